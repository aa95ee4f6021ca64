package plan

import (
	"strings"

	"github.com/outpocket/outpocket/estimator/document"
)

// A HIOSID is a plan's identifier in the marketplaces' files, such as 12345TX0010001: five
// digits of the issuer, two letters of the state, seven digits, and the variant behind it
// or not, such as -01.
type HIOSID string

// HIOSIDPattern is what such an identifier looks like.
const HIOSIDPattern = `^[0-9]{5}[A-Za-z]{2}[0-9]{7}(-[0-9]{2})?$`

// ReadDocument reads what is an identifier.
func (h *HIOSID) ReadDocument(v document.Value) {
	if v.Characters((*string)(h), 1, 80) && !isHIOSID(string(*h)) {
		v.Fail("not-a-hios-id", "12345TX0010001")
	}
}

func isHIOSID(text string) bool {
	plan, variant, varies := strings.Cut(text, "-")
	return IsStandardComponent(plan) && (!varies || len(variant) == 2 && strings.Trim(variant, digits) == "")
}

// IsStandardComponent tells whether text is an identifier of that kind without a variant.
func IsStandardComponent(text string) bool {
	if len(text) != 14 {
		return false
	}
	return strings.Trim(text[:5]+text[7:], digits) == "" && strings.Trim(text[5:7], letters) == ""
}
