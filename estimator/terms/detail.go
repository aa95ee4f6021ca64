package terms

import (
	"strconv"
	"strings"
)

// detail reads one phrase about the part before it or about the whole share, if
// one follows, with its separator or parentheses. A phrase that was said
// already is left, so that it is reported as out of place.
func (p *parser) detail(s *shareInText, this *part) bool {
	if p.label(this) {
		return true
	}
	start, marked := p.next, this.marked
	sentence := p.peek().is(".")
	separated := p.acceptAny(",|;|.|–|—|-")
	inParentheses := !separated && p.accept("(")
	phrase := p.next
	if !p.phrase(s, this) {
		return false
	}
	if this.marked && !marked {
		this.ofRow = sentence || s.namedBehind
	}
	switch {
	case inParentheses && p.next == phrase:
		return p.fail(p.peek(), CodeCare, s.expected())
	case inParentheses:
		return p.expect(")")
	case p.next == phrase:
		p.next = start // the separator joins parts, or leads to "then"
	}
	return true
}

// label takes the word that says again what "$" and "%" say.
func (p *parser) label(this *part) bool {
	if this.labelled {
		return false
	}
	switch this.kind {
	case copayPart:
		this.labelled = p.acceptAny("copay|copayment|co-pay|co-payment")
	case coinsurancePart:
		this.labelled = p.acceptAny("coinsurance|co-insurance")
	}
	if this.labelled {
		this.end = p.behind().end
	}
	return this.labelled
}

// phrase reads one phrase, if one follows.
func (p *parser) phrase(s *shareInText, this *part) bool {
	switch {
	case s.beside != NoOther && p.name(s):
		s.namedBehind = true
		return true
	case p.supply(s, this):
		return true
	}
	switch strings.ToLower(p.peek().text) {
	case "per", "/":
		return p.unit(s, this)
	case "up", "maximum", "max":
		return p.limit(s, this)
	case "with":
		if p.follows(1, "a $") {
			return p.limit(s, this)
		}
		return p.deductible(this)
	case "retail":
		p.retail(s, this)
		return true
	case "for", "first":
		return p.first(s, this)
	case "copay", "copayment", "waived":
		return p.waivedIfAdmitted(s, this)
	default:
		return p.deductible(this)
	}
}

// deductible reads how the part stands to the deductible.
func (p *parser) deductible(this *part) bool {
	if this.marked || this.kind == absentPart {
		return true
	}
	t := p.peek()
	deductible := Waived
	switch {
	case p.accept("deductible"):
		switch {
		case p.accept("applies"):
			deductible = After
		case p.accept("waived"), p.accept("is waived"), p.accept("not applicable"):
		case p.accept("doesn"):
			p.acceptAny("'|’")
			if !p.expect("t apply") {
				return false
			}
		case !p.expect("does not apply"):
			return false
		}
		this.marked, this.deductible, this.end = true, deductible, p.behind().end
		return true
	case p.accept("after"), p.accept("subject to"):
		deductible = After
	case p.accept("with"), p.accept("before"):
		// Of a percentage neither says what it is a percentage of.
		if this.kind != copayPart {
			return p.fail(t, CodeSyntax, expectMark)
		}
		deductible = With
	case p.accept("without"), p.accept("not subject to"):
	case p.follows(0, "no deductible"):
		p.advance()
	default:
		return true
	}
	p.acceptAny("the|your")
	p.acceptAny("plan|overall|annual")
	if !p.expect("deductible") {
		return false
	}
	if deductible == After && !p.accept("is met") {
		p.accept("has been met")
	}
	this.marked, this.deductible, this.end = true, deductible, p.behind().end
	return true
}

// waivedIfAdmitted reads "waived if admitted"; said after a coinsurance, it
// still is the copay that is waived.
func (p *parser) waivedIfAdmitted(s *shareInText, this *part) bool {
	named := p.follows(0, "copay") || p.follows(0, "copayment")
	if named && !p.follows(1, "waived") || !s.HasCopay || s.Copay.WaivedIfAdmitted {
		return true
	}
	if named {
		p.advance()
	}
	if !p.expect("waived if") {
		return false
	}
	p.accept("you are")
	if !p.expect("admitted") {
		return false
	}
	s.Copay.WaivedIfAdmitted = true
	if this.kind == copayPart {
		this.end = p.behind().end
	}
	return true
}

// unit reads "per visit". What a percentage is "per" changes nothing, except
// that by the day it could be meant of the copay beside it.
func (p *parser) unit(s *shareInText, this *part) bool {
	if this.hasUnit || this.kind == absentPart || p.joinsOther() {
		return true
	}
	p.advance()
	if p.supply(s, this) {
		this.hasUnit, this.end = true, p.behind().end
		return true
	}
	per, ok := p.noun()
	switch {
	case !ok:
		return p.fail(p.peek(), CodeSyntax, expectUnit)
	case this.kind == copayPart:
		s.Copay.Per = per
	case per == PerDay:
		return p.fail(p.behind(), CodeSyntax, expectUse)
	}
	this.hasUnit, this.end = true, p.behind().end
	return true
}

// noun reads what a service is counted in, singular or plural.
func (p *parser) noun() (Per, bool) {
	if p.follows(1, "visit") || p.follows(1, "visits") {
		p.accept("office")
	}
	t := strings.ToLower(p.peek().text)
	per := PerUse
	switch strings.TrimSuffix(t, "s") {
	case "day":
		per = PerDay
	case "stay", "admission", "confinement":
		per = PerStay
	case "visit", "fill", "refill", "prescription", "test", "trip", "transport", "scan",
		"session", "procedure", "service", "item", "dose", "delivery", "exam", "use":
	default:
		return PerUse, false
	}
	p.advance()
	return per, true
}

// supply reads "30-day supply", the fill of a drug. That of a mail order is
// longer.
func (p *parser) supply(s *shareInText, this *part) bool {
	if this.supplied {
		return false
	}
	start := p.next
	days := p.advance()
	p.accept("-")
	if days.kind == number && p.acceptAny("day|days") && p.acceptAny("supply|prescription|fill") {
		n, err := strconv.Atoi(days.text)
		switch {
		case days.text == "30":
			this.supplied = true
		case err == nil && s.beside == MailOrder && n > 30 && n <= 366 && days.text[0] != '0':
			this.supplied, s.supply = true, n
		}
		if this.supplied {
			this.end = p.behind().end
			return true
		}
	}
	p.next = start
	return false
}

// retail reads that a price is that of a pharmacy, where a fill is one, or of a
// mail order as well.
func (p *parser) retail(s *shareInText, this *part) {
	if this.retail || s.beside != NoOther {
		return
	}
	p.advance()
	p.acceptAny("pharmacy|only")
	this.retail = true
	start := p.next
	if !p.acceptAny("&|and|or|/|,") || !p.mailOrder() || p.acceptAny(":|$") || p.follows(1, "%") {
		p.next = start // mail order has a price of its own
	}
}

// limit reads "up to $250", of the share, or "up to 5 days", of a copay.
func (p *parser) limit(s *shareInText, this *part) bool {
	start := p.next
	at := p.advance()
	switch {
	case at.is("with"):
		p.accept("a")
	case at.is("up"):
		if !p.expect("to") {
			return false
		}
		p.accept("a")
		if p.supply(s, this) {
			return true
		}
		p.acceptAny("maximum|max")
	}
	p.accept("of")
	t := p.peek()
	switch {
	case t.is("$") && s.HasUpTo, t.kind == number && this.days != nil:
		p.next = start
		return true
	case t.is("$"):
		p.advance()
		s.HasUpTo = true
		if !p.amount(&s.UpTo) {
			return false
		}
		if at.is("with") {
			p.accept("copay")
			if !p.expect("maximum") {
				return false
			}
		}
		p.acceptAny("maximum|max")
		s.capAt, s.capEnd = at.start, p.behind().end
		return p.perLine(s, this)
	case t.kind == number:
		return p.days(s, this, at)
	}
	return p.fail(t, CodeSyntax, expectLimit)
}

// perLine takes the unit after the limit of a line, which can only be the line.
func (p *parser) perLine(s *shareInText, this *part) bool {
	if p.joinsOther() || !p.acceptAny("per|/") || p.supply(s, this) {
		return true
	}
	per, ok := p.noun()
	switch {
	case !ok:
		return p.fail(p.peek(), CodeSyntax, expectUse)
	case per == PerDay:
		return p.fail(p.behind(), CodeSyntax, expectUse)
	}
	return true
}

// first reads "for the first 3 visits", of the share, or "for the first 5 days",
// of a copay, as is "for up to 5 days".
func (p *parser) first(s *shareInText, this *part) bool {
	start, at := p.next, p.peek()
	if p.follows(0, "for up") {
		p.advance()
		ok := p.limit(s, this)
		if p.next == start+1 {
			p.next = start
		}
		return ok
	}
	if p.accept("for") {
		p.accept("the")
	}
	if !s.mayBeFirst && p.accept("additional") {
		s.additional = true
		return p.expect("visits")
	}
	if p.behind().is("for") && !p.peek().is("first") {
		return p.fail(p.peek(), CodeCare, oneOf("first"))
	}
	if !p.expect("first") {
		return false
	}
	if p.follows(1, "days") || p.follows(1, "day") {
		return p.days(s, this, at)
	}
	visits, ok := p.count(CodeVisits)
	if !ok {
		return false
	}
	noun := p.peek()
	if _, ok := p.noun(); !ok {
		return p.fail(noun, CodeSyntax, oneOf("visits"))
	}
	if !s.mayBeFirst || s.visits > 0 {
		return p.fail(noun, CodeSyntax, oneOf("days"))
	}
	s.visits = visits
	return true
}

// days reads "5 days per stay", the end of a phrase that began with at.
func (p *parser) days(s *shareInText, this *part, at *token) bool {
	if this.kind != copayPart || this.days != nil {
		return p.fail(at, CodeDays, expectPerDay)
	}
	count, ok := p.count(CodeDays)
	if !ok {
		return false
	}
	if !p.acceptAny("days|day") {
		return p.fail(p.peek(), CodeSyntax, oneOf("days"))
	}
	s.Copay.MaxDays, this.days = count, at
	// A line is a stay, so its days are the days of a stay.
	p.acceptAny("per stay|/ stay|per admission|/ admission")
	this.end = p.behind().end
	return true
}
