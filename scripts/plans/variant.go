package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
)

// reduced are the variants that a plan of the exchange becomes for members whose income, or
// tribe, gives them less cost sharing, by their numbers: the actuarial value in percent
// (R56).
var reduced = map[string]int{"02": 100, "04": 73, "05": 87, "06": 94}

// An exchangePlan is a plan as everybody buys it on the exchange, to which its reduced
// variants are added.
type exchangePlan struct {
	component string
	year      int
	built     *builtPlan
	// plain is what the plan has behind its premium, without variants.
	plain    string
	fields   map[string]json.RawMessage
	variants []json.RawMessage
}

// besides are what may differ between a plan and a variant of it: what it is called and
// costs, and what tells where its terms are from. Of what no field can say, what the plan
// says stands for both.
var besides = []string{"id", "name", "premium", "sources", "illustrations", "notExpressed", "links", "disclaimer"}

// variantOf returns what a variant states otherwise than its plan, or why that cannot be
// said.
func variantOf(plan, variant map[string]json.RawMessage, percent int) (text json.RawMessage, why string) {
	said := map[string]any{"percent": percent}
	for _, field := range slices.Sorted(maps.Keys(union(plan, variant))) {
		its := variant[field]
		switch {
		case slices.Contains(besides, field) || bytes.Equal(plan[field], its):
		case field == "benefits":
			benefits, ok := otherBenefits(plan[field], its)
			if !ok {
				return nil, "a variant has no terms where its plan has"
			}
			said[field] = benefits
		// Whichever it states are all of the variant's: none would leave the plan's.
		case (field == "deductibles" || field == "outOfPocketMaximums") && its != nil:
			said[field] = its
		default:
			return nil, "a variant has other " + field + " than its plan"
		}
	}
	text, err := json.Marshal(said)
	if err != nil {
		panic(err)
	}
	return text, ""
}

// otherBenefits are those of a variant that differ from the plan's; not ok where it lacks
// one.
func otherBenefits(plan, variant json.RawMessage) (others map[string]json.RawMessage, ok bool) {
	of, its := fieldsOf(plan), fieldsOf(variant)
	for service := range of {
		if its[service] == nil {
			return nil, false
		}
	}
	maps.DeleteFunc(its, func(service string, terms json.RawMessage) bool { return bytes.Equal(of[service], terms) })
	return its, true
}

func union(a, b map[string]json.RawMessage) map[string]json.RawMessage {
	both := maps.Clone(a)
	maps.Copy(both, b)
	return both
}

// fieldsOf are the fields of an object, each as it is written.
func fieldsOf(object json.RawMessage) map[string]json.RawMessage {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(object, &fields); err != nil {
		panic(err) // it was made here
	}
	return fields
}

// reduce adds a reduced variant, made of a filed one, to the plan, and tells why not where
// it cannot.
func (p *exchangePlan) reduce(filed *puf.Plan, variant json.RawMessage, percent int) (why string) {
	if p == nil || p.component != filed.Component || p.year != filed.Year {
		return "a variant of a plan that was left out"
	}
	text, why := variantOf(p.fields, fieldsOf(variant), percent)
	if why != "" {
		return why
	}
	with := slices.Concat(p.variants, []json.RawMessage{text})
	list, err := json.Marshal(with)
	if err != nil {
		panic(err)
	}
	whole := union(p.fields, map[string]json.RawMessage{"reducedCostSharing": list})
	checked, err := json.Marshal(whole)
	if err != nil {
		panic(err)
	}
	if !bytes.HasPrefix(new(estimator.Estimator).CheckPlan(checked), []byte(`{"ok":`)) {
		return "a variant that its plan cannot be with"
	}
	p.variants, p.built.after = with, strings.TrimSuffix(p.plain, "}")+`,"reducedCostSharing":`+string(list)+"}"
	return ""
}
