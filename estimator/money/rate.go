package money

// Rate is a share of an amount in hundredths of a percent, from 0 to MaxRate:
// 2000 is 20%, 25 is 0.25%.
type Rate int32

// MaxRate is the largest rate, 100% (R1).
const MaxRate Rate = 100_00

// Multiple is a percentage that may be of more than the whole, in hundredths of a
// percent, from 0 to MaxMultiple: 250_00 is two and a half times the amount.
type Multiple Rate

// MaxMultiple is the largest multiple, 1,000% (R7).
const MaxMultiple Multiple = 1_000_00

// Of gives m percent of c, rounded as [Rate.Of] rounds.
func (m Multiple) Of(c Cents) Cents { return Rate(m).Of(c) }

// AppendTo appends the percentage as [Rate.String] gives it.
func (m Multiple) AppendTo(b []byte) []byte { return Rate(m).AppendTo(b) }

// MarshalJSON gives the percentage as a JSON string, "250".
func (m Multiple) MarshalJSON() ([]byte, error) { return Rate(m).MarshalJSON() }

// UnmarshalJSON reads a percentage as [Rate.UnmarshalJSON] does, but up to 1,000.
func (m *Multiple) UnmarshalJSON(data []byte) error {
	n, err := multipleKind.hundredths(unquote(data))
	if err != nil {
		return err
	}
	*m = Multiple(n)
	return nil
}

// ParseRate reads a percentage without its sign, such as "20" or "12.5", from 0
// to 100, by the grammar of R1. Its error is an [*Error] with one of the codes
// rate-syntax, rate-decimals and rate-range.
func ParseRate(text string) (Rate, error) {
	n, err := rateKind.hundredths(text)
	return Rate(n), err
}

// Of gives r percent of c, rounded once, half away from zero, to the cent (R2).
// For a rate from 0 to MaxMultiple no amount overflows.
func (r Rate) Of(c Cents) Cents {
	if 0 <= c && c < 1<<40 { // which no amount of a year reaches: the product is below 2^63
		return (c*Cents(r) + 50_00) / 100_00
	}
	// 10,000 is split off first, which is exact and cannot overflow; only the
	// rest, whose product is below 1e9, is left to round.
	whole := c / 100_00
	rest := (c - whole*100_00) * Cents(r)
	if rest < 0 {
		rest -= 50_00
	} else {
		rest += 50_00
	}
	return whole*Cents(r) + rest/100_00
}

// String gives the percentage without its sign in the shortest form: "20",
// "12.5", "0.25".
func (r Rate) String() string {
	var b [24]byte
	return string(r.AppendTo(b[:0]))
}

// AppendTo appends what String gives.
func (r Rate) AppendTo(b []byte) []byte {
	b = Cents(r).AppendTo(b)
	switch {
	case r%100 == 0:
		return b[:len(b)-3]
	case r%10 == 0:
		return b[:len(b)-1]
	}
	return b
}

// MarshalJSON gives the percentage as a JSON string, "12.5".
func (r Rate) MarshalJSON() ([]byte, error) {
	b := make([]byte, 0, 24)
	b = append(b, '"')
	b = r.AppendTo(b)
	return append(b, '"'), nil
}

// UnmarshalJSON reads a JSON number or a JSON string by the grammar of
// [ParseRate], whose errors it gives. Anything else, null among it, is
// rate-syntax.
func (r *Rate) UnmarshalJSON(data []byte) error {
	parsed, err := ParseRate(unquote(data))
	if err != nil {
		return err
	}
	*r = parsed
	return nil
}
