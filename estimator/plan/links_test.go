package plan_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
)

// readLinks reads links with a field, and returns the codes of the problems.
func readLinks(t *testing.T, field, value string) (links plan.Links, codes []string) {
	text, err := json.Marshal(map[string]string{field: value})
	require.NoError(t, err)
	var problems problem.List
	document.Read(text, &links, &problems)
	for _, p := range problems {
		assert.Equal(t, "/"+field, p.Pointer)
		codes = append(codes, p.Code)
	}
	return links, codes
}

func TestAddresses(t *testing.T) {
	pattern := regexp.MustCompile(plan.AddressPattern)
	for _, address := range []string{
		"https://example.org", "https://example.org/", "https://www.example.org:8443/a/b.pdf?x=1&y=%20#p5", "https://example.org?q",
		"https://example.org#top", "https://192.0.2.1/@a", "https://xn--frskring-t4a4r.example/",
		"https://example.org/" + strings.Repeat("x", plan.MostAddress-len("https://example.org/")),
	} {
		links, codes := readLinks(t, "summary", address)
		assert.Empty(t, codes, address)
		assert.Equal(t, plan.Address(address), links.Summary)
		assert.Regexp(t, pattern, address)
	}
	for _, address := range []string{
		"http://example.org", "HTTPS://example.org", "javascript:alert(1)", "data:text/html,x", "//example.org", "example.org", "/a.pdf", "./a.pdf",
		"https:example.org", "https://", "https:///a", "https://example.org:/", "https://example.org:port/", "https://user@example.org/",
		"https://example.org\\a", "https://example.org/a b", "https://example.org/\n", " https://example.org", "https://example.org/<b>",
		"https://example.org/å", "https://exämple.org", "https://example.org/\"x", "java\tscript:alert(1)", "x",
	} {
		_, codes := readLinks(t, "formulary", address)
		assert.Equal(t, []string{"not-https"}, codes, address)
		assert.NotRegexp(t, pattern, address)
	}
	for _, address := range []string{"", "https://example.org/" + strings.Repeat("x", plan.MostAddress)} {
		_, codes := readLinks(t, "directory", address)
		assert.Equal(t, []string{"text-length"}, codes, address)
	}
}

func TestPhones(t *testing.T) {
	pattern := regexp.MustCompile(plan.PhonePattern)
	for _, phone := range []string{"711", "1-800-555-0100", "+1 (800) 555-0100", "800.555.0100", "(800) 555 01 00"} {
		links, codes := readLinks(t, "phone", phone)
		assert.Empty(t, codes, phone)
		assert.Equal(t, plan.Phone(phone), links.Phone)
		assert.Regexp(t, pattern, phone)
	}
	for _, phone := range []string{"1-800-CALL-US", "tel:18005550100", "555-0100 ext. 5", "+-().", "1 2 -", "８００-555", "555\n0100", "555–0100"} {
		_, codes := readLinks(t, "phone", phone)
		assert.Equal(t, []string{"not-a-phone"}, codes, phone)
		assert.NotRegexp(t, pattern, phone)
	}
	for _, phone := range []string{"", "55", strings.Repeat("5", plan.MostPhone+1)} {
		_, codes := readLinks(t, "phone", phone)
		assert.Equal(t, []string{"text-length"}, codes, phone)
	}
}
