package terms

// beside takes over the share of the row's own care, and reads what the row says
// of other care, if it does, and the end of the text. Lacked is what lacked a mark before own.
func (p *parser) beside(t *Terms, own *shareInText, lacked *SyntaxError) bool {
	t.Rest = own.Share
	start := p.next
	if !p.acceptJoiner() {
		p.acceptAny("/|or")
	}
	s := &shareInText{beside: p.other()}
	if s.beside == NoOther || t.Beside.Of != NoOther {
		p.next = start
		return p.end(own.expected())
	}
	if p.name(s) {
		p.accept(":")
	}
	if p.accept("not covered") {
		if !s.named {
			_ = p.accept("(") && p.name(s) && p.accept(")") || p.name(s)
		}
		t.Beside = Beside{Of: s.beside, NotCovered: true}
		return p.ofRow(t, own, lacked) && p.end(expectEnd)
	}
	if !p.part(s, expectPart) {
		return false
	}
	this := &s.parts[0]
	switch {
	case !p.fits(s):
		return false
	case this.kind == absentPart:
		return p.failAt(this.start, CodeNotApplicable, p.text[this.start:this.end], expectPart)
	case !s.named:
		return p.fail(p.peek(), CodeSyntax, s.expected())
	case this.waived() && this.ofRow:
		p.waive(own, lacked)
		t.Rest = own.Share
	}
	t.Beside = Beside{Of: s.beside, Share: s.Share, Supply: s.supply}
	return p.end(s.expected())
}

// ofRow reads a mark behind all care, which is of the row's own where nothing else
// could bear it.
func (p *parser) ofRow(t *Terms, own *shareInText, lacked *SyntaxError) bool {
	start := p.next
	p.acceptAny(",|;|.")
	mark := part{kind: coinsurancePart}
	if !p.deductible(&mark) {
		return false
	}
	if !mark.waived() {
		p.next = start
		return true
	}
	p.waive(own, lacked)
	t.Rest = own.Share
	return true
}

// other tells which other care the part that begins here is about: the one that is
// named before the next part begins.
func (p *parser) other() Other {
	for i := 0; ; i++ {
		switch t := p.ahead(i); {
		case t.kind == endOfText, t.is("retail"):
			return NoOther
		case p.followsAny(i, "other|mail|mail-order|home delivery") != "":
			switch {
			case i > 1 && (p.follows(i+1, ":") || p.follows(i+2, ":") || p.follows(i+3, ":")):
				return NoOther // the name of the part after this one
			case t.is("other"):
				return OtherServices
			}
			return MailOrder
		case i == 0:
		case t.is("$") && !p.ofCap(i-1), t.kind == number && p.follows(i+1, "%"), p.follows(i, "no charge"):
			return NoOther
		}
	}
}

// joinsOther tells whether a "/" follows that is not "per": other care is behind it.
func (p *parser) joinsOther() bool {
	if !p.follows(0, "/") {
		return false
	}
	return p.followsAny(1, "$|all|other|mail|mail-order|home") != "" || p.follows(2, "%")
}

// ofCap tells whether the amount behind the token n places on is a cap's.
func (p *parser) ofCap(n int) bool {
	return p.followsAny(n, "to|a|of|maximum|max") != ""
}

// name reads what other care the share is about, if it is named here.
func (p *parser) name(s *shareInText) bool {
	if s.named {
		return false
	}
	start := p.next
	if s.beside == MailOrder {
		p.accept("/")
		if s.named = p.mailOrder(); !s.named {
			p.next = start
		}
		return s.named
	}
	p.acceptAny("for|/")
	p.accept("all")
	if p.accept("other") {
		p.acceptAny("outpatient|office|covered")
		s.named = p.accept("services")
	}
	if !s.named {
		p.next = start
	}
	return s.named
}

// mailOrder takes one of the names of mail order.
func (p *parser) mailOrder() bool {
	if !p.acceptAny("mail-order|mail order|mail service|home delivery|mail") {
		return false
	}
	p.acceptAny("pharmacy|only|supply|prescription")
	return true
}

// lead reads what is said of the deductible ahead of the parts, for all of them.
func (p *parser) lead() bool {
	start := p.next
	if p.acceptAny("you pay all costs up to|all costs up to") {
		p.acceptAny("the|your")
	}
	if p.accept("deductible") && p.acceptAny("then|plus|and|+|&|,") {
		p.accept("then")
		p.leading.marked, p.leading.deductible = true, After
		return true
	}
	p.next = start
	p.leading.kind = coinsurancePart
	if !p.deductible(&p.leading) {
		return false
	}
	if p.leading.marked {
		p.acceptAny(".|;|,|:|–|—|-")
		if p.leading.deductible == After {
			p.accept("then")
		}
	}
	return true
}

// mailAhead reads what a row says of mail order ahead of its own care: "Mail order: $25;
// retail: $10".
func (p *parser) mailAhead(t *Terms) bool {
	start := p.next
	if !p.mentions("retail") || !p.mailOrder() {
		p.next = start
		return true
	}
	p.acceptAny(":|–|—|-")
	s := &shareInText{beside: MailOrder, named: true}
	switch {
	case p.accept("not covered"):
	case !p.part(s, expectPart) || !p.fits(s):
		return false
	case s.parts[0].kind == absentPart:
		absent := s.parts[0]
		return p.failAt(absent.start, CodeNotApplicable, p.text[absent.start:absent.end], expectPart)
	}
	t.Beside = Beside{Of: MailOrder, NotCovered: len(s.parts) == 0, Share: s.Share, Supply: s.supply}
	if !p.acceptJoiner() {
		p.accept("/")
	}
	if !p.follows(0, "retail") {
		return p.fail(p.peek(), CodeSyntax, oneOf("retail"))
	}
	return true
}

// retailAhead takes that all that follows is of a pharmacy, or of mail order as well:
// "Retail & Mail Order: $5".
func (p *parser) retailAhead() {
	if !p.accept("retail") {
		return
	}
	p.accept("pharmacy")
	start := p.next
	if !p.acceptAny("&|and|or|/") || !p.mailOrder() || !p.acceptAny(":|–|—|-") {
		p.next = start
	}
	p.acceptAny(":|–|—")
}
