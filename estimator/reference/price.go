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
// where the household gives no price of its own. [HasPrice] tells where there is
// none.
type Price struct {
	Service service.ID  `json:"service"`
	Amount  money.Cents `json:"amount"`
	// PerDay: Amount is for one day of a stay.
	PerDay bool `json:"perDay,omitempty"`
	// Year is the one whose dollars Amount is in.
	Year   int    `json:"year"`
	Method Method `json:"method"`
	// Factor is what a mean price of 2014 was multiplied by, its own or that of
	// the service it is like.
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

// The documents of prices that stand in the tables of 2026, and of those that
// are brought to 2026 by them.
var (
	calculator = []string{actuarialValue2026}
	broughtBy  = []string{yearlyCost2014, actuarialValue2026}
)

// like are the services whose prices stand in, by the service that no source has a
// price of; service.Preventive where there is none.
var like = [service.Count]service.ID{
	service.VirtualVisit:              service.PrimaryCare,
	service.OBGYN:                     service.Specialist,
	service.PrenatalVisit:             service.Specialist,
	service.SubstanceUseVisit:         service.MentalHealthVisit,
	service.SubstanceUseStay:          service.MentalHealthStay,
	service.Habilitation:              service.Rehabilitation,
	service.Acupuncture:               service.Chiropractic,
	service.ChildEyeExam:              service.EyeExam,
	service.PreventiveDrug:            service.GenericDrug,
	service.PreferredGenericDrug:      service.GenericDrug,
	service.NonPreferredSpecialtyDrug: service.SpecialtyDrug,
}

// prices are those that sources have. They are data alone: nothing makes them when the
// program starts.
var prices = [service.Count]Price{
	service.Preventive:         {Amount: 220_99, Year: 2026, Method: BroughtTo2026, Factor: Factor, Sources: broughtBy, From: []string{"price2014.preventive", "factor"}},
	service.PrimaryCare:        {Amount: 173_38, Year: 2026, Method: Observed, Sources: calculator},
	service.Specialist:         {Amount: 213_39, Year: 2026, Method: Observed, Sources: calculator},
	service.UrgentCare:         {Amount: 174_00, Year: 2022, Method: Observed, Sources: []string{fairHealthPlaces}},
	service.EmergencyRoom:      {Amount: 3709_86, Year: 2026, Method: Observed, Sources: calculator},
	service.Ambulance:          {Amount: 1505_42, Year: 2026, Method: BroughtTo2026, Factor: Factor, Sources: broughtBy, From: []string{"price2014.ambulance", "factor"}},
	service.AirAmbulance:       {Amount: 18668_00, Year: 2020, Method: Observed, Sources: []string{fairHealthAir}},
	service.Lab:                {Amount: 41_79, Year: 2026, Method: Observed, Sources: calculator},
	service.XRay:               {Amount: 246_41, Year: 2026, Method: Observed, Sources: calculator},
	service.Imaging:            {Amount: 665_37, Year: 2026, Method: Observed, Sources: calculator},
	service.OutpatientFacility: {Amount: 1620_22, Year: 2026, Method: BroughtTo2026, Factor: Factor, Sources: broughtBy, From: []string{"price2014.outpatientFacility", "factor"}},
	service.OutpatientSurgeon:  {Amount: 3585_91, Year: 2026, Method: BroughtTo2026, Factor: Factor, Sources: broughtBy, From: []string{"price2014.outpatientSurgeon", "factor"}},
	service.HospitalStay:       {Amount: 5984_98, PerDay: true, Year: 2026, Method: Derived, Sources: []string{actuarialValue2026, yearlyCost2014}, From: []string{"inpatientStay", "inpatientFacilityShare", "inpatientDays"}},
	service.HospitalPhysician:  {Amount: 4394_09, Year: 2026, Method: Derived, Sources: []string{actuarialValue2026, yearlyCost2014}, From: []string{"inpatientStay", "inpatientFacilityShare"}},
	service.DeliveryFacility:   {Amount: 3028_69, PerDay: true, Year: 2026, Method: Derived, Sources: []string{coverageExamples, coverageExamples12, maternityStayLaw}, From: []string{"baby", "baby2012", "baby2012.hospital", "deliveryDays"}},
	service.DeliveryPhysician: {Amount: 2273_75, Year: 2026, Method: Derived, Sources: []string{coverageExamples, coverageExamples12, perinatalGuidelines, actuarialValue2026},
		From: []string{"baby", "baby2012", "baby2012.obstetricCare", "baby2012.anesthesia", "prenatalVisits", "price.prenatalVisit"}},
	service.MentalHealthVisit:     {Amount: 126_37, Year: 2026, Method: Observed, Sources: calculator},
	service.MentalHealthStay:      {Amount: 892_87, PerDay: true, Medicare: true, Year: 2026, Method: Observed, Sources: []string{psychiatric2026}},
	service.Rehabilitation:        {Amount: 86_37, Year: 2026, Method: Derived, Sources: calculator, From: []string{"therapySpending", "therapyVisits"}},
	service.Chiropractic:          {Amount: 60_35, Year: 2026, Method: BroughtTo2026, Factor: Factor, Sources: broughtBy, From: []string{"price2014.chiropractic", "factor"}},
	service.EyeExam:               {Amount: 154_08, Year: 2026, Method: BroughtTo2026, Factor: Factor, Sources: broughtBy, From: []string{"price2014.eyeExam", "factor"}},
	service.GenericDrug:           {Amount: 33_19, Year: 2026, Method: Observed, Sources: calculator},
	service.PreferredBrandDrug:    {Amount: 763_41, Year: 2026, Method: Observed, Sources: calculator},
	service.NonPreferredBrandDrug: {Amount: 753_31, Year: 2026, Method: Observed, Sources: calculator},
	service.SpecialtyDrug:         {Amount: 6474_12, Year: 2026, Method: Observed, Sources: calculator},
	service.InfusedDrug:           {Amount: 4904_38, Year: 2026, Method: BroughtTo2026, Factor: Factor, Sources: broughtBy, From: []string{"price2014.infusedDrug", "factor"}},
	service.Dialysis:              {Amount: 2555_78, Year: 2026, Method: BroughtTo2026, Factor: Factor, Sources: broughtBy, From: []string{"price2014.dialysis", "factor"}},
	service.DurableEquipment:      {Amount: 306_67, Year: 2026, Method: BroughtTo2026, Factor: Factor, Sources: broughtBy, From: []string{"price2014.durableEquipment", "factor"}},
	service.HomeHealth:            {Amount: 176_96, Medicare: true, Year: 2026, Method: Observed, Sources: []string{homeHealth2026}},
	service.SkilledNursing:        {Amount: 683_06, PerDay: true, Medicare: true, Year: 2024, Method: Derived, Sources: []string{skilledNursing2024}, From: []string{"skilledNursingStay", "skilledNursingDays"}},
	service.Hospice:               {Amount: 237_21, Medicare: true, Year: 2026, Method: Derived, Sources: []string{hospice2017, hospice2026}, From: []string{"hospiceDay2017", "hospiceCap2017", "hospiceCap2026"}},
	service.Other:                 {Amount: 553_87, Year: 2026, Method: BroughtTo2026, Factor: Factor, Sources: broughtBy, From: []string{"price2014.other", "factor"}},
}

// priceOf returns the price of s, or the one that stands in for it.
func priceOf(s service.ID) *Price {
	if of := like[s]; of != service.Preventive {
		s = of
	}
	return &prices[s]
}

// PriceOf returns the price of s, which must be below service.Count. Its lists
// are not to be changed.
func PriceOf(s service.ID) Price {
	p := *priceOf(s)
	p.Service = s
	if of := like[s]; of != service.Preventive {
		p.Method, p.Like, p.From = Derived, of.String(), []string{"price." + of.String()}
	}
	return p
}

// HasPrice tells whether there is a price of s. The household states those of
// children's glasses and dental check-ups: the sources have none (R47).
func HasPrice(s service.ID) bool { return len(priceOf(s).Sources) > 0 }

// DefaultPrice returns the price in dollars of one unit of s, 0 where there is
// none. The price of a stay is for all its days, at least 1. Other services have no
// days.
func DefaultPrice(s service.ID, days int) money.Cents {
	p := priceOf(s)
	if !p.PerDay {
		return p.Amount
	}
	return p.Amount * money.Cents(max(days, 1))
}

// DrawnPrice returns what one unit of s costs on average in simulated years,
// and whether that is another price than [DefaultPrice]: of care that the tables
// of 2026 do not count as package service does, where care that is listed keeps
// the prices' relations of 2014, and drawn care comes to the published dollars
// of its kind (R35, R36).
func DrawnPrice(s service.ID) (money.Cents, bool) {
	if prices[s].Method != BroughtTo2026 {
		return 0, false
	}
	f := FactorsOf2026()
	for r := range Rows {
		if rows[r].service == s {
			return f.Means[r], true
		}
	}
	return 0, false
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
	return Figure{Code: "chargeMultiple", Value: "2.00", Unit: "factor", Year: 2022, Method: Illustration, Source: fairHealthPlaces}
}

// DefaultCharge returns what a provider without an agreement charges for what
// costs price in network, in dollars.
func DefaultCharge(price money.Cents) money.Cents {
	return money.MulDiv(price, ChargeMultiple, 100)
}
