package compare_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
)

// plainLine is the line of a plain amount.
var plainLine = care.Line{Service: service.Other, Row: plan.Row(service.Other), Side: plan.In}

func TestR30CurvesAreTheCosts(t *testing.T) {
	for seed := range uint64(random.Cases(2500)) {
		p := prepare(t, drawnToo(seed))
		curves := compare.CurvesOf(p.year, p.plans)
		for i := range curves {
			b := newBrute(t, &p, i)
			for n := range int64(101) {
				// Each line of the brute force is rounded in a few places.
				require.InDelta(t, b.ownCare(n, 10), curves[i].OwnCare.Parts(n, 10, fine), float64(10+4*len(b.lines)),
					"request %d, plan %d, factor %d/10", seed, i, n)
			}
			for cents := int64(1); cents <= int64(money.MaxCents); cents = cents*5/4 + 17 {
				require.InDelta(t, b.plainAmount(cents, plainLine), curves[i].PlainAmount.Parts(cents, 1, fine), 4,
					"request %d, plan %d, amount %d", seed, i, cents)
			}
		}
	}
}

// TestR30LargeNumbers holds curves reckoned in the numbers for what is not small
// against those reckoned in small ones.
func TestR30LargeNumbers(t *testing.T) {
	for seed := range uint64(random.Cases(400)) {
		p := prepare(t, drawn(seed))
		small, large := compare.CurvesOf(p.year, p.plans), compare.LargeCurvesOf(p.year, p.plans)
		for i := range small {
			require.Equal(t, small[i].OwnCare.Pieces(), large[i].OwnCare.Pieces(), "request %d, plan %d", seed, i)
			for n := range int64(101) {
				require.Equal(t, small[i].OwnCare.Parts(n, 10, fine), large[i].OwnCare.Parts(n, 10, fine), "request %d, plan %d, factor %d/10", seed, i, n)
			}
			require.Equal(t, small[i].OwnCare.Points(), large[i].OwnCare.Points())
			require.Equal(t, small[i].PlainAmount.Points(), large[i].PlainAmount.Points())
			require.Equal(t, small[0].OwnCare.Crossings(&small[i].OwnCare), large[0].OwnCare.Crossings(&large[i].OwnCare))
			require.Equal(t, compare.GapOf(&small[0], &small[i]), compare.GapOf(&large[0], &large[i]))
		}
	}
}

// TestR30BreakEvensAgainstEveryDollar holds the crossings of random pairs of
// plans against the cheaper plan at every dollar of care.
func TestR30BreakEvensAgainstEveryDollar(t *testing.T) {
	t.Parallel()
	const mostDollars = 30_000
	pairs, crossings := 0, 0
	for seed := uint64(0); pairs < random.Wanted(t, 300); seed++ {
		p := prepare(t, drawnToo(seed))
		price := int64(p.year.Price())
		if len(p.plans) < 2 || price == 0 || price*compare.MostFactor/100 > mostDollars {
			continue
		}
		pairs++
		if factor := int64(seed % 10); factor > 0 { // two that cost about the same at some factor
			curves := compare.CurvesOf(p.year, p.plans[:2])
			more := curves[0].OwnCare.Parts(factor, 2, 1) - curves[1].OwnCare.Parts(factor, 2, 1)
			p.plans[1].Fixed.Premium = max(0, p.plans[1].Fixed.Premium+money.Cents(more))
		}
		curves := compare.CurvesOf(p.year, p.plans[:2])
		a, b := newBrute(t, &p, 0), newBrute(t, &p, 1)
		own := curves[0].OwnCare.Crossings(&curves[1].OwnCare)
		tolerance := int64(20 + 8*len(a.lines))
		crossings += againstEveryDollar(t, seed, own, price*compare.MostFactor/100, tolerance, func(dollar int64) int64 {
			return a.ownCare(100*dollar, price) - b.ownCare(100*dollar, price)
		})
		plain := curves[0].PlainAmount.Crossings(&curves[1].PlainAmount)
		// Both curves are straight from their last kinks on.
		straight := max(lastKink(&curves[0].PlainAmount), lastKink(&curves[1].PlainAmount))
		for _, c := range plain {
			straight = max(straight, until(&c))
		}
		crossings += againstEveryDollar(t, seed, plain, min(int64(straight/100)+1000, 9_999_999), 8, func(dollar int64) int64 {
			return a.plainAmount(100*dollar, plainLine) - b.plainAmount(100*dollar, plainLine)
		})
	}
	t.Logf("%d pairs, %d crossings", pairs, crossings)
	assert.Greater(t, crossings, pairs)
}

func lastKink(c *compare.Curve) money.Cents {
	points := c.Points()
	return points[len(points)-2].X
}

// until is where the plans no longer cost the same.
func until(c *compare.Crossing) money.Cents {
	if c.Until != nil {
		return *c.Until
	}
	return c.X
}

// againstEveryDollar holds crossings against the sign of a difference at every
// dollar, and returns how many there are.
func againstEveryDollar(t *testing.T, seed uint64, crossings []compare.Crossing, most, tolerance int64, difference func(dollar int64) int64) int {
	t.Helper()
	signAt := func(dollar int64) int {
		switch d := difference(dollar); {
		case d > tolerance:
			return 1
		case d < -tolerance:
			return -1
		}
		return 0 // the same, or too near to tell
	}
	// side is the sign while a plan is the cheaper one.
	side := func(cheaper string) int {
		if cheaper == "plan A" {
			return -1
		}
		return 1
	}
	for i := range crossings {
		require.ElementsMatch(t, []string{"plan A", "plan B"}, []string{crossings[i].Below, crossings[i].Above})
		if i > 0 {
			require.Equal(t, crossings[i-1].Above, crossings[i].Below, "request %d: every crossing changes sides", seed)
			require.LessOrEqual(t, until(&crossings[i-1]), crossings[i].X, "request %d: in order", seed)
		}
	}
	want := 0 // not known
	if len(crossings) > 0 {
		want = side(crossings[0].Below)
	}
	next := 0
	for dollar := range most + 1 {
		for next < len(crossings) && dollar > int64(until(&crossings[next])/100) {
			want = side(crossings[next].Above)
			next++
		}
		near := next < len(crossings) && dollar >= int64(crossings[next].X/100)-1 ||
			next > 0 && dollar <= int64(until(&crossings[next-1])/100)+1
		if near {
			continue
		}
		sign := signAt(dollar)
		if want == 0 {
			want = sign
		}
		if sign != 0 && sign != want {
			require.Fail(t, "a crossing is missing", "request %d: %d at $%d, not %d; crossings %v", seed, sign, dollar, want, crossings)
		}
	}
	for i, c := range crossings {
		below, above := int64(c.X/100)-1, int64(until(&c)/100)+1
		if i > 0 && below <= int64(until(&crossings[i-1])/100)+1 || below < 0 ||
			i+1 < len(crossings) && above >= int64(crossings[i+1].X/100)-1 || above > most {
			continue // another one is near, or the end
		}
		require.NotEqual(t, side(c.Above), signAt(below), "request %d: just below %v", seed, c)
		require.NotEqual(t, side(c.Below), signAt(above), "request %d: just above %v", seed, c)
		if until(&c) > c.X+200 {
			require.Zero(t, signAt(int64(c.X+until(&c))/200), "request %d: a tie at %v", seed, c)
		}
	}
	return len(crossings)
}

// A sweep that stops after each factor, or after some, comes to the same.
func TestSweepsGoInParts(t *testing.T) {
	p := prepare(t, random.Family(1))
	atOnce := compare.PiecesOf(p.year, p.plans, math.MaxInt)
	for _, factors := range []int{1, 7} {
		assert.Equal(t, atOnce, compare.PiecesOf(p.year, p.plans, factors))
	}
}
