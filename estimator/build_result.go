package estimator

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/tax"
	"github.com/outpocket/outpocket/estimator/terms"
	"github.com/outpocket/outpocket/estimator/year"
)

// result works the estimate out.
func (e *estimate) result() *Result {
	r := e.request
	coverage := e.care.Coverage
	result := &Result{
		Coverage:        Coverage{From: coverage.Start, To: coverage.Last(), Months: coverage.Months, Days: coverage.Days},
		Plans:           make([]PlanResult, len(e.plans)),
		Ranking:         make([]string, len(e.plans)),
		OutsideCoverage: make([]Outside, len(e.care.Outside)),
		Credit:          e.marketplace.credit,
		Tax:             e.basis,
	}
	for i, u := range e.care.Outside {
		result.OutsideCoverage[i] = Outside{Item: r.Care[u.Item].ID, Date: u.Date}
	}
	e.visits = append(e.visits[:0], make([]bool, len(r.Members))...)
	e.years = e.years[:0]
	for i := range e.plans {
		e.years = append(e.years, e.plan(i, &result.Plans[i]))
	}
	result.Defaults = e.defaults(e.visits)
	result.LawLimits = e.lawLimits()
	result.Sources = sourcesOf(result.Credit, result.Tax, result.Defaults, result.LawLimits)
	for i, k := range year.Rank(e.years) {
		result.Ranking[i] = e.years[k].ID
	}
	return result
}

// defaults lists the reference figures taken. A charge is told of where some
// plan may ask for it: for care outside a network or away. The price of visits
// that get referrals is told of for the members for whom some plan adds them at
// it, where no item is told of that has it.
func (e *estimate) defaults(visits []bool) []Default {
	list := []Default{}
	multiple := reference.ChargeFigure()
	charged := []string{multiple.Source}
	for i := range e.care.Items {
		p := &e.care.Items[i]
		if p.PriceDefault && p.Drug() != nil {
			list = e.drugDefaults(list, p)
		} else if p.PriceDefault && e.takesReference(p) {
			d := priceDefault(p.Item.ID, p.Item.Service, p.Price)
			if drawn, other := reference.DrawnPrice(p.Item.Service); other && e.request.Members[p.Member].Draws() {
				d.Drawn = &drawn
			}
			list = append(list, d)
			if p.Item.Service == service.PrimaryCare {
				visits[p.Member] = false
			}
		}
		if p.ChargeDefault && (!p.Item.OutOfNetwork.IsZero() || p.Away) {
			list = append(list, Default{Item: p.Item.ID, Field: "charge", Amount: p.Charge,
				Year: multiple.Year, Method: multiple.Method, Factor: multiple.Value, Sources: charged})
		}
	}
	for m, added := range visits {
		if added {
			d := priceDefault("", service.PrimaryCare, reference.DefaultPrice(service.PrimaryCare, 0))
			d.Member = e.request.Members[m].ID
			list = append(list, d)
		}
	}
	return list
}

// takesReference tells whether the reference price of an item without one of its own
// stands anywhere: under a plan that does not state its own (R48), or in a charge.
func (e *estimate) takesReference(p *care.Resolved) bool {
	return p.ChargeDefault && (!p.Item.OutOfNetwork.IsZero() || p.Away) ||
		slices.ContainsFunc(e.plans, func(under compare.Plan) bool { return !under.Rules.HasPrice[p.Item.Service] })
}

// drugDefaults lists the reference prices of a drug: one for each service as which it
// counts under some plan that does not state its own price of that, and the one from
// which a charge is taken.
func (e *estimate) drugDefaults(list []Default, p *care.Resolved) []Default {
	var told []service.ID
	tell := func(s service.ID) {
		if !slices.Contains(told, s) {
			told = append(told, s)
			d := priceDefault(p.Item.ID, s, reference.DefaultPrice(s, 1)*money.Cents(p.Fill.Units()))
			d.Service = &s
			list = append(list, d)
		}
	}
	for i := range e.plans {
		r := e.plans[i].Rules
		if s, covered := p.Under(r.ID); !covered || !r.HasPrice[s] {
			tell(s)
		}
	}
	if p.ChargeDefault && (!p.Item.OutOfNetwork.IsZero() || p.Away) {
		tell(p.Item.Service)
	}
	return list
}

func priceDefault(item string, s service.ID, amount money.Cents) Default {
	p := reference.PriceOf(s)
	return Default{Item: item, Field: "price", Amount: amount,
		Year: p.Year, Method: p.Method, Factor: p.Factor, Like: p.Like, Medicare: p.Medicare, Sources: p.Sources}
}

// lawLimits returns the law's limits that hold for the plans.
func (e *estimate) lawLimits() []LawLimit {
	list := []LawLimit{}
	for i := range e.request.Plans {
		p := &e.request.Plans[i]
		amount, known := reference.ACALimit(p.Year)
		if known && !p.Grandfathered && !slices.ContainsFunc(list, func(l LawLimit) bool { return l.Year == p.Year }) {
			list = append(list, LawLimit{Year: p.Year, Amount: amount, Family: reference.ACAFamilyLimit(amount), Source: reference.ACALimitSource(p.Year)})
		}
	}
	return list
}

// sourcesOf returns the documents that credit, taxes, defaults and limits name, each once.
func sourcesOf(of *credit.Credit, taxes *tax.Basis, defaults []Default, limits []LawLimit) []reference.Source {
	list := []reference.Source{}
	name := func(code string) {
		if slices.ContainsFunc(list, func(s reference.Source) bool { return s.Code == code }) {
			return
		}
		if s, known := reference.SourceOf(code); known {
			list = append(list, s)
		}
	}
	if of != nil {
		for _, code := range of.Sources {
			name(code)
		}
	}
	if taxes != nil {
		for _, code := range taxes.Sources {
			name(code)
		}
	}
	for i := range defaults {
		for _, code := range defaults[i].Sources {
			name(code)
		}
	}
	for _, l := range limits {
		name(l.Source)
	}
	return list
}

// plan works the year out under the i-th plan.
func (e *estimate) plan(i int, out *PlanResult) year.Cost {
	p, ready := &e.plans[i], e.ready[i]
	r := p.Rules
	out.ID, out.Name, out.Type = r.ID, r.Name, r.Type
	out.ReducedCostSharing = ready.reduced
	if e.request.Ledger {
		out.Ledger = make([]Entry, 0, e.care.Units())
	}
	var ledger ledger
	if e.request.Ledger {
		ledger = newLedger(e, p, e.care.Units())
	}
	var outcome claim.Outcome
	var usedTerms [plan.Sides][service.Count]bool
	p.Adjudicator.Reset()
	routes := &e.routes
	routes.Set(e.care, r)
	e.named(r, out)
	routes.Begin(e.care.Listed(), e.care.Courses)
	for l := routes.Next(); l != nil; l = routes.Next() {
		p.Adjudicator.Adjudicate(l, &outcome)
		if l.Facts&care.ReferralVisit != 0 {
			out.Asks.ReferralVisits++
			out.Asks.ReferralVisitCost += l.Amount - outcome.PlanPays
			e.visits[l.Member] = e.visits[l.Member] || l.Facts&care.ReferencePrice != 0
		}
		if l.Facts&care.TakesAuthorization != 0 {
			out.Asks.PriorAuthorizations++
		}
		if outcome.Why&claim.UnknownTerms != 0 {
			out.unknown(l)
		}
		if l.Side < plan.Sides {
			usedTerms[l.Side][l.Service] = true
		}
		if out.Drugs != nil {
			out.fill(e.care, l, &outcome)
		}
		if e.request.Ledger {
			out.Ledger = append(out.Ledger, ledger.entry(l, &outcome))
		}
	}
	worst, unlimited := p.Adjudicator.Worst()
	year := year.NewCost(r.ID, r.Name, p.Fixed, p.Adjudicator.Totals(), worst, unlimited)
	out.take(&year)
	if e.basis != nil {
		saving := e.taxes[i] // whose memory is used again
		out.TaxSaved, out.Tax = new(saving.Saved()), &saving
	}
	if out.UnknownTerms != nil {
		out.UnknownTerms.TotalIfPaid = year.Total - year.Care.Unknown
	}
	out.WorstCase.Outside = ready.outside
	out.Asks.PCP = r.RequiresPCP
	out.Asks.Referrals = r.RequiresReferral
	out.Asks.ServiceArea = r.RequiresServiceArea
	out.Asks.Network = r.HasNetwork && !r.CoversOutOfNetwork()
	out.Limits = limitResults(p.Adjudicator.Limits())
	out.Fallbacks = fallbacks(ready.standIns, &usedTerms)
	out.Beside = ready.beside
	out.Providers = compare.ProvidersOf(e.care, e.request.Members, p, len(e.plans), routes, year.Total)
	return year
}

func (out *PlanResult) take(y *year.Cost) {
	out.Total = y.Total
	out.Premium, out.PremiumMonth, out.CreditUsed = y.Fixed.Premium, y.Fixed.Month(), y.Fixed.CreditUsed
	out.Parts = y.Care.Parts
	out.HSA = y.Fixed.HSA
	out.HRAUsed = y.HRAUsed
	out.PlanPays = y.Care.PlanPays
	out.Amount = y.Care.Amount
	if y.Unlimited {
		out.WorstCase.Unlimited = true
	} else {
		worst := y.WorstCase
		out.WorstCase.Total = &worst
	}
}

// unknown adds a line whose terms are unknown (R58).
func (out *PlanResult) unknown(l *care.Line) {
	if out.UnknownTerms == nil {
		out.UnknownTerms = new(UnknownTerms)
	}
	list := &out.UnknownTerms.Services
	network := networkOf(l.Side)
	i := slices.IndexFunc(*list, func(u UnknownService) bool { return u.Service == l.Service && u.Network == network })
	if i < 0 {
		i = len(*list)
		*list = append(*list, UnknownService{Service: l.Service, Network: network})
	}
	(*list)[i].Amount += l.Amount
}

// outsideLimits names what no in-network limit covers under r (R28).
func outsideLimits(r *plan.Rules) []string {
	outside := []string{}
	if r.HasNetwork {
		outside = append(outside, "outOfNetwork")
	}
	outside = append(outside, "balanceBills", "notCovered")
	for s := range service.Count {
		if r.Coverage[plan.In][s].OutsideMaximum {
			return append(outside, "excludedServices")
		}
	}
	return outside
}

func limitResults(limits []claim.Limit) []LimitResult {
	results := make([]LimitResult, len(limits))
	amounts := make([]money.Cents, 0, 2*len(limits))
	// only returns an amount where there is one.
	only := func(amount money.Cents, there bool) *money.Cents {
		if !there {
			return nil
		}
		amounts = append(amounts, amount)
		return &amounts[len(amounts)-1]
	}
	for i := range limits {
		l := &limits[i]
		results[i] = LimitResult{Which: l.Which(), Person: only(l.Person, l.HasPerson), Family: only(l.Family, l.HasFamily)}
	}
	return results
}

// A standIn is a service for which a plan states no terms on a side. The plan uses
// those of another one, from.
type standIn struct {
	side          plan.Side
	service, from service.ID
}

func standInsOf(r *plan.Rules) []standIn {
	var list []standIn
	for side := range plan.Sides {
		for s := range service.Count {
			if from := r.Coverage[side][s].From; from != s && from != service.Count {
				list = append(list, standIn{side, s, from})
			}
		}
	}
	return list
}

// fallbacks are those of a plan's standIns that were used.
func fallbacks(of []standIn, used *[plan.Sides][service.Count]bool) []Fallback {
	list := []Fallback{}
	for _, f := range of {
		if used[f.side][f.service] {
			list = append(list, Fallback{Service: f.service, Network: networkOf(f.side), From: f.from})
		}
	}
	return list
}

func beside(r *plan.Rules) []Beside {
	var list []Beside
	for side := range plan.Sides {
		for s := range service.Count {
			c := &r.Coverage[side][s]
			for i := range c.Terms.Beside {
				if o := &c.Terms.Beside[i]; c.From == s && o.Of != terms.NoOther && !plan.IsFill(o, s, side) {
					list = append(list, Beside{Service: s, Network: networkOf(side), Terms: o.String()})
				}
			}
		}
	}
	return list
}

func networkOf(side plan.Side) plan.Network {
	if side == plan.Out {
		return plan.OutOfNetwork
	}
	return plan.InNetwork
}
