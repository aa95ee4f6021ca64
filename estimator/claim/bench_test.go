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
	"github.com/outpocket/outpocket/estimator/service"
)

// underPlan is a year ready to be adjudicated under one plan.
type underPlan struct {
	adjudicator *claim.Adjudicator
	lines       []care.Line
}

// years makes a household's year of so many lines, ready under so many plans, which
// further may change.
func years(b *testing.B, lines, plans int, further ...func(*estimator.Request)) []underPlan {
	r, problems := estimator.ReadRequest(random.Lines(lines, plans))
	require.NoError(b, problems.Err())
	for _, change := range further {
		change(r)
	}
	ids := make([]string, len(r.Plans))
	for i := range r.Plans {
		ids[i] = r.Plans[i].ID
	}
	var list problem.List
	y := care.Prepare(care.NewCoverage(r.Year, r.StartMonth, r.Months), r.Members, r.Care, care.Named{}, ids, &list)
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

// tiered gives each plan three tiers and six accounts, one within the other, and puts
// the care in each of the tiers in turn.
func tiered(r *estimator.Request) {
	limit := func(network plan.Network, amount money.Cents, tiers ...int) plan.Limit {
		family := 2 * amount
		return plan.Limit{Covers: plan.MedicalAndDrug, Network: network, Tiers: tiers, Self: amount, Person: &amount, Family: &family}
	}
	nested := func(amount money.Cents) []plan.Limit {
		return []plan.Limit{limit(plan.InNetwork, amount, 1), limit(plan.InNetwork, 2*amount, 1, 2), limit(plan.InNetwork, 3*amount)}
	}
	for i := range r.Plans {
		p := &r.Plans[i]
		p.Type, p.HSAEligible, p.Accounts = plan.HMO, false, nil
		p.AllowedPercent, p.UsualAndCustomaryPercent = nil, nil
		p.Deductibles, p.OutOfPocketMaximums = nested(500_00), nested(5000_00)
		p.Benefits = map[service.ID]plan.Benefit{service.Other: {
			Terms: "20% after deductible", Tier2: "$50 after deductible", Tier3: "40% after deductible up to $400",
		}}
	}
	for i := range r.Members {
		r.Members[i].AlreadyPaid = nil
	}
	for i := range r.Care {
		r.Care[i].Tier = care.Tiers{All: care.Tier(1 + i%plan.MostTiers)}
	}
}

// BenchmarkAdjudicateTiers adjudicates as BenchmarkAdjudicate does, under a plan with
// three tiers and six accounts.
func BenchmarkAdjudicateTiers(b *testing.B) {
	all := years(b, 1_000, 1, tiered)
	b.ReportAllocs()
	for b.Loop() {
		paid = adjudicated(&all[0])
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(all[0].lines)), "ns/line")
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
