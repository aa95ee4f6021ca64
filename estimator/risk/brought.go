package risk

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// Brought is the care that a condition brings a member in a year of twelve months, on
// average: before listed care takes its place (R34).
type Brought struct {
	// Units are how many of each service in 100 years, rounded half up.
	Units [service.Count]int
	// Amount is what a year of it costs at the prices that it is drawn at, before any
	// plan pays.
	Amount money.Cents
}

// finer is how many parts of a cent amounts are added up in, before they are rounded.
const finer = 1 << 10

// BroughtBy returns what a condition brings a member.
func BroughtBy(m care.Member, c reference.Condition) Brought {
	var b Brought
	// units are in 65536ths, amount in parts of a cent.
	var units [service.Count]uint64
	var amount money.Cents
	add := func(s service.ID, n uint64, price, days money.Cents) {
		units[s] += n
		amount += money.MulDiv(price*days*finer, int64(n), one)
	}
	if of, ok := reference.EpisodeOf(c); ok {
		for _, p := range of.Parts {
			add(p.Service, uint64(p.Units)*one, p.Price, money.Cents(max(p.Days, 1)))
		}
	} else {
		m.Conditions = []reference.Condition{c}
		levels := levelsOf(&m, &variation{factors: reference.FactorsOf2026()})
		before := uint64(0)
		for i := range levels {
			// The level's share of all years, in 65536ths.
			share := uint64(money.MulDiv(one, int64(levels[i].upTo-before), int64(levels[len(levels)-1].upTo)))
			before = levels[i].upTo
			for _, e := range levels[i].expected {
				if e.byNeed {
					continue // of the usual year
				}
				n := uint64(e.mean) * share / one
				switch e.row {
				case reference.HospitalDays: // units are stays
					units[e.service] += n
					amount += money.MulDiv(e.price*finer, int64(n*(one+uint64(e.more))), one*one)
				case reference.LabTests: // units are visits, each with several tests
					add(e.service, n*(one+uint64(e.more))/one, e.price, 1)
				default:
					add(e.service, n, e.price, 1)
				}
			}
		}
	}
	for s, n := range units {
		b.Units[s] = int((n*100 + one/2) / one)
	}
	b.Amount = money.MulDiv(amount, 1, finer)
	return b
}
