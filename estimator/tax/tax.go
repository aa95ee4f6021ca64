package tax

import (
	"slices"
	"strconv"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/problem"
)

// A Return is what the taxes of a household depend on, and the money that goes untaxed.
// All amounts are of the calendar year, in dollars.
type Return struct {
	// FilingStatus is how the household files its federal return.
	FilingStatus FilingStatus `json:"filingStatus" doc:"required"`
	// Wages are those of the person through whose pay the money below goes, before it
	// comes off. Of a couple who file jointly, and have plans through the one and plans
	// through the other, they are the ones of the member who is self. A return that states
	// its filing status alone leaves them out: that decides whether there is a premium tax
	// credit (R55), and nothing is said of taxes.
	Wages *money.Cents `json:"wages,omitempty"`
	// SpouseWages are the other one's, of a couple who file jointly.
	SpouseWages *money.Cents `json:"spouseWages,omitempty"`
	// OtherIncome is all other income that is taxed like wages, without payroll tax.
	OtherIncome *money.Cents `json:"otherIncome,omitempty"`
	// SpouseAged says that the spouse of a joint return, who is not among the members, is
	// 65 or older when the year ends.
	SpouseAged bool `json:"spouseAged,omitempty"`
	// StateRate is the rate in percent of a state's or a city's tax on what goes untaxed. Left
	// out, none is saved there.
	StateRate *money.Rate `json:"stateRate,omitempty"`
	// PretaxPremium says that the premiums of the plans of an employer come off pay
	// before taxes.
	PretaxPremium bool `json:"pretaxPremium,omitempty"`
	// HSA is what the household puts into a health savings account itself, under the
	// plans that go with one.
	HSA *HSA `json:"hsa,omitempty"`
	// HealthFSA is what goes into a general health flexible spending arrangement.
	HealthFSA *HealthFSA `json:"healthFSA,omitempty"`
}

// FilingStatus is how a household files its federal return.
type FilingStatus string

// The filing statuses.
const (
	Single     FilingStatus = "single"
	Jointly    FilingStatus = "marriedFilingJointly"
	Separately FilingStatus = "marriedFilingSeparately"
	Head       FilingStatus = "headOfHousehold"
)

// Words returns the filing statuses.
func (FilingStatus) Words() []string {
	return []string{"single", "marriedFilingJointly", "marriedFilingSeparately", "headOfHousehold"}
}

// An HSA is what a household puts into a health savings account.
type HSA struct {
	// Amount is the household's own money, without the employer's.
	Amount money.Cents `json:"amount" doc:"required"`
	// ThroughPayroll says that it comes off pay, so that no payroll tax is due on it.
	ThroughPayroll bool `json:"throughPayroll,omitempty"`
}

// A HealthFSA is what comes off pay into a flexible spending arrangement for health care.
type HealthFSA struct {
	Amount money.Cents `json:"amount" doc:"required"`
	// Plans are the ids of the plans that it is chosen beside; all of them where left
	// out. It cannot be beside one with money in a health savings account.
	Plans []string `json:"plans,omitempty" doc:"min=1,max=12"`
}

// beside tells whether the arrangement is chosen beside a plan.
func (f *HealthFSA) beside(plan string) bool {
	return f.Plans == nil || slices.Contains(f.Plans, plan)
}

// A Basis is what the taxes of a household rest on, whatever the plan.
type Basis struct {
	// Aged is how many of those who file are 65 or older when the year ends.
	Aged int `json:"aged"`
	// StandardDeduction has what is added for them, but not the deduction for seniors.
	StandardDeduction money.Cents `json:"standardDeduction"`
	// HSALimit is the most that may go into health savings accounts for the covered
	// months, the employer's money included. HealthFSALimit is the year's.
	HSALimit       money.Cents `json:"hsaLimit"`
	HealthFSALimit money.Cents `json:"healthFSALimit"`
	// Sources are the codes of the documents that the figures are from.
	Sources []string `json:"sources"`

	year   *yearly
	status *ofStatus
	of     *Return
}

// A Saving is what is saved under a plan, by the tax, and what goes untaxed.
type Saving struct {
	IncomeTax      money.Cents `json:"incomeTax"`
	SocialSecurity money.Cents `json:"socialSecurity"`
	// Medicare has the additional Medicare tax too.
	Medicare money.Cents `json:"medicare"`
	StateTax money.Cents `json:"stateTax"`
	// Premium, HSA and HealthFSA are what goes untaxed.
	Premium   money.Cents `json:"premium"`
	HSA       money.Cents `json:"hsa"`
	HealthFSA money.Cents `json:"healthFSA"`
	// MoreCredit is what the plan uses more of the premium tax credit since the money
	// lowers the income that the credit goes by, below 0 where it uses less. It is in
	// the premium, and absent where the plan takes no credit.
	MoreCredit *money.Cents `json:"moreCredit,omitempty"`
}

// Saved is all that is saved.
func (s *Saving) Saved() money.Cents {
	return s.IncomeTax + s.SocialSecurity + s.Medicare + s.StateTax
}

// Untaxed is all that goes untaxed: what lowers the income that the premium tax credit goes by.
func (s *Saving) Untaxed() money.Cents { return s.Premium + s.HSA + s.HealthFSA }

// A Household is who files, and what is covered when.
type Household struct {
	Year int
	// StartMonth and Months are the covered months.
	StartMonth, Months int
	Members            []care.Member
	Stretches          []care.Stretch
}

// Of finds what the taxes of a household rest on, nil where that cannot be known, or where the
// return states its filing status alone. What is wrong is added to problems.
func Of(r *Return, h *Household, problems *problem.List) *Basis {
	if r.Wages == nil {
		if *r != (Return{FilingStatus: r.FilingStatus}) {
			problems.AddMissing("/tax/wages", "wages")
		}
		return nil
	}
	before := len(*problems)
	y := yearOf(h.Year)
	if y == nil && h.Year != 0 { // it could be read
		first, last := Years()
		problems.Put(problem.Problem{Code: "unknown-year", Pointer: "/tax", Found: strconv.Itoa(h.Year), Least: &first, Most: &last})
	}
	if most := 13 - h.StartMonth; h.Months > most {
		problems.Put(problem.Problem{Code: "tax-across-years", Pointer: "/tax", Found: strconv.Itoa(h.Months), Least: new(1), Most: &most})
	}
	if r.SpouseWages != nil && r.FilingStatus != Jointly {
		problems.Add("without-effect", "/tax/spouseWages", string(r.FilingStatus), string(Jointly))
	}
	isSpouse := func(m care.Member) bool { return m.Relationship == care.Spouse }
	switch {
	case !r.SpouseAged:
	case r.FilingStatus != Jointly:
		problems.Add("without-effect", "/tax/spouseAged", string(r.FilingStatus), string(Jointly))
	case slices.ContainsFunc(h.Members, isSpouse):
		problems.Add("without-effect", "/tax/spouseAged", string(care.Spouse), "a spouse who is not a member")
	}
	b := &Basis{year: y, of: r}
	aged := b.count(h, problems)
	status := slices.Index(r.FilingStatus.Words(), string(r.FilingStatus))
	if len(*problems) > before || y == nil || status < 0 {
		return nil
	}
	b.status = &y.by[status]
	b.Aged = aged
	b.StandardDeduction = dollars(b.status.deduction + aged*b.status.aged)
	b.HealthFSALimit = dollars(y.healthFSA)
	b.HSALimit = y.hsaLimit(h, [][]care.Member{h.Members})
	b.Sources = y.sources
	if r.HealthFSA != nil && r.HealthFSA.Amount > b.HealthFSALimit {
		problems.Put(problem.Problem{Code: "above-fsa-limit", Pointer: "/tax/healthFSA/amount", FoundAmount: &r.HealthFSA.Amount, MostAmount: &b.HealthFSALimit})
	}
	return b
}

func dollars(n int) money.Cents { return money.Cents(n) * 100 }

// count tells how many of those who file are 65 or older when the year ends. It asks for
// the month of birth where that decides.
func (b *Basis) count(h *Household, problems *problem.List) int {
	aged := 0
	if b.of.SpouseAged {
		aged = 1
	}
	for i := range h.Members {
		m := &h.Members[i]
		if m.Relationship == care.Child {
			continue
		}
		files := m.Relationship == care.Self || b.of.FilingStatus == Jointly
		if files && h.reaches(i, agedFrom, problems) {
			aged++
		}
		if b.of.HSA != nil {
			h.reaches(i, catchUpFrom, problems)
		}
	}
	return aged
}

// reaches tells whether a member has an age when the calendar year ends. Who is covered
// from January on is a year older then.
func (h *Household) reaches(i, age int, problems *problem.List) bool {
	m := &h.Members[i]
	if m.Age+1 == age && h.StartMonth > 1 && m.BirthMonth == 0 {
		pointer := "/members/" + strconv.Itoa(i) + "/birthMonth"
		if problems != nil && !slices.ContainsFunc(*problems, func(p problem.Problem) bool { return p.Pointer == pointer }) {
			problems.AddMissing(pointer, "birthMonth")
		}
		return false
	}
	return m.Age >= age || m.Age+1 == age && (h.StartMonth == 1 || m.BirthMonth >= h.StartMonth)
}

// hsaLimit is the most that may go into health savings accounts of the members on some
// plans that go with one, each list on a plan: a twelfth of the year's limit for each
// covered month, or, where December is covered, that month's for the whole year if that is
// more (26 USC 223(b)). Spouses of whom one is covered with others have one limit between
// them, else each has the one of a single person.
func (y *yearly) hsaLimit(h *Household, on [][]care.Member) money.Cents {
	months, last, covered := 0, 0, 0
	for i := range h.Stretches {
		s := &h.Stretches[i]
		alone, together, older := 0, 0, 0
		for _, members := range on {
			people, adults := 0, 0
			for k := range members {
				m := &members[k]
				is := func(one care.Member) bool { return one.ID == m.ID }
				if !slices.ContainsFunc(s.Members, is) {
					continue
				}
				people++
				if m.Relationship == care.Child { // who is a dependent has no account
					continue
				}
				adults++
				if h.reaches(slices.IndexFunc(h.Members, is), catchUpFrom, nil) {
					older += catchUp
				}
			}
			switch {
			case adults == 0:
			case people > 1:
				together = y.hsaAll
			default:
				alone += y.hsaSelf
			}
		}
		if last = alone; together > 0 {
			last = together
		}
		last += older
		months += last * s.Months
		covered += s.Months
	}
	limit := money.MulDiv(dollars(months), 1, 12)
	if h.StartMonth+covered == 13 {
		limit = max(limit, dollars(last))
	}
	return limit
}

// A Plan is what of a plan its taxes depend on.
type Plan struct {
	ID string
	// Premium is what the household pays of it, where that comes off pay at an
	// employer; else 0.
	Premium money.Cents
	// OfOther says that it is through the other one's pay, whose wages are SpouseWages.
	OfOther bool
	// HSAEligible says that a health savings account goes with it, and EmployerHSA is
	// the employer's money in one.
	HSAEligible bool
	EmployerHSA money.Cents
}

// Under returns what is saved under a plan.
func (b *Basis) Under(p *Plan, problems *problem.List) Saving {
	r := b.of
	s := b.Untaxed(p)
	if r.HSA != nil && p.HSAEligible {
		if most := max(b.HSALimit-p.EmployerHSA, 0); r.HSA.Amount > most {
			put(problems, problem.Problem{Code: "above-hsa-limit", Pointer: "/tax/hsa/amount", FoundAmount: &r.HSA.Amount, MostAmount: &most})
		}
	}
	var pay [2]money.Cents
	b.off(&pay, p, &s)
	pay[0] += s.HealthFSA
	b.save(&s, pay, problems)
	return s
}

// off adds what comes off pay under a plan, by whose it is.
func (b *Basis) off(pay *[2]money.Cents, p *Plan, s *Saving) {
	whose := 0
	if p.OfOther {
		whose = 1
	}
	pay[whose] += s.Premium
	if b.of.HSA != nil && b.of.HSA.ThroughPayroll {
		pay[whose] += s.HSA
	}
}

// save works out what is saved by what goes untaxed, of which some comes off pay: that of
// the one whose wages are Wages, and that of the other.
func (b *Basis) save(s *Saving, pay [2]money.Cents, problems *problem.List) {
	r := b.of
	base := dollars(b.year.wageBase)
	wages := [...]money.Cents{*r.Wages, or0(r.SpouseWages)}
	var social money.Cents
	for i, off := range pay {
		if off > wages[i] {
			at := [...]string{"/tax/wages", "/tax/spouseWages"}[i]
			put(problems, problem.Problem{Code: "more-than-wages", Pointer: at, FoundAmount: &wages[i], LeastAmount: &off})
			return
		}
		social += min(wages[i], base) - min(wages[i]-off, base)
	}
	all, payroll := b.wages(), pay[0]+pay[1]
	income := all + or0(r.OtherIncome)
	s.IncomeTax = cents(b.incomeTax(income) - b.incomeTax(income-s.Untaxed()))
	s.SocialSecurity = cents(int64(social) * int64(socialSecurityRate))
	over := dollars(b.status.medicareOver)
	s.Medicare = cents(int64(payroll)*int64(medicareRate) +
		int64(max(all-over, 0)-max(all-payroll-over, 0))*int64(additionalMedicareRate))
	if r.StateRate != nil {
		s.StateTax = r.StateRate.Of(min(s.Untaxed(), income))
	}
}

// A Part is a plan with the members who are on it, of a household that is split over plans.
type Part struct {
	Plan
	Members []care.Member
}

// Together returns what is saved under several plans at once (R69): one return, one limit of
// a couple's health savings accounts, and no general flexible spending arrangement beside
// them, whoever's they are. Money that a household puts into them is as much of what it says
// as the limit of those on such plans lets it; it goes through the other one's pay only
// where that is whose plans they all are.
func (b *Basis) Together(h *Household, parts []Part, problems *problem.List) Saving {
	var s Saving
	var pay [2]money.Cents
	var on [][]care.Member
	var employer money.Cents
	beside := false
	whose := 1
	for i := range parts {
		p := &parts[i]
		own := b.Untaxed(&p.Plan)
		own.HSA, beside = 0, beside || own.HealthFSA > 0
		b.off(&pay, &p.Plan, &own)
		s.Premium += own.Premium
		employer += p.EmployerHSA
		if p.HSAEligible {
			on = append(on, p.Members)
			if !p.OfOther {
				whose = 0
			}
		}
	}
	if b.of.HSA != nil && len(on) > 0 {
		s.HSA = max(min(b.of.HSA.Amount, b.year.hsaLimit(h, on)-employer), 0)
		if b.of.HSA.ThroughPayroll {
			pay[whose] += s.HSA
		}
	}
	if beside && s.HSA == 0 && employer == 0 {
		s.HealthFSA = b.of.HealthFSA.Amount
		pay[0] += s.HealthFSA
	}
	b.save(&s, pay, problems)
	return s
}

// Untaxed returns what goes untaxed under a plan, without what that saves.
func (b *Basis) Untaxed(p *Plan) Saving {
	var s Saving
	if b.of.PretaxPremium {
		s.Premium = p.Premium
	}
	if b.of.HSA != nil && p.HSAEligible {
		s.HSA = b.of.HSA.Amount
	}
	if f := b.of.HealthFSA; f != nil && f.beside(p.ID) {
		s.HealthFSA = f.Amount
	}
	return s
}

// CheckPlans checks what the household's money says together with the plans, of which HSA
// tells for each whether there is money in a health savings account.
func (b *Basis) CheckPlans(plans []Plan, problems *problem.List) {
	f := b.of.HealthFSA
	if f == nil {
		return
	}
	for i, id := range f.Plans {
		if !slices.ContainsFunc(plans, func(p Plan) bool { return p.ID == id }) {
			problems.Add("unknown-plan", "/tax/healthFSA/plans/"+strconv.Itoa(i), id, "the id of a plan")
		}
	}
	without := []string{}
	clash := ""
	for i := range plans {
		p := &plans[i]
		has := p.EmployerHSA > 0 || p.HSAEligible && b.of.HSA != nil && b.of.HSA.Amount > 0
		if !has {
			without = append(without, p.ID)
		} else if f.Amount > 0 && f.beside(p.ID) && clash == "" {
			clash = p.ID
		}
	}
	if clash != "" {
		problems.Choose("fsa-beside-hsa", "/tax/healthFSA", clash, without...)
	}
}

// put adds a problem unless one of its code and place is there: of several plans the
// narrowest bound is told.
func put(problems *problem.List, p problem.Problem) {
	i := slices.IndexFunc(*problems, func(q problem.Problem) bool { return q.Code == p.Code && q.Pointer == p.Pointer })
	switch {
	case i < 0:
		problems.Put(p)
	case p.MostAmount != nil && *p.MostAmount < *(*problems)[i].MostAmount,
		p.LeastAmount != nil && *p.LeastAmount > *(*problems)[i].LeastAmount:
		*problems = slices.Delete(*problems, i, i+1)
		problems.Put(p)
	}
}

func or0(c *money.Cents) money.Cents {
	if c == nil {
		return 0
	}
	return *c
}

// wages are all that the additional Medicare tax goes by.
func (b *Basis) wages() money.Cents { return *b.of.Wages + or0(b.of.SpouseWages) }

// fine is how many parts of a cent taxes are reckoned in, before they are rounded once (R2).
const fine = 100_00

// cents rounds an amount in parts of a cent.
func cents(parts int64) money.Cents { return money.MulDiv(money.Cents(parts), 1, fine) }

// incomeTax returns the federal tax on an income in parts of a cent. The deduction for
// seniors is rounded to the cent.
func (b *Basis) incomeTax(income money.Cents) int64 {
	taxable := max(income-b.StandardDeduction-b.senior(income), 0)
	var tax int64
	for i, rate := range rates {
		from := dollars(b.status.brackets[i])
		part := taxable - from
		if i+1 < len(rates) {
			part = min(part, dollars(b.status.brackets[i+1])-from)
		}
		tax += int64(max(part, 0)) * int64(rate)
	}
	return tax
}

// senior returns the deduction for those who are 65 or older.
func (b *Basis) senior(income money.Cents) money.Cents {
	if b.of.FilingStatus == Separately {
		return 0
	}
	over := dollars(seniorIncome)
	if b.of.FilingStatus == Jointly {
		over = dollars(seniorPair)
	}
	each := max(dollars(seniorDeduction)-money.MulDiv(max(income-over, 0), seniorPhaseOut, 100), 0)
	return each * money.Cents(b.Aged)
}
