package estimator_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

func TestR1Exact(t *testing.T) {
	p := year(t, onePerson, `{"id":"x","member":"a","service":"other","count":3,"price":"0.01"},{"id":"y","member":"a","service":"other","count":1,"price":9999999.99}`,
		plan("HMO", `"grandfathered":true,`+benefits(`"other":"Not covered","preventive":"No charge"`)))
	assert.Equal(t, "10000000.02", p.NotCovered.String())
	assert.Equal(t, "10000000.02", p.Total.String())

	for _, amount := range []string{`1e9`, `-5`, `"1,000"`, `".5"`, `"5."`, `"+5"`, `" 5"`, `0.001`, `10000000`, `"007"`, `true`, `null`, `{}`} {
		got := oneProblem(t, request(onePerson, `{"id":"x","member":"a","service":"other","count":1,"price":`+amount+`}`, plan("HMO", benefits(``))))
		assert.Equal(t, "/care/0/price", got.Pointer, amount)
		assert.Contains(t, got.Code, "amount-", amount)
	}
	for _, rate := range []string{`100.01`, `"20%"`, `33.333`, `-1`, `1e1`} {
		got := oneProblem(t, request(onePerson, ``, plan("PPO", `"usualAndCustomaryPercent":`+rate+`,`+benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`))))
		assert.Equal(t, "/plans/0/usualAndCustomaryPercent", got.Pointer, rate)
		assert.Contains(t, got.Code, "rate-", rate)
	}
}

func TestR2RoundingOnceHalfAwayFromZero(t *testing.T) {
	// 20% of 0.13 is 0.026, of 0.12 is 0.024; 50% of 0.01 is 0.005, up.
	p := year(t, onePerson, `{"id":"x","member":"a","service":"other","count":1,"price":"0.13"},{"id":"y","member":"a","service":"other","count":1,"price":"0.12"},{"id":"z","member":"a","service":"lab","count":1,"price":"0.01"}`,
		plan("HMO", benefits(`"other":"20%","lab":"50%"`)))
	assert.Equal(t, []string{"k 0.03", "k 0.02", "k 0.01"}, shares(p))
	assert.Equal(t, "0.06", p.Total.String())
}

func TestR3Order(t *testing.T) {
	result := estimate(t, request(couple,
		`{"id":"b1","member":"b","service":"lab","count":1,"dates":["2026-05-01"]},
		 {"id":"a1","member":"a","service":"lab","count":1,"dates":["2026-05-01"]},
		 {"id":"a2","member":"a","service":"xray","count":2,"dates":["2026-05-01","2026-01-31"]},
		 {"id":"s","member":"b","service":"other","count":3}`,
		plan("HMO", benefits(``))))
	var got []string
	for _, e := range result.Plans[0].Ledger {
		got = append(got, e.Date.String()+" "+e.Item+" "+strconv.Itoa(e.Unit))
	}
	// Three units over 365 days: day floor(0.5 × 365 ÷ 3) = 60, then 182 and 304.
	assert.Equal(t, []string{
		"2026-01-31 a2 2", "2026-03-02 s 1", "2026-05-01 a1 1", "2026-05-01 a2 1", "2026-05-01 b1 1", "2026-07-02 s 2", "2026-11-01 s 3",
	}, got)
}

func TestR3aCareItems(t *testing.T) {
	// Whether care is in network, covered and referred is decided plan by plan.
	result := estimate(t, request(onePerson,
		`{"id":"x","member":"a","service":"specialist","count":1,"price":100,"charge":300,"outOfNetwork":["ppo"]}`,
		plan("HMO", `"id":"hmo",`+benefits(`"specialist":"$10"`)),
		plan("PPO", `"id":"ppo",`+benefits(`"other":{"terms":"$10","outOfNetwork":"50%"}`))))
	assert.Equal(t, []string{"", "c 10.00"}, shares(&result.Plans[0]), "with the visit for the referral")
	assert.Equal(t, []string{"k 50.00 b 200.00"}, shares(&result.Plans[1]))
	require.Len(t, result.Defaults, 1, "the price of the visit for the referral")
	assert.Equal(t, "a", result.Defaults[0].Member)

	result = estimate(t, request(onePerson,
		`{"id":"x","member":"a","service":"specialist","count":1,"outOfNetwork":true},{"id":"y","member":"a","service":"eyeExam","count":1}`,
		plan("PPO", benefits(`"other":{"terms":"$10","outOfNetwork":"50%"}`))))
	require.Len(t, result.Defaults, 3)
	assert.Equal(t, estimator.Default{Item: "x", Field: "price", Amount: 213_39,
		Year: 2026, Method: reference.Observed, Sources: []string{"cms-actuarial-value-2026"}}, result.Defaults[0])
	assert.Equal(t, estimator.Default{Item: "x", Field: "charge", Amount: 2 * 213_39,
		Year: 2022, Method: reference.Illustration, Factor: "2.00", Sources: []string{"fair-health-places-2022"}}, result.Defaults[1])
	assert.Equal(t, estimator.Default{Item: "y", Field: "price", Amount: 154_08,
		Year: 2026, Method: reference.BroughtTo2026, Factor: reference.Factor, Sources: []string{"cms-yearly-cost-2014", "cms-actuarial-value-2026"}}, result.Defaults[2])
	var documents []string
	for _, s := range result.Sources {
		documents = append(documents, s.Code)
	}
	assert.Equal(t, []string{"cms-actuarial-value-2026", "fair-health-places-2022", "cms-yearly-cost-2014", "hhs-cost-sharing-2026"}, documents, "each once")

	for _, c := range []struct{ name, care, code, pointer string }{
		{"days missing", `{"id":"x","member":"a","service":"hospitalStay","count":1}`, "missing", "/care/0/days"},
		{"days of a visit", `{"id":"x","member":"a","service":"lab","count":1,"days":2}`, "without-effect", "/care/0/days"},
		{"unknown member", `{"id":"x","member":"z","service":"lab","count":1}`, "unknown-member", "/care/0/member"},
		{"unknown plan", `{"id":"x","member":"a","service":"lab","count":1,"outOfNetwork":["p","q"]}`, "unknown-plan", "/care/0/outOfNetwork/1"},
		{"unknown service", `{"id":"x","member":"a","service":"dentist","count":1}`, "unknown-word", "/care/0/service"},
		{"too few dates", `{"id":"x","member":"a","service":"lab","count":2,"dates":["2026-01-01"]}`, "dates-count", "/care/0/dates"},
		{"no such day", `{"id":"x","member":"a","service":"lab","count":1,"dates":["2026-02-29"]}`, "not-a-date", "/care/0/dates/0"},
		{"none", `{"id":"x","member":"a","service":"lab","count":0}`, "out-of-range", "/care/0/count"},
		{"twice", `{"id":"x","member":"a","service":"lab","count":1},{"id":"x","member":"a","service":"lab","count":1}`, "duplicate-id", "/care/1/id"},
	} {
		got := oneProblem(t, request(onePerson, c.care, plan("HMO", benefits(``))))
		assert.Equal(t, c.code, got.Code, c.name)
		assert.Equal(t, c.pointer, got.Pointer, c.name)
	}
}

// The law's limits that hold for the plans are told once a year, with their
// source; a plan's own for a year not known here has none.
func TestR21LawLimitsHaveASource(t *testing.T) {
	of := func(year, more string) string {
		return strings.Replace(plan("HMO", `"id":"of`+year+`",`+more+benefits(``)), `"year":2026`, `"year":`+year, 1)
	}
	result := estimate(t, request(onePerson, ``, of("2027", ``), of("2026", ``), strings.Replace(of("2025", `"grandfathered":true,`), `{"other"`, `{"preventive":"$10","other"`, 1), of("2031", `"acaLimit":13000,`), strings.Replace(of("2026", ``), "of2026", "again", 1)))
	assert.Equal(t, []estimator.LawLimit{{Year: 2027, Amount: 12_000_00, Family: 24_000_00, Source: "hhs-cost-sharing-2027"}, {Year: 2026, Amount: 10_600_00, Family: 21_200_00, Source: "hhs-cost-sharing-2026"}}, result.LawLimits)
	require.Len(t, result.Sources, 2)
	assert.Equal(t, []string{"hhs-cost-sharing-2027", "hhs-cost-sharing-2026"}, []string{result.Sources[0].Code, result.Sources[1].Code})
}

// Price and charge of every service, where none is stated, name documents that
// the result has.
func TestR3aEveryDefaultHasASource(t *testing.T) {
	for _, s := range allServices {
		days := ""
		if s.HasDays() {
			days = `,"days":2`
		}
		if !reference.HasPrice(s) { // R47
			continue
		}
		result := estimate(t, request(onePerson, `{"id":"x","member":"a","service":"`+s.String()+`","count":1,"outOfNetwork":true`+days+`}`, plan("HMO", benefits(``))))
		require.GreaterOrEqual(t, len(result.Defaults), 2, s.String())
		assert.Equal(t, []string{"price", "charge"}, []string{result.Defaults[0].Field, result.Defaults[1].Field})
		named := map[string]bool{}
		for _, d := range result.Defaults {
			assert.NotEmpty(t, d.Method, s.String())
			assert.NotZero(t, d.Year, s.String())
			assert.NotEmpty(t, d.Sources, s.String())
			for _, code := range d.Sources {
				named[code] = true
			}
		}
		for _, l := range result.LawLimits {
			named[l.Source] = true
		}
		for _, document := range result.Sources {
			assert.Contains(t, reference.Sources(), document)
			assert.True(t, named[document.Code], "%s: %s is named", s, document.Code)
			delete(named, document.Code)
		}
		assert.Empty(t, named, "%s: what is named is there, once", s)
	}
}

// Visits that get referrals take a default price too (R13), under the plans that
// ask for them.
func TestR3aDefaultsOfReferralVisits(t *testing.T) {
	const specialist = `{"id":"x","member":"b","service":"specialist","count":2,"price":100,"charge":100}`
	hmo, epo := plan("HMO", `"id":"hmo",`+benefits(``)), plan("EPO", `"id":"epo",`+benefits(``))
	assert.Empty(t, estimate(t, request(couple, specialist, epo)).Defaults)
	assert.Equal(t, []estimator.Default{{Member: "b", Field: "price", Amount: 173_38,
		Year: 2026, Method: reference.Observed, Sources: []string{"cms-actuarial-value-2026"}}}, estimate(t, request(couple, specialist, epo, hmo)).Defaults)

	// The member's own primary care item has the price, whether stated or not.
	own := `,{"id":"y","member":"b","service":"primaryCare","count":1,"dates":["2027-01-01"]`
	assert.Empty(t, estimate(t, request(couple, specialist+own+`,"price":90,"charge":90}`, hmo)).Defaults)
	defaults := estimate(t, request(couple, specialist+own+`}`, hmo)).Defaults
	require.Len(t, defaults, 1)
	assert.Equal(t, "y", defaults[0].Item)
}

func TestR4CoveragePeriod(t *testing.T) {
	text := `{"year":2027,"startMonth":11,"months":5,"members":` + onePerson + `,"care":[
		{"id":"x","member":"a","service":"lab","count":3,"dates":["2027-10-31","2027-11-01","2028-03-31"]},
		{"id":"y","member":"a","service":"lab","count":1}],"plans":[` +
		plan("HMO", `"premium":{"period":"month","amount":100.10},`+benefits(``)) + `],"ledger":true}`
	result := estimate(t, text)
	assert.Equal(t, "2027-11-01", result.Coverage.From.String())
	assert.Equal(t, "2028-03-31", result.Coverage.To.String())
	assert.Equal(t, 152, result.Coverage.Days, "with the leap day of 2028")
	assert.Equal(t, "500.50", result.Plans[0].Premium.String())
	require.Len(t, result.OutsideCoverage, 1)
	assert.Equal(t, "x", result.OutsideCoverage[0].Item)
	assert.Equal(t, "2027-10-31", result.OutsideCoverage[0].Date.String())
	var dates []string
	for _, e := range result.Plans[0].Ledger {
		dates = append(dates, e.Date.String())
	}
	assert.Equal(t, []string{"2027-11-01", "2028-01-16", "2028-03-31"}, dates)
}

func TestR5TypeDefaults(t *testing.T) {
	outside := `{"id":"x","member":"a","service":"specialist","count":1,"price":100,"charge":100,"outOfNetwork":true}`
	for _, c := range []struct {
		kind, benefits                      string
		pcp, referrals, serviceArea, inside bool
		share                               string
	}{
		{"HMO", `"other":"20%"`, true, true, true, true, "n 100.00"},
		{"EPO", `"other":"20%"`, false, false, false, true, "n 100.00"},
		{"POS", `"other":{"terms":"20%","outOfNetwork":"40%"}`, true, true, false, false, "k 40.00"},
		{"PPO", `"other":{"terms":"20%","outOfNetwork":"40%"}`, false, false, false, false, "k 40.00"},
		{"Indemnity", `"other":"20%"`, false, false, false, false, "k 20.00"},
	} {
		p := year(t, onePerson, outside, plan(c.kind, benefits(c.benefits)))
		assert.Equal(t, c.pcp, p.Asks.PCP, c.kind)
		assert.Equal(t, c.referrals, p.Asks.Referrals, c.kind)
		assert.Equal(t, c.serviceArea, p.Asks.ServiceArea, c.kind)
		assert.Equal(t, c.inside, p.Asks.Network, c.kind)
		assert.Equal(t, []string{c.share}, shares(p), c.kind)
	}
	// The plan's own fields decide: an open-access HMO, a PPO with referrals.
	visit := `{"id":"x","member":"a","service":"specialist","count":1,"price":100}`
	open := year(t, onePerson, visit, plan("HMO", `"requiresReferral":false,`+benefits(`"other":"20%"`)))
	assert.Equal(t, []string{"k 20.00"}, shares(open))
	strict := year(t, onePerson, visit, plan("PPO", `"requiresReferral":true,`+benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`)))
	assert.Equal(t, 1, strict.Asks.ReferralVisits)
	// Traditional cover without out-of-network terms, and indemnity with them,
	// are not what they say.
	assert.Equal(t, "/plans/0/benefits/other/outOfNetwork", oneProblem(t, request(onePerson, ``, plan("PPO", benefits(`"other":"20%"`)))).Pointer)
	assert.Equal(t, "not-for-indemnity", oneProblem(t, request(onePerson, ``, plan("Indemnity", benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`)))).Code)
}

func TestR6InNetworkOnThePrice(t *testing.T) {
	p := year(t, onePerson, `{"id":"x","member":"a","service":"lab","count":1,"price":200,"charge":50}`, plan("HMO", benefits(`"other":"50%"`)))
	assert.Equal(t, []string{"k 100.00"}, shares(p))
	assert.Equal(t, "200.00", p.Ledger[0].Amount.String())
}

func TestR7OutOfNetworkCovered(t *testing.T) {
	ppo := `"allowedPercent":80,"deductibles":[{"covers":"medicalAndDrug","network":"outOfNetwork","self":50}],` + benefits(`"other":{"terms":"20%","outOfNetwork":"40% after deductible"}`)
	for _, c := range []struct{ name, price, charge, share string }{
		{"80 of 100 allowed of 250", "100", "250", "d 50.00 k 12.00 b 170.00"},
		{"never more than the charge", "100", "70", "d 50.00 k 8.00"},
	} {
		p := year(t, onePerson, `{"id":"x","member":"a","service":"lab","count":1,"price":`+c.price+`,"charge":`+c.charge+`,"outOfNetwork":true}`, plan("PPO", `"unmarkedTerms":"deductibleWaived",`+ppo))
		assert.Equal(t, []string{c.share}, shares(p), c.name)
		assert.Equal(t, c.charge+".00", p.Ledger[0].Amount.String(), c.name)
	}
	// The balance bill counts toward nothing.
	p := year(t, onePerson, `{"id":"x","member":"a","service":"lab","count":2,"price":100,"charge":250,"outOfNetwork":true}`,
		plan("PPO", `"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"outOfNetwork","self":60}],`+benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`)))
	assert.Equal(t, []string{"k 40.00 b 150.00", "k 20.00 b 150.00"}, shares(p))

	// Of the charge, or more than the price, under any plan with terms out of
	// network: one of the two.
	line := `{"id":"x","member":"a","service":"lab","count":1,"price":1000,"charge":2000,"outOfNetwork":true}`
	outside := benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`)
	for _, c := range []struct{ kind, percent, share string }{
		{"PPO", `"usualAndCustomaryPercent":80`, "k 640.00 b 400.00"},
		{"POS", `"usualAndCustomaryPercent":"100"`, "k 800.00"},
		{"HMO", `"usualAndCustomaryPercent":12.5`, "k 100.00 b 1750.00"},
		{"PPO", `"allowedPercent":150`, "k 600.00 b 500.00"},
		{"PPO", `"allowedPercent":1000`, "k 800.00"},
		{"PPO", `"allowedPercent":0`, "b 2000.00"},
	} {
		p := year(t, onePerson, line, plan(c.kind, c.percent+`,`+outside))
		assert.Equal(t, []string{c.share}, shares(p), "%s, %s", c.kind, c.percent)
		assert.Contains(t, reasons(&p.Ledger[0]), "out-of-network")
	}
	for _, c := range []struct {
		kind, percent, benefits string
		want                    problem.List
	}{
		{"PPO", `"allowedPercent":80,"usualAndCustomaryPercent":"90"`, outside, one("allowed-twice", "/plans/0/usualAndCustomaryPercent", "90", "allowedPercent | usualAndCustomaryPercent")},
		{"EPO", `"usualAndCustomaryPercent":80`, benefits(``), one("without-effect", "/plans/0/usualAndCustomaryPercent", "EPO", "terms out of network")},
		{"HMO", `"allowedPercent":80`, benefits(``), one("without-effect", "/plans/0/allowedPercent", "HMO", "terms out of network")},
		{"Indemnity", `"allowedPercent":80`, benefits(``), one("without-effect", "/plans/0/allowedPercent", "Indemnity", "usualAndCustomaryPercent")},
		{"PPO", `"allowedPercent":1000.01`, outside, one("rate-range", "/plans/0/allowedPercent", "1000.01", "0–1000")},
		{"PPO", `"usualAndCustomaryPercent":100.01`, outside, one("rate-range", "/plans/0/usualAndCustomaryPercent", "100.01", "0–100")},
	} {
		assert.Equal(t, c.want, problemsOf(t, request(onePerson, ``, plan(c.kind, c.percent+`,`+c.benefits))), c.percent)
	}

	indemnity := plan("Indemnity", `"usualAndCustomaryPercent":70,`+benefits(`"other":"20%"`))
	p = year(t, onePerson, `{"id":"x","member":"a","service":"lab","count":1,"price":100,"charge":250,"outOfNetwork":true},{"id":"y","member":"a","service":"lab","count":1,"price":100,"charge":250}`, indemnity)
	assert.Equal(t, []string{"k 35.00 b 75.00", "k 20.00"}, shares(p), "70% of the charge, and the price in full")
}

func TestR8OutOfNetworkNotCovered(t *testing.T) {
	hmo := plan("HMO", limits("0/0/0", "1000/1000/2000")+`,`+benefits(`"other":"20%"`))
	p := year(t, onePerson, `{"id":"x","member":"a","service":"lab","count":1,"price":100,"charge":5000,"outOfNetwork":true}`, hmo)
	assert.Equal(t, []string{"n 5000.00"}, shares(p))
	assert.Equal(t, []string{"out-of-network-not-covered"}, reasons(&p.Ledger[0]))
	assert.Equal(t, "1000.00", p.Ledger[0].Left[1].Person.String(), "toward nothing")
	p = year(t, onePerson, `{"id":"x","member":"a","service":"lab","count":1,"price":100,"charge":5000,"outOfNetwork":true,"authorized":true}`, hmo)
	assert.Equal(t, []string{"k 20.00"}, shares(p))
	assert.Equal(t, "100.00", p.Ledger[0].Amount.String())
}

func TestR9ProtectedCare(t *testing.T) {
	plans := []string{
		plan("HMO", `"id":"hmo",`+benefits(`"other":"20%"`)),
		plan("PPO", `"id":"ppo",`+benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`)),
		plan("Indemnity", `"id":"indemnity",`+benefits(`"other":"20%"`)),
	}
	for _, c := range []struct{ name, service, more, hmo, ppo, indemnity string }{
		{"emergency room", "emergencyRoom", ``, "k 20.00", "k 20.00", "k 20.00"},
		{"air ambulance", "airAmbulance", ``, "k 20.00", "k 20.00", "k 20.00"},
		{"marked as an emergency", "outpatientSurgeon", `,"emergency":true`, "k 20.00", "k 20.00", "k 20.00"},
		{"ground ambulance: the rest is billed", "ambulance", ``, "k 20.00 b 200.00", "k 20.00 b 200.00", "k 20.00 b 200.00"},
		{"ground ambulance in an emergency", "ambulance", `,"emergency":true`, "k 20.00 b 200.00", "k 20.00 b 200.00", "k 20.00 b 200.00"},
		{"network facility", "outpatientSurgeon", `,"atNetworkFacility":true`, "k 20.00", "k 20.00", "k 20.00"},
		{"consented", "outpatientSurgeon", `,"atNetworkFacility":true,"consented":true`, "n 300.00", "k 40.00 b 200.00", "k 60.00"},
		{"cannot consent", "imaging", `,"atNetworkFacility":true,"consented":true`, "k 20.00", "k 20.00", "k 20.00"},
		{"cannot consent to the hospital's physician", "hospitalPhysician", `,"atNetworkFacility":true,"consented":true`, "k 20.00", "k 20.00", "k 20.00"},
	} {
		result := estimate(t, request(onePerson, `{"id":"x","member":"a","service":"`+c.service+`","count":1,"price":100,"charge":300,"outOfNetwork":true`+c.more+`}`, plans...))
		assert.Equal(t, [][]string{{c.hmo}, {c.ppo}, {c.indemnity}}, [][]string{shares(&result.Plans[0]), shares(&result.Plans[1]), shares(&result.Plans[2])}, c.name)
	}
	// The lesser of price and charge; no referral in an emergency.
	p := year(t, onePerson, `{"id":"x","member":"a","service":"specialist","count":1,"price":100,"charge":60,"outOfNetwork":true,"emergency":true}`, plans[0])
	assert.Equal(t, []string{"k 12.00"}, shares(p))
	assert.Equal(t, "60.00", p.Ledger[0].Amount.String())
	p = year(t, onePerson, `{"id":"x","member":"a","service":"specialist","count":1,"price":100,"emergency":true,"referral":"none"}`, plans[0])
	assert.Equal(t, []string{"k 20.00"}, shares(p))
}

func TestR10AwayFromTheServiceArea(t *testing.T) {
	for _, c := range []struct{ name, service, hmo, pos string }{
		{"emergency", "emergencyRoom", "k 20.00", "k 20.00"},
		{"urgent care", "urgentCare", "k 20.00 b 200.00", "k 20.00 b 200.00"},
		{"the rest", "lab", "n 300.00", "k 40.00 b 200.00"},
	} {
		result := estimate(t, request(onePerson, `{"id":"x","member":"a","service":"`+c.service+`","count":1,"price":100,"charge":300,"away":true}`,
			plan("HMO", `"id":"hmo",`+benefits(`"other":"20%"`)),
			plan("POS", `"id":"pos","requiresServiceArea":true,`+benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`)),
			plan("EPO", `"id":"anywhere",`+benefits(`"other":"20%"`))))
		assert.Equal(t, []string{c.hmo}, shares(&result.Plans[0]), c.name)
		assert.Equal(t, []string{c.pos}, shares(&result.Plans[1]), c.name)
		assert.Equal(t, []string{"k 20.00"}, shares(&result.Plans[2]), c.name+", no area required")
		assert.Empty(t, result.Plans[0].Providers.Choices, "away, there is no network to switch to")
	}
}

// winters is a member who is away from November to February.
const winters = `[{"id":"a","relationship":"self","age":40,"away":{"startMonth":11,"months":4}}]`

func TestR10MonthsAway(t *testing.T) {
	hmo := plan("HMO", `"id":"hmo",`+benefits(`"other":"20%"`))
	pos := plan("POS", `"id":"pos","requiresReferral":false,"requiresServiceArea":true,`+benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`))
	ppo := plan("PPO", `"id":"ppo",`+benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`))
	const home, paid, billed = "k 20.00", "n 300.00", "k 40.00 b 200.00"
	for _, c := range []struct {
		name, service, more string
		hmo, pos            []string
	}{
		{"a visit away", "primaryCare", `"dates":["2026-12-24"]`, []string{paid}, []string{billed}},
		{"the first and the last day at home", "lab", `"dates":["2026-10-31","2026-03-01"]`, []string{home, home}, []string{home, home}},
		{"the first and the last day away", "lab", `"dates":["2026-11-01","2026-02-28"]`, []string{paid, paid}, []string{billed, billed}},
		{"over the end of the year", "lab", `"dates":["2026-01-31","2026-05-01","2026-12-31"]`, []string{paid, home, paid}, []string{billed, home, billed}},
		{"spread", "lab", ``, []string{paid, home, home, home, home, paid}, []string{billed, home, home, home, home, billed}},
		{"urgent care", "urgentCare", `"dates":["2026-01-02"]`, []string{"k 20.00 b 200.00"}, []string{"k 20.00 b 200.00"}},
		{"the emergency room", "emergencyRoom", `"dates":["2026-01-02"]`, []string{home}, []string{home}},
		{"an emergency", "hospitalPhysician", `"dates":["2026-01-02"],"emergency":true`, []string{home}, []string{home}},
		{"a ground ambulance", "ambulance", `"dates":["2026-01-02"]`, []string{"k 20.00 b 200.00"}, []string{"k 20.00 b 200.00"}},
		{"agreed beforehand", "lab", `"dates":["2026-01-02"],"authorized":true`, []string{home}, []string{home}},
		{"out of network too: no doctor to change to", "lab", `"dates":["2026-01-02"],"outOfNetwork":true`, []string{paid}, []string{billed}},
		{"a network facility is none there", "lab", `"dates":["2026-01-02"],"outOfNetwork":true,"atNetworkFacility":true`, []string{paid}, []string{billed}},
		{"medicines of every tier are filled at home", "genericDrug", ``, []string{home, home, home, home, home, home}, []string{home, home, home, home, home, home}},
		{"specialty drugs among them", "specialtyDrug", `"dates":["2026-01-02"]`, []string{home}, []string{home}},
		{"a medicine bought away", "genericDrug", `"dates":["2026-01-02"],"away":true`, []string{paid}, []string{billed}},
		{"a drug that a clinic gives is care", "infusedDrug", `"dates":["2026-01-02"]`, []string{paid}, []string{billed}},
		{"care away in months at home", "lab", `"dates":["2026-07-01"],"away":true`, []string{paid}, []string{billed}},
	} {
		item := `{"id":"x","member":"a","service":"` + c.service + `","count":6,"price":100,"charge":300}`
		if c.more != "" {
			item = strings.Replace(item, `"count":6`, `"count":`+strconv.Itoa(strings.Count(c.more, "2026-"))+`,`+c.more, 1)
		}
		result := estimate(t, request(winters, item, hmo, pos, ppo))
		got := make([][]string, 3)
		for i := range result.Plans {
			p := &result.Plans[i]
			got[i] = shares(p)
			if p.Asks.ServiceArea {
				assert.Empty(t, p.Providers.Choices, c.name)
			}
		}
		// The ledger goes by date, the case by its own order.
		slices.Sort(got[0])
		slices.Sort(got[1])
		slices.Sort(c.hmo)
		slices.Sort(c.pos)
		assert.Equal(t, c.hmo, got[0], c.name)
		assert.Equal(t, c.pos, got[1], c.name)
		if strings.Contains(c.more, "outOfNetwork") || c.service == "ambulance" {
			continue
		}
		for _, share := range got[2] {
			assert.Equal(t, home, share, c.name+", no area required")
		}
	}

	// Only the member who is away is.
	visits := `{"id":"x","member":"a","service":"lab","count":1,"price":100,"charge":300,"dates":["2026-01-02"]},{"id":"y","member":"b","service":"lab","count":1,"price":100,"charge":300,"dates":["2026-01-02"]}`
	p := year(t, strings.Replace(winters, "]", `,{"id":"b","relationship":"child","age":9}]`, 1), visits, hmo)
	assert.Equal(t, []string{paid, home}, shares(p))
	assert.Equal(t, []string{"away-not-covered"}, reasons(&p.Ledger[0]))

	// A year that begins in July: the months are those of the calendar.
	late := strings.Replace(request(winters, `{"id":"x","member":"a","service":"lab","count":12,"price":100,"charge":300}`, hmo), `"year":2026`, `"year":2026,"startMonth":7`, 1)
	assert.Equal(t, []string{home, home, home, home, paid, paid, paid, paid, home, home, home, home}, shares(&estimate(t, late).Plans[0]))
	// Part of a year without any of them, and one wholly away.
	summer := strings.Replace(late, `"year":2026`, `"year":2026,"months":3`, 1)
	assert.NotContains(t, shares(&estimate(t, summer).Plans[0]), paid)
	winter := strings.Replace(summer, `"startMonth":7`, `"startMonth":12`, 1)
	assert.NotContains(t, shares(&estimate(t, winter).Plans[0]), home)
	// All year, whichever month it begins with; eleven months leave one.
	for _, c := range []struct {
		startMonth, months string
		home               int
	}{{"1", "12", 0}, {"5", "12", 0}, {"5", "11", 1}, {"4", "1", 11}} {
		members := `[{"id":"a","relationship":"self","age":40,"away":{"startMonth":` + c.startMonth + `,"months":` + c.months + `}}]`
		p := year(t, members, `{"id":"x","member":"a","service":"lab","count":12,"price":100,"charge":300}`, hmo)
		count := 0
		for i, share := range shares(p) {
			if share == home {
				count++
			}
			if c.months != "12" {
				april := p.Ledger[i].Date.String()[:7] == "2026-04"
				assert.Equal(t, april == (c.home == 1), share == home, "%v", c)
			}
		}
		assert.Equal(t, c.home, count, "%v", c)
	}
}

// A visit away that the plan does not pay for gets nobody a referral; care away
// takes none.
func TestR13MonthsAwayGiveNoReferral(t *testing.T) {
	const (
		january = `{"id":"p","member":"a","service":"primaryCare","count":1,"price":90,"charge":150,"dates":["2026-01-15"]}`
		june    = `{"id":"s","member":"a","service":"specialist","count":1,"price":100,"charge":200,"dates":["2026-06-15"]}`
	)
	area := `"requiresReferral":true,"requiresServiceArea":true,`
	hmo := plan("HMO", benefits(`"primaryCare":"$25","specialist":"$40"`))
	pos := plan("POS", area+benefits(`"primaryCare":"$25","specialist":"$40","other":{"terms":"20%","outOfNetwork":"40%"}`))
	for _, c := range []struct {
		name, members, care, plan string
		visits                    int
	}{
		{"at home it does", onePerson, january + "," + june, hmo, 0},
		{"away it does not", winters, january + "," + june, hmo, 1},
		{"nor out-of-network", winters, january + "," + june, pos, 1},
		{"a preventive visit neither", winters, strings.Replace(january, "primaryCare", "preventive", 1) + "," + june, hmo, 1},
		{"a visit at home does for care at home", winters, strings.Replace(january, "-01-", "-05-", 1) + "," + june, hmo, 0},
		{"a specialist away takes none", winters, strings.Replace(june, "-06-", "-12-", 1), hmo, 0},
		{"a course goes on at home", winters, `{"id":"s","member":"a","service":"specialist","count":2,"price":100,"charge":200,"dates":["2026-02-01","2026-03-01"]}`, hmo, 1},
	} {
		p := year(t, c.members, c.care, c.plan)
		assert.Equal(t, c.visits, p.Asks.ReferralVisits, c.name)
		for _, e := range p.Ledger {
			if slices.Contains(reasons(&e), "referral-visit-added") {
				assert.Contains(t, []string{"2026-06-15", "2026-03-01"}, e.Date.String(), c.name)
				if strings.Contains(c.care, "primaryCare") {
					assert.Equal(t, "90.00", e.Amount.String(), c.name+": at the price of the visit away")
				}
			}
		}
	}
}

func TestR3aChargesAwayAreTold(t *testing.T) {
	told := func(members, care string) (list []string) {
		for _, d := range estimate(t, request(members, care, plan("HMO", benefits(``)))).Defaults {
			list = append(list, d.Item+" "+d.Field)
		}
		return list
	}
	spread := `{"id":"x","member":"a","service":"lab","count":2,"price":100},{"id":"y","member":"a","service":"lab","count":1,"price":100},{"id":"z","member":"a","service":"genericDrug","count":12,"price":9}`
	assert.Empty(t, told(onePerson, spread))
	assert.Empty(t, told(winters, spread), "in April, July and October; and medicines")
	assert.Equal(t, []string{"x charge"}, told(winters, strings.Replace(spread, `"count":2`, `"count":3`, 1)))
}

func TestMonthsAwayProblems(t *testing.T) {
	for _, c := range []struct{ away, want string }{
		{`{"startMonth":0,"months":4}`, "out-of-range /members/0/away/startMonth 0 whole number, 1–12"},
		{`{"startMonth":13,"months":4}`, "out-of-range /members/0/away/startMonth 13 whole number, 1–12"},
		{`{"startMonth":11,"months":0}`, "out-of-range /members/0/away/months 0 whole number, 1–12"},
		{`{"startMonth":11,"months":13}`, "out-of-range /members/0/away/months 13 whole number, 1–12"},
		{`{"months":4}`, "missing /members/0/away/startMonth  startMonth"},
		{`{"startMonth":11}`, "missing /members/0/away/months  months"},
		{`{"startMonth":1.5,"months":1}`, "not-whole /members/0/away/startMonth 1.5 whole number, 1–12"},
		{`true`, "wrong-type /members/0/away true object"},
	} {
		p := oneProblem(t, request(strings.Replace(winters, `{"startMonth":11,"months":4}`, c.away, 1), ``, plan("HMO", benefits(``))))
		assert.Equal(t, c.want, p.Code+" "+p.Pointer+" "+p.Found+" "+p.Expected, c.away)
	}
	assert.Len(t, problemsOf(t, request(strings.Replace(winters, `{"startMonth":11,"months":4}`, `{"startMonth":0,"months":13,"x":1}`, 1), ``, plan("HMO", benefits(``)))), 3)
}

func TestR11WhoNeedsAReferral(t *testing.T) {
	needs := map[string]bool{"specialist": true, "rehabilitation": true, "habilitation": true, "chiropractic": true, "acupuncture": true}
	for _, s := range allServices {
		days := `,"price":100`
		if s.HasDays() {
			days = `,"days":1`
		}
		care := `{"id":"x","member":"a","service":"` + s.String() + `","count":1,"referral":"none"` + days + `}`
		p := year(t, onePerson, care, plan("HMO", benefits(``)))
		want := "no-referral"
		if needs[s.String()] {
			assert.Contains(t, reasons(&p.Ledger[0]), want, s.String())
		} else {
			assert.NotContains(t, reasons(&p.Ledger[0]), want, s.String())
		}
	}
	// A plan may list its own services for referrals and prior authorization.
	own := plan("HMO", `"referralServices":["eyeExam"],"authorizationServices":["lab"],`+benefits(``))
	care := `{"id":"x","member":"a","service":"eyeExam","count":1},{"id":"y","member":"a","service":"specialist","count":1},{"id":"z","member":"a","service":"lab","count":1}`
	p := year(t, onePerson, care, own)
	assert.Equal(t, 1, p.Asks.ReferralVisits)
	assert.Equal(t, 1, p.Asks.PriorAuthorizations)
	// Care that cannot wait, the visits that provide referrals, and obstetrics and
	// gynecology are in no list.
	for list, never := range map[string][]string{
		"referral":      {"preventive", "primaryCare", "virtualVisit", "obgyn", "urgentCare", "emergencyRoom", "ambulance", "airAmbulance"},
		"authorization": {"obgyn", "emergencyRoom", "airAmbulance"},
	} {
		for _, s := range allServices {
			own := plan("HMO", `"`+list+`Services":["specialist","`+s.String()+`"],`+benefits(``))
			if !slices.Contains(never, s.String()) {
				year(t, onePerson, ``, own)
				continue
			}
			assert.Equal(t, problem.Problem{Code: "never-needs-" + list, Pointer: "/plans/0/" + list + "Services/1",
				Found: s.String(), Expected: "none of " + strings.Join(never, ", ")}, oneProblem(t, request(onePerson, ``, own)))
		}
	}
	// By default imaging, outpatient surgery and planned stays take it; an
	// emergency does not.
	p = year(t, onePerson, `{"id":"x","member":"a","service":"imaging","count":1},{"id":"y","member":"a","service":"hospitalStay","days":2,"count":1},{"id":"z","member":"a","service":"hospitalStay","days":2,"count":1,"emergency":true}`, plan("HMO", benefits(``)))
	assert.Equal(t, 2, p.Asks.PriorAuthorizations)
	assert.Zero(t, p.Asks.ReferralVisits, "the treating doctor obtains it: no visit")
}

func TestR12WithoutAReferral(t *testing.T) {
	visit := `{"id":"x","member":"a","service":"specialist","count":1,"price":100,"charge":300,"referral":"none"}`
	for _, kind := range []string{"HMO", "EPO"} {
		p := year(t, onePerson, visit, plan(kind, `"requiresReferral":true,`+benefits(`"other":"20%"`)))
		assert.Equal(t, []string{"n 100.00"}, shares(p), kind)
		assert.Equal(t, []string{"no-referral"}, reasons(&p.Ledger[0]), kind)
	}
	p := year(t, onePerson, visit, plan("POS", `"allowedPercent":50,"deductibles":[{"covers":"medicalAndDrug","network":"outOfNetwork","self":30}],`+benefits(`"other":{"terms":"20%; deductible does not apply","outOfNetwork":"40% after deductible"}`)))
	assert.Equal(t, []string{"d 30.00 k 28.00"}, shares(p), "the out-of-network terms on the price, all of it allowed")
	assert.Contains(t, reasons(&p.Ledger[0]), "no-referral-out-of-network")
}

func TestR13GettingAReferral(t *testing.T) {
	hmo := plan("HMO", benefits(`"primaryCare":"$25","specialist":"$40"`))
	entries := func(care string) (got []string) {
		for _, e := range year(t, couple, care, hmo).Ledger {
			got = append(got, e.Date.String()+" "+e.Member+" "+e.Service.String()+" "+e.Amount.String())
		}
		return got
	}
	assert.Equal(t, []string{
		"2026-03-02 a primaryCare 173.38", "2026-03-02 a specialist 100.00", "2026-07-02 a specialist 100.00", "2026-11-01 a specialist 100.00",
	}, entries(`{"id":"x","member":"a","service":"specialist","count":3,"price":100}`), "one visit a course, just before its first line, at the default price")

	assert.Equal(t, []string{
		"2026-02-01 a specialist 100.00", "2026-03-01 a primaryCare 90.00", "2026-03-01 a rehabilitation 80.00", "2026-07-02 a primaryCare 90.00",
	}, entries(`{"id":"r","member":"a","service":"rehabilitation","count":1,"price":80,"dates":["2026-03-01"]},
		{"id":"x","member":"a","service":"specialist","count":1,"price":100,"dates":["2026-02-01"]},
		{"id":"p","member":"a","service":"primaryCare","count":1,"price":90}`),
		"a planned visit without a date, whatever day it is spread to, refers the course that comes first; the other takes a visit at the member's own price")

	assert.Equal(t, []string{
		"2026-01-05 a primaryCare 173.38", "2026-01-05 a specialist 100.00", "2026-12-31 a preventive 50.00",
	}, entries(`{"id":"x","member":"a","service":"specialist","count":1,"price":100,"dates":["2026-01-05"]},
		{"id":"p","member":"a","service":"preventive","count":1,"price":50,"dates":["2026-12-31"]}`),
		"a visit on a later date refers nobody")
	assert.Equal(t, []string{
		"2026-01-05 a specialist 100.00", "2026-01-05 a preventive 50.00",
	}, entries(`{"id":"x","member":"a","service":"specialist","count":1,"price":100,"dates":["2026-01-05"]},
		{"id":"p","member":"a","service":"preventive","count":1,"price":50,"dates":["2026-01-05"]}`),
		"one on the day of the course's first line does, wherever it stands in the request")
	assert.Equal(t, []string{
		"2026-01-05 a primaryCare 90.00", "2026-01-05 a specialist 100.00", "2026-03-01 a primaryCare 90.00", "2026-04-01 a rehabilitation 80.00",
		"2026-05-01 a specialist 100.00", "2026-06-01 a preventive 50.00",
	}, entries(`{"id":"x","member":"a","service":"specialist","count":2,"price":100,"dates":["2026-01-05","2026-05-01"]},
		{"id":"r","member":"a","service":"rehabilitation","count":1,"price":80,"dates":["2026-04-01"]},
		{"id":"p","member":"a","service":"primaryCare","count":1,"price":90,"dates":["2026-03-01"]},
		{"id":"q","member":"a","service":"preventive","count":1,"price":50,"dates":["2026-06-01"]}`),
		"the visit in March is too late for the first course and refers the second")

	assert.Equal(t, []string{
		"2026-02-01 a primaryCare 173.38", "2026-02-01 a specialist 100.00", "2026-03-01 a rehabilitation 80.00",
	}, entries(`{"id":"r","member":"a","service":"rehabilitation","count":1,"price":80,"dates":["2026-03-01"],"course":"knee"},
		{"id":"x","member":"a","service":"specialist","count":1,"price":100,"dates":["2026-02-01"],"course":"knee"}`),
		"items of a course share a referral")

	assert.Equal(t, []string{
		"2026-07-02 a preventive 50.00", "2026-07-02 a specialist 100.00", "2026-07-02 b primaryCare 173.38", "2026-07-02 b specialist 100.00",
	}, entries(`{"id":"p","member":"a","service":"preventive","count":1,"price":50},{"id":"x","member":"a","service":"specialist","count":1,"price":100},{"id":"y","member":"b","service":"specialist","count":1,"price":100}`),
		"preventive visits refer too, their own member only")

	assert.Equal(t, []string{"2026-07-02 a specialist 100.00"},
		entries(`{"id":"x","member":"a","service":"specialist","count":1,"price":100,"referral":"have"}`))

	p := year(t, onePerson, `{"id":"x","member":"a","service":"specialist","count":2,"price":100},{"id":"y","member":"a","service":"chiropractic","count":2,"price":50}`, hmo)
	assert.Equal(t, 2, p.Asks.ReferralVisits)
	assert.Equal(t, "50.00", p.Asks.ReferralVisitCost.String())

	assert.Equal(t, "course-of-two", oneProblem(t, request(couple, `{"id":"x","member":"a","service":"lab","count":1,"course":"c"},{"id":"y","member":"b","service":"lab","count":1,"course":"c"}`, hmo)).Code)
	assert.Equal(t, "course-referral", oneProblem(t, request(couple, `{"id":"x","member":"a","service":"lab","count":1,"course":"c"},{"id":"y","member":"a","service":"lab","count":1,"course":"c","referral":"have"}`, hmo)).Code)
}

// A default price names the mean price of drawn care where it is another, and
// care of the member is drawn.
func TestR35ADrawnPriceThatDiffersIsTold(t *testing.T) {
	members := `[{"id":"a","relationship":"self","age":40,"sex":"female","use":"typical"},{"id":"b","relationship":"spouse","age":40}]`
	items := []string{}
	for _, m := range []string{"a", "b"} {
		for _, s := range []string{"emergencyRoom", "lab", "rehabilitation", "eyeExam", "outpatientSurgeon"} {
			items = append(items, `{"id":"`+m+s+`","member":"`+m+`","service":"`+s+`","count":1}`)
		}
	}
	result := estimate(t, request(members, strings.Join(items, ","), plan("EPO", benefits(`"other":"$10"`))))
	told := map[string]string{}
	for _, d := range result.Defaults {
		require.Equal(t, "price", d.Field)
		told[d.Item] = d.Amount.String()
		if d.Drawn != nil {
			told[d.Item] += " " + d.Drawn.String()
		}
	}
	eyeExam, _ := reference.DrawnPrice(service.EyeExam)
	surgeon, _ := reference.DrawnPrice(service.OutpatientSurgeon)
	assert.Equal(t, map[string]string{
		"aemergencyRoom": "3709.86", "alab": "41.79", "arehabilitation": "86.37", "aeyeExam": "154.08 " + eyeExam.String(), "aoutpatientSurgeon": "3585.91 " + surgeon.String(),
		"bemergencyRoom": "3709.86", "blab": "41.79", "brehabilitation": "86.37", "beyeExam": "154.08", "boutpatientSurgeon": "3585.91",
	}, told)
}
