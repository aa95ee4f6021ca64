package random

import "fmt"

// Splits makes a request of a family of five, whose care is drawn, and six plans: two of
// each parent's employer and two of the marketplace, for which the household has an income
// and a county.
func Splits(years int) []byte {
	members := []object{
		{"id": "Ana", "relationship": "self", "age": 41, "sex": "female", "use": "typical"},
		{"id": "Ben", "relationship": "spouse", "age": 43, "sex": "male", "use": "high"},
		{"id": "Cleo", "relationship": "child", "age": 17, "sex": "female", "use": "typical"},
		{"id": "Dan", "relationship": "child", "age": 12, "sex": "male", "use": "low"},
		{"id": "Eve", "relationship": "child", "age": 7, "sex": "female", "use": "unknown"},
	}
	tiers := func(individual, spouse, children, family int) object {
		return object{"individual": individual, "individualAndSpouse": spouse, "individualAndChildren": children, "family": family}
	}
	four := fourPlans()
	plans := []object{}
	for i := range 6 {
		p := object{}
		for field, value := range four[i%4] {
			p[field] = value
		}
		p["id"], p["name"] = fmt.Sprint(p["id"], i), fmt.Sprint(p["name"], " ", i)
		switch i / 2 {
		case 0:
			p["through"], p["market"] = "Ana", "employer"
			p["premium"] = object{"period": "month", "amount": tiers(700, 1400, 1300, 2000+50*i), "employerShare": tiers(600, 900, 900, 1200)}
		case 1:
			p["through"], p["market"] = "Ben", "employer"
			p["premium"] = object{"period": "month", "amount": tiers(650, 1350, 1250, 1900+50*i), "employerShare": tiers(560, 700, 700, 900)}
		default:
			p["market"], p["metalLevel"], p["childAlone"] = "exchange", "Gold", i == 5
			p["premium"] = object{"period": "month", "base": 600 + 10*i, "curve": "default"}
		}
		delete(p, "accounts")
		plans = append(plans, p)
	}
	care := []object{{"id": "1", "member": "Ana", "service": "mentalHealthVisit", "count": 12, "price": 140}}
	return marshal(object{"year": 2026, "members": members, "care": care, "plans": plans, "income": 90000, "taxFamily": 5,
		"place": object{"state": "TX", "county": "Harris"}, "simulation": object{"seed": 1, "years": years}})
}
