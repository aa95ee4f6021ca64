package estimator

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/tax"
)

// A Request asks what a year costs a household under each of some plans.
type Request struct {
	// Year is the calendar year in which the coverage starts.
	Year int `json:"year" doc:"required,min=2014,max=2100"`
	// StartMonth, 1 to 12, and Months, 1 to 12, are the covered months of the
	// plan year, which may run into the next calendar year. Left out, the
	// coverage is January to December (R4).
	StartMonth int `json:"startMonth,omitempty" doc:"min=1,max=12,default=1"`
	Months     int `json:"months,omitempty" doc:"min=1,max=12,default=12"`
	// Members are those covered together, 1 to 12, in the household's order,
	// which decides between lines of one date (R3).
	Members []care.Member `json:"members" doc:"required,min=1,max=12"`
	// Care is the care that they expect, at most 2,000 items and 20,000 lines.
	Care []care.Item `json:"care" doc:"required,max=2000"`
	// Providers are those whom items of the care can name, with what each plan's list says
	// of them (R67).
	Providers []care.Provider `json:"providers,omitempty" doc:"max=100"`
	// Drugs are those that items of the care can name, with the tier that each is in under
	// each plan (R68).
	Drugs []care.Drug `json:"drugs,omitempty" doc:"max=100"`
	// Plans are those to compare, 1 to 12.
	Plans []plan.Plan `json:"plans" doc:"required,min=1,max=12"`
	// Income is the household's income of the year as the premium tax credit counts it:
	// modified adjusted gross income. Where it is stated, the credit is worked out and
	// goes to the plans that can take it (R55). Beside Tax it is the income before the
	// money that goes untaxed.
	Income *money.Cents `json:"income,omitempty"`
	// TaxFamily is how many people the tax return names, covered here or not. It is
	// required beside Income.
	TaxFamily int `json:"taxFamily,omitempty" doc:"min=1,max=30"`
	// Tribal says that the members who get the credit belong to a federally recognized
	// tribe (R56).
	Tribal bool `json:"tribal,omitempty"`
	// Place is where the household lives: required beside Income, and for plans whose
	// premium goes by rating area (R53).
	Place *credit.Place `json:"place,omitempty"`
	// Places are the rating areas of the place's state, as its file has them. A program
	// that has the files need not be given any.
	Places *credit.Places `json:"places,omitempty"`
	// Tax asks for what is saved in taxes, which comes off the total (R56).
	Tax *tax.Return `json:"tax,omitempty"`
	// Ledger asks for every line of every plan (R24), of at most MaxLedgerLines
	// together: more are asked for plan by plan.
	Ledger bool `json:"ledger,omitempty"`
	// Simulation says which years are simulated; required where some are. The
	// estimate does without.
	Simulation *Draws `json:"simulation,omitempty"`
}

// MaxLedgerLines is how many lines an answer's ledgers have at most, the visits for
// referrals aside.
const MaxLedgerLines = care.MaxLines

// Draws say which years are simulated (R33): the same seed draws the same
// years, and more years begin with those that fewer have.
type Draws struct {
	// Seed, 0 to 2^53 − 1.
	Seed int `json:"seed" doc:"required,min=0,max=9007199254740991"`
	// Years is how many, at most a million (R38).
	Years int `json:"years" doc:"required,min=1,max=1000000"`
	// TotalsOnly leaves out what rules cost and tipping points, which take several
	// times as long as the years themselves where those are few.
	TotalsOnly bool `json:"totalsOnly,omitempty"`
}
