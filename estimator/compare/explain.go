package compare

import (
	"cmp"
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/internal/arrange"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/year"
)

// A Costs adds up what the care of a household comes to under a plan, in one
// year or in several, by item and by why it costs something.
type Costs struct {
	of *care.Year
	// drawn is the index of the first item that is not listed.
	drawn int
	// several says that the years, so many by now, are told by their mean.
	several bool
	years   int
	fixed   year.Fixed
	// adjudicator is the plan's, which says what a deductible covers.
	adjudicator *claim.Adjudicator
	// items are by item of the year; those of care away from home follow behind
	// all others, where several years may have some of an item.
	items []itemCost
	// hra is the HRA money that goes on cost sharing, referrals what visits added
	// to get referrals cost.
	hra       money.Cents
	referrals part
}

// itemCost is what an item costs, and why.
type itemCost struct {
	parts [wholeParts]part
	// way is how its deductible is counted, in several years.
	way uint8
	// mark is the code under which all of it is told together, CodePremium if
	// none is; lines are how many it has.
	mark  Code
	lines int
}

// The ways in which an item costs something: a deductible, by what it covers,
// and the others.
const (
	partDeductible = iota
	partSharing    = iota + 3
	partBalanceBill
	partNotCovered
	partPayLimit   // of several years: of one, its whole item is told together
	partVisitLimit // the same
	wholeParts
)

// covered are what deductibles cover, in the order of their ways.
var covered = [...]plan.Covers{plan.MedicalAndDrug, plan.Medical, plan.Drug, plan.Services}

// codeOf are the codes of the ways.
var codeOf = [wholeParts]Code{CodeDeductible, CodeDeductible, CodeDeductible, CodeDeductible, CodeSharing, CodeBalanceBill, CodeNotCovered, CodePayLimit, CodeVisitLimit}

// part is an amount in so many lines.
type part struct {
	amount money.Cents
	lines  int
}

func (p *part) add(amount money.Cents) {
	if amount != 0 {
		p.amount += amount
		p.lines++
	}
}

// NewCosts returns the costs under a plan of no year yet, for several to come on
// these routes of it. The year's items from drawn on stand for care that is not
// listed.
func NewCosts(y *care.Year, drawn int, p *Plan, routes *care.Routes) Costs {
	n := len(y.Items)
	c := Costs{of: y, drawn: drawn, several: true, fixed: p.Fixed, adjudicator: p.Adjudicator, items: make([]itemCost, 2*n)}
	for i := range c.items {
		c.items[i].way = c.way(routes.Of(i%n, i >= n))
	}
	return c
}

// way returns that of the deductible of a line.
func (c *Costs) way(l *care.Line) uint8 {
	return uint8(partDeductible + max(slices.Index(covered[:], c.adjudicator.DeductibleFor(l)), 0))
}

// IsSharing tells whether a line costs no more than cost sharing, as nearly all
// lines of possible years do.
func IsSharing(l *care.Line, o *claim.Outcome) bool {
	return l.Item >= 0 && l.Facts&markingFacts == 0 && o.Why&markingWhys == 0 && o.BalanceBill == 0
}

// Sharing adds what such a line of several years comes to, just adjudicated: as
// [Costs.Line] does, which takes longer.
func (c *Costs) Sharing(l *care.Line, o *claim.Outcome) {
	item := c.item(l)
	item.parts[item.way].amount += o.Deductible
	item.parts[partSharing].amount += o.Copay + o.Coinsurance
}

// item returns what is known of a line's item.
func (c *Costs) item(l *care.Line) *itemCost {
	at := int(l.Item)
	if l.FromHome && c.several {
		at += len(c.of.Items)
	}
	return &c.items[at]
}

// Line adds what a line comes to, just adjudicated.
func (c *Costs) Line(l *care.Line, o *claim.Outcome) {
	if l.Item < 0 {
		c.referrals.add(l.Amount - o.PlanPays)
		return
	}
	item := c.item(l)
	item.lines++
	notCovered := partNotCovered
	switch mark := markOf(l, o); {
	case c.several && mark == CodeVisitLimit:
		notCovered = partVisitLimit
	case c.several && mark == CodePayLimit:
		notCovered = partPayLimit
	case mark > item.mark:
		item.mark = mark
	}
	item.parts[c.way(l)].add(o.Deductible)
	item.parts[partSharing].add(o.Copay + o.Coinsurance)
	item.parts[partBalanceBill].add(o.BalanceBill)
	item.parts[notCovered].add(o.NotCovered)
}

// Of returns what an item costs in all years.
func (c *Costs) Of(item int) money.Cents {
	var sum money.Cents
	for i := item; i < len(c.items); i += len(c.of.Items) {
		for _, p := range c.items[i].parts {
			sum += p.amount
		}
	}
	return sum
}

// Referrals returns what visits added to get referrals cost in all years.
func (c *Costs) Referrals() money.Cents { return c.referrals.amount }

// Year ends a year in which so much HRA money goes on cost sharing.
func (c *Costs) Year(hra money.Cents) {
	c.years++
	c.hra += hra
}

// Code says what a part of the difference between two plans is about.
type Code uint8

// The codes. From CodePayLimit on they are of one item, whose whole cost
// under both plans is given together, because under one of them something keeps
// it from being covered as in network. Where that is so in several ways, the
// later code is given.
//
// Of several years they are of drawn care too, by service. An item's units away
// from home are then apart from its others, and CodeVisitLimit and CodePayLimit are what units
// beyond a limit cost, since the same item has units within it in other years.
const (
	CodePremium        Code = iota // net premium (R25)
	CodeHSA                        // the employer's HSA contribution, below 0 (R26)
	CodeHRA                        // HRA money used, below 0 (R26)
	CodeTax                        // taxes saved, below 0 (R56)
	CodeDeductible                 // covers, where both plans' deductibles cover the same
	CodeSharing                    // copay and coinsurance of a service
	CodeReferralVisits             // what visits added to get referrals cost, those that cost something (R13)
	CodeBalanceBill                // of an item that is covered as in network (R9, R10)
	CodePayLimit                   // the plan pays no more for it (R43)
	CodeVisitLimit                 // units are beyond a visit limit (R19)
	CodeNotCovered                 // the plan's terms, or its list of drugs, do not cover it
	CodeUnknown                    // what the plan pays is unknown (R58)
	CodeNoReferral                 // a referral is needed and will not be got (R12)
	CodeAway                       // it is away from the service area (R10)
	CodeOutOfNetwork               // it is out of network (R7, R8)
)

var codes = [...]string{
	"premium", "hsa-contribution", "hra-used", "tax-saved", "deductible", "copay-and-coinsurance", "referral-visits", "balance-bill",
	"plan-pays-at-most", "visit-limit", "not-covered", "unknown-terms", "no-referral", "away", "out-of-network",
}

// kind returns the code under which a reason stands with others of its kind.
func (c Code) kind() Code {
	switch c {
	case CodeHRA:
		return CodeHSA
	case CodeNoReferral:
		return CodeReferralVisits
	case CodePayLimit, CodeVisitLimit:
		return CodeNotCovered
	}
	return c
}

// String names the code as results do.
func (c Code) String() string { return codes[c] }

// What marks a line: a line without any of these has no mark.
const (
	markingFacts = care.OutOfNetworkCovered | care.OutOfNetworkNotCovered | care.AwayNotCovered | care.UsualAndCustomary | care.NoReferral | care.UncoveredDrug
	markingWhys  = claim.NotCoveredTerms | claim.BeyondVisitLimit | claim.CrossesVisitLimit | claim.BeyondPlanPays | claim.UnknownTerms
)

// markOf returns the code under which all of a line's item is told, or
// CodePremium, which is none.
func markOf(l *care.Line, o *claim.Outcome) Code {
	switch {
	case l.Facts&care.UncoveredDrug != 0:
		return CodeNotCovered
	case l.Facts&(care.OutOfNetworkCovered|care.AwayNotCovered) != 0 && l.Away:
		return CodeAway
	case l.Facts&(care.OutOfNetworkCovered|care.OutOfNetworkNotCovered|care.UsualAndCustomary) != 0:
		return CodeOutOfNetwork
	case l.Facts&care.NoReferral != 0:
		return CodeNoReferral
	case o.Why&claim.NotCoveredTerms != 0:
		return CodeNotCovered
	case o.Why&claim.UnknownTerms != 0:
		return CodeUnknown
	case o.Why&(claim.BeyondVisitLimit|claim.CrossesVisitLimit) != 0:
		return CodeVisitLimit
	case o.Why&claim.BeyondPlanPays != 0:
		return CodePayLimit
	}
	return CodePremium
}

// Words returns the codes.
func (c Code) Words() []string { return codes[:] }

// AppendTo appends the code's name.
func (c Code) AppendTo(b []byte) []byte { return append(b, c.String()...) }

// MarshalText returns the code's name.
func (c Code) MarshalText() ([]byte, error) { return c.AppendTo(nil), nil }

// told is a part of the difference between two plans.
type told struct {
	code    Code
	item    int
	service service.ID // service.Count for none
	covers  plan.Covers
	// amounts and lines are those under the one plan and under the other.
	amounts [2]money.Cents
	lines   [2]int
}

// more is how much more the other plan costs in it.
func (t *told) more() money.Cents { return t.amounts[1] - t.amounts[0] }

// Explain returns where the difference between another plan, with its costs in
// the same years, and this one comes from: of the mean year, where there are
// several. The largest reasons come first, whatever their sign.
func (c *Costs) Explain(plan string, other *Costs, otherPlan string) Explanation {
	parts := c.parts(other)
	order := make([]int, 0, len(parts))
	x := Explanation{Plan: plan, Other: otherPlan}
	for i := range parts {
		if more := parts[i].more(); more != 0 {
			order = append(order, i)
			x.Difference += more
		}
	}
	arrange.Stable(order, func(i, j int) int {
		a, b := &parts[i], &parts[j]
		return cmp.Or(
			-cmp.Compare(a.more().Magnitude(), b.more().Magnitude()),
			cmp.Compare(a.code, b.code), cmp.Compare(a.item, b.item), cmp.Compare(a.service, b.service), cmp.Compare(a.covers, b.covers),
		)
	})
	x.Told = x.Difference.Told()
	x.Reasons = make([]Contribution, len(order))
	x.Kinds = []KindOfCost{}
	rest := x.Difference
	for i, k := range order {
		t := &parts[k]
		rest -= t.more()
		r := Contribution{Code: t.code, Amount: t.more(), Rest: rest, Covers: t.covers}
		if t.code >= CodeSharing && !c.several { // the others are not of lines
			r.Count = t.lines[0]
			if r.Amount > 0 {
				r.Count = t.lines[1]
			}
		}
		if t.service < service.Count {
			r.Service = &t.service
		}
		if t.item != none {
			r.Item = c.of.Items[t.item].Item.ID
		}
		x.Reasons[i] = r
		x.add(t.code.kind(), r.Amount)
	}
	x.Kinds = slices.DeleteFunc(x.Kinds, func(k KindOfCost) bool { return k.Amount == 0 })
	slices.SortStableFunc(x.Kinds, func(a, b KindOfCost) int {
		return -cmp.Compare(a.Amount.Magnitude(), b.Amount.Magnitude())
	})
	return x
}

// add adds an amount to what there is of its kind.
func (x *Explanation) add(kind Code, amount money.Cents) {
	for i := range x.Kinds {
		if x.Kinds[i].Code == kind {
			x.Kinds[i].Amount += amount
			return
		}
	}
	x.Kinds = append(x.Kinds, KindOfCost{kind, amount})
}

// parts returns the parts of the difference, some of which may be 0.
func (c *Costs) parts(other *Costs) []told {
	var parts []told
	alike := alikeDeductibles(c, other)
	for side, costs := range []*Costs{c, other} {
		for i := range costs.items {
			for way, p := range costs.items[i].parts {
				if p.amount != 0 {
					parts = c.tell(other, parts, i, way, p, alike, side)
				}
			}
		}
		parts = add(parts, told{code: CodeReferralVisits, item: none, service: service.Count}, side, costs.referrals)
	}
	for side, costs := range []*Costs{c, other} {
		// Behind all others, since no sum so far may be below 0.
		parts = add(parts, told{code: CodeHRA, item: none, service: service.Count}, side, part{amount: -costs.hra})
	}
	if c.several {
		for side := range 2 {
			mean := money.Means{Of: c.years}
			for i := range parts {
				parts[i].amounts[side] = mean.Add(parts[i].amounts[side])
			}
		}
	}
	for side, costs := range []*Costs{c, other} {
		parts = add(parts, told{code: CodePremium, item: none, service: service.Count}, side, part{amount: costs.fixed.Premium})
		parts = add(parts, told{code: CodeHSA, item: none, service: service.Count}, side, part{amount: -costs.fixed.HSA})
		parts = add(parts, told{code: CodeTax, item: none, service: service.Count}, side, part{amount: -costs.fixed.TaxSaved})
	}
	return parts
}

// tell adds one way in which the i-th item costs something under one of the
// plans to the parts.
func (c *Costs) tell(other *Costs, parts []told, i, way int, p part, alike bool, side int) []told {
	t := told{code: codeOf[way], item: none, service: service.Count}
	mark := max(c.items[i].mark, other.items[i].mark)
	i %= len(c.of.Items)
	s := c.of.Items[i].Item.Service
	switch {
	case mark != CodePremium:
		t = told{code: mark, item: i, service: s}
		p.lines = 0 // counted once
	case t.code == CodeDeductible && alike:
		t.covers = covered[way-partDeductible]
	case t.code == CodeSharing:
		t.service = s
		if c.of.Items[i].Drug() != nil { // of its own service under each plan
			t.item = i
		}
	case t.code == CodeBalanceBill || t.code == CodeVisitLimit || t.code == CodePayLimit:
		t.item, t.service = i, s
	}
	if t.item >= c.drawn {
		t.item = none
	}
	parts = add(parts, t, side, p)
	if t.item != none && t.code >= CodePayLimit {
		u := &parts[find(parts, &t)]
		u.lines = [2]int{c.items[i].lines, other.items[i].lines}
	}
	return parts
}

// find returns where a part of the same kind as t is, below 0 if it is nowhere.
func find(parts []told, t *told) int {
	return slices.IndexFunc(parts, func(u told) bool {
		return u.code == t.code && u.item == t.item && u.service == t.service && u.covers == t.covers
	})
}

// add adds to the part of t's kind under one of the plans.
func add(parts []told, t told, side int, p part) []told {
	k := find(parts, &t)
	if k < 0 {
		k = len(parts)
		parts = append(parts, t)
	}
	u := &parts[k]
	u.amounts[side] += p.amount
	u.lines[side] += p.lines
	return parts
}

// alikeDeductibles tells whether the kinds of deductible that are part of the
// costs under one of two plans are among those of the other.
func alikeDeductibles(a, b *Costs) bool {
	kinds := [2]int{}
	for side, costs := range []*Costs{a, b} {
		for i := range costs.items {
			for way := partDeductible; way < partSharing; way++ {
				if costs.items[i].parts[way].amount != 0 {
					kinds[side] |= 1 << way
				}
			}
		}
	}
	both := kinds[0] & kinds[1]
	return both == kinds[0] || both == kinds[1]
}
