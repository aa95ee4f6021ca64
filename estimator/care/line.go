package care

import (
	"slices"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// A Line is one dated unit of care as one plan sees it, before cost sharing:
// what a claim has one row for.
type Line struct {
	// Amount is what the line is about (R24). Allowed, at most the amount, is
	// what terms apply to; the provider's bill beyond it is a balance bill.
	Amount  money.Cents
	Allowed money.Cents
	// Item is the index of the item, -1 for a visit that gets a referral;
	// Number the unit of it, from 1; Course the index of the course.
	Item   int32
	Number int32
	Course int32
	// Day of the coverage, from 0.
	Day int32
	// Days of a stay.
	Days   int32
	Facts  Facts
	Member uint8
	// Side is whose terms apply; plan.Sides where none do and the member pays
	// the amount.
	Side plan.Side
	// Row is which of the side's terms: the service's, or a drug's for 90 days.
	Row      plan.Row
	Service  service.ID
	Admitted bool
	// Third is which third of a fill of 90 days the line is, from 1, where the plan has
	// no terms for such a fill (R46); else 0.
	Third uint8
	// Away: the care is away from the service area that the plan requires (R10).
	Away bool
	// FromHome: the member is away from home, whatever the plan requires.
	FromHome bool
}

// Facts are what is so about where a line's care is, and why.
type Facts uint32

// The facts.
const (
	// EmergencyProtected: out of network, yet in-network terms (R9).
	EmergencyProtected Facts = 1 << iota
	// FacilityProtected: the same, for being at a network facility (R9).
	FacilityProtected
	// GroundAmbulance out of network: in-network terms and a balance bill (R9).
	GroundAmbulance
	// AuthorizedOutside: the plan agreed beforehand (R8).
	AuthorizedOutside
	// UrgentAway: urgent care away from the service area (R10).
	UrgentAway
	// OutOfNetworkCovered: out-of-network terms (R7).
	OutOfNetworkCovered
	// UsualAndCustomary: an indemnity plan and a provider in no network (R7).
	UsualAndCustomary
	// OutOfNetworkNotCovered: the member pays the charge (R8).
	OutOfNetworkNotCovered
	// AwayNotCovered: the same, away from the service area (R10).
	AwayNotCovered
	// ChangedToNetwork: the household switches to a provider in network (R49).
	ChangedToNetwork
	// NoReferral: a referral was needed and will not be got (R12).
	NoReferral
	// TakesReferral: the line takes the referral of its course (R13).
	TakesReferral
	// ReferralVisit: the line is a visit added to get one (R13).
	ReferralVisit
	// TakesAuthorization: the plan asks for prior authorization (R11).
	TakesAuthorization
	// ReferencePrice: the price of an added visit is a reference figure (R13).
	ReferencePrice
	// PlanPrice: the price is from the plan's own (R48).
	PlanPrice
	// NetworkUnknown: nobody knows whether the provider is in the network that the line
	// counts as in (R67).
	NetworkUnknown
	// UncoveredDrug: the plan does not cover the drug by its name (R68).
	UncoveredDrug
	// TierUnknown: the drug counts as of the tier that was picked for it (R68).
	TierUnknown
)

// A route is what a plan makes of an item, at home or away, whatever a unit of
// it costs and whenever it is. Its line is that of the unit that came last.
type route struct {
	line            Line
	amount, allowed basis
	// thirds: a unit is a fill of 90 days for which the plan has no terms. split: its
	// tier is chosen by chance (R39).
	thirds, split bool
	// own is the plan's own price (R48), or the reference price of the tier that a drug is
	// in under the plan (R68); reference the one in whose place it stands. Both are 0
	// where that one stands.
	own, reference money.Cents
}

// alike tells whether other makes the same of every unit.
func (r route) alike(other route) bool {
	for _, l := range []*Line{&r.line, &other.line} {
		l.Day, l.Number, l.Days, l.Course, l.FromHome, l.Amount, l.Allowed, l.Third = 0, 0, 0, 0, false, 0, 0, 0
	}
	return r == other
}

// A basis is what an amount of a line is taken from.
type basis uint8

const (
	price basis = iota
	charge
	lesser           // of the two
	allowedPercent   // of the price, at most the charge (R7)
	customaryPercent // of the charge (R7)
)

// of returns the amount on a basis of a price and a charge under r.
func (b basis) of(r *plan.Rules, ofPrice, ofCharge money.Cents) money.Cents {
	switch b {
	case price:
		return ofPrice
	case charge:
		return ofCharge
	case lesser:
		return min(ofPrice, ofCharge)
	case allowedPercent:
		return min(r.AllowedPercent.Of(ofPrice), ofCharge)
	}
	return r.UsualAndCustomaryPercent.Of(ofCharge)
}

// price returns what a price comes to under the plan: as much of its own as there is of
// the reference price.
func (w *route) price(of money.Cents) money.Cents {
	if w.reference == 0 {
		return of
	}
	return money.MulDiv(of, int64(w.own), int64(w.reference))
}

// third returns the n-th third of an amount, from 1. Together they are the amount.
func third(amount money.Cents, n uint8) money.Cents {
	return amount*money.Cents(n)/plan.Thirds - amount*money.Cents(n-1)/plan.Thirds
}

// routeOf returns the route of p under r, away from the service area that r
// requires or not.
func routeOf(r *plan.Rules, p *Resolved, item int, away bool) (w route) {
	w.set(r, p, item, away)
	return w
}

// set makes w the route of an item under r, field by field as [Unit] is set: the
// first of doc.go's cases that holds.
func (w *route) set(r *plan.Rules, p *Resolved, item int, away bool) {
	it, l := p.Item, &w.line
	s, covered := p.Under(r.ID)
	l.Item, l.Member, l.Service, l.Row, l.Admitted, l.Away, l.Facts, l.Third = int32(item), uint8(p.Member), s, plan.Row(s), it.Admitted, away, 0, 0
	w.thirds, w.split, w.own, w.reference = false, false, 0, 0
	outside := !r.AnyProvider && it.OutOfNetwork.Of(r.ID)
	protected := it.Emergency || s == service.EmergencyRoom || s == service.AirAmbulance
	switch {
	case !covered:
		w.notCovered(outside || away)
	case !outside && !away:
		w.inNetwork(r, p, protected)
	case s == service.Ambulance:
		w.takes(plan.In, charge, lesser)
		l.Facts |= GroundAmbulance
	case protected:
		w.takes(plan.In, lesser, lesser)
		l.Facts |= EmergencyProtected
	case !away && it.AtNetworkFacility && (!it.Consented || cannotConsent(s)):
		w.takes(plan.In, lesser, lesser)
		l.Facts |= FacilityProtected
	case it.Authorized && r.HasNetwork:
		w.takes(plan.In, price, price)
		l.Facts |= AuthorizedOutside
	case away && s == service.UrgentCare:
		w.takes(plan.In, charge, lesser)
		l.Facts |= UrgentAway
	case !away && p.Switch && decided(it):
		w.inNetwork(r, p, protected)
		l.Facts |= ChangedToNetwork
	case !r.HasNetwork:
		w.takes(plan.In, charge, customaryPercent)
		l.Facts |= UsualAndCustomary
	case r.Coverage[plan.Out][s].Covered:
		allowed := allowedPercent
		if r.OfCharge {
			allowed = customaryPercent
		}
		w.takes(plan.Out, charge, allowed)
		l.Facts |= OutOfNetworkCovered
	case r.Coverage[plan.Out][s].Terms.Unknown: // R58
		w.takes(plan.Out, charge, charge)
	case away:
		w.takes(plan.Sides, charge, charge)
		l.Facts |= AwayNotCovered
	default:
		w.takes(plan.Sides, charge, charge)
		l.Facts |= OutOfNetworkNotCovered
	}
	if r.NeedsAuthorization[s] && !protected && l.Side != plan.Sides {
		l.Facts |= TakesAuthorization
	}
	if p.drug.Drug != nil && p.drug.Plans[r.ID].Service == DrugUnknown {
		l.Facts |= TierUnknown
	}
	w.fill(r, p)
	w.ownPrice(r, p)
}

// notCovered is R68 of a drug that the plan does not cover: the household pays all of
// the price, or of the charge to a pharmacy outside.
func (w *route) notCovered(outside bool) {
	of := price
	if outside {
		of = charge
	}
	w.takes(plan.Sides, of, of)
	w.line.Facts |= UncoveredDrug
}

// fill finds the terms for a fill of 90 days, where it is one (R46).
func (w *route) fill(r *plan.Rules, p *Resolved) {
	if p.Fill == plan.Fill30 || w.line.Side == plan.Sides {
		return
	}
	row := plan.RowOf(w.line.Service, p.Fill)
	if r.Coverage[w.line.Side][row].From == service.Count {
		w.thirds = true
		return
	}
	w.line.Row = row
}

// ownPrice takes the plan's own price, where the household states none (R48), or else the
// reference price of the drug's tier (R68).
func (w *route) ownPrice(r *plan.Rules, p *Resolved) {
	s, of := w.line.Service, p.Item.Service
	ofCharge := w.amount == charge && (w.allowed == charge || w.allowed == customaryPercent)
	has := r.HasPrice[s] && w.line.Facts&UncoveredDrug == 0
	if !has && s == of || ofCharge || !p.PriceDefault && p.From >= 0 {
		return
	}
	if w.reference = reference.DefaultPrice(of, 1); w.reference == 0 {
		return
	}
	if w.own = reference.DefaultPrice(s, 1); has {
		w.own = r.Prices[s]
		w.line.Facts |= PlanPrice
	}
}

// takes sets whose terms apply to how much of the amount; the rest of it is a
// balance bill.
func (w *route) takes(side plan.Side, amount, allowed basis) {
	w.line.Side, w.amount, w.allowed = side, amount, allowed
}

// inNetwork is R6, with R12 where a referral is needed and will not be got.
func (w *route) inNetwork(r *plan.Rules, p *Resolved, protected bool) {
	l := &w.line
	w.takes(plan.In+plan.Side(min(p.Item.Tier.Of(r.ID), r.Tiers)-1), price, price)
	w.split = p.From < 0 && r.TierShares[0] < money.MaxRate
	if p.provider != nil && p.provider.Under(r.ID).Network == StandsUnknown {
		l.Facts |= NetworkUnknown
	}
	if !r.RequiresReferral || !r.NeedsReferral[l.Service] || protected {
		return
	}
	switch referral(p.Item) {
	case Planned:
		l.Facts |= TakesReferral
	case Without:
		l.Facts |= NoReferral
		l.Side, w.split = plan.Sides, false
		if out := &r.Coverage[plan.Out][l.Service]; out.Covered || out.Terms.Unknown {
			l.Side = plan.Out
		}
	}
}

// cannotConsent tells whether patients cannot give up their protection for a
// service at a network facility (R9): they do not choose who does it.
func cannotConsent(s service.ID) bool {
	switch s {
	case service.Lab, service.XRay, service.Imaging, service.HospitalPhysician:
		return true
	}
	return false
}

// Routes are what a plan makes of each item of a year, ready for the year's
// own units and for drawn ones. They are not for concurrent use.
type Routes struct {
	rules *plan.Rules
	// home and away are by item its route at home and away: the same ones where
	// the plan requires no service area or nobody's care is away.
	home, away []route
	// visits are the year's referralVisits.
	visits []visitPrice
	// keys are those of the members, by which drawn care is split among tiers.
	keys []uint64
	// provided are the referrals that each member's own visits so far can still
	// give.
	provided []int
	// referred says which courses have theirs.
	referred []bool
	// units are those whose lines are made, the one at at next; dated is the first
	// whose day has not come.
	units     []Unit
	at, dated int
	visit     Line
	// third is how many thirds of the unit at next are made.
	third uint8
}

// Routes returns the routes of y's items under r.
func (y *Year) Routes(r *plan.Rules) *Routes {
	w := new(Routes)
	w.Set(y, r)
	return w
}

// Set makes w the routes of y's items under r, in the memory that w has.
func (w *Routes) Set(y *Year, r *plan.Rules) {
	w.rules, w.visits, w.keys, w.provided = r, y.referralVisits, y.keys, sized(w.provided, y.Members)
	w.home = sized(w.home, len(y.Items))
	for i := range y.Items {
		w.home[i].set(r, &y.Items[i], i, false)
	}
	w.away = w.home
	if r.RequiresServiceArea && y.someAway() {
		w.away = make([]route, len(y.Items))
		for i := range y.Items {
			w.away[i].set(r, &y.Items[i], i, true)
		}
	}
}

// Alike tells whether other makes the same of every unit.
func (w *Routes) Alike(other *Routes) bool {
	return w.rules.RequiresReferral == other.rules.RequiresReferral &&
		slices.EqualFunc(w.home, other.home, route.alike) && slices.EqualFunc(w.away, other.away, route.alike)
}

// PricedBy returns the same routes, where visits that get referrals cost what
// they do in another year of the household (R13).
func (w *Routes) PricedBy(y *Year) *Routes {
	priced := *w
	priced.visits = y.referralVisits
	return &priced
}

// someAway tells whether any care can be away from home.
func (y *Year) someAway() bool {
	return slices.ContainsFunc(y.away, func(days []bool) bool { return days != nil }) ||
		slices.ContainsFunc(y.Items, func(p Resolved) bool { return p.Item.Away })
}

// Of returns what all lines of an item have in common, at home or away.
func (w *Routes) Of(item int, away bool) *Line {
	return &w.of(&Unit{Item: int32(item), Away: away}).line
}

// Price returns what one unit of an item comes to at its price, and whether that is the
// plan's own (R48).
func (w *Routes) Price(p *Resolved, item int) (of money.Cents, plans bool) {
	r := &w.home[item]
	return r.price(p.Price), r.line.Facts&PlanPrice != 0
}

// of returns the route of u.
func (w *Routes) of(u *Unit) *route {
	if u.Away {
		return &w.away[u.Item]
	}
	return &w.home[u.Item]
}

// Under appends to lines what the year's care comes to under r, in the order
// of R3, with the visits that get referrals (R13).
func (y *Year) Under(r *plan.Rules, lines []Line) []Line {
	return y.Routes(r).Lines(y.units, y.Courses, lines)
}

// Lines appends the lines of units, and the visits that get their referrals
// (R13). The units are in the order of R3; courses is how many they are of.
func (w *Routes) Lines(units []Unit, courses int, lines []Line) []Line {
	w.Begin(units, courses)
	for l := w.Next(); l != nil; l = w.Next() {
		lines = append(lines, *l)
	}
	return lines
}

// Begin begins with the lines of units in the order of R3. Courses is how many
// they are of; it allocates only for more courses than before.
func (w *Routes) Begin(units []Unit, courses int) {
	w.units, w.at, w.third = units, 0, 0
	if !w.rules.RequiresReferral {
		return
	}
	clear(w.provided)
	for i := range units {
		if units[i].Spread {
			w.provide(&units[i])
		}
	}
	w.dated = 0
	if cap(w.referred) < courses {
		w.referred = make([]bool, courses, 2*courses)
	}
	w.referred = w.referred[:courses]
	clear(w.referred)
}

// Next returns the next line, the visits that get referrals (R13) among them;
// nil behind the last. It stays until the next call.
func (w *Routes) Next() *Line {
	if w.at == len(w.units) {
		return nil
	}
	u := &w.units[w.at]
	r := w.of(u)
	if r.line.Facts&TakesReferral != 0 && !w.referred[u.Course] && w.needsVisit(u, r.line.Member) {
		return &w.visit
	}
	// A line is made where its route is, which differs from line to line in little:
	// nothing that is the same is written again.
	l := &r.line
	l.Day, l.Number, l.Days, l.Course, l.FromHome = u.Day, u.Number, u.Days, u.Course, u.Away
	l.Amount, l.Allowed = u.Price, u.Price
	if r.amount|r.allowed != price || r.reference > 0 { // nearly all care is in network, at its price
		p := r.price(u.Price)
		l.Amount, l.Allowed = r.amount.of(w.rules, p, u.Charge), r.allowed.of(w.rules, p, u.Charge)
	}
	if r.split {
		l.Side = w.tier(l.Member, l.Service, u.Number)
	}
	if r.thirds {
		w.third++
		l.Third = w.third
		l.Amount, l.Allowed = third(l.Amount, l.Third), third(l.Allowed, l.Third)
		if w.third < plan.Thirds {
			return l
		}
		w.third = 0
	}
	w.at++
	return l
}

// tier returns the tier of the n-th drawn visit of a member for a service, by the plan's
// shares: the same one in every year and under every try (R39).
func (w *Routes) tier(member uint8, s service.ID, n int32) plan.Side {
	x := w.keys[member] ^ (uint64(s)<<32 | uint64(uint32(n)))
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	at := money.Rate((x ^ x>>31) % uint64(money.MaxRate))
	side := plan.In
	for at >= w.rules.TierShares[side] {
		at -= w.rules.TierShares[side]
		side++
	}
	return side
}

// needsVisit gives the course of u its referral, and tells whether that takes a
// visit, which it makes.
func (w *Routes) needsVisit(u *Unit, member uint8) bool {
	for ; w.dated < len(w.units) && w.units[w.dated].Day <= u.Day; w.dated++ {
		if !w.units[w.dated].Spread {
			w.provide(&w.units[w.dated])
		}
	}
	w.referred[u.Course] = true
	if w.provided[member] > 0 {
		w.provided[member]--
		return false
	}
	w.visit = w.referralVisit(member, u)
	return true
}

// provide counts the referral that u gives, if it is a visit that gives one
// (R13): one with a date gives it from its day on, one that R3 spreads on any day.
func (w *Routes) provide(u *Unit) {
	if l := &w.of(u).line; l.ProvidesReferral() {
		w.provided[l.Member]++
	}
}

// ProvidesReferral tells whether the line is a visit of the household's own that
// can give a referral (R13).
func (l *Line) ProvidesReferral() bool {
	return (l.Service == service.PrimaryCare || l.Service == service.Preventive) && l.Side < plan.Out &&
		l.Facts&^(ChangedToNetwork|TakesAuthorization|PlanPrice|NetworkUnknown) == 0
}

// referralVisit returns the primary care visit that gets the referral for u.
func (w *Routes) referralVisit(member uint8, u *Unit) Line {
	own := &w.visits[member]
	l := Line{Item: -1, Course: u.Course, Day: u.Day, Member: member, Service: service.PrimaryCare, Row: plan.Row(service.PrimaryCare), Facts: ReferralVisit,
		Side: plan.In, Amount: own.price, Allowed: own.price}
	switch plans := w.rules.Prices[service.PrimaryCare]; {
	case !own.reference:
	case w.rules.HasPrice[service.PrimaryCare]:
		l.Facts |= PlanPrice
		l.Amount, l.Allowed = plans, plans
	default:
		l.Facts |= ReferencePrice
	}
	return l
}

// Unrounded returns the allowed amount of a line under r before it is rounded
// to the cent, in ten-thousandths of a cent.
func (y *Year) Unrounded(r *plan.Rules, l *Line) int64 {
	const perCent = int64(money.MaxRate)
	if l.Facts&(OutOfNetworkCovered|UsualAndCustomary) == 0 {
		return int64(l.Allowed) * perCent
	}
	p := &y.Items[l.Item]
	of := routeOf(r, p, int(l.Item), l.Away)
	ofPrice, ofCharge := of.price(p.Price), p.Charge
	if l.Third > 0 {
		ofPrice, ofCharge = third(ofPrice, l.Third), third(ofCharge, l.Third)
	}
	if r.OfCharge {
		return int64(r.UsualAndCustomaryPercent) * int64(ofCharge)
	}
	return min(int64(r.AllowedPercent)*int64(ofPrice), int64(ofCharge)*perCent)
}
