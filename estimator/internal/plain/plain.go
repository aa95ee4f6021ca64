// Package plain is a second estimate of the same rules, written to be checked
// by eye and not to be fast: decimal numbers instead of cents, one function a
// rule, what is left of a limit summed anew from all earlier lines. It remembers only
// which care a limit is about, since that is the same all year. It shares no
// code with the estimator, so that where both agree to the cent on very many
// random requests, neither has a slip that the other does not have.
//
// It takes valid requests only, and the terms texts that rule R16 gives as
// canonical. It is for tests; nothing else imports it.
package plain

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"

	"github.com/shopspring/decimal"
)

// A Result has the fields of the estimator's result that this package works
// out, under the same JSON names: the estimator's JSON can be read into it.
type Result struct {
	Coverage struct {
		From   string `json:"from"`
		To     string `json:"to"`
		Months int    `json:"months"`
		Days   int    `json:"days"`
	} `json:"coverage"`
	Plans           []Plan    `json:"plans"`
	Ranking         []string  `json:"ranking"`
	OutsideCoverage []Outside `json:"outsideCoverage"`
	// Observed counts the situations met, for tests of what random requests
	// reach.
	Observed map[string]int `json:"-"`
}

// Outside is a unit that is not in the coverage.
type Outside struct {
	Item string `json:"item"`
	Date string `json:"date"`
}

// A Plan is the year under one plan. Amounts are texts with two decimals.
type Plan struct {
	ID          string `json:"id"`
	Total       string `json:"total"`
	Premium     string `json:"premium"`
	Deductible  string `json:"deductible"`
	Copay       string `json:"copay"`
	Coinsurance string `json:"coinsurance"`
	NotCovered  string `json:"notCovered"`
	BalanceBill string `json:"balanceBill"`
	HSA         string `json:"hsaContribution"`
	HRAUsed     string `json:"hraUsed"`
	PlanPays    string `json:"planPays"`
	Amount      string `json:"amount"`
	WorstCase   struct {
		Total     string `json:"total"`
		Unlimited bool   `json:"unlimited"`
	} `json:"worstCase"`
	Asks struct {
		PCP               bool   `json:"pcp"`
		Referrals         bool   `json:"referrals"`
		ServiceArea       bool   `json:"serviceArea"`
		ReferralVisits    int    `json:"referralVisits"`
		ReferralVisitCost string `json:"referralVisitCost"`
	} `json:"asks"`
	Providers struct {
		Choices []Choice `json:"choices"`
	} `json:"providers"`
	// UnknownTerms has a total where some lines are of unknown terms (R58).
	UnknownTerms struct {
		TotalIfPaid string `json:"totalIfPaid"`
	} `json:"unknownTerms"`
	// Changed are the items that the household switches, those that name a provider by
	// that one's id.
	Changed []string `json:"-"`
	Limits  []Limit  `json:"limits"`
	Ledger  []Line   `json:"ledger"`
}

// A Choice is an item whose provider the household keeps or switches (R49).
type Choice struct {
	Item     string `json:"item"`
	Chosen   string `json:"chosen"`
	Provider string `json:"provider"`
}

// A Limit is one limit of a plan for the household; an empty amount is none.
type Limit struct {
	Kind       string   `json:"kind"`
	Covers     string   `json:"covers"`
	Network    string   `json:"network"`
	Services   []string `json:"services"`
	Tiers      []int    `json:"tiers"`
	InAddition bool     `json:"inAddition"`
	Counts     string   `json:"counts"`
	StartsAnew int      `json:"startsAnew"`
	Person     string   `json:"person"`
	Family     string   `json:"family"`
}

// A Line is one line of the ledger (R24). Tier is 0 in the first tier and out of
// network.
type Line struct {
	Item        string `json:"item"`
	Unit        int    `json:"unit"`
	Date        string `json:"date"`
	Member      string `json:"member"`
	Service     string `json:"service"`
	Days        int    `json:"days"`
	Network     string `json:"network"`
	Tier        int    `json:"tier"`
	Amount      string `json:"amount"`
	Deductible  string `json:"deductible"`
	Copay       string `json:"copay"`
	Coinsurance string `json:"coinsurance"`
	NotCovered  string `json:"notCovered"`
	BalanceBill string `json:"balanceBill"`
	PlanPays    string `json:"planPays"`
	// Left stands in the order of the plan's Limits.
	Left []Left `json:"left"`
	// Counted is what of the line counts toward each limit, and Anew whether the limit
	// has started anew by then, in the order of the plan's Limits.
	Counted []string `json:"-"`
	Anew    []bool   `json:"-"`
}

// Left is what is left of one limit.
type Left struct {
	Person string `json:"person"`
	Family string `json:"family"`
}

// Defaults gives the price of a service where an item states none (R3a), as
// text; of a stay, for its days.
type Defaults func(service string, days int) string

// Estimate works out a valid request whose items all state a price.
func Estimate(request []byte) (Result, error) { return EstimateWith(request, nil) }

// EstimateWith works out a valid request, with prices for the items that
// state none.
func EstimateWith(text []byte, defaults Defaults) (result Result, err error) {
	var r request
	if err := json.Unmarshal(text, &r); err != nil {
		return Result{}, err
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("plain: %v", p)
		}
	}()
	if r.StartMonth == 0 {
		r.StartMonth = 1
	}
	if r.Months == 0 {
		r.Months = 12
	}
	result.Observed = map[string]int{}
	cover := coverageOf(r)
	result.Coverage.From = dateText(cover.from)
	result.Coverage.To = dateText(cover.from.AddDate(0, 0, cover.days-1))
	result.Coverage.Months = r.Months
	result.Coverage.Days = cover.days
	var standings []standing
	for i := range r.Plans {
		own := r.under(&r.Plans[i], defaults, func(situation string) { result.Observed[situation]++ })
		defaulted, err := takeDefaults(&own, defaults)
		if err != nil {
			return Result{}, err
		}
		inside, outside := unitsOf(own, cover)
		if i == 0 { // the same under every plan
			result.Observed["default price or charge"] = defaulted
			result.OutsideCoverage = outside
			result.Observed["outside the coverage"] += len(outside)
		}
		y := &year{
			request:  &own,
			plan:     &r.Plans[i],
			defaults: defaults,
			observed: result.Observed,
			known:    map[question]bool{},
		}
		y.limits = limitsOf(y)
		y.adjudicateAll(inside)
		p, s := y.summary()
		result.Plans = append(result.Plans, p)
		standings = append(standings, s)
	}
	result.Ranking = ranking(standings)
	for i := range standings[1:] {
		if standings[i].total.Equal(standings[i+1].total) {
			result.Observed["ranking: equal totals"]++
		}
	}
	return result, nil
}

// takeDefaults fills in what items do not state (R3a): the price from the
// figures, the charge as twice the price. It says how many it took.
func takeDefaults(r *request, defaults Defaults) (defaulted int, err error) {
	for i := range r.Care {
		item := &r.Care[i]
		if item.Price == nil {
			if defaults == nil {
				return 0, fmt.Errorf("item %s states no price", item.ID)
			}
			defaulted++
			price := decimal.RequireFromString(defaults(item.Service, item.Days))
			if fillOf(item) != "" {
				price = price.Mul(decimal.NewFromInt(3)) // R46
			}
			item.Price = &price
			item.defaultPrice = true
		}
		if item.Charge == nil {
			twice := item.Price.Add(*item.Price)
			item.Charge = &twice
			defaulted++
		}
	}
	return defaulted, nil
}

// summary adds up the year (R27) and works out what stands beside it.
func (y *year) summary() (Plan, standing) {
	premium := y.netPremium()
	var deductible, copay, coinsurance, notCovered, balanceBill, planPays, amount decimal.Decimal
	var visits int
	var unread []decimal.Decimal
	var visitCost decimal.Decimal
	var result Plan
	for _, l := range y.done {
		deductible = deductible.Add(l.deductible)
		copay = copay.Add(l.copay)
		coinsurance = coinsurance.Add(l.coinsurance)
		notCovered = notCovered.Add(l.notCovered)
		balanceBill = balanceBill.Add(l.balanceBill)
		planPays = planPays.Add(l.planPays)
		amount = amount.Add(l.amount)
		if l.unknown {
			unread = append(unread, l.amount)
		}
		if l.addedVisit {
			visits++
			visitCost = visitCost.Add(l.deductible).Add(l.copay).Add(l.coinsurance).Add(l.notCovered).Add(l.balanceBill)
		}
		result.Ledger = append(result.Ledger, l.entry())
	}
	sharing := deductible.Add(copay).Add(coinsurance)

	// R26: the whole HSA contribution; HRA money as far as it is used.
	hsa, hra := y.accounts()
	hraUsed := decimal.Min(hra, sharing)
	total := premium.Add(sharing).Add(notCovered).Add(balanceBill).Sub(hsa).Sub(hraUsed)

	// R28.
	worst := standing{id: y.plan.ID, name: y.plan.Name, total: total}
	most, limited := y.mostInNetwork()
	if limited {
		worst.worst = premium.Add(most).Sub(hsa).Sub(decimal.Min(hra, most))
		result.WorstCase.Total = text(worst.worst)
	} else {
		worst.unlimited = true
		result.WorstCase.Unlimited = true
		y.saw("worst case: unlimited")
	}
	if hsa.IsPositive() {
		y.saw("HSA contribution")
	}
	if total.IsNegative() {
		y.saw("total below zero")
	}
	if hraUsed.IsPositive() {
		y.saw("HRA used")
		if hraUsed.LessThan(hra) {
			y.saw("HRA left")
		}
	}

	if unread != nil { // R58: the plan may pay all of it
		y.saw("total with unknown terms")
		result.UnknownTerms.TotalIfPaid = text(total.Sub(decimal.Sum(unread[0], unread[1:]...)))
	}
	result.ID = y.plan.ID
	result.Total = text(total)
	result.Premium = text(premium)
	result.Deductible = text(deductible)
	result.Copay = text(copay)
	result.Coinsurance = text(coinsurance)
	result.NotCovered = text(notCovered)
	result.BalanceBill = text(balanceBill)
	result.HSA = text(hsa)
	result.HRAUsed = text(hraUsed)
	result.PlanPays = text(planPays)
	result.Amount = text(amount)
	result.Asks.PCP = y.plan.requiresPCP()
	result.Asks.Referrals = y.plan.requiresReferral()
	result.Asks.ServiceArea = y.plan.requiresServiceArea()
	result.Asks.ReferralVisits = visits
	result.Asks.ReferralVisitCost = text(visitCost)
	for _, item := range y.request.Care {
		who := item.ID
		if item.Provider != "" {
			who = item.Provider
		}
		if y.changed[item.ID] && !slices.Contains(result.Changed, who) {
			result.Changed = append(result.Changed, who)
		}
	}
	for _, limit := range y.limits {
		result.Limits = append(result.Limits, Limit{
			Kind: limit.kind, Covers: limit.covers, Network: limit.network,
			Services: limit.services, Tiers: limit.tiers,
			InAddition: limit.inAddition, Counts: limit.counts, StartsAnew: limit.startsAnew,
			Person: textOrNone(limit.person), Family: textOrNone(limit.family),
		})
	}
	return result, worst
}

// A standing is what plans are ranked by.
type standing struct {
	id, name  string
	total     decimal.Decimal
	worst     decimal.Decimal
	unlimited bool
}

// ranking orders plans by total, then worst case, then name (R29). No limit is
// worse than any worst case.
func ranking(plans []standing) []string {
	sort.SliceStable(plans, func(i, j int) bool {
		a, b := plans[i], plans[j]
		if !a.total.Equal(b.total) {
			return a.total.LessThan(b.total)
		}
		if a.unlimited != b.unlimited {
			return b.unlimited
		}
		if !a.unlimited && !a.worst.Equal(b.worst) {
			return a.worst.LessThan(b.worst)
		}
		if a.name != b.name {
			return a.name < b.name
		}
		return a.id < b.id
	})
	var ids []string
	for _, p := range plans {
		ids = append(ids, p.id)
	}
	return ids
}

// text is an amount with two decimals.
func text(d decimal.Decimal) string { return d.StringFixed(2) }

func textOrNone(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return text(*d)
}

// saw counts a situation.
func (y *year) saw(situation string) { y.observed[situation]++ }
