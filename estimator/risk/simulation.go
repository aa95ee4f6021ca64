package risk

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/service"
)

// MaxYears is how many years a simulation may have (R38).
const MaxYears = 1_000_000

// An Outcome is one year under one plan.
type Outcome struct {
	Care claim.Totals
	// HRAUsed is the HRA money that goes on cost sharing; Total the total yearly
	// cost (R27).
	HRAUsed, Total money.Cents
	// ReferralVisits are the primary care visits added to get referrals (R13).
	ReferralVisits int
	// DeductibleReached and MaximumReached: nothing is left of one.
	DeductibleReached, MaximumReached bool
}

// A Simulation works out one possible year after the other under every plan.
// It is not for concurrent use.
type Simulation struct {
	years    *years
	plans    []simulated
	members  []care.Member
	drawn    bool
	done     int
	outcomes []Outcome
	// worked is how many lines were worked out in the years that are done, under
	// all plans: of one year, where all are the same.
	worked int
	// cheapest are, by the set of plans that cost least in a year, how many
	// years: a tie is decided when the ranking is known.
	cheapest []int
	pairs    []Pair
	// sameYear is worked out once where nothing is drawn.
	sameYear bool
	// totalsOnly says that nothing is told of a year but what it comes to.
	totalsOnly bool
	// under is the year under way, where one is worked out in several steps.
	under underWay
}

// stepLines is about how many lines a step works out: more than any usual year has with
// all that is told of it.
const stepLines = 250_000

// underWay is a year of which not all is worked out: under which plan comes next what
// of its alternatives, and behind these its changes.
type underWay struct {
	begun       bool
	units       []care.Unit
	courses     int
	plan, other int
}

// A Pair is how the totals of two plans, A before B in their order, differ over
// the years: A's less B's.
type Pair struct {
	A, B        int
	Least, Most money.Cents
}

// simulated is one plan with what its years come to.
type simulated struct {
	compare.Plan
	routes *care.Routes
	totals exact
	// binned takes the totals' place beyond Exact years; without is what they
	// are above what no care changes, so that none is below 0.
	binned  bins
	without money.Cents
	parts   [allParts]bins
	// costs are those of the years that were worked out: of one where all are the same.
	costs compare.Costs
	// reached are the limits, by month.
	reached reached
	// choosing are the household's choices under the plan (R49); alternatives what
	// the years come to with them.
	choosing     compare.Choosing
	alternatives []alternative
	// changes are other fills and tiers, changed what the years come to with them.
	changes compare.Changes
	changed []alternative

	referralVisits, deductibleReached, maximumReached int
	// unknown is what care comes to whose terms are unknown, over the years (R58).
	unknown money.Cents
}

// alternative is what the years come to with some choices made the other way, or with
// a change.
type alternative struct {
	total money.Cents // of this year, where it is not as it is
	same  bool        // it is as it is
	sum   money.Cents // of all years, above what no care changes
}

// New returns a simulation of a household's care, checked and put in order, at
// its beginning. The members are those of the year.
func New(seed int, year *care.Year, members []care.Member, plans []compare.Plan) *Simulation {
	return newSimulation(seed, year, members, plans, &variation{}, false)
}

// NewTotals is [New] of a simulation whose only answers are [Simulation.Total] and
// [Simulation.Years]: what takes as long as the years themselves is left out.
func NewTotals(seed int, year *care.Year, members []care.Member, plans []compare.Plan) *Simulation {
	return newSimulation(seed, year, members, plans, &variation{}, true)
}

func newSimulation(seed int, year *care.Year, members []care.Member, plans []compare.Plan, v *variation, totalsOnly bool) *Simulation {
	s := &Simulation{
		years:      newYears(seed, year, members, v),
		members:    members,
		plans:      make([]simulated, len(plans)),
		drawn:      slices.ContainsFunc(members, func(m care.Member) bool { return m.Draws() }),
		outcomes:   make([]Outcome, len(plans)),
		totalsOnly: totalsOnly,
	}
	if !totalsOnly {
		s.cheapest = make([]int, 1<<len(plans))
	}
	for i, p := range plans {
		routes := s.years.care.Routes(p.Rules)
		if s.totalsOnly {
			s.plans[i] = simulated{Plan: p, routes: routes, without: p.Fixed.Always()}
			continue
		}
		choosing := compare.ChoosingOf(s.years.care, p.Rules, len(plans), routes, len(year.Items))
		changes := compare.ChangesOf(s.years.care, p.Rules, routes, len(year.Items), int(s.years.firsts))
		s.plans[i] = simulated{Plan: p, routes: routes, choosing: choosing, alternatives: make([]alternative, len(choosing.Alternatives)),
			changes: changes, changed: make([]alternative, len(changes)),
			costs:   compare.NewCosts(s.years.care, len(year.Items), &p, routes),
			reached: newReached(p.Adjudicator, len(members), year.Coverage.Months), without: p.Fixed.Always()}
		for j := i + 1; j < len(plans); j++ {
			s.pairs = append(s.pairs, Pair{A: i, B: j})
		}
	}
	return s
}

// Drawn tells whether years differ.
func (s *Simulation) Drawn() bool { return s.drawn }

// Years returns how many years are done.
func (s *Simulation) Years() int { return s.done }

// Year works out year k, from 0, under every plan, in their order, whether or
// not it was done before. The outcomes stay until the next call.
func (s *Simulation) Year(k int) []Outcome {
	s.under.begun = false // in the same memory
	units, courses := s.years.year(k)
	return s.year(units, courses, false)
}

// year works out a year of some units, whose costs are counted or not.
func (s *Simulation) year(units []care.Unit, courses int, counted bool) []Outcome {
	counted = counted && !s.totalsOnly
	var line claim.Outcome
	for i := range s.plans {
		p := &s.plans[i]
		p.Adjudicator.Reset()
		p.reached.begin()
		o := &s.outcomes[i]
		*o = Outcome{}
		p.routes.Begin(units, courses)
		for l := p.routes.Next(); l != nil; l = p.routes.Next() {
			p.Adjudicator.Adjudicate(l, &line)
			if l.Facts&care.ReferralVisit != 0 {
				o.ReferralVisits++
			}
			if counted {
				if compare.IsSharing(l, &line) {
					p.costs.Sharing(l, &line)
				} else {
					p.costs.Line(l, &line)
				}
				if line.Why&(claim.DeductibleFinished|claim.MaximumFinished) != 0 {
					p.reached.line(p.Adjudicator, l, s.years.months[l.Day])
				}
			}
		}
		o.Care = p.Adjudicator.Totals()
		o.HRAUsed, o.Total = p.Fixed.HRAUsed(o.Care.CostSharing()), p.Fixed.Total(&o.Care)
		o.DeductibleReached, o.MaximumReached = p.Adjudicator.Reached()
		if counted {
			s.worked += len(units) + o.ReferralVisits
			p.costs.Year(o.HRAUsed)
		}
	}
	return s.outcomes
}

// step works out the next year or, of one with very many lines, a part of it, and tells
// whether the year is done. What the alternatives come to is worked out first and the
// year itself at once, so that what is counted is of whole years.
func (s *Simulation) step() bool {
	w := &s.under
	if !w.begun {
		*w = underWay{begun: true}
		w.units, w.courses = s.years.year(s.done)
	}
	lines := 0
	for ; !s.totalsOnly && w.plan < len(s.plans); w.plan, w.other = w.plan+1, 0 {
		p := &s.plans[w.plan]
		for ; w.other < len(p.alternatives)+len(p.changed); w.other++ {
			if lines > stepLines {
				return false
			}
			lines += s.otherwise(p, w.other, w.units, w.courses)
		}
	}
	if lines > 0 && lines+len(w.units)*len(s.plans) > stepLines {
		return false
	}
	s.year(w.units, w.courses, true)
	w.begun = false
	return true
}

// Care draws year k and calls each with all of its care, listed and drawn, in
// the order of R3. The units are not to be kept.
func (s *Simulation) Care(k int, each func(service.ID, *care.Unit)) {
	s.under.begun = false
	units, _ := s.years.year(k)
	for i := range units {
		each(s.years.care.Items[units[i].Item].Item.Service, &units[i])
	}
}

// otherwise works a year out under a plan with its j-th alternative or, behind those,
// change, and returns how many lines that took.
func (s *Simulation) otherwise(p *simulated, j int, units []care.Unit, courses int) int {
	if j >= len(p.alternatives) {
		j -= len(p.alternatives)
		p.changed[j].total = p.changes.Total(&p.Plan, j, units, courses)
		return len(units)
	}
	of, a := &p.choosing.Alternatives[j], &p.alternatives[j]
	if a.same = !care.AnyOf(units, of.Items); a.same {
		return 0
	}
	a.total = p.choosing.Total(&p.Plan, j, units, courses)
	return len(units)
}

// Advance takes the next n steps. A step is a year or, of one with very many lines, a
// part of it.
func (s *Simulation) Advance(n int) {
	for ; n > 0; n-- {
		if !s.sameYear && !s.step() {
			continue
		}
		if s.drawn {
			s.count(1)
			continue
		}
		// All years are the same.
		s.sameYear = true
		s.count(n)
		return
	}
}

// count takes the outcomes as those of the next n years.
func (s *Simulation) count(n int) {
	least := s.outcomes[0].Total
	for i := range s.outcomes {
		least = min(least, s.outcomes[i].Total)
	}
	set := 0
	for i := range s.outcomes {
		o := &s.outcomes[i]
		if o.Total == least {
			set |= 1 << i
		}
		s.plans[i].count(o, s.done, n)
	}
	if !s.totalsOnly {
		s.cheapest[set] += n
	}
	for i := range s.pairs {
		p := &s.pairs[i]
		difference := s.outcomes[p.A].Total - s.outcomes[p.B].Total
		if s.done == 0 {
			p.Least, p.Most = difference, difference
		}
		p.Least, p.Most = min(p.Least, difference), max(p.Most, difference)
	}
	s.done += n
}

func (p *simulated) count(o *Outcome, done, n int) {
	if done+n <= Exact {
		p.totals.add(o.Total, n)
	} else {
		if p.binned.n == 0 {
			for _, total := range p.totals.sorted {
				p.binned.add(money.Cents(total)-p.without, 1)
			}
			p.totals = exact{}
		}
		p.binned.add(o.Total-p.without, n)
	}
	for part, c := range [allParts]money.Cents{
		deductible: o.Care.Deductible, copay: o.Care.Copay, coinsurance: o.Care.Coinsurance, notCovered: o.Care.NotCovered,
		balanceBill: o.Care.BalanceBill, hraUsed: o.HRAUsed, planPays: o.Care.PlanPays, amount: o.Care.Amount,
	} {
		p.parts[part].add(c, n)
	}
	p.reached.count(n)
	for _, others := range [][]alternative{p.alternatives, p.changed} {
		for i := range others {
			total := others[i].total
			if others[i].same {
				total = o.Total
			}
			others[i].sum += (total - p.without) * money.Cents(n)
		}
	}
	p.referralVisits += o.ReferralVisits * n
	p.unknown += o.Care.Unknown * money.Cents(n)
	if o.DeductibleReached {
		p.deductibleReached += n
	}
	if o.MaximumReached {
		p.maximumReached += n
	}
}

// Approximate tells whether percentiles of totals are from bins (R38).
func (s *Simulation) Approximate() bool { return s.done > Exact }

// Total returns how the total of a plan varies over the years that are done,
// and the totals of a hundred years that stand for all of them, the least first.
func (s *Simulation) Total(plan int) (Distribution, [100]money.Cents) {
	p := &s.plans[plan]
	var hundred [100]money.Cents
	if s.done == 0 {
		return Distribution{}, hundred
	}
	if s.Approximate() {
		all := make([]int, len(hundred))
		for i := range all {
			all[i] = i + 1
		}
		p.binned.each(all, func(percent int, c money.Cents) { hundred[percent-1] = c + p.without })
		hundred[99] = p.binned.most + p.without
	} else {
		sorted := p.totals.order()
		for i := range hundred {
			hundred[i] = money.Cents(sorted[rank(i+1, len(sorted))-1])
		}
	}
	mean := money.Means{Of: s.done}
	for _, part := range paid {
		mean.Add(p.paidFor(part))
	}
	return distribution(p.without+mean.All, func(percent int) money.Cents { return hundred[percent-1] }), hundred
}

// Reached returns in how many of the years a deductible and a maximum of a plan
// are reached, and how many visits are added to get referrals in all.
func (s *Simulation) Reached(plan int) (deductible, maximum, referralVisits int) {
	p := &s.plans[plan]
	return p.deductibleReached, p.maximumReached, p.referralVisits
}

// Unknown returns what care comes to under a plan whose terms are unknown (R58), the mean
// of the years.
func (s *Simulation) Unknown(plan int) money.Cents {
	return money.MulDiv(s.plans[plan].unknown, 1, int64(max(s.done, 1)))
}

// ReferralVisitCost returns what visits added to get referrals cost under a plan,
// the mean of the years that were worked out.
func (s *Simulation) ReferralVisitCost(plan int) money.Cents {
	return money.MulDiv(s.plans[plan].costs.Referrals(), 1, s.workedYears())
}

// workedYears is how many years were worked out: one where all are the same. Of none it
// is one, for what is divided by it.
func (s *Simulation) workedYears() int64 {
	if !s.drawn {
		return 1
	}
	return int64(max(s.done, 1))
}

// Costs returns what the listed items that are asked for cost under a plan, the mean of
// the years that were worked out.
func (s *Simulation) Costs(plan int, asked func(*care.Resolved) bool) money.Cents {
	var sum money.Cents
	for i := range s.years.listed.Items {
		if asked(&s.years.listed.Items[i]) {
			sum += s.plans[plan].costs.Of(i)
		}
	}
	return money.MulDiv(sum, 1, s.workedYears())
}

// ReachedByMonth returns in how many of the years nothing is left of the limits
// of a plan, for each member or the family that has one, by month.
func (s *Simulation) ReachedByMonth(plan int) []Reached { return s.plans[plan].reached.limits }

// Providers tells what the household's choices do to the mean under a plan,
// which is given.
func (s *Simulation) Providers(plan int, mean money.Cents) compare.Providers {
	p := &s.plans[plan]
	return p.choosing.Providers(s.members, mean, p.meansOf(p.alternatives, s.done))
}

// Savings tells what other fills and tiers do to the mean under a plan, which is given.
func (s *Simulation) Savings(plan int, mean money.Cents) []compare.Saving {
	p := &s.plans[plan]
	if s.done == 0 {
		return nil
	}
	return p.changes.Savings(mean, p.meansOf(p.changed, s.done))
}

// meansOf returns the mean totals of the years that are done.
func (p *simulated) meansOf(others []alternative, done int) []money.Cents {
	means := make([]money.Cents, len(others))
	if done > 0 {
		for i := range means {
			means[i] = p.without + money.MulDiv(others[i].sum, 1, int64(done))
		}
	}
	return means
}

// Cheapest returns in how many of the years each plan costs least, a tie going
// to the first of a ranking (R38).
func (s *Simulation) Cheapest(ranking []int) []int {
	years := make([]int, len(s.plans))
	for set, n := range s.cheapest {
		if n == 0 {
			continue
		}
		first := slices.IndexFunc(ranking, func(plan int) bool { return set&(1<<plan) != 0 })
		years[ranking[first]] += n
	}
	return years
}

// CheapestOrTied returns in how many of the years no plan costs less than each.
func (s *Simulation) CheapestOrTied() []int {
	years := make([]int, len(s.plans))
	for set, n := range s.cheapest {
		for i := range years {
			if set&(1<<i) != 0 {
				years[i] += n
			}
		}
	}
	return years
}

// Pairs returns how every two plans differ.
func (s *Simulation) Pairs() []Pair { return s.pairs }
