package planfile

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Filing is what filings to CMS say of the share of a service, in the Marketplace API and
// in machine-readable plans alike: a copay and a percentage, each with words on how it
// stands to the deductible.
type Filing struct {
	Copay, Rate       json.Number // dollars; of 1
	CopayOpt, RateOpt string
}

// Words are the filing in the words of the cells of CMS's files, which package terms reads
// together: "$50 copay after deductible | 100%". It is empty where it says nothing that
// can be put so, and unsure where zeros stand there without a word.
func (f Filing) Words() (words string, unsure bool) {
	copay, ok := f.copay()
	rate, ok2 := f.rate()
	if !ok || !ok2 || f.Contradicts() {
		return "", false
	}
	if copay == "" && rate == "" {
		if f.Copay == "" && f.Rate == "" {
			return "", false
		}
		return "No charge", true
	}
	cell := func(text string) string {
		if text == "" {
			return "Not applicable"
		}
		return text
	}
	return cell(copay) + " | " + cell(rate), false
}

// plainOpt is a word on the deductible as the files' cells have it.
func plainOpt(opt string) string {
	opt = strings.ToLower(strings.Join(strings.FieldsFunc(opt, func(r rune) bool { return r == '-' || r == ' ' || r == '_' }), " "))
	if opt == "n/a" || opt == "not applicable" || opt == "null" || opt == "none" {
		return ""
	}
	return opt
}

// notApplicable is the word of FHIR's formularies for a share that is not owed at all.
const notApplicable = "not applicable"

// ownOpt is the word on a copay, or on a percentage, without the name of either, and in the
// words of terms: "charge" is what is owed without the deductible.
func ownOpt(opt, kind string) string {
	opt = strings.TrimSpace(strings.TrimPrefix(plainOpt(opt), kind))
	if opt == "charge" {
		return "deductible does not apply"
	}
	return opt
}

func (f Filing) copay() (string, bool) {
	amount := money.Cents(0)
	if f.Copay != "" {
		var ok bool
		if amount, ok = ParseAmount(string(f.Copay)); !ok {
			return "", false
		}
	}
	opt := ownOpt(f.CopayOpt, "copay")
	switch {
	case strings.HasPrefix(opt, "no charge"):
		return opt, true
	case opt == notApplicable && amount == 0:
		return "", true
	case amount > 0:
		return strings.TrimSpace("$" + amount.String() + " copay " + opt), true
	case opt != "":
		return "$0 copay " + opt, true
	}
	return "", true
}

func (f Filing) rate() (string, bool) {
	opt := ownOpt(f.RateOpt, "coinsurance")
	if strings.HasPrefix(opt, "no charge") {
		return opt, true
	}
	percent, ok := percentOf(string(f.Rate))
	switch {
	case !ok:
		return "", false
	case opt == notApplicable && (percent == "0" || percent == "100"): // only the copay is owed
		return "", true
	case percent == "0" && opt == "":
		return "", true
	}
	return strings.TrimSpace(percent + "% coinsurance " + opt), true
}

// percentOf turns a share of 1, such as 0.125, into percent without rounding.
func percentOf(share string) (string, bool) {
	if share == "" {
		return "0", true
	}
	whole, rest, _ := strings.Cut(share, ".")
	rest += "00"
	digits := strings.TrimLeft(whole+rest[:2], "0")
	if digits == "" {
		digits = "0"
	}
	if below := strings.TrimRight(rest[2:], "0"); below != "" {
		digits += "." + below
	}
	_, err := money.ParseRate(digits)
	return digits, err == nil
}

// Contradicts tells whether "no charge" stands next to an amount or a percentage: one of
// the two is wrong, and only a person can find out which.
func (f Filing) Contradicts() bool {
	free := func(opt, kind string) bool { return strings.HasPrefix(ownOpt(opt, kind), "no charge") }
	amount, isAmount := ParseAmount(string(f.Copay))
	percent, isPercent := percentOf(string(f.Rate))
	return free(f.CopayOpt, "copay") && f.Copay != "" && (!isAmount || amount > 0) ||
		free(f.RateOpt, "coinsurance") && (!isPercent || percent != "0")
}

// Nothing tells whether nothing is filed.
func (f Filing) Nothing() bool {
	return f.Copay == "" && f.Rate == "" && plainOpt(f.CopayOpt) == "" && plainOpt(f.RateOpt) == ""
}

// Filed adds the terms of a filing for a service. Text is the source's own words.
func (d *Draft) Filed(pointer string, f Filing, c Convention, at Place, text string) {
	if f.Nothing() {
		d.Add(Field{Pointer: pointer, State: NotThere, Reason: Unstated, Place: at, Text: text})
		return
	}
	words, unsure := f.Words()
	if words == "" {
		why := NotTerms
		if f.Contradicts() {
			why = Disagrees
		}
		d.Unread(pointer, why, at, text)
		return
	}
	var one Draft
	one.Terms(pointer, c, at, words)
	field := one.Fields[0]
	field.Text, field.Column = text, 0
	_, cell, _ := cellOf(pointer)
	switch {
	case unsure:
		field.State, field.Reason = Look, Zeros
	case string(field.Value) == `"Not covered"` && cell != "outOfNetwork":
		field.State, field.Reason = Look, HundredPercent
	}
	d.Add(field)
}
