package main

import "github.com/outpocket/outpocket/estimator"

// maxSimulations is how many simulations a program runs at a time: each keeps
// its years' totals.
const maxSimulations = 8

// Codes of refusals by the functions for simulations; none is about the request.
const (
	unknownSimulation  = "unknown-simulation"
	tooManySimulations = "too-many-simulations"
)

// simulations are those that were begun and not closed, by number. A number is
// never used again.
type simulations struct {
	estimator *estimator.Estimator
	last      int
	running   map[int]simulation
}

// A simulation is an [estimator.Simulation] or an [estimator.Ranking].
type simulation interface {
	Advance(years int)
	ResultJSON() []byte
}

// begunSimulation is the result of begin.
type begunSimulation struct {
	Simulation int `json:"simulation"`
}

// begin begins the simulation of a request and gives its number.
func (s *simulations) begin(request []byte) []byte {
	begun, answer := s.estimator.Simulation(request)
	if begun == nil {
		return answer
	}
	return s.add(begun)
}

// rank begins the ranking of a request's plans and gives its number.
func (s *simulations) rank(request []byte) []byte {
	begun, answer := s.estimator.Ranking(request)
	if begun == nil {
		return answer
	}
	return s.add(begun)
}

// add takes a simulation in, where there is room for one more, and gives its number.
func (s *simulations) add(begun simulation) []byte {
	if len(s.running) >= maxSimulations {
		return refusal(tooManySimulations)
	}
	if s.running == nil {
		s.running = map[int]simulation{}
	}
	s.last++
	s.running[s.last] = begun
	return estimator.Answer{OK: &begunSimulation{s.last}}.JSON()
}

// advance works out so many further years of a simulation, as far as any are
// left, and gives the result of all that are done.
func (s *simulations) advance(number, years int) []byte {
	running := s.running[number]
	if running == nil {
		return refusal(unknownSimulation)
	}
	running.Advance(years)
	return running.ResultJSON()
}

// close forgets a simulation.
func (s *simulations) close(number int) []byte {
	if s.running[number] == nil {
		return refusal(unknownSimulation)
	}
	delete(s.running, number)
	return estimator.Answer{OK: &struct{}{}}.JSON()
}
