package puf

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/terms"
)

// A cell pair is a tier's columns for copay and coinsurance, and the field of a benefit
// that they become.
type pair struct {
	field              string
	copay, coinsurance string
	// waits is the column of 2014 and 2015 that says whether the deductible comes first.
	waits   string
	outside bool
}

var pairs = []pair{
	{"terms", "COPAYINNTIER1", "COINSINNTIER1", "ISSUBJTODEDTIER1", false},
	{"tier2", "COPAYINNTIER2", "COINSINNTIER2", "ISSUBJTODEDTIER2", false},
	{"outOfNetwork", "COPAYOUTOFNET", "COINSOUTOFNET", "", true},
}

// benefits reads the rows of Benefits and Cost Sharing of a plan variant, in their order.
func (d *drafter) benefits(rows []*row) {
	if len(rows) == 0 {
		d.termsNotThere(planfile.Due...)
		d.termsNotThere(service.Other)
		return
	}
	decides := [service.Count]*row{}
	beside := [service.Count][]*row{}
	var rest []*row
	for _, r := range rows {
		s, first, ok := serviceOf(r)
		was := decides[s]
		switch {
		case !ok:
			rest = append(rest, r)
		case was == nil:
			decides[s] = r
		case first && !isFirst(was):
			decides[s] = r
			beside[s] = append(beside[s], was)
		default:
			beside[s] = append(beside[s], r)
		}
	}
	for _, r := range rows {
		if s, _, ok := serviceOf(r); ok && decides[s] == r {
			d.benefit(s, r, beside[s])
		}
	}
	for _, s := range planfile.Due {
		if decides[s] == nil {
			d.termsNotThere(s)
		}
	}
	for _, r := range rest {
		d.rest(r)
	}
	d.other(rest, rows)
}

func isFirst(r *row) bool {
	_, first, _ := serviceOf(r)
	return first
}

// termsNotThere notes services that the files should state the terms of and do not. No
// fallback (R15) stands in for them (R58).
func (d *drafter) termsNotThere(services ...service.ID) {
	for _, s := range services {
		d.notThere("/benefits/" + s.String() + "/terms")
	}
}

// coverage is what "IsCovered" says.
type coverage uint8

const (
	isCovered coverage = iota
	notCovered
	blankWithShares // the cell is blank, which means not covered, but cost sharing is stated
	coverageUnread
)

func (r *row) coverage() coverage {
	switch text := r.cell("ISCOVERED"); {
	case isYes(text), strings.EqualFold(text, "covered"):
		return isCovered
	case strings.EqualFold(text, "no"), strings.EqualFold(text, "not covered"), strings.EqualFold(text, "false"):
		return notCovered
	case text != "":
		return coverageUnread
	}
	for _, p := range pairs {
		if !isNone(r.cell(p.copay)) || !isNone(r.cell(p.coinsurance)) {
			return blankWithShares
		}
	}
	return notCovered
}

// benefit puts a service's terms, limits and remarks. Others are further rows about it.
func (d *drafter) benefit(s service.ID, r *row, others []*row) {
	at := "/benefits/" + s.String()
	switch r.coverage() {
	case coverageUnread:
		d.field(planfile.Field{
			Pointer: at + "/terms", State: planfile.NotRead, Reason: planfile.NotAWord, Place: r.place("ISCOVERED"),
			Text: r.cell("ISCOVERED"),
		})
		return
	case blankWithShares:
		f := planfile.Field{
			Pointer: at + "/terms", State: planfile.Look, Reason: BlankCovered, Place: r.place("ISCOVERED"),
			Value: asJSON(terms.Terms{NotCovered: true}.String()),
		}
		f.Decided = []planfile.Remark{
			{Place: r.place("COPAYINNTIER1"), Text: r.cell("COPAYINNTIER1")},
			{Place: r.place("COINSINNTIER1"), Text: r.cell("COINSINNTIER1")},
		}
		d.field(f)
		return
	case notCovered:
		d.read(at+"/terms", r.place("ISCOVERED"), r.cell("ISCOVERED"), terms.Terms{NotCovered: true}.String())
		return
	}
	if !r.file.has("COPAYINNTIER1") && !r.file.has("COINSINNTIER1") {
		d.field(planfile.Field{
			Pointer: at + "/terms", State: planfile.NotRead, Reason: NoShareColumns, Place: r.place("ISCOVERED"),
			Text: r.cell("ISCOVERED"),
		})
	} else {
		d.shares(s, at, r, others)
	}
	d.quantity(s, at, r)
	if isYes(r.cell("ISEXCLFROMINNMOOP")) {
		d.read(at+"/outsideMaximum", r.place("ISEXCLFROMINNMOOP"), r.cell("ISEXCLFROMINNMOOP"), true)
	}
	d.remarks(r)
}

// shares puts the terms of each tier and outside the network.
func (d *drafter) shares(s service.ID, at string, r *row, others []*row) {
	var first reading
	for i, p := range pairs {
		if p.field == "tier2" && d.tiers < 2 {
			continue
		}
		got := d.set.readPair(r, p)
		if i == 0 {
			first = got
		}
		f := planfile.Field{Pointer: at + "/" + p.field, State: got.state, Reason: got.reason}
		f.Place, f.Text = r.shareAt(p)
		if p.field == "terms" && first.terms.NotCovered && got.state == planfile.Look {
			f.Value = asJSON(got.terms.String())
			d.field(f)
			continue
		}
		if got.state == planfile.NotRead {
			if got.reason == NoShareStated && i > 0 {
				continue // as in the tier before, or nothing is covered there
			}
			d.field(f)
			continue
		}
		if p.field == "tier2" && got.terms == first.terms {
			continue
		}
		t := got.terms
		d.wholePlan(s, &t, &f, p)
		if f.State == planfile.NotRead {
			d.field(f)
			continue
		}
		f.Value = asJSON(t.String())
		if got.waits != "" {
			d.look(&f, got.waits, r, p.waits, r.cell(p.waits))
		}
		for _, other := range others {
			if other.coverage() != isCovered {
				continue
			}
			if against := d.set.readPair(other, p); against.state != planfile.NotRead && against.terms != got.terms {
				d.look(&f, planfile.Disagrees, other, p.copay, other.cell("BENEFITNAME")+": "+other.shareText(p))
			}
		}
		if text := r.cell("EXPLANATION"); planfile.SpeaksOfCosts(text) {
			d.look(&f, planfile.DecidingRemark, r, "EXPLANATION", text)
		}
		if p.field == "tier2" && d.tiersUnsaid && f.State == planfile.Read {
			f.State, f.Reason = planfile.Look, planfile.Assumed
		}
		d.field(f)
	}
}

// look makes a field one to be looked at, because of another cell.
func (d *drafter) look(f *planfile.Field, reason planfile.Reason, r *row, column, text string) {
	if f.State == planfile.Read {
		f.State, f.Reason = planfile.Look, reason
	}
	f.Decided = append(f.Decided, planfile.Remark{Place: r.place(column), Text: text})
}

// shareAt returns where the terms of a tier stand: in the cell of the two that says
// something, else in the copay's, and what is there.
func (r *row) shareAt(p pair) (planfile.Place, string) {
	column := p.copay
	if isNone(r.cell(p.copay)) && !isNone(r.cell(p.coinsurance)) || strings.HasPrefix(r.cell(p.copay), "No Charge") {
		column = p.coinsurance
	}
	return r.place(column), r.shareText(p)
}

func (r *row) shareText(p pair) string { return r.cell(p.copay) + " | " + r.cell(p.coinsurance) }

// wholePlan adds what Plan Attributes says of all of the plan's care of a kind: for how
// many days of a stay a copay is owed, the most of a specialty drug's coinsurance, the
// first visits to primary care.
func (d *drafter) wholePlan(s service.ID, t *terms.Terms, f *planfile.Field, p pair) {
	if d.at == nil || t.NotCovered {
		return
	}
	days, column, ok := d.number("INPATIENTCOPAYMENTMAXIMUMDAYS")
	if (days > 0 || !ok) && t.Rest.HasCopay && t.Rest.Copay.Per == terms.PerDay && s.HasDays() {
		if !ok {
			f.State, f.Reason = planfile.NotRead, planfile.NotANumber
			d.by(f, column)
			return
		}
		t.Rest.Copay.MaxDays = days
		d.by(f, column)
		if s != service.HospitalStay {
			d.look(f, planfile.Narrower, d.at, column, d.at.cell(column))
		}
	}
	if p.outside {
		return
	}
	special := s == service.SpecialtyDrug || s == service.NonPreferredSpecialtyDrug
	text := d.at.cell("SPECIALTYDRUGMAXIMUMCOINSURANCE")
	if special && !isNone(text) && t.Rest.HasCoinsurance && t.Rest.Coinsurance.Rate > 0 {
		most := amountOf("", text)
		switch {
		case most.unread || t.Rest.HasCopay:
			f.State, f.Reason = planfile.NotRead, planfile.NotANumber
			d.by(f, "SPECIALTYDRUGMAXIMUMCOINSURANCE")
			return
		case most.amount > 0:
			t.Rest.HasUpTo, t.Rest.UpTo = true, most.amount
			d.by(f, "SPECIALTYDRUGMAXIMUMCOINSURANCE")
			if s != service.SpecialtyDrug {
				d.look(f, planfile.Narrower, d.at, "SPECIALTYDRUGMAXIMUMCOINSURANCE", text)
			}
		}
	}
	if s == service.PrimaryCare {
		d.firstVisits(t, f)
	}
}

// firstVisits reads from which visit to primary care cost sharing begins, and after how
// many copays the deductible and coinsurance begin.
func (d *drafter) firstVisits(t *terms.Terms, f *planfile.Field) {
	free, column, ok := d.number("BEGINPRIMARYCARECOSTSHARINGAFTERNUMBEROFVISITS")
	copays, column2, ok2 := d.number("BEGINPRIMARYCAREDEDUCTIBLECOINSURANCEAFTERNUMBEROFCOPAYS")
	switch {
	case !ok || !ok2:
		f.State, f.Reason = planfile.NotRead, planfile.NotANumber
		for _, column := range []string{column, column2} {
			if !isNone(d.at.cell(column)) {
				d.by(f, column)
			}
		}
	case free > 0 && copays > 0:
		f.State, f.Reason = planfile.NotRead, planfile.NotTerms
		d.by(f, column)
		d.by(f, column2)
	case free > 0:
		t.FirstVisits = free
		t.First = terms.Share{HasCoinsurance: true}
		d.by(f, column)
		if t.Rest == t.First {
			t.FirstVisits, t.First = 0, terms.Share{}
		}
	case copays > 0:
		d.by(f, column2)
		if !t.Rest.HasCopay || !t.Rest.HasCoinsurance {
			// After the copays the member owes the deductible and coinsurance; the row states no
			// coinsurance, or no copay.
			f.State, f.Reason = planfile.NotRead, planfile.NotTerms
			return
		}
		t.FirstVisits = copays
		t.First = terms.Share{HasCopay: true, Copay: t.Rest.Copay}
		t.First.Copay.Deductible = terms.Waived
		t.Rest = terms.Share{HasCoinsurance: true, Coinsurance: t.Rest.Coinsurance}
		t.Rest.Coinsurance.Deductible = terms.After
		if f.Reason == CellsDiffer { // which this column explains
			f.State, f.Reason = planfile.Read, ""
		}
	}
}

// number reads a cell of Plan Attributes that has a count, 0 where there is none. It is
// not ok where something else stands there, such as "5 days": that is no count of none.
func (d *drafter) number(column string) (n int, of string, ok bool) {
	text := d.at.cell(column)
	if isNone(text) {
		return 0, column, true
	}
	count, err := strconv.ParseFloat(text, 64)
	if err != nil || count < 0 || count > 366 || count != float64(int(count)) {
		return 0, column, false
	}
	return int(count), column, true
}

// by notes that a cell of Plan Attributes decided a field too.
func (d *drafter) by(f *planfile.Field, column string) {
	f.Decided = append(f.Decided, planfile.Remark{Place: d.at.place(column), Text: d.at.cell(column)})
}

// quantity reads a limit on visits, days, items or dollars (R42, R43).
func (d *drafter) quantity(s service.ID, at string, r *row) {
	unit, count := r.cell("LIMITUNIT"), r.cell("LIMITQTY")
	if isNone(unit) && isNone(count) && !isYes(r.cell("QUANTLIMITONSVC")) {
		return
	}
	place, text := r.place("LIMITUNIT"), strings.TrimSpace(count+" "+unit)
	unread := func() {
		d.field(planfile.Field{
			Pointer: at + "/visitLimit", State: planfile.NotRead, Reason: LimitUnit, Place: place, Text: text,
		})
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(count, ",", ""), 64)
	if err != nil || n <= 0 || n > 1e7 {
		unread()
		return
	}
	what, per, ok := strings.Cut(strings.ToLower(unit), " per ")
	if first, rest, of := strings.Cut(
		strings.ToLower(unit), " ",
	); !ok && of && first == "lifetime" { // "Lifetime Visit(s)"
		what, per, ok = rest, first, true
	}
	if !ok {
		unread()
		return
	}
	period, times, ok := periodOf(strings.TrimSpace(per))
	if !ok {
		unread()
		return
	}
	if strings.TrimSpace(what) == "dollars" {
		d.dollars(at, n, period, times, place, text)
		return
	}
	if s.IsDrug() { // how much of a drug is given out at a time, which no plan counts as visits
		d.remark(r, "LIMITUNIT", r.cell("BENEFITNAME")+": "+text)
		return
	}
	state, reason := planfile.Read, planfile.Reason("")
	look := func(why planfile.Reason) { state, reason = planfile.Look, why }
	days := strings.HasPrefix(what, "day")
	switch {
	case !days && !slices.Contains(
		[]string{
			"visit(s)", "exam(s)", "treatment(s)", "procedure(s)", "item(s)", "visits", "exams", "items", "treatments",
			"procedures",
		},
		what,
	):
		unread()
		return
	case days != s.HasDays() && s != service.Hospice, period == plan.PerStay && !s.HasDays():
		unread()
		return
	case n != float64(int(n)) || n*float64(max(times, 1)) > 366:
		unread()
		return
	}
	visits := plan.VisitLimit{Count: int(n), Per: period}
	if period == plan.PerYears {
		visits.Years = times
	} else if times > 1 { // "per 6 months": so many times a year
		visits.Count *= times
		look(LimitUnit)
	}
	var decided []planfile.Remark
	if text := r.cell("EXPLANATION"); planfile.IsShared(text) {
		if state == planfile.Read {
			look(planfile.LimitShared)
		}
		decided = []planfile.Remark{{Place: r.place("EXPLANATION"), Text: text}}
	}
	// All parts of a limit have one state: half of one is none.
	put := func(name string, value any) {
		d.field(planfile.Field{
			Pointer: at + "/visitLimit/" + name, State: state, Reason: reason, Place: place, Text: text,
			Value: asJSON(value), Decided: decided,
		})
	}
	put("count", visits.Count)
	put("per", visits.Per)
	if visits.Years > 0 {
		put("years", visits.Years)
	}
}

// periodOf reads the time of a limit. Times are how many of it make a year, or of
// PerYears how many years it has.
func periodOf(text string) (period plan.LimitPeriod, times int, ok bool) {
	switch text {
	case "year", "benefit period", "calendar year", "plan year":
		return plan.PerYear, 1, true
	case "month":
		return plan.PerMonth, 1, true
	case "lifetime":
		return plan.PerLifetime, 1, true
	case "stay", "admission":
		return plan.PerStay, 1, true
	}
	number, unit, _ := strings.Cut(text, " ")
	n, err := strconv.Atoi(number)
	switch {
	case err != nil:
	case strings.HasPrefix(unit, "year") && n == 1:
		return plan.PerYear, 1, true
	case strings.HasPrefix(unit, "year") && n > 1 && n <= 20:
		return plan.PerYears, n, true
	case strings.HasPrefix(unit, "month") && (n == 1 || n == 2 || n == 3 || n == 4 || n == 6):
		return plan.PerYear, 12 / n, true
	case strings.HasPrefix(unit, "month") && n > 12 && n%12 == 0 && n <= 240:
		return plan.PerYears, n / 12, true
	case strings.HasPrefix(unit, "month") && n == 12:
		return plan.PerYear, 1, true
	}
	return "", 0, false
}

// dollars puts the most that the plan pays (R43).
func (d *drafter) dollars(at string, n float64, period plan.LimitPeriod, times int, place planfile.Place, text string) {
	per := map[plan.LimitPeriod]plan.PayPeriod{
		plan.PerYear: plan.PayYear, plan.PerLifetime: plan.PayLifetime, plan.PerStay: plan.PayUse,
	}[period]
	cents := money.Cents(n*100 + 0.5)
	if per == "" || times != 1 || cents > money.MaxCents {
		d.field(planfile.Field{
			Pointer: at + "/planPaysAtMost", State: planfile.NotRead, Reason: LimitUnit, Place: place, Text: text,
		})
		return
	}
	d.read(at+"/planPaysAtMost/amount", place, text, cents)
	d.read(at+"/planPaysAtMost/per", place, text, per)
}

// remarks lists what a row says in words.
func (d *drafter) remarks(r *row) {
	for _, column := range []string{"EXPLANATION", "EXCLUSIONS"} {
		if text := r.cell(column); !isNone(text) {
			d.remark(r, column, r.cell("BENEFITNAME")+": "+text)
		}
	}
}

// rest lists a benefit that a plan has no field for.
func (d *drafter) rest(r *row) {
	text := r.cell("BENEFITNAME") + ": " + cmp.Or(r.cell("ISCOVERED"), "Not Covered")
	if r.coverage() == isCovered && r.file.has("COPAYINNTIER1") {
		text = r.cell("BENEFITNAME") + ": " + r.shareText(pairs[0])
		if limit := strings.TrimSpace(r.cell("LIMITQTY") + " " + r.cell("LIMITUNIT")); limit != "" {
			text += ", " + limit
		}
	}
	d.remark(r, "BENEFITNAME", text)
	if r.coverage() == isCovered {
		d.remarks(r)
	}
}

// other proposes the terms of care that has no field of its own: no file states them.
// In network and outside they are those of most covered benefits that a plan has no
// field for; where there are none, the plan's coinsurance after the deductible. A
// person has to confirm them. Only a plan that asks nothing at all leaves no choice.
func (d *drafter) other(rest, rows []*row) {
	at := "/benefits/other"
	if r := rows[0]; !r.file.has("COPAYINNTIER1") && !r.file.has("COINSINNTIER1") {
		d.coinsuranceOfPlan(at)
		return
	}
	var of []*row
	for _, r := range rest {
		if r.coverage() == isCovered && planfile.IsOtherCare(r.cell("BENEFITNAME")) {
			of = append(of, r)
		}
	}
	for _, p := range pairs {
		if p.field == "tier2" && d.tiers < 2 {
			continue
		}
		most, r, n := d.mostOf(of, p)
		if n == 0 || most.NotCovered && !p.outside {
			if p.field == "terms" {
				d.coinsuranceOfPlan(at)
			} else if p.outside {
				d.outsideOther(at, p, most, r, n)
			}
			continue
		}
		if p.outside {
			d.outsideOther(at, p, most, r, n)
			continue
		}
		f := planfile.Field{
			Pointer: at + "/" + p.field, State: planfile.Look, Reason: planfile.Assumed, Value: asJSON(most.String()),
		}
		f.Place, f.Text = r.shareAt(p)
		f.Decided = []planfile.Remark{{Place: r.place("BENEFITNAME"), Text: r.cell("BENEFITNAME")}}
		d.nothingOwed(&f)
		d.field(f)
	}
}

// mostOf returns the terms that most rows have, with the first of these rows.
func (d *drafter) mostOf(rows []*row, p pair) (most terms.Terms, first *row, n int) {
	counts := map[terms.Terms]int{}
	firsts := map[terms.Terms]*row{}
	for _, r := range rows {
		got := d.set.readPair(r, p)
		if got.state == planfile.NotRead {
			continue
		}
		counts[got.terms]++
		if firsts[got.terms] == nil {
			firsts[got.terms] = r
		}
		if c := counts[got.terms]; c > n || c == n && firsts[got.terms].row < first.row {
			most, first, n = got.terms, firsts[got.terms], c
		}
	}
	return most, first, n
}

// outsideOther proposes terms out of network. An HMO or EPO that covers nothing there
// but what the law asks for needs none.
func (d *drafter) outsideOther(at string, p pair, most terms.Terms, r *row, n int) {
	kind := ""
	if d.at != nil {
		kind = d.at.cell("PLANTYPE")
	}
	must := strings.EqualFold(kind, "PPO") || strings.EqualFold(kind, "POS")
	if n == 0 {
		if must {
			d.notThere(at + "/" + p.field)
		}
		return
	}
	if most.NotCovered && !must {
		return
	}
	f := planfile.Field{
		Pointer: at + "/" + p.field, State: planfile.Look, Reason: planfile.Assumed, Value: asJSON(most.String()),
	}
	f.Place, f.Text = r.shareAt(p)
	f.Decided = []planfile.Remark{{Place: r.place("BENEFITNAME"), Text: r.cell("BENEFITNAME")}}
	d.field(f)
}

// coinsuranceOfPlan proposes the coinsurance that the plan states beside its deductible.
func (d *drafter) coinsuranceOfPlan(at string) {
	if d.at == nil {
		d.termsNotThere(service.Other)
		return
	}
	for _, kind := range limitKinds[:2] {
		column := kind + "DEDINNTIER1COINSURANCE"
		text := d.at.cell(column)
		if isNone(text) {
			continue
		}
		rate, ok := percent(text)
		if !ok || rate >= money.MaxRate {
			continue
		}
		t := terms.Terms{Rest: terms.Share{
			HasCoinsurance: true, Coinsurance: terms.Coinsurance{Rate: rate, Deductible: terms.After},
		}}
		f := planfile.Field{
			Pointer: at + "/terms", State: planfile.Look, Reason: planfile.Assumed, Value: asJSON(t.String()),
			Place: d.at.place(column), Text: text,
		}
		d.nothingOwed(&f)
		d.field(f)
		return
	}
	d.termsNotThere(service.Other)
}

// nothingOwed settles the terms of other care where the plan's own coverage examples
// and its out-of-pocket maximum say that a member pays nothing for any care.
func (d *drafter) nothingOwed(f *planfile.Field) {
	if d.at == nil {
		return
	}
	for _, example := range examples {
		for _, part := range exampleParts {
			if a := d.amount(example + part); !a.stated || a.amount != 0 {
				return
			}
		}
	}
	// Variant -03 files no examples, as zeros: only a maximum of 0 leaves nothing to pay.
	if a := d.amounts("TEHB", "INNTIER1", maximumColumn); !a.self.stated || a.self.amount != 0 {
		return
	}
	free := terms.Terms{Rest: terms.Share{HasCoinsurance: true}}
	f.State, f.Reason, f.Value = planfile.Read, "", asJSON(free.String())
	f.Decided = append(
		f.Decided,
		planfile.Remark{
			Place: d.at.place(maximumColumn("TEHB", "INNTIER1", "INDIVIDUAL")),
			Text:  d.at.cell(maximumColumn("TEHB", "INNTIER1", "INDIVIDUAL")),
		},
	)
}
