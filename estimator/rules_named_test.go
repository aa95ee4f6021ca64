package estimator_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/money"
	planfile "github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
)

// naming adds fields, such as providers, to a request.
func naming(fields, request string) string {
	return strings.Replace(request, `"members"`, fields+`,"members"`, 1)
}

// chen is a provider with what plans say: `"plan":{"network":"out"}`.
func chen(plans string) string {
	return `"providers":[{"id":"chen","name":"Dr. Chen","plans":{` + plans + `}}]`
}

// pen is a drug with what plans say, and more fields.
func pen(plans, more string) string {
	return `"drugs":[{"id":"pen","name":"Pen","plans":{` + plans + `}` + more + `}]`
}

// asNamed returns a request in which items name providers who say what the items said
// of theirs: where those are, and what is done about it.
func asNamed(r *estimator.Request) *estimator.Request {
	named := *r
	named.Care = slices.Clone(r.Care)
	ids := map[string]string{}
	for i := range named.Care {
		it := &named.Care[i]
		p := care.Provider{Name: "Somebody", IfOutside: it.IfOutside, Plans: map[string]care.ProviderListing{}}
		said := fmt.Sprint(it.Consented, it.IfOutside) // a switch beside consent is refused whoever says it
		for _, of := range r.Plans {
			listing := care.ProviderListing{Network: care.StandsIn, Tier: it.Tier.Of(of.ID)}
			if it.OutOfNetwork.Of(of.ID) {
				listing = care.ProviderListing{Network: care.StandsOut}
			}
			p.Plans[of.ID] = listing
			said += fmt.Sprint(listing)
		}
		if ids[said] == "" {
			p.ID = "p" + strconv.Itoa(len(named.Providers))
			ids[said] = p.ID
			named.Providers = append(named.Providers, p)
		}
		it.Provider, it.OutOfNetwork, it.Tier, it.IfOutside = ids[said], care.OutOfNetwork{}, care.Tiers{}, ""
	}
	return &named
}

// saysMore tells whether an item says what no provider does: a number of a tier for
// plans that may not have so many, or a tier under a plan that it is outside of.
func saysMore(it *care.Item, plans []planfile.Plan) bool {
	return it.Tier.All > 1 || slices.ContainsFunc(plans, func(p planfile.Plan) bool { return it.OutOfNetwork.Of(p.ID) && it.Tier.Of(p.ID) > 1 })
}

// Who is named counts as what the items would say of them, line by line; and each
// provider's items are one choice.
func TestR67ProvidersCountAsItemsSay(t *testing.T) {
	tried, together := 0, 0
	for seed := range uint64(random.Cases(1000)) {
		r, problems := estimator.ReadRequest(drawn(seed))
		require.NoError(t, problems.Err())
		r.Ledger = true
		if slices.ContainsFunc(r.Care, func(it care.Item) bool { return saysMore(&it, r.Plans) }) {
			continue
		}
		named := asNamed(r)
		want, err := estimator.Estimate(r)
		require.NoError(t, err)
		got, err := estimator.Estimate(named)
		require.NoError(t, err, "request %d", seed)
		for i := range got.Plans {
			p, of := &got.Plans[i], &want.Plans[i]
			require.Len(t, p.Networks, len(named.Providers))
			items := 0
			for _, c := range p.Providers.Choices {
				require.NotEmpty(t, c.Provider)
				require.Empty(t, c.Item)
				var theirs []string
				for _, it := range named.Care {
					if it.Provider == c.Provider {
						theirs = append(theirs, it.ID)
					}
				}
				chosen := 0
				for _, one := range of.Providers.Choices {
					if slices.Contains(theirs, one.Item) {
						chosen++
						require.Equal(t, one.Chosen, c.Chosen)
					}
				}
				if chosen == 1 {
					require.Contains(t, of.Providers.Choices, compare.Choice{Item: theirs[slices.IndexFunc(theirs, func(id string) bool {
						return slices.ContainsFunc(of.Providers.Choices, func(one compare.Choice) bool { return one.Item == id })
					})], Chosen: c.Chosen, Other: c.Other, Difference: c.Difference, Told: c.Told})
				} else if chosen > 1 {
					together++
				}
				require.Positive(t, chosen)
				items += chosen
			}
			require.Equal(t, len(of.Providers.Choices), items, "request %d: no choice is lost", seed)
			p.Networks, p.Providers.Choices, of.Providers.Choices = nil, nil, nil
			tried++
		}
		require.Equal(t, want, got, "request %d", seed)
	}
	assert.Greater(t, tried, random.Cases(500))
	assert.Greater(t, together, random.Cases(20))
}

// A provider of unknown network counts as in it, and what it would cost outside is what
// it costs where the list says so.
func TestR67UnknownNetwork(t *testing.T) {
	hmo := plan("HMO", `"id":"hmo","requiresReferral":false,`+benefits(`"specialist":"$40","other":"20%"`))
	ppo := plan("PPO", `"id":"ppo",`+limits("300/300/600", "2000/2000/4000")+`,"unmarkedTerms":"afterDeductible",`+benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`))
	items := `{"id":"skin","member":"a","service":"specialist","provider":"chen","count":3,"price":200,"charge":350},
		{"id":"mole","member":"a","service":"outpatientSurgeon","provider":"chen","count":1,"price":400,"charge":900},
		{"id":"other","member":"a","service":"lab","count":1,"price":100}`
	asked := func(plans, ifOutside string) *estimator.Result {
		of := strings.Replace(chen(plans), `"name"`, ifOutside+`"name"`, 1)
		return estimate(t, naming(of, request(onePerson, items, hmo, ppo)))
	}
	for _, ifOutside := range []string{``, `"ifOutside":"switch",`} {
		unknown := asked(`"hmo":{"network":"unknown"}`, ifOutside)
		in := asked(`"hmo":{"network":"in"},"ppo":{"network":"in"}`, ifOutside)
		out := asked(`"hmo":{"network":"out"},"ppo":{"network":"out"}`, ifOutside)
		for i := range unknown.Plans {
			p := &unknown.Plans[i]
			assert.Equal(t, in.Plans[i].Total, p.Total)
			assert.Equal(t, []compare.IfOutside{{Provider: "chen", Total: out.Plans[i].Total, Difference: out.Plans[i].Total - p.Total}}, p.Providers.IfOutside)
			assert.Equal(t, care.StandsUnknown, p.Networks[0].Network)
			assert.Empty(t, p.Providers.Choices)
			for k := range p.Ledger {
				assert.Equal(t, p.Ledger[k].Item != "other", slices.Contains(reasons(&p.Ledger[k]), "network-unknown"))
			}
			assert.Empty(t, in.Plans[i].Providers.IfOutside)
			assert.Empty(t, out.Plans[i].Providers.IfOutside)
			assert.Len(t, out.Plans[i].Providers.Choices, 1)
		}
	}
	// Nobody's care names them: nothing is said of what they cost.
	r := estimate(t, naming(chen(``), request(onePerson, oneLab, hmo)))
	assert.Equal(t, care.StandsUnknown, r.Plans[0].Networks[0].Network)
	assert.Empty(t, r.Plans[0].Providers.IfOutside)
	// A visit to one whom nobody knows to be outside can give a referral (R13).
	visits := `{"id":"own","member":"a","service":"primaryCare","provider":"chen","count":1,"price":100},{"id":"x","member":"a","service":"specialist","count":1,"price":100}`
	r = estimate(t, naming(chen(``), request(onePerson, visits, plan("HMO", benefits(`"other":"$10"`)))))
	assert.Equal(t, 0, r.Plans[0].Asks.ReferralVisits)
	assert.Equal(t, "200.00", r.Plans[0].Providers.IfOutside[0].Difference.String(), "the charge of 200 in place of the copay, and a visit for the referral more")
}

const oneLab = `{"id":"x","member":"a","service":"lab","count":1,"price":100}`

// Possible years tell the same of the mean.
func TestR67UnknownNetworkInPossibleYears(t *testing.T) {
	ppo := plan("PPO", `"id":"ppo",`+limits("300/300/600", "2000/2000/4000")+`,"unmarkedTerms":"afterDeductible",`+benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`))
	members := `[{"id":"a","relationship":"self","age":40,"sex":"female","use":"typical"}]`
	items := `{"id":"skin","member":"a","service":"specialist","provider":"chen","count":3,"price":200,"charge":350}`
	simulated := func(network string) estimator.SimulatedPlan {
		text := naming(chen(`"ppo":{"network":"`+network+`"}`), request(members, items, ppo))
		return simulate(t, strings.Replace(text, `{"year"`, `{"simulation":{"seed":1,"years":300},"year"`, 1)).Plans[0]
	}
	in, out, unknown := simulated("in"), simulated("out"), simulated("unknown")
	assert.Equal(t, in.Total, unknown.Total)
	require.Len(t, unknown.Providers.IfOutside, 1)
	assert.Equal(t, out.Total.Mean, unknown.Providers.IfOutside[0].Total)
	assert.Equal(t, out.Total.Mean-in.Total.Mean, unknown.Providers.IfOutside[0].Difference)
	require.Len(t, out.Providers.Choices, 1)
	assert.Equal(t, "chen", out.Providers.Choices[0].Provider)
	assert.Equal(t, in.Total.Mean, *out.Providers.Choices[0].Other)
}

// No plan is called dominated while somebody who is named is outside its network, or
// while it is unknown under either plan where somebody or something is.
func TestR67NoPlanIsDominatedWhileAProviderIsNotKnown(t *testing.T) {
	cheap := plan("HMO", `"id":"cheap","requiresReferral":false,`+benefits(`"other":"$10"`))
	dear := strings.Replace(plan("PPO", `"id":"dear",`+benefits(`"other":{"terms":"$20","outOfNetwork":"50%"}`)), `"amount":0`, `"amount":1000`, 1)
	visit := `{"id":"x","member":"a","service":"specialist","provider":"chen","count":1,"price":100,"charge":120}`
	fill := `{"id":"x","member":"a","drug":"pen","count":1,"price":100}`
	picked := `,"ifUnknown":"genericDrug"`
	for _, c := range []struct {
		name, named, care string
		dominated         bool
	}{
		{"in both", chen(`"cheap":{"network":"in"},"dear":{"network":"in"}`), visit, true},
		{"outside the dear one", chen(`"cheap":{"network":"in"},"dear":{"network":"out"}`), visit, false},
		{"unknown in the dear one", chen(`"cheap":{"network":"in"},"dear":{"network":"unknown"}`), visit, false},
		{"unknown in the cheap one", chen(`"dear":{"network":"in"}`), visit, false},
		{"outside the cheap one", chen(`"cheap":{"network":"out"},"dear":{"network":"in"}`), visit, false},
		{"unknown, of no item", chen(``), oneLab, false},
		{"a drug that is known", pen(`"cheap":{"service":"genericDrug"},"dear":{"service":"genericDrug"}`, picked), fill, true},
		{"a drug unknown in the dear one", pen(`"cheap":{"service":"genericDrug"}`, picked), fill, false},
		{"a drug unknown in the cheap one", pen(`"dear":{"service":"genericDrug"}`, picked), fill, false},
		{"a drug unknown, of no item", pen(``, picked), oneLab, true},
	} {
		text := naming(c.named, request(onePerson, c.care, cheap, dear))
		assert.Equal(t, c.dominated, len(compared(t, text).Dominated) == 1, c.name)
		s := running(t, strings.Replace(text, `{"year"`, `{"simulation":{"seed":1,"years":1},"year"`, 1))
		for s.Stage() != estimator.StageDone {
			s.Advance(1 << 30)
		}
		assert.Equal(t, c.dominated, len(s.Result().Dominated) == 1, c.name)
	}
}

// Under each plan alone, a drug counts as a drug item of its tier.
func TestR68DrugsCountAsTheirTier(t *testing.T) {
	tried, tiers := 0, care.DrugTier(0).Words()
	for seed := range uint64(random.Cases(800)) {
		r, problems := estimator.ReadRequest(drawn(seed))
		require.NoError(t, problems.Err())
		r.Ledger = true
		named := *r
		named.Care = slices.Clone(r.Care)
		for i := range named.Care {
			it := &named.Care[i]
			if !it.Service.IsDrug() {
				continue
			}
			if it.Charge == nil { // else it follows the reference price of one tier
				r.Care[i].Charge = new(money.Cents(900_00))
				it.Charge = r.Care[i].Charge
			}
			d := care.Drug{ID: "d" + it.ID, Name: "Drug", Plans: map[string]care.DrugListing{}}
			for k, p := range r.Plans {
				var of care.DrugListing
				require.NoError(t, of.Service.UnmarshalText([]byte(tiers[(int(seed)+i+k*3)%len(tiers)])))
				d.Plans[p.ID] = of
			}
			named.Drugs = append(named.Drugs, d)
			it.Drug, it.Service = d.ID, service.Count
		}
		if named.Drugs == nil {
			continue
		}
		got, err := estimator.Estimate(&named)
		require.NoError(t, err)
		for k := range r.Plans {
			alone := *r
			alone.Plans = r.Plans[k : k+1 : k+1]
			alone.Care = slices.Clone(r.Care)
			alone.Members = slices.Clone(r.Members)
			for i := range alone.Care {
				it := &alone.Care[i]
				it.OutOfNetwork, it.Tier = onlyOf(it, alone.Plans[0].ID)
				if it.Service.IsDrug() {
					it.Service, _ = service.Parse(tiers[(int(seed)+i+k*3)%len(tiers)])
				}
			}
			for i := range alone.Members {
				m := &alone.Members[i]
				m.AlreadyPaid = slices.DeleteFunc(slices.Clone(m.AlreadyPaid), func(p care.Paid) bool { return p.Plan != "" && p.Plan != alone.Plans[0].ID })
				m.AlreadyUsed = slices.DeleteFunc(slices.Clone(m.AlreadyUsed), func(u care.Used) bool { return u.Plan != "" && u.Plan != alone.Plans[0].ID })
			}
			want, err := estimator.Estimate(&alone)
			require.NoError(t, err)
			p := got.Plans[k]
			require.Len(t, p.Drugs, len(named.Drugs))
			for i := range p.Drugs {
				for _, f := range p.Drugs[i].Fills {
					var cost money.Cents
					for _, l := range p.Ledger {
						if l.Item == f.Item {
							cost += l.Amount - l.PlanPays
						}
					}
					require.Equal(t, cost, f.Cost)
					tried++
				}
			}
			p.Drugs = nil
			require.Equal(t, want.Plans[0], p, "request %d", seed)
		}
	}
	assert.Greater(t, tried, random.Cases(500))
}

// onlyOf returns where an item's provider is under one plan, as a request with that plan
// alone can say it.
func onlyOf(it *care.Item, planID string) (out care.OutOfNetwork, tier care.Tiers) {
	if it.OutOfNetwork.Of(planID) {
		out.All = it.OutOfNetwork.All
		if !out.All {
			out.Plans = []string{planID}
		}
	}
	tier.All = it.Tier.All
	if of, ok := it.Tier.ByPlan[planID]; ok {
		tier = care.Tiers{ByPlan: map[string]care.Tier{planID: of}}
	}
	return out, tier
}

// What is not covered is paid in full, in and out of network, for 30 days and for 90,
// whatever the plan's terms, price and limits are.
func TestR68NotCovered(t *testing.T) {
	terms := `"prices":{"specialtyDrug":10},` + limits("300/300/600", "2000/2000/4000") + `,"unmarkedTerms":"afterDeductible",` + benefits(`"specialtyDrug":{"terms":"10%","retail90":"$1"},"other":{"terms":"20%","outOfNetwork":"40%"}`)
	fill := func(more string) string {
		return `{"id":"x","member":"a","drug":"pen","count":1,"dates":["2026-01-10"],"charge":900` + more + `},{"id":"lab","member":"a","service":"lab","count":1,"price":100}`
	}
	for _, c := range []struct{ name, more, share, price string }{
		{"its price", `,"price":700`, "n 700.00", "700.00"},
		{"the reference price", ``, "n 6474.12", "6474.12"},
		{"for 90 days", `,"supply":90`, "n 19422.36", "19422.36"},
		{"by mail", `,"supply":90,"mail":true,"price":700`, "n 700.00", "700.00"},
		{"outside the network", `,"price":700,"outOfNetwork":true`, "n 900.00", "700.00"},
		{"away", `,"price":700,"away":true`, "n 700.00", "700.00"},
		{"in an emergency", `,"price":700,"emergency":true`, "n 700.00", "700.00"},
	} {
		r := estimate(t, naming(pen(`"p":{"service":"notCovered"}`, `,"ifUnknown":"specialtyDrug"`), request(onePerson, fill(c.more), plan("PPO", terms))))
		p := &r.Plans[0]
		assert.Equal(t, []string{c.share, "d 100.00"}, shares(p), c.name)
		assert.Equal(t, c.price, p.Drugs[0].Fills[0].Price.String(), c.name)
		assert.Equal(t, "drug-not-covered", reasons(&p.Ledger[0])[0], c.name)
		assert.Equal(t, estimator.EntryNotCovered, p.Ledger[0].Network)
		assert.Equal(t, service.SpecialtyDrug, p.Ledger[0].Service)
		assert.Equal(t, "300.00", p.Ledger[0].Left[0].Person.String(), c.name)
		assert.Empty(t, p.Providers.Choices, c.name)
	}
	// Away from a service area that the plan requires, a pharmacy takes its charge.
	away := naming(pen(`"p":{"service":"notCovered"}`, `,"ifUnknown":"specialtyDrug"`), request(onePerson, fill(`,"price":700,"away":true`), plan("HMO", benefits(`"other":"20%"`))))
	assert.Equal(t, []string{"n 900.00", "k 20.00"}, shares(&estimate(t, away).Plans[0]))
}

// A fill of 90 days is one, also where the plan has terms for three of 30.
func TestR68FillsOf90Days(t *testing.T) {
	terms := benefits(`"genericDrug":"$10","preferredBrandDrug":{"terms":"$40","mail90":"$90"},"other":"20%"`)
	of := pen(`"p":{"service":"genericDrug"},"q":{"service":"preferredBrandDrug"}`, ``)
	fills := `{"id":"x","member":"a","drug":"pen","count":4,"supply":90,"mail":true,"price":600}`
	r := estimate(t, naming(of, request(onePerson, fills, plan("EPO", `"id":"p",`+terms), plan("EPO", `"id":"q",`+terms))))
	for i, want := range []string{"4 120.00 30.00 30.00 600.00 household", "4 360.00 90.00 90.00 600.00 household"} {
		f := r.Plans[i].Drugs[0].Fills[0]
		assert.Equal(t, want, fmt.Sprint(f.Count, " ", f.Cost, " ", f.Least, " ", f.Most, " ", f.Price, " ", f.PriceFrom))
	}
	// What mail would save is of the tier's terms under each plan (R46).
	monthly := strings.Replace(fills, `"count":4,"supply":90,"mail":true`, `"count":12`, 1)
	c := compared(t, naming(of, request(onePerson, monthly, plan("EPO", `"id":"p",`+terms), plan("EPO", `"id":"q",`+terms))))
	assert.Empty(t, c.Plans[0].Savings)
	require.Len(t, c.Plans[1].Savings, 1)
	assert.Equal(t, compare.Saving{Change: compare.Mail90Change, Difference: -120_00}, c.Plans[1].Savings[0])
}

// Fills before the deductible is met cost more than those behind it; and where none is in
// the coverage there is nothing to say of one.
func TestR68WhatAFillCosts(t *testing.T) {
	terms := limits("300/300/600", "2000/2000/4000") + `,"unmarkedTerms":"afterDeductible",` + benefits(`"preferredBrandDrug":"$40","other":"20%"`)
	fills := func(dates string) estimator.DrugFills {
		text := `{"id":"x","member":"a","drug":"pen","count":3,"price":200,"dates":[` + dates + `]}`
		r := estimate(t, naming(pen(`"p":{"service":"preferredBrandDrug"}`, ``), request(onePerson, text, plan("EPO", terms))))
		return r.Plans[0].Drugs[0].Fills[0]
	}
	f := fills(`"2026-02-01","2026-03-01","2026-04-01"`)
	assert.Equal(t, "3 40.00 200.00", fmt.Sprint(f.Count, " ", f.Least, " ", f.Most))
	f = fills(`"2025-02-01","2025-03-01","2025-04-01"`)
	assert.Equal(t, 0, f.Count)
	assert.Zero(t, f.Cost)
	assert.Nil(t, f.Least)
	assert.Nil(t, f.Most)
}

// A difference that comes of a drug names the item: what its fills cost, or that the
// plan does not cover it.
func TestR68Explained(t *testing.T) {
	terms := benefits(`"preferredGenericDrug":"$10","preferredBrandDrug":"$45","other":"20%"`)
	of := pen(`"p":{"service":"preferredGenericDrug"},"q":{"service":"preferredBrandDrug"},"r":{"service":"notCovered"}`, ``)
	fills := `{"id":"fills","member":"a","drug":"pen","count":12,"price":320}`
	text := naming(of, request(onePerson, fills, plan("EPO", `"id":"p",`+terms), plan("EPO", `"id":"q",`+terms), plan("EPO", `"id":"r",`+terms)))
	var told []string
	for _, x := range compared(t, text).Explanations {
		for _, r := range x.Reasons {
			told = append(told, fmt.Sprint(x.Other, " ", r.Code, " ", r.Item, " ", r.Amount))
		}
	}
	assert.Equal(t, []string{"q copay-and-coinsurance fills 420.00", "r not-covered fills 3720.00"}, told)
	s := simulate(t, strings.Replace(text, `{"year"`, `{"simulation":{"seed":1,"years":3},"year"`, 1))
	told = nil
	for _, x := range s.Explanations {
		for _, r := range x.Reasons {
			told = append(told, fmt.Sprint(x.Other, " ", r.Code, " ", r.Item, " ", r.Amount))
		}
	}
	assert.Equal(t, []string{"q copay-and-coinsurance fills 420.00", "r not-covered fills 3720.00"}, told)
	var costs []string
	for _, p := range s.Plans {
		costs = append(costs, p.Drugs[0].Cost.String())
	}
	assert.Equal(t, []string{"120.00", "540.00", "3840.00"}, costs)
}

// In possible years a drug's listed fills cost what they do on average, and stand for
// drawn ones of the tier that it counts in.
func TestR68InPossibleYears(t *testing.T) {
	terms := plan("EPO", limits("300/300/600", "900/900/1800")+`,"unmarkedTerms":"afterDeductible",`+benefits(`"preferredBrandDrug":"$40","other":"20%"`))
	members := `[{"id":"a","relationship":"self","age":60,"sex":"female","use":"high"}]`
	years := func(item, named string) estimator.SimulatedPlan {
		text := request(members, `{"id":"x","member":"a","count":12,"price":200,`+item+`}`, terms)
		return simulate(t, strings.Replace(naming(named, text), `{"year"`, `{"simulation":{"seed":1,"years":200},"year"`, 1)).Plans[0]
	}
	named := years(`"drug":"pen"`, pen(`"p":{"service":"preferredBrandDrug"}`, ``))
	plain := years(`"service":"preferredBrandDrug"`, `"drugs":[]`)
	assert.Equal(t, plain.Total, named.Total)
	require.Len(t, named.Drugs, 1)
	assert.Positive(t, named.Drugs[0].Cost)
	assert.Less(t, named.Drugs[0].Cost, named.Total.Mean)
	assert.Empty(t, plain.Drugs)
}

// The reasons why plans differ add up to the difference, whoever and whatever is named.
func TestR68DifferencesAddUp(t *testing.T) {
	told := 0
	for seed := range uint64(60) {
		text := string(random.Named(seed))
		result := estimate(t, text)
		totals := map[string]money.Cents{}
		for _, p := range result.Plans {
			totals[p.ID] = p.Total
		}
		for _, x := range compared(t, text).Explanations {
			var sum money.Cents
			for _, r := range x.Reasons {
				sum += r.Amount
				if r.Item != "" && r.Code == compare.CodeSharing {
					told++
				}
			}
			require.Equal(t, totals[x.Other]-totals[x.Plan], x.Difference, "request %d", seed)
			require.Equal(t, x.Difference, sum, "request %d", seed)
		}
	}
	assert.Positive(t, told)
}
