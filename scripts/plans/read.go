package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
)

// mostDocument is how long a file may be that is held as a whole: plan files.
const mostDocument = 32 << 20

// sources are files in other people's formats.
type sources struct {
	set     *puf.Set
	spill   *os.File
	reports []*puf.Report
	wrong   bool // something could not be read, or not all of it
}

func newSources(area string) (*sources, error) {
	spill, err := os.CreateTemp("", "plans-")
	if err != nil {
		return nil, err
	}
	return &sources{set: puf.New(puf.Options{Spill: spill, Memory: rowMemory, Area: area}), spill: spill}, nil
}

func (s *sources) close() {
	_ = s.spill.Close()
	_ = os.Remove(s.spill.Name())
}

// add takes up a file. Of JSON it returns the text, which is not read here.
func (s *sources) add(name string) ([]byte, error) {
	in, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	b := bufio.NewReaderSize(in, 64<<10)
	head, _ := b.Peek(512)
	switch trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n"); {
	case bytes.HasPrefix(trimmed, []byte("{")), bytes.HasPrefix(trimmed, []byte("[")), len(trimmed) == 0:
		return wholeFile(name)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return nil, s.zip(name)
	}
	return nil, s.table(name, b)
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

// drafts gives the plans of all files.
func (s *sources) drafts(each func(*puf.Plan) error) error {
	if err := s.set.Plans(each); err != nil {
		return err
	}
	s.wrong = s.wrong || len(s.set.Problems()) > 0
	return nil
}

// tell writes what became of the files.
func (s *sources) tell(out io.Writer) {
	for _, r := range s.reports {
		tellAll(out, r.Problems)
		fmt.Fprintf(out, "%s: %s, %s, %d kept", r.Name, r.Kind, plural(r.Rows, "row"), r.Kept)
		if r.Aside > 0 {
			fmt.Fprintf(out, ", %d of other things", r.Aside)
		}
		fmt.Fprintln(out)
	}
	tellAll(out, s.set.Problems())
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

func (t *tally) add(p *puf.Plan) error {
	if t.plans++; t.fields == nil {
		t.fields = map[planfile.State]int{}
	}
	for i := range p.Fields {
		t.fields[p.Fields[i].State]++
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
	s, err := newSources(area)
	if err != nil {
		return err
	}
	defer s.close()
	for _, name := range names {
		text, err := s.add(name)
		if err != nil {
			return err
		}
		if text != nil {
			return fmt.Errorf("%s: a plan file, or JSON that is not read yet", name)
		}
	}
	lines := bufio.NewWriterSize(out, 64<<10)
	encoder := json.NewEncoder(lines)
	encoder.SetEscapeHTML(false)
	err = s.drafts(func(p *puf.Plan) error { return encoder.Encode(p) })
	if err == nil {
		err = lines.Flush()
	}
	s.tell(notes)
	if err == nil && s.wrong {
		err = errWrong
	}
	return err
}
