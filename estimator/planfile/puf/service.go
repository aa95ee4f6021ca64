package puf

import (
	"strings"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/service"
)

// further are names of benefits, in small letters, that say something of a service beside
// the benefit of CMS's template that decides it (planfile.Filed): they are held against
// that, and decide where a file does not have it.
var further = map[string]service.ID{
	"virtual visit":  service.VirtualVisit,
	"virtual visits": service.VirtualVisit,
	"rehabilitative occupational and rehabilitative physical therapy": service.Rehabilitation,
	"rehabilitative speech therapy":                                   service.Rehabilitation,
	"chemotherapy":                                                    service.InfusedDrug,
}

// serviceOf returns the service that a row is about, and whether it is the one that
// decides. Another name is care that a plan has no field for: it goes to NotExpressed, and
// shows what holds for "other".
func serviceOf(r *row) (s service.ID, decides, ok bool) {
	if s, ok := planfile.Filed(r.cell("BENEFITNAME")); ok {
		return s, true, true
	}
	s, ok = further[plainName(r.cell("BENEFITNAME"))]
	return s, false, ok
}

// plainName returns a benefit's name in small letters, with single spaces.
func plainName(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }
