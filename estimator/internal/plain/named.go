package plain

import "github.com/shopspring/decimal"

// provider is somebody whom items name (R67).
type provider struct {
	ID        string
	IfOutside string
	Plans     map[string]struct {
		Network string
		Tier    int
	}
}

// drug is what items name in place of a service (R68).
type drug struct {
	ID    string
	Plans map[string]struct {
		Service string
	}
	IfUnknown string
}

// under returns the request as it is for one plan: items that name nobody.
func (r request) under(p *plan, defaults Defaults, saw func(string)) request {
	own := r
	own.Care = append([]item(nil), r.Care...)
	for i := range own.Care {
		it := &own.Care[i]
		for _, who := range r.Providers {
			if it.Provider == who.ID {
				it.of(who, p, saw)
			}
		}
		for _, what := range r.Drugs {
			if it.Drug == what.ID {
				it.fillOf(what, r, p, defaults, saw)
			}
		}
	}
	return own
}

// of is R67: the provider says where they are under the plan. Of whom nothing is said,
// the care is as in network.
func (it *item) of(who provider, p *plan, saw func(string)) {
	it.IfOutside = who.IfOutside
	at, listed := who.Plans[p.ID]
	switch {
	case at.Network == "in":
		it.Tier.all = at.Tier
		saw("provider: in")
		if at.Tier > 1 {
			saw("provider: in a further tier")
		}
	case at.Network == "out":
		it.OutOfNetwork.all = true
		saw("provider: out")
	case listed:
		saw("provider: unknown")
	default:
		saw("provider: not listed")
	}
}

// fillOf is R68: the drug says of which service the item is under the plan.
func (it *item) fillOf(what drug, r request, p *plan, defaults Defaults, saw func(string)) {
	switch service := what.Plans[p.ID].Service; service {
	case "", "unknown":
		saw("drug: unknown")
		it.Service = what.IfUnknown
	case "notCovered":
		saw("drug: not covered")
		it.notOnList = true
		it.Service = what.IfUnknown
		if it.Service == "" {
			saw("drug: not covered, as the dearest tier")
			it.Service = what.dearest(r, defaults)
		}
	default:
		saw("drug: of a tier")
		it.Service = service
	}
	if it.Price == nil {
		saw("drug: of no stated price")
	}
}

// dearest is the tier, of those that plans of the request say, with the highest
// reference price; the first one of equals in the order of the plans.
func (d drug) dearest(r request, defaults Defaults) string {
	best, most := "", decimal.Zero
	for _, p := range r.Plans {
		service := d.Plans[p.ID].Service
		if service == "" || service == "unknown" || service == "notCovered" {
			continue
		}
		if price := decimal.RequireFromString(defaults(service, 0)); best == "" || price.GreaterThan(most) {
			best, most = service, price
		}
	}
	return best
}
