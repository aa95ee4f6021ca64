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

// openDoor opens the door on an object and gives the exported function.
func openDoor(t *testing.T) func(args ...any) string {
	t.Helper()
	object, err := safejs.Global().Get("Object")
	require.NoError(t, err)
	door, err := object.New()
	require.NoError(t, err)
	require.NoError(t, safejs.Global().Set("outpocket", door))
	t.Cleanup(func() { assert.NoError(t, safejs.Global().Delete("outpocket")) })
	require.NoError(t, open())
	return func(args ...any) string {
		t.Helper()
		got, err := door.Call("estimate", args...)
		require.NoError(t, err)
		text, err := got.String()
		require.NoError(t, err)
		return text
	}
}

func TestDoorHandsTextThrough(t *testing.T) {
	estimate := openDoor(t)
	for _, request := range []string{"", "{}", `{"year": 2026, "å": "\u0000 🏥"}`, "not JSON"} {
		assert.Equal(t, string(estimator.EstimateJSON([]byte(request))), estimate(request))
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
