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
	// more is how many days beyond the first a stay lasts, and how many tests
	// beyond the first a visit for tests is of, in 65536ths.
	more uint32
	// price is of one unit, of a stay of one day, of one test.
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
	// from and until are the days on which the member is covered, from one up to
	// before the other (R57).
	from, until int32
	levels      []level
	// episodes follow on what the level brings.
	episodes []episode
	// listed is how many units the household lists.
	listed listed
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
	add := func(weight, tenth int, list []reference.Expected, extra ...[]reference.Expected) {
		if weight == 0 {
			return
		}
		upTo += uint64(weight)
		l := level{upTo: upTo, needs: needsOf(tenth, v), expected: appendExpected(nil, list, tenth, v)}
		for _, e := range extra {
			l.expected = appendExpected(l.expected, e, conditions, v)
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
	first, last := 0, 0 // the tenths of a usual year
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
			add(1, conditions, nil, at(middle)...)
		}
		return levels
	}
	tenths := reference.TenthsOf(m.Age, female)
	for i := 1; i <= reference.Tenths; i++ {
		weight := 0
		for usual := first; usual <= last; usual++ {
			weight += tenths[usual-1].Weight * int(turnover[usual-1][i-1])
		}
		add(weight, i, tenths[i-1].Expected, at(i)...)
	}
	return levels
}

// conditions is no tenth: care that a condition brings varies with no need and
// is as much as its source says (R36).
const conditions = 0

// needsOf returns what a tenth's units are multiplied by, each as likely.
func needsOf(tenth int, v *variation) []uint32 {
	switch {
	case tenth == conditions || v.evenNeed:
		return needOne
	case tenth <= 3:
		return needLowest[:]
	case tenth < reference.Tenths:
		return need[:]
	}
	return needHighest[:]
}

// middle is a tenth for which extra care is a middling amount.
const middle = 5

// appendExpected lays out the expected care of a tenth, or of conditions:
// visits to the emergency room and rides there first, which stays refer to;
// stays with their days and physicians in one; other care last, which comes
// only with some.
func appendExpected(out []expected, list []reference.Expected, tenth int, v *variation) []expected {
	var stays, days, doctor reference.Expected
	out = appendRows(out, list, tenth, v, func(r reference.Row) bool {
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
		e := v.expect(days, tenth)
		e.mean = v.mean(stays, tenth)
		perStay := uint64(days.Units) * one / uint64(stays.Units)
		if perStay < one {
			// Less than a day each: as dear as the days are.
			e.price = money.MulDiv(e.price, int64(days.Units), int64(stays.Units))
		} else {
			e.more = uint32(perStay - one)
		}
		out = append(out, e)
	}
	if doctor.Units > 0 {
		out = append(out, v.expect(doctor, tenth))
	}
	out = appendRows(out, list, tenth, v, func(r reference.Row) bool {
		return r != reference.HospitalDays && r != reference.HospitalStays && r != reference.OtherCare &&
			r.Service() != service.EmergencyRoom && r.Service() != service.Ambulance
	})
	return appendRows(out, list, tenth, v, func(r reference.Row) bool { return r == reference.OtherCare })
}

func appendRows(out []expected, list []reference.Expected, tenth int, v *variation, want func(reference.Row) bool) []expected {
	for _, e := range list {
		if want(e.Row) {
			x := v.expect(e, tenth)
			if e.Row == reference.LabTests && !v.prices2014 {
				x.asTests()
			}
			out = append(out, x)
		}
	}
	return out
}

// expect lays out the care of one row.
func (v *variation) expect(e reference.Expected, tenth int) expected {
	price := e.Price2014
	if !v.prices2014 {
		price = v.factors.Price(e.Row, price)
	}
	return expected{row: e.Row, service: e.Row.Service(), mean: v.mean(e, tenth), byNeed: tenth != conditions, price: price}
}

// mean returns how many units are expected, in 65536ths.
func (v *variation) mean(e reference.Expected, tenth int) uint32 {
	if tenth == conditions {
		return uint32((e.Units*one + reference.Whole/2) / reference.Whole)
	}
	const whole = reference.Whole * 1_000_000
	return uint32((e.Units*v.factors.UnitsIn(tenth, e.Row)*one + whole/2) / whole)
}

// asTests makes tests of one price out of visits for tests: as many as the
// visit's price is worth (R36).
func (e *expected) asTests() {
	visit, test := uint64(e.price), uint64(reference.PriceOf(service.Lab).Amount)
	if visit < test {
		// Less than a test each: as many tests.
		e.mean = uint32(uint64(e.mean) * visit / test)
	} else {
		e.more = uint32(visit*one/test - one)
	}
	e.price = money.Cents(test)
}
