package reference

import (
	_ "embed" // for utilization.txt
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/service"
)

// utilization is made by scripts/tables from testdata. Its lines are, below
// what they are headed by, a row's name and its numbers.
//
//go:embed utilization.txt
var utilization string

// A Row is one row of the tables of expected care: a service as CMS counts it
// there.
type Row uint8

// The rows.
const (
	HospitalDays  Row = iota // days in hospital; those of a stay make one line
	HospitalStays            // stays, with the price of their physicians
	EmergencyRooms
	Ambulances
	PreventiveCare
	PrimaryCare
	Specialists
	MentalHealth
	Rehabilitation
	Chiropractic
	EyeExams
	LabTests
	XRays // x-rays proper
	Ultrasounds
	CardiologyTests
	Scans
	OutpatientFacilities
	OutpatientSurgery
	InfusedDrugs
	Dialysis
	Equipment
	GenericDrugs
	PreferredBrands
	NonPreferredBrands
	SpecialtyDrugs
	OtherCare // an amount a year
	Rows      // how many there are; not one itself
)

// rows are the services of the data.
var rows = [Rows]struct {
	name    string
	service service.ID
}{
	HospitalDays:         {"ip_fac", service.HospitalStay},
	HospitalStays:        {"ip_prof", service.HospitalPhysician},
	EmergencyRooms:       {"op_er_fac", service.EmergencyRoom},
	Ambulances:           {"op_ambulance", service.Ambulance},
	PreventiveCare:       {"op_prev", service.Preventive},
	PrimaryCare:          {"op_primcare", service.PrimaryCare},
	Specialists:          {"op_speccare", service.Specialist},
	MentalHealth:         {"op_mh", service.MentalHealthVisit},
	Rehabilitation:       {"op_rehab", service.Rehabilitation},
	Chiropractic:         {"op_chiro", service.Chiropractic},
	EyeExams:             {"op_eye", service.EyeExam},
	LabTests:             {"op_lab", service.Lab},
	XRays:                {"op_xray", service.XRay},
	Ultrasounds:          {"op_ultrasound", service.XRay},
	CardiologyTests:      {"op_diagnostic_cardiology", service.XRay},
	Scans:                {"op_ct_mri", service.Imaging},
	OutpatientFacilities: {"op_op_fac", service.OutpatientFacility},
	OutpatientSurgery:    {"op_surg", service.OutpatientSurgeon},
	InfusedDrugs:         {"op_jcode", service.InfusedDrug},
	Dialysis:             {"op_dialysis", service.Dialysis},
	Equipment:            {"op_dme", service.DurableEquipment},
	GenericDrugs:         {"rx_generic", service.GenericDrug},
	PreferredBrands:      {"rx_pbrand", service.PreferredBrandDrug},
	NonPreferredBrands:   {"rx_npbrand", service.NonPreferredBrandDrug},
	SpecialtyDrugs:       {"rx_specialty", service.SpecialtyDrug},
	OtherCare:            {"op_other", service.Other},
}

// String returns the row's name in the data, such as "op_lab".
func (r Row) String() string { return rows[r].name }

// Service returns the service that the row is of.
func (r Row) Service() service.ID { return rows[r].service }

// Whole is how many of its parts make one unit of Expected.Units.
const Whole = 10_000

// Expected is the care of one row that somebody is expected to use in a year.
type Expected struct {
	Row Row
	// Units a year in ten-thousandths of one.
	Units int
	// Price2014 is the mean price of one unit in dollars of 2014.
	Price2014 money.Cents
}

// Tenths is how many parts of equal size the people of a group are divided
// into, in the order of their spending.
const Tenths = 10

// A Tenth is what a tenth of a group is expected to use.
type Tenth struct {
	// Weight is in proportion to the people observed.
	Weight int
	// Expected has at most one entry for each row, in the order of the rows.
	Expected []Expected
}

// tableName returns the tables' name for people of an age and sex.
func tableName(age int, female bool) string {
	name := "55+"
	for _, group := range [...]struct {
		to   int
		name string
	}{{5, "0-5"}, {17, "6-17"}, {25, "18-25"}, {34, "26-34"}, {44, "35-44"}, {54, "45-54"}} {
		if age <= group.to {
			name = group.name
			break
		}
	}
	if female {
		return name + " F"
	}
	return name + " M"
}

// evenly is a number that the tenths for which one set of figures stands, at
// most four, divide: weights are people times evenly.
const evenly = 12

// TenthsOf returns the tenths of people of an age, in whole years, and sex, the
// lowest spending first. Where a group has no figures of its own for the
// lowest, those of the lowest that it has stand for them.
func TenthsOf(age int, female bool) [Tenths]Tenth {
	var tenths [Tenths]Tenth
	t := table{rest: utilization}
	people := t.find(tableName(age, female))
	lowest := Tenths - len(people) // the first that has figures
	for i, n := range people {
		tenths[lowest+i].Weight = n * evenly
	}
	for t.next() {
		for i := range people {
			t.add(&tenths[lowest+i].Expected, i, len(people))
		}
	}
	for i := range lowest {
		tenths[i].Expected = tenths[lowest].Expected
		tenths[i].Weight = tenths[lowest].Weight / (lowest + 1)
	}
	tenths[lowest].Weight /= lowest + 1
	return tenths
}

// Extra is the care that a condition brings on top of what people without it
// use: for those who use little care, a middling amount, and the highest tenth.
type Extra struct{ Low, Middle, High []Expected }

// ExtraOf returns what a condition brings to people of an age and sex, and
// whether it is one that is known in this way: Asthma and Depression. Other
// conditions have [Episode]s.
func ExtraOf(c Condition, age int, female bool) (Extra, bool) {
	var extra Extra
	if c != Asthma && c != Depression {
		return extra, false
	}
	t := table{rest: utilization}
	t.find(string(c) + " " + tableName(age, female))
	for t.next() {
		for i, level := range [...]*[]Expected{&extra.Low, &extra.Middle, &extra.High} {
			t.add(level, i, 3)
		}
	}
	return extra, true
}

// Factors are what the care of 2014 is multiplied by to be that of 2026 (R36):
// where both sources count the same thing, mean units of a service are then
// the published ones, and so are the mean dollars of every service.
type Factors struct {
	// Units and Prices are by row, in millionths.
	Units, Prices [Rows]int
	// Means are the mean prices of one unit over the population.
	Means [Rows]money.Cents
	// Tenths multiply units by tenth, the lowest first, in thousandths.
	Tenths [Tenths]int
}

// FactorsOf2026 returns the factors.
func FactorsOf2026() Factors {
	var f Factors
	t := table{rest: utilization}
	copy(f.Tenths[:], t.find("tenths"))
	t = table{rest: utilization}
	t.find("factors")
	for t.next() {
		f.Units[t.row], f.Prices[t.row], f.Means[t.row] = t.numbers[0], t.numbers[1], money.Cents(t.numbers[2])
	}
	return f
}

// Price returns a price of a row in dollars of 2026.
func (f *Factors) Price(r Row, price2014 money.Cents) money.Cents {
	return money.MulDiv(price2014, int64(f.Prices[r]), 1_000_000)
}

// UnitsIn returns what units of a row are multiplied by in a tenth from 1 to
// [Tenths], in millionths.
func (f *Factors) UnitsIn(tenth int, r Row) int { return f.Units[r] * f.Tenths[tenth-1] / 1000 }

// table reads utilization line by line.
type table struct {
	rest    string
	row     Row
	numbers []int
}

// find moves behind the line that name heads, and returns the numbers on it.
// The name must be one that is there.
func (t *table) find(name string) []int {
	at := strings.Index(t.rest, "\n"+name)
	if at < 0 {
		panic("reference: no figures for " + name)
	}
	line, rest, _ := strings.Cut(t.rest[at+1:], "\n")
	t.rest = rest
	return numbers(nil, line[len(name):])
}

// next reads the next line, if it is one of a row.
func (t *table) next() bool {
	line, rest, _ := strings.Cut(t.rest, "\n")
	name, values, _ := strings.Cut(line, " ")
	for r := range Rows {
		if rows[r].name == name {
			t.row, t.numbers, t.rest = r, numbers(t.numbers[:0], values), rest
			return true
		}
	}
	return false
}

// add appends what the line says of the i-th of n levels, where that is
// anything.
func (t *table) add(list *[]Expected, i, n int) {
	if units := t.numbers[i]; units > 0 {
		*list = append(*list, Expected{Row: t.row, Units: units, Price2014: money.Cents(t.numbers[n+i])})
	}
}

// numbers appends the whole numbers in text, which spaces divide.
func numbers(list []int, text string) []int {
	n, inside := 0, false
	for i := 0; i < len(text); i++ {
		if c := text[i]; c != ' ' {
			n, inside = 10*n+int(c-'0'), true
			continue
		}
		if inside {
			list = append(list, n)
		}
		n, inside = 0, false
	}
	if inside {
		list = append(list, n)
	}
	return list
}
