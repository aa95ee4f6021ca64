package money

import (
	"strconv"
	"unicode/utf8"
)

// The codes of an Error. They are part of the interface: the words that a
// person reads are composed elsewhere, from the code.
const (
	CodeAmountSyntax   = "amount-syntax"   // not a number by R1's grammar
	CodeAmountDecimals = "amount-decimals" // more than two decimals
	CodeAmountRange    = "amount-range"    // beyond MaxCents
	CodeRateSyntax     = "rate-syntax"     // not a number by R1's grammar
	CodeRateDecimals   = "rate-decimals"   // more than two decimals of a percent
	CodeRateRange      = "rate-range"      // beyond 100%
)

// Error tells why a text is not an amount or a rate (R1).
type Error struct {
	Code     string // one of the codes above
	Found    string // the text, at most 40 characters, a longer one ending in "…"
	Expected string // the range, in symbols alone, such as "0–9999999.99"
	// MostAmount is what an amount may be at most, MostPercent what a rate or a
	// multiple may; 0 for the other. The least is 0.
	MostAmount  Cents
	MostPercent Multiple
}

// Error gives a line for logs and tests; it is not meant for a person.
func (e *Error) Error() string {
	return e.Code + ": found " + strconv.Quote(e.Found) + ", expected " + e.Expected
}

const foundLimit = 40

// excerpt shortens what was found so that an error stays small whatever the
// input was, and makes it valid UTF-8 so that it survives JSON unchanged.
func excerpt(text string) string {
	// A rune takes at most UTFMax bytes: what lies beyond is never shown, so
	// a long text is not walked to its end.
	if most := (foundLimit + 1) * utf8.UTFMax; len(text) > most {
		text = text[:most]
	}
	runes := []rune(text)
	if len(runes) <= foundLimit {
		return string(runes)
	}
	return string(runes[:foundLimit-1]) + "…"
}

// Problem gives the error in the terms of a document's problem.
func (e *Error) Problem() (code, found, expected string) { return e.Code, e.Found, e.Expected }
