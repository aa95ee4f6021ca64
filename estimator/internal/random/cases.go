package random

import (
	"runtime"
	"testing"
)

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
