package document_test

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/money"
)

// written has a field of each way in which one is written.
type written struct {
	Text    string                 `json:"text"`
	Maybe   string                 `json:"maybe,omitempty"`
	Number  int                    `json:"number"`
	Some    int                    `json:"some,omitempty"`
	Truth   bool                   `json:"truth,omitempty"`
	Amount  money.Cents            `json:"amount"`
	Pointer *money.Cents           `json:"pointer,omitempty"`
	Rate    money.Rate             `json:"rate"`
	List    []written              `json:"list"`
	Texts   []string               `json:"texts,omitempty"`
	Map     map[string]money.Cents `json:"map,omitempty"`
	Inside  *written               `json:"inside,omitempty"`
	Zero    zero                   `json:"zero,omitzero"`
	Any     any                    `json:"any,omitempty"`
	Hidden  int                    `json:"-"`
	Bare    int
	private int
}

type zero struct {
	Of int `json:"of"`
}

func (z zero) IsZero() bool { return z.Of == 7 }

func TestAppendIsAsEncodingJSON(t *testing.T) {
	amount := money.Cents(-5)
	empty := written{List: []written{}, Zero: zero{7}}
	full := written{
		Text: "å🏥\u2028\u2029<&>\"\\\x00\x1f\b\f\n\r\t\x7f", Maybe: "x", Number: -3, Some: 4, Truth: true, Amount: 1_234_50, Pointer: &amount, Rate: 12_50,
		List: []written{empty, {List: []written{empty}}}, Texts: []string{"", strings.Repeat("y", 5000)},
		Map: map[string]money.Cents{"b": 1, "a": 2, "a b": 3, "a\"": 4, "": 5}, Inside: &empty, Any: &empty, Hidden: 1, Bare: 2, private: 3,
	}
	for _, w := range []*written{&empty, &full} {
		// encoding/json writes what has no name too.
		bare := strings.NewReplacer(`,"Bare":0`, "", `,"Bare":2`, "")
		want, err := json.Marshal(w)
		require.NoError(t, err)
		assert.Equal(t, bare.Replace(string(want)), string(document.Append(nil, w)))
	}
	assert.Equal(t, `before {"of":0}`, string(document.Append([]byte("before "), &zero{})))
	assert.Equal(t, `[]`, string(document.Append(nil, new([]int))), "no null")
}

func TestAppendRefusesWhatNoDocumentHas(t *testing.T) {
	for _, target := range []any{new(float64), &struct {
		P *int `json:"p"`
	}{}} {
		assert.Panics(t, func() { document.Append(nil, target) })
	}
}

// What a type's table knows is found once, by whoever is first.
func TestAppendAtOnce(t *testing.T) {
	type fresh struct {
		Inside []struct {
			Of zero `json:"of"`
		} `json:"inside"`
	}
	f := fresh{make([]struct {
		Of zero `json:"of"`
	}, 2)}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			assert.Equal(t, `{"inside":[{"of":{"of":0}},{"of":{"of":0}}]}`, string(document.Append(nil, &f)))
		})
	}
	all.Wait()
}
