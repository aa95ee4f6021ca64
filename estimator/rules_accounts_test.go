package estimator_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// care returns items from what each is: a service, a price and more fields. Each is on
// a day of its own, in order, where it has no dates.
func careOf(items ...string) string {
	list := make([]string, len(items))
	for i, item := range items {
		service, rest, _ := strings.Cut(item, " ")
		price, more, _ := strings.Cut(rest, " ")
		if !strings.Contains(more, `"dates"`) {
			more += fmt.Sprintf(`,"dates":["2026-%02d-10"]`, i+1)
		}
		if !strings.Contains(more, `"count"`) {
			more += `,"count":1`
		}
		if !strings.Contains(more, `"member"`) {
			more += `,"member":"a"`
		}
		list[i] = fmt.Sprintf(`{"id":"%d","service":%q,"price":%s%s}`, i, service, price, more)
	}
	return strings.Join(list, ",")
}

// deductibles and maximums return a list of limits from what each covers in addition to
// its network and amounts.
func deductibles(limits ...string) string { return `"deductibles":[` + strings.Join(limits, ",") + `]` }
func maximums(limits ...string) string {
	return `"outOfPocketMaximums":[` + strings.Join(limits, ",") + `]`
}

// limit returns a limit of an amount for one person alone.
func limit(covers, network, self, more string) string {
	return `{"covers":"` + covers + `","network":"` + network + `","self":` + self + more + `}`
}

func TestR39Tiers(t *testing.T) {
	const out = ` ,"charge":5000,"outOfNetwork":true`
	all := func(self, more string) string { return limit("medicalAndDrug", "inNetwork", self, more) }
	terms := benefits(`"specialist":{"terms":"$40; deductible does not apply","tier2":"$80; deductible does not apply"},"imaging":"$100; deductible does not apply",` +
		`"other":{"terms":"20% after deductible","tier2":"40% after deductible"}`)
	apart := deductibles(all("500", `,"tiers":[1]`), all("1500", `,"tiers":[2]`)) + `,` + terms
	within := deductibles(all("500", `,"tiers":[1]`), all("1500", `,"tiers":[1,2]`)) + `,` + terms
	for _, c := range []struct {
		name, fields, care string
		shares             []string
	}{
		{"the example", apart, careOf(`lab 1000`, `lab 2000 ,"tier":2`), []string{"d 500.00 k 100.00", "d 1500.00 k 200.00"}},
		{"the first tier where nothing is said", apart, careOf(`specialist 300`, `specialist 300 ,"tier":2`), []string{"c 40.00", "c 80.00"}},
		{"a tier beyond the plan's is its last", apart, careOf(`specialist 300 ,"tier":3`), []string{"c 80.00"}},
		{"by plan", apart, careOf(`specialist 300 ,"tier":{"p":2}`), []string{"c 80.00"}},
		{"a plan without tiers has one", all2one(terms), careOf(`specialist 300 ,"tier":2`), []string{"c 40.00"}},
		{"tier 3 where nothing is stated is as tier 2", deductibles(all("500", ``)) + `,` + benefits(`"specialist":{"terms":"$40; deductible does not apply","tier2":"$80; deductible does not apply"},"other":{"terms":"$1; deductible does not apply","tier3":"$3; deductible does not apply"}`),
			careOf(`specialist 300 ,"tier":3`, `lab 300 ,"tier":2`, `lab 300 ,"tier":3`), []string{"c 80.00", "c 1.00", "c 3.00"}},
		{"what tier 1 states comes before the terms that stand in", apart, careOf(`imaging 900 ,"tier":2`), []string{"c 100.00"}},
		{"terms of tier 2 alone", benefits(`"specialist":{"tier2":"$80"},"other":"20%"`), careOf(`specialist 300`, `specialist 300 ,"tier":2`), []string{"k 60.00", "c 80.00"}},
		{"preventive care is free in each", apart, careOf(`preventive 300 ,"tier":2`), []string{""}},
		{"an emergency outside takes tier 1", apart, careOf(`emergencyRoom 2000 ,"tier":2` + out[1:]), []string{"d 500.00 k 300.00"}},
		{"authorized care too", apart, careOf(`lab 1000 ,"tier":2,"authorized":true` + out[1:]), []string{"d 500.00 k 100.00"}},
		{"a tier without a deductible is under that of the one before", deductibles(all("500", `,"tiers":[1]`)) + `,` + terms, careOf(`lab 300`, `lab 1000 ,"tier":2`), []string{"d 300.00", "d 200.00 k 320.00"}},
		{"tier 1 counts toward tier 2", within, careOf(`lab 1000`, `lab 2000 ,"tier":2`), []string{"d 500.00 k 100.00", "d 1000.00 k 400.00"}},
		{"and tier 2 not toward tier 1", within, careOf(`lab 1000 ,"tier":2`, `lab 1000`), []string{"d 1000.00", "d 500.00 k 100.00"}},
		{"a maximum of each tier", maximums(all("300", `,"tiers":[1]`), all("900", `,"tiers":[2]`)) + `,` + benefits(`"other":"50%"`),
			careOf(`lab 1000`, `lab 1000 ,"tier":2`, `lab 1000 ,"tier":2`, `lab 1000`), []string{"k 300.00", "k 500.00", "k 400.00", ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := year(t, onePerson, c.care, plan("EPO", c.fields))
			assert.Equal(t, c.shares, shares(p))
		})
	}
	p := year(t, onePerson, careOf(`lab 1000`, `lab 2000 ,"tier":2`), plan("EPO", apart))
	assert.Equal(t, []int{0, 2}, []int{p.Ledger[0].Tier, p.Ledger[1].Tier}, "the ledger names the tier where it is not the first")
	p = year(t, onePerson, ``, plan("EPO", maximums(all("1000", `,"tiers":[1]`), all("3000", `,"tiers":[2]`))+`,`+terms))
	assert.Equal(t, "4000.00", p.WorstCase.Total.String(), "care in both tiers")
	p = year(t, onePerson, ``, plan("EPO", maximums(all("1000", `,"tiers":[1]`), all("3000", `,"tiers":[1,2]`))+`,`+terms))
	assert.Equal(t, "3000.00", p.WorstCase.Total.String(), "the first within the second")
}

// all2one is a plan's fields with a deductible for one tier alone.
func all2one(terms string) string {
	return deductibles(limit("medicalAndDrug", "inNetwork", "500", "")) + `,` +
		strings.NewReplacer(`,"tier2":"$80; deductible does not apply"`, ``, `,"tier2":"40% after deductible"`, ``).Replace(terms)
}

// Drawn care is split by the plan's shares, listed care is not.
func TestR39TierShares(t *testing.T) {
	const drawn = `[{"id":"a","relationship":"self","age":50,"sex":"female","use":"high"}]`
	epo := func(id, shares, other string) string {
		return plan("EPO", `"id":"`+id+`","year":2024,`+shares+benefits(other))
	}
	const twoTiers = `"other":{"terms":"No charge","tier2":"10%"}`
	text := `{"year":2024,"members":` + drawn + `,"care":[{"id":"x","member":"a","service":"childGlasses","count":1,"price":1000}],"simulation":{"seed":4,"years":200},"plans":[` +
		strings.Join([]string{
			epo("default", ``, twoTiers),
			epo("second", `"tierShares":[0,100],`, twoTiers),
			epo("alone", ``, `"other":"10%"`),
			epo("split", `"tierShares":[60,40],`, twoTiers),
			epo("listed", `"tierShares":[0,100],`, `"childGlasses":{"terms":"$30","tier2":"$50"},"other":"No charge"`),
		}, ",") + `]}`
	r := simulate(t, text)
	mean := map[string]float64{}
	for _, p := range r.Plans {
		var m float64
		_, err := fmt.Sscan(p.Total.Mean.String(), &m)
		require.NoError(t, err)
		mean[p.ID] = m - 1000 // children's glasses are not covered
	}
	assert.Equal(t, 0.0, mean["default"], "all of it is in tier 1")
	assert.Greater(t, mean["alone"], 100.0)
	assert.Equal(t, mean["alone"], mean["second"], "all of it is in tier 2")
	assert.InDelta(t, 0.4, mean["split"]/mean["alone"], 0.2)
	assert.Equal(t, -970.0, mean["listed"], "listed care stays in its own tier")
}

func TestR40Accounts(t *testing.T) {
	const out = `,"outOfNetwork":true,"charge":`
	ppo := `"other":{"terms":"20% after deductible","outOfNetwork":"40% after deductible"}`
	inside := deductibles(limit("medicalAndDrug", "inNetwork", "500", ""), limit("medicalAndDrug", "combined", "800", "")) + `,` + benefits(ppo)
	listed := func(self, more string) string {
		return deductibles(limit("medicalAndDrug", "combined", "1000", ""), limit("services", "combined", self, more)) + `,` + benefits(ppo)
	}
	added := listed("200", `,"services":["specialtyDrug"],"inAddition":true`)
	standsIn := listed("200", `,"services":["preferredBrandDrug","specialtyDrug"]`)
	for _, c := range []struct {
		name, fields, care string
		shares             []string
	}{
		{"the example", inside, careOf(`lab 700 `+out+`700`, `lab 600`), []string{"d 700.00", "d 100.00 k 100.00"}},
		{"in network first", inside, careOf(`lab 600`, `lab 1000 `+out+`1000`), []string{"d 500.00 k 20.00", "d 300.00 k 280.00"}},
		{"out of network the combined one alone", inside, careOf(`lab 2000 ` + out + `2000`), []string{"d 800.00 k 480.00"}},
		{"drugs within all care", deductibles(limit("medicalAndDrug", "combined", "1000", ""), limit("drug", "combined", "300", "")) + `,` + benefits(ppo),
			careOf(`genericDrug 400`, `lab 900`), []string{"d 300.00 k 20.00", "d 700.00 k 40.00"}},
		{"a listed one stands in", standsIn, careOf(`preferredBrandDrug 300`, `lab 1200`, `genericDrug 50`, `specialtyDrug 100`), []string{"d 200.00 k 20.00", "d 1000.00 k 40.00", "k 10.00", "k 20.00"}},
		{"others do not fill it", standsIn, careOf(`lab 1200`, `specialtyDrug 100`), []string{"d 1000.00 k 40.00", "d 100.00"}},
		{"in addition it comes first", added, careOf(`specialtyDrug 1500`, `specialtyDrug 1500`), []string{"d 1200.00 k 60.00", "k 300.00"}},
		{"and the others are left alone until it is full", added, careOf(`specialtyDrug 150`, `lab 1000`, `specialtyDrug 100`), []string{"d 150.00", "d 1000.00", "d 50.00 k 10.00"}},
		{"nested maximums", maximums(limit("medicalAndDrug", "inNetwork", "1000", ""), limit("medicalAndDrug", "combined", "2000", "")) + `,` + benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`),
			careOf(`lab 3000 `+out+`3000`, `lab 10000`, `lab 10000 `+out+`10000`), []string{"k 1200.00", "k 800.00", ""}},
		{"a maximum of a service within all", maximums(limit("medicalAndDrug", "inNetwork", "5000", ""), limit("services", "inNetwork", "100", `,"services":["dialysis"]`)) + `,` + benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`),
			careOf(`dialysis 1000`, `dialysis 1000`, `lab 1000`), []string{"k 100.00", "", "k 200.00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := year(t, onePerson, c.care, plan("PPO", c.fields))
			assert.Equal(t, c.shares, shares(p))
		})
	}
	// A person within a family, in network within both.
	family := deductibles(limit("medicalAndDrug", "inNetwork", "500", `,"person":500,"family":1000`), limit("medicalAndDrug", "combined", "800", `,"person":800,"family":1200`)) + `,` + benefits(ppo)
	p := year(t, couple, careOf(`lab 800 `+out+`800`, `lab 600 ,"member":"b"`), plan("PPO", family))
	assert.Equal(t, []string{"d 800.00", "d 400.00 k 40.00"}, shares(p), "400 is left of the family's 1,200")

	// What was paid for listed services is of their deductible.
	paid := func(covers, amount string) string {
		return `[{"id":"a","relationship":"self","age":40,"alreadyPaid":[{"toward":"deductible","network":"inNetwork","covers":` + covers + `,"amount":` + amount + `}]}]`
	}
	p = year(t, paid(`"services","services":["specialtyDrug"]`, "150"), careOf(`specialtyDrug 1500`), plan("PPO", added))
	assert.Equal(t, []string{"d 1050.00 k 90.00"}, shares(p), "in addition: 50 and 1,000 are left")
	p = year(t, paid(`"medicalAndDrug"`, "900"), careOf(`specialtyDrug 1500`), plan("PPO", added))
	assert.Equal(t, []string{"d 300.00 k 240.00"}, shares(p), "200 and 100 are left")
	p = year(t, paid(`"services","services":["specialtyDrug"]`, "150"), careOf(`specialtyDrug 100`, `lab 1000`), plan("PPO", standsIn))
	assert.Equal(t, []string{"d 50.00 k 10.00", "d 1000.00"}, shares(p))
}

func TestR41WhatAMaximumCounts(t *testing.T) {
	of := func(self, counts string) string {
		return limit("medicalAndDrug", "inNetwork", self, `,"counts":"`+counts+`"`)
	}
	deductible := func(self string) string {
		return deductibles(limit("medicalAndDrug", "inNetwork", self, "")) + `,`
	}
	ten := benefits(`"primaryCare":"$40; deductible does not apply","other":"10% after deductible"`)
	stay := func(price string) string { return careOf(`hospitalStay ` + price + ` ,"days":3`) }
	for _, c := range []struct {
		name, fields, care string
		shares             []string
	}{
		{"the example", deductible("100") + maximums(of("400", "coinsurance")) + `,` + ten, stay("20000"), []string{"d 100.00 k 400.00"}},
		{"all sharing", deductible("100") + maximums(of("400", "allSharing")) + `,` + ten, stay("20000"), []string{"d 100.00 k 300.00"}},
		{"copays and coinsurance", deductible("500") + maximums(of("1000", "copayAndCoinsurance")) + `,` + benefits(`"other":"$300 copay after deductible and 20% after deductible"`), stay("10000"), []string{"d 500.00 c 300.00 k 700.00"}},
		{"copays go on beside a maximum of coinsurance", deductible("100") + maximums(of("400", "coinsurance")) + `,` + ten, careOf(`lab 20000`, `primaryCare 150`, `lab 500`), []string{"d 100.00 k 400.00", "c 40.00", ""}},
		{"one of coinsurance within one of all", deductible("100") + maximums(of("400", "coinsurance"), of("530", "allSharing")) + `,` + ten, careOf(`lab 20000`, `primaryCare 150`, `primaryCare 150`), []string{"d 100.00 k 400.00", "c 30.00", ""}},
		{"it may be below the deductible", deductible("1000") + maximums(of("400", "coinsurance")) + `,` + ten, stay("20000"), []string{"d 1000.00 k 400.00"}},
		{"the law's limit counts all", maximums(of("400", "coinsurance")) + `,` + benefits(`"other":"$12000"`), stay("20000"), []string{"c 10600.00"}},
		{"a deductible after it goes on", deductible("3000") + maximums(of("100", "copayAndCoinsurance")) + `,` + ten, careOf(`primaryCare 150`, `primaryCare 150`, `primaryCare 150`, `lab 4000`), []string{"c 40.00", "c 40.00", "c 20.00", "d 3000.00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := year(t, onePerson, c.care, plan("EPO", c.fields))
			assert.Equal(t, c.shares, shares(p))
		})
	}
	p := year(t, onePerson, ``, plan("EPO", deductible("100")+maximums(of("1000", "copayAndCoinsurance"))+`,`+ten))
	assert.Equal(t, "1100.00", p.WorstCase.Total.String(), "the deductible comes on top")
	// Where there is no deductible, nothing is paid toward one; one in addition comes on top.
	p = year(t, onePerson, ``, plan("EPO", maximums(of("1000", "copayAndCoinsurance"))+`,`+ten))
	assert.Equal(t, "1000.00", p.WorstCase.Total.String())
	p = year(t, onePerson, ``, plan("EPO", deductibles(limit("medicalAndDrug", "inNetwork", "100", ""), limit("services", "inNetwork", "30", `,"services":["specialtyDrug"],"inAddition":true`))+`,`+maximums(of("1000", "copayAndCoinsurance"))+`,`+ten))
	assert.Equal(t, "1130.00", p.WorstCase.Total.String())
}

func TestR42ServiceLimits(t *testing.T) {
	visits := func(service string, n int, more string) string {
		return fmt.Sprintf(`{"id":%q,"member":"a","service":%q,"count":%d,"price":100%s}`, service, service, n, more)
	}
	shared := func(services, limit string) string {
		return `"serviceLimits":[{"services":[` + services + `],"limit":` + limit + `}],`
	}
	therapies := shared(`"rehabilitation","chiropractic"`, `{"count":60}`)
	one := func(service, terms, limit string) string {
		return benefits(`"` + service + `":{"terms":"` + terms + `","visitLimit":` + limit + `},"other":"20%"`)
	}
	stay := func(service, days, price string) string {
		return service + ` ` + price + ` ,"days":` + days
	}
	for _, c := range []struct {
		name, fields, care string
		notCovered, total  string
	}{
		{"the example", therapies + benefits(`"rehabilitation":"$20","chiropractic":"$20"`), visits("rehabilitation", 40, "") + `,` + visits("chiropractic", 40, ""), "2000.00", "3200.00"},
		{"a service without a row of its own is limited too", therapies + benefits(`"other":"$20"`), visits("rehabilitation", 40, "") + `,` + visits("chiropractic", 40, ""), "2000.00", "3200.00"},
		{"terms that stand in count too", therapies + benefits(`"rehabilitation":"$20"`), visits("rehabilitation", 40, "") + `,` + visits("habilitation", 40, ""), "2000.00", "3200.00"},
		{"another service does not", therapies + benefits(`"rehabilitation":"$20","habilitation":"$20"`), visits("rehabilitation", 40, "") + `,` + visits("habilitation", 40, ""), "0.00", "1600.00"},
		{"a month", one("chiropractic", "$20", `{"count":2,"per":"month"}`), careOf(`chiropractic 100 ,"count":4,"dates":["2026-01-05","2026-01-12","2026-01-31","2026-02-01"]`), "100.00", "160.00"},
		{"each stay", one("hospitalStay", "$100 copay per day", `{"count":5,"per":"stay"}`), careOf(stay("hospitalStay", "7", "7000"), stay("hospitalStay", "7", "7000")), "4000.00", "5000.00"},
		{"several years begin unused", one("eyeExam", "$20", `{"count":1,"per":"years","years":2}`), visits("eyeExam", 2, ""), "100.00", "120.00"},
		{"days that stays share", shared(`"hospitalStay","skilledNursing"`, `{"count":10}`) + benefits(`"other":"No charge"`), careOf(stay("hospitalStay", "8", "8000"), stay("skilledNursing", "8", "800")), "600.00", "600.00"},
		{"its own limit and a shared one", shared(`"rehabilitation","chiropractic"`, `{"count":3}`) + one("chiropractic", "$20", `{"count":2}`) + ``,
			careOf(`chiropractic 100`, `chiropractic 100`, `chiropractic 100`, `rehabilitation 100`, `rehabilitation 100`), "200.00", "260.00"},
		{"fills of 90 days count three", one("genericDrug", "$10", `{"count":4}`), careOf(`genericDrug 300 ,"supply":90`, `genericDrug 100`, `genericDrug 100`), "100.00", "140.00"},
		{"a copay per day is one copay of part of such a fill", strings.Replace(one("genericDrug", "$10", `{"count":2}`), `"visitLimit"`, `"mail90":"$9 copay per day","visitLimit"`, 1), careOf(`genericDrug 300 ,"supply":90,"mail":true`), "100.00", "109.00"},
		{"fills of 90 days with terms of their own too", strings.Replace(one("genericDrug", "$10", `{"count":4}`), `"visitLimit"`, `"mail90":"$25","visitLimit"`, 1),
			careOf(`genericDrug 300 ,"supply":90,"mail":true`, `genericDrug 300 ,"supply":90,"mail":true`), "200.00", "250.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := year(t, onePerson, c.care, plan("EPO", c.fields))
			assert.Equal(t, c.notCovered, p.NotCovered.String())
			assert.Equal(t, c.total, p.Total.String())
		})
	}
	// Both networks together, or each by itself.
	mixed := careOf(`rehabilitation 100`, `habilitation 100 ,"outOfNetwork":true,"charge":100`, `rehabilitation 100`)
	for per, want := range map[string][]string{"false": {"c 20.00", "k 50.00", "n 100.00"}, "true": {"c 20.00", "k 50.00", "c 20.00"}} {
		// Where the other side has no limit, its visits count too, each in its month.
		p := year(t, onePerson, careOf(`acupuncture 100 ,"outOfNetwork":true,"charge":100,"dates":["2026-03-01"]`, `acupuncture 100 ,"dates":["2026-03-02"]`, `acupuncture 100 ,"dates":["2026-04-02"]`),
			plan("PPO", benefits(`"specialist":{"terms":"$20","outOfNetwork":"$30"},"chiropractic":{"terms":"$20","visitLimit":{"count":1,"per":"month","perNetwork":`+per+`}},"other":{"terms":"$20","outOfNetwork":"50%"}`)))
		assert.Equal(t, map[string][]string{"false": {"c 30.00", "n 100.00", "c 20.00"}, "true": {"c 30.00", "c 20.00", "c 20.00"}}[per], shares(p), per)
		p = year(t, onePerson, mixed, plan("PPO", shared(`"rehabilitation","habilitation"`, `{"count":2,"perNetwork":`+per+`}`)+benefits(`"other":{"terms":"$20","outOfNetwork":"50%"}`)))
		assert.Equal(t, want, shares(p), per)
	}
}

func TestR42AlreadyUsed(t *testing.T) {
	used := func(fields string) string {
		return `[{"id":"a","relationship":"self","age":40,"alreadyUsed":[` + fields + `]}]`
	}
	limited := func(limit string) string {
		return benefits(`"chiropractic":{"terms":"$20","visitLimit":` + limit + `},"skilledNursing":{"terms":"$50 copay per day","visitLimit":{"count":100,"per":"lifetime"}},` +
			`"primaryCare":"$30 for the first 3 visits, then 20%","other":{"terms":"20%","outOfNetwork":"50%"}`)
	}
	for _, c := range []struct {
		name, used, limit, care string
		shares                  []string
	}{
		{"the example", `{"service":"skilledNursing","count":95}`, `{"count":9}`, careOf(`skilledNursing 10000 ,"days":10`), []string{"c 250.00 n 5000.00"}},
		{"a year", `{"service":"chiropractic","count":2}`, `{"count":3}`, careOf(`chiropractic 100`, `chiropractic 100`), []string{"c 20.00", "n 100.00"}},
		{"years", `{"service":"chiropractic","count":3}`, `{"count":3,"per":"years","years":2}`, careOf(`chiropractic 100`), []string{"n 100.00"}},
		{"more than there are", `{"service":"chiropractic","count":30}`, `{"count":3}`, careOf(`chiropractic 100`), []string{"n 100.00"}},
		{"not a month", `{"service":"chiropractic","count":30}`, `{"count":1,"per":"month"}`, careOf(`chiropractic 100`), []string{"c 20.00"}},
		{"first visits", `{"service":"primaryCare","count":2}`, `{"count":3}`, careOf(`primaryCare 100`, `primaryCare 100`), []string{"c 30.00", "k 20.00"}},
		{"of another plan", `{"plan":"q","service":"chiropractic","count":3}`, `{"count":3}`, careOf(`chiropractic 100`), []string{"c 20.00"}},
		{"of this one", `{"plan":"p","service":"chiropractic","count":3}`, `{"count":3}`, careOf(`chiropractic 100`), []string{"n 100.00"}},
		{"out of network counts too", `{"service":"chiropractic","count":3,"network":"outOfNetwork"}`, `{"count":3}`, careOf(`chiropractic 100`), []string{"n 100.00"}},
		{"but not where each network is by itself", `{"service":"chiropractic","count":3,"network":"outOfNetwork"}`, `{"count":3,"perNetwork":true}`, careOf(`chiropractic 100`), []string{"c 20.00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ppo := plan("PPO", limited(c.limit))
			r := estimate(t, request(used(c.used), c.care, ppo, strings.Replace(ppo, `"id":"p"`, `"id":"q"`, 1)))
			assert.Equal(t, c.shares, shares(&r.Plans[0]))
		})
	}
}

func TestR43WhatThePlanPaysAtMost(t *testing.T) {
	pays := func(service, terms, amount, per string) string {
		return benefits(`"` + service + `":{` + terms + `,"planPaysAtMost":{"amount":` + amount + `,"per":"` + per + `"}},"other":{"terms":"20%","outOfNetwork":"50%"}`)
	}
	const free = `"terms":"No charge"`
	for _, c := range []struct {
		name, fields, care string
		shares             []string
	}{
		{"the example", pays("childGlasses", free, "150", "use"), careOf(`childGlasses 420`), []string{"n 270.00"}},
		{"each use anew", pays("eyeExam", free, "150", "use"), careOf(`eyeExam 420`, `eyeExam 100`), []string{"n 270.00", ""}},
		{"the member's share comes first", pays("childGlasses", `"terms":"20%"`, "150", "use"), careOf(`childGlasses 420`), []string{"k 84.00 n 186.00"}},
		{"a day", pays("skilledNursing", free, "500", "day"), careOf(`skilledNursing 3000 ,"days":3`), []string{"n 1500.00"}},
		{"a year", pays("durableEquipment", free, "1000", "year"), careOf(`durableEquipment 600`, `durableEquipment 600`, `durableEquipment 600`), []string{"", "n 200.00", "n 600.00"}},
		{"a lifetime", pays("durableEquipment", free, "1000", "lifetime"), careOf(`durableEquipment 600`, `durableEquipment 600`), []string{"", "n 200.00"}},
		{"both networks together", pays("durableEquipment", free+`,"outOfNetwork":"No charge"`, "1000", "year"), careOf(`durableEquipment 800`, `durableEquipment 600 ,"outOfNetwork":true,"charge":600`), []string{"", "n 400.00"}},
		{"no maximum stops it", maximums(limit("medicalAndDrug", "inNetwork", "50", "")) + `,` + pays("eyeExam", `"terms":"20%"`, "150", "use"), careOf(`eyeExam 420`, `eyeExam 420`), []string{"k 50.00 n 220.00", "n 270.00"}},
		{"nor does it count toward one", maximums(limit("medicalAndDrug", "inNetwork", "100", "")) + `,` + pays("eyeExam", free, "150", "use"), careOf(`eyeExam 420`, `lab 1000`), []string{"n 270.00", "k 100.00"}},
		{"beside a balance bill", pays("eyeExam", `"outOfNetwork":"No charge","terms":"20%"`, "150", "use"), careOf(`eyeExam 420 ,"outOfNetwork":true,"charge":500`), []string{"n 270.00 b 80.00"}},
		{"nothing where the deductible takes it", deductibles(limit("medicalAndDrug", "inNetwork", "400", "")) + `,"unmarkedTerms":"afterDeductible",` + pays("eyeExam", free, "150", "use"), careOf(`eyeExam 420`), []string{"d 400.00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := year(t, onePerson, c.care, plan("PPO", c.fields))
			assert.Equal(t, c.shares, shares(p))
		})
	}
	p := year(t, couple, careOf(`durableEquipment 1200`, `durableEquipment 600 ,"member":"b"`), plan("PPO", pays("durableEquipment", free, "1000", "year")))
	assert.Equal(t, []string{"n 200.00", ""}, shares(p), "each member's")
	assert.Equal(t, []string{"plan-pays-at-most"}, reasons(&p.Ledger[0]))
}

func TestR45AYearOfItsOwn(t *testing.T) {
	const july = `"startMonth":7,"months":12`
	all := func(self, more string) string { return limit("medicalAndDrug", "inNetwork", self, more) }
	lines := func(service, price, more string, dates ...string) string {
		return fmt.Sprintf(`{"id":"x","member":"a","service":%q,"count":%d,"price":%s,"dates":["%s"]%s}`, service, len(dates), price, strings.Join(dates, `","`), more)
	}
	twenty := benefits(`"primaryCare":"$10 for the first 1 visit, then $30","chiropractic":{"terms":"$20; deductible does not apply","visitLimit":{"count":2,"startsAnew":1}},"other":"20% after deductible"`)
	anew := deductibles(all("500", `,"startsAnew":1`)) + `,"unmarkedTerms":"deductibleWaived",` + twenty
	winter := lines("lab", "800", "", "2026-12-10", "2027-01-10")
	paid := `[{"id":"a","relationship":"self","age":40,"alreadyPaid":[{"toward":"deductible","covers":"medicalAndDrug","network":"inNetwork","amount":300}]}]`
	for _, c := range []struct {
		name, coverage, members, fields, care string
		shares                                []string
	}{
		{"the example", july, onePerson, anew, winter, []string{"d 500.00 k 60.00", "d 500.00 k 60.00"}},
		{"without it", july, onePerson, deductibles(all("500", "")) + `,"unmarkedTerms":"deductibleWaived",` + twenty, winter, []string{"d 500.00 k 60.00", "k 160.00"}},
		{"the month in which the coverage begins is none inside", july, onePerson, strings.Replace(anew, `"self":500,"startsAnew":1`, `"self":500,"startsAnew":7`, 1), winter, []string{"d 500.00 k 60.00", "k 160.00"}},
		{"on the first of the month", july, onePerson, anew, lines("lab", "800", "", "2026-12-31", "2027-01-01"), []string{"d 500.00 k 60.00", "d 500.00 k 60.00"}},
		{"once", july, onePerson, anew, lines("lab", "800", "", "2027-01-10", "2027-02-10"), []string{"d 500.00 k 60.00", "k 160.00"}},
		{"a month beyond the coverage", `"startMonth":7,"months":6`, onePerson, anew, lines("lab", "800", "", "2026-07-10", "2026-12-10"), []string{"d 500.00 k 60.00", "k 160.00"}},
		{"what was paid counts before", july, paid, anew, winter, []string{"d 200.00 k 120.00", "d 500.00 k 60.00"}},
		{"a maximum", july, onePerson, maximums(all("100", `,"startsAnew":1`)) + `,` + twenty, winter, []string{"k 100.00", "k 100.00"}},
		{"two, each in its month", july, onePerson, deductibles(all("500", `,"startsAnew":1`)) + `,` + maximums(all("600", `,"startsAnew":4`)) + `,"unmarkedTerms":"deductibleWaived",` + twenty,
			lines("lab", "800", "", "2026-12-10", "2027-01-10", "2027-04-10"), []string{"d 500.00 k 60.00", "d 40.00", "d 460.00 k 68.00"}},
		{"a limit on visits", july, onePerson, anew, lines("chiropractic", "100", "", "2026-11-10", "2026-12-10", "2026-12-20", "2027-01-10"), []string{"c 20.00", "c 20.00", "n 100.00", "c 20.00"}},
		{"first visits do not", july, onePerson, anew, lines("primaryCare", "100", "", "2026-12-10", "2027-01-10"), []string{"c 10.00", "c 30.00"}},
		{"nor does the law's limit", july, onePerson, maximums(all("8000", `,"startsAnew":1`)) + `,` + twenty, lines("lab", "100000", "", "2026-12-10", "2027-01-10"), []string{"k 8000.00", "k 2600.00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := `{"year":2026,` + c.coverage + `,"ledger":true,"members":` + c.members + `,"care":[` + c.care + `],"plans":[` + plan("EPO", c.fields) + `]}`
			assert.Equal(t, c.shares, shares(&estimate(t, text).Plans[0]))
		})
	}
	// The ledger says that it is there again after a line that is not covered, too.
	text := `{"year":2026,` + july + `,"ledger":true,"members":` + onePerson + `,"care":[` + careOf(`lab 800 ,"dates":["2026-12-10"]`, `childGlasses 100 ,"dates":["2027-01-10"]`) + `],"plans":[` + plan("EPO", anew) + `]}`
	ledger := estimate(t, text).Plans[0].Ledger
	assert.Equal(t, []string{"0.00", "500.00"}, []string{ledger[0].Left[0].Person.String(), ledger[1].Left[0].Person.String()})
	for self, worst := range map[string]string{"3000": "6000.00", "8000": "10600.00"} {
		text := `{"year":2026,` + july + `,"members":` + onePerson + `,"care":[],"plans":[` + plan("EPO", maximums(all(self, `,"startsAnew":1`))+`,`+twenty) + `]}`
		assert.Equal(t, worst, estimate(t, text).Plans[0].WorstCase.Total.String(), "twice as much may be paid, within the law's limit")
	}
}

// The maximums of tiers count together toward what the law allows beside a health savings
// account (R20).
func TestR39HSAMaximumsOfTiers(t *testing.T) {
	of := func(tier2 string) string {
		limit := func(tiers, self string) string {
			return `{"covers":"medicalAndDrug","network":"inNetwork",` + tiers + `"self":` + self + `}`
		}
		return request(onePerson, ``, plan("HMO", `"hsaEligible":true,"deductibles":[`+limit("", "1700")+`],"outOfPocketMaximums":[`+
			limit(`"tiers":[1],`, "4000")+`,`+limit(`"tiers":[2],`, tier2)+`],`+benefits(`"other":{"terms":"20% after deductible","tier2":"40% after deductible"}`)))
	}
	estimate(t, of("4500")) // 8,500 together
	p := oneProblem(t, of("4501"))
	assert.Equal(t, "above-hsa-maximum", p.Code)
	assert.Equal(t, "/plans/0/outOfPocketMaximums/1/self", p.Pointer)
}
