package estimator

import (
	"strconv"
	"unicode/utf8"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/problem"
)

// The results are written by hand rather than by encoding/json: a ledger of
// four plans is some 300 KB, of which reflection would spend most of the time
// that an answer may take. A test holds the two to the same bytes.

// appendOK appends the envelope of a result.
func appendOK(b []byte, r *Result) []byte {
	size := 1024 + 192*len(r.Defaults) + 384*len(r.Sources) + 96*len(r.LawLimits)
	for i := range r.Plans {
		size += 2048 + 512*len(r.Plans[i].Ledger)
	}
	w := writer{append(make([]byte, 0, len(b)+size), b...)}
	w.open('{')
	w.name("ok")
	w.result(r)
	w.close('}')
	return w.done()
}

// appendError appends the envelope of problems.
func appendError(b []byte, problems problem.List) []byte {
	w := writer{b}
	w.open('{')
	w.name("error")
	w.open('{')
	w.text("code", "invalid-request")
	w.objects("problems", len(problems), func(i int) {
		p := &problems[i]
		w.text("code", p.Code)
		w.text("pointer", p.Pointer)
		w.text("found", p.Found)
		w.text("expected", p.Expected)
		if p.Column > 0 {
			w.number("column", p.Column)
		}
	})
	w.close('}')
	w.close('}')
	return w.done()
}

// writer writes JSON. Every value is followed by a comma, which closing a list
// or an object takes back.
type writer struct{ b []byte }

func (w *writer) open(bracket byte) { w.b = append(w.b, bracket) }

func (w *writer) close(bracket byte) {
	if last := len(w.b) - 1; w.b[last] == ',' {
		w.b = w.b[:last]
	}
	w.b = append(w.b, bracket, ',')
}

// done returns what was written, without the last comma.
func (w *writer) done() []byte { return w.b[:len(w.b)-1] }

func (w *writer) name(name string) {
	w.b = append(w.b, '"')
	w.b = append(w.b, name...)
	w.b = append(w.b, '"', ':')
}

func (w *writer) money(name string, c money.Cents) {
	w.name(name)
	w.amount(c)
}

func (w *writer) amount(c money.Cents) {
	w.b = append(w.b, '"')
	w.b = c.AppendTo(w.b)
	w.b = append(w.b, '"', ',')
}

// moneyIf writes an amount where there is one.
func (w *writer) moneyIf(name string, c *money.Cents) {
	if c != nil {
		w.money(name, *c)
	}
}

func (w *writer) number(name string, n int) {
	w.name(name)
	w.b = append(strconv.AppendInt(w.b, int64(n), 10), ',')
}

// numberIf writes a number other than 0.
func (w *writer) numberIf(name string, n int) {
	if n != 0 {
		w.number(name, n)
	}
}

func (w *writer) truth(name string, t bool) {
	w.name(name)
	w.b = append(strconv.AppendBool(w.b, t), ',')
}

func (w *writer) date(name string, d care.Date) {
	w.name(name)
	w.b = append(w.b, '"')
	w.b = d.AppendTo(w.b)
	w.b = append(w.b, '"', ',')
}

func (w *writer) text(name, text string) {
	w.name(name)
	w.quoted(text)
}

// textIf writes a text that is not empty.
func (w *writer) textIf(name, text string) {
	if text != "" {
		w.text(name, text)
	}
}

func (w *writer) texts(name string, texts []string) {
	w.name(name)
	w.open('[')
	for _, t := range texts {
		w.quoted(t)
	}
	w.close(']')
}

// objects writes a list of n objects, the i-th with the fields that write writes.
// A generic one over the lists themselves would make the engine 35 KB larger.
func (w *writer) objects(name string, n int, write func(i int)) {
	w.name(name)
	w.open('[')
	for i := range n {
		w.open('{')
		write(i)
		w.close('}')
	}
	w.close(']')
}

const hexDigits = "0123456789abcdef"

// quoted writes a text as encoding/json does: safe inside HTML and scripts too.
func (w *writer) quoted(text string) {
	b := append(w.b, '"')
	start := 0
	for i := 0; i < len(text); {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			if r == '\u2028' || r == '\u2029' {
				b = append(b, text[start:i]...)
				b = append(b, `\u202`...)
				b = append(b, hexDigits[r&0xF])
				start = i + size
			}
			i += size
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' {
			i++
			continue
		}
		b = append(b, text[start:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
		}
		i++
		start = i
	}
	b = append(b, text[start:]...)
	w.b = append(b, '"', ',')
}

func (w *writer) result(r *Result) {
	w.open('{')
	w.name("coverage")
	w.open('{')
	w.date("from", r.Coverage.From)
	w.date("to", r.Coverage.To)
	w.number("months", r.Coverage.Months)
	w.number("days", r.Coverage.Days)
	w.close('}')
	w.objects("plans", len(r.Plans), func(i int) { w.plan(&r.Plans[i]) })
	w.texts("ranking", r.Ranking)
	w.objects("defaults", len(r.Defaults), func(i int) {
		d := &r.Defaults[i]
		w.textIf("item", d.Item)
		w.textIf("member", d.Member)
		w.text("field", d.Field)
		w.money("amount", d.Amount)
		w.number("year", d.Year)
		w.text("method", string(d.Method))
		w.textIf("factor", d.Factor)
		w.textIf("like", d.Like)
		if d.Medicare {
			w.truth("medicare", true)
		}
		w.texts("sources", d.Sources)
	})
	w.objects("lawLimits", len(r.LawLimits), func(i int) {
		l := &r.LawLimits[i]
		w.number("year", l.Year)
		w.money("amount", l.Amount)
		w.text("source", l.Source)
	})
	w.objects("sources", len(r.Sources), func(i int) {
		s := &r.Sources[i]
		w.text("code", s.Code)
		w.text("title", s.Title)
		w.text("publisher", s.Publisher)
		w.number("year", s.Year)
		w.textIf("identifier", s.Identifier)
		w.textIf("url", s.URL)
	})
	w.objects("outsideCoverage", len(r.OutsideCoverage), func(i int) {
		o := &r.OutsideCoverage[i]
		w.text("item", o.Item)
		w.date("date", o.Date)
	})
	w.close('}')
}

func (w *writer) plan(p *PlanResult) {
	w.text("id", p.ID)
	w.text("name", p.Name)
	w.text("type", string(p.Type))
	w.money("total", p.Total)
	w.money("premium", p.Premium)
	w.money("deductible", p.Deductible)
	w.money("copay", p.Copay)
	w.money("coinsurance", p.Coinsurance)
	w.money("notCovered", p.NotCovered)
	w.money("balanceBill", p.BalanceBill)
	w.money("hsaContribution", p.HSA)
	w.money("hraUsed", p.HRAUsed)
	w.money("planPays", p.PlanPays)
	w.money("amount", p.Amount)
	w.name("worstCase")
	w.open('{')
	w.moneyIf("total", p.WorstCase.Total)
	w.truth("unlimited", p.WorstCase.Unlimited)
	w.texts("outside", p.WorstCase.Outside)
	w.close('}')
	w.name("asks")
	w.open('{')
	w.truth("pcp", p.Asks.PCP)
	w.truth("referrals", p.Asks.Referrals)
	w.truth("serviceArea", p.Asks.ServiceArea)
	w.truth("network", p.Asks.Network)
	w.number("referralVisits", p.Asks.ReferralVisits)
	w.money("referralVisitCost", p.Asks.ReferralVisitCost)
	w.number("priorAuthorizations", p.Asks.PriorAuthorizations)
	w.close('}')
	w.texts("changed", p.Changed)
	w.objects("limits", len(p.Limits), func(i int) {
		l := &p.Limits[i]
		w.text("kind", l.Kind)
		w.text("covers", string(l.Covers))
		w.text("network", string(l.Network))
		w.moneyIf("person", l.Person)
		w.moneyIf("family", l.Family)
	})
	w.objects("fallbacks", len(p.Fallbacks), func(i int) {
		f := &p.Fallbacks[i]
		w.text("service", f.Service.String())
		w.text("network", string(f.Network))
		w.text("from", f.From.String())
	})
	if len(p.Beside) > 0 {
		w.objects("beside", len(p.Beside), func(i int) {
			b := &p.Beside[i]
			w.text("service", b.Service.String())
			w.text("network", string(b.Network))
			w.text("terms", b.Terms)
		})
	}
	if len(p.Ledger) > 0 {
		w.objects("ledger", len(p.Ledger), func(i int) { w.entry(&p.Ledger[i]) })
	}
}

func (w *writer) entry(e *Entry) {
	w.textIf("item", e.Item)
	w.numberIf("unit", e.Unit)
	w.date("date", e.Date)
	w.text("member", e.Member)
	w.text("service", e.Service.String())
	w.numberIf("days", e.Days)
	w.text("network", e.Network)
	w.textIf("terms", e.Terms)
	w.money("amount", e.Amount)
	w.money("deductible", e.Deductible)
	w.money("copay", e.Copay)
	w.money("coinsurance", e.Coinsurance)
	w.money("notCovered", e.NotCovered)
	w.money("balanceBill", e.BalanceBill)
	w.money("planPays", e.PlanPays)
	w.objects("left", len(e.Left), func(i int) {
		l := &e.Left[i]
		w.moneyIf("person", l.Person)
		w.moneyIf("family", l.Family)
	})
	w.objects("reasons", len(e.Reasons), func(i int) {
		r := &e.Reasons[i]
		w.text("code", r.Code)
		w.moneyIf("amount", r.Amount)
		w.textIf("service", r.Service)
		w.numberIf("count", r.Count)
		w.textIf("course", r.Course)
	})
}
