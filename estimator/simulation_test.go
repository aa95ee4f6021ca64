package estimator_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/reference"
)

// drawnFamily draws care for two of three.
const drawnFamily = `[{"id":"a","relationship":"self","age":40,"sex":"female","use":"typical","conditions":["asthma","brokenBone"],"outOfNetwork":[{"service":"specialist","visits":1}]},
	{"id":"b","relationship":"spouse","age":41},
	{"id":"c","relationship":"child","age":9,"sex":"male","use":"unknown"}]`

// simulated is a request for so many years under an HMO and a PPO.
func simulated(members, care, years string) string {
	return `{"year":2026,"members":` + members + `,"care":` + care + `,"simulation":{"seed":2026,"years":` + years + `},"plans":[` +
		plan("HMO", `"id":"hmo","premium":{"period":"month","amount":400},`+limits("0/0/0", "9000/9000/18000")+`,`+benefits(`"primaryCare":"$40","specialist":"$60","other":"$80; deductible does not apply"`)) + `,` +
		plan("PPO", `"id":"ppo","premium":{"period":"month","amount":350},"unmarkedTerms":"afterDeductible",`+limits("2000/2000/4000", "9000/9000/18000")+`,
			"benefits":{"other":{"terms":"20%","outOfNetwork":"40%"}}`) + `]}`
}

// totals asks for totals only: what decides has tests of its own, and takes longer.
func totals(request string) string {
	if strings.Contains(request, "totalsOnly") {
		return request
	}
	return strings.Replace(request, `"simulation":{`, `"simulation":{"totalsOnly":true,`, 1)
}

func simulate(t *testing.T, request string) *estimator.SimulationResult {
	t.Helper()
	request = totals(request)
	var answer struct {
		OK    *estimator.SimulationResult
		Error any
	}
	text := estimator.SimulateJSON([]byte(request))
	var raw struct{ OK json.RawMessage }
	require.NoError(t, json.Unmarshal(text, &raw), "%s", text)
	require.NotNil(t, raw.OK, "%s", text)
	s := running(t, request)
	for s.Stage() != estimator.StageDone {
		s.Advance(1 << 30)
	}
	answer.OK = s.Result()
	// The writer by hand and encoding/json write the same.
	want, err := json.Marshal(answer.OK)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(raw.OK))
	return answer.OK
}

func running(t *testing.T, request string) *estimator.Simulation {
	t.Helper()
	r, problems := estimator.ReadRequest([]byte(request))
	require.Empty(t, problems)
	s, err := estimator.NewSimulation(r)
	require.NoError(t, err)
	return s
}

// The request and its answer in testdata/ are the same for every build of the
// engine and every way to run it: here, with other instructions (GOAMD64=v3), as
// WebAssembly in Node, and in Chromium (web/test/simulation.spec.ts).
func TestR33SameBytesEverywhere(t *testing.T) {
	request, err := os.ReadFile("testdata/simulation.json")
	require.NoError(t, err)
	got := append(estimator.SimulateJSON(request), '\n')
	if *update {
		require.NoError(t, os.WriteFile("testdata/simulation.answer.json", got, 0o644))
	}
	want, err := os.ReadFile("testdata/simulation.answer.json")
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}

// A simulation goes from its years to what rules cost, and on to tipping points,
// unless it is asked for totals only.
func TestR51Stages(t *testing.T) {
	request := simulated(drawnFamily, `[]`, "120")
	s := running(t, request)
	var stages []estimator.Stage
	for {
		r := s.Result()
		require.Equal(t, s.Stage(), r.Stage)
		if n := len(stages); n == 0 || stages[n-1] != r.Stage {
			stages = append(stages, r.Stage)
		}
		known := r.Stage == estimator.StageTippingPoints || r.Stage == estimator.StageDone
		for _, p := range r.Plans {
			require.Equal(t, known, len(p.Rules) == 3, "%s: %v", r.Stage, p.Rules)
		}
		if r.Stage == estimator.StageDone {
			require.Len(t, r.TippingPoints, 7)
			for _, p := range r.TippingPoints {
				for _, tip := range []*compare.Tip{p.Up, p.Down} {
					if tip != nil {
						assert.Equal(t, 120, tip.Years, "of all years in the end")
					}
				}
			}
			break
		}
		s.Advance(40)
	}
	assert.Equal(t, []estimator.Stage{estimator.StageYears, estimator.StageRules, estimator.StageTippingPoints, estimator.StageDone}, stages)
	alone := simulate(t, strings.Replace(request, `"years":120`, `"years":120,"totalsOnly":true`, 1))
	assert.Equal(t, estimator.StageDone, alone.Stage)
	assert.Empty(t, alone.TippingPoints)
	assert.Empty(t, alone.Plans[0].Rules)
	assert.NotEmpty(t, alone.Plans[1].Reached)
	assert.Equal(t, s.Result().Plans[0].Total, alone.Plans[0].Total)
}

func TestR33SlicesChangeNothing(t *testing.T) {
	request := simulated(drawnFamily, `[]`, "120")
	whole := string(estimator.SimulateJSON([]byte(request)))
	for _, slice := range []int{1, 7, 200, 999, 5000} {
		s := running(t, request)
		for s.Stage() != estimator.StageDone {
			s.Advance(slice)
			if slice > 1 {
				s.ResultJSON()
			}
		}
		assert.Equal(t, whole, string(s.ResultJSON()), "in slices of %d", slice)
	}
	// More years begin with those that fewer have.
	short := string(estimator.SimulateJSON([]byte(strings.Replace(request, `"years":120`, `"years":120,"totalsOnly":true`, 1))))
	s := running(t, strings.Replace(request, `"years":120`, `"years":5000`, 1))
	s.Advance(120)
	assert.Equal(t, short, strings.Replace(string(s.ResultJSON()), `"of":5000,"stage":"years"`, `"of":120,"stage":"done"`, 1))
	other := string(estimator.SimulateJSON([]byte(strings.Replace(request, "2026,\"years", "2027,\"years", 1))))
	assert.NotEqual(t, whole, strings.Replace(other, `"seed":2027`, `"seed":2026`, 1))
}

// Many plans are asked for in parts (web/src/answer/figures.ts): what is said of
// one is the same whatever other plans are in its request.
func TestR33OtherPlansChangeNothing(t *testing.T) {
	text, err := os.ReadFile("testdata/simulation.json")
	require.NoError(t, err)
	var request map[string]any
	require.NoError(t, json.Unmarshal(text, &request))
	request["simulation"] = map[string]any{"seed": 1, "years": 1000, "totalsOnly": true}
	all := request["plans"].([]any)
	of := func(plans []any) map[string]string {
		asked := maps.Clone(request)
		asked["plans"] = plans
		text, err := json.Marshal(asked)
		require.NoError(t, err)
		said := map[string]string{}
		for _, p := range simulate(t, string(text)).Plans {
			// These are about the plans together.
			p.Cheapest, p.CheapestOrTied, p.Savings = 0, 0, nil
			text, err := json.Marshal(p)
			require.NoError(t, err)
			said[p.ID] = string(text)
		}
		return said
	}
	together := of(all)
	backward := slices.Clone(all)
	slices.Reverse(backward)
	require.Equal(t, together, of(backward))
	for i := range all {
		for id, said := range of(all[i : i+1]) {
			assert.Equal(t, together[id], said, "%s alone", id)
		}
		for id, said := range of([]any{all[i], all[(i+1)%len(all)]}) {
			assert.Equal(t, together[id], said, "%s of two", id)
		}
	}
}

func TestR38SimulationResult(t *testing.T) {
	r := simulate(t, simulated(drawnFamily, `[]`, "2000"))
	assert.True(t, r.Drawn)
	assert.False(t, r.Approximate)
	assert.Equal(t, 2000, r.Years)
	assert.Equal(t, 100, r.Plans[0].Cheapest+r.Plans[1].Cheapest)
	assert.Greater(t, r.Plans[0].Cheapest, 5)
	assert.Greater(t, r.Plans[1].Cheapest, 5)
	assert.Positive(t, r.Plans[0].ReferralVisits)
	assert.Zero(t, r.Plans[1].ReferralVisits)
	assert.Zero(t, r.Plans[0].DeductibleReached, "a deductible of nothing is not reached")
	assert.Positive(t, r.Plans[1].DeductibleReached)
	assert.Positive(t, r.Plans[1].Parts.BalanceBill.Mean, "visits sought out of network")
	assert.Zero(t, r.Plans[0].Parts.BalanceBill.Mean, "which an HMO's members do not seek (R14)")
	for _, p := range r.Plans {
		q := p.Parts
		sum := q.PlanPays.Mean + q.Deductible.Mean + q.Copay.Mean + q.Coinsurance.Mean + q.NotCovered.Mean + q.BalanceBill.Mean
		assert.InDelta(t, float64(q.Amount.Mean), float64(sum), 6, "but for rounding each")
		assert.Len(t, p.Hundred, 100)
		assert.Equal(t, p.Total.Max, p.Hundred[99])
		assert.Equal(t, p.Total.Median, p.Hundred[49])
	}
	require.Len(t, r.Pairs, 1)
	assert.Negative(t, r.Pairs[0].Least)
	assert.Positive(t, r.Pairs[0].Most)
	first := 0
	if r.Plans[1].Total.Mean < r.Plans[0].Total.Mean {
		first = 1
	}
	assert.Equal(t, r.Plans[first].ID, r.Ranking[0], "R29: by the mean")
	codes := map[estimator.AssumptionCode]string{}
	for _, a := range r.Assumptions {
		codes[a.Code] = a.Value
	}
	assert.Equal(t, map[estimator.AssumptionCode]string{"price-factor": reference.SimulationFactor, "mean-spending": "7386", "visits-per-referral": "3",
		"utilization-source": "cms-yearly-cost-2014", "price-source": "cms-actuarial-value-2026"}, codes)
}

// Where the difference between mean totals comes from, to the cent.
func TestR29WhyTheMeanDiffers(t *testing.T) {
	r := simulate(t, simulated(drawnFamily, `[]`, "2000"))
	of := map[string]*estimator.SimulatedPlan{"hmo": &r.Plans[0], "ppo": &r.Plans[1]}
	require.Len(t, r.Explanations, 1)
	x := r.Explanations[0]
	assert.Equal(t, r.Ranking, []string{x.Plan, x.Other})
	plan, other := of[x.Plan], of[x.Other]
	assert.Equal(t, other.Total.Mean-plan.Total.Mean, x.Difference)
	amounts := map[compare.Code]money.Cents{}
	rest := x.Difference
	for i, c := range x.Reasons {
		amounts[c.Code] += c.Amount
		rest -= c.Amount
		assert.Equal(t, rest, c.Rest)
		assert.Empty(t, c.Item)
		assert.NotZero(t, c.Amount)
		if i > 0 {
			assert.LessOrEqual(t, c.Amount.Magnitude(), x.Reasons[i-1].Amount.Magnitude())
		}
	}
	assert.Zero(t, rest)
	premium := money.Cents(12 * (350_00 - 400_00))
	if x.Plan == "ppo" {
		premium = -premium
	}
	assert.Equal(t, premium, amounts[compare.CodePremium])
	assert.NotZero(t, amounts[compare.CodeReferralVisits])
	assert.NotZero(t, amounts[compare.CodeDeductible])
	assert.NotZero(t, amounts[compare.CodeSharing])
	// The visits sought out of network, which an HMO's members do not seek.
	assert.NotZero(t, amounts[compare.CodeOutOfNetwork])
	assert.Zero(t, amounts[compare.CodeBalanceBill])
}

// Where nothing is drawn, the mean year is the estimate's, and is explained like
// it: but that means do not tell apart what is away or beyond a visit limit.
func TestR29TheMeanYearIsExplainedLikeTheEstimate(t *testing.T) {
	told, together := map[compare.Code]int{}, 0
	for seed := range uint64(400) {
		request, problems := estimator.ReadRequest(drawn(seed))
		require.Empty(t, problems)
		request.Simulation = &estimator.Draws{Seed: 1, Years: 3}
		if slices.ContainsFunc(request.Members, func(m care.Member) bool { return m.Draws() }) {
			continue
		}
		comparison, err := estimator.Compare(request)
		require.NoError(t, err)
		s, err := estimator.NewSimulation(request)
		require.NoError(t, err)
		s.Advance(3)
		of := s.Result().Explanations
		require.Len(t, of, len(comparison.Explanations))
		for i, want := range comparison.Explanations {
			got := of[i]
			at := fmt.Sprintf("request %d, %s against %s", seed, want.Plan, want.Other)
			require.Equal(t, []string{want.Plan, want.Other}, []string{got.Plan, got.Other}, at)
			require.Equal(t, want.Difference, got.Difference, at)
			wants, gots := sumsOf(want.Reasons), sumsOf(got.Reasons)
			_, away := wants[compare.CodeAway]
			// An item that is away and out of network by turns is told apart there.
			if _, apart := gots[compare.CodeAway]; away || apart {
				continue
			}
			// Of what the plan pays no more for, only what is beyond is told there.
			if _, beyond := gots[compare.CodePayLimit]; beyond {
				continue
			}
			together++
			require.Equal(t, wants, gots, at)
			for _, r := range got.Reasons {
				told[r.Code]++
			}
		}
	}
	assert.Greater(t, together, 200)
	for _, code := range []compare.Code{compare.CodePremium, compare.CodeHSA, compare.CodeHRA, compare.CodeDeductible, compare.CodeSharing, compare.CodeReferralVisits, compare.CodeNotCovered, compare.CodeNoReferral, compare.CodeOutOfNetwork} {
		assert.Positive(t, told[code], code)
	}
}

// sumsOf adds up what reasons of one code come to. What a visit limit, and
// care of which only some is not covered, is told of stands with what it would
// be told of else.
func sumsOf(reasons []compare.Contribution) map[compare.Code]money.Cents {
	sums := map[compare.Code]money.Cents{}
	for _, r := range reasons {
		switch r.Code {
		case compare.CodeDeductible, compare.CodeBalanceBill, compare.CodeVisitLimit, compare.CodeNotCovered:
			r.Code = compare.CodeSharing
		}
		if sums[r.Code] += r.Amount; sums[r.Code] == 0 {
			delete(sums, r.Code)
		}
	}
	return sums
}

// Possible years away from home cost more under a plan that requires its
// service area, and not a cent more or less under one that does not.
func TestR10PossibleYearsAway(t *testing.T) {
	home := simulate(t, simulated(drawnFamily, `[]`, "500"))
	means := []string{home.Plans[0].Total.Mean.String()}
	for _, months := range []string{"1", "6", "12"} {
		family := strings.Replace(drawnFamily, `"use":"unknown"`, `"use":"unknown","away":{"startMonth":10,"months":`+months+`}`, 1)
		r := simulate(t, simulated(family, `[]`, "500"))
		assert.Equal(t, home.Plans[1].Total, r.Plans[1].Total, months)
		assert.Equal(t, home.Plans[1].Hundred, r.Plans[1].Hundred, months)
		assert.Greater(t, r.Plans[0].Parts.NotCovered.Mean, home.Plans[0].Parts.NotCovered.Mean, months)
		assert.Less(t, r.Plans[0].Parts.PlanPays.Mean, home.Plans[0].Parts.PlanPays.Mean, months)
		assert.NotContains(t, means, r.Plans[0].Total.Mean.String(), months)
		means = append(means, r.Plans[0].Total.Mean.String())
	}
}

// A tie goes to the first by R29, and shares of a hundred years add up.
func TestR38Ties(t *testing.T) {
	same := func(id, name string) string {
		return plan("HMO", `"id":"`+id+`","name":"`+name+`",`+benefits(`"other":"$10"`))
	}
	request := `{"year":2026,"members":` + drawnFamily + `,"care":[],"simulation":{"seed":1,"years":300},"plans":[` + same("b", "B") + `,` + same("a", "A") + `,` + same("c", "C") + `]}`
	r := simulate(t, request)
	assert.Equal(t, []string{"a", "b", "c"}, r.Ranking)
	assert.Equal(t, []int{0, 100, 0}, []int{r.Plans[0].Cheapest, r.Plans[1].Cheapest, r.Plans[2].Cheapest})
	for _, p := range r.Pairs {
		assert.Zero(t, p.Least)
		assert.Zero(t, p.Most)
	}
	for i, x := range r.Explanations {
		assert.Equal(t, compare.Explanation{Plan: "a", Other: []string{"b", "c"}[i], Reasons: []compare.Contribution{}, Kinds: []compare.KindOfCost{}}, x)
	}
}

// Where nothing is drawn, every year is the estimate's.
func TestR34NothingDrawn(t *testing.T) {
	request := simulated(couple, `[{"id":"i","member":"a","service":"specialist","count":4},{"id":"j","member":"b","service":"hospitalStay","count":1,"days":3}]`, "1000000")
	r := simulate(t, request)
	assert.False(t, r.Drawn)
	assert.Equal(t, 1_000_000, r.Years)
	assert.Empty(t, r.Assumptions)
	var answer struct{ OK estimatedTotals }
	require.NoError(t, json.Unmarshal(estimator.EstimateJSON([]byte(request)), &answer))
	assert.Equal(t, answer.OK.Ranking, r.Ranking)
	for i, p := range r.Plans {
		for _, c := range []string{p.Total.Mean.String(), p.Total.P10.String(), p.Total.Median.String(), p.Total.P99.String(), p.Total.Max.String(), p.Hundred[0].String()} {
			assert.Equal(t, answer.OK.Plans[i].Total, c)
		}
		assert.Equal(t, answer.OK.Plans[i].PlanPays, p.Parts.PlanPays.Median.String())
	}
}

type estimatedTotals struct {
	Plans   []struct{ Total, PlanPays string }
	Ranking []string
}

// The estimate does not depend on what simulated years draw.
func TestR34TheEstimateDoesWithoutUse(t *testing.T) {
	care := `[{"id":"i","member":"a","service":"specialist","count":4}]`
	with := simulated(drawnFamily, care, "10")
	without := simulated(three, care, "10")
	assert.Equal(t, string(estimator.EstimateJSON([]byte(without))), string(estimator.EstimateJSON([]byte(with))))
}

func TestSimulationProblems(t *testing.T) {
	one := func(fields string) string { return `[{"id":"a","relationship":"self"` + fields + `}]` }
	for _, tc := range []struct {
		name, members, simulation string
		want                      []string
	}{
		{"age below 0", one(`,"age":-1`), `{"seed":1,"years":1}`, []string{"out-of-range /members/0/age"}},
		{"age above 120", one(`,"age":121`), `{"seed":1,"years":1}`, []string{"out-of-range /members/0/age"}},
		{"unknown condition", one(`,"age":40,"conditions":["gout"]`), `{"seed":1,"years":1}`, []string{"unknown-word /members/0/conditions/0"}},
		{"no years", one(`,"age":40`), `{"seed":1,"years":0}`, []string{"out-of-range /simulation/years"}},
		{"a billion years", one(`,"age":40`), `{"seed":1,"years":1000000000}`, []string{"out-of-range /simulation/years"}},
		{"a seed that is not whole", one(`,"age":40`), `{"seed":1.5,"years":1}`, []string{"not-whole /simulation/seed"}},
		{"a seed below 0", one(`,"age":40`), `{"seed":-1,"years":1}`, []string{"out-of-range /simulation/seed"}},
		{"a seed as text", one(`,"age":40`), `{"seed":"1","years":1}`, []string{"wrong-type /simulation/seed"}},
		{"no simulation", one(`,"age":40`), ``, []string{"missing /simulation"}},
		{"use without sex", one(`,"age":40,"use":"low"`), `{"seed":1,"years":1}`, []string{"missing /members/0/sex"}},
		{"a condition that differs by sex", one(`,"age":40,"conditions":["diabetes","asthma"]`), `{"seed":1,"years":1}`, []string{"missing /members/0/sex"}},
		{"a condition that does not", one(`,"age":40,"conditions":["diabetes"]`), `{"seed":1,"years":1}`, nil},
		{"a man gives birth", one(`,"age":40,"sex":"male","conditions":["maternity"]`), `{"seed":1,"years":1}`, []string{"condition-sex /members/0/conditions/0"}},
		{"a condition twice", one(`,"age":40,"conditions":["hiv","hiv"]`), `{"seed":1,"years":1}`, []string{"duplicate-choice /members/0/conditions/1"}},
		{"out of network with nothing drawn", one(`,"age":40,"outOfNetwork":[{"service":"lab","visits":1}]`), `{"seed":1,"years":1}`, []string{"without-effect /members/0/outOfNetwork"}},
		{"a service twice", one(`,"age":40,"conditions":["hiv"],"outOfNetwork":[{"service":"lab","visits":1},{"service":"lab","visits":2}]`), `{"seed":1,"years":1}`, []string{"duplicate-choice /members/0/outOfNetwork/1/service"}},
		{"several", one(`,"age":40,"use":"some","conditions":["hiv","hiv"]`), `{"seed":-1,"years":0}`, []string{
			"unknown-word /members/0/use", "out-of-range /simulation/seed", "out-of-range /simulation/years", "duplicate-choice /members/0/conditions/1"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			request := `{"year":2026,"members":` + tc.members + `,"care":[],`
			if tc.simulation != "" {
				request += `"simulation":` + tc.simulation + `,`
			}
			request += `"plans":[` + plan("HMO", benefits("")) + `]}`
			var answer struct {
				Error *struct{ Problems problem.List }
			}
			require.NoError(t, json.Unmarshal(estimator.SimulateJSON([]byte(totals(request))), &answer))
			if tc.want == nil {
				assert.Nil(t, answer.Error)
				return
			}
			require.NotNil(t, answer.Error)
			var got []string
			for _, p := range answer.Error.Problems {
				got = append(got, p.Code+" "+p.Pointer)
			}
			assert.ElementsMatch(t, tc.want, got)
		})
	}
}

// Twelve people with every condition, twelve plans.
func TestALargeHouseholdFinishes(t *testing.T) {
	all, _ := json.Marshal(reference.Condition("").Words())
	var members, plans []string
	for i := range 12 {
		id := string(rune('a' + i))
		relationship := map[int]string{0: "self", 1: "spouse"}[i]
		if relationship == "" {
			relationship = "child"
		}
		members = append(members, `{"id":"`+id+`","relationship":"`+relationship+`","age":30,"sex":"female","use":"high","conditions":`+string(all)+`}`)
		plans = append(plans, plan("POS", `"id":"`+id+`",`+limits("1000/1000/2000", "9000/9000/18000")+`,"unmarkedTerms":"afterDeductible","benefits":{"other":{"terms":"20%","outOfNetwork":"40%"}}`))
	}
	r := simulate(t, `{"year":2026,"members":[`+strings.Join(members, ",")+`],"care":[],"simulation":{"seed":9007199254740991,"years":60,"totalsOnly":true},"plans":[`+strings.Join(plans, ",")+`]}`)
	assert.Equal(t, 60, r.Years)
	assert.Equal(t, 100, r.Plans[0].MaximumReached)
	assert.Len(t, r.Pairs, 66)
}

// A limit is reached when nothing is left of it, to the cent.
func TestR38LimitsReached(t *testing.T) {
	for _, tc := range []struct {
		name                string
		price               string
		deductible, maximum int
	}{
		{"short of the deductible", "199.99", 0, 0},
		{"the deductible", "200.00", 100, 0},
		{"short of the maximum", "1199.97", 100, 0}, // 200 and 20% of 999.97, rounded
		{"the maximum", "1200.00", 100, 100},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := simulate(t, `{"year":2026,"members":`+onePerson+`,"care":[{"id":"i","member":"a","service":"lab","count":1,"price":`+tc.price+`}],"simulation":{"seed":1,"years":10},"plans":[`+
				plan("HMO", limits("200/200/400", "400/400/800")+`,`+benefits(`"lab":"20% after deductible"`))+`]}`)
			assert.Equal(t, tc.deductible, r.Plans[0].DeductibleReached)
			assert.Equal(t, tc.maximum, r.Plans[0].MaximumReached)
		})
	}
}

func TestNoYearsYet(t *testing.T) {
	s := running(t, simulated(drawnFamily, `[]`, "10"))
	s.Advance(-5)
	r := s.Result()
	assert.Zero(t, r.Years)
	assert.Zero(t, r.Plans[0].Total)
	assert.Zero(t, r.Plans[0].Cheapest)
	assert.Empty(t, r.Explanations)
	assert.Equal(t, estimator.StageYears, s.Stage())
}

// A plan that costs 528 more for a deductible of 250 less is dominated over
// possible years too; where it costs less than the difference can come to, not.
// What stands together fits together: differences are of the totals as they are
// told, and no total is told past the most that can be paid.
func TestR52Told(t *testing.T) {
	ask := request(onePerson, visit("lab", "100000"),
		yearly("a", "12200", "0", "9000", "$65"), yearly("b", "12700", "0", "9000", "$14"), yearly("c", "9000", "0", "5996", "20%"))
	r := simulate(t, strings.Replace(ask, `"ledger":true`, `"simulation":{"seed":2026,"years":1}`, 1))
	told := []string{}
	for _, p := range r.Plans {
		told = append(told, p.Told.Mean.String()+" "+p.Told.P90.String())
	}
	assert.Equal(t, []string{"12270.00 12270.00", "12710.00 12710.00", "14996.00 14996.00"}, told)
	told = []string{}
	for _, x := range r.Explanations {
		told = append(told, x.Other+" "+x.Difference.String()+" "+x.Told.String())
	}
	assert.Equal(t, []string{"b 449.00 440.00", "c 2731.00 2726.00"}, told)
}

func TestR32DominatedInPossibleYears(t *testing.T) {
	of := func(premium string) []compare.Dominated {
		s := running(t, `{"year":2026,"members":[{"id":"a","relationship":"self","age":50,"sex":"female","use":"high"}],"care":[],
			"simulation":{"seed":2026,"years":500},"plans":[`+
			yearly("low", premium, "750", "9000", "No charge after deductible")+`,`+yearly("high", "1000", "1000", "9000", "No charge after deductible")+`]}`)
		for s.Stage() != estimator.StageDone {
			s.Advance(1 << 30)
		}
		return s.Result().Dominated
	}
	got := of("1528")
	require.Len(t, got, 1)
	assert.Equal(t, "low by high 278.00 528.00", got[0].Plan+" by "+got[0].By+" "+got[0].AtLeast.String()+" "+got[0].AtMost.String())
	assert.Empty(t, of("1249.99"))
	assert.Len(t, of("1250"), 1, "never less, and without care more")
}
