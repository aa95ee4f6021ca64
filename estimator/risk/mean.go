package risk

import (
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
)

// paid are the parts that a year's total is made of beside premium and HSA
// contribution, in the order in which their means are rounded. HRA money is
// taken off, hence the last: it is never more than the others together.
var paid = [...]Part{Deductible, Copay, Coinsurance, NotCovered, BalanceBill, HRAUsed}

// paidFor returns what a part adds to the totals of all years.
func (p *simulated) paidFor(part Part) money.Cents {
	if part == HRAUsed {
		return -p.parts[part].sum
	}
	return p.parts[part].sum
}

// PartsOf returns how the parts of a plan's total vary, their percentiles from
// bins. The means of those that the total is made of add up to the total's.
func (s *Simulation) PartsOf(plan int) [Parts]Distribution {
	p := &s.plans[plan]
	var parts [Parts]Distribution
	if s.done == 0 {
		return parts
	}
	for part := range parts {
		parts[part] = p.parts[part].distribution(0)
	}
	mean := money.Means{Of: s.done}
	for _, part := range paid {
		parts[part].Mean = mean.Add(p.paidFor(part)).Magnitude()
	}
	return parts
}

// Explain returns where the difference between the mean totals of two plans
// comes from; there are years.
func (s *Simulation) Explain(plan, other int) compare.Explanation {
	p, q := &s.plans[plan], &s.plans[other]
	return p.costs.Explain(p.Rules.ID, &q.costs, q.Rules.ID)
}
