package puf_test

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
)

// readAll reads files, by name and text in turn, and returns the plans by their IDs.
func readAll(t *testing.T, options puf.Options, files ...string) (map[string]*puf.Plan, []*puf.Report) {
	t.Helper()
	set := puf.New(options)
	var reports []*puf.Report
	for i := 0; i < len(files); i += 2 {
		report, err := set.Add(files[i], strings.NewReader(files[i+1]))
		require.NoError(t, err)
		reports = append(reports, report)
	}
	plans := map[string]*puf.Plan{}
	require.NoError(t, set.Plans(func(p *puf.Plan) error {
		plans[p.ID] = p
		return nil
	}))
	return plans, reports
}

// field returns a plan's field as "state value" or "state reason", "" where there is none.
func field(p *puf.Plan, pointer string) string {
	for _, f := range p.Fields {
		if f.Pointer == pointer {
			out := string(f.State)
			if f.Value != nil {
				out += " " + string(f.Value)
			}
			if f.Reason != "" {
				out += " " + string(f.Reason)
			}
			return out
		}
	}
	return ""
}

// confirmed is what a draft makes where everything that is to be looked at has been
// confirmed, and a premium has been typed where no file has it.
func confirmed(p *puf.Plan) planfile.Made {
	said := map[string]json.RawMessage{}
	for _, f := range p.Fields {
		if f.State == planfile.Look {
			said[f.Pointer] = f.Value
		}
	}
	if field(p, "/premium/period") == "" {
		said["/premium"] = json.RawMessage(`{"period":"month","amount":{"individual":400}}`)
	}
	return p.Plan(said)
}

func reader(text string) io.Reader { return strings.NewReader(text) }

// A disk is a spill in memory.
type disk struct{ bytes.Buffer }

func (d *disk) ReadAt(into []byte, at int64) (int, error) {
	return bytes.NewReader(d.Bytes()).ReadAt(into, at)
}
