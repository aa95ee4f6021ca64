/*
Wasm is the engine as a WebAssembly program: one thin door for JavaScript.

Whoever starts the program puts an object called outpocket on what the program
sees as globalThis. The program adds to it

	estimate(request: string): string
	checkPlan(plan: string): string
	simulation(request: string): string
	ranking(request: string): string
	comparison(request: string): string
	split(request: string): string
	advance(work: number, steps: number): string
	close(work: number): string

and from then on waits for calls. Nothing else is handed over, nothing is
written to globalThis, and web/src/engine shows how to keep even the object
outpocket off a page's own globals.

The request and the answer are JSON, as package estimator documents them: the
answer is {"ok": …} or {"error": {"code": …, "problems": […]}}. Beyond that
package's errors the door has one of its own, code "internal": the engine
failed on this request. That is a fault of the engine, whose trace goes to the
console; the program goes on, and other requests are answered.

Simulations and comparisons go in parts, so that no call takes long, and whoever
waits can show what is there and turn to something else. simulation, ranking,
comparison and split begin one and answer {"ok": {"work": number}}; advance takes further steps, none if
it is asked for none, and answers with the result so far; close forgets it. A
simulation's step is a year or, of one with very many lines, a part of it. After the years come steps of about the same length, in
which the result's "stage" says what is worked out, until it says "done". A ranking
is a simulation that tells of each plan what its years come to and no more. A
comparison has no result until its last step, and answers {"ok": {"stage": …}}
before. A split finds how the members are best split over the plans; its step is a
year of some of the members. At most eight are under way: one more is refused with code
"too-many-works". A number that is none of theirs is refused with "unknown-work". If
advance fails with "internal" the work is forgotten.

Whatever else goes wrong ends the program or leaves it unusable: a call
throws (stack overflow) or returns undefined (out of memory), and the caller
has to start a fresh program. An answer depends on nothing but its request,
so nothing is lost with the old one but the works under way, which a fresh one
begins again.

The calls are synchronous and take no callbacks, because a Go function that
JavaScript calls must not wait for anything.
*/
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strconv"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/problem"
)

// answerers are the functions of the door that take a document and give an
// answer, by name.
//
//lint:ignore U1000 main_js.go opens the door
func answerers(e *estimator.Estimator) map[string]func(document []byte) []byte {
	return map[string]func([]byte) []byte{"estimate": e.Estimate, "checkPlan": e.CheckPlan}
}

// refusal is an answer that gives no result.
func refusal(code string, problems ...problem.Problem) []byte {
	return estimator.Answer{Error: &estimator.Refusal{Code: code, Problems: problems}}.JSON()
}

// internal is the answer where the engine fails: ready, since then there may be
// little memory left.
var internal = string(refusal("internal"))

// answer gives the estimator's answer to a request, or the internal error
// where it panics.
func answer(request []byte, estimate func([]byte) []byte) string {
	return guarded(func() []byte { return estimate(request) })
}

// guarded gives what work does, or the internal error where it panics.
func guarded(work func() []byte) (text string) {
	defer func() {
		if cause := recover(); cause != nil {
			fmt.Fprintf(os.Stderr, "outpocket: %v\n%s", cause, debug.Stack())
			text = internal
		}
	}()
	return string(work())
}

// tooLong is the estimator's answer to a request longer than the limit, for
// one of so many UTF-16 code units, each of which is at least one byte. It spares
// the program a copy: the memory of a WebAssembly program only ever grows.
func tooLong(units int) string {
	return string(refusal(estimator.InvalidRequest, document.TooLong("at least "+strconv.Itoa(units)+" bytes")))
}
