package estimator

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/plan"
)

// named tells what is said under r of those whom the request names, and what a fill of
// each drug comes to there on the routes of the plan.
func (e *estimate) named(r *plan.Rules, out *PlanResult) {
	for i := range e.request.Providers {
		p := &e.request.Providers[i]
		out.Networks = append(out.Networks, ProviderNetwork{Provider: p.ID, Name: p.Name, ProviderListing: p.Under(r.ID)})
	}
	for i := range e.request.Drugs {
		d := &e.request.Drugs[i]
		of := DrugResult{Drug: d.ID, Name: d.Name, DrugListing: d.Plans[r.ID], Fills: []DrugFills{}}
		if of.Service == care.DrugUnknown {
			of.PricedAs = d.IfUnknown
		}
		for k := range e.care.Items {
			p := &e.care.Items[k]
			if p.Drug() != d {
				continue
			}
			price, plans := e.routes.Price(p, k)
			fills := DrugFills{Item: p.Item.ID, Price: price, PriceFrom: PriceFromReference}
			switch {
			case plans:
				fills.PriceFrom = PriceFromPlan
			case !p.PriceDefault:
				fills.PriceFrom = PriceFromHousehold
			}
			of.Fills = append(of.Fills, fills)
		}
		out.Drugs = append(out.Drugs, of)
	}
}

// fill adds a line, just adjudicated, to the fills of the drug that its item names.
func (out *PlanResult) fill(y *care.Year, l *care.Line, o *claim.Outcome) {
	if l.Item < 0 || y.Items[l.Item].Drug() == nil {
		return
	}
	of := out.fillsOf(y.Items[l.Item].Item)
	cost := l.Amount - o.PlanPays
	of.Cost += cost
	if of.under += cost; l.Third > 0 && l.Third < plan.Thirds {
		return // of one fill
	}
	one := of.under
	of.under = 0
	of.Count++
	if of.Least == nil {
		of.Least, of.Most = &one, &one
	} else if one < *of.Least {
		of.Least = &one
	} else if one > *of.Most {
		of.Most = &one
	}
}

// fillsOf returns the fills of an item that names a drug.
func (out *PlanResult) fillsOf(it *care.Item) *DrugFills {
	for i := range out.Drugs {
		for k := range out.Drugs[i].Fills {
			if f := &out.Drugs[i].Fills[k]; f.Item == it.ID {
				return f
			}
		}
	}
	panic("no drug of item " + it.ID)
}
