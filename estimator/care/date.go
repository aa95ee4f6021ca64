package care

import (
	"time"

	"github.com/outpocket/outpocket/estimator/document"
)

// A Date is a day of the Gregorian calendar, counted in days since 1970-01-01.
type Date int32

const secondsPerDay = 24 * 60 * 60

// NewDate returns the day of a year, month and day of the month. Months and
// days beyond their ends count on into the next.
func NewDate(year, month, day int) Date {
	return Date(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// AppendTo appends the date as YYYY-MM-DD.
func (d Date) AppendTo(b []byte) []byte {
	return time.Unix(int64(d)*secondsPerDay, 0).UTC().AppendFormat(b, time.DateOnly)
}

// String returns the date as YYYY-MM-DD.
func (d Date) String() string { return string(d.AppendTo(nil)) }

// MarshalText returns the date as YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return d.AppendTo(nil), nil }

// ReadDocument reads a date written YYYY-MM-DD.
func (d *Date) ReadDocument(v document.Value) {
	if v.Kind() != document.Text {
		v.Wrong("YYYY-MM-DD")
		return
	}
	t, err := time.Parse(time.DateOnly, v.Text())
	if err != nil {
		v.Fail("not-a-date", "YYYY-MM-DD")
		return
	}
	*d = Date(t.Unix() / secondsPerDay)
}
