package puf

import "github.com/outpocket/outpocket/estimator/planfile"

// Why a field of a public use file is to be looked at or was not read.
const (
	// CellsUnread: the words are none that these files have.
	CellsUnread planfile.Reason = "not-terms"
	// NoShareStated: covered, but neither a copay nor a coinsurance is stated.
	NoShareStated planfile.Reason = "no-share-stated"
	// NoShareColumns: the file has no columns for copays and coinsurance.
	NoShareColumns planfile.Reason = "no-share-columns"
	// HundredInNetwork: "100%" in network, which can be an error for something else.
	HundredInNetwork planfile.Reason = "hundred-percent"
	// CellsDiffer: of copay and coinsurance one waits for the deductible, and one does not.
	CellsDiffer planfile.Reason = "copay-and-coinsurance-differ"
	// RemarkDecides: a remark beside it speaks of cost sharing.
	RemarkDecides planfile.Reason = "remark-about-costs"
	// RowsDiffer: several rows of the file are about this care, and they differ.
	RowsDiffer planfile.Reason = "rows-differ"
	// BlankCovered: the file does not say whether it is covered, and states cost sharing.
	BlankCovered planfile.Reason = "coverage-unsaid"
	// LimitUnit: a limit in units or for a time that a plan cannot have.
	LimitUnit planfile.Reason = "limit-unit"
	// LimitShared: a remark says that several services share the limit.
	LimitShared planfile.Reason = "limit-shared"
	// TiersAlike: the file does not say whether tiers count together.
	TiersAlike planfile.Reason = "tiers-count"
	// NoFamilyAmount: an amount for each person of a family and none for all of it.
	NoFamilyAmount planfile.Reason = "no-family-amount"
	// NoSelfAmount: an amount for a family and none for one person covered alone.
	NoSelfAmount planfile.Reason = "no-self-amount"
	// FlagDiffers: the file says that medical care and drugs have a limit together, and
	// states it apart, or the other way around.
	FlagDiffers planfile.Reason = "together-or-apart"
	// AmountUnread: what stands there is no amount.
	AmountUnread planfile.Reason = "not-a-number"
	// WordUnread: what stands there is none of the words that are due.
	WordUnread planfile.Reason = "not-a-word"
	// SeveralAreas: the plan is sold in several rating areas, and none is chosen.
	SeveralAreas planfile.Reason = "several-areas"
	// NotInArea: the plan is not sold in the rating area that is chosen.
	NotInArea planfile.Reason = "not-in-area"
	// RatesDiffer: two rows have different rates for one age.
	RatesDiffer planfile.Reason = "rates-differ"
	// RatesByDate: rates change within the year; those of the first date are taken.
	RatesByDate planfile.Reason = "rates-by-date"
	// ChildrenDiffer: a rate for each number of children, of which a plan has one.
	ChildrenDiffer planfile.Reason = "rates-by-children"
	// Assumed: the file does not say it. The proposal is what it states for most care
	// that has no field of its own, or its coinsurance after the deductible.
	Assumed planfile.Reason = "assumed"
	// DaysAssumed: the most days that owe a copay are stated for hospital stays only.
	DaysAssumed planfile.Reason = "days-assumed"
	// CapAssumed: the most of a coinsurance is stated for specialty drugs only.
	CapAssumed planfile.Reason = "cap-assumed"
	// NoFile: the file that would say it is not there.
	NoFile planfile.Reason = "file-missing"
)
