package estimator_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/compare"
)

// The premium of each month is that of who is covered in it.
func TestR57PremiumByMonth(t *testing.T) {
	request := `{"year": 2026, "startMonth": 11, "months": 4, "care": [],
		"members": [{"id": "a", "relationship": "self", "age": 30}, {"id": "b", "relationship": "child", "age": 0, "coveredFrom": 1, "coveredUntil": 1}],
		"plans": [{"id": "p", "name": "P", "type": "HMO", "year": 2026, "premium": {"period": "month", "amount": {"individual": 100, "individualAndChildren": 150.01}}, "benefits": {"other": "20%"}}]}`
	var answer struct{ OK *compare.Comparison }
	require.NoError(t, json.Unmarshal(estimator.CompareJSON([]byte(request)), &answer))
	require.NotNil(t, answer.OK)
	var months []string
	for _, m := range answer.OK.Plans[0].Months {
		months = append(months, m.Month+" "+m.Premium.String())
	}
	assert.Equal(t, []string{"2026-11 100.00", "2026-12 200.00", "2027-01 350.01", "2027-02 450.01"}, months)

	// The premium a month is told where all months are alike.
	for _, c := range []struct{ of, from, want string }{
		{"who leaves", "", ""},
		{"nobody leaves", `, "coveredFrom": 1, "coveredUntil": 1`, "150.01"},
	} {
		var answer struct {
			OK struct {
				Plans []struct{ PremiumMonth string }
			}
		}
		require.NoError(t, json.Unmarshal(estimator.EstimateJSON([]byte(strings.Replace(request, c.from, "", 1))), &answer), c.of)
		require.Len(t, answer.OK.Plans, 1, c.of)
		assert.Equal(t, c.want, answer.OK.Plans[0].PremiumMonth, c.of)
	}
}

// So is the employer's money in a health savings account: 1,200 a year for one, 2,400 with a
// child from June.
func TestR57AccountsByMonth(t *testing.T) {
	request := `{"year": 2026, "care": [],
		"members": [{"id": "a", "relationship": "self", "age": 30}, {"id": "b", "relationship": "child", "age": 0, "coveredFrom": 6}],
		"plans": [{"id": "p", "name": "P", "type": "HMO", "year": 2026, "hsaEligible": true, "premium": {"period": "month", "amount": 100},
			"deductibles": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 3400, "person": 3400, "family": 6800}],
			"outOfPocketMaximums": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 8000, "person": 8000, "family": 16000}],
			"accounts": {"hsaContribution": {"individual": 1200, "individualAndChildren": 2400}}, "benefits": {"other": "20% after deductible"}}]}`
	var answer struct {
		OK *struct {
			Plans []struct{ Months []struct{ Accounts string } }
		}
	}
	require.NoError(t, json.Unmarshal(estimator.CompareJSON([]byte(request)), &answer))
	require.NotNil(t, answer.OK)
	var months []string
	for _, m := range answer.OK.Plans[0].Months {
		months = append(months, m.Accounts)
	}
	assert.Equal(t, []string{"100.00", "200.00", "300.00", "400.00", "500.00", "700.00", "900.00", "1100.00", "1300.00", "1500.00", "1700.00", "1900.00"}, months)
}

// A credit that income ends uses nothing in any month; one whose places are not known is
// asked for.
func TestR57CreditByMonth(t *testing.T) {
	household := func(income, place string) string {
		return `{"year": 2026, "income": ` + income + `, "taxFamily": 2, "place": ` + place + `,
			"members": [{"id": "a", "relationship": "self", "age": 31}, {"id": "c", "relationship": "child", "age": 0, "coveredFrom": 6}]}`
	}
	got := creditOf(t, household("84600.01", `{"state": "TX", "county": "Harris"}`))
	require.Len(t, got.Stretches, 2)
	for _, s := range got.Stretches {
		assert.Equal(t, "0.00", s.Month.String())
	}
	assert.Equal(t, "0.00", got.Year.String())
	assert.Equal(t, "2268.91", got.Cliff.Credit.String())
	assert.Nil(t, got.Benchmark)
	assert.Nil(t, got.Month)

	problems := creditProblems(t, household("48000", `{"state": "FL", "county": "Gulf"}`))
	require.Len(t, problems, 1)
	assert.Equal(t, "/place/benchmark", problems[0].Pointer)

	// Whoever joins without a credit of their own changes no benchmark, also a stated one.
	out := `{"year": 2026, "income": 48000, "taxFamily": 2, "place": {"state": "FL", "benchmark": 618.13}, "members": [{"id": "a", "relationship": "self", "age": 31},
		{"id": "c", "relationship": "child", "age": 0, "coveredFrom": 6, "creditEligible": false, "creditReason": "chip"}]}`
	got = creditOf(t, out)
	assert.Equal(t, "3793.56", got.Year.String(), "12 × (618.13 − 302)")
}
