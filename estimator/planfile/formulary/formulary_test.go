package formulary_test

import (
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/formulary"
	"github.com/outpocket/outpocket/estimator/problem"
)

func read(t testing.TB, file io.Reader, year int) ([]planfile.Draft, planfile.Report) {
	var drafts []planfile.Draft
	report := formulary.Read(file, year, func(d planfile.Draft) bool {
		drafts = append(drafts, d)
		return true
	})
	return drafts, report
}

func open(t testing.TB, name string) *os.File {
	f, err := os.Open("testdata/" + name)
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// said are the state, reason and terms of a drug's cells.
func said(d *planfile.Draft, pointer string) string {
	f := d.Field("/benefits/" + pointer)
	if f == nil {
		return ""
	}
	return strings.TrimSpace(string(f.State) + " " + string(f.Reason) + " " + string(f.Value))
}

func TestR60Formularies(t *testing.T) {
	drafts, report := read(t, open(t, "plans.json"), 0)
	assert.Equal(t, 4, report.Plans)
	require.Len(t, report.Refusals, 1)
	assert.Equal(t, planfile.Refusal{Code: planfile.Dental, Place: planfile.Place{Pointer: "/4"}, Text: "40308VA0320001 BlueDental Preferred High"}, report.Refusals[0])
	silver, gold, young := &drafts[0], &drafts[2], &drafts[3]
	assert.Equal(t, "40308VA0240008", silver.ID)
	assert.Equal(t, planfile.Several, silver.Field("/year").Reason, "2017 and 2018")
	assert.Equal(t, `2019`, string(gold.Field("/year").Value))
	for _, c := range []struct {
		d             *planfile.Draft
		pointer, want string
	}{
		{silver, "preventiveDrug/terms", `read  "No charge; deductible does not apply"`},
		{silver, "preferredBrandDrug/terms", `read  "$50 copay after deductible"`},
		{silver, "preferredBrandDrug/retail90", `read  "$100 copay after deductible"`},
		{silver, "preferredBrandDrug/outOfNetwork", `read  "$50 copay after deductible"`},
		{silver, "nonPreferredBrandDrug/terms", `read  "$70 copay after deductible"`},
		{silver, "specialtyDrug/retail90", `read  "$200 copay after deductible"`},
		{silver, "preferredBrandDrug/mail90", ``},
		// Two tiers of the file are called GENERIC: $10, and $150 after the deductible.
		{silver, "genericDrug/terms", `look unmarked "$10 copay; deductible does not apply"`},
		{gold, "genericDrug/terms", `look disagrees "$150 copay after deductible"`},
		// A catastrophic plan, whose drugs come after its deductible.
		{young, "genericDrug/terms", `look unmarked "No charge; deductible does not apply"`},
	} {
		assert.Equal(t, c.want, said(c.d, c.pointer), c.d.Name+" "+c.pointer)
	}
	assert.Len(t, silver.Field("/benefits/genericDrug/terms").Decided, 1)
	assert.Nil(t, silver.Field("/links/summary"), "an address with spaces is none")

	drafts, _ = read(t, open(t, "plans.json"), 2019)
	assert.Len(t, drafts, 2, "of the year that is wanted")
}

// The same plan as a resource of FHIR says the same.
func TestR60InsurancePlan(t *testing.T) {
	published, _ := read(t, open(t, "plans.json"), 2018)
	drafts, report := read(t, open(t, "insurance-plan.json"), 2018)
	assert.Equal(t, planfile.Report{Plans: 1}, report)
	require.Len(t, drafts, 1)
	d := &drafts[0]
	assert.Equal(t, "40308VA0240008", d.ID)
	for _, drug := range []string{"preventiveDrug", "preferredBrandDrug", "nonPreferredBrandDrug", "genericDrug"} {
		for _, cell := range []string{"terms", "outOfNetwork", "retail90"} {
			assert.Equal(t, said(&published[0], drug+"/"+cell), said(d, drug+"/"+cell), drug+" "+cell)
		}
	}
	assert.Equal(t, `"https://www.carefirst.com/formulary"`, string(d.Field("/links/formulary").Value))
	assert.Equal(t, "network BluePreferred", d.NotExpressed[len(d.NotExpressed)-1].Text)
	drafts, _ = read(t, open(t, "insurance-plan.json"), 2019)
	assert.Empty(t, drafts, "of another year")
}

// Plans as a server of such resources has them, of two issuers. What is said here was read
// off the resources by eye: by tier copay, percentage and the words beside each.
func TestR60Server(t *testing.T) {
	drafts, report := read(t, open(t, "insurance-plans.ndjson"), 0)
	assert.Equal(t, planfile.Report{Plans: 6}, report, "the list of drugs at the end is no plan")
	free := `look unmarked "No charge; deductible does not apply"`
	// Two tiers of each plan are called generic.
	either := `look disagrees "$20 copay after deductible"`
	for i, want := range []struct {
		id, summary                                                             string
		generic, preferredGeneric, preferredBrand, nonPreferredBrand, specialty string
	}{
		{"40308VA0240007", "APNVBN0BRXXVBN2GN012023", free, "", `read  "$100 copay after deductible"`, `read  "$140 copay after deductible"`, free},
		{"40308VA0240008", "APHVBN0LRXCVBN82N012023", either, `read  "$100 copay after deductible"`, "", `read  "$140 copay after deductible"`, free},
		{"40308VA0270007", "APPVB02ARXXVB235N012023", either, "", free, free, free},
		{"10207VA0380001", "AHHVCN0TRXCVCN82N012023", either, "", `read  "$100 copay after deductible"`, `read  "$140 copay after deductible"`, free},
		// Catastrophic: 100% stands next to $0 after the deductible, which is what the plan pays.
		{
			"10207VA0380004", "AHHVCN0XRXCVCN88N012023", `look hundred-percent "Not covered"`, "",
			`look hundred-percent "Not covered"`, `look hundred-percent "Not covered"`, `look disagrees "$0 copay after deductible"`,
		},
		// "No charge" for the copay, and 0% after the deductible.
		{"10207VA0430003", "AHHVC022RXCVC223N012023", either, "", `look disagrees "No charge after deductible"`, `look disagrees "No charge after deductible"`, free},
	} {
		d := &drafts[i]
		assert.Equal(t, want.id, d.ID, "without what the server puts before it")
		assert.Equal(t, `2024`, string(d.Field("/year").Value))
		assert.Equal(t, `"https://content.carefirst.com/sbc/`+want.summary+`.pdf"`, string(d.Field("/links/summary").Value))
		for drug, terms := range map[string]string{
			"preventiveDrug": `read  "No charge; deductible does not apply"`, "infusedDrug": free,
			"genericDrug": want.generic, "preferredGenericDrug": want.preferredGeneric, "preferredBrandDrug": want.preferredBrand,
			"nonPreferredBrandDrug": want.nonPreferredBrand, "specialtyDrug": want.specialty,
		} {
			assert.Equal(t, terms, said(d, drug+"/terms"), d.ID+" "+drug)
		}
		assert.Equal(t, said(d, "preferredBrandDrug/terms"), said(d, "preferredBrandDrug/outOfNetwork"), d.ID+": 100% is no more certain outside")
	}
	assert.Equal(t, "copay 100 USD after-deductible, coinsurance 100 % after-deductible", drafts[0].Field("/benefits/preferredBrandDrug/terms").Text)
}

func TestShares(t *testing.T) {
	for _, c := range []struct{ name, sharing, want string }{
		{"a percentage", `"copay_amount":0,"copay_opt":null,"coinsurance_rate":0.3,"coinsurance_opt":"AFTER-DEDUCTIBLE"`, `read  "30% coinsurance after deductible"`},
		{"before the deductible", `"copay_amount":20,"copay_opt":"BEFORE-DEDUCTIBLE","coinsurance_rate":0`, `read  "$20 copay with deductible"`},
		{"no charge after it", `"copay_amount":0,"copay_opt":"NO-CHARGE-AFTER-DEDUCTIBLE","coinsurance_rate":0`, `read  "No charge after deductible"`},
		{"zeros", `"copay_amount":0,"coinsurance_rate":0`, `look zeros "No charge; deductible does not apply"`},
		{"nothing", `"copay_amount":null,"coinsurance_rate":null`, `notThere unstated`},
		{"a percentage before it", `"copay_amount":0,"coinsurance_rate":0.1,"coinsurance_opt":"BEFORE-DEDUCTIBLE"`, `notRead not-terms`},
		{"a number in words", `"copay_amount":"ten","copay_opt":"AFTER-DEDUCTIBLE"`, `notRead not-a-number`},
		{"a list for a word", `"copay_amount":10,"copay_opt":["AFTER-DEDUCTIBLE"]`, `notRead not-a-number`},
		{"more than all", `"copay_amount":0,"coinsurance_rate":20`, `notRead not-terms`},
		{"all", `"copay_amount":0,"coinsurance_rate":1.0`, `look hundred-percent "Not covered"`},
		{"no charge next to an amount", `"copay_amount":50,"copay_opt":"NO-CHARGE","coinsurance_rate":0`, `notRead disagrees`},
		{"no charge next to a percentage", `"copay_amount":0,"coinsurance_rate":0.2,"coinsurance_opt":"NO-CHARGE-AFTER-DEDUCTIBLE"`, `notRead disagrees`},
		{"less than nothing", `"copay_amount":-5`, `notRead not-terms`},
		{"no charge, and after it", `"copay_amount":0,"copay_opt":"NO-CHARGE","coinsurance_rate":0,"coinsurance_opt":"AFTER-DEDUCTIBLE"`, `look disagrees "No charge after deductible"`},
		{"always", `"copay_amount":20,"copay_opt":"CHARGE","coinsurance_rate":0`, `read  "$20 copay; deductible does not apply"`},
		{"a percentage alone", `"copay_amount":0,"copay_opt":"copay-not-applicable","coinsurance_rate":0.2,"coinsurance_opt":"charge"`, `read  "20% coinsurance; deductible does not apply"`},
		{"a copay alone", `"copay_amount":20,"copay_opt":"after-deductible","coinsurance_rate":1.0,"coinsurance_opt":"coinsurance-not-applicable"`, `read  "$20 copay after deductible"`},
		{"a percentage that does not apply", `"copay_amount":20,"coinsurance_rate":0.2,"coinsurance_opt":"coinsurance-not-applicable"`, `notRead not-terms`},
	} {
		drafts, _ := read(t, strings.NewReader(`[{"plan_id":"12345TX0010001","formulary":[{"drug_tier":"SPECIALTY","cost_sharing":[{"pharmacy_type":"1-MONTH-IN-RETAIL",`+c.sharing+`}]}]}]`), 0)
		require.Len(t, drafts, 1)
		assert.Equal(t, c.want, said(&drafts[0], "specialtyDrug/terms"), c.name)
	}
}

// A resource's cost that is not read as a whole is told at its place, not left out.
func TestCostsOfAResource(t *testing.T) {
	coded := func(code string) string { return `{"coding":[{"code":"` + code + `"}]}` }
	part := func(kind, value, qualifier string) string {
		return `{"type":` + coded(kind) + `,"value":` + value + `,"qualifiers":[` + coded(qualifier) + `]}`
	}
	for _, c := range []struct{ name, tier, pharmacy, cost, want, told string }{
		{"a copay", "brand", "1-month-in-retail", `[` + part("copay", `{"value":50}`, "after-deductible") + `]`, `read  "$50 copay after deductible"`, ""},
		{"a kind that is neither", "brand", "1-month-in-retail", `[` + part("fullcoverage", `{"value":50}`, "") + `]`, `notRead not-terms`, ""},
		{"one of two", "brand", "1-month-in-retail", `[` + part("copay", `{"value":50}`, "after-deductible") + `,` + part("annualmax", `{"value":900}`, "") + `]`, `notRead not-terms`, ""},
		{"a number in words", "brand", "1-month-in-retail", `[` + part("copay", `{"value":"ten"}`, "after-deductible") + `]`, `notRead not-a-number`, ""},
		{"a text for a list", "brand", "1-month-in-retail", `"none"`, `notRead wrong-shape`, ""},
		{"two copays", "brand", "1-month-in-retail", `[` + part("copay", `{"value":50}`, "after-deductible") + `,` + part("copay", `{"value":70}`, "after-deductible") + `]`, `notRead not-terms`, ""},
		{"two words", "brand", "1-month-in-retail", `[{"type":` + coded("copay") + `,"value":{"value":50},"qualifiers":[` + coded("after-deductible") + `,` + coded("charge") + `]}]`, `notRead not-terms`, ""},
		{"outside the network", "brand", "1-month-in-retail", `[{"type":` + coded("copay") + `,"value":{"value":50},"applicability":` + coded("out-of-network") + `}]`, `notRead not-terms`, ""},
		{"of an unknown tier", "tier-seven", "1-month-in-retail", `[` + part("fullcoverage", `{"value":50}`, "") + `]`, ``, "tier-seven 1-month-in-retail:"},
		{"at an unknown pharmacy", "brand", "1-month-in-mail", `[` + part("fullcoverage", `{"value":50}`, "") + `]`, ``, "brand 1-month-in-mail:"},
	} {
		drafts, _ := read(t, strings.NewReader(`{"resourceType":"InsurancePlan","identifier":[{"value":"12345TX0010001"}],"plan":[{"specificCost":[{"category":`+coded(c.pharmacy)+
			`,"benefit":[{"type":`+coded(c.tier)+`,"cost":`+c.cost+`}]}]}]}`), 0)
		require.Len(t, drafts, 1, c.name)
		d := &drafts[0]
		assert.Equal(t, c.want, said(d, "preferredBrandDrug/terms"), c.name)
		told := ""
		for _, r := range d.NotExpressed {
			told += strings.SplitAfter(r.Text, ":")[0]
		}
		assert.Equal(t, c.told, told, c.name)
	}
}

// What a plan has no place for is told, unless it is what would hold anyhow.
func TestPharmacies(t *testing.T) {
	at := func(pharmacy, copay string) string {
		return `{"pharmacy_type":"` + pharmacy + `","copay_amount":` + copay + `,"copay_opt":"AFTER-DEDUCTIBLE"}`
	}
	drafts, _ := read(t, strings.NewReader(`[{"plan_id":"12345TX0010001","network":[{"network_tier":"PREFERRED"},{"network_tier":"OTHER"}],"formulary":[
		{"drug_tier":"GENERIC","cost_sharing":[`+strings.Join([]string{
		at("1-MONTH-IN-RETAIL", "10"), at("1-MONTH-IN-MAIL", "10"), at("3-MONTH-IN-MAIL", "20"), at("1-MONTH-OUT-RETAIL", "30"), at("1-MONTH-OUT-MAIL", "40"),
	}, ",")+`]},{"drug_tier":"TIER-SEVEN","cost_sharing":[`+at("1-MONTH-IN-RETAIL", "90")+`]}]}]`), 0)
	d := &drafts[0]
	assert.Equal(t, `read  "$20 copay after deductible"`, said(d, "genericDrug/mail90"))
	var told []string
	for _, r := range d.NotExpressed {
		told = append(told, r.Text[:min(len(r.Text), 25)])
	}
	assert.Equal(t, []string{"GENERIC 1-MONTH-OUT-MAIL:", "TIER-SEVEN 1-MONTH-IN-RET", "network tier OTHER"}, told)
}

// A formulary is added to a plan that is there: a draft of another reader, or a plan file.
func TestMerge(t *testing.T) {
	const file = `{"id":"40308VA0240008-01","name":"Mine","type":"PPO","year":2018,"premium":{"period":"month","amount":"300.00"},` +
		`"deductibles":[{"covers":"medicalAndDrug","network":"inNetwork","self":"3500.00"}],` +
		`"benefits":{"preferredBrandDrug":"$50 copay after deductible","nonPreferredBrandDrug":"$60 copay after deductible","specialtyDrug":"Unknown",` +
		`"other":{"terms":"20% after deductible","outOfNetwork":"Unknown"}},"notExpressed":[{"en":"something","sv":"något"}]}`
	var p plan.Plan
	var problems problem.List
	document.Read([]byte(file), &p, &problems)
	require.Empty(t, problems)
	d := planfile.FromPlan(&p)
	assert.Equal(t, string(document.Append(nil, &p)), string(d.Plan(nil).Plan), "a plan as a draft is the same plan")

	others, _ := read(t, open(t, "plans.json"), 2019)
	assert.False(t, d.Merge(&others[0]), "of another plan")
	of2018, _ := read(t, open(t, "plans.json"), 2018)
	require.True(t, d.Merge(&of2018[0]))
	assert.Equal(t, `read  "$50 copay after deductible"`, said(&d, "preferredBrandDrug/terms"))
	assert.Equal(t, `look disagrees "$60 copay after deductible"`, said(&d, "nonPreferredBrandDrug/terms"), "the file has $70")
	assert.Equal(t, `read  "$100 copay after deductible"`, said(&d, "specialtyDrug/terms"), "it was unknown")
	made := d.Plan(map[string]json.RawMessage{"/benefits/nonPreferredBrandDrug/terms": json.RawMessage(`"$70 copay after deductible"`)})
	require.Empty(t, made.Problems)
	var got struct {
		Benefits     map[string]json.RawMessage
		NotExpressed []map[string]string
	}
	require.NoError(t, json.Unmarshal(made.Plan, &got))
	assert.JSONEq(t, `{"terms":"$50 copay after deductible","outOfNetwork":"$50 copay after deductible","retail90":"$100 copay after deductible"}`, string(got.Benefits["preferredBrandDrug"]))
	assert.Contains(t, string(got.Benefits["genericDrug"]), "Unknown", "to be looked at first")
	assert.Equal(t, map[string]string{"en": "something", "sv": "något"}, got.NotExpressed[0])
	p.Year = 2017
	d = planfile.FromPlan(&p)
	assert.False(t, d.Merge(&of2018[0]), "of another year")
}

func TestBadInput(t *testing.T) {
	const good = `{"plan_id":"12345TX0010001","formulary":[]}`
	for _, c := range []struct {
		name, file string
		plans      int
		refused    string
	}{
		{"nothing", ``, 0, "no-plans "},
		{"an error page", `<html>404</html>`, 0, "web-page "},
		{"an index", `{"provider_urls":[],"formulary_urls":[],"plan_urls":["https://example.com/plans.json"]}`, 0, "index "},
		{"an answer that tells of an error", `{"resourceType":"OperationOutcome","issue":[{"code":"not-found"}]}`, 0, "error-answer "},
		{"a bundle of nothing", `{"resourceType":"Bundle"}`, 0, "no-plans "},
		{"drugs and who gives care", `[{"rxnorm_id":"209459","plans":[{"plan_id_type":"HIOS-PLAN-ID","plan_id":"12345TX0010001"}]},{"npi":"1000000000","plans":[]}]`, 0, "no-plans "},
		{"a list of drugs that plans refer to", `{"resourceType":"InsurancePlan","identifier":[{"value":"x"}],"type":[{"coding":[{"code":"DRUGPOL"}]}]}`, 0, "no-plans "},
		{"a bundle of drugs", `{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"MedicationKnowledge"}}]}`, 0, "no-plans "},
		{"an object for a list", `{"resourceType":"Bundle","entry":{"resource":{}}}`, 0, "wrong-shape /entry"},
		{"no id", `[{"marketing_name":"x"},` + good + `]`, 1, "no-id /0"},
		{"a number for an id", `[{"plan_id":5},` + good + `]`, 1, "no-id /0"},
		{"a text for a formulary", `[{"plan_id":"12345TX0010002","formulary":"none"},` + good + `]`, 1, "wrong-shape /0/formulary"},
		{"a text for a plan", `["x",` + good + `]`, 1, "wrong-shape /0"},
		{"cut in half", `[` + good + `,{"plan_id":"123`, 1, "incomplete-file /1"},
		{"a resource without an id", `{"resourceType":"InsurancePlan","name":"x"}`, 0, "no-id "},
		{"a text for plans of a resource", `{"resourceType":"InsurancePlan","identifier":[{"value":"x"}],"plan":"none"}`, 0, "wrong-shape /plan"},
		{"an early form", `{"plan_id":"12345TX0010001","formulary":{"drug_tier":"BRAND","cost_sharing":[]}}`, 1, ""},
		{"resources on lines", `{"resourceType":"InsurancePlan","identifier":[{"value":"a"}]}` + "\n" + `{"resourceType":"InsurancePlan","identifier":[{"value":"b"}]}`, 2, ""},
	} {
		drafts, report := read(t, strings.NewReader(c.file), 0)
		assert.Equal(t, c.plans, report.Plans, c.name)
		assert.Len(t, drafts, c.plans, c.name)
		refused := ""
		for _, r := range report.Refusals {
			refused += string(r.Code) + " " + r.Place.Pointer
		}
		assert.Equal(t, c.refused, refused, c.name)
	}
}

func FuzzRead(f *testing.F) {
	f.Fuzz(func(t *testing.T, text []byte) {
		formulary.Read(strings.NewReader(string(text)), 0, func(d planfile.Draft) bool {
			for i := range d.Fields {
				field := &d.Fields[i]
				require.Equal(t, field.State == planfile.Read, field.Reason == "", "%+v", field)
				require.Equal(t, field.State == planfile.Read || field.State == planfile.Look, field.Value != nil, "%+v", field)
			}
			d.Plan(nil)
			return true
		})
	})
}
