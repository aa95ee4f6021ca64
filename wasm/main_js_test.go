//go:build js && wasm

package main

import (
	"strings"
	"testing"

	"github.com/hack-pad/safejs"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/document"
)

// openDoor opens the door on an object and gives the function that estimates.
func openDoor(t *testing.T) func(args ...any) string {
	t.Helper()
	call := openFunctions(t)
	return func(args ...any) string {
		t.Helper()
		return call("estimate", args...)
	}
}

// openFunctions opens the door on an object and gives what calls its functions.
func openFunctions(t *testing.T) func(name string, args ...any) string {
	t.Helper()
	object, err := safejs.Global().Get("Object")
	require.NoError(t, err)
	door, err := object.New()
	require.NoError(t, err)
	require.NoError(t, safejs.Global().Set("outpocket", door))
	t.Cleanup(func() { assert.NoError(t, safejs.Global().Delete("outpocket")) })
	require.NoError(t, open())
	return func(name string, args ...any) string {
		t.Helper()
		got, err := door.Call(name, args...)
		require.NoError(t, err)
		text, err := got.String()
		require.NoError(t, err)
		return text
	}
}

const valid = `{"year":2026,"members":[{"id":"a","relationship":"self","age":40}],"care":[],"plans":[
	{"id":"p","name":"P","type":"HMO","year":2026,"premium":{"period":"month","amount":100},"benefits":{"other":"20%"}}]}`

func TestDoorHandsTextThrough(t *testing.T) {
	for name, answerer := range map[string]func([]byte) []byte{"estimate": estimator.EstimateJSON, "checkPlan": new(estimator.Estimator).CheckPlan} {
		t.Run(name, func(t *testing.T) {
			call := openFunctions(t)
			for _, request := range []string{"", "{}", `{"year": 2026, "å": "\u0000 🏥"}`, "not JSON", valid} {
				assert.Equal(t, string(answerer([]byte(request))), call(name, request))
			}
		})
	}
}

func TestDoorTakesAnythingElseForAnEmptyRequest(t *testing.T) {
	estimate := openDoor(t)
	empty := string(estimator.EstimateJSON(nil))
	assert.Equal(t, empty, estimate())
	assert.Equal(t, empty, estimate(5))
	assert.Equal(t, empty, estimate(safejs.Undefined()))
	assert.Equal(t, empty, estimate(safejs.Null()))
	assert.Equal(t, empty, estimate(map[string]any{"year": 2026}))
}

func TestDoorRefusesWhatIsTooLong(t *testing.T) {
	estimate := openDoor(t)
	assert.Equal(t, tooLong(2<<20), estimate(strings.Repeat("a", 2<<20)))
	assert.NotContains(t, estimate(strings.Repeat(" ", document.MaxBytes)), "document-too-long")
	// Fewer UTF-16 units than the limit, more bytes: the estimator's to refuse.
	assert.Contains(t, estimate(strings.Repeat("å", document.MaxBytes*3/4)), "document-too-long")
}

func TestOpenWithoutAStarter(t *testing.T) {
	assert.Error(t, open())
}

func TestDoorSimulates(t *testing.T) {
	call := openFunctions(t)
	request := simulationRequest(t)
	n := begun(t, []byte(call("simulation", string(request))))
	assert.Contains(t, call("advance", n, 0), `"years":0,`)
	last := ""
	for !strings.Contains(last, `"stage":"done"`) {
		last = call("advance", n, 100_000)
	}
	assert.Equal(t, string(estimator.SimulateJSON(request)), last)
	for _, args := range [][]any{{}, {n + 1, 5}, {"1", 5}, {0.5, 1}, {-1, 1}, {1e300, 1}} {
		assert.Equal(t, string(refusal(unknownWork)), call("advance", args...))
		assert.Equal(t, string(refusal(unknownWork)), call("close", args...))
	}
	for _, years := range []any{"7", 0.5, -3, 1e300, nil} {
		assert.Contains(t, call("advance", n, years), `"years":60,`)
	}
	assert.Equal(t, `{"ok":{}}`, call("close", n))
	assert.Equal(t, string(refusal(unknownWork)), call("close", n))
	assert.Equal(t, string(estimator.SimulateJSON(nil)), call("simulation"))
	assert.Equal(t, tooLong(2<<20), call("simulation", strings.Repeat("a", 2<<20)))
}
