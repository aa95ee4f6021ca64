package estimator

import (
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/problem"
)

// InvalidRequest is the code of a [Refusal] of a request that is not right.
const InvalidRequest = "invalid-request"

// An Answer is what a request is answered with: a result, or why there is none.
type Answer struct {
	// OK points at the result.
	OK    any      `json:"ok,omitempty"`
	Error *Refusal `json:"error,omitempty"`
}

// A Refusal says why there is no result.
type Refusal struct {
	// Code is InvalidRequest where the problems are the request's.
	Code string `json:"code"`
	// Problems are all there are, of more than MostProblems the first ones.
	Problems problem.List `json:"problems"`
}

// JSON returns the answer as JSON.
func (a Answer) JSON() []byte { return document.Append(nil, &a) }

// MostProblems is how many problems an answer tells of: a request that nobody wrote can
// have one for every few bytes, and each is a hundred times as long.
const MostProblems = 1_000

// refusal is the answer to a request that has problems.
func refusal(problems problem.List) []byte {
	return Answer{Error: &Refusal{InvalidRequest, problems[:min(len(problems), MostProblems)]}}.JSON()
}
