package sbc

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/outpocket/outpocket/estimator/planfile"
)

// How far apart, in points, two lines may be that are one, and how far a line may end
// before the corner of a cell.
const (
	sameLine  = 1.2
	lineGap   = 1.5
	cornerGap = 2.5
	// beyond is how far a text may reach over a line.
	beyond = 4
)

// A line is a level or an upright one: where it is, and from where to where it goes.
type line struct{ at, from, to float64 }

// linesOf joins the pieces of lines, such as those of the cells along one edge.
func linesOf(rules []rule) (level, upright []line) {
	for _, r := range rules {
		if r.X1-r.X0 >= r.Y1-r.Y0 {
			level = append(level, line{(r.Y0 + r.Y1) / 2, r.X0, r.X1})
		} else {
			upright = append(upright, line{(r.X0 + r.X1) / 2, r.Y0, r.Y1})
		}
	}
	return joined(level), joined(upright)
}

func joined(lines []line) []line {
	slices.SortFunc(lines, func(a, b line) int { return cmp.Compare(a.at, b.at) })
	var all []line
	for len(lines) > 0 {
		// Lines next to each other are one as long as they are near the first of them.
		n := 1
		for n < len(lines) && lines[n].at-lines[0].at <= sameLine {
			n++
		}
		near := lines[:n]
		lines = lines[n:]
		slices.SortFunc(near, func(a, b line) int { return cmp.Compare(a.from, b.from) })
		first := len(all)
		for _, l := range near {
			if last := len(all) - 1; last >= first && l.from <= all[last].to+lineGap {
				all[last].to = max(all[last].to, l.to)
			} else {
				all = append(all, l)
			}
		}
	}
	return all
}

// A span is from where to where something goes, across or down a page.
type span struct{ from, to float64 }

func (s span) middle() float64 { return (s.from + s.to) / 2 }

// shared is how much of two spans is in both.
func (s span) shared(o span) float64 { return min(s.to, o.to) - max(s.from, o.from) }

// A cell is what lines enclose, and the text in it.
type cell struct {
	page     int // from 0
	x, y     span
	openLeft bool // no line on the left
	items    []item
	text     string // of the items
	// across tells that a text of it runs over a line into another cell.
	across bool
}

// sheet is a page with its lines and cells.
type sheet struct {
	page           int
	w, h           float64
	level, upright []line
	cells          []*cell
	// loose are texts that no lines enclose.
	loose []item
}

func sheetOf(number int, p *page) *sheet {
	s := &sheet{page: number, w: p.W, h: p.H}
	s.level, s.upright = linesOf(p.Rules)
	type key struct{ l, r, t, b int }
	byKey := map[key]*cell{}
	for _, it := range p.Items {
		c, ok := s.enclose(it)
		if !ok {
			s.loose = append(s.loose, it)
			continue
		}
		k := key{int(c.x.from), int(c.x.to), int(c.y.from), int(c.y.to)}
		known := byKey[k]
		if known == nil {
			byKey[k] = &c
			known = &c
			s.cells = append(s.cells, known)
		}
		known.across = known.across || c.across
		known.items = append(known.items, it)
	}
	slices.SortStableFunc(s.cells, func(a, b *cell) int {
		return cmp.Or(cmp.Compare(a.y.from, b.y.from), cmp.Compare(a.x.from, b.x.from))
	})
	for _, c := range s.cells {
		c.text = textOf(c.items)
	}
	return s
}

// enclose gives the cell of a text: the nearest line on each side. It has none unless
// there is an upright line on one side at least.
func (s *sheet) enclose(it item) (cell, bool) {
	x, y := it.X+it.W/2, it.Y+it.H*0.6
	c := cell{page: s.page, x: span{0, s.w}, y: span{math.Inf(-1), math.Inf(1)}}
	var left, right *line
	for i := range s.upright {
		l := &s.upright[i]
		if y < l.from-1 || y > l.to+1 {
			continue
		}
		if l.at <= x {
			left = l
		} else {
			right = l
			break
		}
	}
	if left == nil && right == nil {
		return c, false
	}
	reach := span{0, s.h}
	if left != nil {
		c.x.from = left.at
		reach = span{left.from, left.to}
	} else {
		c.openLeft = true
	}
	if right != nil {
		c.x.to = right.at
		reach = span{max(reach.from, right.from), min(reach.to, right.to)}
	}
	for _, l := range s.level {
		// A line that closes a cell goes from one side to the other; what underlines words does not.
		from, to := c.x.from+cornerGap, c.x.to-cornerGap
		if left == nil {
			from = it.X - cornerGap
		}
		if right == nil {
			to = it.X + it.W + cornerGap
		}
		if l.from > from || l.to < to {
			continue
		}
		if l.at <= y {
			c.y.from = l.at
		} else {
			c.y.to = l.at
			break
		}
	}
	c.y.from = max(c.y.from, reach.from)
	c.y.to = min(c.y.to, reach.to)
	c.across = left != nil && it.X < c.x.from-beyond || right != nil && it.X+it.W > c.x.to+beyond
	return c, true
}

// rectangle is where the cell is, as drafts have it.
func (c *cell) rectangle() *[4]float64 {
	return &[4]float64{c.x.from, c.y.from, c.x.to, c.y.to}
}

func (c *cell) place() planfile.Place {
	return planfile.Place{Page: c.page + 1, Rectangle: c.rectangle()}
}

// textOf puts texts into the order in which they are read, and joins them: by a space
// where there is room for one, and at the end of a line.
func textOf(items []item) string {
	return strings.Join(textLines(items), " ")
}

// textLines gives the lines of text, each from left to right.
func textLines(items []item) []string {
	sorted := slices.Clone(items)
	slices.SortStableFunc(sorted, func(a, b item) int { return cmp.Compare(a.Y+a.H, b.Y+b.H) })
	var lines []string
	for len(sorted) > 0 {
		n := 1
		for n < len(sorted) && sorted[n].Y+sorted[n].H-sorted[0].Y-sorted[0].H < 0.45*max(sorted[0].H, sorted[n].H) {
			n++
		}
		row := sorted[:n]
		sorted = sorted[n:]
		slices.SortStableFunc(row, func(a, b item) int { return cmp.Compare(a.X, b.X) })
		var b strings.Builder
		for i, it := range row {
			if i > 0 && it.X-row[i-1].X-row[i-1].W > 0.12*it.H {
				b.WriteByte(' ')
			}
			b.WriteString(it.S)
		}
		lines = append(lines, strings.Join(strings.Fields(b.String()), " "))
	}
	return lines
}
