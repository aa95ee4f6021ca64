package plan_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
)

func TestHIOSIDs(t *testing.T) {
	pattern := regexp.MustCompile(plan.HIOSIDPattern)
	for text, right := range map[string]bool{
		"12345TX0010001": true, "12345tx0010001": true, "12345TX0010001-00": true, "12345TX0010001-04": true,
		"12345TX001": false, "12345TX00100011": false, "1234ATX0010001": false, "12345T10010001": false, "12345TX0010001-": false,
		"12345TX0010001-4": false, "12345TX0010001-004": false, "12345TX0010001-AB": false, "12345TX0010001 ": false, "12345ÅX001001": false,
		"TXN001": false, "Choice Plus": false,
	} {
		var id plan.HIOSID
		var problems problem.List
		document.Read([]byte(`"`+text+`"`), &id, &problems)
		assert.Equal(t, right, pattern.MatchString(text), text)
		if right {
			assert.Empty(t, problems, text)
			assert.Equal(t, plan.HIOSID(text), id)
		} else if assert.Len(t, problems, 1, text) {
			assert.Equal(t, "not-a-hios-id", problems[0].Code)
		}
	}
}
