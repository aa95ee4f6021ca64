package sbc

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/planfile"
)

// confirmed are a draft's fields to be looked at as a person confirms them, with what no
// summary says.
func confirmed(d *planfile.Draft) map[string]json.RawMessage {
	all := map[string]json.RawMessage{"/premium": json.RawMessage(`{"period":"month","amount":"400.00"}`)}
	for _, f := range d.Fields {
		if f.State == planfile.Look {
			all[f.Pointer] = f.Value
		}
	}
	return all
}

// What was read and confirmed makes a plan that has nothing wrong with it; what was not
// read is unknown in it.
func TestR61Plan(t *testing.T) {
	for name, unknown := range map[string][]string{
		"ppo-word": {"/benefits/chiropractic/terms", "/benefits/eyeExam/terms",
			"/benefits/chiropractic/outOfNetwork", "/benefits/eyeExam/outOfNetwork"},
		"tiered-torn": {"/benefits/chiropractic/terms", "/benefits/eyeExam/terms",
			"/benefits/chiropractic/outOfNetwork", "/benefits/eyeExam/outOfNetwork"},
		"hmo-word":  {"/benefits/mentalHealthVisit/terms", "/benefits/eyeExam/terms", "/benefits/acupuncture/terms"},
		"hdhp-word": {"/benefits/chiropractic/terms", "/benefits/chiropractic/outOfNetwork"},
		"epo-word":  {"/benefits/chiropractic/terms"},
		"odd-word": {"/benefits/xray/terms", "/benefits/lab/terms", "/benefits/imaging/terms", "/benefits/genericDrug/terms",
			"/benefits/mentalHealthVisit/terms", "/benefits/chiropractic/terms", "/benefits/acupuncture/terms", "/benefits/eyeExam/terms",
			"/benefits/chiropractic/outOfNetwork", "/benefits/acupuncture/outOfNetwork", "/benefits/eyeExam/outOfNetwork"},
		"spanish-word": {"/benefits/specialtyDrug/terms", "/benefits/chiropractic/terms", "/benefits/eyeExam/terms",
			"/benefits/chiropractic/outOfNetwork", "/benefits/eyeExam/outOfNetwork"},
	} {
		t.Run(name, func(t *testing.T) {
			drafts, err := Read(readCorpus(t, name))
			require.True(t, err == nil || RefusalOf(err).Code == Tiers, "%v", err)
			made := drafts[0].Plan(confirmed(&drafts[0]))
			assert.Empty(t, made.Problems)
			assert.Empty(t, made.Lacks)
			assert.NotEmpty(t, made.Plan)
			assert.ElementsMatch(t, unknown, made.Unknown)
		})
	}
}

// Nothing of a summary enters a plan that a person has to look at and did not.
func TestR61PlanUnconfirmed(t *testing.T) {
	drafts, err := Read(readCorpus(t, "ppo-word"))
	require.NoError(t, err)
	made := drafts[0].Plan(nil)
	assert.Empty(t, made.Plan)
	assert.Contains(t, made.Unknown, "/benefits/specialist/terms")
	assert.NotContains(t, made.Unknown, "/benefits/primaryCare/terms")
}
