package plain

import "github.com/shopspring/decimal"

// A TaxCredit is what R55 and R56 say of an income.
type TaxCredit struct {
	// Percent of the poverty line, cut off; 401 above four times the line.
	Percent int
	// Applicable is the percentage expected, nil where there is no credit.
	Applicable *decimal.Decimal
	// Year is the credit of the covered months.
	Year decimal.Decimal
	// Reduced is the actuarial value of the silver variant, 0 for the plan as it is.
	Reduced int
}

// expected are the tables of R55: from a percent of the poverty line, the initial and the
// final percentage.
var expected = map[int][][3]string{
	2025: {{"0", "0", "0"}, {"150", "0", "2"}, {"200", "2", "4"}, {"250", "4", "6"}, {"300", "6", "8.5"}, {"400", "8.5", "8.5"}},
	2026: {{"0", "2.1", "2.1"}, {"133", "3.14", "4.19"}, {"150", "4.19", "6.6"}, {"200", "6.6", "8.44"}, {"250", "8.44", "9.96"}, {"300", "9.96", "9.96"}},
}

// CreditOf works the credit of 2025 or 2026 out, for a tax family of the contiguous
// states with a benchmark a month.
func CreditOf(year int, income decimal.Decimal, family, months int, benchmark decimal.Decimal) TaxCredit {
	first, further := int64(15_060), int64(5_380)
	if year == 2026 {
		first, further = 15_650, 5_500
	}
	line := decimal.NewFromInt(first + further*int64(family-1))
	ratio := income.Mul(decimal.NewFromInt(100)).Div(line)
	is := func(comparison int, percent int64) bool {
		return income.Mul(decimal.NewFromInt(100)).Cmp(line.Mul(decimal.NewFromInt(percent))) == comparison
	}
	above := func(percent int64) bool { return is(1, percent) }
	c := TaxCredit{Percent: int(ratio.Floor().IntPart())}
	if above(400) {
		c.Percent = 401
	}
	if is(-1, 100) {
		return c
	}
	for _, step := range []struct {
		most    int64
		reduced int
	}{{250, 73}, {200, 87}, {150, 94}} {
		if !above(step.most) {
			c.Reduced = step.reduced
		}
	}
	if year == 2026 && above(400) {
		return c
	}
	percent := decimal.NewFromInt(int64(min(c.Percent, 400)))
	var applicable decimal.Decimal
	rows := expected[year]
	for i, row := range rows {
		from, initial, final := decimal.RequireFromString(row[0]), decimal.RequireFromString(row[1]), decimal.RequireFromString(row[2])
		if percent.LessThan(from) {
			break
		}
		until := decimal.NewFromInt(400)
		if i+1 < len(rows) {
			until = decimal.RequireFromString(rows[i+1][0])
		}
		applicable = initial
		if until.GreaterThan(from) {
			applicable = initial.Add(final.Sub(initial).Mul(percent.Sub(from)).Div(until.Sub(from))).Round(2)
		}
	}
	c.Applicable = &applicable
	contribution := income.Mul(applicable).Div(decimal.NewFromInt(100)).Round(0)
	if months == 12 {
		c.Year = decimal.Max(benchmark.Mul(decimal.NewFromInt(12)).Sub(contribution), decimal.Zero)
		return c
	}
	monthly := contribution.Div(decimal.NewFromInt(12)).Round(0)
	c.Year = decimal.Max(benchmark.Sub(monthly), decimal.Zero).Mul(decimal.NewFromInt(int64(months)))
	return c
}
