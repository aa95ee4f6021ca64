package sbc

import (
	"errors"
	"fmt"
	"slices"
)

// A Code says why a file gives no draft. The words for people are made from it in the
// locales ("reading.CODE").
type Code string

// Why a file gives no draft. Those up to TooManyMarks come from the reader of PDFs
// (web/src/reading/marks.ts).
const (
	TooLarge     Code = "too-large"      // more than 20 MiB of PDF
	NoPDF        Code = "no-pdf"         // not a PDF file, or broken
	CutOff       Code = "cut-off"        // its end is missing
	Password     Code = "password"       // it opens with a password only
	TooManyPages Code = "too-many-pages" // more than 60
	TooManyMarks Code = "too-many-marks" // more text or lines than a summary has
	NoMarks      Code = "no-marks"       // not marks at all
	Scan         Code = "scan"           // pictures of pages, without text
	NoSBC        Code = "no-sbc"         // fewer than 20 of the template's labels
	NoLines      Code = "no-lines"       // the template without lines around its cells
	TwoCharts    Code = "two-charts"     // two charts of one plan, such as two options
	Tiers        Code = "tiers"          // more columns of costs than in and out of network
	NoColumns    Code = "no-columns"     // its columns of costs cannot be told apart
	OldYear      Code = "old-year"       // before 2014, whose limits are not known
)

// codes are all of them; the first taken come from the reader of PDFs.
var codes = []string{string(TooLarge), string(NoPDF), string(CutOff), string(Password), string(TooManyPages),
	string(TooManyMarks), string(NoMarks), string(Scan), string(NoSBC), string(NoLines), string(TwoCharts), string(Tiers),
	string(NoColumns), string(OldYear)}

const taken = 6

// Words returns the codes.
func (Code) Words() []string { return slices.Clone(codes) }

// A Refusal says why a file gives no draft, and where.
type Refusal struct {
	Code Code `json:"code"`
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

func refuse(code Code, page int) error { return &Refusal{code, page} }

// RefusalOf returns the refusal that an error of this package is, nil where it is none.
func RefusalOf(err error) *Refusal {
	var r *Refusal
	errors.As(err, &r)
	return r
}
