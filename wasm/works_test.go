package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
)

// simulationRequest is the family's of the estimator's tests, with few years.
func simulationRequest(t *testing.T) []byte {
	t.Helper()
	request, err := os.ReadFile("../estimator/testdata/simulation.json")
	require.NoError(t, err)
	require.Contains(t, string(request), `"years": 300`)
	return bytes.Replace(request, []byte(`"years": 300`), []byte(`"years": 60`), 1)
}

func begun(t *testing.T, answer []byte) int {
	t.Helper()
	var envelope struct{ OK struct{ Work int } }
	require.NoError(t, json.Unmarshal(answer, &envelope), "%s", answer)
	require.Positive(t, envelope.OK.Work, "%s", answer)
	return envelope.OK.Work
}

// toTheEnd advances a simulation until nothing is left, and returns its last answer.
func toTheEnd(s *works, number int) string {
	for {
		answer := string(s.advance(number, 100_000))
		if strings.Contains(answer, `"stage":"done"`) {
			return answer
		}
	}
}

func TestSimulationsGoInParts(t *testing.T) {
	s := works{estimator: new(estimator.Estimator)}
	request := simulationRequest(t)
	a, b := begun(t, s.simulation(request)), begun(t, s.simulation(request))
	assert.NotEqual(t, a, b)
	s.advance(a, 40)
	s.advance(b, 59)
	assert.Contains(t, string(s.advance(a, 0)), `"years":40,"of":60`)
	whole := string(estimator.SimulateJSON(request))
	assert.Contains(t, string(s.advance(a, 20)), `"years":60,"of":60,"stage":"rules"`)
	assert.Contains(t, string(s.advance(a, 60)), `"stage":"tippingPoints"`)
	assert.Equal(t, whole, toTheEnd(&s, a))
	assert.Equal(t, whole, toTheEnd(&s, b))
	assert.Equal(t, `{"ok":{}}`, string(s.close(a)))
	assert.Equal(t, string(refusal(unknownWork)), string(s.advance(a, 1)))
	assert.Equal(t, string(refusal(unknownWork)), string(s.close(a)))
	assert.Equal(t, whole, string(s.advance(b, 1)))
}

func TestARefusedSimulationTakesNoPlace(t *testing.T) {
	s := works{estimator: new(estimator.Estimator)}
	assert.Equal(t, string(estimator.SimulateJSON(nil)), string(s.simulation(nil)))
	assert.Empty(t, s.running)
}

func TestSimulationsAreBounded(t *testing.T) {
	s := works{estimator: new(estimator.Estimator)}
	request := simulationRequest(t)
	var all []int
	for range maxWorks {
		all = append(all, begun(t, s.simulation(request)))
	}
	assert.Equal(t, string(refusal(tooManyWorks)), string(s.simulation(request)))
	s.close(all[3])
	assert.Equal(t, strconv.Itoa(maxWorks+1), strconv.Itoa(begun(t, s.simulation(request))), "a number is not used again")
	assert.Equal(t, `{"error":{"code":"too-many-works","problems":[]}}`, string(s.simulation(request)))
}

func TestComparisonsGoInParts(t *testing.T) {
	s := works{estimator: new(estimator.Estimator)}
	request := simulationRequest(t)
	whole := string(estimator.CompareJSON(request))
	for _, steps := range []int{1, 3, 1000} {
		n := begun(t, s.comparison(request))
		assert.Equal(t, `{"ok":{"stage":"years"}}`, string(s.advance(n, 0)))
		stages, answer := map[string]bool{}, ""
		for range 100_000 {
			if answer = string(s.advance(n, steps)); !strings.HasPrefix(answer, `{"ok":{"stage":`) {
				break
			}
			stages[answer] = true
		}
		assert.Equal(t, whole, answer)
		if steps == 1 {
			assert.Contains(t, stages, `{"ok":{"stage":"tippingPoints"}}`)
		}
		assert.Equal(t, whole, string(s.advance(n, 5)), "nothing is left")
		assert.Equal(t, `{"ok":{}}`, string(s.close(n)))
	}
	assert.Equal(t, string(estimator.CompareJSON(nil)), string(s.comparison(nil)))
	assert.Empty(t, s.running)
}

func TestRankingsGoInParts(t *testing.T) {
	s := works{estimator: new(estimator.Estimator)}
	request := simulationRequest(t)
	a, b := begun(t, s.ranking(request)), begun(t, s.ranking(request))
	s.advance(a, 40)
	assert.Contains(t, string(s.advance(a, 0)), `"years":40,"of":60`)
	whole := toTheEnd(&s, b)
	assert.Contains(t, whole, `"years":60,"of":60`)
	assert.Equal(t, whole, toTheEnd(&s, a), "in parts or at once")
	assert.Equal(t, string(estimator.SimulateJSON(nil)), string(s.ranking(nil)), "a refused one takes no place")
	assert.Len(t, s.running, 2)
}

func TestSplitsGoInParts(t *testing.T) {
	s := works{estimator: new(estimator.Estimator)}
	request := simulationRequest(t)
	a, b := begun(t, s.split(request)), begun(t, s.split(request))
	assert.Equal(t, `{"ok":{"seed":20260101,"years":0,"of":60,"stage":"years","saves":"0.00","told":"0.00","compared":0,"several":0,"together":[],"unstated":[],"otherVariants":0}}`, string(s.advance(a, 39)))
	whole := toTheEnd(&s, b)
	assert.Contains(t, whole, `"years":60,"of":60`)
	assert.Equal(t, whole, toTheEnd(&s, a), "in parts or at once")
	assert.Equal(t, string(new(estimator.Estimator).Split(nil)), string(s.split(nil)), "a refused one takes no place")
	assert.Len(t, s.running, 2)
}
