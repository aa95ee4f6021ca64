package terms

// shareInText is a share while it is read, and the words about it as a whole.
type shareInText struct {
	Share
	mayBeFirst  bool   // "for the first 3 visits" may follow
	visits      int    // of "for the first 3 visits"; 0: not said
	additional  bool   // "for additional visits" was said
	beside      Other  // the care that it is about, if not the row's own
	named       bool   // that care was named
	namedBehind bool   // and behind its part
	byMail      bool   // that care is also by mail
	uncovered   bool   // "not covered" was said of it, or cells of a file that mean that
	supply      int    // of a fill beside the row's own, 30 or 90; 0: not said
	paren       bool   // "(" joined the parts
	pays        bool   // the most that the plan pays was said
	parts       []part // in the order of the text, absent ones among them
	capAt       int    // bytes in the text from which to which the cap stands
	capEnd      int
	cells       bool       // "|" joined the parts: two cells of a file of CMS (R59)
	noCharge    Deductible // how the first of these stands to the deductible, if it says "No charge"
	either      bool       // "or" joined the parts: the greater or the less of them is owed
	leastAt     *token     // where the least begins, of a percentage
	waiverAt    *token     // where a percentage is waived if admitted
	unless      bool       // "unless admitted" was said: what follows may be of who is
	ofCare      bool       // a part names the care that it is per: "per specialist visit"
	lacked      *SyntaxError
}

// allows tells that the cap is one on what the plan pays: "No charge up to $150",
// "$10 copay up to $150" are allowances, since nothing is owed that it could limit.
func (s *shareInText) allows() bool {
	return s.HasUpTo && s.Coinsurance.Rate == 0 && s.Copay.Per != PerDay && s.Copay.Amount <= s.UpTo
}

type partKind uint8

const (
	absentPart partKind = iota // Not Applicable
	copayPart
	coinsurancePart
)

// part is a copay or a coinsurance while it is read.
type part struct {
	kind       partKind
	start, end int // bytes in the text, without what is said of the whole share
	labelled   bool
	hasUnit    bool
	days       *token // where the days of a copay per day are limited
	retail     bool
	supplied   bool // "30-day supply" was said
	marked     bool
	ofRow      bool // the mark is a sentence of its own, or stands behind all care
	deductible Deductible
	percent    *token // the number of a percentage
	percentEnd int
	ours       bool // "you pay" was said
	covers     bool // what the plan pays was said: "the plan pays 90%"
	inFull     bool // "covered in full" was
	shared     bool // what the other side pays was said too
	ofPlan     bool // what the plan pays was said last, so that a bound would be its
}

// ofPlan tells that a bound would be one of what the plan pays: "the plan pays 80% up
// to $500".
func (s *shareInText) ofPlan() bool {
	for i := range s.parts {
		if s.parts[i].ofPlan {
			return true
		}
	}
	return false
}

// closed tells that words about the whole share were read, after which no
// further part can come: "20% up to $250 and $40" would leave open what the
// $250 limit.
func (s *shareInText) closed() bool { return s.capped() || s.visits > 0 || s.unless }

// capped tells that a cap was read, or the most that the plan pays.
func (s *shareInText) capped() bool { return s.HasUpTo || s.pays }

// nothing tells that nothing is owed.
func (s *shareInText) nothing() bool {
	return s.HasCopay != s.HasCoinsurance && s.Copay.Amount == 0 && s.Coinsurance.Rate == 0 && s.Copay.Per != PerDay
}

// ofDays takes a cap that is a whole number of copays per day for their days, where
// a further part follows: "$200 per day up to $600 per admission and 15%" limits the
// copay alone.
func (s *shareInText) ofDays(p *parser) {
	amount := s.Copay.Amount
	if s.HasUpTo && s.visits == 0 && !s.HasCoinsurance && s.Copay.Per == PerDay && s.Copay.MaxDays == 0 &&
		amount > 0 && s.UpTo%amount == 0 && s.UpTo > 0 && s.UpTo/amount <= 366 && p.joinsPercent() {
		s.Copay.MaxDays = int(s.UpTo / amount)
		s.HasUpTo, s.UpTo = false, 0
	}
}

// unmarked tells that no part mentions the deductible.
func (s *shareInText) unmarked() bool {
	for i := range s.parts {
		if s.parts[i].marked {
			return false
		}
	}
	return true
}

// afterDeductible tells that every part says that it is after the deductible.
func (s *shareInText) afterDeductible() bool {
	for i := range s.parts {
		if p := &s.parts[i]; p.kind != absentPart && (!p.marked || p.deductible != After) {
			return false
		}
	}
	return true
}

// expected tells what could follow the parts read so far.
func (s *shareInText) expected() expectation {
	if len(s.parts) == 0 { // not covered
		return expectEnd
	}
	last := &s.parts[len(s.parts)-1]
	switch {
	case s.closed() && (last.marked || last.kind == absentPart):
		return expectEnd
	case s.closed():
		return expectMark
	case last.kind == absentPart:
		return expectAfterAbsent
	case last.marked:
		return expectMarked
	case last.kind == copayPart:
		return expectAfterCopay
	}
	return expectAfterPercent
}

// share reads one or two parts and what is said of them together.
func (p *parser) share(mayBeFirst bool) (*shareInText, bool) {
	s := &shareInText{mayBeFirst: mayBeFirst, parts: make([]part, 0, 2), lacked: p.lacksMark}
	lacked := p.lacksMark
	expected := expectPart
	if mayBeFirst {
		expected = expectTerms
	}
	for {
		if !p.part(s, expected) || s.paren && !p.expect(")") {
			return nil, false
		}
		s.paren = false
		s.ofDays(p)
		start := p.next
		if s.closed() || !p.joins(s) {
			break
		}
		if p.other() != NoOther || p.twoKinds && (s.namedBehind || p.careAhead(0)) {
			p.next = start
			break
		}
		expected = expectPart
		if last := s.parts[len(s.parts)-1]; !last.marked && last.kind != absentPart {
			expected = expectPartOrMark
		}
	}
	if !s.HasCopay && !s.HasCoinsurance {
		if !s.closed() && !p.atEnd() {
			return nil, p.fail(p.peek(), CodeSyntax, s.expected())
		}
		absent := s.parts[0]
		return nil, p.failAt(absent.start, CodeNotApplicable, p.text[absent.start:absent.end], expectPart)
	}
	if s.cells && !p.fold(s) || !p.fits(s) {
		return nil, false
	}
	p.again(s)
	// No plan spares the percentage the deductible and not the copay before it:
	// SBCs say so once, at the end.
	if last := &s.parts[len(s.parts)-1]; last.waived() && (last.kind == coinsurancePart || last.ofRow) {
		p.waive(s, lacked)
	}
	return s, true
}

func (p *part) waived() bool { return p.marked && p.deductible == Waived }

// waive lets the deductible not apply to the parts that say nothing of it. That
// they lacked to say so is forgotten: lacked is what did before them.
func (p *parser) waive(s *shareInText, lacked *SyntaxError) {
	p.lacksMark = lacked
	for i := range s.parts {
		switch this := &s.parts[i]; {
		case this.marked:
		case this.kind == copayPart:
			s.Copay.Deductible = Waived
		case this.kind == coinsurancePart:
			s.Coinsurance.Deductible = Waived
		}
	}
}

// joins takes what joins a further part to those of s.
func (p *parser) joins(s *shareInText) bool {
	switch {
	case s.mayBeFirst && len(s.parts) == 1 && s.parts[0].percentEnd == 0 && !s.parts[0].covers && p.accept("|"):
		s.cells = true
		return true
	case p.afterCopay() && s.parts[len(s.parts)-1].saysWhose():
		s.paren = p.accept("(")
		p.advance()
		p.acceptAny("a|your|the")
		return true
	case len(s.parts) == 1 && s.parts[0].kind != absentPart && p.follows(0, "or") && p.mentions("whichever"):
		s.either = true
		p.advance()
		p.acceptAny("a|your|the")
		return true
	}
	return p.acceptJoiner()
}

// saysWhose tells that a part says who pays it: "80% after $25 copay" does not.
func (p *part) saysWhose() bool { return p.labelled || p.ours || p.covers || p.shared }

// afterCopay tells whether "after your $25 copay" follows, which is not
// "after $1,200 deductible".
func (p *parser) afterCopay() bool {
	i := 1
	if p.follows(0, "(") { // "(after $10 copay)"
		i = 2
	}
	if !p.follows(i-1, "after") {
		return false
	}
	if p.followsAny(i, "a|your|the") != "" {
		i++
	}
	if !p.follows(i, "$") {
		return false
	}
	return !p.deductibleAt(i + 1 + p.amountEnds(i+1))
}

// deductibleAt tells whether the deductible is what the amount is of that ends n places
// on.
func (p *parser) deductibleAt(n int) bool {
	return p.followsAny(n, "deductible|medical deductible|annual deductible|calendar year deductible|plan deductible|overall deductible|individual deductible|in-network deductible|out-of-network deductible") != ""
}

// amountEnds tells how many tokens the amount takes that begins n places on.
func (p *parser) amountEnds(n int) int {
	i := 1
	for p.ahead(n+i).is(",") && p.ahead(n+i+1).kind == number {
		i += 2
	}
	return i
}

// joinsPercent tells whether a joiner and a percentage follow.
func (p *parser) joinsPercent() bool {
	start := p.next
	joins := p.acceptJoiner() && p.peek().kind == number && p.follows(1, "%")
	p.next = start
	return joins
}

// fits tells whether the parts and what is said of them go together, and else sets
// the fault.
func (p *parser) fits(s *shareInText) bool {
	switch {
	case s.either:
		return p.fail(p.peek(), CodeSyntax, expectOr)
	case s.waiverAt != nil && s.HasCopay:
		return p.fail(s.waiverAt, CodeSyntax, expectAfterPercent)
	case s.leastAt != nil && (s.HasCopay || s.Coinsurance.Rate == 0 || s.Coinsurance.AtLeast == 0 ||
		s.HasUpTo && s.Coinsurance.AtLeast > s.UpTo):
		return p.fail(s.leastAt, CodeLeast, expectLeast)
	case s.allows():
		return p.failAt(s.capAt, CodeAllowance, p.text[s.capAt:s.capEnd], expectAllowance)
	}
	return true
}

// again takes the same share once more, where both name the care that they are per:
// "40%/PCP visit 40%/specialist visit".
func (p *parser) again(s *shareInText) {
	if !s.ofCare || s.closed() || p.atEnd() {
		return
	}
	before := *p
	p.acceptSeparator()
	if same, ok := p.share(false); ok && same.ofCare && same.Share == s.Share {
		return
	}
	*p = before
}

func (p *parser) acceptJoiner() bool {
	separated := p.acceptSeparator()
	joined := p.acceptAny("and|plus|+|&")
	return p.accept("then") || joined || separated
}

// part reads a part and everything that is said of it.
func (p *parser) part(s *shareInText, expected expectation) bool {
	s.parts = append(s.parts, part{start: p.peek().start, marked: p.leading.marked, deductible: p.leading.deductible})
	this := &s.parts[len(s.parts)-1]
	if !p.head(s, this, expected) {
		return false
	}
	this.end, this.ofPlan = p.behind().end, this.covers
	for {
		before := p.next
		if !p.detail(s, this) {
			return false
		}
		if p.next == before {
			break
		}
	}
	if this.days != nil && s.Copay.Per != PerDay {
		return p.fail(this.days, CodeDays, expectPerDay)
	}
	p.stated(this, s)
	p.mark(s, this)
	return true
}

// head reads what a part begins with: its amount, its rate or its name.
func (p *parser) head(s *shareInText, this *part, expected expectation) bool {
	t := p.peek()
	// Two parts at most: a third, or a second of the same kind, contradicts
	// the ones before it.
	full := len(s.parts) > 2
	if full {
		return p.fail(t, CodeSyntax, expectEnd)
	}
	if p.planPaysAhead(s, this) {
		return p.fault == nil
	}
	p.payer(this)
	switch {
	case p.peek().is("$") && this.covers:
		return p.fail(t, CodeAllowance, expectAllowance)
	case p.peek().is("$"):
		if s.HasCopay || s.cells {
			return p.fail(t, CodeSyntax, expectPercent)
		}
		p.advance()
		this.kind, s.HasCopay = copayPart, true
		return p.amount(&s.Copay.Amount)
	case p.peek().kind == number && p.follows(1, "%"), !this.covers && p.followsAny(0, "no charge|nothing") != "", p.inFull(this):
		return p.percent(s, this)
	case this.ours || this.covers:
		return p.fail(t, CodeSyntax, expected)
	case p.accept("not applicable"):
		return true
	case p.follows(0, "not covered"):
		// Two good words in the wrong place: the first is at fault.
	case p.accept("no"):
		return p.fail(p.peek(), CodeSyntax, oneOf("charge"))
	case p.accept("not"):
		return p.fail(p.peek(), CodeSyntax, oneOf("applicable"))
	}
	for n := range 4 { // "Up to $150", "Covered up to $150", "The plan pays up to $150"
		if len(s.parts) == 1 && !p.follows(0, "you pay") && p.follows(n, "up to $") {
			return p.fail(t, CodeAllowance, expectAllowance)
		}
	}
	if t.kind == word && p.followsAny(1, ":|–|—|-") != "" {
		return p.fail(t, CodeCare, expectKinds)
	}
	return p.fail(t, CodeSyntax, expected)
}

// mark settles how a part stands to the deductible.
func (p *parser) mark(s *shareInText, this *part) {
	deductible := this.deductible
	switch {
	case this.kind == absentPart || this.marked:
	case this.covers && s.Coinsurance.Rate == 0 && (s.HasCopay || p.afterCopay()):
		// What the plan pays beside the copay is all the rest.
		this.kind, s.HasCoinsurance, s.Coinsurance = absentPart, false, Coinsurance{}
	case this.inFull:
		deductible = Waived
	case p.unmarked == UnmarkedCopaysWaived && (this.kind == copayPart || s.Coinsurance.Rate == 0):
		deductible = Waived
	case p.unmarked == UnmarkedAfter, p.unmarked == UnmarkedCopaysWaived:
		deductible = After
	case p.unmarked == UnmarkedWaived:
		deductible = Waived
	case p.lacksMark == nil:
		p.lacksMark = newError(p.text, this.end, CodeUnmarked, p.text[this.start:this.end], expectMark)
	}
	switch this.kind {
	case copayPart:
		s.Copay.Deductible = deductible
	case coinsurancePart:
		s.Coinsurance.Deductible = deductible
	}
}
