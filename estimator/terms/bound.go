package terms

// The words before the most and before the least that a share comes to.
const (
	mostWords  = "not to exceed|not more than|no more than|not greater than|at most|a maximum of|maximum of"
	leastWords = "at least|not less than|no less than|a minimum of|minimum of|minimum"
)

// bounds reads the most and the least that a share comes to, as far as they follow:
// "not less than $40 or more than $90" (R44).
func (p *parser) bounds(s *shareInText, this *part) bool {
	for again := false; ; again = true {
		start := p.next
		if again && p.acceptAny("and|or|nor|,|/") && p.accept("more than") && p.peek().is("$") && !s.capped() {
			if !p.bound(s, this, p.behind(), false) {
				return false
			}
			continue
		}
		p.acceptAny("with|but|subject to")
		at := p.next
		before := p.peek()
		switch {
		case p.acceptAny(leastWords):
			if !p.peek().is("$") {
				return p.fail(p.peek(), CodeSyntax, oneOf("$…"))
			}
			if !p.bound(s, this, before, true) {
				return false
			}
		case p.acceptAny(mostWords) && p.peek().is("$") && !s.capped():
			if !p.bound(s, this, before, false) {
				return false
			}
		case p.reset(at) && p.boundBehind(s, this):
			if p.fault != nil {
				return false
			}
		default:
			p.next = start
			return true
		}
	}
}

// reset goes back to a token.
func (p *parser) reset(to int) bool {
	p.next = to
	return true
}

// boundBehind reads an amount that its word follows: "a $250 maximum".
func (p *parser) boundBehind(s *shareInText, this *part) bool {
	at := p.peek()
	p.accept("a")
	if !p.peek().is("$") {
		return false
	}
	end := 1 + p.amountEnds(1)
	least := p.ahead(end).is("minimum")
	if !least && (s.capped() || p.followsAny(end, "maximum|copay maximum") == "") {
		return false
	}
	return p.bound(s, this, at, least) && (!least || p.accept("minimum")) || p.fault != nil
}

// bound reads the amount of a bound that began with at.
func (p *parser) bound(s *shareInText, this *part, at *token, least bool) bool {
	p.advance()
	if !least {
		return p.cap(s, this, at)
	}
	if this.kind != coinsurancePart || s.leastAt != nil || s.ofPlan() {
		return p.fail(at, CodeLeast, expectLeast)
	}
	s.leastAt = at
	return p.amount(&s.Coinsurance.AtLeast) && p.perLine(s, this)
}

// whichever settles two parts that "or" joins: a percentage, and a copay that is its
// least or its most.
func (p *parser) whichever(s *shareInText, this *part) bool {
	if !s.either || len(s.parts) != 2 || !s.HasCopay || !s.HasCoinsurance {
		return true
	}
	p.advance()
	p.accept("is")
	greater := p.acceptAny("greater|higher|more")
	if !greater && !p.acceptAny("less|lower") {
		return p.fail(p.peek(), CodeSyntax, expectOr)
	}
	copay, percent := &s.parts[0], this
	if this.kind == copayPart { // what follows is said of the percentage
		*copay, *this = *this, *copay
	}
	amount := s.Copay
	switch {
	case amount.Per != PerUse || amount.WaivedIfAdmitted || s.leastAt != nil || s.HasUpTo || s.Coinsurance.Rate == 0 || s.ofPlan(),
		copay.marked && percent.marked && copay.deductible != percent.deductible,
		copay.marked && copay.deductible == With:
		return p.fail(p.behind(), CodeLeast, expectLeast)
	case copay.marked && !percent.marked:
		percent.marked, percent.deductible = true, copay.deductible
	}
	s.either = false
	copay.kind = absentPart
	s.HasCopay, s.Copay = false, Copay{}
	if greater {
		s.Coinsurance.AtLeast, s.leastAt = amount.Amount, p.tokenAt(copay.start)
	} else {
		s.HasUpTo, s.UpTo = true, amount.Amount
		s.capAt, s.capEnd = copay.start, copay.end
	}
	p.lacksMark = s.lacked // the percentage is marked when all is said of it
	return true
}

// tokenAt gives the token that begins at a byte.
func (p *parser) tokenAt(offset int) *token {
	for i := range p.tokens {
		if p.tokens[i].start == offset {
			return &p.tokens[i]
		}
	}
	return p.peek()
}
