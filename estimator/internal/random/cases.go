package random

import (
	"os"
	"runtime"
	"strconv"
	"testing"
)

// casesVariable is the environment variable that says how many random cases a test
// tries that asks Wanted, in place of its own number.
const casesVariable = "OUTPOCKET_RANDOM_CASES"

// Few says whether only few random cases are tried, which do not meet all that is rare.
// As WebAssembly each takes ten times as long, and what could go otherwise there, a
// number or an instruction, shows in few.
func Few() bool { return runtime.GOOS == "js" || testing.Short() }

// Cases is how many of n random cases a test tries.
func Cases(n int) int {
	if Few() {
		return max(n/40, 1)
	}
	return n
}

// Wanted is how many random cases a test tries: what the environment says, else as
// many of n as Cases.
func Wanted(t *testing.T, n int) int {
	t.Helper()
	text := os.Getenv(casesVariable)
	if text == "" {
		return Cases(n)
	}
	wanted, err := strconv.Atoi(text)
	if err != nil || wanted < 1 {
		t.Fatalf("%s: %q, want a number of at least 1", casesVariable, text)
	}
	return wanted
}
