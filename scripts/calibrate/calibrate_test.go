package main

import (
	"math"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// root is the module's folder.
const root = "../../"

// The years of the tests: others than those of the tables printed. Of those of
// the samples, each has three plans.
const (
	testSeed    = 20260101
	testYears   = 400_000
	sampleYears = 60_000
)

// population is simulated once for all tests.
var population = sync.OnceValues(func() ([]filed, *sample) {
	plans, err := filedPlans()
	if err != nil {
		panic(err)
	}
	s, err := simulate(testSeed, testYears, plansOf(plans))
	if err != nil {
		panic(err)
	}
	return plans, s
})

func TestR36Services(t *testing.T) {
	_, s := population()
	rows, err := rowsOf2026(root)
	require.NoError(t, err)
	require.Len(t, rows, 15)
	alike, counted := 0, map[string]bool{}
	dollars := 0.0
	for i := range rows {
		r := &rows[i]
		units, spent := r.simulated(s)
		dollars += r.dollars
		assert.InEpsilon(t, r.dollars, spent, dollarsWithin, r.name)
		if !r.unlike {
			alike++
			assert.InEpsilon(t, r.units, units, unitsWithin, r.name)
		}
		for _, id := range append(r.services, r.with...) {
			assert.False(t, counted[id.String()], "%s counts once", id)
			counted[id.String()] = true
		}
	}
	assert.Equal(t, 13, alike, "the twelve of R36, and tests")
	// All that is drawn is in a row, and the rows are all that is published but
	// skilled nursing.
	for id := range service.Count {
		assert.Equal(t, counted[id.String()], s.care[id].units > 0, id.String())
	}
	want, err := published(root)
	require.NoError(t, err)
	assert.InDelta(t, want.mean-7.7565, dollars, 0.01)
}

func TestR36Spending(t *testing.T) {
	_, s := population()
	want, err := published(root)
	require.NoError(t, err)
	got := spendingOf(s.years)

	t.Run("published", func(t *testing.T) {
		// What the rule says of the tables, so that they were read right.
		assert.InDelta(t, 7386, want.mean, 0.5)
		assert.InDelta(t, 0.104, want.none, 0.0005)
		for i, share := range []float64{0.207, 0.555, 0.706, 0.967} {
			assert.InDelta(t, share, want.top[i], 0.0005)
		}
	})
	assert.InEpsilon(t, want.mean, got.mean, meanWithin)
	assert.True(t, noneAsked.holds(got.none), "without spending: %g, asked %s", got.none, noneAsked)
	for i, top := range tops {
		assert.True(t, topsAsked[i].holds(got.top[i]), "the top %g: %g, asked %s", top, got.top[i], topsAsked[i])
	}
	for i, limit := range limits {
		assert.InEpsilon(t, want.below[i], got.below[i], belowWithin, "below %d", limit)
	}
}

func TestR37ActuarialValues(t *testing.T) {
	plans, s := population()
	require.Len(t, plans, 5)
	sum := 0.0
	for i, value := range values(s.years, len(plans)) {
		assert.InDelta(t, plans[i].value, value, valueWithin, plans[i].plan.ID)
		sum += math.Abs(plans[i].value - value)
	}
	assert.LessOrEqual(t, sum/float64(len(plans)), valuesWithin, "on average")
}

// The page's samples are where the calculator's own means put them, and not far
// above what the law lets their metal be.
func TestR36Samples(t *testing.T) {
	all, err := designs(root)
	require.NoError(t, err)
	require.NotEmpty(t, all)
	of, err := valuesOf(testSeed, sampleYears, all)
	require.NoError(t, err)
	known := 0
	for i, d := range all {
		if !d.known {
			continue
		}
		known++
		assert.InDelta(t, of[i].means, of[i].counted, samplesWithin, d.id)
		assert.GreaterOrEqual(t, of[i].counted, d.low, d.id)
		assert.LessOrEqual(t, of[i].counted, d.high+aboveRange[d.year], d.id)
	}
	assert.Greater(t, known, 1)
}

// The groups are the whole population.
func TestR36TheReferencePopulation(t *testing.T) {
	all := 0
	for _, g := range groups() {
		all += g.people()
	}
	var members float64
	for _, f := range reference.Figures() {
		if f.Code == "members2014" {
			members = number(f.Value)
		}
	}
	// Weights are twelve times the people, but for what does not divide evenly.
	assert.InEpsilon(t, members*12, float64(all), 1e-5)
}
