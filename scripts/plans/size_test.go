package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/planfile/puf/filings"
)

// TestCountry builds a directory of as many plans as OUTPOCKET_PLANS says, in every state
// and county, and adds up what a visitor of each rating area loads: the index, the state,
// and the area's plans on the exchange. A federal year has 4,600 plans, which are 22,000
// with their variants and have 1.4 million rates:
//
//	OUTPOCKET_PLANS=4600 go test ./scripts/plans -run TestCountry -v
func TestCountry(t *testing.T) {
	plans := 16
	if text := os.Getenv("OUTPOCKET_PLANS"); text != "" {
		n, err := strconv.Atoi(text)
		require.NoError(t, err)
		plans = n
	}
	folder := t.TempDir()
	names := filed(t, folder, filings.Files{Seed: 17, Plans: plans, Areas: 11})
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
	out := filepath.Join(folder, "plans")
	var notes bytes.Buffer
	from := time.Now()
	require.Zero(t, run(append([]string{"build", "-accept", accepted, out}, names...), &notes, &notes), notes.String())
	took := time.Since(from)
	assert.Less(t, memory(t), 1<<20, "kilobytes of memory at most")

	size := func(names ...string) (bytes int64) {
		for _, name := range names {
			info, err := os.Stat(filepath.Join(out, name+".br"))
			require.NoError(t, err)
			bytes += info.Size()
		}
		return bytes
	}
	var all index
	readJSON(t, &all, out, "index.json")
	var most int64
	states, counties := 0, 0
	for _, name := range all.Years[strconv.Itoa(filings.Year)] {
		var of statePlaces
		readJSON(t, &of, out, name)
		states++
		counties += len(of.Counties)
		for _, files := range of.Files {
			most = max(most, size("index.json", name)+size(files[exchange]...))
		}
	}
	require.NotZero(t, most)
	assert.LessOrEqual(t, most, int64(300_000), "bytes that a visitor loads")
	t.Logf("%d states, %d counties: %v, %d MB of memory at most, a visitor loads %d bytes at most\n%s", states, counties, took,
		memory(t)>>10, most, strings.TrimSpace(notes.String()))
}

// memory is the most that the process has had, in KB, 0 where the system does not say it.
func memory(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil { // another system than Linux
		return 0
	}
	_, peak, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes, err := strconv.Atoi(strings.Fields(peak)[0])
	require.NoError(t, err)
	return kilobytes
}
