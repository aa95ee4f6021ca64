package estimator_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/problem"
)

// highDeductible is a plan that an HSA goes with; %s are further fields.
const highDeductible = `{"id":"p","name":"P","type":"HMO","year":%d,"hsaEligible":true%s,` +
	`"deductibles":[{"covers":"medicalAndDrug","network":"inNetwork","self":3400,"person":3400,"family":6800}],` +
	`"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"inNetwork","self":8000,"person":8000,"family":16000}],"benefits":{"other":"20%% after deductible"}}`

// taxRequest is a request with a return; members and plans are as JSON.
func taxRequest(year int, fields, members, of string, plans ...string) string {
	return fmt.Sprintf(`{"year":%d,%s"members":[%s],"care":[],"tax":{%s},"plans":[%s]}`, year, fields, members, of, strings.Join(plans, ","))
}

// taxesOf answers a request, which must be right.
func taxesOf(t *testing.T, request string) estimator.Result {
	t.Helper()
	r, problems := estimator.ReadRequest([]byte(request))
	require.Empty(t, problems, request)
	result, err := estimator.Estimate(r)
	require.NoError(t, err, request)
	return *result
}

// taxProblems answers a request that is not right.
func taxProblems(t *testing.T, request string) problem.List {
	t.Helper()
	var answer estimator.Answer
	require.NoError(t, json.Unmarshal(estimator.EstimateJSON([]byte(request)), &answer), request)
	require.NotNil(t, answer.Error, request)
	return answer.Error.Problems
}

// aReturn is one of testdata/taxes.json.
type aReturn struct {
	Note                            string
	Year                            int
	FilingStatus                    string
	Ages                            []int
	Wages, SpouseWages, OtherIncome int
	HSA                             int
	ThroughPayroll                  bool
	HealthFSA, Premium              int
	Expect                          struct {
		IncomeTax, SocialSecurity, Medicare float64
		StandardDeduction                   int
	}
}

// request is what the return asks: ages are those of December, the coverage begins in January.
func (r *aReturn) request() string {
	var members []string
	for i, age := range r.Ages {
		members = append(members, fmt.Sprintf(`{"id":"%d","relationship":"%s","age":%d}`, i, []string{"self", "spouse"}[i], age-1))
	}
	if r.FilingStatus == "headOfHousehold" {
		members = append(members, `{"id":"c","relationship":"child","age":8}`)
	}
	fields := fmt.Sprintf(`"filingStatus":"%s","wages":%d,"otherIncome":%d,"pretaxPremium":true`, r.FilingStatus, r.Wages, r.OtherIncome)
	if r.SpouseWages > 0 {
		fields += fmt.Sprintf(`,"spouseWages":%d`, r.SpouseWages)
	}
	if r.HSA > 0 {
		fields += fmt.Sprintf(`,"hsa":{"amount":%d,"throughPayroll":%t}`, r.HSA, r.ThroughPayroll)
	}
	if r.HealthFSA > 0 {
		fields += fmt.Sprintf(`,"healthFSA":{"amount":%d}`, r.HealthFSA)
	}
	plan := fmt.Sprintf(highDeductible, r.Year, fmt.Sprintf(`,"market":"employer","premium":{"period":"year","amount":%d}`, r.Premium))
	return taxRequest(r.Year, "", strings.Join(members, ","), fields, plan)
}

// Another program saves as much in taxes.
func TestR56TaxesOfHouseholds(t *testing.T) {
	text, err := os.ReadFile("testdata/taxes.json")
	require.NoError(t, err)
	var file struct {
		About string
		Cases []aReturn
	}
	require.NoError(t, json.Unmarshal(text, &file))
	require.Len(t, file.Cases, 32)
	for i := range file.Cases {
		c := &file.Cases[i]
		t.Run(fmt.Sprintf("%d %s", i, c.Note), func(t *testing.T) {
			got := taxesOf(t, c.request())
			assert.Equal(t, c.Expect.StandardDeduction*100, int(got.Tax.StandardDeduction))
			of := got.Plans[0].Tax
			assert.InDelta(t, c.Expect.IncomeTax, dollars(t, of.IncomeTax.String()), 0.05, "income tax")
			assert.InDelta(t, c.Expect.SocialSecurity, dollars(t, of.SocialSecurity.String()), 0.05, "Social Security")
			assert.InDelta(t, c.Expect.Medicare, dollars(t, of.Medicare.String()), 0.05, "Medicare")
			assert.Equal(t, of.Saved(), *got.Plans[0].TaxSaved)
		})
	}
}

// The most that may go into an HSA, by who is covered in which months and how old they are.
func TestR56HSALimits(t *testing.T) {
	const newborn = `,{"id":"c","relationship":"child","age":0,"coveredFrom":6}`
	for _, c := range []struct {
		name, fields, members string
		want                  string
	}{
		{"one person", ``, `{"id":"a","relationship":"self","age":40}`, "4400.00"},
		{"a family", ``, `{"id":"a","relationship":"self","age":40},{"id":"c","relationship":"child","age":4}`, "8750.00"},
		{"54 in January", ``, `{"id":"a","relationship":"self","age":54}`, "5400.00"},
		{"53 in January", ``, `{"id":"a","relationship":"self","age":53}`, "4400.00"},
		{"54 in July, born in May", `"startMonth":7,"months":6,`, `{"id":"a","relationship":"self","age":54,"birthMonth":5}`, "4400.00"},
		{"54 in July, born in July", `"startMonth":7,"months":6,`, `{"id":"a","relationship":"self","age":54,"birthMonth":7}`, "5400.00"},
		{"two of 60", ``, `{"id":"a","relationship":"self","age":60},{"id":"b","relationship":"spouse","age":60}`, "10750.00"},
		{"half a year, without December", `"months":6,`, `{"id":"a","relationship":"self","age":40}`, "2200.00"},
		{"half a year, with December", `"startMonth":7,"months":6,`, `{"id":"a","relationship":"self","age":40}`, "4400.00"},
		{"a child from June on: that of December", ``, `{"id":"a","relationship":"self","age":40}` + newborn, "8750.00"},
		{"a child from June on, until August: 5 × 4,400 and 3 × 8,750, ÷ 12", `"months":8,`, `{"id":"a","relationship":"self","age":40}` + newborn, "4020.83"},
		{"a spouse until March: 3 × 8,750 and 9 × 4,400, ÷ 12", ``, `{"id":"a","relationship":"self","age":40},{"id":"b","relationship":"spouse","age":40,"coveredUntil":3}`, "5487.50"},
	} {
		plan := fmt.Sprintf(highDeductible, 2026, `,"premium":{"period":"month","amount":0}`)
		got := taxesOf(t, taxRequest(2026, c.fields, c.members, `"filingStatus":"single","wages":50000,"hsa":{"amount":1}`, plan))
		assert.Equal(t, c.want, got.Tax.HSALimit.String(), c.name)
	}
}

// Whoever files and is 65 when the year ends has more deducted.
func TestR56Aged(t *testing.T) {
	const self, spouse = `{"id":"a","relationship":"self","age":%d}`, `,{"id":"b","relationship":"spouse","age":%d}`
	for _, c := range []struct {
		name, fields, members, status string
		want                          int
		deduction                     string
	}{
		{"64 in January", ``, fmt.Sprintf(self, 64), `"single"`, 1, "18150.00"},
		{"63 in January", ``, fmt.Sprintf(self, 63), `"single"`, 0, "16100.00"},
		{"one of a couple", ``, fmt.Sprintf(self, 70) + fmt.Sprintf(spouse, 50), `"marriedFilingJointly"`, 1, "33850.00"},
		{"both", ``, fmt.Sprintf(self, 70) + fmt.Sprintf(spouse, 65), `"marriedFilingJointly"`, 2, "35500.00"},
		{"a spouse who files separately", ``, fmt.Sprintf(self, 50) + fmt.Sprintf(spouse, 70), `"marriedFilingSeparately"`, 0, "16100.00"},
		{"a spouse who is not covered, as said", ``, fmt.Sprintf(self, 50), `"marriedFilingJointly","spouseAged":true`, 1, "33850.00"},
		{"64 in July, born in August", `"startMonth":7,"months":6,`, `{"id":"a","relationship":"self","age":64,"birthMonth":8}`, `"single"`, 1, "18150.00"},
		{"64 in July, born in March", `"startMonth":7,"months":6,`, `{"id":"a","relationship":"self","age":64,"birthMonth":3}`, `"single"`, 0, "16100.00"},
	} {
		got := taxesOf(t, taxRequest(2026, c.fields, c.members, `"wages":50000,"filingStatus":`+c.status, fmt.Sprintf(highDeductible, 2026, `,"premium":{"period":"month","amount":0}`)))
		assert.Equal(t, c.want, got.Tax.Aged, c.name)
		assert.Equal(t, c.deduction, got.Tax.StandardDeduction.String(), c.name)
	}
	asked := taxProblems(t, taxRequest(2026, `"startMonth":7,"months":6,`, `{"id":"a","relationship":"self","age":64}`, `"wages":50000,"filingStatus":"single"`, fmt.Sprintf(highDeductible, 2026, `,"premium":{"period":"month","amount":0}`)))
	require.Len(t, asked, 1)
	assert.Equal(t, "missing /members/0/birthMonth", asked[0].Code+" "+asked[0].Pointer)
}

// A state's rate is taken of what goes untaxed, which is no more than the income.
func TestR56StateTax(t *testing.T) {
	plan := fmt.Sprintf(highDeductible, 2026, `,"premium":{"period":"month","amount":0}`)
	for wages, want := range map[int]string{50_000: "212.50", 1_000: "50.00", 0: "0.00"} {
		got := taxesOf(t, taxRequest(2026, "", `{"id":"a","relationship":"self","age":40}`,
			fmt.Sprintf(`"filingStatus":"single","wages":%d,"stateRate":5,"hsa":{"amount":4250}`, wages), plan))
		assert.Equal(t, want, got.Plans[0].Tax.StateTax.String(), wages)
	}
}

// What is saved comes off the total wherever there is one: in simulated years, curves,
// months and reasons.
func TestR56SavedEverywhere(t *testing.T) {
	other := `{"id":"q","name":"Q","type":"HMO","year":2026,"premium":{"period":"month","amount":150},"benefits":{"other":"20%"}}`
	request := func(of string) string {
		return `{"year":2026,"members":[{"id":"a","relationship":"self","age":40,"sex":"female","use":"typical"}],"care":[{"id":"x","member":"a","service":"lab","count":2,"price":100}],` + of +
			`"simulation":{"seed":1,"years":50},"plans":[` + fmt.Sprintf(highDeductible, 2026, `,"market":"employer","premium":{"period":"month","amount":100}`) + `,` + other + `]}`
	}
	const asked = `"tax":{"filingStatus":"single","wages":60000,"pretaxPremium":true},`
	const saved = 235_80 // 1,200 × 12% + 1,200 × 7.65%
	ask := func(of string) (*estimator.Result, *estimator.SimulationResult, *compare.Comparison, *estimator.RankingResult) {
		r, problems := estimator.ReadRequest([]byte(request(of)))
		require.Empty(t, problems)
		result, err := estimator.Estimate(r)
		require.NoError(t, err)
		compared, err := estimator.Compare(r)
		require.NoError(t, err)
		simulation, err := estimator.NewSimulation(r)
		require.NoError(t, err)
		for simulation.Stage() != estimator.StageDone {
			simulation.Advance(50)
		}
		ranking, answer := new(estimator.Estimator).Ranking([]byte(request(of)))
		require.Nil(t, answer)
		ranking.Advance(50)
		return result, simulation.Result(), compared, ranking.Result()
	}
	one, years, compared, ranked := ask("")
	taxed, taxedYears, taxedCompared, taxedRanked := ask(asked)
	assert.Nil(t, one.Plans[0].TaxSaved)
	assert.EqualValues(t, saved, *taxed.Plans[0].TaxSaved)
	assert.EqualValues(t, 0, *taxed.Plans[1].TaxSaved, "a plan of nobody's work")
	assert.Equal(t, one.Plans[0].Total-saved, taxed.Plans[0].Total)
	assert.Equal(t, *one.Plans[0].WorstCase.Total-saved, *taxed.Plans[0].WorstCase.Total)
	assert.Equal(t, years.Plans[0].Total.Mean-saved, taxedYears.Plans[0].Total.Mean)
	assert.Equal(t, years.Plans[0].Total.P90-saved, taxedYears.Plans[0].Total.P90)
	assert.Equal(t, ranked.Plans[0].Total.Mean-saved, taxedRanked.Plans[0].Total.Mean)
	for i, p := range compared.Plans[0].OwnCare {
		assert.Equal(t, p.Cost-saved, taxedCompared.Plans[0].OwnCare[i].Cost)
	}
	months := taxedCompared.Plans[0].Months
	assert.EqualValues(t, saved/12, *months[0].TaxSaved)
	assert.Equal(t, taxed.Plans[0].Total, months[11].Total)
	for _, x := range []compare.Explanation{taxedCompared.Explanations[0], taxedYears.Explanations[0]} {
		var sum money.Cents
		found := false
		for _, r := range x.Reasons {
			sum += r.Amount
			found = found || r.Code == compare.CodeTax && r.Amount.Magnitude() == saved
		}
		assert.Equal(t, x.Difference, sum)
		assert.True(t, found, "%+v", x.Reasons)
	}
}

func TestR56TaxProblems(t *testing.T) {
	const me = `{"id":"a","relationship":"self","age":40}`
	plan := func(fields string) string { return fmt.Sprintf(highDeductible, 2026, fields) }
	month := plan(`,"premium":{"period":"month","amount":0}`)
	ofEmployer := plan(`,"premium":{"period":"month","amount":0},"accounts":{"hsaContribution":1000}`)
	for _, c := range []struct {
		name, request string
		want          []string
	}{
		{"a year without a table", taxRequest(2027, "", me, `"filingStatus":"single","wages":1`, month), []string{"unknown-year /tax 2027 2025–2026"}},
		{"a year before 2014", taxRequest(2013, "", me, `"filingStatus":"single","wages":1`, month), []string{"out-of-range /year 2013 whole number, 2014–2100"}},
		{"two calendar years", taxRequest(2026, `"startMonth":7,`, me, `"filingStatus":"single","wages":1`, month), []string{"tax-across-years /tax 12 1–6"}},
		{"negative wages", taxRequest(2026, "", me, `"filingStatus":"single","wages":-1`, month), []string{"amount-syntax /tax/wages -1 0–9999999.99"}},
		{"no filing status", taxRequest(2026, "", me, ``, month), []string{"missing /tax/filingStatus  filingStatus"}},
		{"no filing status, no wages", taxRequest(2026, "", me, `"stateRate":5`, month), []string{"missing /tax/filingStatus  filingStatus", "missing /tax/wages  wages"}},
		{"an unknown status", taxRequest(2026, "", me, `"filingStatus":"married","wages":1`, month), []string{"unknown-word /tax/filingStatus married single | marriedFilingJointly | marriedFilingSeparately | headOfHousehold"}},
		{"above the limit", taxRequest(2026, "", me, `"filingStatus":"single","wages":50000,"hsa":{"amount":"4400.01"}`, month), []string{"above-hsa-limit /tax/hsa/amount 4400.01 at most 4400.00"}},
		{"above it with the employer's", taxRequest(2026, "", me, `"filingStatus":"single","wages":50000,"hsa":{"amount":4000}`, month, strings.Replace(ofEmployer, `"id":"p"`, `"id":"q"`, 1)),
			[]string{"above-hsa-limit /tax/hsa/amount 4000.00 at most 3400.00"}},
		{"above that of an FSA", taxRequest(2026, "", me, `"filingStatus":"single","wages":50000,"healthFSA":{"amount":3401}`, month), []string{"above-fsa-limit /tax/healthFSA/amount 3401.00 at most 3400.00"}},
		{"an FSA beside an HSA", taxRequest(2026, "", me, `"filingStatus":"single","wages":50000,"healthFSA":{"amount":100},"hsa":{"amount":100}`, month), []string{"fsa-beside-hsa /tax/healthFSA p "}},
		{"an FSA beside the employer's HSA", taxRequest(2026, "", me, `"filingStatus":"single","wages":50000,"healthFSA":{"amount":100}`, ofEmployer), []string{"fsa-beside-hsa /tax/healthFSA p "}},
		{"an FSA beside a plan that is not there", taxRequest(2026, "", me, `"filingStatus":"single","wages":50000,"healthFSA":{"amount":100,"plans":["z"]}`, month), []string{"unknown-plan /tax/healthFSA/plans/0 z the id of a plan"}},
		{"more than is earned", taxRequest(2026, "", me, `"filingStatus":"single","wages":1000,"hsa":{"amount":1001,"throughPayroll":true}`, month), []string{"more-than-wages /tax/wages 1000.00 at least 1001.00"}},
		{"a spouse's wages of one person", taxRequest(2026, "", me, `"filingStatus":"single","wages":1000,"spouseWages":5`, month), []string{"without-effect /tax/spouseWages single marriedFilingJointly"}},
		{"the spouse of one person", taxRequest(2026, "", me, `"filingStatus":"single","wages":1000,"spouseAged":true`, month), []string{"without-effect /tax/spouseAged single marriedFilingJointly"}},
		{"a spouse who is covered", taxRequest(2026, "", me+`,{"id":"b","relationship":"spouse","age":40}`, `"filingStatus":"marriedFilingJointly","wages":1000,"spouseAged":true`, month),
			[]string{"without-effect /tax/spouseAged spouse a spouse who is not a member"}},
	} {
		var got []string
		for _, p := range taxProblems(t, c.request) {
			got = append(got, p.Code+" "+p.Pointer+" "+p.Found+" "+p.Expected)
		}
		assert.Equal(t, c.want, got, c.name)
	}
}

// What a request does not ask for is in no answer.
func TestR56NotAskedFor(t *testing.T) {
	text := string(estimator.CompareJSON([]byte(good))) + string(estimator.EstimateJSON([]byte(good)))
	assert.NotContains(t, strings.ToLower(text), "tax")
}

// A filing status without wages says nothing of taxes, of a year that has no table too, and
// decides whether there is a premium tax credit, with plans and alone.
func TestR56FilingStatusAlone(t *testing.T) {
	const me = `{"id":"a","relationship":"self","age":31}`
	const fields = `"income":48000,"taxFamily":1,"place":{"state":"TX","benchmark":"618.13"},`
	const plan = `{"id":"p","name":"P","type":"HMO","year":%d,"market":"exchange","premium":{"period":"month","amount":690},"benefits":{"other":"20%%"}}`
	for _, c := range []struct {
		year           int
		status, credit string
	}{
		{2026, "single", "2636.56"}, // credit-of-one-person-in-harris-county.json
		{2026, "marriedFilingJointly", "2636.56"},
		{2026, "marriedFilingSeparately", "0.00"},
		{2024, "marriedFilingSeparately", "0.00"},
	} {
		of := fmt.Sprintf(`"filingStatus":"%s"`, c.status)
		got := taxesOf(t, taxRequest(c.year, fields, me, of, fmt.Sprintf(plan, c.year)))
		assert.Nil(t, got.Tax)
		assert.Nil(t, got.Plans[0].TaxSaved)
		require.NotNil(t, got.Credit)
		assert.Equal(t, c.credit, got.Credit.Year.String())
		alone := creditOf(t, fmt.Sprintf(`{"year":%d,%s"members":[%s],"tax":{%s}}`, c.year, fields, me, of))
		assert.JSONEq(t, asJSON(got.Credit), asJSON(alone))
	}
}
