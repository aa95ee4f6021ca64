package puf

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
)

// A Plan is one variant of a plan: its draft, and what the files say of it that no plan
// of an estimate has a place for.
type Plan struct {
	planfile.Draft
	// Component is the plan's identifier without the variant, State the two letters in
	// it, Issuer the five digits.
	Component string `json:"component"`
	State     string `json:"state"`
	Issuer    string `json:"issuer"`
	Year      int    `json:"year"`
	// Variant is what the file calls it, such as "73% AV Level Silver Plan".
	Variant string `json:"variant,omitempty"`
	// Market is "Individual" or "SHOP (Small Group)", Exchange whether it is sold "Both",
	// "On the Exchange" or "Off the Exchange".
	Market   string `json:"market,omitempty"`
	Exchange string `json:"exchange,omitempty"`
	// ChildOnly says that it is sold for children alone.
	ChildOnly bool `json:"childOnly,omitempty"`
	// EssentialShare is the part of the premium, 0 to 1, that is for essential health
	// benefits, as the file has it.
	EssentialShare string `json:"essentialShare,omitempty"`
	// ServiceArea is the issuer's name for where it is sold, such as "TXS001". Areas are
	// that; empty without a Service Area file.
	ServiceArea string `json:"serviceArea,omitempty"`
	Areas       []Area `json:"areas,omitempty"`
	// Rates are its premiums a month by rating area.
	Rates []AreaRates `json:"rates,omitempty"`
}

// bounds of what is held of one plan's rows.
const mostOfPlan = 16 << 20

// Plans gives every plan variant of the files, by identifier. A plan is valid after the
// next one too. Yield's error ends it.
func (s *Set) Plans(yield func(*Plan) error) error {
	var (
		of    component
		key   []byte
		bytes = bytes.Equal
	)
	err := s.rows.Each(func(record []byte) error {
		if !bytes(key, record[:idBytes+2]) {
			if err := s.drafts(&of, yield); err != nil {
				return err
			}
			key = append(key[:0], record[:idBytes+2]...)
			of = component{
				id:   strings.TrimRight(string(record[:idBytes]), "\x00"),
				year: binary.BigEndian.Uint16(record[idBytes:]),
			}
		}
		if of.bytes += len(record); of.bytes > mostOfPlan {
			s.tell(Problem{
				Code: PlanTooLong, Place: planfile.Place{File: s.files[record[idBytes+3]].name}, Found: of.id,
			})
			return nil
		}
		r := s.rowOf(record)
		switch r.file.kind {
		case Attributes:
			of.variants = append(of.variants, r)
		case Benefits:
			of.benefits = append(of.benefits, r)
		case Rates:
			of.rates = append(of.rates, r)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.drafts(&of, yield)
}

// Problems are what only all files together show. They are complete after Plans.
func (s *Set) Problems() []Problem { return s.problems }

func (s *Set) tell(p Problem) { s.problems = tell(s.problems, p) }

// A component is all rows of a plan and its variants, in one year.
type component struct {
	id       string
	year     uint16
	bytes    int
	variants []*row
	benefits []*row
	rates    []*row
}

// drafts makes the plans of a component.
func (s *Set) drafts(of *component, yield func(*Plan) error) error {
	if of.id == "" {
		return nil
	}
	if len(of.variants) == 0 {
		if first := firstOf(of.benefits, of.rates); first != nil && s.hasKind(Attributes) {
			s.tell(Problem{
				Code: NoAttributes, Place: planfile.Place{File: first.file.name, Row: first.row}, Found: of.id,
			})
		}
		return s.withoutAttributes(of, yield)
	}
	byVariant := map[string][]*row{}
	for _, r := range of.benefits {
		id := r.cell("PLANID")
		byVariant[id] = append(byVariant[id], r)
	}
	rates := s.ratesOf(of.rates)
	seen := map[string]bool{}
	slices.SortStableFunc(
		of.variants, func(a, b *row) int { return strings.Compare(a.cell("PLANID"), b.cell("PLANID")) },
	)
	for _, r := range of.variants {
		id := r.cell("PLANID")
		if seen[id] {
			s.tell(Problem{Code: RowTwice, Place: r.place("PLANID"), Found: id})
			continue
		}
		seen[id] = true
		if err := yield(s.draft(of, r, id, byVariant[id], rates)); err != nil {
			return err
		}
	}
	return nil
}

// withoutAttributes makes plans of which only terms or premiums are there: everything
// else is not there.
func (s *Set) withoutAttributes(of *component, yield func(*Plan) error) error {
	if s.hasKind(Attributes) {
		return nil // counted: the plan is left out, since nothing says what it is
	}
	byVariant := map[string][]*row{}
	var ids []string
	for _, r := range of.benefits {
		id := r.cell("PLANID")
		if byVariant[id] == nil {
			ids = append(ids, id)
		}
		byVariant[id] = append(byVariant[id], r)
	}
	if ids == nil && len(of.rates) > 0 {
		ids = []string{of.id}
	}
	slices.Sort(ids)
	rates := s.ratesOf(of.rates)
	for _, id := range ids {
		if err := yield(s.draft(of, nil, id, byVariant[id], rates)); err != nil {
			return err
		}
	}
	return nil
}

func firstOf(lists ...[]*row) *row {
	for _, list := range lists {
		if len(list) > 0 {
			return list[0]
		}
	}
	return nil
}

func (s *Set) hasKind(kind Kind) bool {
	return slices.ContainsFunc(s.files, func(f *file) bool { return f.kind == kind })
}

// A drafter makes one draft.
type drafter struct {
	set   *Set
	plan  *Plan
	at    *row // of Plan Attributes; nil where there is none
	tiers int
	// tiersUnsaid: the file does not say whether there are several, and states a second.
	tiersUnsaid bool
}

func (s *Set) draft(of *component, at *row, id string, benefits []*row, rates []AreaRates) *Plan {
	p := &Plan{Component: of.id, State: of.id[5:7], Issuer: of.id[:5], Year: int(of.year), Rates: rates}
	p.ID, p.Name = id, id
	d := &drafter{set: s, plan: p, at: at, tiers: 1}
	d.put("/id", firstPlace(at, benefits, of.rates), id, id)
	if at == nil {
		d.notThere("/name", "/type", "/deductibles", "/outOfPocketMaximums")
		d.read("/year", firstPlace(nil, benefits, of.rates), strconv.Itoa(p.Year), p.Year)
	} else {
		d.attributes()
	}
	d.countTiers(benefits)
	if at != nil {
		d.limits()
	}
	d.premium(rates)
	d.essential()
	d.benefits(benefits)
	d.tierShares()
	return p
}

func firstPlace(at *row, lists ...[]*row) planfile.Place {
	if at == nil {
		at = firstOf(lists...)
	}
	if at == nil {
		return planfile.Place{}
	}
	return at.place("PLANID")
}

// attributes are what kind of plan it is.
func (d *drafter) attributes() {
	p, cell := d.plan, d.at.cell
	name := "PLANVARIANTMARKETINGNAME"
	if cell(name) == "" {
		name = "PLANMARKETINGNAME"
	}
	if p.Name = cell(name); p.Name == "" {
		p.Name = p.ID
		d.notThere("/name")
	} else {
		d.cell("/name", name, p.Name)
	}
	if issuer := "ISSUERMARKETPLACEMARKETINGNAME"; cell(issuer) != "" {
		d.cell("/issuer", issuer, cell(issuer))
	}
	d.word("/type", "PLANTYPE", "HMO", "EPO", "POS", "PPO", "Indemnity")
	d.cell("/year", "BUSINESSYEAR", p.Year)
	d.metal()
	d.market()
	d.yesNo("/hsaEligible", "ISHSAELIGIBLE")
	d.yesNo("/requiresReferral", "ISREFERRALREQUIREDFORSPECIALIST")
	p.Variant, p.Market, p.Exchange, p.EssentialShare =
		cell("CSRVARIATIONTYPE"), cell("MARKETCOVERAGE"), cell("QHPNONQHPTYPEID"), cell("EHBPERCENTTOTALPREMIUM")
	p.ChildOnly = strings.EqualFold(cell("CHILDONLYOFFERING"), "Allows Child-Only")
	p.ServiceArea = cell("SERVICEAREAID")
	p.Areas = d.set.areas[areaKey{cell("ISSUERID"), cell("SERVICEAREAID"), uint16(p.Year)}]
	for _, name := range []string{
		"SPECIALISTREQUIRINGREFERRAL", "PLANLEVELEXCLUSIONS", "OUTOFSERVICEAREACOVERAGEDESCRIPTION",
		"OUTOFCOUNTRYCOVERAGEDESCRIPTION",
	} {
		if text := cell(name); !isNone(text) && !strings.EqualFold(text, "no") {
			d.remark(d.at, name, text)
		}
	}
}

// multipleTiers is the column that says whether the network has several tiers.
const multipleTiers = "MULTIPLEINNETWORKTIERS"

// countTiers tells how many tiers the network has. Where the file does not say it, what is
// stated of a second one and differs from the first shows that there is one; a person has
// to confirm it.
func (d *drafter) countTiers(rows []*row) {
	text := ""
	if d.at != nil {
		text = d.at.cell(multipleTiers)
	}
	switch {
	case isYes(text):
		d.tiers = 2
	case strings.EqualFold(text, "no"), strings.EqualFold(text, "false"):
	case d.hasSecondTier(rows):
		d.tiers, d.tiersUnsaid = 2, true
	}
}

func (d *drafter) hasSecondTier(rows []*row) bool {
	if d.at != nil && d.hasSecondLimit() {
		return true
	}
	return slices.ContainsFunc(rows, func(r *row) bool {
		if r.coverage() != isCovered {
			return false
		}
		first := d.set.readCells(r.cell(pairs[0].copay), r.cell(pairs[0].coinsurance), false)
		second := d.set.readCells(r.cell(pairs[1].copay), r.cell(pairs[1].coinsurance), false)
		return second.reason != NoShareStated && second != first
	})
}

// hasSecondLimit tells whether a second tier has a limit with amounts of its own.
func (d *drafter) hasSecondLimit() bool {
	for _, column := range []func(kind, side, whose string) string{deductibleColumn, maximumColumn} {
		for _, kind := range limitKinds {
			first, second := d.amounts(kind, "INNTIER1", column), d.amounts(kind, "INNTIER2", column)
			if second.any() && !second.same(first) {
				return true
			}
		}
	}
	return false
}

// market reads where the plan is sold. Variant -00 is what the others are off the
// exchange (R56).
func (d *drafter) market() {
	name := "MARKETCOVERAGE"
	switch text := d.at.cell(name); {
	case text == "":
	case strings.HasPrefix(strings.ToUpper(text), "SHOP"):
		d.cell("/market", name, plan.Employer)
	case !strings.EqualFold(text, "Individual"):
		d.field(planfile.Field{
			Pointer: "/market", State: planfile.NotRead, Reason: planfile.NotAWord, Place: d.at.place(name), Text: text,
		})
	case strings.HasSuffix(d.plan.ID, "-00"):
		d.cell("/market", "PLANID", plan.OffExchange)
	default:
		d.cell("/market", "PLANID", plan.Exchange)
	}
}

// essential reads what share of the premium is for essential health benefits: "99%" in
// states' files, "0.9926" in federal ones, of which a plan takes two decimals of a percent.
func (d *drafter) essential() {
	name := "EHBPERCENTTOTALPREMIUM"
	if d.at == nil || isNone(d.at.cell(name)) {
		return
	}
	text := d.at.cell(name)
	number, percent := strings.CutSuffix(text, "%")
	share, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if !percent {
		share *= 100
	}
	if err != nil || share <= 0 || share > 100 || math.IsNaN(share) {
		d.field(planfile.Field{
			Pointer: "/premium/essentialPercent", State: planfile.NotRead, Reason: planfile.NotANumber,
			Place: d.at.place(name), Text: text,
		})
		return
	}
	if rate := money.Rate(math.Round(share / 100 * float64(money.MaxRate))); rate < money.MaxRate {
		d.cell("/premium/essentialPercent", name, rate)
	}
}

// metal reads the metal level: Expanded Bronze is a Bronze with more before the
// deductible, and Bronze under the law.
func (d *drafter) metal() {
	text := d.at.cell("METALLEVEL")
	switch {
	case text == "":
	case strings.EqualFold(text, "Expanded Bronze"):
		d.cell("/metalLevel", "METALLEVEL", "Bronze")
	default:
		d.word("/metalLevel", "METALLEVEL", "Catastrophic", "Bronze", "Silver", "Gold", "Platinum")
	}
}

// tierShares are what parts of the network's care are given in each tier (R39). Of tiers
// with the same terms and limits a plan has none.
func (d *drafter) tierShares() {
	if d.tiers < 2 || !slices.ContainsFunc(d.plan.Fields, func(f planfile.Field) bool {
		return strings.HasSuffix(f.Pointer, "/tier2") || strings.HasSuffix(f.Pointer, "/tiers")
	}) {
		return
	}
	if d.at == nil {
		d.notThere("/tierShares")
		return
	}
	shares := make([]money.Rate, 2)
	sum := money.Rate(0)
	for i, name := range []string{"FIRSTTIERUTILIZATION", "SECONDTIERUTILIZATION"} {
		rate, ok := percent(d.at.cell(name))
		if !ok {
			d.field(planfile.Field{
				Pointer: "/tierShares", State: planfile.NotRead, Reason: planfile.NotANumber, Place: d.at.place(name),
				Text: d.at.cell(name),
			})
			return
		}
		shares[i] = rate
		sum += rate
	}
	f := planfile.Field{
		Pointer: "/tierShares", State: planfile.Read, Value: asJSON(shares), Place: d.at.place("FIRSTTIERUTILIZATION"),
		Text: d.at.cell("FIRSTTIERUTILIZATION"),
	}
	f.Decided = []planfile.Remark{{
		Place: d.at.place("SECONDTIERUTILIZATION"), Text: d.at.cell("SECONDTIERUTILIZATION"),
	}}
	if sum != money.MaxRate {
		f.State, f.Reason, f.Value = planfile.NotRead, planfile.NotANumber, nil
	}
	d.field(f)
}

// percent reads "85%", "85.00%", "100", and as files of some years have it "0.85".
func percent(text string) (money.Rate, bool) {
	rate, err := money.ParseRate(strings.TrimSuffix(text, "%"))
	return rate, err == nil
}

// word reads a cell that has one of some words.
func (d *drafter) word(pointer, name string, words ...string) {
	text := d.at.cell(name)
	if text == "" {
		d.notThere(pointer)
		return
	}
	for _, word := range words {
		if strings.EqualFold(word, text) {
			d.cell(pointer, name, word)
			return
		}
	}
	d.field(planfile.Field{
		Pointer: pointer, State: planfile.NotRead, Reason: planfile.NotAWord, Place: d.at.place(name), Text: text,
	})
}

func (d *drafter) yesNo(pointer, name string) {
	switch text := d.at.cell(name); {
	case text == "":
	case isYes(text):
		d.cell(pointer, name, true)
	case strings.EqualFold(text, "no") || strings.EqualFold(text, "false"):
		d.cell(pointer, name, false)
	default:
		d.field(planfile.Field{
			Pointer: pointer, State: planfile.NotRead, Reason: planfile.NotAWord, Place: d.at.place(name), Text: text,
		})
	}
}

// cell puts a field that a cell of Plan Attributes states.
func (d *drafter) cell(pointer, name string, value any) {
	d.read(pointer, d.at.place(name), d.at.cell(name), value)
}

func (d *drafter) put(pointer string, place planfile.Place, text string, value any) {
	d.read(pointer, place, text, value)
}

func (d *drafter) read(pointer string, place planfile.Place, text string, value any) {
	d.field(planfile.Field{Pointer: pointer, State: planfile.Read, Place: place, Text: text, Value: asJSON(value)})
}

func (d *drafter) field(f planfile.Field) { d.plan.Fields = append(d.plan.Fields, f) }

func (d *drafter) notThere(pointers ...string) {
	for _, pointer := range pointers {
		d.field(planfile.Field{Pointer: pointer, State: planfile.NotThere, Reason: planfile.Unstated})
	}
}

// remark lists what a plan has no place for.
func (d *drafter) remark(r *row, name, text string) {
	d.plan.NotExpressed = append(d.plan.NotExpressed, planfile.Remark{Place: r.place(name), Text: text})
}

// asJSON writes a value of a plan. None of those here fails.
func asJSON(value any) json.RawMessage {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	if err := out.Encode(value); err != nil {
		panic(errors.Join(errors.New("puf: "), err))
	}
	return bytes.TrimSpace(b.Bytes())
}

func yearOf(text string) uint16 {
	year, _ := strconv.ParseUint(text, 10, 16)
	return uint16(year)
}
