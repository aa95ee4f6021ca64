package sbc

import (
	"regexp"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/planfile"
)

// examples are what the coverage examples at the end say of the plan: figures that its
// other pages have too, and the share of all other care, which no other page has.
type examples struct {
	deductible   *money.Cents
	deductibleAt planfile.Remark
	specialist   string
	specialistAt planfile.Remark
	other        string
	otherAt      planfile.Remark
	inconsistent bool // the three examples have different figures of one kind
}

// exampleShare is a share with its kind before it.
const exampleShare = `(?:copay\w*|coinsurance|cost[- ]shar\w*)\W{0,6}?(\$ ?[0-9][0-9,]*(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?%)`

var (
	exampleDeductible = regexp.MustCompile(`(?i)(?:plan[’']?s? overall deductible|deducible (?:total|general) del plan)` +
		`\W{0,6}?(\$ ?[0-9][0-9,]*(?:\.[0-9]+)?)`)
	exampleSpecialist = regexp.MustCompile(`(?i)\bspecialist (?:visit )?` + exampleShare)
	exampleOther      = regexp.MustCompile(`(?i)\bother (?:\([^)]*\) )?` + exampleShare)
)

func (p *paper) examples() examples {
	var e examples
	if p.only > 1 {
		return e // the examples are of care in the first tier
	}
	one := func(pattern *regexp.Regexp, value *string, at *planfile.Remark) {
		for _, l := range p.lines {
			for _, m := range pattern.FindAllStringSubmatch(l.text, -1) {
				found := strings.ReplaceAll(m[1], " ", "")
				switch {
				case *value == "":
					*value = found
					*at = planfile.Remark{Place: l.place(), Text: m[0]}
				case *value != found:
					e.inconsistent = true
				}
			}
		}
	}
	var deductible string
	one(exampleDeductible, &deductible, &e.deductibleAt)
	one(exampleSpecialist, &e.specialist, &e.specialistAt)
	one(exampleOther, &e.other, &e.otherAt)
	if deductible != "" {
		if amount, err := money.ParseCents(strings.ReplaceAll(deductible[1:], ",", "")); err == nil {
			e.deductible = &amount
		}
	}
	return e
}
