// Package places has a file for each state with a marketplace, and for Guam, Puerto
// Rico and the Virgin Islands: which counties make up its rating areas, and the
// benchmark premiums there. It is for programs that answer for any place; the engine
// itself is given the file of one state.
//
// # Where the figures are from
//
// Areas: CMS, Market Rating Reforms, State Specific Geographic Rating Areas. Counties
// and their codes: US Census Bureau, 2020; Connecticut's are its eight counties, by
// which its areas are set. Alaska's area for what was Valdez-Cordova until 2019 stands
// for Chugach and Copper River. Los Angeles County lies in two areas by the first
// three digits of the ZIP code. The law sets the areas of Alaska, Idaho,
// Massachusetts and Nebraska by such digits too ("byZIP"); there the county's area is
// an estimate.
//
// Benchmarks: the second-lowest silver premium a month at age 0, in New York and
// Vermont of an adult, in whole dollars, for 2025 and 2026, as compiled by PolicyEngine
// US from marketplace data. They are estimates: the marketplace's own figure decides.
// Florida's area 22, South Carolina's areas 9 and 19, and the territories have none.
package places

import (
	"embed"
)

//go:embed *.json
var files embed.FS

// Of returns the file of a state by its two letters, nil where there is none.
func Of(state string) []byte {
	text, err := files.ReadFile(state + ".json")
	if err != nil {
		return nil
	}
	return text
}
