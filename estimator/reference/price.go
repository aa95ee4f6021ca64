package reference

import (
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/service"
)

// Method is how a figure came about.
type Method string

// The methods.
const (
	// Observed: it stands in its source as it stands here.
	Observed Method = "observed"
	// Derived: computed from other figures, which From names.
	Derived Method = "derived"
	// BroughtTo2026: a mean price of 2014 times [Factor].
	BroughtTo2026 Method = "broughtTo2026"
	// Illustration: chosen near what its source says, to be changed at will.
	Illustration Method = "illustration"
)

// Words returns the methods.
func (Method) Words() []string {
	return []string{"observed", "derived", "broughtTo2026", "illustration"}
}

// A Price is what one unit of a service costs with a provider in network,
// where the household gives no price of its own.
type Price struct {
	Service service.ID  `json:"service"`
	Amount  money.Cents `json:"amount"`
	// PerDay: Amount is for one day of a stay.
	PerDay bool `json:"perDay,omitempty"`
	// Year is the one whose dollars Amount is in.
	Year   int    `json:"year"`
	Method Method `json:"method"`
	// Factor is what a mean price of 2014 was multiplied by.
	Factor string `json:"factor,omitempty"`
	// Like is the service whose price stands in, where no source has one.
	Like string `json:"like,omitempty"`
	// Medicare: it is what Medicare pays, since no figure for the privately
	// insured was found.
	Medicare bool `json:"medicare,omitempty"`
	// Sources are the codes of every document that Amount rests on, the main
	// one first.
	Sources []string `json:"sources"`
	// From are the codes of the figures that Amount is computed from.
	From []string `json:"from,omitempty"`
}

func observed(amount money.Cents, year int, source string) Price {
	return Price{Amount: amount, Year: year, Method: Observed, Sources: []string{source}}
}

func derived(amount money.Cents, year int, sources []string, from ...string) Price {
	return Price{Amount: amount, Year: year, Method: Derived, Sources: sources, From: from}
}

func broughtTo2026(amount money.Cents, price2014 string) Price {
	return Price{Amount: amount, Year: 2026, Method: BroughtTo2026, Factor: Factor,
		Sources: []string{yearlyCost2014, actuarialValue2026}, From: []string{price2014, "factor"}}
}

// like is the price of a service that takes another's.
func like(other service.ID, its Price) Price {
	its.Method, its.Like, its.From = Derived, other.String(), []string{"price." + other.String()}
	return its
}

// medicare is a price that Medicare pays.
func medicare(p Price) Price {
	p.Medicare = true
	return p
}

func perDay(p Price) Price {
	p.PerDay = true
	return p
}

var prices = func() [service.Count]Price {
	table := [service.Count]Price{
		service.Preventive:         broughtTo2026(220_99, "price2014.preventive"),
		service.PrimaryCare:        observed(173_38, 2026, actuarialValue2026),
		service.Specialist:         observed(213_39, 2026, actuarialValue2026),
		service.OBGYN:              like(service.Specialist, observed(213_39, 2026, actuarialValue2026)),
		service.UrgentCare:         observed(174_00, 2022, fairHealthPlaces),
		service.EmergencyRoom:      broughtTo2026(2538_52, "price2014.emergencyRoom"),
		service.Ambulance:          broughtTo2026(1505_42, "price2014.ambulance"),
		service.AirAmbulance:       observed(18668_00, 2020, fairHealthAir),
		service.Lab:                broughtTo2026(156_72, "price2014.lab"),
		service.XRay:               observed(246_41, 2026, actuarialValue2026),
		service.Imaging:            observed(665_37, 2026, actuarialValue2026),
		service.OutpatientFacility: broughtTo2026(1620_22, "price2014.outpatientFacility"),
		service.OutpatientSurgeon:  broughtTo2026(3585_91, "price2014.outpatientSurgeon"),
		service.HospitalStay:       perDay(derived(5984_98, 2026, []string{actuarialValue2026, yearlyCost2014}, "inpatientStay", "inpatientFacilityShare", "inpatientDays")),
		service.HospitalPhysician:  derived(4394_09, 2026, []string{actuarialValue2026, yearlyCost2014}, "inpatientStay", "inpatientFacilityShare"),
		service.PrenatalVisit:      like(service.Specialist, observed(213_39, 2026, actuarialValue2026)),
		service.DeliveryFacility: perDay(derived(3028_69, 2026, []string{coverageExamples, coverageExamples12, maternityStayLaw},
			"baby", "baby2012", "baby2012.hospital", "deliveryDays")),
		service.DeliveryPhysician: derived(2273_75, 2026, []string{coverageExamples, coverageExamples12, perinatalGuidelines, actuarialValue2026},
			"baby", "baby2012", "baby2012.obstetricCare", "baby2012.anesthesia", "prenatalVisits", "price.prenatalVisit"),
		service.MentalHealthVisit:     observed(126_37, 2026, actuarialValue2026),
		service.MentalHealthStay:      medicare(perDay(observed(892_87, 2026, psychiatric2026))),
		service.Rehabilitation:        broughtTo2026(141_52, "price2014.rehabilitation"),
		service.Habilitation:          like(service.Rehabilitation, broughtTo2026(141_52, "price2014.rehabilitation")),
		service.Chiropractic:          broughtTo2026(60_35, "price2014.chiropractic"),
		service.EyeExam:               broughtTo2026(154_08, "price2014.eyeExam"),
		service.GenericDrug:           observed(33_19, 2026, actuarialValue2026),
		service.PreferredBrandDrug:    observed(763_41, 2026, actuarialValue2026),
		service.NonPreferredBrandDrug: observed(753_31, 2026, actuarialValue2026),
		service.SpecialtyDrug:         observed(6474_12, 2026, actuarialValue2026),
		service.InfusedDrug:           broughtTo2026(4904_38, "price2014.infusedDrug"),
		service.Dialysis:              broughtTo2026(2555_78, "price2014.dialysis"),
		service.DurableEquipment:      broughtTo2026(306_67, "price2014.durableEquipment"),
		service.HomeHealth:            medicare(observed(176_96, 2026, homeHealth2026)),
		service.SkilledNursing:        medicare(perDay(derived(683_06, 2024, []string{skilledNursing2024}, "skilledNursingStay", "skilledNursingDays"))),
		service.Hospice:               medicare(derived(237_21, 2026, []string{hospice2017, hospice2026}, "hospiceDay2017", "hospiceCap2017", "hospiceCap2026")),
		service.Other:                 broughtTo2026(553_87, "price2014.other"),
	}
	for s := range table {
		table[s].Service = service.ID(s)
	}
	return table
}()

// PriceOf returns the price of s, which must be below service.Count. Its lists
// are not to be changed.
func PriceOf(s service.ID) Price { return prices[s] }

// DefaultPrice returns the price in dollars of one unit of s. A stay is of so
// many days, at least 1; for anything else days count for nothing.
func DefaultPrice(s service.ID, days int) money.Cents {
	p := &prices[s]
	if !p.PerDay {
		return p.Amount
	}
	return p.Amount * money.Cents(max(days, 1))
}

// ChargeMultiple is how many hundredths of the price a provider without an
// agreement charges: 200 is twice the price. It is an illustration: a new
// patient's visit of 45 to 59 minutes was charged at 1.92 to 1.97 times what
// private insurers allowed in 2022 (352/183 in offices, 343/174 in urgent care,
// 293/149 in retail clinics), a helicopter's flight at 1.63 in 2020; single
// specialties and hospitals lie far from it.
const ChargeMultiple = 200

// ChargeFigure is ChargeMultiple with its source.
func ChargeFigure() Figure {
	return Figure{Code: "chargeMultiple", Value: money.Cents(ChargeMultiple).String(), Unit: "factor", Year: 2022, Method: Illustration, Source: fairHealthPlaces}
}

// DefaultCharge returns what a provider without an agreement charges for what
// costs price in network, in dollars.
func DefaultCharge(price money.Cents) money.Cents {
	return money.MulDiv(price, ChargeMultiple, 100)
}
