// Package service lists the services that care consists of: their names, as
// they stand in plan files, requests and results, the unit in which each is
// counted, and the services whose terms stand in where a plan states none.
//
// The list follows the rows of the Summary of Benefits and Coverage (SBC) and
// of the CMS benefits files.
package service

import "errors"

// ID is one service. The zero value is Preventive; valid values are below Count.
type ID uint8

// The services, in the order of the SBC as far as it has one. The drug tiers,
// from PreventiveDrug to NonPreferredSpecialtyDrug, stand together.
const (
	Preventive                ID = iota // preventive care, screening, immunization; a visit
	PrimaryCare                         // primary care visit to treat an injury or illness
	VirtualVisit                        // primary care visit by video or phone, telehealth; a visit
	Specialist                          // specialist visit
	OBGYN                               // visit to an obstetrician or gynecologist: specialist terms, direct access
	UrgentCare                          // urgent care center or facility; a visit
	EmergencyRoom                       // emergency room services, facility and professional; a visit
	Ambulance                           // emergency transportation by ground; a trip
	AirAmbulance                        // emergency transportation by air; a trip
	Lab                                 // laboratory outpatient and professional services; a test
	XRay                                // x-rays and diagnostic imaging; a test
	Imaging                             // CT and PET scans, MRIs; a scan
	OutpatientFacility                  // outpatient facility fee; a visit
	OutpatientSurgeon                   // outpatient surgery, physician and surgical services; a procedure
	HospitalStay                        // inpatient hospital services, facility; a stay with days
	HospitalPhysician                   // inpatient physician and surgical services; a stay
	PrenatalVisit                       // prenatal and postnatal care; a visit
	DeliveryFacility                    // childbirth, facility services; a stay with days
	DeliveryPhysician                   // childbirth, professional services; a delivery
	MentalHealthVisit                   // mental and behavioral health, outpatient; a visit
	SubstanceUseVisit                   // substance use disorder, outpatient; a visit
	MentalHealthStay                    // mental and behavioral health, inpatient; a stay with days
	SubstanceUseStay                    // substance use disorder, inpatient; a stay with days
	Rehabilitation                      // outpatient rehabilitation; a visit
	Habilitation                        // habilitation; a visit
	Chiropractic                        // chiropractic care; a visit
	Acupuncture                         // acupuncture; a visit
	EyeExam                             // routine eye exam; a visit
	ChildEyeExam                        // eye exam of a child; a visit
	ChildGlasses                        // glasses of a child; an item
	ChildDentalCheckup                  // dental check-up of a child; a visit
	PreventiveDrug                      // preventive drug, free in network (R15); a 30-day fill
	PreferredGenericDrug                // preferred generic drug, the cheaper part of tier 1; a 30-day fill
	GenericDrug                         // drug tier 1; a 30-day fill
	PreferredBrandDrug                  // drug tier 2; a 30-day fill
	NonPreferredBrandDrug               // drug tier 3; a 30-day fill
	SpecialtyDrug                       // drug tier 4; a 30-day fill
	NonPreferredSpecialtyDrug           // non-preferred specialty drug, beyond tier 4; a 30-day fill
	InfusedDrug                         // chemotherapy and other infused drugs; a dose
	Dialysis                            // dialysis; a session
	DurableEquipment                    // durable medical equipment; an item
	HomeHealth                          // home health care; a visit
	SkilledNursing                      // skilled nursing facility; a stay with days
	Hospice                             // hospice; a day
	Other                               // anything else; an item
	Count                               // how many services there are; not one itself
)

// The drug tiers follow each other: there are Drugs of them, the first is FirstDrug.
const (
	FirstDrug = PreventiveDrug
	Drugs     = NonPreferredSpecialtyDrug + 1 - FirstDrug
)

// facts holds what is fixed about each service.
var facts = [Count]struct {
	name string
	unit string
	// fallback is the service whose terms stand in where a plan states none
	// for this one; Count where none do: for other, which every plan states,
	// and for what is not covered unless a plan says so (R47).
	fallback ID
	// group is where a reader looks for the care, event the common medical event
	// under which the SBC has its terms, "beyond" where it has none, and row its
	// place there, from 1.
	group, event string
	row          int
}{
	Preventive:                {"preventive", "visit", Other, "office", "office", 3},
	PrimaryCare:               {"primaryCare", "visit", Other, "office", "office", 1},
	VirtualVisit:              {"virtualVisit", "visit", PrimaryCare, "office", "beyond", 2},
	Specialist:                {"specialist", "visit", Other, "office", "office", 2},
	OBGYN:                     {"obgyn", "visit", Specialist, "office", "beyond", 3},
	UrgentCare:                {"urgentCare", "visit", PrimaryCare, "urgent", "urgent", 3},
	EmergencyRoom:             {"emergencyRoom", "visit", Other, "urgent", "urgent", 1},
	Ambulance:                 {"ambulance", "trip", EmergencyRoom, "urgent", "urgent", 2},
	AirAmbulance:              {"airAmbulance", "trip", Ambulance, "urgent", "beyond", 5},
	Lab:                       {"lab", "test", XRay, "tests", "test", 2},
	XRay:                      {"xray", "test", Lab, "tests", "test", 1},
	Imaging:                   {"imaging", "scan", XRay, "tests", "test", 3},
	OutpatientFacility:        {"outpatientFacility", "visit", Other, "hospital", "surgery", 1},
	OutpatientSurgeon:         {"outpatientSurgeon", "procedure", OutpatientFacility, "hospital", "surgery", 2},
	HospitalStay:              {"hospitalStay", "stay", Other, "hospital", "hospital", 1},
	HospitalPhysician:         {"hospitalPhysician", "stay", HospitalStay, "hospital", "hospital", 2},
	PrenatalVisit:             {"prenatalVisit", "visit", Specialist, "birth", "pregnant", 1},
	DeliveryFacility:          {"deliveryFacility", "stay", HospitalStay, "birth", "pregnant", 3},
	DeliveryPhysician:         {"deliveryPhysician", "delivery", HospitalPhysician, "birth", "pregnant", 2},
	MentalHealthVisit:         {"mentalHealthVisit", "visit", PrimaryCare, "office", "mental", 1},
	SubstanceUseVisit:         {"substanceUseVisit", "visit", MentalHealthVisit, "office", "mental", 3},
	MentalHealthStay:          {"mentalHealthStay", "stay", HospitalStay, "hospital", "mental", 2},
	SubstanceUseStay:          {"substanceUseStay", "stay", MentalHealthStay, "hospital", "mental", 4},
	Rehabilitation:            {"rehabilitation", "visit", Specialist, "therapy", "recovery", 2},
	Habilitation:              {"habilitation", "visit", Rehabilitation, "therapy", "recovery", 3},
	Chiropractic:              {"chiropractic", "visit", Specialist, "therapy", "beyond", 10},
	Acupuncture:               {"acupuncture", "visit", Chiropractic, "therapy", "beyond", 11},
	EyeExam:                   {"eyeExam", "visit", Specialist, "office", "beyond", 4},
	ChildEyeExam:              {"childEyeExam", "visit", EyeExam, "office", "child", 1},
	ChildGlasses:              {"childGlasses", "item", Count, "more", "child", 2},
	ChildDentalCheckup:        {"childDentalCheckup", "visit", Count, "office", "child", 3},
	PreventiveDrug:            {"preventiveDrug", "fill", GenericDrug, "drugs", "beyond", 6},
	PreferredGenericDrug:      {"preferredGenericDrug", "fill", GenericDrug, "drugs", "beyond", 7},
	GenericDrug:               {"genericDrug", "fill", Other, "drugs", "drugs", 1},
	PreferredBrandDrug:        {"preferredBrandDrug", "fill", GenericDrug, "drugs", "drugs", 2},
	NonPreferredBrandDrug:     {"nonPreferredBrandDrug", "fill", PreferredBrandDrug, "drugs", "drugs", 3},
	SpecialtyDrug:             {"specialtyDrug", "fill", NonPreferredBrandDrug, "drugs", "drugs", 4},
	NonPreferredSpecialtyDrug: {"nonPreferredSpecialtyDrug", "fill", SpecialtyDrug, "drugs", "beyond", 8},
	InfusedDrug:               {"infusedDrug", "dose", Other, "drugs", "beyond", 9},
	Dialysis:                  {"dialysis", "session", Other, "more", "beyond", 12},
	DurableEquipment:          {"durableEquipment", "item", Other, "more", "recovery", 5},
	HomeHealth:                {"homeHealth", "visit", Other, "more", "recovery", 1},
	SkilledNursing:            {"skilledNursing", "stay", HospitalStay, "hospital", "recovery", 4},
	Hospice:                   {"hospice", "day", Other, "more", "recovery", 6},
	Other:                     {"other", "item", Count, "more", "beyond", 1},
}

// String returns the service's name in documents, such as "primaryCare".
func (s ID) String() string {
	if s >= Count {
		return "none"
	}
	return facts[s].name
}

// Unit returns the name of what one unit of s is, such as "visit" or "fill".
func (s ID) Unit() string { return facts[s].unit }

// Parse returns the service named by name, and whether there is one.
func Parse(name string) (ID, bool) {
	for s := range Count {
		if facts[s].name == name {
			return s, true
		}
	}
	return Count, false
}

// Words returns the names of all services, in their order.
func (s ID) Words() []string {
	names := make([]string, Count)
	for i := range facts {
		names[i] = facts[i].name
	}
	return names
}

// Names returns the names of services.
func Names(services []ID) []string {
	names := make([]string, len(services))
	for i, s := range services {
		names[i] = s.String()
	}
	return names
}

// AppendTo appends the service's name.
func (s ID) AppendTo(b []byte) []byte { return append(b, s.String()...) }

// MarshalText returns the service's name.
func (s ID) MarshalText() ([]byte, error) { return s.AppendTo(nil), nil }

// UnmarshalText sets s to the service named by text.
func (s *ID) UnmarshalText(text []byte) error {
	named, ok := Parse(string(text))
	if !ok {
		return errors.New("unknown service " + string(text))
	}
	*s = named
	return nil
}

// SetAbsent sets s to none, Count; IsZero tells whether it is. The zero value is a
// service.
func (s *ID) SetAbsent() { *s = Count }

// IsZero is described with [ID.SetAbsent].
func (s ID) IsZero() bool { return s >= Count }

// Group returns the name of the group in which a reader looks for the care,
// such as "office" or "drugs".
func (s ID) Group() string { return facts[s].group }

// SummaryRow returns the name of the common medical event under which the SBC
// has the terms of s, "beyond" where it has no row for it, and the place of the
// row there, from 1.
func (s ID) SummaryRow() (event string, row int) { return facts[s].event, facts[s].row }

// HasDays tells whether one unit of s is a stay that lasts days.
func (s ID) HasDays() bool {
	switch s {
	case HospitalStay, DeliveryFacility, MentalHealthStay, SubstanceUseStay, SkilledNursing:
		return true
	}
	return false
}

// IsDrug tells whether s is one of the drug tiers, which plans with separate
// medical and drug limits count toward the drug ones. Drugs given by a provider
// (InfusedDrug) are medical.
func (s ID) IsDrug() bool { return s-FirstDrug < Drugs }

// IsPreventive tells whether s is preventive care, which is free in network
// where a plan states no terms for it (R15).
func (s ID) IsPreventive() bool { return s == Preventive || s == PreventiveDrug }

// Fallbacks returns the services whose terms stand in for those of s where a
// plan states none, the nearest first; of preventive care only where R15 does not
// decide. It is empty for Other, which every plan states, and for ChildGlasses and
// ChildDentalCheckup, which are not covered unless a plan says so. Lab and XRay
// stand in for each other.
func (s ID) Fallbacks() []ID {
	var chain []ID
	var seen [Count]bool
	seen[s] = true
	for next := facts[s].fallback; next != Count; next = facts[next].fallback {
		if seen[next] { // lab and xray point at each other
			next = Other
		}
		seen[next] = true
		chain = append(chain, next)
	}
	return chain
}
