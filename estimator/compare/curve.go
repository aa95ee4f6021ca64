package compare

import (
	"strconv"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/internal/exact"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/year"
)

// A Plan is a plan of a comparison, ready to be worked out.
type Plan struct {
	Rules       *plan.Rules
	Fixed       year.Fixed
	Adjudicator *claim.Adjudicator
}

// MostFactor is by how much the household's own care is multiplied at most (R30).
const MostFactor = 10

// Curves are a plan's total yearly cost by amount of care (R30), without
// rounding by line. Those that are made together can be held against each other.
type Curves struct {
	// OwnCare is by factor on every price and charge of the household's own
	// care, the visits for referrals included, from 0 to MostFactor.
	OwnCare Curve
	// PlainAmount is by one amount in network under the terms of "other", of the
	// first member, from 0 to money.MaxCents, with the limits as they stand when
	// the estimate begins.
	PlainAmount Curve
}

// A Curve is a total yearly cost by amount of care: straight in pieces, without
// jumps.
type Curve struct {
	plan   string
	f      *exact.Field
	pieces []piece
	last   exact.Ratio
	// amount is how many cents of care at network prices 1 of x is, where x is a
	// factor; where plain, x is itself in cents.
	amount money.Cents
	plain  bool
}

// piece is a straight line from an x on, in cents.
type piece struct {
	from exact.Ratio
	cost exact.Linear
}

// mostUnits is how finely a cent may be divided for amounts to be reckoned
// fast: it leaves room for some four million dollars.
const mostUnits = 10_000_000_000

// CurvesOf returns the curves of each plan for a year's care.
func CurvesOf(y *care.Year, plans []Plan) []Curves {
	p := NewPlotter(y, plans)
	for p.Step() {
	}
	return p.Curves
}

// stepFactors is how many factors at which something changes a step of a plotter goes
// through at most: nearly all plans have fewer.
const stepFactors = 5_000

// A Plotter works out the curves of plans for a year's care, a plan a step or, where a
// curve has very many kinks, a part of one.
type Plotter struct {
	// Curves are those of the plans that are done, in their order.
	Curves []Curves
	plans  []Plan
	price  money.Cents
	scales []scales
	field  *exact.Field
	// own is the sweep under way for the next plan.
	own *claim.Sweep
}

// NewPlotter returns a plotter that has no curves yet.
func NewPlotter(y *care.Year, plans []Plan) *Plotter {
	scales := scalesOf(y, plans)
	amount, rate := int64(1), int64(1)
	for _, s := range scales {
		amount, rate = s.own.Denominators(amount, rate, mostUnits)
		amount, rate = s.plain.Denominators(amount, rate, mostUnits)
	}
	// A share of what a maximum or a deductible left of a share.
	unit := amount * rate
	if unit > mostUnits {
		unit = mostUnits / 100
	} else if unit*rate <= mostUnits {
		unit *= rate
	}
	return &Plotter{plans: plans, price: y.Price(), scales: scales, field: exact.NewField(unit)}
}

// scales are the care of a plan's curves, ready to be multiplied.
type scales struct{ own, plain *claim.Scale }

func scalesOf(y *care.Year, plans []Plan) []scales {
	of := make([]scales, len(plans))
	var lines []care.Line
	for i := range plans {
		r, a := plans[i].Rules, plans[i].Adjudicator
		lines = y.Under(r, lines[:0])
		of[i].own = a.Scale(lines, func(l *care.Line) int64 { return y.Unrounded(r, l) })
		of[i].plain = a.Plain(care.Line{Service: service.Other, Row: plan.Row(service.Other), Side: plan.In})
	}
	return of
}

// Step works out the curves of the next plan or a part of them, and tells whether there
// was one.
func (p *Plotter) Step() bool {
	i := len(p.Curves)
	if i == len(p.plans) {
		return false
	}
	f, last := p.field, func(most int64) exact.Ratio { return exact.Ratio{Num: p.field.Whole(most), Den: p.field.Whole(1)} }
	if p.own == nil {
		p.own = p.scales[i].own.Sweep(f, last(MostFactor))
	}
	if !p.own.Advance(stepFactors) {
		return true
	}
	plain := p.scales[i].plain.Sweep(f, last(int64(money.MaxCents)))
	for !plain.Advance(stepFactors) {
	}
	c := Curves{
		OwnCare:     p.plans[i].curve(f, p.own, p.price, last(MostFactor)),
		PlainAmount: p.plans[i].curve(f, plain, 1, last(int64(money.MaxCents))),
	}
	c.PlainAmount.plain = true
	p.Curves, p.own = append(p.Curves, c), nil
	return true
}

// curve adds what is fixed to what care costs, less the HRA money that goes
// on cost sharing (R26).
func (p *Plan) curve(f *exact.Field, s *claim.Sweep, amount money.Cents, last exact.Ratio) Curve {
	fixed := &p.Fixed
	c := Curve{plan: p.Rules.ID, f: f, amount: amount, last: last}
	pieces := s.Pieces
	always := exact.Linear{A: f.Whole(int64(fixed.Always())), B: s.Outside}
	hra := exact.Linear{A: f.Whole(int64(fixed.HRA))}
	for i := range pieces {
		p := &pieces[i]
		base := f.AddLinear(always, p.Beyond)
		over := f.SubLinear(p.Sharing, hra)
		rest := f.AddLinear(base, over)
		if f.SignAfter(over, p.From) < 0 {
			c.add(p.From, base) // the account pays all of it
			if f.Sign(over.B) > 0 {
				if used := f.Root(over); f.Compare(used, c.end(pieces, i)) < 0 {
					c.add(used, rest)
				}
			}
			continue
		}
		c.add(p.From, rest)
		if f.Sign(over.B) < 0 {
			if left := f.Root(over); f.Compare(left, c.end(pieces, i)) < 0 {
				c.add(left, base)
			}
		}
	}
	return c
}

// end returns where the i-th piece ends.
func (c *Curve) end(pieces []claim.Piece, i int) exact.Ratio {
	if i+1 < len(pieces) {
		return pieces[i+1].From
	}
	return c.last
}

// add adds a piece where the curve does not go on as before.
func (c *Curve) add(from exact.Ratio, cost exact.Linear) {
	if n := len(c.pieces); n > 0 && c.f.SubLinear(c.pieces[n-1].cost, cost).Zero() {
		return
	}
	c.pieces = append(c.pieces, piece{from, cost})
}

// Points returns the ends and every kink of the curve; none where the care has
// no price.
func (c *Curve) Points() []Point {
	points := []Point{}
	if c.amount == 0 {
		return points
	}
	for i := range c.pieces {
		points = append(points, c.point(c.pieces[i].from, c.pieces[i].cost))
	}
	return append(points, c.point(c.last, c.pieces[len(c.pieces)-1].cost))
}

func (c *Curve) point(x exact.Ratio, cost exact.Linear) Point {
	return Point{X: c.amountAt(x, 1), Cost: money.Cents(c.f.Round(cost, x))}
}

// amountAt returns the amount of care at x, to so many cents.
func (c *Curve) amountAt(x exact.Ratio, cents int64) money.Cents {
	return money.Cents(cents * c.f.Round(exact.Linear{B: c.f.Quotient(int64(c.amount), cents)}, x))
}

// less returns the pieces of a − b.
func (a *Curve) less(b *Curve) []piece {
	pieces := make([]piece, 0, len(a.pieces)+len(b.pieces))
	for i, j := 0, 0; ; {
		from := a.pieces[i].from
		if a.f.Compare(b.pieces[j].from, from) > 0 {
			from = b.pieces[j].from
		}
		pieces = append(pieces, piece{from, a.f.SubLinear(a.pieces[i].cost, b.pieces[j].cost)})
		switch moreA, moreB := i+1 < len(a.pieces), j+1 < len(b.pieces); {
		case moreA && moreB:
			order := a.f.Compare(a.pieces[i+1].from, b.pieces[j+1].from)
			if order <= 0 {
				i++
			}
			if order >= 0 {
				j++
			}
		case moreA:
			i++
		case moreB:
			j++
		default:
			return pieces
		}
	}
}

// Crossings returns where a, the first plan's curve, and b cross, in order. A
// crossing is a change of sign of a − b; touching is none.
func (a *Curve) Crossings(b *Curve) []Crossing {
	crossings := []Crossing{}
	if a.amount == 0 {
		return crossings
	}
	w := signs{f: a.f, change: func(from, to exact.Ratio, below int) {
		c := Crossing{X: a.amountAt(from, 100), Below: a.plan, Above: b.plan}
		if below > 0 {
			c.Below, c.Above = b.plan, a.plan
		}
		if until := a.amountAt(to, 100); until != c.X {
			c.Until = &until
		}
		if !a.plain {
			c.Factor = tenths(a.f.Round(exact.Linear{B: a.f.Whole(1000)}, from))
		}
		crossings = append(crossings, c)
	}}
	pieces := a.less(b)
	for i := range pieces {
		to := a.last
		if i+1 < len(pieces) {
			to = pieces[i+1].from
		}
		d := pieces[i].cost
		before, after := a.f.SignAt(d, pieces[i].from), a.f.SignAt(d, to)
		w.at(pieces[i].from, before)
		if before*after < 0 {
			w.at(a.f.Root(d), 0)
		}
		w.at(to, after)
	}
	return crossings
}

// tenths writes n tenths, which are not below 0, in the shortest form.
func tenths(n int64) string {
	text := strconv.FormatInt(n/10, 10)
	if n%10 != 0 {
		text += "." + strconv.FormatInt(n%10, 10)
	}
	return text
}

// signs finds changes of sign along a line.
type signs struct {
	f      *exact.Field
	change func(from, to exact.Ratio, below int)
	// side is the last sign other than 0; since then it was 0 from from on to
	// to, where tied.
	side     int
	tied     bool
	from, to exact.Ratio
}

// at takes the sign at the next x.
func (s *signs) at(x exact.Ratio, sign int) {
	if sign == 0 {
		if !s.tied {
			s.from, s.tied = x, true
		}
		s.to = x
		return
	}
	if s.side*sign < 0 {
		s.change(s.from, s.to, s.side) // a line without jumps is 0 in between
	}
	s.side, s.tied = sign, false
}

// A Gap is how much more a plan costs than another, over all that was looked
// at: amounts of care, or years.
type Gap struct {
	// Least and Most are the extremes; Least is below 0 where it costs less.
	Least, Most money.Cents
	// Less and More say that it costs less in some, more in some: by a part of a
	// cent perhaps.
	Less, More bool
}

// GapOf returns how much more a plan with the curves a costs than one with the
// curves b, over every amount of care on both curves.
func GapOf(a, b *Curves) Gap {
	g := gapOf(&a.OwnCare, &b.OwnCare)
	plain := gapOf(&a.PlainAmount, &b.PlainAmount)
	return Gap{min(g.Least, plain.Least), max(g.Most, plain.Most), g.Less || plain.Less, g.More || plain.More}
}

// gapOf looks at the ends of the pieces, where the extremes are.
func gapOf(a, b *Curve) Gap {
	pieces := a.less(b)
	var g Gap
	see := func(d exact.Linear, x exact.Ratio) {
		sign := a.f.SignAt(d, x)
		g.Less = g.Less || sign < 0
		g.More = g.More || sign > 0
		more := money.Cents(a.f.Round(d, x))
		g.Least, g.Most = min(g.Least, more), max(g.Most, more)
	}
	g.Least = money.Cents(a.f.Round(pieces[0].cost, pieces[0].from))
	g.Most = g.Least
	for i := range pieces {
		see(pieces[i].cost, pieces[i].from)
	}
	see(pieces[len(pieces)-1].cost, a.last)
	return g
}

// Add takes in a year, or another amount, in which the plan costs so much more.
func (g *Gap) Add(more money.Cents) {
	g.Least, g.Most = min(g.Least, more), max(g.Most, more)
	g.Less = g.Less || more < 0
	g.More = g.More || more > 0
}

// Dominated tells whether the plan costs at least as much as the other one in
// all that was looked at, and more in some (R32).
func (g *Gap) Dominated() bool { return g.More && !g.Less }
