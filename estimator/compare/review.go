package compare

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/year"
)

// A Review is a year under a plan with what there is to tell of it: how it
// goes month by month, and what its cost is made of.
type Review struct {
	Year    year.Cost
	Months  []MonthCost
	Reached []Reached
	costs   Costs
}

// NewReview works a year out under a plan.
func NewReview(y *care.Year, members []care.Member, p *Plan) Review {
	a := p.Adjudicator
	a.Reset()
	w := reviewer{
		Review: Review{costs: Costs{of: y, drawn: len(y.Items), fixed: p.Fixed, adjudicator: a, items: make([]itemCost, len(y.Items))}, Reached: []Reached{}},
		plan:   p, members: members, before: remaining(members, a),
	}
	for _, l := range y.Under(p.Rules, nil) {
		w.monthsUntil(y.Coverage.Start + care.Date(l.Day))
		var o claim.Outcome
		a.Adjudicate(&l, &o)
		w.costs.Line(&l, &o)
		if o.Deductible+o.Copay+o.Coinsurance > 0 {
			w.reached(&l)
		}
	}
	w.monthsUntil(y.Coverage.Month(y.Coverage.Months))
	worst, unlimited := a.Worst()
	w.Year = year.NewCost(p.Rules.ID, p.Rules.Name, p.Fixed, a.Totals(), worst, unlimited)
	w.costs.hra = w.Year.HRAUsed
	return w.Review
}

// Explain returns where the difference between another plan's year and this one
// comes from. The largest reasons come first, whatever their sign.
func (r *Review) Explain(other *Review) Explanation {
	return r.costs.Explain(r.Year.ID, &other.costs, other.Year.ID)
}

type reviewer struct {
	Review
	plan    *Plan
	members []care.Member
	// before is what was left of the limits before the line, by limit and
	// member, the family last.
	before [][]money.Cents
}

// none stands for no item and no plan.
const none = -1

// monthsUntil adds the months that end before a day or on the day before it.
func (w *reviewer) monthsUntil(day care.Date) {
	c := &w.costs.of.Coverage
	for len(w.Months) < c.Months && c.Month(len(w.Months)+1) <= day {
		i, months := len(w.Months), int64(c.Months)
		f, totals := &w.plan.Fixed, w.plan.Adjudicator.Totals()
		m := MonthCost{
			Month:    c.Month(i).String()[:len("2026-01")],
			Premium:  f.PremiumUntil(i + 1),
			Care:     totals.Paid(),
			Accounts: f.HSAUntil(i+1) + f.HRAUsed(totals.CostSharing()),
		}
		m.Total = m.Premium + m.Care - m.Accounts
		if f.TaxSaved != 0 {
			m.TaxSaved = new(money.MulDiv(f.TaxSaved, int64(i+1), months))
			m.Total -= *m.TaxSaved
		}
		w.Months = append(w.Months, m)
	}
}

// remaining is what is left of each limit, for each member and the family;
// nothing where they have no such limit.
func remaining(members []care.Member, a *claim.Adjudicator) [][]money.Cents {
	limits := a.Limits()
	left := make([][]money.Cents, len(limits))
	for i := range limits {
		left[i] = make([]money.Cents, len(members)+1)
		for m := range members {
			person, family := a.Left(i, m)
			if limits[i].HasPerson {
				left[i][m] = person
			}
			if limits[i].HasFamily {
				left[i][len(members)] = family
			}
		}
	}
	return left
}

// reached finds the limits that a line used up.
func (w *reviewer) reached(l *care.Line) {
	a := w.plan.Adjudicator
	for i, before := range w.before {
		limit := &a.Limits()[i]
		person, family := a.Left(i, int(l.Member))
		tell := func(whose int, left money.Cents, member string) {
			if before[whose] > 0 && left == 0 {
				before[whose] = 0
				w.Reached = append(w.Reached, Reached{
					Which: limit.Which(), Member: member,
					Date: w.costs.of.Coverage.Start + care.Date(l.Day),
				})
			}
		}
		tell(int(l.Member), person, w.members[l.Member].ID)
		tell(len(w.members), family, "")
	}
}

// Total works units out on routes of the plan and returns the total yearly cost
// (R27). Units and courses are those of [care.Routes.Begin].
func (p *Plan) Total(routes *care.Routes, units []care.Unit, courses int) money.Cents {
	var o claim.Outcome
	p.Adjudicator.Reset()
	routes.Begin(units, courses)
	for l := routes.Next(); l != nil; l = routes.Next() {
		p.Adjudicator.Adjudicate(l, &o)
	}
	totals := p.Adjudicator.Totals()
	return p.Fixed.Total(&totals)
}
