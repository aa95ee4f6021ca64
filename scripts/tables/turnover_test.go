package main

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator/reference"
)

// publishedPersistence are the shares of those who spend most, or least, in one year who
// still do in the next, over everybody, in AHRQ's Medical Expenditure Panel
// Survey, Statistical Briefs 124 (2002-2003), 191 (2004-2005), 309 (2007-2008),
// 354 (2008-2009) and 481 (2012-2013),
// https://meps.ahrq.gov/data_files/publications/st481/stat481.shtml and before:
// each has some three out of four of the lower half stay there, 481 has 73%. The
// top tenth is 44.8% in 354 and 43% in 481. The top 5% is 30% in 1996-1997
// (Monheit, Medical Care 2003;41(7 Suppl):III53), 34% in 124 and 38% in 354.
var publishedPersistence = struct {
	lowerHalf, topTenth       float64
	topTwentieth, toTwentieth float64
}{lowerHalf: 0.75, topTenth: 0.45, topTwentieth: 0.30, toTwentieth: 0.38}

// cells is how many parts of equal size a group is divided into here: more than
// ten, since the top 5% is less than a tenth.
const cells = 100

// A part of a group, with what it spends.
type part struct {
	group, cell int
	people      float64
	spending    float64
}

// everybody is the reference population, the lowest spending first.
func everybody() (all []part) {
	factors := reference.FactorsOf2026()
	group := 0
	for _, age := range []int{3, 12, 22, 30, 40, 50, 60} {
		for _, female := range []bool{true, false} {
			tenths := reference.TenthsOf(age, female)
			people := 0
			var spending [reference.Tenths]float64 // logarithms of dollars
			for i, t := range tenths {
				people += t.Weight
				dollars := 0.0
				for _, e := range t.Expected {
					dollars += float64(e.Units) / reference.Whole * float64(factors.Price(e.Row, e.Price2014)) / 100
				}
				spending[i] = math.Log(dollars)
			}
			for cell := range cells {
				all = append(all, part{group, cell, float64(people) / cells, between(&spending, (float64(cell)+0.5)/cells)})
			}
			group++
		}
	}
	slices.SortFunc(all, func(a, b part) int { return cmp.Compare(a.spending, b.spending) })
	total := 0.0
	for _, p := range all {
		total += p.people
	}
	for i := range all {
		all[i].people /= total
	}
	return all
}

// between is what somebody of a rank from 0 to 1 spends: straight lines between
// the middles of the tenths, over normal scores.
func between(tenths *[reference.Tenths]float64, rank float64) float64 {
	i := min(max(int(rank*reference.Tenths-0.5), 0), reference.Tenths-2)
	middle := func(i int) float64 { return normalQuantile((float64(i) + 0.5) / reference.Tenths) }
	part := (normalQuantile(rank) - middle(i)) / (middle(i+1) - middle(i))
	return tenths[i] + part*(tenths[i+1]-tenths[i])
}

// stays is the share of those between two ranks over everybody who are there
// in the other year too.
func stays(all []part, table [][]float64, from, to float64) float64 {
	within := map[int][]float64{} // by group, the share of each cell that is between
	below := 0.0
	for _, p := range all {
		if within[p.group] == nil {
			within[p.group] = make([]float64, cells)
		}
		within[p.group][p.cell] = max(0, min(to, below+p.people)-max(from, below)) / p.people
		below += p.people
	}
	both := 0.0
	for _, p := range all {
		for j, share := range within[p.group] {
			both += p.people * within[p.group][p.cell] * table[p.cell][j] * share
		}
	}
	return both / (to - from)
}

// One correlation within age and sex fits what is published over everybody.
func TestR50Persistence(t *testing.T) {
	all, table := everybody(), moves(cells, sameRank)
	half, tenth, twentieth := stays(all, table, 0, 0.5), stays(all, table, 0.9, 1), stays(all, table, 0.95, 1)
	t.Logf("lower half %.3f, top tenth %.3f, top 5%% %.3f", half, tenth, twentieth)
	assert.InDelta(t, publishedPersistence.lowerHalf, half, 0.02)
	assert.InDelta(t, publishedPersistence.topTenth, tenth, 0.02)
	assert.GreaterOrEqual(t, twentieth, publishedPersistence.topTwentieth)
	assert.LessOrEqual(t, twentieth, publishedPersistence.toTwentieth)
	// Groups differ: some 11% of the variance of ranks over everybody.
	var below, sum, squares float64
	means, people := map[int]float64{}, map[int]float64{}
	for _, p := range all {
		rank := below + p.people/2
		below += p.people
		sum += rank * p.people
		squares += rank * rank * p.people
		means[p.group] += rank * p.people
		people[p.group] += p.people
	}
	apart := -sum * sum
	for g, n := range people {
		apart += means[g] * means[g] / n
	}
	assert.InDelta(t, 0.11, apart/(squares-sum*sum), 0.02)
	t.Logf("between groups %.3f", apart/(squares-sum*sum))
}

// The weights are the copula's, and leave as many in every tenth as there were.
func TestR50Weights(t *testing.T) {
	want := moves(10, sameRank)
	weights := turnoverWeights()
	for i := range weights {
		row, column := 0, 0
		for j := range weights {
			row += weights[i][j]
			column += weights[j][i]
			assert.Equal(t, weights[i][j], weights[j][i])
			assert.Equal(t, weights[i][j], weights[9-i][9-j])
			assert.InDelta(t, want[i][j], float64(weights[i][j])/(1<<16), 1e-4)
		}
		assert.Equal(t, 1<<16, row)
		assert.Equal(t, 1<<16, column)
	}
	// To three places as the rule has them.
	for i, row := range [][]float64{
		{.420, .214, .136, .090, .059, .038, .024, .013, .006, .001},
		{.214, .198, .163, .131, .102, .077, .055, .036, .020, .006},
		{.136, .163, .155, .139, .121, .100, .079, .058, .036, .013},
		{.090, .131, .139, .137, .129, .116, .100, .079, .055, .024},
		{.059, .102, .121, .129, .130, .126, .116, .100, .077, .038},
	} {
		for j, share := range row {
			assert.InDelta(t, share, float64(weights[i][j])/(1<<16), 0.0006)
		}
	}
}
