package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/places"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
	"github.com/outpocket/outpocket/scripts/internal/hosted"
)

// Bounds of a file of plans, those of the page for lists that it opens.
const (
	mostPlansOfFile = 500
	mostBytesOfFile = 4 << 20
)

// variants are what the variants of a plan are for that are plans of their own, by their
// numbers: for everybody off the exchange and on it, and for members of tribes whatever
// their income, who pay no share where the tribe's own providers care for them.
var variants = map[string]string{"00": "offExchange", "01": exchange, "03": "limitedSharing"}

const exchange = "exchange"

// An index tells which file has the places of a state, by year.
type index struct {
	Years map[string]map[string]string `json:"years"`
}

// statePlaces are what is sold where in a state in a year. Whoever has found a county, and
// its part, loads the files of the rating area, and takes the plans of the service areas
// that the part is in.
type statePlaces struct {
	State string `json:"state"`
	Year  int    `json:"year"`
	// Files are the names of the files of plans of a rating area, with its premiums, by
	// what their variants are for.
	Files map[int]map[string][]string `json:"files"`
	// Silver are the names of the files of a rating area's silver plans that decide about the
	// premium tax credit: a [credit.SilverPlan] each.
	Silver map[int]string `json:"silver,omitempty"`
	// ServiceAreas are the plans of each: their identifiers without the variant.
	ServiceAreas [][]string    `json:"serviceAreas"`
	Counties     []countyPlace `json:"counties"`
}

// A countyPlace is a county, and what is sold in its parts. Of several parts the ZIP code
// decides: the first that has it, by its digits or the first three; one without any is
// for all other codes.
type countyPlace struct {
	FIPS  string       `json:"fips"`
	Name  string       `json:"name"`
	Parts []countyPart `json:"parts"`
}

type countyPart struct {
	Area int      `json:"area"`
	ZIPs []string `json:"zips,omitempty"`
	// Sold are indexes of service areas.
	Sold []int `json:"sold"`
	// Silver are the ids of those of the rating area's silver plans that decide here: one of
	// them is the second-lowest for any household. It is left out where that is not known.
	Silver []string `json:"silver,omitempty"`
}

// A builtPlan is a plan but for its premium, which is between before and after.
type builtPlan struct {
	id, variant   string
	before, after string
	premiums      map[int]string
	sold          *serviceArea
}

// A serviceArea is where an issuer sells some plans.
type serviceArea struct {
	id    string
	areas []puf.Area
	plans []string // without their variants, in order
	// silver are the silver plans of the exchange that are sold there, those too that lack
	// something else.
	silver []*silverPlan
}

// A builder writes a directory of plans for a host of files.
type builder struct {
	out    hosted.Folder
	accept map[planfile.Reason]bool
	// whole says that the files have every plan that the exchange sells.
	whole bool
	plans map[stateYear][]*builtPlan
	sold  map[stateYear]map[string]*serviceArea
	left  map[string]int // why plans were left out
	// nowhere are where a silver plan is sold in a place that is not known.
	nowhere map[stateYear]bool
	// known and unknown are how many parts of counties there are whose second-lowest silver
	// plan is known, and is not.
	known, unknown int
	made           int
	// reduced is how many of their variants have less cost sharing.
	reduced int
	// last is the plan of the exchange that came last: its variants follow it.
	last *exchangePlan
}

type stateYear struct {
	state string
	year  int
}

// build makes a directory of public use files.
func build(names []string, out, accept string, whole bool, notes io.Writer) error {
	if found, err := os.ReadDir(out); err == nil && len(found) > 0 && !isEmpty(out, found) {
		return fmt.Errorf("%s: there is something in it", out)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	b := &builder{
		out: hosted.Folder{Path: out}, accept: map[planfile.Reason]bool{}, plans: map[stateYear][]*builtPlan{},
		sold: map[stateYear]map[string]*serviceArea{}, left: map[string]int{}, whole: whole, nowhere: map[stateYear]bool{},
	}
	for _, reason := range strings.FieldsFunc(accept, func(r rune) bool { return r == ',' }) {
		b.accept[planfile.Reason(reason)] = true
	}
	line := newLine(b)
	s, err := newSources("", notes, func(written any, _ *planfile.Draft) error {
		p, ok := written.(*puf.Plan)
		if !ok {
			return errors.New("only plans of public use files have places")
		}
		line.add(p)
		return nil
	})
	if err != nil {
		return err
	}
	defer s.close()
	err = s.all(names, func(name string, _ []byte) error {
		return fmt.Errorf("%s: only plans of public use files have places", name)
	})
	line.end()
	if err != nil {
		return err
	}
	if err := b.write(); err != nil {
		return err
	}
	fmt.Fprintf(notes, "%s: %s, %s of them with reduced cost sharing, %s\n", out, plural(b.made, "plan"), plural(b.reduced, "variant"), plural(b.out.Files(), "file"))
	if whole {
		fmt.Fprintf(notes, "second-lowest silver plan: known in %s of counties, not known in %s\n", plural(b.known, "part"), plural(b.unknown, "part"))
	}
	for _, why := range slices.Sorted(maps.Keys(b.left)) {
		fmt.Fprintf(notes, "%s left out: %s\n", plural(b.left[why], "plan"), why)
	}
	if b.made == 0 {
		return errWrong
	}
	return nil
}

// isEmpty tells whether a folder has nothing but the index without any places that a page
// comes with.
func isEmpty(folder string, found []os.DirEntry) bool {
	if len(found) != 1 || found[0].Name() != "index.json" {
		return false
	}
	text, err := os.ReadFile(folder + "/index.json")
	return err == nil && strings.TrimSpace(string(text)) == "{}"
}

// A line makes plans of several drafts at a time, and gives them to the builder in the order
// in which the drafts came: a variant follows its plan.
type line struct {
	accept map[planfile.Reason]bool
	drafts chan *filedPlan
	ended  chan struct{}
}

// A filedPlan is a draft and what is made of it, once it is ready.
type filedPlan struct {
	*puf.Plan
	premiums map[int]string
	made     planfile.Made
	draft    planfile.Draft
	ready    chan struct{}
}

func newLine(b *builder) *line {
	l := &line{b.accept, make(chan *filedPlan, 2*runtime.GOMAXPROCS(0)), make(chan struct{})}
	go func() {
		defer close(l.ended)
		for p := range l.drafts {
			<-p.ready
			b.take(p)
		}
	}()
	return l
}

// add has a plan made. It waits where many are being made.
func (l *line) add(p *puf.Plan) {
	f := &filedPlan{Plan: p, ready: make(chan struct{})}
	go func() {
		defer close(f.ready)
		f.make(l.accept)
	}()
	l.drafts <- f
}

// end waits until all plans are taken.
func (l *line) end() {
	close(l.drafts)
	<-l.ended
}

// make makes a plan of the draft. What is to be looked at enters it where its reason has
// been accepted, as if somebody had confirmed it.
func (p *filedPlan) make(accept map[planfile.Reason]bool) {
	p.premiums = premiumsOf(p.Plan, accept)
	if len(p.Areas) == 0 || len(p.premiums) == 0 {
		return
	}
	first := p.premiums[slices.Min(slices.Collect(maps.Keys(p.premiums)))]
	said := map[string]json.RawMessage{"/premium": json.RawMessage(first)}
	p.draft = p.Draft
	p.draft.Fields = slices.DeleteFunc(slices.Clone(p.Fields), func(f planfile.Field) bool {
		return strings.HasPrefix(f.Pointer, "/premium")
	})
	for _, f := range p.draft.Fields {
		if f.State == planfile.Look && accept[f.Reason] {
			said[f.Pointer] = f.Value
		}
	}
	p.made = p.draft.Plan(said)
}

// take adds a plan that is made to those of its place.
func (b *builder) take(p *filedPlan) {
	switch {
	case strings.HasPrefix(strings.ToUpper(p.Market), "SHOP"):
		b.left["sold to employers"]++
		return
	case p.ChildOnly:
		b.left["for children alone"]++
		return
	}
	b.takeSilver(p)
	switch {
	case len(p.Areas) == 0:
		b.left["no service area"]++
		return
	case len(p.premiums) == 0:
		b.left["no premium"]++
		return
	case p.made.Plan == nil:
		b.left[why(&p.draft, &p.made)]++
		return
	}
	made := p.made.Plan
	_, variant, _ := strings.Cut(p.ID, "-")
	if percent := reduced[variant]; percent > 0 {
		if why := b.last.reduce(p.Plan, made, percent); why != "" {
			b.left[why]++
		} else {
			b.reduced++
		}
		return
	}
	at := positionsOf(made).values["/premium"]
	key, sold := stateYear{p.State, p.Year}, b.soldIn(p)
	if n := len(sold.plans); n == 0 || sold.plans[n-1] != p.Component {
		sold.plans = append(sold.plans, p.Component)
	}
	built := &builtPlan{
		id: p.ID, variant: cmp.Or(variants[variant], "other"),
		before: string(made[:at.from]), after: string(made[at.to:]), premiums: p.premiums, sold: sold,
	}
	b.plans[key] = append(b.plans[key], built)
	b.made++
	if built.variant == exchange {
		b.last = &exchangePlan{component: p.Component, year: p.Year, built: built, plain: built.after, fields: fieldsOf(made)}
	}
}

// soldIn returns the service area of a plan.
func (b *builder) soldIn(p *filedPlan) *serviceArea {
	key, id := stateYear{p.State, p.Year}, p.Issuer+p.ServiceArea
	if b.sold[key] == nil {
		b.sold[key] = map[string]*serviceArea{}
	}
	if b.sold[key][id] == nil {
		b.sold[key][id] = &serviceArea{id: id, areas: p.Areas, plans: []string{}}
	}
	return b.sold[key][id]
}

// why tells why a draft is no plan: the reason of the first field that it lacks, else the
// first problem.
func why(d *planfile.Draft, made *planfile.Made) string {
	if len(made.Lacks) > 0 {
		if f := d.Field(made.Lacks[0]); f != nil {
			return string(cmp.Or(f.Reason, planfile.Reason(f.State)))
		}
	}
	return made.Problems[0].Code
}

// premiumsOf are those of each rating area, as a plan has them.
func premiumsOf(p *puf.Plan, accept map[planfile.Reason]bool) map[int]string {
	all := map[int]string{}
	for i := range p.Rates {
		r := &p.Rates[i]
		number, err := strconv.Atoi(r.Area[strings.LastIndexByte(r.Area, ' ')+1:])
		state, reason := r.State()
		if err != nil || state == planfile.NotRead || state == planfile.Look && !accept[reason] {
			continue
		}
		premium := map[string]any{"period": "month"}
		if r.Family != nil {
			premium["amount"] = r.Family
		} else {
			premium["byAge"] = r.ByAge
		}
		if f := p.Field("/premium/essentialPercent"); f != nil && f.Value != nil {
			premium["essentialPercent"] = f.Value
		}
		text, err := json.Marshal(premium)
		if err != nil {
			panic(err)
		}
		all[number] = string(text)
	}
	return all
}

// write writes the files of plans, those of the states, and the index.
func (b *builder) write() error {
	all := index{Years: map[string]map[string]string{}}
	keys := slices.SortedFunc(maps.Keys(b.plans), func(x, y stateYear) int {
		return cmp.Or(cmp.Compare(x.year, y.year), cmp.Compare(x.state, y.state))
	})
	for _, key := range keys {
		of, err := b.state(key)
		if err != nil {
			return err
		}
		if len(of.Counties) == 0 {
			continue
		}
		text, err := json.Marshal(of)
		if err != nil {
			return err
		}
		name, err := b.out.File(strings.ToLower(key.state)+"-", text)
		if err != nil {
			return err
		}
		year := strconv.Itoa(key.year)
		if all.Years[year] == nil {
			all.Years[year] = map[string]string{}
		}
		all.Years[year][key.state] = name
	}
	text, err := json.Marshal(all)
	if err != nil {
		return err
	}
	return b.out.Named("index.json", text)
}

// state finds what is sold in each county of a state, and writes its plans.
func (b *builder) state(key stateYear) (statePlaces, error) {
	of := statePlaces{State: key.state, Year: key.year, Files: map[int]map[string][]string{}, Silver: map[int]string{}}
	text := places.Of(key.state)
	if text == nil {
		return of, nil
	}
	var known credit.Places
	if err := json.Unmarshal(text, &known); err != nil {
		return of, err
	}
	sold := slices.SortedFunc(maps.Values(b.sold[key]), func(x, y *serviceArea) int { return strings.Compare(x.id, y.id) })
	for _, s := range sold {
		of.ServiceAreas = append(of.ServiceAreas, s.plans)
	}
	counties := map[string]*countyPlace{}
	for _, area := range known.Areas {
		here, deciding := map[*serviceArea]bool{}, map[string]*silverPlan{}
		for _, county := range area.Counties {
			fips, name, _ := strings.Cut(county, " ")
			if counties[fips] == nil {
				counties[fips] = &countyPlace{FIPS: fips, Name: name}
			}
			for _, part := range partsOf(sold, fips, name, area) {
				part.Silver = b.silver(key, sold, part, deciding)
				counties[fips].Parts = append(counties[fips].Parts, part)
				for _, i := range part.Sold {
					here[sold[i]] = true
				}
			}
		}
		files, err := b.files(b.plans[key], here, area.Number)
		if err != nil {
			return of, err
		}
		if len(files) > 0 {
			of.Files[area.Number] = files
		}
		if len(deciding) > 0 {
			if of.Silver[area.Number], err = b.silverFile(key, area.Number, deciding); err != nil {
				return of, err
			}
		}
	}
	for _, fips := range slices.Sorted(maps.Keys(counties)) {
		county := counties[fips]
		if len(county.Parts) == 0 {
			continue
		}
		// Whole codes before their first digits, and what is for the rest behind all.
		digits := func(p countyPart) int {
			if p.ZIPs == nil {
				return 0
			}
			return len(p.ZIPs[0])
		}
		slices.SortStableFunc(county.Parts, func(x, y countyPart) int { return digits(y) - digits(x) })
		of.Counties = append(of.Counties, *county)
	}
	return of, nil
}

// partsOf are those of a county in one rating area: as many as there are ways in which ZIP
// codes are in the service areas that cover the county in part.
func partsOf(sold []*serviceArea, fips, name string, area credit.Area) (parts []countyPart) {
	zipsOf := make([][]string, len(sold)) // of service areas with part of the county
	in := make([]bool, len(sold))
	codes := map[string]bool{"": true} // all others
	for i, s := range sold {
		zipsOf[i], in[i] = s.of(fips, name)
		for _, zip := range zipsOf[i] {
			// Of a county in several areas some codes are in others.
			if len(zip) == 5 && (area.ZIPs == nil || slices.Contains(area.ZIPs, zip[:3])) {
				codes[zip] = true
			}
		}
	}
	byWay := map[string]int{}
	for _, zip := range slices.Sorted(maps.Keys(codes)) { // the others first
		var there []int
		for i := range sold {
			if in[i] && (zipsOf[i] == nil || slices.Contains(zipsOf[i], zip)) {
				there = append(there, i)
			}
		}
		way := fmt.Sprint(there)
		at, known := byWay[way]
		switch {
		case zip == "":
			if there != nil {
				parts = append(parts, countyPart{Area: area.Number, ZIPs: area.ZIPs, Sold: there})
			}
			byWay[way] = -1
		case !known:
			byWay[way] = len(parts)
			parts = append(parts, countyPart{Area: area.Number, ZIPs: []string{zip}, Sold: there})
		case at >= 0:
			parts[at].ZIPs = append(parts[at].ZIPs, zip)
		}
	}
	return parts
}

// of tells whether a county is in a service area, and which ZIP codes of it where not all
// are.
func (s *serviceArea) of(fips, name string) (zips []string, in bool) {
	for _, a := range s.areas {
		switch {
		case a.County != "" && a.County != fips && !strings.EqualFold(a.County, name):
		case a.ZIPs == nil:
			return nil, true
		default:
			zips, in = append(zips, a.ZIPs...), true
		}
	}
	return zips, in
}

// files writes the plans of a rating area with their premiums there, those of each variant
// apart, and returns the names.
func (b *builder) files(plans []*builtPlan, here map[*serviceArea]bool, area int) (map[string][]string, error) {
	groups := map[string][]*builtPlan{}
	for _, p := range plans {
		if _, there := p.premiums[area]; there && here[p.sold] {
			groups[p.variant] = append(groups[p.variant], p)
		}
	}
	names := map[string][]string{}
	for variant, group := range groups {
		written, err := b.group(group, area)
		if err != nil {
			return nil, err
		}
		names[variant] = written
	}
	return names, nil
}

// group writes the plans of one variant in as many files as they need.
func (b *builder) group(plans []*builtPlan, area int) (names []string, err error) {
	for len(plans) > 0 {
		text := []byte("[")
		n := 0
		for n < len(plans) && n < mostPlansOfFile {
			p := plans[n]
			size := len(p.before) + len(p.premiums[area]) + len(p.after)
			if n > 0 {
				if len(text)+size+len(",\n]") > mostBytesOfFile {
					break
				}
				text = append(text, ",\n"...)
			}
			text = append(append(append(text, p.before...), p.premiums[area]...), p.after...)
			n++
		}
		name, err := b.out.File("", append(text, ']'))
		if err != nil {
			return nil, err
		}
		names = append(names, name)
		plans = plans[n:]
	}
	return names, nil
}
