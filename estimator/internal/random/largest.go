package random

import (
	"encoding/json"
	"fmt"
	"maps"

	"github.com/outpocket/outpocket/estimator/service"
)

// Largest makes a request that is as large as requests may be: twelve members who all
// draw care, twelve plans, and 2,000 items of four units each. Providers are outside
// networks and in later tiers, drugs are filled for 30 days, and courses need
// referrals, so that everything that an answer tells is there to be worked out.
// Without ledger, and with a simulation of as many years.
func Largest(years int) []byte {
	m := newMaker(12)
	members := make([]object, 12)
	for i := range members {
		relationship := "child"
		if i < 2 {
			relationship = []string{"self", "spouse"}[i]
		}
		members[i] = object{
			"id": fmt.Sprint("m", i), "relationship": relationship, "age": 20 + 3*i, "sex": "female", "use": "high",
			"conditions":   []string{"diabetes"},
			"outOfNetwork": []object{{"service": "specialist", "visits": 20, "ifOutside": "switch"}},
			"fills":        object{"supply": 30},
		}
	}
	mix := []string{
		"primaryCare", "genericDrug", "lab", "specialist", "preferredBrandDrug", "mentalHealthVisit", "xray",
		"rehabilitation", "hospitalStay", "imaging", "emergencyRoom", "specialtyDrug",
	}
	care := make([]object, 2_000)
	for k := range care {
		service := mix[k%len(mix)]
		item := object{
			"id": fmt.Sprint(k), "member": members[m.IntN(len(members))]["id"], "service": service, "count": 4,
			"price": m.cents(usualPrice(service) * m.between(5, 15)),
		}
		if hasDays(service) {
			item["days"] = 3
		}
		switch k % 3 {
		case 0:
			item["outOfNetwork"] = true
			if k%2 == 0 {
				item["ifOutside"] = "switch"
			}
		case 1:
			item["tier"] = 3
		}
		care[k] = item
	}
	plans := make([]object, 12)
	for i := range plans {
		p := object{}
		for field, value := range fourPlans()[i%3] {
			p[field] = value
		}
		p["id"], p["name"] = fmt.Sprint("p", i), fmt.Sprint("Plan ", i)
		p["tierShares"] = []string{"50", "30", "20"}
		benefits := object{}
		for s, terms := range p["benefits"].(object) {
			benefits[s] = terms
		}
		benefits["specialist"] = object{"terms": "$40", "tier2": "$60", "tier3": "30%"}
		benefits["preferredBrandDrug"] = object{"terms": "$45", "retail90": "$100", "mail90": "$80"}
		p["benefits"] = benefits
		plans[i] = p
	}
	return marshal(object{
		"year": 2026, "members": members, "care": care, "plans": plans,
		"simulation": object{"seed": 7, "years": years},
	})
}

// Accounts makes the same request with plans that have as many limits as there may be,
// all of which the worst case tells apart, and members who have paid toward them.
func Accounts(years int) []byte {
	var document object
	if err := json.Unmarshal(Largest(years), &document); err != nil {
		panic(err)
	}
	for i, member := range document["members"].([]any) {
		member.(object)["alreadyPaid"] = []object{
			{"toward": "outOfPocketMaximum", "covers": "services", "services": []string{"lab"}, "network": "inNetwork", "amount": 10 + i},
		}
	}
	const most = 12
	limits := func(from int, more object) []object {
		list := make([]object, most)
		for k := range list {
			services := []service.ID{}
			for s := range service.Count {
				if int(s)%most == k {
					services = append(services, s)
				}
			}
			list[k] = object{
				"covers": "services", "services": services, "network": "inNetwork", "startsAnew": 2 + k%11,
				"self": from + k, "person": from + k, "family": 2 * (from + k),
			}
			maps.Copy(list[k], more)
		}
		return list
	}
	for _, p := range document["plans"].([]any) {
		p := p.(object)
		p["grandfathered"] = true // else the law's limit is before all others
		p["benefits"].(object)["preventive"] = "No charge; deductible does not apply"
		p["deductibles"], p["outOfPocketMaximums"] = limits(100, nil), limits(5000, object{"counts": "copayAndCoinsurance"})
	}
	return marshal(document)
}

// Providers makes the same request with as many providers as there may be, whom its items
// name and of whom no plan says where they are.
func Providers(years int) []byte {
	var document object
	if err := json.Unmarshal(Largest(years), &document); err != nil {
		panic(err)
	}
	providers := make([]object, 100)
	for i := range providers {
		providers[i] = object{"id": fmt.Sprint("d", i), "name": fmt.Sprint("Dr. ", i)}
	}
	document["providers"] = providers
	for i, item := range document["care"].([]any) {
		item := item.(object)
		for _, said := range []string{"outOfNetwork", "ifOutside", "tier"} {
			delete(item, said)
		}
		item["provider"] = providers[i%len(providers)]["id"]
	}
	return marshal(document)
}
