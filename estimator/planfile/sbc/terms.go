package sbc

import (
	"errors"
	"regexp"
	"strings"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/terms"
)

// A reading is what a cell of costs says.
type reading struct {
	state   planfile.State
	reason  planfile.Reason
	decided []planfile.Remark
	terms   terms.Terms
	// whole is what else the cell says; column is where it could not be read.
	whole  terms.Reading
	column int
}

// look says that a person has to look at the reading, for the first reason that there is.
func (r *reading) look(reason planfile.Reason, decided ...planfile.Remark) {
	if r.state == planfile.NotRead {
		return
	}
	if r.state == planfile.Read {
		r.state, r.reason = planfile.Look, reason
	}
	r.decided = append(r.decided, decided...)
}

func notRead(reason planfile.Reason) reading {
	return reading{state: planfile.NotRead, reason: reason}
}

var refers = regexp.MustCompile(`(?i)^(?:covered |paid |payable )?(?:the )?(?:same )?(?:as|at)(?: the)?(?: for)? ` +
	`(?:in-?network|network|participating|preferred|plan|tier 1)(?: provider)?s?(?: (?:benefits?|level|coverage))?\.?$|` +
	`^igual que dentro de la red\.?$|^lo mismo que dentro de la red\.?$`)

// copayFirst is how an insurer of many summaries has its copays of drugs: what they are and
// stand to, and behind that the amounts.
var copayFirst = regexp.MustCompile(`(?i)^(copay(?:ment)? ?/ ?prescription)(, deductible does(?:n't| not) apply)?: ` +
	`(\$[\d.,]+) \((retail)\)(?:[,;] (\$[\d.,]+) \((mail order)\))?$`)

// amountFirst puts the amounts of such a text before what they are.
func amountFirst(text string) string {
	m := copayFirst.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	text = m[3] + " " + m[1] + " (" + m[4] + ")"
	if m[5] != "" {
		text += ", " + m[5] + " " + m[1] + " (" + m[6] + ")"
	}
	return text + m[2]
}

// care is what the reading of a text is asked for: which service's row it is, and on which side.
type care struct {
	row  row
	kind terms.Care
	out  bool
	// tier is that of the network, from 0.
	tier int
	// subject tells whether there is a deductible for it at all.
	subject bool
}

// read reads the terms of a cell.
func (st *standing) read(text string, of care, limits remarks, limitsPlace planfile.Place) reading {
	text = amountFirst(plainText(text))
	if text == "" {
		return notRead(planfile.EmptyCell)
	}
	remark := func(text string) planfile.Remark { return planfile.Remark{Place: limitsPlace, Text: text} }
	whole, err := terms.Read(text, terms.UnmarkedIsError)
	r := reading{state: planfile.Read, whole: whole}
	if whole.Terms.Unknown {
		return notRead(planfile.NotTerms)
	}
	var fault *terms.SyntaxError
	switch errors.As(err, &fault); {
	case err == nil:
	case fault.Code == terms.CodeUnmarked:
		if whole, err = terms.Read(text, terms.UnmarkedAfter); err != nil {
			return notRead(planfile.NotTerms)
		}
		how := st.stand(&r, &whole, of, limits, limitsPlace)
		if whole, err = terms.Read(text, how); err != nil {
			return notRead(planfile.NotTerms)
		}
		r.whole = whole
	case fault.Code == terms.CodeHundred && of.out:
		r.terms = terms.Terms{NotCovered: true}
		r.look(planfile.HundredPercent)
		return r
	default:
		got := notRead(planfile.NotTerms)
		got.column = fault.Column
		return got
	}
	t, ok := whole.Of(of.kind)
	if !ok {
		return notRead(planfile.NotTerms)
	}
	if d := whole.Deductible; d.HasAmount || d.Medical || d.In || d.Out {
		r.look(planfile.OwnDeductible)
	}
	for _, p := range whole.Percentages {
		if p.Bare && p.Rate > 50_00 && !of.out {
			r.look(planfile.PercentOfPlan)
		}
	}
	if limits.admitted != "" && !of.out && !t.NotCovered {
		if admitted, err := terms.Read(t.String()+", waived if admitted", terms.UnmarkedIsError); err == nil {
			t = admitted.Terms
			r.look(planfile.DecidedByRemark, remark(limits.admitted))
		} else {
			r.look(planfile.DecidingRemark, remark(limits.admitted))
		}
	}
	r.terms = t
	if !t.NotCovered {
		for _, d := range limits.deciding {
			r.look(planfile.DecidingRemark, remark(d))
		}
	}
	return r
}

// stand tells how terms without a word about the deductible stand to it, and what decided it.
func (st *standing) stand(r *reading, whole *terms.Reading, of care, limits remarks, at planfile.Place) terms.Unmarked {
	t := whole.Terms
	// Emergencies are covered outside as they are inside; page 1 seldom says so.
	named := st.before[of.row] && (!of.out || urgent(of.row))
	switch {
	case of.row == preventiveRow && !of.out && free(t):
		// The law lets nothing be owed for it, and the deductible neither (R15).
		return terms.UnmarkedWaived
	case !of.subject:
		return terms.UnmarkedWaived
	case limits.waives != "" && !of.out:
		r.look(planfile.DecidedByRemark, planfile.Remark{Place: at, Text: limits.waives})
		return terms.UnmarkedWaived
	case named:
		r.look(planfile.DecidedByAnswer, *st.answer)
		return terms.UnmarkedWaived
	case st.copays && !of.out:
		r.look(planfile.DecidedByAnswer, *st.answer)
		return terms.UnmarkedCopaysWaived
	}
	if st.sentence == nil {
		r.look(planfile.Unmarked)
	} else {
		r.decided = append(r.decided, *st.sentence)
	}
	copay := t.Rest.HasCopay || t.FirstVisits > 0
	switch {
	case limits.waives != "":
		r.look(planfile.DecidingRemark, planfile.Remark{Place: at, Text: limits.waives})
	case free(t):
		r.look(planfile.NoChargeBare)
	case st.answer == nil:
		if st.open {
			r.look(planfile.Unmarked)
		}
	case of.out && (st.outside || copay && !st.only), !of.out && (st.open || copay && !st.only):
		r.look(planfile.DecidedByAnswer, *st.answer)
	}
	return terms.UnmarkedAfter
}

// urgent tells whether a row is of care that is covered outside the network too.
func urgent(r row) bool { return r == emergencyRow || r == ambulanceRow || r == urgentRow }

// free tells whether nothing is owed.
func free(t terms.Terms) bool {
	return !t.NotCovered && t.FirstVisits == 0 && (!t.Rest.HasCopay || t.Rest.Copay.Amount == 0) &&
		(!t.Rest.HasCoinsurance || t.Rest.Coinsurance.Rate == 0)
}

// spanishTerms are the phrases of Spanish papers that are read, and what they are in
// English. What is in none of them is not read.
var spanishTerms = []struct{ spanish, english string }{
	{"el deducible no se aplica", "deductible does not apply"},
	{"el deducible no aplica", "deductible does not apply"},
	{"no se aplica el deducible", "deductible does not apply"},
	{"no se aplica deducible", "deductible does not apply"},
	{"después de alcanzar el deducible", "after deductible"},
	{"después del deducible", "after deductible"},
	{"despues del deducible", "after deductible"},
	{"no está cubierto", "not covered"},
	{"no esta cubierto", "not covered"},
	{"sin cobertura", "not covered"},
	{"no cubierto", "not covered"},
	{"sin cargo", "no charge"},
	{"sin costo", "no charge"},
	{"de copago", "copay"},
	{"copago de", "copay"},
	{"copago", "copay"},
	{"de coseguro", "coinsurance"},
	{"coseguro de", "coinsurance of"},
	{"coseguro", "coinsurance"},
	{"por visita al consultorio", "per office visit"},
	{"visita al consultorio", "office visit"},
	{"por visita", "per visit"},
	{"por consulta", "per visit"},
	{"visita", "visit"},
	{"consulta", "visit"},
	{"por día", "per day"},
	{"por dia", "per day"},
	{"por admisión", "per admission"},
	{"por hospitalización", "per stay"},
	{"por estadía", "per stay"},
	{"por receta", "per prescription"},
	{"receta", "prescription"},
	{"por viaje", "per trip"},
	{"por prueba", "per test"},
	{"por artículo", "per item"},
	{"(farmacia minorista)", "(retail)"},
	{"(venta al por menor)", "(retail)"},
	{"(al por menor)", "(retail)"},
	{"(minorista)", "(retail)"},
	{"(pedido por correo)", "(mail order)"},
	{"(por correo)", "(mail order)"},
	{" y ", " and "},
	{"ninguna", "none"},
	{"ninguno", "none"},
}

// english puts the listed phrases of a Spanish cell into English.
func english(text string) string {
	text = strings.ToLower(plainText(text))
	for _, p := range spanishTerms {
		text = strings.ReplaceAll(text, p.spanish, p.english)
	}
	return text
}
