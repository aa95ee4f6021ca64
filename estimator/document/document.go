// Package document reads JSON documents into Go values strictly, reports every
// problem of a document at once, each with its place, and writes Go values as
// JSON.
//
// The standard encoding/json is not used: it stops at the first type error,
// takes the last of two fields of one name, matches names without regard to
// case, ignores null, and replaces what is not UTF-8.
//
// A struct is read and written by its json tags. A doc tag says more about a field,
// separated by commas:
//
//	required   the field must be there
//	min=N      the least value of an integer, or the least length of a list or
//	           of text, in characters; with max alone it is 0
//	max=N      the greatest value or length
//	default=N  what an integer that is not there is
//	was=NAME   the name that the field had, or of one whose place it took
//
// What it says of a pointer holds for what is pointed at.
//
// Text of a fixed set of words is a string type with a method Words. Types
// that are written in a way of their own implement [Reader], UnmarshalJSON or
// [encoding.TextUnmarshaler] to be read, [Writer] or [Appender] to be written.
package document

import (
	"bytes"
	"encoding"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/problem"
)

const (
	// MaxBytes is how long a document may be: 1 MiB.
	MaxBytes = 1 << 20
	// MaxDepth is how deeply lists and objects may stand in each other.
	MaxDepth = 32
)

// A Reader is a type with a written form of its own.
type Reader interface {
	// ReadDocument sets the receiver from v, or reports with v.Fail why not.
	ReadDocument(v Value)
}

// Words is implemented, on the value, by types that are written as one of a
// fixed set of words.
type Words interface{ Words() []string }

// byteOrderMark is what some programs write ahead of UTF-8.
const byteOrderMark = "\ufeff"

// A Memory keeps values of one struct type by their text, so that a value that an
// earlier document had is not read again.
type Memory interface {
	// Type is that of the values.
	Type() reflect.Type
	// Recall sets what target points at to the value that had the text, and tells
	// whether there is one. What it holds is shared: nobody changes it.
	Recall(text []byte, target any) bool
	// Keep is given every value that was not recalled, by its pointer, and whether it
	// was read without a problem. The text is not to be kept.
	Keep(text []byte, value any, right bool)
}

// Read reads the document text, behind a byte order mark or not, into the struct
// that target points at, and adds every problem to problems. With problems, target is filled as far as
// it could be read.
func Read(text []byte, target any, problems *problem.List) { ReadWith(nil, text, target, problems) }

// ReadWith is [Read] with a memory, if it is not nil.
func ReadWith(memory Memory, text []byte, target any, problems *problem.List) {
	if len(text) > MaxBytes {
		*problems = append(*problems, TooLong(strconv.Itoa(len(text))+" bytes"))
		return
	}
	if bytes.HasPrefix(text, []byte(byteOrderMark)) {
		// Spaces in its place, so that problems count the bytes of the document.
		text = append([]byte("   "), text[len(byteOrderMark):]...)
	}
	if !utf8.Valid(text) {
		problems.Add("not-utf8", "", byteAt(firstInvalid(text)), "UTF-8")
		return
	}
	if depth := deepest(text); depth > MaxDepth {
		problems.Put(problem.Problem{Code: "too-deep", Found: "depth " + strconv.Itoa(depth), Most: new(MaxDepth)})
		return
	}
	compacted, at, ok := compact(text)
	if !ok {
		problems.Add("not-json", "", syntaxError(text, at), "JSON")
		return
	}
	if at := loneSurrogate(text); at >= 0 {
		problems.Add("not-utf8", "", byteAt(at)+": "+string(text[at:at+len(`\uXXXX`)]), "UTF-8")
		return
	}
	d := &decoder{text: compacted, problems: problems, memory: memory}
	d.value(reflect.ValueOf(target).Elem(), rules{})
}

// TooLong is the problem of a document that is longer than MaxBytes: found says
// how long.
func TooLong(found string) problem.Problem {
	return problem.Problem{Code: "document-too-long", Found: found, Expected: "at most " + strconv.Itoa(MaxBytes) + " bytes"}
}

// byteAt names the place of the byte at offset, the first being byte 1.
func byteAt(offset int) string { return "byte " + strconv.Itoa(offset+1) }

// firstInvalid returns the offset of the first byte of text that is not UTF-8.
func firstInvalid(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(text)
}

// syntaxError says where text is not JSON, and what stands there.
func syntaxError(text []byte, at int) string {
	if at == len(text) {
		return byteAt(at) + ": end"
	}
	r, _ := utf8.DecodeRune(text[at:])
	return byteAt(at) + ": " + strconv.QuoteRune(r)
}

// deepest returns how deeply brackets stand in each other in text, which need
// not be valid JSON. It is known before anything recurses on the text.
func deepest(text []byte) int {
	depth, most := 0, 0
	inString := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			depth++
			most = max(most, depth)
		case c == '}' || c == ']':
			depth--
		}
	}
	return most
}

// Kind is what a JSON value is.
type Kind uint8

// The kinds of JSON values.
const (
	Null Kind = iota
	Bool
	Number
	Text
	Array
	Object
)

var kindNames = [...]string{"null", "true | false", "number", "text", "list", "object"}

// String names the kind as problems do.
func (k Kind) String() string { return kindNames[k] }

// A Refusal is an error that says in a problem's terms why a text could not
// be read. Errors of UnmarshalJSON must be refusals.
type Refusal interface {
	error
	Problem() (code, found, expected string)
}

// A Value is one value of a document, handed to a [Reader].
type Value struct {
	d          *decoder
	start, end int
}

// Kind returns what the value is.
func (v Value) Kind() Kind { return v.d.kindAt(v.start) }

// Text returns the text of a Text, and the characters of any other value as
// they stand in the document (a number's digits).
func (v Value) Text() string { return string(v.bytes()) }

// bytes is Text; it may be part of the document.
func (v Value) bytes() []byte {
	text := v.d.text[v.start:v.end]
	if v.Kind() == Text {
		return unquote(text)
	}
	return text
}

// Into reads the value into what target points at, in the ordinary way.
func (v Value) Into(target any) {
	v.d.pos = v.start
	v.d.value(reflect.ValueOf(target).Elem(), rules{})
}

// Fail reports a problem at the value's place.
func (v Value) Fail(code, expected string) {
	v.put(problem.Problem{Code: code, Found: v.Text(), Expected: expected})
}

// put reports p at the value's place. An empty text states nothing.
func (v Value) put(p problem.Problem) {
	p.Pointer = string(v.d.path)
	if v.Kind() == Text && v.end-v.start == len(`""`) {
		p.Missing = []string{p.Pointer}
	}
	v.d.problems.Put(p)
}

// Refuse reports err, at the value's place, in its own terms where it is a
// [Refusal].
func (v Value) Refuse(err error) {
	var refusal Refusal
	if !errors.As(err, &refusal) {
		v.Fail("unreadable", err.Error())
		return
	}
	var p problem.Problem
	p.Code, p.Found, p.Expected = refusal.Problem()
	var number *money.Error
	switch {
	case !errors.As(err, &number):
	case number.MostAmount > 0:
		p.LeastAmount, p.MostAmount = new(money.Cents), &number.MostAmount
	default:
		p.LeastPercent, p.MostPercent = new(money.Multiple), &number.MostPercent
	}
	v.put(p)
}

// Wrong reports that the value is of the wrong kind.
func (v Value) Wrong(expected string) { v.Fail("wrong-type", expected) }

// rules is what a doc tag says.
type rules struct {
	required        bool
	min, max, fixed int64
	hasMin, hasMax  bool
	hasDefault      bool
}

// field is one field of a struct that a document has.
type field struct {
	rules
	name  string
	index int
	// label is the name as it is written, omitted when the field is left out.
	label   string
	omitted func(v reflect.Value) bool
	write   write
}

// decoder reads one document, whose syntax and depth have been checked and
// which has no space between its tokens.
type decoder struct {
	text     []byte
	pos      int
	path     []byte
	problems *problem.List
	memory   Memory
}

// put reports p at the place that is read.
func (d *decoder) put(p problem.Problem) {
	p.Pointer = string(d.path)
	d.problems.Put(p)
}

func (d *decoder) kindAt(pos int) Kind {
	switch d.text[pos] {
	case 'n':
		return Null
	case 't', 'f':
		return Bool
	case '"':
		return Text
	case '[':
		return Array
	case '{':
		return Object
	}
	return Number
}

// skip moves behind the value at pos.
func (d *decoder) skip() {
	depth := 0
	for {
		switch d.text[d.pos] {
		case '"':
			d.skipText()
		case '[', '{':
			depth++
			d.pos++
		case ']', '}':
			depth--
			d.pos++
		case ',', ':':
			d.pos++
		default: // a number, true, false or null
			for d.pos < len(d.text) && !isEnd(d.text[d.pos]) {
				d.pos++
			}
		}
		if depth == 0 {
			return
		}
	}
}

// isEnd tells whether c ends a number or a word.
func isEnd(c byte) bool { return c == ',' || c == '}' || c == ']' }

func (d *decoder) skipText() {
	for d.pos++; d.text[d.pos] != '"'; d.pos++ {
		if d.text[d.pos] == '\\' {
			d.pos++
		}
	}
	d.pos++
}

// here returns the value at pos and moves behind it.
func (d *decoder) here() Value {
	v := Value{d: d, start: d.pos}
	d.skip()
	v.end = d.pos
	return v
}

// value reads the value at pos into target and moves behind it.
func (d *decoder) value(target reflect.Value, r rules) {
	if target.Kind() == reflect.Pointer {
		fresh := reflect.New(target.Type().Elem())
		before := len(*d.problems)
		d.value(fresh.Elem(), r)
		// An amount that could not be read is absent, not zero, so that nothing
		// is compared to it.
		if len(*d.problems) == before || fresh.Elem().Kind() == reflect.Struct {
			target.Set(fresh)
		}
		return
	}
	switch own := target.Addr().Interface().(type) {
	case Reader:
		v := d.here()
		own.ReadDocument(v)
		d.pos = v.end
		return
	case interface{ UnmarshalJSON([]byte) error }:
		v := d.here()
		if err := own.UnmarshalJSON(d.text[v.start:v.end]); err != nil {
			v.Refuse(err)
		}
		return
	case encoding.TextUnmarshaler:
		v := d.here()
		if v.Kind() != Text {
			v.putText("wrong-type", target, r)
		} else if own.UnmarshalText(v.bytes()) != nil {
			v.putText("unknown-word", target, r)
		}
		return
	}
	switch target.Kind() {
	case reflect.Struct:
		if d.memory != nil && target.Type() == d.memory.Type() {
			d.remembered(target)
			return
		}
		d.object(target)
	case reflect.Map:
		d.dictionary(target)
	case reflect.Slice:
		d.list(target, r)
	case reflect.String:
		d.word(target, r)
	case reflect.Bool:
		v := d.here()
		if v.Kind() != Bool {
			v.Wrong(Bool.String())
			return
		}
		target.SetBool(d.text[v.start] == 't')
	case reflect.Int:
		d.integer(target, r)
	default:
		panic("document: cannot read into " + target.Type().String())
	}
}

// remembered takes an object from memory, or else reads it.
func (d *decoder) remembered(target reflect.Value) {
	v, before := d.here(), len(*d.problems)
	text, pointer := d.text[v.start:v.end], target.Addr().Interface()
	if d.memory.Recall(text, pointer) {
		return
	}
	d.pos = v.start
	d.object(target)
	d.memory.Keep(text, pointer, len(*d.problems) == before)
}

func (d *decoder) word(target reflect.Value, r rules) {
	v := d.here()
	if v.Kind() != Text {
		v.putText("wrong-type", target, r)
		return
	}
	text := v.Text()
	if w, ok := target.Addr().Interface().(Words); ok {
		for _, word := range w.Words() {
			if word == text {
				target.SetString(text)
				return
			}
		}
		v.putText("unknown-word", target, r)
		return
	}
	if r.breaks(int64(utf8.RuneCountInString(text))) {
		v.putText("text-length", target, r)
		return
	}
	target.SetString(text)
}

// putText reports a problem of a text, or of what stands in place of one, which
// has no length.
func (v Value) putText(code string, target reflect.Value, r rules) {
	p := problem.Problem{Code: code, Found: v.Text()}
	if w, ok := target.Addr().Interface().(Words); ok {
		p.Choices = w.Words()
	} else {
		p.Expected = r.bounded(Text.String())
		if v.Kind() == Text {
			p.Least, p.Most = r.least(), r.most()
		}
	}
	v.put(p)
}

// breaks tells whether n, a value or a length, is out of bounds.
func (r rules) breaks(n int64) bool { return r.hasMin && n < r.min || r.hasMax && n > r.max }

// bounded returns what with the bounds behind it, where there are some.
func (r rules) bounded(what string) string {
	if r.hasMin || r.hasMax {
		return what + ", " + r.bounds()
	}
	return what
}

// bounds writes the bounds, of which the lower one is there at least.
func (r rules) bounds() string {
	if !r.hasMax {
		return "≥ " + strconv.FormatInt(r.min, 10)
	}
	return (&problem.Problem{Least: r.least(), Most: r.most()}).Allowed()
}

// least returns the lower bound, nil where there is none, and most the upper one.
func (r rules) least() *int {
	if !r.hasMin {
		return nil
	}
	return new(int(r.min))
}

func (r rules) most() *int {
	if !r.hasMax {
		return nil
	}
	return new(int(r.max))
}

func (d *decoder) integer(target reflect.Value, r rules) {
	v := d.here()
	text := d.text[v.start:v.end]
	if v.Kind() != Number {
		v.putInteger("wrong-type", r)
		return
	}
	if bytes.ContainsAny(text, ".eE") {
		v.putInteger("not-whole", r)
		return
	}
	n, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil || r.breaks(n) {
		v.putInteger("out-of-range", r)
		return
	}
	target.SetInt(n)
}

// putInteger reports a problem of a whole number, or of what stands in place of one.
func (v Value) putInteger(code string, r rules) {
	v.put(problem.Problem{Code: code, Found: v.Text(), Expected: r.bounded("whole number"), Least: r.least(), Most: r.most()})
}

// step makes name the last step of the path, and returns the length that the
// path had.
func (d *decoder) step(name string) int {
	length := len(d.path)
	d.path = problem.AppendStep(d.path, name)
	return length
}

func (d *decoder) list(target reflect.Value, r rules) {
	if d.kindAt(d.pos) != Array {
		d.here().Wrong(Array.String())
		return
	}
	target.SetZero()
	n := 0
	for d.pos++; d.text[d.pos] != ']'; n++ {
		if d.text[d.pos] == ',' {
			d.pos++
		}
		if n == target.Cap() {
			target.Grow(1)
		}
		target.SetLen(n + 1)
		target.Index(n).SetZero()
		back := len(d.path)
		d.path = strconv.AppendInt(append(d.path, '/'), int64(n), 10)
		d.value(target.Index(n), rules{})
		d.path = d.path[:back]
	}
	d.pos++
	if r.breaks(int64(n)) {
		d.put(problem.Problem{Code: "list-length", Found: strconv.Itoa(n), Expected: r.bounds(), Least: r.least(), Most: r.most()})
	}
}

// name returns the name at pos and moves to its value.
func (d *decoder) name() []byte {
	if d.text[d.pos] == ',' {
		d.pos++
	}
	start := d.pos
	d.skipText()
	quoted := d.text[start:d.pos]
	d.pos++ // the colon
	return unquote(quoted)
}

// strays are the unknown names of one object.
type strays map[string]bool

// passOver reports and passes over the value at pos, whose name stands there a
// second time if again is set, and else is not among the choices.
// Instead is what took the place of a field of that name, if anything did.
func (d *decoder) passOver(name string, again bool, unknown *strays, choices []string, instead string) {
	back := d.step(name)
	if again || (*unknown)[name] {
		d.put(problem.Problem{Code: "duplicate-field", Found: name, Expected: "one " + name})
	} else {
		if *unknown == nil {
			*unknown = strays{}
		}
		(*unknown)[name] = true
		if instead != "" {
			d.put(problem.Problem{Code: "replaced-field", Found: name, Expected: instead})
		} else {
			d.put(problem.Problem{Code: "unknown-field", Found: name, Choices: choices})
		}
	}
	d.skip()
	d.path = d.path[:back]
}

func (d *decoder) object(target reflect.Value) {
	if d.kindAt(d.pos) != Object {
		d.here().Wrong(Object.String())
		return
	}
	table := tableOf(target.Type())
	var seen [64]bool // on the stack, unlike a list of just the right length
	present := seen[:len(table.fields)]
	var unknown strays
	for d.pos++; d.text[d.pos] != '}'; {
		name := d.name()
		i := table.find(name)
		if i < 0 || present[i] {
			d.passOver(string(name), i >= 0, &unknown, table.names, table.instead[string(name)])
			continue
		}
		present[i] = true
		f := &table.fields[i]
		back := d.step(f.name)
		d.value(target.Field(f.index), f.rules)
		d.path = d.path[:back]
	}
	d.pos++
	for i := range table.fields {
		f := &table.fields[i]
		switch {
		case present[i]:
		case f.required:
			back := d.step(f.name)
			d.problems.AddMissing(string(d.path), f.name)
			d.path = d.path[:back]
		case f.hasDefault:
			target.Field(f.index).SetInt(f.fixed)
		}
	}
}

// dictionary reads an object into a map whose keys are text, words, or read
// themselves from text.
func (d *decoder) dictionary(target reflect.Value) {
	if d.kindAt(d.pos) != Object {
		d.here().Wrong(Object.String())
		return
	}
	target.Set(reflect.MakeMap(target.Type()))
	key := reflect.New(target.Type().Key()).Elem()
	var words []string
	if w, ok := key.Interface().(Words); ok {
		words = w.Words()
	}
	item := reflect.New(target.Type().Elem()).Elem()
	var unknown strays
	for d.pos++; d.text[d.pos] != '}'; {
		name := string(d.name())
		known := words == nil || slices.Contains(words, name)
		if known {
			if own, ok := key.Addr().Interface().(encoding.TextUnmarshaler); ok {
				known = own.UnmarshalText([]byte(name)) == nil
			} else {
				key.SetString(name)
			}
		}
		again := known && target.MapIndex(key).IsValid()
		if !known || again {
			d.passOver(name, again, &unknown, words, "")
			continue
		}
		item.SetZero()
		back := d.step(name)
		d.value(item, rules{})
		d.path = d.path[:back]
		target.SetMapIndex(key, item)
	}
	d.pos++
}

// table is what the tags of a struct type say.
type table struct {
	fields []field
	names  []string // of the fields, as problems list them
	// instead are by the names that fields had what to write now.
	instead map[string]string
}

// find returns the index of the field called name, or -1.
func (t *table) find(name []byte) int {
	for i := range t.fields {
		if t.fields[i].name == string(name) {
			return i
		}
	}
	return -1
}

// tables remembers the table of each struct type. It depends on the types
// alone: what was read before changes nothing.
var tables sync.Map // reflect.Type to *table

// tableOf returns the table of a struct type, the fields of embedded structs
// not in it.
func tableOf(t reflect.Type) *table {
	if known, ok := tables.Load(t); ok {
		return known.(*table)
	}
	fresh := &table{instead: map[string]string{}}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous { // only results have one, which nobody reads
			fresh.fields = append(fresh.fields, field{index: i, write: inlineOf(f.Type)})
			continue
		}
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		r := rules{}
		for part := range strings.SplitSeq(f.Tag.Get("doc"), ",") {
			key, value, _ := strings.Cut(part, "=")
			n, _ := strconv.ParseInt(value, 10, 64)
			switch key {
			case "required":
				r.required = true
			case "min":
				r.min, r.hasMin = n, true
			case "max":
				r.max, r.hasMax, r.hasMin = n, true, true
			case "default":
				r.fixed, r.hasDefault = n, true
			case "was":
				fresh.instead[value] = name
				if w, ok := reflect.Zero(f.Type).Interface().(Words); ok {
					fresh.instead[value] += ": " + strings.Join(w.Words(), " | ")
				}
			}
		}
		fresh.names = append(fresh.names, name)
		fresh.fields = append(fresh.fields, field{
			rules: r, name: name, index: i,
			label: string(append(appendQuoted(nil, name), ':')), omitted: omittedOf(f.Type, option), write: writeOf(f.Type),
		})
	}
	tables.Store(t, fresh)
	return fresh
}
