package estimator_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/internal/random"
)

// Whatever was asked before, an estimator answers as one that remembers nothing.
func TestEstimatorAnswersAsIfItRememberedNothing(t *testing.T) {
	var e estimator.Estimator
	var requests []string
	for seed := range uint64(random.Cases(60)) {
		requests = append(requests, string(random.Family(seed)))
	}
	one := requests[0]
	requests = append(requests, one, "", "{", "[]",
		strings.Replace(one, `"plans":[`, `"plans":[7,`, 1),
		strings.Replace(one, `"plans":[`, `"plans":[{},`, 1),
		strings.ReplaceAll(one, `"other"`, `"others"`),
		strings.Replace(one, `"year":2026`, `"year":20260`, 1),
		request(`{"id":"a","relationship":"self","age":40}`, ``, planWith("HMO", `"id":"x","deductibles":[{"covers":"medical","network":"inNetwork","self":100}],"unmarkedTerms":"deductibleWaived",`)),
		request(`{"id":"a","relationship":"self","age":40},{"id":"b","relationship":"spouse","age":40}`, ``, planWith("HMO", `"id":"x","deductibles":[{"covers":"medical","network":"inNetwork","self":100}],"unmarkedTerms":"deductibleWaived",`)),
	)
	for range 2 {
		for _, text := range requests {
			assert.Equal(t, string(estimator.EstimateJSON([]byte(text))), string(e.Estimate([]byte(text))))
		}
		assert.Equal(t, string(estimator.CompareJSON([]byte(one))), string(e.Compare([]byte(one))))
	}
}

// planWith is a plan of a type with a year's premium and one benefit.
func planWith(kind, fields string) string {
	return fmt.Sprintf(`{"name":"P","type":%q,"year":2026,"premium":{"period":"year","amount":0},%s"benefits":{"other":"20%%"}}`, kind, fields)
}

// Plans made ready answer for a household as they do in its request.
func TestReadyPlansAnswerAsInARequest(t *testing.T) {
	for seed := range uint64(random.Cases(40)) {
		r, problems := estimator.ReadRequest(random.WithLedger(random.Family(seed)))
		require.NoError(t, problems.Err())
		want, err := estimator.Estimate(r)
		require.NoError(t, err)
		ready, err := estimator.Prepare(r.Plans)
		require.NoError(t, err)
		household := *r
		household.Plans = nil
		for range 2 {
			got, err := ready.Estimate(&household)
			require.NoError(t, err)
			assert.Equal(t, want, got)
		}
	}
	r, problems := estimator.ReadRequest(random.Family(1))
	require.NoError(t, problems.Err())
	r.Plans[0].Year = 1900
	_, err := estimator.Prepare(r.Plans)
	assert.ErrorContains(t, err, "unknown-year at /plans/0/year")
}

// A plan is checked by itself: for every household, with pointers into the plan.
func TestCheckPlan(t *testing.T) {
	checked := func(text string) string {
		var answer struct {
			OK    *estimator.CheckedPlan
			Error *struct {
				Problems []struct{ Code, Pointer string }
			}
		}
		text = string(new(estimator.Estimator).CheckPlan([]byte(text)))
		require.NoError(t, json.Unmarshal([]byte(text), &answer), text)
		if answer.OK != nil {
			return answer.OK.ID + ": " + answer.OK.Name
		}
		var problems []string
		for _, p := range answer.Error.Problems {
			problems = append(problems, p.Code+" "+p.Pointer)
		}
		return strings.Join(problems, ", ")
	}
	for name, c := range map[string]struct{ plan, want string }{
		"right":                                 {planWith("HMO", `"id":"x",`), "x: P"},
		"limits for one person alone are right": {planWith("HMO", `"id":"x","deductibles":[{"covers":"medical","network":"inNetwork","self":100}],"unmarkedTerms":"deductibleWaived",`), "x: P"},
		"terms that cannot be read":             {strings.Replace(planWith("HMO", `"id":"x",`), "20%", "20 pieces", 1), "terms-syntax /benefits/other"},
		"what the type does not have":           {planWith("Indemnity", `"id":"x","requiresReferral":true,`), "not-for-indemnity /requiresReferral"},
		"all at once":                           {planWith("Indemnity", `"requiresReferral":true,"color":"red",`), "unknown-field /color, missing /id, not-for-indemnity /requiresReferral"},
		"no plan":                               {`[]`, "wrong-type "},
		"nothing":                               {``, "not-json "},
	} {
		assert.Equal(t, c.want, checked(c.plan), name)
	}
}
