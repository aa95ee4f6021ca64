package main

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A span is where something stands in a text, in bytes.
type span struct{ from, to int }

// positions are where the values of a JSON document stand, by their pointers, and the names
// of those that have one.
type positions struct {
	values, names map[string]span
}

// escaped writes a name as pointers have it.
var escaped = strings.NewReplacer("~", "~0", "/", "~1")

// positionsOf finds every place of a document; of one that is no JSON those before the
// error. Of names that stand twice it is the last.
func positionsOf(text []byte) positions {
	p := positions{map[string]span{}, map[string]span{}}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	p.value(d, text, "")
	return p
}

// next returns the next token and where it stands.
func next(d *json.Decoder, text []byte) (json.Token, span, bool) {
	from := int(d.InputOffset())
	token, err := d.Token()
	if err != nil {
		return nil, span{}, false
	}
	to := int(d.InputOffset())
	for from < to && strings.IndexByte(" \t\r\n,:", text[from]) >= 0 {
		from++
	}
	return token, span{from, to}, true
}

func (p *positions) value(d *json.Decoder, text []byte, pointer string) bool {
	token, at, ok := next(d, text)
	if !ok {
		return false
	}
	defer func() { p.values[pointer] = at }()
	switch token {
	case json.Delim('{'):
		for d.More() {
			name, where, ok := next(d, text)
			if !ok {
				return false
			}
			key, _ := name.(string)
			below := pointer + "/" + escaped.Replace(key)
			p.names[below] = where
			if !p.value(d, text, below) {
				return false
			}
		}
	case json.Delim('['):
		for i := 0; d.More(); i++ {
			if !p.value(d, text, pointer+"/"+strconv.Itoa(i)) {
				return false
			}
		}
	default:
		return true
	}
	_, end, ok := next(d, text)
	at.to = end.to
	return ok
}

// find returns where a problem at a pointer is shown: at the name of a field that should
// not be there, else at the value, else, where nothing stands there, at the name of the
// nearest field around it, or at the beginning of the document.
func (p *positions) find(pointer string, byName bool) span {
	for at := pointer; ; at = at[:strings.LastIndexByte(at, '/')] {
		value, there := p.values[at]
		name, named := p.names[at]
		switch {
		case named && (byName || at != pointer):
			return name
		case there && at == pointer:
			return value
		case there: // an element of a list, or the document: its bracket
			return span{value.from, value.from + 1}
		case at == "":
			return span{}
		}
	}
}

// column returns where a character of a text in JSON stands, from 1, as a span of the
// document: a text can have escapes.
func column(text []byte, quoted span, column, length int) span {
	at, n := quoted.from+1, 1
	from := at
	for at < quoted.to-1 {
		if n == column {
			from = at
		}
		if n == column+length {
			break
		}
		switch {
		case text[at] != '\\':
			_, size := utf8.DecodeRune(text[at:])
			at += size
		case text[at+1] == 'u':
			at += 6
		default:
			at += 2
		}
		n++
	}
	if n == column { // behind the last character
		from = at
	}
	return span{from, max(at, from+1)}
}

// lineOf returns the line of a place and its column, both from 1, and the line itself.
func lineOf(text []byte, at int) (line, col int, whole string) {
	start := bytes.LastIndexByte(text[:at], '\n') + 1
	end := len(text)
	if n := bytes.IndexByte(text[start:], '\n'); n >= 0 {
		end = start + n
	}
	return bytes.Count(text[:start], []byte("\n")) + 1, utf8.RuneCount(text[start:at]) + 1,
		strings.TrimSuffix(string(text[start:end]), "\r")
}
