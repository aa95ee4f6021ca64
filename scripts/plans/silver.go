package main

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/year"
)

// A silverPlan is a silver plan of the exchange by its premiums: what the benchmark of the
// premium tax credit depends on (R55), whether or not the rest of it could be read.
type silverPlan struct {
	id       string
	premiums map[int]string
	// essential are what its essential health benefits cost the sample households, by
	// rating area; nil where that is not known.
	essential map[int][]money.Cents
}

// samples are households whose two lowest premiums are those of all: one person of each
// age, where rates go by age, and one of each tier, where they go by that.
var samples = func() (all [][]care.Member) {
	self, spouse := care.Member{ID: "a", Relationship: care.Self, Age: 40}, care.Member{ID: "b", Relationship: care.Spouse, Age: 40}
	child := care.Member{ID: "c", Relationship: care.Child, Age: 10}
	all = [][]care.Member{{self, spouse}, {self, child}, {self, spouse, child}}
	for age := range care.MedicareFrom {
		one := self
		one.Age = age
		all = append(all, []care.Member{one})
	}
	return all
}()

// takeSilver notes a plan of the exchange that is silver, or whose level could not be read.
func (b *builder) takeSilver(p *filedPlan) {
	if _, variant, _ := strings.Cut(p.ID, "-"); !b.whole || variants[variant] != exchange {
		return
	}
	if level := p.Field("/metalLevel"); level != nil && level.State == planfile.Read && string(level.Value) != `"Silver"` {
		return
	}
	if len(p.Areas) == 0 {
		b.nowhere[stateYear{p.State, p.Year}] = true
		return
	}
	sold := b.soldIn(p)
	sold.silver = append(sold.silver, &silverPlan{id: p.ID, premiums: p.premiums, essential: map[int][]money.Cents{}})
}

// silver returns the ids of the silver plans that are among the two lowest of a part of a
// county for some household, and adds those plans to the deciding ones of its rating area;
// nil where a silver plan that is sold there has no premium that could be read.
func (b *builder) silver(key stateYear, sold []*serviceArea, part countyPart, deciding map[string]*silverPlan) (ids []string) {
	if !b.whole {
		return nil
	}
	var all []*silverPlan
	known := !b.nowhere[key]
	for _, i := range part.Sold {
		for _, p := range sold[i].silver {
			all, known = append(all, p), known && p.costs(part.Area) != nil
		}
	}
	if !known || len(all) == 0 {
		b.unknown++
		return nil
	}
	b.known++
	costs := make([][]money.Cents, len(all))
	for i, p := range all {
		costs[i] = p.costs(part.Area)
	}
	among := map[string]bool{}
	for of := range samples {
		lowest, second := 0, 0
		for i := 1; i < len(all); i++ {
			switch {
			case costs[i][of] < costs[lowest][of]:
				lowest, second = i, lowest
			case second == lowest || costs[i][of] < costs[second][of]:
				second = i
			}
		}
		for _, p := range []*silverPlan{all[lowest], all[second]} {
			among[p.id], deciding[p.id] = true, p
		}
	}
	return slices.Sorted(maps.Keys(among))
}

// costs returns what the essential health benefits of the samples cost a month in a rating
// area; nil where that is not known.
func (p *silverPlan) costs(area int) []money.Cents {
	if known, ok := p.essential[area]; ok {
		return known
	}
	p.essential[area] = nil
	text, ok := p.premiums[area]
	if !ok {
		return nil
	}
	var premium plan.Premium
	var problems problem.List
	document.Read([]byte(text), &premium, &problems)
	costs := make([]money.Cents, len(samples))
	for i, members := range samples {
		costs[i] = year.EssentialMonth(&premium, members, nil, "", &problems)
	}
	if len(problems) > 0 {
		return nil
	}
	p.essential[area] = costs
	return costs
}

// silverFile writes the silver plans that decide in a rating area, and returns the name.
func (b *builder) silverFile(key stateYear, area int, plans map[string]*silverPlan) (string, error) {
	type silver struct {
		ID      string          `json:"id"`
		Year    int             `json:"year"`
		Premium json.RawMessage `json:"premium"`
	}
	list := make([]silver, 0, len(plans))
	for _, id := range slices.Sorted(maps.Keys(plans)) {
		list = append(list, silver{id, key.year, json.RawMessage(plans[id].premiums[area])})
	}
	text, err := json.Marshal(list)
	if err != nil {
		return "", err
	}
	return b.out.File("silver-", text)
}
