//go:build js && wasm

package main

import (
	"runtime/debug"

	"github.com/hack-pad/safejs"

	"github.com/outpocket/outpocket/estimator/document"
)

func main() {
	// Next to nothing outlives an answer, so the collector has little to do but
	// to start: at some 16 MB instead of 4 it starts a quarter as often. That
	// takes a fifth off the slowest of twenty estimates.
	debug.SetGCPercent(400)
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
	for name, answerer := range answerers {
		// The function lives as long as the program, so it is never released.
		function, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
			// Without an argument, or with one that is not text, the request is
			// empty, and the estimator says what is wrong with that.
			request := ""
			if len(args) > 0 && args[0].Type() == safejs.TypeString {
				if units := length(args[0]); units > document.MaxBytes {
					return tooLong(units)
				}
				request, _ = args[0].String()
			}
			return answer(request, answerer)
		})
		if err != nil {
			return err
		}
		if err := door.Set(name, function); err != nil {
			return err
		}
	}
	return nil
}

// length gives the length of a JavaScript string in UTF-16 code units without
// copying it. Go reads properties of objects only, hence the wrapping one.
func length(text safejs.Value) int {
	object, err := safejs.Global().Get("Object")
	if err != nil {
		return 0
	}
	wrapped, err := object.Invoke(text)
	if err != nil {
		return 0
	}
	units, err := wrapped.Length()
	if err != nil {
		return 0
	}
	return units
}
