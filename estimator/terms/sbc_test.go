package terms_test

import (
	"testing"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/terms"
)

func otherServices(rest terms.Terms, s terms.Share) terms.Terms {
	rest.Beside[0] = terms.Beside{Of: terms.OtherServices, Share: s}
	return rest
}

func mailOrder(rest terms.Terms, days int, s terms.Share) terms.Terms {
	return besideOf(rest, terms.Beside{Of: terms.MailOrder, Share: s, Days: days})
}

func retail90(rest terms.Terms, s terms.Share) terms.Terms {
	return besideOf(rest, terms.Beside{Of: terms.Retail90, Share: s, Days: 90})
}

func noMailOrder(rest terms.Terms) terms.Terms {
	return besideOf(rest, terms.Beside{Of: terms.MailOrder, NotCovered: true})
}

func besideOf(rest terms.Terms, o terms.Beside) terms.Terms {
	if rest.Beside[0].Of == terms.NoOther {
		rest.Beside[0] = o
	} else {
		rest.Beside[1] = o
	}
	return rest
}

func dollarsAndCents(cents int, d terms.Deductible) terms.Share {
	s := copay(0, d)
	s.Copay.Amount += money.Cents(cents)
	return s
}

// Rows as SBCs print them, under the sentence that all costs shown are after the
// deductible. Figures vary; the wordings are those of CMS's completed sample and
// of summaries by Aetna, Anthem, Blue Cross plans, Florida Blue, Healthfirst,
// Independence, Premera, UnitedHealthcare and state employees' plans.
func TestR16RowsOfSBCs(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       terms.Terms
	}{
		// CMS's completed sample
		{"an office visit beside other services", "$35 copay/office visit and 20% coinsurance for other outpatient services; deductible does not apply",
			otherServices(only(copay(35, waived)), percent(20, waived))},
		{"a visit", "$50 copay/visit", only(copay(50, after))},
		{"a test", "$10 copay/test", only(copay(10, after))},
		{"a drug at retail and by mail alike", "$10 copay/prescription (retail & mail order)", only(copay(10, after))},
		{"a day", "$100/day copay", only(perDay(100, 0, after))},

		// thousands
		{"a stay of thousands", "$1,500 copay per stay", only(perStay(1500, after))},
		{"thousands alone", "$1,500", only(copay(1500, after))},
		{"thousands with cents", "$1,500.00 Copay per Stay after deductible", only(perStay(1500, after))},
		{"an admission of thousands, its unit last", "$1,500 co-pay after deductible per admission", only(perStay(1500, after))},
		{"millions", "$1,234,567.89", only(dollarsAndCents(123_456_789, after))},
		{"a cap of thousands", "20% coinsurance up to $1,000", only(upTo(1000, percent(20, after)))},
		{"thousands and a percentage without a space", "$1,500,20%", only(both(copay(1500, after), percent(20, after)))},

		// what a copay is for
		{"an office visit", "$40 copay/office visit", only(copay(40, after))},
		{"a trip", "$300 copay/trip", only(copay(300, after))},
		{"a transport", "$300 copay per transport", only(copay(300, after))},
		{"a procedure", "$75 copay/procedure", only(copay(75, after))},
		{"an admission", "$900 copay/admission", only(perStay(900, after))},
		{"a confinement", "$900 copay per confinement", only(perStay(900, after))},
		{"days of an admission", "$250 copay per day up to 5 days/admission; deductible does not apply", only(perDay(250, 5, waived))},
		{"a percentage of a visit", "30% coinsurance/visit after deductible", only(percent(30, after))},

		// where the mark stands, and how it is written
		{"a sentence of its own", "No charge. Deductible does not apply.", only(percent(0, waived))},
		{"a sentence behind a unit", "$250/Visit. Deductible does not apply.", only(copay(250, waived))},
		{"a full stop at the end", "20% coinsurance; deductible does not apply.", only(percent(20, waived))},
		{"a sentence ahead", "Deductible does not apply. $40 copay per visit", only(copay(40, waived))},
		{"a sentence ahead of two parts", "Deductible does not apply. $300 copay and 20% coinsurance", only(both(copay(300, waived), percent(20, waived)))},
		{"ahead and after", "After deductible: 20% coinsurance", only(percent(20, after))},
		{"no deductible, ahead", "No deductible; $40 copay", only(copay(40, waived))},
		{"a deductible plus", "Deductible + 20% Coinsurance", only(percent(20, after))},
		{"a deductible plus a copay", "Deductible + $300 Copay", only(copay(300, after))},
		{"a deductible, then", "Deductible, then 20% coinsurance", only(percent(20, after))},
		{"behind a dash", "40% coinsurance – deductible does not apply", only(percent(40, waived))},
		{"behind a long dash", "40% coinsurance — deductible does not apply", only(percent(40, waived))},
		{"behind a hyphen", "40% coinsurance - deductible does not apply", only(percent(40, waived))},
		{"doesn't", "$40 copay; deductible doesn't apply", only(copay(40, waived))},
		{"doesn't, curled", "$40 copay; deductible doesn’t apply", only(copay(40, waived))},
		{"not applicable", "$40 copay, deductible not applicable", only(copay(40, waived))},
		{"applies", "$40 copay; deductible applies", only(copay(40, after))},
		{"the plan's", "20% coinsurance after the plan deductible", only(percent(20, after))},
		{"waived, in parentheses", "$45 copay (deductible waived)", only(copay(45, waived))},

		// once for both parts
		{"waived for both", "$300 copay plus 20% coinsurance; deductible does not apply", only(both(copay(300, waived), percent(20, waived)))},
		{"waived for both, the copay last, in a sentence", "20% coinsurance plus $300 copay. Deductible does not apply.", only(both(copay(300, waived), percent(20, waived)))},
		{"waived for the copay alone", "20% coinsurance plus $300 copay; deductible does not apply", only(both(copay(300, waived), percent(20, after)))},
		{"waived for the copay ahead alone", "$300 copay/visit; deductible does not apply plus 20% coinsurance", only(both(copay(300, waived), percent(20, after)))},
		{"waived for the percentage, said otherwise of the copay", "$300 copay after deductible and 20%; deductible does not apply", only(both(copay(300, after), percent(20, waived)))},
		{"waived for first visits and others, in a sentence", "$30 for the first 3 visits, then 20%. Deductible does not apply.", visits(3, copay(30, waived), percent(20, waived))},

		// a copay, then a percentage of the rest
		{"then", "$350 copay/visit then 20% coinsurance", only(both(copay(350, after), percent(20, after)))},
		{"and then", "$350 copay/visit, and then 20% coinsurance", only(both(copay(350, after), percent(20, after)))},
		{"two sentences", "$350 copay/visit. 20% coinsurance.", only(both(copay(350, after), percent(20, after)))},

		// first visits
		{"first and additional visits", "$50 copay not subject to deductible for first 3 visits $50 co-pay after deductible for additional visits", visits(3, copay(50, waived), copay(50, after))},
		{"first and additional visits, in sentences", "$50 copay for first 3 visits. Then $50 copay after deductible for additional visits.", visits(3, copay(50, waived), copay(50, after))},

		// caps
		{"a maximum per prescription", "20% coinsurance up to a $250 maximum per prescription", only(upTo(250, percent(20, after)))},
		{"a maximum of", "20% coinsurance, maximum of $250", only(upTo(250, percent(20, after)))},
		{"a copay maximum", "50% coinsurance with a $150 copay maximum, deductible does not apply", only(upTo(150, percent(50, waived)))},
		{"a cap per prescription", "10% coinsurance up to $250 / prescription", only(upTo(250, percent(10, after)))},

		// drugs
		{"a prescription", "$10 copay/prescription", only(copay(10, after))},
		{"a fill", "$10 copay/fill", only(copay(10, after))},
		{"retail", "$10 copay/prescription (retail)", only(copay(10, after))},
		{"retail alone", "$3 (retail)", only(copay(3, after))},
		{"retail, a percentage", "50% coinsurance (retail), deductible does not apply", only(percent(50, waived))},
		{"retail and home delivery alike", "30% coinsurance (retail and home delivery)", only(percent(30, after))},
		{"retail, two parts", "$20 copay/prescription + 40% coinsurance (retail)", only(both(copay(20, after), percent(40, after)))},
		{"a supply", "20% coinsurance for up to a 30 day supply", only(percent(20, after))},
		{"a 30-day prescription", "$35 co-pay after deductible/30-day prescription (retail)", only(copay(35, after))},
		{"retail ahead", "Retail: $25 copay, deductible does not apply", only(copay(25, waived))},

		// drugs beside those by mail
		{"mail order", "$10 copay/prescription (retail); $20 copay/prescription (mail order)", mailOrder(only(copay(10, after)), 90, copay(20, after))},
		{"mail order of 90 days", "$10 co-pay after deductible/30-day prescription (retail) and $25 co-pay after deductible/90-day prescription (mail order)", mailOrder(only(copay(10, after)), 90, copay(25, after))},
		{"home delivery", "$5 copay (retail) and $10 copay (home delivery)", mailOrder(only(copay(5, after)), 90, copay(10, after))},
		{"home delivery behind a slash", "$10 (retail) / $20 (home delivery)", mailOrder(only(copay(10, after)), 90, copay(20, after))},
		{"mail order, named ahead", "Retail: $25 copay, deductible does not apply / Mail-Order: $50 copay, deductible does not apply", mailOrder(only(copay(25, waived)), 90, copay(50, waived))},
		{"mail order, named behind retail", "$8 retail, mail order: $20", mailOrder(only(copay(8, after)), 90, copay(20, after))},
		{"mail order, named behind retail without a colon", "20% retail and mail order 30%", mailOrder(only(percent(20, after)), 90, percent(30, after))},
		{"mail order, waived for both", "$8 copay/prescription (retail); $20 copay/prescription (mail order); deductible does not apply", mailOrder(only(copay(8, waived)), 90, copay(20, waived))},
		{"mail order, waived for itself", "$8 copay (retail); $20 copay; deductible does not apply (mail order)", mailOrder(only(copay(8, after)), 90, copay(20, waived))},
		{"mail order with a cap", "20% coinsurance up to $150 (retail); 20% coinsurance up to $300 (mail order)", mailOrder(only(upTo(150, percent(20, after))), 90, upTo(300, percent(20, after)))},
		{"two parts, and mail order named ahead", "$5 copay and 20%; mail order: $12.50 copay", mailOrder(only(both(copay(5, after), percent(20, after))), 90, dollarsAndCents(1250, after))},
		{"no mail order", "20% coinsurance (retail); not covered (mail order)", noMailOrder(only(percent(20, after)))},
		{"no mail order, in other words", "20% coinsurance (retail). Mail order not covered.", noMailOrder(only(percent(20, after)))},

		// visits beside other services
		{"other services", "$40 copay/office visit and 20% coinsurance for other outpatient services", otherServices(only(copay(40, after)), percent(20, after))},
		{"other services without a joint", "$60 copay/office visit 20% coinsurance/all other services", otherServices(only(copay(60, after)), percent(20, after))},
		{"other services for nothing", "$50 copay/office visit; no charge/all other services", otherServices(only(copay(50, after)), percent(0, after))},
		{"other services for a copay", "$35 copay/visit; deductible does not apply. $100 copay for all other services.", otherServices(only(copay(35, waived)), copay(100, after))},
	} {
		t.Run(c.name, func(t *testing.T) {
			testReads(t, c.text, c.want)
		})
	}
}

// What rows say beyond terms is refused where it stands.
func TestR16RowsOfSBCsRefused(t *testing.T) {
	testErrors(t, terms.UnmarkedAfter, []errorCase{
		{"▸**$50 copay after deductible", terms.CodeNote, "*", anyTerms},
		{"$50 copay/office visit▸** No charge/all other services", terms.CodeNote, "*", afterCopay},
		{"▸N/A", terms.CodeSyntax, "N", anyTerms},
		{"deductible ▸only", terms.CodeSyntax, "only", "does"},
		{"▸1st 3 visits $5 copay, then $35 copay", terms.CodeSyntax, "1", anyTerms},
		{"$90 copay; ▸ER copay waived if admitted", terms.CodeSyntax, "ER", anyPart + " | " + anyMark},
		{"$75 co-pay after deductible for ▸x-ray/ $50 co-pay after deductible for bloodwork", terms.CodeCare, "x-ray", anyTerms}, // a Reading has it
		{"$1,500 copayment after deductible per admission (▸Inpatient)", terms.CodeCare, "Inpatient", "and | up to $…"},
		{"$30 copay/▸90-day supply (retail)", terms.CodeSyntax, "90", "visit | day | stay"},
		{"$20 copay (▸mail order)", terms.CodeCare, "mail", afterCopay},
		{"$10 (retail); $20 (mail order)▸; $30 (mail order)", terms.CodeSyntax, ";", afterCopay},
		{"Retail: $25 copay / Mail-Order: $50 copay / ▸Specialty Drugs: $25 copay", terms.CodeSyntax, "Specialty", "visit | day | stay"},
		{"$10 copay (retail) and ▸$5 copay (preferred)", terms.CodeSyntax, "$", "…% | No charge | Not Applicable"},
		{"Deductible does not apply. $40 copay ▸after deductible", terms.CodeSyntax, "after", "and | up to $…"},
		{"▸With deductible, $40", terms.CodeSyntax, "With", anyMark},
		{"$40▸-20%", terms.CodeSyntax, "-", afterCopay},
		{"▸mail order: $20", terms.CodeSyntax, "mail", anyTerms},
	})
	testErrors(t, terms.UnmarkedIsError, []errorCase{
		{"$10 after deductible (retail); $20▸ (mail order)", terms.CodeUnmarked, "$20", anyMark},
		{"$10▸ (retail); $20; deductible does not apply (mail order)", terms.CodeUnmarked, "$10", anyMark},
	})
}
