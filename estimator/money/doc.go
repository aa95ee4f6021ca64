// Package money holds the two quantities that every estimate is made of:
// amounts of US dollars, exact to the cent (rule R1), and percentages, with
// one rounding where a percentage of an amount arises (rule R2).
//
// # Representation
//
// Cents is a count of cents and Rate a count of hundredths of a percent, both
// integers, so == and < compare by value and sums never round. No operation
// goes through a float.
//
// # Ranges
//
// Parsed amounts run from 0 to [MaxCents], parsed rates from 0 to [MaxRate].
// Computed amounts may be negative (a yearly total may be, rule R27) and may
// pass MaxCents (a yearly total of many lines may): the range binds what comes
// in, not what is computed.
//
// # Text
//
// Both types read one grammar, that of rule R1, from text, from a JSON number
// and from a JSON string:
//
//	number = integer , [ "." , digit , [ digit ] ] ;
//	integer = "0" | nonzero , { digit } ;
//
// There is no sign, exponent, separator or space. The digits of text that passes
// are counted up as hundredths; the tests hold them against
// github.com/shopspring/decimal.
//
// # Rounding
//
// [Rate.Of] and [MulDiv] round their exact quotient once, half away from zero,
// to the cent. Nothing else in this package rounds.
//
// # Errors
//
// Everything that cannot be read is an [*Error] with a stable code. Parsing
// never panics. MulDiv panics where its caller is wrong: a zero denominator,
// or a result that an int64 cannot hold.
package money
