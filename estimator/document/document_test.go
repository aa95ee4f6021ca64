package document_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/problem"
)

// A household with everything that a document type can have.
type household struct {
	Name    string            `json:"name" doc:"required,min=1,max=5"`
	Size    int               `json:"size" doc:"min=-2,max=12,default=1"`
	Any     int               `json:"any,omitempty"`
	Least   int               `json:"least,omitempty" doc:"min=3"`
	Few     *int              `json:"few,omitempty" doc:"min=1,max=3"`
	Nick    *string           `json:"nick,omitempty" doc:"max=3"`
	Pets    []pet             `json:"pets" doc:"max=2"`
	Rooms   []string          `json:"rooms" doc:"min=1"`
	Colors  map[color]int     `json:"colors"`
	Bills   map[key]*pet      `json:"bills"`
	Notes   map[string]string `json:"notes"`
	Cellar  *cellar           `json:"cellar"`
	Open    bool              `json:"open"`
	Door    *bool             `json:"door"`
	Color   color             `json:"color"`
	Key     key               `json:"key"`
	Code    code              `json:"code"`
	Pair    pair              `json:"pair"`
	Grid    [][]int           `json:"grid"`
	Ignored int               `json:"-"`
	Bare    int
	private int //lint:ignore U1000 documents have no such field
}

type pet struct {
	Kind color `json:"kind" doc:"required"`
	Legs int   `json:"legs" doc:"required,min=0,max=8"`
}

type cellar struct {
	Deep   *cellar `json:"deep,omitempty"`
	Levels int     `json:"levels" doc:"default=2"`
}

// color is one of some words.
type color string

func (color) Words() []string { return []string{"red", "blue"} }

// key is one of some words, held as a number.
type key uint8

func (key) Words() []string { return []string{"up", "down"} }

func (k key) MarshalText() ([]byte, error) { return []byte(k.Words()[k]), nil }

func (k *key) UnmarshalText(text []byte) error {
	for i, word := range k.Words() {
		if word == string(text) {
			*k = key(i)
			return nil
		}
	}
	return errors.New("no such key")
}

// code reads itself from JSON: digits in a text.
type code string

func (c *code) UnmarshalJSON(data []byte) error {
	switch text := string(data); {
	case text == `"boom"`:
		return errors.New("no refusal")
	case !strings.HasPrefix(text, `"#`):
		return refusal(text)
	default:
		*c = code(text[2 : len(text)-1])
		return nil
	}
}

type refusal string

func (r refusal) Error() string { return "no code" }

func (r refusal) Problem() (code, found, expected string) { return "no-code", string(r), "#…" }

// pair reads itself from a number, which stands for both, or from a list.
type pair struct{ Both []int }

func (p *pair) ReadDocument(v document.Value) {
	switch v.Kind() {
	case document.Number:
		var n int
		v.Into(&n)
		p.Both = []int{n, n}
	case document.Array:
		v.Into(&p.Both)
		if len(p.Both) != 2 {
			v.Fail("not-two", "two")
		}
	default:
		v.Wrong("number | list")
	}
}

// read gives the problems without their fields, which TestProblemFields holds.
func read(text string) (household, problem.List) {
	var h household
	var problems problem.List
	document.Read([]byte(text), &h, &problems)
	for i, p := range problems {
		problems[i] = problem.Problem{Code: p.Code, Pointer: p.Pointer, Found: p.Found, Expected: p.Expected}
	}
	return h, problems
}

func one(code, pointer, found, expected string) problem.List {
	return problem.List{{Code: code, Pointer: pointer, Found: found, Expected: expected}}
}

func TestEveryKindOfFieldIsRead(t *testing.T) {
	h, problems := read(` {
		"name": "\u00c5sa\ud83d\ude00", "size": -2, "any": 9223372036854775807, "least": 3, "few": 3, "nick": "",
		"pets": [{"kind": "red", "legs": 4}, {"legs": 0, "kind": "blue"}], "rooms": ["a\"\\\/\b\f\n\r\t", "/~"],
		"colors": {"red": 1, "blue": 2}, "bills": {"down": {"kind": "red", "legs": 1}},
		"notes": {"": "empty", "a/b~c": "<b>&\u2028"}, "cellar": {"deep": {"levels": 0}},
		"open": true, "door": false, "color": "blue", "key": "down", "code": "#12", "pair": 7, "grid": [[], [1, 2]]
	} `)
	require.Empty(t, problems)
	few, nick, door := 3, "", false
	assert.Equal(t, household{
		Name: "Åsa😀", Size: -2, Any: 9223372036854775807, Least: 3, Few: &few, Nick: &nick,
		Pets: []pet{{"red", 4}, {"blue", 0}}, Rooms: []string{"a\"\\/\b\f\n\r\t", "/~"},
		Colors: map[color]int{"red": 1, "blue": 2}, Bills: map[key]*pet{1: {"red", 1}},
		Notes: map[string]string{"": "empty", "a/b~c": "<b>&\u2028"}, Cellar: &cellar{&cellar{nil, 0}, 2},
		Open: true, Door: &door, Color: "blue", Key: 1, Code: "12", Pair: pair{[]int{7, 7}}, Grid: [][]int{nil, {1, 2}},
	}, h)
}

func TestDefaultsAndAbsentFields(t *testing.T) {
	h, problems := read(`{"name":"A"}`)
	require.Empty(t, problems)
	assert.Equal(t, household{Name: "A", Size: 1}, h)
	h, problems = read(`{"name":"A","size":0,"cellar":{}}`)
	require.Empty(t, problems)
	assert.Equal(t, household{Name: "A", Size: 0, Cellar: &cellar{Levels: 2}}, h)
}

// Each document has one thing wrong.
func TestOneProblem(t *testing.T) {
	const names = "name | size | any | least | few | nick | pets | rooms | colors | bills | notes | cellar | open | door | color | key | code | pair | grid"
	digits := strings.Repeat("9", 300)
	for _, c := range []struct {
		fields string // after the name
		want   problem.List
	}{
		{`"size":13`, one("out-of-range", "/size", "13", "whole number, -2–12")},
		{`"size":-5`, one("out-of-range", "/size", "-5", "whole number, -2–12")},
		{`"size":1e9`, one("not-whole", "/size", "1e9", "whole number, -2–12")},
		{`"size":1E1`, one("not-whole", "/size", "1E1", "whole number, -2–12")},
		{`"size":1.0`, one("not-whole", "/size", "1.0", "whole number, -2–12")},
		{`"size":"1"`, one("wrong-type", "/size", "1", "whole number, -2–12")},
		{`"size":null`, one("wrong-type", "/size", "null", "whole number, -2–12")},
		{`"size":true`, one("wrong-type", "/size", "true", "whole number, -2–12")},
		{`"size":[1, 2]`, one("wrong-type", "/size", "[1,2]", "whole number, -2–12")},
		{`"size":` + digits, one("out-of-range", "/size", digits[:60]+"…", "whole number, -2–12")},
		{`"any":9223372036854775808`, one("out-of-range", "/any", "9223372036854775808", "whole number")},
		{`"any":"x"`, one("wrong-type", "/any", "x", "whole number")},
		{`"least":2`, one("out-of-range", "/least", "2", "whole number, ≥ 3")},
		{`"few":4`, one("out-of-range", "/few", "4", "whole number, 1–3")},
		{`"few":null`, one("wrong-type", "/few", "null", "whole number, 1–3")},
		{`"nick":"åäöx"`, one("text-length", "/nick", "åäöx", "text, 0–3")},
		{`"nick":1`, one("wrong-type", "/nick", "1", "text, 0–3")},
		{`"pets":[{"kind":"red","legs":1},{"kind":"red","legs":1},{"kind":"red","legs":1}]`, one("list-length", "/pets", "3", "0–2")},
		{`"pets":{}`, one("wrong-type", "/pets", "{}", "list")},
		{`"pets":null`, one("wrong-type", "/pets", "null", "list")},
		{`"pets":[null]`, one("wrong-type", "/pets/0", "null", "object")},
		{`"pets":[{"kind":"red"}]`, one("missing", "/pets/0/legs", "", "legs")},
		{`"pets":[{"kind":"red","legs":1,"Legs":2}]`, one("unknown-field", "/pets/0/Legs", "Legs", "kind | legs")},
		{`"pets":[{"kind":"Red","legs":1}]`, one("unknown-word", "/pets/0/kind", "Red", "red | blue")},
		{`"rooms":[]`, one("list-length", "/rooms", "0", "≥ 1")},
		{`"rooms":["a",1]`, one("wrong-type", "/rooms/1", "1", "text")},
		{`"colors":{"green":1}`, one("unknown-field", "/colors/green", "green", "red | blue")},
		{`"colors":{"red":"1"}`, one("wrong-type", "/colors/red", "1", "whole number")},
		{`"colors":{"red":1,"red":2}`, one("duplicate-field", "/colors/red", "red", "one red")},
		{`"colors":{"red":1,"r\u0065d":2}`, one("duplicate-field", "/colors/red", "red", "one red")},
		{`"colors":[]`, one("wrong-type", "/colors", "[]", "object")},
		{`"bills":{"left":{}}`, one("unknown-field", "/bills/left", "left", "up | down")},
		{`"bills":{"up":null}`, one("wrong-type", "/bills/up", "null", "object")},
		{`"notes":{"a/b~c":1}`, one("wrong-type", "/notes/a~1b~0c", "1", "text")},
		{`"notes":{"":1}`, one("wrong-type", "/notes/", "1", "text")},
		{`"notes":{"\ud83d\ude00\n":1}`, one("wrong-type", "/notes/😀\n", "1", "text")},
		{`"notes":{"x":"1","\u0078":"2"}`, one("duplicate-field", "/notes/x", "x", "one x")},
		{`"cellar":{"deep":{"deep":{"levels":"x"}}}`, one("wrong-type", "/cellar/deep/deep/levels", "x", "whole number")},
		{`"cellar":"x"`, one("wrong-type", "/cellar", "x", "object")},
		{`"open":"true"`, one("wrong-type", "/open", "true", "true | false")},
		{`"open":0`, one("wrong-type", "/open", "0", "true | false")},
		{`"door":null`, one("wrong-type", "/door", "null", "true | false")},
		{`"color":""`, one("unknown-word", "/color", "", "red | blue")},
		{`"color":1`, one("wrong-type", "/color", "1", "red | blue")},
		{`"key":"Up"`, one("unknown-word", "/key", "Up", "up | down")},
		{`"key":0`, one("wrong-type", "/key", "0", "up | down")},
		{`"code":"12"`, one("no-code", "/code", `"12"`, "#…")},
		{`"code":{"a": [1, "}"]}`, one("no-code", "/code", `{"a":[1,"}"]}`, "#…")},
		{`"code":"boom"`, one("unreadable", "/code", "boom", "no refusal")},
		{`"pair":"x"`, one("wrong-type", "/pair", "x", "number | list")},
		{`"pair":1.5`, one("not-whole", "/pair", "1.5", "whole number")},
		{`"pair":[1]`, one("not-two", "/pair", "[1]", "two")},
		{`"pair":[1,"x"]`, one("wrong-type", "/pair/1", "x", "whole number")},
		{`"grid":[[],[1,[]]]`, one("wrong-type", "/grid/1/1", "[]", "whole number")},
		{`"Name":"B"`, one("unknown-field", "/Name", "Name", names)},
		{`"Bare":1`, one("unknown-field", "/Bare", "Bare", names)},
		{`"private":1`, one("unknown-field", "/private", "private", names)},
		{`"-":1`, one("unknown-field", "/-", "-", names)},
		{`"":1`, one("unknown-field", "/", "", names)},
		{`"a/b":{"x":["}",{"y":"\"]"}]}`, one("unknown-field", "/a~1b", "a/b", names)},
		{`"name":"B"`, one("duplicate-field", "/name", "name", "one name")},
		{`"n\u0061me":2`, one("duplicate-field", "/name", "name", "one name")},
	} {
		_, problems := read(`{"name":"A",` + c.fields + `}`)
		assert.Equal(t, c.want, problems, c.fields)
	}
}

// What a problem's text says stands in its fields too.
func TestProblemFields(t *testing.T) {
	for _, c := range []struct {
		fields string // after the name
		want   problem.Problem
	}{
		{`"size":13`, problem.Problem{Least: new(-2), Most: new(12)}},
		{`"size":1.0`, problem.Problem{Least: new(-2), Most: new(12)}},
		{`"size":"x"`, problem.Problem{Least: new(-2), Most: new(12)}},
		{`"size":""`, problem.Problem{Least: new(-2), Most: new(12), Missing: []string{"/size"}}},
		{`"any":"x"`, problem.Problem{}},
		{`"least":2`, problem.Problem{Least: new(3)}},
		{`"nick":"åäöx"`, problem.Problem{Least: new(0), Most: new(3)}},
		{`"nick":1`, problem.Problem{}}, // has no length
		{`"pets":[{"kind":"red","legs":1},{"kind":"red","legs":1},{"kind":"red","legs":1}]`, problem.Problem{Least: new(0), Most: new(2)}},
		{`"rooms":[]`, problem.Problem{Least: new(1)}},
		{`"pets":{}`, problem.Problem{}},
		{`"pets":""`, problem.Problem{Missing: []string{"/pets"}}},
		{`"pets":[{"kind":"red"}]`, problem.Problem{Missing: []string{"/pets/0/legs"}}},
		{`"pets":[{"kind":"red","legs":1,"Legs":2}]`, problem.Problem{Choices: []string{"kind", "legs"}}},
		{`"colors":{"green":1}`, problem.Problem{Choices: []string{"red", "blue"}}},
		{`"colors":{"red":1,"red":2}`, problem.Problem{}},
		{`"color":""`, problem.Problem{Choices: []string{"red", "blue"}, Missing: []string{"/color"}}},
		{`"color":1`, problem.Problem{Choices: []string{"red", "blue"}}},
		{`"key":"Up"`, problem.Problem{Choices: []string{"up", "down"}}},
		{`"key":0`, problem.Problem{Choices: []string{"up", "down"}}},
		{`"code":"12"`, problem.Problem{}},
		{`"code":""`, problem.Problem{Missing: []string{"/code"}}},
		{`"":1`, problem.Problem{Choices: strings.Split(`name | size | any | least | few | nick | pets | rooms | colors | bills | notes | cellar | open | door | color | key | code | pair | grid`, " | ")}},
	} {
		var problems problem.List
		document.Read([]byte(`{"name":"A",`+c.fields+`}`), &household{}, &problems)
		require.Len(t, problems, 1, c.fields)
		c.want.Code, c.want.Pointer, c.want.Found, c.want.Expected = problems[0].Code, problems[0].Pointer, problems[0].Found, problems[0].Expected
		assert.Equal(t, c.want, problems[0], c.fields)
	}
}

func TestDocumentsThatAreNoObject(t *testing.T) {
	for _, text := range []string{`1`, ` "x" `, `[]`, `null`, `true`, `-0.5e-7`} {
		_, problems := read(text)
		assert.Equal(t, one("wrong-type", "", strings.Trim(text, ` "`), "object"), problems, text)
	}
}

func TestDocumentsThatAreNoJSON(t *testing.T) {
	for text, found := range map[string]string{
		``:                        "byte 1: end",
		` `:                       "byte 2: end",
		`{`:                       "byte 2: end",
		`{"name":"A",}`:           "byte 13: '}'",
		`{"size":NaN}`:            "byte 9: 'N'",
		`{"size":+5}`:             "byte 9: '+'",
		`{"size":.5}`:             "byte 9: '.'",
		`{"size":5.}`:             "byte 11: '}'",
		`{"size":05}`:             "byte 10: '5'",
		`{"size":1,000}`:          "byte 11: '0'",
		`{"size":0x1}`:            "byte 10: 'x'",
		`{"name":'A'}`:            `byte 9: '\''`,
		"{\"name\":\"A\nB\"}":     `byte 11: '\n'`,
		`{"name":"\x"}`:           "byte 11: 'x'",
		`{} {}`:                   "byte 4: '{'",
		"\ufeff":                  "byte 4: end",
		"\ufeff}":                 "byte 4: '}'",
		"\ufeff\ufeff{}":          `byte 4: '\ufeff'`,
		"{}\ufeff":                `byte 3: '\ufeff'`,
		`]]]]`:                    "byte 1: ']'",
		`{"name":"A","size":1/**`: "byte 21: '/'",
	} {
		_, problems := read(text)
		assert.Equal(t, one("not-json", "", found, "JSON"), problems, text)
	}
}

func TestR64ByteOrderMark(t *testing.T) {
	const text = `{"name":"A","size":7}`
	want, problems := read(text)
	require.Empty(t, problems)
	marked := []byte("\ufeff" + text)
	got, problems := read(string(marked))
	assert.Empty(t, problems)
	assert.Equal(t, want, got)
	assert.Equal(t, "\ufeff"+text, string(marked))
}

func TestDocumentsThatAreNotUTF8(t *testing.T) {
	for text, found := range map[string]string{
		"{\"name\":\"\xff\"}":           "byte 10",
		"\xc0\x80":                      "byte 1",
		"{}\xe2\x82":                    "byte 3",
		"\xed\xa0\x80":                  "byte 1",
		`{"name":"\ud800"}`:             `byte 10: \ud800`,
		`{"name":"\uDC00\uD800"}`:       `byte 10: \uDC00`,
		`{"name":"\ud83d\ude00\ud83d"}`: `byte 22: \ud83d`,
		`{"\\\ud83dx":1}`:               `byte 5: \ud83d`,
		`{"name":"\ud800\u0041"}`:       `byte 10: \ud800`,
	} {
		_, problems := read(text)
		assert.Equal(t, one("not-utf8", "", found, "UTF-8"), problems, text)
	}
	for _, text := range []string{`{"name":"\\ud800"}`, `{"name":"\ufffd"}`} {
		h, problems := read(text)
		assert.Equal(t, text == `{"name":"\ufffd"}`, len(problems) == 0, text)
		assert.NotContains(t, problems, "not-utf8", text)
		assert.Contains(t, []string{"", "\ufffd"}, h.Name)
	}
}

func TestDeepDocuments(t *testing.T) {
	nested := func(open, inner, shut string, depth int) string {
		return strings.Repeat(open, depth) + inner + strings.Repeat(shut, depth)
	}
	for _, c := range []struct{ open, shut string }{{"[", "]"}, {`{"a":`, "}"}, {"[", ""}, {`{"a":`, ""}} {
		for _, depth := range []int{33, 10_000, 150_000} {
			_, problems := read(nested(c.open, "1", c.shut, depth))
			assert.Equal(t, one("too-deep", "", fmt.Sprint("depth ", depth), "at most 32"), problems)
		}
	}
	// 32 are not too deep: the innermost value is found to be wrong.
	_, problems := read(`{"name":"A","cellar":` + nested(`{"deep":`, "1", "}", 31) + `}`)
	assert.Equal(t, one("wrong-type", "/cellar"+strings.Repeat("/deep", 31), "1", "object"), problems)
	// Brackets in text are none.
	_, problems = read(`{"name":"A","notes":{"x":"` + strings.Repeat(`\"[{`, 100) + `"}}`)
	assert.Empty(t, problems)
}

func TestLongDocuments(t *testing.T) {
	wrapped := func(bytes int) string {
		const start, end = `{"name":"A","notes":{"x":"`, `"}}`
		return start + strings.Repeat("y", bytes-len(start)-len(end)) + end
	}
	h, problems := read(wrapped(1 << 20))
	assert.Empty(t, problems)
	assert.Len(t, h.Notes["x"], 1<<20-29)
	for _, n := range []int{1<<20 + 1, 2 << 20} {
		_, problems = read(wrapped(n))
		assert.Equal(t, one("document-too-long", "", fmt.Sprint(n, " bytes"), "at most 1048576 bytes"), problems)
	}
	// One document, many problems, long names among them.
	_, problems = read(`{"name":"` + strings.Repeat("x", 1<<19) + `","` + strings.Repeat("y", 1<<18) + `":1,"rooms":[` + strings.Repeat("1,", 1<<16) + `1]}`)
	require.Len(t, problems, 2+1<<16+1)
	assert.Equal(t, strings.Repeat("x", 60)+"…", problems[0].Found)
	assert.Len(t, problems[1].Pointer, 1+1<<18)
	assert.Equal(t, "/rooms/65536", problems[len(problems)-1].Pointer)
}

func TestEveryProblemAtOnce(t *testing.T) {
	_, problems := read(`{
		"size": 99, "few": 0, "nick": "long", "pets": [{"kind": "green"}, {"legs": 9, "kind": null, "tail": 1}, 3],
		"rooms": [], "colors": {"red": 1.5, "green": 1, "green": 2, "red": 3}, "bills": {"up": {"kind": "red", "legs": -1}},
		"notes": {"x": null}, "cellar": [], "open": 1, "color": "green", "key": "left", "code": 1, "pair": {},
		"size": 1, "x": {"y": 1}, "x": 2
	}`)
	assert.Equal(t, problem.List{
		{Code: "out-of-range", Pointer: "/size", Found: "99", Expected: "whole number, -2–12"},
		{Code: "out-of-range", Pointer: "/few", Found: "0", Expected: "whole number, 1–3"},
		{Code: "text-length", Pointer: "/nick", Found: "long", Expected: "text, 0–3"},
		{Code: "unknown-word", Pointer: "/pets/0/kind", Found: "green", Expected: "red | blue"},
		{Code: "missing", Pointer: "/pets/0/legs", Expected: "legs"},
		{Code: "out-of-range", Pointer: "/pets/1/legs", Found: "9", Expected: "whole number, 0–8"},
		{Code: "wrong-type", Pointer: "/pets/1/kind", Found: "null", Expected: "red | blue"},
		{Code: "unknown-field", Pointer: "/pets/1/tail", Found: "tail", Expected: "kind | legs"},
		{Code: "wrong-type", Pointer: "/pets/2", Found: "3", Expected: "object"},
		{Code: "list-length", Pointer: "/pets", Found: "3", Expected: "0–2"},
		{Code: "list-length", Pointer: "/rooms", Found: "0", Expected: "≥ 1"},
		{Code: "not-whole", Pointer: "/colors/red", Found: "1.5", Expected: "whole number"},
		{Code: "unknown-field", Pointer: "/colors/green", Found: "green", Expected: "red | blue"},
		{Code: "duplicate-field", Pointer: "/colors/green", Found: "green", Expected: "one green"},
		{Code: "duplicate-field", Pointer: "/colors/red", Found: "red", Expected: "one red"},
		{Code: "out-of-range", Pointer: "/bills/up/legs", Found: "-1", Expected: "whole number, 0–8"},
		{Code: "wrong-type", Pointer: "/notes/x", Found: "null", Expected: "text"},
		{Code: "wrong-type", Pointer: "/cellar", Found: "[]", Expected: "object"},
		{Code: "wrong-type", Pointer: "/open", Found: "1", Expected: "true | false"},
		{Code: "unknown-word", Pointer: "/color", Found: "green", Expected: "red | blue"},
		{Code: "unknown-word", Pointer: "/key", Found: "left", Expected: "up | down"},
		{Code: "no-code", Pointer: "/code", Found: "1", Expected: "#…"},
		{Code: "wrong-type", Pointer: "/pair", Found: "{}", Expected: "number | list"},
		{Code: "duplicate-field", Pointer: "/size", Found: "size", Expected: "one size"},
		{Code: "unknown-field", Pointer: "/x", Found: "x", Expected: "name | size | any | least | few | nick | pets | rooms | colors | bills | notes | cellar | open | door | color | key | code | pair | grid"},
		{Code: "duplicate-field", Pointer: "/x", Found: "x", Expected: "one x"},
		{Code: "missing", Pointer: "/name", Expected: "name"},
	}, problems)
}

// What could be read stays beside what could not.
func TestTheRestIsRead(t *testing.T) {
	h, problems := read(`{"name":5,"size":3,"pets":[7,{"kind":"red","legs":2}],"colors":{"x":1,"red":4}}`)
	assert.Len(t, problems, 3)
	assert.Equal(t, household{Size: 3, Pets: []pet{{}, {"red", 2}}, Colors: map[color]int{"red": 4}}, h)
}

func TestProblemsAreAdded(t *testing.T) {
	problems := one("earlier", "", "", "")
	document.Read([]byte(`{}`), &household{}, &problems)
	require.Len(t, problems, 2)
	assert.Equal(t, "earlier", problems[0].Code)
	assert.Equal(t, problem.Problem{Code: "missing", Pointer: "/name", Expected: "name", Missing: []string{"/name"}}, problems[1])
}

func TestTextIsNotTouched(t *testing.T) {
	text := []byte(` { "name" : "A" } `)
	before := bytes.Clone(text)
	document.Read(text, &household{}, new(problem.List))
	assert.Equal(t, before, text)
}

// plainHousehold is household without what encoding/json cannot know of.
type plainHousehold struct {
	Name   string            `json:"name"`
	Any    int               `json:"any"`
	Few    *int              `json:"few"`
	Pets   []plainPet        `json:"pets"`
	Notes  map[string]string `json:"notes"`
	Open   bool              `json:"open"`
	Cellar *plainCellar      `json:"cellar"`
	Grid   [][]int           `json:"grid"`
	Bills  map[key]int       `json:"bills"`
}

type plainPet struct {
	Kind string `json:"kind"`
	Legs int    `json:"legs"`
}

type plainCellar struct {
	Deep *plainCellar `json:"deep"`
}

// FuzzRead holds Read against encoding/json: nothing makes it panic, it finds
// a problem in all that encoding/json refuses, what it reads without a problem
// encoding/json reads to the same values, and every problem has a place that
// can be found in the document.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		`{"name":"\u00c5\ud83d\ude00\n","any":-12,"few":3,"pets":[{"kind":"x","legs":1}],"notes":{"a/b":"c","":""},"open":true}`,
		`{"cellar":{"deep":{"deep":{}}},"grid":[[1,2],[],[3]],"bills":{"up":1,"down":2}}`,
		`{"name":1,"name":2,"x":[{}],"pets":[1,{"legs":1e9}],"notes":{"~/":null},"few":null}`,
		`{"any":0.5,"open":"","grid":[[[]]],"bills":{"side":1}}`,
		`[[[[`, `{"a":{"b":`, "\xff", `"\ud800"`, `nul`, ` `, `{"name":"\\","a\"":1}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var got, want plainHousehold
		var problems problem.List
		document.Read(text, &got, &problems)
		strict := json.NewDecoder(bytes.NewReader(text))
		strict.DisallowUnknownFields()
		err := strict.Decode(&want)
		if problems == nil {
			require.NoError(t, err)
			normalize(&got)
			normalize(&want)
			assert.Equal(t, want, got)
		}
		var rich household
		document.Read(text, &rich, new(problem.List))

		if !json.Valid(text) {
			assert.Len(t, problems, 1)
			return
		}
		var tree any
		require.NoError(t, json.Unmarshal(text, &tree))
		for _, p := range problems {
			assert.NotEmpty(t, p.Code)
			assert.NotEmpty(t, p.Expected, p)
			assert.True(t, resolves(tree, p.Pointer), "%q", p)
		}
	})
}

// normalize makes empty lists nil: Read leaves no list there.
func normalize(h *plainHousehold) {
	if len(h.Pets) == 0 {
		h.Pets = nil
	}
	if len(h.Grid) == 0 {
		h.Grid = nil
	}
	for i := range h.Grid {
		if len(h.Grid[i]) == 0 {
			h.Grid[i] = nil
		}
	}
}

// resolves tells whether pointer leads to a value of tree.
func resolves(tree any, pointer string) bool {
	if pointer == "" {
		return true
	}
	for step := range strings.SplitSeq(pointer[1:], "/") {
		step = strings.ReplaceAll(strings.ReplaceAll(step, "~1", "/"), "~0", "~")
		switch at := tree.(type) {
		case map[string]any:
			next, ok := at[step]
			if !ok {
				return false
			}
			tree = next
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(at) {
				return false
			}
			tree = at[i]
		default:
			return false
		}
	}
	return true
}
