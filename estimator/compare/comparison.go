// Package compare holds the years of a household under several plans against each
// other and says what decides: where their costs cross, how far care has to change
// for another to be the cheapest, which is never worth its price, and where the
// difference comes from (R30–R32).
package compare

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/year"
)

// A Comparison tells what decides between the plans of a request: where their
// costs cross, what would change the answer, which plan is never worth its
// price, and where the difference comes from (R28–R32). Amounts are in US
// dollars, exact to the cent, as text with two decimals.
type Comparison struct {
	// Plans stand in the order of the request.
	Plans []PlanComparison `json:"plans"`
	// BreakEvens are of every pair of plans, in the order of the request.
	BreakEvens []BreakEven `json:"breakEvens"`
	// TippingPoints are of every quantity, in the order of Quantity.
	TippingPoints []TippingPoint `json:"tippingPoints"`
	// Dominated are the plans that are never worth their price (R32), in the
	// order of the request, each with one plan that is better.
	Dominated []Dominated `json:"dominated"`
	// Explanations are of the first plan by the ranking (R29) against each other
	// one, in the order of the ranking.
	Explanations []Explanation `json:"explanations"`
}

// A PlanComparison is what a Comparison tells of one plan.
type PlanComparison struct {
	ID string `json:"id"`
	// OwnCare is the total yearly cost by amount of the household's own care,
	// every price and charge multiplied by 0 to 10 (R30). It is empty where the
	// care has no price.
	OwnCare []Point `json:"ownCare"`
	// PlainAmount is the same by one plain amount in network under the terms of
	// "other", of the first member.
	PlainAmount []Point `json:"plainAmount"`
	// Rules are what the plan's rules cost this household.
	Rules []RuleCost `json:"rules"`
	// Months are the covered months in their order.
	Months []MonthCost `json:"months"`
	// Reached are the limits that are reached in the year, by day.
	Reached []Reached `json:"reached"`
	// Savings are what other fills and other tiers would do, where the plan has any.
	Savings []Saving `json:"savings,omitempty"`
}

// A Point is one of a curve that is straight between its points, which are its
// ends and every kink, rounded to the cent.
type Point struct {
	// X is the amount of care at network prices.
	X    money.Cents `json:"x"`
	Cost money.Cents `json:"cost"`
}

// A RuleCost is what one rule of a plan costs a household, or saves it where
// it is negative: the total yearly cost with the rule, less that without it.
// The rules are lifted one after the other, so that the differences add up.
type RuleCost struct {
	Rule       plan.Rule   `json:"rule"`
	Difference money.Cents `json:"difference"`
}

// A MonthCost is what the year has cost by the end of a month.
//
//	Total = Premium + Care − Accounts − TaxSaved
type MonthCost struct {
	// Month is written YYYY-MM.
	Month string      `json:"month"`
	Total money.Cents `json:"total"`
	// Premium is the net premium, spread evenly over the months with
	// the same members (R57); Care what the
	// household has paid for care; Accounts the HSA contribution, spread alike,
	// and the HRA money used.
	Premium  money.Cents `json:"premium"`
	Care     money.Cents `json:"care"`
	Accounts money.Cents `json:"accounts"`
	// TaxSaved is what is saved in taxes (R56), spread alike; absent where nothing is.
	TaxSaved *money.Cents `json:"taxSaved,omitempty"`
}

// A Reached tells on which day nothing was left of a limit. Limits of 0, and
// those met before the estimate begins, are not told of.
type Reached struct {
	plan.Which
	// Member whose limit it is; the family's where absent.
	Member string    `json:"member,omitempty"`
	Date   care.Date `json:"date"`
}

// A BreakEven is where the costs of two plans cross.
type BreakEven struct {
	A           string     `json:"a"`
	B           string     `json:"b"`
	OwnCare     []Crossing `json:"ownCare"`
	PlainAmount []Crossing `json:"plainAmount"`
}

// A Crossing is an amount of care at which another plan becomes the cheaper
// one of two (R30).
type Crossing struct {
	// X is the amount at network prices, to the dollar.
	X money.Cents `json:"x"`
	// Until is there where the plans cost the same from X on to it.
	Until *money.Cents `json:"until,omitempty"`
	// Factor is X as a percentage of the household's own care, such as "132.5".
	Factor string `json:"factor,omitempty"`
	// Below is the plan that is cheaper just below, Above the one just above.
	Below string `json:"below"`
	Above string `json:"above"`
}

// A TippingPoint is how much one quantity of care would have to change for
// another plan to be the cheapest (R31).
type TippingPoint struct {
	Quantity Quantity `json:"quantity"`
	// Now is the quantity as given; Least and Most are how far it was changed.
	Now   int `json:"now"`
	Least int `json:"least"`
	Most  int `json:"most"`
	// Up and Down are absent where no such change makes a difference.
	Up   *Tip `json:"up,omitempty"`
	Down *Tip `json:"down,omitempty"`
}

// A Tip is the nearest quantity at which another plan is the cheapest.
type Tip struct {
	// Count is that quantity.
	Count int `json:"count"`
	// Plan is the one that is the cheapest then, and Total its cost then.
	Plan  string      `json:"plan"`
	Total money.Cents `json:"total"`
	// Instead is what the plan that is the cheapest as things are costs then.
	Instead money.Cents `json:"instead"`
	// Years is of how many years the totals are the means: of one, of the care that
	// the household lists alone.
	Years int `json:"years"`
}

// A Dominated plan costs at least as much as another in every year, at every
// amount of care and with every change that tipping points were looked for in, and
// more in some (R32).
type Dominated struct {
	Plan string `json:"plan"`
	By   string `json:"by"`
	// AtLeast and AtMost are how much more.
	AtLeast money.Cents `json:"atLeast"`
	AtMost  money.Cents `json:"atMost"`
}

// An Explanation is where the difference between two plans comes from.
type Explanation struct {
	Plan  string `json:"plan"`
	Other string `json:"other"`
	// Difference is the total yearly cost of Other less that of Plan.
	Difference money.Cents `json:"difference"`
	// Told is the difference as sentences say it (R52): over simulated years, that of the
	// two means as sentences say them; for one year, Difference, rounded.
	Told money.Cents `json:"told"`
	// Reasons add up to the difference, the largest first, whatever its sign.
	Reasons []Contribution `json:"reasons"`
	// Kinds are the reasons by what kind of cost they are, the largest first:
	// they add up to the difference, too.
	Kinds []KindOfCost `json:"kinds"`
}

// A KindOfCost is several reasons that a reader takes for one: HSA and HRA money
// are both account money; a visit for a referral and care without one both come of
// the referral rule; and what a plan pays nothing for, by its terms or beyond a
// limit, is not covered.
type KindOfCost struct {
	// Code is the one that the reasons have, or stand under: of account money
	// hsa-contribution, of the referral rule referral-visits, of what is not paid
	// for not-covered.
	Code Code `json:"code"`
	// Amount is how much more the other plan costs in all of them, negative where
	// it costs less.
	Amount money.Cents `json:"amount"`
}

// A Contribution is one part of the difference between two plans.
type Contribution struct {
	Code Code `json:"code"`
	// Amount is how much more the other plan costs in this, negative where it
	// costs less.
	Amount money.Cents `json:"amount"`
	// Rest is what the reasons after this one come to together.
	Rest money.Cents `json:"rest"`
	// Count is of how many lines it is, under the plan that costs more in it.
	Count   int         `json:"count,omitempty"`
	Service *service.ID `json:"service,omitempty"`
	// Item is there too in copay-and-coinsurance of an item that names a drug.
	Item   string      `json:"item,omitempty"`
	Covers plan.Covers `json:"covers,omitempty"`
}

// A Comparing compares plans for a year's care of the members, in steps. It is not for
// concurrent use.
type Comparing struct {
	// Years are those of the plans that are looked at, in their order.
	Years   []year.Cost
	year    *care.Year
	members []care.Member
	plans   []Plan
	plotter *Plotter
	reviews []Review
	of      []PlanComparison
	// breakEvens are those of the plans before the one that is crossed next.
	breakEvens []BreakEven
	crossed    int
}

// NewComparing returns a comparison that has looked at no plan yet.
func NewComparing(y *care.Year, members []care.Member, plans []Plan) *Comparing {
	return &Comparing{year: y, members: members, plans: plans}
}

// Step takes the next step, and tells whether there was one. First the care of all plans
// is laid out for their curves. Then each plan gets its curves, its year, and the rest of
// its answer. Last, its curves are crossed with those of the plans after it.
func (w *Comparing) Step() bool {
	i := len(w.of)
	switch {
	case w.plotter == nil:
		w.plotter = NewPlotter(w.year, w.plans)
	case i == len(w.plans):
		return w.cross()
	case len(w.plotter.Curves) == i:
		return w.plotter.Step()
	case len(w.reviews) == i:
		r := NewReview(w.year, w.members, &w.plans[i])
		w.reviews, w.Years = append(w.reviews, r), append(w.Years, r.Year)
	default:
		r, curves := &w.reviews[i], &w.plotter.Curves[i]
		w.of = append(w.of, PlanComparison{
			ID:          r.Year.ID,
			OwnCare:     curves.OwnCare.Points(),
			PlainAmount: curves.PlainAmount.Points(),
			Months:      r.Months,
			Reached:     r.Reached,
			Savings:     SavingsOf(w.year, &w.plans[i], r.Year.Total),
		})
	}
	return true
}

// cross finds where the curves of the next plan cross those of the plans after it, and
// tells whether there was one.
func (w *Comparing) cross() bool {
	i := w.crossed
	if i == len(w.plans) {
		return false
	}
	curves := w.plotter.Curves
	for j := i + 1; j < len(w.plans); j++ {
		w.breakEvens = append(w.breakEvens, BreakEven{
			A: w.Years[i].ID, B: w.Years[j].ID,
			OwnCare:     curves[i].OwnCare.Crossings(&curves[j].OwnCare),
			PlainAmount: curves[i].PlainAmount.Crossings(&curves[j].PlainAmount),
		})
	}
	w.crossed++
	return true
}

// Comparison returns what the plans come to, once all steps were taken. What their
// rules cost, tipping points and which plan is dominated follow from the years and
// the curves, which it returns too.
func (w *Comparing) Comparison() (*Comparison, []Curves) {
	c := &Comparison{Plans: w.of, BreakEvens: w.breakEvens, Explanations: []Explanation{}}
	if c.BreakEvens == nil {
		c.BreakEvens = []BreakEven{}
	}
	order := year.Rank(w.Years)
	savings, totals := make([][]Saving, len(w.plans)), make([]money.Cents, len(w.plans))
	for i := range w.plans {
		savings[i], totals[i] = c.Plans[i].Savings, w.Years[i].Total
	}
	MarkCheapest(savings, totals, order[0])
	first := &w.reviews[order[0]]
	for _, k := range order[1:] {
		c.Explanations = append(c.Explanations, first.Explain(&w.reviews[k]))
	}
	return c, w.plotter.Curves
}

// A Domination finds the plans that are dominated (R32), each by the one that it
// costs the most more than: at the least, then at the most, then by the ranking
// of the years. A plan is not dominated if it covers a provider whom somebody uses
// and the other one does not (R49), or if some of its terms are unknown (R58). Nor is it
// while a provider whom the household names is not known to be in its network (R67), or
// while something that is named is unknown under either plan.
type Domination struct {
	// List are those among the plans that are looked at, in the plans' order.
	List   []Dominated
	year   *care.Year
	plans  []Plan
	years  []year.Cost
	curves []Curves
	order  []int
	also   func(i, j int, gap *Gap)
	next   int
}

// NewDomination returns one that has looked at no plan yet. The years are the plans'.
// Also adds how much more the i-th plan costs than the j-th wherever else than in the
// curves that is known.
func NewDomination(y *care.Year, plans []Plan, years []year.Cost, curves []Curves, also func(i, j int, gap *Gap)) *Domination {
	return &Domination{List: []Dominated{}, year: y, plans: plans, years: years, curves: curves, order: year.Rank(years), also: also}
}

// Step looks at the next plan, and tells whether there was one.
func (d *Domination) Step() bool {
	i := d.next
	if i == len(d.plans) {
		return false
	}
	d.next++
	by := Dominated{Plan: d.years[i].ID}
	if d.plans[i].Rules.Unknown || !d.year.AllIn(by.Plan) || !d.year.Known(by.Plan) {
		return true
	}
	for _, j := range d.order {
		if i == j || !d.year.Known(d.years[j].ID) || d.year.Loses(d.plans[i].Rules, d.plans[j].Rules) {
			continue
		}
		gap := GapOf(&d.curves[i], &d.curves[j])
		d.also(i, j, &gap)
		if gap.Dominated() && (by.By == "" || gap.Least > by.AtLeast || gap.Least == by.AtLeast && gap.Most > by.AtMost) {
			by.By, by.AtLeast, by.AtMost = d.years[j].ID, gap.Least, gap.Most
		}
	}
	if by.By != "" {
		d.List = append(d.List, by)
	}
	return true
}

// Done tells whether all plans are looked at.
func (d *Domination) Done() bool { return d.next == len(d.plans) }
