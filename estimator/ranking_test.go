package estimator_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/internal/random"
)

// A ranking says of each plan what a simulation and an estimate say of it, with care
// that is drawn and without, and with and without a limit in the worst case.
func TestRankingSaysWhatASimulationSays(t *testing.T) {
	family, err := os.ReadFile("testdata/simulation.json")
	require.NoError(t, err)
	notRead := simulated(drawnFamily, `[]`, "120")
	notRead = strings.ReplaceAll(notRead, `"plans":[`, `"plans":[`+plan("EPO", `"id":"not-read",`+benefits(`"imaging":"Unknown","other":"20%"`))+",")
	requests := map[string][]byte{"a family": family, "terms that nobody has read": []byte(notRead), "a drawn couple": []byte(simulated(drawnFamily, `[]`, "120"))}
	for seed := range uint64(max(random.Cases(100), 10)) {
		requests[fmt.Sprint("random ", seed)] = append([]byte(`{"simulation":{"seed":7,"years":30,"totalsOnly":true},`), drawn(seed)[1:]...)
	}
	var limits, years, same, unknown int
	for name, text := range requests {
		r, problems := estimator.ReadRequest(text)
		require.Empty(t, problems, name)
		var e estimator.Estimator
		asked, answer := e.Ranking(text)
		require.Nil(t, answer, name)
		asked.Advance(r.Simulation.Years)
		ranking := asked.Result()
		estimated, err := estimator.Estimate(r)
		require.NoError(t, err)
		s, err := estimator.NewSimulation(r)
		require.NoError(t, err)
		s.Advance(r.Simulation.Years)
		drawn := s.Result()
		assert.Equal(t, r.Simulation.Years, ranking.Years)
		assert.Equal(t, estimator.StageDone, ranking.Stage)
		require.Len(t, ranking.Plans, len(r.Plans))
		for i, p := range ranking.Plans {
			of := estimated.Plans[i]
			assert.Equal(t, drawn.Plans[i].ID, p.ID, name)
			assert.Equal(t, drawn.Plans[i].Total, p.Total, name)
			assert.Equal(t, of.Premium, p.Premium, name)
			assert.Equal(t, of.WorstCase.Total, p.WorstCase, name)
			assert.Equal(t, drawn.Plans[i].UnknownTerms, p.UnknownTerms, name)
			if p.UnknownTerms != nil {
				unknown++
			}
			if !drawn.Drawn {
				same++
				assert.Equal(t, of.Total, p.Total.Mean, name)
			} else {
				years++
			}
			if p.WorstCase != nil {
				limits++
			}
		}
	}
	assert.Positive(t, same)
	assert.Positive(t, unknown)
	assert.Positive(t, years)
	assert.Positive(t, limits)
	assert.Less(t, limits, same+years)
}

// Years in slices are the years at once, and no more of them than were asked for.
func TestRankingGoesInSlices(t *testing.T) {
	request := []byte(simulated(drawnFamily, `[]`, "120"))
	var e estimator.Estimator
	whole := string(e.Rank(request))
	r, answer := e.Ranking(request)
	require.Nil(t, answer)
	for r.Stage() != estimator.StageDone {
		r.Advance(50)
		assert.Equal(t, r.Result().Years < 120, r.Stage() == estimator.StageYears)
	}
	r.Advance(50)
	assert.Equal(t, whole, string(r.ResultJSON()))
}

// What is wrong with a request is told as of a simulation.
func TestRankingRefusesWhatASimulationRefuses(t *testing.T) {
	var right map[string]any
	require.NoError(t, json.Unmarshal([]byte(simulated(drawnFamily, `[]`, "120")), &right))
	for name, change := range map[string]func(map[string]any){
		"no years": func(r map[string]any) { delete(r, "simulation") },
		"no plans": func(r map[string]any) { r["plans"] = []any{} },
		"no one":   func(r map[string]any) { r["members"] = []any{} },
	} {
		wrong := maps.Clone(right)
		change(wrong)
		text, err := json.Marshal(wrong)
		require.NoError(t, err)
		r, answer := new(estimator.Estimator).Ranking(text)
		assert.Nil(t, r, name)
		assert.Equal(t, string(estimator.SimulateJSON(text)), string(answer), name)
		assert.Contains(t, string(answer), `"invalid-request"`, name)
	}
}
