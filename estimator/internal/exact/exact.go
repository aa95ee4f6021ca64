// Package exact is arithmetic on rational numbers that is exact always and
// fast where the numbers are small, as nearly all are. It holds amounts that
// are not rounded to the cent (R30).
package exact

import (
	"math"
	"math/big"
	"math/bits"
)

// A Field is where numbers live: those of one field only can be reckoned with
// each other. It is not for concurrent use.
type Field struct {
	unit int64
	// large are the numbers that are no small multiple of 1/unit.
	large []fraction
}

// fraction is a number in lowest terms, den being above 0. big.Rat would do the
// same, at 3 KB of the engine as it is sent.
type fraction struct{ num, den *big.Int }

// A Number is a rational number. An even one is twice the number of the
// field's units that it comes to; an odd one is twice the place among the
// field's large numbers, and 1. A number that can be even is, so that 0 is the
// number 0.
type Number int64

// A Ratio is Num ÷ Den, Den being above 0.
type Ratio struct{ Num, Den Number }

// Linear is A + B·x.
type Linear struct{ A, B Number }

// NewField returns a field in which the multiples of 1/unit are fast.
func NewField(unit int64) *Field { return &Field{unit: unit} }

// mostUnits is how many units are still small.
const mostUnits = 1<<62 - 1

// Quotient returns num ÷ den; den must be above 0.
func (f *Field) Quotient(num, den int64) Number {
	if high, low := bits.Mul64(uint64(max(num, 0)), uint64(f.unit)); num >= 0 && high == 0 && low%uint64(den) == 0 && low/uint64(den) <= mostUnits {
		return Number(low / uint64(den) << 1)
	}
	return f.hold(big.NewInt(num), big.NewInt(den))
}

// Whole returns n.
func (f *Field) Whole(n int64) Number { return f.Quotient(n, 1) }

// Add returns a + b.
func (f *Field) Add(a, b Number) Number {
	if sum := a + b; (a|b)&1 == 0 && (a^sum)&(b^sum) >= 0 {
		return sum
	}
	return f.sum(a, b, 1)
}

// Sub returns a − b.
func (f *Field) Sub(a, b Number) Number {
	if d := a - b; (a|b)&1 == 0 && (a^b)&(a^d) >= 0 {
		return d
	}
	return f.sum(a, b, -1)
}

// Share returns a × rate ÷ of; rate must not be below 0, of be above it.
func (f *Field) Share(a Number, rate, of int64) Number {
	if a&1 == 0 {
		if high, low := bits.Mul64(magnitude(a), uint64(rate)); high < uint64(of) {
			if q, r := bits.Div64(high, low, uint64(of)); r == 0 && q&1 == 0 && q <= math.MaxInt64 {
				if a < 0 {
					return -Number(q)
				}
				return Number(q)
			}
		}
	}
	l := f.fraction(a)
	return f.hold(new(big.Int).Mul(l.num, big.NewInt(rate)), new(big.Int).Mul(l.den, big.NewInt(of)))
}

// Sign returns −1, 0 or 1.
func (f *Field) Sign(a Number) int {
	if a&1 == 0 {
		return signOf(int64(a))
	}
	return f.large[a>>1].num.Sign()
}

// AddLinear returns g + h.
func (f *Field) AddLinear(g, h Linear) Linear { return Linear{f.Add(g.A, h.A), f.Add(g.B, h.B)} }

// SubLinear returns g − h.
func (f *Field) SubLinear(g, h Linear) Linear { return Linear{f.Sub(g.A, h.A), f.Sub(g.B, h.B)} }

// ShareLinear returns g × rate ÷ of.
func (f *Field) ShareLinear(g Linear, rate, of int64) Linear {
	return Linear{f.Share(g.A, rate, of), f.Share(g.B, rate, of)}
}

// Zero tells whether g is 0 for every x.
func (g Linear) Zero() bool { return g == Linear{} }

// SignAt returns the sign of g at x.
func (f *Field) SignAt(g Linear, x Ratio) int {
	if (g.A|g.B|x.Num|x.Den)&1 != 0 {
		return f.Sign(f.numerator(g, x))
	}
	// Of A·Den + B·Num, Den being above 0.
	a, b := signOf(int64(g.A)), signOf(int64(g.B))*signOf(int64(x.Num))
	if a*b >= 0 {
		return signOf(int64(a + b))
	}
	high, low := bits.Mul64(magnitude(g.A), uint64(x.Den))
	otherHigh, otherLow := bits.Mul64(magnitude(g.B), magnitude(x.Num))
	switch {
	case high > otherHigh || high == otherHigh && low > otherLow:
		return a
	case high == otherHigh && low == otherLow:
		return 0
	}
	return b
}

// SignAfter returns the sign of g just above x.
func (f *Field) SignAfter(g Linear, x Ratio) int {
	if s := f.SignAt(g, x); s != 0 {
		return s
	}
	return f.Sign(g.B)
}

// Root returns where g is 0; g must not be constant.
func (f *Field) Root(g Linear) Ratio {
	if f.Sign(g.B) < 0 {
		return Ratio{g.A, f.Sub(0, g.B)}
	}
	return Ratio{f.Sub(0, g.A), g.B}
}

// Compare returns −1, 0 or 1 as x is below, at or above y; neither is negative.
func (f *Field) Compare(x, y Ratio) int {
	if (x.Num|x.Den|y.Num|y.Den)&1 != 0 {
		return f.Sign(f.Sub(f.product(x.Num, y.Den), f.product(y.Num, x.Den)))
	}
	high, low := bits.Mul64(uint64(x.Num), uint64(y.Den))
	otherHigh, otherLow := bits.Mul64(uint64(y.Num), uint64(x.Den))
	switch {
	case high != otherHigh:
		return compare(high, otherHigh)
	default:
		return compare(low, otherLow)
	}
}

// fraction returns a as one, whose parts are not to be changed.
func (f *Field) fraction(a Number) fraction {
	if a&1 == 0 {
		return fraction{big.NewInt(int64(a >> 1)), big.NewInt(f.unit)}
	}
	return f.large[a>>1]
}

// sum returns a + sign × b.
func (f *Field) sum(a, b Number, sign int64) Number {
	l, m := f.fraction(a), f.fraction(b)
	num, other := new(big.Int).Mul(l.num, m.den), big.NewInt(sign)
	other.Mul(other, m.num).Mul(other, l.den)
	return f.hold(num.Add(num, other), new(big.Int).Mul(l.den, m.den))
}

func (f *Field) product(a, b Number) Number {
	l, m := f.fraction(a), f.fraction(b)
	return f.hold(new(big.Int).Mul(l.num, m.num), new(big.Int).Mul(l.den, m.den))
}

// numerator returns g at x, times the denominator of x.
func (f *Field) numerator(g Linear, x Ratio) Number {
	return f.Add(f.product(g.A, x.Den), f.product(g.B, x.Num))
}

// hold returns num ÷ den as a number. It keeps both.
func (f *Field) hold(num, den *big.Int) Number {
	var units, rest big.Int
	units.Mul(num, big.NewInt(f.unit))
	units.QuoRem(&units, den, &rest)
	if rest.Sign() == 0 && units.IsInt64() && units.Int64() <= mostUnits && units.Int64() >= -mostUnits {
		return Number(units.Int64() << 1)
	}
	rest.GCD(nil, nil, units.Abs(num), den)
	f.large = append(f.large, fraction{num.Quo(num, &rest), den.Quo(den, &rest)})
	return Number(len(f.large)-1)<<1 | 1
}

func magnitude(n Number) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func signOf(n int64) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func compare(a, b uint64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Round returns g at x to the nearest whole number, half away from zero.
func (f *Field) Round(g Linear, x Ratio) int64 {
	var num, den, part big.Int
	if (g.A|g.B|x.Num|x.Den)&1 == 0 {
		// (A·Den + B·Num) ÷ (unit·Den): the twos of the numbers cancel but one.
		num.Mul(num.SetInt64(int64(g.A>>1)), den.SetInt64(int64(x.Den)))
		part.Mul(part.SetInt64(int64(g.B>>1)), den.SetInt64(int64(x.Num)))
		num.Add(&num, &part)
		den.Mul(den.SetInt64(int64(x.Den)), part.SetInt64(f.unit))
	} else {
		above, below := f.fraction(f.numerator(g, x)), f.fraction(x.Den)
		num.Mul(above.num, below.den)
		den.Mul(above.den, below.num)
	}
	negative := num.Sign() < 0
	// floor((2·|num| + den) ÷ 2·den)
	num.Abs(&num).Lsh(&num, 1).Add(&num, &den)
	num.Quo(&num, den.Lsh(&den, 1))
	if negative {
		return -num.Int64()
	}
	return num.Int64()
}
