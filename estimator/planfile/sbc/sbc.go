package sbc

import (
	"regexp"
	"slices"
	"strings"

	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
)

// leastLabels is how many of the template's labels a paper has to have.
const leastLabels = 20

// Read reads marks (JSON, as web/src/reading/marks.ts writes them) into a draft for each
// summary in the file. What gives no draft is told by a [*Refusal]; where a file has
// several summaries and some are refused, it gives both: the drafts and the first refusal.
//
// Of a summary with several columns for the network there is a draft that has them as
// tiers, from left to right (R39), and one of each column alone, as if it were the whole
// network. Which is the reader's plan is theirs to say: the refusal Tiers comes with them.
func Read(data []byte) ([]planfile.Draft, error) {
	m, err := parseMarks(data)
	if err != nil {
		return nil, err
	}
	var letters, labels, enclosed int
	sheets := make([]*sheet, len(m.Pages))
	for i := range m.Pages {
		sheets[i] = sheetOf(i, &m.Pages[i])
		// In the order of the file, which goes cell by cell where lines of text do not.
		var b strings.Builder
		for _, it := range m.Pages[i].Items {
			b.WriteString(it.S)
		}
		all := squash(b.String())
		letters += len(all)
		for words := range rowLabels {
			if strings.Contains(all, words) {
				labels++
			}
		}
		for _, c := range sheets[i].cells {
			if label, _ := labelOf(rowLabels, afterHeading(c.text)); label != noRow {
				enclosed++
			}
		}
	}
	switch {
	case letters < 100:
		return nil, refuse(Scan, 0)
	case labels < leastLabels:
		return nil, refuse(NoSBC, 0)
	case enclosed < leastLabels:
		return nil, refuse(NoLines, 0)
	}
	var drafts []planfile.Draft
	var refused error
	for _, part := range summaries(sheets) {
		read, err := read(part)
		if err != nil && refused == nil {
			refused = err
		}
		drafts = append(drafts, read...)
	}
	return drafts, refused
}

// summaries parts sheets where another summary begins: each has the question about the
// overall deductible once.
func summaries(sheets []*sheet) [][]*sheet {
	var all [][]*sheet
	for _, s := range sheets {
		begins := slices.ContainsFunc(s.cells, func(c *cell) bool {
			q, _ := labelOf(questionLabels, afterHeading(c.text))
			return q == deductibleQuestion
		})
		if begins || len(all) == 0 {
			if begins && len(all) == 1 && !hasLabels(all[0]) {
				all[0] = append(all[0], s) // what came before was a cover
				continue
			}
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], s)
	}
	return all
}

func hasLabels(sheets []*sheet) bool {
	for _, s := range sheets {
		for _, c := range s.cells {
			if label, _ := labelOf(rowLabels, afterHeading(c.text)); label != noRow {
				return true
			}
			if label, _ := labelOf(questionLabels, afterHeading(c.text)); label != noQuestion {
				return true
			}
		}
	}
	return false
}

// A chartRow is a row of the chart with its columns told apart.
type chartRow struct {
	row         row
	label, rest string
	place       planfile.Place
	// ins are the columns of the network, one for each tier.
	ins         []column
	out, limits column
	// misheaded is what heads its columns on its page where that names no costs.
	misheaded *planfile.Remark
}

// paper is a summary whose cells are found.
type paper struct {
	first   int // its first page, from 0
	spanish bool
	rows    []chartRow
	// tiers are what stands above the columns of the network, and where the chart begins.
	tiers   []string
	tiersAt planfile.Place
	// inside tells that no column is for care outside the network.
	inside bool
	// only is the tier whose column is read alone, from 1; 0: all are.
	only int
	// asked are the answers to the first page's questions, why what stands beside them.
	asked, why [questions]column
	// lines are those of text of each page, in the order in which they are read.
	lines []textLine
}

// A textLine is a line of text on a page, from 0, or a row of a pasted text, from 1, where
// page is -1.
type textLine struct {
	page, row int
	text      string
}

func (l *textLine) place() planfile.Place { return planfile.Place{Page: l.page + 1, Row: l.row} }

func read(sheets []*sheet) ([]planfile.Draft, error) {
	p := paper{first: sheets[0].page}
	for _, s := range sheets {
		items := slices.Clone(s.loose)
		for _, c := range s.cells {
			items = append(items, c.items...)
			p.spanish = p.spanish || squash(c.text) == spanish
		}
		for _, l := range textLines(items) {
			p.lines = append(p.lines, textLine{page: s.page, text: l})
		}
	}
	for _, r := range tableOf(sheets, questionLabels) {
		if r.label != noQuestion && p.asked[r.label].text == "" && len(r.columns) > 0 {
			p.asked[r.label] = r.columns[0]
			if len(r.columns) > 1 {
				p.why[r.label] = r.columns[1]
			}
		}
	}
	if err := p.readChart(tableOf(sheets, rowLabels)); err != nil {
		return nil, err
	}
	whole, err := p.draft()
	if err != nil {
		return nil, err
	}
	drafts := []planfile.Draft{*whole}
	if len(p.tiers) < 2 {
		return drafts, nil
	}
	for i := range p.tiers {
		one, err := p.alone(i + 1).draft()
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, *one)
	}
	return drafts, refuse(Tiers, p.tiersAt.Page)
}

// alone is the paper with one of its columns of the network.
func (p *paper) alone(tier int) *paper {
	one := *p
	one.only = tier
	one.rows = slices.Clone(p.rows)
	for i := range one.rows {
		if ins := one.rows[i].ins; len(ins) >= tier {
			one.rows[i].ins = ins[tier-1 : tier]
		}
	}
	return &one
}

// readChart tells the columns of the chart apart, and rows that are named alike.
func (p *paper) readChart(table []*tableRow[row]) error {
	var seen [rows]int
	facility := noRow
	for _, r := range table {
		if r.label == surgeonRow && facility == hospitalRow {
			r.label = hospitalPhysicianRow
		}
		switch r.label {
		case outpatientFacilityRow, hospitalRow:
			facility = r.label
		}
		if len(r.headings) == 0 && tierAlone(r.text) {
			continue // an answer about tiers of the network, before the chart
		}
		one := chartRow{row: r.label, label: r.text, rest: r.rest, place: r.place, misheaded: r.misheaded}
		if r.label != noRow {
			if len(r.headings) != len(r.columns) {
				return refuse(NoColumns, r.place.Page)
			}
			outs := 0
			var tiers []string
			for i, h := range r.headings {
				switch h.heading {
				case inHeading:
					one.ins = append(one.ins, r.columns[i])
					tiers = append(tiers, h.text)
				case outHeading:
					one.out = r.columns[i]
					outs++
				case limitsHeading:
					one.limits = r.columns[i]
				}
			}
			if p.tiers == nil {
				p.tiers, p.tiersAt, p.inside = tiers, r.place, outs == 0
			}
			switch {
			case len(tiers) > plan.MostTiers || outs > 1:
				return refuse(ManyColumns, r.place.Page)
			case len(tiers)+outs < 2 || len(tiers) == 0 || len(tiers) != len(p.tiers) || p.inside != (outs == 0):
				return refuse(NoColumns, r.place.Page)
			}
			seen[r.label]++
		}
		p.rows = append(p.rows, one)
	}
	found, twice := 0, 0
	for _, n := range seen[1:] {
		if n > 0 {
			found++
		}
		if n > 1 {
			twice++
		}
	}
	switch {
	case found < leastLabels:
		return refuse(NoColumns, p.first+1)
	case twice > found/2:
		return refuse(TwoCharts, p.first+1)
	}
	return nil
}

// english gives a cell's text in English; a text in a language that is not read stays.
func (p *paper) english(text string) string {
	if p.spanish {
		return english(text)
	}
	return text
}

// find gives the first text of the paper that matches, from the line in which it begins.
func (p *paper) find(pattern *regexp.Regexp) (planfile.Remark, []string) {
	for i, l := range p.lines {
		text := l.text
		if i+1 < len(p.lines) && p.lines[i+1].page == l.page {
			text += " " + p.lines[i+1].text
		}
		if m := pattern.FindStringSubmatchIndex(text); m != nil && m[0] < len(l.text) {
			return planfile.Remark{Place: l.place(), Text: text[m[0]:m[1]]}, pattern.FindStringSubmatch(text)
		}
	}
	return planfile.Remark{}, nil
}
