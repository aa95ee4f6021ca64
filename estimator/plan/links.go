package plan

import (
	"strings"

	"github.com/outpocket/outpocket/estimator/document"
)

// Links are where a plan's own papers are, and whom to call.
type Links struct {
	// Summary is the Summary of Benefits and Coverage.
	Summary Address `json:"summary,omitempty"`
	// Brochure is the plan's brochure or evidence of coverage.
	Brochure Address `json:"brochure,omitempty"`
	// Directory is where providers of the network are found.
	Directory Address `json:"directory,omitempty"`
	// Formulary is the list of drugs that the plan covers.
	Formulary Address `json:"formulary,omitempty"`
	// Phone is the number that members call.
	Phone Phone `json:"phone,omitempty"`
}

// An Address is a whole address on the web that begins with https://, at most 500
// characters long. What is not ASCII is written as RFC 3986 has it: %C3%A5. A page
// can make a link of it as it stands: it runs nothing, and it names no user.
type Address string

// A Phone is a telephone number as people write it, 3 to 40 characters long: digits,
// at least three, and between them spaces and + ( ) - . alone.
type Phone string

// What addresses and telephone numbers look like, and how long they may be.
const (
	AddressPattern = `^https://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?$`
	PhonePattern   = `^[ +().-]*([0-9][ +().-]*){3,}$`
	MostAddress    = 500
	LeastPhone     = 3
	MostPhone      = 40
)

const (
	letters      = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits       = "0123456789"
	ofHosts      = letters + digits + ".-"
	ofPaths      = letters + digits + "._~:/?#[]@!$&'()*+,;=%-"
	betweenPhone = " +().-"
)

// ReadDocument reads what is an address.
func (a *Address) ReadDocument(v document.Value) {
	if v.Characters((*string)(a), 1, MostAddress) && !isAddress(string(*a)) {
		v.Fail("not-https", "https://…")
	}
}

// isAddress tells whether text is as AddressPattern says. The engine does without
// package regexp.
func isAddress(text string) bool {
	rest, ok := strings.CutPrefix(text, "https://")
	behindHost := strings.TrimLeft(rest, ofHosts)
	if !ok || len(behindHost) == len(rest) {
		return false
	}
	if port, ok := strings.CutPrefix(behindHost, ":"); ok {
		behindHost = strings.TrimLeft(port, digits)
		if len(behindHost) == len(port) {
			return false
		}
	}
	return behindHost == "" || strings.ContainsRune("/?#", rune(behindHost[0])) && strings.Trim(behindHost, ofPaths) == ""
}

// ReadDocument reads what is a telephone number.
func (p *Phone) ReadDocument(v document.Value) {
	if v.Characters((*string)(p), LeastPhone, MostPhone) && !isPhone(string(*p)) {
		v.Fail("not-a-phone", "digits, spaces, + ( ) - .")
	}
}

// isPhone tells whether text is as PhonePattern says.
func isPhone(text string) bool {
	count := 0
	for _, c := range text {
		switch {
		case strings.ContainsRune(digits, c):
			count++
		case !strings.ContainsRune(betweenPhone, c):
			return false
		}
	}
	return count >= LeastPhone
}
