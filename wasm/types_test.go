package main

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

// scalars are the Go types that are written as one TypeScript type, and the
// types whose several written forms types.ts spells out.
var scalars = map[reflect.Type]string{
	reflect.TypeFor[money.Cents]():       "Amount",
	reflect.TypeFor[money.Rate]():        "Percent",
	reflect.TypeFor[money.Multiple]():    "Percent",
	reflect.TypeFor[care.Date]():         "DateText",
	reflect.TypeFor[care.OutOfNetwork](): "OutOfNetwork",
	reflect.TypeFor[plan.ByTier]():       "ByTier",
	reflect.TypeFor[plan.Benefit]():      "Benefit",
	reflect.TypeFor[service.ID]():        "Service",
}

// renamed are the types whose Go name would say too little without its package.
var renamed = map[reflect.Type]string{
	reflect.TypeFor[estimator.Request]():          "EstimateRequest",
	reflect.TypeFor[estimator.Result]():           "EstimateResult",
	reflect.TypeFor[estimator.SimulationResult](): "Simulation",
	reflect.TypeFor[care.Item]():                  "CareItem",
	reflect.TypeFor[plan.Type]():                  "PlanType",
	reflect.TypeFor[plan.Benefit]():               "BenefitFields",
	reflect.TypeFor[compare.Code]():               "ReasonCode",
	reflect.TypeFor[compare.Choice]():             "ProviderChoice",
	reflect.TypeFor[reference.Source]():           "SourceDocument",
}

// The TypeScript types of the door are the Go ones: the same interfaces, the
// same fields in the same order, the same words.
func TestTypeScriptTypes(t *testing.T) {
	source, err := os.ReadFile("../web/src/engine/types.ts")
	require.NoError(t, err)
	text := regexp.MustCompile(`(?s)/\*\*.*?\*/\n`).ReplaceAllString(string(source), "")

	got := map[string]string{}
	for _, m := range regexp.MustCompile(`(?s)export interface (\w+) \{\n(.*?)\}`).FindAllStringSubmatch(text, -1) {
		got[m[1]] = m[2]
	}
	for _, m := range regexp.MustCompile(`(?s)export type (\w+) =\s+(?:\| )?('.*?');`).FindAllStringSubmatch(text, -1) {
		got[m[1]] = strings.Join(strings.Fields(m[2]), " ")
	}

	want := wanted{}
	want.add(reflect.TypeFor[estimator.Request]())
	want.add(reflect.TypeFor[estimator.Result]())
	want.add(reflect.TypeFor[compare.Comparison]())
	want.add(reflect.TypeFor[estimator.SimulationResult]())
	want.add(reflect.TypeFor[problem.Problem]())
	want.addFields(reflect.TypeFor[plan.Benefit]())
	want.words("Tier", plan.Tier("").Words())
	var services []string
	for id := range service.Count {
		services = append(services, id.String())
	}
	want.words("Service", services)

	for name := range want {
		assert.Equal(t, want[name], got[name], name)
	}
	for name := range got {
		assert.Contains(t, want, name, "no Go type is written so")
	}
}

// wanted is what types.ts should hold: bodies of interfaces and unions of
// words, by name.
type wanted map[string]string

// add adds what values of type t are written as, and gives the name of it.
func (w wanted) add(t reflect.Type) string {
	if name, ok := scalars[t]; ok {
		return name
	}
	if words, ok := reflect.Zero(t).Interface().(interface{ Words() []string }); ok && t.Kind() != reflect.Pointer {
		return w.words(nameOf(t), words.Words())
	}
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Int:
		return "number"
	case reflect.Pointer:
		return w.add(t.Elem())
	case reflect.Slice:
		return w.add(t.Elem()) + "[]"
	case reflect.Map:
		record := fmt.Sprintf("Record<%s, %s>", w.add(t.Key()), w.add(t.Elem()))
		if t.Key().Kind() == reflect.String && t.Key().PkgPath() == "" {
			return record
		}
		return "Partial<" + record + ">"
	case reflect.Struct:
		w.addFields(t)
		return nameOf(t)
	}
	panic("no TypeScript type for " + t.String())
}

func (w wanted) addFields(t reflect.Type) {
	if _, done := w[nameOf(t)]; done {
		return
	}
	var body strings.Builder
	for field := range t.Fields() {
		if !field.IsExported() {
			continue
		}
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if options != "" {
			name += "?"
		}
		fmt.Fprintf(&body, "  %s: %s;\n", name, w.add(field.Type))
	}
	w[nameOf(t)] = body.String()
}

func (w wanted) words(name string, words []string) string {
	w[name] = "'" + strings.Join(words, "' | '") + "'"
	return name
}

func nameOf(t reflect.Type) string {
	if name, ok := renamed[t]; ok {
		return name
	}
	return t.Name()
}
