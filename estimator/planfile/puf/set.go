package puf

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/outpocket/outpocket/estimator/internal/sorted"
	"github.com/outpocket/outpocket/estimator/planfile"
)

// Options say how a set is read. The zero value keeps everything in memory.
type Options struct {
	// Spill is where rows go that memory does not hold. Without it, a set whose rows
	// come to more than Memory cannot be read.
	Spill sorted.Spill
	// Memory is how many bytes of rows are held at a time; 8 MiB with a Spill and
	// 128 MiB without, if it is 0.
	Memory int
	// MostBytes is how long the text of one file may be, unpacked; 4 GiB if it is 0.
	MostBytes int64
	// Area is the rating area whose premiums plans are given, such as "Rating Area 1".
	// Where it is empty, a plan has premiums if it is sold in one area only.
	Area string
}

// Set is files that belong together.
type Set struct {
	options  Options
	files    []*file
	rows     sorted.Records
	areas    map[areaKey][]Area
	areaRows int
	texts    map[string]reading // of two cells, see terms.go
	problems []Problem
}

// A file is what is remembered of one.
type file struct {
	name    string
	kind    Kind
	headers []string // by the table's columns; empty where the file has none
	at      []int    // of a cell, by the table's columns; -1 where there is none
	width   int      // how many headers there are
}

// New returns a set without files.
func New(options Options) *Set {
	if options.Memory == 0 {
		if options.Memory = 128 << 20; options.Spill != nil {
			options.Memory = 8 << 20
		}
	}
	if options.MostBytes == 0 {
		options.MostBytes = 4 << 30
	}
	return &Set{
		options: options,
		rows:    sorted.Records{Spill: options.Spill, Memory: options.Memory},
		areas:   map[areaKey][]Area{},
		texts:   map[string]reading{},
	}
}

// A Report is what became of a file.
type Report struct {
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
	// Rows are those below the header, Kept those that are read, Aside those of other
	// things, such as dental plans. The rest is damaged.
	Rows     int       `json:"rows"`
	Kept     int       `json:"kept"`
	Aside    int       `json:"aside,omitempty"`
	Problems []Problem `json:"problems,omitempty"`
}

// A Problem is what is wrong with a file.
type Problem struct {
	Code  planfile.Reason `json:"code"`
	Place planfile.Place  `json:"place,omitzero"`
	// Found is what stands there, Expected what may, in names and symbols.
	Found    string `json:"found,omitempty"`
	Expected string `json:"expected,omitempty"`
	// Count is how often this came, where it is told once for all.
	Count int `json:"count,omitempty"`
}

// The problems of files. After those marked so, nothing of the file is read.
const (
	NotATable      planfile.Reason = "not-a-table"        // what is found is something else; nothing is read
	NotAPublicFile planfile.Reason = "not-a-public-file"  // a table with other columns; nothing is read
	NoColumn       planfile.Reason = "column-missing"     // a needed one: nothing is read; else less is
	FileCut        planfile.Reason = "cut-off"            // the file ended early, or could not be read on
	TooLong        planfile.Reason = "file-too-long"      // longer than MostBytes; what came before is read
	PacksTooMuch   planfile.Reason = "packed-too-tightly" // a packed file that is nearly nothing but repetition
	RowQuotes      planfile.Reason = "row-quotes"         // quotes that do not match
	RowTooLong     planfile.Reason = "row-too-long"
	RowCut         planfile.Reason = "row-cut"  // fewer cells than there are headers
	RowLong        planfile.Reason = "row-long" // more cells than there are headers
	RowID          planfile.Reason = "row-plan-id"
	RowYear        planfile.Reason = "row-year"
	RowTwice       planfile.Reason = "row-twice"     // a row that another one of the same plan says too, differently
	PlanTooLong    planfile.Reason = "plan-too-long" // too many rows of one plan
	NoAttributes   planfile.Reason = "no-attributes" // rows of a plan that no Plan Attributes file has
)

const mostTold = 5 // of a kind of problem, before they are only counted

// tell adds a problem to a report, or counts it.
func (r *Report) tell(p Problem) { r.Problems = tell(r.Problems, p) }

func tell(all []Problem, p Problem) []Problem {
	same, last := 0, -1
	for i := range all {
		if all[i].Code == p.Code {
			same, last = same+1, i
		}
	}
	if same > mostTold {
		all[last].Count++
		return all
	}
	if same == mostTold { // from here on only how many
		p = Problem{Code: p.Code, Place: planfile.Place{File: p.Place.File}, Count: 1}
	}
	return append(all, p)
}

// Add reads a file. An error is that the set can take no more: of the disk, or
// of memory. Everything that is wrong with the file itself is in the report.
func (s *Set) Add(name string, in io.Reader) (*Report, error) {
	report := &Report{Name: name, Kind: Other}
	at := planfile.Place{File: name}
	text, found := unpack(in)
	if found != "" {
		report.tell(Problem{Code: NotATable, Place: at, Found: found, Expected: "CSV | CSV.GZ"})
		return report, nil
	}
	bounded := &bounded{in: text, most: s.options.MostBytes}
	if packed, ok := text.(*packed); ok {
		bounded.packed = packed
	}
	rows := newScanner(bounded)
	f, ok := s.header(rows, report)
	if ok && f.kind != Other {
		if err := s.body(rows, f, report); err != nil {
			return report, err
		}
	}
	switch {
	case bounded.tight:
		report.tell(Problem{Code: PacksTooMuch, Place: at, Found: strconv.FormatInt(bounded.taken, 10) + " bytes"})
	case bounded.over:
		report.tell(Problem{
			Code: TooLong, Place: at, Found: "more",
			Expected: "at most " + strconv.FormatInt(s.options.MostBytes, 10) + " bytes",
		})
	case rows.failed != nil:
		report.tell(Problem{
			Code: FileCut, Place: planfile.Place{File: name, Row: rows.row}, Found: rows.failed.Error(),
		})
	}
	return report, nil
}

// header finds the row of headers: the first that is not empty.
func (s *Set) header(rows *scanner, report *Report) (*file, bool) {
	at := planfile.Place{File: report.Name}
	if head := rows.peekLine(); len(head) > 0 {
		rows.separator = separatorOf(head)
	}
	for {
		why, more := rows.next()
		if !more {
			report.tell(Problem{Code: NotATable, Place: at, Found: "empty", Expected: "CSV | CSV.GZ"})
			return nil, false
		}
		if why == whole && rows.empty {
			continue
		}
		at.Row = rows.row
		if why != whole {
			report.tell(Problem{Code: rowDamage(rows, why, 0), Place: at})
			return nil, false
		}
		if slices.ContainsFunc(rows.cells, func(cell []byte) bool { return bytes.IndexByte(cell, 0) >= 0 }) {
			report.tell(Problem{Code: NotATable, Place: at, Found: "binary", Expected: "CSV | CSV.GZ"})
			return nil, false
		}
		break
	}
	names, headers := make([]string, len(rows.cells)), make([]string, len(rows.cells))
	for i, cell := range rows.cells {
		headers[i] = strings.TrimSpace(planfile.Decoded(cell))
		names[i] = nameOf(headers[i])
	}
	kind, known := kindOf(names)
	report.Kind = kind
	if !known {
		report.tell(Problem{
			Code: NotAPublicFile, Place: at, Found: short(strings.Join(headers, ",")),
			Expected: "Plan Attributes | Benefits and Cost Sharing | Rate | Service Area",
		})
		return nil, false
	}
	if kind == Other {
		return &file{name: report.Name, kind: kind}, true
	}
	f := &file{
		name: report.Name, kind: kind, headers: make([]string, len(columns[kind])), at: make([]int, len(columns[kind])),
	}
	for i, name := range columns[kind] {
		f.at[i] = slices.Index(names, name)
		if f.at[i] >= 0 {
			f.headers[i] = headers[f.at[i]]
		}
	}
	f.width = len(names)
	for _, name := range wanted[kind] {
		if !f.has(name) {
			report.tell(Problem{Code: NoColumn, Place: at, Expected: name})
		}
	}
	lacking := false
	for _, name := range needed[kind] {
		if !f.has(name) {
			report.tell(Problem{Code: NoColumn, Place: at, Expected: name})
			lacking = true
		}
	}
	s.files = append(s.files, f)
	return f, !lacking && len(s.files) <= mostFiles
}

const mostFiles = 200

// has tells whether the file has a column.
func (f *file) has(name string) bool {
	i, ok := indexes[f.kind][name]
	return ok && f.at[i] >= 0
}

// body reads the rows below the headers.
func (s *Set) body(rows *scanner, f *file, report *Report) error {
	number := byte(len(s.files) - 1)
	cells := make([]string, len(columns[f.kind]))
	var record []byte
	for {
		why, more := rows.next()
		if !more {
			return nil
		}
		if why == whole && rows.empty {
			continue
		}
		report.Rows++
		at := planfile.Place{File: f.name, Row: rows.row}
		if code := rowDamage(rows, why, f.width); code != "" {
			report.tell(Problem{Code: code, Place: at, Found: cellsFound(rows, why), Expected: cellsExpected(f, why)})
			continue
		}
		foreign := false
		for i := range cells {
			if cells[i] = ""; f.at[i] < 0 {
				continue
			}
			cell := bytes.TrimSpace(rows.cells[f.at[i]])
			if !utf8.Valid(cell) {
				foreign = true
				cells[i] = planfile.Decoded(cell)
			} else {
				cells[i] = string(cell)
			}
		}
		if foreign {
			report.tell(Problem{Code: planfile.NotUTF8, Place: at, Expected: "UTF-8"})
		}
		take := s.table(f, cells)
		switch {
		case take.aside:
			report.Aside++
			continue
		case take.code != "":
			report.tell(Problem{
				Code: take.code, Place: planfile.Place{File: f.name, Row: rows.row, Column: f.header(take.column)},
				Found: short(f.cell(cells, take.column)), Expected: take.expected,
			})
			continue
		}
		if f.kind == ServiceAreas {
			if s.addArea(f, cells) {
				report.Kept++
			} else {
				report.tell(Problem{
					Code: PlanTooLong, Place: at, Expected: "at most " + strconv.Itoa(mostAreas) + " rows",
				})
			}
			continue
		}
		report.Kept++
		record = appendRecord(record[:0], take.component, take.year, f.kind, number, rows.row, cells)
		if err := s.rows.Add(record); err != nil {
			return err
		}
	}
}

// taken is what becomes of a row.
type taken struct {
	component string
	year      uint16
	aside     bool
	code      planfile.Reason
	column    string
	expected  string
}

// table looks at what a row is about.
func (s *Set) table(f *file, cells []string) (t taken) {
	if isYes(f.cell(cells, "DENTALONLYPLAN")) {
		t.aside = true
		return t
	}
	year, err := strconv.Atoi(f.cell(cells, "BUSINESSYEAR"))
	if err != nil || year < 2014 || year > 2100 {
		t.code, t.column, t.expected = RowYear, "BUSINESSYEAR", "2014–2100"
		return t
	}
	t.year = uint16(year)
	if f.kind == ServiceAreas {
		return t
	}
	id := indexes[f.kind]["PLANID"]
	cells[id] = strings.ToUpper(cells[id]) // "71837tx0010002-01", 2016
	if t.component = componentOf(cells[id]); t.component == "" {
		t.code, t.column, t.expected = RowID, "PLANID", "12345AB1234567 | 12345AB1234567-01"
	}
	return t
}

// cell returns the cell of a column, "" where there is none.
func (f *file) cell(cells []string, name string) string {
	if i, ok := indexes[f.kind][name]; ok {
		return cells[i]
	}
	return ""
}

// header returns the header of a column as it stands in the file.
func (f *file) header(name string) string {
	if i, ok := indexes[f.kind][name]; ok {
		return f.headers[i]
	}
	return ""
}

// componentOf returns a plan's identifier without its variant: five digits of the
// issuer, two letters of the state, seven digits. "" where id is none.
func componentOf(id string) string {
	component, variant, _ := strings.Cut(id, "-")
	if len(component) != 14 || len(variant) > 2 {
		return ""
	}
	for i := range len(component) {
		letter := component[i] >= 'A' && component[i] <= 'Z'
		digit := component[i] >= '0' && component[i] <= '9'
		if i == 5 || i == 6 {
			if !letter {
				return ""
			}
		} else if !digit {
			return ""
		}
	}
	for i := range len(variant) {
		if variant[i] < '0' || variant[i] > '9' {
			return ""
		}
	}
	return component
}

func rowDamage(rows *scanner, why damage, width int) planfile.Reason {
	switch {
	case why == tooLong:
		return RowTooLong
	case why != whole:
		return RowQuotes
	case len(rows.cells) < width:
		return RowCut
	case len(rows.cells) > width && !allEmpty(rows.cells[width:]):
		return RowLong
	}
	return ""
}

func cellsFound(rows *scanner, why damage) string {
	if why != whole {
		return ""
	}
	return strconv.Itoa(len(rows.cells)) + " cells"
}

func cellsExpected(f *file, why damage) string {
	if why != whole {
		return ""
	}
	return strconv.Itoa(f.width) + " cells"
}

// appendRecord appends a row as it is sorted and kept.
func appendRecord(b []byte, component string, year uint16, kind Kind, file byte, row int, cells []string) []byte {
	b = append(b, component...)
	b = append(b, make([]byte, idBytes-len(component))...)
	b = binary.BigEndian.AppendUint16(b, year)
	b = append(b, byte(kind), file)
	b = binary.BigEndian.AppendUint32(b, uint32(row))
	for _, cell := range cells {
		b = binary.AppendUvarint(b, uint64(len(cell)))
		b = append(b, cell...)
	}
	return b
}

// Rows are sorted by what a record begins with: the plan without its variant, the year, the
// table, then where the row stands. No two begin alike.
const (
	idBytes  = 20
	keyBytes = idBytes + 2 + 1 + 1 + 4
)

// A row is a record taken apart.
type row struct {
	file  *file
	row   int
	cells []string
}

func (s *Set) rowOf(record []byte) *row {
	r := &row{file: s.files[record[idBytes+3]], row: int(binary.BigEndian.Uint32(record[idBytes+4:]))}
	r.cells = make([]string, len(columns[r.file.kind]))
	text := string(record[keyBytes:])
	for i := range r.cells {
		length, n := uvarint(text)
		r.cells[i] = text[n : n+length]
		text = text[n+length:]
	}
	return r
}

func uvarint(text string) (value, length int) {
	for shift := 0; ; shift += 7 {
		c := text[length]
		length++
		if value |= int(c&0x7f) << shift; c < 0x80 {
			return value, length
		}
	}
}

func (r *row) cell(name string) string { return r.file.cell(r.cells, name) }

func (r *row) place(name string) planfile.Place {
	return planfile.Place{File: r.file.name, Row: r.row, Column: r.file.header(name)}
}

func isYes(text string) bool {
	return strings.EqualFold(text, "yes") || strings.EqualFold(text, "true")
}

// isNone tells whether a cell says that there is nothing to state.
func isNone(text string) bool {
	switch strings.ToLower(text) {
	case "", "not applicable", "n/a", "na", "per person not applicable", "per group not applicable",
		"per person not applicable | per group not applicable":
		return true
	}
	return false
}

// short cuts what was found to a length that is worth repeating.
func short(text string) string {
	const most = 80
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

// peekLine returns the first line, as far as it is in the buffer.
func (s *scanner) peekLine() []byte {
	if s.from == s.until {
		s.more()
	}
	line, _, _ := bytes.Cut(s.buf[s.from:s.until], []byte("\n"))
	return line
}

// separatorOf returns what separates the headers: of comma, tab, semicolon and bar the
// most frequent one.
func separatorOf(line []byte) byte {
	best, most := byte(','), bytes.Count(line, []byte(","))
	for _, c := range []byte("\t;|") {
		if n := bytes.Count(line, []byte{c}); n > most {
			best, most = c, n
		}
	}
	return best
}

// beginnings are of texts that are no tables.
var beginnings = []struct{ begins, name string }{
	{"PK\x03\x04", "ZIP"}, {"%PDF", "PDF"}, {"\xd0\xcf\x11\xe0", "XLS"}, {"\xff\xfe", "UTF-16"}, {"\xfe\xff", "UTF-16"},
	{"<", "HTML"}, {"{", "JSON"}, {"[", "JSON"}, {"version https://git-lfs", "Git LFS"},
}

// unpack takes off gzip and a byte order mark, and names what is no table.
func unpack(in io.Reader) (io.Reader, string) {
	head := make([]byte, 64)
	n, err := io.ReadFull(in, head)
	head = head[:n]
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return io.MultiReader(bytes.NewReader(head), failing{err}), ""
	}
	whole := io.MultiReader(bytes.NewReader(head), in)
	if bytes.HasPrefix(head, []byte("\x1f\x8b")) {
		counted := &counter{in: whole}
		z, err := gzip.NewReader(counted)
		if err != nil {
			return nil, "GZIP"
		}
		p := &packed{counted: counted, z: z}
		inner := make([]byte, 64)
		n, err := io.ReadFull(p, inner)
		if found := notATable(inner[:n]); found != "" {
			return nil, found
		}
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return io.MultiReader(bytes.NewReader(inner[:n]), failing{err}), ""
		}
		p.head = bytes.TrimPrefix(inner[:n], []byte("\ufeff"))
		return p, ""
	}
	if found := notATable(head); found != "" {
		return nil, found
	}
	return io.MultiReader(bytes.NewReader(bytes.TrimPrefix(head, []byte("\ufeff"))), in), ""
}

func notATable(head []byte) string {
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	for _, b := range beginnings {
		if bytes.HasPrefix(trimmed, []byte(b.begins)) {
			return b.name
		}
	}
	return ""
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(into []byte) (int, error) {
	n, err := c.in.Read(into)
	c.n += int64(n)
	return n, err
}

// packed is a text under gzip.
type packed struct {
	counted *counter
	z       *gzip.Reader
	head    []byte
}

func (p *packed) Read(into []byte) (int, error) {
	if len(p.head) > 0 {
		n := copy(into, p.head)
		p.head = p.head[n:]
		return n, nil
	}
	n, err := p.z.Read(into)
	if errors.Is(err, gzip.ErrChecksum) {
		err = fmt.Errorf("%w: %w", io.ErrUnexpectedEOF, err)
	}
	return n, err
}

// Public use files pack to a twentieth. What packs to less than a two-hundredth over a
// long stretch is made to fill whatever reads it.
const (
	tightest    = 200
	tightBefore = 32 << 20
)

// bounded ends a text that is longer than one may be.
type bounded struct {
	in          io.Reader
	packed      *packed
	most, taken int64
	over, tight bool
}

func (b *bounded) Read(into []byte) (int, error) {
	if b.taken >= b.most {
		b.over = true
		return 0, io.EOF
	}
	if b.packed != nil && b.taken > tightBefore && b.taken/tightest > b.packed.counted.n {
		b.tight = true
		return 0, io.EOF
	}
	n, err := b.in.Read(into[:min(int64(len(into)), b.most-b.taken)])
	b.taken += int64(n)
	return n, err
}
