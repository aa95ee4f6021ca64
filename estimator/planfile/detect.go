package planfile

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Format is what a file is, by how it begins.
type Format string

// Formats that plans are read of.
const (
	PlanFile  Format = "planFile"  // plans as this project writes them
	Market    Format = "market"    // the Marketplace API's JSON: package market
	Formulary Format = "formulary" // machine-readable plans, FHIR resources: package formulary
	Table     Format = "table"     // rows with commas: package puf
	PDF       Format = "pdf"       // its marks are for package sbc
	Marks     Format = "marks"     // marks of a PDF as JSON: package sbc
	Summary   Format = "summary"   // a Summary of Benefits and Coverage as text: package sbc
)

// What else a file can be: nothing is read of it.
const (
	Empty       Format = "empty"
	Webpage     Format = "webPage"     // HTML or XML
	Gzip        Format = "gzip"        // packed: what is in it may be read
	Archive     Format = "archive"     // a zip archive
	Spreadsheet Format = "spreadsheet" // Excel, by its parts in a zip archive or as in old versions
	Image       Format = "image"
	OtherJSON   Format = "otherJSON"
	OtherText   Format = "otherText"
	Binary      Format = "binary"
)

// DetectBytes is how much of a file's beginning Detect should have, where there is so much.
const DetectBytes = 64 << 10

// Words returns the formats.
func (Format) Words() []string {
	return []string{"planFile", "market", "formulary", "table", "pdf", "marks", "summary",
		"empty", "webPage", "gzip", "archive", "spreadsheet", "image", "otherJSON", "otherText", "binary"}
}

// magics are how binary files begin.
var magics = []struct {
	begins string
	format Format
}{
	{"%PDF-", PDF}, {"\x1f\x8b", Gzip}, {"PK\x03\x04", Archive}, {"\xd0\xcf\x11\xe0", Spreadsheet},
	{"\x89PNG", Image}, {"\xff\xd8\xff", Image}, {"GIF8", Image}, {"II*\x00", Image}, {"MM\x00*", Image}, {"RIFF", Image},
}

// Detect tells what a file is by how it begins. A name ending decides nothing: people save
// error pages as plans.json.
func Detect(head []byte) Format {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.begins)) {
			if m.format == Archive && bytes.Contains(head, []byte("xl/")) {
				return Spreadsheet
			}
			return m.format
		}
	}
	// Some servers send a line or two ahead of a PDF, which its readers pass over.
	if i := bytes.Index(head[:min(len(head), 1024)], []byte("%PDF-")); i >= 0 {
		return PDF
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n")
	switch {
	case len(text) == 0:
		return Empty
	case bytes.IndexByte(text, 0) >= 0:
		return Binary
	case text[0] == '<':
		return Webpage
	case text[0] == '{' || text[0] == '[':
		return formatOfJSON(text)
	case isSummary(text):
		return Summary
	case isTable(text):
		return Table
	case utf8.Valid(text) || mostlyPrinted(text):
		return OtherText
	}
	return Binary
}

// marking are names of fields that one format alone has, the strongest first.
var marking = []struct {
	format Format
	names  []string
}{
	{Formulary, []string{"resourceType", "plan_id_type", "plan_urls", "formulary_urls", "plan_id"}},
	{Market, []string{"metal_level", "moops", "cost_sharings", "product_division", "hsa_eligible", "specialist_referral_required", "premium_w_credit", "tiered_moops"}},
	{PlanFile, []string{"metalLevel", "outOfPocketMaximums", "unmarkedTerms", "hsaEligible", "requiresPCP", "requiresReferral", "premium", "benefits"}},
	{Marks, []string{"pages", "refused"}},
}

// formatOfJSON looks at the names of fields, as far as they are there.
func formatOfJSON(text []byte) Format {
	names := map[string]bool{}
	d := json.NewDecoder(bytes.NewReader(text))
	// objects tells of each object and list that is open whether it is an object; name
	// that the next token of an object is a name.
	var objects []bool
	name := false
	for range 20_000 {
		t, err := d.Token()
		if err != nil {
			break // most often the end of the head
		}
		within := len(objects) > 0 && objects[len(objects)-1]
		switch t := t.(type) {
		case json.Delim:
			if t == '{' || t == '[' {
				objects = append(objects, t == '{')
				name = t == '{'
				continue
			}
			objects = objects[:len(objects)-1]
			name = len(objects) > 0 && objects[len(objects)-1]
			continue
		case string:
			if within && name {
				names[t] = true
				name = false
				continue
			}
		}
		name = within
	}
	for _, m := range marking {
		for _, n := range m.names {
			if names[n] {
				return m.format
			}
		}
	}
	if names["plans"] || names["plan"] { // an answer without any plan that tells more
		return Market
	}
	return OtherJSON
}

// isSummary tells whether a text has words that each Summary of Benefits and Coverage has.
func isSummary(text []byte) bool {
	s := strings.Join(strings.Fields(strings.ToLower(string(text))), " ")
	found := 0
	for _, words := range []string{
		"summary of benefits and coverage", "what is the overall deductible", "common medical event", "what you will pay", "coverage for:", "coverage period",
		"resumen de beneficios y cobertura", "evento médico común", "¿cuál es el deducible general",
	} {
		if strings.Contains(s, words) {
			found++
		}
	}
	return found >= 2
}

// isTable tells whether the first line has the headers of a table. The narrowest one of
// CMS has more columns than a line of a paper has commas.
func isTable(text []byte) bool {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	for _, separator := range []string{",", "\t", ";", "|"} {
		if bytes.Count(line, []byte(separator)) >= 5 {
			return true
		}
	}
	return false
}

// mostlyPrinted tells whether bytes that are no UTF-8 look like text of an older encoding.
func mostlyPrinted(text []byte) bool {
	control := 0
	for _, c := range text {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			control++
		}
	}
	return control*100 < len(text)
}
