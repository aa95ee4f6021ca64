package estimator

import (
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/risk"
	"github.com/outpocket/outpocket/estimator/service"
)

// A SimulationResult is what many possible years cost under each plan of a
// request (R33–R38). Amounts are in US dollars, exact to the cent, as text with
// two decimals.
type SimulationResult struct {
	Seed int `json:"seed"`
	// Years is how many are done, Of how many were asked for.
	Years int `json:"years"`
	Of    int `json:"of"`
	// Stage is what is worked out next.
	Stage Stage `json:"stage"`
	// Drawn says that the years differ: care is drawn for some member.
	Drawn bool `json:"drawn"`
	// Plans stand in the order of the request.
	Plans []SimulatedPlan `json:"plans"`
	// Ranking are the plans' ids, the least mean first (R29).
	Ranking []string `json:"ranking"`
	// Pairs are every two plans, in the order of the request.
	Pairs []Pair `json:"pairs"`
	// Dominated are the plans that cost at least as much as another in every year, at
	// every amount of care and with every change that was tried (R32), once all of it
	// was; none with totalsOnly.
	Dominated []compare.Dominated `json:"dominated"`
	// Explanations are of the first plan by the ranking against each other one, in
	// the order of the ranking: where the difference between their means comes
	// from. Reasons are of listed items, and of drawn care by service.
	Explanations []compare.Explanation `json:"explanations"`
	// TippingPoints are of every quantity, in the order of Quantity, once some
	// years were tried: how much of it more in every year, or less of what the
	// household lists, makes another plan's mean the least (R51). There are none of
	// a request for totals only.
	TippingPoints []compare.TippingPoint `json:"tippingPoints"`
	// Approximate says that percentiles of totals are from bins at most 0.5%
	// wide; those of parts always are (R38).
	Approximate bool `json:"approximate"`
	// Assumptions are what the years rest on beside the request.
	Assumptions []Assumption `json:"assumptions"`
	// Conditions are what the conditions of the members bring, member by member in the
	// order of the request. Absent where nobody has one.
	Conditions []ConditionCare `json:"conditions,omitempty"`
}

// Stage is how far a simulation has come.
type Stage string

// The stages, in their order.
const (
	// StageYears draws years; at least the first are not there yet.
	StageYears Stage = "years"
	// StageRules works out what each rule costs over all years, where it is asked
	// for.
	StageRules Stage = "rules"
	// StageTippingPoints looks for tipping points, and has those of the years tried
	// so far.
	StageTippingPoints Stage = "tippingPoints"
	// StageDone has everything.
	StageDone Stage = "done"
)

// Words returns the stages.
func (Stage) Words() []string { return []string{"years", "rules", "tippingPoints", "done"} }

// A SimulatedPlan is the years under one plan.
type SimulatedPlan struct {
	ID string `json:"id"`
	// Total is the total yearly cost (R27).
	Total risk.Distribution `json:"total"`
	// Told is Total as people are told it (R52).
	Told  Told       `json:"told"`
	Parts risk.Parts `json:"parts"`
	// Cheapest is in how many of 100 years the plan costs least, a tie going to
	// the first in order (R29); over the plans they add up to 100.
	Cheapest int `json:"cheapest"`
	// CheapestOrTied is in how many of 100 years no plan costs less. Where plans tie
	// in some years, these add up to more than 100.
	CheapestOrTied int `json:"cheapestOrTied"`
	// DeductibleReached and MaximumReached are in how many of 100 years nothing
	// is left of some deductible, or of some out-of-pocket maximum, of the
	// plan's or the law's, for some member or the family.
	DeductibleReached int `json:"deductibleReached"`
	MaximumReached    int `json:"maximumReached"`
	// Hundred are the totals of 100 years that stand for all, the least first:
	// the percentiles 1 to 100 by nearest rank.
	Hundred []money.Cents `json:"hundred"`
	// ReferralVisits is how many primary care visits are added in 100 years to
	// get referrals (R13).
	ReferralVisits int `json:"referralVisits"`
	// ReferralVisitCost is what they cost the household, the mean of the years.
	ReferralVisitCost money.Cents `json:"referralVisitCost"`
	// UnknownTerms is what care comes to whose terms are unknown, the mean of the years:
	// the plan may pay some or all of it (R58). Absent where there is none.
	UnknownTerms *money.Cents `json:"unknownTerms,omitempty"`
	// Rules are what the plan's rules cost over the years: the mean total with a
	// rule less that without it, lifted one after the other (R51). There are none
	// before the stage StageTippingPoints, and none of a request for totals only.
	Rules []compare.RuleCost `json:"rules"`
	// Reached are the limits by how often nothing is left of them, those of which
	// something is left in every year left out.
	Reached []ReachedLimit `json:"reached"`
	// Providers are what it does to the mean to keep or to switch providers
	// outside the plan's network: their totals are means of the same years (R49).
	Providers compare.Providers `json:"providers"`
	// Savings are what other fills and other tiers would do to the mean of the same
	// years, where the plan has any.
	Savings []compare.Saving `json:"savings,omitempty"`
	// Drugs are what the listed fills of each drug of the request cost, the mean of the
	// years (R68).
	Drugs []SimulatedDrug `json:"drugs,omitempty"`
}

// A SimulatedDrug is a drug over the years.
type SimulatedDrug struct {
	Drug string      `json:"drug"`
	Cost money.Cents `json:"cost"`
}

// Told are figures of a plan's total as people are told them (R52): rounded, but to the
// cent where rounding would carry one past the premium or the worst case (R28), which
// stand beside them to the cent.
type Told struct {
	Mean   money.Cents `json:"mean"`
	Median money.Cents `json:"median"`
	P90    money.Cents `json:"p90"`
}

// A ReachedLimit is in how many years nothing is left of a limit. Limits of 0,
// and those met before the estimate begins, are not among them.
type ReachedLimit struct {
	plan.Which
	// Member whose limit it is; the family's where absent.
	Member string `json:"member,omitempty"`
	// ByMonth are by covered month in how many of 100 years nothing is left by its
	// end.
	ByMonth []int `json:"byMonth"`
}

// A Pair is how the totals of two plans differ over the years: A's less B's.
type Pair struct {
	A     string      `json:"a"`
	B     string      `json:"b"`
	Least money.Cents `json:"least"`
	Most  money.Cents `json:"most"`
}

// An Assumption is something that simulated years rest on.
type Assumption struct {
	// Code is stable.
	Code  AssumptionCode `json:"code"`
	Value string         `json:"value"`
}

// A ConditionCare is the care that a condition brings a member in a year of twelve
// months, on average: before listed care takes its place (R34), and before any plan
// pays.
type ConditionCare struct {
	Member    string              `json:"member"`
	Condition reference.Condition `json:"condition"`
	// Services are those of which it brings any, in the order of the services.
	Services []ConditionService `json:"services"`
	// Amount is what all of it costs at the average prices of care in network.
	Amount money.Cents `json:"amount"`
	// Method is how the counts came about, Sources the documents that they, and prices
	// of their own, rest on.
	Method  reference.Method   `json:"method"`
	Sources []reference.Source `json:"sources"`
}

// A ConditionService is how much of a service a condition brings.
type ConditionService struct {
	Service service.ID `json:"service"`
	// Units are how many in 100 years, rounded half up: visits, stays, tests, fills.
	Units int `json:"units"`
}
