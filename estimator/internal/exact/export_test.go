package exact

import "math/big"

// Rat returns a.
func (f *Field) Rat(a Number) *big.Rat {
	l := f.fraction(a)
	return new(big.Rat).SetFrac(l.num, l.den)
}

// Value returns x.
func (f *Field) Value(x Ratio) *big.Rat { return new(big.Rat).Quo(f.Rat(x.Num), f.Rat(x.Den)) }
