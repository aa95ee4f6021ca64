package sbc

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/terms"
)

// firstYear is the first whose limits are known (R63).
const firstYear = 2014

// drafting is a draft as it is put together.
type drafting struct {
	*paper
	planfile.Draft
	standing standing
	examples examples
	// subject tells by tier of the network, and outside, whether there is a deductible, or may
	// be one.
	subject [plan.MostTiers + 1]bool
	// own is the answer about deductibles of single services, nil where there are none.
	own *planfile.Remark
	// stated are the services that have fields, read or not.
	stated   [service.Count]bool
	planYear int
	// readings are those of rows by tier, and outside, for what other care is like.
	readings map[row][plan.MostTiers + 1]reading
}

func (p *paper) draft() (*planfile.Draft, error) {
	d := drafting{paper: p, examples: p.examples(), readings: map[row][plan.MostTiers + 1]reading{}}
	year, err := d.year()
	if err != nil {
		return nil, err
	}
	d.name()
	if d.only > 0 {
		// The heading of its column tells this draft from that of all columns.
		d.Name += ": " + d.tiers[d.only-1]
		d.ID = slug(d.Name)
	}
	d.add(year)
	d.standing = standingOf(column{text: p.asked[beforeQuestion].text, place: p.asked[beforeQuestion].place})
	d.standing.sentence = d.sentence()
	if a := d.asked[deductibleQuestion]; exempts.MatchString(plainText(a.text)) {
		// Which care the deductible is not for is said in words that vary: no terms without a mark are sure then.
		d.standing.open, d.standing.outside, d.standing.only = true, true, false
		if d.standing.answer == nil {
			d.standing.answer = &planfile.Remark{Place: a.place, Text: a.text}
		}
	}
	d.limits("deductibles", deductibleQuestion, embeddedDeductible, aggregateDeductible)
	d.limits("outOfPocketMaximums", maximumQuestion, embeddedMaximum, aggregateMaximum)
	d.ownDeductibles()
	d.referral()
	for i := range p.rows {
		d.benefit(&p.rows[i])
	}
	d.excluded()
	d.other()
	d.planType()
	if d.tiered() > 1 {
		d.Lacks("/tierShares")
	}
	d.Lacks("/premium")
	d.Sources = []plan.Source{{Title: d.title(), Year: d.planYear}}
	d.missing()
	return &d.Draft, nil
}

func (d *drafting) add(f planfile.Field) { d.Add(f) }

// note lists what a plan has no place for, once.
func (d *drafting) note(at planfile.Place, text string) {
	if text != "" {
		d.NoPlace(at, text)
	}
}

func value(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // texts, numbers and plain structs
	}
	return b
}

func amountOf(c money.Cents) json.RawMessage { return value(c) }

var (
	periodStart = regexp.MustCompile(`(?i)(?:coverage period|per[ií]odo de cobertura)\s*:?\s*` +
		`(?:beginning on or after|a partir del?)?\s*(\d{1,2})\s*[/-]\s*(?:\d{1,2}|\p{L}{3})\s*[/-]\s*(20\d\d|\d\d\b)`)
	periodWords  = regexp.MustCompile(`(?i)(?:coverage period|per[ií]odo de cobertura)[^0-9]{0,40}\b(20\d\d)\b`)
	typeWords    = regexp.MustCompile(`(?i)(?:plan type|tipo de plan|plan tipo)\s*:?\s*([A-Za-z]+)`)
	accountWords = regexp.MustCompile(`(?i)\bHSA\b|\bHDHP\b|high[- ]deductible health plan`)
	titleWords   = regexp.MustCompile(`(?i)summary of benefits (?:and|&) coverage:?|what (?:this|the) plan covers (?:&|and) what ` +
		`(?:you (?:will )?pay for covered services|it costs)|resumen de beneficios y cobertura:?|lo que (?:este plan cubre|cubre este plan) y lo que ` +
		`(?:usted )?(?:paga|pagar[áa]) por (?:los )?servicios cubiertos`)
	besideTitle = regexp.MustCompile(`(?i)\b(?:coverage period|coverage for|plan type|` +
		`per[ií]odo de cobertura|cobertura para|tipo de plan|plan tipo)\b.*$`)
	chartWords = regexp.MustCompile(`(?i)all copayment and coinsurance costs shown in this chart are after your deductible has been met,? ` +
		`if a deductible applies\.?|todos los costos de(?: los)? copagos? y(?: de)?(?: los)? coseguros? que ` +
		`(?:figuran|se muestran) en (?:este cuadro|esta tabla) son posteriores a (?:haber alcanzado|que haya alcanzado|alcanzar) ` +
		`su deducible,? si (?:se aplica un|corresponde(?: un)?) deducible\.?`)
)

func (d *drafting) year() (planfile.Field, error) {
	f := planfile.Field{Pointer: "/year", State: planfile.NotThere, Reason: planfile.Unstated}
	remark, found := d.find(periodStart)
	year := 0
	if found != nil {
		year, _ = strconv.Atoi(found[2])
		if year < 100 {
			year += 2000
		}
	} else if remark, found = d.find(periodWords); found != nil {
		year, _ = strconv.Atoi(found[1])
	}
	if found == nil {
		return f, nil
	}
	if year < firstYear {
		return f, refuse(OldYear, remark.Place.Page)
	}
	d.planYear = year
	f.Value, f.State, f.Reason, f.Place, f.Text = value(year), planfile.Read, "", remark.Place, remark.Text
	return f, nil
}

// name takes what stands at the top of the first page, which the template leaves to issuers.
func (d *drafting) name() {
	f := planfile.Field{Pointer: "/name", State: planfile.NotThere, Reason: planfile.Unstated}
	for _, l := range d.lines {
		s := squash(l.text)
		if begins(s, []string{"thesummaryofbenefits", "importantquestions", "thisisonlyasummary", "eldocumento", "elresumen", spanish}) {
			break
		}
		text := strings.Trim(besideTitle.ReplaceAllString(titleWords.ReplaceAllString(l.text, ""), ""), " :|")
		if letters := squash(text); len(letters) < 3 {
			continue
		}
		if len(text) > 200 {
			text = text[:strings.LastIndex(text[:200], " ")]
		}
		f = planfile.Field{Pointer: "/name", Value: value(text), State: planfile.Read, Place: l.place(), Text: l.text}
		d.Name = text
		break
	}
	d.ID = slug(d.Name)
	d.add(f)
}

// title is the paper's own, with the plan's name.
func (d *drafting) title() string {
	if d.Name == "" {
		return "Summary of Benefits and Coverage"
	}
	return "Summary of Benefits and Coverage: " + d.Name
}

// slug makes an identifier of a name: its letters and digits, 80 at most.
func slug(name string) string {
	words := strings.FieldsFunc(accents.Replace(strings.ToLower(name)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	id := strings.Join(words, "-")
	if len(id) > 80 {
		id = strings.Trim(id[:80], "-")
	}
	if id == "" {
		return "sbc"
	}
	return id
}

// sentence is the chart's own about the deductible.
func (d *drafting) sentence() *planfile.Remark {
	if r, found := d.find(chartWords); found != nil {
		return &r
	}
	return nil
}

// How the fixed sentences of the template tell whether a person of a family has an amount
// of its own, squashed.
var (
	embeddedDeductible = []string{"eachfamilymembermustmeettheirownindividualdeductible", "cadamiembrodelafamiliadebecumplirconsupropiodeducible",
		"cadamiembrodelafamiliadebealcanzarsupropiodeducible"}
	aggregateDeductible = []string{"theoverallfamilydeductiblemustbemetbefore", "sedebealcanzareldeduciblefamiliar", "debecumplirseeldeduciblefamiliar"}
	embeddedMaximum     = []string{"theyhavetomeettheirownoutofpocketlimits", "debenalcanzarsuspropioslimitesdegastosdebolsillo",
		"tienenquecumplirconsuspropioslimitesdegastosdebolsillo"}
	aggregateMaximum = []string{"theoverallfamilyoutofpocketlimitmustbemet", "sedebealcanzarellimitefamiliar"}
)

// limits reads the amounts of deductibles or maximums.
func (d *drafting) limits(list string, q question, embedded, aggregate []string) {
	answer, why := d.asked[q], squash(d.why[q].text)
	deductibles := q == deductibleQuestion
	if deductibles {
		for i := range d.subject {
			d.subject[i] = true
		}
	}
	at := "/" + list + "/0"
	if answer.text == "" {
		d.Lacks(at)
		return
	}
	all, clear, ok := amountsOfTiers(d.english(answer.text), len(d.tiers))
	if d.only > 0 {
		all = ofTier(all, d.only)
	}
	if !ok || len(all) == 0 || answer.across {
		d.Unread(at, planfile.UnreadAmount, answer.place, answer.text)
		return
	}
	if deductibles {
		// Where the words are not clear, some may owe one.
		owed := func(a amounts) bool { return !clear || !a.unlimited && (a.self == nil || *a.self > 0) }
		for tier := range plan.MostTiers {
			d.subject[tier] = slices.ContainsFunc(ofTier(all, tier+1), func(a amounts) bool { return a.network != plan.OutOfNetwork && owed(a) })
		}
		d.subject[outside] = slices.ContainsFunc(all, func(a amounts) bool { return a.network != plan.InNetwork && owed(a) })
	}
	i, open := 0, false
	for _, a := range all {
		// A deductible of 0 is none. In a second or third tier it is kept: the tier before can have one.
		if a.unlimited || deductibles && a.tier < 2 && a.self != nil && *a.self == 0 && (a.family == nil || *a.family == 0) {
			if !clear {
				// The words beside it may say for whom there is none ("$0 for wellness participants").
				open = true
			} else if a.unlimited {
				d.note(answer.place, answer.text)
			}
			continue
		}
		base := fmt.Sprintf("/%s/%d", list, i)
		i++
		field := func(name string, v json.RawMessage) planfile.Field {
			f := planfile.Field{Pointer: base + "/" + name, Value: v, State: planfile.Read, Place: answer.place, Text: answer.text}
			if !clear {
				f.State, f.Reason = planfile.Look, planfile.UnclearAmount
			}
			if d.only > 0 && a.tier != d.only && a.network != plan.OutOfNetwork {
				f.State, f.Reason = planfile.Look, planfile.TiersAlike
			}
			return f
		}
		d.add(field("covers", value(a.covers)))
		network := field("network", value(a.network))
		if a.network == "" {
			// No side is named: of both where something is covered outside, which a person has to say.
			network.Value = value(plan.InNetwork)
			if d.coversOutside() {
				network.Value = value(plan.Combined)
				network.State, network.Reason = planfile.Look, planfile.UnclearAmount
			}
		}
		d.add(network)
		if a.network != plan.OutOfNetwork && d.tiered() > 1 {
			d.tiersOf(base, &a, answer)
		}
		self := a.self
		if self == nil {
			self = a.family
		}
		f := field("self", amountOf(*self))
		if out := d.asked[excludedQuestion]; !deductibles && counted.MatchString(out.text) {
			f.State, f.Reason = planfile.Look, planfile.DecidedByAnswer
			f.Decided = append(f.Decided, planfile.Remark{Place: out.place, Text: out.text})
		}
		if e := d.examples.deductible; deductibles && e != nil && a.network != plan.OutOfNetwork && a.tier < 2 && *e != *self {
			f.State, f.Reason = planfile.Look, planfile.Disagrees
			f.Decided = append(f.Decided, d.examples.deductibleAt)
		}
		if a.self == nil {
			f.State, f.Reason = planfile.Look, planfile.UnclearAmount
		}
		d.add(f)
		if a.family == nil {
			d.Lacks(base + "/family")
			continue
		}
		d.add(field("family", amountOf(*a.family)))
		decided := planfile.Remark{Place: d.why[q].place, Text: d.why[q].text}
		isEmbedded, isAggregate := contains(why, embedded), contains(why, aggregate)
		switch {
		case isAggregate && !isEmbedded && a.person == nil:
			f := field("aggregate", value(true))
			f.Decided = []planfile.Remark{decided}
			d.add(f)
		default:
			person := self
			if a.person != nil {
				person = a.person
			}
			f := field("person", amountOf(*person))
			if decided.Text != "" {
				f.Decided = []planfile.Remark{decided}
			}
			if isAggregate || !isEmbedded && *person != *a.family {
				f.State, f.Reason = planfile.Look, planfile.UnclearFamily
			}
			d.add(f)
		}
	}
	if open {
		// Behind those that were read, so that the list has no gap where a person says that there is none.
		d.Unread(fmt.Sprintf("/%s/%d", list, i), planfile.UnreadAmount, answer.place, answer.text)
	}
}

// coversOutside tells whether any cell out of network says anything but "not covered".
func (d *drafting) coversOutside() bool {
	for _, r := range d.rows {
		// The law has emergencies covered everywhere.
		if r.row == noRow || urgent(r.row) {
			continue
		}
		if s := squash(d.english(r.out.text)); s != "" && s != "notcovered" {
			return true
		}
	}
	return false
}

func (d *drafting) ownDeductibles() {
	answer := d.asked[otherDeductiblesQuestion]
	if answer.text == "" || noWord.MatchString(plainText(answer.text)) {
		return
	}
	remark := planfile.Remark{Place: answer.place, Text: answer.text}
	d.own = &remark
	n := 0
	for _, f := range d.Fields {
		if strings.HasPrefix(f.Pointer, "/deductibles/") && strings.HasSuffix(f.Pointer, "/self") {
			n++
		}
	}
	at := fmt.Sprintf("/deductibles/%d", n)
	if f := d.Field(at); f != nil && f.State == planfile.NotRead {
		f.Decided = append(f.Decided, remark) // one place for all that was not read of deductibles
		return
	}
	d.Unread(at, planfile.OwnDeductible, answer.place, answer.text)
}

func (d *drafting) referral() {
	answer := d.asked[referralQuestion]
	f := planfile.Field{Pointer: "/requiresReferral", State: planfile.NotThere, Reason: planfile.Unstated}
	if text := plainText(answer.text); text != "" {
		f = planfile.Field{Pointer: f.Pointer, State: planfile.Read, Place: answer.place, Text: answer.text}
		s := squash(text)
		switch {
		case strings.HasPrefix(s, "no"):
			f.Value = value(false)
		case strings.HasPrefix(s, "yes") || strings.HasPrefix(s, "si"):
			f.Value = value(true)
		default:
			f.State, f.Reason = planfile.NotRead, planfile.NotTerms
		}
		if len(s) > len("yes") && f.State == planfile.Read && s != "si" {
			f.State, f.Reason = planfile.Look, planfile.DecidingRemark
		}
	}
	d.add(f)
}

// cells are the fields of a service's terms: in each tier of the network, and outside.
var cells = [plan.MostTiers + 1]string{"terms", "tier2", "tier3", "outOfNetwork"}

// outside is behind the tiers.
const outside = plan.MostTiers

// tiered is how many tiers the draft has.
func (d *drafting) tiered() int {
	if d.only > 0 {
		return 1
	}
	return len(d.tiers)
}

// tiersOf adds the tiers that a limit is for. Which others count toward it no summary
// says; an amount without a tier may be for all of them or for one.
func (d *drafting) tiersOf(base string, a *amounts, answer column) {
	var tiers []int
	for tier := range len(d.tiers) {
		if a.tier == 0 || a.tier == tier+1 {
			tiers = append(tiers, tier+1)
		}
	}
	d.Looks(base+"/tiers", tiers, planfile.TiersAlike, answer.place, answer.text)
}

// costs is what a row says in its columns of costs.
func (r *chartRow) costs() string {
	var texts []string
	for _, c := range append(slices.Clone(r.ins), r.out) {
		texts = append(texts, c.text)
	}
	return strings.Join(texts, " ")
}

// other is the column that one of the network can refer to: the first, which can refer to
// the one outside.
func (r *chartRow) other(tier int) column {
	if tier > 0 {
		return r.ins[0]
	}
	return r.out
}

// benefit adds what a row of the chart says.
func (d *drafting) benefit(r *chartRow) {
	if r.row == noRow || r.row == otherPractitionerRow {
		d.note(r.place, strings.TrimSpace(r.label+" "+r.costs()+" "+r.limits.text))
		return
	}
	limits := remarksOf(d.english(r.limits.text))
	for _, b := range limits.beyond {
		d.note(r.limits.place, b)
	}
	twin := d.stated[services[r.row][0]]
	if twin {
		// The first row's terms stand; what a second one says of the same service is shown.
		for i := range d.Fields {
			f := &d.Fields[i]
			for _, s := range services[r.row] {
				if strings.HasPrefix(f.Pointer, "/benefits/"+s.String()+"/") && f.State == planfile.Read {
					f.State, f.Reason = planfile.Look, planfile.TwoRows
				}
			}
		}
		d.note(r.place, strings.TrimSpace(r.label+" "+r.costs()))
		return
	}
	var all [plan.MostTiers + 1]reading
	for _, s := range services[r.row] {
		d.stated[s] = true
		kind := terms.OwnCare
		switch s {
		case service.Lab:
			kind = terms.Lab
		case service.XRay:
			kind = terms.XRay
		}
		all = [plan.MostTiers + 1]reading{}
		for tier := range r.ins {
			of := care{row: r.row, kind: kind, tier: tier, subject: d.subject[max(tier, d.only-1)]}
			all[tier] = d.side(r, limits, of, r.ins[tier], r.other(tier))
		}
		beyond := care{row: r.row, kind: kind, out: true, subject: d.subject[outside]}
		if urgent(r.row) {
			// In an emergency the deductible of the network counts outside too.
			beyond.subject = d.subject[max(0, d.only-1)] || d.subject[outside]
		}
		all[outside] = d.side(r, limits, beyond, r.out, r.ins[0])
		openDays := limits.limitDays && slices.ContainsFunc(all[:], owesByDay) && !contains(squash(limits.limitText), []string{"cover"})
		if openDays {
			// The days may be those that owe the copay, beyond which nothing is owed.
			remark := planfile.Remark{Place: r.limits.place, Text: limits.limitText}
			for i := range all {
				if owesByDay(all[i]) {
					all[i].look(planfile.DecidingRemark, remark)
				}
			}
		}
		in := all[0]
		for tier := range r.ins {
			d.terms(s, cells[tier], all[tier], r.ins[tier])
		}
		if !d.inside {
			d.terms(s, cells[outside], all[outside], r.out)
		}
		d.within(s, in, r.ins[0])
		covered := in.state != planfile.NotRead && !in.terms.NotCovered
		switch at := "/benefits/" + s.String() + "/visitLimit"; {
		case limits.limit != nil && (!covered || openDays && !contains(squash(limits.limitText), coverage)):
			d.note(r.limits.place, limits.limitText)
		case limits.limit != nil && !fits(s, limits.limit, limits.limitDays):
			d.Unread(at, planfile.NotTerms, r.limits.place, limits.limitText)
		case limits.limit != nil:
			f := planfile.Field{Pointer: at, Value: value(limits.limit), State: planfile.Read, Place: r.limits.place, Text: limits.limitText}
			// A benefit period is a year, or an illness with its stays.
			period := strings.Contains(squash(limits.limitText), "benefitperiod")
			if len(limits.deciding) > 0 || limits.unread != "" || r.limits.merged || r.misheaded != nil || openDays || period {
				f.State, f.Reason = planfile.Look, planfile.DecidingRemark
			}
			d.add(f)
		case limits.unread != "" && covered:
			d.Unread(at, planfile.NotTerms, r.limits.place, limits.unread)
		case limits.unread != "":
			d.note(r.limits.place, limits.unread)
		}
	}
	d.readings[r.row] = all
	for _, text := range limits.deciding {
		d.note(r.limits.place, text)
	}
}

// side reads what a row says on one side of the network.
func (d *drafting) side(r *chartRow, limits remarks, of care, own, other column) reading {
	text := d.english(own.text)
	referred := refers.MatchString(plainText(text))
	if referred {
		text = d.english(other.text)
	}
	got := d.standing.read(text, of, limits, r.limits.place)
	if own.across {
		return notRead(planfile.AcrossCells)
	}
	if got.state == planfile.NotRead {
		return got
	}
	if bounded := got.whole.PlanPays.Column > 0 || got.whole.Limit.Count > 0; bounded && (of.out || of.tier > 0) {
		// A plan has one limit for all of the network: without their own, these terms say too much.
		return notRead(planfile.NotTerms)
	} else if bounded {
		got.look(planfile.DecidingRemark)
	}
	if referred {
		got.look(planfile.Reference, planfile.Remark{Place: other.place, Text: other.text})
	}
	if own.torn || own.merged && hasCopay(got.terms) {
		got.look(planfile.MergedCell)
	}
	if own.several {
		got.look(planfile.SeveralCells)
	}
	if r.misheaded != nil {
		got.look(planfile.Disagrees, *r.misheaded)
	}
	if r.rest != "" && !idleRest(r.rest) || tierAlone(r.label) {
		got.look(planfile.OtherLabel, planfile.Remark{Place: r.place, Text: r.label})
	}
	if d.own != nil && !got.terms.NotCovered {
		got.look(planfile.OwnDeductible, *d.own)
	}
	if e := d.examples; r.row == specialistRow && !of.out && of.tier == 0 && e.specialist != "" &&
		!strings.Contains(strings.ReplaceAll(plainText(own.text), " ", ""), e.specialist) {
		got.look(planfile.Disagrees, e.specialistAt)
	}
	return got
}

// tierAlone tells whether a row names a tier of drugs by its number, which says nothing sure
// of the drugs: plans have three tiers or six.
func tierAlone(label string) bool { return strings.HasPrefix(squash(afterHeading(label)), "tier") }

// idleRest are ends of labels that name nothing else.
func idleRest(rest string) bool {
	return slices.Contains([]string{"s", "tier1", "tier2", "tier3", "tier4", "generics", "ees", "xraybloodwork", "ctpetscansmris",
		"screeningimmunization", "totreataninjuryorillness", "es"}, rest)
}

func hasCopay(t terms.Terms) bool {
	return t.Rest.HasCopay && t.Rest.Copay.Amount > 0 || t.First.HasCopay && t.First.Copay.Amount > 0
}

// terms adds what a service's terms are on a side.
func (d *drafting) terms(s service.ID, name string, r reading, c column) {
	f := planfile.Field{Pointer: "/benefits/" + s.String() + "/" + name, State: r.state, Reason: r.reason, Place: c.place,
		Text: c.text, Decided: r.decided}
	f.Column = r.column
	if r.state != planfile.NotRead {
		f.Value = value(r.terms.String())
	}
	d.add(f)
}

// fits tells whether a service's unit is what a limit counts: stays are limited in days, all
// else in visits. Hospice care is limited in days too.
func fits(s service.ID, limit *plan.VisitLimit, days bool) bool {
	return (days == s.HasDays() || s == service.Hospice) && (limit.Per != plan.PerStay || s.HasDays())
}

// owesByDay tells whether a copay is owed for every day, and the terms do not say for how many.
func owesByDay(r reading) bool {
	byDay := func(share terms.Share) bool {
		return share.HasCopay && share.Copay.Per == terms.PerDay && share.Copay.MaxDays == 0
	}
	return r.state != planfile.NotRead && (byDay(r.terms.Rest) || byDay(r.terms.First))
}

// within adds what a cell in network says of how much is covered and what the plan pays at
// most, which a person has to confirm with its terms.
func (d *drafting) within(s service.ID, r reading, c column) {
	if r.state == planfile.NotRead {
		return
	}
	if most := r.whole.PlanPays; most.Column > 0 {
		d.planPays(s, most, c)
	}
	if said := r.whole.Limit; said.Count > 0 {
		at := "/benefits/" + s.String() + "/visitLimit"
		if limit := visitLimit(said); limit != nil && fits(s, limit, said.Days) {
			d.Looks(at, limit, planfile.DecidingRemark, c.place, c.text)
		} else {
			d.Unread(at, planfile.NotTerms, c.place, c.text)
		}
	}
}

func (d *drafting) planPays(s service.ID, most terms.PlanPays, c column) {
	if most.Per == terms.EachDay && !s.HasDays() {
		d.Unread("/benefits/"+s.String()+"/planPaysAtMost", planfile.NotTerms, c.place, c.text)
		return
	}
	per := map[terms.Each]plan.PayPeriod{terms.EachUse: plan.PayUse, terms.EachDay: plan.PayDay, terms.EachYear: plan.PayYear,
		terms.EachLifetime: plan.PayLifetime}[most.Per]
	d.add(planfile.Field{Pointer: "/benefits/" + s.String() + "/planPaysAtMost", Value: value(plan.PayLimit{Amount: most.Amount, Per: per}),
		State: planfile.Look, Reason: planfile.DecidingRemark, Place: c.place, Text: c.text})
}

// excluded are services that the paper lists as not covered, or covered in some way that it
// does not say.
func (d *drafting) excluded() {
	const (
		before = iota
		uncovered
		covered
		after
	)
	where := before
	lists := map[service.ID][]string{
		service.Acupuncture:  {"acupuncture", "acupuntura"},
		service.Chiropractic: {"chiropractic", "quiropractic"},
		service.EyeExam:      {"routineeyecareadult", "cuidadodelavistaderutinaadultos"},
	}
	ids := []service.ID{service.Chiropractic, service.Acupuncture, service.EyeExam}
	for _, l := range d.lines {
		s := squash(l.text)
		switch {
		case contains(s, []string{"servicesyourplangenerallydoesnotcover", "servicesyourplandoesnotcover", "serviciosquesuplanengeneralnocubre",
			"serviciosqueengeneralnocubresuplan"}):
			where = uncovered
		case contains(s, []string{"othercoveredservices", "otrosservicioscubiertos"}):
			where = covered
		case contains(s, []string{"yourrightstocontinuecoverage", "susderechosacontinuar", "aboutthesecoverageexamples"}):
			where = after
		}
		if where != uncovered && where != covered {
			continue
		}
		for _, id := range ids {
			if d.stated[id] || !contains(s, lists[id]) {
				continue
			}
			d.stated[id] = true
			if where == covered {
				d.Lacks("/benefits/" + id.String() + "/terms")
				d.note(l.place(), bullet(l.text, lists[id]))
				continue
			}
			for _, name := range []string{"terms", "outOfNetwork"} {
				d.add(planfile.Field{Pointer: "/benefits/" + id.String() + "/" + name, Value: value("Not covered"), State: planfile.Read,
					Place: l.place(), Text: bullet(l.text, lists[id])})
			}
		}
	}
}

var (
	exempts = regexp.MustCompile(`(?i)(?:does|do|will) not apply|(?:doesn't|don't) apply|waived|except|no (?:se )?aplica`)
	// counted are words of care or shares that a maximum without them does not count.
	counted = regexp.MustCompile(`(?i)copay|co-pay|coinsur|deductible|drug|prescription|pharmacy|specific|certain|` +
		`copago|coseguro|deducible|medicamento`)
)

var bullets = regexp.MustCompile(`[•■▪●·]`)

// bullet gives the part of a line of lists that has some words.
func bullet(line string, words []string) string {
	for _, part := range bullets.Split(line, -1) {
		if contains(squash(part), words) {
			return strings.TrimSpace(part)
		}
	}
	return line
}

// other is the share of all other care: what the coverage examples say, else what
// outpatient care costs, which a person has to confirm.
func (d *drafting) other() {
	at := "/benefits/other/"
	facility := d.readings[outpatientFacilityRow]
	in := planfile.Field{Pointer: at + "terms", State: planfile.NotThere, Reason: planfile.Unstated}
	if share := d.examples.other; share != "" && !d.examples.inconsistent {
		text := share + " coinsurance"
		if strings.HasPrefix(share, "$") {
			text = share + " copay"
		}
		unmarked := terms.UnmarkedAfter
		if !d.subject[0] {
			unmarked = terms.UnmarkedWaived
		}
		if t, err := terms.Parse(text, unmarked); err == nil {
			in = planfile.Field{Pointer: in.Pointer, Value: value(t.String()), State: planfile.Look, Reason: planfile.FromExamples,
				Place: d.examples.otherAt.Place, Text: d.examples.otherAt.Text}
			// What outpatient care costs bears the examples out.
			if facility[0].state == planfile.Read && facility[0].terms == t {
				in.State, in.Reason = planfile.Read, ""
			}
		}
	}
	if in.State == planfile.NotThere && facility[0].state != "" && facility[0].state != planfile.NotRead {
		in.Value, in.State, in.Reason = value(facility[0].terms.String()), planfile.Look, planfile.Assumed
	}
	d.add(in)
	for i, like := range facility[1:] {
		if i+1 != outside && i+1 >= d.tiered() {
			continue
		}
		f := planfile.Field{Pointer: at + cells[i+1], State: planfile.NotThere, Reason: planfile.Unstated}
		if like.state != "" && like.state != planfile.NotRead {
			f.Value, f.State, f.Reason = value(like.terms.String()), planfile.Look, planfile.Assumed
		}
		d.add(f)
	}
}

// planType is the type that the paper names, else what its network makes likely.
func (d *drafting) planType() {
	remark, found := d.find(typeWords)
	f := planfile.Field{Pointer: "/type", State: planfile.NotThere, Reason: planfile.Unstated}
	if found != nil {
		f = planfile.Field{Pointer: "/type", State: planfile.Read, Place: remark.Place, Text: remark.Text}
		word := strings.ToUpper(found[1])
		for _, t := range plan.Type("").Words() {
			if strings.EqualFold(t, word) {
				f.Value = value(t)
			}
		}
	}
	if f.Value == nil {
		likely := plan.PPO
		if !d.coversOutside() {
			likely = plan.EPO
			for _, f := range d.Fields {
				if f.Pointer == "/requiresReferral" && string(f.Value) == "true" {
					likely = plan.HMO
				}
			}
		}
		f.Value, f.State, f.Reason = value(likely), planfile.Look, planfile.NoPlanType
	}
	d.add(f)
	if named := accountWords.FindString(d.Name + " | " + remark.Text); named != "" {
		// No summary says that a health savings account may go with the plan; its name may hint at it.
		d.Looks("/hsaEligible", true, planfile.Assumed, remark.Place, named)
	}
}

// missing adds the services whose rows the template has and the paper has not.
func (d *drafting) missing() {
	for r := range rows {
		if r == outpatientSubstanceRow || r == inpatientSubstanceRow || r == deliveryRow {
			continue
		}
		for _, s := range services[r] {
			if !d.stated[s] {
				d.Lacks("/benefits/" + s.String() + "/terms")
			}
		}
	}
	for _, s := range []service.ID{service.Chiropractic, service.Acupuncture, service.EyeExam} {
		if !d.stated[s] {
			d.Lacks("/benefits/" + s.String() + "/terms")
		}
	}
}
