package directory

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/service"
)

// A File is a local copy.
type File struct {
	// Name is how it is called in reports.
	Name string
	Open func() (io.ReadCloser, error)
}

// An Issuer is what an insurer publishes.
type Issuer struct {
	// Name is the insurer's, as people know it.
	Name string
	// Index names the addresses of the other files.
	Index File
	// Copy gives the local copy of an address: an error that is fs.ErrNotExist where there
	// is none, and ErrSame where it is that of another address too.
	Copy func(address string) (File, error)
	// Tiers are what the insurer's names of drug tiers are: see ReadTiers.
	Tiers map[string]Tier
}

// A Tier is what a name of a drug tier means: a service of drugs, or that drugs of it are not
// covered.
type Tier struct {
	Service    service.ID
	NotCovered bool
}

// A listedPlan is one that files of plans have.
type listedPlan struct {
	id, name string
	issuer   int // the first by name
	// tiers are the names of the network's tiers, in the order of the insurer.
	tiers []string
	// of tells which issuers' indexes have it: by their files of plans, or by rows.
	of map[int]bool
	// updated is the day of its entry.
	updated int
	lacks   Reason
	because string
}

// A planTable has the plans of all files of plans, by identifier.
type planTable struct {
	year   int
	all    []listedPlan
	number map[string]uint32
}

// addresses are those that an index names.
type addresses struct {
	plans, providers, drugs []string
}

// readIndex reads an index. Fields that are missing are empty lists.
func readIndex(f File) (found addresses, fault *Fault) {
	in, err := f.Open()
	if err != nil {
		return found, &Fault{File: f.Name, Code: MissingFile, Found: err.Error()}
	}
	defer in.Close()
	text, err := io.ReadAll(io.LimitReader(in, mostEntry))
	if err != nil {
		return found, &Fault{File: f.Name, Code: Damaged, Found: err.Error()}
	}
	if trimmed := strings.TrimSpace(string(text)); trimmed == "" {
		return found, &Fault{File: f.Name, Code: Empty}
	} else if trimmed[0] == '<' {
		return found, &Fault{File: f.Name, Code: WebPage, Found: trimmed[:min(20, len(trimmed))]}
	}
	var index struct {
		Plans     words `json:"plan_urls"`
		Providers words `json:"provider_urls"`
		Drugs     words `json:"formulary_urls"`
	}
	text = []byte(strings.TrimPrefix(string(text), "\uFEFF"))
	if _, err := readEntry(text, &index); err != nil {
		offset := int64(0)
		if syntax, is := err.(*json.SyntaxError); is { //nolint:errorlint // json returns it as it is
			offset = syntax.Offset
		}
		code := NotJSON
		if strings.Contains(err.Error(), "unexpected end") {
			code = IncompleteFile
		}
		return found, &Fault{File: f.Name, Offset: offset, Code: code, Found: err.Error()}
	}
	for _, one := range []struct {
		field string
		list  words
		into  *[]string
	}{{"plan_urls", index.Plans, &found.plans}, {"provider_urls", index.Providers, &found.providers}, {"formulary_urls", index.Drugs, &found.drugs}} {
		if one.list.wrong {
			return found, &Fault{File: f.Name, Field: one.field, Code: WrongShape}
		}
		if len(one.list.all) == 0 {
			return found, &Fault{File: f.Name, Field: one.field, Code: NoAddresses}
		}
		*one.into = slices.Compact(slices.Sorted(slices.Values(one.list.all)))
	}
	return found, nil
}

// rawPlan is an entry of a file of plans.
type rawPlan struct {
	Type    scalar `json:"plan_id_type"`
	ID      scalar `json:"plan_id"`
	Name    scalar `json:"marketing_name"`
	Network list[struct {
		Tier scalar `json:"network_tier"`
	}] `json:"network"`
	Years   years  `json:"years"`
	Updated scalar `json:"last_updated_on"`
}

// add takes up an entry of a file of plans.
func (t *planTable) add(issuer int, raw *rawPlan, today int, tell func(code Reason, field, found string)) {
	id := clean(raw.ID.text)
	if !planfile.IsMarketplaceID(id) {
		if raw.ID.wrong || raw.Type.wrong || id == "" || raw.Type.text == "" || strings.EqualFold(clean(raw.Type.text), "HIOS-PLAN-ID") {
			tell(UnreadPlans, "plan_id", id)
			return
		}
		tell(OtherPlan, "plan_id", id)
		return
	}
	switch {
	case raw.Years.has(t.year):
	case raw.Years.wrong:
		tell(UnreadYears, "years", id)
		return
	case raw.Years.said:
		tell(OtherYear, "years", "")
		return
	default:
		tell(NoYears, "years", "")
	}
	id = strings.ToUpper(id[:14])
	p := listedPlan{id: id, name: mixed(clean(raw.Name.text)), issuer: issuer, of: map[int]bool{issuer: true}}
	if raw.Name.wrong {
		tell(WrongShape, "marketing_name", "")
	}
	if len(p.name) > mostText {
		tell(TooLong, "marketing_name", p.name)
		p.name = ""
	}
	if p.updated = day(raw.Updated.text); p.updated == 0 || p.updated > today {
		tell(NoDate, "last_updated_on", raw.Updated.text)
		p.updated = 0
	}
	unclear := raw.Network.wrong || len(raw.Network.all) == 0
	for _, n := range raw.Network.all {
		name := tierName(n.Tier.text)
		unclear = unclear || n.Tier.wrong || name == ""
		if !meanOutside[letters(name)] && !slices.Contains(p.tiers, name) {
			p.tiers = append(p.tiers, name)
		}
	}
	if unclear {
		tell(UnreadPlans, "network", id)
		p.tiers = unclearTiers
	}
	t.put(p, tell)
}

// unclearTiers are several, none of which a row can name: what a row says is then not known.
var unclearTiers = []string{"\x00", "\x01"}

// put adds a plan, or what another index says of one that is there. Where two differ in the
// order of tiers, neither says what a tier is.
func (t *planTable) put(p listedPlan, tell func(code Reason, field, found string)) {
	if t.number == nil {
		t.number = map[string]uint32{}
	}
	at, there := t.number[p.id]
	if !there {
		t.number[p.id] = uint32(len(t.all))
		t.all = append(t.all, p)
		return
	}
	known := &t.all[at]
	for i := range p.of {
		known.of[i] = true
	}
	if !slices.Equal(known.tiers, p.tiers) {
		tell(TiersDiffer, "network", p.id+": "+strings.Join(known.tiers, ", ")+"; "+strings.Join(p.tiers, ", "))
		known.tiers = unclearTiers
	}
	if p.name != "" && (known.name == "" || p.name < known.name) {
		known.name = p.name
	}
	if p.updated != 0 && (known.updated == 0 || p.updated < known.updated) {
		known.updated = p.updated
	}
}

// inOrder numbers the plans by their identifiers, which is the same in whatever order files
// came.
func (t *planTable) inOrder() {
	slices.SortFunc(t.all, func(a, b listedPlan) int { return strings.Compare(a.id, b.id) })
	for i := range t.all {
		t.number[t.all[i].id] = uint32(i)
	}
}

// ReadTiers reads what an insurer's names of drug tiers mean: lines with the name as the
// files have it, a comma, and a service of drugs, or notCovered. The first line is
// "tier,service".
func ReadTiers(text string) (map[string]Tier, error) {
	all := map[string]Tier{}
	var wrong []string
	for i, line := range strings.Split(strings.TrimPrefix(text, "\uFEFF"), "\n") {
		line = strings.TrimSpace(line)
		at := strings.LastIndexByte(line, ',')
		if line == "" || i == 0 && strings.EqualFold(line, "tier,service") {
			continue
		}
		name, word := tierName(strings.Trim(strings.TrimSpace(line[:max(at, 0)]), `"`)), strings.TrimSpace(line[at+1:])
		s, known := service.Parse(word)
		tier := Tier{Service: s, NotCovered: word == "notCovered"}
		switch other, twice := all[name]; {
		case name == "" || !tier.NotCovered && !(known && (s.IsDrug() || s == service.InfusedDrug)):
			wrong = append(wrong, fmt.Sprintf("line %d: found %q; write a tier, a comma, and a service of drugs or notCovered", i+1, short(line)))
		case twice && other != tier:
			wrong = append(wrong, fmt.Sprintf("line %d: %s stands there twice, with another service", i+1, name))
		}
		all[name] = tier
	}
	if wrong != nil {
		return nil, fmt.Errorf("%s", strings.Join(wrong, "\n"))
	}
	return all, nil
}

func masksOf(tiers map[string]Tier) map[string]mask {
	masks := map[string]mask{}
	for name, t := range tiers {
		if masks[name] = outside; !t.NotCovered {
			masks[name] = drugTier(t.Service)
		}
	}
	return masks
}
