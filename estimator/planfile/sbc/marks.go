package sbc

import (
	"encoding/json"
	"math"
	"slices"

	"github.com/outpocket/outpocket/estimator/planfile"
)

// An item is a piece of text: its words and its box in points, from the page's upper
// left corner.
type item struct {
	S string  `json:"s"`
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// A rule is a line that is drawn level or upright, in points.
type rule struct {
	X0 float64 `json:"x0"`
	Y0 float64 `json:"y0"`
	X1 float64 `json:"x1"`
	Y1 float64 `json:"y1"`
}

type page struct {
	W     float64 `json:"w"`
	H     float64 `json:"h"`
	Items []item  `json:"items"`
	Rules []rule  `json:"rules"`
}

// marks are what is taken from a PDF, or why nothing was.
type marks struct {
	Pages   []page          `json:"pages"`
	Refused planfile.Reason `json:"refused"`
}

// Limits of what is read, so that nothing takes long: a summary has some 3,000 marks on 8
// pages. Those of pages and marks are the reader's of PDFs too.
const (
	mostBytes   = 16 << 20
	mostPages   = 60
	mostMarks   = 50_000
	mostOnPage  = 10_000
	mostText    = 2_000   // bytes of one piece of text
	farthest    = 100_000 // points: no page is so large
	mostColumns = 8
	mostBands   = 300
)

func parseMarks(data []byte) (*marks, error) {
	if len(data) > mostBytes {
		return nil, refuse(TooLarge, 0)
	}
	var m marks
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, refuse(NoMarks, 0)
	}
	if m.Refused != "" {
		if !slices.Contains(taken, m.Refused) {
			return nil, refuse(NoMarks, 0)
		}
		return nil, refuse(m.Refused, 0)
	}
	if len(m.Pages) > mostPages {
		return nil, refuse(TooManyPages, 0)
	}
	count := 0
	for i := range m.Pages {
		p := &m.Pages[i]
		if count += len(p.Items) + len(p.Rules); count > mostMarks || len(p.Items)+len(p.Rules) > mostOnPage {
			return nil, refuse(TooManyMarks, i+1)
		}
		if !p.sound() {
			return nil, refuse(NoMarks, i+1)
		}
	}
	return &m, nil
}

// sound tells whether all measures are those of a page.
func (p *page) sound() bool {
	near := func(numbers ...float64) bool {
		for _, n := range numbers {
			if math.IsNaN(n) || math.Abs(n) > farthest {
				return false
			}
		}
		return true
	}
	for _, it := range p.Items {
		if !near(it.X, it.Y, it.W, it.H) || it.W < 0 || it.H < 0 || len(it.S) > mostText {
			return false
		}
	}
	for _, r := range p.Rules {
		if !near(r.X0, r.Y0, r.X1, r.Y1) || r.X1 < r.X0 || r.Y1 < r.Y0 {
			return false
		}
	}
	return near(p.W, p.H) && p.W > 0 && p.H > 0
}
