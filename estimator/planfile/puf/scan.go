package puf

import (
	"bytes"
	"io"
	"slices"
)

// Bounds of what is held of a text at a time.
const (
	mostRow   = 1 << 20 // bytes of a row
	mostCells = 1_000   // of a row
	firstRead = 64 << 10
)

// damage is why a row cannot be read.
type damage uint8

const (
	whole     damage = iota
	openQuote        // a quote that nothing closes, or not before the row is too long
	strayQuote
	tooLong
)

// A scanner gives the rows of a CSV text (RFC 4180) one by one. It holds no more than
// one row, and of a row whose quotes do not match it gives up only the first line: the
// rest of a file cut or mangled in one place is read.
type scanner struct {
	in          io.Reader
	separator   byte
	buf         []byte
	from, until int
	end         bool
	failed      error // of in, other than its end

	// Row is the number of the row in cells, from 1. A line break within quotes
	// begins no row.
	row   int
	cells [][]byte // valid until the next call
	text  []byte   // behind cells that had quotes
	empty bool     // no cell has anything
}

func newScanner(in io.Reader) *scanner {
	return &scanner{in: in, separator: ',', buf: make([]byte, firstRead)}
}

// next reads a row. It returns false at the end.
func (s *scanner) next() (damage, bool) {
	for {
		if s.from == s.until && !s.more() {
			return whole, false
		}
		n, why := s.parse(s.buf[s.from:s.until])
		if n < 0 && !s.end && (s.more() || s.end) {
			continue // there is more, or now it is known that there is none
		}
		s.row++
		if n < 0 { // no end within the bounds, or the text's end within quotes
			if why = openQuote; s.until-s.from >= mostRow {
				why = tooLong
			}
		}
		if why == whole {
			s.from += n
			return whole, true
		}
		s.cells = s.cells[:0]
		s.skipLine()
		return why, true
	}
}

// more reads on, behind what is not taken yet. It returns false where the text ends or
// a row is as long as one may be.
func (s *scanner) more() bool {
	if s.end || s.until-s.from >= mostRow {
		return false
	}
	if s.from > 0 {
		copy(s.buf, s.buf[s.from:s.until])
		s.from, s.until = 0, s.until-s.from
	}
	if s.until == len(s.buf) {
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 { // readers may give nothing a few times
		n, err := s.in.Read(s.buf[s.until:])
		s.until += n
		if err != nil {
			s.end = true
			if err != io.EOF {
				s.failed = err
			}
			return n > 0
		}
		if n > 0 {
			return true
		}
	}
	s.end, s.failed = true, io.ErrNoProgress
	return false
}

// skipLine goes to the line behind the next line break.
func (s *scanner) skipLine() {
	for {
		if at := bytes.IndexByte(s.buf[s.from:s.until], '\n'); at >= 0 {
			s.from += at + 1
			return
		}
		s.from = s.until
		if !s.more() {
			return
		}
	}
}

// parse takes a row apart and returns its length, with its line break; -1 where text
// ends within it and more may follow.
func (s *scanner) parse(text []byte) (int, damage) {
	s.cells, s.text, s.empty = s.cells[:0], s.text[:0], false
	at := 0
	for {
		cell, n, why := s.cell(text[at:])
		if why != whole || n < 0 {
			return n, why
		}
		at += n
		if len(s.cells) < mostCells {
			s.cells = append(s.cells, cell)
		}
		switch {
		case at == len(text):
			if !s.end {
				return -1, whole
			}
			s.empty = allEmpty(s.cells)
			return at, whole
		case text[at] == s.separator:
			at++
		case text[at] == '\r' && at+1 == len(text) && !s.end:
			return -1, whole
		default: // a line break
			if text[at] == '\r' && at+1 < len(text) && text[at+1] == '\n' {
				at++
			}
			s.empty = allEmpty(s.cells)
			return at + 1, whole
		}
	}
}

func allEmpty(cells [][]byte) bool {
	return !slices.ContainsFunc(cells, func(cell []byte) bool { return len(cell) > 0 })
}

// cell takes one cell and returns its length up to what ends it.
func (s *scanner) cell(text []byte) ([]byte, int, damage) {
	if len(text) == 0 || text[0] != '"' {
		for i, c := range text {
			if c == s.separator || c == '\n' || c == '\r' {
				return text[:i], i, whole
			}
		}
		if s.end {
			return text, len(text), whole
		}
		return nil, -1, whole
	}
	start := len(s.text)
	at := 1
	for {
		quote := bytes.IndexByte(text[at:], '"')
		if quote < 0 {
			return nil, -1, whole
		}
		s.text = append(s.text, text[at:at+quote]...)
		at += quote + 1
		switch {
		case at == len(text):
			if !s.end {
				return nil, -1, whole
			}
			return s.text[start:], at, whole
		case text[at] == '"':
			s.text = append(s.text, '"')
			at++
		case text[at] == s.separator || text[at] == '\n' || text[at] == '\r':
			return s.text[start:len(s.text):len(s.text)], at, whole
		default:
			return nil, 0, strayQuote
		}
	}
}
