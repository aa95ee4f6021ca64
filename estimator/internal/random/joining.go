package random

// joining makes some members join or leave within the coverage (R57). The first is always
// covered. Plans state their amounts for whoever is covered at a time.
func (m *maker) joining(document object) {
	members := document["members"].([]object)
	if len(members) < 2 || !m.in(12) {
		return
	}
	start, months := 1, 12
	if n, ok := document["startMonth"].(int); ok {
		start = n
	}
	if n, ok := document["months"].(int); ok {
		months = n
	}
	for _, member := range members[1:] {
		if !m.in(60) {
			continue
		}
		from := 0
		if m.in(70) {
			from = m.between(0, months-1)
			member["coveredFrom"] = (start+from-1)%12 + 1
		}
		if m.in(40) {
			member["coveredUntil"] = (start+m.between(from, months-1)-1)%12 + 1
		}
	}
	for _, p := range document["plans"].([]object) {
		for _, of := range []string{"premium", "accounts"} {
			fields, _ := p[of].(object)
			for _, field := range []string{"amount", "employerShare", "hsaContribution", "hra"} {
				if amounts, ok := fields[field].(object); ok {
					m.everyTier(amounts)
				}
			}
		}
	}
}

// everyTier states an amount for each tier that has none.
func (m *maker) everyTier(amounts object) {
	for i, tier := range []string{"individual", "individualAndSpouse", "individualAndChildren", "family"} {
		if _, stated := amounts[tier]; !stated {
			amounts[tier] = m.cents(m.between(5_000, 40_000) * (i + 1))
		}
	}
}
