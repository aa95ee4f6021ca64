package estimator_test

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rulesFile has every rule that is built, under a heading such as "### R3a What an
// item says".
const rulesFile = "rules.md"

// TestEveryRuleHasATest lists for each rule the tests that carry its number:
// go test ./estimator -run EveryRule -v prints the table. A rule that has no test
// here may be one of the page's, whose tests name it in a comment, as in "(R52)".
func TestEveryRuleHasATest(t *testing.T) {
	rules := headings(t)
	tests := testsByRule(t)
	page := rulesOfThePage(t)
	for _, rule := range rules {
		assert.True(t, len(tests[rule]) > 0 || page[rule], "R%s has a heading in %s and no test", rule, rulesFile)
		for _, test := range tests[rule] {
			t.Logf("R%-4s %s", rule, test)
		}
		delete(tests, rule)
		delete(page, rule)
	}
	assert.Empty(t, tests, "tests of rules that have no heading in %s", rulesFile)
	assert.Empty(t, page, "rules that the page's tests name and that have no heading in %s", rulesFile)
}

// headings are the numbers of the rules, each of which has to stand once, in
// order, with an example and a source.
func headings(t *testing.T) []string {
	text, err := os.ReadFile(rulesFile)
	require.NoError(t, err)
	var rules []string
	sections := regexp.MustCompile(`(?m)^### R(\d+a?) .+$`).FindAllStringSubmatchIndex(string(text), -1)
	for i, at := range sections {
		end := len(text)
		if i+1 < len(sections) {
			end = sections[i+1][0]
		}
		rule, section := string(text[at[2]:at[3]]), string(text[at[1]:end])
		assert.Contains(t, section, "\n*Example.* ", "R%s", rule)
		assert.Contains(t, section, "\n*Source.* ", "R%s", rule)
		rules = append(rules, rule)
	}
	require.NotEmpty(t, rules)
	assert.True(t, slices.IsSortedFunc(rules, byNumber), "the rules go by number: %v", rules)
	assert.Len(t, slices.Compact(slices.Clone(rules)), len(rules), "each stands once")
	return rules
}

// byNumber puts R3a behind R3 and before R4.
func byNumber(a, b string) int {
	number := func(rule string) int {
		n, _ := strconv.Atoi(strings.TrimSuffix(rule, "a"))
		return n
	}
	return cmp.Or(cmp.Compare(number(a), number(b)), cmp.Compare(a, b))
}

// rulesOfThePage are the numbers that the page's tests name.
func rulesOfThePage(t *testing.T) map[string]bool {
	files, err := filepath.Glob("../web/test/*.ts")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	rules := map[string]bool{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, m := range regexp.MustCompile(`\(R(\d+a?)\)`).FindAllStringSubmatch(string(text), -1) {
			rules[m[1]] = true
		}
	}
	return rules
}

// testsByRule are the tests of all packages here and of those in scripts by the
// number in their name, as their source declares them.
func testsByRule(t *testing.T) map[string][]string {
	numbered := regexp.MustCompile(`^TestR(\d+a?)[^\d]`)
	tests := map[string][]string{}
	files := token.NewFileSet()
	module := os.DirFS("..")
	read := func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		source, err := fs.ReadFile(module, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(files, name, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, declared := range file.Decls {
			function, ok := declared.(*ast.FuncDecl)
			if !ok || function.Recv != nil || len(function.Body.List) == 0 {
				continue
			}
			if m := numbered.FindStringSubmatch(function.Name.Name); m != nil {
				tests[m[1]] = append(tests[m[1]], fmt.Sprintf("%s in %s", function.Name.Name, path.Dir(name)))
			}
		}
		return nil
	}
	for _, folder := range []string{"estimator", "scripts"} {
		require.NoError(t, fs.WalkDir(module, folder, read))
	}
	for _, list := range tests {
		slices.Sort(list)
	}
	return tests
}
