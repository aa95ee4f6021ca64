package planfile

import (
	"bytes"
	"encoding/json"
	"strings"
)

// An Object is an object of a JSON file and where it stands. Its readers take a value for
// what it is: a text that is due and is a number is no text.
type Object struct {
	At     string
	fields map[string]json.RawMessage
}

// ObjectAt reads JSON as an object.
func ObjectAt(text json.RawMessage, at string) (Object, bool) {
	o := Object{At: at}
	err := json.Unmarshal(text, &o.fields)
	return o, err == nil && o.fields != nil
}

// escaped does to names what JSON pointers need.
var escaped = strings.NewReplacer("~", "~0", "/", "~1")

// Place is where a field stands.
func (o Object) Place(field string) Place {
	return Place{Pointer: o.At + "/" + escaped.Replace(field)}
}

// Raw is a field as it stands, nil where it is not there or null.
func (o Object) Raw(field string) json.RawMessage {
	if raw := o.fields[field]; string(raw) != "null" {
		return raw
	}
	return nil
}

// Is tells whether a field is there.
func (o Object) Is(field string) bool { return o.Raw(field) != nil }

// Text is a field that is a text, without space around it.
func (o Object) Text(field string) (string, bool) {
	var s string
	err := json.Unmarshal(o.Raw(field), &s)
	return strings.TrimSpace(s), err == nil
}

// Number is a field that is a number, as it is written there.
func (o Object) Number(field string) (json.Number, bool) {
	raw := o.Raw(field)
	if len(raw) == 0 || raw[0] == '"' {
		return "", false
	}
	var n json.Number
	err := json.Unmarshal(raw, &n)
	return n, err == nil
}

// Truth is a field that is true or false.
func (o Object) Truth(field string) (value, ok bool) {
	err := json.Unmarshal(o.Raw(field), &value)
	return value, err == nil && o.Is(field)
}

// Object is a field that is an object.
func (o Object) Object(field string) (Object, bool) {
	return ObjectAt(o.Raw(field), o.Place(field).Pointer)
}

// Objects are those of a list; ok is false where the field is something else, or has
// something else in it.
func (o Object) Objects(field string) (list []Object, ok bool) {
	var raw []json.RawMessage
	if !o.Is(field) {
		return nil, true
	}
	if json.Unmarshal(o.Raw(field), &raw) != nil {
		return nil, false
	}
	ok = true
	for i, r := range raw {
		entry, is := ObjectAt(r, o.Place(field).Pointer+"/"+itoa(i))
		if ok = ok && is; is {
			list = append(list, entry)
		}
	}
	return list, ok
}

// String is the object as it stands, without space.
func (o Object) String(fields ...string) string {
	parts := make([]string, 0, len(fields))
	for _, f := range fields {
		if raw, there := o.fields[f]; there {
			var b bytes.Buffer
			_ = json.Compact(&b, raw) // it was read
			parts = append(parts, string(asJSON(f))+": "+b.String())
		}
	}
	return strings.Join(parts, ", ")
}
