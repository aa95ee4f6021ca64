package plan

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/terms"
)

// A Side is one of the sets of terms of a plan.
type Side uint8

// The sides. An indemnity plan has In alone, for every provider. A plan whose
// network has tiers has each of them; In is the first (R39).
const (
	In Side = iota // in network
	Tier2
	Tier3
	Out   // out of network
	Sides // how many there are; as a side, none: no terms apply
)

// MostTiers is how many tiers a network can have.
const MostTiers = int(Out)

// Tier returns which tier of the network a side is, from 1; 0 out of it.
func (s Side) Tier() int {
	if s < Out {
		return int(s) + 1
	}
	return 0
}

// A Row is a set of terms within a side: that of a service, or of a drug filled
// for 90 days.
type Row uint8

// The rows: the services first, as their IDs, then drugs by the fill.
const (
	retail90 = Row(service.Count)
	mail90   = retail90 + Row(service.Drugs)
	Rows     = mail90 + Row(service.Drugs)
)

// A Fill is how a drug is filled (R46).
type Fill uint8

// The fills.
const (
	Fill30   Fill = iota // 30 days, at a pharmacy or by mail
	Retail90             // 90 days at a pharmacy
	Mail90               // 90 days by mail
)

// Thirds is how many fills of 30 days one of 90 stands for (R46).
const Thirds = 3

// Units returns how many fills of 30 days, or other units, one filled so stands for.
func (f Fill) Units() int32 {
	if f == Fill30 {
		return 1
	}
	return Thirds
}

// RowOf returns the row of a service, which is a drug unless the fill is Fill30.
func RowOf(s service.ID, f Fill) Row {
	switch f {
	case Retail90:
		return retail90 + Row(s-service.FirstDrug)
	case Mail90:
		return mail90 + Row(s-service.FirstDrug)
	}
	return Row(s)
}

// Service returns the service that a row is of, and the fill.
func (r Row) Service() (service.ID, Fill) {
	switch {
	case r >= mail90:
		return service.FirstDrug + service.ID(r-mail90), Mail90
	case r >= retail90:
		return service.FirstDrug + service.ID(r-retail90), Retail90
	}
	return service.ID(r), Fill30
}

// Rules is a plan that has been checked, with its type's defaults and its
// fallbacks resolved. It does not change once made.
type Rules struct {
	ID   string
	Name string
	Type Type
	// HasNetwork is false for indemnity plans. AnyProvider takes every provider
	// for one of the network; no plan is so, but for seeing what the rule costs.
	HasNetwork          bool
	AnyProvider         bool
	RequiresPCP         bool
	RequiresReferral    bool
	RequiresServiceArea bool
	// NeedsReferral and NeedsAuthorization are by service (R11).
	NeedsReferral      [service.Count]bool
	NeedsAuthorization [service.Count]bool
	// Unknown: some terms are (R58).
	Unknown bool
	// AllowedPercent is of the price, UsualAndCustomaryPercent of the charge (R7).
	// OfCharge tells which of them holds.
	AllowedPercent           money.Multiple
	UsualAndCustomaryPercent money.Rate
	OfCharge                 bool
	// Tiers is how many tiers the network has, TierShares what part of drawn care,
	// in percent, is in each of them (R39).
	Tiers      int
	TierShares [MostTiers]money.Rate
	// Accounts are the plan's deductibles and maximums, and the law's limit on
	// in-network sharing (R21), in this order.
	Accounts []Account
	// Coverage is by side and row. Where the plan has no such terms, out of network of
	// 90 days and in tiers that its network does not have of anything, they are of no
	// service.
	Coverage [Sides][]Coverage
	// Counters is how many counters of first visits there are.
	Counters int
	// Shared are the limits on visits that several services share.
	Shared []ServiceLimit
	// Prices are what network providers have agreed to, for the services of which the
	// plan says it (R48).
	Prices   [service.Count]money.Cents
	HasPrice [service.Count]bool
}

// Coverage is what a plan does for one service on one side of its network.
type Coverage struct {
	// Covered tells whether there are terms that cover the service.
	Covered bool
	// Free is R15's preventive care, which the plan did not state.
	Free bool
	// Terms are not to be changed.
	Terms *terms.Terms
	// From is the service whose benefit the terms are of; it differs where they
	// stand in. It is service.Count where there are no terms at all.
	From service.ID
	// Counter is the index of the counter of first visits, where
	// Terms.FirstVisits is above 0.
	Counter int
	// Limit is the one on visits that is the service's own; nil where there is none.
	Limit *VisitLimit
	// Shared are the indexes of those that it shares with others.
	Shared []int
	// PlanPays is the most that the plan pays; nil where it does not say.
	PlanPays *PayLimit
	// OutsideMaximum keeps what members pay out of every maximum.
	OutsideMaximum bool
}

// mayCover tells whether the plan covers the service, as far as anybody knows.
func (c *Coverage) mayCover() bool { return c.Covered || c.Terms.Unknown }

// notStated is where there are no terms, nothingStated a side of it; free is what costs
// members nothing.
var (
	notStated     = Coverage{From: service.Count, Terms: new(terms.Terms)}
	nothingStated = slices.Repeat([]Coverage{notStated}, int(Rows))
	free          = &terms.Terms{Rest: noCharge(terms.Waived)}
)

// CoversOutOfNetwork tells whether any service has terms out of network, known or not
// (R58). Emergencies do not count: every plan covers them there, and issuers file terms
// for them (R9). It is true of an indemnity plan.
func (r *Rules) CoversOutOfNetwork() bool {
	if !r.HasNetwork {
		return true
	}
	for s := range service.Count {
		emergency := s == service.EmergencyRoom || s == service.Ambulance || s == service.AirAmbulance
		if !emergency && r.Coverage[Out][s].mayCover() {
			return true
		}
	}
	return false
}
