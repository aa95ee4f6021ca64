// Calibrate prints what simulated years come to over the reference population
// beside what is published: care by service and bands of spending (R36),
// actuarial values (R37), and what low, typical and high use come to (R50).
//
//	go run ./scripts/calibrate [-write FILE] [years]
//
// With a file it writes each table between the marks that name it:
//
//	<!-- calibrate: services -->
//	<!-- end -->
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/plan"
)

// The years that the tables are of.
const (
	seed         = 1
	defaultYears = 400_000
)

func main() {
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: calibrate [-write FILE] [years, at least 1000]")
	}
	file := flag.String("write", "", "the file to write the tables into")
	flag.Parse()
	years := defaultYears
	if flag.NArg() > 0 {
		years, _ = strconv.Atoi(flag.Arg(0))
	}
	if flag.NArg() > 1 || years < 1000 {
		flag.Usage()
		os.Exit(2)
	}
	var r report
	err := r.of(years)
	if err == nil && *file != "" {
		err = r.writeInto(*file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}

// The tables, by the names in their marks.
const (
	services = "services"
	spent    = "spending"
	filedFor = "filed"
	ofPage   = "samples"
	uses     = "uses"
)

// A report prints tables and keeps them, by name.
type report struct {
	tables map[string]*strings.Builder
	now    *strings.Builder
}

// table begins a table.
func (r *report) table(name, title, head string) {
	if r.tables == nil {
		r.tables = map[string]*strings.Builder{}
	} else {
		fmt.Println()
	}
	fmt.Printf("%s\n\n", title)
	r.now = &strings.Builder{}
	r.tables[name] = r.now
	r.printf("%s\n", head)
}

// printf prints a part of the table.
func (r *report) printf(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	fmt.Print(text)
	r.now.WriteString(text)
}

// writeInto writes the tables between their marks in a file.
func (r *report) writeInto(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	tables := map[string]string{}
	for name, table := range r.tables {
		tables[name] = table.String()
	}
	written, err := placed(string(text), tables)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return os.WriteFile(file, []byte(written), 0o644)
}

// placed returns text with each table between its marks, which stand there once.
func placed(text string, tables map[string]string) (string, error) {
	const end = "<!-- end -->"
	names := make([]string, 0, len(tables))
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		mark := "<!-- calibrate: " + name + " -->"
		before, rest, found := strings.Cut(text, mark)
		_, after, ends := strings.Cut(rest, end)
		if !found || !ends || strings.Contains(after, mark) {
			return "", fmt.Errorf("want %s and then %s, once", mark, end)
		}
		text = before + mark + "\n\n" + tables[name] + "\n" + end + after
	}
	return text, nil
}

// of makes all tables, of so many years.
func (r *report) of(n int) error {
	plans, err := filedPlans()
	if err != nil {
		return err
	}
	simulated, err := simulate(seed, n, plansOf(plans))
	if err != nil {
		return err
	}
	rows, err := rowsOf2026("")
	if err != nil {
		return err
	}
	want, err := published("")
	if err != nil {
		return err
	}
	r.table(services, fmt.Sprintf("Care of the reference population in a year by service, %d simulated years, and of the silver tables of 2026", len(simulated.years)),
		"| | units | published | | price | published | dollars | published | |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|")
	for _, of := range rows {
		units, dollars := of.simulated(simulated)
		apart := "counted otherwise"
		if !of.unlike {
			apart = fmt.Sprintf("%+.1f%%", 100*(units/of.units-1))
		}
		r.printf("| %s | %.4f | %.4f | %s | %.2f | %.2f | %.2f | %.2f | %+.1f%% |\n", of.name, units, of.units, apart, dollars/units, of.dollars/of.units, dollars, of.dollars, 100*(dollars/of.dollars-1))
	}
	got := spendingOf(simulated.years)
	r.table(spent, "Yearly spending", "| | simulated | published | asked |\n|---|---:|---:|---:|")
	r.printf("| mean | %.0f | %.0f | within %.0f%% |\n", got.mean, want.mean, 100*meanWithin)
	r.printf("| without spending | %.1f%% | %.1f%% | %s |\n", 100*got.none, 100*want.none, noneAsked)
	for i, top := range tops {
		r.printf("| share of spending, top %.0f%% | %.1f%% | %.1f%% | %s |\n", 100*top, 100*got.top[i], 100*want.top[i], topsAsked[i])
	}
	for i, limit := range limits {
		r.printf("| mean below %d | %.0f | %.0f | within %.0f%%: %+.1f%% |\n", limit, got.below[i], want.below[i], 100*belowWithin, 100*(got.below[i]/want.below[i]-1))
	}
	r.table(filedFor, "Actuarial value: the share of spending that a plan pays", "| plan | simulated | filed | points apart |\n|---|---:|---:|---:|")
	for i, v := range values(simulated.years, len(plans)) {
		r.printf("| %s | %.2f%% | %.2f%% | %+.2f |\n", plans[i].plan.ID, 100*v, 100*plans[i].value, 100*(v-plans[i].value))
	}
	samples, err := designs("")
	if err != nil {
		return err
	}
	of, err := valuesOf(seed, n/4, samples)
	if err != nil {
		return err
	}
	r.table(ofPage, "The page's sample plans", "| plan | simulated | as the calculator counts | by its means | points apart | the law's range |\n|---|---:|---:|---:|---:|---:|")
	for i, d := range samples {
		means := "| |"
		if d.known {
			means = fmt.Sprintf("%.2f%% | %+.2f |", 100*of[i].means, 100*(of[i].counted-of[i].means))
		}
		r.printf("| %s | %.2f%% | %.2f%% | %s %.0f–%.0f%% |\n", d.id, 100*of[i].asFiled, 100*of[i].counted, means, 100*d.low, 100*d.high)
	}
	return r.uses(n/20, plansOf(plans[:1]))
}

// uses tells what care costs by what somebody uses in a usual year (R50).
func (r *report) uses(n int, plans []plan.Plan) error {
	r.table(uses, "Yearly spending by what somebody uses in a usual year, dollars of 2026",
		"| | low | 10 of 100 years above | typical | 10 of 100 years above | high | 10 of 100 years above |\n|---|---:|---:|---:|---:|---:|---:|")
	for _, g := range groups() {
		r.printf("| %s %s |", g.ages, g.sex)
		for _, use := range []care.Use{care.UseLow, care.UseTypical, care.UseHigh} {
			s, err := simulation(seed, g, use, plans)
			if err != nil {
				return err
			}
			s.Advance(n)
			amount := s.PartsOf(0).Amount
			r.printf(" %.0f | %.0f |", float64(amount.Mean)/100, float64(amount.P90)/100)
		}
		r.printf("\n")
	}
	return nil
}

func plansOf(all []filed) (plans []plan.Plan) {
	for _, f := range all {
		plans = append(plans, f.plan)
	}
	return plans
}
