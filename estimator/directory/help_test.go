package directory

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/directory/county"
	"github.com/outpocket/outpocket/estimator/internal/sorted"
)

var day2027 = time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)

// memory is a spill that is none.
type memory struct{ text []byte }

func (m *memory) Write(b []byte) (int, error) {
	m.text = append(m.text, b...)
	return len(b), nil
}
func (m *memory) ReadAt(b []byte, at int64) (int, error) {
	return bytes.NewReader(m.text).ReadAt(b, at)
}

// published are the files of an insurer by the last part of their addresses, with
// "index.json", and "tiers.csv" where there is one.
type published map[string]string

func (p published) issuer(name string) Issuer {
	file := func(base string) (File, error) {
		text, there := p[base]
		if !there {
			return File{}, fs.ErrNotExist
		}
		return File{name + "/" + base, func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}, nil
	}
	i := Issuer{Name: name, Copy: func(address string) (File, error) { return file(path.Base(address)) }}
	var err error
	if i.Index, err = file("index.json"); err != nil {
		i.Index = File{name + "/index.json", func() (io.ReadCloser, error) { return nil, err }}
	}
	if i.Tiers, err = ReadTiers(p["tiers.csv"]); err != nil {
		panic(err)
	}
	return i
}

// A built is a directory with its files.
type built struct {
	*Manifest
	report *Report
	files  map[string][]byte
}

func buildOf(t testing.TB, o Options, all map[string]published) (built, error) {
	t.Helper()
	var issuers []Issuer
	for name, p := range all { // in no order
		issuers = append(issuers, p.issuer(name))
	}
	b := built{files: map[string][]byte{}}
	if o.Year == 0 {
		o.Year, o.Date = 2027, day2027
	}
	if o.Memory == 0 {
		o.Memory = 256 << 10
	}
	o.Spill = func() (sorted.Spill, error) { return &memory{}, nil }
	o.Write = func(text []byte) (string, error) {
		sum := sha256.Sum256(text)
		name := hex.EncodeToString(sum[:8])
		b.files[name] = text
		return name, nil
	}
	var err error
	b.Manifest, b.report, err = Build(context.Background(), o, issuers)
	if err == nil {
		b.files["manifest"] = asJSON(b.Manifest)
	}
	return b, err
}

func mustBuild(t testing.TB, all map[string]published) built {
	t.Helper()
	b, err := buildOf(t, Options{}, all)
	require.NoError(t, err)
	return b
}

// codes are the faults of a report, each with its file, offset and field.
func (b *built) codes() (all []string) {
	for _, f := range b.report.Faults {
		all = append(all, string(f.Code))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// areaFiles are the three files of an area.
type areaFiles struct {
	Search      Search
	Details     Details
	Formularies Formularies
}

func (b *built) area(t testing.TB, i int) (a areaFiles) {
	t.Helper()
	for name, into := range map[string]any{b.Areas[i].Search: &a.Search, b.Areas[i].Details: &a.Details, b.Areas[i].Formularies: &a.Formularies} {
		require.NoError(t, json.Unmarshal(b.files[name], into))
	}
	return a
}

// countyFiles are those of a made-up county.
func countyFiles(t testing.TB, c county.County) map[string]published {
	t.Helper()
	all := map[string]published{}
	for i := range c.Issuers {
		p := published{}
		for name, write := range map[string]func(io.Writer, int) error{
			"index.json": c.Index, "plans.json": c.PlansFile, "providers.json": c.ProvidersFile, "drugs.json": c.DrugsFile,
		} {
			var text bytes.Buffer
			require.NoError(t, write(&text, i))
			p[name] = text.String()
		}
		all["Insurer "+string(rune('A'+i))] = p
	}
	return all
}

var errStop = errors.New("stopped")

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// standing is how a plan's network is said to be to the i-th provider.
func (b *built) standing(a *areaFiles, i int, plan string) byte {
	for _, p := range b.Plans {
		if p.ID != plan || p.Network == nil {
			continue
		}
		at := slices.Index(a.Search.Networks, *p.Network)
		if at < 0 {
			return Unknown
		}
		said := a.Search.Patterns[a.Search.Pattern[i]][at]
		if said == Out && (p.ProvidersUnread > 0 || slices.Contains(a.Search.Unjoined, i)) {
			return Unknown
		}
		return said
	}
	return Unknown
}

// covered is how a plan's formulary is said to have the i-th drug, with its rules.
func (b *built) covered(a *areaFiles, i int, plan string) string {
	for _, p := range b.Plans {
		if p.ID != plan || p.Formulary == nil {
			continue
		}
		at := slices.Index(a.Formularies.Formularies, *p.Formulary)
		if at < 0 {
			return "?0"
		}
		said := a.Formularies.Patterns[a.Formularies.Pattern[i]][2*at : 2*at+2]
		if said[0] == Out && (p.DrugsUnread > 0 || slices.Contains(a.Formularies.Unjoined, i)) {
			return "?0"
		}
		return said
	}
	return "?0"
}

// A listed is a provider as the files have it.
type listed struct {
	kind                int
	last, first, middle string
	specialties, sites  []string
	accepting, updated  int
}

// providers are those of an area, in their order.
func (a *areaFiles) providers() (all []listed) {
	s, d := &a.Search, &a.Details
	words := func(texts []string, sets [][]int, n int) (all []string) {
		switch {
		case n < 0:
			return nil
		case n < len(texts):
			return []string{texts[n]}
		}
		for _, i := range sets[n-len(texts)] {
			all = append(all, texts[i])
		}
		slices.Sort(all)
		return all
	}
	var sites []string
	for i := range d.Streets {
		city := ""
		if d.SiteCity[i] >= 0 {
			city = s.Cities[d.SiteCity[i]]
		}
		sites = append(sites, strings.Join([]string{d.Streets[i], city, d.ZIPs[i], d.Phones[i]}, "; "))
	}
	for n, last := range s.Last {
		for range s.Runs[n] {
			i := len(all)
			p := listed{last: last, middle: s.Middle[i], accepting: d.Accepting[i], updated: d.Updated[i]}
			switch {
			case i < s.Kinds[0]:
				p.first = s.Firsts[s.First[i]]
			case i < s.Kinds[0]+s.Kinds[1]:
				p.kind = 1
			default:
				p.kind = 2
			}
			p.specialties = words(s.Specialties, s.SpecialtySets, s.Specialty[i])
			p.sites = words(sites, d.SiteSets, d.At[i])
			all = append(all, p)
		}
	}
	return all
}

// names are the drugs of an area, in their order.
func (a *areaFiles) names() (all []string) {
	f := &a.Formularies
	for n, runs := range f.Runs {
		for range runs {
			all = append(all, drugName{f.Ingredients[f.Ingredient[n]], f.Brands[f.Brand[n]], f.Forms[f.Form[n]], f.Strengths[f.Strength[len(all)]]}.String())
		}
	}
	return all
}

func countySample(t testing.TB) map[string]published {
	return countyFiles(t, county.County{Seed: 5, Providers: 300, Issuers: 2, Networks: 3, Plans: 2, Drugs: 60, Entries: 3, Year: 2027, Date: day2027})
}
