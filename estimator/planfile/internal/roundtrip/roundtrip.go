// Package roundtrip holds plans that readers made against what they cost, for their tests.
package roundtrip

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/problem"
)

// Check makes a plan of a draft for $400 a month, with all confirmed that is to be looked at
// but what no source states. A year of one person of 40 under it comes to total, with care
// that is "service price, service price", each once, with more fields of the item in JSON
// behind; and where it meets terms that nobody has read, unread is the service, its amount,
// and the total if the plan paid that. The plan comes out as a plan file and goes in again
// unchanged; what is unknown stays so (R58).
func Check(t *testing.T, d *planfile.Draft, care, total, unread string) {
	t.Helper()
	about := d.ID + " " + care
	of := *d
	of.Fields = nil
	confirmed := map[string]json.RawMessage{"/premium": json.RawMessage(`{"period":"month","amount":400}`)}
	for _, f := range d.Fields {
		if strings.HasPrefix(f.Pointer, "/premium") {
			continue
		}
		of.Fields = append(of.Fields, f)
		if f.State == planfile.Look && f.Reason != planfile.Assumed {
			confirmed[f.Pointer] = f.Value
		}
	}
	made := of.Plan(confirmed)
	require.Empty(t, made.Problems, about)
	require.Empty(t, made.Lacks, about)
	require.NotNil(t, made.Plan, about)
	var again plan.Plan
	var problems problem.List
	document.Read(made.Plan, &again, &problems)
	require.Empty(t, problems, about)

	var items []string
	for i, item := range strings.Split(care, ",") {
		part := strings.SplitN(strings.TrimSpace(item), " ", 3)
		more := ""
		if len(part) == 3 {
			more = "," + part[2]
		}
		items = append(items, fmt.Sprintf(`{"id":"%d","member":"m","service":%q,"count":1,"price":%s%s}`, i, part[0], part[1], more))
	}
	estimate := func(text []byte) string {
		return string(estimator.EstimateJSON(fmt.Appendf(nil, `{"year":%d,"members":[{"id":"m","relationship":"self","age":40}],"care":[%s],"plans":[%s]}`,
			again.Year, strings.Join(items, ","), text)))
	}
	first := estimate(made.Plan)
	var answer struct {
		OK struct {
			Plans []struct {
				Total        string
				UnknownTerms *estimator.UnknownTerms
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(first), &answer), first)
	require.Len(t, answer.OK.Plans, 1, first)
	p := &answer.OK.Plans[0]
	assert.Equal(t, total, p.Total, about)
	met := ""
	if p.UnknownTerms != nil {
		s := p.UnknownTerms.Services[0]
		met = s.Service.String() + " " + s.Amount.String() + " " + p.UnknownTerms.TotalIfPaid.String()
	}
	assert.Equal(t, unread, met, about)

	written := document.Append(nil, &again)
	assert.Equal(t, string(made.Plan), string(written), "a plan file goes in and comes out the same")
	assert.Equal(t, first, estimate(written))
	assert.Regexp(t, `"other":("Unknown"|\{"terms":"Unknown")`, string(written))
}
