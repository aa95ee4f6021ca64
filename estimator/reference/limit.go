package reference

import "github.com/outpocket/outpocket/estimator/money"

// limits of the law by year, in US dollars.
var limits = []struct {
	year int
	// aca is the most that one person pays in network (R21).
	aca       money.Cents
	acaSource string
	// hsaSelf and hsaFamily are the least deductibles of a plan with a health
	// savings account (R20).
	hsaSelf, hsaFamily money.Cents
	hsaSource          string
}{
	{2025, 9_200_00, costSharing2025, 1_650_00, 3_300_00, hsa2025},
	{2026, 10_600_00, costSharing2026, 1_700_00, 3_400_00, hsa2026},
	{2027, 12_000_00, costSharing2027, 1_750_00, 3_500_00, hsa2027},
}

// ACALimit returns the most that the Affordable Care Act lets one person pay
// in network in a plan year that starts in year, in dollars, and whether it is
// known (R21: 2025 to 2027).
func ACALimit(year int) (money.Cents, bool) {
	for i := range limits {
		if limits[i].year == year {
			return limits[i].aca, true
		}
	}
	return 0, false
}

// ACALimitSource returns the code of the source of [ACALimit]; empty where the
// limit is not known.
func ACALimitSource(year int) string {
	for i := range limits {
		if limits[i].year == year {
			return limits[i].acaSource
		}
	}
	return ""
}

// HSAMinimumDeductible returns the least deductibles that a plan must have in
// year to go with a health savings account, in dollars: of one person covered
// alone and of a family, and whether they are known (R20: 2025 to 2027). A
// deductible per person within a family must be at least the family's.
func HSAMinimumDeductible(year int) (self, family money.Cents, ok bool) {
	for i := range limits {
		if limits[i].year == year {
			return limits[i].hsaSelf, limits[i].hsaFamily, true
		}
	}
	return 0, 0, false
}
