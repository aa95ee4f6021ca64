package puf_test

import (
	"embed"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/internal/roundtrip"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
)

// real are rows as CMS publishes them: see the README beside them.
//
//go:embed testdata/real/*.csv
var real embed.FS

var realNames = []string{
	"plan-attributes-2026.csv", "benefits-and-cost-sharing-2026.csv",
	"NJPlans.csv", "NJBenefits.csv", "NJRates.csv", "NJServiceAreas.csv", "CTPlans.csv",
}

// realFiles returns files of real rows, by name and text in turn.
func realFiles(t *testing.T, names ...string) (files []string) {
	t.Helper()
	for _, name := range names {
		text, err := real.ReadFile("testdata/real/" + name)
		require.NoError(t, err)
		files = append(files, name, string(text))
	}
	return files
}

// TestR59RealPlans holds plans of six issuers against what their rows say, read by eye.
func TestR59RealPlans(t *testing.T) {
	plans, reports := readAll(t, puf.Options{}, realFiles(t, realNames...)...)
	for _, r := range reports {
		assert.Equal(t, r.Rows, r.Kept+r.Aside, r.Name)
	}
	for _, c := range []struct {
		id    string
		about string
		want  map[string]string
	}{
		{"40220TX0080024-01", "UnitedHealthcare, an HMO of one tier with a limit for all care", map[string]string{
			"/name":                          `read "UHC Gold Standard"`,
			"/type":                          `read "HMO"`,
			"/year":                          `read 2026`,
			"/metalLevel":                    `read "Gold"`,
			"/requiresReferral":              `read true`,
			"/deductibles/0/covers":          `read "medicalAndDrug"`,
			"/deductibles/0/network":         `read "inNetwork"`,
			"/deductibles/0/self":            `read "2000.00"`,
			"/deductibles/0/person":          `read "2000.00"`,
			"/deductibles/0/family":          `read "4000.00"`,
			"/deductibles/1/self":            ``,
			"/outOfPocketMaximums/0/self":    `read "8200.00"`,
			"/outOfPocketMaximums/0/family":  `read "16400.00"`,
			"/benefits/specialist/terms":     `read "$60 copay; deductible does not apply"`,
			"/benefits/preventive/terms":     `read "No charge; deductible does not apply"`,
			"/benefits/hospitalStay/terms":   `read "25% coinsurance after deductible"`,
			"/benefits/emergencyRoom/terms":  `read "25% coinsurance after deductible"`,
			"/benefits/primaryCare/terms":    `look "$30 copay; deductible does not apply" deciding-remark`,
			"/benefits/genericDrug/terms":    `read "$15 copay; deductible does not apply"`,
			"/benefits/specialtyDrug/terms":  `read "$250 copay; deductible does not apply"`,
			"/benefits/acupuncture/terms":    `read "Not covered"`,
			"/benefits/lab/outOfNetwork":     `read "Not covered"`,
			"/benefits/homeHealth/terms":     `read "25% coinsurance after deductible"`,
			"/benefits/other/terms":          `look "25% coinsurance after deductible" assumed`,
			"/benefits/chiropractic/tier2":   ``,
			"/premium":                       `notThere unstated`,
			"/benefits/skilledNursing/terms": `read "25% coinsurance after deductible"`,
		}},
		{"19898FL0340001-01", "AvMed, an HMO of two tiers", map[string]string{
			"/tierShares":                       `read ["40","60"]`,
			"/deductibles/0/tiers":              `look [1,2] tiers-count`,
			"/deductibles/0/self":               `read "2000.00"`,
			"/outOfPocketMaximums/0/self":       `read "5850.00"`,
			"/benefits/imaging/terms":           `read "$250 copay; deductible does not apply"`,
			"/benefits/imaging/tier2":           `read "$500 copay; deductible does not apply"`,
			"/benefits/lab/tier2":               ``,
			"/benefits/hospitalStay/terms":      `read "$850 copay per stay after deductible"`,
			"/benefits/ambulance/outOfNetwork":  `read "$200 copay; deductible does not apply"`,
			"/benefits/imaging/outOfNetwork":    `read "Not covered"`,
			"/benefits/specialist/terms":        `notThere unstated`,
			"/benefits/hospice/terms":           `read "No charge after deductible"`,
			"/benefits/mentalHealthVisit/terms": `look "$35 copay; deductible does not apply" deciding-remark`,
		}},
		{"97176LA0340010-01", "Blue Cross and Blue Shield of Louisiana, a PPO with drugs apart", map[string]string{
			"/type":                              `read "PPO"`,
			"/deductibles/0/covers":              `read "medical"`,
			"/deductibles/0/self":                `read "3300.00"`,
			"/deductibles/0/family":              `read "9900.00"`,
			"/deductibles/1/network":             `read "outOfNetwork"`,
			"/deductibles/1/self":                `read "9900.00"`,
			"/deductibles/2/network":             `read "combined"`,
			"/deductibles/2/self":                `read "13200.00"`,
			"/deductibles/3/covers":              `read "drug"`,
			"/deductibles/3/self":                `read "500.00"`,
			"/deductibles/3/person":              `read "500.00"`,
			"/deductibles/3/family":              `look "6000.00" no-family-amount`,
			"/outOfPocketMaximums/0/self":        `read "9900.00"`,
			"/outOfPocketMaximums/1/self":        `read "29700.00"`,
			"/outOfPocketMaximums/3/self":        ``,
			"/benefits/genericDrug/outOfNetwork": `read "$15 copay after deductible"`,
			"/benefits/ambulance/terms":          `read "50% coinsurance after deductible"`,
			"/benefits/other/terms":              `look "50% coinsurance after deductible" assumed`,
			"/benefits/other/outOfNetwork":       `notThere unstated`,
		}},
		{"20069TX0100005-01", "Oscar, an EPO with $0 medical deductible and copays a day", map[string]string{
			"/metalLevel":                    `read "Bronze"`,
			"/deductibles/0/self":            `read "0.00"`,
			"/outOfPocketMaximums/0/self":    `read "10150.00"`,
			"/benefits/hospitalStay/terms":   `look "$3000 copay per day up to 2 days; deductible does not apply" deciding-remark`,
			"/benefits/skilledNursing/terms": `look "$3000 copay per day up to 2 days; deductible does not apply" narrower`,
			"/benefits/infusedDrug/terms":    `look "50% coinsurance; deductible does not apply" disagrees`,
			"/benefits/imaging/terms":        `read "$750 copay; deductible does not apply"`,
			"/benefits/primaryCare/terms":    `look "$40 copay; deductible does not apply" deciding-remark`,
			"/benefits/emergencyRoom/terms":  `read "$2500 copay; deductible does not apply"`,
		}},
		{"17970NJ0010003-01", "Ambetter, of New Jersey's exchange, whose files have no copays", map[string]string{
			"/type":                                     `read "EPO"`,
			"/deductibles/0/self":                       `read "2500.00"`,
			"/deductibles/0/person":                     `read "2500.00"`,
			"/deductibles/0/family":                     `read "5000.00"`,
			"/outOfPocketMaximums/0/self":               `read "9800.00"`,
			"/outOfPocketMaximums/0/family":             `read "19600.00"`,
			"/benefits/specialist/terms":                `notRead no-share-columns`,
			"/benefits/emergencyRoom/terms":             `notRead no-share-columns`,
			"/benefits/eyeExam/terms":                   `read "Not covered"`,
			"/benefits/rehabilitation/visitLimit/count": `look 30 limit-shared`,
			"/premium/period":                           `read "month"`,
		}},
		{"17970NJ0010003-02", "the same for members of tribes, who owe nothing", map[string]string{
			"/deductibles/0/self":         `read "0.00"`,
			"/outOfPocketMaximums/0/self": `read "0.00"`,
		}},
		{"17970NJ0010003-03", "the same for members of tribes, with limited cost sharing", map[string]string{
			"/deductibles/0/self":         `read "2500.00"`,
			"/outOfPocketMaximums/0/self": `read "9800.00"`,
		}},
		{"76962CT0010001-01", "ConnectiCare, a POS plan of Connecticut's exchange in 2024", map[string]string{
			"/year":                         `read 2024`,
			"/type":                         `read "POS"`,
			"/deductibles/0/self":           `read "6550.00"`,
			"/deductibles/1/network":        `read "outOfNetwork"`,
			"/deductibles/1/self":           `read "13100.00"`,
			"/outOfPocketMaximums/1/family": `read "36400.00"`,
			"/benefits/hospitalStay/terms":  `notThere unstated`,
		}},
	} {
		t.Run(c.about, func(t *testing.T) {
			p := plans[c.id]
			require.NotNil(t, p)
			for _, pointer := range slices.Sorted(maps.Keys(c.want)) {
				assert.Equal(t, c.want[pointer], field(p, pointer), pointer)
			}
			made := confirmed(p)
			assert.Empty(t, made.Problems)
			assert.Empty(t, made.Lacks)
			assert.NotEmpty(t, made.Plan)
		})
	}
	assert.Len(t, plans, 8)

	nj := plans["17970NJ0010003-01"]
	require.Len(t, nj.Rates, 1)
	assert.Equal(t, "Rating Area 1", nj.Rates[0].Area)
	assert.Nil(t, nj.Rates[0].Tobacco, "New Jersey allows none")
	ages := nj.Rates[0].ByAge
	assert.Equal(t, "341.35", ages[0].Amount.String())
	assert.Equal(t, [2]int{0, 14}, [2]int{ages[0].From, ages[0].To})
	assert.Equal(t, [2]int{64, 120}, [2]int{ages[len(ages)-1].From, ages[len(ages)-1].To})
	assert.Contains(t, nj.Areas, puf.Area{State: "NJ", County: "34029"})
	assert.Equal(t, "Standard Silver On Exchange Plan", nj.Variant)
}

// TestR59WholePlans holds whole plans against what a year comes to.
func TestR59WholePlans(t *testing.T) {
	plans, _ := readAll(t, puf.Options{}, realFiles(t, realNames...)...)
	for _, c := range []struct{ id, care, total, unread string }{
		// 12 × 400 premium; $60, and $30 for the visit that gives the referral; the deductible of
		// 2,000 and 25% of the other 1,000.
		{"40220TX0080024-01", "specialist 300, homeHealth 3000", "7140.00", ""},
		// In the second tier $500 of 900, in the first $250.
		{"19898FL0340001-01", `imaging 900 "tier":2, imaging 900`, "5550.00", ""},
		// The medical deductible of 3,300 and 50% of the other 1,000; a drug is under its own.
		{"97176LA0340010-01", "ambulance 4300, genericDrug 100", "8700.00", ""},
		{"20069TX0100005-01", "imaging 900, emergencyRoom 4000", "8050.00", ""},
		// New Jersey's files have no copays.
		{"17970NJ0010003-01", "specialist 300", "5100.00", "specialist 300.00 4800.00"},
		{"76962CT0010001-01", `hospitalStay 900 "days":2`, "5700.00", "hospitalStay 900.00 4800.00"},
	} {
		roundtrip.Check(t, &plans[c.id].Draft, c.care, c.total, c.unread)
	}
}

// TestR59PlacesAndWords looks at where each field stands and in which words.
func TestR59PlacesAndWords(t *testing.T) {
	plans, _ := readAll(t, puf.Options{}, realFiles(t, realNames...)...)
	for _, p := range plans {
		pointers := map[string]bool{}
		for _, f := range p.Fields {
			assert.False(t, pointers[f.Pointer], "%s has %s twice", p.ID, f.Pointer)
			pointers[f.Pointer] = true
			switch f.State {
			case planfile.NotThere:
				assert.Zero(t, f.Place, f.Pointer)
				assert.Nil(t, f.Value, f.Pointer)
			case planfile.NotRead:
				assert.NotEmpty(t, f.Reason, f.Pointer)
				assert.Nil(t, f.Value, f.Pointer)
			case planfile.Look:
				assert.NotEmpty(t, f.Reason, f.Pointer)
				assert.NotNil(t, f.Value, f.Pointer)
			default:
				assert.Empty(t, f.Reason, f.Pointer)
				assert.NotNil(t, f.Value, f.Pointer)
			}
			if f.State != planfile.NotThere {
				assert.Positive(t, f.Place.Row, f.Pointer)
				assert.NotEmpty(t, f.Place.Column, f.Pointer)
				assert.Contains(t, realNames, f.Place.File, f.Pointer)
			}
		}
	}
	p := plans["40220TX0080024-01"]
	at := slices.IndexFunc(p.Fields, func(f planfile.Field) bool { return f.Pointer == "/deductibles/0/family" })
	assert.Equal(
		t, planfile.Place{File: "plan-attributes-2026.csv", Row: 2, Column: "TEHBDedInnTier1FamilyPerGroup"},
		p.Fields[at].Place,
	)
	assert.Equal(t, "$4000 per group", p.Fields[at].Text)
}

// TestOrderAndDisk reads the same files in another order, and with their rows over a
// disk.
func TestOrderAndDisk(t *testing.T) {
	files := realFiles(t, realNames...)
	want, _ := readAll(t, puf.Options{}, files...)
	t.Run("files backward", func(t *testing.T) {
		var backward []string
		for i := len(files) - 2; i >= 0; i -= 2 {
			backward = append(backward, files[i], files[i+1])
		}
		got, _ := readAll(t, puf.Options{}, backward...)
		assert.Equal(t, want, got)
	})
	t.Run("in four kilobytes", func(t *testing.T) {
		got, _ := readAll(t, puf.Options{Spill: &disk{}, Memory: 4 << 10}, files...)
		assert.Equal(t, want, got)
	})
	t.Run("too much for memory", func(t *testing.T) {
		set := puf.New(puf.Options{Memory: 4 << 10})
		_, err := set.Add(files[2], reader(files[3]))
		assert.Error(t, err)
	})
}
