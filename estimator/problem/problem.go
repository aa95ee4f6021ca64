// Package problem holds what is wrong with a document: every problem found,
// each with a stable code, its place, what was found and what is expected.
// The words that a person reads are made from these elsewhere: what they name
// has a field, so that nobody takes a text apart.
package problem

import (
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
)

// A Problem is one thing wrong at one place of a document.
type Problem struct {
	// Code is a stable name for the kind of problem, such as "unknown-field".
	Code string `json:"code"`
	// Pointer is the place, a JSON pointer (RFC 6901) into the document;
	// empty for the document as a whole.
	Pointer string `json:"pointer"`
	// Found is what stands there, shortened where it is long; empty where
	// nothing does.
	Found string `json:"found"`
	// Expected says what may stand there, as far as possible in symbols and
	// names of the document format, not in sentences.
	Expected string `json:"expected"`
	// Column is the character of the text at the place, from 1, where the
	// problem is; 0 where it is about the whole.
	Column int `json:"column,omitempty"`
	// Least and Most are the bounds, both possible, of a whole number: of a value
	// such as an age or a year, of how many there are in a list, of how many
	// characters a text has. They are the same where one number alone is right.
	Least *int `json:"least,omitempty"`
	Most  *int `json:"most,omitempty"`
	// LeastAmount and MostAmount are the bounds of an amount in dollars, the same
	// where one amount alone is right.
	LeastAmount *money.Cents `json:"leastAmount,omitempty"`
	MostAmount  *money.Cents `json:"mostAmount,omitempty"`
	// LeastPercent and MostPercent are the bounds of a percentage.
	LeastPercent *money.Multiple `json:"leastPercent,omitempty"`
	MostPercent  *money.Multiple `json:"mostPercent,omitempty"`
	// FoundAmount is what was found, in dollars, where that is an amount as it may be
	// written, but not beside others or under the law.
	FoundAmount *money.Cents `json:"foundAmount,omitempty"`
	// Age is the age that nothing is stated for.
	Age *int `json:"age,omitempty"`
	// Choices are the words, or the names of fields, one of which may stand there; for
	// terms what they could go on with, none where they should end.
	Choices []string `json:"choices,omitempty"`
	// Missing are the places, JSON pointers, one of which is to be filled in
	// where nothing is stated.
	Missing []string `json:"missing,omitempty"`
}

// A List is every problem found in one document, in the order found. As an
// error it is never empty.
type List []Problem

// Add appends a problem of which no more is to say than what is expected, in
// words. Any other goes by Put.
func (l *List) Add(code, pointer, found, expected string) {
	l.Put(Problem{Code: code, Pointer: pointer, Found: found, Expected: expected})
}

// AddMissing appends that nothing is stated at the place of the pointer, or at
// places, one of which is enough.
func (l *List) AddMissing(pointer, expected string, places ...string) {
	if places == nil {
		places = []string{pointer}
	}
	l.Put(Problem{Code: "missing", Pointer: pointer, Expected: expected, Missing: places})
}

// Choose appends a problem of a word, or of the name of a field, in whose place one of
// the choices may stand.
func (l *List) Choose(code, pointer, found string, choices ...string) {
	l.Put(Problem{Code: code, Pointer: pointer, Found: found, Choices: choices})
}

// Put appends p, with Found shortened. Without Found it is the amount found, without
// Expected what the fields say, see [Problem.Allowed].
func (l *List) Put(p Problem) {
	if p.Found == "" && p.FoundAmount != nil {
		p.Found = p.FoundAmount.String()
	}
	p.Found = Shorten(p.Found)
	if p.Expected == "" {
		p.Expected = p.Allowed()
	}
	*l = append(*l, p)
}

// Allowed writes the choices as "a | b", or else the bounds: "1–12", "at least 1",
// "at most 12", or the one number that is right. It is empty where there are none.
func (p *Problem) Allowed() string {
	switch {
	case p.Choices != nil:
		return strings.Join(p.Choices, " | ")
	case p.LeastAmount != nil || p.MostAmount != nil:
		return between(p.LeastAmount, p.MostAmount, money.Cents.String)
	}
	return between(p.Least, p.Most, strconv.Itoa)
}

func between[N comparable](least, most *N, written func(N) string) string {
	switch {
	case least == nil && most == nil:
		return ""
	case least == nil:
		return "at most " + written(*most)
	case most == nil:
		return "at least " + written(*least)
	case *least == *most:
		return written(*least)
	}
	return written(*least) + "–" + written(*most)
}

// Err returns l as an error, nil where there is no problem.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// Error lists the problems, one a line.
func (l List) Error() string {
	var b strings.Builder
	for i, p := range l {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.Code + " at " + p.Pointer + ": found " + p.Found + ", expected " + p.Expected)
	}
	return b.String()
}

// maxFound is how many characters of what was found a problem repeats.
const maxFound = 60

// Shorten cuts text to the length that a problem repeats, with an ellipsis
// where something was cut.
func Shorten(text string) string {
	n := 0
	for i := range text {
		if n == maxFound {
			return text[:i] + "…"
		}
		n++
	}
	return text
}

// At returns the pointer to name below the place at, escaped as RFC 6901 asks.
func At(at, name string) string {
	return string(AppendStep([]byte(at), name))
}

// AppendStep appends one step of a JSON pointer to at.
func AppendStep(at []byte, name string) []byte {
	at = append(at, '/')
	for i := 0; i < len(name); i++ {
		switch name[i] {
		case '~':
			at = append(at, "~0"...)
		case '/':
			at = append(at, "~1"...)
		default:
			at = append(at, name[i])
		}
	}
	return at
}
