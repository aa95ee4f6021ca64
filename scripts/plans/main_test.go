package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
	"github.com/outpocket/outpocket/estimator/planfile/sbc"
)

// call runs the command in a folder of files, and returns its status and what it writes.
func call(t *testing.T, files map[string]string, args ...string) (status int, out, notes string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	}
	var o, n bytes.Buffer
	status = run(args, &o, &n)
	return status, o.String(), n.String()
}

const goodPlan = `{"id": "a", "name": "A", "type": "HMO", "year": 2026, "premium": {"period": "month", "amount": {"individual": 400}},
 "benefits": {"other": "20% after deductible"}}`

// sentence is what a message says between its place and its code.
var sentence = regexp.MustCompile(`(?m)^(plan\.json:\d+:\d+: ).*( \[)`)

// TestCheckPlanFiles holds where messages are, what they show and what they propose.
func TestCheckPlanFiles(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		status           int
	}{
		{"a good plan", goodPlan, "plan.json: 1 plan, no problem\n", 0},
		{"a list of good plans", "[" + goodPlan + ",\n" + strings.Replace(goodPlan, `"a"`, `"b"`, 1) + "]", "plan.json: 2 plans, no problem\n", 0},
		{"with a byte order mark", "\ufeff" + goodPlan, "plan.json: 1 plan, no problem\n", 0},
		{"a word of none", strings.Replace(goodPlan, "HMO", "HMOO", 1), `plan.json:1:34: … [unknown-word at /type]
 1 | …{"id": "a", "name": "A", "type": "HMOO", "year": 2026, "premium": {"period": "month", "amount": {"individual": 400}},
`, 1},
		{"a name of none", strings.Replace(goodPlan, `"other"`, `"imagin": "20% after deductible", "other"`, 1), `plan.json:2:15: … [unknown-field at /benefits/imagin]
 2 |  "benefits": {"imagin": "20% after deductible", "other": "20% after deductible"}}
   |               ^~~~~~~~
   = imaging
plan.json: 1 problem
`, 1},
		{"terms with an error, behind an escape", strings.Replace(goodPlan, `20% after`, `2\u0030% afterr`, 1), `plan.json:2:34: … [terms-syntax at /benefits/other]
`, 1},
		{"something is missing", strings.Replace(goodPlan, `"other"`, `"lab"`, 1), `plan.json:2:2: … [missing at /benefits/other]
 2 |  "benefits": {"lab": "20% after deductible"}}
   |  ^~~~~~~~~~
   = /benefits/other/terms
plan.json: 1 problem
`, 1},
		{"in a list", "[\n" + goodPlan + ",\n{}\n]", `plan.json:4:1: … [missing at /1/benefits]
 4 | {}
   | ^
`, 1},
		{"not JSON", "{\"id\": \"x\",\n\t\"type\" \"HMO\"}", "plan.json:2:9: … [not-json]\n 2 | \t\"type\" \"HMO\"}\n   | \t       ^\n", 1},
		{"nothing", "", "plan.json:1:1: … [not-json]\n 1 | \n   | ^\n", 1},
		{"no plan", "[]", "plan.json:1:1: … [list-length]\n 1 | []\n   | ^~\n", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, out, notes := call(t, map[string]string{"plan.json": c.text}, "check", "plan.json")
			out = sentence.ReplaceAllString(out, "${1}…${2}") // the words are the page's
			assert.Equal(t, c.status, status)
			assert.Empty(t, notes)
			if strings.HasSuffix(c.want, "problem\n") || strings.HasSuffix(c.want, "problems\n") {
				assert.Equal(t, c.want, out)
			} else {
				assert.Contains(t, out, strings.Split(c.want, "\n")[0])
			}
		})
	}
}

// TestLongLines shows a part of a line, with the mark where the fault is.
func TestLongLines(t *testing.T) {
	text := strings.ReplaceAll(strings.Replace(goodPlan, "{", "{"+strings.Repeat(" ", 300), 1), "HMO", "HMOO")
	_, out, _ := call(t, map[string]string{"plan.json": text}, "check", "plan.json")
	lines := strings.Split(out, "\n")
	require.Len(t, lines, 6)
	assert.True(t, strings.HasPrefix(lines[1], " 1 | …"))
	at := strings.IndexByte(lines[2], '^')
	assert.Equal(t, `"HMOO"`, string([]rune(lines[1])[at:at+6]))
	assert.Equal(t, "^~~~~~", lines[2][at:])
}

const tableText = `BusinessYear,StateCode,PlanId,BenefitName,IsCovered,CopayInnTier1,CoinsInnTier1,CopayOutofNet,CoinsOutofNet
2026,TX,12345TX0010001-01,Specialist Visit,Covered,$40.00,Not Applicable,,100.00%
`

func zipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, text)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.String()
}

func folder(t *testing.T, name, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create(name)
	require.NoError(t, err)
	_, err = io.WriteString(f, text)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.String()
}

// TestTables checks and reads tables, packed and not.
func TestTables(t *testing.T) {
	for name, text := range map[string]string{"b.csv": tableText, "b.csv.gz": zipped(t, tableText), "b.zip": folder(t, "b.csv", tableText)} {
		status, out, notes := call(t, map[string]string{name: text}, "check", name)
		assert.Equal(t, 0, status, name)
		assert.Empty(t, notes)
		assert.Contains(t, out, "Benefits and Cost Sharing, 1 row, 1 kept\n1 plan: 4 read, 0 look, 0 notRead, ", name)

		status, out, notes = call(t, map[string]string{name: text}, "read", name)
		assert.Equal(t, 0, status, name)
		assert.Contains(t, notes, "1 kept")
		var draft planfile.Draft
		require.NoError(t, json.Unmarshal([]byte(out), &draft))
		assert.Equal(t, "12345TX0010001-01", draft.ID)
	}
	status, out, _ := call(t, map[string]string{"b.csv": tableText + "2026,TX\n"}, "check", "b.csv")
	assert.Equal(t, 1, status)
	assert.Contains(t, out, "b.csv:3: "+reasonWords(puf.RowCut)+" Found: 2 cells. Expected: 9 cells. [row-cut]\n")

	status, out, _ = call(t, map[string]string{"b.csv": "name,price,weight,shelf,shop,day\nbread,3,,,,\n"}, "check", "b.csv")
	assert.Equal(t, 1, status)
	assert.Contains(t, out, "b.csv:1: "+reasonWords(puf.NotAPublicFile)+" Found: name,price,weight,shelf,shop,day.")
}

// TestOtherFormats checks and reads files whose readers are of their own.
func TestOtherFormats(t *testing.T) {
	for _, c := range []struct{ name, what string }{
		{"../../estimator/planfile/market/testdata/search.json", "Marketplace API, 5 plans, 0 refused"},
		{"../../estimator/planfile/formulary/testdata/plans.json", "formularies, "},
		{"../../estimator/planfile/sbc/testdata/corpus/epo-chromium.json.gz", "Summary of Benefits and Coverage, 1 plan"},
	} {
		var out, notes bytes.Buffer
		assert.Equal(t, 0, run([]string{"check", c.name}, &out, &notes), out.String())
		assert.Contains(t, out.String(), c.name+": "+c.what)
		assert.Regexp(t, `(?m)^\d+ plans?: \d+ read, \d+ look, \d+ notRead, \d+ notThere$`, out.String())

		out.Reset()
		assert.Equal(t, 0, run([]string{"read", c.name}, &out, &notes), notes.String())
		for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
			var draft planfile.Draft
			require.NoError(t, json.Unmarshal([]byte(line), &draft))
			assert.NotEmpty(t, draft.Fields)
		}
	}
	for _, c := range []struct{ name, text, want string }{
		{"letter.txt", "Dear member", "letter.txt: " + reasonWords(sbc.NoSBC) + " [no-sbc]\n"},
		{"plan.pdf", "%PDF-1.7\n", "plan.pdf: " + reasonWords(puf.NotATable) + " Found: PDF."},
		{"page.html", "<!doctype html>", "page.html: " + reasonWords(puf.NotATable) + " Found: HTML."},
	} {
		status, out, _ := call(t, map[string]string{c.name: c.text}, "check", c.name)
		assert.Equal(t, 1, status, c.name)
		assert.Contains(t, out, c.want)
	}
}

// TestUse is how the command is called, rightly and wrongly.
func TestUse(t *testing.T) {
	for _, c := range []struct {
		args   []string
		status int
		notes  string
	}{
		{nil, 2, "usage: "},
		{[]string{"mend"}, 2, "usage: "},
		{[]string{"check"}, 2, "usage: "},
		{[]string{"read"}, 2, "usage: "},
		{[]string{"check", "-wrong", "x"}, 2, "usage: "},
		{[]string{"check", "absent.json"}, 1, "absent.json"},
		{[]string{"read", "absent.csv"}, 1, "absent.csv"},
	} {
		status, _, notes := call(t, nil, c.args...)
		assert.Equal(t, c.status, status, c.args)
		assert.Contains(t, notes, c.notes, c.args)
	}
}

// TestSamples finds nothing wrong with the sample plans.
func TestSamples(t *testing.T) {
	names, err := filepath.Glob("../../web/plans/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		if filepath.Base(name) == "index.json" {
			continue
		}
		var out, notes bytes.Buffer
		assert.Equal(t, 0, run([]string{"check", name}, &out, &notes), out.String())
	}
}

// TestEveryProblemCanBeSaid says the page's words for every problem, with and without
// each value that they can have.
func TestEveryProblemCanBeSaid(t *testing.T) {
	said := 0
	for key := range words {
		if !strings.HasPrefix(key, "problem.") && !strings.HasPrefix(key, "reading.") {
			continue
		}
		for _, yes := range []string{"yes", "no"} {
			for _, n := range []string{"0", "1", "2"} {
				values := map[string]string{"found": n, "count": n, "least": "1", "most": "2", "empty": yes, "range": yes, "end": yes,
					"expected": "a", "column": "3", "amount": "$1", "age": "4"}
				text := say(key, values)
				assert.NotEmpty(t, text, key)
				assert.NotContains(t, text, "{", key)
				assert.NotContains(t, text, "}", key)
				said++
			}
		}
	}
	assert.Greater(t, said, 600)
}

// FuzzCheck checks any bytes as a plan file: each problem is shown in its line.
func FuzzCheck(f *testing.F) {
	f.Add([]byte(goodPlan))
	f.Add([]byte("[" + strings.Replace(goodPlan, "HMO", "HMOO", 1) + "]"))
	f.Add([]byte(`{"a~/b": {"": ["\u00e9\"", 1, null]}, "benefits": {"other": "2\u0030% aft\ter"}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		var out bytes.Buffer
		problems := checkPlanFile("x", text, &out)
		if problems == 0 {
			assert.NotContains(t, out.String(), "x:1:")
			return
		}
		assert.Contains(t, out.String(), " | ")
	})
}
