package terms

import "strconv"

// beside takes over the share of the row's own care, and reads what the row says
// of other care, as far as it does, and the end of the text. Lacked is what lacked a
// mark before own.
func (p *parser) beside(t *Terms, own *shareInText, lacked *SyntaxError) bool {
	last := own
	for {
		start := p.next
		if !p.acceptJoiner() {
			p.acceptAny("/|or")
		}
		s := &shareInText{beside: p.other()}
		if !p.room(t, s.beside) {
			p.next = start
			break
		}
		if !p.otherShare(s) {
			return false
		}
		last = s
		p.others = append(p.others, s)
		if s.byMail && p.room(t, MailOrder) {
			mail := *s
			mail.beside = MailOrder
			p.others = append(p.others, &mail)
		}
	}
	if len(p.others) > 0 && !p.ofRow(own, last, lacked) {
		return false
	}
	t.Rest = own.Share
	if len(p.others) == 2 && p.others[1].beside < p.others[0].beside {
		p.others[0], p.others[1] = p.others[1], p.others[0]
	}
	for i, s := range p.others {
		t.Beside[i] = Beside{Of: s.beside, NotCovered: s.uncovered, Share: s.Share}
		if s.beside >= Retail90 && !s.uncovered {
			t.Beside[i].Days = 90
			if s.supply > 0 {
				t.Beside[i].Days = s.supply
			}
		}
	}
	return p.end(last.expected())
}

// room tells that there is other care, and that the row has not had its terms yet.
func (p *parser) room(t *Terms, of Other) bool {
	switch n := len(p.others); {
	case n == 0 || of == NoOther:
		return of != NoOther
	case n == 1:
		return of >= Retail90 && t.FirstVisits == 0 && p.others[0].beside >= Retail90 && p.others[0].beside != of
	}
	return false
}

// otherShare reads a share of other care, and its name before or behind it.
func (p *parser) otherShare(s *shareInText) bool {
	if p.name(s) {
		p.acceptAny(":|–|—|-")
	}
	if p.fault != nil {
		return false
	}
	if p.accept("not covered") {
		s.uncovered = true
		if !s.named {
			_ = p.accept("(") && p.name(s) && p.accept(")") || p.name(s)
		}
		return p.fault == nil
	}
	if !p.part(s, expectPart) {
		return false
	}
	switch this := &s.parts[0]; {
	case !p.fits(s):
		return false
	case this.kind == absentPart:
		return p.failAt(this.start, CodeNotApplicable, p.text[this.start:this.end], expectPart)
	case !s.named && (s.beside != Retail90 || !p.ofRetail):
		return p.fail(p.peek(), CodeSyntax, s.expected())
	}
	return true
}

// ofRow takes a mark behind all care for all of it that has none.
func (p *parser) ofRow(own, last *shareInText, lacked *SyntaxError) bool {
	var mark part
	if last.uncovered { // which could not bear it
		start := p.next
		mark = part{kind: coinsurancePart, ofRow: true}
		p.acceptAny(",|;|.")
		if !p.deductible(&mark) {
			return false
		}
		if !mark.waived() {
			p.next = start
		}
	} else {
		mark = last.parts[len(last.parts)-1]
	}
	if mark.waived() && mark.ofRow {
		p.waive(own, lacked)
		for _, s := range p.others {
			p.waive(s, lacked)
		}
	}
	return true
}

// other tells which other care the part that begins here is about: the one that is
// named before the next part begins.
func (p *parser) other() Other {
	begun, long := false, false // the part has; a supply of 90 days was said
	for i := 0; ; i++ {
		switch t := p.ahead(i); {
		case t.kind == endOfText, t.is("*"), begun && p.begins(i):
			if long && p.ofRetail {
				return Retail90
			}
			return NoOther
		case p.begins(i):
			begun = true
		case p.longAt(i):
			long = true
		case p.followsAny(i, "retail|other|mail|mail-order|home delivery") != "", p.office && t.is("outpatient"):
			switch {
			case begun && p.colonAt(i+1):
				return NoOther // the name of the part after this one
			case t.is("retail"):
				if long || p.longAt(i+1) {
					return Retail90
				}
				return NoOther
			case t.is("other"), t.is("outpatient"):
				return OtherServices
			}
			return MailOrder
		}
	}
}

// begins tells whether a part begins n places on.
func (p *parser) begins(n int) bool {
	t := p.ahead(n)
	return t.is("$") && p.followsAny(n-1, "to|a|of|maximum|than|least|minimum|with") == "" &&
		p.followsAny(n+1+p.amountEnds(n+1), "maximum|minimum|copay maximum") == "" ||
		t.kind == number && p.follows(n+1, "%") || p.followsAny(n, "no charge|nothing|not covered") != ""
}

// longAt tells whether a supply of 90 days is said n places on: "(90-day", "90 days", "90:".
func (p *parser) longAt(n int) bool {
	for p.followsAny(n, "pharmacy|supply|order|only|(|for|up|to|a|of") != "" {
		n++
	}
	return fillOf(p.ahead(n)) == 90 && p.followsAny(n+1, "-|day|days|:|)") != ""
}

// colonAt tells whether a name ends n places on or soon after, ahead of what it is of.
func (p *parser) colonAt(n int) bool {
	for i := n; i < n+6 && p.followsAny(i, "$|%|,|;|.") == ""; i++ {
		if p.follows(i, ":") {
			return true
		}
	}
	return false
}

// fillOf gives the days of a fill, 30 or 90, that a number of days is taken for; or 0.
func fillOf(t *token) int {
	n, err := strconv.Atoi(t.text)
	switch {
	case err != nil || t.kind != number || t.text[0] == '0':
	case n == 30, n == 31, n == 34:
		return 30
	case n >= 84 && n <= 102:
		return 90
	}
	return 0
}

// joinsOther tells whether a "/" follows that is not "per": other care is behind it.
func (p *parser) joinsOther() bool {
	if !p.follows(0, "/") {
		return false
	}
	return p.followsAny(1, "$|all|other|mail|mail-order|home") != "" || p.follows(2, "%") ||
		p.follows(1, "retail") && (p.longAt(2) || p.colonAt(2)) || p.careAhead(1)
}

// name reads what other care the share is about, if it is named here.
func (p *parser) name(s *shareInText) bool {
	if s.named {
		return false
	}
	start := p.next
	if s.beside >= Retail90 {
		p.accept("/")
		p.fill(s, true)
		if s.beside == MailOrder {
			s.named = p.mailOrder()
		} else if p.accept("retail") {
			p.acceptAny(ofRetail)
			s.named = true
			before := p.next
			s.byMail = p.acceptAny("&|and|or|/") && p.mailOrder() && !p.follows(0, ":")
			if !s.byMail {
				p.next = before
			}
		}
		if s.named && s.supply == 0 {
			p.daysBehind(s)
		}
		if !s.named {
			p.next, s.supply = start, 0
		}
		return s.named
	}
	p.acceptAny("for|/")
	at := p.peek()
	p.accept("all")
	if p.accept("other") {
		p.acceptAny("outpatient|office|covered")
		s.named = p.accept("services")
	} else if p.office && p.accept("outpatient") {
		p.acceptAny("services|visits|visit|care")
		s.named = true
	}
	if p.careIs = at; !s.named {
		p.next = start
	}
	return s.named
}

// The words that can stand behind the names of what sells drugs.
const (
	ofRetail = "pharmacy|only|supply|order|prescription"
	ofMail   = "pharmacy|only|supply|prescription"
)

// mailOrder takes one of the names of mail order.
func (p *parser) mailOrder() bool {
	if !p.acceptAny("mail-order|mail order|mail service|home delivery|mail|by mail order|by mail") {
		return false
	}
	p.acceptAny(ofMail)
	return true
}

// lead reads what is said of the deductible ahead of the parts, for all of them.
func (p *parser) lead() bool {
	start := p.next
	p.leading = part{}
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
func (p *parser) mailAhead() bool {
	if s := (&shareInText{beside: MailOrder}); p.mentions("retail") && p.name(s) {
		p.acceptAny(":|–|—|-")
		if !p.otherShare(s) {
			return false
		}
		p.others = append(p.others, s)
		if !p.acceptJoiner() {
			p.accept("/")
		}
		if !p.follows(0, "retail") {
			return p.fail(p.peek(), CodeSyntax, oneOf("retail"))
		}
	}
	return p.fault == nil
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
		p.ofRetail = true
		p.daysBehind(&shareInText{})
	}
	p.acceptAny(":|–|—")
}
