package sbc

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/terms"
)

// A design is what a made-up plan prints, and what that means (testdata/designs.json).
// scripts/summaries sets each in several layouts and keeps their marks in testdata/corpus.
type design struct {
	Rows  map[string][]json.RawMessage `json:"rows"`
	Truth map[string]json.RawMessage   `json:"truth"`
}

// said is what a cell prints, and its terms: a text, one for each service of the row, or
// null where the wording has no terms.
type said struct {
	printed string
	meant   map[string]*string
}

var rowOf = map[string]row{
	"primaryCare": primaryRow, "specialist": specialistRow, "preventive": preventiveRow, "test": testRow, "imaging": imagingRow,
	"genericDrug": genericRow, "preferredBrandDrug": brandRow, "nonPreferredBrandDrug": nonPreferredRow, "specialtyDrug": specialtyRow,
	"outpatientFacility": outpatientFacilityRow, "outpatientSurgeon": surgeonRow, "emergencyRoom": emergencyRow,
	"ambulance": ambulanceRow, "urgentCare": urgentRow, "hospitalStay": hospitalRow, "hospitalPhysician": hospitalPhysicianRow,
	"mentalOutpatient": outpatientMentalRow, "mentalInpatient": inpatientMentalRow, "prenatalVisit": prenatalRow,
	"deliveryPhysician": deliveryPhysicianRow, "deliveryFacility": deliveryFacilityRow, "homeHealth": homeRow,
	"rehabilitation": rehabilitationRow, "habilitation": habilitationRow, "skilledNursing": nursingRow,
	"durableEquipment": equipmentRow, "hospice": hospiceRow, "childEyeExam": eyeExamRow, "childGlasses": glassesRow,
	"childDentalCheckup": dentalRow,
}

func readSaid(t *testing.T, raw json.RawMessage, services []string) said {
	var parts []json.RawMessage
	require.NoError(t, json.Unmarshal(raw, &parts))
	s := said{meant: map[string]*string{}}
	require.NoError(t, json.Unmarshal(parts[0], &s.printed))
	var one *string
	if json.Unmarshal(parts[1], &one) != nil {
		require.NoError(t, json.Unmarshal(parts[1], &s.meant))
		return s
	}
	for _, name := range services {
		s.meant[name] = one
	}
	return s
}

func readDesigns(t *testing.T) map[string]design {
	data, err := os.ReadFile("testdata/designs.json")
	require.NoError(t, err)
	var designs map[string]design
	require.NoError(t, json.Unmarshal(data, &designs))
	return designs
}

func readCorpus(t testing.TB, name string) []byte {
	data, err := os.ReadFile(filepath.Join("testdata/corpus", name+".json.gz"))
	require.NoError(t, err)
	z, err := gzip.NewReader(bytes.NewReader(data))
	require.NoError(t, err)
	marks, err := io.ReadAll(z)
	require.NoError(t, err)
	return marks
}

func corpusNames(t testing.TB) []string {
	files, err := filepath.Glob("testdata/corpus/*.json.gz")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for i, f := range files {
		files[i] = strings.TrimSuffix(filepath.Base(f), ".json.gz")
	}
	return files
}

// score counts how cells and amounts were read.
type score struct {
	cells, located                            int
	read, look, refused                       int // rightly
	wrongProposal, refusedReadable, readWrong int
}

// judge holds a field against what is true of it.
func (s *score) judge(t *testing.T, f *planfile.Field, meant *string) {
	switch {
	case f == nil || f.State == planfile.NotRead || f.State == planfile.NotThere:
		if meant == nil {
			s.refused++
			return
		}
		s.refusedReadable++
		if f != nil {
			t.Logf("not read: %s %q, which is %s (%s)", f.Pointer, f.Text, *meant, f.Reason)
		} else {
			t.Logf("not there: %s", *meant)
		}
	case meant != nil && same(f, *meant):
		if f.State == planfile.Read {
			s.read++
		} else {
			s.look++
		}
	case f.State == planfile.Look:
		s.wrongProposal++
		t.Logf("to be looked at with a wrong proposal: %s %q is read as %s", f.Pointer, f.Text, f.Value)
	default:
		s.readWrong++
		t.Errorf("silently wrong: %s %q is read as %s", f.Pointer, f.Text, f.Value)
	}
}

// Every cell of every layout is located; what is not read or to be looked at with the
// right proposal, or rightly refused, is at most 2%; nothing is wrong in silence (R61).
func TestR61Corpus(t *testing.T) {
	designs := readDesigns(t)
	var total score
	layouts := map[string]int{}
	for _, name := range corpusNames(t) {
		id, layout, _ := strings.Cut(name, "-")
		d, ok := designs[id]
		if !ok {
			continue
		}
		layouts[layout]++
		t.Run(name, func(t *testing.T) {
			drafts, err := Read(readCorpus(t, name))
			require.True(t, err == nil || id == "tiered" && RefusalOf(err).Code == Tiers, "%v", err)
			if id != "tiered" {
				require.NoError(t, err)
				require.Len(t, drafts, 1)
			}
			fields := map[string]*planfile.Field{}
			for i := range drafts[0].Fields {
				fields[drafts[0].Fields[i].Pointer] = &drafts[0].Fields[i]
			}
			var s score
			for _, key := range slices.Sorted(maps.Keys(d.Rows)) {
				cells := map[string]json.RawMessage{"terms": d.Rows[key][0], "outOfNetwork": d.Rows[key][1]}
				if len(d.Rows[key]) > 4 {
					cells["tier2"] = d.Rows[key][4]
				}
				var names []string
				for _, id := range services[rowOf[key]] {
					names = append(names, id.String())
				}
				for _, name := range slices.Sorted(maps.Keys(cells)) {
					cell := readSaid(t, cells[name], names)
					for _, service := range names {
						f := fields["/benefits/"+service+"/"+name]
						s.cells++
						if f != nil && squash(f.Text) == squash(cell.printed) && f.Place.Page > 0 && f.Place.Rectangle != nil {
							s.located++
						} else {
							t.Errorf("not located: %s %s %q: %+v", service, name, cell.printed, f)
						}
						meant := cell.meant[service]
						if meant != nil {
							meant = quoted(*meant)
						}
						s.judge(t, f, meant)
					}
				}
				if limit := limitMeant(d.Rows[key]); limit != "" {
					s.judge(t, fields["/benefits/"+names[0]+"/visitLimit"], &limit)
				}
			}
			for _, pointer := range slices.Sorted(maps.Keys(d.Truth)) {
				raw := string(d.Truth[pointer])
				s.judge(t, fields[pointer], &raw)
			}
			total.cells += s.cells
			total.located += s.located
			total.read += s.read
			total.look += s.look
			total.refused += s.refused
			total.wrongProposal += s.wrongProposal
			total.refusedReadable += s.refusedReadable
			total.readWrong += s.readWrong
		})
	}
	right := total.read + total.look + total.refused
	all := right + total.wrongProposal + total.refusedReadable + total.readWrong
	t.Logf("%d layouts of %d designs: of %d cells %d located", len(layouts), len(designs), total.cells, total.located)
	t.Logf("of %d fields %d read, %d to be looked at with the right proposal, %d rightly not read: %.1f%%", all, total.read, total.look,
		total.refused, 100*float64(right)/float64(all))
	t.Logf("%d to be looked at with a wrong proposal, %d not read that could be, %d silently wrong", total.wrongProposal,
		total.refusedReadable, total.readWrong)
	assert.GreaterOrEqual(t, len(layouts), 6)
	assert.Equal(t, total.cells, total.located)
	assert.GreaterOrEqual(t, 100*right, 98*all)
	assert.Zero(t, total.readWrong)
}

// same tells whether a field holds what is meant, terms in whatever words.
func same(f *planfile.Field, meant string) bool {
	if string(f.Value) == meant {
		return true
	}
	parse := func(raw string) (parsed terms.Terms, ok bool) {
		var text string
		if json.Unmarshal([]byte(raw), &text) != nil {
			return parsed, false
		}
		parsed, err := terms.Parse(text, terms.UnmarkedIsError)
		return parsed, err == nil
	}
	read, ok := parse(string(f.Value))
	want, known := parse(meant)
	return ok && known && read == want
}

func quoted(text string) *string {
	b, _ := json.Marshal(text)
	s := string(b)
	return &s
}

// limitMeant is the limit that a row's limitations mean, as JSON, empty where none is.
func limitMeant(row []json.RawMessage) string {
	if len(row) < 4 || string(row[3]) == "null" {
		return ""
	}
	var b bytes.Buffer
	_ = json.Compact(&b, row[3])
	return b.String()
}

// What gives no draft says why.
func TestR61Refused(t *testing.T) {
	for name, code := range map[string]planfile.Reason{
		"no-lines": NoLines, "many-columns": ManyColumns, "two-charts": TwoCharts, "old-year": OldYear, "no-sbc": NoSBC, "scan": Scan,
		"password": Password, "cut-off": CutOff, "too-many-pages": TooManyPages,
	} {
		t.Run(name, func(t *testing.T) {
			drafts, err := Read(readCorpus(t, name))
			assert.Empty(t, drafts)
			var refused *Refusal
			require.True(t, errors.As(err, &refused), "%v", err)
			assert.Equal(t, code, refused.Code)
		})
	}
}

// A chart with two columns of the network gives a draft that has them as tiers, and one of
// each column alone.
func TestR61Tiers(t *testing.T) {
	drafts, err := Read(readCorpus(t, "tiered-weasyprint"))
	assert.Equal(t, &Refusal{Code: Tiers, Page: 2}, RefusalOf(err))
	require.Len(t, drafts, 3)
	const name = "Harbor Mutual: Anchor Tiered PPO"
	for i, c := range []struct{ name, primary, deductible, maximum string }{
		{name, `"$35 copay; deductible does not apply"`, `"500.00"`, `"2500.00"`},
		{name + ": Tier 1 Anchor Provider", `"$35 copay; deductible does not apply"`, `"500.00"`, `"2500.00"`},
		{name + ": Tier 2 Network Provider", `"$60 copay; deductible does not apply"`, `"1500.00"`, `"5000.00"`},
	} {
		d := &drafts[i]
		assert.Equal(t, c.name, d.Name)
		assert.Equal(t, slug(c.name), d.ID)
		for pointer, want := range map[string]string{
			"/benefits/primaryCare/terms": c.primary, "/deductibles/0/self": c.deductible, "/outOfPocketMaximums/0/self": c.maximum,
		} {
			assert.Equal(t, want, string(d.Field(pointer).Value), "%s %s", c.name, pointer)
		}
		assert.Equal(t, planfile.Read, d.Field("/deductibles/0/self").State)
		assert.Equal(t, i == 0, d.Field("/benefits/primaryCare/tier2") != nil)
		assert.Equal(t, i == 0, d.Field("/deductibles/0/tiers") != nil)
	}
	other := drafts[2].Field("/benefits/other/terms")
	assert.Equal(t, `"35% coinsurance after deductible"`, string(other.Value), "the examples are of tier 1")
	assert.Equal(t, planfile.Look, other.State)
}

// A file with two summaries gives two drafts to choose from.
func TestR61TwoSummaries(t *testing.T) {
	drafts, err := Read(readCorpus(t, "two-summaries"))
	require.NoError(t, err)
	require.Len(t, drafts, 2)
	assert.Equal(t, "cedar-valley-health-plan-cedar-gold-hmo", drafts[0].ID)
	assert.Equal(t, "summit-employers-trust-hsa-3400", drafts[1].ID)
}
