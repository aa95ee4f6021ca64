package claim

import "github.com/outpocket/outpocket/estimator/money"

// Totals are sums over the lines of a year.
type Totals struct {
	Amount                         money.Cents
	Deductible, Copay, Coinsurance money.Cents
	NotCovered, BalanceBill        money.Cents
	PlanPays                       money.Cents
}

// CostSharing is what counts as the member's share of covered care.
func (t *Totals) CostSharing() money.Cents { return t.Deductible + t.Copay + t.Coinsurance }

// Paid is everything that the household pays for care.
func (t *Totals) Paid() money.Cents { return t.CostSharing() + t.NotCovered + t.BalanceBill }
