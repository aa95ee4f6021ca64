package risk

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/year"
)

// A Decision works out what decides between the plans over the years of a
// simulation that are done: what each rule of a plan costs, and what would make
// another plan the cheapest (R51). It goes in steps, each of about a year under
// every plan, so that whoever waits can show what is there. It is not for
// concurrent use, nor beside its simulation.
type Decision struct {
	s *Simulation
	// span is how many of the years differ.
	span  int
	rules liftedRules
	tips  tips
}

// Decide begins a decision. The years are the plans' at their means. With them,
// plans are ranked.
func (s *Simulation) Decide(years []year.Cost) *Decision {
	d := &Decision{s: s, span: s.done}
	if !s.drawn {
		d.span = 1
	}
	d.rules = newLiftedRules(s)
	d.tips = newTips(s, d.span, years)
	return d
}

// DecideListed begins a decision over the care that a household lists, and no
// other (R31). The years are the plans' for it.
func DecideListed(year *care.Year, plans []compare.Plan, years []year.Cost) *Decision {
	s := NewTotals(0, year, make([]care.Member, year.Members), plans)
	s.Advance(1)
	return s.Decide(years)
}

// Advance takes the next n steps, as far as there are any.
func (d *Decision) Advance(n int) {
	for range n {
		if !d.rules.step(d) && !d.tips.step() {
			return
		}
	}
}

// RulesDone tells whether [Decision.Rules] has an answer, Done whether nothing
// is left to work out.
func (d *Decision) RulesDone() bool { return d.rules.done(d) }

// Done tells whether nothing is left to work out.
func (d *Decision) Done() bool { return d.RulesDone() && d.tips.done }

// A liftedRule is a plan without a rule, and without those before it.
type liftedRule struct {
	plan   int
	rule   plan.Rule
	routes *care.Routes
	// alike: it makes the same of every unit as the one before, and so costs the
	// same.
	alike bool
	// care is what the years cost without it, beyond what no care changes.
	care money.Cents
}

// liftedRules are all of them, plan by plan in the order in which they are
// lifted.
type liftedRules struct {
	lifted []liftedRule
	years  int
}

func newLiftedRules(s *Simulation) liftedRules {
	var l liftedRules
	for i := range s.plans {
		rules, before := s.plans[i].Rules, s.plans[i].routes
		for _, word := range plan.Rule("").Words() {
			r := liftedRule{plan: i, rule: plan.Rule(word), routes: before}
			if rules.Has(r.rule) {
				rules = rules.Without(r.rule)
				r.routes = s.years.care.Routes(rules)
			}
			r.alike = r.routes.Alike(before)
			l.lifted, before = append(l.lifted, r), r.routes
		}
	}
	if !slices.ContainsFunc(l.lifted, func(r liftedRule) bool { return !r.alike }) {
		l.years = -1 // none of them needs to be worked out
	}
	return l
}

func (l *liftedRules) done(d *Decision) bool { return l.years < 0 || l.years >= d.span }

// step works out the next year without each of the rules, and tells whether
// there was one.
func (l *liftedRules) step(d *Decision) bool {
	if l.done(d) {
		return false
	}
	s := d.s
	units, courses := s.years.year(l.years)
	for i := range l.lifted {
		if r := &l.lifted[i]; !r.alike {
			r.care += s.plans[r.plan].care(r.routes, units, courses)
		}
	}
	l.years++
	return true
}

// care returns what units cost the household on routes, beyond what no care
// changes.
func (p *simulated) care(routes *care.Routes, units []care.Unit, courses int) money.Cents {
	return p.Total(routes, units, courses) - p.without
}

// paidForCare is what the years that are done cost for care, as often as they
// differ.
func (p *simulated) paidForCare(s *Simulation, span int) money.Cents {
	var sum money.Cents
	for _, part := range paid {
		sum += p.paidFor(part)
	}
	return money.MulDiv(sum, int64(span), int64(s.done))
}

// Rules returns what the rules of a plan cost, or save where it is below 0: the
// mean total with a rule less that without it, lifted one after the other. The
// differences add up.
func (d *Decision) Rules(plan int) []compare.RuleCost {
	costs := []compare.RuleCost{}
	with := d.s.plans[plan].paidForCare(d.s, d.span)
	all := with
	var told money.Cents
	for i := range d.rules.lifted {
		r := &d.rules.lifted[i]
		if r.plan != plan {
			continue
		}
		if !r.alike {
			with = r.care
		}
		sum := money.MulDiv(all-with, 1, int64(d.span))
		costs = append(costs, compare.RuleCost{Rule: r.rule, Difference: sum - told})
		told = sum
	}
	return costs
}
