package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/problem"
)

// linesPerWorker is how many lines are under way for each worker: enough that
// none waits for the one that reads or the one that writes.
const linesPerWorker = 16

// A job is one line on its way through. Jobs are used again, which bounds both
// how many lines are under way and what they allocate.
type job struct {
	line   []byte // without its end; cut off where it is too long
	length int    // of the whole line
	result []byte
	done   chan struct{}
}

// run answers the lines of in on out, each by an estimator of its worker's, until
// in ends.
//
// One goroutine reads, some work, and this one writes. Each line stands in two
// queues: of what is to be worked on, and of what is to be written next.
func run(in io.Reader, out io.Writer, workers int, estimate func(*estimator.Estimator, []byte) []byte) error {
	size := workers * linesPerWorker
	idle := make(chan *job, size)
	for range size {
		idle <- &job{done: make(chan struct{}, 1)}
	}
	work, write := make(chan *job, size), make(chan *job, size)
	var failed error // of reading; set before write is closed
	go func() {
		defer close(write)
		defer close(work)
		failed = read(in, idle, work, write)
	}()
	for range workers {
		go func() {
			var e estimator.Estimator
			for j := range work {
				j.result = answer(j, func(line []byte) []byte { return estimate(&e, line) })
				j.done <- struct{}{}
			}
		}()
	}
	buffered := bufio.NewWriterSize(out, 1<<16)
	for j := range write {
		<-j.done
		buffered.Write(j.result) // an error stays until Flush
		if err := buffered.WriteByte('\n'); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
		j.result = nil
		idle <- j
		if len(write) == 0 {
			if err := buffered.Flush(); err != nil {
				return fmt.Errorf("writing: %w", err)
			}
		}
	}
	return failed
}

// read puts each line of in that is not empty into both queues.
func read(in io.Reader, idle <-chan *job, work, write chan<- *job) error {
	lines := bufio.NewReaderSize(in, 1<<16)
	j := <-idle
	for {
		j.line, j.length = j.line[:0], 0
		err := j.read(lines)
		if err != nil && err != io.EOF {
			return fmt.Errorf("reading: %w", err)
		}
		if !j.empty() {
			work <- j
			write <- j
			if err == nil {
				j = <-idle
			}
		}
		if err != nil {
			return nil
		}
	}
}

// empty tells whether the line has nothing but space, or a byte order mark.
func (j *job) empty() bool {
	return j.length <= document.MaxBytes && len(bytes.Trim(j.line, " \t\r\ufeff")) == 0
}

// read takes the next line of lines, without its end. The error is nil
// exactly where the line has one.
func (j *job) read(lines *bufio.Reader) error {
	for {
		part, err := lines.ReadSlice('\n')
		if err == nil {
			part = part[:len(part)-1]
		}
		j.length += len(part)
		if j.length <= document.MaxBytes {
			j.line = append(j.line, part...)
		}
		if err != bufio.ErrBufferFull {
			return err
		}
	}
}

// answer returns the result of the job's line.
func answer(j *job, estimate func([]byte) []byte) []byte {
	if j.length <= document.MaxBytes {
		return estimate(j.line)
	}
	// What the estimator says of a document that long, which is not at hand.
	problems := problem.List{document.TooLong(strconv.Itoa(j.length) + " bytes")}
	result, err := json.Marshal(map[string]any{"error": struct {
		Code     string       `json:"code"`
		Problems problem.List `json:"problems"`
	}{"invalid-request", problems}})
	if err != nil {
		panic(err)
	}
	return result
}
