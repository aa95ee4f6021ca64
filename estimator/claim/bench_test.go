package claim_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
)

// underPlan is a year ready to be adjudicated under one plan.
type underPlan struct {
	adjudicator *claim.Adjudicator
	lines       []care.Line
}

// years makes a household's year of so many lines, ready under so many plans.
func years(b *testing.B, lines, plans int) []underPlan {
	r, problems := estimator.ReadRequest(random.Lines(lines, plans))
	require.NoError(b, problems.Err())
	ids := make([]string, len(r.Plans))
	for i := range r.Plans {
		ids[i] = r.Plans[i].ID
	}
	var list problem.List
	y := care.Prepare(care.NewCoverage(r.Year, r.StartMonth, r.Months), r.Members, r.Care, ids, &list)
	all := make([]underPlan, plans)
	for i := range r.Plans {
		rules := plan.Check(&r.Plans[i], "", &list)
		all[i] = underPlan{claim.New(rules, y.Coverage, r.Members, "", &list), y.Under(rules, nil)}
	}
	require.NoError(b, list.Err())
	return all
}

var paid money.Cents

// BenchmarkAdjudicate adjudicates a year of so many lines under so many plans,
// without ledger. The time of each line is to stay the same however many lines
// and plans there are.
func BenchmarkAdjudicate(b *testing.B) {
	for _, c := range []struct{ lines, plans int }{
		{10, 1}, {100, 1}, {1_000, 1}, {10_000, 1}, {1_000, 2}, {1_000, 4}, {1_000, 8},
	} {
		b.Run(fmt.Sprintf("lines=%d/plans=%d", c.lines, c.plans), func(b *testing.B) {
			all := years(b, c.lines, c.plans)
			lines := 0
			for i := range all {
				lines += len(all[i].lines)
			}
			b.ReportAllocs()
			for b.Loop() {
				for i := range all {
					paid = adjudicated(&all[i])
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(lines), "ns/line")
		})
	}
}

// adjudicated returns what the household pays for the year's lines.
func adjudicated(y *underPlan) money.Cents {
	var outcome claim.Outcome
	y.adjudicator.Reset()
	for i := range y.lines {
		y.adjudicator.Adjudicate(&y.lines[i], &outcome)
	}
	totals := y.adjudicator.Totals()
	return totals.Paid()
}
