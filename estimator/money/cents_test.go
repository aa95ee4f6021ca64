package money_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/money"
)

func TestR1ParseCents(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       money.Cents
	}{
		{"zero", "0", 0},
		{"zero with decimals", "0.00", 0},
		{"whole dollars", "1234", 123400},
		{"one decimal", "1234.5", 123450},
		{"two decimals", "1234.56", 123456},
		{"cents alone", "0.07", 7},
		{"the largest", "9999999.99", money.MaxCents},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := money.ParseCents(c.text)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
}

func TestR1ParseCentsErrors(t *testing.T) {
	for _, c := range []struct {
		name, text, code, found string
	}{
		{"empty", "", money.CodeAmountSyntax, ""},
		{"plus sign", "+5", money.CodeAmountSyntax, "+5"},
		{"minus sign", "-5", money.CodeAmountSyntax, "-5"},
		{"no digit before the point", ".5", money.CodeAmountSyntax, ".5"},
		{"no digit after the point", "5.", money.CodeAmountSyntax, "5."},
		{"point alone", ".", money.CodeAmountSyntax, "."},
		{"two points", "1.2.3", money.CodeAmountSyntax, "1.2.3"},
		{"exponent", "1e5", money.CodeAmountSyntax, "1e5"},
		{"huge exponent", "1e10000000", money.CodeAmountSyntax, "1e10000000"},
		{"separator", "1,500", money.CodeAmountSyntax, "1,500"},
		{"underscore", "1_500", money.CodeAmountSyntax, "1_500"},
		{"currency", "$5", money.CodeAmountSyntax, "$5"},
		{"space before", " 5", money.CodeAmountSyntax, " 5"},
		{"space after", "5 ", money.CodeAmountSyntax, "5 "},
		{"line break after", "5\n", money.CodeAmountSyntax, "5\n"},
		{"leading zeros", "007", money.CodeAmountSyntax, "007"},
		{"two zeros", "00", money.CodeAmountSyntax, "00"},
		{"leading zero and decimals", "00.5", money.CodeAmountSyntax, "00.5"},
		{"hexadecimal", "0x10", money.CodeAmountSyntax, "0x10"},
		{"digits of another script", "٣", money.CodeAmountSyntax, "٣"},
		{"not a number", "NaN", money.CodeAmountSyntax, "NaN"},
		{"infinite", "Inf", money.CodeAmountSyntax, "Inf"},
		{"bytes that are no text", "\xff", money.CodeAmountSyntax, "\uFFFD"},
		{"three decimals", "1.234", money.CodeAmountDecimals, "1.234"},
		{"three decimals of which one is 0", "1.230", money.CodeAmountDecimals, "1.230"},
		{"decimals before range", "123456789.123", money.CodeAmountDecimals, "123456789.123"},
		{"one cent too many", "10000000.00", money.CodeAmountRange, "10000000.00"},
		{"40 digits", strings.Repeat("9", 40), money.CodeAmountRange, strings.Repeat("9", 40)},
		{"41 digits", strings.Repeat("9", 41), money.CodeAmountRange, strings.Repeat("9", 39) + "…"},
		{"300 digits", strings.Repeat("9", 300), money.CodeAmountRange, strings.Repeat("9", 39) + "…"},
		{"300 decimals", "0." + strings.Repeat("9", 300), money.CodeAmountDecimals, "0." + strings.Repeat("9", 37) + "…"},
		{"long text in another script", strings.Repeat("ж", 300), money.CodeAmountSyntax, strings.Repeat("ж", 39) + "…"},
		{"long bytes that are no text", strings.Repeat("\xff", 300), money.CodeAmountSyntax, strings.Repeat("\uFFFD", 39) + "…"},
		{"a million digits", strings.Repeat("1", 1_000_000), money.CodeAmountRange, strings.Repeat("1", 39) + "…"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := money.ParseCents(c.text)
			assert.Equal(t, &money.Error{Code: c.code, Found: c.found, Expected: "0–9999999.99", MostAmount: money.MaxCents}, err)
			assert.Zero(t, got)
		})
	}
}

func TestR1CentsString(t *testing.T) {
	for _, c := range []struct {
		name  string
		cents money.Cents
		want  string
	}{
		{"zero", 0, "0.00"},
		{"one cent", 1, "0.01"},
		{"ten cents", 10, "0.10"},
		{"one dollar", 100, "1.00"},
		{"two decimals", 123450, "1234.50"},
		{"negative cents", -7, "-0.07"},
		{"negative dollars", -123450, "-1234.50"},
		{"the largest input", money.MaxCents, "9999999.99"},
		{"the largest of all", math.MaxInt64, "92233720368547758.07"},
		{"the smallest of all", math.MinInt64, "-92233720368547758.08"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, c.cents.String())
			assert.Equal(t, "about "+c.want, string(c.cents.AppendTo([]byte("about "))))
		})
	}
}

func TestR1CentsAppendToDoesNotAllocate(t *testing.T) {
	b := make([]byte, 0, 21)
	assert.Zero(t, testing.AllocsPerRun(100, func() { b = money.Cents(math.MinInt64).AppendTo(b[:0]) }))
}

func TestR1CentsJSON(t *testing.T) {
	t.Run("written as a string", func(t *testing.T) {
		got, err := json.Marshal(map[string]money.Cents{"total": -123450})
		require.NoError(t, err)
		assert.Equal(t, `{"total":"-1234.50"}`, string(got))
	})
	for _, c := range []struct {
		name, text string
		want       money.Cents
	}{
		{"number", `1234.5`, 123450},
		{"string", `"1234.50"`, 123450},
		{"zero", `0`, 0},
	} {
		t.Run("read from a "+c.name, func(t *testing.T) {
			got := money.Cents(1)
			require.NoError(t, json.Unmarshal([]byte(c.text), &got))
			assert.Equal(t, c.want, got)
		})
	}
	for _, c := range []struct {
		name, text, code, found string
	}{
		{"exponent", `1e2`, money.CodeAmountSyntax, "1e2"},
		{"negative number", `-1`, money.CodeAmountSyntax, "-1"},
		{"three decimals", `0.125`, money.CodeAmountDecimals, "0.125"},
		{"beyond the range", `"10000000"`, money.CodeAmountRange, "10000000"},
		{"empty string", `""`, money.CodeAmountSyntax, ""},
		{"escape in a string", `"\u0031"`, money.CodeAmountSyntax, `\u0031`},
		{"null", `null`, money.CodeAmountSyntax, "null"},
		{"true", `true`, money.CodeAmountSyntax, "true"},
		{"array", `[1]`, money.CodeAmountSyntax, "[1]"},
		{"object", `{"a":1}`, money.CodeAmountSyntax, `{"a":1}`},
	} {
		t.Run("refused: "+c.name, func(t *testing.T) {
			got := money.Cents(1)
			err := json.Unmarshal([]byte(c.text), &got)
			var found *money.Error
			require.True(t, errors.As(err, &found), "%v", err)
			assert.Equal(t, &money.Error{Code: c.code, Found: c.found, Expected: "0–9999999.99", MostAmount: money.MaxCents}, found)
			assert.Equal(t, money.Cents(1), got, "an amount that cannot be read is left as it was")
		})
	}
	t.Run("refused: a lone quote", func(t *testing.T) {
		var got money.Cents
		assert.Equal(t, &money.Error{Code: money.CodeAmountSyntax, Found: `"`, Expected: "0–9999999.99", MostAmount: money.MaxCents}, got.UnmarshalJSON([]byte(`"`)))
	})
}

func TestR52Told(t *testing.T) {
	for _, c := range []struct{ amount, told money.Cents }{
		{0, 0}, {99, 99}, {1_49, 1_00}, {-1_50, -2_00}, {99_49, 99_00}, {99_99, 100_00}, {104_99, 100_00}, {105_00, 110_00}, {-105_00, -110_00}, {12_344_56, 12_340_00},
	} {
		assert.Equal(t, c.told, c.amount.Told(), c.amount)
	}
	for _, c := range []struct{ amount, least, most, told money.Cents }{
		{5_996_00, 0, 5_996_00, 5_996_00},
		{5_996_00, 0, 6_000_00, 6_000_00},
		{5_996_00, 0, 5_000_00, 6_000_00}, // it is past the limit to the cent, too
		{4_964_00, 4_964_00, 9_000_00, 4_964_00},
		{4_964_00, 4_960_00, 9_000_00, 4_960_00},
		{4_504_00, 4_964_00, 9_000_00, 4_500_00},
	} {
		assert.Equal(t, c.told, c.amount.ToldWithin(c.least, c.most), c)
	}
}

func TestErrorString(t *testing.T) {
	_, err := money.ParseCents("1,500")
	assert.EqualError(t, err, `amount-syntax: found "1,500", expected 0–9999999.99`)
}

func TestR2MulDiv(t *testing.T) {
	for _, c := range []struct {
		name     string
		cents    money.Cents
		num, den int64
		want     money.Cents
	}{
		{"exact", 120000, 7, 12, 70000},
		{"half a cent up", 1, 1, 2, 1},
		{"half a cent, negative, away from zero", -1, 1, 2, -1},
		{"half a cent, negative numerator", 1, -1, 2, -1},
		{"half a cent, negative denominator", 1, 1, -2, -1},
		{"half a cent, two signs", -1, -1, 2, 1},
		{"below half", 1, 1, 3, 0},
		{"above half", 2, 1, 3, 1},
		{"below half, negative", -1, 1, 3, 0},
		{"above half, negative", -2, 1, 3, -1},
		{"odd denominator has no half", 3, 3, 7, 1},
		{"a part-year premium", 500001, 5, 12, 208334},
		{"nothing", 0, 5, 12, 0},
		{"none of it", 500001, 0, 12, 0},
		{"wide product", 1e15, 1e6, 1e6, 1e15},
		{"wide product, odd", 999_999_999_999_999, 999_999, 1_000_000, 999_998_999_999_999},
		{"wide product, half", 1e15 + 1, 500_000, 1_000_000, 5e14 + 1},
		{"wide product, half, negative", -1e15 - 1, 500_000, 1_000_000, -5e14 - 1},
		{"the largest denominator", math.MaxInt64, 1, math.MaxInt64, 1},
		{"the largest denominator, just below half", math.MaxInt64 / 2, 1, math.MaxInt64, 0},
		{"the largest denominator, just above half", math.MaxInt64/2 + 1, 1, math.MaxInt64, 1},
		{"the smallest amount", math.MinInt64, 1, 1, math.MinInt64},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, money.MulDiv(c.cents, c.num, c.den))
		})
	}
}

func TestMulDivPanicsRatherThanBeWrong(t *testing.T) {
	assert.PanicsWithValue(t, "money: MulDiv by zero", func() { money.MulDiv(1, 1, 0) })
	assert.PanicsWithValue(t, "money: MulDiv overflows", func() { money.MulDiv(1e15, 1e6, 1) })
	assert.PanicsWithValue(t, "money: MulDiv overflows", func() { money.MulDiv(math.MaxInt64, math.MaxInt64, 1) })
	assert.PanicsWithValue(t, "money: MulDiv overflows", func() { money.MulDiv(math.MaxInt64, 3, 2) })
	assert.PanicsWithValue(t, "money: MulDiv overflows", func() { money.MulDiv(math.MinInt64, 1, -1) })
}

// exactly is MulDiv through decimal.
func exactly(c money.Cents, num, den int64) money.Cents {
	product := decimal.NewFromInt(int64(c)).Mul(decimal.NewFromInt(num))
	quotient, rest := product.QuoRem(decimal.NewFromInt(den), 0)
	if rest.Abs().Mul(decimal.NewFromInt(2)).GreaterThanOrEqual(decimal.NewFromInt(den).Abs()) {
		quotient = quotient.Add(decimal.NewFromInt(int64(product.Sign() * decimal.NewFromInt(den).Sign())))
	}
	return money.Cents(quotient.IntPart())
}

// amounts gives n amounts of every size up to limit and of both signs, the same
// on every run.
func amounts(n int, limit int64) []money.Cents {
	draw := rand.New(rand.NewPCG(1, 2))
	list := []money.Cents{0, 1, -1, money.Cents(limit), -money.Cents(limit)}
	for len(list) < n {
		c := draw.Int64N(limit) >> draw.IntN(53)
		if draw.IntN(3) == 0 {
			c = -c
		}
		list = append(list, money.Cents(c))
	}
	return list
}

func TestR2MulDivEqualsDecimal(t *testing.T) {
	draw := rand.New(rand.NewPCG(3, 4))
	for _, c := range amounts(5_000, 1e15) {
		den := 1 + draw.Int64N(1e6)>>draw.IntN(20)
		num := draw.Int64N(den + 1)
		require.Equal(t, exactly(c, num, den), money.MulDiv(c, num, den), "%d × %d ÷ %d", c, num, den)
	}
	t.Run("up to a thousandfold", func(t *testing.T) {
		for _, c := range amounts(5_000, 1e12) {
			num, den := draw.Int64N(1e6), 1+draw.Int64N(1e3)
			require.Equal(t, exactly(c, num, den), money.MulDiv(c, num, den), "%d × %d ÷ %d", c, num, den)
		}
	})
}

func TestR1CentsStringEqualsDecimal(t *testing.T) {
	for _, c := range amounts(5_000, math.MaxInt64) {
		require.Equal(t, decimal.New(int64(c), -2).StringFixed(2), c.String())
	}
}
