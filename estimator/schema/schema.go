// Package schema makes what others need to know of the estimator's documents from
// the Go types that read and write them: what there is from the types and their
// tags, the descriptions from the comments in their source. It makes the types and
// the services in TypeScript, for the page, and JSON Schema files (2020-12):
//
//	request.schema.json     what EstimateJSON, CompareJSON and SimulateJSON take
//	plan.schema.json        a plan, in a request and in a plan file
//	result.schema.json      what EstimateJSON returns
//	comparison.schema.json  what CompareJSON returns
//	simulation.schema.json  what SimulateJSON returns
//	ranking.schema.json     what [estimator.Estimator.Rank] returns
//	split.schema.json       what [estimator.Estimator.Split] returns
//	household.schema.json   what the credit of a household is asked with
//	credit.schema.json      what it is answered with
//
// The schemas stand in this folder, what is in TypeScript in web/src/engine. make
// generate makes all of them anew, and make lint fails where one is old. Schemas
// refer to each other by name.
//
// A schema says what each field may hold. What fields say together, such as
// that every item's member is one of the household, is for the estimator.
// In two places the estimator is stricter than a schema can say: whole numbers
// are written with digits alone, not as 1.0 or 1e0; amounts and percentages
// written as numbers have at most two decimals and no exponent.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/credit"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/tax"
)

const (
	planFile      = "plan.schema.json"
	householdFile = "household.schema.json"
)

// Files returns the texts of the schema files by their names. Source is the
// folder estimator/, whose comments become descriptions.
func Files(source fs.FS) (map[string][]byte, error) {
	words, err := readComments(source)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for name, root := range map[string]func(b *builder) object{
		"request.schema.json": func(b *builder) object { return b.structure(reflect.TypeFor[estimator.Request]()) },
		planFile: func(b *builder) object {
			return b.withExamples("plan.Plan", b.structure(reflect.TypeFor[plan.Plan]()))
		},
		"result.schema.json":     answer(reflect.TypeFor[estimator.Result]()),
		"comparison.schema.json": answer(reflect.TypeFor[compare.Comparison]()),
		"simulation.schema.json": answer(reflect.TypeFor[estimator.SimulationResult]()),
		"ranking.schema.json":    answer(reflect.TypeFor[estimator.RankingResult]()),
		"split.schema.json":      answer(reflect.TypeFor[estimator.SplitResult]()),
		householdFile:            func(b *builder) object { return b.structure(reflect.TypeFor[estimator.CreditRequest]()) },
		"credit.schema.json":     answer(reflect.TypeFor[credit.Credit]()),
	} {
		b := &builder{comments: words, output: !slices.Contains([]string{"request.schema.json", planFile, householdFile}, name), names: map[string]reflect.Type{}}
		schema := object{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"$id", name}}
		schema = append(schema, root(b)...)
		schema = append(schema, member{"$defs", b.definitions})
		if b.err != nil {
			return nil, b.err
		}
		compact, err := json.Marshal(schema)
		if err != nil {
			return nil, err
		}
		var text bytes.Buffer
		if err := json.Indent(&text, compact, "", "  "); err != nil {
			return nil, err
		}
		text.WriteByte('\n')
		files[name] = text.Bytes()
	}
	return files, nil
}

// answer is the envelope of a result.
func answer(result reflect.Type) func(b *builder) object {
	return func(b *builder) object { return b.answer(result) }
}

func (b *builder) answer(result reflect.Type) object {
	only := func(name string, schema object) object {
		return object{{"type", "object"}, {"properties", object{{name, schema}}}, {"required", []string{name}}, {"additionalProperties", false}}
	}
	problems := object{{"type", "array"}, {"items", b.schema(reflect.TypeFor[problem.Problem](), nil)}, {"minItems", 1}}
	refusal := object{
		{"type", "object"},
		{"properties", object{{"code", object{{"type", "string"}}}, {"problems", problems}}},
		{"required", []string{"code", "problems"}},
		{"additionalProperties", false},
	}
	return object{
		{"description", "The result of a request, or every problem found in it."},
		{"oneOf", []object{only("ok", b.schema(result, nil)), only("error", refusal)}},
	}
}

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

func (o object) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(strconv.AppendQuote(b, m.name), ':')
		var value bytes.Buffer
		encoder := json.NewEncoder(&value)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(m.value); err != nil {
			return nil, err
		}
		b = append(b, bytes.TrimSpace(value.Bytes())...)
	}
	return append(b, '}'), nil
}

// builder makes the schema of one file.
type builder struct {
	comments    comments
	output      bool // of what the estimator writes, not of what it reads
	definitions object
	names       map[string]reflect.Type // of the definitions
	err         error
}

var readerType = reflect.TypeFor[document.Reader]()

// The forms of amounts and percentages (R1), of amounts in results, of dates.
const (
	amountPattern   = `^(0|[1-9][0-9]{0,6})(\.[0-9]{1,2})?$`
	multiplePattern = `^((0|[1-9][0-9]{0,2})(\.[0-9]{1,2})?|1000(\.0{1,2})?)$`
	percentPattern  = `^((0|[1-9][0-9]?)(\.[0-9]{1,2})?|100(\.0{1,2})?)$`
	dollarsPattern  = `^-?(0|[1-9][0-9]*)\.[0-9]{2}$`
	datePattern     = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
)

// number is how an amount or a percentage is written in what is read.
func number(most json.Number, pattern string) object {
	return object{{"anyOf", []object{
		{{"type", "number"}, {"minimum", 0}, {"maximum", most}},
		text(pattern),
	}}}
}

func text(pattern string) object { return object{{"type", "string"}, {"pattern", pattern}} }

// schema returns the schema of a type, with what the doc tag of a field says.
func (b *builder) schema(t reflect.Type, tag map[string]json.Number) object {
	if t.Kind() == reflect.Pointer {
		return b.schema(t.Elem(), tag)
	}
	switch t {
	case reflect.TypeFor[plan.Plan]():
		return object{{"$ref", planFile}}
	case reflect.TypeFor[money.Cents]():
		if b.output {
			return b.define(t, func() object { return text(dollarsPattern) })
		}
		return b.define(t, func() object { return number("9999999.99", amountPattern) })
	case reflect.TypeFor[money.Rate]():
		return b.define(t, func() object { return number("100", percentPattern) })
	case reflect.TypeFor[money.Multiple]():
		return b.define(t, func() object { return number("1000", multiplePattern) })
	case reflect.TypeFor[care.Date]():
		return b.define(t, func() object { return append(text(datePattern), member{"format", "date"}) })
	case reflect.TypeFor[plan.Address]():
		return b.define(t, func() object {
			return append(text(plan.AddressPattern), member{"maxLength", plan.MostAddress}, member{"format", "uri"})
		})
	case reflect.TypeFor[plan.Phone]():
		return b.define(t, func() object {
			return append(text(plan.PhonePattern), member{"minLength", plan.LeastPhone}, member{"maxLength", plan.MostPhone})
		})
	case reflect.TypeFor[plan.HIOSID]():
		return b.define(t, func() object { return text(plan.HIOSIDPattern) })
	case reflect.TypeFor[plan.ByTier]():
		return b.define(t, func() object {
			return b.either(reflect.TypeFor[money.Cents](), reflect.TypeFor[map[plan.Tier]money.Cents]())
		})
	case reflect.TypeFor[care.OutOfNetwork]():
		return b.define(t, func() object { return b.either(reflect.TypeFor[bool](), reflect.TypeFor[[]string]()) })
	case reflect.TypeFor[care.Tiers]():
		return b.define(t, func() object {
			tier := object{{"type", "integer"}, {"minimum", 1}, {"maximum", plan.MostTiers}}
			return object{{"anyOf", []object{tier, {{"type", "object"}, {"additionalProperties", tier}}}}}
		})
	case reflect.TypeFor[plan.Benefit]():
		return b.define(t, func() object {
			return object{{"anyOf", []object{{{"type", "string"}}, b.structure(t)[1:]}}} // the description is of both
		})
	case reflect.TypeFor[map[service.ID]plan.Benefit]():
		return append(b.dictionary(t), member{"required", []string{service.Other.String()}})
	}
	if values := b.comments.valuesOf(t); values != nil {
		return b.define(t, func() object { return object{{"type", "string"}, {"enum", values}} })
	}
	if reflect.PointerTo(t).Implements(readerType) {
		b.err = fmt.Errorf("%v reads itself, and nothing here says how it is written", t)
		return nil
	}
	bounded := func(kind, least, most string) object {
		o := object{{"type", kind}}
		for _, bound := range []struct{ tag, name string }{{"min", least}, {"max", most}, {"default", "default"}} {
			if n, ok := tag[bound.tag]; ok {
				o = append(o, member{bound.name, n})
			}
		}
		return o
	}
	switch t.Kind() {
	case reflect.Struct:
		return b.define(t, func() object { return b.structure(t)[1:] })
	case reflect.Map:
		return b.dictionary(t)
	case reflect.Slice:
		var each map[string]json.Number
		if most, ok := tag["eachMax"]; ok {
			each = map[string]json.Number{"min": "1", "max": most}
		}
		return append(bounded("array", "minItems", "maxItems"), member{"items", b.schema(t.Elem(), each)})
	case reflect.String:
		return bounded("string", "minLength", "maxLength")
	case reflect.Int:
		return bounded("integer", "minimum", "maximum")
	case reflect.Bool:
		return bounded("boolean", "", "")
	}
	b.err = fmt.Errorf("no schema for %v", t)
	return nil
}

func (b *builder) either(types ...reflect.Type) object {
	var schemas []object
	for _, t := range types {
		schemas = append(schemas, b.schema(t, nil))
	}
	return object{{"anyOf", schemas}}
}

// dictionary is the schema of a map.
func (b *builder) dictionary(t reflect.Type) object {
	o := object{{"type", "object"}}
	if b.comments.valuesOf(t.Key()) != nil {
		o = append(o, member{"propertyNames", b.schema(t.Key(), nil)})
	}
	return append(o, member{"additionalProperties", b.schema(t.Elem(), nil)})
}

// descriptions are of the types whose comment tells how they are held rather
// than how they are written.
var descriptions = map[reflect.Type]string{
	reflect.TypeFor[money.Cents]():    "An amount of US dollars with at most two decimals, in results always two. Digits and one point: no sign, exponent, separator or space, but for the minus of a negative result.",
	reflect.TypeFor[money.Rate]():     "A percentage from 0 to 100 with at most two decimals. Digits and one point: no sign, exponent, separator or space.",
	reflect.TypeFor[money.Multiple](): "A percentage from 0 to 1,000 with at most two decimals. Digits and one point: no sign, exponent, separator or space.",
	reflect.TypeFor[care.Date]():      "A day, YYYY-MM-DD.",
	reflect.TypeFor[service.ID]():     "A service, as package service lists them.",
}

// description says what a type is.
func (c comments) description(t reflect.Type) string {
	if text, ok := descriptions[t]; ok {
		return text
	}
	return c.ofType(t)
}

// names are what types are called outside of Go whose Go name says too little
// without its package, or says how they are held.
var names = map[reflect.Type]string{
	reflect.TypeFor[money.Cents]():                "Amount",
	reflect.TypeFor[money.Rate]():                 "Percent",
	reflect.TypeFor[care.Date]():                  "DateText",
	reflect.TypeFor[service.ID]():                 "Service",
	reflect.TypeFor[estimator.Request]():          "EstimateRequest",
	reflect.TypeFor[estimator.Result]():           "EstimateResult",
	reflect.TypeFor[estimator.SimulationResult](): "Simulation",
	reflect.TypeFor[estimator.RankingResult]():    "Ranking",
	reflect.TypeFor[estimator.SplitResult]():      "SplitAnswer",
	reflect.TypeFor[care.Item]():                  "CareItem",
	reflect.TypeFor[plan.Kind]():                  "LimitKind",
	reflect.TypeFor[plan.Type]():                  "PlanType",
	reflect.TypeFor[compare.Code]():               "ContributionCode",
	reflect.TypeFor[compare.Choice]():             "ProviderChoice",
	reflect.TypeFor[reference.Source]():           "SourceDocument",
	reflect.TypeFor[credit.Reason]():              "CreditNote",
	reflect.TypeFor[credit.Code]():                "CreditNoteCode",
	reflect.TypeFor[credit.Area]():                "RatingArea",
	reflect.TypeFor[compare.IfOutside]():          "TotalIfOutside",
	reflect.TypeFor[tax.Return]():                 "TaxReturn",
	reflect.TypeFor[tax.Basis]():                  "TaxBasis",
	reflect.TypeFor[tax.Saving]():                 "TaxSaving",
}

func publicName(t reflect.Type) string {
	if name, ok := names[t]; ok {
		return name
	}
	return t.Name()
}

// define makes the schema of a type a definition of the file, if it is none
// yet, and returns the reference to it.
func (b *builder) define(t reflect.Type, schema func() object) object {
	name := publicName(t)
	reference := object{{"$ref", "#/$defs/" + name}}
	if known, ok := b.names[name]; ok {
		if known != t {
			b.err = fmt.Errorf("%v and %v have one name", known, t)
		}
		return reference
	}
	b.names[name] = t
	at := len(b.definitions)
	b.definitions = append(b.definitions, member{name: name})
	definition := b.withExamples(nameOf(t), append(object{{"description", b.comments.description(t)}}, schema()...))
	b.definitions[at].value = definition
	return reference
}

// structure is the schema of a struct, the first member being the description.
func (b *builder) structure(t reflect.Type) object {
	var properties object
	required := []string{}
	var beside []object
	for f, owner := range fieldsOf(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		tag := map[string]json.Number{}
		for part := range strings.SplitSeq(f.Tag.Get("doc"), ",") {
			key, value, _ := strings.Cut(part, "=")
			tag[key] = json.Number(value)
		}
		_, needed := tag["required"]
		other, apart := tag["unless"]
		switch only := func(name string) object { return object{{"required", []string{name}}} }; {
		case apart && needed: // one of the two
			beside = append(beside, object{{"oneOf", []object{only(name), only(string(other))}}})
		case apart: // not both
			beside = append(beside, object{{"not", object{{"required", []string{name, string(other)}}}}})
		case needed || b.output && !strings.HasPrefix(options, "omit"):
			required = append(required, name)
		}
		schema := b.schema(f.Type, tag)
		if comment := b.comments.ofField(owner, f.Name); comment != "" {
			schema = append(object{{"description", comment}}, schema...)
		}
		properties = append(properties, member{name, b.withExamples(nameOf(owner)+"."+f.Name, schema)})
	}
	o := object{{"description", b.comments.ofType(t)}, {"type", "object"}, {"properties", properties}}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	if len(beside) > 0 {
		o = append(o, member{"allOf", beside})
	}
	return append(o, member{"additionalProperties", false})
}
