package service_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator/service"
)

func TestServicesHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for s := range service.Count {
		name := s.String()
		assert.NotEmpty(t, name)
		assert.NotEmpty(t, s.Unit(), name)
		assert.False(t, seen[name], "%s stands twice", name)
		seen[name] = true
		back, ok := service.Parse(name)
		assert.True(t, ok, name)
		assert.Equal(t, s, back)
	}
	_, ok := service.Parse("dentist")
	assert.False(t, ok)
	_, ok = service.Parse("")
	assert.False(t, ok)
}

// Every chain of stand-ins ends at other, the one that every plan states. Two
// services have none: they are not covered unless a plan says so.
func TestR47FallbacksEndAtOther(t *testing.T) {
	for s := range service.Other {
		chain := s.Fallbacks()
		if s == service.ChildGlasses || s == service.ChildDentalCheckup {
			assert.Empty(t, chain, s.String())
			continue
		}
		if assert.NotEmpty(t, chain, s.String()) {
			assert.Equal(t, service.Other, chain[len(chain)-1], s.String())
		}
		assert.NotContains(t, chain, s, s.String())
	}
	assert.Empty(t, service.Other.Fallbacks())
}

func TestFallbacks(t *testing.T) {
	for _, c := range []struct {
		of   service.ID
		want []service.ID
	}{
		{service.Lab, []service.ID{service.XRay, service.Other}},
		{service.XRay, []service.ID{service.Lab, service.Other}},
		{service.Imaging, []service.ID{service.XRay, service.Lab, service.Other}},
		{service.AirAmbulance, []service.ID{service.Ambulance, service.EmergencyRoom, service.Other}},
		{service.DeliveryPhysician, []service.ID{service.HospitalPhysician, service.HospitalStay, service.Other}},
		{service.Preventive, []service.ID{service.Other}},
		{service.VirtualVisit, []service.ID{service.PrimaryCare, service.Other}},
		{service.SubstanceUseVisit, []service.ID{service.MentalHealthVisit, service.PrimaryCare, service.Other}},
		{service.SubstanceUseStay, []service.ID{service.MentalHealthStay, service.HospitalStay, service.Other}},
		{service.Acupuncture, []service.ID{service.Chiropractic, service.Specialist, service.Other}},
		{service.ChildEyeExam, []service.ID{service.EyeExam, service.Specialist, service.Other}},
		{service.PreventiveDrug, []service.ID{service.GenericDrug, service.Other}},
		{service.PreferredGenericDrug, []service.ID{service.GenericDrug, service.Other}},
		{service.NonPreferredSpecialtyDrug, []service.ID{service.SpecialtyDrug, service.NonPreferredBrandDrug, service.PreferredBrandDrug, service.GenericDrug, service.Other}},
	} {
		assert.Equal(t, c.want, c.of.Fallbacks(), c.of.String())
	}
}

func TestR47DrugTiers(t *testing.T) {
	var drugs []string
	for s := range service.Count {
		if s.IsDrug() {
			drugs = append(drugs, s.String())
			assert.Equal(t, "fill", s.Unit(), s.String())
		}
	}
	assert.Equal(t, []string{"preventiveDrug", "preferredGenericDrug", "genericDrug", "preferredBrandDrug", "nonPreferredBrandDrug",
		"specialtyDrug", "nonPreferredSpecialtyDrug"}, drugs)
}

func ExampleID_Fallbacks() {
	fmt.Println(service.SpecialtyDrug.Fallbacks())
	// Output: [nonPreferredBrandDrug preferredBrandDrug genericDrug other]
}
