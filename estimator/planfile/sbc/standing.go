package sbc

import (
	"regexp"
	"strings"

	"github.com/outpocket/outpocket/estimator/planfile"
)

// standing is what a paper says about which terms wait for the deductible.
type standing struct {
	// sentence is the chart's own: all costs shown are after the deductible.
	sentence *planfile.Remark
	// answer is page 1's about what comes before it; nil where that is nothing.
	answer *planfile.Remark
	// before are the rows that the answer names, copays whether it names all copays.
	before [rows]bool
	copays bool
	// only tells that the answer names preventive care alone.
	only bool
	// open tells that the answer has words that are not understood, outside that it speaks of
	// care out of network.
	open, outside bool
}

// named is what answers call care.
var named = map[string][]row{
	"preventivecare": {preventiveRow}, "preventiveservices": {preventiveRow}, "preventivecareservices": {preventiveRow},
	"preventive": {preventiveRow}, "certainpreventiveservices": {preventiveRow}, "innetworkpreventivecare": {preventiveRow},
	"networkpreventivecare": {preventiveRow}, "preventivecareinnetwork": {preventiveRow}, "preventivehealthservices": {preventiveRow},
	"atencionpreventiva": {preventiveRow}, "serviciospreventivos": {preventiveRow}, "laatencionpreventiva": {preventiveRow},
	"primarycare": {primaryRow}, "primarycareservices": {primaryRow}, "primarycarevisits": {primaryRow},
	"primarycareofficevisits": {primaryRow}, "laatencionprimaria": {primaryRow}, "atencionprimaria": {primaryRow},
	"officevisits": {primaryRow, specialistRow}, "physicianofficevisits": {primaryRow, specialistRow},
	"doctorvisits": {primaryRow, specialistRow}, "specialistvisits": {specialistRow}, "specialistofficevisits": {specialistRow},
	"specialist": {specialistRow}, "specialistcare": {specialistRow},
	"urgentcare": {urgentRow}, "urgentcarevisits": {urgentRow}, "urgentcareservices": {urgentRow},
	"emergencycare": {emergencyRow}, "emergencyroom": {emergencyRow}, "emergencyroomcare": {emergencyRow},
	"emergencyroomservices": {emergencyRow}, "emergencyroomvisits": {emergencyRow}, "emergencyservices": {emergencyRow},
	"prescriptiondrugs": {genericRow, brandRow, nonPreferredRow, specialtyRow},
	"prescriptions":     {genericRow, brandRow, nonPreferredRow, specialtyRow},
	"drugs":             {genericRow, brandRow, nonPreferredRow, specialtyRow},
	"genericdrugs":      {genericRow}, "preferredgenericdrugs": {genericRow}, "genericprescriptiondrugs": {genericRow},
	"diagnostictests": {testRow}, "labwork": {testRow}, "laboratoryservices": {testRow}, "labservices": {testRow},
	"mentalhealthvisits": {outpatientMentalRow}, "mentalhealthofficevisits": {outpatientMentalRow},
	"telehealth": {}, "telemedicine": {}, "virtualvisits": {}, "virtualcare": {},
	"childrenseyeexams": {eyeExamRow}, "childrenseyeexam": {eyeExamRow}, "pediatricvision": {eyeExamRow, glassesRow},
	"hospicecare": {hospiceRow}, "hospiceservices": {hospiceRow}, "prenatalcare": {prenatalRow},
}

var (
	frames = regexp.MustCompile(`(?i)^yes[.,:;]?|^s[ií][.,:;]?|\b(?:are|is) covered(?: by the plan)?` +
		`(?: in full| at no (?:charge|cost))?(?: before (?:you (?:meet|pay|reach)|meeting) (?:your|the) (?:overall )?deductible)?|` +
		`\bbefore you (?:meet|pay) your deductible|\best[áa]n? cubiert[oa]s? antes de que ` +
		`(?:alcance|pague|cumpla con) su deducible|\bfor network providers\b|\bin-network\b|\bfor example\b`)
	certain = regexp.MustCompile(`(?i)^(?:certain|some|most|all|the|network|in-network)\s+|\s+in[- ]network$`)
	lists   = regexp.MustCompile(`(?i)[,;/&]|\band\b|\bor\b|\by\b`)
	copay   = regexp.MustCompile(`(?i)^(?:(?:most )?services with (?:a )?)?(?:fixed )?(?:copays?|copayments?)(?: services)?$`)
	noWord  = regexp.MustCompile(`(?i)^no\b[.,]?\s*`)
)

// standingOf reads the answer about what is covered before the deductible.
func standingOf(answer column) standing {
	var s standing
	text := plainText(answer.text)
	if text == "" {
		s.open = true
		return s
	}
	if noWord.MatchString(text) {
		s.only = len(noWord.ReplaceAllString(text, "")) == 0
		s.open = !s.only
		if s.open {
			s.answer = &planfile.Remark{Place: answer.place, Text: answer.text}
		}
		return s
	}
	s.answer = &planfile.Remark{Place: answer.place, Text: answer.text}
	s.only = true
	s.outside = strings.Contains(squash(text), "outofnetwork") || strings.Contains(squash(text), "fueradelared")
	for _, phrase := range lists.Split(frames.ReplaceAllString(text, " "), -1) {
		phrase = strings.Trim(phrase, " .:()")
		if phrase == "" {
			continue
		}
		if copay.MatchString(phrase) {
			s.copays, s.only = true, false
			continue
		}
		named, known := named[squash(certain.ReplaceAllString(phrase, ""))]
		if !known {
			s.open, s.only = true, false
			continue
		}
		for _, r := range named {
			s.before[r] = true
			s.only = s.only && r == preventiveRow
		}
		s.only = s.only && len(named) > 0
	}
	return s
}
