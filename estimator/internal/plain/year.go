package plain

import (
	"sort"

	"github.com/shopspring/decimal"
)

// tier is who is covered, as premiums distinguish it (R25).
func (y *year) tier() string {
	if len(y.request.Members) == 1 {
		return "individual"
	}
	adults, children := 0, 0
	for _, m := range y.request.Members {
		if m.Relationship == "child" {
			children++
		} else {
			adults++
		}
	}
	switch {
	case adults >= 2 && children > 0:
		return "family"
	case children > 0:
		return "individualAndChildren"
	}
	return "individualAndSpouse"
}

// forCoverage is what a premium amount comes to for the covered months.
func (y *year) forCoverage(amount decimal.Decimal) decimal.Decimal {
	months := decimal.NewFromInt(int64(y.request.Months))
	if y.plan.Premium.Period == "month" {
		return amount.Mul(months)
	}
	if y.request.Months < 12 {
		y.saw("premium: part of a year's amount")
	}
	return amount.Mul(months).DivRound(decimal.NewFromInt(12), 2)
}

// netPremium is R25.
func (y *year) netPremium() decimal.Decimal {
	p := y.plan.Premium
	tier := y.tier()
	y.saw("premium: " + tier)
	var full decimal.Decimal
	if p.Amount != nil {
		full = p.Amount.of(tier)
	} else {
		full = y.premiumByAge()
	}
	net := y.forCoverage(full).Sub(y.forCoverage(p.EmployerShare.of(tier)))
	if p.TaxCredit != nil {
		net = net.Sub(y.forCoverage(*p.TaxCredit))
	}
	if net.IsNegative() {
		y.saw("premium: not below zero")
		return decimal.Zero
	}
	return net
}

// premiumByAge adds up the amounts of all who pay: of children under 21 the
// three oldest only.
func (y *year) premiumByAge() decimal.Decimal {
	var ages, young []int
	for _, m := range y.request.Members {
		if m.Relationship == "child" && m.Age < 21 {
			young = append(young, m.Age)
		} else {
			ages = append(ages, m.Age)
		}
	}
	sort.Sort(sort.Reverse(sort.IntSlice(young)))
	if len(young) > 3 {
		y.saw("premium: a fourth child")
		young = young[:3]
	}
	y.saw("premium: by age")
	var sum decimal.Decimal
	for _, age := range append(ages, young...) {
		found := false
		for _, a := range y.plan.Premium.ByAge {
			if a.From <= age && age <= a.To {
				sum = sum.Add(a.Amount)
				found = true
			}
		}
		if !found {
			panic("no premium for an age")
		}
	}
	return sum
}

// accounts are the employer's money for the coverage period (R26).
func (y *year) accounts() (hsa, hra decimal.Decimal) {
	tier := y.tier()
	return y.plan.Accounts.HSAContribution.of(tier), y.plan.Accounts.HRA.of(tier)
}

// mostInNetwork is the most that the in-network sharing of the whole household
// can still come to, at the start of the year, within all limits together; and
// whether there is such a limit (R28).
//
// Dollars flow from the household (at most what is left of the law's limit for
// the family) to each member (at most what is left of it for the member) through the maximum that covers their medical care or their
// drugs (at most what is left of it for the member) into the family's (at most
// what is left of it). The most that can flow is found by sending as much as
// still goes, along one path after another, until nothing goes any more; paths
// may take back what an earlier one sent (Ford and Fulkerson).
func (y *year) mostInNetwork() (most decimal.Decimal, limited bool) {
	lines := y.done
	y.done = nil // as at the start of the year
	defer func() { y.done = lines }()

	const source, household, sink = "source", "household", "sink"
	capacity := map[[2]string]decimal.Decimal{}
	none := decimal.New(1, 15) // more than any limit
	orNone := func(amount *decimal.Decimal) decimal.Decimal {
		if amount == nil {
			return none
		}
		return *amount
	}
	nodes := []string{source, household, sink}
	capacity[[2]string{source, household}] = none
	known := map[string]bool{}
	for i, m := range y.request.Members {
		member := "member " + m.ID
		nodes = append(nodes, member)
		var law *decimal.Decimal
		for _, l := range y.limits {
			if l.kind == acaLimit {
				var family *decimal.Decimal
				law, family = y.remaining(l, i)
				capacity[[2]string{source, household}] = orNone(family)
			}
		}
		capacity[[2]string{household, member}] = orNone(law)
		for _, drug := range []bool{false, true} {
			maximum := "no maximum"
			var person, family *decimal.Decimal
			for _, l := range y.limits {
				if l.kind == maximumLimit && y.covered(l, drug, inNetwork) {
					maximum = "maximum " + l.covers
					person, family = y.remaining(l, i)
				}
			}
			if !known[maximum] {
				known[maximum] = true
				nodes = append(nodes, maximum)
				capacity[[2]string{maximum, sink}] = orNone(family)
			}
			capacity[[2]string{member, maximum}] = orNone(person)
		}
	}

	for {
		path := findPath(nodes, capacity, source, sink)
		if path == nil {
			break
		}
		least := none
		for i := 1; i < len(path); i++ {
			least = decimal.Min(least, capacity[[2]string{path[i-1], path[i]}])
		}
		for i := 1; i < len(path); i++ {
			there, back := [2]string{path[i-1], path[i]}, [2]string{path[i], path[i-1]}
			capacity[there] = capacity[there].Sub(least)
			capacity[back] = capacity[back].Add(least)
		}
		most = most.Add(least)
	}
	return most, most.LessThan(none)
}

// findPath is some way from source to sink on which more can still be sent.
func findPath(nodes []string, capacity map[[2]string]decimal.Decimal, source, sink string) []string {
	paths := [][]string{{source}}
	reached := map[string]bool{source: true}
	for len(paths) > 0 {
		path := paths[0]
		paths = paths[1:]
		at := path[len(path)-1]
		if at == sink {
			return path
		}
		for _, next := range nodes {
			if !reached[next] && capacity[[2]string{at, next}].IsPositive() {
				reached[next] = true
				paths = append(paths, append(append([]string{}, path...), next))
			}
		}
	}
	return nil
}
