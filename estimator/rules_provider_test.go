package estimator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/problem"
)

// A surgeon at a network facility, to whom the patient signed that they may bill
// more, was chosen: no plan makes of that a network surgeon.
func TestR14ConsentChoosesTheProvider(t *testing.T) {
	surgeon := `{"id":"x","member":"a","service":"outpatientSurgeon","count":1,"price":4000,"charge":10000,"outOfNetwork":true,"atNetworkFacility":true,"consented":true}`
	p := year(t, onePerson, surgeon, plan("HMO", benefits(`"other":"20%"`)))
	assert.Equal(t, []string{"n 10000.00"}, shares(p))
	assert.Equal(t, []string{"out-of-network-not-covered"}, reasons(&p.Ledger[0]))
	assert.Empty(t, p.Providers.Choices, "nothing is left to choose")
	p = year(t, onePerson, surgeon, plan("PPO", benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`)))
	assert.Equal(t, []string{"k 1600.00 b 6000.00"}, shares(p))
	assert.Empty(t, p.Providers.Choices)
	got := oneProblem(t, request(onePerson, strings.Replace(surgeon, `"consented":true`, `"consented":true,"ifOutside":"switch"`, 1), plan("HMO", benefits(`"other":"20%"`))))
	assert.Equal(t, problem.Problem{Code: "switch-consented", Pointer: "/care/0/ifOutside", Found: "switch", Expected: "keep"}, got)
}

// skinAndLab are a dermatologist and a lab outside every network, with what the
// household does about the first.
func skinAndLab(ifOutside string) string {
	return `{"id":"skin","member":"a","service":"specialist","count":3,"price":100,"charge":260,"outOfNetwork":true,"referral":"have"` + ifOutside + `},
		{"id":"old","member":"a","service":"lab","count":1,"price":20,"charge":50,"outOfNetwork":true}`
}

// choices are told as "item chosen other difference".
func choices(p *estimator.PlanResult) []string {
	list := []string{}
	for _, c := range p.Providers.Choices {
		list = append(list, fmt.Sprint(c.Item, " ", c.Chosen, " ", c.Other, " ", c.Difference))
	}
	return list
}

func TestR49KeepOrSwitch(t *testing.T) {
	hmo := plan("HMO", benefits(`"other":"20%","specialist":"$40"`))
	ppo := plan("PPO", benefits(`"other":{"terms":"$40","outOfNetwork":"50%"}`))
	indemnity := plan("Indemnity", benefits(`"other":"20%"`))
	for _, c := range []struct {
		name, plan, ifOutside string
		shares                []string
		kept, switched        string
		choices               []string
	}{
		{"kept where nothing is said", hmo, ``, []string{"n 260.00", "n 260.00", "n 50.00", "n 260.00"}, "830.00", "124.00",
			[]string{"skin keep 170.00 -660.00", "old keep 784.00 -46.00"}},
		{"kept", hmo, `,"ifOutside":"keep"`, []string{"n 260.00", "n 260.00", "n 50.00", "n 260.00"}, "830.00", "124.00",
			[]string{"skin keep 170.00 -660.00", "old keep 784.00 -46.00"}},
		{"switched", hmo, `,"ifOutside":"switch"`, []string{"c 40.00", "c 40.00", "n 50.00", "c 40.00"}, "830.00", "124.00",
			[]string{"skin switch 830.00 660.00", "old keep 124.00 -46.00"}},
		{"kept, and covered in part", ppo, ``, []string{"k 50.00 b 160.00", "k 50.00 b 160.00", "k 10.00 b 30.00", "k 50.00 b 160.00"}, "670.00", "140.00",
			[]string{"skin keep 160.00 -510.00", "old keep 650.00 -20.00"}},
		{"switched under a plan that would cover it", ppo, `,"ifOutside":"switch"`, []string{"c 40.00", "c 40.00", "k 10.00 b 30.00", "c 40.00"}, "670.00", "140.00",
			[]string{"skin switch 670.00 510.00", "old keep 140.00 -20.00"}},
		{"kept without a network", indemnity, ``, []string{"k 52.00", "k 52.00", "k 10.00", "k 52.00"}, "166.00", "64.00",
			[]string{"skin keep 70.00 -96.00", "old keep 160.00 -6.00"}},
		{"switched to one who takes the price in full", indemnity, `,"ifOutside":"switch"`, []string{"k 20.00", "k 20.00", "k 10.00", "k 20.00"}, "166.00", "64.00",
			[]string{"skin switch 166.00 96.00", "old keep 64.00 -6.00"}},
	} {
		p := year(t, onePerson, skinAndLab(c.ifOutside), c.plan)
		assert.Equal(t, c.shares, shares(p), c.name)
		assert.Equal(t, c.kept+" "+c.switched, p.Providers.Kept.String()+" "+p.Providers.Switched.String(), c.name)
		assert.Equal(t, c.choices, choices(p), c.name)
	}
	p := year(t, onePerson, skinAndLab(`,"ifOutside":"switch"`), hmo)
	assert.Equal(t, []string{"changed-to-network"}, reasons(&p.Ledger[0]))
	// Whoever is in the network is no choice.
	p = year(t, onePerson, `{"id":"x","member":"a","service":"lab","count":1,"price":20,"ifOutside":"switch"}`, hmo)
	assert.Empty(t, p.Providers.Choices)
	assert.Equal(t, p.Total, p.Providers.Kept)
	assert.Equal(t, p.Total, p.Providers.Switched)
}

// Where nobody decides, or nobody could, to switch changes nothing and is no
// choice.
func TestR49SwitchHasNoEffect(t *testing.T) {
	hmo := plan("HMO", `"id":"hmo",`+benefits(`"other":"20%"`))
	ppo := plan("PPO", `"id":"ppo",`+benefits(`"other":{"terms":"20%","outOfNetwork":"40%"}`))
	indemnity := plan("Indemnity", `"id":"indemnity",`+benefits(`"other":"20%"`))
	for _, c := range []struct{ service, more string }{
		{"emergencyRoom", ``}, {"airAmbulance", ``}, {"ambulance", ``}, {"lab", `,"emergency":true`},
		{"lab", `,"authorized":true`}, {"outpatientSurgeon", `,"atNetworkFacility":true`}, {"lab", `,"dates":["2025-12-31"]`},
	} {
		item := `{"id":"x","member":"a","service":"` + c.service + `","count":1,"price":100,"charge":300,"outOfNetwork":true` + c.more
		keep, change := estimate(t, request(onePerson, item+`}`, hmo, ppo, indemnity)), estimate(t, request(onePerson, item+`,"ifOutside":"switch"}`, hmo, ppo, indemnity))
		assert.Equal(t, keep, change, c)
		for i := range keep.Plans {
			assert.Empty(t, keep.Plans[i].Providers.Choices, c)
		}
	}
	away := `{"id":"x","member":"a","service":"lab","count":1,"price":100,"charge":300,"outOfNetwork":true,"away":true`
	keep, change := estimate(t, request(onePerson, away+`}`, hmo)), estimate(t, request(onePerson, away+`,"ifOutside":"switch"}`, hmo))
	assert.Equal(t, keep, change)
	assert.Empty(t, keep.Plans[0].Providers.Choices)
}

// Every choice is what an estimate with the other one comes to.
func TestR49ChoicesAreEstimatesOfTheirOwn(t *testing.T) {
	tried := 0
	for seed := range uint64(random.Cases(800)) {
		text := drawn(seed)
		r, problems := estimator.ReadRequest(text)
		require.NoError(t, problems.Err())
		// The plans are the same whatever is chosen, and are read once.
		ready, err := estimator.Prepare(r.Plans)
		require.NoError(t, err)
		now, err := ready.Estimate(r)
		require.NoError(t, err)
		with := func(choose func(*care.Item)) *estimator.Result {
			other := *r
			other.Care = slices.Clone(r.Care)
			for i := range other.Care {
				choose(&other.Care[i])
			}
			result, err := ready.Estimate(&other)
			require.NoError(t, err)
			return result
		}
		kept := with(func(it *care.Item) { it.IfOutside = care.Keep })
		switched := with(func(it *care.Item) {
			if !it.Consented {
				it.IfOutside = care.Switch
			}
		})
		for i := range now.Plans {
			p := &now.Plans[i]
			require.Equal(t, kept.Plans[i].Total, p.Providers.Kept, "request %d %s", seed, p.ID)
			require.Equal(t, switched.Plans[i].Total, p.Providers.Switched, "request %d %s", seed, p.ID)
			for _, c := range p.Providers.Choices {
				other := with(func(it *care.Item) {
					switch {
					case it.ID != c.Item:
					case it.IfOutside == care.Switch:
						it.IfOutside = care.Keep
					default:
						it.IfOutside = care.Switch
					}
				}).Plans[i].Total
				require.Equal(t, other, *c.Other, "request %d %s %s", seed, p.ID, c.Item)
				require.Equal(t, other-p.Total, *c.Difference)
				tried++
			}
		}
	}
	assert.Greater(t, tried, random.Cases(500))
}

func TestR49ManyChoices(t *testing.T) {
	var items []string
	for i := range compare.MostAlone + 1 {
		items = append(items, fmt.Sprintf(`{"id":"i%d","member":"a","service":"lab","count":1,"price":100,"charge":300,"outOfNetwork":true}`, i))
	}
	p := year(t, onePerson, strings.Join(items, ","), plan("HMO", benefits(`"other":"20%"`)))
	require.Len(t, p.Providers.Choices, compare.MostAlone+1)
	assert.Equal(t, "420.00", p.Providers.Switched.String())
	assert.Equal(t, "-280.00", p.Providers.Choices[compare.MostAlone-1].Difference.String())
	assert.Nil(t, p.Providers.Choices[compare.MostAlone].Other)
	assert.Nil(t, p.Providers.Choices[compare.MostAlone].Difference)
}

// Years of very many lines are worked out a few times only, so that no estimate takes long:
// under few plans more often.
func TestR49ManyLines(t *testing.T) {
	var items []string
	for i := range 30 {
		more := `,"provider":"chen"`
		if i < 4 {
			more = `,"outOfNetwork":true,"ifOutside":"` + []string{"keep", "switch"}[i%2] + `"`
		}
		items = append(items, fmt.Sprintf(`{"id":"i%d","member":"a","service":"lab","count":500,"price":100,"charge":300%s}`, i, more))
	}
	under := func(number int) *estimator.PlanResult {
		var plans []string
		for i := range number {
			plans = append(plans, plan("HMO", fmt.Sprintf(`"id":"p%d",`, i)+benefits(`"other":"20%"`)))
		}
		text := strings.Replace(request(onePerson, strings.Join(items, ","), plans...), `"ledger":true`, `"ledger":false`, 1)
		return &estimate(t, strings.Replace(text, `{"year"`, `{"providers":[{"id":"chen","name":"Chen"}],"year"`, 1)).Plans[0]
	}
	few, many := under(1), under(6)
	require.Len(t, many.Providers.Choices, 4)
	assert.Equal(t, few.Providers.Kept, many.Providers.Kept)
	assert.Equal(t, few.Providers.Switched, many.Providers.Switched)
	assert.NotEqual(t, many.Providers.Kept, many.Providers.Switched)
	require.Len(t, few.Providers.IfOutside, 1)
	assert.Empty(t, many.Providers.IfOutside)
	for i := range few.Providers.Choices {
		assert.NotNil(t, few.Providers.Choices[i].Other)
		assert.Nil(t, many.Providers.Choices[i].Other)
	}
}

// In possible years every choice, of a listed item or of drawn visits, is what a
// simulation of the same years with the other one comes to.
func TestR49ChoicesInPossibleYears(t *testing.T) {
	plans := []string{
		plan("HMO", `"id":"hmo",`+limits("500/500/1000", "6000/6000/9000")+`,"unmarkedTerms":"deductibleWaived",`+benefits(`"primaryCare":"$25","specialist":"$40","other":"20% after deductible"`)),
		plan("PPO", `"id":"ppo","unmarkedTerms":"deductibleWaived",`+benefits(`"specialist":{"terms":"$50","outOfNetwork":"40%"},"other":{"terms":"30%","outOfNetwork":"50%"}`)),
	}
	simulated := func(skin, sought string) []estimator.SimulatedPlan {
		members := `[{"id":"a","relationship":"self","age":40,"sex":"female","use":"typical","outOfNetwork":[{"service":"mentalHealthVisit","visits":2` + sought + `}]}]`
		text := strings.Replace(request(members, skinAndLab(skin), plans...), `{"year"`, `{"simulation":{"seed":1,"years":400},"year"`, 1)
		r, problems := estimator.ReadRequest([]byte(text))
		require.NoError(t, problems.Err())
		s, err := estimator.NewSimulation(r)
		require.NoError(t, err)
		s.Advance(150) // in parts
		s.Advance(400)
		return s.Result().Plans
	}
	const keep, change = "", `,"ifOutside":"switch"`
	now, skin, sought := simulated(keep, change), simulated(change, change), simulated(keep, keep)
	for i, p := range now {
		require.Len(t, p.Providers.Choices, 3, p.ID)
		for k, other := range []estimator.SimulatedPlan{skin[i], {}, sought[i]} {
			c := p.Providers.Choices[k]
			assert.Equal(t, []care.IfOutside{care.Keep, care.Keep, care.Switch}[k], c.Chosen)
			assert.Equal(t, *c.Other-p.Total.Mean, *c.Difference)
			if k != 1 {
				assert.Equal(t, other.Total.Mean, *c.Other, "%s %d", p.ID, k)
				assert.NotZero(t, *c.Difference)
			}
		}
		assert.Equal(t, "a mentalHealthVisit", p.Providers.Choices[2].Member+" "+p.Providers.Choices[2].Service.String())
		assert.Equal(t, sought[i].Total.Mean, p.Providers.Kept)
		assert.Equal(t, skin[i].Total.Mean+*skin[i].Providers.Choices[1].Difference, p.Providers.Switched)
		assert.Equal(t, p.Providers.Kept-p.Providers.Switched, p.Providers.Difference)
	}
}

// A plan whose network somebody's provider is outside of, and that does not cover
// them, makes no other plan a waste (R32).
func TestR49NoPlanIsDominatedForCoveringAProvider(t *testing.T) {
	cheap := plan("HMO", `"id":"cheap",`+benefits(`"other":"$10"`))
	dear := func(out string) string {
		return strings.Replace(plan("PPO", `"id":"dear",`+benefits(`"other":{"terms":"$20","outOfNetwork":"`+out+`"}`)), `"amount":0`, `"amount":1000`, 1)
	}
	outside := func(more string) string {
		return `{"id":"x","member":"a","service":"lab","count":1,"price":100,"charge":120,` + more + `}`
	}
	drawn := func(ifOutside string) string {
		return `[{"id":"a","relationship":"self","age":40,"sex":"female","use":"low","outOfNetwork":[{"service":"lab","visits":1` + ifOutside + `}]}]`
	}
	for _, c := range []struct {
		name, members, care, dear string
		dominated                 bool
	}{
		{"nobody is outside", onePerson, outside(`"outOfNetwork":false`), dear("50%"), true},
		{"one who is kept and covered", onePerson, outside(`"outOfNetwork":true`), dear("50%"), false},
		{"one who is in the other's network", onePerson, outside(`"outOfNetwork":["cheap"]`), dear("50%"), false},
		{"the same, but switched where outside", onePerson, outside(`"outOfNetwork":["cheap"],"ifOutside":"switch"`), dear("50%"), false},
		{"one who is covered by neither", onePerson, outside(`"outOfNetwork":true`), dear("Not covered"), true},
		{"one who is switched under both", onePerson, outside(`"outOfNetwork":true,"ifOutside":"switch"`), dear("50%"), true},
		{"an emergency", onePerson, outside(`"outOfNetwork":true,"emergency":true`), dear("50%"), true},
		{"sought for drawn care", drawn(``), ``, dear("50%"), false},
		{"sought and switched", drawn(`,"ifOutside":"switch"`), ``, dear("50%"), true},
	} {
		text := request(c.members, c.care, cheap, c.dear)
		assert.Equal(t, c.dominated, len(compared(t, text).Dominated) == 1, c.name)
		r, problems := estimator.ReadRequest([]byte(strings.Replace(text, `{"year"`, `{"simulation":{"seed":1,"years":50},"year"`, 1)))
		require.NoError(t, problems.Err())
		s, err := estimator.NewSimulation(r)
		require.NoError(t, err, c.name)
		for s.Stage() != estimator.StageDone {
			assert.Empty(t, s.Result().Dominated, "before all is tried: %s", c.name)
			s.Advance(1 << 30)
		}
		assert.Equal(t, c.dominated, len(s.Result().Dominated) == 1, c.name)
	}
}
