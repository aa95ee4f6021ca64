package main

import (
	"cmp"

	"slices"
	"strconv"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/year"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/risk"
	"github.com/outpocket/outpocket/estimator/service"
)

// A group is people of an age and sex.
type group struct {
	ages string
	age  int
	sex  care.Sex
}

// groups are those that the reference figures tell apart.
func groups() (all []group) {
	for _, of := range []struct {
		ages string
		age  int
	}{{"0-5", 3}, {"6-17", 12}, {"18-25", 22}, {"26-34", 30}, {"35-44", 40}, {"45-54", 50}, {"55+", 60}} {
		for _, sex := range []care.Sex{care.Female, care.Male} {
			all = append(all, group{of.ages, of.age, sex})
		}
	}
	return all
}

// people is in proportion to those observed.
func (g group) people() (n int) {
	for _, tenth := range reference.TenthsOf(g.age, g.sex == care.Female) {
		n += tenth.Weight
	}
	return n
}

// A personYear is one year of one person: what their care costs, and what each plan
// pays of it.
type personYear struct {
	amount money.Cents
	paid   []money.Cents
}

// used is the care of one service over some years.
type used struct {
	units  int
	amount money.Cents
}

// A sample is so many years of the population.
type sample struct {
	years []personYear
	care  [service.Count]used
}

// simulate works out so many years of people covered alone, in all of the
// groups in proportion to the people observed.
func simulate(seed, years int, plans []plan.Plan) (*sample, error) {
	all := 0
	for _, g := range groups() {
		all += g.people()
	}
	out := &sample{years: make([]personYear, 0, years+len(groups()))}
	count := func(s service.ID, u *care.Unit) {
		out.care[s].units++
		out.care[s].amount += u.Price
	}
	for _, g := range groups() {
		s, err := simulation(seed, g, care.UseUnknown, plans)
		if err != nil {
			return nil, err
		}
		for k := range (years*g.people() + all/2) / all {
			y := personYear{paid: make([]money.Cents, len(plans))}
			for i, o := range s.Year(k) {
				y.amount = o.Care.Amount
				y.paid[i] = o.Care.PlanPays
			}
			s.Care(k, count)
			out.years = append(out.years, y)
		}
	}
	return out, nil
}

// simulation is of one member of a group.
func simulation(seed int, g group, use care.Use, plans []plan.Plan) (*risk.Simulation, error) {
	members := []care.Member{{ID: g.ages + " " + string(g.sex), Relationship: care.Self, Age: g.age, Sex: g.sex, Use: use}}
	var problems problem.List
	var ids []string
	for i := range plans {
		ids = append(ids, plans[i].ID)
	}
	coverage := care.NewCoverage(2026, 1, 12)
	of := care.Prepare(coverage, members, nil, care.Named{}, ids, &problems)
	var ready []compare.Plan
	for i := range plans {
		at := "/plans/" + strconv.Itoa(i)
		rules := plan.Check(&plans[i], at, &problems)
		ready = append(ready, compare.Plan{
			Rules:       rules,
			Adjudicator: claim.New(rules, coverage, members, "/members", &problems),
			Fixed:       year.FixedOf(&plans[i], &year.Household{Stretches: coverage.Stretches(members)}, at, &problems),
		})
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return risk.New(seed, of, members, ready), nil
}

// spending is how a population's yearly spending is spread, in dollars and in
// shares of 1.
type spending struct {
	mean, none float64
	// top are the shares of spending of the people in tops who spend most.
	top []float64
	// below are the means of what is below limits: min(spending, limit).
	below []float64
}

var (
	tops   = []float64{0.01, 0.05, 0.10, 0.50}
	limits = []int{500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000}
)

func spendingOf(years []personYear) spending {
	years = slices.Clone(years)
	slices.SortFunc(years, func(a, b personYear) int { return cmp.Compare(b.amount, a.amount) })
	var s spending
	var sum money.Cents
	var sums []money.Cents
	for _, y := range years {
		sum += y.amount
		sums = append(sums, sum)
		if y.amount == 0 {
			s.none++
		}
	}
	n := float64(len(years))
	s.none /= n
	s.mean = float64(sum) / 100 / n
	for _, top := range tops {
		s.top = append(s.top, float64(sums[int(top*n)-1])/float64(sum))
	}
	for _, limit := range limits {
		var below money.Cents
		for _, y := range years {
			below += min(y.amount, money.Cents(limit)*100)
		}
		s.below = append(s.below, float64(below)/100/n)
	}
	return s
}
