package care

import "github.com/outpocket/outpocket/estimator/document"

// A Date is a day of the Gregorian calendar, counted in days since 1970-01-01.
// Package time would do the same, at 3% of the engine as it is sent; the tests
// hold the two together.
type Date int32

// Days of the Gregorian calendar's periods, leap days among them.
const (
	daysPer4Years   = 4*365 + 1
	daysPer100Years = 25*daysPer4Years - 1
	daysPer400Years = 4*daysPer100Years + 1
	// daysTo1970 is how many days there are from 0000-03-01 on: years that begin
	// in March end with their leap day.
	daysTo1970 = 719_468
)

// daysBefore returns how many days of a year that begins in March pass before
// a month, March being 0.
func daysBefore(month int) int { return (153*month + 2) / 5 }

// NewDate returns the day of a year, 1 to 9999, a month and a day of the
// month. Months and days beyond their ends count on into the next.
func NewDate(year, month, day int) Date {
	months := 12*year + month - 3 // since 0000-03
	year, month = months/12, months%12
	return Date(365*year + year/4 - year/100 + year/400 + daysBefore(month) + day - 1 - daysTo1970)
}

// civil returns the date's year, month and day of the month.
func (d Date) civil() (year, month, day int) {
	days := int(d) + daysTo1970
	year = 400 * (days / daysPer400Years)
	days %= daysPer400Years
	// The last day of a period that ends with a leap day is not one of a further
	// part of it.
	century := min(days/daysPer100Years, 3)
	days -= century * daysPer100Years
	four := days / daysPer4Years
	days -= four * daysPer4Years
	one := min(days/365, 3)
	days -= one * 365
	year += 100*century + 4*four + one
	month = (5*days + 2) / 153
	day = days - daysBefore(month) + 1
	if month += 3; month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

// Month returns the year and month of the day.
func (d Date) Month() (year, month int) {
	year, month, _ = d.civil()
	return year, month
}

// AppendTo appends the date as YYYY-MM-DD.
func (d Date) AppendTo(b []byte) []byte {
	year, month, day := d.civil()
	two := func(n int) { b = append(b, byte('0'+n/10), byte('0'+n%10)) }
	two(year / 100)
	two(year % 100)
	b = append(b, '-')
	two(month)
	b = append(b, '-')
	two(day)
	return b
}

// String returns the date as YYYY-MM-DD.
func (d Date) String() string { return string(d.AppendTo(nil)) }

// MarshalText returns the date as YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return d.AppendTo(nil), nil }

// ParseDate reads a date written YYYY-MM-DD, and tells whether there is such a
// day in the years 0001 to 9999.
func ParseDate(text string) (Date, bool) {
	if len(text) != len("YYYY-MM-DD") {
		return 0, false
	}
	var parts [3]int
	part := 0
	for i := range len(text) {
		switch c := text[i]; {
		case i == 4 || i == 7:
			if c != '-' {
				return 0, false
			}
			part++
		case c < '0' || c > '9':
			return 0, false
		default:
			parts[part] = 10*parts[part] + int(c-'0')
		}
	}
	year, month, day := parts[0], parts[1], parts[2]
	if year < 1 || month < 1 || day < 1 {
		return 0, false
	}
	// What is not in the calendar counts on into another month.
	d := NewDate(year, month, day)
	y, m, _ := d.civil()
	return d, y == year && m == month
}

// ReadDocument reads a date written YYYY-MM-DD.
func (d *Date) ReadDocument(v document.Value) {
	if v.Kind() != document.Text {
		v.Wrong("YYYY-MM-DD")
		return
	}
	date, ok := ParseDate(v.Text())
	if !ok {
		v.Fail("not-a-date", "YYYY-MM-DD")
		return
	}
	*d = date
}
