package compare

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
)

// MostAlone is how many choices of a plan are changed alone, to tell what each
// does: the first ones. Each is a year of its own. Where a year lists many lines, fewer
// are changed, so that all of them together have at most MostLinesAlone lines.
const (
	MostAlone      = 20
	MostLinesAlone = 60_000
)

// mostAlone is how many choices are changed alone in a year.
func mostAlone(y *care.Year) int { return min(MostAlone, MostLinesAlone/max(y.Units(), 1)) }

// Providers are what it does to the total yearly cost (R27) under a plan to keep
// or to switch the providers outside its network (R49).
type Providers struct {
	// Kept is the total where every one is kept, Switched where every one is
	// switched. Both are the plan's total where the household has no choice.
	Kept     money.Cents `json:"kept"`
	Switched money.Cents `json:"switched"`
	// Difference is Kept less Switched: what it costs to keep them.
	Difference money.Cents `json:"difference"`
	// Choices are those that the household has under the plan, the listed items'
	// first.
	Choices []Choice `json:"choices"`
}

// A Choice is of an item, or of a member's drawn visits of a service that are
// sought out of network.
type Choice struct {
	Item    string      `json:"item,omitempty"`
	Member  string      `json:"member,omitempty"`
	Service *service.ID `json:"service,omitempty"`
	// Chosen is what the request says.
	Chosen care.IfOutside `json:"chosen"`
	// Other is the total yearly cost with the other choice here, everything else as
	// it is; Difference is that less the plan's total. Both are absent from the
	// 21st choice on, and sooner of a year with more than 3,000 lines.
	Other      *money.Cents `json:"other,omitempty"`
	Difference *money.Cents `json:"difference,omitempty"`
}

// An Alternative is some of a plan's choices made the other way.
type Alternative struct {
	Items []int // by index
	swap  care.Swap
}

// A Choosing is what a household can choose under a plan, and the alternatives
// that tell what it does.
type Choosing struct {
	// Items are those with a choice, by index.
	Items []int
	// Alternatives are all kept, all switched, and each alone; those that are the
	// same stand there once, and the year as it is does not.
	Alternatives []Alternative
	// kept, switched and alone are which alternative each of them is, none for
	// the year as it is.
	kept, switched int
	alone          []int
	year           *care.Year
	routes         *care.Routes
	drawn          int
}

// ChoosingOf returns the choices in a year under a plan, whose routes these are.
// The year's items from drawn on stand for drawn care.
func ChoosingOf(y *care.Year, r *plan.Rules, routes *care.Routes, drawn int) Choosing {
	c := Choosing{Items: y.Choices(r, drawn), year: y, routes: routes, drawn: drawn}
	var switched, kept []int
	for _, i := range c.Items {
		if y.Items[i].Switch {
			switched = append(switched, i)
		} else {
			kept = append(kept, i)
		}
	}
	add := func(items []int) int {
		if len(items) == 0 {
			return none
		}
		at := slices.IndexFunc(c.Alternatives, func(a Alternative) bool { return slices.Equal(a.Items, items) })
		if at < 0 {
			at = len(c.Alternatives)
			c.Alternatives = append(c.Alternatives, Alternative{items, routes.Otherwise(y, items)})
		}
		return at
	}
	c.kept, c.switched = add(switched), add(kept)
	for _, i := range c.Items[:min(len(c.Items), mostAlone(y))] {
		c.alone = append(c.alone, add([]int{i}))
	}
	return c
}

// Total is the total of units under a plan with the k-th alternative: see
// [Plan.Total].
func (c *Choosing) Total(p *Plan, k int, units []care.Unit, courses int) money.Cents {
	swap := &c.Alternatives[k].swap
	c.routes.Swap(swap)
	total := p.Total(c.routes, units, courses)
	c.routes.Swap(swap)
	return total
}

// Providers tells what the choices do, given the plan's total and those of the
// alternatives.
func (c *Choosing) Providers(members []care.Member, total money.Cents, totals []money.Cents) Providers {
	of := func(alternative int) money.Cents {
		if alternative == none {
			return total
		}
		return totals[alternative]
	}
	p := Providers{Kept: of(c.kept), Switched: of(c.switched), Choices: make([]Choice, len(c.Items))}
	p.Difference = p.Kept - p.Switched
	for k, i := range c.Items {
		it, choice := &c.year.Items[i], &p.Choices[k]
		choice.Item, choice.Chosen = it.Item.ID, care.Keep
		if i >= c.drawn {
			choice.Member, choice.Service = members[it.Member].ID, &it.Item.Service
		}
		if it.Switch {
			choice.Chosen = care.Switch
		}
		if k < len(c.alone) {
			other := of(c.alone[k])
			difference := other - total
			choice.Other, choice.Difference = &other, &difference
		}
	}
	return p
}

// ProvidersOf tells what the household's choices do in a year under a plan on its
// routes, whose total is known.
func ProvidersOf(y *care.Year, members []care.Member, p *Plan, routes *care.Routes, total money.Cents) Providers {
	c := ChoosingOf(y, p.Rules, routes, len(y.Items))
	totals := make([]money.Cents, len(c.Alternatives))
	for i := range totals {
		totals[i] = c.Total(p, i, y.Listed(), y.Courses)
	}
	return c.Providers(members, total, totals)
}
