package reference

import "github.com/outpocket/outpocket/estimator/money"

// yearLimits are the limits of the law in a year, in US dollars.
type yearLimits struct {
	year int
	// aca is the most that one person pays in network (R21).
	aca       money.Cents
	acaSource string
	// hsaSelf and hsaFamily are the least deductibles of a plan with a health
	// savings account (R20).
	hsaSelf, hsaFamily money.Cents
	hsaSource          string
}

var limits = []yearLimits{
	{2025, 9_200_00, costSharing2025, 1_650_00, 3_300_00, hsa2025},
	{2026, 10_600_00, costSharing2026, 1_700_00, 3_400_00, hsa2026},
	{2027, 12_000_00, costSharing2027, 1_750_00, 3_500_00, hsa2027},
}

// ACALimit returns the most that the Affordable Care Act lets one person pay
// in network in a plan year that starts in year, in dollars, and whether it is
// known (R21: 2025 to 2027).
func ACALimit(year int) (money.Cents, bool) {
	l, ok := limitsOf(year)
	return l.aca, ok
}

// ACALimitSource returns the code of the source of [ACALimit]; empty where the
// limit is not known.
func ACALimitSource(year int) string {
	l, _ := limitsOf(year)
	return l.acaSource
}

// HSAMinimumDeductible returns the least deductibles that a plan must have in
// year to go with a health savings account, in dollars: of one person covered
// alone and of a family, and whether they are known (R20: 2025 to 2027). A
// deductible per person within a family must be at least the family's.
func HSAMinimumDeductible(year int) (self, family money.Cents, ok bool) {
	l, ok := limitsOf(year)
	return l.hsaSelf, l.hsaFamily, ok
}

func limitsOf(year int) (yearLimits, bool) {
	for _, l := range limits {
		if l.year == year {
			return l, true
		}
	}
	return yearLimits{}, false
}
