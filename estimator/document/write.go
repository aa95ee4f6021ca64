package document

import (
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/outpocket/outpocket/estimator/internal/arrange"
	"github.com/outpocket/outpocket/estimator/money"
)

// A Writer is a type with a written form of its own.
type Writer interface {
	// WriteDocument returns a pointer to what is written instead of the receiver.
	WriteDocument() any
}

// An Appender is a type that is written as text, of characters that need no
// escape in JSON.
type Appender interface{ AppendTo(b []byte) []byte }

// Append appends the JSON of what target points at, by the tags that [Read]
// reads it by, and returns the extended slice. Fields marked omitempty or
// omitzero are left out as encoding/json does; the bytes are the same, but that
// a list without elements is always []. There is no null, which Read refuses:
// Append panics where a pointer without a value is not left out.
//
// encoding/json would make the engine 5% larger and take twice as long for a
// ledger.
func Append(b []byte, target any) []byte {
	v := reflect.ValueOf(target)
	return writerOf(v.Type())(b, v)
}

// writers remembers how values of a type are written. It depends on the types
// alone.
var writers sync.Map // reflect.Type to write

func writerOf(t reflect.Type) write {
	if known, ok := writers.Load(t); ok {
		return known.(write)
	}
	fresh := writeOf(t)
	writers.Store(t, fresh)
	return fresh
}

// A write appends the JSON of a value, which can be addressed unless it is a
// pointer.
type write func(b []byte, v reflect.Value) []byte

var (
	writerType   = reflect.TypeFor[Writer]()
	appenderType = reflect.TypeFor[Appender]()
	zeroerType   = reflect.TypeFor[interface{ IsZero() bool }]()
)

// writeOf returns how values of a type are written. What it does depends on the
// type alone: the table of a struct keeps it for each field.
func writeOf(t reflect.Type) write {
	switch p := reflect.PointerTo(t); {
	case t == reflect.TypeFor[money.Cents]():
		// An Appender too, but a ledger has thousands, and what reflects on their
		// address takes longer than to write them.
		return func(b []byte, v reflect.Value) []byte {
			return append(money.Cents(v.Int()).AppendTo(append(b, '"')), '"')
		}
	case p.Implements(writerType):
		return func(b []byte, v reflect.Value) []byte {
			return Append(b, v.Addr().Interface().(Writer).WriteDocument())
		}
	case p.Implements(appenderType):
		return func(b []byte, v reflect.Value) []byte {
			return append(v.Addr().Interface().(Appender).AppendTo(append(b, '"')), '"')
		}
	}
	switch t.Kind() {
	case reflect.Pointer:
		element := writeOf(t.Elem())
		return func(b []byte, v reflect.Value) []byte { return element(b, v.Elem()) }
	case reflect.Interface:
		return func(b []byte, v reflect.Value) []byte { return Append(b, v.Interface()) }
	case reflect.Struct:
		// A struct may hold others of its type: its table is not asked for yet.
		tableOfIt := sync.OnceValue(func() *table { return tableOf(t) })
		return func(b []byte, v reflect.Value) []byte { return tableOfIt().append(b, v) }
	case reflect.Slice:
		element := writeOf(t.Elem())
		return func(b []byte, v reflect.Value) []byte {
			b = append(b, '[')
			for i := range v.Len() {
				// Longer ones would grow by a quarter only, and be copied five times.
				if cap(b)-len(b) < cap(b)/8 {
					b = append(make([]byte, 0, 2*cap(b)), b...)
				}
				b = append(element(b, v.Index(i)), ',')
			}
			return closed(b, ']')
		}
	case reflect.Map:
		return dictionaryOf(t)
	case reflect.String:
		return func(b []byte, v reflect.Value) []byte { return appendQuoted(b, v.String()) }
	case reflect.Bool:
		return func(b []byte, v reflect.Value) []byte { return strconv.AppendBool(b, v.Bool()) }
	case reflect.Int:
		return func(b []byte, v reflect.Value) []byte { return strconv.AppendInt(b, v.Int(), 10) }
	}
	return func([]byte, reflect.Value) []byte { panic("document: cannot write " + t.String()) }
}

// append appends a struct whose table it is.
func (t *table) append(b []byte, v reflect.Value) []byte {
	return closed(t.appendFields(append(b, '{'), v), '}')
}

// appendFields appends the fields of a struct, a comma behind each.
func (t *table) appendFields(b []byte, v reflect.Value) []byte {
	for i := range t.fields {
		f := &t.fields[i]
		field := v.Field(f.index)
		switch {
		case f.inline != nil:
			b = f.inline.appendFields(b, field)
		case f.omitted == nil || !f.omitted(field):
			b = append(b, f.label...)
			b = append(f.write(b, field), ',')
		}
	}
	return b
}

// closed appends a bracket in place of the comma behind the last element.
func closed(b []byte, bracket byte) []byte {
	if last := len(b) - 1; b[last] == ',' {
		b[last] = bracket
		return b
	}
	return append(b, bracket)
}

// omittedOf returns when a field of a type is left out, by the option behind
// its name: never where it is nil.
func omittedOf(t reflect.Type, option string) func(v reflect.Value) bool {
	switch {
	case option == "omitzero" && reflect.PointerTo(t).Implements(zeroerType):
		return func(v reflect.Value) bool { return v.Addr().Interface().(interface{ IsZero() bool }).IsZero() }
	case option == "omitzero" && t.Kind() == reflect.Slice:
		return reflect.Value.IsNil // an empty list is told
	case option == "omitempty" || option == "omitzero":
		return isEmpty
	}
	return nil
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return v.IsNil()
	case reflect.Bool:
		return !v.Bool()
	case reflect.Int:
		return v.Int() == 0
	}
	return v.Len() == 0
}

// member is one of a map, as it is written.
type member struct {
	name string
	text []byte
}

// dictionaryOf writes a map in the order of its keys' texts.
func dictionaryOf(t reflect.Type) write {
	element := writeOf(t.Elem())
	return func(b []byte, v reflect.Value) []byte {
		key, item := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		members, order := make([]member, 0, v.Len()), make([]int, 0, v.Len())
		for _, k := range v.MapKeys() {
			key.Set(k)
			item.Set(v.MapIndex(k))
			var name string
			if own, ok := key.Addr().Interface().(Appender); ok {
				name = string(own.AppendTo(nil))
			} else {
				name = key.String()
			}
			order = append(order, len(members))
			members = append(members, member{name, element(nil, item)})
		}
		// Sorting members themselves would make the engine larger: numbers are
		// sorted elsewhere too.
		arrange.Stable(order, func(i, j int) int { return strings.Compare(members[i].name, members[j].name) })
		b = append(b, '{')
		for _, i := range order {
			b = append(appendQuoted(b, members[i].name), ':')
			b = append(append(b, members[i].text...), ',')
		}
		return closed(b, '}')
	}
}

const hexDigits = "0123456789abcdef"

// plain are the bytes that stand for themselves in a text.
var plain = func() (plain [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		plain[c] = !strings.ContainsRune(`"\<>&`, c)
	}
	return plain
}()

// appendQuoted appends a text as encoding/json does: safe inside HTML and
// scripts too.
func appendQuoted(b []byte, text string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(text); {
		c := text[i]
		if plain[c] {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			if r == '\u2028' || r == '\u2029' {
				b = append(b, text[start:i]...)
				b = append(b, `\u202`...)
				b = append(b, hexDigits[r&0xF])
				start = i + size
			}
			i += size
			continue
		}
		b = append(b, text[start:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
		}
		i++
		start = i
	}
	b = append(b, text[start:]...)
	return append(b, '"')
}
