package estimator_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/money"
)

// splitOf splits a household and returns the answer to a request that is right.
func splitOf(t *testing.T, request []byte) *estimator.SplitResult {
	t.Helper()
	of, refused := withPlaces().Splitting(request)
	require.NotNil(t, of, "%s", refused)
	for of.Stage() != estimator.StageDone {
		of.Advance(1_000)
	}
	return of.Result()
}

// The least that any split costs is found, on random households: each split is put
// together from estimates of its parts, each a household of its own, and the credit of
// those whose plans take it.
func TestR69TheBestOfAllSplits(t *testing.T) {
	households := max(int(randomCases(t)/50), random.Cases(250))
	var beats, credits, alone, months, taxes, limited, neither, more int
	for seed := uint64(0); households > 0; seed++ {
		h := splitHousehold(t, seed)
		if h == nil {
			continue
		}
		households--
		got := splitOf(t, h.text())
		best, single, compared := h.brute(t)
		require.NotNil(t, got.Best, "household %d", seed)
		require.Equal(t, []string{best.String(), single.String()}, []string{got.Best.Total.String(), got.Single.Total.String()}, "household %d", seed)
		require.Equal(t, compared, got.Compared, "household %d", seed)
		require.Empty(t, got.Together)
		require.Empty(t, got.Unstated)
		require.Equal(t, single-best, got.Saves)
		h.addsUp(t, got.Best)
		h.addsUp(t, got.Single)
		require.Len(t, got.Single.Parts, 1)
		// The single plan is the one that the estimate puts first.
		var first struct {
			OK struct {
				Ranking []string
				Plans   []struct {
					ID         string
					WorstCase  struct{ Total *string }
					CreditUsed *string
				}
			}
		}
		require.NoError(t, json.Unmarshal(withPlaces().Estimate(h.text()), &first))
		for _, p := range first.OK.Plans {
			if p.ID == first.OK.Ranking[0] {
				require.Equal(t, []any{p.ID, p.WorstCase.Total, p.CreditUsed}, []any{got.Single.Parts[0].Plan, textOf(got.Single.WorstCase), textOf(got.Single.CreditUsed)}, "household %d", seed)
			}
		}
		if got.Saves > 0 {
			beats++
		}
		if got.Best.CreditUsed != nil && *got.Best.CreditUsed > 0 {
			credits++
		}
		if h.months < 12 {
			months++
		}
		limited += h.limited
		if saving := got.Best.Tax; saving != nil && len(got.Best.Parts) > 1 {
			if saving.Saved() > 0 {
				taxes++
			}
			if saving.HSA > 0 && h.tax.fsa > 0 {
				neither++
			}
			if got.Best.CreditUsed != nil && *got.Best.CreditUsed > 0 && saving.Untaxed() > 0 {
				more++
			}
		}
		for _, part := range got.Best.Parts {
			if !slices.ContainsFunc(part.Members, func(id string) bool { return h.adult[id] }) && len(part.Members) < len(h.ids) {
				alone++
			}
		}
	}
	for what, n := range map[string]int{"a split beats every plan": beats, "a credit is used": credits, "a child is alone": alone, "part of a year": months,
		"taxes are saved": taxes, "an HSA's limit is smaller": limited, "no FSA beside an HSA": neither, "a credit by a lower income": more} {
		assert.True(t, n > 0 || random.Few(), what)
	}
}

// textOf returns the text of an amount that may not be there.
func textOf(amount *money.Cents) *string {
	if amount == nil {
		return nil
	}
	return new(amount.String())
}

// A splitHouse is a random household for a split.
type splitHouse struct {
	document map[string]any
	ids      []string
	adult    map[string]bool
	plans    []map[string]any
	income   int
	months   int
	start    int
	ages     []int
	tax      *splitTax
	// limited is of how many splits the limit of an HSA is less than what goes in elsewhere.
	limited int
}

// A splitTax is the return of a random household, in whole dollars of 2026.
type splitTax struct {
	joint              bool
	wages, spouseWages int
	hsa, fsa           int
	payroll, pretax    bool
	self, spouse       string
}

func (h *splitHouse) text() []byte { return []byte(asJSON(h.document)) }

// splitHousehold makes a household of two to five from a random request; nil where that is
// not of one.
func splitHousehold(t *testing.T, seed uint64) *splitHouse {
	t.Helper()
	h := &splitHouse{adult: map[string]bool{}, months: 12}
	require.NoError(t, json.Unmarshal(random.AtHome(seed), &h.document))
	members, plans := h.document["members"].([]any), h.document["plans"].([]any)
	if len(members) < 2 || len(members) > 5 || len(plans) < 2 || len(plans) > 4 || len(members)*len(plans) > 16 {
		return nil
	}
	delete(h.document, "ledger")
	r := rand.New(rand.NewPCG(seed, 0x73706c6974))
	adults := []string{}
	for _, m := range members {
		id := m.(map[string]any)["id"].(string)
		h.ids = append(h.ids, id)
		if h.adult[id] = m.(map[string]any)["relationship"] != "child"; h.adult[id] {
			adults = append(adults, id)
		}
	}
	if n, stated := h.document["months"].(float64); stated {
		h.months = int(n)
	}
	start, _ := h.document["startMonth"].(float64)
	if h.document["year"] == 2026.0 && int(max(start, 1))+h.months <= 13 && r.IntN(2) == 0 {
		h.income = 16_000 + r.IntN(70_000)
		h.document["income"], h.document["taxFamily"] = h.income, len(members)
		h.document["place"] = map[string]any{"state": "TX", "county": "Harris"}
		for _, m := range members {
			if r.IntN(4) == 0 {
				m.(map[string]any)["creditEligible"], m.(map[string]any)["creditReason"] = false, "employer"
			}
		}
	}
	h.start = int(max(start, 1))
	for _, m := range members {
		m := m.(map[string]any)
		h.ages = append(h.ages, int(m["age"].(float64)))
	}
	for _, p := range plans {
		p := p.(map[string]any)
		h.plans = append(h.plans, p)
		switch r.IntN(3) {
		case 0:
			if len(adults) > 0 {
				p["through"] = adults[r.IntN(len(adults))]
			}
		case 1:
			p["childAlone"] = true
		}
		delete(p, "market")
		accounts, _ := p["accounts"].(map[string]any)
		for _, amounts := range accounts { // those by tier are of the household's alone
			if byTier, ok := amounts.(map[string]any); ok {
				for _, tier := range []string{"individual", "individualAndSpouse", "individualAndChildren", "family"} {
					byTier[tier] = r.IntN(2_000)
				}
			}
		}
		if r.IntN(2) == 0 {
			p["market"] = "exchange"
			p["premium"] = map[string]any{"period": "month", "base": 100 + r.IntN(500), "curve": "default"}
			continue
		}
		base := 20 + r.IntN(600)
		amount := map[string]any{"individual": base, "individualAndSpouse": base*3/2 + r.IntN(base), "individualAndChildren": base + r.IntN(base), "family": 2*base + r.IntN(base)}
		p["premium"] = map[string]any{"period": "month", "amount": amount, "employerShare": r.IntN(base)}
	}
	h.files(r)
	return h
}

// files adds a return to a household of 2026, where what it says can be: else it files none.
func (h *splitHouse) files(r *rand.Rand) {
	if h.document["year"] != 2026.0 || h.start+h.months > 13 || r.IntN(4) == 0 {
		return
	}
	tax := &splitTax{wages: 30_000 + r.IntN(200_000), hsa: r.IntN(2) * (4_000 + r.IntN(4_700)) * h.months / 12, payroll: r.IntN(2) == 0, pretax: r.IntN(4) > 0}
	for i, m := range h.document["members"].([]any) {
		m := m.(map[string]any)
		if h.adult[h.ids[i]] && (h.ages[i] == 54 || h.ages[i] >= 64) { // whose deductions depend on the month of birth
			return
		}
		switch m["relationship"] {
		case "self":
			tax.self = h.ids[i]
		case "spouse":
			tax.joint, tax.spouse, tax.spouseWages = true, h.ids[i], 20_000+r.IntN(200_000)
		}
	}
	beside := []string{}
	for _, p := range h.plans {
		if p["market"] != "exchange" {
			p["market"] = "employer"
		}
		if accounts, _ := p["accounts"].(map[string]any); p["hsaEligible"] != true && (accounts == nil || accounts["hsaContribution"] == nil) {
			beside = append(beside, p["id"].(string))
		}
	}
	filed := map[string]any{"filingStatus": "single", "wages": tax.wages, "pretaxPremium": tax.pretax}
	if tax.joint {
		filed["filingStatus"], filed["spouseWages"] = "marriedFilingJointly", tax.spouseWages
	}
	if tax.hsa > 0 {
		filed["hsa"] = map[string]any{"amount": tax.hsa, "throughPayroll": tax.payroll}
	}
	if len(beside) > 0 && r.IntN(2) == 0 {
		tax.fsa = r.IntN(3_400)
		filed["healthFSA"] = map[string]any{"amount": tax.fsa, "plans": beside}
	}
	h.document["tax"] = filed
	var answer estimator.Answer
	if json.Unmarshal(withPlaces().Estimate(h.text()), &answer); answer.Error != nil {
		delete(h.document, "tax")
		return
	}
	h.tax = tax
}

// saves is what a split saves in taxes, and what goes untaxed, by hand: of an income without
// anything but wages.
func (h *splitHouse) saves(sets []int, parts [][]estimator.PlanResult) (saved, untaxed money.Cents) {
	if h.tax == nil {
		return 0, 0
	}
	both := false
	for _, p := range h.plans {
		both = both || p["through"] == h.tax.self && slices.ContainsFunc(h.plans, func(q map[string]any) bool { return q["through"] == h.tax.spouse })
	}
	var pay [2]money.Cents
	var employer money.Cents
	alone, family, beside, who := 0, false, false, 1
	eligible := false
	filed := h.document["tax"].(map[string]any)
	plansOfFSA := []string{}
	if f, ok := filed["healthFSA"].(map[string]any); ok {
		plansOfFSA = f["plans"].([]string)
	}
	for p, set := range sets {
		if set == 0 {
			continue
		}
		of := h.plans[p]
		whose := 0
		if both && h.tax.joint && of["through"] == h.tax.spouse {
			whose = 1
		}
		if h.tax.pretax && of["market"] == "employer" {
			pay[whose] += parts[set][p].Premium
		}
		employer += parts[set][p].HSA
		beside = beside || slices.Contains(plansOfFSA, of["id"].(string))
		if of["hsaEligible"] != true {
			continue
		}
		eligible, who = true, min(who, whose)
		people, adults := 0, 0
		for m, id := range h.ids {
			if set>>m&1 != 0 {
				people++
				if h.adult[id] {
					adults++
				}
			}
		}
		if adults > 0 && people > 1 {
			family = true
		} else {
			alone += adults
		}
	}
	untaxed = pay[0] + pay[1]
	var hsa money.Cents
	if eligible {
		limit := 4_400 * alone
		if family {
			limit = 8_750
		}
		for p, set := range sets {
			for m, id := range h.ids {
				if set>>m&1 != 0 && h.plans[p]["hsaEligible"] == true && h.adult[id] && h.ages[m] > 54 {
					limit += 1_000
				}
			}
		}
		months := h.months
		if h.start+h.months == 13 { // December's limit for the whole year
			months = 12
		}
		hsa = max(min(money.Cents(h.tax.hsa*100), money.MulDiv(money.Cents(limit*100), int64(months), 12)-employer), 0)
		if untaxed += hsa; hsa < money.Cents(h.tax.hsa*100) {
			h.limited++
		}
		if h.tax.payroll {
			pay[who] += hsa
		}
	}
	if beside && hsa == 0 && employer == 0 {
		pay[0] += money.Cents(h.tax.fsa * 100)
		untaxed += money.Cents(h.tax.fsa * 100)
	}
	brackets, standard, over := [...]int64{0, 12_400, 50_400, 105_700, 201_775, 256_225, 640_600}, int64(16_100), int64(200_000)
	if h.tax.joint {
		brackets, standard, over = [...]int64{0, 24_800, 100_800, 211_400, 403_550, 512_450, 768_700}, 32_200, 250_000
	}
	income := int64(h.tax.wages+h.tax.spouseWages) * 100
	owed := func(income int64) (hundredths int64) {
		for i, percent := range [...]int64{10, 12, 22, 24, 32, 35, 37} {
			hundredths += max(income-standard*100-brackets[i]*100, 0) * (percent - [...]int64{0, 10, 12, 22, 24, 32, 35}[i])
		}
		return hundredths
	}
	rounded := func(parts, of int64) money.Cents { return money.MulDiv(money.Cents(parts), 1, of) }
	saved = rounded(owed(income)-owed(income-int64(untaxed)), 100)
	var social int64
	for i, wages := range [...]int{h.tax.wages, h.tax.spouseWages} {
		w := int64(wages) * 100
		social += min(w, 184_500_00) - min(w-int64(pay[i]), 184_500_00)
	}
	payroll := int64(pay[0] + pay[1])
	saved += rounded(social*62, 1_000)
	return saved + rounded(payroll*145+(max(income-over*100, 0)-max(income-payroll-over*100, 0))*90, 10_000), untaxed
}

// brute returns the least that any split costs and the least of a single plan, and how many
// splits there are.
func (h *splitHouse) brute(t *testing.T) (best, single money.Cents, compared int) {
	t.Helper()
	everybody := 1<<len(h.ids) - 1
	parts := make([][]estimator.PlanResult, everybody+1)
	for set := 1; set <= everybody; set++ {
		parts[set] = h.part(t, set)
	}
	credits := map[string]*credit.Credit{}
	creditOf := func(set int, untaxed money.Cents) *credit.Credit {
		key := fmt.Sprint(set, untaxed)
		if credits[key] == nil && h.income > 0 && set > 0 {
			credits[key] = h.credit(t, set, untaxed)
		}
		return credits[key]
	}
	best, single = 1<<60, 1<<60
	sets := make([]int, len(h.plans))
	n := 1
	for range h.ids {
		n *= len(h.plans)
	}
	for way := range n {
		clear(sets)
		for m, left := 0, way; m < len(h.ids); m, left = m+1, left/len(h.plans) {
			sets[left%len(h.plans)] |= 1 << m
		}
		var total, premiums money.Cents
		taking, possible, used := 0, true, 0
		for p, set := range sets {
			if set == 0 {
				continue
			}
			used++
			possible = possible && h.takes(p, set)
			total += parts[set][p].Total
			if h.plans[p]["market"] == "exchange" {
				taking |= set
				premiums += parts[set][p].Premium
			}
		}
		if !possible {
			continue
		}
		compared++
		saved, untaxed := h.saves(sets, parts)
		total -= saved
		if c := creditOf(taking, untaxed); c != nil && c.Year != nil {
			total -= min(*c.Year, premiums)
		}
		best = min(best, total)
		if used == 1 {
			single = min(single, total)
		}
	}
	return best, single, compared
}

// takes tells whether a plan can take the members of a set.
func (h *splitHouse) takes(p, set int) bool {
	through, alone := h.plans[p]["through"], h.plans[p]["childAlone"] == true
	all, adult, own := set == 1<<len(h.ids)-1, false, false
	for m, id := range h.ids {
		if set>>m&1 != 0 {
			adult, own = adult || h.adult[id], own || id == through
		}
	}
	if through != nil {
		return own
	}
	return all || adult || alone
}

// part estimates for the members of a set alone, without an income.
func (h *splitHouse) part(t *testing.T, set int) []estimator.PlanResult {
	t.Helper()
	var document map[string]any
	require.NoError(t, json.Unmarshal(h.text(), &document))
	document["members"], document["care"] = h.only(document["members"], "id", set), h.only(document["care"], "member", set)
	for _, field := range []string{"income", "taxFamily", "place", "tax"} {
		delete(document, field)
	}
	for _, p := range document["plans"].([]any) {
		delete(p.(map[string]any), "through")
	}
	return estimate(t, asJSON(document)).Plans
}

// credit is that of the members of a set, of an income that is so much lower.
func (h *splitHouse) credit(t *testing.T, set int, untaxed money.Cents) *credit.Credit {
	t.Helper()
	asked := map[string]any{"members": h.only(h.document["members"], "id", set)}
	for _, field := range []string{"year", "startMonth", "months", "income", "taxFamily", "place"} {
		if v, there := h.document[field]; there {
			asked[field] = v
		}
	}
	asked["income"] = max(money.Cents(h.income*100)-untaxed, 0).String()
	for _, m := range asked["members"].([]any) { // as a credit is asked for, without what was paid
		delete(m.(map[string]any), "alreadyPaid")
	}
	var answer struct {
		OK    *credit.Credit
		Error json.RawMessage
	}
	require.NoError(t, json.Unmarshal(withPlaces().Credit([]byte(asJSON(asked))), &answer))
	require.NotNil(t, answer.OK, "%s", answer.Error)
	return answer.OK
}

// only returns those of a list whose field names a member of a set.
func (h *splitHouse) only(list any, field string, set int) []any {
	kept := []any{}
	for _, one := range list.([]any) {
		own := map[string]any{}
		for k, v := range one.(map[string]any) {
			own[k] = v
		}
		if m := slices.Index(h.ids, own[field].(string)); set>>m&1 != 0 {
			kept = append(kept, own)
		}
	}
	return kept
}

// addsUp holds a split against what every split is.
func (h *splitHouse) addsUp(t *testing.T, s *estimator.Split) {
	t.Helper()
	var total money.Cents
	members := []string{}
	for _, part := range s.Parts {
		require.Equal(t, part.Premium+part.Care-part.HSAContribution-part.HRAUsed, part.Total)
		total += part.Total
		members = append(members, part.Members...)
	}
	if s.CreditUsed != nil {
		total -= *s.CreditUsed
	}
	if s.TaxSaved != nil {
		total -= *s.TaxSaved
		require.Equal(t, s.Tax.Saved(), *s.TaxSaved)
	}
	require.Equal(t, total, s.Total)
	slices.Sort(members)
	ids := slices.Clone(h.ids)
	slices.Sort(ids)
	require.Equal(t, ids, members)
}

// Drawn years: a single plan's mean is the ranking's, in steps as at once, and the best is no
// dearer.
func TestR69OverDrawnYears(t *testing.T) {
	request := random.Splits(250)
	got := splitOf(t, request)
	assert.Equal(t, []int{250, 250}, []int{got.Years, got.Of})
	var ranked struct{ OK *estimator.RankingResult }
	require.NoError(t, json.Unmarshal(withPlaces().Rank(request), &ranked))
	require.NotNil(t, ranked.OK)
	least := slices.MinFunc(ranked.OK.Plans, func(a, b estimator.RankedPlan) int { return int(a.Total.Mean - b.Total.Mean) })
	assert.Equal(t, least.ID, got.Single.Parts[0].Plan)
	assert.Equal(t, least.Total.Mean, got.Single.Total)
	assert.Equal(t, *least.WorstCase, *got.Single.WorstCase)
	assert.Positive(t, got.Saves)
	assert.Equal(t, least.Told.Mean, got.Single.Told, "as in the list of plans")
	assert.Equal(t, got.Single.Told-got.Best.Told, got.Told)
	assert.Zero(t, got.Told%1000, "to ten dollars")

	e := withPlaces()
	s, answer := e.Splitting(request)
	require.Nil(t, answer)
	assert.Nil(t, s.Result().Best)
	seen := map[int]money.Cents{}
	for s.Stage() != estimator.StageDone {
		s.Advance(7)
		if r := s.Result(); r.Best != nil {
			seen[r.Years] = r.Best.Total
		}
	}
	assert.Len(t, seen, 2, "after 200 years, and after all")
	assert.Equal(t, splitOf(t, random.Splits(200)).Best.Total, seen[200])
	assert.Equal(t, got.Best.Total, seen[250])
	assert.JSONEq(t, asJSON(got), asJSON(s.Result()))
}

// Beyond 36 members times plans the youngest children stay together.
func TestR69YoungestStayTogether(t *testing.T) {
	household := func(children int) []byte {
		members := []any{}
		for i := range children {
			members = append(members, map[string]any{"id": fmt.Sprint("c", i), "relationship": "child", "age": (i * 7) % 18})
		}
		members = append(members, map[string]any{"id": "a", "relationship": "self", "age": 40}, map[string]any{"id": "b", "relationship": "spouse", "age": 41})
		plans := []any{}
		for i := range 6 {
			plans = append(plans, map[string]any{"id": fmt.Sprint("p", i), "name": "P", "type": "HMO", "year": 2026,
				"premium": map[string]any{"period": "month", "base": 100 + i, "curve": "default"}, "benefits": map[string]any{"other": "20%"}})
		}
		return []byte(asJSON(map[string]any{"year": 2026, "members": members, "plans": plans, "care": []any{}}))
	}
	assert.Empty(t, splitOf(t, household(4)).Together, "6 members, 6 plans")
	// Ages 0, 7, 14, 3, 10, 17, 6, 13.
	assert.Equal(t, []string{"c0", "c1", "c3", "c6"}, splitOf(t, household(7)).Together, "a, b, 14, 17 and 10 apart")
	// As many splits as there are: of six blocks, two of them adults, over six plans.
	got := splitOf(t, household(7))
	ways := 0
	for way := range 6 * 6 * 6 * 6 * 6 * 6 {
		var child, adult [6]bool
		for b, left := 0, way; b < 6; b, left = b+1, left/6 {
			if b < 4 {
				child[left%6] = true
			} else {
				adult[left%6] = true
			}
		}
		alone := false
		for p := range child {
			alone = alone || child[p] && !adult[p]
		}
		if !alone {
			ways++
		}
	}
	assert.Equal(t, ways, got.Compared)
}

// What a plan states of everybody together says nothing of some of them.
func TestR69WhatIsNotStated(t *testing.T) {
	couple := `"members": [{"id": "a", "relationship": "self", "age": 40}, {"id": "b", "relationship": "spouse", "age": 41}], "care": []`
	premium := func(fields string) string {
		return `{"id": "p", "name": "P", "type": "HMO", "year": 2026, "benefits": {"other": "20%"}, "premium": {"period": "month", ` + fields + `}}`
	}
	other := `{"id": "q", "name": "Q", "type": "HMO", "year": 2026, "benefits": {"other": "20%"}, "premium": {"period": "month", "amount": {"individual": 90, "individualAndSpouse": 300}}}`
	for fields, want := range map[string][]string{
		`"amount": 250`:                          {"/plans/0/premium/amount/individual"},
		`"amount": {"individualAndSpouse": 250}`: {"/plans/0/premium/amount/individual"},
		`"amount": {"individualAndSpouse": 250, "individual": 100}, "taxCredit": 10`:    {"/plans/0/premium/taxCredit"},
		`"amount": {"individualAndSpouse": 250, "individual": 100}, "employerShare": 5`: {},
	} {
		got := splitOf(t, []byte(`{"year": 2026, `+couple+`, "plans": [`+premium(fields)+`, `+other+`]}`))
		places := []string{}
		for _, p := range got.Unstated {
			places = append(places, p.Pointer)
		}
		assert.Equal(t, want, places, fields)
		assert.Equal(t, map[bool]int{true: 4, false: 2}[len(want) == 0], got.Compared, fields)
	}

	// Each parent's plan takes that parent: nobody leaves a child to no plan.
	family := `"members": [{"id": "a", "relationship": "self", "age": 40}, {"id": "b", "relationship": "spouse", "age": 41}, {"id": "c", "relationship": "child", "age": 9}], "care": []`
	own := func(id, amounts string) string {
		return strings.Replace(premium(`"amount": {"individual": 90, "individualAndChildren": 300, "family": 500`+amounts+`}`), `"id": "p", "name": "P"`, `"id": "p`+id+`", "name": "P`+id+`", "through": "`+id+`"`, 1)
	}
	apart := splitOf(t, []byte(`{"year": 2026, `+family+`, "plans": [`+own("a", "")+`, `+own("b", "")+`]}`))
	assert.Empty(t, apart.Unstated, "no split has the adults without the child on one plan")
	assert.Equal(t, []int{4, 2}, []int{apart.Compared, apart.Several})

	// A benchmark that is typed is that of everybody who gets the credit.
	exchange := `{"id": "q", "name": "Q", "type": "HMO", "year": 2026, "market": "exchange", "benefits": {"other": "20%"}, "premium": {"period": "month", "base": 300, "curve": "default"}}`
	got := splitOf(t, []byte(`{"year": 2026, "income": 48000, "taxFamily": 2, "place": {"state": "TX", "benchmark": 1236.26}, `+couple+`, "plans": [`+
		premium(`"amount": {"individual": 90, "individualAndSpouse": 300}`)+`, `+exchange+`]}`))
	require.Len(t, got.Unstated, 1)
	assert.Equal(t, "benchmark-changes", got.Unstated[0].Code)
	assert.Equal(t, 2, got.Compared)
}

// Whose plan it is has to be an adult of the household.
func TestR69WhosePlan(t *testing.T) {
	with := func(fields string) string { return request(three, ``, plan("HMO", benefits(``)+`,`+fields)) }
	for _, id := range []string{"c", "x"} {
		p := oneProblem(t, with(`"through":"`+id+`"`))
		assert.Equal(t, []string{"through-whom", "/plans/0/through", id, "a | b"}, []string{p.Code, p.Pointer, p.Found, p.Expected})
	}
	p := oneProblem(t, with(`"through":"a","childAlone":true`))
	assert.Equal(t, []string{"without-effect", "/plans/0/childAlone"}, []string{p.Code, p.Pointer})
	assert.Len(t, estimate(t, with(`"through":"b"`)).Plans, 1)

	// Care that is drawn needs years to draw.
	var answer struct {
		Error struct {
			Problems []struct{ Code, Pointer string }
		}
	}
	drawn := `[{"id":"a","relationship":"self","age":40,"sex":"female","use":"low"}]`
	require.NoError(t, json.Unmarshal(withPlaces().Split([]byte(request(drawn, ``, plan("HMO", benefits(``))))), &answer))
	require.Len(t, answer.Error.Problems, 1)
	assert.Equal(t, "/simulation", answer.Error.Problems[0].Pointer)
}

// A bad year of a split is what 90 of 100 of its years cost no more than: of a single plan as
// simulations tell it, of several that of the sums of their years, found here from the means
// of ever more of them.
func TestR69BadYears(t *testing.T) {
	request := random.Splits(250)
	got := splitOf(t, request)
	var simulated struct {
		OK *struct {
			Plans []struct {
				ID          string
				Total, Told struct{ P90 string }
			}
		}
	}
	require.NoError(t, json.Unmarshal(withPlaces().Simulate(request), &simulated))
	require.NotNil(t, simulated.OK)
	for _, p := range simulated.OK.Plans {
		if p.ID == got.Single.Parts[0].Plan {
			assert.Equal(t, []string{p.Total.P90, p.Told.P90}, []string{got.Single.P90.String(), got.Single.ToldP90.String()})
		}
	}
	listed := splitOf(t, []byte(`{"year":2026,"members":`+three+`,"care":[],"plans":[`+plan("HMO", benefits(``))+`]}`))
	assert.Nil(t, listed.Best.P90, "no year differs")

	two := func(years int) *estimator.SplitResult {
		own := func(id, other string) string {
			return `{"id":"p` + id + `","name":"P` + id + `","type":"HMO","year":2026,"through":"` + id + `","benefits":{"other":"` + other + `"},` +
				`"premium":{"period":"year","amount":{"individual":1000,"individualAndSpouse":50000}}}`
		}
		return splitOf(t, []byte(fmt.Sprintf(`{"year":2026,"members":[{"id":"a","relationship":"self","age":40,"sex":"female","use":"high"},`+
			`{"id":"b","relationship":"spouse","age":41,"sex":"male","use":"typical"}],"care":[],"plans":[%s,%s],"simulation":{"seed":3,"years":%d}}`, own("a", "20%"), own("b", "50%"), years)))
	}
	const years = 30
	var totals []money.Cents
	var before money.Cents
	for n := 1; n <= years; n++ {
		best := two(n).Best
		require.Len(t, best.Parts, 2)
		sum := best.Total * money.Cents(n) // but for what the means of the parts are rounded by
		totals = append(totals, sum-before)
		before = sum
	}
	slices.Sort(totals)
	assert.InDelta(t, int64(totals[26]), int64(*two(years).Best.P90), 4*years)
	assert.Greater(t, totals[26], totals[0]+money.Cents(100_00), "years differ")
}

// Money that goes untaxed under one plan can give another a different variant: such a split is
// counted as left out, never told by the wrong variant.
func TestR69OtherVariants(t *testing.T) {
	request := func(income int) []byte {
		return []byte(fmt.Sprintf(`{"year":2026,"members":[{"id":"a","relationship":"self","age":40},{"id":"b","relationship":"spouse","age":40}],"care":[],`+
			`"income":%d,"taxFamily":2,"place":{"state":"TX","county":"Harris"},"tax":{"filingStatus":"marriedFilingJointly","wages":%d,"pretaxPremium":true},`+
			`"plans":[{"id":"e","name":"E","type":"HMO","year":2026,"market":"employer","through":"a","premium":{"period":"year","amount":{"individual":1200,"individualAndSpouse":9000}},"benefits":{"other":"20%%"}},%s]}`,
			income, income, strings.Replace(silver, `"amount":500`, `"base":300,"curve":"default"`, 1)))
	}
	got := splitOf(t, request(53_000)) // 250.6% of 21,150, 244.9% less 1,200: none, and 73
	assert.Equal(t, []int{1, 2, 0}, []int{got.OtherVariants, got.Compared, got.Several})
	got = splitOf(t, request(51_000)) // 241.1% and 235.5%: 73 both
	assert.Equal(t, []int{0, 3, 1}, []int{got.OtherVariants, got.Compared, got.Several})
}
