package estimator_test

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/money"
)

// TestElementary holds the estimator against arithmetic done by hand. Five of
// six public calculators that were run on these cases got at least one wrong.
func TestElementary(t *testing.T) {
	limit := func(network, person, family string) string {
		return `{"covers":"medicalAndDrug","network":"` + network + `","self":` + person + `,"person":` + person + `,"family":` + family + `}`
	}
	ppo := plan("PPO", `"deductibles":[`+limit("inNetwork", "500", "1000")+`,`+limit("outOfNetwork", "1000", "2000")+`],`+
		`"outOfPocketMaximums":[`+limit("inNetwork", "5000", "10000")+`,`+limit("outOfNetwork", "10000", "20000")+`],`+
		benefits(`"primaryCare":"$25; deductible does not apply","other":{"terms":"20% after deductible","outOfNetwork":"40% after deductible"}`))
	item := func(member, service, count, price, more string) string {
		return `{"id":"` + member + service + `","member":"` + member + `","service":"` + service + `","count":` + count +
			`,"price":` + price + `,"charge":` + price + more + `}`
	}
	stay := func(member string) string { return item(member, "hospitalStay", "1", "40000", `,"days":3`) }
	visits := item("a", "primaryCare", "2", "150", "")
	for _, c := range []struct{ id, members, care, pays string }{
		{"A", onePerson, visits + `,` + item("a", "imaging", "1", "500", ""), "550.00"},
		{"B", onePerson, visits + `,` + item("a", "imaging", "1", "2000", ""), "850.00"},
		{"C", onePerson, stay("a"), "5000.00"},
		{"D: the person's deductible, not the family's", couple, item("a", "other", "1", "3000", ""), "1000.00"},
		{"E: the person's maximum, not the family's", couple, stay("a"), "5000.00"},
		{"F", three, stay("a") + `,` + stay("b") + `,` + stay("c"), "10000.00"},
		{"G: limits out of network", onePerson, item("a", "outpatientFacility", "1", "10000", `,"outOfNetwork":true`), "4600.00"},
		{"H: a copay larger than the bill", onePerson, item("a", "primaryCare", "1", "10", ""), "10.00"},
	} {
		assert.Equal(t, c.pays, year(t, c.members, c.care, ppo).Total.String(), c.id)
	}
}

// TestCoverageExamples holds the estimator against the examples on summaries
// of benefits and coverage that follow from the plan's terms: having a baby for
// 12,700 dollars (12,686.85 before rounding) and a simple fracture for 2,800.
// The amounts are those that issuers filed in the New Jersey exchange plan
// file of 2026 (CMS, state-based exchange public use files), by plan id, and
// that the Mississippi State and School Employees' plan prints. Filings round
// a component above 100 dollars to the nearest 100, one below to the nearest 10.
func TestCoverageExamples(t *testing.T) {
	item := func(id, service, count, price string) string {
		return `{"id":"` + id + `","member":"a","service":"` + service + `","count":` + count + `,"price":` + price + `}`
	}
	// What the summary leaves out: 20 dollars of things that plans do not cover.
	baby := item("baby", "other", "1", "12666.85") + `,` + item("excluded", "eyeExam", "1", "20")
	fracture := strings.Join([]string{
		item("ambulance", "ambulance", "1", "944"),
		item("facility", "emergencyRoom", "1", "357"),
		item("professional", "emergencyRoom", "1", "385"),
		item("radiology", "xray", "1", "113"),
		item("other facility", "other", "1", "43"),
		item("specialist", "specialist", "2", "170.50"),
		item("therapy", "rehabilitation", "1", "364"),
		item("crutches", "durableEquipment", "1", "248"),
		item("drug", "genericDrug", "1", "5"),
	}, ",")
	filed := func(c money.Cents) money.Cents {
		step := money.Cents(100_00)
		if c < 100_00 {
			step = 10_00
		}
		return (c + step/2) / step * step
	}
	printed := func(c money.Cents) money.Cents { return c }
	for _, c := range []struct {
		name, deductible, maximum, benefits, care string
		round                                     func(money.Cents) money.Cents
		want                                      string
	}{
		{"91762NJ0070106-05, baby", "800", "2100", `"eyeExam":"Not covered","other":"20%"`, baby, filed, "d 800.00 c 0.00 k 1300.00 x 20.00"},
		{"17970NJ0010003-01, fracture", "2500", "9800", `"primaryCare":"$0; deductible does not apply","specialist":"40%","other":"40%"`, fracture, filed, "d 2500.00 c 0.00 k 100.00 x 0.00"},
		{"17970NJ0010003-04, fracture", "2400", "8100", `"primaryCare":"$0; deductible does not apply","specialist":"35%","other":"35%"`, fracture, filed, "d 2400.00 c 0.00 k 100.00 x 0.00"},
		{"Mississippi Base, baby", "1800", "10600", `"other":"20%"`, item("baby", "other", "1", "12700"), printed, "d 1800.00 c 0.00 k 2180.00 x 0.00"},
	} {
		p := year(t, onePerson, c.care, plan("EPO", `"unmarkedTerms":"afterDeductible",`+
			limits(c.deductible+"/"+c.deductible+"/"+c.deductible, c.maximum+"/"+c.maximum+"/"+c.maximum)+`,`+benefits(c.benefits)))
		got := fmt.Sprintf("d %s c %s k %s x %s", c.round(p.Deductible), c.round(p.Copay), c.round(p.Coinsurance), c.round(p.NotCovered))
		assert.Equal(t, c.want, got, c.name)
	}
}

//go:embed testdata/workbook_55_decile_5.5.csv
var workbookFigures string

// TestWorkbookExample holds the estimator against the one example worked out
// in the yearly cost workbook of CMS, which stands behind the estimate of
// HealthCare.gov: a man and a woman of 55 or more and a plan without deductible
// whose maximum is not reached, so that the workbook's fractions of a unit cost
// what whole units do in proportion. The estimator adjudicates one unit of each
// service at its price. What has no terms of its own takes the average rate of
// the rest.
func TestWorkbookExample(t *testing.T) {
	const allowed, pays = 6737.7552900775, 544.5971896292
	services := map[string]string{
		"ip_fac": "hospitalStay", "op_ambulance": "ambulance", "op_chiro": "chiropractic", "op_ct_mri": "imaging",
		"op_diagnostic_cardiology": "xray", "op_dme": "durableEquipment", "op_er_fac": "emergencyRoom", "op_eye": "eyeExam",
		"op_lab": "lab", "op_mh": "mentalHealthVisit", "op_op_fac": "outpatientFacility", "op_other": "other",
		"op_prev": "preventive", "op_primcare": "primaryCare", "op_rehab": "rehabilitation", "op_speccare": "specialist",
		"op_surg": "outpatientSurgeon", "op_ultrasound": "xray", "op_xray": "xray", "rx_generic": "genericDrug",
		"rx_npbrand": "nonPreferredBrandDrug", "rx_pbrand": "preferredBrandDrug", "rx_specialty": "specialtyDrug",
	}
	terms := []string{`"emergencyRoom":"$50"`}
	for _, s := range []string{
		"chiropractic", "eyeExam", "mentalHealthVisit", "outpatientFacility", "primaryCare", "specialist",
		"genericDrug", "preferredBrandDrug", "nonPreferredBrandDrug", "specialtyDrug",
	} {
		terms = append(terms, `"`+s+`":"$10"`)
	}
	for _, s := range []string{
		"preventive", "ambulance", "lab", "xray", "imaging", "outpatientSurgeon", "hospitalStay", "rehabilitation", "durableEquipment",
	} {
		terms = append(terms, `"`+s+`":"$0"`)
	}
	rows, err := csv.NewReader(strings.NewReader(workbookFigures)).ReadAll()
	require.NoError(t, err)
	units := map[string]float64{}
	var care []string
	for _, row := range rows[1:] {
		id, member, name, days := row[0]+" "+row[1], "a", services[row[1]], ""
		if row[0] == "F" {
			member = "b"
		}
		require.NotEmpty(t, name, row[1])
		if name == "hospitalStay" {
			days = `,"days":1`
		}
		price, err := strconv.ParseFloat(row[3], 64)
		require.NoError(t, err)
		units[id], err = strconv.ParseFloat(row[2], 64)
		require.NoError(t, err)
		care = append(care, fmt.Sprintf(`{"id":%q,"member":%q,"service":%q,"count":1,"price":%.2f%s}`, id, member, name, price, days))
	}
	// weighted sums an amount over the lines, each times the units of a year.
	weighted := func(p *estimator.PlanResult, amount func(*estimator.Entry) money.Cents) (dollars float64) {
		for i := range p.Ledger {
			dollars += units[p.Ledger[i].Item] * float64(amount(&p.Ledger[i])) / 100
		}
		return dollars
	}
	amount := func(e *estimator.Entry) money.Cents { return e.Amount }
	paid := func(e *estimator.Entry) money.Cents { return e.Amount - e.PlanPays }
	rest := func(of func(*estimator.Entry) money.Cents) func(*estimator.Entry) money.Cents {
		return func(e *estimator.Entry) money.Cents {
			if e.Service.String() == "other" {
				return 0
			}
			return of(e)
		}
	}
	under := func(other string) *estimator.PlanResult {
		return year(t, couple, strings.Join(care, ","), plan("EPO", limits("0/0/0", "3500/3500/9400")+`,`+
			benefits(strings.Join(terms, ",")+`,"other":"`+other+`"`)))
	}
	p := under("No charge")
	require.Len(t, p.Ledger, len(rows)-1)
	assert.InDelta(t, allowed, weighted(p, amount), 0.05)
	averageRate := weighted(p, rest(paid)) / weighted(p, rest(amount))
	p = under(fmt.Sprintf("%.2f%%", 100*averageRate))
	assert.InDelta(t, pays, weighted(p, paid), 0.05)
	for i := range p.Ledger {
		assert.NotContains(t, reasons(&p.Ledger[i]), "out-of-pocket-maximum-reached")
	}
}
