package estimator

import (
	"strconv"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/tax"
	"github.com/outpocket/outpocket/estimator/year"
)

// A CreditRequest asks for a household's premium tax credit alone (R55). Its fields are
// those of a [Request]; of Tax its filing status counts alone.
type CreditRequest struct {
	Year       int            `json:"year" doc:"required,min=2014,max=2100"`
	StartMonth int            `json:"startMonth,omitempty" doc:"min=1,max=12,default=1"`
	Months     int            `json:"months,omitempty" doc:"min=1,max=12,default=12"`
	Members    []care.Member  `json:"members" doc:"required,min=1,max=12"`
	Income     *money.Cents   `json:"income" doc:"required"`
	TaxFamily  int            `json:"taxFamily" doc:"required,min=1,max=30"`
	Tribal     bool           `json:"tribal,omitempty"`
	Place      *credit.Place  `json:"place" doc:"required"`
	Places     *credit.Places `json:"places,omitempty"`
	Tax        *tax.Return    `json:"tax,omitempty"`
}

// Credit reads a [CreditRequest] and returns {"ok": credit} or the error of
// [Estimator.Estimate].
func (e *Estimator) Credit(request []byte) []byte {
	var r CreditRequest
	var problems problem.List
	document.Read(request, &r, &problems)
	read := len(problems)
	var household marketplace
	e.atlas.files = e.Places
	if r.Income == nil { // it could not be read: all else is checked
		r.Income = new(money.Cents)
	}
	household.check(&Request{Year: r.Year, StartMonth: r.StartMonth, Months: r.Months, Members: r.Members,
		Income: r.Income, TaxFamily: r.TaxFamily, Tribal: r.Tribal, Place: r.Place, Places: r.Places, Tax: r.Tax}, &e.atlas, &problems)
	care.CheckMembers(care.NewCoverage(r.Year, r.StartMonth, r.Months), r.Members, &problems)
	if problems = withoutConsequences(problems, read); len(problems) > 0 {
		return refusal(problems)
	}
	return e.answer(household.credit)
}

// An atlas has the files of places that a program has, as far as they were read.
type atlas struct {
	files func(state string) []byte
	read  map[credit.State]*credit.Places
}

// of returns the places of a state, nil where there is no file.
func (a *atlas) of(state credit.State) *credit.Places {
	if a == nil || a.files == nil {
		return nil
	}
	if known, ok := a.read[state]; ok {
		return known
	}
	places := new(credit.Places)
	var problems problem.List
	text := a.files(string(state))
	document.Read(text, places, &problems)
	if text == nil || len(problems) > 0 {
		places = nil
	}
	if a.read == nil {
		a.read = map[credit.State]*credit.Places{}
	}
	a.read[state] = places
	return places
}

// A marketplace is where a household buys: its rating area, and its premium tax
// credit, each nil where it is not known or not asked for.
type marketplace struct {
	area  *credit.Area
	byZIP bool
	// asked says that a problem asks for what the area is known by.
	asked  bool
	credit *credit.Credit
}

// check works out the area and the credit of a request.
func (m *marketplace) check(r *Request, files *atlas, problems *problem.List) {
	*m = marketplace{}
	before := len(*problems)
	if r.Place != nil {
		r.Place.Check("/place", problems)
		m.locate(r, files, problems)
		m.asked = len(*problems) > before || r.Place.State == ""
	}
	if r.Income == nil {
		return
	}
	if r.Place == nil {
		problems.AddMissing("/place", "place")
	}
	eligible := 0
	for i := range r.Members {
		if r.Members[i].GetsCredit() {
			eligible++
		}
	}
	switch {
	case r.TaxFamily == 0:
		problems.AddMissing("/taxFamily", "taxFamily")
	case r.TaxFamily < eligible:
		problems.Put(problem.Problem{Code: "tax-family", Pointer: "/taxFamily", Found: strconv.Itoa(r.TaxFamily), Least: &eligible})
	}
	if most := 13 - r.StartMonth; r.Months > most {
		problems.Put(problem.Problem{Code: "credit-across-years", Pointer: "/months", Found: strconv.Itoa(r.Months), Least: new(1), Most: &most})
	}
	for i := range r.Plans {
		// Of a year that is not known here the credit can be typed at each plan.
		if typed := r.Plans[i].Premium.TaxCredit; typed != nil && credit.KnownYear(r.Year) {
			problems.Put(problem.Problem{Code: "typed-credit", Pointer: planAt(i) + "/premium/taxCredit", FoundAmount: typed, Expected: "income | taxCredit"})
		}
	}
	if len(*problems) > before || r.Place.State == "" {
		return
	}
	m.credit = m.of(r, r.Members, problems)
}

// of works out the credit that the household gets for some of its members.
func (m *marketplace) of(r *Request, members []care.Member, problems *problem.List) *credit.Credit {
	var birth []string
	for i := range r.Care {
		if of := r.Care[i].Service; of == service.DeliveryFacility || of == service.DeliveryPhysician {
			birth = append(birth, r.Care[i].Member)
		}
	}
	return credit.Of(&credit.Household{Year: r.Year, StartMonth: r.StartMonth, Months: r.Months, Income: *r.Income,
		TaxFamily: r.TaxFamily, Tribal: r.Tribal, Separate: r.Tax != nil && r.Tax.FilingStatus == tax.Separately, Place: r.Place, Area: m.area, ByZIP: m.byZIP, Members: members, GivingBirth: birth,
		Stretches: care.NewCoverage(r.Year, r.StartMonth, r.Months).CreditStretches(members),
		EssentialMonth: func(premium *plan.Premium, members []care.Member, at string, problems *problem.List) money.Cents {
			return year.EssentialMonth(premium, members, m.area, at, problems)
		}}, "", problems)
}

// without is [marketplace.of] an income that is so much lower.
func (m *marketplace) without(r *Request, members []care.Member, untaxed money.Cents, problems *problem.List) *credit.Credit {
	less := *r
	less.Income = new(max(*r.Income-untaxed, 0))
	return m.of(&less, members, problems)
}

// byArea tells whether a premium of a request goes by rating area.
func byArea(r *Request) bool {
	for i := range r.Plans {
		if r.Plans[i].Premium.ByArea != nil {
			return true
		}
	}
	for i := range r.Place.Silver {
		if r.Place.Silver[i].Premium.ByArea != nil {
			return true
		}
	}
	return false
}

// locate finds the rating area. A household whose benchmark is known needs none, unless
// premiums go by it.
func (m *marketplace) locate(r *Request, files *atlas, problems *problem.List) {
	places := r.Places
	if places == nil {
		places = files.of(r.Place.State)
	}
	switch {
	case r.Place.State == "": // it could not be read
	case r.Place.County == "" && r.Place.IsKnown(r.Year):
	case places == nil && r.Place.IsKnown(r.Year) && !byArea(r):
	case places == nil:
		problems.AddMissing("/places", "places")
	case places.State != r.Place.State:
		problems.Choose("places-of-state", "/places/state", string(places.State), string(r.Place.State))
	default:
		m.area, m.byZIP = places.Area(r.Place, "/place", problems), places.ByZIP
	}
}

// employers says which plans of employers are affordable: whoever is offered one gets no
// credit (26 USC 36B(c)(2)(C)). What the employee alone would pay for a year counts.
func (m *marketplace) employers(r *Request) {
	if m.credit == nil {
		return
	}
	most, known := credit.Affordable(r.Year, *r.Income)
	for k := range r.Members {
		employee := &r.Members[k]
		if !known || !employee.GetsCredit() {
			continue
		}
		for i := range r.Plans {
			p := &r.Plans[i]
			if p.Market != plan.Employer || !isEmployee(employee, p) {
				continue
			}
			if own, stated := year.AloneAYear(p, r.Members[k:k+1]); stated && own <= most {
				m.credit.Employer(p.ID, r.Year)
			}
		}
	}
}

// isEmployee tells whether a member is the one whose employer's plan it is: where the plan
// does not say, who the household is named after.
func isEmployee(m *care.Member, p *plan.Plan) bool {
	if p.Through == "" {
		return m.Relationship == care.Self
	}
	return m.ID == p.Through
}
