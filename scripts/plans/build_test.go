package main

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/places"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
	"github.com/outpocket/outpocket/estimator/planfile/puf/filings"
	"github.com/outpocket/outpocket/estimator/problem"
)

// filed writes the four tables of a few plans into a folder, and returns their names.
func filed(t *testing.T, folder string, files filings.Files) []string {
	t.Helper()
	counties := func(state string) (all []string) {
		var known credit.Places
		require.NoError(t, json.Unmarshal(places.Of(state), &known))
		for _, area := range known.Areas {
			for _, county := range area.Counties {
				all = append(all, county[:5])
			}
		}
		return all
	}
	var names []string
	for name, write := range map[string]func(io.Writer) error{
		"attributes.csv": files.Attributes, "benefits.csv": files.Benefits, "rates.csv": files.Rates,
		"areas.csv": func(to io.Writer) error { return files.ServiceAreas(to, counties, 40) },
	} {
		names = append(names, filepath.Join(folder, name))
		f, err := os.Create(names[len(names)-1])
		require.NoError(t, err)
		require.NoError(t, write(f))
		require.NoError(t, f.Close())
	}
	slices.Sort(names)
	return names
}

func readJSON(t *testing.T, into any, path ...string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(path...))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, into))
}

// accepted are reasons that somebody has looked at.
const accepted = "tiers-count,no-family-amount,deciding-remark"

func planOf(t *testing.T, text json.RawMessage) (p plan.Plan) {
	t.Helper()
	var problems problem.List
	document.Read(text, &p, &problems)
	require.Empty(t, problems, p.ID)
	return p
}

// filedPlans are the plans of the tables as each variant is filed, by identifier.
func filedPlans(t *testing.T, names []string) map[string]*plan.Plan {
	t.Helper()
	all := map[string]*plan.Plan{}
	s, err := newSources("", io.Discard, func(written any, draft *planfile.Draft) error {
		said := map[string]json.RawMessage{"/premium": json.RawMessage(`{"period":"month","byAge":[{"from":0,"to":120,"amount":"1.00"}]}`)}
		of := *draft
		of.Fields = nil
		for _, f := range draft.Fields {
			if strings.HasPrefix(f.Pointer, "/premium") {
				continue
			}
			of.Fields = append(of.Fields, f)
			if f.State == planfile.Look && strings.Contains(accepted, string(f.Reason)) {
				said[f.Pointer] = f.Value
			}
		}
		if made := of.Plan(said); made.Plan != nil {
			p := planOf(t, made.Plan)
			all[p.ID] = &p
		}
		return nil
	})
	require.NoError(t, err)
	defer s.close()
	require.NoError(t, s.all(names, nil))
	return all
}

// TestBuildReduced holds each reduced variant against the one that is filed (R56).
func TestBuildReduced(t *testing.T) {
	names := filed(t, t.TempDir(), filings.Files{Seed: 3, Plans: 30, Areas: 1})
	out := filepath.Join(t.TempDir(), "plans")
	require.NoError(t, build(names, out, accepted, false, io.Discard))
	want := filedPlans(t, names)
	files, err := filepath.Glob(filepath.Join(out, "*.json"))
	require.NoError(t, err)
	got := map[string]int{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		var list []json.RawMessage
		if json.Unmarshal(text, &list) != nil {
			continue // an index
		}
		for _, text := range list {
			p := planOf(t, text)
			component, ending, _ := strings.Cut(p.ID, "-")
			assert.True(t, ending == "01" || p.ReducedCostSharing == nil, p.ID)
			for _, number := range slices.Sorted(maps.Keys(reduced)) {
				percent := reduced[number]
				i := slices.IndexFunc(p.ReducedCostSharing, func(v plan.Variant) bool { return v.Percent == percent })
				if filed := want[component+"-"+number]; ending == "01" && filed != nil && assert.GreaterOrEqual(t, i, 0, "%s %d", p.ID, percent) {
					is := p.With(&p.ReducedCostSharing[i])
					assert.Equal(t, filed.Deductibles, is.Deductibles, "%s %d", p.ID, percent)
					assert.Equal(t, filed.OutOfPocketMaximums, is.OutOfPocketMaximums, "%s %d", p.ID, percent)
					assert.Equal(t, filed.Benefits, is.Benefits, "%s %d", p.ID, percent)
					got[number]++
				}
			}
		}
	}
	for number := range reduced {
		assert.NotZero(t, got[number], number)
	}
}

// TestVariantOf says what of a variant can be said.
func TestVariantOf(t *testing.T) {
	of := `{"id":"a-01","deductibles":[{"self":"1.00"}],"outOfPocketMaximums":[{"self":"9.00"}],"benefits":{"other":{"terms":"$5"},"lab":{"terms":"$9"}}}`
	for _, c := range []struct{ name, variant, want, why string }{
		{"less of everything", `{"id":"a-06","deductibles":[{"self":"0.00"}],"outOfPocketMaximums":[{"self":"2.00"}],"benefits":{"other":{"terms":"$5"},"lab":{"terms":"$1"}}}`,
			`{"percent":94,"deductibles":[{"self":"0.00"}],"outOfPocketMaximums":[{"self":"2.00"}],"benefits":{"lab":{"terms":"$1"}}}`, ""},
		{"more services", `{"id":"a-06","deductibles":[{"self":"1.00"}],"outOfPocketMaximums":[{"self":"9.00"}],"benefits":{"other":{"terms":"$5"},"lab":{"terms":"$9"},"xray":{"terms":"$1"}}}`,
			`{"percent":94,"benefits":{"xray":{"terms":"$1"}}}`, ""},
		{"no deductible said", `{"id":"a-06","outOfPocketMaximums":[{"self":"9.00"}],"benefits":{"other":{"terms":"$5"},"lab":{"terms":"$9"}}}`, "", "a variant has other deductibles than its plan"},
		{"fewer services", `{"id":"a-06","deductibles":[{"self":"1.00"}],"outOfPocketMaximums":[{"self":"9.00"}],"benefits":{"other":{"terms":"$5"}}}`, "", "a variant has no terms where its plan has"},
		{"other rules", `{"id":"a-06","requiresReferral":true,"deductibles":[{"self":"1.00"}],"outOfPocketMaximums":[{"self":"9.00"}],"benefits":{"other":{"terms":"$5"},"lab":{"terms":"$9"}}}`, "",
			"a variant has other requiresReferral than its plan"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, why := variantOf(fieldsOf(json.RawMessage(of)), fieldsOf(json.RawMessage(c.variant)), 94)
			assert.Equal(t, c.why, why)
			if c.want != "" {
				assert.JSONEq(t, c.want, string(got))
			}
		})
	}
}

// TestBuild follows the folder from its index to each plan, and holds it against the
// tables.
func TestBuild(t *testing.T) {
	names := filed(t, t.TempDir(), filings.Files{Seed: 3, Plans: 10, Areas: 3})
	out := filepath.Join(t.TempDir(), "plans")
	var notes bytes.Buffer
	require.NoError(t, build(names, out, accepted, false, &notes), notes.String())

	var all index
	readJSON(t, &all, out, "index.json")
	require.Equal(t, []string{"2026"}, slices.Collect(maps.Keys(all.Years)))
	require.Len(t, all.Years["2026"], 2, "ten plans are of two issuers, in two states")
	reached := map[string]bool{"index.json": true}
	sold := 0
	for state, name := range all.Years["2026"] {
		reached[name] = true
		var of statePlaces
		readJSON(t, &of, out, name)
		assert.Equal(t, state, of.State)
		assert.True(t, slices.IsSortedFunc(of.Counties, func(x, y countyPlace) int { return strings.Compare(x.FIPS, y.FIPS) }))
		for _, county := range of.Counties {
			for _, part := range county.Parts {
				assert.NotEmpty(t, part.Sold, county.Name)
				for _, i := range part.Sold {
					assert.Less(t, i, len(of.ServiceAreas))
				}
			}
		}
		for area, groups := range of.Files {
			for variant, files := range groups {
				for _, file := range files {
					reached[file] = true
					var list []json.RawMessage
					readJSON(t, &list, out, file)
					assert.LessOrEqual(t, len(list), mostPlansOfFile)
					for _, text := range list {
						p := planOf(t, text)
						_, ending, _ := strings.Cut(p.ID, "-")
						assert.Equal(t, variant, variants[ending], p.ID)
						assert.Equal(t, state, p.ID[5:7])
						sold++
						if sold%20 == 0 { // the checker is the slowest here
							assert.Contains(t, string(new(estimator.Estimator).CheckPlan(text)), `{"ok":`, p.ID)
						}
						require.NotEmpty(t, p.Premium.ByAge, "%s in area %d", p.ID, area)
					}
				}
			}
		}
	}
	assert.Greater(t, sold, 40)
	entries, err := os.ReadDir(out)
	require.NoError(t, err)
	assert.Len(t, entries, len(reached), "every file is reached")

	again := filepath.Join(t.TempDir(), "plans")
	require.NoError(t, os.Mkdir(again, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(again, "index.json"), []byte("{}\n"), 0o600), "as a page comes with it")
	slices.Reverse(names)
	require.NoError(t, build(names, again, accepted, false, io.Discard))
	for name := range reached {
		first, err := os.ReadFile(filepath.Join(out, name))
		require.NoError(t, err)
		second, err := os.ReadFile(filepath.Join(again, name))
		require.NoError(t, err, "the same files make the same folder")
		assert.Equal(t, first, second)
	}

	require.Error(t, build(names, out, accepted, false, io.Discard), "a folder that has something in it")
	none := filepath.Join(t.TempDir(), "plans")
	assert.ErrorIs(t, build(names[:1], none, "", false, io.Discard), errWrong, "no plans")
	assert.Error(t, build([]string{"../../web/plans/example-hmo.json"}, filepath.Join(t.TempDir(), "p"), "", false, io.Discard))
}

// TestPartsOfCounties finds the parts of a county by the ZIP codes of service areas.
func TestPartsOfCounties(t *testing.T) {
	for _, c := range []struct {
		name  string
		areas map[string][]string // ZIP codes by service area; empty: all of the county
		first []string            // of the rating area
		want  []countyPart
	}{
		{"all of it", map[string][]string{"a": {}, "b": {}}, nil, []countyPart{{Area: 1, Sold: []int{0, 1}}}},
		{"one in part", map[string][]string{"a": {}, "b": {"77001", "77002"}}, nil, []countyPart{
			{Area: 1, Sold: []int{0}}, {Area: 1, ZIPs: []string{"77001", "77002"}, Sold: []int{0, 1}},
		}},
		{"nothing elsewhere", map[string][]string{"a": {"77001"}}, nil, []countyPart{{Area: 1, ZIPs: []string{"77001"}, Sold: []int{0}}}},
		{"in an area of some codes", map[string][]string{"a": {}, "b": {"77001", "90001"}}, []string{"770"}, []countyPart{
			{Area: 1, ZIPs: []string{"770"}, Sold: []int{0}}, {Area: 1, ZIPs: []string{"77001"}, Sold: []int{0, 1}},
		}},
		{"nowhere", nil, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var sold []*serviceArea
			for _, id := range slices.Sorted(maps.Keys(c.areas)) {
				of := puf.Area{State: "TX", County: "48201"}
				if len(c.areas[id]) > 0 {
					of.ZIPs = c.areas[id]
				}
				sold = append(sold, &serviceArea{id: id, areas: []puf.Area{of}})
			}
			assert.Equal(t, c.want, partsOf(sold, "48201", "Harris County", credit.Area{Number: 1, ZIPs: c.first}))
		})
	}
}
