package compare

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
)

// TippingPoints returns those of every quantity, in their order. Years are
// the plans' for the year as it is.
func TippingPoints(y *care.Year, plans []Plan, years []Year) []TippingPoint {
	t := tipper{plans: plans, cheapest: Rank(years)[0], places: Places(years), steady: make([]steady, len(plans)), totals: make([]money.Cents, len(plans))}
	var points []TippingPoint
	for _, q := range Quantities() {
		t.Quantified = Quantify(y, q)
		p := TippingPoint{Quantity: q, Now: t.Now}
		p.Least, p.Most = t.Bounds()
		if len(plans) > 1 {
			p.Up = t.between(p.Now+1, p.Most)
			p.Down = t.down(p.Now-1, p.Least)
		}
		points = append(points, p)
	}
	return points
}

// tipper looks for the tips of one quantity after the other.
type tipper struct {
	Quantified
	plans []Plan
	// cheapest is the plan that is the cheapest as things are.
	cheapest int
	places   []int

	// steady are the plans whose totals are in proportion, where the counts
	// looked at lie between low and high.
	steady    []steady
	low, high int

	totals []money.Cents
	lines  []care.Line
}

// steady is a plan whose total changes by as much with each unit.
type steady struct {
	is    bool
	atLow money.Cents
	each  money.Cents
}

// down looks at every count from high down to low, item by item: the last one's
// units go first.
func (t *tipper) down(high, low int) *Tip {
	before := t.Now // the last unit of the items up to the i-th
	for i := len(t.counts) - 1; i >= 0 && high >= low; i-- {
		before -= t.counts[i]
		if high <= before {
			continue
		}
		if tip := t.between(high, max(before+1, low)); tip != nil {
			return tip
		}
		high = before
	}
	if high < low {
		return nil
	}
	return t.between(high, low) // none
}

// between looks at every count from one near what is now to one further off,
// which only one item's units tell apart.
//
// Where the total of every plan is in proportion to the count, so is the
// difference between any two. Then the counts at which one plan stays the
// cheapest have no gaps, and halving finds where they end. Where a plan's total
// is not, every count is tried.
func (t *tipper) between(near, far int) *Tip {
	t.low, t.high = min(near, far), max(near, far)
	step := 1
	if near > far {
		step = -1
	}
	if (far-near)*step < 0 {
		return nil
	}
	all := t.findSteady()
	if !all {
		for n := near; ; n += step {
			if tip := t.at(n); tip != nil || n == far {
				return tip
			}
		}
	}
	if tip := t.at(near); tip != nil {
		return tip
	}
	tip := t.at(far)
	if tip == nil {
		return nil
	}
	for far-near != step { // the cheapest near, another one far
		middle := near + (far-near)/2
		if at := t.at(middle); at != nil {
			tip, far = at, middle
		} else {
			near = middle
		}
	}
	return tip
}

// at returns the tip at a count, if another plan is the cheapest there.
func (t *tipper) at(n int) *Tip {
	var year *care.Year
	for i := range t.plans {
		total := t.steady[i].atLow + t.steady[i].each*money.Cents(n-t.low)
		if !t.steady[i].is {
			if year == nil {
				year = t.With(n)
			}
			total = t.work(year, i).total
		}
		t.totals[i] = total
	}
	return TipOf(n, t.plans, t.totals, t.cheapest, t.places)
}

// TipOf returns the tip at a count of a quantity, where each plan comes to a
// total, if another plan than the one that is the cheapest as things are is the
// cheapest there. Places are those of [Places].
func TipOf(count int, plans []Plan, totals []money.Cents, now int, places []int) *Tip {
	cheapest := now
	for i, total := range totals {
		if total < totals[cheapest] || total == totals[cheapest] && places[i] < places[cheapest] {
			cheapest = i
		}
	}
	if cheapest == now {
		return nil
	}
	return &Tip{Count: count, Plan: plans[cheapest].Rules.ID, Total: totals[cheapest], Instead: totals[now], Years: 1}
}

// work works a year out under the i-th plan, and leaves its lines in t.lines.
func (t *tipper) work(year *care.Year, i int) worked {
	t.lines = year.Under(t.plans[i].Rules, t.lines[:0])
	return t.plans[i].work(t.lines)
}

// findSteady finds the plans whose totals are in proportion to the counts from
// low to high, and tells whether all are. It is no use where those are few; and
// the price of a stay is in no exact proportion to its days.
func (t *tipper) findSteady() bool {
	all := true
	var low, high *care.Year
	for i := range t.plans {
		t.steady[i] = steady{}
		if t.high-t.low >= 3 && t.quantity != HospitalDays {
			if low == nil {
				low, high = t.With(t.low), t.With(t.high)
			}
			t.steady[i] = t.steadyOf(low, high, i)
		}
		all = all && t.steady[i].is
	}
	return all
}

// steadyOf tells whether the i-th plan's total is in proportion to the count
// between two years, whose items are the same but for their counts.
//
// It is where each of the units costs the same wherever it stands and changes
// what no other line costs: no months away from a service area, no deductible,
// no visits that are counted, and no maximum. If no maximum stops a line with
// the most units, none does with fewer, since all other lines cost the same and
// the units in less. And the visits that get referrals have to stay as many and
// to cost the same wherever they stand. HRA money must be used up, or suffice,
// throughout.
func (t *tipper) steadyOf(low, high *care.Year, i int) steady {
	p := &t.plans[i]
	most := t.work(high, i)
	if most.stopped {
		return steady{}
	}
	takes, gives := false, false
	for k := range t.lines {
		l := &t.lines[k]
		takes = takes || l.Facts&care.TakesReferral != 0
		// A visit with a date gives no referral before it, and courses without
		// dates begin earlier with more units.
		gives = gives || l.Item >= 0 && high.Items[l.Item].Item.Dates != nil && l.ProvidesReferral()
		if l.Item < 0 || !high.Items[l.Item].Varied && !low.Items[l.Item].Varied {
			continue
		}
		if p.Rules.RequiresServiceArea && high.AwayByDay(int(l.Item)) || !p.Adjudicator.Steady(l) {
			return steady{}
		}
		gives = gives || l.ProvidesReferral()
	}
	if takes {
		visit := care.Line{Side: plan.In, Service: service.PrimaryCare}
		for m := range high.Members {
			visit.Member = uint8(m)
			if gives || !p.Adjudicator.Steady(&visit) {
				return steady{}
			}
		}
	}
	least := t.work(low, i)
	if hra := p.Fixed.HRA; hra > 0 && least.sharing < hra && most.sharing > hra {
		return steady{}
	}
	return steady{is: true, atLow: least.total, each: (most.total - least.total) / money.Cents(t.high-t.low)}
}
