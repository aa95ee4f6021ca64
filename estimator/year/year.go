// Package year says what a year costs under one plan: the money that no care
// changes, which is premium and accounts (R25, R26), the total (R27), the worst
// case (R28), and the order of plans by them (R29). Package compare compares such
// years, package risk draws them.
package year

import (
	"cmp"
	"slices"

	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/internal/arrange"
	"github.com/outpocket/outpocket/estimator/money"
)

// A Cost is what a year costs under one plan.
type Cost struct {
	ID, Name string
	Fixed    Fixed
	Care     claim.Totals
	// HRAUsed is the HRA money that goes on cost sharing (R26).
	HRAUsed money.Cents
	// Total is the total yearly cost (R27). It may be below zero.
	Total money.Cents
	// WorstCase is R28's; it has no meaning where Unlimited.
	WorstCase money.Cents
	Unlimited bool
}

// NewCost puts the cost of a year together. Worst is the most that cost sharing in network
// can come to, unlimited whether there is no such amount.
func NewCost(id, name string, fixed Fixed, care claim.Totals, worst money.Cents, unlimited bool) Cost {
	return Cost{
		ID: id, Name: name, Fixed: fixed, Care: care,
		HRAUsed:   fixed.HRAUsed(care.CostSharing()),
		Total:     fixed.Total(&care),
		WorstCase: fixed.WorstCase(worst),
		Unlimited: unlimited,
	}
}

// HRAUsed is the HRA money that goes on cost sharing (R26).
func (f *Fixed) HRAUsed(sharing money.Cents) money.Cents { return min(f.HRA, sharing) }

// WorstCase is R28's with the most that cost sharing in network can come to.
func (f *Fixed) WorstCase(worst money.Cents) money.Cents {
	return f.Always() + worst - f.HRAUsed(worst)
}

// Total is the total yearly cost with what care comes to (R27).
func (f *Fixed) Total(care *claim.Totals) money.Cents {
	return f.Always() + care.Paid() - f.HRAUsed(care.CostSharing())
}

// Rank returns the indexes of years in the order of R29: by total, then worst
// case, then name. Plans of one name stand in the order of their ids, so that
// the order they came in never matters.
func Rank(years []Cost) []int {
	order := make([]int, len(years))
	for i := range order {
		order[i] = i
	}
	arrange.Stable(order, func(i, j int) int {
		a, b := &years[i], &years[j]
		return cmp.Or(
			cmp.Compare(a.Total, b.Total),
			CompareWorst(a.WorstCase, a.Unlimited, b.WorstCase, b.Unlimited),
			cmp.Compare(a.Name, b.Name),
			cmp.Compare(a.ID, b.ID),
		)
	})
	return order
}

// Places returns where each plan stands among plans of one total (R29), from 0.
func Places(years []Cost) []int {
	alike := slices.Clone(years)
	for i := range alike {
		alike[i].Total = 0
	}
	places := make([]int, len(alike))
	for i, k := range Rank(alike) {
		places[k] = i
	}
	return places
}

// CompareWorst compares two worst cases (R28), each with whether it is unlimited: then it
// is above all others, and its amount has no meaning.
func CompareWorst(a money.Cents, aUnlimited bool, b money.Cents, bUnlimited bool) int {
	switch {
	case aUnlimited && bUnlimited:
		return 0
	case aUnlimited:
		return 1
	case bUnlimited:
		return -1
	}
	return cmp.Compare(a, b)
}
