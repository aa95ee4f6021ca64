// Package care holds who is covered and what care they expect, as it is
// written in a request, and turns it into the dated lines of a year as each
// plan sees them: which network they fall in, which referrals they take, which
// doctors change.
package care

import (
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// MaxLines is how many units the items of a request may have together, and
// MaxLinesOfPlans how many they may come to under all of its plans: an estimate is a
// single call, which nobody can stop.
const (
	MaxLines        = 20_000
	MaxLinesOfPlans = 100_000
)

// A Member is one covered person.
type Member struct {
	ID           string       `json:"id" doc:"required,min=1,max=80"`
	Relationship Relationship `json:"relationship" doc:"required"`
	// Age in whole years when the coverage begins.
	Age int `json:"age" doc:"required,min=0,max=120"`
	// AlreadyPaid is what the member has paid toward limits of the plan year
	// before the estimate begins (R23).
	AlreadyPaid []Paid `json:"alreadyPaid,omitempty" doc:"max=100"`
	// AlreadyUsed are the visits or days that the member had before the estimate
	// begins, which count toward limits on them and as first visits (R42).
	AlreadyUsed []Used `json:"alreadyUsed,omitempty" doc:"max=100"`
	// Sex, which care depends on: required where Use draws care or a condition
	// differs by it. The estimate itself does not.
	Sex Sex `json:"sex,omitempty"`
	// Use is how much care simulated years draw for the member, beside the care
	// that the household lists (R34). Left out, none.
	Use Use `json:"use,omitempty"`
	// Conditions bring care of their own to simulated years, on top of Use.
	Conditions []reference.Condition `json:"conditions,omitempty" doc:"max=12"`
	// Fills is how drawn drugs are filled. Left out, for 30 days at a pharmacy.
	Fills *Fills `json:"fills,omitempty"`
	// OutOfNetwork is how often drawn care is sought outside every plan's
	// network. Left out, never.
	OutOfNetwork []Sought `json:"outOfNetwork,omitempty" doc:"max=35"`
	// Away are the months that the member lives away from home, and so away from
	// the plans' service areas (R10). Left out, none.
	Away *Months `json:"away,omitempty"`
	// CreditEligible is false where the member gets no premium tax credit, for
	// CreditReason. Left out, the member gets it until Medicare begins at 65: who is of that
	// age gets none, and who turns 65 gets none from the month of the birthday on, where
	// BirthMonth tells that month. True: the member gets it at any age, since Medicare would
	// cost a premium (R55).
	CreditEligible *bool        `json:"creditEligible,omitempty"`
	CreditReason   CreditReason `json:"creditReason,omitempty"`
	// Tobacco says that the member uses tobacco, which premiums may go by (R53).
	Tobacco bool `json:"tobacco,omitempty"`
	// BirthMonth, 1 to 12, tells when in the year an age changes.
	BirthMonth int `json:"birthMonth,omitempty" doc:"min=1,max=12"`
	// CoveredFrom, 1 to 12, is the first calendar month in which the member is covered,
	// for whoever joins within the coverage: a newborn, or a spouse whose job ends.
	// Left out, the coverage's first (R57).
	CoveredFrom int `json:"coveredFrom,omitempty" doc:"min=1,max=12"`
	// CoveredUntil is the last one, for whoever leaves: a child who turns 26, or a
	// member whose Medicare begins. Left out, the coverage's last.
	CoveredUntil int `json:"coveredUntil,omitempty" doc:"min=1,max=12"`
}

// GetsCredit tells whether the member counts as getting the premium tax credit when the
// coverage begins.
func (m *Member) GetsCredit() bool {
	if m.CreditEligible != nil {
		return *m.CreditEligible
	}
	return m.Age < MedicareFrom
}

// saidOut tells whether the household says that the member gets none.
func (m *Member) saidOut() bool { return m.CreditEligible != nil && !*m.CreditEligible }

// MedicareFrom is the age at which Medicare begins.
const MedicareFrom = 65

// TurnsMedicareAge tells whether the member is known to turn 65 within the covered months. The
// first of them is startMonth.
func (m *Member) TurnsMedicareAge(startMonth, months int) bool {
	return m.Age == MedicareFrom-1 && m.BirthMonth >= startMonth && m.BirthMonth < startMonth+months
}

// CreditReason is why a member gets no premium tax credit.
type CreditReason string

// The reasons.
const (
	HasMedicaid  CreditReason = "medicaid"
	HasCHIP      CreditReason = "chip"
	HasMedicare  CreditReason = "medicare"
	HasEmployer  CreditReason = "employer"     // affordable cover is offered
	HasProgram   CreditReason = "otherProgram" // such as a state's, the military's or a veteran's
	OtherwiseOut CreditReason = "other"
)

// Words returns the reasons.
func (CreditReason) Words() []string {
	return []string{"medicaid", "chip", "medicare", "employer", "otherProgram", "other"}
}

// Months are calendar months of any year, which go on from December to January.
type Months struct {
	// StartMonth is the first, 1 to 12.
	StartMonth int `json:"startMonth" doc:"required,min=1,max=12"`
	// Months is how many, 1 to 12: all twelve for whoever lives elsewhere, as a
	// child at a college may.
	Months int `json:"months" doc:"required,min=1,max=12"`
}

// Has tells whether a month, 1 to 12, is among them.
func (m Months) Has(month int) bool { return (month-m.StartMonth+12)%12 < m.Months }

// Sex is the sex under which the reference figures count a member.
type Sex string

// The sexes.
const (
	Female Sex = "female"
	Male   Sex = "male"
)

// Words returns the sexes.
func (Sex) Words() []string { return []string{"female", "male"} }

// Use is how much care a member uses in a usual year: which tenths of people of
// the same age and sex, in order of spending, they are then in. Years may be
// otherwise, by odds (R50).
type Use string

// The uses.
const (
	UseNone    Use = "none"    // nothing is drawn
	UseLow     Use = "low"     // tenths 1 to 3
	UseTypical Use = "typical" // tenths 4 to 7
	UseHigh    Use = "high"    // tenths 8 to 10
	UseUnknown Use = "unknown" // any
)

// Words returns the uses.
func (Use) Words() []string { return []string{"none", "low", "typical", "high", "unknown"} }

// Sought is care sought out of network.
type Sought struct {
	Service service.ID `json:"service" doc:"required"`
	// Visits is how many of a year's drawn units of the service are sought out
	// of network; all of them where there are no more.
	Visits int `json:"visits" doc:"required,min=1,max=20000"`
	// IfOutside is what the member does about them under each plan. Left out,
	// they stay out of network.
	IfOutside IfOutside `json:"ifOutside,omitempty"`
}

// Item returns an item for the visits.
func (s *Sought) Item() *Item {
	return &Item{Service: s.Service, OutOfNetwork: OutOfNetwork{All: true}, IfOutside: s.IfOutside}
}

// Draws tells whether simulated years draw anything for the member.
func (m *Member) Draws() bool { return m.Use != "" && m.Use != UseNone || len(m.Conditions) > 0 }

// Relationship is how a member belongs to the household.
type Relationship string

// The relationships. A household has at most one self and one spouse; a
// partner counts as a spouse, any other dependent as a child.
const (
	Self   Relationship = "self"
	Spouse Relationship = "spouse"
	Child  Relationship = "child"
)

// Words returns the relationships.
func (Relationship) Words() []string { return []string{"self", "spouse", "child"} }

// Paid is an amount already paid toward the limits of a kind (R23). It counts
// toward each limit of that kind that covers what it covers, in every plan, or
// in one.
type Paid struct {
	// Plan is the one plan under which it was paid; every plan where left out.
	Plan   string      `json:"plan,omitempty" doc:"min=1,max=80"`
	Toward Toward      `json:"toward" doc:"required"`
	Covers plan.Covers `json:"covers" doc:"required"`
	// Services are those that it was paid for, where Covers is "services".
	Services []service.ID `json:"services,omitempty" doc:"min=1"`
	// Tier is the tier of the network in which it was paid, the first where left out.
	Tier int `json:"tier,omitempty" doc:"min=1,max=3"`
	// Network is where it was paid, in or out of network; not both combined.
	Network PaidNetwork `json:"network" doc:"required"`
	Amount  money.Cents `json:"amount" doc:"required"`
}

// Used are visits of a service, or days of stays, that a member had (R42).
type Used struct {
	// Plan is the one plan under which they count; every plan where left out.
	Plan    string     `json:"plan,omitempty" doc:"min=1,max=80"`
	Service service.ID `json:"service" doc:"required"`
	Count   int        `json:"count" doc:"required,min=1,max=20000"`
	// Network is where they were, in network where left out.
	Network PaidNetwork `json:"network,omitempty"`
}

// Toward is a kind of limit.
type Toward string

// The kinds of limit.
const (
	TowardDeductible Toward = "deductible"
	TowardMaximum    Toward = "outOfPocketMaximum"
)

// Words returns the kinds of limit.
func (Toward) Words() []string { return []string{"deductible", "outOfPocketMaximum"} }

// PaidNetwork is where an amount was paid.
type PaidNetwork plan.Network

// Words returns where an amount can have been paid.
func (PaidNetwork) Words() []string { return []string{"inNetwork", "outOfNetwork"} }

// An Item is some units of one service that a member expects (R3a).
type Item struct {
	ID     string `json:"id" doc:"required,min=1,max=80"`
	Member string `json:"member" doc:"required"`
	// Service is not there where the item names a drug, whose service each plan says.
	Service service.ID `json:"service,omitzero" doc:"required,unless=drug"`
	// Provider is the id of one of the request's providers, who gives the care; Drug that
	// of one of its drugs, which is filled (R67, R68).
	Provider string `json:"provider,omitempty" doc:"min=1,max=80"`
	Drug     string `json:"drug,omitempty" doc:"min=1,max=80"`
	// Count is how many units: visits, fills, stays and so on.
	Count int `json:"count" doc:"required,min=1,max=20000"`
	// Days is how long each stay lasts; required for stays, and for them only.
	Days int `json:"days,omitempty" doc:"min=1,max=366"`
	// Dates are the units' dates, one for each. Without them the units are
	// spread over the covered days (R3). Units outside the coverage are left
	// out of the estimate and named in the result (R4).
	Dates []Date `json:"dates,omitempty" doc:"min=1,max=20000"`
	// Price is what a network provider has agreed to, for one unit; Charge what
	// one without an agreement bills. Where left out, reference figures stand
	// in, and the result says so.
	Price  *money.Cents `json:"price,omitempty"`
	Charge *money.Cents `json:"charge,omitempty"`
	// OutOfNetwork says in whose network the provider is not. It, Tier and IfOutside are
	// not there where the item names a provider, who has them.
	OutOfNetwork OutOfNetwork `json:"outOfNetwork,omitzero" doc:"unless=provider"`
	// Tier is the tier of the network that the provider is in, under every plan or by
	// plan; the first where left out (R39).
	Tier Tiers `json:"tier,omitzero" doc:"unless=provider"`
	// Supply is for how many days a drug is filled, 30 or 90; 30 where left out. Mail
	// says that it comes by mail (R46).
	Supply int  `json:"supply,omitempty" doc:"min=30,max=90"`
	Mail   bool `json:"mail,omitempty"`
	// AtNetworkFacility: the care is given at a facility in network. Consented:
	// the patient gave up protection from balance bills there in writing (R9).
	AtNetworkFacility bool `json:"atNetworkFacility,omitempty"`
	Consented         bool `json:"consented,omitempty"`
	// Emergency care is protected under every plan (R9).
	Emergency bool `json:"emergency,omitempty"`
	// Admitted: the visit ends in a hospital stay, for copays waived then.
	Admitted bool `json:"admitted,omitempty"`
	// Away: the care is given away from the plans' service areas (R10), whatever
	// months the member is away.
	Away bool `json:"away,omitempty"`
	// Authorized: the plan has no network provider for it and agreed
	// beforehand to pay one outside as one inside (R8).
	Authorized bool `json:"authorized,omitempty"`
	// Course names the episode that the item belongs to. Items of one course,
	// which are of one member, share a referral (R13); an item without a course
	// is one of its own.
	Course   string   `json:"course,omitempty" doc:"min=1,max=80"`
	Referral Referral `json:"referral,omitempty"`
	// IfOutside is what the household does under a plan whose network the
	// provider is outside of. Left out, it keeps the provider.
	IfOutside IfOutside `json:"ifOutside,omitempty" doc:"was=keepProvider,unless=provider"`
}

// IfOutside is what a household does about a provider outside a plan's network
// (R49).
type IfOutside string

// What a household can do.
const (
	// Keep: it stays with the provider, on the plan's terms out of network if it
	// has any, and pays the whole charge if it has none (R7, R8).
	Keep IfOutside = "keep"
	// Switch: it goes to a provider in the plan's network. Emergencies, care away
	// from home and authorized care stay where they are.
	Switch IfOutside = "switch"
)

// Words returns what a household can do.
func (IfOutside) Words() []string { return []string{"keep", "switch"} }

// Referral is how an item stands with the referral that some plans ask for.
type Referral string

// How an item can stand with its referral (R12, R13).
const (
	Planned Referral = "planned" // it will be got; where left out, this
	Have    Referral = "have"    // it is there, no visit needed
	Without Referral = "none"    // it will not be got
)

// Words returns how an item can stand with its referral.
func (Referral) Words() []string { return []string{"planned", "have", "none"} }

// OutOfNetwork says in whose network a provider is not: in none, or not in
// those of the plans named. It is written as true or as a list of plan ids.
// The zero value is in every plan's network.
type OutOfNetwork struct {
	All   bool
	Plans []string
}

// Of tells whether the provider is out of the network of the plan with this id.
func (o OutOfNetwork) Of(planID string) bool {
	if o.All {
		return true
	}
	for _, id := range o.Plans {
		if id == planID {
			return true
		}
	}
	return false
}

// IsZero tells whether the provider is in every plan's network.
func (o OutOfNetwork) IsZero() bool { return !o.All && len(o.Plans) == 0 }

// ReadDocument reads either form.
func (o *OutOfNetwork) ReadDocument(v document.Value) {
	switch v.Kind() {
	case document.Bool:
		v.Into(&o.All)
	case document.Array:
		v.Into(&o.Plans)
	default:
		v.Wrong("true | false | list of plan ids")
	}
}

// WriteDocument writes the form that was read.
func (o *OutOfNetwork) WriteDocument() any {
	if o.All || o.Plans == nil {
		return &o.All
	}
	return &o.Plans
}

// MarshalJSON writes the form that was read.
func (o OutOfNetwork) MarshalJSON() ([]byte, error) { return document.Append(nil, &o), nil }

// Fills is how a member fills the drugs that are drawn (R46).
type Fills struct {
	// Supply is 30 or 90 days.
	Supply int  `json:"supply" doc:"required,min=30,max=90"`
	Mail   bool `json:"mail,omitempty"`
}

// The supplies of drugs.
const (
	days30 = 30
	days90 = 90
)

// fillOf returns how a drug is filled.
func fillOf(supply int, mail bool) plan.Fill {
	switch {
	case supply != days90:
		return plan.Fill30
	case mail:
		return plan.Mail90
	}
	return plan.Retail90
}

// Fill returns how the member fills drawn drugs.
func (m *Member) Fill() plan.Fill {
	if m.Fills == nil {
		return plan.Fill30
	}
	return fillOf(m.Fills.Supply, m.Fills.Mail)
}

// Tier is a tier of a network, from 1.
type Tier int

// ReadDocument reads a tier that there can be.
func (t *Tier) ReadDocument(v document.Value) { v.Whole(t, 1, plan.MostTiers) }

// Tiers say which tier of a network a provider is in. It is written as a number, or
// as an object with one for each plan that it names. The zero value is the first.
type Tiers struct {
	All    Tier
	ByPlan map[string]Tier
}

// Of returns the tier under the plan with this id, from 1.
func (t Tiers) Of(planID string) int {
	if tier, ok := t.ByPlan[planID]; ok {
		return int(tier)
	}
	return int(max(t.All, 1))
}

// IsZero tells whether nothing is said.
func (t Tiers) IsZero() bool { return t.All == 0 && t.ByPlan == nil }

// ReadDocument reads either form.
func (t *Tiers) ReadDocument(v document.Value) {
	if v.Kind() == document.Object {
		v.Into(&t.ByPlan)
		return
	}
	v.Into(&t.All)
}

// WriteDocument writes the form that was read.
func (t *Tiers) WriteDocument() any {
	if t.ByPlan != nil {
		return &t.ByPlan
	}
	return &t.All
}

// MarshalJSON writes the form that was read.
func (t Tiers) MarshalJSON() ([]byte, error) { return document.Append(nil, &t), nil }
