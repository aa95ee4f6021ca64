package year

import (
	"slices"
	"strconv"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/rating"
)

// Fixed is the money of a plan that no care changes, for the covered months.
type Fixed struct {
	// Premium is the net premium (R25).
	Premium money.Cents
	// CreditUsed is what the plan uses of the premium tax credit, nil where it takes
	// none (R55).
	CreditUsed *money.Cents
	// HSA is the employer's contribution, HRA the money there is to use (R26).
	HSA, HRA money.Cents
	// TaxSaved is what is saved in taxes, 0 where nobody asks (R56).
	TaxSaved money.Cents
	// stretches are what the premium is made of.
	stretches []stretch
	// period is what premiums are stated for; essential is the share of them that is for
	// essential health benefits.
	period    plan.Period
	essential money.Rate
}

// Always is what the year costs before any care.
func (f *Fixed) Always() money.Cents { return f.Premium - f.HSA - f.TaxSaved }

// A stretch is months in which the same members are covered.
type stretch struct {
	months int
	// gross is the whole premium of a period, premium the net one of all the months, and hsa
	// the employer's contribution of them.
	gross, premium, hsa money.Cents
}

// Month returns what is paid of the premium a month, nil where that changes within the
// coverage.
func (f *Fixed) Month() *money.Cents {
	if len(f.stretches) != 1 {
		return nil
	}
	s := &f.stretches[0]
	month := money.MulDiv(s.premium, 1, int64(max(s.months, 1)))
	return &month
}

// PremiumUntil returns what the premium of the first months comes to: that of a stretch
// is spread evenly over its months.
func (f *Fixed) PremiumUntil(months int) money.Cents {
	return f.until(months, func(s *stretch) money.Cents { return s.premium })
}

// HSAUntil is the same of the employer's contribution to a health savings account.
func (f *Fixed) HSAUntil(months int) money.Cents {
	return f.until(months, func(s *stretch) money.Cents { return s.hsa })
}

func (f *Fixed) until(months int, of func(*stretch) money.Cents) money.Cents {
	var sum money.Cents
	for i := range f.stretches {
		s := &f.stretches[i]
		if months <= s.months {
			return sum + money.MulDiv(of(s), int64(months), int64(s.months))
		}
		sum += of(s)
		months -= s.months
	}
	return sum
}

// TierOf returns who of a household is covered, as premiums distinguish it.
func TierOf(members []care.Member) plan.Tier {
	adults, children := 0, 0
	for i := range members {
		if members[i].Relationship == care.Child {
			children++
		} else {
			adults++
		}
	}
	switch {
	case len(members) == 1:
		return plan.Individual
	case adults < 2:
		return plan.IndividualAndChildren
	case children == 0:
		return plan.IndividualAndSpouse
	}
	return plan.Family
}

// A Household is what premiums and accounts depend on.
type Household struct {
	// Stretches are the covered months by who is covered (R57).
	Stretches []care.Stretch
	// Credit is the household's premium tax credit, nil where its income is not stated.
	Credit *credit.Credit
	// Area is where it lives, nil where that is not known. Asked says that a problem
	// already asks for it.
	Area  *credit.Area
	Asked bool
	// Part says that these are not all members of a household. What a plan states whoever is
	// covered, its premium and a tax credit, is stated of all of them (R69).
	Part bool
}

// FixedOf works out premium and accounts of p for a household. What p does not state
// for it is added to problems, at being the pointer to p. In months in which nobody is
// covered there is neither.
func FixedOf(p *plan.Plan, of *Household, at string, problems *problem.List) Fixed {
	f := Fixed{stretches: make([]stretch, len(of.Stretches)), period: p.Premium.Period, essential: money.MaxRate}
	if p.Premium.EssentialPercent != nil {
		f.essential = *p.Premium.EssentialPercent
	}
	months := 0
	for i := range of.Stretches {
		months += of.Stretches[i].Months
	}
	for i := range of.Stretches {
		s, own := &of.Stretches[i], &f.stretches[i]
		own.months = s.Months
		if len(s.Members) == 0 {
			continue
		}
		h := household{tier: TierOf(s.Members), at: at, problems: problems, area: of.Area, asked: of.Asked, part: of.Part}
		h.premium(&p.Premium, s, own)
		f.Premium += own.premium
		if p.Accounts != nil {
			own.hsa = money.MulDiv(h.amount(p.Accounts.HSAContribution, "/accounts/hsaContribution"), int64(s.Months), int64(max(months, 1)))
			f.HSA += own.hsa
			f.HRA += money.MulDiv(h.amount(p.Accounts.HRA, "/accounts/hra"), int64(s.Months), int64(max(months, 1)))
		}
	}
	if of.Credit != nil && p.TakesCredit() {
		f.CreditUsed = new(money.Cents)
		for i, own := range CreditUsed(of.Credit, of.Stretches, &f) {
			*f.CreditUsed += own
			f.stretches[i].premium -= own
		}
		f.Premium -= *f.CreditUsed
	}
	return f
}

// CreditUsed returns what plans use together of one premium tax credit, by the stretches of
// months of those who are covered under them: at most the plans' premiums for essential
// health benefits (R55), and no more than is to be paid.
func CreditUsed(tax *credit.Credit, stretches []care.Stretch, plans ...*Fixed) []money.Cents {
	used := make([]money.Cents, len(stretches))
	from := 0
	for i := range stretches {
		until := from + stretches[i].Months
		var due money.Cents
		for _, f := range plans {
			due += f.PremiumUntil(until) - f.PremiumUntil(from)
		}
		used[i] = min(tax.Used(i, func(months int) (essential money.Cents) {
			for _, f := range plans {
				essential += f.essential.Of(forMonths(f.grossIn(from), f.period, months))
			}
			return essential
		}), due)
		from = until
	}
	return used
}

// grossIn returns the whole premium of a period in a month of the coverage, from 0.
func (f *Fixed) grossIn(month int) money.Cents {
	for _, s := range f.stretches {
		if month < s.months {
			return s.gross
		}
		month -= s.months
	}
	return 0
}

// premium works out the whole premium of a stretch, and what the household pays of it
// (R25) before the premium tax credit of its income.
func (h household) premium(premium *plan.Premium, s *care.Stretch, own *stretch) {
	own.gross = h.gross(premium, s.Members)
	net := forMonths(own.gross, premium.Period, s.Months) -
		forMonths(h.amount(premium.EmployerShare, "/premium/employerShare"), premium.Period, s.Months)
	if premium.TaxCredit != nil {
		if h.part {
			h.problems.AddMissing(h.at+"/premium/taxCredit", "a tax credit of these members")
		}
		net -= forMonths(*premium.TaxCredit, premium.Period, s.Months)
	}
	own.premium = max(net, 0)
}

// EssentialMonth is what a premium comes to a month for essential health benefits (R55) of
// members who are covered together. Area is where they live, nil where that is not known.
// What the premium does not state for them is added to problems, at being the pointer to
// its plan.
func EssentialMonth(premium *plan.Premium, members []care.Member, area *credit.Area, at string, problems *problem.List) money.Cents {
	h := household{tier: TierOf(members), area: area, at: at, problems: problems}
	whole := forMonths(h.gross(premium, members), premium.Period, 1)
	if premium.EssentialPercent != nil {
		return premium.EssentialPercent.Of(whole)
	}
	return whole
}

// AloneAYear is what an employee who is covered alone pays a year for an employer's
// plan, and whether the plan states it.
func AloneAYear(p *plan.Plan, employee []care.Member) (money.Cents, bool) {
	var unstated problem.List
	h := household{tier: plan.Individual, problems: &unstated}
	gross, share := h.gross(&p.Premium, employee), h.amount(p.Premium.EmployerShare, "")
	return max(forMonths(gross-share, p.Premium.Period, 12), 0), len(unstated) == 0
}

// forMonths is what an amount of each period comes to in some months, rounded once
// (R2, R54).
func forMonths(amount money.Cents, period plan.Period, months int) money.Cents {
	return money.MulDiv(amount, int64(period.PerYear()*months), 12)
}

type household struct {
	tier     plan.Tier
	area     *credit.Area
	asked    bool
	part     bool
	at       string
	problems *problem.List
}

func (h household) amount(b *plan.ByTier, below string) money.Cents {
	if b == nil {
		return 0
	}
	amount, ok := b.For(h.tier)
	if !ok {
		h.problems.AddMissing(h.at+below+"/"+string(h.tier), string(h.tier))
	}
	return amount
}

// gross is the whole premium of a period.
func (h household) gross(premium *plan.Premium, members []care.Member) money.Cents {
	area := 0
	if h.area != nil {
		area = h.area.Number
	}
	rates, below, sold := premium.In(area)
	below = "/premium" + below
	people := make([]rating.Person, len(members))
	for i := range members {
		people[i] = rating.Person{Age: members[i].Age, Child: members[i].Relationship == care.Child, Tobacco: members[i].Tobacco}
	}
	var more money.Rate
	if premium.TobaccoPercent != nil {
		more = *premium.TobaccoPercent
	}
	switch {
	case sold && rates.Amount != nil:
		if h.part && rates.Amount.Each == nil {
			h.problems.AddMissing(h.at+below+"/amount/"+string(h.tier), string(h.tier))
		}
		return h.amount(rates.Amount, below+"/amount")
	case sold && rates.Base != nil && premium.Curve != "":
		sum, known := premium.Curve.Of(*rates.Base, rating.Whole, more, people)
		if !known {
			h.problems.AddMissing(h.at+below+"/amount", "an amount for children alone")
		}
		return sum
	case sold: // having neither is the plan's problem
		return h.byAge(rates.ByAge, below+"/byAge", more, rating.Charged(people))
	case h.area != nil:
		h.problems.Add("area-of-plan", h.at+below, strconv.Itoa(area), "an area in which the plan is sold")
	case !h.asked:
		h.problems.AddMissing("/place/county", "county")
	}
	return 0
}

func (h household) byAge(bands []plan.AgeAmount, below string, more money.Rate, people []rating.Person) money.Cents {
	var sum money.Cents
	for _, p := range people {
		i := slices.IndexFunc(bands, func(b plan.AgeAmount) bool { return b.From <= p.Age && p.Age <= b.To })
		if i < 0 {
			if len(bands) > 0 {
				h.problems.Put(problem.Problem{Code: "missing", Pointer: h.at + below, Found: "age " + strconv.Itoa(p.Age), Expected: "an amount for the age", Age: new(p.Age)})
			}
			continue
		}
		own := bands[i].Amount
		switch {
		case p.Tobacco && bands[i].Tobacco != nil:
			own = *bands[i].Tobacco
		case p.Tobacco:
			own += more.Of(own)
		}
		sum += own
	}
	return sum
}
