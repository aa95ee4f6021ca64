package puf

import (
	"slices"
	"strings"
)

// Kind is which of the public use files a table is.
type Kind uint8

// The tables. Of one that is Other nothing is read: networks, business rules, quality,
// crosswalks and the like.
const (
	Attributes Kind = iota
	Benefits
	Rates
	ServiceAreas
	Other
)

// String returns the name of the file, such as "Plan Attributes".
func (k Kind) String() string {
	return [...]string{"Plan Attributes", "Benefits and Cost Sharing", "Rate", "Service Area", "other"}[k]
}

// MarshalText returns the name of the file.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Names of columns are those of the federal files without anything but letters and
// digits, in capitals: "TEHBDedInnTier1Individual" and "TEHB DED INN TIER 1 INDIVIDUAL"
// are the same.

// columns are what is read of each table, in the order in which records hold it.
var columns = [...][]string{
	Attributes: slices.Concat([]string{
		"PLANID", "STANDARDCOMPONENTID", "BUSINESSYEAR", "STATECODE", "ISSUERID", "ISSUERMARKETPLACEMARKETINGNAME",
		"MARKETCOVERAGE", "DENTALONLYPLAN", "PLANMARKETINGNAME", "PLANVARIANTMARKETINGNAME", "SERVICEAREAID",
		"PLANTYPE", "METALLEVEL", "QHPNONQHPTYPEID", "CSRVARIATIONTYPE", "CHILDONLYOFFERING",
		"ISREFERRALREQUIREDFORSPECIALIST", "SPECIALISTREQUIRINGREFERRAL", "PLANLEVELEXCLUSIONS",
		"ISHSAELIGIBLE", "EHBPERCENTTOTALPREMIUM", "URLFORSUMMARYOFBENEFITSCOVERAGE",
		"OUTOFCOUNTRYCOVERAGEDESCRIPTION", "OUTOFSERVICEAREACOVERAGEDESCRIPTION",
		"MEDICALDRUGDEDUCTIBLESINTEGRATED", "MEDICALDRUGMAXIMUMOUTOFPOCKETINTEGRATED",
		"MULTIPLEINNETWORKTIERS", "FIRSTTIERUTILIZATION", "SECONDTIERUTILIZATION",
		"SPECIALTYDRUGMAXIMUMCOINSURANCE", "INPATIENTCOPAYMENTMAXIMUMDAYS",
		"BEGINPRIMARYCARECOSTSHARINGAFTERNUMBEROFVISITS", "BEGINPRIMARYCAREDEDUCTIBLECOINSURANCEAFTERNUMBEROFCOPAYS",
	}, limitColumns(), exampleColumns()),
	Benefits: {
		"PLANID", "STANDARDCOMPONENTID", "BUSINESSYEAR", "BENEFITNAME", "ISCOVERED",
		"COPAYINNTIER1", "COPAYINNTIER2", "COPAYOUTOFNET", "COINSINNTIER1", "COINSINNTIER2", "COINSOUTOFNET",
		"QUANTLIMITONSVC", "LIMITQTY", "LIMITUNIT", "EXCLUSIONS", "EXPLANATION", "ISEXCLFROMINNMOOP",
		"ISSUBJTODEDTIER1", "ISSUBJTODEDTIER2",
	},
	Rates: {
		"PLANID", "BUSINESSYEAR", "RATINGAREAID", "TOBACCO", "AGE", "RATEEFFECTIVEDATE",
		"INDIVIDUALRATE", "INDIVIDUALTOBACCORATE", "COUPLE", "PRIMARYSUBSCRIBERANDONEDEPENDENT",
		"PRIMARYSUBSCRIBERANDTWODEPENDENTS", "PRIMARYSUBSCRIBERANDTHREEORMOREDEPENDENTS",
		"COUPLEANDONEDEPENDENT", "COUPLEANDTWODEPENDENTS", "COUPLEANDTHREEORMOREDEPENDENTS",
	},
	ServiceAreas: {
		"ISSUERID", "BUSINESSYEAR", "STATECODE", "SERVICEAREAID", "SERVICEAREANAME", "COVERENTIRESTATE", "COUNTY",
		"PARTIALCOUNTY", "ZIPCODES", "MARKETCOVERAGE", "DENTALONLYPLAN",
	},
}

// needed are the columns without which no row of a table says anything.
var needed = [...][]string{
	Attributes:   {"PLANID", "BUSINESSYEAR", "PLANTYPE"},
	Benefits:     {"PLANID", "BUSINESSYEAR", "BENEFITNAME", "ISCOVERED"},
	Rates:        {"PLANID", "BUSINESSYEAR", "RATINGAREAID", "AGE", "INDIVIDUALRATE"},
	ServiceAreas: {"ISSUERID", "BUSINESSYEAR", "SERVICEAREAID", "COVERENTIRESTATE", "COUNTY"},
}

// wanted are the columns that every year's federal files have, and without which what
// is read is less: a file without them is named.
var wanted = [...][]string{
	Attributes: {
		"MARKETCOVERAGE", "DENTALONLYPLAN", "PLANMARKETINGNAME", "METALLEVEL", "TEHBDEDINNTIER1INDIVIDUAL",
		"TEHBINNTIER1INDIVIDUALMOOP",
	},
	Benefits:     {"COPAYINNTIER1", "COINSINNTIER1", "COPAYOUTOFNET", "COINSOUTOFNET"},
	Rates:        {},
	ServiceAreas: {},
}

// marks are columns by which tables are told apart.
var marks = [...][]string{
	Attributes:   {"PLANMARKETINGNAME", "PLANTYPE", "METALLEVEL", "SERVICEAREAID"},
	Benefits:     {"BENEFITNAME", "ISCOVERED", "LIMITUNIT", "EXPLANATION"},
	Rates:        {"RATINGAREAID", "INDIVIDUALRATE", "AGE", "TOBACCO"},
	ServiceAreas: {"SERVICEAREANAME", "COVERENTIRESTATE", "COUNTY", "PARTIALCOUNTY"},
}

// otherNames are other headers for a column: those of states' exchanges with their
// typing errors, and those of years before 2021.
var otherNames = map[string]string{
	"ISSUERNAME":                       "ISSUERMARKETPLACEMARKETINGNAME",
	"ISSUERMARKETINGNAME":              "ISSUERMARKETPLACEMARKETINGNAME",
	"MULTIPLENETWORKTIERS":             "MULTIPLEINNETWORKTIERS",
	"SPECIALITYDRUGMAXIMUMCOINSURANCE": "SPECIALTYDRUGMAXIMUMCOINSURANCE",
	"EHBPERCENTPREMIUM":                "EHBPERCENTTOTALPREMIUM",
	"EHBPERCENTPREMIUMS4":              "EHBPERCENTTOTALPREMIUM",
	"TEHBDEDOUTCOMBINNOONINDIVIDUAL":   "TEHBDEDCOMBINNOONINDIVIDUAL",
	"TEHBDEDOUTCOMBINNOONFAMILY":       "TEHBDEDCOMBINNOONFAMILY",
	"MEHBDEDINNTIER1COINSURNACE":       "MEHBDEDINNTIER1COINSURANCE",
	"DEHBDEDINNTIER1COINSURNACE":       "DEHBDEDINNTIER1COINSURANCE",
	"QUANTITYLIMITONSVC":               "QUANTLIMITONSVC",
	"LIMITQUANTITY":                    "LIMITQTY",
	"ISEXCLUDEDFROMINNMOOP":            "ISEXCLFROMINNMOOP",
	"COPAYOUTOFNETWORK":                "COPAYOUTOFNET",
	"COINSOUTOFNETWORK":                "COINSOUTOFNET",
	"DENTALONLY":                       "DENTALONLYPLAN",
	"DENTALPLAN":                       "DENTALONLYPLAN",
	"DENTALPLANONLY":                   "DENTALONLYPLAN",
	"ZIPCODE":                          "ZIPCODES",
	"BEGINPRIMARYCAREDEDUCTIBLEORCOINSURANCEAFTERNUMBEROFCOPAYS": "BEGINPRIMARYCAREDEDUCTIBLECOINSURANCEAFTERNUMBEROFCOPAYS",
}

// limitKinds are the care of limits as the names of columns begin with it: total, and
// medical and drug apart.
var limitKinds = []string{"TEHB", "MEHB", "DEHB"}

// sides are on which side of the network a limit is, in the names of columns.
var sides = []string{"INNTIER1", "INNTIER2", "OUTOFNET", "COMBINNOON"}

// whose are whose amount a column has. Before 2016, and in the states' files, Family
// has both of a family's: "$9800 per person | $19600 per group".
var whose = []string{"INDIVIDUAL", "FAMILYPERPERSON", "FAMILYPERGROUP", "FAMILY"}

func deductibleColumn(kind, side, whose string) string { return kind + "DED" + side + whose }
func maximumColumn(kind, side, whose string) string    { return kind + side + whose + "MOOP" }

func limitColumns() []string {
	var all []string
	for _, kind := range limitKinds {
		for _, side := range sides {
			for _, who := range whose {
				all = append(all, deductibleColumn(kind, side, who), maximumColumn(kind, side, who))
			}
		}
		all = append(all, kind+"DEDINNTIER1COINSURANCE")
	}
	return all
}

// examples are the coverage examples of the Summary of Benefits and Coverage, and
// exampleParts what the member pays in them.
var (
	examples     = []string{"SBCHAVINGABABY", "SBCHAVINGDIABETES", "SBCHAVINGSIMPLEFRACTURE"}
	exampleParts = []string{"DEDUCTIBLE", "COPAYMENT", "COINSURANCE"}
)

func exampleColumns() []string {
	var all []string
	for _, example := range examples {
		for _, part := range exampleParts {
			all = append(all, example+part)
		}
	}
	return all
}

// indexes are the places of columns in a record, by their names.
var indexes = func() [Other]map[string]int {
	var all [Other]map[string]int
	for kind, names := range columns {
		all[kind] = make(map[string]int, len(names))
		for i, name := range names {
			all[kind][name] = i
		}
	}
	return all
}()

// nameOf returns the name of the column with a header.
func nameOf(header string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
			return r
		}
		return -1
	}, header)
	if other, ok := otherNames[name]; ok {
		return other
	}
	return name
}

// kindOf returns which table has columns of these names, and whether it is a public
// use file at all. It is the one with most of the columns that tell tables apart, and
// two of them at least.
func kindOf(names []string) (Kind, bool) {
	best, most := Other, 1
	for kind := range Other {
		found := 0
		for _, mark := range marks[kind] {
			if slices.Contains(names, mark) {
				found++
			}
		}
		if found > most {
			best, most = kind, found
		}
	}
	return best, best != Other || slices.Contains(names, "BUSINESSYEAR") && slices.Contains(names, "STATECODE")
}
