package estimator_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/problem"
)

// Results and problems are the bytes that encoding/json makes of them.
func TestResultsAreWrittenAsEncodingJSONDoes(t *testing.T) {
	requests := [][]byte{random.Family(1), random.WithLedger(random.Family(2)), random.Lines(50, 12)}
	for seed := range uint64(300) {
		requests = append(requests, random.Request(seed))
	}
	for i, request := range requests {
		r, problems := estimator.ReadRequest(request)
		require.NoError(t, problems.Err())
		result, err := estimator.Estimate(r)
		require.NoError(t, err)
		want, err := json.Marshal(map[string]any{"ok": result})
		require.NoError(t, err)
		require.Equal(t, string(want), string(estimator.EstimateJSON(request)), "request %d", i)
	}
	for _, bad := range badInputs {
		var want bytes.Buffer
		require.NoError(t, json.NewEncoder(&want).Encode(map[string]any{"error": struct {
			Code     string       `json:"code"`
			Problems problem.List `json:"problems"`
		}{"invalid-request", bad.want}}))
		require.Equal(t, want.String(), string(estimator.EstimateJSON([]byte(bad.request)))+"\n", bad.name)
	}
}

// Without the ledger every other part of a result is the same.
func TestTheLedgerChangesNothingElse(t *testing.T) {
	for seed := range uint64(300) {
		r, problems := estimator.ReadRequest(random.Request(seed))
		require.NoError(t, problems.Err())
		with, err := estimator.Estimate(r)
		require.NoError(t, err)
		for i := range with.Plans {
			with.Plans[i].Ledger = nil
		}
		r.Ledger = false
		without, err := estimator.Estimate(r)
		require.NoError(t, err)
		require.Equal(t, with, without, "random.Request(%d)", seed)
	}
}
