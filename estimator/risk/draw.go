package risk

import (
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// linked is how many visits and stays of a kind in a year others can belong to:
// more stand by themselves.
const linked = 32

// VisitsPerReferral is how many visits to specialists one referral is good for:
// an illustration.
const VisitsPerReferral = 3

// A drawing is one member's year in the making.
type drawing struct {
	years  *years
	person *person
	random stream
	// skip are, by service, the listed units that drawn ones are not added to
	// (R34); out those still sought out of network.
	skip, out [service.Count]int32
	// days of visits to the emergency room, of stays and of outpatient
	// procedures, and where in the year's units those visits are.
	emergencyDays, stayDays, procedureDays [linked]int32
	emergencyAt                            [linked]int32
	emergencies, stays, procedures         int32
	// emergencyStays are the stays, as bits, that began in the emergency room.
	emergencyStays uint32
	// made is the unit in the making.
	made care.Unit
}

// drawPerson appends what is drawn for a member in year k to the units (R34),
// without those that skip says are listed.
func (y *years) drawPerson(p *person, k int, skip *listed) {
	if len(p.levels) == 0 && len(p.episodes) == 0 {
		return
	}
	d := &y.drawing
	d.years, d.person, d.random = y, p, p.key.year(k)
	d.skip, d.out = *skip, p.visits
	d.emergencies, d.stays, d.procedures, d.emergencyStays = 0, 0, 0, 0
	if len(p.levels) > 0 {
		d.level()
	}
	for i := range p.episodes {
		d.episode(&p.episodes[i])
	}
}

func (d *drawing) level() {
	levels := d.person.levels
	at := below(d.random.next(), levels[len(levels)-1].upTo)
	l := &levels[0]
	for i := 1; at >= l.upTo; i++ {
		l = &levels[i]
	}
	need := uint64(l.needs[d.random.next()%uint64(len(l.needs))])
	some := false
	counts := d.years.counts
	stays := int32(-1) // those whose physicians are next
	for i := range l.expected {
		e := &l.expected[i]
		random := d.random.next()
		var n int32
		switch {
		case e.row == reference.OtherCare:
			// One amount a year, if there is other care.
			if some {
				d.unit(e, 0, need)
			}
			continue
		case e.row == reference.HospitalStays && stays >= 0:
			n, stays = stays, -1
		default:
			mean := e.mean
			if e.byNeed {
				mean = uint32(uint64(mean) * need >> 16)
			}
			n = counts.draw(mean, random)
		}
		if e.row == reference.HospitalDays {
			stays = n
		}
		tests := int32(0)
		for j := range n {
			some = true
			if e.row == reference.LabTests {
				tests = d.tests(e, j, tests)
			} else {
				d.unit(e, j, one)
			}
		}
	}
}

// unit adds the j-th unit of e.
func (d *drawing) unit(e *expected, j int32, need uint64) {
	random := d.random.next()
	y := d.years
	day := y.day(random)
	p := d.person
	u := d.begin(day, j+1, p.courses+int32(e.service), e.price)
	emergency := false // part of a visit to the emergency room
	switch e.row {
	case reference.HospitalDays:
		u.Days = 1 + y.counts.draw(e.more, d.random.next())
		u.Price *= money.Cents(u.Days)
		if j < d.emergencies && j < linked && random&(1<<16) != 0 {
			// Every other stay begins in the emergency room, if there is a visit.
			u.Day = d.emergencyDays[j]
			emergency = true
			d.emergencyStays |= 1 << j
			if at := d.emergencyAt[j]; at >= 0 {
				y.units[at].Item = p.admitted
			}
		}
		if j < linked {
			d.stayDays[j] = u.Day
			d.stays = j + 1
		}
	case reference.HospitalStays:
		if j < d.stays {
			u.Day = d.stayDays[j]
			emergency = d.emergencyStays&(1<<j) != 0
		}
	case reference.OtherCare:
		u.Price = money.Cents(uint64(u.Price) * need >> 16)
	}
	switch e.service {
	case service.EmergencyRoom:
		if j < linked {
			d.emergencyDays[j], d.emergencies = day, j+1
			d.emergencyAt[j] = int32(len(y.units))
			if !d.add(u, e.service, random) {
				d.emergencyAt[j] = -1
			}
			return
		}
	case service.Ambulance, service.Imaging, service.XRay:
		// The first of them are part of the visits to the emergency room.
		if j < d.emergencies && (e.service != service.XRay || e.row == reference.XRays) {
			u.Day = d.emergencyDays[j]
			emergency = true
		}
	case service.OutpatientFacility:
		if j < linked {
			d.procedureDays[j], d.procedures = day, j+1
		}
	case service.OutpatientSurgeon:
		if d.procedures > 0 {
			u.Day = d.procedureDays[j%d.procedures]
		}
	case service.Specialist:
		// Of one course are as many visits as one referral is good for.
		if j%VisitsPerReferral == 0 {
			y.courses++
		}
		u.Course = y.courses - 1
	}
	if d.add(u, e.service, random) && emergency {
		d.asEmergency(p.emergency[e.service])
	}
}

// begin returns a unit that nothing else is known of yet. It is the one that is
// made at the time: see [care.Append].
func (d *drawing) begin(day, number, course int32, price money.Cents) *care.Unit {
	u := &d.made
	u.Day, u.Number, u.Course, u.Price, u.Days = day, number, course, price, 0
	return u
}

// tests adds the tests of the j-th visit for tests, all on its day, behind
// those before it. It returns how many there are then.
func (d *drawing) tests(e *expected, j, before int32) int32 {
	p, y := d.person, d.years
	random := d.random.next()
	u := d.begin(y.day(random), before, p.courses+int32(e.service), 0)
	emergency := j < d.emergencies
	if emergency {
		// The first visits for tests are part of those to the emergency room.
		u.Day = d.emergencyDays[j]
	}
	for range 1 + y.counts.draw(e.more, d.random.next()) {
		u.Number++
		u.Price = e.price
		if d.add(u, e.service, d.random.next()) && emergency {
			d.asEmergency(p.emergency[e.service])
		}
	}
	return u.Number
}

// asEmergency makes the last unit one of an item of emergencies, if it is away:
// at home it is in network as it is.
func (d *drawing) asEmergency(item int32) {
	if u := &d.years.units[len(d.years.units)-1]; u.Away {
		u.Item = item
	}
}

// add adds a drawn unit, its price still the expected one, unless the
// household lists one in its place or the member is not covered then.
func (d *drawing) add(u *care.Unit, s service.ID, random uint64) bool {
	y := d.years
	p := d.person
	if u.Day < p.from || u.Day >= p.until {
		return false
	}
	if d.skip[s] > 0 {
		d.skip[s]--
		return false
	}
	u.Item = p.items[s]
	if d.out[s] > 0 {
		d.out[s]--
		u.Item = p.outside[s]
	}
	if !y.evenPrices {
		u.Price = money.Cents((uint64(u.Price)*uint64(priceSpread[random%uint64(len(priceSpread))]) + one/2) >> 16)
	}
	u.Charge = u.Price * (reference.ChargeMultiple / 100)
	u.Away = y.care.Away(p.member, s, u.Day)
	y.units = care.Append(y.units, u)
	return true
}

// The charge is a whole multiple of the price.
const _ = uint(-(reference.ChargeMultiple % 100))

// pregnancy is how many days before a birth its visits and tests begin: forty weeks.
const pregnancy = 280

func (d *drawing) episode(e *episode) {
	y := d.years
	day := y.day(d.random.next())
	known := e.last && y.dueDays > 0
	switch {
	case known:
		day = y.due + int32(int64(day)*int64(y.dueDays)/int64(y.days))
	case e.last:
		day = int32(y.days)*3/4 + day/4
	}
	for i := range e.parts {
		part := &e.parts[i]
		for j := range part.units {
			random := d.random.next()
			at := y.day(random)
			switch part.when {
			case reference.Before:
				if known {
					// What falls before the coverage belongs to the year before.
					at = day - pregnancy + int32(int64(at)*(pregnancy+1)/int64(y.days))
				} else {
					at = int32(int64(at) * int64(day+1) / int64(y.days))
				}
			case reference.OnDay:
				at = day
			case reference.After:
				at = day + int32(int64(at)*int64(int32(y.days)-day)/int64(y.days))
			}
			u := d.begin(at, j+1, d.person.courses+int32(part.service), part.price)
			if part.days > 0 {
				u.Days = part.days
				u.Price *= money.Cents(part.days)
			}
			if part.shares {
				u.Course = e.course
			}
			before := len(y.units)
			if d.add(u, part.service, random) && part.item != d.person.items[part.service] {
				// Where it was sought out of network, only away from home.
				if u := &y.units[before]; u.Away || u.Item == d.person.items[part.service] {
					u.Item = part.item
				}
			}
		}
	}
}
