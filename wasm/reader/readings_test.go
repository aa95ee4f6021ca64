package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const planfiles = "../../estimator/planfile/"

// opened begins a reading.
func opened(t *testing.T, r *readings) int {
	t.Helper()
	return got[number](t, r.open()).Reading
}

// got is an answer that is none of a refusal.
func got[T any](t *testing.T, answer string) T {
	t.Helper()
	var envelope struct {
		OK    *T
		Error *struct{ Code string }
	}
	require.NoError(t, json.Unmarshal([]byte(answer), &envelope))
	require.Nil(t, envelope.Error, answer)
	require.NotNil(t, envelope.OK)
	return *envelope.OK
}

// feedAll hands a file in by chunks of a size.
func feedAll(t *testing.T, r *readings, n int, name string, file []byte, size int) {
	t.Helper()
	got[number](t, r.begin(n, name))
	for len(file) > 0 {
		chunk := file[:min(size, len(file))]
		file = file[len(chunk):]
		got[number](t, r.feed(n, bytes.Clone(chunk)))
	}
	got[number](t, r.end(n))
}

// answers are all that the door says of a reading: what was found, each plan, and what it
// makes of it where everything to be looked at is confirmed.
func answers(t *testing.T, r *readings, n int) string {
	t.Helper()
	var all strings.Builder
	text := r.finish(n)
	all.WriteString(text + "\n")
	for i := range got[contents](t, text).Plans {
		text := r.draft(n, i)
		confirmed := map[string]any{"/premium/period": "month", "/premium/amount": "100"}
		for _, f := range got[draft](t, text).Draft.Fields {
			if f.State == "look" {
				confirmed[f.Pointer] = f.Value
			}
		}
		said, err := json.Marshal(confirmed)
		require.NoError(t, err)
		all.WriteString(text + "\n" + r.plan(n, i, string(said)) + "\n")
	}
	return all.String()
}

// A readingCase is files that are read together, below planfiles. Browsers read them too,
// and compare with what this test tells (web/test/reading-bytes.spec.ts).
type readingCase struct {
	Name  string   `json:"name"`
	Files []string `json:"files"`
}

func readCases(t testing.TB) (cases []readingCase) {
	t.Helper()
	text, err := os.ReadFile("testdata/cases.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &cases))
	return cases
}

func contentOf(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(planfiles, name))
	require.NoError(t, err)
	if !strings.HasSuffix(name, ".gz") {
		return text
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(text))
	require.NoError(t, err)
	text, err = io.ReadAll(unpacked)
	require.NoError(t, err)
	return text
}

// The same answers however a file is cut into chunks.
func TestSameBytes(t *testing.T) {
	for _, c := range readCases(t) {
		t.Run(c.Name, func(t *testing.T) {
			var first string
			for _, size := range []int{1 << 18, 997} {
				var r readings
				n := opened(t, &r)
				for _, name := range c.Files {
					file := contentOf(t, name)
					if strings.HasSuffix(name, ".json.gz") {
						got[number](t, r.marks(n, string(file)))
					} else {
						feedAll(t, &r, n, filepath.Base(name), file, size)
					}
				}
				all := answers(t, &r, n)
				if first == "" {
					first = all
				}
				assert.Equal(t, first, all, "other chunks")
			}
			digest := sha256.Sum256([]byte(first))
			t.Logf("digest %s: %s", c.Name, hex.EncodeToString(digest[:]))
		})
	}
}

func TestWhatIsNoPlanFileIsToldByCode(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		code string
	}{
		"a web page":      {"<!DOCTYPE html><title>Not found</title>", "web-page"},
		"words":           {"Dear member,\n", "unknown-format"},
		"another table":   {"a,b,c,d,e,f,g\n1,2,3,4,5,6,7\n", "not-a-public-file"},
		"an object":       {`{"error": "not found"}`, "error-answer"},
		"half an object":  {`{"plans": [{"id": "x"`, "incomplete-file"},
		"bytes":           {"\x00\x01\x02\xff\xfe", "unknown-format"},
		"nothing but BOM": {"\xef\xbb\xbf", "empty"},
	} {
		t.Run(name, func(t *testing.T) {
			var r readings
			n := opened(t, &r)
			feedAll(t, &r, n, "file", []byte(c.file), 5)
			read := got[contents](t, r.finish(n))
			assert.Empty(t, read.Plans)
			require.NotEmpty(t, read.Problems)
			assert.Equal(t, c.code, read.Problems[0].Code)
		})
	}
}

func TestADamagedFileKeepsNoOtherFromBeingRead(t *testing.T) {
	var r readings
	n := opened(t, &r)
	feedAll(t, &r, n, "photo.csv", []byte("\x00\x01\x02"), 2)
	for _, name := range []string{"plan-attributes-2026.csv", "benefits-and-cost-sharing-2026.csv"} {
		feedAll(t, &r, n, name, contentOf(t, "puf/testdata/real/"+name), 4096)
	}
	read := got[contents](t, r.finish(n))
	assert.NotEmpty(t, read.Plans)
	assert.Equal(t, "photo.csv", read.Problems[0].Place.File)
}

// Premiums of a place say how sure they are; those that were not read are not offered.
func TestRatesOfAPlaceSayHowSureTheyAre(t *testing.T) {
	attributes := "BusinessYear,StateCode,IssuerId,PlanId,StandardComponentId,PlanMarketingName,PlanType,MetalLevel,ServiceAreaId,DentalOnlyPlan,MarketCoverage\n" +
		"2026,TX,12345,12345TX0010001-01,12345TX0010001,Made,HMO,Silver,TXS001,No,Individual\n"
	rate := "BusinessYear,StateCode,PlanId,RatingAreaId,Tobacco,RateEffectiveDate,Age,IndividualRate,IndividualTobaccoRate\n"
	for _, row := range []string{
		"1,,2026-01-01,0-14,200", "2,,2026-01-01,0-14,220", "2,,2026-04-01,0-14,240",
		"3,,2026-01-01,0-14,200", "3,,2026-01-01,0-20,210", "4,,2026-01-01,0-14,200", "4,,2026-01-01,15,n. a.",
	} {
		rate += "2026,TX,12345TX0010001,Rating Area " + row + ",\n"
	}
	var r readings
	n := opened(t, &r)
	feedAll(t, &r, n, "attributes.csv", []byte(attributes), 1000)
	feedAll(t, &r, n, "rates.csv", []byte(rate), 1000)
	read := got[contents](t, r.finish(n))
	require.Len(t, read.Plans, 1, "%v", read)
	var answer struct {
		OK struct {
			Rates []struct{ Area, State, Reason string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(r.draft(n, 0)), &answer))
	assert.Equal(t, []struct{ Area, State, Reason string }{
		{"Rating Area 1", "read", ""}, {"Rating Area 2", "look", "rates-by-date"}, {"Rating Area 3", "look", "disagrees"},
	}, answer.OK.Rates)
}

// What a formulary says of drugs is added to the plan, whichever comes first.
func TestAFormularyIsAddedToItsPlan(t *testing.T) {
	plans := []byte(`{"plans": [{"id": "12345TX0010001", "name": "A plan", "type": "HMO", "metal_level": "Gold"}]}`)
	drugs := []byte(`[{"plan_id_type": "HIOS-PLAN-ID", "plan_id": "12345TX0010001", "marketing_name": "A plan",
		"summary_url": "https://plans.example/sbc.pdf", "network": [],
		"formulary": [{"drug_tier": "GENERIC", "mail_order": false, "cost_sharing": [
			{"pharmacy_type": "1-MONTH-IN-RETAIL", "copay_amount": 12, "copay_opt": "NO-DEDUCTIBLE", "coinsurance_rate": 0, "coinsurance_opt": "NO-CHARGE"}]}]}]`)
	for _, files := range [][][]byte{{plans, drugs}, {drugs, plans}} {
		var r readings
		n := opened(t, &r)
		for _, file := range files {
			feedAll(t, &r, n, "file.json", file, 1000)
		}
		read := got[contents](t, r.finish(n))
		require.NotEmpty(t, read.Plans)
		d := got[draft](t, r.draft(n, 0)).Draft
		assert.NotNil(t, d.Field("/links/summary"), "%v", read)
	}
}

func TestReadingsThatAreNoneAreRefused(t *testing.T) {
	var r readings
	for name, answer := range map[string]string{
		"begin": r.begin(1, "x"), "feed": r.feed(1, []byte("x")), "end": r.end(1), "marks": r.marks(1, "{}"),
		"finish": r.finish(1), "draft": r.draft(1, 0), "plan": r.plan(1, 0, "{}"), "forget": r.forget(1),
	} {
		assert.JSONEq(t, `{"error": {"code": "unknown-reading"}}`, answer, name)
	}
	n := opened(t, &r)
	for name, answer := range map[string]string{
		"plan before any": r.draft(n, 0), "plan below any": r.draft(n, -1),
	} {
		assert.JSONEq(t, `{"error": {"code": "unknown-reading"}}`, answer, name)
	}
	got[struct{}](t, r.forget(n))
	assert.JSONEq(t, `{"error": {"code": "unknown-reading"}}`, r.finish(n))
}

func TestAFileEndsWithoutItsStart(t *testing.T) {
	var r readings
	n := opened(t, &r)
	assert.JSONEq(t, `{"error": {"code": "unknown-reading"}}`, r.end(n))
}

// A chunk after which a source wants no more is no fault of whoever feeds.
func TestAFileMayEndBeforeItsLastChunk(t *testing.T) {
	f := begin(func(in io.Reader) error {
		_, err := in.Read(make([]byte, 1))
		return err
	})
	for range 3 {
		f.feed([]byte("abc"))
	}
	assert.NoError(t, f.end())
}

func TestAPanicOfASourceIsTold(t *testing.T) {
	f := begin(func(io.Reader) error { panic("of a reader") })
	f.feed([]byte("abc"))
	assert.Equal(t, internal, codeOf(f.end()))
}

func TestTooManyPlansAreRefused(t *testing.T) {
	var one reading
	for range mostPlans {
		require.NoError(t, one.take(draft{}, ""))
	}
	assert.Equal(t, "too-many-plans", codeOf(one.take(draft{}, "")))
}
