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
	says       string // the text, or for another spelling of a word that word
}

// is tells whether the token is this word, in any case, or this sign.
func (t *token) is(text string) bool {
	return t.kind != endOfText && strings.EqualFold(t.says, text)
}

// spelled are the words of the grammar by their other spellings (R65).
var spelled = map[string]string{
	"ded": "deductible", "deduct": "deductible", "co-ins": "coinsurance", "coins": "coinsurance", "co-insurance": "coinsurance",
	"co-pay": "copay", "co-payment": "copay", "copayment": "copay",
	"max": "maximum", "min": "minimum", "allowable": "allowed",
	"member": "you", "members": "you", "pays": "pay", "covers": "pay", "we": "plan",
}

// hyphenated are words that files of issuers join by hyphens.
const hyphenated = "|no|charge|not|covered|before|after|with|deductible|"

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
		tokens = appendToken(tokens, kind, text, i, end)
		i = end
	}
	return append(tokens, token{kind: endOfText, start: len(text), end: len(text)})
}

// appendToken appends a token, or those that "NO-CHARGE-AFTER-DEDUCTIBLE" is made of.
func appendToken(tokens []token, kind tokenKind, text string, start, end int) []token {
	if kind == word && parted(text[start:end]) {
		for i := start; i < end; {
			n := i + strings.IndexByte(text[i:end]+"-", '-')
			tokens = append(tokens, token{word, i, n, text[i:n], text[i:n]})
			i = n + 1
		}
		return tokens
	}
	t := token{kind, start, end, text[start:end], text[start:end]}
	if kind == word {
		if says, ok := spelled[strings.ToLower(t.text)]; ok {
			t.says = says
		}
	}
	return append(tokens, t)
}

// parted tells whether a word is several that hyphens join.
func parted(text string) bool {
	if !strings.Contains(text, "-") {
		return false
	}
	for part := range strings.SplitSeq(strings.ToLower(text), "-") {
		if !strings.Contains(hyphenated, "|"+part+"|") {
			return false
		}
	}
	return true
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
