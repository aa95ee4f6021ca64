package estimator

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/tax"
)

// A Result is what a year costs under each plan of a request. Amounts are in
// US dollars, exact to the cent, as text with two decimals.
type Result struct {
	Coverage Coverage `json:"coverage"`
	// Credit is the household's premium tax credit, where its income is stated (R55).
	Credit *credit.Credit `json:"credit,omitempty"`
	// Tax is what the taxes rest on, where the request asks for them (R56).
	Tax *tax.Basis `json:"tax,omitempty"`
	// Plans stand in the order of the request.
	Plans []PlanResult `json:"plans"`
	// Ranking are the plans' ids, the least total first (R29).
	Ranking []string `json:"ranking"`
	// Defaults are the reference figures taken where an item states none, and
	// for visits that get referrals where no item has their price.
	Defaults []Default `json:"defaults"`
	// LawLimits are the law's limits that hold for some of the plans, each once.
	LawLimits []LawLimit `json:"lawLimits"`
	// Sources are the documents that Defaults and LawLimits name, each once, in
	// the order in which they are first named.
	Sources []reference.Source `json:"sources"`
	// OutsideCoverage are the units left out because of their dates (R4).
	OutsideCoverage []Outside `json:"outsideCoverage"`
}

// Coverage is the time that the estimate is for: whole months.
type Coverage struct {
	From   care.Date `json:"from"`
	To     care.Date `json:"to"`
	Months int       `json:"months"`
	Days   int       `json:"days"`
}

// A Default is a reference figure that was taken, and what it rests on.
type Default struct {
	// Item that it was taken for; empty for visits added to get referrals (R13).
	Item string `json:"item,omitempty"`
	// Member whose visits they are.
	Member string `json:"member,omitempty"`
	// Service is the one whose reference price it is, where the item names a drug: plans
	// may count it as several (R68).
	Service *service.ID `json:"service,omitempty"`
	// Field is "price" or "charge".
	Field  string      `json:"field"`
	Amount money.Cents `json:"amount"`
	// Drawn is what one costs on average in the member's simulated years, where
	// that is another price (R35).
	Drawn *money.Cents `json:"drawn,omitempty"`
	// Year is the one whose dollars a price is in; of a charge, the one in which
	// its factor was observed.
	Year   int              `json:"year"`
	Method reference.Method `json:"method"`
	// Factor is what a price of 2014 was multiplied by to be in dollars of 2026;
	// of a charge, how many times the price it is.
	Factor string `json:"factor,omitempty"`
	// Like is the service whose price stands in, where no source has one.
	Like string `json:"like,omitempty"`
	// Medicare says that it is what Medicare pays, since no figure for the
	// privately insured was found: private prices tend to be higher.
	Medicare bool `json:"medicare,omitempty"`
	// Sources are the codes of every document that it rests on, the main one
	// first.
	Sources []string `json:"sources"`
}

// A LawLimit is the most that the law lets a plan of a year ask for in network
// (R21): Amount of one person, Family of a household of two or more. One that a
// plan states for a year not known here has no source, and is not among them.
type LawLimit struct {
	Year   int         `json:"year"`
	Amount money.Cents `json:"amount"`
	Family money.Cents `json:"family"`
	// Source is the code of the document that it is from.
	Source string `json:"source"`
}

// Outside is a unit whose date is not in the coverage.
type Outside struct {
	Item string    `json:"item"`
	Date care.Date `json:"date"`
}

// A PlanResult is the year under one plan.
type PlanResult struct {
	ID   string    `json:"id"`
	Name string    `json:"name"`
	Type plan.Type `json:"type"`
	// Total is the total yearly cost (R27): the parts below, less the account
	// money and what is saved in taxes. It may be below zero.
	Total money.Cents `json:"total"`
	// Premium is the net premium for the covered months (R25).
	Premium money.Cents `json:"premium"`
	// PremiumMonth is that premium a month; absent where it changes within the coverage.
	PremiumMonth *money.Cents `json:"premiumMonth,omitempty"`
	// CreditUsed is what the plan uses of the premium tax credit, where it can take it
	// and an income is stated (R55).
	CreditUsed *money.Cents `json:"creditUsed,omitempty"`
	// ReducedCostSharing is the actuarial value, in percent, of the variant of the plan
	// that was taken, since the household's income gives it and the plan states it (R56).
	ReducedCostSharing int `json:"reducedCostSharing,omitempty"`
	claim.Parts[money.Cents]
	HSA     money.Cents `json:"hsaContribution"`
	HRAUsed money.Cents `json:"hraUsed"`
	// TaxSaved is what is saved in taxes, and Tax what that is made of, where the request
	// asks for it (R56).
	TaxSaved *money.Cents `json:"taxSaved,omitempty"`
	Tax      *tax.Saving  `json:"tax,omitempty"`
	// PlanPays and Amount complete the sum: Amount = PlanPays + Deductible +
	// Copay + Coinsurance + NotCovered + BalanceBill.
	PlanPays  money.Cents `json:"planPays"`
	Amount    money.Cents `json:"amount"`
	WorstCase WorstCase   `json:"worstCase"`
	Asks      Asks        `json:"asks"`
	// Providers are what it does to the total to keep or to switch providers
	// outside the plan's network (R49).
	Providers compare.Providers `json:"providers"`
	// Networks are what is said of each provider of the request (R67).
	Networks []ProviderNetwork `json:"networks,omitempty"`
	// Drugs are what is said of each drug of the request, and what its fills cost (R68).
	Drugs []DrugResult `json:"drugs,omitempty"`
	// Limits are what each limit comes to, in the order in which the ledger
	// tells what is left of them.
	Limits []LimitResult `json:"limits"`
	// Fallbacks are the services of the estimate whose terms the plan does not
	// state, with the service whose terms stood in.
	Fallbacks []Fallback `json:"fallbacks"`
	// Beside are what the plan's terms state for care that is no service here,
	// such as mail order, if anything: it is in no figure.
	Beside []Beside `json:"beside,omitempty"`
	// UnknownTerms are those that the plan says are unknown, where its year meets any (R58).
	UnknownTerms *UnknownTerms `json:"unknownTerms,omitempty"`
	// Ledger is every line, in the order adjudicated (R3), where asked for: empty
	// where there is none (R64).
	Ledger []Entry `json:"ledger,omitzero"`
}

// WorstCase is the most that the year can cost within the plan's in-network
// maximum (R28).
type WorstCase struct {
	// Total is absent where there is no limit.
	Total *money.Cents `json:"total,omitempty"`
	// Unlimited says that there is none.
	Unlimited bool `json:"unlimited"`
	// Outside are what no limit covers under this plan: "outOfNetwork",
	// "balanceBills", "notCovered", "excludedServices".
	Outside []string `json:"outside"`
}

// Asks is what the plan asks of its members, and what that costs this
// household in visits.
type Asks struct {
	PCP         bool `json:"pcp"`
	Referrals   bool `json:"referrals"`
	ServiceArea bool `json:"serviceArea"`
	// Network says that care outside the network is not covered.
	Network bool `json:"network"`
	// ReferralVisits are the primary care visits added to get referrals (R13),
	// and what the household pays for them.
	ReferralVisits    int         `json:"referralVisits"`
	ReferralVisitCost money.Cents `json:"referralVisitCost"`
	// PriorAuthorizations is how many lines take prior authorization (R11).
	PriorAuthorizations int `json:"priorAuthorizations"`
}

// A ProviderNetwork is where a provider stands with a plan's network, and who says so.
type ProviderNetwork struct {
	Provider string `json:"provider"`
	Name     string `json:"name"`
	care.ProviderListing
}

// A DrugResult is a drug under a plan.
type DrugResult struct {
	Drug string `json:"drug"`
	Name string `json:"name"`
	care.DrugListing
	// PricedAs is the tier that was picked for it, where the plan's is unknown.
	PricedAs care.DrugTier `json:"pricedAs,omitzero"`
	// Fills are those of each item that names it.
	Fills []DrugFills `json:"fills"`
}

// DrugFills are an item's fills of a drug in the coverage, one of 90 days being one.
type DrugFills struct {
	Item  string `json:"item"`
	Count int    `json:"count"`
	// Cost is what the household pays for all of them, Least and Most what it pays for one:
	// absent where there is none.
	Cost  money.Cents  `json:"cost"`
	Least *money.Cents `json:"least,omitempty"`
	Most  *money.Cents `json:"most,omitempty"`
	// Price is what one comes to under the plan, PriceFrom whose price it is.
	Price     money.Cents `json:"price"`
	PriceFrom PriceFrom   `json:"priceFrom"`
	// under is what those of a fill's thirds cost that are adjudicated so far (R46).
	under money.Cents
}

// PriceFrom says whose price something has.
type PriceFrom string

// Whose a price can be.
const (
	PriceFromHousehold PriceFrom = "household" // the item states it
	PriceFromPlan      PriceFrom = "plan"      // the plan's own (R48)
	PriceFromReference PriceFrom = "reference" // a reference figure (R35)
)

// A LimitResult is one limit of a plan for this household.
type LimitResult struct {
	plan.Which
	// Person is the limit for one member, Family for all; either may be absent.
	Person *money.Cents `json:"person,omitempty"`
	Family *money.Cents `json:"family,omitempty"`
}

// A Fallback tells whose terms stood in for a service.
type Fallback struct {
	Service service.ID   `json:"service"`
	Network plan.Network `json:"network"`
	From    service.ID   `json:"from"`
}

// Beside is what terms for a service state beside them.
type Beside struct {
	Service service.ID   `json:"service"`
	Network plan.Network `json:"network"`
	Terms   string       `json:"terms"`
}

// UnknownTerms are what unknown terms do to a plan's year (R58): the care under them counts at
// its full amount, as part of what is not covered.
type UnknownTerms struct {
	// Services are those of the care, in the order in which it comes.
	Services []UnknownService `json:"services"`
	// TotalIfPaid is the total if the plan paid all of that care. Known terms would bring
	// it to between this and Total.
	TotalIfPaid money.Cents `json:"totalIfPaid"`
}

// An UnknownService is a service on a side of the network, and what its care comes to.
type UnknownService struct {
	Service service.ID   `json:"service"`
	Network plan.Network `json:"network"`
	Amount  money.Cents  `json:"amount"`
}

// An Entry is one line of the ledger (R24).
//
//	Amount = PlanPays + Deductible + Copay + Coinsurance + NotCovered + BalanceBill
type Entry struct {
	// Item and Unit, from 1, say what the line is of. Item is empty for a visit
	// added to get a referral.
	Item    string     `json:"item,omitempty"`
	Unit    int        `json:"unit,omitempty"`
	Date    care.Date  `json:"date"`
	Member  string     `json:"member"`
	Service service.ID `json:"service"`
	// Days of a stay.
	Days int `json:"days,omitempty"`
	// Network is whose terms and limits apply, Tier the tier of the network where that
	// is not the first.
	Network EntryNetwork `json:"network"`
	Tier    int          `json:"tier,omitempty"`
	// Terms are those used, as text; empty where none are.
	Terms string `json:"terms,omitempty"`
	// Amount is what the line is about: the price in network, the lesser of
	// price and charge for protected care, else the charge.
	Amount money.Cents `json:"amount"`
	claim.Parts[money.Cents]
	PlanPays money.Cents `json:"planPays"`
	// Left is what is left of each of the plan's limits after the line.
	Left    []Left   `json:"left"`
	Reasons []Reason `json:"reasons"`
}

// EntryNetwork says whose terms and limits apply to a line.
type EntryNetwork string

// What an entry's network can be.
const (
	EntryInNetwork    EntryNetwork = "inNetwork"
	EntryOutOfNetwork EntryNetwork = "outOfNetwork"
	EntryNotCovered   EntryNetwork = "notCovered" // none do
)

// Left is what is left of one limit: for the line's member and for the family.
type Left struct {
	Person *money.Cents `json:"person,omitempty"`
	Family *money.Cents `json:"family,omitempty"`
}

// A Reason says why a line came out as it did.
type Reason struct {
	// Code is stable, such as "deductible-applied".
	Code ReasonCode `json:"code"`
	// Amount is how many dollars it is about, where it is about some.
	Amount *money.Cents `json:"amount,omitempty"`
	// Service is the one whose terms or counter it is about; Count the visits or
	// days; Course the course of a referral.
	Service *service.ID `json:"service,omitempty"`
	Count   int         `json:"count,omitempty"`
	Course  string      `json:"course,omitempty"`
}
