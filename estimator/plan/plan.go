// Package plan holds health plans: the document in which one is written, the
// check that finds everything wrong with it, and the resolved form that care
// and claims are held against.
//
// A plan in a request and in a plan file is the same object. Its words are
// those of the Summary of Benefits and Coverage and the Uniform Glossary.
package plan

import (
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/rating"
	"github.com/outpocket/outpocket/estimator/service"
)

// A Plan is one plan as it is written.
type Plan struct {
	// ID names the plan in a request; no two plans of a request share one.
	ID string `json:"id" doc:"required,min=1,max=80"`
	// Name is what people call it.
	Name string `json:"name" doc:"required,min=1,max=200"`
	// Issuer is the company that offers the plan.
	Issuer string `json:"issuer,omitempty" doc:"min=1,max=200"`
	// Type sets defaults only; what the plan itself states decides (R5).
	Type Type `json:"type" doc:"required"`
	// Year is the calendar year in which the plan's year starts. It decides
	// which limits of the law apply.
	Year int `json:"year" doc:"required,min=2014,max=2100"`
	// MetalLevel matters where the law treats a level apart: from 2026 Bronze
	// and Catastrophic marketplace plans are HSA-eligible whatever their design.
	MetalLevel MetalLevel `json:"metalLevel,omitempty"`
	// Market is where the plan is sold. The premium tax credit goes to plans of the
	// exchange that are not Catastrophic, and to no other (R55).
	Market Market `json:"market,omitempty"`
	// HIOSID is the plan's identifier in the marketplaces' files, where ID is another
	// one: by it an insurer's lists of doctors and medicines have the plan (R67, R68).
	HIOSID HIOSID `json:"hiosId,omitempty"`
	// Network is the identifier of a plan with the same network of doctors, where lists
	// have that plan and not this one, such as one of an employer (R67).
	Network HIOSID `json:"network,omitempty"`
	// Through is the id of the member whose employer offers the plan. Where members of a
	// household are split over plans, it takes that member, alone or with others. Left out,
	// it takes any adult, alone or with others (R69).
	Through string `json:"through,omitempty" doc:"min=1,max=80"`
	// ChildAlone says that the plan takes children without an adult (R69).
	ChildAlone bool `json:"childAlone,omitempty"`
	// Grandfathered plans keep out of the free preventive care (R15) and of the
	// law's limit on out-of-pocket spending (R21).
	Grandfathered bool `json:"grandfathered,omitempty"`
	// HSAEligible says that a health savings account may go with the plan. What the
	// law asks of such plans is checked from 2025 on (R20).
	HSAEligible bool `json:"hsaEligible,omitempty"`
	// ACALimit is the law's self-only limit of the plan's year, in dollars, for
	// a year whose limit is not known here (R21). A household of two or more has
	// twice that together.
	ACALimit *money.Cents `json:"acaLimit,omitempty"`

	// RequiresPCP, RequiresReferral and RequiresServiceArea say whether members
	// must have a primary care physician, need referrals, and are covered
	// only in an area. Where left out, the type decides (R5).
	RequiresPCP         *bool `json:"requiresPCP,omitempty"`
	RequiresReferral    *bool `json:"requiresReferral,omitempty"`
	RequiresServiceArea *bool `json:"requiresServiceArea,omitempty"`
	// ReferralServices and AuthorizationServices take the place of the lists
	// of what needs a referral, and what prior authorization (R11).
	ReferralServices      []service.ID `json:"referralServices,omitempty"`
	AuthorizationServices []service.ID `json:"authorizationServices,omitempty"`

	// AllowedPercent is the share of the price, 0 to 1,000, that the plan allows
	// out of network, at most the charge (R7). Default 100, where
	// UsualAndCustomaryPercent is not stated: a plan states one of the two.
	AllowedPercent *money.Multiple `json:"allowedPercent,omitempty"`
	// UsualAndCustomaryPercent is the share of the charge, 0 to 100, that the plan
	// allows out of network, and an indemnity plan to a provider in no network (R7).
	// Default 100 for an indemnity plan.
	UsualAndCustomaryPercent *money.Rate `json:"usualAndCustomaryPercent,omitempty"`

	// Premium is what the plan costs, and what an employer pays of it.
	Premium Premium `json:"premium" doc:"required"`
	// Accounts are what an employer pays into accounts with the plan.
	Accounts *Accounts `json:"accounts,omitempty"`

	// UnmarkedTerms says how terms that do not mention the deductible meet it
	// (R16). Required where the plan has a deductible and any term is unmarked.
	UnmarkedTerms UnmarkedTerms `json:"unmarkedTerms,omitempty"`
	// Deductibles are what members pay before the plan pays for care that they apply to.
	Deductibles []Limit `json:"deductibles,omitempty" doc:"max=12"`
	// OutOfPocketMaximums are the most that members pay for covered care.
	OutOfPocketMaximums []Limit `json:"outOfPocketMaximums,omitempty" doc:"max=12"`
	// TierShares are what share of drawn care in network, in percent, is given in
	// each tier of the network, the first tier first. Together they are 100. Where
	// left out, all of it is in tier 1 (R39).
	TierShares []money.Rate `json:"tierShares,omitempty" doc:"min=1,max=3"`
	// Benefits are the terms by service. "other" must be among them; the rest
	// fall back as package service says.
	Benefits map[service.ID]Benefit `json:"benefits" doc:"required"`
	// ServiceLimits are limits on visits or days that several services share (R42).
	ServiceLimits []ServiceLimit `json:"serviceLimits,omitempty" doc:"max=20"`
	// ReducedCostSharing are what a plan of the exchange asks of members whose income
	// gives them reduced cost sharing (R56).
	ReducedCostSharing []Variant `json:"reducedCostSharing,omitempty" doc:"max=4"`
	// Prices are what the plan's network providers have agreed to, by service, for
	// one unit; a stay's are for a day (R48).
	Prices map[service.ID]money.Cents `json:"prices,omitempty"`

	// Links are where the plan's own papers are, and Disclaimer is what its issuer says
	// about an estimate. Nothing is computed from them.
	Links      *Links `json:"links,omitempty"`
	Disclaimer string `json:"disclaimer,omitempty" doc:"min=1,max=500"`
	// Sources, Illustrations and NotExpressed tell where a plan file's figures
	// come from; nothing is computed from them.
	Sources []Source `json:"sources,omitempty"`
	// Illustrations are JSON pointers into the plan to what has no source.
	Illustrations []string `json:"illustrations,omitempty"`
	// NotExpressed are provisions of the plan that its fields cannot say, each
	// by language, such as "en"; English is for readers of the others too.
	NotExpressed []map[string]string `json:"notExpressed,omitempty"`
}

// A Source is a document that figures of a plan come from.
type Source struct {
	// Title is what the document is called.
	Title string `json:"title" doc:"required,min=1,max=300"`
	// Year is the plan year that the source describes.
	Year int `json:"year,omitempty" doc:"min=2010,max=2100"`
	// URL is where it can be read.
	URL string `json:"url,omitempty" doc:"min=1,max=500"`
	// Covers are JSON pointers into the plan to what it supports; the whole
	// plan, but for its illustrations, where left out.
	Covers []string `json:"covers,omitempty"`
}

// Type is the kind of plan.
type Type string

// The kinds of plan (R5).
const (
	HMO       Type = "HMO"
	EPO       Type = "EPO"
	POS       Type = "POS"
	PPO       Type = "PPO"
	Indemnity Type = "Indemnity"
)

// Words returns the kinds of plan.
func (Type) Words() []string { return []string{"HMO", "EPO", "POS", "PPO", "Indemnity"} }

// MetalLevel is a marketplace level.
type MetalLevel string

// Words returns the metal levels.
func (MetalLevel) Words() []string {
	return []string{"Catastrophic", "Bronze", "Silver", "Gold", "Platinum"}
}

// Market is where a plan is sold.
type Market string

// The markets.
const (
	Exchange    Market = "exchange"    // a state's or the federal marketplace
	OffExchange Market = "offExchange" // by the insurer itself
	Employer    Market = "employer"    // to an employer's people
)

// Words returns the markets.
func (Market) Words() []string { return []string{"exchange", "offExchange", "employer"} }

// TakesCredit tells whether the premium tax credit can go to the plan (R55).
func (p *Plan) TakesCredit() bool { return p.Market == Exchange && p.MetalLevel != "Catastrophic" }

// UnmarkedTerms is how terms that do not mention the deductible meet it.
type UnmarkedTerms string

// The conventions (R16): that of CMS files, that of the SBC, and that of people who
// note down a few words.
const (
	DeductibleWaived UnmarkedTerms = "deductibleWaived"
	AfterDeductible  UnmarkedTerms = "afterDeductible"
	// CopaysWaived: copays and what costs nothing come before the deductible,
	// percentages after it.
	CopaysWaived UnmarkedTerms = "copaysWaived"
)

// Words returns the conventions.
func (UnmarkedTerms) Words() []string {
	return []string{"deductibleWaived", "afterDeductible", "copaysWaived"}
}

// A Variant is a plan with reduced cost sharing. What it states takes the place of what
// the plan does: all deductibles, all maximums, and the benefits service by service.
type Variant struct {
	// Percent is the actuarial value of the variant: 73, 87 or 94 of a Silver plan; 100 for
	// members of tribes, at any level.
	Percent int `json:"percent" doc:"required,min=73,max=100"`
	// Deductibles and OutOfPocketMaximums are all of the variant's; those of the plan hold
	// where none are stated.
	Deductibles         []Limit `json:"deductibles,omitempty" doc:"max=12"`
	OutOfPocketMaximums []Limit `json:"outOfPocketMaximums,omitempty" doc:"max=12"`
	// Benefits are the terms of the services that differ from the plan's.
	Benefits SomeBenefits `json:"benefits,omitempty"`
}

// SomeBenefits are terms by service, of some services: "other" need not be among them.
type SomeBenefits map[service.ID]Benefit

// With returns the plan as a variant of it is.
func (p *Plan) With(v *Variant) Plan {
	with := *p
	with.ReducedCostSharing = nil
	if len(v.Deductibles) > 0 {
		with.Deductibles = v.Deductibles
	}
	if len(v.OutOfPocketMaximums) > 0 {
		with.OutOfPocketMaximums = v.OutOfPocketMaximums
	}
	with.Benefits = make(map[service.ID]Benefit, len(p.Benefits))
	for s, b := range p.Benefits {
		with.Benefits[s] = b
	}
	for s, b := range v.Benefits {
		with.Benefits[s] = b
	}
	return with
}

// states tells whether a variant states what a pointer below the plan leads to.
func (v *Variant) states(below string) bool {
	if strings.HasPrefix(below, "/deductibles") {
		return len(v.Deductibles) > 0
	}
	if strings.HasPrefix(below, "/outOfPocketMaximums") {
		return len(v.OutOfPocketMaximums) > 0
	}
	for s := range v.Benefits {
		if strings.HasPrefix(below+"/", "/benefits/"+s.String()+"/") {
			return true
		}
	}
	return false
}

// CheckVariant is [Check] of the plan as its i-th variant is, and [Plan.CheckFor] of
// what the variant states. A problem stands where the variant states what is wrong, else
// at the variant itself; those that the plan itself has as well, which before is how many
// problems there were without them, are not told again.
func CheckVariant(p *Plan, i int, with *Plan, at string, problems *problem.List, before int) *Rules {
	v, own := &p.ReducedCostSharing[i], problem.List{}
	rules := Check(with, "", &own)
	place := at + "/reducedCostSharing/" + strconv.Itoa(i)
	for _, one := range own {
		switch {
		case v.states(one.Pointer):
			one.Pointer = place + one.Pointer
			for k := range one.Missing {
				one.Missing[k] = place + one.Missing[k]
			}
		case len(*problems) > before: // it may be the plan's
			continue
		default:
			one.Pointer, one.Missing = place, nil
		}
		*problems = append(*problems, one)
	}
	return rules
}

// A Premium is what membership costs (R25, R53). Exactly one of Amount, ByAge, Base and
// ByArea is stated.
type Premium struct {
	// Period is what every amount here is for.
	Period Period `json:"period" doc:"required"`
	// Amount is the whole premium by who is covered.
	Amount *ByTier `json:"amount,omitempty"`
	// ByAge are amounts per person; of children under 21 the three oldest pay.
	ByAge []AgeAmount `json:"byAge,omitempty" doc:"min=1,max=130"`
	// Base is the rate that Curve multiplies by age, or by family tier.
	Base *money.Cents `json:"base,omitempty"`
	// ByArea are the rates of each rating area in which the plan is sold.
	ByArea []AreaRates `json:"byArea,omitempty" doc:"min=1,max=100"`
	// Curve is the age curve of Base, here and in ByArea: a state's own, or "default".
	Curve rating.Curve `json:"curve,omitempty"`
	// TobaccoPercent is how much more those who use tobacco pay, of a rate by age that
	// states no amount for them.
	TobaccoPercent *money.Rate `json:"tobaccoPercent,omitempty"`
	// EmployerShare is what an employer pays of it.
	EmployerShare *ByTier `json:"employerShare,omitempty"`
	// EssentialPercent is the share of the whole premium that pays for essential health
	// benefits, which alone the premium tax credit pays for (R55). Default 100.
	EssentialPercent *money.Rate `json:"essentialPercent,omitempty"`
	// TaxCredit is the premium tax credit that the household gets for this plan, where
	// no income is stated.
	TaxCredit *money.Cents `json:"taxCredit,omitempty"`
}

// Period is what a premium is paid for: a month, a year, or a paycheck of one of
// the usual rhythms (R54).
type Period string

// The periods.
const (
	Month       Period = "month"
	Year        Period = "year"
	Weekly      Period = "weekly"
	Biweekly    Period = "biweekly"
	Semimonthly Period = "semimonthly"
)

// Words returns the periods.
func (Period) Words() []string {
	return []string{"month", "year", "weekly", "biweekly", "semimonthly"}
}

// PerYear returns how many of the period a year has; of paychecks 52, 26 or 24
// whatever the calendar (R54).
func (p Period) PerYear() int {
	switch p {
	case Month:
		return 12
	case Weekly:
		return 52
	case Biweekly:
		return 26
	case Semimonthly:
		return 24
	}
	return 1
}

// An AgeAmount is an amount for people of an age from From to To, both
// included.
type AgeAmount struct {
	// From and To are ages in years at the start of coverage.
	From int `json:"from" doc:"required,min=0,max=120"`
	To   int `json:"to" doc:"required,min=0,max=120"`
	// Amount is for each person of these ages, for the period of the premium.
	Amount money.Cents `json:"amount" doc:"required"`
	// Tobacco is the amount of those who use tobacco.
	Tobacco *money.Cents `json:"tobacco,omitempty"`
}

// AreaRates are a plan's rates in one rating area of its state. Exactly one of Amount,
// ByAge and Base is stated.
type AreaRates struct {
	// Area is the number of the rating area within its state.
	Area int `json:"area" doc:"required,min=1,max=100"`
	// Amount is the same at every age.
	Amount *ByTier `json:"amount,omitempty"`
	// ByAge are amounts per person; of children under 21 the three oldest pay.
	ByAge []AgeAmount `json:"byAge,omitempty" doc:"min=1,max=130"`
	// Base is the rate that the premium's Curve multiplies by age.
	Base *money.Cents `json:"base,omitempty"`
}

// In returns the rates in an area, and the pointer to them below the premium; false
// where the plan is not sold there. Rates that are the same everywhere are those of any
// area.
func (p *Premium) In(area int) (rates AreaRates, below string, sold bool) {
	if p.ByArea == nil {
		return AreaRates{Amount: p.Amount, ByAge: p.ByAge, Base: p.Base}, "", true
	}
	for i := range p.ByArea {
		if p.ByArea[i].Area == area {
			return p.ByArea[i], "/byArea/" + strconv.Itoa(i), true
		}
	}
	return AreaRates{}, "/byArea", false
}

// Accounts are what an employer pays into accounts with the plan (R26), in
// dollars for the whole coverage period.
type Accounts struct {
	// HSAContribution goes into a health savings account.
	HSAContribution *ByTier `json:"hsaContribution,omitempty"`
	// HRA is what a health reimbursement arrangement pays back.
	HRA *ByTier `json:"hra,omitempty"`
}

// A Limit is a deductible or an out-of-pocket maximum (R20–R22, R40): an account
// that lines of care draw on. A plan may have several of a kind, for medical care
// and drugs, for each network, each tier, or a list of services. A line draws on
// all that cover it, so one limit can be within another one.
type Limit struct {
	// Covers is what care the limit is for.
	Covers Covers `json:"covers" doc:"required"`
	// Network is on which side of the network that care is.
	Network Network `json:"network" doc:"required"`
	// Services are what a limit that covers "services" covers. As a deductible it
	// stands in for the others on these services, or comes before them.
	Services []service.ID `json:"services,omitempty" doc:"min=1"`
	// Tiers are the tiers of the network that the limit covers, all where left out.
	// A tier for which a plan has no limit of the kind is under those of the tier
	// before (R39).
	Tiers []int `json:"tiers,omitempty" doc:"min=1,max=3,eachMax=3"`
	// Self is for one person covered alone.
	Self money.Cents `json:"self" doc:"required"`
	// Person is for each person within a family, Family for the family. They
	// are required where the household has more than one member, but that an
	// aggregate limit has no Person.
	Person *money.Cents `json:"person,omitempty"`
	Family *money.Cents `json:"family,omitempty"`
	// Aggregate limits know the family's amount only.
	Aggregate bool `json:"aggregate,omitempty"`
	// InAddition says that a deductible for a list of services is taken first, and
	// the others after it (R40).
	InAddition bool `json:"inAddition,omitempty"`
	// Counts is what a maximum counts, all cost sharing where left out (R41).
	Counts Counts `json:"counts,omitempty"`
	// StartsAnew is the month, 1 to 12, in which the whole amount is there again, if
	// that is within the coverage: 1 for limits of a calendar year (R45).
	StartsAnew int `json:"startsAnew,omitempty" doc:"min=1,max=12"`
}

// Counts is what an out-of-pocket maximum counts (R41).
type Counts string

// What a maximum can count.
const (
	AllSharing          Counts = "allSharing"          // deductible, copays and coinsurance
	CopayAndCoinsurance Counts = "copayAndCoinsurance" // all but the deductible
	CoinsuranceOnly     Counts = "coinsurance"
)

// Words returns what a maximum can count.
func (Counts) Words() []string {
	return []string{"allSharing", "copayAndCoinsurance", "coinsurance"}
}

// Covers is what care a limit covers.
type Covers string

// What limits cover. Drugs are those that members fill at a pharmacy.
const (
	MedicalAndDrug Covers = "medicalAndDrug"
	Medical        Covers = "medical"
	Drug           Covers = "drug"
	Services       Covers = "services" // a list of them
)

// Words returns what limits can cover.
func (Covers) Words() []string { return []string{"medicalAndDrug", "medical", "drug", "services"} }

// Network is on which side of the network a limit is.
type Network string

// The sides. A plan of type Indemnity has combined limits only.
const (
	InNetwork    Network = "inNetwork"
	OutOfNetwork Network = "outOfNetwork"
	Combined     Network = "combined"
)

// Words returns the sides.
func (Network) Words() []string { return []string{"inNetwork", "outOfNetwork", "combined"} }

// A Benefit is a plan's terms for one service: a text alone, the terms, or an
// object.
type Benefit struct {
	// Terms are the terms in network, and of an indemnity plan those of every
	// provider, as text (R16). Where empty, those of the service that stands in.
	// "Unknown" where nobody has read what the plan pays (R58), here and in the fields
	// below.
	Terms string `json:"terms,omitempty" doc:"min=1,max=300"`
	// Tier2 and Tier3 are the terms in the second and the third tier of the
	// network. Where empty, those of the tier before (R39).
	Tier2 string `json:"tier2,omitempty" doc:"min=1,max=300"`
	Tier3 string `json:"tier3,omitempty" doc:"min=1,max=300"`
	// OutOfNetwork are the terms out of network. Where empty, those of the
	// nearest service standing in that states some; where none does, nothing is
	// covered there.
	OutOfNetwork string `json:"outOfNetwork,omitempty" doc:"min=1,max=300"`
	// Retail90 and Mail90 are a drug's terms in network for a fill of 90 days at a
	// pharmacy and by mail. Where empty, such a fill is three of 30 days (R46).
	Retail90 string `json:"retail90,omitempty" doc:"min=1,max=300"`
	Mail90   string `json:"mail90,omitempty" doc:"min=1,max=300"`
	// VisitLimit is for this service alone.
	VisitLimit *VisitLimit `json:"visitLimit,omitempty"`
	// PlanPaysAtMost is the most that the plan pays. What care costs beyond it is
	// not covered (R43).
	PlanPaysAtMost *PayLimit `json:"planPaysAtMost,omitempty"`
	// SharedFirstVisits names a counter of first visits that several services,
	// and both networks, share. Without a name each text of terms has its own.
	SharedFirstVisits string `json:"sharedFirstVisits,omitempty" doc:"min=1,max=80"`
	// OutsideMaximum keeps the service out of the out-of-pocket maximums and of
	// the law's limit (R21).
	OutsideMaximum bool `json:"outsideMaximum,omitempty"`

	// object remembers that the benefit was written as an object, for the
	// places of problems.
	object bool
}

// A VisitLimit is how much of a service is covered for a member (R19, R42).
type VisitLimit struct {
	// Count is how many visits or other units, or of stays how many days.
	Count int `json:"count" doc:"required,min=1,max=366"`
	// Per is the time that it is for, a year where left out.
	Per LimitPeriod `json:"per,omitempty"`
	// Years is how many, where Per is "years".
	Years int `json:"years,omitempty" doc:"min=2,max=20"`
	// PerNetwork counts care in network and out of network apart; otherwise both
	// count together.
	PerNetwork bool `json:"perNetwork,omitempty"`
	// StartsAnew is the month, 1 to 12, in which a limit of a year starts anew, if
	// that is within the coverage (R45).
	StartsAnew int `json:"startsAnew,omitempty" doc:"min=1,max=12"`
}

// A ServiceLimit is a limit that several services share.
type ServiceLimit struct {
	// Services are those that share the limit.
	Services []service.ID `json:"services" doc:"required,min=2"`
	// Limit is how much of all of them together is covered for a member.
	Limit VisitLimit `json:"limit" doc:"required"`
}

// LimitPeriod is the time that a limit on visits or days is for. A limit of years
// or of a lifetime is unused when the estimate begins, unless the household says
// otherwise.
type LimitPeriod string

// The times of limits.
const (
	PerYear     LimitPeriod = "year"
	PerMonth    LimitPeriod = "month"
	PerStay     LimitPeriod = "stay"
	PerYears    LimitPeriod = "years"
	PerLifetime LimitPeriod = "lifetime"
)

// Words returns the times of limits.
func (LimitPeriod) Words() []string { return []string{"year", "month", "stay", "years", "lifetime"} }

// A PayLimit is the most that a plan pays for a service (R43).
type PayLimit struct {
	// Amount is the most that the plan pays, in dollars.
	Amount money.Cents `json:"amount" doc:"required"`
	// Per is what it pays that much for.
	Per PayPeriod `json:"per" doc:"required"`
}

// PayPeriod is what the most that a plan pays is for.
type PayPeriod string

// What it can be for.
const (
	PayUse      PayPeriod = "use" // a visit, a fill, a stay
	PayDay      PayPeriod = "day"
	PayYear     PayPeriod = "year"
	PayLifetime PayPeriod = "lifetime"
)

// Words returns what the most that a plan pays can be for.
func (PayPeriod) Words() []string { return []string{"use", "day", "year", "lifetime"} }
