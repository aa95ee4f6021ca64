package main

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/reference"
)

// root is the module's folder.
const root = "../../"

// The years of the tests: others than those of the tables printed.
const (
	testSeed  = 20260101
	testYears = 200_000
)

// population is simulated once for all tests.
var population = sync.OnceValues(func() ([]filed, []year) {
	plans, err := filedPlans()
	if err != nil {
		panic(err)
	}
	years, err := simulate(testSeed, testYears, plansOf(plans))
	if err != nil {
		panic(err)
	}
	return plans, years
})

func TestR36Spending(t *testing.T) {
	_, years := population()
	want, err := published(root)
	require.NoError(t, err)
	got := spendingOf(years)

	t.Run("published", func(t *testing.T) {
		// What the rule says of the tables, so that they were read right.
		assert.InDelta(t, 7386, want.mean, 0.5)
		assert.InDelta(t, 0.104, want.none, 0.0005)
		for i, share := range []float64{0.207, 0.555, 0.706, 0.967} {
			assert.InDelta(t, share, want.top[i], 0.0005)
		}
	})
	assert.InEpsilon(t, want.mean, got.mean, 0.05)
	assert.InDelta(t, want.none, got.none, 0.02)
	for i, top := range tops {
		assert.InDelta(t, want.top[i], got.top[i], 0.03, "the top %g", top)
	}
}

func TestR37ActuarialValues(t *testing.T) {
	plans, years := population()
	require.Len(t, plans, 5)
	for i, value := range values(years, len(plans)) {
		assert.InDelta(t, plans[i].value, value, 0.03, plans[i].plan.ID)
	}
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
