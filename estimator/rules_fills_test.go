package estimator_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator"
)

func TestR46Fills(t *testing.T) {
	// Rows such as one drug plan of a state has: $12 for 30 days, $36 for 90 at a
	// pharmacy, $24 for 90 by mail.
	state := benefits(`"preferredGenericDrug":{"terms":"$12","retail90":"$36","mail90":"$24"},"other":"20%"`)
	brand := benefits(`"genericDrug":{"terms":"$10","mail90":"$20"},"nonPreferredBrandDrug":"$50","specialtyDrug":{"terms":"$90","mail90":"Not covered"},"other":"20%"`)
	const ninety, byMail = ` ,"supply":90`, ` ,"supply":90,"mail":true`
	for _, c := range []struct {
		name, fields, care string
		shares             []string
	}{
		{"the example, three fills", state, careOf(`preferredGenericDrug 40 ,"count":3,"dates":["2026-03-01","2026-03-01","2026-03-01"]`), []string{"c 12.00", "c 12.00", "c 12.00"}},
		{"the example, by mail", state, careOf(`preferredGenericDrug 120` + byMail), []string{"c 24.00"}},
		{"at a pharmacy", state, careOf(`preferredGenericDrug 120` + ninety), []string{"c 36.00"}},
		{"30 days by mail are as at a pharmacy", state, careOf(`preferredGenericDrug 40 ,"mail":true`), []string{"c 12.00"}},
		{"30 days said", state, careOf(`preferredGenericDrug 40 ,"supply":30`), []string{"c 12.00"}},
		{"without terms of its own it is three fills", brand, careOf(`genericDrug 120` + ninety), []string{"c 10.00", "c 10.00", "c 10.00"}},
		{"thirds come to the price", benefits(`"other":"20%"`), careOf(`genericDrug 100` + ninety), []string{"k 6.67", "k 6.67", "k 6.67"}},
		{"terms that stand in bring theirs", brand, careOf(`preferredBrandDrug 300` + byMail), []string{"c 20.00"}},
		{"a drug with terms of its own has them alone", brand, careOf(`nonPreferredBrandDrug 300` + byMail), []string{"c 50.00", "c 50.00", "c 50.00"}},
		{"not by mail", brand, careOf(`specialtyDrug 300` + byMail), []string{"n 300.00"}},
		{"and a kind that stands in for it neither", brand, careOf(`nonPreferredSpecialtyDrug 300` + byMail), []string{"n 300.00"}},
		{"outside it is whole where the plan covers nothing", brand, careOf(`genericDrug 300 ,"outOfNetwork":true,"charge":450` + ninety[1:]), []string{"n 450.00"}},
		{"preventive drugs are free, and cost by mail what the plan says", benefits(`"preventiveDrug":{"mail90":"$5"},"other":"20%"`), careOf(`preventiveDrug 40`, `preventiveDrug 120`+ninety, `preventiveDrug 120`+byMail), []string{"", "", "", "", "c 5.00"}},
		{"thirds fill the deductible in order", deductibles(limit("medicalAndDrug", "inNetwork", "150", "")) + `,` + benefits(`"genericDrug":"20% after deductible","other":"20% after deductible"`),
			careOf(`genericDrug 300` + ninety), []string{"d 100.00", "d 50.00 k 10.00", "k 20.00"}},
		{"and are first visits each", benefits(`"genericDrug":"$5 for the first 2 visits, then $10","other":"20%"`), careOf(`genericDrug 300` + ninety), []string{"c 5.00", "c 5.00", "c 10.00"}},
		{"first visits by mail are counted by themselves", benefits(`"genericDrug":{"terms":"$5 for the first 1 visit, then $10","mail90":"$12 for the first 1 visit, then $24"},"other":"20%"`), careOf(`genericDrug 100`, `genericDrug 300`+byMail, `genericDrug 300`+byMail, `genericDrug 100`), []string{"c 5.00", "c 12.00", "c 24.00", "c 10.00"}},
		{"also where nothing else counts any", benefits(`"genericDrug":{"terms":"$10","mail90":"$12 for the first 1 visit, then $24"},"other":"20%"`), careOf(`genericDrug 300`+byMail, `genericDrug 300`+byMail), []string{"c 12.00", "c 24.00"}},
		{"a least share is of each fill", benefits(`"genericDrug":"30%, at least $50, at most $100","other":"20%"`), careOf(`genericDrug 360` + ninety), []string{"k 50.00", "k 50.00", "k 50.00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := year(t, onePerson, c.care, plan("EPO", c.fields))
			assert.Equal(t, c.shares, shares(p))
		})
	}
	p := year(t, onePerson, careOf(`genericDrug 100`+ninety), plan("EPO", benefits(`"other":"20%"`)))
	assert.Equal(t, []string{"33.33", "33.33", "33.34"}, amounts(p))
	assert.Contains(t, reasons(&p.Ledger[2]), "three-fills")
	// Three times the reference price, where no price is given.
	one := year(t, onePerson, `{"id":"x","member":"a","service":"genericDrug","count":1}`, plan("EPO", state))
	three := year(t, onePerson, `{"id":"x","member":"a","service":"genericDrug","count":1,"supply":90}`, plan("EPO", state))
	assert.Equal(t, 3*one.Amount, three.Amount)
	// Tier 2 has the terms of tier 1, care out of network has none for 90 days.
	ppo := plan("PPO", benefits(`"genericDrug":{"terms":"$10","tier2":"$15","mail90":"$20","outOfNetwork":"50%"},"other":{"terms":"20%","outOfNetwork":"50%"}`))
	p = year(t, onePerson, careOf(`genericDrug 120 ,"tier":2`+byMail[1:], `genericDrug 120 ,"outOfNetwork":true,"charge":120`+byMail[1:]), ppo)
	assert.Equal(t, []string{"c 20.00", "k 20.00", "k 20.00", "k 20.00"}, shares(p))
}

// amounts are what the lines of a plan are about.
func amounts(p *estimator.PlanResult) []string {
	list := make([]string, len(p.Ledger))
	for i, e := range p.Ledger {
		list[i] = e.Amount.String()
	}
	return list
}

func TestR48PricesOfThePlan(t *testing.T) {
	own := func(prices string) string {
		return `"prices":{` + prices + `},` + benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`)
	}
	item := func(service, more string) string {
		return `{"id":"x","member":"a","service":"` + service + `","count":1` + more + `}`
	}
	const out = `,"outOfNetwork":true`
	for _, c := range []struct {
		name, kind, fields, care string
		amount, share            string
	}{
		{"the example", "EPO", own(`"specialist":150`), item("specialist", ""), "150.00", "k 30.00"},
		{"the household's own comes first", "EPO", own(`"specialist":150`), item("specialist", `,"price":200`), "200.00", "k 40.00"},
		{"even if it is nothing", "EPO", own(`"specialist":0`), item("specialist", ""), "0.00", ""},
		{"of another service", "EPO", own(`"lab":150`), item("specialist", ""), "213.39", "k 42.68"},
		{"a day of a stay", "EPO", own(`"hospitalStay":3000`), item("hospitalStay", `,"days":3`), "9000.00", "k 1800.00"},
		{"three months of a drug", "EPO", strings.Replace(own(`"genericDrug":10`), `"other"`, `"genericDrug":{"terms":"20%","mail90":"20%"},"other"`, 1), item("genericDrug", `,"supply":90,"mail":true`), "30.00", "k 6.00"},
		{"the charge of an outsider is not the plan's", "EPO", strings.Replace(own(`"specialist":150`), `,"outOfNetwork":"40%"`, ``, 1), item("specialist", out), "426.78", "n 426.78"},
		{"what a plan allows out of network is of its price", "PPO", `"allowedPercent":140,` + own(`"specialist":150`), item("specialist", out), "426.78", "k 84.00 b 216.78"},
		{"but not where it is of the charge", "PPO", `"usualAndCustomaryPercent":50,` + own(`"specialist":150`), item("specialist", out), "426.78", "k 85.36 b 213.39"},
		{"protected care takes it where it is the lesser", "EPO", own(`"emergencyRoom":1000`), item("emergencyRoom", out), "1000.00", "k 200.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := year(t, onePerson, c.care, plan(c.kind, c.fields))
			assert.Equal(t, []string{c.amount}, amounts(p))
			assert.Equal(t, []string{c.share}, shares(p))
		})
	}
	// The result says which was taken, by plan.
	r := estimate(t, request(onePerson, item("specialist", ""), plan("EPO", own(`"specialist":150`)), plan("EPO", `"id":"q",`+own(`"lab":150`))))
	assert.Contains(t, reasons(&r.Plans[0].Ledger[0]), "plan-price")
	assert.NotContains(t, reasons(&r.Plans[0].Ledger[0]), "default-price")
	assert.Contains(t, reasons(&r.Plans[1].Ledger[0]), "default-price")
	// An added visit has the plan's price too (R13).
	p := year(t, onePerson, item("specialist", ""), plan("HMO", own(`"primaryCare":100`)))
	assert.Equal(t, []string{"k 20.00", "k 42.68"}, shares(p))
}

// A drawn price is as much of the plan's as it is of the reference price.
func TestR48DrawnPricesAreScaled(t *testing.T) {
	const drawn = `[{"id":"a","relationship":"self","age":50,"sex":"female","use":"high"}]`
	of := func(id, prices, share string) string {
		return plan("EPO", `"id":"`+id+`",`+prices+benefits(`"specialist":"`+share+`","obgyn":"No charge","prenatalVisit":"No charge","rehabilitation":"No charge","chiropractic":"No charge","eyeExam":"No charge","other":"No charge"`))
	}
	// 426.78 is twice 213.39: 10% of it is 20% of what it is otherwise.
	r := simulate(t, `{"year":2026,"members":`+drawn+`,"care":[],"simulation":{"seed":3,"years":200},"plans":[`+
		of("twice", `"prices":{"specialist":426.78},`, "10%")+`,`+of("once", ``, "20%")+`,`+of("half", ``, "10%")+`]}`)
	assert.Equal(t, r.Plans[1].Total, r.Plans[0].Total)
	assert.NotEqual(t, r.Plans[2].Total.Mean, r.Plans[0].Total.Mean)
}

// A reference price that no plan takes is not told of.
func TestR48DefaultsAreThoseTaken(t *testing.T) {
	visit := `{"id":"x","member":"a","service":"lab","count":1}`
	own := plan("HMO", `"prices":{"lab":20},`+benefits(``))
	other := plan("HMO", `"id":"q",`+benefits(``))
	assert.Empty(t, estimate(t, request(onePerson, visit, own)).Defaults)
	assert.Len(t, estimate(t, request(onePerson, visit, own, other)).Defaults, 1, "the other plan takes it")
	outside := strings.Replace(visit, `"count":1`, `"count":1,"outOfNetwork":true`, 1)
	assert.Len(t, estimate(t, request(onePerson, outside, own)).Defaults, 2, "the charge is a multiple of it")
}

// Terms of 90 days that do not mention the deductible stand to it as those of 30 do.
func TestR46UnmarkedTermsOf90Days(t *testing.T) {
	fill := `{"id":"x","member":"a","service":"genericDrug","count":1,"price":300,"supply":90,"mail":true}`
	for _, c := range []struct{ thirty, ninety, want string }{
		{"$10; deductible does not apply", "$25", "c 25.00"},
		{"$10 after deductible", "$25", "d 300.00"},
		{"$10", "$25", "d 300.00"}, // as the plan says of terms without a mark
		{"$10; deductible does not apply", "$25 after deductible", "d 300.00"},
	} {
		p := year(t, onePerson, fill, plan("HMO", `"unmarkedTerms":"afterDeductible",`+limits("500/500/1000", "3000/3000/6000")+`,`+benefits(`"genericDrug":{"terms":"`+c.thirty+`","mail90":"`+c.ninety+`"}`)))
		assert.Equal(t, []string{c.want}, shares(p), "%s, %s", c.thirty, c.ninety)
	}
}
