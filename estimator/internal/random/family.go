package random

import (
	"bytes"
	"fmt"
)

// WithLedger asks for the ledger in a request that does not.
func WithLedger(request []byte) []byte {
	return bytes.Replace(request, []byte(`"ledger":false`), []byte(`"ledger":true`), 1)
}

// units are so many of a service for one member.
type units struct {
	service string
	count   int
	days    int
}

// Family makes the year of a family of four, some 160 lines, under an HMO, a
// POS, a PPO and a PPO with a health savings account. Without ledger.
func Family(seed uint64) []byte {
	m := newMaker(seed)
	members := []object{
		{"id": "Ana", "relationship": "self", "age": 41},
		{"id": "Ben", "relationship": "spouse", "age": 43},
		{"id": "Cleo", "relationship": "child", "age": 12},
		{"id": "Dan", "relationship": "child", "age": 7},
	}
	year := map[string][]units{
		"Ana": {
			{"preventive", 1, 0}, {"primaryCare", 4, 0}, {"obgyn", 1, 0}, {"specialist", 6, 0}, {"lab", 6, 0},
			{"imaging", 1, 0}, {"genericDrug", 24, 0}, {"preferredBrandDrug", 12, 0}, {"rehabilitation", 10, 0},
		},
		"Ben": {
			{"preventive", 1, 0}, {"primaryCare", 3, 0}, {"specialist", 3, 0}, {"emergencyRoom", 1, 0},
			{"ambulance", 1, 0}, {"hospitalStay", 1, 3}, {"hospitalPhysician", 1, 0}, {"xray", 2, 0},
			{"genericDrug", 12, 0}, {"chiropractic", 6, 0}, {"lab", 4, 0},
		},
		"Cleo": {
			{"preventive", 1, 0}, {"primaryCare", 4, 0}, {"mentalHealthVisit", 16, 0}, {"genericDrug", 12, 0},
			{"urgentCare", 1, 0}, {"eyeExam", 1, 0},
		},
		"Dan": {
			{"preventive", 2, 0}, {"primaryCare", 5, 0}, {"specialist", 4, 0}, {"urgentCare", 2, 0},
			{"habilitation", 8, 0}, {"xray", 1, 0}, {"durableEquipment", 1, 0}, {"nonPreferredBrandDrug", 4, 0},
		},
	}
	var care []object
	for _, member := range members {
		id := member["id"].(string)
		for k, u := range year[id] {
			price := 100 * usualPrice(u.service) * m.between(70, 140) / 100
			item := object{
				"id": fmt.Sprintf("%s %d", id, k+1), "member": id, "service": u.service, "count": u.count,
				"price": m.cents(price), "charge": m.cents(price * 3 / 2),
			}
			if u.days > 0 {
				item["days"] = u.days
			}
			switch u.service {
			case "emergencyRoom", "ambulance":
				item["emergency"] = u.service == "ambulance"
				item["outOfNetwork"] = true
				item["dates"] = []string{"2026-05-09"}
			case "hospitalStay", "hospitalPhysician":
				item["dates"] = []string{"2026-05-10"}
			case "chiropractic", "rehabilitation":
				item["course"] = id + " back"
			case "specialist":
				item["outOfNetwork"] = []string{"hmo", "pos"}
			}
			care = append(care, item)
		}
	}
	return marshal(object{"year": 2026, "members": members, "care": care, "plans": fourPlans(), "ledger": false})
}

// fourPlans are plans of the usual designs.
func fourPlans() []object {
	limit := func(network string, person int) []object {
		return []object{{"covers": "medicalAndDrug", "network": network, "self": person, "person": person, "family": 2 * person}}
	}
	both := func(in, out int) []object { return append(limit("inNetwork", in), limit("outOfNetwork", out)...) }
	copays := func(out string) object {
		benefits := object{
			"primaryCare": "$25", "specialist": "$50", "urgentCare": "$75", "mentalHealthVisit": "$25",
			"emergencyRoom": "$350 copay after deductible, waived if admitted", "imaging": "$250 copay after deductible",
			"hospitalStay": "$500 per day up to 4 days after deductible", "lab": "No charge",
			"rehabilitation": object{"terms": "$40", "visitLimit": object{"count": 20}},
			"chiropractic":   object{"terms": "$40", "visitLimit": object{"count": 12}},
			"genericDrug":    "$10", "preferredBrandDrug": "$45", "nonPreferredBrandDrug": "$90",
			"specialtyDrug": "30% after deductible up to $250", "other": "20% after deductible",
		}
		if out != "" {
			benefits["other"] = object{"terms": "20% after deductible", "outOfNetwork": out}
		}
		return benefits
	}
	monthly := func(amount, employer string) object {
		return object{"period": "month", "amount": amount, "employerShare": employer}
	}
	return []object{
		{
			"id": "hmo", "name": "Health Maintenance", "type": "HMO", "year": 2026, "unmarkedTerms": "deductibleWaived",
			"premium": monthly("1789.40", "1300.00"), "deductibles": limit("inNetwork", 500),
			"outOfPocketMaximums": limit("inNetwork", 5000), "benefits": copays(""),
		},
		{
			"id": "pos", "name": "Point of Service", "type": "POS", "year": 2026, "unmarkedTerms": "deductibleWaived",
			"premium": monthly("1951.75", "1300.00"), "deductibles": both(750, 1500),
			"outOfPocketMaximums": both(6000, 12000), "benefits": copays("40% after deductible"), "allowedPercent": 80,
		},
		{
			"id": "ppo", "name": "Preferred Provider", "type": "PPO", "year": 2026, "unmarkedTerms": "deductibleWaived",
			"premium": monthly("2210.15", "1300.00"), "deductibles": both(1000, 2000),
			"outOfPocketMaximums": limit("inNetwork", 6500), "benefits": copays("40% after deductible"), "allowedPercent": 80,
		},
		{
			"id": "hsa", "name": "Preferred Provider with HSA", "type": "PPO", "year": 2026, "hsaEligible": true,
			"premium": monthly("1520.05", "1300.00"), "deductibles": limit("combined", 3400),
			"outOfPocketMaximums": limit("combined", 7000),
			"accounts":            object{"hsaContribution": object{"individual": 750, "family": 1500}},
			"benefits": object{"other": object{
				"terms": "20% after deductible", "outOfNetwork": "40% after deductible",
			}},
		},
	}
}

// Lines makes a request of one household with n lines, at most 20,000, and so
// many plans, at most 12: 100,000 lines under all of them. Without ledger.
func Lines(n, plans int) []byte {
	m := newMaker(uint64(n))
	members := []object{
		{"id": "Ana", "relationship": "self", "age": 41},
		{"id": "Ben", "relationship": "spouse", "age": 43},
		{"id": "Cleo", "relationship": "child", "age": 12},
	}
	mix := []string{
		"primaryCare", "genericDrug", "lab", "specialist", "preferredBrandDrug", "mentalHealthVisit", "xray",
		"rehabilitation", "hospitalStay", "imaging", "emergencyRoom", "dialysis",
	}
	care := []object{}
	for k := 0; n > 0; k++ {
		// Twenty lines an item where there are many, one where there are few.
		count := min(n, 1+n/200)
		if count > 20 {
			count = 20
		}
		n -= count
		service := mix[k%len(mix)]
		price := usualPrice(service) * m.between(50, 150)
		item := object{
			"id": fmt.Sprint(k), "member": members[k%len(members)]["id"], "service": service, "count": count,
			"price": m.cents(price), "charge": m.cents(2 * price),
		}
		if hasDays(service) {
			item["days"] = 3
		}
		if k%7 == 0 {
			item["outOfNetwork"] = true
		}
		care = append(care, item)
	}
	four := fourPlans()
	chosen := []object{}
	for i := range plans {
		p := object{}
		for field, value := range four[i%4] {
			p[field] = value
		}
		if i >= 4 {
			p["id"] = fmt.Sprint(p["id"], i)
			p["name"] = fmt.Sprint(p["name"], " ", i)
		}
		chosen = append(chosen, p)
	}
	return marshal(object{"year": 2026, "members": members, "care": care, "plans": chosen, "ledger": false})
}
