package puf

import "github.com/outpocket/outpocket/estimator/planfile"

// Why a field of a public use file is to be looked at or was not read. Package planfile has
// the reasons that all readers share.
const (
	// NoShareStated: covered, but neither a copay nor a coinsurance is stated.
	NoShareStated planfile.Reason = "no-share-stated"
	// NoShareColumns: the file has no columns for copays and coinsurance.
	NoShareColumns planfile.Reason = "no-share-columns"
	// CellsDiffer: of copay and coinsurance one waits for the deductible, and one does not.
	CellsDiffer planfile.Reason = "copay-and-coinsurance-differ"
	// BlankCovered: the file does not say whether it is covered, and states cost sharing.
	BlankCovered planfile.Reason = "coverage-unsaid"
	// LimitUnit: a limit in units or for a time that a plan cannot have.
	LimitUnit planfile.Reason = "limit-unit"
	// NoFamilyAmount: an amount for each person of a family and none for all of it.
	NoFamilyAmount planfile.Reason = "no-family-amount"
	// NoSelfAmount: an amount for a family and none for one person covered alone.
	NoSelfAmount planfile.Reason = "no-self-amount"
	// FlagDiffers: the file says that medical care and drugs have a limit together, and
	// states it apart, or the other way around.
	FlagDiffers planfile.Reason = "together-or-apart"
	// SeveralAreas: the plan is sold in several rating areas, and none is chosen.
	SeveralAreas planfile.Reason = "several-areas"
	// NotInArea: the plan is not sold in the rating area that is chosen.
	NotInArea planfile.Reason = "not-in-area"
	// RatesByDate: rates change within the year; those of the first date are taken.
	RatesByDate planfile.Reason = "rates-by-date"
	// ChildrenDiffer: a rate for each number of children, of which a plan has one.
	ChildrenDiffer planfile.Reason = "rates-by-children"
)
