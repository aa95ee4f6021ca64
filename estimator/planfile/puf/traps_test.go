package puf_test

import (
	"encoding/csv"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
)

// cells are those of a row, by header.
type cells map[string]string

// table returns rows as CSV, with a column for every header that one of them has.
func table(t *testing.T, base cells, rows ...cells) string {
	t.Helper()
	headers := map[string]bool{}
	for _, row := range append([]cells{base}, rows...) {
		for header := range row {
			headers[header] = true
		}
	}
	names := slices.Sorted(maps.Keys(headers))
	var b strings.Builder
	out := csv.NewWriter(&b)
	require.NoError(t, out.Write(names))
	for _, row := range rows {
		record := make([]string, len(names))
		for i, name := range names {
			if cell, ok := row[name]; ok {
				record[i] = cell
			} else {
				record[i] = base[name]
			}
		}
		require.NoError(t, out.Write(record))
	}
	out.Flush()
	require.NoError(t, out.Error())
	return b.String()
}

const madeID = "12345TX0010001-01"

// attributes is a plan with a deductible of 1,000 and a maximum of 5,000 for all care.
var attributes = cells{
	"BusinessYear": "2026", "StateCode": "TX", "IssuerId": "12345", "PlanId": madeID,
	"StandardComponentId": "12345TX0010001",
	"PlanMarketingName":   "Made", "PlanType": "HMO", "MetalLevel": "Silver", "ServiceAreaId": "TXS001",
	"DentalOnlyPlan": "No",
	"MarketCoverage": "Individual", "MedicalDrugDeductiblesIntegrated": "Yes",
	"MedicalDrugMaximumOutofPocketIntegrated": "Yes",
	"MultipleInNetworkTiers":                  "No", "SpecialtyDrugMaximumCoinsurance": "", "InpatientCopaymentMaximumDays": "0",
	"BeginPrimaryCareCostSharingAfterNumberOfVisits":           "0",
	"BeginPrimaryCareDeductibleCoinsuranceAfterNumberOfCopays": "0",
	"TEHBDedInnTier1Individual":                                "$1,000", "TEHBDedInnTier1FamilyPerPerson": "$1000 per person",
	"TEHBDedInnTier1FamilyPerGroup": "$2000 per group",
	"TEHBInnTier1IndividualMOOP":    "$5,000", "TEHBInnTier1FamilyPerPersonMOOP": "$5000 per person",
	"TEHBInnTier1FamilyPerGroupMOOP": "$10000 per group",
}

// benefit is a row of Benefits and Cost Sharing.
var benefit = cells{
	"BusinessYear": "2026", "StateCode": "TX", "IssuerId": "12345", "PlanId": madeID,
	"StandardComponentId": "12345TX0010001",
	"BenefitName":         "Specialist Visit", "IsCovered": "Covered", "CopayInnTier1": "Not Applicable",
	"CoinsInnTier1": "Not Applicable",
	"CopayInnTier2": "", "CoinsInnTier2": "", "CopayOutofNet": "Not Applicable", "CoinsOutofNet": "100.00%",
	"QuantLimitOnSvc": "", "LimitQty": "", "LimitUnit": "", "Exclusions": "", "Explanation": "",
	"IsExclFromInnMOOP": "No",
}

func with(base, changed cells) cells {
	all := maps.Clone(base)
	maps.Copy(all, changed)
	return all
}

// TestR59Limits reads deductibles and maximums.
func TestR59Limits(t *testing.T) {
	none := cells{
		"TEHBDedInnTier1Individual": "", "TEHBDedInnTier1FamilyPerPerson": "", "TEHBDedInnTier1FamilyPerGroup": "",
	}
	for _, c := range []struct {
		name string
		row  cells
		want map[string]string
	}{
		{
			"blank is none", none,
			map[string]string{
				"/deductibles": ``, "/deductibles/0/self": ``, "/outOfPocketMaximums/0/self": `read "5000.00"`,
			},
		},
		{"Not Applicable is none", cells{
			"TEHBDedInnTier1Individual":      "Not Applicable",
			"TEHBDedInnTier1FamilyPerPerson": "per person not applicable",
			"TEHBDedInnTier1FamilyPerGroup":  "per group not applicable",
		}, map[string]string{"/deductibles/0/self": ``}},
		{
			"$0 is an amount", cells{"TEHBDedInnTier1Individual": "$0"},
			map[string]string{"/deductibles/0/self": `read "0.00"`},
		},
		{"the family's two in one cell", cells{
			"TEHBDedInnTier1FamilyPerPerson": "", "TEHBDedInnTier1FamilyPerGroup": "",
			"TEHBDedInnTier1Family": "$1000 per person | $2500 per group",
		}, map[string]string{"/deductibles/0/person": `read "1000.00"`, "/deductibles/0/family": `read "2500.00"`}},
		{"the family's alone", cells{"TEHBDedInnTier1FamilyPerPerson": "per person not applicable"}, map[string]string{
			"/deductibles/0/self": `read "1000.00"`, "/deductibles/0/person": ``,
			"/deductibles/0/family":    `read "2000.00"`,
			"/deductibles/0/aggregate": `read true`,
		}},
		{"each person's alone", cells{"TEHBDedInnTier1FamilyPerGroup": "per group not applicable"}, map[string]string{
			"/deductibles/0/person": `read "1000.00"`, "/deductibles/0/family": `look "12000.00" no-family-amount`,
		}},
		{"no amount for one alone", cells{"TEHBDedInnTier1Individual": "Not Applicable"}, map[string]string{
			"/deductibles/0/self": `look "1000.00" no-self-amount`,
		}},
		{"words where an amount is due", cells{"TEHBDedInnTier1Individual": "see plan"}, map[string]string{
			"/deductibles/0/self": `notRead not-a-number`,
		}},
		{"medical care and drugs apart", with(none, cells{
			"MedicalDrugDeductiblesIntegrated": "No", "MEHBDedInnTier1Individual": "$1,500",
			"DEHBDedInnTier1Individual": "$250",
		}), map[string]string{
			"/deductibles/0/covers": `read "medical"`, "/deductibles/0/self": `read "1500.00"`,
			"/deductibles/1/covers": `read "drug"`, "/deductibles/1/self": `read "250.00"`,
		}},
		{"apart, against what the file says", with(
			none, cells{"MEHBDedInnTier1Individual": "$1,500"},
		), map[string]string{
			"/deductibles/0/covers": `look "medical" together-or-apart`, "/deductibles/0/self": `read "1500.00"`,
		}},
		{"in network, outside and over both", cells{
			"TEHBDedOutOfNetIndividual": "$3,000", "TEHBDedCombInnOonIndividual": "$3,500",
		}, map[string]string{
			"/deductibles/0/network": `read "inNetwork"`, "/deductibles/1/network": `read "outOfNetwork"`,
			"/deductibles/1/self": `read "3000.00"`, "/deductibles/2/network": `read "combined"`,
			"/deductibles/2/self": `read "3500.00"`,
		}},
		{"two tiers with limits of their own", cells{
			"MultipleInNetworkTiers": "Yes", "FirstTierUtilization": "85%", "SecondTierUtilization": "15%",
			"TEHBDedInnTier2Individual": "$2,000",
		}, map[string]string{
			"/tierShares": `read ["85","15"]`, "/deductibles/0/tiers": `look [1] tiers-count`,
			"/deductibles/1/tiers": `look [2] tiers-count`, "/deductibles/1/self": `read "2000.00"`,
		}},
		{"a second tier that no plan has", cells{"TEHBDedInnTier2Individual": "$2,000"}, map[string]string{
			"/tierShares": ``, "/deductibles/1/self": ``,
		}},
		{"a second tier that the file neither has nor denies", cells{
			"MultipleInNetworkTiers": "", "FirstTierUtilization": "85%", "SecondTierUtilization": "15%",
			"TEHBDedInnTier2Individual": "$2,000",
		}, map[string]string{
			"/tierShares": `read ["85","15"]`, "/deductibles/0/tiers": `look [1] tiers-count`,
			"/deductibles/1/tiers": `look [2] tiers-count`, "/deductibles/1/self": `read "2000.00"`,
		}},
		{"a second tier unsaid, with the first one's amounts", cells{
			"MultipleInNetworkTiers": "", "TEHBDedInnTier2Individual": "$1,000",
			"TEHBDedInnTier2FamilyPerPerson": "$1000 per person", "TEHBDedInnTier2FamilyPerGroup": "$2000 per group",
		}, map[string]string{"/tierShares": ``, "/deductibles/0/tiers": ``, "/deductibles/1/self": ``}},
		{"shares that are not all", cells{
			"MultipleInNetworkTiers": "Yes", "FirstTierUtilization": "85%", "SecondTierUtilization": "25%",
			"TEHBDedInnTier2Individual": "$2,000",
		}, map[string]string{"/tierShares": `notRead not-a-number`}},
		{
			"a word that is none of the types", cells{"PlanType": "XYZ"},
			map[string]string{"/type": `notRead not-a-word`},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			plans, _ := readAll(t, puf.Options{}, "a.csv", table(t, attributes, c.row))
			p := plans[madeID]
			require.NotNil(t, p)
			for _, pointer := range slices.Sorted(maps.Keys(c.want)) {
				assert.Equal(t, c.want[pointer], field(p, pointer), pointer)
			}
		})
	}
}

// TestR59Benefits reads rows of benefits, with what Plan Attributes says of them.
func TestR59Benefits(t *testing.T) {
	tiers := cells{"MultipleInNetworkTiers": "Yes", "FirstTierUtilization": "85%", "SecondTierUtilization": "15%"}
	for _, c := range []struct {
		name string
		plan cells
		row  cells
		want map[string]string
	}{
		{"a copay alone waives the deductible", nil, cells{"CopayInnTier1": "$40.00"}, map[string]string{
			"/benefits/specialist/terms":        `read "$40 copay; deductible does not apply"`,
			"/benefits/specialist/outOfNetwork": `read "Not covered"`,
		}},
		// The files of 2014 and 2015 say in a column whether the deductible comes first.
		{"a copay and a column that says the deductible comes first", nil, cells{"CopayInnTier1": "$40.00", "IsSubjToDedTier1": "Yes"}, map[string]string{
			"/benefits/specialist/terms": `look "$40 copay after deductible" deciding-remark`,
		}},
		{"a percentage and that column", nil, cells{"CoinsInnTier1": "20%", "IsSubjToDedTier1": "Yes"}, map[string]string{
			"/benefits/specialist/terms": `look "20% coinsurance after deductible" deciding-remark`,
		}},
		{"words and a column that say the same", nil, cells{"CoinsInnTier1": "20% Coinsurance after deductible", "IsSubjToDedTier1": "Yes"}, map[string]string{
			"/benefits/specialist/terms": `read "20% coinsurance after deductible"`,
		}},
		{"words and a column that do not", nil, cells{"CoinsInnTier1": "20% Coinsurance after deductible", "IsSubjToDedTier1": "No"}, map[string]string{
			"/benefits/specialist/terms": `look "20% coinsurance after deductible" disagrees`,
		}},
		{"a copay and a column that says no", nil, cells{"CopayInnTier1": "$40.00", "IsSubjToDedTier1": "No"}, map[string]string{
			"/benefits/specialist/terms": `read "$40 copay; deductible does not apply"`,
		}},
		{"copay and coinsurance together", nil, cells{
			"CopayInnTier1": "$40.00 Copay after deductible", "CoinsInnTier1": "20.00% Coinsurance after deductible",
		}, map[string]string{"/benefits/specialist/terms": `read "$40 copay after deductible and 20% coinsurance after deductible"`}},
		{"one waits for the deductible, one does not", nil, cells{
			"CopayInnTier1": "$40.00", "CoinsInnTier1": "No Charge after deductible",
		}, map[string]string{"/benefits/specialist/terms": `look "$40 copay after deductible" copay-and-coinsurance-differ`}},
		{"nothing to pay", nil, cells{"CopayInnTier1": "No Charge", "CoinsInnTier1": "No Charge"}, map[string]string{
			"/benefits/specialist/terms": `read "No charge; deductible does not apply"`,
		}},
		{"nothing stated", nil, nil, map[string]string{"/benefits/specialist/terms": `notRead no-share-stated`}},
		{"words that no file has", nil, cells{"CopayInnTier1": "see brochure"}, map[string]string{
			"/benefits/specialist/terms": `notRead not-terms`,
		}},
		{"100% in network", nil, cells{"CoinsInnTier1": "100.00%"}, map[string]string{
			"/benefits/specialist/terms": `look "Not covered" hundred-percent`,
		}},
		{"$0 and 100% out of network", nil, cells{
			"CopayInnTier1": "$5.00", "CopayOutofNet": "$0.00",
		}, map[string]string{
			"/benefits/specialist/outOfNetwork": `read "Not covered"`,
		}},
		{"out of network after its deductible", nil, cells{
			"CopayInnTier1": "$5.00", "CoinsOutofNet": "50.00% Coinsurance after deductible",
		}, map[string]string{"/benefits/specialist/outOfNetwork": `read "50% coinsurance after deductible"`}},
		{"a blank is not covered", nil, cells{"IsCovered": ""}, map[string]string{
			"/benefits/specialist/terms": `look "Not covered" coverage-unsaid`, // the row has its 100% out of network
		}},
		{"blank throughout", nil, cells{"IsCovered": "", "CopayOutofNet": "", "CoinsOutofNet": ""}, map[string]string{
			"/benefits/specialist/terms": `read "Not covered"`,
		}},
		{"not covered", nil, cells{"IsCovered": "Not Covered", "CopayInnTier1": "$40.00"}, map[string]string{
			"/benefits/specialist/terms": `read "Not covered"`, "/benefits/specialist/outOfNetwork": ``,
		}},
		{"covered, says another word", nil, cells{"IsCovered": "Maybe"}, map[string]string{
			"/benefits/specialist/terms": `notRead not-a-word`,
		}},
		{"two tiers", tiers, cells{"CopayInnTier1": "$40.00", "CopayInnTier2": "$80.00"}, map[string]string{
			"/benefits/specialist/terms": `read "$40 copay; deductible does not apply"`,
			"/benefits/specialist/tier2": `read "$80 copay; deductible does not apply"`,
		}},
		{"two tiers, of which the file does not say that there are", with(tiers, cells{"MultipleInNetworkTiers": ""}), cells{
			"CopayInnTier1": "$40.00", "CopayInnTier2": "$80.00",
		}, map[string]string{
			"/benefits/specialist/terms": `read "$40 copay; deductible does not apply"`,
			"/benefits/specialist/tier2": `look "$80 copay; deductible does not apply" assumed`,
		}},
		{"a second tier unsaid, as the first", with(tiers, cells{"MultipleInNetworkTiers": ""}), cells{
			"CopayInnTier1": "$40.00", "CopayInnTier2": "$40.00",
		}, map[string]string{"/benefits/specialist/tier2": ``, "/tierShares": ``}},
		{"two tiers alike", with(tiers, cells{
			"TEHBDedInnTier2Individual": "$1,000", "TEHBDedInnTier2FamilyPerPerson": "$1000 per person",
			"TEHBDedInnTier2FamilyPerGroup": "$2000 per group",
		}), cells{"CopayInnTier1": "$40.00", "CopayInnTier2": "$40.00"}, map[string]string{
			"/benefits/specialist/tier2": ``, "/tierShares": `read ["85","15"]`, // the limit may count each tier apart
		}},
		{
			"two tiers alike, and one limit", tiers, cells{"CopayInnTier1": "$40.00", "CopayInnTier2": "$40.00"},
			map[string]string{"/tierShares": ``},
		},
		{"a second tier of a plan without", nil, cells{
			"CopayInnTier1": "$40.00", "CopayInnTier2": "$80.00",
		}, map[string]string{
			"/benefits/specialist/tier2": ``,
		}},
		{"a stay by the day, for so many days", cells{"InpatientCopaymentMaximumDays": "5"}, cells{
			"BenefitName":   "Inpatient Hospital Services (e.g., Hospital Stay)",
			"CopayInnTier1": "$300.00 Copay per Day",
		}, map[string]string{
			"/benefits/hospitalStay/terms": `read "$300 copay per day up to 5 days; deductible does not apply"`,
		}},
		{"days that are said of stays, for another", cells{"InpatientCopaymentMaximumDays": "5"}, cells{
			"BenefitName": "Skilled Nursing Facility", "CopayInnTier1": "$300.00 Copay per Day",
		}, map[string]string{
			"/benefits/skilledNursing/terms": `look "$300 copay per day up to 5 days; deductible does not apply" narrower`,
		}},
		{"a copay by the stay has no days", cells{"InpatientCopaymentMaximumDays": "5"}, cells{
			"BenefitName":   "Inpatient Hospital Services (e.g., Hospital Stay)",
			"CopayInnTier1": "$850.00 Copay per Stay after deductible",
		}, map[string]string{"/benefits/hospitalStay/terms": `read "$850 copay per stay after deductible"`}},
		{"the most for a specialty drug", cells{"SpecialtyDrugMaximumCoinsurance": "$250"}, cells{
			"BenefitName": "Specialty Drugs", "CoinsInnTier1": "40.00% Coinsurance after deductible",
		}, map[string]string{"/benefits/specialtyDrug/terms": `read "40% coinsurance after deductible up to $250"`}},
		{"which a copay does not need", cells{"SpecialtyDrugMaximumCoinsurance": "$250"}, cells{
			"BenefitName": "Specialty Drugs", "CopayInnTier1": "$200.00",
		}, map[string]string{"/benefits/specialtyDrug/terms": `read "$200 copay; deductible does not apply"`}},
		{"days in words", cells{"InpatientCopaymentMaximumDays": "5 days"}, cells{
			"BenefitName": "Inpatient Hospital Services (e.g., Hospital Stay)", "CopayInnTier1": "$850.00 Copay per Day",
		}, map[string]string{"/benefits/hospitalStay/terms": `notRead not-a-number`}},
		{"days in words, of a copay per stay", cells{"InpatientCopaymentMaximumDays": "5 days"}, cells{
			"BenefitName": "Inpatient Hospital Services (e.g., Hospital Stay)", "CopayInnTier1": "$850.00 Copay per Stay",
		}, map[string]string{"/benefits/hospitalStay/terms": `read "$850 copay per stay; deductible does not apply"`}},
		{"first visits in words", cells{"BeginPrimaryCareCostSharingAfterNumberOfVisits": "three"}, cells{
			"BenefitName":   "Primary Care Visit to Treat an Injury or Illness",
			"CoinsInnTier1": "20.00% Coinsurance after deductible",
		}, map[string]string{"/benefits/primaryCare/terms": `notRead not-a-number`}},
		{"first visits free", cells{"BeginPrimaryCareCostSharingAfterNumberOfVisits": "3"}, cells{
			"BenefitName":   "Primary Care Visit to Treat an Injury or Illness",
			"CoinsInnTier1": "20.00% Coinsurance after deductible",
		}, map[string]string{
			"/benefits/primaryCare/terms": `read "No charge; deductible does not apply for the first 3 visits, then 20% coinsurance after deductible"`,
		}},
		{"copays first, then the deductible", cells{"BeginPrimaryCareDeductibleCoinsuranceAfterNumberOfCopays": "2"}, cells{
			"BenefitName": "Primary Care Visit to Treat an Injury or Illness", "CopayInnTier1": "$30.00",
			"CoinsInnTier1": "20.00% Coinsurance after deductible",
		}, map[string]string{
			"/benefits/primaryCare/terms": `read "$30 copay; deductible does not apply for the first 2 visits, then 20% coinsurance after deductible"`,
		}},
		{"copays first, then nothing that is stated", cells{"BeginPrimaryCareDeductibleCoinsuranceAfterNumberOfCopays": "2"}, cells{
			"BenefitName": "Primary Care Visit to Treat an Injury or Illness", "CopayInnTier1": "$30.00",
		}, map[string]string{"/benefits/primaryCare/terms": `notRead not-terms`}},
		{"visits a year", nil, cells{
			"CopayInnTier1": "$40.00", "LimitQty": "20", "LimitUnit": "Visit(s) per Year",
		}, map[string]string{
			"/benefits/specialist/visitLimit/count": `read 20`, "/benefits/specialist/visitLimit/per": `read "year"`,
		}},
		{"items in three years", nil, cells{
			"BenefitName": "Durable Medical Equipment", "CopayInnTier1": "$40.00", "LimitQty": "1.0",
			"LimitUnit": "Item(s) per 3 Years",
		}, map[string]string{
			"/benefits/durableEquipment/visitLimit/per":   `read "years"`,
			"/benefits/durableEquipment/visitLimit/years": `read 3`,
		}},
		{"in a lifetime", nil, cells{
			"CopayInnTier1": "$40.00", "LimitQty": "1", "LimitUnit": "Procedure(s) per Lifetime",
		}, map[string]string{
			"/benefits/specialist/visitLimit/per": `read "lifetime"`,
		}},
		{"days of a stay", nil, cells{
			"BenefitName": "Skilled Nursing Facility", "CopayInnTier1": "$40.00", "LimitQty": "60",
			"LimitUnit": "Days per Year",
		}, map[string]string{"/benefits/skilledNursing/visitLimit/count": `read 60`}},
		{"hours", nil, cells{
			"BenefitName": "Home Health Care Services", "CopayInnTier1": "$40.00", "LimitQty": "120",
			"LimitUnit": "Hours per Year",
		}, map[string]string{
			"/benefits/homeHealth/visitLimit": `notRead limit-unit`, "/benefits/homeHealth/visitLimit/count": ``,
		}},
		{"dollars", nil, cells{
			"BenefitName": "Eye Glasses for Children", "CopayInnTier1": "$0.00", "LimitQty": "150",
			"LimitUnit": "Dollars per Year",
		}, map[string]string{
			"/benefits/childGlasses/planPaysAtMost/amount": `read "150.00"`,
			"/benefits/childGlasses/planPaysAtMost/per":    `read "year"`,
		}},
		{"a limit of several services", nil, cells{
			"CopayInnTier1": "$40.00", "LimitQty": "20", "LimitUnit": "Visit(s) per Year",
			"Explanation": "Combined with chiropractic care.",
		}, map[string]string{
			"/benefits/specialist/visitLimit/count": `look 20 limit-shared`,
			"/benefits/specialist/visitLimit/per":   `look "year" limit-shared`,
			"/benefits/specialist/terms":            `read "$40 copay; deductible does not apply"`,
		}},
		{"a remark about the deductible", nil, cells{
			"CopayInnTier1": "$40.00", "Explanation": "Deductible waived for two visits.",
		}, map[string]string{
			"/benefits/specialist/terms": `look "$40 copay; deductible does not apply" deciding-remark`,
		}},
		{"outside the maximum", nil, cells{"CopayInnTier1": "$40.00", "IsExclFromInnMOOP": "Yes"}, map[string]string{
			"/benefits/specialist/outsideMaximum": `read true`,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			plans, _ := readAll(
				t, puf.Options{}, "a.csv", table(t, attributes, with(c.plan, nil)), "b.csv",
				table(t, benefit, with(c.row, nil)),
			)
			p := plans[madeID]
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
}

// TestR59Rates reads premiums.
func TestR59Rates(t *testing.T) {
	rate := cells{
		"BusinessYear": "2026", "StateCode": "TX", "PlanId": "12345TX0010001", "RatingAreaId": "Rating Area 1",
		"Tobacco":           "Tobacco User/Non-Tobacco User",
		"RateEffectiveDate": "2026-01-01", "Age": "0-14", "IndividualRate": "200", "IndividualTobaccoRate": "",
		"Couple":                           "",
		"PrimarySubscriberAndOneDependent": "", "PrimarySubscriberAndTwoDependents": "",
		"PrimarySubscriberAndThreeOrMoreDependents": "",
		"CoupleAndOneDependent":                     "", "CoupleAndTwoDependents": "", "CoupleAndThreeOrMoreDependents": "",
	}
	family := cells{
		"Age": "Family Option", "IndividualRate": "500", "Couple": "1000", "PrimarySubscriberAndOneDependent": "850",
		"PrimarySubscriberAndTwoDependents": "850", "PrimarySubscriberAndThreeOrMoreDependents": "850",
		"CoupleAndOneDependent": "1425", "CoupleAndTwoDependents": "1425", "CoupleAndThreeOrMoreDependents": "1425",
	}
	for _, c := range []struct {
		name string
		area string
		rows []cells
		want string
	}{
		{"ages, with the same amount as one", "", []cells{
			{}, {"Age": "15", "IndividualRate": "200"}, {"Age": "16", "IndividualRate": "210.5"}, {
				"Age": "64 and over", "IndividualRate": "900",
			},
		}, `/premium/byAge read [{"from":0,"to":15,"amount":"200.00"},{"from":16,"to":16,"amount":"210.50"},{"from":64,"to":120,"amount":"900.00"}]`},
		{
			"a family's", "", []cells{family},
			`/premium/amount read {"family":"1425.00","individual":"500.00","individualAndChildren":"850.00","individualAndSpouse":"1000.00"}`,
		},
		{"other amounts for more children", "", []cells{with(family, cells{"CoupleAndTwoDependents": "1500"})},
			`/premium/amount look {"family":"1425.00","individual":"500.00","individualAndChildren":"850.00","individualAndSpouse":"1000.00"} rates-by-children`},
		{
			"several areas", "", []cells{{}, {"RatingAreaId": "Rating Area 2", "IndividualRate": "220"}},
			`/premium notRead several-areas`,
		},
		{"one that is chosen", "Rating Area 2", []cells{{}, {"RatingAreaId": "Rating Area 2", "IndividualRate": "220"}},
			`/premium/byAge read [{"from":0,"to":14,"amount":"220.00"}]`},
		{"one where it is not sold", "Rating Area 3", []cells{{}}, `/premium notRead not-in-area`},
		{"quarters", "", []cells{{"RateEffectiveDate": "2026-04-01", "IndividualRate": "210"}, {}},
			`/premium/byAge look [{"from":0,"to":14,"amount":"200.00"}] rates-by-date`},
		{
			"twice, differently", "", []cells{{}, {"IndividualRate": "201"}},
			`/premium/byAge look [{"from":0,"to":14,"amount":"200.00"}] disagrees`,
		},
		{"twice, alike", "", []cells{{}, {}}, `/premium/byAge read [{"from":0,"to":14,"amount":"200.00"}]`},
		{"no amount", "", []cells{{"IndividualRate": "n. a."}}, `/premium notRead not-a-number`},
		{"no age", "", []cells{{"Age": "old"}}, `/premium notRead not-a-number`},
	} {
		t.Run(c.name, func(t *testing.T) {
			plans, _ := readAll(
				t, puf.Options{Area: c.area}, "r.csv", table(t, rate, c.rows...), "a.csv",
				table(t, attributes, cells{}),
			)
			p := plans[madeID]
			require.NotNil(t, p)
			at, _, _ := strings.Cut(c.want, " ")
			assert.Equal(t, c.want, at+" "+field(p, at))
		})
	}
	t.Run("of those who use tobacco", func(t *testing.T) {
		plans, _ := readAll(
			t, puf.Options{}, "r.csv", table(t, rate, cells{"IndividualTobaccoRate": "300"}), "a.csv",
			table(t, attributes, cells{}),
		)
		p := plans[madeID]
		assert.Equal(t, "300.00", p.Rates[0].Tobacco[0].Amount.String())
		assert.Equal(t, `read [{"from":0,"to":14,"amount":"200.00"}]`, field(p, "/premium/byAge"))
		assert.Contains(t, p.NotExpressed, planfile.Remark{
			Place: planfile.Place{File: "r.csv", Row: 2, Column: "IndividualTobaccoRate"}, Text: "300",
		})
	})
}

// TestR59TiersWithoutAttributes keeps what a Benefits file alone states of a second tier.
func TestR59TiersWithoutAttributes(t *testing.T) {
	plans, _ := readAll(t, puf.Options{}, "b.csv", table(t, benefit, cells{"CopayInnTier1": "$40.00", "CopayInnTier2": "$80.00"}))
	p := plans[madeID]
	require.NotNil(t, p)
	assert.Equal(t, `look "$80 copay; deductible does not apply" assumed`, field(p, "/benefits/specialist/tier2"))
	assert.Equal(t, `notThere unstated`, field(p, "/tierShares"))
}

// TestR59NothingOwed settles other care where a plan asks for nothing at all.
func TestR59NothingOwed(t *testing.T) {
	zero := cells{"TEHBInnTier1IndividualMOOP": "$0"}
	for _, example := range []string{"HavingaBaby", "HavingDiabetes", "HavingSimplefracture"} {
		for _, part := range []string{"Deductible", "Copayment", "Coinsurance"} {
			zero["SBC"+example+part] = "$0"
		}
	}
	benefits := table(
		t, benefit, cells{"CopayInnTier1": "No Charge"},
		cells{"BenefitName": "Allergy Testing", "CopayInnTier1": "No Charge"},
	)
	plans, _ := readAll(t, puf.Options{}, "a.csv", table(t, attributes, zero), "b.csv", benefits)
	assert.Equal(t, `read "No charge; deductible does not apply"`, field(plans[madeID], "/benefits/other/terms"))

	paid := with(zero, cells{"SBCHavingaBabyCopayment": "$10"})
	plans, _ = readAll(t, puf.Options{}, "a.csv", table(t, attributes, paid), "b.csv", benefits)
	assert.Equal(
		t, `look "No charge; deductible does not apply" assumed`, field(plans[madeID], "/benefits/other/terms"),
	)
}

// TestVariants gives each variant its own rows, and rates to all.
func TestVariants(t *testing.T) {
	at := func(variant, deductible string) cells {
		return cells{"PlanId": "12345TX0010001-" + variant, "TEHBDedInnTier1Individual": deductible}
	}
	row := func(variant, copay string) cells {
		return cells{"PlanId": "12345TX0010001-" + variant, "CopayInnTier1": copay}
	}
	plans, _ := readAll(t, puf.Options{},
		"b.csv", table(t, benefit, row("06", "$5.00"), row("01", "$40.00"), row("04", "$30.00")),
		"a.csv", table(t, attributes, at("04", "$800"), at("01", "$1,000"), at("06", "$0")))
	require.Len(t, plans, 3)
	for variant, want := range map[string][2]string{
		"01": {`read "1000.00"`, `read "$40 copay; deductible does not apply"`},
		"04": {`read "800.00"`, `read "$30 copay; deductible does not apply"`},
		"06": {`read "0.00"`, `read "$5 copay; deductible does not apply"`},
	} {
		p := plans["12345TX0010001-"+variant]
		assert.Equal(t, want[0], field(p, "/deductibles/0/self"), variant)
		assert.Equal(t, want[1], field(p, "/benefits/specialist/terms"), variant)
	}
}
