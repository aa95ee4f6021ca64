package schema_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/schema"
)

// typesOfExamples are those that examples are of.
var typesOfExamples = map[string]reflect.Type{
	"plan.Plan": reflect.TypeFor[plan.Plan](), "plan.Premium": reflect.TypeFor[plan.Premium](),
	"plan.AgeAmount": reflect.TypeFor[plan.AgeAmount](), "plan.ByTier": reflect.TypeFor[plan.ByTier](),
	"plan.Limit": reflect.TypeFor[plan.Limit](), "plan.Benefit": reflect.TypeFor[plan.Benefit](),
	"plan.VisitLimit": reflect.TypeFor[plan.VisitLimit](), "plan.PayLimit": reflect.TypeFor[plan.PayLimit](),
	"plan.ServiceLimit": reflect.TypeFor[plan.ServiceLimit](), "plan.Links": reflect.TypeFor[plan.Links](),
	"plan.Source": reflect.TypeFor[plan.Source](), "money.Cents": reflect.TypeFor[money.Cents](),
	"money.Rate": reflect.TypeFor[money.Rate](), "care.Provider": reflect.TypeFor[care.Provider](), "care.Drug": reflect.TypeFor[care.Drug](),
}

// TestExamplesAreRight reads every example as what it is of: those of types by
// themselves, those of fields in the first example of their type, and those of terms in a
// plan that is checked.
func TestExamplesAreRight(t *testing.T) {
	for name, text := range schema.Examples() {
		var all []json.RawMessage
		require.NoError(t, json.Unmarshal([]byte(text), &all), name)
		require.NotEmpty(t, all, name)
		for _, example := range all {
			if of, ok := typesOfExamples[name]; ok {
				var problems problem.List
				document.Read(example, reflect.New(of).Interface(), &problems)
				assert.Empty(t, problems, "%s: %s", name, example)
			} else {
				readField(t, name, example)
			}
			switch {
			case name == "plan.Plan":
				assert.Contains(t, string(new(estimator.Estimator).CheckPlan(example)), `{"ok":`)
			case strings.HasPrefix(name, "plan.Benefit") && name != "plan.Benefit.SharedFirstVisits":
				checkTerms(t, example)
			}
		}
	}
}

func readField(t *testing.T, name string, example json.RawMessage) {
	t.Helper()
	at := strings.LastIndexByte(name, '.')
	of, ok := typesOfExamples[name[:at]]
	require.True(t, ok, name)
	field, ok := of.FieldByName(name[at+1:])
	require.True(t, ok, name)
	key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	var firsts []map[string]json.RawMessage
	if name[:at] == "plan.Benefit" { // of which the first is a text
		firsts = []map[string]json.RawMessage{{}}
	} else {
		require.NoError(t, json.Unmarshal([]byte(schema.Examples()[name[:at]]), &firsts), name)
	}
	firsts[0][key] = example
	whole, err := json.Marshal(firsts[0])
	require.NoError(t, err)
	var problems problem.List
	document.Read(whole, reflect.New(of).Interface(), &problems)
	assert.Empty(t, problems, "%s: %s", name, example)
}

// checkTerms checks terms as those of care of which most fields can be said: stays for
// terms by the day, visits for others.
func checkTerms(t *testing.T, example json.RawMessage) {
	t.Helper()
	service := "primaryCare"
	if strings.Contains(string(example), "per day") {
		service = "hospitalStay"
	}
	text := strings.Replace(`{"id": "a", "name": "A", "type": "PPO", "year": 2026, "premium": {"period": "month", "amount": {"individual": 400}},
		"deductibles": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 1000}, {"covers": "medicalAndDrug", "network": "outOfNetwork", "self": 2000}],
		"benefits": {"SERVICE": TERMS, "other": {"terms": "20% after deductible", "outOfNetwork": "40% after deductible"}}}`, "SERVICE", service, 1)
	text = strings.Replace(text, "TERMS", string(example), 1)
	assert.Contains(t, string(new(estimator.Estimator).CheckPlan([]byte(text))), `{"ok":`, string(example))
}

// TestExamplesFitTheirSchema holds the examples of the files against the schema beside
// them.
func TestExamplesFitTheirSchema(t *testing.T) {
	c := load(t)
	found := 0
	var look func(file, place string, node any)
	look = func(file, place string, node any) {
		switch node := node.(type) {
		case []any:
			for i, below := range node {
				look(file, fmt.Sprint(place, "/", i), below)
			}
		case map[string]any:
			list, _ := node["examples"].([]any)
			for _, example := range list {
				found++
				assert.Empty(t, c.node(file, place, node, example, ""), "%s#%s: %v", file, place, example)
			}
			for name, below := range node {
				if name != "examples" {
					look(file, place+"/"+name, below)
				}
			}
		}
	}
	for name, file := range c.files {
		look(name, "", map[string]any(file))
	}
	assert.Greater(t, found, 40)
}

// TestEveryFieldOfAPlanIsDescribed finds words for each field that people write.
func TestEveryFieldOfAPlanIsDescribed(t *testing.T) {
	files := load(t).files
	file := files["plan.schema.json"]
	require.NotNil(t, file)
	look := func(name string, of map[string]any) {
		properties, _ := of["properties"].(map[string]any)
		for field, schema := range properties {
			assert.NotEmpty(t, schema.(map[string]any)["description"], "%s.%s", name, field)
		}
	}
	look("plan", file)
	for name, definition := range file["$defs"].(map[string]any) {
		look(name, definition.(map[string]any))
	}
}
