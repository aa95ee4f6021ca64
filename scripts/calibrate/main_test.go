package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPlaced(t *testing.T) {
	tables := map[string]string{"a": "| new |\n"}
	for _, c := range []struct{ name, text, want, wrong string }{
		{"an old table goes", "x\n<!-- calibrate: a -->\n\n| old |\n\n<!-- end -->\ny\n", "x\n<!-- calibrate: a -->\n\n| new |\n\n<!-- end -->\ny\n", ""},
		{"others stay", "<!-- calibrate: a --><!-- end -->\n<!-- calibrate: b -->\nb\n<!-- end -->", "<!-- calibrate: a -->\n\n| new |\n\n<!-- end -->\n<!-- calibrate: b -->\nb\n<!-- end -->", ""},
		{"no mark", "x", "", "want <!-- calibrate: a --> and then <!-- end -->, once"},
		{"no end", "<!-- calibrate: a -->", "", "want <!-- calibrate: a --> and then <!-- end -->, once"},
		{"twice", "<!-- calibrate: a --><!-- end --><!-- calibrate: a --><!-- end -->", "", "want <!-- calibrate: a --> and then <!-- end -->, once"},
	} {
		got, err := placed(c.text, tables)
		assert.Equal(t, c.want, got, c.name)
		if c.wrong == "" {
			assert.NoError(t, err, c.name)
		} else {
			assert.EqualError(t, err, c.wrong, c.name)
		}
	}
}

// The document has a place for every table.
func TestAccuracyHasEveryTable(t *testing.T) {
	text, err := os.ReadFile("../../estimator/accuracy.md")
	require.NoError(t, err)
	tables := map[string]string{}
	for _, name := range []string{services, spent, filedFor, ofPage, uses} {
		tables[name] = ""
	}
	_, err = placed(string(text), tables)
	assert.NoError(t, err)
}
