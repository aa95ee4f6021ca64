package risk

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
)

// A Reached is in how many years nothing is left of a limit.
type Reached struct {
	// Limit is the index among the adjudicator's limits. Member is the index of
	// the member whose limit it is; the family's where it is below 0.
	Limit, Member int
	// Years are by covered month those in which nothing is left by its end.
	Years []int
}

// reached counts in which month the limits of a plan are reached. Limits of
// nothing, and those met before the estimate begins, are not among them.
type reached struct {
	limits []Reached
	// month is by limit the one in which it is reached this year; below 0 where it
	// is not.
	month []int8
}

func newReached(a *claim.Adjudicator, members, months int) reached {
	var r reached
	a.Reset()
	for i, l := range a.Limits() {
		add := func(member int) {
			r.limits = append(r.limits, Reached{Limit: i, Member: member, Years: make([]int, months)})
		}
		for m := range members {
			if person, _ := a.Left(i, m); l.HasPerson && person > 0 {
				add(m)
			}
		}
		if _, family := a.Left(i, 0); l.HasFamily && family > 0 {
			add(-1)
		}
	}
	r.month = make([]int8, len(r.limits))
	return r
}

// begin begins a year.
func (r *reached) begin() {
	for i := range r.month {
		r.month[i] = -1
	}
}

// line finds the limits that a line, just adjudicated, used up in a month.
func (r *reached) line(a *claim.Adjudicator, l *care.Line, month int8) {
	for i := range r.limits {
		limit := &r.limits[i]
		if r.month[i] >= 0 || limit.Member >= 0 && limit.Member != int(l.Member) {
			continue
		}
		person, family := a.Left(limit.Limit, int(l.Member))
		if limit.Member >= 0 && person == 0 || limit.Member < 0 && family == 0 {
			r.month[i] = month
		}
	}
}

// count takes the year as the next n.
func (r *reached) count(n int) {
	for i, month := range r.month {
		if month >= 0 {
			for m := int(month); m < len(r.limits[i].Years); m++ {
				r.limits[i].Years[m] += n
			}
		}
	}
}
