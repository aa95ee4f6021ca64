package estimator_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/service"
)

// The rule tests are written in the documents themselves. A test names only
// what it is about: these fragments are the rest.
const (
	onePerson = `[{"id":"a","relationship":"self","age":40}]`
	couple    = `[{"id":"a","relationship":"self","age":40},{"id":"b","relationship":"spouse","age":41}]`
	three     = `[{"id":"a","relationship":"self","age":40},{"id":"b","relationship":"spouse","age":41},{"id":"c","relationship":"child","age":9}]`
	free      = `"premium":{"period":"month","amount":0}`
)

// plan returns a plan of a type from its fields; id, name, year and a free
// premium are added where the fields do not have them.
func plan(kind, fields string) string {
	for _, f := range []struct{ name, field string }{
		{`"id":`, `"id":"p"`}, {`"name":`, `"name":"Plan"`}, {`"year":`, `"year":2026`}, {`"premium":`, free},
	} {
		if !strings.Contains(fields, f.name) {
			fields = f.field + "," + fields
		}
	}
	return `{"type":"` + kind + `",` + fields + `}`
}

// benefits returns a benefits field, "other" being free where it is not among
// them.
func benefits(list string) string {
	if !strings.Contains(list, `"other"`) {
		list += `,"other":"No charge; deductible does not apply"`
	}
	return `"benefits":{` + strings.TrimPrefix(list, ",") + `}`
}

// limits returns a deductible and a maximum for all care in network, self,
// person and family the same three amounts as on a plan document.
func limits(deductible, maximum string) string {
	limit := func(amounts string) string {
		a := strings.Split(amounts, "/")
		return `[{"covers":"medicalAndDrug","network":"inNetwork","self":` + a[0] + `,"person":` + a[1] + `,"family":` + a[2] + `}]`
	}
	return `"deductibles":` + limit(deductible) + `,"outOfPocketMaximums":` + limit(maximum)
}

// allServices are all there are.
var allServices = func() (all []service.ID) {
	for s := range service.Count {
		all = append(all, s)
	}
	return all
}()

func request(members, care string, plans ...string) string {
	return `{"year":2026,"ledger":true,"members":` + members + `,"care":[` + care + `],"plans":[` + strings.Join(plans, ",") + `]}`
}

// estimate works out a request that is right.
func estimate(t *testing.T, text string) *estimator.Result {
	t.Helper()
	r, problems := estimator.ReadRequest([]byte(text))
	require.NoError(t, problems.Err())
	result, err := estimator.Estimate(r)
	require.NoError(t, err)
	for _, p := range result.Plans {
		for i, e := range p.Ledger {
			assert.Equal(t, e.Amount, e.PlanPays+e.Deductible+e.Copay+e.Coinsurance+e.NotCovered+e.BalanceBill, "the ledger of %s adds up at %d", p.ID, i)
		}
	}
	return result
}

// year works out one plan.
func year(t *testing.T, members, care, plan string) *estimator.PlanResult {
	t.Helper()
	return &estimate(t, request(members, care, plan)).Plans[0]
}

// withoutFields leaves of problems what their texts say. TestProblemFields holds
// the rest.
func withoutFields(problems problem.List) problem.List {
	told := make(problem.List, len(problems))
	for i, p := range problems {
		told[i] = problem.Problem{Code: p.Code, Pointer: p.Pointer, Found: p.Found, Expected: p.Expected, Column: p.Column}
	}
	return told
}

// problemsOf returns what is wrong with a request that is not right, in texts.
func problemsOf(t *testing.T, text string) problem.List {
	t.Helper()
	r, problems := estimator.ReadRequest([]byte(text))
	if len(problems) > 0 {
		return withoutFields(problems)
	}
	_, err := estimator.Estimate(r)
	require.Error(t, err)
	return withoutFields(err.(problem.List))
}

// oneProblem returns the only thing wrong with a request.
func oneProblem(t *testing.T, text string) problem.Problem {
	t.Helper()
	problems := problemsOf(t, text)
	require.Len(t, problems, 1, problems.Error())
	return problems[0]
}

// shares returns what the member pays for each line: deductible, copay,
// coinsurance, not covered and balance bill, those of 0 left out.
func shares(p *estimator.PlanResult) []string {
	lines := make([]string, len(p.Ledger))
	for i, e := range p.Ledger {
		var parts []string
		for _, part := range []struct {
			letter string
			amount interface{ String() string }
		}{{"d", e.Deductible}, {"c", e.Copay}, {"k", e.Coinsurance}, {"n", e.NotCovered}, {"b", e.BalanceBill}} {
			if text := part.amount.String(); text != "0.00" {
				parts = append(parts, part.letter+" "+text)
			}
		}
		lines[i] = strings.Join(parts, " ")
	}
	return lines
}

func reasons(e *estimator.Entry) []string {
	codes := make([]string, len(e.Reasons))
	for i, r := range e.Reasons {
		codes[i] = string(r.Code)
	}
	return codes
}

// drawn is a random request: every other one has tiers, accounts, limits on use, fills
// and prices of the plan's own.
func drawn(seed uint64) []byte {
	if seed%2 == 1 {
		return random.Tiered(seed)
	}
	return random.Request(seed)
}
