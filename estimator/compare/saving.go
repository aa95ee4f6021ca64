package compare

import "github.com/outpocket/outpocket/estimator/money"

// Change is another way to get the same care under a plan.
type Change string

// The changes.
const (
	// Retail90Change fills drugs of 30 days for 90 days at a pharmacy, three fills in
	// one (R46); Mail90Change fills all of them for 90 days by mail.
	Retail90Change Change = "retail90"
	Mail90Change   Change = "mail90"
	// Tier1Change gets an item from a provider in the first tier of the network (R39).
	Tier1Change Change = "tier1"
)

// Words returns the changes.
func (Change) Words() []string {
	return []string{string(Retail90Change), string(Mail90Change), string(Tier1Change)}
}

// A Saving is what a change does to the total yearly cost under a plan, everything
// else as it is.
type Saving struct {
	Change Change `json:"change"`
	// Item is whose tier changes; absent for fills, which are of all drugs that can be
	// filled so.
	Item string `json:"item,omitempty"`
	// Difference is the total with the change less the total as it is: negative where
	// the change saves.
	Difference money.Cents `json:"difference"`
}
