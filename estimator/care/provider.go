package care

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/plan"
)

// decided tells whether the household decides who gives the care of an item
// outside a network (R49). It does not where it gave its consent to a provider
// (R9), or where the plan agreed to one because its network has none (R8).
func decided(it *Item) bool { return !it.Consented && !it.Authorized }

// Choices returns the items, by index, whose provider the household can keep or
// switch under r (R49): it is outside the network, and some care is at home and
// is nothing that the plan must cover as in network. Those of one provider whom they
// name are one choice (R67). Items from drawn on stand for drawn care, which y has no
// units of.
func (y *Year) Choices(r *plan.Rules, drawn int) [][]int {
	return y.together(func(i int) bool {
		if !y.Items[i].Item.OutOfNetwork.Of(r.ID) {
			return false
		}
		p := y.Items[i]
		p.Switch = true
		return routeOf(r, &p, i, false).line.Facts&ChangedToNetwork != 0 && (i >= drawn || p.atHome(r))
	})
}

// atHome tells whether some unit of the item is not away from a service area that
// r requires.
func (p *Resolved) atHome(r *plan.Rules) bool { return p.home || p.covered && !r.RequiresServiceArea }

// A Swap is other routes for some items.
type Swap struct {
	items  []int
	routes []route
}

// Otherwise returns the other choice for some items of y, whose routes w are: switched
// where they are kept, kept where they are switched.
func (w *Routes) Otherwise(y *Year, items []int) Swap {
	return w.varied(y, items, false)
}

// Outside returns the same items of a provider outside the network.
func (w *Routes) Outside(y *Year, items []int) Swap {
	return w.varied(y, items, true)
}

func (w *Routes) varied(y *Year, items []int, outside bool) Swap {
	s := Swap{items: items, routes: make([]route, len(items))}
	for k, i := range items {
		p := y.Items[i]
		if outside {
			it := *p.Item
			it.OutOfNetwork = OutOfNetwork{All: true}
			p.Item = &it
		} else {
			p.Switch = !p.Switch
		}
		s.routes[k].set(w.rules, &p, i, false)
	}
	return s
}

// Swap takes the other routes, and with the next call takes them back.
func (w *Routes) Swap(s *Swap) {
	for k, i := range s.items {
		w.home[i], s.routes[k] = s.routes[k], w.home[i]
	}
}

// Loses tells whether a provider that somebody uses under one plan, listed or
// sought for drawn care, is covered by it and not by another, whose network the
// provider is outside of (R32, R49).
func (y *Year) Loses(under, other *plan.Rules) bool {
	loses := func(p Resolved) bool {
		return !p.Item.OutOfNetwork.IsZero() && p.Item.OutOfNetwork.Of(other.ID) && p.stays(under) && !p.stays(other)
	}
	return slices.ContainsFunc(y.Items, loses) || slices.ContainsFunc(y.sought, loses)
}

// stays tells whether the care of p stays with its provider under r and is
// covered.
func (p *Resolved) stays(r *plan.Rules) bool {
	l := routeOf(r, p, 0, false).line
	return l.Facts&ChangedToNetwork == 0 && l.Side < plan.Sides && r.Coverage[l.Side][l.Service].Covered
}
