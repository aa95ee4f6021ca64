package directory

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/internal/sorted"
)

// Two plans of one insurer: the first has one tier, the second two. Dr. Chen is in the first,
// Dr. Diaz in the second, outside the preferred tier, and the hospital in both.
const (
	one, two = "12345TX0010001", "12345TX0020001"

	index = `{"provider_urls":["https://a.example/providers.json"],"formulary_urls":["https://a.example/drugs.json"],"plan_urls":["https://a.example/plans.json"]}`
	plans = `[{"plan_id_type":"HIOS-PLAN-ID","plan_id":"` + one + `","marketing_name":"One","network":[{"network_tier":"PREFERRED"}],"years":[2027],"last_updated_on":"2026-11-01"},
{"plan_id_type":"HIOS-PLAN-ID","plan_id":"` + two + `","marketing_name":"Two","network":[{"network_tier":"PREFERRED"},{"network_tier":"NON-PREFERRED"}],"years":[2027],"last_updated_on":"2026-11-01"}]`
	address  = `"addresses":[{"address":"1 Main St","city":"Elm","state":"TX","zip":"77001","phone":"7135550100"}]`
	inOne    = `{"plan_id_type":"HIOS-PLAN-ID","plan_id":"` + one + `","network_tier":"PREFERRED","years":[2027]}`
	inTwo    = `{"plan_id_type":"HIOS-PLAN-ID","plan_id":"` + two + `","network_tier":"NON-PREFERRED","years":[2027]}`
	chen     = `{"npi":"1234567893","type":"INDIVIDUAL","name":{"first":"Mei","middle":"L","last":"Chen"},` + address + `,"speciality":["Dermatology"],"accepting":"accepting","plans":[` + inOne + `],"last_updated_on":"2026-11-20"}`
	diaz     = `{"npi":"1245319599","type":"INDIVIDUAL","name":{"first":"Ana","last":"Díaz"},` + address + `,"specialty":["Cardiology"],"accepting":"not accepting","plans":[` + inTwo + `],"last_updated_on":"2026-11-21"}`
	hospital = `{"npi":"1679576722","type":"FACILITY","facility_name":"Elm Hospital","facility_type":["Hospital"],` + address + `,"plans":[` + inOne + `,` + inTwo + `],"last_updated_on":"2026-11-22"}`

	generic = `{"rxnorm_id":"1","drug_name":"semaglutide 1 MG Oral Tablet","plans":[{"plan_id_type":"HIOS-PLAN-ID","plan_id":"` + one + `","drug_tier":"GENERIC","prior_authorization":true,"step_therapy":false,"quantity_limit":false,"years":[2027]}]}`
	brand   = `{"rxnorm_id":"2","drug_name":"semaglutide 1 MG Oral Tablet [Rybelsus]","plans":[{"plan_id_type":"HIOS-PLAN-ID","plan_id":"` + two + `","drug_tier":"SPECIALTY","years":[2027]}]}`
)

func files() published {
	return published{
		"index.json": index, "plans.json": plans,
		"providers.json": "[" + chen + ",\n" + diaz + ",\n" + hospital + "]",
		"drugs.json":     "[" + generic + ",\n" + brand + "]",
	}
}

// said is what a directory says: for each provider its letters under both plans, for each
// drug those under both; then the plans that were skipped.
func (b *built) said(t testing.TB) string {
	t.Helper()
	var parts []string
	for n := range b.Areas {
		a := b.area(t, n)
		for i, p := range a.providers() {
			parts = append(parts, fmt.Sprintf("%s %c%c", p.last, b.standing(&a, i, one), b.standing(&a, i, two)))
		}
		for i, name := range a.names() {
			name, _, _ = strings.Cut(strings.Replace(name, "semaglutide 1 MG Oral Tablet [", "", 1), " ")
			parts = append(parts, fmt.Sprintf("%s %s%s", strings.TrimSuffix(name, "]"), b.covered(&a, i, one), b.covered(&a, i, two)))
		}
	}
	for _, s := range b.Skipped {
		parts = append(parts, s.ID[7:10]+" "+s.Reason)
	}
	return strings.Join(parts, ", ")
}

const asItIs = "Chen 1-, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050"

// TestTraps reads files with the faults that real ones have: what is said then, and which
// faults are told.
func TestTraps(t *testing.T) {
	change := func(name string, pairs ...string) func(published) {
		return func(p published) {
			for i := 0; i < len(pairs); i += 2 {
				if !strings.Contains(p[name], pairs[i]) {
					panic(name + " has no " + pairs[i])
				}
				p[name] = strings.Replace(p[name], pairs[i], pairs[i+1], 1)
			}
		}
	}
	put := func(name, text string) func(published) { return func(p published) { p[name] = text } }
	packed := func(text string, cut int) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write([]byte(text))
		_ = z.Close()
		return b.String()[:b.Len()-cut]
	}
	const nothing = "001 not-whole, 002 not-whole"
	for _, c := range []struct {
		name   string
		spoil  func(published)
		said   string
		faults string
	}{
		{"as it is", func(published) {}, asItIs, ""},
		// Traps of the format.
		{"the other spelling", change("providers.json", "speciality", "specialty"), asItIs, ""},
		{"years as texts", change("providers.json", `"years":[2027]`, `"years":["2026","2027"]`), asItIs, ""},
		{"a single year", change("providers.json", `"years":[2027]`, `"years":"2027"`), asItIs, ""},
		{"no years", change("providers.json", `,"years":[2027]`, ``), asItIs, "no-years"},
		{"years that are none", change("providers.json", `"years":[2027]`, `"years":[{}]`), "Chen ?-, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "unread-years"},
		{"last year's row", change("providers.json", `"years":[2027]`, `"years":[2026]`), "Chen --, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "other-year"},
		{"last year's plan", change("plans.json", `"years":[2027]`, `"years":[2026]`), "Chen ?-, Díaz ?2, Elm Hospital ?2, Rybelsus ?050", "other-year unlisted-plan"},
		{"formulary is one object", change("plans.json", `"marketing_name":"One"`, `"marketing_name":"One","formulary":{"drug_tier":"GENERIC","cost_sharing":[{"coinsurance_opt":"WHATEVER"}]}`), asItIs, ""},
		{"a group", change("providers.json", `"type":"FACILITY","facility_name"`, `"type":"GROUP","group_name"`), asItIs, ""},
		{"a number for a number", change("providers.json", `"1234567893"`, `1234567893`), asItIs, ""},
		{"no number", change("providers.json", `"1234567893"`, `null`), "Chen 1?, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "no-npi"},
		{"a tax number", change("providers.json", `"1234567893"`, `"12-3456789"`), "Chen 1?, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "not-npi"},
		{"no check digit", change("providers.json", `"1234567893"`, `"1234567890"`), "Chen 1?, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "not-npi"},
		{"a list in an object", func(p published) { p["providers.json"] = `{"n":3,"providers":` + p["providers.json"] + `,"end":true}` }, asItIs, ""},
		{"a byte order mark", func(p published) { p["providers.json"] = "\uFEFF" + p["providers.json"] }, asItIs, ""},
		{"Windows-1252", change("providers.json", "Díaz", "D\xedaz"), asItIs, "not-utf8"},
		{"packed", func(p published) { p["providers.json"] = packed(p["providers.json"], 0) }, asItIs, ""},
		{"an identifier with its variant", change("providers.json", one, one+"-01"), asItIs, ""},
		{"capitals", change("providers.json", `"Chen"`, `"CHEN"`), asItIs, ""},
		// Words for outside, and tiers.
		{"out of network", change("providers.json", `"network_tier":"PREFERRED"`, `"network_tier":"OUT-OF-NETWORK"`), "Chen --, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", ""},
		{"OON", change("providers.json", `"network_tier":"NON-PREFERRED"`, `"network_tier":"oon"`), "Chen 1-, Díaz --, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", ""},
		{"non-par", change("providers.json", `"network_tier":"PREFERRED"`, `"network_tier":"NON-PAR"`), "Chen --, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", ""},
		{"not contracted", change("providers.json", `"network_tier":"PREFERRED"`, `"network_tier":"Not Contracted"`), "Chen --, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", ""},
		{"another text, of one tier", change("providers.json", `"network_tier":"PREFERRED"`, `"network_tier":"STANDARD"`), asItIs, ""},
		{"another text, of several", change("providers.json", `"network_tier":"NON-PREFERRED"`, `"network_tier":"STANDARD"`), "Chen 1-, Díaz -?, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "unknown-network-tier"},
		{"in and out", change("providers.json", "["+inOne+"]", "["+inOne+","+strings.Replace(inOne, "PREFERRED", "OON", 1)+"]"), "Chen ?-, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "in-and-out"},
		{"in two tiers", change("providers.json", "["+inTwo+"]", "["+inTwo+","+strings.Replace(inTwo, "NON-", "", 1)+"]"), asItIs, "tiers-differ"},
		// Files that are not whole.
		{"a missing file", func(p published) { delete(p, "providers.json") }, nothing, "missing-file"},
		{"no drugs", func(p published) { delete(p, "drugs.json") }, nothing, "missing-file"},
		{"an error page", put("providers.json", "<!DOCTYPE html><title>404</title>"), nothing, "web-page"},
		{"cut off", func(p published) { p["providers.json"] = p["providers.json"][:len(p["providers.json"])-1] }, nothing, "incomplete-file"},
		{"empty", put("drugs.json", " \n"), nothing, "empty-file"},
		{"packed, cut off", func(p published) { p["providers.json"] = packed(p["providers.json"], 9) }, nothing, "incomplete-file"},
		{"packed, damaged", func(p published) {
			text := []byte(packed(p["providers.json"], 0))
			text[len(text)-5] ^= 1
			p["providers.json"] = string(text)
		}, nothing, "damaged"},
		{"a list that goes on", func(p published) { p["drugs.json"] += "]" }, nothing, "not-json"},
		{"two lists", func(p published) { p["drugs.json"] = `{"a":` + p["drugs.json"] + `,"b":[]}` }, nothing, "two-lists"},
		{"an index for drugs", put("drugs.json", `{"a":{"b":1}}`), nothing, "no-list"},
		{"not JSON in an entry", change("providers.json", `"accepting":"accepting"`, `"accepting":accepting`), nothing, "not-json"},
		// Entries and rows that cannot be read.
		{"a text for an entry", change("providers.json", "["+chen, `["x",`+chen), "Chen 1?, Díaz ?2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "unread-plans"},
		{"a text for plans", change("providers.json", `"plans":[`+inTwo+`]`, `"plans":"all"`), "Chen 1?, Díaz ??, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "unread-plans"},
		{"a plan without its identifier", change("providers.json", inTwo, `{"network_tier":"PREFERRED"}`), "Chen 1?, Díaz ??, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "unread-plans"},
		{"another kind of identifier", change("providers.json", inTwo, inTwo+`,{"plan_id_type":"OTHER","plan_id":"X-1"}`), asItIs, "other-plan"},
		{"a plan that no file has", change("providers.json", inTwo, inTwo+","+strings.Replace(inTwo, two, "99999TX0010001", 1)), asItIs, "unlisted-plan"},
		{"no name", change("providers.json", `"last":"Chen"`, `"last":""`), "Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "no-name"},
		{"a name of 10 KB", change("providers.json", `"last":"Chen"`, `"last":"`+strings.Repeat("Chen", 2500)+`"`), "Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "no-name text-too-long"},
		{"nowhere", change("providers.json", `"TX"`, `"Texas"`), "Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "no-place"},
		{"a date to come", change("providers.json", "2026-11-20", "2027-11-20"), asItIs, "no-date"},
		{"one without a number of the same name", change("providers.json", "["+chen, "["+chen+","+strings.NewReplacer(`"1234567893"`, "null", inOne, inTwo).Replace(chen)),
			"Chen 1?, Chen ?2, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", "no-npi"},
		// Drugs.
		{"a tier without words", change("drugs.json", `"GENERIC"`, `"TIER-ONE"`), "Chen 1-, Díaz -2, Elm Hospital 12, semaglutide ?1-0, Rybelsus -050", "unknown-drug-tier"},
		{"a tier of several", change("drugs.json", `"SPECIALTY"`, `"NON-PREFERREDGENERIC-NON-PREFERREDBRAND"`), "Chen 1-, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -0?0", "unknown-drug-tier"},
		{"a tier by its number", change("drugs.json", `"GENERIC"`, `9`), "Chen 1-, Díaz -2, Elm Hospital 12, semaglutide ?1-0, Rybelsus -050", "unknown-drug-tier"},
		{"a tier with a number", change("drugs.json", `"GENERIC"`, `"GENERIC 2"`), "Chen 1-, Díaz -2, Elm Hospital 12, semaglutide ?1-0, Rybelsus -050", "unknown-drug-tier"},
		{"not on the formulary", change("drugs.json", `"GENERIC"`, `"NON-FORMULARY"`), "Chen 1-, Díaz -2, Elm Hospital 12, Rybelsus ?050", ""},
		{"a line of tiers.csv", func(p published) {
			change("drugs.json", `"GENERIC"`, `"TIER-ONE"`)(p)
			p["tiers.csv"] = "tier,service\nTier-One,preferredGenericDrug\n"
		}, "Chen 1-, Díaz -2, Elm Hospital 12, semaglutide 11-0, Rybelsus -050", ""},
		{"rows that differ", change("drugs.json", "["+generic, "["+generic+","+strings.NewReplacer("GENERIC", "SPECIALTY", "true", "false").Replace(generic)),
			"Chen 1-, Díaz -2, Elm Hospital 12, semaglutide 59-0, Rybelsus -050", "rules-differ tiers-differ"},
		{"no number of RxNorm", change("drugs.json", `"rxnorm_id":"1"`, `"rxnorm_id":null`), "Chen 1-, Díaz -2, Elm Hospital 12, semaglutide 21?0, Rybelsus -050", "no-rxcui"},
		{"yes and no as texts", change("drugs.json", `"prior_authorization":true`, `"prior_authorization":"Yes"`), asItIs, ""},
		{"a rule that cannot be read", change("drugs.json", `"step_therapy":false`, `"step_therapy":"maybe"`), "Chen 1-, Díaz -2, Elm Hospital 12, semaglutide 23-0, Rybelsus -050", "wrong-shape"},
		{"a text for an entry of drugs", change("drugs.json", "[", `["x",`), "Chen 1-, Díaz -2, Elm Hospital 12, semaglutide 21?0, Rybelsus ?050", "unread-plans"},
		// Plans.
		{"tiers that cannot be read", change("plans.json", `[{"network_tier":"PREFERRED"},{"network_tier":"NON-PREFERRED"}]`, `"both"`), "Chen 1-, Díaz -?, Elm Hospital 1?, semaglutide 21-0, Rybelsus -050", "unknown-network-tier unread-plans"},
		{"a plan twice, with its tiers in another order", change("plans.json", "[{", `[{"plan_id":"`+two+`","network":[{"network_tier":"NON-PREFERRED"},{"network_tier":"PREFERRED"}],"years":2027,"last_updated_on":"2026-11-01"},{`),
			"Chen 1-, Díaz -?, Elm Hospital 1?, semaglutide 21-0, Rybelsus -050", "tiers-differ unknown-network-tier"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := files()
			c.spoil(p)
			b := mustBuild(t, map[string]published{"A": p})
			said := b.said(t)
			if len(b.Areas) > 0 && said[len(said)-1] == 'x' {
				t.Log(b.report.Faults)
			}
			assert.Equal(t, c.said, said)
			assert.Equal(t, c.faults, strings.Join(b.codes(), " "))
		})
	}
}

// TestOffsets says where faults are: what stands there is the entry.
func TestOffsets(t *testing.T) {
	p := files()
	p["providers.json"] = strings.Replace(p["providers.json"], `"1245319599"`, `"1245319590"`, 1)
	b := mustBuild(t, map[string]published{"A": p})
	require.Len(t, b.report.Faults, 1)
	f := b.report.Faults[0]
	assert.Equal(t, Fault{File: "A/providers.json", Offset: int64(strings.Index(p["providers.json"], `{"npi":"1245319590"`)), Field: "npi", Code: NotNPI, Found: "1245319590"}, f)
	p = files()
	p["providers.json"] = strings.Replace(p["providers.json"], `"accepting":"not accepting"`, `"accepting":not`, 1)
	b = mustBuild(t, map[string]published{"A": p})
	require.Len(t, b.report.Faults, 1)
	assert.InDelta(t, strings.Index(p["providers.json"], `:not`)+2, b.report.Faults[0].Offset, 1)
}

// TestIndexes joins indexes: one plan in two has what either says, and nothing if a file of
// either is not whole.
func TestIndexes(t *testing.T) {
	other := files()
	other["providers.json"] = "[" + strings.Replace(chen, inOne, inTwo, 1) + "]"
	both := map[string]published{"A": files(), "B": other}
	b := mustBuild(t, both)
	assert.Equal(t, "Chen 12, Díaz -2, Elm Hospital 12, semaglutide 21-0, Rybelsus -050", b.said(t))

	other["providers.json"] = other["providers.json"][:100]
	b = mustBuild(t, both)
	assert.Equal(t, "001 not-whole, 002 not-whole", b.said(t))
	assert.Equal(t, "B/providers.json", b.Skipped[0].File)

	// Of another insurer, whose files are not whole, nothing is said; of the rest all is.
	third := "54321TX0010001"
	for name, text := range files() {
		other[name] = strings.ReplaceAll(strings.ReplaceAll(text, one, third), two, "54321TX0020001")
	}
	other["providers.json"] = "["
	b = mustBuild(t, both)
	assert.Equal(t, asItIs+", 001 not-whole, 002 not-whole", b.said(t))

	// What a file that is not whole is about may be any plan of its insurer, listed or not.
	other = files()
	other["plans.json"] = "[" + strings.Split(plans, "\n")[1]
	other["drugs.json"] = "[]"
	other["providers.json"] = "["
	both["B"] = other
	assert.Equal(t, "001 not-whole, 002 not-whole", func() string { b := mustBuild(t, both); return b.said(t) }())

	// If it is not known what its files are about, they may be about every plan.
	other["plans.json"], other["providers.json"], other["drugs.json"] = "<", "<", "<"
	b = mustBuild(t, both)
	assert.Equal(t, "001 not-whole, 002 not-whole", b.said(t))

	for name, text := range map[string]string{
		"web-page": "<html>", "incomplete-file": index[:40], "not-json": `{"plan_urls":x}`, "empty-file": "", "wrong-shape": `{"plan_urls":{}}`,
		"no-addresses": `{"plan_urls":["a"],"provider_urls":["b"]}`,
	} {
		other["index.json"] = text
		b, err := buildOf(t, Options{}, both)
		require.ErrorIs(t, err, ErrIndex)
		assert.Equal(t, []string{name}, b.codes())
	}
}

// TestCut cuts each file at 200 places: its plans get no data, and nothing is said of them.
func TestCut(t *testing.T) {
	for _, name := range []string{"plans.json", "providers.json", "drugs.json"} {
		whole := files()[name]
		for i := range 200 {
			p := files()
			p[name] = whole[:i*len(whole)/200]
			b := mustBuild(t, map[string]published{"A": p})
			require.Empty(t, b.Plans, "%s cut at %d", name, len(p[name]))
			require.Empty(t, b.Areas, "%s cut at %d", name, len(p[name]))
			require.NotEmpty(t, b.report.Faults)
		}
	}
}

// TestWrongTypes gives every field every kind of value. Nobody is then in a network, and no
// drug covered, who was not before; and who was in is not outside, unless a row says it.
func TestWrongTypes(t *testing.T) {
	before := mustBuild(t, map[string]published{"A": files()})
	ok := before.area(t, 0)
	was := map[string]byte{}
	for i, p := range ok.providers() {
		was[p.last+one], was[p.last+two] = before.standing(&ok, i, one), before.standing(&ok, i, two)
	}
	tried := 0
	for _, name := range []string{"plans.json", "providers.json", "drugs.json"} {
		var entries []any
		require.NoError(t, json.Unmarshal([]byte(files()[name]), &entries))
		var walk func(v any, set func(any))
		try := func(what string) {
			p := files()
			p[name] = string(asJSON(entries))
			b := mustBuild(t, map[string]published{"A": p})
			tried++
			if len(b.Areas) == 0 {
				return
			}
			a := b.area(t, 0)
			for i, who := range a.providers() {
				for _, plan := range []string{one, two} {
					switch then, now := was[who.last+plan], b.standing(&a, i, plan); {
					case then == 0: // under another name
					case now == Unknown:
					case now == Out && strings.HasPrefix(what, "[] for [map[network_tier"): // it is listed under no plan
					default:
						require.Equal(t, string(then), string(now), "%s %s %s", name, what, who.last)
					}
				}
			}
		}
		walk = func(v any, set func(any)) {
			for _, wrong := range []any{nil, true, 17.5, -3, "x", "", []any{}, []any{[]any{1}}, map[string]any{}, map[string]any{"x": []any{}}} {
				set(wrong)
				try(fmt.Sprintf("%v for %v", wrong, v))
				set(v)
			}
			switch v := v.(type) {
			case []any:
				for i := range v {
					walk(v[i], func(x any) { v[i] = x })
				}
			case map[string]any:
				for _, key := range sortedKeys(v) {
					if key == "plans" && len(v[key].([]any)) == 0 {
						continue
					}
					walk(v[key], func(x any) { v[key] = x })
				}
			}
		}
		for i := range entries {
			walk(entries[i], func(x any) { entries[i] = x })
		}
	}
	assert.Greater(t, tried, 1000)
}

// TestSameBytes builds the same files in other orders: of insurers, which maps give in none,
// and of entries.
func TestSameBytes(t *testing.T) {
	first := mustBuild(t, countySample(t))
	again := countySample(t)
	for name := range again {
		for _, file := range []string{"plans.json", "providers.json", "drugs.json"} {
			var entries []json.RawMessage
			require.NoError(t, json.Unmarshal([]byte(again[name][file]), &entries))
			slices.Reverse(entries)
			text, err := json.Marshal(entries)
			require.NoError(t, err)
			again[name][file] = string(text)
		}
	}
	second := mustBuild(t, again)
	assert.Equal(t, slices.Sorted(maps.Keys(first.files)), slices.Sorted(maps.Keys(second.files)))
	for name, text := range first.files {
		assert.Equal(t, string(text), string(second.files[name]), name)
	}
	// With hardly any memory everything waits on disk.
	small, err := buildOf(t, Options{Memory: 4 << 10}, countySample(t))
	require.NoError(t, err)
	assert.Equal(t, first.files, small.files)
}

// TestStopped stops a run at every step.
func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, _, err := Build(ctx, Options{Year: 2027, Date: day2027, Spill: func() (sorted.Spill, error) { return &memory{}, nil }}, []Issuer{files().issuer("A")})
	require.ErrorIs(t, err, context.Canceled)
	n := 0
	_, _, err = Build(context.Background(), Options{
		Year: 2027, Date: day2027, Spill: func() (sorted.Spill, error) { return &memory{}, nil },
		Write: func([]byte) (string, error) { n++; return "", errStop },
	}, []Issuer{files().issuer("A")})
	require.ErrorIs(t, err, errStop)
	assert.Equal(t, 1, n)
}

func TestReadTiersAndAreas(t *testing.T) {
	_, err := ReadTiers("tier,service\nTIER 1,genericDrug\nTIER 1,specialtyDrug\nTIER 2\nTIER 3,specialist\n\"TIER, 4\",notCovered")
	require.Error(t, err)
	for _, line := range []string{"line 3: TIER 1", "line 4", "line 5"} {
		assert.Contains(t, err.Error(), line)
	}
	assert.NotContains(t, err.Error(), "line 6")
	areas, err := ReadAreas("area,name,zip\nelm,Elm County,77001\nelm,Elm County,770\noak,\"Oak, West\",78\n")
	require.NoError(t, err)
	assert.Equal(t, []Area{{"elm", "Elm County", []string{"77001", "770"}}, {"oak", "Oak, West", []string{"78"}}}, areas)
	_, err = ReadAreas("Elm,Elm,77001\nelm,,77001\nelm,Elm,x\nelm,Elm,77\nelm,Oak,78")
	require.Error(t, err)
	assert.Equal(t, 4, strings.Count(err.Error(), "line "))
	b, err := buildOf(t, Options{Areas: areas[1:]}, map[string]published{"A": files()})
	require.NoError(t, err)
	assert.Empty(t, b.Areas)
	b, err = buildOf(t, Options{Areas: areas}, map[string]published{"A": files()})
	require.NoError(t, err)
	require.Len(t, b.Areas, 1)
	assert.Equal(t, "Elm County", b.Areas[0].Name)
}

// TestDetails has what is shown of who was found.
func TestDetails(t *testing.T) {
	p := files()
	p["providers.json"] = "[" + chen + "," + strings.NewReplacer(`"1234567893"`, `"1679576722"`, `"L"`, `"Xi"`, "1 Main St", "2 OAK AVE", `"2026-11-20"`, `"2026-10-30"`, `"accepting"`, `"accepting in some locations"`).
		Replace(chen) + "," + strings.Replace(diaz, `"not accepting"`, `"?"`, 1) + "]"
	p["providers.json"] = strings.Replace(p["providers.json"], `"accepting in some locations":`, `"accepting":`, 1)
	b := mustBuild(t, map[string]published{"A": p})
	a := b.area(t, 0)
	assert.Equal(t, []listed{
		{0, "Chen", "Mei", "L", []string{"Dermatology"}, []string{"1 Main St; Elm; 77001; 7135550100"}, 1, 9},
		{0, "Chen", "Mei", "Xi", []string{"Dermatology"}, []string{"2 Oak Ave; Elm; 77001; 7135550100"}, 3, 30},
		{0, "Díaz", "Ana", "", []string{"Cardiology"}, []string{"1 Main St; Elm; 77001; 7135550100"}, 0, 8},
	}, a.providers())
	assert.Equal(t, "2026-11-29", b.Date)
	assert.Equal(t, ManifestIssuer{"A", "2026-11-21"}, b.Issuers[0])
	assert.Equal(t, []string{"PREFERRED", "NON-PREFERRED"}, b.Plans[1].Tiers)
}

func TestNames(t *testing.T) {
	for text, want := range map[string]drugName{
		"semaglutide 1 MG Oral Tablet [Rybelsus]":                {"semaglutide", "Rybelsus", "Oral Tablet", "1 MG"},
		"amlodipine 5 MG / benazepril 10 MG Oral Capsule":        {"amlodipine / benazepril", "", "Oral Capsule", "5 MG / 10 MG"},
		"3 ML insulin glargine 100 UNT/ML Pen Injector [Lantus]": {"insulin glargine", "Lantus", "Pen Injector", "3 ML, 100 UNT/ML"},
		"24 HR metformin 500 MG Extended Release Oral Tablet":    {"metformin", "", "Extended Release Oral Tablet", "24 HR, 500 MG"},
		"OZEMPIC":                     {"OZEMPIC", "", "", ""},
		"{1 (a 1 MG Tablet) } Pack":   {"{1 (a 1 MG Tablet) } Pack", "", "", ""},
		"5":                           {"5", "", "", ""},
		"a 1 MG Tablet / b 2 MG [C]":  {"a 1 MG Tablet / b 2 MG [C]", "", "", ""},
		"vitamin B 12 1 MG Injection": {"vitamin B", "", "MG Injection", "12 1"},
	} {
		got := nameOf(text)
		assert.Equal(t, want, got, text)
		assert.Equal(t, text, got.String())
	}
}

func FuzzBuild(f *testing.F) {
	for _, seed := range []string{chen, diaz, hospital, generic, brand, plans} {
		f.Add([]byte("["+seed+"]"), []byte("["+generic+"]"), []byte(plans))
	}
	f.Fuzz(func(t *testing.T, providers, drugs, plans []byte) {
		p := files()
		p["providers.json"], p["drugs.json"], p["plans.json"] = string(providers), string(drugs), string(plans)
		b := mustBuild(t, map[string]published{"A": p})
		for i := range b.Areas {
			a := b.area(t, i)
			require.Len(t, a.providers(), len(a.Search.Pattern))
			require.Len(t, a.names(), len(a.Formularies.Pattern))
			b.said(t)
		}
		for _, fault := range b.report.Faults {
			require.NotEmpty(t, fault.Code)
			require.LessOrEqual(t, fault.Offset, int64(len(providers)+len(drugs)+len(plans)))
		}
		if slices.ContainsFunc(b.report.Faults, func(f Fault) bool { return f.Code == IncompleteFile }) {
			require.Empty(t, b.Plans)
		}
	})
}
