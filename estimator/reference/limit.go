package reference

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/money"
)

// yearLimits are the limits of the law in a year, in US dollars.
type yearLimits struct {
	year int
	// aca is the most that one person pays in network (R21).
	aca       money.Cents
	acaSource string
	hsa       HSALimits
	hsaSource string // empty where hsa is not known
}

// HSALimits are what the law asks of a plan that goes with a health savings
// account (R20), in dollars, of one person covered alone and of a family.
type HSALimits struct {
	// MinimumSelf and MinimumFamily are the least deductibles. A deductible per
	// person within a family must be at least the family's.
	MinimumSelf, MinimumFamily money.Cents
	// MaximumSelf and MaximumFamily are the most that the out-of-pocket maximums in
	// network may be.
	MaximumSelf, MaximumFamily money.Cents
}

// limits are by year, without a gap; those of health savings accounts are known
// from some year on.
var limits = []yearLimits{
	{year: 2014, aca: 6_350_00, acaSource: costSharing2014},
	{year: 2015, aca: 6_600_00, acaSource: costSharing2015},
	{year: 2016, aca: 6_850_00, acaSource: costSharing2016},
	{year: 2017, aca: 7_150_00, acaSource: costSharing2017},
	{year: 2018, aca: 7_350_00, acaSource: costSharing2018},
	{year: 2019, aca: 7_900_00, acaSource: costSharing2019},
	{year: 2020, aca: 8_150_00, acaSource: costSharing2020},
	{year: 2021, aca: 8_550_00, acaSource: costSharing2021},
	{year: 2022, aca: 8_700_00, acaSource: costSharing2022},
	{year: 2023, aca: 9_100_00, acaSource: costSharing2023},
	{year: 2024, aca: 9_450_00, acaSource: costSharing2024},
	{2025, 9_200_00, costSharing2025, HSALimits{1_650_00, 3_300_00, 8_300_00, 16_600_00}, hsa2025},
	{2026, 10_600_00, costSharing2026, HSALimits{1_700_00, 3_400_00, 8_500_00, 17_000_00}, hsa2026},
	{2027, 12_000_00, costSharing2027, HSALimits{1_750_00, 3_500_00, 8_700_00, 17_400_00}, hsa2027},
}

// ACAYears returns the first and the last year with a known [ACALimit] (R63),
// HSAYears those with known [HSALimitsOf].
func ACAYears() (first, last int) { return limits[0].year, limits[len(limits)-1].year }

func HSAYears() (first, last int) {
	return limits[slices.IndexFunc(limits, func(l yearLimits) bool { return l.hsaSource != "" })].year, limits[len(limits)-1].year
}

// ACALimit returns the most that the Affordable Care Act lets one person pay
// in network in a plan year that starts in year, in dollars, and whether it is
// known (R21, R63).
func ACALimit(year int) (money.Cents, bool) {
	l, ok := limitsOf(year)
	return l.aca, ok
}

// ACAFamilyLimit returns the most that the law lets a household of two or more pay
// in network together, where one person pays at most self (R21: 45 CFR 156.130).
func ACAFamilyLimit(self money.Cents) money.Cents { return 2 * self }

// ACALimitSource returns the code of the source of [ACALimit]; empty where the
// limit is not known.
func ACALimitSource(year int) string {
	l, _ := limitsOf(year)
	return l.acaSource
}

// HSALimitsOf returns what the law asks in year of plans that go with a health
// savings account, and whether it is known (R20).
func HSALimitsOf(year int) (HSALimits, bool) {
	l, _ := limitsOf(year)
	return l.hsa, l.hsaSource != ""
}

func limitsOf(year int) (yearLimits, bool) {
	for _, l := range limits {
		if l.year == year {
			return l, true
		}
	}
	return yearLimits{}, false
}
