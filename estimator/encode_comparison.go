package estimator

import "github.com/outpocket/outpocket/estimator/compare"

// appendComparison appends the envelope of a comparison.
func appendComparison(b []byte, c *compare.Comparison) []byte {
	size := 1024
	for i := range c.Plans {
		size += 2048 + 40*(len(c.Plans[i].OwnCare)+len(c.Plans[i].PlainAmount))
	}
	w := writer{append(make([]byte, 0, len(b)+size), b...)}
	w.open('{')
	w.name("ok")
	w.comparison(c)
	w.close('}')
	return w.done()
}

func (w *writer) comparison(c *compare.Comparison) {
	w.open('{')
	w.name("plans")
	w.open('[')
	for i := range c.Plans {
		w.planComparison(&c.Plans[i])
	}
	w.close(']')
	w.name("breakEvens")
	w.open('[')
	for i := range c.BreakEvens {
		e := &c.BreakEvens[i]
		w.open('{')
		w.text("a", e.A)
		w.text("b", e.B)
		w.crossings("ownCare", e.OwnCare)
		w.crossings("plainAmount", e.PlainAmount)
		w.close('}')
	}
	w.close(']')
	w.name("tippingPoints")
	w.open('[')
	for i := range c.TippingPoints {
		p := &c.TippingPoints[i]
		w.open('{')
		w.text("quantity", string(p.Quantity))
		w.number("now", p.Now)
		w.number("least", p.Least)
		w.number("most", p.Most)
		w.tipIf("up", p.Up)
		w.tipIf("down", p.Down)
		w.close('}')
	}
	w.close(']')
	w.dominated(c.Dominated)
	w.explanations(c.Explanations)
	w.close('}')
}

// dominated writes the field of that name, which comparisons and simulations have.
func (w *writer) dominated(list []compare.Dominated) {
	w.name("dominated")
	w.open('[')
	for i := range list {
		d := &list[i]
		w.open('{')
		w.text("plan", d.Plan)
		w.text("by", d.By)
		w.money("atLeast", d.AtLeast)
		w.money("atMost", d.AtMost)
		w.close('}')
	}
	w.close(']')
}

func (w *writer) planComparison(p *compare.PlanComparison) {
	w.open('{')
	w.text("id", p.ID)
	w.points("ownCare", p.OwnCare)
	w.points("plainAmount", p.PlainAmount)
	w.name("rules")
	w.open('[')
	for _, r := range p.Rules {
		w.open('{')
		w.text("rule", string(r.Rule))
		w.money("difference", r.Difference)
		w.close('}')
	}
	w.close(']')
	w.name("months")
	w.open('[')
	for i := range p.Months {
		m := &p.Months[i]
		w.open('{')
		w.text("month", m.Month)
		w.money("total", m.Total)
		w.money("premium", m.Premium)
		w.money("care", m.Care)
		w.money("accounts", m.Accounts)
		w.close('}')
	}
	w.close(']')
	w.name("reached")
	w.open('[')
	for i := range p.Reached {
		r := &p.Reached[i]
		w.open('{')
		w.text("kind", r.Kind)
		w.text("covers", string(r.Covers))
		w.text("network", string(r.Network))
		w.textIf("member", r.Member)
		w.date("date", r.Date)
		w.close('}')
	}
	w.close(']')
	w.close('}')
}

func (w *writer) points(name string, points []compare.Point) {
	w.name(name)
	w.open('[')
	for _, p := range points {
		w.open('{')
		w.money("x", p.X)
		w.money("cost", p.Cost)
		w.close('}')
	}
	w.close(']')
}

func (w *writer) crossings(name string, crossings []compare.Crossing) {
	w.name(name)
	w.open('[')
	for i := range crossings {
		c := &crossings[i]
		w.open('{')
		w.money("x", c.X)
		w.moneyIf("until", c.Until)
		w.textIf("factor", c.Factor)
		w.text("below", c.Below)
		w.text("above", c.Above)
		w.close('}')
	}
	w.close(']')
}

// tipIf writes a tip where there is one.
func (w *writer) tipIf(name string, t *compare.Tip) {
	if t == nil {
		return
	}
	w.name(name)
	w.open('{')
	w.number("count", t.Count)
	w.text("plan", t.Plan)
	w.money("total", t.Total)
	w.money("instead", t.Instead)
	w.close('}')
}

// explanations writes the field of that name, which comparisons and simulations have.
func (w *writer) explanations(list []compare.Explanation) {
	w.name("explanations")
	w.open('[')
	for i := range list {
		w.explanation(&list[i])
	}
	w.close(']')
}

func (w *writer) explanation(e *compare.Explanation) {
	w.open('{')
	w.text("plan", e.Plan)
	w.text("other", e.Other)
	w.money("difference", e.Difference)
	w.name("reasons")
	w.open('[')
	for i := range e.Reasons {
		r := &e.Reasons[i]
		w.open('{')
		w.text("code", r.Code.String())
		w.money("amount", r.Amount)
		w.money("rest", r.Rest)
		w.numberIf("count", r.Count)
		if r.Service != nil {
			w.text("service", r.Service.String())
		}
		w.textIf("item", r.Item)
		w.textIf("covers", string(r.Covers))
		w.close('}')
	}
	w.close(']')
	w.close('}')
}
