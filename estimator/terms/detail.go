package terms

import "strings"

// detail reads one phrase about the part before it or about the whole share, if
// one follows, with its separator or parentheses. A phrase that was said
// already is left, so that it is reported as out of place.
func (p *parser) detail(s *shareInText, this *part) bool {
	if p.label(this) {
		return true
	}
	start := p.next
	separated := p.acceptAny(",", ";", ".")
	inParentheses := !separated && p.accept("(")
	phrase := p.next
	if !p.phrase(s, this) {
		return false
	}
	switch {
	case inParentheses && p.next == phrase:
		return p.fail(p.peek(), CodeSyntax, s.expected())
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
		this.labelled = p.acceptAny("copay", "copayment", "co-pay", "co-payment")
	case coinsurancePart:
		this.labelled = p.acceptAny("coinsurance", "co-insurance")
	}
	if this.labelled {
		this.end = p.behind().end
	}
	return this.labelled
}

// phrase reads one phrase, if one follows.
func (p *parser) phrase(s *shareInText, this *part) bool {
	switch strings.ToLower(p.peek().text) {
	case "per", "/":
		return p.unit(s, this)
	case "up":
		return p.limit(s, this)
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
		if !p.accept("waived") && !p.accept("is", "waived") && !p.expect("does", "not", "apply") {
			return false
		}
		this.marked, this.end = true, p.behind().end
		return true
	case p.accept("after"), p.accept("subject", "to"):
		deductible = After
	case p.accept("with"), p.accept("before"):
		// Of a percentage neither says what it is a percentage of.
		if this.kind != copayPart {
			return p.fail(t, CodeSyntax, expectMark)
		}
		deductible = With
	case p.accept("without"), p.accept("not", "subject", "to"):
	case p.follows(0, "no", "deductible"):
		p.advance()
	default:
		return true
	}
	p.acceptAny("the", "your")
	if !p.expect("deductible") {
		return false
	}
	if deductible == After && !p.accept("is", "met") {
		p.accept("has", "been", "met")
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
	if !p.expect("waived", "if", "admitted") {
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
	if this.hasUnit || this.kind == absentPart {
		return true
	}
	p.advance()
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
	if p.ahead(0).is("30") && p.follows(1, "-", "day", "supply") {
		p.next += 4 // a drug's use is a fill of 30 days
		return PerUse, true
	}
	if p.follows(1, "visit") || p.follows(1, "visits") {
		p.accept("office")
	}
	t := strings.ToLower(p.peek().text)
	per := PerUse
	switch strings.TrimSuffix(t, "s") {
	case "day":
		per = PerDay
	case "stay", "admission":
		per = PerStay
	case "visit", "fill", "prescription", "test", "trip", "scan", "session",
		"procedure", "service", "item", "dose", "delivery", "exam", "use":
	default:
		return PerUse, false
	}
	p.advance()
	return per, true
}

// limit reads "up to $250", of the share, or "up to 5 days", of a copay.
func (p *parser) limit(s *shareInText, this *part) bool {
	start := p.next
	at := p.advance()
	if !p.expect("to") {
		return false
	}
	if p.follows(1, "maximum") {
		p.accept("a")
	}
	if p.accept("maximum") && !p.expect("of") {
		return false
	}
	t := p.peek()
	switch {
	case t.is("$") && s.HasUpTo, t.kind == number && this.days.text != "":
		p.next = start
		return true
	case t.is("$"):
		p.advance()
		s.HasUpTo = true
		return p.amount(&s.UpTo) && p.perLine()
	case t.kind == number:
		return p.days(s, this, at)
	}
	return p.fail(t, CodeSyntax, expectLimit)
}

// perLine takes the unit after the limit of a line, which can only be the line.
func (p *parser) perLine() bool {
	if !p.acceptAny("per", "/") {
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
	if p.follows(0, "for", "up") {
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
		return p.fail(noun, CodeSyntax, "visits")
	}
	if !s.mayBeFirst || s.visits > 0 {
		return p.fail(noun, CodeSyntax, "days")
	}
	s.visits = visits
	return true
}

// days reads "5 days per stay", the end of a phrase that began with at.
func (p *parser) days(s *shareInText, this *part, at token) bool {
	if this.kind != copayPart || this.days.text != "" {
		return p.fail(at, CodeDays, expectPerDay)
	}
	count, ok := p.count(CodeDays)
	if !ok {
		return false
	}
	if !p.acceptAny("days", "day") {
		return p.fail(p.peek(), CodeSyntax, "days")
	}
	s.Copay.MaxDays, this.days = count, at
	for _, stay := range []string{"stay", "admission"} {
		// A line is a stay, so its days are the days of a stay.
		if p.accept("per", stay) || p.accept("/", stay) {
			break
		}
	}
	this.end = p.behind().end
	return true
}
