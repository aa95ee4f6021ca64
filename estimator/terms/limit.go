package terms

import "strconv"

// eachWords are what limits count anew for.
var eachWords = [...]struct {
	words string
	each  Each
}{
	{"calendar year|plan year|contract year|benefit year|policy year|benefit period|year|years|annual|annually", EachYear},
	{"calendar month|month|months", EachMonth},
	{"hospital stay|stay|admission|confinement", EachStay},
	{"lifetime", EachLifetime},
	{"day", EachDay},
}

// each reads what a limit counts anew for, if that follows: "per calendar year",
// "every 24 months", "annual maximum".
func (p *parser) each() (each Each, years int) {
	start := p.next
	p.acceptAny("per you|/ you|per person|/ person|per insured")
	joined := p.acceptAny("per|/|each|every|a|in a|in any|in each|during a|during each")
	n := 1
	if t := p.peek(); joined && t.kind == number {
		n, _ = strconv.Atoi(t.text)
		p.advance()
	}
	for _, w := range eachWords {
		if p.acceptAny(w.words) {
			each = w.each
			break
		}
	}
	joined = joined || p.behind().is("annually")
	switch {
	case p.accept("maximum"), joined:
	default:
		each = EachUnsaid
	}
	if each == EachMonth && n > 0 && n%12 == 0 {
		each, n = EachYear, n/12
	}
	switch {
	case each == EachYear && n > 0 && n < 100:
		return each, n
	case each == EachUnsaid || n != 1:
		p.next = start
		return EachUnsaid, 0
	}
	return each, 0
}

// serviceLimit reads how much of the care is covered: "limited to 20 visits per year"
// (R42). Without a word that says that it is a limit, it says what it counts anew for.
// Behind other care nobody can tell of which it is.
func (p *parser) serviceLimit(s *shareInText, this *part) bool {
	start, at := p.next, p.peek()
	var l Limit
	coverage := p.acceptAny("coverage is|coverage|benefit is|benefits are|benefit")
	_, counted := p.noun()
	l.Days = counted && p.behind().isDay()
	said := p.acceptAny("limited to|limit is|limit of|limit")
	if p.read.Limit.Column > 0 || s.beside != NoOther || (coverage || counted) && !said {
		p.next = start
		return false
	}
	if said {
		p.acceptAny(":|–|—|-")
	}
	if p.accept("for") && !p.follows(0, "up to") {
		p.next = start
		return false
	}
	p.accept("up to")
	p.accept("a")
	p.acceptAny("maximum of|maximum")
	switch t := p.peek(); {
	case p.accept("once"):
		l.Count, counted = 1, true
	case said && t.is("$") && (coverage || s.nothing()) && !s.capped():
		p.advance()
		return p.planPays(s, this, at)
	case said && t.kind != number:
		return p.fail(t, CodeSyntax, expectCovered)
	case said:
		var ok bool
		if l.Count, ok = p.count(CodeVisits); !ok {
			return false
		}
	default:
		if l.Count = countOf(t); l.Count == 0 {
			p.next = start
			return false
		}
		p.advance()
	}
	if _, ok := p.noun(); ok {
		counted, l.Days = true, p.behind().isDay()
	} else if said && !counted {
		return p.fail(p.peek(), CodeSyntax, expectCovered)
	}
	limit := p.acceptAny("maximum|limit") || said
	if l.Per, l.Years = p.each(); !counted || l.Per == EachDay ||
		!limit && (l.Per == EachUnsaid || l.Per == EachStay || l.Days && s.HasCopay && s.Copay.Per == PerDay) {
		p.next = start
		return false
	}
	l.Found, l.Column = p.further(at, CodeSyntax, expectEnd)
	p.read.Limit = l
	return true
}

func (t *token) isDay() bool { return t.is("day") || t.is("days") }

// countOf gives a count of visits or days, or 0.
func countOf(t *token) int {
	n, err := strconv.Atoi(t.text)
	if err != nil || t.kind != number || n > 366 || t.text[0] == '0' {
		return 0
	}
	return n
}

// allowances are the names of the most that a plan pays.
const allowances = "allowance|plan allowance|retail allowance|frame allowance|maximum allowance"

// allowanceAt tells whether the amount that ends n places on is one.
func (p *parser) allowanceAt(n int) bool { return p.followsAny(n, allowances) != "" }

// mostOfPlan reads the most that the plan pays, behind a share: "the plan pays up to
// $150".
func (p *parser) mostOfPlan(s *shareInText, this *part) bool {
	start, at := p.next, p.peek()
	p.accept("the")
	if p.accept("plan pay") && p.acceptAny("up to|at most|a maximum of") && p.peek().is("$") && !s.capped() {
		p.advance()
		return p.planPays(s, this, at)
	}
	p.next = start
	return false
}

// planPaysAhead reads the most that the plan pays where the text says no more:
// "Covered up to $150", "$150 allowance".
func (p *parser) planPaysAhead(s *shareInText, this *part) bool {
	start, at := p.next, p.peek()
	allowance := p.acceptAny("allowance of|allowance|reimbursed")
	covers := p.acceptAny("the plan pay|plan pay|covered|coverage is|coverage")
	limited := p.acceptAny("limited to|up to|at most|a maximum of")
	p.acceptAny("a maximum of|maximum of")
	if len(s.parts) > 1 || s.beside != NoOther || !p.peek().is("$") ||
		!allowance && !(covers && limited) && !p.allowanceAt(1+p.amountEnds(1)) {
		p.next = start
		return false
	}
	p.advance()
	this.kind, s.HasCoinsurance = coinsurancePart, true
	return p.planPays(s, this, at) || true
}

// planPays reads the amount of the most that the plan pays (R43), which began with at.
func (p *parser) planPays(s *shareInText, this *part, at *token) bool {
	var most PlanPays
	if !p.amount(&most.Amount) {
		return false
	}
	p.acceptAny("copay maximum|maximum")
	p.acceptAny(allowances)
	most.Found, most.Column = p.further(at, CodeAllowance, expectAllowance)
	start, years := p.next, 0
	most.Per, years = p.each()
	switch most.Per {
	case EachUnsaid, EachStay: // which is a line
		if most.Per == EachUnsaid && !p.perLine(s, this) {
			return false
		}
		most.Per = EachUse
	case EachMonth:
		years = 2
	}
	switch {
	case years > 1:
		return p.fail(&p.tokens[start], CodeSyntax, oneOf("per visit", "per day", "per year", "per lifetime"))
	case p.read.PlanPays.Column > 0:
		return p.failAt(at.start, CodeAllowance, most.Found, expectAllowance)
	}
	s.pays, p.read.PlanPays = true, most
	return true
}
