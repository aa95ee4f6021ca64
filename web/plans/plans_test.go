// Package plans_test checks the sample plans of the page.
package plans_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
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
		// What has no source is named, and premiums never have one here.
		assert.Contains(t, p.Illustrations, "/premium", name)
		assert.NotEmpty(t, p.Sources, name)
		for _, pointer := range p.Illustrations {
			assert.True(t, exists(document, pointer), "%s: %s", name, pointer)
		}
		for _, source := range p.Sources {
			assert.NotEmpty(t, source.URL, "%s: %s", name, source.Title)
			for _, pointer := range source.Covers {
				assert.True(t, exists(document, pointer), "%s: %s", name, pointer)
			}
		}
		for i, provision := range p.NotExpressed {
			for _, language := range []string{"en", "es", "sv"} {
				assert.NotEmpty(t, provision[language], "%s: notExpressed %d in %s", name, i, language)
			}
		}
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
		{"covered-california-gold-hmo-2026.json", visits + `,` + stay, "0.00", "2095.00", "0.00"}, // 2 × 40 + 2 × 70 + 5 × 375
		{"covered-california-gold-ppo-2026.json", visits + `,` + stay, "0.00", "220.00", "6000.00"},
		{"covered-california-platinum-hmo-2026.json", visits + `,` + stay, "0.00", "1215.00", "0.00"}, // 2 × 15 + 2 × 30 + 5 × 225
		{"covered-california-platinum-ppo-2026.json", visits + `,` + stay, "0.00", "90.00", "2000.00"},
		{"kaiser-gold-80-hmo-california-2025.json", visits + `,` + stay, "0.00", "1950.00", "0.00"},           // 2 × 35 + 2 × 65 + 5 × 350
		{"healthfirst-bronze-leaf-hmo-new-york-2025.json", visits + `,` + stay, "3800.00", "1750.00", "0.00"}, // 2 × 50 + 2 × 75 + 1,500: three first visits, the fourth once the stay has met the deductible
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
