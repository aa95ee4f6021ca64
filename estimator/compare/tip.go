package compare

import "github.com/outpocket/outpocket/estimator/money"

// TipOf returns the tip at a count of a quantity, where each plan comes to a
// total, if another plan than the one that is the cheapest as things are costs less
// there. Of several that cost the least, places tell which: those of [year.Places].
func TipOf(count int, plans []Plan, totals []money.Cents, now int, places []int) *Tip {
	cheapest := now
	for i, total := range totals {
		if total < totals[cheapest] || total == totals[cheapest] && places[i] < places[cheapest] {
			cheapest = i
		}
	}
	if totals[cheapest] == totals[now] {
		return nil
	}
	return &Tip{Count: count, Plan: plans[cheapest].Rules.ID, Total: totals[cheapest], Instead: totals[now], Years: 1}
}
