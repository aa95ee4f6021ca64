package risk

import (
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
)

// A costPart is one of the [Parts].
type costPart int

const (
	deductible costPart = iota
	copay
	coinsurance
	notCovered
	balanceBill
	hraUsed
	planPays
	amount
	allParts // how many there are; not one itself
)

// Parts are what totals are made of, each part with percentiles of its own. The
// means add up, to the cent:
//
//	Total = premium − HSA contribution + Deductible + Copay + Coinsurance + NotCovered + BalanceBill − HRAUsed
type Parts struct {
	claim.Parts[Distribution]
	HRAUsed  Distribution `json:"hraUsed"`
	PlanPays Distribution `json:"planPays"`
	Amount   Distribution `json:"amount"`
}

// of returns the distribution of a part.
func (p *Parts) of(i costPart) *Distribution {
	return [allParts]*Distribution{
		&p.Deductible, &p.Copay, &p.Coinsurance, &p.NotCovered, &p.BalanceBill, &p.HRAUsed, &p.PlanPays, &p.Amount,
	}[i]
}

// paid are the parts that a year's total is made of beside premium and HSA
// contribution, in the order in which their means are rounded. HRA money is
// taken off, hence the last: it is never more than the others together.
var paid = [...]costPart{deductible, copay, coinsurance, notCovered, balanceBill, hraUsed}

// paidFor returns what a part adds to the totals of all years.
func (p *simulated) paidFor(part costPart) money.Cents {
	if part == hraUsed {
		return -p.parts[part].sum
	}
	return p.parts[part].sum
}

// PartsOf returns how the parts of a plan's total vary, their percentiles from
// bins. The means of those that the total is made of add up to the total's.
func (s *Simulation) PartsOf(plan int) Parts {
	p := &s.plans[plan]
	var parts Parts
	if s.done == 0 {
		return parts
	}
	for i := range p.parts {
		*parts.of(costPart(i)) = p.parts[i].distribution(0)
	}
	mean := money.Means{Of: s.done}
	for _, part := range paid {
		parts.of(part).Mean = mean.Add(p.paidFor(part)).Magnitude()
	}
	return parts
}

// Explain returns where the difference between the mean totals of two plans
// comes from; there are years.
func (s *Simulation) Explain(plan, other int) compare.Explanation {
	p, q := &s.plans[plan], &s.plans[other]
	return p.costs.Explain(p.Rules.ID, &q.costs, q.Rules.ID)
}
