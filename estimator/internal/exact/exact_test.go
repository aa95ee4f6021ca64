package exact_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/internal/exact"
	"github.com/outpocket/outpocket/estimator/internal/random"
)

// drawn makes numbers of all sizes, small and large, beside what they are.
func drawn(r *rand.Rand, f *exact.Field) (exact.Number, *big.Rat) {
	num := r.Int64N(1<<r.IntN(63) + 1)
	den := []int64{1, 1, 1, 2, 10_000, 100_000_000, 3, 7, 1 << 40}[r.IntN(9)]
	n, want := f.Quotient(num, den), big.NewRat(num, den)
	if r.IntN(2) == 0 {
		n, want = f.Sub(0, n), new(big.Rat).Neg(want)
	}
	return n, want
}

func TestArithmeticIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(30, 1))
	for _, unit := range []int64{1, 100_000_000, 700_000_000} {
		f := exact.NewField(unit)
		for range random.Cases(10_000) {
			a, wantA := drawn(r, f)
			b, wantB := drawn(r, f)
			rate := r.Int64N(10_001)
			require.Zero(t, f.Rat(a).Cmp(wantA))
			require.Equal(t, wantA.Sign(), f.Sign(a))
			require.Zero(t, f.Rat(f.Add(a, b)).Cmp(new(big.Rat).Add(wantA, wantB)), "%v + %v", wantA, wantB)
			require.Zero(t, f.Rat(f.Sub(a, b)).Cmp(new(big.Rat).Sub(wantA, wantB)), "%v − %v", wantA, wantB)
			require.Zero(t, f.Rat(f.Share(a, rate, 10_000)).Cmp(new(big.Rat).Mul(wantA, big.NewRat(rate, 10_000))), "%v × %d", wantA, rate)
			require.True(t, f.SubLinear(exact.Linear{A: a, B: b}, exact.Linear{A: a, B: b}).Zero())

			num, wantNum := drawn(r, f)
			if wantNum.Sign() < 0 {
				num, wantNum = f.Sub(0, num), new(big.Rat).Neg(wantNum)
			}
			den, wantDen := drawn(r, f)
			if wantDen.Sign() <= 0 {
				den, wantDen = f.Whole(7), big.NewRat(7, 1)
			}
			x, wantX := exact.Ratio{Num: num, Den: den}, new(big.Rat).Quo(wantNum, wantDen)
			require.Zero(t, f.Value(x).Cmp(wantX))
			g := exact.Linear{A: a, B: b}
			value := new(big.Rat).Mul(wantB, wantX)
			value.Add(value, wantA)
			if rounded, ok := halfAway(value); ok {
				require.Equal(t, rounded, f.Round(g, x), "%v + %v × %v", wantA, wantB, wantX)
			}
			require.Equal(t, value.Sign(), f.SignAt(g, x), "%v + %v × %v", wantA, wantB, wantX)
			if value.Sign() == 0 {
				require.Equal(t, wantB.Sign(), f.SignAfter(g, x))
			}
			if wantB.Sign() != 0 {
				root := f.Root(g)
				require.Positive(t, f.Sign(root.Den))
				require.Zero(t, f.SignAt(g, root))
				require.Equal(t, f.Sign(b), f.SignAfter(g, root))
				if f.Value(root).Sign() >= 0 {
					require.Equal(t, wantX.Cmp(f.Value(root)), f.Compare(x, root))
					require.Zero(t, f.Compare(root, root))
				}
			}
		}
	}
}

func TestTheEndsOfSmallNumbers(t *testing.T) {
	f := exact.NewField(1)
	for _, n := range []int64{0, 1, 1<<62 - 2, 1<<62 - 1, 1 << 62, math.MaxInt64} {
		a := f.Whole(n)
		assert.Equal(t, n, f.Rat(a).Num().Int64())
		assert.Equal(t, n > 1<<62-1, a&1 == 1, "%d", n)
		assert.Zero(t, f.Sub(a, f.Whole(n)))
		assert.Zero(t, f.Add(a, f.Sub(0, a)))
		assert.Zero(t, f.Rat(f.Add(a, a)).Cmp(new(big.Rat).Mul(big.NewRat(n, 1), big.NewRat(2, 1))))
	}
}

// halfAway rounds to a whole number, half away from zero, and tells whether
// that is an int64.
func halfAway(r *big.Rat) (int64, bool) {
	two := big.NewRat(2, 1)
	v := new(big.Rat).Mul(new(big.Rat).Abs(r), two)
	v.Add(v, big.NewRat(1, 1))
	n := new(big.Int).Quo(v.Num(), new(big.Int).Mul(v.Denom(), big.NewInt(2)))
	if r.Sign() < 0 {
		n.Neg(n)
	}
	return n.Int64(), n.IsInt64()
}
