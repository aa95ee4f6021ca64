// Package planfile reads plans in other people's formats: CMS public use files,
// Marketplace API objects, QHP machine-readable files, FHIR InsurancePlan, and the
// marks of a Summary of Benefits and Coverage.
//
// A reader gives drafts, never plans (R58). Each field of a draft says what it holds,
// where that stands in the source, in which words, and how sure the reading is. Only
// what was read, or looked at and confirmed by a person, enters a plan. A row of
// benefits that was not read is unknown, not absent.
package planfile

import (
	"encoding/json"

	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/terms"
)

// A Draft is one plan as a source states it.
type Draft struct {
	// ID and Name tell the plans of a file apart: the source's own identifier, such as a
	// HIOS plan ID with its variant, and the name that it prints.
	ID   string `json:"id"`
	Name string `json:"name"`
	// Fields are in the order in which the source states them. No two have one pointer.
	// Terms of a service that the source should state and does not are among them, as
	// NotThere: no fallback stands in for what nobody looked at (R58).
	Fields []Field `json:"fields"`
	// Sources are the documents that the draft is from, as a plan file names them.
	Sources []plan.Source `json:"sources,omitempty"`
	// NotExpressed are provisions that a plan has no place for, in the source's words.
	NotExpressed []Remark `json:"notExpressed,omitempty"`
}

// A Field is one value of a plan, read from a source or missing from it.
type Field struct {
	// Pointer is the place in the plan, a JSON pointer (RFC 6901), such as
	// "/benefits/primaryCare/terms" or "/deductibles/0/self".
	Pointer string `json:"field"`
	// Value is what would stand there, as JSON; absent where State is NotRead or NotThere.
	Value json.RawMessage `json:"value,omitempty"`
	// State is how sure the reading is.
	State State `json:"state"`
	// Reason is why it is to be looked at or was not read; empty where State is Read.
	Reason Reason `json:"reason,omitempty"`
	// Place is where in the source it stands; zero where State is NotThere.
	Place Place `json:"place,omitzero"`
	// Text is what stands there, exactly.
	Text string `json:"text,omitempty"`
	// Column is the character of Text, from 1, at which its terms could not be read; 0
	// where they were, or Text is not of terms.
	Column int `json:"column,omitempty"`
	// Decided are other places of the source that decided the reading, such as a remark
	// that lifts the deductible.
	Decided []Remark `json:"decided,omitempty"`

	// reading is what the text of terms says, for Settle.
	reading *terms.Reading
	// ours says that the field is of a plan file, which means by what it leaves out what R15
	// says.
	ours bool
}

// A Remark is text of a source and where it stands.
type Remark struct {
	Place Place  `json:"place"`
	Text  string `json:"text"`
}

// A Place is where in a source something stands: in a table by row and column, in JSON by
// pointer, on a page by rectangle.
type Place struct {
	// File is the file's name where several are read together.
	File string `json:"file,omitempty"`
	// Row is the row of a table, from 1, its headers among them; Column is its header.
	Row    int    `json:"row,omitempty"`
	Column string `json:"column,omitempty"`
	// Pointer is a JSON pointer into the source.
	Pointer string `json:"pointer,omitempty"`
	// Page is the page, from 1. Rectangle is x0, y0, x1, y1 on it in points, from the
	// page's upper left corner.
	Page      int         `json:"page,omitempty"`
	Rectangle *[4]float64 `json:"rectangle,omitempty"`
}

// State is how sure a reading is.
type State string

// The states (R58).
const (
	Read     State = "read"
	Look     State = "look"     // read, but a person has to confirm it
	NotRead  State = "notRead"  // the source says something that was not understood
	NotThere State = "notThere" // the source does not say it
)

// Words returns the states.
func (State) Words() []string { return []string{"read", "look", "notRead", "notThere"} }

// Reason is a stable code for why a field is to be looked at or was not read. The words
// for people are made from it in the locales ("reading.CODE").
type Reason string

// Why a field that was read is to be looked at.
const (
	// Assumed: the source does not say it, and the value is an assumption of ours.
	Assumed Reason = "assumed"
	// HundredPercent: 100% is filed as the member's share, and read as not covered.
	HundredPercent Reason = "hundred-percent"
	// PercentOfPlan: the percentage is probably what the plan pays (R66).
	PercentOfPlan Reason = "percent-of-plan"
	// NamedDeductible: the terms name another deductible than the plan's (R65).
	NamedDeductible Reason = "named-deductible"
	// LimitShared: a remark says that several services share the limit.
	LimitShared Reason = "limit-shared"
	// TiersAlike: the source does not say whether tiers count together.
	TiersAlike Reason = "tiers-count"
	// Unmarked: nothing says whether the deductible applies.
	Unmarked Reason = "unmarked"
	// Narrower: the source says it for part of the care, which is taken for all of it.
	Narrower Reason = "narrower"
	// Zeros: the amounts are 0, which can mean no charge or that nothing was filled in.
	Zeros Reason = "zeros"
	// OfHousehold: the premium is that of the household that the source was asked for.
	OfHousehold Reason = "of-household"
	// Disagrees: another place of the source says something else.
	Disagrees Reason = "disagrees"
	// DecidedByAnswer: unmarked terms, which an SBC's first page sets before the
	// deductible, or may.
	DecidedByAnswer Reason = "decided-by-answer"
	// DecidedByRemark: a remark in an SBC's column of limitations decided the reading.
	DecidedByRemark Reason = "decided-by-remark"
	// DecidingRemark: a remark beside it may change it.
	DecidingRemark Reason = "deciding-remark"
	// NoChargeBare: "No charge" under a deductible, and no word on whether it applies.
	NoChargeBare Reason = "no-charge-bare"
	// MergedCell: one cell stands for several rows, or a page break has torn it.
	MergedCell Reason = "merged-cell"
	// SeveralCells: several cells stand for one row.
	SeveralCells Reason = "several-cells"
	// Reference: it points to the other column, whose terms were taken.
	Reference Reason = "reference"
	// TwoRows: two rows are of one service, and the first was taken.
	TwoRows Reason = "two-rows"
	// OtherLabel: the row's label says more than the template's.
	OtherLabel Reason = "other-label"
	// OwnDeductible: some service has a deductible of its own.
	OwnDeductible Reason = "own-deductible"
	// UnclearAmount: amounts with words beside them that may change them.
	UnclearAmount Reason = "unclear-amount"
	// UnclearFamily: no word on how the amounts of a person and the family go together.
	UnclearFamily Reason = "unclear-family"
	// FromExamples: the value is what the coverage examples say.
	FromExamples Reason = "from-examples"
	// NoPlanType: the source names no type of plan, or one that is none.
	NoPlanType Reason = "no-plan-type"
	// FromText: it was pasted as text, without the lines that part cells.
	FromText Reason = "from-text"
)

// Why a field was not read.
const (
	// NotTerms: the text is not read as terms.
	NotTerms Reason = "not-terms"
	// OtherCare: the terms are of other care than the field's.
	OtherCare Reason = "other-care"
	// NotANumber: a number or an amount is due.
	NotANumber Reason = "not-a-number"
	// NotAWord: one of the words of a list is due.
	NotAWord Reason = "not-a-word"
	// WrongShape: something else than a text or a number stands there.
	WrongShape Reason = "wrong-shape"
	// Unstated: the source does not say it.
	Unstated Reason = "unstated"
	// Several: the source says several things, and not which of them holds.
	Several Reason = "several"
	// EmptyCell: nothing stands there.
	EmptyCell Reason = "empty-cell"
	// AcrossCells: its text runs over a line into another cell.
	AcrossCells Reason = "across-cells"
	// UnreadAmount: no amounts that are understood.
	UnreadAmount Reason = "unread-amount"
)
