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
	return e.comparison(), nil
}

func (e *estimate) comparison() *compare.Comparison {
	c, years, curves := compare.Compare(e.care, e.request.Members, e.plans)
	d := risk.DecideListed(e.care, e.plans, years)
	for i := range c.Plans {
		c.Plans[i].Rules = d.Rules(i)
	}
	c.TippingPoints = d.TippingPoints()
	c.Dominated = compare.DominatedOf(e.care, e.plans, years, curves, func(i, j int, gap *compare.Gap) {
		gap.Add(years[i].Total - years[j].Total)
		d.Gap(i, j, gap)
	})
	return c
}
