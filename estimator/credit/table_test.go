package credit

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/money"
)

// in2014 is the first table of the law, by which the regulation works its examples out:
// 26 CFR 1.36B-3(g)(2).
var in2014 = table{ends: true, bands: []band{
	{0, 2_00, 2_00}, {133, 3_00, 4_00}, {150, 4_00, 6_30}, {200, 6_30, 8_05}, {250, 8_05, 9_50}, {300, 9_50, 9_50},
}}

// The examples of the regulation, to the cent. Its years are in whole dollars, as Form 8962
// has them; its months lie within the half dollar a month that the form rounds by.
func TestR55ExamplesOfTheRegulation(t *testing.T) {
	for _, c := range []struct {
		name    string
		percent int
		want    money.Rate
	}{
		{"1.36B-3(g)(3), example 1: halfway, rounded up", 275, 8_78},
		{"1.36B-3(g)(3), example 2: a fifth of the way", 210, 6_65},
		{"1.36B-4(a)(4), example 7: 28,747 of a line of 15,130", percentOf(28_747_00, 15_130_00), 5_84},
	} {
		got, possible := in2014.applicable(c.percent)
		assert.True(t, possible, c.name)
		assert.Equal(t, c.want, got, c.name)
	}
	assert.Equal(t, money.Cents(1_679_00), contributionOf(28_747_00, 5_84), "1.36B-4(a)(4), example 7")

	var file struct {
		About string
		Years []struct {
			Example                         string
			Income, Line                    money.Cents
			Applicable                      string
			Benchmark, Contribution, Credit money.Cents
		}
		Months []struct {
			Example      string
			Income, Line money.Cents
			Stretches    []struct {
				Months    int
				Benchmark money.Cents
			}
			Credit money.Cents
		}
		Plans []struct {
			Example                                  string
			Essential, Benchmark, Contribution, Used money.Cents
		}
	}
	text, err := os.ReadFile("testdata/regulation.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &file))
	require.Len(t, file.Years, 14)
	for _, c := range file.Years {
		rate, possible := in2014.applicable(percentOf(c.Income, c.Line))
		require.Equal(t, c.Applicable != "", possible, c.Example)
		if !possible {
			continue
		}
		assert.Equal(t, c.Applicable, rate.String(), c.Example)
		assert.Equal(t, c.Contribution, contributionOf(c.Income, rate), c.Example)
		// A year's benchmark need not be twelve months' to the cent.
		assert.Equal(t, c.Credit, c.Benchmark-contributionOf(c.Income, rate), c.Example)
		year, _ := credit(c.Income, rate, money.MulDiv(c.Benchmark, 1, 12), 12)
		assert.InDelta(t, int64(c.Credit), int64(year), 6, c.Example)
	}
	require.Len(t, file.Months, 3)
	for _, c := range file.Months {
		rate, _ := in2014.applicable(percentOf(c.Income, c.Line))
		of := &Credit{}
		months := 0
		for _, s := range c.Stretches {
			months += s.Months
			of.Stretches = append(of.Stretches, Stretch{Months: s.Months, Benchmark: money.MulDiv(s.Benchmark, 1, 12)})
		}
		year, _ := of.at(c.Income, rate)
		assert.InDelta(t, int64(c.Credit), int64(year), float64(50*months+100), c.Example)
	}
	require.Len(t, file.Plans, 4)
	for _, c := range file.Plans {
		const rate = 8_00 // of the income that brings the contribution
		year, month := credit(money.MulDiv(12*c.Contribution, 100, 8), rate, c.Benchmark, 1)
		of := &Credit{Year: &year, Month: &month, months: 1}
		assert.Equal(t, c.Used, of.Used(0, func(int) money.Cents { return c.Essential }), c.Example)
	}
}

// All 251 lines of Form 8962's table 2 (instructions of 2022, whose percentages the law has
// from 2021 to 2025).
func TestR55FormsTable(t *testing.T) {
	file, err := os.Open("testdata/form_8962_table_2.csv")
	require.NoError(t, err)
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 252)
	for _, row := range rows[1:] {
		percent, err := strconv.Atoi(row[0])
		require.NoError(t, err)
		figure, err := strconv.ParseFloat(row[1], 64)
		require.NoError(t, err)
		got, possible := tableOf(2025).applicable(percent)
		assert.True(t, possible)
		assert.Equal(t, int64(math.Round(figure*100*100)), int64(got), row[0])
	}
}

// The tables at their edges and halfway in each band, by hand.
func TestR55ApplicablePercents(t *testing.T) {
	for _, c := range []struct {
		year, percent int
		want          money.Rate
	}{
		{2025, 100, 0}, {2025, 149, 0}, {2025, 150, 0}, {2025, 151, 4}, {2025, 175, 1_00}, {2025, 200, 2_00},
		{2025, 225, 3_00}, {2025, 250, 4_00}, {2025, 300, 6_00}, {2025, 301, 6_03}, {2025, 303, 6_08}, {2025, 350, 7_25},
		{2025, 400, 8_50}, {2025, 401, 8_50},
		{2026, 100, 2_10}, {2026, 132, 2_10}, {2026, 133, 3_14}, {2026, 134, 3_20}, {2026, 149, 4_13}, {2026, 150, 4_19},
		{2026, 175, 5_40}, {2026, 200, 6_60}, {2026, 225, 7_52}, {2026, 250, 8_44}, {2026, 275, 9_20}, {2026, 299, 9_93},
		{2026, 300, 9_96}, {2026, 400, 9_96},
	} {
		got, possible := tableOf(c.year).applicable(c.percent)
		assert.True(t, possible)
		assert.Equal(t, c.want, got, "%d at %d%%", c.year, c.percent)
	}
	_, possible := tableOf(2026).applicable(401)
	assert.False(t, possible)
	assert.Nil(t, tableOf(2027))
	assert.Nil(t, tableOf(2020))
}

// Whole percents as Form 8962 has them: cut off, but 401 for anything above four times
// the line.
func TestR55PercentOfThePovertyLine(t *testing.T) {
	const line = 15_650_00
	for income, want := range map[money.Cents]int{
		0: 0, line - 1: 99, line: 100, line * 133 / 100: 133, line*133/100 - 1: 132, line * 15 / 10: 150, line*15/10 + 1: 150,
		4 * line: 400, 4*line + 1: 401, 4*line - 1: 399, 4*line + line*9/1000: 401, 9 * line: 401,
	} {
		assert.Equal(t, want, percentOf(income, line), income.String())
	}
}

func TestR55PovertyLines(t *testing.T) {
	for _, c := range []struct {
		year  int
		state State
		size  int
		want  money.Cents
	}{
		{2024, "TX", 1, 14_580_00}, {2025, "TX", 4, 31_200_00}, {2026, "TX", 4, 32_150_00}, {2026, "DC", 1, 15_650_00},
		{2026, "AK", 1, 19_550_00}, {2026, "AK", 3, 33_310_00}, {2026, "HI", 2, 24_320_00}, {2027, "TX", 1, 15_960_00},
	} {
		got, known := PovertyLine(c.year, c.state, c.size)
		assert.True(t, known)
		assert.Equal(t, c.want, got, "%d %s %d", c.year, c.state, c.size)
	}
	for _, year := range []int{2014, 2023, 2028} {
		_, known := PovertyLine(year, "TX", 1)
		assert.False(t, known, year)
		assert.False(t, KnownYear(year), year)
	}
	assert.True(t, KnownYear(2026))
	assert.False(t, KnownYear(2027), "the percentages are not known")
}
