package directory

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/outpocket/outpocket/estimator/planfile"
)

// A scalar is a text. Files have numbers for texts, and null; anything else is wrong.
type scalar struct {
	text  string
	wrong bool
}

func (s *scalar) UnmarshalJSON(raw []byte) error {
	s.text, s.wrong = "", false
	switch raw[0] {
	case '"':
		if bytes.IndexByte(raw, '\\') < 0 {
			s.text = string(raw[1 : len(raw)-1])
			return nil
		}
		return json.Unmarshal(raw, &s.text)
	case 'n':
	case '{', '[', 't', 'f':
		s.wrong = true
	default:
		s.text = string(raw)
	}
	return nil
}

// A list is one of objects, or a single one. Null is an empty list.
type list[T any] struct {
	all   []T
	wrong bool
}

func (l *list[T]) UnmarshalJSON(raw []byte) error {
	l.all, l.wrong = nil, false
	switch raw[0] {
	case '[':
		var each []json.RawMessage
		if err := json.Unmarshal(raw, &each); err != nil {
			return err
		}
		l.all = make([]T, 0, len(each))
		for _, one := range each {
			if one[0] != '{' {
				l.wrong = true
				continue
			}
			var t T
			if err := json.Unmarshal(one, &t); err != nil {
				return err
			}
			l.all = append(l.all, t)
		}
	case '{':
		l.all = make([]T, 1)
		return json.Unmarshal(raw, &l.all[0])
	case 'n':
	default:
		l.wrong = true
	}
	return nil
}

// An object is one, or null.
type object[T any] struct {
	of    T
	there bool
	wrong bool
}

func (o *object[T]) UnmarshalJSON(raw []byte) error {
	switch raw[0] {
	case '{':
		o.there = true
		return json.Unmarshal(raw, &o.of)
	case 'n':
	default:
		o.wrong = true
	}
	return nil
}

// Words are texts in a list, or a single one.
type words struct {
	all   []string
	wrong bool
}

func (w *words) UnmarshalJSON(raw []byte) error {
	w.all, w.wrong = nil, false
	if raw[0] != '[' {
		var one scalar
		if err := one.UnmarshalJSON(raw); err != nil {
			return err
		}
		if w.wrong = one.wrong; one.text != "" {
			w.all = []string{one.text}
		}
		return nil
	}
	var each []scalar
	if err := json.Unmarshal(raw, &each); err != nil {
		return err
	}
	for _, one := range each {
		if w.wrong = w.wrong || one.wrong; one.text != "" {
			w.all = append(w.all, one.text)
		}
	}
	return nil
}

// A truth is yes or no, however it is written. Files have texts for it.
type truth struct{ is, said, wrong bool }

func (t *truth) UnmarshalJSON(raw []byte) error {
	switch strings.ToLower(strings.Trim(string(raw), `"`)) {
	case "true", "yes", "y", "1":
		t.is, t.said = true, true
	case "false", "no", "n", "0":
		t.said = true
	case "null", "":
	default:
		t.wrong = true
	}
	return nil
}

// Years are those of a row. Files have numbers, texts, and a single one of either.
type years struct {
	all         []int
	said, wrong bool
}

func (y *years) UnmarshalJSON(raw []byte) error {
	var w words
	if err := w.UnmarshalJSON(raw); err != nil {
		return err
	}
	y.wrong = w.wrong
	for _, text := range w.all {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 1900 || n > 2200 {
			y.wrong = true
			continue
		}
		y.all = append(y.all, n)
	}
	y.said = len(y.all) > 0
	return nil
}

func (y *years) has(year int) bool {
	for _, n := range y.all {
		if n == year {
			return true
		}
	}
	return false
}

// readEntry reads an entry as far as it can. What is no JSON breaks the file. Letters of
// Windows-1252 are read as what they are, which the reader of JSON would not do.
func readEntry(text []byte, into any) (old bool, err error) {
	if !utf8.Valid(text) {
		old = true
		text = []byte(planfile.Decoded(text))
	}
	err = json.Unmarshal(text, into)
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		err = nil // the entry is no object
	}
	return old, err
}

// Lengths that no such text has.
const (
	mostName = 120
	mostText = 200
)

// clean is a text as it is shown: without space around and beside space, no control
// characters, and not in capitals alone where it is a name of people or places.
func clean(text string) string {
	plain := true
	for i := 0; i < len(text) && plain; i++ {
		c := text[i]
		plain = c > ' ' && c < 0x7f || c == ' ' && i > 0 && text[i-1] != ' '
	}
	if !plain || strings.HasSuffix(text, " ") {
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool {
			return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff'
		}), " ")
	}
	return text
}

// mixed is a text that is in capitals alone, with small letters behind the first of a word.
func mixed(text string) string {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return text
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	if letters < 3 {
		return text
	}
	inside := false
	return strings.Map(func(r rune) rune {
		was := inside
		inside = unicode.IsLetter(r) || unicode.IsDigit(r)
		if was {
			return unicode.ToLower(r)
		}
		return r
	}, text)
}

// day is a date in days after 1970; 0 where it is none.
func day(text string) int {
	if len(text) < 10 {
		return 0
	}
	t, err := time.Parse(time.DateOnly, text[:10])
	if err != nil || t.Year() < 1990 || t.Year() > 2140 {
		return 0
	}
	return int(t.Unix() / 86400)
}

// isNPI tells whether a number is a National Provider Identifier: ten digits, of which the
// last checks the others, by Luhn's formula with 80840 before them (45 CFR 162.406).
func isNPI(text string) bool {
	if len(text) != 10 || text[0] != '1' && text[0] != '2' {
		return false
	}
	sum := 24 // of 80840
	for i := range 10 {
		d := int(text[i] - '0')
		if d < 0 || d > 9 {
			return false
		}
		if i%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
