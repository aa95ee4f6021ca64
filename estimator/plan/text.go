package plan

import (
	"cmp"
	"strconv"

	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/terms"
)

// A text of terms says more than terms: how much of the care is covered, the most that
// the plan pays, the terms of two kinds of care, the terms of drugs by mail. What it says
// there holds as if the plan stated it in the field for it.

// CareOf returns the kind of care that a service is where a text has terms for two.
func CareOf(s service.ID) terms.Care {
	switch s {
	case service.Lab:
		return terms.Lab
	case service.XRay, service.Imaging:
		return terms.XRay
	case service.OutpatientFacility, service.OutpatientSurgeon:
		return terms.Outpatient
	}
	return terms.OwnCare
}

// forService returns what t says for a service, and whether it says anything.
func (t *statedTerms) forService(s service.ID) (*terms.Terms, bool) {
	first := t.reading.Kinds[0].Care
	if care := CareOf(s); first != terms.OwnCare && care != terms.OwnCare {
		if of, ok := t.reading.Of(care); ok {
			return &of, true
		}
	}
	return &t.terms, first != terms.Lab && first != terms.XRay
}

// beyondTerms takes up what the text of a service on a side says beside its terms. Own
// are the texts so far.
func (c *checker) beyondTerms(own *[Sides][Rows]*statedTerms, s service.ID, side Side) {
	t := own[side][s]
	r := &t.reading
	at := c.at + t.at
	of, ok := t.forService(s)
	if !ok {
		c.problems.Put(problem.Problem{Code: terms.CodeCare, Pointer: at, Found: r.Kinds[0].Found, Choices: []string{service.Lab.String(), service.XRay.String()}, Column: r.Kinds[0].Column})
	}
	t.terms = *of
	if l := &r.Limit; l.Column > 0 {
		t.limit = c.limitOfText(s, l)
		switch {
		case l.Days != s.HasDays() && s != service.Hospice: // whose unit is a day
			c.inText("limit-of-visits-or-days", at, l.Found, unitWord(s.HasDays()), l.Column)
		case t.limit.Per == PerStay && !s.HasDays():
			c.inText("without-effect", at, l.Found, "a stay", l.Column)
		}
		if field := c.p.Benefits[s].VisitLimit; field != nil && (field.Count != t.limit.Count || field.per() != t.limit.Per || field.Years != t.limit.Years) {
			c.otherwise(at, l.Found, l.Column, field.String())
		}
	}
	if pays := &r.PlanPays; pays.Column > 0 {
		t.pays = c.paysOfText(s, pays)
		if t.pays.Per == PayDay && !s.HasDays() {
			c.inText("without-effect", at, pays.Found, "a stay", pays.Column)
		}
		if field := c.p.Benefits[s].PlanPaysAtMost; field != nil && *field != *t.pays {
			c.otherwise(at, pays.Found, pays.Column, "$"+field.Amount.String()+" per "+string(field.Per))
		}
	}
	if !s.IsDrug() || side == Out {
		return
	}
	for i := range t.terms.Beside {
		b := &t.terms.Beside[i]
		if fill := fillBeside(b); fill != Fill30 {
			own[side][RowOf(s, fill)] = &statedTerms{at: t.at, terms: terms.Terms{NotCovered: b.NotCovered, Rest: b.Share}}
		}
	}
}

// fillBeside returns the fill that terms beside a drug's own are for; Fill30 where they
// are for none of 90 days.
func fillBeside(b *terms.Beside) Fill {
	switch {
	case b.Of == terms.Retail90:
		return Retail90
	case b.Of == terms.MailOrder && (b.Days == 90 || b.NotCovered):
		return Mail90
	}
	return Fill30
}

// IsFill tells whether terms beside a service's own on a side are those of a fill (R46).
func IsFill(b *terms.Beside, s service.ID, side Side) bool {
	return s.IsDrug() && side != Out && fillBeside(b) != Fill30
}

// inText tells of something in a text.
func (c *checker) inText(code, at, found, expected string, column int) {
	c.problems.Put(problem.Problem{Code: code, Pointer: at, Found: found, Expected: expected, Column: column})
}

// otherwise tells of something in a text that a field of the plan states otherwise.
func (c *checker) otherwise(at, found string, column int, field string) {
	c.inText("stated-otherwise", at, found, field, column)
}

// unitWord is what a limit counts.
func unitWord(days bool) string {
	if days {
		return "days"
	}
	return "visits"
}

// limitOfText returns a limit that a text of a service states: the same one for the same
// limit in another text, since the two count together then.
func (c *checker) limitOfText(s service.ID, l *terms.Limit) *VisitLimit {
	of := VisitLimit{Count: l.Count, Per: PerYear}
	switch l.Per {
	case terms.EachStay:
		of.Per = PerStay
	case terms.EachMonth:
		of.Per = PerMonth
	case terms.EachLifetime:
		of.Per = PerLifetime
	case terms.EachYear:
		if l.Years > 1 {
			of.Per, of.Years = PerYears, l.Years
		}
	}
	return theOne(&c.limitsOfTexts[s], of)
}

// paysOfText returns the most that the plan pays by a text of a service: the same one
// for the same in another text.
func (c *checker) paysOfText(s service.ID, p *terms.PlanPays) *PayLimit {
	of := PayLimit{Amount: p.Amount, Per: PayUse}
	switch p.Per {
	case terms.EachDay:
		of.Per = PayDay
	case terms.EachYear:
		of.Per = PayYear
	case terms.EachLifetime:
		of.Per = PayLifetime
	}
	if s == service.Hospice && of.Per == PayDay { // whose unit is a day
		of.Per = PayUse
	}
	return theOne(&c.paysOfTexts[s], of)
}

// theOne returns the one of those known that is the same, and makes it known.
func theOne[T comparable](known *[]*T, same T) *T {
	for _, one := range *known {
		if *one == same {
			return one
		}
	}
	*known = append(*known, &same)
	return &same
}

// aloneOnSide makes the limits that the texts of one side only state count there alone.
// Own are all texts.
func (c *checker) aloneOnSide(own *[Sides][Rows]*statedTerms) {
	for s, limits := range c.limitsOfTexts {
		for _, l := range limits {
			states := func(side Side) bool { return own[side][s] != nil && own[side][s].limit == l }
			in := states(In) || states(Tier2) || states(Tier3)
			l.PerNetwork = in != states(Out) && own[Out][s] != nil
		}
	}
}

// per returns the time that the limit is for.
func (l *VisitLimit) per() LimitPeriod { return cmp.Or(l.Per, PerYear) }

// String gives the limit as problems do.
func (l *VisitLimit) String() string {
	if l.Years > 0 {
		return strconv.Itoa(l.Count) + " per " + strconv.Itoa(l.Years) + " years"
	}
	return strconv.Itoa(l.Count) + " per " + string(l.per())
}
