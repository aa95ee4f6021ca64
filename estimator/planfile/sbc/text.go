package sbc

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/terms"
)

// mostPasted is how long a text may be, in bytes: a summary has some 30,000.
const mostPasted = 1 << 20

// mostWords is how many words of a row are looked at.
const mostWords = 40

// ReadText reads a summary that was copied as text. Its labels tell where rows begin;
// nothing tells where cells end but what can be terms. So everything in the draft is to be
// looked at, and stands at a line of the text (Place.Row).
func ReadText(text string) (*planfile.Draft, error) {
	if len(text) > mostPasted {
		return nil, refuse(TooLarge, 0)
	}
	p := paper{}
	for i, l := range strings.Split(text, "\n") {
		p.lines = append(p.lines, textLine{page: -1, row: i + 1, text: strings.Join(strings.Fields(l), " ")})
		p.spanish = p.spanish || strings.HasPrefix(squash(l), spanish)
	}
	t := pastedOf(text)
	p.answers(t)
	if p.chart(t) < leastLabels {
		return nil, refuse(NoSBC, 0)
	}
	d, err := p.draft()
	if err != nil {
		return nil, err
	}
	for i := range d.Fields {
		if f := &d.Fields[i]; f.State == planfile.Read {
			f.State, f.Reason = planfile.Look, planfile.FromText
		}
	}
	return d, nil
}

// pasted is a text with its letters and digits, as labels have them, and where they stand.
type pasted struct {
	text     string
	squashed string
	at       []int // of each byte of squashed, the byte in text
}

func pastedOf(text string) *pasted {
	t := pasted{text: text}
	var b strings.Builder
	for i, r := range text {
		s := squash(string(r))
		b.WriteString(s)
		for range len(s) {
			t.at = append(t.at, i)
		}
	}
	t.squashed = b.String()
	return &t
}

// A mark is a label in a text: where it begins and ends there.
type mark[T ~uint8] struct {
	label    T
	from, to int
}

// find gives the labels between two places of the text: those at the beginning of a line or
// a column, in their order.
func find[T ~uint8](t *pasted, labels map[string]T, from, to int) []mark[T] {
	var all []mark[T]
	for i := 0; i < len(t.squashed); i++ {
		at := t.at[i]
		if at < from || at >= to || !begin(t.text, at) {
			continue
		}
		label, rest := labelOf(labels, t.squashed[i:min(i+100, len(t.squashed))])
		if label == 0 {
			continue
		}
		end := min(i+100, len(t.squashed)) - len(rest)
		last := t.at[end-1]
		_, size := utf8.DecodeRuneInString(t.text[last:])
		all = append(all, mark[T]{label, at, last + size})
		i = end - 1
	}
	return all
}

// begin tells whether a word of a text begins a line or a column there.
func begin(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \u00a0¿•*■")
	return before == "" || strings.HasSuffix(before, "\n") || strings.HasSuffix(before, "\t") || len(text[:at])-len(before) > 1
}

func (t *pasted) row(at int) int { return strings.Count(t.text[:at], "\n") + 1 }

// whyWords are how the template's explanations beside the answers begin.
var whyWords = []string{"Generally, you must pay", "See the Common Medical Event", "See the chart starting", "This plan covers some items",
	"You don’t have to meet", "You don't have to meet", "You must pay all", "The out-of-pocket limit is", "This plan does not have",
	"Even though you pay", "This plan uses a provider network", "This plan will pay", "You can see the specialist", "If you use an in-network",
	"Por lo general, debe pagar", "Este plan cubre algunos", "No tiene que alcanzar", "El límite de gastos de bolsillo es",
	"Aunque usted pague", "Este plan usa una red", "Puede consultar al especialista"}

func (p *paper) answers(t *pasted) {
	marks := find(t, questionLabels, 0, len(t.text))
	for i, m := range marks {
		end := len(t.text)
		if i+1 < len(marks) {
			end = marks[i+1].from
		} else if next := strings.IndexAny(t.text[m.to:], "\f"); next > 0 {
			end = m.to + next
		}
		if p.asked[m.label].text != "" {
			continue
		}
		segment := strings.TrimLeft(strings.Join(strings.Fields(t.text[m.to:end]), " "), "? :")
		answer, why := segment, ""
		for _, w := range whyWords {
			if at := strings.Index(segment, w); at >= 0 && at < len(answer) {
				answer, why = segment[:at], segment[at:]
			}
		}
		place := planfile.Place{Row: t.row(m.from)}
		if why == "" && i+1 == len(marks) {
			answer = firstSentence(answer)
		}
		p.asked[m.label] = column{text: strings.TrimSpace(answer), place: place}
		p.why[m.label] = column{text: strings.TrimSpace(why), place: place}
	}
}

func firstSentence(text string) string {
	if at := strings.IndexAny(text, ".\f"); at >= 0 {
		return text[:at+1]
	}
	return text
}

// chart puts the rows of a text into p, and tells how many there are.
func (p *paper) chart(t *pasted) int {
	from, to := 0, len(t.text)
	if at := position(t, "servicesyoumayneed", "serviciosquepodrianecesitar"); at >= 0 {
		from = at
	}
	if at := position(t, "excludedservices", "servicesyourplangenerallydoesnotcover", "serviciosquesuplanengeneralnocubre"); at > from {
		to = at
	}
	var marks []mark[row]
	last := noRow
	for _, m := range find(t, rowLabels, from, to) {
		if m.label == surgeonRow && last >= hospitalRow {
			m.label = hospitalPhysicianRow
		}
		// A row's label further up in the template is a word of another row's text.
		if m.label > last {
			marks = append(marks, m)
			last = m.label
		}
	}
	for i, m := range marks {
		end := to
		if i+1 < len(marks) {
			end = marks[i+1].from
		}
		place := planfile.Place{Row: t.row(m.from)}
		in, out, rest := p.part(t.text[m.to:end])
		p.rows = append(p.rows, chartRow{row: m.label, label: t.text[m.from:m.to], place: place,
			ins: []column{{text: in, place: place}}, out: column{text: out, place: place}, limits: column{text: rest, place: place}})
	}
	return len(marks)
}

func position(t *pasted, words ...string) int {
	for _, w := range words {
		if at := strings.Index(t.squashed, w); at >= 0 {
			return t.at[at]
		}
	}
	return -1
}

// part parts what stands behind a label into the costs in network and out of network and
// the limitations: at the ends of lines and columns if it can, else between words.
func (p *paper) part(text string) (in, out, rest string) {
	text = strings.TrimLeft(text, " )")
	words := strings.FieldsFunc(text, unicode.IsSpace)
	words = words[:min(len(words), mostWords)]
	// ends are after which words a line or a column ends.
	var ends []int
	for _, l := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\t' }) {
		n := len(strings.Fields(l))
		if n > 0 {
			last := 0
			if len(ends) > 0 {
				last = ends[len(ends)-1]
			}
			ends = append(ends, last+n)
		}
	}
	every := make([]int, len(words))
	for i := range words {
		every[i] = i + 1
	}
	join := func(from, to int) string { return strings.Join(words[from:to], " ") }
	for _, ends := range [][]int{ends, every} {
		for a, i := range ends {
			if costs, _ := p.costs(join(0, i)); i >= len(words) || !costs {
				continue
			}
			for _, j := range slices.Backward(ends[a+1:]) {
				if j > len(words) {
					continue
				}
				// A limit behind the costs is most often the next cell's.
				if costs, limited := p.costs(join(i, j)); costs && !limited {
					return join(0, i), join(i, j), join(j, len(words))
				}
			}
		}
	}
	return join(0, len(words)), "", ""
}

// costs tells whether a text is that of a cell of costs, and whether it says how much is
// covered too.
func (p *paper) costs(text string) (costs, limited bool) {
	text = plainText(p.english(text))
	if refers.MatchString(text) {
		return true, false
	}
	r, err := terms.Read(text, terms.UnmarkedAfter)
	return err == nil, r.Limit.Count > 0
}
