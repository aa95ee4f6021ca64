package credit

import (
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/rating"
	"github.com/outpocket/outpocket/estimator/reference"
)

// A Household is what the credit of a calendar year depends on.
type Household struct {
	Year int
	// StartMonth and Months are the covered months, within the year.
	StartMonth, Months int
	Income             money.Cents
	// TaxFamily is how many people the tax return names, covered or not.
	TaxFamily int
	// Tribal says that the members belong to a federally recognized tribe.
	Tribal bool
	// Separate says that the members are married and file separately.
	Separate bool
	Place    *Place
	// Area is the rating area of the place, nil where it is not known.
	Area    *Area
	ByZIP   bool
	Members []care.Member
	// GivingBirth are the ids of the members whose care has a birth.
	GivingBirth []string
	// Stretches are the covered months by which of the members are covered and get the
	// credit, those of [care.Coverage.CreditStretches] (R57).
	Stretches []care.Stretch
	// EssentialMonth is what a premium comes to a month for essential health benefits of
	// members who are covered together. What the premium does not state for them is added
	// to the problems, at being the pointer to its plan.
	EssentialMonth func(premium *plan.Premium, members []care.Member, at string, problems *problem.List) money.Cents
}

// A Credit is what is known of a household's premium tax credit.
type Credit struct {
	// RatingArea is the number of the area in its state.
	RatingArea int `json:"ratingArea,omitempty"`
	// PovertyLine is that of the tax family: the guideline of the year before the
	// coverage. It is absent for years that are not known here.
	PovertyLine *money.Cents `json:"povertyLine,omitempty"`
	// PercentOfPovertyLine is the income's whole percent of it; 401 for anything above
	// four times the line.
	PercentOfPovertyLine int `json:"percentOfPovertyLine,omitempty"`
	// ApplicablePercent is the share of the income that the law expects for the
	// benchmark plan; absent where the income gets no credit.
	ApplicablePercent *money.Rate `json:"applicablePercent,omitempty"`
	// Contribution is that share a year, in whole dollars.
	Contribution *money.Cents `json:"contribution,omitempty"`
	// Benchmark is the premium of the second-lowest silver plan a month, for the
	// members who get the credit; absent where it changes within the coverage.
	Benchmark *money.Cents `json:"benchmark,omitempty"`
	// Year is the most that the credit of the covered months can be. A plan uses no
	// more than its own premium.
	Year *money.Cents `json:"year,omitempty"`
	// Month is the most for each covered month, where fewer than twelve are covered:
	// then the credit is worked out by month. It is absent where it changes.
	Month *money.Cents `json:"month,omitempty"`
	// Stretches are the covered months in order, where members join or leave: the credit
	// is worked out by month then (R57).
	Stretches []Stretch `json:"stretches,omitempty"`
	// ReducedCostSharing is the actuarial value, in percent, of the silver plans that
	// the income gets: 73, 87 or 94. For members of tribes it is 100, at any level.
	ReducedCostSharing int `json:"reducedCostSharing,omitempty"`
	// Cliff is where more income ends the credit, in years in which it does.
	Cliff *Cliff `json:"cliff,omitempty"`
	// Reasons say why there is a credit or none, what is an estimate, and what else to
	// ask about.
	Reasons []Reason `json:"reasons"`
	// Sources are the codes of the documents that the figures are from.
	Sources []string `json:"sources"`

	months int
}

// A Stretch is covered months in which the same members are covered.
type Stretch struct {
	// StartMonth, 1 to 12, is the first of them; Months is how many.
	StartMonth int `json:"startMonth"`
	Months     int `json:"months"`
	// Benchmark is the premium of the second-lowest silver plan a month for those of
	// them who get the credit, 0 where nobody does.
	Benchmark money.Cents `json:"benchmark"`
	// Month is the most that the credit of each month can be.
	Month money.Cents `json:"month"`
}

// A Cliff is the income beyond which there is no credit.
type Cliff struct {
	// Income is the most that gets a credit.
	Income money.Cents `json:"income"`
	// Room is how much more income there may be; Over how much there is too much. One
	// of them is there.
	Room *money.Cents `json:"room,omitempty"`
	Over *money.Cents `json:"over,omitempty"`
	// Credit is the year's credit at that income: what goes beyond it.
	Credit money.Cents `json:"credit"`
}

// A Reason is something to say about a credit.
type Reason struct {
	Code Code `json:"code"`
	// Member is whom it is about, where it is about one.
	Member string `json:"member,omitempty"`
	// Month, 1 to 12, is from when.
	Month int `json:"month,omitempty"`
	// Plan is the employer's plan, or the one whose premium is the benchmark.
	Plan string `json:"plan,omitempty"`
	// Program is the one to ask about.
	Program Program `json:"program,omitempty"`
}

// Code is what a reason says.
type Code string

// The codes.
const (
	// BelowPovertyLine: the income is below the poverty line, so there is no credit;
	// advance payments made at an estimate of the line or more stand.
	BelowPovertyLine Code = "belowPovertyLine"
	// AboveFourTimes: the income is above four times the line, so there is none.
	AboveFourTimes Code = "aboveFourTimes"
	// FilesSeparately: who is married and files separately gets none (26 U.S.C. 36B(c)(1)(C)).
	FilesSeparately Code = "filesSeparately"
	// YearWithoutTable: the law's percentages of the year are not known here.
	YearWithoutTable Code = "yearWithoutTable"
	// NobodyEligible: no member gets the credit.
	NobodyEligible Code = "nobodyEligible"
	// BenchmarkEstimated: the benchmark is an area's premium times an age curve.
	BenchmarkEstimated Code = "benchmarkEstimated"
	// BenchmarkOfPlans: the benchmark is the premium of the second-lowest silver plan among
	// those of the place.
	BenchmarkOfPlans Code = "benchmarkOfPlans"
	// BenchmarkStated: the benchmark is the marketplace's, as the household states it.
	BenchmarkStated Code = "benchmarkStated"
	// AreaByZIP: the law sets the state's areas by ZIP code; the county's is an
	// estimate.
	AreaByZIP Code = "areaByZIP"
	// PaidBackWhole: what is paid in advance above the credit is paid back whole.
	PaidBackWhole Code = "paidBackWhole"
	// MedicaidPossible: the income may give Medicaid.
	MedicaidPossible Code = "medicaid"
	// PregnancyPossible: whoever is pregnant may have Medicaid at higher incomes than others.
	PregnancyPossible Code = "pregnancy"
	// CHIPPossible: a child under 19 may have Medicaid or CHIP.
	CHIPPossible Code = "chip"
	// ProgramPossible: the state has a program for incomes just above Medicaid's.
	ProgramPossible Code = "program"
	// MedicarePossible: the member has Medicare, or will from a month on.
	MedicarePossible Code = "medicare"
	// EmployerAffordable: the employer's plan costs so little of the income that
	// whoever it is offered to gets no credit.
	EmployerAffordable Code = "employerAffordable"
)

// paidBackWhole is the first year in which advance payments above the credit are paid
// back without a cap (Public Law 119-21).
const paidBackWhole = 2026

// childUntil is the age at which programs for children end.
const childUntil = 18

// chipMost is the highest income that any state's CHIP takes, New York's, in percent
// of the poverty line; medicaidMost that of Medicaid for adults where it is expanded.
const (
	chipMost     = 405
	medicaidMost = 138
	// pregnancyMost is the highest that any state's Medicaid or CHIP took of those who are
	// pregnant, Iowa's until 2025.
	pregnancyMost = 380
)

// Of works out the credit of a household. What it asks for is added to problems, at
// being the pointer to the document that the household is in.
func Of(h *Household, at string, problems *problem.List) *Credit {
	c := &Credit{Reasons: []Reason{}, Sources: []string{}, months: h.Months}
	if h.Area != nil {
		c.RatingArea = h.Area.Number
		if h.ByZIP {
			c.add(AreaByZIP)
		}
	}
	line, known := PovertyLine(h.Year, h.Place.State, h.TaxFamily)
	if !known {
		c.add(YearWithoutTable)
		c.others(h)
		return c
	}
	c.Sources = append(c.Sources, yearOf(h.Year).guidelinesFrom)
	c.PovertyLine, c.PercentOfPovertyLine = &line, percentOf(h.Income, line)
	c.work(h, line, at, problems)
	c.others(h)
	return c
}

// work works out what the law gives for the income.
func (c *Credit) work(h *Household, line money.Cents, at string, problems *problem.List) {
	law := tableOf(h.Year)
	gets := func(s care.Stretch) bool { return len(eligibleOf(s.Members)) > 0 }
	switch {
	case law == nil:
		c.add(YearWithoutTable)
		return
	case !slices.ContainsFunc(h.Stretches, gets):
		c.add(NobodyEligible)
		return
	case h.Separate:
		c.Year = new(money.Cents)
		c.add(FilesSeparately)
		return
	}
	c.Sources = append(c.Sources, law.source)
	c.reduced(h, line)
	if h.Income < line {
		c.Year = new(money.Cents)
		c.add(BelowPovertyLine)
		return
	}
	rate, possible := law.applicable(c.PercentOfPovertyLine)
	stated := c.benchmarks(h, at, problems)
	switch {
	case stated:
	case possible:
		problems.AddMissing(at+"/place/benchmark", "benchmark")
		return
	}
	if law.ends && stated {
		c.Cliff = &Cliff{Income: 4 * line}
		if apart := 4*line - h.Income; apart >= 0 {
			c.Cliff.Room = &apart
		} else {
			c.Cliff.Over = new(-apart)
		}
		highest, _ := law.applicable(fourTimes)
		c.Cliff.Credit, _ = c.at(c.Cliff.Income, highest)
	}
	if !possible {
		c.Year = new(money.Cents)
		c.add(AboveFourTimes)
	} else {
		year, month := c.at(h.Income, rate)
		contribution := contributionOf(h.Income, rate)
		c.ApplicablePercent, c.Contribution, c.Year = &rate, &contribution, &year
		for i := range c.Stretches {
			c.Stretches[i].Month = ofMonth(h.Income, rate, c.Stretches[i].Benchmark)
		}
		if h.Months < 12 && c.Stretches == nil {
			c.Month = &month
		}
	}
	if h.Year >= paidBackWhole {
		c.add(PaidBackWhole)
	}
}

// contributionOf is what the law expects of an income a year, in whole dollars (Form
// 8962, line 8a).
func contributionOf(income money.Cents, rate money.Rate) money.Cents {
	return money.MulDiv(income, int64(rate), 100*100_00) * 100
}

// credit returns the credit of some months of a year: of twelve at once (line 11), else
// month by month, and then that of each month.
func credit(income money.Cents, rate money.Rate, benchmark money.Cents, months int) (year, month money.Cents) {
	if months == 12 {
		return max(12*benchmark-contributionOf(income, rate), 0), 0
	}
	month = ofMonth(income, rate, benchmark)
	return month * money.Cents(months), month
}

// ofMonth returns the credit of a month, with its contribution in whole dollars (lines 12
// to 23).
func ofMonth(income money.Cents, rate money.Rate, benchmark money.Cents) money.Cents {
	return max(benchmark-money.MulDiv(contributionOf(income, rate), 1, 12*100)*100, 0)
}

// at returns the credit of the covered months at an income, and that of each month where
// it is worked out by month and stays the same.
func (c *Credit) at(income money.Cents, rate money.Rate) (year, month money.Cents) {
	if c.Stretches == nil {
		return credit(income, rate, *c.Benchmark, c.months)
	}
	for _, s := range c.Stretches {
		year += ofMonth(income, rate, s.Benchmark) * money.Cents(s.Months)
	}
	return year, 0
}

// Used returns what plans use of the credit in the i-th stretch of months: at most their
// premiums for essential health benefits, which essential gives of a number of months.
func (c *Credit) Used(i int, essential func(months int) money.Cents) money.Cents {
	switch {
	case c.Year == nil:
		return 0
	case c.Stretches != nil:
		return min(essential(1), c.Stretches[i].Month) * money.Cents(c.Stretches[i].Months)
	case c.Month == nil:
		return min(essential(c.months), *c.Year)
	}
	return min(essential(1), *c.Month) * money.Cents(c.months)
}

// benchmarks finds the benchmark premium, or that of each stretch of months, and tells
// whether it is known.
func (c *Credit) benchmarks(h *Household, at string, problems *problem.List) bool {
	if len(h.Stretches) < 2 {
		benchmark, known := c.benchmark(h, eligibleOf(h.Stretches[0].Members), at, problems)
		if known {
			c.Benchmark = &benchmark
		}
		return known
	}
	reasons, sources := c.Reasons, c.Sources
	var before []rating.Person
	for i := range h.Stretches {
		s := &h.Stretches[i]
		own := Stretch{StartMonth: s.StartMonth, Months: s.Months}
		eligible := eligibleOf(s.Members)
		if len(before) > 0 && len(eligible) > 0 && h.Place.Benchmark != nil && !slices.Equal(peopleOf(eligible), before) {
			problems.Put(problem.Problem{Code: "benchmark-changes", Pointer: at + "/place/benchmark", FoundAmount: h.Place.Benchmark, Expected: "county"})
			return true
		}
		if len(eligible) > 0 {
			before = peopleOf(eligible)
			var known bool
			c.Reasons, c.Sources = reasons, sources // once is enough
			if own.Benchmark, known = c.benchmark(h, eligible, at, problems); !known {
				c.Stretches = nil
				return false
			}
		}
		c.Stretches = append(c.Stretches, own)
	}
	return true
}

// benchmark returns the benchmark premium a month for members who get the credit, and
// whether it is known.
func (c *Credit) benchmark(h *Household, eligible []care.Member, at string, problems *problem.List) (money.Cents, bool) {
	if h.Place.Benchmark != nil {
		c.add(BenchmarkStated)
		return *h.Place.Benchmark, true
	}
	if second, premium := secondLowest(h, eligible, at, problems); second != nil {
		c.add(BenchmarkOfPlans).Plan = second.ID
		return premium, true
	}
	if h.Area == nil {
		return 0, false
	}
	rate, known := h.Area.benchmark(h.Year)
	if !known {
		return 0, false
	}
	curve := rating.CurveOf(string(h.Place.State))
	sum, known := curve.Of(rate, curve.Factor(0), 0, peopleOf(eligible))
	if known {
		c.add(BenchmarkEstimated)
		c.Sources = append(c.Sources, reference.RatingAreas, reference.Benchmarks, reference.AgeCurves)
	}
	return sum, known
}

// secondLowest returns the place's silver plan with the second-lowest premium for essential
// health benefits of members, or the only one, and that premium a month (26 CFR 1.36B-3(f));
// nil where the place names none of the year.
func secondLowest(h *Household, members []care.Member, at string, problems *problem.List) (*SilverPlan, money.Cents) {
	var lowest, second *SilverPlan
	var least, next money.Cents
	for i := range h.Place.Silver {
		s := &h.Place.Silver[i]
		if s.Year != h.Year {
			continue
		}
		essential := h.EssentialMonth(&s.Premium, members, at+"/place/silver/"+strconv.Itoa(i), problems)
		switch {
		case lowest == nil || essential < least:
			lowest, second, least, next = s, lowest, essential, least
		case second == nil || essential < next:
			second, next = s, essential
		}
	}
	if second == nil {
		return lowest, least
	}
	return second, next
}

// eligibleOf returns the members who get the credit, as the benchmark counts them: without
// tobacco.
func eligibleOf(members []care.Member) []care.Member {
	eligible := make([]care.Member, 0, len(members))
	for i := range members {
		if members[i].GetsCredit() {
			eligible = append(eligible, members[i])
			eligible[len(eligible)-1].Tobacco = false
		}
	}
	return eligible
}

// peopleOf returns members as premiums tell them apart.
func peopleOf(members []care.Member) []rating.Person {
	people := make([]rating.Person, len(members))
	for i := range members {
		people[i] = rating.Person{Age: members[i].Age, Child: members[i].Relationship == care.Child}
	}
	return people
}

// reduced finds the reduced cost sharing that goes with the credit (R56).
func (c *Credit) reduced(h *Household, line money.Cents) {
	upTo := func(percent money.Cents) bool { return h.Income*100 <= line*percent }
	switch {
	case h.Income < line:
	case h.Tribal && upTo(300):
		c.ReducedCostSharing = 100
	case upTo(150):
		c.ReducedCostSharing = 94
	case upTo(200):
		c.ReducedCostSharing = 87
	case upTo(250):
		c.ReducedCostSharing = 73
	}
}

// others points at what else there may be for members who are not said to be out.
func (c *Credit) others(h *Household) {
	percent := c.PercentOfPovertyLine
	below := c.PovertyLine != nil && h.Income < *c.PovertyLine
	medicaid := c.PovertyLine != nil && percent <= medicaidMost && (below || !strings.Contains(unexpanded, string(h.Place.State)))
	if c.PovertyLine != nil && !medicaid && percent <= pregnancyMost {
		c.pregnancy(h)
	}
	for i := range h.Members {
		m := &h.Members[i]
		switch {
		case m.CreditEligible == nil && m.Age >= care.MedicareFrom:
			c.add(MedicarePossible).Member = m.ID
		case !m.GetsCredit():
		case c.PovertyLine == nil:
		case m.Age <= childUntil && percent <= chipMost:
			c.add(CHIPPossible).Member = m.ID
		case m.Age <= childUntil:
		case medicaid:
			c.add(MedicaidPossible).Member = m.ID
		default:
			c.program(h, m, percent)
		}
		if m.GetsCredit() && m.Age == care.MedicareFrom-1 {
			c.medicareSoon(h, m)
		}
	}
}

// pregnancy points at Medicaid for whoever is pregnant: those who are said to be or to give
// birth, or whoever it is where a newborn joins.
func (c *Credit) pregnancy(h *Household) {
	born, known := false, false
	for i := range h.Members {
		m := &h.Members[i]
		born = born || m.Relationship == care.Child && m.Age == 0 && m.CoveredFrom != 0
		if (slices.Contains(m.Conditions, reference.Maternity) || slices.Contains(h.GivingBirth, m.ID)) && m.GetsCredit() {
			known = true
			c.add(PregnancyPossible).Member = m.ID
		}
	}
	if born && !known {
		c.add(PregnancyPossible)
	}
}

// medicareSoon points at Medicare for a member of 64, who may turn 65 within the year.
func (c *Credit) medicareSoon(h *Household, m *care.Member) {
	if m.CreditEligible == nil && (m.BirthMonth == 0 || m.TurnsMedicareAge(h.StartMonth, h.Months)) {
		r := c.add(MedicarePossible)
		r.Member, r.Month = m.ID, m.BirthMonth
	}
}

// Employer says that an employer's plan, by its id, is affordable in a year.
func (c *Credit) Employer(plan string, year int) {
	c.add(EmployerAffordable).Plan = plan
	if source := yearOf(year).affordableFrom; !slices.Contains(c.Sources, source) {
		c.Sources = append(c.Sources, source)
	}
}

// program points at the state's program for incomes just above Medicaid's.
func (c *Credit) program(h *Household, m *care.Member, percent int) {
	for _, p := range programs {
		if p.state == h.Place.State && p.first <= h.Year && h.Year <= p.last && percent <= p.most {
			r := c.add(ProgramPossible)
			r.Member, r.Program = m.ID, p.program
		}
	}
}

// add adds a reason, and returns it for what else it says.
func (c *Credit) add(code Code) *Reason {
	c.Reasons = append(c.Reasons, Reason{Code: code})
	return &c.Reasons[len(c.Reasons)-1]
}
