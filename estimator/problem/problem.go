// Package problem holds what is wrong with a document: every problem found,
// each with a stable code, its place, what was found and what is expected.
// The words that a person reads are made from these elsewhere.
package problem

import "strings"

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
}

// A List is every problem found in one document, in the order found. As an
// error it is never empty.
type List []Problem

// Add appends a problem.
func (l *List) Add(code, pointer, found, expected string) {
	*l = append(*l, Problem{Code: code, Pointer: pointer, Found: Shorten(found), Expected: expected})
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
