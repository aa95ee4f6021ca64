package terms

import "github.com/outpocket/outpocket/estimator/money"

// amount reads the number after a "$", by the grammar of R1.
func (p *parser) amount(into *money.Cents) bool {
	t := p.peek()
	if t.kind != number {
		return p.fail(t, CodeAmount, expectAmount)
	}
	p.advance()
	// SBCs group thousands, R1 does not: the groups are put together here.
	digits, comma := t.text, p.peek()
	for p.thousandsFollow() {
		digits += p.ahead(1).text
		p.next += 2
	}
	grouped := digits == t.text || len(t.text) <= 3 && t.text[0] != '0'
	if p.digitsFollow() && !p.follows(2, "%") {
		grouped = false
		p.next += 2
	}
	if !grouped {
		return p.failAt(comma.start, CodeAmount, p.text[t.start:p.behind().end], expectAmount)
	}
	amount, err := money.ParseCents(digits)
	if err != nil {
		return p.failAt(t.start, CodeAmount, p.text[t.start:p.behind().end], expectAmount)
	}
	*into = amount
	return true
}

// thousandsFollow tells whether a comma and three digits follow, all without a
// space.
func (p *parser) thousandsFollow() bool {
	t := p.ahead(1)
	return p.digitsFollow() && (len(t.text) == 3 || len(t.text) > 3 && t.text[3] == '.')
}

// digitsFollow tells whether a comma and digits follow, all without a space. In
// "$40,20%" the comma joins two parts.
func (p *parser) digitsFollow() bool {
	comma, t := p.ahead(0), p.ahead(1)
	return comma.is(",") && comma.start == p.behind().end && t.kind == number && t.start == comma.end
}

// rate reads the number before a "%", by the grammar of R1.
func (p *parser) rate(into *money.Rate) bool {
	t := p.advance()
	rate, err := money.ParseRate(t.text)
	if err != nil {
		return p.fail(t, CodeRate, expectRate)
	}
	*into = rate
	return true
}

// count reads a number of days or visits from 1 to 366.
func (p *parser) count(code string) (int, bool) {
	t := p.peek()
	if t.kind != number || t.text[0] == '0' || len(t.text) > 3 {
		return 0, p.fail(t, code, expectCount)
	}
	n := 0
	for i := range len(t.text) {
		if t.text[i] == '.' {
			return 0, p.fail(t, code, expectCount)
		}
		n = n*10 + int(t.text[i]-'0')
	}
	if n > 366 {
		return 0, p.fail(t, code, expectCount)
	}
	p.advance()
	return n, true
}
