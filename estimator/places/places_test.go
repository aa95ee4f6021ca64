package places_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/places"
	"github.com/outpocket/outpocket/estimator/problem"
)

// read reads the file of a state.
func read(t *testing.T, state string) *credit.Places {
	t.Helper()
	text := places.Of(state)
	require.NotNil(t, text, state)
	var p credit.Places
	var problems problem.List
	document.Read(text, &p, &problems)
	require.Empty(t, problems, state)
	require.Equal(t, state, string(p.State))
	return &p
}

// areaOf finds the area of a place that is known.
func areaOf(p *credit.Places, county, zip string) (*credit.Area, problem.List) {
	var problems problem.List
	area := p.Area(&credit.Place{State: p.State, County: county, ZIP: zip}, "", &problems)
	return area, problems
}

// Every county of the Census lies in an area, by its code and by its name, and every
// area has a county. All areas but those named in the package have both years'
// benchmarks.
func TestEveryCountyHasAnAreaAndEveryAreaACounty(t *testing.T) {
	file, err := os.Open("testdata/counties2020.csv")
	require.NoError(t, err)
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	census := map[string][]string{} // by the digits of the state, counties as areas list them
	for _, row := range rows[1:] {
		census[row[0][:2]] = append(census[row[0][:2]], row[0]+" "+row[1])
	}
	counties, areas, benchmarks := 0, 0, 0
	var without []string
	for _, state := range credit.State("").Words() {
		p := read(t, state)
		var listed []string
		for _, a := range p.Areas {
			areas++
			assert.NotEmpty(t, a.Counties, "%s %d", state, a.Number)
			listed = append(listed, a.Counties...)
			for _, b := range a.Benchmarks {
				assert.Positive(t, b.Amount, "%s %d", state, a.Number)
				assert.Contains(t, []int{2025, 2026}, b.Year)
			}
			benchmarks += len(a.Benchmarks)
			if len(a.Benchmarks) != 2 {
				without = append(without, fmt.Sprint(state, " ", a.Number))
			}
		}
		slices.Sort(listed)
		distinct := slices.Compact(slices.Clone(listed))
		counties += len(distinct)
		require.NotEmpty(t, distinct, state)
		assert.Equal(t, census[distinct[0][:2]], distinct, state)
		delete(census, distinct[0][:2])
		for _, county := range distinct {
			code, name, _ := strings.Cut(county, " ")
			zip := ""
			if name == "Los Angeles County" {
				zip = "90012"
			}
			byCode, problems := areaOf(p, code, zip)
			require.Empty(t, problems, county)
			byName, problems := areaOf(p, strings.ToUpper(name), zip)
			require.Empty(t, problems, county)
			assert.Same(t, byCode, byName, county)
			assert.Contains(t, byCode.Counties, county)
		}
	}
	assert.Empty(t, census, "counties of states without a file")
	assert.Equal(t, 3143+82, counties, "the Census counts 3,143 in the states, and 82 in three territories")
	assert.Equal(t, 504, areas)
	assert.Equal(t, []string{"FL 22", "GU 1", "PR 1", "SC 9", "SC 19", "VI 1"}, without)
	assert.Equal(t, 2*(areas-len(without)), benchmarks)
}

func TestR55Counties(t *testing.T) {
	for _, c := range []struct {
		state, county, zip string
		area               int
		code, expected     string
	}{
		{"TX", "Harris", "", 10, "", ""},
		{"TX", "harris county", "", 10, "", ""},
		{"TX", "48201", "", 10, "", ""},
		{"NM", "Dona Ana", "", 3, "", ""},
		{"NM", "DOÑA ANA COUNTY", "", 3, "", ""},
		{"NM", "Don\u0303a Ana", "", 3, "", ""},
		{"LA", "La Salle", "", 6, "", ""},
		{"LA", "lasalle parish", "", 6, "", ""},
		{"LA", "Saint John the Baptist", "", 1, "", ""},
		{"MD", "Queen Anne's", "", 2, "", ""},
		{"MD", "queen annes", "", 2, "", ""},
		{"VA", "James City", "", 9, "", ""},
		{"NV", "Carson", "", 3, "", ""},
		{"AK", "Anchorage Borough", "", 1, "", ""},
		{"AK", "Chugach", "", 1, "", ""},
		{"NY", "Kings", "", 4, "", ""},
		{"DC", "District of Columbia", "", 1, "", ""},
		{"MO", "St. Louis", "", 0, "several-counties", "St. Louis County | St. Louis city"},
		{"MO", "Saint Louis City", "", 6, "", ""},
		{"VA", "Fairfax", "", 0, "several-counties", "Fairfax County | Fairfax city"},
		{"TX", "Cook", "", 0, "unknown-county", "a county of TX"},
		{"TX", "4820", "", 0, "unknown-county", "a county of TX"},
		{"CT", "Capitol Planning Region", "", 0, "unknown-county", "a county of CT"},
		{"CA", "Los Angeles", "90210", 16, "", ""},
		{"CA", "Los Angeles", "91101", 15, "", ""},
		{"CA", "Los Angeles", "", 0, "missing", "zip"},
		{"CA", "Los Angeles", "94105", 0, "zip-of-county", ""},
		{"CA", "Los Angeles", "9010a", 0, "zip-code", "5 digits"},
		{"CA", "", "90210", 0, "missing", "county"},
	} {
		name := c.state + " " + c.county + " " + c.zip
		area, problems := areaOf(read(t, c.state), c.county, c.zip)
		if c.code == "" {
			if assert.Empty(t, problems, name) {
				assert.Equal(t, c.area, area.Number, name)
			}
			continue
		}
		assert.Nil(t, area, name)
		if assert.Len(t, problems, 1, name) {
			assert.Equal(t, c.code, problems[0].Code, name)
			if c.expected != "" {
				assert.Equal(t, c.expected, problems[0].Expected, name)
			}
		}
	}
	assert.Nil(t, places.Of("ZZ"))
}
