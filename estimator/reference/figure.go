package reference

import (
	"strconv"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/service"
)

// Factor is what mean prices of 2014 are multiplied by to be in dollars of
// 2026: the mean yearly spending of the silver tables of 2026, 7,386, divided
// by that of the population of 2014 (R35).
const Factor = "1.162091012"

// SimulationFactor is what mean prices of 2014 are multiplied by in simulated
// years for care that the tables of 2026 have as one kind, unclassified
// outpatient care: so that its mean dollars are theirs (R36). Factor brings all
// spending of 2014 to that of 2026 at once.
const SimulationFactor = "0.877667"

// Codes of figures that others refer to.
const (
	SimulationFactorCode = "simulationFactor"
	SpendingCode         = "spending2026"
)

// A Figure is one number that estimates rest on.
type Figure struct {
	// Code is its stable name, such as "price.primaryCare".
	Code string `json:"code"`
	// Value is a decimal number without separators.
	Value string `json:"value"`
	// Unit is a code: "usd/visit", "days", "visits", "share" or "factor".
	Unit   string   `json:"unit"`
	Year   int      `json:"year"`
	Method Method   `json:"method"`
	Source string   `json:"source"`
	From   []string `json:"from,omitempty"`
}

// inputs are the figures that prices are computed from.
var inputs = []Figure{
	{Code: "members2014", Value: "1199407", Unit: "members", Year: 2014, Method: Observed, Source: yearlyCost2014},
	{Code: "spending2014", Value: "6355.78", Unit: "usd/member", Year: 2014, Method: Derived, Source: yearlyCost2014},
	{Code: SpendingCode, Value: "7386", Unit: "usd/member", Year: 2026, Method: Observed, Source: actuarialValue2026},
	{Code: "factor", Value: Factor, Unit: "factor", Year: 2026, Method: Derived, Source: actuarialValue2026, From: []string{"spending2026", "spending2014"}},

	{Code: SimulationFactorCode, Value: SimulationFactor, Unit: "factor", Year: 2026, Method: Derived, Source: actuarialValue2026, From: []string{"unclassifiedSpending", "spending2014"}},
	{Code: "unclassifiedSpending", Value: "1474.5139", Unit: "usd/member", Year: 2026, Method: Observed, Source: actuarialValue2026},
	{Code: "therapySpending", Value: "158.2713", Unit: "usd/member", Year: 2026, Method: Derived, Source: actuarialValue2026},
	{Code: "therapyVisits", Value: "1.832510", Unit: "visits/member", Year: 2026, Method: Derived, Source: actuarialValue2026},

	price2014("190.166550", service.Preventive),
	price2014("1295.442736", service.Ambulance),
	price2014("1394.224297", service.OutpatientFacility),
	price2014("3085.740740", service.OutpatientSurgeon),
	price2014("51.931006", service.Chiropractic),
	price2014("132.589571", service.EyeExam),
	price2014("4220.310036", service.InfusedDrug),
	price2014("2199.292786", service.Dialysis),
	price2014("263.892103", service.DurableEquipment),
	price2014("476.617010", service.Other),

	{Code: "inpatientStay", Value: "28749.19", Unit: "usd/stay", Year: 2026, Method: Observed, Source: actuarialValue2026},
	{Code: "inpatientFacilityShare", Value: "0.847157684", Unit: "share", Year: 2014, Method: Derived, Source: yearlyCost2014},
	{Code: "inpatientDays", Value: "4.069367", Unit: "days/stay", Year: 2014, Method: Derived, Source: yearlyCost2014},

	{Code: "baby", Value: "12686.85", Unit: "usd", Year: 2026, Method: Observed, Source: coverageExamples},
	{Code: "baby2012", Value: "7540", Unit: "usd", Year: 2012, Method: Observed, Source: coverageExamples12},
	{Code: "baby2012.hospital", Value: "3600", Unit: "usd", Year: 2012, Method: Observed, Source: coverageExamples12},
	{Code: "baby2012.obstetricCare", Value: "2100", Unit: "usd", Year: 2012, Method: Observed, Source: coverageExamples12},
	{Code: "baby2012.anesthesia", Value: "900", Unit: "usd", Year: 2012, Method: Observed, Source: coverageExamples12},
	{Code: "deliveryDays", Value: "2", Unit: "days/stay", Year: 1996, Method: Observed, Source: maternityStayLaw},
	{Code: "prenatalVisits", Value: "13", Unit: "visits", Year: 2017, Method: Observed, Source: perinatalGuidelines},

	{Code: "skilledNursingStay", Value: "20970", Unit: "usd/stay", Year: 2024, Method: Observed, Source: skilledNursing2024},
	{Code: "skilledNursingDays", Value: "30.7", Unit: "days/stay", Year: 2024, Method: Observed, Source: skilledNursing2024},
	{Code: "hospiceDay2017", Value: "190.55", Unit: "usd/day", Year: 2017, Method: Observed, Source: hospice2017},
	{Code: "hospiceCap2017", Value: "28404.99", Unit: "usd/patient", Year: 2017, Method: Observed, Source: hospice2017},
	{Code: "hospiceCap2026", Value: "35361", Unit: "usd/patient", Year: 2026, Method: Observed, Source: hospice2026},
}

// price2014 is a service's mean unit price over the population of 2014.
func price2014(dollars string, s service.ID) Figure {
	return Figure{Code: "price2014." + s.String(), Value: dollars, Unit: "usd/" + s.Unit(),
		Year: 2014, Method: Derived, Source: yearlyCost2014}
}

// FigureOf returns the figure with a code that is one of those above.
func FigureOf(code string) Figure {
	for _, f := range inputs {
		if f.Code == code {
			return f
		}
	}
	return Figure{}
}

// Figures returns every figure: the prices in the order of the services, the
// charge multiple, the law's limits by year, and what prices are computed from.
func Figures() []Figure {
	figures := make([]Figure, 0, len(prices)+1+2*len(limits)+len(inputs))
	for s := range service.Count {
		if !HasPrice(s) {
			continue
		}
		p := PriceOf(s)
		unit := "usd/" + s.Unit()
		if p.PerDay {
			unit = "usd/day"
		}
		figures = append(figures, Figure{Code: "price." + s.String(), Value: p.Amount.String(), Unit: unit,
			Year: p.Year, Method: p.Method, Source: p.Sources[0], From: p.From})
	}
	figures = append(figures, ChargeFigure())
	for _, l := range limits {
		year := strconv.Itoa(l.year)
		add := func(code string, amount money.Cents, unit, source string) {
			figures = append(figures, Figure{Code: code + "." + year, Value: amount.String(), Unit: "usd/" + unit, Year: l.year, Method: Observed, Source: source})
		}
		add("acaLimit", l.aca, "member", l.acaSource)
		if l.hsaSource != "" {
			add("hsaMinimumDeductible.self", l.hsa.MinimumSelf, "member", l.hsaSource)
			add("hsaMinimumDeductible.family", l.hsa.MinimumFamily, "family", l.hsaSource)
			add("hsaMaximum.self", l.hsa.MaximumSelf, "member", l.hsaSource)
			add("hsaMaximum.family", l.hsa.MaximumFamily, "family", l.hsaSource)
		}
	}
	return append(figures, inputs...)
}
