package money

// Means divide sums by a number so that the means, rounded to the cent, add up
// to the rounded mean of all the sums: each is what the sum so far comes to,
// rounded, less what it came to before. The mean of 0 is 0, and none is off by a
// whole cent. No sum so far may be below 0.
type Means struct {
	// Of is the number, above 0.
	Of int
	// All is the mean of all sums so far.
	All Cents

	sum Cents
}

// Add returns the mean of a further sum.
func (m *Means) Add(sum Cents) Cents {
	before := m.All
	m.sum += sum
	m.All = MulDiv(m.sum, 1, int64(m.Of))
	return m.All - before
}
