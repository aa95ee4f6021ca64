package arrange_test

import (
	"cmp"
	"math/rand"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator/internal/arrange"
)

// Lists of every length come out as package slices sorts them, stably.
func TestStable(t *testing.T) {
	type element struct{ key, place int }
	random := rand.New(rand.NewSource(1))
	for length := range 200 {
		list := make([]element, length)
		for i := range list {
			list[i] = element{random.Intn(10), i}
		}
		byKey := func(a, b element) int { return cmp.Compare(a.key, b.key) }
		want := slices.Clone(list)
		slices.SortStableFunc(want, byKey)
		arrange.Stable(list, byKey)
		assert.Equal(t, want, list)
	}
}
