package plan

import (
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/service"
)

// Kind is a kind of account.
type Kind uint8

// The kinds. ACALimit is the law's limit (R21).
const (
	Deductible Kind = iota
	Maximum
	ACALimit
)

// Words returns the kinds.
func (Kind) Words() []string { return []string{"deductible", "outOfPocketMaximum", "acaLimit"} }

// String names the kind as results do.
func (k Kind) String() string { return k.Words()[k] }

// AppendTo appends the kind's name.
func (k Kind) AppendTo(b []byte) []byte { return append(b, k.String()...) }

// MarshalText returns the kind's name.
func (k Kind) MarshalText() ([]byte, error) { return k.AppendTo(nil), nil }

// An Account is a deductible, a maximum or the law's limit, and the care that draws
// on it (R40).
type Account struct {
	Kind Kind
	*Limit
	Scope Scope
}

// Which tells which limit of a plan something is about.
type Which struct {
	Kind    Kind    `json:"kind"`
	Covers  Covers  `json:"covers"`
	Network Network `json:"network"`
	// Services, Tiers, InAddition, Counts and StartsAnew are as the plan states them.
	Services   []service.ID `json:"services,omitempty"`
	Tiers      []int        `json:"tiers,omitempty"`
	InAddition bool         `json:"inAddition,omitempty"`
	Counts     Counts       `json:"counts,omitempty"`
	StartsAnew int          `json:"startsAnew,omitempty"`
}

// Which tells which limit a is.
func (a *Account) Which() Which {
	return Which{a.Kind, a.Covers, a.Network, a.Services, a.Tiers, a.InAddition, a.Counts, a.StartsAnew}
}

// A Scope is care: by side the services, a bit for each.
type Scope [Sides]uint64

// Has tells whether a service on a side is in s.
func (s *Scope) Has(side Side, of service.ID) bool { return s[side]>>of&1 == 1 }

// Overlaps tells whether some care is in both.
func (s *Scope) Overlaps(other *Scope) bool {
	for side := range Sides {
		if s[side]&other[side] != 0 {
			return true
		}
	}
	return false
}

// Contains tells whether all care in inner is in s.
func (s *Scope) Contains(inner *Scope) bool {
	for side := range Sides {
		if inner[side]&^s[side] != 0 {
			return false
		}
	}
	return true
}

// The services that words cover.
var allServices, drugs = func() (all, drugs uint64) {
	for s := range service.Count {
		all |= 1 << s
		if s.IsDrug() {
			drugs |= 1 << s
		}
	}
	return all, drugs
}()

// of returns the services that a limit of these words and this list covers.
func (c Covers) of(list []service.ID) uint64 {
	switch c {
	case Drug:
		return drugs
	case Medical:
		return allServices &^ drugs
	case Services:
		var listed uint64
		for _, s := range list {
			listed |= 1 << s
		}
		return listed
	}
	return allServices
}

// ScopeOf returns the care that words cover on the sides of a network, in some tiers of
// it or, where the list is empty, in all.
func ScopeOf(c Covers, services []service.ID, n Network, tiers []int) Scope {
	var s Scope
	of := c.of(services)
	if n != OutOfNetwork {
		if len(tiers) == 0 {
			s[In], s[Tier2], s[Tier3] = of, of, of
		}
		for _, tier := range tiers {
			if tier >= 1 && tier <= MostTiers { // others are problems
				s[In+Side(tier)-1] = of
			}
		}
	}
	if n != InNetwork {
		s[Out] = of
	}
	return s
}

// accountsOf returns the accounts of limits of a kind. Care in a tier for which no
// limit is stated draws on those of the tier before (R39): deductibles for a list of
// services and the others each by themselves.
func accountsOf(kind Kind, limits []Limit) []Account {
	accounts := make([]Account, len(limits))
	for i := range limits {
		l := &limits[i]
		accounts[i] = Account{kind, l, ScopeOf(l.Covers, l.Services, l.Network, l.Tiers)}
	}
	for _, listed := range []bool{false, true} {
		for tier := Tier2; tier < Out; tier++ {
			var stated uint64
			for i := range accounts {
				if accounts[i].Listed() == listed {
					stated |= accounts[i].Scope[tier]
				}
			}
			for i := range accounts {
				if accounts[i].Listed() == listed {
					accounts[i].Scope[tier] |= accounts[i].Scope[tier-1] &^ stated
				}
			}
		}
	}
	return accounts
}

// Listed tells whether the account is a deductible for a list of services, which
// others do not stand beside.
func (a *Account) Listed() bool { return a.Kind == Deductible && a.Covers == Services }

// Draws returns the indexes of the accounts of a kind that a service on a side draws
// on. A deductible for a list of services stands in for the others; added is the one
// that comes before them instead, or -1 (R40).
func (r *Rules) Draws(kind Kind, side Side, s service.ID) (accounts []int, added int) {
	var listed []int
	added = -1
	for i := range r.Accounts {
		switch a := &r.Accounts[i]; {
		case a.Kind != kind || !a.Scope.Has(side, s):
		case a.InAddition:
			added = i
		case a.Listed():
			listed = append(listed, i)
		default:
			accounts = append(accounts, i)
		}
	}
	if listed != nil {
		return listed, added
	}
	return accounts, added
}

// Everything tells whether a maximum counts all cost sharing (R41).
func (l *Limit) Everything() bool { return l.Counts == "" || l.Counts == AllSharing }

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
