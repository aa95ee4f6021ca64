//go:build js && wasm

package main

import (
	"github.com/hack-pad/safejs"
)

func main() {
	if err := open(); err != nil {
		// Ends the program, which whoever started it notices.
		panic(err)
	}
	select {}
}

// open puts the exported functions on the object that the starter provides.
func open() error {
	door, err := safejs.Global().Get("outpocket")
	if err != nil {
		return err
	}
	var r readings
	for name, call := range map[string]func(args []safejs.Value) string{
		"open":   func([]safejs.Value) string { return r.open() },
		"begin":  func(args []safejs.Value) string { return r.begin(wholeAt(args, 0), textAt(args, 1)) },
		"feed":   func(args []safejs.Value) string { return r.feed(wholeAt(args, 0), bytesAt(args, 1)) },
		"end":    func(args []safejs.Value) string { return r.end(wholeAt(args, 0)) },
		"marks":  func(args []safejs.Value) string { return r.marks(wholeAt(args, 0), textAt(args, 1)) },
		"finish": func(args []safejs.Value) string { return r.finish(wholeAt(args, 0)) },
		"draft":  func(args []safejs.Value) string { return r.draft(wholeAt(args, 0), wholeAt(args, 1)) },
		"plan":   func(args []safejs.Value) string { return r.plan(wholeAt(args, 0), wholeAt(args, 1), textAt(args, 2)) },
		"forget": func(args []safejs.Value) string { return r.forget(wholeAt(args, 0)) },
	} {
		// The function lives as long as the program, so it is never released.
		function, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any { return call(args) })
		if err != nil {
			return err
		}
		if err := door.Set(name, function); err != nil {
			return err
		}
	}
	return nil
}

// textAt, wholeAt and bytesAt give an argument, and what comes to nothing where it is of
// another kind.
func textAt(args []safejs.Value, i int) string {
	if i >= len(args) {
		return ""
	}
	s, _ := args[i].String()
	return s
}

func wholeAt(args []safejs.Value, i int) int {
	if i >= len(args) {
		return -1
	}
	n, err := args[i].Int()
	if err != nil {
		return -1
	}
	return n
}

func bytesAt(args []safejs.Value, i int) []byte {
	if i >= len(args) {
		return nil
	}
	n, err := args[i].Length()
	if err != nil {
		return nil
	}
	chunk := make([]byte, n)
	if _, err := safejs.CopyBytesToGo(chunk, args[i]); err != nil {
		return nil
	}
	return chunk
}
