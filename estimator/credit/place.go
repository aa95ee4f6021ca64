package credit

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
)

// A State is a state of the United States, the District of Columbia, Guam, Puerto
// Rico or the Virgin Islands, by its two letters.
type State string

// Words returns the states.
func (State) Words() []string {
	const all = "AKALARAZCACOCTDCDEFLGAGUHIIAIDILINKSKYLAMAMDMEMIMNMOMSMTNCNDNENHNJNMNVNYOHOKORPAPRRISCSDTNTXUTVAVIVTWAWIWVWY"
	words := make([]string, len(all)/2)
	for i := range words {
		words[i] = all[2*i : 2*i+2]
	}
	return words
}

// A Place is where a household lives.
type Place struct {
	State State `json:"state" doc:"required"`
	// County is its name, with or without its kind, as in "Harris" or "Harris County",
	// or the five digits of its FIPS code. It is needed for the rating area.
	County string `json:"county,omitempty" doc:"min=1,max=80"`
	// ZIP is the five digits of the ZIP code, where a county lies in several rating
	// areas, as Los Angeles does.
	ZIP string `json:"zip,omitempty" doc:"min=5,max=5"`
	// Benchmark is the premium a month of the second-lowest silver plan for the members
	// who get the credit, as the marketplace says it. Left out, it is that of Silver, else
	// an estimate.
	Benchmark *money.Cents `json:"benchmark,omitempty"`
	// Silver are the silver plans that the marketplace sells there: all of them, or those
	// that can be among the two with the lowest premiums.
	Silver []SilverPlan `json:"silver,omitempty" doc:"min=1,max=500"`
}

// A SilverPlan is what the benchmark needs to know of a plan (R55).
type SilverPlan struct {
	// ID is the plan's own, such as its HIOS identifier.
	ID string `json:"id" doc:"required,min=1,max=40"`
	// Year is whose premium it is. Those of other years do not count.
	Year int `json:"year" doc:"required,min=2014,max=2100"`
	// Premium is what the plan costs, whoever pays it.
	Premium plan.Premium `json:"premium" doc:"required"`
}

// IsKnown tells whether the place says what the benchmark of a year is made of.
func (p *Place) IsKnown(year int) bool {
	known := p.Benchmark != nil
	for i := range p.Silver {
		known = known || p.Silver[i].Year == year
	}
	return known
}

// Check adds what is wrong with the silver plans to problems, at being the pointer to the
// place.
func (p *Place) Check(at string, problems *problem.List) {
	for i := range p.Silver {
		s, at := &p.Silver[i], at+"/silver/"+strconv.Itoa(i)
		for j := range i {
			if other := &p.Silver[j]; other.ID == s.ID && other.Year == s.Year {
				problems.Add("duplicate-id", at+"/id", s.ID, "an id of its own")
			}
		}
		plan.CheckPremium(&s.Premium, at, problems)
		if s.Premium.TaxCredit != nil {
			problems.Put(problem.Problem{Code: "without-effect", Pointer: at + "/premium/taxCredit", FoundAmount: s.Premium.TaxCredit, Expected: "the whole premium"})
		}
		if s.Premium.EmployerShare != nil {
			problems.Add("without-effect", at+"/premium/employerShare", "employerShare", "the whole premium")
		}
	}
}

// Places are the rating areas of one state. Each state has a file of them.
type Places struct {
	State State `json:"state" doc:"required"`
	// ByZIP says that the law sets the areas by ZIP code, so that the county's area is
	// an estimate.
	ByZIP bool   `json:"byZIP,omitempty"`
	Areas []Area `json:"areas" doc:"required,min=1,max=100"`
}

// An Area is one within which an insurer's premiums differ by age and tobacco alone.
type Area struct {
	Number int `json:"area" doc:"required,min=1,max=100"`
	// Benchmarks are the premiums of the second-lowest silver plan by year, a month
	// at age 0; in New York and Vermont those of an adult.
	Benchmarks []Benchmark `json:"benchmarks,omitempty" doc:"max=20"`
	// ZIPs are the first three digits of the ZIP codes in the area. They decide for a
	// county that lies in several areas.
	ZIPs []string `json:"zips,omitempty" doc:"max=1000"`
	// Counties are the FIPS code and the name of each county, as in
	// "48201 Harris County".
	Counties []string `json:"counties" doc:"required,max=1000"`
}

// A Benchmark is an area's premium of a year.
type Benchmark struct {
	Year   int         `json:"year" doc:"required,min=2014,max=2100"`
	Amount money.Cents `json:"amount" doc:"required"`
}

// benchmark returns the area's premium of a year, and whether there is one.
func (a *Area) benchmark(year int) (money.Cents, bool) {
	for _, b := range a.Benchmarks {
		if b.Year == year {
			return b.Amount, true
		}
	}
	return 0, false
}

// nameOf is the name of a county as [Area] lists it.
func nameOf(listed string) string {
	_, name, _ := strings.Cut(listed, " ")
	return name
}

// Area returns the area of a place in the state. What keeps it from being known is
// added to problems, at being the pointer to the place; then the area is nil.
func (p *Places) Area(place *Place, at string, problems *problem.List) *Area {
	if place.ZIP != "" && !isDigits(place.ZIP) {
		problems.Add("zip-code", at+"/zip", place.ZIP, "5 digits")
		return nil
	}
	if place.County == "" {
		problems.AddMissing(at+"/county", "county")
		return nil
	}
	found := p.counties(place.County)
	switch {
	case len(found) == 0:
		problems.Add("unknown-county", at+"/county", place.County, "a county of "+string(p.State))
		return nil
	case len(found) > 1:
		names := make([]string, len(found))
		for i, listed := range found {
			names[i] = nameOf(listed)
		}
		problems.Choose("several-counties", at+"/county", place.County, names...)
		return nil
	}
	var areas []*Area
	for i := range p.Areas {
		if slices.Contains(p.Areas[i].Counties, found[0]) {
			areas = append(areas, &p.Areas[i])
		}
	}
	if len(areas) == 1 {
		return areas[0]
	}
	if place.ZIP == "" {
		problems.AddMissing(at+"/zip", "zip")
		return nil
	}
	var begins []string
	for _, a := range areas {
		if slices.Contains(a.ZIPs, place.ZIP[:3]) {
			return a
		}
		begins = append(begins, a.ZIPs...)
	}
	problems.Choose("zip-of-county", at+"/zip", place.ZIP, begins...)
	return nil
}

// counties returns the counties, as areas list them, that a code or a name means: by
// the whole name, or else by the name without the county's kind, or else by both
// without their kinds.
func (p *Places) counties(meant string) []string {
	byCode := isDigits(meant)
	whole, begins := letters(meant), firstLetter(meant)
	bare := withoutKind(whole)
	var found []string
	best := 1
	for i := range p.Areas {
		for _, listed := range p.Areas[i].Counties {
			code, name, _ := strings.Cut(listed, " ")
			match := 0
			switch {
			case byCode && code == meant:
				match = 1
			case byCode || firstLetter(name) != begins:
				continue
			default:
				match = likeness(letters(name), whole, bare)
			}
			if match > best {
				best, found = match, found[:0]
			}
			if match == best && !slices.Contains(found, listed) {
				found = append(found, listed)
			}
		}
	}
	return found
}

// likeness is how well a county's name is what is meant, whole and without a kind: 3
// as a whole, 2 without the county's kind, 1 without both kinds, else 0.
func likeness(name, whole, bare string) int {
	switch of := withoutKind(name); {
	case name == whole:
		return 3
	case of == whole:
		return 2
	case of == bare:
		return 1
	}
	return 0
}

// kinds are what counties and their likes are called, longer names first.
var kinds = []string{"cityandborough", "censusarea", "municipality", "municipio", "borough", "district", "county",
	"island", "parish", "city"}

// withoutKind returns a name, as letters gives it, without its kind.
func withoutKind(name string) string {
	for _, kind := range kinds {
		if short, ok := strings.CutSuffix(name, kind); ok && short != "" {
			return short
		}
	}
	return name
}

// letters returns the letters of a name in lower case, without accents. Saint is St.
func letters(name string) string {
	text, word := make([]byte, 0, 32), 0 // where the word begins that is written
	for _, r := range name + " " {
		switch r = plain(r); {
		case unicode.IsLetter(r):
			text = utf8.AppendRune(text, r)
		case r == ' ' || r == '.' || r == '-':
			const long = "saint"
			if end := word + len(long); len(text) >= end && string(text[word:end]) == long {
				text = append(append(text[:word], "st"...), text[end:]...)
			}
			word = len(text)
		}
	}
	return string(text)
}

// firstLetter is the first of the letters, which tells most names apart.
func firstLetter(name string) rune {
	for _, r := range name {
		if r = plain(r); 'a' <= r && r <= 'z' || unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}

// accented are letters of names of places, and behind each the letter without its
// accent.
const accented = "áaàaâaäaãaåaāaéeèeêeëeēeíiìiîiïiīióoòoôoöoõoōoúuùuûuüuūuñnçcýy" +
	"ÁaÀaÂaÄaÃaÅaĀaÉeÈeÊeËeĒeÍiÌiÎiÏiĪiÓoÒoÔoÖoÕoŌoÚuÙuÛuÜuŪuÑnÇcÝy"

// plain returns a letter in lower case and without its accent.
func plain(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x80:
		return r
	}
	if i := strings.IndexRune(accented, r); i >= 0 {
		return rune(accented[i+len(string(r))])
	}
	return r
}

func isDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}
