package risk

import (
	"math/bits"
	"sync"
)

// Counts are Poisson distributions of whole numbers, as tables of integers,
// for the means of a grid. A mean between two of the grid's takes either, by
// chance and in proportion, so that the mean of what is drawn is exact.
type counts struct {
	grid []gridPoint
	// thresholds are, one distribution after the other, 2^32 times the
	// probabilities that a number is at most n, from the first on that is not
	// next to 0.
	thresholds []uint32
	// guides are, sixteen for each distribution, where in its thresholds those
	// begin that a sixteenth of all chances needs.
	guides []uint16
}

// gridPoint is one distribution.
type gridPoint struct {
	start  int32 // of its thresholds
	lowest int32 // the number of the first threshold
}

// Means are in 65536ths. The grid's steps are an eighth up to 8, 1 up to 32,
// 4 up to 128 and 16 up to 512. There is nothing beyond.
const (
	one       = 1 << 16
	highest   = 512 * one
	gridSize  = 64 + 24 + 24 + 24 + 1
	guideBits = 4
)

// cell returns the grid's point at or below a mean, and how far the mean is
// from there to the next, in 65536ths.
func cell(mean uint32) (point, part uint32) {
	switch {
	case mean < 8*one:
		return mean >> 13, mean << 3 & (one - 1)
	case mean < 32*one:
		return 56 + mean>>16, mean & (one - 1)
	case mean < 128*one:
		return 80 + mean>>18, mean >> 2 & (one - 1)
	}
	return 104 + mean>>20, mean >> 4 & (one - 1)
}

// eighths returns the mean of a point of the grid, in eighths.
func eighths(point int) uint64 {
	switch {
	case point < 64:
		return uint64(point)
	case point < 88:
		return uint64(point-56) * 8
	case point < 112:
		return uint64(point-80) * 32
	}
	return uint64(point-104) * 128
}

// sharedCounts are those of every simulation: a split has one for each set of members.
var sharedCounts = sync.OnceValue(newCounts)

// newCounts makes the tables: some 4,000 numbers, in well under a millisecond.
func newCounts() *counts {
	c := &counts{}
	var weights []uint64
	for point := range gridSize {
		var lowest int
		weights, lowest = poisson(weights[:0], eighths(point))
		c.grid = append(c.grid, gridPoint{start: int32(len(c.thresholds)), lowest: int32(lowest)})
		var total, sum uint64
		for _, w := range weights {
			total += w
		}
		from := len(c.thresholds)
		for _, w := range weights {
			sum += w
			high, low := bits.Mul64(sum, 1<<32-1)
			threshold, _ := bits.Div64(high, low, total)
			c.thresholds = append(c.thresholds, uint32(threshold))
		}
		at := from
		for g := range uint32(1 << guideBits) {
			for c.thresholds[at] < g<<(32-guideBits) {
				at++
			}
			c.guides = append(c.guides, uint16(at-from))
		}
	}
	return c
}

// poisson appends numbers in proportion to the probabilities of a Poisson
// distribution, from the first number on whose share is not next to 0.
func poisson(weights []uint64, eighths uint64) (list []uint64, lowest int) {
	const most = 1 << 52
	mode := eighths / 8
	// Downwards from the mode w(n−1) = w(n) × n ÷ mean, upwards w(n+1) = w(n) ×
	// mean ÷ (n+1).
	w := uint64(most)
	for n := mode; n > 0; n-- {
		high, low := bits.Mul64(w, n*8)
		below, _ := bits.Div64(high, low, eighths)
		if below>>16 == 0 {
			lowest = int(n)
			break
		}
		w = below
	}
	for n := uint64(lowest); n <= mode || w>>16 > 0; n++ {
		weights = append(weights, w)
		high, low := bits.Mul64(w, eighths)
		w, _ = bits.Div64(high, low, (n+1)*8)
	}
	return weights, lowest
}

// draw returns a whole number of a mean, given random bits.
func (c *counts) draw(mean uint32, random uint64) int32 {
	point, part := cell(min(mean, highest-1))
	if uint32(random)&(one-1) < part {
		point++
	}
	g := c.grid[point]
	u := uint32(random >> 32)
	at := int32(c.guides[point<<guideBits|u>>(32-guideBits)])
	for c.thresholds[g.start+at] < u {
		at++
	}
	return g.lowest + at
}
