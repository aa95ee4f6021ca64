package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/directory"
)

var today = time.Date(2026, 11, 29, 18, 0, 0, 0, time.UTC)

func called(t *testing.T, args ...string) (status int, notes string) {
	t.Helper()
	var b bytes.Buffer
	status = run(context.Background(), args, today, &b)
	return status, b.String()
}

// sampled writes a small sample, and returns its folder and those of the insurers.
func sampled(t *testing.T) (folder string, insurers []string) {
	t.Helper()
	folder = t.TempDir()
	status, notes := called(t, "sample", "-year", "2027", "-providers", "150", "-drugs", "30", filepath.Join(folder, "in"))
	require.Zero(t, status, notes)
	insurers, err := filepath.Glob(filepath.Join(folder, "in", "*"))
	require.NoError(t, err)
	require.Len(t, insurers, 3)
	return folder, insurers
}

// tree is all that is in a folder.
func tree(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	require.NoError(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			all[path] = "folder"
			return err
		}
		text, err := os.ReadFile(path)
		all[path] = string(text)
		return err
	}))
	return all
}

func manifestOf(t *testing.T, folder string) (m directory.Manifest) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "manifest.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &m))
	return m
}

// TestBuild follows the folder from its manifest, and builds it again of the same files in
// another order, packed, and as deep as their addresses say.
func TestBuild(t *testing.T) {
	folder, insurers := sampled(t)
	out := filepath.Join(folder, "out")
	status, notes := called(t, append([]string{"build", "-year", "2027", out}, insurers...)...)
	require.Zero(t, status, notes)
	m := manifestOf(t, out)
	assert.Equal(t, "2026-11-29", m.Date)
	assert.Equal(t, "Made-up Insurer B", m.Issuers[1].Name)
	assert.Len(t, m.Plans, 12)
	require.Len(t, m.Areas, 1)
	files := []string{"manifest.json", m.Areas[0].Search, m.Areas[0].Details, m.Areas[0].Formularies}
	for _, name := range files {
		for _, ending := range []string{"", ".br", ".gz"} {
			assert.FileExists(t, filepath.Join(out, name+ending))
		}
	}
	entries, err := os.ReadDir(out)
	require.NoError(t, err)
	assert.Len(t, entries, 3*len(files))

	for i, insurer := range insurers {
		deep := filepath.Join(insurer, "insurer-"+strconv.Itoa(i)+".example", "cms")
		require.NoError(t, os.MkdirAll(deep, 0o755))
		for _, name := range []string{"providers.json", "drugs.json", "plans.json"} {
			text, err := os.ReadFile(filepath.Join(insurer, name))
			require.NoError(t, err)
			require.NoError(t, os.Remove(filepath.Join(insurer, name)))
			var packed bytes.Buffer
			z := gzip.NewWriter(&packed)
			_, err = z.Write(text)
			require.NoError(t, err)
			require.NoError(t, z.Close())
			require.NoError(t, os.WriteFile(filepath.Join(deep, name+".gz"), packed.Bytes(), 0o600))
		}
	}
	slices.Reverse(insurers)
	before := tree(t, out)
	status, notes = called(t, append([]string{"build", "-year", "2027", out}, insurers...)...)
	require.Zero(t, status, notes)
	assert.Equal(t, before, tree(t, out))
}

// TestNotWhole spoils a file. The folder of before stays, unless its plans may be left out.
func TestNotWhole(t *testing.T) {
	folder, insurers := sampled(t)
	out := filepath.Join(folder, "out")
	build := append([]string{"build", "-year", "2027", out}, insurers...)
	status, notes := called(t, build...)
	require.Zero(t, status, notes)
	spoiled := filepath.Join(insurers[1], "providers.json")
	text, err := os.ReadFile(spoiled)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(spoiled, text[:len(text)/2], 0o600))
	before := tree(t, folder)
	status, notes = called(t, build...)
	assert.Equal(t, 1, status)
	assert.Contains(t, notes, "Made-up Insurer B/providers.json:")
	assert.Contains(t, notes, "The file ends in the middle. Fetch it again. [incomplete-file]")
	assert.Contains(t, notes, "no data for 20001TX0000001: a file is not whole (Made-up Insurer B/providers.json)")
	assert.Equal(t, before, tree(t, folder))

	status, notes = called(t, slices.Insert(slices.Clone(build), 1, "-partial")...)
	assert.Equal(t, 1, status, notes)
	m := manifestOf(t, out)
	assert.Len(t, m.Plans, 8)
	assert.Len(t, m.Skipped, 4)

	require.NoError(t, os.Remove(filepath.Join(insurers[0], "index.json")))
	before = tree(t, folder)
	status, notes = called(t, slices.Insert(slices.Clone(build), 1, "-partial")...)
	assert.Equal(t, 1, status)
	assert.Contains(t, notes, "an index cannot be read")
	assert.Equal(t, before, tree(t, folder))
}

// TestInterrupted stops runs at any moment: nothing is other than before.
func TestInterrupted(t *testing.T) {
	folder, insurers := sampled(t)
	build := append([]string{"build", "-year", "2027", filepath.Join(folder, "out")}, insurers...)
	status, notes := called(t, build...)
	require.Zero(t, status, notes)
	before := tree(t, folder)
	build = slices.Insert(build, 1, "-date", "2026-12-24")
	for i := range 12 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Duration(i*i)*time.Millisecond)
		var notes bytes.Buffer
		status := run(ctx, build, today, &notes)
		cancel()
		if i == 0 {
			require.Equal(t, 1, status)
		}
		if status == 0 {
			assert.Equal(t, "2026-12-24", manifestOf(t, filepath.Join(folder, "out")).Date)
			break
		}
		require.Equal(t, before, tree(t, folder), notes.String())
	}
	// One that was killed between the two renames.
	out := filepath.Join(folder, "out")
	require.NoError(t, os.Rename(out, out+".before"))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	require.Equal(t, 1, run(ctx, build, today, &bytes.Buffer{}))
	assert.FileExists(t, filepath.Join(out, "manifest.json"))
	assert.NoDirExists(t, out+".before")
}

func TestCalledWrongly(t *testing.T) {
	folder, insurers := sampled(t)
	for _, args := range [][]string{
		{}, {"fetch"}, {"build"}, {"build", "-year", "2027", "out"}, {"build", "-year", "x", "out", "in"}, {"build", "out", "in"},
		{"build", "-year", "2027", "-date", "tomorrow", "out", "in"}, {"sample", "-year", "2027"},
	} {
		status, _ := called(t, args...)
		assert.Equal(t, 2, status, args)
	}
	other := filepath.Join(folder, "other")
	require.NoError(t, os.MkdirAll(other, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(other, "letter.txt"), []byte("Dear"), 0o600))
	status, notes := called(t, "build", "-year", "2027", other, insurers[0])
	assert.Equal(t, 1, status)
	assert.Contains(t, notes, "there is something else in it")
	areas := filepath.Join(folder, "areas.csv")
	for _, text := range []string{"elm,Elm,x", "elm,Elm,77"} {
		require.NoError(t, os.WriteFile(areas, []byte(text), 0o600))
		require.NoError(t, os.WriteFile(filepath.Join(insurers[0], "tiers.csv"), []byte("TIER 1,specialist"), 0o600))
		status, notes = called(t, "build", "-year", "2027", "-areas", areas, filepath.Join(folder, "out"), insurers[0])
		assert.Equal(t, 1, status)
		assert.Contains(t, notes, "s.csv: line 1")
	}
	assert.Contains(t, notes, "tiers.csv: line 1")
	assert.NoDirExists(t, filepath.Join(folder, "out"))
}

func TestCopies(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"providers.json", "a/providers.json", "x.example/cms/b/providers.json", "c/providers.json.gz", "list?n=2", "list"} {
		require.NoError(t, os.MkdirAll(filepath.Join(folder, filepath.Dir(name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), nil, 0o600))
	}
	for address, want := range map[string]string{
		"https://x.example/providers.json":         "providers.json",
		"https://x.example/cms/a/providers.json":   "a/providers.json",
		"https://x.example/cms/b/providers.json":   "x.example/cms/b/providers.json",
		"https://x.example/cms/c/providers.json":   "c/providers.json.gz",
		"https://x.example/list?n=2":               "list?n=2",
		"https://x.example/list?n=3":               "list",
		"https://x.example/drugs.json":             "",
		"https://x.example/../../../../etc/passwd": "",
		"://":                          "",
		"":                             "",
		"https://x.example/cms/a/../a": "",
	} {
		got, err := copyOf(folder, address)
		if want == "" {
			assert.ErrorIs(t, err, fs.ErrNotExist, address)
		} else if assert.NoError(t, err, address) {
			assert.Equal(t, filepath.FromSlash(want), got)
		}
	}
	i, err := issuer(folder)
	require.NoError(t, err)
	_, err = i.Copy("https://x.example/providers.json")
	require.NoError(t, err)
	_, err = i.Copy("https://x.example/d/providers.json")
	assert.ErrorIs(t, err, directory.ErrSame)
}

// TestEveryFaultCanBeSaid has words for every reason that the package has.
func TestEveryFaultCanBeSaid(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../../estimator/directory/fault.go", nil, 0)
	require.NoError(t, err)
	said := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if value, is := n.(*ast.ValueSpec); is && len(value.Values) == 1 && value.Names[0].IsExported() {
			said++
			if text, is := value.Values[0].(*ast.BasicLit); is && text.Kind == token.STRING {
				assert.NotEmpty(t, words[directory.Reason(strings.Trim(text.Value, `"`))], text.Value)
			}
		}
		return true
	})
	assert.Len(t, words, said)
}
