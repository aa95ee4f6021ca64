package estimator

import (
	"cmp"
	"math"
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/internal/arrange"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/risk"
	"github.com/outpocket/outpocket/estimator/split"
	"github.com/outpocket/outpocket/estimator/tax"
	"github.com/outpocket/outpocket/estimator/year"
)

// A SplitResult says how the members of a household are best split over plans (R69).
// Amounts are in US dollars, exact to the cent, as text with two decimals.
type SplitResult struct {
	// Seed is what the years are drawn from, 0 where no care is drawn.
	Seed int `json:"seed"`
	// Years is how many the splits were compared over, Of how many were asked for; 1 of 1
	// where no care is drawn.
	Years int `json:"years"`
	Of    int `json:"of"`
	// Stage is what is worked out next, the years or nothing.
	Stage Stage `json:"stage"`
	// Best is the split that costs least of all, and Single the one on a single plan; the
	// same where a single plan is the best. Both are absent before the first years.
	Best   *Split `json:"best,omitempty"`
	Single *Split `json:"single,omitempty"`
	// Saves is how much less Best costs than Single; Told is that of the two as they are told
	// (R52).
	Saves money.Cents `json:"saves"`
	Told  money.Cents `json:"told"`
	// Compared is how many splits there are, those on a single plan among them; Several is
	// how many of them are on several.
	Compared int `json:"compared"`
	Several  int `json:"several"`
	// Together are the ids of children who were not split, since there would be too many
	// splits; none where all splits were compared.
	Together []string `json:"together"`
	// Unstated are what is left out in plans or in the household, each once, without which
	// some splits could not be compared.
	Unstated []problem.Problem `json:"unstated"`
	// OtherVariants is how many splits could not be compared since money that goes untaxed
	// would give their plans other variants of reduced cost sharing (R56).
	OtherVariants int `json:"otherVariants"`
}

// A Split gives each member of a household one plan.
type Split struct {
	// Parts are by plan, in the order of the request.
	Parts []SplitPart `json:"parts"`
	// CreditUsed is what the plans use of the premium tax credit together, absent where
	// none takes one.
	CreditUsed *money.Cents `json:"creditUsed,omitempty"`
	// TaxSaved is what is saved in taxes by all of the plans together, and Tax what it is
	// made of; absent where nobody asks (R56). Of what a household puts into health savings
	// accounts Tax has as much as the limit lets those on such plans.
	TaxSaved *money.Cents `json:"taxSaved,omitempty"`
	Tax      *tax.Saving  `json:"tax,omitempty"`
	// Total is the total yearly cost (R27): the totals of the parts less the credit and the
	// taxes saved. Told is it as people are told it (R52).
	Total money.Cents `json:"total"`
	Told  money.Cents `json:"told"`
	// P90 is what 90 of 100 years cost no more than, all parts together, and ToldP90 as
	// people are told it. Both are absent where no care is drawn, and before all years are
	// done.
	P90     *money.Cents `json:"p90,omitempty"`
	ToldP90 *money.Cents `json:"toldP90,omitempty"`
	// WorstCase is the most that could be paid in network (R28), absent where there is no
	// limit.
	WorstCase *money.Cents `json:"worstCase,omitempty"`
}

// A SplitPart are the members who are on one plan. Its amounts add up:
//
//	Total = Premium + Care − HSAContribution − HRAUsed
type SplitPart struct {
	// Plan is the plan's id.
	Plan string `json:"plan"`
	// Members are the ids of those on it, in the order of the request.
	Members []string `json:"members"`
	// Premium is what they pay before the premium tax credit of the household's income.
	Premium money.Cents `json:"premium"`
	// Care is what they pay for care: deductible, copays, coinsurance, what is not covered
	// and balance bills.
	Care money.Cents `json:"care"`
	// HSAContribution and HRAUsed are the employer's money (R26).
	HSAContribution money.Cents `json:"hsaContribution"`
	HRAUsed         money.Cents `json:"hraUsed"`
	Total           money.Cents `json:"total"`
}

// firstYears is how many years the first answer is of; further ones are of ten times as many.
const (
	firstYears = 200
	moreYears  = 10
)

// A Splitting finds how the members of a household are best split over its plans, some
// steps at a time. It is not for concurrent use.
type Splitting struct {
	estimate *estimate
	// drawn says that years differ; of is how many are asked for, seed what from.
	drawn    bool
	of, seed int
	// order are the plans by name, then id.
	order []int
	// blocks are the members who stay together, by index.
	blocks [][]int
	// sets are by their bits what the members of some blocks cost under plans; nil where
	// nothing takes them.
	sets []*memberSet
	// household is what taxes rest on, and taxed by index what plans have to do with them;
	// nil where nobody asks.
	household tax.Household
	taxed     []tax.Plan
	// credits are those of members of sets, once they were asked for.
	credits map[creditKey]*setCredit
	// missing are what plans do not state of sets, and unstated those of some split.
	missing  []missing
	unstated problem.List

	// years is how many are done of all sets, until how many there will be next; at is
	// the set under way, done how many years of it are, and running what works them out.
	years, until int
	at, done     int
	running      *risk.Simulation

	best, single      *split.Split
	compared, several int
	// otherVariants is how many splits were left out since their variants differ.
	otherVariants int
	// tails are the yearly totals of the best split and of the best single plan.
	tails []*tail
}

// A tail are the yearly totals of a split, less what its parts share: worked out once all
// splits were compared, plan by plan.
type tail struct {
	of *split.Split
	// plan is the one under way, in the order of the splits, done how many of its years are.
	plan, done int
	totals     []int
}

// A creditKey is a set of members, and how much lower the income is that their credit goes by.
type creditKey struct {
	set     split.Set
	untaxed money.Cents
}

// missing are problems of a plan, by index, with a set of blocks.
type missing struct {
	plan     int
	set      split.Set
	problems problem.List
}

// A memberSet is what the members of some blocks cost together under each plan that takes
// them.
type memberSet struct {
	indexes []int
	members []care.Member
	// gets tells whether somebody in it gets the premium tax credit.
	gets  bool
	plans []setPlan
}

// A setPlan is a plan of a memberSet.
type setPlan struct {
	index     int
	of        *readyPlan
	fixed     year.Fixed
	worst     money.Cents
	unlimited bool
	// care and hra are the sums of the years that are done.
	care, hra money.Cents
}

// A setCredit is the credit of the members of a set, by the months in which the same of
// them are covered. It is nil where there is none, and not known where the household states
// a benchmark that is not theirs.
type setCredit struct {
	credit    *credit.Credit
	stretches []care.Stretch
	known     bool
}

// splits adds to problems that a request of which care is drawn does not say which years are
// simulated.
func splits(r *Request, problems *problem.List) {
	if slices.ContainsFunc(r.Members, func(m care.Member) bool { return m.Draws() }) {
		draws(r, problems)
	}
}

// NewSplitting returns a splitting of a request that [ReadRequest] read without problems,
// with no year done. The error, if any, is a [problem.List].
func NewSplitting(request *Request) (*Splitting, error) {
	var problems problem.List
	e := newEstimate(request, nil, &problems)
	splits(request, &problems)
	if len(problems) > 0 {
		return nil, problems
	}
	return e.splitting(), nil
}

func (e *estimate) splitting() *Splitting {
	r := e.request
	s := &Splitting{estimate: e, of: 1, order: make([]int, len(r.Plans))}
	if s.drawn = slices.ContainsFunc(r.Members, func(m care.Member) bool { return m.Draws() }); s.drawn {
		s.of, s.seed = r.Simulation.Years, r.Simulation.Seed
	}
	s.until = min(firstYears, s.of)
	for i := range s.order {
		s.order[i] = i
	}
	arrange.Stable(s.order, func(i, j int) int {
		return cmp.Or(cmp.Compare(r.Plans[i].Name, r.Plans[j].Name), cmp.Compare(r.Plans[i].ID, r.Plans[j].ID))
	})
	s.blocks = blocksOf(r.Members, split.BlocksFor(len(r.Members), len(r.Plans)))
	s.sets = make([]*memberSet, 1<<len(s.blocks))
	if e.basis != nil {
		s.household = e.taxHousehold()
		for i := range r.Plans {
			s.taxed = append(s.taxed, e.taxed(&r.Plans[i]))
		}
	}
	s.credits = map[creditKey]*setCredit{}
	s.at = 1
	return s
}

// blocksOf divides members into so many blocks, in their order: each one apart, but for the
// youngest children, who stay together where there would be more.
func blocksOf(members []care.Member, most int) [][]int {
	order := make([]int, len(members)) // adults first, then the oldest children
	for i := range order {
		order[i] = i
	}
	arrange.Stable(order, func(i, j int) int {
		a, b := &members[i], &members[j]
		if child := a.Relationship == care.Child; child != (b.Relationship == care.Child) {
			if child {
				return 1
			}
			return -1
		}
		if a.Relationship == care.Child {
			return b.Age - a.Age
		}
		return 0
	})
	blocks := [][]int{}
	for _, m := range order[:most-1] {
		blocks = append(blocks, []int{m})
	}
	rest := order[most-1:]
	arrange.Stable(rest, func(i, j int) int { return i - j })
	blocks = append(blocks, rest)
	arrange.Stable(blocks, func(a, b []int) int { return a[0] - b[0] })
	return blocks
}

// Stage tells what is worked out next: years or nothing.
func (s *Splitting) Stage() Stage {
	if s.years < s.of || len(s.tails) > 0 && s.tails[len(s.tails)-1].plan < len(s.order) {
		return StageYears
	}
	return StageDone
}

// Advance takes the next n steps, fewer where fewer are left. A step is a year of some of
// the members, under each plan that takes them, or what comes before their years.
func (s *Splitting) Advance(n int) {
	for ; n > 0 && s.Stage() != StageDone; n-- {
		if s.years < s.of {
			s.step()
		} else {
			s.stepTail()
		}
	}
}

func (s *Splitting) step() {
	set := s.sets[s.at]
	switch {
	case set == nil: // what comes before a year can take as long
		s.sets[s.at] = s.set(split.Set(s.at))
		return
	case s.running == nil && len(set.plans) > 0:
		s.running = s.begin(set, set.plans)
		return
	case s.running != nil:
		for i, o := range s.running.Year(s.done) {
			p := &set.plans[i]
			p.care += o.Care.Paid()
			p.hra += o.HRAUsed
		}
		if s.done++; s.done < s.until {
			return
		}
	}
	s.running, s.done = nil, s.years
	if s.at++; s.at < len(s.sets) {
		return
	}
	s.years, s.done, s.at = s.until, s.until, 1
	s.until = min(s.until*moreYears, s.of)
	s.find()
	if s.drawn && s.years == s.of && s.single != nil {
		s.tails = append(s.tails, &tail{of: s.best}, &tail{of: s.single})
	}
}

// stepTail works out a year of a part of a split whose yearly totals are asked for, or what
// comes before it.
func (s *Splitting) stepTail() {
	t := s.tails[0]
	if t.plan == len(s.order) {
		t = s.tails[1]
	}
	set := s.sets[t.of.Sets[t.plan]]
	of := set.plan(s.order[t.plan])
	switch {
	case of == nil: // nobody is on it
	case s.running == nil:
		if t.totals == nil {
			t.totals = make([]int, s.of)
		}
		s.running = s.begin(set, []setPlan{*of})
		return
	default:
		t.totals[t.done] += int(s.running.Year(t.done)[0].Total)
		if t.done++; t.done < s.of {
			return
		}
	}
	s.running, t.done = nil, 0
	t.plan++
}

// p90 is what 90 of 100 years of a split cost no more than, nil before that is known.
func (s *Splitting) p90(of *split.Split) *money.Cents {
	for _, t := range s.tails {
		if t.of == of && t.plan == len(s.order) {
			sorted := slices.Clone(t.totals)
			slices.Sort(sorted)
			off, _, _, _ := s.together(of.Sets)
			return new(money.Cents(sorted[(90*len(sorted)+99)/100-1]) - off)
		}
	}
	return nil
}

// takes tells whether a plan takes members of a household: all of them, or those whose
// plan it is, or any adult, with or without others.
func takes(p *plan.Plan, members []care.Member, all bool) bool {
	if p.Through != "" {
		return slices.ContainsFunc(members, func(m care.Member) bool { return m.ID == p.Through })
	}
	return all || p.ChildAlone || slices.ContainsFunc(members, func(m care.Member) bool { return m.Relationship != care.Child })
}

// membersOf returns the members of a set, by index and as they are.
func (s *Splitting) membersOf(of split.Set) (indexes []int, members []care.Member) {
	of.Each(func(block int) { indexes = append(indexes, s.blocks[block]...) })
	arrange.Stable(indexes, func(i, j int) int { return i - j })
	for _, m := range indexes {
		members = append(members, s.estimate.request.Members[m])
	}
	return indexes, members
}

// set finds what the members of a set pay whatever their care, under each plan that takes
// them.
func (s *Splitting) set(of split.Set) *memberSet {
	e, r := s.estimate, s.estimate.request
	set := &memberSet{}
	set.indexes, set.members = s.membersOf(of)
	all := len(set.indexes) == len(r.Members)
	set.gets = slices.ContainsFunc(set.members, func(m care.Member) bool { return m.GetsCredit() })
	coverage := e.care.Coverage
	household := year.Household{Stretches: stretchesOf(r, coverage, set.members), Area: e.marketplace.area, Part: !all}
	for i := range r.Plans {
		p := &r.Plans[i]
		if !takes(p, set.members, all) {
			continue
		}
		var problems problem.List
		own := setPlan{index: i, of: e.ready[i], fixed: year.FixedOf(p, &household, planAt(i), &problems)}
		if len(problems) > 0 {
			s.missing = append(s.missing, missing{i, of, problems})
			continue
		}
		if own.of.reduced != 0 && !set.gets { // it is the credit that brings the variant (R56)
			own.of = own.of.whole
		}
		adjudicator := own.of.layout.For(coverage, set.members, "/members", &problems)
		own.worst, own.unlimited = adjudicator.Worst()
		set.plans = append(set.plans, own)
	}
	return set
}

// leftOut remembers what is missing.
func (s *Splitting) leftOut(problems problem.List) {
	for _, p := range problems {
		if !slices.ContainsFunc(s.unstated, func(known problem.Problem) bool { return known.Code == p.Code && known.Pointer == p.Pointer }) {
			s.unstated = append(s.unstated, p)
		}
	}
}

// begin begins the years of a set under some of its plans.
func (s *Splitting) begin(set *memberSet, under []setPlan) *risk.Simulation {
	e := s.estimate
	only := e.care.Only(set.indexes)
	plans := make([]compare.Plan, len(under))
	var problems problem.List // none: the household has none
	for i := range plans {
		p := &under[i]
		plans[i] = compare.Plan{Rules: p.of.rules, Fixed: p.fixed, Adjudicator: p.of.layout.For(only.Coverage, set.members, "/members", &problems)}
	}
	return risk.NewTotals(s.seed, only, set.members, plans)
}

// find compares all splits over the years that are done.
func (s *Splitting) find() {
	table := split.Table{Blocks: len(s.blocks), Parts: make([][]*split.Part, len(s.order)), Shared: s.shared}
	for i, index := range s.order {
		table.Parts[i] = make([]*split.Part, len(s.sets))
		for set, of := range s.sets {
			if p := of.plan(index); p != nil {
				total := p.part(s.years).Total
				table.Parts[i][set] = &split.Part{Total: total, Worst: p.fixed.WorstCase(p.worst), Unlimited: p.unlimited}
			}
		}
	}
	s.otherVariants = 0
	s.best, s.single, s.compared, s.several = table.Best()
	if len(s.missing) == 0 {
		return
	}
	r := s.estimate.request
	needed := split.Needed(len(s.blocks), len(r.Plans), func(plan int, set split.Set) bool {
		_, members := s.membersOf(set)
		return takes(&r.Plans[plan], members, len(members) == len(r.Members))
	})
	for _, m := range s.missing {
		if needed[m.plan][m.set] {
			s.leftOut(m.problems)
		}
	}
	s.missing = nil
}

// plan returns a plan of the set by its index, nil where it is none.
func (m *memberSet) plan(index int) *setPlan {
	if m == nil {
		return nil
	}
	for i := range m.plans {
		if m.plans[i].index == index {
			return &m.plans[i]
		}
	}
	return nil
}

// part returns the mean of so many years.
func (p *setPlan) part(years int) SplitPart {
	mean := money.Means{Of: years}
	part := SplitPart{Premium: p.fixed.Premium, HSAContribution: p.fixed.HSA}
	part.Care, part.HRAUsed = mean.Add(p.care), -mean.Add(-p.hra)
	part.Total = p.fixed.Premium - p.fixed.HSA + mean.All
	return part
}

// shared returns what comes off the parts of a split.
func (s *Splitting) shared(sets []split.Set) (off money.Cents, known bool) {
	off, _, _, known = s.together(sets)
	return off, known
}

// together returns what the plans of a split use together of the premium tax credit, one for
// the tax family with the benchmark of those who get it under these plans, what is saved in
// taxes, and the sum of both, as far as that is known.
func (s *Splitting) together(sets []split.Set) (off, used money.Cents, saving tax.Saving, known bool) {
	e := s.estimate
	var fixed []*year.Fixed
	var parts []tax.Part
	var taking split.Set
	for i, set := range sets {
		index := s.order[i]
		p := s.sets[set].plan(index)
		if p == nil {
			continue
		}
		of := &e.request.Plans[index]
		if of.TakesCredit() {
			fixed = append(fixed, &p.fixed)
			taking |= set
		}
		if e.basis == nil {
			continue
		}
		part := tax.Part{Plan: s.taxed[index], Members: s.sets[set].members}
		part.EmployerHSA = p.fixed.HSA
		if of.Market == plan.Employer {
			part.Premium = p.fixed.Premium
		}
		parts = append(parts, part)
	}
	if e.basis != nil {
		var problems problem.List
		saving = e.basis.Together(&s.household, parts, &problems)
		if len(problems) > 0 {
			s.leftOut(problems)
			return 0, 0, saving, false
		}
	}
	if taking == 0 || e.marketplace.credit == nil {
		return saving.Saved(), 0, saving, true
	}
	of := s.creditOf(creditKey{taking, saving.Untaxed()})
	if of.credit == nil {
		return saving.Saved(), 0, saving, of.known
	}
	for i, set := range sets {
		if p := s.sets[set].plan(s.order[i]); p != nil && e.request.Plans[p.index].TakesCredit() && s.sets[set].gets {
			whole := p.of
			if whole.whole != nil {
				whole = whole.whole
			}
			if right, _ := whole.variant(of.credit.ReducedCostSharing); right != p.of {
				s.otherVariants++
				return 0, 0, saving, false
			}
		}
	}
	for _, own := range year.CreditUsed(of.credit, of.stretches, fixed...) {
		used += own
	}
	return used + saving.Saved(), used, saving, true
}

// creditOf returns the credit of the members in a set, of an income that is so much lower.
func (s *Splitting) creditOf(key creditKey) *setCredit {
	if known := s.credits[key]; known != nil {
		return known
	}
	e, r := s.estimate, s.estimate.request
	set := s.sets[key.set]
	c := &setCredit{stretches: e.care.Coverage.CreditStretches(set.members), known: true}
	s.credits[key] = c
	getting := func(members []care.Member) (n int) {
		for i := range members {
			if members[i].GetsCredit() {
				n++
			}
		}
		return n
	}
	own := getting(set.members)
	if own == 0 {
		return c
	}
	var problems problem.List
	if own < getting(r.Members) && r.Place.Benchmark != nil {
		problems.Put(problem.Problem{Code: "benchmark-changes", Pointer: "/place/benchmark", FoundAmount: r.Place.Benchmark, Expected: "county"})
	} else {
		c.credit = e.marketplace.without(r, set.members, key.untaxed, &problems)
	}
	if len(problems) > 0 {
		c.credit, c.known = nil, false
		s.leftOut(problems)
	}
	return c
}

// Result tells what the steps so far come to.
func (s *Splitting) Result() *SplitResult {
	r := &SplitResult{Seed: s.seed, Years: s.years, Of: s.of, Stage: s.Stage(), Compared: s.compared, Several: s.several, Together: []string{}, Unstated: []problem.Problem{}}
	for _, block := range s.blocks {
		for _, m := range block {
			if len(block) > 1 {
				r.Together = append(r.Together, s.estimate.request.Members[m].ID)
			}
		}
	}
	if s.best == nil {
		return r
	}
	r.Best, r.Single = s.told(s.best), s.told(s.single)
	r.Saves, r.Told = r.Single.Total-r.Best.Total, r.Single.Told-r.Best.Told
	r.Unstated = append(r.Unstated, s.unstated...)
	r.OtherVariants = s.otherVariants
	return r
}

// told tells a split.
func (s *Splitting) told(of *split.Split) *Split {
	e := s.estimate
	split := &Split{Parts: []SplitPart{}, Total: of.Total}
	_, used, saving, _ := s.together(of.Sets)
	least, most := money.Cents(0), money.Cents(math.MaxInt64)
	if !of.Unlimited {
		split.WorstCase, most = &of.Worst, of.Worst
	}
	for index := range e.request.Plans {
		set := s.sets[of.Sets[slices.Index(s.order, index)]]
		p := set.plan(index)
		if p == nil {
			continue
		}
		part := p.part(s.years)
		part.Plan = e.request.Plans[index].ID
		least += part.Premium
		for i := range set.members {
			part.Members = append(part.Members, set.members[i].ID)
		}
		split.Parts = append(split.Parts, part)
		if e.marketplace.credit != nil && e.request.Plans[index].TakesCredit() {
			split.CreditUsed = &used
		}
	}
	if e.basis != nil {
		split.Tax, split.TaxSaved = &saving, new(saving.Saved())
	}
	least -= used
	split.Told = of.Total.ToldWithin(least, most)
	if split.P90 = s.p90(of); split.P90 != nil {
		split.ToldP90 = new(split.P90.ToldWithin(least, most))
	}
	return split
}

// ResultJSON returns {"ok": result} of the years done so far.
func (s *Splitting) ResultJSON() []byte { return Answer{OK: s.Result()}.JSON() }
