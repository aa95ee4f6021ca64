package directory

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"runtime"
)

// Bounds of what is read at a time.
const (
	batchBytes = 1 << 20
	mostEntry  = 16 << 20
)

// A batch is a piece of a file with whole entries in it.
type batch struct {
	text []byte
	// base is where text begins in the file, unpacked.
	base  int64
	spans []span
}

type span struct{ from, to int }

// A broken is why a file is not whole, and where.
type broken struct {
	code  Reason
	at    int64
	found string
}

func (b *broken) Error() string { return string(b.code) }

// A splitter finds where the entries of a file's list begin and end. It looks at quotes
// and brackets only: who reads an entry finds out whether it is JSON.
type splitter struct {
	in   io.Reader
	buf  []byte
	base int64 // where buf begins in the file
	// from is where what has to stay in buf begins, at how far it was read.
	from, at int
	spans    []span
	emit     func(batch) error
	fresh    func() []byte
}

// split gives the entries of the list that a file is, or of the one list that an object has.
// What it returns is a *broken if the file is not whole.
func split(in io.Reader, fresh func() []byte, emit func(batch) error) error {
	b := bufio.NewReaderSize(in, 64<<10)
	if head, _ := b.Peek(2); bytes.Equal(head, []byte("\x1f\x8b")) {
		z, err := gzip.NewReader(b)
		if err != nil {
			return &broken{code: Damaged, found: err.Error()}
		}
		in = z
	} else {
		in = b
	}
	s := &splitter{in: in, buf: make([]byte, 0, 64<<10), emit: emit, fresh: fresh}
	if err := s.file(); err != nil {
		return err
	}
	return s.flush()
}

// more makes at point to a byte. io.EOF tells that there is none.
func (s *splitter) more() error {
	for s.at >= len(s.buf) {
		if len(s.spans) > 0 {
			if err := s.flush(); err != nil {
				return err
			}
		}
		if s.from > 0 {
			rest := copy(s.buf, s.buf[s.from:])
			s.buf, s.base = s.buf[:rest], s.base+int64(s.from)
			s.at, s.from = s.at-s.from, 0
		}
		if len(s.buf) == cap(s.buf) {
			if len(s.buf) >= mostEntry {
				return s.broken(EntryTooLarge, "")
			}
			s.buf = append(make([]byte, 0, 2*cap(s.buf)), s.buf...)
		}
		n, err := s.in.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		switch {
		case n > 0 || err == nil:
		case errors.Is(err, io.EOF):
			return io.EOF
		case errors.Is(err, io.ErrUnexpectedEOF):
			s.from = s.at
			return s.broken(IncompleteFile, "")
		case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), isCorrupt(err):
			s.from = s.at
			return s.broken(Damaged, err.Error())
		default:
			return err
		}
	}
	return nil
}

// flush hands on the entries that are whole.
func (s *splitter) flush() error {
	if len(s.spans) == 0 {
		return nil
	}
	whole := batch{text: s.buf, base: s.base, spans: s.spans}
	next := s.fresh()
	if rest := len(s.buf) - s.from; rest > cap(next) {
		next = make([]byte, 0, 2*rest)
	}
	next = append(next, s.buf[s.from:]...)
	s.base += int64(s.from)
	s.buf, s.at, s.from, s.spans = next, s.at-s.from, 0, nil
	return s.emit(whole)
}

func (s *splitter) broken(code Reason, found string) error {
	return &broken{code: code, at: s.base + int64(s.from), found: found}
}

// next passes over space and returns the byte that follows.
func (s *splitter) next() (byte, error) {
	for {
		if s.at >= len(s.buf) {
			s.from = s.at
			if err := s.more(); err != nil {
				return 0, err
			}
		}
		if c := s.buf[s.at]; c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			s.from = s.at
			return c, nil
		}
		s.at++
	}
}

// due passes over space, where something has to follow.
func (s *splitter) due() (byte, error) {
	c, err := s.next()
	if errors.Is(err, io.EOF) {
		return 0, s.broken(IncompleteFile, "")
	}
	return c, err
}

func (s *splitter) unexpected() error {
	return s.broken(NotJSON, string(s.buf[s.at:min(s.at+20, len(s.buf))]))
}

func (s *splitter) file() error {
	for s.at+3 > len(s.buf) {
		at := s.at
		s.at = len(s.buf)
		err := s.more()
		s.at = at
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
	}
	if bytes.HasPrefix(s.buf, []byte("\uFEFF")) {
		s.at = 3
	}
	c, err := s.next()
	switch {
	case errors.Is(err, io.EOF):
		return s.broken(Empty, "")
	case err != nil:
		return err
	case c == '<':
		return s.broken(WebPage, string(s.buf[s.at:min(s.at+20, len(s.buf))]))
	case c == '[':
		if _, err = s.list(); err != nil {
			return err
		}
	case c == '{':
		if err := s.object(); err != nil {
			return err
		}
	default:
		return s.unexpected()
	}
	switch _, err = s.next(); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return err
	}
	return s.unexpected()
}

// list gives the entries of a list, and tells whether there are any.
func (s *splitter) list() (bool, error) {
	s.at++
	c, err := s.due()
	if err != nil {
		return false, err
	}
	if c == ']' {
		s.at++
		return false, nil
	}
	for {
		if err := s.skip(); err != nil {
			return true, err
		}
		s.spans = append(s.spans, span{s.from, s.at})
		s.from = s.at
		if len(s.buf) >= batchBytes && s.at >= batchBytes {
			if err := s.flush(); err != nil {
				return true, err
			}
		}
		if c, err = s.due(); err != nil {
			return true, err
		}
		s.at++
		if c == ']' {
			return true, nil
		}
		if c != ',' {
			s.at--
			return true, s.unexpected()
		}
		if _, err = s.due(); err != nil {
			return true, err
		}
	}
}

// object looks for the list of objects that an object has, under whatever name.
func (s *splitter) object() error {
	s.at++
	found := false
	for first := true; ; first = false {
		c, err := s.due()
		if err != nil {
			return err
		}
		if c == '}' {
			s.at++
			s.from = s.at
			if !found {
				return s.broken(NoList, "")
			}
			return nil
		}
		if !first {
			if c != ',' {
				return s.unexpected()
			}
			s.at++
			if c, err = s.due(); err != nil {
				return err
			}
		}
		if c != '"' {
			return s.unexpected()
		}
		if err := s.skip(); err != nil {
			return err
		}
		if c, err = s.due(); err != nil {
			return err
		}
		if c != ':' {
			return s.unexpected()
		}
		s.at++
		if c, err = s.due(); err != nil {
			return err
		}
		if c != '[' {
			if err := s.skip(); err != nil {
				return err
			}
			continue
		}
		if found {
			return s.broken(TwoLists, "")
		}
		if _, err := s.list(); err != nil {
			return err
		}
		found = true
	}
}

// skip passes over a value, which stays in buf from where it begins.
func (s *splitter) skip() error {
	more := func() error {
		err := s.more()
		if errors.Is(err, io.EOF) {
			return s.broken(IncompleteFile, "")
		}
		return err
	}
	s.from = s.at
	for depth := 0; ; {
		if s.at >= len(s.buf) {
			if err := more(); err != nil {
				return err
			}
		}
		switch c := s.buf[s.at]; c {
		case '"':
			s.at++
			for quoted := true; quoted; {
				if s.at >= len(s.buf) {
					if err := more(); err != nil {
						return err
					}
				}
				switch c := s.buf[s.at]; c {
				case '"':
					quoted = false
				case '\\':
					s.at++ // what stands behind it ends no text
				}
				s.at++
			}
		case '{', '[':
			depth++
			s.at++
			continue
		case '}', ']':
			if depth == 0 {
				return s.unexpected()
			}
			depth--
			s.at++
		case ',', ':', ' ', '\n', '\r', '\t':
			if depth == 0 {
				return s.unexpected()
			}
			s.at++
			continue
		default: // a number, or a word
			for !ends[c] {
				if s.at++; s.at >= len(s.buf) {
					if err := more(); err != nil {
						return err
					}
				}
				c = s.buf[s.at]
			}
		}
		if depth == 0 {
			return nil
		}
	}
}

// ends are the bytes that end a number or a word.
var ends = func() (all [256]bool) {
	for _, c := range []byte("\" \n\r\t,:[]{}") {
		all[c] = true
	}
	return all
}()

// inOrder reads the batches of a file, as many at a time as there are processors, and
// collects what came of them in the order of the file.
func inOrder[T any](ctx context.Context, in io.Reader, read func(batch) T, collect func(T) error) error {
	type job struct {
		batch batch
		done  chan T
	}
	workers := runtime.GOMAXPROCS(0)
	work := make(chan job, workers)
	queue := make(chan job, 2*workers)
	buffers := make(chan []byte, 4*workers)
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	for range workers {
		go func() {
			for j := range work {
				j.done <- read(j.batch)
				if cap(j.batch.text) <= 2*batchBytes {
					select {
					case buffers <- j.batch.text[:0]:
					default:
					}
				}
			}
		}()
	}
	ended := make(chan error, 1)
	go func() {
		defer close(work)
		defer close(queue)
		ended <- split(in, func() []byte {
			select {
			case b := <-buffers:
				return b
			default:
				return make([]byte, 0, batchBytes+batchBytes/4)
			}
		}, func(b batch) error {
			j := job{b, make(chan T, 1)}
			for _, to := range []chan job{queue, work} {
				select {
				case to <- j:
				case <-ctx.Done():
					return context.Cause(ctx)
				}
			}
			return nil
		})
	}()
	for j := range queue {
		select {
		case got := <-j.done:
			if ctx.Err() == nil {
				if err := collect(got); err != nil {
					cancel(err)
				}
			}
		case <-ctx.Done():
		}
	}
	err := <-ended
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}
