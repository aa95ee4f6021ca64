package directory

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// rawDrug is an entry of a file of drugs.
type rawDrug struct {
	RxCUI scalar          `json:"rxnorm_id"`
	Name  scalar          `json:"drug_name"`
	Plans json.RawMessage `json:"plans"`
}

type drugEntry struct {
	rxcui, name string
	pattern     uint32
}

// drugs reads a batch of a file of drugs.
func (r *reader) drugs(file string, b batch) (got reading) {
	seen := map[uint32]bool{}
	for _, s := range b.spans {
		offset := b.base + int64(s.from)
		tell := got.teller(file, offset)
		var raw rawDrug
		if !got.entry(b.text[s.from:s.to], offset, &raw, tell) {
			if got.broken != nil {
				return got
			}
			continue
		}
		one := drugEntry{rxcui: clean(raw.RxCUI.text), name: clean(raw.Name.text)}
		switch {
		case raw.RxCUI.wrong:
			tell(WrongShape, "rxnorm_id", "")
			got.unread++ // whatever it is may have other entries, which lack these plans
			one.rxcui = ""
		case one.rxcui == "" || len(one.rxcui) > 8 || strings.Trim(one.rxcui, "0123456789") != "":
			tell(NoRxCUI, "rxnorm_id", one.rxcui)
			one.rxcui = ""
		}
		switch {
		case raw.Name.wrong:
			tell(WrongShape, "drug_name", "")
			one.name = ""
		case len(one.name) > mostDrugName:
			tell(TooLong, "drug_name", one.name)
			one.name = ""
		}
		rows := r.patterns.read(raw.Plans, r.table, func(row planRow, _ *listedPlan, tell func(Reason, string, string)) mask {
			return drugMask(row, r.words, tell)
		})
		got.unread += tellRows(rows, offset, file, &got.faults)
		one.pattern = rows.pattern
		if !seen[one.pattern] {
			seen[one.pattern] = true
			got.plans = append(got.plans, one.pattern)
		}
		if one.rxcui == "" && one.name == "" {
			tell(NoName, "drug_name", "")
			got.unread++
			continue
		}
		got.drugs = append(got.drugs, one)
	}
	return got
}

// mostDrugName is how long a name of a drug may be: packs of contraceptives come to some 300.
const mostDrugName = 1000

// A drug is what entries of one number come to.
type drug struct {
	joined   bool // by a number
	names    map[string]int
	patterns []uint32
}

// drugTable has the drugs of all files, by number, or by name where they have none.
type drugTable struct{ all map[string]*drug }

func (t *drugTable) add(e drugEntry) {
	key := e.rxcui
	if key == "" {
		key = "~" + e.name
	}
	if t.all == nil {
		t.all = map[string]*drug{}
	}
	d := t.all[key]
	if d == nil {
		d = &drug{joined: e.rxcui != "", names: map[string]int{}}
		t.all[key] = d
	}
	if e.name != "" {
		d.names[e.name]++
	}
	if !slices.Contains(d.patterns, e.pattern) {
		d.patterns = append(d.patterns, e.pattern)
	}
}

// A drugName is a name of RxNorm taken apart: "3 ML semaglutide 0.25 MG/ML Pen Injector
// [Ozempic]" has an ingredient, a form, a brand, and the strength "3 ML, 0.25 MG/ML".
type drugName struct{ ingredient, brand, form, strength string }

// String puts a name together as it was.
func (n drugName) String() string {
	var b strings.Builder
	pack, strength, packed := strings.Cut(n.strength, ", ")
	if packed {
		b.WriteString(pack + " ")
	} else {
		strength = n.strength
	}
	ingredients, strengths := strings.Split(n.ingredient, " / "), strings.Split(strength, " / ")
	for i, one := range ingredients {
		if i > 0 {
			b.WriteString(" / ")
		}
		b.WriteString(one)
		if n.strength != "" {
			b.WriteString(" " + strengths[i])
		}
	}
	if n.form != "" {
		b.WriteString(" " + n.form)
	}
	if n.brand != "" {
		b.WriteString(" [" + n.brand + "]")
	}
	return b.String()
}

// nameOf takes a name apart. One that does not come out as it went in is an ingredient as a
// whole: nothing about it is guessed.
func nameOf(text string) drugName {
	whole := drugName{ingredient: text}
	if strings.ContainsAny(text, "{(") { // a pack of several
		return whole
	}
	var n drugName
	rest := text
	if at := strings.LastIndex(text, " ["); at > 0 && strings.HasSuffix(text, "]") {
		rest, n.brand = text[:at], text[at+2:len(text)-1]
	}
	pack := ""
	if tokens := strings.SplitN(rest, " ", 3); len(tokens) == 3 && isNumber(tokens[0]) { // or "24 HR"
		pack, rest = tokens[0]+" "+tokens[1]+", ", tokens[2]
	}
	parts := strings.Split(rest, " / ")
	var ingredients, strengths []string
	for i, part := range parts {
		tokens := strings.Split(part, " ")
		at := slices.IndexFunc(tokens[1:], isNumber) + 1
		if at == 0 || at+2 > len(tokens) || isNumber(tokens[0]) {
			return whole
		}
		ingredients = append(ingredients, strings.Join(tokens[:at], " "))
		strengths = append(strengths, strings.Join(tokens[at:at+2], " "))
		if form := strings.Join(tokens[at+2:], " "); i == len(parts)-1 {
			n.form = form
		} else if form != "" {
			return whole
		}
	}
	n.ingredient, n.strength = strings.Join(ingredients, " / "), pack+strings.Join(strengths, " / ")
	if n.String() != text {
		return whole
	}
	return n
}

func isNumber(token string) bool {
	return token != "" && strings.Trim(token, "0123456789.,-") == "" && token[0] >= '0' && token[0] <= '9'
}

// name is the one that stands of several: one that comes apart, then the one of most entries.
func (d *drug) name() drugName {
	var best drugName
	text, most := "", 0
	for name, n := range d.names {
		one := nameOf(name)
		parsed, before := one.strength != "", best.strength != ""
		if text == "" || parsed && !before || parsed == before && cmp.Or(most-n, strings.Compare(name, text)) < 0 {
			best, text, most = one, name, n
		}
	}
	return best
}
