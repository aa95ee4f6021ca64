package directory

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/outpocket/outpocket/estimator/internal/sorted"
	"github.com/outpocket/outpocket/estimator/service"
)

// Options say how a directory is built.
type Options struct {
	// Year is the plan year; Date the day of the run. The same files and date give the same
	// bytes.
	Year int
	Date time.Time
	// Areas are those of the files; without any, each state is one.
	Areas []Area
	// Spill gives a place where records wait that memory does not hold, as often as asked.
	Spill func() (Spill, error)
	// Memory is how many bytes of records are held at a time; 32 MiB if it is 0.
	Memory int
	// Write writes a file, named after what is in it, and returns the name.
	Write func(text []byte) (name string, err error)
}

// A Spill is where records wait, such as a temporary file.
type Spill = sorted.Spill

// A Report is what became of the files.
type Report struct {
	Faults []Fault
	// Skipped are the plans without data.
	Skipped []SkippedPlan
	// Files, Providers and Drugs are how many were read, entries of all files.
	Files, Providers, Drugs int
}

// ErrIndex tells that an index cannot be read. Which plans its files are about is then not
// known, and nothing is built.
var ErrIndex = errors.New("an index cannot be read")

// ErrSame is what Issuer.Copy gives for an address whose copy is that of another one too.
var ErrSame = errors.New("two addresses have the same copy")

// A source is what is remembered of an issuer's files.
type source struct {
	Issuer
	files  addresses
	newest int // day of its records of providers
	lacks  string
	unread struct{ providers, drugs int }
}

// A builder builds a directory.
type builder struct {
	Options
	reader
	report  *Report
	faults  faults
	sources []*source
	drug    drugTable
	// differing are rows of patterns that differ about a plan.
	differing map[uint32][]rowFault
}

// Build builds a directory. What is wrong with files is in the report, which is there with
// an error too.
func Build(ctx context.Context, o Options, issuers []Issuer) (*Manifest, *Report, error) {
	b := &builder{Options: o, report: &Report{}, differing: map[uint32][]rowFault{}}
	if b.Memory == 0 {
		b.Memory = 32 << 20
	}
	b.reader = reader{table: &planTable{year: o.Year}, patterns: newPatterns(), areas: newAreas(o.Areas), today: int(o.Date.Unix() / 86400)}
	for _, i := range issuers {
		b.sources = append(b.sources, &source{Issuer: i})
	}
	slices.SortFunc(b.sources, func(a, b *source) int { return strings.Compare(a.Name, b.Name) })
	manifest, err := b.build(ctx)
	b.report.Faults = b.faults.list()
	if err != nil {
		return nil, b.report, err
	}
	b.report.Skipped = manifest.Skipped
	return manifest, b.report, nil
}

func (b *builder) build(ctx context.Context) (*Manifest, error) {
	for i, s := range b.sources {
		if i > 0 && s.Name == b.sources[i-1].Name {
			return nil, errors.New(s.Name + ": two insurers have this name")
		}
		found, fault := readIndex(s.Index)
		if fault != nil {
			b.faults.tell(*fault, 1)
			s.lacks = fault.File
		}
		s.files = found
	}
	if slices.ContainsFunc(b.sources, func(s *source) bool { return s.lacks != "" }) {
		return nil, ErrIndex
	}
	for i, s := range b.sources {
		if err := b.plans(ctx, i, s); err != nil {
			return nil, err
		}
	}
	b.table.inOrder()
	spill, err := b.Spill()
	if err != nil {
		return nil, err
	}
	records := &sorted.Records{Spill: spill, Memory: b.Memory}
	for i, s := range b.sources {
		b.patterns.forget()
		err := b.each(ctx, i, s, s.files.providers, b.reader.providers, &s.unread.providers, func(got *reading) error {
			b.report.Providers += got.n
			for at := 0; at < len(got.records); {
				length, n := binary.Uvarint(got.records[at:])
				at += n
				if err := records.Add(got.records[at : at+int(length)]); err != nil {
					return err
				}
				at += int(length)
			}
			s.newest = max(s.newest, got.newest)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for i, s := range b.sources {
		b.patterns.forget()
		b.words = masksOf(s.Tiers)
		err := b.each(ctx, i, s, s.files.drugs, b.reader.drugs, &s.unread.drugs, func(got *reading) error {
			b.report.Drugs += got.n
			for _, d := range got.drugs {
				b.drug.add(d)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	b.patterns.forget()
	b.findLacking()
	return b.write(ctx, records)
}

// open opens the local copy of an address, and reports where there is none.
func (b *builder) open(s *source, address string) (in io.ReadCloser, name string, err error) {
	f, err := s.Copy(address)
	if err == nil {
		in, err = f.Open()
	}
	name = cmp.Or(f.Name, address)
	switch {
	case err == nil:
		b.report.Files++
		return in, name, nil
	case errors.Is(err, fs.ErrNotExist):
		b.broken(s, name, &broken{code: MissingFile, found: address})
	case errors.Is(err, ErrSame):
		b.broken(s, name, &broken{code: SameFile, found: address})
	default:
		return nil, name, err
	}
	return nil, name, nil
}

// broken tells that a file is not whole.
func (b *builder) broken(s *source, file string, why *broken) {
	if s.lacks == "" {
		s.lacks = file
	}
	b.faults.tell(Fault{File: file, Offset: why.at, Code: why.code, Found: why.found}, 1)
}

// plans reads an issuer's files of plans.
func (b *builder) plans(ctx context.Context, issuer int, s *source) error {
	type entry struct {
		raw    rawPlan
		offset int64
		old    bool
		text   string
		broken *broken
	}
	for _, address := range s.files.plans {
		in, name, err := b.open(s, address)
		if err != nil {
			return err
		}
		if in == nil {
			continue
		}
		err = inOrder(ctx, in, func(from batch) (all []entry) {
			for _, at := range from.spans {
				e := entry{offset: from.base + int64(at.from)}
				text := from.text[at.from:at.to]
				var err error
				if e.old, err = readEntry(text, &e.raw); err != nil {
					e.broken = brokenJSON(err, e.offset)
				} else if text[0] != '{' {
					e.text = string(text[:min(len(text), 60)])
				}
				if all = append(all, e); e.broken != nil {
					break
				}
			}
			return all
		}, func(all []entry) error {
			for i := range all {
				e := &all[i]
				tell := func(code Reason, field, found string) {
					b.faults.tell(Fault{File: name, Offset: e.offset, Field: field, Code: code, Found: found}, 1)
				}
				switch {
				case e.broken != nil:
					return e.broken
				case e.text != "":
					tell(UnreadPlans, "", e.text)
					continue
				case e.old:
					tell(NotUTF8, "", "")
				}
				b.table.add(issuer, &e.raw, b.today, tell)
			}
			return nil
		})
		if err := b.ended(in, s, name, err); err != nil {
			return err
		}
	}
	return nil
}

// ended closes a file. A file that is not whole is reported and is no error here.
func (b *builder) ended(in io.Closer, s *source, name string, err error) error {
	closed := in.Close()
	var why *broken
	if errors.As(err, &why) {
		b.broken(s, name, why)
		return nil
	}
	return cmp.Or(err, closed)
}

// each reads files of providers or of drugs.
func (b *builder) each(ctx context.Context, issuer int, s *source, addresses []string, read func(string, batch) reading, unread *int, collect func(*reading) error) error {
	seen := map[uint32]bool{}
	for _, address := range addresses {
		in, name, err := b.open(s, address)
		if err != nil {
			return err
		}
		if in == nil {
			continue
		}
		err = inOrder(ctx, in, func(from batch) reading { return read(name, from) }, func(got reading) error {
			for _, f := range got.faults {
				b.faults.tell(f.Fault, f.n)
			}
			*unread += got.unread
			for _, id := range got.plans {
				seen[id] = true
			}
			if err := collect(&got); err != nil {
				return err
			}
			if got.broken != nil {
				return got.broken
			}
			return nil
		})
		if err := b.ended(in, s, name, err); err != nil {
			return err
		}
	}
	// A plan is of this issuer if its rows name it, whatever its files of plans say.
	for id := range seen {
		for _, r := range b.patterns.rows(id) {
			b.table.all[r.plan].of[issuer] = true
		}
	}
	return nil
}

// findLacking finds the plans that have a file that is not whole. What stands in such a
// file is not known, so it may be about any plan of an insurer that the others are about;
// where nothing is known of any, about every plan.
func (b *builder) findLacking() {
	for i, s := range b.sources {
		if s.lacks == "" {
			continue
		}
		insurers := map[string]bool{}
		for _, p := range b.table.all {
			if p.of[i] {
				insurers[p.id[:5]] = true
			}
		}
		for k := range b.table.all {
			if p := &b.table.all[k]; (len(insurers) == 0 || insurers[p.id[:5]]) && p.lacks == "" {
				p.lacks, p.because = NotWhole, s.lacks
			}
		}
	}
}

// write joins the providers and writes everything.
func (b *builder) write(ctx context.Context, records *sorted.Records) (*Manifest, error) {
	spill, err := b.Spill()
	if err != nil {
		return nil, err
	}
	byName := &sorted.Records{Spill: spill, Memory: b.Memory}
	used := map[uint32]bool{}
	var same []provider
	var kept []byte
	finish := func() error {
		if len(same) == 0 {
			return nil
		}
		p := b.join(same)
		same = same[:0]
		b.tellDiffering(p.pattern, cmp.Or(p.npi, p.last))
		if p.last == "" {
			b.faults.tell(Fault{File: "", Field: "name", Code: NoName, Found: p.npi}, 1)
			return nil
		}
		used[p.pattern] = true
		for i := range p.at {
			if i == 0 || p.at[i].area != p.at[i-1].area {
				if err := byName.Add(p.byName(p.at[i].area)); err != nil {
					return err
				}
			}
		}
		return nil
	}
	err = records.Each(func(record []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		joined := len(kept) > 0 && bytes.Equal(kept[:10], record[:10]) && !bytes.HasPrefix(record, []byte(unjoined))
		if bytes.Equal(kept, record) {
			return nil
		}
		if !joined {
			if err := finish(); err != nil {
				return err
			}
		}
		kept = append(kept[:0], record...)
		same = append(same, providerOf(record))
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := finish(); err != nil {
		return nil, err
	}
	drugs := b.joinedDrugs()
	networks := b.classes(slices.Collect(maps.Keys(used)), func(m mask) string { return string(m.standing()) })
	var patterns []uint32
	for _, d := range drugs {
		patterns = append(patterns, d.pattern)
	}
	formularies := b.classes(patterns, mask.coverage)
	manifest := b.manifest(networks, formularies)
	return manifest, b.writeAreas(ctx, manifest, byName, drugs, networks, formularies)
}

// tellDiffering tells of rows of a provider, or of a drug, that differ about a plan. They
// can be of several files.
func (b *builder) tellDiffering(pattern uint32, who string) {
	differing, known := b.differing[pattern]
	if !known {
		for _, r := range b.patterns.rows(pattern) {
			_, in := r.mask.tier()
			for code, is := range map[Reason]bool{
				InAndOut: in && r.mask&outside != 0, TiersDiffer: r.mask.differ(), RulesDiffer: r.mask.rulesDiffer(),
			} {
				if is {
					differing = append(differing, rowFault{code: code, found: b.table.all[r.plan].id})
				}
			}
		}
		b.differing[pattern] = differing
	}
	for _, f := range differing {
		b.faults.tell(Fault{Field: "plans", Code: f.code, Found: who + ", " + f.found}, 1)
	}
}

// coverage is how a drug is covered, as two letters of [Formularies].
func (m mask) coverage() string {
	letter := byte(Out)
	if t, covered := m.tier(); covered && m&(unknown|outside) == 0 {
		letter = byte('0' + t)
	} else if covered || m&unknown != 0 {
		letter = Unknown
	}
	rules := m.rules()
	switch {
	case letter == Out:
		rules = 0
	case m.differ() || m.rulesDiffer():
		rules |= 8
	}
	return string(letter) + strconv.FormatInt(int64(rules), 16)
}

// classes are plans with the same rows, by number: those of networks, or of formularies.
type classes struct {
	of    map[uint32]int // of each plan that has any
	first []uint32       // a plan of each
}

// classes finds them, by taking apart all plans at each pattern. Plans without a row that
// covers anything have none.
func (b *builder) classes(patterns []uint32, say func(mask) string) classes {
	class := make([]int, len(b.table.all))
	some := make([]bool, len(b.table.all))
	next := 1
	nothing := say(0)
	for _, id := range patterns {
		apart := map[string]int{}
		for _, r := range b.patterns.rows(id) {
			said := say(r.mask)
			if said == nothing {
				continue
			}
			some[r.plan] = some[r.plan] || said[0] != Out
			key := strconv.Itoa(class[r.plan]) + said
			if apart[key] == 0 {
				apart[key] = next
				next++
			}
			class[r.plan] = apart[key]
		}
	}
	c := classes{of: map[uint32]int{}}
	numbers := map[int]int{}
	for i := range b.table.all {
		if b.table.all[i].lacks != "" || !some[i] {
			continue
		}
		n, known := numbers[class[i]]
		if !known {
			n = len(c.first)
			numbers[class[i]] = n
			c.first = append(c.first, uint32(i))
		}
		c.of[uint32(i)] = n
	}
	return c
}

// letters are what a pattern says under each class.
func (b *builder) letters(c classes, id uint32, say func(mask) string) string {
	masks := map[uint32]mask{}
	for _, r := range b.patterns.rows(id) {
		masks[r.plan] = r.mask
	}
	var text strings.Builder
	for _, plan := range c.first {
		text.WriteString(say(masks[plan]))
	}
	return text.String()
}

func dateOf(day int) string {
	if day == 0 {
		return ""
	}
	return time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly)
}

// manifest lists plans and what they have.
func (b *builder) manifest(networks, formularies classes) *Manifest {
	m := &Manifest{
		Year: b.Year, Date: dateOf(b.today), Networks: len(networks.first), Formularies: len(formularies.first),
		Issuers: []ManifestIssuer{}, Plans: []PlanEntry{}, Areas: []ManifestArea{},
	}
	for _, s := range b.sources {
		m.Issuers = append(m.Issuers, ManifestIssuer{Name: s.Name, Updated: dateOf(s.newest)})
	}
	for i := range b.table.all {
		p := &b.table.all[i]
		one := PlanEntry{ID: p.id, Name: p.name, Issuer: p.issuer, Updated: dateOf(p.updated)}
		if n, has := networks.of[uint32(i)]; has {
			one.Network = &n
		}
		if n, has := formularies.of[uint32(i)]; has {
			one.Formulary = &n
		}
		if p.lacks == "" && one.Network == nil && one.Formulary == nil {
			p.lacks = NoRows
		}
		if p.lacks != "" {
			m.Skipped = append(m.Skipped, SkippedPlan{ID: p.id, Name: p.name, Reason: string(p.lacks), File: p.because})
			continue
		}
		if len(p.tiers) > 1 {
			one.Tiers = p.tiers
		}
		for k, s := range b.sources {
			if p.of[k] {
				one.ProvidersUnread += s.unread.providers
				one.DrugsUnread += s.unread.drugs
			}
		}
		m.Plans = append(m.Plans, one)
	}
	return m
}

// byName gives a provider as bytes that are sorted by area, kind and name.
func (p *provider) byName(area uint16) []byte {
	b := binary.BigEndian.AppendUint16(make([]byte, 0, 256), area)
	b = append(b, p.kind)
	b = append(append(append(append(b, fold(p.last)...), 0), fold(p.first)...), 0)
	there := *p
	there.at = slices.DeleteFunc(slices.Clone(p.at), func(s site) bool { return s.area != area })
	joined := byte(0)
	if p.npi != "" {
		joined, there.npi = 1, "0000000000"
	}
	return append(append(b, joined), there.record()...)
}

// writeAreas writes the files of the areas.
func (b *builder) writeAreas(ctx context.Context, m *Manifest, byName *sorted.Records, drugs []joinedDrug, networks, formularies classes) error {
	standings := map[uint32]string{}
	of := func(id uint32) string {
		text, known := standings[id]
		if !known {
			text = b.letters(networks, id, func(m mask) string { return string(m.standing()) })
			standings[id] = text
		}
		return text
	}
	var (
		area  = -1
		c     *columns
		group []provider
		key   []byte
	)
	flush := func() {
		if len(group) > 0 {
			b.group(c, group, of)
			group = group[:0]
		}
	}
	finish := func() error {
		if c == nil {
			return nil
		}
		flush()
		c.finish()
		return b.writeArea(m, &b.areas.areas[area], c, drugs, networks, formularies)
	}
	err := byName.Each(func(record []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if here := int(binary.BigEndian.Uint16(record)); here != area {
			if err := finish(); err != nil {
				return err
			}
			area, c = here, &columns{}
		}
		end := 3 + bytes.IndexByte(record[3:], 0) + 1
		end += bytes.IndexByte(record[end:], 0) + 1
		if !bytes.Equal(key, record[:end]) {
			flush()
			key = append(key[:0], record[:end]...)
		}
		group = append(group, providerOf(record[end+1:]))
		return nil
	})
	if err != nil {
		return err
	}
	return finish()
}

// group adds providers of the same name. Who among them has a number is not outside a network
// for certain that one without a number is in: it may be the same one.
func (b *builder) group(c *columns, group []provider, of func(uint32) string) {
	var others []uint32
	for i := range group {
		if group[i].npi == "" {
			others = append(others, group[i].pattern)
		}
	}
	listed := make([]string, len(group))
	order := make([]int, len(group))
	names := map[string]int{}
	for i := range group {
		p := &group[i]
		if order[i] = i; p.npi != "" {
			p.pattern = b.patterns.doubted(p.pattern, others)
		}
		listed[i] = of(p.pattern)
		p.pattern = 0 // its number tells when it was first met
		names[p.looks()]++
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Or(bytes.Compare(group[x].record(), group[y].record()), strings.Compare(listed[x], listed[y]))
	})
	for _, i := range order {
		p := &group[i]
		c.add(p, names[p.looks()] > 1, listed[i], b.today)
	}
}

// looks is what is seen of a provider before its details: names, specialties, and cities.
func (p *provider) looks() string {
	texts := append([]string{p.last, p.first}, p.specialties...)
	for _, s := range p.at {
		texts = append(texts, s.city)
	}
	return strings.Join(texts, separator)
}

// A joinedDrug is a drug as it is written.
type joinedDrug struct {
	drugName
	joined  bool
	pattern uint32
}

// joinedDrugs joins what entries say of each drug, and puts them in order. One with a number
// is not known where one of the same name without a number is listed: it may be the same.
func (b *builder) joinedDrugs() []joinedDrug {
	all := make([]joinedDrug, 0, len(b.drug.all))
	for _, key := range slices.Sorted(maps.Keys(b.drug.all)) {
		d := b.drug.all[key]
		if len(d.names) == 0 {
			b.faults.tell(Fault{Field: "drug_name", Code: NoName, Found: key}, 1)
			continue
		}
		one := joinedDrug{d.name(), d.joined, b.patterns.union(d.patterns)}
		b.tellDiffering(one.pattern, key)
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, z joinedDrug) int {
		return cmp.Or(strings.Compare(fold(a.ingredient), fold(z.ingredient)), strings.Compare(a.ingredient, z.ingredient), strings.Compare(a.form, z.form), strings.Compare(a.brand, z.brand),
			strings.Compare(a.strength, z.strength), cmp.Compare(bit(a.joined), bit(z.joined)), strings.Compare(b.patterns.all[a.pattern], b.patterns.all[z.pattern]))
	})
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].drugName == all[from].drugName {
			to++
		}
		var others []uint32
		for _, d := range all[from:to] {
			if !d.joined {
				others = append(others, d.pattern)
			}
		}
		for i := from; i < to; i++ {
			if all[i].joined {
				all[i].pattern = b.patterns.doubted(all[i].pattern, others)
			}
		}
		from = to
	}
	return all
}

func bit(is bool) int {
	if is {
		return 1
	}
	return 0
}

// writeArea writes the three files of an area.
func (b *builder) writeArea(m *Manifest, area *Area, c *columns, drugs []joinedDrug, networks, formularies classes) error {
	if len(c.search.Networks) == 0 {
		return nil
	}
	here := map[int]bool{}
	for _, n := range c.search.Networks {
		here[n] = true
	}
	wanted := map[int]bool{}
	for plan, n := range networks.of {
		if f, has := formularies.of[plan]; has && here[n] {
			wanted[f] = true
		}
	}
	some := slices.Sorted(maps.Keys(wanted))
	list := b.formularies(drugs, formularies, some)
	one := ManifestArea{ID: area.ID, Name: area.Name, Providers: len(c.patterns), Drugs: len(list.Pattern)}
	var err error
	for _, f := range []struct {
		document any
		name     *string
	}{{&c.search, &one.Search}, {&c.details, &one.Details}, {list, &one.Formularies}} {
		if *f.name, err = b.Write(asJSON(f.document)); err != nil {
			return err
		}
	}
	m.Areas = append(m.Areas, one)
	return nil
}

// formularies are the drugs that any of some formularies says something of.
func (b *builder) formularies(drugs []joinedDrug, c classes, some []int) *Formularies {
	list := &Formularies{Formularies: some, Services: []string{}}
	for s := service.PreventiveDrug; s <= service.InfusedDrug; s++ {
		list.Services = append(list.Services, s.String())
	}
	here := classes{}
	for _, n := range some {
		here.first = append(here.first, c.first[n])
	}
	nothing := strings.Repeat(mask(0).coverage(), len(some))
	var ingredients, brands, forms, strengths, patterns dictionary
	var ingredient, brand, form, strength, pattern []int32
	brands.id("")
	forms.id("")
	strengths.id("")
	var last drugName
	said := map[uint32]string{}
	for _, d := range drugs {
		letters, known := said[d.pattern]
		if !known {
			letters = b.letters(here, d.pattern, mask.coverage)
			said[d.pattern] = letters
		}
		if letters == nothing {
			continue
		}
		name := d.drugName
		name.strength = ""
		if n := len(list.Runs); n > 0 && name == last {
			list.Runs[n-1]++
		} else {
			list.Runs = append(list.Runs, 1)
			ingredient = append(ingredient, ingredients.id(d.ingredient))
			brand = append(brand, brands.id(d.brand))
			form = append(form, forms.id(d.form))
			last = name
		}
		if !d.joined {
			list.Unjoined = append(list.Unjoined, len(pattern))
		}
		strength = append(strength, strengths.id(d.strength))
		pattern = append(pattern, patterns.id(letters))
	}
	list.Ingredients = ingredients.texts // they are in order
	list.Ingredient = renumbered(ingredient, identity(len(ingredients.texts)))
	for _, one := range []struct {
		d       *dictionary
		column  []int32
		texts   *[]string
		numbers *[]int
	}{{&brands, brand, &list.Brands, &list.Brand}, {&forms, form, &list.Forms, &list.Form}, {&strengths, strength, &list.Strengths, &list.Strength}} {
		one.d.counts[0] = len(drugs) + 1 // none is 0
		*one.numbers = renumbered(one.column, one.d.byFrequency())
		*one.texts = one.d.texts
	}
	list.Pattern = renumbered(pattern, patterns.byFrequency())
	list.Patterns = patterns.texts
	return list
}

func identity(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
