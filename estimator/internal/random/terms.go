package random

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
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

// rate draws a coinsurance: 100% is none, and above 50% it says whose it is (R66).
func (d *design) rate() string {
	for {
		text := d.percentText()
		switch {
		case text == "100":
		case len(text) > 1 && text[1] != '.' && text >= "50" && text != "50":
			return text + "% coinsurance"
		default:
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
	return strings.TrimSuffix(rate, " coinsurance") + pick(d.maker, saysWhose(rate), " coinsurance") + d.meets()
}

// saysWhose returns how a coinsurance ends that has to say whose it is.
func saysWhose(rate string) string {
	_, ending, _ := strings.Cut(rate, "%")
	return ending
}

// bounded is a percentage alone, whose share may have a least and be waived.
var bounded = regexp.MustCompile(`^([\d.]+)%( coinsurance)?( after deductible|; deductible does not apply)?( up to \$(\d+))?$`)

// bounds gives some percentages a least share (R44), or waives them for who is
// admitted.
func (m *maker) bounds(plans []object) {
	for _, p := range plans {
		benefits := p["benefits"].(object)
		for _, s := range slices.Sorted(maps.Keys(benefits)) {
			switch b := benefits[s].(type) {
			case string:
				benefits[s] = m.boundText(b)
			case object:
				for _, field := range []string{"terms", "outOfNetwork"} {
					if text, ok := b[field].(string); ok {
						b[field] = m.boundText(text)
					}
				}
			}
		}
	}
}

func (m *maker) boundText(text string) string {
	found := bounded.FindStringSubmatch(text)
	if found == nil || strings.Trim(found[1], "0.") == "" || !m.in(40) {
		return text
	}
	most := 90
	if found[5] != "" {
		most, _ = strconv.Atoi(found[5])
	}
	text = found[1] + "%" + found[2] + found[3]
	if m.in(25) {
		text += ", waived if admitted"
	}
	if m.in(80) {
		text += fmt.Sprintf(", at least $%d", m.between(1, most))
	}
	return text + found[4]
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
