package main

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
)

// FuzzWorks begins, advances and closes works in any order, as each two bytes say: a
// function and its argument. Whatever is asked is answered or refused with a code.
func FuzzWorks(f *testing.F) {
	request, err := os.ReadFile("../estimator/testdata/simulation.json")
	require.NoError(f, err)
	f.Add([]byte{0, 0, 4, 1, 4, 255, 5, 1, 4, 1})
	f.Add([]byte{0, 0, 1, 0, 2, 0, 3, 0, 4, 4, 4, 3, 4, 2, 5, 2, 5, 2})
	f.Add([]byte{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 8})
	f.Fuzz(func(t *testing.T, calls []byte) {
		w := works{estimator: new(estimator.Estimator)}
		began := []func([]byte) []byte{w.simulation, w.comparison, w.ranking, w.split}
		for i := 0; i+1 < len(calls) && i < 64; i += 2 {
			argument := int(calls[i+1])
			answer := guarded(func() []byte {
				switch call := int(calls[i]) % 6; call {
				case 4:
					return w.advance(argument%10, argument%7-1)
				case 5:
					return w.close(argument % 10)
				default:
					if argument%16 == 15 {
						return began[call](request[:argument])
					}
					return began[call](request)
				}
			})
			require.NotEqual(t, internal, answer)
			require.True(t, json.Valid([]byte(answer)), "%.200s", answer)
			require.LessOrEqual(t, len(w.running), maxWorks)
		}
	})
}
