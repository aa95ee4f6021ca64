package main

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
)

func simulationRequest(t *testing.T) []byte {
	t.Helper()
	request, err := os.ReadFile("../estimator/testdata/simulation.json")
	require.NoError(t, err)
	return request
}

func begun(t *testing.T, answer []byte) int {
	t.Helper()
	var envelope struct{ OK struct{ Simulation int } }
	require.NoError(t, json.Unmarshal(answer, &envelope), "%s", answer)
	require.Positive(t, envelope.OK.Simulation, "%s", answer)
	return envelope.OK.Simulation
}

// toTheEnd advances a simulation until nothing is left, and returns its last answer.
func toTheEnd(s *simulations, number int) string {
	for {
		answer := string(s.advance(number, 100_000))
		if strings.Contains(answer, `"stage":"done"`) {
			return answer
		}
	}
}

func TestSimulationsGoInParts(t *testing.T) {
	s := simulations{estimator: new(estimator.Estimator)}
	request := simulationRequest(t)
	a, b := begun(t, s.begin(request)), begun(t, s.begin(request))
	assert.NotEqual(t, a, b)
	s.advance(a, 200)
	s.advance(b, 299)
	assert.Contains(t, string(s.advance(a, 0)), `"years":200,"of":300`)
	whole := string(estimator.SimulateJSON(request))
	assert.Contains(t, string(s.advance(a, 100)), `"years":300,"of":300,"stage":"rules"`)
	assert.Contains(t, string(s.advance(a, 300)), `"stage":"tippingPoints"`)
	assert.Equal(t, whole, toTheEnd(&s, a))
	assert.Equal(t, whole, toTheEnd(&s, b))
	assert.Equal(t, `{"ok":{}}`, string(s.close(a)))
	assert.Equal(t, string(refusal(unknownSimulation)), string(s.advance(a, 1)))
	assert.Equal(t, string(refusal(unknownSimulation)), string(s.close(a)))
	assert.Equal(t, whole, string(s.advance(b, 1)))
}

func TestARefusedSimulationTakesNoPlace(t *testing.T) {
	s := simulations{estimator: new(estimator.Estimator)}
	assert.Equal(t, string(estimator.SimulateJSON(nil)), string(s.begin(nil)))
	assert.Empty(t, s.running)
}

func TestSimulationsAreBounded(t *testing.T) {
	s := simulations{estimator: new(estimator.Estimator)}
	request := simulationRequest(t)
	var all []int
	for range maxSimulations {
		all = append(all, begun(t, s.begin(request)))
	}
	assert.Equal(t, string(refusal(tooManySimulations)), string(s.begin(request)))
	s.close(all[3])
	assert.Equal(t, strconv.Itoa(maxSimulations+1), strconv.Itoa(begun(t, s.begin(request))), "a number is not used again")
	assert.Equal(t, `{"error":{"code":"too-many-simulations","problems":[]}}`, string(s.begin(request)))
}
