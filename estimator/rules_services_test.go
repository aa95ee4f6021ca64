package estimator_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator/problem"
)

// Where a plan is silent, a service of R47 takes the terms of the one that it is a
// kind of; its own come first.
func TestR47MoreServices(t *testing.T) {
	for _, c := range []struct {
		name, service, from, benefits, want string
	}{
		{"a virtual visit is primary care", "virtualVisit", "primaryCare", `"primaryCare":"$30"`, "c 30.00"},
		{"and is other care where that is all there is", "virtualVisit", "other", `"specialist":"$70"`, "k 20.00"},
		{"unless the plan says otherwise", "virtualVisit", "", `"primaryCare":"$30","virtualVisit":"No charge"`, ""},
		{"a visit for substance use is for mental health", "substanceUseVisit", "mentalHealthVisit", `"mentalHealthVisit":"$25","primaryCare":"$30"`, "c 25.00"},
		{"which is primary care", "substanceUseVisit", "primaryCare", `"primaryCare":"$30"`, "c 30.00"},
		{"a stay for substance use is for mental health", "substanceUseStay", "mentalHealthStay", `"mentalHealthStay":"$40 per day","hospitalStay":"$90 per day"`, "c 80.00"},
		{"which is a hospital stay", "substanceUseStay", "hospitalStay", `"hospitalStay":"$45 per day"`, "c 90.00"},
		{"acupuncture is like chiropractic care", "acupuncture", "chiropractic", `"chiropractic":"$20","specialist":"$70"`, "c 20.00"},
		{"not covered like it too", "acupuncture", "chiropractic", `"chiropractic":"Not covered","specialist":"$70"`, "n 100.00"},
		{"a preferred generic drug is a generic one", "preferredGenericDrug", "genericDrug", `"genericDrug":"$10"`, "c 10.00"},
		{"with terms of its own", "preferredGenericDrug", "", `"genericDrug":"$10","preferredGenericDrug":"$3"`, "c 3.00"},
		{"a non-preferred specialty drug is a specialty drug", "nonPreferredSpecialtyDrug", "specialtyDrug", `"specialtyDrug":"30%"`, "k 30.00"},
		{"or whatever stands in for those", "nonPreferredSpecialtyDrug", "genericDrug", `"genericDrug":"$10"`, "c 10.00"},
		{"a child's eye exam is an eye exam", "childEyeExam", "eyeExam", `"eyeExam":"$15","specialist":"$70"`, "c 15.00"},
		{"also where adults have none", "childEyeExam", "", `"eyeExam":"Not covered","childEyeExam":"No charge"`, ""},
		{"glasses are not other care", "childGlasses", "none", ``, "n 100.00"},
		{"but what the plan says", "childGlasses", "", `"childGlasses":"50%"`, "k 50.00"},
		{"dental check-ups are not other care", "childDentalCheckup", "none", `"specialist":"$70","preventive":"No charge"`, "n 100.00"},
		{"but what the plan says of them", "childDentalCheckup", "", `"childDentalCheckup":"No charge"`, ""},
	} {
		item := visit(c.service, "100")
		if strings.HasSuffix(c.service, "Stay") {
			item = strings.Replace(item, `"count":1`, `"count":1,"days":2`, 1)
		}
		if c.benefits != "" {
			c.benefits += ","
		}
		p := year(t, onePerson, item, plan("EPO", benefits(c.benefits+`"other":"20%"`)))
		assert.Equal(t, []string{c.want}, shares(p), c.name)
		var from []string
		for _, f := range p.Fallbacks {
			from = append(from, f.From.String())
		}
		if c.from == "" || c.from == "none" {
			assert.Empty(t, from, c.name)
		} else {
			assert.Equal(t, []string{c.from}, from, c.name)
		}
		if c.from == "none" {
			assert.Equal(t, []string{"not-covered"}, reasons(&p.Ledger[0]), c.name)
			assert.Empty(t, p.Ledger[0].Terms, c.name)
		}
	}
}

// Glasses and check-ups have no price that could stand in, and without terms of
// their own count toward nothing, in network or out.
func TestR47WithoutStandIns(t *testing.T) {
	for _, s := range []string{"childGlasses", "childDentalCheckup"} {
		for _, item := range []string{`"count":1`, `"count":1,"charge":200,"outOfNetwork":true`} {
			got := oneProblem(t, request(onePerson, `{"id":"x","member":"a","service":"`+s+`",`+item+`}`, plan("EPO", benefits(``))))
			assert.Equal(t, problem.Problem{Code: "missing", Pointer: "/care/0/price", Expected: "price of " + s}, got)
		}
		outside := `{"id":"x","member":"a","service":"` + s + `","count":1,"price":100,"charge":150,"outOfNetwork":true}`
		ppo := func(list string) string {
			return plan("PPO", limits("500/500/1000", "1000/1000/2000")+`,"unmarkedTerms":"afterDeductible",`+
				benefits(`"other":{"terms":"20%","outOfNetwork":"40%; deductible does not apply"}`+list))
		}
		p := year(t, onePerson, visit(s, "100")+`,`+strings.Replace(outside, `"x"`, `"y"`, 1)+`,`+strings.Replace(visit("lab", "400"), `"x"`, `"z"`, 1), ppo(``))
		assert.Equal(t, []string{"n 100.00", "n 150.00", "d 400.00"}, shares(p), s)
		assert.Equal(t, "100.00", p.Ledger[2].Left[0].Person.String(), "of the deductible")
		p = year(t, onePerson, outside, ppo(`,"`+s+`":{"outOfNetwork":"50%; deductible does not apply"}`))
		assert.Equal(t, []string{"k 50.00 b 50.00"}, shares(p), s)
		p = year(t, onePerson, visit(s, "100"), ppo(`,"`+s+`":{"outOfNetwork":"50%; deductible does not apply"}`))
		assert.Equal(t, []string{"n 100.00"}, shares(p), "terms of the other network do not stand in")
	}
	// Two a year, of which the second is beyond the limit.
	p := year(t, onePerson, strings.Replace(visit("childDentalCheckup", "90"), `"count":1`, `"count":2`, 1),
		plan("EPO", benefits(`"childDentalCheckup":{"terms":"No charge","visitLimit":{"count":1}}`)))
	assert.Equal(t, []string{"", "n 90.00"}, shares(p))
}

// Preventive drugs are preventive care (R15), and drugs.
func TestR15PreventiveDrugs(t *testing.T) {
	limit := limits("500/500/1000", "5000/5000/10000") + `,"unmarkedTerms":"afterDeductible",`
	const old = `"grandfathered":true,`
	out := `{"id":"x","member":"a","service":"preventiveDrug","count":1,"price":50,"charge":50,"outOfNetwork":true}`
	for _, c := range []struct{ name, item, plan, want string }{
		{"free", visit("preventiveDrug", "50"), plan("HMO", limit+benefits(`"genericDrug":"$10; deductible does not apply","other":"20%"`)), ""},
		{"whatever a preventive visit costs", visit("preventiveDrug", "50"), plan("HMO", limit+benefits(`"preventive":"$20; deductible does not apply","other":"20%"`)), ""},
		{"its own terms", visit("preventiveDrug", "50"), plan("HMO", limit+benefits(`"preventiveDrug":"$5; deductible does not apply","other":"20%"`)), "c 5.00"},
		{"grandfathered: a generic drug", visit("preventiveDrug", "50"), plan("HMO", old+limit+benefits(`"preventive":"No charge","genericDrug":"$10; deductible does not apply","other":"20%"`)), "c 10.00"},
		{"grandfathered: other care", visit("preventiveDrug", "50"), plan("HMO", old+limit+benefits(`"preventive":"No charge","other":"20%"`)), "d 50.00"},
		{"out of network: a generic drug", out, plan("PPO", benefits(`"genericDrug":{"terms":"$10","outOfNetwork":"Not covered"},"other":{"terms":"20%","outOfNetwork":"40%"}`)), "n 50.00"},
		{"out of network: other care", out, plan("PPO", benefits(`"genericDrug":"$10","other":{"terms":"20%","outOfNetwork":"40%"}`)), "k 20.00"},
		{"every provider under an indemnity plan", strings.Replace(out, `,"outOfNetwork":true`, ``, 1), plan("Indemnity", benefits(`"other":"20%"`)), ""},
	} {
		p := year(t, onePerson, c.item, c.plan)
		assert.Equal(t, []string{c.want}, shares(p), c.name)
		if c.want == "" {
			assert.Equal(t, []string{"preventive"}, reasons(&p.Ledger[0]), c.name)
		}
	}
}

// What holds of drugs holds of all drug tiers: limits of drugs alone, and months
// away (R10).
func TestR47Drugs(t *testing.T) {
	hmo := plan("HMO", `"deductibles":[{"covers":"drug","network":"inNetwork","self":100}],"outOfPocketMaximums":[{"covers":"drug","network":"inNetwork","self":150}],`+
		benefits(`"preventiveDrug":"20% after deductible","other":"20% after deductible"`))
	winter := strings.Replace(onePerson, `"age":`, `"away":{"startMonth":1,"months":12},"age":`, 1)
	for _, s := range []string{"preventiveDrug", "preferredGenericDrug", "nonPreferredSpecialtyDrug"} {
		p := year(t, onePerson, visit("lab", "200")+`,{"id":"y","member":"a","service":"`+s+`","count":2,"price":300,"dates":["2026-08-01","2026-09-01"]}`, hmo)
		assert.Equal(t, []string{"k 40.00", "d 100.00 k 40.00", "k 10.00"}, shares(p), s)
		p = year(t, winter, visit(s, "300"), hmo)
		assert.Equal(t, []string{"d 100.00 k 40.00"}, shares(p), "%s is filled at home", s)
	}
}

// A virtual visit is the primary care that no plan may ask a referral for, and
// gives none. Acupuncture needs one as chiropractic care does, a stay for substance
// use an authorization as one for mental health does.
func TestR47Referrals(t *testing.T) {
	hmo := plan("HMO", benefits(`"primaryCare":"$20","other":"$50"`))
	p := year(t, onePerson, visit("virtualVisit", "80")+`,`+strings.Replace(visit("acupuncture", "90"), `"x"`, `"y"`, 1), hmo)
	assert.Equal(t, 1, p.Asks.ReferralVisits)
	assert.Equal(t, "20.00", p.Asks.ReferralVisitCost.String())
	p = year(t, onePerson, visit("primaryCare", "80")+`,`+strings.Replace(visit("acupuncture", "90"), `"x"`, `"y"`, 1), hmo)
	assert.Zero(t, p.Asks.ReferralVisits)
	for _, s := range []string{"mentalHealthStay", "substanceUseStay"} {
		p = year(t, onePerson, strings.Replace(visit(s, "900"), `"count":1`, `"count":1,"days":3`, 1), hmo)
		assert.Equal(t, 1, p.Asks.PriorAuthorizations, s)
	}
}

// With an HSA, terms that stand in for telehealth or a child's care are no reason
// to refuse a plan; what stands in for substance use is told once, where it is.
func TestR20HSAOfMoreServices(t *testing.T) {
	of := func(list string) string {
		return plan("HMO", `"unmarkedTerms":"afterDeductible","hsaEligible":true,`+limits("2000/4000/4000", "8000/8000/16000")+`,`+benefits(`"other":"20%",`+list))
	}
	for _, list := range []string{
		`"virtualVisit":"No charge; deductible does not apply"`,
		`"eyeExam":"$20; deductible does not apply"`,
		`"childGlasses":"No charge; deductible does not apply","childDentalCheckup":"No charge; deductible does not apply"`,
		`"preventiveDrug":"$15; deductible does not apply"`,
	} {
		year(t, onePerson, ``, of(list))
	}
	got := oneProblem(t, request(onePerson, ``, of(`"mentalHealthVisit":"$20; deductible does not apply"`)))
	assert.Equal(t, "/plans/0/benefits/mentalHealthVisit", got.Pointer)
	got = oneProblem(t, request(onePerson, ``, of(`"primaryCare":"$20; deductible does not apply","virtualVisit":"No charge; deductible does not apply","mentalHealthVisit":"20%"`)))
	assert.Equal(t, "/plans/0/benefits/primaryCare", got.Pointer)
	got = oneProblem(t, request(onePerson, ``, of(`"preferredGenericDrug":"$5; deductible does not apply"`)))
	assert.Equal(t, "/plans/0/benefits/preferredGenericDrug", got.Pointer)
}
