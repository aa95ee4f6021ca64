package plain

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"
)

// The kinds of limit.
const (
	deductibleLimit = "deductible"
	maximumLimit    = "outOfPocketMaximum"
	acaLimit        = "acaLimit"
)

// What a maximum counts (R41).
const (
	coinsuranceOnly     = "coinsurance"
	copayAndCoinsurance = "copayAndCoinsurance"
)

// limit is one limit of a plan as it is for this household; a nil amount is
// none.
type limit struct {
	at         int // its place among the limits
	kind       string
	covers     string
	network    string
	services   []string
	tiers      []int
	inAddition bool
	counts     string
	startsAnew int
	person     *decimal.Decimal
	family     *decimal.Decimal
}

// limitsOf lists the plan's deductibles, its maximums and the law's limit.
func limitsOf(y *year) []limit {
	var limits []limit
	alone := len(y.request.Members) == 1
	household := func(kind string, w writtenLimit) limit {
		l := limit{
			kind: kind, covers: w.Covers, network: w.Network, services: w.Services, tiers: w.Tiers,
			inAddition: w.InAddition, counts: w.Counts, startsAnew: w.StartsAnew,
		}
		switch {
		case alone:
			l.person = &w.Self
		case w.Aggregate:
			l.family = w.Family
		default:
			l.person, l.family = w.Person, w.Family
		}
		return l
	}
	for _, w := range y.plan.Deductibles {
		limits = append(limits, household(deductibleLimit, w))
	}
	for _, w := range y.plan.OutOfPocketMaximums {
		limits = append(limits, household(maximumLimit, w))
	}
	if self := y.acaSelfOnly(); self != nil {
		law := limit{kind: acaLimit, covers: "medicalAndDrug", network: inNetwork}
		if y.plan.indemnity() {
			law.network = "combined"
		}
		// Until 2015 a family had its own limit alone.
		if alone || y.plan.Year >= 2016 {
			law.person = self
		}
		if !alone {
			twice := self.Add(*self)
			law.family = &twice
		}
		limits = append(limits, law)
	}
	for at := range limits {
		limits[at].at = at
	}
	return limits
}

// acaSelfOnly is the law's self-only limit of the plan's year (R21); none for a
// grandfathered plan.
func (y *year) acaSelfOnly() *decimal.Decimal {
	if y.plan.Grandfathered {
		return nil
	}
	if y.plan.ACALimit != nil {
		return y.plan.ACALimit
	}
	known := map[int]int64{
		2014: 6_350, 2015: 6_600, 2016: 6_850, 2017: 7_150, 2018: 7_350, 2019: 7_900, 2020: 8_150,
		2021: 8_550, 2022: 8_700, 2023: 9_100, 2024: 9_450, 2025: 9_200, 2026: 10_600, 2027: 12_000,
	}
	amount, ok := known[y.plan.Year]
	if !ok {
		panic("no law's limit for the year")
	}
	d := decimal.NewFromInt(amount)
	return &d
}

// question is one about a limit of the plan.
type question struct {
	what          string
	limit         int
	service, side string
	member, paid  int
}

// remembered is what a question about the plan was answered before: it has the same
// answer all year. Nothing is remembered where known is nil.
func (y *year) remembered(asked question, answer func() bool) bool {
	was, ok := y.known[asked]
	if !ok {
		was = answer()
		if y.known != nil {
			y.known[asked] = was
		}
	}
	return was
}

// listed says whether a limit is a deductible for a list of services (R40).
func (l limit) listed() bool { return l.kind == deductibleLimit && l.covers == "services" }

// countsCopay and countsDeductible say what a maximum counts beside coinsurance (R41).
func (l limit) countsCopay() bool      { return l.counts != coinsuranceOnly }
func (l limit) countsDeductible() bool { return l.countsCopay() && l.counts != copayAndCoinsurance }

// about says whether a limit is about a service, wherever it is given.
func (l limit) about(service string) bool {
	switch l.covers {
	case "medical":
		return !isDrug(service)
	case "drug":
		return isDrug(service)
	case "services":
		return slices.Contains(l.services, service)
	}
	return true
}

// states says whether a limit is stated for a service in a tier.
func (l limit) states(service string, tier int) bool {
	return l.network != outOfNetwork && l.about(service) && (len(l.tiers) == 0 || slices.Contains(l.tiers, tier))
}

// covered says whether a limit covers a service on a side (R22, R39). In a tier for
// which no limit of the kind is stated for the service, those of the tier before
// cover it; deductibles for lists of services and the others go by themselves.
func (y *year) covered(l limit, service, side string) bool {
	return y.remembered(question{what: "covered", limit: l.at, service: service, side: side}, func() bool { return y.covers(l, service, side) })
}

func (y *year) covers(l limit, service, side string) bool {
	if side == outOfNetwork {
		return l.network != inNetwork && l.about(service)
	}
	for tier := tierOf(side); tier > 0; tier-- {
		for _, other := range y.limits {
			if other.kind == l.kind && other.listed() == l.listed() && other.states(service, tier) {
				if tier < tierOf(side) && l.states(service, tier) {
					y.saw("tiers: the limits of the tier before")
				}
				return l.states(service, tier)
			}
		}
	}
	return false
}

// draws says whether a service on a side draws on a limit (R40): on all that cover
// it, but that a deductible for a list of services stands in for the general ones,
// unless it is in addition to them.
func (y *year) draws(l limit, service, side string) bool {
	return y.remembered(question{what: "draws", limit: l.at, service: service, side: side}, func() bool { return y.drawsOn(l, service, side) })
}

func (y *year) drawsOn(l limit, service, side string) bool {
	if !y.covered(l, service, side) {
		return false
	}
	if l.kind != deductibleLimit || l.listed() {
		return true
	}
	for _, other := range y.limits {
		if other.listed() && !other.inAddition && y.covered(other, service, side) {
			return false
		}
	}
	return true
}

// coversPaid says whether what was already paid comes off a limit (R23): whether all
// of the care that it was paid for draws on it.
func (y *year) coversPaid(l limit, p paid) bool {
	if p.Plan != "" && p.Plan != y.plan.ID {
		return false
	}
	if p.Toward == deductibleLimit && l.kind != deductibleLimit {
		return false
	}
	if p.Toward == maximumLimit && l.kind == deductibleLimit {
		return false
	}
	side := outOfNetwork
	if p.Network == inNetwork {
		side = sideOf(max(p.Tier, 1))
	}
	switch p.Covers {
	case "medicalAndDrug":
		y.saw("already paid: medical and drug")
	case "services":
		y.saw("already paid: for services")
	}
	for _, service := range allServices() {
		if !(limit{covers: p.Covers, services: p.Services}).about(service) {
			continue
		}
		if !y.draws(l, service, side) {
			return false
		}
		// What was paid for listed services toward their own deductible is not paid
		// toward the one that comes after it.
		if p.Covers == "services" && l.kind == deductibleLimit && !l.inAddition && y.hasAdded(service, side) {
			return false
		}
	}
	return true
}

// hasAdded says whether some deductible comes before the others for a service.
func (y *year) hasAdded(service, side string) bool {
	for _, l := range y.limits {
		if l.inAddition && y.draws(l, service, side) {
			return true
		}
	}
	return false
}

// counted is how much of a line counts toward a limit (R20, R21, R41).
func (y *year) counted(l limit, done *line) decimal.Decimal {
	if done.side == "" || !y.draws(l, done.service, done.side) {
		return decimal.Zero
	}
	switch {
	case l.kind == deductibleLimit && l.inAddition:
		return done.inAddition
	case l.kind == deductibleLimit:
		return done.deductible.Sub(done.inAddition)
	case done.outsideMaximum:
		return decimal.Zero
	}
	sum := done.coinsurance
	if l.countsCopay() {
		sum = sum.Add(done.copay)
	}
	if l.countsDeductible() {
		sum = sum.Add(done.deductible)
	}
	return sum
}

// anew says whether what starts anew in a month has done so by a date (R45): where
// that month begins within the coverage, later than its first day.
func (y *year) anew(month int, date string) bool {
	if month == 0 {
		return false
	}
	from := time.Date(y.request.Year, time.Month(y.request.StartMonth), 1, 0, 0, 0, 0, time.UTC)
	for k := 1; k < y.request.Months; k++ {
		if first := from.AddDate(0, k, 0); int(first.Month()) == month {
			return date >= dateText(first)
		}
	}
	return false
}

// remaining is what is left of a limit on a date for a member and for the family: the
// limit less what was already paid and less what each earlier line sent there, both
// since it started anew.
func (y *year) remaining(l limit, memberAt int, date string) (person, family *decimal.Decimal) {
	var byPerson, byFamily decimal.Decimal
	again := y.anew(l.startsAnew, date)
	for i, m := range y.request.Members {
		for k, p := range m.AlreadyPaid {
			if !y.remembered(question{what: "paid", limit: l.at, member: i, paid: k}, func() bool { return y.coversPaid(l, p) }) {
				continue
			}
			if again {
				y.saw("already paid: before the limit started anew")
				continue
			}
			y.saw("already paid: toward " + l.kind)
			byFamily = byFamily.Add(p.Amount)
			if i == memberAt {
				byPerson = byPerson.Add(p.Amount)
			}
		}
	}
	for _, done := range y.done {
		amount := y.counted(l, done)
		if amount.IsZero() {
			continue
		}
		if again && !y.anew(l.startsAnew, done.date) {
			y.saw("anew: " + l.kind)
			continue
		}
		byFamily = byFamily.Add(amount)
		if done.memberAt == memberAt {
			byPerson = byPerson.Add(amount)
		}
	}
	return leftOf(l.person, byPerson), leftOf(l.family, byFamily)
}

func leftOf(limit *decimal.Decimal, spent decimal.Decimal) *decimal.Decimal {
	if limit == nil {
		return nil
	}
	left := decimal.Max(limit.Sub(spent), decimal.Zero)
	return &left
}

// smaller is the lesser of amounts of which any may be none.
func smaller(amounts ...*decimal.Decimal) *decimal.Decimal {
	var least *decimal.Decimal
	for _, a := range amounts {
		if a != nil && (least == nil || a.LessThan(*least)) {
			least = a
		}
	}
	return least
}

// deductibleLeft is what a line's deductible can still be, of those in addition or of
// the others: the least of what is left in all that it draws on, zero where there is
// none (R40).
func (y *year) deductibleLeft(l *line, inAddition bool) decimal.Decimal {
	var least *decimal.Decimal
	nearest := limit{}
	several := 0
	for _, limit := range y.limits {
		if limit.kind != deductibleLimit || limit.inAddition != inAddition || !y.draws(limit, l.service, l.side) {
			continue
		}
		person, family := y.remaining(limit, l.memberAt, l.date)
		y.saw("deductible: " + limit.covers + " " + limit.network)
		if person == nil {
			y.saw("deductible: aggregate")
		} else if family != nil && family.LessThan(*person) {
			y.saw("deductible: the family's is nearer")
		}
		switch {
		case inAddition:
			y.saw("deductible: in addition")
		case limit.listed():
			y.saw("deductible: stands in")
		}
		if several++; several > 1 {
			y.saw("deductible: several together")
			if left := smaller(person, family); nearest.network == "combined" && limit.network == inNetwork && left.LessThan(*least) {
				y.saw("deductible: in network inside a combined one")
			}
		}
		if left := smaller(person, family); least == nil || left.LessThan(*least) {
			least, nearest = left, limit
		}
	}
	if least == nil {
		return decimal.Zero
	}
	return *least
}
