package schema

import "encoding/json"

// examples are values of types, and of fields where the type says too little, as editors
// propose them: JSON lists by the name of the type with its folder, and of the field in
// Go.
var examples = map[string]string{
	"plan.Plan": `[{
		"id": "gold-hmo", "name": "Gold HMO", "type": "HMO", "year": 2026,
		"premium": {"period": "month", "byAge": [{"from": 0, "to": 14, "amount": 341.35}, {"from": 15, "to": 120, "amount": 480}]},
		"deductibles": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 2000, "person": 2000, "family": 4000}],
		"outOfPocketMaximums": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 8200, "person": 8200, "family": 16400}],
		"benefits": {
			"primaryCare": "$30 copay; deductible does not apply",
			"imaging": {"terms": "25% after deductible", "visitLimit": {"count": 2}},
			"acupuncture": "Not covered",
			"other": "25% after deductible"
		}
	}]`,
	"plan.Plan.ID":                    `["gold-hmo", "12345TX0010001-01"]`,
	"plan.Plan.Name":                  `["Gold HMO"]`,
	"plan.Plan.Issuer":                `["Example Health Plan"]`,
	"plan.Plan.Year":                  `[2026]`,
	"plan.Plan.ReferralServices":      `[["specialist", "imaging"]]`,
	"plan.Plan.AuthorizationServices": `[["hospitalStay", "imaging", "specialtyDrug"]]`,
	"plan.Plan.TierShares":            `[["85", "15"]]`,
	"plan.Plan.Prices":                `[{"primaryCare": 120, "imaging": "850.50"}]`,
	"plan.Plan.Disclaimer":            `["The plan's documents decide what it pays."]`,
	"plan.Plan.Illustrations":         `[["/premium", "/benefits/chiropractic"]]`,
	"plan.Plan.NotExpressed":          `[[{"en": "Hearing aids: one per ear every 36 months."}]]`,
	"plan.Premium": `[{"period": "month", "amount": {"individual": 410}},
		{"period": "biweekly", "amount": {"individual": 212.5, "family": 640}}]`,
	"plan.AgeAmount": `[{"from": 0, "to": 14, "amount": 341.35}, {"from": 64, "to": 120, "amount": 1338.09}]`,
	"plan.ByTier":    `[410, {"individual": 410, "family": 1230}]`,
	"plan.Limit": `[{"covers": "medicalAndDrug", "network": "inNetwork", "self": 2000, "person": 2000, "family": 4000},
		{"covers": "services", "services": ["preferredBrandDrug", "specialtyDrug"], "network": "inNetwork", "self": 250}]`,
	"plan.Benefit": `["$30 copay; deductible does not apply", "25% after deductible", "Not covered",
		{"terms": "$40 copay; deductible does not apply", "outOfNetwork": "50% after deductible", "visitLimit": {"count": 30}}]`,
	"plan.Benefit.Terms": `["$30 copay; deductible does not apply", "20% after deductible up to $250",
		"$250 copay per day up to 5 days after deductible", "No charge for the first 3 visits, then 40% after deductible",
		"$15 copay after deductible", "No charge; deductible does not apply", "Not covered", "Unknown"]`,
	"plan.Benefit.Tier2":             `["$60 copay; deductible does not apply"]`,
	"plan.Benefit.OutOfNetwork":      `["50% after deductible", "Not covered"]`,
	"plan.Benefit.Retail90":          `["$45 copay; deductible does not apply"]`,
	"plan.Benefit.Mail90":            `["$30 copay; deductible does not apply"]`,
	"plan.Benefit.SharedFirstVisits": `["office visits"]`,
	"plan.VisitLimit":                `[{"count": 30}, {"count": 1, "per": "years", "years": 3}]`,
	"plan.PayLimit":                  `[{"amount": 150, "per": "year"}]`,
	"plan.ServiceLimit":              `[{"services": ["rehabilitation", "chiropractic"], "limit": {"count": 35}}]`,
	"plan.Links":                     `[{"summary": "https://example.com/sbc.pdf", "phone": "1-800-555-0100"}]`,
	"plan.Source":                    `[{"title": "Summary of Benefits and Coverage", "year": 2026, "url": "https://example.com/sbc.pdf"}]`,
	"plan.Source.Title":              `["Summary of Benefits and Coverage"]`,
	"care.Provider": `[{"id": "chen", "name": "Dr. Chen", "plans": {
		"gold-hmo": {"network": "out", "source": {"title": "Gold HMO directory", "checked": "2026-11-29", "updated": "2026-11-02"}},
		"silver-ppo": {"network": "in", "tier": 2}}}]`,
	"care.Drug": `[{"id": "inhaler", "name": "budesonide and formoterol", "ifUnknown": "preferredBrandDrug", "plans": {
		"gold-hmo": {"service": "preferredGenericDrug", "quantityLimit": true},
		"silver-ppo": {"service": "notCovered", "source": {"title": "Silver PPO drug list", "checked": "2026-11-29"}}}}]`,
	"money.Cents": `[1500, "1500.50"]`,
	"money.Rate":  `[20, "12.5"]`,
}

// withExamples adds the examples of a type or a field behind its description, which stands
// first.
func (b *builder) withExamples(name string, schema object) object {
	text, ok := examples[name]
	if !ok || b.output {
		return schema
	}
	at := 0
	if len(schema) > 0 && schema[0].name == "description" {
		at = 1
	}
	out := append(object{}, schema[:at]...)
	out = append(out, member{"examples", json.RawMessage(text)})
	return append(out, schema[at:]...)
}

// Examples returns the examples of types and fields by name.
func Examples() map[string]string { return examples }
