package main

import (
	"fmt"

	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/service"
)

// A filed plan is one whose actuarial value its issuer filed.
type filed struct {
	plan  plan.Plan
	value float64
}

// filedPlans are plans of the New Jersey exchange, 2026, whose main terms and
// actuarial values are known. What they do not tell is taken to be the
// coinsurance after the deductible, preventive care being free.
func filedPlans() ([]filed, error) {
	var all []filed
	for _, f := range []struct {
		id                                string
		value                             float64
		deductible, maximum               int
		coinsurance, primary, specialists string
	}{
		{"91762NJ0070106-01", 0.7064, 2500, 8000, "40%", "", ""},
		{"91762NJ0070106-05", 0.8794, 800, 2100, "20%", "", ""},
		{"91762NJ0070107-01", 0.7096, 2500, 8000, "50%", "$50; deductible does not apply", "$75 copay after deductible"},
		{"17970NJ0010003-01", 0.7166, 2500, 9800, "40%", "$0; deductible does not apply", ""},
		{"17970NJ0010003-04", 0.7394, 2400, 8100, "35%", "$0; deductible does not apply", ""},
	} {
		benefits := ""
		for s := range service.Count {
			terms := f.coinsurance + " after deductible"
			switch {
			case s.IsPreventive():
				continue
			case s == service.PrimaryCare && f.primary != "":
				terms = f.primary
			case s == service.Specialist && f.specialists != "":
				terms = f.specialists
			}
			benefits += fmt.Sprintf(`,%q: %q`, s, terms)
		}
		limit := func(amount int) string {
			return fmt.Sprintf(`[{"covers": "medicalAndDrug", "network": "inNetwork", "self": %d}]`, amount)
		}
		p, err := planOf(fmt.Sprintf(`{"id": %q, "name": %[1]q, "type": "EPO", "year": 2026, "premium": {"period": "year", "amount": 0},
			"deductibles": %s, "outOfPocketMaximums": %s, "benefits": {%s}}`, f.id, limit(f.deductible), limit(f.maximum), benefits[1:]))
		if err != nil {
			return nil, err
		}
		all = append(all, filed{p, f.value})
	}
	return all, nil
}

func planOf(text string) (plan.Plan, error) {
	var p plan.Plan
	var problems problem.List
	document.Read([]byte(text), &p, &problems)
	return p, problems.Err()
}

// values are the shares of spending that each plan pays.
func values(years []personYear, plans int) []float64 {
	var amount float64
	paid := make([]float64, plans)
	for _, y := range years {
		amount += float64(y.amount)
		for i, c := range y.paid {
			paid[i] += float64(c)
		}
	}
	for i := range paid {
		paid[i] /= amount
	}
	return paid
}
