package planfile

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
)

// Merge adds to a draft what another one of the same plan says beside it, such as the drugs
// of a formulary, and tells whether it is of the same plan: by its identifier without the
// variant, and by the year where both say one. What is there already is kept; where both
// were read and differ, it is to be looked at.
func (d *Draft) Merge(more *Draft) bool {
	if base(d.ID) != base(more.ID) {
		return false
	}
	if own, other := d.Field("/year"), more.Field("/year"); own != nil && other != nil && other.State != NotThere &&
		(own.State != Read || string(own.Value) != string(other.Value)) {
		return false
	}
	for _, f := range more.Fields {
		if d.ID != more.ID && isReduced(d.ID) && f.State == Read && strings.HasPrefix(f.Pointer, "/benefits/") {
			// What the other one says is the standard plan's: a variant's sharing is less (R56).
			f.State, f.Reason = Look, Narrower
		}
		switch first := d.Field(f.Pointer); {
		case f.Pointer == "/year" && first != nil, f.State == NotThere:
		case first != nil && first.State == NotRead && f.State == Read:
			f.Decided = append(f.Decided, Remark{Place: first.Place, Text: first.Text})
			*first = f
		case first != nil && f.State != Read:
		default:
			d.Add(f)
		}
	}
	for _, r := range more.NotExpressed {
		d.NoPlace(r.Place, r.Text)
	}
	for _, s := range more.Sources {
		if !slices.ContainsFunc(d.Sources, func(t plan.Source) bool { return t.Title == s.Title }) {
			d.Sources = append(d.Sources, s)
		}
	}
	return true
}

// base is an identifier of the marketplaces without a variant, 12345TX0010001 of
// 12345TX0010001-01, and any other as it is.
func base(id string) string {
	if IsMarketplaceID(id) {
		return strings.ToUpper(id[:14])
	}
	return id
}

// isReduced tells whether an identifier is that of a variant with reduced cost sharing: -02
// to -06 (R59).
func isReduced(id string) bool {
	return IsMarketplaceID(id) && len(id) == 17 && id[15] == '0' && id[16] >= '2' && id[16] <= '6'
}

// IsMarketplaceID tells whether an identifier is a plan's in the marketplaces
// (12345TX0010001), with its variant or without.
func IsMarketplaceID(id string) bool {
	component, _, _ := strings.Cut(id, "-")
	return plan.IsStandardComponent(component)
}

// FromPlan gives a plan as a draft in which everything was read, so that other drafts can be
// merged into it. Terms are fields of their own; anything else is as the plan has it.
func FromPlan(p *plan.Plan) Draft {
	d := Draft{ID: p.ID, Name: p.Name, Sources: p.Sources}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(document.Append(nil, p), &fields); err != nil { // it has just been written
		panic(err)
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		switch name {
		case "id", "name", "sources", "benefits", "links":
		default:
			d.stated(name, fields[name])
		}
	}
	below := func(name string) (list map[string]json.RawMessage) {
		_ = json.Unmarshal(fields[name], &list) // an object, or not there
		return list
	}
	for _, name := range slices.Sorted(maps.Keys(below("links"))) {
		d.stated("links/"+name, below("links")[name])
	}
	benefits := below("benefits")
	for _, s := range slices.Sorted(maps.Keys(benefits)) {
		var cells map[string]json.RawMessage
		if json.Unmarshal(benefits[s], &cells) != nil {
			cells = map[string]json.RawMessage{"terms": benefits[s]}
		}
		for _, cell := range slices.Sorted(maps.Keys(cells)) {
			if _, _, is := cellOf("/benefits/" + s + "/" + cell); is && strings.EqualFold(string(cells[cell]), `"`+unknown+`"`) {
				d.Fields = append(d.Fields, Field{Pointer: "/benefits/" + s + "/" + cell, State: NotThere, ours: true})
				continue
			}
			d.stated("benefits/"+s+"/"+cell, cells[cell])
		}
	}
	return d
}

func (d *Draft) stated(pointer string, value json.RawMessage) {
	d.Fields = append(d.Fields, Field{Pointer: "/" + pointer, Value: value, State: Read, ours: true})
}
