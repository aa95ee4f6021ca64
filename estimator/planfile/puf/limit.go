package puf

import (
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
)

// limits reads deductibles and out-of-pocket maximums: for all care together or for
// medical care and drugs apart, in each tier, outside the network, and over both.
func (d *drafter) limits() {
	d.limitsOf("/deductibles", deductibleColumn, "MEDICALDRUGDEDUCTIBLESINTEGRATED")
	d.limitsOf("/outOfPocketMaximums", maximumColumn, "MEDICALDRUGMAXIMUMOUTOFPOCKETINTEGRATED")
}

// covered are what the kinds of limits cover.
var covered = map[string]plan.Covers{"TEHB": plan.MedicalAndDrug, "MEHB": plan.Medical, "DEHB": plan.Drug}

func (d *drafter) limitsOf(list string, column func(kind, side, whose string) string, flag string) {
	kinds, differs := d.kindsOf(column, flag)
	if kinds == nil {
		d.notThere(list)
		return
	}
	n := 0
	for _, kind := range kinds {
		first := d.amounts(kind, "INNTIER1", column)
		for _, side := range sides {
			a := d.amounts(kind, side, column)
			tier2 := side == "INNTIER2"
			if !a.any() || tier2 && d.tiers < 2 {
				continue
			}
			l := limit{
				at: list + "/" + strconv.Itoa(n), amounts: a,
				column: func(whose string) string { return column(kind, side, whose) },
			}
			l.differs = differs
			switch side {
			case "INNTIER1":
				l.network = plan.InNetwork
				if d.tiers > 1 {
					// The law's limit counts all of the network, and papers state one amount where the
					// tiers have the same. The file does not say it.
					if second := d.amounts(kind, "INNTIER2", column); second.same(a) {
						l.tiersUnsaid = true
					} else if second.any() {
						l.tiers, l.tiersUnsaid = []int{1}, true
					}
				}
			case "INNTIER2":
				if a.same(first) {
					continue
				}
				l.network, l.tiers, l.tiersUnsaid = plan.InNetwork, []int{2}, true
			case "OUTOFNET":
				l.network = plan.OutOfNetwork
			case "COMBINNOON":
				l.network = plan.Combined
			}
			l.covers = covered[kind]
			d.limit(&l)
			n++
		}
	}
}

// kindsOf returns which kinds of limits a plan has: for all care together, or apart, as
// the flag says; where only the others are there, those. It returns nil where the file
// has no columns for limits at all.
func (d *drafter) kindsOf(column func(kind, side, whose string) string, flag string) (kinds []string, differs bool) {
	stated := map[string]bool{}
	there := false
	for _, kind := range limitKinds {
		for _, side := range sides {
			stated[kind] = stated[kind] || d.amounts(kind, side, column).any()
			there = there || d.at.file.has(column(kind, side, "INDIVIDUAL"))
		}
	}
	if !there {
		return nil, false
	}
	together, apart := []string{"TEHB"}, []string{"MEHB", "DEHB"}
	isApart := stated["MEHB"] || stated["DEHB"]
	switch text := d.at.cell(flag); {
	case isYes(text):
		if !stated["TEHB"] && isApart {
			return apart, true
		}
		return together, isApart && hasAmount(d, "MEHB", column)
	case strings.EqualFold(text, "no"):
		if !isApart && stated["TEHB"] {
			return together, true
		}
		return apart, stated["TEHB"] && hasAmount(d, "TEHB", column)
	case isApart && stated["TEHB"]:
		return together, true
	case isApart:
		return apart, false
	}
	return together, false
}

// hasAmount tells whether an amount above 0 is stated.
func hasAmount(d *drafter, kind string, column func(kind, side, whose string) string) bool {
	for _, side := range sides {
		if a := d.amounts(kind, side, column); a.self.amount > 0 || a.group.amount > 0 {
			return true
		}
	}
	return false
}

// An amount is what a cell states: nothing, an amount, or something else.
type amount struct {
	column string
	text   string
	stated bool
	unread bool
	amount money.Cents
}

// amounts are those of one limit.
type amounts struct{ self, person, group amount }

func (a *amounts) any() bool {
	return a.self.stated || a.person.stated || a.group.stated || a.self.unread || a.person.unread || a.group.unread
}

func (a *amounts) same(b *amounts) bool {
	same := func(x, y amount) bool { return x.stated == y.stated && x.amount == y.amount && x.unread == y.unread }
	return same(a.self, b.self) && same(a.person, b.person) && same(a.group, b.group)
}

func (d *drafter) amounts(kind, side string, column func(kind, side, whose string) string) *amounts {
	a := &amounts{
		self:   d.amount(column(kind, side, "INDIVIDUAL")),
		person: d.amount(column(kind, side, "FAMILYPERPERSON")),
		group:  d.amount(column(kind, side, "FAMILYPERGROUP")),
	}
	if both := column(kind, side, "FAMILY"); d.at.file.has(both) && !a.person.stated && !a.group.stated {
		person, group, _ := strings.Cut(d.at.cell(both), "|")
		a.person, a.group = amountOf(both, person), amountOf(both, group)
		if !strings.Contains(strings.ToLower(person), "person") && !isNone(strings.TrimSpace(person)) {
			// One amount alone is the family's.
			a.person, a.group = amount{column: both}, amountOf(both, person)
		}
	}
	return a
}

func (d *drafter) amount(column string) amount { return amountOf(column, d.at.cell(column)) }

// amountOf reads "$9,800 ", "$9800 per person", "Not Applicable".
func amountOf(column, text string) amount {
	text = strings.TrimSpace(text)
	a := amount{column: column, text: text}
	if isNone(text) {
		return a
	}
	digits := strings.TrimPrefix(text, "$")
	for _, behind := range []string{"per person", "per group", "per family"} {
		digits = strings.TrimSuffix(digits, behind)
	}
	cents, err := money.ParseCents(strings.ReplaceAll(strings.TrimSpace(digits), ",", ""))
	a.stated, a.unread, a.amount = err == nil, err != nil, cents
	return a
}

// A limit is one as it becomes fields of a plan.
type limit struct {
	at          string
	amounts     *amounts
	column      func(whose string) string
	covers      plan.Covers
	network     plan.Network
	tiers       []int
	tiersUnsaid bool
	differs     bool
}

// limit puts a limit: what it covers stands in the names of its columns.
func (d *drafter) limit(l *limit) {
	a := l.amounts
	column := firstStated(a)
	state, reason := planfile.Read, planfile.Reason("")
	if l.differs {
		state, reason = planfile.Look, FlagDiffers
	}
	put := func(name string, value any, state planfile.State, reason planfile.Reason) {
		f := planfile.Field{
			Pointer: l.at + "/" + name, State: state, Reason: reason, Value: asJSON(value), Place: d.at.place(column),
			Text: d.at.cell(column),
		}
		d.field(f)
	}
	put("covers", l.covers, state, reason)
	put("network", l.network, planfile.Read, "")
	if l.tiers != nil || l.tiersUnsaid {
		tiers := l.tiers
		if tiers == nil {
			tiers = []int{1, 2}
		}
		put("tiers", tiers, planfile.Look, planfile.TiersAlike)
	}
	money := func(name string, from amount, state planfile.State, reason planfile.Reason) {
		f := planfile.Field{
			Pointer: l.at + "/" + name, State: state, Reason: reason, Place: d.at.place(from.column),
			Text: d.at.cell(from.column),
		}
		if from.unread {
			f.State, f.Reason = planfile.NotRead, planfile.NotANumber
		} else {
			f.Value = asJSON(from.amount)
		}
		d.field(f)
	}
	is := func(x amount) bool { return x.stated || x.unread }
	switch {
	case is(a.self):
		money("self", a.self, planfile.Read, "")
	case is(a.person):
		money("self", a.person, planfile.Look, NoSelfAmount)
	default:
		money("self", a.group, planfile.Look, NoSelfAmount)
	}
	switch {
	case is(a.person) && is(a.group):
		money("person", a.person, planfile.Read, "")
		money("family", a.group, planfile.Read, "")
	case is(a.group): // the family's amount alone counts
		money("family", a.group, planfile.Read, "")
		d.field(planfile.Field{
			Pointer: l.at + "/aggregate", State: planfile.Read, Value: asJSON(true),
			Place: d.at.place(a.person.column), Text: d.at.cell(a.person.column),
		})
	case is(a.person):
		money("person", a.person, planfile.Read, "")
		f := planfile.Field{
			Pointer: l.at + "/family", State: planfile.Look, Reason: NoFamilyAmount, Place: d.at.place(a.group.column),
			Text: d.at.cell(a.group.column),
		}
		if a.person.unread {
			f.State = planfile.NotRead
		} else {
			f.Value = asJSON(a.person.amount * mostCovered)
		}
		d.field(f)
	}
}

// mostCovered is how many people a request takes at most: a family's amount of as many
// times a person's is never met before each person's.
const mostCovered = 12

func firstStated(a *amounts) string {
	for _, one := range []amount{a.self, a.person, a.group} {
		if one.stated || one.unread {
			return one.column
		}
	}
	return a.self.column
}
