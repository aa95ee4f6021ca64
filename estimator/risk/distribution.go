package risk

import (
	"math/bits"
	"slices"

	"github.com/outpocket/outpocket/estimator/money"
)

// Exact is up to how many years percentiles of totals are exact (R38).
const Exact = 100_000

// percentiles are those of a [Distribution] but for the last, the maximum.
var percentiles = [...]int{10, 25, 50, 75, 90, 95, 99}

// A Distribution is how an amount varies over the years: mean, rounded to the
// cent so that parts add up, and by nearest rank the percentiles.
type Distribution struct {
	Mean   money.Cents `json:"mean"`
	P10    money.Cents `json:"p10"`
	P25    money.Cents `json:"p25"`
	Median money.Cents `json:"median"`
	P75    money.Cents `json:"p75"`
	P90    money.Cents `json:"p90"`
	P95    money.Cents `json:"p95"`
	P99    money.Cents `json:"p99"`
	Max    money.Cents `json:"max"`
}

func distribution(mean money.Cents, at func(percent int) money.Cents) Distribution {
	return Distribution{Mean: mean, P10: at(10), P25: at(25), Median: at(50), P75: at(75), P90: at(90), P95: at(95), P99: at(99), Max: at(100)}
}

// rank returns the nearest rank, from 1, of a percentile among n.
func rank(percent, n int) int { return (percent*n + 99) / 100 }

// bins count amounts of at least 0. Those below 512 cents have bins of their
// own; beyond, a bin is a 256th of its least amount wide, at most 0.4%.
type bins struct {
	counts      []uint32
	sum         money.Cents
	least, most money.Cents
	n           int
}

const (
	binBits = 8
	// allBins take amounts up to 2^42 cents, more than a year's lines can cost.
	allBins = (42 - binBits + 1) << binBits
)

// binOf returns the bin of an amount.
func binOf(c money.Cents) int {
	shift := max(bits.Len64(uint64(c))-binBits-1, 0)
	return shift<<binBits + int(c>>shift)
}

// middle returns the amount in the middle of a bin.
func middleOf(bin int) money.Cents {
	shift := max(bin>>binBits-1, 0)
	least := money.Cents(bin-shift<<binBits) << shift
	return least + (1<<shift-1)/2
}

// add counts an amount n times.
func (b *bins) add(c money.Cents, n int) {
	if b.counts == nil {
		b.counts = make([]uint32, allBins)
		b.least, b.most = c, c
	}
	b.counts[min(binOf(c), allBins-1)] += uint32(n)
	b.sum += c * money.Cents(n)
	b.least, b.most = min(b.least, c), max(b.most, c)
	b.n += n
}

// mean returns the mean, rounded to the cent.
func (b *bins) mean() money.Cents {
	if b.n == 0 {
		return 0
	}
	return money.MulDiv(b.sum, 1, int64(b.n))
}

// each calls f with the amounts of ascending percentiles.
func (b *bins) each(percents []int, f func(percent int, c money.Cents)) {
	seen, bin := 0, -1
	for _, percent := range percents {
		for bin < 0 || seen < rank(percent, b.n) {
			bin++
			seen += int(b.counts[bin])
		}
		f(percent, min(max(middleOf(bin), b.least), b.most))
	}
}

// distribution returns how the amounts vary, each with add added.
func (b *bins) distribution(add money.Cents) Distribution {
	if b.n == 0 {
		return Distribution{}
	}
	var at [101]money.Cents
	b.each(percentiles[:], func(percent int, c money.Cents) { at[percent] = c + add })
	at[100] = b.most + add
	return distribution(b.mean()+add, func(percent int) money.Cents { return at[percent] })
}

// exact holds every amount, up to Exact of them, in cents: numbers of a type that is
// sorted elsewhere too, since each type's sorting is ten kilobytes of WebAssembly.
type exact struct {
	// sorted are in order but for those from number inOrder on.
	sorted  []int
	inOrder int
	scratch []int
}

func (e *exact) add(c money.Cents, n int) {
	for range n {
		e.sorted = append(e.sorted, int(c))
	}
}

// order puts the amounts in order: those that came since the last time are
// sorted, and then merged from the end.
func (e *exact) order() []int {
	fresh := e.sorted[e.inOrder:]
	if len(fresh) > 0 {
		slices.Sort(fresh)
		e.scratch = append(e.scratch[:0], fresh...)
		i, j := e.inOrder-1, len(e.scratch)-1
		for at := len(e.sorted) - 1; j >= 0; at-- {
			if i >= 0 && e.sorted[i] > e.scratch[j] {
				e.sorted[at] = e.sorted[i]
				i--
			} else {
				e.sorted[at] = e.scratch[j]
				j--
			}
		}
		e.inOrder = len(e.sorted)
	}
	return e.sorted
}
