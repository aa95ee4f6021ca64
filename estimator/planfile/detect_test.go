package planfile_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/planfile"
)

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		name, head string
		want       planfile.Format
	}{
		{"nothing", "", planfile.Empty},
		{"space", "\uFEFF \n", planfile.Empty},
		{"an error page", "<!DOCTYPE html><title>404", planfile.Webpage},
		{"XML", `<?xml version="1.0"?><a/>`, planfile.Webpage},
		{"a PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3", planfile.PDF},
		{"a PDF behind a line", "HTTP/1.1 200\r\n\r\n%PDF-1.4", planfile.PDF},
		{"packed", "\x1f\x8b\x08", planfile.Gzip},
		{"an archive", "PK\x03\x04\x14\x00plans.csv", planfile.Archive},
		{"Excel", "PK\x03\x04\x14\x00[Content_Types].xml PK\x03\x04 xl/workbook.xml", planfile.Spreadsheet},
		{"old Excel", "\xd0\xcf\x11\xe0\xa1\xb1", planfile.Spreadsheet},
		{"a photo", "\xff\xd8\xff\xe0", planfile.Image},
		{"bytes", "\x01\x02\x00\x03", planfile.Binary},
		{"a table", "BusinessYear,StateCode,IssuerId,SourceName,ImportDate,StandardComponentId\n2026,TX", planfile.Table},
		{"a table with tabs", "a\tb\tc\td\te\tf\n", planfile.Table},
		{"Latin-1", "Bes\xf6k, a, b, c, d, e, f\n", planfile.Table},
		{"a letter", "Dear member,\nyour plan is changing.", planfile.OtherText},
		{"a summary", "Summary of Benefits and Coverage: What this Plan Covers & What You Pay\nCoverage Period: 1/1/2026\nWhat is the overall deductible? $500", planfile.Summary},
		{"one in Spanish", "Resumen de beneficios y cobertura\n¿Cuál es el deducible general?", planfile.Summary},
		{"other JSON", `{"name":"x","version":"1.0"}`, planfile.OtherJSON},
		{"a list of numbers", `[1,2,3]`, planfile.OtherJSON},
		{"a value by a name of ours is no field", `{"a":"metal_level"}`, planfile.OtherJSON},
		{"an empty search", `{"plans":[],"total":0}`, planfile.Market},
		{"an index", `{"provider_urls":[],"plan_urls":[]}`, planfile.Formulary},
		{"a bundle", `{"resourceType":"Bundle"}`, planfile.Formulary},
		{"marks", `{"pages":[{"w":612,"h":792,"items":[]}]}`, planfile.Marks},
		{"cut in half", `{"plans":[{"id":"1","metal_level":"Go`, planfile.Market},
	} {
		assert.Equal(t, c.want, planfile.Detect([]byte(c.head)), c.name)
	}
	for file, want := range map[string]planfile.Format{
		"market/testdata/search.json": planfile.Market, "market/testdata/plan-2024.json": planfile.Market,
		"formulary/testdata/plans.json": planfile.Formulary, "formulary/testdata/insurance-plan.json": planfile.Formulary,
	} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, want, planfile.Detect(text[:min(len(text), planfile.DetectBytes)]), file)
		assert.Equal(t, want, planfile.Detect(text[:min(len(text), 4000)]), file)
	}
	own, err := filepath.Glob("../../web/plans/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, own)
	for _, file := range own {
		if filepath.Base(file) == "index.json" {
			continue
		}
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, planfile.PlanFile, planfile.Detect(text), file)
	}
}

func FuzzDetect(f *testing.F) {
	f.Add([]byte(`{"plans":[{"id":"1"}]}`))
	f.Add([]byte("a,b,c,d,e,f,g\n"))
	f.Add([]byte("%PDF-1.7"))
	f.Fuzz(func(t *testing.T, head []byte) {
		require.Contains(t, planfile.Format("").Words(), string(planfile.Detect(head)))
	})
}
