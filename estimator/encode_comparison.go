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
	w.objects("plans", len(c.Plans), func(i int) { w.planComparison(&c.Plans[i]) })
	w.objects("breakEvens", len(c.BreakEvens), func(i int) {
		e := &c.BreakEvens[i]
		w.text("a", e.A)
		w.text("b", e.B)
		w.crossings("ownCare", e.OwnCare)
		w.crossings("plainAmount", e.PlainAmount)
	})
	w.objects("tippingPoints", len(c.TippingPoints), func(i int) {
		p := &c.TippingPoints[i]
		w.text("quantity", string(p.Quantity))
		w.number("now", p.Now)
		w.number("least", p.Least)
		w.number("most", p.Most)
		w.tipIf("up", p.Up)
		w.tipIf("down", p.Down)
	})
	w.dominated(c.Dominated)
	w.objects("explanations", len(c.Explanations), func(i int) { w.explanation(&c.Explanations[i]) })
	w.close('}')
}

// dominated writes the field of that name, which comparisons and simulations have.
func (w *writer) dominated(list []compare.Dominated) {
	w.objects("dominated", len(list), func(i int) {
		d := &list[i]
		w.text("plan", d.Plan)
		w.text("by", d.By)
		w.money("atLeast", d.AtLeast)
		w.money("atMost", d.AtMost)
	})
}

func (w *writer) planComparison(p *compare.PlanComparison) {
	w.text("id", p.ID)
	w.points("ownCare", p.OwnCare)
	w.points("plainAmount", p.PlainAmount)
	w.objects("rules", len(p.Rules), func(i int) {
		r := &p.Rules[i]
		w.text("rule", string(r.Rule))
		w.money("difference", r.Difference)
	})
	w.objects("months", len(p.Months), func(i int) {
		m := &p.Months[i]
		w.text("month", m.Month)
		w.money("total", m.Total)
		w.money("premium", m.Premium)
		w.money("care", m.Care)
		w.money("accounts", m.Accounts)
	})
	w.objects("reached", len(p.Reached), func(i int) {
		r := &p.Reached[i]
		w.text("kind", r.Kind)
		w.text("covers", string(r.Covers))
		w.text("network", string(r.Network))
		w.textIf("member", r.Member)
		w.date("date", r.Date)
	})
}

func (w *writer) points(name string, points []compare.Point) {
	w.objects(name, len(points), func(i int) {
		p := &points[i]
		w.money("x", p.X)
		w.money("cost", p.Cost)
	})
}

func (w *writer) crossings(name string, crossings []compare.Crossing) {
	w.objects(name, len(crossings), func(i int) {
		c := &crossings[i]
		w.money("x", c.X)
		w.moneyIf("until", c.Until)
		w.textIf("factor", c.Factor)
		w.text("below", c.Below)
		w.text("above", c.Above)
	})
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

func (w *writer) explanation(e *compare.Explanation) {
	w.text("plan", e.Plan)
	w.text("other", e.Other)
	w.money("difference", e.Difference)
	w.objects("reasons", len(e.Reasons), func(i int) {
		r := &e.Reasons[i]
		w.text("code", r.Code.String())
		w.money("amount", r.Amount)
		w.money("rest", r.Rest)
		w.numberIf("count", r.Count)
		if r.Service != nil {
			w.text("service", r.Service.String())
		}
		w.textIf("item", r.Item)
		w.textIf("covers", string(r.Covers))
	})
}
