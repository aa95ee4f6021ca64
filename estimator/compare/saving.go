package compare

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
)

// Change is another way to get the same care under a plan.
type Change string

// The changes.
const (
	// Retail90Change fills drugs of 30 days for 90 days at a pharmacy, three fills in
	// one (R46); Mail90Change fills all of them for 90 days by mail.
	Retail90Change Change = "retail90"
	Mail90Change   Change = "mail90"
	// Tier1Change gets an item, or all drawn care, from providers in the first tier of
	// the network (R39).
	Tier1Change Change = "tier1"
)

// Words returns the changes.
func (Change) Words() []string {
	return []string{string(Retail90Change), string(Mail90Change), string(Tier1Change)}
}

// A Saving is what a change does to the total yearly cost under a plan, everything
// else as it is.
type Saving struct {
	Change Change `json:"change"`
	// Item is whose tier changes; absent for drawn care, and for fills, which are of all
	// drugs that the plan has terms for.
	Item string `json:"item,omitempty"`
	// Difference is the total with the change less the total as it is: negative where
	// the change saves.
	Difference money.Cents `json:"difference"`
	// Cheapest: with the change, made under each plan that has it, this plan costs the
	// least, and as things are another one does.
	Cheapest bool `json:"cheapest,omitempty"`
}

// MarkCheapest finds the savings, by plan, that make their plan the cheapest, given
// what the plans cost as things are and which of them comes first then.
func MarkCheapest(savings [][]Saving, totals []money.Cents, first int) {
	for i := range savings {
		for k := range savings[i] {
			s := &savings[i][k]
			least := true
			for j, other := range totals {
				for _, same := range savings[j] {
					if same.Change == s.Change && same.Item == s.Item {
						other += same.Difference
					}
				}
				least = least && (j == i || totals[i]+s.Difference < other)
			}
			s.Cheapest = least && i != first
		}
	}
}

// Changes are what a household can change under a plan, and what tells what it does.
type Changes []attempt

// attempt is a change that is tried.
type attempt struct {
	change Change
	item   string
	routes *care.Routes
	refill *care.Refill
}

// mostLinesTried bounds the lines of the years in which one item has another tier, all
// of these years together: a comparison works them out in one step.
const mostLinesTried = 20_000

// ChangesOf returns the changes in a year under a plan, whose routes these are. So many
// of the year's items are listed, those up to all can be drawn, and others are not there.
func ChangesOf(y *care.Year, r *plan.Rules, routes *care.Routes, listed, all int) Changes {
	var list Changes
	for _, fill := range []struct {
		change Change
		to     plan.Fill
	}{{Retail90Change, plan.Retail90}, {Mail90Change, plan.Mail90}} {
		filled, refill := y.Refilled(func(item int) plan.Fill {
			p, l := &y.Items[item], routes.Of(item, false)
			switch {
			case item >= all || !l.Service.IsDrug() || l.Side == plan.Sides || r.Coverage[l.Side][plan.RowOf(l.Service, fill.to)].From == service.Count:
				return plan.Fill30
			case p.Fill != plan.Fill30 && fill.to == plan.Retail90:
				return plan.Fill30 // it is of 90 days anyway
			}
			return fill.to
		})
		if refill != nil {
			list = append(list, attempt{change: fill.change, routes: filled.Routes(r), refill: refill})
		}
	}
	if r.Tiers == 1 {
		return list
	}
	most := min(MostAlone, mostLinesTried/max(y.Units(), 1))
	for i := range y.Items[:listed] {
		if side := routes.Of(i, false).Side; side.Tier() > 1 && len(list) < most {
			items := append([]care.Resolved(nil), y.Items...)
			it := *items[i].Item
			it.Tier = care.Tiers{}
			items[i].Item = &it
			list = append(list, attempt{change: Tier1Change, item: it.ID, routes: y.With(items).Routes(r)})
		}
	}
	if r.TierShares[0] < money.MaxRate && listed < all {
		first := *r
		first.TierShares = [plan.MostTiers]money.Rate{money.MaxRate}
		list = append(list, attempt{change: Tier1Change, routes: y.Routes(&first)})
	}
	return list
}

// Total is the total of units under a plan with the k-th change: see [Plan.Total].
func (c Changes) Total(p *Plan, k int, units []care.Unit, courses int) money.Cents {
	return p.Total(c[k].routes, c[k].refill.Units(units), courses)
}

// Savings tells what the changes do, given the plan's total and those with the changes.
func (c Changes) Savings(total money.Cents, totals []money.Cents) []Saving {
	var list []Saving
	for k := range c {
		list = append(list, Saving{Change: c[k].change, Item: c[k].item, Difference: totals[k] - total})
	}
	return list
}

// SavingsOf tells what changes do to a year under a plan, whose total is known.
func SavingsOf(y *care.Year, p *Plan, total money.Cents) []Saving {
	changes := ChangesOf(y, p.Rules, y.Routes(p.Rules), len(y.Items), len(y.Items))
	totals := make([]money.Cents, len(changes))
	for k := range totals {
		totals[k] = changes.Total(p, k, y.Listed(), y.Courses)
	}
	return changes.Savings(total, totals)
}
