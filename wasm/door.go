/*
Wasm is the engine as a WebAssembly program: one thin door for JavaScript.

Whoever starts the program puts an object called outpocket on what the program
sees as globalThis. The program adds to it

	estimate(request: string): string

and from then on waits for calls. Nothing else is handed over, nothing is
written to globalThis, and web/src/engine shows how to keep even the object
outpocket off a page's own globals.

The request and the answer are JSON, as package estimator documents them: the
answer is {"ok": …} or {"error": {"code": …, "problems": […]}}. Beyond that
package's errors the door has one of its own, code "internal": the engine
failed on this request. That is a fault of the engine, whose trace goes to the
console; the program goes on, and other requests are answered.

Whatever else goes wrong ends the program or leaves it unusable: estimate
throws (stack overflow) or returns undefined (out of memory), and the caller
has to start a fresh program. An estimate depends on nothing but its request,
so nothing is lost with the old one.

The call is synchronous and takes no callbacks, because a Go function that
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
)

// answerers are the functions of the door that take a request and give an
// answer, by name.
var answerers = map[string]func(request []byte) []byte{
	"estimate": estimator.EstimateJSON,
}

const internal = `{"error":{"code":"internal","problems":[]}}`

// answer gives the estimator's answer to a request, or the internal error
// where it panics.
func answer(request string, estimate func([]byte) []byte) (text string) {
	defer func() {
		if cause := recover(); cause != nil {
			fmt.Fprintf(os.Stderr, "outpocket: %v\n%s", cause, debug.Stack())
			text = internal
		}
	}()
	return string(estimate([]byte(request)))
}

// tooLong is the estimator's answer to a request longer than the limit, for
// one of so many UTF-16 code units, each of which is at least one byte. It spares
// the program a copy: the memory of a WebAssembly program only ever grows.
func tooLong(units int) string {
	return `{"error":{"code":"invalid-request","problems":[{"code":"document-too-long","pointer":"","found":"at least ` +
		strconv.Itoa(units) + ` bytes","expected":"at most ` + strconv.Itoa(document.MaxBytes) + ` bytes"}]}}`
}
