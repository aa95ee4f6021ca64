//go:build !js

// As WebAssembly the search goes the same way, and the same-bytes requests hold what it finds.

package risk

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
)

// A tip of all years is one in which the plan is the cheapest over all of them,
// as it is not one unit nearer.
func TestR51TipsAreOfAllYears(t *testing.T) {
	d := decidedFamily(t)
	for i, years := range []int{1, 49, 50, 130, 400, 130, 400} {
		s := d.simulation(years)
		means := d.means(s)
		decision := s.Decide(means)
		decision.tips.searched = min(years, 150)
		if i > 4 {
			// As if a nearer tip, which is none in the end, had left all others out.
			for j := range decision.tips.skipped[1:] {
				decision.tips.skipped[1+j] = true
			}
		}
		assert.Empty(t, decision.TippingPoints(), "nothing was tried yet")
		decision.Advance(1 << 30)
		points := decision.TippingPoints()
		require.Len(t, points, len(compare.Quantities()))
		tips := 0
		for i, p := range points {
			of := &decision.tips.searches[i]
			for direction, tip := range []*compare.Tip{p.Up, p.Down} {
				tries := [...]span{of.up, of.down}[direction]
				// The nearest by all years of each count, one after the other.
				first := func() *compare.Tip {
					for j := tries.from; j < tries.to; j++ {
						if y := &decision.tips.tries[j]; y.years < years {
							decision.tips.trying, decision.tips.done = decision.tips.run(y, years), false
							for decision.tips.trying.of != nil {
								decision.tips.step()
							}
						}
						if tip, at := decision.tips.tip(span{j, j + 1}); at == j {
							return tip
						}
					}
					return nil
				}
				want := first()
				assert.Equal(t, want, tip, "%s, %d years", p.Quantity, years)
				if tip != nil {
					tips++
					assert.Equal(t, years, tip.Years)
					assert.Less(t, tip.Total, tip.Instead+1)
				}
			}
		}
		assert.Positive(t, tips)
	}
}

// Counts that are clear of a tip after some years are not tried in more, and the tips are
// those that would be found if they were.
func TestR51CountsThatAreClear(t *testing.T) {
	d := decidedFamily(t)
	const years = 300
	cleared, tips := 0, 0
	for premium := money.Cents(-200_000); premium <= 200_000; premium += 100_000 {
		d.plans[0].Fixed.Premium += premium
		s := d.simulation(years)
		means := d.means(s)
		var found [2][]compare.TippingPoint
		for i, from := range []int{ClearFrom, 1 << 30} {
			decision := s.Decide(means)
			decision.tips.clearFrom = from
			decision.Advance(1 << 30)
			require.True(t, decision.Done())
			found[i] = decision.TippingPoints()
			for j := range decision.tips.tries {
				if decision.tips.tries[j].clear {
					cleared++
				}
			}
		}
		require.Equal(t, found[1], found[0], "%s more", premium)
		for _, p := range found[0] {
			if p.Up != nil || p.Down != nil {
				tips++
			}
		}
		d.plans[0].Fixed.Premium -= premium
	}
	assert.Greater(t, cleared, 300)
	assert.Greater(t, tips, 5)
}
