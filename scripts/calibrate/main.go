// Calibrate prints what simulated years come to over the reference population
// beside what is published: spending (R36), actuarial values (R37), and the
// means of low, typical and high use.
//
//	go run ./scripts/calibrate [years]
package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/reference"
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
	years, err := simulate(seed, n, plansOf(plans))
	if err != nil {
		return err
	}
	want, err := published("")
	if err != nil {
		return err
	}
	got := spendingOf(years)
	fmt.Printf("Yearly spending of the reference population, %d simulated years, and of the silver tables of 2026\n\n", len(years))
	fmt.Printf("| | simulated | published | tolerance |\n|---|---:|---:|---:|\n")
	fmt.Printf("| mean | %.0f | %.0f | 5%% |\n", got.mean, want.mean)
	fmt.Printf("| without spending | %.1f%% | %.1f%% | 2 points |\n", 100*got.none, 100*want.none)
	for i, top := range tops {
		fmt.Printf("| share of spending, top %.0f%% | %.1f%% | %.1f%% | 3 points |\n", 100*top, 100*got.top[i], 100*want.top[i])
	}
	for i, limit := range limits {
		fmt.Printf("| mean below %d | %.0f | %.0f | |\n", limit, got.below[i], want.below[i])
	}
	fmt.Printf("\nActuarial value: the share of spending that a plan pays\n\n")
	fmt.Printf("| plan | simulated | filed | points apart |\n|---|---:|---:|---:|\n")
	for i, v := range values(years, len(plans)) {
		fmt.Printf("| %s | %.2f%% | %.2f%% | %+.2f |\n", plans[i].plan.ID, 100*v, 100*plans[i].value, 100*(v-plans[i].value))
	}
	fmt.Printf("\nMean yearly spending by use, and what tenths 3, 5.5 and 10 are expected to spend, dollars of 2026\n\n")
	fmt.Printf("| | low | tenth 3 | typical | tenth 5.5 | high | tenth 10 |\n|---|---:|---:|---:|---:|---:|---:|\n")
	for _, g := range groups() {
		fmt.Printf("| %s %s |", g.ages, g.sex)
		tenths := reference.TenthsOf(g.age, g.sex == care.Female)
		for _, use := range []struct {
			use  care.Use
			from int
			to   int
		}{{care.UseLow, 3, 3}, {care.UseTypical, 5, 6}, {care.UseHigh, 10, 10}} {
			s, err := simulation(seed, g, use.use, plansOf(plans[:1]))
			if err != nil {
				return err
			}
			var sum money.Cents
			for k := range n / 20 {
				sum += s.Year(k)[0].Care.Amount
			}
			expected := (spendingIn(tenths[use.from-1]) + spendingIn(tenths[use.to-1])) / 2
			fmt.Printf(" %.0f | %.0f |", float64(sum)/100/float64(n/20), expected)
		}
		fmt.Println()
	}
	return nil
}

// spendingIn is what a tenth is expected to spend, in dollars of 2026.
func spendingIn(t reference.Tenth) (dollars float64) {
	factors := reference.FactorsOf2026()
	for _, e := range t.Expected {
		dollars += float64(e.Units) / reference.Whole * float64(factors.Price(e.Row, e.Price2014)) / 100
	}
	return dollars
}

func plansOf(all []filed) (plans []plan.Plan) {
	for _, f := range all {
		plans = append(plans, f.plan)
	}
	return plans
}
