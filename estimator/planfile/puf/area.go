package puf

import "strings"

// An Area is a county, or part of one, in which an issuer's service area is.
type Area struct {
	// State is its two letters. County is the county's five digits (FIPS) where the
	// file has them, else its name; empty for all of the state.
	State  string `json:"state"`
	County string `json:"county,omitempty"`
	// ZIPs are those of a county that is covered in part.
	ZIPs []string `json:"zips,omitempty"`
}

// areaKey is what names a service area: its id says nothing without the issuer's.
type areaKey struct {
	issuer, area string
	year         uint16
}

// mostAreas is how many rows of service areas are kept; those of all states come to a
// twentieth of it.
const mostAreas = 200_000

// addArea takes up a row of a Service Area file.
func (s *Set) addArea(f *file, cells []string) bool {
	if s.areaRows++; s.areaRows > mostAreas {
		return false
	}
	cell := func(name string) string { return f.cell(cells, name) }
	key := areaKey{cell("ISSUERID"), cell("SERVICEAREAID"), yearOf(cell("BUSINESSYEAR"))}
	area := Area{State: cell("STATECODE")}
	if !isYes(cell("COVERENTIRESTATE")) {
		area.County = countyOf(cell("COUNTY"))
		if isYes(cell("PARTIALCOUNTY")) {
			area.ZIPs = strings.FieldsFunc(
				cell("ZIPCODES"), func(r rune) bool { return r == ',' || r == ' ' || r == ';' },
			)
		}
	}
	s.areas[key] = append(s.areas[key], area)
	return true
}

// countyOf returns the five digits in "48113", "48113.0", "6037" or "Ocean - 34029", else
// the text.
func countyOf(text string) string {
	last := text
	if at := strings.LastIndexByte(text, ' '); at >= 0 {
		last = text[at+1:]
	}
	digits, rest, _ := strings.Cut(last, ".")
	if strings.Trim(rest, "0") == "" && len(digits) >= 4 && len(digits) <= 5 && strings.Trim(
		digits, "0123456789",
	) == "" {
		return strings.Repeat("0", 5-len(digits)) + digits
	}
	return text
}
