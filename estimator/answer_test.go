package estimator_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/internal/random"
)

// Requests, results and problems are the bytes that encoding/json makes of them.
func TestDocumentsAreWrittenAsEncodingJSONDoes(t *testing.T) {
	requests := [][]byte{random.Family(1), random.WithLedger(random.Family(2)), random.Lines(50, 12)}
	for seed := range uint64(random.Cases(300)) {
		requests = append(requests, drawn(seed))
	}
	for i, request := range requests {
		r, problems := estimator.ReadRequest(request)
		require.NoError(t, problems.Err())
		result, err := estimator.Estimate(r)
		require.NoError(t, err)
		want, err := json.Marshal(map[string]any{"ok": result})
		require.NoError(t, err)
		require.Equal(t, string(want), string(estimator.EstimateJSON(request)), "request %d", i)
		// What is read is written so too, and reads as the same: never with the
		// null that encoding/json writes for no list.
		r.Care = append([]care.Item{}, r.Care...)
		want, err = json.Marshal(r)
		require.NoError(t, err)
		written := document.Append(nil, r)
		require.Equal(t, string(want), string(written), "request %d", i)
		again, problems := estimator.ReadRequest(written)
		require.NoError(t, problems.Err())
		require.Equal(t, string(written), string(document.Append(nil, again)), "request %d", i)
		if i%10 != 0 {
			continue
		}
		comparison, err := estimator.Compare(r)
		require.NoError(t, err)
		want, err = json.Marshal(estimator.Answer{OK: comparison})
		require.NoError(t, err)
		require.Equal(t, string(want), string(estimator.CompareJSON(request)), "request %d", i)
	}
	request, err := os.ReadFile("testdata/simulation.json")
	require.NoError(t, err)
	s, answer := new(estimator.Estimator).Simulation(request)
	require.Empty(t, answer)
	s.Advance(50)
	want, err := json.Marshal(estimator.Answer{OK: s.Result()})
	require.NoError(t, err)
	require.Equal(t, string(want), string(s.ResultJSON()))
	for _, bad := range badInputs {
		got := estimator.EstimateJSON([]byte(bad.request))
		var answer estimator.Answer
		require.NoError(t, json.Unmarshal(got, &answer), bad.name)
		var want bytes.Buffer
		require.NoError(t, json.NewEncoder(&want).Encode(answer))
		require.Equal(t, want.String(), string(got)+"\n", bad.name)
	}
}

// Without the ledger every other part of a result is the same.
func TestTheLedgerChangesNothingElse(t *testing.T) {
	for seed := range uint64(random.Cases(300)) {
		r, problems := estimator.ReadRequest(drawn(seed))
		require.NoError(t, problems.Err())
		with, err := estimator.Estimate(r)
		require.NoError(t, err)
		for i := range with.Plans {
			with.Plans[i].Ledger = nil
		}
		r.Ledger = false
		without, err := estimator.Estimate(r)
		require.NoError(t, err)
		require.Equal(t, with, without, "request %d", seed)
	}
}
