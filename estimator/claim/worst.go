package claim

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
)

// mostNeeds is how much is told apart for the worst case. Nearly all plans need one or
// two; each more doubles the work.
const mostNeeds = 14

// kindsOf returns the kinds of care in network that R28 tells apart: of each the
// accounts that count it, as bits. Deductibles are among them where some maximum does
// not count the deductible, of what is paid toward them.
func kindsOf(r *plan.Rules) []uint64 {
	narrow := slices.ContainsFunc(r.Accounts, func(a plan.Account) bool { return a.Kind == plan.Maximum && !a.Everything() })
	var kinds []uint64
	for side := plan.In; side.Tier() > 0 && side.Tier() <= r.Tiers; side++ {
		for s := range service.Count {
			add := func(part counted, deductible []int) {
				kind := uint64(0)
				for _, i := range deductible {
					kind |= 1 << i
				}
				for i := range r.Accounts {
					if a := &r.Accounts[i]; a.Kind != plan.Deductible && a.Scope.Has(side, s) && countedBy(a) >= part {
						kind |= 1 << i
					}
				}
				kinds = addKind(kinds, kind)
			}
			add(coinsurance, nil)
			add(copays, nil)
			if !narrow {
				add(deductibles, nil)
				continue
			}
			toward, added := r.Draws(plan.Deductible, side, s)
			if toward != nil {
				add(deductibles, toward)
			}
			if added >= 0 {
				add(deductibles, []int{added})
			}
		}
	}
	return kinds
}

// addKind adds a kind to others. Of two of which one is counted by all accounts that
// count the other, what is enough for that other is enough for both.
func addKind(kinds []uint64, kind uint64) []uint64 {
	if slices.ContainsFunc(kinds, func(other uint64) bool { return other&^kind == 0 }) {
		return kinds
	}
	return append(slices.DeleteFunc(kinds, func(other uint64) bool { return kind&^other == 0 }), kind)
}

// Worst returns the most that deductible, copay and coinsurance in network can
// still come to for the household within its limits (R28), as they stand when
// the estimate begins; and whether there is no such amount.
//
// Whatever is spent on a kind of care is within the person's part or the family's part
// of an account that counts it. So the most is the least that parts come to which are
// enough for all kinds: those of the family once, the others for each member. What
// starts anew has its parts twice, for the care before that day and from it on (R45).
func (a *Adjudicator) Worst() (most money.Cents, unlimited bool) {
	if !a.worstKnown {
		a.worstKnown, a.worst = true, a.leastEnough()
	}
	return a.worst, a.worst >= noLimit
}

// leastEnough returns the least that parts come to which are enough for all kinds.
func (a *Adjudicator) leastEnough() money.Cents {
	needs := a.needs()
	sets := 1 << len(needs)
	a.costs = slices.Grow(a.costs[:0], 3*sets)[:3*sets]
	family, person, people := a.costs[:sets], a.costs[sets:2*sets], a.costs[2*sets:]
	a.cover(family, needs, a.members)
	clear(people)
	for m := range a.members {
		a.cover(person, needs, m)
		for some := range people {
			people[some] = min(people[some]+person[some], noLimit)
		}
	}
	most := noLimit
	for enough, ofFamily := range family {
		most = min(most, ofFamily+people[(sets-1)&^enough])
	}
	return most
}

// A need is a kind of care from a day on, that something has to be enough for.
type need struct {
	kind uint64
	day  int32
}

// needs returns the kinds of care, from the start and from each day on which something
// starts anew that counts them.
func (a *Adjudicator) needs() []need {
	kinds := a.kinds
	for {
		a.needed = a.needed[:0]
		for _, kind := range kinds {
			a.needed = append(a.needed, need{kind, 0})
			for _, r := range a.renewals {
				if n := (need{kind, r.day}); kind>>r.account&1 == 1 && a.needed[len(a.needed)-1] != n {
					a.needed = append(a.needed, n) // renewals are in the order of days
				}
			}
		}
		if len(a.needed) <= mostNeeds || len(kinds) == 1 {
			return a.needed
		}
		// What is enough for both of two kinds is enough for each.
		last := len(kinds) - 1
		kinds = append(slices.Clone(kinds[:last-1]), kinds[last-1]&kinds[last])
	}
}

// A part is what an account has for one member or for the family, and the needs that it
// is enough for, as bits.
type part struct {
	needs  int
	amount money.Cents
}

// cover sets the least that it costs to be enough for each set of needs, as bits, with a
// member's parts of the accounts, or the family's behind the members.
func (a *Adjudicator) cover(cost []money.Cents, needs []need, member int) {
	a.parts = a.parts[:0]
	add := func(some int, amount money.Cents) {
		if some != 0 && amount < noLimit {
			a.parts = append(a.parts, part{some, amount})
		}
	}
	for i := range a.limits {
		anew := int32(never)
		for _, r := range a.renewals {
			if r.account == i {
				anew = r.day
			}
		}
		var now, later int
		for k, n := range needs {
			switch {
			case n.kind>>i&1 == 0:
			case n.day >= anew:
				later |= 1 << k
			default:
				now |= 1 << k
			}
		}
		add(now, a.start[member*a.stride+firstAccount+i])
		add(later, a.whole(i, member))
	}
	cost[0] = 0
	for k := range needs {
		// The sets whose last need is this one: some part is enough for it, and what
		// is left of the set is cheaper by that.
		last := 1 << k
		for set := last; set < 2*last; set++ {
			cost[set] = noLimit
		}
		for _, p := range a.parts {
			if p.needs&last == 0 {
				continue
			}
			for set := last; set < 2*last; set++ {
				cost[set] = min(cost[set], p.amount+cost[set&^p.needs])
			}
		}
	}
}

// Limits returns the limits of the plan for the household, in the order in
// which Left tells what is left of them.
func (a *Adjudicator) Limits() []Limit { return a.limits }

// Left returns what is left of the i-th limit for a member and for the family,
// as far as it has either.
func (a *Adjudicator) Left(i, member int) (person, family money.Cents) {
	return a.left[member*a.stride+firstAccount+i], a.left[a.members*a.stride+firstAccount+i]
}

// Reached tells whether nothing is left of some deductible, and of some
// out-of-pocket maximum, the plan's or the law's, for some member or the family.
// A limit of nothing is never reached.
func (a *Adjudicator) Reached() (deductible, maximum bool) {
	for i := range a.limits {
		l := &a.limits[i]
		reached := l.HasFamily && l.Family > 0 && a.left[a.members*a.stride+firstAccount+i] == 0
		if l.HasPerson && l.Person > 0 {
			for m := 0; m < a.members && !reached; m++ {
				reached = a.left[m*a.stride+firstAccount+i] == 0
			}
		}
		if l.Kind == plan.Deductible {
			deductible = deductible || reached
		} else {
			maximum = maximum || reached
		}
	}
	return deductible, maximum
}
