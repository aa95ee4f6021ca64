package split

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestNeeded tells which members are on a plan in some split.
func TestNeeded(t *testing.T) {
	// Two adults, 1 and 2, with a child, 4: each adult's own plan takes that adult.
	needed := Needed(3, 2, func(plan int, set Set) bool { return set.Has(plan) })
	assert.Equal(t, [][]bool{
		{false, true, false, false, false, true, false, true},
		{false, false, true, false, false, false, true, true},
	}, needed, "both adults without the child leave it to nobody")
	// A third plan takes whoever there is.
	needed = Needed(3, 3, func(plan int, set Set) bool { return plan == 2 || set.Has(plan) })
	assert.True(t, needed[0][3])
	assert.True(t, needed[2][4])
	assert.False(t, needed[0][2])
	assert.Equal(t, [][]bool{{false, false}}, Needed(1, 1, func(int, Set) bool { return false }))
}
