package main

import (
	"strconv"

	"github.com/outpocket/outpocket/estimator"
)

// maxSimulations is how many simulations a program runs at a time: each keeps
// its years' totals.
const maxSimulations = 8

// Errors of the functions for simulations; none is about the request.
const (
	unknownSimulation  = `{"error":{"code":"unknown-simulation","problems":[]}}`
	tooManySimulations = `{"error":{"code":"too-many-simulations","problems":[]}}`
)

// simulations are those that were begun and not closed, by number. A number is
// never used again.
type simulations struct {
	last    int
	running map[int]*estimator.Simulation
}

// begin begins the simulation of a request and gives its number.
func (s *simulations) begin(request []byte) []byte {
	begun, refusal := estimator.ReadSimulation(request)
	if begun == nil {
		return refusal
	}
	if len(s.running) >= maxSimulations {
		return []byte(tooManySimulations)
	}
	if s.running == nil {
		s.running = map[int]*estimator.Simulation{}
	}
	s.last++
	s.running[s.last] = begun
	return []byte(`{"ok":{"simulation":` + strconv.Itoa(s.last) + `}}`)
}

// advance works out so many further years of a simulation, as far as any are
// left, and gives the result of all that are done.
func (s *simulations) advance(number, years int) []byte {
	running := s.running[number]
	if running == nil {
		return []byte(unknownSimulation)
	}
	running.Advance(years)
	return running.ResultJSON()
}

// close forgets a simulation.
func (s *simulations) close(number int) []byte {
	if s.running[number] == nil {
		return []byte(unknownSimulation)
	}
	delete(s.running, number)
	return []byte(`{"ok":{}}`)
}
