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
}

// Sources returns every document that figures come from.
func Sources() []Source { return slices.Concat(sources, limitSources, marketplaceSources, taxSources) }

// SourceOf returns the source with this code, and whether there is one.
func SourceOf(code string) (Source, bool) {
	for _, list := range [...][]Source{sources, limitSources, marketplaceSources, taxSources} {
		for _, s := range list {
			if s.Code == code {
				return s, true
			}
		}
	}
	return Source{}, false
}
