package estimator

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/internal/arrange"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/risk"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/year"
)

// A Simulation works out the possible years of a request, some at a time. It
// is not for concurrent use.
type Simulation struct {
	estimate *estimate
	years    *risk.Simulation
	// result is of all years, once they are done, and decision what follows them.
	result    *SimulationResult
	decision  *risk.Decision
	plotter   *compare.Plotter
	dominated *compare.Domination
}

// NewSimulation returns a simulation of a request that [ReadRequest] read
// without problems, with no year done. The error, if any, is a [problem.List].
func NewSimulation(request *Request) (*Simulation, error) {
	var problems problem.List
	e := newEstimate(request, nil, &problems)
	draws(request, &problems)
	if len(problems) > 0 {
		return nil, problems
	}
	return e.simulation(), nil
}

// draws adds to problems that a request does not say which years are simulated.
func draws(r *Request, problems *problem.List) {
	if r.Simulation == nil {
		problems.AddMissing("/simulation", "simulation")
	}
}

func (e *estimate) simulation() *Simulation {
	r := e.request
	return &Simulation{estimate: e, years: risk.New(r.Simulation.Seed, e.care, r.Members, e.plans)}
}

// Stage tells what is worked out next.
func (s *Simulation) Stage() Stage {
	switch asked := s.estimate.request.Simulation; {
	case s.years.Years() < asked.Years:
		return StageYears
	case asked.TotalsOnly || s.dominated != nil && s.dominated.Done():
		return StageDone
	case s.decision == nil || !s.decision.RulesDone():
		return StageRules
	}
	return StageTippingPoints
}

// Advance takes the next n steps of the stage, fewer where fewer are left: years or,
// of years with very many lines, parts of them; or what takes about as long.
func (s *Simulation) Advance(n int) {
	switch s.Stage() {
	case StageYears:
		s.years.Advance(max(min(n, s.estimate.request.Simulation.Years-s.years.Years()), 0))
	case StageRules, StageTippingPoints:
		d := s.decide()
		if !d.Done() {
			d.Advance(n)
			return
		}
		for range n {
			switch {
			case s.plotter == nil:
				s.plotter = compare.NewPlotter(s.estimate.care, s.estimate.plans)
			case s.plotter.Step():
			case s.dominated == nil:
				s.dominated = s.domination(s.atMeans())
			case !s.dominated.Step():
				return
			}
		}
	}
}

// decide returns the decision over all years.
func (s *Simulation) decide() *risk.Decision {
	if s.decision == nil {
		s.decision = s.years.Decide(s.atMeans())
	}
	return s.decision
}

// atMeans returns a year of each plan at its mean.
func (s *Simulation) atMeans() []year.Cost {
	of := make([]year.Cost, len(s.estimate.plans))
	for i := range of {
		p := &s.estimate.plans[i]
		worst, unlimited := p.Adjudicator.Worst()
		of[i] = year.NewCost(p.Rules.ID, p.Rules.Name, p.Fixed, claim.Totals{}, worst, unlimited)
		total, _ := s.years.Total(i)
		of[i].Total = total.Mean
	}
	return of
}

// Result tells what the steps so far come to.
func (s *Simulation) Result() *SimulationResult {
	of := s.result
	if of == nil {
		of = s.ofYears()
		if s.Stage() != StageYears {
			s.result = of
		}
	}
	r := *of
	r.Stage = s.Stage()
	if s.decision != nil {
		r.Plans = slices.Clone(r.Plans)
		for i := range r.Plans {
			if s.decision.RulesDone() {
				r.Plans[i].Rules = s.decision.Rules(i)
			}
		}
		r.TippingPoints = s.decision.TippingPoints()
		if r.Stage == StageDone {
			r.Dominated = s.dominated.List
		}
	}
	return &r
}

// ofYears tells what the years done so far come to.
func (s *Simulation) ofYears() *SimulationResult {
	e, years := s.estimate, s.years
	r := &SimulationResult{
		Seed:          e.request.Simulation.Seed,
		Years:         years.Years(),
		Of:            e.request.Simulation.Years,
		Drawn:         years.Drawn(),
		Plans:         make([]SimulatedPlan, len(e.plans)),
		Ranking:       make([]string, len(e.plans)),
		Pairs:         []Pair{},
		Dominated:     []compare.Dominated{},
		Explanations:  []compare.Explanation{},
		TippingPoints: []compare.TippingPoint{},
		Approximate:   years.Approximate(),
		Assumptions:   assumptions(e.request),
		Conditions:    conditions(e.request),
	}
	of := s.atMeans()
	for i := range e.plans {
		p := &e.plans[i]
		total, hundred := years.Total(i)
		deductible, maximum, visits := years.Reached(i)
		r.Plans[i] = SimulatedPlan{
			ID:                p.Rules.ID,
			Total:             total,
			Told:              told(p, total),
			Parts:             years.PartsOf(i),
			DeductibleReached: ofHundred(deductible, r.Years),
			MaximumReached:    ofHundred(maximum, r.Years),
			Hundred:           hundred[:],
			ReferralVisits:    ofHundred(visits, r.Years),
			ReferralVisitCost: years.ReferralVisitCost(i),
			Rules:             []compare.RuleCost{},
			Reached:           s.reached(i, r.Years),
			Providers:         years.Providers(i, total.Mean),
			Savings:           years.Savings(i, total.Mean),
			Drugs:             s.drugs(i),
		}
		if mean := years.Unknown(i); mean > 0 {
			r.Plans[i].UnknownTerms = &mean
		}
	}
	ranking := year.Rank(of)
	savings, means := make([][]compare.Saving, len(of)), make([]money.Cents, len(of))
	for i := range of {
		savings[i], means[i] = r.Plans[i].Savings, of[i].Total
	}
	compare.MarkCheapest(savings, means, ranking[0])
	for i, k := range ranking {
		r.Ranking[i] = of[k].ID
	}
	for i, n := range hundredths(years.Cheapest(ranking), r.Years) {
		r.Plans[i].Cheapest = n
	}
	for i, n := range years.CheapestOrTied() {
		r.Plans[i].CheapestOrTied = ofHundred(n, r.Years)
	}
	for _, p := range years.Pairs() {
		r.Pairs = append(r.Pairs, Pair{A: of[p.A].ID, B: of[p.B].ID, Least: p.Least, Most: p.Most})
	}
	if r.Years > 0 {
		for _, k := range ranking[1:] {
			x := years.Explain(ranking[0], k)
			x.Told = r.Plans[k].Told.Mean - r.Plans[ranking[0]].Told.Mean
			r.Explanations = append(r.Explanations, x)
		}
	}
	return r
}

// drugs tells what those that the request names cost under a plan.
func (s *Simulation) drugs(plan int) []SimulatedDrug {
	var list []SimulatedDrug
	for i := range s.estimate.request.Drugs {
		d := &s.estimate.request.Drugs[i]
		list = append(list, SimulatedDrug{d.ID, s.years.Costs(plan, func(p *care.Resolved) bool { return p.Drug() == d })})
	}
	return list
}

// told tells the figures of a plan's total.
func told(p *compare.Plan, total risk.Distribution) Told {
	most := money.Cents(math.MaxInt64)
	if worst, unlimited := p.Adjudicator.Worst(); !unlimited {
		most = p.Fixed.WorstCase(worst)
	}
	of := func(c money.Cents) money.Cents { return c.ToldWithin(p.Fixed.Premium, most) }
	return Told{Mean: of(total.Mean), Median: of(total.Median), P90: of(total.P90)}
}

// reached tells how often a plan's limits are reached.
func (s *Simulation) reached(plan, years int) []ReachedLimit {
	list := []ReachedLimit{}
	limits := s.estimate.plans[plan].Adjudicator.Limits()
	for _, r := range s.years.ReachedByMonth(plan) {
		if r.Years[len(r.Years)-1] == 0 {
			continue
		}
		l := &limits[r.Limit]
		of := ReachedLimit{Which: l.Which()}
		if r.Member >= 0 {
			of.Member = s.estimate.request.Members[r.Member].ID
		}
		for _, n := range r.Years {
			of.ByMonth = append(of.ByMonth, ofHundred(n, years))
		}
		list = append(list, of)
	}
	return list
}

// domination finds the plans that are dominated over the years, the curves and what
// was tried (R32). Of is a year of each plan at its mean.
func (s *Simulation) domination(of []year.Cost) *compare.Domination {
	return compare.NewDomination(s.estimate.care, s.estimate.plans, of, s.plotter.Curves, func(i, j int, gap *compare.Gap) {
		s.decision.Gap(i, j, gap)
		for _, p := range s.years.Pairs() {
			switch {
			case p.A == i && p.B == j:
				gap.Add(p.Least)
				gap.Add(p.Most)
			case p.A == j && p.B == i:
				gap.Add(-p.Least)
				gap.Add(-p.Most)
			}
		}
	})
}

// ofHundred is how many in 100 years what came so often in all would be, rounded
// half up. What comes in some years and not in others is never none of 100, nor
// all of them.
func ofHundred(often, years int) int {
	if years == 0 {
		return 0
	}
	n := int(money.MulDiv(money.Cents(often), 100, int64(years)))
	switch {
	case n == 0 && often > 0:
		return 1
	case n == 100 && often < years:
		return 99
	}
	return n
}

// hundredths divides 100 in proportion to counts that add up to all: whole
// numbers first, then one more for those whose rest is largest.
func hundredths(counts []int, all int) []int {
	shares := make([]int, len(counts))
	if all == 0 {
		return shares
	}
	left := 100
	order := make([]int, len(counts))
	for i, n := range counts {
		shares[i] = n * 100 / all
		left -= shares[i]
		order[i] = i
	}
	arrange.Stable(order, func(i, j int) int { return cmp.Or(counts[j]*100%all-counts[i]*100%all, i-j) })
	for _, i := range order[:left] {
		shares[i]++
	}
	return shares
}

// AssumptionCode names something that simulated years rest on.
type AssumptionCode string

// The codes of assumptions.
const (
	// AssumesPriceFactor is what prices of 2014 are multiplied by where no price
	// of 2026 is known for the unit (R35).
	AssumesPriceFactor AssumptionCode = "price-factor"
	// AssumesMeanSpending is the mean yearly spending, in dollars of 2026, that
	// the factor leads to (R35).
	AssumesMeanSpending AssumptionCode = "mean-spending"
	// AssumesUtilization and AssumesPrices are the codes of the documents that
	// expected care and prices of 2026 come from; package reference has them.
	AssumesUtilization AssumptionCode = "utilization-source"
	AssumesPrices      AssumptionCode = "price-source"
	// AssumesVisitsPerReferral is how many visits to a specialist are of one
	// course.
	AssumesVisitsPerReferral AssumptionCode = "visits-per-referral"
	// AssumesWithoutDrugs names a condition for which the source has no drugs.
	AssumesWithoutDrugs AssumptionCode = "condition-without-drugs"
	// AssumesIllustration names an event whose care is an illustration.
	AssumesIllustration AssumptionCode = "condition-illustration"
)

// assumptions are those that the drawn care of a request rests on.
func assumptions(r *Request) []Assumption {
	list := []Assumption{}
	if !slices.ContainsFunc(r.Members, func(m care.Member) bool { return m.Draws() }) {
		return list
	}
	for _, code := range []struct {
		assumption AssumptionCode
		figure     string
	}{
		{AssumesPriceFactor, reference.SimulationFactorCode}, {AssumesMeanSpending, reference.SpendingCode},
	} {
		f := reference.FigureOf(code.figure)
		list = append(list, Assumption{Code: code.assumption, Value: f.Value})
	}
	list = append(list,
		Assumption{Code: AssumesUtilization, Value: reference.UtilizationSource},
		Assumption{Code: AssumesPrices, Value: reference.PriceSource},
		Assumption{Code: AssumesVisitsPerReferral, Value: strconv.Itoa(risk.VisitsPerReferral)})
	for _, c := range reference.Condition("").Words() {
		episode, ok := reference.EpisodeOf(reference.Condition(c))
		if !ok || !slices.ContainsFunc(r.Members, func(m care.Member) bool { return slices.Contains(m.Conditions, episode.Condition) }) {
			continue
		}
		if episode.WithoutDrugs {
			list = append(list, Assumption{Code: AssumesWithoutDrugs, Value: c})
		}
		if episode.Method == reference.Illustration {
			list = append(list, Assumption{Code: AssumesIllustration, Value: c})
		}
	}
	return list
}

// conditions are what the conditions of the members bring.
func conditions(r *Request) (list []ConditionCare) {
	for i := range r.Members {
		m := &r.Members[i]
		for _, c := range m.Conditions {
			brought := risk.BroughtBy(*m, c)
			of := ConditionCare{Member: m.ID, Condition: c, Services: []ConditionService{}, Amount: brought.Amount, Sources: []reference.Source{}}
			for s, n := range brought.Units {
				if n > 0 {
					of.Services = append(of.Services, ConditionService{service.ID(s), n})
				}
			}
			var codes []string
			of.Method, codes = reference.BasisOf(c)
			for _, code := range codes {
				if s, ok := reference.SourceOf(code); ok {
					of.Sources = append(of.Sources, s)
				}
			}
			list = append(list, of)
		}
	}
	return list
}

// ResultJSON returns {"ok": result} of the years done so far.
func (s *Simulation) ResultJSON() []byte { return Answer{OK: s.Result()}.JSON() }
