package plain

import (
	"slices"
	"sync"
)

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

// allServices are all services in alphabetical order.
var allServices = sync.OnceValue(func() []string {
	services := []string{"other", "childGlasses", "childDentalCheckup"}
	for service := range standsIn {
		services = append(services, service)
	}
	slices.Sort(services)
	return services
})

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

// The sides of a network: its tiers and what is outside it (R39). Tier 1 has the
// name of the whole network, which plans without tiers are about.
const (
	inNetwork    = "inNetwork"
	tier2        = "tier 2"
	tier3        = "tier 3"
	outOfNetwork = "outOfNetwork"
)

// sideOf is the side of a tier.
func sideOf(tier int) string { return []string{inNetwork, tier2, tier3}[tier-1] }

// tierOf is the tier of a side in network; 0 out of network.
func tierOf(side string) int {
	switch side {
	case inNetwork:
		return 1
	case tier2:
		return 2
	case tier3:
		return 3
	}
	return 0
}

// networkOf is the network of a side: all tiers are one network.
func networkOf(side string) string {
	if tierOf(side) > 0 {
		return inNetwork
	}
	return outOfNetwork
}

// How a drug is filled where that is not for 30 days (R46).
const (
	retail90 = "retail90"
	mail90   = "mail90"
)

// fillOf is how an item is filled; "" for 30 days, by mail or not.
func fillOf(it *item) string {
	switch {
	case it == nil || it.Supply != 90:
		return ""
	case it.Mail:
		return mail90
	}
	return retail90
}

// used is what a service has on one side of the network.
type used struct {
	terms terms
	// from is the service that states the terms, benefit its benefit, and tier the
	// tier whose text it is.
	from    string
	benefit benefit
	tier    int
	// fill is how the drug is filled whose terms these are; "" for 30 days.
	fill string
	// free: R15's preventive care, which the plan did not state.
	free bool
	// limitsOf is the service whose limits on use hold: the service itself where it is
	// listed, else the one that states the terms, where both are counted alike; ""
	// where none.
	limitsOf       string
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
		found.limitsOf, found.outsideMaximum = service, own.OutsideMaximum
	} else {
		found.outsideMaximum = found.benefit.OutsideMaximum
		if hasDays(service) == hasDays(found.from) {
			found.limitsOf = found.from
		}
	}
	return found, ok
}

// termsForFill finds the terms of a drug for a fill of 90 days, and whether there are
// any (R46): those that the service states whose terms for 30 days hold on the side.
// They are stated for the network as a whole, so that each tier has them.
func (p *plan) termsForFill(service, side, fill string) (used, bool) {
	if p.indemnity() {
		side = inNetwork
	}
	if side != outOfNetwork {
		if found, ok := p.termsFor(service, side); ok {
			b := p.Benefits[found.from]
			if written := map[string]string{retail90: b.Retail90, mail90: b.Mail90}[fill]; written != "" {
				found.terms, found.benefit, found.fill, found.free = p.parsed(written), b, fill, false
				if b.Terms != "" {
					found.terms = parsedFill(written, p.parsed(b.Terms))
				}
				return found, true
			}
		}
	}
	return used{}, false
}

// written is a benefit's own text for a side: for a tier of which it says nothing,
// that of the tier before (R39). Tier is whose text it is.
func (b benefit) written(side string) (text string, tier int) {
	if side == outOfNetwork {
		return b.OutOfNetwork, 0
	}
	for tier = tierOf(side); tier > 0; tier-- {
		if text = []string{b.Terms, b.Tier2, b.Tier3}[tier-1]; text != "" {
			return text, tier
		}
	}
	return "", 0
}

func (p *plan) search(service, side string, seen map[string]bool) (used, bool) {
	seen[service] = true
	b := p.Benefits[service]
	if written, tier := b.written(side); written != "" {
		return used{terms: p.parsed(written), from: service, benefit: b, tier: tier}, true
	}
	if (service == "preventive" || service == "preventiveDrug") && side != outOfNetwork && !p.Grandfathered {
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
