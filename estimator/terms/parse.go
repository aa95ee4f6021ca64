package terms

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxLength is the longest text that Parse reads, in bytes. Whatever
// [Terms.String] gives of parsed terms is shorter.
const MaxLength = 500

// An expectation is what could stand at a place, for a SyntaxError: one of some
// choices, or what the text says.
type expectation struct {
	text    string
	choices []string
}

func oneOf(choices ...string) expectation { return expectation{choices: choices} }

var (
	expectTerms        = oneOf("$…", "…%", "No charge", "Not covered")
	expectPart         = oneOf("$…", "…%", "No charge", "Not Applicable")
	expectPartOrMark   = oneOf("$…", "…%", "No charge", "Not Applicable", "after deductible", "deductible does not apply")
	expectPercent      = oneOf("…%", "No charge", "Not Applicable")
	expectDollars      = oneOf("$…", "Not Applicable")
	expectAmount       = expectation{text: "0–9999999.99"}
	expectRate         = expectation{text: "0–100"}
	expectCount        = expectation{text: "1–366"}
	expectLength       = expectation{text: "1–500"}
	expectAfterCopay   = oneOf("after deductible", "with deductible", "deductible does not apply", "per day", "and …%")
	expectAfterPercent = oneOf("after deductible", "deductible does not apply", "up to $…", "and $…")
	expectAfterAbsent  = oneOf("and $…", "and …%")
	expectMark         = oneOf("after deductible", "deductible does not apply")
	expectMarked       = oneOf("and", "up to $…")
	expectEnd          = expectation{text: "."}
	expectOr           = oneOf("whichever is greater", "whichever is less")
	expectLeast        = oneOf("…%, at least $…", "…%, at least $… up to $…")
	expectUnit         = oneOf("visit", "day", "stay")
	expectFill         = oneOf("fill")
	expectUse          = oneOf("visit", "stay")
	expectLimit        = oneOf("$…", "… days")
	expectPerDay       = oneOf("per day")
	expectHundred      = oneOf("Not covered", "No charge")
	expectAllowance    = oneOf("No charge up to $…", "…; the plan pays up to $…")
	expectSupply       = oneOf("30-day supply", "90-day supply")
	expectCovered      = oneOf("… visits", "… days")
	expectKinds        = oneOf("$…", "…%", "No charge", "Not covered", "Lab: …; X-ray: …", "Office: …; Outpatient: …")
)

// Parse reads terms as an SBC or a file of CMS writes them, by the grammar in
// the package's documentation. A part that does not mention the deductible
// stands to it as unmarked says, but for first visits in contrast to later
// ones. The error is a [*SyntaxError]; under UnmarkedIsError, unmarked-terms is
// reported only of a text without any other fault. What [Terms] cannot hold and a
// [Reading] can is an error too.
func Parse(text string, unmarked Unmarked) (Terms, error) {
	r, p, err := read(text, unmarked)
	if err == nil && p.beyond != nil {
		err = p.beyond
	}
	if err != nil {
		return Terms{}, err
	}
	return r.Terms, nil
}

// Read does what [Parse] does, and tells what else the text says.
func Read(text string, unmarked Unmarked) (Reading, error) {
	r, _, err := read(text, unmarked)
	return r, err
}

func read(text string, unmarked Unmarked) (Reading, *parser, error) {
	if len(text) > MaxLength {
		offset := MaxLength
		for offset > 0 && !utf8.RuneStart(text[offset]) {
			offset--
		}
		return Reading{}, nil, newError(text, offset, CodeTooLong, strconv.Itoa(len(text)), expectLength)
	}
	p := &parser{text: text, tokens: lex(text), unmarked: unmarked}
	switch {
	case !p.terms(&p.read) || !p.together():
		return Reading{}, p, p.fault
	case p.lacksMark != nil:
		return Reading{}, p, p.lacksMark
	}
	return p.read, p, nil
}

// together tells whether the terms and what stands with them are of one care.
func (p *parser) together() bool {
	r := &p.read
	several := r.Terms.NotCovered || r.Kinds[0].Care == Lab || r.Kinds[0].Care == XRay
	if p.beyond != nil && several && (r.Limit.Column > 0 || r.PlanPays.Column > 0) ||
		r.PlanPays.Column > 0 && (r.Terms.FirstVisits > 0 || r.Terms.Beside[0].Of != NoOther) {
		p.fault = p.beyond
	}
	return p.fault == nil
}

// further notes what Terms cannot hold: the first of it is what Parse fails at.
func (p *parser) further(at *token, code string, expected expectation) (found string, col int) {
	found = p.text[at.start:p.behind().end]
	e := newError(p.text, at.start, code, found, expected)
	if p.beyond == nil || code == CodeAllowance {
		p.beyond = e
	}
	return found, e.Column
}

// parser walks the tokens of one text. Its methods return false once fault is
// set, and are not called again after that.
type parser struct {
	text      string
	tokens    []token
	next      int
	unmarked  Unmarked
	fault     *SyntaxError
	lacksMark *SyntaxError // the first part that must be marked and is not
	leading   part         // what is said of the deductible ahead of all parts
	read      Reading
	beyond    *SyntaxError   // what is read and is more than Terms
	others    []*shareInText // those of other care than the row's own
	ofRetail  bool           // all that follows is of a pharmacy
	office    bool           // the row's own care is an office visit, by its name
	twoKinds  bool           // lab tests and x-rays are both named
	careFirst bool           // each ahead of its terms
	care      Care           // the one of them that was named last
	careIs    *token         // where it, or care beside the row's own, was named
}

// terms reads the whole text into r, which is what it is only if that succeeds.
func (p *parser) terms(r *Reading) bool {
	t := &r.Terms
	if p.accept("unknown") {
		t.NotCovered, t.Unknown = true, true
		return p.end(expectEnd)
	}
	if p.uncovered() {
		t.NotCovered = true
		return p.end(expectEnd)
	}
	if p.reference() {
		return false
	}
	p.retailAhead()
	if !p.lead() {
		return false
	}
	if p.twoCares() {
		return p.kinds(r)
	}
	office := p.officeAhead()
	if !p.mailAhead() {
		return false
	}
	p.retailAhead()
	own, ok := p.share(true)
	switch {
	case !ok:
		return false
	case own.uncovered:
		t.NotCovered = true
		return true
	}
	var ofFirst *SyntaxError
	if own.visits > 0 {
		if own, ok = p.visits(t, own); !ok {
			return false
		}
		ofFirst = own.lacked
	}
	return p.beside(t, own, ofFirst) && (!p.office || p.ofOffice(r, office))
}

// visits reads the terms of the visits that come after the first.
func (p *parser) visits(t *Terms, first *shareInText) (*shareInText, bool) {
	p.acceptSeparator()
	p.accept("and")
	then, ok := p.then(first)
	if !ok {
		return nil, false
	}
	ofFirst := p.lacksMark
	rest, ok := p.share(false)
	if !ok {
		return nil, false
	}
	if !then && !rest.additional {
		return nil, p.expect("for additional visits")
	}
	if last := &rest.parts[len(rest.parts)-1]; last.waived() && last.ofRow {
		p.waive(first, nil)
	}
	if first.unmarked() && rest.afterDeductible() {
		// The contrast says it: the first visits come before the deductible.
		first.Copay.Deductible, first.Coinsurance.Deductible = Waived, Waived
		if p.lacksMark == ofFirst {
			p.lacksMark = nil
		}
	}
	t.FirstVisits, t.First = first.visits, first.Share
	return rest, true
}

// uncovered takes "Not covered", or in other words that the member pays all.
func (p *parser) uncovered() bool {
	start := p.next
	if p.accept("not covered") || p.accept("you pay") && p.acceptAny("all charges|all costs|the full cost|full cost") && p.atEnd() {
		return true
	}
	p.next = start
	return false
}

// reference tells whether the text points to terms elsewhere, which is a fault.
func (p *parser) reference() bool {
	for _, words := range []string{"same as in-network", "same as in network", "same as network", "in-network level of benefits", "in network level of benefits", "in-network benefit level", "in-network benefits apply"} {
		if p.follows(0, words) {
			p.failAt(p.peek().start, CodeReference, p.text[p.peek().start:p.ahead(strings.Count(words, " ")).end], expectTerms)
			return true
		}
	}
	return false
}

// then takes what leads from first visits to the others: "then", "after the 3rd
// visit". Without such words the others are those said to be additional, or a part
// that the first visits have already, which cannot be meant of them as well.
func (p *parser) then(first *shareInText) (then, ok bool) {
	switch {
	case p.acceptAny("then|thereafter"):
		return true, true
	case p.follows(0, "after the") && p.ahead(2).kind == number && p.followsAny(3, "st|nd|rd|th") != "" && p.follows(4, "visit"):
		if p.ahead(2).text != strconv.Itoa(first.visits) {
			return false, p.fail(p.ahead(2), CodeVisits, oneOf(strconv.Itoa(first.visits)))
		}
		p.next += 5
		p.acceptAny(":|,")
		return true, true
	case p.peek().is("$") && first.HasCopay, p.followsAny(0, "no charge|nothing") != "" && first.HasCoinsurance,
		p.follows(1, "%") && first.HasCoinsurance:
		return !p.mentions("additional"), true
	case p.mentions("additional"):
		return false, true
	}
	return false, p.expect("then")
}

// end takes the end of the text.
func (p *parser) end(expected expectation) bool {
	if !p.atEnd() {
		return p.fail(p.peek(), CodeSyntax, expected)
	}
	return true
}

// atEnd tells whether nothing follows but the full stop of a sentence.
func (p *parser) atEnd() bool {
	return p.peek().kind == endOfText || p.peek().is(".") && p.ahead(1).kind == endOfText
}

func (p *parser) peek() *token { return p.ahead(0) }

// ahead gives the token n places on, or the end of the text.
func (p *parser) ahead(n int) *token {
	return &p.tokens[min(p.next+n, len(p.tokens)-1)]
}

// advance takes the next token.
func (p *parser) advance() *token {
	t := p.peek()
	p.next = min(p.next+1, len(p.tokens)-1)
	return t
}

// behind gives the token taken last.
func (p *parser) behind() *token { return &p.tokens[p.next-1] }

// accept takes these words, with a space between them, if they all follow.
func (p *parser) accept(words string) bool {
	if !p.follows(0, words) {
		return false
	}
	p.next += 1 + strings.Count(words, " ")
	return true
}

// acceptAny takes the first of these, with a "|" between them, that follows.
func (p *parser) acceptAny(any string) bool {
	words := p.followsAny(0, any)
	return words != "" && p.accept(words)
}

// followsAny gives the first of these, with a "|" between them, that stands n
// places on, or nothing.
func (p *parser) followsAny(n int, any string) string {
	at := p.ahead(n).says
	if at == "" {
		return ""
	}
	for first := at[0] | 0x20; any != ""; {
		words, rest := any, ""
		if end := strings.IndexByte(any, '|'); end >= 0 {
			words, rest = any[:end], any[end+1:]
		}
		// Nearly all are other words, and begin in another way.
		if words != "" && words[0]|0x20 == first && p.follows(n, words) {
			return words
		}
		any = rest
	}
	return ""
}

// follows tells whether these words stand n places on.
func (p *parser) follows(n int, words string) bool {
	for word, more := "", true; more; n++ {
		word, words, more = strings.Cut(words, " ")
		if !p.ahead(n).is(word) {
			return false
		}
	}
	return true
}

// expect takes these words, or fails at the first that is another.
func (p *parser) expect(words string) bool {
	for word, more := "", true; more; {
		word, words, more = strings.Cut(words, " ")
		if !p.accept(word) {
			return p.fail(p.peek(), CodeSyntax, oneOf(word))
		}
	}
	return true
}

// acceptSeparator takes what parts two parts. The full stop at the end of the
// text parts nothing.
func (p *parser) acceptSeparator() bool {
	return p.acceptAny(",|;") || !p.atEnd() && p.accept(".")
}

// mentions tells whether this word stands anywhere ahead.
func (p *parser) mentions(word string) bool {
	for i := p.next; i < len(p.tokens); i++ {
		if p.tokens[i].is(word) {
			return true
		}
	}
	return false
}

func (p *parser) fail(at *token, code string, expected expectation) bool {
	switch {
	case at.is("*"):
		code = CodeNote
	case at.is("allowance"):
		code, expected = CodeAllowance, expectAllowance
	}
	return p.failAt(at.start, code, at.text, expected)
}

func (p *parser) failAt(offset int, code, found string, expected expectation) bool {
	p.fault = newError(p.text, offset, code, found, expected)
	return false
}
