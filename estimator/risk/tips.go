package risk

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/year"
)

const (
	// SearchedYears is how many years every count is tried in (R51), unless they have
	// more lines together than SearchedLines: then it is as many whole blocks as
	// have not, and at least one.
	SearchedYears = 1000
	SearchedLines = 250_000_000
	// blockOfYears is how many of them are tried one after the other: after each
	// block there are tips of the years so far.
	blockOfYears = 50
	// ClearFrom is after how many years a count can be seen to be far from a tip: its mean
	// gap to each other plan is over clearDollars, and over clearErrors times its standard
	// error. A kind of year of which there is none among so many moves the mean by less.
	ClearFrom    = 200
	clearDollars = 50
	clearErrors  = 6
)

// tips looks for the nearest count of each quantity at which another plan has
// the least mean total.
//
// Every count is tried in the same first years. More care than the household
// lists comes on top of all else in a year. Less is taken from what it lists, and
// drawn care then counts as if the household had listed no more (R34).
//
// What the first years have too much or too little of is taken off: what a count
// adds to them is added to the mean of all years as they are. Counts beyond the
// nearest one that tips so far are not tried in further years. Then that count and
// its nearer neighbor are worked out in all years, until both say the same, and
// all nearer ones were tried in all the first years, or are clear of one after some of them.
type tips struct {
	s *Simulation
	// span is how many of the years differ, searched how many are tried first.
	span, searched int
	// cheapest is the plan that is the cheapest as things are, and places where
	// plans stand among those of one total (R29).
	cheapest int
	places   []int
	plans    []compare.Plan
	searches []search
	// tries are all of them, the first of which changes nothing.
	tries []try
	// asIs are by block what its years and those before cost as things are.
	asIs [][]money.Cents
	// blockAsIs are what each year of the block costs as things are, plan after plan, and
	// costs what a year costs.
	blockAsIs, costs []money.Cents
	// block are what is drawn in years from blockFrom on, where the household
	// lists as much as it does.
	block     []drawnYear
	blockFrom int
	// trying is the try under way, and next the index of the one after it.
	trying run
	next   int
	// skipped are, by index, the tries that the block leaves out: those more than
	// so many beyond the nearest that tips.
	skipped []bool
	beyond  int
	// clearFrom is [ClearFrom], but for tests.
	clearFrom int
	done      bool
}

// A search is for the tips of one quantity.
type search struct {
	compare.Quantified
	least, most int
	// up and down are where its tries are, the nearest first.
	up, down span
}

// span are the tries from one on, up to another.
type span struct{ from, to int }

// A try is another count of a quantity.
type try struct {
	// quantity is the index of its search; below 0 for things as they are.
	quantity, count int
	// sums are by plan what the first years, so many of them, cost beyond what no
	// care changes.
	sums  []money.Cents
	years int
	// changes are by plan how far its lead over the cheapest changes with the count in the
	// first years; clear, that none of the plans can become the cheapest.
	changes []changes
	clear   bool
}

// changes are sums over years, in whole dollars.
type changes struct {
	sum, squares int64
	// wide: a year changes too much for the sums.
	wide bool
}

// widest is how many dollars a year can change.
const widest = 1_000_000

func (c *changes) add(change money.Cents) {
	dollars := int64(change) / 100
	if dollars < -widest || dollars > widest {
		c.wide = true
		return
	}
	c.sum += dollars
	c.squares += dollars * dollars
}

// beyond tells whether a mean gap that n years changed is too wide for the years that were not
// looked at to close it.
func (c *changes) beyond(gap money.Cents, n int64) bool {
	dollars := int64(gap)/100 - clearDollars
	switch {
	case c.wide || dollars <= 0:
		return false
	case dollars > widest:
		return true
	}
	variance := (n*c.squares-c.sum*c.sum)/(n*n) + 1
	return dollars*dollars*n > clearErrors*clearErrors*variance
}

type drawnYear struct {
	units   []care.Unit
	ends    []int
	courses int32
}

// A run works further years of a try out.
type run struct {
	of          *try
	year, until int
	sums        []money.Cents
	// own are by person the listed units.
	own [][]care.Unit
	// listed are by person those that drawn units are not added to; nil where they
	// are as many as the household lists.
	listed []listed
	routes []*care.Routes
}

func newTips(s *Simulation, all int, years []year.Cost) tips {
	t := tips{s: s, span: all, cheapest: year.Rank(years)[0], places: year.Places(years)}
	for i := range s.plans {
		t.plans = append(t.plans, s.plans[i].Plan)
	}
	t.done = len(t.plans) < 2
	t.add(-1, 0, 1, 1)
	for i, q := range compare.Quantities() {
		of := search{Quantified: compare.Quantify(s.years.listed, q)}
		of.least, of.most = of.Bounds()
		if !t.done {
			of.up = t.add(i, of.Now+1, of.most+1, 1)
			of.down = t.add(i, of.Now-1, of.least-1, -1)
		}
		t.searches = append(t.searches, of)
	}
	t.skipped, t.beyond, t.clearFrom = make([]bool, len(t.tries)), 2, ClearFrom
	t.costs = make([]money.Cents, len(t.plans))
	t.searched = min(all, SearchedYears)
	if aYear := s.worked / all * len(t.tries); aYear > 0 {
		blocks := max(SearchedLines/aYear/blockOfYears, 1)
		t.searched = min(t.searched, blocks*blockOfYears)
	}
	return t
}

// add adds the tries of counts from one on up to another.
func (t *tips) add(quantity, count, to, step int) span {
	from := len(t.tries)
	for ; (to-count)*step > 0; count += step {
		t.tries = append(t.tries, try{quantity: quantity, count: count, sums: make([]money.Cents, len(t.plans)), changes: make([]changes, len(t.plans))})
	}
	return span{from, len(t.tries)}
}

// step works out the next year of a try, and tells whether there was one.
func (t *tips) step() bool {
	if t.done || t.trying.of == nil && !t.begin() {
		return false
	}
	r := &t.trying
	units, courses := t.unitsOf(r)
	for i := range t.s.plans {
		t.costs[i] = t.s.plans[i].care(r.routes[i], units, courses)
		r.sums[i] += t.costs[i]
	}
	switch {
	case len(t.block) == 0: // beyond the first years
	case r.of.quantity < 0:
		t.blockAsIs = append(t.blockAsIs, t.costs...)
	default:
		asIs := t.blockAsIs[(r.year-t.blockFrom)*len(t.costs):]
		for i, cost := range t.costs {
			r.of.changes[i].add(cost - asIs[i] - (t.costs[t.cheapest] - asIs[t.cheapest]))
		}
	}
	if r.year++; r.year < r.until {
		return true
	}
	r.of.sums, r.of.years = r.sums, r.until
	if r.of.quantity < 0 {
		t.asIs = append(t.asIs, r.sums)
	}
	r.of = nil
	return true
}

// begin begins the next run: the searched years block by block, and then all
// years of the counts that decide. It tells whether there is one.
func (t *tips) begin() bool {
	for t.next < len(t.tries) && t.skipped[t.next] {
		t.next++
	}
	if t.next == len(t.tries) {
		t.next = 0
		t.blockFrom += blockOfYears
		t.skip()
	}
	of, until := &t.tries[t.next], min(t.blockFrom+blockOfYears, t.searched)
	if t.blockFrom < t.searched {
		if t.next == 0 {
			t.draw(until)
		}
		t.next++
	} else {
		t.block = nil
		var i int
		if i, until = t.undecided(); i < 0 {
			t.done = true
			return false
		}
		of = &t.tries[i]
	}
	t.trying = t.run(of, until)
	return true
}

// skip leaves out of the next block those that are clear of a tip, and those that tell
// nothing as things are: there is a nearer one that tips. Whether that stays so is seen
// when all is tried.
func (t *tips) skip() {
	for j := 1; j < len(t.tries) && t.blockFrom >= t.clearFrom; j++ {
		if y := &t.tries[j]; !t.skipped[j] && t.cannotTip(y) {
			y.clear, t.skipped[j] = true, true
		}
	}
	for i := range t.searches {
		of := &t.searches[i]
		for _, tries := range [...]span{of.up, of.down} {
			_, at := t.tip(tries)
			for j := tries.from; j < tries.to; j++ {
				// Years are tried in their order: what was left out stays so.
				t.skipped[j] = t.skipped[j] || at >= 0 && j > at+t.beyond
			}
		}
	}
}

// cannotTip tells whether the years so far show that no further ones bring a try to a tip.
func (t *tips) cannotTip(y *try) bool {
	least := t.mean(y, t.cheapest)
	for i := range t.plans {
		if i != t.cheapest && !y.changes[i].beyond(t.mean(y, i)-least, int64(y.years)) {
			return false
		}
	}
	return true
}

// draw fills the block up to a year.
func (t *tips) draw(until int) {
	y := t.s.years
	t.block, t.blockAsIs = t.block[:0], t.blockAsIs[:0]
	for k := t.blockFrom; k < until; k++ {
		y.draw(k, nil)
		t.block = append(t.block, drawnYear{slices.Clone(y.units), slices.Clone(y.ends), y.courses})
	}
}

// run lays a try out for its further years.
func (t *tips) run(of *try, until int) run {
	y := t.s.years
	year := y.listed
	if of.quantity >= 0 {
		year = t.searches[of.quantity].With(of.count)
	}
	r := run{of: of, year: of.years, until: until, sums: slices.Clone(of.sums), own: make([][]care.Unit, len(y.persons)), routes: make([]*care.Routes, len(t.plans))}
	for i := range r.routes {
		r.routes[i] = t.s.plans[i].routes.PricedBy(year)
	}
	counts := make([]listed, len(y.persons))
	for _, u := range year.Listed() {
		p := &year.Items[u.Item]
		if u.Item = int32(p.From); p.From < 0 {
			u.Item, u.Course = y.firsts+int32(of.quantity), y.firstsCourse
		}
		counts[p.Member][p.Item.Service] += p.Fill.Units()
		r.own[p.Member] = append(r.own[p.Member], u)
	}
	if of.quantity >= 0 && of.count < t.searches[of.quantity].Now {
		r.listed = counts
	}
	return r
}

// unitsOf returns the units of a run's next year in the order of R3, with the
// number of courses that they are of.
func (t *tips) unitsOf(r *run) ([]care.Unit, int) {
	y := t.s.years
	var drawn drawnYear
	if r.listed == nil && len(t.block) > 0 {
		drawn = t.block[r.year-t.blockFrom]
	} else {
		y.draw(r.year, r.listed)
		drawn = drawnYear{y.units, y.ends, y.courses}
	}
	return y.ordered(r.own, drawn.units, drawn.ends), int(drawn.courses)
}

// undecided returns the index of a try whose further years decide where a tip
// is, and up to which year; an index below 0 if there is none.
func (t *tips) undecided() (at, until int) {
	for i := range t.searches {
		of := &t.searches[i]
		for _, tries := range [...]span{of.up, of.down} {
			_, at := t.tip(tries)
			nearest := at
			if at < 0 {
				nearest = tries.to - 1 // that none tips is to be seen in all of them
			}
			for j := tries.from; j <= nearest; j++ {
				if y := &t.tries[j]; y.years < t.searched && !y.clear {
					return j, t.searched
				}
			}
			for j := max(at-1, tries.from); j <= at; j++ {
				if t.tries[j].years < t.span {
					return j, t.span
				}
			}
		}
	}
	return -1, 0
}

// tip returns the first of some tries at which another plan is the cheapest,
// and its index; nil and an index below 0 if none is.
func (t *tips) tip(tries span) (*compare.Tip, int) {
	means := make([]money.Cents, len(t.plans))
	for at := tries.from; at < tries.to; at++ {
		y := &t.tries[at]
		if y.years == 0 {
			break
		}
		for i := range means {
			means[i] = t.mean(y, i)
		}
		if tip := compare.TipOf(y.count, t.plans, means, t.cheapest, t.places); tip != nil {
			if tip.Years = y.years; y.years == t.span {
				tip.Years = t.s.done
			}
			return tip, at
		}
	}
	return nil, -1
}

// mean returns the mean total of a plan in all years, as far as those in which a
// count was tried tell.
func (t *tips) mean(y *try, plan int) money.Cents {
	p := &t.s.plans[plan]
	if y.years == t.span {
		return p.without + money.MulDiv(y.sums[plan], 1, int64(t.span))
	}
	asIs := t.asIs[(y.years-1)/blockOfYears]
	return p.without + money.MulDiv(p.paidForCare(t.s, t.span), 1, int64(t.span)) + money.MulDiv(y.sums[plan]-asIs[plan], 1, int64(y.years))
}

// Gap adds how much more a plan costs than another with each count that was tried.
func (d *Decision) Gap(plan, other int, gap *compare.Gap) {
	t := &d.tips
	for i := range t.tries {
		if y := &t.tries[i]; y.years > 0 {
			gap.Add(t.mean(y, plan) - t.mean(y, other))
		}
	}
}

// TippingPoints returns those of every quantity, in their order, as far as the
// years tried so far tell; none before there are any.
func (d *Decision) TippingPoints() []compare.TippingPoint {
	t := &d.tips
	points := []compare.TippingPoint{}
	if len(t.asIs) == 0 && !t.done {
		return points
	}
	for i, q := range compare.Quantities() {
		of := &t.searches[i]
		p := compare.TippingPoint{Quantity: q, Now: of.Now, Least: of.least, Most: of.most}
		p.Up, _ = t.tip(of.up)
		p.Down, _ = t.tip(of.down)
		points = append(points, p)
	}
	return points
}
