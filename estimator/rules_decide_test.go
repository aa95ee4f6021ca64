package estimator_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
)

// yearly returns a plan in network with a premium for the year and one set of
// terms, marked or waiving the deductible.
func yearly(id, premium, deductible, maximum, terms string) string {
	limit := func(amount string) string {
		return `[{"covers":"medicalAndDrug","network":"inNetwork","self":` + amount + `}]`
	}
	return plan("EPO", `"id":"`+id+`","name":"`+id+`","unmarkedTerms":"deductibleWaived","premium":{"period":"year","amount":`+premium+`},`+
		`"deductibles":`+limit(deductible)+`,"outOfPocketMaximums":`+limit(maximum)+`,"benefits":{"other":"`+terms+`"}`)
}

// written are crossings as "x factor: below then above".
func written(crossings []compare.Crossing) []string {
	lines := []string{}
	for _, c := range crossings {
		text := c.X.String()
		if c.Until != nil {
			text += " to " + c.Until.String()
		}
		if c.Factor != "" {
			text += " (" + c.Factor + "%)"
		}
		lines = append(lines, text+": "+c.Below+" then "+c.Above)
	}
	return lines
}

func TestR30BreakEvens(t *testing.T) {
	care := visit("lab", "1000")
	for _, c := range []struct {
		name, care, a, b string
		own, plain       []string
	}{
		{"one", care, yearly("a", "600", "0", "9000", "No charge"), yearly("b", "0", "0", "9000", "20%"),
			[]string{"3000.00 (300%): b then a"}, []string{"3000.00: b then a"}},
		{"to the dollar", care, yearly("a", "500", "0", "9000", "No charge"), yearly("b", "0", "0", "9000", "30%"),
			[]string{"1667.00 (166.7%): b then a"}, []string{"1667.00: b then a"}},
		// x, then 700 + 0.3 x up to 2500, against 600 + 0.25 x.
		{"several", care, yearly("a", "0", "1000", "2500", "30% after deductible"), yearly("b", "600", "0", "3000", "25%"),
			[]string{"800.00 (80%): a then b", "7600.00 (760%): b then a"}, []string{"800.00: a then b", "7600.00: b then a"}},
		{"a tie between", care, yearly("a", "250", "0", "1000", "50%"), yearly("b", "0", "500", "2000", "50% after deductible"),
			[]string{"500.00 to 2000.00 (50%): b then a"}, []string{"500.00 to 2000.00: b then a"}},
		{"touching is none", care, yearly("a", "250", "0", "2000", "50%"), yearly("b", "0", "500", "1000", "50% after deductible"), []string{}, []string{}},
		{"the same plan", care, yearly("a", "0", "500", "2000", "20%"), yearly("b", "0", "500", "2000", "20%"), []string{}, []string{}},
		{"beyond ten times", visit("lab", "100"), yearly("a", "600", "0", "9000", "No charge"), yearly("b", "0", "0", "9000", "20%"),
			[]string{}, []string{"3000.00: b then a"}},
		{"no care", ``, yearly("a", "600", "0", "9000", "No charge"), yearly("b", "0", "0", "9000", "20%"), []string{}, []string{"3000.00: b then a"}},
	} {
		got := compared(t, request(onePerson, c.care, c.a, c.b))
		require.Len(t, got.BreakEvens, 1, c.name)
		e := got.BreakEvens[0]
		assert.Equal(t, "a b", e.A+" "+e.B, c.name)
		assert.Equal(t, c.own, written(e.OwnCare), c.name)
		assert.Equal(t, c.plain, written(e.PlainAmount), c.name)
	}

	// Every pair, in the order of the request.
	var pairs []string
	for _, e := range compared(t, request(onePerson, ``, yearly("c", "0", "0", "1", "20%"), yearly("b", "0", "0", "1", "20%"), yearly("a", "0", "0", "1", "20%"))).BreakEvens {
		pairs = append(pairs, e.A+e.B)
	}
	assert.Equal(t, []string{"cb", "ca", "ba"}, pairs)
}

func TestR30CurveHasEveryKink(t *testing.T) {
	curve := func(points []compare.Point) string {
		var b strings.Builder
		for _, p := range points {
			b.WriteString(" " + p.X.String() + ":" + p.Cost.String())
		}
		return b.String()
	}
	// Two visits of 100 with a copay of 30, then a stay of 800: 20% after 500.
	p := compared(t, request(onePerson,
		`{"id":"v","member":"a","service":"primaryCare","count":2,"price":100,"dates":["2026-01-01","2026-01-02"]},
		 {"id":"s","member":"a","service":"hospitalStay","count":1,"days":2,"price":800,"dates":["2026-03-01"]}`,
		plan("EPO", `"premium":{"period":"year","amount":10},`+limits("500/500/500", "1060/1060/1060")+`,`+
			benefits(`"primaryCare":"$30; deductible does not apply","other":"20% after deductible"`)))).Plans[0]
	// The copay is all of a visit up to 30% of its price; the deductible is met
	// at 62.5%; the maximum at (1060 − 60 − 500) ÷ 0.2 + 500 = 3000 of the stay.
	assert.Equal(t, " 0.00:10.00 300.00:310.00 625.00:570.00 3750.00:1070.00 10000.00:1070.00", curve(p.OwnCare))
	// As one amount: 500, and 20% of what is beyond up to 1060.
	assert.Equal(t, " 0.00:10.00 500.00:510.00 3300.00:1070.00 9999999.99:1070.00", curve(p.PlainAmount))

	// Not rounded by line: 20% of 0.01 is 0 at each line, of 1,000 lines 2.00.
	p = compared(t, request(onePerson, `{"id":"x","member":"a","service":"lab","count":1000,"price":"0.01"}`, yearly("a", "0", "0", "9000", "20%"))).Plans[0]
	assert.Equal(t, " 0.00:0.00 100.00:20.00", curve(p.OwnCare))
}

func TestR31TippingPoints(t *testing.T) {
	specialist := func(count string) string {
		return `{"id":"v","member":"a","service":"specialist","count":` + count + `,"price":200}`
	}
	tip := func(t *compare.Tip) string {
		if t == nil {
			return ""
		}
		return strings.Join([]string{t.Plan, t.Total.String(), t.Instead.String()}, " ")
	}
	of := func(c *compare.Comparison, q compare.Quantity) compare.TippingPoint {
		for _, p := range c.TippingPoints {
			if p.Quantity == q {
				return p
			}
		}
		return compare.TippingPoint{}
	}
	// Totals in proportion: 600 + 20 a visit, or 60.
	c := compared(t, request(onePerson, specialist("5"), yearly("a", "600", "0", "9000", "$20"), yearly("b", "0", "0", "9000", "$60")))
	p := of(c, compare.SpecialistVisits)
	assert.Equal(t, []int{5, 0, 29}, []int{p.Now, p.Least, p.Most})
	require.NotNil(t, p.Up)
	assert.Equal(t, 16, p.Up.Count, "at 15 both cost 900, which changes nothing")
	assert.Equal(t, "a 920.00 960.00", tip(p.Up))
	assert.Nil(t, p.Down)
	c = compared(t, request(onePerson, specialist("20"), yearly("a", "600", "0", "9000", "$20"), yearly("b", "0", "0", "9000", "$60")))
	p = of(c, compare.SpecialistVisits)
	assert.Nil(t, p.Up)
	require.NotNil(t, p.Down)
	assert.Equal(t, 14, p.Down.Count)
	assert.Equal(t, "b 840.00 880.00", tip(p.Down))
	assert.Len(t, c.TippingPoints, 7)

	// The difference goes up and down again: 100, 200, 300, 300, or 160, 220,
	// 280, 340.
	c = compared(t, request(onePerson, specialist("1"), yearly("a", "0", "0", "300", "$100"), yearly("b", "100", "0", "9000", "$60")))
	p = of(c, compare.SpecialistVisits)
	require.NotNil(t, p.Up)
	assert.Equal(t, 3, p.Up.Count)
	assert.Equal(t, "b 280.00 300.00", tip(p.Up))

	// A household without such care would have it at reference figures.
	c = compared(t, request(onePerson, ``, yearly("a", "100", "0", "9000", "No charge"), yearly("b", "0", "0", "9000", "10%")))
	p = of(c, compare.EmergencyVisits)
	assert.Equal(t, []int{0, 0, 6}, []int{p.Now, p.Least, p.Most})
	require.NotNil(t, p.Up)
	assert.Equal(t, 1, p.Up.Count)

	// One plan has nothing to tip to.
	for _, p := range compared(t, request(onePerson, specialist("5"), yearly("a", "600", "0", "9000", "$20"))).TippingPoints {
		assert.Nil(t, p.Up)
		assert.Nil(t, p.Down)
	}
}

// Employees paid 528 more to lower a deductible from 1,000 to 750 (Bhargava,
// Loewenstein and Sydnor, 2017): that saves 250 at the most.
func TestR32Dominated(t *testing.T) {
	for _, c := range []struct{ name, terms, maximum, atLeast, atMost string }{
		{"nothing after the deductible", "No charge after deductible", "9000", "278.00", "528.00"},
		{"a fifth after the deductible", "20% after deductible", "3000", "328.00", "528.00"},
	} {
		got := compared(t, request(onePerson, visit("lab", "300"),
			yearly("low", "1528", "750", c.maximum, c.terms), yearly("high", "1000", "1000", c.maximum, c.terms))).Dominated
		require.Len(t, got, 1, c.name)
		assert.Equal(t, "low by high", got[0].Plan+" by "+got[0].By, c.name)
		assert.Equal(t, c.atLeast, got[0].AtLeast.String(), c.name)
		assert.Equal(t, c.atMost, got[0].AtMost.String(), c.name)
	}
	// For 250 more the two cost the same beyond 1,000, and still never less.
	got := compared(t, request(onePerson, ``, yearly("low", "1250", "750", "9000", "No charge after deductible"), yearly("high", "1000", "1000", "9000", "No charge after deductible"))).Dominated
	require.Len(t, got, 1)
	assert.Equal(t, "0.00", got[0].AtLeast.String())
	// For a cent less it depends.
	assert.Empty(t, compared(t, request(onePerson, ``, yearly("low", "1249.99", "750", "9000", "No charge after deductible"), yearly("high", "1000", "1000", "9000", "No charge after deductible"))).Dominated)
	// The same twice is no domination.
	assert.Empty(t, compared(t, request(onePerson, ``, yearly("a", "1", "1", "1", "20%"), yearly("b", "1", "1", "1", "20%"))).Dominated)
	// Each stands once, by the one that it costs the most more than.
	got = compared(t, request(onePerson, ``, yearly("a", "300", "0", "9000", "20%"), yearly("b", "200", "0", "9000", "20%"), yearly("c", "100", "0", "9000", "20%"))).Dominated
	require.Len(t, got, 2)
	assert.Equal(t, "a by c, b by c", got[0].Plan+" by "+got[0].By+", "+got[1].Plan+" by "+got[1].By)
	// One costs less from two hospital days on, whatever its curves say: low pays
	// everything beyond its deductible, high 900 a day.
	stays := func(care string) []compare.Dominated {
		low := plan("HMO", `"id":"low",`+benefits(`"hospitalStay":"$100 per day","other":"20%"`))
		high := plan("HMO", `"id":"high",`+benefits(`"hospitalStay":"$900 per day","other":"20%"`))
		return compared(t, request(onePerson, care, strings.Replace(low, `"amount":0`, `"amount":500`, 1), high)).Dominated
	}
	assert.Empty(t, stays(visit("lab", "300")))
	// What is outside any limit counts: the own care is out of the network of
	// one that else would be dominated by it.
	outside := `{"id":"x","member":"a","service":"lab","count":1,"price":100,"charge":500,"outOfNetwork":["cheap"]}`
	assert.Empty(t, compared(t, request(onePerson, outside, yearly("cheap", "0", "0", "9000", "20%"), yearly("dear", "100", "0", "9000", "20%"))).Dominated)
}

func TestRulesInDollars(t *testing.T) {
	costs := func(care, kind, fields string) string {
		var parts []string
		for _, r := range compared(t, request(onePerson, care, plan(kind, fields+benefits(`"specialist":"$40","primaryCare":"$25","urgentCare":"$30","lab":"20%"`)))).Plans[0].Rules {
			parts = append(parts, string(r.Rule)+" "+r.Difference.String())
		}
		return strings.Join(parts, ", ")
	}
	for _, c := range []struct{ name, care, kind, fields, want string }{
		{"three referrals take three visits",
			`{"id":"1","member":"a","service":"specialist","count":2},{"id":"2","member":"a","service":"chiropractic","count":1},{"id":"3","member":"a","service":"rehabilitation","count":9}`,
			"HMO", ``, "referral 75.00, network 0.00, serviceArea 0.00"},
		{"a visit planned anyway spares one",
			`{"id":"1","member":"a","service":"specialist","count":2},{"id":"2","member":"a","service":"primaryCare","count":1}`,
			"HMO", ``, "referral 0.00, network 0.00, serviceArea 0.00"},
		{"a doctor who is kept", `{"id":"1","member":"a","service":"specialist","count":3,"price":200,"charge":300,"outOfNetwork":true,"referral":"have"}`,
			"HMO", ``, "referral 0.00, network 780.00, serviceArea 0.00"},
		{"a doctor who is changed costs nothing", `{"id":"1","member":"a","service":"specialist","count":3,"price":200,"charge":300,"outOfNetwork":true,"referral":"have","ifOutside":"switch"}`,
			"HMO", ``, "referral 0.00, network 0.00, serviceArea 0.00"},
		{"each step's", `{"id":"1","member":"a","service":"specialist","count":1,"price":200,"charge":300,"outOfNetwork":true,"away":true}`,
			// No referral is needed where nothing is paid; without the network the area is
			// still to be kept to; without it the copay is left.
			"HMO", ``, "referral 0.00, network 0.00, serviceArea 260.00"},
		{"away", `{"id":"1","member":"a","service":"lab","count":1,"price":200,"charge":300,"away":true}`,
			"HMO", ``, "referral 0.00, network 0.00, serviceArea 260.00"},
		{"a plan without rules", `{"id":"1","member":"a","service":"specialist","count":1,"price":200,"charge":300,"outOfNetwork":true}`,
			"Indemnity", ``, "referral 0.00, network 0.00, serviceArea 0.00"},
		{"no referral to be got", `{"id":"1","member":"a","service":"specialist","count":1,"price":200,"referral":"none"}`,
			"HMO", ``, "referral 160.00, network 0.00, serviceArea 0.00"},
	} {
		fields := c.fields
		if c.kind != "Indemnity" {
			fields = `"unmarkedTerms":"deductibleWaived",` + fields
		}
		assert.Equal(t, c.want, costs(c.care, c.kind, fields), c.name)
	}
}

func TestR24Explanations(t *testing.T) {
	hmo := plan("HMO", `"id":"hmo","name":"HMO","unmarkedTerms":"deductibleWaived","premium":{"period":"year","amount":1000},`+
		limits("500/500/500", "9000/9000/9000")+`,`+benefits(`"primaryCare":"$40","specialist":"$50","hospitalStay":"No charge after deductible","other":"20%"`))
	ppo := plan("PPO", `"id":"ppo","name":"PPO","unmarkedTerms":"deductibleWaived","premium":{"period":"year","amount":3000},`+
		limits("2000/2000/2000", "9000/9000/9000")+`,`+benefits(`"primaryCare":"$40","specialist":"$50","hospitalStay":"No charge after deductible","other":{"terms":"20%","outOfNetwork":"50%; deductible does not apply"}`))
	care := `{"id":"stay","member":"a","service":"hospitalStay","count":1,"days":2,"price":5000},
		{"id":"back","member":"a","service":"chiropractic","count":1,"price":100},{"id":"knee","member":"a","service":"rehabilitation","count":4,"price":100},
		{"id":"heart","member":"a","service":"specialist","count":1,"price":300},
		{"id":"dermatologist","member":"a","service":"specialist","count":3,"price":200,"charge":400,"outOfNetwork":["hmo"]}`
	x := compared(t, request(onePerson, care, ppo, hmo)).Explanations
	require.Len(t, x, 1)
	assert.Equal(t, "hmo ppo 2330.00", x[0].Plan+" "+x[0].Other+" "+x[0].Difference.String())
	var got []string
	for _, r := range x[0].Reasons {
		text := r.Code.String() + " " + r.Amount.String() + " rest " + r.Rest.String()
		if r.Count > 0 {
			text += " × " + string(rune('0'+r.Count))
		}
		if r.Service != nil {
			text += " " + r.Service.String()
		}
		got = append(got, text+" "+r.Item+string(r.Covers))
	}
	assert.Equal(t, []string{
		"premium 2000.00 rest 330.00 ",
		"deductible 1500.00 rest -1170.00 medicalAndDrug",
		"out-of-network -1050.00 rest -120.00 × 3 specialist dermatologist",
		"referral-visits -120.00 rest 0.00 × 3 ",
	}, got)
}

// What readers take for one reason is one kind, with what it comes to in all.
func TestR24ReasonsByKind(t *testing.T) {
	plans := []string{
		plan("PPO", `"id":"a","name":"A","hsaEligible":true,"accounts":{"hsaContribution":700},`+
			limits("3400/3400/3400", "8000/8000/8000")+`,`+benefits(`"other":{"terms":"20% after deductible","outOfNetwork":"50% after deductible"}`)),
		plan("HMO", `"id":"b","name":"B","accounts":{"hra":150},`+
			limits("0/0/0", "9000/9000/9000")+`,`+benefits(`"primaryCare":"$40","specialist":"$50","lab":"Not covered",`+
			`"chiropractic":{"terms":"$20","visitLimit":{"count":1}},"other":"20%"`)),
	}
	care := `{"id":"heart","member":"a","service":"specialist","count":2,"price":300,"referral":"none"},
		{"id":"skin","member":"a","service":"specialist","count":1,"price":300},
		{"id":"back","member":"a","service":"chiropractic","count":3,"price":100,"referral":"have"},
		{"id":"blood","member":"a","service":"lab","count":1,"price":90}`
	x := compared(t, request(onePerson, care, plans...)).Explanations
	require.Len(t, x, 1)
	want := map[compare.Code]money.Cents{}
	for _, r := range x[0].Reasons {
		code := r.Code
		switch code {
		case compare.CodeHRA:
			code = compare.CodeHSA
		case compare.CodeNoReferral:
			code = compare.CodeReferralVisits
		case compare.CodeVisitLimit, compare.CodePayLimit:
			code = compare.CodeNotCovered
		}
		want[code] += r.Amount
	}
	got := map[compare.Code]money.Cents{}
	for _, k := range x[0].Kinds {
		got[k.Code] = k.Amount
	}
	assert.Equal(t, want, got)
	assert.Less(t, len(got), len(x[0].Reasons), "some have one kind: %v", x[0].Reasons)
	for _, code := range []compare.Code{compare.CodeHSA, compare.CodeReferralVisits, compare.CodeNotCovered} {
		assert.Contains(t, got, code)
	}
}

// What months away cost is told of each item that has units in them; medicines
// have none.
func TestR10MonthsAwayExplained(t *testing.T) {
	hmo := plan("HMO", `"id":"hmo","name":"HMO",`+benefits(`"primaryCare":"$40","specialist":"$50","urgentCare":"$75","genericDrug":"$10","other":"20%"`))
	ppo := plan("PPO", `"id":"ppo","name":"PPO","premium":{"period":"year","amount":200},`+benefits(`"primaryCare":"$40","specialist":"$50","urgentCare":"$75","genericDrug":"$10","other":{"terms":"20%","outOfNetwork":"50%"}`))
	care := `{"id":"heart","member":"a","service":"specialist","count":3,"price":200,"charge":400,"referral":"have"},
		{"id":"cold","member":"a","service":"urgentCare","count":1,"price":150,"charge":180,"dates":["2026-12-27"]},
		{"id":"pills","member":"a","service":"genericDrug","count":12,"price":30,"charge":60}`
	told := func(x compare.Explanation) (list []string) {
		for _, r := range x.Reasons {
			text := r.Code.String() + " " + r.Amount.String()
			if r.Service != nil {
				text += " " + r.Service.String() + " " + r.Item
			}
			list = append(list, text)
		}
		return list
	}
	x := compared(t, request(winters, strings.Replace(care, `"count":3`, `"count":2`, 1), hmo, ppo)).Explanations[0]
	assert.Equal(t, "hmo ppo", x.Plan+" "+x.Other)
	assert.Equal(t, []string{"premium 200.00", "balance-bill -30.00 urgentCare cold"}, told(x), "visits in April and October")
	// Of six visits those in January and December: the charge, not the copay.
	c := compared(t, request(winters, strings.Replace(care, `"count":3`, `"count":6`, 1), hmo, ppo))
	x = c.Explanations[0]
	assert.Equal(t, "ppo hmo", x.Plan+" "+x.Other)
	assert.Equal(t, []string{"away 700.00 specialist heart", "premium -200.00", "balance-bill 30.00 urgentCare cold"}, told(x))
	assert.Equal(t, 6, x.Reasons[0].Count)
	var rules []string
	for _, r := range c.Plans[0].Rules {
		rules = append(rules, string(r.Rule)+" "+r.Difference.String())
	}
	assert.Equal(t, []string{"referral 0.00", "network 0.00", "serviceArea 730.00"}, rules)
}

func TestMonths(t *testing.T) {
	p := compared(t, `{"year":2026,"startMonth":11,"months":3,"members":`+onePerson+`,"care":[
		{"id":"1","member":"a","service":"lab","count":2,"price":400,"dates":["2026-11-30","2026-12-01"]},
		{"id":"2","member":"a","service":"lab","count":1,"price":2000,"dates":["2027-01-31"]}],"plans":[`+
		plan("HMO", `"unmarkedTerms":"deductibleWaived","premium":{"period":"year","amount":100},"accounts":{"hra":450},`+
			limits("600/600/600", "1000/1000/1000")+`,`+benefits(`"lab":"50% after deductible"`))+`]}`).Plans[0]
	var months []string
	for _, m := range p.Months {
		months = append(months, strings.Join([]string{m.Month, m.Total.String(), m.Premium.String(), m.Care.String(), m.Accounts.String()}, " "))
	}
	assert.Equal(t, []string{
		"2026-11 8.33 8.33 400.00 400.00", // 25.00 for three months, a third of it
		"2026-12 266.67 16.67 700.00 450.00",
		"2027-01 575.00 25.00 1000.00 450.00",
	}, months)
	var reached []string
	for _, r := range p.Reached {
		reached = append(reached, strings.Join([]string{r.Date.String(), r.Kind.String(), string(r.Covers), string(r.Network), r.Member}, " "))
	}
	assert.Equal(t, []string{
		"2026-12-01 deductible medicalAndDrug inNetwork a",
		"2027-01-31 outOfPocketMaximum medicalAndDrug inNetwork a",
	}, reached)
}
