package sbc

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/planfile"
)

// Why a file gives no draft. Those up to TooManyMarks come from the reader of PDFs.
const (
	TooLarge     planfile.Reason = "too-large"      // more than 20 MiB
	NoPDF        planfile.Reason = "no-pdf"         // not a PDF file, or broken
	CutOff       planfile.Reason = "cut-off"        // its end is missing
	Password     planfile.Reason = "password"       // it opens with a password only
	TooManyPages planfile.Reason = "too-many-pages" // more than 60
	TooManyMarks planfile.Reason = "too-many-marks" // more text or lines than a summary has
	NoMarks      planfile.Reason = "no-marks"       // not marks at all
	Scan         planfile.Reason = "scan"           // pictures of pages, without text
	NoSBC        planfile.Reason = "no-sbc"         // fewer than 20 of the template's labels
	NoLines      planfile.Reason = "no-lines"       // the template without lines around its cells
	TwoCharts    planfile.Reason = "two-charts"     // two charts of one plan, such as two options
	Tiers        planfile.Reason = "tiers"          // more columns of costs than in and out of network
	NoColumns    planfile.Reason = "no-columns"     // its columns of costs cannot be told apart
	OldYear      planfile.Reason = "old-year"       // before 2014, whose limits are not known
)

// Why a field is to be looked at or was not read.
const (
	UnreadTerms     planfile.Reason = "unread-terms"      // no terms that are understood
	EmptyCell       planfile.Reason = "empty-cell"        // nothing stands there
	AcrossCells     planfile.Reason = "across-cells"      // a text runs over a line into another cell
	DecidedByAnswer planfile.Reason = "decided-by-answer" // unmarked; page 1 says what comes before the deductible
	DecidedByRemark planfile.Reason = "decided-by-remark" // a remark in the limitations decides it
	DecidingRemark  planfile.Reason = "deciding-remark"   // a remark in the limitations may change it
	NoChargeBare    planfile.Reason = "no-charge-bare"    // "No charge" without a word about the deductible
	BareDeductible  planfile.Reason = "bare-deductible"   // unmarked, and the paper does not say how it stands
	MergedCell      planfile.Reason = "merged-cell"       // one cell for several rows
	SeveralCells    planfile.Reason = "several-cells"     // several cells for one row
	Reference       planfile.Reason = "reference"         // it points to the other column
	TwoRows         planfile.Reason = "two-rows"          // two rows of one service
	OtherLabel      planfile.Reason = "other-label"       // the row's label says more than the template's
	OwnDeductible   planfile.Reason = "own-deductible"    // the service has a deductible of its own
	PlanPercent     planfile.Reason = "plan-percent"      // a percentage above 50 may be the plan's (R66)
	Hundred         planfile.Reason = "hundred"           // 100% is read as not covered (R16)
	UnreadAmount    planfile.Reason = "unread-amount"     // no amounts that are understood
	UnclearAmount   planfile.Reason = "unclear-amount"    // amounts with words that may change them
	UnclearFamily   planfile.Reason = "unclear-family"    // no word on how person and family go together
	ExampleDiffers  planfile.Reason = "example-differs"   // the coverage examples have another figure
	FromExamples    planfile.Reason = "from-examples"     // it is what the coverage examples say
	Assumed         planfile.Reason = "assumed"           // the paper does not say it; a likely value
	NoPlanType      planfile.Reason = "no-plan-type"      // the paper names no type, or one that is none
	FromText        planfile.Reason = "from-text"         // pasted as text, without lines
)

// refusals are those that the reader of PDFs gives.
var refusals = []planfile.Reason{TooLarge, NoPDF, CutOff, Password, TooManyPages, TooManyMarks}

// isRefusal tells whether the reader of PDFs gives a reason.
func isRefusal(r planfile.Reason) bool { return slices.Contains(refusals, r) }
