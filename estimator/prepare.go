package estimator

import (
	"slices"
	"sync"

	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
)

// Ready are plans that were checked once, to be asked for one household after the
// other. They do not change, and are for concurrent use.
type Ready struct {
	plans []*readyPlan
	// list are the same as a request has them.
	list []plan.Plan
	// idle is memory of estimates that are done.
	idle sync.Pool
}

// A readyPlan is a plan, and its rules and layout once it was checked without a problem.
type readyPlan struct {
	plan plan.Plan
	// text is what it was read from, where it was read.
	text   string
	rules  *plan.Rules
	layout *claim.Layout
	// outside, beside and standIns are what results tell of it whatever the
	// household: see [WorstCase], [Beside] and [Fallback].
	outside  []string
	beside   []Beside
	standIns []standIn
	// variants are those with reduced cost sharing, in the plan's order (R56).
	variants []*readyPlan
	// reduced is the actuarial value of a variant, 0 of a plan as it is; whole is the plan
	// of which it is one.
	reduced int
	whole   *readyPlan
}

// variant returns the variant for a reduced cost sharing, with its place among those of
// the plan; else the plan itself and −1.
func (p *readyPlan) variant(percent int) (*readyPlan, int) {
	for i := range p.variants {
		if p.plan.ReducedCostSharing[i].Percent == percent {
			return p.variants[i], i
		}
	}
	return p, -1
}

// check returns the rules of the plan and its layout, at being the pointer to it.
func (p *readyPlan) check(at string, problems *problem.List) (*plan.Rules, *claim.Layout) {
	if p.rules != nil {
		return p.rules, p.layout
	}
	before := len(*problems)
	rules := plan.Check(&p.plan, at, problems)
	layout := claim.LayOut(rules)
	p.say(rules)
	p.variants = nil
	for i := range p.plan.ReducedCostSharing {
		v := &readyPlan{plan: p.plan.With(&p.plan.ReducedCostSharing[i]), reduced: p.plan.ReducedCostSharing[i].Percent, whole: p}
		v.rules = plan.CheckVariant(&p.plan, i, &v.plan, at, problems, before)
		v.layout = claim.LayOut(v.rules)
		v.say(v.rules)
		p.variants = append(p.variants, v)
	}
	if len(*problems) == before {
		p.rules, p.layout = rules, layout
	}
	return rules, layout
}

// say works out what results tell of the plan whatever the household.
func (p *readyPlan) say(rules *plan.Rules) {
	p.outside, p.beside, p.standIns = outsideLimits(rules), beside(rules), standInsOf(rules)
}

// Prepare checks plans, which are not to be changed afterwards. The error, if any,
// is a [problem.List] of everything that is wrong with them for any household.
func Prepare(plans []plan.Plan) (*Ready, error) {
	var problems problem.List
	r := &Ready{plans: make([]*readyPlan, len(plans)), list: slices.Clone(plans)}
	for i := range plans {
		r.plans[i] = &readyPlan{plan: plans[i]}
		r.plans[i].check(planAt(i), &problems)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return r, nil
}

// Estimate is the package's [Estimate] for a household under these plans, in the
// place of the request's.
func (p *Ready) Estimate(household *Request) (*Result, error) {
	r := *household
	r.Plans = p.list
	e, _ := p.idle.Get().(*estimate)
	if e == nil {
		e = new(estimate)
	}
	defer p.idle.Put(e)
	var problems problem.List
	e.check(&r, p.plans, &problems)
	if len(problems) > 0 {
		return nil, problems
	}
	return e.result(), nil
}

// An Estimator answers requests as JSON and remembers their plans: a plan that an
// earlier request had, with the same text, is not read or checked again. The zero
// value remembers none. An answer stays until the next call. It is not for
// concurrent use.
type Estimator struct {
	// Places, where it is set, gives the file of a state's places by its two letters, nil
	// where there is none: for requests that name a place and bring no file.
	Places func(state string) []byte

	memory planMemory
	atlas  atlas
	// request and estimate are those of the call before, text its answer: their
	// memory is used again.
	request  Request
	estimate estimate
	text     []byte
}

// A planMemory is a [document.Memory] of plans.
type planMemory struct {
	known []*readyPlan
	// expected is which of them comes next, if plans come in the order in which
	// they came before: nearly all do, and the first one looked at is then the one.
	expected int
	// read are the plans of the request that is read, by their place; nil for one
	// that could not be read.
	read []*readyPlan
}

// So many plans are remembered, those of some requests, and none whose text is
// longer than plans are: memory stays flat whatever is asked.
const (
	plansRemembered   = 64
	longestRemembered = 64 << 10
)

// List is the field of a request in which its plans are.
func (m *planMemory) List() string { return "plans" }

// knownAhead returns the known plan with whose text another text begins, or nil.
func knownAhead[Text []byte | string](m *planMemory, text Text) *readyPlan {
	for range m.known {
		p := m.known[m.expected]
		m.expected = (m.expected + 1) % len(m.known)
		if len(p.text) <= len(text) && string(text[:len(p.text)]) == p.text {
			return p
		}
	}
	return nil
}

// Recall returns how long the text of the known plan is, 0 where there is none.
func (m *planMemory) Recall(text []byte) int {
	p := knownAhead(m, text)
	if p == nil {
		return 0
	}
	return len(p.text)
}

// Take sets target to the known plan, and returns how long its text is, 0 where
// there is none.
func (m *planMemory) Take(text string, target any) int {
	p := knownAhead(m, text)
	if p == nil {
		return 0
	}
	*target.(*plan.Plan) = p.plan
	m.read = append(m.read, p)
	return len(p.text)
}

// Keep remembers a plan that is right.
func (m *planMemory) Keep(text string, value any, right bool) {
	var ready *readyPlan
	if right && len(text) <= longestRemembered {
		ready = &readyPlan{plan: *value.(*plan.Plan), text: text}
		if len(m.known) >= plansRemembered {
			m.known, m.expected = nil, 0
		}
		m.known = append(m.known, ready)
	}
	m.read = append(m.read, ready)
}

// read reads a request into memory and checks all of it. The estimate can be used
// if there are no problems.
func (e *Estimator) read(request []byte, r *Request, into *estimate, further func(*Request, *problem.List)) problem.List {
	e.memory.read = e.memory.read[:0]
	var problems problem.List
	document.ReadWith(&e.memory, request, r, &problems)
	read := len(problems)
	e.atlas.files, into.files = e.Places, &e.atlas
	into.check(r, e.memory.read, &problems)
	if further != nil {
		further(r, &problems)
	}
	return withoutConsequences(problems, read)
}

// again reads a request in the memory of the one before.
func (e *Estimator) again(request []byte) problem.List {
	e.request = Request{Members: e.request.Members[:0], Care: e.request.Care[:0], Plans: e.request.Plans[:0]}
	return e.read(request, &e.request, &e.estimate, nil)
}

// answer writes an answer over the one before.
func (e *Estimator) answer(result any) []byte {
	e.text = document.Append(e.text[:0], &Answer{OK: result})
	return e.text
}

// Estimate reads a request, estimates, and returns {"ok": result} or
// {"error": {"code": "invalid-request", "problems": […]}}.
func (e *Estimator) Estimate(request []byte) []byte {
	if problems := e.again(request); len(problems) > 0 {
		return refusal(problems)
	}
	return e.answer(e.estimate.result())
}

// Compare reads a request, compares, and returns {"ok": comparison} or the error
// of [Estimator.Estimate].
func (e *Estimator) Compare(request []byte) []byte {
	if problems := e.again(request); len(problems) > 0 {
		return refusal(problems)
	}
	return e.answer(e.estimate.comparing().all())
}

// Comparison begins what [Compare] does for a request as JSON. Where it is not
// right, the comparison is nil and the answer what [Estimator.Compare] returns.
func (e *Estimator) Comparison(request []byte) (c *Comparing, answer []byte) {
	checked, answer := e.begun(request, nil)
	if checked == nil {
		return nil, answer
	}
	return checked.comparing(), nil
}

// begun reads a request for what goes on in steps: it is kept apart from those that follow.
// Where it is not right, it is nil, and the answer the refusal.
func (e *Estimator) begun(request []byte, also func(*Request, *problem.List)) (checked *estimate, answer []byte) {
	checked = new(estimate)
	if problems := e.read(request, new(Request), checked, also); len(problems) > 0 {
		return nil, refusal(problems)
	}
	return checked, nil
}

// Simulation is [NewSimulation] for a request as JSON. Where it is not right, the
// simulation is nil and the answer what [Estimator.Simulate] returns.
func (e *Estimator) Simulation(request []byte) (s *Simulation, answer []byte) {
	checked, answer := e.begun(request, draws)
	if checked == nil {
		return nil, answer
	}
	return checked.simulation(), nil
}

// Simulate reads a request, works out all of its possible years, and returns
// {"ok": simulation} or the error of [Estimator.Estimate].
func (e *Estimator) Simulate(request []byte) []byte {
	s, answer := e.Simulation(request)
	if s == nil {
		return answer
	}
	for s.Stage() != StageDone {
		s.Advance(s.estimate.request.Simulation.Years)
	}
	return s.ResultJSON()
}

// Ranking is a [Ranking] for a request as JSON. Where it is not right, the ranking
// is nil and the answer what [Estimator.Rank] returns.
func (e *Estimator) Ranking(request []byte) (r *Ranking, answer []byte) {
	checked, answer := e.begun(request, draws)
	if checked == nil {
		return nil, answer
	}
	return checked.ranking(), nil
}

// Rank reads a request, works out what all of its possible years come to, and
// returns {"ok": ranking} or the error of [Estimator.Estimate].
func (e *Estimator) Rank(request []byte) []byte {
	r, answer := e.Ranking(request)
	if r == nil {
		return answer
	}
	r.Advance(r.estimate.request.Simulation.Years)
	return r.ResultJSON()
}

// Splitting is a [Splitting] for a request as JSON. Where it is not right, the splitting
// is nil and the answer what [Estimator.Split] returns.
func (e *Estimator) Splitting(request []byte) (s *Splitting, answer []byte) {
	checked, answer := e.begun(request, splits)
	if checked == nil {
		return nil, answer
	}
	return checked.splitting(), nil
}

// Split reads a request, finds how its members are best split over its plans (R69), and
// returns {"ok": split} or the error of [Estimator.Estimate].
func (e *Estimator) Split(request []byte) []byte {
	s, answer := e.Splitting(request)
	if s == nil {
		return answer
	}
	for s.Stage() != StageDone {
		s.Advance(1)
	}
	return s.ResultJSON()
}

// CheckPlan reads a plan, as a plan file has it, and checks all that can be said of
// it without a household. It returns {"ok": {"id", "name"}} or the error of
// [Estimator.Estimate], whose pointers are into the plan.
func (e *Estimator) CheckPlan(text []byte) []byte {
	var p plan.Plan
	var problems problem.List
	document.Read(text, &p, &problems)
	read := len(problems)
	(&readyPlan{plan: p}).check("", &problems)
	if problems = withoutConsequences(problems, read); len(problems) > 0 {
		return refusal(problems)
	}
	return Answer{OK: &CheckedPlan{ID: p.ID, Name: p.Name}}.JSON()
}

// A CheckedPlan is a plan with which nothing is wrong.
type CheckedPlan struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// EstimateJSON, CompareJSON and SimulateJSON answer as an [Estimator] does that
// remembers nothing.
func EstimateJSON(request []byte) []byte { return new(Estimator).Estimate(request) }

// CompareJSON is described with [EstimateJSON].
func CompareJSON(request []byte) []byte { return new(Estimator).Compare(request) }

// SimulateJSON is described with [EstimateJSON].
func SimulateJSON(request []byte) []byte { return new(Estimator).Simulate(request) }
