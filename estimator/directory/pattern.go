package directory

import (
	"encoding/binary"
	"encoding/json"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/formulary"
	"github.com/outpocket/outpocket/estimator/service"
)

// A mask is what rows say of a provider, or of a drug, under a plan: a bit for each thing
// that some row says. Masks of several rows are put together by or, in any order.
type mask uint32

const (
	unknown mask = 1 << iota // a row that does not say it clearly
	outside                  // outside the network; not covered
	first                    // the first tier, and those after it

	mostTiers = 9
	tiers     = (1<<mostTiers - 1) * first

	priorAuthorization mask = first << (mostTiers + iota - 5)
	stepTherapy
	quantityLimit
	noPriorAuthorization
	noStepTherapy
	noQuantityLimit
)

// tier is the worst one of a mask, from 0; false where it has none.
func (m mask) tier() (int, bool) {
	t := uint32(m&tiers) / uint32(first)
	return bits.Len32(t) - 1, t != 0
}

// differ tells whether rows have several tiers.
func (m mask) differ() bool { return bits.OnesCount32(uint32(m&tiers)) > 1 }

// rules are what has to be asked for first, as bits: prior authorization, step therapy,
// quantity limit. Of rows that differ it is what any asks.
func (m mask) rules() int { return int(m/priorAuthorization) & 7 }

// rulesDiffer tells whether one row has a rule that another one denies.
func (m mask) rulesDiffer() bool { return m.rules()&(int(m/noPriorAuthorization)&7) != 0 }

// standing is how a provider stands to a network, as a letter of [Search]: out where nothing
// is said, and not known where rows say in and out.
func (m mask) standing() byte {
	switch t, in := m.tier(); {
	case m&unknown != 0 && !in, in && m&outside != 0:
		return Unknown
	case in:
		return byte('1' + t)
	}
	return Out
}

// A row says something of one plan.
type row struct {
	plan uint32
	mask mask
}

// patterns are lists of rows, each once, by numbers. Number 0 is the empty one. The same
// plans are listed with provider after provider, so that few texts have to be read.
type patterns struct {
	mu     sync.Mutex
	ids    map[string]uint32
	all    []string // rows packed
	cached map[string]rowsRead
	bytes  int
}

// rowsRead is what a list of plans comes to.
type rowsRead struct {
	pattern uint32
	faults  []rowFault
}

type rowFault struct {
	code         Reason
	field, found string
	n            int
}

// mostCached is how many bytes of texts are remembered.
const mostCached = 48 << 20

func newPatterns() *patterns {
	p := &patterns{ids: map[string]uint32{"": 0}, all: []string{""}}
	p.forget()
	return p
}

// forget forgets the texts that were read: the same words mean something else in the files
// of another insurer.
func (p *patterns) forget() { p.cached, p.bytes = map[string]rowsRead{}, 0 }

func (p *patterns) id(packed []byte) uint32 {
	if id, known := p.ids[string(packed)]; known {
		return id
	}
	id, text := uint32(len(p.all)), string(packed)
	p.ids[text] = id
	p.all = append(p.all, text)
	return id
}

// pack gives rows that are in order as bytes.
func pack(rows []row) (packed []byte) {
	last := uint32(0)
	for _, r := range rows {
		packed = binary.AppendUvarint(packed, uint64(r.plan-last))
		packed = binary.AppendUvarint(packed, uint64(r.mask))
		last = r.plan
	}
	return packed
}

func (p *patterns) rows(id uint32) (rows []row) {
	last, text := uint32(0), []byte(p.all[id])
	for len(text) > 0 {
		delta, n := binary.Uvarint(text)
		m, k := binary.Uvarint(text[n:])
		last += uint32(delta)
		rows = append(rows, row{last, mask(m)})
		text = text[n+k:]
	}
	return rows
}

// merged puts rows in order, those of a plan together.
func merged(rows []row) []row {
	slices.SortStableFunc(rows, func(a, b row) int { return int(a.plan) - int(b.plan) })
	kept := rows[:0]
	for _, r := range rows {
		if n := len(kept); n > 0 && kept[n-1].plan == r.plan {
			kept[n-1].mask |= r.mask
			continue
		}
		kept = append(kept, r)
	}
	return kept
}

// union is the pattern of what all of some say.
func (p *patterns) union(ids []uint32) uint32 {
	slices.Sort(ids)
	if ids = slices.Compact(ids); len(ids) == 1 {
		return ids[0]
	}
	var rows []row
	for _, id := range ids {
		rows = append(rows, p.rows(id)...)
	}
	return p.id(pack(merged(rows)))
}

// doubted is a pattern in which plans that it is silent about are not known where any of
// others has a row that covers something.
func (p *patterns) doubted(id uint32, others []uint32) uint32 {
	if len(others) == 0 {
		return id
	}
	rows := p.rows(id)
	said := map[uint32]bool{}
	for _, r := range rows {
		said[r.plan] = true
	}
	for _, other := range others {
		for _, r := range p.rows(other) {
			if r.mask&(tiers|unknown) != 0 && !said[r.plan] {
				rows = append(rows, row{r.plan, unknown})
			}
		}
	}
	return p.id(pack(merged(rows)))
}

// A planRow is one of a list of plans, of providers or of drugs.
type planRow struct {
	Type     scalar `json:"plan_id_type"`
	ID       scalar `json:"plan_id"`
	Years    years  `json:"years"`
	Network  scalar `json:"network_tier"`
	DrugTier scalar `json:"drug_tier"`
	Prior    truth  `json:"prior_authorization"`
	Step     truth  `json:"step_therapy"`
	Quantity truth  `json:"quantity_limit"`
}

// read reads the list of plans of an entry.
func (p *patterns) read(raw json.RawMessage, plans *planTable, of func(planRow, *listedPlan, func(Reason, string, string)) mask) rowsRead {
	p.mu.Lock()
	got, known := p.cached[string(raw)]
	p.mu.Unlock()
	if known {
		return got
	}
	tell := func(code Reason, field, found string) {
		for i := range got.faults {
			if got.faults[i].code == code && got.faults[i].found == found {
				got.faults[i].n++
				return
			}
		}
		got.faults = append(got.faults, rowFault{code, "plans/" + field, found, 1})
	}
	var all list[planRow]
	if all.wrong = len(raw) == 0 || raw[0] == 'n'; !all.wrong {
		if err := json.Unmarshal(raw, &all); err != nil {
			all.wrong = true // the entry was JSON
		}
	}
	if all.wrong {
		got.faults = append(got.faults, rowFault{UnreadPlans, "plans", string(raw[:min(len(raw), 100)]), 1})
	}
	rows := make([]row, 0, len(all.all))
	for _, r := range all.all {
		id := clean(r.ID.text)
		switch {
		case planfile.IsMarketplaceID(id):
		case r.ID.wrong || r.Type.wrong || id == "" || r.Type.text == "" || strings.EqualFold(clean(r.Type.text), "HIOS-PLAN-ID"):
			tell(UnreadPlans, "plan_id", id)
			continue
		default:
			tell(OtherPlan, "plan_id", id)
			continue
		}
		number, listed := plans.number[strings.ToUpper(id[:14])]
		if !listed {
			tell(UnlistedPlan, "plan_id", strings.ToUpper(id[:14]))
			continue
		}
		switch {
		case r.Years.has(plans.year):
		case r.Years.wrong:
			tell(UnreadYears, "years", "")
			rows = append(rows, row{number, unknown})
			continue
		case r.Years.said:
			tell(OtherYear, "years", "")
			continue
		default:
			tell(NoYears, "years", "")
		}
		rows = append(rows, row{number, of(r, &plans.all[number], tell)})
	}
	packed := pack(merged(rows))
	p.mu.Lock()
	defer p.mu.Unlock()
	got.pattern = p.id(packed)
	if _, known := p.cached[string(raw)]; !known && p.bytes+len(raw) < mostCached {
		p.bytes += len(raw)
		p.cached[string(raw)] = got
	}
	return got
}

// letters are the small letters of a text, which is how words of insurers are compared.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, strings.ToLower(text))
}

// meanOutside are words for a provider outside the network, which insurers list as a tier.
var meanOutside = map[string]bool{
	"outofnetwork": true, "oon": true, "nonpar": true, "nonparticipating": true, "notcontracted": true, "noncontracted": true,
	"outsidenetwork": true, "notinnetwork": true,
}

// meanNotCovered are words for a drug that is not covered, which insurers list as a tier.
var meanNotCovered = map[string]bool{
	"nonformulary": true, "notcovered": true, "excluded": true, "notonformulary": true, "noncovered": true, "nonformularydrug": true,
}

// networkMask is what the tier of a row says.
func networkMask(r planRow, p *listedPlan, tell func(Reason, string, string)) mask {
	text := letters(r.Network.text)
	switch {
	case r.Network.wrong:
		tell(UnknownTier, "network_tier", "")
		return unknown
	case meanOutside[text]:
		return outside
	case len(p.tiers) < 2:
		return first
	}
	tier := slices.Index(p.tiers, tierName(r.Network.text))
	if tier < 0 || tier >= mostTiers {
		tell(UnknownTier, "network_tier", r.Network.text)
		return unknown
	}
	return first << tier
}

// tierName is how the name of a tier is compared.
func tierName(text string) string { return strings.ToUpper(clean(text)) }

// drugMask returns what the tier and the rules of a row say. Words are what the insurer's
// own list of tiers says.
func drugMask(r planRow, words map[string]mask, tell func(Reason, string, string)) mask {
	m := unknown
	name := tierName(r.DrugTier.text)
	if said, known := words[name]; known {
		m = said
	} else if meanNotCovered[letters(name)] {
		m = outside
	} else if s, known := drugService(name); known && !r.DrugTier.wrong {
		m = drugTier(s)
	} else {
		tell(UnknownDrugTier, "drug_tier", r.DrugTier.text)
	}
	for i, rule := range []truth{r.Prior, r.Step, r.Quantity} {
		switch {
		case rule.wrong:
			tell(WrongShape, []string{"prior_authorization", "step_therapy", "quantity_limit"}[i], "")
			m |= priorAuthorization << i // to ask for nothing is worse
		case rule.is:
			m |= priorAuthorization << i
		case rule.said:
			m |= noPriorAuthorization << i
		}
	}
	return m
}

// drugTier is the tier of a service of drugs: those that a person pays less for come first.
func drugTier(s service.ID) mask { return first << (s - service.PreventiveDrug) }

// drugService is the service that the name of a tier is, where its words alone say it. A
// number in it may tell of a finer order, which nothing explains.
func drugService(name string) (service.ID, bool) {
	if strings.ContainsAny(name, "0123456789") {
		return 0, false
	}
	return formulary.Tier(name)
}
