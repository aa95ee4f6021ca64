package plan

import (
	"cmp"
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
		Shared:                   p.ServiceLimits,
	}
	c.networkFields(r)
	c.services(r)
	c.tiers(r)
	c.limits("/deductibles", Deductible, p.Deductibles)
	c.limits("/outOfPocketMaximums", Maximum, p.OutOfPocketMaximums)
	r.Accounts = append(accountsOf(Deductible, p.Deductibles), accountsOf(Maximum, p.OutOfPocketMaximums)...)
	c.maximumsAboveDeductibles(r)
	c.acaLimit(r)
	c.premium(&p.Premium)
	c.variants()
	c.visitLimits(r)
	c.prices(r)
	c.coverage(r)
	c.coverSomething(r)
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
	// limitsOfTexts and paysOfTexts are what texts state of a service.
	limitsOfTexts [service.Count][]*VisitLimit
	paysOfTexts   [service.Count][]*PayLimit
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
			c.problems.Choose("allowed-twice", c.at+"/usualAndCustomaryPercent", c.p.UsualAndCustomaryPercent.String(), "allowedPercent", "usualAndCustomaryPercent")
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

// tiers finds how many tiers the network has, those of which something is stated, and
// what part of drawn care is in each (R39).
func (c *checker) tiers(r *Rules) {
	r.Tiers = 1
	of := func(tier int, at string) {
		r.Tiers = max(r.Tiers, tier)
		if tier > 1 && !r.HasNetwork {
			c.add("not-for-indemnity", at, strconv.Itoa(tier), "terms alone")
		}
	}
	for s := range service.Count {
		b, at := c.p.Benefits[s], "/benefits/"+s.String()
		if b.Tier2 != "" {
			of(2, at+"/tier2")
		}
		if b.Tier3 != "" {
			of(3, at+"/tier3")
		}
	}
	ofLimits := func(below string, limits []Limit) {
		for i := range limits {
			for j, tier := range limits[i].Tiers {
				of(tier, below+strconv.Itoa(i)+"/tiers/"+strconv.Itoa(j))
			}
		}
	}
	ofLimits("/deductibles/", c.p.Deductibles)
	ofLimits("/outOfPocketMaximums/", c.p.OutOfPocketMaximums)
	shares := c.p.TierShares
	r.TierShares[0] = money.MaxRate
	if shares == nil {
		return
	}
	if len(shares) != r.Tiers {
		c.put(problem.Problem{Code: "tier-shares", Pointer: "/tierShares", Found: strconv.Itoa(len(shares)), Least: new(r.Tiers), Most: new(r.Tiers)})
		return
	}
	var sum money.Rate
	for i, share := range shares {
		r.TierShares[i] = share
		sum += share
	}
	if sum != money.MaxRate {
		c.put(problem.Problem{Code: "tier-shares-sum", Pointer: "/tierShares", Found: sum.String(), Expected: "100"})
	}
}

func (c *checker) limits(below string, kind Kind, limits []Limit) {
	scopes := make([]Scope, len(limits))
	for i := range limits {
		l := &limits[i]
		at := below + "/" + strconv.Itoa(i)
		scopes[i] = ScopeOf(l.Covers, l.Services, l.Network, l.Tiers)
		if c.p.Type == Indemnity && l.Network != Combined {
			c.problems.Choose("not-for-indemnity", c.at+at+"/network", string(l.Network), string(Combined))
		}
		if l.Aggregate && l.Person != nil {
			c.put(problem.Problem{Code: "aggregate-with-person", Pointer: at + "/person", Expected: "no person, or aggregate false", FoundAmount: l.Person})
		}
		if l.Person != nil && l.Family != nil && *l.Person > *l.Family {
			c.put(problem.Problem{Code: "person-above-family", Pointer: at + "/person", FoundAmount: l.Person, MostAmount: l.Family})
		}
		c.limitOf(at, kind, l)
		for j := range i {
			other := &limits[j]
			if !scopes[i].Overlaps(&scopes[j]) {
				continue
			}
			listed := kind == Deductible && l.Covers == Services
			if apart := kind == Deductible && other.Covers == Services; listed != apart {
				continue // the one stands in for the other
			}
			within := scopes[i].Contains(&scopes[j]) || scopes[j].Contains(&scopes[i])
			if listed || !within || scopes[i] == scopes[j] && cmp.Or(l.Counts, AllSharing) == cmp.Or(other.Counts, AllSharing) {
				expected := "nothing that "
				if !listed && !within {
					expected = "nothing or all that "
				}
				c.add("limits-overlap", at, string(l.Covers)+" "+string(l.Network), expected+c.at+below+"/"+strconv.Itoa(j)+" covers")
			}
		}
	}
}

// limitOf finds what makes no sense in a limit by itself.
func (c *checker) limitOf(at string, kind Kind, l *Limit) {
	if l.Covers == Services && l.Services == nil {
		c.problems.AddMissing(c.at+at+"/services", "services that it covers")
	}
	if l.Covers != Services && l.Services != nil {
		c.problems.Choose("without-effect", c.at+at+"/services", string(l.Covers), string(Services))
	}
	c.once(at+"/services", l.Services)
	if l.Tiers != nil && l.Network == OutOfNetwork {
		c.problems.Choose("without-effect", c.at+at+"/tiers", string(l.Network), string(InNetwork), string(Combined))
	}
	for i, tier := range l.Tiers {
		if slices.Contains(l.Tiers[:i], tier) {
			c.add("duplicate-choice", at+"/tiers/"+strconv.Itoa(i), strconv.Itoa(tier), "each tier once")
		}
	}
	if l.InAddition && (kind != Deductible || l.Covers != Services) {
		c.add("without-effect", at+"/inAddition", string(l.Covers), "a deductible that covers services")
	}
	if l.Counts != "" && kind == Deductible {
		c.add("without-effect", at+"/counts", string(l.Counts), "an out-of-pocket maximum")
	}
}

// once finds services that a list has twice.
func (c *checker) once(at string, list []service.ID) {
	for i, s := range list {
		if slices.Contains(list[:i], s) {
			c.add("duplicate-choice", at+"/"+strconv.Itoa(i), s.String(), "each service once")
		}
	}
}

// coverSomething finds limits for services or tiers of which the plan covers nothing.
func (c *checker) coverSomething(r *Rules) {
	places := [...]string{Deductible: "/deductibles/", Maximum: "/outOfPocketMaximums/"}
	for i := range r.Accounts {
		a := &r.Accounts[i]
		at := i
		if a.Kind == Maximum {
			at -= len(c.p.Deductibles)
		}
		if a.Kind == ACALimit || a.Covers != Services && a.Tiers == nil || a.Covers == Services && a.Services == nil {
			continue
		}
		some := false
		for side := range Sides {
			for s := range service.Count {
				some = some || a.Scope.Has(side, s) && r.Coverage[side][s].mayCover()
			}
		}
		if !some {
			c.add("limit-covers-nothing", places[a.Kind]+strconv.Itoa(at), string(a.Covers)+" "+string(a.Network), "services that the plan covers there")
		}
	}
}

func (c *checker) maximumsAboveDeductibles(r *Rules) {
	maximums := r.Accounts[len(c.p.Deductibles):]
	for i := range maximums {
		m := &maximums[i]
		if !m.Everything() {
			continue // the deductible is no part of it
		}
		for j := range c.p.Deductibles {
			d := &r.Accounts[j]
			if !m.Scope.Contains(&d.Scope) {
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

// visitLimits checks the limits on visits and on what the plan pays (R42, R43).
func (c *checker) visitLimits(r *Rules) {
	for i := range r.Shared {
		at := "/serviceLimits/" + strconv.Itoa(i)
		c.once(at+"/services", r.Shared[i].Services)
		stays := 0
		for _, s := range r.Shared[i].Services {
			if s.HasDays() {
				stays++
			}
		}
		if n := len(r.Shared[i].Services); stays > 0 && stays < n {
			c.add("visits-and-days", at+"/services", strings.Join(service.Names(r.Shared[i].Services), ", "), "stays alone, or none")
		}
		c.visitLimit(at+"/limit", &r.Shared[i].Limit, stays > 0, r.HasNetwork)
	}
	for s := range service.Count {
		if l := c.p.Benefits[s].VisitLimit; l != nil {
			c.visitLimit("/benefits/"+s.String()+"/visitLimit", l, s.HasDays(), r.HasNetwork)
		}
		if pays := c.p.Benefits[s].PlanPaysAtMost; pays != nil && pays.Per == PayDay && !s.HasDays() {
			c.problems.Choose("without-effect", c.at+"/benefits/"+s.String()+"/planPaysAtMost/per", string(PayDay), string(PayUse))
		}
	}
}

func (c *checker) visitLimit(at string, l *VisitLimit, stay, network bool) {
	if l.PerNetwork && !network {
		c.add("not-for-indemnity", at+"/perNetwork", "true", "false")
	}
	switch {
	case l.Per == PerYears && l.Years == 0:
		c.problems.AddMissing(c.at+at+"/years", "how many years")
	case l.Per != PerYears && l.Years != 0:
		c.problems.Choose("without-effect", c.at+at+"/years", string(cmp.Or(l.Per, PerYear)), string(PerYears))
	}
	if l.Per == PerStay && !stay {
		c.add("without-effect", at+"/per", string(PerStay), "a stay")
	}
	if l.StartsAnew != 0 && l.Per != "" && l.Per != PerYear {
		c.problems.Choose("without-effect", c.at+at+"/startsAnew", string(l.Per), string(PerYear))
	}
}

// prices takes the plan's own prices (R48).
func (c *checker) prices(r *Rules) {
	for s, price := range c.p.Prices {
		r.Prices[s], r.HasPrice[s] = price, true
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
		if d.InAddition {
			continue // the others come after it
		}
		c.atLeast(at+"/self", &d.Self, limits.MinimumSelf)
		c.atLeast(at+"/person", d.Person, limits.MinimumFamily)
		c.atLeast(at+"/family", d.Family, limits.MinimumFamily)
	}
	if r.withoutDeductible() {
		c.put(problem.Problem{Code: "below-hsa-minimum", Pointer: "/deductibles", FoundAmount: new(money.Cents), LeastAmount: new(limits.MinimumSelf)})
	} else {
		c.paidBeforeDeductible(r)
	}
	c.hsaMaximum(r, limits)
}

func (c *checker) atLeast(below string, amount *money.Cents, least money.Cents) {
	if amount != nil && *amount < least {
		c.put(problem.Problem{Code: "below-hsa-minimum", Pointer: below, FoundAmount: amount, LeastAmount: new(least)})
	}
}

// withoutDeductible tells whether care in network that has to wait for a deductible
// has none.
func (r *Rules) withoutDeductible() bool {
	for s := range service.Count {
		accounts, _ := r.Draws(Deductible, In, s)
		if accounts == nil && !slices.Contains(beforeHSADeductible, s) {
			return true
		}
	}
	return false
}

// hsaMaximum checks the out-of-pocket maximums in network: of those that together cover
// all care there, such as that of medical care and that of drugs, or those of the tiers,
// the least sum. Out of network the law sets none.
func (c *checker) hsaMaximum(r *Rules, limits reference.HSALimits) {
	maximums := r.Accounts[len(c.p.Deductibles):][:len(c.p.OutOfPocketMaximums)]
	all := ScopeOf(MedicalAndDrug, nil, InNetwork, nil)
	last := -1
	var self, family money.Cents
	for some := 1; some < 1<<len(maximums); some++ {
		var together Scope
		var ofSelf, ofFamily money.Cents
		highest := 0
		for i := range maximums {
			m := &maximums[i]
			if some>>i&1 == 0 || !m.Everything() {
				continue
			}
			for side := range Sides {
				together[side] |= m.Scope[side]
			}
			ofSelf += m.Self
			if m.Family != nil {
				ofFamily += *m.Family
			}
			highest = i
		}
		if together.Contains(&all) && (last < 0 || ofSelf < self) {
			last, self, family = highest, ofSelf, ofFamily
		}
	}
	if last < 0 {
		c.put(problem.Problem{Code: "above-hsa-maximum", Pointer: "/outOfPocketMaximums", MostAmount: new(limits.MaximumSelf)})
		return
	}
	at := "/outOfPocketMaximums/" + strconv.Itoa(last)
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
	var told [Sides][Rows]bool
	for row := range Rows {
		s, fill := row.Service()
		for side := range Sides {
			cov := &r.Coverage[side][row]
			if !cov.Covered || slices.Contains(beforeHSADeductible, s) {
				continue
			}
			waits := cov.Terms.Rest.Subject() && (cov.Terms.FirstVisits == 0 || cov.Terms.First.Subject())
			if of := RowOf(cov.From, fill); !waits && !told[side][of] {
				told[side][of] = true
				if at, text := c.statedAt(of, side); text != "" {
					c.add("paid-before-hsa-deductible", at, text, "after deductible")
				}
			}
		}
	}
}

// statedAt returns the pointer to the terms of a row on a side, and the terms, which
// are empty where the plan does not state them.
func (c *checker) statedAt(row Row, side Side) (at, text string) {
	s, fill := row.Service()
	b := c.p.Benefits[s]
	field, text := "terms", b.Terms
	switch {
	case fill == Retail90:
		field, text = "retail90", b.Retail90
	case fill == Mail90:
		field, text = "mail90", b.Mail90
	case side == Tier2:
		field, text = "tier2", b.Tier2
	case side == Tier3:
		field, text = "tier3", b.Tier3
	case side == Out:
		field, text = "outOfNetwork", b.OutOfNetwork
	}
	if fill != Fill30 && side != In {
		text = ""
	}
	at = "/benefits/" + s.String()
	if b.object {
		at += "/" + field
	}
	return at, text
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
	law := lawLimit(limit, c.p.Year, r.HasNetwork)
	r.Accounts = append(r.Accounts, accountsOf(ACALimit, []Limit{law})...)
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

// CheckPremium adds what is wrong with a premium to problems, at being the pointer to what
// it is the premium of.
func CheckPremium(p *Premium, at string, problems *problem.List) {
	(&checker{at: at, problems: problems}).premium(p)
}

func (c *checker) premium(p *Premium) {
	whole, _, _ := (&Premium{Amount: p.Amount, ByAge: p.ByAge, Base: p.Base}).In(0)
	if ways := whole.ways(); ways > 1 || ways == 1 == (p.ByArea != nil) {
		either := problem.Problem{Code: "amount-or-by-age", Pointer: "/premium", Found: "both", Choices: []string{"amount", "byAge", "base", "byArea"}}
		if ways == 0 {
			either.Found, either.Missing = "neither", []string{c.at + "/premium/amount", c.at + "/premium/byAge"}
		}
		c.put(either)
	}
	c.ages(p.ByAge, "/premium/byAge")
	based := p.Base != nil
	for i := range p.ByArea {
		rates, at := &p.ByArea[i], "/premium/byArea/"+strconv.Itoa(i)
		if rates.ways() != 1 {
			c.problems.Choose("amount-or-by-age", c.at+at, strconv.Itoa(rates.ways()), "amount", "byAge", "base")
		}
		for j := range i {
			if p.ByArea[j].Area == rates.Area {
				c.add("duplicate-id", at+"/area", strconv.Itoa(rates.Area), "an area of its own")
			}
		}
		c.ages(rates.ByAge, at+"/byAge")
		based = based || rates.Base != nil
	}
	switch {
	case based && p.Curve == "":
		c.problems.AddMissing(c.at+"/premium/curve", "curve")
	case !based && p.Curve != "":
		c.add("without-effect", "/premium/curve", string(p.Curve), "base")
	}
}

// variants checks which variants there are.
func (c *checker) variants() {
	for i := range c.p.ReducedCostSharing {
		percent, at := c.p.ReducedCostSharing[i].Percent, "/reducedCostSharing/"+strconv.Itoa(i)+"/percent"
		found := strconv.Itoa(percent)
		switch percent {
		case 73, 87, 94:
			if c.p.MetalLevel != "Silver" {
				c.add("without-effect", at, found, "metalLevel: Silver")
			}
		case 100:
		default:
			c.problems.Choose("unknown-word", c.at+at, found, "73", "87", "94", "100")
		}
		for j := range i {
			if c.p.ReducedCostSharing[j].Percent == percent {
				c.add("duplicate-id", at, found, "a percent of its own")
			}
		}
	}
}

// ways is in how many ways rates are stated.
func (r *AreaRates) ways() (n int) {
	if r.Amount != nil {
		n++
	}
	if len(r.ByAge) > 0 {
		n++
	}
	if r.Base != nil {
		n++
	}
	return n
}

// ages checks the bands of rates by age.
func (c *checker) ages(bands []AgeAmount, below string) {
	for i, band := range bands {
		at := below + "/" + strconv.Itoa(i)
		if band.From > band.To {
			c.put(problem.Problem{Code: "ages-reversed", Pointer: at + "/to", Found: strconv.Itoa(band.To), Least: new(band.From)})
		}
		for j := range i {
			if other := bands[j]; band.From <= other.To && other.From <= band.To {
				c.add("ages-overlap", at, strconv.Itoa(band.From)+"–"+strconv.Itoa(band.To), "no age of "+c.at+below+"/"+strconv.Itoa(j))
			}
		}
	}
}

// statedTerms are a benefit's texts, parsed.
type statedTerms struct {
	terms   terms.Terms
	reading terms.Reading
	at      string
	// limit and pays are those that the text states.
	limit *VisitLimit
	pays  *PayLimit
}

// coverage parses the terms and resolves what each service falls back to.
func (c *checker) coverage(r *Rules) {
	own := new([Sides][Rows]*statedTerms)
	for s := range service.Count {
		b, listed := c.p.Benefits[s]
		if !listed {
			continue
		}
		at := "/benefits/" + s.String()
		for side := range Sides {
			c.parse(own, Row(s), side, r)
		}
		if s.IsDrug() {
			for _, fill := range []Fill{Retail90, Mail90} {
				ofText := own[In][RowOf(s, fill)]
				c.parse(own, RowOf(s, fill), In, r)
				if stated := own[In][RowOf(s, fill)]; ofText != nil && stated.at != ofText.at && stated.terms != ofText.terms {
					c.otherwise(c.at+stated.at, stated.terms.String(), 0, ofText.terms.String())
				}
			}
		} else {
			if b.Retail90 != "" {
				c.add("without-effect", at+"/retail90", s.String(), "a drug")
			}
			if b.Mail90 != "" {
				c.add("without-effect", at+"/mail90", s.String(), "a drug")
			}
		}
		if !r.HasNetwork && b.OutOfNetwork != "" {
			c.add("not-for-indemnity", at+"/outOfNetwork", b.OutOfNetwork, "terms alone")
		}
		firstVisits := func(of *statedTerms) bool { return of != nil && of.terms.FirstVisits > 0 }
		if b.SharedFirstVisits != "" && !slices.ContainsFunc([]*statedTerms{own[In][s], own[Tier2][s], own[Tier3][s], own[Out][s]}, firstVisits) {
			c.add("without-effect", at+"/sharedFirstVisits", b.SharedFirstVisits, "terms with first visits")
		}
	}
	c.percentagesOfPlan(&own[In])
	c.aloneOnSide(own)
	if c.p.Benefits[service.Other].Terms == "" {
		c.problems.AddMissing(c.at+"/benefits/other", "terms of other", c.at+"/benefits/other/terms")
	}
	if (c.p.Type == PPO || c.p.Type == POS) && c.p.Benefits[service.Other].OutOfNetwork == "" {
		c.problems.AddMissing(c.at+"/benefits/other/outOfNetwork", "terms out of network of type "+string(c.p.Type))
	}
	if c.p.Grandfathered && c.p.Benefits[service.Preventive].Terms == "" {
		c.problems.AddMissing(c.at+"/benefits/preventive", "terms: grandfathered plans state them", c.at+"/benefits/preventive/terms")
	}
	for side := Tier2; side < Out; side++ {
		for row := range Rows {
			if own[side][row] == nil { // R39: as in the tier before
				own[side][row] = own[side-1][row]
			}
		}
	}
	counters := map[any]int{}
	for side := range Sides {
		if side.Tier() > r.Tiers {
			r.Coverage[side] = nothingStated
			continue
		}
		r.Coverage[side] = slices.Clone(nothingStated)
		for s := range service.Count {
			cov := resolve(s, &own[side])
			// A grandfathered plan states its terms for preventive care; its
			// preventive drugs fall back as they do out of network.
			if side < Out && s.IsPreventive() && cov.From != s && !c.p.Grandfathered {
				cov = Coverage{Covered: true, Free: true, From: s, Terms: free}
			}
			c.settle(&cov, s, side, own, counters)
			r.Coverage[side][s] = cov
			if s.IsDrug() {
				for _, fill := range []Fill{Retail90, Mail90} {
					ninety := notStated
					if cov.From.IsDrug() && own[side][RowOf(cov.From, fill)] != nil {
						ninety, ninety.Terms = cov, &own[side][RowOf(cov.From, fill)].terms
						ninety.Covered, ninety.Free = !ninety.Terms.NotCovered, false
						c.firstVisits(&ninety, counters)
					}
					r.Coverage[side][RowOf(s, fill)] = ninety
				}
			}
		}
	}
	r.Counters = len(counters)
	c.fillsAlone(r)
}

// fillsAlone finds drugs of which a plan states the terms of 90 days alone. They would be
// passed over: those of the drug whose terms stand in for 30 days hold (R46).
func (c *checker) fillsAlone(r *Rules) {
	for s := range service.Count {
		b, at := c.p.Benefits[s], c.at+"/benefits/"+s.String()+"/terms"
		alone := s.IsDrug() && (b.Retail90 != "" || b.Mail90 != "")
		for side := In; side < Out; side++ {
			alone = alone && r.Coverage[side][s].From != s
		}
		if alone {
			c.problems.AddMissing(at, "terms for 30 days")
		}
	}
}

// settle adds to what a plan does for s on a side what the benefit says beside its
// terms. Counters are those of first visits so far.
func (c *checker) settle(cov *Coverage, s service.ID, side Side, own *[Sides][Rows]*statedTerms, counters map[any]int) {
	if cov.From == service.Count {
		return
	}
	b := c.p.Benefits[cov.From]
	// A service that is listed has its own limits or none, also where the terms of one
	// network stand elsewhere.
	of, listed := c.p.Benefits[s]
	named := s
	if !listed {
		of, named = b, cov.From
	}
	cov.OutsideMaximum = of.OutsideMaximum
	sameUnit := listed || cov.From.HasDays() == s.HasDays()
	if sameUnit {
		cov.Limit, cov.PlanPays = of.VisitLimit, of.PlanPaysAtMost
		if text := own[side][named]; text != nil {
			cov.Limit, cov.PlanPays = cmp.Or(cov.Limit, text.limit), cmp.Or(cov.PlanPays, text.pays)
		}
	}
	for i := range c.p.ServiceLimits {
		list := c.p.ServiceLimits[i].Services
		if slices.Contains(list, s) || sameUnit && slices.Contains(list, named) {
			cov.Shared = append(cov.Shared, i)
		}
	}
	c.firstVisits(cov, counters)
}

// firstVisits gives terms with first visits their counter: one for each text, or for all
// that share one.
func (c *checker) firstVisits(cov *Coverage, counters map[any]int) {
	if cov.Terms.FirstVisits == 0 {
		return
	}
	var key any = cov.Terms
	if name := c.p.Benefits[cov.From].SharedFirstVisits; name != "" {
		key = name
	}
	if _, ok := counters[key]; !ok {
		counters[key] = len(counters)
	}
	cov.Counter = counters[key]
}

// parse reads the terms of a row on a side, where the plan states them.
func (c *checker) parse(own *[Sides][Rows]*statedTerms, row Row, side Side, r *Rules) {
	at, text := c.statedAt(row, side)
	if text == "" {
		return
	}
	t := c.read(text, at, c.unmarked(own, row))
	own[side][row] = t
	r.Unknown = r.Unknown || t.terms.Unknown
	s, fill := row.Service()
	c.namedDeductible(t, r, s, side)
	if fill == Fill30 {
		c.beyondTerms(own, s, side)
	}
}

// unmarked is how terms of a row stand to the deductible that do not say so: those of
// a fill of 90 days as those of one of 30 do, where the plan states these (R46).
func (c *checker) unmarked(own *[Sides][Rows]*statedTerms, row Row) terms.Unmarked {
	s, fill := row.Service()
	switch thirty := own[In][s]; {
	case fill != Fill30 && thirty != nil && thirty.terms.Rest.Subject():
		return terms.UnmarkedAfter
	case fill != Fill30 && thirty != nil:
		return terms.UnmarkedWaived
	case c.p.UnmarkedTerms == DeductibleWaived:
		return terms.UnmarkedWaived
	case c.p.UnmarkedTerms == AfterDeductible:
		return terms.UnmarkedAfter
	case c.p.UnmarkedTerms == CopaysWaived:
		return terms.UnmarkedCopaysWaived
	case !c.hasDeductible():
		return terms.UnmarkedWaived // there is nothing for them to meet
	}
	return terms.UnmarkedIsError
}

func (c *checker) read(text, at string, unmarked terms.Unmarked) *statedTerms {
	reading, err := terms.Read(text, unmarked)
	var syntax *terms.SyntaxError
	if errors.As(err, &syntax) {
		c.put(problem.Problem{Code: syntax.Code, Pointer: at, Found: syntax.Found, Expected: syntax.Expected, Column: syntax.Column, Choices: syntax.Choices})
	}
	return &statedTerms{terms: reading.Terms, reading: reading, at: at}
}

// namedDeductible holds the deductible that a text names against the plan's own for
// that care (R65): "after $1,200 deductible", "after medical deductible".
func (c *checker) namedDeductible(t *statedTerms, r *Rules, s service.ID, side Side) {
	named := &t.reading.Deductible
	if named.Column == 0 {
		return
	}
	accounts, added := r.Draws(Deductible, side, s)
	if added >= 0 {
		accounts = append(accounts, added)
	}
	isNamed := func(i int) bool { return r.Accounts[i].has(named.Amount) }
	var own *Limit
	if accounts != nil {
		own = r.Accounts[accounts[0]].Limit
	}
	p := problem.Problem{Code: terms.CodeDeductible, Pointer: c.at + t.at, Found: named.Found, Column: named.Column}
	switch {
	case named.HasAmount && own == nil && named.Amount == 0:
		return
	case named.HasAmount && !slices.ContainsFunc(accounts, isNamed):
		amount := own.self()
		p.Code, p.FoundAmount, p.LeastAmount, p.MostAmount = "named-deductible", &named.Amount, &amount, &amount
	case named.Medical && s.IsDrug() && own != nil && own.Covers == Drug:
		p.Expected = "drug deductible"
	case own != nil && named.In != named.Out && own.Network != Combined && named.Out != (side == Out):
		p.Expected = string(own.Network) + " deductible"
	default:
		return
	}
	c.problems.Put(p)
}

// has tells whether an amount is one of the limit's.
func (l *Limit) has(amount money.Cents) bool {
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
func (c *checker) percentagesOfPlan(own *[Rows]*statedTerms) {
	above, all := 0, 0
	var bare *terms.Percentage
	at := ""
	for _, stated := range own {
		if stated == nil {
			continue
		}
		for i := range stated.reading.Percentages {
			p := &stated.reading.Percentages[i]
			all++
			if p.Rate <= mostlyPlan {
				continue
			}
			above++
			if bare == nil && p.Bare {
				bare, at = p, stated.at
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
func resolve(s service.ID, own *[Rows]*statedTerms) Coverage {
	if own[s] != nil {
		return Coverage{Covered: !own[s].terms.NotCovered, Terms: &own[s].terms, From: s}
	}
	physician := s == service.HospitalPhysician
	for _, next := range s.Fallbacks() {
		if own[next] != nil {
			t, _ := own[next].forService(s)
			if physician {
				t = coinsuranceOnly(t)
			}
			return Coverage{Covered: !t.NotCovered, Terms: t, From: next}
		}
		physician = physician || next == service.HospitalPhysician
	}
	return notStated
}

// coinsuranceOnly returns the terms of a hospital physician where only the
// stay's are stated: its coinsurance without the copay, still after the
// deductible where the copay was, and without first visits.
func coinsuranceOnly(stay *terms.Terms) *terms.Terms {
	if stay.NotCovered {
		return stay
	}
	share := stay.Rest
	if !share.HasCoinsurance {
		deductible := terms.Waived
		if share.HasCopay && share.Copay.Deductible != terms.Waived {
			deductible = terms.After
		}
		return &terms.Terms{Rest: noCharge(deductible)}
	}
	share.HasCopay, share.Copay = false, terms.Copay{}
	return &terms.Terms{Rest: share}
}

func noCharge(d terms.Deductible) terms.Share {
	return terms.Share{HasCoinsurance: true, Coinsurance: terms.Coinsurance{Rate: 0, Deductible: d}}
}
