package sbc

import (
	"strings"
	"unicode"

	"github.com/outpocket/outpocket/estimator/service"
)

// A row of the template's chart, by its label.
type row uint8

const (
	noRow row = iota
	primaryRow
	specialistRow
	preventiveRow
	testRow
	imagingRow
	genericRow
	brandRow
	nonPreferredRow
	specialtyRow
	outpatientFacilityRow
	surgeonRow // physician or surgeon fees, outpatient or in hospital by what stands before
	emergencyRow
	ambulanceRow
	urgentRow
	hospitalRow
	hospitalPhysicianRow
	outpatientMentalRow
	inpatientMentalRow
	prenatalRow
	deliveryPhysicianRow
	deliveryFacilityRow
	homeRow
	rehabilitationRow
	habilitationRow
	nursingRow
	equipmentRow
	hospiceRow
	eyeExamRow
	glassesRow
	dentalRow
	outpatientSubstanceRow // the template until 2017 has rows of its own
	inpatientSubstanceRow
	otherPractitionerRow
	deliveryRow // all of a delivery and the stay
	rows
)

// services are those that a row has the terms of.
var services = [rows][]service.ID{
	primaryRow:             {service.PrimaryCare},
	specialistRow:          {service.Specialist},
	preventiveRow:          {service.Preventive},
	testRow:                {service.XRay, service.Lab},
	imagingRow:             {service.Imaging},
	genericRow:             {service.GenericDrug},
	brandRow:               {service.PreferredBrandDrug},
	nonPreferredRow:        {service.NonPreferredBrandDrug},
	specialtyRow:           {service.SpecialtyDrug},
	outpatientFacilityRow:  {service.OutpatientFacility},
	surgeonRow:             {service.OutpatientSurgeon},
	emergencyRow:           {service.EmergencyRoom},
	ambulanceRow:           {service.Ambulance},
	urgentRow:              {service.UrgentCare},
	hospitalRow:            {service.HospitalStay},
	hospitalPhysicianRow:   {service.HospitalPhysician},
	outpatientMentalRow:    {service.MentalHealthVisit},
	inpatientMentalRow:     {service.MentalHealthStay},
	prenatalRow:            {service.PrenatalVisit},
	deliveryPhysicianRow:   {service.DeliveryPhysician},
	deliveryFacilityRow:    {service.DeliveryFacility},
	homeRow:                {service.HomeHealth},
	rehabilitationRow:      {service.Rehabilitation},
	habilitationRow:        {service.Habilitation},
	nursingRow:             {service.SkilledNursing},
	equipmentRow:           {service.DurableEquipment},
	hospiceRow:             {service.Hospice},
	eyeExamRow:             {service.ChildEyeExam},
	glassesRow:             {service.ChildGlasses},
	dentalRow:              {service.ChildDentalCheckup},
	outpatientSubstanceRow: {service.SubstanceUseVisit},
	inpatientSubstanceRow:  {service.SubstanceUseStay},
	deliveryRow:            {service.DeliveryFacility},
}

// A question of the template's first page.
type question uint8

const (
	noQuestion question = iota
	deductibleQuestion
	beforeQuestion // services covered before the deductible
	otherDeductiblesQuestion
	maximumQuestion
	excludedQuestion
	networkQuestion
	referralQuestion
	questions
)

// A heading of a column of the chart.
type heading uint8

const (
	noHeading heading = iota
	eventHeading
	serviceHeading
	inHeading
	outHeading
	limitsHeading
)

// rowLabels, questionLabels and headings are the template's words, as squash leaves them:
// the federal template's of 2017 and later, those of the template before it, and those of
// its Spanish translation. A cell's text begins with one; the longest decides.
var (
	rowLabels = map[string]row{
		"primarycarevisittotreataninjuryorillness": primaryRow,
		"primarycarevisit":                         primaryRow,
		"specialistvisit":                          specialistRow,
		"preventivecarescreeningimmunization":      preventiveRow,
		"preventivecare":                           preventiveRow,
		"otherpractitionerofficevisit":             otherPractitionerRow,
		"diagnostictestxraybloodwork":              testRow,
		"diagnostictest":                           testRow,
		"imagingctpetscansmris":                    imagingRow,
		"imaging":                                  imagingRow,
		"genericdrugs":                             genericRow,
		"tier1":                                    genericRow,
		"tier2":                                    brandRow,
		"tier3":                                    nonPreferredRow,
		"tier4":                                    specialtyRow,
		"preferredgenericdrugs":                    genericRow,
		"preferredbranddrugs":                      brandRow,
		"nonpreferredbranddrugs":                   nonPreferredRow,
		"nonpreferredgenericbranddrugs":            nonPreferredRow,
		"specialtydrugs":                           specialtyRow,
		"facilityfeeegambulatorysurgerycenter":     outpatientFacilityRow,
		"facilityfeeeghospitalroom":                hospitalRow,
		"physiciansurgeonfees":                     surgeonRow,
		"physiciansurgeonfee":                      surgeonRow,
		"emergencyroomcare":                        emergencyRow,
		"emergencyroomservices":                    emergencyRow,
		"emergencymedicaltransportation":           ambulanceRow,
		"urgentcare":                               urgentRow,
		"outpatientservices":                       outpatientMentalRow,
		"inpatientservices":                        inpatientMentalRow,
		"mentalbehavioralhealthoutpatientservices": outpatientMentalRow,
		"mentalbehavioralhealthinpatientservices":  inpatientMentalRow,
		"substanceusedisorderoutpatientservices":   outpatientSubstanceRow,
		"substanceusedisorderinpatientservices":    inpatientSubstanceRow,
		"officevisits":                             prenatalRow,
		"prenatalandpostnatalcare":                 prenatalRow,
		"childbirthdeliveryprofessionalservices":   deliveryPhysicianRow,
		"childbirthdeliveryfacilityservices":       deliveryFacilityRow,
		"deliveryandallinpatientservices":          deliveryRow,
		"homehealthcare":                           homeRow,
		"rehabilitationservices":                   rehabilitationRow,
		"habilitationservices":                     habilitationRow,
		"skillednursingcare":                       nursingRow,
		"durablemedicalequipment":                  equipmentRow,
		"hospiceservices":                          hospiceRow,
		"hospiceservice":                           hospiceRow,
		"childrenseyeexam":                         eyeExamRow,
		"eyeexam":                                  eyeExamRow,
		"childrensglasses":                         glassesRow,
		"glasses":                                  glassesRow,
		"childrensdentalcheckup":                   dentalRow,
		"dentalcheckup":                            dentalRow,

		"consultadeatencionprimariaparatratarunalesionoenfermedad": primaryRow,
		"visitadeatencionprimariaparatratarunalesionoenfermedad":   primaryRow,
		"consultaconunespecialista":                                specialistRow,
		"visitaalespecialista":                                     specialistRow,
		"visitaaunespecialista":                                    specialistRow,
		"atencionpreventivaexamendedeteccionvacunas":               preventiveRow,
		"atencionpreventivaevaluacionesvacunas":                    preventiveRow,
		"atencionpreventiva":                                       preventiveRow,
		"examendediagnosticoradiografiasanalisisdesangre":          testRow,
		"pruebasdediagnosticoradiografiasanalisisdesangre":         testRow,
		"imagenestomografiacomputarizadapetresonancia":             imagingRow,
		"imagenestctepresonanciasmagneticas":                       imagingRow,
		"imagenes":                                                 imagingRow,
		"medicamentosgenericos":                                    genericRow,
		"medicamentosdemarcapreferidos":                            brandRow,
		"medicamentosdemarcanopreferidos":                          nonPreferredRow,
		"medicamentosespecializados":                               specialtyRow,
		"medicamentosdeespecialidad":                               specialtyRow,
		"tarifadelcentropejcentrodecirugiaambulatoria":             outpatientFacilityRow,
		"cargodelcentropejcentrodecirugiaambulatoria":              outpatientFacilityRow,
		"tarifadelcentropejhabitaciondelhospital":                  hospitalRow,
		"cargodelcentropejhabitaciondelhospital":                   hospitalRow,
		"honorariosdelmedicocirujano":                              surgeonRow,
		"atencionenlasaladeemergencias":                            emergencyRow,
		"transportemedicodeemergencia":                             ambulanceRow,
		"atencionurgente":                                          urgentRow,
		"atenciondeurgencia":                                       urgentRow,
		"serviciosparapacientesambulatorios":                       outpatientMentalRow,
		"serviciosambulatorios":                                    outpatientMentalRow,
		"serviciosparapacienteshospitalizados":                     inpatientMentalRow,
		"serviciosparapacientesinternados":                         inpatientMentalRow,
		"visitasalconsultorio":                                     prenatalRow,
		"serviciosprofesionalesdeparto":                            deliveryPhysicianRow,
		"serviciosdelcentrodeparto":                                deliveryFacilityRow,
		"atencionmedicaenelhogar":                                  homeRow,
		"serviciosderehabilitacion":                                rehabilitationRow,
		"serviciosdehabilitacion":                                  habilitationRow,
		"atenciondeenfermeriaespecializada":                        nursingRow,
		"equipomedicoduradero":                                     equipmentRow,
		"serviciosdehospicio":                                      hospiceRow,
		"serviciosparaenfermosterminales":                          hospiceRow,
		"examendelavistaparaninos":                                 eyeExamRow,
		"anteojosparaninos":                                        glassesRow,
		"controldentalparaninos":                                   dentalRow,
		"revisiondentalparaninos":                                  dentalRow,
	}
	questionLabels = map[string]question{
		"whatistheoveralldeductible":                          deductibleQuestion,
		"arethereservicescoveredbeforeyoumeetyourdeductible":  beforeQuestion,
		"arethereotherdeductiblesforspecificservices":         otherDeductiblesQuestion,
		"whatistheoutofpocketlimitforthisplan":                maximumQuestion,
		"isthereanoutofpocketlimitonmyexpenses":               maximumQuestion,
		"whatisnotincludedintheoutofpocketlimit":              excludedQuestion,
		"willyoupaylessifyouuseanetworkprovider":              networkQuestion,
		"doesthisplanuseanetworkofproviders":                  networkQuestion,
		"doyouneedareferraltoseeaspecialist":                  referralQuestion,
		"doineedareferraltoseeaspecialist":                    referralQuestion,
		"cualeseldeducibletotal":                              deductibleQuestion,
		"queeseldeducibletotal":                               deductibleQuestion,
		"cualeseldeduciblegeneral":                            deductibleQuestion,
		"hayservicioscubiertosantesdequealcancesudeducible":   beforeQuestion,
		"hayservicioscubiertosantesdequepaguesudeducible":     beforeQuestion,
		"hayotrosdeduciblesparaserviciosespecificos":          otherDeductiblesQuestion,
		"cualesellimitedegastosdebolsilloparaesteplan":        maximumQuestion,
		"cualesellimitedegastosdebolsillodeesteplan":          maximumQuestion,
		"quenoestaincluidoenellimitedegastosdebolsillo":       excludedQuestion,
		"pagaramenossiutilizaunproveedordelared":              networkQuestion,
		"pagaramenossiusaunproveedordelared":                  networkQuestion,
		"necesitaunreferidoparaveraunespecialista":            referralQuestion,
		"necesitaunaremisionparaconsultaraunespecialista":     referralQuestion,
		"necesitaunareferenciaparaconsultarconunespecialista": referralQuestion,
	}
)

// spanish are the words of the Spanish template that no English one has.
const spanish = "preguntasimportantes"

// accents are what is left of letters in labels.
var accents = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n")

// squash leaves a text's letters and digits alone, small and without accents, since PDFs
// lose spaces, and hyphens and dashes vary.
func squash(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, accents.Replace(strings.ToLower(text)))
}

// labelOf gives the label that a text begins with, and what the text says behind it.
func labelOf[T ~uint8](labels map[string]T, text string) (label T, rest string) {
	squashed := squash(text)
	longest := 0
	for words, l := range labels {
		if len(words) > longest && strings.HasPrefix(squashed, words) {
			label, longest = l, len(words)
		}
	}
	return label, squashed[longest:]
}

// headingOf tells what a column is for, by the text above it.
func headingOf(text string) heading {
	s := squash(text)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("servicesyoumayneed", "serviciosquepodrianecesitar", "serviciosquepuedenecesitar"):
		return serviceHeading
	case has("limitations", "limitaciones"):
		return limitsHeading
	case has("outofnetwork", "nonnetwork", "nonparticipating", "nonpreferred", "nonplan", "nonmember",
		"outnetwork", "outofthenetwork", "outsidenetwork", "outsidethenetwork", "notinnetwork", "notinthenetwork", "notparticipating",
		"notpreferred", "fueradelared", "noparticipante"):
		return outHeading
	case has("youwillpaythemost", "ustedpagaraelmaximo", "ustedpagaralomaximo", "ustedpagaramas") &&
		!has("network", "participating", "preferred", "planprovider", "tier1", "tier2", "tier3",
			"delared", "participante", "nivel1", "nivel2", "nivel3"):
		// In a plan that covers nothing outside, the dearer tier of the network has these words too.
		return outHeading
	case has("network", "participating", "preferred", "planprovider", "tier1", "tier2", "tier3", "youwillpaytheleast",
		"delared", "participante", "nivel1", "nivel2", "nivel3", "ustedpagaraelminimo", "ustedpagaralominimo", "ustedpagaramenos"):
		return inHeading
	case has("medicalevent", "eventomedico", "situacionmedica"):
		return eventHeading
	}
	return noHeading
}
