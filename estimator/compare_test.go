package estimator_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/internal/random"
)

// compared compares the plans of a request that is right.
func compared(t *testing.T, text string) *compare.Comparison {
	t.Helper()
	r, problems := estimator.ReadRequest([]byte(text))
	require.NoError(t, problems.Err())
	c, err := estimator.Compare(r)
	require.NoError(t, err)
	return c
}

func TestComparisonsAreWrittenAsEncodingJSONDoes(t *testing.T) {
	for seed := range uint64(random.Cases(300)) {
		text := drawn(seed)
		want, err := json.Marshal(map[string]any{"ok": compared(t, string(text))})
		require.NoError(t, err)
		require.Equal(t, string(want), string(estimator.CompareJSON(text)), "request %d", seed)
	}
}

func TestCompareRefusesWhatEstimateRefuses(t *testing.T) {
	for _, text := range []string{``, `{}`, `{"year":2026}`, request(onePerson, visit("lab", "300"))} {
		refusal := estimator.CompareJSON([]byte(text))
		assert.True(t, bytes.HasPrefix(refusal, []byte(`{"error":`)), text)
		assert.Equal(t, string(estimator.EstimateJSON([]byte(text))), string(refusal))
	}
	r, problems := estimator.ReadRequest([]byte(request(onePerson, visit("lab", "300"), plan("HMO", `"benefits":{}`))))
	require.NoError(t, problems.Err())
	_, err := estimator.Compare(r)
	_, want := estimator.Estimate(r)
	assert.Equal(t, want, err)
	assert.Error(t, err)
}

func BenchmarkCompareJSON(b *testing.B) {
	family := random.Family(1)
	b.ReportAllocs()
	for b.Loop() {
		estimator.CompareJSON(family)
	}
}
