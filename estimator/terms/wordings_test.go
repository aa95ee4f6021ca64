package terms_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/terms"
)

// wording is an entry of testdata/wordings.json, whose "about" says what it holds.
type wording struct {
	Text, Unmarked, Reads, Limit, PlanPays, Refused, Note, Source string
	Kinds                                                         []string
}

func wordings(t testing.TB) []wording {
	text, err := os.ReadFile("testdata/wordings.json")
	require.NoError(t, err)
	var file struct{ Wordings []wording }
	require.NoError(t, json.Unmarshal(text, &file))
	require.NotEmpty(t, file.Wordings)
	return file.Wordings
}

func (w *wording) unmarked(t testing.TB) terms.Unmarked {
	unmarked, ok := map[string]terms.Unmarked{"deductibleWaived": terms.UnmarkedWaived, "afterDeductible": terms.UnmarkedAfter}[w.Unmarked]
	require.True(t, ok, "%s: unmarked is deductibleWaived or afterDeductible", w.Text)
	return unmarked
}

// What real papers say is read as it is meant, or refused with the code that is
// expected.
func TestR65Wordings(t *testing.T) {
	read, refused := 0, 0
	seen := map[string]bool{}
	for _, w := range wordings(t) {
		t.Run(w.Text, func(t *testing.T) {
			require.NotEqual(t, w.Reads == "", w.Refused == "", "it is read or refused")
			require.False(t, seen[w.Text+w.Unmarked], "it is there twice")
			seen[w.Text+w.Unmarked] = true
			got, err := terms.Read(w.Text, w.unmarked(t))
			requireSound(t, w.Text, w.unmarked(t))
			if w.Refused != "" {
				refused++
				var failure *terms.SyntaxError
				require.True(t, errors.As(err, &failure), "read as %s", got.Terms)
				assert.Equal(t, w.Refused, failure.Code)
				return
			}
			read++
			require.NoError(t, err)
			assert.Equal(t, w.Reads, got.Terms.String())
			assert.Equal(t, w.Limit, limitWords(got.Limit))
			assert.Equal(t, w.PlanPays, planPaysWords(got.PlanPays))
			assert.Equal(t, w.Kinds, kindsWords(got.Kinds))
		})
	}
	t.Logf("%d are read, %d refused", read, refused)
}

var eachWords = [...]string{"", " per use", " per day", " per stay", " per month", " per year", " per lifetime"}

func limitWords(l terms.Limit) string {
	if l.Column == 0 {
		return ""
	}
	unit, each := " uses", eachWords[l.Per]
	if l.Days {
		unit = " days"
	}
	if l.Years > 1 {
		each = fmt.Sprintf(" per %d years", l.Years)
	}
	return fmt.Sprint(l.Count) + unit + each
}

func planPaysWords(most terms.PlanPays) string {
	if most.Column == 0 {
		return ""
	}
	return "$" + most.Amount.String() + eachWords[most.Per]
}

func kindsWords(kinds [2]terms.Kind) (words []string) {
	for _, k := range kinds {
		if k.Care != terms.OwnCare {
			words = append(words, [...]string{"", "lab: ", "x-ray: ", "office: ", "outpatient: "}[k.Care]+k.Terms.String())
		}
	}
	return words
}

// A least share in all its words (R44).
func TestR44LeastShares(t *testing.T) {
	fifty := only(atLeast(50, percent(20, after)))
	between := only(upTo(100, atLeast(50, percent(20, after))))
	for text, want := range map[string]terms.Terms{
		"20%, at least $50":                                      fifty,
		"20% after deductible, minimum $50":                      fifty,
		"20% coinsurance but not less than $50 per prescription": fifty,
		"20% ($50 min)":                                          fifty,
		"$50 or 20%, whichever is greater":                       fifty,
		"20% or a $50 copay, whichever is higher":                fifty,
		"$50 copay after deductible or 20% coinsurance after deductible, whichever is greater": fifty,
		"20%, at least $50, at most $100":                                    between,
		"20%, at least $50 up to $100":                                       between,
		"20% up to $100, at least $50":                                       between,
		"20% (at least $50, at most $100)":                                   between,
		"20% ($50 min/$100 max)":                                             between,
		"20% with a $50 minimum and $100 maximum":                            between,
		"20% with a minimum of $50 and a maximum of $100 per prescription":   between,
		"20%, no less than $50 and no more than $100":                        between,
		"$50 or 20%, whichever is greater, not to exceed $100":               between,
		"The plan pays 80%; you pay 20%, at least $50, at most $100":         between,
		"20% or $50, whichever is less":                                      only(upTo(50, percent(20, after))),
		"20% after deductible, waived if admitted, at least $50":             only(atLeast(50, waivedIfAdmitted(percent(20, after)))),
		"20%, at least $50 for the first 3 visits, then 30%, at least $1.50": visits(3, atLeast(50, percent(20, after)), terms.Share{HasCoinsurance: true, Coinsurance: terms.Coinsurance{Rate: 3000, Deductible: after, AtLeast: 150}}),
	} {
		testReads(t, text, want)
	}
	const instead = "…%, at least $… | …%, at least $… up to $…"
	testErrors(t, terms.UnmarkedAfter, []errorCase{
		{"20%, ▸at least $100, at most $50", terms.CodeLeast, "at", instead},
		{"20% up to $50, ▸at least $100", terms.CodeLeast, "at", instead},
		{"20%, ▸at least $0", terms.CodeLeast, "at", instead},
		{"No charge, ▸at least $50", terms.CodeLeast, "at", instead},
		{"$40 ▸at least $20", terms.CodeLeast, "at", instead},
		{"20%, ▸at least $50 and $40 copay", terms.CodeLeast, "at", instead},
		{"20%, at least ▸20", terms.CodeSyntax, "20", "$…"},
		{"$40 ▸or 20%", terms.CodeSyntax, "or", afterCopay},
		{"$40 or 20%, whichever ▸applies", terms.CodeSyntax, "applies", "whichever is greater | whichever is less"},
		{"$40 per day or 20%, whichever is ▸greater", terms.CodeLeast, "greater", instead},
	})
}

// What could mean two things is refused where it stands.
func TestR65Refused(t *testing.T) {
	testErrors(t, terms.UnmarkedAfter, []errorCase{
		{"80% after ▸$25 copay", terms.CodeSyntax, "$", "deductible"}, // whose 80%?
		{"▸100% after deductible", terms.CodeHundred, "100%", "Not covered | No charge"},
		{"▸Plan pays $100", terms.CodeAllowance, "Plan", allowed},
		{"Plan pays 100% ▸up to $150", terms.CodeAllowance, "up to $150", allowed},
		{"Plan pays 80% ▸up to $500", terms.CodeAllowance, "up to $500", allowed},
		{"80% covered, ▸$500 maximum", terms.CodeAllowance, "$500 maximum", allowed},
		{"$25 copay, then covered in full ▸up to $500", terms.CodeAllowance, "up to $500", allowed},
		{"You pay 20%; the plan pays 80% ▸up to $500", terms.CodeAllowance, "up to $500", allowed},
		{"Plan pays 80%, ▸at least $50", terms.CodeLeast, "at", "…%, at least $… | …%, at least $… up to $…"},
		{"Mail order: $25; ▸$10 retail", terms.CodeSyntax, "$", "retail"},
		{"Mail order: $25; retail: $10▸; mail order: $30", terms.CodeSyntax, ";", afterCopay},
		{"▸The plan pays nothing", terms.CodeSyntax, "The", anyTerms},
		{"▸You pay up to $15", terms.CodeSyntax, "You", anyTerms},
		{"The plan pays 80%; you pay ▸30%", terms.CodeSyntax, "30%", "20%"},
		{"No charge and ▸20%", terms.CodeSyntax, "20", "$… | Not Applicable"}, // but in CMS's two columns
		{"$40 copay unless admitted▸, then 20%", terms.CodeSyntax, ",", anyMark},
		{"$75 copay if not admitted▸; $100 if admitted", terms.CodeSyntax, ";", anyMark},
		{"$275 copay per day for days ▸2-6", terms.CodeDays, "2", "1"},
		{"$20 copay/PCP visit ▸$40 copay/specialist visit", terms.CodeSyntax, "$", afterCopay},
		{"40% coinsurance/PCP visit ▸30% coinsurance/specialist visit", terms.CodeSyntax, "30", afterPercent},
		{"$200 per day up to $500 ▸and 15%", terms.CodeSyntax, "and", anyMark}, // of the copay, or of both
		{"20% of ▸charges", terms.CodeSyntax, "charges", "the allowed amount"},
		{"$300 deductible ▸per visit", terms.CodeSyntax, "per", "does"},
		{"$50 first 3 visits, ▸20%", terms.CodeSyntax, "20", "then"},
		{"$20 after medical deductible and 20% after ▸in-network deductible", terms.CodeDeductible, "in-network deductible", "medical deductible"},
		{"20% after $1▸,50 deductible", terms.CodeAmount, "1,50", anyAmount},
		{"▸Same as In-Network", terms.CodeReference, "Same as In-Network", anyTerms},
	})
}

// What a text says of its deductible and its percentages is told beside the terms.
func TestR65Readings(t *testing.T) {
	got, err := terms.Read("$20 copay; 85% after your $1,200.50 medical deductible", terms.UnmarkedAfter)
	require.NoError(t, err)
	assert.Equal(t, terms.Deductibles{HasAmount: true, Amount: 120_050, Medical: true, Found: "$1,200.50 medical deductible", Column: 27}, got.Deductible)
	assert.Equal(t, []terms.Percentage{{Rate: 8500, Bare: true, Found: "85%", Column: 12}}, got.Percentages)
	for text, bare := range map[string]bool{
		"85%": true, "85% after deductible": true, "85% of the allowed amount": true,
		"85% coinsurance": false, "you pay 85%": false, "plan pays 15%": false, "15% covered": false, "85%; the plan pays 15%": false,
	} {
		got, err := terms.Read(text, terms.UnmarkedAfter)
		require.NoError(t, err, text)
		require.Len(t, got.Percentages, 1, text)
		assert.Equal(t, bare, got.Percentages[0].Bare, text)
		assert.Equal(t, 85, int(got.Percentages[0].Rate/100), text)
	}
}

// Further words for what the wordings have, each with one meaning.
func TestR65FurtherWords(t *testing.T) {
	for text, want := range map[string]terms.Terms{
		"No charge after $25 copay":                                      only(copay(25, after)),
		"Covered in full after a $25 copay":                              only(copay(25, after)),
		"Plan pays 80% after your $25 copay":                             only(both(copay(25, after), percent(20, after))),
		"20% coinsurance after $25 copay":                                only(both(copay(25, after), percent(20, after))),
		"$25 copay, then covered in full":                                only(copay(25, after)),
		"$25 copay; deductible does not apply, then 100% covered":        only(copay(25, waived)),
		"You pay 20%; the plan pays 80%":                                 only(percent(20, after)),
		"Covered at 80%; deductible does not apply":                      only(percent(20, waived)),
		"Paid in full after deductible":                                  only(percent(0, after)),
		"After the deductible, you pay nothing":                          only(percent(0, after)),
		"$200 a day up to $500":                                          only(upTo(500, perDay(200, 0, after))),
		"$200 per day, $1,000 maximum":                                   only(upTo(1000, perDay(200, 0, after))),
		"$275 per day days 1 through 5":                                  only(perDay(275, 5, after)),
		"$350 copay unless admitted as an inpatient":                     only(waivedIfAdmitted(copay(350, after))),
		"20% of the plan's allowance, after $500 in-network deductible":  only(percent(20, after)),
		"No charge first 3 visits, then $40 after ded":                   visits(3, percent(0, waived), copay(40, after)),
		"$30 copay first 3 visits per year, $50 after deductible":        visits(3, copay(30, waived), copay(50, after)),
		"Retail or mail order: $10":                                      only(copay(10, after)),
		"Retail: $10. Mail service: $25":                                 mailOrder(only(copay(10, after)), 90, copay(25, after)),
		"$10 retail; not covered mail order. Deductible does not apply.": noMailOrder(only(copay(10, waived))),
		"Mail order: $25 (90-day supply); retail: $10":                   mailOrder(only(copay(10, after)), 90, copay(25, after)),
		"Mail order: not covered. Retail: $10":                           noMailOrder(only(copay(10, after))),
		"Member pays the full cost":                                      {NotCovered: true},
	} {
		testReads(t, text, want)
	}
}

// A mark that is required is missed at its part, also of what the plan pays.
func TestR65UnmarkedIsError(t *testing.T) {
	testErrors(t, terms.UnmarkedIsError, []errorCase{
		{"The plan pays 80%▸", terms.CodeUnmarked, "The plan pays 80%", anyMark},
		{"100% after $25 copay▸", terms.CodeUnmarked, "$25 copay", anyMark},
		{"$50 or 20%▸, whichever is greater", terms.CodeUnmarked, "20%", anyMark},
		{"Nothing▸", terms.CodeUnmarked, "Nothing", anyMark},
	})
	for _, text := range []string{"Covered in full", "$25 after deductible, then covered at 100%", "$50 or 20%, whichever is greater, after deductible", "20% or $50, whichever is greater, after deductible"} {
		_, err := terms.Parse(text, terms.UnmarkedIsError)
		assert.NoError(t, err, text)
	}
}
