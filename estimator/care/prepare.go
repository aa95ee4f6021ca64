package care

import (
	"slices"
	"strconv"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// Coverage is the time that an estimate is for: whole months (R4).
type Coverage struct {
	Start Date
	// Days is D of R3.
	Days   int
	Months int
}

// NewCoverage returns the coverage of so many months, 1 to 12, from a month on.
func NewCoverage(year, startMonth, months int) Coverage {
	start := NewDate(year, startMonth, 1)
	return Coverage{Start: start, Days: int(NewDate(year, startMonth+months, 1) - start), Months: months}
}

// Last returns the last covered day.
func (c Coverage) Last() Date { return c.Start + Date(c.Days) - 1 }

// Month returns the first day of the i-th covered month, from 0; that of
// number Months is the day after the last.
func (c Coverage) Month(i int) Date {
	year, month, _ := c.Start.civil()
	return NewDate(year, month+i, 1)
}

// daysIn tells of each day whether it is in the months; nil where none is.
func (c Coverage) daysIn(months Months) []bool {
	var days []bool
	for i := range c.Months {
		first, after := c.Month(i), c.Month(i+1)
		if _, month := first.Month(); !months.Has(month) {
			continue
		}
		if days == nil {
			days = make([]bool, c.Days)
		}
		for d := first; d < after; d++ {
			days[d-c.Start] = true
		}
	}
	return days
}

// A Year is the care of a household in a coverage period, checked and put in
// order: what no plan changes. It does not change once made.
type Year struct {
	Coverage Coverage
	Items    []Resolved
	// Named are whom and what the household names.
	Named Named
	// Outside are the units whose dates are not in the coverage (R4).
	Outside []OutsideUnit
	// Members is how many there are.
	Members int
	// units are those in the coverage, in the order of R3.
	units []Unit
	// Courses is how many there are.
	Courses int
	// Adult is the index of the first member that is no child, or else 0.
	Adult int
	// referralVisits are by member what a primary care visit that gets a
	// referral costs (R13).
	referralVisits []visitPrice
	// covered are by member the days of the coverage on which they are covered, from
	// one up to before the other (R57).
	covered [][2]int32
	// away are by member the days of the coverage on which they are away from
	// home; nil for one who never is.
	away [][]bool
	// keys tell members apart where chance decides by member.
	keys []uint64
	// sought are what members seek out of network of the care drawn for them.
	sought []Resolved
}

// visitPrice is a price, and whether it is a reference figure.
type visitPrice struct {
	price     money.Cents
	reference bool
}

// Price returns what the units in the coverage come to at network prices.
func (y *Year) Price() money.Cents {
	var sum money.Cents
	for i := range y.units {
		sum += y.units[i].Price
	}
	return sum
}

// Resolved is an item with its references resolved and its amounts known.
type Resolved struct {
	Item   *Item
	Member int
	Price  money.Cents
	Charge money.Cents
	// PriceDefault and ChargeDefault say which are reference figures (R3a).
	PriceDefault  bool
	ChargeDefault bool
	// Course is the index of the item's course.
	Course int
	// From is the index of the household's item that this one is, or is a
	// variation of; below 0 for one that the household did not list.
	From int
	// Varied says that the item is not as the household wrote it.
	Varied bool
	// Away says that units of it, or all, are given away from home (R10).
	Away bool
	// covered says that some unit of it is in the coverage, home that one of these is not
	// given away: nobody has to look through all units for it.
	covered, home bool
	// Switch says that the household switches where the provider is outside a
	// network (R49).
	Switch bool
	// Fill is how a drug is filled.
	Fill plan.Fill
	// provider is whom the item names, drug what it does; nil where there is none.
	provider *Provider
	drug     tiered
}

// OutsideUnit is a unit of an item whose date is not in the coverage.
type OutsideUnit struct {
	Item int
	Date Date
}

// A Unit is one dated unit of an item, before a plan makes a [Line] of it.
type Unit struct {
	// Price and Charge are of the unit; a stay's are of all its days.
	Price, Charge money.Cents
	// Day of the coverage, from 0.
	Day int32
	// Item is the index of the item; Number the unit of it, from 1.
	Item   int32
	Number int32
	// Days of a stay.
	Days int32
	// Course is the index of the course that the unit belongs to.
	Course int32
	// Away: it is given away from home, where a plan may require its service
	// area (R10).
	Away bool
	// Spread: it has no date, and R3 gave it its day.
	Spread bool
}

// set makes u the same as other, field by field. Go copies and clears what is
// larger than a few words by one WebAssembly instruction, which browsers carry
// out by a call that takes longer than all else that is done with a unit.
func (u *Unit) set(other *Unit) {
	u.Price, u.Charge = other.Price, other.Charge
	u.Day, u.Item, u.Number, u.Days, u.Course = other.Day, other.Item, other.Number, other.Days, other.Course
	u.Away, u.Spread = other.Away, other.Spread
}

// Append appends a unit to others.
func Append(units []Unit, u *Unit) []Unit {
	if len(units) == cap(units) {
		units = slices.Grow(units, 1)
	}
	units = units[:len(units)+1]
	units[len(units)-1].set(u)
	return units
}

// AnyOf tells whether some of the units are of one of the items, by index.
func AnyOf(units []Unit, items []int) bool {
	for i := range units {
		if slices.Contains(items, int(units[i].Item)) {
			return true
		}
	}
	return false
}

// Prepare checks members and items and puts the units in order, adding
// everything wrong to problems. The pointers to members, items and those whom items
// can name are /members, /care, /providers and /drugs.
func Prepare(coverage Coverage, members []Member, items []Item, named Named, planIDs []string, problems *problem.List) *Year {
	return new(Room).Prepare(coverage, members, items, named, planIDs, problems)
}

// A Room is memory in which one year after the other is prepared. It is not for
// concurrent use.
type Room struct {
	year    Year
	checker checker
	// unsorted are the units before they are sorted, starts how many come before a day.
	unsorted []Unit
	starts   []int32
}

// Prepare is the package's [Prepare]. The year stays until the next call.
func (room *Room) Prepare(coverage Coverage, members []Member, items []Item, named Named, planIDs []string, problems *problem.List) *Year {
	c := &room.checker
	c.problems, c.members, c.planIDs, c.coverage = problems, members, planIDs, coverage
	c.roster = rosterOf(&named, planIDs)
	c.household()
	c.named(&named)
	c.items(items)
	if len(*problems) > 0 {
		return nil
	}
	y := &room.year
	y.Coverage, y.Members, y.Adult, y.Courses, y.Named = coverage, len(members), 0, c.courses, named
	y.Items, y.Outside, y.sought = sized(y.Items, len(items)), y.Outside[:0], y.sought[:0]
	y.away, y.keys, y.covered = sized(y.away, len(members)), sized(y.keys, len(members)), sized(y.covered, len(members))
	for m := len(members) - 1; m >= 0; m-- {
		if members[m].Relationship != Child {
			y.Adult = m
		}
		y.away[m], y.keys[m] = nil, keyOf(members[m].ID)
		from, until := coverage.monthsOf(&members[m])
		y.covered[m] = [2]int32{int32(coverage.Month(from) - coverage.Start), int32(coverage.Month(until) - coverage.Start)}
		if away := members[m].Away; away != nil {
			y.away[m] = coverage.daysIn(*away)
		}
		for i := range members[m].OutOfNetwork {
			y.sought = append(y.sought, ResolvedOf(members[m].OutOfNetwork[i].Item(), m))
		}
	}
	for i := range items {
		it, p := &items[i], &y.Items[i]
		p.Item, p.Member, p.Course, p.From = it, c.itemMember[i], c.itemCourse[i], i
		p.provider, p.drug = nil, tiered{}
		if it.names() {
			it = new(Item)
			c.roster.resolve(p, it)
		}
		p.Varied, p.Away, p.Switch, p.Fill = false, false, it.IfOutside == Switch, fillOf(it.Supply, it.Mail)
		p.PriceDefault, p.ChargeDefault = it.Price == nil, it.Charge == nil
		if it.Price != nil {
			p.Price = *it.Price
		}
		if it.Charge != nil {
			p.Charge = *it.Charge
		}
		p.TakeDefaults()
	}
	y.priceReferralVisits()
	y.order(room)
	return y
}

// sized returns list with n elements, in its own memory if that is large enough.
// Their values are left from before.
func sized[T any](list []T, n int) []T { return slices.Grow(list[:0], n)[:n] }

// ResolvedOf returns an item of a member, by index, without price and charge.
func ResolvedOf(it *Item, member int) Resolved {
	return Resolved{Item: it, Member: member, Switch: it.IfOutside == Switch, Fill: fillOf(it.Supply, it.Mail)}
}

// TakeDefaults takes reference figures for what the item does not state (R3a).
func (p *Resolved) TakeDefaults() {
	if p.PriceDefault {
		p.Price = reference.DefaultPrice(p.Item.Service, p.Item.Days)
		p.Price *= money.Cents(p.Fill.Units())
	}
	if p.ChargeDefault {
		p.Charge = reference.DefaultCharge(p.Price)
	}
}

// Of returns the year with other items, which may have one course more.
func (y *Year) Of(items []Resolved) *Year {
	other := &Year{Coverage: y.Coverage, Members: y.Members, Adult: y.Adult, Courses: y.Courses + 1, Items: items, covered: y.covered, away: y.away, keys: y.keys}
	other.priceReferralVisits()
	other.order(new(Room))
	return other
}

// Only returns the year of some of its members alone, by ascending index: their items,
// and the units of these on their days.
func (y *Year) Only(members []int) *Year {
	only := &Year{Coverage: y.Coverage, Named: y.Named, Members: len(members), Courses: y.Courses}
	memberOf, itemOf := make([]int, y.Members), make([]int32, len(y.Items))
	for m := range memberOf {
		memberOf[m] = -1
	}
	for at, m := range members {
		memberOf[m] = at
		if m == y.Adult {
			only.Adult = at
		}
		only.referralVisits = append(only.referralVisits, y.referralVisits[m])
		only.covered = append(only.covered, y.covered[m])
		only.away = append(only.away, y.away[m])
		only.keys = append(only.keys, y.keys[m])
	}
	of := func(all []Resolved) (own []Resolved) {
		for _, p := range all {
			if p.Member = memberOf[p.Member]; p.Member >= 0 {
				own = append(own, p)
			}
		}
		return own
	}
	items := int32(0)
	for i := range y.Items {
		itemOf[i] = items
		if memberOf[y.Items[i].Member] >= 0 {
			items++
		}
	}
	only.Items, only.sought = of(y.Items), of(y.sought)
	for i := range y.units {
		u := &y.units[i]
		if memberOf[y.Items[u.Item].Member] < 0 {
			continue
		}
		only.units = Append(only.units, u)
		only.units[len(only.units)-1].Item = itemOf[u.Item]
	}
	return only
}

// Away tells whether care of a service that a member needs on a day of the
// coverage is given away from home (R10). Medicines are not: they are filled at
// home, or sent.
func (y *Year) Away(member int, s service.ID, day int32) bool {
	days := y.away[member]
	return days != nil && days[day] && !s.IsDrug()
}

// Covered returns the days of the coverage on which a member is covered, from one up to
// before the other.
func (y *Year) Covered(member int) (from, until int32) {
	return y.covered[member][0], y.covered[member][1]
}

// Has tells whether a member is covered on a date.
func (y *Year) Has(member int, date Date) bool {
	from, until := y.Covered(member)
	day := date - y.Coverage.Start
	return day >= Date(from) && day < Date(until)
}

// EverAway tells whether a member is away from home on some day of the coverage.
func (y *Year) EverAway(member int) bool { return y.away[member] != nil }

// AwayByDay tells whether some units of an item can be away and others not.
func (y *Year) AwayByDay(item int) bool {
	p := &y.Items[item]
	return y.EverAway(p.Member) && !p.Item.Away && !p.Item.Service.IsDrug()
}

// Units returns how many are in the coverage.
func (y *Year) Units() int { return len(y.units) }

// priceReferralVisits finds what a visit that gets a referral costs (R13): as
// much as the member's own first primary care item, or else the reference figure.
func (y *Year) priceReferralVisits() {
	y.referralVisits = sized(y.referralVisits, y.Members)
	for m := range y.referralVisits {
		y.referralVisits[m] = visitPrice{reference.DefaultPrice(service.PrimaryCare, 0), true}
	}
	for i := len(y.Items) - 1; i >= 0; i-- {
		if p := &y.Items[i]; p.Item.Service == service.PrimaryCare {
			y.referralVisits[p.Member] = visitPrice{p.Price, p.PriceDefault}
		}
	}
}

// Listed returns the units in the coverage, in the order of R3.
func (y *Year) Listed() []Unit { return y.units }

// With returns y with other items, which begin with its own and of which it has
// no further units.
func (y *Year) With(items []Resolved) *Year {
	more := *y
	more.Items = items
	return &more
}

// order dates the units and sorts them by day, then member, item and unit (R3).
// Units come in the order of member, item and unit already, so a count by day
// sorts them in linear time.
func (y *Year) order(room *Room) {
	lines := 0
	for i := range y.Items {
		lines += y.Items[i].Item.Count
	}
	units := sized(room.unsorted, lines)[:0]
	for m := range y.Members {
		for i := range y.Items {
			if y.Items[i].Member != m {
				continue
			}
			first := len(units)
			units = y.dated(units, i)
			y.sendAway(i, units[first:])
		}
	}
	room.unsorted, room.starts = units, sized(room.starts, y.Coverage.Days+1)
	y.units = ByDay(sized(y.units, len(units)), room.starts, units)
}

// ByDay puts units that are, segment after segment, in the order of member, item
// and number in the order of R3 into sorted, which has their length and is
// returned. Starts has one element more than the coverage has days. It does not
// allocate.
func ByDay(sorted []Unit, starts []int32, segments ...[]Unit) []Unit {
	clear(starts)
	for _, units := range segments {
		for i := range units {
			starts[units[i].Day+1]++
		}
	}
	for d := range len(starts) - 1 {
		starts[d+1] += starts[d]
	}
	for _, units := range segments {
		for i := range units {
			at := &starts[units[i].Day]
			sorted[*at].set(&units[i])
			*at++
		}
	}
	return sorted
}

func (y *Year) dated(units []Unit, i int) []Unit {
	p := &y.Items[i]
	it := p.Item
	of := Unit{Item: int32(i), Days: int32(it.Days), Course: int32(p.Course), Price: p.Price, Charge: p.Charge, Away: it.Away}
	if it.Dates == nil {
		from, until := y.Covered(p.Member)
		of.Spread = true
		for n := 1; n <= it.Count; n++ {
			// floor((n − 0.5) × D ÷ count)
			day := (2*n - 1) * int(until-from) / (2 * it.Count)
			of.Day, of.Number = from+int32(day), int32(n)
			units = Append(units, &of)
		}
		return units
	}
	for n, date := range it.Dates {
		if !y.Has(p.Member, date) {
			y.Outside = append(y.Outside, OutsideUnit{Item: i, Date: date})
			continue
		}
		of.Day, of.Number = int32(date-y.Coverage.Start), int32(n+1)
		units = Append(units, &of)
	}
	return units
}

// sendAway marks those of an item's units that are on days away, and what the item has of
// either kind.
func (y *Year) sendAway(i int, units []Unit) {
	p := &y.Items[i]
	p.Away, p.covered = p.Item.Away, len(units) > 0
	if p.home = p.covered && !p.Away; !y.AwayByDay(i) {
		return
	}
	p.home = false
	for k := range units {
		u := &units[k]
		u.Away = y.Away(p.Member, p.Item.Service, u.Day)
		p.Away, p.home = p.Away || u.Away, p.home || !u.Away
	}
}

// checker holds what the check of a request's members and items needs.
type checker struct {
	problems *problem.List
	coverage Coverage
	members  []Member
	planIDs  []string
	courses  int
	// itemMember and itemCourse are by item the indexes of its member and course.
	itemMember []int
	itemCourse []int
	ids        map[string]bool
	first      map[string]int // a course's first item
	roster     roster
}

func (c *checker) plan(id, at string) {
	for _, known := range c.planIDs {
		if id == known {
			return
		}
	}
	c.problems.Add("unknown-plan", at, id, "id of a plan")
}

// member returns the index of the first member with an id, -1 where there is none.
func (c *checker) member(id string) int {
	for m := range c.members {
		if c.members[m].ID == id {
			return m
		}
	}
	return -1
}

// related returns the index of the first member of a relationship.
func (c *checker) related(r Relationship) int {
	m := 0
	for c.members[m].Relationship != r {
		m++
	}
	return m
}

// CheckMembers checks what the members of a household say together, apart from care and
// plans.
func CheckMembers(coverage Coverage, members []Member, problems *problem.List) {
	c := checker{coverage: coverage, members: members, problems: problems}
	for i := range members {
		c.one(i, &members[i], "/members/"+strconv.Itoa(i))
	}
	c.somebody()
}

// one checks who the i-th member is.
func (c *checker) one(i int, m *Member, at string) {
	c.joining(m, at)
	if c.member(m.ID) < i && m.ID != "" {
		c.problems.Add("duplicate-id", at+"/id", m.ID, "an id of its own")
	}
	if m.Relationship != Child && c.related(m.Relationship) < i {
		c.problems.Add("relationship-twice", at+"/relationship", string(m.Relationship), "one "+string(m.Relationship))
	}
	switch {
	case m.saidOut() && m.CreditReason == "":
		c.problems.AddMissing(at+"/creditReason", "creditReason")
	case !m.saidOut() && m.CreditReason != "":
		c.problems.Add("without-effect", at+"/creditReason", string(m.CreditReason), "creditEligible: false")
	}
}

func (c *checker) household() {
	for i := range c.members {
		m := &c.members[i]
		at := "/members/" + strconv.Itoa(i)
		c.one(i, m, at)
		for j := range m.AlreadyUsed {
			if id := m.AlreadyUsed[j].Plan; id != "" {
				c.plan(id, at+"/alreadyUsed/"+strconv.Itoa(j)+"/plan")
			}
		}
		for j := range m.AlreadyPaid {
			paid, place := &m.AlreadyPaid[j], at+"/alreadyPaid/"+strconv.Itoa(j)
			if paid.Plan != "" {
				c.plan(paid.Plan, place+"/plan")
			}
			switch {
			case paid.Covers == plan.Services && paid.Services == nil:
				c.problems.AddMissing(place+"/services", "services that it was paid for")
			case paid.Covers != plan.Services && paid.Services != nil:
				c.problems.Choose("without-effect", place+"/services", string(paid.Covers), string(plan.Services))
			}
			if paid.Tier != 0 && paid.Network == PaidNetwork(plan.OutOfNetwork) {
				c.problems.Choose("without-effect", place+"/tier", string(paid.Network), string(plan.InNetwork))
			}
		}
		c.expected(m, at)
	}
	c.somebody()
}

// mostPlans is how many plans a request has at most.
const mostPlans = 12

// keysOf returns the keys of a map, in any order.
func keysOf[V any](of map[string]V) []string {
	keys := make([]string, 0, len(of))
	for key := range of {
		keys = append(keys, key)
	}
	return keys
}

// plans checks that the plans with these ids are in the request, in the order of the
// ids, as far as there can be plans of them, and as many again.
func (c *checker) plans(ids []string, at string) {
	last := ""
	for range min(len(ids), 2*mostPlans) {
		next := ""
		for _, id := range ids {
			if id > last && (next == "" || id < next) {
				next = id
			}
		}
		c.plan(next, problem.At(at, next))
		last = next
	}
}

// named checks whom and what items can name.
func (c *checker) named(named *Named) {
	for i := range named.Providers {
		p, at := &named.Providers[i], "/providers/"+strconv.Itoa(i)
		if c.roster.provider(p.ID) < i && p.ID != "" {
			c.problems.Add("duplicate-id", at+"/id", p.ID, "an id of its own")
		}
		c.plans(keysOf(p.Plans), at+"/plans")
		for _, id := range c.planIDs {
			if of := p.Plans[id]; of.Tier != 0 && of.Network != StandsIn && of.Network != "" {
				c.problems.Choose("without-effect", problem.At(at+"/plans", id)+"/tier", string(of.Network), string(StandsIn))
			}
		}
	}
	for i := range named.Drugs {
		d, at := &named.Drugs[i], "/drugs/"+strconv.Itoa(i)
		if c.roster.drug(d.ID) < i && d.ID != "" {
			c.problems.Add("duplicate-id", at+"/id", d.ID, "an id of its own")
		}
		c.plans(keysOf(d.Plans), at+"/plans")
	}
}

// names checks whom and what an item names, and returns the service that it is of
// where no plan is asked.
func (c *checker) names(it *Item, at string) service.ID {
	if it.Provider != "" {
		switch k := c.roster.provider(it.Provider); {
		case k < 0:
			c.problems.Add("unknown-provider", at+"/provider", it.Provider, "id of a provider")
		case it.Consented && c.roster.providers[k].IfOutside == Switch:
			c.problems.Choose("switch-consented", "/providers/"+strconv.Itoa(k)+"/ifOutside", string(Switch), string(Keep))
		}
	}
	if it.Drug == "" {
		return it.Service
	}
	k := c.roster.drug(it.Drug)
	if k < 0 {
		c.problems.Add("unknown-drug", at+"/drug", it.Drug, "id of a drug")
		return service.Count
	}
	d := &c.roster.drugs[k]
	unknown := slices.ContainsFunc(c.planIDs, func(id string) bool { return d.Plans[id].Service == DrugUnknown })
	asks := "/drugs/" + strconv.Itoa(k) + "/ifUnknown"
	asked := slices.ContainsFunc(*c.problems, func(p problem.Problem) bool { return p.Pointer == asks })
	if d.IfUnknown == 0 && (unknown || d.tier == service.Count) && !asked {
		c.problems.Put(problem.Problem{Code: "missing", Pointer: asks, Choices: d.IfUnknown.Words(), Missing: []string{asks}})
	}
	return d.tier
}

// fill checks how something is filled, at being the pointer to it.
func (c *checker) fill(drug bool, supply int, mail bool, at string) {
	if supply != 0 && supply != days30 && supply != days90 {
		c.problems.Choose("supply", at+"/supply", strconv.Itoa(supply), strconv.Itoa(days30), strconv.Itoa(days90))
	}
	if drug {
		return
	}
	if supply != 0 {
		c.problems.Add("without-effect", at+"/supply", strconv.Itoa(supply), "a drug")
	}
	if mail {
		c.problems.Add("without-effect", at+"/mail", "true", "a drug")
	}
}

// expected checks what simulated years draw for a member.
func (c *checker) expected(m *Member, at string) {
	needsSex := m.Use != "" && m.Use != UseNone
	for i, condition := range m.Conditions {
		place := at + "/conditions/" + strconv.Itoa(i)
		needsSex = needsSex || condition.BySex()
		if slices.Contains(m.Conditions[:i], condition) {
			c.problems.Add("duplicate-choice", place, string(condition), "each condition once")
		}
		if condition == reference.Maternity && m.Sex == Male {
			c.problems.Choose("condition-sex", place, string(condition), string(Female))
		}
	}
	if needsSex && m.Sex == "" {
		c.problems.Put(problem.Problem{Code: "missing", Pointer: at + "/sex", Choices: []string{string(Female), string(Male)}, Missing: []string{at + "/sex"}})
	}
	for i := range m.OutOfNetwork {
		place := at + "/outOfNetwork/" + strconv.Itoa(i) + "/service"
		s := m.OutOfNetwork[i].Service
		if slices.ContainsFunc(m.OutOfNetwork[:i], func(o Sought) bool { return o.Service == s }) {
			c.problems.Add("duplicate-choice", place, s.String(), "each service once")
		}
	}
	if m.Fills != nil {
		c.fill(true, m.Fills.Supply, m.Fills.Mail, at+"/fills")
		if !m.Draws() {
			c.problems.Add("without-effect", at+"/fills", "nothing drawn", "use | conditions")
		}
	}
	if len(m.OutOfNetwork) > 0 && !m.Draws() {
		c.problems.Add("without-effect", at+"/outOfNetwork", "nothing drawn", "use | conditions")
	}
}

func (c *checker) items(items []Item) {
	c.itemMember, c.itemCourse, c.courses = sized(c.itemMember, len(items)), sized(c.itemCourse, len(items)), 0
	if c.ids == nil {
		c.ids, c.first = make(map[string]bool, len(items)), map[string]int{}
	}
	clear(c.ids)
	clear(c.first)
	lines := 0
	for i := range items {
		it := &items[i]
		at := "/care/" + strconv.Itoa(i)
		if c.ids[it.ID] && it.ID != "" {
			c.problems.Add("duplicate-id", at+"/id", it.ID, "an id of its own")
		}
		c.ids[it.ID] = true
		c.itemMember[i] = c.member(it.Member)
		if c.itemMember[i] < 0 && it.Member != "" {
			c.problems.Add("unknown-member", at+"/member", it.Member, "id of a member")
		}
		if it.Dates != nil && it.Count > 0 && len(it.Dates) != it.Count {
			c.problems.Put(problem.Problem{Code: "dates-count", Pointer: at + "/dates", Found: strconv.Itoa(len(it.Dates)), Least: new(it.Count), Most: new(it.Count)})
		}
		s := c.names(it, at)
		switch {
		case s.HasDays() && it.Days == 0:
			c.problems.AddMissing(at+"/days", "days of the stay")
		case !s.HasDays() && it.Days != 0:
			c.problems.Add("without-effect", at+"/days", s.String(), "a stay")
		}
		c.fill(s.IsDrug() || it.Drug != "", it.Supply, it.Mail, at)
		if it.Tier.ByPlan != nil { // of hardly any item: nothing is sorted for the others
			c.plans(keysOf(it.Tier.ByPlan), at+"/tier")
		}
		if it.Price == nil && s < service.Count && !reference.HasPrice(s) {
			c.problems.AddMissing(at+"/price", "price of "+s.String())
		}
		if it.Consented && it.IfOutside == Switch {
			c.problems.Choose("switch-consented", at+"/ifOutside", string(Switch), string(Keep))
		}
		for j, id := range it.OutOfNetwork.Plans {
			c.plan(id, at+"/outOfNetwork/"+strconv.Itoa(j))
		}
		f, shared := i, false
		if it.Course != "" {
			f, shared = c.first[it.Course]
		}
		if shared {
			c.itemCourse[i] = c.itemCourse[f]
			if items[f].Member != it.Member {
				c.problems.Add("course-of-two", at+"/course", it.Course, "a course of one member")
			}
			if referral(&items[f]) != referral(it) {
				c.problems.Choose("course-referral", at+"/referral", string(referral(it)), string(referral(&items[f])))
			}
		} else {
			if it.Course != "" {
				c.first[it.Course] = i
			}
			c.itemCourse[i] = c.courses
			c.courses++
		}
		lines += it.Count
	}
	if most := min(MaxLines, MaxLinesOfPlans/max(1, len(c.planIDs))); lines > most {
		c.problems.Put(problem.Problem{Code: "too-many-lines", Pointer: "/care", Found: strconv.Itoa(lines), Most: new(most)})
	}
}

func referral(it *Item) Referral {
	if it.Referral == "" {
		return Planned
	}
	return it.Referral
}

// keyOf returns a key of a member, by the bytes of their id (FNV-1a).
func keyOf(id string) uint64 {
	hash := uint64(0xCBF29CE484222325)
	for i := range len(id) {
		hash = (hash ^ uint64(id[i])) * 0x100000001B3
	}
	return hash
}
