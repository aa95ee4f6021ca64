package terms

import "github.com/outpocket/outpocket/estimator/money"

// A Reading is what a text says: the terms, what stands with them for a plan to hold
// elsewhere, and what only a plan as a whole can tell to be right or wrong.
type Reading struct {
	// Terms are the row's own: what a reader takes who knows for which service they
	// are is [Reading.Of].
	Terms Terms
	// Limit is how much of the care the text says to be covered (R42).
	Limit Limit
	// PlanPays is the most that the text says that the plan pays (R43). Neither it nor
	// Limit stands with terms that are not covered.
	PlanPays PlanPays
	// Kinds are the two kinds of care that the text has terms for, if it does: Lab and
	// XRay in the order of the text, whose first Terms are Terms too, or Office and
	// Outpatient, where Terms are Office's and have Outpatient's beside.
	Kinds [2]Kind
	// Deductible is what the text says of which deductible it means, if it does.
	Deductible Deductibles
	// Percentages are those that the text states of the row's own care, in its order.
	Percentages []Percentage
}

// Deductibles tells which deductible a text names, so that it can be held against
// the plan's: "after $1,200 deductible", "after medical deductible" (R65). It is zero
// where the text says no more than "deductible".
type Deductibles struct {
	HasAmount bool
	Amount    money.Cents
	Medical   bool // not that of drugs
	In, Out   bool // in network, out of network
	// Found is what the text has there, Column its first character, from 1.
	Found  string
	Column int
}

// A Percentage is one that a text states (R66).
type Percentage struct {
	// Rate is the member's: 10% where the text says that the plan pays 90%.
	Rate money.Rate
	// Bare: the text does not say whose it is, as "coinsurance" and "you pay" do.
	Bare bool
	// Found is what the text has there, Column its first character, from 1.
	Found  string
	Column int
}

// Of gives the terms for a kind of care: the row's own where the text knows but one
// kind, whatever that is, else those of the kind. There are none for a service that is
// neither of the two kinds in the text; the caller says so at the Column of Kinds[0].
func (r *Reading) Of(care Care) (Terms, bool) {
	if r.Kinds[0].Care == OwnCare {
		return r.Terms, true
	}
	for i := range r.Kinds {
		if r.Kinds[i].Care == care {
			return r.Kinds[i].Terms, true
		}
	}
	return Terms{}, false
}

// Each is what a limit counts anew for.
type Each uint8

// What a limit can count anew for.
const (
	// EachUnsaid: the text does not say.
	EachUnsaid Each = iota
	EachUse
	EachDay
	EachStay
	EachMonth
	EachYear
	EachLifetime
)

// Limit is how much of the care is covered (R42): "limited to 20 visits per year". It
// is zero where the text says nothing of it.
type Limit struct {
	Count int  // 1 to 366
	Days  bool // of days; else of visits, tests, items
	Per   Each // EachUnsaid, EachStay, EachMonth, EachYear or EachLifetime
	Years int  // of EachYear: 1, or n of "every n years"; else 0
	// Found is what the text has there, Column its first character, from 1.
	Found  string
	Column int
}

// PlanPays is the most that the plan pays, beyond which the care is not covered (R43):
// "No charge up to $150". Column is 0 where the text says nothing of it.
type PlanPays struct {
	Amount money.Cents
	Per    Each // EachUse, EachDay, EachYear or EachLifetime
	// Found is what the text has there, Column its first character, from 1.
	Found  string
	Column int
}

// Care is a kind of care that a text can name where it has terms for two.
type Care uint8

// Kinds of care.
const (
	// OwnCare: any other, whatever the row is about.
	OwnCare Care = iota
	Lab
	XRay
	Office
	Outpatient
)

// Kind is one of two kinds of care that a text has terms for.
type Kind struct {
	Care  Care
	Terms Terms
	// Found is its name in the text, Column the name's first character, from 1.
	Found  string
	Column int
}
