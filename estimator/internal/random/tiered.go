package random

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// Tiered makes the same requests as [Request], but that plans have what R39 to R46,
// R48 and R54 are about, each some: tiers of the network, limits within limits and for
// lists of services, maximums that count a part, limits on use of every period, most
// amounts that plans pay, limits that start anew, terms for fills of 90 days, prices
// of their own, premiums by the paycheck. Care and members say what goes with it.
func Tiered(seed uint64) []byte { return marshal(tieredOf(seed)) }

func tieredOf(seed uint64) object {
	document := full(seed)
	// A stream of its own: what else is drawn is as in Request.
	m := &maker{rand.New(rand.NewPCG(seed, 0x746965726564))}
	members := document["members"].([]object)
	first, months := 1, 12
	if n, ok := document["startMonth"].(int); ok {
		first = n
	}
	if n, ok := document["months"].(int); ok {
		months = n
	}
	t := &tiered{maker: m, first: first, months: months, alone: len(members) == 1}
	for _, p := range document["plans"].([]object) {
		t.plan(p, document["year"].(int))
	}
	t.care(document["care"].([]object))
	t.members(members, document)
	t.unknownTerms(document["plans"].([]object))
	return document
}

// unknownTerms makes some terms of some plans unknown (R58), but those whose first visits
// are shared.
func (t *tiered) unknownTerms(plans []object) {
	for _, p := range plans {
		if !t.in(10) {
			continue
		}
		benefits := p["benefits"].(object)
		for _, s := range slices.Sorted(maps.Keys(benefits)) {
			b, isObject := benefits[s].(object)
			switch {
			case !t.in(15) || isObject && b["sharedFirstVisits"] != nil:
			case !isObject:
				benefits[s] = pick(t.maker, "Unknown", "unknown")
			default:
				field := pick(t.maker, "terms", "outOfNetwork", "tier2", "mail90")
				if b[field] != nil {
					b[field] = "Unknown"
				}
			}
		}
	}
}

// tiered is such a request being drawn.
type tiered struct {
	*maker
	first, months int // of the coverage
	alone         bool
	// plans are what is drawn of the plans so far.
	plans []drawnPlan
	// scoped says that some limit covers a list of services or some tiers, or lies
	// within another one.
	scoped, fills, prices bool
}

type drawnPlan struct {
	id    string
	tiers int
}

func (t *tiered) plan(p object, year int) {
	d := &design{maker: t.maker, plan: p, indemnity: p["type"] == "Indemnity", out: p["type"] == "PPO" || p["type"] == "POS"}
	d.hsa = p["hsaEligible"] == true
	d.exempt = year < 2025 || year >= 2026 && (p["metalLevel"] == "Bronze" || p["metalLevel"] == "Catastrophic")
	benefits := p["benefits"].(object)
	for _, b := range benefits { // terms out of network for some services
		fields, ok := b.(object)
		d.someOut = d.someOut || ok && !d.out && fields["outOfNetwork"] != nil
	}
	tiers := 1
	if !d.indemnity && t.in(35) {
		tiers = pick(t.maker, 2, 2, 3)
		t.tierTerms(d, benefits, tiers)
	}
	if t.in(30) {
		t.fills = true
		t.fillTerms(d, benefits)
	}
	t.limitsOnUse(d, p, benefits)
	t.planPays(benefits)
	t.limits(d, p, tiers)
	if t.in(20) {
		t.prices = true
		prices := object{}
		for _, s := range t.some("primaryCare", "specialist", "hospitalStay", "lab", "genericDrug", "preferredBrandDrug", "imaging", "rehabilitation", "emergencyRoom", "other") {
			prices[s] = t.cents(t.around(usualPrice(s)))
		}
		p["prices"] = prices
	}
	if t.in(20) {
		p["premium"].(object)["period"] = pick(t.maker, "weekly", "biweekly", "semimonthly")
	}
	t.plans = append(t.plans, drawnPlan{p["id"].(string), tiersOf(p)})
}

// fields is a benefit as an object that can be added to.
func fields(benefits object, service string) object {
	switch b := benefits[service].(type) {
	case object:
		return b
	case string:
		o := object{"terms": b}
		benefits[service] = o
		return o
	}
	o := object{}
	benefits[service] = o
	return o
}

// tierTerms states terms of the second and the third tier for some services.
func (t *tiered) tierTerms(d *design, benefits object, tiers int) {
	share := pick(t.maker, 10, 30)
	names := append(slices.Sorted(maps.Keys(benefits)), "specialist", "hospitalStay", "genericDrug")
	for _, s := range names {
		for tier := 2; tier <= tiers; tier++ {
			if s == "other" && t.in(40) || t.in(share) {
				d.waits(s)
				fields(benefits, s)["tier"+strconv.Itoa(tier)] = t.boundText(d.terms(s))
			}
		}
	}
}

// fillTerms states terms for fills of 90 days of the drugs that have some for 30.
func (t *tiered) fillTerms(d *design, benefits object) {
	for _, s := range append([]string{"preventiveDrug", "preferredGenericDrug"}, drugs...) {
		has := benefits[s] != nil
		if o, ok := benefits[s].(object); ok {
			has = o["terms"] != nil || o["tier2"] != nil || o["tier3"] != nil
		}
		has = has || s == "preventiveDrug" && d.plan["grandfathered"] != true
		for _, field := range []string{"retail90", "mail90"} {
			if !t.in(35) {
				continue
			}
			d.waits(s)
			if text := t.boundText(d.terms(s)); has {
				fields(benefits, s)[field] = text
			}
		}
	}
}

// visitLimit draws a limit of any period.
func (t *tiered) visitLimit(d *design, stay bool) object {
	count := t.between(1, 5)
	if stay {
		count = t.between(1, 12)
	}
	limit := object{"count": count}
	if !d.indemnity && t.in(30) {
		limit["perNetwork"] = true
	}
	periods := []string{"", "year", "month", "month", "years", "lifetime"}
	if stay {
		periods = append(periods, "stay", "stay")
	}
	switch per := pick(t.maker, periods...); per {
	case "", "year":
		if per != "" {
			limit["per"] = per
		}
		if t.in(40) {
			limit["startsAnew"] = t.month()
		}
	case "years":
		limit["years"] = t.between(2, 5)
		limit["per"] = per
	default:
		limit["per"] = per
	}
	return limit
}

// month draws one of the year, most often one within the coverage.
func (t *tiered) month() int {
	if t.in(70) && t.months > 1 {
		return (t.first-1+t.between(1, t.months-1))%12 + 1
	}
	return t.between(1, 12)
}

func (t *tiered) limitsOnUse(d *design, p, benefits object) {
	if t.in(35) {
		for _, s := range slices.Sorted(maps.Keys(benefits)) {
			b, ok := benefits[s].(object)
			if ok && b["visitLimit"] != nil && t.in(70) || t.in(12) {
				fields(benefits, s)["visitLimit"] = t.visitLimit(d, hasDays(s))
			}
		}
	}
	if t.in(20) {
		var shared []object
		for range t.between(1, 2) {
			stay := t.in(25)
			from := append([]string{"specialist", "primaryCare", "rehabilitation", "chiropractic", "other", "acupuncture", "habilitation", "mentalHealthVisit"}, drugs...)
			if stay {
				from = append([]string{"substanceUseStay"}, stays...)
			}
			services := t.some(from...)
			if len(services) == 1 {
				for _, s := range from {
					if s != services[0] {
						services = append(services, s)
						break
					}
				}
			}
			shared = append(shared, object{"services": services, "limit": t.visitLimit(d, stay)})
		}
		p["serviceLimits"] = shared
	}
}

func (t *tiered) planPays(benefits object) {
	if !t.in(30) {
		return
	}
	for _, s := range slices.Sorted(maps.Keys(benefits)) {
		if !t.in(20) {
			continue
		}
		periods := []string{"use", "use", "year", "lifetime"}
		if hasDays(s) {
			periods = append(periods, "day", "day")
		}
		per := pick(t.maker, periods...)
		dollars := usualPrice(s) / pick(t.maker, 1, 2, 5)
		if per == "day" {
			dollars = usualPrice(s) / 10
		}
		fields(benefits, s)["planPaysAtMost"] = object{"amount": t.cents(t.around(dollars)), "per": per}
	}
}

// listOf is each service as a bit of a reach.
var listOf = slices.Concat([]string{"other"}, others, stays, drugs, func() (names []string) {
	for _, s := range more {
		names = append(names, s.service)
	}
	return names
}())

// A reach is the care that a limit is stated for: by side, the tiers before what is
// outside, the services.
type reach [4]uint64

func reachOf(limit object) reach {
	var services uint64
	covers := limit["covers"].(string)
	list, _ := limit["services"].([]string)
	for i, s := range listOf {
		drug := strings.HasSuffix(s, "Drug") && s != "infusedDrug"
		if covers == "medicalAndDrug" || covers == "medical" && !drug || covers == "drug" && drug || slices.Contains(list, s) {
			services |= 1 << i
		}
	}
	var r reach
	tiers, some := limit["tiers"].([]int)
	for tier := 1; tier <= 3; tier++ {
		if limit["network"] != "outOfNetwork" && (!some || slices.Contains(tiers, tier)) {
			r[tier-1] = services
		}
	}
	if limit["network"] != "inNetwork" {
		r[3] = services
	}
	return r
}

func (r reach) within(other reach) bool {
	for side := range r {
		if r[side]&^other[side] != 0 {
			return false
		}
	}
	return true
}

func (r reach) meets(other reach) bool {
	for side := range r {
		if r[side]&other[side] != 0 {
			return true
		}
	}
	return false
}

func counts(limit object) any {
	if limit["counts"] == nil {
		return "allSharing"
	}
	return limit["counts"]
}

func isListed(field string, limit object) bool {
	return field == "deductibles" && limit["covers"] == "services"
}

// fits says whether a limit can stand beside others of its kind.
func fits(field string, limit object, others []object) bool {
	r := reachOf(limit)
	for _, other := range others {
		o := reachOf(other)
		listed := isListed(field, limit)
		if listed != isListed(field, other) || !r.meets(o) {
			continue
		}
		if listed || !r.within(o) && !o.within(r) || r == o && counts(limit) == counts(other) {
			return false
		}
	}
	return true
}

func tiersOf(p object) int {
	most := 1
	for _, b := range p["benefits"].(object) {
		if f, ok := b.(object); ok {
			if f["tier2"] != nil {
				most = max(most, 2)
			}
			if f["tier3"] != nil {
				most = max(most, 3)
			}
		}
	}
	for _, field := range []string{"deductibles", "outOfPocketMaximums"} {
		limits, _ := p[field].([]object)
		for _, limit := range limits {
			if tiers, ok := limit["tiers"].([]int); ok {
				most = max(most, slices.Max(tiers))
			}
		}
	}
	return most
}

// limits adds limits to the plan's, and changes some.
func (t *tiered) limits(d *design, p object, tiers int) {
	strict := d.hsa && !d.exempt
	scoped := false
	for _, field := range []string{"deductibles", "outOfPocketMaximums"} {
		limits, _ := p[field].([]object)
		limits = slices.Clone(limits)
		for i := range limits {
			limits[i] = maps.Clone(limits[i]) // twins have the same
		}
		if !strict && tiers > 1 && t.in(60) { // the others tiers have their own, or none
			for _, limit := range limits {
				if limit["network"] != "outOfNetwork" && (limit["covers"] != "drug" || !t.withoutDrugs(p)) {
					limit["tiers"] = []int{1}
					scoped = true
				}
			}
		}
		tries := 0
		if t.in(30) || tiers > 1 && t.in(60) {
			tries = t.between(1, 4)
		}
		for range tries {
			limit := t.limit(d, field, tiers)
			if strict && limit["inAddition"] != true || !covered(p, limit) {
				continue
			}
			if fits(field, limit, limits) {
				limits = append(limits, limit)
				scoped = true
			}
		}
		for i, limit := range limits {
			if t.in(12) {
				limit["startsAnew"] = t.month()
			}
			if field == "outOfPocketMaximums" && !strict && limit["counts"] == nil && t.in(10) {
				limit["counts"] = pick(t.maker, "allSharing", "copayAndCoinsurance", "coinsurance")
				if !fits(field, limit, slices.Delete(slices.Clone(limits), i, i+1)) { // no two the same
					delete(limit, "counts")
				}
			}
		}
		if len(limits) > 0 {
			p[field] = limits
		}
	}
	if p["deductibles"] != nil && p["unmarkedTerms"] == nil {
		p["unmarkedTerms"] = pick(t.maker, "deductibleWaived", "afterDeductible", "copaysWaived")
	}
	t.amounts(p)
	t.scoped = t.scoped || scoped
}

// covered says whether a limit for tiers or services surely has something that the plan
// covers: it adds to a list of services one that has terms there.
func covered(p, limit object) bool {
	benefits := p["benefits"].(object)
	states := func(s string, fields ...string) bool {
		some := false
		for _, field := range fields {
			text, _ := benefits[s].(string)
			if b, ok := benefits[s].(object); ok {
				text, _ = b[field].(string)
			} else if field != "terms" {
				text = ""
			}
			if strings.EqualFold(strings.Join(strings.Fields(text), " "), "not covered") {
				return false
			}
			some = some || text != ""
		}
		return some
	}
	in := []string{"terms", "tier2", "tier3"}
	if limit["covers"] != "services" {
		return limit["tiers"] == nil || states("other", in...) && (limit["covers"] != "drug" || states("genericDrug", in...))
	}
	if limit["network"] == "outOfNetwork" {
		in = []string{"outOfNetwork"}
	}
	list := limit["services"].([]string)
	for _, s := range slices.Sorted(maps.Keys(benefits)) {
		b, _ := benefits[s].(object)
		if !states(s, in...) || b != nil && b[in[0]] == nil || s == "childGlasses" || s == "childDentalCheckup" {
			continue
		}
		if !slices.Contains(list, s) {
			limit["services"] = append(list, s)
		}
		return true
	}
	return false
}

// withoutDrugs says whether a plan may cover no drugs: by the terms of one, or those of
// everything else where it has none.
func (t *tiered) withoutDrugs(p object) bool {
	benefits := p["benefits"].(object)
	terms, ok := benefits["genericDrug"]
	if !ok {
		terms = benefits["other"]
	}
	text, err := json.Marshal(terms)
	if err != nil {
		panic(err)
	}
	return strings.Contains(strings.ToLower(strings.Join(strings.Fields(string(text)), " ")), "not covered")
}

// limit draws what a limit covers.
func (t *tiered) limit(d *design, field string, tiers int) object {
	limit := object{"covers": pick(t.maker, "medicalAndDrug", "medical", "drug", "services", "services")}
	if limit["covers"] == "services" {
		limit["services"] = t.some("primaryCare", "specialist", "lab", "imaging", "hospitalStay", "genericDrug", "preferredBrandDrug", "specialtyDrug", "rehabilitation", "emergencyRoom", "other", "mentalHealthVisit")
		if field == "deductibles" && t.in(40) {
			limit["inAddition"] = true
		}
	}
	networks := []string{"inNetwork", "inNetwork", "combined"}
	if d.out {
		networks = append(networks, "combined", "outOfNetwork")
	}
	if d.indemnity {
		networks = []string{"combined"}
	}
	limit["network"] = pick(t.maker, networks...)
	if tiers > 1 && limit["network"] != "outOfNetwork" && t.in(60) {
		limit["tiers"] = pick(t.maker, []int{2}, []int{2}, []int{1}, []int{1, 2}, []int{tiers})
	}
	if field == "outOfPocketMaximums" && t.in(30) {
		limit["counts"] = pick(t.maker, "copayAndCoinsurance", "coinsurance")
	}
	return limit
}

// amounts gives the added limits amounts: each deductible at most, and each maximum at
// least, all of the other kind.
func (t *tiered) amounts(p object) {
	type amounts [3]int
	names := [...]string{"self", "person", "family"}
	of := func(limit object) (a amounts) {
		for i, name := range names {
			a[i] = centsOf(limit[name])
		}
		return a
	}
	deductibles, _ := p["deductibles"].([]object)
	maximums, _ := p["outOfPocketMaximums"].([]object)
	most := amounts{mostCents, mostCents, mostCents}
	for _, m := range maximums {
		for i, a := range of(m) {
			if m[names[i]] != nil {
				most[i] = min(most[i], a)
			}
		}
	}
	write := func(limit object, a amounts) {
		limit["self"] = t.cents(a[0])
		if !t.alone || t.in(60) {
			limit["family"] = t.cents(max(a[2], a[1]))
			if t.in(20) {
				limit["aggregate"] = true
			} else {
				limit["person"] = t.cents(min(a[1], max(a[2], a[1])))
			}
		}
	}
	for _, d := range deductibles {
		if d["self"] != nil {
			continue
		}
		size := pick(t.maker, 50, 200, 800)
		a := amounts{min(most[0], t.around(size)), min(most[1], most[2], t.around(size)), min(most[2], t.around(2*size))}
		a[2] = max(a[1], a[2])
		write(d, a)
	}
	var least amounts
	for _, d := range deductibles {
		for i, a := range of(d) {
			least[i] = max(least[i], a)
		}
	}
	for _, m := range maximums {
		if m["self"] != nil {
			continue
		}
		size := pick(t.maker, 200, 800, 3000)
		a := amounts{max(least[0], t.around(size)), max(least[1], t.around(size)), max(least[2], t.around(2*size))}
		a[2] = max(a[1], a[2])
		write(m, a)
	}
}

// centsOf reads what cents wrote; 0 for none.
func centsOf(written any) int {
	if written == nil {
		return 0
	}
	text := fmt.Sprint(written)
	if n, ok := written.(json.Number); ok {
		text = n.String()
	}
	whole, fraction, _ := strings.Cut(text, ".")
	n, err := strconv.Atoi(whole + (fraction + "00")[:2])
	if err != nil {
		panic(err)
	}
	return n
}

// care says tiers and fills, and leaves prices to the plans.
func (t *tiered) care(items []object) {
	tiers := 1
	for _, p := range t.plans {
		tiers = max(tiers, p.tiers)
	}
	for _, item := range items {
		s := item["service"].(string)
		if tiers > 1 && t.in(60) || t.in(3) {
			item["tier"] = t.between(1, 3)
			if t.in(40) {
				byPlan := object{}
				for _, p := range t.plans {
					if t.in(70) {
						byPlan[p.id] = t.between(1, p.tiers)
					}
				}
				item["tier"] = byPlan
			}
		}
		if t.fills && s != "preventiveDrug" && !hasDays(s) && t.in(15) && item["days"] == nil {
			s = pick(t.maker, drugs...)
			item["service"] = s
		}
		if drug := strings.HasSuffix(s, "Drug") && s != "infusedDrug"; drug && (t.fills && t.in(70) || t.in(10)) {
			item["supply"] = pick(t.maker, 30, 90, 90, 90)
			if t.in(50) {
				item["mail"] = true
			}
		}
		if t.prices && s != "childGlasses" && s != "childDentalCheckup" && t.in(35) {
			delete(item, "price")
			if t.in(50) {
				delete(item, "charge")
			}
		}
	}
}

// members says what they used, and what they paid for a service or in a tier.
func (t *tiered) members(members []object, document object) {
	care := document["care"].([]object)
	for _, member := range members {
		paid, _ := member["alreadyPaid"].([]object)
		paid = slices.Clone(paid)
		if t.scoped {
			// A single service is always within or outside a limit, never in part.
			for _, p := range paid {
				drug := p["covers"] == "drug" || p["covers"] == "medicalAndDrug" && t.in(40)
				p["covers"] = "services"
				p["services"] = []string{pick(t.maker, "primaryCare", "specialist", "lab", "other", "hospitalStay")}
				if drug {
					p["services"] = []string{pick(t.maker, drugs...)}
				}
			}
		}
		if t.in(8) {
			paid = append(paid, object{
				"toward": pick(t.maker, "deductible", "outOfPocketMaximum"), "covers": "services",
				"services": []string{pick(t.maker, "specialist", "lab", "genericDrug", "hospitalStay")},
				"network":  pick(t.maker, "inNetwork", "inNetwork", "outOfNetwork"),
				"amount":   t.cents(t.around(pick(t.maker, 50, 500, 2_000))),
			})
		}
		for _, p := range paid {
			if t.in(25) && p["network"] != "outOfNetwork" {
				p["tier"] = t.between(1, 3)
			}
		}
		if len(paid) > 0 {
			member["alreadyPaid"] = paid
		}
		if len(care) == 0 || !t.in(25) {
			continue
		}
		var used []object
		for range t.between(1, 3) {
			u := object{"service": pick(t.maker, care...)["service"], "count": pick(t.maker, 1, 1, 2, 3, 8)}
			if t.in(40) {
				u["network"] = pick(t.maker, "inNetwork", "outOfNetwork")
			}
			if t.in(30) {
				u["plan"] = pick(t.maker, t.plans...).id
			}
			used = append(used, u)
		}
		member["alreadyUsed"] = used
	}
}
