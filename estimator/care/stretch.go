package care

import (
	"slices"
	"strconv"
)

// A Stretch is covered months in a row in which the same members are covered (R57).
type Stretch struct {
	// StartMonth is the first of them, 1 to 12; Months is how many.
	StartMonth, Months int
	Members            []Member
}

// Stretches returns those of a coverage, in order. Where nobody joins or leaves there is
// one, whose members are those given. Members that [Prepare] refuses are taken as covered
// throughout.
func (c Coverage) Stretches(members []Member) []Stretch {
	return c.stretches(members, false)
}

// CreditStretches are those in which the same members are covered and the same of them get
// the premium tax credit: who turns 65 gets none from that month on, since Medicare begins
// (26 CFR 1.36B-2(c)(2)), unless the member is said to get it (CreditEligible).
func (c Coverage) CreditStretches(members []Member) []Stretch {
	return c.stretches(members, true)
}

func (c Coverage) stretches(members []Member, credit bool) []Stretch {
	medicare := func(m *Member) int {
		if credit && m.CreditEligible == nil && m.TurnsMedicareAge(c.startMonth(), c.Months) {
			return c.index(m.BirthMonth)
		}
		return c.Months
	}
	all := []Stretch{{StartMonth: c.startMonth(), Months: c.Months, Members: members}}
	changes := []int{0, c.Months}
	for i := range members {
		from, until := c.monthsOf(&members[i])
		changes = append(changes, from, until, medicare(&members[i]))
	}
	slices.Sort(changes)
	changes = slices.Compact(changes)
	first := func(m Member) bool { return medicare(&m) == 0 }
	if len(changes) < 2 || len(changes) == 2 && !slices.ContainsFunc(members, first) { // one change, both ends alike, where the months could not be read
		return all
	}
	list := make([]Stretch, 0, len(changes)-1)
	for i, at := range changes[1:] {
		first := changes[i]
		s := Stretch{StartMonth: (c.startMonth()+first-1)%12 + 1, Months: at - first}
		for k := range members {
			if from, until := c.monthsOf(&members[k]); from <= first && first < until {
				s.Members = append(s.Members, members[k])
				if medicare(&members[k]) <= first {
					s.Members[len(s.Members)-1].CreditEligible = new(bool)
				}
			}
		}
		list = append(list, s)
	}
	return list
}

func (c Coverage) startMonth() int {
	_, month := c.Start.Month()
	return month
}

// index returns which of the coverage's months a calendar month is, from 0; one from
// Months on is not covered.
func (c Coverage) index(month int) int { return (month - c.startMonth() + 12) % 12 }

// monthsOf returns the covered months of a member by index, from one up to before the
// other; all of them where the member's months are not right.
func (c Coverage) monthsOf(m *Member) (from, until int) {
	until = c.Months
	if m.CoveredFrom != 0 {
		from = c.index(m.CoveredFrom)
	}
	if m.CoveredUntil != 0 {
		until = c.index(m.CoveredUntil) + 1
	}
	if from >= until || until > c.Months {
		return 0, c.Months
	}
	return from, until
}

// joining checks when the i-th member is covered.
func (c *checker) joining(m *Member, at string) {
	from := 0
	for _, of := range []struct {
		month int
		field string
	}{{m.CoveredFrom, "/coveredFrom"}, {m.CoveredUntil, "/coveredUntil"}} {
		if of.month < 1 || of.month > 12 || c.coverage.Months == 0 { // left out, or wrong already
			continue
		}
		index := c.coverage.index(of.month)
		if index < from || index >= c.coverage.Months {
			c.problems.Add("covered-months", at+of.field, strconv.Itoa(of.month), "a month of the coverage, coveredUntil not before coveredFrom")
			continue
		}
		from = index
	}
}

// somebody checks that somebody is covered in each month.
func (c *checker) somebody() {
	for _, s := range c.coverage.Stretches(c.members) {
		if len(s.Members) == 0 {
			c.problems.Add("nobody-covered", "/members", strconv.Itoa(s.StartMonth), "somebody covered in each month")
		}
	}
}
