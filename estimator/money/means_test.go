package money_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator/money"
)

func TestMeansAddUp(t *testing.T) {
	for _, tc := range []struct {
		name string
		of   int
		sums []money.Cents
		want []money.Cents
	}{
		{"thirds", 3, []money.Cents{1, 1, 1}, []money.Cents{0, 1, 0}},
		{"whole ones", 4, []money.Cents{400, 8, 0}, []money.Cents{100, 2, 0}},
		{"half up", 2, []money.Cents{1, 1}, []money.Cents{1, 0}},
		{"what is taken off", 3, []money.Cents{100, 0, -50, -50}, []money.Cents{33, 0, -16, -17}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m := money.Means{Of: tc.of}
			var sum, means money.Cents
			for i, s := range tc.sums {
				mean := m.Add(s)
				assert.Equal(t, tc.want[i], mean)
				assert.InDelta(t, float64(s)/float64(tc.of), float64(mean), 0.999)
				sum, means = sum+s, means+mean
			}
			assert.Equal(t, money.MulDiv(sum, 1, int64(tc.of)), means)
			assert.Equal(t, means, m.All)
		})
	}
}
