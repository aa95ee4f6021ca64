// Calibrate prints what simulated years come to over the reference population
// beside what is published: care by service and bands of spending (R36),
// actuarial values (R37), and what low, typical and high use come to (R50).
//
//	go run ./scripts/calibrate [years]
package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/plan"
)

// The years that the tables are of.
const (
	seed         = 1
	defaultYears = 400_000
)

func main() {
	years := defaultYears
	if len(os.Args) > 1 {
		years, _ = strconv.Atoi(os.Args[1])
	}
	if len(os.Args) > 2 || years < 1000 {
		fmt.Fprintln(os.Stderr, "usage: calibrate [years, at least 1000]")
		os.Exit(2)
	}
	if err := report(years); err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}

func report(n int) error {
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
	fmt.Printf("Care of the reference population in a year by service, %d simulated years, and of the silver tables of 2026\n\n", len(simulated.years))
	fmt.Printf("| | units | published | | price | published | dollars | published | |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n")
	for _, r := range rows {
		units, dollars := r.simulated(simulated)
		apart := "counted otherwise"
		if !r.unlike {
			apart = fmt.Sprintf("%+.1f%%", 100*(units/r.units-1))
		}
		fmt.Printf("| %s | %.4f | %.4f | %s | %.2f | %.2f | %.2f | %.2f | %+.1f%% |\n", r.name, units, r.units, apart, dollars/units, r.dollars/r.units, dollars, r.dollars, 100*(dollars/r.dollars-1))
	}
	got := spendingOf(simulated.years)
	fmt.Printf("\nYearly spending\n\n")
	fmt.Printf("| | simulated | published | asked |\n|---|---:|---:|---:|\n")
	fmt.Printf("| mean | %.0f | %.0f | within %.0f%% |\n", got.mean, want.mean, 100*meanWithin)
	fmt.Printf("| without spending | %.1f%% | %.1f%% | %s |\n", 100*got.none, 100*want.none, noneAsked)
	for i, top := range tops {
		fmt.Printf("| share of spending, top %.0f%% | %.1f%% | %.1f%% | %s |\n", 100*top, 100*got.top[i], 100*want.top[i], topsAsked[i])
	}
	for i, limit := range limits {
		fmt.Printf("| mean below %d | %.0f | %.0f | within %.0f%%: %+.1f%% |\n", limit, got.below[i], want.below[i], 100*belowWithin, 100*(got.below[i]/want.below[i]-1))
	}
	fmt.Printf("\nActuarial value: the share of spending that a plan pays\n\n")
	fmt.Printf("| plan | simulated | filed | points apart |\n|---|---:|---:|---:|\n")
	for i, v := range values(simulated.years, len(plans)) {
		fmt.Printf("| %s | %.2f%% | %.2f%% | %+.2f |\n", plans[i].plan.ID, 100*v, 100*plans[i].value, 100*(v-plans[i].value))
	}
	samples, err := designs("")
	if err != nil {
		return err
	}
	of, err := valuesOf(seed, n/4, samples)
	if err != nil {
		return err
	}
	fmt.Printf("\nThe page's sample plans\n\n")
	fmt.Printf("| plan | simulated | as the calculator counts | by its means | points apart | the law's range |\n|---|---:|---:|---:|---:|---:|\n")
	for i, d := range samples {
		means := "| |"
		if d.known {
			means = fmt.Sprintf("%.2f%% | %+.2f |", 100*of[i].means, 100*(of[i].counted-of[i].means))
		}
		fmt.Printf("| %s | %.2f%% | %.2f%% | %s %.0f–%.0f%% |\n", d.id, 100*of[i].asFiled, 100*of[i].counted, means, 100*d.low, 100*d.high)
	}
	return reportUses(n/20, plansOf(plans[:1]))
}

// reportUses prints what care costs by what somebody uses in a usual year (R50).
func reportUses(n int, plans []plan.Plan) error {
	fmt.Printf("\nYearly spending by what somebody uses in a usual year, dollars of 2026\n\n")
	fmt.Printf("| | low | 10 of 100 years above | typical | 10 of 100 years above | high | 10 of 100 years above |\n|---|---:|---:|---:|---:|---:|---:|\n")
	for _, g := range groups() {
		fmt.Printf("| %s %s |", g.ages, g.sex)
		for _, use := range []care.Use{care.UseLow, care.UseTypical, care.UseHigh} {
			s, err := simulation(seed, g, use, plans)
			if err != nil {
				return err
			}
			s.Advance(n)
			amount := s.PartsOf(0).Amount
			fmt.Printf(" %.0f | %.0f |", float64(amount.Mean)/100, float64(amount.P90)/100)
		}
		fmt.Println()
	}
	return nil
}

func plansOf(all []filed) (plans []plan.Plan) {
	for _, f := range all {
		plans = append(plans, f.plan)
	}
	return plans
}
