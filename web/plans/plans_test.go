// Package plans_test checks the sample plans of the page.
package plans_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/places"
	"github.com/outpocket/outpocket/estimator/plan"
)

const (
	one    = `[{"id":"a","relationship":"self","age":40}]`
	family = `[{"id":"a","relationship":"self","age":40},{"id":"b","relationship":"spouse","age":41},{"id":"c","relationship":"child","age":9}]`
)

// under works out a year under a plan as its file has it.
func under(t *testing.T, members, care string, text []byte) *estimator.PlanResult {
	t.Helper()
	request, problems := estimator.ReadRequest([]byte(`{"year":2026,"members":` + members + `,"care":[` + care + `],"plans":[` + string(text) + `]}`))
	require.NoError(t, problems.Err())
	result, err := estimator.Estimate(request)
	require.NoError(t, err)
	return &result.Plans[0]
}

func samples(t *testing.T) map[string][]byte {
	t.Helper()
	var names []string
	text, err := os.ReadFile("index.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &names))
	files, err := filepath.Glob("*.json")
	require.NoError(t, err)
	assert.Len(t, files, len(names)+1, "index.json lists every file")
	texts := map[string][]byte{}
	for _, name := range names {
		texts[name], err = os.ReadFile(name)
		require.NoError(t, err)
	}
	return texts
}

func TestSamplesAreRight(t *testing.T) {
	ids := map[string]bool{}
	told := map[string]bool{}
	var provisions []map[string]string
	for name, text := range samples(t) {
		for _, members := range []string{one, family} {
			under(t, members, ``, text)
		}
		var document any
		require.NoError(t, json.Unmarshal(text, &document), name)
		request, problems := estimator.ReadRequest([]byte(`{"year":2026,"members":` + one + `,"care":[],"plans":[` + string(text) + `]}`))
		require.NoError(t, problems.Err(), name)
		p := &request.Plans[0]
		assert.False(t, ids[p.ID], name)
		ids[p.ID] = true
		// What has no source is named; a premium is one or the other.
		sourced := slices.ContainsFunc(p.Sources, func(source plan.Source) bool { return slices.Contains(source.Covers, "/premium") })
		assert.True(t, sourced || slices.Contains(p.Illustrations, "/premium"), name)
		assert.NotEmpty(t, p.Sources, name)
		for i, source := range p.Sources {
			assert.NotContains(t, p.Sources[:i], source, "%s: a source stands there once", name)
		}
		for _, pointer := range p.Illustrations {
			assert.True(t, exists(document, pointer), "%s: %s", name, pointer)
		}
		for _, source := range p.Sources {
			assert.NotEmpty(t, source.URL, "%s: %s", name, source.Title)
			for _, pointer := range source.Covers {
				assert.True(t, exists(document, pointer), "%s: %s", name, pointer)
			}
		}
		// Readers of a language in which a provision is not have the English one.
		for i, provision := range p.NotExpressed {
			assert.Contains(t, provision, "en", "%s: notExpressed %d", name, i)
			for language, text := range provision {
				assert.NotEmpty(t, text, "%s: notExpressed %d in %s", name, i, language)
				told[language] = true
			}
			provisions = append(provisions, provision)
		}
	}
	for _, provision := range provisions {
		assert.Len(t, provision, len(told), "in some languages only: %v", provision)
	}
}

// exists tells whether a JSON pointer without escapes leads to something.
func exists(document any, pointer string) bool {
	for _, step := range strings.Split(pointer, "/")[1:] {
		switch d := document.(type) {
		case map[string]any:
			document = d[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(d) {
				return false
			}
			document = d[i]
		default:
			return false
		}
	}
	return document != nil
}

// TestSamplesByHand holds a few amounts of each design against its source.
func TestSamplesByHand(t *testing.T) {
	item := func(id, service, count, price, more string) string {
		return `{"id":"` + id + `","member":"a","service":"` + service + `","count":` + count + `,"price":` + price + more + `}`
	}
	stay := item("stay", "hospitalStay", "1", "20000", `,"days":7`)
	visits := item("primary", "primaryCare", "2", "150", "") + `,` + item("specialist", "specialist", "2", "200", `,"referral":"have"`)
	texts := samples(t)
	for _, c := range []struct{ name, care, deductible, copay, coinsurance string }{
		{"example-hmo.json", visits + `,` + stay, "0.00", "2095.00", "0.00"},
		{"example-ppo.json", visits + `,` + stay, "0.00", "220.00", "6000.00"},
		{"covered-california-gold-hmo-2026.json", visits + `,` + stay, "0.00", "2095.00", "0.00"}, // 2 × 40 + 2 × 70 + 5 × 375
		{"covered-california-gold-ppo-2026.json", visits + `,` + stay, "0.00", "220.00", "6000.00"},
		{"covered-california-platinum-hmo-2026.json", visits + `,` + stay, "0.00", "1215.00", "0.00"}, // 2 × 15 + 2 × 30 + 5 × 225
		{"covered-california-platinum-ppo-2026.json", visits + `,` + stay, "0.00", "90.00", "2000.00"},
		{"kaiser-gold-80-hmo-california-2025.json", visits + `,` + stay, "0.00", "1950.00", "0.00"},           // 2 × 35 + 2 × 65 + 5 × 350
		{"healthfirst-bronze-leaf-hmo-new-york-2025.json", visits + `,` + stay, "3800.00", "1750.00", "0.00"}, // 2 × 50 + 2 × 75 + 1,500: three first visits, the fourth once the stay has met the deductible
		{"oscar-silver-simple-new-jersey-2026.json", visits, "700.00", "0.00", "0.00"},
		{"oscar-silver-simple-new-jersey-2026.json", visits + `,` + stay, "2800.00", "0.00", "4600.00"}, // the visits before the stay are below the deductible, those after it above the maximum of 7,400
		{"indemnity-80-20-2026.json", visits, "500.00", "0.00", "40.00"},
	} {
		p := under(t, one, c.care, texts[c.name])
		assert.Equal(t, c.deductible, p.Deductible.String(), c.name)
		assert.Equal(t, c.copay, p.Copay.String(), c.name)
		assert.Equal(t, c.coinsurance, p.Coinsurance.String(), c.name)
	}
	// What Healthfirst prints for a simple fracture: 2,800 dollars of deductible.
	fracture := strings.Join([]string{
		item("ambulance", "ambulance", "1", "944", ""), item("emergency", "emergencyRoom", "1", "742", ""), item("x-ray", "xray", "1", "113", ""),
		item("facility", "outpatientFacility", "1", "43", ""), item("therapy", "rehabilitation", "1", "364", ""), item("crutches", "durableEquipment", "1", "248", ""),
		item("drug", "genericDrug", "1", "5", ""),
	}, ",")
	p := under(t, one, fracture, texts["healthfirst-bronze-leaf-hmo-new-york-2025.json"])
	assert.Equal(t, "2459.00", p.Deductible.String(), "all but its two visits to a specialist")
	assert.Equal(t, "0.00", p.Copay.String())
}

// The Silver sample has the three variants that CMS publishes of it: an income from 100% to
// 150% of the poverty line of one person, 15,650, gives the one of 94%, and so on (R56).
// The stay of 20,000 meets every maximum. New Jersey's benchmark at 40 is 326 × 1.278 ÷
// 0.765 = 544.61 a month, the sample's premium 537.83.
func TestR56SilverSample(t *testing.T) {
	text := string(samples(t)["oscar-silver-simple-new-jersey-2026.json"])
	engine := estimator.Estimator{Places: places.Of}
	for _, c := range []struct {
		income, deductible, paid, premium string
		percent                           int
	}{
		{"22000", "100.00", "1400.00", "703.64", 94}, // 3.57%: 785; 6,453.96 − (6,535.32 − 785)
		{"23475", "100.00", "1400.00", "902.64", 94},
		{"23475.63", "850.00", "2800.00", "902.64", 87},
		{"31300", "850.00", "2800.00", "1984.64", 87},
		{"31300.01", "2700.00", "6850.00", "1984.64", 73},
		{"39125", "2700.00", "6850.00", "3220.64", 73},
		{"39125.01", "2800.00", "7400.00", "3220.64", 0},
	} {
		request := `{"year":2026,"members":` + one + `,"income":` + c.income + `,"taxFamily":1,"place":{"state":"NJ","county":"Essex"},` +
			`"care":[{"id":"stay","member":"a","service":"hospitalStay","count":1,"days":4,"price":20000}],"plans":[` + text + `]}`
		var answer struct {
			OK *struct {
				Plans []struct {
					ReducedCostSharing               int
					Premium, Deductible, Coinsurance money.Cents
				}
			}
			Error json.RawMessage
		}
		require.NoError(t, json.Unmarshal(engine.Estimate([]byte(request)), &answer))
		require.NotNil(t, answer.OK, "%s: %s", c.income, answer.Error)
		p := &answer.OK.Plans[0]
		assert.Equal(t, c.percent, p.ReducedCostSharing, c.income)
		assert.Equal(t, c.deductible, p.Deductible.String(), c.income)
		assert.Equal(t, c.paid, (p.Deductible + p.Coinsurance).String(), c.income)
		assert.Equal(t, c.premium, p.Premium.String(), c.income)
	}
}

// What Oscar files in New Jersey is the rate at 21 times the default age curve, but for a
// cent or two.
func TestR53SilverSampleRates(t *testing.T) {
	p := document(t, samples(t)["oscar-silver-simple-new-jersey-2026.json"])
	bands := p.Premium.ByAge
	for age := range 121 {
		for bands[0].To < age {
			bands = bands[1:]
		}
		require.LessOrEqual(t, bands[0].From, age)
		want := money.MulDiv(42084, defaultAgeCurve[min(max(age-14, 0), len(defaultAgeCurve)-1)], 1000)
		assert.InDelta(t, int64(want), int64(bands[0].Amount), 2, "age %d", age)
	}
}

// document reads a plan's file.
func document(t *testing.T, text []byte) *plan.Plan {
	t.Helper()
	request, problems := estimator.ReadRequest([]byte(`{"year":2026,"members":` + one + `,"care":[],"plans":[` + string(text) + `]}`))
	require.NoError(t, problems.Err())
	return &request.Plans[0]
}

// The examples cost what KFF has workers pay on average in 2025, alone and for a
// family, whatever the plan's type.
func TestR25ExamplesCostWhatWorkersPay(t *testing.T) {
	texts := samples(t)
	for _, name := range []string{"example-hmo.json", "example-ppo.json"} {
		assert.Equal(t, "1440.00", under(t, one, ``, texts[name]).Premium.String(), name)
		assert.Equal(t, "6850.00", under(t, family, ``, texts[name]).Premium.String(), name)
	}
}

// The examples have the terms of the samples that they name as their source.
func TestExamplesHaveTheTermsOfSamples(t *testing.T) {
	texts := samples(t)
	for example, sample := range map[string]string{"example-hmo.json": "covered-california-gold-hmo-2026.json", "example-ppo.json": "covered-california-gold-ppo-2026.json"} {
		got, want := document(t, texts[example]), document(t, texts[sample])
		assert.Equal(t, want.Type, got.Type)
		assert.Equal(t, want.Benefits, got.Benefits)
		assert.Equal(t, want.Deductibles, got.Deductibles)
		assert.Equal(t, want.OutOfPocketMaximums, got.OutOfPocketMaximums)
		assert.Empty(t, got.MetalLevel, "an employer's plan has no metal")
	}
}

// defaultAgeCurve are CMS's thousandths of the premium at 21 (State Specific Age
// Curve Variations, the default curve): up to 14, from 15 on, 64 and over.
var defaultAgeCurve = [...]int64{765,
	833, 859, 885, 913, 941, 970, 1000, 1000, 1000, 1000, 1004, 1024, 1048, 1087, 1119, 1135, 1159, 1183, 1198, 1214, 1222, 1230, 1238, 1246, 1262,
	1278, 1302, 1325, 1357, 1397, 1444, 1500, 1563, 1635, 1706, 1786, 1865, 1952, 2040, 2135, 2230, 2333, 2437, 2548, 2603, 2714, 2810, 2873, 2952, 3000}

// Marketplace samples carry a premium of the marketplace, never that of an
// employer's survey: the place's base, month by month, times the age curve. The
// bases are the second-lowest silver premium at age 0 in Los Angeles (area 16)
// times the metal's value, as benchmark premiums compiled by PolicyEngine US have
// it.
func TestR25MarketplacePremiums(t *testing.T) {
	byAge := map[string]struct{ base, value int64 }{
		"covered-california-gold-hmo-2026.json":     {312, 80},
		"covered-california-gold-ppo-2026.json":     {312, 80},
		"covered-california-platinum-hmo-2026.json": {312, 90},
		"covered-california-platinum-ppo-2026.json": {312, 90},
		"kaiser-gold-80-hmo-california-2025.json":   {245, 80},
	}
	for name, text := range samples(t) {
		p := document(t, text)
		if p.MetalLevel == "" {
			continue
		}
		assert.Nil(t, p.Premium.EmployerShare, name)
		for _, source := range p.Sources {
			assert.NotContains(t, source.Title, "Employer", name)
		}
		of, ok := byAge[name]
		if !ok {
			continue
		}
		delete(byAge, name)
		require.Equal(t, plan.Month, p.Premium.Period, name)
		bands := p.Premium.ByAge
		for age := range 121 {
			for bands[0].To < age {
				bands = bands[1:]
			}
			require.LessOrEqual(t, bands[0].From, age, name)
			factor := defaultAgeCurve[min(max(age-14, 0), len(defaultAgeCurve)-1)]
			assert.Equal(t, money.MulDiv(money.Cents(of.base*100), of.value*factor, 70*765), bands[0].Amount, "%s, age %d", name, age)
		}
	}
	assert.Empty(t, byAge)
	// New York rates by who is covered, not by age: 2, 1.7 and 2.85 times an adult's,
	// here the lowest bronze premium in New York City (area 4) in 2026.
	text := samples(t)["healthfirst-bronze-leaf-hmo-new-york-2025.json"]
	const couple = `[{"id":"a","relationship":"self","age":40},{"id":"b","relationship":"spouse","age":41}]`
	const child = `[{"id":"a","relationship":"self","age":40},{"id":"c","relationship":"child","age":9}]`
	for members, hundredths := range map[string]int64{one: 100, couple: 200, child: 170, family: 285} {
		assert.Equal(t, money.Cents(647*12*hundredths), under(t, members, ``, text).Premium, members)
	}
}
