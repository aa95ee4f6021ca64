package schema_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// checker holds documents against schema files, as far as they use JSON Schema.
// A keyword that it does not know is a panic.
type checker struct {
	files map[string]map[string]any
	seen  map[string]bool // the places of the properties that occurred
}

// check returns the places of value where it is not as the schema in file says.
func (c *checker) check(file string, value any) []string {
	return c.node(file, file+"#", c.files[file], value, "")
}

// follow returns the schema that a reference in file leads to, and its place.
func (c *checker) follow(file, reference string) (string, string, any) {
	name, pointer, _ := strings.Cut(reference, "#")
	if name == "" {
		name = file
	}
	var node any = c.files[name]
	for step := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if step != "" {
			node = node.(map[string]any)[step]
		}
	}
	return name, name + "#" + pointer, node
}

func (c *checker) node(file, place string, schema, value any, at string) (wrong []string) {
	fail := func(keyword string) { wrong = append(wrong, at+" "+keyword) }
	rules := schema.(map[string]any)
	whole := func(name string) int {
		n, err := strconv.Atoi(string(rules[name].(json.Number)))
		if err != nil {
			panic(err)
		}
		return n
	}
	list, isList := value.([]any)
	object, isObject := value.(map[string]any)
	text, isText := value.(string)
	number, isNumber := value.(json.Number)
	for keyword, rule := range rules {
		switch keyword {
		case "$schema", "$id", "$defs", "description", "examples", "default", "format":
		case "$ref":
			target, targetPlace, node := c.follow(file, rule.(string))
			wrong = append(wrong, c.node(target, targetPlace, node, value, at)...)
		case "type":
			ok := map[string]bool{"object": isObject, "array": isList, "string": isText, "number": isNumber, "integer": isNumber && !strings.ContainsAny(string(number), ".eE")}
			ok["boolean"] = value == true || value == false
			if !ok[rule.(string)] {
				fail("type")
			}
		case "enum":
			if !slices.Contains(rule.([]any), value) {
				fail("enum")
			}
		case "pattern":
			if isText && !regexp.MustCompile(rule.(string)).MatchString(text) {
				fail("pattern")
			}
		case "minLength":
			if isText && utf8.RuneCountInString(text) < whole(keyword) {
				fail(keyword)
			}
		case "maxLength":
			if isText && utf8.RuneCountInString(text) > whole(keyword) {
				fail(keyword)
			}
		case "minItems":
			if isList && len(list) < whole(keyword) {
				fail(keyword)
			}
		case "maxItems":
			if isList && len(list) > whole(keyword) {
				fail(keyword)
			}
		case "minimum", "maximum":
			if isNumber {
				n, _ := new(big.Rat).SetString(string(number))
				bound, _ := new(big.Rat).SetString(string(rule.(json.Number)))
				if beyond := n.Cmp(bound); keyword == "minimum" && beyond < 0 || keyword == "maximum" && beyond > 0 {
					fail(keyword)
				}
			}
		case "items":
			for i, item := range list {
				wrong = append(wrong, c.node(file, place+"/items", rule, item, at+"/"+strconv.Itoa(i))...)
			}
		case "required":
			for _, name := range rule.([]any) {
				if _, ok := object[name.(string)]; isObject && !ok {
					fail("required " + name.(string))
				}
			}
		case "properties":
			for name, property := range rule.(map[string]any) {
				if inner, ok := object[name]; ok {
					propertyPlace := place + "/properties/" + name
					if c.seen != nil {
						c.seen[propertyPlace] = true
					}
					wrong = append(wrong, c.node(file, propertyPlace, property, inner, at+"/"+name)...)
				}
			}
		case "propertyNames":
			for name := range object {
				wrong = append(wrong, c.node(file, place+"/propertyNames", rule, name, at+"/"+name)...)
			}
		case "additionalProperties":
			known, _ := rules["properties"].(map[string]any)
			for name, inner := range object {
				if _, ok := known[name]; ok {
					continue
				}
				if rule == false {
					fail("unknown " + name)
				} else {
					wrong = append(wrong, c.node(file, place+"/additionalProperties", rule, inner, at+"/"+name)...)
				}
			}
		case "allOf":
			for i, each := range rule.([]any) {
				wrong = append(wrong, c.node(file, fmt.Sprint(place, "/allOf/", i), each, value, at)...)
			}
		case "not":
			if len(c.node(file, place+"/not", rule, value, at)) == 0 {
				fail(keyword)
			}
		case "anyOf", "oneOf":
			fit := 0
			for i, choice := range rule.([]any) {
				if len(c.node(file, fmt.Sprint(place, "/", keyword, "/", i), choice, value, at)) == 0 {
					fit++
				}
			}
			if fit == 0 || keyword == "oneOf" && fit > 1 {
				fail(keyword)
			}
		default:
			panic("unknown keyword " + keyword)
		}
	}
	return wrong
}
