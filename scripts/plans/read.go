package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/formulary"
	"github.com/outpocket/outpocket/estimator/planfile/market"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
	"github.com/outpocket/outpocket/estimator/planfile/sbc"
)

// mostDocument is how long a file may be that is held as a whole: plan files, and
// summaries as text or marks.
const mostDocument = 32 << 20

// sources are files in other people's formats.
type sources struct {
	// each is given every draft; what is written of it can be more.
	each  func(written any, draft *planfile.Draft) error
	notes io.Writer // what becomes of the files
	set   *puf.Set
	spill *os.File
	wrong bool // something could not be read, or not all of it

	reports []*puf.Report
}

func newSources(area string, notes io.Writer, each func(written any, draft *planfile.Draft) error) (*sources, error) {
	spill, err := os.CreateTemp("", "plans-")
	if err != nil {
		return nil, err
	}
	set := puf.New(puf.Options{Spill: spill, Memory: rowMemory, Area: area})
	return &sources{each: each, notes: notes, set: set, spill: spill}, nil
}

func (s *sources) close() {
	_ = s.spill.Close()
	_ = os.Remove(s.spill.Name())
}

// all takes up files and gives their plans. Plan files are given to planFile, which says
// what becomes of their text.
func (s *sources) all(names []string, planFile func(name string, text []byte) error) error {
	for _, name := range names {
		text, err := s.add(name)
		if err == nil && text != nil {
			err = planFile(name, text)
		}
		if err != nil {
			return err
		}
	}
	return s.finish()
}

// add takes up a file. Of a plan file it returns the text, which is not read here.
func (s *sources) add(name string) (planFile []byte, err error) {
	in, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	b := bufio.NewReaderSize(in, planfile.DetectBytes)
	head, err := b.Peek(2)
	if bytes.Equal(head, []byte("\x1f\x8b")) {
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		b = bufio.NewReaderSize(z, planfile.DetectBytes)
	}
	if err == nil {
		head, err = b.Peek(planfile.DetectBytes)
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	switch planfile.Detect(head) {
	case planfile.Archive, planfile.Spreadsheet:
		return nil, s.zip(name)
	case planfile.PlanFile, planfile.OtherJSON, planfile.Empty:
		return wholeOf(name, b)
	case planfile.Summary, planfile.OtherText:
		return nil, s.summary(name, b, func(text []byte) ([]planfile.Draft, error) {
			draft, err := sbc.ReadText(string(text))
			if err != nil {
				return nil, err
			}
			return []planfile.Draft{*draft}, nil
		})
	case planfile.Marks:
		return nil, s.summary(name, b, sbc.Read)
	case planfile.Market:
		return nil, s.entries(name, "Marketplace API", func(yield func(planfile.Draft) bool) planfile.Report {
			return market.Read(b, market.Options{}, yield)
		})
	case planfile.Formulary:
		return nil, s.entries(name, "formularies", func(yield func(planfile.Draft) bool) planfile.Report {
			return formulary.Read(b, 0, yield)
		})
	}
	// A table, or what its reader tells to be none: from its beginning, since it unpacks
	// within bounds.
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return nil, s.table(name, in)
}

// wholeOf reads a file that is held as a whole.
func wholeOf(name string, in io.Reader) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(in, mostDocument+1))
	if err == nil && len(text) > mostDocument {
		err = fmt.Errorf("%s: longer than %d MB", name, mostDocument>>20)
	}
	return text, err
}

// entries reads the plans of a JSON file, as they come.
func (s *sources) entries(name, what string, read func(yield func(planfile.Draft) bool) planfile.Report) error {
	var failed error
	report := read(func(d planfile.Draft) bool {
		failed = s.each(&d, &d)
		return failed == nil
	})
	s.refuse(name, report.Refusals)
	fmt.Fprintf(s.notes, "%s: %s, %s, %d refused\n", name, what, plural(report.Plans, "plan"), report.Refused)
	return failed
}

// summary reads a Summary of Benefits and Coverage.
func (s *sources) summary(name string, in io.Reader, read func([]byte) ([]planfile.Draft, error)) error {
	text, err := wholeOf(name, in)
	if err != nil {
		return err
	}
	drafts, err := read(text)
	if refusal := sbc.RefusalOf(err); refusal != nil {
		s.refuse(name, []planfile.Refusal{{Code: refusal.Code, Place: planfile.Place{Page: refusal.Page}}})
	} else if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for i := range drafts {
		if err := s.each(&drafts[i], &drafts[i]); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.notes, "%s: Summary of Benefits and Coverage, %s\n", name, plural(len(drafts), "plan"))
	return nil
}

func (s *sources) refuse(name string, refusals []planfile.Refusal) {
	for _, r := range refusals {
		s.wrong = s.wrong || r.Code != planfile.Dental // which belongs there, and is no plan for this
		at := ""
		switch {
		case r.Place.Page > 0:
			at = fmt.Sprintf(": page %d", r.Place.Page)
		case r.Place.Pointer != "":
			at = ": " + r.Place.Pointer
		}
		fmt.Fprintf(s.notes, "%s%s: %s", name, at, reasonWords(r.Code))
		if r.Text != "" {
			fmt.Fprintf(s.notes, " Found: %s.", r.Text)
		}
		fmt.Fprintf(s.notes, " [%s]\n", r.Code)
	}
}

// zip takes up the tables of a packed folder.
func (s *sources) zip(name string) error {
	z, err := zip.OpenReader(name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer z.Close()
	for _, f := range z.File {
		if !strings.EqualFold(filepath.Ext(f.Name), ".csv") {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return fmt.Errorf("%s: %s: %w", name, f.Name, err)
		}
		err = s.table(name+"/"+f.Name, in)
		_ = in.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *sources) table(name string, in io.Reader) error {
	report, err := s.set.Add(name, in)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	s.reports = append(s.reports, report)
	s.wrong = s.wrong || report.Kept+report.Aside < report.Rows || report.Kept == 0
	return nil
}

// finish gives the plans of all tables, and tells what became of them.
func (s *sources) finish() error {
	if err := s.set.Plans(func(p *puf.Plan) error { return s.each(p, &p.Draft) }); err != nil {
		return err
	}
	s.wrong = s.wrong || len(s.set.Problems()) > 0
	for _, r := range s.reports {
		tellAll(s.notes, r.Problems)
		fmt.Fprintf(s.notes, "%s: %s, %s, %d kept", r.Name, r.Kind, plural(r.Rows, "row"), r.Kept)
		if r.Aside > 0 {
			fmt.Fprintf(s.notes, ", %d of other things", r.Aside)
		}
		fmt.Fprintln(s.notes)
	}
	tellAll(s.notes, s.set.Problems())
	return nil
}

func tellAll(out io.Writer, problems []puf.Problem) {
	for _, p := range problems {
		fmt.Fprint(out, p.Place.File)
		if p.Place.Row > 0 {
			fmt.Fprintf(out, ":%d", p.Place.Row)
		}
		if p.Place.Column != "" {
			fmt.Fprintf(out, ": %s", p.Place.Column)
		}
		fmt.Fprintf(out, ": %s", reasonWords(p.Code))
		if p.Found != "" {
			fmt.Fprintf(out, " Found: %s.", p.Found)
		}
		if p.Expected != "" {
			fmt.Fprintf(out, " Expected: %s.", p.Expected)
		}
		if p.Count > 0 {
			fmt.Fprintf(out, " And so on, %d more.", p.Count)
		}
		fmt.Fprintf(out, " [%s]\n", p.Code)
	}
}

// A tally counts the fields of drafts by how sure they are.
type tally struct {
	plans  int
	fields map[planfile.State]int
}

func (t *tally) add(_ any, d *planfile.Draft) error {
	if t.plans++; t.fields == nil {
		t.fields = map[planfile.State]int{}
	}
	for i := range d.Fields {
		t.fields[d.Fields[i].State]++
	}
	return nil
}

func (t *tally) String() string {
	parts := make([]string, 0, 4)
	for _, state := range planfile.State("").Words() {
		parts = append(parts, fmt.Sprintf("%d %s", t.fields[planfile.State(state)], state))
	}
	return strings.Join(parts, ", ")
}

// read writes drafts as lines of JSON, and to notes what is wrong with the files.
func read(names []string, area string, out, notes io.Writer) error {
	lines := bufio.NewWriterSize(out, 64<<10)
	encoder := json.NewEncoder(lines)
	encoder.SetEscapeHTML(false)
	s, err := newSources(area, notes, func(written any, _ *planfile.Draft) error { return encoder.Encode(written) })
	if err != nil {
		return err
	}
	defer s.close()
	if err := s.all(names, func(name string, _ []byte) error {
		return fmt.Errorf("%s: a plan file: check tells what is wrong with it", name)
	}); err != nil {
		return err
	}
	if err := lines.Flush(); err != nil {
		return err
	}
	if s.wrong {
		return errWrong
	}
	return nil
}
