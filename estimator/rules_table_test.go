package estimator_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// lastRule is the last of the first part: every rule up to it has a test, and so
// have those of the second part that are built. No test carries another number.
const lastRule = 38

var laterRules = []int{49, 50, 51, 63, 64}

// TestEveryRuleHasATest lists for each rule the tests that carry its number:
// go test ./estimator -run EveryRule -v prints the table.
func TestEveryRuleHasATest(t *testing.T) {
	tests := testsByRule(t)
	var numbers []int
	for n := 1; n <= lastRule; n++ {
		numbers = append(numbers, n)
	}
	numbers = append(numbers, laterRules...)
	rules := []string{"3a"}
	for _, n := range numbers {
		rules = append(rules, strconv.Itoa(n))
	}
	for _, rule := range rules {
		assert.NotEmpty(t, tests[rule], "R%s has no test", rule)
	}
	for _, n := range numbers {
		for _, rule := range []string{strconv.Itoa(n), strconv.Itoa(n) + "a"} {
			for _, test := range tests[rule] {
				t.Logf("R%-4s %s", rule, test)
			}
			delete(tests, rule)
		}
	}
	assert.Empty(t, tests, "tests of rules that there are not")
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
