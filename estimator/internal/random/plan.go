package random

import (
	"fmt"
	"slices"

	"github.com/outpocket/outpocket/estimator/reference"
)

// planName does not follow the order of the ids.
func (m *maker) planName(id string) string {
	return fmt.Sprintf("%s %03d %s", pick(m, "Alder", "Birch", "Cedar"), m.IntN(1000), id)
}

// plan draws a plan of any type.
func (m *maker) plan(h *household, id string) object {
	kind := pick(m, "HMO", "HMO", "EPO", "POS", "PPO", "PPO", "Indemnity")
	p := object{"id": id, "name": m.planName(id), "type": kind, "year": h.year}
	if m.in(20) {
		p["issuer"] = "Grove Health"
	}
	d := &design{maker: m, household: h, plan: p, indemnity: kind == "Indemnity"}
	if m.in(12) {
		p["grandfathered"] = true
		d.grandfathered = true
	}
	if h.year == laterYear {
		if !d.grandfathered {
			p["acaLimit"] = m.cents(m.between(500_000, 1_400_000))
		}
	} else if m.in(12) {
		d.hsa = true
		p["hsaEligible"] = true
		d.exempt = h.year < 2025
		if h.year >= 2026 && m.in(30) {
			p["metalLevel"] = pick(m, "Bronze", "Catastrophic")
			d.exempt = true
		}
	}
	if !d.hsa && m.in(20) {
		p["metalLevel"] = pick(m, "Silver", "Gold", "Platinum")
	}

	// What the plan states itself decides: open-access HMOs, PPOs that ask for
	// referrals, EPOs with a service area.
	requiresReferral := kind == "HMO" || kind == "POS"
	if !d.indemnity {
		if m.in(25) {
			p["requiresPCP"] = m.in(50)
		}
		if m.in(25) {
			requiresReferral = m.in(50)
			p["requiresReferral"] = requiresReferral
		}
		if m.in(25) {
			p["requiresServiceArea"] = m.in(50)
		}
	}
	if requiresReferral && m.in(15) {
		p["referralServices"] = m.some("specialist", "imaging", "chiropractic", "mentalHealthVisit", "hospitalStay",
			"outpatientSurgeon", "durableEquipment", "specialtyDrug", "prenatalVisit", "eyeExam", "lab", "other")
	}
	if m.in(10) {
		p["authorizationServices"] = m.some("imaging", "hospitalStay", "specialtyDrug")
	}

	switch {
	case d.indemnity:
		if m.in(60) {
			p["usualAndCustomaryPercent"] = m.number(m.percentText())
		}
	case kind == "POS" || kind == "PPO":
		d.out = true
	default: // some benefits out of network, not the rest
		d.someOut = m.in(20)
	}

	d.limits()
	d.benefits()
	d.allowed()
	d.premium()
	return p
}

// some draws one or more of the services.
func (m *maker) some(from ...string) []string {
	chosen := []string{pick(m, from...)}
	for _, s := range from {
		if s != chosen[0] && m.in(30) {
			chosen = append(chosen, s)
		}
	}
	return chosen
}

// number writes a decimal text as a number or leaves it text.
func (m *maker) number(text string) any {
	if m.in(50) {
		return raw(text)
	}
	return text
}

// raw is written into a document as it is.
type raw string

func (r raw) MarshalJSON() ([]byte, error) { return []byte(r), nil }

// A design is a plan being drawn.
type design struct {
	*maker
	household     *household
	plan          object
	indemnity     bool
	grandfathered bool
	hsa, exempt   bool
	// afterDeductible: the terms being drawn have to wait for the deductible.
	afterDeductible bool
	// out: the plan has terms out of network; someOut: for some services.
	out, someOut bool
	// hasDeductible says that the plan states one.
	hasDeductible bool
}

// A scope is what one limit covers.
type scope struct{ covers, network string }

// overlap says whether two limits have care in common.
func (a scope) overlap(b scope) bool {
	covers := a.covers == b.covers || a.covers == "medicalAndDrug" || b.covers == "medicalAndDrug"
	network := a.network == b.network || a.network == "combined" || b.network == "combined"
	return covers && network
}

// scopes draws what the limits of one kind cover; no two the same.
func (d *design) scopes() []scope {
	var networks []string
	switch {
	case d.indemnity:
		networks = []string{"combined"}
	case d.out || d.someOut:
		networks = pick(d.maker, []string{"inNetwork", "outOfNetwork"}, []string{"inNetwork", "outOfNetwork"},
			[]string{"combined"}, []string{"inNetwork"}, []string{"inNetwork"}, []string{"outOfNetwork"})
	default:
		networks = pick(d.maker, []string{"inNetwork"}, []string{"inNetwork"}, []string{"inNetwork"}, []string{"combined"})
	}
	var scopes []scope
	for _, network := range networks {
		covers := pick(d.maker, []string{"medicalAndDrug"}, []string{"medicalAndDrug"}, []string{"medicalAndDrug"},
			[]string{"medical", "drug"}, []string{"medical", "drug"}, []string{"medical"}, []string{"drug"})
		for _, c := range covers {
			scopes = append(scopes, scope{c, network})
		}
	}
	return scopes
}

// limits draws deductibles and maximums: no maximum less than the deductibles
// that it covers.
func (d *design) limits() {
	var maximums, deductibles []scope
	if !d.in(7) {
		maximums = d.scopes()
	}
	if !d.in(12) {
		deductibles = d.scopes()
	}
	if d.hsa {
		maximums, deductibles = []scope{{"medicalAndDrug", "combined"}}, []scope{{"medicalAndDrug", "combined"}}
		if !d.indemnity && d.in(60) {
			maximums = []scope{{"medicalAndDrug", "inNetwork"}, {"medicalAndDrug", "outOfNetwork"}}
			deductibles = maximums
		}
	}

	// Amounts of the maximums: from small, which care soon meets, to beyond the
	// law's limit.
	type amounts struct{ self, person, family int }
	amountsOf := func(dollars int) amounts {
		a := amounts{self: max(100, d.around(dollars))}
		a.person = a.self
		if d.in(30) {
			a.person = max(100, d.around(dollars))
		}
		a.family = max(a.self, a.person*d.between(100, 300)/100)
		if d.in(50) {
			a.family = max(a.self, 2*a.person)
		}
		return a
	}
	least := func(a, b amounts) amounts {
		return amounts{min(a.self, b.self), min(a.person, b.person), min(a.family, b.family)}
	}
	size := pick(d.maker, 400, 1_500, 4_000, 8_000, 9_000, 20_000)
	if d.hsa && !d.exempt {
		size = 9_000
	}
	law, _ := reference.HSALimitsOf(d.household.year)
	var ofMaximums []amounts
	for range maximums {
		a := amountsOf(size)
		if d.hsa && !d.exempt {
			// enough room for the least deductible, and no more than the law lets it be
			most := int(law.MaximumSelf)
			within := func(amount, least, most int) int { return min(max(amount, least), most) }
			a = amounts{within(a.self, 500_000, most), within(a.person, 500_000, most), within(a.family, 900_000, 2*most)}
		}
		ofMaximums = append(ofMaximums, a)
	}
	var ofDeductibles []amounts
	for _, s := range deductibles {
		a := amountsOf(max(1, size/pick(d.maker, 1, 2, 4, 10)))
		if d.in(8) {
			a = amounts{}
		}
		if d.hsa && !d.exempt {
			minimum := int(law.MinimumSelf)
			a = amounts{self: minimum + d.IntN(100_000), person: 2*minimum + d.IntN(50_000)}
			a.family = a.person + d.IntN(300_000)
		}
		for i, m := range maximums {
			if !m.overlap(s) {
				continue
			}
			// Several deductibles within one maximum share it.
			sharing := 0
			for _, other := range deductibles {
				if m.overlap(other) {
					sharing++
				}
			}
			of := ofMaximums[i]
			a = least(a, amounts{of.self / sharing, of.person / sharing, of.family / sharing})
		}
		a.family = max(a.family, a.person)
		ofDeductibles = append(ofDeductibles, a)
	}

	write := func(scopes []scope, of []amounts) []object {
		var limits []object
		for i, s := range scopes {
			limit := object{"covers": s.covers, "network": s.network, "self": d.cents(of[i].self)}
			if len(d.household.members) > 1 || d.in(70) {
				limit["family"] = d.cents(of[i].family)
				if d.in(25) {
					limit["aggregate"] = true
				} else {
					limit["person"] = d.cents(of[i].person)
				}
			}
			limits = append(limits, limit)
		}
		return limits
	}
	if len(deductibles) > 0 {
		d.hasDeductible = true
		d.plan["deductibles"] = write(deductibles, ofDeductibles)
	}
	if len(maximums) > 0 {
		d.plan["outOfPocketMaximums"] = write(maximums, ofMaximums)
	}
}

// waits says whether terms of a service have to wait for the deductible.
func (d *design) waits(service string) {
	switch service {
	case "preventive", "prenatalVisit", "preventiveDrug", "virtualVisit", "eyeExam", "childEyeExam", "childGlasses", "childDentalCheckup":
		d.afterDeductible = false
	default:
		d.afterDeductible = d.hsa && !d.exempt
	}
}

// more draws services of R47: some of the care is of them in the place of what is
// much the same, and some plans state terms for them.
func (m *maker) more(document object) {
	for _, item := range document["care"].([]object) {
		for _, to := range more {
			if !slices.Contains(to.like, item["service"].(string)) || !m.in(30) {
				continue
			}
			item["service"] = to.service
			if to.service == "childGlasses" || to.service == "childDentalCheckup" {
				if item["price"] == nil { // there is no reference price
					item["price"] = m.cents(m.around(usualPrice(to.service)))
				}
			}
			break
		}
	}
	year := document["year"].(int)
	for _, p := range document["plans"].([]object) {
		benefits := p["benefits"].(object)
		d := &design{maker: m, plan: p, indemnity: p["type"] == "Indemnity", out: p["type"] == "PPO" || p["type"] == "POS"}
		d.hsa = p["hsaEligible"] == true
		d.exempt = year < 2025 || p["metalLevel"] != nil
		for _, b := range benefits { // terms out of network for some services
			fields, ok := b.(object)
			d.someOut = d.someOut || ok && !d.out && fields["outOfNetwork"] != nil
		}
		share := pick(m, 0, 30, 60)
		for _, to := range more {
			if m.in(share) {
				benefits[to.service] = d.benefit(to.service, m.in(10))
			}
		}
	}
}

// benefits draws the terms of "other" and of some more services.
func (d *design) benefits() {
	if d.hasDeductible || d.in(30) {
		d.plan["unmarkedTerms"] = pick(d.maker, "deductibleWaived", "afterDeductible", "copaysWaived")
	}
	benefits := object{}
	share := pick(d.maker, 10, 30, 30, 60)
	shared := d.in(25)
	state := func(service string, ofHundred int) {
		if d.in(ofHundred) {
			benefits[service] = d.benefit(service, shared)
		}
	}
	state("other", 100)
	for _, service := range others {
		switch service {
		case "preventive":
			state(service, 15)
			d.waits(service)
			if d.grandfathered && benefits[service] == nil {
				benefits[service] = d.terms(service)
			}
			if b, ok := benefits[service].(object); ok && d.grandfathered && b["terms"] == nil {
				b["terms"] = d.terms(service)
			}
		case "primaryCare", "specialist":
			state(service, 2*share)
		default:
			state(service, share)
		}
	}
	for _, service := range stays {
		state(service, share)
	}
	for _, service := range drugs {
		state(service, share)
	}
	d.plan["benefits"] = benefits
}

// benefit draws a benefit in either form.
func (d *design) benefit(service string, shared bool) any {
	d.waits(service)
	outOfNetwork := d.out && (service == "other" || d.in(45)) || d.someOut && service != "other" && d.in(40)
	b := object{"terms": d.terms(service)}
	if shared && d.in(40) && !hasDays(service) && !d.afterDeductible {
		b["terms"] = d.firstVisits(service)
		b["sharedFirstVisits"] = pick(d.maker, "first visits", "three together")
	}
	if outOfNetwork {
		b["outOfNetwork"] = d.terms(service)
	}
	if d.in(13) {
		count := d.between(1, 4)
		if hasDays(service) {
			count = d.between(1, 12)
		}
		limit := object{"count": count}
		if !d.indemnity && d.in(35) {
			limit["perNetwork"] = true
		}
		b["visitLimit"] = limit
	}
	if d.in(6) {
		b["outsideMaximum"] = true
	}
	if service != "other" && len(b) > 1 && b["sharedFirstVisits"] == nil && d.in(12) {
		delete(b, "terms") // in network it falls back
	}
	if len(b) == 1 && b["terms"] != nil && d.in(80) {
		return b["terms"]
	}
	return b
}

// allowed draws what a plan with terms out of network allows there.
func (d *design) allowed() {
	states := d.out
	for _, b := range d.plan["benefits"].(object) {
		if fields, ok := b.(object); ok && fields["outOfNetwork"] != nil {
			states = true
		}
	}
	if d.indemnity || !states || d.in(30) {
		return
	}
	switch d.IntN(4) {
	case 0:
		d.plan["usualAndCustomaryPercent"] = d.number(d.percentText())
	case 1: // of the price, more than all of it
		d.plan["allowedPercent"] = d.number(fmt.Sprint(d.between(101, 1000)))
	default:
		d.plan["allowedPercent"] = d.number(d.percentText())
	}
}

// premium draws what membership costs and what an employer puts in.
func (d *design) premium() {
	byTier := func(dollars int) any {
		if d.in(40) {
			return d.cents(d.around(dollars))
		}
		amounts := object{d.household.tier: d.cents(d.around(dollars))}
		for _, tier := range []string{"individual", "individualAndSpouse", "individualAndChildren", "family"} {
			if tier != d.household.tier && d.in(60) {
				amounts[tier] = d.cents(d.around(dollars))
			}
		}
		return amounts
	}
	period, dollars := "month", 600
	if d.in(50) {
		period, dollars = "year", 7_000
	}
	premium := object{"period": period}
	if d.in(30) {
		var byAge []object
		for from := 0; from <= 120; {
			to := min(120, from+d.between(5, 40))
			byAge = append(byAge, object{"from": from, "to": to, "amount": d.cents(d.around(dollars))})
			from = to + 1
		}
		premium["byAge"] = byAge
	} else {
		premium["amount"] = byTier(dollars)
	}
	if d.in(30) {
		premium["employerShare"] = byTier(dollars * 2 / 3)
	}
	if d.in(20) {
		premium["taxCredit"] = d.cents(d.around(dollars / 2))
	}
	d.plan["premium"] = premium

	accounts := object{}
	if d.hsa && d.in(60) {
		accounts["hsaContribution"] = byTier(900)
	}
	if d.in(20) {
		accounts["hra"] = byTier(800)
	}
	if len(accounts) > 0 {
		d.plan["accounts"] = accounts
	}
}
