// Package claim adjudicates: it works out, line by line in the order of the
// year, what a member pays for care under a plan and what the plan pays
// (R15–R23), and why (R24).
//
// Amounts are integer cents. Adjudicating a line does not allocate.
package claim

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/internal/arrange"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/terms"
)

// A Layout is a plan laid out for adjudication, for whatever household. It does
// not change once made.
type Layout struct {
	rules *plan.Rules
	// benefits are by side and row, on the sides that the plan has.
	benefits [plan.Sides][]benefit
	// pays are the accounts of what the plan pays at most in a year or a lifetime, by
	// member; they follow those of the rules.
	pays []money.Cents
	// counters is how many counters of visits a member has.
	counters int
	counts   counts
	// kinds are those of care in network that the worst case tells apart.
	kinds []uint64
}

// An Adjudicator holds a plan ready for a household, and how its limits stand.
// It is not for concurrent use.
type Adjudicator struct {
	*Layout
	limits  []Limit // the rules' accounts, for the household
	members int
	// left is, member by member and then for the family, what is left of each
	// account; start is how it was at first. There are stride accounts.
	left, start []money.Cents
	stride      int
	// used are, member by member, the counters of first visits and then those of
	// limits on visits; usedBefore is how they were at first, nil where all are 0.
	used, usedBefore []int32
	// family is where the family's accounts begin.
	family int
	totals Totals // without PlanPays, which follows
	// renewals are the accounts that start anew, by day; renew is the day of the one at
	// next.
	renewals []renewal
	next     int
	renew    int32
	// months are the days on which the coverage's months begin, renewed by calendar
	// month the day on which what starts anew in it does.
	coverage care.Coverage
	months   []int32
	renewed  [13]int32
	// worst is what [Adjudicator.Worst] found, once it is known; costs, needed and parts
	// are its memory.
	worst      money.Cents
	worstKnown bool
	costs      []money.Cents
	needed     []need
	parts      []part
}

// A benefit is a row on one side, laid out for adjudication. What few rows have of their
// own is elsewhere, so that all of a plan's stay near.
type benefit struct {
	rest share
	// first is for the first visits, nil where they are not treated apart.
	first *share
	*draws
	// limits are those on visits; inDays says that they count the days of a stay,
	// units is how many of them a line is of otherwise.
	limits       []visitLimit
	pays         *mostPaid // nil where the plan does not say
	firstVisits  int32
	firstCounter int32
	units        int32
	inDays       bool
	// covered: there are terms. counted: visits are, toward a limit or as first ones.
	// unknown: it is not known whether there are any that cover it (R58).
	covered, counted, unknown bool
}

// draws are the accounts that a service on a side draws on, as bits and as they are
// drawn on.
type draws struct {
	set uint64
	// added is the account of a deductible that comes before the others, nothingLeft
	// where there is none. Deductibles are the accounts of these.
	added       uint8
	deductibles []uint8
	// maximums are the accounts of maximums and of the law's limit, those first that
	// count less.
	maximums []maximum
}

// mostPaid is the most that the plan pays: most for a line, or for a day of it; account
// is that of what it pays in a year.
type mostPaid struct {
	most    money.Cents
	perDay  bool
	account uint8
}

// of returns the most that the plan pays for a line of so many days.
func (p *mostPaid) of(days int32) money.Cents {
	if p.perDay {
		return p.most * money.Cents(max(days, 1))
	}
	return p.most
}

// A maximum is an account and what it counts.
type maximum struct {
	account uint8
	counts  counted
	law     bool
}

// counted is what a maximum counts (R41), in the order in which it is stopped: each
// counts what those before it count.
type counted uint8

const (
	coinsurance counted = iota
	copays
	deductibles
)

// of returns what a maximum counts of a line's deductible, copay and coinsurance.
func (c counted) of(deductible, copay, coinsurance money.Cents) money.Cents {
	if c >= copays {
		coinsurance += copay
	}
	if c == deductibles {
		coinsurance += deductible
	}
	return coinsurance
}

// countedBy returns what a maximum counts.
func countedBy(a *plan.Account) counted {
	switch a.Counts {
	case plan.CoinsuranceOnly:
		return coinsurance
	case plan.CopayAndCoinsurance:
		return copays
	}
	return deductibles
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
	l := &Layout{rules: r, counters: r.Counters, kinds: kindsOf(r)}
	l.counts.shared = make([][2]int32, len(r.Shared))
	b := laying{Layout: l, payAccounts: map[*plan.PayLimit]uint8{}}
	for side := range plan.Sides {
		if side.Tier() > r.Tiers || side == plan.Out && !r.HasNetwork {
			continue
		}
		l.benefits[side] = make([]benefit, plan.Rows)
		for row := range plan.Rows {
			if r.Coverage[side][row].From < service.Count {
				b.benefit(side, row, &l.benefits[side][row])
			}
		}
	}
	for s := range service.Count {
		l.visitLimits(s)
	}
	for side := range plan.Sides {
		for row := range l.benefits[side] {
			b := &l.benefits[side][row]
			b.counted = b.limits != nil || b.firstVisits > 0
		}
	}
	return l
}

// For returns an adjudicator of the plan for the members of a household, at the
// start of the estimate. Problems of what was already paid are added, at being
// the pointer to the members.
func (l *Layout) For(coverage care.Coverage, members []care.Member, at string, problems *problem.List) *Adjudicator {
	a := new(Adjudicator)
	a.Set(l, coverage, members, at, problems)
	return a
}

// Set makes a what [Layout.For] returns, in the memory that a has.
func (a *Adjudicator) Set(l *Layout, coverage care.Coverage, members []care.Member, at string, problems *problem.List) {
	a.Layout, a.members, a.worstKnown = l, len(members), false
	a.dates(coverage)
	a.accounts(members, at, problems)
	a.left = append(a.left[:0], a.start...)
	a.family = a.members * a.stride
	a.used = slices.Grow(a.used[:0], a.members*a.counters)[:a.members*a.counters]
	a.alreadyUsed(members)
	a.Reset()
}

// New is [LayOut] and [Layout.For] in one, for a plan that is asked once.
func New(r *plan.Rules, coverage care.Coverage, members []care.Member, at string, problems *problem.List) *Adjudicator {
	return LayOut(r).For(coverage, members, at, problems)
}

// Reset goes back to the start of the estimate.
func (a *Adjudicator) Reset() {
	copy(a.left, a.start)
	if a.usedBefore == nil {
		clear(a.used)
	} else {
		copy(a.used, a.usedBefore)
	}
	a.totals = Totals{}
	a.next, a.renew = 0, never
	if len(a.renewals) > 0 {
		a.renew = a.renewals[0].day
	}
}

// Totals returns what the lines since [Adjudicator.Reset] come to.
func (a *Adjudicator) Totals() Totals {
	t := a.totals
	t.PlanPays = t.Amount - t.Paid()
	return t
}

// laying is a plan that is laid out.
type laying struct {
	*Layout
	payAccounts map[*plan.PayLimit]uint8
	// draws are those on different sets of accounts; nearly all services share them.
	draws []draws
}

// on returns the accounts that a service on a side draws on: maximums those first that
// count less, the law's limit last.
func (l *laying) on(side plan.Side, s service.ID) *draws {
	set := uint64(0)
	for i := range l.rules.Accounts {
		if l.rules.Accounts[i].Scope.Has(side, s) {
			set |= 1 << i
		}
	}
	for i := range l.draws {
		if l.draws[i].set == set {
			return &l.draws[i]
		}
	}
	d := draws{set: set}
	accounts, added := l.rules.Draws(plan.Deductible, side, s)
	if added >= 0 {
		d.added = uint8(firstAccount + added)
	}
	for _, i := range accounts {
		d.deductibles = append(d.deductibles, uint8(firstAccount+i))
	}
	for _, kind := range []plan.Kind{plan.Maximum, plan.ACALimit} {
		accounts, _ := l.rules.Draws(kind, side, s)
		for _, i := range accounts {
			d.maximums = append(d.maximums, maximum{uint8(firstAccount + i), countedBy(&l.rules.Accounts[i]), kind == plan.ACALimit})
		}
	}
	arrange.Stable(d.maximums, func(m, n maximum) int { return int(m.counts) - int(n.counts) })
	l.draws = append(l.draws, d)
	return &l.draws[len(l.draws)-1]
}

// benefit lays a row on a side out.
func (l *laying) benefit(side plan.Side, row plan.Row, b *benefit) {
	s, fill := row.Service()
	c := &l.rules.Coverage[side][row]
	b.draws = l.on(side, s)
	b.covered, b.unknown, b.units, b.inDays = c.Covered, c.Terms.Unknown, fill.Units(), s.HasDays()
	hasDeductible := b.added != nothingLeft || b.deductibles != nil
	b.rest.set(&c.Terms.Rest, hasDeductible)
	if c.Terms.FirstVisits > 0 {
		b.first = new(share)
		b.first.set(&c.Terms.First, hasDeductible)
		b.firstVisits, b.firstCounter = int32(c.Terms.FirstVisits), int32(c.Counter)
	}
	if c.OutsideMaximum {
		b.draws = &draws{added: b.added, deductibles: b.deductibles}
	}
	if pays := c.PlanPays; pays != nil {
		b.pays = &mostPaid{most: noLimit, account: everythingLeft}
		switch pays.Per {
		case plan.PayUse, plan.PayDay:
			b.pays.most, b.pays.perDay = pays.Amount, pays.Per == plan.PayDay
		default:
			account, known := l.payAccounts[pays]
			if !known {
				account = uint8(firstAccount + len(l.rules.Accounts) + len(l.pays))
				l.payAccounts[pays] = account
				l.pays = append(l.pays, pays.Amount)
			}
			b.pays.account = account
		}
	}
}

// set lays a share out, of a row with a deductible or without.
func (s *share) set(t *terms.Share, hasDeductible bool) {
	s.cap, s.subject = noLimit, hasDeductible && t.Subject()
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
	DeductibleFinished                 // nothing is left of a deductible
	MaximumFinished                    // nothing is left of a maximum, the plan's or the law's
	BeyondPlanPays                     // the plan pays no more (R43)
	UnknownTerms                       // what the plan pays is unknown (R58)
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
	if l.Day >= a.renew {
		a.startAnew(l.Day)
	}
	a.totals.Amount += l.Amount
	if l.Side >= plan.Sides {
		a.refuse(l.Amount, 0, o)
		return
	}
	b := &a.benefits[l.Side][l.Row]
	if !b.covered {
		a.refuse(l.Amount, NotCoveredTerms, o)
		if b.unknown {
			o.Why = UnknownTerms
			a.totals.Unknown += l.Amount
		}
		return
	}
	allowed, amount, days := l.Allowed, l.Amount, l.Days
	s := &b.rest
	var notCovered money.Cents
	var visit, withinLimit int32
	var why Why
	if b.counted {
		used := a.used[int(l.Member)*a.counters : (int(l.Member)+1)*a.counters]
		if b.limits != nil {
			within, of := a.visits(b, l, used)
			switch {
			case within == 0:
				a.refuse(amount, BeyondVisitLimit, o)
				return
			case within < of:
				notCovered = amount
				allowed = money.MulDiv(allowed, int64(within), int64(of))
				amount = money.MulDiv(amount, int64(within), int64(of))
				notCovered -= amount
				withinLimit = within
				if b.inDays {
					days = within
				}
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
	var c, d, first, k money.Cents
	if s.copayFirst {
		c = min(copay, rest)
		if c > s.cap {
			c = s.cap
			why |= CappedByTerms
		}
		rest -= c
	}
	if s.subject {
		if b.added != nothingLeft {
			first = min(rest, person[b.added], family[b.added])
			rest -= first
		}
		if len(b.deductibles) > 0 {
			d = rest
			for _, account := range b.deductibles {
				d = min(d, person[account], family[account])
			}
			rest -= d
		}
		d += first
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
	if d+c+k > 0 {
		// R21: a maximum stops coinsurance first, then copay, then deductible, as far as
		// it counts them (R41). The law's limit comes last, and is named only where it
		// stops what the plan's do not.
		for i := range b.maximums {
			m := &b.maximums[i]
			if over := m.counts.of(d, c, k) - min(person[m.account], family[m.account]); over > 0 {
				stopped += over
				why &^= MaximumReached
				if m.law {
					why |= ACALimitReached
				} else {
					why |= MaximumReached
				}
				k, over = takeOff(k, over)
				c, over = takeOff(c, over)
				d -= over
			}
		}
		if d > 0 {
			first = min(first, d)
			if first > 0 && takeFrom(person, family, b.added, first) {
				why |= DeductibleFinished
			}
			for _, account := range b.deductibles {
				if d > first && takeFrom(person, family, account, d-first) {
					why |= DeductibleFinished
				}
			}
			a.totals.Deductible += d
		}
		for i := range b.maximums {
			m := &b.maximums[i]
			if paid := m.counts.of(d, c, k); paid > 0 && takeFrom(person, family, m.account, paid) {
				why |= MaximumFinished
			}
		}
		a.totals.Copay += c
		a.totals.Coinsurance += k
	}
	planPays := allowed - d - c - k
	if b.pays != nil {
		// R43: what the plan does not pay is not covered.
		most := min(b.pays.of(days), person[b.pays.account])
		if over := planPays - most; over > 0 {
			why |= BeyondPlanPays
			notCovered += over
			planPays = most
		}
		person[b.pays.account] -= planPays
	}
	if amount != allowed || notCovered > 0 {
		a.totals.NotCovered += notCovered
		a.totals.BalanceBill += amount - allowed
	}
	o.Deductible, o.Copay, o.Coinsurance = d, c, k
	o.NotCovered, o.BalanceBill = notCovered, amount-allowed
	o.PlanPays = planPays
	o.Stopped = stopped
	o.Visit, o.Within, o.Why = visit, withinLimit, why
}

// takeFrom takes an amount off an account, the member's and the family's, and tells whether
// nothing is left of one of them.
func takeFrom(person, family []money.Cents, account uint8, amount money.Cents) bool {
	p, f := person[account]-amount, family[account]-amount
	person[account], family[account] = p, f
	return p == 0 || f == 0
}

// terms counts a line toward the first visits (R18) and returns its share, and
// which of the first visits it is, where it is among them.
func (b *benefit) terms(used []int32) (s *share, visit int32) {
	if b.firstVisits > 0 {
		counter := &used[b.firstCounter]
		*counter++
		if *counter <= b.firstVisits {
			return b.first, *counter
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
