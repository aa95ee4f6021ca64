package schema

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/claim"
	"github.com/outpocket/outpocket/estimator/compare"
	"github.com/outpocket/outpocket/estimator/directory"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/problem"
)

// columns is how wide a line of TypeScript may be.
const columns = 120

// generated is the first line of a file that nobody edits.
const generated = "// Made by make generate from the Go types and tables of estimator/. Edit those.\n"

// spelled are the types whose written forms TypeScript spells out.
var spelled = map[reflect.Type]string{
	reflect.TypeFor[money.Cents]():       "export type Amount = string;",
	reflect.TypeFor[money.Rate]():        "export type Percent = string;",
	reflect.TypeFor[money.Multiple]():    "export type Multiple = string;",
	reflect.TypeFor[care.Date]():         "export type DateText = string;",
	reflect.TypeFor[plan.Address]():      "export type Address = string;",
	reflect.TypeFor[plan.Phone]():        "export type Phone = string;",
	reflect.TypeFor[plan.HIOSID]():       "export type HIOSID = string;",
	reflect.TypeFor[plan.ByTier]():       "export type ByTier = Amount | Partial<Record<Tier, Amount>>;",
	reflect.TypeFor[care.OutOfNetwork](): "export type OutOfNetwork = boolean | string[];",
	reflect.TypeFor[care.Tiers]():        "export type Tiers = number | Record<string, number>;",
	reflect.TypeFor[json.RawMessage]():   "export type RawMessage = unknown;",
	reflect.TypeFor[plan.Benefit]():      "export type Benefit = string | BenefitFields;",
}

// TypeScript returns the text of the TypeScript types of what goes through the
// engine's door. Source is the folder estimator/.
func TypeScript(source fs.FS) ([]byte, error) {
	w, err := typesOf(source, nil, throughTheDoor...)
	if err != nil {
		return nil, err
	}
	return []byte(generated + strings.Join(w.declarations, "")), w.err
}

// throughTheDoor are the types of requests and answers.
var throughTheDoor = []reflect.Type{
	reflect.TypeFor[estimator.Request](), reflect.TypeFor[estimator.Result](), reflect.TypeFor[compare.Comparison](),
	reflect.TypeFor[estimator.SimulationResult](), reflect.TypeFor[estimator.RankingResult](), reflect.TypeFor[estimator.SplitResult](), reflect.TypeFor[problem.Problem](),
	reflect.TypeFor[plan.Tier](),
}

// ReadingTypes returns the text of the TypeScript types of what readers of other formats
// give. It imports the types of the engine's door. Source is the folder estimator/.
func ReadingTypes(source fs.FS) ([]byte, error) {
	door, err := typesOf(source, nil, throughTheDoor...)
	if err != nil {
		return nil, err
	}
	w, err := typesOf(source, door.done, reflect.TypeFor[planfile.Draft](), reflect.TypeFor[planfile.Made](), reflect.TypeFor[planfile.Count]())
	if err != nil {
		return nil, err
	}
	slices.Sort(w.imports)
	imports := "import type { " + strings.Join(w.imports, ", ") + " } from '../engine/types';\n"
	return []byte(generated + imports + strings.Join(w.declarations, "")), w.err
}

// DirectoryTypes returns the text of the TypeScript types of the files in which doctors and
// medicines are looked up. Source is the folder estimator/.
func DirectoryTypes(source fs.FS) ([]byte, error) {
	w, err := typesOf(source, nil, reflect.TypeFor[directory.Manifest](), reflect.TypeFor[directory.Search](),
		reflect.TypeFor[directory.Details](), reflect.TypeFor[directory.Formularies]())
	if err != nil {
		return nil, err
	}
	return []byte(generated + strings.Join(w.declarations, "")), w.err
}

// typesOf declares types and all that they use, but for those that are elsewhere.
func typesOf(source fs.FS, elsewhere map[reflect.Type]bool, types ...reflect.Type) (*typeWriter, error) {
	words, err := readComments(source)
	if err != nil {
		return nil, err
	}
	w := &typeWriter{comments: words, elsewhere: elsewhere, done: map[reflect.Type]bool{}}
	for _, t := range types {
		w.use(t)
	}
	return w, nil
}

// Parts returns the text of the list of what a household pays for care, in
// TypeScript.
func Parts() []byte {
	var names []string
	for f := range fieldsOf(reflect.TypeFor[claim.Parts[money.Cents]]()) {
		names = append(names, f.Tag.Get("json"))
	}
	return []byte(generated + "\n/** What a household pays for care, by kind. */\nexport const careParts = " + list(names) + ` as const;

/** What a total adds up from, beside the money of accounts. */
export const parts = ['premium', ...careParts] as const;
`)
}

// typeWriter writes each type once, those that it uses behind it.
type typeWriter struct {
	comments     comments
	elsewhere    map[reflect.Type]bool // declared in another file
	done         map[reflect.Type]bool
	declarations []string
	imports      []string
	err          error
}

// use returns how a type is called, and has it declared.
func (w *typeWriter) use(t reflect.Type) string {
	name := publicName(t)
	if text, ok := spelled[t]; ok {
		w.declare(t, func() string {
			if t == reflect.TypeFor[plan.Benefit]() {
				text += "\n\nexport interface BenefitFields {\n" + w.fields(t) + "}"
			}
			return text + "\n"
		})
		return name
	}
	if values := w.comments.valuesOf(t); values != nil {
		w.declare(t, func() string { return union(name, values) })
		return name
	}
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Float64:
		return "number"
	case reflect.Pointer:
		return w.use(t.Elem())
	case reflect.Slice:
		return w.use(t.Elem()) + "[]"
	case reflect.Array:
		return "[" + strings.Join(slices.Repeat([]string{w.use(t.Elem())}, t.Len()), ", ") + "]"
	case reflect.Map:
		record := fmt.Sprintf("Record<%s, %s>", w.use(t.Key()), w.use(t.Elem()))
		if t.Key().PkgPath() == "" {
			return record
		}
		return "Partial<" + record + ">"
	case reflect.Struct:
		w.declare(t, func() string { return "export interface " + name + " {\n" + w.fields(t) + "}\n" })
		return name
	}
	w.err = fmt.Errorf("no TypeScript for %v", t)
	return name
}

// declare adds the declaration of a type, unless it is there.
func (w *typeWriter) declare(t reflect.Type, text func() string) {
	if w.done[t] {
		return
	}
	w.done[t] = true
	if w.elsewhere[t] {
		w.imports = append(w.imports, publicName(t))
		return
	}
	at := len(w.declarations)
	w.declarations = append(w.declarations, "")
	w.declarations[at] = "\n" + jsDoc("", w.comments.description(t)) + text()
}

func (w *typeWriter) fields(t reflect.Type) string {
	var body strings.Builder
	for f, owner := range fieldsOf(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if options != "" {
			name += "?"
		}
		body.WriteString(jsDoc("  ", w.comments.ofField(owner, f.Name)))
		fmt.Fprintf(&body, "  %s: %s;\n", name, w.use(f.Type))
	}
	return body.String()
}

// valuesOf returns the words that a value of a type can be, nil where it can be
// any text: those it lists itself, else the constants of its type.
func (c comments) valuesOf(t reflect.Type) []string {
	if words, ok := reflect.Zero(t).Interface().(document.Words); ok && t.Kind() != reflect.Pointer {
		return words.Words()
	}
	return c.constants[nameOf(t)]
}

// union declares a type of words, in one line where it has room.
func union(name string, words []string) string {
	line := fmt.Sprintf("export type %s = '%s';\n", name, strings.Join(words, "' | '"))
	if len(line) <= columns {
		return line
	}
	return fmt.Sprintf("export type %s =\n  | '%s';\n", name, strings.Join(words, "'\n  | '"))
}

// jsDoc is a description as a comment, in lines as wide as there may be.
func jsDoc(indent, description string) string {
	if description == "" {
		return ""
	}
	if line := indent + "/** " + description + " */\n"; len(line) <= columns {
		return line
	}
	lines := []string{indent + " *"}
	for _, word := range strings.Fields(description) {
		if last := len(lines) - 1; len(lines[last])+1+len(word) > columns {
			lines = append(lines, indent+" * "+word)
		} else {
			lines[last] += " " + word
		}
	}
	return indent + "/**\n" + strings.Join(lines, "\n") + "\n" + indent + " */\n"
}
