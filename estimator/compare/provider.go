package compare

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
)

// MostAlone is how many choices of a plan are changed alone, to tell what each
// does: the first ones.
const MostAlone = 20

// MostLinesOtherwise is how many lines all alternatives of all plans of a request have
// together at most: each is a year of its own, and an estimate is a single call, which
// nobody can stop. Two of each plan are worked out whatever they have: all kept, and all
// switched.
const MostLinesOtherwise = 2 * care.MaxLinesOfPlans

// mostAlternatives is how many alternatives each plan may have, where a request has this
// many plans.
func mostAlternatives(y *care.Year, plans int) int {
	return max(2, MostLinesOtherwise/plans/max(y.Units(), 1))
}

// Providers are what it does to the total yearly cost (R27) under a plan to keep
// or to switch the providers outside its network (R49).
type Providers struct {
	// Kept is the total where every one is kept, Switched where every one is
	// switched. Both are the plan's total where the household has no choice.
	Kept     money.Cents `json:"kept"`
	Switched money.Cents `json:"switched"`
	// Difference is Kept less Switched: what it costs to keep them.
	Difference money.Cents `json:"difference"`
	// Told is what Kept and Switched differ by as sentences tell them (R52).
	Told money.Cents `json:"told"`
	// Choices are those that the household has under the plan, the listed items'
	// first.
	Choices []Choice `json:"choices"`
	// IfOutside are, for each provider of whom it is unknown whether they are in the
	// plan's network, what the care that names them would cost outside of it (R67): the
	// first ones, where a year with so many lines has too many of them.
	IfOutside []IfOutside `json:"ifOutside,omitempty"`
}

// IfOutside is the total yearly cost if a provider were outside the network, kept or
// switched as the request says.
type IfOutside struct {
	Provider string      `json:"provider"`
	Total    money.Cents `json:"total"`
	// Difference is Total less the plan's total.
	Difference money.Cents `json:"difference"`
}

// A Choice is of an item, of all items that name one provider, or of a member's drawn
// visits of a service that are sought out of network.
type Choice struct {
	Item     string      `json:"item,omitempty"`
	Provider string      `json:"provider,omitempty"`
	Member   string      `json:"member,omitempty"`
	Service  *service.ID `json:"service,omitempty"`
	// Chosen is what the request says.
	Chosen care.IfOutside `json:"chosen"`
	// Other is the total yearly cost with the other choice here, everything else as
	// it is; Difference is that less the plan's total, and Told the same of both as
	// sentences tell them (R52). All are absent from the 21st choice on, and sooner where
	// years with so many lines under so many plans are too much for one estimate: not
	// while lines times plans are at most 10,000.
	Other      *money.Cents `json:"other,omitempty"`
	Difference *money.Cents `json:"difference,omitempty"`
	Told       *money.Cents `json:"told,omitempty"`
}

// An Alternative is some of a plan's choices made the other way, or some items with
// their provider outside the network.
type Alternative struct {
	Items   []int // by index
	outside bool
	swap    care.Swap
}

// A Choosing is what a household can choose under a plan, and the alternatives
// that tell what it does.
type Choosing struct {
	// Choices are by choice its items, by index.
	Choices [][]int
	// Alternatives are all kept, all switched, each alone, and each provider of unknown
	// network outside of it; those that are the same stand there once, and the year as it
	// is does not. There are most at most: the last ones are left out.
	Alternatives []Alternative
	most         int
	// kept, switched, alone and outside are which alternative each of them is, none for
	// the year as it is.
	kept, switched int
	alone, outside []int
	year           *care.Year
	routes         *care.Routes
	drawn          int
}

// ChoosingOf returns the choices in a year under a plan, whose routes these are; plans is
// how many plans the request has. The year's items from drawn on stand for drawn care.
func ChoosingOf(y *care.Year, r *plan.Rules, plans int, routes *care.Routes, drawn int) Choosing {
	c := Choosing{Choices: y.Choices(r, drawn), most: mostAlternatives(y, plans), year: y, routes: routes, drawn: drawn}
	var switched, kept []int
	for _, items := range c.Choices {
		if y.Items[items[0]].Switch {
			switched = append(switched, items...)
		} else {
			kept = append(kept, items...)
		}
	}
	c.kept, c.switched = c.add(switched, false), c.add(kept, false)
	c.alone = c.addEach(c.Choices[:min(len(c.Choices), MostAlone)], false)
	c.outside = c.addEach(y.InUnknownNetwork(r), true)
	return c
}

// addEach adds an alternative for each list of items, until there are as many as there may be.
func (c *Choosing) addEach(lists [][]int, outside bool) (added []int) {
	for _, items := range lists {
		if len(c.Alternatives) == c.most {
			break
		}
		added = append(added, c.add(items, outside))
	}
	return added
}

// add returns which alternative it is that some items are chosen the other way, or are
// of a provider outside, and adds it where it is not there.
func (c *Choosing) add(items []int, outside bool) int {
	if len(items) == 0 {
		return none
	}
	at := slices.IndexFunc(c.Alternatives, func(a Alternative) bool { return a.outside == outside && slices.Equal(a.Items, items) })
	if at < 0 {
		at = len(c.Alternatives)
		swap := care.Swap{}
		if outside {
			swap = c.routes.Outside(c.year, items)
		} else {
			swap = c.routes.Otherwise(c.year, items)
		}
		c.Alternatives = append(c.Alternatives, Alternative{items, outside, swap})
	}
	return at
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
	p := Providers{Kept: of(c.kept), Switched: of(c.switched), Choices: make([]Choice, len(c.Choices))}
	p.Difference, p.Told = p.Kept-p.Switched, p.Kept.Told()-p.Switched.Told()
	for k, items := range c.Choices {
		it, choice := &c.year.Items[items[0]], &p.Choices[k]
		choice.Item, choice.Chosen = it.Item.ID, care.Keep
		if provider := it.Provider(); provider != nil {
			choice.Item, choice.Provider = "", provider.ID
		}
		if items[0] >= c.drawn {
			choice.Member, choice.Service = members[it.Member].ID, &it.Item.Service
		}
		if it.Switch {
			choice.Chosen = care.Switch
		}
		if k < len(c.alone) {
			other := of(c.alone[k])
			choice.Other, choice.Difference, choice.Told = &other, new(other-total), new(other.Told()-total.Told())
		}
	}
	for _, k := range c.outside {
		provider := c.year.Items[c.Alternatives[k].Items[0]].Provider()
		p.IfOutside = append(p.IfOutside, IfOutside{Provider: provider.ID, Total: of(k), Difference: of(k) - total})
	}
	return p
}

// ProvidersOf tells what the household's choices do in a year under a plan on its routes,
// whose total is known; plans is how many plans the request has.
func ProvidersOf(y *care.Year, members []care.Member, p *Plan, plans int, routes *care.Routes, total money.Cents) Providers {
	c := ChoosingOf(y, p.Rules, plans, routes, len(y.Items))
	totals := make([]money.Cents, len(c.Alternatives))
	for i := range totals {
		totals[i] = c.Total(p, i, y.Listed(), y.Courses)
	}
	return c.Providers(members, total, totals)
}
