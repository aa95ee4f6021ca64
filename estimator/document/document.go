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
//	unless=NAME  the field is not there where the one of that name is: both are
//	           the problem of-NAME, and a required field may be missing then
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
	"math/bits"
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

// An Absentee is a required field of which a value can say that it is not there, where
// another field is there in its place.
type Absentee interface{ SetAbsent() }

// Words is implemented, on the value, by types that are written as one of a
// fixed set of words.
type Words interface{ Words() []string }

// byteOrderMark is what some programs write ahead of UTF-8.
const byteOrderMark = "\ufeff"

// A Memory keeps the objects of one list of documents by their text, so that one
// that an earlier document had is neither checked nor read again.
type Memory interface {
	// List is the name of the list, a field of the document.
	List() string
	// Recall returns how long the text of an object is that it keeps and that text
	// begins with; 0 where there is none.
	Recall(text []byte) int
	// Take sets what target points at to the object that text begins with and
	// returns the length of its text; 0 where it does not keep that. What the object
	// holds is shared: nobody changes it.
	Take(text string, target any) int
	// Keep is given every object that was not taken, by its pointer, and whether it
	// was read without a problem. Its text, without space between the tokens, may be
	// kept: no part of the object holds on to more.
	Keep(text string, value any, right bool)
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
	c, ok := compact(text, memory)
	if !ok || c.wide && !utf8.Valid(text) {
		problems.Put(fault(text, c.pos))
		return
	}
	if c.escaped {
		if at := loneSurrogate(text); at >= 0 {
			problems.Add("not-utf8", "", byteAt(at)+": "+string(text[at:at+len(`\uXXXX`)]), "UTF-8")
			return
		}
	}
	d := &decoder{text: string(c.compacted()), problems: problems, memory: memory, list: c.list}
	readerOf(reflect.TypeOf(target).Elem())(d, reflect.ValueOf(target).Elem())
}

// fault returns the problem of a text that is no document, since a byte cannot
// stand where it does or is not UTF-8.
func fault(text []byte, at int) problem.Problem {
	if !utf8.Valid(text) {
		return problem.Problem{Code: "not-utf8", Found: byteAt(firstInvalid(text)), Expected: "UTF-8"}
	}
	if depth := deepest(text); depth > MaxDepth {
		return problem.Problem{Code: "too-deep", Found: "depth " + strconv.Itoa(depth), Most: new(MaxDepth)}
	}
	return problem.Problem{Code: "not-json", Found: syntaxError(text, at), Expected: "JSON"}
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
// not be valid JSON.
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
func (v Value) Text() string {
	text := v.d.text[v.start:v.end]
	if v.Kind() == Text {
		return unquote(text)
	}
	return text
}

// Into reads the value into what target points at, in the ordinary way.
func (v Value) Into(target any) {
	v.d.pos = v.start
	readerOf(reflect.TypeOf(target).Elem())(v.d, reflect.ValueOf(target).Elem())
}

// Whole reads the value as a whole number from least to most into target.
func (v Value) Whole(target any, least, most int) {
	v.d.pos = v.start
	v.d.integer(reflect.ValueOf(target).Elem(), rules{min: int64(least), max: int64(most), hasMin: true, hasMax: true})
}

// Characters reads the value as text of least to most characters into target, and tells
// whether it is that.
func (v Value) Characters(target *string, least, most int) bool {
	before := len(*v.d.problems)
	v.d.pos = v.start
	v.d.string(reflect.ValueOf(target).Elem(), rules{min: int64(least), max: int64(most), hasMin: true, hasMax: true})
	return len(*v.d.problems) == before
}

// Fail reports a problem at the value's place.
func (v Value) Fail(code, expected string) {
	v.put(problem.Problem{Code: code, Found: v.Text(), Expected: expected})
}

// put reports p at the value's place. An empty text states nothing.
func (v Value) put(p problem.Problem) {
	p.Pointer = v.d.pointer()
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
	// eachMax bounds each number of a list, which is at least 1.
	eachMax int64
}

// field is one field of a struct that a document has.
type field struct {
	rules
	name  string
	index int
	read  read
	// label is the name as it is written, omitted when the field is left out.
	label   string
	omitted func(v reflect.Value) bool
	write   write
	// inline is the table of an embedded struct, whose fields are written among those
	// of the struct that it is embedded in.
	inline *table
	// unless has the bit of the field beside which it is not there, 0 where there is
	// none; besides is that field's name.
	unless  uint64
	besides string
}

// decoder reads one document, whose syntax and depth have been checked and
// which has no space between its tokens.
type decoder struct {
	text     string
	pos      int
	path     []step
	problems *problem.List
	memory   Memory
	list     string // whose objects memory keeps
	// amounts are for pointers to amounts, of which a document has many.
	amounts []money.Cents
	buffer  []byte
}

// bytes returns a text as bytes, which stay until the next call.
func (d *decoder) bytes(text string) []byte {
	d.buffer = append(d.buffer[:0], text...)
	return d.buffer
}

// A step leads to a field, or to an element of a list, whose name is unset.
type step struct {
	name  *string
	index int
}

// pointer returns the pointer to the value that is read.
func (d *decoder) pointer() string {
	var at []byte
	for _, s := range d.path {
		if s.name != nil {
			at = problem.AppendStep(at, *s.name)
		} else {
			at = strconv.AppendInt(append(at, '/'), int64(s.index), 10)
		}
	}
	return string(at)
}

// put reports p at the place that is read.
func (d *decoder) put(p problem.Problem) {
	p.Pointer = d.pointer()
	d.problems.Put(p)
}

// into makes a field the last step of the path, and back leaves it.
func (d *decoder) into(name *string) { d.path = append(d.path, step{name: name}) }

func (d *decoder) back() { d.path = d.path[:len(d.path)-1] }

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
	text := d.text
	i := d.pos + 1
	for ; text[i] != '"'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	d.pos = i + 1
}

// here returns the value at pos and moves behind it.
func (d *decoder) here() Value {
	v := Value{d: d, start: d.pos}
	d.skip()
	v.end = d.pos
	return v
}

// A read reads the value at pos into target and moves behind it.
type read func(d *decoder, target reflect.Value)

var (
	readType     = reflect.TypeFor[Reader]()
	unmarshaler  = reflect.TypeFor[jsonUnmarshaler]()
	textType     = reflect.TypeFor[encoding.TextUnmarshaler]()
	wordsType    = reflect.TypeFor[Words]()
	centsType    = reflect.TypeFor[money.Cents]()
	centsPointer = reflect.TypeFor[*money.Cents]()
)

type jsonUnmarshaler interface{ UnmarshalJSON([]byte) error }

// readers remembers how values of a type are read where no field says more. It
// depends on the types alone.
var readers sync.Map // reflect.Type to read

func readerOf(t reflect.Type) read {
	if known, ok := readers.Load(t); ok {
		return known.(read)
	}
	fresh := readOf(t, rules{})
	readers.Store(t, fresh)
	return fresh
}

// readOf returns how values of a type are read in a field of these rules. The
// table of a struct keeps it for each field: what it takes to find out is done
// once for each type, not for each value.
func readOf(t reflect.Type, r rules) read {
	switch p := reflect.PointerTo(t); {
	case t == centsPointer:
		return (*decoder).amountPointer
	case t == centsType:
		return (*decoder).amount
	case t.Kind() == reflect.Pointer:
		return pointerTo(readOf(t.Elem(), r))
	case p.Implements(readType):
		return func(d *decoder, target reflect.Value) {
			v := d.here()
			target.Addr().Interface().(Reader).ReadDocument(v)
			d.pos = v.end
		}
	case p.Implements(unmarshaler):
		return func(d *decoder, target reflect.Value) {
			v := d.here()
			if err := target.Addr().Interface().(jsonUnmarshaler).UnmarshalJSON([]byte(d.text[v.start:v.end])); err != nil {
				v.Refuse(err)
			}
		}
	case p.Implements(textType):
		words := wordsOf(t)
		return func(d *decoder, target reflect.Value) {
			v := d.here()
			if v.Kind() == Text && target.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(d.bytes(v.Text())) == nil {
				return
			}
			code := "unknown-word"
			if v.Kind() != Text {
				code = "wrong-type"
			}
			if words != nil {
				v.put(problem.Problem{Code: code, Found: v.Text(), Choices: words})
			} else {
				v.put(textProblem(code, v, r))
			}
		}
	}
	switch t.Kind() {
	case reflect.Struct:
		// A struct may hold others of its type: its table is not asked for yet.
		tableOfIt := sync.OnceValue(func() *table { return tableOf(t) })
		return func(d *decoder, target reflect.Value) {
			if d.memory != nil && d.kept() {
				d.remembered(tableOfIt(), target)
				return
			}
			d.object(tableOfIt(), target)
		}
	case reflect.Map:
		return dictionary(t)
	case reflect.Slice:
		return listOf(t, r)
	case reflect.String:
		if words := wordsOf(t); words != nil {
			return wordOf(words)
		}
		return func(d *decoder, target reflect.Value) { d.string(target, r) }
	case reflect.Bool:
		return func(d *decoder, target reflect.Value) {
			v := d.here()
			if v.Kind() != Bool {
				v.Wrong(Bool.String())
				return
			}
			target.SetBool(d.text[v.start] == 't')
		}
	case reflect.Int:
		return func(d *decoder, target reflect.Value) { d.integer(target, r) }
	}
	return func(*decoder, reflect.Value) { panic("document: cannot read into " + t.String()) }
}

// pointerTo reads what a pointer points to.
func pointerTo(element read) read {
	return func(d *decoder, target reflect.Value) {
		fresh := reflect.New(target.Type().Elem())
		before := len(*d.problems)
		element(d, fresh.Elem())
		// An amount that could not be read is absent, not zero, so that nothing
		// is compared to it.
		if len(*d.problems) == before || fresh.Elem().Kind() == reflect.Struct {
			target.Set(fresh)
		}
	}
}

// amount reads an amount as its UnmarshalJSON does.
func (d *decoder) amount(target reflect.Value) {
	if c, ok := d.cents(); ok {
		target.SetInt(int64(c))
	}
}

// amountsAtOnce is how many amounts have their memory together.
const amountsAtOnce = 32

func (d *decoder) amountPointer(target reflect.Value) {
	c, ok := d.cents()
	if !ok {
		return
	}
	if len(d.amounts) == cap(d.amounts) {
		d.amounts = make([]money.Cents, 0, amountsAtOnce)
	}
	d.amounts = append(d.amounts, c)
	target.Set(reflect.ValueOf(&d.amounts[len(d.amounts)-1]))
}

func (d *decoder) cents() (money.Cents, bool) {
	v := d.here()
	text := d.text[v.start:v.end]
	if v.Kind() == Text {
		text = text[1 : len(text)-1] // no amount needs an escape
	}
	c, err := money.ParseCents(text)
	if err != nil {
		v.Refuse(err)
	}
	return c, err == nil
}

// kept tells whether the value at pos is one of the objects that memory keeps.
func (d *decoder) kept() bool {
	return len(d.path) == 2 && d.path[0].name != nil && *d.path[0].name == d.list && d.path[1].name == nil && d.kindAt(d.pos) == Object
}

// remembered takes an object from memory, or else reads it.
func (d *decoder) remembered(of *table, target reflect.Value) {
	pointer := target.Addr().Interface()
	if taken := d.memory.Take(d.text[d.pos:], pointer); taken > 0 {
		d.pos += taken
		return
	}
	v, before := d.here(), len(*d.problems)
	// It is read from a copy of its text, so that it does not hold on to the rest.
	document, text := d.text, strings.Clone(d.text[v.start:v.end])
	d.text, d.pos = text, 0
	d.object(of, target)
	d.text, d.pos = document, v.end
	d.memory.Keep(text, pointer, len(*d.problems) == before)
}

// wordsOf returns the words that a type lists, if it does.
func wordsOf(t reflect.Type) []string {
	if !t.Implements(wordsType) {
		return nil
	}
	return reflect.Zero(t).Interface().(Words).Words()
}

// wordOf reads one of a fixed set of words.
func wordOf(words []string) read {
	return func(d *decoder, target reflect.Value) {
		v := d.here()
		if v.Kind() != Text {
			v.put(problem.Problem{Code: "wrong-type", Found: v.Text(), Choices: words})
			return
		}
		text := v.Text()
		for _, word := range words {
			if word == text {
				target.SetString(word)
				return
			}
		}
		v.put(problem.Problem{Code: "unknown-word", Found: text, Choices: words})
	}
}

func (d *decoder) string(target reflect.Value, r rules) {
	v := d.here()
	if v.Kind() != Text {
		v.put(textProblem("wrong-type", v, r))
		return
	}
	text := v.Text()
	if r.breaks(int64(utf8.RuneCountInString(text))) {
		v.put(textProblem("text-length", v, r))
		return
	}
	target.SetString(text)
}

// textProblem is a problem of a text, or of what stands in place of one, which has
// no length.
func textProblem(code string, v Value, r rules) problem.Problem {
	p := problem.Problem{Code: code, Found: v.Text(), Expected: r.bounded(Text.String())}
	if v.Kind() == Text {
		p.Least, p.Most = r.least(), r.most()
	}
	return p
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
	if strings.ContainsAny(text, ".eE") {
		v.putInteger("not-whole", r)
		return
	}
	n, err := strconv.ParseInt(text, 10, 64)
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

func listOf(t reflect.Type, r rules) read {
	element := readOf(t.Elem(), rules{min: 1, max: r.eachMax, hasMin: r.eachMax > 0, hasMax: r.eachMax > 0})
	return func(d *decoder, target reflect.Value) {
		if d.kindAt(d.pos) != Array {
			d.here().Wrong(Array.String())
			return
		}
		target.SetLen(0) // its room is used again
		n := 0
		at := len(d.path)
		d.path = append(d.path, step{})
		for d.pos++; d.text[d.pos] != ']'; n++ {
			if d.text[d.pos] == ',' {
				d.pos++
			}
			if r.hasMax && int64(n) >= 2*r.max {
				d.skip() // what is far too many is counted, so that nothing is made of it
				continue
			}
			if n == target.Cap() {
				target.Grow(1)
			}
			target.SetLen(n + 1)
			item := target.Index(n)
			item.SetZero()
			d.path[at].index = n
			element(d, item)
		}
		d.back()
		d.pos++
		if r.breaks(int64(n)) {
			d.put(problem.Problem{Code: "list-length", Found: strconv.Itoa(n), Expected: r.bounds(), Least: r.least(), Most: r.most()})
		}
	}
}

// name returns the name at pos and moves to its value.
func (d *decoder) name() string {
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
	d.into(&name)
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
	d.back()
}

func (d *decoder) object(table *table, target reflect.Value) {
	if d.kindAt(d.pos) != Object {
		d.here().Wrong(Object.String())
		return
	}
	var present uint64 // a bit for each field
	var unknown strays
	for d.pos++; d.text[d.pos] != '}'; {
		name := d.name()
		i := table.find(name)
		if i < 0 || present>>i&1 == 1 {
			d.passOver(name, i >= 0, &unknown, table.names, table.instead[name])
			continue
		}
		present |= 1 << i
		f := &table.fields[i]
		d.into(&f.name)
		f.read(d, target.Field(f.index))
		d.back()
	}
	d.pos++
	for beside := table.beside & present; beside != 0; beside &= beside - 1 {
		if f := &table.fields[bits.TrailingZeros64(beside)]; f.unless&present != 0 {
			d.into(&f.name)
			d.put(problem.Problem{Code: "of-" + f.besides, Found: f.name, Choices: []string{f.besides}})
			d.back()
		}
	}
	for needed := table.needed &^ present; needed != 0; needed &= needed - 1 {
		f := &table.fields[bits.TrailingZeros64(needed)]
		if f.unless&present != 0 {
			target.Field(f.index).Addr().Interface().(Absentee).SetAbsent()
		} else if f.required {
			d.into(&f.name)
			d.problems.AddMissing(d.pointer(), f.name)
			d.back()
		} else {
			target.Field(f.index).SetInt(f.fixed)
		}
	}
}

// dictionary reads an object into a map whose keys are text, words, or read
// themselves from text.
func dictionary(t reflect.Type) read {
	element := readOf(t.Elem(), rules{})
	words := wordsOf(t.Key())
	return func(d *decoder, target reflect.Value) {
		if d.kindAt(d.pos) != Object {
			d.here().Wrong(Object.String())
			return
		}
		target.Set(reflect.MakeMap(t))
		key, item := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		var unknown strays
		for d.pos++; d.text[d.pos] != '}'; {
			name := d.name()
			known := words == nil || slices.Contains(words, name)
			if known {
				if own, ok := key.Addr().Interface().(encoding.TextUnmarshaler); ok {
					known = own.UnmarshalText(d.bytes(name)) == nil
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
			d.into(&name)
			element(d, item)
			d.back()
			target.SetMapIndex(key, item)
		}
		d.pos++
	}
}

// table is what the tags of a struct type say.
type table struct {
	fields []field
	// needed has a bit for each field that is required or has a default.
	needed uint64
	// beside has a bit for each field that is not there where another one is.
	beside uint64
	// byLength are by the length of a name the fields with names so long.
	byLength [][]uint8
	names    []string // of the fields, as problems list them
	// instead are by the names that fields had what to write now.
	instead map[string]string
}

// find returns the index of the field called name, or -1.
func (t *table) find(name string) int {
	if len(name) < len(t.byLength) {
		for _, i := range t.byLength[len(name)] {
			if t.fields[i].name == name {
				return int(i)
			}
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
			fresh.fields = append(fresh.fields, field{index: i, inline: tableOf(f.Type)})
			continue
		}
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		r, besides := rules{}, ""
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
			case "eachMax":
				r.eachMax = n
			case "default":
				r.fixed, r.hasDefault = n, true
			case "unless":
				besides = value
			case "was":
				fresh.instead[value] = name
				if w, ok := reflect.Zero(f.Type).Interface().(Words); ok {
					fresh.instead[value] += ": " + strings.Join(w.Words(), " | ")
				}
			}
		}
		fresh.names = append(fresh.names, name)
		fresh.list(name, r)
		fresh.fields = append(fresh.fields, field{
			rules: r, name: name, index: i, read: readOf(f.Type, r), besides: besides,
			label: string(append(appendQuoted(nil, name), ':')), omitted: omittedOf(f.Type, option), write: writeOf(f.Type),
		})
	}
	for i := range fresh.fields {
		if f := &fresh.fields[i]; f.besides != "" {
			f.unless = 1 << fresh.find(f.besides)
			fresh.beside |= 1 << i
		}
	}
	tables.Store(t, fresh)
	return fresh
}

// list adds the next field to the lists by which fields are found.
func (t *table) list(name string, r rules) {
	for len(t.byLength) <= len(name) {
		t.byLength = append(t.byLength, nil)
	}
	next := len(t.fields)
	t.byLength[len(name)] = append(t.byLength[len(name)], uint8(next))
	if r.required || r.hasDefault {
		t.needed |= 1 << next
	}
}
