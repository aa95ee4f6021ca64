package schema_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/places"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/schema"
)

// The numbers of rules are for readers of the Go code.
func TestNoRuleNumbersInPublicFiles(t *testing.T) {
	types, err := schema.TypeScript(os.DirFS(".."))
	require.NoError(t, err)
	schemas, err := schema.Files(os.DirFS(".."))
	require.NoError(t, err)
	schemas["types.ts"] = types
	for name, text := range schemas {
		assert.NotRegexp(t, `\bR[0-9]`, string(text), name)
	}
}

func TestEveryDefinitionIsDescribedAndUsed(t *testing.T) {
	for name := range load(t).files {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.NotContains(t, string(text), `"description": ""`, name)
		for definition := range load(t).files[name]["$defs"].(map[string]any) {
			assert.Contains(t, string(text), `"#/$defs/`+definition+`"`)
		}
	}
}

// silver is of a place, with every property of a premium.
const silver = `,
		"silver": [{"id": "57649NY0100001-01", "year": 2026, "premium": {"period": "month", "amount": {"individual": 1, "individualAndSpouse": 2, "individualAndChildren": 3, "family": 4},
			"byAge": [{"from": 0, "to": 120, "amount": 100, "tobacco": 120}], "base": 300, "curve": "default", "tobaccoPercent": 20, "employerShare": 100, "essentialPercent": 99.5, "taxCredit": 20,
			"byArea": [{"area": 1, "amount": 500}, {"area": 2, "byAge": [{"from": 0, "to": 120, "amount": 100}]}, {"area": 3, "base": 300}]}}]`

// full is a request with every property that the schema has.
const full = `{
	"year": 2026, "startMonth": 1, "months": 12, "ledger": true, "income": "52000", "taxFamily": 2, "tribal": false,
	"place": {"state": "NY", "county": "Kings", "zip": "11201", "benchmark": 1290` + silver + `},
	"places": {"state": "NY", "byZIP": false, "areas": [{"area": 4, "zips": ["112"], "benchmarks": [{"year": 2026, "amount": 867}], "counties": ["36047 Kings County"]}]},
	"simulation": {"seed": 1, "years": 20, "totalsOnly": true},
	"tax": {"filingStatus": "marriedFilingJointly", "wages": 60000, "spouseWages": "20000.50", "otherIncome": 0, "spouseAged": true, "stateRate": "4.25", "pretaxPremium": true,
		"hsa": {"amount": 1000, "throughPayroll": true}, "healthFSA": {"amount": 0, "plans": ["p"]}},
	"members": [
		{"id": "ada", "relationship": "self", "age": 40, "sex": "female", "use": "typical", "conditions": ["asthma"], "outOfNetwork": [{"service": "specialist", "visits": 2, "ifOutside": "keep"}],
			"fills": {"supply": 90, "mail": true}, "alreadyUsed": [{"plan": "p", "service": "lab", "network": "inNetwork", "count": 3}],
			"away": {"startMonth": 11, "months": 4}, "creditEligible": true, "tobacco": false, "birthMonth": 12},
		{"id": "bo", "relationship": "child", "age": 9, "creditEligible": false, "creditReason": "chip", "coveredFrom": 1, "coveredUntil": 6, "alreadyPaid": [
			{"plan": "p", "toward": "deductible", "covers": "medicalAndDrug", "network": "inNetwork", "amount": "12.50"},
			{"toward": "deductible", "covers": "services", "services": ["genericDrug"], "tier": 2, "network": "inNetwork", "amount": 5}]}],
	"care": [
		{"id": "visit", "member": "ada", "service": "specialist", "count": 2, "dates": ["2026-02-28", "2026-03-01"], "price": 99.5, "charge": "150",
			"outOfNetwork": ["p"], "atNetworkFacility": false, "consented": false, "emergency": false, "admitted": false, "away": false,
			"authorized": false, "course": "knee", "referral": "planned", "ifOutside": "switch"},
		{"id": "stay", "member": "bo", "service": "hospitalStay", "count": 1, "days": 3, "outOfNetwork": false, "tier": 2},
		{"id": "fill", "member": "bo", "service": "genericDrug", "count": 4, "supply": 90, "mail": false, "tier": {"p": 1}},
		{"id": "skin", "member": "ada", "service": "specialist", "count": 1, "provider": "chen"},
		{"id": "feet", "member": "ada", "service": "specialist", "count": 1, "provider": "lee"},
		{"id": "pens", "member": "ada", "count": 1, "drug": "pen"}],
	"providers": [{"id": "chen", "name": "Dr. Chen", "ifOutside": "switch", "plans": {"p": {"network": "in", "tier": 1, "source": {"title": "I's list", "checked": "2026-11-29", "updated": "2026-11-02"}}}}, {"id": "lee", "name": "Dr. Lee", "plans": {"p": {"network": "out"}}}],
	"drugs": [{"id": "pen", "name": "Pen", "ifUnknown": "specialtyDrug", "plans": {"p": {"service": "preferredBrandDrug", "priorAuthorization": true, "stepTherapy": true, "quantityLimit": true,
		"source": {"title": "I's drugs", "checked": "2026-11-29"}}}}],
	"plans": [{
		"id": "p", "name": "P", "issuer": "I", "type": "PPO", "year": 2026, "metalLevel": "Bronze", "market": "exchange", "hiosId": "12345TX0010001", "network": "12345TX0020001-01", "through": "ada", "grandfathered": false, "hsaEligible": true, "acaLimit": 10600,
		"requiresPCP": false, "requiresReferral": true, "requiresServiceArea": false,
		"referralServices": ["specialist"], "authorizationServices": ["imaging"], "allowedPercent": "80.5",
		"premium": {"period": "month", "amount": {"individual": 1, "individualAndChildren": 500}, "employerShare": 100, "essentialPercent": 99.5, "taxCredit": 20},
		"accounts": {"hsaContribution": 10, "hra": {"individual": 200, "individualAndChildren": 300}},
		"unmarkedTerms": "afterDeductible",
		"deductibles": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 500, "person": 500, "family": 1000, "aggregate": false, "startsAnew": 1},
			{"covers": "services", "services": ["genericDrug"], "network": "inNetwork", "tiers": [1, 2], "self": 50, "person": 50, "family": 100, "inAddition": true}],
		"outOfPocketMaximums": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 5000, "person": 5000, "family": 10000, "counts": "copayAndCoinsurance"}],
		"tierShares": [60, "30", 10], "reducedCostSharing": [{"percent": 100, "deductibles": [], "outOfPocketMaximums": [], "benefits": {"lab": "No charge"}}], "prices": {"lab": 30},
		"serviceLimits": [{"services": ["rehabilitation", "habilitation"], "limit": {"count": 60, "per": "years", "years": 2}}],
		"benefits": {
			"specialist": {"terms": "$40 for the first 3 visits, then $60", "outOfNetwork": "50% and 60% for other services", "tier2": "$80", "tier3": "$90", "visitLimit": {"count": 20, "perNetwork": true, "startsAnew": 1}, "planPaysAtMost": {"amount": 500, "per": "use"}, "sharedFirstVisits": "office", "outsideMaximum": false},
			"genericDrug": {"terms": "$10", "retail90": "$30", "mail90": "$25"},
			"other": {"terms": "20%", "outOfNetwork": "40%"}},
		"links": {"summary": "https://example.org/a.pdf", "brochure": "https://example.org:8443/?year=2026#p5", "directory": "https://example.org",
			"formulary": "https://example.org/l%C3%A4kemedel", "phone": "+1 (800) 555-0100"}, "disclaimer": "Not an offer.",
		"sources": [{"title": "T", "year": 2026, "url": "https://example.org", "covers": ["/benefits"]}],
		"illustrations": ["/premium"], "notExpressed": [{"en": "x"}]
	}, {
		"id": "q", "name": "Q", "type": "Indemnity", "year": 2026, "usualAndCustomaryPercent": 70,
		"premium": {"period": "year", "byAge": [{"from": 0, "to": 120, "amount": 100, "tobacco": 120}], "tobaccoPercent": 20},
		"benefits": {"other": "No charge"}
	}, {
		"id": "r", "name": "R", "type": "Indemnity", "year": 2026, "childAlone": true, "usualAndCustomaryPercent": 70,
		"premium": {"period": "year", "base": 900, "curve": "default"}, "benefits": {"other": "No charge"}
	}, {
		"id": "s", "name": "S", "type": "Indemnity", "year": 2026, "usualAndCustomaryPercent": 70,
		"premium": {"period": "year", "curve": "NY", "byArea": [{"area": 4, "base": 900}, {"area": 3, "amount": 100}, {"area": 2, "byAge": [{"from": 0, "to": 120, "amount": 100}]}]},
		"benefits": {"other": "No charge"}
	}]
}`

// answered is the full request without what cannot go with the rest of it.
var answered = strings.NewReplacer(silver, ``, `, "taxCredit": 20`, ``).Replace(full)

func parse(t *testing.T, text string) any {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var tree any
	require.NoError(t, decoder.Decode(&tree), text)
	return tree
}

func load(t *testing.T) *checker {
	files := map[string]map[string]any{}
	for _, name := range []string{"plan.schema.json", "request.schema.json", "result.schema.json", "comparison.schema.json", "simulation.schema.json", "ranking.schema.json", "split.schema.json", "household.schema.json", "credit.schema.json"} {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		files[name] = parse(t, string(text)).(map[string]any)
	}
	return &checker{files: files}
}

func TestTheFullRequestIsFull(t *testing.T) {
	files := load(t)
	files.seen = map[string]bool{}
	require.Empty(t, files.check("request.schema.json", parse(t, full)))
	for _, name := range []string{"request.schema.json", "plan.schema.json"} {
		eachProperty(files.files[name], name+"#", func(place string) { assert.True(t, files.seen[place], "no %s in the request", place) })
	}
	_, problems := estimator.ReadRequest([]byte(full))
	assert.Empty(t, problems)
}

// Whatever stands at any place of a request, the schema and the estimator
// agree on whether it may.
func TestTheSchemaAsksWhatTheEstimatorAsks(t *testing.T) {
	files := load(t)
	tree := parse(t, full)
	tried := 0
	try := func(pointer, change string) []problem.Problem {
		tried++
		text, err := json.Marshal(tree)
		require.NoError(t, err)
		_, problems := estimator.ReadRequest(text)
		refused := files.check("request.schema.json", tree)
		assert.Equal(t, len(problems) > 0, len(refused) > 0, "%s at %s: %v; the schema: %v", change, pointer, problems, refused)
		return problems
	}
	// That "other" is there is no matter of one field: the estimator finds it
	// missing when it checks the plan.
	withoutOther := func(benefits string) {
		text, err := json.Marshal(tree)
		require.NoError(t, err)
		assert.NotEmpty(t, files.check("request.schema.json", tree))
		assert.Contains(t, string(estimator.EstimateJSON(text)), `"pointer":"`+benefits+`/other"`)
	}
	// Of a variant it need not be there.
	ofPlan := func(pointer string) bool {
		return strings.Count(pointer, "/") == 3 && strings.HasSuffix(pointer, "/benefits")
	}
	replacements := []any{
		nil, true, "", "x", "2026-02-30x", "-5", ".5", "1,000", "1e9", "100.01", "9999999.99", "10000000", "1.005", "01", strings.Repeat("x", 81),
		strings.Repeat("å", 301), strings.Repeat("å", 300), strings.Repeat("9", 300),
		json.Number("-1"), json.Number("0"), json.Number("1"), json.Number("12"), json.Number("13"), json.Number("120"), json.Number("367"),
		json.Number("2014"), json.Number("2101"), json.Number("20001"), json.Number("99999999"), json.Number("1.5"),
		[]any{}, []any{nil}, map[string]any{}, map[string]any{"x": "1"},
	}
	var visit func(pointer string, node any, set func(any))
	visit = func(pointer string, node any, set func(any)) {
		for _, r := range replacements {
			set(r)
			if benefits, object := r.(map[string]any); object && ofPlan(pointer) && benefits["other"] == nil {
				withoutOther(pointer)
				continue
			}
			try(pointer, fmt.Sprint("replaced by ", r))
		}
		set(node)
		switch node := node.(type) {
		case map[string]any:
			node["nonsense"] = json.Number("1")
			problems := try(pointer, "with an unknown field")
			if !strings.HasPrefix(pointer, "/plans/0/notExpressed") && !strings.HasSuffix(pointer, "/tier") && (pointer == "/plans" || !strings.HasSuffix(pointer, "/plans")) { // by plan
				require.Len(t, problems, 1)
				assert.Equal(t, "unknown-field", problems[0].Code)
				assert.Equal(t, pointer+"/nonsense", problems[0].Pointer)
			}
			delete(node, "nonsense")
			for name, value := range node {
				visit(problem.At(pointer, name), value, func(v any) { node[name] = v })
				delete(node, name)
				left := name
				if ofPlan(pointer) && name == "other" {
					withoutOther(pointer)
				} else if problems := try(pointer+"/"+name, "left out"); len(problems) > 0 {
					if name == "drug" {
						name = "service"
					}
					place := pointer + "/" + name
					assert.Equal(t, []problem.Problem{{Code: "missing", Pointer: place, Expected: name, Missing: []string{place}}}, problems)
				}
				node[left] = value
			}
		case []any:
			for i, value := range node {
				visit(pointer+"/"+strconv.Itoa(i), value, func(v any) { node[i] = v })
			}
		}
	}
	visit("", tree, func(v any) { tree = v })
	assert.Greater(t, tried, 4000)
}

func TestLengthsOfLists(t *testing.T) {
	files := load(t)
	for name, most := range map[string]int{"members": 12, "care": 2000, "plans": 12} {
		for _, n := range []int{most, most + 1} {
			tree := parse(t, full).(map[string]any)
			list := tree[name].([]any)
			for len(list) < n {
				list = append(list, list[0])
			}
			tree[name] = list
			text, err := json.Marshal(tree)
			require.NoError(t, err)
			_, problems := estimator.ReadRequest(text)
			assert.Equal(t, n > most, len(problems) == 1, "%d %s: %v", n, name, problems)
			assert.Equal(t, n > most, len(files.check("request.schema.json", tree)) == 1)
		}
	}
}

// wrong is a request whose problems have every field.
const wrong = `{"year": 2026, "months": 13, "members": [{"id": "a", "relationship": "self", "age": 40}],
	"care": [{"id": "x", "member": "a", "service": "lab", "count": 1, "price": "x"}],
	"plans": [{
		"id": "p", "name": "P", "type": "HMO", "year": 2026, "premium": {"period": "year", "byAge": [{"from": 50, "to": 60, "amount": 1}]},
		"allowedPercent": 1001, "deductibles": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 10, "person": 30, "family": 20}], "benefits": {"lab": "$10 copy"}
	}]}`

func TestResultsAreAsTheSchemaSays(t *testing.T) {
	files := load(t)
	files.seen = map[string]bool{}
	for _, text := range []string{
		answered, strings.Replace(answered, `"ledger": true,`, ``, 1),
		strings.Replace(answered, `"outOfNetwork": ["p"]`, `"outOfNetwork": true`, 1),
		strings.Replace(answered, `"outOfNetwork": ["p"]`, `"outOfNetwork": false`, 1),
		strings.Replace(answered, `"2026-03-01"`, `"2027-03-01"`, 1),
		strings.Replace(answered, `"hospitalStay", "count": 1, "days": 3`, `"habilitation", "count": 1`, 1),
		strings.Replace(answered, `"hospitalStay"`, `"mentalHealthStay"`, 1),
		strings.Replace(answered, `"member": "bo", "service": "hospitalStay", "count": 1, "days": 3`, `"member": "ada", "service": "eyeExam", "count": 1`, 1),
		strings.Replace(answered, `"months": 12`, `"months": 6`, 1),
		strings.Replace(answered, `"tribal": false`, `"tribal": true`, 1),
		strings.Replace(answered, `"52000"`, `"95000"`, 1),
		strings.Replace(answered, `"id": "ada", "relationship": "self", "age": 40`, `"id": "ada", "relationship": "self", "age": 64`, 1),
		strings.NewReplacer(`"id": "ada", "relationship": "self", "age": 40`, `"id": "ada", "relationship": "self", "age": 64`,
			`"creditEligible": true, `, ``, `, "benchmark": 1290`, ``).Replace(answered),
		strings.Replace(answered, `"market": "exchange"`, `"market": "employer"`, 1),
		unknown, answered + `x`, `{}`, wrong,
	} {
		answer := estimator.EstimateJSON([]byte(text))
		assert.Equal(t, len(text) > 2 && !strings.HasSuffix(text, "x") && text != wrong, bytes.HasPrefix(answer, []byte(`{"ok":`)), "%s", answer)
		assert.Empty(t, files.check("result.schema.json", parse(t, string(answer))), "%s", answer)
	}
	eachProperty(files.files["result.schema.json"], "result.schema.json#", func(place string) {
		// Member and service are of drawn visits, which only simulations have.
		if !strings.HasSuffix(place, "/ProviderChoice/properties/member") && !strings.HasSuffix(place, "/ProviderChoice/properties/service") {
			assert.True(t, files.seen[place], "no %s in the results", place)
		}
	})
}

// tie is a request of two plans that cost the same for a while.
const tie = `{"year": 2026, "members": [{"id": "a", "relationship": "self", "age": 40}],
	"care": [{"id": "x", "member": "a", "service": "lab", "count": 1, "price": 1000}],
	"plans": [{
		"id": "p", "name": "P", "type": "HMO", "year": 2026, "premium": {"period": "year", "amount": 250}, "unmarkedTerms": "afterDeductible",
		"outOfPocketMaximums": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 1000, "counts": "coinsurance"}], "benefits": {"other": "50%"}
	}, {
		"id": "q", "name": "Q", "type": "HMO", "year": 2026, "premium": {"period": "year", "amount": 0}, "unmarkedTerms": "afterDeductible",
		"deductibles": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 500}],
		"outOfPocketMaximums": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 2000}], "benefits": {"other": "50%"}
	}]}`

// unknown is a request of a plan of whose terms some are unknown.
const unknown = `{"year": 2026, "members": [{"id": "a", "relationship": "self", "age": 40}],
	"care": [{"id": "x", "member": "a", "service": "lab", "count": 1, "price": 100}], "simulation": {"seed": 1, "years": 1},
	"plans": [{"id": "p", "name": "P", "type": "HMO", "year": 2026, "premium": {"period": "year", "amount": 0}, "benefits": {"other": "Unknown"}}]}`

// first is a request of a plan that would cost the least in the first tier of its network.
const first = `{"year": 2026, "members": [{"id": "a", "relationship": "self", "age": 40}],
	"care": [{"id": "x", "member": "a", "service": "hospitalStay", "count": 1, "days": 3, "price": 8000, "tier": {"p": 2}}],
	"plans": [{
		"id": "p", "name": "P", "type": "HMO", "year": 2026, "premium": {"period": "year", "amount": 0}, "benefits": {"other": {"terms": "10%", "tier2": "40%"}}
	}, {
		"id": "q", "name": "Q", "type": "HMO", "year": 2026, "premium": {"period": "year", "amount": 0}, "benefits": {"other": "25%"}
	}]}`

func TestComparisonsAreAsTheSchemaSays(t *testing.T) {
	files := load(t)
	files.seen = map[string]bool{}
	requests := []string{answered, tie, first, strings.Replace(tie, `"price": 1000`, `"price": 9000`, 1), `{}`, answered + `x`, wrong}
	for seed := range uint64(50) {
		requests = append(requests, string(random.Request(seed)))
	}
	for _, text := range requests {
		answer := estimator.CompareJSON([]byte(text))
		assert.Equal(t, len(text) > 2 && !strings.HasSuffix(text, "x") && text != wrong, bytes.HasPrefix(answer, []byte(`{"ok":`)), "%s", answer)
		assert.Empty(t, files.check("comparison.schema.json", parse(t, string(answer))), "%s", answer)
	}
	eachProperty(files.files["comparison.schema.json"], "comparison.schema.json#", func(place string) {
		assert.True(t, files.seen[place], "no %s in the comparisons", place)
	})
}

func TestSimulationsAreAsTheSchemaSays(t *testing.T) {
	files := load(t)
	files.seen = map[string]bool{}
	for _, text := range []string{answered, unknown, `{}`} {
		answer := estimator.SimulateJSON([]byte(text))
		assert.Equal(t, len(text) > 2, bytes.HasPrefix(answer, []byte(`{"ok":`)), "%s", answer)
		assert.Empty(t, files.check("simulation.schema.json", parse(t, string(answer))), "%s", answer)
	}
	for _, name := range []string{"Simulation", "SimulatedPlan", "SimulatedDrug", "Providers", "TotalIfOutside", "ProviderChoice", "Parts", "Distribution", "Pair", "Assumption"} {
		definition := files.files["simulation.schema.json"]["$defs"].(map[string]any)[name]
		eachProperty(definition, "simulation.schema.json#/$defs/"+name, func(place string) {
			assert.True(t, files.seen[place], "no %s in the simulations", place)
		})
	}
}

func TestCreditsAreAsTheSchemaSays(t *testing.T) {
	files := load(t)
	const household = `{"year": 2026, "members": [{"id": "a", "relationship": "self", "age": 64, "birthMonth": 9}],
		"income": 30000, "taxFamily": 1, "place": {"state": "MN", "benchmark": 900}}`
	assert.Empty(t, files.check("household.schema.json", parse(t, household)))
	for _, text := range []string{household, `{}`} {
		answer := new(estimator.Estimator).Credit([]byte(text))
		assert.Equal(t, text == household, bytes.HasPrefix(answer, []byte(`{"ok":`)), "%s", answer)
		assert.Empty(t, files.check("credit.schema.json", parse(t, string(answer))), "%s", answer)
	}
}

func TestRankingsAreAsTheSchemaSays(t *testing.T) {
	files := load(t)
	files.seen = map[string]bool{}
	for _, text := range []string{answered, unknown, `{}`} {
		answer := new(estimator.Estimator).Rank([]byte(text))
		assert.Equal(t, text != `{}`, bytes.HasPrefix(answer, []byte(`{"ok":`)), "%s", answer)
		assert.Empty(t, files.check("ranking.schema.json", parse(t, string(answer))), "%s", answer)
	}
	for _, name := range []string{"Ranking", "RankedPlan", "Distribution"} {
		definition := files.files["ranking.schema.json"]["$defs"].(map[string]any)[name]
		eachProperty(definition, "ranking.schema.json#/$defs/"+name, func(place string) {
			assert.True(t, files.seen[place], "no %s in the rankings", place)
		})
	}
}

func TestSplitsAreAsTheSchemaSays(t *testing.T) {
	files := load(t)
	files.seen = map[string]bool{}
	unstated := strings.Replace(string(random.Splits(3)), `"base":640,"curve":"default"`, `"amount":900`, 1)
	taxed := strings.Replace(string(random.Splits(3)), `"members":`, `"tax":{"filingStatus":"marriedFilingJointly","wages":60000,"spouseWages":60000,"pretaxPremium":true},"members":`, 1)
	for _, text := range []string{string(random.Splits(3)), unstated, taxed, `{}`} {
		e := estimator.Estimator{Places: places.Of}
		answer := e.Split([]byte(text))
		assert.Equal(t, text != `{}`, bytes.HasPrefix(answer, []byte(`{"ok":`)), "%s", answer)
		assert.Equal(t, text == unstated, bytes.Contains(answer, []byte(`"code":"missing","pointer":"/plans/4/`)), "%s", answer)
		assert.Empty(t, files.check("split.schema.json", parse(t, string(answer))), "%s", answer)
	}
	for _, name := range []string{"SplitAnswer", "Split", "SplitPart"} {
		definition := files.files["split.schema.json"]["$defs"].(map[string]any)[name]
		eachProperty(definition, "split.schema.json#/$defs/"+name, func(place string) {
			assert.True(t, files.seen[place], "no %s in the splits", place)
		})
	}
}

// eachProperty calls f with the place of every property of a schema.
func eachProperty(node any, place string, f func(place string)) {
	switch node := node.(type) {
	case map[string]any:
		for name, value := range node {
			if name == "properties" {
				for property := range value.(map[string]any) {
					f(place + "/properties/" + property)
				}
			}
			eachProperty(value, place+"/"+name, f)
		}
	case []any:
		for i, value := range node {
			eachProperty(value, place+"/"+strconv.Itoa(i), f)
		}
	}
}

// No file declares a type twice: TypeScript would merge the two in silence. The readers'
// types import what goes through the engine's door.
func TestTypesAreDeclaredOnce(t *testing.T) {
	door, err := schema.TypeScript(os.DirFS(".."))
	require.NoError(t, err)
	reading, err := schema.ReadingTypes(os.DirFS(".."))
	require.NoError(t, err)
	for _, text := range []string{string(door), string(reading)} {
		seen := map[string]bool{}
		for _, found := range regexp.MustCompile(`(?m)^export (?:type|interface) (\w+)`).FindAllStringSubmatch(text, -1) {
			assert.False(t, seen[found[1]], found[1])
			seen[found[1]] = true
		}
		assert.Greater(t, len(seen), 5)
	}
	assert.Contains(t, string(reading), "import type { Problem, Source } from '../engine/types';")
	assert.NotContains(t, string(reading), "interface Problem ")
}
