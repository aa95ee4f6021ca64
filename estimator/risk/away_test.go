package risk

import (
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// away returns the member with months away from home.
func away(m care.Member, startMonth, months int) care.Member {
	m.Away = &care.Months{StartMonth: startMonth, Months: months}
	return m
}

// Months away change nothing that is drawn.
func TestR33MonthsAwayDrawTheSame(t *testing.T) {
	m := member("m", 60, care.Female, care.UseHigh, reference.BrokenBone, reference.Diabetes)
	m.OutOfNetwork = []care.Sought{{Service: service.Specialist, Visits: 2}, {Service: service.Lab, Visits: 1}}
	item := care.Item{ID: "x", Member: "m", Service: service.Lab, Count: 3}
	home := drawn(t, 4, []care.Member{m}, item)
	there := drawn(t, 4, []care.Member{away(m, 11, 5)}, item)
	seen, emergencies := 0, 0
	for k := range 200 {
		want, courses := home.year(k)
		got, others := there.year(k)
		assert.Equal(t, courses, others)
		if !assert.Len(t, got, len(want)) {
			return
		}
		for i := range got {
			u, w := got[i], want[i]
			of, was := there.care.Items[u.Item].Item, home.care.Items[w.Item].Item
			assert.Equal(t, was.Service, of.Service)
			_, month := (there.care.Coverage.Start + care.Date(u.Day)).Month()
			assert.Equal(t, slices.Contains([]int{11, 12, 1, 2, 3}, month) && !of.Service.IsDrug(), u.Away, "%s in month %d", of.Service, month)
			if u.Away {
				seen++
				if of.Emergency && !was.Emergency {
					emergencies++
				}
			} else {
				assert.Equal(t, *was, *of, "at home care is as it was")
			}
			u.Item, u.Away, w.Item = 0, false, 0
			assert.Equal(t, w, u)
		}
	}
	assert.Greater(t, seen, 2000)
	assert.Greater(t, emergencies, 20)
}

// Whoever is away has no care in network under a plan that requires its service
// area, but for medicines, emergencies and what is part of them.
func TestR10DrawnCareAway(t *testing.T) {
	m := member("m", 62, care.Male, care.UseHigh, reference.BrokenBone)
	const benefits = `"benefits": {"other": {"terms": "$10", "outOfNetwork": "Not covered"}}`
	for _, months := range []int{11, 12} {
		members := []care.Member{away(m, 5, months)}
		y := drawn(t, 7, members)
		hmo := y.care.Routes(ready(t, `"type": "HMO", `+benefits, members).Rules)
		epo := y.care.Routes(ready(t, `"type": "EPO", `+benefits, members).Rules)
		var routine, protected, drugs, home, stays int
		for k := range 500 {
			units, courses := y.year(k)
			emergencyDays := map[int32]bool{}
			for i := range units {
				if y.care.Items[units[i].Item].Item.Service == service.EmergencyRoom {
					emergencyDays[units[i].Day] = true
				}
			}
			for _, l := range hmo.Lines(units, courses, nil) {
				_, month := (y.care.Coverage.Start + care.Date(l.Day)).Month()
				at := "a " + l.Service.String() + " in month " + strconv.Itoa(month)
				switch {
				case months == 11 && month == 4:
					assert.Equal(t, plan.In, l.Side, at)
					assert.Zero(t, l.Facts&^(care.TakesReferral|care.TakesAuthorization|care.ReferralVisit|care.ReferencePrice), at)
					home++
				case l.Service.IsDrug():
					assert.Equal(t, plan.In, l.Side, at)
					assert.False(t, l.Away, at)
					drugs++
				case l.Service == service.Ambulance:
					assert.Equal(t, care.GroundAmbulance, l.Facts, at)
				case l.Facts == care.EmergencyProtected:
					assert.True(t, emergencyDays[l.Day], at)
					protected++
					if l.Service == service.HospitalStay {
						stays++
					}
				default:
					assert.Equal(t, care.AwayNotCovered, l.Facts, at)
					assert.Equal(t, plan.Sides, l.Side, at)
					assert.GreaterOrEqual(t, l.Item, int32(0), "no visit away gets a referral")
					assert.NotEqual(t, service.EmergencyRoom, l.Service)
					routine++
				}
			}
			for _, l := range epo.Lines(units, courses, nil) {
				assert.Equal(t, plan.In, l.Side, "no area required")
				assert.False(t, l.Away)
			}
		}
		assert.Greater(t, routine, 5000)
		assert.Greater(t, protected, 300)
		assert.Greater(t, drugs, 3000)
		assert.Greater(t, stays, 10)
		assert.Equal(t, months == 11, home > 300)
	}
}

// The emergency room's tests and the stay that begins there are of the
// emergency; other tests and stays are not.
func TestR9DrawnEmergenciesAway(t *testing.T) {
	y := drawn(t, 3, []care.Member{away(member("m", 62, care.Male, care.UseHigh), 1, 12)})
	counts := map[service.ID][2]int{}
	for k := range 500 {
		units, _ := y.year(k)
		admitted, stays := map[int32]bool{}, map[int32]bool{}
		for i := range units {
			it := y.care.Items[units[i].Item].Item
			if it.Admitted {
				admitted[units[i].Day] = true
			}
			if it.Service == service.HospitalStay && it.Emergency {
				stays[units[i].Day] = true
			}
			n := counts[it.Service]
			if it.Emergency {
				n[1]++
			} else {
				n[0]++
			}
			counts[it.Service] = n
		}
		for day := range stays {
			assert.True(t, admitted[day], "a stay that began in the emergency room")
		}
		for i := range units {
			if it := y.care.Items[units[i].Item].Item; it.Service == service.HospitalPhysician && it.Emergency {
				assert.True(t, stays[units[i].Day])
			}
		}
	}
	for _, s := range []service.ID{service.Lab, service.XRay, service.Imaging, service.HospitalStay, service.HospitalPhysician} {
		assert.Positive(t, counts[s][0], s.String())
		assert.Positive(t, counts[s][1], s.String())
	}
	for _, s := range []service.ID{service.Specialist, service.PrimaryCare, service.OutpatientFacility, service.Other} {
		assert.Zero(t, counts[s][1], s.String())
	}
}
