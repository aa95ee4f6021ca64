package estimator_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/money"
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

// further returns the good request with deductibles before its own.
func further(deductibles ...string) string {
	text := `"deductibles":[`
	for _, d := range deductibles {
		text += `{` + d + `,"self":50,"person":50,"family":100},`
	}
	return in(`"deductibles":[`, text)
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
	copay     = `"specialist":"$40 copay after deductible"`
	oneItem   = `{"id":"x","member":"a","service":"specialist","count":1,"price":100}`
	// somePlaces are rating areas: two counties of one name, and one in two areas.
	somePlaces = `{"state":"MD","areas":[{"area":1,"zips":["212"],"benchmarks":[{"year":2026,"amount":311}],` +
		`"counties":["24005 Baltimore County","24031 Montgomery County"]},{"area":2,"zips":["206","207"],` +
		`"counties":["24510 Baltimore city","24031 Montgomery County"]}]}`
)

// taxed returns the good request with a return.
func taxed(fields string, places ...string) string {
	return in(append([]string{`"care":`, `"tax":{"filingStatus":"single",` + fields + `},"care":`}, places...)...)
}

// credited returns the good request with an income and a place.
func credited(fields string, places ...string) string {
	return in(append([]string{`"care":`, fields + `,"places":` + somePlaces + `,"care":`}, places...)...)
}

// of returns the good request with a provider, a drug, and an item that has the given
// fields.
func of(item string, places ...string) string {
	return in(append([]string{`"service":"specialist"`, item,
		`"plans":[`, `"providers":[{"id":"chen","name":"Dr. Chen","plans":{"p":{"network":"in"}}}],"drugs":[{"id":"pen","name":"Pen","plans":{"p":{"service":"specialtyDrug"}}}],"plans":[`}, places...)...)
}

// asksForTier asks for the tier that the drug counts in.
var asksForTier = problem.List{{Code: "missing", Pointer: "/drugs/0/ifUnknown", Expected: strings.Join(care.DrugTier(0).Words(), " | ")}}

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
	{"unknown field of a request", in(`"care":`, `"cares":[],"care":`), one("unknown-field", "/cares", "cares", "year | startMonth | months | members | care | providers | drugs | plans | income | taxFamily | tribal | place | places | tax | ledger | simulation")},
	{"unknown field of a limit", in(`"self":500,`, `"self":500,"individual":500,`), one("unknown-field", "/plans/0/deductibles/0/individual", "individual", "covers | network | services | tiers | self | person | family | aggregate | inAddition | counts | startsAnew")},
	{"a field whose place another took", in(`"service":"specialist"`, `"service":"specialist","keepProvider":true`), one("replaced-field", "/care/0/keepProvider", "keepProvider", "ifOutside: keep | switch")},
	{"the same of drawn visits was never there", in(`"members":[{`, `"members":[{"keepProvider":true,`), one("unknown-field", "/members/0/keepProvider", "keepProvider", "id | relationship | age | alreadyPaid | alreadyUsed | sex | use | conditions | fills | outOfNetwork | away | creditEligible | creditReason | tobacco | birthMonth | coveredFrom | coveredUntil")},
	{"another word for it", in(`"service":"specialist"`, `"service":"specialist","ifOutside":"change"`), one("unknown-word", "/care/0/ifOutside", "change", "keep | switch")},
	{"switching from whom one consented to", in(`"service":"specialist"`, `"service":"specialist","consented":true,"ifOutside":"switch"`), one("switch-consented", "/care/0/ifOutside", "switch", "keep")},
	{"a provider that there is not", of(`"service":"specialist","provider":"lee"`), one("unknown-provider", "/care/0/provider", "lee", "id of a provider")},
	{"a drug that there is not", of(`"drug":"ozempic"`), one("unknown-drug", "/care/0/drug", "ozempic", "id of a drug")},
	{"an item that says of its provider what that one says", of(`"service":"specialist","provider":"chen","outOfNetwork":false,"tier":1,"ifOutside":"keep"`), problem.List{
		{Code: "of-provider", Pointer: "/care/0/outOfNetwork", Found: "outOfNetwork", Expected: "provider"},
		{Code: "of-provider", Pointer: "/care/0/tier", Found: "tier", Expected: "provider"},
		{Code: "of-provider", Pointer: "/care/0/ifOutside", Found: "ifOutside", Expected: "provider"}}},
	{"a service of an item that names a drug", of(`"service":"genericDrug","drug":"pen"`), problem.List{
		{Code: "of-drug", Pointer: "/care/0/service", Found: "service", Expected: "drug"}}},
	{"neither a service nor a drug", of(`"provider":"chen"`), one("missing", "/care/0/service", "", "service")},
	{"a drug that is no text", of(`"drug":5`), one("wrong-type", "/care/0/drug", "5", "text, 1–80")},
	{"days of a drug", of(`"drug":"pen","days":3`), one("without-effect", "/care/0/days", "specialtyDrug", "a stay")},
	{"two providers and two drugs of one id", of(`"service":"specialist"`, `"drugs":[`, `"drugs":[{"id":"pen","name":"Pen"},`, `"providers":[`, `"providers":[{"id":"chen","name":"Dr. Chen"},`), problem.List{
		{Code: "duplicate-id", Pointer: "/providers/1/id", Found: "chen", Expected: "an id of its own"},
		{Code: "duplicate-id", Pointer: "/drugs/1/id", Found: "pen", Expected: "an id of its own"}}},
	{"plans of a provider and of a drug that are not there", of(`"service":"specialist"`, `"plans":{"p":{"network":"in"}}`, `"plans":{"r":{"network":"in"},"q":{"network":"in"}}`, `"plans":{"p":{"service":"specialtyDrug"}}`, `"plans":{"p":{"service":"specialtyDrug"},"q":{"service":"unknown"}}`), problem.List{
		{Code: "unknown-plan", Pointer: "/providers/0/plans/q", Found: "q", Expected: "id of a plan"},
		{Code: "unknown-plan", Pointer: "/providers/0/plans/r", Found: "r", Expected: "id of a plan"},
		{Code: "unknown-plan", Pointer: "/drugs/0/plans/q", Found: "q", Expected: "id of a plan"}}},
	{"words that there are not", of(`"service":"specialist"`, `"network":"in"`, `"network":"preferred"`, `"service":"specialtyDrug"`, `"service":"tier 4"`), problem.List{
		{Code: "unknown-word", Pointer: "/providers/0/plans/p/network", Found: "preferred", Expected: "in | out | unknown"},
		{Code: "unknown-word", Pointer: "/drugs/0/plans/p/service", Found: "tier 4", Expected: strings.Join(care.DrugUnknown.Words(), " | ")}}},
	{"a service that is no drug tier", of(`"service":"specialist"`, `"service":"specialtyDrug"`, `"service":"infusedDrug"`, `"name":"Pen"`, `"name":"Pen","ifUnknown":"unknown"`), problem.List{
		{Code: "unknown-word", Pointer: "/drugs/0/ifUnknown", Found: "unknown", Expected: strings.Join(care.DrugTier(0).Words(), " | ")},
		{Code: "unknown-word", Pointer: "/drugs/0/plans/p/service", Found: "infusedDrug", Expected: strings.Join(care.DrugUnknown.Words(), " | ")}}},
	{"a tier of a provider outside", of(`"service":"specialist"`, `"network":"in"`, `"network":"out","tier":1`), one("without-effect", "/providers/0/plans/p/tier", "out", "in")},
	{"a tier that the plan does not have", of(`"service":"specialist"`, `"network":"in"`, `"network":"in","tier":2`), problem.List{
		{Code: "tier-of-plan", Pointer: "/providers/0/plans/p/tier", Found: "2", Expected: "1"}}},
	{"switching from a named provider to whom one consented", of(`"service":"specialist","provider":"chen","consented":true`, `"name":"Dr. Chen"`, `"name":"Dr. Chen","ifOutside":"switch"`), one("switch-consented", "/providers/0/ifOutside", "switch", "keep")},
	{"a drug of which nothing is known", of(`"drug":"pen"`, `,"plans":{"p":{"service":"specialtyDrug"}}`, ``), asksForTier},
	{"a drug that is said to be unknown, of two items", of(`"drug":"pen","count":1,"price":1},{"id":"y","member":"a","drug":"pen"`, `"service":"specialtyDrug"`, `"service":"unknown"`), asksForTier},
	{"a drug that nothing covers, and of no tier", of(`"drug":"pen"`, `"service":"specialtyDrug"`, `"service":"notCovered"`), asksForTier},
	{"a list without a day, and one of no day", of(`"service":"specialist"`, `"network":"in"`, `"network":"in","source":{"title":"List"}`, `"service":"specialtyDrug"`, `"service":"specialtyDrug","source":{"title":"","checked":"29 November"}`), problem.List{
		{Code: "missing", Pointer: "/providers/0/plans/p/source/checked", Expected: "checked"},
		{Code: "text-length", Pointer: "/drugs/0/plans/p/source/title", Expected: "text, 1–300"},
		{Code: "not-a-date", Pointer: "/drugs/0/plans/p/source/checked", Found: "29 November", Expected: "YYYY-MM-DD"}}},
	{"field in another case", in(`"period":"month"`, `"period":"month","Period":"year"`), one("unknown-field", "/plans/0/premium/Period", "Period", "period | amount | byAge | base | byArea | curve | tobaccoPercent | employerShare | essentialPercent | taxCredit")},
	{"field twice", price(`100,"price":200`), one("duplicate-field", "/care/0/price", "price", "one price")},
	{"income below 0", credited(`"income":-1,"taxFamily":1,"place":{"state":"MD","county":"Baltimore City"}`), one("amount-syntax", "/income", "-1", "0–9999999.99")},
	{"income of 300 digits", credited(`"income":` + strings.Repeat("7", 300) + `,"taxFamily":1,"place":{"state":"MD","county":"24005"}`), one("amount-range", "/income", strings.Repeat("7", 39)+"…", "0–9999999.99")},
	{"income alone", in(`"care":`, `"income":30000,"care":`), problem.List{
		{Code: "missing", Pointer: "/place", Expected: "place"},
		{Code: "missing", Pointer: "/taxFamily", Expected: "taxFamily"}}},
	{"a place of which nothing is known", in(`"care":`, `"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Baltimore"},"care":`), one("missing", "/places", "", "places")},
	{"a county that the state lacks", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Harris"}`), one("unknown-county", "/place/county", "Harris", "a county of MD")},
	{"a county of another state, by its code", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"48201"}`), one("unknown-county", "/place/county", "48201", "a county of MD")},
	{"two counties of one name", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"BALTIMORE"}`), one("several-counties", "/place/county", "BALTIMORE", "Baltimore County | Baltimore city")},
	{"a county in two areas", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Montgomery"}`), one("missing", "/place/zip", "", "zip")},
	{"a ZIP code of another state", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Montgomery","zip":"77002"}`), one("zip-of-county", "/place/zip", "77002", "212 | 206 | 207")},
	{"a ZIP code with a letter", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Montgomery","zip":"2O602"}`), one("zip-code", "/place/zip", "2O602", "5 digits")},
	{"a ZIP code alone", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","zip":"20602"}`), one("missing", "/place/county", "", "county")},
	{"a ZIP code that can be of three states, alone", credited(`"income":30000,"taxFamily":1,"place":{"zip":"86514"}`), one("missing", "/place/state", "", "state")},
	{"a state that there is not", credited(`"income":30000,"taxFamily":1,"place":{"state":"md","county":"Baltimore City"}`), one("unknown-word", "/place/state", "md", strings.Join(credit.State("").Words(), " | "))},
	{"places of another state", credited(`"income":30000,"taxFamily":1,"place":{"state":"TX","county":"Harris"}`), one("places-of-state", "/places/state", "MD", "TX")},
	{"an area without a benchmark", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Baltimore City"}`), one("missing", "/place/benchmark", "", "benchmark")},
	{"silver plans with mistakes", in(`"care":`, `"income":30000,"taxFamily":1,"place":{"state":"TX","silver":[`+
		`{"id":"s","year":2026,"premium":{"period":"month","amount":400,"taxCredit":9}},`+
		`{"id":"s","year":2026,"premium":{"period":"month","base":400,"employerShare":9}},`+
		`{"id":"t","year":2026,"premium":{"period":"month"}}]},"care":`), problem.List{
		{Code: "without-effect", Pointer: "/place/silver/0/premium/taxCredit", Found: "9.00", Expected: "the whole premium"},
		{Code: "duplicate-id", Pointer: "/place/silver/1/id", Found: "s", Expected: "an id of its own"},
		{Code: "missing", Pointer: "/place/silver/1/premium/curve", Expected: "curve"},
		{Code: "without-effect", Pointer: "/place/silver/1/premium/employerShare", Found: "employerShare", Expected: "the whole premium"},
		{Code: "amount-or-by-age", Pointer: "/place/silver/2/premium", Found: "neither", Expected: "amount | byAge | base | byArea"}}},
	{"a silver plan without a premium of the age", in(`"care":`, `"income":30000,"taxFamily":1,"place":{"state":"TX","silver":[{"id":"s","year":2026,"premium":{"period":"month","byAge":[{"from":0,"to":20,"amount":300}]}}]},"care":`),
		one("missing", "/place/silver/0/premium/byAge", "age 40", "an amount for the age")},
	{"a silver plan of other areas", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Baltimore County","silver":[{"id":"s","year":2026,"premium":{"period":"month","byArea":[{"area":9,"amount":300}]}}]}`),
		one("area-of-plan", "/place/silver/0/premium/byArea", "1", "an area in which the plan is sold")},
	{"a silver plan by area, and no county", in(`"care":`, `"income":30000,"taxFamily":1,"place":{"state":"TX","silver":[{"id":"s","year":2026,"premium":{"period":"month","byArea":[{"area":9,"amount":300}]}}]},"care":`),
		one("missing", "/place/county", "", "county")},
	{"fewer in the tax family than get the credit", in(oneMember, oneMember+couples, `"care":`, `"income":30000,"taxFamily":1,"place":{"state":"MD","benchmark":400},"care":`), one("tax-family", "/taxFamily", "1", "at least 2")},
	{"nobody in the tax family", credited(`"income":30000,"taxFamily":0,"place":{"state":"MD","county":"Baltimore County"}`), one("out-of-range", "/taxFamily", "0", "whole number, 1–30")},
	{"a credit typed beside an income", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Baltimore County"}`, `"amount":300`, `"amount":300,"taxCredit":50`), one("typed-credit", "/plans/0/premium/taxCredit", "50.00", "income | taxCredit")},
	{"a credit across the turn of the year", credited(`"income":30000,"taxFamily":1,"startMonth":7,"months":7,"place":{"state":"MD","county":"Baltimore County"}`), one("credit-across-years", "/months", "7", "1–6")},
	{"one benchmark for months that differ", in(oneMember, oneMember+`,{"id":"b","relationship":"child","age":0,"coveredFrom":6}`, `"care":`, `"income":30000,"taxFamily":2,"place":{"state":"MD","benchmark":400},"care":`), one("benchmark-changes", "/place/benchmark", "400.00", "county")},
	{"covered until before it begins", in(oneMember, oneMember+`,{"id":"b","relationship":"child","age":0,"coveredFrom":6,"coveredUntil":5}`), one("covered-months", "/members/1/coveredUntil", "5", coveredMonths)},
	{"covered from a month outside the coverage", in(oneMember, oneMember+`,{"id":"b","relationship":"child","age":0,"coveredFrom":6}`, `"care":`, `"months":5,"care":`), one("covered-months", "/members/1/coveredFrom", "6", coveredMonths)},
	{"a plan of somebody else's", in(`"name":"P"`, `"name":"P","through":"x"`), one("through-whom", "/plans/0/through", "x", "a")},
	{"a plan of a child", in(oneMember, oneMember+`,{"id":"b","relationship":"child","age":0}`, `"name":"P"`, `"name":"P","through":"b"`), one("through-whom", "/plans/0/through", "b", "a")},
	{"a plan of somebody's that children have alone", in(`"name":"P"`, `"name":"P","through":"a","childAlone":true`), one("without-effect", "/plans/0/childAlone", "through", "a plan that is nobody's")},
	{"nobody covered in a month", in(`"age":40`, `"age":40,"coveredFrom":3`), one("nobody-covered", "/members", "1", "somebody covered in each month")},
	{"no credit without a reason", in(`"age":40`, `"age":40,"creditEligible":false`), one("missing", "/members/0/creditReason", "", "creditReason")},
	{"a reason for no credit with a credit", in(`"age":40`, `"age":40,"creditReason":"medicaid"`), one("without-effect", "/members/0/creditReason", "medicaid", "creditEligible: false")},
	{"an income of 2013", strings.Replace(credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Baltimore County"}`), `"year":2026`, `"year":2013`, 1), one("out-of-range", "/year", "2013", "whole number, 2014–2100")},
	{"an age of 121 with an income", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Baltimore County"}`, `"age":40`, `"age":121`), one("out-of-range", "/members/0/age", "121", "whole number, 0–120")},
	{"a plan that is not sold in the area", in(`"care":`, `"place":{"state":"MD","county":"Baltimore City"},"places":`+somePlaces+`,"care":`, `"amount":300`, `"byArea":[{"area":1,"amount":300}]`), one("area-of-plan", "/plans/0/premium/byArea", "2", "an area in which the plan is sold")},
	{"rates by area without a place", in(`"amount":300`, `"byArea":[{"area":1,"amount":300}]`), one("missing", "/place/county", "", "county")},
	{"rates of an area twice, and none, and a curve that nothing goes by", in(`"amount":300`, `"byArea":[{"area":1,"amount":300},{"area":1}],"curve":"AL"`), problem.List{
		{Code: "amount-or-by-age", Pointer: "/plans/0/premium/byArea/1", Found: "0", Expected: "amount | byAge | base"},
		{Code: "duplicate-id", Pointer: "/plans/0/premium/byArea/1/area", Found: "1", Expected: "an area of its own"},
		{Code: "without-effect", Pointer: "/plans/0/premium/curve", Found: "AL", Expected: "base"},
		{Code: "missing", Pointer: "/place/county", Expected: "county"}}},
	{"a base rate without a curve", in(`"amount":300`, `"base":300`), one("missing", "/plans/0/premium/curve", "", "curve")},
	{"a curve that there is not", in(`"amount":300`, `"base":300,"curve":"TX"`), one("unknown-word", "/plans/0/premium/curve", "TX", "default | AL | DC | MA | MN | MS | NY | OR | UT | VT")},
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
	{"8,334 lines under 12 plans", in(`"count":1`, `"count":8334`, onePlan, many(12, strings.Replace(onePlan, `"id":"p"`, `"id":"p#"`, 1))), one("too-many-lines", "/care", "8334", "at most 8333")},
	{"a ledger of 20,002 lines", ledgerOfTwo, one("long-ledger", "/ledger", "20002", "at most 20000")},
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
		{Code: "never-needs-referral", Pointer: "/plans/0/referralServices/1", Found: "ambulance", Expected: "none of preventive, primaryCare, virtualVisit, obgyn, urgentCare, emergencyRoom, ambulance, airAmbulance"},
		{Code: "never-needs-authorization", Pointer: "/plans/0/authorizationServices/0", Found: "emergencyRoom", Expected: "none of obgyn, emergencyRoom, airAmbulance"}}},
	{"100% in network and out", in(`"type":"HMO"`, `"type":"PPO"`, `"other":"20% after deductible"`, `"chiropractic":"100%","other":{"terms":"20% after deductible","outOfNetwork":"$0 copay and 100%"}`), problem.List{
		{Code: "terms-hundred", Pointer: "/plans/0/benefits/chiropractic", Found: "100%", Expected: "Not covered | No charge", Column: 1},
		{Code: "terms-hundred", Pointer: "/plans/0/benefits/other/outOfNetwork", Found: "100%", Expected: "Not covered | No charge", Column: 14}}},
	{"an allowance", in(`"specialist":"$40 copay after deductible"`, `"eyeExam":"No charge up to $150 for the first 2 visits, then 40%"`),
		problem.List{{Code: "terms-allowance", Pointer: "/plans/0/benefits/eyeExam", Found: "up to $150", Expected: "No charge up to $… | …; the plan pays up to $…", Column: 11}}},
	{"hsaEligible with copays, a low deductible and a high maximum", in(`"type":"HMO"`, `"type":"HMO","hsaEligible":true`, `"self":5000,"person":5000,"family":10000`, `"self":9000,"person":9000,"family":18000`, `"$40 copay after deductible"`, `"$40; deductible does not apply"`), problem.List{
		{Code: "below-hsa-minimum", Pointer: "/plans/0/deductibles/0/self", Found: "500.00", Expected: "at least 1700.00"},
		{Code: "below-hsa-minimum", Pointer: "/plans/0/deductibles/0/person", Found: "500.00", Expected: "at least 3400.00"},
		{Code: "below-hsa-minimum", Pointer: "/plans/0/deductibles/0/family", Found: "1000.00", Expected: "at least 3400.00"},
		{Code: "paid-before-hsa-deductible", Pointer: "/plans/0/benefits/specialist", Found: "$40; deductible does not apply", Expected: "after deductible"},
		{Code: "above-hsa-maximum", Pointer: "/plans/0/outOfPocketMaximums/0/self", Found: "9000.00", Expected: "at most 8500.00"},
		{Code: "above-hsa-maximum", Pointer: "/plans/0/outOfPocketMaximums/0/family", Found: "18000.00", Expected: "at most 17000.00"}}},
	{"hsaEligible without a maximum", in(`"type":"HMO"`, `"type":"HMO","hsaEligible":true`, `"self":500,"person":500,"family":1000`, `"self":4000,"person":4000,"family":8000`, `"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"inNetwork","self":5000,"person":5000,"family":10000}],`, ``),
		one("above-hsa-maximum", "/plans/0/outOfPocketMaximums", "", "at most 8500.00")},
	{"shares of tiers that the plan does not have", in(`"type":"HMO"`, `"type":"HMO","tierShares":[60,40]`), one("tier-shares", "/plans/0/tierShares", "2", "1")},
	{"shares of tiers, one left out", in(`"type":"HMO"`, `"type":"HMO","tierShares":[100]`, copay, `"specialist":{"terms":"$40 copay after deductible","tier2":"$80 copay after deductible"}`), one("tier-shares", "/plans/0/tierShares", "1", "2")},
	{"shares of tiers that are not all", in(`"type":"HMO"`, `"type":"HMO","tierShares":[60,"30.5"]`, copay, `"specialist":{"terms":"$40 copay after deductible","tier2":"$80 copay after deductible"}`), one("tier-shares-sum", "/plans/0/tierShares", "90.5", "100")},
	{"a provider in a tier that the plan does not have", in(`"count":1`, `"count":1,"tier":{"p":2}`), one("tier-of-plan", "/care/0/tier/p", "2", "1")},
	{"a tier of an unknown plan", in(`"count":1`, `"count":1,"tier":{"q/r":2}`), one("unknown-plan", "/care/0/tier/q~1r", "q/r", "id of a plan")},
	{"no tier", in(`"count":1`, `"count":1,"tier":0`), one("out-of-range", "/care/0/tier", "0", "whole number, 1–3")},
	{"a fourth tier", in(`"count":1`, `"count":1,"tier":4`), one("out-of-range", "/care/0/tier", "4", "whole number, 1–3")},
	{"a fourth tier of a plan", in(`"count":1`, `"count":1,"tier":{"p":4}`), one("out-of-range", "/care/0/tier/p", "4", "whole number, 1–3")},
	{"tiers of a limit that there are not", in(`"family":1000}`, `"family":1000,"tiers":[0,4]}`), problem.List{
		{Code: "out-of-range", Pointer: "/plans/0/deductibles/0/tiers/0", Found: "0", Expected: "whole number, 1–3"},
		{Code: "out-of-range", Pointer: "/plans/0/deductibles/0/tiers/1", Found: "4", Expected: "whole number, 1–3"}}},
	{"a tier of a limit twice", in(`"family":1000}`, `"family":1000,"tiers":[1,1]}`), one("duplicate-choice", "/plans/0/deductibles/0/tiers/1", "1", "each tier once")},
	{"tiers under indemnity", in(`"type":"HMO"`, `"type":"Indemnity"`, copay, `"specialist":{"terms":"$40 copay after deductible","tier2":"$80 copay after deductible"}`, `"inNetwork","self":500,`, `"combined","self":500,`, `"inNetwork","self":5000,`, `"combined","self":5000,`),
		one("not-for-indemnity", "/plans/0/benefits/specialist/tier2", "2", "terms alone")},
	{"a deductible for what the plan does not cover", further(`"covers":"services","services":["childGlasses"],"network":"inNetwork"`), one("limit-covers-nothing", "/plans/0/deductibles/0", "services inNetwork", "services that the plan covers there")},
	{"a deductible for where the plan covers nothing", further(`"covers":"services","services":["lab"],"network":"outOfNetwork"`), one("limit-covers-nothing", "/plans/0/deductibles/0", "services outOfNetwork", "services that the plan covers there")},
	{"a deductible for services that it does not name", further(`"covers":"services","network":"inNetwork"`), one("missing", "/plans/0/deductibles/0/services", "", "services that it covers")},
	{"a deductible for services and all care", in(`"family":1000}`, `"family":1000,"services":["lab"]}`), one("without-effect", "/plans/0/deductibles/0/services", "medicalAndDrug", "services")},
	{"deductibles of which neither is within the other", further(`"covers":"medical","network":"combined"`), one("limits-overlap", "/plans/0/deductibles/1", "medicalAndDrug inNetwork", "nothing or all that /plans/0/deductibles/0 covers")},
	{"two deductibles for the same", further(`"covers":"medicalAndDrug","network":"inNetwork"`), one("limits-overlap", "/plans/0/deductibles/1", "medicalAndDrug inNetwork", "nothing that /plans/0/deductibles/0 covers")},
	{"two deductibles for a service", further(`"covers":"services","services":["lab","xray"],"network":"inNetwork"`, `"covers":"services","services":["xray"],"network":"inNetwork","inAddition":true`), one("limits-overlap", "/plans/0/deductibles/1", "services inNetwork", "nothing that /plans/0/deductibles/0 covers")},
	{"all care in addition", in(`"family":1000}`, `"family":1000,"inAddition":true}`), one("without-effect", "/plans/0/deductibles/0/inAddition", "medicalAndDrug", "a deductible that covers services")},
	{"what a deductible counts", in(`"family":1000}`, `"family":1000,"counts":"coinsurance"}`), one("without-effect", "/plans/0/deductibles/0/counts", "coinsurance", "an out-of-pocket maximum")},
	{"a limit that starts anew in no month", in(`"family":1000}`, `"family":1000,"startsAnew":13}`), one("out-of-range", "/plans/0/deductibles/0/startsAnew", "13", "whole number, 1–12")},
	{"a limit of a month that starts anew", in(copay, `"specialist":{"terms":"$40 copay after deductible","visitLimit":{"count":5,"per":"month","startsAnew":1}}`), one("without-effect", "/plans/0/benefits/specialist/visitLimit/startsAnew", "month", "year")},
	{"a limit of years, nobody knows how many", in(copay, `"specialist":{"terms":"$40 copay after deductible","visitLimit":{"count":5,"per":"years"}}`), one("missing", "/plans/0/benefits/specialist/visitLimit/years", "", "how many years")},
	{"a limit for a stay on visits", in(copay, `"specialist":{"terms":"$40 copay after deductible","visitLimit":{"count":5,"per":"stay"}}`), one("without-effect", "/plans/0/benefits/specialist/visitLimit/per", "stay", "a stay")},
	{"an unknown service in a shared limit", in(`"type":"HMO"`, `"type":"HMO","serviceLimits":[{"services":["lab","dentist"],"limit":{"count":5}}]`), one("unknown-word", "/plans/0/serviceLimits/0/services/1", "dentist", serviceNames)},
	{"a shared limit of one service", in(`"type":"HMO"`, `"type":"HMO","serviceLimits":[{"services":["lab"],"limit":{"count":5}}]`), one("list-length", "/plans/0/serviceLimits/0/services", "1", "≥ 2")},
	{"visits and days in one limit", in(`"type":"HMO"`, `"type":"HMO","serviceLimits":[{"services":["rehabilitation","skilledNursing"],"limit":{"count":5}}]`), one("visits-and-days", "/plans/0/serviceLimits/0/services", "rehabilitation, skilledNursing", "stays alone, or none")},
	{"a most that the plan pays for a day of a visit", in(copay, `"specialist":{"terms":"$40 copay after deductible","planPaysAtMost":{"amount":50,"per":"day"}}`), one("without-effect", "/plans/0/benefits/specialist/planPaysAtMost/per", "day", "use")},
	{"a most that the plan pays, nobody knows for what", in(copay, `"specialist":{"terms":"$40 copay after deductible","planPaysAtMost":{"amount":50}}`), one("missing", "/plans/0/benefits/specialist/planPaysAtMost/per", "", "per")},
	{"a least above the most", in(copay, `"specialist":"20% after deductible, at least $100, at most $50"`), problem.List{
		{Code: "terms-least", Pointer: "/plans/0/benefits/specialist", Found: "at", Expected: "…%, at least $… | …%, at least $… up to $…", Column: 23}}},
	{"a fill of no days", in(`"service":"specialist","count":1`, `"service":"genericDrug","count":1,"supply":0`), one("out-of-range", "/care/0/supply", "0", "whole number, 30–90")},
	{"a fill of 45 days", in(`"service":"specialist","count":1`, `"service":"genericDrug","count":1,"supply":45`), one("supply", "/care/0/supply", "45", "30 | 90")},
	{"a visit by mail for 90 days", in(`"count":1`, `"count":1,"supply":90,"mail":true`), problem.List{
		{Code: "without-effect", Pointer: "/care/0/supply", Found: "90", Expected: "a drug"},
		{Code: "without-effect", Pointer: "/care/0/mail", Found: "true", Expected: "a drug"}}},
	{"fills where nothing is drawn", in(`"age":40`, `"age":40,"fills":{"supply":90}`), one("without-effect", "/members/0/fills", "nothing drawn", "use | conditions")},
	{"terms by mail of what is no drug", in(copay, `"specialist":{"terms":"$40 copay after deductible","mail90":"$5 copay after deductible"}`), one("without-effect", "/plans/0/benefits/specialist/mail90", "specialist", "a drug")},
	{"terms by mail alone", in(copay, `"genericDrug":{"mail90":"$5 copay after deductible"}`), one("missing", "/plans/0/benefits/genericDrug/terms", "", "terms for 30 days")},
	{"a price of an unknown service", in(`"type":"HMO"`, `"type":"HMO","prices":{"dentist":50}`), one("unknown-field", "/plans/0/prices/dentist", "dentist", serviceNames)},
	{"visits used under an unknown plan", in(`"age":40`, `"age":40,"alreadyUsed":[{"plan":"q","service":"lab","count":1}]`), one("unknown-plan", "/members/0/alreadyUsed/0/plan", "q", "id of a plan")},
	{"visits used in both networks", in(`"age":40`, `"age":40,"alreadyUsed":[{"service":"lab","count":1,"network":"combined"}]`), one("unknown-word", "/members/0/alreadyUsed/0/network", "combined", "inNetwork | outOfNetwork")},
	{"paid in a tier out of network", in(`"age":40`, `"age":40,"alreadyPaid":[{"toward":"deductible","covers":"medical","tier":2,"network":"outOfNetwork","amount":5}]`), one("without-effect", "/members/0/alreadyPaid/0/tier", "outOfNetwork", "inNetwork")},
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
		{Code: "amount-or-by-age", Pointer: "/plans/0/premium", Found: "neither", Expected: "amount | byAge | base | byArea"},
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

// benefit returns the good request with terms for specialists.
func benefit(terms string) string { return in(`"$40 copay after deductible"`, `"`+terms+`"`) }

// problemFields are requests with at least one problem of each code. Of the first,
// they have the fields other than code, pointer, found and expected.
var problemFields = []struct {
	code, request string
	want          problem.Problem
}{
	{"missing", in(`"members":[`+oneMember+`],`, ``), problem.Problem{Missing: []string{"/members"}}},
	{"missing", in(`"service":"specialist","count":1`, `"service":"hospitalStay","count":1`), problem.Problem{Missing: []string{"/care/0/days"}}},
	{"missing", in(`"service":"specialist","count":1,"price":100`, `"service":"childGlasses","count":1`), problem.Problem{Missing: []string{"/care/0/price"}}},
	{"missing", in(`"age":40`, `"age":40,"use":"low"`), problem.Problem{Choices: []string{"female", "male"}, Missing: []string{"/members/0/sex"}}},
	{"missing", in(oneMember, oneMember+couples, `"person":500,"family":1000`, `"person":500`), problem.Problem{Missing: []string{"/plans/0/deductibles/0/family"}}},
	{"missing", in(oneMember, oneMember+couples, `"person":5000,"family":10000`, `"family":10000`), problem.Problem{Missing: []string{"/plans/0/outOfPocketMaximums/0/person", "/plans/0/outOfPocketMaximums/0/aggregate"}}},
	{"missing", in(`,"other":"20% after deductible"`, ``), problem.Problem{Missing: []string{"/plans/0/benefits/other/terms"}}},
	{"missing", in(`"HMO"`, `"PPO"`), problem.Problem{Missing: []string{"/plans/0/benefits/other/outOfNetwork"}}},
	{"missing", in(`"HMO"`, `"HMO","grandfathered":true`), problem.Problem{Missing: []string{"/plans/0/benefits/preventive/terms"}}},
	{"missing", in(`"amount":300`, `"amount":{"family":300}`), problem.Problem{Missing: []string{"/plans/0/premium/amount/individual"}}},
	{"missing", in(`"amount":300`, `"byAge":[{"from":0,"to":39,"amount":300}]`), problem.Problem{Age: new(40)}},
	{"wrong-type", in(`"count":1`, `"count":"1"`), problem.Problem{Least: new(1), Most: new(20_000)}},
	{"wrong-type", in(`"count":1`, `"count":""`), problem.Problem{Least: new(1), Most: new(20_000), Missing: []string{"/care/0/count"}}},
	{"wrong-type", in(`"name":"P"`, `"name":5`), problem.Problem{}},
	{"not-whole", in(`"age":40`, `"age":40.5`), problem.Problem{Least: new(0), Most: new(120)}},
	{"out-of-range", in(`"age":40`, `"age":400`), problem.Problem{Least: new(0), Most: new(120)}},
	{"unknown-word", in(`"HMO"`, `"hmo"`), problem.Problem{Choices: []string{"HMO", "EPO", "POS", "PPO", "Indemnity"}}},
	{"unknown-word", in(`"relationship":"self"`, `"relationship":""`), problem.Problem{Choices: []string{"self", "spouse", "child"}, Missing: []string{"/members/0/relationship"}}},
	{"text-length", in(`"name":"P"`, `"name":""`), problem.Problem{Least: new(1), Most: new(200), Missing: []string{"/plans/0/name"}}},
	{"list-length", in(oneMember, ``), problem.Problem{Least: new(1), Most: new(12)}},
	{"duplicate-field", price(`100,"price":200`), problem.Problem{}},
	{"unknown-field", in(`"self":500,`, `"self":500,"individual":500,`), problem.Problem{Choices: []string{"covers", "network", "services", "tiers", "self", "person", "family", "aggregate", "inAddition", "counts", "startsAnew"}}},
	{"replaced-field", in(`"count":1`, `"count":1,"keepProvider":true`), problem.Problem{}},
	{"not-json", `{`, problem.Problem{}},
	{"not-utf8", "\xff", problem.Problem{}},
	{"too-deep", strings.Repeat("[", 33), problem.Problem{Most: new(32)}},
	{"document-too-long", good + strings.Repeat(" ", 1<<20), problem.Problem{}},
	{"not-a-date", in(`"count":1`, `"count":1,"dates":["x"]`), problem.Problem{}},
	{"not-a-date", in(`"count":1`, `"count":1,"dates":[""]`), problem.Problem{Missing: []string{"/care/0/dates/0"}}},
	{"not-https", in(`"HMO"`, `"HMO","links":{"summary":"http://example.org"}`), problem.Problem{}},
	{"not-a-phone", in(`"HMO"`, `"HMO","links":{"phone":"1-800-CALL-US"}`), problem.Problem{}},
	{"not-a-hios-id", in(`"HMO"`, `"HMO","hiosId":"12345TX001"`), problem.Problem{}},
	{"not-a-hios-id", in(`"HMO"`, `"HMO","network":"Choice"`), problem.Problem{}},
	{"amount-syntax", price(`"$40"`), problem.Problem{LeastAmount: new(money.Cents(0)), MostAmount: new(money.Cents(999_999_999))}},
	{"amount-syntax", price(`""`), problem.Problem{LeastAmount: new(money.Cents(0)), MostAmount: new(money.Cents(999_999_999)), Missing: []string{"/care/0/price"}}},
	{"amount-decimals", price(`0.125`), problem.Problem{LeastAmount: new(money.Cents(0)), MostAmount: new(money.Cents(999_999_999))}},
	{"amount-range", price(`10000000.00`), problem.Problem{LeastAmount: new(money.Cents(0)), MostAmount: new(money.Cents(999_999_999))}},
	{"rate-syntax", in(`"HMO"`, `"HMO","allowedPercent":"x"`), problem.Problem{LeastPercent: new(money.Multiple(0)), MostPercent: new(money.Multiple(1000_00))}},
	{"rate-decimals", in(`"HMO"`, `"HMO","allowedPercent":0.125`), problem.Problem{LeastPercent: new(money.Multiple(0)), MostPercent: new(money.Multiple(1000_00))}},
	{"rate-range", in(`"HMO"`, `"HMO","usualAndCustomaryPercent":101`), problem.Problem{LeastPercent: new(money.Multiple(0)), MostPercent: new(money.Multiple(100_00))}},
	{"terms-syntax", benefit("20% after dedcutible"), problem.Problem{Choices: []string{"deductible"}}},
	{"terms-syntax", benefit("Not covered, $40"), problem.Problem{}}, // nothing more
	{"terms-amount", benefit("$1,50"), problem.Problem{}},
	{"terms-rate", benefit("120%"), problem.Problem{}},
	{"terms-days", benefit("$375 per day up to 367 days"), problem.Problem{}},
	{"terms-visits", benefit("$50 for the first 367 visits, then 20%"), problem.Problem{}},
	{"terms-not-applicable", benefit("Not Applicable"), problem.Problem{Choices: []string{"$…", "…%", "No charge", "Not Applicable"}}},
	{"terms-care", benefit("$50 for children"), problem.Problem{Choices: []string{"first"}}},
	{"terms-note", benefit("No charge*"), problem.Problem{Choices: []string{"after deductible", "deductible does not apply", "up to $…", "and $…"}}},
	{"terms-hundred", benefit("100%"), problem.Problem{Choices: []string{"Not covered", "No charge"}}},
	{"terms-allowance", benefit("No charge up to $150 for the first 2 visits, then 40%"), problem.Problem{Choices: []string{"No charge up to $…", "…; the plan pays up to $…"}}},
	{"terms-least", benefit("20%, at least $100, at most $50"), problem.Problem{Choices: []string{"…%, at least $…", "…%, at least $… up to $…"}}},
	{"terms-reference", benefit("Same as in-network"), problem.Problem{Choices: []string{"$…", "…%", "No charge", "Not covered"}}},
	{"terms-deductible", benefit("20% after out-of-network deductible"), problem.Problem{}},
	{"limit-of-visits-or-days", benefit("$40 copay after deductible; limited to 20 days per year"), problem.Problem{}},
	{"stated-otherwise", in(`"$40 copay after deductible"`, `{"terms":"$40 copay after deductible; limited to 20 visits per year","visitLimit":{"count":30}}`), problem.Problem{}},
	{"named-deductible", benefit("20% after $1,200 deductible"), problem.Problem{FoundAmount: new(money.Cents(1200_00)), LeastAmount: new(money.Cents(500_00)), MostAmount: new(money.Cents(500_00))}},
	{"percent-of-plan", in(`"20% after deductible"`, `"80% after deductible"`), problem.Problem{Choices: []string{"20%", "80% coinsurance"}}},
	{"terms-too-long", benefit("$40" + strings.Repeat(" ", 500)), problem.Problem{}},
	{"unmarked-terms", benefit("$40"), problem.Problem{Choices: []string{"after deductible", "deductible does not apply"}}},
	{"without-effect", in(`"HMO"`, `"HMO","allowedPercent":80`), problem.Problem{}},
	{"switch-consented", in(`"count":1`, `"count":1,"consented":true,"ifOutside":"switch"`), problem.Problem{Choices: []string{"keep"}}},
	{"of-provider", of(`"service":"specialist","provider":"chen","tier":1`), problem.Problem{Choices: []string{"provider"}}},
	{"of-drug", of(`"service":"genericDrug","drug":"pen"`), problem.Problem{Choices: []string{"drug"}}},
	{"unknown-provider", of(`"service":"specialist","provider":"lee"`), problem.Problem{}},
	{"unknown-drug", of(`"drug":"ozempic"`), problem.Problem{}},
	{"not-for-indemnity", in(`"HMO"`, `"Indemnity"`), problem.Problem{Choices: []string{"combined"}}},
	{"not-for-indemnity", in(`"HMO"`, `"Indemnity","requiresReferral":true`), problem.Problem{}},
	{"allowed-twice", in(`"HMO"`, `"PPO","allowedPercent":140,"usualAndCustomaryPercent":80`, `"20% after deductible"`, `{"terms":"20% after deductible","outOfNetwork":"40% after deductible"}`),
		problem.Problem{Choices: []string{"allowedPercent", "usualAndCustomaryPercent"}}},
	{"never-needs-referral", in(`"HMO"`, `"HMO","referralServices":["ambulance"]`), problem.Problem{}},
	{"never-needs-authorization", in(`"HMO"`, `"HMO","authorizationServices":["emergencyRoom"]`), problem.Problem{}},
	{"aggregate-with-person", in(`"family":1000`+`}]`, `"family":1000,"aggregate":true}]`), problem.Problem{FoundAmount: new(money.Cents(500_00))}},
	{"person-above-family", in(`"person":500,`, `"person":1500,`), problem.Problem{FoundAmount: new(money.Cents(1500_00)), MostAmount: new(money.Cents(1000_00))}},
	{"limits-overlap", in(`"deductibles":[`, `"deductibles":[{"covers":"drug","network":"combined","self":50,"person":50,"family":100},`), problem.Problem{}},
	{"limit-covers-nothing", in(`"deductibles":[`, `"deductibles":[{"covers":"services","services":["childGlasses"],"network":"inNetwork","self":50,"person":50,"family":100},`), problem.Problem{}},
	{"tier-shares", in(`"HMO"`, `"HMO","tierShares":[60,40]`), problem.Problem{Least: new(1), Most: new(1)}},
	{"tier-shares-sum", in(`"HMO"`, `"HMO","tierShares":[60]`), problem.Problem{}},
	{"tier-of-plan", in(`"count":1`, `"count":1,"tier":{"p":2}`), problem.Problem{Least: new(1), Most: new(1)}},
	{"visits-and-days", in(`"HMO"`, `"HMO","serviceLimits":[{"services":["rehabilitation","skilledNursing"],"limit":{"count":5}}]`), problem.Problem{}},
	{"supply", in(`"service":"specialist","count":1`, `"service":"genericDrug","count":1,"supply":45`), problem.Problem{Choices: []string{"30", "90"}}},
	{"maximum-below-deductible", in(`"self":5000`, `"self":400`), problem.Problem{FoundAmount: new(money.Cents(400_00)), LeastAmount: new(money.Cents(500_00))}},
	{"not-hsa-eligible", in(`"HMO"`, `"HMO","accounts":{"hsaContribution":100}`), problem.Problem{}},
	{"below-hsa-minimum", in(`"HMO"`, `"HMO","hsaEligible":true`), problem.Problem{FoundAmount: new(money.Cents(500_00)), LeastAmount: new(money.Cents(1700_00))}},
	{"above-hsa-maximum", in(`"HMO"`, `"HMO","hsaEligible":true`, `"self":5000`, `"self":9000`), problem.Problem{FoundAmount: new(money.Cents(9000_00)), MostAmount: new(money.Cents(8500_00))}},
	{"above-hsa-maximum", in(`"HMO"`, `"HMO","hsaEligible":true`, `"covers":"medicalAndDrug","network":"inNetwork","self":5000`, `"covers":"drug","network":"inNetwork","self":5000`), problem.Problem{MostAmount: new(money.Cents(8500_00))}},
	{"paid-before-hsa-deductible", in(`"HMO"`, `"HMO","hsaEligible":true`, `"$40 copay after deductible"`, `"$40; deductible does not apply"`), problem.Problem{}},
	{"unknown-year", in(`"HMO","year":2026`, `"HMO","year":2031`), problem.Problem{Least: new(2014), Most: new(2027)}},
	{"unknown-year", in(`"HMO","year":2026`, `"HMO","year":2031,"acaLimit":13000,"hsaEligible":true`), problem.Problem{Least: new(2025), Most: new(2027)}},
	{"not-the-aca-limit", in(`"HMO"`, `"HMO","acaLimit":9999`), problem.Problem{FoundAmount: new(money.Cents(9999_00)), LeastAmount: new(money.Cents(10_600_00)), MostAmount: new(money.Cents(10_600_00))}},
	{"amount-or-by-age", in(`,"amount":300`, ``), problem.Problem{Choices: []string{"amount", "byAge", "base", "byArea"}, Missing: []string{"/plans/0/premium/amount", "/plans/0/premium/byAge"}}},
	{"amount-or-by-age", in(`"amount":300`, `"amount":300,"byAge":[{"from":0,"to":99,"amount":300}]`), problem.Problem{Choices: []string{"amount", "byAge", "base", "byArea"}}},
	{"ages-reversed", in(`"amount":300`, `"byAge":[{"from":50,"to":40,"amount":300}]`), problem.Problem{Least: new(50)}},
	{"ages-overlap", in(`"amount":300`, `"byAge":[{"from":0,"to":50,"amount":300},{"from":50,"to":90,"amount":300}]`), problem.Problem{}},
	{"unknown-member", in(`"member":"a"`, `"member":"b"`), problem.Problem{}},
	{"unknown-plan", in(`"count":1`, `"count":1,"outOfNetwork":["q"]`), problem.Problem{}},
	{"duplicate-id", in(oneItem, oneItem+`,`+oneItem), problem.Problem{}},
	{"condition-sex", in(`"age":40`, `"age":40,"sex":"male","conditions":["maternity"]`), problem.Problem{Choices: []string{"female"}}},
	{"area-of-plan", in(`"care":`, `"place":{"state":"MD","county":"Baltimore City"},"places":`+somePlaces+`,"care":`, `"amount":300`, `"byArea":[{"area":1,"amount":300}]`), problem.Problem{}},
	{"zip-code", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Montgomery","zip":"2O602"}`), problem.Problem{}},
	{"unknown-county", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Harris"}`), problem.Problem{}},
	{"several-counties", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Baltimore"}`), problem.Problem{Choices: []string{"Baltimore County", "Baltimore city"}}},
	{"zip-of-county", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"Montgomery","zip":"77002"}`), problem.Problem{Choices: []string{"212", "206", "207"}}},
	{"places-of-state", credited(`"income":30000,"taxFamily":1,"place":{"state":"TX","county":"Harris"}`), problem.Problem{Choices: []string{"TX"}}},
	{"tax-family", in(oneMember, oneMember+couples, `"care":`, `"income":30000,"taxFamily":1,"place":{"state":"MD","benchmark":400},"care":`), problem.Problem{Least: new(2)}},
	{"credit-across-years", credited(`"income":30000,"taxFamily":1,"startMonth":7,"place":{"state":"MD","county":"24005"}`), problem.Problem{Least: new(1), Most: new(6)}},
	{"benchmark-changes", in(oneMember, oneMember+`,{"id":"b","relationship":"child","age":0,"coveredFrom":6}`, `"care":`, `"income":30000,"taxFamily":2,"place":{"state":"MD","benchmark":400},"care":`), problem.Problem{FoundAmount: new(money.Cents(400_00))}},
	{"tax-across-years", taxed(`"wages":50000`, `"year":2026,"members"`, `"startMonth":7,"year":2026,"members"`), problem.Problem{Least: new(1), Most: new(6)}},
	{"unknown-year", taxed(`"wages":50000`, `"year":2026,"members"`, `"year":2027,"members"`), problem.Problem{Least: new(2025), Most: new(2026)}},
	{"above-hsa-limit", taxed(`"wages":50000,"hsa":{"amount":5000}`, `"HMO"`, `"HMO","hsaEligible":true`, `"self":500,`, `"self":2000,`), problem.Problem{FoundAmount: new(money.Cents(5000_00)), MostAmount: new(money.Cents(4400_00))}},
	{"above-fsa-limit", taxed(`"wages":50000,"healthFSA":{"amount":5000}`), problem.Problem{FoundAmount: new(money.Cents(5000_00)), MostAmount: new(money.Cents(3400_00))}},
	{"fsa-beside-hsa", taxed(`"wages":50000,"hsa":{"amount":5},"healthFSA":{"amount":5}`, `"HMO"`, `"HMO","hsaEligible":true`), problem.Problem{}},
	{"more-than-wages", taxed(`"wages":50,"healthFSA":{"amount":51}`), problem.Problem{FoundAmount: new(money.Cents(50_00)), LeastAmount: new(money.Cents(51_00))}},
	{"covered-months", in(oneMember, oneMember+`,{"id":"b","relationship":"child","age":0,"coveredFrom":6,"coveredUntil":5}`), problem.Problem{}},
	{"through-whom", in(oneMember, oneMember+`,{"id":"b","relationship":"spouse","age":0}`, `"name":"P"`, `"name":"P","through":"x"`), problem.Problem{Choices: []string{"a", "b"}}},
	{"nobody-covered", in(`"age":40`, `"age":40,"coveredFrom":3`), problem.Problem{}},
	{"typed-credit", credited(`"income":30000,"taxFamily":1,"place":{"state":"MD","county":"24005"}`, `"amount":300`, `"amount":300,"taxCredit":50`), problem.Problem{FoundAmount: new(money.Cents(50_00))}},
	{"relationship-twice", in(oneMember, oneMember+`,{"id":"b","relationship":"self","age":4}`), problem.Problem{}},
	{"duplicate-choice", in(`"age":40`, `"age":40,"sex":"male","conditions":["hiv","hiv"]`), problem.Problem{}},
	{"dates-count", in(`"count":1`, `"count":2,"dates":["2026-03-01"]`), problem.Problem{Least: new(2), Most: new(2)}},
	{"course-of-two", in(oneMember, oneMember+couples, oneItem, `{"id":"y","member":"b","service":"lab","count":1,"course":"c"},{"id":"x","member":"a","service":"lab","count":1,"course":"c"}`), problem.Problem{}},
	{"course-referral", in(oneItem, `{"id":"y","member":"a","service":"lab","count":1,"course":"c"},{"id":"x","member":"a","service":"lab","count":1,"course":"c","referral":"none"}`), problem.Problem{Choices: []string{"planned"}}},
	{"too-many-lines", in(oneItem, `{"id":"y","member":"a","service":"lab","count":20000},`+oneItem), problem.Problem{Most: new(20_000)}},
	{"long-ledger", ledgerOfTwo, problem.Problem{Most: new(20_000)}},
	{"paid-toward-parts", in(`"age":40`, `"age":40,"alreadyPaid":[{"toward":"deductible","covers":"medicalAndDrug","network":"inNetwork","amount":50}]`, `"deductibles":[{"covers":"medicalAndDrug"`, `"deductibles":[{"covers":"medical"`), problem.Problem{Choices: []string{"medical"}}},
}

const coveredMonths = "a month of the coverage, coveredUntil not before coveredFrom"

// ledgerOfTwo asks for more lines of two plans than an answer has.
var ledgerOfTwo = in(`"count":1`, `"count":10001`, onePlan, onePlan+`,`+strings.Replace(onePlan, `"id":"p"`, `"id":"q"`, 1), `"year":2026,"members"`, `"ledger":true,"year":2026,"members"`)

// couples is a second member.
const couples = `,{"id":"b","relationship":"spouse","age":40}`

// Each code has the fields that say what its texts do, and no others.
func TestProblemFields(t *testing.T) {
	held := map[string]bool{"unreadable": true, "other": true, "no-such-place": true} // no field of a request reads so; any further code; of drafts
	for _, c := range problemFields {
		held[c.code] = true
		var answer estimator.Answer
		require.NoError(t, json.Unmarshal(estimator.EstimateJSON([]byte(c.request)), &answer), c.request)
		require.NotNil(t, answer.Error, "%s: %.500s", c.code, c.request)
		problems := answer.Error.Problems
		i := slices.IndexFunc(problems, func(p problem.Problem) bool { return p.Code == c.code })
		require.GreaterOrEqual(t, i, 0, "%s: %v", c.code, problems)
		got := problems[i]
		c.want.Code, c.want.Pointer, c.want.Found, c.want.Expected, c.want.Column = got.Code, got.Pointer, got.Found, got.Expected, got.Column
		assert.Equal(t, c.want, got, "%s: %.500s", c.code, c.request)
	}
	text, err := os.ReadFile("../web/locales/en.json")
	require.NoError(t, err)
	var words map[string]string
	require.NoError(t, json.Unmarshal(text, &words))
	for key := range words {
		if code, ok := strings.CutPrefix(key, "problem."); ok {
			assert.True(t, held[code], "no problem %s", code)
		}
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
