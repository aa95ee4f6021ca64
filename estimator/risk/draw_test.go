package risk

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/year"
)

// prepared is a household's year of 2026.
func prepared(t testing.TB, members []care.Member, items ...care.Item) *care.Year {
	t.Helper()
	return covered(t, care.NewCoverage(2026, 1, 12), members, items...)
}

func covered(t testing.TB, c care.Coverage, members []care.Member, items ...care.Item) *care.Year {
	t.Helper()
	var problems problem.List
	year := care.Prepare(c, members, items, care.Named{}, nil, &problems)
	require.Empty(t, problems)
	return year
}

func drawn(t testing.TB, seed int, members []care.Member, items ...care.Item) *years {
	t.Helper()
	return newYears(seed, prepared(t, members, items...), members, &variation{})
}

// ready is a plan of its fields, for a household.
func ready(t testing.TB, fields string, members []care.Member) compare.Plan {
	t.Helper()
	var p plan.Plan
	var problems problem.List
	if !strings.Contains(fields, `"premium"`) {
		fields = `"premium": {"period": "year", "amount": 0}, ` + fields
	}
	document.Read([]byte(`{"id": "p", "name": "P", "year": 2026, `+fields+`}`), &p, &problems)
	rules := plan.Check(&p, "", &problems)
	ready := compare.Plan{Rules: rules, Adjudicator: claim.New(rules, care.NewCoverage(2026, 1, 12), members, "", &problems), Fixed: year.FixedOf(&p, &year.Household{Stretches: care.NewCoverage(2026, 1, 12).Stretches(members)}, "", &problems)}
	require.Empty(t, problems)
	return ready
}

func member(id string, age int, sex care.Sex, use care.Use, conditions ...reference.Condition) care.Member {
	return care.Member{ID: id, Relationship: care.Child, Age: age, Sex: sex, Use: use, Conditions: conditions}
}

// a person of every group of the reference figures.
func everyGroup() (members []care.Member) {
	for _, age := range []int{0, 6, 18, 26, 35, 45, 55} {
		for _, sex := range []care.Sex{care.Female, care.Male} {
			members = append(members, member(fmt.Sprint(age, sex), age, sex, care.UseUnknown))
		}
	}
	return members
}

// mean is of numbers that are added one by one, with its standard error.
type mean struct{ n, sum, squares float64 }

func (m *mean) add(x float64) {
	m.n++
	m.sum += x
	m.squares += x * x
}

func (m *mean) of() (mean, standardError float64) {
	mean = m.sum / m.n
	return mean, math.Sqrt(math.Max(m.squares/m.n-mean*mean, 0) / m.n)
}

// sampling is how many standard errors a mean may be off: among the hundreds
// of means of a test one in a million would be by chance.
const sampling = 5

// assertMean asserts that a mean is as expected within sampling error.
func assertMean(t *testing.T, want float64, m *mean, what ...any) {
	t.Helper()
	got, standardError := m.of()
	assert.InDelta(t, want, got, sampling*standardError+1e-9, what...)
}

// In every group, the units of each service are those of the data on average.
func TestR34MeansOfUnits(t *testing.T) {
	const years = 20_000
	for _, m := range everyGroup() {
		t.Run(m.ID, func(t *testing.T) {
			want := expectedUnits(t, m)
			y := drawn(t, 7, []care.Member{m})
			var units [service.Count]mean
			days := mean{}
			for k := range years {
				var count [service.Count]float64
				stayed := 0.0
				all, _ := y.year(k)
				for i := range all {
					count[y.care.Items[all[i].Item].Item.Service]++
					stayed += float64(all[i].Days)
				}
				for s := range count {
					units[s].add(count[s])
				}
				days.add(stayed)
			}
			some := 0
			for s := range service.Count {
				if s == service.Other { // below
					continue
				}
				assertMean(t, want.units[s], &units[s], s.String())
				if want.units[s] > 0 {
					some++
				}
			}
			assert.Greater(t, some, 15)
			assertMean(t, want.days, &days, "days of stays")
		})
	}
}

type units struct {
	units [service.Count]float64
	days  float64
}

// expectedUnits are a member's by the data itself and what brings it to 2026
// (R36), over all tenths.
func expectedUnits(t *testing.T, m care.Member) units {
	rowOf := map[string]reference.Row{}
	for r := range reference.Rows {
		rowOf[r.String()] = r
	}
	factors := reference.FactorsOf2026()
	sex := map[care.Sex]string{care.Female: "F", care.Male: "M"}[m.Sex]
	group := map[int]string{0: "0-5", 6: "6-17", 18: "18-25", 26: "26-34", 35: "35-44", 45: "45-54", 55: "55+"}[m.Age]
	var u units
	people := map[string]float64{}
	stays, days := map[string]float64{}, map[string]float64{}
	lowest := reference.Tenths
	for _, r := range rows(t, "utilization_2014.csv") {
		if r[0] != group || r[1] != sex || len(r[2]) < 6 || r[2][:6] != "Decile" || r[3] == "0" {
			continue
		}
		n := number(t, r[3])
		people[r[2]] = n
		tenth := int(number(t, strings.TrimPrefix(r[2], "Decile ")))
		lowest = min(lowest, tenth) // the first that comes
		row := rowOf[r[4]]
		// The lowest that the group has stands for those below it, too.
		from := tenth
		if tenth == lowest {
			from = 1
		}
		scale := 0.0
		for i := from; i <= tenth; i++ {
			scale += float64(factors.UnitsIn(i, row)) / 1_000_000 / float64(tenth-from+1)
		}
		expected := number(t, r[5]) * scale * n
		switch row {
		case reference.HospitalDays:
			days[r[2]] = expected
		case reference.HospitalStays:
			stays[r[2]] = expected
		case reference.LabTests:
			u.units[service.Lab] += expected * testsOf(number(t, r[6]))
		default:
			u.units[row.Service()] += expected
		}
	}
	all := 0.0
	for level, n := range people {
		all += n
		u.units[service.HospitalPhysician] += stays[level]
		switch {
		case stays[level] == 0: // where the data has no stays, a day is one
			u.units[service.HospitalStay] += days[level]
			u.days += days[level]
		case days[level] == 0:
		default:
			// A stay has at least a day.
			u.units[service.HospitalStay] += stays[level]
			u.days += max(days[level], stays[level])
		}
	}
	for s := range u.units {
		u.units[s] /= all
	}
	u.days /= all
	return u
}

// testsOf returns how many tests of 2026 a visit for tests of 2014 was worth.
func testsOf(dollars2014 float64) float64 {
	factors := reference.FactorsOf2026()
	return float64(factors.Price(reference.LabTests, money.Cents(math.Round(dollars2014*100)))) / float64(reference.DefaultPrice(service.Lab, 0))
}

func rows(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open("../reference/testdata/" + name)
	require.NoError(t, err)
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	return all[1:]
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(text, 64)
	require.NoError(t, err)
	return n
}

// Other care is one amount a year, in the years that have some care.
func TestR34OtherCareOnlyWithSome(t *testing.T) {
	y := drawn(t, 3, []care.Member{member("m", 40, care.Male, care.UseLow)})
	with, without := 0, 0
	for k := range 5000 {
		units, _ := y.year(k)
		others := 0
		for i := range units {
			if y.care.Items[units[i].Item].Item.Service == service.Other {
				others++
			}
		}
		if len(units) == 0 {
			without++
			continue
		}
		with++
		require.LessOrEqual(t, others, 1)
		require.Greater(t, len(units), others)
	}
	assert.Greater(t, with, 500)
	assert.Greater(t, without, 500)
}

// Prices spread around the expected ones, and so does the need for care; both
// are 1 on average.
func TestSpreadsAreOneOnAverage(t *testing.T) {
	for name, table := range map[string][]uint32{"price": priceSpread[:], "need of the lowest tenths": needLowest[:], "need": need[:], "need of the highest tenth": needHighest[:]} {
		sum := uint64(0)
		for i, x := range table {
			sum += uint64(x)
			assert.True(t, i == 0 || table[i-1] < x || name == "need of the lowest tenths" && x == 0, name)
		}
		assert.Equal(t, uint64(len(table)*one), sum, name)
		assert.Zero(t, len(table)&(len(table)-1), "%s: a power of two, so that each is as likely", name)
	}
}

// Nothing that is expected, at the greatest need, is beyond the tables.
func TestR34MeansAreInTheTables(t *testing.T) {
	for _, m := range everyGroup() {
		m.Conditions = []reference.Condition{reference.Asthma, reference.Depression}
		levels := levelsOf(&m, &variation{factors: reference.FactorsOf2026()})
		require.NotEmpty(t, levels)
		for _, l := range levels {
			for _, e := range l.expected {
				need := uint64(one)
				if e.byNeed {
					need = uint64(slices.Max(l.needs))
				}
				assert.Less(t, uint64(e.mean)*need>>16, uint64(highest), "%s %s", m.ID, e.row)
				assert.Less(t, e.more, uint32(highest), "%s %s", m.ID, e.row)
			}
		}
	}
}

func TestCountsHaveTheirMeans(t *testing.T) {
	c := newCounts()
	assert.Less(t, len(c.thresholds), 20_000)
	for _, want := range []float64{0, 0.004, 0.05, 0.3, 1, 2.99, 7.99, 8, 17.3, 40, 127, 300, 511} {
		random := stream(1)
		var m mean
		zeros := 0.0
		for range 200_000 {
			n := c.draw(uint32(want*one), random.next())
			m.add(float64(n))
			if n == 0 {
				zeros++
			}
		}
		assertMean(t, math.Floor(want*one)/one, &m, want)
		assert.InDelta(t, math.Exp(-want), zeros/m.n, 0.005, "no unit at a mean of %g", want)
		variance := m.squares/m.n - m.sum/m.n*m.sum/m.n
		// Between two means of the grid, up to a quarter of the step squared more.
		point, _ := cell(uint32(want * one))
		step := float64(eighths(int(point)+1)-eighths(int(point))) / 8
		assert.GreaterOrEqual(t, variance, 0.98*want, "variance at a mean of %g", want)
		assert.LessOrEqual(t, variance, 1.02*want+step*step/4+0.001, "variance at a mean of %g", want)
	}
	assert.LessOrEqual(t, c.draw(math.MaxUint32, math.MaxUint64), int32(1000))
}

// A household's members keep their years whoever is added, in whichever order
// they stand and whatever others expect (R33).
func TestR33MembersDrawForThemselves(t *testing.T) {
	ada := member("ada", 40, care.Female, care.UseTypical, reference.Asthma, reference.Maternity)
	bo := member("bo", 9, care.Male, care.UseHigh)
	cy := member("cy", 70, care.Male, care.UseUnknown, reference.Diabetes)
	alone := yearsOf(t, []care.Member{ada}, "ada")
	assert.Equal(t, alone, yearsOf(t, []care.Member{bo, ada}, "ada"))
	assert.Equal(t, alone, yearsOf(t, []care.Member{ada, cy, bo}, "ada"))
	assert.NotEqual(t, alone, yearsOf(t, []care.Member{bo}, "bo"))
	same := ada
	same.ID = "Ada"
	assert.NotEqual(t, alone, yearsOf(t, []care.Member{same}, "Ada"))
}

// event is a drawn unit, apart from its place in the household.
type event struct {
	service     service.ID
	day, days   int32
	price       money.Cents
	admitted    bool
	outOfPlan   bool
	emergency   bool
	sameCourse  int32
	chargeAbove money.Cents
}

// yearsOf are a member's first years.
func yearsOf(t *testing.T, members []care.Member, id string, items ...care.Item) (all [][]event) {
	y := drawn(t, 11, members, items...)
	for k := range 50 {
		units, _ := y.year(k)
		var events []event
		first := map[int32]int32{}
		for i := range units {
			u := &units[i]
			it := y.care.Items[u.Item]
			if members[it.Member].ID != id || int(u.Item) < len(items) {
				continue
			}
			if _, ok := first[u.Course]; !ok {
				first[u.Course] = int32(len(first))
			}
			events = append(events, event{it.Item.Service, u.Day, u.Days, u.Price, it.Item.Admitted, it.Item.OutOfNetwork.All, it.Item.Emergency, first[u.Course], u.Charge - u.Price})
		}
		all = append(all, events)
	}
	return all
}

// Year k is the same whether years before it were drawn or not.
func TestR33YearsDoNotDependOnOthers(t *testing.T) {
	members := everyGroup()[:6]
	forwards, backwards := drawn(t, 5, members), drawn(t, 5, members)
	want := make([][]care.Unit, 30)
	courses := make([]int, len(want))
	for k := range want {
		units, n := forwards.year(k)
		want[k], courses[k] = slices.Clone(units), n
	}
	for k := len(want) - 1; k >= 0; k-- {
		units, n := backwards.year(k)
		assert.Equal(t, want[k], units)
		assert.Equal(t, courses[k], n)
	}
}

// What the household lists takes the place of drawn care of the same service,
// and changes nothing else.
func TestR34TheLargerCount(t *testing.T) {
	m := member("m", 60, care.Female, care.UseHigh)
	item := func(s service.ID, count int) care.Item {
		price := money.Cents(123)
		return care.Item{ID: s.String(), Member: "m", Service: s, Count: count, Price: &price, Charge: &price}
	}
	without := yearsOf(t, []care.Member{m}, "m")
	for _, listed := range []int{1, 4, 200} {
		with := yearsOf(t, []care.Member{m}, "m", item(service.PrimaryCare, listed), item(service.GenericDrug, listed))
		for k := range without {
			for s := range service.Count {
				of := func(events []event) (n int) {
					for _, e := range events {
						if e.service == s {
							n++
						}
					}
					return n
				}
				want := of(without[k])
				if s == service.PrimaryCare || s == service.GenericDrug {
					want = max(want-listed, 0) // beside those listed, the larger count in all
				}
				assert.Equal(t, want, of(with[k]), s.String())
			}
			rest := slices.DeleteFunc(slices.Clone(without[k]), func(e event) bool { return e.service == service.PrimaryCare || e.service == service.GenericDrug })
			kept := slices.DeleteFunc(slices.Clone(with[k]), func(e event) bool { return e.service == service.PrimaryCare || e.service == service.GenericDrug })
			for i := range rest {
				rest[i].sameCourse, kept[i].sameCourse = 0, 0 // their numbers
			}
			assert.Equal(t, rest, kept)
		}
	}
}

func TestCareSoughtOutOfNetwork(t *testing.T) {
	m := member("m", 60, care.Male, care.UseHigh)
	for _, visits := range []int{2, 20_000} {
		m.OutOfNetwork = []care.Sought{{Service: service.Specialist, Visits: visits}}
		seen := 0
		for _, events := range yearsOf(t, []care.Member{m}, "m") {
			out, in := 0, 0
			for _, e := range events {
				require.True(t, e.service == service.Specialist || !e.outOfPlan)
				require.Equal(t, e.price, e.chargeAbove, "a charge of twice the price")
				if e.outOfPlan {
					out++
				} else if e.service == service.Specialist {
					in++
				}
			}
			assert.Equal(t, min(visits, out+in), out)
			seen += out
		}
		assert.Greater(t, seen, 50)
	}
}

// A shorter coverage has the days of the year that it covers (R4).
func TestR34PartOfAYear(t *testing.T) {
	members := []care.Member{member("m", 60, care.Female, care.UseHigh)}
	whole := newYears(1, covered(t, care.NewCoverage(2026, 4, 12), members), members, &variation{})
	part := newYears(1, covered(t, care.NewCoverage(2026, 4, 3), members), members, &variation{})
	seen := 0
	for k := range 40 {
		all, _ := whole.year(k)
		var want [][2]int64
		for i := range all {
			if all[i].Day < 91 {
				want = append(want, [2]int64{int64(all[i].Day), int64(all[i].Price)})
			}
		}
		units, _ := part.year(k)
		var got [][2]int64
		for i := range units {
			got = append(got, [2]int64{int64(units[i].Day), int64(units[i].Price)})
		}
		assert.Equal(t, want, got)
		seen += len(got)
	}
	assert.Greater(t, seen, 100)
}

// Stays, births and visits to the emergency room come as the lines that they
// are made of, on one day.
func TestR34CareOfOneDay(t *testing.T) {
	y := drawn(t, 2, []care.Member{member("m", 60, care.Male, care.UseHigh), member("n", 30, care.Female, care.UseLow, reference.Maternity)})
	// The highest tenth: lower ones have stays whose physicians the data rounds away.
	y.persons[0].levels = y.persons[0].levels[reference.Tenths-1:]
	stays, admitted, births, tests := 0, 0, 0, 0
	visits, ofVisits := 0, 0 // for tests, of the first member
	for k := range 400 {
		units, _ := y.year(k)
		on := map[service.ID]map[int32]int{}
		prenatal, born := int32(-1), int32(-1)
		testsOn := map[int32]int{}
		for i := range units {
			it := y.care.Items[units[i].Item]
			s, day := it.Item.Service, units[i].Day
			if on[s] == nil {
				on[s] = map[int32]int{}
			}
			on[s][day]++
			if s == service.Lab && it.Member == 0 {
				testsOn[day]++
			}
			if it.Item.Admitted {
				admitted++
			}
			switch s {
			case service.PrenatalVisit:
				prenatal = max(prenatal, day)
			case service.DeliveryFacility:
				born = day
				assert.Equal(t, int32(2), units[i].Days)
			}
		}
		for day := range on[service.HospitalStay] {
			assert.Positive(t, on[service.HospitalPhysician][day])
			stays++
		}
		for _, n := range testsOn {
			visits++
			ofVisits += n
		}
		for day := range on[service.EmergencyRoom] {
			tests += on[service.Lab][day] + on[service.XRay][day]
		}
		births += len(on[service.DeliveryFacility])
		assert.Positive(t, on[service.DeliveryPhysician][born])
		assert.LessOrEqual(t, prenatal, born)
	}
	assert.Equal(t, 400, births)
	assert.Greater(t, stays, 50)
	assert.Greater(t, admitted, 5)
	assert.Greater(t, tests, 50)
	assert.Greater(t, visits, 400)
	assert.Greater(t, ofVisits, 3*visits, "the tests of a visit come on one day")
}

// Every condition brings what its figures say.
func TestR34Conditions(t *testing.T) {
	const years = 3000
	for _, word := range reference.Condition("").Words() {
		t.Run(word, func(t *testing.T) {
			c := reference.Condition(word)
			m := member("m", 45, care.Female, care.UseNone, c)
			y := drawn(t, 4, []care.Member{m})
			var want [service.Count]float64
			if e, ok := reference.EpisodeOf(c); ok {
				for _, p := range e.Parts {
					want[p.Service] += float64(p.Units)
				}
			} else {
				extra, ok := reference.ExtraOf(c, m.Age, true)
				require.True(t, ok)
				for _, e := range extra.Middle {
					if e.Row != reference.HospitalDays && e.Row != reference.OtherCare {
						n := float64(e.Units) / reference.Whole
						if e.Row == reference.LabTests {
							n *= testsOf(float64(e.Price2014) / 100)
						}
						want[e.Row.Service()] += n
						if e.Row == reference.HospitalStays {
							want[service.HospitalStay] += float64(e.Units) / reference.Whole
						}
					}
				}
			}
			var got [service.Count]mean
			for k := range years {
				units, _ := y.year(k)
				var count [service.Count]float64
				for i := range units {
					count[y.care.Items[units[i].Item].Item.Service]++
				}
				for s := range got {
					got[s].add(count[s])
				}
			}
			sum := 0.0
			for s := range service.Count {
				sum += want[s]
				if s == service.Other && want[s] == 0 {
					continue
				}
				assertMean(t, want[s], &got[s], s.String())
			}
			assert.Greater(t, sum, 3.0)
		})
	}
}

// Visits to a specialist share referrals, three to one; a broken bone has one
// for all.
func TestR34DrawnCoursesShareReferrals(t *testing.T) {
	members := []care.Member{member("m", 60, care.Male, care.UseHigh)}
	s := New(9, prepared(t, members), members, []compare.Plan{ready(t, `"type": "HMO", "benefits": {"other": "$10"}`, members)})
	specialists, courses := 0, map[int32]int{}
	for k := range 400 {
		units, _ := s.years.year(k)
		clear(courses)
		for i := range units {
			if s.years.care.Items[units[i].Item].Item.Service == service.Specialist {
				courses[units[i].Course]++
				specialists++
			}
		}
		for _, n := range courses {
			assert.LessOrEqual(t, n, VisitsPerReferral)
		}
	}
	assert.Greater(t, specialists, 1000)

	members = []care.Member{member("m", 60, care.Male, care.UseNone, reference.BrokenBone)}
	s = New(9, prepared(t, members), members, []compare.Plan{ready(t, `"type": "HMO", "benefits": {"other": "$10"}`, members)})
	for k := range 20 {
		assert.Equal(t, 1, s.Year(k)[0].ReferralVisits)
	}
}

// Care is drawn for the days on which a member is covered, and is what it is in a year
// in which the member is covered throughout.
func TestR57CareOnCoveredDays(t *testing.T) {
	who := []care.Member{member("m", 60, care.Female, care.UseHigh), member("n", 30, care.Male, care.UseHigh)}
	joins := slices.Clone(who)
	joins[0].CoveredFrom, joins[0].CoveredUntil = 4, 6
	always, some := drawn(t, 1, who), drawn(t, 1, joins)
	seen := 0
	for k := range 40 {
		of := func(y *years) (list [][3]int64) {
			units, _ := y.year(k)
			for i := range units {
				u := &units[i]
				if m := y.items[u.Item].Member; m == 1 || u.Day >= 90 && u.Day < 181 {
					list = append(list, [3]int64{int64(m), int64(u.Day), int64(u.Price)})
				} else if y == some {
					t.Fatalf("year %d: a unit on day %d", k, u.Day)
				}
			}
			return list
		}
		want := of(always)
		assert.Equal(t, want, of(some), "year %d", k)
		seen += len(want)
	}
	assert.Greater(t, seen, 100)
}

// A birth is in the month from which the newborn is covered, and what belongs to it in
// the forty weeks before; care before the coverage is left out (R57).
func TestR57BirthInItsMonth(t *testing.T) {
	mother := member("mother", 31, care.Female, care.UseNone, reference.Maternity)
	for _, c := range []struct {
		start, born int
		visits      float64
	}{
		{1, 1, 13 * 15.5 / 281},
		{1, 3, 13 * 74.5 / 281},
		{1, 12, 13},
		{7, 2, 13 * 229.0 / 281}, // in the next calendar year
	} {
		baby := member("baby", 0, "", care.UseNone)
		baby.CoveredFrom = c.born
		members := []care.Member{mother, baby}
		coverage := care.NewCoverage(2026, c.start, 12)
		y := newYears(7, covered(t, coverage, members), members, &variation{})
		days := map[int]bool{}
		var visits mean
		for k := range 2000 {
			units, _ := y.year(k)
			stay, physician := int32(-1), int32(-2)
			before := 0.0
			for i := range units {
				switch s := y.care.Items[units[i].Item].Item.Service; s {
				case service.DeliveryFacility:
					stay = units[i].Day
				case service.DeliveryPhysician:
					physician = units[i].Day
				case service.PrenatalVisit:
					before++
				}
			}
			require.Equal(t, stay, physician)
			for i := range units {
				if s := y.care.Items[units[i].Item].Item.Service; s == service.PrenatalVisit || s == service.Lab {
					require.LessOrEqual(t, units[i].Day, stay)
					require.GreaterOrEqual(t, units[i].Day, max(0, stay-pregnancy))
				}
			}
			_, month := (coverage.Start + care.Date(stay)).Month()
			require.Equal(t, c.born, month)
			days[int(stay)] = true
			visits.add(before)
		}
		assert.GreaterOrEqual(t, len(days), 28, "any day of the month")
		got, _ := visits.of()
		assert.InDelta(t, c.visits, got, 0.2, "visits before a birth in month %d", c.born)
	}
}
