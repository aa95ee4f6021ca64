package planfile

import (
	"slices"
	"strings"
	"unicode"

	"github.com/outpocket/outpocket/estimator/service"
)

// filed are the names of benefits in what issuers file with CMS, in the order of its
// template, and the service of each. "Delivery and all inpatient services" is the stay:
// what the physician costs is as for other stays.
var filed = map[string]service.ID{}

func init() {
	for name, s := range map[string]service.ID{
		"Primary Care Visit to Treat an Injury or Illness": service.PrimaryCare,
		"Specialist Visit":                                          service.Specialist,
		"Preventive Care/Screening/Immunization":                    service.Preventive,
		"Telehealth":                                                service.VirtualVisit,
		"Urgent Care Centers or Facilities":                         service.UrgentCare,
		"Emergency Room Services":                                   service.EmergencyRoom,
		"Emergency Transportation/Ambulance":                        service.Ambulance,
		"Laboratory Outpatient and Professional Services":           service.Lab,
		"X-rays and Diagnostic Imaging":                             service.XRay,
		"Imaging (CT/PET Scans, MRIs)":                              service.Imaging,
		"Outpatient Facility Fee (e.g., Ambulatory Surgery Center)": service.OutpatientFacility,
		"Outpatient Surgery Physician/Surgical Services":            service.OutpatientSurgeon,
		"Inpatient Hospital Services (e.g., Hospital Stay)":         service.HospitalStay,
		"Inpatient Physician and Surgical Services":                 service.HospitalPhysician,
		"Prenatal and Postnatal Care":                               service.PrenatalVisit,
		"Delivery and All Inpatient Services for Maternity Care":    service.DeliveryFacility,
		"Mental/Behavioral Health Outpatient Services":              service.MentalHealthVisit,
		"Mental/Behavioral Health Inpatient Services":               service.MentalHealthStay,
		"Substance Abuse Disorder Outpatient Services":              service.SubstanceUseVisit,
		"Substance Use Disorder Outpatient Services":                service.SubstanceUseVisit,
		"Substance Abuse Disorder Inpatient Services":               service.SubstanceUseStay,
		"Substance Use Disorder Inpatient Services":                 service.SubstanceUseStay,
		"Outpatient Rehabilitation Services":                        service.Rehabilitation,
		"Habilitation Services":                                     service.Habilitation,
		"Chiropractic Care":                                         service.Chiropractic,
		"Acupuncture":                                               service.Acupuncture,
		"Routine Eye Exam (Adult)":                                  service.EyeExam,
		"Routine Eye Exam for Children":                             service.ChildEyeExam,
		"Eye Glasses for Children":                                  service.ChildGlasses,
		"Dental Check-Up for Children":                              service.ChildDentalCheckup,
		"Preventive Drugs":                                          service.PreventiveDrug,
		"Generic Drugs":                                             service.GenericDrug,
		"Preferred Brand Drugs":                                     service.PreferredBrandDrug,
		"Non-Preferred Brand Drugs":                                 service.NonPreferredBrandDrug,
		"Specialty Drugs":                                           service.SpecialtyDrug,
		"Non-Preferred Specialty Drugs":                             service.NonPreferredSpecialtyDrug,
		"Infusion Therapy":                                          service.InfusedDrug,
		"Dialysis":                                                  service.Dialysis,
		"Durable Medical Equipment":                                 service.DurableEquipment,
		"Home Health Care Services":                                 service.HomeHealth,
		"Skilled Nursing Facility":                                  service.SkilledNursing,
		"Hospice Services":                                          service.Hospice,
	} {
		filed[squashed(name)] = s
	}
}

// Due are the services that CMS's template has a row for. Where a source that follows it
// lacks the row, the service is unknown.
var Due = []service.ID{
	service.PrimaryCare, service.Specialist, service.Preventive, service.UrgentCare, service.EmergencyRoom, service.Ambulance,
	service.Lab, service.XRay, service.Imaging, service.OutpatientFacility, service.OutpatientSurgeon,
	service.HospitalStay, service.HospitalPhysician, service.PrenatalVisit, service.DeliveryFacility,
	service.MentalHealthVisit, service.MentalHealthStay, service.SubstanceUseVisit, service.SubstanceUseStay,
	service.Rehabilitation, service.Habilitation, service.Chiropractic, service.Acupuncture,
	service.EyeExam, service.ChildEyeExam, service.ChildGlasses, service.ChildDentalCheckup,
	service.GenericDrug, service.PreferredBrandDrug, service.NonPreferredBrandDrug, service.SpecialtyDrug,
	service.InfusedDrug, service.Dialysis, service.DurableEquipment, service.HomeHealth, service.SkilledNursing, service.Hospice,
}

// Filed returns the service of a benefit by its name in CMS's template, in whatever case
// and punctuation, or as the Marketplace API codes it ("SPECIALIST_VISIT").
func Filed(name string) (service.ID, bool) {
	s, ok := filed[squashed(name)]
	return s, ok
}

// elsewhere are parts of names, in small letters, of benefits that say nothing of medical
// care in general: dental care, and what no plan is for.
var elsewhere = []string{
	"dental", "orthodont", "cosmetic", "weight loss", "long-term/custodial", "infertility", "eye glasses", "bariatric",
	"abortion", "hearing aids", "drugs", "drug ",
}

// IsOtherCare tells whether a filed benefit that is no service here shows what holds for
// other care.
func IsOtherCare(name string) bool {
	return !containsAny(name, elsewhere)
}

// costWords are words of remarks that can change what a member owes.
var costWords = []string{
	"deductible", "copay", "co-pay", "coinsurance", "co-insurance", "cost shar", "cost-shar", "cost share",
	"no charge", "waive", "in full", "per day", "tier", "$",
}

// SpeaksOfCosts tells whether a remark can change what a member owes.
func SpeaksOfCosts(remark string) bool { return containsAny(remark, costWords) }

// sharedWords are words of remarks that make a limit one of several services, or not of
// all of the care.
var sharedWords = []string{"combin", "per therapy", "per condition", "limit does not apply", "limits do not apply"}

// IsShared tells whether a remark speaks of a limit of several services.
func IsShared(remark string) bool { return containsAny(remark, sharedWords) }

func containsAny(text string, words []string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// squashed keeps letters and digits, in small letters.
func squashed(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}
