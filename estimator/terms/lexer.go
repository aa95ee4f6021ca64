package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	endOfText tokenKind = iota
	word                // letters, with hyphens within: "co-pay"
	number              // digits, with points within: "12.50", and "1.2.3" for money to refuse
	sign                // any other character, meaningful or not
)

type token struct {
	kind       tokenKind
	start, end int // bytes in the text
	text       string
}

// is tells whether the token is this word, in any case, or this sign.
func (t *token) is(text string) bool {
	return t.kind != endOfText && strings.EqualFold(t.text, text)
}

// lex cuts a text into tokens, endOfText last. It never fails: a character that
// means nothing becomes a sign, so that the parser reports the first fault of a
// text, whatever its kind.
func lex(text string) []token {
	tokens := make([]token, 0, 16)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) { // no-break spaces too: they come with copied text
			i += size
			continue
		}
		kind, end := sign, i+size
		switch {
		// Letters of every script: a word with a stray accent is shown whole.
		case unicode.IsLetter(r):
			kind, end = word, run(text, i, '-', unicode.IsLetter)
		case isDigit(r):
			kind, end = number, run(text, i, '.', isDigit)
		}
		tokens = append(tokens, token{kind, i, end, text[i:end]})
		i = end
	}
	return append(tokens, token{endOfText, len(text), len(text), ""})
}

// run gives the end of the characters from i that belong together. The joint
// belongs where more of them follow: the point of "$40." ends a sentence.
func run(text string, i int, joint rune, belongs func(rune) bool) int {
	end := i
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case belongs(r):
			end = i
		case r != joint || end != i-size:
			return end
		}
	}
	return end
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
