package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/document"
)

func TestAnswerIsTheEstimators(t *testing.T) {
	echo := func(request []byte) []byte { return append([]byte("answer to "), request...) }
	assert.Equal(t, "answer to å", answer([]byte("å"), echo))
}

func TestPanicIsAnInternalError(t *testing.T) {
	for name, cause := range map[string]any{"error": assert.AnError, "text": "no such member", "nil": nil} {
		t.Run(name, func(t *testing.T) {
			got := answer([]byte("{}"), func([]byte) []byte { panic(cause) })
			assert.JSONEq(t, `{"error": {"code": "internal", "problems": []}}`, got)
		})
	}
}

func TestIndexOutOfRangeIsAnInternalError(t *testing.T) {
	got := answer(nil, func(request []byte) []byte { return request[3:] })
	assert.JSONEq(t, `{"error": {"code": "internal", "problems": []}}`, got)
}

// The door refuses what is too long in the same way as the estimator, but for
// the length found, which it does not know exactly.
func TestTooLong(t *testing.T) {
	type envelope struct {
		Error struct {
			Code     string
			Problems []struct{ Code, Pointer, Found, Expected string }
		}
	}
	var atDoor, inside envelope
	require.NoError(t, json.Unmarshal([]byte(tooLong(document.MaxBytes+1)), &atDoor))
	require.NoError(t, json.Unmarshal(estimator.EstimateJSON([]byte(strings.Repeat(" ", document.MaxBytes+1))), &inside))
	require.Len(t, atDoor.Error.Problems, 1)
	require.Len(t, inside.Error.Problems, 1)
	assert.Equal(t, "at least 1048577 bytes", atDoor.Error.Problems[0].Found)
	atDoor.Error.Problems[0].Found = inside.Error.Problems[0].Found
	assert.Equal(t, inside, atDoor)
}
