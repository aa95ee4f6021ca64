package sbc

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/planfile"
)

// copied is the text of a corpus file as one copies it out of a viewer: in the order of
// the file, a line for each line.
func copied(t testing.TB, name string) string {
	m, err := parseMarks(readCorpus(t, name))
	require.NoError(t, err)
	var b strings.Builder
	for _, p := range m.Pages {
		last := item{Y: -1}
		for _, it := range p.Items {
			switch {
			case it.Y+it.H < last.Y+last.H-1 || it.Y+it.H > last.Y+last.H+1 || it.X < last.X || it.X > last.X+last.W+8:
				b.WriteByte('\n')
			case it.X > last.X+last.W+1:
				b.WriteByte(' ')
			}
			b.WriteString(it.S)
			last = it
		}
		b.WriteString("\f")
	}
	return b.String()
}

// A text has no cells, so nothing in it is read: its rows are proposed, most of them
// rightly.
func TestR61Text(t *testing.T) {
	designs := readDesigns(t)
	var total score
	for _, name := range []string{"ppo-word", "ppo-weasyprint", "hmo-word", "hmo-chromium", "hdhp-word", "epo-weasyprint", "odd-word",
		"spanish-word"} {
		t.Run(name, func(t *testing.T) {
			id, _, _ := strings.Cut(name, "-")
			d, err := ReadText(copied(t, name))
			require.NoError(t, err)
			assert.Zero(t, d.Count().Read)
			for _, key := range slices.Sorted(maps.Keys(designs[id].Rows)) {
				var names []string
				for _, s := range services[rowOf[key]] {
					names = append(names, s.String())
				}
				for column, cell := range []string{"terms", "outOfNetwork"} {
					said := readSaid(t, designs[id].Rows[key][column], names)
					for _, s := range names {
						meant := said.meant[s]
						if meant != nil {
							meant = quoted(*meant)
						}
						total.judge(t, d.Field("/benefits/"+s+"/"+cell), meant)
					}
				}
			}
		})
	}
	right := total.look + total.refused
	all := right + total.wrongProposal + total.refusedReadable
	t.Logf("of %d fields %d are proposed rightly, %d rightly not read: %.1f%%; %d proposed wrongly, %d not read that could be", all,
		total.look, total.refused, 100*float64(right)/float64(all), total.wrongProposal, total.refusedReadable)
	assert.GreaterOrEqual(t, 100*right, 90*all)
}

func TestR61TextRefused(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":    "",
		"a letter":   "Dear member, your plan's overall deductible is $500.",
		"no letters": "\x00\xff\xfe",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadText(text)
			require.NotNil(t, RefusalOf(err))
			assert.Equal(t, NoSBC, RefusalOf(err).Code)
		})
	}
	_, err := ReadText(strings.Repeat("a", mostPasted+1))
	assert.Equal(t, TooLarge, RefusalOf(err).Code)
}

// Whatever the marks are, Read ends without a panic, gives fields of places and texts, and
// each but once.
func FuzzRead(f *testing.F) {
	for _, name := range corpusNames(f) {
		if strings.HasSuffix(name, "-word") || !strings.Contains(name, "-") || name == "tiers" || name == "two-charts" {
			f.Add(readCorpus(f, name))
		}
	}
	f.Add([]byte(`{"pages":[{"w":1,"h":1,"items":[{"s":"a","x":0,"y":0,"w":-1,"h":0}],"rules":[]}]}`))
	f.Add([]byte(`{"refused":"scan"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		drafts, err := Read(data)
		if err != nil {
			require.NotNil(t, RefusalOf(err))
		}
		for i := range drafts {
			sound(t, &drafts[i])
		}
	})
}

func FuzzReadText(f *testing.F) {
	f.Add(copied(f, "ppo-word"))
	f.Add(copied(f, "spanish-word"))
	f.Add("Services You May Need\nSpecialist visit\n$40 copay\nNot covered\nNone")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ReadText(text)
		if err != nil {
			require.NotNil(t, RefusalOf(err))
			return
		}
		assert.Zero(t, d.Count().Read)
		sound(t, d)
	})
}

func sound(t *testing.T, d *planfile.Draft) {
	seen := map[string]bool{}
	for _, f := range d.Fields {
		assert.False(t, seen[f.Pointer], f.Pointer)
		seen[f.Pointer] = true
		assert.Contains(t, f.State.Words(), string(f.State))
		assert.Equal(t, f.State == planfile.Read, f.Reason == "", f.Pointer)
		if f.State == planfile.Read || f.State == planfile.Look {
			assert.True(t, json.Valid(f.Value), f.Pointer)
		} else {
			assert.Empty(t, f.Value, f.Pointer)
		}
	}
}
