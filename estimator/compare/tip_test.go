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
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/risk"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/year"
)

// years are the plans' for the year as it is.
func (p *prepared) years() []year.Cost {
	years := make([]year.Cost, len(p.plans))
	for i := range p.plans {
		var o claim.Outcome
		a := p.plans[i].Adjudicator
		a.Reset()
		for _, l := range p.year.Under(p.plans[i].Rules, nil) {
			a.Adjudicate(&l, &o)
		}
		worst, unlimited := a.Worst()
		r := p.plans[i].Rules
		years[i] = year.NewCost(r.ID, r.Name, p.plans[i].Fixed, a.Totals(), worst, unlimited)
	}
	return years
}

// level gives the plans premiums that make them cost about the same, as plans
// that people choose between do; not where the seed is a multiple of four.
func (p *prepared) level(t *testing.T, seed uint64) {
	if seed%4 == 0 {
		return
	}
	years := p.years()
	var most money.Cents
	for i := range years {
		most = max(most, years[i].Total-years[i].Fixed.Premium)
	}
	for i := range years {
		premium := &p.request.Plans[i].Premium
		wanted := most - (years[i].Total - years[i].Fixed.Premium) + money.Cents(seed%7*uint64(i))*40_00
		yearly := min(money.MulDiv(wanted, 12, int64(p.request.Months)), money.MaxCents)
		premium.Period, premium.Amount = plan.Year, &plan.ByTier{Same: yearly}
		premium.ByAge, premium.EmployerShare, premium.TaxCredit = nil, nil, nil
		var problems problem.List
		p.plans[i].Fixed = year.FixedOf(&p.request.Plans[i], &year.Household{Stretches: care.NewCoverage(p.request.Year, p.request.StartMonth, p.request.Months).Stretches(p.request.Members)}, "", &problems)
		require.NoError(t, problems.Err())
	}
}

// of are the items of each quantity.
var of = map[compare.Quantity]func(it *care.Item) bool{
	compare.OutOfNetworkVisits: func(it *care.Item) bool { return outsideVisit(it) && !it.Emergency },
	compare.SpecialistVisits:   func(it *care.Item) bool { return it.Service == service.Specialist && !outsideVisit(it) },
	compare.PrimaryCareVisits:  func(it *care.Item) bool { return it.Service == service.PrimaryCare && !outsideVisit(it) },
	compare.EmergencyVisits:    func(it *care.Item) bool { return it.Service == service.EmergencyRoom },
	compare.HospitalDays:       func(it *care.Item) bool { return it.Service == service.HospitalStay },
	compare.BrandFills: func(it *care.Item) bool {
		return it.Service == service.PreferredBrandDrug || it.Service == service.NonPreferredBrandDrug
	},
	compare.SpecialtyFills: func(it *care.Item) bool {
		return it.Service == service.SpecialtyDrug || it.Service == service.NonPreferredSpecialtyDrug
	},
}

func outsideVisit(it *care.Item) bool {
	return it.Service.Unit() == "visit" && it.Service != service.EmergencyRoom && (it.OutOfNetwork.All || len(it.OutOfNetwork.Plans) > 0) &&
		it.IfOutside != care.Switch
}

// with writes the request that has n of a quantity, as a household would: the
// last items shorter, or the last one longer.
func with(r *estimator.Request, q compare.Quantity, n int) *estimator.Request {
	coverage := care.NewCoverage(r.Year, r.StartMonth, r.Months)
	covered := func(it *care.Item) (inside, outside []care.Date) {
		for _, d := range it.Dates {
			if d >= coverage.Start && d <= coverage.Last() && isCovered(r, it.Member, d) {
				inside = append(inside, d)
			} else {
				outside = append(outside, d)
			}
		}
		return
	}
	days := func(it *care.Item) int {
		if q == compare.HospitalDays {
			return it.Days
		}
		return 1
	}
	has := func(it *care.Item) int {
		if inside, _ := covered(it); it.Dates != nil {
			return len(inside) * days(it)
		}
		return it.Count * days(it)
	}
	last := -1
	for i := range r.Care {
		if of[q](&r.Care[i]) {
			last = i
		}
	}
	changed := *r
	changed.Care = nil
	var more []care.Item
	left := n
	for i, it := range r.Care {
		if !of[q](&it) {
			changed.Care = append(changed.Care, it)
			continue
		}
		keep := min(left, has(&it))
		left -= keep
		if i == last {
			keep += left
		}
		if keep == has(&it) {
			changed.Care = append(changed.Care, it)
			continue
		}
		if it.Course == "" {
			it.Course = "of " + it.ID
		}
		inside, outside := covered(&it)
		var extra *care.Item // what does not go into the item itself
		if q == compare.HospitalDays {
			stays := has(&it) / it.Days
			whole := min(keep/it.Days, max(stays-1, 0)) // the last one is as long as need be
			if keep < has(&it) {
				whole = keep / it.Days
			}
			if rest := keep - whole*it.Days; rest > 0 {
				e := it
				e.Count, e.Days, e.Dates = 1, rest, nil
				if len(inside) > whole {
					e.Dates = inside[whole : whole+1]
				}
				e.Price, e.Charge = times(it.Price, rest, it.Days), times(it.Charge, rest, it.Days)
				extra = &e
			}
			keep = whole
		} else if it.Dates != nil && keep > len(inside) {
			e := it
			e.Count, e.Dates = keep-len(inside), nil
			extra = &e
			keep = len(inside)
		}
		if it.Dates != nil {
			it.Dates = slices.Concat(outside, inside[:keep])
			it.Count = len(it.Dates)
		} else {
			it.Count = keep
		}
		if it.Count > 0 {
			changed.Care = append(changed.Care, it)
		}
		if extra != nil {
			extra.ID = "more of " + it.ID
			more = append(more, *extra)
		}
	}
	if last < 0 && n > 0 {
		it := care.Item{ID: "first", Member: r.Members[0].ID, Count: n}
		for _, m := range r.Members {
			if m.Relationship != care.Child {
				it.Member = m.ID
				break
			}
		}
		switch q {
		case compare.OutOfNetworkVisits:
			it.Service, it.OutOfNetwork = service.Specialist, care.OutOfNetwork{All: true}
		case compare.SpecialistVisits:
			it.Service = service.Specialist
		case compare.PrimaryCareVisits:
			it.Service = service.PrimaryCare
		case compare.EmergencyVisits:
			it.Service = service.EmergencyRoom
		case compare.HospitalDays:
			it.Service, it.Count, it.Days = service.HospitalStay, 1, n
		case compare.BrandFills:
			it.Service = service.PreferredBrandDrug
		case compare.SpecialtyFills:
			it.Service = service.SpecialtyDrug
		}
		more = append(more, it)
	}
	changed.Care = append(changed.Care, more...)
	return &changed
}

// isCovered tells whether a member is covered in the month of a date within the coverage.
func isCovered(r *estimator.Request, member string, date care.Date) bool {
	m := r.Members[slices.IndexFunc(r.Members, func(m care.Member) bool { return m.ID == member })]
	since := func(month int) int { return (month - r.StartMonth + 12) % 12 }
	_, month := date.Month()
	return (m.CoveredFrom == 0 || since(month) >= since(m.CoveredFrom)) &&
		(m.CoveredUntil == 0 || since(month) <= since(m.CoveredUntil))
}

func times(amount *money.Cents, num, den int) *money.Cents {
	if amount == nil {
		return nil
	}
	a := money.MulDiv(*amount, int64(num), int64(den))
	return &a
}

// TestR31TippingPointsAgainstEveryValue holds them against estimates of every
// count within the bounds, of requests written anew.
func TestR31TippingPointsAgainstEveryValue(t *testing.T) {
	t.Parallel()
	households, tips := 0, 0
	for seed := uint64(0); households < random.Cases(1000); seed++ {
		p := prepare(t, drawn(seed))
		if len(p.plans) < 2 {
			continue
		}
		p.request.Ledger = false
		p.level(t, seed)
		households++
		// The plans are the same whatever the count, and are read once.
		ready, err := estimator.Prepare(p.request.Plans)
		require.NoError(t, err)
		decision := risk.DecideListed(p.year, p.plans, p.years())
		for !decision.Done() {
			decision.Advance(1)
		}
		points := decision.TippingPoints()
		require.Len(t, points, len(compare.Quantities()))
		for _, point := range points {
			at := fmt.Sprintf("request %d, %s of %d", seed, point.Quantity, point.Now)
			estimate := func(n int) *estimator.Result {
				r, err := ready.Estimate(with(p.request, point.Quantity, n))
				require.NoError(t, err, at)
				return r
			}
			cheapest := estimate(point.Now).Ranking[0]
			check := func(tip *compare.Tip, from, to, step int) {
				for n := from; n != to+step && (to-from)*step >= 0; n += step {
					r := estimate(n)
					total := func(id string) money.Cents {
						return r.Plans[slices.IndexFunc(r.Plans, func(p estimator.PlanResult) bool { return p.ID == id })].Total
					}
					if total(r.Ranking[0]) == total(cheapest) {
						continue
					}
					require.NotNil(t, tip, "%s: %s at %d", at, r.Ranking[0], n)
					require.Equal(t, n, tip.Count, "%s: %s", at, r.Ranking[0])
					require.Equal(t, r.Ranking[0], tip.Plan, "%s at %d", at, n)
					require.Equal(t, total(tip.Plan), tip.Total, "%s at %d", at, n)
					require.Equal(t, total(cheapest), tip.Instead, "%s at %d", at, n)
					tips++
					return
				}
				require.Nil(t, tip, at)
			}
			check(point.Up, point.Now+1, point.Most, 1)
			check(point.Down, point.Now-1, point.Least, -1)
		}
	}
	t.Logf("%d households, %d tips", households, tips)
	assert.Greater(t, tips, households)
}
