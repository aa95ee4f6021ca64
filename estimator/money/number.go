package money

// kind is what differs between reading an amount and reading a rate.
type kind struct {
	syntax, decimals, outOfRange string // codes
	integerDigits                int    // of the largest value
	most                         int64  // in hundredths
	expected                     string
}

var amountKind = kind{
	syntax:        CodeAmountSyntax,
	decimals:      CodeAmountDecimals,
	outOfRange:    CodeAmountRange,
	integerDigits: 7,
	most:          int64(MaxCents),
	expected:      "0–9999999.99",
}

var rateKind = kind{
	syntax:        CodeRateSyntax,
	decimals:      CodeRateDecimals,
	outOfRange:    CodeRateRange,
	integerDigits: 3,
	most:          int64(MaxRate),
	expected:      "0–100",
}

func (k *kind) fail(code, text string) *Error {
	e := &Error{Code: code, Found: excerpt(text), Expected: k.expected}
	if k == &amountKind {
		e.MostAmount = Cents(k.most)
	} else {
		e.MostPercent = Multiple(k.most)
	}
	return e
}

var multipleKind = kind{
	syntax:        CodeRateSyntax,
	decimals:      CodeRateDecimals,
	outOfRange:    CodeRateRange,
	integerDigits: 4,
	most:          int64(MaxMultiple),
	expected:      "0–1000",
}

// hundredths reads text by R1's grammar and returns it times 100.
//
// Syntax is judged before decimals, and decimals before range, so that a text
// with several faults always gets the same code.
func (k *kind) hundredths(text string) (int64, error) {
	integer, fraction, ok := split(text)
	switch {
	case !ok:
		return 0, k.fail(k.syntax, text)
	case fraction > 2:
		return 0, k.fail(k.decimals, text)
	case integer > k.integerDigits:
		// Decided on the length alone: what is left fits an int64.
		return 0, k.fail(k.outOfRange, text)
	}
	var n int64
	for i := range len(text) {
		if i != integer { // where the point is
			n = 10*n + int64(text[i]-'0')
		}
	}
	for ; fraction < 2; fraction++ {
		n *= 10
	}
	if n > k.most {
		return 0, k.fail(k.outOfRange, text)
	}
	return n, nil
}

// split counts the digits before and after the point, and tells whether text
// is a number by R1's grammar, however long it is.
func split(text string) (integer, fraction int, ok bool) {
	integer = digits(text)
	if integer == 0 || integer > 1 && text[0] == '0' {
		return integer, 0, false
	}
	if integer == len(text) {
		return integer, 0, true
	}
	if text[integer] != '.' {
		return integer, 0, false
	}
	rest := text[integer+1:]
	fraction = digits(rest)
	return integer, fraction, fraction > 0 && fraction == len(rest)
}

// digits counts the ASCII digits that text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

// unquote gives the number within a JSON number or a JSON string. What is
// neither comes back as it is, for the grammar to refuse. Escapes inside a
// string are not resolved: no number needs one, so they are refused too.
func unquote(data []byte) string {
	if n := len(data); n >= 2 && data[0] == '"' && data[n-1] == '"' {
		data = data[1 : n-1]
	}
	return string(data)
}

// appendHundredths appends u/100 with both decimals.
func appendHundredths(b []byte, u uint64) []byte {
	// Digits are written from the last, into an array on the stack: strconv
	// would divide once more to split the cents off.
	var digits [21]byte
	i := len(digits)
	for n := 0; n < 3 || u > 0; n++ {
		if n == 2 {
			i--
			digits[i] = '.'
		}
		i--
		digits[i] = byte('0' + u%10)
		u /= 10
	}
	return append(b, digits[i:]...)
}
