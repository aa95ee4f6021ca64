package plain

// standsIn says whose terms stand in where a plan does not list a service, as
// in the table of services. R15 decides for "preventive" and "preventiveDrug" in
// network. Every plan states "other". "childGlasses" and "childDentalCheckup" are not
// covered where a plan does not list them (R47).
var standsIn = map[string]string{
	"preventive":                "other",
	"primaryCare":               "other",
	"virtualVisit":              "primaryCare",
	"specialist":                "other",
	"obgyn":                     "specialist",
	"urgentCare":                "primaryCare",
	"emergencyRoom":             "other",
	"ambulance":                 "emergencyRoom",
	"airAmbulance":              "ambulance",
	"lab":                       "xray",
	"xray":                      "lab",
	"imaging":                   "xray",
	"outpatientFacility":        "other",
	"outpatientSurgeon":         "outpatientFacility",
	"hospitalStay":              "other",
	"hospitalPhysician":         "hospitalStay",
	"prenatalVisit":             "specialist",
	"deliveryFacility":          "hospitalStay",
	"deliveryPhysician":         "hospitalPhysician",
	"mentalHealthVisit":         "primaryCare",
	"substanceUseVisit":         "mentalHealthVisit",
	"mentalHealthStay":          "hospitalStay",
	"substanceUseStay":          "mentalHealthStay",
	"rehabilitation":            "specialist",
	"habilitation":              "rehabilitation",
	"chiropractic":              "specialist",
	"acupuncture":               "chiropractic",
	"eyeExam":                   "specialist",
	"childEyeExam":              "eyeExam",
	"preventiveDrug":            "genericDrug",
	"preferredGenericDrug":      "genericDrug",
	"genericDrug":               "other",
	"preferredBrandDrug":        "genericDrug",
	"nonPreferredBrandDrug":     "preferredBrandDrug",
	"specialtyDrug":             "nonPreferredBrandDrug",
	"nonPreferredSpecialtyDrug": "specialtyDrug",
	"infusedDrug":               "other",
	"dialysis":                  "other",
	"durableEquipment":          "other",
	"homeHealth":                "other",
	"skilledNursing":            "hospitalStay",
	"hospice":                   "other",
}

// isDrug: the drug tiers, which drug limits are about.
func isDrug(service string) bool {
	switch service {
	case "preventiveDrug", "preferredGenericDrug", "genericDrug", "preferredBrandDrug", "nonPreferredBrandDrug",
		"specialtyDrug", "nonPreferredSpecialtyDrug":
		return true
	}
	return false
}

// hasDays: the services whose unit is a stay that lasts days.
func hasDays(service string) bool {
	switch service {
	case "hospitalStay", "deliveryFacility", "mentalHealthStay", "substanceUseStay", "skilledNursing":
		return true
	}
	return false
}

// The two sides of a network.
const (
	inNetwork    = "inNetwork"
	outOfNetwork = "outOfNetwork"
)

// used is what a service has on one side of the network.
type used struct {
	terms terms
	// from is the service that states the terms, benefit its benefit.
	from    string
	benefit benefit
	// free: R15's preventive care, which the plan did not state.
	free bool
	// visitLimit and outsideMaximum are the service's own where it is listed.
	visitLimit     *visitLimit
	outsideMaximum bool
}

// termsFor finds the terms of a service on one side of the network, and
// whether there are any. Fallbacks are taken for each side apart.
func (p *plan) termsFor(service, side string) (used, bool) {
	if p.indemnity() {
		side = inNetwork // one set of terms for every provider (R5)
	}
	found, ok := p.search(service, side, map[string]bool{})
	own, listed := p.Benefits[service]
	if listed {
		found.visitLimit, found.outsideMaximum = own.VisitLimit, own.OutsideMaximum
	} else {
		found.outsideMaximum = found.benefit.OutsideMaximum
		if hasDays(service) == hasDays(found.from) {
			found.visitLimit = found.benefit.VisitLimit
		}
	}
	return found, ok
}

func (p *plan) search(service, side string, seen map[string]bool) (used, bool) {
	seen[service] = true
	b := p.Benefits[service]
	written := b.Terms
	if side == outOfNetwork {
		written = b.OutOfNetwork
	}
	if written != "" {
		return used{terms: p.parsed(written), from: service, benefit: b}, true
	}
	if (service == "preventive" || service == "preventiveDrug") && side == inNetwork && !p.Grandfathered {
		return used{terms: freePreventive(), from: service, free: true}, true // R15
	}
	switch service {
	case "other", "childGlasses", "childDentalCheckup":
		return used{}, false
	case "hospitalPhysician":
		stay, ok := p.search("hospitalStay", side, seen)
		stay.terms = stay.terms.ofPhysician()
		return stay, ok
	}
	next := standsIn[service]
	if seen[next] { // lab and xray stand in for each other
		next = "other"
	}
	return p.search(next, side, seen)
}
