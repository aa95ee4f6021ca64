package puf

import (
	"strings"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/terms"
)

// A reading is what the two cells of a tier, copay and coinsurance, come to.
type reading struct {
	terms  terms.Terms
	state  planfile.State
	reason planfile.Reason
	// waits is why a person has to see what the column on the deductible says; empty where
	// it has said nothing.
	waits planfile.Reason
}

// readPair reads a tier of a row. Cells of 2014 and 2015 leave it to a column of its own
// whether the deductible comes first.
func (s *Set) readPair(r *row, p pair) reading {
	got := s.readCells(r.cell(p.copay), r.cell(p.coinsurance), p.outside)
	if p.waits == "" || got.state == planfile.NotRead || got.terms.NotCovered {
		return got
	}
	share := &got.terms.Rest
	waits := share.HasCopay && share.Copay.Deductible != terms.Waived || share.HasCoinsurance && share.Coinsurance.Deductible != terms.Waived
	switch cell := r.cell(p.waits); {
	case isYes(cell) && !waits:
		if share.HasCopay {
			share.Copay.Deductible = terms.After
		}
		if share.HasCoinsurance {
			share.Coinsurance.Deductible = terms.After
		}
		got.waits = planfile.DecidingRemark
	case strings.EqualFold(cell, "no") && waits:
		got.waits = planfile.Disagrees
	}
	return got
}

// readCells reads copay and coinsurance of one tier. Package terms has the rules for two
// cells of one row; which of its readings a person has to see is decided here.
func (s *Set) readCells(copay, coinsurance string, outside bool) reading {
	text := cellText(copay) + " | " + cellText(coinsurance)
	key := text
	if outside {
		key += " out"
	}
	if known, ok := s.texts[key]; ok {
		return known
	}
	if len(s.texts) > 10_000 { // more than all years' files have
		clear(s.texts)
	}
	r := readText(text, outside)
	s.texts[strings.Clone(key)] = r
	return r
}

func cellText(cell string) string {
	if isNone(cell) {
		return "Not Applicable"
	}
	return cell
}

func readText(text string, outside bool) reading {
	got, err := terms.Read(text, terms.UnmarkedWaived)
	if err != nil {
		reason := planfile.NotTerms
		if e, ok := err.(*terms.SyntaxError); ok && e.Code == terms.CodeNotApplicable {
			reason = NoShareStated
		}
		return reading{state: planfile.NotRead, reason: reason}
	}
	r := reading{terms: got.Terms, state: planfile.Read}
	t := &r.terms
	if got.Limit.Column > 0 || got.PlanPays.Column > 0 || t.FirstVisits > 0 || t.Beside[0].Of != terms.NoOther {
		return reading{state: planfile.NotRead, reason: planfile.NotTerms} // nothing that a cell of these files says
	}
	switch share := &t.Rest; {
	case t.NotCovered:
		if !outside { // out of network issuers file it so; in network it may be an error
			r.state, r.reason = planfile.Look, planfile.HundredPercent
		}
	case share.HasCopay && share.HasCoinsurance && apart(share):
		r.state, r.reason = planfile.Look, CellsDiffer
		if share.Coinsurance.Rate == 0 {
			// "$40" and "no charge after deductible": CMS reckons with the copay after the
			// deductible (Copay and Coinsurance Extrapolation Table of its yearly cost data).
			share.Copay.Deductible, share.HasCoinsurance, share.Coinsurance = terms.After, false, terms.Coinsurance{}
		}
	}
	return r
}

// apart tells whether copay and coinsurance stand to the deductible in ways that no
// plan's paper would print side by side: one waits for it and the other does not.
func apart(share *terms.Share) bool {
	return (share.Copay.Deductible == terms.Waived) != (share.Coinsurance.Deductible == terms.Waived)
}
