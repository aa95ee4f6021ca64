package compare

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/service"
)

// Quantity is an amount of care that a household can change (R31): how many
// units in the coverage its items have of a kind.
type Quantity string

// The quantities. No care is in two of them.
const (
	// OutOfNetworkVisits are visits, emergencies aside, to providers outside
	// some plan's network who are kept.
	OutOfNetworkVisits Quantity = "outOfNetworkVisits"
	// SpecialistVisits and PrimaryCareVisits are the others of those services.
	SpecialistVisits  Quantity = "specialistVisits"
	PrimaryCareVisits Quantity = "primaryCareVisits"
	// EmergencyVisits are emergency room visits.
	EmergencyVisits Quantity = "emergencyVisits"
	// HospitalDays are the days of hospital stays; price and charge of a stay
	// are in proportion to its days.
	HospitalDays Quantity = "hospitalDays"
	// BrandFills are of preferred and non-preferred brand drugs.
	BrandFills Quantity = "brandFills"
	// SpecialtyFills are of specialty drugs.
	SpecialtyFills Quantity = "specialtyFills"
)

// Words returns the quantities.
func (Quantity) Words() []string {
	return []string{
		"outOfNetworkVisits", "specialistVisits", "primaryCareVisits", "emergencyVisits", "hospitalDays", "brandFills", "specialtyFills",
	}
}

// Quantities are all of them, in their order.
func Quantities() []Quantity {
	words := Quantity("").Words()
	all := make([]Quantity, len(words))
	for i, w := range words {
		all[i] = Quantity(w)
	}
	return all
}

// has tells whether an item's units are of the quantity.
func (q Quantity) has(it *care.Item) bool {
	visit := it.Service.Unit() == "visit" && it.Service != service.EmergencyRoom
	outside := visit && !it.OutOfNetwork.IsZero() && it.IfOutside != care.Switch
	switch q {
	case OutOfNetworkVisits:
		return outside && !it.Emergency
	case SpecialistVisits:
		return it.Service == service.Specialist && !outside
	case PrimaryCareVisits:
		return it.Service == service.PrimaryCare && !outside
	case EmergencyVisits:
		return it.Service == service.EmergencyRoom
	case HospitalDays:
		return it.Service == service.HospitalStay
	case BrandFills:
		return it.Service == service.PreferredBrandDrug || it.Service == service.NonPreferredBrandDrug
	default:
		return it.Service == service.SpecialtyDrug || it.Service == service.NonPreferredSpecialtyDrug
	}
}

// first returns an item of the quantity for a household that has none: at
// reference figures, with a specialist outside every network, or a preferred
// brand.
func (q Quantity) first() *care.Item {
	switch q {
	case OutOfNetworkVisits:
		return &care.Item{Service: service.Specialist, OutOfNetwork: care.OutOfNetwork{All: true}}
	case SpecialistVisits:
		return &care.Item{Service: service.Specialist}
	case PrimaryCareVisits:
		return &care.Item{Service: service.PrimaryCare}
	case EmergencyVisits:
		return &care.Item{Service: service.EmergencyRoom}
	case HospitalDays:
		return &care.Item{Service: service.HospitalStay, Days: 1}
	case BrandFills:
		return &care.Item{Service: service.PreferredBrandDrug}
	default:
		return &care.Item{Service: service.SpecialtyDrug}
	}
}

// more is how many more of a quantity are looked at: two visits or fills a
// month, a dozen of what is rare and dear.
func (q Quantity) more() int {
	switch q {
	case EmergencyVisits:
		return 6
	case HospitalDays:
		return 30
	case SpecialtyFills:
		return 12
	}
	return 24
}

// fewer is how many fewer of a quantity are looked at: five a month.
const fewer = 60

// longestStay is how many days a stay has at most.
const longestStay = 366

// Quantified is a year whose listed units of a quantity are counted.
type Quantified struct {
	// Now is how many there are, or for HospitalDays how many days.
	Now      int
	year     *care.Year
	quantity Quantity
	// counts are by item how many units in the coverage, or days, it has; 0 for
	// an item that is not of the quantity. Last is the last one that is, −1 where
	// none is. Now is their sum.
	counts []int
	last   int
}

// Quantify counts what a year lists of a quantity.
func Quantify(y *care.Year, q Quantity) Quantified {
	c := Quantified{year: y, quantity: q, counts: make([]int, len(y.Items)), last: none}
	for i := range y.Items {
		it := y.Items[i].Item
		if !q.has(it) {
			continue
		}
		n := it.Count
		if it.Dates != nil {
			n = 0
			for _, date := range it.Dates {
				if y.Has(y.Items[i].Member, date) {
					n++
				}
			}
		}
		if q == HospitalDays {
			n *= it.Days
		}
		c.counts[i], c.last = n, i
		c.Now += n
	}
	return c
}

// Bounds returns between which counts others are looked at.
func (c *Quantified) Bounds() (least, most int) {
	more := min(c.quantity.more(), care.MaxLines-c.year.Units())
	if c.quantity == HospitalDays && c.last >= 0 {
		more = min(more, longestStay-c.year.Items[c.last].Item.Days)
	}
	return max(c.Now-fewer, 0), c.Now + max(more, 0)
}

// With returns the year with n of the quantity. The items keep their units in
// the order of the request, and of its dates, as far as n goes; beyond, the last
// item has more. Units without dates are spread anew (R3), as they would be if
// the household wrote that count; so is what is more than an item's dates. A
// household that has none gets the quantity's first item, for its first adult.
// Items that are not as they were are Varied.
func (c *Quantified) With(n int) *care.Year {
	items := make([]care.Resolved, 0, len(c.counts)+2)
	var beside []care.Resolved
	for i, has := range c.counts {
		p := &c.year.Items[i]
		keeps := min(has, n)
		n -= keeps
		if i == c.last {
			keeps += n
			n = 0
		}
		if keeps == has {
			items = append(items, *p)
			continue
		}
		kept, last := c.cut(p, has, keeps)
		if kept.Item.Count > 0 {
			items = append(items, kept)
		}
		if last.Item.Count > 0 {
			beside = append(beside, last)
		}
	}
	if n > 0 {
		beside = append(beside, c.First(n))
	}
	return c.year.Of(append(items, beside...))
}

// First returns what a household that has none of the quantity gets: an item of n
// units, or of one stay of n days, for its first adult.
func (c *Quantified) First(n int) care.Resolved {
	p := care.Resolved{Item: c.quantity.first(), Member: c.year.Adult, PriceDefault: true, ChargeDefault: true, Course: c.year.Courses, From: none, Varied: true}
	p.Item.Count = n
	if c.quantity == HospitalDays {
		p.Item.Count, p.Item.Days = 1, n
	}
	p.TakeDefaults()
	return p
}

// cut returns an item that has so many units in the coverage, or days, with
// another number of them: as it is but for its count and dates, and beside it
// what is more than its dates, or a stay that is not as long as the others. The
// count of either may be 0.
func (c *Quantified) cut(p *care.Resolved, has, keeps int) (kept, beside care.Resolved) {
	it, last := *p.Item, *p.Item
	kept, beside = *p, *p
	kept.Item, kept.Varied = &it, true
	beside.Item, beside.Varied = &last, true
	last.Dates, last.Count = nil, 0
	units := keeps
	if c.quantity == HospitalDays {
		stays := has / it.Days
		units = min(keeps/it.Days, stays)
		last.Days = keeps - units*it.Days
		if units == stays && stays > 0 { // the last one is longer
			units--
			last.Days += it.Days
		}
		if last.Days > 0 {
			last.Count = 1
			lasting(&beside, it.Days)
		}
	}
	it.Count = units
	if p.Item.Dates == nil {
		return kept, beside
	}
	it.Dates = nil
	inside := 0
	for _, date := range p.Item.Dates {
		if c.year.Has(p.Member, date) {
			inside++
			if inside == units+1 && last.Count == 1 {
				last.Dates = []care.Date{date}
			}
			if inside > units {
				continue
			}
		}
		it.Dates = append(it.Dates, date)
	}
	it.Count = len(it.Dates)
	if c.quantity != HospitalDays {
		last.Count = max(units-inside, 0)
	}
	return kept, beside
}

// lasting puts price and charge of a stay in proportion to its days, which
// were so many.
func lasting(p *care.Resolved, were int) {
	p.Price = money.MulDiv(p.Price, int64(p.Item.Days), int64(were))
	p.Charge = money.MulDiv(p.Charge, int64(p.Item.Days), int64(were))
	p.TakeDefaults()
}
