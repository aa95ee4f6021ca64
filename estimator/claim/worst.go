package claim

import (
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
)

// Worst returns the most that deductible, copay and coinsurance in network can
// still come to for the household within its limits (R28), as they stand when
// the estimate begins; and whether there is no such amount.
//
// Each member's spending is within their own limits and the law's, and all of
// it within the family's: medical and drug where they are apart. Two maximums
// at most are in network, so the most is found by trying which of the family
// limits bind: those bind as a whole, the rest member by member. The law's limit
// of a family is over everything.
func (a *Adjudicator) Worst() (most money.Cents, unlimited bool) {
	maximums := []uint8{a.account(Maximum, false, plan.In, everythingLeft)}
	if drug := a.account(Maximum, true, plan.In, everythingLeft); drug != maximums[0] {
		maximums = append(maximums, drug)
	}
	aca := a.account(ACALimit, false, plan.In, everythingLeft)
	family := a.start[a.members*a.stride:]
	most = family[aca]
	for binding := range 1 << len(maximums) {
		var sum money.Cents
		for i, account := range maximums {
			if binding>>i&1 == 1 {
				sum = min(sum+family[account], noLimit)
			}
		}
		for m := range a.members {
			person := a.start[m*a.stride:]
			var own money.Cents
			for i, account := range maximums {
				if binding>>i&1 == 0 {
					own = min(own+person[account], noLimit)
				}
			}
			sum = min(sum+min(own, person[aca]), noLimit)
		}
		most = min(most, sum)
	}
	return most, most >= noLimit
}

// Limits returns the limits of the plan for the household, in the order in
// which Left tells what is left of them.
func (a *Adjudicator) Limits() []Limit { return a.limits }

// Left returns what is left of the i-th limit for a member and for the family,
// as far as it has either.
func (a *Adjudicator) Left(i, member int) (person, family money.Cents) {
	return a.left[member*a.stride+firstLimit+i], a.left[a.members*a.stride+firstLimit+i]
}

// Reached tells whether nothing is left of some deductible, and of some
// out-of-pocket maximum, the plan's or the law's, for some member or the family.
// A limit of nothing is never reached.
func (a *Adjudicator) Reached() (deductible, maximum bool) {
	for i := range a.limits {
		l := &a.limits[i]
		reached := l.HasFamily && l.Family > 0 && a.left[a.members*a.stride+firstLimit+i] == 0
		if l.HasPerson && l.Person > 0 {
			for m := 0; m < a.members && !reached; m++ {
				reached = a.left[m*a.stride+firstLimit+i] == 0
			}
		}
		if l.Kind == Deductible {
			deductible = deductible || reached
		} else {
			maximum = maximum || reached
		}
	}
	return deductible, maximum
}
