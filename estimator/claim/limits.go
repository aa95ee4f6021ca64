package claim

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/internal/arrange"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/service"
)

// A Limit is one limit of a plan for a household, as it stands when the
// estimate begins.
type Limit struct {
	*plan.Account
	// Person is the limit for a member and Family for all, where they have one.
	Person, Family       money.Cents
	HasPerson, HasFamily bool
}

// noLimit stands for what has no limit. It is far beyond what any household
// can spend, and far from overflow.
const noLimit money.Cents = 1 << 60

// The places of the accounts in the state. Two stand for no limit: one that leaves
// nothing and one that leaves everything.
const (
	nothingLeft    = 0
	everythingLeft = 1
	firstAccount   = 2
)

// accounts lays out the plan's accounts for the household, and what is left of
// them once what was already paid (R23) is taken off. At is the pointer to the
// members.
func (a *Adjudicator) accounts(members []care.Member, at string, problems *problem.List) {
	people := len(members)
	stated := a.rules.Accounts
	a.limits = slices.Grow(a.limits[:0], len(stated))[:len(stated)]
	a.renewals = a.renewals[:0]
	for i := range stated {
		l := &a.limits[i]
		l.Account = &stated[i]
		l.Person, l.HasPerson, l.Family, l.HasFamily = stated[i].AmountFor(people)
		if month := stated[i].StartsAnew; month > 0 && a.renewed[month] < never {
			a.renewals = append(a.renewals, renewal{a.renewed[month], i})
		}
	}
	arrange.Stable(a.renewals, func(r, s renewal) int { return cmp.Compare(r.day, s.day) })
	a.stride = firstAccount + len(a.limits) + len(a.pays)
	a.start = slices.Grow(a.start[:0], (people+1)*a.stride)[:(people+1)*a.stride]
	for m := range people + 1 {
		left := a.start[m*a.stride:]
		left[nothingLeft], left[everythingLeft] = 0, noLimit
		for i, most := range a.pays {
			if m == people { // the plan pays so much for each member
				most = noLimit
			}
			left[firstAccount+len(a.limits)+i] = most
		}
	}
	for i := range a.limits {
		a.fill(a.start, i)
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

// fill sets what is left of the i-th account to all of it.
func (a *Adjudicator) fill(left []money.Cents, i int) {
	for m := range a.members + 1 {
		left[m*a.stride+firstAccount+i] = a.whole(i, m)
	}
}

// whole returns all of the i-th account, of a member or, behind the members, of the
// family.
func (a *Adjudicator) whole(i, member int) money.Cents {
	switch l := &a.limits[i]; {
	case member < a.members && l.HasPerson:
		return l.Person
	case member == a.members && l.HasFamily:
		return l.Family
	}
	return noLimit
}

// alreadyPaid takes an amount off each account that all of the care that it was paid
// for draws on. What is said of medical care or drugs in general leaves out the services
// for which a deductible of their own stands in.
func (a *Adjudicator) alreadyPaid(m, people int, paid *care.Paid, at string, problems *problem.List) {
	scope := plan.ScopeOf(paid.Covers, paid.Services, plan.Network(paid.Network), []int{max(paid.Tier, 1)})
	kinds := []plan.Kind{plan.Maximum, plan.ACALimit}
	if paid.Toward == care.TowardDeductible {
		kinds = []plan.Kind{plan.Deductible}
	}
	cells := 0
	draws := make([]int, len(a.limits))
	for side := range plan.Sides {
		for s := range service.Count {
			if !scope.Has(side, s) {
				continue
			}
			var drawn []int
			for _, kind := range kinds {
				accounts, added := a.rules.Draws(kind, side, s)
				if added >= 0 && paid.Covers == plan.Services {
					accounts = []int{added} // what was paid toward the others is said of other care
				}
				drawn = append(drawn, accounts...)
			}
			if paid.Covers != plan.Services && len(drawn) > 0 && a.limits[drawn[0]].Listed() {
				continue
			}
			cells++
			for _, i := range drawn {
				draws[i]++
			}
		}
	}
	for i, n := range draws {
		l := &a.limits[i]
		switch {
		case n == 0:
		case n == cells:
			if l.HasPerson {
				a.start[m*a.stride+firstAccount+i] -= paid.Amount
			}
			if l.HasFamily {
				a.start[people*a.stride+firstAccount+i] -= paid.Amount
			}
		default:
			problems.Choose("paid-toward-parts", at+"/covers", string(paid.Covers), string(l.Covers))
		}
	}
}

// DeductibleFor returns what the deductible covers that applies to a line;
// nothing where none does.
func (a *Adjudicator) DeductibleFor(l *care.Line) plan.Covers {
	if l.Side >= plan.Sides || a.benefits[l.Side] == nil {
		return ""
	}
	b := &a.benefits[l.Side][l.Row]
	switch {
	case b.draws == nil:
	case len(b.deductibles) > 0:
		return a.rules.Accounts[b.deductibles[0]-firstAccount].Covers
	case b.added != nothingLeft:
		return a.rules.Accounts[b.added-firstAccount].Covers
	}
	return ""
}
