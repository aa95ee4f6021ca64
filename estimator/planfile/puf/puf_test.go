package puf_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
	"github.com/outpocket/outpocket/estimator/problem"
)

// readAll reads files, by name and text in turn, and returns the plans by their IDs.
func readAll(t *testing.T, options puf.Options, files ...string) (map[string]*puf.Plan, []*puf.Report) {
	t.Helper()
	set := puf.New(options)
	var reports []*puf.Report
	for i := 0; i < len(files); i += 2 {
		report, err := set.Add(files[i], strings.NewReader(files[i+1]))
		require.NoError(t, err)
		reports = append(reports, report)
	}
	plans := map[string]*puf.Plan{}
	require.NoError(t, set.Plans(func(p *puf.Plan) error {
		plans[p.ID] = p
		return nil
	}))
	return plans, reports
}

// field returns a plan's field as "state value" or "state reason", "" where there is none.
func field(p *puf.Plan, pointer string) string {
	for _, f := range p.Fields {
		if f.Pointer == pointer {
			out := string(f.State)
			if f.Value != nil {
				out += " " + string(f.Value)
			}
			if f.Reason != "" {
				out += " " + string(f.Reason)
			}
			return out
		}
	}
	return ""
}

// planOf is the plan that a draft makes where everything that is to be looked at has
// been confirmed, and what the files do not state has been filled in.
func planOf(t *testing.T, p *puf.Plan) (*plan.Plan, problem.List) {
	t.Helper()
	whole := map[string]any{}
	for _, f := range p.Fields {
		if f.Value == nil {
			continue
		}
		var value any
		require.NoError(t, json.Unmarshal(f.Value, &value))
		put(whole, strings.Split(f.Pointer, "/")[1:], value)
	}
	for _, list := range []string{"deductibles", "outOfPocketMaximums"} {
		if all, ok := whole[list].(map[string]any); ok {
			var limits []any
			for i := range len(all) {
				limits = append(limits, all[fmt.Sprint(i)])
			}
			whole[list] = limits
		}
	}
	fill := func(pointer string, value any) {
		if found := field(p, pointer); found == "" || strings.HasPrefix(found, "not") {
			put(whole, strings.Split(pointer, "/")[1:], value)
		}
	}
	if field(p, "/premium/period") == "" {
		fill("/premium", map[string]any{"period": "month", "amount": map[string]any{"individual": "0"}})
	}
	fill("/benefits/other/terms", "Not covered")
	if kind, _ := whole["type"].(string); kind == "PPO" || kind == "POS" {
		fill("/benefits/other/outOfNetwork", "Not covered")
	}
	fill("/type", "HMO")
	text, err := json.Marshal(whole)
	require.NoError(t, err)
	var read plan.Plan
	var problems problem.List
	document.Read(text, &read, &problems)
	require.Empty(t, problems, "%s", text)
	plan.Check(&read, "", &problems)
	return &read, problems
}

func put(into map[string]any, path []string, value any) {
	if len(path) == 1 {
		into[path[0]] = value
		return
	}
	next, ok := into[path[0]].(map[string]any)
	if !ok {
		next = map[string]any{}
		into[path[0]] = next
	}
	put(next, path[1:], value)
}

func reader(text string) io.Reader { return strings.NewReader(text) }

// A disk is a spill in memory.
type disk struct{ bytes.Buffer }

func (d *disk) ReadAt(into []byte, at int64) (int, error) {
	return bytes.NewReader(d.Bytes()).ReadAt(into, at)
}
