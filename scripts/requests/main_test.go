package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
)

// What is measured are estimates, not errors, and of the size they are said to
// have.
func TestRequestsAreEstimated(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, write(&out, os.DirFS("../../web/plans")))
	lines := bytes.Split(bytes.TrimSuffix(out.Bytes(), []byte("\n")), []byte("\n"))
	require.Len(t, lines, 4)
	for i, want := range []struct {
		members, plans, units int
		ledger                bool
	}{
		{1, 2, 62, false}, {4, 4, 160, false}, {4, 4, 160, true}, {4, 4, 1920, false},
	} {
		r, problems := estimator.ReadRequest(lines[i])
		require.NoError(t, problems.Err())
		result, err := estimator.Estimate(r)
		require.NoError(t, err)
		units := 0
		for _, item := range r.Care {
			units += item.Count
		}
		assert.Equal(t, want.units, units)
		assert.Len(t, r.Members, want.members)
		assert.Len(t, result.Plans, want.plans)
		for _, p := range result.Plans {
			assert.Equal(t, want.ledger, len(p.Ledger) >= units, p.ID)
		}
	}
	_, err := read(os.DirFS("../../web/plans"), "no-such-plan.json")
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func TestHouseholdsAreRanked(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, households(&out, os.DirFS("../../web/plans"), 20))
	lines := bytes.Split(bytes.TrimSuffix(out.Bytes(), []byte("\n")), []byte("\n"))
	require.Len(t, lines, 20)
	for _, line := range lines {
		r, problems := estimator.ReadRequest(line)
		require.NoError(t, problems.Err())
		assert.Len(t, r.Plans, 12)
		assert.Equal(t, 1000, r.Simulation.Years)
	}
	assert.NotEqual(t, lines[0], lines[1])
}
