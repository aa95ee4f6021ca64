package risk

import "math/bits"

// A stream is a sequence of random numbers: the generator SplitMix64, a
// counter whose values are scrambled. It is the same wherever integers of 64
// bits are.
type stream uint64

// golden is what the counter moves on by: 2^64 divided by the golden ratio, odd.
const golden = 0x9E3779B97F4A7C15

// scramble is SplitMix64's mixing of the bits of x, one to one.
func scramble(x uint64) uint64 {
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// next returns 64 random bits.
func (s *stream) next() uint64 {
	*s += golden
	return scramble(uint64(*s))
}

// below returns a whole number from 0 to n − 1, given random bits. What the
// numbers are unlike in probability is below n ÷ 2^64.
func below(random uint64, n uint64) uint64 {
	high, _ := bits.Mul64(random, n)
	return high
}

// A key is what a member's years are drawn from, year by year.
type key uint64

// keyOf returns the key of a member under a seed (R33). Members are told apart
// by the bytes of their id, through FNV-1a.
func keyOf(seed int, id string) key {
	hash := uint64(0xCBF29CE484222325)
	for i := 0; i < len(id); i++ {
		hash = (hash ^ uint64(id[i])) * 0x100000001B3
	}
	return key(scramble(scramble(uint64(seed)+golden) ^ hash))
}

// year returns the stream of year k.
func (k key) year(year int) stream {
	return stream(scramble(uint64(k) + uint64(year)*golden))
}
