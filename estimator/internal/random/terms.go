package random

import (
	"fmt"
	"strings"
)

// terms draws a text of terms for a service.
func (d *design) terms(service string) string {
	if d.in(3) && service != "other" || d.in(1) {
		return d.spelled("Not covered")
	}
	if d.in(12) && !hasDays(service) && !d.afterDeductible {
		return d.firstVisits(service)
	}
	return d.spelled(d.simple(service))
}

// firstVisits draws terms whose first visits differ.
func (d *design) firstVisits(service string) string {
	first := pick(d.maker, "No charge", "No charge; deductible does not apply", d.copay(service), d.copay(service)+"; deductible does not apply")
	if d.in(15) {
		first = d.copay(service) + " copay" + d.meets() + " and " + d.rate() + d.meets()
	}
	return d.spelled(fmt.Sprintf("%s for the first %d visits, then %s", first, d.between(2, 4), d.simple(service)))
}

// rate draws a coinsurance: 100% is none.
func (d *design) rate() string {
	for {
		if text := d.percentText(); text != "100" {
			return text + "%"
		}
	}
}

// rateAboveZero draws a coinsurance above 0%, which a cap can limit.
func (d *design) rateAboveZero() string {
	for {
		if rate := d.rate(); strings.Trim(rate, "0.%") != "" {
			return rate
		}
	}
}

// meets draws how a part meets the deductible.
func (d *design) meets() string {
	if d.afterDeductible {
		return " after deductible"
	}
	return pick(d.maker, "", " after deductible", " after deductible", "; deductible does not apply")
}

func (d *design) copay(service string) string {
	dollars := max(5, usualPrice(service)/pick(d.maker, 3, 8, 20))
	cents := d.around(dollars)
	text := fmt.Sprintf("$%d.%02d", cents/100, cents%100)
	return strings.TrimSuffix(text, ".00")
}

// simple draws terms without first visits.
func (d *design) simple(service string) string {
	rate := d.rate()
	copay := d.copay(service)
	word := pick(d.maker, " copay", " copay", "")
	if hasDays(service) {
		switch d.IntN(5) {
		case 0:
			return copay + word + " per day" + d.meets()
		case 1:
			return fmt.Sprintf("%s per day up to %d days%s", copay, d.between(1, 6), d.meets())
		case 2:
			return copay + " copay per stay" + d.meets()
		}
	}
	if d.in(3) { // what is no stay is of one day
		return copay + word + " per day" + d.meets()
	}
	switch d.IntN(12) {
	case 0:
		return "No charge" + d.meets()
	case 1, 2, 3:
		return copay + word + d.meets()
	case 4:
		return copay + " copay" + pick(d.maker, " with deductible", " before deductible")
	case 5:
		return d.rateAboveZero() + d.meets() + fmt.Sprintf(" up to $%d", d.between(5, 400))
	case 6, 7:
		return copay + " copay" + d.meets() + " and " + rate + d.meets()
	case 8:
		return copay + " copay" + d.meets() + ", waived if admitted"
	case 9:
		if d.in(40) {
			return copay + " copay with deductible and " + d.rateAboveZero() + " after deductible" + pick(d.maker, "", fmt.Sprintf(" up to $%d", d.between(1, 300)))
		}
		return copay + " copay and " + d.rateAboveZero() + " after deductible" + fmt.Sprintf(" up to $%d", d.between(5, 400))
	}
	if d.in(8) { // as CMS files do
		return pick(d.maker, "Not Applicable and "+rate+d.meets(), copay+d.meets()+" and Not Applicable")
	}
	return rate + pick(d.maker, "", " coinsurance") + d.meets()
}

// spelled writes terms as people do: in any case, with spaces more or less.
func (d *design) spelled(text string) string {
	switch d.IntN(12) {
	case 0:
		return strings.ToUpper(text)
	case 1:
		return strings.ToLower(text)
	case 2:
		return "  " + strings.ReplaceAll(text, " ", "  ") + " "
	}
	return text
}
