package planfile_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/terms"
)

var ofCMS = planfile.Convention{Unmarked: terms.UnmarkedWaived}

// draft is one of a plan in which everything was read.
func draft() *planfile.Draft {
	d := &planfile.Draft{ID: "12345TX0010001-01", Name: "Bronze 60"}
	d.Says("/type", "HMO", planfile.Place{Row: 2, Column: "PlanType"}, "HMO")
	d.Says("/year", 2026, planfile.Place{}, "2026")
	d.Says("/premium", json.RawMessage(`{"period":"month","amount":400}`), planfile.Place{}, "")
	d.Says("/deductibles/0/covers", "medicalAndDrug", planfile.Place{}, "")
	d.Says("/deductibles/0/network", "inNetwork", planfile.Place{}, "")
	d.Amount("/deductibles/0/self", planfile.Place{}, "$7,500")
	d.Terms("/benefits/primaryCare/terms", ofCMS, planfile.Place{}, "$50 copay")
	d.Terms("/benefits/imaging/terms", ofCMS, planfile.Place{}, "50% Coinsurance after deductible")
	return d
}

func confirm(pairs ...string) map[string]json.RawMessage {
	m := map[string]json.RawMessage{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = json.RawMessage(pairs[i+1])
	}
	return m
}

func TestR58Plan(t *testing.T) {
	for _, c := range []struct {
		name      string
		more      func(d *planfile.Draft)
		confirmed map[string]json.RawMessage
		unknown   []string
		lacks     []string
		problems  []string
		// at a pointer below the plan stands want
		benefits map[string]string
	}{
		{"everything else is unknown where no source states it", func(*planfile.Draft) {}, nil, []string{"/benefits/other/terms"}, nil, nil,
			map[string]string{"primaryCare": `"$50 copay; deductible does not apply"`, "imaging": `"50% coinsurance after deductible"`, "other": `"Unknown"`}},
		{"unless a person says it", func(*planfile.Draft) {}, confirm("/benefits/other", `"50% after deductible"`), nil, nil, nil,
			map[string]string{"other": `"50% after deductible"`}},
		{"a row that was not read is unknown, not absent", func(d *planfile.Draft) {
			d.Terms("/benefits/lab/terms", ofCMS, planfile.Place{Row: 7}, "see the booklet")
		}, nil, []string{"/benefits/lab/terms", "/benefits/other/terms"}, nil, nil, map[string]string{"lab": `"Unknown"`}},
		{"a person reads it", func(d *planfile.Draft) {
			d.Terms("/benefits/lab/terms", ofCMS, planfile.Place{Row: 7}, "see the booklet")
		}, confirm("/benefits/lab/terms", `"$20; deductible does not apply"`), []string{"/benefits/other/terms"}, nil, nil, map[string]string{"lab": `"$20; deductible does not apply"`}},
		{"a person says that the plan does not state it", func(d *planfile.Draft) {
			d.Lacks("/benefits/lab/terms")
		}, confirm("/benefits/lab/terms", `null`), []string{"/benefits/other/terms"}, nil, nil, map[string]string{"lab": ``}},
		{"nor is one that is to be looked at taken", func(d *planfile.Draft) {
			d.Looks("/benefits/lab/terms", "$20 copay; deductible does not apply", planfile.Narrower, planfile.Place{}, "$20*")
		}, nil, []string{"/benefits/lab/terms", "/benefits/other/terms"}, nil, nil, map[string]string{"lab": `"Unknown"`}},
		{"out of network alone", func(d *planfile.Draft) {
			d.Unread("/benefits/primaryCare/outOfNetwork", planfile.NotTerms, planfile.Place{}, "?")
		}, nil, []string{"/benefits/primaryCare/outOfNetwork", "/benefits/other/terms"}, nil, nil,
			map[string]string{"primaryCare": `{"terms":"$50 copay; deductible does not apply","outOfNetwork":"Unknown"}`}},
		{"a limit that was not read is lacking", func(d *planfile.Draft) {
			d.Amount("/deductibles/0/family", planfile.Place{}, "fifteen thousand")
		}, nil, []string{"/benefits/other/terms"}, []string{"/deductibles/0/family"}, nil, nil},
		{"and there once it is confirmed", func(d *planfile.Draft) {
			d.Amount("/deductibles/0/family", planfile.Place{}, "fifteen thousand")
		}, confirm("/deductibles/0/family", `15000`), []string{"/benefits/other/terms"}, nil, nil, nil},
		{"a deductible that the source does not speak of is none of $0", func(d *planfile.Draft) {
			d.Lacks("/outOfPocketMaximums/0")
		}, nil, []string{"/benefits/other/terms"}, []string{"/outOfPocketMaximums/0"}, nil, nil},
		{"unless a person says its parts", func(d *planfile.Draft) {
			d.Lacks("/outOfPocketMaximums/0")
		}, confirm("/outOfPocketMaximums/0/covers", `"medicalAndDrug"`, "/outOfPocketMaximums/0/network", `"inNetwork"`, "/outOfPocketMaximums/0/self", `9000`),
			[]string{"/benefits/other/terms"}, nil, nil, nil},
		{"or that there is none", func(d *planfile.Draft) {
			d.Lacks("/outOfPocketMaximums/0")
		}, confirm("/outOfPocketMaximums/0", `null`), []string{"/benefits/other/terms"}, nil, nil, nil},
		{"a premium that was not read, said in parts", func(d *planfile.Draft) {
			d.Fields = slices.DeleteFunc(d.Fields, func(f planfile.Field) bool { return f.Pointer == "/premium" })
			d.Unread("/premium", planfile.Unstated, planfile.Place{Row: 3}, "412.50")
		}, confirm("/premium/period", `"month"`, "/premium/amount", `412.5`), []string{"/benefits/other/terms"}, nil, nil, nil},
		{"without the most that the plan pays, terms are unknown", func(d *planfile.Draft) {
			d.Looks("/benefits/primaryCare/planPaysAtMost", json.RawMessage(`{"amount":"150.00","per":"use"}`), planfile.Narrower, planfile.Place{}, "up to $150")
		}, nil, []string{"/benefits/primaryCare/terms", "/benefits/other/terms"}, nil, nil, map[string]string{"primaryCare": `"Unknown"`}},
		{"and known with it", func(d *planfile.Draft) {
			d.Looks("/benefits/primaryCare/planPaysAtMost", json.RawMessage(`{"amount":"150.00","per":"use"}`), planfile.Narrower, planfile.Place{}, "up to $150")
		}, confirm("/benefits/primaryCare/planPaysAtMost", `{"amount":"150.00","per":"use"}`), []string{"/benefits/other/terms"}, nil, nil,
			map[string]string{"primaryCare": `{"terms":"$50 copay; deductible does not apply","planPaysAtMost":{"amount":"150.00","per":"use"}}`}},
		{"what a plan has to state and nobody said", func(d *planfile.Draft) {
			d.Fields = d.Fields[:2]
			d.Lacks("/premium")
		}, nil, []string{"/benefits/other/terms"}, nil, []string{"missing /premium"}, nil},
		{"what a person says wrongly", func(*planfile.Draft) {}, confirm("/benefits/lab/terms", `"free"`), []string{"/benefits/other/terms"}, nil, []string{"terms-syntax /benefits/lab/terms"}, nil},
		{"no place in a plan", func(*planfile.Draft) {}, confirm("/deductibles/self", `1`), []string{"/benefits/other/terms"}, nil, []string{"no-such-place /deductibles/self"}, nil},
		{"a list of a million", func(*planfile.Draft) {}, confirm("/deductibles/1000000/self", `1`), []string{"/benefits/other/terms"}, nil, []string{"no-such-place /deductibles/1000000/self"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := draft()
			c.more(d)
			m := d.Plan(c.confirmed)
			assert.Equal(t, c.unknown, m.Unknown)
			assert.Equal(t, c.lacks, m.Lacks)
			var problems []string
			for _, p := range m.Problems {
				problems = append(problems, p.Code+" "+p.Pointer)
			}
			assert.Equal(t, c.problems, problems)
			if c.lacks != nil || c.problems != nil {
				assert.Nil(t, m.Plan, "what is not a whole plan is none")
				return
			}
			var got struct{ Benefits map[string]json.RawMessage }
			require.NoError(t, json.Unmarshal(m.Plan, &got))
			for s, want := range c.benefits {
				assert.Equal(t, want, string(got.Benefits[s]), s)
			}
			// What came out goes in and comes out the same.
			var p plan.Plan
			var found problem.List
			document.Read(m.Plan, &p, &found)
			require.Empty(t, found)
			assert.Equal(t, string(m.Plan), string(document.Append(nil, &p)))
		})
	}
}

// A PPO has terms out of the network, and what nobody read of them is unknown.
func TestR58OutOfNetworkIsUnknown(t *testing.T) {
	d := draft()
	d.Fields[0].Value = json.RawMessage(`"PPO"`)
	d.Says("/benefits/eyeExam/terms", "Not covered", planfile.Place{Row: 9}, "Not Covered")
	d.Terms("/benefits/specialist/terms", ofCMS, planfile.Place{Row: 10}, "$60 copay")
	d.Terms("/benefits/specialist/outOfNetwork", ofCMS, planfile.Place{Row: 10}, "50% Coinsurance after deductible")
	made := d.Plan(confirm("/benefits/imaging/outOfNetwork", `null`))
	assert.Equal(t, []string{"/benefits/primaryCare/outOfNetwork", "/benefits/other/terms", "/benefits/other/outOfNetwork"}, made.Unknown,
		"of imaging a person says that the plan does not state it")
	var got struct{ Benefits map[string]json.RawMessage }
	require.NoError(t, json.Unmarshal(made.Plan, &got))
	assert.Equal(t, `{"terms":"Not covered","outOfNetwork":"Not covered"}`, string(got.Benefits["eyeExam"]),
		"care that is not covered is not taken for the specialist's outside the network")
	// A plan file means by what it leaves out what R15 says.
	whole := planfile.FromPlan(&plan.Plan{ID: "p", Name: "P", Type: plan.PPO, Year: 2026,
		Benefits: map[service.ID]plan.Benefit{service.Other: {Terms: "20%", OutOfNetwork: "40%"}, service.PrimaryCare: {Terms: "$30"}}})
	assert.Empty(t, whole.Plan(nil).Unknown)
}

// The sharing of a variant is less than that of the plan which a formulary names (R56).
func TestR56FormularyOfAVariant(t *testing.T) {
	for id, state := range map[string]planfile.State{
		"12345TX0010001-06": planfile.Look, "12345TX0010001-01": planfile.Read, "12345TX0010001": planfile.Read,
	} {
		d, more := draft(), &planfile.Draft{ID: "12345TX0010001"}
		d.ID = id
		more.Terms("/benefits/genericDrug/mail90", ofCMS, planfile.Place{}, "$20 copay")
		require.True(t, d.Merge(more))
		assert.Equal(t, state, d.Field("/benefits/genericDrug/mail90").State, id)
	}
}

// An assumption enters a plan when a person confirms it, and is marked there.
func TestAssumptionsAreMarked(t *testing.T) {
	d := draft()
	d.Looks("/benefits/other/terms", "50% after deductible", planfile.Assumed, planfile.Place{}, "")
	m := d.Plan(nil)
	assert.Contains(t, string(m.Plan), `"other":"Unknown"`)
	m = d.Plan(confirm("/benefits/other/terms", `"50% after deductible"`))
	assert.Contains(t, string(m.Plan), `"illustrations":["/benefits/other/terms"]`)
	m = d.Plan(confirm("/benefits/other/terms", `"40% after deductible"`))
	assert.NotContains(t, string(m.Plan), "illustrations", "somebody who says otherwise knows")
}

func TestTerms(t *testing.T) {
	for _, c := range []struct {
		pointer, text string
		convention    terms.Unmarked
		state         planfile.State
		reason        planfile.Reason
		value         string
	}{
		{"/benefits/specialist/terms", "$40 copay/visit", terms.UnmarkedAfter, planfile.Read, "", "$40 copay after deductible"},
		{"/benefits/specialist/terms", "$40 copay/visit", terms.UnmarkedWaived, planfile.Read, "", "$40 copay; deductible does not apply"},
		{"/benefits/specialist/terms", "$40 copay/visit", terms.UnmarkedIsError, planfile.Look, planfile.Unmarked, "$40 copay; deductible does not apply"},
		{"/benefits/specialist/terms", "100%", terms.UnmarkedWaived, planfile.Look, planfile.HundredPercent, "Not covered"},
		{"/benefits/specialist/outOfNetwork", "100%", terms.UnmarkedWaived, planfile.Read, "", "Not covered"},
		{"/benefits/hospitalStay/terms", "$300.00 Copay per Stay | 100.00%", terms.UnmarkedWaived, planfile.Read, "", "$300 copay per stay; deductible does not apply"},
		{"/benefits/rehabilitation/terms", "20% after deductible, limited to 20 visits per year", terms.UnmarkedWaived, planfile.Read, "", "20% coinsurance after deductible; limited to 20 visits per year"},
		{"/benefits/childGlasses/terms", "No charge up to $150", terms.UnmarkedWaived, planfile.Read, "", "No charge; deductible does not apply; the plan pays up to $150.00"},
		{"/benefits/lab/terms", "X-ray - $35 Lab - $15", terms.UnmarkedAfter, planfile.Read, "", "$15 copay after deductible"},
		{"/benefits/xray/terms", "X-ray - $35 Lab - $15", terms.UnmarkedAfter, planfile.Read, "", "$35 copay after deductible"},
		{"/benefits/primaryCare/terms", "X-ray - $35 Lab - $15", terms.UnmarkedAfter, planfile.NotRead, planfile.OtherCare, ""},
		{"/benefits/lab/terms", "Unknown", terms.UnmarkedAfter, planfile.NotRead, planfile.NotTerms, ""},
		{"/benefits/lab/terms", "same as in-network", terms.UnmarkedAfter, planfile.NotRead, planfile.NotTerms, ""},
		{"/benefits/lab/terms", "", terms.UnmarkedAfter, planfile.NotRead, planfile.NotTerms, ""},
	} {
		var d planfile.Draft
		d.Terms(c.pointer, planfile.Convention{Unmarked: c.convention}, planfile.Place{}, c.text)
		f := d.Field(c.pointer)
		assert.Equal(t, c.state, f.State, c.text)
		assert.Equal(t, c.reason, f.Reason, c.text)
		var value string
		if f.Value != nil {
			require.NoError(t, json.Unmarshal(f.Value, &value))
		}
		assert.Equal(t, c.value, value, c.text)
	}
}

// A draft as a whole shows what one text does not.
func TestSettle(t *testing.T) {
	d := draft()
	d.Terms("/benefits/lab/terms", ofCMS, planfile.Place{}, "80% after deductible")
	d.Terms("/benefits/xray/terms", ofCMS, planfile.Place{}, "90% after deductible")
	d.Terms("/benefits/specialist/terms", ofCMS, planfile.Place{}, "20% after $1,200 deductible")
	d.Terms("/benefits/urgentCare/terms", ofCMS, planfile.Place{}, "20% after $7,500 deductible")
	d.Settle()
	reason := func(s string) planfile.Reason { return d.Field("/benefits/" + s + "/terms").Reason }
	assert.Equal(t, planfile.Reason(""), reason("lab"), "two of five percentages")
	assert.Equal(t, planfile.NamedDeductible, reason("specialist"))
	assert.Equal(t, planfile.Reason(""), reason("urgentCare"))
	d.Terms("/benefits/emergencyRoom/terms", ofCMS, planfile.Place{}, "70% after deductible")
	d.Settle()
	assert.Equal(t, planfile.PercentOfPlan, reason("lab"), "three of six")
}

// Two places that say different things are to be looked at.
func TestAddOfOnePointerTwice(t *testing.T) {
	var d planfile.Draft
	d.Lacks("/year")
	d.Says("/year", 2025, planfile.Place{Row: 2}, "2025")
	d.Says("/year", 2025, planfile.Place{Row: 3}, "2025")
	d.Lacks("/year")
	assert.Equal(t, planfile.Count{Read: 1}, d.Count())
	d.Says("/year", 2026, planfile.Place{Row: 4}, "2026")
	assert.Equal(t, planfile.Count{Look: 1}, d.Count())
	assert.Equal(t, planfile.Disagrees, d.Field("/year").Reason)
	assert.Equal(t, []planfile.Remark{{Place: planfile.Place{Row: 4}, Text: "2026"}}, d.Field("/year").Decided)
}

func TestParseAmount(t *testing.T) {
	for text, want := range map[string]string{
		"$1,500": "1500.00", "1500.5": "1500.50", " $0 ": "0.00", "$1,234,567.89": "1234567.89", "9,200.00": "9200.00",
		"": "", "$": "", "1,50": "", "15,00.00": "", "1500 per person": "", "-5": "", "1e3": "", "$$5": "", ",500": "", "5.": "", "fifty": "", "10000000": "",
	} {
		amount, ok := planfile.ParseAmount(text)
		assert.Equal(t, want != "", ok, text)
		if ok {
			assert.Equal(t, want, amount.String(), text)
		}
	}
}

// wordings are texts of real papers.
func wordings(t testing.TB) []string {
	text, err := os.ReadFile("../terms/testdata/wordings.json")
	require.NoError(t, err)
	var file any
	require.NoError(t, json.Unmarshal(text, &file))
	var texts []string
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			texts = append(texts, v)
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for _, e := range v {
				walk(e)
			}
		}
	}
	walk(file)
	return texts
}

// FuzzWords: what is read of a text is read of its words too, whatever they would mean
// without a mark.
func FuzzWords(f *testing.F) {
	for _, text := range wordings(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := terms.Read(text, terms.UnmarkedAfter)
		if err != nil {
			return // no terms, of which there are no words
		}
		for _, s := range []service.ID{service.Lab, service.XRay, service.PrimaryCare, service.OutpatientFacility, service.GenericDrug, service.HospitalStay} {
			care := plan.CareOf(s)
			words, ok := planfile.Words(&r, care)
			if !ok {
				continue
			}
			again, err := terms.Read(words, terms.UnmarkedIsError)
			require.NoError(t, err, "%q as %q", text, words)
			third, ok := planfile.Words(&again, care)
			require.True(t, ok)
			require.Equal(t, words, third)
			require.Equal(t, r.Limit.Count, again.Limit.Count)
			require.Equal(t, r.Limit.Per, again.Limit.Per)
			require.Equal(t, r.Limit.Years, again.Limit.Years)
			require.Equal(t, r.Limit.Days, again.Limit.Days)
			require.Equal(t, r.PlanPays.Amount, again.PlanPays.Amount)
			require.Equal(t, r.PlanPays.Per, again.PlanPays.Per)
			of := r.Terms
			if r.Kinds[0].Care != terms.OwnCare && care != terms.OwnCare {
				of, _ = r.Of(care)
			}
			require.Equal(t, of, again.Terms)
		}
	})
}
