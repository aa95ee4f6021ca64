package main

import (
	"encoding/json"
	"errors"
	"io"

	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
)

// mostPlans and mostBytes are how many plans of a reading are kept, and how much their
// drafts may come to: more than anybody chooses from, within a browser's memory.
const (
	mostPlans = 4_000
	mostBytes = 96 << 20
)

// Why a reading ends without plans.
var (
	errTooManyPlans = refused("too-many-plans")
	errTooLong      = refused("too-large")
	errUnknown      = refused("unknown-format")
)

// refused is a code of package planfile, or of this program, as an error.
type refused string

func (r refused) Error() string { return string(r) }

// A reading is files that belong together, on their way in or read.
type reading struct {
	table *puf.Set
	// file is the one that is on its way, under its name.
	file   *file
	name   string
	found  []found
	drafts [][]byte // JSON of draft
	bytes  int
	wrong  []wrong
	tables int
	// more are drafts that add to others: formularies and networks.
	more []planfile.Draft
}

// draft is a plan of a file, as the door gives it.
type draft struct {
	Draft planfile.Draft `json:"draft"`
	// Rates are its premiums where they depend on the place, which the reader chooses.
	Rates []rates `json:"rates,omitempty"`
}

// rates are a plan's premiums a month in one place, and how sure the reading of them is:
// whoever chooses the place has to see why they are to be looked at.
type rates struct {
	Area   string           `json:"area"`
	ByAge  []plan.AgeAmount `json:"byAge"`
	State  planfile.State   `json:"state"`
	Reason planfile.Reason  `json:"reason,omitempty"`
}

// found is a plan of a file as a list of plans shows it.
type found struct {
	ID         string         `json:"id"`
	Name       string         `json:"name"`
	Issuer     string         `json:"issuer,omitempty"`
	Type       string         `json:"type,omitempty"`
	MetalLevel string         `json:"metalLevel,omitempty"`
	Variant    string         `json:"variant,omitempty"`
	Counts     planfile.Count `json:"counts"`
}

// wrong is something in a file that was not read.
type wrong struct {
	Code     string         `json:"code"`
	Place    planfile.Place `json:"place,omitzero"`
	Found    string         `json:"found,omitempty"`
	Expected string         `json:"expected,omitempty"`
	Count    int            `json:"count,omitempty"`
}

// take keeps a draft.
func (r *reading) take(d draft, variant string) error {
	for i := range r.more {
		d.Draft.Merge(&r.more[i])
	}
	text, err := json.Marshal(d)
	if err != nil {
		return err
	}
	if r.bytes += len(text); r.bytes > mostBytes || len(r.drafts) == mostPlans {
		return errTooManyPlans
	}
	r.drafts = append(r.drafts, text)
	f := found{ID: d.Draft.ID, Name: d.Draft.Name, Variant: variant, Counts: d.Draft.Count()}
	for pointer, into := range map[string]*string{"/issuer": &f.Issuer, "/type": &f.Type, "/metalLevel": &f.MetalLevel} {
		if field := d.Draft.Field(pointer); field != nil && field.Value != nil {
			_ = json.Unmarshal(field.Value, into) // a value of another kind names nothing
		}
	}
	r.found = append(r.found, f)
	return nil
}

// takeAll keeps drafts that have nothing beside them.
func (r *reading) takeAll(drafts []planfile.Draft) error {
	for _, d := range drafts {
		if err := r.take(draft{Draft: d}, ""); err != nil {
			return err
		}
	}
	return nil
}

// finish gives the plans that only all files together say.
func (r *reading) finish() error {
	if err := r.merge(); err != nil {
		return err
	}
	if r.tables == 0 {
		return nil
	}
	err := r.table.Plans(func(p *puf.Plan) error {
		d := draft{Draft: p.Draft}
		if d.Draft.Field("/premium/byAge") == nil {
			for _, area := range p.Rates {
				state, reason := area.State()
				if len(area.ByAge) > 0 && state != planfile.NotRead { // amounts of some ages are no premium
					d.Rates = append(d.Rates, rates{area.Area, area.ByAge, state, reason})
				}
			}
		}
		return r.take(d, p.Variant)
	})
	for _, p := range r.table.Problems() {
		r.wrong = append(r.wrong, wrong{string(p.Code), p.Place, p.Found, p.Expected, p.Count})
	}
	return err
}

// merge adds to plans what formularies say that came after them. Those of plans that are
// not there are listed by themselves.
func (r *reading) merge() error {
	if len(r.more) == 0 {
		return nil
	}
	texts := r.drafts
	r.drafts, r.found, r.bytes = nil, nil, 0
	for _, text := range texts {
		var d draft
		if err := json.Unmarshal(text, &d); err != nil {
			return err
		}
		if err := r.take(d, ""); err != nil {
			return err
		}
	}
	if r.tables > 0 || len(r.drafts) > 0 {
		return nil
	}
	alone := r.more
	r.more = nil
	return r.takeAll(alone)
}

// A file is one whose bytes come chunk by chunk.
type file struct {
	chunks chan []byte
	// asks is sent to when more is wanted, and closed at the end.
	asks chan struct{}
	rest []byte
	err  error
}

// begin has a file read that comes by feed.
func begin(read func(io.Reader) error) *file {
	f := &file{chunks: make(chan []byte), asks: make(chan struct{})}
	go func() {
		defer close(f.asks)
		defer func() {
			if cause := recover(); cause != nil {
				f.err = panicked(cause)
			}
		}()
		f.err = read(f)
	}()
	<-f.asks
	return f
}

// feed hands a chunk in and returns when another one is wanted, or none any more.
func (f *file) feed(chunk []byte) {
	if len(chunk) == 0 {
		return
	}
	select {
	case f.chunks <- chunk:
		<-f.asks
	case <-f.asks: // closed: enough was read
	}
}

// end says that there is no more, and returns when all is read.
func (f *file) end() error {
	close(f.chunks)
	for range f.asks {
	}
	return f.err
}

// Read gives what is left of the last chunk, or asks for another one.
func (f *file) Read(into []byte) (int, error) {
	for len(f.rest) == 0 {
		f.asks <- struct{}{}
		chunk, more := <-f.chunks
		if !more {
			return 0, io.EOF
		}
		f.rest = chunk
	}
	n := copy(into, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}

// codeOf is the code of what kept a file from being read.
func codeOf(err error) string {
	var own refused
	if errors.As(err, &own) {
		return string(own)
	}
	return internal
}
