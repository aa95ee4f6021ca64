package estimator

import (
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/risk"
)

// A Ranking works out what the possible years of a request come to under each plan
// and nothing else: of many plans, asked for one request after the other. It takes
// half as long as a [Simulation], and its totals are the same. It is not for
// concurrent use.
type Ranking struct {
	estimate *estimate
	years    *risk.Simulation
}

// A RankingResult is what a list of plans says of each of them. Amounts are in US
// dollars, exact to the cent, as text with two decimals.
type RankingResult struct {
	Seed int `json:"seed"`
	// Years is how many are done, Of how many were asked for.
	Years int `json:"years"`
	Of    int `json:"of"`
	// Stage is what is worked out next, the years or nothing.
	Stage Stage `json:"stage"`
	// Plans stand in the order of the request.
	Plans []RankedPlan `json:"plans"`
}

// A RankedPlan is what the years under one plan come to.
type RankedPlan struct {
	ID string `json:"id"`
	// Premium is the net premium of the coverage (R25).
	Premium money.Cents `json:"premium"`
	// Total is the total yearly cost (R27), the same in all years where no care is
	// drawn.
	Total risk.Distribution `json:"total"`
	// Told is Total as people are told it (R52).
	Told Told `json:"told"`
	// WorstCase is the most that could be paid in network (R28), left out where there
	// is no limit.
	WorstCase *money.Cents `json:"worstCase,omitempty"`
	// UnknownTerms is what care comes to whose terms are unknown, the mean of the years:
	// the plan may pay some or all of it (R58). Absent where there is none.
	UnknownTerms *money.Cents `json:"unknownTerms,omitempty"`
}

func (e *estimate) ranking() *Ranking {
	r := e.request
	return &Ranking{estimate: e, years: risk.NewTotals(r.Simulation.Seed, e.care, r.Members, e.plans)}
}

// Stage tells what is worked out next.
func (r *Ranking) Stage() Stage {
	if r.years.Years() < r.estimate.request.Simulation.Years {
		return StageYears
	}
	return StageDone
}

// Advance works out the next n years, fewer where fewer are left.
func (r *Ranking) Advance(n int) {
	r.years.Advance(max(min(n, r.estimate.request.Simulation.Years-r.years.Years()), 0))
}

// Result tells what the years so far come to.
func (r *Ranking) Result() *RankingResult {
	asked := r.estimate.request.Simulation
	of := &RankingResult{Seed: asked.Seed, Years: r.years.Years(), Of: asked.Years, Stage: r.Stage(),
		Plans: make([]RankedPlan, len(r.estimate.plans))}
	for i := range of.Plans {
		p := &r.estimate.plans[i]
		total, _ := r.years.Total(i)
		of.Plans[i] = RankedPlan{ID: p.Rules.ID, Premium: p.Fixed.Premium, Total: total, Told: told(p, total)}
		if worst, unlimited := p.Adjudicator.Worst(); !unlimited {
			of.Plans[i].WorstCase = new(p.Fixed.WorstCase(worst))
		}
		if mean := r.years.Unknown(i); mean > 0 {
			of.Plans[i].UnknownTerms = &mean
		}
	}
	return of
}

// ResultJSON returns {"ok": result} of the years done so far.
func (r *Ranking) ResultJSON() []byte { return Answer{OK: r.Result()}.JSON() }
