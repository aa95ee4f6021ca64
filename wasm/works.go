package main

import "github.com/outpocket/outpocket/estimator"

// maxWorks is how many works a program has under way at a time: a simulation keeps
// its years' totals.
const maxWorks = 8

// Codes of refusals by the functions for works; none is about the request.
const (
	unknownWork  = "unknown-work"
	tooManyWorks = "too-many-works"
)

// work is what goes in steps: an [estimator.Simulation], [estimator.Ranking],
// [estimator.Comparing] or [estimator.Splitting]. It is these functions and no interface: as one it would keep
// all of math/big in the program, which the types within a comparison have.
type work struct {
	advance    func(steps int)
	resultJSON func() []byte
}

// works are those that were begun and not closed, by number. A number is never used
// again.
type works struct {
	estimator *estimator.Estimator
	last      int
	running   map[int]work
}

// begunWork is the result of beginning one.
type begunWork struct {
	Work int `json:"work"`
}

// simulation begins the simulation of a request and gives its number.
func (w *works) simulation(request []byte) []byte {
	begun, answer := w.estimator.Simulation(request)
	if begun == nil {
		return answer
	}
	return w.begin(work{begun.Advance, begun.ResultJSON})
}

// comparison begins the comparison of a request and gives its number.
func (w *works) comparison(request []byte) []byte {
	begun, answer := w.estimator.Comparison(request)
	if begun == nil {
		return answer
	}
	return w.begin(work{begun.Advance, begun.ResultJSON})
}

// ranking begins the ranking of a request's plans and gives its number.
func (w *works) ranking(request []byte) []byte {
	begun, answer := w.estimator.Ranking(request)
	if begun == nil {
		return answer
	}
	return w.begin(work{begun.Advance, begun.ResultJSON})
}

// split begins to split the members of a request over its plans and gives its number.
func (w *works) split(request []byte) []byte {
	begun, answer := w.estimator.Splitting(request)
	if begun == nil {
		return answer
	}
	return w.begin(work{begun.Advance, begun.ResultJSON})
}

func (w *works) begin(begun work) []byte {
	if len(w.running) >= maxWorks {
		return refusal(tooManyWorks)
	}
	if w.running == nil {
		w.running = map[int]work{}
	}
	w.last++
	w.running[w.last] = begun
	return estimator.Answer{OK: &begunWork{w.last}}.JSON()
}

// advance takes so many further steps of a work, as far as any are left, and gives
// the result of all that are done.
func (w *works) advance(number, steps int) []byte {
	running, there := w.running[number]
	if !there {
		return refusal(unknownWork)
	}
	running.advance(steps)
	return running.resultJSON()
}

// close forgets a work.
func (w *works) close(number int) []byte {
	if _, there := w.running[number]; !there {
		return refusal(unknownWork)
	}
	delete(w.running, number)
	return estimator.Answer{OK: &struct{}{}}.JSON()
}
