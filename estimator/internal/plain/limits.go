package plain

import "github.com/shopspring/decimal"

// The kinds of limit.
const (
	deductibleLimit = "deductible"
	maximumLimit    = "outOfPocketMaximum"
	acaLimit        = "acaLimit"
)

// limit is one limit of a plan as it is for this household; a nil amount is
// none.
type limit struct {
	kind    string
	covers  string
	network string
	person  *decimal.Decimal
	family  *decimal.Decimal
}

// limitsOf lists the plan's deductibles, its maximums and the law's limit.
func limitsOf(y *year) []limit {
	var limits []limit
	alone := len(y.request.Members) == 1
	household := func(kind string, w writtenLimit) limit {
		l := limit{kind: kind, covers: w.Covers, network: w.Network}
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

// covered says whether a limit is about care of a kind on a side.
func (y *year) covered(l limit, drug bool, side string) bool {
	if l.network != "combined" && l.network != side {
		return false
	}
	switch l.covers {
	case "medical":
		return !drug
	case "drug":
		return drug
	}
	return true
}

// coversPaid says whether a limit covers what was already paid (R23).
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
	switch p.Covers {
	case "medical":
		return y.covered(l, false, p.Network)
	case "drug":
		return y.covered(l, true, p.Network)
	}
	y.saw("already paid: medical and drug")
	return y.covered(l, false, p.Network) && y.covered(l, true, p.Network)
}

// counted is how much of a line counts toward a limit (R20, R21).
func (y *year) counted(l limit, done *line) decimal.Decimal {
	if done.side == "" || !y.covered(l, isDrug(done.service), done.side) {
		return decimal.Zero
	}
	if l.kind == deductibleLimit {
		return done.deductible
	}
	if done.outsideMaximum {
		return decimal.Zero
	}
	return done.deductible.Add(done.copay).Add(done.coinsurance)
}

// remaining is what is left of a limit for a member and for the family: the
// limit less what was already paid and less what each earlier line sent there.
func (y *year) remaining(l limit, memberAt int) (person, family *decimal.Decimal) {
	var byPerson, byFamily decimal.Decimal
	for i, m := range y.request.Members {
		for _, p := range m.AlreadyPaid {
			if !y.coversPaid(l, p) {
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

// deductibleLeft is what a line's deductible can still be; zero where no
// deductible covers it.
func (y *year) deductibleLeft(l *line) decimal.Decimal {
	for _, limit := range y.limits {
		if limit.kind == deductibleLimit && y.covered(limit, isDrug(l.service), l.side) {
			person, family := y.remaining(limit, l.memberAt)
			y.saw("deductible: " + limit.covers + " " + limit.network)
			if person == nil {
				y.saw("deductible: aggregate")
			} else if family != nil && family.LessThan(*person) {
				y.saw("deductible: the family's is nearer")
			}
			return *smaller(person, family)
		}
	}
	return decimal.Zero
}

// maximumLeft is what the sharing of a line can still be; nil where nothing
// limits it.
func (y *year) maximumLeft(l *line) *decimal.Decimal {
	if l.outsideMaximum {
		return nil
	}
	var plans, law *decimal.Decimal
	for _, limit := range y.limits {
		if limit.kind == deductibleLimit || !y.covered(limit, isDrug(l.service), l.side) {
			continue
		}
		person, family := y.remaining(limit, l.memberAt)
		if limit.kind == acaLimit {
			law = smaller(person, family)
			switch {
			case person == nil:
				y.saw("maximum: the law's limit of the family alone")
			case family != nil && family.LessThan(*person):
				y.saw("maximum: the law's limit of the family is nearer")
			}
		} else {
			plans = smaller(person, family)
			y.saw("maximum: " + limit.covers + " " + limit.network)
			if person == nil {
				y.saw("maximum: aggregate")
			} else if family != nil && family.LessThan(*person) {
				y.saw("maximum: the family's is nearer")
			}
		}
	}
	least := smaller(plans, law)
	if least == nil {
		y.saw("maximum: none, " + l.side)
	}
	l.lawIsNearer = law != nil && (plans == nil || law.LessThan(*plans))
	return least
}
