package schema

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"iter"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// comments are what the source says of types.
type comments struct {
	// texts are the comments on types and their fields, by "folder.Type" and
	// "folder.Type.Field".
	texts map[string]string
	// constants are the values of the text constants of a type, by "folder.Type".
	constants map[string][]string
}

// module is the import path of the folder estimator/.
var module = path.Dir(reflect.TypeFor[comments]().PkgPath())

func nameOf(t reflect.Type) string {
	folder := strings.TrimPrefix(strings.TrimPrefix(t.PkgPath(), module), "/")
	if folder == "" {
		folder = "."
	}
	name, _, _ := strings.Cut(t.Name(), "[") // of a generic type
	return folder + "." + name
}

// fieldsOf are the fields that stand in documents, those of embedded structs among
// them, each with the struct that has it.
func fieldsOf(t reflect.Type) iter.Seq2[reflect.StructField, reflect.Type] {
	return func(yield func(reflect.StructField, reflect.Type) bool) {
		for f := range t.Fields() {
			if f.Anonymous {
				for inner, owner := range fieldsOf(f.Type) {
					if !yield(inner, owner) {
						return
					}
				}
				continue
			}
			if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name == "" || name == "-" {
				continue
			}
			if !yield(f, t) {
				return
			}
		}
	}
}

func (c comments) ofType(t reflect.Type) string { return plain(c.texts[nameOf(t)], t) }

func (c comments) ofField(t reflect.Type, field string) string {
	return plain(c.texts[nameOf(t)+"."+field], t)
}

// readComments reads the folders whose types stand in documents.
func readComments(source fs.FS) (comments, error) {
	c := comments{texts: map[string]string{}, constants: map[string][]string{}}
	readers, err := fs.Glob(source, "planfile/*/doc.go") // readers of formats have reasons of their own
	if err != nil {
		return comments{}, err
	}
	folders := []string{".", "care", "claim", "compare", "credit", "directory", "money", "plan", "planfile", "problem", "rating", "reference", "risk", "service", "tax"}
	for _, doc := range readers {
		folders = append(folders, path.Dir(doc))
	}
	for _, folder := range folders {
		names, err := fs.Glob(source, path.Join(folder, "*.go"))
		if err != nil {
			return comments{}, err
		}
		if len(names) == 0 {
			return comments{}, fmt.Errorf("no Go source in %s", folder)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			text, err := fs.ReadFile(source, name)
			if err != nil {
				return comments{}, err
			}
			places := token.NewFileSet()
			file, err := parser.ParseFile(places, name, text, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return comments{}, err
			}
			c.readFile(places, file, folder)
		}
	}
	return c, nil
}

func (c comments) readFile(places *token.FileSet, file *ast.File, folder string) {
	for _, d := range file.Decls {
		declaration, ok := d.(*ast.GenDecl)
		if ok && declaration.Tok == token.CONST {
			c.readConstants(declaration, folder)
		}
		if !ok || declaration.Tok != token.TYPE {
			continue
		}
		for _, s := range declaration.Specs {
			spec := s.(*ast.TypeSpec)
			doc := spec.Doc
			if doc == nil {
				doc = declaration.Doc
			}
			name := folder + "." + spec.Name.Name
			c.texts[name] = doc.Text()
			if structure, ok := spec.Type.(*ast.StructType); ok {
				c.readFields(places, structure, name)
			}
		}
	}
}

// readConstants reads the constants that have a type and a text.
func (c comments) readConstants(declaration *ast.GenDecl, folder string) {
	for _, s := range declaration.Specs {
		spec := s.(*ast.ValueSpec)
		if len(spec.Values) != 1 {
			continue
		}
		name := ""
		switch of := spec.Type.(type) {
		case *ast.Ident:
			name = folder + "." + of.Name
		case *ast.SelectorExpr: // a type of another package, whose folder has its name
			name = of.X.(*ast.Ident).Name + "." + of.Sel.Name
		}
		if value, ok := spec.Values[0].(*ast.BasicLit); ok && value.Kind == token.STRING {
			text, _ := strconv.Unquote(value.Value) // what the parser took can be read
			if name != "" && !slices.Contains(c.constants[name], text) {
				c.constants[name] = append(c.constants[name], text)
			}
		}
	}
}

// readFields reads the comments on fields. One that stands on the first of
// several fields, without an empty line between them, is also on those of them
// that it names.
func (c comments) readFields(places *token.FileSet, structure *ast.StructType, name string) {
	shared, end := "", 0
	for _, f := range structure.Fields.List {
		text := f.Doc.Text() + f.Comment.Text()
		start := places.Position(f.Pos()).Line
		if text != "" || start != end+1 {
			shared = text
		}
		end = places.Position(f.End()).Line
		for _, field := range f.Names {
			if text != "" || wholeWord(field.Name).MatchString(shared) {
				c.texts[name+"."+field.Name] = shared
			}
		}
	}
}

func wholeWord(word string) *regexp.Regexp { return regexp.MustCompile(`\b` + word + `\b`) }

// jsonNames returns what the fields of a type are called in documents.
func jsonNames(t reflect.Type) map[string]string {
	names := map[string]string{}
	if t.Kind() == reflect.Struct {
		for f := range fieldsOf(t) {
			names[f.Name], _, _ = strings.Cut(f.Tag.Get("json"), ",")
		}
	}
	return names
}

var (
	ruleNumbers = regexp.MustCompile(` \(R[0-9]+[a-z]?(([,–] ?)R[0-9]+)*\)`)
	links       = regexp.MustCompile(`\[([^\]\s]+)\]`)
	identifiers = regexp.MustCompile(`\b[A-Z]\w*\b`)
)

// plain makes a description of a comment on a type or its fields: one line, the fields called what
// they are called in documents, without the numbers of rules.
func plain(comment string, of reflect.Type) string {
	names := jsonNames(of)
	text := strings.Join(strings.Fields(comment), " ")
	text = links.ReplaceAllString(ruleNumbers.ReplaceAllString(text, ""), "$1")
	return identifiers.ReplaceAllStringFunc(text, func(word string) string {
		if name := names[word]; name != "" {
			return name
		}
		return word
	})
}
