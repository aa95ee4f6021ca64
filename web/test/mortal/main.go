//go:build js && wasm

// Mortal has the same door as the engine's program and dies in the ways in
// which a Go program can, so that the tests of the wrapper in web/src/engine
// see real deaths. A request names the way: {"die":"exit"}.
package main

import (
	"os"
	"strings"
	"syscall/js"
)

func main() {
	calls := 0
	js.Global().Get("outpocket").Set("estimate", js.FuncOf(func(_ js.Value, args []js.Value) any {
		calls++
		request := args[0].String()
		dies := func(way string) bool { return strings.Contains(request, `"`+way+`"`) }
		switch {
		case dies("panic"):
			panic("told to")
		case dies("exit"):
			os.Exit(3)
		case dies("exit quietly"):
			os.Exit(0)
		case dies("block"):
			select {}
		case dies("overflow"):
			return deeper(0)
		case dies("exhaust"):
			var all [][]byte
			for {
				all = append(all, make([]byte, 1<<28))
			}
		case dies("answer a number"):
			return 5
		case dies("second call") && calls == 2:
			panic("told to")
		}
		return `{"ok":"alive"}`
	}))
	select {}
}

// deeper uses up JavaScript's stack, in which WebAssembly's calls live too.
func deeper(n int) int {
	if n < 0 {
		return 0
	}
	return deeper(n+1) + n%3
}
