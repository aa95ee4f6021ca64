package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
	"github.com/outpocket/outpocket/estimator/planfile/puf/filings"
)

// A filedSilver is a silver plan as the tables have it: its premiums by area, and where it
// is sold.
type filedSilver struct {
	id, state string
	premiums  map[int]json.RawMessage
	area      serviceArea
}

func filedSilvers(t *testing.T, names []string) (all []filedSilver) {
	t.Helper()
	s, err := newSources("", io.Discard, func(written any, draft *planfile.Draft) error {
		p := written.(*puf.Plan)
		if level := p.Field("/metalLevel"); level == nil || string(level.Value) != `"Silver"` || !strings.HasSuffix(p.ID, "-01") {
			return nil
		}
		of := filedSilver{id: p.ID, state: p.State, premiums: map[int]json.RawMessage{}, area: serviceArea{areas: slices.Clone(p.Areas)}}
		for i := range p.Rates {
			var number int
			_, err := fmt.Sscanf(p.Rates[i].Area, "Rating Area %d", &number)
			require.NoError(t, err)
			premium := map[string]any{"period": "month", "byAge": p.Rates[i].ByAge, "essentialPercent": json.RawMessage("100")}
			if f := p.Field("/premium/essentialPercent"); f != nil {
				premium["essentialPercent"] = f.Value
			}
			text, err := json.Marshal(premium)
			require.NoError(t, err)
			of.premiums[number] = text
		}
		all = append(all, of)
		return nil
	})
	require.NoError(t, err)
	defer s.close()
	require.NoError(t, s.all(names, nil))
	return all
}

// allSilver makes all plans of the tables silver, so that several are sold in a place.
func allSilver(t *testing.T, names []string) {
	t.Helper()
	for _, name := range names {
		if !strings.HasSuffix(name, "attributes.csv") {
			continue
		}
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		silver := strings.NewReplacer("Expanded Bronze", "Silver", "Bronze", "Silver", "Gold", "Silver", "Platinum", "Silver")
		require.NoError(t, os.WriteFile(name, []byte(silver.Replace(string(text))), 0o600))
	}
}

// TestBuildSilver asks for the benchmark of households in each part of a county, once by the
// plans that the folder has for it, and once by all silver plans that the tables say are
// sold there.
func TestBuildSilver(t *testing.T) {
	names := filed(t, t.TempDir(), filings.Files{Seed: 5, Plans: 60, Areas: 3})
	allSilver(t, names)
	out := filepath.Join(t.TempDir(), "plans")
	var notes bytes.Buffer
	require.NoError(t, build(names, out, accepted, true, &notes), notes.String())
	filed := filedSilvers(t, names)
	require.NotEmpty(t, filed)

	var all index
	readJSON(t, &all, out, "index.json")
	random := rand.New(rand.NewPCG(1, 2))
	asked, ofSeveral, parts := 0, 0, 0
	engine := new(estimator.Estimator)
	benchmark := func(state string, members, silver any) string {
		request, err := json.Marshal(map[string]any{"year": filings.Year, "members": members, "income": 70000, "taxFamily": 9,
			"place": map[string]any{"state": state, "silver": silver}})
		require.NoError(t, err)
		var answer struct {
			OK struct {
				Benchmark string `json:"benchmark"`
			} `json:"ok"`
		}
		text := engine.Credit(request)
		require.NoError(t, json.Unmarshal(text, &answer))
		require.NotEmpty(t, answer.OK.Benchmark, string(text))
		return answer.OK.Benchmark
	}
	for _, state := range slices.Sorted(maps.Keys(all.Years["2026"])) {
		var of statePlaces
		readJSON(t, &of, out, all.Years["2026"][state])
		for _, county := range of.Counties {
			for _, part := range county.Parts {
				parts++
				if part.Silver == nil || random.IntN(2) > 0 {
					continue
				}
				var sold, few []map[string]any
				readJSON(t, &few, out, of.Silver[part.Area])
				few = slices.DeleteFunc(few, func(p map[string]any) bool { return !slices.Contains(part.Silver, p["id"].(string)) })
				require.Len(t, few, len(part.Silver), county.Name)
				for _, p := range filed {
					zips, in := p.area.of(county.FIPS, county.Name)
					if p.state == state && in && (zips == nil || len(part.ZIPs) > 0 && slices.Contains(zips, part.ZIPs[0])) {
						sold = append(sold, map[string]any{"id": p.id, "year": filings.Year, "premium": p.premiums[part.Area]})
					}
				}
				if len(sold) > 2 {
					ofSeveral++
				}
				for range 3 {
					members := []map[string]any{{"id": "a", "relationship": "self", "age": 18 + random.IntN(47)}}
					for i := range random.IntN(5) {
						members = append(members, map[string]any{"id": fmt.Sprint("c", i), "relationship": "child", "age": random.IntN(26)})
					}
					asked++
					assert.Equal(t, benchmark(state, members, sold), benchmark(state, members, few), "%s: %d plans, %d", county.Name, len(sold), len(few))
				}
			}
		}
	}
	assert.Greater(t, asked, 20)
	assert.Greater(t, ofSeveral, 5)
	assert.Greater(t, parts, asked/3)
}

// TestBuildSilverUnknown has nothing to say of places where a silver plan has no premium, or
// where nobody says that all plans are there.
func TestBuildSilverUnknown(t *testing.T) {
	names := filed(t, t.TempDir(), filings.Files{Seed: 5, Plans: 12, Areas: 3})
	known := func(names []string, whole bool) (count int) {
		out := filepath.Join(t.TempDir(), "plans")
		require.NoError(t, build(names, out, accepted, whole, io.Discard))
		var all index
		readJSON(t, &all, out, "index.json")
		for _, name := range all.Years["2026"] {
			var of statePlaces
			readJSON(t, &of, out, name)
			for _, county := range of.Counties {
				for _, part := range county.Parts {
					count += min(len(part.Silver), 1)
				}
			}
		}
		return count
	}
	before := known(names, true)
	assert.Zero(t, known(names, false))

	rates := names[slices.IndexFunc(names, func(name string) bool { return strings.HasSuffix(name, "rates.csv") })]
	text, err := os.ReadFile(rates)
	require.NoError(t, err)
	component, _, _ := strings.Cut(filedSilvers(t, names)[0].id, "-")
	lines := slices.DeleteFunc(strings.Split(string(text), "\n"), func(line string) bool {
		return strings.Contains(line, component) && strings.Contains(line, "Rating Area 1,")
	})
	require.NoError(t, os.WriteFile(rates, []byte(strings.Join(lines, "\n")), 0o600))
	after := known(names, true)
	assert.Less(t, after, before)
	assert.Positive(t, after)
}
