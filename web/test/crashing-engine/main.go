//go:build js && wasm

// Mortal has the same door as the engine's program and dies in the ways in
// which a Go program can, so that the tests of the wrapper in web/src/engine
// see real deaths. A request names the way: {"die":"exit"}. A simulation's years
// are what it is asked for, and it dies while it works some of them out.
package main

import (
	"encoding/json"
	"os"
	"strconv"
	"syscall/js"
)

// request is what a request says of the program's end.
type request struct {
	Die string
	// Of is how many years a simulation has.
	Of int
	// Grow is how many megabytes to take; Count asks which call of this program it is.
	Grow  int
	Count bool
}

// grown is memory that was taken.
var grown []byte

func main() {
	calls := 0
	var asked request
	done, comparing := 0, false
	answers := map[string]func(args []js.Value) any{
		"estimate": func(args []js.Value) any {
			r := read(args[0])
			if r.Grow > 0 {
				grown = make([]byte, r.Grow<<20)
			}
			if r.Count {
				return `{"ok":` + strconv.Itoa(calls) + `}`
			}
			return end(r.Die, calls, `{"ok":"alive"}`)
		},
		"comparison": func(args []js.Value) any {
			asked, comparing = read(args[0]), true
			return `{"ok":{"work":1}}`
		},
		"simulation": func(args []js.Value) any {
			asked, done, comparing = read(args[0]), 0, false
			return `{"ok":{"work":1}}`
		},
		"advance": func(args []js.Value) any {
			if comparing {
				return end(asked.Die, calls, `{"ok":"compared"}`)
			}
			done = min(done+args[1].Int(), asked.Of)
			stage := "years"
			if done == asked.Of {
				stage = "done"
			}
			return end(asked.Die, calls, `{"ok":{"seed":0,"years":`+strconv.Itoa(done)+`,"of":`+strconv.Itoa(asked.Of)+`,"stage":"`+stage+`","calls":`+strconv.Itoa(calls)+`}}`)
		},
		"close": func([]js.Value) any { return `{"ok":{}}` },
	}
	for name, answer := range answers {
		js.Global().Get("outpocket").Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any {
			calls++
			return answer(args)
		}))
	}
	select {}
}

func read(text js.Value) (r request) {
	if err := json.Unmarshal([]byte(text.String()), &r); err != nil {
		panic(err)
	}
	return r
}

// end ends the program in a way, or answers.
func end(way string, calls int, answer string) any {
	switch {
	case way == "panic":
		panic("told to")
	case way == "exit":
		os.Exit(3)
	case way == "exit quietly":
		os.Exit(0)
	case way == "block":
		select {}
	case way == "overflow":
		return deeper(0)
	case way == "exhaust":
		var all [][]byte
		for {
			all = append(all, make([]byte, 1<<28))
		}
	case way == "answer a number":
		return 5
	case way == "second call" && calls == 2, way == "fifth call" && calls == 5:
		panic("told to")
	}
	return answer
}

// deeper uses up JavaScript's stack, in which WebAssembly's calls live too.
func deeper(n int) int {
	if n < 0 {
		return 0
	}
	return deeper(n+1) + n%3
}
