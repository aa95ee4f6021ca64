package compare

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/internal/exact"
)

// Parts returns the cost at an x of num ÷ den in parts of a cent.
func (c *Curve) Parts(num, den, parts int64) int64 {
	x := exact.Ratio{Num: c.f.Whole(num), Den: c.f.Whole(den)}
	i := 0
	for i+1 < len(c.pieces) && c.f.Compare(c.pieces[i+1].from, x) <= 0 {
		i++
	}
	cost := c.pieces[i].cost
	return c.f.Round(exact.Linear{A: c.f.Share(cost.A, parts, 1), B: c.f.Share(cost.B, parts, 1)}, x)
}

// Pieces returns how many there are.
func (c *Curve) Pieces() int { return len(c.pieces) }

// LargeCurvesOf returns the curves in a field where nearly every number that is
// not whole is a large one.
func LargeCurvesOf(y *care.Year, plans []Plan) []Curves {
	p := NewPlotter(y, plans)
	p.field = exact.NewField(1)
	for p.Step() {
	}
	return p.Curves
}

// PiecesOf returns the pieces of each plan's sweep, taken a given number of factors at a time.
func PiecesOf(y *care.Year, plans []Plan, factors int) [][]claim.Piece {
	p := NewPlotter(y, plans)
	var all [][]claim.Piece
	for i := range plans {
		s := p.scales[i].own.Sweep(p.field, exact.Ratio{Num: p.field.Whole(MostFactor), Den: p.field.Whole(1)})
		for !s.Advance(factors) {
		}
		all = append(all, s.Pieces)
	}
	return all
}
