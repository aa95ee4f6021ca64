package compare

import (
	"cmp"
	"slices"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
)

// Code says what a part of the difference between two plans is about.
type Code uint8

// The codes. From CodeVisitLimit on they are of one item, whose whole cost
// under both plans is told together, because under one of them something keeps
// it from being covered as in network. Where that is so in several ways, the
// later code is told.
const (
	CodePremium        Code = iota // net premium (R25)
	CodeHSA                        // the employer's HSA contribution, below 0 (R26)
	CodeHRA                        // HRA money used, below 0 (R26)
	CodeDeductible                 // covers, where both plans' deductibles cover the same
	CodeSharing                    // copay and coinsurance of a service
	CodeReferralVisits             // what visits added to get referrals cost, those that cost something (R13)
	CodeBalanceBill                // of an item that is covered as in network (R9, R10)
	CodeVisitLimit                 // units are beyond a visit limit (R19)
	CodeNotCovered                 // the plan's terms do not cover it
	CodeNoReferral                 // a referral is needed and will not be got (R12)
	CodeAway                       // it is away from the service area (R10)
	CodeOutOfNetwork               // it is out of network (R7, R8)
)

var codes = [...]string{
	"premium", "hsa-contribution", "hra-used", "deductible", "copay-and-coinsurance", "referral-visits", "balance-bill",
	"visit-limit", "not-covered", "no-referral", "away", "out-of-network",
}

// String names the code as results do.
func (c Code) String() string { return codes[c] }

// markOf returns the code under which all of a line's item is told, or
// CodePremium, which is none.
func markOf(l *care.Line, o *claim.Outcome) Code {
	switch {
	case l.Facts&(care.OutOfNetworkCovered|care.AwayNotCovered) != 0 && l.Away:
		return CodeAway
	case l.Facts&(care.OutOfNetworkCovered|care.OutOfNetworkNotCovered|care.UsualAndCustomary) != 0:
		return CodeOutOfNetwork
	case l.Facts&care.NoReferral != 0:
		return CodeNoReferral
	case o.Why&claim.NotCoveredTerms != 0:
		return CodeNotCovered
	case o.Why&(claim.BeyondVisitLimit|claim.CrossesVisitLimit) != 0:
		return CodeVisitLimit
	}
	return CodePremium
}

// Words returns the codes.
func (c Code) Words() []string { return codes[:] }

// MarshalText returns the code's name.
func (c Code) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// told is a part of the difference between two years.
type told struct {
	code    Code
	item    int
	service service.ID // service.Count for none
	covers  plan.Covers
	// amounts and lines are those of the one year and of the other.
	amounts [2]money.Cents
	lines   [2]int
}

// more is how much more the other year costs in it.
func (t *told) more() money.Cents { return t.amounts[1] - t.amounts[0] }

// Explain returns where the difference between another year and this one comes
// from. The largest reasons come first, whatever their sign.
func (r *Review) Explain(other *Review) Explanation {
	var parts []told
	alike := alikeDeductibles(r, other)
	for year, review := range []*Review{r, other} {
		for i := range review.items {
			for _, p := range review.items[i].parts {
				parts = r.tell(other, parts, i, p, alike, year)
			}
		}
	}
	order := make([]int, 0, len(parts))
	for i := range parts {
		if parts[i].more() != 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &parts[i], &parts[j]
		return cmp.Or(
			-cmp.Compare(a.more().Magnitude(), b.more().Magnitude()),
			cmp.Compare(a.code, b.code), cmp.Compare(a.item, b.item), cmp.Compare(a.service, b.service), cmp.Compare(a.covers, b.covers),
		)
	})
	x := Explanation{Plan: r.Year.ID, Other: other.Year.ID, Difference: other.Year.Total - r.Year.Total, Reasons: make([]Contribution, len(order))}
	rest := x.Difference
	for i, k := range order {
		t := &parts[k]
		rest -= t.more()
		c := Contribution{Code: t.code, Amount: t.more(), Rest: rest, Covers: t.covers}
		if t.code >= CodeSharing { // the others are not of lines
			c.Count = t.lines[0]
			if c.Amount > 0 {
				c.Count = t.lines[1]
			}
		}
		if t.service < service.Count {
			c.Service = &t.service
		}
		if t.item != none {
			c.Item = r.of.Items[t.item].Item.ID
		}
		x.Reasons[i] = c
	}
	return x
}

// tell adds a part of the i-th item, under one of the years, to the parts that
// are told.
func (r *Review) tell(other *Review, parts []told, i int, p part, alike bool, year int) []told {
	t := told{code: p.code, item: none, service: service.Count, covers: p.covers}
	lines := p.lines
	if i < len(r.of.Items) {
		s := r.of.Items[i].Item.Service
		mark := max(r.items[i].mark, other.items[i].mark)
		switch {
		case mark != CodePremium:
			t = told{code: mark, item: i, service: s}
			lines = 0 // counted once
		case p.code == CodeDeductible && !alike:
			t.covers = ""
		case p.code == CodeSharing:
			t.service = s
		case p.code == CodeBalanceBill:
			t.item, t.service = i, s
		}
	}
	k := slices.IndexFunc(parts, func(u told) bool {
		return u.code == t.code && u.item == t.item && u.service == t.service && u.covers == t.covers
	})
	if k < 0 {
		k = len(parts)
		parts = append(parts, t)
	}
	u := &parts[k]
	u.amounts[year] += p.amount
	u.lines[year] += lines
	if u.code >= CodeVisitLimit {
		u.lines = [2]int{r.items[i].lines, other.items[i].lines}
	}
	return parts
}

// alikeDeductibles tells whether the kinds of deductible that are part of the
// cost in one of two years are among those of the other.
func alikeDeductibles(a, b *Review) bool {
	kinds := [2]int{}
	for year, r := range []*Review{a, b} {
		for i := range r.items {
			for _, p := range r.items[i].parts {
				if p.code == CodeDeductible {
					kinds[year] |= 1 << slices.Index(p.covers.Words(), string(p.covers))
				}
			}
		}
	}
	both := kinds[0] & kinds[1]
	return both == kinds[0] || both == kinds[1]
}
