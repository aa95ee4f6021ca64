package money

import (
	"math"
	"math/bits"
)

// Cents is an amount of US dollars in cents: 123450 is $1,234.50.
type Cents int64

// MaxCents is the largest amount that can be given, $9,999,999.99 (R1).
// Computed amounts may be larger, and may be negative.
const MaxCents Cents = 999_999_999

// ParseCents reads an amount in dollars, such as "1234.5", from 0 to MaxCents,
// by the grammar of R1. Its error is an [*Error] with one of the codes
// amount-syntax, amount-decimals and amount-range.
func ParseCents(text string) (Cents, error) {
	n, err := amountKind.hundredths(text)
	return Cents(n), err
}

// String gives the amount in dollars with both decimals and no separators,
// "1234.50", after a "-" where it is negative.
func (c Cents) String() string {
	var b [24]byte
	return string(c.AppendTo(b[:0]))
}

// AppendTo appends what [Cents.String] gives and returns the extended slice.
// It allocates only where b is too small: 21 bytes are always enough.
//
// A ledger prints thousands of amounts, and printing one through decimal takes
// about a microsecond in WebAssembly: hence digits of its own, which the tests
// hold equal to decimal's StringFixed(2).
func (c Cents) AppendTo(b []byte) []byte {
	u := uint64(c)
	if c < 0 {
		b = append(b, '-')
		u = -u
	}
	return appendHundredths(b, u)
}

// MarshalJSON gives the amount as a JSON string, "1234.50": a JSON number would
// become a float in the reader's hands.
func (c Cents) MarshalJSON() ([]byte, error) {
	b := make([]byte, 0, 24)
	b = append(b, '"')
	b = c.AppendTo(b)
	return append(b, '"'), nil
}

// UnmarshalJSON reads a JSON number or a JSON string by the grammar of
// [ParseCents], whose errors it gives. Anything else, null among it, is
// amount-syntax: an amount that is left out is never taken for 0.
func (c *Cents) UnmarshalJSON(data []byte) error {
	parsed, err := ParseCents(unquote(data))
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}

// MulDiv gives c × num ÷ den, rounded once, half away from zero, to the cent
// (R2): a part-year premium is MulDiv(yearly, months, 12), a stay that is
// covered for 3 of its 5 days MulDiv(price, 3, 5).
//
// The product is exact whatever its size. MulDiv panics if den is 0 and if the
// result does not fit an int64; for |c| up to 1e12 (ten billion dollars) and
// num up to 1e6 it always fits.
func MulDiv(c Cents, num, den int64) Cents {
	// Below 2^31 neither the product nor twice the remainder overflows.
	const limit = 1 << 31
	if c <= -limit || c >= limit || num <= -limit || num >= limit || den <= 0 || den >= limit {
		return mulDivWide(c, num, den)
	}
	p := int64(c) * num
	q := p / den
	twice := 2 * (p - q*den)
	switch {
	case twice >= den:
		q++
	case twice <= -den:
		q--
	}
	return Cents(q)
}

// mulDivWide is MulDiv through a product of 128 bits, for any operands.
func mulDivWide(c Cents, num, den int64) Cents {
	if den == 0 {
		panic("money: MulDiv by zero")
	}
	negative := (c < 0) != (num < 0) != (den < 0)
	d := magnitude(den)
	high, low := bits.Mul64(magnitude(int64(c)), magnitude(num))
	if high >= d {
		panic("money: MulDiv overflows")
	}
	q, r := bits.Div64(high, low, d)
	// Adding half before dividing could carry out of 128 bits; comparing the
	// remainder cannot.
	if r >= d-r {
		q++
	}
	most := uint64(math.MaxInt64)
	if negative {
		most++
	}
	if q > most {
		panic("money: MulDiv overflows")
	}
	if negative {
		return Cents(-q)
	}
	return Cents(q)
}

// Told returns the amount as sentences say it (R52): to ten dollars from $100 up,
// below that to the dollar, below a dollar to the cent; half away from zero.
func (c Cents) Told() Cents {
	to := int64(1)
	switch m := c.Magnitude(); {
	case m >= 100_00:
		to = 10_00
	case m >= 1_00:
		to = 1_00
	}
	return MulDiv(c, 1, to) * Cents(to)
}

// ToldWithin is [Cents.Told] between two exact amounts that stand with it: where
// rounding would carry the amount past one of them, it is told to the cent.
func (c Cents) ToldWithin(least, most Cents) Cents {
	told := c.Told()
	if c >= least && told < least || c <= most && told > most {
		return c
	}
	return told
}

// Magnitude returns the amount without its sign.
func (c Cents) Magnitude() Cents { return max(c, -c) }

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}
