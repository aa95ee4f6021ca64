package risk

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/reference"
)

// tenthsOf are the shares of years that a member is in each tenth.
func tenthsOf(t *testing.T, m care.Member) (shares []float64) {
	t.Helper()
	levels := levelsOf(&m, &variation{factors: reference.FactorsOf2026()})
	require.Len(t, levels, reference.Tenths)
	before := uint64(0)
	for _, l := range levels {
		shares = append(shares, float64(l.upTo-before)/float64(levels[len(levels)-1].upTo))
		before = l.upTo
	}
	return shares
}

// What use says of a usual year says the odds of any year: the mean of the rows
// of the table.
func TestR50Odds(t *testing.T) {
	for _, g := range everyGroup() {
		for _, c := range []struct {
			use  care.Use
			want [reference.Tenths]float64
		}{
			{care.UseLow, [...]float64{.2563, .1914, .1510, .1198, .0940, .0720, .0527, .0356, .0204, .0067}},
			{care.UseTypical, [...]float64{.0528, .0913, .1098, .1205, .1253, .1253, .1205, .1098, .0913, .0528}},
			{care.UseHigh, [...]float64{.0067, .0204, .0356, .0527, .0720, .0940, .1198, .1510, .1914, .2563}},
			{care.UseUnknown, [...]float64{.1, .1, .1, .1, .1, .1, .1, .1, .1, .1}},
		} {
			m := g
			m.Use = c.use
			got := tenthsOf(t, m)
			for i, want := range c.want {
				assert.InDelta(t, want, got[i], 0.0006, "%s %s, tenth %d", m.ID, c.use, i+1)
			}
		}
	}
}

// What a condition brings follows the year's tenth, not the usual one.
func TestR50ConditionsFollowTheYear(t *testing.T) {
	m := member("m", 40, care.Female, care.UseLow, reference.Asthma)
	plain := member("m", 40, care.Female, care.UseLow)
	extra, ok := reference.ExtraOf(reference.Asthma, 40, true)
	require.True(t, ok)
	v := &variation{factors: reference.FactorsOf2026()}
	with, without := levelsOf(&m, v), levelsOf(&plain, v)
	for i := range with {
		of := extra.Middle
		switch {
		case i < 3:
			of = extra.Low
		case i == reference.Tenths-1:
			of = extra.High
		}
		assert.Equal(t, appendExpected(nil, of, conditions, v), with[i].expected[len(without[i].expected):], "tenth %d", i+1)
	}
}

// spendingOf are the costs of care in so many years of somebody, the least first.
func spendingOf(t *testing.T, m care.Member, years int) []money.Cents {
	t.Helper()
	y := drawn(t, 1, []care.Member{m})
	all := make([]money.Cents, years)
	for k := range all {
		units, _ := y.year(k)
		for i := range units {
			all[k] += units[i].Price
		}
	}
	slices.Sort(all)
	return all
}

// percentile is by nearest rank.
func percentile(sorted []money.Cents, p int) money.Cents {
	return sorted[rank(p, len(sorted))-1]
}

// More use never makes any percentile of spending less, in any group.
func TestR50MoreUseNeverCostsLess(t *testing.T) {
	for _, g := range everyGroup() {
		t.Run(g.ID, func(t *testing.T) {
			t.Parallel()
			var spending [][]money.Cents
			uses := []care.Use{care.UseLow, care.UseTypical, care.UseHigh}
			for _, use := range uses {
				m := g
				m.Use = use
				spending = append(spending, spendingOf(t, m, 20_000))
			}
			for p := 1; p <= 99; p++ {
				for i := range spending[1:] {
					assert.LessOrEqual(t, percentile(spending[i], p), percentile(spending[i+1], p), "percentile %d, %s and %s", p, uses[i], uses[i+1])
				}
			}
		})
	}
}

// A healthy young man has a bad year now and then, and the deductible is his.
func TestR50ABadYearOfAHealthyMan(t *testing.T) {
	members := []care.Member{{ID: "m", Relationship: care.Self, Age: 27, Sex: care.Male, Use: care.UseLow}}
	limit := func(amount int) string {
		return fmt.Sprintf(`[{"covers": "medicalAndDrug", "network": "inNetwork", "self": %d}]`, amount)
	}
	p := ready(t, `"type": "EPO", "unmarkedTerms": "afterDeductible", "deductibles": `+limit(8000)+`, "outOfPocketMaximums": `+limit(9200)+
		`, "benefits": {"other": "20%"}`, members)
	s := New(1, prepared(t, members), members, []compare.Plan{p})
	s.Advance(20_000)
	total, _ := s.Total(0)
	assert.Greater(t, total.P95, money.Cents(1_000_00))
	assert.Greater(t, total.P90, money.Cents(500_00))
	t.Logf("p90 %s, p95 %s", total.P90, total.P95)
}
