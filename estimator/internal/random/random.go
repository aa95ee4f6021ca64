// Package random makes requests for tests and benchmarks: the same for the
// same seed on every platform, always valid, and so varied that every rule of
// the estimate is met. Package plain observes that they are.
package random

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// object is a JSON object; its fields are written in alphabetical order.
type object = map[string]any

// A maker draws one request.
type maker struct {
	*rand.Rand
}

func newMaker(seed uint64) *maker {
	return &maker{rand.New(rand.NewPCG(seed, 0x6f7574706f636b65))}
}

// in says yes in some of a hundred cases.
func (m *maker) in(ofHundred int) bool { return m.IntN(100) < ofHundred }

// between draws a number from low to high, both included.
func (m *maker) between(low, high int) int { return low + m.IntN(high-low+1) }

func pick[T any](m *maker, from ...T) T { return from[m.IntN(len(from))] }

// marshal writes a document; there is nothing in it that cannot be written.
func marshal(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}

// Request makes a request of one to five members, seldom up to twelve, mostly
// two to four plans, and mostly ten to twenty-five lines, with ledger. Most
// items state their price and their charge. In some, members live away from home
// for months, some are of services that [Away] does not have, and in some terms
// have a least share; in some, members join or leave.
func Request(seed uint64) []byte { return marshal(full(seed)) }

func full(seed uint64) object {
	document := away(seed)
	// Streams of their own: what else is drawn is as in Away.
	m := &maker{rand.New(rand.NewPCG(seed, 0x6d6f7265))}
	m.more(document)
	m = &maker{rand.New(rand.NewPCG(seed, 0x6c65617374))}
	m.bounds(document["plans"].([]object))
	m = &maker{rand.New(rand.NewPCG(seed, 0x6a6f696e))}
	m.joining(document)
	return document
}

// Away makes the same requests as [Request], but without least shares, without the
// services of R47 and without members who join or leave.
func Away(seed uint64) []byte { return marshal(away(seed)) }

func away(seed uint64) object {
	document := request(seed)
	// A stream of its own: what else is drawn is as in AtHome.
	m := &maker{rand.New(rand.NewPCG(seed, 0x61776179))}
	if m.in(35) {
		for _, member := range document["members"].([]object) {
			if m.in(60) {
				member["away"] = object{"startMonth": m.between(1, 12), "months": pick(m, 1, 2, 3, 4, 4, 5, 6, 9, 11, 12)}
			}
		}
	}
	return document
}

// AtHome makes the same requests as [Away], but with nobody away for months.
func AtHome(seed uint64) []byte { return marshal(request(seed)) }

func request(seed uint64) object {
	m := newMaker(seed)
	h := m.household()
	document := object{"year": h.year, "members": h.members, "ledger": true}
	if h.startMonth != 1 || m.in(20) {
		document["startMonth"] = h.startMonth
	}
	if h.months != 12 || m.in(20) {
		document["months"] = h.months
	}
	var plans []object
	for i := range h.planIDs {
		if i > 0 && m.in(3) { // the same but for the name: ties
			twin := object{}
			for k, v := range plans[i-1] {
				twin[k] = v
			}
			twin["id"], twin["name"] = h.planIDs[i], m.planName(h.planIDs[i])
			plans = append(plans, twin)
			continue
		}
		plans = append(plans, m.plan(h, h.planIDs[i]))
	}
	document["plans"] = plans
	document["care"] = m.care(h)
	m.alreadyPaid(h, plans)
	return document
}

// household is what the parts of a request know of each other.
type household struct {
	year, startMonth, months int
	from                     time.Time
	days                     int
	members                  []object
	memberIDs                []string
	planIDs                  []string
	tier                     string
	// scale is how dear care is: 0 cheap, 1 usual, 2 dear.
	scale int
}

// laterYear is one whose limits no law says yet.
const laterYear = 2028

func (m *maker) household() *household {
	h := &household{
		year:       pick(m, 2014, 2015, 2016, 2020, 2024, 2025, 2025, 2026, 2026, 2026, 2026, 2027, 2027, laterYear),
		startMonth: 1,
		months:     12,
		scale:      pick(m, 0, 1, 1, 2),
	}
	if m.in(40) {
		h.startMonth = m.between(1, 12)
		h.months = m.between(1, 12)
	}
	h.from = time.Date(h.year, time.Month(h.startMonth), 1, 0, 0, 0, 0, time.UTC)
	h.days = int(h.from.AddDate(0, h.months, 0).Sub(h.from) / (24 * time.Hour))

	n := pick(m, 1, 1, 1, 2, 2, 3, 4, 5)
	if m.in(3) {
		n = m.between(6, 12)
	}
	self, spouse := !m.in(4), m.in(60)
	for i := range n {
		relationship, age := "child", m.between(0, 27)
		switch {
		case i == 0 && self:
			relationship, age = "self", m.between(18, 99)
		case i == 1 && spouse:
			relationship, age = "spouse", m.between(18, 80)
		}
		id := fmt.Sprintf("m%d", i+1)
		h.memberIDs = append(h.memberIDs, id)
		h.members = append(h.members, object{"id": id, "relationship": relationship, "age": age})
	}
	h.tier = tierOf(h.members)
	plans := pick(m, 1, 2, 2, 2, 3, 3, 4)
	if m.in(1) {
		plans = m.between(5, 12)
	}
	for i := range plans {
		h.planIDs = append(h.planIDs, fmt.Sprintf("plan %c", 'A'+i))
	}
	return h
}

func tierOf(members []object) string {
	adults, children := 0, 0
	for _, member := range members {
		if member["relationship"] == "child" {
			children++
		} else {
			adults++
		}
	}
	switch {
	case len(members) == 1:
		return "individual"
	case adults == 2 && children > 0:
		return "family"
	case children > 0:
		return "individualAndChildren"
	}
	return "individualAndSpouse"
}

// cents writes an amount, as text or as a number.
func (m *maker) cents(amount int) any {
	text := fmt.Sprintf("%d.%02d", amount/100, amount%100)
	if m.in(30) {
		text = strings.TrimSuffix(text, ".00")
	}
	if m.in(50) {
		return json.Number(text)
	}
	return text
}

// percent writes a share of a hundred from 0 to 100.
func (m *maker) percentText() string {
	switch m.IntN(4) {
	case 0:
		return fmt.Sprintf("%d.%02d", m.between(0, 99), m.between(0, 99))
	case 1:
		return fmt.Sprintf("%d.5", m.between(0, 99))
	}
	return pick(m, "0", "10", "15", "20", "20", "30", "40", "50", "80", "100")
}

// An amounter draws amounts in cents around a size in dollars: round, or with
// awkward cents, seldom zero or one cent.
func (m *maker) around(dollars int) int {
	if dollars == 0 {
		return 0
	}
	switch m.IntN(20) {
	case 0:
		return 0
	case 1:
		return 1
	case 2, 3, 4, 5, 6, 7:
		return 100 * m.between((dollars+1)/2, 2*dollars)
	}
	return m.between(50*dollars, 200*dollars)
}

// Services as they stand in documents.
var (
	stays = []string{"hospitalStay", "deliveryFacility", "mentalHealthStay", "skilledNursing"}
	drugs = []string{"genericDrug", "preferredBrandDrug", "nonPreferredBrandDrug", "specialtyDrug"}
	// others are the services that are neither, without "other".
	others = []string{
		"preventive", "primaryCare", "specialist", "obgyn", "urgentCare", "emergencyRoom",
		"ambulance", "airAmbulance", "lab", "xray", "imaging", "outpatientFacility",
		"outpatientSurgeon", "hospitalPhysician", "prenatalVisit", "deliveryPhysician",
		"mentalHealthVisit", "rehabilitation", "habilitation", "chiropractic", "eyeExam",
		"infusedDrug", "dialysis", "durableEquipment", "homeHealth", "hospice",
	}
	// more are those of R47, each with services in whose place it is drawn.
	more = []struct {
		service string
		like    []string
	}{
		{"virtualVisit", []string{"primaryCare", "urgentCare"}},
		{"substanceUseVisit", []string{"mentalHealthVisit", "specialist"}},
		{"substanceUseStay", []string{"mentalHealthStay", "hospitalStay", "skilledNursing"}},
		{"acupuncture", []string{"chiropractic", "rehabilitation", "habilitation"}},
		{"preventiveDrug", []string{"preventive", "genericDrug", "preferredBrandDrug"}},
		{"preferredGenericDrug", []string{"genericDrug", "lab"}},
		{"nonPreferredSpecialtyDrug", []string{"specialtyDrug", "nonPreferredBrandDrug", "infusedDrug"}},
		{"childEyeExam", []string{"eyeExam", "obgyn", "xray"}},
		{"childGlasses", []string{"durableEquipment", "other", "outpatientSurgeon"}},
		{"childDentalCheckup", []string{"homeHealth", "hospice", "prenatalVisit"}},
	}
)

// usualPrice is about what a unit costs, in dollars.
func usualPrice(service string) int {
	switch service {
	case "hospitalStay", "deliveryFacility", "mentalHealthStay", "substanceUseStay":
		return 12_000
	case "skilledNursing", "airAmbulance":
		return 6_000
	case "outpatientFacility", "outpatientSurgeon", "hospitalPhysician", "deliveryPhysician", "infusedDrug", "specialtyDrug", "nonPreferredSpecialtyDrug":
		return 2_500
	case "emergencyRoom", "ambulance", "imaging", "nonPreferredBrandDrug":
		return 900
	case "genericDrug", "preferredGenericDrug", "preventiveDrug", "lab":
		return 30
	}
	return 180
}

func hasDays(service string) bool {
	return service == "substanceUseStay" || slices.Contains(stays, service)
}
