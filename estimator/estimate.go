package estimator

import (
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/tax"
	"github.com/outpocket/outpocket/estimator/year"
)

// ReadRequest reads a request from JSON. Problems are those of the document
// itself: what its fields are and hold. What the fields say together is for
// [Estimate] to check.
func ReadRequest(text []byte) (*Request, problem.List) {
	var r Request
	var problems problem.List
	document.Read(text, &r, &problems)
	return &r, problems
}

// Estimate tells what the year costs under each plan of a request that
// [ReadRequest] read without problems: what a field alone may hold is not
// checked again. The error, if any, is a [problem.List] of everything that the
// fields say together and that cannot be.
func Estimate(request *Request) (*Result, error) {
	var problems problem.List
	e := newEstimate(request, nil, &problems)
	if len(problems) > 0 {
		return nil, problems
	}
	return e.result(), nil
}

// withoutConsequences leaves out of the problems from number read on those at
// a place where the document itself could not be read, or above or below one:
// what is missing there only went unread.
func withoutConsequences(problems problem.List, read int) problem.List {
	if read == 0 {
		return problems
	}
	unread, above := map[string]bool{}, map[string]bool{}
	ids := false
	for _, p := range problems[:read] {
		unread[p.Pointer] = true
		ids = ids || strings.HasPrefix(p.Pointer, "/members") || strings.HasPrefix(p.Pointer, "/plans")
		for at := p.Pointer; at != ""; {
			at = at[:strings.LastIndexByte(at, '/')]
			above[at] = true
		}
	}
	kept := problems[:read:read]
	for _, p := range problems[read:] {
		consequence := above[p.Pointer] || ids && (p.Code == "unknown-member" || p.Code == "unknown-plan")
		for at := p.Pointer; !consequence; at = at[:strings.LastIndexByte(at, '/')] {
			consequence = unread[at]
			if at == "" {
				break
			}
		}
		if !consequence {
			kept = append(kept, p)
		}
	}
	return kept
}

// estimate is a request that has been checked, ready to be worked out. Its memory
// is for one request after the other.
type estimate struct {
	request *Request
	care    *care.Year
	plans   []compare.Plan
	ready   []*readyPlan // by place, as they are after the check

	room         care.Room
	ids          []string
	adjudicators []claim.Adjudicator
	routes       care.Routes
	years        []year.Cost
	visits       []bool

	// files are those of places that the program has; marketplace is where the
	// household buys.
	files       *atlas
	marketplace marketplace

	// taxes are what is saved in taxes by plan, where the request asks; basis is nil
	// otherwise (R56).
	basis *tax.Basis
	taxes []tax.Saving
}

// newEstimate is [estimate.check] in memory of its own.
func newEstimate(r *Request, ready []*readyPlan, problems *problem.List) *estimate {
	e := new(estimate)
	e.check(r, ready, problems)
	return e
}

// check checks everything that the fields of a request say together. Ready are its
// plans as far as they are known, by their place.
func (e *estimate) check(r *Request, ready []*readyPlan, problems *problem.List) {
	e.request, e.ids = r, e.ids[:0]
	for i := range r.Plans {
		id := r.Plans[i].ID
		if id != "" && slices.Contains(e.ids, id) {
			problems.Add("duplicate-id", planAt(i)+"/id", id, "an id of its own")
		}
		e.ids = append(e.ids, id)
	}
	coverage := care.NewCoverage(r.Year, r.StartMonth, r.Months)
	e.care = e.room.Prepare(coverage, r.Members, r.Care, care.Named{Providers: r.Providers, Drugs: r.Drugs}, e.ids, problems)
	if r.Ledger && e.care != nil && len(r.Plans)*len(e.care.Listed()) > MaxLedgerLines {
		problems.Put(problem.Problem{Code: "long-ledger", Pointer: "/ledger", Found: strconv.Itoa(len(r.Plans) * len(e.care.Listed())), Most: new(MaxLedgerLines)})
	}
	if len(e.adjudicators) < len(r.Plans) {
		e.adjudicators = make([]claim.Adjudicator, len(r.Plans))
	}
	e.marketplace.check(r, e.files, problems)
	household := year.Household{Stretches: stretchesOf(r, coverage, r.Members), Credit: e.marketplace.credit, Area: e.marketplace.area, Asked: e.marketplace.asked}
	e.plans, e.ready, e.taxes, e.basis = e.plans[:0], e.ready[:0], e.taxes[:0], nil
	if r.Tax != nil {
		h := e.taxHousehold()
		e.basis = tax.Of(r.Tax, &h, problems)
	}
	var taxed []tax.Plan
	for i := range r.Plans {
		p, at := &r.Plans[i], planAt(i)
		var known *readyPlan
		if i < len(ready) {
			known = ready[i]
		}
		if known == nil {
			known = &readyPlan{plan: *p}
		}
		rules, layout := known.check(at, problems)
		p.CheckFor(len(r.Members), at, problems)
		under := e.taxed(p)
		household.Credit = e.creditUnder(p, &under)
		if c := household.Credit; c != nil && p.TakesCredit() {
			of, i := known.variant(c.ReducedCostSharing)
			if i >= 0 {
				v := &p.ReducedCostSharing[i]
				(&plan.Plan{Deductibles: v.Deductibles, OutOfPocketMaximums: v.OutOfPocketMaximums}).CheckFor(
					len(r.Members), at+"/reducedCostSharing/"+strconv.Itoa(i), problems)
				known, rules, layout = of, of.rules, of.layout
			}
		}
		adjudicator := &e.adjudicators[i]
		e.through(p, at, problems)
		fixed := year.FixedOf(p, &household, at, problems)
		if e.basis != nil {
			under.EmployerHSA = fixed.HSA
			taxed = append(taxed, under)
			e.save(p, &fixed, &under, &household, problems)
		}
		adjudicator.Set(layout, coverage, r.Members, "/members", problems)
		e.tiers(rules, problems)
		e.plans = append(e.plans, compare.Plan{Rules: rules, Fixed: fixed, Adjudicator: adjudicator})
		e.ready = append(e.ready, known)
	}
	if e.basis != nil {
		e.basis.CheckPlans(taxed, problems)
	}
	e.marketplace.employers(r)
}

// stretchesOf are the months of some members as a request's premiums go by them.
func stretchesOf(r *Request, coverage care.Coverage, members []care.Member) []care.Stretch {
	if r.Income != nil {
		return coverage.CreditStretches(members)
	}
	return coverage.Stretches(members)
}

// taxHousehold is what taxes rest on.
func (e *estimate) taxHousehold() tax.Household {
	r := e.request
	return tax.Household{Year: r.Year, StartMonth: r.StartMonth, Months: r.Months, Members: r.Members,
		Stretches: care.NewCoverage(r.Year, r.StartMonth, r.Months).Stretches(r.Members)}
}

// taxed says of a plan what decides how it is taxed; amounts come later. What comes off pay for a
// spouse's plan does so at the spouse, where there are plans through both of a couple.
func (e *estimate) taxed(p *plan.Plan) tax.Plan {
	r := e.request
	through := func(p *plan.Plan) care.Relationship {
		for i := range r.Members {
			if r.Members[i].ID == p.Through {
				return r.Members[i].Relationship
			}
		}
		return ""
	}
	of := tax.Plan{ID: p.ID, HSAEligible: p.HSAEligible}
	if r.Tax == nil || r.Tax.FilingStatus != tax.Jointly || through(p) != care.Spouse {
		return of
	}
	for i := range r.Plans {
		of.OfOther = of.OfOther || through(&r.Plans[i]) == care.Self
	}
	return of
}

// creditUnder is the premium tax credit under a plan: money that goes untaxed lowers the
// income that it goes by (R56).
func (e *estimate) creditUnder(p *plan.Plan, under *tax.Plan) *credit.Credit {
	c := e.marketplace.credit
	if c == nil || e.basis == nil || !p.TakesCredit() {
		return c
	}
	saving := e.basis.Untaxed(under)
	if saving.Untaxed() == 0 {
		return c
	}
	var asked problem.List // a problem already
	return e.marketplace.without(e.request, e.request.Members, saving.Untaxed(), &asked)
}

// save works out what is saved in taxes under the next plan.
func (e *estimate) save(p *plan.Plan, fixed *year.Fixed, under *tax.Plan, household *year.Household, problems *problem.List) {
	if p.Market == plan.Employer {
		under.Premium = fixed.Premium
	}
	saving := e.basis.Under(under, problems)
	fixed.TaxSaved = saving.Saved()
	if fixed.CreditUsed != nil {
		before, asked := *household, problem.List{}
		before.Credit = e.marketplace.credit
		saving.MoreCredit = new(*fixed.CreditUsed - *year.FixedOf(p, &before, "", &asked).CreditUsed)
	}
	e.taxes = append(e.taxes, saving)
}

// through checks whose plan it is, where a plan says so: an adult's of the household, and
// then none that children have alone (R69).
func (e *estimate) through(p *plan.Plan, at string, problems *problem.List) {
	if p.Through == "" {
		return
	}
	adults := []string{}
	for i := range e.request.Members {
		if m := &e.request.Members[i]; m.Relationship != care.Child {
			adults = append(adults, m.ID)
		}
	}
	if !slices.Contains(adults, p.Through) {
		problems.Choose("through-whom", at+"/through", p.Through, adults...)
	}
	if p.ChildAlone {
		problems.Add("without-effect", at+"/childAlone", "through", "a plan that is nobody's")
	}
}

// tiers finds providers, and items by themselves, that are said to be in a tier that a
// plan does not have (R39).
func (e *estimate) tiers(r *plan.Rules, problems *problem.List) {
	lacks := func(tier int, at string) {
		problems.Put(problem.Problem{Code: "tier-of-plan", Pointer: at, Found: strconv.Itoa(tier), Least: new(1), Most: &r.Tiers})
	}
	for i := range e.request.Care {
		if tier := int(e.request.Care[i].Tier.ByPlan[r.ID]); tier > r.Tiers {
			lacks(tier, problem.At("/care/"+strconv.Itoa(i)+"/tier", r.ID))
		}
	}
	for i := range e.request.Providers {
		if tier := e.request.Providers[i].Plans[r.ID].Tier; tier > r.Tiers {
			lacks(tier, problem.At("/providers/"+strconv.Itoa(i)+"/plans", r.ID)+"/tier")
		}
	}
}

// planAt is the pointer to a request's i-th plan.
func planAt(i int) string { return "/plans/" + strconv.Itoa(i) }
