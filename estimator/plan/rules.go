package plan

import (
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/terms"
)

// A Side is one of the two sets of terms of a plan.
type Side uint8

// The sides. An indemnity plan has In alone, for every provider.
const (
	In    Side = iota // in network
	Out               // out of network
	Sides             // how many there are; as a side, none: no terms apply
)

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
	// AllowedPercent is of the price, UsualAndCustomaryPercent of the charge (R7).
	// OfCharge tells which of them holds.
	AllowedPercent           money.Multiple
	UsualAndCustomaryPercent money.Rate
	OfCharge                 bool
	Deductibles              []Limit
	Maximums                 []Limit
	// Law is the law's limit on in-network sharing (R21); none where the plan is
	// grandfathered.
	Law []Limit
	// Coverage is by side and service.
	Coverage [Sides][service.Count]Coverage
	// Counters is how many counters of first visits there are.
	Counters int
}

// Coverage is what a plan does for one service on one side of its network.
type Coverage struct {
	// Covered tells whether there are terms that cover the service.
	Covered bool
	// Free is R15's preventive care, which the plan did not state.
	Free  bool
	Terms terms.Terms
	// From is the service whose benefit the terms are of; it differs where they
	// stand in. It is service.Count where there are no terms at all.
	From service.ID
	// Counter is the index of the counter of first visits, where
	// Terms.FirstVisits is above 0.
	Counter int
	// VisitLimit is how many visits, or days of a stay, are covered; 0 is no
	// limit. LimitPerNetwork counts each side apart.
	VisitLimit      int
	LimitPerNetwork bool
	// OutsideMaximum keeps what members pay out of every maximum.
	OutsideMaximum bool
}

// CoversOutOfNetwork tells whether any service has terms out of network. It is
// true of an indemnity plan.
func (r *Rules) CoversOutOfNetwork() bool {
	if !r.HasNetwork {
		return true
	}
	for s := range service.Count {
		if r.Coverage[Out][s].Covered {
			return true
		}
	}
	return false
}

// Applies tells whether l is about care of a kind on a side.
func (l *Limit) Applies(drug bool, side Side) bool {
	if l.Covers == Drug && !drug || l.Covers == Medical && drug {
		return false
	}
	return l.Network == Combined || (l.Network == InNetwork) == (side == In)
}

// parts are the four kinds of spending that limits tell apart.
var parts = [4]struct {
	drug bool
	side Side
}{{false, In}, {false, Out}, {true, In}, {true, Out}}

// Overlaps tells whether some care is under both limits.
func (l *Limit) Overlaps(other *Limit) bool {
	for _, p := range parts {
		if l.Applies(p.drug, p.side) && other.Applies(p.drug, p.side) {
			return true
		}
	}
	return false
}

// Contains tells whether all care under inner is under l.
func (l *Limit) Contains(inner *Limit) bool {
	for _, p := range parts {
		if inner.Applies(p.drug, p.side) && !l.Applies(p.drug, p.side) {
			return false
		}
	}
	return true
}

// AmountFor returns the limit for one member and for all of a household of so
// many people, and which of the two there are. One person covered alone has
// no family limit; an aggregate limit has none for a person (R20).
func (l *Limit) AmountFor(people int) (person money.Cents, hasPerson bool, family money.Cents, hasFamily bool) {
	if people == 1 {
		return l.Self, true, 0, false
	}
	if l.Person != nil && !l.Aggregate {
		person, hasPerson = *l.Person, true
	}
	if l.Family != nil {
		family, hasFamily = *l.Family, true
	}
	return person, hasPerson, family, hasFamily
}
