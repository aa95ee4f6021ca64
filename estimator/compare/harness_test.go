package compare_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/internal/random"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/terms"
	"github.com/outpocket/outpocket/estimator/year"
)

// prepared is a request ready to be compared.
type prepared struct {
	request *estimator.Request
	year    *care.Year
	plans   []compare.Plan
}

func prepare(t testing.TB, text []byte) prepared {
	t.Helper()
	r, problems := estimator.ReadRequest(text)
	require.NoError(t, problems.Err())
	ids := make([]string, len(r.Plans))
	for i := range r.Plans {
		ids[i] = r.Plans[i].ID
	}
	p := prepared{request: r, plans: make([]compare.Plan, len(r.Plans))}
	p.year = care.Prepare(care.NewCoverage(r.Year, r.StartMonth, r.Months), r.Members, r.Care, care.Named{Providers: r.Providers, Drugs: r.Drugs}, ids, &problems)
	require.NoError(t, problems.Err())
	for i := range r.Plans {
		rules := plan.Check(&r.Plans[i], "", &problems)
		p.plans[i] = compare.Plan{
			Rules:       rules,
			Fixed:       year.FixedOf(&r.Plans[i], &year.Household{Stretches: care.NewCoverage(r.Year, r.StartMonth, r.Months).Stretches(r.Members)}, "", &problems),
			Adjudicator: claim.New(rules, p.year.Coverage, r.Members, "", &problems),
		}
	}
	require.NoError(t, problems.Err())
	return p
}

// fine is how many parts a cent has for the brute force: as many as decide no
// sign that is worth looking at.
const fine = 10_000

// brute works out the total cost at any amount of care one by one, with the
// same adjudicator as every estimate, but on a plan and amounts that are fine
// times as large: so that rounding is that much smaller.
type brute struct {
	year  *care.Year
	plan  *compare.Plan
	large *claim.Adjudicator
	lines []care.Line
	// unrounded are the lines' allowed amounts in parts of a cent.
	unrounded []int64
}

func newBrute(t *testing.T, p *prepared, i int) *brute {
	t.Helper()
	r := *p.plans[i].Rules
	r.Accounts = largeAccounts(r.Accounts)
	pays := map[*plan.PayLimit]*plan.PayLimit{} // one for all that share one
	for side := range r.Coverage {
		r.Coverage[side] = slices.Clone(r.Coverage[side])
		for row := range r.Coverage[side] {
			cov := &r.Coverage[side][row]
			text := *cov.Terms
			cov.Terms = &text
			if of := cov.PlanPays; of != nil {
				if pays[of] == nil {
					pays[of] = &plan.PayLimit{Amount: of.Amount * fine, Per: of.Per}
				}
				cov.PlanPays = pays[of]
			}
			for _, share := range []*terms.Share{&cov.Terms.First, &cov.Terms.Rest} {
				share.Copay.Amount *= fine
				share.UpTo *= fine
				share.Coinsurance.AtLeast *= fine
			}
		}
	}
	members := make([]care.Member, len(p.request.Members))
	for m := range members {
		members[m] = p.request.Members[m]
		members[m].AlreadyPaid = nil
		for _, paid := range p.request.Members[m].AlreadyPaid {
			paid.Amount *= fine
			members[m].AlreadyPaid = append(members[m].AlreadyPaid, paid)
		}
	}
	var problems problem.List
	b := &brute{year: p.year, plan: &p.plans[i], large: claim.New(&r, p.year.Coverage, members, "", &problems), lines: p.year.Under(&r, nil)}
	require.NoError(t, problems.Err())
	for k := range b.lines {
		b.unrounded = append(b.unrounded, p.year.Unrounded(&r, &b.lines[k]))
	}
	return b
}

func largeAccounts(accounts []plan.Account) []plan.Account {
	large := make([]plan.Account, len(accounts))
	times := func(c *money.Cents) *money.Cents {
		if c == nil {
			return nil
		}
		n := *c * fine
		return &n
	}
	for i, a := range accounts {
		l := *a.Limit
		l.Self *= fine
		l.Person, l.Family = times(l.Person), times(l.Family)
		a.Limit = &l
		large[i] = a
	}
	return large
}

// ownCare returns the total at num ÷ den times the own care, in parts of a cent.
func (b *brute) ownCare(num, den int64) int64 {
	b.large.Reset()
	var o claim.Outcome
	for i, l := range b.lines {
		l.Amount = money.MulDiv(l.Amount*fine, num, den)
		l.Allowed = min(money.MulDiv(money.Cents(b.unrounded[i])*fine/10_000, num, den), l.Amount)
		b.large.Adjudicate(&l, &o)
	}
	return b.total(b.large.Totals())
}

// plainAmount returns the total at one amount in cents.
func (b *brute) plainAmount(cents int64, l care.Line) int64 {
	b.large.Reset()
	l.Amount = money.Cents(cents) * fine
	l.Allowed = l.Amount
	var o claim.Outcome
	b.large.Adjudicate(&l, &o)
	return b.total(b.large.Totals())
}

func (b *brute) total(t claim.Totals) int64 {
	f := &b.plan.Fixed
	return int64((f.Premium-f.HSA)*fine + t.Paid() - min(f.HRA*fine, t.CostSharing()))
}

// drawn is a random request: every other one has tiers, accounts, limits on use, fills
// and prices of the plan's own.
func drawn(seed uint64) []byte {
	if seed%2 == 1 {
		return random.Tiered(seed)
	}
	return random.Request(seed)
}

// drawnToo is a random request too: every third one has items that name providers and
// drugs.
func drawnToo(seed uint64) []byte {
	if seed%3 == 2 {
		return random.Named(seed)
	}
	return drawn(seed)
}
