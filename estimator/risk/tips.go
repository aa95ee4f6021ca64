package risk

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
)

const (
	// SearchedYears is how many years every count is tried in (R51).
	SearchedYears = 1000
	// blockOfYears is how many of them are tried one after the other: after each
	// block there are tips of the years so far.
	blockOfYears = 50
)

// tips looks for the nearest count of each quantity at which another plan has
// the least mean total.
//
// Every count is tried in the same first years. More care than the household
// lists comes on top of all else in a year. Less is taken from what it lists, and
// drawn care then counts as if the household had listed no more (R34).
//
// What the first years have too much or too little of is taken off: what a count
// adds to them is added to the mean of all years as they are. Then the nearest
// count that tips so, and its nearer neighbor, are worked out in all years, until
// both say the same.
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
	tries []*try
	// asIs are by block what its years and those before cost as things are.
	asIs [][]money.Cents
	// listed are by item its units in the coverage.
	listed [][]care.Unit
	block  block
	// trying is the try under way, and next the index of the one after it.
	trying run
	next   int
	done   bool
}

// A search is for the tips of one quantity.
type search struct {
	compare.Quantified
	quantity    compare.Quantity
	number      int // among the quantities
	least, most int
	// tries are in each direction, the nearest first.
	tries [2][]try
}

// The directions of a search.
const (
	up = iota
	down
)

// A try is another count of a quantity.
type try struct {
	of    *search // nil for things as they are
	count int
	// sums are by plan what the first years, so many of them, cost beyond what no
	// care changes.
	sums  []money.Cents
	years int
}

// A block is what is drawn in some years where the household lists as much as it
// does.
type block struct {
	first int
	years []drawnYear
}

type drawnYear struct {
	units   []care.Unit
	ends    []int
	courses int32
}

// A run works further years of a try out.
type run struct {
	*try
	year, until int
	sums        []money.Cents
	// own are by person the listed units, in the order of items.
	own [][][]care.Unit
	// listed are by person those that drawn units are not added to; nil where they
	// are as many as the household lists.
	listed []listed
	routes []*care.Routes
}

func newTips(s *Simulation, span int, years []compare.Year) tips {
	t := tips{s: s, span: span, searched: min(span, SearchedYears), cheapest: compare.Rank(years)[0], places: compare.Places(years),
		tries: []*try{{}}, listed: make([][]care.Unit, len(s.years.listed.Items))}
	for i := range s.plans {
		t.plans = append(t.plans, s.plans[i].Plan)
	}
	for _, u := range s.years.listed.Listed() {
		t.listed[u.Item] = append(t.listed[u.Item], u)
	}
	for i, q := range compare.Quantities() {
		of := search{Quantified: compare.Quantify(s.years.listed, q), quantity: q, number: i}
		of.least, of.most = of.Bounds()
		t.searches = append(t.searches, of)
	}
	t.done = len(t.plans) < 2
	if t.done {
		return t
	}
	for i := range t.searches {
		of := &t.searches[i]
		for n := of.Now + 1; n <= of.most; n++ {
			of.tries[up] = append(of.tries[up], try{of: of, count: n})
		}
		for n := of.Now - 1; n >= of.least; n-- {
			of.tries[down] = append(of.tries[down], try{of: of, count: n})
		}
		for direction := range of.tries {
			for j := range of.tries[direction] {
				t.tries = append(t.tries, &of.tries[direction][j])
			}
		}
	}
	for _, y := range t.tries {
		y.sums = make([]money.Cents, len(t.plans))
	}
	return t
}

// step works out the next year of a try, and tells whether there was one.
func (t *tips) step() bool {
	if t.done || t.trying.try == nil && !t.begin() {
		return false
	}
	r := &t.trying
	units, courses := t.unitsOf(r)
	for i := range t.s.plans {
		r.sums[i] += t.s.plans[i].care(t.s, r.routes[i], units, courses)
	}
	if r.year++; r.year < r.until {
		return true
	}
	copy(r.try.sums, r.sums)
	r.years = r.until
	if r.of == nil {
		t.asIs = append(t.asIs, r.sums)
	}
	r.try = nil
	return true
}

// begin begins the next run: the searched years block by block, and then all
// years of the counts that decide. It tells whether there is one.
func (t *tips) begin() bool {
	if t.next == len(t.tries) {
		t.next = 0
		t.block.first += blockOfYears
	}
	if t.block.first < t.searched {
		if t.next == 0 {
			t.draw()
		}
		t.trying = t.run(t.tries[t.next], min(t.block.first+blockOfYears, t.searched))
		t.next++
		return true
	}
	t.block.years = nil
	if y := t.undecided(); y != nil {
		t.trying = t.run(y, t.span)
		return true
	}
	t.done = true
	return false
}

// draw fills the block.
func (t *tips) draw() {
	y := t.s.years
	t.block.years = t.block.years[:0]
	for k := t.block.first; k < min(t.block.first+blockOfYears, t.searched); k++ {
		y.draw(k, nil)
		t.block.years = append(t.block.years, drawnYear{append([]care.Unit(nil), y.units...), append([]int(nil), y.ends...), y.courses})
	}
}

// run lays a try out for its further years.
func (t *tips) run(of *try, until int) run {
	y := t.s.years
	r := run{try: of, year: of.years, until: until, sums: append([]money.Cents(nil), of.sums...),
		own: make([][][]care.Unit, len(y.persons)), routes: make([]*care.Routes, len(t.s.plans))}
	if of.of == nil {
		for i := range y.persons {
			r.own[i] = [][]care.Unit{y.persons[i].own}
		}
		for i := range r.routes {
			r.routes[i] = t.s.plans[i].routes
		}
		return r
	}
	varied, inPlace := of.of.With(of.count)
	for i := range r.routes {
		r.routes[i] = t.s.plans[i].routes.PricedBy(varied)
	}
	// The listed items by their units, those that are not as they were with
	// others, and what comes behind all of a person's.
	items := make([][]care.Unit, len(t.listed))
	behind := make([][]care.Unit, len(y.persons))
	counts := make([]listed, len(y.persons))
	for i := range varied.Items[:inPlace] {
		if p := &varied.Items[i]; !p.Varied {
			items[p.From] = t.listed[p.From]
		}
	}
	for _, u := range varied.Listed() {
		p := &varied.Items[u.Item]
		counts[p.Member][p.Item.Service]++
		if !p.Varied {
			continue
		}
		inItsPlace := int(u.Item) < inPlace
		if u.Item = int32(p.From); p.From < 0 {
			u.Item, u.Course = y.firsts+int32(of.of.number), y.firstsCourse
		}
		if inItsPlace {
			items[p.From] = append(items[p.From], u)
		} else {
			behind[p.Member] = append(behind[p.Member], u)
		}
	}
	for i := range items {
		m := y.listed.Items[i].Member
		r.own[m] = append(r.own[m], items[i])
	}
	for m := range behind {
		r.own[m] = append(r.own[m], behind[m])
	}
	if of.count < of.of.Now {
		r.listed = counts
	}
	return r
}

// unitsOf returns the units of a run's next year in the order of R3, with the
// number of courses that they are of.
func (t *tips) unitsOf(r *run) ([]care.Unit, int) {
	y := t.s.years
	drawn := drawnYear{}
	if at := r.year - t.block.first; r.listed == nil && at >= 0 && at < len(t.block.years) {
		drawn = t.block.years[at]
	} else {
		y.draw(r.year, r.listed)
		drawn = drawnYear{y.units, y.ends, y.courses}
	}
	y.segments = y.segments[:0]
	from := 0
	for i, end := range drawn.ends {
		y.segments = append(append(y.segments, r.own[i]...), drawn.units[from:end])
		from = end
	}
	return y.ordered(), int(drawn.courses)
}

// undecided returns a try whose further years decide where a tip is.
func (t *tips) undecided() *try {
	for i := range t.searches {
		for direction := range t.searches[i].tries {
			tries := t.searches[i].tries[direction]
			_, at := t.tip(tries)
			if at < 0 {
				continue
			}
			for j := max(at-1, 0); j <= at; j++ {
				if tries[j].years < t.span {
					return &tries[j]
				}
			}
		}
	}
	return nil
}

// tip returns the first of the tries at which another plan is the cheapest,
// nil and −1 if none is.
func (t *tips) tip(tries []try) (*compare.Tip, int) {
	means := make([]money.Cents, len(t.plans))
	for at := range tries {
		y := &tries[at]
		if y.years == 0 {
			break
		}
		for i := range means {
			p := &t.s.plans[i]
			if y.years == t.span {
				means[i] = p.without + money.MulDiv(y.sums[i], 1, int64(t.span))
				continue
			}
			asIs := t.asIs[(y.years-1)/blockOfYears]
			means[i] = p.without + money.MulDiv(p.paidForCare(t.s, t.span), 1, int64(t.span)) + money.MulDiv(y.sums[i]-asIs[i], 1, int64(y.years))
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

// TippingPoints returns those of every quantity, in their order, as far as the
// years tried so far tell; none before there are any.
func (d *Decision) TippingPoints() []compare.TippingPoint {
	t := &d.tips
	points := []compare.TippingPoint{}
	if len(t.asIs) == 0 && !t.done {
		return points
	}
	for i := range t.searches {
		of := &t.searches[i]
		p := compare.TippingPoint{Quantity: of.quantity, Now: of.Now, Least: of.least, Most: of.most}
		p.Up, _ = t.tip(of.tries[up])
		p.Down, _ = t.tip(of.tries[down])
		points = append(points, p)
	}
	return points
}
