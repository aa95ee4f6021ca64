package plain

import (
	"sort"
	"time"

	"github.com/shopspring/decimal"
)

// coverage is the covered time: whole months (R4).
type coverage struct {
	from time.Time
	days int
}

func coverageOf(r request) coverage {
	from := time.Date(r.Year, time.Month(r.StartMonth), 1, 0, 0, 0, 0, time.UTC)
	end := from.AddDate(0, r.Months, 0)
	return coverage{from: from, days: int(end.Sub(from).Hours()) / 24}
}

// covers says whether a member is covered in the k-th month of the coverage, from 0
// (R57): the months are gone through until the one that the member leaves after.
func (r request) covers(m member, k int) bool {
	covered := m.CoveredFrom == 0
	for i := 0; i <= k; i++ {
		month := (r.StartMonth+i-1)%12 + 1
		if i > 0 && m.CoveredUntil != 0 && (r.StartMonth+i-2)%12+1 == m.CoveredUntil {
			return false
		}
		if month == m.CoveredFrom {
			covered = true
		}
	}
	return covered
}

// coveredDays are the first day on which a member is covered and how many there are.
func (r request) coveredDays(m member) (first time.Time, days int) {
	start := coverageOf(r).from
	for k := range r.Months {
		if !r.covers(m, k) {
			continue
		}
		if days == 0 {
			first = start.AddDate(0, k, 0)
		}
		days += int(start.AddDate(0, k+1, 0).Sub(start.AddDate(0, k, 0)).Hours()) / 24
	}
	return first, days
}

func dateText(t time.Time) string { return t.Format("2006-01-02") }

// unit is one dated unit of a care item, the same under every plan.
type unit struct {
	item *item
	unit int // from 1
	date string
	// memberAt and itemAt are the places in the household and in the request.
	memberAt int
	itemAt   int
}

// unitsOf dates the units of all items, and orders those in the coverage by
// date, then member, then as given (R3).
func unitsOf(r request, cover coverage) (inside []unit, outside []Outside) {
	for itemAt := range r.Care {
		it := &r.Care[itemAt]
		memberAt := -1
		for i, m := range r.Members {
			if m.ID == it.Member {
				memberAt = i
			}
		}
		if memberAt < 0 {
			panic("no member " + it.Member)
		}
		first, days := r.coveredDays(r.Members[memberAt])
		from, to := dateText(first), dateText(first.AddDate(0, 0, days-1))
		for i := 1; i <= it.Count; i++ {
			// Unit i of n falls on day floor((i − 0.5) × D / n), day 0 the first.
			day := (2*i - 1) * days / (2 * it.Count)
			date := dateText(first.AddDate(0, 0, day))
			if len(it.Dates) > 0 {
				date = it.Dates[i-1]
			}
			if date < from || date > to {
				outside = append(outside, Outside{Item: it.ID, Date: date})
				continue
			}
			inside = append(inside, unit{item: it, unit: i, date: date, memberAt: memberAt, itemAt: itemAt})
		}
	}
	sort.SliceStable(inside, func(i, j int) bool {
		a, b := inside[i], inside[j]
		switch {
		case a.date != b.date:
			return a.date < b.date
		case a.memberAt != b.memberAt:
			return a.memberAt < b.memberAt
		case a.itemAt != b.itemAt:
			return a.itemAt < b.itemAt
		}
		return a.unit < b.unit
	})
	return inside, outside
}

// place is where one line is under one plan: whose terms it takes, and the
// amounts these are held against.
type place struct {
	// rule names the case, for observation and for referrals.
	rule string
	// side is whose terms and limits apply; none where the line is not covered.
	side    string
	amount  decimal.Decimal
	allowed decimal.Decimal
	changed bool
	// fill is how a drug is filled by terms of its own; "" otherwise.
	fill string
	// noReferral says that it is not covered for want of a referral (R12).
	noReferral bool
}

// awayOn says whether care is given away from home on a date: where the item
// says so, or its member is away in that month, medicines apart (R10).
func (y *year) awayOn(it *item, date string) bool {
	if it.Away {
		return true
	}
	when, err := time.Parse("2006-01-02", date)
	if err != nil {
		panic(err)
	}
	for _, m := range y.request.Members {
		if m.ID != it.Member || !m.Away.of(int(when.Month())) {
			continue
		}
		if isDrug(it.Service) {
			y.saw("away by month: a medicine is not")
			return false
		}
		y.saw("away by month")
		if int(when.Month()) < m.Away.StartMonth {
			y.saw("away by month: after the year's end")
		}
		return true
	}
	return false
}

// priceOf is what a network provider takes for a unit of an item: the item's own price,
// else the plan's, else the reference price (R48).
func (y *year) priceOf(it *item) decimal.Decimal {
	own, stated := y.plan.Prices[it.Service]
	if !it.defaultPrice || !stated || it.notOnList {
		return *it.Price
	}
	y.saw("price: the plan's own")
	units := 1
	switch {
	case hasDays(it.Service):
		units = it.Days
	case fillOf(it) != "":
		units = 3
	}
	return own.Mul(decimal.NewFromInt(int64(units)))
}

// placeOf decides where the care is on a date (R6–R10, R14): the first case
// that holds.
func (y *year) placeOf(it *item, date string) place {
	p := y.plan
	price, charge := y.priceOf(it), *it.Charge
	lesser := decimal.Min(price, charge)
	away := p.requiresServiceArea() && y.awayOn(it, date)
	out := it.OutOfNetwork.of(p.ID)

	// 0. A drug that the plan does not cover (R68): the member pays all of it.
	if it.notOnList {
		if out || away {
			return place{rule: "drug not covered", amount: charge}
		}
		return place{rule: "drug not covered", amount: price}
	}

	// 1. In network.
	network := place{rule: "in network", side: sideOf(it.Tier.of(p)), amount: price, allowed: price}
	if !out && !away {
		return network
	}

	// 2. Ground ambulance: the charge beyond the lesser is a balance bill.
	if it.Service == "ambulance" {
		return place{rule: "ground ambulance outside", side: inNetwork, amount: charge, allowed: lesser}
	}

	// 3. Protected care.
	protected := it.Service == "emergencyRoom" || it.Service == "airAmbulance" || it.Emergency
	if !protected && !away && it.AtNetworkFacility {
		switch it.Service {
		case "lab", "xray", "imaging", "hospitalPhysician":
			protected = true
			if it.Consented {
				y.saw("consent that does not count")
			}
		default:
			protected = !it.Consented
			if it.Consented {
				y.saw("consent that counts")
			}
		}
	}
	if protected {
		return place{rule: "protected", side: inNetwork, amount: lesser, allowed: lesser}
	}

	// 4. Authorized.
	if it.Authorized && !p.indemnity() {
		return place{rule: "authorized", side: inNetwork, amount: price, allowed: price}
	}

	// 5. Urgent care away.
	if away && it.Service == "urgentCare" {
		return place{rule: "urgent away", side: inNetwork, amount: charge, allowed: lesser}
	}

	// 6. The household switches, where that is its own to decide: not away, not
	// with consent, not where the plan agreed to the provider.
	if it.IfOutside == "switch" && !away && !it.Authorized && !it.Consented {
		network.rule = "changed to network"
		network.changed = true
		return network
	}

	// 7. Covered out of network. An indemnity plan has one set of terms, said to
	// be in network, and no network to change to.
	if p.indemnity() {
		allowed := percentOf(p.UsualAndCustomaryPercent, charge)
		return place{rule: "out of network", side: inNetwork, amount: charge, allowed: allowed}
	}
	found, ok := p.termsFor(it.Service, outOfNetwork)
	if ok && !found.terms.notCovered {
		allowed := decimal.Min(percentOf(p.AllowedPercent, price), charge)
		if p.UsualAndCustomaryPercent != nil {
			allowed = percentOf(p.UsualAndCustomaryPercent, charge)
			y.saw("out of network: of the charge")
		} else if allowed.GreaterThan(price) {
			y.saw("out of network: more than the price")
		}
		return place{rule: "out of network", side: outOfNetwork, amount: charge, allowed: allowed}
	}

	// R58: nobody knows whether it is covered there.
	if ok && found.terms.unknown {
		y.saw("out of network: unknown terms")
		return place{rule: "out of network, unknown", side: outOfNetwork, amount: charge, allowed: charge}
	}

	// 8. Not covered there: the member pays the charge.
	if away {
		y.saw("away, not covered")
	} else {
		y.saw("keeps the provider")
	}
	return place{rule: "out of network, not covered", amount: charge}
}

// percentOf is a share of an amount, 100% where the plan states none, rounded
// once (R2).
func percentOf(percent *decimal.Decimal, amount decimal.Decimal) decimal.Decimal {
	if percent == nil {
		return amount
	}
	return percentage(*percent, amount)
}

// percentage is a percentage of an amount, half away from zero to the cent.
func percentage(percent, amount decimal.Decimal) decimal.Decimal {
	return amount.Mul(percent).Shift(-2).Round(2)
}

// takesReferral says whether a line takes a referral (R11): in network, not
// an emergency, and of a service that the plan asks one for.
func (y *year) takesReferral(it *item, at place) bool {
	if at.rule != "in network" && at.rule != "changed to network" {
		return false
	}
	switch {
	case it.Emergency, it.Service == "emergencyRoom", it.Service == "airAmbulance":
		return false
	}
	return y.plan.needsReferral(it.Service)
}

// courseOf names the course of an item: its own where it states none.
func courseOf(it *item) string {
	if it.Course != "" {
		return "course " + it.Course
	}
	return "item " + it.ID
}

// visitsToAdd says before which units a primary care visit is added to get a
// referral (R13).
func (y *year) visitsToAdd(units []unit) map[int]bool {
	add := map[int]bool{}
	for memberAt := range y.request.Members {
		// The member's primary care and preventive visits in network provide one
		// each: those without a date to any course, those with one to courses
		// whose first line is on its day or later.
		anyDay := 0
		var dates []string
		for _, u := range units {
			if u.memberAt != memberAt || (u.item.Service != "primaryCare" && u.item.Service != "preventive") {
				continue
			}
			if rule := y.placeOf(u.item, u.date).rule; rule == "in network" || rule == "changed to network" {
				if len(u.item.Dates) > 0 {
					dates = append(dates, u.date)
				} else {
					anyDay++
				}
			} else if !u.item.Away && y.plan.requiresServiceArea() && y.awayOn(u.item, u.date) {
				y.saw("referral: not from a visit in months away")
			}
		}
		// They go to the courses in order of their first line; each course
		// beyond adds one.
		seen := map[string]bool{}
		for i, u := range units {
			if u.memberAt != memberAt || !y.takesReferral(u.item, y.placeOf(u.item, u.date)) {
				continue
			}
			if u.item.Referral == "have" {
				y.saw("referral: have")
				continue
			}
			if u.item.Referral == "none" {
				continue
			}
			course := courseOf(u.item)
			if seen[course] {
				y.saw("referral: course goes on")
				continue
			}
			seen[course] = true
			if len(dates) > 0 && dates[0] <= u.date {
				y.saw("referral: from a planned visit with a date")
				dates = dates[1:]
				continue
			}
			if anyDay > 0 {
				y.saw("referral: from a planned visit")
				anyDay--
				continue
			}
			if len(dates) > 0 {
				y.saw("referral: not from a later visit")
			}
			add[i] = true
			y.saw("referral: visit added")
		}
	}
	return add
}

// addedVisit is the primary care visit that gets a referral: at the price of
// the member's own first primary care item, or the default.
func (y *year) addedVisit(u unit) *line {
	var price *decimal.Decimal
	for i := range y.request.Care {
		it := &y.request.Care[i]
		if it.Member == u.item.Member && it.Service == "primaryCare" {
			own := y.priceOf(it)
			price = &own
			break
		}
	}
	if own, stated := y.plan.Prices["primaryCare"]; price == nil && stated { // R48
		y.saw("referral: visit added at the plan's price")
		price = &own
	}
	if price == nil {
		if y.defaults == nil {
			panic("no price for a visit to get a referral")
		}
		y.saw("referral: visit added at the default price")
		d := decimal.RequireFromString(y.defaults("primaryCare", 0))
		price = &d
	}
	return &line{
		date:       u.date,
		member:     u.item.Member,
		memberAt:   u.memberAt,
		service:    "primaryCare",
		place:      place{rule: "referral visit", side: inNetwork, amount: *price, allowed: *price},
		addedVisit: true,
	}
}
