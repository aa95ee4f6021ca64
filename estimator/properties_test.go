package estimator_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/money"
	plandoc "github.com/outpocket/outpocket/estimator/plan"
)

// A property is what holds of a random request, whatever else is so, when one thing
// about it changes. Where something much like it does not hold, a file of
// testdata/cases shows that.
type property struct {
	name string
	// change changes a request, and tells whether there was anything to change.
	change func(m *changer) bool
	// holds tells what is wrong with the results before and after the change.
	holds func(m *changer, before, after *estimator.Result) string
}

// A changer has a request and its result, and draws what changes.
type changer struct {
	*rand.Rand
	request *estimator.Request
	before  *estimator.Result
	by      money.Cents
}

// properties are all of them. A cent a line is for rounding: half a cent more of one line
// may be half a cent less of the next (R1).
var properties = []property{
	{"R27: a dearer premium costs as much more, and nothing else changes", (*changer).raisePremium, (*changer).premiumAlone},
	{"R29: the order of plans changes nothing", (*changer).turnPlans, (*changer).sameByID},
	{"R29: ids of plans change nothing", (*changer).renamePlans, (*changer).sameInOrder},
	{"R29: another plan changes nothing of the others", (*changer).addPlan, (*changer).sameByID},
	{"R3: the order of members decides between lines of one day only", (*changer).turnMembers, (*changer).sameTotals},
	{"R3: ids of members and items change nothing", (*changer).renameMembers, (*changer).sameTotals},
	{"R16: a larger copay never lowers a total", (*changer).raiseCopays, (*changer).noLower},
	{"R16: a larger coinsurance never lowers a total", (*changer).raiseCoinsurance, (*changer).noLower},
	{"R7: a larger charge never lowers the total of one person covered alone", (*changer).raiseCharges, (*changer).noLower},
	{"R6: a larger price of care in every network never lowers the total of one person covered alone, unless care outside counts toward the same limit", (*changer).raisePrices, (*changer).noLower},
	{"R20: a larger deductible of one person covered alone never lowers a total", (*changer).raiseDeductible, (*changer).noLower},
	{"R21: a larger maximum of one person covered alone never lowers a total", (*changer).raiseMaximum, (*changer).noLower},
	{"R20: a limit for each person that is the family's is an aggregate one", (*changer).embed, (*changer).sameTotals},
	{"R28: shares in network are within the worst case", (*changer).nothing, (*changer).withinWorst},
	{"R24: what is paid adds up to the total, and with what the plan pays to the care", (*changer).nothing, (*changer).addsUp},
}

// TestProperties holds the properties on random requests, 20,000 tries in all.
func TestProperties(t *testing.T) {
	cases := uint64(random.Wanted(t, 20_000))
	defer debug.SetGCPercent(debug.SetGCPercent(800))
	var next atomic.Uint64
	var wait sync.WaitGroup
	tried := make([]atomic.Uint64, len(properties))
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for n := next.Add(1) - 1; n < cases/together && !t.Failed(); n = next.Add(1) - 1 {
				tryRequest(t, n, tried)
			}
		})
	}
	wait.Wait()
	for i := range properties {
		t.Logf("%7d  %s", tried[i].Load(), properties[i].name)
		assert.Greater(t, tried[i].Load(), cases/uint64(len(properties))/100, "%s was tried", properties[i].name)
	}
}

// together is how many properties are tried on one request.
const together = 5

func tryRequest(t *testing.T, number uint64, tried []atomic.Uint64) {
	text := drawn(number)
	request, problems := estimator.ReadRequest(text)
	assert.Empty(t, problems)
	before, err := estimator.Estimate(request)
	assert.NoError(t, err)
	for k := range uint64(together) {
		which := int((number*together + k) % uint64(len(properties)))
		p := &properties[which]
		changed, _ := estimator.ReadRequest(text)
		m := &changer{Rand: rand.New(rand.NewPCG(number, k)), request: changed, before: before}
		if !p.change(m) {
			continue
		}
		after, err := estimator.Estimate(changed)
		if err != nil {
			continue // a change that the rules of plans refuse
		}
		tried[which].Add(1)
		if wrong := p.holds(m, m.before, after); wrong != "" {
			t.Errorf("%s, request %d: %s\n%s\n%s", p.name, number, wrong, text, asJSON(changed))
		}
	}
}

func (m *changer) nothing() bool { return true }

func (m *changer) raisePremium() bool {
	p := &m.request.Plans[m.IntN(len(m.request.Plans))]
	// A year's, which no rounding changes, and beyond what anybody else pays of it.
	if slices.ContainsFunc(m.request.Members, func(m care.Member) bool { return m.CoveredFrom != 0 || m.CoveredUntil != 0 }) {
		return false
	}
	if p.Premium.Amount == nil || p.Premium.Period != plandoc.Year || p.Premium.EmployerShare != nil || p.Premium.TaxCredit != nil || m.request.Months != 12 {
		return false
	}
	m.by = money.Cents(1 + m.IntN(100_000))
	p.Premium.Amount.Same += m.by
	for tier := range p.Premium.Amount.Each {
		p.Premium.Amount.Each[tier] += m.by
	}
	return true
}

func (m *changer) premiumAlone(before, after *estimator.Result) string {
	for i := range before.Plans {
		b, a := before.Plans[i], after.Plans[i]
		more := a.Total - b.Total
		if more != 0 && more != m.by || a.Premium-b.Premium != more || a.Parts != b.Parts {
			return fmt.Sprintf("%s costs %s more for a premium %s more", b.ID, more, m.by)
		}
	}
	return ""
}

func (m *changer) turnPlans() bool {
	slices.Reverse(m.request.Plans)
	return len(m.request.Plans) > 1
}

func (m *changer) addPlan() bool {
	p := m.request.Plans[m.IntN(len(m.request.Plans))]
	p.ID, p.Name = "another", "Another"
	m.request.Plans = slices.Insert(m.request.Plans, m.IntN(len(m.request.Plans)+1), p)
	return len(m.request.Plans) <= 12
}

// sameByID holds the plans against each other that were there before, and their order.
func (m *changer) sameByID(before, after *estimator.Result) string {
	ranking := slices.DeleteFunc(slices.Clone(after.Ranking), func(id string) bool { return id == "another" })
	if !slices.Equal(before.Ranking, ranking) {
		return fmt.Sprintf("ranking %q, was %q", ranking, before.Ranking)
	}
	for i := range before.Plans {
		k := slices.IndexFunc(after.Plans, func(p estimator.PlanResult) bool { return p.ID == before.Plans[i].ID })
		if was, is := asJSON(before.Plans[i]), asJSON(after.Plans[k]); was != is {
			return fmt.Sprintf("%s: %s\nwas %s", before.Plans[i].ID, is, was)
		}
	}
	return ""
}

func (m *changer) renamePlans() bool {
	of := map[string]string{}
	for i := range m.request.Plans {
		p := &m.request.Plans[i]
		of[p.ID] = fmt.Sprint("renamed ", len(m.request.Plans)-i)
		p.ID = of[p.ID]
	}
	for i := range m.request.Members {
		for j := range m.request.Members[i].AlreadyPaid {
			paid := &m.request.Members[i].AlreadyPaid[j]
			paid.Plan = of[paid.Plan]
		}
		for j := range m.request.Members[i].AlreadyUsed {
			used := &m.request.Members[i].AlreadyUsed[j]
			used.Plan = of[used.Plan]
		}
	}
	for i := range m.request.Care {
		it := &m.request.Care[i]
		for j, id := range it.OutOfNetwork.Plans {
			it.OutOfNetwork.Plans[j] = of[id]
		}
		if byPlan := it.Tier.ByPlan; byPlan != nil {
			it.Tier.ByPlan = map[string]care.Tier{}
			for id, tier := range byPlan {
				it.Tier.ByPlan[of[id]] = tier
			}
		}
	}
	return true
}

func (m *changer) sameInOrder(before, after *estimator.Result) string {
	for i := range before.Plans {
		b, a := before.Plans[i], after.Plans[i]
		a.ID = b.ID
		if was, is := asJSON(b), asJSON(a); was != is {
			return fmt.Sprintf("%s: %s\nwas %s", b.ID, is, was)
		}
	}
	return ""
}

// turnMembers gives each unit a day of its own first, so that R3 has nothing to decide.
func (m *changer) turnMembers() bool {
	r := m.request
	if len(r.Members) == 1 {
		return false
	}
	day := m.before.Coverage.From
	for i := range r.Care {
		it := &r.Care[i]
		it.Dates = nil
		for range it.Count {
			it.Dates = append(it.Dates, day)
			day++
		}
	}
	if day > m.before.Coverage.To+1 {
		return false
	}
	before, err := estimator.Estimate(r)
	if err != nil {
		return false
	}
	m.before = before
	slices.Reverse(r.Members)
	return true
}

func (m *changer) renameMembers() bool {
	for i := range m.request.Members {
		was, is := m.request.Members[i].ID, fmt.Sprint("renamed ", len(m.request.Members)-i)
		m.request.Members[i].ID = is
		for k := range m.request.Care {
			it := &m.request.Care[k]
			if it.Member == was {
				it.Member = is
				it.ID = fmt.Sprint("item ", len(m.request.Care)-k)
			}
		}
	}
	return true
}

func (m *changer) sameTotals(before, after *estimator.Result) string {
	for i := range before.Plans {
		if b, a := &before.Plans[i], &after.Plans[i]; a.Total != b.Total || a.Parts != b.Parts || a.PlanPays != b.PlanPays {
			return fmt.Sprintf("%s costs %s %v, was %s %v", b.ID, a.Total, a.Parts, b.Total, b.Parts)
		}
	}
	return ""
}

var (
	copayTerms       = regexp.MustCompile(`^\$(\d+)(?:\.\d+)?\b`)
	coinsuranceTerms = regexp.MustCompile(`^(\d+)(?:\.\d+)?%`)
)

// raise writes a larger number where terms begin with one, by as much in all terms of
// the plan: texts that were the same stay so.
func (m *changer) raise(begins *regexp.Regexp, more func(n int) int) bool {
	changed := false
	p := &m.request.Plans[m.IntN(len(m.request.Plans))]
	for s, b := range p.Benefits {
		for _, text := range []*string{&b.Terms, &b.Tier2, &b.Tier3, &b.OutOfNetwork, &b.Retail90, &b.Mail90} {
			at := begins.FindStringSubmatchIndex(*text)
			if at == nil {
				continue
			}
			n, err := strconv.Atoi((*text)[at[2]:at[3]])
			if err != nil {
				continue
			}
			*text = (*text)[:at[2]] + strconv.Itoa(more(n)) + (*text)[at[3]:]
			changed = true
		}
		p.Benefits[s] = b
	}
	return changed
}

func (m *changer) raiseCopays() bool {
	more := 1 + m.IntN(100)
	return m.raise(copayTerms, func(n int) int { return n + more })
}

func (m *changer) raiseCoinsurance() bool {
	more := 1 + m.IntN(40)
	return m.raise(coinsuranceTerms, func(n int) int { return max(n, min(n+more, 99)) })
}

func (m *changer) raiseCharges() bool {
	changed := false
	if len(m.request.Members) > 1 {
		return false
	}
	for i := range m.request.Care {
		if it := &m.request.Care[i]; it.Charge != nil && m.IntN(3) == 0 {
			more := *it.Charge + money.Cents(1+m.IntN(50_000))
			it.Charge, changed = &more, true
		}
	}
	return changed
}

// raisePrices raises prices of care that is in network everywhere. Outside, a plan that
// allows more of a charge leaves less of it to the household; in a family, what one member
// pays toward the deductible fills that of all and the member's own maximum; and what is
// paid in network toward a limit of both leaves less of that for care outside, so that
// the year costs less where the limit in network is reached anyway.
func (m *changer) raisePrices() bool {
	changed := false
	outside := func(it care.Item) bool { return !it.OutOfNetwork.IsZero() || it.Away }
	combined := func(l plandoc.Limit) bool { return l.Network == plandoc.Combined }
	if len(m.request.Members) > 1 || slices.ContainsFunc(m.request.Care, outside) &&
		slices.ContainsFunc(m.request.Plans, func(p plandoc.Plan) bool {
			return slices.ContainsFunc(p.Deductibles, combined) || slices.ContainsFunc(p.OutOfPocketMaximums, combined)
		}) {
		return false
	}
	for i := range m.request.Care {
		it := &m.request.Care[i]
		if it.Price == nil || !it.OutOfNetwork.IsZero() || it.Away || m.request.Members[m.member(it.Member)].Away != nil || m.IntN(3) > 0 {
			continue
		}
		more := *it.Price + money.Cents(1+m.IntN(50_000))
		it.Price, changed = &more, true
	}
	return changed
}

func (m *changer) member(id string) int {
	return slices.IndexFunc(m.request.Members, func(of care.Member) bool { return of.ID == id })
}

// raiseDeductible raises the one deductible that a plan has.
func (m *changer) raiseDeductible() bool {
	return m.raiseAlone(func(p *plandoc.Plan) []plandoc.Limit { return p.Deductibles })
}

// raiseMaximum raises the one maximum that a plan has.
func (m *changer) raiseMaximum() bool {
	return m.raiseAlone(func(p *plandoc.Plan) []plandoc.Limit { return p.OutOfPocketMaximums })
}

func (m *changer) raiseAlone(limits func(p *plandoc.Plan) []plandoc.Limit) bool {
	if len(m.request.Members) > 1 {
		return false
	}
	changed := false
	for i := range m.request.Plans {
		if list := limits(&m.request.Plans[i]); len(list) == 1 {
			list[0].Self += money.Cents(1 + m.IntN(100_000))
			changed = true
		}
	}
	return changed
}

// noLower leaves out plans that pay at most so much: what they do not pay counts toward no
// maximum, so that a larger share, which does, can lower a total.
func (m *changer) noLower(before, after *estimator.Result) string {
	for i := range before.Plans {
		b, a := &before.Plans[i], &after.Plans[i]
		if paysAtMost(&m.request.Plans[i]) {
			continue
		}
		if a.Total < b.Total-money.Cents(len(b.Ledger)) {
			return fmt.Sprintf("%s costs %s, was %s", b.ID, a.Total, b.Total)
		}
	}
	return ""
}

func paysAtMost(p *plandoc.Plan) bool {
	for _, b := range p.Benefits {
		if b.PlanPaysAtMost != nil {
			return true
		}
	}
	return false
}

// embed makes of each aggregate limit one of as much for each person.
func (m *changer) embed() bool {
	changed := false
	for i := range m.request.Plans {
		p := &m.request.Plans[i]
		for _, list := range [][]plandoc.Limit{p.Deductibles, p.OutOfPocketMaximums} {
			for k := range list {
				if l := &list[k]; l.Aggregate && l.Family != nil {
					l.Aggregate, l.Person, changed = false, l.Family, true
				}
			}
		}
	}
	return changed && len(m.request.Members) > 1
}

func (m *changer) withinWorst(_, after *estimator.Result) string {
	for i := range after.Plans {
		p := &after.Plans[i]
		if p.WorstCase.Unlimited || slices.Contains(p.WorstCase.Outside, "excludedServices") {
			continue
		}
		var shares money.Cents
		for k := range p.Ledger {
			if e := &p.Ledger[k]; e.Network == estimator.EntryInNetwork {
				shares += e.Deductible + e.Copay + e.Coinsurance
			}
		}
		// Account money that is left over pays for nothing.
		if most := *p.WorstCase.Total - p.Premium + p.HSA; shares-p.HRAUsed > most {
			return fmt.Sprintf("%s: %s of shares in network, %s in the worst case", p.ID, shares, most)
		}
	}
	return ""
}

func (m *changer) addsUp(_, after *estimator.Result) string {
	for i := range after.Plans {
		p := &after.Plans[i]
		paid := p.Deductible + p.Copay + p.Coinsurance + p.NotCovered + p.BalanceBill
		if p.Total != p.Premium+paid-p.HSA-p.HRAUsed || p.Amount != paid+p.PlanPays {
			return fmt.Sprintf("%s: premium %s, paid %s, HSA %s, HRA %s, total %s, plan %s, care %s", p.ID, p.Premium, paid, p.HSA, p.HRAUsed, p.Total, p.PlanPays, p.Amount)
		}
	}
	return ""
}
