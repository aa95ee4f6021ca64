package puf_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
)

const benefitHeader = "BusinessYear,StateCode,IssuerId,PlanId,BenefitName,IsCovered,CopayInnTier1,CoinsInnTier1,CopayOutofNet,CoinsOutofNet,Explanation\n"

func benefitLine(id, copay, explanation string) string {
	return "2026,TX,12345," + id + ",Specialist Visit,Covered," + copay + ",Not Applicable,,100.00%," + explanation + "\n"
}

func zipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, text)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.String()
}

// TestBadInput reads what files come to on their way. Every row that is whole is kept,
// and counted.
func TestBadInput(t *testing.T) {
	good := benefitLine("12345TX0010001-01", "$40.00", "")
	for _, c := range []struct {
		name       string
		text       string
		rows, kept int
		want       []puf.Problem // their files left out
		term       string        // of the specialist of plan 12345TX0010001-01
	}{
		{"whole", benefitHeader + good, 1, 1, nil, "$40 copay; deductible does not apply"},
		{"with a byte order mark", "\ufeff" + benefitHeader + good, 1, 1, nil, "$40 copay; deductible does not apply"},
		{
			"lines of Windows", strings.ReplaceAll(benefitHeader+good, "\n", "\r\n"), 1, 1, nil,
			"$40 copay; deductible does not apply",
		},
		{
			"lines of old", strings.ReplaceAll(benefitHeader+good, "\n", "\r"), 1, 1, nil,
			"$40 copay; deductible does not apply",
		},
		{
			"empty lines", "\n" + benefitHeader + "\n\n" + good + "\n,,,,,,,,,,\n", 1, 1, nil,
			"$40 copay; deductible does not apply",
		},
		{"quotes and lines in a cell", benefitHeader + benefitLine(
			"12345TX0010001-01", `"$40.00"`, "\"Say \"\"yes\"\",\nthen no\"",
		), 1, 1, nil,
			"$40 copay; deductible does not apply"},
		{
			"no line at the end", benefitHeader + strings.TrimSpace(good), 1, 1, nil,
			"$40 copay; deductible does not apply",
		},
		{"tabs", strings.ReplaceAll(benefitHeader+good, ",", "\t"), 1, 1, nil, "$40 copay; deductible does not apply"},
		{"packed", zipped(t, benefitHeader+good), 1, 1, nil, "$40 copay; deductible does not apply"},
		{"Windows-1252", benefitHeader + benefitLine("12345TX0010001-01", "$40.00", "L\xedmite \x96 a\xf1o"), 1, 1,
			[]puf.Problem{{
				Code: planfile.NotUTF8, Place: planfile.Place{Row: 2}, Expected: "UTF-8",
			}}, "$40 copay; deductible does not apply"},
		{"a row cut in half", benefitHeader + good + "2026,TX,12345,12345TX0010001-0", 2, 1,
			[]puf.Problem{{Code: puf.RowCut, Place: planfile.Place{Row: 3}, Found: "4 cells", Expected: "11 cells"}},
			"$40 copay; deductible does not apply"},
		{"a row of too many cells", benefitHeader + strings.TrimSpace(benefitLine(
			"12345TX0010001-01", "$1", "",
		)) + ",x\n" + good, 2, 1,
			[]puf.Problem{{Code: puf.RowLong, Place: planfile.Place{Row: 2}, Found: "12 cells", Expected: "11 cells"}},
			"$40 copay; deductible does not apply"},
		{"a quote that does not end", benefitHeader + benefitLine("12345TX0010001-01", `"$1`, "") + good, 2, 1,
			[]puf.Problem{{
				Code: puf.RowQuotes, Place: planfile.Place{Row: 2},
			}}, "$40 copay; deductible does not apply"},
		{"text behind a quote", benefitHeader + benefitLine("12345TX0010001-01", `"$1"2`, "") + good, 2, 1,
			[]puf.Problem{{
				Code: puf.RowQuotes, Place: planfile.Place{Row: 2},
			}}, "$40 copay; deductible does not apply"},
		{"a row that is too long", benefitHeader + benefitLine(
			"12345TX0010001-01", "$1", strings.Repeat("x", 1<<20),
		) + good, 2, 1,
			[]puf.Problem{{
				Code: puf.RowTooLong, Place: planfile.Place{Row: 2},
			}}, "$40 copay; deductible does not apply"},
		{"an identifier that is none", benefitHeader + benefitLine("TX-1", "$1", "") + good, 2, 1,
			[]puf.Problem{{
				Code: puf.RowID, Place: planfile.Place{Row: 2, Column: "PlanId"}, Found: "TX-1",
				Expected: "12345AB1234567 | 12345AB1234567-01",
			}},
			"$40 copay; deductible does not apply"},
		{"a year that is none", benefitHeader + strings.Replace(good, "2026", "26", 1) + good, 2, 1,
			[]puf.Problem{{
				Code: puf.RowYear, Place: planfile.Place{Row: 2, Column: "BusinessYear"}, Found: "26",
				Expected: "2014–2100",
			}},
			"$40 copay; deductible does not apply"},
		{"without the column that matters", strings.Replace(benefitHeader, "BenefitName", "Benefit", 1) + good, 0, 0,
			[]puf.Problem{{Code: puf.NoColumn, Place: planfile.Place{Row: 1}, Expected: "BENEFITNAME"}}, ""},
		{"without columns that matter less", strings.NewReplacer(
			"CopayOutofNet", "X", "CoinsOutofNet", "Y",
		).Replace(benefitHeader) + good, 1, 1,
			[]puf.Problem{
				{Code: puf.NoColumn, Place: planfile.Place{Row: 1}, Expected: "COPAYOUTOFNET"},
				{Code: puf.NoColumn, Place: planfile.Place{Row: 1}, Expected: "COINSOUTOFNET"},
			}, "$40 copay; deductible does not apply"},
		{"headers of a state's exchange", "BUSINESS YEAR,STATE CODE,ISSUER ID,PLAN ID,BENEFIT NAME,IS COVERED,COPAY INN TIER 1,COINS INN TIER 1,COPAY OUT OF NET,COINS OUT OF NET,EXPLANATION\n" + good,
			1, 1, nil, "$40 copay; deductible does not apply"},
		{"headers of 2014", "BusinessYear,StateCode,IssuerId,SourceName,VersionNum,ImportDate,IssuerId2,StateCode2,StandardComponentId,PlanId,BenefitName," +
			"CopayInnTier1,CopayInnTier2,CopayOutofNet,CoinsInnTier1,CoinsInnTier2,CoinsOutofNet,IsEHB,IsStateMandate,IsCovered,QuantLimitOnSvc," +
			"LimitQty,LimitUnit,MinimumStay,Exclusions,Explanation,EHBVarReason,IsSubjToDedTier1,IsSubjToDedTier2,IsExclFromInnMOOP,IsExclFromOonMOOP,RowNumber\n" +
			"2014,TX,12345,HIOS,6,2014-03-19 07:06:49,12345,TX,12345TX0010001,12345TX0010001-01,Specialist Visit," +
			"$40,,,,,100%,Yes,,Covered,,,,,,,,No,,No,No,61\n",
			1, 1, nil, "$40 copay; deductible does not apply"},
		{"nothing", "", 0, 0, []puf.Problem{{Code: puf.NotATable, Found: "empty", Expected: "CSV | CSV.GZ"}}, ""},
		{"headers alone", benefitHeader, 0, 0, nil, ""},
		{"a page of the web", "<!doctype html><title>Not found</title>", 0, 0,
			[]puf.Problem{{Code: puf.NotATable, Found: "HTML", Expected: "CSV | CSV.GZ"}}, ""},
		{
			"JSON", ` {"plans": []}`, 0, 0,
			[]puf.Problem{{Code: puf.NotATable, Found: "JSON", Expected: "CSV | CSV.GZ"}}, "",
		},
		{"PDF", "%PDF-1.7\n", 0, 0, []puf.Problem{{Code: puf.NotATable, Found: "PDF", Expected: "CSV | CSV.GZ"}}, ""},
		{
			"a workbook", "PK\x03\x04rest", 0, 0,
			[]puf.Problem{{Code: puf.NotATable, Found: "ZIP", Expected: "CSV | CSV.GZ"}}, "",
		},
		{"a pointer to a file", "version https://git-lfs.github.com/spec/v1\n", 0, 0,
			[]puf.Problem{{Code: puf.NotATable, Found: "Git LFS", Expected: "CSV | CSV.GZ"}}, ""},
		{"bytes", "a\x00b\x01,c\n", 0, 0,
			[]puf.Problem{{
				Code: puf.NotATable, Place: planfile.Place{Row: 1}, Found: "binary", Expected: "CSV | CSV.GZ",
			}}, ""},
		{"headers longer than a row can be", strings.Repeat("a,", 1<<20), 0, 0,
			[]puf.Problem{{Code: puf.RowTooLong, Place: planfile.Place{Row: 1}}}, ""},
		{"headers with a quote that nothing closes", "\"name,price\nbread,3\n", 0, 0,
			[]puf.Problem{{Code: puf.RowQuotes, Place: planfile.Place{Row: 1}}}, ""},
		{"another table", "name,price\nbread,3\n", 0, 0, []puf.Problem{{
			Code: puf.NotAPublicFile, Place: planfile.Place{Row: 1}, Found: "name,price",
			Expected: "Plan Attributes | Benefits and Cost Sharing | Rate | Service Area",
		}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			plans, reports := readAll(t, puf.Options{}, "b.csv", c.text)
			r := reports[0]
			assert.Equal(t, c.rows, r.Rows, "rows")
			assert.Equal(t, c.kept, r.Kept, "kept")
			for i := range r.Problems {
				assert.Equal(t, "b.csv", r.Problems[i].Place.File)
				r.Problems[i].Place.File = ""
			}
			assert.Equal(t, c.want, r.Problems)
			if c.term == "" {
				assert.Empty(t, plans)
			} else {
				require.Contains(t, plans, madeID)
				assert.Equal(t, `read "`+c.term+`"`, field(plans[madeID], "/benefits/specialist/terms"))
			}
		})
	}
}

// TestBombs reads packed files that are made to fill whatever reads them, and one that
// is cut.
func TestBombs(t *testing.T) {
	line := benefitLine("12345TX0010001-01", "$40.00", "")
	bomb := zipped(t, benefitHeader+strings.Repeat(line, 36<<20/len(line)))
	set := puf.New(puf.Options{})
	r, err := set.Add("bomb.csv.gz", reader(bomb))
	require.NoError(t, err)
	assert.Equal(t, puf.PacksTooMuch, r.Problems[len(r.Problems)-1].Code)
	assert.Less(t, r.Rows, 35<<20/len(line))

	r, err = puf.New(puf.Options{MostBytes: 10_000}).Add("long.csv", reader(benefitHeader+strings.Repeat(line, 1_000)))
	require.NoError(t, err)
	require.NotEmpty(t, r.Problems)
	assert.Equal(t, puf.TooLong, r.Problems[len(r.Problems)-1].Code)
	assert.Positive(t, r.Kept)

	whole := zipped(t, benefitHeader+manyLines(1_000))
	r, err = puf.New(puf.Options{}).Add("cut.csv.gz", reader(whole[:len(whole)/2]))
	require.NoError(t, err)
	assert.Equal(t, puf.FileCut, r.Problems[len(r.Problems)-1].Code)
	assert.Positive(t, r.Kept)

	r, err = puf.New(puf.Options{}).Add(
		"fails.csv", io.MultiReader(reader(benefitHeader+line), iotest.ErrReader(errors.New("gone"))),
	)
	require.NoError(t, err)
	assert.Equal(t, puf.FileCut, r.Problems[0].Code)
	assert.Equal(t, "gone", r.Problems[0].Found)
	assert.Equal(t, 1, r.Kept)
}

// manyLines are rows that do not pack well.
func manyLines(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(benefitLine("12345TX001"+string([]byte{
			'0' + byte(i/1000%10), '0' + byte(i/100%10), '0' + byte(i/10%10), '0' + byte(i%10),
		})+"-01",
			"$40.00", strings.Repeat(string(rune('a'+i*7919%26)), i*31%17)))
	}
	return b.String()
}

// TestManyProblems tells the first of a kind, and counts the rest.
func TestManyProblems(t *testing.T) {
	_, reports := readAll(
		t, puf.Options{}, "b.csv",
		benefitHeader+strings.Repeat("cut\n", 1_000)+benefitLine("12345TX0010001-01", "$40.00", ""),
	)
	r := reports[0]
	assert.Equal(t, 1_001, r.Rows)
	assert.Equal(t, 1, r.Kept)
	require.Len(t, r.Problems, 6)
	assert.Equal(t, puf.Problem{Code: puf.RowCut, Place: planfile.Place{File: "b.csv"}, Count: 995}, r.Problems[5])
}

// TestRowsOfNoPlan reads terms and rates of plans that no Plan Attributes file has.
func TestRowsOfNoPlan(t *testing.T) {
	other := strings.NewReplacer("12345TX0010001", "12345TX0010002").Replace(table(t, attributes, cells{}))
	set := puf.New(puf.Options{})
	for name, text := range map[string]string{
		"a.csv": other, "b.csv": benefitHeader + benefitLine(madeID, "$40.00", ""),
	} {
		_, err := set.Add(name, reader(text))
		require.NoError(t, err)
	}
	var ids []string
	require.NoError(t, set.Plans(func(p *puf.Plan) error {
		ids = append(ids, p.ID)
		return nil
	}))
	assert.Equal(t, []string{"12345TX0010002-01"}, ids)
	assert.Equal(t, []puf.Problem{{
		Code: puf.NoAttributes, Place: planfile.Place{File: "b.csv", Row: 2}, Found: "12345TX0010001",
	}}, set.Problems())
}

// TestYieldEnds ends with the error of whoever takes the plans.
func TestYieldEnds(t *testing.T) {
	set := puf.New(puf.Options{})
	_, err := set.Add("a.csv", reader(table(t, attributes, cells{})))
	require.NoError(t, err)
	stop := errors.New("stop")
	assert.ErrorIs(t, set.Plans(func(*puf.Plan) error { return stop }), stop)
}

// FuzzAdd reads any bytes as a file beside a whole one: it ends, tells what is wrong,
// counts every row, and gives fields that hold together.
func FuzzAdd(f *testing.F) {
	f.Add([]byte(benefitHeader + benefitLine(madeID, `"$40`, "x")))
	f.Fuzz(func(t *testing.T, data []byte) {
		set := puf.New(puf.Options{Spill: &disk{}, Memory: 1 << 10, MostBytes: 1 << 20})
		r, err := set.Add("x", bytes.NewReader(data))
		require.NoError(t, err)
		told := 0
		for _, p := range r.Problems {
			assert.Equal(t, "x", p.Place.File)
			told += max(1, p.Count)
		}
		if r.Kept+r.Aside < r.Rows {
			assert.Positive(t, told)
		}
		require.NoError(t, set.Plans(func(p *puf.Plan) error {
			for _, f := range p.Fields {
				assert.True(t, strings.HasPrefix(f.Pointer, "/"))
				switch f.State {
				case planfile.Read:
					assert.NotNil(t, f.Value, f.Pointer)
					assert.Empty(t, f.Reason, f.Pointer)
				case planfile.Look:
					assert.NotNil(t, f.Value, f.Pointer)
					assert.NotEmpty(t, f.Reason, f.Pointer)
				default:
					assert.Nil(t, f.Value, f.Pointer)
				}
			}
			return nil
		}))
	})
}
