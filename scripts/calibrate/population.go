package main

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strconv"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/document"
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

// A year is one year of one person: what their care costs, and what each plan
// pays of it.
type year struct {
	amount money.Cents
	paid   []money.Cents
}

// simulate works out so many years of people covered alone, in all of the
// groups in proportion to the people observed.
func simulate(seed, years int, plans []plan.Plan) ([]year, error) {
	all := 0
	for _, g := range groups() {
		all += g.people()
	}
	out := make([]year, 0, years+len(groups()))
	for _, g := range groups() {
		s, err := simulation(seed, g, care.UseUnknown, plans)
		if err != nil {
			return nil, err
		}
		for k := range (years*g.people() + all/2) / all {
			y := year{paid: make([]money.Cents, len(plans))}
			for i, o := range s.Year(k) {
				y.amount = o.Care.Amount
				y.paid[i] = o.Care.PlanPays
			}
			out = append(out, y)
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
	of := care.Prepare(care.NewCoverage(2026, 1, 12), members, nil, ids, &problems)
	var ready []compare.Plan
	for i := range plans {
		at := "/plans/" + strconv.Itoa(i)
		rules := plan.Check(&plans[i], at, len(members), &problems)
		ready = append(ready, compare.Plan{
			Rules:       rules,
			Adjudicator: claim.New(rules, members, "/members", &problems),
			Fixed:       compare.FixedOf(&plans[i], members, 12, at, &problems),
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

func spendingOf(years []year) spending {
	years = slices.Clone(years)
	slices.SortFunc(years, func(a, b year) int { return cmp.Compare(b.amount, a.amount) })
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

const testdata = "estimator/reference/testdata/"

// published are the bands of the tables of 2026 for silver plans. A band's
// spending is its mean, so the shares of those who spend most are the least
// that they can be.
func published(root string) (spending, error) {
	rows, err := read(root + testdata + "continuance_2026.csv")
	if err != nil {
		return spending{}, err
	}
	s := spending{top: make([]float64, len(tops)), below: make([]float64, len(limits))}
	for _, r := range rows {
		share, in := number(r[1]), number(r[2])
		s.mean += share * in
		if r[0] == "0" {
			s.none = share
		}
		for i, limit := range limits {
			if r[0] == strconv.Itoa(limit) {
				s.below[i] = number(r[3])
			}
		}
	}
	for i, top := range tops {
		people := 0.0
		for _, r := range slices.Backward(rows) {
			taken := min(number(r[1]), top-people)
			people += taken
			s.top[i] += taken * number(r[2]) / s.mean
		}
	}
	return s, nil
}

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
			case s == service.Preventive:
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
func values(years []year, plans int) []float64 {
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

func read(name string) ([][]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return rows[1:], nil
}

// number reads a figure; what is left empty is 0.
func number(text string) float64 {
	n, _ := strconv.ParseFloat(text, 64)
	return n
}
