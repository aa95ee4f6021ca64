package compare_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"testing"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/year"
)

func tryPrepare(text []byte) (p prepared, ok bool) {
	r, problems := estimator.ReadRequest(text)
	if len(problems) > 0 {
		return p, false
	}
	if _, err := estimator.Estimate(r); err != nil {
		return p, false
	}
	ids := []string{}
	for i := range r.Plans {
		ids = append(ids, r.Plans[i].ID)
	}
	var pr problem.List
	p = prepared{request: r, plans: make([]compare.Plan, len(r.Plans))}
	p.year = care.Prepare(care.NewCoverage(r.Year, r.StartMonth, r.Months), r.Members, r.Care, ids, &pr)
	for i := range r.Plans {
		rules := plan.Check(&r.Plans[i], "", &pr)
		p.plans[i] = compare.Plan{Rules: rules, Fixed: year.FixedOf(&r.Plans[i], r.Members, r.Months, "", &pr), Adjudicator: claim.New(rules, p.year.Coverage, r.Members, "", &pr)}
	}
	return p, true
}

func bad(t *testing.T, text []byte) (is bool) {
	defer func() {
		if recover() != nil {
			is = false
		}
	}()
	p, ok := tryPrepare(text)
	if !ok || p.year.Price() == 0 {
		return false
	}
	curves := compare.CurvesOf(p.year, p.plans)
	for i := range p.plans {
		b := newBrute(t, &p, i)
		for n := int64(0); n <= 100; n += 3 {
			want := b.ownCare(n, 10)
			got := curves[i].OwnCare.Parts(n, 10, fine)
			if d := want - got; d > 200000 || d < -200000 {
				return true
			}
		}
	}
	return false
}

func TestShrink(t *testing.T) {
	seed, _ := strconv.ParseUint(os.Getenv("SEED"), 10, 64)
	text := drawn(seed)
	if !bad(t, text) {
		t.Skip("fine")
	}
	var tree any
	json.Unmarshal(text, &tree)
	still := func() bool { b, _ := json.Marshal(tree); return bad(t, b) }
	for changed := true; changed; {
		changed = false
		var visit func(node any, set func(any))
		visit = func(node any, set func(any)) {
			switch n := node.(type) {
			case map[string]any:
				for k, v := range n {
					delete(n, k)
					if still() {
						changed = true
						continue
					}
					n[k] = v
					visit(v, func(x any) { n[k] = x })
				}
			case []any:
				for i := 0; i < len(n); i++ {
					less := append(append([]any{}, n[:i]...), n[i+1:]...)
					set(less)
					if still() {
						n = less
						changed = true
						i--
						continue
					}
					set(n)
				}
				for i := range n {
					visit(n[i], func(x any) { n[i] = x })
				}
			}
		}
		visit(tree, func(x any) { tree = x })
	}
	b, _ := json.Marshal(tree)
	fmt.Println(string(b))
}
