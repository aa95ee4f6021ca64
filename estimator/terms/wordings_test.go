package terms_test

import (
	"encoding/json"
	"errors"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/terms"
)

// wording is an entry of testdata/wordings.json, whose "about" says what it holds.
type wording struct {
	Text, Unmarked, Reads, Refused, Waits, Right, Note string
}

func wordings(t testing.TB) []wording {
	text, err := os.ReadFile("testdata/wordings.json")
	require.NoError(t, err)
	var file struct{ Wordings []wording }
	require.NoError(t, json.Unmarshal(text, &file))
	require.NotEmpty(t, file.Wordings)
	return file.Wordings
}

func (w *wording) unmarked(t testing.TB) terms.Unmarked {
	unmarked, ok := map[string]terms.Unmarked{"deductibleWaived": terms.UnmarkedWaived, "afterDeductible": terms.UnmarkedAfter}[w.Unmarked]
	require.True(t, ok, "%s: unmarked is deductibleWaived or afterDeductible", w.Text)
	return unmarked
}

// What real papers say is read as it is meant, or refused with the code that is
// expected. What waits for another rule is held at what is done today.
func TestR65Wordings(t *testing.T) {
	read, refused, waiting := 0, 0, 0
	for _, w := range wordings(t) {
		t.Run(w.Text, func(t *testing.T) {
			require.NotEqual(t, w.Reads == "", w.Refused == "", "it is read or refused")
			require.Equal(t, w.Waits == "", w.Right == "", "what waits says what will be right")
			switch {
			case w.Waits != "":
				waiting++
			case w.Reads != "":
				read++
			default:
				refused++
			}
			got, err := terms.Parse(w.Text, w.unmarked(t))
			if w.Refused != "" {
				var failure *terms.SyntaxError
				require.True(t, errors.As(err, &failure), "read as %s", got)
				assert.Equal(t, w.Refused, failure.Code)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, w.Reads, got.String())
			requireValid(t, got)
			requireReadsBack(t, got)
		})
	}
	t.Logf("%d are read, %d refused, %d wait for another rule", read, refused, waiting)
}
