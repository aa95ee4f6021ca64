package care

import (
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
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
	Side     plan.Side
	Service  service.ID
	Admitted bool
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
	// ChangedToNetwork: the household changes the provider (R14).
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
)

// route returns the line that a unit of p makes under r, but for its dates:
// the first of doc.go's cases that holds.
func route(r *plan.Rules, p *Resolved, item int) Line {
	it := p.Item
	l := Line{Item: int32(item), Course: int32(p.Course), Member: uint8(p.Member), Service: it.Service, Days: int32(it.Days), Admitted: it.Admitted}
	outside := it.OutOfNetwork.Of(r.ID)
	away := it.Away && r.RequiresServiceArea
	lesser := min(p.Price, p.Charge)
	protected := it.Emergency || it.Service == service.EmergencyRoom || it.Service == service.AirAmbulance
	switch {
	case !outside && !away:
		l.inNetwork(r, p, protected)
	case it.Service == service.Ambulance:
		l.takes(plan.In, p.Charge, lesser)
		l.Facts |= GroundAmbulance
	case protected:
		l.takes(plan.In, lesser, lesser)
		l.Facts |= EmergencyProtected
	case !away && it.AtNetworkFacility && (!it.Consented || cannotConsent(it.Service)):
		l.takes(plan.In, lesser, lesser)
		l.Facts |= FacilityProtected
	case it.Authorized && r.HasNetwork:
		l.takes(plan.In, p.Price, p.Price)
		l.Facts |= AuthorizedOutside
	case away && it.Service == service.UrgentCare:
		l.takes(plan.In, p.Charge, lesser)
		l.Facts |= UrgentAway
	case !r.HasNetwork:
		l.takes(plan.In, p.Charge, r.UsualAndCustomaryPercent.Of(p.Charge))
		l.Facts |= UsualAndCustomary
	case r.Coverage[plan.Out][it.Service].Covered:
		l.takes(plan.Out, p.Charge, min(r.AllowedPercent.Of(p.Price), p.Charge))
		l.Facts |= OutOfNetworkCovered
	case away:
		l.takes(plan.Sides, p.Charge, p.Charge)
		l.Facts |= AwayNotCovered
	case it.KeepProvider:
		l.takes(plan.Sides, p.Charge, p.Charge)
		l.Facts |= OutOfNetworkNotCovered
	default:
		l.inNetwork(r, p, protected)
		l.Facts |= ChangedToNetwork
	}
	if r.NeedsAuthorization[it.Service] && !protected && l.Side != plan.Sides {
		l.Facts |= TakesAuthorization
	}
	return l
}

// takes sets whose terms apply to how much of the amount; the rest of it is a
// balance bill.
func (l *Line) takes(side plan.Side, amount, allowed money.Cents) {
	l.Side, l.Amount, l.Allowed = side, amount, allowed
}

// inNetwork is R6, with R12 where a referral is needed and will not be got.
func (l *Line) inNetwork(r *plan.Rules, p *Resolved, protected bool) {
	l.takes(plan.In, p.Price, p.Price)
	if !r.RequiresReferral || !r.NeedsReferral[l.Service] || protected {
		return
	}
	switch referral(p.Item) {
	case Planned:
		l.Facts |= TakesReferral
	case Without:
		l.Facts |= NoReferral
		l.Side = plan.Sides
		if r.Coverage[plan.Out][l.Service].Covered {
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

// Under appends to lines what the year's care comes to under r, in the order
// of R3, with the visits that get referrals (R13).
func (y *Year) Under(r *plan.Rules, lines []Line) []Line {
	routes := make([]Line, len(y.Items))
	for i := range y.Items {
		routes[i] = route(r, &y.Items[i], i)
	}
	if !r.RequiresReferral {
		for _, u := range y.units {
			lines = append(lines, routes[u.item])
			l := &lines[len(lines)-1]
			l.Day, l.Number = u.day, u.number
		}
		return lines
	}
	// provided are the referrals that each member's own visits give.
	provided := make([]int, y.Members)
	for _, u := range y.units {
		l := &routes[u.item]
		if (l.Service == service.PrimaryCare || l.Service == service.Preventive) && l.Side == plan.In && l.Facts&^(ChangedToNetwork|TakesAuthorization) == 0 {
			provided[l.Member]++
		}
	}
	referred := make([]bool, y.courses)
	for _, u := range y.units {
		l := routes[u.item]
		l.Day, l.Number = u.day, u.number
		if l.Facts&TakesReferral != 0 && !referred[l.Course] {
			referred[l.Course] = true
			if provided[l.Member] > 0 {
				provided[l.Member]--
			} else {
				lines = append(lines, y.referralVisit(&l))
			}
		}
		lines = append(lines, l)
	}
	return lines
}

// referralVisit returns the primary care visit that gets the referral for l.
func (y *Year) referralVisit(l *Line) Line {
	visit := Line{Item: -1, Course: l.Course, Day: l.Day, Member: l.Member, Service: service.PrimaryCare, Facts: ReferralVisit}
	own := &y.referralVisits[l.Member]
	visit.takes(plan.In, own.price, own.price)
	if own.reference {
		visit.Facts |= ReferencePrice
	}
	return visit
}
