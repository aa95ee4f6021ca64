package terms

import "github.com/outpocket/outpocket/estimator/money"

// payer reads who pays what follows: "you pay", "the plan pays", "covered at".
func (p *parser) payer(this *part) {
	switch {
	case p.follows(0, "you pay") && !p.follows(2, "up to"):
		p.next += 2
		this.ours = true
		p.acceptAny("a|an|the")
	case p.plan() && !p.follows(0, "up to"), p.followsAny(0, "covered at|paid at") != "" && p.follows(3, "%"),
		p.follows(0, "covered") && p.follows(2, "%"):
		this.covers = true
		p.acceptAny("covered at|paid at|covered")
	case p.follows(0, "up to $") && p.ahead(3+p.amountEnds(3)).is("copay"):
		p.next += 2 // the most that a copay comes to is what it comes to
	case p.followsAny(0, "copay of $|copay $") != "":
		p.advance()
		p.accept("of")
	}
}

// plan takes that the plan pays what follows, but for "up to".
func (p *parser) plan() bool {
	plan := 0
	if p.follows(0, "the") {
		plan = 1
	}
	if !p.follows(plan, "plan pay") || p.follows(plan+2, "up to") {
		return false
	}
	p.next += plan + 2
	return true
}

// inFull takes that the plan pays all.
func (p *parser) inFull(this *part) bool {
	if this.covers || this.ours || !p.acceptAny("covered in full|paid in full") {
		return false
	}
	this.covers, this.inFull = true, true
	return true
}

// percent reads a percentage, or that nothing is owed.
func (p *parser) percent(s *shareInText, this *part) bool {
	t := p.peek()
	if this.inFull {
		t = p.ahead(-3)
	}
	if s.HasCoinsurance && !p.columns(s) {
		return p.fail(t, CodeSyntax, expectDollars)
	}
	this.kind, s.HasCoinsurance = coinsurancePart, true
	if this.inFull || p.acceptAny("no charge|nothing") {
		this.covers = this.inFull || p.afterCopay() // "no charge after $25 copay"
		return true
	}
	this.percent = t
	if !p.rate(&s.Coinsurance.Rate) || !p.expect("%") {
		return false
	}
	this.percentEnd = p.behind().end
	if !this.ours && (p.acceptAny("covered|coverage") ||
		s.Coinsurance.Rate == money.MaxRate && (p.afterCopay() || p.follows(0, "up to $") && p.allowanceAt(3+p.amountEnds(3)))) {
		this.covers = true
	}
	if this.covers {
		s.Coinsurance.Rate = money.MaxRate - s.Coinsurance.Rate
	}
	if s.Coinsurance.Rate == money.MaxRate && !s.cells {
		return p.failAt(t.start, CodeHundred, p.text[t.start:this.percentEnd], expectHundred)
	}
	return true
}

// columns tells whether the "No charge" read so far is the column of copays in a file
// of CMS, whose column of percentages follows: "No Charge and 35%".
func (p *parser) columns(s *shareInText) bool {
	first := &s.parts[0]
	if !s.cells && (len(s.parts) != 2 || p.unmarked != UnmarkedWaived || s.HasCopay || first.kind != coinsurancePart ||
		first.percentEnd > 0 || first.covers || first.marked || !p.behind().is("and")) {
		return false
	}
	if s.cells {
		s.noCharge = s.Coinsurance.Deductible
		p.lacksMark = s.lacked
	}
	first.kind = absentPart
	return true
}

// fold makes one share of two cells of a file of CMS, the copay's and the percentage's
// (R59). 100% beside a copay is the plan's, and else is how files say that care is not
// covered; 0% adds nothing, but for the deductible.
func (p *parser) fold(s *shareInText) bool {
	c, k := &s.Copay, &s.Coinsurance
	hundred := s.HasCoinsurance && k.Rate == money.MaxRate
	if hundred {
		p.read.Percentages = p.read.Percentages[:0]
	}
	switch {
	case !s.HasCoinsurance:
	case s.HasCopay && (hundred && c.Amount > 0 || k.Rate == 0 && (k.Deductible == Waived || c.Deductible != Waived)):
		s.HasCoinsurance, *k = false, Coinsurance{}
		s.parts[1].kind = absentPart
		if s.parts[0].marked {
			p.lacksMark = s.lacked
		}
	case hundred:
		s.uncovered, p.lacksMark = true, s.lacked
		return p.end(expectEnd)
	case s.HasCopay && c.Amount == 0 && (c.Deductible == Waived || k.Deductible == After):
		s.HasCopay, *c = false, Copay{}
		s.parts[0].kind = absentPart
		if s.parts[1].marked {
			p.lacksMark = s.lacked
		}
	case s.noCharge == After && k.Deductible == Waived:
		if k.Rate > 0 {
			return p.fail(p.peek(), CodeSyntax, oneOf("after deductible"))
		}
		k.Deductible = After
	}
	return true
}

// complement reads what the other one pays, said behind a percentage: "the plan pays
// 80%; you pay 20%".
func (p *parser) complement(s *shareInText, this *part) bool {
	if this.kind != coinsurancePart || this.percent == nil || this.shared {
		return true
	}
	start := p.next
	covers := !p.accept("you pay")
	if covers == this.covers || covers && !p.plan() {
		p.next = start
		return true
	}
	this.shared, this.ofPlan = true, covers
	if p.acceptAny("the remaining amount|the remaining cost|the remainder|the balance|the rest") {
		return true
	}
	at := p.peek()
	rest := s.Coinsurance.Rate
	if covers {
		rest = money.MaxRate - rest
	}
	var rate money.Rate
	if at.kind != number || !p.follows(1, "%") {
		p.next = start
		this.shared, this.ofPlan = false, this.covers
		return true
	}
	if !p.rate(&rate) || !p.expect("%") {
		return false
	}
	if rate != rest {
		return p.failAt(at.start, CodeSyntax, p.text[at.start:p.behind().end], oneOf(rest.String()+"%"))
	}
	return true
}

// stated takes down a percentage of the row's own care (R66).
func (p *parser) stated(this *part, s *shareInText) {
	if this.percent == nil || s.beside != NoOther {
		return
	}
	p.read.Percentages = append(p.read.Percentages, Percentage{
		Rate: s.Coinsurance.Rate, Bare: !this.saysWhose(),
		Found: p.text[this.percent.start:this.percentEnd], Column: column(p.text, this.percent.start),
	})
	this.percent = nil // once
}
