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
	estimate  *estimate
	plans     *compare.Comparing
	decision  *risk.Decision
	result    *compare.Comparison
	dominated *compare.Domination
}

func (e *estimate) comparing() *Comparing {
	return &Comparing{estimate: e, plans: compare.NewComparing(e.care, e.request.Members, e.plans)}
}

// Stage tells what is worked out next: the years, one of each plan, then what would
// make another plan the cheapest.
func (c *Comparing) Stage() Stage {
	switch {
	case c.dominated != nil && c.dominated.Done():
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
		case c.decision == nil:
			if !c.plans.Step() {
				c.decision = risk.DecideListed(c.estimate.care, c.estimate.plans, c.plans.Years)
			}
		case !c.decision.Done():
			c.decision.Advance(1)
		case c.result == nil:
			c.decided()
		case !c.dominated.Step():
			return
		}
	}
}

// all takes all steps.
func (c *Comparing) all() *compare.Comparison {
	for c.Stage() != StageDone {
		c.Advance(1)
	}
	c.result.Dominated = c.dominated.List
	return c.result
}

// decided puts together what the steps came to, and begins with what is dominated.
func (c *Comparing) decided() {
	e, years, d := c.estimate, c.plans.Years, c.decision
	result, curves := c.plans.Comparison()
	for i := range result.Plans {
		result.Plans[i].Rules = d.Rules(i)
	}
	result.TippingPoints = d.TippingPoints()
	c.result = result
	c.dominated = compare.NewDomination(e.care, e.plans, years, curves, func(i, j int, gap *compare.Gap) {
		gap.Add(years[i].Total - years[j].Total)
		d.Gap(i, j, gap)
	})
}

// underWay is what there is to tell before all steps are taken.
type underWay struct {
	Stage Stage `json:"stage"`
}

// ResultJSON returns {"ok": comparison}, or {"ok": {"stage": …}} while steps are left.
func (c *Comparing) ResultJSON() []byte {
	if stage := c.Stage(); stage != StageDone {
		return Answer{OK: &underWay{stage}}.JSON()
	}
	return Answer{OK: c.all()}.JSON()
}
