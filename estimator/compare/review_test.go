package compare_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/risk"
)

// TestDifferencesAddUp holds every sum of what is told of a plan, and of the
// difference between two, against estimates of the same requests.
func TestDifferencesAddUp(t *testing.T) {
	t.Parallel()
	explained, lifted := 0, 0
	// Random requests have no taxes: TestR56SavedEverywhere holds those.
	codes := map[compare.Code]int{compare.CodeTax: 1}
	for seed := range uint64(random.Cases(3_000)) {
		p := prepare(t, drawn(seed))
		result, err := estimator.Estimate(p.request)
		require.NoError(t, err)
		reviews := make([]compare.Review, len(p.plans))
		decision := listedRules(&p)
		for i := range p.plans {
			at := fmt.Sprintf("request %d, plan %d", seed, i)
			of := &result.Plans[i]
			reviews[i] = compare.NewReview(p.year, p.request.Members, &p.plans[i])
			require.Equal(t, of.Total, reviews[i].Year.Total, at)
			months(t, at, &reviews[i], of, p.year.Coverage, p.request.Members)
			require.Equal(t, limitsReached(p.request, of, p.plans[i].Adjudicator), reviews[i].Reached, at)

			free := withoutRules(t, p.request, i)
			costs := decision.Rules(i)
			require.Len(t, costs, 3, at)
			for k := range costs {
				require.Equal(t, plan.Rule("").Words()[k], string(costs[k].Rule))
				require.Equal(t, free[k]-free[k+1], costs[k].Difference, "%s: %s", at, costs[k].Rule)
				if costs[k].Difference != 0 {
					lifted++
				}
			}
		}
		for i := range reviews {
			for j := range reviews {
				x := reviews[i].Explain(&reviews[j])
				at := fmt.Sprintf("request %d, %s against %s: %v", seed, x.Plan, x.Other, x.Reasons)
				require.Equal(t, result.Plans[j].Total-result.Plans[i].Total, x.Difference, at)
				rest := x.Difference
				for k, r := range x.Reasons {
					require.NotZero(t, r.Amount, at)
					rest -= r.Amount
					require.Equal(t, rest, r.Rest, at)
					if k > 0 {
						require.LessOrEqual(t, r.Amount.Magnitude(), x.Reasons[k-1].Amount.Magnitude(), at)
					}
					codes[r.Code]++
				}
				require.Zero(t, rest, at)
				kinds := x.Difference
				for k, kind := range x.Kinds {
					require.NotZero(t, kind.Amount, at)
					kinds -= kind.Amount
					if k > 0 {
						require.LessOrEqual(t, kind.Amount.Magnitude(), x.Kinds[k-1].Amount.Magnitude(), at)
					}
				}
				require.Zero(t, kinds, at)
				require.Equal(t, result.Plans[j].Premium-result.Plans[i].Premium, amountOf(&x, compare.CodePremium), at)
				require.Equal(t, result.Plans[i].HRAUsed-result.Plans[j].HRAUsed, amountOf(&x, compare.CodeHRA), at)
				require.Equal(t, result.Plans[j].Asks.ReferralVisitCost-result.Plans[i].Asks.ReferralVisitCost, amountOf(&x, compare.CodeReferralVisits), at)
				explained++
			}
		}
	}
	t.Logf("%d explanations, %d rules that make a difference, codes %v", explained, lifted, codes)
	for code := compare.CodePremium; code <= compare.CodeOutOfNetwork; code++ {
		assert.True(t, codes[code] > 0 || random.Few(), code)
	}
	assert.Greater(t, lifted, random.Cases(300))
}

func amountOf(x *compare.Explanation, code compare.Code) (sum money.Cents) {
	for _, r := range x.Reasons {
		if r.Code == code {
			sum += r.Amount
		}
	}
	return sum
}

// months holds the months against the ledger.
func months(t *testing.T, at string, r *compare.Review, of *estimator.PlanResult, c care.Coverage, members []care.Member) {
	t.Helper()
	require.Len(t, r.Months, c.Months, at)
	premiums(t, at, r, c, members)
	for i, m := range r.Months {
		end := c.Month(i + 1)
		var paid, sharing money.Cents
		for _, e := range of.Ledger {
			if e.Date < end {
				sharing += e.Deductible + e.Copay + e.Coinsurance
				paid += e.NotCovered + e.BalanceBill
			}
		}
		paid += sharing
		require.Equal(t, c.Month(i).String()[:7], m.Month, at)
		require.Equal(t, paid, m.Care, "%s, month %d", at, i)
		require.Equal(t, m.Premium+m.Care-m.Accounts, m.Total, "%s, month %d", at, i)
	}
	last := r.Months[c.Months-1]
	require.Equal(t, of.Premium, last.Premium, at)
	require.Equal(t, of.HSA+of.HRAUsed, last.Accounts, at)
	require.Equal(t, of.Total, last.Total, at)
}

// premiums holds that a premium is spread evenly, to the cent, over months in a row in
// which the same members are covered (R57).
func premiums(t *testing.T, at string, r *compare.Review, c care.Coverage, members []care.Member) {
	t.Helper()
	paid := func(months int) money.Cents {
		if months == 0 {
			return 0
		}
		return r.Months[months-1].Premium
	}
	first := 0
	for _, s := range c.Stretches(members) {
		whole := paid(first+s.Months) - paid(first)
		for n := 1; n <= s.Months; n++ {
			require.Equal(t, money.MulDiv(whole, int64(n), int64(s.Months)), paid(first+n)-paid(first), "%s, month %d", at, first+n)
		}
		first += s.Months
	}
	require.Equal(t, c.Months, first, at)
}

// limitsReached reads from the ledger what limits come to nothing.
func limitsReached(r *estimator.Request, of *estimator.PlanResult, a *claim.Adjudicator) []compare.Reached {
	reached := []compare.Reached{}
	a.Reset()
	type limit struct {
		index  int
		member string
	}
	met := map[limit]bool{}
	for i := range of.Limits {
		for m := range r.Members {
			person, family := a.Left(i, m)
			met[limit{i, r.Members[m].ID}] = person == 0
			met[limit{i, ""}] = family == 0
		}
	}
	for _, e := range of.Ledger {
		for i, l := range of.Limits {
			tell := func(left *money.Cents, member string) {
				if left != nil && *left == 0 && !met[limit{i, member}] {
					met[limit{i, member}] = true
					reached = append(reached, compare.Reached{Which: l.Which, Member: member, Date: e.Date})
				}
			}
			tell(e.Left[i].Person, e.Member)
			tell(e.Left[i].Family, "")
		}
	}
	return reached
}

// withoutRules returns what the i-th plan of a request costs as it is, and with
// one rule after the other taken out of the request.
func withoutRules(t *testing.T, r *estimator.Request, i int) [4]money.Cents {
	t.Helper()
	changed := *r
	changed.Plans = []plan.Plan{r.Plans[i]}
	changed.Ledger = false
	changed.Members = slices.Clone(r.Members)
	for m := range changed.Members {
		changed.Members[m].AlreadyPaid = slices.DeleteFunc(slices.Clone(r.Members[m].AlreadyPaid), func(p care.Paid) bool {
			return p.Plan != "" && p.Plan != r.Plans[i].ID
		})
		changed.Members[m].AlreadyUsed = slices.DeleteFunc(slices.Clone(r.Members[m].AlreadyUsed), func(u care.Used) bool {
			return u.Plan != "" && u.Plan != r.Plans[i].ID
		})
	}
	changed.Care = slices.Clone(r.Care)
	for k := range changed.Care {
		out := &changed.Care[k].OutOfNetwork
		out.All, out.Plans = out.Of(r.Plans[i].ID), nil
		changed.Care[k].Tier = care.Tiers{All: care.Tier(changed.Care[k].Tier.Of(r.Plans[i].ID))}
	}
	total := func() money.Cents {
		result, err := estimator.Estimate(&changed)
		require.NoError(t, err)
		return result.Plans[0].Total
	}
	no := false
	p := &changed.Plans[0]
	totals := [4]money.Cents{total()}
	if p.Type != plan.Indemnity {
		p.RequiresReferral, p.ReferralServices = &no, nil
	}
	totals[1] = total()
	if p.Type != plan.Indemnity {
		for k := range changed.Care {
			changed.Care[k].OutOfNetwork.All = false
		}
	}
	totals[2] = total()
	if p.Type != plan.Indemnity {
		p.RequiresServiceArea = &no
	}
	totals[3] = total()
	return totals
}

// TestR28WorstCaseHolds holds the worst case against ten times the care: what
// counts toward the maximum in network never exceeds it.
func TestR28WorstCaseHolds(t *testing.T) {
	reached := 0
	for seed := range uint64(random.Cases(2000)) {
		p := prepare(t, drawnToo(seed))
		for i := range p.plans {
			a, r := p.plans[i].Adjudicator, p.plans[i].Rules
			worst, unlimited := a.Worst()
			if unlimited {
				continue
			}
			a.Reset()
			var sharing money.Cents
			for _, l := range p.year.Under(r, nil) {
				var o claim.Outcome
				l.Amount *= compare.MostFactor
				l.Allowed *= compare.MostFactor
				a.Adjudicate(&l, &o)
				if l.Side == plan.In && !r.Coverage[plan.In][l.Service].OutsideMaximum {
					sharing += o.Deductible + o.Copay + o.Coinsurance
				}
			}
			require.LessOrEqual(t, sharing, worst, "request %d, plan %d", seed, i)
			if sharing == worst && worst > 0 {
				reached++
			}
		}
	}
	assert.Greater(t, reached, random.Cases(50))
}

// listedRules decides what rules cost for the listed care, and no more.
func listedRules(p *prepared) *risk.Decision {
	s := risk.New(0, p.year, make([]care.Member, p.year.Members), p.plans)
	s.Advance(1)
	d := s.Decide(p.years())
	for !d.RulesDone() {
		d.Advance(1)
	}
	return d
}
