package reference

// Codes of the documents that premiums by age and place and the premium tax credit
// rest on (R53, R55).
const (
	Poverty2023     = "hhs-poverty-guidelines-2023"
	Poverty2024     = "hhs-poverty-guidelines-2024"
	Poverty2025     = "hhs-poverty-guidelines-2025"
	Poverty2026     = "hhs-poverty-guidelines-2026"
	Percentages2021 = "law-applicable-percentages-2021"
	Percentages2026 = "irs-applicable-percentages-2026"
	Affordable2024  = "irs-affordable-2024"
	Affordable2025  = "irs-affordable-2025"
	AgeCurves       = "cms-age-curves"
	RatingAreas     = "cms-rating-areas"
	Benchmarks      = "benchmark-premiums"
)

var marketplaceSources = []Source{
	{Code: Poverty2023, Year: 2023, Publisher: hhs, Identifier: "88 FR 3424", Title: "Annual Update of the HHS Poverty Guidelines, 2023"},
	{Code: Poverty2024, Year: 2024, Publisher: hhs, Identifier: "89 FR 2961", Title: "Annual Update of the HHS Poverty Guidelines, 2024"},
	{Code: Poverty2025, Year: 2025, Publisher: hhs, Identifier: "90 FR 5917", Title: "Annual Update of the HHS Poverty Guidelines, 2025"},
	{Code: Poverty2026, Year: 2026, Publisher: hhs, Title: "Annual Update of the HHS Poverty Guidelines, 2026"},
	{Code: Percentages2021, Year: 2021, Publisher: "United States Congress", Identifier: "26 U.S.C. 36B(b)(3)(A)(iii)",
		Title: "Refundable credit for coverage under a qualified health plan: temporary percentages, 2021 to 2025"},
	{Code: Percentages2026, Year: 2026, Publisher: irs, Identifier: "Rev. Proc. 2025-25",
		Title: "Applicable percentage table and required contribution percentage, 2026"},
	{Code: Affordable2024, Year: 2024, Publisher: irs, Identifier: "Rev. Proc. 2023-29", Title: "Required contribution percentage, 2024"},
	{Code: Affordable2025, Year: 2025, Publisher: irs, Identifier: "Rev. Proc. 2024-35", Title: "Required contribution percentage, 2025"},
	{Code: AgeCurves, Year: 2018, Publisher: cms, Title: "Market Rating Reforms: State Specific Age Curve Variations"},
	{Code: RatingAreas, Year: 2026, Publisher: cms, Title: "Market Rating Reforms: State Specific Geographic Rating Areas"},
	{Code: Benchmarks, Year: 2026, Publisher: "PolicyEngine US",
		Title: "Second-lowest silver premiums by rating area, compiled from marketplace data, 2025 and 2026"},
}
