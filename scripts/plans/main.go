// Plans is for people who write plan files, and for those who have plans in other
// people's formats.
//
//	go run ./scripts/plans check FILE...
//	go run ./scripts/plans read [-area AREA] FILE... > drafts.jsonl
//	go run ./scripts/plans build [-accept REASONS] [-whole] FOLDER FILE...
//
// Check tells what is wrong with plan files: where, and what to write instead. Of files
// in other formats it tells how much of them was read. Read writes their plans as drafts,
// one a line, in which each field has its place, its words and how sure it is. Build
// makes a folder of small files, by county, for a host that has nothing but files.
//
// Files of one set, such as CMS's public use files of a year, belong into one call, in
// any order. They may be packed (.gz, .zip). Memory does not grow with them: rows wait
// in a temporary file until they are sorted.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/outpocket/outpocket/scripts/internal/hosted"
)

const usage = `usage: plans check FILE...
       plans read [-area AREA] FILE... > drafts.jsonl
       plans build [-accept REASONS] [-whole] FOLDER FILE...

check tells what is wrong with plan files, and how much of files in other
formats was read. It exits with 1 if a plan file has a problem or a file could
not be read, with 2 if it was called wrongly.

read writes the plans of files in other formats, one JSON draft a line
(estimator/planfile says what is in one), and what is wrong with the files to
standard error. AREA, such as "Rating Area 1", picks the premiums where a plan
is sold in several.

build writes a folder for a host of files, dist/plans for the page's own (which may
have the empty index.json that the page comes with), from public use files: index.json
names a file for each state and year; that has its counties with their rating
areas, and the files of the plans that are sold there, by what a plan's variants
are for. File names have the hash of what is in them. A .br and a .gz lie beside.
What has to be looked at enters a plan only if its reason is among REASONS, with
commas between ("tiers-count,no-family-amount"): name those that you have looked
at. Plans that lack something are left out, and counted. Say -whole where the files
have every plan that the exchange of a state sells: the premium tax credit is worked
out by the second-lowest silver plan of each place then, else by an estimate.

Formats: plan files (JSON), CMS public use files (CSV, also in .gz and .zip),
answers of the Marketplace API, machine-readable plans and FHIR resources of
insurers (JSON), Summaries of Benefits and Coverage (as
text, or as the marks that scripts/marks.mjs takes from a PDF).
`

// The memory that is used at most: rows of tables, and what becomes of one plan.
const (
	rowMemory   = 4 << 20
	memoryLimit = 40 << 20
	buildLimit  = 600 << 20 // all plans of a country, and their premiums
)

func main() {
	if debug.SetMemoryLimit(-1) > memoryLimit {
		debug.SetMemoryLimit(memoryLimit)
	}
	debug.SetGCPercent(50)
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// errWrong tells that something is wrong with the files, which has been told.
var errWrong = errors.New("wrong")

// run returns the exit status.
func run(args []string, out, notes io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(notes, usage)
		return 2
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	flags.SetOutput(notes)
	flags.Usage = func() { fmt.Fprint(notes, usage) }
	var err error
	switch args[0] {
	case "check":
		if flags.Parse(args[1:]) != nil || flags.NArg() == 0 {
			return misused(flags)
		}
		err = check(flags.Args(), out)
	case "read":
		area := flags.String("area", "", "")
		if flags.Parse(args[1:]) != nil || flags.NArg() == 0 {
			return misused(flags)
		}
		err = read(flags.Args(), *area, out, notes)
	case "build":
		accept := flags.String("accept", "", "")
		whole := flags.Bool("whole", false, "")
		if flags.Parse(args[1:]) != nil || flags.NArg() < 2 {
			return misused(flags)
		}
		debug.SetMemoryLimit(buildLimit)
		if err = build(flags.Args()[1:], flags.Arg(0), *accept, *whole, notes); err == nil {
			err = hosted.Compress(context.Background(), flags.Arg(0), 9, notes)
		}
	default:
		return misused(flags)
	}
	switch {
	case err == nil:
		return 0
	case !errors.Is(err, errWrong):
		fmt.Fprintln(notes, "plans:", err)
	}
	return 1
}

func misused(flags *flag.FlagSet) int {
	flags.Usage()
	return 2
}
