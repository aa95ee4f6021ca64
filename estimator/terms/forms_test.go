package terms_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/terms"
)

// Short ways to write the terms that a case expects.

func copay(dollars money.Cents, d terms.Deductible) terms.Share {
	return terms.Share{HasCopay: true, Copay: terms.Copay{Amount: dollars * 100, Deductible: d}}
}

func perDay(dollars money.Cents, days int, d terms.Deductible) terms.Share {
	s := copay(dollars, d)
	s.Copay.Per, s.Copay.MaxDays = terms.PerDay, days
	return s
}

func perStay(dollars money.Cents, d terms.Deductible) terms.Share {
	s := copay(dollars, d)
	s.Copay.Per = terms.PerStay
	return s
}

func percent(rate money.Rate, d terms.Deductible) terms.Share {
	return terms.Share{HasCoinsurance: true, Coinsurance: terms.Coinsurance{Rate: rate * 100, Deductible: d}}
}

func both(c, k terms.Share) terms.Share {
	c.HasCoinsurance, c.Coinsurance = true, k.Coinsurance
	return c
}

func upTo(dollars money.Cents, s terms.Share) terms.Share {
	s.HasUpTo, s.UpTo = true, dollars*100
	return s
}

func waivedIfAdmitted(s terms.Share) terms.Share {
	s.Copay.WaivedIfAdmitted = s.HasCopay
	s.Coinsurance.WaivedIfAdmitted = !s.HasCopay
	return s
}

func atLeast(dollars money.Cents, s terms.Share) terms.Share {
	s.Coinsurance.AtLeast = dollars * 100
	return s
}

func only(s terms.Share) terms.Terms { return terms.Terms{Rest: s} }

func visits(n int, first, rest terms.Share) terms.Terms {
	return terms.Terms{FirstVisits: n, First: first, Rest: rest}
}

const (
	waived = terms.Waived
	after  = terms.After
	with   = terms.With
)

// form is one way to write terms. Marked forms mention the deductible in every
// part and mean want under every Unmarked; the others mean want under
// UnmarkedAfter.
type form struct {
	text    string
	want    terms.Terms
	printed string
}

// formsOfR16 are the forms that rule R16 lists, in its order.
var formsOfR16 = []form{
	{"No charge", only(percent(0, after)), "No charge after deductible"},
	{"No charge after deductible", only(percent(0, after)), "No charge after deductible"},
	{"$40", only(copay(40, after)), "$40 copay after deductible"},
	{"$40 copay", only(copay(40, after)), "$40 copay after deductible"},
	{"$40 copay after deductible", only(copay(40, after)), "$40 copay after deductible"},
	{"$40 copay with deductible", only(copay(40, with)), "$40 copay with deductible"},
	{"$40 copay before deductible", only(copay(40, with)), "$40 copay with deductible"},
	{"$40; deductible does not apply", only(copay(40, waived)), "$40 copay; deductible does not apply"},
	{"20%", only(percent(20, after)), "20% coinsurance after deductible"},
	{"20% coinsurance after deductible", only(percent(20, after)), "20% coinsurance after deductible"},
	{"$375 copay per day", only(perDay(375, 0, after)), "$375 copay per day after deductible"},
	{"$375 per day up to 5 days after deductible", only(perDay(375, 5, after)), "$375 copay per day up to 5 days after deductible"},
	{"$1500 copay per stay", only(perStay(1500, after)), "$1500 copay per stay after deductible"},
	{"20% after deductible up to $250", only(upTo(250, percent(20, after))), "20% coinsurance after deductible up to $250"},
	{"$300 copay and 20% after deductible", only(both(copay(300, after), percent(20, after))), "$300 copay after deductible and 20% coinsurance after deductible"},
	{"$350 copay, waived if admitted", only(waivedIfAdmitted(copay(350, after))), "$350 copay after deductible, waived if admitted"},
	{"$50 for the first 3 visits, then $50 after deductible", visits(3, copay(50, waived), copay(50, after)), "$50 copay; deductible does not apply for the first 3 visits, then $50 copay after deductible"},
	{"No charge for the first 3 visits, then 40% after deductible", visits(3, percent(0, waived), percent(40, after)), "No charge; deductible does not apply for the first 3 visits, then 40% coinsurance after deductible"},
	{"Not covered", terms.Terms{NotCovered: true}, "Not covered"},
}

// formsInPrint are further ways in which SBCs and files of CMS say the same.
var formsInPrint = []form{
	{"$40.00 Copay after deductible", only(copay(40, after)), "$40 copay after deductible"},
	{"20.00% Coinsurance after deductible", only(percent(20, after)), "20% coinsurance after deductible"},
	{"$250.00 Copay per Day with deductible", only(perDay(250, 0, with)), "$250 copay per day with deductible"},
	{"$500.00 Copay per Stay", only(perStay(500, after)), "$500 copay per stay after deductible"},
	{"$500.00 Copay per Stay after deductible", only(perStay(500, after)), "$500 copay per stay after deductible"},
	{"No Charge", only(percent(0, after)), "No charge after deductible"},
	{"0%", only(percent(0, after)), "No charge after deductible"},
	{"0.00%", only(percent(0, after)), "No charge after deductible"},
	{"0% coinsurance after deductible", only(percent(0, after)), "No charge after deductible"},
	{"No charge; deductible does not apply", only(percent(0, waived)), "No charge; deductible does not apply"},
	{"$0", only(copay(0, after)), "$0 copay after deductible"},
	{"$0.00 Copay after deductible", only(copay(0, after)), "$0 copay after deductible"},
	{"$12.50 copay", only(terms.Share{HasCopay: true, Copay: terms.Copay{Amount: 1250, Deductible: after}}), "$12.50 copay after deductible"},
	{"12.5% coinsurance", only(terms.Share{HasCoinsurance: true, Coinsurance: terms.Coinsurance{Rate: 1250, Deductible: after}}), "12.5% coinsurance after deductible"},
	{"$9999999.99", only(terms.Share{HasCopay: true, Copay: terms.Copay{Amount: money.MaxCents, Deductible: after}}), "$9999999.99 copay after deductible"},
	{"99%", only(percent(99, after)), "99% coinsurance after deductible"},

	{"$40 copay; deductible does not apply", only(copay(40, waived)), "$40 copay; deductible does not apply"},
	{"$40 copay, deductible does not apply", only(copay(40, waived)), "$40 copay; deductible does not apply"},
	{"$40 copay deductible does not apply", only(copay(40, waived)), "$40 copay; deductible does not apply"},
	{"$40 copay/visit. Deductible does not apply.", only(copay(40, waived)), "$40 copay; deductible does not apply"},
	{"$40 copay (deductible does not apply)", only(copay(40, waived)), "$40 copay; deductible does not apply"},
	{"$40 copay, deductible waived", only(copay(40, waived)), "$40 copay; deductible does not apply"},
	{"$40 copay; deductible is waived", only(copay(40, waived)), "$40 copay; deductible does not apply"},
	{"$40 copay, no deductible", only(copay(40, waived)), "$40 copay; deductible does not apply"},
	{"$40 copay without deductible", only(copay(40, waived)), "$40 copay; deductible does not apply"},
	{"$40 copay, not subject to the deductible", only(copay(40, waived)), "$40 copay; deductible does not apply"},
	{"20%, not subject to deductible", only(percent(20, waived)), "20% coinsurance; deductible does not apply"},
	{"20% coinsurance, subject to deductible", only(percent(20, after)), "20% coinsurance after deductible"},
	{"20% after the deductible is met", only(percent(20, after)), "20% coinsurance after deductible"},
	{"20% after your deductible has been met", only(percent(20, after)), "20% coinsurance after deductible"},

	{"$40 copay/visit", only(copay(40, after)), "$40 copay after deductible"},
	{"$40 copay per visit", only(copay(40, after)), "$40 copay after deductible"},
	{"$40 per visit copay", only(copay(40, after)), "$40 copay after deductible"},
	{"$35 copay/office visit", only(copay(35, after)), "$35 copay after deductible"},
	{"$15 copay per prescription", only(copay(15, after)), "$15 copay after deductible"},
	{"$15 copay/30-day supply", only(copay(15, after)), "$15 copay after deductible"},
	{"$100 copay/test", only(copay(100, after)), "$100 copay after deductible"},
	{"$375 copay/day", only(perDay(375, 0, after)), "$375 copay per day after deductible"},
	{"$375/day copay", only(perDay(375, 0, after)), "$375 copay per day after deductible"},
	{"$375 copay / day", only(perDay(375, 0, after)), "$375 copay per day after deductible"},
	{"$900 copay/admission", only(perStay(900, after)), "$900 copay per stay after deductible"},
	{"40% coinsurance", only(percent(40, after)), "40% coinsurance after deductible"},
	{"40% coinsurance/visit", only(percent(40, after)), "40% coinsurance after deductible"},
	{"40% coinsurance per stay", only(percent(40, after)), "40% coinsurance after deductible"},
	{"40% co-insurance", only(percent(40, after)), "40% coinsurance after deductible"},
	{"$40 co-pay", only(copay(40, after)), "$40 copay after deductible"},
	{"$40 co-payment", only(copay(40, after)), "$40 copay after deductible"},
	{"$40 copayment", only(copay(40, after)), "$40 copay after deductible"},

	{"$375 copay per day first 5 days", only(perDay(375, 5, after)), "$375 copay per day up to 5 days after deductible"},
	{"$375 copay per day for the first 5 days", only(perDay(375, 5, after)), "$375 copay per day up to 5 days after deductible"},
	{"$375 copay per day for first 5 days with deductible", only(perDay(375, 5, with)), "$375 copay per day up to 5 days with deductible"},
	{"$375 a day for 5 days", only(perDay(375, 5, after)), "$375 copay per day up to 5 days after deductible"},
	{"$375 copay per day for up to 5 days", only(perDay(375, 5, after)), "$375 copay per day up to 5 days after deductible"},
	{"$375 copay per day, up to a maximum of 5 days", only(perDay(375, 5, after)), "$375 copay per day up to 5 days after deductible"},
	{"$375 copay per day up to 5 days per stay", only(perDay(375, 5, after)), "$375 copay per day up to 5 days after deductible"},
	{"$375 copay up to 5 days per day", only(perDay(375, 5, after)), "$375 copay per day up to 5 days after deductible"},
	{"$375 copay after deductible, per day (up to 1 day)", only(perDay(375, 1, after)), "$375 copay per day up to 1 day after deductible"},
	{"$375 per day up to 366 days", only(perDay(375, 366, after)), "$375 copay per day up to 366 days after deductible"},
	{"$375 per day up to $1500", only(upTo(1500, perDay(375, 0, after))), "$375 copay per day after deductible up to $1500"},
	{"$375 per day up to 5 days up to $1500 per admission", only(upTo(1500, perDay(375, 5, after))), "$375 copay per day up to 5 days after deductible up to $1500"},

	{"20% up to $250 after deductible", only(upTo(250, percent(20, after))), "20% coinsurance after deductible up to $250"},
	{"20% coinsurance up to $250 per prescription after deductible", only(upTo(250, percent(20, after))), "20% coinsurance after deductible up to $250"},
	{"20% after deductible, up to a maximum of $250", only(upTo(250, percent(20, after))), "20% coinsurance after deductible up to $250"},
	{"20% after deductible (up to $250)", only(upTo(250, percent(20, after))), "20% coinsurance after deductible up to $250"},
	{"20% up to $0", only(upTo(0, percent(20, after))), "20% coinsurance after deductible up to $0"},
	{"$300 copay and 20% up to $500", only(upTo(500, both(copay(300, after), percent(20, after)))), "$300 copay after deductible and 20% coinsurance after deductible up to $500"},

	{"$300 copay plus 20%", only(both(copay(300, after), percent(20, after))), "$300 copay after deductible and 20% coinsurance after deductible"},
	{"$300 + 20%", only(both(copay(300, after), percent(20, after))), "$300 copay after deductible and 20% coinsurance after deductible"},
	{"$300 & 20%", only(both(copay(300, after), percent(20, after))), "$300 copay after deductible and 20% coinsurance after deductible"},
	{"$300, 20%", only(both(copay(300, after), percent(20, after))), "$300 copay after deductible and 20% coinsurance after deductible"},
	{"$300,20%", only(both(copay(300, after), percent(20, after))), "$300 copay after deductible and 20% coinsurance after deductible"},
	{"$300; 20%", only(both(copay(300, after), percent(20, after))), "$300 copay after deductible and 20% coinsurance after deductible"},
	{"$300, and 20%", only(both(copay(300, after), percent(20, after))), "$300 copay after deductible and 20% coinsurance after deductible"},
	{"20% and $300 copay", only(both(copay(300, after), percent(20, after))), "$300 copay after deductible and 20% coinsurance after deductible"},
	{"$300 with deductible and 20%", only(both(copay(300, with), percent(20, after))), "$300 copay with deductible and 20% coinsurance after deductible"},
	{"$300; deductible does not apply and 20%; deductible does not apply", only(both(copay(300, waived), percent(20, waived))), "$300 copay; deductible does not apply and 20% coinsurance; deductible does not apply"},
	{"$300; deductible does not apply; 20%", only(both(copay(300, waived), percent(20, after))), "$300 copay; deductible does not apply and 20% coinsurance after deductible"},
	{"$300, No Charge", only(both(copay(300, after), percent(0, after))), "$300 copay after deductible and 0% coinsurance after deductible"},

	{"$350 copay waived if admitted", only(waivedIfAdmitted(copay(350, after))), "$350 copay after deductible, waived if admitted"},
	{"$350 copay (waived if admitted)", only(waivedIfAdmitted(copay(350, after))), "$350 copay after deductible, waived if admitted"},
	{"$350 copay after deductible; copay waived if admitted", only(waivedIfAdmitted(copay(350, after))), "$350 copay after deductible, waived if admitted"},
	{"$350, copayment waived if admitted", only(waivedIfAdmitted(copay(350, after))), "$350 copay after deductible, waived if admitted"},
	{"$350 copay and 20%, waived if admitted", only(waivedIfAdmitted(both(copay(350, after), percent(20, after)))), "$350 copay after deductible, waived if admitted and 20% coinsurance after deductible"},
	{"$350 copay, waived if admitted, deductible does not apply", only(waivedIfAdmitted(copay(350, waived))), "$350 copay; deductible does not apply, waived if admitted"},

	{"$40, Not Applicable", only(copay(40, after)), "$40 copay after deductible"},
	{"$40.00 Copay with deductible, Not Applicable", only(copay(40, with)), "$40 copay with deductible"},
	{"Not Applicable and 20%", only(percent(20, after)), "20% coinsurance after deductible"},
	{"Not Applicable; 20% after deductible", only(percent(20, after)), "20% coinsurance after deductible"},
	{"Not Applicable, No Charge", only(percent(0, after)), "No charge after deductible"},
	{"20%, Not Applicable up to $250", only(upTo(250, percent(20, after))), "20% coinsurance after deductible up to $250"},

	{"$35 copay for first 3 visits then 20%", visits(3, copay(35, after), percent(20, after)), "$35 copay after deductible for the first 3 visits, then 20% coinsurance after deductible"},
	{"$35 copay for the first 3 visits, deductible does not apply; then 20%", visits(3, copay(35, waived), percent(20, after)), "$35 copay; deductible does not apply for the first 3 visits, then 20% coinsurance after deductible"},
	{"$35 (first 1 visit), and then 20%", visits(1, copay(35, after), percent(20, after)), "$35 copay after deductible for the first 1 visit, then 20% coinsurance after deductible"},
	{"No charge; deductible does not apply for the first 3 visits, then 40% coinsurance after deductible", visits(3, percent(0, waived), percent(40, after)), "No charge; deductible does not apply for the first 3 visits, then 40% coinsurance after deductible"},
	{"$5 for the first 12 fills, then $10 and 20% up to $100", visits(12, copay(5, after), upTo(100, both(copay(10, after), percent(20, after)))), "$5 copay after deductible for the first 12 visits, then $10 copay after deductible and 20% coinsurance after deductible up to $100"},
	{"$100 per day up to 5 days for the first 2 stays, then $200 per day", visits(2, perDay(100, 5, after), perDay(200, 0, after)), "$100 copay per day up to 5 days after deductible for the first 2 visits, then $200 copay per day after deductible"},
	{"$100 up to $50 for the first 366 visits, then Not Applicable and $20", visits(366, upTo(50, copay(100, after)), copay(20, after)), "$100 copay after deductible up to $50 for the first 366 visits, then $20 copay after deductible"},
}

func TestR16Forms(t *testing.T) { testForms(t, formsOfR16) }

func TestR16FormsInPrint(t *testing.T) { testForms(t, formsInPrint) }

func testForms(t *testing.T, forms []form) {
	for _, f := range forms {
		t.Run(f.text, func(t *testing.T) {
			got, err := terms.Parse(f.text, terms.UnmarkedAfter)
			require.NoError(t, err)
			assert.Equal(t, f.want, got)
			assert.Equal(t, f.printed, got.String())

			again, err := terms.Parse(f.printed, terms.UnmarkedIsError)
			require.NoError(t, err, "what is printed is explicit")
			assert.Equal(t, got, again)
		})
	}
}

func TestR16WhatDoesNotMatter(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(string) string
	}{
		{"capitals", strings.ToUpper},
		{"small letters", strings.ToLower},
		{"spaces around", func(s string) string { return "  " + s + "\n" }},
		{"more spaces", func(s string) string { return strings.ReplaceAll(s, " ", " \t ") }},
		{"no-break spaces", func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }},
		{"narrow no-break spaces", func(s string) string { return strings.ReplaceAll(s, " ", "\u202f") }},
		{"a full stop", func(s string) string { return strings.TrimSuffix(s, ".") + "." }},
		{"spaces around signs", func(s string) string {
			return strings.NewReplacer("$", "$ ", "%", " % ", ",", " , ", ";", " ; ", "/", " / ").Replace(s)
		}},
		{"no spaces around signs", func(s string) string {
			return strings.NewReplacer("% ", "%", ", ", ",", "; ", ";").Replace(s)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, f := range append(formsOfR16, formsInPrint...) {
				got, err := terms.Parse(c.change(f.text), terms.UnmarkedAfter)
				if assert.NoError(t, err, c.change(f.text)) {
					assert.Equal(t, f.want, got, c.change(f.text))
				}
			}
		})
	}
}

func TestR16UnmarkedTerms(t *testing.T) {
	for _, c := range []struct {
		text           string
		waived, after_ terms.Terms
	}{
		{"No charge", only(percent(0, waived)), only(percent(0, after))},
		{"$40", only(copay(40, waived)), only(copay(40, after))},
		{"20%", only(percent(20, waived)), only(percent(20, after))},
		{"$375 copay per day", only(perDay(375, 0, waived)), only(perDay(375, 0, after))},
		{"$300 copay and 20% after deductible", only(both(copay(300, waived), percent(20, after))), only(both(copay(300, after), percent(20, after)))},
		{"$300 copay with deductible and 20%", only(both(copay(300, with), percent(20, waived))), only(both(copay(300, with), percent(20, after)))},
		{"$50 for the first 3 visits, then $50", visits(3, copay(50, waived), copay(50, waived)), visits(3, copay(50, after), copay(50, after))},
		{"$50 for the first 3 visits, then $50 after deductible", visits(3, copay(50, waived), copay(50, after)), visits(3, copay(50, waived), copay(50, after))},
		{"$50 for the first 3 visits, then $50; deductible does not apply", visits(3, copay(50, waived), copay(50, waived)), visits(3, copay(50, after), copay(50, waived))},
		{"$50 after deductible for the first 3 visits, then $50", visits(3, copay(50, after), copay(50, waived)), visits(3, copay(50, after), copay(50, after))},
		{"Not covered", terms.Terms{NotCovered: true}, terms.Terms{NotCovered: true}},
	} {
		t.Run(c.text, func(t *testing.T) {
			got, err := terms.Parse(c.text, terms.UnmarkedWaived)
			require.NoError(t, err)
			assert.Equal(t, c.waived, got)

			got, err = terms.Parse(c.text, terms.UnmarkedAfter)
			require.NoError(t, err)
			assert.Equal(t, c.after_, got)
		})
	}
}
