package reference

// Codes of the documents that taxes rest on (R56).
const (
	IncomeTax2025  = "irs-income-tax-2025"
	IncomeTax2026  = "irs-income-tax-2026"
	Deductions2025 = "law-deductions-2025"
	WageBase2025   = "ssa-wage-base-2025"
	WageBase2026   = "ssa-wage-base-2026"
	HSA2025        = hsa2025
	HSA2026        = hsa2026
)

var taxSources = []Source{
	{Code: IncomeTax2025, Year: 2025, Publisher: irs, Identifier: "Rev. Proc. 2024-40",
		Title: "Inflation adjusted items, 2025: brackets, additional standard deduction, health flexible spending arrangements"},
	{Code: IncomeTax2026, Year: 2026, Publisher: irs, Identifier: "Rev. Proc. 2025-32",
		Title: "Inflation adjusted items, 2026: brackets, standard deduction, health flexible spending arrangements"},
	{Code: Deductions2025, Year: 2025, Publisher: "United States Congress", Identifier: "Public Law 119-21, sections 70102 and 70103",
		Title: "Standard deduction of 2025, and the deduction for seniors, 2025 to 2028"},
	{Code: WageBase2025, Year: 2025, Publisher: "Social Security Administration", Title: "Contribution and benefit base, 2025"},
	{Code: WageBase2026, Year: 2026, Publisher: "Social Security Administration", Title: "Contribution and benefit base, 2026"},
}
