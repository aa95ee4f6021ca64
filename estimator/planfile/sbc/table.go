package sbc

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/outpocket/outpocket/estimator/planfile"
)

// A tableRow is a row of the template that a label names, or another one, whose label is 0.
type tableRow[T ~uint8] struct {
	label T
	text  string // its label as printed
	rest  string // what its label says beyond the template's, squashed
	place planfile.Place
	// columns are those to the right of the label's.
	columns []column
	// headings are those of the columns, where the page or one before has some.
	headings []headed
	// misheaded is what heads the columns on this page where that names no costs, so that
	// the headings are those of the page before.
	misheaded *planfile.Remark
}

// A headed column is one whose heading says what it is for: by what words of its own,
// without those in parentheses.
type headed struct {
	heading
	text string
}

// A column is what a row says in one column, and where.
type column struct {
	text  string
	place planfile.Place
	cells []*cell
	// merged: its cell is that of other rows too. several: it has more cells than one.
	// across: a text runs over a line. wide: its cell is that of other columns too.
	merged, several, across, wide bool
	// first and last: its cell is the first or the last of the table on the page, and so may
	// be a part of one that a page break has torn. torn: its text stands in the other part.
	first, last, torn bool
}

// A frame is where a table stands on a page: the column of its labels, the columns to the
// right of it, and the bands between the lines that cross the labels.
type frame struct {
	labels  span
	columns []span
	bands   []span
	// foot is where the rows of headings end.
	foot float64
}

// tableOf reads the table whose rows the labels name, over all sheets. What stands above
// the first label of a sheet goes on with the row before.
func tableOf[T ~uint8](sheets []*sheet, labels map[string]T) []*tableRow[T] {
	var all []*tableRow[T]
	var before *frame
	var headings []headed
	var misheaded *planfile.Remark
	// ahead are the columns of a row whose label stands behind the page break that tears it.
	var ahead []column
	for _, s := range sheets {
		f, ok := frameOf(s, labels)
		if !ok {
			if before == nil || len(all) == 0 {
				continue
			}
			// A page without a label can still end the row before it.
			f = frame{labels: before.labels, columns: before.columns}
			if f.bands = s.bands(f.labels); len(f.bands) == 0 || len(f.bands) > mostBands {
				before = nil
				continue
			}
			f.bands = f.bands[:1]
		}
		if found := s.headings(&f); found != nil {
			if misheaded = nil; !namesCosts(found) && namesCosts(headings) && before.alike(&f) {
				misheaded = &planfile.Remark{Place: s.at(span{f.columns[0].from, f.columns[len(f.columns)-1].to}, span{f.bands[0].from, f.foot}), Text: headingsText(found)}
			} else {
				headings = found
			}
		}
		first, top := true, max(f.bands[0].from, f.foot)
		for i, band := range f.bands {
			if band.middle() < f.foot {
				continue
			}
			text := s.gather(f.labels, band).text
			label, rest := labelOf(labels, afterHeading(text))
			columns := make([]column, len(f.columns))
			empty := true
			for i, c := range f.columns {
				columns[i] = s.gather(c, band)
				columns[i].wide = f.wide(columns[i].cells)
				whole, _ := s.enclose(item{X: c.middle(), Y: band.middle()})
				columns[i].first = first && whole.y.from <= band.from+cornerGap || whole.y.from <= top+cornerGap
				columns[i].last = whole.y.to >= f.bands[len(f.bands)-1].to-cornerGap
				empty = empty && columns[i].text == ""
			}
			if text == "" && empty {
				continue
			}
			if last := len(all) - 1; first && label == 0 && last >= 0 && before != nil && goesOn(labels, all[last], text) {
				all[last].goOn(labels, text, columns)
			} else if text == "" && i == len(f.bands)-1 {
				ahead = columns
			} else if ok {
				r := &tableRow[T]{label: label, text: text, rest: rest, columns: columns, headings: headings, misheaded: misheaded}
				r.place = s.at(f.labels, band)
				for i := range min(len(ahead), len(columns)) {
					if first && ahead[i].text != "" {
						ahead[i].add(&columns[i])
						columns[i] = ahead[i]
					}
				}
				ahead = nil
				all = append(all, r)
			}
			if first {
				first, top = false, max(top, band.from)
			}
		}
		if before = &f; !ok {
			before = nil
		}
	}
	mend(all)
	return all
}

// namesCosts tells whether some headings are those of columns of costs.
func namesCosts(headings []headed) bool {
	return slices.ContainsFunc(headings, func(h headed) bool { return h.heading == inHeading || h.heading == outHeading })
}

func headingsText(headings []headed) string {
	texts := make([]string, len(headings))
	for i, h := range headings {
		texts[i] = h.text
	}
	return strings.Join(texts, " | ")
}

// alike tells whether two frames have their columns between the same lines.
func (f *frame) alike(g *frame) bool {
	return f != nil && slices.EqualFunc(f.columns, g.columns, func(a, b span) bool {
		return math.Abs(a.from-b.from) <= sameLine && math.Abs(a.to-b.to) <= sameLine
	})
}

// mend gives a cell that is empty since a page break has torn it from its text that text:
// that of the last row of the page before, or of the first of the page behind.
func mend[T ~uint8](rows []*tableRow[T]) {
	take := func(to, from *column) {
		to.text, to.torn = from.text, true
	}
	for i, r := range rows {
		for c := range r.columns {
			own := &r.columns[c]
			if own.text != "" {
				continue
			}
			if b := i - 1; own.first && b >= 0 && c < len(rows[b].columns) {
				if o := &rows[b].columns[c]; o.text != "" && (o.last && rows[b].place.Page == r.place.Page-1 || o.torn) {
					take(own, o)
				}
			}
		}
	}
	for i := len(rows) - 2; i >= 0; i-- {
		for c := range rows[i].columns {
			own := &rows[i].columns[c]
			if own.text != "" || !own.last || c >= len(rows[i+1].columns) {
				continue
			}
			if o := &rows[i+1].columns[c]; o.text != "" && (o.first && rows[i+1].place.Page == rows[i].place.Page+1 || o.torn) {
				take(own, o)
			}
		}
	}
}

// goesOn tells whether a text in the column of labels is no label of its own: it is empty,
// or the end of the label before.
func goesOn[T ~uint8](labels map[string]T, r *tableRow[T], text string) bool {
	if text == "" {
		return true
	}
	joined := squash(afterHeading(r.text + text))
	for words := range labels {
		if len(joined) > len(squash(r.text)) && strings.HasPrefix(words, joined) {
			return true
		}
	}
	return false
}

func (r *tableRow[T]) goOn(labels map[string]T, text string, columns []column) {
	if text != "" {
		r.text += " " + text
		r.label, r.rest = labelOf(labels, afterHeading(r.text))
	}
	for i := range min(len(columns), len(r.columns)) {
		r.columns[i].add(&columns[i])
	}
}

// add puts the text of a cell's other part, behind a page break, behind its own.
func (c *column) add(more *column) {
	if c.text == "" {
		c.place = more.place
	}
	c.text = strings.TrimSpace(c.text + " " + more.text)
	c.across = c.across || more.across
	c.wide = c.wide || more.wide
	c.last = c.last || more.last
	c.cells = append(c.cells, more.cells...)
}

// afterHeading leaves out the heading of the column, where no line parts it from its first label.
func afterHeading(text string) string {
	for _, heading := range []string{"Services You May Need", "Important Questions", "Preguntas importantes"} {
		if len(text) > len(heading) && strings.EqualFold(text[:len(heading)], heading) {
			return text[len(heading):]
		}
	}
	return text
}

func frameOf[T ~uint8](s *sheet, labels map[string]T) (frame, bool) {
	// The column of labels is the one that has most of them.
	byEdge := map[int][]*cell{}
	for _, c := range s.cells {
		if label, _ := labelOf(labels, afterHeading(c.text)); label != 0 {
			byEdge[int(math.Round(c.x.to))] = append(byEdge[int(math.Round(c.x.to))], c)
		}
	}
	var named []*cell
	for _, cells := range byEdge {
		if len(cells) > len(named) || len(cells) == len(named) && cells[0].x.to < named[0].x.to {
			named = cells
		}
	}
	if len(named) == 0 {
		return frame{}, false
	}
	f := frame{labels: named[0].x}
	f.columns = s.columns(named)
	f.bands = s.bands(f.labels)
	return f, len(f.columns) > 0 && len(f.columns) <= mostColumns && len(f.bands) > 0 && len(f.bands) <= mostBands
}

// columns are those to the right of some labels: as many as the most rows have, merged
// ones aside.
func (s *sheet) columns(named []*cell) []span {
	counts := map[int]int{}
	byCount := map[int][]span{}
	for _, c := range named {
		y := c.y.middle()
		var all []span
		from := c.x.to
		for _, l := range s.upright {
			if l.at > c.x.to+lineGap && l.from <= y && y <= l.to {
				if l.at-from > 12 { // two lines next to each other have no column between them
					all = append(all, span{from, l.at})
				}
				from = l.at
			}
		}
		// A table need not have a line on its right.
		for _, o := range s.cells {
			if o.x.to == s.w && math.Abs(o.x.from-from) <= sameLine && o.y.from <= y && y <= o.y.to {
				all = append(all, span{from, s.w})
				break
			}
		}
		counts[len(all)]++
		byCount[len(all)] = all
	}
	best := 0
	for n, count := range counts {
		if n > best && count*5 >= len(named) {
			best = n
		}
	}
	return byCount[best]
}

// bands are the strips between the lines that cross a column from side to side, and what
// is open above the first and below the last of them as far as its own upright lines go.
func (s *sheet) bands(column span) []span {
	var sides []line
	for _, l := range s.upright {
		if math.Abs(l.at-column.from) <= sameLine || math.Abs(l.at-column.to) <= sameLine {
			sides = append(sides, l)
		}
	}
	within := func(y float64) bool {
		return slices.ContainsFunc(sides, func(l line) bool { return l.from <= y && y <= l.to })
	}
	var ends []float64
	for _, l := range s.level {
		if l.from <= column.from+cornerGap && l.to >= column.to-cornerGap {
			ends = append(ends, l.at)
		}
	}
	for _, l := range sides {
		ends = append(ends, l.from, l.to)
	}
	slices.Sort(ends)
	var bands []span
	for i := 1; i < len(ends); i++ {
		b := span{ends[i-1], ends[i]}
		if b.to-b.from > 4 && within(b.middle()) {
			bands = append(bands, b)
		}
	}
	return bands
}

// at is a place on the sheet.
func (s *sheet) at(x, y span) planfile.Place {
	return planfile.Place{Page: s.page + 1, Rectangle: &[4]float64{x.from, y.from, x.to, y.to}}
}

// gather gives what stands in a column within a band.
func (s *sheet) gather(col, band span) column {
	var g column
	for _, c := range s.cells {
		x := col.middle()
		shared := c.y.shared(band)
		if x < c.x.from || x > c.x.to || shared < 0.5*min(c.y.to-c.y.from, band.to-band.from) || heads(c) {
			continue
		}
		g.cells = append(g.cells, c)
		g.across = g.across || c.across
		g.merged = g.merged || c.y.from < band.from-4 || c.y.to > band.to+4
	}
	slices.SortStableFunc(g.cells, func(a, b *cell) int {
		return cmp.Or(cmp.Compare(a.y.from, b.y.from), cmp.Compare(a.x.from, b.x.from))
	})
	texts := make([]string, len(g.cells))
	for i, c := range g.cells {
		texts[i] = c.text
	}
	g.text = strings.Join(texts, " ")
	g.several = len(g.cells) > 1
	g.place = s.at(col, band)
	if len(g.cells) > 0 {
		g.place = g.cells[0].place()
	}
	return g
}

// wide tells whether a cell spans more than one of the frame's columns.
func (f *frame) wide(cells []*cell) bool {
	for _, c := range cells {
		n := 0
		for _, col := range f.columns {
			if c.x.from <= col.middle() && col.middle() <= c.x.to {
				n++
			}
		}
		if n > 1 {
			return true
		}
	}
	return false
}

// heads tells whether a cell is a heading of a column of costs.
func heads(c *cell) bool {
	text := squash(c.text)
	for _, words := range []string{"youwillpaytheleast", "youwillpaythemost", "whatyouwillpay", "yourcostifyouuse", "loqueustedpagara",
		"ustedpagaralominimo", "ustedpagaralomaximo", "ustedpagaraelminimo", "ustedpagaraelmaximo"} {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}

// headings gives those of a frame's columns, nil where the page has none, and sets the
// frame's foot.
func (s *sheet) headings(f *frame) []headed {
	var head *cell
	for _, c := range s.cells {
		if c.x.from <= f.labels.middle() && f.labels.middle() <= c.x.to && headingOf(c.text) == serviceHeading {
			head = c
			break
		}
	}
	if head == nil {
		return nil
	}
	all := make([]headed, len(f.columns))
	for i, col := range f.columns {
		var words, own []string
		for _, c := range s.cells {
			x := col.middle()
			if c.x.from <= x && x <= c.x.to && c.y.shared(head.y) > 0.5*min(c.y.to-c.y.from, head.y.to-head.y.from) &&
				(heads(c) || headingOf(c.text) != noHeading) {
				words = append(words, c.text)
				if !f.wide([]*cell{c}) {
					text, _, _ := strings.Cut(c.text, "(")
					own = append(own, strings.TrimSpace(text))
				}
				f.foot = max(f.foot, c.y.to)
			}
		}
		all[i] = headed{headingOf(strings.Join(words, " ")), strings.Join(own, " ")}
	}
	if label, _ := labelOf(rowLabels, afterHeading(head.text)); label == noRow {
		f.foot = max(f.foot, head.y.to)
	} else {
		f.foot = 0 // no line parts the heading from the first label
	}
	return all
}
