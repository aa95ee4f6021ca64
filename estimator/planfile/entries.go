package planfile

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// mostEntry is how large one plan of a JSON file may be. Plans of the Marketplace API
// take some 50 KB, FHIR resources with a formulary some 200.
const mostEntry = 4 << 20

// mostDepth is how deep lists and objects of JSON may stand within each other.
const mostDepth = 64

// Entries reads the objects of a JSON file one by one: of a list, of the first list of
// objects below one of the names, or of lines of JSON; else the file itself is the only
// one. A file is never in memory whole, unless it is one entry. Each sees an entry and
// where it stands, and stops by returning false. What is no JSON is told in the report.
func Entries(file io.Reader, report *Report, names []string, each func(entry json.RawMessage, at string) bool) {
	in := &bounded{of: file}
	b := bufio.NewReader(in)
	first := head(b)
	switch {
	case len(first) == 0:
		report.Refuse(NoPlans, Place{}, "")
		return
	case first[0] == '<':
		report.Refuse(WebPage, Place{}, string(first))
		return
	case first[0] != '{' && first[0] != '[':
		report.Refuse(NotJSON, Place{}, string(first))
		return
	}
	w := &walker{in: in, d: json.NewDecoder(b), names: names, report: report, each: each}
	w.d.UseNumber()
	for {
		err := w.document()
		switch {
		case err == nil && w.more():
			continue // lines of JSON
		case err == nil || errors.Is(err, errStop):
		case errors.Is(err, errTooLarge):
			report.Refuse(EntryTooLarge, Place{Pointer: w.at}, "")
		case errors.Is(err, errTooDeep):
			report.Refuse(TooDeep, Place{Pointer: w.at}, "")
		case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
			report.Refuse(IncompleteFile, Place{Pointer: w.at}, "")
		default:
			report.Refuse(NotJSON, Place{Pointer: w.at}, err.Error())
		}
		return
	}
}

// head passes over a byte order mark and space, and returns a few bytes of what follows.
func head(b *bufio.Reader) []byte {
	if mark, _ := b.Peek(3); bytes.Equal(mark, []byte("\uFEFF")) {
		_, _ = b.Discard(3) // what Peek gave is there
	}
	for {
		c, err := b.ReadByte()
		if err != nil {
			return nil
		}
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			_ = b.UnreadByte() // just read
			break
		}
	}
	first, _ := b.Peek(80)
	return bytes.Clone(first)
}

var (
	errStop     = errors.New("stopped")
	errTooLarge = errors.New("entry too large")
	errTooDeep  = errors.New("too deep")
)

// bounded fails where more is read than one entry may have.
type bounded struct {
	of   io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= -mostEntry {
		return 0, errTooLarge
	}
	n, err := b.of.Read(p[:min(len(p), mostEntry+b.left)])
	b.left -= n
	return n, err
}

type walker struct {
	in     *bounded
	d      *json.Decoder
	names  []string
	report *Report
	each   func(json.RawMessage, string) bool
	at     string
	// line counts the documents of a file that has several.
	line int
}

func (w *walker) more() bool {
	w.in.left = 0
	w.line++
	return w.d.More()
}

// document reads one value of the file.
func (w *walker) document() error {
	var whole json.RawMessage
	prefix := ""
	if w.line > 0 {
		prefix = "/" + strconv.Itoa(w.line)
	}
	w.at = prefix
	t, err := w.d.Token()
	if err != nil {
		return err
	}
	if t == json.Delim('[') {
		if err := w.list(prefix); err != nil {
			return err
		}
		_, err = w.d.Token()
		return err
	}
	fields := []byte{'{'}
	named := false
	for w.d.More() {
		name, err := w.d.Token()
		if err != nil {
			return err
		}
		key, _ := name.(string)
		if slices.Contains(w.names, key) {
			w.at = prefix + "/" + key
			named = true
			if err := w.named(); err != nil {
				return err
			}
			continue
		}
		if err := w.d.Decode(&whole); err != nil {
			return err
		}
		if len(fields) > 1 {
			fields = append(fields, ',')
		}
		fields = append(append(append(fields, asJSON(key)...), ':'), whole...)
		if len(fields) > mostEntry {
			return errTooLarge
		}
	}
	if _, err := w.d.Token(); err != nil {
		return err
	}
	w.at = prefix
	if named {
		return nil
	}
	return w.entry(append(fields, '}'), prefix)
}

// named reads what stands under one of the names: a list of entries. Anything else is
// told and passed over.
func (w *walker) named() error {
	t, err := w.d.Token()
	if err != nil {
		return err
	}
	if t == json.Delim('[') {
		if err := w.list(w.at); err != nil {
			return err
		}
		_, err = w.d.Token()
		return err
	}
	if t != nil { // null is an empty list
		w.report.Refuse(WrongShape, Place{Pointer: w.at}, fmt.Sprint(t))
	}
	for within := delta(t); within > 0; within += delta(t) {
		if t, err = w.d.Token(); err != nil {
			return err
		}
	}
	return nil
}

// delta is how many objects and lists a token opens, or closes.
func delta(t json.Token) int {
	switch t {
	case json.Delim('{'), json.Delim('['):
		return 1
	case json.Delim('}'), json.Delim(']'):
		return -1
	}
	return 0
}

func (w *walker) list(at string) error {
	for i := 0; w.d.More(); i++ {
		w.at = at + "/" + strconv.Itoa(i)
		w.in.left = 0
		var entry json.RawMessage
		if err := w.d.Decode(&entry); err != nil {
			return err
		}
		if err := w.entry(entry, w.at); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) entry(entry json.RawMessage, at string) error {
	if depth(entry) > mostDepth {
		return errTooDeep
	}
	if !w.each(entry, at) {
		return errStop
	}
	return nil
}

// depth is how deep lists and objects stand within each other in JSON.
func depth(text []byte) int {
	deepest, now, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			now++
			deepest = max(deepest, now)
		case c == '}' || c == ']':
			now--
		}
	}
	return deepest
}
