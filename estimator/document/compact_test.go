package document

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// requireAsEncodingJSON holds compact against encoding/json: what is JSON, what
// it is without its space, and which byte is the first that cannot stand.
func requireAsEncodingJSON(t *testing.T, text []byte) {
	t.Helper()
	c, ok := compact(text, nil)
	at := c.pos
	var want bytes.Buffer
	require.Equal(t, json.Compact(&want, text) == nil, ok, "%q", text)
	if ok {
		require.Equal(t, want.String(), string(c.compacted()), "%q", text)
		return
	}
	syntax := json.Indent(new(bytes.Buffer), text, "", "").(*json.SyntaxError)
	// Where the end comes too early encoding/json says so, or speaks of a space
	// that it puts behind the text.
	atEnd := !strings.HasPrefix(syntax.Error(), "invalid character") ||
		strings.HasPrefix(syntax.Error(), "invalid character ' '") && !bytes.HasSuffix(text[:syntax.Offset], []byte(" "))
	if atEnd {
		require.Equal(t, len(text), at, "%q", text)
	} else {
		require.Equal(t, int(syntax.Offset)-1, at, "%q", text)
	}
}

var jsonTexts = []string{
	``, ` `, `null`, `nul`, `nulx`, `true`, `tru`, `false`, `fals0`, `"`, `""`, `"a`, `"a\`, `"\"`, `"\x"`, `"\u12`, `"\u12g4"`, `"\u00e9"`,
	`"\b\f\n\r\t\/\\\""`, "\"\x00\"", "\"\x1f\"", "\"\x7f\"", "\x00", `"å🏥"`, `0`, `-`, `-0`, `00`, `01`, `1.`, `1.0`, `.5`, `+5`, `1e`, `1e+`, `1E-07`, `-1.5e10x`, `1 2`,
	`[]`, `[ ]`, `[`, `]`, `[1`, `[1,`, `[1,]`, `[,1]`, `[1 , 2 ]`, `[[[]]]`, `[1}`, `{}`, `{ }`, `{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `{a:1}`, `{"a" : [ {"b":"c"} , 1 ] }`,
	`{"a":1]`, `{"a",1}`, "\ufeff{}", ` {} x`, "{}\n\t\r ", "{}\v", "{}\u00a0",
}

func TestCompactIsAsEncodingJSON(t *testing.T) {
	for _, text := range jsonTexts {
		requireAsEncodingJSON(t, []byte(text))
		// Each with one byte less, and one more.
		for i := range len(text) {
			requireAsEncodingJSON(t, []byte(text[:i]+text[i+1:]))
			for _, b := range []byte("{}[],:\"\\ 0e-.tun\x00") {
				requireAsEncodingJSON(t, []byte(text[:i]+string(b)+text[i:]))
			}
		}
	}
}

func FuzzCompact(f *testing.F) {
	for _, text := range jsonTexts {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if utf8.Valid(text) && deepest(text) <= MaxDepth {
			requireAsEncodingJSON(t, text)
		}
	})
}

func TestCompactDoesNotTouchItsText(t *testing.T) {
	text := []byte(` { "a" : [ 1 , 2 ] } `)
	c, ok := compact(text, nil)
	assert.True(t, ok)
	assert.Equal(t, `{"a":[1,2]}`, string(c.compacted()))
	assert.Equal(t, ` { "a" : [ 1 , 2 ] } `, string(text))
}
