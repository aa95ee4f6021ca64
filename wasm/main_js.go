//go:build js && wasm

package main

import (
	"math"
	"runtime/debug"

	"github.com/hack-pad/safejs"

	"github.com/outpocket/outpocket/estimator"
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
	// One for all calls, which come one at a time.
	var e estimator.Estimator
	under := works{estimator: &e}
	var in input
	functions := map[string]func(args []safejs.Value) string{
		"simulation": func(args []safejs.Value) string { return in.request(args, under.simulation) },
		"comparison": func(args []safejs.Value) string { return in.request(args, under.comparison) },
		"ranking":    func(args []safejs.Value) string { return in.request(args, under.ranking) },
		"split":      func(args []safejs.Value) string { return in.request(args, under.split) },
		"advance": func(args []safejs.Value) string {
			number := whole(args, 0)
			text := guarded(func() []byte { return under.advance(number, whole(args, 1)) })
			if text == internal { // halfway through a step
				delete(under.running, number)
			}
			return text
		},
		"close": func(args []safejs.Value) string {
			return guarded(func() []byte { return under.close(whole(args, 0)) })
		},
	}
	for name, answerer := range answerers(&e) {
		functions[name] = func(args []safejs.Value) string { return in.request(args, answerer) }
	}
	for name, call := range functions {
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

// input is memory for requests, of which one is under way.
type input struct{ text []byte }

// request answers the request that the first argument is. Without one, or
// with one that is not text, the request is empty, and the estimator says what
// is wrong with that.
func (in *input) request(args []safejs.Value, answerer func([]byte) []byte) string {
	in.text = in.text[:0]
	if len(args) > 0 && args[0].Type() == safejs.TypeString {
		if units := length(args[0]); units > document.MaxBytes {
			return tooLong(units)
		}
		text, _ := args[0].String()
		in.text = append(in.text, text...)
	}
	return answer(in.text, answerer)
}

// whole gives an argument that is a whole number within the limits of years
// and simulations, and 0 for anything else: no simulation, and no years.
func whole(args []safejs.Value, i int) int {
	if i >= len(args) || args[i].Type() != safejs.TypeNumber {
		return 0
	}
	n, err := args[i].Float()
	if err != nil || n != math.Trunc(n) || math.Abs(n) > math.MaxInt32 {
		return 0
	}
	return int(n)
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
