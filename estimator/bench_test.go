package estimator_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/internal/random"
)

// BenchmarkEstimate works a request out that has been read, without ledger: the
// check of everything that its fields say together, the dates and places of
// the lines, and their adjudication.
func BenchmarkEstimate(b *testing.B) {
	for _, c := range []struct{ lines, plans int }{
		{10, 1}, {100, 1}, {1_000, 1}, {10_000, 1}, {1_000, 2}, {1_000, 4}, {1_000, 8},
	} {
		b.Run(fmt.Sprintf("lines=%d/plans=%d", c.lines, c.plans), func(b *testing.B) {
			r, problems := estimator.ReadRequest(random.Lines(c.lines, c.plans))
			require.NoError(b, problems.Err())
			b.ReportAllocs()
			for b.Loop() {
				if _, err := estimator.Estimate(r); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(c.lines*c.plans), "ns/line")
		})
	}
}

// BenchmarkReady estimates for a family of four with some 160 lines under four
// plans that were made ready once.
func BenchmarkReady(b *testing.B) {
	r, problems := estimator.ReadRequest(random.Family(1))
	require.NoError(b, problems.Err())
	ready, err := estimator.Prepare(r.Plans)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ready.Estimate(r); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(r.Plans)), "ns/plan")
}

// BenchmarkEstimateJSON answers for the same family from JSON to JSON, by an
// estimator that remembers nothing and by one that remembers the plans.
func BenchmarkEstimateJSON(b *testing.B) {
	for _, c := range []struct {
		name    string
		request []byte
	}{
		{"ledger=no", random.Family(1)},
		{"ledger=yes", random.WithLedger(random.Family(1))},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				estimator.EstimateJSON(c.request)
			}
		})
		b.Run(c.name+"/remembered", func(b *testing.B) {
			var e estimator.Estimator
			b.ReportAllocs()
			for b.Loop() {
				e.Estimate(c.request)
			}
		})
	}
}
