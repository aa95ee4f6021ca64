package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/service"
)

// A design is a sample plan of the page that has a metal level.
type design struct {
	id   string
	year int
	// low and high are what the law lets the actuarial value be.
	low, high float64
	plan      plan.Plan
	// counted is the plan with terms for what the law's calculator counts apart:
	// it knows no care outside hospital but its facility and surgery, in more and
	// smaller units, and counts single tests. There they are the same share of
	// dollars that the plan's terms are of the calculator's mean unit.
	counted plan.Plan
	// unlimited is the same without a maximum.
	unlimited plan.Plan
	// owed is what members owe of the calculator's mean spending by the plan's
	// terms, before any maximum, as a share of 1. It is not known under a
	// deductible.
	owed  float64
	known bool
}

// ranges are what the law lets actuarial values be: from 2 points below the
// metal's own to 2 above, of Bronze 5 above (45 CFR 156.140).
var ranges = map[string][2]float64{"Bronze": {0.58, 0.65}, "Silver": {0.68, 0.72}, "Gold": {0.78, 0.82}, "Platinum": {0.88, 0.92}}

// designs are those of the page's sample plans.
func designs(root string) ([]design, error) {
	rows, err := rowsOf2026(root)
	if err != nil {
		return nil, err
	}
	folder := filepath.Join(root, "web/plans")
	var names []string
	if err := readJSON(filepath.Join(folder, "index.json"), &names); err != nil {
		return nil, err
	}
	var all []design
	for _, name := range names {
		f := fields{}
		if err := readJSON(filepath.Join(folder, name), &f); err != nil {
			return nil, err
		}
		if f["metalLevel"] == nil {
			continue
		}
		d, err := f.design(rows)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, d)
	}
	return all, nil
}

func readJSON(name string, into any) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// fields are those of a plan file or of a request.
type fields map[string]any

// with returns the fields with another value of one.
func (f fields) with(name string, value any) fields {
	g := maps.Clone(f)
	g[name] = value
	return g
}

func (f fields) plan() (plan.Plan, error) {
	text, err := json.Marshal(f)
	if err != nil {
		return plan.Plan{}, err
	}
	return planOf(string(text))
}

func (f fields) design(rows []row) (d design, err error) {
	if d.plan, err = f.plan(); err != nil {
		return d, err
	}
	limits := ranges[string(d.plan.MetalLevel)]
	d.id, d.year, d.low, d.high = d.plan.ID, d.plan.Year, limits[0], limits[1]
	d.known = true
	for _, deductible := range d.plan.Deductibles {
		d.known = d.known && deductible.Network == plan.OutOfNetwork
	}
	counted := maps.Clone(f["benefits"].(map[string]any))
	var owed, dollars float64
	for i := range rows {
		r := &rows[i]
		share, err := f.owedOf(r)
		if err != nil {
			return d, err
		}
		owed += share * r.dollars
		dollars += r.dollars
		if len(r.parts) == 0 && r.name != labTest {
			continue
		}
		for _, id := range r.services {
			var terms any = fmt.Sprintf("%.2f%%", 100*share)
			if stated, ok := counted[id.String()].(map[string]any); ok && stated["outOfNetwork"] != nil {
				terms = fields{"terms": terms, "outOfNetwork": stated["outOfNetwork"]}
			}
			counted[id.String()] = terms
		}
	}
	d.owed = owed / dollars
	// Nor does it know visits that are only there to get a referral.
	as := f.with("benefits", counted).with("requiresReferral", false)
	if d.counted, err = as.plan(); err != nil {
		return d, err
	}
	// The law's own limit does not apply to grandfathered plans.
	d.unlimited, err = as.with("outOfPocketMaximums", []any{}).with("grandfathered", true).plan()
	return d, err
}

// owedOf returns what a member owes of a row's mean spending by the plan's
// terms, before any deductible and maximum, as a share of 1.
func (f fields) owedOf(r *row) (float64, error) {
	parts := r.parts
	if len(parts) == 0 {
		parts = []part{{r.services[0], r.units, r.dollars}}
	}
	owed := 0.0
	for _, p := range parts {
		one, err := f.owedFor(p.service, p.dollars/p.units)
		if err != nil {
			return 0, err
		}
		owed += one * p.units
	}
	return owed / r.dollars, nil
}

// daysOfStay are those of a mean stay, in whole days.
const daysOfStay = 4

// owedFor returns what a member owes for one unit of so many dollars.
func (f fields) owedFor(id service.ID, dollars float64) (float64, error) {
	care := []any{}
	add := func(id service.ID, dollars float64) {
		item := fields{"id": id.String(), "member": "m", "service": id.String(), "count": 1, "price": strconv.FormatFloat(dollars, 'f', 2, 64), "referral": "have"}
		if id.HasDays() {
			item["days"] = daysOfStay
		}
		care = append(care, item)
	}
	if id == service.HospitalStay {
		physician := dollars * (1 - facilityShare())
		add(service.HospitalPhysician, physician)
		dollars -= physician
	}
	add(id, dollars)
	bare := f.with("deductibles", []any{}).with("outOfPocketMaximums", []any{}).with("grandfathered", true)
	text, err := json.Marshal(fields{"year": 2026, "members": []any{fields{"id": "m", "relationship": "self", "age": 40}}, "care": care, "plans": []any{bare}})
	if err != nil {
		return 0, err
	}
	request, problems := estimator.ReadRequest(text)
	if err := problems.Err(); err != nil {
		return 0, err
	}
	result, err := estimator.Estimate(request)
	if err != nil {
		return 0, err
	}
	p := &result.Plans[0]
	return float64(p.Copay+p.Coinsurance+p.NotCovered) / 100, nil
}

// actuarial are the values of a design over some years: as its file has it, and
// as the law's calculator counts.
type actuarial struct {
	asFiled, counted float64
	// means is what the calculator's mean spending by service comes to under the
	// plan's terms, with the maximum taking off as much as in the simulated
	// years; where it is known.
	means float64
}

// valuesOf simulates so many years under the designs.
func valuesOf(seed, years int, all []design) ([]actuarial, error) {
	var plans []plan.Plan
	for _, d := range all {
		plans = append(plans, d.plan, d.counted, d.unlimited)
	}
	s, err := simulate(seed, years, plans)
	if err != nil {
		return nil, err
	}
	shares := values(s.years, len(plans))
	var out []actuarial
	for i, d := range all {
		asFiled, counted, unlimited := shares[3*i], shares[3*i+1], shares[3*i+2]
		out = append(out, actuarial{asFiled, counted, 1 - d.owed*(1-counted)/(1-unlimited)})
	}
	return out, nil
}
