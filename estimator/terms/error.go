package terms

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// The codes of a SyntaxError. They are part of the interface: the words that a
// person reads are composed elsewhere, from the code.
const (
	CodeSyntax        = "terms-syntax"         // something else should stand here
	CodeAmount        = "terms-amount"         // not an amount of R1, such as $1,500
	CodeRate          = "terms-rate"           // not a rate of R1, such as 120%
	CodeDays          = "terms-days"           // not 1 to 366 days, or days without a copay per day
	CodeVisits        = "terms-visits"         // not 1 to 366 first visits
	CodeNotApplicable = "terms-not-applicable" // "Not Applicable" and nothing beside it
	CodeCare          = "terms-care"           // perhaps the name of some care, which terms have not
	CodeNote          = "terms-note"           // the mark of a note at the foot of the page
	CodeHundred       = "terms-hundred"        // 100% as the member's share
	CodeAllowance     = "terms-allowance"      // the most that the plan pays, where terms cannot have it
	CodeLeast         = "terms-least"          // a least share that no percentage can have (R44)
	CodeReference     = "terms-reference"      // the terms of another place, such as those in network
	CodeDeductible    = "terms-deductible"     // another deductible than the text named first, or than that of the care
	CodeTooLong       = "terms-too-long"       // longer than MaxLength
	CodeUnmarked      = "unmarked-terms"       // does not mention the deductible, and must
)

// SyntaxError tells why a text is not terms, and where (R16).
type SyntaxError struct {
	Offset int    // byte in the text, from 0; its length where the end is at fault
	Column int    // character in the text, from 1, for the same place
	Code   string // one of the codes above
	// Found is what stands there: a word, a sign, a number; empty at the end of
	// the text. For unmarked-terms it is the part that lacks its mark, which
	// ends there; for terms-too-long the length.
	Found string
	// Expected is what could stand there, in words of the grammar and symbols.
	Expected string
	// Choices are what Expected lists; nil where it is no list, and where the
	// terms should end.
	Choices []string
}

// Error gives a line for logs and tests; it is not meant for a person.
func (e *SyntaxError) Error() string {
	return e.Code + " at column " + strconv.Itoa(e.Column) +
		": found " + strconv.Quote(e.Found) + ", expected " + e.Expected
}

// column tells which character of a text begins at a byte, from 1.
func column(text string, offset int) int { return utf8.RuneCountInString(text[:offset]) + 1 }

func newError(text string, offset int, code, found string, expected expectation) *SyntaxError {
	return &SyntaxError{
		Offset: offset,
		Column: column(text, offset),
		Code:   code,
		// Valid UTF-8, so that it survives JSON unchanged.
		Found:    strings.ToValidUTF8(found, string(utf8.RuneError)),
		Expected: expected.text + strings.Join(expected.choices, " | "),
		Choices:  expected.choices,
	}
}
