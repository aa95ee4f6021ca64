package reference_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// ageIn are an age of every group of the data.
var ageIn = map[string]int{"0-5": 5, "6-17": 6, "18-25": 25, "26-34": 26, "35-44": 44, "45-54": 45, "55+": 55}

func TestR34ExpectedCareIsThatOfTheData(t *testing.T) {
	type place struct {
		age    int
		female bool
		level  string
	}
	want, members := map[place]map[string][2]*big.Rat{}, map[place]int64{}
	for _, row := range rows(t, "testdata/utilization_2014.csv") {
		level, tenth := strings.CutPrefix(row[2], "Decile ")
		if !tenth || level == "5.5" {
			continue
		}
		at := place{ageIn[row[0]], row[1] == "F", level}
		if want[at] == nil {
			want[at] = map[string][2]*big.Rat{}
		}
		want[at][row[4]] = [2]*big.Rat{number(t, row[5]), number(t, row[6])}
		members[at] = number(t, row[3]).Num().Int64()
	}
	off := func(want *big.Rat, got int64, parts int64) string {
		return new(big.Rat).Sub(new(big.Rat).Mul(want, big.NewRat(parts, 1)), big.NewRat(got, 1)).FloatString(0)
	}
	cells := 0
	for _, age := range ageIn {
		for _, female := range []bool{true, false} {
			tenths := reference.TenthsOf(age, female)
			lowest := 0
			for members[place{age, female, big.NewInt(int64(lowest + 1)).String()}] == 0 {
				lowest++
			}
			for i, tenth := range tenths {
				at := place{age, female, big.NewInt(int64(max(i, lowest) + 1)).String()}
				// Those for whom one set of figures stands share its people.
				sharing := 1
				if i <= lowest {
					sharing = lowest + 1
				}
				assert.InDelta(t, float64(members[at]*12)/float64(sharing), float64(tenth.Weight), 1, at)
				assert.LessOrEqual(t, len(tenth.Expected), len(want[at]))
				seen := map[string]bool{}
				for _, e := range tenth.Expected {
					name := e.Row.String()
					require.False(t, seen[name])
					seen[name] = true
					cells++
					assert.Equal(t, "0", strings.TrimPrefix(off(want[at][name][0], int64(e.Units), reference.Whole), "-"), name)
					assert.Equal(t, "0", strings.TrimPrefix(off(want[at][name][1], int64(e.Price2014), 100), "-"), name)
				}
				for name, cell := range want[at] {
					assert.True(t, seen[name] || cell[0].Cmp(big.NewRat(1, 2*reference.Whole)) < 0, name)
				}
			}
		}
	}
	assert.Greater(t, cells, 2000)
}

// Mean prices are those of 2026 where the units agree; what is left of 7,386 is
// the others' by one factor (R35).
func TestR35Factors(t *testing.T) {
	factors := reference.FactorsOf2026()
	units, dollars := services2014(t)
	perUnit := map[string]*big.Rat{}
	for _, row := range rows(t, "testdata/service_means_2026.csv") {
		if row[3] != "" {
			perUnit[row[0]] = number(t, row[3])
		}
	}
	million := big.NewRat(1_000_000, 1)
	factor := func(r reference.Row) *big.Rat { return quotient(big.NewRat(int64(factors[r]), 1), million) }
	near := func(want, got *big.Rat, what string) {
		t.Helper()
		off := new(big.Rat).Sub(quotient(got, want), big.NewRat(1, 1))
		assert.LessOrEqual(t, off.Abs(off).Cmp(big.NewRat(2, 1_000_000)), 0, what)
	}
	sum := func(of map[string]*big.Rat, by bool, rows ...reference.Row) *big.Rat {
		total := new(big.Rat)
		for _, r := range rows {
			n := of[r.String()]
			if by {
				n = product(n, factor(r))
			}
			total.Add(total, n)
		}
		return total
	}
	priced := map[reference.Row]bool{}
	for name, rows := range map[string][]reference.Row{
		"primary care visit": {reference.PrimaryCare}, "specialist visit": {reference.Specialists},
		"mental health and substance use visit": {reference.MentalHealth}, "imaging (CT/PET/MRI)": {reference.Scans},
		"x-ray and diagnostic imaging": {reference.XRays, reference.Ultrasounds, reference.CardiologyTests},
		"generic drug fill":            {reference.GenericDrugs}, "preferred brand drug fill": {reference.PreferredBrands},
		"non-preferred brand drug fill": {reference.NonPreferredBrands}, "specialty drug fill": {reference.SpecialtyDrugs},
		"inpatient stay": {reference.HospitalStays, reference.HospitalDays},
	} {
		counted := rows
		if name == "inpatient stay" {
			counted = rows[:1]
		}
		near(perUnit[name], quotient(sum(dollars, true, rows...), sum(units, false, counted...)), name)
		for _, r := range rows {
			priced[r] = true
		}
	}
	one := value(t, reference.SimulationFactorCode)
	var all []reference.Row
	for r := range reference.Rows {
		all = append(all, r)
		if !priced[r] {
			assert.Equal(t, one, factor(r).FloatString(6), r.String())
		}
	}
	near(number(t, "7386"), quotient(sum(dollars, true, all...), units["op_other"]), "mean")
	assert.Equal(t, money.Cents(1_00), factors.Price(reference.OtherCare, 1_12))
}

func TestR34ConditionsAreThoseOfTheData(t *testing.T) {
	want := map[string]map[string][2]string{}
	for _, row := range rows(t, "testdata/utilization_2014.csv") {
		if row[0] == "NA" {
			if want[row[2]] == nil {
				want[row[2]] = map[string][2]string{}
			}
			want[row[2]][row[4]] = [2]string{row[5], row[6]}
		}
	}
	factors := reference.FactorsOf2026()
	for level, condition := range map[string]reference.Condition{
		"Diabetes": reference.Diabetes, "TPC Bipol": reference.BipolarDisorder, "TPC Schiz": reference.Schizophrenia, "TPC RA": reference.RheumatoidArthritis,
		"TPC MS": reference.MultipleSclerosis, "TPC HCV": reference.HepatitisC, "TPC HIV": reference.HIV,
	} {
		e, ok := reference.EpisodeOf(condition)
		require.True(t, ok)
		assert.Len(t, e.Parts, len(want[level]), level)
		for r := range reference.Rows {
			cell, there := want[level][r.String()]
			if !there {
				continue
			}
			found := false
			for _, p := range e.Parts {
				if p.Service == r.Service() {
					found = true
					assert.Equal(t, cell[0], big.NewInt(int64(p.Units)).String(), "%s %s", level, r)
					cents, _ := new(big.Rat).Mul(number(t, cell[1]), big.NewRat(100, 1)).Float64()
					assert.InDelta(t, float64(factors.Price(r, money.Cents(cents+0.5))), float64(p.Price), 1, "%s %s", level, r)
				}
			}
			assert.True(t, found, "%s %s", level, r)
		}
	}
	baby, _ := reference.EpisodeOf(reference.Maternity)
	for _, p := range baby.Parts {
		switch p.Service {
		case service.Lab:
			assert.Equal(t, want["Maternity"]["op_lab"][0], big.NewInt(int64(p.Units)).String())
			assert.Equal(t, factors.Price(reference.LabTests, 23_94), p.Price)
		case service.PrenatalVisit:
			assert.Equal(t, value(t, "prenatalVisits"), big.NewInt(int64(p.Units)).String())
		case service.DeliveryFacility:
			assert.Equal(t, value(t, "deliveryDays"), big.NewInt(int64(p.Days)).String())
		}
	}
	// The Summary's simple fracture comes to 2,800.17 before rounding.
	bone, _ := reference.EpisodeOf(reference.BrokenBone)
	var sum money.Cents
	for _, p := range bone.Parts {
		sum += p.Price * money.Cents(p.Units)
	}
	assert.InDelta(t, 2800_17, float64(sum), 1_00)
}

func TestEveryConditionHasFigures(t *testing.T) {
	for _, word := range reference.Condition("").Words() {
		c := reference.Condition(word)
		e, episode := reference.EpisodeOf(c)
		for _, age := range []int{0, 10, 30, 90} {
			x, extra := reference.ExtraOf(c, age, age != 10)
			assert.NotEqual(t, episode, extra, word)
			if extra {
				assert.NotEmpty(t, x.Low, word)
				assert.NotEmpty(t, x.Middle, word)
				assert.NotEmpty(t, x.High, word)
				assert.True(t, c.BySex())
			}
		}
		if episode {
			assert.NotEmpty(t, e.Parts, word)
			_, known := reference.SourceOf(e.Source)
			assert.True(t, known, word)
			for _, p := range e.Parts {
				assert.Positive(t, p.Price)
				assert.Positive(t, p.Units)
				assert.Equal(t, p.Service.HasDays(), p.Days > 0)
			}
		}
	}
}
