package risk

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// years draws a household's years. Beyond the first it allocates only for
// longer ones than before.
type years struct {
	listed  *care.Year      // what the household lists
	care    *care.Year      // the same with the items
	items   []care.Resolved // those listed, and behind them one for each kind of drawn care, for its fills of 90 days, and for each quantity
	persons []person
	counts  *counts
	// days are those of a whole year.
	days int
	// months are by covered day the index of its month.
	months     []int8
	evenPrices bool
	// due is the first day of the month in which a birth is, and dueDays how many days
	// it has: 0 where the household does not say.
	due, dueDays int32
	// fixedCourses are those that every year has; courses are this year's.
	fixedCourses, courses int32
	// firsts is the index of the first quantity's first item, for tries with care of
	// which the household lists none, and firstsCourse their course.
	firsts, firstsCourse int32
	// units are those that are drawn, person after person, each one's up to its
	// end.
	units    []care.Unit
	ends     []int
	segments [][]care.Unit
	// own are by person the units that the household lists.
	own    [][]care.Unit
	sorted []care.Unit
	starts []int32
	// refill fills drawn drugs as the members do (R46).
	refill  *care.Refill
	drawing drawing
}

// newYears lays a checked household out for drawing.
func newYears(seed int, year *care.Year, members []care.Member, v *variation) *years {
	v.factors = reference.FactorsOf2026()
	full := care.NewCoverage(yearOf(year.Coverage))
	y := &years{listed: year, care: year, items: slices.Clip(year.Items), persons: make([]person, len(members)), days: full.Days,
		evenPrices: v.evenPrices, fixedCourses: int32(year.Courses), ends: make([]int, len(members)), own: make([][]care.Unit, len(members)), starts: make([]int32, year.Coverage.Days+1)}
	for i := range year.Coverage.Months {
		for len(y.months) < int(year.Coverage.Month(i+1)-year.Coverage.Start) {
			y.months = append(y.months, int8(i))
		}
	}
	for i := range members {
		// A birth is in the month from which the newborn is covered.
		if m := &members[i]; m.Relationship == care.Child && m.Age == 0 && m.CoveredFrom != 0 {
			y.due, _ = year.Covered(i)
			for day := int(y.due); day < len(y.months) && y.months[day] == y.months[y.due]; day++ {
				y.dueDays++
			}
			break
		}
	}
	for i := range members {
		p := &y.persons[i]
		p.key, p.member = keyOf(seed, members[i].ID), i
		p.from, p.until = year.Covered(i)
		for _, u := range year.Listed() {
			if of := &year.Items[u.Item]; of.Member == i {
				y.own[i] = append(y.own[i], u)
				p.listed[of.Item.Service] += of.Fill.Units()
			}
		}
		if members[i].Draws() {
			y.counts = sharedCounts()
			y.expect(i, &members[i], v)
		}
	}
	filled, refill := year.With(y.items).Refilled(func(item int) plan.Fill {
		if p := &y.items[item]; p.From < 0 {
			return members[p.Member].Fill()
		}
		return plan.Fill30
	})
	y.items, y.refill = slices.Clip(filled.Items), refill
	y.firsts = int32(len(y.items))
	for _, q := range compare.Quantities() {
		of := compare.Quantify(year, q)
		y.items = append(y.items, of.First(1))
	}
	y.firstsCourse = y.fixedCourses
	y.fixedCourses++
	y.care = year.With(y.items)
	return y
}

// item adds an item for drawn care of a member, and returns its index.
func (y *years) item(member int, of *care.Item) int32 {
	p := care.ResolvedOf(of, member)
	p.From = -1
	y.items = append(y.items, p)
	return int32(len(y.items) - 1)
}

// expect lays out what is drawn for a member.
func (y *years) expect(i int, m *care.Member, v *variation) {
	p := &y.persons[i]
	for s := range service.Count {
		p.items[s] = y.item(i, &care.Item{Service: s})
	}
	p.admitted = y.item(i, &care.Item{Service: service.EmergencyRoom, Admitted: true})
	if y.care.EverAway(i) {
		for s := range service.Count {
			p.emergency[s] = y.item(i, &care.Item{Service: s, Emergency: true})
		}
	}
	for _, o := range m.OutOfNetwork {
		p.outside[o.Service] = y.item(i, o.Item())
		p.visits[o.Service] = int32(o.Visits)
	}
	p.courses = y.fixedCourses
	y.fixedCourses += int32(service.Count)
	if p.levels = levelsOf(m, v); len(v.expected) > 0 {
		p.levels = []level{{upTo: 1, needs: needOne, expected: appendExpected(nil, v.expected[i], conditions, v)}}
	}
	for _, c := range m.Conditions {
		of, ok := reference.EpisodeOf(c)
		if !ok {
			continue
		}
		e := episode{course: y.fixedCourses, last: of.Last}
		y.fixedCourses++
		for _, q := range of.Parts {
			r := part{service: q.Service, item: p.items[q.Service], units: int32(q.Units), days: int32(q.Days), price: q.Price, when: q.When,
				shares: q.Service == service.Specialist || q.Service == service.Rehabilitation}
			if q.Emergency {
				r.item = y.item(i, &care.Item{Service: q.Service, Emergency: true})
			}
			e.parts = append(e.parts, r)
		}
		p.episodes = append(p.episodes, e)
	}
}

// yearOf returns the year, month and twelve months that a coverage begins.
func yearOf(c care.Coverage) (year, startMonth, months int) {
	year, startMonth = c.Start.Month()
	return year, startMonth, 12
}

// day returns a day of a whole year from the upper half of random bits.
func (y *years) day(random uint64) int32 { return int32(random >> 32 * uint64(y.days) >> 32) }

// year draws year k and returns its units in the order of R3, with the number
// of courses that they are of. The units stay until the next call.
func (y *years) year(k int) ([]care.Unit, int) {
	y.draw(k, nil)
	return y.ordered(y.own, y.units, y.ends), int(y.courses)
}

// draw draws year k, without the units that are listed. Those that drawn units
// are not added to (R34) are as the household lists them, or, by person, others.
func (y *years) draw(k int, others []listed) {
	y.units = y.units[:0]
	y.courses = y.fixedCourses
	for i := range y.persons {
		p := &y.persons[i]
		skip := &p.listed
		if others != nil {
			skip = &others[i]
		}
		y.drawPerson(p, k, skip)
		y.ends[i] = len(y.units)
	}
}

// ordered returns listed units, by person, and drawn ones, person after person,
// each one's up to its end, in the order of R3.
func (y *years) ordered(own [][]care.Unit, drawn []care.Unit, ends []int) []care.Unit {
	y.segments = y.segments[:0]
	from, n := 0, len(drawn)
	for i, end := range ends {
		y.segments = append(y.segments, own[i], drawn[from:end])
		n += len(own[i])
		from = end
	}
	if cap(y.sorted) < n {
		y.sorted = make([]care.Unit, 2*n)
	}
	return y.refill.Units(care.ByDay(y.sorted[:n], y.starts, y.segments...))
}
