package plain

import "github.com/shopspring/decimal"

// year is the coverage under one plan.
type year struct {
	request  *request
	plan     *plan
	defaults Defaults
	limits   []limit
	// done are the lines adjudicated so far, in order.
	done     []*line
	changed  map[string]bool
	observed map[string]int
}

// line is one adjudicated unit.
type line struct {
	item       *item // nil for a visit added to get a referral
	unit       int
	date       string
	member     string
	memberAt   int
	service    string
	place      place
	addedVisit bool

	// side is whose terms applied, be they "Not covered"; "" where none did.
	side           string
	outsideMaximum bool
	// counter is the counter of first visits that the line's terms have.
	counter string
	// visits are how many visits, or days of a stay, count toward a visit limit.
	visits      int
	lawIsNearer bool

	amount      decimal.Decimal
	deductible  decimal.Decimal
	copay       decimal.Decimal
	coinsurance decimal.Decimal
	notCovered  decimal.Decimal
	balanceBill decimal.Decimal
	planPays    decimal.Decimal
	left        []Left
}

// adjudicateAll takes the units in order, each after the visit that gets its
// referral.
func (y *year) adjudicateAll(units []unit) {
	y.changed = map[string]bool{}
	add := y.visitsToAdd(units)
	for i, u := range units {
		if add[i] {
			y.adjudicate(y.addedVisit(u))
		}
		at := y.placeOf(u.item, u.date)
		if at.changed {
			y.changed[u.item.ID] = true
		}
		y.adjudicate(&line{
			item: u.item, unit: u.unit, date: u.date,
			member: u.item.Member, memberAt: u.memberAt, service: u.item.Service,
			place: at,
		})
	}
}

// adjudicate shares one line and puts it to those done.
func (y *year) adjudicate(l *line) {
	y.share(l)
	// What neither the member pays nor is left to the balance bill, the plan pays.
	l.planPays = l.amount.Sub(l.deductible).Sub(l.copay).Sub(l.coinsurance).Sub(l.notCovered).Sub(l.balanceBill)
	y.done = append(y.done, l)
	for _, limit := range y.limits {
		person, family := y.remaining(limit, l.memberAt)
		l.left = append(l.left, Left{Person: textOrNone(person), Family: textOrNone(family)})
	}
	y.saw("service: " + l.service)
	y.saw("network: " + l.network())
}

func (l *line) network() string {
	if l.side == "" {
		return "notCovered"
	}
	return l.side
}

// notCoveredAtAll: the member pays the amount; it counts toward nothing.
func (y *year) notCoveredAtAll(l *line, why string) {
	y.saw("not covered: " + why)
	l.notCovered = l.amount
}

func (y *year) share(l *line) {
	at := l.place
	l.amount = at.amount
	l.side = at.side
	y.saw("place: " + at.rule + ofType(y.plan))

	if at.side == "" { // R8
		y.notCoveredAtAll(l, "out of network")
		return
	}

	// R12: without a referral, the out-of-network terms on the price, all of it
	// allowed, or nothing.
	if l.item != nil && l.item.Referral == "none" && y.takesReferral(l.item, at) {
		if found, ok := y.plan.termsFor(l.service, outOfNetwork); !ok || found.terms.notCovered {
			l.side = ""
			y.notCoveredAtAll(l, "no referral")
			return
		}
		l.side = outOfNetwork
		y.saw("no referral: out-of-network terms")
	}

	found, ok := y.plan.termsFor(l.service, l.side)
	if !ok { // R47
		y.notCoveredAtAll(l, "no terms")
		return
	}
	if found.from != l.service {
		y.saw("fallback: " + l.service + " from " + found.from)
	}
	if found.free {
		y.saw("preventive: free by R15")
	}
	if found.terms.notCovered {
		y.notCoveredAtAll(l, "by its terms")
		return
	}

	// R19: visits and days beyond the limit are not covered.
	allowed := at.allowed
	days, visits := 1, 1
	if hasDays(l.service) {
		days = l.item.Days
		visits = days
	}
	within := visits
	if most := found.visitLimit; most != nil {
		y.saw("visit limit: there is one")
		within = min(visits, max(0, most.Count-y.visitsUsed(l, most.PerNetwork)))
		if most.PerNetwork {
			y.saw("visit limit: for each network")
		}
	}
	if within == 0 {
		y.notCoveredAtAll(l, "visit limit")
		return
	}
	coveredAmount := l.amount
	if within < visits {
		y.saw("visit limit: a stay crosses it")
		coveredAmount = daysOf(l.amount, within, visits)
		allowed = daysOf(allowed, within, visits)
		days = within
	}
	l.visits = within
	l.notCovered = l.amount.Sub(coveredAmount)
	l.balanceBill = coveredAmount.Sub(allowed)

	// R18: first visits.
	terms := found.terms.then
	if found.terms.first != nil {
		l.counter = counterOf(found, l.side, y.plan)
		if y.firstVisitsUsed(l) < found.terms.firstVisits {
			terms = *found.terms.first
			y.saw("first visits: one of them")
		} else {
			y.saw("first visits: beyond")
		}
		if found.benefit.SharedFirstVisits != "" {
			y.saw("first visits: shared counter")
		}
	}

	l.outsideMaximum = found.outsideMaximum
	if l.outsideMaximum {
		y.saw("outside the maximum")
	}
	y.splitByTerms(l, terms, allowed, days)
	y.stopAtMaximum(l)
	y.sawShares(l)
}

// visitsUsed are the member's visits, or days, of the service that earlier
// lines had covered (R19).
func (y *year) visitsUsed(l *line, perNetwork bool) int {
	used := 0
	for _, done := range y.done {
		if done.memberAt != l.memberAt || done.service != l.service {
			continue
		}
		if perNetwork && done.side != l.side {
			continue
		}
		used += done.visits
	}
	return used
}

// daysOf is the part of an amount that falls on some of a stay's days.
func daysOf(amount decimal.Decimal, days, all int) decimal.Decimal {
	return amount.Mul(decimal.NewFromInt(int64(days))).DivRound(decimal.NewFromInt(int64(all)), 2)
}

// counterOf names the counter of first visits of terms: the one that the
// benefit shares, else that of the text itself.
func counterOf(found used, side string, p *plan) string {
	if found.benefit.SharedFirstVisits != "" {
		return "shared " + found.benefit.SharedFirstVisits
	}
	if p.indemnity() {
		side = inNetwork
	}
	return "text of " + found.from + " " + side
}

// firstVisitsUsed counts the member's earlier lines on terms with the line's
// counter (R18).
func (y *year) firstVisitsUsed(l *line) int {
	count := 0
	for _, done := range y.done {
		if done.memberAt == l.memberAt && done.counter == l.counter {
			count++
		}
	}
	return count
}

// splitByTerms is R17.
func (y *year) splitByTerms(l *line, t share, allowed decimal.Decimal, days int) {
	copay := t.copay
	if t.perDay {
		if !hasDays(l.service) {
			y.saw("terms: per day, of no stay")
		}
		if t.mostDays > 0 && days > t.mostDays {
			days = t.mostDays
			y.saw("terms: per day, most days")
		}
		copay = copay.Mul(decimal.NewFromInt(int64(days)))
		y.saw("terms: per day")
	}
	if t.waivedAdmitted && l.item != nil && l.item.Admitted {
		copay = decimal.Zero
		y.saw("terms: waived, admitted")
	}

	left := allowed
	// A copay "with deductible", or one not subject to it, comes first: as much of
	// it as "up to" leaves. The deductible is owed on the rest.
	if t.copayMeets == with || t.copayMeets == waived {
		if copay.GreaterThan(left) {
			y.saw("terms: copay larger than the bill")
		}
		l.copay = decimal.Min(copay, left)
		if t.upTo != nil && l.copay.GreaterThan(*t.upTo) {
			l.copay = *t.upTo
			y.saw("terms: up to, less than the copay")
		}
		left = left.Sub(l.copay)
	}
	if t.subject() {
		l.deductible = decimal.Min(left, y.deductibleLeft(l))
		left = left.Sub(l.deductible)
	}
	if t.copayMeets == after {
		l.copay = decimal.Min(copay, left)
		left = left.Sub(l.copay)
		if copay.IsPositive() && l.copay.IsZero() && allowed.IsPositive() {
			y.saw("terms: inside the deductible, no copay")
		}
	}
	l.coinsurance = percentage(t.rate, left)
	// R44: at least so much, of what is left.
	if l.coinsurance.LessThan(t.atLeast) && t.rate.IsPositive() {
		l.coinsurance = decimal.Min(t.atLeast, left)
		y.saw("terms: at least")
	}
	if t.rateWaived && l.item != nil && l.item.Admitted {
		l.coinsurance = decimal.Zero
		y.saw("terms: coinsurance waived, admitted")
	}

	if t.copay.IsPositive() && t.rate.IsPositive() {
		y.saw("terms: two parts")
	}
	if t.copay.IsPositive() {
		y.saw("terms: copay " + t.copayMeets)
	}
	if t.rate.IsPositive() {
		y.saw("terms: coinsurance " + t.rateMeets)
	}
	// "Up to" caps copay and coinsurance, taking from coinsurance first.
	if t.upTo != nil {
		over := l.copay.Add(l.coinsurance).Sub(*t.upTo)
		if over.IsPositive() {
			y.saw("terms: up to, reached")
			l.reduce(&l.coinsurance, &over)
			l.reduce(&l.copay, &over)
		}
	}
}

// stopAtMaximum is R21: coinsurance is reduced first, then copay, then
// deductible.
func (y *year) stopAtMaximum(l *line) {
	most := y.maximumLeft(l)
	if most == nil {
		return
	}
	over := l.deductible.Add(l.copay).Add(l.coinsurance).Sub(*most)
	if !over.IsPositive() {
		return
	}
	if l.lawIsNearer {
		y.saw("maximum: the law's limit stops a line")
	} else {
		y.saw("maximum: the plan's stops a line, " + l.side)
	}
	l.reduce(&l.coinsurance, &over)
	if l.reduce(&l.copay, &over) {
		y.saw("maximum: reduces a copay")
	}
	if l.reduce(&l.deductible, &over) {
		y.saw("maximum: reduces a deductible")
	}
}

// reduce takes as much of over from a part as there is.
func (l *line) reduce(part, over *decimal.Decimal) bool {
	less := decimal.Min(*part, *over)
	*part = part.Sub(less)
	*over = over.Sub(less)
	return less.IsPositive()
}

func (y *year) sawShares(l *line) {
	for name, amount := range map[string]decimal.Decimal{
		"deductible": l.deductible, "copay": l.copay, "coinsurance": l.coinsurance,
		"balance bill": l.balanceBill,
	} {
		if amount.IsPositive() {
			y.saw("share: " + name)
		}
	}
}

// ofType marks observations under indemnity plans, whose network is apart.
func ofType(p *plan) string {
	if p.indemnity() {
		return ", indemnity"
	}
	return ""
}

// entry is the line as the ledger tells it (R24).
func (l *line) entry() Line {
	e := Line{
		Date: l.date, Member: l.member, Service: l.service, Network: l.network(),
		Amount: text(l.amount), Deductible: text(l.deductible), Copay: text(l.copay),
		Coinsurance: text(l.coinsurance), NotCovered: text(l.notCovered),
		BalanceBill: text(l.balanceBill), PlanPays: text(l.planPays), Left: l.left,
		OutsideMaximum: l.outsideMaximum,
	}
	if l.item != nil {
		e.Item, e.Unit, e.Days = l.item.ID, l.unit, l.item.Days
	}
	return e
}
