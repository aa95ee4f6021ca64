package sbc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/planfile"
)

// said writes amounts as the cases below have them: network, covers, self/person/family.
func written(a amounts) string {
	amount := func(c *money.Cents) string {
		if c == nil {
			return "-"
		}
		return c.String()
	}
	text := fmt.Sprintf("%s %s %s/%s/%s", a.network, a.covers, amount(a.self), amount(a.person), amount(a.family))
	if a.unlimited {
		text += " none"
	}
	return text
}

// Amounts of the tiers of a network, each behind its name.
func TestR61AmountsOfTiers(t *testing.T) {
	for text, want := range map[string][]string{
		"Tier 1: $0; Tier 2: $1,500 individual / $3,000 family; Out-of-network: $3,000 individual / $6,000 family": {
			"1 inNetwork medicalAndDrug 0.00/-/0.00", "2 inNetwork medicalAndDrug 1500.00/-/3000.00",
			"0 outOfNetwork medicalAndDrug 3000.00/-/6000.00",
		},
		"For Tier 1 providers $500 person, for Tier 2 providers $900 person, for Tier 3 (out-of-network) $2,000 person": {
			"1 inNetwork medicalAndDrug 500.00/-/-", "2 inNetwork medicalAndDrug 900.00/-/-", "0 outOfNetwork medicalAndDrug 2000.00/-/-",
		},
		"In-network: $500 individual / $1,000 family":                                 {"0 inNetwork medicalAndDrug 500.00/-/1000.00"},
		"$500 individual for Tier 1, $900 individual for Tier 2":                      nil,
		"Tier 1 and Tier 2: $500 individual / $1,000 family":                          nil,
		"Tier 1: $500 individual; Tier 1: $900 individual":                            nil,
		"Tier 1: $500 individual; Tier 2: $900 individual; Tier 3: $2,000 individual": nil,
		"Tier 1: $500 individual; network: $700 individual; Tier 2: $900 individual":  nil,
		"Preferred: $500 individual; network: $900 individual":                        nil,
	} {
		all, _, ok := amountsOfTiers(text, 2)
		assert.Equal(t, want != nil, ok, text)
		for i, w := range want {
			assert.Equal(t, w, fmt.Sprintf("%d %s", all[i].tier, written(all[i])), text)
		}
	}
}

// Answers about the overall deductible and the out-of-pocket limit as papers print them.
func TestR61Amounts(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		unclear bool
		want    []string // nil: not read
	}{
		"nothing":         {"$0", false, []string{" medicalAndDrug 0.00/-/0.00"}},
		"nothing, a stop": {"$0.", false, []string{" medicalAndDrug 0.00/-/0.00"}},
		"one amount":      {"$3,000", false, []string{" medicalAndDrug 3000.00/-/-"}},
		"slashes":         {"$500/individual or $1,000/family", false, []string{" medicalAndDrug 500.00/-/1000.00"}},
		"the template": {"$500 Individual / $1,000 Family", false,
			[]string{" medicalAndDrug 500.00/-/1000.00"}},
		"who before the amount": {"In-Network: Individual $1,500 / Family $3,000. Out-of-Network: Individual $3,000 / Family $9,000.",
			false, []string{"inNetwork medicalAndDrug 1500.00/-/3000.00", "outOfNetwork medicalAndDrug 3000.00/-/9000.00"}},
		"sides behind": {"$750 person / $2,250 family network; $1,500 person / $4,500 family non-network", false,
			[]string{"inNetwork medicalAndDrug 750.00/-/2250.00", "outOfNetwork medicalAndDrug 1500.00/-/4500.00"}},
		"for providers": {"Yes. For preferred providers $4,000 member / $8,000 family. For out-of- network providers $8,000 member / " +
			"$16,000 family per calendar year.", false,
			[]string{"inNetwork medicalAndDrug 4000.00/-/8000.00", "outOfNetwork medicalAndDrug 8000.00/-/16000.00"}},
		"both sides, combined": {"Participating Provider/Nonparticipating Provider: $1,000 person/$2,000 family, combined deductible.", true,
			[]string{"combined medicalAndDrug 1000.00/-/2000.00"}},
		"combined alone": {"$1,000 person / $2,000 family, combined", false, []string{"combined medicalAndDrug 1000.00/-/2000.00"}},
		"a family member": {"$3,400 individual / $3,500 family member / $6,800 family", false,
			[]string{" medicalAndDrug 3400.00/3500.00/6800.00"}},
		"not applicable outside": {"Network: $2,000 individual / $4,000 family. Out-of-network: Not applicable", false,
			[]string{"inNetwork medicalAndDrug 2000.00/-/4000.00", "outOfNetwork medicalAndDrug -/-/- none"}},
		"words that exempt": {"$250 Individual / $500 Family. Does not apply to copays.", true,
			[]string{" medicalAndDrug 250.00/-/500.00"}},
		"words that exempt drugs": {"Individual $5,500 / Family $11,000. Does not apply to office visits, urgent care and prescription drugs.",
			true, []string{" medical 5500.00/-/11000.00"}},
		"words that exempt, behind two sides": {"$500 person / $1,000 family for In-Network Provider. $2,000 person / $4,000 family for " +
			"Non-Network Provider. Does not apply to Copayments, Emergency Room Services and Non-Network drugs.", true,
			[]string{"inNetwork medicalAndDrug 500.00/-/1000.00", "outOfNetwork medicalAndDrug 2000.00/-/4000.00"}},
		"a person's not applicable": {"Individual: Not applicable / Family: $3,000", false, nil},
		"a family, no person":       {"Family: $6,000, Individual: not applicable", false, nil},
		"one side's person's not applicable": {"In-Network: Individual not applicable / Family $3,000. Out-of-Network: Not applicable", false,
			nil},
		"two members":           {"$1500 single / 2 members family", true, nil},
		"amounts for nobody":    {"$1,500/$3,000", false, nil},
		"three for two":         {"$1,500 individual $3,000 $6,000 family", false, nil},
		"medical and drug":      {"Medical: $1,000 individual. Drug: $200 individual.", true, nil},
		"no amounts":            {"See your plan document.", true, nil},
		"an amount with a tail": {"$1,5000.123 individual", false, nil},
		"nothing at all":        {"", false, nil},
	} {
		t.Run(name, func(t *testing.T) {
			all, clear, ok := amountsOfTiers(c.text, 1)
			if c.want == nil {
				assert.False(t, ok, "%v", all)
				return
			}
			var got []string
			for _, a := range all {
				got = append(got, written(a))
			}
			assert.True(t, ok)
			assert.Equal(t, c.want, got)
			assert.Equal(t, c.unclear, !clear)
		})
	}
}

// What page 1 says to be covered before the deductible, and what its words leave open.
func TestR61Standing(t *testing.T) {
	for name, c := range map[string]struct {
		answer             string
		before             []row
		copays, only, open bool
	}{
		"nothing is":         {"No.", nil, false, true, false},
		"no, but":            {"No. But preventive care is free.", nil, false, false, true},
		"nothing said":       {"", nil, false, false, true},
		"preventive care":    {"Yes. Preventive care is covered before you meet your deductible.", []row{preventiveRow}, false, true, false},
		"without a sentence": {"Yes. Preventive care.", []row{preventiveRow}, false, true, false},
		"the completed sample": {"Yes. Preventive care and primary care services are covered before you meet your deductible.",
			[]row{preventiveRow, primaryRow}, false, false, false},
		"a list": {"Yes. Preventive care, office visits, urgent care and generic drugs are covered before you meet your deductible.",
			[]row{preventiveRow, primaryRow, specialistRow, urgentRow, genericRow}, false, false, false},
		"certain ones": {"Yes. Certain office visits, preventive care, emergency care, urgent care and prescription drugs in-network.",
			[]row{preventiveRow, primaryRow, specialistRow, urgentRow, emergencyRow, genericRow, brandRow, nonPreferredRow, specialtyRow},
			false, false, false},
		"copays": {"Yes. Preventive care and services with a copay are covered before you meet your deductible.",
			[]row{preventiveRow}, true, false, false},
		"unknown words": {"Yes. Preventive care and services below marked with a star.", []row{preventiveRow}, false, false, true},
		"Spanish": {"Sí. La atención preventiva y la atención primaria están cubiertas antes de que alcance su deducible.",
			[]row{preventiveRow, primaryRow}, false, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := standingOf(column{text: c.answer})
			var before [rows]bool
			for _, r := range c.before {
				before[r] = true
			}
			assert.Equal(t, before, s.before)
			assert.Equal(t, c.copays, s.copays, "copays")
			assert.Equal(t, c.only, s.only, "only")
			assert.Equal(t, c.open, s.open, "open")
		})
	}
}

// What remarks in the limitations do.
func TestR61Remarks(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		// want has what they do, a word each with its text.
		want string
	}{
		"none":                 {"None", ""},
		"dashes":               {"––––––––none––––––––", ""},
		"in Spanish":           {"Ninguna.", ""},
		"the template's own":   {"You may have to pay for services that aren’t preventive. Ask your provider if the services needed are preventive. Then check what your plan will pay for.", ""},
		"no deductible":        {"Deductible does not apply.", "waives: Deductible does not apply"},
		"no deductible for":    {"Deductible does not apply to the first 3 visits.", "deciding: Deductible does not apply to the first 3 visits"},
		"admitted":             {"Copay waived if admitted. No coverage for non-emergency care.", "admitted: Copay waived if admitted; beyond: No coverage for non-emergency care"},
		"the first visit":      {"Copay applies to the first visit only.", "deciding: Copay applies to the first visit only"},
		"the other column":     {"Out-of-network cost-share same as in-network.", "deciding: Out-of-network cost-share same as in-network"},
		"a limit":              {"60 visits/year", "limit: 60 "},
		"a limit of days":      {"Coverage is limited to 60 days per calendar year.", "limit: 60 "},
		"a limit of a stay":    {"Limited to 100 days per admission", "limit: 100 stay"},
		"days of a copay":      {"4 days max per admission", "deciding: 4 days max per admission; limit: 4 stay"},
		"days, the stay first": {"Per admission maximum of 5 days", "deciding: Per admission maximum of 5 days; unread: Per admission maximum of 5 days"},
		"one exam":             {"Coverage limited to one exam/year.", "limit: 1 "},
		"one pair of glasses":  {"Coverage limited to one pair of glasses/year.", "limit: 1 "},
		"a limit of two years": {"Limited to 1 exam every 2 years", "limit: 1 years"},
		"a shared limit":       {"30 visits per year for physical and occupational therapy combined.", "unread: 30 visits per year for physical and occupational therapy combined"},
		"an approval":          {"Preauthorization is required. If you don’t get preauthorization, benefits could be reduced by 50% of the total cost of the service.", "beyond: Preauthorization is required; beyond: If you don't get preauthorization, benefits could be reduced by 50% of the total cost of the service"},
		"a supply":             {"Covers up to a 30-day supply (retail).", "beyond: Covers up to a 30-day supply (retail)"},
		"an abbreviation":      {"Maternity care may include tests and services described elsewhere in the SBC (i.e. ultrasound).", ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := remarksOf(c.text)
			var got []string
			add := func(what, text string) {
				if text != "" {
					got = append(got, what+": "+text)
				}
			}
			add("waives", r.waives)
			add("admitted", r.admitted)
			for _, d := range r.deciding {
				add("deciding", d)
			}
			if r.limit != nil {
				add("limit", fmt.Sprintf("%d %s", r.limit.Count, r.limit.Per))
			}
			add("unread", r.unread)
			for _, b := range r.beyond {
				add("beyond", b)
			}
			assert.Equal(t, c.want, strings.Join(got, "; "))
		})
	}
}

// What makes an unmarked text wait for the deductible or not, and whether a person has to
// look at it.
func TestR61Unmarked(t *testing.T) {
	sentence := &planfile.Remark{Text: "All copayment and coinsurance costs shown in this chart are after your deductible has been met, if a deductible applies."}
	for name, c := range map[string]struct {
		answer, text, limits string
		row                  row
		out, free, silent    bool // free: there is no deductible; silent: the chart has no sentence
		want                 string
		reason               planfile.Reason
	}{
		"the sentence alone":              {answer: "Yes. Preventive care.", text: "$40 copay", row: specialistRow, want: "$40 copay after deductible"},
		"no sentence":                     {answer: "No.", text: "$40 copay", row: specialistRow, silent: true, want: "$40 copay after deductible", reason: planfile.Unmarked},
		"named on page 1":                 {answer: "Yes. Office visits.", text: "$40 copay", row: specialistRow, want: "$40 copay; deductible does not apply", reason: planfile.DecidedByAnswer},
		"a copay, others named":           {answer: "Yes. Primary care.", text: "$40 copay", row: specialistRow, want: "$40 copay after deductible", reason: planfile.DecidedByAnswer},
		"a percentage, others named":      {answer: "Yes. Primary care.", text: "20%", row: specialistRow, want: "20% coinsurance after deductible"},
		"a percentage, words left open":   {answer: "Yes. Some things.", text: "20%", row: specialistRow, want: "20% coinsurance after deductible", reason: planfile.DecidedByAnswer},
		"copays named":                    {answer: "Yes. Copays.", text: "$40 copay", row: specialistRow, want: "$40 copay; deductible does not apply", reason: planfile.DecidedByAnswer},
		"copays named, a percentage":      {answer: "Yes. Copays.", text: "20%", row: specialistRow, want: "20% coinsurance after deductible", reason: planfile.DecidedByAnswer},
		"a remark":                        {answer: "No.", text: "$40 copay", limits: "Deductible does not apply.", row: specialistRow, want: "$40 copay; deductible does not apply", reason: planfile.DecidedByRemark},
		"a remark, outside":               {answer: "No.", text: "50%", limits: "Deductible does not apply.", row: specialistRow, out: true, want: "50% coinsurance after deductible", reason: planfile.DecidingRemark},
		"nothing owed":                    {answer: "No.", text: "No charge", row: hospiceRow, want: "No charge after deductible", reason: planfile.NoChargeBare},
		"preventive care":                 {answer: "No.", text: "No charge", row: preventiveRow, want: "No charge; deductible does not apply"},
		"no deductible":                   {answer: "No.", text: "$40 copay", row: specialistRow, free: true, want: "$40 copay; deductible does not apply"},
		"marked":                          {answer: "Yes. Some things.", text: "$40 copay; deductible does not apply", row: specialistRow, want: "$40 copay; deductible does not apply"},
		"emergencies outside, named":      {answer: "Yes. Emergency room care.", text: "$300 copay", row: emergencyRow, out: true, want: "$300 copay; deductible does not apply", reason: planfile.DecidedByAnswer},
		"most percentages are the plan's": {answer: "No.", text: "80%", row: specialistRow, want: "80% coinsurance after deductible", reason: planfile.PercentOfPlan},
		"amounts behind what they are": {answer: "No.", text: "Copay/prescription, deductible doesn't apply: $10 (retail), $62.50 (mail order)", row: genericRow,
			want: "$10 copay; deductible does not apply; mail order: $62.50 copay; deductible does not apply (90-day supply)"},
		"one amount behind":        {answer: "No.", text: "Copay/prescription, deductible doesn't apply: $10 (retail)", row: genericRow, want: "$10 copay; deductible does not apply"},
		"amounts behind, unmarked": {answer: "No.", text: "Copay/prescription: $10 (retail), $25 (mail order)", row: genericRow, want: "$10 copay after deductible; mail order: $25 copay after deductible (90-day supply)"},
		"100% outside":             {answer: "No.", text: "100%", row: specialistRow, out: true, want: "Not covered", reason: planfile.HundredPercent},
	} {
		t.Run(name, func(t *testing.T) {
			s := standingOf(column{text: c.answer})
			if !c.silent {
				s.sentence = sentence
			}
			r := s.read(c.text, care{row: c.row, out: c.out, subject: !c.free}, remarksOf(c.limits), planfile.Place{})
			assert.Equal(t, c.want, r.terms.String())
			assert.Equal(t, c.reason, r.reason)
			if c.reason != "" {
				assert.Equal(t, planfile.Look, r.state)
			}
		})
	}
}
