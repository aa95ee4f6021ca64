package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
)

// Codes of the program's own refusals.
const (
	unknownReading = "unknown-reading"
	internal       = "internal"
)

// readings are those that were opened and not forgotten, by number. A number is never
// used again.
type readings struct {
	last int
	all  map[int]*reading
}

type number struct {
	Reading int `json:"reading"`
}

type contents struct {
	number
	Plans    []found `json:"plans"`
	Problems []wrong `json:"problems,omitempty"`
}

func ok(result any) string { return envelope(map[string]any{"ok": result}) }

func refusal(code string) string {
	return envelope(map[string]any{"error": map[string]string{"code": code}})
}

func envelope(answer any) string {
	text, err := json.Marshal(answer)
	if err != nil {
		panic(err) // of our own types
	}
	return string(text)
}

func panicked(cause any) error {
	fmt.Fprintf(os.Stderr, "outpocket: %v\n%s", cause, debug.Stack())
	return refused(internal)
}

// guarded gives what work does, or the internal error where it panics.
func guarded(work func() string) (text string) {
	defer func() {
		if cause := recover(); cause != nil {
			text = refusal(codeOf(panicked(cause)))
		}
	}()
	return work()
}

// with does something with a reading, which an error ends.
func (r *readings) with(n int, work func(*reading) (any, error)) string {
	one := r.all[n]
	if one == nil {
		return refusal(unknownReading)
	}
	return guarded(func() string {
		result, err := work(one)
		if err != nil {
			delete(r.all, n)
			return refusal(codeOf(err))
		}
		return ok(result)
	})
}

func (r *readings) open() string {
	if r.all == nil {
		r.all = map[int]*reading{}
	}
	r.last++
	r.all[r.last] = &reading{table: puf.New(puf.Options{Memory: mostBytes})}
	return ok(number{r.last})
}

func (r *readings) begin(n int, name string) string {
	return r.with(n, func(one *reading) (any, error) {
		one.name, one.file = name, begin(one.read(name))
		return number{n}, nil
	})
}

func (r *readings) feed(n int, chunk []byte) string {
	return r.with(n, func(one *reading) (any, error) {
		if one.file == nil {
			return nil, refused(unknownReading)
		}
		one.file.feed(chunk)
		return number{n}, nil
	})
}

func (r *readings) end(n int) string {
	return r.with(n, func(one *reading) (any, error) {
		if one.file == nil {
			return nil, refused(unknownReading)
		}
		// What is wrong with one file keeps no other from being read.
		if err := one.file.end(); err != nil {
			one.wrong = append(one.wrong, wrong{Code: codeOf(err), Place: planfile.Place{File: one.name}})
		}
		one.file = nil
		return number{n}, nil
	})
}

func (r *readings) marks(n int, marks string) string {
	return r.with(n, func(one *reading) (any, error) {
		if err := one.readMarks(marks); err != nil {
			one.wrong = append(one.wrong, wrong{Code: codeOf(err)})
		}
		return number{n}, nil
	})
}

func (r *readings) finish(n int) string {
	return r.with(n, func(one *reading) (any, error) {
		if err := one.finish(); err != nil {
			return nil, err
		}
		return contents{number{n}, append([]found{}, one.found...), one.wrong}, nil
	})
}

func (r *readings) draft(n, plan int) string {
	one := r.all[n]
	if one == nil || plan < 0 || plan >= len(one.drafts) {
		return refusal(unknownReading)
	}
	return ok(json.RawMessage(one.drafts[plan]))
}

func (r *readings) plan(n, plan int, confirmed string) string {
	one := r.all[n]
	if one == nil || plan < 0 || plan >= len(one.drafts) {
		return refusal(unknownReading)
	}
	return guarded(func() string {
		var d draft
		var said map[string]json.RawMessage
		if json.Unmarshal(one.drafts[plan], &d) != nil || json.Unmarshal([]byte(confirmed), &said) != nil {
			return refusal(internal)
		}
		return ok(d.Draft.Plan(said))
	})
}

func (r *readings) forget(n int) string {
	if r.all[n] == nil {
		return refusal(unknownReading)
	}
	delete(r.all, n)
	return ok(struct{}{})
}
