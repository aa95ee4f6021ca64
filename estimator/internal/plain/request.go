package plain

import (
	"encoding/json"
	"slices"

	"github.com/shopspring/decimal"
)

// The request as it is written, with the names of the document.

type request struct {
	Year       int
	StartMonth int
	Months     int
	Members    []member
	Care       []item
	Providers  []provider
	Drugs      []drug
	Plans      []plan
}

type member struct {
	ID           string
	Relationship string
	Age          int
	AlreadyPaid  []paid
	AlreadyUsed  []alreadyUsed
	Away         *monthsAway
	CoveredFrom  int
	CoveredUntil int
}

// monthsAway are so many months of every year from one on, January following
// on December.
type monthsAway struct {
	StartMonth int
	Months     int
}

// of says whether a month is one of them: they are counted off one by one.
func (a *monthsAway) of(month int) bool {
	if a == nil {
		return false
	}
	for at, n := a.StartMonth, 0; n < a.Months; n++ {
		if at == month {
			return true
		}
		at++
		if at == 13 {
			at = 1
		}
	}
	return false
}

type paid struct {
	Plan     string
	Toward   string
	Covers   string
	Services []string
	Tier     int
	Network  string
	Amount   decimal.Decimal
}

// alreadyUsed are visits, or days of stays, before the estimate begins (R42).
type alreadyUsed struct {
	Plan    string
	Service string
	Count   int
	Network string
}

type item struct {
	ID                string
	Member            string
	Service           string
	Count             int
	Days              int
	Dates             []string
	Price             *decimal.Decimal
	Charge            *decimal.Decimal
	OutOfNetwork      outOf
	Tier              tiers
	Supply            int
	Mail              bool
	AtNetworkFacility bool
	Consented         bool
	Emergency         bool
	Admitted          bool
	Away              bool
	Authorized        bool
	Course            string
	Referral          string
	IfOutside         string
	Provider          string
	Drug              string

	// defaultPrice says that the item states no price.
	defaultPrice bool
	// notOnList says that the plan does not cover the drug (R68).
	notOnList bool
}

// tiers is one number for every plan, or numbers for some plans (R39).
type tiers struct {
	all    int
	byPlan map[string]int
}

func (t *tiers) UnmarshalJSON(b []byte) error {
	if b[0] == '{' {
		return json.Unmarshal(b, &t.byPlan)
	}
	return json.Unmarshal(b, &t.all)
}

// of is the tier under a plan: one beyond the plan's tiers is its last.
func (t tiers) of(p *plan) int {
	tier := t.all
	if t.byPlan != nil {
		tier = t.byPlan[p.ID]
	}
	return min(max(tier, 1), p.tiers())
}

// outOf is true, false, or a list of plans.
type outOf struct {
	all   bool
	plans []string
}

func (o *outOf) UnmarshalJSON(b []byte) error {
	if b[0] == '[' {
		return json.Unmarshal(b, &o.plans)
	}
	return json.Unmarshal(b, &o.all)
}

func (o outOf) of(plan string) bool { return o.all || slices.Contains(o.plans, plan) }

type plan struct {
	ID                       string
	Name                     string
	Type                     string
	Year                     int
	Grandfathered            bool
	ACALimit                 *decimal.Decimal
	RequiresPCP              *bool
	RequiresReferral         *bool
	RequiresServiceArea      *bool
	ReferralServices         []string
	AllowedPercent           *decimal.Decimal
	UsualAndCustomaryPercent *decimal.Decimal
	Premium                  premium
	Accounts                 struct {
		HSAContribution *byTier
		HRA             *byTier
	}
	UnmarkedTerms       string
	Deductibles         []writtenLimit
	OutOfPocketMaximums []writtenLimit
	Benefits            map[string]benefit
	ServiceLimits       []serviceLimit
	Prices              map[string]decimal.Decimal

	read map[string]terms // the texts of terms read so far
}

type premium struct {
	Period string
	Amount *byTier
	ByAge  []struct {
		From, To int
		Amount   decimal.Decimal
	}
	EmployerShare *byTier
	TaxCredit     *decimal.Decimal
}

// byTier is one amount, or one for each tier.
type byTier struct {
	same decimal.Decimal
	each map[string]decimal.Decimal
}

func (t *byTier) UnmarshalJSON(b []byte) error {
	if b[0] == '{' {
		return json.Unmarshal(b, &t.each)
	}
	return json.Unmarshal(b, &t.same)
}

func (t *byTier) of(tier string) decimal.Decimal {
	if t == nil {
		return decimal.Zero
	}
	if t.each == nil {
		return t.same
	}
	amount, ok := t.each[tier]
	if !ok {
		panic("no amount for tier " + tier)
	}
	return amount
}

type writtenLimit struct {
	Covers     string
	Network    string
	Services   []string
	Tiers      []int
	Self       decimal.Decimal
	Person     *decimal.Decimal
	Family     *decimal.Decimal
	Aggregate  bool
	InAddition bool
	Counts     string
	StartsAnew int
}

type benefit struct {
	Terms             string
	Tier2             string
	Tier3             string
	OutOfNetwork      string
	Retail90          string
	Mail90            string
	VisitLimit        *visitLimit
	PlanPaysAtMost    *payLimit
	SharedFirstVisits string
	OutsideMaximum    bool
}

type visitLimit struct {
	Count      int
	Per        string // "": a year
	PerNetwork bool
	StartsAnew int
}

// serviceLimit is one limit that several services share.
type serviceLimit struct {
	Services []string
	Limit    visitLimit
}

// payLimit is the most that a plan pays (R43).
type payLimit struct {
	Amount decimal.Decimal
	Per    string
}

func (b *benefit) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, &b.Terms)
	}
	type fields benefit
	return json.Unmarshal(data, (*fields)(b))
}

// tiers is how many tiers the network has: those of which anything is stated.
func (p *plan) tiers() int {
	most := 1
	for _, b := range p.Benefits {
		if b.Tier2 != "" {
			most = max(most, 2)
		}
		if b.Tier3 != "" {
			most = max(most, 3)
		}
	}
	for _, limits := range [][]writtenLimit{p.Deductibles, p.OutOfPocketMaximums} {
		for _, w := range limits {
			for _, tier := range w.Tiers {
				most = max(most, tier)
			}
		}
	}
	return most
}

// R5: the type sets defaults; what the plan states decides.

func (p *plan) indemnity() bool { return p.Type == "Indemnity" }

func (p *plan) requiresPCP() bool {
	if p.RequiresPCP != nil {
		return *p.RequiresPCP
	}
	return p.Type == "HMO" || p.Type == "POS"
}

func (p *plan) requiresReferral() bool {
	if p.RequiresReferral != nil {
		return *p.RequiresReferral
	}
	return p.Type == "HMO" || p.Type == "POS"
}

func (p *plan) requiresServiceArea() bool {
	if p.RequiresServiceArea != nil {
		return *p.RequiresServiceArea
	}
	return p.Type == "HMO"
}

// R11: who needs a referral.
func (p *plan) needsReferral(service string) bool {
	if !p.requiresReferral() {
		return false
	}
	list := p.ReferralServices
	if len(list) == 0 {
		list = []string{"specialist", "rehabilitation", "habilitation", "chiropractic", "acupuncture"}
	}
	return slices.Contains(list, service)
}
