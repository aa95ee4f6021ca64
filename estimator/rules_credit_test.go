package estimator_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/places"
	"github.com/outpocket/outpocket/estimator/problem"
)

// withPlaces is an estimator that has the file of every state.
func withPlaces() *estimator.Estimator { return &estimator.Estimator{Places: places.Of} }

// creditOf answers a request for a credit, which must be right.
func creditOf(t *testing.T, request string) credit.Credit {
	t.Helper()
	var answer struct {
		OK    *credit.Credit
		Error json.RawMessage
	}
	require.NoError(t, json.Unmarshal(withPlaces().Credit([]byte(request)), &answer), request)
	require.NotNil(t, answer.OK, "%s: %s", request, answer.Error)
	return *answer.OK
}

// creditProblems answers a request for a credit that is not right.
func creditProblems(t *testing.T, request string) problem.List {
	t.Helper()
	var answer estimator.Answer
	require.NoError(t, json.Unmarshal(withPlaces().Credit([]byte(request)), &answer), request)
	require.NotNil(t, answer.Error, request)
	return answer.Error.Problems
}

// aHousehold is one of testdata/credits.json, whose "about" says what must agree.
type aHousehold struct {
	Year          int
	State, County string
	ZIP           string
	Ages          []int
	Adults        int
	TaxFamily     int
	Covered       []int
	Income        int
	Expect        struct {
		RatingArea, PovertyLine, PercentOfPovertyLine int
		ApplicablePercent                             *float64
		Credit                                        bool
		BenchmarkMonth, CreditYear                    float64
		ReducedCostSharing                            *int
	}
}

// request is the household's request: those who are not covered get no credit.
func (h *aHousehold) request() string {
	members := make([]string, len(h.Ages))
	for i, age := range h.Ages {
		relationship := "child"
		if i < h.Adults {
			relationship = []string{"self", "spouse"}[i]
		}
		members[i] = fmt.Sprintf(`{"id":"%d","relationship":"%s","age":%d`, i, relationship, age)
		if !slices.Contains(h.Covered, i) {
			members[i] += `,"creditEligible":false,"creditReason":"otherProgram"`
		}
		members[i] += `}`
	}
	county := strings.ReplaceAll(h.County, "_", " ")
	zip := ""
	if h.ZIP != "" {
		zip = `,"zip":"` + h.ZIP + `"`
	}
	return fmt.Sprintf(`{"year":%d,"members":[%s],"income":%d,"taxFamily":%d,"place":{"state":"%s","county":"%s"%s}}`,
		h.Year, strings.Join(members, ","), h.Income, h.TaxFamily, h.State, county, zip)
}

// Another program's credits of 170 households agree.
func TestR55CreditsOfHouseholds(t *testing.T) {
	text, err := os.ReadFile("testdata/credits.json")
	require.NoError(t, err)
	var file struct {
		About string
		Cases []aHousehold
	}
	require.NoError(t, json.Unmarshal(text, &file))
	require.Len(t, file.Cases, 170)
	for i := range file.Cases {
		h := &file.Cases[i]
		t.Run(fmt.Sprintf("%d %s %d", h.Year, h.State, i), func(t *testing.T) {
			got, want := creditOf(t, h.request()), h.Expect
			assert.Equal(t, want.RatingArea, got.RatingArea)
			require.NotNil(t, got.PovertyLine)
			assert.Equal(t, want.PovertyLine*100, int(*got.PovertyLine))
			assert.Equal(t, want.PercentOfPovertyLine, got.PercentOfPovertyLine)
			benchmark := dollars(t, got.Benchmark.String())
			assert.InDelta(t, want.BenchmarkMonth, benchmark, 0.50, "benchmark")
			allowed := float64(h.Income)*0.00005 + 1 + 12*math.Abs(want.BenchmarkMonth-benchmark)
			assert.InDelta(t, want.CreditYear, dollars(t, got.Year.String()), allowed, "year")
			if want.ApplicablePercent == nil {
				assert.Nil(t, got.ApplicablePercent)
			} else {
				require.NotNil(t, got.ApplicablePercent)
				percent, err := strconv.ParseFloat(got.ApplicablePercent.String(), 64)
				require.NoError(t, err)
				assert.InDelta(t, *want.ApplicablePercent, percent, 0.005+1e-9)
			}
			assert.Equal(t, want.Credit, got.ApplicablePercent != nil, "credit")
			reduced := 0
			if want.ReducedCostSharing != nil {
				reduced = *want.ReducedCostSharing
			}
			assert.Equal(t, reduced, got.ReducedCostSharing)
		})
	}
}
