package plain

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// How a part of terms meets the deductible (R16).
const (
	unmarked = "unmarked"
	waived   = "waived" // the deductible does not apply
	after    = "after"  // after the deductible
	with     = "with"   // copay first, then the deductible
)

// terms are what a text of terms says.
type terms struct {
	// notCovered is so of unknown terms too: nobody knows what the plan pays (R58).
	notCovered, unknown bool
	// firstVisits are how many lines take first, where first is not nil.
	firstVisits int
	first       *share
	then        share
}

// share is how one line's allowed amount is shared: a copay, a coinsurance,
// or both. A missing part is zero and waived.
type share struct {
	hasCopay       bool
	copay          decimal.Decimal
	copayMeets     string
	perDay         bool
	mostDays       int // 0: no maximum
	waivedAdmitted bool
	hasRate        bool
	rate           decimal.Decimal // percent
	rateMeets      string
	rateWaived     bool // for who is admitted
	atLeast        decimal.Decimal
	upTo           *decimal.Decimal
}

// freePreventive is R15: no charge, no deductible.
func freePreventive() terms {
	return terms{then: share{copayMeets: waived, hasRate: true, rateMeets: waived}}
}

// ofPhysician is what stands in for the hospital physician: the coinsurance
// of the stay with what it says of the deductible and its cap, no copay, no
// first visits. A stay with a copay only leaves its deductible.
func (t terms) ofPhysician() terms {
	stay := t.then
	meets := stay.rateMeets
	if !stay.hasRate {
		meets = waived
		if stay.copayMeets != waived {
			meets = after
		}
	}
	return terms{
		notCovered: t.notCovered, unknown: t.unknown,
		then: share{copayMeets: waived, hasRate: true, rate: stay.rate, rateMeets: meets, rateWaived: stay.rateWaived, atLeast: stay.atLeast, upTo: stay.upTo},
	}
}

// subject says whether any part is subject to the deductible.
func (s share) subject() bool { return s.copayMeets != waived || s.rateMeets != waived }

// parsed reads a text of terms and gives unmarked parts the plan's meaning.
// Each text is read once.
func (p *plan) parsed(text string) terms {
	if p.read == nil {
		p.read = map[string]terms{}
	}
	if t, ok := p.read[text]; ok {
		return t
	}
	var t terms
	switch p.UnmarkedTerms {
	case "afterDeductible":
		t = marked(parse(text), after, after)
	case "copaysWaived":
		t = marked(parse(text), waived, after)
	default:
		t = marked(parse(text), waived, waived)
	}
	p.read[text] = t
	return t
}

// parsedFill parses the terms of a fill of 90 days: where they do not mention the
// deductible, they meet it as those of 30 days do (R46).
func parsedFill(text string, thirty terms) terms {
	convention := waived
	if !thirty.notCovered && thirty.then.subject() {
		convention = after
	}
	return marked(parse(text), convention, convention)
}

// marked gives unmarked copays, and what costs nothing, the one meaning and unmarked
// percentages the other one.
func marked(t terms, copays, percentages string) terms {
	if t.first != nil {
		// First visits that do not mention the deductible come before it where
		// the visits after them are said, in each part, to come after it.
		if !t.first.mentions() && t.then.allAfter() {
			t.first.mark(waived, waived)
		}
		t.first.mark(copays, percentages)
	}
	t.then.mark(copays, percentages)
	return t
}

// mentions says whether any part that is there mentions the deductible.
func (s share) mentions() bool {
	return s.hasCopay && s.copayMeets != unmarked || s.hasRate && s.rateMeets != unmarked
}

// allAfter says whether each part that is there is said to come after it.
func (s share) allAfter() bool {
	return (!s.hasCopay || s.copayMeets == after) && (!s.hasRate || s.rateMeets == after)
}

func (s *share) mark(copays, percentages string) {
	if s.rate.IsZero() {
		percentages = copays
	}
	if s.copayMeets == unmarked {
		s.copayMeets = copays
	}
	if s.rateMeets == unmarked {
		s.rateMeets = percentages
	}
}

// parse reads terms as R16 writes them; case and spaces do not matter.
func parse(text string) terms {
	s := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if s == "unknown" {
		return terms{notCovered: true, unknown: true}
	}
	if s == "not covered" {
		return terms{notCovered: true}
	}
	if before, rest, found := strings.Cut(s, " for the first "); found {
		number, then, ok := strings.Cut(rest, " visits, then ")
		if !ok {
			number, then, ok = strings.Cut(rest, " visit, then ")
		}
		if !ok {
			panic("terms: " + text)
		}
		first := parseShare(before)
		return terms{first: &first, firstVisits: integer(number), then: parseShare(then)}
	}
	return terms{then: parseShare(s)}
}

func parseShare(s string) share {
	result := share{copayMeets: waived, rateMeets: waived}
	if i := strings.LastIndex(s, " up to $"); i >= 0 {
		most := decimal.RequireFromString(s[i+len(" up to $"):])
		result.upTo = &most
		s = s[:i]
	}
	if before, least, found := strings.Cut(s, ", at least $"); found {
		result.atLeast = decimal.RequireFromString(least)
		s = before
	}
	for _, part := range strings.Split(s, " and ") {
		parsePart(&result, part)
	}
	return result
}

// parsePart reads one part: its amount and how it meets the deductible.
func parsePart(s *share, part string) {
	if part == "not applicable" {
		return
	}
	if rest, found := strings.CutSuffix(part, ", waived if admitted"); found {
		s.waivedAdmitted = strings.HasPrefix(rest, "$")
		s.rateWaived = !s.waivedAdmitted
		part = rest
	}
	meets := unmarked
	for ending, meaning := range map[string]string{
		"; deductible does not apply": waived,
		" after deductible":           after,
		" with deductible":            with,
		" before deductible":          with,
	} {
		if rest, found := strings.CutSuffix(part, ending); found {
			part, meets = rest, meaning
			break
		}
	}
	switch {
	case part == "no charge":
		s.hasRate = true
		s.rateMeets = meets
	case strings.HasPrefix(part, "$"):
		s.hasCopay = true
		s.copayMeets = meets
		fields := strings.Fields(part[1:])
		s.copay = decimal.RequireFromString(fields[0])
		fields = fields[1:]
		if len(fields) > 0 && fields[0] == "copay" {
			fields = fields[1:]
		}
		switch rest := strings.Join(fields, " "); {
		case rest == "", rest == "per stay":
		case rest == "per day":
			s.perDay = true
		case strings.HasPrefix(rest, "per day up to ") && strings.HasSuffix(rest, " days"):
			s.perDay = true
			s.mostDays = integer(strings.TrimSuffix(strings.TrimPrefix(rest, "per day up to "), " days"))
		default:
			panic("terms: " + part)
		}
	default:
		number, rest, found := strings.Cut(part, "%")
		if !found || (rest != "" && rest != " coinsurance") {
			panic("terms: " + part)
		}
		s.hasRate = true
		s.rate = decimal.RequireFromString(number)
		s.rateMeets = meets
	}
	// What the deductible does not apply to is said once, behind both parts.
	if s.hasCopay && s.copayMeets == unmarked && s.hasRate && meets == waived {
		s.copayMeets = waived
	}
}

func integer(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("terms: " + s)
	}
	return n
}
