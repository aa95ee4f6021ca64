package money_test

import (
	"regexp"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/money"
)

// What the grammar of R1 lets through, said a second time.
var (
	amountText = regexp.MustCompile(`^(0|[1-9][0-9]{0,6})(\.[0-9]{1,2})?$`)
	rateText   = regexp.MustCompile(`^((0|[1-9][0-9]?)(\.[0-9]{1,2})?|100(\.00?)?)$`)
)

var numberSeeds = []string{
	"", "0", "0.00", "12.5", "100", "100.01", "1234.56", "9999999.99", "10000000", "007", "1e10000000",
	"+5", ".5", "5.", "-1", "1,500", "1.234", "\xff", "99999999999999999999999999999999999999999999",
}

func FuzzParseCents(f *testing.F) {
	for _, text := range numberSeeds {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := money.ParseCents(text)
		require.Equal(t, amountText.MatchString(text), err == nil)
		if err != nil {
			requireError(t, err, got == 0)
			return
		}
		require.Equal(t, decimal.RequireFromString(text).StringFixed(2), got.String())
		again, err := money.ParseCents(got.String())
		require.NoError(t, err)
		require.Equal(t, got, again)
	})
}

func FuzzParseRate(f *testing.F) {
	for _, text := range numberSeeds {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := money.ParseRate(text)
		require.Equal(t, rateText.MatchString(text), err == nil)
		if err != nil {
			requireError(t, err, got == 0)
			return
		}
		require.Equal(t, decimal.RequireFromString(text).String(), got.String())
		again, err := money.ParseRate(got.String())
		require.NoError(t, err)
		require.Equal(t, got, again)
	})
}

func requireError(t *testing.T, err error, zero bool) {
	t.Helper()
	var failure *money.Error
	require.ErrorAs(t, err, &failure)
	assert.True(t, zero, "an error comes with a value")
	assert.True(t, utf8.ValidString(failure.Found))
	assert.LessOrEqual(t, utf8.RuneCountInString(failure.Found), 40)
	assert.NotEmpty(t, failure.Code)
	assert.NotEmpty(t, failure.Expected)
}

func FuzzCentsString(f *testing.F) {
	for _, c := range []int64{0, 1, -1, 99, -100, 1<<63 - 1, -1 << 63} {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, c int64) {
		require.Equal(t, decimal.New(c, -2).StringFixed(2), money.Cents(c).String())
	})
}

func FuzzRateOf(f *testing.F) {
	f.Add(int64(12345), uint16(2000))
	f.Add(int64(-5), uint16(5000))
	f.Add(int64(1<<53), uint16(10000))
	f.Fuzz(func(t *testing.T, c int64, rate uint16) {
		r := money.Rate(rate % 10001)
		require.Equal(t, percentage(r, money.Cents(c)), r.Of(money.Cents(c)))
	})
}

func FuzzMulDiv(f *testing.F) {
	f.Add(int64(500001), int64(5), int64(12))
	f.Add(int64(-1e15), int64(1e6), int64(1e6))
	f.Add(int64(1<<31), int64(1<<31), int64(1<<31))
	f.Fuzz(func(t *testing.T, c, num, den int64) {
		// Within the documented bounds, of whatever sign.
		c, num, den = c%1e15, num%1e6, den%(1e6+1)
		if den == 0 || num/den > 1000 || num/den < -1000 {
			return
		}
		require.Equal(t, exactly(money.Cents(c), num, den), money.MulDiv(money.Cents(c), num, den))
	})
}
