package estimator_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/internal/random"
)

var update = flag.Bool("update", false, "write testdata/requests.jsonl and testdata/results.sha256 anew")

const (
	requestsFile = "testdata/requests.jsonl"
	resultsFile  = "testdata/results.sha256"
)

// sameEverywhere are the requests whose results are the same bytes on every
// platform: drawn ones, families, what reaches an edge, and bad ones.
func sameEverywhere() [][]byte {
	var requests [][]byte
	for seed := uint64(0); len(requests) < 200; seed++ {
		// Short ones, to keep the file small.
		if r := random.AtHome(seed); len(r) < 4_000 {
			requests = append(requests, r)
		}
	}
	hmo := plan("HMO", `"name":"<b>Åsa & Söner</b> \"HMO\" \u2028 🏥",`+limits("0/0/0", "1000/1000/2000")+`,`+benefits(`"other":"33.33%"`))
	requests = append(requests,
		random.WithLedger(random.Family(1)),
		random.Lines(2_000, 12),
		[]byte(good),
		[]byte(request(onePerson, ``, hmo)),
		[]byte(request(three, `{"id":"x","member":"c","service":"other","count":300,"price":"9999999.99","charge":9999999.99}`,
			plan("PPO", `"grandfathered":true,`+benefits(`"preventive":"99.98% coinsurance","other":{"terms":"99.99% coinsurance","outOfNetwork":"99.97%"}`)), strings.Replace(hmo, `"id":"p"`, `"id":"q"`, 1))),
		[]byte(request(onePerson, `{"id":"x","member":"a","service":"other","count":3,"price":"0.01","dates":["2026-12-31","2024-02-29","2026-01-01"]}`, hmo)),
	)
	for _, bad := range badInputs {
		if len(bad.request) < 20_000 {
			requests = append(requests, []byte(strings.Join(strings.Fields(bad.request), " ")))
		}
	}
	away := len(requests) + 20
	for seed := uint64(0); len(requests) < away; seed++ {
		if r := random.Away(seed); len(r) < 3_000 && bytes.Contains(r, []byte(`"away":{`)) {
			requests = append(requests, r)
		}
	}
	return requests
}

// TestSameBytesEverywhere holds this build of the estimator, native or
// WebAssembly, against results that are checked in as digests. The file of
// requests is there for other builds: web/test has the browser's.
//
// After a change that changes results: go test ./estimator -run SameBytes -update
func TestSameBytesEverywhere(t *testing.T) {
	requests := sameEverywhere()
	assert.GreaterOrEqual(t, len(requests), 200)
	file := append(bytes.Join(requests, []byte("\n")), '\n')
	var digests []string
	for _, r := range requests {
		sum := sha256.Sum256(estimator.EstimateJSON(r))
		digests = append(digests, hex.EncodeToString(sum[:]))
	}
	if *update {
		require.NoError(t, os.WriteFile(requestsFile, file, 0o644))
		require.NoError(t, os.WriteFile(resultsFile, []byte(strings.Join(digests, "\n")+"\n"), 0o644))
	}
	text, err := os.ReadFile(requestsFile)
	require.NoError(t, err)
	require.True(t, bytes.Equal(file, text), "%s is not what makes it gives: see -update", requestsFile)
	text, err = os.ReadFile(resultsFile)
	require.NoError(t, err)
	want := strings.Fields(string(text))
	require.Len(t, want, len(digests))
	for i := range digests {
		assert.Equal(t, want[i], digests[i], "line %d of %s: see -update", i+1, requestsFile)
	}
}
