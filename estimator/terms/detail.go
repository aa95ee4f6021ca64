package terms

import (
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
	if !p.phrase(s, this) || p.fault != nil {
		return false
	}
	if this.marked && !marked {
		this.ofRow = sentence || s.namedBehind
	}
	switch {
	case inParentheses && p.next == phrase && p.afterCopay() && this.saysWhose():
		p.next = start
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
	start := p.next
	switch this.kind {
	case copayPart:
		p.acceptAny("emergency room|office visit|primary care|pcp|specialist")
		this.labelled = p.accept("copay") || p.stayDeductible()
	case coinsurancePart:
		this.labelled = p.accept("coinsurance")
	}
	if !this.labelled {
		p.next = start
		return false
	}
	this.end = p.behind().end
	return true
}

// stayDeductible takes the name of a copay that is owed for each stay:
// "$300 deductible per admission".
func (p *parser) stayDeductible() bool {
	return p.follows(0, "deductible") && p.followsAny(1, "per|/") != "" &&
		p.followsAny(2, "admission|stay|confinement|hospital admission|hospital stay|inpatient admission|inpatient stay") != "" &&
		p.accept("deductible")
}

// phrase reads one phrase, if one follows.
func (p *parser) phrase(s *shareInText, this *part) bool {
	switch {
	case s.beside != NoOther && p.name(s), p.twoKinds && p.careBehind():
		s.namedBehind = true
		return true
	case p.serviceLimit(s, this), p.supply(s, this), p.fault == nil && p.mostOfPlan(s, this):
		return true
	case p.fault != nil:
		return false
	}
	if before := p.next; !p.bounds(s, this) || p.next > before {
		return p.fault == nil
	}
	switch strings.ToLower(p.peek().says) {
	case "per", "/":
		return p.unit(s, this)
	case "a": // "$200 a day"
		if p.followsAny(1, "day|visit|stay|admission|trip|prescription") != "" {
			return p.unit(s, this)
		}
	case "ground": // an ambulance
		if p.followsAny(1, "per trip|/ trip") != "" {
			p.advance()
			return p.unit(s, this)
		}
	case "up", "maximum":
		return p.limit(s, this)
	case "retail":
		p.retail(s, this)
	case "for", "first":
		return p.first(s, this)
	case "days":
		return p.daysFromFirst(s, this)
	case "copay", "waived", "unless", "if":
		return p.waivedIfAdmitted(s, this)
	case "of":
		return p.allowedAmount(this)
	case "or":
		p.fullCost(this)
	case "whichever":
		return p.whichever(s, this)
	case "to":
		p.toMaximum(this)
	default:
		return p.complement(s, this) && p.deductible(this)
	}
	return true
}

// allowedAmount takes what a percentage is a percentage of, which can only be what the
// plan allows.
func (p *parser) allowedAmount(this *part) bool {
	if this.kind != coinsurancePart || this.percent == nil {
		return true
	}
	p.advance()
	p.acceptAny("the|our|your")
	p.acceptAny("plan ' s|plan ’ s|plan")
	if !p.acceptAny("allowed amount|allowed charge|allowed charges|allowed cost|allowance|negotiated rate|negotiated fee|negotiated cost|contracted rate|maximum allowed charge|maximum allowed amount|mac|remaining cost|remaining amount|remainder|cost") {
		return p.fail(p.peek(), CodeSyntax, oneOf("the allowed amount"))
	}
	return true
}

// fullCost takes that a copay is never more than the price: "or the full cost of the
// medication, whichever is less".
func (p *parser) fullCost(this *part) {
	start := p.next
	p.advance()
	p.accept("the")
	p.acceptAny("full|actual|total")
	ok := this.kind == copayPart && p.acceptAny("cost|price")
	if ok && p.accept("of the") {
		ok = p.acceptAny("medication|drug|prescription|service|medicine")
	}
	p.accept(",")
	if !ok || !p.acceptAny("whichever is less|whichever is lower|if less") {
		p.next = start
	}
}

// toMaximum takes that a percentage is owed up to the out-of-pocket maximum, which
// goes without saying.
func (p *parser) toMaximum(this *part) {
	start := p.next
	p.advance()
	p.acceptAny("the|your")
	if this.kind != coinsurancePart || !p.acceptAny("out of pocket|out-of-pocket") || !p.acceptAny("limit|maximum") {
		p.next = start
		return
	}
	behind := p.next
	p.accept(",")
	if !p.acceptAny("then $ 0|then no charge|then nothing|then covered in full") {
		p.next = behind
	}
}

// deductible reads how the part stands to the deductible.
func (p *parser) deductible(this *part) bool {
	if this.marked || this.kind == absentPart {
		return true
	}
	t := p.peek()
	start, named := p.next, p.read.Deductible
	deductible := Waived
	said := p.theDeductible(false)
	switch {
	case p.fault != nil:
		return false
	case said:
		switch {
		case p.accept("applies"):
			deductible = After
		case p.accept("waived"), p.accept("is waived"), p.accept("not applicable"):
		case p.accept("doesn"):
			p.acceptAny("'|’")
			if !p.expect("t apply") {
				return false
			}
		case !t.is("deductible") && !p.follows(0, "does"):
			p.next, p.read.Deductible = start, named
			return true
		case !p.expect("does not apply"):
			return false
		}
		this.marked, this.deductible, this.end = true, deductible, p.behind().end
		return true
	case p.afterCopay() && this.saysWhose(), p.followsAny(0, "after the") != "" && p.ahead(2).kind == number:
		return true
	case p.accept("after"), p.accept("subject to"):
		p.acceptAny("you pay|you meet|you have met|you have paid|paying|meeting")
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
	if !p.theDeductible(true) {
		return p.fault == nil && p.expect("deductible")
	}
	if deductible == After {
		p.acceptAny("is met|has been met|met|is paid")
	}
	this.marked, this.deductible, this.end = true, deductible, p.behind().end
	return true
}

// theDeductible takes the deductible by one of its names, and notes what it says of
// which one it is. Where it must follow and does not, what leads to its name is taken.
func (p *parser) theDeductible(must bool) bool {
	start := p.next
	p.acceptAny("the|your|a|any")
	at := p.next
	named := p.read.Deductible
	for p.which(&named) {
	}
	if p.fault != nil {
		return false
	}
	if !p.accept("deductible") {
		if !must {
			p.next = start
		}
		return false
	}
	if named == p.read.Deductible {
		return true
	}
	named.Found, named.Column = p.text[p.tokens[at].start:p.behind().end], column(p.text, p.tokens[at].start)
	if p.read.Deductible.Column != 0 {
		a, b := p.read.Deductible, named
		a.Found, a.Column, b.Found, b.Column = "", 0, "", 0
		if a != b {
			return p.failAt(p.tokens[at].start, CodeDeductible, named.Found, oneOf(p.read.Deductible.Found))
		}
		return true
	}
	p.read.Deductible = named
	return true
}

// which takes a word that says which deductible is meant.
func (p *parser) which(named *Deductibles) bool {
	switch {
	case p.acceptAny("plan year|calendar year|contract year|benefit year|benefit period|annual|yearly|overall|individual|plan"):
	case p.accept("medical"):
		named.Medical = true
	case p.acceptAny("in-network|in network|network"):
		named.In = true
	case p.acceptAny("out-of-network|out of network|non-network"):
		named.Out = true
	case p.follows(0, "$") && !named.HasAmount && p.deductibleAt(1+p.amountEnds(1)):
		p.advance()
		named.HasAmount = true
		return p.amount(&named.Amount)
	default:
		return false
	}
	return true
}

// waivedIfAdmitted reads "waived if admitted"; said after a coinsurance beside a
// copay, it still is the copay that is waived.
func (p *parser) waivedIfAdmitted(s *shareInText, this *part) bool {
	named, otherwise := p.follows(0, "copay"), p.followsAny(0, "unless|if not") != ""
	switch {
	case named && (!p.follows(1, "waived") || !s.HasCopay), p.follows(0, "if") && !otherwise,
		s.HasCopay && s.Copay.WaivedIfAdmitted, s.waiverAt != nil,
		!s.HasCopay && (!s.HasCoinsurance || s.Coinsurance.Rate == 0):
		return true
	}
	at := p.peek()
	if named {
		p.advance()
	}
	if !p.acceptAny("unless|if not") && !p.expect("waived if") {
		return false
	}
	if !p.admitted() {
		return false
	}
	if otherwise {
		s.unless = true
		p.nothingIfAdmitted()
	}
	if s.HasCopay {
		s.Copay.WaivedIfAdmitted = true
	} else {
		s.Coinsurance.WaivedIfAdmitted, s.waiverAt = true, at
	}
	if this.kind == copayPart || !s.HasCopay {
		this.end = p.behind().end
	}
	return true
}

// admitted takes that the patient is, and where.
func (p *parser) admitted() bool {
	p.acceptAny("you are|you ' re|you ’ re")
	if !p.expect("admitted") {
		return false
	}
	p.accept("directly")
	p.acceptAny("as an inpatient|as inpatient|to the hospital|to hospital|to a hospital|inpatient")
	return true
}

// nothingIfAdmitted takes the other half of "$75 if not admitted / $0 if admitted".
func (p *parser) nothingIfAdmitted() {
	start := p.next
	p.acceptAny("/|,|;|.")
	if p.acceptAny("$ 0 copay|$ 0|no charge|nothing") && p.follows(0, "if admitted") {
		p.advance()
		p.admitted()
		return
	}
	p.next = start
}

// unit reads "per visit". What a percentage is "per" changes nothing, except
// that by the day it could be meant of the copay beside it.
func (p *parser) unit(s *shareInText, this *part) bool {
	if this.hasUnit && s.Copay.Per == PerDay && p.followsAny(0, "per facility|/ facility") != "" {
		p.next += 2
		return true
	}
	if this.hasUnit || this.kind == absentPart || p.joinsOther() {
		return true
	}
	at := p.advance()
	if at.is("/") && p.follows(0, "retail") && !this.retail && s.beside == NoOther {
		p.retail(s, this)
		return true
	}
	if p.supply(s, this) {
		this.hasUnit, this.end = true, p.behind().end
		return true
	}
	per, ok := p.nounOf(s)
	switch {
	case !ok:
		return p.fail(p.peek(), CodeSyntax, expectUnit)
	case per != PerUse && s.beside >= Retail90:
		return p.fail(p.behind(), CodeSyntax, expectFill)
	case this.kind == copayPart:
		s.Copay.Per = per
	case per == PerDay:
		return p.fail(p.behind(), CodeSyntax, expectUse)
	}
	this.hasUnit, this.end = true, p.behind().end
	return true
}

// adjectives can stand before what a service is counted in: they say again what the
// row says, and where a row says two of them it has two prices.
const adjectives = "office|outpatient|inpatient|hospital|surgical|specialist|pcp|primary care|urgent care|emergency room|telehealth|virtual"

// nounOf reads what a share is owed for, and remembers where that names the care.
func (p *parser) nounOf(s *shareInText) (Per, bool) {
	if p.followsAny(0, "specialist|pcp|primary care") != "" {
		s.ofCare = true
	}
	return p.noun()
}

// noun reads what a service is counted in, singular or plural.
func (p *parser) noun() (Per, bool) {
	start := p.next
	if p.acceptAny(adjectives) {
		if per, ok := p.noun(); ok {
			return per, true
		}
		p.next = start
	}
	t := strings.ToLower(p.peek().says)
	per := PerUse
	switch strings.TrimSuffix(t, "s") {
	case "day":
		per = PerDay
	case "stay", "admission", "confinement":
		per = PerStay
	case "visit", "fill", "refill", "prescription", "test", "trip", "transport", "scan",
		"session", "procedure", "service", "item", "dose", "delivery", "exam", "use",
		"encounter", "occurrence", "purchase":
	default:
		return PerUse, false
	}
	p.advance()
	return per, true
}

// supply reads "30-day supply", the fill of a drug. That of a mail order and of what is
// beside the row's own may be longer.
func (p *parser) supply(s *shareInText, this *part) bool {
	if this.supplied || s.supply > 0 || !p.fill(s, this.retail || s.beside >= Retail90) {
		return false
	}
	if s.beside == NoOther && !this.retail {
		this.retail = p.accept("retail")
	}
	this.supplied, this.end = true, p.behind().end
	return true
}

// fill reads the days of a fill. Behind the name of what sells it they need not be
// called a supply.
func (p *parser) fill(s *shareInText, named bool) bool {
	start := p.next
	p.accept("of")
	p.accept("for")
	p.accept("up to")
	p.accept("a")
	t := p.advance()
	hyphen, days := p.accept("-"), fillOf(t)
	switch {
	case t.kind != number:
	case p.acceptAny("day|days"):
		if !p.acceptAny("supply|prescription|fill|maximum") && !named && (!hyphen || p.followsAny(0, ")|retail") == "") {
			break
		}
		fallthrough
	case named && !hyphen && p.followsAny(0, ":|)") != "":
		switch {
		case s.beside >= Retail90 && days == 0:
			return p.fail(t, CodeSyntax, expectSupply)
		case s.beside >= Retail90:
			s.supply = days
			return true
		case days == 30:
			return true
		}
	}
	p.next = start
	return false
}

// daysBehind reads them behind a name, in parentheses or not.
func (p *parser) daysBehind(s *shareInText) {
	start := p.next
	paren := p.acceptAny("(|,") && p.behind().is("(")
	if !p.fill(s, true) || paren && !p.accept(")") {
		p.next, s.supply = start, 0
	}
}

// retail reads that a price is that of a pharmacy, where a fill is one, or of a
// mail order as well.
func (p *parser) retail(s *shareInText, this *part) {
	start := p.next
	if this.retail || s.beside != NoOther || !p.accept("retail") {
		return
	}
	p.acceptAny(ofRetail)
	if p.longAt(0) || p.colonAt(0) {
		p.next = start // the name of other care, or of what is behind
		return
	}
	this.retail = true
	if p.supply(s, this) {
		return
	}
	start = p.next
	if !p.acceptAny("&|and|or|/|,") || !p.mailOrder() || p.acceptAny(":|$") || p.follows(1, "%") {
		p.next = start // mail order has a price of its own
	}
}

// limit reads "up to $250", of the share, or "up to 5 days", of a copay.
func (p *parser) limit(s *shareInText, this *part) bool {
	start := p.next
	at := p.advance()
	switch {
	case at.is("up"):
		if !p.expect("to") {
			return false
		}
		p.accept("a")
		p.accept("maximum")
	}
	p.accept("of")
	t := p.peek()
	switch {
	case t.is("$") && s.capped(), t.kind == number && this.days != nil:
		p.next = start
		return true
	case t.is("$"):
		p.advance()
		return p.cap(s, this, at)
	case t.kind == number:
		return p.days(s, this, at)
	}
	return p.fail(t, CodeSyntax, expectLimit)
}

// cap reads the amount of a cap that began with at, or the most that the plan pays
// where nothing is owed that it could limit, or where the plan is what it is of.
func (p *parser) cap(s *shareInText, this *part, at *token) bool {
	start := p.next
	if !p.amount(&s.UpTo) {
		return false
	}
	if p.allowanceAt(0) || s.ofPlan() || s.nothing() {
		p.next, s.UpTo = start, 0
		return p.planPays(s, this, at)
	}
	s.HasUpTo = true
	p.acceptAny("copay maximum|maximum")
	s.capAt, s.capEnd = at.start, p.behind().end
	if !p.perLine(s, this) {
		return false
	}
	start = p.next
	p.accept(",")
	if !p.acceptAny("then the plan pay 100 %|then plan pay 100 %") { // which goes without saying
		p.next = start
	}
	return true
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
// of a copay, as is "for up to 5 days" and, of a copay per day, "for 5 days".
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
	if p.accept("for each") {
		p.next-- // as "per"
		return p.unit(s, this)
	}
	if p.follows(0, "for days") {
		p.advance()
		return p.daysFromFirst(s, this)
	}
	if p.accept("for") {
		p.accept("the")
	}
	if !s.mayBeFirst && p.accept("additional") {
		s.additional = true
		return p.expect("visits")
	}
	if p.behind().is("for") && s.Copay.Per == PerDay && p.peek().kind == number && p.followsAny(1, "day|days") != "" {
		return p.days(s, this, at)
	}
	if p.behind().is("for") && fillOf(p.peek()) > 0 && p.followsAny(1, "day|days|-") != "" {
		return p.fail(p.peek(), CodeSyntax, expectSupply)
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
	p.acceptAny("per calendar year|per plan year|per benefit year|per year|each calendar year|each year|a year")
	return true
}

// daysFromFirst reads "days 1–5" of a copay per day.
func (p *parser) daysFromFirst(s *shareInText, this *part) bool {
	at := p.peek()
	if this.days != nil || this.kind != copayPart || p.ahead(1).kind != number {
		return true
	}
	p.advance()
	if !p.accept("1") {
		return p.fail(p.peek(), CodeDays, oneOf("1"))
	}
	if !p.acceptAny("–|—|-|to|through") {
		return p.fail(p.peek(), CodeSyntax, oneOf("–"))
	}
	count, ok := p.count(CodeDays)
	if !ok {
		return false
	}
	s.Copay.MaxDays, this.days = count, at
	p.acceptAny("per stay|/ stay|per admission|/ admission")
	this.end = p.behind().end
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
