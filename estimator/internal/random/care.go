package random

import "fmt"

// care draws the items that the members expect.
func (m *maker) care(h *household) []object {
	items := []object{}
	n := m.between(2, 9)
	if m.in(2) {
		n = 0
	}
	// Some requests are about few days, so that lines meet on one date.
	crowded := m.in(15)
	// A course is of one member and agrees in referral.
	courseReferral := map[string]string{}
	for i := range n {
		member := m.IntN(len(h.memberIDs))
		if i > 0 && m.in(30) {
			member = 0 // so that one member meets their limits
		}
		items = append(items, m.item(h, fmt.Sprintf("i%d", i+1), h.memberIDs[member], crowded, courseReferral))
	}
	// Most who may need a visit to get a referral state what one costs.
	for k, member := range h.memberIDs {
		states := false
		for _, item := range items {
			states = states || item["member"] == member && item["service"] == "primaryCare"
		}
		if states || m.in(15) {
			continue
		}
		item := m.itemOf(h, fmt.Sprintf("p%d", k+1), member, "primaryCare", 1, crowded)
		if m.in(50) { // before the coverage: a price, but no visit
			item["dates"] = []string{h.from.AddDate(0, 0, -m.between(1, 90)).Format("2006-01-02")}
		}
		items = append(items, item)
	}
	m.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
	return items
}

func (m *maker) service() string {
	switch {
	case m.in(22):
		return pick(m, "specialist", "rehabilitation", "habilitation", "chiropractic", "primaryCare")
	case m.in(12):
		return pick(m, stays...)
	case m.in(16):
		return pick(m, drugs...)
	case m.in(4):
		return "other"
	}
	return pick(m, others...)
}

func (m *maker) item(h *household, id, member string, crowded bool, courseReferral map[string]string) object {
	service := m.service()
	count := pick(m, 1, 1, 1, 2, 2, 3, 4)
	if m.in(2) {
		count = m.between(10, 30)
	}
	item := m.itemOf(h, id, member, service, count, crowded)

	referral := pick(m, "", "", "", "planned", "have", "none", "none")
	if m.in(35) {
		course := member + pick(m, " back", " heart")
		if agreed, ok := courseReferral[course]; ok {
			referral = agreed
		} else {
			courseReferral[course] = referral
		}
		item["course"] = course
	}
	if referral != "" {
		item["referral"] = referral
	}
	return item
}

// itemOf draws all of an item but its course.
func (m *maker) itemOf(h *household, id, member, service string, count int, crowded bool) object {
	item := object{"id": id, "member": member, "service": service, "count": count}
	if hasDays(service) {
		item["days"] = pick(m, 1, 2, 3, 3, 5, 7, 14, 30)
	}

	price := m.price(h, service)
	charge := price
	switch m.IntN(6) {
	case 0:
	case 1: // a charge below the price
		charge = m.between(0, price)
	default:
		charge = min(price*m.between(100, 300)/100+m.between(0, 99), mostCents)
	}
	if m.in(97) {
		item["price"] = m.cents(price)
	}
	if m.in(95) || 2*price > mostCents {
		item["charge"] = m.cents(charge)
	}

	if m.in(40) || crowded {
		var dates []string
		for range count {
			day := m.IntN(h.days)
			if crowded {
				day = min(m.IntN(3), h.days-1)
			} else if m.in(4) { // outside the coverage
				day = pick(m, -1, -30, h.days, h.days+40)
			}
			dates = append(dates, h.from.AddDate(0, 0, day).Format("2006-01-02"))
		}
		item["dates"] = dates
	}

	out := false
	if m.in(30) || service == "ambulance" && m.in(40) {
		out = true
		if m.in(60) {
			item["outOfNetwork"] = true
		} else {
			var plans []string
			for _, plan := range h.planIDs {
				if m.in(60) {
					plans = append(plans, plan)
				}
			}
			if len(plans) > 0 {
				item["outOfNetwork"] = plans
			}
		}
	}
	flag := func(name string, ofHundred int) {
		if m.in(ofHundred) {
			item[name] = true
		}
	}
	if out {
		flag("atNetworkFacility", 30)
		if item["atNetworkFacility"] == true {
			flag("consented", 50)
		}
		flag("authorized", 12)
	} else {
		flag("atNetworkFacility", 4)
		flag("authorized", 4)
	}
	if m.in(60) {
		item["ifOutside"] = pick(m, "keep", "switch", "switch")
		if item["consented"] == true {
			item["ifOutside"] = "keep"
		}
	}
	flag("emergency", 7)
	flag("admitted", 15)
	flag("away", 12)
	return item
}

// mostCents is the greatest amount that may be stated.
const mostCents = 999_999_999

func (m *maker) price(h *household, service string) int {
	switch m.IntN(60) {
	case 0:
		return 0
	case 1:
		return 1
	case 2:
		return mostCents - m.IntN(3)
	case 3:
		return m.between(1, 99)
	case 4, 5:
		return m.around(40_000)
	}
	dollars := usualPrice(service)
	switch h.scale {
	case 0:
		dollars = (dollars + 3) / 4
	case 2:
		dollars *= 5
	}
	return m.around(dollars)
}

// alreadyPaid draws what members have already paid toward limits, in shapes
// whose share is known for every plan that they count for.
func (m *maker) alreadyPaid(h *household, plans []object) {
	if !m.in(22) {
		return
	}
	for _, member := range h.members {
		if !m.in(60) {
			continue
		}
		var paid []object
		for range m.between(1, 3) {
			p := object{
				"toward":  pick(m, "deductible", "outOfPocketMaximum"),
				"covers":  pick(m, "medical", "drug", "medicalAndDrug", "medicalAndDrug"),
				"network": pick(m, "inNetwork", "inNetwork", "outOfNetwork"),
				"amount":  m.cents(m.around(pick(m, 50, 500, 2_000, 6_000))),
			}
			about := plans
			if m.in(50) {
				k := m.IntN(len(plans))
				p["plan"] = plans[k]["id"]
				about = plans[k : k+1]
			}
			for _, plan := range about {
				if overlapsInPart(p, plan) {
					p["covers"] = pick(m, "medical", "drug")
					break
				}
			}
			paid = append(paid, p)
		}
		member["alreadyPaid"] = paid
	}
}

// overlapsInPart says whether a limit of the plan covers a part of what was
// paid for medical care and drugs together.
func overlapsInPart(paid, plan object) bool {
	if paid["covers"] != "medicalAndDrug" {
		return false
	}
	field := "deductibles"
	if paid["toward"] == "outOfPocketMaximum" {
		field = "outOfPocketMaximums"
	}
	limits, _ := plan[field].([]object)
	for _, limit := range limits {
		if limit["network"] != "combined" && limit["network"] != paid["network"] {
			continue
		}
		if limit["covers"] != "medicalAndDrug" {
			return true
		}
	}
	return false
}
