package estimator_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/service"
)

// good is a small request; the bad ones differ from it in one place each.
const good = `{"year":2026,"members":[{"id":"a","relationship":"self","age":40}],` +
	`"care":[{"id":"x","member":"a","service":"specialist","count":1,"price":100}],` +
	`"plans":[{"id":"p","name":"P","type":"HMO","year":2026,"premium":{"period":"month","amount":300},` +
	`"deductibles":[{"covers":"medicalAndDrug","network":"inNetwork","self":500,"person":500,"family":1000}],` +
	`"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"inNetwork","self":5000,"person":5000,"family":10000}],` +
	`"benefits":{"specialist":"$40 copay after deductible","other":"20% after deductible"}}]}`

// in returns the good request with places changed: each and what it becomes.
func in(places ...string) string {
	text := good
	for i := 0; i < len(places); i += 2 {
		if strings.Count(text, places[i]) != 1 {
			panic("not one place: " + places[i])
		}
		text = strings.Replace(text, places[i], places[i+1], 1)
	}
	return text
}

// price returns the good request with another price.
func price(text string) string { return in(`"price":100`, `"price":`+text) }

// many returns a list of n elements, each made from its number.
func many(n int, format string) string {
	elements := make([]string, n)
	for i := range elements {
		elements[i] = strings.ReplaceAll(format, "#", fmt.Sprint(i))
	}
	return strings.Join(elements, ",")
}

const (
	oneMember = `{"id":"a","relationship":"self","age":40}`
	oneItem   = `{"id":"x","member":"a","service":"specialist","count":1,"price":100}`
)

// serviceNames are all services, as a problem lists what could stand there.
var serviceNames = strings.Join(service.Other.Words(), " | ")

// badInputs are requests that people and programs get wrong, and everything
// that the estimator says about them. What the reading of documents, terms and
// amounts refuses beyond these stands in the tests of those packages.
var badInputs = []struct {
	name, request string
	want          problem.List
}{
	{"amount with an exponent", price(`1e9`), one("amount-syntax", "/care/0/price", "1e9", "0–9999999.99")},
	{"amount with an exponent, as text", price(`"1e10000000"`), one("amount-syntax", "/care/0/price", "1e10000000", "0–9999999.99")},
	{"amount below 0", price(`-5`), one("amount-syntax", "/care/0/price", "-5", "0–9999999.99")},
	{"amount with a separator", price(`"1,000"`), one("amount-syntax", "/care/0/price", "1,000", "0–9999999.99")},
	{"amount with a separator, as a number", price(`1,000`), one("not-json", "", "byte 142: '0'", "JSON")},
	{"amount without a first digit", price(`".5"`), one("amount-syntax", "/care/0/price", ".5", "0–9999999.99")},
	{"amount without a first digit, as a number", price(`.5`), one("not-json", "", "byte 140: '.'", "JSON")},
	{"amount of 300 digits", price(strings.Repeat("7", 300)), one("amount-range", "/care/0/price", strings.Repeat("7", 39)+"…", "0–9999999.99")},
	{"amount of 300 decimals", price(`"0.` + strings.Repeat("7", 300) + `"`), one("amount-decimals", "/care/0/price", "0."+strings.Repeat("7", 37)+"…", "0–9999999.99")},
	{"amount with a sign of money", price(`"$40"`), one("amount-syntax", "/care/0/price", "$40", "0–9999999.99")},
	{"amount that is null", price(`null`), one("amount-syntax", "/care/0/price", "null", "0–9999999.99")},
	{"NaN", price(`NaN`), one("not-json", "", "byte 140: 'N'", "JSON")},
	{"NaN, as text", price(`"NaN"`), one("amount-syntax", "/care/0/price", "NaN", "0–9999999.99")},
	{"unknown service of an item", in(`"service":"specialist"`, `"service":"dentist"`), one("unknown-word", "/care/0/service", "dentist", serviceNames)},
	{"unknown service of a plan", in(`"specialist":"$40`, `"dentist":"$40`), one("unknown-field", "/plans/0/benefits/dentist", "dentist", serviceNames)},
	{"unknown field of a request", in(`"care":`, `"cares":[],"care":`), one("unknown-field", "/cares", "cares", "year | startMonth | months | members | care | plans | ledger | simulation")},
	{"unknown field of a limit", in(`"self":500,`, `"self":500,"individual":500,`), one("unknown-field", "/plans/0/deductibles/0/individual", "individual", "covers | network | self | person | family | aggregate")},
	{"a field whose place another took", in(`"service":"specialist"`, `"service":"specialist","keepProvider":true`), one("replaced-field", "/care/0/keepProvider", "keepProvider", "ifOutside: keep | switch")},
	{"the same of drawn visits was never there", in(`"members":[{`, `"members":[{"keepProvider":true,`), one("unknown-field", "/members/0/keepProvider", "keepProvider", "id | relationship | age | alreadyPaid | sex | use | conditions | outOfNetwork | away")},
	{"another word for it", in(`"service":"specialist"`, `"service":"specialist","ifOutside":"change"`), one("unknown-word", "/care/0/ifOutside", "change", "keep | switch")},
	{"switching from whom one consented to", in(`"service":"specialist"`, `"service":"specialist","consented":true,"ifOutside":"switch"`), one("switch-consented", "/care/0/ifOutside", "switch", "keep")},
	{"field in another case", in(`"period":"month"`, `"period":"month","Period":"year"`), one("unknown-field", "/plans/0/premium/Period", "Period", "period | amount | byAge | employerShare | taxCredit")},
	{"field twice", price(`100,"price":200`), one("duplicate-field", "/care/0/price", "price", "one price")},
	{"two members of one id", in(oneMember, oneMember+`,{"id":"a","relationship":"child","age":4}`), one("duplicate-id", "/members/1/id", "a", "an id of its own")},
	{"two items of one id", in(oneItem, oneItem+`,`+oneItem), one("duplicate-id", "/care/1/id", "x", "an id of its own")},
	{"two plans of one id", in(onePlan, onePlan+`,`+onePlan), one("duplicate-id", "/plans/1/id", "p", "an id of its own")},
	{"terms misspelled", in(`20% after deductible`, `20% after dedcutible`), problem.List{
		{Code: "terms-syntax", Pointer: "/plans/0/benefits/other", Found: "dedcutible", Expected: "deductible", Column: 11}}},
	{"away in a month that there is not, for more than a year", in(`"age":40`, `"age":40,"away":{"startMonth":13,"months":13}`), problem.List{
		{Code: "out-of-range", Pointer: "/members/0/away/startMonth", Found: "13", Expected: "whole number, 1–12"},
		{Code: "out-of-range", Pointer: "/members/0/away/months", Found: "13", Expected: "whole number, 1–12"}}},
	{"away since no month", in(`"age":40`, `"age":40,"away":{"months":4}`), one("missing", "/members/0/away/startMonth", "", "startMonth")},
	{"no members", in(oneMember, ``), one("list-length", "/members", "0", "1–12")},
	{"members left out", in(`"members":[`+oneMember+`],`, ``), one("missing", "/members", "", "members")},
	{"13 members", in(oneMember, many(13, `{"id":"m#","relationship":"child","age":4}`)), one("list-length", "/members", "13", "1–12")},
	{"13 plans", in(onePlan, many(13, strings.Replace(onePlan, `"id":"p"`, `"id":"p#"`, 1))), one("list-length", "/plans", "13", "1–12")},
	{"2,001 items", in(oneItem, many(2001, `{"id":"i#","member":"a","service":"lab","count":1}`)), one("list-length", "/care", "2001", "0–2000")},
	{"20,001 lines of an item", in(`"count":1`, `"count":20001`), one("out-of-range", "/care/0/count", "20001", "whole number, 1–20000")},
	{"20,001 lines", in(oneItem, `{"id":"y","member":"a","service":"lab","count":20000},`+oneItem), one("too-many-lines", "/care", "20001", "at most 20000")},
	{"nested 10,000 deep", in(oneItem, strings.Repeat("[", 10_000)+strings.Repeat("]", 10_000)), one("too-deep", "", "depth 10002", "at most 32")},
	{"2 MiB", good + strings.Repeat(" ", 2<<20-len(good)), one("document-too-long", "", "2097152 bytes", "at most 1048576 bytes")},
	{"name of markup, too long", in(`"name":"P"`, `"name":"`+strings.Repeat("<b>", 67)+`"`), one("text-length", "/plans/0/name", strings.Repeat("<b>", 20)+"…", "text, 1–200")},
	{"maximum below its deductible", in(`"self":5000,"person":5000,"family":10000`, `"self":400,"person":300,"family":900`), problem.List{
		{Code: "maximum-below-deductible", Pointer: "/plans/0/outOfPocketMaximums/0/self", Found: "400.00", Expected: "at least 500.00"},
		{Code: "maximum-below-deductible", Pointer: "/plans/0/outOfPocketMaximums/0/person", Found: "300.00", Expected: "at least 500.00"},
		{Code: "maximum-below-deductible", Pointer: "/plans/0/outOfPocketMaximums/0/family", Found: "900.00", Expected: "at least 1000.00"}}},
	{"a share of the price and a share of the charge", in(`"type":"HMO"`, `"type":"PPO","allowedPercent":140,"usualAndCustomaryPercent":"80"`, `"other":"20% after deductible"`, `"other":{"terms":"20% after deductible","outOfNetwork":"40%; deductible does not apply"}`),
		one("allowed-twice", "/plans/0/usualAndCustomaryPercent", "80", "allowedPercent | usualAndCustomaryPercent")},
	{"lists with what can be in none", in(`"type":"HMO"`, `"type":"HMO","referralServices":["specialist","ambulance"],"authorizationServices":["emergencyRoom"]`), problem.List{
		{Code: "never-needs-referral", Pointer: "/plans/0/referralServices/1", Found: "ambulance", Expected: "none of preventive, primaryCare, obgyn, urgentCare, emergencyRoom, ambulance, airAmbulance"},
		{Code: "never-needs-authorization", Pointer: "/plans/0/authorizationServices/0", Found: "emergencyRoom", Expected: "none of obgyn, emergencyRoom, airAmbulance"}}},
	{"100% in network and out", in(`"type":"HMO"`, `"type":"PPO"`, `"other":"20% after deductible"`, `"chiropractic":"100%","other":{"terms":"20% after deductible","outOfNetwork":"$0 copay and 100%"}`), problem.List{
		{Code: "terms-hundred", Pointer: "/plans/0/benefits/chiropractic", Found: "100%", Expected: "Not covered | No charge", Column: 1},
		{Code: "terms-hundred", Pointer: "/plans/0/benefits/other/outOfNetwork", Found: "100%", Expected: "Not covered | No charge", Column: 14}}},
	{"an allowance", in(`"specialist":"$40 copay after deductible"`, `"eyeExam":"No charge up to $150"`),
		problem.List{{Code: "terms-allowance", Pointer: "/plans/0/benefits/eyeExam", Found: "up to $150", Expected: "Not covered, and a price less what the plan pays", Column: 11}}},
	{"hsaEligible with copays, a low deductible and a high maximum", in(`"type":"HMO"`, `"type":"HMO","hsaEligible":true`, `"self":5000,"person":5000,"family":10000`, `"self":9000,"person":9000,"family":18000`, `"$40 copay after deductible"`, `"$40; deductible does not apply"`), problem.List{
		{Code: "below-hsa-minimum", Pointer: "/plans/0/deductibles/0/self", Found: "500.00", Expected: "at least 1700.00"},
		{Code: "below-hsa-minimum", Pointer: "/plans/0/deductibles/0/person", Found: "500.00", Expected: "at least 3400.00"},
		{Code: "below-hsa-minimum", Pointer: "/plans/0/deductibles/0/family", Found: "1000.00", Expected: "at least 3400.00"},
		{Code: "paid-before-hsa-deductible", Pointer: "/plans/0/benefits/specialist", Found: "$40; deductible does not apply", Expected: "after deductible"},
		{Code: "above-hsa-maximum", Pointer: "/plans/0/outOfPocketMaximums/0/self", Found: "9000.00", Expected: "at most 8500.00"},
		{Code: "above-hsa-maximum", Pointer: "/plans/0/outOfPocketMaximums/0/family", Found: "18000.00", Expected: "at most 17000.00"}}},
	{"hsaEligible without a maximum", in(`"type":"HMO"`, `"type":"HMO","hsaEligible":true`, `"self":500,"person":500,"family":1000`, `"self":4000,"person":4000,"family":8000`, `"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"inNetwork","self":5000,"person":5000,"family":10000}],`, ``),
		one("above-hsa-maximum", "/plans/0/outOfPocketMaximums", "", "at most 8500.00")},
	{"everything at once", `{"year":"2026","members":[` + oneMember + `,{"id":"a","relationship":"self","age":400}],
		"care":[{"id":"x","member":"b","service":"dentist","count":0,"price":-1}],
		"plans":[{"id":"p","name":"P","type":"hmo","year":2026,"premium":{"period":"month"},"benefits":{"specialist":"$40 copy"}}]}`, problem.List{
		{Code: "wrong-type", Pointer: "/year", Found: "2026", Expected: "whole number, 2014–2100"},
		{Code: "out-of-range", Pointer: "/members/1/age", Found: "400", Expected: "whole number, 0–120"},
		{Code: "unknown-word", Pointer: "/care/0/service", Found: "dentist", Expected: serviceNames},
		{Code: "out-of-range", Pointer: "/care/0/count", Found: "0", Expected: "whole number, 1–20000"},
		{Code: "amount-syntax", Pointer: "/care/0/price", Found: "-1", Expected: "0–9999999.99"},
		{Code: "unknown-word", Pointer: "/plans/0/type", Found: "hmo", Expected: "HMO | EPO | POS | PPO | Indemnity"},
		{Code: "duplicate-id", Pointer: "/members/1/id", Found: "a", Expected: "an id of its own"},
		{Code: "relationship-twice", Pointer: "/members/1/relationship", Found: "self", Expected: "one self"},
		{Code: "amount-or-by-age", Pointer: "/plans/0/premium", Found: "neither", Expected: "amount | byAge"},
		{Code: "terms-syntax", Pointer: "/plans/0/benefits/specialist", Found: "copy", Expected: "after deductible | with deductible | deductible does not apply | per day | and …%", Column: 5},
		{Code: "missing", Pointer: "/plans/0/benefits/other", Expected: "terms of other"}}},
}

// onePlan is the good request's plan.
var onePlan = good[strings.Index(good, `"plans":[`)+len(`"plans":[`) : len(good)-len("]}")]

func one(code, pointer, found, expected string) problem.List {
	return problem.List{{Code: code, Pointer: pointer, Found: found, Expected: expected}}
}

func TestBadInput(t *testing.T) {
	require.Contains(t, string(estimator.EstimateJSON([]byte(good))), `{"ok":`)
	for _, c := range badInputs {
		var answer struct {
			OK    json.RawMessage
			Error struct {
				Code     string
				Problems problem.List
			}
		}
		require.NoError(t, json.Unmarshal(estimator.EstimateJSON([]byte(c.request)), &answer), c.name)
		assert.Nil(t, answer.OK, c.name)
		assert.Equal(t, "invalid-request", answer.Error.Code, c.name)
		assert.Equal(t, c.want, withoutFields(answer.Error.Problems), c.name)
	}
}

// A name is only handed back, in JSON that is safe inside a page's markup too.
func TestNamesOfMarkup(t *testing.T) {
	const name = `</script><img src=x onerror=alert(1)>&"` + "\u2028"
	quoted, err := json.Marshal(name)
	require.NoError(t, err)
	text := string(estimator.EstimateJSON([]byte(in(`"name":"P"`, `"name":`+string(quoted)))))
	assert.NotContains(t, text, "<")
	assert.NotContains(t, text, "\u2028")
	var answer struct {
		OK struct{ Plans []struct{ Name string } }
	}
	require.NoError(t, json.Unmarshal([]byte(text), &answer))
	assert.Equal(t, name, answer.OK.Plans[0].Name)
}
