package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzDoor hands any bytes in under any name, in chunks of any size, and asks for all that
// there is: it is answered or refused with a code, never by "internal". Marks are the text
// of a summary's pages, and said is what a person says of the first plan.
func FuzzDoor(f *testing.F) {
	for _, c := range readCases(f) {
		for _, name := range c.Files {
			if content := contentOf(f, name); len(content) < 20_000 {
				marks := ""
				if strings.HasSuffix(name, ".json.gz") {
					marks = string(content)
				}
				f.Add(filepath.Base(name), content, 997, marks, `{"/premium/period": "month", "/premium/amount": "100"}`)
			}
		}
	}
	f.Add("a.csv", []byte("\x1f\x8b\x08\x00\x00\x00\x00\x00"), 1, `{"pages":[]}`, `[`)
	f.Fuzz(func(t *testing.T, name string, file []byte, size int, marks, said string) {
		var object map[string]json.RawMessage
		if json.Unmarshal([]byte(said), &object) != nil {
			said = "{}" // what is no object is a fault of the page's, and told as one
		}
		var r readings
		var opening struct{ OK number }
		require.NoError(t, json.Unmarshal([]byte(r.open()), &opening))
		n := opening.OK.Reading
		answers := []string{r.begin(n, name)}
		for size = 1 + (size&0x7fffffff)%4096; len(file) > 0; {
			chunk := file[:min(size, len(file))]
			file = file[len(chunk):]
			answers = append(answers, r.feed(n, chunk))
		}
		answers = append(answers, r.end(n))
		if marks != "" {
			answers = append(answers, r.marks(n, marks))
		}
		answers = append(answers, r.finish(n), r.draft(n, 0), r.plan(n, 0, said), r.draft(n, -1), r.plan(n+1, 0, said))
		for _, answer := range answers {
			require.True(t, json.Valid([]byte(answer)), "%.200s", answer)
			require.NotContains(t, answer, `"`+internal+`"`)
		}
	})
}
