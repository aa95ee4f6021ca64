package credit

import (
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/reference"
)

// A guideline is a year's poverty guideline of a region, in dollars: of one person,
// and more for each further one.
type guideline struct{ first, further int }

// yearly is what the law says of a year of coverage: the guidelines of the year before,
// and the most of a household's income that an employer's cover may cost and be
// affordable (26 USC 36B(c)(2)(C)), 0 where that is not known.
type yearly struct {
	year                       int
	contiguous, alaska, hawaii guideline
	affordable                 money.Rate
	guidelinesFrom             string
	affordableFrom             string
}

var years = []yearly{
	{2024, guideline{14_580, 5_140}, guideline{18_210, 6_430}, guideline{16_770, 5_910}, 8_39, reference.Poverty2023, reference.Affordable2024},
	{2025, guideline{15_060, 5_380}, guideline{18_810, 6_730}, guideline{17_310, 6_190}, 9_02, reference.Poverty2024, reference.Affordable2025},
	{2026, guideline{15_650, 5_500}, guideline{19_550, 6_880}, guideline{17_990, 6_330}, 9_96, reference.Poverty2025, reference.Percentages2026},
	{2027, guideline{15_960, 5_680}, guideline{19_950, 7_100}, guideline{18_360, 6_530}, 0, reference.Poverty2026, ""},
}

// yearOf returns what the law says of a year, nil where that is not known here.
func yearOf(year int) *yearly {
	for i := range years {
		if years[i].year == year {
			return &years[i]
		}
	}
	return nil
}

// PovertyLine returns the poverty line for coverage in a year of a tax family of a
// size, and whether it is known.
func PovertyLine(year int, state State, size int) (money.Cents, bool) {
	y := yearOf(year)
	if y == nil {
		return 0, false
	}
	g := y.contiguous
	switch state {
	case "AK":
		g = y.alaska
	case "HI":
		g = y.hawaii
	}
	return money.Cents(g.first+(size-1)*g.further) * 100, true
}

// A band is a range of incomes, from a percent of the poverty line up to the next
// band: what the law expects of an income, from initial to final.
type band struct {
	from           int
	initial, final money.Rate
}

// A table is what the law expects of incomes in some years. The last band ends at
// four times the poverty line.
type table struct {
	first, last int
	bands       []band
	// above is what is expected of higher incomes; none of them gets a credit where
	// ends is set.
	above money.Rate
	ends  bool
	// source is the code of the document that it is from.
	source string
}

var tables = []table{
	{first: 2021, last: 2025, above: 8_50, source: reference.Percentages2021, bands: []band{
		{0, 0, 0}, {150, 0, 2_00}, {200, 2_00, 4_00}, {250, 4_00, 6_00}, {300, 6_00, 8_50},
	}},
	{first: 2026, last: 2026, ends: true, source: reference.Percentages2026, bands: []band{
		{0, 2_10, 2_10}, {133, 3_14, 4_19}, {150, 4_19, 6_60}, {200, 6_60, 8_44}, {250, 8_44, 9_96}, {300, 9_96, 9_96},
	}},
}

// KnownYear tells whether the credit of a year can be worked out here.
func KnownYear(year int) bool {
	_, known := PovertyLine(year, "", 1)
	return known && tableOf(year) != nil
}

func tableOf(year int) *table {
	for i := range tables {
		if t := &tables[i]; t.first <= year && year <= t.last {
			return t
		}
	}
	return nil
}

// fourTimes is the percent of the poverty line that the law writes as 401 beyond.
const fourTimes = 400

// percentOf returns an income as a percent of the poverty line as Form 8962 has it:
// 401 for anything above four times the line, else the whole percent that it reaches.
func percentOf(income, line money.Cents) int {
	if income > 4*line {
		return fourTimes + 1
	}
	return int(income * 100 / line)
}

// applicable returns what share of an income at a percent of the poverty line the law
// expects, rounded to hundredths of a percent, and whether there can be a credit.
func (t *table) applicable(percent int) (money.Rate, bool) {
	if percent > fourTimes {
		return t.above, !t.ends
	}
	for i := len(t.bands) - 1; ; i-- {
		b := t.bands[i]
		if percent < b.from {
			continue
		}
		until := fourTimes
		if i+1 < len(t.bands) {
			until = t.bands[i+1].from
		}
		further := money.MulDiv(money.Cents(b.final-b.initial), int64(percent-b.from), int64(until-b.from))
		return b.initial + money.Rate(further), true
	}
}

// Affordable returns the most that an employer's cover may cost in a year of an
// income and be affordable, and whether that is known.
func Affordable(year int, income money.Cents) (money.Cents, bool) {
	y := yearOf(year)
	if y == nil || y.affordable == 0 {
		return 0, false
	}
	return y.affordable.Of(income), true
}

// unexpanded are the states whose Medicaid takes no adults up to 138 percent of the
// poverty line for their income alone, in 2024 to 2026.
const unexpanded = "AL FL GA KS MS SC TN TX WI WY"

// A Program covers people whose income is just above Medicaid's.
type Program string

// The programs.
const (
	EssentialPlan Program = "essentialPlan" // New York
	HealthyDC     Program = "healthyDC"     // District of Columbia
	MinnesotaCare Program = "minnesotaCare"
	OHPBridge     Program = "ohpBridge" // Oregon
)

// programs are the programs with the years in which they are known to hold and the
// most income, in percent of the poverty line. New York goes back from 250 to 200 in
// July 2026.
var programs = []struct {
	state       State
	program     Program
	first, last int
	most        int
}{
	{"DC", HealthyDC, 2026, 2026, 200},
	{"MN", MinnesotaCare, 2024, 2026, 200},
	{"NY", EssentialPlan, 2024, 2026, 250},
	{"OR", OHPBridge, 2024, 2026, 200},
}
