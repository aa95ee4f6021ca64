package estimator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// aCase is a file of testdata/cases: a situation and what is right about it, as
// testdata/cases/README.md says.
type aCase struct {
	// Name says what the case shows, Source who says that it is so.
	Name, Source string
	// Door is what answers it: the estimate, or "split".
	Door    string
	Request json.RawMessage
	// Right are fields of the result, or {"problems": […]} of a request that must be
	// refused. What it does not state may be anything.
	Right map[string]any
}

// TestCases holds the estimator against every file of testdata/cases.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			var c aCase
			decoder := json.NewDecoder(bytes.NewReader(text))
			decoder.DisallowUnknownFields()
			require.NoError(t, decoder.Decode(&c))
			require.NotEmpty(t, c.Name, "name")
			require.NotEmpty(t, c.Source, "source")
			require.NotEmpty(t, c.Right, "right")

			var answer struct{ OK, Error map[string]any }
			door, known := map[string]func([]byte) []byte{"": withPlaces().Estimate, "split": withPlaces().Split}[c.Door]
			require.True(t, known, "door")
			require.NoError(t, json.Unmarshal(door(c.Request), &answer))
			got := answer.OK
			if _, refused := c.Right["problems"]; refused {
				got = answer.Error
			}
			require.NotNil(t, got, "%s\nanswered with problems: %v", c.Name, answer.Error)
			for _, difference := range differencesFrom(c.Right, got, "") {
				t.Errorf("%s\n%s", c.Name, difference)
			}
		})
	}
}

// differencesFrom tells where got is not as right says: of an object what right
// states, of a list every element.
func differencesFrom(right, got any, at string) []string {
	var all []string
	switch r := right.(type) {
	case map[string]any:
		if g, ok := got.(map[string]any); ok {
			for name, value := range r {
				all = append(all, differencesFrom(value, g[name], at+"/"+name)...)
			}
			return all
		}
	case []any:
		if g, ok := got.([]any); ok && len(g) == len(r) {
			for i := range r {
				all = append(all, differencesFrom(r[i], g[i], fmt.Sprint(at, "/", i))...)
			}
			return all
		}
	default:
		if right == got {
			return nil
		}
	}
	return []string{fmt.Sprintf("%s: %v, right is %v", at, asJSON(got), asJSON(right))}
}

func asJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// A case that does not hold is found.
func TestCasesCanFail(t *testing.T) {
	read := func(text string) (v any) {
		require.NoError(t, json.Unmarshal([]byte(text), &v))
		return v
	}
	got := read(`{"plans":[{"total":"1.00","asks":{"visits":2},"changed":[]}]}`)
	for text, want := range map[string][]string{
		`{"plans":[{"total":"1.00"}]}`:                   nil,
		`{"plans":[{"asks":{"visits":2},"changed":[]}]}`: nil,
		`{"plans":[{"total":"1.01"}]}`:                   {`/plans/0/total: "1.00", right is "1.01"`},
		`{"plans":[{"total":1}]}`:                        {`/plans/0/total: "1.00", right is 1`},
		`{"plans":[{"sum":"1.00"}]}`:                     {`/plans/0/sum: null, right is "1.00"`},
		`{"plans":[{"asks":{"visits":3}}]}`:              {`/plans/0/asks/visits: 2, right is 3`},
		`{"plans":[{"changed":["x"]}]}`:                  {`/plans/0/changed: [], right is ["x"]`},
		`{"plans":[]}`:                                   {`/plans: [{"asks":{"visits":2},"changed":[],"total":"1.00"}], right is []`},
	} {
		assert.Equal(t, want, differencesFrom(read(text), got, ""), text)
	}
}
