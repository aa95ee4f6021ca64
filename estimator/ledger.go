package estimator

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
)

// ReasonCode says why a line came out as it did (R24).
type ReasonCode string

// The codes of reasons.
const (
	ReasonPreventive             ReasonCode = "preventive"                    // free in network (R15)
	ReasonEmergency              ReasonCode = "emergency-protected"           // out of network, yet in-network terms (R9)
	ReasonFacility               ReasonCode = "network-facility-protected"    // the same at a network facility (R9)
	ReasonAmbulance              ReasonCode = "ground-ambulance"              // in-network terms and a balance bill (R9)
	ReasonAuthorized             ReasonCode = "authorized"                    // the plan agreed beforehand (R8)
	ReasonUrgentAway             ReasonCode = "urgent-care-away"              // in-network terms away from the area (R10)
	ReasonOutOfNetwork           ReasonCode = "out-of-network"                // out-of-network terms; amount: what the plan allows (R7)
	ReasonUsualAndCustomary      ReasonCode = "usual-and-customary"           // amount: what the plan allows of the charge (R7)
	ReasonOutOfNetworkNotCovered ReasonCode = "out-of-network-not-covered"    // the member pays the charge (R8)
	ReasonAwayNotCovered         ReasonCode = "away-not-covered"              // the member pays the charge (R10)
	ReasonChanged                ReasonCode = "changed-to-network"            // the household switches the provider (R49)
	ReasonNoReferral             ReasonCode = "no-referral"                   // the member pays the price (R12)
	ReasonNoReferralOutTerms     ReasonCode = "no-referral-out-of-network"    // out-of-network terms for want of a referral (R12)
	ReasonReferralVisit          ReasonCode = "referral-visit-added"          // course (R13)
	ReasonReferral               ReasonCode = "referral"                      // the line takes its course's referral (R13)
	ReasonAuthorization          ReasonCode = "prior-authorization"           // the treating doctor obtains it (R11)
	ReasonFallback               ReasonCode = "fallback"                      // service: whose terms stood in
	ReasonNotCovered             ReasonCode = "not-covered"                   // the plan's terms say so
	ReasonUnknownTerms           ReasonCode = "unknown-terms"                 // what the plan pays is unknown (R58)
	ReasonVisitLimit             ReasonCode = "visit-limit"                   // count: visits or days of the line within the limit (R19)
	ReasonFirstVisits            ReasonCode = "first-visits"                  // count: which of the first visits (R18)
	ReasonCopayWaived            ReasonCode = "copay-waived-admitted"         // (R16)
	ReasonCoinsuranceWaived      ReasonCode = "coinsurance-waived-admitted"   // (R16)
	ReasonLineMinimum            ReasonCode = "line-minimum"                  // "at least" (R44)
	ReasonLineMaximum            ReasonCode = "line-maximum"                  // "up to" (R17)
	ReasonDeductible             ReasonCode = "deductible-applied"            // amount (R17)
	ReasonDeductibleMet          ReasonCode = "deductible-met"                // nothing is left of it after the line (R20)
	ReasonMaximum                ReasonCode = "out-of-pocket-maximum-reached" // amount: what it took off (R21)
	ReasonACALimit               ReasonCode = "aca-limit-reached"             // amount: what it took off (R21)
	ReasonDrugNotCovered         ReasonCode = "drug-not-covered"              // the plan's list of drugs does not have it (R68)
	ReasonDrugUnknown            ReasonCode = "drug-unknown"                  // priced as the tier that was picked (R68)
	ReasonNetworkUnknown         ReasonCode = "network-unknown"               // priced as in network (R67)
	ReasonPlanPays               ReasonCode = "plan-pays-at-most"             // the plan pays no more (R43)
	ReasonThirds                 ReasonCode = "three-fills"                   // a third of a fill of 90 days (R46)
	ReasonPlanPrice              ReasonCode = "plan-price"                    // the plan's own (R48)
	ReasonBalanceBill            ReasonCode = "balance-bill"                  // amount (R7, R9, R10)
	ReasonPriceDefault           ReasonCode = "default-price"                 // a reference figure (R3a)
	ReasonChargeDefault          ReasonCode = "default-charge"                // an illustration (R3a)
)

// ledger makes the entries of one plan.
type ledger struct {
	estimate *estimate
	plan     *compare.Plan
	// texts are the terms as text, made once.
	texts [plan.Sides][plan.Rows]string
	// left holds the amounts that entries point at; it grows once.
	left    []Left
	amounts []money.Cents
}

func newLedger(e *estimate, p *compare.Plan, lines int) ledger {
	limits := len(p.Adjudicator.Limits())
	return ledger{estimate: e, plan: p, left: make([]Left, 0, lines*limits), amounts: make([]money.Cents, 0, 2*lines*limits)}
}

func (g *ledger) entry(l *care.Line, o *claim.Outcome) Entry {
	e := Entry{
		Date:     g.estimate.care.Coverage.Start + care.Date(l.Day),
		Member:   g.estimate.request.Members[l.Member].ID,
		Service:  l.Service,
		Days:     int(l.Days),
		Network:  EntryNotCovered,
		Amount:   l.Amount,
		Parts:    o.Parts,
		PlanPays: o.PlanPays,
		Left:     g.leftAfter(int(l.Member)),
		Reasons:  g.reasons(l, o),
	}
	if l.Item >= 0 {
		e.Item, e.Unit = g.estimate.request.Care[l.Item].ID, int(l.Number)
	}
	if l.Side < plan.Sides {
		e.Network = EntryNetwork(networkOf(l.Side))
		e.Terms = g.text(l.Side, l.Row)
		if l.Side.Tier() > 1 {
			e.Tier = l.Side.Tier()
		}
	}
	return e
}

func (g *ledger) text(side plan.Side, s plan.Row) string {
	c := &g.plan.Rules.Coverage[side][s]
	if c.From == service.Count {
		return ""
	}
	text := &g.texts[side][s]
	if *text == "" {
		*text = c.Terms.String()
	}
	return *text
}

func (g *ledger) amount(a money.Cents) *money.Cents {
	g.amounts = append(g.amounts, a)
	return &g.amounts[len(g.amounts)-1]
}

func (g *ledger) leftAfter(member int) []Left {
	from := len(g.left)
	limits := g.plan.Adjudicator.Limits()
	for i := range limits {
		person, family := g.plan.Adjudicator.Left(i, member)
		var left Left
		if limits[i].HasPerson {
			left.Person = g.amount(person)
		}
		if limits[i].HasFamily {
			left.Family = g.amount(family)
		}
		g.left = append(g.left, left)
	}
	return g.left[from:len(g.left):len(g.left)]
}

// factReasons are the reasons that a fact gives by itself.
var factReasons = [...]struct {
	fact care.Facts
	code ReasonCode
}{
	{care.EmergencyProtected, ReasonEmergency},
	{care.FacilityProtected, ReasonFacility},
	{care.GroundAmbulance, ReasonAmbulance},
	{care.AuthorizedOutside, ReasonAuthorized},
	{care.UrgentAway, ReasonUrgentAway},
	{care.OutOfNetworkNotCovered, ReasonOutOfNetworkNotCovered},
	{care.AwayNotCovered, ReasonAwayNotCovered},
	{care.ChangedToNetwork, ReasonChanged},
	{care.TakesReferral, ReasonReferral},
	{care.TakesAuthorization, ReasonAuthorization},
	{care.PlanPrice, ReasonPlanPrice},
	{care.NetworkUnknown, ReasonNetworkUnknown},
	{care.UncoveredDrug, ReasonDrugNotCovered},
	{care.TierUnknown, ReasonDrugUnknown},
}

// whyReasons are the reasons that an outcome gives by itself.
var whyReasons = [...]struct {
	why  claim.Why
	code ReasonCode
}{
	{claim.NotCoveredTerms, ReasonNotCovered},
	{claim.UnknownTerms, ReasonUnknownTerms},
	{claim.CopayWaived, ReasonCopayWaived},
	{claim.CoinsuranceWaived, ReasonCoinsuranceWaived},
	{claim.RaisedByTerms, ReasonLineMinimum},
	{claim.CappedByTerms, ReasonLineMaximum},
	{claim.DeductibleFinished, ReasonDeductibleMet},
	{claim.BeyondPlanPays, ReasonPlanPays},
}

// reasons says why a line came out as it did: where the care is first, then
// the terms, then the limits.
func (g *ledger) reasons(l *care.Line, o *claim.Outcome) []Reason {
	list := make([]Reason, 0, 4)
	add := func(code ReasonCode) { list = append(list, Reason{Code: code}) }
	about := func(code ReasonCode, amount money.Cents) {
		list = append(list, Reason{Code: code, Amount: &amount})
	}
	for _, f := range factReasons {
		if l.Facts&f.fact != 0 {
			add(f.code)
		}
	}
	if l.Facts&care.OutOfNetworkCovered != 0 {
		about(ReasonOutOfNetwork, l.Allowed)
	}
	if l.Facts&care.UsualAndCustomary != 0 {
		about(ReasonUsualAndCustomary, l.Allowed)
	}
	if l.Facts&care.NoReferral != 0 {
		if l.Side == plan.Out {
			add(ReasonNoReferralOutTerms)
		} else {
			add(ReasonNoReferral)
		}
	}
	if l.Facts&care.ReferralVisit != 0 {
		list = append(list, Reason{Code: ReasonReferralVisit, Course: g.course(l)})
	}
	if l.Side < plan.Sides {
		c := &g.plan.Rules.Coverage[l.Side][l.Row]
		if c.Free {
			add(ReasonPreventive)
		} else if c.From != l.Service && c.From < service.Count {
			list = append(list, Reason{Code: ReasonFallback, Service: &c.From})
		}
	}
	if l.Third > 0 {
		add(ReasonThirds)
	}
	for _, w := range whyReasons {
		if o.Why&w.why != 0 {
			add(w.code)
		}
	}
	if o.Why&(claim.BeyondVisitLimit|claim.CrossesVisitLimit) != 0 {
		list = append(list, Reason{Code: ReasonVisitLimit, Count: int(o.Within)})
	}
	if o.Why&claim.AmongFirstVisits != 0 {
		list = append(list, Reason{Code: ReasonFirstVisits, Count: int(o.Visit)})
	}
	if o.Deductible > 0 {
		about(ReasonDeductible, o.Deductible)
	}
	if o.Why&claim.MaximumReached != 0 {
		about(ReasonMaximum, o.Stopped)
	}
	if o.Why&claim.ACALimitReached != 0 {
		about(ReasonACALimit, o.Stopped)
	}
	if o.BalanceBill > 0 {
		about(ReasonBalanceBill, o.BalanceBill)
	}
	if l.Facts&care.ReferencePrice != 0 {
		add(ReasonPriceDefault)
	}
	if l.Item >= 0 {
		p := &g.estimate.care.Items[l.Item]
		if p.PriceDefault && l.Facts&care.PlanPrice == 0 {
			add(ReasonPriceDefault)
		}
		if p.ChargeDefault && l.Facts&usesCharge != 0 {
			add(ReasonChargeDefault)
		}
	}
	return list
}

// usesCharge are the facts under which a charge decides something.
const usesCharge = care.EmergencyProtected | care.FacilityProtected | care.GroundAmbulance | care.UrgentAway |
	care.OutOfNetworkCovered | care.UsualAndCustomary | care.OutOfNetworkNotCovered | care.AwayNotCovered

// course returns the name of the course that an added visit is for: the item's
// own id where the item names none.
func (g *ledger) course(l *care.Line) string {
	for i := range g.estimate.care.Items {
		if g.estimate.care.Items[i].Course == int(l.Course) {
			it := g.estimate.care.Items[i].Item
			if it.Course != "" {
				return it.Course
			}
			return it.ID
		}
	}
	return ""
}
