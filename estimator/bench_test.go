package estimator_test

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/places"
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

// BenchmarkLongestCall asks what is longest to work out, in steps of one, and tells how
// long the longest single call takes: 250 ms is the most that any may.
func BenchmarkLongestCall(b *testing.B) {
	const years = 2
	largest, accounts := random.Largest(years), random.Accounts(years)
	ledger := random.WithLedger(random.Lines(20_000, 1))
	for _, c := range []struct {
		name    string
		request []byte
		begin   func(e *estimator.Estimator, request []byte) (inSteps, []byte)
	}{
		{"estimate/largest", largest, nil},
		{"estimate/accounts", accounts, nil},
		{"estimate/providers", random.Providers(years), nil},
		{"estimate/lines", random.Lines(care.MaxLinesOfPlans/12, 12), nil},
		{"estimate/ledger", ledger, nil},
		{"comparison/largest", largest, comparison},
		{"comparison/accounts", accounts, comparison},
		{"comparison/lines", random.Lines(care.MaxLinesOfPlans/12, 12), comparison},
		{"simulation/largest", largest, simulation},
		{"simulation/accounts", accounts, simulation},
		{"simulation/providers", random.Providers(years), simulation},
		{"ranking/largest", largest, ranking},
		{"split/largest", largest, splitting},
		{"split/family", random.Splits(200), splitting},
	} {
		b.Run(c.name, func(b *testing.B) {
			var longest time.Duration
			timed := func(call func() []byte) []byte {
				// Between two calls the page's thread is let go, and with it the garbage collector
				// gets its turn: as WebAssembly it has none within a call.
				runtime.Gosched()
				from := time.Now()
				answer := call()
				longest = max(longest, time.Since(from))
				if !bytes.HasPrefix(answer, []byte(`{"ok":`)) {
					b.Fatalf("%.300s", answer)
				}
				return answer
			}
			for b.Loop() {
				e := estimator.Estimator{Places: places.Of}
				if c.begin == nil {
					timed(func() []byte { return e.Estimate(c.request) })
					continue
				}
				var work inSteps
				timed(func() []byte {
					var refused []byte
					if work, refused = c.begin(&e, c.request); refused != nil {
						return refused
					}
					return []byte(`{"ok":{}}`)
				})
				for work.Stage() != estimator.StageDone {
					timed(func() []byte { work.Advance(1); return work.ResultJSON() })
				}
			}
			b.ReportMetric(float64(longest.Microseconds())/1000, "ms/longest")
		})
	}
}

// inSteps is what the door works out in steps.
type inSteps interface {
	Stage() estimator.Stage
	Advance(steps int)
	ResultJSON() []byte
}

func comparison(e *estimator.Estimator, request []byte) (inSteps, []byte) {
	return e.Comparison(request)
}
func simulation(e *estimator.Estimator, request []byte) (inSteps, []byte) {
	return e.Simulation(request)
}
func splitting(e *estimator.Estimator, request []byte) (inSteps, []byte) {
	return e.Splitting(request)
}
func ranking(e *estimator.Estimator, request []byte) (inSteps, []byte) { return e.Ranking(request) }

// BenchmarkSplit splits a family of five over six plans (R69): a first best over 200 drawn
// years, and the same over 2,000.
func BenchmarkSplit(b *testing.B) {
	for _, years := range []int{200, 2_000} {
		request := random.Splits(years)
		b.Run(fmt.Sprintf("years=%d", years), func(b *testing.B) {
			for b.Loop() {
				e := estimator.Estimator{Places: places.Of}
				if answer := e.Split(request); !bytes.HasPrefix(answer, []byte(`{"ok":`)) {
					b.Fatalf("%.300s", answer)
				}
			}
		})
	}
}
