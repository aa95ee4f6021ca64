package main

import (
	"fmt"
	"math"
	"strings"
)

// sameRank is the correlation of a person's rank in spending in a usual year
// with that in the year drawn, among people of their age and sex, as normal
// scores (R50). Some 11% of the variance of ranks lies between those groups, so
// over everybody it comes to 0.68. TestR50Persistence holds it to what is
// published.
const sameRank = 0.64

// moves returns, for people in n parts of equal size by spending in one year,
// the probability that they are in each part in the other year: a normal copula
// of a correlation.
func moves(n int, correlation float64) [][]float64 {
	edge := func(i int) float64 { return normalQuantile(float64(i) / float64(n)) }
	rest := math.Sqrt(1 - correlation*correlation)
	table := make([][]float64, n)
	points := 40_000 / n // of each part
	for i := range table {
		table[i] = make([]float64, n)
		for k := range points {
			x := correlation * normalQuantile((float64(i)+(float64(k)+0.5)/float64(points))/float64(n))
			below := 0.0
			for j := range n {
				upTo := normalShare((edge(j+1) - x) / rest)
				table[i][j] += (upTo - below) / float64(points)
				below = upTo
			}
		}
	}
	return table
}

func normalQuantile(p float64) float64 { return math.Sqrt2 * math.Erfinv(2*p-1) }
func normalShare(x float64) float64    { return math.Erfc(-x/math.Sqrt2) / 2 }

// turnoverWeights are the moves between tenths in 65536ths. Whole numbers do not
// add up by themselves: those who stay make up the difference, so every row and
// every column has the same sum.
func turnoverWeights() (weights [10][10]int) {
	table := moves(10, sameRank)
	for i := range weights {
		for j := range i {
			// The same both ways, and from the top as from the bottom.
			mean := (table[i][j] + table[j][i] + table[9-i][9-j] + table[9-j][9-i]) / 4
			weights[i][j] = int(math.Round(mean * (1 << 16)))
			weights[j][i] = weights[i][j]
		}
	}
	for i := range weights {
		stay := 1 << 16
		for _, w := range weights[i] {
			stay -= w
		}
		weights[i][i] = stay
	}
	return weights
}

func turnover() []byte {
	var b strings.Builder
	b.WriteString(`// Made by scripts/tables. DO NOT EDIT.

package risk

import "github.com/outpocket/outpocket/estimator/reference"

// turnover is how likely somebody who is in one tenth of their group in a usual
// year (the row, the lowest spending first) is in another in a year (the column),
// in 65536ths.
var turnover = [reference.Tenths][reference.Tenths]uint16{
`)
	for _, row := range turnoverWeights() {
		b.WriteString("\t{")
		for j, w := range row {
			if j > 0 {
				b.WriteString(", ")
			}
			fmt.Fprint(&b, w)
		}
		b.WriteString("},\n")
	}
	b.WriteString("}\n")
	return []byte(b.String())
}
