package sbc

import (
	"regexp"
	"strings"

	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/terms"
)

// remarks are what a row's limitations say, sorted by what they do.
type remarks struct {
	// waives lifts the deductible, admitted the copay of whoever is admitted.
	waives, admitted string
	// deciding may change the terms in a way that is not understood.
	deciding []string
	// limit is how much is covered, limitDays whether it counts days; unread is one that was
	// not understood.
	limit     *plan.VisitLimit
	limitDays bool
	limitText string
	unread    string
	// beyond has what a plan has no place for.
	beyond []string
}

var (
	sentences = regexp.MustCompile(`[.;•]\s+|\s*[•■▪]\s*`)
	// abbreviations end no sentence.
	abbreviations = regexp.MustCompile(`(?i)\b(i|e|p|vs|etc|inc|no)\.\s?(e|g|ej)?\.?`)
	// idle are the template's own sentences, squashed: they change nothing.
	idle = []string{
		"youmayhavetopayforservicesthatarent", "askyourproviderifthe", "thencheckwhatyourplanwillpayfor",
		"costsharingdoesnotapplyforpreventive", "costsharingdoesnotapplytocertainpreventive", "dependingonthetypeofservice",
		"maternitycaremayincludetests", "elcostocompartidonoseaplica", "esposiblequetengaquepagarporservicios",
		"preguntelealproveedor", "pregunteasuproveedor", "luegoverifique", "laatenciondematernidadpuedeincluir", "segunlostiposdeservicios",
	}
	// approval are words about asking first: text, in a plan (R61).
	approval = []string{"preauthoriz", "preauthoris", "precertif", "priorauthoriz", "priorapproval", "penalty",
		"preautoriz", "autorizacionprevia"}
	// coverage are words that make a count one of what is covered.
	coverage = []string{"limit", "cover"}
	decides  = regexp.MustCompile(`(?i)deduct|waive|\bfirst\b|\binitial|copay|co-pay|coinsur|cost[- ]?shar|` +
		`\bno charge|\bsame as\b|\bcovered as\b|[$%]|deducible|copago|coseguro|exoner`)
	lifts = regexp.MustCompile(`(?i)^(?:the )?deductible (?:does not apply|doesn't apply|is waived|waived|not applicable)` +
		`(?: (?:in-network|to in-network services|for in-network|in network))?$|` +
		`^not subject to (?:the )?deductible$|^el deducible no (?:se )?aplica$`)
	admits = regexp.MustCompile(`(?i)^(?:copay|copayment|co-pay|emergency room copay|fee)?(?: is)? ?waived if (?:you are )?admitted` +
		`(?: (?:to (?:the )?hospital|as an inpatient|directly))?$`)
	measured = regexp.MustCompile(`(?i)\b\d+\b.*\b(?:visit|day|exam|item|pair|hour|treatment|session|` +
		`trip|month|year|check|clean|visita|día|examen|año)|limit`)
	// dayMost are days of a stay. Unless they are said to be what is covered, they can as well
	// be those that owe a copay by the day ("4 days max per admission").
	dayMost = regexp.MustCompile(`(?i)\bdays?\b.*\b(?:admissions?|stays?|confinements?)\b|` +
		`\b(?:admissions?|stays?|confinements?)\b.*\bdays?\b`)
	none    = regexp.MustCompile(`(?i)^[\s\-–—*_.]*(?:none|n/?a|not applicable|not covered|ninguna|ninguno|no aplica)?[\s\-–—*_.]*$`)
	supply  = regexp.MustCompile(`(?i)\bsupply\b|\bday supply|suministro`)
	counts  = regexp.MustCompile(`(?i)\b(one|two|three|four|six|ten|twelve|twenty|thirty|sixty)\b`)
	things  = regexp.MustCompile(`(?i)\b(\d+) (?:pair|set|check-?up|cleaning)(s?)(?: of (?:eye)?glasses)?`)
	numbers = map[string]string{"one": "1", "two": "2", "three": "3", "four": "4", "six": "6", "ten": "10", "twelve": "12",
		"twenty": "20", "thirty": "30", "sixty": "60"}
)

// remarksOf sorts what stands in the column of limitations.
func remarksOf(text string) remarks {
	var r remarks
	if none.MatchString(text) {
		return r
	}
	for _, s := range sentences.Split(abbreviations.ReplaceAllString(plainText(text), "$1$2"), -1) {
		s = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(s), "."))
		if none.MatchString(s) {
			continue
		}
		squashed := squash(s)
		switch {
		case begins(squashed, idle):
		case contains(squashed, approval):
			r.beyond = append(r.beyond, s)
		case lifts.MatchString(s):
			r.waives = s
		case admits.MatchString(s):
			r.admitted = s
		case decides.MatchString(s):
			r.deciding = append(r.deciding, s)
		case supply.MatchString(s):
			r.beyond = append(r.beyond, s)
		case measured.MatchString(s):
			if dayMost.MatchString(s) && !contains(squashed, coverage) {
				r.deciding = append(r.deciding, s)
			}
			if limit, days := limitOf(s); limit != nil && r.limit == nil && r.unread == "" {
				r.limit, r.limitDays, r.limitText = limit, days, s
			} else {
				r.unread = strings.TrimSpace(r.unread + " " + s)
			}
		default:
			r.beyond = append(r.beyond, s)
		}
	}
	return r
}

func begins(text string, any []string) bool {
	for _, a := range any {
		if strings.HasPrefix(text, a) {
			return true
		}
	}
	return false
}

func contains(text string, any []string) bool {
	for _, a := range any {
		if strings.Contains(text, a) {
			return true
		}
	}
	return false
}

// limitOf reads a limit as the terms of a plan have it (R42), and whether it counts days.
func limitOf(text string) (limit *plan.VisitLimit, days bool) {
	text = counts.ReplaceAllStringFunc(text, func(w string) string { return numbers[strings.ToLower(w)] })
	text = things.ReplaceAllString(text, "$1 item$2")
	r, err := terms.Read("No charge; "+text, terms.UnmarkedAfter)
	if err != nil {
		return nil, false
	}
	return visitLimit(r.Limit), r.Limit.Days
}

// visitLimit is a limit that a text states, nil where it does not say for how long.
func visitLimit(said terms.Limit) *plan.VisitLimit {
	if said.Count == 0 {
		return nil
	}
	l := &plan.VisitLimit{Count: said.Count}
	switch said.Per {
	case terms.EachStay:
		l.Per = plan.PerStay
	case terms.EachMonth:
		l.Per = plan.PerMonth
	case terms.EachLifetime:
		l.Per = plan.PerLifetime
	case terms.EachYear:
		if said.Years > 1 {
			l.Per, l.Years = plan.PerYears, said.Years
		}
	default:
		return nil
	}
	return l
}
