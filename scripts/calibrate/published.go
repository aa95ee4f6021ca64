package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strconv"

	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

const testdata = "estimator/reference/testdata/"

// published are the bands of the tables of 2026 for silver plans. A band's
// spending is its mean, so the shares of those who spend most are the least
// that they can be.
func published(root string) (spending, error) {
	rows, err := read(root + testdata + "continuance_2026.csv")
	if err != nil {
		return spending{}, err
	}
	s := spending{top: make([]float64, len(tops)), below: make([]float64, len(limits))}
	for _, r := range rows {
		share, in := number(r[1]), number(r[2])
		s.mean += share * in
		if r[0] == "0" {
			s.none = share
		}
		for i, limit := range limits {
			if r[0] == strconv.Itoa(limit) {
				s.below[i] = number(r[3])
			}
		}
	}
	for i, top := range tops {
		people := 0.0
		for _, r := range slices.Backward(rows) {
			taken := min(number(r[1]), top-people)
			people += taken
			s.top[i] += taken * number(r[2]) / s.mean
		}
	}
	return s, nil
}

// A row is a service of the tables of 2026 and the care that counts as it.
type row struct {
	name string
	// of are the names of what it is made of there, where it is several.
	of []string
	// services are counted as its units, and with also as its dollars.
	services, with []service.ID
	// unlike: the tables count another thing as one unit.
	unlike bool
	// parts are what the tables of 2026 tell apart and the care of 2014 does not.
	parts []part
	// units and dollars are the published means of a year.
	units, dollars float64
}

// A part is the care of a row that a plan has the terms of one service for.
type part struct {
	service        service.ID
	units, dollars float64
}

const labTest = "laboratory test"

// rowsOf2026 are the services but skilled nursing, which the care of 2014 does
// not tell apart. Unclassified is outpatient facility and surgery together.
func rowsOf2026(root string) ([]row, error) {
	means, err := read(root + testdata + "service_means_2026.csv")
	if err != nil {
		return nil, err
	}
	rows := []row{
		{name: "emergency room visit", services: []service.ID{service.EmergencyRoom}},
		{name: "primary care visit", services: []service.ID{service.PrimaryCare}},
		{name: "specialist visit", services: []service.ID{service.Specialist}},
		{name: "mental health and substance use visit", services: []service.ID{service.MentalHealthVisit}},
		{name: "imaging (CT/PET/MRI)", services: []service.ID{service.Imaging}},
		{name: "therapy", of: []string{"speech therapy", "occupational and physical therapy"}, services: []service.ID{service.Rehabilitation}},
		{name: "x-ray and diagnostic imaging", services: []service.ID{service.XRay}},
		{name: "inpatient stay", services: []service.ID{service.HospitalStay}, with: []service.ID{service.HospitalPhysician}},
		{name: "generic drug fill", services: []service.ID{service.GenericDrug}},
		{name: "preferred brand drug fill", services: []service.ID{service.PreferredBrandDrug}},
		{name: "non-preferred brand drug fill", services: []service.ID{service.NonPreferredBrandDrug}},
		{name: "specialty drug fill", services: []service.ID{service.SpecialtyDrug}},
		{name: labTest, services: []service.ID{service.Lab}},
		{name: "preventive service", services: []service.ID{service.Preventive}, unlike: true},
		{name: "unclassified", services: []service.ID{service.OutpatientFacility, service.OutpatientSurgeon, service.Ambulance, service.Chiropractic,
			service.EyeExam, service.InfusedDrug, service.Dialysis, service.DurableEquipment, service.Other}, unlike: true,
			parts: []part{{service: service.OutpatientFacility}, {service: service.OutpatientSurgeon}}},
	}
	facility, surgery := &rows[len(rows)-1].parts[0], &rows[len(rows)-1].parts[1]
	for _, m := range means {
		switch m[0] {
		case "outpatient facility (unclassified)":
			facility.dollars, facility.units = number(m[1]), number(m[2])
		case "outpatient surgery":
			surgery.dollars, surgery.units = number(m[1]), number(m[2])
		}
	}
	for i := range rows {
		r := &rows[i]
		if r.of == nil {
			r.of = []string{r.name}
		}
		for _, m := range means {
			if slices.Contains(r.of, m[0]) {
				r.dollars += number(m[1])
				r.units += number(m[2])
			}
		}
		if r.dollars == 0 {
			return nil, fmt.Errorf("%s: no %s", testdata, r.name)
		}
	}
	return rows, nil
}

// facilityShare is the facility's share of a stay in hospital.
func facilityShare() float64 { return number(reference.FigureOf("inpatientFacilityShare").Value) }

// simulated are the means of a year of what counts as a row.
func (r *row) simulated(s *sample) (units, dollars float64) {
	n := float64(len(s.years))
	for _, id := range r.services {
		units += float64(s.care[id].units) / n
		dollars += float64(s.care[id].amount) / 100 / n
	}
	for _, id := range r.with {
		dollars += float64(s.care[id].amount) / 100 / n
	}
	return units, dollars
}

func read(name string) ([][]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return rows[1:], nil
}

// number reads a figure; what is left empty is 0.
func number(text string) float64 {
	n, _ := strconv.ParseFloat(text, 64)
	return n
}
