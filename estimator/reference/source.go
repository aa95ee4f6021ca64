package reference

import "slices"

// A Source is a document that figures come from.
type Source struct {
	// Code is the stable name by which figures point here.
	Code      string `json:"code"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	// Year is the calendar year that the document's figures are about.
	Year int `json:"year"`
	// Identifier is the number under which the publisher keeps it, where it has
	// one.
	Identifier string `json:"identifier,omitempty"`
	URL        string `json:"url,omitempty"`
}

const (
	cms = "Centers for Medicare & Medicaid Services"
	hhs = "US Department of Health and Human Services"
	irs = "Internal Revenue Service"
)

// Codes of sources.
const (
	yearlyCost2014      = "cms-yearly-cost-2014"
	actuarialValue2026  = "cms-actuarial-value-2026"
	coverageExamples    = "sbc-coverage-examples"
	coverageExamples12  = "sbc-coverage-examples-2012"
	maternityStayLaw    = "newborns-and-mothers-act"
	perinatalGuidelines = "acog-perinatal-guidelines"
	fairHealthPlaces    = "fair-health-places-2022"
	fairHealthAir       = "fair-health-air-ambulance"
	psychiatric2026     = "cms-inpatient-psychiatric-2026"
	homeHealth2026      = "cms-home-health-2026"
	skilledNursing2024  = "medpac-skilled-nursing-2024"
	hospice2017         = "cms-hospice-2017"
	hospice2026         = "cms-hospice-2026"
	costSharing2014     = "irs-cost-sharing-2014"
	costSharing2015     = "hhs-cost-sharing-2015"
	costSharing2016     = "hhs-cost-sharing-2016"
	costSharing2017     = "hhs-cost-sharing-2017"
	costSharing2018     = "hhs-cost-sharing-2018"
	costSharing2019     = "hhs-cost-sharing-2019"
	costSharing2020     = "hhs-cost-sharing-2020"
	costSharing2021     = "hhs-cost-sharing-2021"
	costSharing2022     = "hhs-cost-sharing-2022"
	costSharing2023     = "hhs-cost-sharing-2023"
	costSharing2024     = "hhs-cost-sharing-2024"
	costSharing2025     = "hhs-cost-sharing-2025"
	costSharing2026     = "hhs-cost-sharing-2026"
	costSharing2027     = "hhs-cost-sharing-2027"
	hsa2025             = "irs-hsa-2025"
	hsa2026             = "irs-hsa-2026"
	hsa2027             = "irs-hsa-2027"
)

// The documents that simulated years rest on: expected care, and prices of 2026.
const (
	UtilizationSource = yearlyCost2014
	PriceSource       = actuarialValue2026
)

var sources = []Source{
	{Code: yearlyCost2014, Year: 2014, Publisher: cms,
		Title: "Yearly cost workbook of the HealthCare.gov plan comparison: utilization and unit cost by age, sex and level of spending"},
	{Code: actuarialValue2026, Year: 2026, Publisher: cms,
		Title: "Actuarial Value Calculator 2026: silver continuance tables"},
	{Code: coverageExamples, Year: 2026, Publisher: hhs + ", Department of Labor, Department of the Treasury",
		Title: "Summary of Benefits and Coverage: coverage example Having a Baby"},
	{Code: coverageExamples12, Year: 2012, Publisher: hhs + ", Department of Labor, Department of the Treasury",
		Title: "Summary of Benefits and Coverage, first edition: sample care costs of the coverage example Having a Baby"},
	{Code: maternityStayLaw, Year: 1996, Publisher: "United States Congress", Identifier: "29 U.S.C. 1185",
		Title: "Newborns' and Mothers' Health Protection Act of 1996"},
	{Code: perinatalGuidelines, Year: 2017, Publisher: "American Academy of Pediatrics, American College of Obstetricians and Gynecologists",
		Title: "Guidelines for Perinatal Care, 8th edition: 12 to 14 prenatal visits"},
	{Code: fairHealthPlaces, Year: 2022, Publisher: "FAIR Health",
		Title: "FH Healthcare Indicators and FH Medical Price Index: CPT 99204 by place of service, as reported by the Journal of Urgent Care Medicine",
		URL:   "https://jucm.com/payer-stats-reveal-urgent-care-utilization-up-207"},
	{Code: fairHealthAir, Year: 2020, Publisher: "FAIR Health",
		Title: "Air Ambulance Services in the United States: A Study of Private and Medicare Claims",
		URL:   "https://prnewswire.com/news-releases/average-estimated-in-network-amount-for-fixed-wing-air-ambulance-transport-rose-76-percent-from-2017-to-2020-301391325.html"},
	{Code: psychiatric2026, Year: 2026, Publisher: cms, Identifier: "CMS-1831-F",
		Title: "FY 2026 Inpatient Psychiatric Facilities Prospective Payment System: federal per diem base rate",
		URL:   "https://www.govinfo.gov/content/pkg/FR-2025-08-05/html/2025-14781.htm"},
	{Code: homeHealth2026, Year: 2026, Publisher: cms, Identifier: "CMS-1828-F",
		Title: "CY 2026 Home Health Prospective Payment System: national per-visit payment, skilled nursing",
		URL:   "https://hchb.com/news/cms-publishes-2026-home-health-final-rule"},
	{Code: skilledNursing2024, Year: 2024, Publisher: "Medicare Payment Advisory Commission",
		Title: "Trends in post-acute care, December 2025: mean Medicare payment and days of a skilled nursing stay",
		URL:   "https://skillednursingnews.com/2025/12/medpac-to-float-4-snf-rate-cut-chairman-notes-post-acute-sector-not-siloed/"},
	{Code: hospice2017, Year: 2017, Publisher: cms, Identifier: "81 FR 52144",
		Title: "FY 2017 Hospice Wage Index and Payment Rate Update: routine home care, days 1 to 60, and aggregate cap",
		URL:   "https://manuals.health.mil/pages/DisplayManualHtmlFile/2019-09-20/AsOf/TR15/C11ADA_17.html"},
	{Code: hospice2026, Year: 2026, Publisher: cms, Identifier: "CMS-1835-F",
		Title: "FY 2026 Hospice Wage Index and Payment Rate Update: aggregate cap",
		URL:   "https://www.govinfo.gov/content/pkg/FR-2025-08-05/html/2025-14782.htm"},
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

// Sources returns every document that figures come from.
func Sources() []Source { return slices.Clone(sources) }

// SourceOf returns the source with this code, and whether there is one.
func SourceOf(code string) (Source, bool) {
	for _, s := range sources {
		if s.Code == code {
			return s, true
		}
	}
	return Source{}, false
}
