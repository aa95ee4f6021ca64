package terms_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/terms"
)

// Fills of 90 days at a pharmacy and by mail, in all their words (R46).
func TestR65Fills(t *testing.T) {
	own := only(copay(10, after))
	both90 := mailOrder(retail90(own, copay(25, after)), 90, copay(20, after))
	for text, want := range map[string]terms.Terms{
		"Retail 30: $10, Retail 90: $25, Mail order 90: $20":                                     both90,
		"$10 retail (30-day supply); $25 retail (90-day supply); $20 mail order (90-day supply)": both90,
		"$10 (retail 30 days), $20 (mail order); $25 (retail 90 days)":                           both90,
		"Mail order: $20 (90-day supply); retail: $10; 90-day retail: $25":                       both90,
		"$10 (30-day) / $25 (90-day) retail":                                                     retail90(own, copay(25, after)),
		"Retail: $10 (30-day), $25 (90-day)":                                                     retail90(own, copay(25, after)),
		"Retail (30-day): $10; retail (90-day): $25":                                             retail90(own, copay(25, after)),
		"$10 (30-day retail); $25 (90-day retail or mail order)":                                 mailOrder(retail90(own, copay(25, after)), 90, copay(25, after)),
		"$10 (retail); mail order not covered; 90-day retail not covered":                        {Rest: own.Rest, Beside: [2]terms.Beside{{Of: terms.Retail90, NotCovered: true}, {Of: terms.MailOrder, NotCovered: true}}},
		"$10 retail; $25 mail order":                                                             mailOrder(own, 90, copay(25, after)),
		"$10 retail; $25 mail order (31-day supply)":                                             mailOrder(own, 30, copay(25, after)),
		"$10 retail; $25/34-day supply (mail order)":                                             mailOrder(own, 30, copay(25, after)),
		"$10 retail; $25 (mail order, 84-day supply)":                                            mailOrder(own, 90, copay(25, after)),
		"$10 retail; $25 mail order (up to 102 days)":                                            mailOrder(own, 90, copay(25, after)),
		"$10 (retail), $25 (retail 90 days); $20 (mail order). Deductible does not apply.":       mailOrder(retail90(only(copay(10, waived)), copay(25, waived)), 90, copay(20, waived)),
		"Mail order: $20; retail: $10. Deductible does not apply.":                               mailOrder(only(copay(10, waived)), 90, copay(20, waived)),
	} {
		testReads(t, text, want)
	}
	const fill = "30-day supply | 90-day supply"
	testErrors(t, terms.UnmarkedAfter, []errorCase{
		{"$10 retail; $25 mail order (▸60-day supply)", terms.CodeSyntax, "60", fill},
		{"$10 retail; $25/▸45-day supply (mail order)", terms.CodeSyntax, "45", fill},
		{"$10 retail; $25 (mail order ▸103 days)", terms.CodeSyntax, "103", fill},
		{"$10 retail; mail order ▸45: $20", terms.CodeSyntax, "45", fill},
		{"$10 (30-day) ▸/ $25 (90-day)", terms.CodeSyntax, "/", afterCopay}, // where?
		{"Retail ▸90: $25; Retail 30: $10", terms.CodeSyntax, "90", anyTerms},
		{"$10 retail; $20 per ▸day (mail order)", terms.CodeSyntax, "day", "fill"},
		{"$10 retail / $20 mail ▸/ $30 mail", terms.CodeSyntax, "/", afterCopay},
		{"$5 for the first 2 fills, then $10 (retail); $20 (mail order)▸; $25 (retail 90 days)", terms.CodeSyntax, ";", afterCopay},
		{"Mail order: ▸100%; retail: $10", terms.CodeHundred, "100%", "Not covered | No charge"},
		{"$10 retail; $10 copay ▸up to $150 (mail order)", terms.CodeAllowance, "up to $150", allowed},
	})
}

// testReading holds all that a text says where terms without a mark come after the
// deductible. Of want, the places where it says it are told apart: found.
func testReading(t *testing.T, text, found string, want terms.Reading) {
	t.Helper()
	got, err := terms.Read(text, terms.UnmarkedAfter)
	if !assert.NoError(t, err, text) {
		return
	}
	requireSound(t, text, terms.UnmarkedAfter)
	assert.Equal(t, found, got.Limit.Found+got.PlanPays.Found, text)
	got.Limit.Found, got.Limit.Column, got.PlanPays.Found, got.PlanPays.Column = "", 0, "", 0
	got.Percentages = nil
	assert.Equal(t, want, got, text)
}

// Limits of visits and days in a text are the plan's (R42).
func TestR65Limits(t *testing.T) {
	own := only(copay(30, after))
	a20 := terms.Limit{Count: 20, Per: terms.EachYear, Years: 1}
	for _, c := range []struct {
		text, found string
		want        terms.Limit
	}{
		{"$30 copay, limited to 20 visits per year", "limited to 20 visits per year", a20},
		{"$30 copay (limit: 20 visits/calendar year)", "limit: 20 visits/calendar year", a20},
		{"$30; 20 visits per benefit period", "20 visits per benefit period", a20},
		{"$30 up to 20 visits each plan year; after deductible", "up to 20 visits each plan year", a20},
		{"$30 for up to 20 visits a year", "for up to 20 visits a year", a20},
		{"$30. Coverage is limited to 20 visits annual max.", "Coverage is limited to 20 visits annual max", a20},
		{"$30, maximum of 20 visits per member per contract year", "maximum of 20 visits per member per contract year", a20},
		{"$30, visit limit – 20 per year", "visit limit – 20 per year", a20},
		{"$30, limit 30 days", "limit 30 days", terms.Limit{Count: 30, Days: true}},
		{"$30, day limit 60 per stay", "day limit 60 per stay", terms.Limit{Count: 60, Days: true, Per: terms.EachStay}},
		{"$30, 2 visits per month", "2 visits per month", terms.Limit{Count: 2, Per: terms.EachMonth}},
		{"$30, 1 exam every 24 months", "1 exam every 24 months", terms.Limit{Count: 1, Per: terms.EachYear, Years: 2}},
		{"$30, once every 3 years", "once every 3 years", terms.Limit{Count: 1, Per: terms.EachYear, Years: 3}},
		{"$30, 10 visits per lifetime", "10 visits per lifetime", terms.Limit{Count: 10, Per: terms.EachLifetime}},
	} {
		testReading(t, c.text, c.found, terms.Reading{Terms: own, Limit: c.want})
	}
	days := terms.Limit{Count: 60, Days: true, Per: terms.EachYear, Years: 1}
	testReading(t, "$375 per day, limited to 60 days per year", "limited to 60 days per year", terms.Reading{Terms: only(perDay(375, 0, after)), Limit: days})
	testReading(t, "20% up to 60 days per year", "up to 60 days per year", terms.Reading{Terms: only(percent(20, after)), Limit: days})
	const counted = "… visits | … days"
	testReadErrors(t, []errorCase{
		{"$40 limited to 30 ▸hours per year", terms.CodeSyntax, "hours", counted},
		{"20%, limited to ▸$1,500 per year", terms.CodeSyntax, "$", counted}, // the member's, or the plan's
		{"$40 limited to 20 ▸combined visits per year", terms.CodeSyntax, "combined", counted},
		{"$40 limited to 20 visits per year ▸combined with speech therapy", terms.CodeSyntax, "combined", afterCopay},
		{"$40 limited to ▸400 visits per year", terms.CodeVisits, "400", "1–366"},
		{"$40, visit limit▸", terms.CodeSyntax, "", counted},
		{"$40, ▸1 exam every 18 months", terms.CodeSyntax, "1", anyPart + " | " + anyMark},
		{"$40, ▸limited to 1 visit per day", terms.CodeSyntax, "limited", anyPart + " | " + anyMark},
		{"$40, ▸20 visits", terms.CodeSyntax, "20", anyPart + " | " + anyMark},
		{"$375 per day up to 60 days ▸per year", terms.CodeSyntax, "per", afterCopay}, // that owe it, or that are covered
		{"$40, 20 visits per year, ▸30 visits per year", terms.CodeSyntax, "30", anyPart + " | " + anyMark},
		{"$40/visit and 20% for other services▸, limited to 3 visits per year", terms.CodeSyntax, ",", afterPercent},
		{"Not covered▸, limited to 3 visits per year", terms.CodeSyntax, ",", "."},
		{"$0 | 100% ▸limited to 3 visits per year", terms.CodeSyntax, "limited to 3 visits per year", "."},
	})
}

func testReadErrors(t *testing.T, cases []errorCase) {
	t.Helper()
	testErrors(t, terms.UnmarkedAfter, cases) // Parse fails likewise
	for _, c := range cases {
		before, behind := cutPointed(t, c.pointed)
		_, err := terms.Read(before+behind, terms.UnmarkedAfter)
		require.Error(t, err, c.pointed)
	}
}

// The most that the plan pays is told, and the share is what the text says (R43).
func TestR65TheMostThatThePlanPays(t *testing.T) {
	free := only(percent(0, after))
	a150 := terms.PlanPays{Amount: 150_00, Per: terms.EachUse}
	for _, c := range []struct {
		text, found string
		terms       terms.Terms
		want        terms.PlanPays
	}{
		{"No charge up to $150", "up to $150", free, a150},
		{"No charge after deductible, up to a maximum of $150 per visit", "up to a maximum of $150", free, a150},
		{"0% coinsurance maximum $150", "maximum $150", free, a150},
		{"$0 up to $150 allowance", "up to $150 allowance", only(copay(0, after)), a150},
		{"Covered in full up to $150", "up to $150", only(percent(0, waived)), a150},
		{"100% up to $150 allowance", "up to $150 allowance", free, a150},
		{"Plan pays up to $150", "Plan pays up to $150", free, a150},
		{"Covered up to $150 per admission", "Covered up to $150", free, a150},
		{"Allowance of $150", "Allowance of $150", free, a150},
		{"$150 allowance", "$150 allowance", free, a150},
		{"Plan pays 80% up to $150", "up to $150", only(percent(20, after)), a150},
		{"80% covered, $150 maximum", "$150 maximum", only(percent(20, after)), a150},
		{"$25 copay, then covered in full up to $150", "up to $150", only(copay(25, after)), a150},
		{"$10 copay; the plan pays up to $150 per visit", "the plan pays up to $150", only(copay(10, after)), a150},
		{"$10 copay up to $150 allowance", "up to $150 allowance", only(copay(10, after)), a150},
		{"No charge up to $150 per day", "up to $150", free, terms.PlanPays{Amount: 150_00, Per: terms.EachDay}},
		{"Covered up to $150 per year", "Covered up to $150", free, terms.PlanPays{Amount: 150_00, Per: terms.EachYear}},
		{"No charge, limited to $150 per calendar year", "limited to $150", free, terms.PlanPays{Amount: 150_00, Per: terms.EachYear}},
		{"20%; the plan pays at most $150 per lifetime", "the plan pays at most $150", only(percent(20, after)), terms.PlanPays{Amount: 150_00, Per: terms.EachLifetime}},
	} {
		testReading(t, c.text, c.found, terms.Reading{Terms: c.terms, PlanPays: c.want})
	}
	testReadErrors(t, []errorCase{
		{"$10 copay ▸up to $150", terms.CodeAllowance, "up to $150", allowed},
		{"▸Up to $150", terms.CodeAllowance, "Up", allowed},
		{"▸Plan pays $100", terms.CodeAllowance, "Plan", allowed},
		{"No charge ▸up to $150 for the first 2 visits, then 40%", terms.CodeAllowance, "up to $150", allowed},
		{"No charge ▸up to $50 (retail); $20 (mail order)", terms.CodeAllowance, "up to $50", allowed},
		{"$10 (retail); no charge ▸up to $50 (mail order)", terms.CodeAllowance, "up to $50", allowed},
		{"Lab: no charge ▸up to $50; X-ray: $35", terms.CodeAllowance, "up to $50", allowed},
		{"No charge up to $150 ▸per month", terms.CodeSyntax, "per", "per visit | per day | per year | per lifetime"},
		{"No charge up to $150 ▸every 2 years", terms.CodeSyntax, "every", "per visit | per day | per year | per lifetime"},
		{"No charge up to $50 for the first 3 visits, then no charge ▸up to $90", terms.CodeAllowance, "up to $90", allowed},
		{"20% up to $1,000 per ▸year", terms.CodeSyntax, "year", "visit | stay"},
	})
}

// Two kinds of care in a text are two terms, where both are named services (R65).
func TestR65TwoKindsOfCare(t *testing.T) {
	lab, xray := only(copay(15, after)), only(copay(35, after))
	for _, text := range []string{
		"Lab: $15; X-ray: $35", "Lab $15 / X-ray $35", "Laboratory services – $15 X-rays – $35", "Blood work: $15 copay/test. X-ray: $35 copay/test.",
		"$15 (lab); $35 (x-ray)", "$15 copay/lab test, $35 copay/x-ray", "$15 for blood work/ $35 for x-rays",
	} {
		got, err := terms.Read(text, terms.UnmarkedAfter)
		require.NoError(t, err, text)
		requireSound(t, text, terms.UnmarkedAfter)
		for care, want := range map[terms.Care]terms.Terms{terms.Lab: lab, terms.XRay: xray} {
			terms, ok := got.Of(care)
			assert.True(t, ok, text)
			assert.Equal(t, want, terms, text)
		}
		_, ok := got.Of(terms.OwnCare)
		assert.False(t, ok, text)
		_, ok = got.Of(terms.Office)
		assert.False(t, ok, text)
	}
	for text, want := range map[string][]string{
		"Lab: $15 and 20%; X-ray: not covered":                          {"lab: $15 copay after deductible and 20% coinsurance after deductible", "x-ray: Not covered"},
		"X-ray: $35; deductible does not apply. Lab: 20%":               {"x-ray: $35 copay; deductible does not apply", "lab: 20% coinsurance after deductible"},
		"Deductible does not apply. Lab: $15; X-ray: $35":               {"lab: $15 copay; deductible does not apply", "x-ray: $35 copay; deductible does not apply"},
		"$15 lab and $35 x-ray. Deductible does not apply.":             {"lab: $15 copay; deductible does not apply", "x-ray: $35 copay; deductible does not apply"},
		"Office visit: $45; Other outpatient services: 20%":             {"office: $45 copay after deductible; other services: 20% coinsurance after deductible", "outpatient: 20% coinsurance after deductible"},
		"Office visits – $45 and 20%, Outpatient services: not covered": {"office: $45 copay after deductible and 20% coinsurance after deductible; other services: not covered", "outpatient: Not covered"},
		"Office: $45 copay. Outpatient: not covered":                    {"office: $45 copay after deductible; other services: not covered", "outpatient: Not covered"},
		"$45 copay/office visit and 20% coinsurance for other services": nil,
	} {
		got, err := terms.Read(text, terms.UnmarkedAfter)
		require.NoError(t, err, text)
		requireSound(t, text, terms.UnmarkedAfter)
		assert.Equal(t, want, kindsWords(got.Kinds), text)
	}
	got, err := terms.Read("Office: $45; All other outpatient services: 20%", terms.UnmarkedAfter)
	require.NoError(t, err)
	office, ok := got.Of(terms.Office)
	assert.True(t, ok)
	assert.Equal(t, otherServices(only(copay(45, after)), percent(20, after)), office)
	outpatient, ok := got.Of(terms.Outpatient)
	assert.True(t, ok)
	assert.Equal(t, only(percent(20, after)), outpatient)
	assert.Equal(t, [2]int{1, 14}, [2]int{got.Kinds[0].Column, got.Kinds[1].Column})
	const instead = "$… | …% | No charge | Not covered | Lab: …; X-ray: … | Office: …; Outpatient: …"
	testReadErrors(t, []errorCase{
		{"▸Prenatal: No charge; Postnatal: 40% coinsurance", terms.CodeCare, "Prenatal", instead},
		{"▸Lab: $15", terms.CodeCare, "Lab", instead},
		{"Lab: $15; ▸Lab: $20; X-ray: $35", terms.CodeCare, "Lab", instead},
		{"Lab ▸& X-ray: 20%", terms.CodeSyntax, "&", anyPart},
		{"Lab: $15; ▸MRI: $100; X-ray: $35", terms.CodeCare, "MRI", instead},
		{"▸Lab: $15 limited to 3 visits per year; X-ray: $35", terms.CodeCare, "Lab", anyTerms},
		{"$15 (lab); $20 (▸lab); $35 (x-ray)", terms.CodeCare, "lab", instead},
		{"Lab: $15; X-ray: after ▸that, $35", terms.CodeSyntax, "that", "deductible"},
		{"$15 (lab); not covered ▸(x-ray)", terms.CodeSyntax, "(", "."},
		{"Lab: $15; X-ray: $35 for additional ▸visits", terms.CodeSyntax, "visits", afterCopay},
		{"Office: $45▸", terms.CodeSyntax, "", "outpatient"},
		{"$45; ▸Outpatient: 20%", terms.CodeCare, "Outpatient", instead},
	})
	testErrors(t, terms.UnmarkedAfter, []errorCase{{"▸Lab: $15; X-ray: $35", terms.CodeCare, "Lab", anyTerms}}) // but not of Read
}

// Where a text knows but one kind of care, it is that of whoever asks.
func TestR65OneKindOfCare(t *testing.T) {
	got, err := terms.Read("$45 copay/office visit and 20% for other services", terms.UnmarkedAfter)
	require.NoError(t, err)
	for _, care := range []terms.Care{terms.OwnCare, terms.Lab, terms.Office} {
		of, ok := got.Of(care)
		assert.True(t, ok)
		assert.Equal(t, got.Terms, of)
	}
}

// The two cells of a file of CMS are read together (R59).
func TestR65TwoCells(t *testing.T) {
	for text, want := range map[string]terms.Terms{
		"$300.00 Copay per Stay | 100.00%":                              only(perStay(300, waived)),
		"$300.00 Copay per Stay after deductible | 100.00% Coinsurance": only(perStay(300, after)),
		"$0.00 | 100.00%": {NotCovered: true},
		"$0.00 Copay after deductible | 100.00% Coinsurance after deductible": {NotCovered: true},
		"No Charge | 100.00%":                                              {NotCovered: true},
		"Not Applicable | 100.00%":                                         {NotCovered: true},
		"Not Applicable | 20.00% Coinsurance after deductible":             only(percent(20, after)),
		"$25.00 | 0.00%":                                                   only(copay(25, waived)),
		"$25.00|No Charge":                                                 only(copay(25, waived)),
		"$25.00 Copay after deductible | No Charge":                        only(copay(25, after)),
		"$25.00 Copay with deductible | No Charge after deductible":        only(copay(25, with)),
		"$25.00 | No Charge after deductible":                              only(both(copay(25, waived), percent(0, after))),
		"$25.00 | Not Applicable":                                          only(copay(25, waived)),
		"$25.00 | 20.00% Coinsurance after deductible":                     only(both(copay(25, waived), percent(20, after))),
		"$0.00 | 20.00% Coinsurance after deductible":                      only(percent(20, after)),
		"$0.00 Copay after deductible | 20.00%":                            only(both(copay(0, after), percent(20, waived))),
		"No Charge | No Charge":                                            only(percent(0, waived)),
		"No Charge after deductible | No Charge":                           only(percent(0, after)),
		"No Charge | No Charge after deductible":                           only(percent(0, after)),
		"No Charge | 35.00%":                                               only(percent(35, waived)),
		"No Charge after deductible | 35.00% Coinsurance after deductible": only(percent(35, after)),
	} {
		got, err := terms.Read(text, terms.UnmarkedWaived)
		if assert.NoError(t, err, text) {
			assert.Equal(t, want, got.Terms, text)
			requireSound(t, text, terms.UnmarkedWaived)
			assert.False(t, want.NotCovered && len(got.Percentages) > 0, text)
		}
	}
	testErrors(t, terms.UnmarkedWaived, []errorCase{
		{"No Charge after deductible | 35.00%▸", terms.CodeSyntax, "", "after deductible"},
		{"$25 | ▸$30", terms.CodeSyntax, "$", "…% | No charge | Not Applicable"},
		{"20% ▸| 10%", terms.CodeSyntax, "|", afterPercent},
		{"$25 | 100% ▸| 3", terms.CodeSyntax, "|", "and $… | and …%"},
		{"▸Not Applicable | Not Applicable", terms.CodeNotApplicable, "Not Applicable", anyPart},
		{"$5 | 100.00% ▸up to $100", terms.CodeAllowance, "up to $100", allowed},
	})
	for text, want := range map[string]bool{
		"$25 after deductible | 100%": true, "$25 | 100%": false, "No charge | 20% after deductible": true, "$0 | 100%": true, "$0 | 20% after deductible": true, "$0 after deductible | 20%": false,
	} {
		_, err := terms.Parse(text, terms.UnmarkedIsError)
		assert.Equal(t, want, err == nil, text)
	}
}
