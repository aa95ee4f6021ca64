// Estimate is the estimator as a filter: one JSON request a line in, one JSON
// result a line out, in the same order. An argument picks what is worked out:
// the estimate, what decides between the plans, many possible years, what those come
// to and no more, how the members are best split over the plans, of lines that are plans, whether anything is wrong with them, or, of
// households without plans, their premium tax credit.
//
//	go run ./scripts/estimate < requests.jsonl > results.jsonl
//	go run ./scripts/estimate compare < requests.jsonl > results.jsonl
//	go run ./scripts/estimate simulate < requests.jsonl > results.jsonl
//	go run ./scripts/estimate split < requests.jsonl > splits.jsonl
//	go run ./scripts/estimate credit < households.jsonl > credits.jsonl
//
// An empty line is passed over. One that is not a valid request gives an error
// result in its place, and the rest go on. Results are written as soon as no
// further request waits, so that a request typed is answered at once. Memory
// does not grow with the number of lines, nor with the length of one: of a line
// beyond the limit of a request only the length is taken. Plans that lines before
// had are remembered.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"

	"github.com/outpocket/outpocket/estimator"
)

// A door is a way to answer a request.
type door struct {
	name   string
	answer func(e *estimator.Estimator, request []byte) []byte
	// together is how many lines one worker takes at a time: one of those that take
	// long, so that no other worker is left without any.
	together int
}

// doors are what an argument picks; without one it is the first.
var doors = []door{
	{"estimate", (*estimator.Estimator).Estimate, 32},
	{"compare", (*estimator.Estimator).Compare, 1},
	{"simulate", (*estimator.Estimator).Simulate, 1},
	{"rank", (*estimator.Estimator).Rank, 1},
	{"split", (*estimator.Estimator).Split, 1},
	{"check-plan", (*estimator.Estimator).CheckPlan, 32},
	{"credit", (*estimator.Estimator).Credit, 32},
}

const usage = `usage: estimate [estimate | compare | simulate | rank | split | check-plan | credit] < requests > results

Reads one JSON request a line and writes one JSON result a line, in the same
order: {"ok": ...}, or {"error": {"code", "problems"}} for a request that is
not right. estimator/schema describes both.
`

func main() {
	flag.Usage = func() { fmt.Fprint(flag.CommandLine.Output(), usage) }
	flag.Parse()
	at := 0
	if flag.NArg() > 0 {
		at = slices.IndexFunc(doors, func(d door) bool { return d.name == flag.Arg(0) })
	}
	if at < 0 || flag.NArg() > 1 {
		flag.Usage()
		os.Exit(2)
	}
	ignoreBrokenPipe()
	// Next to nothing outlives an answer: see wasm/main_js.go.
	debug.SetGCPercent(400)
	if err := run(os.Stdin, os.Stdout, runtime.GOMAXPROCS(0), doors[at].together, doors[at].answer); err != nil {
		fmt.Fprintln(os.Stderr, "estimate:", err)
		os.Exit(1)
	}
}
