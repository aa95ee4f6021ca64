package plain

import (
	"slices"
	"sort"

	"github.com/shopspring/decimal"
)

// tier is who is covered, as premiums distinguish it (R25).
func tier(members []member) string {
	if len(members) == 1 {
		return "individual"
	}
	adults, children := 0, 0
	for _, m := range members {
		if m.Relationship == "child" {
			children++
		} else {
			adults++
		}
	}
	switch {
	case adults >= 2 && children > 0:
		return "family"
	case children > 0:
		return "individualAndChildren"
	}
	return "individualAndSpouse"
}

// stretch is months in a row in which the same members are covered (R57).
type stretch struct {
	members []member
	months  int
}

// stretches goes through the months.
func (y *year) stretches() []stretch {
	var list []stretch
	for k := range y.request.Months {
		var members []member
		for _, m := range y.request.Members {
			if y.request.covers(m, k) {
				members = append(members, m)
			}
		}
		same := func(a, b member) bool { return a.ID == b.ID }
		if n := len(list); n > 0 && slices.EqualFunc(list[n-1].members, members, same) {
			list[n-1].months++
			continue
		}
		list = append(list, stretch{members, 1})
	}
	if len(list) > 1 {
		y.saw("members who join or leave")
	}
	return list
}

// forMonths is what a premium amount comes to for some months (R54).
func (y *year) forMonths(amount decimal.Decimal, months int) decimal.Decimal {
	period := y.plan.Premium.Period
	ofYear := map[string]int64{"year": 1, "month": 12, "semimonthly": 24, "biweekly": 26, "weekly": 52}[period]
	if months < 12 {
		y.saw("premium: " + period + ", part of a year")
	}
	return amount.Mul(decimal.NewFromInt(ofYear)).Mul(decimal.NewFromInt(int64(months))).DivRound(decimal.NewFromInt(12), 2)
}

// netPremium is R25, for the months of each stretch (R57).
func (y *year) netPremium() decimal.Decimal {
	var sum decimal.Decimal
	for _, s := range y.stretches() {
		sum = sum.Add(y.premiumOf(s))
	}
	return sum
}

func (y *year) premiumOf(s stretch) decimal.Decimal {
	p := y.plan.Premium
	tier := tier(s.members)
	y.saw("premium: " + tier)
	var full decimal.Decimal
	if p.Amount != nil {
		full = p.Amount.of(tier)
	} else {
		full = y.premiumByAge(s.members)
	}
	net := y.forMonths(full, s.months).Sub(y.forMonths(p.EmployerShare.of(tier), s.months))
	if p.TaxCredit != nil {
		net = net.Sub(y.forMonths(*p.TaxCredit, s.months))
	}
	if net.IsNegative() {
		y.saw("premium: not below zero")
		return decimal.Zero
	}
	return net
}

// premiumByAge adds up the amounts of all who pay: of children under 21 the
// three oldest only.
func (y *year) premiumByAge(members []member) decimal.Decimal {
	var ages, young []int
	for _, m := range members {
		if m.Relationship == "child" && m.Age < 21 {
			young = append(young, m.Age)
		} else {
			ages = append(ages, m.Age)
		}
	}
	sort.Sort(sort.Reverse(sort.IntSlice(young)))
	if len(young) > 3 {
		y.saw("premium: a fourth child")
		young = young[:3]
	}
	y.saw("premium: by age")
	var sum decimal.Decimal
	for _, age := range append(ages, young...) {
		found := false
		for _, a := range y.plan.Premium.ByAge {
			if a.From <= age && age <= a.To {
				sum = sum.Add(a.Amount)
				found = true
			}
		}
		if !found {
			panic("no premium for an age")
		}
	}
	return sum
}

// accounts are the employer's money for the coverage period (R26): where members join or
// leave, that of who is covered for the months that they are (R57).
func (y *year) accounts() (hsa, hra decimal.Decimal) {
	months := decimal.NewFromInt(int64(y.request.Months))
	for _, s := range y.stretches() {
		part := func(amount decimal.Decimal) decimal.Decimal {
			return amount.Mul(decimal.NewFromInt(int64(s.months))).DivRound(months, 2)
		}
		hsa = hsa.Add(part(y.plan.Accounts.HSAContribution.of(tier(s.members))))
		hra = hra.Add(part(y.plan.Accounts.HRA.of(tier(s.members))))
	}
	return hsa, hra
}

// mostInNetwork is the most that the in-network sharing of the whole household
// can still come to, at the start of the year, within all limits together; and
// whether there is such a limit (R28).
//
// Each dollar is of a kind: of what service, in which tier, when, and whether
// deductible, copay or coinsurance. A kind is the set of limits that count it, each in
// the time between two starts. A limit is an amount for each member, one for the
// family, or both. Where some of these amounts, taken together, count every kind for
// every member, no more can be spent than what is left in them. The least that such a
// cover comes to is the most that can be spent: limits of a kind lie within each other
// or apart, and for such amounts the greatest flow and the smallest cut are one number.
// Only limits within each other that start anew in different months can cross; there
// the cover is a bound, which the most cannot pass.
//
// All choices of families' amounts are tried. For each, what they leave uncovered is
// covered by each member's own amounts, apart from the other members'.
func (y *year) mostInNetwork() (most decimal.Decimal, limited bool) {
	lines := y.done
	y.done = nil // as at the start of the year
	defer func() { y.done = lines }()

	kinds := y.kindsInNetwork()
	// A cover of a kind covers those that the same limits count, and more.
	kinds = slices.DeleteFunc(slices.Clone(kinds), func(k kind) bool {
		return slices.ContainsFunc(kinds, func(other kind) bool { return other != k && other&k == other })
	})
	var times []timedLimit
	for at, l := range y.limits {
		times = append(times, timedLimit{at, false})
		if y.renews(l) {
			times = append(times, timedLimit{at, true})
		}
	}
	needed := kind(0)
	for _, k := range kinds {
		needed |= k
	}
	persons := make([]map[kind]*decimal.Decimal, len(y.request.Members))
	families := map[kind]*decimal.Decimal{}
	var ofFamilies []kind
	for _, t := range times {
		if needed&t.bit() == 0 {
			continue
		}
		for i := range y.request.Members {
			person, family := y.remaining(y.limits[t.at], i, y.dateOf(t))
			if persons[i] == nil {
				persons[i] = map[kind]*decimal.Decimal{}
			}
			persons[i][t.bit()] = person
			families[t.bit()] = family
		}
		if families[t.bit()] != nil {
			ofFamilies = append(ofFamilies, t.bit())
		}
	}

	var least *decimal.Decimal
	for choice := range 1 << len(ofFamilies) {
		var sum decimal.Decimal
		covered := kind(0)
		for i, bit := range ofFamilies {
			if choice>>i&1 == 1 {
				covered |= bit
				sum = sum.Add(*families[bit])
			}
		}
		open := slices.DeleteFunc(slices.Clone(kinds), func(k kind) bool { return k&covered != 0 })
		possible := true
		for i := range y.request.Members {
			own := leastCover(open, persons[i])
			if own == nil {
				possible = false
				break
			}
			sum = sum.Add(*own)
		}
		if possible {
			least = smaller(least, &sum)
		}
	}
	if least == nil {
		return decimal.Zero, false
	}
	return *least, true
}

// A kind is the set of limits that count a kind of dollar, a bit for each limit up to
// when it starts anew and one for the time after it.
type kind uint64

// A timedLimit is a limit before or after it starts anew.
type timedLimit struct {
	at   int
	anew bool
}

func (t timedLimit) bit() kind {
	if t.anew {
		return 1 << (2*t.at + 1)
	}
	return 1 << (2 * t.at)
}

// first and last are the first and the last day of the coverage.
func (y *year) first() string { return dateText(coverageOf(*y.request).from) }

func (y *year) last() string {
	c := coverageOf(*y.request)
	return dateText(c.from.AddDate(0, 0, c.days-1))
}

// renews says whether a limit starts anew within the coverage.
func (y *year) renews(l limit) bool { return y.anew(l.startsAnew, y.last()) }

func (y *year) dateOf(t timedLimit) string {
	if t.anew {
		return y.last()
	}
	return y.first()
}

// kindsInNetwork are the kinds of dollars that care in network can cost, each once.
func (y *year) kindsInNetwork() []kind {
	// The limits are the same throughout a month.
	var days []string
	c := coverageOf(*y.request)
	for k := range y.request.Months {
		days = append(days, dateText(c.from.AddDate(0, k, 0)))
	}
	if !slices.ContainsFunc(y.limits, y.renews) {
		days = days[:1]
	}
	seen := map[kind]bool{}
	told := map[uint64]bool{} // the limits that some service draws on, as bits
	var kinds []kind
	for tier := 1; tier <= y.plan.tiers(); tier++ {
		for _, service := range allServices() {
			var drawn []int
			set := uint64(0)
			for at, l := range y.limits {
				if y.draws(l, service, sideOf(tier)) {
					drawn = append(drawn, at)
					set |= 1 << at
				}
			}
			if told[set] {
				continue // nearly all services draw on the same
			}
			told[set] = true
			for _, day := range days {
				// count adds the kind of the dollars that so many limits count.
				count := func(counts func(limit) bool) {
					k := kind(0)
					for _, at := range drawn {
						if l := y.limits[at]; counts(l) {
							k |= timedLimit{at, y.anew(l.startsAnew, day)}.bit()
						}
					}
					if !seen[k] {
						seen[k] = true
						kinds = append(kinds, k)
					}
				}
				count(func(l limit) bool { return l.kind != deductibleLimit }) // coinsurance
				count(func(l limit) bool { return l.kind != deductibleLimit && l.countsCopay() })
				for _, inAddition := range []bool{false, true} {
					if slices.ContainsFunc(drawn, func(at int) bool {
						return y.limits[at].kind == deductibleLimit && y.limits[at].inAddition == inAddition
					}) {
						count(func(l limit) bool {
							if l.kind == deductibleLimit {
								return l.inAddition == inAddition
							}
							return l.countsDeductible()
						})
					}
				}
			}
		}
	}
	return kinds
}

// leastCover is the least that a member's own amounts come to that count all kinds; nil
// where none do. Something has to count the first kind: all that does is tried.
func leastCover(kinds []kind, amounts map[kind]*decimal.Decimal) *decimal.Decimal {
	if len(kinds) == 0 {
		return &decimal.Zero
	}
	var least *decimal.Decimal
	for bit, amount := range amounts {
		if amount == nil || kinds[0]&bit == 0 {
			continue
		}
		rest := leastCover(slices.DeleteFunc(slices.Clone(kinds), func(k kind) bool { return k&bit != 0 }), amounts)
		if rest != nil {
			sum := amount.Add(*rest)
			least = smaller(least, &sum)
		}
	}
	return least
}
