package care

import (
	"errors"
	"slices"

	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// Named are the providers and drugs that a household calls by name, for its items to
// name (R67, R68).
type Named struct {
	Providers []Provider
	Drugs     []Drug
}

// A Provider is a doctor, or whoever else gives care, and in whose networks (R67).
type Provider struct {
	ID   string `json:"id" doc:"required,min=1,max=80"`
	Name string `json:"name" doc:"required,min=1,max=300"`
	// IfOutside is what the household does under a plan whose network the provider is
	// outside of. Left out, it keeps the provider.
	IfOutside IfOutside `json:"ifOutside,omitempty"`
	// Plans are by the id of a plan what its list says of the provider. Under a plan
	// that is left out the network is unknown.
	Plans map[string]ProviderListing `json:"plans,omitempty"`
}

// A ProviderListing is what a plan's list says of a provider.
type ProviderListing struct {
	Network Standing `json:"network" doc:"required"`
	// Tier is the tier of the network, for a provider who is in it: the first where left
	// out (R39).
	Tier int `json:"tier,omitempty" doc:"min=1,max=3"`
	// Source is whose list it is, and of when.
	Source *Listing `json:"source,omitempty"`
}

// Standing is where a provider stands with a plan's network.
type Standing string

// The standings. Care of a provider of whom it is unknown counts as in network.
const (
	StandsIn      Standing = "in"
	StandsOut     Standing = "out"
	StandsUnknown Standing = "unknown"
)

// Words returns the standings.
func (Standing) Words() []string { return []string{"in", "out", "unknown"} }

// A Listing is a list of providers or drugs, and when it said what was found there.
type Listing struct {
	// Title is what the list is called.
	Title string `json:"title" doc:"required,min=1,max=300"`
	// Checked is the day on which the list was looked at or is from.
	Checked Date `json:"checked" doc:"required"`
	// Updated is the day on which the entry was last changed, where the list says so.
	Updated *Date `json:"updated,omitempty"`
}

// Under returns what is known of the provider under the plan with this id.
func (p *Provider) Under(planID string) ProviderListing {
	listing := p.Plans[planID]
	if listing.Network == "" {
		listing.Network = StandsUnknown
	}
	return listing
}

// A Drug is a medicine, and the tier that it is in under each plan (R68).
type Drug struct {
	ID   string `json:"id" doc:"required,min=1,max=80"`
	Name string `json:"name" doc:"required,min=1,max=300"`
	// Plans are by the id of a plan what its list says of the drug. Under a plan that is
	// left out the tier is unknown.
	Plans map[string]DrugListing `json:"plans,omitempty"`
	// IfUnknown is the tier as which the drug is priced where a plan's is unknown:
	// required there for a drug that an item names. Its reference price is also the one
	// where a plan does not cover the drug and the item states no price.
	IfUnknown DrugTier `json:"ifUnknown,omitzero"`
}

// A DrugListing is what a plan's list says of a drug.
type DrugListing struct {
	Service DrugService `json:"service" doc:"required"`
	// PriorAuthorization: the plan wants to agree beforehand. StepTherapy: it wants
	// another drug to be tried first. QuantityLimit: it covers so much at a time. The
	// result tells them; no figure depends on them.
	PriorAuthorization bool `json:"priorAuthorization,omitempty"`
	StepTherapy        bool `json:"stepTherapy,omitempty"`
	QuantityLimit      bool `json:"quantityLimit,omitempty"`
	// Source is whose list it is, and of when.
	Source *Listing `json:"source,omitempty"`
}

// A DrugTier is a service that is a drug tier.
type DrugTier service.ID

// Words returns the names of the drug tiers.
func (DrugTier) Words() []string {
	tiers := make([]service.ID, service.Drugs)
	for i := range tiers {
		tiers[i] = service.FirstDrug + service.ID(i)
	}
	return service.Names(tiers)
}

// IsZero tells whether it is none, as the zero value is.
func (t DrugTier) IsZero() bool { return t == 0 }

// AppendTo appends the tier's name.
func (t DrugTier) AppendTo(b []byte) []byte { return service.ID(t).AppendTo(b) }

// MarshalText returns the tier's name.
func (t DrugTier) MarshalText() ([]byte, error) { return t.AppendTo(nil), nil }

// UnmarshalText sets t to the tier named by text.
func (t *DrugTier) UnmarshalText(text []byte) error {
	s, _ := service.Parse(string(text))
	if !s.IsDrug() {
		return errors.New("no drug tier " + string(text))
	}
	*t = DrugTier(s)
	return nil
}

// A DrugService is the tier that a drug is in under a plan, or that the plan does not
// cover it, or that nobody knows.
type DrugService DrugTier

// What is no tier. The zero value, of a plan that says nothing, is unknown.
const (
	DrugUnknown    DrugService = 0
	DrugNotCovered             = DrugService(service.Count)
)

// Words returns the names of the drug tiers, and what is none.
func (DrugService) Words() []string { return append(DrugTier(0).Words(), "notCovered", "unknown") }

// AppendTo appends the word for it.
func (s DrugService) AppendTo(b []byte) []byte {
	switch s {
	case DrugUnknown:
		return append(b, "unknown"...)
	case DrugNotCovered:
		return append(b, "notCovered"...)
	}
	return service.ID(s).AppendTo(b)
}

// MarshalText returns the word for it.
func (s DrugService) MarshalText() ([]byte, error) { return s.AppendTo(nil), nil }

// UnmarshalText sets s to what text says.
func (s *DrugService) UnmarshalText(text []byte) error {
	switch string(text) {
	case "unknown":
		*s = DrugUnknown
	case "notCovered":
		*s = DrugNotCovered
	default:
		return (*DrugTier)(s).UnmarshalText(text)
	}
	return nil
}

// A tiered is a drug with the tier in which it counts where no plan is asked, and whose
// reference price it has where a plan does not cover it.
type tiered struct {
	*Drug
	tier service.ID
}

// tieredOf returns a drug with that tier: the one that is picked for it, or else the
// dearest of those that its plans say, since a plan may count a dear drug among cheap
// ones, and none a cheap one among dear ones. It is none, service.Count, where nothing
// is said.
func tieredOf(d *Drug, planIDs []string) tiered {
	if d.IfUnknown != 0 {
		return tiered{d, service.ID(d.IfUnknown)}
	}
	tier := service.Count
	for _, id := range planIDs {
		s := service.ID(d.Plans[id].Service)
		if s.IsDrug() && (tier == service.Count || reference.DefaultPrice(s, 1) > reference.DefaultPrice(tier, 1)) {
			tier = s
		}
	}
	return tiered{d, tier}
}

// under returns what the drug counts as under the plan with this id, and whether the
// plan covers it.
func (d *tiered) under(planID string) (s service.ID, covered bool) {
	switch s := d.Plans[planID].Service; s {
	case DrugUnknown, DrugNotCovered:
		return d.tier, s == DrugUnknown
	default:
		return service.ID(s), true
	}
}

// Under returns the service of the item under the plan with this id, and whether the
// plan covers it: it may not cover a drug by its name (R68), whatever its terms are.
func (p *Resolved) Under(planID string) (s service.ID, covered bool) {
	if p.drug.Drug == nil {
		return p.Item.Service, true
	}
	return p.drug.under(planID)
}

// Drug returns the drug that the item names, nil where it names none; Provider the
// provider.
func (p *Resolved) Drug() *Drug { return p.drug.Drug }

// Provider is described with [Resolved.Drug].
func (p *Resolved) Provider() *Provider { return p.provider }

// names tells whether an item names a provider or a drug.
func (it *Item) names() bool { return it.Provider != "" || it.Drug != "" }

// A roster is who and what items can name, ready for them.
type roster struct {
	providers []listed
	drugs     []tiered
}

// A listed is a provider with what its items then say of networks (R67).
type listed struct {
	*Provider
	outOfNetwork OutOfNetwork
	tiers        Tiers
}

// rosterOf returns the roster of those whom and what a household names.
func rosterOf(named *Named, planIDs []string) roster {
	var r roster
	for i := range named.Providers {
		p := listed{Provider: &named.Providers[i]}
		for _, id := range planIDs {
			switch at := p.Under(id); {
			case at.Network == StandsOut:
				p.outOfNetwork.Plans = append(p.outOfNetwork.Plans, id)
			case at.Network == StandsIn && at.Tier > 1:
				if p.tiers.ByPlan == nil {
					p.tiers.ByPlan = map[string]Tier{}
				}
				p.tiers.ByPlan[id] = Tier(at.Tier)
			}
		}
		r.providers = append(r.providers, p)
	}
	for i := range named.Drugs {
		r.drugs = append(r.drugs, tieredOf(&named.Drugs[i], planIDs))
	}
	return r
}

// provider returns the index of the provider with an id, below 0 where there is none.
func (r *roster) provider(id string) int {
	return slices.IndexFunc(r.providers, func(p listed) bool { return p.ID == id })
}

// drug returns the index of the drug with an id, below 0 where there is none.
func (r *roster) drug(id string) int {
	return slices.IndexFunc(r.drugs, func(d tiered) bool { return d.ID == id })
}

// resolve makes p an item that says by itself what those whom it names say: where its
// provider is, and which service its drug is. What is done with items then needs to know
// of no names. The item is written to it, which is kept.
func (r *roster) resolve(p *Resolved, it *Item) {
	*it = *p.Item
	p.Item = it
	if k := r.provider(it.Provider); k >= 0 {
		of := &r.providers[k]
		p.provider = of.Provider
		it.OutOfNetwork, it.Tier, it.IfOutside = of.outOfNetwork, of.tiers, of.IfOutside
	}
	if k := r.drug(it.Drug); k >= 0 {
		p.drug = r.drugs[k]
		it.Service = p.drug.tier
	}
}

// AllIn tells whether every provider whom the household names is said to be in the
// network of the plan with this id (R67).
func (y *Year) AllIn(planID string) bool {
	return !slices.ContainsFunc(y.Named.Providers, func(p Provider) bool { return p.Under(planID).Network != StandsIn })
}

// Known tells whether it is known under the plan with this id where the providers whom
// the household names are, and in which tiers the drugs that its items name.
func (y *Year) Known(planID string) bool {
	return !slices.ContainsFunc(y.Named.Providers, func(p Provider) bool { return p.Under(planID).Network == StandsUnknown }) &&
		!slices.ContainsFunc(y.Items, func(p Resolved) bool {
			return p.drug.Drug != nil && p.drug.Plans[planID].Service == DrugUnknown
		})
}

// InUnknownNetwork returns by item, in their order, those whose provider is of unknown
// network under r, one list for each provider.
func (y *Year) InUnknownNetwork(r *plan.Rules) [][]int {
	return y.together(func(i int) bool {
		p := &y.Items[i]
		return p.provider != nil && p.provider.Under(r.ID).Network == StandsUnknown && p.atHome(r)
	})
}

// together returns the items that are asked for, by index, those of one provider in one
// list and any other in one of its own.
func (y *Year) together(asked func(item int) bool) [][]int {
	var lists [][]int
	var indexes []int // room for all lists of one
	for i := range y.Items {
		if y.Items[i].Varied || !asked(i) { // what is varied stands ready for a count that is only tried
			continue
		}
		of := y.Items[i].provider
		k := -1
		if of != nil {
			k = slices.IndexFunc(lists, func(l []int) bool { return y.Items[l[0]].provider == of })
		}
		if k >= 0 {
			lists[k] = append(lists[k], i)
			continue
		}
		if indexes == nil {
			indexes = make([]int, 0, len(y.Items)-i)
		}
		n := len(indexes)
		indexes = append(indexes, i)
		lists = append(lists, indexes[n:n+1:n+1])
	}
	return lists
}
