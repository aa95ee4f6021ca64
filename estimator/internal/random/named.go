package random

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// tiersOfDrugs are the services that a drug can be under a plan.
var tiersOfDrugs = []string{
	"preventiveDrug", "preferredGenericDrug", "genericDrug", "preferredBrandDrug", "nonPreferredBrandDrug", "specialtyDrug", "nonPreferredSpecialtyDrug",
}

// Named makes the same requests as [Request] and [Tiered], by turns, but that most items
// name a provider, and most of drugs a drug, of whom each plan says something or nothing
// (R67, R68).
func Named(seed uint64) []byte {
	document := full(seed)
	if seed%2 == 1 {
		document = tieredOf(seed)
	}
	// A stream of its own: what else is drawn is as in the others.
	m := &maker{rand.New(rand.NewPCG(seed, 0x6e616d6564))}
	plans, care := document["plans"].([]object), document["care"].([]object)
	document["providers"] = m.providers(plans, care)
	document["drugs"] = m.drugs(plans, care)
	return marshal(document)
}

// providers makes some, and has items name them in place of what these say of theirs.
func (m *maker) providers(plans, care []object) []object {
	var providers []object
	for i := range m.between(1, 4) {
		of := object{}
		for _, p := range plans {
			at := object{"network": pick(m, "in", "in", "out", "out", "unknown")}
			if tiers := tiersOf(p); at["network"] == "in" && m.in(50) {
				at["tier"] = m.between(1, tiers)
			}
			if m.in(20) {
				at["source"] = object{"title": "Directory", "checked": "2026-11-29"}
			}
			if m.in(85) {
				of[p["id"].(string)] = at
			}
		}
		provider := object{"id": fmt.Sprint("provider ", i), "name": fmt.Sprint("Dr. ", i), "plans": of}
		if choice := pick(m, "", "keep", "switch", "switch"); choice != "" {
			provider["ifOutside"] = choice
		}
		providers = append(providers, provider)
	}
	for _, item := range care {
		who := pick(m, providers...)
		if m.in(20) || item["consented"] == true && who["ifOutside"] == "switch" {
			continue
		}
		delete(item, "outOfNetwork")
		delete(item, "tier")
		delete(item, "ifOutside")
		item["provider"] = who["id"]
	}
	return providers
}

// drugs makes one for each item that names it in place of its service, seldom for the
// next ones too.
func (m *maker) drugs(plans, care []object) []object {
	drugs := []object{}
	for _, item := range care {
		service := item["service"].(string)
		if !strings.HasSuffix(service, "Drug") || service == "infusedDrug" || m.in(15) {
			continue
		}
		if len(drugs) == 0 || !m.in(25) {
			drugs = append(drugs, m.drug(plans, fmt.Sprint("drug ", len(drugs))))
		}
		delete(item, "service")
		item["drug"] = drugs[len(drugs)-1]["id"]
		if item["charge"] == nil { // else it follows the reference price of a tier
			item["charge"] = m.cents(m.around(2 * usualPrice(service)))
		}
		if m.in(25) {
			delete(item, "price")
		}
	}
	return drugs
}

// drug makes one that each plan has in a tier of its own, or does not have.
func (m *maker) drug(plans []object, id string) object {
	of, picked, tiers := object{}, false, 0
	for _, p := range plans {
		service := pick(m, tiersOfDrugs...)
		switch {
		case m.in(20):
			service = "notCovered"
		case m.in(15):
			service, picked = "unknown", true
		default:
			tiers++
		}
		at := object{"service": service}
		for _, asked := range []string{"priorAuthorization", "stepTherapy", "quantityLimit"} {
			if m.in(15) {
				at[asked] = true
			}
		}
		if service == "unknown" && m.in(50) {
			continue
		}
		of[p["id"].(string)] = at
	}
	drug := object{"id": id, "name": strings.ToUpper(id), "plans": of}
	if picked || tiers == 0 || m.in(30) {
		drug["ifUnknown"] = pick(m, tiersOfDrugs...)
	}
	return drug
}
