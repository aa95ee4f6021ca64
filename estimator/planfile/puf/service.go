package puf

import (
	"strings"

	"github.com/outpocket/outpocket/estimator/service"
)

// benefitNames are the names of benefits in the files, in small letters, and the service
// of each. Where several are about one service, the first decides, and the others are
// held against it. A name that is not here is care that a plan has no field for: it
// goes to NotExpressed, and shows what holds for "other".
//
// "Delivery and All Inpatient Services for Maternity Care" is the stay. What the
// physician costs beyond it is, as for other stays, in "Inpatient Physician and Surgical
// Services", whose terms stand in.
var benefitNames = []struct {
	name    string
	service service.ID
}{
	{"primary care visit to treat an injury or illness", service.PrimaryCare},
	{"specialist visit", service.Specialist},
	{"preventive care/screening/immunization", service.Preventive},
	{"telehealth", service.VirtualVisit},
	{"virtual visit", service.VirtualVisit},
	{"virtual visits", service.VirtualVisit},
	{"urgent care centers or facilities", service.UrgentCare},
	{"emergency room services", service.EmergencyRoom},
	{"emergency transportation/ambulance", service.Ambulance},
	{"laboratory outpatient and professional services", service.Lab},
	{"x-rays and diagnostic imaging", service.XRay},
	{"imaging (ct/pet scans, mris)", service.Imaging},
	{"outpatient facility fee (e.g., ambulatory surgery center)", service.OutpatientFacility},
	{"outpatient surgery physician/surgical services", service.OutpatientSurgeon},
	{"inpatient hospital services (e.g., hospital stay)", service.HospitalStay},
	{"inpatient physician and surgical services", service.HospitalPhysician},
	{"prenatal and postnatal care", service.PrenatalVisit},
	{"delivery and all inpatient services for maternity care", service.DeliveryFacility},
	{"mental/behavioral health outpatient services", service.MentalHealthVisit},
	{"mental/behavioral health inpatient services", service.MentalHealthStay},
	{"substance abuse disorder outpatient services", service.SubstanceUseVisit},
	{"substance abuse disorder inpatient services", service.SubstanceUseStay},
	{"outpatient rehabilitation services", service.Rehabilitation},
	{"rehabilitative occupational and rehabilitative physical therapy", service.Rehabilitation},
	{"rehabilitative speech therapy", service.Rehabilitation},
	{"habilitation services", service.Habilitation},
	{"chiropractic care", service.Chiropractic},
	{"acupuncture", service.Acupuncture},
	{"routine eye exam (adult)", service.EyeExam},
	{"routine eye exam for children", service.ChildEyeExam},
	{"eye glasses for children", service.ChildGlasses},
	{"dental check-up for children", service.ChildDentalCheckup},
	{"preventive drugs", service.PreventiveDrug},
	{"generic drugs", service.GenericDrug},
	{"preferred brand drugs", service.PreferredBrandDrug},
	{"non-preferred brand drugs", service.NonPreferredBrandDrug},
	{"specialty drugs", service.SpecialtyDrug},
	{"non-preferred specialty drugs", service.NonPreferredSpecialtyDrug},
	{"chemotherapy", service.InfusedDrug},
	{"infusion therapy", service.InfusedDrug},
	{"dialysis", service.Dialysis},
	{"durable medical equipment", service.DurableEquipment},
	{"home health care services", service.HomeHealth},
	{"skilled nursing facility", service.SkilledNursing},
	{"hospice services", service.Hospice},
}

// due are the services that every public use file has a row for, by CMS's template.
// Where the row is not there, the service is unknown.
var due = []service.ID{
	service.PrimaryCare, service.Specialist, service.Preventive, service.UrgentCare, service.EmergencyRoom,
	service.Ambulance,
	service.Lab, service.XRay, service.Imaging, service.OutpatientFacility, service.OutpatientSurgeon,
	service.HospitalStay, service.HospitalPhysician, service.PrenatalVisit, service.DeliveryFacility,
	service.MentalHealthVisit, service.MentalHealthStay, service.SubstanceUseVisit, service.SubstanceUseStay,
	service.Rehabilitation, service.Habilitation, service.Chiropractic, service.Acupuncture,
	service.EyeExam, service.ChildEyeExam, service.ChildGlasses, service.ChildDentalCheckup,
	service.GenericDrug, service.PreferredBrandDrug, service.NonPreferredBrandDrug, service.SpecialtyDrug,
	service.InfusedDrug, service.Dialysis, service.DurableEquipment, service.HomeHealth, service.SkilledNursing,
	service.Hospice,
}

// elsewhere are benefits that say nothing of medical care in general: dental care, and
// what no plan is for.
var elsewhere = []string{
	"dental", "orthodont", "cosmetic", "weight loss", "long-term/custodial", "infertility", "eye glasses", "bariatric",
	"abortion", "hearing aids", "drugs", "drug ",
}

type benefitName struct {
	service service.ID
	rank    int // 0 for the one that decides
}

var serviceOf = func() map[string]benefitName {
	ranks := map[service.ID]int{}
	all := map[string]benefitName{}
	for _, b := range benefitNames {
		all[b.name] = benefitName{b.service, ranks[b.service]}
		ranks[b.service]++
	}
	return all
}()

// plainName returns a benefit's name as the table has it: in small letters, with single
// spaces ("(e.g.,  Ambulatory", 2014 to 2016), and without a full stop at its end.
func plainName(name string) string {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	name = strings.TrimSuffix(name, ".")
	return strings.Replace(name, "substance use disorder", "substance abuse disorder", 1)
}

// isElsewhere tells whether a benefit says nothing of other medical care.
func isElsewhere(name string) bool {
	for _, part := range elsewhere {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}
