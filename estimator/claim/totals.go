package claim

import "github.com/outpocket/outpocket/estimator/money"

// Parts are what a household pays for care, by kind. Every kind of cost that
// stands anywhere, of a line, of a year or over years, is one of these.
type Parts[T any] struct {
	Deductible  T `json:"deductible"`
	Copay       T `json:"copay"`
	Coinsurance T `json:"coinsurance"`
	NotCovered  T `json:"notCovered"`
	BalanceBill T `json:"balanceBill"`
}

// Totals are sums over the lines of a year.
type Totals struct {
	Amount money.Cents
	Parts[money.Cents]
	PlanPays money.Cents
	// Unknown is what of NotCovered is of terms that are unknown (R58).
	Unknown money.Cents
}

// CostSharing is what counts as the member's share of covered care.
func (t *Totals) CostSharing() money.Cents { return t.Deductible + t.Copay + t.Coinsurance }

// Paid is everything that the household pays for care.
func (t *Totals) Paid() money.Cents { return t.CostSharing() + t.NotCovered + t.BalanceBill }
