package estimator_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
)

// Terms that nobody has read count at the full price, nothing stands in for them, and the
// result says what they do (R58).
func TestR58UnknownTerms(t *testing.T) {
	out := ` ,"outOfNetwork":true,"charge":500`
	for _, c := range []struct {
		name, kind, benefits, care string
		shares                     []string
		unknown                    []string
		ifPaid                     string
	}{
		{"the example", "EPO", `"imaging":"Unknown","other":"20%"`, careOf(`imaging 900`, `lab 100`), []string{"n 900.00", "k 20.00"}, []string{"imaging inNetwork 900.00"}, "20.00"},
		{"in any case", "EPO", `"imaging":{"terms":"UNKNOWN"},"other":"20%"`, careOf(`imaging 900`), []string{"n 900.00"}, []string{"imaging inNetwork 900.00"}, "0.00"},
		{"they stand in for others", "EPO", `"specialist":"Unknown","other":"20%"`, careOf(`chiropractic 80`), []string{"n 80.00"}, []string{"chiropractic inNetwork 80.00"}, "0.00"},
		{"preventive care too", "EPO", `"preventive":"Unknown","other":"20%"`, careOf(`preventive 220`), []string{"n 220.00"}, []string{"preventive inNetwork 220.00"}, "0.00"},
		{"a hospital's physicians", "EPO", `"hospitalStay":"Unknown","other":"20%"`, careOf(`hospitalPhysician 300`), []string{"n 300.00"}, []string{"hospitalPhysician inNetwork 300.00"}, "0.00"},
		{"lab tests, where x-rays are", "EPO", `"xray":"Unknown","other":"20%"`, careOf(`lab 100`), []string{"n 100.00"}, []string{"lab inNetwork 100.00"}, "0.00"},
		{"everything else", "EPO", `"primaryCare":"$30","other":"Unknown"`, careOf(`dialysis 400`, `primaryCare 100`), []string{"n 400.00", "c 30.00"}, []string{"dialysis inNetwork 400.00"}, "30.00"},
		{"outside the network the charge", "PPO", `"lab":{"terms":"10%","outOfNetwork":"Unknown"},"other":{"terms":"20%","outOfNetwork":"40%"}`, careOf(`lab 200`+out, `lab 200`), []string{"n 500.00", "k 20.00"}, []string{"lab outOfNetwork 500.00"}, "20.00"},
		{"known outside, unknown inside", "PPO", `"lab":{"terms":"Unknown","outOfNetwork":"50%"},"other":{"terms":"20%","outOfNetwork":"40%"}`, careOf(`lab 200`+out, `lab 200`), []string{"k 100.00 b 300.00", "n 200.00"}, []string{"lab inNetwork 200.00"}, "400.00"},
		{"away from the area", "HMO", `"lab":{"terms":"10%","outOfNetwork":"Unknown"},"other":"20%"`, careOf(`lab 200 ,"away":true,"charge":500`), []string{"n 500.00"}, []string{"lab outOfNetwork 500.00"}, "0.00"},
		{"without a referral", "HMO", `"specialist":{"terms":"$40","outOfNetwork":"Unknown"},"other":"20%"`, careOf(`specialist 200 ,"referral":"none"`), []string{"n 200.00"}, []string{"specialist outOfNetwork 200.00"}, "0.00"},
		{"in a tier", "EPO", `"lab":{"terms":"10%","tier2":"Unknown"},"other":"20%"`, careOf(`lab 200`, `lab 200 ,"tier":2`, `lab 200 ,"tier":3`), []string{"k 20.00", "n 200.00", "n 200.00"}, []string{"lab inNetwork 400.00"}, "20.00"},
		{"by mail", "EPO", `"genericDrug":{"terms":"$10","mail90":"Unknown"},"other":"20%"`, careOf(`genericDrug 90 ,"supply":90,"mail":true`, `genericDrug 30`), []string{"n 90.00", "c 10.00"}, []string{"genericDrug inNetwork 90.00"}, "10.00"},
		{"under an indemnity plan", "Indemnity", `"lab":"Unknown","other":"20%"`, careOf(`lab 200` + out), []string{"n 500.00"}, []string{"lab inNetwork 500.00"}, "0.00"},
		{"where no care meets them", "EPO", `"imaging":"Unknown","other":"20%"`, careOf(`lab 100`), []string{"k 20.00"}, nil, ""},
	} {
		p := year(t, onePerson, c.care, plan(c.kind, benefits(c.benefits)))
		assert.Equal(t, c.shares, shares(p), c.name)
		if c.unknown == nil {
			assert.Nil(t, p.UnknownTerms, c.name)
			continue
		}
		require.NotNil(t, p.UnknownTerms, c.name)
		var got []string
		for _, s := range p.UnknownTerms.Services {
			got = append(got, s.Service.String()+" "+string(s.Network)+" "+s.Amount.String())
		}
		assert.Equal(t, c.unknown, got, c.name)
		assert.Equal(t, c.ifPaid, p.UnknownTerms.TotalIfPaid.String(), c.name)
		for i := range p.Ledger {
			if e := &p.Ledger[i]; e.NotCovered > 0 {
				assert.Contains(t, reasons(e), string(estimator.ReasonUnknownTerms), c.name)
				assert.NotContains(t, reasons(e), string(estimator.ReasonNotCovered), c.name)
			}
		}
	}
}

// Nothing of unknown terms counts toward a limit, and HRA money does not pay for it.
func TestR58UnknownTermsCountTowardNothing(t *testing.T) {
	p := year(t, onePerson, careOf(`imaging 900`, `lab 300`), plan("EPO", limits("500/500/1000", "600/600/1200")+
		`,"accounts":{"hra":1000},"unmarkedTerms":"afterDeductible",`+benefits(`"imaging":"Unknown","other":"20%"`)))
	assert.Equal(t, []string{"n 900.00", "d 300.00"}, shares(p))
	assert.Equal(t, "900.00", p.Total.String())
	assert.Equal(t, "0.00", p.UnknownTerms.TotalIfPaid.String())
}

// Whoever does not know a plan's terms cannot say that it is never worth its price.
func TestR58NoPlanOfUnknownTermsIsDominated(t *testing.T) {
	for _, c := range []struct {
		terms     string
		dominated int
	}{{"20%", 1}, {"Unknown", 0}} {
		text := request(onePerson, careOf(`lab 100`),
			plan("EPO", `"id":"dear","premium":{"period":"month","amount":500},`+benefits(`"imaging":"`+c.terms+`","other":"20%"`))+","+
				plan("EPO", `"id":"cheap","premium":{"period":"month","amount":100},`+benefits(`"imaging":"20%","other":"20%"`)))
		var answer struct{ OK struct{ Dominated []any } }
		require.NoError(t, json.Unmarshal(estimator.CompareJSON([]byte(text)), &answer))
		assert.Len(t, answer.OK.Dominated, c.dominated, c.terms)
	}
}

// Drawn care under unknown terms counts too, and its mean is there.
func TestR58UnknownTermsInDrawnYears(t *testing.T) {
	mean := func(terms string) (unknown, total string) {
		p := simulate(t, `{"year":2026,"members":[{"id":"a","age":50,"relationship":"self","sex":"female","use":"typical"}],"care":[],"simulation":{"seed":7,"years":200,"totalsOnly":true},"plans":[`+
			plan("EPO", benefits(`"preferredBrandDrug":"`+terms+`","other":"No charge; deductible does not apply"`))+`]}`).Plans[0]
		if p.UnknownTerms != nil {
			unknown = p.UnknownTerms.String()
		}
		return unknown, p.Total.Mean.String()
	}
	unknown, total := mean("Unknown")
	assert.NotEmpty(t, unknown)
	assert.Equal(t, unknown, total, "all else costs nothing")
	unknown, _ = mean("Not covered")
	assert.Empty(t, unknown)
}

// A plan whose terms outside the network are unknown may cover care there; one that has
// terms for emergencies alone does not (R9, R58).
func TestR58WhatPlansAskForOutsideTheNetwork(t *testing.T) {
	for terms, network := range map[string]bool{
		`"emergencyRoom":{"terms":"20%","outOfNetwork":"20%"},"ambulance":{"terms":"20%","outOfNetwork":"20%"}`: true,
		`"lab":{"terms":"20%","outOfNetwork":"Unknown"}`:                                                        false,
		`"lab":{"terms":"20%","outOfNetwork":"Not covered"}`:                                                    true,
	} {
		p := year(t, onePerson, careOf(`lab 100`), plan("EPO", benefits(terms+`,"other":"20%"`)))
		assert.Equal(t, network, p.Asks.Network, terms)
	}
}
