package plain

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

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
	known    map[question]bool
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
	// unknown says that nobody knows the terms (R58).
	unknown bool
	// counter is the counter of first visits that the line's terms have.
	counter string
	// visits are how many visits, or days of a stay, count toward a visit limit.
	visits int
	// paysOf is the service whose benefit limits what the plan pays; "" where none.
	paysOf string
	// inAddition is the part of the deductible that went toward deductibles taken in
	// addition to the others.
	inAddition decimal.Decimal

	amount      decimal.Decimal
	deductible  decimal.Decimal
	copay       decimal.Decimal
	coinsurance decimal.Decimal
	notCovered  decimal.Decimal
	balanceBill decimal.Decimal
	planPays    decimal.Decimal
	left        []Left
	counted     []string
	anew        []bool
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
		for _, part := range y.fills(u.item, y.withoutReferral(u.item, at)) {
			y.adjudicate(&line{
				item: u.item, unit: u.unit, date: u.date,
				member: u.item.Member, memberAt: u.memberAt, service: u.item.Service,
				place: part,
			})
		}
	}
}

// withoutReferral is R12: a line that needs a referral and gets none takes the
// out-of-network terms on the price, all of it allowed, or is not covered.
func (y *year) withoutReferral(it *item, at place) place {
	if it.Referral != "none" || !y.takesReferral(it, at) {
		return at
	}
	if found, ok := y.plan.termsFor(it.Service, outOfNetwork); !ok || found.terms.notCovered && !found.terms.unknown {
		at.side, at.noReferral = "", true
		return at
	}
	at.side = outOfNetwork
	y.saw("no referral: out-of-network terms")
	return at
}

// fills is R46: a drug filled for 90 days is one line where there are terms for that,
// else three lines of 30 days on its day. The first n thirds of an amount together
// are n thirds of it in whole cents, what is less left away.
func (y *year) fills(it *item, at place) []place {
	fill := fillOf(it)
	if fill == "" || at.side == "" { // what is not covered has no terms to share it by
		return []place{at}
	}
	if found, ok := y.plan.termsForFill(it.Service, at.side, fill); ok {
		y.saw("fill: own terms, " + fill)
		if tierOf(at.side) > 1 {
			y.saw("fill: own terms in a further tier")
		}
		if found.from != it.Service {
			y.saw("fill: own terms of another drug")
		}
		at.fill = fill
		return []place{at}
	}
	y.saw("fill: thirds")
	var thirds []place
	for n := int64(1); n <= 3; n++ {
		third := at
		third.amount = firstThirds(at.amount, n).Sub(firstThirds(at.amount, n-1))
		third.allowed = firstThirds(at.allowed, n).Sub(firstThirds(at.allowed, n-1))
		if third.amount.Mul(decimal.NewFromInt(3)).Equal(at.amount) {
			y.saw("fill: thirds without a rest")
		}
		thirds = append(thirds, third)
	}
	return thirds
}

func firstThirds(amount decimal.Decimal, n int64) decimal.Decimal {
	cents := amount.Shift(2).IntPart()
	return decimal.New(cents*n/3, -2)
}

// adjudicate shares one line and puts it to those done.
func (y *year) adjudicate(l *line) {
	y.share(l)
	// What neither the member pays nor is left to the balance bill, the plan pays.
	l.planPays = l.amount.Sub(l.deductible).Sub(l.copay).Sub(l.coinsurance).Sub(l.notCovered).Sub(l.balanceBill)
	y.payAtMost(l)
	y.done = append(y.done, l)
	for _, limit := range y.limits {
		person, family := y.remaining(limit, l.memberAt, l.date)
		l.left = append(l.left, Left{Person: textOrNone(person), Family: textOrNone(family)})
		l.counted = append(l.counted, text(y.counted(limit, l)))
		l.anew = append(l.anew, y.anew(limit.startsAnew, l.date))
	}
	y.saw("service: " + l.service)
	y.saw("network: " + l.network())
	if tierOf(l.side) > 1 {
		y.saw("network: " + l.side)
		if l.item.Tier.byPlan != nil {
			y.saw("tiers: by plan")
		}
	}
}

func (l *line) network() string {
	if l.side == "" {
		return "notCovered"
	}
	return networkOf(l.side)
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

	if at.side == "" { // R8, R12
		why := "out of network"
		if at.noReferral {
			why = "no referral"
		}
		if l.item != nil && l.item.notOnList {
			why = "not on the list"
		}
		y.notCoveredAtAll(l, why)
		return
	}

	found, ok := y.plan.termsFor(l.service, l.side)
	if at.fill != "" {
		found, ok = y.plan.termsForFill(l.service, l.side, at.fill)
	}
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
	if tier := tierOf(l.side); tier > 1 && !found.free {
		if found.tier == tier {
			y.saw("tiers: terms of a further tier")
		} else {
			y.saw("tiers: terms of a tier before")
		}
	}
	if found.terms.unknown {
		y.notCoveredAtAll(l, "unknown terms")
		l.unknown = true
		return
	}
	if found.terms.notCovered {
		y.notCoveredAtAll(l, "by its terms")
		return
	}
	if y.plan.Benefits[found.limitsOf].PlanPaysAtMost != nil {
		l.paysOf = found.limitsOf
	}

	// R42: visits and days beyond the limits are not covered.
	allowed := at.allowed
	days, visits := 1, 1
	switch {
	case hasDays(l.service):
		days = l.item.Days
		visits = days
	case at.fill != "":
		visits = 3
	}
	within := y.within(l, found, visits)
	if within == 0 {
		y.notCoveredAtAll(l, "visit limit")
		return
	}
	coveredAmount := l.amount
	if within < visits {
		if at.fill != "" {
			y.saw("visit limit: a fill crosses it")
		} else {
			y.saw("visit limit: a stay crosses it")
		}
		coveredAmount = daysOf(l.amount, within, visits)
		allowed = daysOf(allowed, within, visits)
		days = min(days, within)
	}
	l.visits = within
	l.notCovered = l.amount.Sub(coveredAmount)
	l.balanceBill = coveredAmount.Sub(allowed)

	// R18: first visits.
	terms := found.terms.then
	if found.terms.first != nil {
		l.counter = counterOf(found)
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

// within is how many of a line's visits, or days of a stay, are within all limits on
// them (R42): the least of what is left. They are the limit of the benefit, and those
// that several services share.
func (y *year) within(l *line, found used, visits int) int {
	within := visits
	if own := y.plan.Benefits[found.limitsOf].VisitLimit; own != nil {
		within = min(within, y.leftOfVisits(l, *own, func(service, _ string) bool { return service == l.service }))
	}
	for _, shared := range y.plan.ServiceLimits {
		if y.underShared(shared, l.service, l.side) {
			y.saw("visit limit: shared")
			within = min(within, y.leftOfVisits(l, shared.Limit, func(service, side string) bool {
				return y.underShared(shared, service, side)
			}))
		}
	}
	return within
}

// underShared says whether a service on a side is under a shared limit, and counts
// toward it: one that the limit names, and one that the plan does not list and that
// takes the terms of one that it names.
func (y *year) underShared(shared serviceLimit, service, side string) bool {
	if slices.Contains(shared.Services, service) {
		return true
	}
	found, _ := y.plan.termsFor(service, side)
	return slices.Contains(shared.Services, found.limitsOf)
}

// leftOfVisits is what is left of a limit for the member of a line: its count less what
// earlier lines had covered, and less what was used before the estimate, in the time
// that it is for.
func (y *year) leftOfVisits(l *line, limit visitLimit, counts func(service, side string) bool) int {
	y.saw("visit limit: there is one")
	if limit.Per != "" {
		y.saw("visit limit: per " + limit.Per)
	}
	if limit.PerNetwork {
		y.saw("visit limit: for each network")
	}
	again := y.anew(limit.StartsAnew, l.date)
	used := 0
	for _, done := range y.done {
		if done.memberAt != l.memberAt || done.side == "" || !counts(done.service, done.side) || limit.PerNetwork && networkOf(done.side) != networkOf(l.side) {
			continue
		}
		switch {
		case limit.Per == "stay",
			limit.Per == "month" && done.date[:len("2006-01")] != l.date[:len("2006-01")]:
			continue
		case again && !y.anew(limit.StartsAnew, done.date):
			if done.visits > 0 {
				y.saw("anew: visit limit")
			}
			continue
		}
		used += done.visits
	}
	if limit.Per != "stay" && limit.Per != "month" && !again {
		for _, before := range y.usedBefore(l.memberAt) {
			if counts(before.Service, before.Network) && (!limit.PerNetwork || before.Network == networkOf(l.side)) {
				y.saw("already used: visit limit")
				used += before.Count
			}
		}
	}
	return max(0, limit.Count-used)
}

// usedBefore is what a member used before the estimate begins under this plan.
func (y *year) usedBefore(memberAt int) []alreadyUsed {
	var list []alreadyUsed
	for _, u := range y.request.Members[memberAt].AlreadyUsed {
		if u.Plan == "" || u.Plan == y.plan.ID {
			u.Network = cmp.Or(u.Network, inNetwork)
			// What the plan does not cover there counts toward nothing.
			if found, ok := y.plan.termsFor(u.Service, u.Network); ok && !found.terms.notCovered {
				list = append(list, u)
			}
		}
	}
	return list
}

// payAtMost is R43: what the plan would pay beyond its limit is not covered.
func (y *year) payAtMost(l *line) {
	if l.paysOf == "" {
		return
	}
	most := *y.plan.Benefits[l.paysOf].PlanPaysAtMost
	left := most.Amount
	switch most.Per {
	case "day":
		left = left.Mul(decimal.NewFromInt(int64(max(1, l.visits))))
	case "year", "lifetime":
		for _, done := range y.done {
			if done.memberAt == l.memberAt && done.paysOf == l.paysOf {
				left = left.Sub(done.planPays)
			}
		}
	}
	if l.planPays.GreaterThan(left) {
		y.saw("plan pays at most: reached, per " + most.Per)
		l.notCovered = l.notCovered.Add(l.planPays).Sub(left)
		l.planPays = left
	}
}

// daysOf is the part of an amount that falls on some of a stay's days.
func daysOf(amount decimal.Decimal, days, all int) decimal.Decimal {
	return amount.Mul(decimal.NewFromInt(int64(days))).DivRound(decimal.NewFromInt(int64(all)), 2)
}

// counterOf names the counter of first visits of terms: the one that the
// benefit shares, else that of the text itself.
func counterOf(found used) string {
	if found.benefit.SharedFirstVisits != "" {
		return "shared " + found.benefit.SharedFirstVisits
	}
	if found.fill != "" {
		return "text of " + found.from + ", " + found.fill // of all tiers
	}
	return fmt.Sprintf("text of %s, tier %d", found.from, found.tier)
}

// firstVisitsUsed counts the member's earlier lines on terms with the line's
// counter (R18), and what was used before of services whose terms have it (R42).
func (y *year) firstVisitsUsed(l *line) int {
	count := 0
	for _, done := range y.done {
		if done.memberAt == l.memberAt && done.counter == l.counter {
			count++
		}
	}
	for _, before := range y.usedBefore(l.memberAt) {
		found, ok := y.plan.termsFor(before.Service, before.Network)
		if ok && found.terms.first != nil && counterOf(found) == l.counter {
			y.saw("already used: first visits")
			count += before.Count
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
		// R40: a deductible in addition is taken first, the others of the rest.
		l.inAddition = decimal.Min(left, y.deductibleLeft(l, true))
		left = left.Sub(l.inAddition)
		others := decimal.Min(left, y.deductibleLeft(l, false))
		left = left.Sub(others)
		l.deductible = l.inAddition.Add(others)
		if l.inAddition.IsPositive() && others.IsPositive() {
			y.saw("deductible: in addition, and the others after it")
		}
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

// stopAtMaximum is R21 and R41. Those that count least come first, the law's limit
// last: what one takes off the next need not count. Of what a maximum counts,
// coinsurance is reduced first, then copay, then deductible, of that what went beyond
// a deductible in addition first.
func (y *year) stopAtMaximum(l *line) {
	if l.outsideMaximum {
		return
	}
	some := false
	for _, turn := range []func(limit) bool{
		func(m limit) bool { return m.kind == maximumLimit && !m.countsCopay() },
		func(m limit) bool { return m.kind == maximumLimit && m.countsCopay() && !m.countsDeductible() },
		func(m limit) bool { return m.kind == maximumLimit && m.countsDeductible() },
		func(m limit) bool { return m.kind == acaLimit },
	} {
		for _, m := range y.limits {
			if turn(m) && y.draws(m, l.service, l.side) {
				some = true
				y.stopAt(l, m)
			}
		}
	}
	if !some {
		y.saw("maximum: none, " + networkOf(l.side))
	}
}

func (y *year) stopAt(l *line, m limit) {
	person, family := y.remaining(m, l.memberAt, l.date)
	nearer := family != nil && person != nil && family.LessThan(*person)
	if m.kind == acaLimit {
		switch {
		case person == nil:
			y.saw("maximum: the law's limit of the family alone")
		case nearer:
			y.saw("maximum: the law's limit of the family is nearer")
		}
	} else {
		y.saw("maximum: " + m.covers + " " + m.network)
		switch {
		case person == nil:
			y.saw("maximum: aggregate")
		case nearer:
			y.saw("maximum: the family's is nearer")
		}
	}
	over := y.counted(m, l).Sub(*smaller(person, family))
	if !over.IsPositive() {
		return
	}
	if m.kind == acaLimit {
		y.saw("maximum: the law's limit stops a line")
	} else {
		y.saw("maximum: the plan's stops a line, " + networkOf(l.side))
		if m.counts != "" {
			y.saw("maximum: of " + m.counts + " stops a line")
		}
	}
	l.reduce(&l.coinsurance, &over)
	if m.countsCopay() && l.reduce(&l.copay, &over) {
		y.saw("maximum: reduces a copay")
	}
	if m.countsDeductible() && l.reduce(&l.deductible, &over) {
		y.saw("maximum: reduces a deductible")
		if l.deductible.LessThan(l.inAddition) {
			y.saw("maximum: reduces a deductible in addition")
			l.inAddition = l.deductible
		}
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
		Counted: l.counted, Anew: l.anew,
	}
	if tier := tierOf(l.side); tier > 1 {
		e.Tier = tier
	}
	if l.item != nil {
		e.Item, e.Unit, e.Days = l.item.ID, l.unit, l.item.Days
	}
	return e
}
