// Package sorted puts records in order that memory does not hold: they wait in sorted runs,
// such as in a temporary file, and are merged when they are read.
package sorted

import (
	"bufio"
	"bytes"
	"container/heap"
	"encoding/binary"
	"errors"
	"io"
	"slices"
)

// A Spill is where records wait to be sorted that memory does not hold, such as a
// temporary file.
type Spill interface {
	io.Writer
	io.ReaderAt
}

// errNoRoom tells that records do not fit into memory and there is no spill.
var errNoRoom = errors.New("sorted: the records do not fit into memory")

// Records are sorted by their bytes. At most Memory bytes of them are held at a time; the
// rest waits in the Spill, and without one, more of them are an error.
type Records struct {
	Spill  Spill
	Memory int

	block   []byte
	starts  []uint32
	runs    []run
	written int64
}

// A run is sorted records one behind the other, each after its length.
type run struct{ from, length int64 }

// Add takes up a record, which may be changed afterwards.
func (s *Records) Add(record []byte) error {
	if len(s.block) > 0 && len(s.block)+len(record) > s.Memory {
		if s.Spill == nil {
			return errNoRoom
		}
		if err := s.flush(); err != nil {
			return err
		}
	}
	if s.block == nil && s.Spill != nil {
		s.block = make([]byte, 0, s.Memory)
	}
	s.starts = append(s.starts, uint32(len(s.block)))
	s.block = binary.AppendUvarint(s.block, uint64(len(record)))
	s.block = append(s.block, record...)
	return nil
}

// at returns the record that begins at a place of the block.
func (s *Records) at(start uint32) []byte {
	length, n := binary.Uvarint(s.block[start:])
	from := int(start) + n
	return s.block[from : from+int(length)]
}

func (s *Records) sort() {
	slices.SortFunc(s.starts, func(a, b uint32) int { return bytes.Compare(s.at(a), s.at(b)) })
}

// flush writes what is in memory as a run.
func (s *Records) flush() error {
	s.sort()
	out := bufio.NewWriterSize(s.Spill, 64<<10)
	length := int64(0)
	var head []byte
	for _, start := range s.starts {
		record := s.at(start)
		head = binary.AppendUvarint(head[:0], uint64(len(record)))
		_, _ = out.Write(head) // an error is kept for Flush
		_, _ = out.Write(record)
		length += int64(len(head) + len(record))
	}
	if err := out.Flush(); err != nil {
		return err
	}
	s.runs = append(s.runs, run{s.written, length})
	s.written += length
	s.block, s.starts = s.block[:0], s.starts[:0]
	return nil
}

// Each gives all records in order; they are valid until the next one.
func (s *Records) Each(yield func(record []byte) error) error {
	if len(s.runs) == 0 {
		s.sort()
		for _, start := range s.starts {
			if err := yield(s.at(start)); err != nil {
				return err
			}
		}
		return nil
	}
	if len(s.starts) > 0 {
		if err := s.flush(); err != nil {
			return err
		}
	}
	s.block, s.starts = nil, nil
	buffer := min(max(s.Memory/2/len(s.runs), 4<<10), 256<<10)
	var all merge
	for _, r := range s.runs {
		source := &stream{in: bufio.NewReaderSize(io.NewSectionReader(s.Spill, r.from, r.length), buffer)}
		more, err := source.next()
		if err != nil {
			return err
		}
		if more {
			all = append(all, source)
		}
	}
	heap.Init(&all)
	for len(all) > 0 {
		if err := yield(all[0].record); err != nil {
			return err
		}
		more, err := all[0].next()
		if err != nil {
			return err
		}
		if more {
			heap.Fix(&all, 0)
		} else {
			heap.Pop(&all)
		}
	}
	return nil
}

// A stream is a run as it is read again.
type stream struct {
	in     *bufio.Reader
	record []byte
}

func (s *stream) next() (bool, error) {
	length, err := binary.ReadUvarint(s.in)
	if err == io.EOF {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	s.record = slices.Grow(s.record[:0], int(length))[:length]
	_, err = io.ReadFull(s.in, s.record)
	return err == nil, err
}

// merge is the runs, that with the least record first.
type merge []*stream

func (m merge) Len() int { return len(m) }
func (m merge) Less(i, j int) bool {
	return bytes.Compare(m[i].record, m[j].record) < 0
}
func (m merge) Swap(i, j int) { m[i], m[j] = m[j], m[i] }
func (m *merge) Push(x any)   { *m = append(*m, x.(*stream)) }
func (m *merge) Pop() any {
	last := (*m)[len(*m)-1]
	*m = (*m)[:len(*m)-1]
	return last
}
