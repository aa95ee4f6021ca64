package problem_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator/money"
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

// Where the fields say everything, what is expected is written from them.
func TestExpectedIsWrittenFromFields(t *testing.T) {
	for _, c := range []struct {
		fields          problem.Problem
		found, expected string
	}{
		{problem.Problem{Least: new(1), Most: new(12)}, "", "1–12"},
		{problem.Problem{Least: new(0), Most: new(0)}, "", "0"},
		{problem.Problem{Least: new(0)}, "", "at least 0"},
		{problem.Problem{Most: new(20)}, "", "at most 20"},
		{problem.Problem{LeastAmount: new(money.Cents(170000)), FoundAmount: new(money.Cents(0))}, "0.00", "at least 1700.00"},
		{problem.Problem{MostAmount: new(money.Cents(5)), Found: "6"}, "6", "at most 0.05"},
		{problem.Problem{LeastAmount: new(money.Cents(100)), MostAmount: new(money.Cents(100))}, "", "1.00"},
		{problem.Problem{LeastAmount: new(money.Cents(100)), MostAmount: new(money.Cents(101))}, "", "1.00–1.01"},
		{problem.Problem{Choices: []string{"a", "b c"}}, "", "a | b c"},
		{problem.Problem{Choices: []string{"a"}, Expected: "or a"}, "", "or a"},
		{problem.Problem{}, "", ""},
	} {
		var l problem.List
		l.Put(c.fields)
		assert.Equal(t, c.expected, l[0].Expected)
		assert.Equal(t, c.found, l[0].Found)
	}
	var l problem.List
	l.AddMissing("/a", "a")
	l.AddMissing("/b", "b | c", "/b", "/c")
	assert.Equal(t, problem.List{
		{Code: "missing", Pointer: "/a", Expected: "a", Missing: []string{"/a"}},
		{Code: "missing", Pointer: "/b", Expected: "b | c", Missing: []string{"/b", "/c"}}}, l)
}

func TestFoundIsShortened(t *testing.T) {
	long := strings.Repeat("å", 300)
	assert.Equal(t, strings.Repeat("å", 60)+"…", problem.Shorten(long))
	assert.Equal(t, "short", problem.Shorten("short"))
}
