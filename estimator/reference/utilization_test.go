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

// published are the services of the tables of 2026 by the rows that count as
// them; alike, those of which both sources count the same thing as one unit.
var published = []struct {
	names []string
	rows  []reference.Row
	alike bool
}{
	{[]string{"emergency room visit"}, []reference.Row{reference.EmergencyRooms}, true},
	{[]string{"primary care visit"}, []reference.Row{reference.PrimaryCare}, true},
	{[]string{"specialist visit"}, []reference.Row{reference.Specialists}, true},
	{[]string{"mental health and substance use visit"}, []reference.Row{reference.MentalHealth}, true},
	{[]string{"imaging (CT/PET/MRI)"}, []reference.Row{reference.Scans}, true},
	{[]string{"speech therapy", "occupational and physical therapy"}, []reference.Row{reference.Rehabilitation}, true},
	{[]string{"x-ray and diagnostic imaging"}, []reference.Row{reference.XRays, reference.Ultrasounds, reference.CardiologyTests}, true},
	{[]string{"generic drug fill"}, []reference.Row{reference.GenericDrugs}, true},
	{[]string{"preferred brand drug fill"}, []reference.Row{reference.PreferredBrands}, true},
	{[]string{"non-preferred brand drug fill"}, []reference.Row{reference.NonPreferredBrands}, true},
	{[]string{"specialty drug fill"}, []reference.Row{reference.SpecialtyDrugs}, true},
	{[]string{"inpatient stay"}, []reference.Row{reference.HospitalStays, reference.HospitalDays}, true},
	{[]string{"laboratory test"}, []reference.Row{reference.LabTests}, false},
	{[]string{"preventive service"}, []reference.Row{reference.PreventiveCare}, false},
	{[]string{"unclassified"}, []reference.Row{reference.Ambulances, reference.Chiropractic, reference.EyeExams, reference.OutpatientFacilities,
		reference.OutpatientSurgery, reference.InfusedDrugs, reference.Dialysis, reference.Equipment, reference.OtherCare}, false},
}

// Over the population, dollars of every service are the published ones, and so
// are units where both sources count the same thing; elsewhere units are those
// of 2014 (R36).
func TestR36Factors(t *testing.T) {
	// Units stand in the tables in ten-thousandths, prices in cents.
	const rounding = 0.0005
	factors := reference.FactorsOf2026()
	people := 0.0
	var units, units2014, dollars [reference.Rows]float64
	for _, age := range ageIn {
		for _, female := range []bool{true, false} {
			for i, tenth := range reference.TenthsOf(age, female) {
				weight := float64(tenth.Weight)
				people += weight
				stays := false
				for _, e := range tenth.Expected {
					n := weight * float64(e.Units) / reference.Whole
					units2014[e.Row] += n
					if e.Row != reference.OtherCare { // an amount
						n *= float64(factors.UnitsIn(i+1, e.Row)) / 1_000_000
					}
					dollars[e.Row] += n * float64(factors.Price(e.Row, e.Price2014)) / 100
					units[e.Row] += n
					stays = stays || e.Row == reference.HospitalStays
				}
				// Where the data has days and no stays, each day is one.
				if e := tenth.Expected; !stays && len(e) > 0 && e[0].Row == reference.HospitalDays {
					units[reference.HospitalStays] += weight * float64(e[0].Units) / reference.Whole * float64(factors.UnitsIn(i+1, reference.HospitalStays)) / 1_000_000
				}
			}
		}
	}
	of := map[string][]string{}
	for _, row := range rows(t, "testdata/service_means_2026.csv") {
		of[row[0]] = row
	}
	seen := map[reference.Row]bool{}
	for _, p := range published {
		var wantUnits, wantDollars, gotUnits, gotDollars float64
		for _, name := range p.names {
			require.Contains(t, of, name)
			d, _ := number(t, of[name][1]).Float64()
			u, _ := number(t, of[name][2]).Float64()
			wantDollars += d
			wantUnits += u
		}
		for _, r := range p.rows {
			assert.False(t, seen[r], r.String())
			seen[r] = true
			gotDollars += dollars[r] / people
			if r != reference.HospitalDays {
				gotUnits += units[r] / people
			}
			if r != reference.HospitalStays {
				assert.InEpsilon(t, dollars[r]/units[r]*100, float64(factors.Means[r]), rounding, r.String())
			}
			if !p.alike {
				assert.InEpsilon(t, units2014[r], units[r], rounding, r.String())
			}
			if p.names[0] == "unclassified" {
				assert.Equal(t, value(t, reference.SimulationFactorCode), big.NewRat(int64(factors.Prices[r]), 1_000_000).FloatString(6), r.String())
			}
		}
		assert.InEpsilon(t, wantDollars, gotDollars, rounding, p.names[0])
		if p.alike {
			assert.InEpsilon(t, wantUnits, gotUnits, rounding, p.names[0])
		}
	}
	assert.Len(t, seen, int(reference.Rows))
	assert.Equal(t, money.Cents(98), factors.Price(reference.OtherCare, 1_12))
}

// Listed and drawn care cost the same where both sources count the same thing,
// and tests; elsewhere the price of drawn care is known (R35).
func TestR35OnePrice(t *testing.T) {
	factors := reference.FactorsOf2026()
	for _, p := range published {
		for _, r := range p.rows {
			drawn, other := reference.DrawnPrice(r.Service())
			listed := reference.DefaultPrice(r.Service(), 1)
			switch {
			case p.names[0] == "laboratory test":
				assert.Equal(t, priceIn2026(t, "laboratory test"), listed.String())
				assert.False(t, other, r.String())
			case !p.alike:
				assert.True(t, other, r.String())
				assert.Equal(t, factors.Means[r], drawn, r.String())
				assert.NotEqual(t, listed, drawn, r.String())
			case len(p.rows) == 1:
				assert.InEpsilon(t, float64(factors.Means[r]), float64(listed), 1e-4, "but for rounding, %s", r)
				assert.False(t, other, r.String())
			default: // x-rays of all kinds, and a stay with its physician
				assert.False(t, other, r.String())
			}
		}
	}
}

// priceIn2026 returns the price that the tables of 2026 have of a service.
func priceIn2026(t *testing.T, name string) string {
	for _, row := range rows(t, "testdata/service_means_2026.csv") {
		if row[0] == name {
			return row[3]
		}
	}
	require.Fail(t, "no "+name)
	return ""
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
			assert.Equal(t, reference.Before, p.When)
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
