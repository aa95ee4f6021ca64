package estimator_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/internal/plain"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// randomCases is how many random requests are tried.
func randomCases(t *testing.T) uint64 {
	return uint64(random.Wanted(t, 7_500))
}

// TestPlainDecimalEngineAgrees holds the estimator, on random requests, against
// package plain: the same rules in decimals, written apart, one rule after
// another. Every amount of every plan and every line has to agree to the cent.
// The same results are held against what is true of every ledger. Requests with tiers
// have all of this too: so these are a fifth as many.
func TestPlainDecimalEngineAgrees(t *testing.T) {
	agrees(t, "Request", random.Request, randomCases(t)/5)
}

// TestPlainDecimalEngineAgreesOnTiers does the same with plans that have tiers,
// limits within limits, limits on use and on what the plan pays, fills of 90 days and
// prices of their own (R39 to R46, R48).
func TestPlainDecimalEngineAgreesOnTiers(t *testing.T) {
	agrees(t, "Tiered", random.Tiered, randomCases(t))
}

// TestPlainDecimalEngineAgreesOnNames does the same with items that name providers and
// drugs (R67, R68).
func TestPlainDecimalEngineAgreesOnNames(t *testing.T) {
	agrees(t, "Named", random.Named, randomCases(t)/3)
}

func agrees(t *testing.T, name string, requestOf func(seed uint64) []byte, cases uint64) {
	// Nearly all that is allocated is garbage after the case.
	defer debug.SetGCPercent(debug.SetGCPercent(800))
	const mostReports = 5
	var (
		next    atomic.Uint64
		wait    sync.WaitGroup
		lock    sync.Mutex
		reports []string
	)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for {
				seed := next.Add(1) - 1
				if seed >= cases {
					return
				}
				request := requestOf(seed)
				differences := disagreements(request)
				if len(differences) == 0 {
					continue
				}
				lock.Lock()
				reports = append(reports, fmt.Sprintf("random.%s(%d):\n\t%s", name, seed,
					strings.Join(differences[:min(len(differences), 6)], "\n\t")))
				enough := len(reports) >= mostReports
				lock.Unlock()
				if enough {
					next.Store(cases)
				}
			}
		})
	}
	wait.Wait()
	for _, report := range reports {
		t.Error(report)
	}
	if len(reports) == 0 {
		t.Logf("%d random requests", cases)
	}
}

// TestPlainDecimalEngineAgreesOnFamilies does the same with a year of a family
// of four.
func TestPlainDecimalEngineAgreesOnFamilies(t *testing.T) {
	for seed := range uint64(3) {
		require.Empty(t, disagreements(random.WithLedger(random.Family(seed))), "random.Family(%d)", seed)
	}
	require.Empty(t, disagreements(random.WithLedger(random.Lines(200, 2))))
}

// disagreements tells where the estimator and package plain differ, and what
// is not as it has to be in every ledger.
func disagreements(request []byte) (told []string) {
	defer func() {
		if p := recover(); p != nil {
			told = []string{fmt.Sprintf("panic: %v", p)}
		}
	}()
	var got struct {
		OK    *plain.Result
		Error json.RawMessage
	}
	text := estimator.EstimateJSON(request)
	if err := json.Unmarshal(text, &got); err != nil {
		return []string{fmt.Sprintf("not JSON: %v", err)}
	}
	if got.OK == nil {
		return []string{fmt.Sprintf("no result: %s", got.Error)}
	}
	want, err := plain.EstimateWith(request, defaultPrice)
	if err != nil {
		return []string{err.Error()}
	}
	var d differences
	d.result(got.OK, &want)
	if len(d) == 0 {
		for i := range got.OK.Plans {
			d.laws(&got.OK.Plans[i], &want.Plans[i])
		}
	}
	return d
}

// defaultPrice is the price of a service where an item states none.
func defaultPrice(name string, days int) string {
	s, ok := service.Parse(name)
	if !ok {
		panic("no service " + name)
	}
	return reference.DefaultPrice(s, days).String()
}

// differences are sentences that tell where and what.
type differences []string

func (d *differences) add(format string, values ...any) {
	*d = append(*d, fmt.Sprintf(format, values...))
}

func (d *differences) result(got, want *plain.Result) {
	d.fields("coverage", got.Coverage, want.Coverage)
	for _, outside := range [][]plain.Outside{got.OutsideCoverage, want.OutsideCoverage} {
		slices.SortFunc(outside, func(a, b plain.Outside) int {
			return cmp.Or(cmp.Compare(a.Item, b.Item), cmp.Compare(a.Date, b.Date))
		})
	}
	if !slices.Equal(got.OutsideCoverage, want.OutsideCoverage) {
		d.add("outsideCoverage: %v, plain %v", got.OutsideCoverage, want.OutsideCoverage)
	}
	if len(got.Plans) != len(want.Plans) {
		d.add("%d plans, plain %d", len(got.Plans), len(want.Plans))
		return
	}
	for i := range want.Plans {
		d.plan(&got.Plans[i], &want.Plans[i])
	}
	if !slices.Equal(got.Ranking, want.Ranking) {
		d.add("ranking: %q, plain %q", got.Ranking, want.Ranking)
	}
}

func (d *differences) plan(got, want *plain.Plan) {
	at := want.ID
	for i := range max(len(got.Ledger), len(want.Ledger)) {
		if i >= len(got.Ledger) || i >= len(want.Ledger) {
			d.add("%s: %d lines, plain %d", at, len(got.Ledger), len(want.Ledger))
			break
		}
		g, w := &got.Ledger[i], &want.Ledger[i]
		d.fields(fmt.Sprintf("%s, line %d (%s unit %d, %s, %s)", at, i, w.Item, w.Unit, w.Service, w.Network), *g, *w)
	}
	d.fields(at, *got, *want)
	d.fields(at+" worst case", got.WorstCase, want.WorstCase)
	d.fields(at+" asks", got.Asks, want.Asks)
	d.fields(at+" unknown terms", got.UnknownTerms, want.UnknownTerms)
	var switched []string
	for _, c := range got.Providers.Choices {
		if c.Chosen == "switch" {
			switched = append(switched, cmp.Or(c.Item, c.Provider))
		}
	}
	if !slices.Equal(switched, want.Changed) {
		d.add("%s switched: %q, plain %q", at, switched, want.Changed)
	}
	if !slices.EqualFunc(got.Limits, want.Limits, func(a, b plain.Limit) bool { return reflect.DeepEqual(a, b) }) {
		d.add("%s limits: %v, plain %v", at, got.Limits, want.Limits)
		return
	}
	for i := range min(len(got.Ledger), len(want.Ledger)) {
		if g, w := got.Ledger[i].Left, want.Ledger[i].Left; !slices.Equal(g, w) {
			d.add("%s, line %d left: %v, plain %v", at, i, g, w)
		}
	}
}

// fields compares the texts, numbers and truths among two structs' fields.
func (d *differences) fields(at string, got, want any) {
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	for i := range g.NumField() {
		switch g.Field(i).Kind() {
		case reflect.String, reflect.Int, reflect.Bool:
			field := g.Type().Field(i)
			if field.Tag.Get("json") != "-" && !g.Field(i).Equal(w.Field(i)) {
				d.add("%s %s: %v, plain %v", at, field.Name, g.Field(i), w.Field(i))
			}
		}
	}
}

// laws are what holds of every ledger, whatever the request.
func (d *differences) laws(got, want *plain.Plan) {
	// R24: the identity of every line and of the sum.
	for i, l := range got.Ledger {
		at := fmt.Sprintf("%s, line %d", got.ID, i)
		amount := cents(l.Amount)
		var sum int64
		for name, part := range map[string]string{
			"deductible": l.Deductible, "copay": l.Copay, "coinsurance": l.Coinsurance,
			"notCovered": l.NotCovered, "balanceBill": l.BalanceBill, "planPays": l.PlanPays,
		} {
			sum += cents(part)
			if cents(part) < 0 || cents(part) > amount {
				d.add("%s: %s %s of an amount of %s", at, name, part, l.Amount)
			}
		}
		if sum != amount {
			d.add("%s: the parts are %d cents, the amount %s", at, sum, l.Amount)
		}
	}
	sharing := cents(got.Deductible) + cents(got.Copay) + cents(got.Coinsurance)
	paid := sharing + cents(got.NotCovered) + cents(got.BalanceBill)
	if paid+cents(got.PlanPays) != cents(got.Amount) {
		d.add("%s: the parts do not add up to the amount", got.ID)
	}
	// R27.
	if cents(got.Premium)+paid-cents(got.HSA)-cents(got.HRAUsed) != cents(got.Total) {
		d.add("%s: the parts do not add up to the total", got.ID)
	}
	if cents(got.HRAUsed) > sharing || cents(got.Premium) < 0 {
		d.add("%s: HRA %s of %d cents of sharing, premium %s", got.ID, got.HRAUsed, sharing, got.Premium)
	}

	for k, limit := range got.Limits {
		at := fmt.Sprintf("%s, %s of %s %s", got.ID, limit.Kind, limit.Covers, limit.Network)
		byMember := map[string]int64{}
		var byFamily int64
		leftOfMember, leftOfFamily := map[string]int64{}, int64(math.MaxInt64)
		anew := false
		for i, l := range got.Ledger {
			if want.Ledger[i].Anew[k] && !anew { // R45: the whole amount is there again
				anew = true
				clear(byMember)
				byFamily = 0
				clear(leftOfMember)
				leftOfFamily = math.MaxInt64
			}
			// R20, R21: no member and no family beyond a limit.
			counted := cents(want.Ledger[i].Counted[k])
			byMember[l.Member] += counted
			byFamily += counted
			if limit.Person != "" && byMember[l.Member] > cents(limit.Person) {
				d.add("%s: line %d brings %s to %d cents", at, i, l.Member, byMember[l.Member])
			}
			if limit.Family != "" && byFamily > cents(limit.Family) {
				d.add("%s: line %d brings the family to %d cents", at, i, byFamily)
			}
			// What is left is never negative, and never grows.
			if left := l.Left[k].Person; left != "" {
				if before, ok := leftOfMember[l.Member]; cents(left) < 0 || ok && cents(left) > before {
					d.add("%s: line %d leaves %s to %s", at, i, left, l.Member)
				}
				leftOfMember[l.Member] = cents(left)
			}
			if left := l.Left[k].Family; left != "" {
				if cents(left) < 0 || cents(left) > leftOfFamily {
					d.add("%s: line %d leaves %s to the family", at, i, left)
				}
				leftOfFamily = cents(left)
			}
		}
	}
}

// cents reads an amount with two decimals.
func cents(text string) int64 {
	whole, fraction, ok := strings.Cut(text, ".")
	n, err := strconv.ParseInt(whole+fraction, 10, 64)
	if !ok || len(fraction) != 2 || err != nil {
		panic("not an amount: " + text)
	}
	return n
}
