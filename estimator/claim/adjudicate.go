// Package claim adjudicates: it works out, line by line in the order of the
// year, what a member pays for care under a plan and what the plan pays
// (R15–R23), and why (R24).
//
// Amounts are integer cents. Adjudicating a line does not allocate.
package claim

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/terms"
)

// A Layout is a plan laid out for adjudication, for whatever household. It does
// not change once made.
type Layout struct {
	rules    *plan.Rules
	benefits [plan.Sides][service.Count]benefit
	// stated are the plan's limits and the law's, in the order of their accounts.
	stated []statedLimit
	// counters is how many counters of visits a member has.
	counters int
}

type statedLimit struct {
	kind Kind
	*plan.Limit
}

// An Adjudicator holds a plan ready for a household, and how its limits stand.
// It is not for concurrent use.
type Adjudicator struct {
	*Layout
	limits  []Limit // the stated ones, for the household
	members int
	// left is, member by member and then for the family, what is left of each
	// account; start is how it was at first. There are stride accounts.
	left, start []money.Cents
	stride      int
	// used are, member by member, the counters of first visits and then those of
	// visit limits. There are counters of them.
	used []int32
	// family is where the family's accounts begin.
	family int
	totals Totals // without PlanPays, which follows
}

// A benefit is a service on one side, laid out for adjudication.
type benefit struct {
	rest, first share
	// firstVisits is 0 where first visits are not treated apart.
	firstVisits  int32
	firstCounter int32
	// visitLimit is unlimited where there is none. What counts toward it is the
	// counter limitCounter, and limitOther too where both networks count together.
	visitLimit   int32
	limitCounter int32
	limitOther   int32
	limited      bool // visits are counted, toward this side's limit or the other's
	inDays       bool
	covered      bool
	// counted: visits are, toward a limit or as first ones.
	counted bool
	// deductible, maximum and aca are the accounts that the service draws on.
	deductible, maximum, aca uint8
}

// A share is a terms.Share laid out for adjudication. What is absent is laid
// out so that it comes to nothing: no copay is one of 0, no cap one of
// everything.
type share struct {
	copay   money.Cents
	cap     money.Cents
	rate    money.Rate
	least   money.Cents // of coinsurance, as far as so much is left (R44)
	maxDays int32
	// copayFirst: the copay comes before the deductible; else after it.
	copayFirst bool
	// subject: the deductible applies to what is left.
	subject          bool
	perDay           bool
	waivedIfAdmitted bool
	waivesRate       bool // what is waived is the coinsurance, not the copay
}

// LayOut lays a plan out for adjudication.
func LayOut(r *plan.Rules) *Layout {
	l := &Layout{rules: r, counters: r.Counters}
	for kind, limits := range [...][]plan.Limit{Deductible: r.Deductibles, Maximum: r.Maximums, ACALimit: r.Law} {
		for i := range limits {
			l.stated = append(l.stated, statedLimit{Kind(kind), &limits[i]})
		}
	}
	for s := range service.Count {
		for side := range plan.Sides {
			l.benefits[side][s] = l.benefit(side, s)
		}
		l.visitLimits(s)
		for side := range plan.Sides {
			b := &l.benefits[side][s]
			b.counted = b.limited || b.firstVisits > 0
		}
	}
	return l
}

// For returns an adjudicator of the plan for the members of a household, at the
// start of the estimate. Problems of what was already paid are added, at being
// the pointer to the members.
func (l *Layout) For(members []care.Member, at string, problems *problem.List) *Adjudicator {
	a := new(Adjudicator)
	a.Set(l, members, at, problems)
	return a
}

// Set makes a what [Layout.For] returns, in the memory that a has.
func (a *Adjudicator) Set(l *Layout, members []care.Member, at string, problems *problem.List) {
	a.Layout, a.members = l, len(members)
	a.accounts(members, at, problems)
	a.left = append(a.left[:0], a.start...)
	a.family = a.members * a.stride
	a.used = slices.Grow(a.used[:0], a.members*a.counters)[:a.members*a.counters]
	a.Reset()
}

// New is [LayOut] and [Layout.For] in one, for a plan that is asked once.
func New(r *plan.Rules, members []care.Member, at string, problems *problem.List) *Adjudicator {
	return LayOut(r).For(members, at, problems)
}

// Reset goes back to the start of the estimate.
func (a *Adjudicator) Reset() {
	copy(a.left, a.start)
	clear(a.used)
	a.totals = Totals{}
}

// Totals returns what the lines since [Adjudicator.Reset] come to.
func (a *Adjudicator) Totals() Totals {
	t := a.totals
	t.PlanPays = t.Amount - t.Paid()
	return t
}

func (l *Layout) benefit(side plan.Side, s service.ID) benefit {
	c := &l.rules.Coverage[side][s]
	b := benefit{
		covered:    c.Covered,
		rest:       shareOf(c.Terms.Rest),
		deductible: l.account(Deductible, s.IsDrug(), side, nothingLeft),
		maximum:    everythingLeft,
		aca:        everythingLeft,
	}
	if c.Terms.FirstVisits > 0 {
		b.first = shareOf(c.Terms.First)
		b.firstVisits, b.firstCounter = int32(c.Terms.FirstVisits), int32(c.Counter)
	}
	if !c.OutsideMaximum {
		b.maximum = l.account(Maximum, s.IsDrug(), side, everythingLeft)
		b.aca = l.account(ACALimit, s.IsDrug(), side, everythingLeft)
	}
	return b
}

// unlimited visits are more than a year's lines can have, each of 366 days.
const unlimited = care.MaxLines * 366

// visitLimits gives s its counters of visits (R19): one for each side, since a
// limit of both networks counts what either covers, also where the other side,
// standing in for terms of its own, has no limit.
func (l *Layout) visitLimits(s service.ID) {
	coverage := func(side plan.Side) *plan.Coverage { return &l.rules.Coverage[side][s] }
	if coverage(plan.In).VisitLimit == 0 && coverage(plan.Out).VisitLimit == 0 {
		return
	}
	for side := range plan.Sides {
		c, b := coverage(side), &l.benefits[side][s]
		b.limited, b.inDays = true, s.HasDays()
		b.visitLimit, b.limitOther = unlimited, -1
		b.limitCounter = int32(l.counters + int(side))
		if c.VisitLimit > 0 {
			b.visitLimit = int32(c.VisitLimit)
			if !c.LimitPerNetwork {
				b.limitOther = int32(l.counters + int(plan.Sides-1-side))
			}
		}
	}
	l.counters += int(plan.Sides)
}

func shareOf(t terms.Share) share {
	s := share{cap: noLimit, subject: t.Subject()}
	if t.HasCopay {
		s.copay = t.Copay.Amount
		s.copayFirst = t.Copay.Deductible != terms.After
		s.perDay = t.Copay.Per == terms.PerDay
		s.maxDays = int32(t.Copay.MaxDays)
		s.waivedIfAdmitted = t.Copay.WaivedIfAdmitted
	}
	if t.HasCoinsurance {
		s.rate = t.Coinsurance.Rate
		s.least = t.Coinsurance.AtLeast
		s.waivesRate = t.Coinsurance.WaivedIfAdmitted
	}
	if t.HasUpTo {
		s.cap = t.UpTo
	}
	return s
}

// An Outcome is how a line came out:
//
//	line.Amount = PlanPays + Deductible + Copay + Coinsurance + NotCovered + BalanceBill
type Outcome struct {
	Parts[money.Cents]
	PlanPays money.Cents
	// Stopped is how much of the member's share a maximum took off.
	Stopped money.Cents
	// Visit is which of the first visits the line is, where it is among them.
	Visit int32
	// Within is how many days of a stay are within the visit limit, where it
	// crosses the limit.
	Within int32
	Why    Why
}

// Why are the things that decided an outcome.
type Why uint16

// What can decide an outcome.
const (
	NotCoveredTerms    Why = 1 << iota // the plan's terms do not cover the service
	BeyondVisitLimit                   // the visit limit was used up (R19)
	CrossesVisitLimit                  // the stay crosses it (R19)
	AmongFirstVisits                   // terms of the first visits (R18)
	CopayWaived                        // waived for a patient admitted
	CoinsuranceWaived                  // waived for a patient admitted
	RaisedByTerms                      // "at least" put something on (R44)
	CappedByTerms                      // "up to" took something off (R17)
	MaximumReached                     // the plan's maximum stopped the line (R21)
	ACALimitReached                    // the law's limit did (R21)
	DeductibleFinished                 // nothing is left of the deductible
	MaximumFinished                    // nothing is left of a maximum, the plan's or the law's
)

// refuse makes o that of a line that the member pays, field by field: see
// care's Unit.
func (a *Adjudicator) refuse(amount money.Cents, why Why, o *Outcome) {
	a.totals.NotCovered += amount
	o.Deductible, o.Copay, o.Coinsurance, o.NotCovered, o.BalanceBill, o.PlanPays, o.Stopped = 0, 0, 0, amount, 0, 0, 0
	o.Visit, o.Within, o.Why = 0, 0, why
}

// Adjudicate works out a line and moves the limits on.
func (a *Adjudicator) Adjudicate(l *care.Line, o *Outcome) {
	a.totals.Amount += l.Amount
	if l.Side >= plan.Sides {
		a.refuse(l.Amount, 0, o)
		return
	}
	b := &a.benefits[l.Side][l.Service]
	if !b.covered {
		a.refuse(l.Amount, NotCoveredTerms, o)
		return
	}
	allowed, amount, days := l.Allowed, l.Amount, l.Days
	s := &b.rest
	var notCovered money.Cents
	var visit, withinLimit int32
	var why Why
	if b.counted {
		used := a.used[int(l.Member)*a.counters : (int(l.Member)+1)*a.counters]
		if b.limited {
			within, of := b.visits(l, used)
			switch {
			case within == 0:
				a.refuse(amount, BeyondVisitLimit, o)
				return
			case within < of:
				notCovered = amount
				allowed = money.MulDiv(allowed, int64(within), int64(of))
				amount = money.MulDiv(amount, int64(within), int64(of))
				notCovered -= amount
				withinLimit, days = within, within
				why = CrossesVisitLimit
			}
		}
		if s, visit = b.terms(used); visit > 0 {
			why |= AmongFirstVisits
		}
	}

	person, family := a.left[int(l.Member)*a.stride:], a.left[a.family:]

	// R17, in its order: a copay that does not wait for the deductible, the
	// deductible, a copay that does, coinsurance. "Up to" caps copay and coinsurance
	// together, the copay before the deductible is worked out: what it takes off is
	// owed to the deductible.
	// "At least" raises coinsurance as far as there is so much left (R44).
	copay, rate := s.copayFor(days), s.rate
	if l.Admitted {
		switch {
		case s.waivedIfAdmitted:
			copay = 0
			why |= CopayWaived
		case s.waivesRate:
			rate = 0
			why |= CoinsuranceWaived
		}
	}
	rest := allowed
	var c, d, k, personLeft, familyLeft money.Cents
	if s.copayFirst {
		c = min(copay, rest)
		if c > s.cap {
			c = s.cap
			why |= CappedByTerms
		}
		rest -= c
	}
	if s.subject {
		personLeft, familyLeft = person[b.deductible], family[b.deductible]
		d = min(rest, personLeft, familyLeft)
		rest -= d
	}
	if !s.copayFirst {
		c = min(copay, rest)
		if c > s.cap {
			c = s.cap
			why |= CappedByTerms
		}
		rest -= c
	}
	if rate > 0 {
		k = rate.Of(rest)
		if k < s.least && k < rest {
			k = min(s.least, rest)
			why |= RaisedByTerms
		}
		if k > s.cap-c {
			k = s.cap - c
			why |= CappedByTerms
		}
	}

	var stopped money.Cents
	if paid := d + c + k; paid > 0 {
		// R21: the maximum stops coinsurance first, then copay, then deductible. Where
		// there is no such limit as the law's, its account is one of everything, as the
		// maximum's may be: what is left of it stays everything.
		personMost, familyMost := person[b.maximum], family[b.maximum]
		personACA, familyACA := person[b.aca], family[b.aca]
		most, aca := min(personMost, familyMost), min(personACA, familyACA)
		if stopped = max(paid-min(most, aca), 0); stopped > 0 {
			if most <= aca {
				why |= MaximumReached
			} else {
				why |= ACALimitReached
			}
			over := stopped
			k, over = takeOff(k, over)
			c, over = takeOff(c, over)
			d -= over
			paid -= stopped
		}
		if d > 0 {
			person[b.deductible], family[b.deductible] = personLeft-d, familyLeft-d
			if personLeft == d || familyLeft == d {
				why |= DeductibleFinished
			}
			a.totals.Deductible += d
		}
		if paid > 0 {
			person[b.maximum], family[b.maximum] = personMost-paid, familyMost-paid
			person[b.aca], family[b.aca] = personACA-paid, familyACA-paid
			if paid == min(most, aca) {
				why |= MaximumFinished
			}
			a.totals.Copay += c
			a.totals.Coinsurance += k
		}
	}
	if amount != allowed || notCovered > 0 {
		a.totals.NotCovered += notCovered
		a.totals.BalanceBill += amount - allowed
	}
	o.Deductible, o.Copay, o.Coinsurance = d, c, k
	o.NotCovered, o.BalanceBill = notCovered, amount-allowed
	o.PlanPays = allowed - d - c - k
	o.Stopped = stopped
	o.Visit, o.Within, o.Why = visit, withinLimit, why
}

// visits counts a line toward the visit limit (R19) and returns how many
// visits, or days of a stay, of how many are within it.
func (b *benefit) visits(l *care.Line, used []int32) (within, of int32) {
	of = 1
	if b.inDays {
		of = l.Days
	}
	within = b.visitLimit - used[b.limitCounter]
	if b.limitOther >= 0 {
		within -= used[b.limitOther]
	}
	within = min(max(within, 0), of)
	used[b.limitCounter] += within
	return within, of
}

// terms counts a line toward the first visits (R18) and returns its share, and
// which of the first visits it is, where it is among them.
func (b *benefit) terms(used []int32) (s *share, visit int32) {
	if b.firstVisits > 0 {
		counter := &used[b.firstCounter]
		*counter++
		if *counter <= b.firstVisits {
			return &b.first, *counter
		}
	}
	return &b.rest, 0
}

// copayFor returns the copay of a line, of so many days where it is a stay.
func (s *share) copayFor(days int32) money.Cents {
	switch {
	case !s.perDay:
		return s.copay
	case s.maxDays > 0:
		days = min(days, s.maxDays)
	}
	return s.copay * money.Cents(max(days, 1)) // what is no stay is of one day
}

// takeOff takes as much of over off amount as there is, and returns what is
// left of both.
func takeOff(amount, over money.Cents) (money.Cents, money.Cents) {
	off := min(amount, over)
	return amount - off, over - off
}
