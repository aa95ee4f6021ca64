package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func site(made time.Time) fstest.MapFS {
	return fstest.MapFS{
		"index.html":        {Data: []byte("<p>page</p>"), ModTime: made},
		"assets/page.js":    {Data: []byte("abc"), Mode: 0o600, ModTime: made},
		"assets/page.js.br": {Data: []byte("\x0b\x01\x80abc\x03"), ModTime: made},
		".nojekyll":         {ModTime: made},
	}
}

func packed(t *testing.T, files fs.FS) []byte {
	var to bytes.Buffer
	require.NoError(t, pack(files, &to))
	return to.Bytes()
}

func unpacked(t *testing.T, archive []byte) map[string]string {
	reader, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	require.NoError(t, err)
	files := map[string]string{}
	for _, file := range reader.File {
		content, err := file.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(content)
		require.NoError(t, err)
		files[file.Name] = string(text)
	}
	return files
}

func TestPackHoldsEveryFileAndWhatItMustBe(t *testing.T) {
	files := unpacked(t, packed(t, site(time.Now())))
	for name, file := range site(time.Now()) {
		assert.Equal(t, string(file.Data), files["outpocket/"+name], name)
	}
	assert.Len(t, files, 6)

	lines := strings.Split(strings.TrimSuffix(files["SHA256SUMS"], "\n"), "\n")
	assert.Len(t, lines, 4)
	// FIPS 180-2, the digest of "abc".
	assert.Contains(t, lines, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  outpocket/assets/page.js")

	var integrity map[string]string
	require.NoError(t, json.Unmarshal([]byte(files["integrity.json"]), &integrity))
	assert.Len(t, integrity, 3)
	// The same source's SHA-384 digest of "abc", in base64.
	assert.Equal(t, "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn", integrity["assets/page.js"])
}

func TestPackDependsOnTheFilesAlone(t *testing.T) {
	first := packed(t, site(time.Date(2020, 2, 3, 4, 5, 6, 0, time.UTC)))
	later := site(time.Now())
	later["assets/page.js"].Mode = 0o755
	assert.Equal(t, first, packed(t, later))
	later["index.html"].Data = []byte("<p>other</p>")
	assert.NotEqual(t, first, packed(t, later))
}

func TestRunWritesTheZipAndItsChecksum(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "index.html"), []byte("page"), 0o600))
	target := filepath.Join(t.TempDir(), "release", "outpocket.zip")
	var report bytes.Buffer
	require.NoError(t, run(folder, target, &report))
	archive, err := os.ReadFile(target)
	require.NoError(t, err)
	assert.Equal(t, "page", unpacked(t, archive)["outpocket/index.html"])
	sum, err := os.ReadFile(target + ".sha256")
	require.NoError(t, err)
	assert.Equal(t, fmt.Sprintf("%s  outpocket.zip\n", checksum(archive)), string(sum))
	assert.Contains(t, report.String(), string(sum))
}

func TestRunReports(t *testing.T) {
	cases := map[string]struct{ folder, target string }{
		"a folder that is not there":   {filepath.Join(t.TempDir(), "none"), filepath.Join(t.TempDir(), "a.zip")},
		"a folder without files":       {t.TempDir(), filepath.Join(t.TempDir(), "a.zip")},
		"a place that is not a folder": {".", filepath.Join(os.DevNull, "a.zip")},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			assert.Error(t, run(c.folder, c.target, io.Discard))
		})
	}
	var broken fs.FS = fstest.MapFS{"a/b": {Mode: fs.ModeDir}, "index.html": {Mode: fs.ModeSymlink}}
	assert.Error(t, pack(broken, io.Discard))
}
