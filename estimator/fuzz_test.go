package estimator_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/internal/random"
)

// tieredOrNamed is a random request of plans with tiers and the like, every other one with
// items that name providers and drugs.
func tieredOrNamed(seed uint64) []byte {
	if seed%2 == 0 {
		return random.Named(seed + 1)
	}
	return random.Tiered(seed)
}

// FuzzCrossed puts values of one random request in the places of the same name in
// another, and leaves fields out: most of what comes of it no form would ever make. It is
// answered or refused, and every answer adds up.
func FuzzCrossed(f *testing.F) {
	for seed := range uint64(random.Cases(200)) {
		f.Add(seed, seed+1)
	}
	f.Fuzz(func(t *testing.T, one, other uint64) {
		var tree, from any
		require.NoError(t, json.Unmarshal(tieredOrNamed(one), &tree))
		require.NoError(t, json.Unmarshal(tieredOrNamed(other), &from))
		c := crossing{rand: rand.New(rand.NewPCG(one, other)), values: map[string][]any{}}
		c.gather("", from)
		for range 1 + c.rand.IntN(4) {
			c.cross(tree)
		}
		text, err := json.Marshal(tree)
		require.NoError(t, err)
		compared, drawn := estimator.CompareJSON(text), drawnToo(t, tree)
		for _, answer := range [][]byte{estimator.EstimateJSON(text), compared, estimator.SimulateJSON(drawn), new(estimator.Estimator).Rank(drawn)} {
			answered(t, answer)
		}
		// In steps it is the same.
		var e estimator.Estimator
		if work, refused := e.Comparison(text); work != nil {
			for work.Stage() != estimator.StageDone {
				work.Advance(1 + c.rand.IntN(9))
			}
			require.Equal(t, string(compared), string(work.ResultJSON()))
		} else {
			require.Equal(t, string(compared), string(refused))
		}
		r, problems := estimator.ReadRequest(text)
		if len(problems) > 0 {
			return
		}
		if _, err := estimator.Estimate(r); err == nil {
			r.Ledger = true
			for _, p := range estimate(t, string(text)).Plans {
				require.Equal(t, p.Amount, p.PlanPays+p.Deductible+p.Copay+p.Coinsurance+p.NotCovered+p.BalanceBill)
			}
		}
	})
}

// answered holds that an answer is one, of a request that is right or not.
func answered(t *testing.T, answer []byte) {
	require.True(t, bytes.HasPrefix(answer, []byte(`{"ok":`)) || bytes.HasPrefix(answer, []byte(`{"error":{"code":"invalid-request"`)), "%.200s", answer)
	require.True(t, json.Valid(answer), "%.200s", answer)
}

// FuzzText holds that whatever text is asked of the estimator is answered or refused, and
// that one that remembers plans says the same.
func FuzzText(f *testing.F) {
	f.Add([]byte(nil))
	f.Add([]byte(request(onePerson, ``, plan("HMO", benefits(`"primaryCare":"$20"`)))))
	for seed := range uint64(4) {
		f.Add(drawn(seed))
	}
	var remembers estimator.Estimator
	f.Fuzz(func(t *testing.T, text []byte) {
		estimate := estimator.EstimateJSON(text)
		answered(t, estimate)
		require.Equal(t, string(estimate), string(remembers.Estimate(text)))
		answered(t, estimator.CompareJSON(text))
		answered(t, withPlaces().Credit(text))
		answered(t, new(estimator.Estimator).CheckPlan(text))
		// A request may ask for a million years: in steps some are enough.
		if work, refused := new(estimator.Estimator).Simulation(text); work != nil {
			work.Advance(3)
			answered(t, work.ResultJSON())
		} else {
			answered(t, refused)
		}
		if work, refused := new(estimator.Estimator).Ranking(text); work != nil {
			work.Advance(3)
			answered(t, work.ResultJSON())
		} else {
			answered(t, refused)
		}
	})
}

// A request of which something is far too long is refused at once, with no more than it
// takes to say so. Some of these took minutes, or answered with a hundred times their length.
func TestFarTooMuchIsRefused(t *testing.T) {
	many := func(n int, of string) string {
		var list []string
		for i := range n {
			list = append(list, strings.ReplaceAll(of, "#", strconv.Itoa(i)))
		}
		return strings.Join(list, ",")
	}
	whole := request(onePerson, `{"id":"x","member":"a","service":"lab","count":1}`, plan("HMO", benefits(`"primaryCare":"$20"`)))
	for name, c := range map[string]struct {
		old, new, code string
		problems       int
	}{
		"ages":               {`"amount":0`, `"byAge":[` + many(25_000, `{"from":0,"to":1,"amount":1}`) + `]`, "list-length", 0},
		"tiers by plan":      {`"count":1`, `"count":1,"tier":{` + many(60_000, `"q#":1`) + `}`, "unknown-plan", 24},
		"networks":           {`"count":1`, `"count":1,"outOfNetwork":[` + many(50_000, `"q#"`) + `]`, "unknown-plan", estimator.MostProblems},
		"unknown benefits":   {`"primaryCare":"$20"`, many(50_000, `"b#":"$20"`), "unknown-field", estimator.MostProblems},
		"what has been paid": {`"age":40`, `"age":40,"alreadyPaid":[` + many(20_000, `{}`) + `]`, "list-length", 801},
		"members":            {`"members":[`, `"members":[` + many(20_000, `{"id":"a","relationship":"self","age":40}`) + `,`, "list-length", 0},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(whole, c.old, c.new, 1)
			require.Greater(t, len(text), 50_000)
			answer := estimator.EstimateJSON([]byte(text))
			require.Less(t, len(answer), 2<<20)
			var got struct{ Error estimator.Refusal }
			require.NoError(t, json.Unmarshal(answer, &got))
			codes := map[string]bool{}
			for _, p := range got.Error.Problems {
				codes[p.Code] = true
			}
			require.Contains(t, codes, c.code)
			if c.problems > 0 {
				require.Len(t, got.Error.Problems, c.problems)
			}
		})
	}
}

// drawnToo is a request with a few drawn years.
func drawnToo(t *testing.T, tree any) []byte {
	request, ok := tree.(map[string]any)
	if !ok {
		return []byte(`{}`)
	}
	request["simulation"] = map[string]any{"seed": 1, "years": 3}
	members, _ := request["members"].([]any)
	for _, m := range members {
		if member, ok := m.(map[string]any); ok {
			member["use"], member["sex"] = "high", "female"
		}
	}
	text, err := json.Marshal(request)
	require.NoError(t, err)
	return text
}

// crossing puts values of one document into another.
type crossing struct {
	rand *rand.Rand
	// values are those of the one, by the name of their field.
	values map[string][]any
}

func (c *crossing) gather(name string, node any) {
	c.values[name] = append(c.values[name], node)
	switch node := node.(type) {
	case map[string]any:
		for _, key := range keysOf(node) {
			c.gather(key, node[key])
		}
	case []any:
		for _, value := range node {
			c.gather(name+"[]", value)
		}
	}
}

// cross changes one field somewhere in a document.
func (c *crossing) cross(node any) {
	switch node := node.(type) {
	case map[string]any:
		keys := keysOf(node)
		if len(keys) == 0 {
			return
		}
		key := keys[c.rand.IntN(len(keys))]
		switch values := c.values[key]; {
		case c.rand.IntN(3) > 0:
			c.cross(node[key])
		case c.rand.IntN(4) == 0 || len(values) == 0:
			delete(node, key)
		default:
			node[key] = values[c.rand.IntN(len(values))]
		}
	case []any:
		if len(node) > 0 {
			c.cross(node[c.rand.IntN(len(node))])
		}
	}
}

// keysOf returns a map's keys in an order that is the same each time.
func keysOf(m map[string]any) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// FuzzCredit holds that every household gets a credit or problems, never a panic, and
// that the same household with a plan gets the same credit.
func FuzzCredit(f *testing.F) {
	f.Add("TX", "Harris", "", "48000", 31, 1, 2026)
	f.Add("CA", "los angeles county", "90012", "0", 64, 12, 2025)
	f.Add("MO", "St. Louis", "", "9999999.99", 0, 30, 2027)
	f.Add("NM", "Don\u0303a Ana", "8800", "23475.63", 120, 1, 2019)
	f.Add("VT", "50007", "٠١٢٣٤", "1e9", 20, 0, 2013)
	f.Fuzz(func(t *testing.T, state, county, zip, income string, age, family, year int) {
		place := map[string]any{"state": state, "county": county}
		if zip != "" {
			place["zip"] = zip
		}
		household := map[string]any{"year": year, "income": income, "taxFamily": family, "place": place,
			"members": []any{map[string]any{"id": "a", "relationship": "self", "age": age}}}
		ask := func(answer func(*estimator.Estimator, []byte) []byte) (got struct {
			OK    map[string]any
			Error *struct{ Code string }
		}) {
			text, err := json.Marshal(household)
			require.NoError(t, err)
			require.NoError(t, json.Unmarshal(answer(withPlaces(), text), &got))
			require.True(t, got.OK != nil || got.Error != nil && got.Error.Code == "invalid-request")
			return got
		}
		alone := ask((*estimator.Estimator).Credit)
		household["care"], household["plans"] = []any{}, []any{map[string]any{"id": "p", "name": "P", "type": "HMO", "year": 2026, "market": "exchange",
			"premium": map[string]any{"period": "month", "amount": 500}, "benefits": map[string]any{"other": "20%"}}}
		with := ask((*estimator.Estimator).Estimate)
		require.Equal(t, alone.OK == nil, with.OK == nil)
		if alone.OK != nil {
			require.Equal(t, alone.OK, with.OK["credit"])
		}
	})
}
