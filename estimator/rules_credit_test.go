package estimator_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/internal/plain"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/places"
	"github.com/outpocket/outpocket/estimator/problem"
)

// withPlaces is an estimator that has the file of every state.
func withPlaces() *estimator.Estimator { return &estimator.Estimator{Places: places.Of} }

// creditOf answers a request for a credit, which must be right.
func creditOf(t *testing.T, request string) credit.Credit {
	t.Helper()
	var answer struct {
		OK    *credit.Credit
		Error json.RawMessage
	}
	require.NoError(t, json.Unmarshal(withPlaces().Credit([]byte(request)), &answer), request)
	require.NotNil(t, answer.OK, "%s: %s", request, answer.Error)
	return *answer.OK
}

// creditProblems answers a request for a credit that is not right.
func creditProblems(t *testing.T, request string) problem.List {
	t.Helper()
	var answer estimator.Answer
	require.NoError(t, json.Unmarshal(withPlaces().Credit([]byte(request)), &answer), request)
	require.NotNil(t, answer.Error, request)
	return answer.Error.Problems
}

// aHousehold is one of testdata/credits.json, whose "about" says what must agree.
type aHousehold struct {
	Year          int
	State, County string
	ZIP           string
	Ages          []int
	Adults        int
	TaxFamily     int
	Covered       []int
	Income        int
	Expect        struct {
		RatingArea, PovertyLine, PercentOfPovertyLine int
		ApplicablePercent                             *float64
		Credit                                        bool
		BenchmarkMonth, CreditYear                    float64
		ReducedCostSharing                            *int
	}
}

// request is the household's request: those who are not covered get no credit.
func (h *aHousehold) request() string {
	members := make([]string, len(h.Ages))
	for i, age := range h.Ages {
		relationship := "child"
		if i < h.Adults {
			relationship = []string{"self", "spouse"}[i]
		}
		members[i] = fmt.Sprintf(`{"id":"%d","relationship":"%s","age":%d`, i, relationship, age)
		if !slices.Contains(h.Covered, i) {
			members[i] += `,"creditEligible":false,"creditReason":"otherProgram"`
		}
		members[i] += `}`
	}
	county := strings.ReplaceAll(h.County, "_", " ")
	zip := ""
	if h.ZIP != "" {
		zip = `,"zip":"` + h.ZIP + `"`
	}
	return fmt.Sprintf(`{"year":%d,"members":[%s],"income":%d,"taxFamily":%d,"place":{"state":"%s","county":"%s"%s}}`,
		h.Year, strings.Join(members, ","), h.Income, h.TaxFamily, h.State, county, zip)
}

// Another program's credits of 270 households agree.
func TestR55CreditsOfHouseholds(t *testing.T) {
	text, err := os.ReadFile("testdata/credits.json")
	require.NoError(t, err)
	var file struct {
		About string
		Cases []aHousehold
	}
	require.NoError(t, json.Unmarshal(text, &file))
	require.Len(t, file.Cases, 270)
	for i := range file.Cases {
		h := &file.Cases[i]
		t.Run(fmt.Sprintf("%d %s %d", h.Year, h.State, i), func(t *testing.T) {
			got, want := creditOf(t, h.request()), h.Expect
			assert.Equal(t, want.RatingArea, got.RatingArea)
			require.NotNil(t, got.PovertyLine)
			assert.Equal(t, want.PovertyLine*100, int(*got.PovertyLine))
			assert.Equal(t, want.PercentOfPovertyLine, got.PercentOfPovertyLine)
			benchmark := dollars(t, got.Benchmark.String())
			assert.InDelta(t, want.BenchmarkMonth, benchmark, 0.50, "benchmark")
			allowed := float64(h.Income)*0.00005 + 1 + 12*math.Abs(want.BenchmarkMonth-benchmark)
			assert.InDelta(t, want.CreditYear, dollars(t, got.Year.String()), allowed, "year")
			if want.ApplicablePercent == nil {
				assert.Nil(t, got.ApplicablePercent)
			} else {
				require.NotNil(t, got.ApplicablePercent)
				percent, err := strconv.ParseFloat(got.ApplicablePercent.String(), 64)
				require.NoError(t, err)
				assert.InDelta(t, *want.ApplicablePercent, percent, 0.005+1e-9)
			}
			assert.Equal(t, want.Credit, got.ApplicablePercent != nil, "credit")
			reduced := 0
			if want.ReducedCostSharing != nil {
				reduced = *want.ReducedCostSharing
			}
			assert.Equal(t, reduced, got.ReducedCostSharing)
		})
	}
}

// reasonsOf returns what reasons say, each in a word or more.
func reasonsOf(c credit.Credit) []string {
	var list []string
	for _, r := range c.Reasons {
		text := string(r.Code)
		if r.Member != "" {
			text += " " + r.Member
		}
		if r.Month != 0 {
			text += fmt.Sprint(" ", r.Month)
		}
		if r.Program != "" {
			text += " " + string(r.Program)
		}
		if r.Plan != "" {
			text += " " + r.Plan
		}
		list = append(list, text)
	}
	return list
}

// At the edges of the law, by hand. The benchmark is stated, so that all else is the
// law's: 12 × 600 = 7,200.
func TestR55Edges(t *testing.T) {
	for _, c := range []struct {
		name          string
		year          int
		state, income string
		percent       int
		applicable    string
		credit        string
		reduced       int
	}{
		{"a cent below the line", 2026, "TX", "15649.99", 99, "", "0.00", 0},
		{"the line", 2026, "TX", "15650", 100, "2.1", "6871.00", 94}, // 7,200 − 328.65
		{"a cent below 133%", 2026, "TX", "20814.49", 132, "2.1", "6763.00", 94},
		{"133%", 2026, "TX", "20814.50", 133, "3.14", "6546.00", 94}, // 653.58
		{"150%", 2026, "TX", "23475", 150, "4.19", "6216.00", 94},    // 983.60
		{"150.004%: its cost sharing is above 150%", 2026, "TX", "23475.63", 150, "4.19", "6216.00", 87},
		{"200%", 2026, "TX", "31300", 200, "6.6", "5134.00", 87}, // 2,065.80
		{"a cent above 200%", 2026, "TX", "31300.01", 200, "6.6", "5134.00", 73},
		{"250%", 2026, "TX", "39125", 250, "8.44", "3898.00", 73}, // 3,302.15
		{"a cent above 250%", 2026, "TX", "39125.01", 250, "8.44", "3898.00", 0},
		{"400%", 2026, "TX", "62600", 400, "9.96", "965.00", 0}, // 6,234.96
		{"a cent above 400%", 2026, "TX", "62600.01", 401, "", "0.00", 0},
		{"400.9%", 2026, "TX", "62740.85", 401, "", "0.00", 0},
		{"400.9% in 2025", 2025, "TX", "60375.54", 401, "8.5", "2068.00", 0}, // 5,131.92
		{"149.9% in 2025", 2025, "TX", "22574.94", 149, "0", "7200.00", 94},
		{"Alaska, 400% of its own line", 2026, "AK", "78200", 400, "9.96", "0.00", 0}, // 7,788.72 is above 7,200
		{"Alaska, where Texas would be at 125%", 2026, "AK", "19562.50", 100, "2.1", "6789.00", 94},
		{"Hawaii, where Texas would be at 115%", 2026, "HI", "17990", 100, "2.1", "6822.00", 94},
		{"no income", 2026, "TX", "0", 0, "", "0.00", 0},
		{"the most income", 2025, "TX", "9999999.99", 401, "8.5", "0.00", 0},
	} {
		got := creditOf(t, fmt.Sprintf(`{"year":%d,"members":[{"id":"a","relationship":"self","age":40}],"income":%s,"taxFamily":1,"place":{"state":"%s","benchmark":600}}`,
			c.year, c.income, c.state))
		assert.Equal(t, c.percent, got.PercentOfPovertyLine, c.name)
		applicable := ""
		if got.ApplicablePercent != nil {
			applicable = got.ApplicablePercent.String()
		}
		assert.Equal(t, c.applicable, applicable, c.name)
		if assert.NotNil(t, got.Year, c.name) {
			assert.Equal(t, c.credit, got.Year.String(), c.name)
		}
		assert.Equal(t, c.reduced, got.ReducedCostSharing, c.name)
	}
}

// An end of the credit is told from both sides.
func TestR55Cliff(t *testing.T) {
	ask := func(year int, income string) credit.Credit {
		return creditOf(t, fmt.Sprintf(`{"year":%d,"members":[{"id":"a","relationship":"self","age":40}],"income":%s,"taxFamily":1,"place":{"state":"TX","benchmark":880}}`, year, income))
	}
	near := ask(2026, "60700")
	require.NotNil(t, near.Cliff)
	assert.Equal(t, "62600.00", near.Cliff.Income.String())
	assert.Equal(t, "1900.00", near.Cliff.Room.String())
	assert.Nil(t, near.Cliff.Over)
	assert.Equal(t, "4514.00", near.Year.String(), "10,560 less 6,045.72")
	assert.Equal(t, "4325.00", near.Cliff.Credit.String(), "10,560 less 6,234.96")
	beyond := ask(2026, "62700")
	assert.Equal(t, "0.00", beyond.Year.String())
	assert.Nil(t, beyond.Cliff.Room)
	assert.Equal(t, "100.00", beyond.Cliff.Over.String())
	assert.Equal(t, "4325.00", beyond.Cliff.Credit.String())
	assert.Contains(t, reasonsOf(beyond), "aboveFourTimes")
	assert.Contains(t, reasonsOf(beyond), "paidBackWhole")
	assert.Nil(t, ask(2025, "60700").Cliff, "2025 has none")
	assert.NotContains(t, reasonsOf(ask(2025, "60700")), "paidBackWhole")
}

// Of children under 21 the benchmark charges the three oldest, while the tax family counts
// all; New York's tier is one for any number. By hand: 408 ÷ 0.765 times 1.278, 1.246, 0.970,
// 0.859 and 0.833 is 681.60 + 664.53 + 517.33 + 458.13 + 444.27 = 2,765.86; 867 × 2.85 is
// 2,470.95. Five have a line of 37,650, so 318% and 9.96%: 11,952. Seven have one of 48,650, so
// 246% and 8.29%: 9,948.
func TestR55Children(t *testing.T) {
	const harris, kings = `"state":"TX","county":"Harris"`, `"state":"NY","county":"Kings"`
	for _, c := range []struct {
		place             string
		children          []int
		percent           int
		applicable        string
		benchmark, credit string
	}{
		{harris, []int{15, 20, 16}, 318, "9.96", "2765.86", "21238.32"},
		{harris, []int{2, 15, 14, 20, 16}, 246, "8.29", "2765.86", "23242.32"},
		{kings, []int{15, 20, 16}, 318, "9.96", "2470.95", "17699.40"},
		{kings, []int{2, 15, 14, 20, 16}, 246, "8.29", "2470.95", "19703.40"},
	} {
		members := `{"id":"a","relationship":"self","age":40},{"id":"b","relationship":"spouse","age":38}`
		for i, age := range c.children {
			members += fmt.Sprintf(`,{"id":"c%d","relationship":"child","age":%d}`, i, age)
		}
		got := creditOf(t, fmt.Sprintf(`{"year":2026,"members":[%s],"income":120000,"taxFamily":%d,"place":{%s}}`, members, 2+len(c.children), c.place))
		assert.Equal(t, []any{c.percent, c.applicable, c.benchmark, c.credit},
			[]any{got.PercentOfPovertyLine, got.ApplicablePercent.String(), got.Benchmark.String(), got.Year.String()}, "%s %v", c.place, c.children)
	}
}

// Some months of a year are worked out month by month (Form 8962, lines 12 to 23): a
// contribution of 4,781 is 398 a month.
func TestR55ByMonth(t *testing.T) {
	got := creditOf(t, `{"year":2026,"startMonth":6,"months":7,"members":[{"id":"a","relationship":"self","age":31}],"income":48000,"taxFamily":1,"place":{"state":"TX","county":"Harris"}}`)
	assert.Equal(t, "618.13", got.Benchmark.String())
	assert.Equal(t, "220.13", got.Month.String())
	assert.Equal(t, "1540.91", got.Year.String())
	whole := creditOf(t, `{"year":2026,"members":[{"id":"a","relationship":"self","age":31}],"income":48000,"taxFamily":1,"place":{"state":"TX","county":"Harris"}}`)
	assert.Nil(t, whole.Month)
	assert.Equal(t, "2636.56", whole.Year.String())
}

// The benchmark of the silver plans that a place names: the second-lowest, or the only one;
// two with the same premium are two. What a household states counts before it, and where
// no plan is of the year, the area's estimate stands.
func TestR55SecondLowestSilver(t *testing.T) {
	silver := func(id string, year int, amount string) string {
		return fmt.Sprintf(`{"id":%q,"year":%d,"premium":{"period":"month","amount":%s}}`, id, year, amount)
	}
	for _, c := range []struct{ name, place, want, from string }{
		{"one", `"silver":[` + silver("a", 2026, "500") + `]`, "500.00", "benchmarkOfPlans a"},
		{"two alike", `"silver":[` + silver("a", 2026, "500") + "," + silver("b", 2026, "500") + "," + silver("c", 2026, "501") + `]`, "500.00", "benchmarkOfPlans b"},
		{"three", `"silver":[` + silver("a", 2026, "700") + "," + silver("b", 2026, "500") + "," + silver("c", 2026, "600") + `]`, "600.00", "benchmarkOfPlans c"},
		{"a year's premium", `"silver":[{"id":"a","year":2026,"premium":{"period":"year","amount":6000.05}}]`, "500.00", "benchmarkOfPlans a"},
		{"of the area", `"county":"Harris","silver":[{"id":"a","year":2026,"premium":{"period":"month","byArea":[{"area":9,"amount":400},{"area":10,"amount":500}]}}]`, "500.00", "benchmarkOfPlans a"},
		{"stated too", `"benchmark":450,"silver":[` + silver("a", 2026, "500") + `]`, "450.00", "benchmarkStated"},
		{"of another year", `"county":"Harris","silver":[` + silver("a", 2025, "500") + `]`, "681.60", "benchmarkEstimated"},
	} {
		got := creditOf(t, `{"year":2026,"members":[{"id":"a","relationship":"self","age":40}],"income":48000,"taxFamily":1,"place":{"state":"TX",`+c.place+`}}`)
		if assert.NotNil(t, got.Benchmark, c.name) {
			assert.Equal(t, c.want, got.Benchmark.String(), c.name)
			assert.Equal(t, []string{c.from, "paidBackWhole"}, reasonsOf(got), c.name)
		}
	}
}

// What else to ask about, and what is said of the figures.
func TestR55Reasons(t *testing.T) {
	const one, sixtyFour = `{"id":"a","relationship":"self","age":40}`, `{"id":"a","relationship":"self","age":64`
	const child = `,{"id":"c","relationship":"child","age":9}`
	for _, c := range []struct {
		name, members, income, place string
		year, size                   int
		want                         []string
	}{
		{"Medicaid where it is expanded", one, "21000", `"state":"OH","benchmark":500`, 2026, 1, []string{"benchmarkStated", "paidBackWhole", "medicaid a"}},
		{"not above 138%", one, "21900", `"state":"OH","benchmark":500`, 2026, 1, []string{"benchmarkStated", "paidBackWhole"}},
		{"not above the line where it is not", one, "21000", `"state":"TX","benchmark":500`, 2026, 1, []string{"benchmarkStated", "paidBackWhole"}},
		{"below the line anywhere", one, "12000", `"state":"TX","benchmark":500`, 2026, 1, []string{"belowPovertyLine", "medicaid a"}},
		{"a child", one + child, "40000", `"state":"TX","benchmark":500`, 2026, 2, []string{"benchmarkStated", "paidBackWhole", "chip c"}},
		{"a birth, of whoever's", one + `,{"id":"c","relationship":"child","age":0,"coveredFrom":6}`, "60000", `"state":"TX","county":"Harris"`, 2026, 2, []string{"benchmarkEstimated", "paidBackWhole", "pregnancy", "chip c"}},
		{"a birth, above any state's limit", one + `,{"id":"c","relationship":"child","age":0,"coveredFrom":6}`, "80600", `"state":"TX","county":"Harris"`, 2026, 2, []string{"benchmarkEstimated", "paidBackWhole", "chip c"}},
		{"a birth with an income that gives Medicaid to all", one + `,{"id":"c","relationship":"child","age":0,"coveredFrom":6}`, "25000", `"state":"OH","county":"Franklin"`, 2026, 2, []string{"benchmarkEstimated", "paidBackWhole", "medicaid a", "chip c"}},
		{"one who is pregnant", `{"id":"a","relationship":"self","age":40,"sex":"female","conditions":["maternity"]}`, "40000", `"state":"TX","benchmark":500`, 2026, 1, []string{"benchmarkStated", "paidBackWhole", "pregnancy a"}},
		{"a baby of the whole year", one + `,{"id":"c","relationship":"child","age":0}`, "60000", `"state":"TX","benchmark":500`, 2026, 2, []string{"benchmarkStated", "paidBackWhole", "chip c"}},
		{"Minnesota", one, "30000", `"state":"MN","benchmark":500`, 2026, 1, []string{"benchmarkStated", "paidBackWhole", "program a minnesotaCare"}},
		{"Minnesota, above it", one, "32000", `"state":"MN","benchmark":500`, 2026, 1, []string{"benchmarkStated", "paidBackWhole"}},
		{"New York", one, "37000", `"state":"NY","benchmark":500`, 2025, 1, []string{"benchmarkStated", "program a essentialPlan"}},
		{"Oregon", one, "30000", `"state":"OR","benchmark":500`, 2025, 1, []string{"benchmarkStated", "program a ohpBridge"}},
		{"the District before its program", one, "28000", `"state":"DC","benchmark":500`, 2025, 1, []string{"benchmarkStated"}},
		{"the District", one, "28000", `"state":"DC","benchmark":500`, 2026, 1, []string{"benchmarkStated", "paidBackWhole", "program a healthyDC"}},
		{"65", `{"id":"a","relationship":"self","age":65}`, "40000", `"state":"TX","benchmark":500`, 2026, 1, []string{"nobodyEligible", "medicare a"}},
		{"65, and said to get it", `{"id":"a","relationship":"self","age":65,"creditEligible":true}`, "40000", `"state":"TX","benchmark":500`, 2026, 1, []string{"benchmarkStated", "paidBackWhole"}},
		{"65, and on Medicare", `{"id":"a","relationship":"self","age":65,"creditEligible":false,"creditReason":"medicare"}`, "40000", `"state":"TX","benchmark":500`, 2026, 1, []string{"nobodyEligible"}},
		{"64", sixtyFour + `}`, "40000", `"state":"TX","benchmark":500`, 2026, 1, []string{"benchmarkStated", "paidBackWhole", "medicare a"}},
		{"64, born in September", sixtyFour + `,"birthMonth":9}`, "40000", `"state":"TX","benchmark":500`, 2026, 1, []string{"benchmarkStated", "paidBackWhole", "medicare a 9"}},
		{"64, born in January", sixtyFour + `,"birthMonth":1}`, "40000", `"state":"TX","benchmark":500`, 2026, 1, []string{"nobodyEligible", "medicare a 1"}},
		{"64, and said to get it", sixtyFour + `,"birthMonth":9,"creditEligible":true}`, "40000", `"state":"TX","benchmark":500`, 2026, 1, []string{"benchmarkStated", "paidBackWhole"}},
		{"an estimate", one, "40000", `"state":"TX","county":"Harris"`, 2026, 1, []string{"benchmarkEstimated", "paidBackWhole"}},
		{"an area by ZIP code", one, "40000", `"state":"NE","county":"Douglas"`, 2025, 1, []string{"areaByZIP", "benchmarkEstimated"}},
		{"a year without a table", one, "40000", `"state":"TX","county":"Harris"`, 2027, 1, []string{"yearWithoutTable"}},
		{"a year of which nothing is known", one, "40000", `"state":"TX","county":"Harris"`, 2019, 1, []string{"yearWithoutTable"}},
		{"nobody", sixtyFour + `,"creditEligible":false,"creditReason":"employer"}`, "40000", `"state":"TX","county":"Harris"`, 2026, 1, []string{"nobodyEligible"}},
	} {
		got := creditOf(t, fmt.Sprintf(`{"year":%d,"members":[%s],"income":%s,"taxFamily":%d,"place":{%s}}`, c.year, c.members, c.income, c.size, c.place))
		assert.Equal(t, c.want, reasonsOf(got), c.name)
		if slices.Contains(c.want, "yearWithoutTable") || slices.Contains(c.want, "nobodyEligible") {
			assert.Nil(t, got.Year, c.name)
			assert.Nil(t, got.ApplicablePercent, c.name)
		}
	}
}

// Places without a benchmark are asked for it, and never taken for 0.
func TestR55PlacesWithoutABenchmark(t *testing.T) {
	for _, place := range []string{`"state":"FL","county":"Gulf"`, `"state":"SC","county":"Calhoun"`, `"state":"SC","county":"Edgefield"`, `"state":"PR","county":"Añasco"`, `"state":"GU","county":"Guam"`} {
		request := `{"year":2026,"members":[{"id":"a","relationship":"self","age":40}],"income":40000,"taxFamily":1,"place":{` + place + `%s}}`
		problems := creditProblems(t, fmt.Sprintf(request, ""))
		require.Len(t, problems, 1, place)
		assert.Equal(t, "missing", problems[0].Code, place)
		assert.Equal(t, "/place/benchmark", problems[0].Pointer, place)
		got := creditOf(t, fmt.Sprintf(request, `,"benchmark":500.50`))
		assert.Equal(t, "500.50", got.Benchmark.String(), place)
	}
	problems := creditProblems(t, `{"year":2026,"members":[{"id":"a","relationship":"child","age":4}],"income":60000,"taxFamily":3,"place":{"state":"VT","county":"Essex"}}`)
	assert.Equal(t, "/place/benchmark", problems[0].Pointer, "Vermont says no rate of children alone")
	problems = creditProblems(t, `{"year":2024,"members":[{"id":"a","relationship":"self","age":40}],"income":40000,"taxFamily":1,"place":{"state":"TX","county":"Harris"}}`)
	assert.Equal(t, "/place/benchmark", problems[0].Pointer, "a year without benchmarks")
}

// The credit alone refuses what a request with plans does.
func TestR55CreditAloneRefuses(t *testing.T) {
	problems := creditProblems(t, `{"year":2026,"members":[{"id":"a","relationship":"self","age":140},{"id":"a","relationship":"self","age":4}],"income":-1,"place":{"state":"TX","county":"Cook"},"plans":[]}`)
	var got []string
	for _, p := range problems {
		got = append(got, p.Code+" "+p.Pointer)
	}
	assert.Equal(t, []string{"out-of-range /members/0/age", "amount-syntax /income", "unknown-field /plans", "missing /taxFamily",
		"unknown-county /place/county", "duplicate-id /members/1/id", "relationship-twice /members/1/relationship"}, got)
}

func BenchmarkCredit(b *testing.B) {
	e := withPlaces()
	request := []byte(`{"year":2026,"members":[{"id":"a","relationship":"self","age":40},{"id":"b","relationship":"spouse","age":38},` +
		`{"id":"c","relationship":"child","age":9},{"id":"d","relationship":"child","age":6}],"income":98000,"taxFamily":4,"place":{"state":"TX","county":"Zavala County"}}`)
	for b.Loop() {
		e.Credit(request)
	}
}

// Rates of plan files: by area, by age with and without tobacco, by a base rate and a
// curve, by tier. Beside each is what it comes to by hand, a month.
func TestR53PremiumsOfPlans(t *testing.T) {
	const family = `[{"id":"a","relationship":"self","age":40,"tobacco":true},{"id":"b","relationship":"spouse","age":38},{"id":"c","relationship":"child","age":9}]`
	for _, c := range []struct{ name, premium, state, want string }{
		{"by age, tobacco by amount", `"byAge":[{"from":0,"to":20,"amount":100},{"from":21,"to":64,"amount":200,"tobacco":"250.50"}]`, "", "550.50"},
		{"by age, tobacco by percent", `"byAge":[{"from":0,"to":20,"amount":100},{"from":21,"to":64,"amount":200}],"tobaccoPercent":50`, "", "600.00"},
		{"a base rate: 1.278 × 400 × 1.2 + 1.246 × 400 + 0.765 × 400", `"base":400,"curve":"default","tobaccoPercent":20`, "", "1417.84"},
		{"New York's tiers, whatever the tobacco", `"base":700,"curve":"NY","tobaccoPercent":20`, "", "1995.00"},
		{"of the area", `"byArea":[{"area":9,"base":1},{"area":10,"base":300}],"curve":"default"`, "TX", "986.70"},
		{"of the area, by tier", `"byArea":[{"area":10,"amount":{"family":911}}]`, "TX", "911.00"},
		{"of the area, by age", `"byArea":[{"area":10,"byAge":[{"from":0,"to":64,"amount":"10.01","tobacco":20}]}]`, "TX", "40.02"},
		{"the same everywhere", `"amount":911`, "TX", "911.00"},
	} {
		place := ""
		if c.state != "" {
			place = `"place":{"state":"TX","county":"Harris"},`
		}
		var answer struct {
			OK    *struct{ Plans []struct{ Premium string } }
			Error json.RawMessage
		}
		request := `{"year":2026,"months":1,` + place + `"members":` + family + `,"care":[],"plans":[{"id":"p","name":"P","type":"HMO","year":2026,"premium":{"period":"month",` + c.premium + `},"benefits":{"other":"20%"}}]}`
		text := withPlaces().Estimate([]byte(request))
		require.NoError(t, json.Unmarshal(text, &answer), "%s", text)
		require.NotNil(t, answer.OK, "%s: %s", c.name, answer.Error)
		assert.Equal(t, c.want, answer.OK.Plans[0].Premium, c.name)
	}
}

// A silver plan of 1,000 before the plan pays, with variants of 600 and of nothing.
const silver = `{"id":"s","name":"S","type":"HMO","year":2026,"metalLevel":"Silver","market":"exchange","premium":{"period":"month","amount":500},` +
	`"deductibles":[{"covers":"medicalAndDrug","network":"inNetwork","self":1000,"person":1000,"family":2000}],` +
	`"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"inNetwork","self":8000,"person":8000,"family":16000}],` +
	`"benefits":{"lab":"$50 copay; deductible does not apply","other":"20% after deductible"},` +
	`"reducedCostSharing":[{"percent":73,"deductibles":[{"covers":"medicalAndDrug","network":"inNetwork","self":600,"person":600,"family":1200}]},` +
	`{"percent":94,"deductibles":[{"covers":"medicalAndDrug","network":"inNetwork","self":0,"person":0,"family":0}],` +
	`"outOfPocketMaximums":[{"covers":"medicalAndDrug","network":"inNetwork","self":2000,"person":2000,"family":4000}],"benefits":{"lab":"No charge; deductible does not apply"}},` +
	`{"percent":100,"benefits":{"lab":"No charge; deductible does not apply","other":"No charge; deductible does not apply"}}]}`

// The variant that an income gives is taken where the plan states it, and said. The care
// is equipment of 2,000 and a lab test of 100: by hand 1,000 + 20% of 1,000 + 50; 600 + 20%
// of 1,400 + 50; 20% of 2,000; nothing.
func TestR56ReducedCostSharing(t *testing.T) {
	for _, c := range []struct {
		name, fields, plan string
		want               string
		reduced            int
	}{
		{"no income", ``, silver, "1250.00", 0},
		{"above 250%", `"income":40000,`, silver, "1250.00", 0},
		{"73", `"income":39125,`, silver, "930.00", 73},
		{"87, which the plan does not state", `"income":31300,`, silver, "1250.00", 0},
		{"94", `"income":23475,`, silver, "400.00", 94},
		{"150.004%", `"income":"23475.63",`, silver, "1250.00", 0},
		{"a tribe, up to 300%", `"income":46950,"tribal":true,`, silver, "0.00", 100},
		{"a tribe, above", `"income":46951,"tribal":true,`, silver, "1250.00", 0},
		{"off the exchange", `"income":23475,`, strings.Replace(silver, `"exchange"`, `"offExchange"`, 1), "1250.00", 0},
	} {
		request := `{"year":2026,"members":[{"id":"a","relationship":"self","age":40}],"taxFamily":1,"place":{"state":"TX","benchmark":600},` + c.fields +
			`"care":[{"id":"x","member":"a","service":"durableEquipment","count":1,"price":2000,"dates":["2026-02-01"]},{"id":"y","member":"a","service":"lab","count":1,"price":100,"dates":["2026-03-01"]}],"plans":[` + c.plan + `]}`
		var answer struct {
			OK *struct {
				Plans []struct {
					Deductible, Copay, Coinsurance string
					ReducedCostSharing             int
				}
			}
			Error json.RawMessage
		}
		require.NoError(t, json.Unmarshal(withPlaces().Estimate([]byte(request)), &answer))
		require.NotNil(t, answer.OK, "%s: %s", c.name, answer.Error)
		p := answer.OK.Plans[0]
		assert.Equal(t, c.want, fmt.Sprintf("%.2f", dollars(t, p.Deductible)+dollars(t, p.Copay)+dollars(t, p.Coinsurance)), c.name)
		assert.Equal(t, c.reduced, p.ReducedCostSharing, c.name)
	}
}

// Everything that is wrong with a variant is told where it stands.
func TestR56Variants(t *testing.T) {
	check := func(changes ...string) []string {
		text := silver
		for i := 0; i < len(changes); i += 2 {
			require.Equal(t, 1, strings.Count(text, changes[i]), changes[i])
			text = strings.Replace(text, changes[i], changes[i+1], 1)
		}
		var answer estimator.Answer
		require.NoError(t, json.Unmarshal(new(estimator.Estimator).CheckPlan([]byte(text)), &answer))
		var got []string
		if answer.Error != nil {
			for _, p := range answer.Error.Problems {
				got = append(got, p.Code+" "+p.Pointer)
			}
		}
		return got
	}
	assert.Empty(t, check())
	assert.Equal(t, []string{"terms-syntax /reducedCostSharing/1/benefits/lab"}, check(`"lab":"No charge; deductible does not apply"}}`, `"lab":"No chrage"}}`))
	assert.Equal(t, []string{"maximum-below-deductible /reducedCostSharing/1/outOfPocketMaximums/0/self"}, check(`"self":0,"person":0`, `"self":3000,"person":0`))
	assert.Equal(t, []string{"terms-syntax /benefits/other"}, check(`"20% after deductible"`, `"20% after dedcutible"`), "the plan's own problem is told once")
	assert.Equal(t, []string{"unknown-word /reducedCostSharing/0/percent"}, check(`"percent":73`, `"percent":74`))
	assert.Equal(t, []string{"duplicate-id /reducedCostSharing/1/percent"}, check(`"percent":94`, `"percent":73`))
	assert.Equal(t, []string{"without-effect /reducedCostSharing/0/percent", "without-effect /reducedCostSharing/1/percent"}, check(`"Silver"`, `"Gold"`))
	assert.Equal(t, []string{"out-of-range /reducedCostSharing/0/percent"}, check(`"percent":73`, `"percent":70`))
}

// The second engine, which works R55 out in decimals, agrees to the cent on random
// incomes, many of them at an edge.
func TestR55PlainDecimalEngineAgrees(t *testing.T) {
	random := rand.New(rand.NewPCG(18, 55))
	e := withPlaces()
	credits := 0
	for range 4000 {
		year, family, months := 2025+random.IntN(2), 1+random.IntN(8), 1+random.IntN(12)
		if random.IntN(2) == 0 {
			months = 12
		}
		line := map[int]int{2025: 15_060_00 + 5_380_00*(family-1), 2026: 15_650_00 + 5_500_00*(family-1)}[year]
		cents := random.IntN(5 * line)
		if random.IntN(2) == 0 { // at an edge, or a cent off
			cents = line*[]int{100, 133, 150, 200, 250, 300, 350, 400}[random.IntN(8)]/100 + random.IntN(3) - 1
		}
		benchmark := random.IntN(3000_00)
		income, premium := money.Cents(cents), money.Cents(benchmark)
		want := plain.CreditOf(year, decimal.New(int64(cents), -2), family, months, decimal.New(int64(benchmark), -2))
		request := fmt.Sprintf(`{"year":%d,"months":%d,"members":[{"id":"a","relationship":"self","age":40}],"income":%v,"taxFamily":%d,"place":{"state":"TX","benchmark":%v}}`,
			year, months, income, family, premium)
		var answer struct{ OK *credit.Credit }
		text := e.Credit([]byte(request))
		require.NoError(t, json.Unmarshal(text, &answer), "%s", text)
		require.NotNil(t, answer.OK, "%s: %s", request, text)
		got := answer.OK
		require.Equal(t, want.Percent, got.PercentOfPovertyLine, request)
		require.Equal(t, want.Reduced, got.ReducedCostSharing, request)
		require.Equal(t, want.Applicable == nil, got.ApplicablePercent == nil, request)
		if want.Applicable != nil {
			require.Equal(t, want.Applicable.String(), got.ApplicablePercent.String(), request)
			credits++
		}
		require.Equal(t, want.Year.StringFixed(2), got.Year.String(), request)
	}
	assert.Greater(t, credits, 2000)
}

// A birth among the care points at Medicaid for whoever gives it, whatever else is said of her.
func TestR55BirthAmongTheCare(t *testing.T) {
	for _, c := range []struct {
		care, member, income string
		want                 []string
	}{
		{`"service":"deliveryFacility","days":2`, "b", "60000", []string{"benchmarkEstimated", "paidBackWhole", "pregnancy b"}},
		{`"service":"deliveryPhysician"`, "a", "60000", []string{"benchmarkEstimated", "paidBackWhole", "pregnancy a"}},
		{`"service":"hospitalStay","days":2`, "b", "60000", []string{"benchmarkEstimated", "paidBackWhole"}},
		{`"service":"deliveryFacility","days":2`, "b", "80600", []string{"benchmarkEstimated", "paidBackWhole"}}, // 381% of 21,150
	} {
		var got struct {
			OK    struct{ Credit credit.Credit }
			Error json.RawMessage
		}
		require.NoError(t, json.Unmarshal(withPlaces().Estimate(fmt.Appendf(nil, `{"year":2026,"income":%s,"taxFamily":2,"place":{"state":"TX","county":"Harris"},
			"members":[{"id":"a","relationship":"self","age":40},{"id":"b","relationship":"spouse","age":33}],
			"care":[{"id":"1","member":"%s",%s,"count":1,"price":9000}],
			"plans":[{"id":"p","name":"P","type":"HMO","year":2026,"market":"exchange","premium":{"period":"month","amount":900},"benefits":{"other":"20%%"}}]}`, c.income, c.member, c.care)), &got))
		require.Empty(t, got.Error, c)
		assert.Equal(t, c.want, reasonsOf(got.OK.Credit), c)
	}
}

// No answer of the filter says an income again, be it right or wrong elsewhere; a problem shows
// one only where it is what is wrong.
func TestR55IncomeIsNotSaidAgain(t *testing.T) {
	const household = `{"year":2026,"members":[{"id":"a","relationship":"self","age":%s}],"income":%s,"taxFamily":1,"place":{"state":"TX","county":"Harris"}}`
	ask := func(age, income string) string {
		return string(withPlaces().Credit(fmt.Appendf(nil, household, age, income)))
	}
	assert.NotContains(t, ask("31", "48123"), "48123")
	assert.NotContains(t, ask("131", "48123"), "48123")
	assert.Contains(t, ask("31", "-48123"), `"pointer":"/income"`)
	assert.Contains(t, ask("31", "-48123"), "48123")
}
