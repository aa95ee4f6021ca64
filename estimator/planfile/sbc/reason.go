package sbc

import (
	"errors"
	"fmt"

	"github.com/outpocket/outpocket/estimator/planfile"
)

// Why a file gives no draft. Those up to TooManyMarks come from the reader of PDFs
// (web/src/reading/marks.ts).
const (
	TooLarge     planfile.Reason = "too-large"      // more than 20 MiB of PDF
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
	Tiers        planfile.Reason = "tiers"          // several columns of the network: its drafts are to be chosen from
	ManyColumns  planfile.Reason = "many-columns"   // more columns of the network than a plan has tiers, or two outside
	NoColumns    planfile.Reason = "no-columns"     // its columns of costs cannot be told apart
	OldYear      planfile.Reason = "old-year"       // before 2014, whose limits are not known
)

// taken are those that the reader of PDFs gives.
var taken = []planfile.Reason{TooLarge, NoPDF, CutOff, Password, TooManyPages, TooManyMarks}

// A Refusal says why a file gives no draft, and where.
type Refusal struct {
	Code planfile.Reason `json:"code"`
	// Page is the page, from 1, where one can be named.
	Page int `json:"page,omitempty"`
}

// Error gives a line for logs; what a person reads is in the locales.
func (r *Refusal) Error() string {
	if r.Page > 0 {
		return fmt.Sprintf("%s, page %d", r.Code, r.Page)
	}
	return string(r.Code)
}

func refuse(code planfile.Reason, page int) error { return &Refusal{code, page} }

// RefusalOf returns the refusal that an error of this package is, nil where it is none.
func RefusalOf(err error) *Refusal {
	var r *Refusal
	errors.As(err, &r)
	return r
}
