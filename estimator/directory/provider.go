package directory

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// rawProvider is an entry of a file of providers.
type rawProvider struct {
	NPI  scalar `json:"npi"`
	Type scalar `json:"type"`
	Name object[struct {
		First  scalar `json:"first"`
		Middle scalar `json:"middle"`
		Last   scalar `json:"last"`
	}] `json:"name"`
	Facility  scalar `json:"facility_name"`
	Group     scalar `json:"group_name"`
	Addresses list[struct {
		Street scalar `json:"address"`
		Second scalar `json:"address_2"`
		City   scalar `json:"city"`
		State  scalar `json:"state"`
		ZIP    scalar `json:"zip"`
		Phone  scalar `json:"phone"`
	}] `json:"addresses"`
	// Both spellings are in CMS's own schema.
	Specialty  words           `json:"specialty"`
	Speciality words           `json:"speciality"`
	Kinds      words           `json:"facility_type"`
	Accepting  scalar          `json:"accepting"`
	Plans      json.RawMessage `json:"plans"`
	Updated    scalar          `json:"last_updated_on"`
}

// A provider is a person, a facility or a group, as it is kept.
type provider struct {
	npi string // empty where it is joined with nobody
	provided
	// at are the places where it practices.
	at      []site
	pattern uint32
}

// provided is what rows of a provider can differ in.
type provided struct {
	kind                byte
	last, first, middle string
	specialties         []string
	// accepting are bits: yes, no, in some places.
	accepting byte
	updated   int
}

// A site is a place where providers practice.
type site struct {
	area                            uint16
	city, state, street, zip, phone string
}

// Kinds of providers, in the order in which they are listed.
const (
	person byte = iota
	facility
	group
)

// Bits of whether new patients are accepted.
const (
	accepts byte = 1 << iota
	acceptsNot
	acceptsInPlaces
)

var acceptingWords = map[string]byte{
	"accepting": accepts, "notaccepting": acceptsNot, "acceptinginsomelocations": acceptsInPlaces,
	"yes": accepts, "no": acceptsNot, "true": accepts, "false": acceptsNot, "y": accepts, "n": acceptsNot,
}

// A reading is what came of a batch.
type reading struct {
	records []byte // each after its length
	faults  []counted
	// unread is how many entries do not say clearly under which plans they are.
	unread int
	plans  []uint32 // patterns that occur
	broken *broken
	drugs  []drugEntry
	// n is how many entries there are, newest the day of the newest of them.
	n, newest int
}

// teller returns what tells of a fault in the entry at an offset of a file.
func (got *reading) teller(file string, offset int64) func(code Reason, field, found string) {
	return func(code Reason, field, found string) {
		got.faults = append(got.faults, counted{Fault{File: file, Offset: offset, Field: field, Code: code, Found: found}, 1})
	}
}

// entry reads an entry into raw, and tells whether there is one to go on with. One that
// is no object is counted as unread; one that is no JSON breaks the file.
func (got *reading) entry(text []byte, offset int64, raw any, tell func(code Reason, field, found string)) bool {
	old, err := readEntry(text, raw)
	if err != nil {
		got.broken = brokenJSON(err, offset)
		return false
	}
	got.n++
	if old {
		tell(NotUTF8, "", "")
	}
	if text[0] != '{' {
		tell(UnreadPlans, "", string(text[:min(len(text), 60)]))
		got.unread++
		return false
	}
	return true
}

type counted struct {
	Fault
	n int
}

// A reader reads the files of one issuer.
type reader struct {
	table    *planTable
	patterns *patterns
	areas    *areaTable
	today    int
	words    map[string]mask
}

// providers reads a batch of a file of providers.
func (r *reader) providers(file string, b batch) (got reading) {
	seen := map[uint32]bool{}
	var raw rawProvider
	for _, s := range b.spans {
		offset := b.base + int64(s.from)
		tell := got.teller(file, offset)
		raw = rawProvider{}
		if !got.entry(b.text[s.from:s.to], offset, &raw, tell) {
			if got.broken != nil {
				return got
			}
			continue
		}
		p := r.provider(&raw, tell)
		rows := r.patterns.read(raw.Plans, r.table, networkMask)
		got.unread += tellRows(rows, offset, file, &got.faults)
		if raw.NPI.wrong { // whoever it is may have other entries, which lack these plans
			got.unread++
		}
		p.pattern = rows.pattern
		got.newest = max(got.newest, p.updated)
		if !seen[p.pattern] {
			seen[p.pattern] = true
			got.plans = append(got.plans, p.pattern)
		}
		record := p.record()
		got.records = binary.AppendUvarint(got.records, uint64(len(record)))
		got.records = append(got.records, record...)
	}
	return got
}

// tellRows tells what is wrong with the rows of an entry, and whether any cannot be read.
func tellRows(rows rowsRead, offset int64, file string, faults *[]counted) (unread int) {
	for _, f := range rows.faults {
		*faults = append(*faults, counted{Fault{File: file, Offset: offset, Field: f.field, Code: f.code, Found: f.found}, f.n})
		if f.code == UnreadPlans {
			unread = 1
		}
	}
	return unread
}

func brokenJSON(err error, offset int64) *broken {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset += syntax.Offset
	}
	return &broken{code: NotJSON, at: offset, found: err.Error()}
}

// provider takes an entry for what it can be taken for, and tells the rest.
func (r *reader) provider(raw *rawProvider, tell func(Reason, string, string)) (p provider) {
	text := func(s scalar, field string, most int) string {
		t := clean(s.text)
		switch {
		case s.wrong:
			tell(WrongShape, field, "")
			return ""
		case len(t) > most:
			tell(TooLong, field, t)
			return ""
		}
		return t
	}
	switch npi := text(raw.NPI, "npi", mostText); {
	case npi == "":
		tell(NoNPI, "npi", "")
	case !isNPI(npi):
		tell(NotNPI, "npi", npi)
	default:
		p.npi = npi
	}
	facilityName, groupName := text(raw.Facility, "facility_name", mostName), text(raw.Group, "group_name", mostName)
	if raw.Name.wrong {
		tell(WrongShape, "name", "")
	}
	switch kind := strings.ToUpper(text(raw.Type, "type", mostText)); {
	case kind == "INDIVIDUAL":
	case kind == "FACILITY":
		p.kind = facility
	case kind == "GROUP":
		p.kind = group
	default:
		if kind != "" {
			tell(WrongShape, "type", kind)
		}
		if !raw.Name.there && groupName != "" {
			p.kind = group
		} else if !raw.Name.there && facilityName != "" {
			p.kind = facility
		}
	}
	if p.kind == person {
		p.last = mixed(text(raw.Name.of.Last, "name/last", mostName))
		p.first = mixed(text(raw.Name.of.First, "name/first", mostName))
		p.middle = mixed(text(raw.Name.of.Middle, "name/middle", mostName))
	} else {
		p.last = mixed(cmp.Or(facilityName, groupName))
	}
	for _, w := range []struct {
		field string
		words words
	}{{"specialty", raw.Specialty}, {"speciality", raw.Speciality}, {"facility_type", raw.Kinds}} {
		if w.words.wrong {
			tell(WrongShape, w.field, "")
		}
		for _, one := range w.words.all {
			if name := mixed(text(scalar{text: one}, w.field, mostText)); name != "" {
				p.specialties = append(p.specialties, name)
			}
		}
	}
	p.specialties = inOrderOnce(p.specialties)
	if word := letters(text(raw.Accepting, "accepting", mostText)); word != "" {
		if p.accepting = acceptingWords[word]; p.accepting == 0 {
			tell(WrongShape, "accepting", raw.Accepting.text)
		}
	}
	if p.updated = day(text(raw.Updated, "last_updated_on", mostText)); p.updated == 0 || p.updated > r.today {
		tell(NoDate, "last_updated_on", raw.Updated.text)
		p.updated = 0
	}
	if raw.Addresses.wrong {
		tell(WrongShape, "addresses", "")
	}
	for _, a := range raw.Addresses.all {
		s := site{
			street: mixed(text(a.Street, "addresses/address", mostText)), city: mixed(text(a.City, "addresses/city", mostText)),
			state: strings.ToUpper(text(a.State, "addresses/state", mostText)),
			zip:   firstDigits(text(a.ZIP, "addresses/zip", mostText), 5), phone: phone(text(a.Phone, "addresses/phone", mostText)),
		}
		if second := mixed(text(a.Second, "addresses/address_2", mostText)); second != "" && s.street != "" {
			s.street += ", " + second
		}
		for _, area := range r.areas.of(&s) {
			s.area = area
			p.at = append(p.at, s)
		}
	}
	slices.SortFunc(p.at, compareSites)
	p.at = slices.Compact(p.at)
	if len(p.at) == 0 {
		tell(NoPlace, "addresses", "")
	}
	return p
}

// inOrderOnce are texts in order, each once.
func inOrderOnce(texts []string) []string {
	slices.Sort(texts)
	return slices.Compact(texts)
}

func compareSites(a, b site) int {
	return cmp.Or(cmp.Compare(a.area, b.area), cmp.Compare(a.city, b.city), cmp.Compare(a.street, b.street), cmp.Compare(a.zip, b.zip),
		cmp.Compare(a.phone, b.phone), cmp.Compare(a.state, b.state))
}

// firstDigits are the first digits of a text that begins with as many, such as a ZIP code
// with or without its last four; else nothing.
func firstDigits(text string, n int) string {
	if len(text) < n || strings.Trim(text[:n], "0123456789") != "" || len(text) > n && text[n] >= '0' && text[n] <= '9' && len(text) != 9 {
		return ""
	}
	return text[:n]
}

// phone is the ten digits of a telephone number in North America, else nothing.
func phone(text string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
	if len(digits) == 11 && digits[0] == '1' {
		digits = digits[1:]
	}
	if len(digits) != 10 || digits[0] < '2' || digits[3] < '2' || digits == strings.Repeat(digits[:1], 10) {
		return ""
	}
	return digits
}

// unjoined is the key of providers that are joined with nobody: behind all numbers.
const unjoined = "~~~~~~~~~~"

func appendText(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

// record gives a provider as bytes, which are sorted by its number.
func (p *provider) record() []byte {
	b := make([]byte, 0, 256)
	b = append(b, cmp.Or(p.npi, unjoined)...)
	b = append(b, p.kind, p.accepting)
	b = binary.AppendUvarint(b, uint64(p.updated))
	for _, t := range []string{p.last, p.first, p.middle} {
		b = appendText(b, t)
	}
	b = binary.AppendUvarint(b, uint64(len(p.specialties)))
	for _, t := range p.specialties {
		b = appendText(b, t)
	}
	b = binary.AppendUvarint(b, uint64(len(p.at)))
	for _, s := range p.at {
		b = binary.AppendUvarint(b, uint64(s.area))
		for _, t := range []string{s.city, s.state, s.street, s.zip, s.phone} {
			b = appendText(b, t)
		}
	}
	return binary.AppendUvarint(b, uint64(p.pattern))
}

// An unpacker takes bytes apart that were packed here.
type unpacker struct{ b []byte }

func (u *unpacker) number() int {
	v, n := binary.Uvarint(u.b)
	u.b = u.b[n:]
	return int(v)
}

func (u *unpacker) text() string {
	n := u.number()
	t := string(u.b[:n])
	u.b = u.b[n:]
	return t
}

func providerOf(record []byte) (p provider) {
	if !bytes.HasPrefix(record, []byte(unjoined)) {
		p.npi = string(record[:10])
	}
	p.kind, p.accepting = record[10], record[11]
	u := unpacker{record[12:]}
	p.updated = u.number()
	p.last, p.first, p.middle = u.text(), u.text(), u.text()
	for range u.number() {
		p.specialties = append(p.specialties, u.text())
	}
	for range u.number() {
		p.at = append(p.at, site{uint16(u.number()), u.text(), u.text(), u.text(), u.text(), u.text()})
	}
	p.pattern = uint32(u.number())
	return p
}

// join puts the records of one number together. The newest name stands, all specialties and
// places, the oldest date, and whether patients are accepted only as far as all say the same.
func (r *reader) join(all []provider) provider {
	one := all[0]
	if len(all) == 1 {
		return one
	}
	newer := func(a, b *provider) bool { // named by a rather than by b
		if (a.last == "") != (b.last == "") {
			return a.last != ""
		}
		return cmp.Or(cmp.Compare(b.updated, a.updated), cmp.Compare(a.kind, b.kind), strings.Compare(a.last, b.last),
			strings.Compare(a.first, b.first), strings.Compare(a.middle, b.middle)) < 0
	}
	named := &all[0]
	ids := make([]uint32, 0, len(all))
	for i := range all {
		p := &all[i]
		if newer(p, named) {
			named = p
		}
		ids = append(ids, p.pattern)
		if i == 0 {
			continue
		}
		one.specialties = append(one.specialties, p.specialties...)
		one.at = append(one.at, p.at...)
		one.accepting |= p.accepting
		if p.updated != 0 && (one.updated == 0 || p.updated < one.updated) {
			one.updated = p.updated
		}
	}
	one.kind, one.last, one.first, one.middle = named.kind, named.last, named.first, named.middle
	one.specialties = inOrderOnce(one.specialties)
	slices.SortFunc(one.at, compareSites)
	one.at = slices.Compact(one.at)
	one.pattern = r.patterns.union(ids)
	return one
}

// An Area is where people look doctors up: some ZIP codes, whole or their first digits.
type Area struct {
	ID, Name string
	ZIPs     []string
}

// areaTable finds the areas of addresses.
type areaTable struct {
	areas []Area
	byZIP map[string][]uint16
	known map[string]uint16 // by states, where no areas are given
}

func newAreas(areas []Area) *areaTable {
	t := &areaTable{areas: slices.Clone(areas), byZIP: map[string][]uint16{}, known: map[string]uint16{}}
	slices.SortFunc(t.areas, func(a, b Area) int { return strings.Compare(a.ID, b.ID) })
	for i, a := range t.areas {
		for _, zip := range a.ZIPs {
			t.byZIP[zip] = append(t.byZIP[zip], uint16(i))
		}
	}
	if len(areas) == 0 {
		for i, state := range states {
			t.areas = append(t.areas, Area{ID: strings.ToLower(state), Name: state})
			t.known[state] = uint16(i)
		}
	}
	return t
}

// states are those of the country, its district and its territories.
var states = strings.Fields("AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT NC ND NE NH " +
	"NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY")

// of are the areas of a place.
func (t *areaTable) of(s *site) (all []uint16) {
	if len(t.byZIP) == 0 {
		if i, known := t.known[s.state]; known {
			return []uint16{i}
		}
		return nil
	}
	for n := 1; n <= len(s.zip); n++ {
		for _, area := range t.byZIP[s.zip[:n]] {
			if !slices.Contains(all, area) {
				all = append(all, area)
			}
		}
	}
	return all
}

// ReadAreas reads areas: lines with an identifier, a name, and a ZIP code or its first
// digits; as many lines for an area as it has of them. The first line is "area,name,zip".
func ReadAreas(text string) ([]Area, error) {
	byID := map[string]*Area{}
	var wrong []string
	for i, line := range strings.Split(strings.TrimPrefix(text, "\uFEFF"), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || i == 0 && strings.EqualFold(line, "area,name,zip") {
			continue
		}
		id, rest, _ := strings.Cut(line, ",")
		at := strings.LastIndexByte(rest, ',')
		name, zip := strings.Trim(strings.TrimSpace(rest[:max(at, 0)]), `"`), strings.TrimSpace(rest[at+1:])
		if id == "" || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || name == "" || len(zip) == 0 || len(zip) > 5 ||
			strings.Trim(zip, "0123456789") != "" {
			wrong = append(wrong, fmt.Sprintf("line %d: found %q; write an identifier (small letters, digits, -), a name, and a ZIP code or its first digits", i+1, short(line)))
			continue
		}
		if byID[id] == nil {
			byID[id] = &Area{ID: id, Name: name}
		}
		if a := byID[id]; a.Name != name {
			wrong = append(wrong, "line "+strconv.Itoa(i+1)+": "+id+" has another name above: "+a.Name)
		} else if !slices.Contains(a.ZIPs, zip) {
			a.ZIPs = append(a.ZIPs, zip)
		}
	}
	if wrong != nil {
		return nil, errors.New(strings.Join(wrong, "\n"))
	}
	var all []Area
	for _, a := range byID {
		all = append(all, *a)
	}
	slices.SortFunc(all, func(a, b Area) int { return strings.Compare(a.ID, b.ID) })
	return all, nil
}
