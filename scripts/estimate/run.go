package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/places"
	"github.com/outpocket/outpocket/estimator/problem"
)

// batchesPerWorker is how many batches are under way for each worker: enough that
// none waits for the one that reads or the one that writes.
const batchesPerWorker = 4

// batchBytes is how long the lines of a batch are together, but for the last.
const batchBytes = 1 << 15

// A batch is some lines on their way through: what it takes to hand one on would
// else be a fifth of what a small request takes. Batches are used again, which
// bounds both how many lines are under way and what they allocate.
type batch struct {
	text   []byte // of the lines, one behind the other
	lines  []line
	result []byte
	done   chan struct{}
}

// A line is without its end, and cut off where it is too long.
type line struct {
	from, until int // in the batch's text
	length      int // of the whole line
}

// run answers the lines of in on out, each by an estimator of its worker's, until
// in ends. At most so many lines are taken together, fewer where no more wait.
//
// One goroutine reads, some work, and this one writes. Each batch stands in two
// queues: of what is to be worked on, and of what is to be written next.
func run(in io.Reader, out io.Writer, workers, together int, estimate func(*estimator.Estimator, []byte) []byte) error {
	size := workers * batchesPerWorker
	idle := make(chan *batch, size)
	for range size {
		idle <- &batch{done: make(chan struct{}, 1)}
	}
	work, write := make(chan *batch, size), make(chan *batch, size)
	var failed error // of reading; set before write is closed
	go func() {
		defer close(write)
		defer close(work)
		failed = read(in, together, idle, work, write)
	}()
	for range workers {
		go func() {
			e := estimator.Estimator{Places: places.Of}
			for b := range work {
				b.answer(func(line []byte) []byte { return estimate(&e, line) })
				b.done <- struct{}{}
			}
		}()
	}
	for b := range write {
		<-b.done
		if _, err := out.Write(b.result); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
		idle <- b
	}
	return failed
}

// read puts the lines of in that are not empty into both queues.
func read(in io.Reader, together int, idle <-chan *batch, work, write chan<- *batch) error {
	lines := bufio.NewReaderSize(in, 1<<16)
	for {
		b := <-idle
		err := b.read(lines, together)
		if len(b.lines) > 0 {
			work <- b
			write <- b
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading: %w", err)
		}
	}
}

// read takes lines until there are so many, or no more wait. The error is that of
// reading, io.EOF among them.
func (b *batch) read(lines *bufio.Reader, together int) error {
	b.text, b.lines = b.text[:0], b.lines[:0]
	for {
		l, err := b.line(lines)
		if (err == nil || err == io.EOF) && !b.empty(l) {
			b.lines = append(b.lines, l)
		}
		if err != nil {
			return err
		}
		if len(b.lines) == together || len(b.text) >= batchBytes || !waits(lines) {
			return nil
		}
	}
}

// waits tells whether a whole line is there, for which nobody has to wait.
func waits(lines *bufio.Reader) bool {
	text, _ := lines.Peek(lines.Buffered())
	return bytes.IndexByte(text, '\n') >= 0
}

// empty tells whether a line has nothing but space, or a byte order mark.
func (b *batch) empty(l line) bool {
	return l.length <= document.MaxBytes && len(bytes.Trim(b.text[l.from:l.until], " \t\r\ufeff")) == 0
}

// line takes the next line of lines, without its end. The error is nil exactly
// where the line has one.
func (b *batch) line(lines *bufio.Reader) (line, error) {
	l := line{from: len(b.text), until: len(b.text)}
	for {
		part, err := lines.ReadSlice('\n')
		if err == nil {
			part = part[:len(part)-1]
		}
		l.length += len(part)
		if l.length <= document.MaxBytes {
			b.text = append(b.text, part...)
			l.until = len(b.text)
		}
		if err != bufio.ErrBufferFull {
			return l, err
		}
	}
}

// answer writes the results of the lines.
func (b *batch) answer(estimate func([]byte) []byte) {
	b.result = b.result[:0]
	for _, l := range b.lines {
		var result []byte
		if l.length <= document.MaxBytes {
			result = estimate(b.text[l.from:l.until])
		} else {
			result = tooLong(l.length)
		}
		b.result = append(append(b.result, result...), '\n')
	}
}

// tooLong is what the estimator says of a document that long, which is not at hand.
func tooLong(length int) []byte {
	problems := problem.List{document.TooLong(strconv.Itoa(length) + " bytes")}
	return estimator.Answer{Error: &estimator.Refusal{Code: estimator.InvalidRequest, Problems: problems}}.JSON()
}
