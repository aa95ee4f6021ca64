package claim

import (
	"math"
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
)

// unlimited visits are more than a year's lines can have, each of 366 days.
const unlimited = care.MaxLines * 366

// A visitLimit is one that a benefit counts toward (R19, R42).
type visitLimit struct {
	// most is unlimited where this side has none, and counts for another one.
	most int32
	// counter is where visits are counted, and other what counts too, below 0 where
	// nothing does. They are the first of as many as there are epochs.
	counter, other int32
	per            plan.LimitPeriod
	startsAnew     int
}

// counts are the counters of limits on visits, in network and out of it: those that
// services share, by their index.
type counts struct {
	shared [][2]int32
}

// counter returns the first of new counters of a limit.
func (l *Layout) counter(of *plan.VisitLimit) int32 {
	first, epochs := l.counters, 1
	switch {
	case of.Per == plan.PerMonth:
		epochs = 12
	case of.StartsAnew > 0:
		epochs = 2
	}
	l.counters += epochs
	return int32(first)
}

// visitLimits gives s its counters of visits: of each limit one for care in network and
// one for care outside, since a limit of both counts what either covers, also where the
// other side, standing in for terms of its own, has no limit or another one.
func (l *Layout) visitLimits(s service.ID) {
	var stated []*plan.VisitLimit
	var own [][2]int32
	for side := range plan.Sides {
		if of := l.rules.Coverage[side][s].Limit; of != nil && !slices.Contains(stated, of) {
			stated = append(stated, of)
			own = append(own, [2]int32{l.counter(of), l.counter(of)})
		}
	}
	for side := range plan.Sides {
		if l.benefits[side] == nil {
			continue
		}
		outside := 0
		if side == plan.Out {
			outside = 1
		}
		c := &l.rules.Coverage[side][s]
		var limits []visitLimit
		add := func(of *plan.VisitLimit, counters [2]int32, here bool) {
			v := visitLimit{most: unlimited, counter: counters[outside], other: -1, per: of.Per, startsAnew: of.StartsAnew}
			if here {
				v.most = int32(of.Count)
			}
			if here && !of.PerNetwork {
				v.other = counters[1-outside]
			}
			limits = append(limits, v)
		}
		for i, of := range stated {
			add(of, own[i], of == c.Limit)
		}
		for _, i := range c.Shared {
			pair := &l.counts.shared[i]
			if *pair == [2]int32{} {
				of := &l.rules.Shared[i].Limit
				*pair = [2]int32{l.counter(of), l.counter(of)}
			}
			add(&l.rules.Shared[i].Limit, *pair, true)
		}
		l.benefits[side][s].limits = limits
		if s.IsDrug() {
			l.benefits[side][plan.RowOf(s, plan.Retail90)].limits = limits
			l.benefits[side][plan.RowOf(s, plan.Mail90)].limits = limits
		}
	}
}

// never is a day on which nothing happens.
const never = math.MaxInt32

// dates finds the days of the coverage on which months begin, unless it was the same
// coverage before.
func (a *Adjudicator) dates(coverage care.Coverage) {
	if a.coverage == coverage {
		return
	}
	a.coverage, a.months = coverage, a.months[:0]
	for m := range a.renewed {
		a.renewed[m] = never
	}
	for i := range coverage.Months {
		day := int32(coverage.Month(i) - coverage.Start)
		a.months = append(a.months, day)
		if _, month := coverage.Month(i).Month(); i > 0 {
			a.renewed[month] = day
		}
	}
}

// epoch is which of its counters a limit uses on a day.
func (a *Adjudicator) epoch(v *visitLimit, day int32) int32 {
	switch {
	case v.per == plan.PerMonth:
		month, begins := slices.BinarySearch(a.months, day)
		if !begins {
			month--
		}
		return int32(month)
	case v.startsAnew > 0 && day >= a.renewed[v.startsAnew]:
		return 1
	}
	return 0
}

// visits counts a line toward the limits on visits and returns how many visits, or
// days of a stay, of how many are within them.
func (a *Adjudicator) visits(b *benefit, l *care.Line, used []int32) (within, of int32) {
	of = b.units
	if b.inDays {
		of = l.Days
	}
	within = of
	for i := range b.limits {
		v := &b.limits[i]
		left := v.most
		if v.per != plan.PerStay {
			epoch := a.epoch(v, l.Day)
			left -= used[v.counter+epoch]
			if v.other >= 0 {
				left -= used[v.other+epoch]
			}
		}
		within = min(within, max(left, 0))
	}
	for i := range b.limits {
		v := &b.limits[i]
		used[v.counter+a.epoch(v, l.Day)] += within
	}
	return within, of
}

// alreadyUsed counts the visits that members had this year before the estimate begins,
// toward limits of a year or longer and as first visits (R42).
func (a *Adjudicator) alreadyUsed(members []care.Member) {
	a.usedBefore = a.usedBefore[:0]
	for m := range members {
		for i := range members[m].AlreadyUsed {
			u := &members[m].AlreadyUsed[i]
			if u.Plan != "" && u.Plan != a.rules.ID {
				continue
			}
			side := plan.In
			if u.Network == care.PaidNetwork(plan.OutOfNetwork) && a.rules.HasNetwork {
				side = plan.Out
			}
			if len(a.usedBefore) == 0 {
				a.usedBefore = append(a.usedBefore, make([]int32, len(a.used))...)
			}
			b := &a.benefits[side][u.Service]
			if !b.covered {
				continue // what is not covered counts toward nothing
			}
			used := a.usedBefore[m*a.counters:]
			for k := range b.limits {
				if v := &b.limits[k]; v.per != plan.PerMonth && v.per != plan.PerStay {
					used[v.counter] += int32(u.Count)
				}
			}
			if b.firstVisits > 0 {
				used[b.firstCounter] += int32(u.Count)
			}
		}
	}
	if len(a.usedBefore) == 0 {
		a.usedBefore = nil
	}
}

// A renewal is an account that starts anew on a day (R45).
type renewal struct {
	day     int32
	account int
}

// startAnew starts the accounts anew whose day has come.
func (a *Adjudicator) startAnew(day int32) {
	for ; a.next < len(a.renewals) && a.renewals[a.next].day <= day; a.next++ {
		a.fill(a.left, a.renewals[a.next].account)
	}
	a.renew = never
	if a.next < len(a.renewals) {
		a.renew = a.renewals[a.next].day
	}
}

// anew tells whether an account has started anew by a day.
func (a *Adjudicator) anew(account uint8, day int32) bool {
	for _, r := range a.renewals {
		if firstAccount+r.account == int(account) {
			return day >= r.day
		}
	}
	return false
}
