package plain

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// one returns the year of a request's first plan.
func one(t *testing.T, request string) Plan {
	t.Helper()
	result, err := Estimate([]byte(request))
	require.NoError(t, err)
	return result.Plans[0]
}

// people are the members of a household: self, spouse, children.
func people(n int) string {
	var members []string
	for i := range n {
		relationship := "child"
		if i < 2 {
			relationship = []string{"self", "spouse"}[i]
		}
		members = append(members, fmt.Sprintf(`{"id":"m%d","relationship":%q,"age":%d}`, i+1, relationship, 40-10*i))
	}
	return "[" + strings.Join(members, ",") + "]"
}

// TestElementary holds the package against arithmetic done by hand on one
// plan: in network a deductible of 500/1,000 and a maximum of 5,000/10,000,
// both embedded, primary care $25 without the deductible, all else 20% after it;
// out of network 1,000/2,000, 10,000/20,000 and 40%. Five of six public
// calculators that were run on these got at least one wrong.
func TestElementary(t *testing.T) {
	const plan = `[{"id":"p","name":"P","type":"PPO","year":2026,
		"premium":{"period":"month","amount":0},
		"deductibles":[
			{"covers":"medicalAndDrug","network":"inNetwork","self":500,"person":500,"family":1000},
			{"covers":"medicalAndDrug","network":"outOfNetwork","self":1000,"person":1000,"family":2000}],
		"outOfPocketMaximums":[
			{"covers":"medicalAndDrug","network":"inNetwork","self":5000,"person":5000,"family":10000},
			{"covers":"medicalAndDrug","network":"outOfNetwork","self":10000,"person":10000,"family":20000}],
		"benefits":{"primaryCare":"$25; deductible does not apply",
			"other":{"terms":"20% after deductible","outOfNetwork":"40% after deductible"}}}]`
	item := func(id int, member, service string, count int, price string, more string) string {
		return fmt.Sprintf(`{"id":"i%d","member":%q,"service":%q,"count":%d,"price":%s,"charge":%s%s}`,
			id, member, service, count, price, price, more)
	}
	const days = `,"days":3`
	for _, c := range []struct {
		id     string
		people int
		care   []string
		pays   string
	}{
		{"A", 1, []string{item(1, "m1", "primaryCare", 2, "150", ""), item(2, "m1", "imaging", 1, "500", "")}, "550.00"},
		{"B", 1, []string{item(1, "m1", "primaryCare", 2, "150", ""), item(2, "m1", "imaging", 1, "2000", "")}, "850.00"},
		{"C", 1, []string{item(1, "m1", "hospitalStay", 1, "40000", days)}, "5000.00"},
		{"D", 2, []string{item(1, "m1", "other", 1, "3000", "")}, "1000.00"},
		{"E", 2, []string{item(1, "m1", "hospitalStay", 1, "40000", days)}, "5000.00"},
		{"F", 3, []string{
			item(1, "m1", "hospitalStay", 1, "40000", days),
			item(2, "m2", "hospitalStay", 1, "40000", days),
			item(3, "m3", "hospitalStay", 1, "40000", days)}, "10000.00"},
		{"G", 1, []string{item(1, "m1", "outpatientFacility", 1, "10000", `,"outOfNetwork":true`)}, "4600.00"},
		{"H", 1, []string{item(1, "m1", "primaryCare", 1, "10", "")}, "10.00"},
	} {
		t.Run(c.id, func(t *testing.T) {
			p := one(t, `{"year":2026,"members":`+people(c.people)+`,"care":[`+strings.Join(c.care, ",")+`],"plans":`+plan+`}`)
			assert.Equal(t, c.pays, p.Total)
		})
	}
}

// TestSharing goes through the terms of R16 by R17 on one line of 1,000 with
// 300 left of the deductible and 3 days.
func TestSharing(t *testing.T) {
	for _, c := range []struct {
		terms                          string
		deductible, copay, coinsurance string
	}{
		{"No charge; deductible does not apply", "0.00", "0.00", "0.00"},
		{"No charge after deductible", "300.00", "0.00", "0.00"},
		{"$40; deductible does not apply", "0.00", "40.00", "0.00"},
		{"$40 copay after deductible", "300.00", "40.00", "0.00"},
		{"$800 copay after deductible", "300.00", "700.00", "0.00"},
		{"$40 copay with deductible", "300.00", "40.00", "0.00"},
		{"$800 copay with deductible", "200.00", "800.00", "0.00"},
		{"$800 copay before deductible", "200.00", "800.00", "0.00"},
		{"$1200 copay with deductible", "0.00", "1000.00", "0.00"},
		{"20% coinsurance after deductible", "300.00", "0.00", "140.00"},
		{"20%; deductible does not apply", "0.00", "0.00", "200.00"},
		{"$75 copay per day; deductible does not apply", "0.00", "225.00", "0.00"},
		{"$75 per day up to 2 days after deductible", "300.00", "150.00", "0.00"},
		{"$1500 copay per stay after deductible", "300.00", "700.00", "0.00"},
		{"20% after deductible up to $100", "300.00", "0.00", "100.00"},
		{"$60; deductible does not apply and 20% after deductible up to $100", "300.00", "60.00", "40.00"},
		{"$160; deductible does not apply and 20% after deductible up to $100", "300.00", "100.00", "0.00"},
		{"$300 copay; deductible does not apply and 20% after deductible", "300.00", "300.00", "80.00"},
		{"$300 copay after deductible and 20%; deductible does not apply", "300.00", "300.00", "80.00"},
		{"$300 copay with deductible and 20% after deductible", "300.00", "300.00", "80.00"},
		{"$350 copay; deductible does not apply, waived if admitted", "0.00", "0.00", "0.00"},
		{"$50; deductible does not apply for the first 1 visits, then 20% after deductible", "0.00", "50.00", "0.00"},
	} {
		t.Run(c.terms, func(t *testing.T) {
			y := &year{request: &request{Members: make([]member, 1)}, plan: &plan{}, observed: map[string]int{}}
			three := decimal.NewFromInt(300)
			y.limits = []limit{{kind: deductibleLimit, covers: "medicalAndDrug", network: inNetwork, person: &three}}
			terms := (&plan{}).parsed(c.terms)
			chosen := terms.then
			if terms.first != nil {
				chosen = *terms.first
			}
			l := &line{service: "hospitalStay", side: inNetwork, item: &item{Admitted: true}}
			y.splitByTerms(l, chosen, decimal.NewFromInt(1000), 3)
			assert.Equal(t, c.deductible, text(l.deductible), "deductible")
			assert.Equal(t, c.copay, text(l.copay), "copay")
			assert.Equal(t, c.coinsurance, text(l.coinsurance), "coinsurance")
		})
	}
}

// TestUnmarked: the same bare terms under the three conventions.
func TestUnmarked(t *testing.T) {
	for _, c := range []struct{ convention, copay, percentage string }{
		{"deductibleWaived", waived, waived}, {"afterDeductible", after, after}, {"copaysWaived", waived, after},
	} {
		p := &plan{UnmarkedTerms: c.convention}
		assert.Equal(t, c.copay, p.parsed("$40").then.copayMeets)
		assert.Equal(t, c.percentage, p.parsed("20%").then.rateMeets)
		assert.Equal(t, c.copay, p.parsed("No charge").then.rateMeets)
	}
}

// TestOutOfNetwork: 70% of a price of 1,000 is allowed of a charge of 1,600;
// 40% of 700 after a deductible of 100, and the balance bill.
func TestOutOfNetwork(t *testing.T) {
	p := one(t, `{"year":2026,"members":`+people(1)+`,
		"care":[{"id":"a","member":"m1","service":"specialist","count":1,"price":1000,"charge":1600,"outOfNetwork":["p"]}],
		"plans":[{"id":"p","name":"P","type":"PPO","year":2026,"allowedPercent":70,
			"premium":{"period":"year","amount":1200.05,"employerShare":{"individual":"200.02"}},
			"accounts":{"hra":50},
			"deductibles":[{"covers":"medical","network":"outOfNetwork","self":100}],
			"benefits":{"other":{"terms":"No charge; deductible does not apply","outOfNetwork":"40% after deductible"}}}],
		"startMonth":7,"months":7}`) // 215 days; the unit falls on day 107
	l := p.Ledger[0]
	assert.Equal(t, []string{"100.00", "0.00"}, l.Counted)
	l.Counted, l.Anew = nil, nil
	assert.Equal(t, Line{
		Item: "a", Unit: 1, Date: "2026-10-16", Member: "m1", Service: "specialist", Network: outOfNetwork,
		Amount: "1600.00", Deductible: "100.00", Copay: "0.00", Coinsurance: "240.00", NotCovered: "0.00",
		BalanceBill: "900.00", PlanPays: "360.00", Left: []Left{{Person: "0.00"}, {Person: "10600.00"}},
	}, l)
	// 1200.05 × 7 ÷ 12 = 700.0292; 200.02 × 7 ÷ 12 = 116.6783.
	assert.Equal(t, "583.35", p.Premium)
	assert.Equal(t, "50.00", p.HRAUsed)
	assert.Equal(t, "1773.35", p.Total)
	assert.Equal(t, "11133.35", p.WorstCase.Total)
}

// TestReferrals: three courses, two visits in the year that provide one each,
// and one added, at the price of the member's own primary care item.
func TestReferrals(t *testing.T) {
	p := one(t, `{"year":2026,"members":`+people(1)+`,"care":[
		{"id":"a","member":"m1","service":"specialist","count":2,"price":300,"charge":300,"dates":["2026-02-01","2026-06-01"]},
		{"id":"b","member":"m1","service":"chiropractic","count":1,"price":80,"charge":80,"dates":["2026-03-01"],"course":"back"},
		{"id":"c","member":"m1","service":"rehabilitation","count":3,"price":90,"charge":90,"course":"back"},
		{"id":"d","member":"m1","service":"specialist","count":1,"price":250,"charge":250,"dates":["2026-12-01"]},
		{"id":"e","member":"m1","service":"primaryCare","count":1,"price":120,"charge":120,"dates":["2026-02-15"]},
		{"id":"f","member":"m1","service":"preventive","count":1,"price":200,"charge":200}],
		"plans":[{"id":"p","name":"P","type":"HMO","year":2026,"premium":{"period":"month","amount":0},
			"benefits":{"primaryCare":"$30","specialist":"$50","other":"20%"}}]}`)
	assert.Equal(t, 1, p.Asks.ReferralVisits)
	assert.Equal(t, "30.00", p.Asks.ReferralVisitCost)
	var order []string
	for _, l := range p.Ledger {
		order = append(order, l.Item)
	}
	// "a" on 1 February by "f", which has no date, "back" on 1 March by "e", "d" by a
	// visit added.
	assert.Equal(t, []string{"a", "e", "b", "c", "a", "c", "f", "c", "", "d"}, order)
}

// TestVisitLimit: 5 days are covered; a stay of 4 and one of 3 days, so 1 day
// of the second, and nothing of a third.
func TestVisitLimit(t *testing.T) {
	p := one(t, `{"year":2026,"members":`+people(1)+`,"care":[
		{"id":"a","member":"m1","service":"skilledNursing","count":1,"days":4,"price":400,"charge":400,"dates":["2026-01-01"]},
		{"id":"b","member":"m1","service":"skilledNursing","count":1,"days":3,"price":1000,"charge":1000,"dates":["2026-02-01"]},
		{"id":"c","member":"m1","service":"skilledNursing","count":1,"days":2,"price":100,"charge":100,"dates":["2026-03-01"]}],
		"plans":[{"id":"p","name":"P","type":"HMO","year":2026,"premium":{"period":"month","amount":0},
			"benefits":{"skilledNursing":{"terms":"$50 per day","visitLimit":{"count":5}},"other":"20%"}}]}`)
	assert.Equal(t, "200.00", p.Ledger[0].Copay)
	assert.Equal(t, "50.00", p.Ledger[1].Copay)
	assert.Equal(t, "666.67", p.Ledger[1].NotCovered)
	assert.Equal(t, "100.00", p.Ledger[2].NotCovered)
}

// TestWorstCase: the flow against the smallest cut, found by trying all.
func TestWorstCase(t *testing.T) {
	d := func(n int64) *decimal.Decimal { v := decimal.NewFromInt(n); return &v }
	for seed := range int64(2000) {
		pick := func(k int64, n int64) int64 { return (seed*7919 + k*104729 + seed*seed*31*k) % n }
		members := int(2 + pick(1, 4))
		y := &year{
			request:  &request{Year: 2026, StartMonth: 1, Months: 12, Members: make([]member, members)},
			plan:     &plan{ACALimit: d(1000 + pick(2, 9000))},
			observed: map[string]int{},
			known:    map[question]bool{},
		}
		for i := range y.request.Members {
			y.request.Members[i].ID = fmt.Sprint(i)
			y.request.Members[i].AlreadyPaid = []paid{
				{Toward: maximumLimit, Covers: "medical", Network: inNetwork, Amount: *d(pick(int64(10+i), 4000))},
				{Toward: maximumLimit, Covers: "drug", Network: inNetwork, Amount: *d(pick(int64(20+i), 2000))},
			}
		}
		y.limits = []limit{
			{kind: maximumLimit, covers: "medical", network: inNetwork, person: d(2000 + pick(3, 6000)), family: d(4000 + pick(4, 16000))},
			{at: 1, kind: maximumLimit, covers: "drug", network: "combined", person: d(500 + pick(5, 4000)), family: d(1000 + pick(6, 8000))},
			{at: 2, kind: acaLimit, person: y.plan.ACALimit, family: d(3000 + pick(7, 20000))},
		}
		most, limited := y.mostInNetwork()
		require.True(t, limited)

		var least *decimal.Decimal
		for cut := range 4 {
			var sum decimal.Decimal
			for k, l := range y.limits[:2] {
				if cut>>k&1 == 1 {
					_, family := y.remaining(l, 0, "")
					sum = sum.Add(*family)
				}
			}
			for i := range members {
				var persons decimal.Decimal
				for k, l := range y.limits[:2] {
					if cut>>k&1 == 0 {
						person, _ := y.remaining(l, i, "")
						persons = persons.Add(*person)
					}
				}
				law, _ := y.remaining(y.limits[2], i, "")
				sum = sum.Add(decimal.Min(*law, persons))
			}
			_, law := y.remaining(y.limits[2], 0, "")
			least = smaller(least, &sum, law)
		}
		require.True(t, least.Equal(most), "seed %d: %s and %s", seed, least, most)
	}
}

// TestVisitLimitOfBothNetworks: rehabilitation is not listed. In network it
// takes the specialist's terms with their limit of 2 over both networks, out of
// network those of "other", without limit; visits there count all the same.
func TestVisitLimitOfBothNetworks(t *testing.T) {
	p := one(t, `{"year":2026,"members":`+people(1)+`,"care":[
		{"id":"a","member":"m1","service":"rehabilitation","count":1,"price":100,"charge":100,"dates":["2026-01-01"],"outOfNetwork":true},
		{"id":"b","member":"m1","service":"rehabilitation","count":2,"price":100,"charge":100,"dates":["2026-02-01","2026-03-01"]}],
		"plans":[{"id":"p","name":"P","type":"PPO","year":2026,"premium":{"period":"month","amount":0},
			"benefits":{"specialist":{"terms":"$30","visitLimit":{"count":2}},"other":{"terms":"20%","outOfNetwork":"50%"}}}]}`)
	assert.Equal(t, "50.00", p.Ledger[0].Coinsurance)
	assert.Equal(t, "30.00", p.Ledger[1].Copay)
	assert.Equal(t, "100.00", p.Ledger[2].NotCovered)
}

// TestPlaces: a price of 100 and a charge of 180, by hand, under an HMO that
// covers care out of network only where it must, and under a PPO that
// allows 90% of the price.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		flags    string
		service  string
		hmo, ppo string // side, amount, allowed
	}{
		{``, "specialist", "inNetwork 100.00 100.00", "inNetwork 100.00 100.00"},
		{`"outOfNetwork":true`, "specialist", " 180.00 0.00", "outOfNetwork 180.00 90.00"},
		{`"outOfNetwork":true,"ifOutside":"switch"`, "specialist", "inNetwork 100.00 100.00", "inNetwork 100.00 100.00"},
		{`"outOfNetwork":true,"ifOutside":"switch","away":true`, "specialist", " 180.00 0.00", "inNetwork 100.00 100.00"},
		{`"outOfNetwork":["ppo"]`, "specialist", "inNetwork 100.00 100.00", "outOfNetwork 180.00 90.00"},
		{`"outOfNetwork":true,"ifOutside":"keep"`, "specialist", " 180.00 0.00", "outOfNetwork 180.00 90.00"},
		{`"away":true`, "specialist", " 180.00 0.00", "inNetwork 100.00 100.00"},
		{`"away":true`, "urgentCare", "inNetwork 180.00 100.00", "inNetwork 100.00 100.00"},
		{`"away":true`, "emergencyRoom", "inNetwork 100.00 100.00", "inNetwork 100.00 100.00"},
		{`"away":true,"atNetworkFacility":true`, "lab", " 180.00 0.00", "inNetwork 100.00 100.00"},
		{`"outOfNetwork":true`, "ambulance", "inNetwork 180.00 100.00", "inNetwork 180.00 100.00"},
		{`"outOfNetwork":true`, "airAmbulance", "inNetwork 100.00 100.00", "inNetwork 100.00 100.00"},
		{`"outOfNetwork":true,"emergency":true`, "xray", "inNetwork 100.00 100.00", "inNetwork 100.00 100.00"},
		{`"outOfNetwork":true,"atNetworkFacility":true`, "outpatientSurgeon", "inNetwork 100.00 100.00", "inNetwork 100.00 100.00"},
		{`"outOfNetwork":true,"atNetworkFacility":true,"consented":true`, "outpatientSurgeon", " 180.00 0.00", "outOfNetwork 180.00 90.00"},
		{`"outOfNetwork":true,"atNetworkFacility":true,"consented":true`, "hospitalPhysician", "inNetwork 100.00 100.00", "inNetwork 100.00 100.00"},
		{`"outOfNetwork":true,"authorized":true`, "dialysis", "inNetwork 100.00 100.00", "inNetwork 100.00 100.00"},
	} {
		t.Run(c.service+" "+c.flags, func(t *testing.T) {
			var it item
			require.NoError(t, json.Unmarshal([]byte(`{`+c.flags+`}`), &it))
			price, charge := decimal.NewFromInt(100), decimal.NewFromInt(180)
			it.Service, it.Price, it.Charge = c.service, &price, &charge
			ninety := decimal.NewFromInt(90)
			for want, p := range map[string]*plan{
				"hmo " + c.hmo: {ID: "hmo", Type: "HMO", Benefits: map[string]benefit{"other": {Terms: "20%"}}},
				"ppo " + c.ppo: {
					ID: "ppo", Type: "PPO", AllowedPercent: &ninety,
					Benefits: map[string]benefit{"other": {Terms: "20%", OutOfNetwork: "40%"}},
				},
			} {
				at := (&year{plan: p, request: &request{}, observed: map[string]int{}}).placeOf(&it, "2026-07-01")
				assert.Equal(t, want, fmt.Sprintf("%s %s %s %s", p.ID, at.side, text(at.amount), text(at.allowed)))
			}
		})
	}
}

// TestAwayByMonth: by hand, a member who is away from November to February.
func TestAwayByMonth(t *testing.T) {
	y := &year{
		plan: &plan{ID: "hmo", Type: "HMO", Benefits: map[string]benefit{"other": {Terms: "20%"}}},
		request: &request{Members: []member{
			{ID: "a", Away: &monthsAway{StartMonth: 11, Months: 4}}, {ID: "b"}, {ID: "c", Away: &monthsAway{StartMonth: 3, Months: 12}},
		}},
		observed: map[string]int{},
	}
	for _, c := range []struct {
		member, service, date string
		away                  bool
	}{
		{"a", "specialist", "2026-10-31", false},
		{"a", "specialist", "2026-11-01", true},
		{"a", "specialist", "2027-02-28", true},
		{"a", "specialist", "2027-03-01", false},
		{"a", "genericDrug", "2026-12-01", false},
		{"a", "infusedDrug", "2026-12-01", true},
		{"b", "specialist", "2026-12-01", false},
		{"c", "specialist", "2026-02-28", true},
	} {
		it := item{Member: c.member, Service: c.service}
		assert.Equal(t, c.away, y.awayOn(&it, c.date), "%v", c)
		it.Away = true
		assert.True(t, y.awayOn(&it, c.date), "%v", c)
	}
}

// yearOf is the year of one person under a plan with the fields given and "other" at
// 20% after the deductible.
func yearOf(t *testing.T, fields, benefits, member, care string) Plan {
	t.Helper()
	return one(t, `{"year":2026,"members":[{"id":"m1","relationship":"self","age":40`+member+`}],"care":[`+care+`],
		"plans":[{"id":"p","name":"P","type":"PPO","year":2026,"premium":{"period":"month","amount":0}`+fields+`,
			"benefits":{`+benefits+`"other":{"terms":"20% after deductible","outOfNetwork":"50% after deductible"}}}]}`)
}

// unitOf is one unit of a service on a day for a price of 100.
func unitOf(service, date, more string) string {
	return fmt.Sprintf(`{"id":"%s%s","member":"m1","service":%q,"count":1,"dates":[%q],"price":100,"charge":100%s}`, service, date, service, date, more)
}

// shares are what a line's deductible, copay, coinsurance and part not covered come to.
func shares(l Line) string {
	return strings.Join([]string{l.Deductible, l.Copay, l.Coinsurance, l.NotCovered}, " ")
}

func sharesOf(p Plan) (list []string) {
	for _, l := range p.Ledger {
		list = append(list, shares(l))
	}
	return list
}

// TestTiers: tier 3 has the terms of tier 2, and a deductible of its own only tier 2.
func TestTiers(t *testing.T) {
	p := yearOf(t, `,"deductibles":[
			{"covers":"medical","network":"inNetwork","self":30,"tiers":[1]},
			{"covers":"medical","network":"inNetwork","self":40,"tiers":[2]}]`,
		`"specialist":{"terms":"$10 copay after deductible","tier2":"$20 copay after deductible"},"lab":{"terms":"$1","tier3":"$3"},`, ``,
		unitOf("specialist", "2026-01-01", "")+","+unitOf("specialist", "2026-01-02", `,"tier":3`)+","+
			unitOf("lab", "2026-01-03", `,"tier":2`)+","+unitOf("lab", "2026-01-04", `,"tier":{"p":3}`))
	assert.Equal(t, []string{"30.00 10.00 0.00 0.00", "40.00 20.00 0.00 0.00", "0.00 1.00 0.00 0.00", "0.00 3.00 0.00 0.00"}, sharesOf(p))
}

// TestAccounts: a deductible of 15 in network inside a combined one of 60, one of 25
// that stands in for lab tests, and one of 5 that imaging owes in addition.
func TestAccounts(t *testing.T) {
	p := yearOf(t, `,"deductibles":[
			{"covers":"medicalAndDrug","network":"combined","self":60},
			{"covers":"medicalAndDrug","network":"inNetwork","self":15},
			{"covers":"services","services":["lab"],"network":"inNetwork","self":25},
			{"covers":"services","services":["imaging"],"network":"inNetwork","self":5,"inAddition":true}]`,
		``, ``, unitOf("lab", "2026-01-01", "")+","+unitOf("imaging", "2026-01-02", "")+","+
			unitOf("hospice", "2026-01-03", "")+","+unitOf("hospice", "2026-01-04", `,"outOfNetwork":true`))
	// 25 + 20% of 75; 5 + 15 + 20% of 80; 20%; 45 are left of 60, and half of 55.
	assert.Equal(t, []string{"25.00 0.00 15.00 0.00", "20.00 0.00 16.00 0.00", "0.00 0.00 20.00 0.00", "45.00 0.00 27.50 0.00"}, sharesOf(p))
}

// TestCounts: coinsurance stops at 10, copays and coinsurance at 15, and the
// deductible goes on: the worst case is 50 + 15.
func TestCounts(t *testing.T) {
	p := yearOf(t, `,"deductibles":[{"covers":"medicalAndDrug","network":"inNetwork","self":50}],"outOfPocketMaximums":[
			{"covers":"medicalAndDrug","network":"inNetwork","self":10,"counts":"coinsurance"},
			{"covers":"medicalAndDrug","network":"inNetwork","self":15,"counts":"copayAndCoinsurance"}]`,
		`"specialist":"$12; deductible does not apply and 40% after deductible",`, ``, unitOf("specialist", "2026-01-01", ""))
	// 12 + 50 + 40% of 38 = 15.20, of which 10 and then 3 are left.
	assert.Equal(t, []string{"50.00 12.00 3.00 0.00"}, sharesOf(p))
	assert.Equal(t, "65.00", p.WorstCase.Total)
}

// TestWorstCaseOfDeductibles: a deductible that stands in, and one in addition, are
// spent beside the general one.
func TestWorstCaseOfDeductibles(t *testing.T) {
	for more, want := range map[string]string{``: "1570.00", `,"inAddition":true`: "1570.00"} {
		p := yearOf(t, `,"deductibles":[{"covers":"medicalAndDrug","network":"inNetwork","self":500},
				{"covers":"services","services":["lab"],"network":"inNetwork","self":70`+more+`}],
			"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"inNetwork","self":1000,"counts":"copayAndCoinsurance"}]`, ``, ``, ``)
		assert.Equal(t, want, p.WorstCase.Total)
	}
	p := yearOf(t, `,"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"inNetwork","self":1000,"counts":"copayAndCoinsurance"}]`, ``, ``, ``)
	assert.Equal(t, "1000.00", p.WorstCase.Total) // without a deductible nothing else can be owed
}

// TestLimitsOnUse: so many a month, shared by two, with what was used before the
// estimate, anew from March on.
func TestLimitsOnUse(t *testing.T) {
	p := yearOf(t, `,"serviceLimits":[{"services":["hospice","dialysis"],"limit":{"count":2,"startsAnew":3}}]`,
		`"lab":{"terms":"$1","visitLimit":{"count":1,"per":"month"}},`, `,"alreadyUsed":[{"service":"dialysis","count":1}]`,
		unitOf("lab", "2026-01-30", "")+","+unitOf("lab", "2026-01-31", "")+","+unitOf("lab", "2026-02-01", "")+","+
			unitOf("hospice", "2026-02-02", "")+","+unitOf("dialysis", "2026-02-03", "")+","+
			unitOf("hospice", "2026-03-01", "")+","+unitOf("dialysis", "2026-03-02", "")+","+unitOf("dialysis", "2026-03-03", ""))
	assert.Equal(t, []string{
		"0.00 1.00 0.00 0.00", "0.00 0.00 0.00 100.00", "0.00 1.00 0.00 0.00",
		"0.00 0.00 20.00 0.00", "0.00 0.00 0.00 100.00",
		"0.00 0.00 20.00 0.00", "0.00 0.00 20.00 0.00", "0.00 0.00 0.00 100.00",
	}, sharesOf(p))
}

// TestPlanPaysAtMost: of 80 the plan pays 50 a use; of 70 in the year 60 are left.
func TestPlanPaysAtMost(t *testing.T) {
	p := yearOf(t, ``, `"hospice":{"terms":"20%","planPaysAtMost":{"amount":50,"per":"use"}},"dialysis":{"terms":"$40","planPaysAtMost":{"amount":70,"per":"year"}},`, ``,
		unitOf("hospice", "2026-01-01", "")+","+unitOf("dialysis", "2026-01-02", "")+","+unitOf("dialysis", "2026-01-03", ""))
	assert.Equal(t, []string{"0.00 0.00 20.00 30.00", "0.00 40.00 0.00 0.00", "0.00 40.00 0.00 50.00"}, sharesOf(p))
}

// TestFills: by mail $25 for 90 days, of which a limit of two units leaves two thirds;
// at a pharmacy three times 30 days. The counter of the text for 90 days is its own.
func TestFills(t *testing.T) {
	p := yearOf(t, ``, `"genericDrug":{"terms":"$10 for the first 2 visits, then $11","mail90":"$25 per day for the first 1 visits, then $26","visitLimit":{"count":8}},`, ``,
		unitOf("genericDrug", "2026-01-01", `,"supply":90`)+","+unitOf("genericDrug", "2026-01-02", `,"supply":90,"mail":true`)+","+
			unitOf("genericDrug", "2026-01-03", `,"supply":90,"mail":true`))
	assert.Equal(t, []string{"33.33", "33.33", "33.34", "100.00", "100.00"},
		[]string{p.Ledger[0].Amount, p.Ledger[1].Amount, p.Ledger[2].Amount, p.Ledger[3].Amount, p.Ledger[4].Amount})
	assert.Equal(t, []string{"0.00 10.00 0.00 0.00", "0.00 10.00 0.00 0.00", "0.00 11.00 0.00 0.00", "0.00 25.00 0.00 0.00", "0.00 26.00 0.00 33.33"}, sharesOf(p))
}

// TestStartsAnew: what is left of a deductible, on a day after it started anew, though
// nothing has drawn on it since.
func TestStartsAnew(t *testing.T) {
	p := yearOf(t, `,"deductibles":[{"covers":"medicalAndDrug","network":"inNetwork","self":500,"startsAnew":3}]`,
		`"homeHealth":"Not covered",`, ``, unitOf("hospice", "2026-02-28", "")+","+unitOf("homeHealth", "2026-03-01", ""))
	assert.Equal(t, "400.00", p.Ledger[0].Left[0].Person)
	assert.Equal(t, "500.00", p.Ledger[1].Left[0].Person)
}

// TestOwnPrice: a plan's own price of a day of a stay, and of a fill, stand before the
// reference price, not before the household's.
func TestOwnPrice(t *testing.T) {
	result, err := EstimateWith([]byte(`{"year":2026,"members":`+people(1)+`,"care":[
			{"id":"a","member":"m1","service":"hospitalStay","count":1,"days":3,"dates":["2026-01-01"]},
			{"id":"b","member":"m1","service":"genericDrug","count":1,"supply":90,"dates":["2026-01-02"]},
			{"id":"c","member":"m1","service":"hospitalStay","count":1,"days":3,"price":70,"dates":["2026-01-03"]},
			{"id":"d","member":"m1","service":"hospitalStay","count":1,"days":3,"outOfNetwork":true,"dates":["2026-01-04"]}],
		"plans":[{"id":"p","name":"P","type":"PPO","year":2026,"premium":{"period":"month","amount":0},
			"prices":{"hospitalStay":40,"genericDrug":5},
			"benefits":{"genericDrug":{"retail90":"$1"},"other":{"terms":"20%","outOfNetwork":"50%"}}}]}`),
		func(string, int) string { return "100" })
	require.NoError(t, err)
	ledger := result.Plans[0].Ledger
	assert.Equal(t, "120.00", ledger[0].Amount)
	assert.Equal(t, "15.00", text(total(ledger[1:4])))
	assert.Equal(t, "70.00", ledger[4].Amount)
	assert.Equal(t, "200.00", ledger[5].Amount) // twice the reference price
	assert.Equal(t, "60.00", ledger[5].Coinsurance)
	assert.Equal(t, "80.00", ledger[5].BalanceBill)
}

func total(lines []Line) (sum decimal.Decimal) {
	for _, l := range lines {
		sum = sum.Add(decimal.RequireFromString(l.Amount))
	}
	return sum
}
