//go:build !js

// As WebAssembly the years are the same, byte for byte.

package risk

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// What a condition is said to bring is what years have more with it than without.
func TestR34BroughtIsWhatYearsHaveMore(t *testing.T) {
	const years = 12_000
	means := func(m care.Member) (units [service.Count]mean, amount mean) {
		y := drawn(t, 5, []care.Member{m})
		for k := range years {
			of, _ := y.year(k)
			var count [service.Count]float64
			sum := 0.0
			for i := range of {
				count[y.care.Items[of[i].Item].Item.Service]++
				sum += float64(of[i].Price)
			}
			for s := range units {
				units[s].add(count[s])
			}
			amount.add(sum)
		}
		return units, amount
	}
	for _, use := range []care.Use{care.UseNone, care.UseLow} {
		for _, word := range reference.Condition("").Words() {
			t.Run(string(use)+" "+word, func(t *testing.T) {
				c := reference.Condition(word)
				without := member("m", 30, care.Female, use)
				with := member("m", 30, care.Female, use, c)
				brought := BroughtBy(with, c)
				less, lessAmount := means(without)
				more, moreAmount := means(with)
				within := func(want float64, a, b *mean, what string) {
					gotA, errorA := a.of()
					gotB, errorB := b.of()
					// Counts are told to the hundredth.
					assert.InDelta(t, want, gotA-gotB, sampling*math.Hypot(errorA, errorB)+0.006, what)
				}
				for s := range service.Count {
					if s != service.Other || brought.Units[s] > 0 { // One amount a year comes with any care.
						within(float64(brought.Units[s])/100, &more[s], &less[s], s.String())
					}
				}
				assert.Positive(t, brought.Amount)
				if use == care.UseNone { // Without the usual year's spread.
					within(float64(brought.Amount), &moreAmount, &lessAmount, "amount")
				}
			})
		}
	}
}
