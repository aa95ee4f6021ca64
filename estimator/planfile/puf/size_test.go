package puf_test

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/planfile/puf"
	"github.com/outpocket/outpocket/estimator/planfile/puf/filings"
)

// TestSize reads a set of files as large as OUTPOCKET_PUF_MB says, with their rows in no
// order: 300 is that of a federal year. What is held at a time does not grow with it.
//
//	OUTPOCKET_PUF_MB=300 go test ./estimator/planfile/puf -run TestSize -v
func TestSize(t *testing.T) {
	megabytes := 3
	if text := os.Getenv("OUTPOCKET_PUF_MB"); text != "" {
		n, err := strconv.Atoi(text)
		require.NoError(t, err)
		megabytes = n
	}
	// As scripts/plans has it: without a limit the collector lets garbage double the heap.
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(40 << 20))
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	files := filings.Files{Seed: 59, Plans: 5 * megabytes, Areas: 40, Scattered: true}
	spill, err := os.Create(filepath.Join(t.TempDir(), "rows"))
	require.NoError(t, err)
	defer spill.Close()
	set := puf.New(puf.Options{Spill: spill, Memory: 4 << 20})

	var total, peak uint64
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	look := func() {
		metrics.Read(live)
		peak = max(peak, live[0].Value.Uint64())
	}
	variants := 0
	for _, f := range []struct {
		name  string
		write func(io.Writer) error
	}{{"rates.csv", files.Rates}, {"benefits.csv", files.Benefits}, {"attributes.csv", files.Attributes}} {
		from, to := io.Pipe()
		go func() { to.CloseWithError(f.write(to)) }()
		counted := &counter{in: from, look: look}
		report, err := set.Add(f.name, counted)
		require.NoError(t, err)
		assert.Empty(t, report.Problems)
		assert.Equal(t, report.Rows, report.Kept)
		total += counted.n
		variants = report.Rows
	}
	plans, last := 0, ""
	require.NoError(t, set.Plans(func(p *puf.Plan) error {
		plans++
		if p.ID <= last || len(p.Rates) == 0 || len(p.Fields) < 100 {
			t.Errorf("%s after %s has %d areas and %d fields", p.ID, last, len(p.Rates), len(p.Fields))
		}
		for _, r := range p.Rates {
			if n := len(r.ByAge); n == 0 || r.ByAge[0].From != 0 || r.ByAge[n-1].To != 120 {
				t.Errorf("%s has no rates for some ages in %s", p.ID, r.Area)
			}
		}
		if last = p.ID; plans%100 == 0 {
			look()
		}
		return nil
	}))
	assert.Empty(t, set.Problems())
	assert.Equal(t, variants, plans, "every variant is there, once")
	assert.Less(t, peak, uint64(28<<20), "live bytes")
	t.Logf("%d MB, %d variants, %d MB live at most%s", total>>20, plans, peak>>20, resident())
}

// counter counts bytes, and looks around at every hundredth read.
type counter struct {
	in    io.Reader
	n     uint64
	reads int
	look  func()
}

func (c *counter) Read(into []byte) (int, error) {
	n, err := c.in.Read(into)
	c.n += uint64(n)
	if c.reads++; c.reads%100 == 0 {
		c.look()
	}
	return n, err
}

// resident tells the most memory that the process has had, where the system says it.
func resident() string {
	if runtime.GOOS != "linux" {
		return ""
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return ""
	}
	_, peak, _ := strings.Cut(string(status), "VmHWM:")
	line, _, _ := strings.Cut(peak, "\n")
	return ", " + strings.TrimSpace(line) + " of memory at most"
}
