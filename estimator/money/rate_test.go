package money_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/money"
)

func TestR1Rate(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       money.Rate
		printed    string
	}{
		{"none", "0", 0, "0"},
		{"whole percent", "20", 2000, "20"},
		{"whole percent with decimals", "20.00", 2000, "20"},
		{"one decimal", "12.5", 1250, "12.5"},
		{"two decimals", "12.25", 1225, "12.25"},
		{"one decimal and a zero", "12.50", 1250, "12.5"},
		{"below one percent", "0.25", 25, "0.25"},
		{"the smallest", "0.01", 1, "0.01"},
		{"tens keep their zero", "10", 1000, "10"},
		{"all", "100", money.MaxRate, "100"},
		{"all with decimals", "100.00", money.MaxRate, "100"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := money.ParseRate(c.text)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
			assert.Equal(t, c.printed, got.String())
		})
	}
}

func TestR1ParseRateErrors(t *testing.T) {
	for _, c := range []struct {
		name, text, code, found string
	}{
		{"empty", "", money.CodeRateSyntax, ""},
		{"percent sign", "20%", money.CodeRateSyntax, "20%"},
		{"minus sign", "-20", money.CodeRateSyntax, "-20"},
		{"no digit before the point", ".5", money.CodeRateSyntax, ".5"},
		{"no digit after the point", "5.", money.CodeRateSyntax, "5."},
		{"exponent", "1e10000000", money.CodeRateSyntax, "1e10000000"},
		{"leading zero", "05", money.CodeRateSyntax, "05"},
		{"three decimals", "33.333", money.CodeRateDecimals, "33.333"},
		{"a little more than all", "100.01", money.CodeRateRange, "100.01"},
		{"more than all", "120", money.CodeRateRange, "120"},
		{"300 digits", strings.Repeat("1", 300), money.CodeRateRange, strings.Repeat("1", 39) + "…"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := money.ParseRate(c.text)
			assert.Equal(t, &money.Error{Code: c.code, Found: c.found, Expected: "0–100", MostPercent: 100_00}, err)
			assert.Zero(t, got)
		})
	}
}

func TestR1EveryRateReadsBack(t *testing.T) {
	for r := money.Rate(0); r <= money.MaxRate; r++ {
		got, err := money.ParseRate(r.String())
		require.NoError(t, err)
		require.Equal(t, r, got)
	}
}

func TestR1RateJSON(t *testing.T) {
	got, err := json.Marshal([]money.Rate{2000, 1250, 25})
	require.NoError(t, err)
	assert.Equal(t, `["20","12.5","0.25"]`, string(got))

	var rates []money.Rate
	require.NoError(t, json.Unmarshal([]byte(`[20, "12.5", 0.25]`), &rates))
	assert.Equal(t, []money.Rate{2000, 1250, 25}, rates)

	for _, c := range []struct {
		name, text, code, found string
	}{
		{"null", `null`, money.CodeRateSyntax, "null"},
		{"percent sign", `"20%"`, money.CodeRateSyntax, "20%"},
		{"beyond the range", `101`, money.CodeRateRange, "101"},
	} {
		t.Run("refused: "+c.name, func(t *testing.T) {
			rate := money.Rate(1)
			err := json.Unmarshal([]byte(c.text), &rate)
			var found *money.Error
			require.True(t, errors.As(err, &found), "%v", err)
			assert.Equal(t, &money.Error{Code: c.code, Found: c.found, Expected: "0–100", MostPercent: 100_00}, found)
			assert.Equal(t, money.Rate(1), rate)
		})
	}
}

func TestR2RateOf(t *testing.T) {
	for _, c := range []struct {
		name  string
		rate  money.Rate
		cents money.Cents
		want  money.Cents
	}{
		{"exact", 2000, 10000, 2000},
		{"half a cent up", 5000, 1, 1},
		{"half a cent, negative, away from zero", 5000, -1, -1},
		{"just below half a cent", 4999, 1, 0},
		{"just below half a cent, negative", 4999, -1, 0},
		{"one and a half cents", 5000, 3, 2},
		{"two and a half cents, not to even", 5000, 5, 3},
		{"two and a half cents, negative", 5000, -5, -3},
		{"a sixth of a percent, rounded", 17, 100, 0},
		{"nothing", 2000, 0, 0},
		{"none of it", 0, 12345, 0},
		{"all of it", money.MaxRate, 12345, 12345},
		{"all of the largest", money.MaxRate, 1 << 53, 1 << 53},
		{"all of the smallest", money.MaxRate, -1 << 53, -1 << 53},
		{"half of the largest amount of all", 5000, 1<<63 - 1, 1 << 62},
		{"all of the smallest amount of all", money.MaxRate, -1 << 63, -1 << 63},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, c.rate.Of(c.cents))
		})
	}
}

func TestR2RateOfEqualsDecimal(t *testing.T) {
	draw := rand.New(rand.NewPCG(5, 6))
	for _, c := range amounts(10_000, 1<<53) {
		r := money.Rate(draw.IntN(10_001))
		require.Equal(t, percentage(r, c), r.Of(c), "%s%% of %s", r, c)
	}
}

// percentage is Rate.Of through decimal.
func percentage(r money.Rate, c money.Cents) money.Cents {
	return money.Cents(decimal.NewFromInt(int64(c)).Mul(decimal.New(int64(r), -4)).Round(0).IntPart())
}

func TestR2HotPathDoesNotAllocate(t *testing.T) {
	var sum money.Cents
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		sum += money.Rate(2000).Of(12345) + money.MulDiv(12345, 7, 12) + money.MulDiv(1e15, 7, 12)
	}))
}

func BenchmarkRateOf(b *testing.B) {
	var sum money.Cents
	for i := range b.N {
		sum += money.Rate(2000).Of(money.Cents(i))
	}
	_ = sum
}

func BenchmarkMulDiv(b *testing.B) {
	var sum money.Cents
	for i := range b.N {
		sum += money.MulDiv(money.Cents(i&0xffffff), 7, 12)
	}
	_ = sum
}

func BenchmarkCentsAppendTo(b *testing.B) {
	text := make([]byte, 0, 24)
	for i := range b.N {
		text = money.Cents(i).AppendTo(text[:0])
	}
}

func TestMultiple(t *testing.T) {
	var m money.Multiple
	for text, want := range map[string]money.Multiple{`0`: 0, `"99.5"`: 99_50, `250`: 250_00, `"1000.00"`: 1_000_00} {
		require.NoError(t, m.UnmarshalJSON([]byte(text)), text)
		assert.Equal(t, want, m, text)
	}
	for text, code := range map[string]string{`1000.01`: "rate-range", `10000`: "rate-range", `-1`: "rate-syntax", `null`: "rate-syntax", `1.005`: "rate-decimals"} {
		var refusal *money.Error
		require.ErrorAs(t, m.UnmarshalJSON([]byte(text)), &refusal, text)
		assert.Equal(t, code, refusal.Code, text)
		assert.Equal(t, "0–1000", refusal.Expected, text)
	}
	assert.Equal(t, money.Cents(33_33), money.Multiple(250_01).Of(13_33), "33.3263…, rounded to the cent")
	assert.Equal(t, 10*money.MaxCents, money.MaxMultiple.Of(money.MaxCents))
	text, err := money.Multiple(250_50).MarshalJSON()
	require.NoError(t, err)
	assert.Equal(t, `"250.5"`, string(text))
}
