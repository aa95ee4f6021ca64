package risk

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// workbook is the worked example of the CMS yearly cost workbook, with the share
// of other care rounded to what terms can say.
const workbook = `"type": "EPO", "outOfPocketMaximums": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 3500, "person": 3500, "family": 9400}],
	"benefits": {"chiropractic": "$10", "eyeExam": "$10", "mentalHealthVisit": "$10", "outpatientFacility": "$10", "primaryCare": "$10", "specialist": "$10",
		"genericDrug": "$10", "preferredBrandDrug": "$10", "nonPreferredBrandDrug": "$10", "specialtyDrug": "$10", "emergencyRoom": "$50",
		"preventive": "$0", "ambulance": "$0", "lab": "$0", "xray": "$0", "imaging": "$0", "outpatientSurgeon": "$0", "hospitalStay": "$0", "hospitalPhysician": "$0",
		"rehabilitation": "$0", "infusedDrug": "$0", "dialysis": "$0", "durableEquipment": "$0", "other": "8.08%"}`

// Over many years, two members over 55 at the middle of the tenths pay what the
// workbook works out from fractional units.
func TestR34WorkbookPlan(t *testing.T) {
	const years, pays, rate, stated = 40_000, 544.5971896292, 0.0808276891, 0.0808
	rowOf := map[string]reference.Row{}
	for r := range reference.Rows {
		rowOf[r.String()] = r
	}
	v := variation{prices2014: true, evenPrices: true, evenNeed: true, expected: make([][]reference.Expected, 2)}
	var allowed, other float64
	for _, r := range rows(t, "utilization_2014.csv") {
		if r[0] != "55+" || r[2] != "Decile 5.5" {
			continue
		}
		i := map[string]int{"M": 0, "F": 1}[r[1]]
		units, price := number(t, r[5]), number(t, r[6])
		v.expected[i] = append(v.expected[i], reference.Expected{
			Row: rowOf[r[4]], Units: int(math.Round(units * reference.Whole)), Price2014: money.Cents(math.Round(price * 100)),
		})
		allowed += units * price
		if r[4] == "op_other" {
			other += units * price
		}
	}
	require.InDelta(t, 6737.7552900775, allowed, 1e-6, "the workbook's own total")
	// The rows of a member in the order in which the figures have them.
	for _, list := range v.expected {
		slices.SortFunc(list, func(a, b reference.Expected) int { return int(a.Row) - int(b.Row) })
	}
	members := []care.Member{member("m", 60, care.Male, care.UseTypical), member("f", 60, care.Female, care.UseTypical)}
	s := newSimulation(2014, prepared(t, members), members, []compare.Plan{ready(t, workbook, members)}, &v, false)
	var paid, amount mean
	for k := range years {
		o := s.Year(k)[0]
		paid.add(float64(o.Total) / 100)
		amount.add(float64(o.Care.Amount) / 100)
	}
	assertMean(t, pays-(rate-stated)*other, &paid)
	assertMean(t, allowed, &amount)
	_, standardError := paid.of()
	assert.Less(t, standardError, 0.5, "which would tell half a dollar")
}

// plans are of two kinds that differ by year.
func plans(t testing.TB, members []care.Member) []compare.Plan {
	return []compare.Plan{
		ready(t, `"type": "HMO", "outOfPocketMaximums": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 5000, "person": 5000, "family": 10000}],
			"premium": {"period": "year", "amount": 2000}, "benefits": {"other": "$40"}`, members),
		ready(t, `"type": "PPO", "metalLevel": "Bronze", "hsaEligible": true, "deductibles": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 1000, "person": 1000, "family": 2000}],
			"accounts": {"hsaContribution": 200, "hra": 300}, "benefits": {"other": {"terms": "20% after deductible", "outOfNetwork": "Not covered"}}`, members),
	}
}

func simulationOf(t testing.TB, seed int) *Simulation {
	members := []care.Member{member("a", 40, care.Female, care.UseUnknown), member("b", 5, care.Male, care.UseTypical)}
	return New(seed, prepared(t, members), members, plans(t, members))
}

func TestR38(t *testing.T) {
	const years = 2500
	s := simulationOf(t, 1)
	var totals, amounts [2][]money.Cents
	least, most := money.Cents(math.MaxInt64), money.Cents(math.MinInt64)
	first := []int{0, 0}
	reached := [2][2]int{}
	for k := range years {
		o := s.Year(k)
		for i := range o {
			totals[i] = append(totals[i], o[i].Total)
			amounts[i] = append(amounts[i], o[i].Care.Amount)
			if o[i].DeductibleReached {
				reached[i][0]++
			}
			if o[i].MaximumReached {
				reached[i][1]++
			}
		}
		least, most = min(least, o[0].Total-o[1].Total), max(most, o[0].Total-o[1].Total)
		if o[0].Total <= o[1].Total {
			first[0]++
		} else {
			first[1]++
		}
	}
	// In parts, with results in between.
	for s.Years() < years {
		s.Advance(min(700, years-s.Years()))
		s.Total(0)
	}
	assert.False(t, s.Approximate())
	for i := range totals {
		got, hundred := s.Total(i)
		slices.Sort(totals[i])
		assert.Equal(t, exactly(totals[i]), got)
		for p := range hundred {
			assert.Equal(t, totals[i][(p+1)*years/100-1], hundred[p])
		}
		slices.Sort(amounts[i])
		part, want := s.PartsOf(i).Amount, exactly(amounts[i])
		assert.Equal(t, want.Mean, part.Mean)
		assert.Equal(t, want.Max, part.Max)
		for _, p := range [][2]money.Cents{{want.P10, part.P10}, {want.P25, part.P25}, {want.Median, part.Median}, {want.P75, part.P75}, {want.P90, part.P90}, {want.P95, part.P95}, {want.P99, part.P99}} {
			assert.InEpsilon(t, float64(p[0]), float64(p[1]), 0.005)
		}
		deductible, maximum, visits := s.Reached(i)
		assert.Equal(t, reached[i], [2]int{deductible, maximum})
		assert.Equal(t, i == 0, visits > 0, "one of the plans takes referrals")
	}
	assert.Equal(t, first, s.Cheapest([]int{0, 1}))
	assert.Equal(t, []Pair{{0, 1, least, most}}, s.Pairs())
	assert.Less(t, least, money.Cents(0))
	assert.Greater(t, most, money.Cents(0))
	_, maximum, _ := s.Reached(0)
	assert.Positive(t, maximum)
	deductible, _, _ := s.Reached(1)
	assert.Positive(t, deductible)
}

// The mean year, from every year on its own: each part is within a cent of its
// mean, and all of them add up to the mean total.
func TestR38MeansAddUp(t *testing.T) {
	for _, years := range []int{1, 3, 700} {
		s := simulationOf(t, 7)
		sums := [2][allParts]money.Cents{}
		totals := [2]money.Cents{}
		for k := range years {
			for i, o := range s.Year(k) {
				for part, c := range [allParts]money.Cents{o.Care.Deductible, o.Care.Copay, o.Care.Coinsurance, o.Care.NotCovered, o.Care.BalanceBill, o.HRAUsed, o.Care.PlanPays, o.Care.Amount} {
					sums[i][part] += c
				}
				totals[i] += o.Total
			}
		}
		s.Advance(years)
		var means [2]money.Cents
		for i := range totals {
			total, _ := s.Total(i)
			means[i] = total.Mean
			parts := s.PartsOf(i)
			mean := func(sum money.Cents) float64 { return float64(sum) / float64(years) }
			assert.InDelta(t, mean(totals[i]), float64(total.Mean), 0.5)
			for part, sum := range sums[i] {
				assert.InDelta(t, mean(sum), float64(parts.of(costPart(part)).Mean), 0.999, part)
			}
			fixed := s.plans[i].Fixed
			assert.Equal(t, total.Mean, fixed.Premium-fixed.HSA+parts.Deductible.Mean+parts.Copay.Mean+parts.Coinsurance.Mean+parts.NotCovered.Mean+parts.BalanceBill.Mean-parts.HRAUsed.Mean)
		}
		assert.Equal(t, means[1]-means[0], s.Explain(0, 1).Difference)
		assert.Equal(t, means[0]-means[1], s.Explain(1, 0).Difference)
	}
}

func exactly(sorted []money.Cents) Distribution {
	var sum money.Cents
	for _, c := range sorted {
		sum += c
	}
	n := len(sorted)
	at := func(p float64) money.Cents { return sorted[int(math.Ceil(p/100*float64(n)))-1] }
	return Distribution{money.MulDiv(sum, 1, int64(n)), at(10), at(25), at(50), at(75), at(90), at(95), at(99), sorted[n-1]}
}

// Beyond what is exact, percentiles are from bins, and nothing else changes.
func TestR38BeyondExactYears(t *testing.T) {
	members := []care.Member{member("b", 8, care.Male, care.UseUnknown)}
	p := plans(t, members)[1] // an account may bring it below zero
	s := New(3, prepared(t, members), members, []compare.Plan{p})
	s.Advance(Exact)
	assert.False(t, s.Approximate())
	exactTotal, _ := s.Total(0)
	assert.Negative(t, exactTotal.P10)
	var sum money.Cents
	for k := range Exact + 1000 {
		sum += s.Year(k)[0].Total
	}
	s.Advance(1000)
	assert.True(t, s.Approximate())
	total, hundred := s.Total(0)
	assert.Equal(t, money.MulDiv(sum, 1, Exact+1000), total.Mean)
	assert.True(t, slices.IsSorted(hundred[:]))
	free := p.Fixed.Premium - p.Fixed.HSA
	assert.Equal(t, exactTotal.P10, total.P10)
	assert.InEpsilon(t, float64(exactTotal.P95-free), float64(total.P95-free), 0.03)
	assert.Equal(t, total.Max, hundred[99])
}

func TestR38Bins(t *testing.T) {
	for _, c := range []money.Cents{0, 1, 255, 256, 511, 512, 513, 1023, 1024, 99_999, 1_234_567_89, 1<<42 - 1} {
		var b bins
		b.add(0, 1)
		b.add(c, 2)
		b.add(1<<42-1, 1)
		got := b.distribution(0).Median
		assert.InDelta(t, float64(c), float64(got), 0.0025*float64(c), c)
		if c < 512 {
			assert.Equal(t, c, got)
		}
	}
	for bin := range allBins {
		if at := middleOf(bin); at < 1<<42 && binOf(at) != bin && bin < allBins-1 {
			// The first bins of each size stand in for those of the size before.
			assert.Greater(t, binOf(at), bin)
		}
	}
	var none bins
	assert.Zero(t, none.distribution(5))
}

// A simulated year costs what the same care costs when a household lists it,
// unit by unit with its date and price.
func TestR34AsIfListed(t *testing.T) {
	members := []care.Member{
		member("a", 58, care.Female, care.UseHigh, reference.Diabetes, reference.PlannedOperation),
		member("b", 30, care.Female, care.UseUnknown, reference.Maternity, reference.BrokenBone),
		member("c", 9, care.Male, care.UseTypical, reference.Asthma),
	}
	members[0].OutOfNetwork = []care.Sought{{Service: service.Specialist, Visits: 2}, {Service: service.EmergencyRoom, Visits: 1}, {Service: service.Ambulance, Visits: 5}}
	// What a visit for a referral costs is what the member's first listed one does.
	visit := money.Cents(150_00)
	var listed []care.Item
	for _, m := range members {
		listed = append(listed, care.Item{ID: m.ID, Member: m.ID, Service: service.PrimaryCare, Count: 1, Price: &visit, Charge: &visit, Dates: []care.Date{care.NewDate(2026, 5, 1)}})
	}
	limits := `"deductibles": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 1000, "person": 1000, "family": 2000}],
		"outOfPocketMaximums": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 6000, "person": 6000, "family": 9000}]`
	benefits := func(out string) string {
		return `"benefits": {"primaryCare": {"terms": "$30 for the first 2 visits, then $50 after deductible"` + out + `}, "emergencyRoom": {"terms": "$350 copay, waived if admitted"` + out + `},
			"hospitalStay": {"terms": "$375 copay per day up to 3 days after deductible"` + out + `}, "rehabilitation": {"terms": "$40 after deductible", "visitLimit": {"count": 3}` + out + `},
			"other": {"terms": "20% after deductible"` + out + `}}`
	}
	unmarked := `"unmarkedTerms": "deductibleWaived", `
	plans := []compare.Plan{
		ready(t, `"type": "HMO", `+unmarked+limits+`, `+benefits(``), members),
		ready(t, `"type": "POS", `+unmarked+limits+`, `+benefits(`, "outOfNetwork": "40%"`), members),
		ready(t, `"type": "Indemnity", `+unmarked+strings.ReplaceAll(limits, "inNetwork", "combined")+`, `+benefits(``), members),
	}
	s := New(6, prepared(t, members, listed...), members, plans)
	referrals, reached := 0, 0
	for k := range 60 {
		units, _ := s.years.year(k)
		items := slices.Clone(listed)
		// A unit's place in a day is its item's.
		for i := range units {
			u := &units[i]
			if int(u.Item) < len(listed) {
				continue
			}
			of := *s.years.care.Items[u.Item].Item
			of.ID, of.Member = fmt.Sprint("unit ", i), members[s.years.care.Items[u.Item].Member].ID
			of.Count, of.Days, of.Course = 1, int(u.Days), fmt.Sprint("course ", u.Course)
			of.Price, of.Charge = &u.Price, &u.Charge
			of.Dates = []care.Date{care.NewDate(2026, 1, 1) + care.Date(u.Day)}
			items = append(items, of)
		}
		year := prepared(t, members, items...)
		for i, got := range s.Year(k) {
			var want claim.Totals
			var outcome claim.Outcome
			visits := 0
			plans[i].Adjudicator.Reset()
			for _, l := range year.Under(plans[i].Rules, nil) {
				plans[i].Adjudicator.Adjudicate(&l, &outcome)
				want.Amount += l.Amount
				want.Deductible += outcome.Deductible
				want.Copay += outcome.Copay
				want.Coinsurance += outcome.Coinsurance
				want.NotCovered += outcome.NotCovered
				want.BalanceBill += outcome.BalanceBill
				want.PlanPays += outcome.PlanPays
				if l.Facts&care.ReferralVisit != 0 {
					visits++
				}
			}
			require.Equal(t, want, got.Care, "year %d under plan %d", k, i)
			require.Equal(t, visits, got.ReferralVisits)
			referrals += visits
			if got.MaximumReached {
				reached++
			}
		}
	}
	assert.Positive(t, referrals)
	assert.Greater(t, reached, 20)
}

// Where nothing is drawn every year is the same, however many there are.
func TestNothingDrawn(t *testing.T) {
	members := []care.Member{{ID: "a", Relationship: care.Self, Age: 40}}
	price := money.Cents(500_00)
	s := New(1, prepared(t, members, care.Item{ID: "i", Member: "a", Service: service.Specialist, Count: 3, Price: &price}), members, plans(t, members))
	s.Advance(7)
	assert.False(t, s.Drawn())
	total, hundred := s.Total(0)
	want := money.Cents(2000_00 + 3*40_00 + 40_00) // three visits and one for their referral
	assert.Equal(t, Distribution{want, want, want, want, want, want, want, want, want}, total)
	assert.Equal(t, want, hundred[0])
	s.Advance(MaxYears)
	again, _ := s.Total(0)
	assert.Equal(t, total, again)
	assert.Equal(t, total.Mean-2000_00, s.PartsOf(0).Copay.Max)
}

func TestYearsDoNotAllocate(t *testing.T) {
	s := simulationOf(t, 1)
	for k := range 2000 {
		s.Year(k)
	}
	k := 0
	assert.Zero(t, testing.AllocsPerRun(1000, func() { s.Year(k); k++ }))
}

// family is what the benchmarks are of.
func family(t testing.TB) *Simulation {
	members := []care.Member{
		member("a", 40, care.Female, care.UseUnknown), member("b", 42, care.Male, care.UseUnknown),
		member("c", 12, care.Male, care.UseUnknown), member("d", 4, care.Female, care.UseUnknown),
	}
	four := append(plans(t, members), plans(t, members)...)
	return New(1, prepared(t, members), members, four)
}

// BenchmarkYears tells the time of 10,000 years of a family of four under four
// plans.
func BenchmarkYears(b *testing.B) {
	for b.Loop() {
		s := family(b)
		s.Advance(10_000)
	}
}

// BenchmarkLine tells the time to draw a line and put it in order.
func BenchmarkLine(b *testing.B) {
	y := family(b).years
	lines, k := 0, 0
	b.ReportAllocs()
	for b.Loop() {
		units, _ := y.year(k)
		lines += len(units)
		k++
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(lines), "ns/line")
	b.ReportMetric(float64(lines)/float64(k), "lines/year")
}

// BenchmarkLinear tells the time of a year among ten times as many.
func BenchmarkLinear(b *testing.B) {
	for _, years := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(years), func(b *testing.B) {
			for b.Loop() {
				s := family(b)
				s.Advance(years)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(years), "ns/year")
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		family(b)
	}
}
