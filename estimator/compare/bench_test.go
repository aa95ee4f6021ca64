package compare_test

import (
	"testing"

	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/internal/random"
)

func BenchmarkCurves(b *testing.B) {
	for name, text := range map[string][]byte{"family": random.Family(1), "lines=2000,plans=4": random.Lines(2000, 4), "lines=8000,plans=12": random.Lines(8000, 12)} {
		b.Run(name, func(b *testing.B) {
			p := prepare(b, text)
			pieces := 0
			for b.Loop() {
				pieces = 0
				for _, c := range compare.CurvesOf(p.year, p.plans) {
					pieces += c.OwnCare.Pieces()
				}
			}
			b.ReportMetric(float64(pieces), "pieces")
		})
	}
}
