package estimator_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/problem"
)

// visit is one line of a service for member a.
func visit(service, price string) string {
	return `{"id":"x","member":"a","service":"` + service + `","count":1,"price":` + price + `}`
}

func TestR15Preventive(t *testing.T) {
	limit := limits("500/500/1000", "5000/5000/10000") + `,"unmarkedTerms":"afterDeductible",`
	p := year(t, onePerson, visit("preventive", "200"), plan("HMO", limit+benefits(`"other":"20%"`)))
	assert.Equal(t, []string{""}, shares(p))
	assert.Equal(t, []string{"preventive"}, reasons(&p.Ledger[0]))
	p = year(t, onePerson, visit("preventive", "200"), plan("HMO", limit+benefits(`"other":"20%","preventive":"$10; deductible does not apply"`)))
	assert.Equal(t, []string{"c 10.00"}, shares(p), "a plan may state its own terms")
	p = year(t, onePerson, visit("preventive", "200"), plan("HMO", `"grandfathered":true,`+limit+benefits(`"other":"20%","preventive":"20%"`)))
	assert.Equal(t, []string{"d 200.00"}, shares(p))
	got := oneProblem(t, request(onePerson, ``, plan("HMO", `"grandfathered":true,`+limit+benefits(`"other":"20%"`))))
	assert.Equal(t, "/plans/0/benefits/preventive", got.Pointer)
	p = year(t, onePerson, `{"id":"x","member":"a","service":"preventive","count":1,"price":200,"charge":200,"outOfNetwork":true}`,
		plan("PPO", benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`)))
	assert.Equal(t, []string{"k 80.00"}, shares(p), "in network only")
}

func TestR16TermsOfAPlan(t *testing.T) {
	limit := limits("500/500/1000", "5000/5000/10000") + `,`
	got := oneProblem(t, request(onePerson, ``, plan("HMO", limit+benefits(`"specialist":"$40","other":"20% after deductible"`))))
	assert.Equal(t, "unmarked-terms", got.Code)
	assert.Equal(t, "/plans/0/benefits/specialist", got.Pointer)
	got = oneProblem(t, request(onePerson, ``, plan("HMO", limit+benefits(`"specialist":{"terms":"20% after dedcutible"},"other":"20% after deductible"`))))
	assert.Equal(t, "/plans/0/benefits/specialist/terms", got.Pointer)
	assert.Equal(t, 11, got.Column, "it points at the character")
	for unmarked, want := range map[string]string{"deductibleWaived": "c 40.00", "afterDeductible": "d 100.00"} {
		p := year(t, onePerson, visit("lab", "100"), plan("HMO", limit+`"unmarkedTerms":"`+unmarked+`",`+benefits(`"lab":"$40"`)))
		assert.Equal(t, []string{want}, shares(p), unmarked)
	}
	for terms, want := range map[string]string{"$40": "c 40.00", "No charge": "", "20%": "d 100.00", "$40 and 20%": "d 60.00 c 40.00", "$40 after deductible": "d 100.00", "20%; deductible does not apply": "k 20.00"} {
		p := year(t, onePerson, visit("lab", "100"), plan("HMO", limit+`"unmarkedTerms":"copaysWaived",`+benefits(`"lab":"`+terms+`"`)))
		assert.Equal(t, []string{want}, shares(p), terms)
	}
	p := year(t, onePerson, visit("lab", "100"), plan("HMO", benefits(`"lab":"$40"`)))
	assert.Equal(t, []string{"c 40.00"}, shares(p), "without a deductible nothing needs to be said")
}

// A row of a summary about two kinds of care: lines owe what it says of their own,
// and the rest of it is told.
func TestR16WhatStandsBesideIsOwedByNoLine(t *testing.T) {
	sbc := limits("500/500/1000", "5000/5000/10000") + `,"unmarkedTerms":"afterDeductible",`
	for _, c := range []struct{ service, terms, share, beside string }{
		{"primaryCare", "$35 copay/office visit and 20% coinsurance for other outpatient services; deductible does not apply", "c 35.00", "other services: 20% coinsurance; deductible does not apply"},
		{"genericDrug", "$10 copay/prescription (retail); $25 copay/30-day supply (mail order); deductible does not apply", "c 10.00", "mail order: $25 copay; deductible does not apply (30-day supply)"},
	} {
		t.Run(c.terms, func(t *testing.T) {
			p := year(t, onePerson, visit(c.service, "100"), plan("HMO", sbc+benefits(`"`+c.service+`":"`+c.terms+`","other":"20%"`)))
			assert.Equal(t, []string{c.share}, shares(p))
			require.Len(t, p.Beside, 1)
			assert.Equal(t, c.service, p.Beside[0].Service.String())
			assert.Equal(t, "inNetwork", string(p.Beside[0].Network))
			assert.Equal(t, c.beside, p.Beside[0].Terms)
		})
	}
	for _, none := range []string{
		`"other":"20%"`,
		// What is said of 90 days is the terms of such a fill (R46).
		`"genericDrug":"$10 copay/prescription (retail); $25 copay/90-day supply (mail order); deductible does not apply","other":"20%"`,
		`"specialtyDrug":"20% coinsurance (retail). Mail order not covered.","other":"20%"`,
	} {
		p := year(t, onePerson, visit("primaryCare", "100"), plan("HMO", sbc+benefits(none)))
		assert.Empty(t, p.Beside, none)
	}
}

// The curves cap a copay before the deductible too.
func TestR17CappedCopayOnTheCurve(t *testing.T) {
	for _, c := range []struct{ terms, tenfold string }{
		{"$300 copay with deductible and 20% after deductible up to $100", "1000.00"},
		{"$300 copay with deductible up to $100", "1000.00"},
		{"$300 copay after deductible up to $100", "1000.00"},
	} {
		var compared struct {
			OK struct {
				Plans []struct{ OwnCare []struct{ Cost string } }
			}
		}
		text := request(onePerson, visit("specialist", "100"), plan("EPO", `"unmarkedTerms":"afterDeductible",`+limits("2000/2000/4000", "5000/5000/10000")+`,`+benefits(`"specialist":"`+c.terms+`"`)))
		require.NoError(t, json.Unmarshal(estimator.CompareJSON([]byte(text)), &compared))
		curve := compared.OK.Plans[0].OwnCare
		assert.Equal(t, c.tenfold, curve[len(curve)-1].Cost, c.terms)
	}
}

func TestR17OrderInsideALine(t *testing.T) {
	for _, c := range []struct{ terms, price, share string }{
		{"$40; deductible does not apply", "100", "c 40.00"},
		{"$40; deductible does not apply", "30", "c 30.00"},
		{"$40 copay after deductible", "100", "d 100.00"},
		{"$40 copay after deductible", "520", "d 500.00 c 20.00"},
		{"$40 copay after deductible", "800", "d 500.00 c 40.00"},
		{"$40 copay with deductible", "800", "d 500.00 c 40.00"},
		{"$40 copay with deductible", "100", "d 60.00 c 40.00"},
		{"$40 copay with deductible", "30", "c 30.00"},
		{"$40 copay with deductible and 20% after deductible", "800", "d 500.00 c 40.00 k 52.00"},
		{"$40 copay after deductible and 20% after deductible", "800", "d 500.00 c 40.00 k 52.00"},
		{"$40; deductible does not apply and 20% after deductible", "100", "d 60.00 c 40.00"},
		{"$40; deductible does not apply and 20%; deductible does not apply", "100", "c 40.00 k 12.00"},
		{"$40 after deductible and 20%; deductible does not apply", "100", "d 100.00"},
		{"20% after deductible", "800", "d 500.00 k 60.00"},
		{"20%; deductible does not apply", "800", "k 160.00"},
		{"No charge after deductible", "800", "d 500.00"},
		{"No charge; deductible does not apply", "800", ""},
		{"20% after deductible up to $50", "800", "d 500.00 k 50.00"},
		{"$40 copay and 20% after deductible up to $30", "800", "d 500.00 c 30.00"},
		{"$40 copay after deductible and 20% after deductible up to $60", "800", "d 500.00 c 40.00 k 20.00"},
		// What "up to" takes off a copay is owed to the deductible.
		{"$300 copay with deductible and 20% after deductible up to $100", "500", "d 400.00 c 100.00"},
		{"$300 copay with deductible and 20% after deductible up to $100", "1000", "d 500.00 c 100.00"},
		{"$300; deductible does not apply and 20% after deductible up to $100", "250", "d 150.00 c 100.00"},
		{"$300 copay with deductible up to $100", "250", "d 150.00 c 100.00"},
		{"$40 copay with deductible and 20% after deductible up to $60", "800", "d 500.00 c 40.00 k 20.00"},
		{"Not covered", "800", "n 800.00"},
	} {
		p := year(t, onePerson, visit("lab", c.price), plan("HMO", `"unmarkedTerms":"afterDeductible",`+limits("500/500/1000", "5000/5000/10000")+`,`+benefits(`"lab":"`+c.terms+`"`)))
		assert.Equal(t, []string{c.share}, shares(p), "%s of %s", c.terms, c.price)
	}
	for _, c := range []struct{ terms, more, share string }{
		{"$375 copay per day", `,"days":7`, "c 2625.00"},
		{"$375 copay per day up to 5 days", `,"days":7`, "c 1875.00"},
		{"$375 copay per day up to 5 days", `,"days":3`, "c 1125.00"},
		{"$1500 copay per stay", `,"days":3`, "c 1500.00"},
		{"$375 copay per day up to 5 days, waived if admitted", `,"days":3,"admitted":true`, ""},
		{"$375 copay per day, waived if admitted and 10%", `,"days":3,"admitted":true`, "k 1000.00"},
	} {
		p := year(t, onePerson, `{"id":"x","member":"a","service":"hospitalStay","count":1,"price":10000`+c.more+`}`, plan("HMO", benefits(`"hospitalStay":"`+c.terms+`"`)))
		assert.Equal(t, []string{c.share}, shares(p), "%s with%s", c.terms, c.more)
	}
	// What is no stay is of one day.
	for _, s := range []string{"hospice", "dialysis", "outpatientFacility"} {
		p := year(t, onePerson, visit(s, "1000"), plan("HMO", benefits(`"`+s+`":"$50 copay per day up to 5 days"`)))
		assert.Equal(t, []string{"c 50.00"}, shares(p), s)
	}
}

// A least share is owed of what the deductible leaves, in the estimate and on the
// curves.
func TestR44AtLeast(t *testing.T) {
	for _, c := range []struct{ terms, price, share string }{
		{"30%; deductible does not apply, at least $40, up to $90", "25", "k 25.00"},
		{"30%; deductible does not apply, at least $40, up to $90", "100", "k 40.00"},
		{"30%; deductible does not apply, at least $40, up to $90", "200", "k 60.00"},
		{"30%; deductible does not apply, at least $40, up to $90", "400", "k 90.00"},
		{"30% after deductible, at least $40, up to $90", "400", "d 400.00"},
		{"30% after deductible, at least $40, up to $90", "520", "d 500.00 k 20.00"},
		{"30% after deductible, at least $40, up to $90", "600", "d 500.00 k 40.00"},
		{"30% after deductible, at least $40, up to $90", "900", "d 500.00 k 90.00"},
		{"$50 copay or 30% coinsurance, whichever is greater; deductible does not apply", "100", "k 50.00"},
		{"$50 copay or 30% coinsurance, whichever is greater; deductible does not apply", "1000", "k 300.00"},
		{"$50 copay or 30% coinsurance, whichever is less; deductible does not apply", "1000", "k 50.00"},
		{"20%; deductible does not apply, at least $9000", "8000", "k 5000.00"}, // the maximum stops it
	} {
		p := year(t, onePerson, visit("lab", c.price), plan("HMO", `"unmarkedTerms":"afterDeductible",`+limits("500/500/1000", "5000/5000/10000")+`,`+benefits(`"lab":"`+c.terms+`"`)))
		assert.Equal(t, []string{c.share}, shares(p), "%s of %s", c.terms, c.price)
	}
	var compared struct {
		OK struct {
			Plans []struct {
				OwnCare []struct{ Amount, Cost string }
			}
		}
	}
	text := request(onePerson, visit("lab", "100"), plan("EPO", `"unmarkedTerms":"deductibleWaived",`+benefits(`"lab":"30%, at least $40, up to $90"`)))
	require.NoError(t, json.Unmarshal(estimator.CompareJSON([]byte(text)), &compared))
	var costs []string
	for _, point := range compared.OK.Plans[0].OwnCare {
		costs = append(costs, point.Cost)
	}
	assert.Equal(t, []string{"0.00", "40.00", "40.00", "90.00", "90.00"}, costs, "kinks at 40, 133.33 and 300")
}

func TestR65WaivedIfAdmitted(t *testing.T) {
	for _, c := range []struct{ terms, more, share string }{
		{"25% after deductible, waived if admitted", ``, "d 500.00 k 100.00"},
		{"25% after deductible, waived if admitted", `,"admitted":true`, "d 500.00"},
		{"25% after deductible, waived if admitted, at least $200", `,"admitted":true`, "d 500.00"},
		{"25% after deductible, waived if admitted, at least $200", ``, "d 500.00 k 200.00"},
		{"$0 copay and 25%, waived if admitted", `,"admitted":true`, "d 500.00 k 100.00"}, // the copay is
	} {
		p := year(t, onePerson, `{"id":"x","member":"a","service":"emergencyRoom","count":1,"price":900`+c.more+`}`,
			plan("HMO", `"unmarkedTerms":"afterDeductible",`+limits("500/500/1000", "5000/5000/10000")+`,`+benefits(`"emergencyRoom":"`+c.terms+`"`)))
		assert.Equal(t, []string{c.share}, shares(p), "%s with%s", c.terms, c.more)
	}
}

// A deductible that terms name is the plan's own for that care.
func TestR65NamedDeductible(t *testing.T) {
	apart := `"deductibles":[{"covers":"medical","network":"inNetwork","self":500,"person":500,"family":1000},{"covers":"drug","network":"inNetwork","self":100,"person":100,"family":200}],`
	for _, c := range []struct{ deductibles, benefits, code, pointer string }{
		{limits("500/500/1000", "5000/5000/10000") + `,`, `"lab":"20% after $500 deductible"`, "", ""},
		{limits("500/500/1000", "5000/5000/10000") + `,`, `"lab":"20% after $1,000 deductible"`, "", ""}, // the family's
		{limits("500/500/1000", "5000/5000/10000") + `,`, `"lab":"20% after $1,200 deductible"`, "named-deductible", "/plans/0/benefits/lab"},
		{limits("500/500/1000", "5000/5000/10000") + `,`, `"lab":"20% after out-of-network deductible"`, "terms-deductible", "/plans/0/benefits/lab"},
		{``, `"lab":"20% after $1,200 deductible"`, "named-deductible", "/plans/0/benefits/lab"},
		{apart, `"lab":"20% after $500 medical deductible","genericDrug":"$10 after $100 deductible"`, "", ""},
		{apart, `"genericDrug":{"terms":"$10 after $500 deductible"}`, "named-deductible", "/plans/0/benefits/genericDrug/terms"},
		{apart, `"genericDrug":"$10 after medical deductible"`, "terms-deductible", "/plans/0/benefits/genericDrug"},
	} {
		text := request(onePerson, ``, plan("EPO", `"unmarkedTerms":"afterDeductible",`+c.deductibles+benefits(c.benefits)))
		if c.code == "" {
			assert.Contains(t, string(estimator.EstimateJSON([]byte(text))), `{"ok":`, c.benefits)
			continue
		}
		got := oneProblem(t, text)
		assert.Equal(t, c.code, got.Code, c.benefits)
		assert.Equal(t, c.pointer, got.Pointer, c.benefits)
	}
}

// Percentages that are probably the plan's are one problem of the plan.
func TestR66PercentagesOfThePlan(t *testing.T) {
	for _, c := range []struct{ benefits, pointer, found string }{
		{`"other":"80%","lab":"90%","specialist":"$40"`, "/plans/0/benefits/lab", "90%"},
		{`"other":"80% after deductible"`, "/plans/0/benefits/other", "80%"},
		{`"other":"80% coinsurance"`, "", ""},
		{`"other":"you pay 80%"`, "", ""},
		{`"other":"80% covered","lab":"plan pays 90%"`, "", ""},
		{`"other":"20%","lab":"30%","specialist":"60%"`, "", ""},
		{`"other":"20%","lab":"60%"`, "/plans/0/benefits/lab", "60%"},
		{`"other":"50%","lab":"50%"`, "", ""},
		{`"other":{"terms":"20%","outOfNetwork":"60%"}`, "", ""},
		{`"other":"$30 for the first 3 visits, then 70%"`, "/plans/0/benefits/other", "70%"},
	} {
		text := request(onePerson, ``, plan("POS", `"unmarkedTerms":"afterDeductible",`+benefits(c.benefits)))
		text = strings.Replace(text, `"POS"`, `"EPO"`, 1)
		if c.found == "" {
			assert.Contains(t, string(estimator.EstimateJSON([]byte(text))), `{"ok":`, c.benefits)
			continue
		}
		got := oneProblem(t, text)
		assert.Equal(t, "percent-of-plan", got.Code, c.benefits)
		assert.Equal(t, c.pointer, got.Pointer, c.benefits)
		assert.Equal(t, c.found, got.Found, c.benefits)
	}
}

func TestR18FirstVisits(t *testing.T) {
	// Three visits in any mix, as Healthfirst's Bronze Leaf HMO has them.
	hmo := plan("HMO", `"requiresReferral":false,"unmarkedTerms":"afterDeductible",`+limits("3800/3800/7600", "9200/9200/18400")+`,`+benefits(
		`"primaryCare":{"terms":"$50 for the first 3 visits, then $50 after deductible","sharedFirstVisits":"any"},
		 "specialist":{"terms":"$75 for the first 3 visits, then $75 after deductible","sharedFirstVisits":"any"},
		 "rehabilitation":"No charge for the first 2 visits, then 40% after deductible"`))
	p := year(t, couple, `
		{"id":"p","member":"a","service":"primaryCare","count":2,"price":100,"dates":["2026-01-01","2026-05-01"]},
		{"id":"s","member":"a","service":"specialist","count":2,"price":200,"dates":["2026-02-01","2026-04-01"]},
		{"id":"o","member":"b","service":"primaryCare","count":1,"price":100,"dates":["2026-06-01"]},
		{"id":"r","member":"a","service":"rehabilitation","count":3,"price":80,"dates":["2026-07-01","2026-07-02","2026-07-03"]}`, hmo)
	assert.Equal(t, []string{"c 50.00", "c 75.00", "c 75.00", "d 100.00", "c 50.00", "", "", "d 80.00"}, shares(p))
	assert.Equal(t, []string{"first-visits"}, reasons(&p.Ledger[0]))
	assert.Equal(t, 3, p.Ledger[2].Reasons[0].Count)
	assert.Equal(t, "3800.00", p.Ledger[2].Left[0].Person.String(), "first visits do not fill the deductible")
	got := oneProblem(t, request(onePerson, ``, plan("HMO", benefits(`"lab":{"terms":"$5","sharedFirstVisits":"any"}`))))
	assert.Equal(t, "without-effect", got.Code)
}

func TestR19VisitLimits(t *testing.T) {
	p := year(t, couple, `{"id":"x","member":"a","service":"chiropractic","count":3,"price":50,"referral":"have"},{"id":"y","member":"b","service":"chiropractic","count":1,"price":50,"referral":"have"}`,
		plan("HMO", benefits(`"chiropractic":{"terms":"$10 for the first 2 visits, then $20","visitLimit":{"count":2}}`)))
	assert.Equal(t, []string{"c 10.00", "c 10.00", "c 10.00", "n 50.00"}, shares(p), "per member; beyond the limit the price")
	assert.Equal(t, []string{"visit-limit"}, reasons(&p.Ledger[3]))

	stays := `{"id":"x","member":"a","service":"skilledNursing","count":2,"days":7,"price":1000}`
	p = year(t, onePerson, stays, plan("HMO", benefits(`"skilledNursing":{"terms":"$30 copay per day","visitLimit":{"count":10}}`)))
	// The second stay has 3 of its 7 days within the limit: 428.57 of 1000.
	assert.Equal(t, []string{"c 210.00", "c 90.00 n 571.43"}, shares(p))
	assert.Equal(t, "338.57", p.Ledger[1].PlanPays.String())

	// Both networks together, unless the plan says otherwise.
	mixed := `{"id":"x","member":"a","service":"lab","count":2,"price":100,"dates":["2026-01-01","2026-03-01"]},{"id":"y","member":"a","service":"lab","count":1,"price":100,"charge":100,"outOfNetwork":true,"dates":["2026-02-01"]}`
	for perNetwork, want := range map[string][]string{
		"false": {"c 10.00", "k 50.00", "n 100.00"},
		"true":  {"c 10.00", "k 50.00", "c 10.00"},
	} {
		p = year(t, onePerson, mixed, plan("PPO", benefits(`"lab":{"terms":"$10","outOfNetwork":"50%","visitLimit":{"count":2,"perNetwork":`+perNetwork+`}},"other":{"terms":"20%","outOfNetwork":"50%"}`)))
		assert.Equal(t, want, shares(p), "per network: %s", perNetwork)
	}
}

func TestR20EmbeddedDeductible(t *testing.T) {
	hmo := plan("HMO", limits("1000/500/1000", "9000/9000/18000")+`,`+benefits(`"other":"20% after deductible"`))
	line := func(id, member, date string) string {
		return `{"id":"` + id + `","member":"` + member + `","service":"lab","count":1,"price":400,"dates":["` + date + `"]}`
	}
	care := strings.Join([]string{line("1", "a", "2026-01-01"), line("2", "a", "2026-02-01"), line("3", "b", "2026-03-01"), line("4", "c", "2026-04-01"), line("5", "b", "2026-05-01")}, ",")
	p := year(t, three, care, hmo)
	// a meets the person's 500, the family's 1000 is met by c's first 100.
	assert.Equal(t, []string{"d 400.00", "d 100.00 k 60.00", "d 400.00", "d 100.00 k 60.00", "k 80.00"}, shares(p))
	assert.Contains(t, reasons(&p.Ledger[1]), "deductible-met")
	p = year(t, onePerson, line("1", "a", "2026-01-01")+`,`+visit("lab", "800"), hmo)
	assert.Equal(t, []string{"d 400.00", "d 600.00 k 40.00"}, shares(p), "one person alone has the self-only amount")
}

func TestR20AggregateDeductible(t *testing.T) {
	hmo := plan("HMO", `"deductibles":[{"covers":"medicalAndDrug","network":"inNetwork","self":500,"family":1000,"aggregate":true}],`+benefits(`"other":"20% after deductible"`))
	p := year(t, couple, `{"id":"x","member":"a","service":"lab","count":1,"price":900},{"id":"y","member":"b","service":"lab","count":1,"price":900}`, hmo)
	assert.Equal(t, []string{"d 900.00", "d 100.00 k 160.00"}, shares(p), "the family's alone")
}

func TestR20MedicalAndDrugApart(t *testing.T) {
	hmo := plan("HMO", `"deductibles":[{"covers":"medical","network":"inNetwork","self":500},{"covers":"drug","network":"inNetwork","self":50}],`+benefits(`"other":"20% after deductible"`))
	p := year(t, onePerson, `{"id":"x","member":"a","service":"genericDrug","count":2,"price":40},{"id":"y","member":"a","service":"infusedDrug","count":1,"price":100}`, hmo)
	assert.Equal(t, []string{"d 40.00", "d 100.00", "d 10.00 k 6.00"}, shares(p), "drugs given by a provider are medical")
}

func TestR20HSAEligible(t *testing.T) {
	hdhp := func(more, self, person, family string) string {
		return plan("HMO", `"hsaEligible":true,`+more+limits(self+"/"+person+"/"+family, "8000/8000/16000")+`,`+benefits(`"other":"20% after deductible"`))
	}
	assert.Equal(t, "/plans/0/deductibles/0/person", oneProblem(t, request(couple, ``, hdhp("", "1700", "1700", "3400"))).Pointer)
	assert.Equal(t, "/plans/0/deductibles/0/self", oneProblem(t, request(couple, ``, hdhp("", "1600", "3400", "3400"))).Pointer)
	year(t, couple, ``, hdhp("", "1700", "3400", "3400"))
	year(t, couple, ``, hdhp(`"metalLevel":"Bronze",`, "1000", "1000", "2000"))
	year(t, couple, ``, hdhp(`"year":2024,`, "1000", "1000", "2000"))
	assert.Equal(t, one("unknown-year", "/plans/0/year", "2031", "a year with known limits for hsaEligible: 2025–2027"),
		problemsOf(t, request(couple, ``, hdhp(`"year":2031,"acaLimit":13000,`, "3000", "6000", "6000"))))
}

// The maximums in network are not above the year's limits.
func TestR20HSAMaximum(t *testing.T) {
	limit := func(covers, network, self, family string) string {
		return `{"covers":"` + covers + `","network":"` + network + `","self":` + self + `,"person":5000,"family":` + family + `}`
	}
	of := func(more string, maximums ...string) string {
		return plan("PPO", `"hsaEligible":true,`+more+`"deductibles":[`+limit("medicalAndDrug", "combined", "3500", "7000")+
			`],"outOfPocketMaximums":[`+strings.Join(maximums, ",")+`],`+benefits(`"other":{"terms":"20% after deductible","outOfNetwork":"40% after deductible"}`))
	}
	outside := limit("medicalAndDrug", "outOfNetwork", "50000", "100000")
	for _, good := range []string{
		of(``, limit("medicalAndDrug", "inNetwork", "8500", "17000"), outside),
		of(`"year":2025,`, limit("medicalAndDrug", "combined", "8300", "16600")),
		of(`"year":2027,`, limit("medicalAndDrug", "inNetwork", "8700", "17400")),
		of(``, limit("medical", "inNetwork", "6000", "12000"), limit("drug", "inNetwork", "2500", "5000")),
		of(`"year":2024,`, outside),
		of(`"metalLevel":"Catastrophic",`, limit("medicalAndDrug", "inNetwork", "10600", "21200")),
	} {
		year(t, couple, ``, good)
	}
	const at = "/plans/0/outOfPocketMaximums"
	for _, c := range []struct {
		plan string
		want problem.List
	}{
		{of(``, limit("medicalAndDrug", "inNetwork", "8500.01", "17000.01")), append(one("above-hsa-maximum", at+"/0/self", "8500.01", "at most 8500.00"), one("above-hsa-maximum", at+"/0/family", "17000.01", "at most 17000.00")...)},
		{of(`"year":2025,`, outside, limit("medicalAndDrug", "inNetwork", "8500", "16600")), one("above-hsa-maximum", at+"/1/self", "8500.00", "at most 8300.00")},
		{of(`"metalLevel":"Silver",`, limit("medicalAndDrug", "combined", "10000", "17000")), one("above-hsa-maximum", at+"/0/self", "10000.00", "at most 8500.00")},
		{of(``, limit("medical", "inNetwork", "8000", "16000"), limit("drug", "inNetwork", "1000", "5000")), append(one("above-hsa-maximum", at+"/1/self", "9000.00", "at most 8500.00"), one("above-hsa-maximum", at+"/1/family", "21000.00", "at most 17000.00")...)},
		{of(``, outside), one("above-hsa-maximum", at, "", "at most 8500.00")},
		{of(``, limit("medical", "inNetwork", "8000", "16000")), one("above-hsa-maximum", at, "", "at most 8500.00")},
	} {
		assert.Equal(t, c.want, problemsOf(t, request(couple, ``, c.plan)), c.plan)
	}
}

// Nothing but preventive care, telehealth, vision and dental care is paid before
// the deductible.
func TestR20HSADeductibleFirst(t *testing.T) {
	of := func(list string) string {
		return plan("PPO", `"unmarkedTerms":"afterDeductible","hsaEligible":true,`+limits("2000/4000/4000", "8000/8000/16000")+
			`,"benefits":{"other":{"terms":"20%","outOfNetwork":"40%"},`+list+`}`)
	}
	for _, s := range allServices {
		terms := `"` + s.String() + `":"$25; deductible does not apply"`
		if s.String() == "other" {
			continue
		}
		switch s.String() {
		case "preventive", "prenatalVisit", "preventiveDrug", "virtualVisit", "eyeExam", "childEyeExam", "childGlasses", "childDentalCheckup":
			year(t, onePerson, ``, of(terms))
		default:
			assert.Equal(t, one("paid-before-hsa-deductible", "/plans/0/benefits/"+s.String(), "$25; deductible does not apply", "after deductible"),
				problemsOf(t, request(onePerson, ``, of(terms))))
		}
	}
	for list, below := range map[string]string{
		`"lab":{"terms":"No charge; deductible does not apply","visitLimit":{"count":9}}`:       "/lab/terms",
		`"lab":{"terms":"20%","outOfNetwork":"40%; deductible does not apply"}`:                 "/lab/outOfNetwork",
		`"primaryCare":"No charge for the first 3 visits, then 20% after deductible"`:           "/primaryCare",
		`"specialtyDrug":"30%; deductible does not apply up to $250"`:                           "/specialtyDrug",
		`"hospitalStay":"$100 after deductible and 20%; deductible does not apply","lab":"20%"`: "/hospitalStay", // through hospitalPhysician, which takes the percentage alone
	} {
		got := oneProblem(t, request(onePerson, ``, of(list)))
		assert.Equal(t, "paid-before-hsa-deductible", got.Code, list)
		assert.Equal(t, "/plans/0/benefits"+below, got.Pointer, list)
	}
	for _, list := range []string{
		`"primaryCare":"$25 copay with deductible"`,
		`"primaryCare":"$25; deductible does not apply and 20% after deductible"`, // the plan pays nothing before it
		`"lab":"No charge"`,
		`"lab":{"terms":"Not covered","outOfNetwork":"Not covered"}`,
		`"preventive":{"terms":"No charge; deductible does not apply","outOfNetwork":"No charge; deductible does not apply"}`,
	} {
		year(t, onePerson, ``, of(list))
	}
	// Drugs wait too, for a deductible as high.
	apart := func(drug string) string {
		return plan("HMO", `"hsaEligible":true,"deductibles":[{"covers":"medical","network":"inNetwork","self":2000}`+drug+`],`+
			`"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"inNetwork","self":8000}],`+benefits(`"other":"20% after deductible"`))
	}
	assert.Equal(t, one("below-hsa-minimum", "/plans/0/deductibles", "0.00", "at least 1700.00"), problemsOf(t, request(onePerson, ``, apart(``))))
	assert.Equal(t, one("below-hsa-minimum", "/plans/0/deductibles/1/self", "100.00", "at least 1700.00"),
		problemsOf(t, request(onePerson, ``, apart(`,{"covers":"drug","network":"inNetwork","self":100}`))))
}

func TestR21OutOfPocketMaximum(t *testing.T) {
	// Coinsurance is reduced first, then the copay, then the deductible.
	for _, c := range []struct{ maximum, share string }{
		{"1000", "d 500.00 c 40.00 k 92.00"},
		{"600", "d 500.00 c 40.00 k 60.00"},
		{"520", "d 500.00 c 20.00"},
	} {
		m := c.maximum
		p := year(t, onePerson, visit("lab", "1000"), plan("HMO", limits("500/500/500", m+"/"+m+"/"+m)+`,`+benefits(`"lab":"$40 copay after deductible and 20% after deductible"`)))
		assert.Equal(t, []string{c.share}, shares(p), m)
		assert.Equal(t, m != "1000", strings.Contains(strings.Join(reasons(&p.Ledger[0]), " "), "out-of-pocket-maximum-reached"), m)
	}
	p := year(t, onePerson, visit("lab", "400")+`,{"id":"y","member":"a","service":"xray","count":1,"price":400}`,
		plan("HMO", limits("500/500/500", "500/500/500")+`,`+benefits(`"xray":"$300; deductible does not apply","lab":"20% after deductible"`)))
	assert.Equal(t, []string{"d 400.00", "c 100.00"}, shares(p))

	// Whatever the plan says, the law's limit holds in network.
	stay := `{"id":"x","member":"a","service":"hospitalStay","days":5,"count":1,"price":100000}`
	p = year(t, onePerson, stay, plan("HMO", benefits(`"other":"50%"`)))
	assert.Equal(t, []string{"k 10600.00"}, shares(p))
	assert.Contains(t, reasons(&p.Ledger[0]), "aca-limit-reached")
	p = year(t, couple, stay, plan("HMO", `"year":2025,"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"inNetwork","self":9200,"family":18400,"aggregate":true}],`+benefits(`"other":"50%"`)))
	assert.Equal(t, []string{"k 9200.00"}, shares(p), "in a family with an aggregate maximum too")
	p = year(t, onePerson, stay, plan("HMO", `"grandfathered":true,`+benefits(`"other":"50%","preventive":"50%"`)))
	assert.Equal(t, []string{"k 50000.00"}, shares(p))
	p = year(t, onePerson, stay, plan("HMO", `"year":2031,"acaLimit":20000,`+benefits(`"other":"50%"`)))
	assert.Equal(t, []string{"k 20000.00"}, shares(p))
	assert.Equal(t, "unknown-year", oneProblem(t, request(onePerson, ``, plan("HMO", `"year":2031,`+benefits(`"other":"50%"`)))).Code)
	p = year(t, onePerson, stay, plan("HMO", limits("0/0/0", "1000/1000/2000")+`,`+benefits(`"hospitalStay":{"terms":"50%; deductible does not apply","outsideMaximum":true}`)))
	assert.Equal(t, []string{"k 50000.00"}, shares(p), "excluded from the maximum, then from the law's limit too")

	// Medical and drug apart share the law's limit.
	p = year(t, onePerson, stay+`,{"id":"y","member":"a","service":"specialtyDrug","count":1,"price":9000,"dates":["2026-12-31"]}`,
		plan("HMO", `"outOfPocketMaximums":[{"covers":"medical","network":"inNetwork","self":8000},{"covers":"drug","network":"inNetwork","self":4000}],`+benefits(`"other":"50%"`)))
	assert.Equal(t, []string{"k 8000.00", "k 2600.00"}, shares(p))

	got := oneProblem(t, request(onePerson, ``, plan("HMO", limits("500/500/1000", "400/500/1000")+`,`+benefits(``)+`,"unmarkedTerms":"deductibleWaived"`)))
	assert.Equal(t, "maximum-below-deductible", got.Code)
	assert.Equal(t, "/plans/0/outOfPocketMaximums/0/self", got.Pointer)
}

// A household of two or more has the law's limit twice: each member's own, and
// twice that for all together (45 CFR 156.130).
func TestR21LawLimitOfAFamily(t *testing.T) {
	const four = `[{"id":"a","relationship":"self","age":40},{"id":"b","relationship":"spouse","age":41},{"id":"c","relationship":"child","age":9},{"id":"d","relationship":"child","age":7}]`
	each := func(service, price, more string) string {
		var items []string
		for _, m := range []string{"a", "b", "c", "d"} {
			items = append(items, `{"id":"`+service+m+`","member":"`+m+`","service":"`+service+`","count":1,"price":`+price+more+`}`)
		}
		return strings.Join(items, ",")
	}
	stays := each("hospitalStay", "100000", `,"days":3,"dates":["2026-03-01"]`)
	twenty := plan("EPO", benefits(`"other":"20%"`))

	p := year(t, four, stays, twenty)
	assert.Equal(t, []string{"k 10600.00", "k 10600.00", "", ""}, shares(p))
	assert.Equal(t, "21200.00", p.Total.String())
	assert.Equal(t, "21200.00", p.WorstCase.Total.String())
	assert.Contains(t, reasons(&p.Ledger[2]), "aca-limit-reached")
	assert.Equal(t, "21200.00", p.Limits[0].Family.String())
	assert.Equal(t, "0.00", p.Ledger[3].Left[0].Family.String())
	assert.Equal(t, "10600.00", p.Ledger[3].Left[0].Person.String())

	// Medical and drug maximums apart do not get around it.
	apart := plan("EPO", `"outOfPocketMaximums":[{"covers":"medical","network":"inNetwork","self":9000,"person":9000,"family":18000},`+
		`{"covers":"drug","network":"inNetwork","self":5000,"person":5000,"family":10000}],`+benefits(`"other":"20%"`))
	p = year(t, four, stays+`,`+each("specialtyDrug", "20000", ""), apart)
	assert.Equal(t, "21200.00", p.Total.String())
	assert.Equal(t, "21200.00", p.WorstCase.Total.String())

	// What was already paid counts toward it; one person alone has no family's.
	paid := strings.Replace(four, `"age":41`, `"age":41,"alreadyPaid":[{"toward":"outOfPocketMaximum","covers":"medicalAndDrug","network":"inNetwork","amount":10000}]`, 1)
	p = year(t, paid, stays, twenty)
	assert.Equal(t, []string{"k 10600.00", "k 600.00", "", ""}, shares(p))
	assert.Equal(t, "11200.00", p.WorstCase.Total.String())
	assert.Nil(t, year(t, onePerson, ``, twenty).Limits[0].Family)

	// It is in network only; under indemnity it is on all care; grandfathered
	// plans have none; a year that is not known here has twice the plan's own.
	out := strings.ReplaceAll(stays, `"days":3`, `"days":3,"charge":100000,"outOfNetwork":true`)
	assert.Equal(t, "80000.00", year(t, four, out, plan("PPO", benefits(`"other":{"terms":"20%","outOfNetwork":"20%"}`))).Total.String())
	assert.Equal(t, "21200.00", year(t, four, out, plan("Indemnity", benefits(`"other":"20%"`))).Total.String())
	assert.Equal(t, "80000.00", year(t, four, stays, plan("EPO", `"grandfathered":true,`+benefits(`"preventive":"20%","other":"20%"`))).Total.String())
	assert.Equal(t, "26000.00", year(t, four, stays, plan("EPO", `"year":2031,"acaLimit":13000,`+benefits(`"other":"20%"`))).Total.String())

	// Until 2015 a household had the family's limit alone, and a person covered
	// alone the self-only one.
	p = year(t, four, stays, plan("EPO", `"year":2015,`+benefits(`"other":"20%"`)))
	assert.Equal(t, []string{"k 13200.00", "", "", ""}, shares(p))
	assert.Equal(t, "13200.00", p.WorstCase.Total.String())
	assert.Nil(t, p.Limits[0].Person)
	p = year(t, onePerson, strings.Split(stays, ",{")[0], plan("EPO", `"year":2015,`+benefits(`"other":"20%"`)))
	assert.Equal(t, []string{"k 6600.00"}, shares(p))

	// The curve ends at it, and no simulated year passes it.
	text := request(four, stays+`,`+each("specialtyDrug", "20000", ""), twenty, strings.Replace(apart, `"id":"p"`, `"id":"q"`, 1))
	var compared struct {
		OK struct {
			Plans []struct{ OwnCare []struct{ Cost string } }
		}
	}
	require.NoError(t, json.Unmarshal(estimator.CompareJSON([]byte(text)), &compared))
	require.Len(t, compared.OK.Plans, 2)
	for _, of := range compared.OK.Plans {
		last := of.OwnCare[len(of.OwnCare)-1]
		assert.Equal(t, "21200.00", last.Cost)
	}
	drawn := strings.NewReplacer(`"age":`, `"use":"high","sex":"female","age":`, `"ledger":true`, `"simulation":{"seed":1,"years":50}`).Replace(text)
	var simulated struct {
		OK struct {
			Plans []struct{ Total struct{ Median, Max string } }
		}
	}
	require.NoError(t, json.Unmarshal(estimator.SimulateJSON([]byte(totals(drawn))), &simulated))
	require.Len(t, simulated.OK.Plans, 2)
	for _, of := range simulated.OK.Plans {
		assert.Equal(t, "21200.00", of.Total.Max)
	}
}

func TestR22TwoSetsOfLimits(t *testing.T) {
	care := `{"id":"x","member":"a","service":"lab","count":1,"price":1000,"dates":["2026-01-01"]},{"id":"y","member":"a","service":"lab","count":1,"price":1000,"charge":1000,"outOfNetwork":true,"dates":["2026-02-01"]}`
	terms := benefits(`"other":{"terms":"20% after deductible","outOfNetwork":"40% after deductible"}`)
	limit := func(network, self string) string {
		return `{"covers":"medicalAndDrug","network":"` + network + `","self":` + self + `}`
	}
	p := year(t, onePerson, care, plan("PPO", `"deductibles":[`+limit("inNetwork", "500")+`,`+limit("outOfNetwork", "800")+`],"outOfPocketMaximums":[`+limit("inNetwork", "550")+`,`+limit("outOfNetwork", "5000")+`],`+terms))
	assert.Equal(t, []string{"d 500.00 k 50.00", "d 800.00 k 80.00"}, shares(p))
	p = year(t, onePerson, care, plan("PPO", `"deductibles":[`+limit("combined", "1200")+`],"outOfPocketMaximums":[`+limit("combined", "1250")+`],`+terms))
	assert.Equal(t, []string{"d 1000.00", "d 200.00 k 50.00"}, shares(p))
	p = year(t, onePerson, strings.ReplaceAll(care, "1000", "100000"), plan("PPO", `"outOfPocketMaximums":[`+limit("inNetwork", "5000")+`],`+terms))
	assert.Equal(t, []string{"k 5000.00", "k 40000.00"}, shares(p), "an out-of-network maximum may be absent")
	assert.Equal(t, []string{"outOfNetwork", "balanceBills", "notCovered"}, p.WorstCase.Outside)
	// One may be within the other (R40), but they may not have only some care in common.
	drugs := strings.Replace(limit("combined", "800"), "medicalAndDrug", "drug", 1)
	assert.Equal(t, "limits-overlap", oneProblem(t, request(onePerson, ``, plan("PPO", `"deductibles":[`+limit("inNetwork", "500")+`,`+drugs+`],`+terms))).Code)
}

func TestR23AlreadyMet(t *testing.T) {
	member := func(paid string) string {
		return `[{"id":"a","relationship":"self","age":40,"alreadyPaid":[` + paid + `]}]`
	}
	paid := func(toward, covers, network, amount string) string {
		return `{"toward":"` + toward + `","covers":"` + covers + `","network":"` + network + `","amount":` + amount + `}`
	}
	hmo := plan("HMO", limits("500/500/1000", "2000/2000/4000")+`,`+benefits(`"other":"20% after deductible"`))
	p := year(t, member(paid("deductible", "medicalAndDrug", "inNetwork", "450")+`,`+paid("outOfPocketMaximum", "medicalAndDrug", "inNetwork", "1940")), visit("lab", "1000"), hmo)
	assert.Equal(t, []string{"d 50.00 k 10.00"}, shares(p))
	assert.Equal(t, "60.00", p.WorstCase.Total.String())
	// The law's limit starts from there too.
	p = year(t, member(paid("outOfPocketMaximum", "drug", "inNetwork", "10000")), visit("lab", "10000"), plan("HMO", benefits(`"other":"50%"`)))
	assert.Equal(t, []string{"k 600.00"}, shares(p))
	// A family's limit too.
	text := `[{"id":"a","relationship":"self","age":40,"alreadyPaid":[` + paid("deductible", "medical", "inNetwork", "500") + `]},{"id":"b","relationship":"spouse","age":40,"alreadyPaid":[` + paid("deductible", "medical", "inNetwork", "400") + `]},{"id":"c","relationship":"child","age":4}]`
	p = year(t, text, `{"id":"x","member":"c","service":"lab","count":1,"price":400}`, hmo)
	assert.Equal(t, []string{"d 100.00 k 60.00"}, shares(p))
	// Paid toward medical and drug together: a plan with the two apart cannot
	// tell which.
	apart := plan("HMO", `"deductibles":[{"covers":"medical","network":"inNetwork","self":500},{"covers":"drug","network":"inNetwork","self":50}],`+benefits(`"other":"20% after deductible"`))
	problems := problemsOf(t, request(member(paid("deductible", "medicalAndDrug", "inNetwork", "450")), ``, apart))
	require.Len(t, problems, 2)
	assert.Equal(t, "/members/0/alreadyPaid/0/covers", problems[0].Pointer)
	// Of one plan only.
	one := strings.Replace(paid("deductible", "medical", "inNetwork", "450"), `{`, `{"plan":"p2",`, 1)
	result := estimate(t, request(member(one), visit("lab", "1000"), hmo, strings.Replace(hmo, `"id":"p"`, `"id":"p2"`, 1)))
	assert.Equal(t, "500.00", result.Plans[0].Deductible.String())
	assert.Equal(t, "50.00", result.Plans[1].Deductible.String())
}

func TestR24Ledger(t *testing.T) {
	hmo := plan("HMO", limits("500/500/1000", "2000/2000/4000")+`,`+benefits(`"other":"20% after deductible","primaryCare":"$25; deductible does not apply"`))
	p := year(t, couple, `{"id":"x","member":"a","service":"specialist","count":1,"price":700},{"id":"er","member":"b","service":"emergencyRoom","count":1,"price":900,"charge":2000,"outOfNetwork":true}`, hmo)
	require.Len(t, p.Ledger, 3)
	referral, specialist, emergency := &p.Ledger[0], &p.Ledger[1], &p.Ledger[2]
	assert.Equal(t, "", referral.Item)
	assert.Equal(t, []string{"referral-visit-added", "default-price"}, reasons(referral))
	assert.Equal(t, "x", referral.Reasons[0].Course)
	assert.Equal(t, []string{"referral", "fallback", "deductible-met", "deductible-applied"}, reasons(specialist))
	assert.Equal(t, "20% coinsurance after deductible", specialist.Terms)
	assert.Equal(t, "other", specialist.Reasons[1].Service.String())
	assert.Equal(t, "500.00", specialist.Reasons[3].Amount.String())
	assert.Equal(t, "0.00", specialist.Left[0].Person.String())
	assert.Equal(t, "500.00", specialist.Left[0].Family.String())
	assert.Equal(t, "1435.00", specialist.Left[1].Person.String())
	assert.Equal(t, "10035.00", specialist.Left[2].Person.String(), "the law's limit")
	assert.Equal(t, "20635.00", specialist.Left[2].Family.String(), "twice that for a family")
	assert.Equal(t, []string{"emergency-protected", "fallback", "deductible-met", "deductible-applied"}, reasons(emergency))
	assert.Equal(t, "900.00", emergency.Amount.String())
	assert.Equal(t, estimator.EntryInNetwork, emergency.Network)
	assert.Nil(t, estimate(t, strings.Replace(request(onePerson, visit("lab", "10"), hmo), `"ledger":true`, `"ledger":false`, 1)).Plans[0].Ledger)
}

func TestR64ALedgerAskedForIsThereIfEmpty(t *testing.T) {
	empty := request(onePerson, ``, plan("HMO", benefits(``)))
	assert.Contains(t, string(estimator.EstimateJSON([]byte(empty))), `"ledger":[]`)
	assert.NotContains(t, string(estimator.EstimateJSON([]byte(strings.Replace(empty, `"ledger":true`, `"ledger":false`, 1)))), `"ledger"`)
	assert.Contains(t, string(estimator.EstimateJSON([]byte("\ufeff"+empty))), `{"ok":`)
}
