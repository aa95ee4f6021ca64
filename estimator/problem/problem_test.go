package problem_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator/problem"
)

func TestPointerSteps(t *testing.T) {
	assert.Equal(t, "/plans/0", problem.At("/plans", "0"))
	assert.Equal(t, "/a~1b~0c", problem.At("", "a/b~c"))
}

func TestListIsAnErrorOnlyWhenSomethingIsWrong(t *testing.T) {
	var l problem.List
	assert.NoError(t, l.Err())
	l.Add("unknown-field", "/x", "x", "id")
	l.Add("missing", "/id", "", "text")
	assert.EqualError(t, l.Err(), "unknown-field at /x: found x, expected id\nmissing at /id: found , expected text")
}

func TestFoundIsShortened(t *testing.T) {
	long := strings.Repeat("å", 300)
	assert.Equal(t, strings.Repeat("å", 60)+"…", problem.Shorten(long))
	assert.Equal(t, "short", problem.Shorten("short"))
}
