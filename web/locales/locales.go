// Package locales has the words of the page for programs in Go that talk to people.
package locales

import _ "embed" // for the words

// English are messages in the syntax of ICU by their keys, as JSON.
//
//go:embed en.json
var English []byte
