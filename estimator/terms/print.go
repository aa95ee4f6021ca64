package terms

import (
	"strconv"

	"github.com/outpocket/outpocket/estimator/money"
)

// String gives the terms in the words of an SBC, always explicit about the
// deductible: [Parse] reads them back as the same Terms under any [Unmarked].
func (t Terms) String() string {
	switch {
	case t.Unknown:
		return "Unknown"
	case t.NotCovered:
		return "Not covered"
	}
	b := make([]byte, 0, 128)
	if t.FirstVisits > 0 {
		b = t.First.appendTo(b)
		b = append(b, " for the first "...)
		b = appendCount(b, t.FirstVisits, "visit")
		b = append(b, ", then "...)
	}
	b = t.Rest.appendTo(b)
	for i := range t.Beside {
		if t.Beside[i].Of != NoOther {
			b = append(b, "; "...)
			b = append(b, t.Beside[i].String()...)
		}
	}
	return string(b)
}

// String gives what stands beside the terms as they print it.
func (o Beside) String() string {
	b := make([]byte, 0, 64)
	b = append(b, [...]string{"", "other services: ", "90-day retail: ", "mail order: "}[o.Of]...)
	if o.NotCovered {
		b = append(b, "not covered"...)
	}
	b = o.Share.appendTo(b)
	if o.Of == MailOrder && o.Days > 0 {
		b = append(b, " ("...)
		b = strconv.AppendInt(b, int64(o.Days), 10)
		b = append(b, "-day supply)"...)
	}
	return string(b)
}

func (s Share) appendTo(b []byte) []byte {
	if s.HasCopay {
		b = s.Copay.appendTo(b)
	}
	if s.HasCopay && s.HasCoinsurance {
		b = append(b, " and "...)
	}
	if s.HasCoinsurance {
		// "$40 copay and no charge" would read as a contradiction.
		b = s.Coinsurance.appendTo(b, !s.HasCopay)
	}
	if s.HasUpTo {
		b = append(b, " up to "...)
		b = appendAmount(b, s.UpTo)
	}
	return b
}

func (c Copay) appendTo(b []byte) []byte {
	b = appendAmount(b, c.Amount)
	b = append(b, " copay"...)
	switch c.Per {
	case PerDay:
		b = append(b, " per day"...)
	case PerStay:
		b = append(b, " per stay"...)
	}
	if c.MaxDays > 0 {
		b = append(b, " up to "...)
		b = appendCount(b, c.MaxDays, "day")
	}
	return appendWaiver(c.Deductible.appendTo(b), c.WaivedIfAdmitted)
}

func appendWaiver(b []byte, waived bool) []byte {
	if waived {
		b = append(b, ", waived if admitted"...)
	}
	return b
}

func (c Coinsurance) appendTo(b []byte, alone bool) []byte {
	if c.Rate == 0 && alone {
		b = append(b, "No charge"...)
	} else {
		b = append(b, c.Rate.String()...)
		b = append(b, "% coinsurance"...)
	}
	b = appendWaiver(c.Deductible.appendTo(b), c.WaivedIfAdmitted)
	if c.AtLeast > 0 {
		b = append(b, ", at least "...)
		b = appendAmount(b, c.AtLeast)
	}
	return b
}

func (d Deductible) appendTo(b []byte) []byte {
	switch d {
	case After:
		return append(b, " after deductible"...)
	case With:
		return append(b, " with deductible"...)
	}
	return append(b, "; deductible does not apply"...)
}

// appendAmount writes whole dollars without cents, as an SBC does.
func appendAmount(b []byte, amount money.Cents) []byte {
	b = append(b, '$')
	b = amount.AppendTo(b)
	if amount%100 == 0 {
		b = b[:len(b)-len(".00")]
	}
	return b
}

func appendCount(b []byte, n int, noun string) []byte {
	b = strconv.AppendInt(b, int64(n), 10)
	b = append(b, ' ')
	b = append(b, noun...)
	if n != 1 {
		b = append(b, 's')
	}
	return b
}
