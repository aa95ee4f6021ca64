package plan

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/terms"
)

// typeDefaults are what a plan's type means where the plan itself is silent
// (R5).
var typeDefaults = map[Type]struct{ pcp, referral, serviceArea bool }{
	HMO:       {pcp: true, referral: true, serviceArea: true},
	EPO:       {},
	POS:       {pcp: true, referral: true},
	PPO:       {},
	Indemnity: {},
}

// referralServices are those that need a referral where the plan asks for
// referrals and does not list its own (R11).
var referralServices = []service.ID{
	service.Specialist, service.Rehabilitation, service.Habilitation, service.Chiropractic, service.Acupuncture,
}

// authorizationServices are those that take prior authorization where the plan
// asks for referrals and does not list its own (R11): imaging, outpatient
// surgery and planned stays. Childbirth takes none.
var authorizationServices = []service.ID{
	service.Imaging, service.OutpatientFacility, service.OutpatientSurgeon,
	service.HospitalStay, service.MentalHealthStay, service.SubstanceUseStay, service.SkilledNursing,
}

// NeverReferred are those that no plan may ask a referral for (R11): care that
// cannot wait for one, primary and preventive care, and obstetrics and gynecology,
// which the law opens to members (45 CFR 149.310). NeverAuthorized is what the law lets
// no plan ask an approval for, or what is not planned (45 CFR 149.110). Neither list is
// to be changed.
var (
	NeverReferred = []service.ID{
		service.Preventive, service.PrimaryCare, service.VirtualVisit, service.OBGYN, service.UrgentCare,
		service.EmergencyRoom, service.Ambulance, service.AirAmbulance,
	}
	NeverAuthorized = []service.ID{service.OBGYN, service.EmergencyRoom, service.AirAmbulance}
)

// Check resolves p and adds everything wrong with it to problems, at being the
// pointer to p. The rules can be used if nothing was added, for every household
// for which [Plan.CheckFor] adds nothing either.
func Check(p *Plan, at string, problems *problem.List) *Rules {
	c := checker{p: p, at: at, problems: problems}
	defaults := typeDefaults[p.Type]
	r := &Rules{
		ID: p.ID, Name: p.Name, Type: p.Type,
		HasNetwork:               p.Type != Indemnity,
		RequiresPCP:              stated(p.RequiresPCP, defaults.pcp),
		RequiresReferral:         stated(p.RequiresReferral, defaults.referral),
		RequiresServiceArea:      stated(p.RequiresServiceArea, defaults.serviceArea),
		AllowedPercent:           stated(p.AllowedPercent, money.Multiple(money.MaxRate)),
		UsualAndCustomaryPercent: stated(p.UsualAndCustomaryPercent, money.MaxRate),
		OfCharge:                 p.Type == Indemnity || p.UsualAndCustomaryPercent != nil,
		Deductibles:              p.Deductibles,
		Maximums:                 p.OutOfPocketMaximums,
	}
	c.networkFields(r)
	c.services(r)
	c.limits("/deductibles", p.Deductibles)
	c.limits("/outOfPocketMaximums", p.OutOfPocketMaximums)
	c.maximumsAboveDeductibles()
	c.acaLimit(r)
	c.premium()
	c.coverage(r)
	c.hsa(r)
	return r
}

// CheckFor adds to problems what p leaves out that a household of so many people
// needs, at being the pointer to p: limits of two or more people (R20).
func (p *Plan) CheckFor(people int, at string, problems *problem.List) {
	if people < 2 {
		return
	}
	check := func(at string, limits []Limit) {
		for i := range limits {
			l, at := &limits[i], at+"/"+strconv.Itoa(i)
			if l.Family == nil {
				problems.AddMissing(at+"/family", "family")
			}
			if l.Person == nil && !l.Aggregate {
				problems.AddMissing(at+"/person", "person, or aggregate true", at+"/person", at+"/aggregate")
			}
		}
	}
	check(at+"/deductibles", p.Deductibles)
	check(at+"/outOfPocketMaximums", p.OutOfPocketMaximums)
}

func stated[T any](own *T, otherwise T) T {
	if own != nil {
		return *own
	}
	return otherwise
}

type checker struct {
	p        *Plan
	at       string
	problems *problem.List
}

func (c *checker) add(code, below, found, expected string) {
	c.problems.Add(code, c.at+below, found, expected)
}

// put adds p, whose pointer is below the plan's.
func (c *checker) put(p problem.Problem) {
	p.Pointer = c.at + p.Pointer
	c.problems.Put(p)
}

// networkFields finds fields that mean nothing for the plan's type.
func (c *checker) networkFields(r *Rules) {
	if r.HasNetwork {
		outside := false
		for s := range service.Count {
			outside = outside || c.p.Benefits[s].OutOfNetwork != ""
		}
		allowed, customary := c.p.AllowedPercent != nil, c.p.UsualAndCustomaryPercent != nil
		if allowed && !outside {
			c.add("without-effect", "/allowedPercent", string(c.p.Type), "terms out of network")
		}
		if customary && !outside {
			c.add("without-effect", "/usualAndCustomaryPercent", string(c.p.Type), "terms out of network")
		}
		if allowed && customary && outside {
			c.put(problem.Problem{Code: "allowed-twice", Pointer: "/usualAndCustomaryPercent", Found: c.p.UsualAndCustomaryPercent.String(), Choices: []string{"allowedPercent", "usualAndCustomaryPercent"}})
		}
		return
	}
	if c.p.AllowedPercent != nil {
		c.add("without-effect", "/allowedPercent", string(c.p.Type), "usualAndCustomaryPercent")
	}
	for _, f := range []struct {
		name string
		set  bool
	}{
		{"/requiresReferral", r.RequiresReferral},
		{"/requiresServiceArea", r.RequiresServiceArea},
	} {
		if f.set {
			c.add("not-for-indemnity", f.name, "true", "false")
		}
	}
}

// services resolves which services need a referral or prior authorization.
func (c *checker) services(r *Rules) {
	referral, authorization := c.p.ReferralServices, c.p.AuthorizationServices
	if r.RequiresReferral {
		if referral == nil {
			referral = referralServices
		}
		if authorization == nil {
			authorization = authorizationServices
		}
	} else if len(referral) > 0 {
		c.add("without-effect", "/referralServices", "requiresReferral false", "requiresReferral true")
	}
	for _, i := range marked(referral, NeverReferred, &r.NeedsReferral) {
		c.add("never-needs-referral", "/referralServices/"+strconv.Itoa(i), referral[i].String(), noneOf(NeverReferred))
	}
	for _, i := range marked(authorization, NeverAuthorized, &r.NeedsAuthorization) {
		c.add("never-needs-authorization", "/authorizationServices/"+strconv.Itoa(i), authorization[i].String(), noneOf(NeverAuthorized))
	}
}

// marked marks the services of a list, and returns the indices of those that never
// need what the list is about.
func marked(list, never []service.ID, needs *[service.Count]bool) (wrong []int) {
	for i, s := range list {
		needs[s] = true
		if slices.Contains(never, s) {
			wrong = append(wrong, i)
		}
	}
	return wrong
}

func noneOf(services []service.ID) string {
	return "none of " + strings.Join(service.Names(services), ", ")
}

func (c *checker) limits(below string, limits []Limit) {
	for i := range limits {
		l := &limits[i]
		at := below + "/" + strconv.Itoa(i)
		if c.p.Type == Indemnity && l.Network != Combined {
			c.put(problem.Problem{Code: "not-for-indemnity", Pointer: at + "/network", Found: string(l.Network), Choices: []string{string(Combined)}})
		}
		if l.Aggregate && l.Person != nil {
			c.put(problem.Problem{Code: "aggregate-with-person", Pointer: at + "/person", Expected: "no person, or aggregate false", FoundAmount: l.Person})
		}
		if l.Person != nil && l.Family != nil && *l.Person > *l.Family {
			c.put(problem.Problem{Code: "person-above-family", Pointer: at + "/person", FoundAmount: l.Person, MostAmount: l.Family})
		}
		for j := range i {
			if l.Overlaps(&limits[j]) {
				c.add("limits-overlap", at, string(l.Covers)+" "+string(l.Network), "nothing that "+c.at+below+"/"+strconv.Itoa(j)+" covers")
			}
		}
	}
}

func (c *checker) maximumsAboveDeductibles() {
	for i := range c.p.OutOfPocketMaximums {
		m := &c.p.OutOfPocketMaximums[i]
		for j := range c.p.Deductibles {
			d := &c.p.Deductibles[j]
			if !m.Contains(d) {
				continue
			}
			at := "/outOfPocketMaximums/" + strconv.Itoa(i)
			compare := func(name string, most, least *money.Cents) {
				if most != nil && least != nil && *most < *least {
					c.put(problem.Problem{Code: "maximum-below-deductible", Pointer: at + name, FoundAmount: most, LeastAmount: least})
				}
			}
			compare("/self", &m.Self, &d.Self)
			compare("/person", m.Person, d.Person)
			compare("/family", m.Family, d.Family)
		}
	}
}

// beforeHSADeductible is what a plan with a health savings account may pay for
// before its deductible (R20): preventive care, prenatal visits among it; telehealth,
// in the years that are checked; and vision and dental care, which are disregarded
// (26 USC 223(c)(1)(B) and (c)(2)(C), (E)).
var beforeHSADeductible = []service.ID{
	service.Preventive, service.PrenatalVisit, service.PreventiveDrug, service.VirtualVisit,
	service.EyeExam, service.ChildEyeExam, service.ChildGlasses, service.ChildDentalCheckup,
}

// hsa checks what the law asks of a plan with a health savings account (R20): its
// deductibles are not too low, its out-of-pocket maximums in network not too high,
// and little is paid before the deductible. From 2026 marketplace Bronze and
// Catastrophic plans are eligible whatever their design; years before 2025 are not
// checked.
func (c *checker) hsa(r *Rules) {
	if !c.p.HSAEligible {
		if c.p.Accounts != nil && c.p.Accounts.HSAContribution != nil {
			c.add("not-hsa-eligible", "/accounts/hsaContribution", "hsaEligible false", "hsaEligible true")
		}
		return
	}
	if c.p.Year < 2025 || c.p.Year >= 2026 && (c.p.MetalLevel == "Bronze" || c.p.MetalLevel == "Catastrophic") {
		return
	}
	limits, known := reference.HSALimitsOf(c.p.Year)
	if !known {
		c.unknownYear("a year with known limits for hsaEligible", reference.HSAYears)
		return
	}
	for i := range c.p.Deductibles {
		d, at := &c.p.Deductibles[i], "/deductibles/"+strconv.Itoa(i)
		c.atLeast(at+"/self", &d.Self, limits.MinimumSelf)
		c.atLeast(at+"/person", d.Person, limits.MinimumFamily)
		c.atLeast(at+"/family", d.Family, limits.MinimumFamily)
	}
	if inNetwork(c.p.Deductibles, false) < 0 || inNetwork(c.p.Deductibles, true) < 0 {
		c.put(problem.Problem{Code: "below-hsa-minimum", Pointer: "/deductibles", FoundAmount: new(money.Cents), LeastAmount: new(limits.MinimumSelf)})
	} else {
		c.paidBeforeDeductible(r)
	}
	c.hsaMaximum(limits)
}

func (c *checker) atLeast(below string, amount *money.Cents, least money.Cents) {
	if amount != nil && *amount < least {
		c.put(problem.Problem{Code: "below-hsa-minimum", Pointer: below, FoundAmount: amount, LeastAmount: new(least)})
	}
}

// inNetwork returns the index of the limit on medical care or drugs in network, or
// -1 where there is none.
func inNetwork(limits []Limit, drug bool) int {
	for i := range limits {
		if limits[i].Applies(drug, In) {
			return i
		}
	}
	return -1
}

// hsaMaximum checks the out-of-pocket maximums in network, those of medical care
// and of drugs together where they are apart. Out of network the law sets none.
func (c *checker) hsaMaximum(limits reference.HSALimits) {
	maximums := c.p.OutOfPocketMaximums
	medical, drug := inNetwork(maximums, false), inNetwork(maximums, true)
	if medical < 0 || drug < 0 {
		c.put(problem.Problem{Code: "above-hsa-maximum", Pointer: "/outOfPocketMaximums", MostAmount: new(limits.MaximumSelf)})
		return
	}
	var self, family money.Cents
	for i := range maximums {
		if i == medical || i == drug {
			self += maximums[i].Self
			if maximums[i].Family != nil {
				family += *maximums[i].Family
			}
		}
	}
	at := "/outOfPocketMaximums/" + strconv.Itoa(max(medical, drug))
	c.atMost(at+"/self", self, limits.MaximumSelf)
	c.atMost(at+"/family", family, limits.MaximumFamily)
}

func (c *checker) atMost(below string, amount, most money.Cents) {
	if amount > most {
		c.put(problem.Problem{Code: "above-hsa-maximum", Pointer: below, FoundAmount: new(amount), MostAmount: new(most)})
	}
}

// paidBeforeDeductible finds the terms under which the plan pays before the
// deductible for what has to wait for it, each once.
func (c *checker) paidBeforeDeductible(r *Rules) {
	var told [Sides][service.Count]bool
	for s := range service.Count {
		for side := range Sides {
			cov := &r.Coverage[side][s]
			waits := cov.Terms.Rest.Subject() && (cov.Terms.FirstVisits == 0 || cov.Terms.First.Subject())
			if !cov.Covered || waits || told[side][cov.From] || slices.Contains(beforeHSADeductible, s) {
				continue
			}
			told[side][cov.From] = true
			b := c.p.Benefits[cov.From]
			at, text := "/benefits/"+cov.From.String(), b.Terms
			if side == Out {
				at, text = at+"/outOfNetwork", b.OutOfNetwork
			} else if b.object {
				at += "/terms"
			}
			c.add("paid-before-hsa-deductible", at, text, "after deductible")
		}
	}
}

func (c *checker) unknownYear(expected string, years func() (first, last int)) {
	least, most := years()
	p := problem.Problem{Code: "unknown-year", Pointer: "/year", Found: strconv.Itoa(c.p.Year), Least: &least, Most: &most}
	p.Expected = expected + ": " + p.Allowed()
	c.put(p)
}

func (c *checker) acaLimit(r *Rules) {
	if c.p.Grandfathered {
		if c.p.ACALimit != nil {
			c.add("without-effect", "/acaLimit", "grandfathered true", "grandfathered false")
		}
		return
	}
	limit, known := reference.ACALimit(c.p.Year)
	switch {
	case !known && c.p.ACALimit == nil:
		c.unknownYear("acaLimit, or a year with a known limit", reference.ACAYears)
		return
	case !known:
		limit = *c.p.ACALimit
	case c.p.ACALimit != nil && *c.p.ACALimit != limit:
		c.put(problem.Problem{Code: "not-the-aca-limit", Pointer: "/acaLimit", FoundAmount: c.p.ACALimit, LeastAmount: new(limit), MostAmount: new(limit)})
	}
	r.Law = []Limit{lawLimit(limit, c.p.Year, r.HasNetwork)}
}

// lawLimit is the law's limit of a plan year (45 CFR 156.130): self for each
// person and twice that for a household of two or more, medical care and drugs
// together (R21). Before 2016 a household had the family's amount alone. All care under
// a plan without a network is within it.
func lawLimit(self money.Cents, year int, network bool) Limit {
	family := reference.ACAFamilyLimit(self)
	l := Limit{Covers: MedicalAndDrug, Network: InNetwork, Self: self, Family: &family, Aggregate: year < 2016}
	if !l.Aggregate {
		l.Person = &self
	}
	if !network {
		l.Network = Combined
	}
	return l
}

func (c *checker) premium() {
	p := &c.p.Premium
	if (p.Amount == nil) == (len(p.ByAge) == 0) {
		either := problem.Problem{Code: "amount-or-by-age", Pointer: "/premium", Found: "both", Choices: []string{"amount", "byAge"}}
		if p.Amount == nil {
			either.Found, either.Missing = "neither", []string{c.at + "/premium/amount", c.at + "/premium/byAge"}
		}
		c.put(either)
	}
	for i, band := range p.ByAge {
		at := "/premium/byAge/" + strconv.Itoa(i)
		if band.From > band.To {
			c.put(problem.Problem{Code: "ages-reversed", Pointer: at + "/to", Found: strconv.Itoa(band.To), Least: new(band.From)})
		}
		for j := range i {
			if other := p.ByAge[j]; band.From <= other.To && other.From <= band.To {
				c.add("ages-overlap", at, strconv.Itoa(band.From)+"–"+strconv.Itoa(band.To), "no age of "+c.at+"/premium/byAge/"+strconv.Itoa(j))
			}
		}
	}
}

// statedTerms are a benefit's texts, parsed.
type statedTerms struct {
	has     bool
	terms   terms.Terms
	reading terms.Reading
	at      string
}

// coverage parses the terms and resolves what each service falls back to.
func (c *checker) coverage(r *Rules) {
	var own [Sides][service.Count]statedTerms
	counters := map[string]int{}
	for s := range service.Count {
		b, listed := c.p.Benefits[s]
		if !listed {
			continue
		}
		at := "/benefits/" + s.String()
		termsAt := at
		if b.object {
			termsAt += "/terms"
		}
		own[In][s] = c.parse(b.Terms, termsAt)
		own[Out][s] = c.parse(b.OutOfNetwork, at+"/outOfNetwork")
		for side := range Sides {
			c.namedDeductible(&own[side][s], s, side)
		}
		if !r.HasNetwork && b.OutOfNetwork != "" {
			c.add("not-for-indemnity", at+"/outOfNetwork", b.OutOfNetwork, "terms alone")
		}
		if b.VisitLimit != nil && !r.HasNetwork && b.VisitLimit.PerNetwork {
			c.add("not-for-indemnity", at+"/visitLimit/perNetwork", "true", "false")
		}
		if b.SharedFirstVisits != "" && own[In][s].terms.FirstVisits == 0 && own[Out][s].terms.FirstVisits == 0 {
			c.add("without-effect", at+"/sharedFirstVisits", b.SharedFirstVisits, "terms with first visits")
		}
	}
	c.percentagesOfPlan(&own[In])
	if c.p.Benefits[service.Other].Terms == "" {
		c.problems.AddMissing(c.at+"/benefits/other", "terms of other", c.at+"/benefits/other/terms")
	}
	if (c.p.Type == PPO || c.p.Type == POS) && c.p.Benefits[service.Other].OutOfNetwork == "" {
		c.problems.AddMissing(c.at+"/benefits/other/outOfNetwork", "terms out of network of type "+string(c.p.Type))
	}
	if c.p.Grandfathered && c.p.Benefits[service.Preventive].Terms == "" {
		c.problems.AddMissing(c.at+"/benefits/preventive", "terms: grandfathered plans state them", c.at+"/benefits/preventive/terms")
	}
	for side := range Sides {
		for s := range service.Count {
			cov := resolve(s, &own[side])
			// A grandfathered plan states its terms for preventive care; its
			// preventive drugs fall back as they do out of network.
			if side == In && s.IsPreventive() && cov.From != s && !c.p.Grandfathered {
				cov = Coverage{Covered: true, Free: true, From: s, Terms: terms.Terms{Rest: noCharge(terms.Waived)}}
			}
			if cov.From < service.Count {
				b := c.p.Benefits[cov.From]
				// A service that is listed has its own limit or none, also where
				// the terms of one network stand elsewhere.
				of, listed := c.p.Benefits[s]
				if !listed {
					of = b
				}
				cov.OutsideMaximum = of.OutsideMaximum
				if of.VisitLimit != nil && (listed || cov.From.HasDays() == s.HasDays()) {
					cov.VisitLimit, cov.LimitPerNetwork = of.VisitLimit.Count, of.VisitLimit.PerNetwork
				}
				if cov.Terms.FirstVisits > 0 {
					key := "shared " + b.SharedFirstVisits
					if b.SharedFirstVisits == "" {
						key = "of " + cov.From.String() + " " + strconv.Itoa(int(side))
					}
					if _, ok := counters[key]; !ok {
						counters[key] = len(counters)
					}
					cov.Counter = counters[key]
				}
			}
			r.Coverage[side][s] = cov
		}
	}
	r.Counters = len(counters)
}

func (c *checker) parse(text, at string) statedTerms {
	if text == "" {
		return statedTerms{}
	}
	unmarked := terms.UnmarkedIsError
	switch {
	case c.p.UnmarkedTerms == DeductibleWaived:
		unmarked = terms.UnmarkedWaived
	case c.p.UnmarkedTerms == AfterDeductible:
		unmarked = terms.UnmarkedAfter
	case !c.hasDeductible():
		unmarked = terms.UnmarkedWaived // there is nothing for them to meet
	}
	reading, err := terms.Read(text, unmarked)
	var syntax *terms.SyntaxError
	if errors.As(err, &syntax) {
		c.put(problem.Problem{Code: syntax.Code, Pointer: at, Found: syntax.Found, Expected: syntax.Expected, Column: syntax.Column, Choices: syntax.Choices})
	}
	return statedTerms{has: true, terms: reading.Terms, reading: reading, at: at}
}

// namedDeductible holds the deductible that a text names against the plan's own for
// that care (R65): "after $1,200 deductible", "after medical deductible".
func (c *checker) namedDeductible(t *statedTerms, s service.ID, side Side) {
	named := &t.reading.Deductible
	if named.Column == 0 {
		return
	}
	var own *Limit
	for i := range c.p.Deductibles {
		if d := &c.p.Deductibles[i]; d.Applies(s.IsDrug(), side) {
			own = d
		}
	}
	p := problem.Problem{Code: terms.CodeDeductible, Pointer: t.at, Found: named.Found, Column: named.Column}
	switch {
	case named.HasAmount && !own.has(named.Amount):
		amount := own.self()
		p = problem.Problem{Code: "named-deductible", Pointer: t.at, Found: named.Found, Column: named.Column,
			FoundAmount: &named.Amount, LeastAmount: &amount, MostAmount: &amount}
	case named.Medical && s.IsDrug() && own != nil && own.Covers == Drug:
		p.Expected = "drug deductible"
	case own != nil && named.In != named.Out && own.Network != Combined && named.Out != (side == Out):
		p.Expected = string(own.Network) + " deductible"
	default:
		return
	}
	c.put(p)
}

// has tells whether an amount is one of the limit's.
func (l *Limit) has(amount money.Cents) bool {
	if l == nil {
		return amount == 0
	}
	return amount == l.Self || l.Person != nil && amount == *l.Person || l.Family != nil && amount == *l.Family
}

func (l *Limit) self() money.Cents {
	if l == nil {
		return 0
	}
	return l.Self
}

// mostlyPlan is the percentage above which one is more likely what the plan pays,
// where half of the plan's are (R66).
const mostlyPlan = money.MaxRate / 2

// percentagesOfPlan finds a plan whose percentages in network are probably what it
// pays (R66): at least half of them are above 50, and one of these does not say whose
// it is. That one is told, once for the plan.
func (c *checker) percentagesOfPlan(own *[service.Count]statedTerms) {
	above, all := 0, 0
	var bare *terms.Percentage
	at := ""
	for s := range own {
		for i := range own[s].reading.Percentages {
			p := &own[s].reading.Percentages[i]
			all++
			if p.Rate <= mostlyPlan {
				continue
			}
			above++
			if bare == nil && p.Bare {
				bare, at = p, own[s].at
			}
		}
	}
	if bare != nil && 2*above >= all {
		c.put(problem.Problem{Code: "percent-of-plan", Pointer: at, Found: bare.Found, Column: bare.Column,
			Choices: []string{(money.MaxRate - bare.Rate).String() + "%", bare.Rate.String() + "% coinsurance"}})
	}
}

func (c *checker) hasDeductible() bool {
	for _, d := range c.p.Deductibles {
		if d.Self > 0 || d.Person != nil && *d.Person > 0 || d.Family != nil && *d.Family > 0 {
			return true
		}
	}
	return false
}

// resolve returns the terms for s on one side: its own, or those of the
// nearest service in its chain that states some; none where none does.
func resolve(s service.ID, own *[service.Count]statedTerms) Coverage {
	if own[s].has {
		return Coverage{Covered: !own[s].terms.NotCovered, Terms: own[s].terms, From: s}
	}
	physician := s == service.HospitalPhysician
	for _, next := range s.Fallbacks() {
		if own[next].has {
			t := own[next].terms
			if physician {
				t = coinsuranceOnly(t)
			}
			return Coverage{Covered: !t.NotCovered, Terms: t, From: next}
		}
		physician = physician || next == service.HospitalPhysician
	}
	return Coverage{From: service.Count}
}

// coinsuranceOnly returns the terms of a hospital physician where only the
// stay's are stated: its coinsurance without the copay, still after the
// deductible where the copay was, and without first visits.
func coinsuranceOnly(stay terms.Terms) terms.Terms {
	if stay.NotCovered {
		return stay
	}
	share := stay.Rest
	if !share.HasCoinsurance {
		deductible := terms.Waived
		if share.HasCopay && share.Copay.Deductible != terms.Waived {
			deductible = terms.After
		}
		return terms.Terms{Rest: noCharge(deductible)}
	}
	share.HasCopay, share.Copay = false, terms.Copay{}
	return terms.Terms{Rest: share}
}

func noCharge(d terms.Deductible) terms.Share {
	return terms.Share{HasCoinsurance: true, Coinsurance: terms.Coinsurance{Rate: 0, Deductible: d}}
}
