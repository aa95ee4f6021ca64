package sbc

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/service"
)

// state writes a field as the cases below have it: its state, its value, its reason.
func state(f *planfile.Field) string {
	if f == nil {
		return "none"
	}
	text := string(f.State)
	if len(f.Value) > 0 {
		text += " " + string(f.Value)
	}
	if f.Reason != "" {
		text += " " + string(f.Reason)
	}
	return text
}

// What a row of the chart comes to that says more than terms: limits in days or visits,
// what the plan pays at most, labels that name no drugs.
func TestR61Rows(t *testing.T) {
	for name, c := range map[string]struct {
		row                    row
		label, in, out, limits string
		want                   map[string]string // by the ends of pointers
	}{
		"days of visits": {row: rehabilitationRow, in: "20%; deductible does not apply", limits: "60 days per calendar year",
			want: map[string]string{"terms": `read "20% coinsurance; deductible does not apply"`, "visitLimit": "notRead not-terms"}},
		"visits of a stay": {row: nursingRow, in: "20%; deductible does not apply", limits: "Limited to 60 visits per year",
			want: map[string]string{"visitLimit": "notRead not-terms"}},
		"a stay of visits": {row: habilitationRow, in: "20%; deductible does not apply", limits: "Limited to 60 visits per admission",
			want: map[string]string{"visitLimit": "notRead not-terms"}},
		"days of a stay": {row: nursingRow, in: "20%; deductible does not apply", limits: "60 days per calendar year",
			want: map[string]string{"visitLimit": `read {"count":60}`}},
		"days of hospice care": {row: hospiceRow, in: "20%; deductible does not apply", limits: "60 days per calendar year",
			want: map[string]string{"visitLimit": `read {"count":60}`}},
		"days that owe a copay": {row: hospitalRow, in: "$250 copay per day; deductible does not apply", limits: "4 days max per admission",
			want: map[string]string{"terms": `look "$250 copay per day; deductible does not apply" deciding-remark`, "visitLimit": "none"}},
		"days that may owe a copay": {row: hospitalRow, in: "$250 copay per day; deductible does not apply", limits: "Limited to 4 days per admission",
			want: map[string]string{"terms": `look "$250 copay per day; deductible does not apply" deciding-remark`,
				"visitLimit": `look {"count":4,"per":"stay"} deciding-remark`, "outOfNetwork": `read "Not covered"`}},
		"days that no copay is owed by": {row: nursingRow, in: "20%; deductible does not apply", limits: "100 days maximum per admission",
			want: map[string]string{"terms": `look "20% coinsurance; deductible does not apply" deciding-remark`,
				"visitLimit": `look {"count":100,"per":"stay"} deciding-remark`}},
		"days beside those of a copay": {row: nursingRow, in: "$150 copay per day up to 5 days; deductible does not apply",
			limits: "100 days per year",
			want: map[string]string{"terms": `read "$150 copay per day up to 5 days; deductible does not apply"`,
				"visitLimit": `read {"count":100}`}},

		"a cap outside": {row: eyeExamRow, in: "No charge; deductible does not apply", out: "Reimbursed up to $45; deductible does not apply",
			want: map[string]string{"terms": `read "No charge; deductible does not apply"`, "outOfNetwork": "notRead not-terms",
				"planPaysAtMost": "none"}},
		"a limit outside": {row: rehabilitationRow, in: "20%; deductible does not apply",
			out:  "50% after deductible, limited to 20 visits per year",
			want: map[string]string{"outOfNetwork": "notRead not-terms", "visitLimit": "none"}},
		"a cap inside": {row: glassesRow, in: "No charge up to $150; deductible does not apply",
			want: map[string]string{"terms": `look "No charge; deductible does not apply" deciding-remark`,
				"planPaysAtMost": `look {"amount":"150.00","per":"use"} deciding-remark`}},
		"a limit inside": {row: rehabilitationRow, in: "20% after deductible, limited to 20 visits per year",
			want: map[string]string{"terms": `look "20% coinsurance after deductible" deciding-remark`,
				"visitLimit": `look {"count":20} deciding-remark`}},
		"days inside": {row: rehabilitationRow, in: "20% after deductible, limited to 20 days per year",
			want: map[string]string{"terms": `look "20% coinsurance after deductible" deciding-remark`, "visitLimit": "notRead not-terms"}},

		"a benefit period": {row: nursingRow, in: "20% after deductible", limits: "Limited to 100 days per benefit period",
			want: map[string]string{"visitLimit": `look {"count":100} deciding-remark`}},
		"tier 2 alone": {row: brandRow, label: "Tier 2", in: "$40 copay; deductible does not apply",
			want: map[string]string{"terms": `look "$40 copay; deductible does not apply" other-label`, "outOfNetwork": `look "Not covered" other-label`}},
		"tier 4 alone": {row: specialtyRow, label: "Tier 4", in: "$40 copay; deductible does not apply",
			want: map[string]string{"terms": `look "$40 copay; deductible does not apply" other-label`}},
		"a tier beside its drugs": {row: genericRow, label: "Generic drugs (Tier 1)", in: "$10 copay; deductible does not apply",
			want: map[string]string{"terms": `read "$10 copay; deductible does not apply"`}},
	} {
		t.Run(name, func(t *testing.T) {
			r := chartRow{row: c.row, label: c.label, ins: []column{{text: c.in}}, out: column{text: "Not covered"}, limits: column{text: c.limits}}
			if c.label != "" {
				found, rest := labelOf(rowLabels, c.label)
				require.Equal(t, c.row, found)
				r.rest = rest
			}
			if c.out != "" {
				r.out.text = c.out
			}
			p := paper{rows: []chartRow{r}}
			d, err := p.draft()
			require.NoError(t, err)
			for end, want := range c.want {
				assert.Equal(t, want, state(d.Field("/benefits/"+services[c.row][0].String()+"/"+end)), end)
			}
			sound(t, d)
		})
	}
}

// An answer about the deductible that is not for all, or not of all its amounts, leaves
// open whether there is one.
func TestR61OpenDeductible(t *testing.T) {
	for name, c := range map[string]struct {
		deductible, others string
		want               map[string]string
	}{
		"a person's not applicable": {deductible: "Individual: Not applicable / Family: $3,000",
			want: map[string]string{"/deductibles/0": "notRead unread-amount"}},
		"nothing for some": {deductible: "$0 for wellness participants",
			want: map[string]string{"/deductibles/0": "notRead unread-amount"}},
		"not applicable for some": {deductible: "Not applicable for wellness participants",
			want: map[string]string{"/deductibles/0": "notRead unread-amount"}},
		"nothing for some inside": {
			deductible: "In-network: $0 individual / $0 family for wellness participants. Out-of-network: $500 individual / $1,000 family",
			want: map[string]string{"/deductibles/0/self": `look "500.00" unclear-amount`,
				"/deductibles/1": "notRead unread-amount"}},
		"nothing for some, and others": {deductible: "$0 for wellness participants", others: "Yes. $100 for drugs.",
			want: map[string]string{"/deductibles/0": "notRead unread-amount", "/deductibles/1": "none"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := paper{rows: []chartRow{{row: specialistRow, ins: []column{{text: "$40 copay"}}, out: column{text: "Not covered"}}}}
			p.asked[deductibleQuestion].text, p.asked[otherDeductiblesQuestion].text = c.deductible, c.others
			d, err := p.draft()
			require.NoError(t, err)
			for pointer, want := range c.want {
				assert.Equal(t, want, state(d.Field(pointer)), pointer)
			}
			assert.Equal(t, `look "$40 copay after deductible" unmarked`, state(d.Field("/benefits/"+service.Specialist.String()+"/terms")))
			sound(t, d)
		})
	}
}

// What "you will pay the most" heads is out of network unless it names the network.
func TestR61Headings(t *testing.T) {
	for text, want := range map[string]heading{
		"Network Provider (You will pay the least)":                       inHeading,
		"Out-of-Network Provider (You will pay the most)":                 outHeading,
		"Non-Participating Provider (You will pay the most)":              outHeading,
		"Non–Preferred Provider (You will pay the most)":                  outHeading,
		"Out-of-the-Network Provider (You will pay the most)":             outHeading,
		"Any Other Provider (You will pay the most)":                      outHeading,
		"Proveedor fuera de la red (Usted pagará lo máximo)":              outHeading,
		"Proveedor no participante (Usted pagará el máximo)":              outHeading,
		"Frontier Health Non-Member Provider (You will pay the most)":     outHeading,
		"Provider Not Participating (You will pay the most)":              outHeading,
		"Participating Provider (You will pay the most)":                  inHeading,
		"Network Provider (You will pay the most)":                        inHeading,
		"Preferred Provider (You will pay the most)":                      inHeading,
		"Tier 2 (You will pay the most)":                                  inHeading,
		"Proveedor de la red, nivel 2 (Usted pagará lo máximo)":           inHeading,
		"Proveedor participante (Usted pagará más)":                       inHeading,
		"Limitations, Exceptions, & Other Important Information":          limitsHeading,
		"Tier 3: Out-of-Network Provider (You will pay the most, plus …)": outHeading,
	} {
		assert.Equal(t, want, headingOf(text), text)
	}
}

// A page whose headings name no costs, as in a paper of an insurer that has the limitations
// over the second column, has the columns of the page before where its lines stand there.
// What it says is to be looked at.
func TestR61Misheaded(t *testing.T) {
	const name = "ppo-chromium"
	whole, err := Read(readCorpus(t, name))
	require.NoError(t, err)
	var marks struct {
		Pages []struct {
			W     float64           `json:"w"`
			H     float64           `json:"h"`
			Items []map[string]any  `json:"items"`
			Rules []json.RawMessage `json:"rules"`
		} `json:"pages"`
	}
	require.NoError(t, json.Unmarshal(readCorpus(t, name), &marks))
	page, charts := 0, 0
	for i := range marks.Pages {
		p := &marks.Pages[i]
		if !slices.ContainsFunc(p.Items, func(it map[string]any) bool { return it["s"] == "Services You May Need" }) {
			continue
		}
		if charts++; charts == 2 {
			page = i + 1
			for _, it := range p.Items {
				text, _ := it["s"].(string)
				if y, _ := it["y"].(float64); y < 80 && (strings.Contains(text, "Network") || strings.Contains(text, "Provider") || strings.Contains(text, "pay the")) {
					it["s"] = "Information"
				}
			}
		}
	}
	require.NotZero(t, page)
	changed, err := json.Marshal(marks)
	require.NoError(t, err)
	drafts, err := Read(changed)
	require.NoError(t, err)
	for _, f := range drafts[0].Fields {
		before := whole[0].Field(f.Pointer)
		require.NotNil(t, before, f.Pointer)
		assert.Equal(t, string(before.Value), string(f.Value), f.Pointer)
	}
	for _, name := range []string{"deliveryFacility", "homeHealth", "rehabilitation", "skilledNursing", "hospice"} {
		f := drafts[0].Field("/benefits/" + name + "/terms")
		assert.Equal(t, page, f.Place.Page, name)
		assert.Equal(t, planfile.Look, f.State, name)
	}
}

// A chart can have two tiers of a network and nothing outside it. A chart
// with one column of costs, or with two outside, is refused.
func TestR61Columns(t *testing.T) {
	const first, second = "Tier 1 Network Provider (You will pay the least)", "Participating Provider (You will pay the most)"
	const beyond, limits = "Out-of-Network Provider", "Limitations, Exceptions"
	for name, c := range map[string]struct {
		headings []string
		tiers    int
		code     planfile.Reason
	}{
		"two tiers":              {[]string{first, second, limits}, 2, ""},
		"two tiers, and outside": {[]string{first, second, beyond, limits}, 2, ""},
		"one column":             {[]string{first, limits}, 0, NoColumns},
		"two outside":            {[]string{first, beyond, beyond, limits}, 0, ManyColumns},
		"four tiers":             {[]string{first, second, "Tier 3", "Network", beyond, limits}, 0, ManyColumns},
		"tiers on some pages":    {[]string{first, second, beyond, limits}, 0, NoColumns},
	} {
		t.Run(name, func(t *testing.T) {
			var headings []headed
			for _, text := range c.headings {
				headings = append(headings, headed{headingOf(text), text})
			}
			var table []*tableRow[row]
			for label := specialistRow; label < specialistRow+leastLabels; label++ {
				r := &tableRow[row]{label: label, headings: headings, place: planfile.Place{Page: 2}}
				if name == "tiers on some pages" && label == hospitalRow {
					r.headings = headings[1:]
				}
				r.columns = make([]column, len(r.headings))
				table = append(table, r)
			}
			p := paper{}
			err := p.readChart(table)
			if c.code != "" {
				assert.Equal(t, &Refusal{c.code, 2}, RefusalOf(err))
				return
			}
			require.NoError(t, err)
			assert.Len(t, p.tiers, c.tiers)
			d, err := p.draft()
			require.NoError(t, err)
			assert.NotNil(t, d.Field("/benefits/lab/tier2"))
			assert.Equal(t, name != "two tiers", d.Field("/benefits/lab/outOfNetwork") != nil, "what no column says is not read")
			sound(t, d)
		})
	}
}
