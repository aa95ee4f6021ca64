package claim

import (
	"slices"
	"strconv"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
)

// Kind is a kind of limit.
type Kind uint8

// The kinds of limit. ACALimit is the law's (R21).
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

// A Limit is one limit of a plan for a household, as it stands when the
// estimate begins.
type Limit struct {
	Kind    Kind
	Covers  plan.Covers
	Network plan.Network
	// Person is the limit for a member and Family for all, where they have one.
	Person, Family       money.Cents
	HasPerson, HasFamily bool
}

// noLimit stands for what has no limit. It is far beyond what any household
// can spend, and far from overflow.
const noLimit money.Cents = 1 << 60

// An account is the place of a limit in the state. Two accounts stand for no
// limit: one that leaves nothing and one that leaves everything.
const (
	nothingLeft    = 0 // the deductible of a plan without one
	everythingLeft = 1 // the maximum of a plan without one
	firstLimit     = 2
)

// accounts lays out the plan's limits for the household, and what is left of
// them once what was already paid (R23) is taken off. At is the pointer to the
// members.
func (a *Adjudicator) accounts(members []care.Member, at string, problems *problem.List) {
	people := len(members)
	a.limits = slices.Grow(a.limits[:0], len(a.stated))[:len(a.stated)]
	for i, s := range a.stated {
		l := &a.limits[i]
		l.Kind, l.Covers, l.Network = s.kind, s.Covers, s.Network
		l.Person, l.HasPerson, l.Family, l.HasFamily = s.AmountFor(people)
	}
	a.stride = firstLimit + len(a.limits)
	a.start = slices.Grow(a.start[:0], (people+1)*a.stride)[:(people+1)*a.stride]
	for m := range people + 1 {
		left := a.start[m*a.stride:]
		left[nothingLeft], left[everythingLeft] = 0, noLimit
		for i := range a.limits {
			l := &a.limits[i]
			left[firstLimit+i] = noLimit
			switch {
			case m < people && l.HasPerson:
				left[firstLimit+i] = l.Person
			case m == people && l.HasFamily:
				left[firstLimit+i] = l.Family
			}
		}
	}
	for m := range members {
		for j := range members[m].AlreadyPaid {
			paid := &members[m].AlreadyPaid[j]
			if paid.Plan == "" || paid.Plan == a.rules.ID {
				a.alreadyPaid(m, people, paid, at+"/"+strconv.Itoa(m)+"/alreadyPaid/"+strconv.Itoa(j), problems)
			}
		}
	}
	for i := range a.start {
		a.start[i] = max(a.start[i], 0) // more than a limit may have been paid under another plan
	}
}

// alreadyPaid takes an amount off each limit that covers what it was paid for.
func (a *Adjudicator) alreadyPaid(m, people int, paid *care.Paid, at string, problems *problem.List) {
	scope := plan.Limit{Covers: paid.Covers, Network: plan.Network(paid.Network)}
	for i := range a.limits {
		l := &a.limits[i]
		if (l.Kind == Deductible) != (paid.Toward == care.TowardDeductible) {
			continue
		}
		limit := plan.Limit{Covers: l.Covers, Network: l.Network}
		switch {
		case limit.Contains(&scope):
			if l.HasPerson {
				a.start[m*a.stride+firstLimit+i] -= paid.Amount
			}
			if l.HasFamily {
				a.start[people*a.stride+firstLimit+i] -= paid.Amount
			}
		case limit.Overlaps(&scope):
			problems.Put(problem.Problem{Code: "paid-toward-parts", Pointer: at + "/covers", Found: string(paid.Covers), Choices: []string{string(l.Covers)}})
		}
	}
}

// account returns the account of the limit of a kind for a part of the care,
// or otherwise where there is none.
func (l *Layout) account(kind Kind, drug bool, side plan.Side, otherwise uint8) uint8 {
	for i, s := range l.stated {
		if s.kind == kind && s.Applies(drug, side) {
			return uint8(firstLimit + i)
		}
	}
	return otherwise
}

// DeductibleFor returns what the deductible covers that applies to a line;
// nothing where none does.
func (a *Adjudicator) DeductibleFor(l *care.Line) plan.Covers {
	if l.Side < plan.Sides {
		if account := a.benefits[l.Side][l.Service].deductible; account >= firstLimit {
			return a.stated[account-firstLimit].Covers
		}
	}
	return ""
}
