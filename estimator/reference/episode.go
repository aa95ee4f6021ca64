package reference

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/service"
)

// When is when in a year a part of an episode is.
type When uint8

// The times. The day of an episode is drawn; an illness has none.
const (
	Through When = iota // on any day of the year
	Before              // up to the day of the episode
	OnDay               // on it
	After               // from it on
)

// A Part is some units of one service that an episode brings.
type Part struct {
	Service service.ID
	Units   int
	// Days of each stay.
	Days int
	// Price in network of one unit, of a stay of one day, in dollars of 2026.
	Price money.Cents
	When  When
	// Emergency: as an emergency.
	Emergency bool
}

// An Episode is the care that a condition or event brings to a year. Its visits
// to specialists and its rehabilitation are of one course.
type Episode struct {
	Condition Condition
	// Year is the one that the counts are of; Source the code of the document
	// that they rest on.
	Year   int
	Source string
	Method Method
	// Last: the day of the episode is in the last quarter of the year, so that
	// what comes before it is in the year.
	Last bool
	// WithoutDrugs: the source has none for the condition, though it takes some.
	WithoutDrugs bool
	Parts        []Part
}

// EpisodeOf returns the episode of a condition, and whether it has one: Asthma
// and Depression are known as [Extra] care instead.
func EpisodeOf(c Condition) (Episode, bool) {
	for i := range episodes {
		if episodes[i].condition == c {
			return episodes[i].episode(), true
		}
	}
	return Episode{}, false
}

// BasisOf tells how the counts of what a condition brings came about, and the codes of
// the documents that they, and prices of their own, rest on: the main one first.
func BasisOf(c Condition) (Method, []string) {
	e, ok := EpisodeOf(c)
	if !ok {
		return Observed, []string{UtilizationSource}
	}
	codes := []string{}
	add := func(code string) {
		if !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	if e.Method != Illustration {
		add(e.Source)
	}
	for _, p := range e.Parts {
		if of := PriceOf(p.Service); p.Price == of.Amount {
			for _, code := range of.Sources {
				add(code)
			}
		}
	}
	return e.Method, codes
}

// preset is an episode as its source has it, in dollars of 2014 or as it stands
// here.
type preset struct {
	condition    Condition
	method       Method
	last         bool
	withoutDrugs bool
	// priced are units and prices in cents of 2014 of rows of the yearly cost
	// workbook.
	priced []rowPart
	// parts are those of other sources.
	parts []Part
}

type rowPart struct {
	row   Row
	units int
	price money.Cents
	when  When
}

func (p *preset) episode() Episode {
	e := Episode{Condition: p.condition, Year: 2014, Source: yearlyCost2014, Method: p.method, Last: p.last, WithoutDrugs: p.withoutDrugs}
	if len(p.priced) == 0 {
		e.Year, e.Source = 2026, coverageExamples
	}
	factors := FactorsOf2026()
	for _, r := range p.priced {
		e.Parts = append(e.Parts, Part{Service: r.row.Service(), Units: r.units, Price: factors.Price(r.row, r.price), When: r.when})
	}
	for _, part := range p.parts {
		if part.Price == 0 {
			part.Price = PriceOf(part.Service).Amount
		}
		e.Parts = append(e.Parts, part)
	}
	return e
}

var episodes = [...]preset{
	{condition: Diabetes, method: Observed, priced: []rowPart{
		{PrimaryCare, 3, 102_47, Through}, {Specialists, 1, 157_61, Through}, {EyeExams, 1, 157_61, Through}, {PreventiveCare, 4, 35_03, Through},
		{LabTests, 16, 23_47, Through}, {Equipment, 34, 37_41, Through}, {GenericDrugs, 26, 77_44, Through}, {PreferredBrands, 13, 53_81, Through}, {OtherCare, 4, 71_83, Through},
	}},
	{condition: BipolarDisorder, method: Observed, withoutDrugs: true, priced: []rowPart{
		{PrimaryCare, 3, 138_50, Through}, {Specialists, 12, 99_02, Through}, {MentalHealth, 18, 240_97, Through}, {LabTests, 22, 34_85, Through},
	}},
	{condition: Schizophrenia, method: Observed, withoutDrugs: true, priced: []rowPart{
		{PrimaryCare, 3, 129_88, Through}, {Specialists, 12, 132_22, Through}, {MentalHealth, 18, 92_31, Through}, {LabTests, 19, 38_99, Through},
	}},
	{condition: RheumatoidArthritis, method: Observed, withoutDrugs: true, priced: []rowPart{
		{PrimaryCare, 4, 210_77, Through}, {Specialists, 8, 284_09, Through}, {LabTests, 12, 27_14, Through}, {XRays, 1, 189_50, Through}, {OtherCare, 52, 151_59, Through},
	}},
	{condition: MultipleSclerosis, method: Observed, withoutDrugs: true, priced: []rowPart{
		{PrimaryCare, 4, 235_09, Through}, {Specialists, 7, 153_41, Through}, {MentalHealth, 16, 143_17, Through}, {LabTests, 29, 36_43, Through},
		{Scans, 2, 1087_64, Through}, {OtherCare, 56, 155_67, Through},
	}},
	{condition: HepatitisC, method: Observed, withoutDrugs: true, priced: []rowPart{
		{PrimaryCare, 4, 181_97, Through}, {Specialists, 16, 136_41, Through}, {MentalHealth, 16, 127_91, Through}, {LabTests, 47, 59_05, Through}, {Ultrasounds, 3, 196_40, Through},
	}},
	{condition: HIV, method: Observed, withoutDrugs: true, priced: []rowPart{
		{PrimaryCare, 4, 218_70, Through}, {Specialists, 4, 289_18, Through}, {MentalHealth, 12, 160_77, Through}, {LabTests, 48, 51_88, Through},
	}},
	// The source counts 21 visits to specialists and one day in hospital. They
	// come as what they are: visits before the birth as many as guidelines have,
	// the birth and its stay at the prices that stand in for them elsewhere.
	{condition: Maternity, method: Derived, last: true,
		priced: []rowPart{{PreventiveCare, 2, 17_54, Through}, {GenericDrugs, 2, 11_37, Through}, {LabTests, 22, 23_94, Before}},
		parts: []Part{
			{Service: service.PrenatalVisit, Units: 13, When: Before},
			{Service: service.DeliveryFacility, Units: 1, Days: 2, When: OnDay},
			{Service: service.DeliveryPhysician, Units: 1, When: OnDay},
		}},
	// The Summary's example of a simple fracture, in its own categories: the
	// facility's and the physician's part in the emergency room are one line,
	// as plans count them.
	{condition: BrokenBone, method: Observed, parts: []Part{
		{Service: service.Ambulance, Units: 1, Price: 944_00, When: OnDay, Emergency: true},
		{Service: service.EmergencyRoom, Units: 1, Price: 357_00 + 385_00, When: OnDay, Emergency: true},
		{Service: service.XRay, Units: 1, Price: 37_67, When: OnDay, Emergency: true},
		{Service: service.Other, Units: 1, Price: 43_00, When: OnDay},
		{Service: service.DurableEquipment, Units: 1, Price: 248_00, When: OnDay},
		{Service: service.GenericDrug, Units: 1, Price: 5_00, When: OnDay},
		{Service: service.Specialist, Units: 2, Price: 170_50, When: After},
		{Service: service.XRay, Units: 2, Price: 37_67, When: After},
		{Service: service.Rehabilitation, Units: 4, Price: 91_00, When: After},
	}},
	// An illustration at the default prices: an operation without a night in
	// hospital, and what goes with it.
	{condition: PlannedOperation, method: Illustration, parts: []Part{
		{Service: service.Specialist, Units: 1, When: Before},
		{Service: service.Lab, Units: 1, When: Before},
		{Service: service.Imaging, Units: 1, When: Before},
		{Service: service.OutpatientFacility, Units: 1, When: OnDay},
		{Service: service.OutpatientSurgeon, Units: 1, When: OnDay},
		{Service: service.Specialist, Units: 1, When: After},
		{Service: service.Rehabilitation, Units: 6, When: After},
		{Service: service.GenericDrug, Units: 2, When: After},
	}},
}
