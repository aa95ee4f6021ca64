package planfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/service"
)

// Made is what a draft comes to with what a person has said of it.
type Made struct {
	// Plan is the plan, as a plan file has it; absent where Lacks or Problems has
	// anything.
	Plan json.RawMessage `json:"plan,omitempty"`
	// Unknown are JSON pointers to the terms that are unknown in the plan (R58).
	Unknown []string `json:"unknown,omitempty"`
	// Lacks are JSON pointers to fields that were not read, or not confirmed, and that no
	// plan can do without: whatever stands there moves every figure.
	Lacks []string `json:"lacks,omitempty"`
	// Problems are what is wrong with the plan, or missing from it.
	Problems problem.List `json:"problems,omitempty"`
}

// unknown are terms that nobody has read (R58).
const unknown = "Unknown"

// Plan makes a plan of what was read and of what a person has confirmed: values by
// pointer, those of the draft or others. A value of null says that the plan does not
// state it. Terms that are neither read nor confirmed are unknown in the plan; a plan
// with any other such field lacks it. Terms of "other" that no source states are unknown
// too, so that nothing stands in for what a source leaves out.
func (d *Draft) Plan(confirmed map[string]json.RawMessage) Made {
	var m Made
	notExpressed := slices.Clone(d.NotExpressed)
	root := map[string]any{"id": cut(d.ID, 80), "name": cut(d.Name, 200)}
	set := func(pointer string, value any) {
		if err := put(root, pointer, value); err != nil {
			m.Problems.Add("no-such-place", pointer, err.Error(), "a place in a plan")
		}
	}
	var assumed, uncapped []string
	for i := range d.Fields {
		f := &d.Fields[i]
		value, said := confirmed[f.Pointer]
		_, _, isTerms := cellOf(f.Pointer)
		switch {
		case !said && f.State != Read && saidBelow(confirmed, f.Pointer):
			// Said in parts, such as a premium by its period and its amounts.
		case said:
			if string(value) != "null" {
				set(f.Pointer, value)
			}
			if f.Reason == Assumed && string(value) == string(f.Value) {
				assumed = append(assumed, f.Pointer)
			}
		case f.State == Read:
			set(f.Pointer, f.Value)
		case isTerms:
			set(f.Pointer, unknown)
			m.Unknown = append(m.Unknown, f.Pointer)
		case f.State == NotThere && !isLimit(f.Pointer):
			// What a plan has to state and does not is a problem below. A limit is none: a plan
			// without one has no deductible, which nobody has said.
		case strings.HasPrefix(f.Pointer, "/benefits/"):
			if row, is := strings.CutSuffix(f.Pointer, "/planPaysAtMost"); is {
				// Terms without what the plan pays at most are too good.
				uncapped = append(uncapped, row+"/terms")
			}
			notExpressed = append(notExpressed, Remark{Place: f.Place, Text: f.Text})
		default:
			m.Lacks = append(m.Lacks, f.Pointer)
		}
	}
	for _, pointer := range sorted(confirmed) {
		if d.Field(pointer) == nil && string(confirmed[pointer]) != "null" {
			set(pointer, confirmed[pointer])
		}
	}
	for _, pointer := range uncapped {
		if _, said := confirmed[pointer]; !said && !slices.Contains(m.Unknown, pointer) {
			set(pointer, unknown)
			m.Unknown = append(m.Unknown, pointer)
		}
	}
	m.Unknown = append(m.Unknown, d.outside(confirmed, root, set)...)
	m.Unknown = append(m.Unknown, others(root, set)...)
	if d.Sources != nil {
		set("/sources", d.Sources)
	}
	for _, pointer := range assumed {
		root["illustrations"] = append(listOf(root["illustrations"]), pointer)
	}
	for _, r := range notExpressed {
		root["notExpressed"] = append(listOf(root["notExpressed"]), map[string]string{"en": r.Text})
	}
	var p plan.Plan
	document.Read(asJSON(root), &p, &m.Problems)
	if len(m.Problems) == 0 {
		plan.Check(&p, "", &m.Problems)
	}
	if len(m.Problems) == 0 && len(m.Lacks) == 0 {
		m.Plan = written(root)
	}
	return m
}

func listOf(value any) []any {
	list, _ := value.([]any)
	return list
}

// written gives a plan without problems as plan files have it: terms alone are a text.
func written(root map[string]any) []byte {
	benefits, _ := root["benefits"].(map[string]any)
	for s, b := range benefits {
		if fields, ok := b.(map[string]any); ok && len(fields) == 1 && fields["terms"] != nil {
			benefits[s] = fields["terms"]
		}
	}
	var p plan.Plan
	document.Read(asJSON(root), &p, new(problem.List))
	return document.Append(nil, &p)
}

// others makes the terms of everything else unknown that a plan has to state and no
// source does, and returns their pointers.
func others(root map[string]any, set func(string, any)) (made []string) {
	benefits, _ := root["benefits"].(map[string]any)
	if text, alone := benefits["other"].(string); alone {
		benefits["other"] = map[string]any{"terms": text}
	}
	other, _ := benefits["other"].(map[string]any)
	cells := []string{"terms"}
	if coversOutside(root) {
		cells = append(cells, "outOfNetwork")
	}
	for _, cell := range cells {
		pointer := "/benefits/other/" + cell
		if _, stated := other[cell]; !stated {
			set(pointer, unknown)
			made = append(made, pointer)
		}
	}
	return made
}

// outside says of each row of benefits that a source states in the network alone what is
// so outside, where a plan covers care there: what is not covered is covered nowhere, and
// the rest is unknown. Otherwise the terms of another service would stand in (R15), for
// care that the source may exclude. Returned are the pointers of what is unknown.
func (d *Draft) outside(confirmed map[string]json.RawMessage, root map[string]any, set func(string, any)) (made []string) {
	if !coversOutside(root) {
		return nil
	}
	benefits, _ := root["benefits"].(map[string]any)
	for i := range d.Fields {
		f := &d.Fields[i]
		s, cell, ok := cellOf(f.Pointer)
		if !ok || cell != "terms" || s == service.Other || f.ours {
			continue
		}
		pointer := strings.TrimSuffix(f.Pointer, "terms") + "outOfNetwork"
		row, _ := benefits[s.String()].(map[string]any)
		inside, stated := row["terms"].(string)
		if _, said := confirmed[pointer]; said || !stated || row["outOfNetwork"] != nil {
			continue
		}
		if strings.EqualFold(inside, "not covered") {
			set(pointer, inside)
			continue
		}
		set(pointer, unknown)
		made = append(made, pointer)
	}
	return made
}

// coversOutside tells whether a plan's kind covers care outside the network.
func coversOutside(root map[string]any) bool {
	kind, _ := root["type"].(string)
	return kind == string(plan.PPO) || kind == string(plan.POS)
}

// saidBelow tells whether a person has said something of what is below a pointer.
func saidBelow(confirmed map[string]json.RawMessage, pointer string) bool {
	for p := range confirmed {
		if strings.HasPrefix(p, pointer+"/") {
			return true
		}
	}
	return false
}

// isLimit tells whether a pointer is that of a deductible or a maximum, or of all of them.
func isLimit(pointer string) bool {
	for _, list := range []string{"/deductibles", "/outOfPocketMaximums"} {
		if rest, ok := strings.CutPrefix(pointer, list); ok {
			_, err := strconv.Atoi(strings.TrimPrefix(rest, "/"))
			return rest == "" || err == nil
		}
	}
	return false
}

func sorted(confirmed map[string]json.RawMessage) []string {
	pointers := make([]string, 0, len(confirmed))
	for p := range confirmed {
		pointers = append(pointers, p)
	}
	slices.Sort(pointers)
	return pointers
}

// cut shortens a text to as many characters as a plan takes.
func cut(text string, most int) string {
	text = strings.TrimSpace(text)
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

// mostEntries bounds the lists of a plan that pointers build.
const mostEntries = 200

// put sets the value at a pointer below an object, and makes objects and lists on the way:
// a list where a number follows.
func put(root map[string]any, pointer string, value any) error {
	raw, ok := value.(json.RawMessage)
	if !ok {
		raw = asJSON(value)
	}
	var parsed any
	numbers := json.NewDecoder(bytes.NewReader(raw))
	numbers.UseNumber()
	if err := numbers.Decode(&parsed); err != nil {
		return errors.New("no JSON")
	}
	if len(pointer) < 2 || pointer[0] != '/' {
		return errors.New("no pointer")
	}
	_, err := within(root, strings.Split(pointer[1:], "/"), parsed)
	return err
}

// unescaped undoes what JSON pointers do to names.
var unescaped = strings.NewReplacer("~1", "/", "~0", "~")

// within returns what stands at a place once value stands below it.
func within(at any, path []string, value any) (any, error) {
	if len(path) == 0 {
		return value, nil
	}
	name := path[0]
	if i, err := strconv.Atoi(name); err == nil {
		list, ok := at.([]any)
		if at != nil && !ok || i < 0 || i > mostEntries {
			return nil, fmt.Errorf("no list with %s", name)
		}
		for len(list) <= i {
			list = append(list, nil)
		}
		list[i], err = within(list[i], path[1:], value)
		return list, err
	}
	object, ok := at.(map[string]any)
	if at == nil {
		object = map[string]any{}
	} else if !ok {
		return nil, fmt.Errorf("no object with %s", name)
	}
	name = unescaped.Replace(name)
	below, err := within(object[name], path[1:], value)
	if err == nil {
		object[name] = below
	}
	return object, err
}
