// Directory turns what insurers publish of their networks and formularies into a folder in
// which a page looks doctors and medicines up, on the device.
//
//	go run ./scripts/directory build -year 2027 FOLDER INSURER...
//	go run ./scripts/directory sample -year 2027 FOLDER
//
// INSURER is a folder with local copies, named as people know the insurer: index.json, and
// what it names. A copy has the last parts of its address for a path, as many as tell it
// from the others: https://a.example/cms/x/providers.json is found as
// a.example/cms/x/providers.json, cms/x/providers.json, x/providers.json or providers.json,
// each also with .gz behind. Nothing is fetched.
//
// A tiers.csv beside index.json says what names of drug tiers mean that do not say it
// themselves, one a line: the name, a comma, and a service of drugs (genericDrug,
// preferredBrandDrug, …) or notCovered. The report lists the names that need one.
//
// Build writes manifest.json, the files that it names, and a .br and a .gz beside each
// (estimator/directory says what is in them). The same files and the same -date give the same
// bytes. -areas names a file of areas: lines with an identifier, a name, and a ZIP code or its
// first digits, as many for an area as it has of them. Without it each state is an area; one
// of more than 120,000 providers is slow to load, and is better divided.
//
// A plan of which any file is missing or not whole has no data. Then nothing is written, and
// what was in the folder before stays, unless -partial is given. What is in the folder is
// replaced in one piece at the end of a run: one that is stopped, or fails, changes nothing.
// (Killed by force in the instant between two renames, it leaves the folder as FOLDER.before,
// and the next run puts it back.)
//
// Sample writes the folders of three insurers that are made up, as are all people in them:
// 3,000 providers in one county, and 500 drugs, dated -date.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/outpocket/outpocket/estimator/directory"
	"github.com/outpocket/outpocket/estimator/directory/county"
)

const usage = `usage: directory build -year YEAR [-date DATE] [-areas FILE] [-partial] FOLDER INSURER...
       directory sample -year YEAR [-date DATE] [-providers N] [-drugs N] FOLDER

build writes a folder in which a page looks doctors and medicines up, from
local copies of what insurers publish: each INSURER is a folder, named as
people know it, with index.json and the files that it names, packed (.gz) or
not. It exits with 1 if a file is not whole. Then nothing is written, unless
-partial says to leave out the plans that such files are about.

sample writes folders of insurers and people who are made up.

DATE is the day of the run, such as 2026-11-29; today if it is left out. FILE
has areas: lines with an identifier, a name, and a ZIP code or its first digits.
`

// memoryLimit is for 2 GB of providers: with what the system takes, below 512 MB.
const memoryLimit = 360 << 20

func main() {
	debug.SetMemoryLimit(memoryLimit)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], time.Now(), os.Stderr)
	stop()
	os.Exit(status)
}

// errTold tells that what is wrong has been told.
var errTold = errors.New("told")

// run returns the exit status.
func run(ctx context.Context, args []string, today time.Time, notes io.Writer) int {
	misused := func() int {
		fmt.Fprint(notes, usage)
		return 2
	}
	if len(args) == 0 {
		return misused()
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	flags.SetOutput(notes)
	flags.Usage = func() { fmt.Fprint(notes, usage) }
	year := flags.Int("year", 0, "")
	date := flags.String("date", today.Format(time.DateOnly), "")
	var areas *string
	var partial *bool
	var providers, drugs *int
	switch args[0] {
	case "build":
		areas, partial = flags.String("areas", "", ""), flags.Bool("partial", false, "")
	case "sample":
		providers, drugs = flags.Int("providers", 3000, ""), flags.Int("drugs", 500, "")
	default:
		return misused()
	}
	if flags.Parse(args[1:]) != nil {
		return 2
	}
	day, err := time.Parse(time.DateOnly, *date)
	if err != nil || *year < 2015 || *year > 2100 || flags.NArg() == 0 {
		return misused()
	}
	if args[0] == "build" {
		if flags.NArg() < 2 {
			return misused()
		}
		b := building{year: *year, date: day, areas: *areas, partial: *partial, out: flags.Arg(0), notes: notes}
		err = b.run(ctx, flags.Args()[1:])
	} else {
		err = sample(county.County{
			Seed: 1, Providers: *providers, Issuers: 3, Networks: 2, Plans: 2, Drugs: *drugs, Entries: 2, Year: *year, Date: day,
		}, flags.Arg(0))
	}
	switch {
	case err == nil:
		return 0
	case !errors.Is(err, errTold):
		fmt.Fprintln(notes, "directory:", err)
	}
	return 1
}

// sample writes folders of insurers.
func sample(c county.County, folder string) error {
	for i := range c.Issuers {
		within := filepath.Join(folder, "Made-up Insurer "+string(rune('A'+i)))
		if err := os.MkdirAll(within, 0o755); err != nil {
			return err
		}
		for name, write := range map[string]func(io.Writer, int) error{
			"index.json": c.Index, "plans.json": c.PlansFile, "providers.json": c.ProvidersFile, "drugs.json": c.DrugsFile,
		} {
			out, err := os.Create(filepath.Join(within, name))
			if err != nil {
				return err
			}
			if err := errors.Join(write(out, i), out.Close()); err != nil {
				return err
			}
		}
	}
	return nil
}

// tell writes what is wrong with the files, a line each.
func tell(notes io.Writer, report *directory.Report) {
	for _, f := range report.Faults {
		place := f.File
		if place == "" {
			place = "all files"
		} else {
			place += fmt.Sprintf(":%d", f.Offset)
		}
		fmt.Fprintf(notes, "%s: ", place)
		if f.Field != "" {
			fmt.Fprintf(notes, "%s: ", f.Field)
		}
		fmt.Fprint(notes, words[f.Code])
		if f.Found != "" {
			fmt.Fprintf(notes, " Found: %s.", strings.TrimSuffix(f.Found, "."))
		}
		if f.More > 0 {
			fmt.Fprintf(notes, " And so on, %d more.", f.More)
		}
		fmt.Fprintf(notes, " [%s]\n", f.Code)
	}
}
