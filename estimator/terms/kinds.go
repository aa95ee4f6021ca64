package terms

// careNames are the names of the two kinds of tests that rows have terms for.
var careNames = [...]struct {
	care  Care
	names string
}{
	{Lab, "laboratory services|laboratory tests|laboratory|lab services|lab tests|lab test|lab work|labs|lab|blood work|bloodwork"},
	{XRay, "x-rays|x-ray|xrays|xray"},
}

// careAt tells which of them is named n places on, and by which words.
func (p *parser) careAt(n int) (Care, string) {
	for _, c := range careNames {
		if words := p.followsAny(n, c.names); words != "" {
			return c.care, words
		}
	}
	return OwnCare, ""
}

// twoCares tells whether both are named.
func (p *parser) twoCares() bool {
	seen := [XRay + 1]bool{}
	for i := range p.tokens {
		care, _ := p.careAt(i)
		seen[care] = true
	}
	first, _ := p.careAt(0)
	p.twoKinds, p.careFirst = seen[Lab] && seen[XRay], first != OwnCare
	return p.twoKinds
}

// careAhead tells whether the terms of one follow its name n places on.
func (p *parser) careAhead(n int) bool {
	if !p.twoKinds || !p.careFirst {
		return false
	}
	care, _ := p.careAt(n)
	return care != OwnCare
}

// careBehind takes the name of one behind its terms: "$15 (lab)", "$35 for x-rays".
func (p *parser) careBehind() bool {
	start := p.next
	p.acceptAny("for|/|per")
	if p.careFirst || p.care != OwnCare || !p.takeCare() {
		p.next = start
		return false
	}
	return true
}

// takeCare takes the name of one.
func (p *parser) takeCare() bool {
	care, words := p.careAt(0)
	if care == OwnCare {
		return false
	}
	at := p.peek()
	p.accept(words)
	k := &p.read.Kinds[0]
	if k.Care != OwnCare {
		k = &p.read.Kinds[1]
	}
	p.care, p.careIs, k.Care = care, at, care
	k.Found, k.Column = p.further(at, CodeCare, expectTerms)
	return true
}

// kinds reads the terms of lab tests and of x-rays.
func (p *parser) kinds(r *Reading) bool {
	lead := p.leading
	var shares [len(r.Kinds)]*shareInText
	for i := range r.Kinds {
		p.care = OwnCare
		if p.careFirst {
			if !p.takeCare() {
				return p.fail(p.peek(), CodeSyntax, oneOf("lab", "x-ray"))
			}
			p.acceptAny(":|–|—|-")
		}
		if !lead.marked && !p.lead() {
			return false
		}
		s, ok := &shareInText{uncovered: true}, true
		if !p.accept("not covered") {
			s, ok = p.share(false)
		}
		switch {
		case !ok:
			return false
		case s.additional: // to which?
			return p.fail(p.behind(), CodeSyntax, s.expected())
		case p.care == OwnCare:
			return p.fail(p.peek(), CodeSyntax, s.expected())
		}
		if i == 1 && r.Kinds[0].Care == p.care {
			return p.fail(p.careIs, CodeCare, expectKinds)
		}
		shares[i] = s
		if i == 0 && !p.acceptJoiner() {
			p.accept("/")
		}
	}
	last := shares[1]
	if n := len(last.parts); n > 0 && last.parts[n-1].waived() && last.parts[n-1].ofRow {
		p.waive(shares[0], nil)
	}
	for i, s := range shares {
		r.Kinds[i].Terms = Terms{NotCovered: s.uncovered, Rest: s.Share}
	}
	r.Terms = r.Kinds[0].Terms
	return p.end(expectEnd)
}

// officeAhead takes the name of the row's own care ahead of it, where that of other
// care is to follow: "Office: $45; Outpatient: 25%".
func (p *parser) officeAhead() *token {
	start, at := p.next, p.peek()
	if p.office = p.acceptAny("office visits|office visit|office") && p.acceptAny(":|–|—|-"); !p.office {
		p.next = start
	}
	return at
}

// ofOffice makes two kinds of care of the terms and what is beside them.
func (p *parser) ofOffice(r *Reading, at *token) bool {
	other := &r.Terms.Beside[0]
	if other.Of != OtherServices {
		return p.fail(p.peek(), CodeSyntax, oneOf("outpatient"))
	}
	r.Kinds[0] = Kind{Care: Office, Terms: r.Terms, Found: at.text, Column: column(p.text, at.start)}
	at = p.careIs
	r.Kinds[1] = Kind{Care: Outpatient, Terms: Terms{NotCovered: other.NotCovered, Rest: other.Share}, Found: at.text, Column: column(p.text, at.start)}
	return true
}
