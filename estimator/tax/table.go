package tax

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/reference"
)

// rates are the rates of the brackets, the lowest first (26 USC 1).
var rates = [...]money.Rate{10_00, 12_00, 22_00, 24_00, 32_00, 35_00, 37_00}

// The payroll taxes of an employee (26 USC 3101).
const (
	socialSecurityRate     money.Rate = 6_20
	medicareRate           money.Rate = 1_45
	additionalMedicareRate money.Rate = 90
)

// The deduction of people who are 65 or older, from 2025 to 2028: for each, less so
// much of the income above some (26 USC 151(d)(5)(C)). It is not for married people
// who file separately.
const (
	seniorDeduction          = 6_000
	seniorPhaseOut           = 6 // percent
	seniorIncome, seniorPair = 75_000, 150_000
)

// catchUp is what a person of catchUpFrom years or more may put into a health savings
// account beyond the limit (26 USC 223(b)(3)).
const (
	catchUp     = 1_000
	catchUpFrom = 55
	agedFrom    = 65
)

// ofStatus are a year's dollars for a filing status.
type ofStatus struct {
	// brackets are where each of the rates begins.
	brackets [len(rates)]int
	// deduction is the standard deduction, aged what it grows by for each who is 65
	// or older.
	deduction, aged int
	// medicareOver is where the additional Medicare tax begins.
	medicareOver int
}

// yearly are a year's figures, in dollars.
type yearly struct {
	year int
	// by filing status, in the order of its words.
	by [4]ofStatus
	// wageBase is where Social Security's tax ends.
	wageBase        int
	hsaSelf, hsaAll int
	healthFSA       int
	sources         []string
}

var years = []yearly{
	{2025, [...]ofStatus{
		{[...]int{0, 11_925, 48_475, 103_350, 197_300, 250_525, 626_350}, 15_750, 2_000, 200_000},
		{[...]int{0, 23_850, 96_950, 206_700, 394_600, 501_050, 751_600}, 31_500, 1_600, 250_000},
		{[...]int{0, 11_925, 48_475, 103_350, 197_300, 250_525, 375_800}, 15_750, 1_600, 125_000},
		{[...]int{0, 17_000, 64_850, 103_350, 197_300, 250_500, 626_350}, 23_625, 2_000, 200_000},
	}, 176_100, 4_300, 8_550, 3_300, []string{reference.IncomeTax2025, reference.Deductions2025, reference.WageBase2025, reference.HSA2025}},
	{2026, [...]ofStatus{
		{[...]int{0, 12_400, 50_400, 105_700, 201_775, 256_225, 640_600}, 16_100, 2_050, 200_000},
		{[...]int{0, 24_800, 100_800, 211_400, 403_550, 512_450, 768_700}, 32_200, 1_650, 250_000},
		{[...]int{0, 12_400, 50_400, 105_700, 201_775, 256_225, 384_350}, 16_100, 1_650, 125_000},
		{[...]int{0, 17_700, 67_450, 105_700, 201_750, 256_200, 640_600}, 24_150, 2_050, 200_000},
	}, 184_500, 4_400, 8_750, 3_400, []string{reference.IncomeTax2026, reference.Deductions2025, reference.WageBase2026, reference.HSA2026}},
}

// Years returns the first and the last year whose taxes are known here.
func Years() (first, last int) { return years[0].year, years[len(years)-1].year }

// yearOf returns the figures of a year, nil where they are not known here.
func yearOf(year int) *yearly {
	i := slices.IndexFunc(years, func(y yearly) bool { return y.year == year })
	if i < 0 {
		return nil
	}
	return &years[i]
}
