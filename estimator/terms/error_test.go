package terms_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/terms"
)

// What the parser expects where much could follow.
const (
	anyTerms     = "$… | …% | No charge | Not covered"
	anyPart      = "$… | …% | No charge | Not Applicable"
	anyMark      = "after deductible | deductible does not apply"
	allowed      = "No charge up to $… | …; the plan pays up to $…"
	anyAmount    = "0–9999999.99"
	afterCopay   = "after deductible | with deductible | deductible does not apply | per day | and …%"
	afterPercent = "after deductible | deductible does not apply | up to $… | and $…"
)

// choicesIn is what a SyntaxError lists apart of what it expects.
func choicesIn(expected string) []string {
	switch expected {
	case anyAmount, "0–100", "1–366", ".":
		return nil
	}
	return strings.Split(expected, " | ")
}

// errorCase holds its text with "▸" where the error must point.
type errorCase struct {
	pointed, code, found, expected string
}

func cutPointed(t *testing.T, text string) (before, behind string) {
	before, behind, pointed := strings.Cut(text, "▸")
	require.True(t, pointed)
	return before, behind
}

func testErrors(t *testing.T, unmarked terms.Unmarked, cases []errorCase) {
	for _, c := range cases {
		t.Run(c.pointed, func(t *testing.T) {
			before, behind := cutPointed(t, c.pointed)
			want := &terms.SyntaxError{
				Offset:   len(before),
				Column:   utf8.RuneCountInString(before) + 1,
				Code:     c.code,
				Found:    c.found,
				Expected: c.expected,
				Choices:  choicesIn(c.expected),
			}
			got, err := terms.Parse(before+behind, unmarked)
			assert.Equal(t, want, err)
			assert.Zero(t, got)
		})
	}
}

func TestR16ErrorsPoint(t *testing.T) {
	testErrors(t, terms.UnmarkedAfter, []errorCase{
		// words
		{"▸", terms.CodeSyntax, "", anyTerms},
		{"   ▸", terms.CodeSyntax, "", anyTerms},
		{"▸.", terms.CodeSyntax, ".", anyTerms},
		{"▸free", terms.CodeSyntax, "free", anyTerms},
		{"Deductible does not apply▸", terms.CodeSyntax, "", anyTerms},
		{"▸40", terms.CodeSyntax, "40", anyTerms},
		{"▸40 copay", terms.CodeSyntax, "40", anyTerms},
		{"▸-$40", terms.CodeSyntax, "-", anyTerms},
		{"▸€40", terms.CodeSyntax, "€", anyTerms},
		{"▸\xff", terms.CodeSyntax, "\uFFFD", anyTerms},
		{"20% after ▸dedcutible", terms.CodeSyntax, "dedcutible", "deductible"},
		{"20% after▸", terms.CodeSyntax, "", "deductible"},
		{"20% ▸aftr deductible", terms.CodeSyntax, "aftr", afterPercent},
		{"20% ▸copay", terms.CodeSyntax, "copay", afterPercent},
		{"20% coinsurance ▸coinsurance", terms.CodeSyntax, "coinsurance", afterPercent},
		{"20% ▸with deductible", terms.CodeSyntax, "with", anyMark},
		{"No charge ▸before deductible", terms.CodeSyntax, "before", anyMark},
		{"No charge ▸waived if admitted", terms.CodeSyntax, "waived", afterPercent},
		{"20% ▸waived if admitted and $300", terms.CodeSyntax, "waived", afterPercent},
		{"20% ▸copay waived if admitted", terms.CodeSyntax, "copay", afterPercent},
		{"20% per ▸day", terms.CodeSyntax, "day", "visit | stay"},
		{"20% up to $250 per ▸day", terms.CodeSyntax, "day", "visit | stay"},
		{"20% up to $250 per ▸year", terms.CodeSyntax, "year", "visit | stay"},
		{"20% up to ▸cost", terms.CodeSyntax, "cost", "$… | … days"},
		{"20% up ▸$250", terms.CodeSyntax, "$", "to"},
		{"20% up to maximum ▸cost", terms.CodeSyntax, "cost", "$… | … days"},
		{"$40 ▸copy", terms.CodeSyntax, "copy", afterCopay},
		{"$40 ▸coinsurance", terms.CodeSyntax, "coinsurance", afterCopay},
		{"$40 copay per ▸year", terms.CodeSyntax, "year", "visit | day | stay"},
		{"$40 copay/▸", terms.CodeSyntax, "", "visit | day | stay"},
		{"$40 per visit ▸per day", terms.CodeSyntax, "per", afterCopay},
		{"$40; deductible does not ▸aply", terms.CodeSyntax, "aply", "apply"},
		{"$40; deductible ▸apply", terms.CodeSyntax, "apply", "does"},
		{"$40 after deductible ▸after deductible", terms.CodeSyntax, "after", "and | up to $…"},
		{"$40; ▸dedutible does not apply", terms.CodeSyntax, "dedutible", anyPart + " | " + anyMark},
		{"$10 for ▸30 days; $20 for 90 days", terms.CodeSyntax, "30", "30-day supply | 90-day supply"},
		{"$40 copay (▸mail order)", terms.CodeCare, "mail", afterCopay},
		{"$40 copay (after deductible▸", terms.CodeSyntax, "", ")"},
		{"$350 copay, waived if ▸admited", terms.CodeSyntax, "admited", "admitted"},
		{"No ▸charges", terms.CodeSyntax, "charges", "charge"},
		{"Not ▸aplicable", terms.CodeSyntax, "aplicable", "applicable"},
		{"$40 ▸déductible", terms.CodeSyntax, "déductible", afterCopay},
		{"$40\u00a0copay ▸– 20%", terms.CodeSyntax, "–", afterCopay},
		{"20% after deductible. Then ▸some", terms.CodeSyntax, "some", anyPart},

		// parts
		{"$40,▸", terms.CodeSyntax, "", anyPart + " | " + anyMark},
		{"$40 after deductible and▸", terms.CodeSyntax, "", anyPart},
		{"$40 and ▸$50", terms.CodeSyntax, "$", "…% | No charge | Not Applicable"},
		{"20% and ▸30%", terms.CodeSyntax, "30", "$… | Not Applicable"},
		{"No charge and ▸20%", terms.CodeSyntax, "20", "$… | Not Applicable"},
		{"$40 and 20% and ▸Not Applicable", terms.CodeSyntax, "Not", "."},
		{"20% up to $250 after deductible ▸and $40", terms.CodeSyntax, "and", "."},
		{"20% up to $250 ▸and $40", terms.CodeSyntax, "and", anyMark},
		{"20% up to $250 after deductible ▸up to $300", terms.CodeSyntax, "up", "."},
		{"$350 waived if admitted after deductible ▸waived if admitted", terms.CodeSyntax, "waived", "and | up to $…"},
		{"Not covered▸, $40", terms.CodeSyntax, ",", "."},
		{"$40, ▸Not covered", terms.CodeSyntax, "Not", anyPart + " | " + anyMark},
		{"▸Not  Applicable", terms.CodeNotApplicable, "Not  Applicable", anyPart},
		{"▸N/A", terms.CodeSyntax, "N", anyTerms},
		{"▸Not Applicable, not applicable", terms.CodeNotApplicable, "Not Applicable", anyPart},
		{"Not Applicable ▸20%", terms.CodeSyntax, "20", "and $… | and …%"},
		{"Not Applicable ▸after deductible", terms.CodeSyntax, "after", "and $… | and …%"},

		// amounts and rates
		{"$1▸,50", terms.CodeAmount, "1,50", anyAmount},
		{"$15▸,00 copay", terms.CodeAmount, "15,00", anyAmount},
		{"$1500▸,000", terms.CodeAmount, "1500,000", anyAmount},
		{"$0▸,500", terms.CodeAmount, "0,500", anyAmount},
		{"$1▸,500,00", terms.CodeAmount, "1,500,00", anyAmount},
		{"$1▸,5000", terms.CodeAmount, "1,5000", anyAmount},
		{"$▸1,500.005", terms.CodeAmount, "1,500.005", anyAmount},
		{"$▸10,000,000", terms.CodeAmount, "10,000,000", anyAmount},
		{"$1,500▸%", terms.CodeSyntax, "%", afterCopay},
		{"$1 ▸500", terms.CodeSyntax, "500", afterCopay},
		{"20% up to $1▸,00", terms.CodeAmount, "1,00", anyAmount},
		{"$▸-40", terms.CodeAmount, "-", anyAmount},
		{"$▸.50", terms.CodeAmount, ".", anyAmount},
		{"$▸", terms.CodeAmount, "", anyAmount},
		{"$▸040", terms.CodeAmount, "040", anyAmount},
		{"$▸40.005", terms.CodeAmount, "40.005", anyAmount},
		{"$▸1.2.3", terms.CodeAmount, "1.2.3", anyAmount},
		{"$▸10000000", terms.CodeAmount, "10000000", anyAmount},
		{"$1▸e5", terms.CodeSyntax, "e", afterCopay},
		{"▸120%", terms.CodeRate, "120", "0–100"},
		{"▸100.01%", terms.CodeRate, "100.01", "0–100"},
		{"▸33.333%", terms.CodeRate, "33.333", "0–100"},
		{"$40 and ▸020%", terms.CodeRate, "020", "0–100"},

		// days
		{"$375 per day up to ▸0 days", terms.CodeDays, "0", "1–366"},
		{"$375 per day up to ▸367 days", terms.CodeDays, "367", "1–366"},
		{"$375 per day up to ▸1000 days", terms.CodeDays, "1000", "1–366"},
		{"$375 per day up to ▸05 days", terms.CodeDays, "05", "1–366"},
		{"$375 per day up to ▸5.5 days", terms.CodeDays, "5.5", "1–366"},
		{"$375 per day up to 5 ▸weeks", terms.CodeSyntax, "weeks", "days"},
		{"$375 per day up to 5 days ▸up to 6 days", terms.CodeSyntax, "up", afterCopay},
		{"$375 per day up to 5 days ▸for up to 6 days", terms.CodeSyntax, "for", afterCopay},
		{"$375 per day up to 5 days ▸first 6 days", terms.CodeDays, "first", "per day"},
		{"$375 ▸up to 5 days", terms.CodeDays, "up", "per day"},
		{"$375 per stay ▸first 5 days", terms.CodeDays, "first", "per day"},
		{"20% ▸up to 5 days", terms.CodeDays, "up", "per day"},

		// first visits
		{"$50 for the first ▸0 visits, then 20%", terms.CodeVisits, "0", "1–366"},
		{"$50 for the first ▸367 visits, then 20%", terms.CodeVisits, "367", "1–366"},
		{"$50 for the first ▸three visits, then 20%", terms.CodeVisits, "three", "1–366"},
		{"$50 for the ▸3 visits, then 20%", terms.CodeSyntax, "3", "first"},
		{"$50 for the first 3 ▸months, then 20%", terms.CodeSyntax, "months", "visits"},
		{"$50 for the first 3 visits▸", terms.CodeSyntax, "", "then"},
		{"$50 for the first 3 visits, ▸20%", terms.CodeSyntax, "20", "then"},
		{"$50 for the first 3 visits and ▸20%, then 30%", terms.CodeSyntax, "20", "then"},
		{"$50 for the first 3 visits, then▸", terms.CodeSyntax, "", anyPart},
		{"$50 for the first 3 visits, then ▸not covered", terms.CodeSyntax, "not", anyPart},
		{"$50 for the first 3 visits, then $20 for the first 4 ▸visits, then 20%", terms.CodeSyntax, "visits", "days"},
		{"$50, then ▸$20", terms.CodeSyntax, "$", "…% | No charge | Not Applicable"},
		{"$50 for the first 3 visits, $20 for ▸more visits", terms.CodeCare, "more", "first"},
		{"$50 for the first 3 visits after the ▸4th visit $20", terms.CodeVisits, "4", "3"},
		{"$50 for the first 3 visits, $20 after deductible for additional ▸days", terms.CodeSyntax, "days", "visits"},
		{"$50 for the first 3 visits. $20 after ▸additional visits", terms.CodeSyntax, "additional", "deductible"},
		{"▸Not Applicable for the first 3 visits, then 20%", terms.CodeNotApplicable, "Not Applicable", anyPart},
	})
}

func TestR16UnmarkedIsError(t *testing.T) {
	testErrors(t, terms.UnmarkedIsError, []errorCase{
		{"No charge▸", terms.CodeUnmarked, "No charge", anyMark},
		{"  $40▸  ", terms.CodeUnmarked, "$40", anyMark},
		{"$40 copay/visit▸.", terms.CodeUnmarked, "$40 copay/visit", anyMark},
		{"20%▸", terms.CodeUnmarked, "20%", anyMark},
		{"20% coinsurance▸ up to $250", terms.CodeUnmarked, "20% coinsurance", anyMark},
		{"$375 per day up to 5 days▸", terms.CodeUnmarked, "$375 per day up to 5 days", anyMark},
		{"$350 copay, waived if admitted▸", terms.CodeUnmarked, "$350 copay, waived if admitted", anyMark},
		{"$300 copay▸ and 20% after deductible", terms.CodeUnmarked, "$300 copay", anyMark},
		{"$300 copay with deductible and 20%▸", terms.CodeUnmarked, "20%", anyMark},
		{"$300▸ and 20%", terms.CodeUnmarked, "$300", anyMark},
		{"$50▸ for the first 3 visits, then $50", terms.CodeUnmarked, "$50", anyMark},
		{"$50 after deductible for the first 3 visits, then\u00a0$50▸", terms.CodeUnmarked, "$50", anyMark},
		{"Not Applicable and 20%▸", terms.CodeUnmarked, "20%", anyMark},
		// Whatever else is wrong comes first, wherever it stands.
		{"$300 copay and 20% after ▸deductable", terms.CodeSyntax, "deductable", "deductible"},
	})
}

// 100% as the member's share is refused wherever it stands.
func TestR16HundredPercent(t *testing.T) {
	const instead = "Not covered | No charge"
	testErrors(t, terms.UnmarkedAfter, []errorCase{
		{"▸100%", terms.CodeHundred, "100%", instead},
		{"▸100.00 % coinsurance after deductible", terms.CodeHundred, "100.00 %", instead},
		{"$300 copay per stay and ▸100%", terms.CodeHundred, "100%", instead},
		{"▸100% and $0", terms.CodeHundred, "100%", instead},
		{"No charge for the first 3 visits, then ▸100% after deductible", terms.CodeHundred, "100%", instead},
		{"$10 copay (retail); ▸100% (mail order)", terms.CodeHundred, "100%", instead},
		{"▸100.01%", terms.CodeRate, "100.01", "0–100"},
	})
}

// The most that the plan pays is refused; a cap on what the member pays is not.
func TestR16Allowance(t *testing.T) {
	const instead = allowed
	testErrors(t, terms.UnmarkedAfter, []errorCase{
		{"No charge ▸up to $150", terms.CodeAllowance, "up to $150", instead},
		{"No charge after deductible, ▸up to a maximum of $1,500 per visit", terms.CodeAllowance, "up to a maximum of $1,500", instead},
		{"0% coinsurance ▸maximum $150", terms.CodeAllowance, "maximum $150", instead},
		{"$0 copay ▸up to $150", terms.CodeAllowance, "up to $150", instead},
		{"$10 copay ▸up to $150", terms.CodeAllowance, "up to $150", instead},
		{"No charge ▸up to $150 for the first 2 visits, then 40%", terms.CodeAllowance, "up to $150", instead},
		{"▸$150 allowance", terms.CodeAllowance, "$150 allowance", instead},
		{"▸Allowance of $150", terms.CodeAllowance, "Allowance of $150", instead},
		{"▸Up to $150", terms.CodeAllowance, "Up", instead},
		{"▸Covered up to $150", terms.CodeAllowance, "Covered up to $150", instead},
		{"▸Plan pays up to $150", terms.CodeAllowance, "Plan pays up to $150", instead},
	})
	for _, text := range []string{"20% up to $150", "$10 copay and 20% up to $150", "$200 copay per day up to $500", "$300 copay up to $150"} {
		_, err := terms.Parse(text, terms.UnmarkedAfter)
		assert.NoError(t, err, text)
	}
}

func TestR16TooLong(t *testing.T) {
	t.Run("the longest is read", func(t *testing.T) {
		text := "$40" + strings.Repeat(" ", terms.MaxLength-3)
		got, err := terms.Parse(text, terms.UnmarkedAfter)
		require.NoError(t, err)
		assert.Equal(t, only(copay(40, after)), got)
	})
	t.Run("one more is not", func(t *testing.T) {
		_, err := terms.Parse("$40"+strings.Repeat(" ", terms.MaxLength-2), terms.UnmarkedAfter)
		assert.Equal(t, &terms.SyntaxError{Offset: 500, Column: 501, Code: terms.CodeTooLong, Found: "501", Expected: "1–500"}, err)
	})
	t.Run("the place is the start of a character", func(t *testing.T) {
		_, err := terms.Parse("$"+strings.Repeat("é", 1000), terms.UnmarkedAfter)
		assert.Equal(t, &terms.SyntaxError{Offset: 499, Column: 251, Code: terms.CodeTooLong, Found: "2001", Expected: "1–500"}, err)
	})
}

func TestSyntaxErrorString(t *testing.T) {
	_, err := terms.Parse("20% after dedcutible", terms.UnmarkedAfter)
	assert.EqualError(t, err, `terms-syntax at column 11: found "dedcutible", expected deductible`)
}
