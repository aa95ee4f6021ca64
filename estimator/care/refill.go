package care

import (
	"github.com/outpocket/outpocket/estimator/plan"
)

// A Refill makes other fills of the drugs of a year (R46). It is not for concurrent use.
type Refill struct {
	// twins are, by item, the item that is filled the other way, none where it stays as
	// it is; grouped says that three units become one.
	twins   []int32
	grouped []bool
	// left are, by item, the units that are still to be grouped; open is where the unit
	// is that they go into, size how many it has.
	left, open, size []int32
	units            []Unit
}

const none = -1

// Refilled returns the year with an item more for each drug that is filled another way,
// as to says by item, and what makes those fills of the others: three of 30 days make one
// of 90 days, one of 90 days stays one. An item stays as it is where to says 30 days or
// how it is filled anyway. Refill is nil where every item does.
func (y *Year) Refilled(to func(item int) plan.Fill) (*Year, *Refill) {
	n := len(y.Items)
	r := &Refill{twins: make([]int32, n), grouped: make([]bool, n), left: make([]int32, n), open: make([]int32, n), size: make([]int32, n)}
	items := y.Items[:n:n]
	for i := range y.Items {
		r.twins[i] = none
		p := y.Items[i]
		fill := to(i)
		if fill == plan.Fill30 || fill == p.Fill || !p.Item.Service.IsDrug() {
			continue
		}
		r.twins[i], r.grouped[i] = int32(len(items)), p.Fill == plan.Fill30
		it := *p.Item
		it.Supply, it.Mail = days90, fill == plan.Mail90
		p.Item, p.Fill = &it, fill
		items = append(items, p)
	}
	if len(items) == n {
		return y, nil
	}
	return y.With(items), r
}

// Units returns the fills of units in the order of R3. What is left of the year behind
// the last three fills of an item stays as it is. The units stay until the next call.
func (r *Refill) Units(units []Unit) []Unit {
	if r == nil {
		return units
	}
	clear(r.left)
	clear(r.size)
	for i := range units {
		if item := units[i].Item; int(item) < len(r.twins) && r.grouped[item] {
			r.left[item]++
		}
	}
	r.units = r.units[:0]
	for i := range units {
		u := &units[i]
		item := u.Item
		if int(item) >= len(r.twins) || r.twins[item] == none || r.grouped[item] && r.size[item] == 0 && r.left[item] < plan.Thirds {
			r.units = Append(r.units, u)
			continue
		}
		if r.size[item] > 0 {
			into := &r.units[r.open[item]]
			into.Price += u.Price
			into.Charge += u.Charge
		} else {
			r.open[item] = int32(len(r.units))
			r.units = Append(r.units, u)
			r.units[len(r.units)-1].Item = r.twins[item]
		}
		if !r.grouped[item] {
			continue
		}
		r.left[item]--
		if r.size[item]++; r.size[item] == plan.Thirds {
			r.size[item] = 0
		}
	}
	return r.units
}
