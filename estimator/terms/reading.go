package terms

import "github.com/outpocket/outpocket/estimator/money"

// A Reading is what a text says: the terms, and what only a plan as a whole can
// tell to be right or wrong.
type Reading struct {
	Terms Terms
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
