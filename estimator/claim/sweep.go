package claim

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/internal/exact"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
)

// A Scale is a year's lines under a plan, ready to be multiplied: what every
// line comes to as a function of a factor x on every price and charge, without
// rounding (R30). Visits are counted as ever, since no amount decides them; the
// rest of a line follows from least amounts, sums and shares, so that every
// amount is a function of x that is straight in pieces and never jumps.
type Scale struct {
	adjudicator *Adjudicator
	lines       []scaledLine
	// outside are what the household pays outside any limit: of a line not
	// covered all, of others the balance bill and what visit limits leave out.
	outside []portion
}

// A portion is within ÷ of of an amount in ten-thousandths of a cent.
type portion struct {
	amount     int64
	within, of int64
}

type scaledLine struct {
	allowed portion
	share   *share
	copay   money.Cents
	rate    money.Rate
	benefit *benefit
	member  uint8
	// day decides which amounts of what starts anew the line draws on (R45). units are the days
	// of a stay, by which the plan's most for a day counts.
	day  int32
	days int32
}

// hundredPercent is money.MaxRate, and how many of the amounts of a portion
// are a cent.
const hundredPercent = int64(money.MaxRate)

// Scale lays out lines for multiplication. Unrounded gives a line's allowed
// amount in ten-thousandths of a cent. It leaves the adjudicator at the start
// of the estimate.
func (a *Adjudicator) Scale(lines []care.Line, unrounded func(*care.Line) int64) *Scale {
	a.Reset()
	s := &Scale{adjudicator: a, lines: make([]scaledLine, 0, len(lines))}
	for i := range lines {
		l := &lines[i]
		amount := int64(l.Amount) * hundredPercent
		var b *benefit
		if l.Side < plan.Sides {
			b = &a.benefits[l.Side][l.Row]
		}
		if b == nil || !b.covered {
			s.outside = append(s.outside, portion{amount, 1, 1})
			continue
		}
		used := a.used[int(l.Member)*a.counters : (int(l.Member)+1)*a.counters]
		within, of, days := int32(1), int32(1), l.Days
		if b.limits != nil {
			within, of = a.visits(b, l, used)
			if within < of {
				s.outside = append(s.outside, portion{amount, int64(of - within), int64(of)})
				if b.inDays {
					days = within
				}
			}
			if within == 0 {
				continue
			}
		}
		allowed := unrounded(l)
		if amount > allowed {
			s.outside = append(s.outside, portion{amount - allowed, int64(within), int64(of)})
		}
		share, _ := b.terms(used)
		copay, rate := min(share.copayFor(days), share.cap), share.rate
		if share.waivedIfAdmitted && l.Admitted {
			copay = 0
		}
		if share.waivesRate && l.Admitted {
			rate = 0
		}
		if copay == 0 && rate == 0 && !share.subject && b.pays == nil {
			continue
		}
		s.lines = append(s.lines, scaledLine{
			allowed: portion{allowed, int64(within), int64(of)},
			share:   share, copay: copay, rate: rate, benefit: b, member: l.Member,
			day: l.Day, days: days,
		})
	}
	a.Reset()
	return s
}

// Plain returns a Scale of one line in network of a service, of the first
// member, that comes to x cents.
func (a *Adjudicator) Plain(l care.Line) *Scale {
	l.Amount, l.Allowed = 1, 1
	return a.Scale([]care.Line{l}, func(*care.Line) int64 { return hundredPercent })
}

// Denominators returns the least multiples, of amount and of rate, of the
// denominators of the lines' allowed amounts in cents and of their coinsurance.
// A multiple beyond most is left out: the reckoning is only slower for it.
func (s *Scale) Denominators(amount, rate, most int64) (ofAmounts, ofRates int64) {
	for i := range s.lines {
		l := &s.lines[i]
		whole := l.allowed.of * hundredPercent
		if m := multiple(amount, whole/divisor(whole, l.allowed.amount*l.allowed.within)); m <= most {
			amount = m
		}
		rate = multiple(rate, hundredPercent/divisor(hundredPercent, int64(l.rate)))
	}
	return amount, rate
}

// multiple returns the least common multiple, divisor the greatest common
// divisor, of two numbers above 0; b may be 0 for divisor.
func multiple(a, b int64) int64 { return a / divisor(a, b) * b }

func divisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// A Piece is cost sharing from a factor on.
type Piece struct {
	From    exact.Ratio
	Sharing exact.Linear
	// Beyond is what the plan does not pay because of a most that it pays (R43).
	Beyond exact.Linear
}

// A Sweep works out deductible, copay and coinsurance of all lines together for
// every factor from 0 to a last one, piece by piece. Amounts are in cents.
//
// It starts at 0 and goes from one factor to the next at which any comparison
// of any line comes out differently. Between them every amount is a + b·x.
type Sweep struct {
	// Pieces are those so far, the first from 0 on.
	Pieces []Piece
	// Outside is what the household pays outside any limit for a factor of 1.
	Outside exact.Number
	at      *sweep
	last    exact.Ratio
}

// Sweep returns one that has no pieces yet.
func (s *Scale) Sweep(f *exact.Field, last exact.Ratio) *Sweep {
	w := &Sweep{at: newSweep(s, f), last: last}
	for i := range s.outside {
		w.Outside = f.Add(w.Outside, s.outside[i].number(f))
	}
	for i := range w.at.rows {
		w.at.again(int32(i))
	}
	return w
}

// Advance goes on by at most the given number of factors, and tells whether it came to
// the last.
func (s *Sweep) Advance(factors int) bool {
	w, f := s.at, s.at.f
	for range factors {
		w.settle()
		n := len(s.Pieces)
		if n == 0 || !f.SubLinear(s.Pieces[n-1].Sharing, w.sharing).Zero() || !f.SubLinear(s.Pieces[n-1].Beyond, w.beyond).Zero() {
			s.Pieces = append(s.Pieces, Piece{From: w.x, Sharing: w.sharing, Beyond: w.beyond})
		}
		next, ok := w.timers.first()
		if !ok || f.Compare(next, s.last) >= 0 {
			return true
		}
		w.x = next
		w.ring()
	}
	return false
}

func (p portion) number(f *exact.Field) exact.Number {
	return f.Share(f.Quotient(p.amount, p.of*hundredPercent), p.within, 1)
}

// A draw is of a row on an account.
type draw struct {
	account int32
	// place is where the row stands in the account's rows.
	place int32
	part  drawnPart
}

// drawnPart is what of a row an account counts, in the order in which it limits them.
type drawnPart uint8

const (
	firstDeductible drawnPart = iota // the one in addition
	thenDeductible
	ofCoinsurance
	ofCopays // and coinsurance
	ofSharing
	ofPlanPays
	drawnParts
)

// sweep is a year at a factor x, and just above it.
//
// Of each account it is enough to know which line uses it up: those before it
// find more than they need, those after it nothing. So what changes at one
// factor changes few lines.
type sweep struct {
	f        *exact.Field
	x        exact.Ratio
	rows     []row
	accounts []drawn
	// sharing is what all rows come to, beyond what the plan does not pay besides.
	sharing, beyond exact.Linear
	// queue are the rows to adjudicate anew, queued which those are; unsettled
	// are the accounts whose left has changed.
	queue     heap
	queued    []bool
	unsettled []int32
	// timers are the factors at which rows, and then accounts, change next.
	timers timers
	// until is where the adjudication under way changes.
	until    exact.Ratio
	hasUntil bool
}

// row is a line in a sweep.
type row struct {
	allowed exact.Number // for a factor of 1
	copay   exact.Number
	cap     exact.Number
	least   exact.Number
	rate    money.Rate
	share   *share
	benefit *benefit
	pays    exact.Number // the most that the plan pays, where there is one
	// draws are those on accounts that limit the row, by part.
	draws []draw
	// parts are what the accounts count, as they stand; beyond is what the plan does not
	// pay besides.
	parts  [drawnParts]exact.Linear
	beyond exact.Linear
}

// drawn is an account in a sweep.
type drawn struct {
	rows []int32
	// last is the place in rows of the one that uses the account up;
	// len(rows) where none does. Left is what the rows before it leave.
	last      int
	left      exact.Linear
	unsettled bool
}

func newSweep(s *Scale, f *exact.Field) *sweep {
	a := s.adjudicator
	w := &sweep{
		f: f, x: exact.Ratio{Num: 0, Den: f.Whole(1)},
		rows: make([]row, len(s.lines)), queued: make([]bool, len(s.lines)), accounts: make([]drawn, 2*len(a.start)),
	}
	// Behind the accounts as they begin stand those that start anew.
	full := append(append([]money.Cents(nil), a.start...), a.start...)
	for _, r := range a.renewals {
		a.fill(full[len(a.start):], r.account)
	}
	for i := range w.accounts {
		if full[i] != noLimit {
			w.accounts[i].left.A = f.Whole(int64(full[i]))
		}
	}
	for i := range s.lines {
		l, r := &s.lines[i], &w.rows[i]
		r.allowed = l.allowed.number(f)
		r.share, r.benefit = l.share, l.benefit
		r.copay = f.Whole(int64(l.copay))
		r.least = f.Whole(int64(l.share.least))
		r.rate = l.rate
		if l.share.cap < noLimit {
			r.cap = f.Whole(int64(l.share.cap))
		}
		if pays := l.benefit.pays; pays != nil && pays.most < noLimit {
			r.pays = f.Whole(int64(pays.of(l.days)))
		}
		add := func(account uint8, part drawnPart) {
			for _, at := range [...]int{int(l.member)*a.stride + int(account), a.members*a.stride + int(account)} {
				if a.anew(account, l.day) {
					at += len(a.start)
				}
				if full[at] == noLimit {
					continue
				}
				d := &w.accounts[at]
				r.draws = append(r.draws, draw{int32(at), int32(len(d.rows)), part})
				d.rows = append(d.rows, int32(i))
			}
		}
		if l.share.subject {
			if l.benefit.added != nothingLeft {
				add(l.benefit.added, firstDeductible)
			}
			for _, account := range l.benefit.deductibles {
				add(account, thenDeductible)
			}
		}
		for _, m := range l.benefit.maximums {
			add(m.account, ofCoinsurance+drawnPart(m.counts))
		}
		if l.benefit.pays != nil {
			add(l.benefit.pays.account, ofPlanPays)
		}
	}
	for i := range w.accounts {
		if d := &w.accounts[i]; full[i] > 0 {
			d.last = len(d.rows)
		}
	}
	w.timers = newTimers(f, len(w.rows)+len(w.accounts))
	return w
}

// ring takes up all that changes at x.
func (w *sweep) ring() {
	for {
		i, ok := w.timers.ringing(w.x)
		if !ok {
			return
		}
		w.timers.stop(i)
		if i < len(w.rows) {
			w.again(int32(i))
			continue
		}
		w.changed(int32(i - len(w.rows)))
	}
}

// settle adjudicates what is to be adjudicated anew, in the order of the
// lines, until all that follows from it has been.
func (w *sweep) settle() {
	for {
		for len(w.queue) > 0 {
			i := w.queue.pop()
			w.queued[i] = false
			w.adjudicate(int(i))
		}
		for k := 0; k < len(w.unsettled); k++ {
			i := w.unsettled[k]
			d := &w.accounts[i]
			d.unsettled = false
			w.stepBack(i)
			if w.f.Sign(d.left.B) < 0 {
				w.timers.set(len(w.rows)+int(i), w.f.Root(d.left))
			} else {
				w.timers.stop(len(w.rows) + int(i))
			}
		}
		w.unsettled = w.unsettled[:0]
		if len(w.queue) == 0 {
			return
		}
	}
}

// again queues a row to be adjudicated anew.
func (w *sweep) again(i int32) {
	if !w.queued[i] {
		w.queued[i] = true
		w.queue.push(i)
	}
}

// changed remembers that what is left of an account has.
func (w *sweep) changed(account int32) {
	d := &w.accounts[account]
	if !d.unsettled {
		d.unsettled = true
		w.unsettled = append(w.unsettled, account)
	}
	if d.last < len(d.rows) {
		w.again(d.rows[d.last])
	}
}

// stepBack finds an earlier row that uses an account up, where those before
// the last one use more than there is, and tells whether there is one.
func (w *sweep) stepBack(account int32) bool {
	d := &w.accounts[account]
	stepped := false
	for d.last > 0 && w.f.SignAfter(d.left, w.x) < 0 {
		stepped = true
		d.last--
		i := d.rows[d.last]
		d.left = w.f.AddLinear(d.left, w.rows[i].takes(account))
		w.again(i)
	}
	if stepped {
		w.changed(account)
	}
	return stepped
}

// takes returns what the row takes off an account.
func (r *row) takes(account int32) exact.Linear {
	for i := range r.draws {
		if r.draws[i].account == account {
			return r.parts[r.draws[i].part]
		}
	}
	return exact.Linear{}
}

// adjudicate works row i out anew, and takes up what follows from it.
func (w *sweep) adjudicate(i int) {
	f, r := w.f, &w.rows[i]
	stepped := false
	for k := range r.draws {
		account := r.draws[k].account
		d := &w.accounts[account]
		if d.last < len(d.rows) && d.rows[d.last] == int32(i) {
			stepped = w.stepBack(account) || stepped
		}
	}
	if stepped {
		w.again(int32(i)) // after the rows before it
		return
	}
	w.hasUntil = false
	before, beyond := r.parts, r.beyond
	w.share(r)
	if w.hasUntil {
		w.timers.set(i, w.until)
	} else {
		w.timers.stop(i)
	}
	w.sharing = f.AddLinear(w.sharing, f.SubLinear(r.parts[ofSharing], before[ofSharing]))
	w.beyond = f.AddLinear(w.beyond, f.SubLinear(r.beyond, beyond))
	for k := range r.draws {
		draw := &r.draws[k]
		d := &w.accounts[draw.account]
		takes := r.parts[draw.part]
		switch place := int(draw.place); {
		case place < d.last:
			if more := f.SubLinear(takes, before[draw.part]); !more.Zero() {
				d.left = f.SubLinear(d.left, more)
				w.changed(draw.account)
			}
		case place == d.last:
			// Where it leaves something after all, the next row finds that.
			if left := f.SubLinear(d.left, takes); f.SignAfter(left, w.x) > 0 {
				d.left = left
				d.last++
				w.changed(draw.account)
			}
		}
	}
}

// share works a row out as Adjudicate does (R17, R21, R40–R43), just above x. A maximum stops coinsurance first, then copay, then
// deductible: so of what it counts as much stays as is within it, the deductible before
// the copay and the copay before the coinsurance.
func (w *sweep) share(r *row) {
	f, s := w.f, r.share
	allowed := exact.Linear{B: r.allowed}
	rest := allowed
	var first, then, copay, coinsurance exact.Linear
	if s.copayFirst && r.copay != 0 {
		copay = w.least(rest, exact.Linear{A: r.copay})
		rest = f.SubLinear(rest, copay)
	}
	if s.subject {
		if r.benefit.added != nothingLeft {
			first = w.within(rest, r, firstDeductible)
			rest = f.SubLinear(rest, first)
		}
		if len(r.benefit.deductibles) > 0 {
			then = w.within(rest, r, thenDeductible)
			rest = f.SubLinear(rest, then)
		}
	}
	if !s.copayFirst && r.copay != 0 {
		copay = w.least(rest, exact.Linear{A: r.copay})
		rest = f.SubLinear(rest, copay)
	}
	if r.rate > 0 {
		coinsurance = f.ShareLinear(rest, int64(r.rate), hundredPercent)
		if s.least > 0 {
			coinsurance = w.most(coinsurance, w.least(rest, exact.Linear{A: r.least}))
		}
		if s.cap < noLimit {
			coinsurance = w.least(coinsurance, f.SubLinear(exact.Linear{A: r.cap}, copay))
		}
	}
	deductible := f.AddLinear(first, then)
	for part := ofCoinsurance; part <= ofSharing; part++ {
		if !r.drawsOn(part) {
			continue
		}
		counted := coinsurance
		if part >= ofCopays {
			counted = f.AddLinear(counted, copay)
		}
		if part == ofSharing {
			counted = f.AddLinear(counted, deductible)
		}
		counted = w.within(counted, r, part)
		if part == ofSharing {
			deductible = w.least(deductible, counted)
			counted = f.SubLinear(counted, deductible)
		}
		if part >= ofCopays {
			copay = w.least(copay, counted)
			counted = f.SubLinear(counted, copay)
		}
		coinsurance = counted
	}
	first = w.least(first, deductible)
	r.parts[firstDeductible], r.parts[thenDeductible] = first, f.SubLinear(deductible, first)
	r.parts[ofCoinsurance] = coinsurance
	r.parts[ofCopays] = f.AddLinear(coinsurance, copay)
	r.parts[ofSharing] = f.AddLinear(r.parts[ofCopays], deductible)
	if r.benefit.pays != nil {
		pays := f.SubLinear(allowed, r.parts[ofSharing])
		most := pays
		if r.benefit.pays.most < noLimit {
			most = w.least(most, exact.Linear{A: r.pays})
		}
		most = w.within(most, r, ofPlanPays)
		r.parts[ofPlanPays], r.beyond = most, f.SubLinear(pays, most)
	}
}

// drawsOn tells whether some account that limits the row counts a part.
func (r *row) drawsOn(part drawnPart) bool {
	for i := range r.draws {
		if r.draws[i].part == part {
			return true
		}
	}
	return false
}

// within returns as much of an amount as the accounts of the row that count a part
// leave.
func (w *sweep) within(amount exact.Linear, r *row, part drawnPart) exact.Linear {
	for k := range r.draws {
		draw := &r.draws[k]
		if draw.part != part {
			continue
		}
		d := &w.accounts[draw.account]
		switch place := int(draw.place); {
		case place < d.last:
		case place > d.last:
			amount = exact.Linear{}
		default:
			amount = w.least(amount, d.left)
		}
	}
	return amount
}

// most returns the greater of two amounts just above x.
func (w *sweep) most(g, h exact.Linear) exact.Linear {
	return w.f.SubLinear(w.f.AddLinear(g, h), w.least(g, h))
}

// least returns the lesser of two amounts just above x, and remembers where
// the other one becomes it.
func (w *sweep) least(g, h exact.Linear) exact.Linear {
	f := w.f
	over := f.SubLinear(g, h)
	sign := f.SignAfter(over, w.x)
	if sign*f.Sign(over.B) < 0 {
		root := f.Root(over)
		if !w.hasUntil || f.Compare(root, w.until) < 0 {
			w.until, w.hasUntil = root, true
		}
	}
	if sign > 0 {
		return h
	}
	return g
}
