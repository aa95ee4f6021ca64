//go:build !js

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// program works its garbage collector hard, recovers from panics in deferred
// functions deep down, and prints who called: what needs the tables that stay.
const program = `package main

import (
	"fmt"
	"runtime"
	"strings"
)

type tree struct{ left, right *tree }

func grow(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{grow(depth - 1), grow(depth - 1)}
}

func (t *tree) count() int {
	if t == nil {
		return 0
	}
	return 1 + t.left.count() + t.right.count()
}

func deep(n int, keep []byte) (sum int) {
	defer func() {
		if recover() != nil {
			sum = len(keep)
		}
	}()
	if n == 0 {
		var none []int
		return none[n]
	}
	return deep(n-1, append(keep, make([]byte, 100)...)) + len(keep)
}

type recoverer struct{ recovered *int }

func (r recoverer) recover() {
	if recover() != nil {
		*r.recovered++
	}
}

// A method of what holds a recoverer is a wrapper, which recover passes over.
type holder struct{ *recoverer }

func wrapped(recovered *int) {
	var by interface{ recover() } = holder{&recoverer{recovered}}
	defer by.recover()
	panic("once")
}

//go:noinline
func called() (names []string) {
	pcs := make([]uintptr, 8)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "main.") {
			names = append(names, f.Function)
		}
		if !more {
			return names
		}
	}
}

func main() {
	sum, recovered := 0, 0
	for range 20 {
		wrapped(&recovered)
		t := grow(14)
		runtime.GC()
		sum += t.count() + deep(100, nil)
	}
	done := make(chan int)
	go func() { done <- deep(10, nil) }()
	fmt.Println(sum, <-done, recovered, strings.Join(called(), " "))
}
`

// A stripped program does what it did before, and its traces name functions.
func TestProgramsRunAsBefore(t *testing.T) {
	folder := t.TempDir()
	source, built := filepath.Join(folder, "main.go"), filepath.Join(folder, "main.wasm")
	require.NoError(t, os.WriteFile(source, []byte(program), 0o644))
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", built, source)
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	run := func() string {
		// Node, as go test runs programs for it, without an environment that is too large for it.
		node := exec.Command("node", filepath.Join(strings.TrimSpace(string(goroot)), "lib/wasm/wasm_exec_node.js"), built)
		node.Env = []string{"PATH=" + os.Getenv("PATH"), "GODEBUG=gccheckmark=0"}
		out, err := node.CombinedOutput()
		require.NoError(t, err, "%s", out)
		return string(out)
	}
	before := run()
	assert.Contains(t, before, " 20 main.called main.main")
	was, err := os.ReadFile(built)
	require.NoError(t, err)
	require.NoError(t, file(built))
	is, err := os.ReadFile(built)
	require.NoError(t, err)
	assert.Equal(t, before, run())
	assert.Len(t, is, len(was), "nothing moves")
	assert.NotEqual(t, was, is)
	zeros := func(b []byte) (n int) {
		for _, c := range b {
			if c == 0 {
				n++
			}
		}
		return n
	}
	assert.Greater(t, zeros(is)-zeros(was), 100_000)

	// Once more changes nothing.
	require.NoError(t, file(built))
	again, err := os.ReadFile(built)
	require.NoError(t, err)
	assert.Equal(t, is, again)
}

// What is laid out in another way is left as it is.
func TestOtherProgramsStay(t *testing.T) {
	for name, text := range map[string]string{
		"without data":   "\x00asm\x01\x00\x00\x00",
		"without header": "\x00asm\x01\x00\x00\x00\x0b\x07\x01\x00\x41\x00\x0b\x01x",
		"cut off":        "\x00asm\x01\x00\x00\x00\x0b\x70\x01\x00\x41\x00\x0b\x01x",
	} {
		name, at := name, filepath.Join(t.TempDir(), "program")
		require.NoError(t, os.WriteFile(at, []byte(text), 0o644))
		require.NoError(t, file(at), name)
		after, err := os.ReadFile(at)
		require.NoError(t, err)
		assert.Equal(t, text, string(after), name)
	}
	at := filepath.Join(t.TempDir(), "text")
	require.NoError(t, os.WriteFile(at, []byte("no program"), 0o644))
	assert.ErrorContains(t, file(at), "not a WebAssembly program")
}
