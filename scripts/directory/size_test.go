package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/directory/county"
)

// numberOf is a number of the environment.
func numberOf(t *testing.T, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	require.NoError(t, err)
	return n
}

// compressed are the sizes of the three files of the only area, as Brotli.
func compressed(t *testing.T, c county.County) (search, details, formularies int64) {
	t.Helper()
	folder := t.TempDir()
	require.NoError(t, sample(c, filepath.Join(folder, "in")))
	insurers, err := filepath.Glob(filepath.Join(folder, "in", "*"))
	require.NoError(t, err)
	out := filepath.Join(folder, "out")
	var notes strings.Builder
	args := append([]string{"build", "-year", strconv.Itoa(c.Year), out}, insurers...)
	require.Zero(t, run(context.Background(), args, c.Date, &notes), notes.String())
	area := manifestOf(t, out).Areas[0]
	size := func(name string) int64 {
		info, err := os.Stat(filepath.Join(out, name+".br"))
		require.NoError(t, err)
		return info.Size()
	}
	return size(area.Search), size(area.Details), size(area.Formularies)
}

// TestSizes holds the files of a county against the budgets of a page. The county of
// `make test` is small; these are the large ones:
//
//	OUTPOCKET_DIRECTORY_PROVIDERS=40000 go test ./scripts/directory -run TestSizes -v
//	OUTPOCKET_DIRECTORY_PROVIDERS=120000 go test ./scripts/directory -run TestSizes -v
func TestSizes(t *testing.T) {
	budgets := map[int][3]int64{ // KB of search, of details, and of 5,000 drugs under 4 formularies
		2_000: {17, 10, 75}, 40_000: {240, 170, 75}, 120_000: {450, 500, 75},
	}
	n := numberOf(t, "OUTPOCKET_DIRECTORY_PROVIDERS", 2_000)
	budget, known := budgets[n]
	require.True(t, known)
	c := county.County{Seed: 1, Providers: n, Issuers: 3, Networks: 2, Plans: 1, Year: 2027, Date: today}
	search, details, _ := compressed(t, c)
	c = county.County{Seed: 1, Providers: 20, Issuers: 2, Networks: 2, Plans: 1, Drugs: 5_000, Year: 2027, Date: today}
	_, _, formularies := compressed(t, c)
	assert.LessOrEqual(t, search, budget[0]*1000)
	assert.LessOrEqual(t, details, budget[1]*1000)
	assert.LessOrEqual(t, formularies, budget[2]*1000)
	t.Logf("%d providers: %d bytes to search, %d of details; 5,000 drugs: %d", n, search, details, formularies)
}

// TestLarge reads as many megabytes of providers as OUTPOCKET_DIRECTORY_MB says. Then the
// process has never had more than 512 MB.
//
//	OUTPOCKET_DIRECTORY_MB=2048 go test ./scripts/directory -run TestLarge -v
func TestLarge(t *testing.T) {
	megabytes := numberOf(t, "OUTPOCKET_DIRECTORY_MB", 4)
	folder := t.TempDir()
	in := filepath.Join(folder, "in")
	require.NoError(t, sample(county.County{
		Seed: 1, Providers: 235 * megabytes, Issuers: 1, Networks: 6, Plans: 12, Drugs: 20, Entries: 4, Year: 2027, Date: today,
	}, in))
	info, err := os.Stat(filepath.Join(in, "Made-up Insurer A", "providers.json"))
	require.NoError(t, err)
	assert.Greater(t, info.Size(), int64(megabytes)<<20)
	b := building{year: 2027, date: today, out: filepath.Join(folder, "out"), notes: t.Output()}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(memoryLimit))
	from := time.Now()
	require.NoError(t, b.run(context.Background(), []string{filepath.Join(in, "Made-up Insurer A")}))
	took := time.Since(from)
	status, err := os.ReadFile("/proc/self/status")
	if err != nil { // another system than Linux
		status = []byte("VmHWM: 0 kB")
	}
	_, peak, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes, err := strconv.Atoi(strings.Fields(peak)[0])
	require.NoError(t, err)
	assert.Less(t, kilobytes, 512<<10)
	t.Logf("%d MB in %v, %d MB of memory at most", info.Size()>>20, took, kilobytes>>10)
}
