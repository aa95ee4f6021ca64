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

// Codes of the documents that say the limits.
const (
	costSharing2014 = "irs-cost-sharing-2014"
	costSharing2015 = "hhs-cost-sharing-2015"
	costSharing2016 = "hhs-cost-sharing-2016"
	costSharing2017 = "hhs-cost-sharing-2017"
	costSharing2018 = "hhs-cost-sharing-2018"
	costSharing2019 = "hhs-cost-sharing-2019"
	costSharing2020 = "hhs-cost-sharing-2020"
	costSharing2021 = "hhs-cost-sharing-2021"
	costSharing2022 = "hhs-cost-sharing-2022"
	costSharing2023 = "hhs-cost-sharing-2023"
	costSharing2024 = "hhs-cost-sharing-2024"
	costSharing2025 = "hhs-cost-sharing-2025"
	costSharing2026 = "hhs-cost-sharing-2026"
	costSharing2027 = "hhs-cost-sharing-2027"
	hsa2025         = "irs-hsa-2025"
	hsa2026         = "irs-hsa-2026"
	hsa2027         = "irs-hsa-2027"
)

var limitSources = []Source{
	{Code: costSharing2014, Year: 2014, Publisher: irs, Identifier: "Rev. Proc. 2013-25",
		Title: "Inflation adjusted amounts for health savings accounts, 2014, which were the first limit on cost sharing"},
	{Code: costSharing2015, Year: 2015, Publisher: hhs, Identifier: "79 FR 13744", Title: "HHS Notice of Benefit and Payment Parameters for 2015: maximum annual limitation on cost sharing"},
	{Code: costSharing2016, Year: 2016, Publisher: hhs, Identifier: "80 FR 10750", Title: "HHS Notice of Benefit and Payment Parameters for 2016: maximum annual limitation on cost sharing"},
	{Code: costSharing2017, Year: 2017, Publisher: hhs, Identifier: "81 FR 12204", Title: "HHS Notice of Benefit and Payment Parameters for 2017: maximum annual limitation on cost sharing"},
	{Code: costSharing2018, Year: 2018, Publisher: hhs, Identifier: "81 FR 94058", Title: "HHS Notice of Benefit and Payment Parameters for 2018: maximum annual limitation on cost sharing"},
	{Code: costSharing2019, Year: 2019, Publisher: hhs, Identifier: "83 FR 16930", Title: "HHS Notice of Benefit and Payment Parameters for 2019: maximum annual limitation on cost sharing"},
	{Code: costSharing2020, Year: 2020, Publisher: hhs, Identifier: "84 FR 17454", Title: "HHS Notice of Benefit and Payment Parameters for 2020: maximum annual limitation on cost sharing"},
	{Code: costSharing2021, Year: 2021, Publisher: hhs, Identifier: "85 FR 29164", Title: "HHS Notice of Benefit and Payment Parameters for 2021: maximum annual limitation on cost sharing"},
	{Code: costSharing2022, Year: 2022, Publisher: hhs, Identifier: "86 FR 24140", Title: "HHS Notice of Benefit and Payment Parameters for 2022 and Pharmacy Benefit Manager Standards: maximum annual limitation on cost sharing"},
	// From 2023 on, guidance states the limit as long as its method stays. For 2026 a rule changed the method.
	{Code: costSharing2023, Year: 2023, Publisher: cms,
		Title: "Premium Adjustment Percentage, Maximum Annual Limitation on Cost Sharing, Reduced Maximum Annual Limitation on Cost Sharing, and Required Contribution Percentage for the 2023 Benefit Year, December 28, 2021",
		URL:   "https://www.cms.gov/files/document/2023-papi-parameters-guidance-v4-final-12-27-21-508.pdf"},
	{Code: costSharing2024, Year: 2024, Publisher: cms,
		Title: "Premium Adjustment Percentage, Maximum Annual Limitation on Cost Sharing, Reduced Maximum Annual Limitation on Cost Sharing, and Required Contribution Percentage for the 2024 Benefit Year, December 12, 2022",
		URL:   "https://www.businessgrouphealth.org/en/resources/out-of-pocket-maximum-limits-updated-for-2024"},
	{Code: costSharing2025, Year: 2025, Publisher: cms,
		Title: "Premium Adjustment Percentage, Maximum Annual Limitation on Cost Sharing, Reduced Maximum Annual Limitation on Cost Sharing, and Required Contribution Percentage for the 2025 Benefit Year, November 15, 2023",
		URL:   "https://tax.thomsonreuters.com/news/hhs-announces-adjusted-annual-limitation-on-cost-sharing-for-2025-benefit-year-issues-proposed-2025-benefit-and-payment-parameters"},
	{Code: costSharing2026, Year: 2026, Publisher: hhs, Identifier: "90 FR 27074",
		Title: "Marketplace Integrity and Affordability: maximum annual limitation on cost sharing for 2026",
		URL:   "https://www.govinfo.gov/content/pkg/FR-2025-06-25/html/2025-11606.htm"},
	{Code: costSharing2027, Year: 2027, Publisher: cms,
		Title: "Premium Adjustment Percentage, Maximum Annual Limitation on Cost Sharing, and Required Contribution Percentage for the 2027 Benefit Year, January 29, 2026",
		URL:   "https://www.milliman.com/en/insight/2027-aca-oop-max-limits-released-group-health"},
	{Code: hsa2025, Year: 2025, Publisher: irs, Identifier: "Rev. Proc. 2024-25", Title: "Inflation adjusted amounts for health savings accounts, 2025"},
	{Code: hsa2026, Year: 2026, Publisher: irs, Identifier: "Rev. Proc. 2025-19", Title: "Inflation adjusted amounts for health savings accounts, 2026"},
	{Code: hsa2027, Year: 2027, Publisher: irs, Identifier: "Rev. Proc. 2026-24", Title: "Inflation adjusted amounts for health savings accounts, 2027"},
}
