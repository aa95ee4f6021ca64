package estimator_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/compare"
)

// A saving is a compare.Saving as it is written, which is not for reading.
type saving struct {
	Change           compare.Change
	Item, Difference string
}

// savings are what changes do under the only plan of a request, and of a simulation the
// mean.
func savings(t *testing.T, text string, simulated bool) (of []saving, mean string) {
	t.Helper()
	var answer struct {
		OK struct {
			Plans []struct {
				Savings []saving
				Total   struct{ Mean string }
			}
		}
	}
	json := estimator.CompareJSON
	if simulated {
		json = estimator.SimulateJSON
	}
	unmarshal(t, json([]byte(text)), &answer)
	require.Len(t, answer.OK.Plans, 1)
	return answer.OK.Plans[0].Savings, answer.OK.Plans[0].Total.Mean
}

func unmarshal(t *testing.T, text []byte, into any) {
	t.Helper()
	require.NoError(t, json.Unmarshal(text, into), "%s", text)
}

// told are savings in words.
func told(of []saving) []string {
	words := []string{}
	for _, s := range of {
		words = append(words, strings.TrimSpace(fmt.Sprintf("%s %s", strings.TrimSpace(string(s.Change)+" "+s.Item), s.Difference)))
	}
	return words
}

const mailed = `"genericDrug":{"terms":"$10 copay; deductible does not apply","retail90":"$25 copay; deductible does not apply","mail90":"$20 copay; deductible does not apply"}`

func TestR46WhatOtherFillsSave(t *testing.T) {
	fills := func(more string) string {
		return `{"id":"x","member":"a","service":"genericDrug","price":90,` + more + `}`
	}
	for _, c := range []struct {
		name, care, benefits string
		want                 []string
	}{
		{"twelve fills are four", fills(`"count":12`), mailed, []string{"retail90 -20.00", "mail90 -40.00"}},
		{"what is left of a year stays", fills(`"count":14`), mailed, []string{"retail90 -20.00", "mail90 -40.00"}},
		{"two fills stay", fills(`"count":2`), mailed, []string{"retail90 0.00", "mail90 0.00"}},
		{"fills of 90 days go by mail", fills(`"count":4,"supply":90`), mailed, []string{"mail90 -20.00"}},
		{"mail has nothing better", fills(`"count":4,"supply":90,"mail":true`), mailed, []string{}},
		{"fills by mail of 30 days", fills(`"count":3,"mail":true`), mailed, []string{"retail90 -5.00", "mail90 -10.00"}},
		{"without terms of 90 days", fills(`"count":12`), `"genericDrug":"$10; deductible does not apply"`, []string{}},
		{"without drugs", visit("lab", "90"), mailed, []string{}},
		{"a drug whose terms stand in", strings.Replace(fills(`"count":3`), "genericDrug", "preferredGenericDrug", 1), mailed, []string{"retail90 -5.00", "mail90 -10.00"}},
		{"the price of a fill is three times as much", fills(`"count":3`), `"genericDrug":{"terms":"$10; deductible does not apply","mail90":"20%; deductible does not apply"}`, []string{"mail90 24.00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := request(onePerson, c.care, plan("HMO", benefits(c.benefits)))
			of, _ := savings(t, text, false)
			assert.Equal(t, c.want, told(of))
			of, _ = savings(t, strings.Replace(text, `"ledger":true`, `"simulation":{"seed":1,"years":2}`, 1), true)
			assert.Equal(t, c.want, told(of), "the same in years that are all the same")
		})
	}
}

func TestR39WhatTheFirstTierSaves(t *testing.T) {
	tiers := plan("HMO", limits("500/500/1000", "3000/3000/6000")+`,`+benefits(`"hospitalStay":{"terms":"$500 copay per stay after deductible","tier2":"30% after deductible"},"specialist":{"terms":"$40; deductible does not apply","tier2":"$70; deductible does not apply"}`))
	stay := `{"id":"stay","member":"a","service":"hospitalStay","count":1,"days":3,"price":8000,"tier":2}`
	visits := `{"id":"visits","member":"a","service":"specialist","count":2,"price":200,"referral":"have","tier":{"p":2}}`
	of, _ := savings(t, request(onePerson, stay+`,`+visits, tiers), false)
	// 500 + 30% of 7,500 is 2,750, and two copays of 70 are 140; in tier 1 it is 500 + 500, and 80.
	assert.Equal(t, []string{"tier1 stay -1750.00", "tier1 visits -60.00"}, told(of))
	of, _ = savings(t, request(onePerson, strings.Replace(stay, `"tier":2`, `"tier":1`, 1), tiers), false)
	assert.Empty(t, of, "it is in the first tier anyway")
	of, _ = savings(t, request(onePerson, stay, plan("HMO", benefits(`"other":"20%"`))), false)
	assert.Empty(t, of, "the plan has but one")
}

// What changes do to drawn care is the difference between the means of the same years
// as they are, and as they are with the change: each is told of the other.
func TestR46AndR39ChangesOfDrawnCare(t *testing.T) {
	drug := func(name, thirty, ninety string) string {
		return `"` + name + `":{"terms":"` + thirty + `","mail90":"` + ninety + `"}`
	}
	terms := benefits(drug("genericDrug", "$10; deductible does not apply", "$20; deductible does not apply") + `,` + drug("preferredBrandDrug", "$60 after deductible", "$120 after deductible") +
		`,"specialist":{"terms":"$40; deductible does not apply","tier2":"$80; deductible does not apply"},"other":{"terms":"20% after deductible","tier2":"40% after deductible"}`)
	text := func(member, shares string) string {
		p := plan("HMO", `"tierShares":`+shares+`,`+limits("1500/1500/3000", "7000/7000/14000")+`,`+terms)
		return `{"year":2026,"simulation":{"seed":7,"years":300},"members":[{"id":"a","relationship":"self","age":55,"sex":"male","use":"high","conditions":["diabetes"]` + member + `},{"id":"b","relationship":"spouse","age":50,"sex":"female","use":"typical"}],"care":[` +
			`{"id":"x","member":"a","service":"genericDrug","count":4,"price":30}],"plans":[` + p + `]}`
	}
	of, mean := savings(t, text("", `[60,40]`), true)
	require.Equal(t, []string{"mail90", "tier1"}, []string{string(of[0].Change), string(of[1].Change)}, told(of))
	assert.Less(t, dollars(t, of[0].Difference), 0.0, "mail saves")
	assert.Less(t, dollars(t, of[1].Difference), 0.0, "the first tier saves")
	_, first := savings(t, text("", `[100,0]`), true)
	assert.InDelta(t, dollars(t, first)-dollars(t, mean), dollars(t, of[1].Difference), 0.011, "all drawn care in the first tier")

	// Both members fill for 90 days by mail; of the listed item's four fills three go together.
	mail := strings.NewReplacer(`"use":"typical"}`, `"use":"typical","fills":{"supply":90,"mail":true}}`,
		`"count":4,"price":30}`, `"count":1,"price":90,"supply":90,"mail":true},{"id":"y","member":"a","service":"genericDrug","count":1,"price":30,"dates":["2026-11-16"]}`)
	filled := mail.Replace(text(`,"fills":{"supply":90,"mail":true}`, `[60,40]`))
	now, with := savings(t, filled, true)
	for _, s := range now {
		assert.True(t, s.Change != compare.Mail90Change || s.Difference == "0.00", "it is filled so: %v", s)
	}
	assert.InDelta(t, dollars(t, with)-dollars(t, mean), dollars(t, of[0].Difference), 3, "as far as the listed fills are on other days")
	assert.Less(t, dollars(t, with), dollars(t, mean))
}

func dollars(t *testing.T, amount string) float64 {
	t.Helper()
	var f float64
	_, err := fmt.Sscanf(amount, "%f", &f)
	require.NoError(t, err)
	return f
}

// A change that makes its plan the cheapest is said to do so: made under each plan that
// has it.
func TestR39ASavingThatMakesAPlanTheCheapest(t *testing.T) {
	tiers := func(id, more string) string {
		return plan("HMO", `"id":"`+id+`",`+more+benefits(`"other":{"terms":"10%","tier2":"40%"}`))
	}
	stay := `{"id":"stay","member":"a","service":"hospitalStay","count":1,"days":3,"price":8000,"tier":{"a":2}}`
	cheapest := func(plans ...string) []bool {
		var answer struct {
			OK struct {
				Plans []struct{ Savings []struct{ Cheapest bool } }
			}
		}
		unmarshal(t, estimator.CompareJSON([]byte(request(onePerson, stay, plans...))), &answer)
		var is []bool
		for _, p := range answer.OK.Plans {
			for _, s := range p.Savings {
				is = append(is, s.Cheapest)
			}
		}
		return is
	}
	// 3,200 in tier 2 and 800 in tier 1, against 2,000.
	other := plan("HMO", `"id":"b",`+benefits(`"other":"25%"`))
	assert.Equal(t, []bool{true}, cheapest(tiers("a", ""), other))
	assert.Equal(t, []bool{false}, cheapest(tiers("a", `"premium":{"period":"year","amount":5000},`), other))
}
