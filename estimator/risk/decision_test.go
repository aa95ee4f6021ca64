package risk

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/year"
)

// decided is a family with listed care of every quantity but one, drawn care,
// months away, care outside the network, and plans with every rule.
type decided struct {
	members []care.Member
	items   []care.Item
	plans   []compare.Plan
	year    *care.Year
}

func decidedFamily(t testing.TB) decided {
	t.Helper()
	d := decided{members: []care.Member{
		member("a", 44, care.Female, care.UseLow),
		member("b", 30, care.Male, care.UseUnknown),
		member("c", 9, care.Male, care.UseLow, reference.Asthma),
	}}
	d.members[0].Relationship = care.Self
	d.members[0].Away = &care.Months{StartMonth: 11, Months: 4}
	d.members[1].OutOfNetwork = []care.Sought{{Service: service.Specialist, Visits: 2}}
	price := func(dollars money.Cents) *money.Cents { cents := dollars * 100; return &cents }
	day := func(month, day int) care.Date { return care.NewDate(2026, month, day) }
	d.items = []care.Item{
		{ID: "skin", Member: "a", Service: service.Specialist, Count: 3, Price: price(210), OutOfNetwork: care.OutOfNetwork{All: true}},
		{ID: "heart", Member: "a", Service: service.Specialist, Count: 4, Price: price(250)},
		{ID: "doctor", Member: "b", Service: service.PrimaryCare, Count: 2, Price: price(140)},
		{ID: "again", Member: "c", Service: service.PrimaryCare, Count: 2, Dates: []care.Date{day(5, 2), day(3, 9)}},
		{ID: "night", Member: "c", Service: service.EmergencyRoom, Count: 1},
		{ID: "stay", Member: "b", Service: service.HospitalStay, Count: 1, Days: 3, Price: price(2900)},
		{ID: "pill", Member: "a", Service: service.PreferredBrandDrug, Count: 6},
	}
	limits := func(deductible, maximum int) string {
		return fmt.Sprintf(`"unmarkedTerms": "deductibleWaived", "deductibles": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": %d, "person": %[1]d, "family": %d}],
			"outOfPocketMaximums": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": %d, "person": %[3]d, "family": %d}]`, deductible, 2*deductible, maximum, 2*maximum)
	}
	d.plans = []compare.Plan{
		ready(t, `"type": "HMO", "requiresServiceArea": true, "premium": {"period": "year", "amount": 7000}, `+limits(500, 9000)+`,
			"benefits": {"primaryCare": "$30", "specialist": "$60", "rehabilitation": {"terms": "$40", "visitLimit": {"count": 3}}, "emergencyRoom": "$350 copay, waived if admitted",
			"other": "20% after deductible"}`, d.members),
		ready(t, `"type": "PPO", "premium": {"period": "year", "amount": 7000}, `+limits(1500, 9500)+`,
			"benefits": {"primaryCare": {"terms": "$30 for the first 2 visits, then $50 after deductible"}, "other": {"terms": "20% after deductible", "outOfNetwork": "40%"}}`, d.members),
		ready(t, `"type": "EPO", "premium": {"period": "year", "amount": 7300}, `+limits(2000, 9200)+`, "benefits": {"other": "30% after deductible"}`, d.members),
	}
	for i := range d.plans {
		rules := *d.plans[i].Rules
		rules.ID, rules.Name = fmt.Sprint("p", i), fmt.Sprint("P", i)
		d.plans[i].Rules = &rules
	}
	d.year = prepared(t, d.members, d.items...)
	return d
}

func (d *decided) simulation(years int) *Simulation {
	s := New(8, d.year, d.members, d.plans)
	s.Advance(years)
	return s
}

// means are the plans' years at the means of a simulation.
func (d *decided) means(s *Simulation) []year.Cost {
	years := make([]year.Cost, len(d.plans))
	for i, p := range d.plans {
		total, _ := s.Total(i)
		years[i] = year.Cost{ID: p.Rules.ID, Name: p.Rules.Name, Total: total.Mean, Unlimited: true}
	}
	return years
}

// asListed returns a household that lists what year k draws, unit by unit with
// its date and price, behind other items.
func (d *decided) asListed(t *testing.T, s *Simulation, k int, items []care.Item) *care.Year {
	units, _ := s.years.year(k)
	items = items[:len(items):len(items)]
	for i := range units {
		u := &units[i]
		if int(u.Item) < len(d.items) {
			continue
		}
		of := *s.years.care.Items[u.Item].Item
		of.ID, of.Member = fmt.Sprint("unit ", i), d.members[s.years.care.Items[u.Item].Member].ID
		of.Count, of.Days, of.Course = 1, int(u.Days), fmt.Sprint("course ", u.Course)
		of.Price, of.Charge = &u.Price, &u.Charge
		of.Dates = []care.Date{d.year.Coverage.Start + care.Date(u.Day)}
		items = append(items, of)
	}
	return prepared(t, d.members, items...)
}

// What a rule costs is the mean of what its years cost with it, less those
// without it, one by one.
func TestR51RulesOverDrawnYears(t *testing.T) {
	d := decidedFamily(t)
	const years = 300
	s := d.simulation(years)
	decision := s.Decide(d.means(s))
	assert.False(t, decision.RulesDone())
	decision.Advance(years)
	require.True(t, decision.RulesDone())
	for i := range d.plans {
		var all money.Cents
		got := decision.Rules(i)
		for _, cost := range got {
			all += cost.Difference
		}
		free := d.plans[i]
		for _, cost := range got {
			if free.Rules.Has(cost.Rule) {
				free.Rules = free.Rules.Without(cost.Rule)
			}
		}
		with, without := s.plans[i].paidForCare(s, years), money.Cents(0)
		other := New(8, d.year, d.members, []compare.Plan{free})
		for k := range years {
			without += other.Year(k)[0].Total - s.plans[i].without
		}
		assert.Equal(t, money.MulDiv(with-without, 1, years), all, "plan %d", i)
	}
	for _, cost := range decision.Rules(0) {
		assert.Positive(t, cost.Difference, cost.Rule)
	}
}

// Whoever lists fewer units gets the years that a request with as many gets;
// more units come on top of what is drawn.
func TestR51TriesAgainstListedYears(t *testing.T) {
	d := decidedFamily(t)
	const years = 60
	s := d.simulation(years)
	decision := s.Decide(d.means(s))
	tips := &decision.tips
	tips.beyond = len(tips.tries) // all are tried
	decision.Advance(1 << 30)
	require.True(t, decision.Done())
	tried := map[compare.Quantity]int{}
	for _, y := range tips.tries[1:] {
		require.Equal(t, years, y.years)
		of, quantity := &tips.searches[y.quantity], compare.Quantities()[y.quantity]
		if y.count > of.Now+2 && y.count != of.most {
			continue
		}
		varied := of.With(y.count)
		var items []care.Item
		for _, p := range varied.Items {
			it := *p.Item
			it.ID, it.Member, it.Price, it.Charge = fmt.Sprint("item ", len(items)), d.members[p.Member].ID, &p.Price, &p.Charge
			items = append(items, it)
		}
		sums := make([]money.Cents, len(d.plans))
		other := New(8, prepared(t, d.members, items...), d.members, d.plans)
		for k := range years {
			if y.count < of.Now {
				for i, o := range other.Year(k) {
					sums[i] += o.Total - s.plans[i].without
				}
				continue
			}
			year := d.asListed(t, s, k, items)
			for i := range d.plans {
				sums[i] += d.plans[i].Total(year.Routes(d.plans[i].Rules), year.Listed(), year.Courses) - s.plans[i].without
			}
		}
		assert.Equal(t, sums, y.sums, "%s: %d for %d", quantity, y.count, of.Now)
		tried[quantity]++
	}
	for _, q := range compare.Quantities() {
		assert.GreaterOrEqual(t, tried[q], 3, q)
	}
}

// What a year changes is summed as long as the sums hold.
func TestChanges(t *testing.T) {
	var c changes
	for _, dollars := range []money.Cents{0, 10, 20, 30} {
		c.add(dollars * 100)
	}
	// Six standard errors of a variance of 125, rounded up, over four years: 33.67.
	assert.False(t, c.beyond(8_300, 4))
	assert.True(t, c.beyond(8_400, 4))
	assert.False(t, c.beyond(-8_400, 4))
	assert.True(t, c.beyond(1e12, 4))
	c.add(widest*100 + 100)
	assert.False(t, c.beyond(1e12, 5))
}

// Where nothing is drawn, simulated years decide as the listed care does.
func TestR51NothingDrawnDecidesAsListed(t *testing.T) {
	d := decidedFamily(t)
	for i := range d.members {
		d.members[i].Use, d.members[i].Conditions, d.members[i].OutOfNetwork = "", nil, nil
	}
	d.year = prepared(t, d.members, d.items...)
	s := d.simulation(500)
	means := d.means(s)
	decision := s.Decide(means)
	decision.Advance(1 << 30)
	listed := DecideListed(d.year, d.plans, means)
	for !listed.Done() {
		listed.Advance(1)
	}
	want := listed.TippingPoints()
	for i := range want {
		for _, tip := range []*compare.Tip{want[i].Up, want[i].Down} {
			if tip != nil {
				tip.Years = 500
			}
		}
	}
	assert.Equal(t, want, decision.TippingPoints())
	for i := range d.plans {
		assert.Equal(t, listed.Rules(i), decision.Rules(i))
	}
}

// The months in which limits are reached are those of each year worked out as
// listed care.
func TestR51ReachedByMonth(t *testing.T) {
	d := decidedFamily(t)
	const years = 80
	s := d.simulation(years)
	type limit struct {
		plan   int
		kind   plan.Kind
		member string
	}
	want, got := map[limit][12]int{}, map[limit][12]int{}
	for k := range years {
		year := d.asListed(t, s, k, d.items)
		for i := range d.plans {
			review := compare.NewReview(year, d.members, &d.plans[i])
			for _, r := range review.Reached {
				of := limit{i, r.Kind, r.Member}
				counts := want[of]
				_, month := r.Date.Month()
				for m := month - 1; m < 12; m++ {
					counts[m]++
				}
				want[of] = counts
			}
		}
	}
	for i, p := range d.plans {
		for _, r := range s.ReachedByMonth(i) {
			of := limit{plan: i, kind: p.Adjudicator.Limits()[r.Limit].Kind}
			if r.Member >= 0 {
				of.member = d.members[r.Member].ID
			}
			if counts := [12]int(r.Years); counts[11] > 0 {
				got[of] = counts
			}
		}
	}
	assert.Equal(t, want, got)
	assert.Greater(t, len(got), 8)
}

// Over years, what being away costs is apart from what the same care costs at
// home, and what is beyond a visit limit from what is within it.
func TestR51CausesOverDrawnYears(t *testing.T) {
	d := decidedFamily(t)
	s := d.simulation(400)
	x := s.Explain(0, 1)
	var sum money.Cents
	codes := map[compare.Code]money.Cents{}
	for _, r := range x.Reasons {
		sum += r.Amount
		codes[r.Code] += r.Amount
	}
	hmo, _ := s.Total(0)
	ppo, _ := s.Total(1)
	assert.Equal(t, ppo.Mean-hmo.Mean, sum)
	assert.Equal(t, sum, x.Difference)
	assert.Negative(t, codes[compare.CodeAway], "away, the HMO pays for emergencies alone")
	assert.NotZero(t, codes[compare.CodeOutOfNetwork])
	assert.Negative(t, codes[compare.CodeVisitLimit])
	without := d.plans[0]
	without.Rules = without.Rules.Without(plan.ServiceAreaRule)
	plans := []compare.Plan{without, d.plans[1]}
	other := New(8, d.year, d.members, plans)
	other.Advance(400)
	for _, r := range other.Explain(0, 1).Reasons {
		assert.NotEqual(t, compare.CodeAway, r.Code, "nobody is away from an area that nobody asks for")
	}
}

func BenchmarkDecision(b *testing.B) {
	d := decidedFamily(b)
	s := d.simulation(10_000)
	means := d.means(s)
	b.Run("rules", func(b *testing.B) {
		for b.Loop() {
			decision := s.Decide(means)
			for !decision.RulesDone() {
				decision.Advance(100)
			}
		}
	})
	b.Run("tips", func(b *testing.B) {
		for b.Loop() {
			decision := s.Decide(means)
			for !decision.Done() {
				decision.Advance(1000)
			}
		}
	})
}
