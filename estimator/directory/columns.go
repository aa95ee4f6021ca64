package directory

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
)

// A dictionary numbers texts, the most frequent ones first.
type dictionary struct {
	ids    map[string]int32
	texts  []string
	counts []int
}

func (d *dictionary) id(text string) int32 {
	if id, known := d.ids[text]; known {
		d.counts[id]++
		return id
	}
	if d.ids == nil {
		d.ids = map[string]int32{}
	}
	id := int32(len(d.texts))
	d.ids[text] = id
	d.texts = append(d.texts, text)
	d.counts = append(d.counts, 1)
	return id
}

// order puts the texts in an order, and returns the new number of each.
func (d *dictionary) order(less func(a, b int32) int) (numbers []int) {
	old := make([]int32, len(d.texts))
	for i := range old {
		old[i] = int32(i)
	}
	slices.SortFunc(old, less)
	numbers = make([]int, len(old))
	texts := make([]string, len(old))
	for i, id := range old {
		numbers[id] = i
		texts[i] = d.texts[id]
	}
	d.texts = texts
	return numbers
}

// byFrequency puts the most frequent texts first.
func (d *dictionary) byFrequency() []int {
	texts, counts := d.texts, d.counts
	return d.order(func(a, b int32) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(texts[a], texts[b]))
	})
}

// A sets numbers sets of texts.
type sets struct {
	words dictionary // single texts; their counts are those of sets
	lists dictionary // texts with a separator
}

const separator = "\x1f"

func (s *sets) id(texts []string) int32 {
	for _, t := range texts {
		s.words.id(t)
	}
	return s.lists.id(strings.Join(texts, separator))
}

// finish numbers a column of sets: single ones by the number of their text, others after
// them, none as -1.
func (s *sets) finish(column []int32, words []int) (several [][]int, numbered []int) {
	texts, counts := s.lists.texts, s.lists.counts
	old := make([]int32, len(texts))
	for i := range old {
		old[i] = int32(i)
	}
	slices.SortFunc(old, func(a, b int32) int { return cmp.Or(counts[b]-counts[a], strings.Compare(texts[a], texts[b])) })
	number := make([]int, len(texts))
	for _, id := range old {
		parts := strings.Split(texts[id], separator)
		switch {
		case texts[id] == "":
			number[id] = -1
		case len(parts) == 1:
			number[id] = words[s.words.ids[parts[0]]]
		default:
			number[id] = len(words) + len(several)
			set := make([]int, len(parts))
			for i, p := range parts {
				set[i] = words[s.words.ids[p]]
			}
			slices.Sort(set)
			several = append(several, set)
		}
	}
	numbered = make([]int, len(column))
	for i, id := range column {
		numbered[i] = number[id]
	}
	return several, numbered
}

func renumbered(column []int32, numbers []int) []int {
	all := make([]int, len(column))
	for i, id := range column {
		all[i] = numbers[id]
	}
	return all
}

// columns collects the providers of an area, in their order.
type columns struct {
	kind               byte // of the last one
	search             Search
	details            Details
	first, pattern     dictionary
	specialty, city    sets
	site               sets
	firsts, patterns   []int32
	specialties, citys []int32
	at                 []int32
}

// add adds a provider. Standings are its letters under all networks.
func (c *columns) add(p *provider, middle bool, standings string, today int) {
	here := len(c.patterns)
	c.search.Kinds[p.kind]++
	if n := len(c.search.Last); n > 0 && c.search.Last[n-1] == p.last && c.kind == p.kind {
		c.search.Runs[n-1]++
	} else {
		c.search.Last = append(c.search.Last, p.last)
		c.search.Runs = append(c.search.Runs, 1)
	}
	c.kind = p.kind
	if p.kind == person {
		c.firsts = append(c.firsts, c.first.id(p.first))
		if middle && p.middle != "" {
			if c.search.Middle == nil {
				c.search.Middle = map[int]string{}
			}
			c.search.Middle[here] = p.middle
		}
	}
	if p.npi == "" {
		c.search.Unjoined = append(c.search.Unjoined, here)
	}
	c.patterns = append(c.patterns, c.pattern.id(standings))
	c.specialties = append(c.specialties, c.specialty.id(p.specialties))
	var cities, sites []string
	for _, s := range p.at {
		if s.city != "" {
			cities = append(cities, s.city)
		}
		sites = append(sites, strings.Join([]string{s.city, s.street, s.zip, s.phone}, "\x1e"))
	}
	c.citys = append(c.citys, c.city.id(inOrderOnce(cities)))
	c.at = append(c.at, c.site.id(inOrderOnce(sites)))
	accepting := 3
	switch p.accepting {
	case 0:
		accepting = 0
	case accepts:
		accepting = 1
	case acceptsNot:
		accepting = 2
	}
	c.details.Accepting = append(c.details.Accepting, accepting)
	updated := -1
	if p.updated != 0 {
		updated = today - p.updated
	}
	c.details.Updated = append(c.details.Updated, updated)
}

// finish numbers everything.
func (c *columns) finish() {
	s, d := &c.search, &c.details
	s.First = renumbered(c.firsts, c.first.byFrequency())
	s.Firsts = c.first.texts
	s.SpecialtySets, s.Specialty = c.specialty.finish(c.specialties, c.specialty.words.byFrequency())
	s.Specialties = c.specialty.words.texts
	cityNumbers := c.city.words.byFrequency()
	s.CitySets, s.City = c.city.finish(c.citys, cityNumbers)
	s.Cities = c.city.words.texts
	// Of networks those stay that anyone here is, or may be, in.
	for n := range len(c.pattern.texts[0]) {
		for _, p := range c.pattern.texts {
			if p[n] != Out {
				s.Networks = append(s.Networks, n)
				break
			}
		}
	}
	var here dictionary
	patterns := make([]int32, len(c.patterns))
	for i, id := range c.patterns {
		letters := make([]byte, len(s.Networks))
		for k, n := range s.Networks {
			letters[k] = c.pattern.texts[id][n]
		}
		patterns[i] = here.id(string(letters))
	}
	s.Pattern = renumbered(patterns, here.byFrequency())
	s.Patterns = here.texts
	// Places by city: who practices in a city, which the first column says, has one of few.
	texts := c.site.words.texts
	numbers := c.site.words.order(func(a, b int32) int { return strings.Compare(texts[a], texts[b]) })
	d.SiteSets, d.At = c.site.finish(c.at, numbers)
	for _, text := range c.site.words.texts {
		parts := strings.Split(text, "\x1e")
		city := -1
		if parts[0] != "" {
			city = cityNumbers[c.city.words.ids[parts[0]]]
		}
		d.SiteCity = append(d.SiteCity, city)
		d.Streets = append(d.Streets, parts[1])
		d.ZIPs = append(d.ZIPs, parts[2])
		d.Phones = append(d.Phones, parts[3])
	}
}

// asJSON writes a document without escapes for HTML.
func asJSON(document any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(document); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// fold is how names are compared: small letters and digits, without accents.
func fold(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		if plain, accented := plainLetters[r]; accented {
			b.WriteString(plain)
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plainLetters are what letters with accents are without, in the languages of people here.
var plainLetters = func() map[rune]string {
	all := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l"}
	for plain, accented := range map[string]string{
		"a": "àáâãäåāăą", "c": "çćĉċč", "d": "ď", "e": "èéêëēĕėęě", "g": "ĝğġģ", "i": "ìíîïĩīĭįı", "l": "ĺļľ", "n": "ñńņň",
		"o": "òóôõöōŏő", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťț", "u": "ùúûüũūŭůűų", "y": "ýÿ", "z": "źżž",
	} {
		for _, r := range accented {
			all[r] = plain
		}
	}
	return all
}()
