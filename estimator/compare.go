package estimator

import (
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/risk"
)

// Compare tells what decides between the plans of a request that [ReadRequest]
// read without problems (R28–R32). The error is that of [Estimate].
func Compare(request *Request) (*compare.Comparison, error) {
	var problems problem.List
	e := newEstimate(request, nil, &problems)
	if len(problems) > 0 {
		return nil, problems
	}
	return e.comparing().all(), nil
}

// A Comparing works out what decides between the plans of a request, some steps at
// a time. It is not for concurrent use.
type Comparing struct {
	estimate *estimate
	plans    *compare.Comparing
	decision *risk.Decision
	result   *compare.Comparison
}

func (e *estimate) comparing() *Comparing {
	return &Comparing{estimate: e, plans: compare.NewComparing(e.care, e.request.Members, e.plans)}
}

// Stage tells what is worked out next: the years, one of each plan, then what would
// make another plan the cheapest.
func (c *Comparing) Stage() Stage {
	switch {
	case c.result != nil:
		return StageDone
	case c.decision == nil:
		return StageYears
	}
	return StageTippingPoints
}

// Advance takes the next n steps, fewer where fewer are left. A step takes about as
// long as the year of a plan, its curves, or the year of all plans.
func (c *Comparing) Advance(n int) {
	for range n {
		switch {
		case c.result != nil:
			return
		case c.decision == nil:
			if !c.plans.Step() {
				c.decision = risk.DecideListed(c.estimate.care, c.estimate.plans, c.plans.Years)
			}
		case !c.decision.Done():
			c.decision.Advance(1)
		default:
			c.result = c.decided()
		}
	}
}

// all takes all steps.
func (c *Comparing) all() *compare.Comparison {
	for c.result == nil {
		c.Advance(1)
	}
	return c.result
}

// decided puts together what the steps came to.
func (c *Comparing) decided() *compare.Comparison {
	e, years, d := c.estimate, c.plans.Years, c.decision
	result, curves := c.plans.Comparison()
	for i := range result.Plans {
		result.Plans[i].Rules = d.Rules(i)
	}
	result.TippingPoints = d.TippingPoints()
	result.Dominated = compare.DominatedOf(e.care, e.plans, years, curves, func(i, j int, gap *compare.Gap) {
		gap.Add(years[i].Total - years[j].Total)
		d.Gap(i, j, gap)
	})
	return result
}

// underWay is what there is to tell before all steps are taken.
type underWay struct {
	Stage Stage `json:"stage"`
}

// ResultJSON returns {"ok": comparison}, or {"ok": {"stage": …}} while steps are left.
func (c *Comparing) ResultJSON() []byte {
	if c.result == nil {
		return Answer{OK: &underWay{c.Stage()}}.JSON()
	}
	return Answer{OK: c.result}.JSON()
}
