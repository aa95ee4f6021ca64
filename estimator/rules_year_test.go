package estimator_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestR25Premium(t *testing.T) {
	tiers := `"amount":{"individual":100,"individualAndSpouse":200,"individualAndChildren":180,"family":300}`
	single := `[{"id":"a","relationship":"self","age":40},{"id":"b","relationship":"child","age":9}]`
	byAge := `"byAge":[{"from":0,"to":20,"amount":50},{"from":21,"to":120,"amount":"100.10"}]`
	children := `[{"id":"a","relationship":"self","age":40},{"id":"1","relationship":"child","age":20},{"id":"2","relationship":"child","age":3},{"id":"3","relationship":"child","age":4},{"id":"4","relationship":"child","age":5},{"id":"5","relationship":"child","age":21}]`
	for _, c := range []struct{ name, members, premium, want string }{
		{"individual", onePerson, `{"period":"month",` + tiers + `}`, "1200.00"},
		{"and spouse", couple, `{"period":"month",` + tiers + `}`, "2400.00"},
		{"and children", single, `{"period":"month",` + tiers + `}`, "2160.00"},
		{"family", three, `{"period":"month",` + tiers + `}`, "3600.00"},
		{"a year", onePerson, `{"period":"year","amount":1000.01}`, "1000.01"},
		{"by age, three children under 21 at most", children, `{"period":"month",` + byAge + `}`, "4202.40"},
		{"less an employer's share", three, `{"period":"month",` + tiers + `,"employerShare":{"family":250.50}}`, "594.00"},
		{"less a tax credit", onePerson, `{"period":"month",` + tiers + `,"taxCredit":30}`, "840.00"},
		{"never below 0", onePerson, `{"period":"month",` + tiers + `,"taxCredit":80,"employerShare":30}`, "0.00"},
	} {
		p := year(t, c.members, ``, plan("HMO", `"premium":`+c.premium+`,`+benefits(``)))
		assert.Equal(t, c.want, p.Premium.String(), c.name)
	}
	for _, c := range []struct{ name, premium, pointer string }{
		{"no amount for the tier", `{"period":"month","amount":{"individual":100}}`, "/plans/0/premium/amount/family"},
		{"no amount for an age", `{"period":"month","byAge":[{"from":21,"to":99,"amount":5}]}`, "/plans/0/premium/byAge"},
		{"both", `{"period":"month","amount":5,"byAge":[{"from":0,"to":99,"amount":5}]}`, "/plans/0/premium"},
		{"neither", `{"period":"month"}`, "/plans/0/premium"},
		{"ages overlap", `{"period":"month","byAge":[{"from":0,"to":30,"amount":5},{"from":30,"to":99,"amount":5}]}`, "/plans/0/premium/byAge/1"},
	} {
		got := oneProblem(t, request(three, ``, plan("HMO", `"premium":`+c.premium+`,`+benefits(``))))
		assert.Equal(t, c.pointer, got.Pointer, c.name)
	}
	// Part of a year: 1000.01 × 5 ÷ 12 = 416.6708…
	text := `{"year":2026,"startMonth":8,"months":5,"members":` + onePerson + `,"care":[],"plans":[` + plan("HMO", `"premium":{"period":"year","amount":1000.01},`+benefits(``)) + `]}`
	assert.Equal(t, "416.67", estimate(t, text).Plans[0].Premium.String())
}

func TestR54PayPeriods(t *testing.T) {
	byAge := `"byAge":[{"from":0,"to":20,"amount":50},{"from":21,"to":120,"amount":"100.10"}]`
	for _, c := range []struct {
		name, members, premium string
		months                 int
		want                   string
	}{
		{"every two weeks", onePerson, `"period":"biweekly","amount":212.50`, 12, "5525.00"},
		{"twice a month", onePerson, `"period":"semimonthly","amount":212.50`, 12, "5100.00"},
		{"every week", onePerson, `"period":"weekly","amount":212.50`, 12, "11050.00"},
		{"every two weeks, 5 months", onePerson, `"period":"biweekly","amount":212.50`, 5, "2302.08"}, // 2,302.0833…
		{"every week, one month", onePerson, `"period":"weekly","amount":0.01`, 1, "0.04"},            // 0.0433…
		{"every week, 5 months", onePerson, `"period":"weekly","amount":0.03`, 5, "0.65"},             // exactly
		{"twice a month, 7 months", onePerson, `"period":"semimonthly","amount":99.99`, 7, "1399.86"}, // exactly
		{"half a cent rounds up", onePerson, `"period":"biweekly","amount":0.01`, 3, "0.07"},          // 0.065
		{"by tier", couple, `"period":"weekly","amount":{"individual":50,"individualAndSpouse":"90.10"}`, 12, "4685.20"},
		{"by age", couple, `"period":"biweekly",` + byAge, 12, "5205.20"},
		{"less an employer's share", onePerson, `"period":"biweekly","amount":900,"employerShare":{"individual":687.50}`, 12, "5525.00"},
		{"each amount rounded by itself", onePerson, `"period":"biweekly","amount":0.01,"employerShare":0.01,"taxCredit":0.01`, 1, "0.00"},
		{"less a tax credit", onePerson, `"period":"semimonthly","amount":"212.50","taxCredit":12.50`, 6, "2400.00"},
		{"the most that can be stated", onePerson, `"period":"weekly","amount":9999999.99`, 12, "519999999.48"},
	} {
		text := fmt.Sprintf(`{"year":2026,"months":%d,"members":%s,"care":[],"plans":[%s]}`, c.months, c.members,
			plan("HMO", `"premium":{`+c.premium+`},`+benefits(``)))
		assert.Equal(t, c.want, estimate(t, text).Plans[0].Premium.String(), c.name)
	}
}

func TestR26Accounts(t *testing.T) {
	hdhp := func(accounts string) string {
		return plan("HMO", `"hsaEligible":true,"accounts":`+accounts+`,`+limits("2000/3400/3400", "5000/5000/8000")+`,`+benefits(`"other":"20% after deductible"`))
	}
	p := year(t, onePerson, visit("lab", "300"), hdhp(`{"hsaContribution":{"individual":500,"family":900}}`))
	assert.Equal(t, "500.00", p.HSA.String(), "the whole contribution")
	assert.Equal(t, "-200.00", p.Total.String())
	p = year(t, onePerson, visit("lab", "300"), hdhp(`{"hra":500}`))
	assert.Equal(t, "300.00", p.HRAUsed.String(), "as far as it is used on cost sharing")
	assert.Equal(t, "0.00", p.Total.String())
	p = year(t, onePerson, `{"id":"x","member":"a","service":"lab","count":1,"price":300,"charge":900,"outOfNetwork":true}`, hdhp(`{"hra":500}`))
	assert.Equal(t, "0.00", p.HRAUsed.String(), "what is not covered is not cost sharing")
	got := oneProblem(t, request(onePerson, ``, plan("HMO", `"accounts":{"hsaContribution":5},`+benefits(``))))
	assert.Equal(t, "not-hsa-eligible", got.Code)
}

func TestR27TotalYearlyCost(t *testing.T) {
	p := year(t, onePerson,
		`{"id":"x","member":"a","service":"dialysis","count":1,"price":1000,"dates":["2026-01-01"]},
		 {"id":"y","member":"a","service":"xray","count":1,"price":100,"dates":["2026-01-02"]},
		 {"id":"z","member":"a","service":"eyeExam","count":1,"price":80,"charge":90,"outOfNetwork":true,"dates":["2026-01-03"]},
		 {"id":"n","member":"a","service":"chiropractic","count":1,"price":60,"dates":["2026-01-04"]}`,
		plan("PPO", `"premium":{"period":"month","amount":10},"accounts":{"hra":200},`+limits("500/500/500", "5000/5000/5000")+`,`+benefits(
			`"xray":"$30; deductible does not apply","chiropractic":"Not covered","other":{"terms":"20% after deductible","outOfNetwork":"50%; deductible does not apply"}`)))
	assert.Equal(t, []string{"d 500.00 k 100.00", "c 30.00", "k 40.00 b 10.00", "n 60.00"}, shares(p))
	assert.Equal(t, "660.00", p.Total.String(), "120 + 500 + 30 + 140 + 60 + 10 − 200")
	p = year(t, onePerson, ``, plan("HMO", `"hsaEligible":true,"metalLevel":"Bronze","accounts":{"hsaContribution":100.25},`+benefits(``)))
	assert.Equal(t, "-100.25", p.Total.String(), "it may be below zero")
}

func TestR28WorstCase(t *testing.T) {
	maximum := func(covers, network, amounts string) string {
		return `{"covers":"` + covers + `","network":"` + network + `",` + amounts + `}`
	}
	for _, c := range []struct{ name, members, fields, want string }{
		{"one person", onePerson, limits("0/0/0", "5000/4000/7000") + `,` + benefits(``), "6200.00"},
		{"the family's is the smaller", couple, limits("0/0/0", "5000/4000/7000") + `,` + benefits(``), "8200.00"},
		{"the members' together are", couple, limits("0/0/0", "5000/3000/7000") + `,` + benefits(``), "7200.00"},
		{"capped by the law, each member", couple, `"outOfPocketMaximums":[` + maximum("medicalAndDrug", "inNetwork", `"self":9000,"family":30000,"aggregate":true`) + `],` + benefits(``), "22400.00"},
		{"medical and drug", onePerson, `"outOfPocketMaximums":[` + maximum("medical", "inNetwork", `"self":3000`) + `,` + maximum("drug", "inNetwork", `"self":1000`) + `],` + benefits(``), "5200.00"},
		{"medical and drug, capped by the law", onePerson, `"outOfPocketMaximums":[` + maximum("medical", "inNetwork", `"self":9000`) + `,` + maximum("drug", "inNetwork", `"self":4000`) + `],` + benefits(``), "11800.00"},
		{"medical and drug of a family, one bound by the family", couple, `"outOfPocketMaximums":[` + maximum("medical", "inNetwork", `"self":5000,"person":5000,"family":6000`) + `,` + maximum("drug", "inNetwork", `"self":1000,"person":1000,"family":2000`) + `],` + benefits(``), "9200.00"},
		{"no maximum but the law's", onePerson, benefits(``), "11800.00"},
		{"less account money", onePerson, `"accounts":{"hra":700},` + limits("0/0/0", "5000/5000/5000") + `,` + benefits(``), "5500.00"},
		{"no limit", onePerson, `"grandfathered":true,` + benefits(`"preventive":"No charge"`), "no limit"},
	} {
		p := year(t, c.members, ``, plan("HMO", `"unmarkedTerms":"deductibleWaived","premium":{"period":"month","amount":100},`+c.fields))
		got := "no limit"
		if !p.WorstCase.Unlimited {
			got = p.WorstCase.Total.String()
		}
		assert.Equal(t, c.want, got, c.name)
	}
	p := year(t, onePerson, ``, plan("PPO", benefits(`"lab":{"terms":"20%","outsideMaximum":true},"other":{"terms":"20%","outOfNetwork":"40%"}`)))
	assert.Equal(t, []string{"outOfNetwork", "balanceBills", "notCovered", "excludedServices"}, p.WorstCase.Outside)
}

func TestR29Ranking(t *testing.T) {
	of := func(id, name, premium, maximum string) string {
		return plan("HMO", `"unmarkedTerms":"deductibleWaived","id":"`+id+`","name":"`+name+`","issuer":"`+id+`","premium":{"period":"year","amount":`+premium+`},`+limits("0/0/0", maximum+"/"+maximum+"/"+maximum)+`,`+benefits(``))
	}
	unlimited := plan("HMO", `"id":"u","name":"A","grandfathered":true,"premium":{"period":"year","amount":500},`+benefits(`"preventive":"No charge"`))
	plans := []string{of("1", "D", "600", "1000"), of("2", "C", "500", "2000"), of("3", "B", "500", "1000"), of("4", "A", "500", "1000"), unlimited}
	want := []string{"4", "3", "2", "u", "1"} // total, then worst case, then name; no limit is the worst
	for range plans {
		plans = append(plans[1:], plans[0]) // the order in the file never matters
		assert.Equal(t, want, estimate(t, request(onePerson, ``, plans...)).Ranking)
	}
	same := []string{of("y", "Same", "500", "1000"), of("x", "Same", "500", "1000")}
	assert.Equal(t, []string{"x", "y"}, estimate(t, request(onePerson, ``, same...)).Ranking)
}
