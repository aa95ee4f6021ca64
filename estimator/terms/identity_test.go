package terms_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/terms"
)

// requireValid checks what the documentation of terms.Terms promises.
func requireValid(t *testing.T, got terms.Terms) {
	t.Helper()
	if got.NotCovered {
		require.Equal(t, terms.Terms{NotCovered: true}, got)
		return
	}
	require.GreaterOrEqual(t, got.FirstVisits, 0)
	require.LessOrEqual(t, got.FirstVisits, 366)
	if got.FirstVisits == 0 {
		require.Zero(t, got.First)
	} else {
		requireValidShare(t, got.First)
	}
	requireValidShare(t, got.Rest)
	for i, o := range got.Beside {
		if o.Of == terms.NoOther {
			require.Zero(t, o)
			continue
		}
		if i > 0 {
			require.True(t, got.Beside[0].Of == terms.Retail90 && o.Of == terms.MailOrder && got.FirstVisits == 0)
		}
		switch {
		case o.NotCovered:
			require.Zero(t, o.Share)
			require.Zero(t, o.Days)
			continue
		case o.Of == terms.OtherServices:
			require.Zero(t, o.Days)
		default:
			require.Zero(t, o.Share.Copay.Per)
			require.True(t, o.Days == 90 || o.Of == terms.MailOrder && o.Days == 30)
		}
		requireValidShare(t, o.Share)
		require.NotEqual(t, o.Share.HasCopay, o.Share.HasCoinsurance)
	}
}

// requireValidReading checks what the documentation of terms.Reading promises.
func requireValidReading(t *testing.T, text string, r terms.Reading) {
	t.Helper()
	at := func(found string, column int) {
		t.Helper()
		before := []rune(text)
		require.True(t, column >= 1 && column <= len(before)+1)
		require.True(t, strings.HasPrefix(string(before[column-1:]), found), "%q at %d of %q", found, column, text)
	}
	if l := r.Limit; l.Column > 0 {
		at(l.Found, l.Column)
		require.True(t, l.Count >= 1 && l.Count <= 366)
		require.Equal(t, l.Per == terms.EachYear, l.Years > 0)
		require.Contains(t, []terms.Each{terms.EachUnsaid, terms.EachStay, terms.EachMonth, terms.EachYear, terms.EachLifetime}, l.Per)
		require.False(t, r.Terms.NotCovered)
	} else {
		require.Zero(t, r.Limit)
	}
	if most := r.PlanPays; most.Column > 0 {
		at(most.Found, most.Column)
		require.True(t, most.Amount >= 0 && most.Amount <= money.MaxCents)
		require.Contains(t, []terms.Each{terms.EachUse, terms.EachDay, terms.EachYear, terms.EachLifetime}, most.Per)
		require.True(t, !r.Terms.NotCovered && r.Terms.FirstVisits == 0 && r.Terms.Beside[0].Of == terms.NoOther)
	} else {
		require.Zero(t, r.PlanPays)
	}
	if r.Kinds[0].Care == terms.OwnCare {
		require.Zero(t, r.Kinds)
		return
	}
	require.NotEqual(t, r.Kinds[0].Care, r.Kinds[1].Care)
	require.Equal(t, r.Terms, r.Kinds[0].Terms)
	for _, k := range r.Kinds {
		at(k.Found, k.Column)
		requireValid(t, k.Terms)
		requireReadsBack(t, k.Terms)
		got, ok := r.Of(k.Care)
		require.True(t, ok)
		require.Equal(t, k.Terms, got)
	}
	_, ok := r.Of(terms.OwnCare)
	require.False(t, ok)
}

// testReads holds what a text is read as where terms without a mark come after the
// deductible, and that it reads back.
func testReads(t *testing.T, text string, want terms.Terms) {
	t.Helper()
	got, err := terms.Parse(text, terms.UnmarkedAfter)
	if assert.NoError(t, err, text) {
		assert.Equal(t, want, got, text)
		requireValid(t, got)
		requireReadsBack(t, got)
	}
}

func requireValidShare(t *testing.T, s terms.Share) {
	t.Helper()
	require.True(t, s.HasCopay || s.HasCoinsurance)
	if !s.HasCopay {
		require.Zero(t, s.Copay)
	}
	if !s.HasCoinsurance {
		require.Zero(t, s.Coinsurance)
	}
	if !s.HasUpTo {
		require.Zero(t, s.UpTo)
	}
	require.True(t, s.Copay.Amount >= 0 && s.Copay.Amount <= money.MaxCents)
	require.True(t, s.UpTo >= 0 && s.UpTo <= money.MaxCents)
	require.True(t, s.Coinsurance.Rate >= 0 && s.Coinsurance.Rate < money.MaxRate)
	require.LessOrEqual(t, s.Copay.Deductible, terms.With)
	require.LessOrEqual(t, s.Coinsurance.Deductible, terms.After)
	require.LessOrEqual(t, s.Copay.Per, terms.PerStay)
	require.True(t, s.Coinsurance.AtLeast >= 0 && s.Coinsurance.AtLeast <= money.MaxCents)
	if s.Coinsurance.AtLeast > 0 || s.Coinsurance.WaivedIfAdmitted {
		require.True(t, !s.HasCopay && s.Coinsurance.Rate > 0)
		require.True(t, !s.HasUpTo || s.Coinsurance.AtLeast <= s.UpTo)
	}
	require.True(t, s.Copay.MaxDays == 0 || s.Copay.Per == terms.PerDay && s.Copay.MaxDays >= 1 && s.Copay.MaxDays <= 366)
}

func requireReadsBack(t *testing.T, want terms.Terms) {
	t.Helper()
	printed := want.String()
	require.LessOrEqual(t, len(printed), terms.MaxLength)
	for _, unmarked := range []terms.Unmarked{terms.UnmarkedIsError, terms.UnmarkedWaived, terms.UnmarkedAfter, terms.UnmarkedCopaysWaived} {
		got, err := terms.Parse(printed, unmarked)
		require.NoError(t, err, printed)
		require.Equal(t, want, got, printed)
	}
}

// anyOf draws valid terms.
func anyOf(draw *rand.Rand) terms.Terms {
	if draw.IntN(50) == 0 {
		return terms.Terms{NotCovered: true}
	}
	t := terms.Terms{Rest: anyShare(draw)}
	if draw.IntN(2) == 0 {
		t.FirstVisits, t.First = 1+draw.IntN(366), anyShare(draw)
	}
	switch of := terms.OtherServices + terms.Other(draw.IntN(8)); {
	case of <= terms.MailOrder:
		t.Beside[0] = anyBeside(draw, of)
	case of == terms.MailOrder+1 && t.FirstVisits == 0:
		t.Beside = [2]terms.Beside{anyBeside(draw, terms.Retail90), anyBeside(draw, terms.MailOrder)}
	}
	return t
}

func anyBeside(draw *rand.Rand, of terms.Other) terms.Beside {
	o := terms.Beside{Of: of, Share: anyShare(draw)}
	if draw.IntN(5) == 0 {
		return terms.Beside{Of: o.Of, NotCovered: true}
	}
	for o.Share.HasCopay == o.Share.HasCoinsurance {
		o.Share = anyShare(draw)
	}
	if o.Of != terms.OtherServices {
		for o.Share.Copay.Per != terms.PerUse || o.Share.HasCopay == o.Share.HasCoinsurance {
			o.Share = anyShare(draw)
		}
		o.Days = 90
	}
	if o.Of == terms.MailOrder && draw.IntN(2) == 0 {
		o.Days = 30
	}
	return o
}

func anyShare(draw *rand.Rand) terms.Share {
	var s terms.Share
	parts := 1 + draw.IntN(3)
	if parts&1 != 0 {
		s.HasCopay = true
		s.Copay = terms.Copay{
			Amount:           anyAmountOf(draw),
			Per:              terms.Per(draw.IntN(3)),
			Deductible:       terms.Deductible(draw.IntN(3)),
			WaivedIfAdmitted: draw.IntN(2) == 0,
		}
		if s.Copay.Per == terms.PerDay && draw.IntN(2) == 0 {
			s.Copay.MaxDays = 1 + draw.IntN(366)
		}
	}
	if parts&2 != 0 {
		s.HasCoinsurance = true
		s.Coinsurance.Deductible = terms.Deductible(draw.IntN(2))
		if draw.IntN(4) > 0 {
			s.Coinsurance.Rate = money.Rate(draw.IntN(int(money.MaxRate)))
		}
	}
	if !s.HasCopay && s.Coinsurance.Rate > 0 {
		s.Coinsurance.WaivedIfAdmitted = draw.IntN(3) == 0
		if draw.IntN(3) == 0 {
			s.Coinsurance.AtLeast = anyAmountOf(draw)
		}
	}
	if draw.IntN(3) == 0 {
		s.HasUpTo, s.UpTo = true, max(anyAmountOf(draw), s.Coinsurance.AtLeast)
		if s.Coinsurance.Rate == 0 && s.Copay.Per != terms.PerDay && s.Copay.Amount <= s.UpTo {
			return anyShare(draw) // an allowance
		}
	}
	return s
}

func anyAmountOf(draw *rand.Rand) money.Cents {
	c := money.Cents(draw.Int64N(int64(money.MaxCents)+1) >> draw.IntN(30))
	if draw.IntN(2) == 0 {
		c -= c % 100
	}
	return c
}

func TestR16PrintedTermsReadBack(t *testing.T) {
	draw := rand.New(rand.NewPCG(1, 16))
	for range 5_000 {
		drawn := anyOf(draw)
		requireValid(t, drawn)
		requireReadsBack(t, drawn)
	}
}

// Words in random order reach corners of the grammar that neither the forms in
// print nor random bytes do.
func TestR16AnyWords(t *testing.T) {
	words := []string{
		"$", "40", "$40", "20%", "0%", "%", "366", "367", "no", "not", "charge", "no charge", "covered", "applicable",
		"not applicable", "copay", "coinsurance", "after deductible", "with deductible", "deductible", "after",
		"deductible does not apply", "no deductible", "waived", "waived if admitted", "per", "/", "day", "per day",
		"per stay", "per visit", "stay", "up to", "up to $250", "up to 5 days", "first", "for", "for the", "for up to",
		"first 5 days", "for the first 3 visits", "visits", "days", "then", "and", "plus", "+", ",", ";", ".", "(", ")", "500",
		"retail", "(mail order)", "mail order:", "for other services", "/other services", "90-day supply", "for additional visits", ":", "–", "maximum", "not covered", "with a",
		"at least $5", "at least", "not less than $10 or more than $90", "$250 maximum", "minimum", "or", "whichever is greater", "whichever is less",
		"you pay", "the plan pays", "80% covered", "covered at 100%", "covered in full", "after your $25 copay", "nothing", "100%", "the rest",
		"the", "medical deductible", "after $500 deductible", "deductible/admission", "days 1-5", "unless admitted", "if not admitted", "/$0 if admitted",
		"of the allowed amount", "or the full cost, whichever is less", "after the 3rd visit:", "per calendar year", "/PCP visit", "/specialist visit",
		"$20 (90-day)", "retail 90:", "retail 30:", "(retail 90 days)", "90-day retail", "mail order 90:", "(mail order 45 days)", "|", "| 100.00%", "| 0%", "not applicable",
		"limited to", "limited to 20 visits per year", "20 visits", "per calendar year", "every 24 months", "up to 60 days per year", "visit limit – 1", "$50 allowance", "the plan pays up to $90", "per lifetime",
		"lab:", "x-ray:", "(lab)", "(x-ray)", "office:", "outpatient:",
		"a day", "per facility", "/retail", "/mail order", "to out of pocket limit", "ded", "co-ins", "copay of", "NO-CHARGE-AFTER-DEDUCTIBLE",
	}
	draw := rand.New(rand.NewPCG(2, 16))
	readable := 0
	for range 20_000 {
		text := [...]string{"$40", "$40", "$0", "No charge", "Not applicable", "Lab: $40", "Office: 20%"}[draw.IntN(7)]
		for range draw.IntN(7) {
			text += " " + words[draw.IntN(len(words))]
		}
		if requireSound(t, text, terms.UnmarkedAfter) {
			readable++
		}
	}
	assert.Greater(t, readable, 1_000, "too few of the texts are terms")
}

func TestR16TheLongestTermsReadBack(t *testing.T) {
	longest := upTo(0, waivedIfAdmitted(both(perDay(0, 366, waived), percent(0, waived))))
	longest.Copay.Amount, longest.UpTo, longest.Coinsurance.Rate = money.MaxCents, money.MaxCents, 9999
	part := terms.Share{HasCoinsurance: true, Coinsurance: terms.Coinsurance{Rate: 9999, WaivedIfAdmitted: true, AtLeast: money.MaxCents}, HasUpTo: true, UpTo: money.MaxCents}
	mail := terms.Beside{Of: terms.MailOrder, Share: part, Days: 90}
	long := visits(366, longest, longest)
	long.Beside[0] = mail
	requireReadsBack(t, long)
	requireReadsBack(t, terms.Terms{Rest: longest, Beside: [2]terms.Beside{{Of: terms.Retail90, Share: part, Days: 90}, mail}})
}

func TestR16NoTermsPrintNothing(t *testing.T) {
	assert.Empty(t, terms.Terms{}.String())
}

func FuzzParse(f *testing.F) {
	for _, form := range append(formsOfR16, formsInPrint...) {
		f.Add(form.text)
		f.Add(form.printed)
	}
	for _, w := range wordings(f) {
		f.Add(w.Text)
	}
	for _, text := range []string{"", "$1,500", "20% after dedcutible", "Not Applicable", "$40 (", "\xff", "$\u00a040"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, unmarked := range []terms.Unmarked{terms.UnmarkedIsError, terms.UnmarkedWaived, terms.UnmarkedAfter} {
			requireSound(t, text, unmarked)
		}
	})
}

// requireSound reads a text, and holds what it is read as or the error to what is
// promised of it. It tells whether the text is read.
func requireSound(t *testing.T, text string, unmarked terms.Unmarked) bool {
	t.Helper()
	r, err := terms.Read(text, unmarked)
	got, parseErr := terms.Parse(text, unmarked)
	if err != nil {
		requirePointed(t, text, err)
		require.Zero(t, r)
		require.Equal(t, err, parseErr)
		return false
	}
	requireValid(t, r.Terms)
	requireReadsBack(t, r.Terms)
	requireValidReading(t, text, r)
	if r.Limit.Column > 0 || r.PlanPays.Column > 0 || r.Kinds[0].Care == terms.Lab || r.Kinds[0].Care == terms.XRay {
		requirePointed(t, text, parseErr)
	} else {
		require.NoError(t, parseErr)
		require.Equal(t, r.Terms, got)
	}
	return true
}

func requirePointed(t *testing.T, text string, err error) {
	t.Helper()
	var failure *terms.SyntaxError
	require.True(t, errors.As(err, &failure))
	require.True(t, failure.Offset >= 0 && failure.Offset <= len(text))
	require.Equal(t, utf8.RuneCountInString(text[:failure.Offset])+1, failure.Column)
	require.True(t, utf8.ValidString(failure.Found))
	require.NotEmpty(t, failure.Code)
	require.NotEmpty(t, failure.Expected)
}

func BenchmarkParse(b *testing.B) {
	for range b.N {
		if _, err := terms.Parse("$300 copay and 20% coinsurance after deductible", terms.UnmarkedAfter); err != nil {
			b.Fatal(err)
		}
	}
}
