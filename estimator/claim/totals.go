package claim

import "github.com/outpocket/outpocket/estimator/money"

// Totals are sums over the lines of a year.
type Totals struct {
	Amount                         money.Cents
	Deductible, Copay, Coinsurance money.Cents
	NotCovered, BalanceBill        money.Cents
	PlanPays                       money.Cents
}

// Add adds an outcome of a line about amount.
func (t *Totals) Add(amount money.Cents, o *Outcome) {
	t.Amount += amount
	t.Deductible += o.Deductible
	t.Copay += o.Copay
	t.Coinsurance += o.Coinsurance
	t.NotCovered += o.NotCovered
	t.BalanceBill += o.BalanceBill
	t.PlanPays += o.PlanPays
}

// CostSharing is what counts as the member's share of covered care.
func (t *Totals) CostSharing() money.Cents { return t.Deductible + t.Copay + t.Coinsurance }

// Paid is everything that the household pays for care.
func (t *Totals) Paid() money.Cents { return t.CostSharing() + t.NotCovered + t.BalanceBill }
