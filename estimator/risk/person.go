package risk

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// A variation changes what years are drawn from, to hold them against other
// figures. The zero value changes nothing.
type variation struct {
	// prices2014 leaves prices in dollars of 2014; evenPrices and evenNeed leave
	// out their spread.
	prices2014, evenPrices, evenNeed bool
	// factors are those of 2026, once they are known.
	factors reference.Factors
	// expected, where there is some, is the care that all years of a member are
	// drawn around, by member.
	expected [][]reference.Expected
}

// expected is the care of one kind that a year is drawn around.
type expected struct {
	row     reference.Row
	service service.ID
	// mean is how many units, in 65536ths; byNeed tells that it varies with the
	// member's need for care.
	mean   uint32
	byNeed bool
	// moreDays is how many days beyond the first a stay lasts, in 65536ths.
	moreDays uint32
	// price is of one unit, of a stay of one day.
	price money.Cents
}

// A level is one of the sets of expected care that a member's years are drawn
// from.
type level struct {
	// upTo is the sum of the weights up to this level.
	upTo     uint64
	needs    []uint32
	expected []expected
}

// An episode is what a condition brings to every year.
type episode struct {
	course int32
	last   bool
	parts  []part
}

type part struct {
	item  int32
	units int32
	days  int32
	price money.Cents
	when  reference.When
	// service is that of the item.
	service service.ID
	// shares: the units are of the episode's course.
	shares bool
}

// listed are, by service, how many units the household lists in the coverage.
type listed [service.Count]int32

// A person is a member ready to be drawn.
type person struct {
	key    key
	member int
	levels []level
	// episodes follow on what the level brings.
	episodes []episode
	// listed is how many units the household lists, and own are those units.
	listed listed
	own    []care.Unit
	// items are, by service, the items of drawn care; outside those sought out of
	// network, so many a year. admitted is of visits to the emergency room that
	// end in a stay.
	items    [service.Count]int32
	outside  [service.Count]int32
	visits   [service.Count]int32
	admitted int32
	// emergency are, by service, the items of care that is part of a visit to the
	// emergency room away from home, for a person who ever is.
	emergency [service.Count]int32
	// courses are, from this one on, a course for each service.
	courses int32
}

// needOne is a need that does not vary.
var needOne = []uint32{one}

// levelsOf returns what years of a member are drawn from, none where nothing
// is.
func levelsOf(m *care.Member, v *variation) []level {
	female := m.Sex == care.Female
	var levels []level
	var upTo uint64
	add := func(weight int, list []reference.Expected, needs []uint32, extra ...[]reference.Expected) {
		if weight == 0 {
			return
		}
		if v.evenNeed {
			needs = needOne
		}
		upTo += uint64(weight)
		l := level{upTo: upTo, needs: needs, expected: appendExpected(nil, list, true, v)}
		for _, e := range extra {
			l.expected = appendExpected(l.expected, e, false, v)
		}
		levels = append(levels, l)
	}
	var extras []reference.Extra
	for _, c := range m.Conditions {
		if extra, ok := reference.ExtraOf(c, m.Age, female); ok {
			extras = append(extras, extra)
		}
	}
	at := func(tenth int) (lists [][]reference.Expected) {
		for _, e := range extras {
			switch {
			case tenth <= 3:
				lists = append(lists, e.Low)
			case tenth < reference.Tenths:
				lists = append(lists, e.Middle)
			default:
				lists = append(lists, e.High)
			}
		}
		return lists
	}
	first, last := 0, 0
	switch m.Use {
	case care.UseLow:
		first, last = 1, 3
	case care.UseTypical:
		first, last = 4, 7
	case care.UseHigh:
		first, last = 8, reference.Tenths
	case care.UseUnknown:
		first, last = 1, reference.Tenths
	default:
		if len(extras) > 0 { // what the condition brings and no more
			add(1, nil, needOne, at(middle)...)
		}
		return levels
	}
	tenths := reference.TenthsOf(m.Age, female)
	for i := first; i <= last; i++ {
		needs := need[:]
		if i == reference.Tenths {
			needs = needHighest[:]
		}
		add(tenths[i-1].Weight, tenths[i-1].Expected, needs, at(i)...)
	}
	return levels
}

// middle is a tenth for which extra care is a middling amount.
const middle = 5

// appendExpected lays out expected care: visits to the emergency room and rides
// there first, which stays refer to; stays with their days and physicians in
// one; other care last, which comes only with some.
func appendExpected(out []expected, list []reference.Expected, byNeed bool, v *variation) []expected {
	var stays, days, doctor reference.Expected
	out = appendRows(out, list, byNeed, v, func(r reference.Row) bool {
		return r.Service() == service.EmergencyRoom || r.Service() == service.Ambulance
	})
	for _, e := range list {
		switch e.Row {
		case reference.HospitalDays:
			days = e
		case reference.HospitalStays:
			doctor = e
		}
	}
	// Where the data has days and no stays, or the other way around, each is one.
	if stays = doctor; stays.Units == 0 {
		stays = days
	}
	if days.Units > 0 {
		e := expected{row: reference.HospitalDays, service: service.HospitalStay, byNeed: byNeed, mean: inOnes(stays.Units), price: days.Price2014}
		perStay := uint64(days.Units) * one / uint64(stays.Units)
		if perStay < one {
			// Less than a day each: as dear as the days are.
			e.price = money.MulDiv(e.price, int64(days.Units), int64(stays.Units))
		} else {
			e.moreDays = uint32(perStay - one)
		}
		e.price = v.price(e.row, e.price)
		out = append(out, e)
	}
	if doctor.Units > 0 {
		out = append(out, expected{row: reference.HospitalStays, service: service.HospitalPhysician, byNeed: byNeed,
			mean: inOnes(doctor.Units), price: v.price(doctor.Row, doctor.Price2014)})
	}
	out = appendRows(out, list, byNeed, v, func(r reference.Row) bool {
		return r != reference.HospitalDays && r != reference.HospitalStays && r != reference.OtherCare &&
			r.Service() != service.EmergencyRoom && r.Service() != service.Ambulance
	})
	return appendRows(out, list, byNeed, v, func(r reference.Row) bool { return r == reference.OtherCare })
}

func appendRows(out []expected, list []reference.Expected, byNeed bool, v *variation, want func(reference.Row) bool) []expected {
	for _, e := range list {
		if want(e.Row) {
			out = append(out, expected{row: e.Row, service: e.Row.Service(), byNeed: byNeed, mean: inOnes(e.Units), price: v.price(e.Row, e.Price2014)})
		}
	}
	return out
}

// inOnes turns ten-thousandths into 65536ths.
func inOnes(units int) uint32 { return uint32((units*one + reference.Whole/2) / reference.Whole) }

func (v *variation) price(r reference.Row, price2014 money.Cents) money.Cents {
	if v.prices2014 {
		return price2014
	}
	return v.factors.Price(r, price2014)
}
