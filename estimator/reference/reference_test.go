package reference_test

import (
	"encoding/csv"
	"encoding/json"
	"math/big"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

func TestR35EveryServiceHasAPrice(t *testing.T) {
	for s := range service.Count {
		p := reference.PriceOf(s)
		assert.Equal(t, s, p.Service, s.String())
		if s == service.ChildGlasses || s == service.ChildDentalCheckup {
			continue
		}
		assert.True(t, reference.HasPrice(s), s.String())
		assert.Positive(t, p.Amount, s.String())
		assert.Equal(t, s.HasDays(), p.PerDay, s.String())
		assert.Contains(t, []reference.Method{reference.Observed, reference.Derived, reference.BroughtTo2026}, p.Method, s.String())
		assert.Equal(t, p.Method == reference.Observed, len(p.From) == 0, "%s names what it is computed from", s)
	}
}

// Nobody knows a price of children's glasses and dental check-ups, so no figure
// says one. What has no price of its own has the price of the service whose terms it
// takes, with the same year, factor and sources.
func TestR47Prices(t *testing.T) {
	for _, s := range []service.ID{service.ChildGlasses, service.ChildDentalCheckup} {
		assert.False(t, reference.HasPrice(s), s.String())
		assert.Zero(t, reference.DefaultPrice(s, 0), s.String())
		for _, f := range reference.Figures() {
			assert.NotEqual(t, "price."+s.String(), f.Code)
		}
	}
	for s, like := range map[service.ID]service.ID{
		service.VirtualVisit: service.PrimaryCare, service.SubstanceUseVisit: service.MentalHealthVisit, service.SubstanceUseStay: service.MentalHealthStay,
		service.Acupuncture: service.Chiropractic, service.ChildEyeExam: service.EyeExam, service.PreventiveDrug: service.GenericDrug,
		service.PreferredGenericDrug: service.GenericDrug, service.NonPreferredSpecialtyDrug: service.SpecialtyDrug,
	} {
		want := reference.PriceOf(like)
		want.Service, want.Method, want.Like, want.From = s, reference.Derived, like.String(), []string{"price." + like.String()}
		assert.Equal(t, want, reference.PriceOf(s), s.String())
		assert.Equal(t, like, s.Fallbacks()[0], s.String())
	}
}

// Every document that a price's figures come from, and theirs, is among its
// sources, and no other.
func TestEveryPriceNamesItsSources(t *testing.T) {
	figures := map[string]reference.Figure{}
	for _, f := range reference.Figures() {
		figures[f.Code] = f
	}
	for s := range service.Count {
		p := reference.PriceOf(s)
		if !reference.HasPrice(s) {
			continue
		}
		require.NotEmpty(t, p.Sources, s.String())
		for _, code := range p.Sources {
			_, known := reference.SourceOf(code)
			assert.True(t, known, "%s: %s", s, code)
		}
		rests := map[string]bool{p.Sources[0]: true}
		factor := p.Method == reference.BroughtTo2026
		codes := p.From
		for len(codes) > 0 {
			f := figures[codes[0]]
			rests[f.Source] = true
			factor = factor || f.Code == "factor"
			codes = append(codes[1:len(codes):len(codes)], f.From...)
		}
		var want []string
		for code := range rests {
			want = append(want, code)
		}
		assert.ElementsMatch(t, want, p.Sources, s.String())
		if factor {
			assert.Equal(t, reference.Factor, p.Factor, s.String())
		} else {
			assert.Empty(t, p.Factor, s.String())
		}
		if p.Like != "" {
			assert.Equal(t, []string{"price." + p.Like}, p.From, s.String())
		}
	}
	for _, s := range []service.ID{service.MentalHealthStay, service.SubstanceUseStay, service.SkilledNursing, service.HomeHealth, service.Hospice} {
		assert.True(t, reference.PriceOf(s).Medicare, s.String())
	}
	assert.False(t, reference.PriceOf(service.HospitalStay).Medicare)
	assert.Equal(t, "rehabilitation", reference.PriceOf(service.Habilitation).Like)
	assert.Equal(t, reference.DefaultCharge(100_00).String(), product(number(t, reference.ChargeFigure().Value), number(t, "100")).FloatString(2))
}

func TestFiguresPointAtWhatExists(t *testing.T) {
	codes := map[string]bool{}
	for _, f := range reference.Figures() {
		assert.False(t, codes[f.Code], "%s stands twice", f.Code)
		codes[f.Code] = true
		_, known := reference.SourceOf(f.Source)
		assert.True(t, known, "source of %s: %s", f.Code, f.Source)
		_, ok := new(big.Rat).SetString(f.Value)
		assert.True(t, ok, "value of %s", f.Code)
		assert.NotEmpty(t, f.Unit, f.Code)
		assert.NotZero(t, f.Year, f.Code)
		assert.NotEmpty(t, f.Method, f.Code)
	}
	for _, f := range reference.Figures() {
		for _, from := range f.From {
			assert.True(t, codes[from], "%s comes from %s", f.Code, from)
		}
	}
}

func TestEverySourceIsUsed(t *testing.T) {
	used := map[string]bool{}
	for _, f := range reference.Figures() {
		used[f.Source] = true
	}
	// The tables of the premium tax credit and of taxes name their documents themselves.
	for _, code := range []string{reference.Percentages2021, reference.Percentages2026, reference.Affordable2024, reference.Affordable2025,
		reference.AgeCurves, reference.RatingAreas, reference.Benchmarks,
		reference.Poverty2023, reference.Poverty2024, reference.Poverty2025, reference.Poverty2026,
		reference.IncomeTax2025, reference.IncomeTax2026, reference.Deductions2025, reference.WageBase2025, reference.WageBase2026} {
		used[code] = true
	}
	seen := map[string]bool{}
	for _, s := range reference.Sources() {
		assert.True(t, used[s.Code], s.Code)
		assert.False(t, seen[s.Code], "%s stands twice", s.Code)
		seen[s.Code] = true
		assert.NotEmpty(t, s.Title, s.Code)
		assert.NotEmpty(t, s.Publisher, s.Code)
		assert.NotZero(t, s.Year, s.Code)
	}
	_, known := reference.SourceOf("hearsay")
	assert.False(t, known)
}

func TestFiguresAreDocuments(t *testing.T) {
	for _, v := range []any{reference.Figures(), reference.Sources(), reference.PriceOf(service.HospitalStay)} {
		_, err := json.Marshal(v)
		assert.NoError(t, err)
	}
}

// The CMS tables in testdata: mean spending, and by service the units and
// dollars of a year, over the deciles of spending of every age and sex.
var inData = map[service.ID]string{
	service.Preventive: "op_prev", service.Ambulance: "op_ambulance",
	service.OutpatientFacility: "op_op_fac", service.OutpatientSurgeon: "op_surg",
	service.Chiropractic: "op_chiro", service.EyeExam: "op_eye",
	service.InfusedDrug: "op_jcode", service.Dialysis: "op_dialysis", service.DurableEquipment: "op_dme",
	service.Other: "op_other",
}

func TestR35FactorBringsTheMeanOf2014To2026(t *testing.T) {
	members, dollars := new(big.Rat), new(big.Rat)
	for _, row := range rows(t, "testdata/members_2014.csv") {
		n := number(t, row[3])
		members.Add(members, n)
		dollars.Add(dollars, product(n, number(t, row[4])))
	}
	mean := quotient(dollars, members)
	assert.Equal(t, value(t, "members2014"), members.FloatString(0))
	assert.Equal(t, value(t, "spending2014"), mean.FloatString(2))

	// The services' dollars come to the same mean, unrounded.
	allowed := new(big.Rat)
	for _, row := range rows(t, "testdata/services_2014.csv") {
		allowed.Add(allowed, number(t, row[2]))
	}
	exact := quotient(allowed, members)
	assert.Equal(t, mean.FloatString(2), exact.FloatString(2))
	factor := quotient(figure(t, "spending2026"), exact)
	assert.Equal(t, reference.Factor, factor.FloatString(9))
}

func TestR35PricesBroughtTo2026(t *testing.T) {
	units, dollars := services2014(t)
	for s := range service.Count {
		p := reference.PriceOf(s)
		name, listed := inData[s]
		assert.Equal(t, p.Method == reference.BroughtTo2026, listed, s.String())
		if !listed {
			continue
		}
		price := quotient(dollars[name], units[name])
		assert.Equal(t, value(t, "price2014."+s.String()), price.FloatString(6), s.String())
		assert.Equal(t, p.Amount.String(), product(figure(t, "price2014."+s.String()), figure(t, "factor")).FloatString(2), s.String())
	}
}

func TestR35ObservedPricesOf2026(t *testing.T) {
	perUnit := map[string]string{}
	for _, row := range rows(t, "testdata/service_means_2026.csv") {
		perUnit[row[0]] = row[3]
	}
	for s, name := range map[service.ID]string{
		service.EmergencyRoom: "emergency room visit", service.Lab: "laboratory test",
		service.PrimaryCare: "primary care visit", service.Specialist: "specialist visit",
		service.MentalHealthVisit: "mental health and substance use visit",
		service.Imaging:           "imaging (CT/PET/MRI)", service.XRay: "x-ray and diagnostic imaging",
		service.GenericDrug: "generic drug fill", service.PreferredBrandDrug: "preferred brand drug fill",
		service.NonPreferredBrandDrug: "non-preferred brand drug fill", service.SpecialtyDrug: "specialty drug fill",
	} {
		p := reference.PriceOf(s)
		assert.Equal(t, perUnit[name], p.Amount.String(), name)
		assert.Equal(t, reference.Observed, p.Method, name)
	}
	assert.Equal(t, perUnit["inpatient stay"], value(t, "inpatientStay"))
	var spending, visits big.Rat
	for _, row := range rows(t, "testdata/service_means_2026.csv") {
		switch row[0] {
		case "speech therapy", "occupational and physical therapy":
			spending.Add(&spending, number(t, row[1]))
			visits.Add(&visits, number(t, row[2]))
		case "unclassified":
			assert.Equal(t, row[1], value(t, "unclassifiedSpending"))
		}
	}
	assert.Equal(t, spending.FloatString(4), value(t, "therapySpending"))
	assert.Equal(t, visits.FloatString(6), value(t, "therapyVisits"))
}

// A stay of mean length costs, with its physician, what the tables of 2026
// say, but for the rounding of the day's price.
func TestR35StayOfMeanLength(t *testing.T) {
	units, dollars := services2014(t)
	facility, physician := dollars["ip_fac"], dollars["ip_prof"]
	share := quotient(facility, new(big.Rat).Add(facility, physician))
	assert.Equal(t, value(t, "inpatientFacilityShare"), share.FloatString(9))
	days := quotient(units["ip_fac"], units["ip_prof"])
	assert.Equal(t, value(t, "inpatientDays"), days.FloatString(6))

	stay := figure(t, "inpatientStay")
	ofFacility := product(stay, figure(t, "inpatientFacilityShare"))
	perDay := quotient(ofFacility, figure(t, "inpatientDays"))
	assert.Equal(t, perDay.FloatString(2), reference.PriceOf(service.HospitalStay).Amount.String())
	ofPhysician := new(big.Rat).Sub(stay, ofFacility)
	assert.Equal(t, ofPhysician.FloatString(2), reference.PriceOf(service.HospitalPhysician).Amount.String())

	total := new(big.Rat).Add(
		product(number(t, reference.PriceOf(service.HospitalStay).Amount.String()), days),
		number(t, reference.PriceOf(service.HospitalPhysician).Amount.String()))
	off := new(big.Rat).Sub(total, stay)
	assert.LessOrEqual(t, off.Abs(off).Cmp(big.NewRat(5, 100)), 0, off.FloatString(4))
}

func TestDerivedPrices(t *testing.T) {
	hundredth := func(r *big.Rat) string { return r.FloatString(2) }
	baby := quotient(figure(t, "baby"), figure(t, "baby2012"))
	for _, tc := range []struct {
		service service.ID
		want    string
	}{
		{service.OBGYN, value(t, "price.specialist")},
		{service.PrenatalVisit, value(t, "price.specialist")},
		{service.Rehabilitation, hundredth(quotient(figure(t, "therapySpending"), figure(t, "therapyVisits")))},
		{service.Habilitation, value(t, "price.rehabilitation")},
		{service.DeliveryFacility, hundredth(quotient(product(baby, figure(t, "baby2012.hospital")), figure(t, "deliveryDays")))},
		{service.DeliveryPhysician, hundredth(new(big.Rat).Sub(
			product(baby, new(big.Rat).Add(figure(t, "baby2012.obstetricCare"), figure(t, "baby2012.anesthesia"))),
			product(figure(t, "prenatalVisits"), figure(t, "price.prenatalVisit"))))},
		{service.SkilledNursing, hundredth(quotient(figure(t, "skilledNursingStay"), figure(t, "skilledNursingDays")))},
		{service.Hospice, hundredth(product(figure(t, "hospiceDay2017"), quotient(figure(t, "hospiceCap2026"), figure(t, "hospiceCap2017"))))},
	} {
		p := reference.PriceOf(tc.service)
		assert.Equal(t, tc.want, p.Amount.String(), tc.service.String())
		assert.Equal(t, reference.Derived, p.Method, tc.service.String())
	}
}

func TestR3aDefaultPrice(t *testing.T) {
	for _, tc := range []struct {
		name    string
		service service.ID
		days    int
		want    string
	}{
		{"visit", service.PrimaryCare, 0, "173.38"},
		{"days of a visit count for nothing", service.PrimaryCare, 5, "173.38"},
		{"one day", service.HospitalStay, 1, "5984.98"},
		{"four days", service.HospitalStay, 4, "23939.92"},
		{"a stay is at least one day", service.HospitalStay, 0, "5984.98"},
		{"longest stay", service.HospitalStay, 366, "2190502.68"},
		{"hospice is counted in days as units", service.Hospice, 9, "237.21"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.want, reference.DefaultPrice(tc.service, tc.days).String())
		})
	}
}

func TestR3aDefaultCharge(t *testing.T) {
	assert.Equal(t, money.Cents(426_78), reference.DefaultCharge(213_39))
	assert.Equal(t, money.Cents(0), reference.DefaultCharge(0))
	assert.Equal(t, 2*money.MaxCents, reference.DefaultCharge(money.MaxCents))
}

func TestR21ACALimit(t *testing.T) {
	for year, want := range map[int]string{2025: "9200.00", 2026: "10600.00", 2027: "12000.00"} {
		limit, known := reference.ACALimit(year)
		assert.True(t, known, year)
		assert.Equal(t, want, limit.String(), year)
	}
	assert.Equal(t, "21200.00", reference.ACAFamilyLimit(10_600_00).String())
}

func TestR63LimitsOfEarlierYears(t *testing.T) {
	for i, want := range []money.Cents{6_350_00, 6_600_00, 6_850_00, 7_150_00, 7_350_00, 7_900_00, 8_150_00, 8_550_00, 8_700_00, 9_100_00, 9_450_00} {
		year := 2014 + i
		limit, known := reference.ACALimit(year)
		assert.True(t, known, year)
		assert.Equal(t, want, limit, year)
		source, known := reference.SourceOf(reference.ACALimitSource(year))
		assert.True(t, known, year)
		assert.Equal(t, year, source.Year)
		assert.Contains(t, source.Title, strconv.Itoa(year))
	}
	for _, year := range []int{0, 2013, 2028} {
		_, known := reference.ACALimit(year)
		assert.False(t, known, year)
	}
}

func TestR20HSALimits(t *testing.T) {
	for year, want := range map[int]reference.HSALimits{
		2025: {MinimumSelf: 1_650_00, MinimumFamily: 3_300_00, MaximumSelf: 8_300_00, MaximumFamily: 16_600_00},
		2026: {MinimumSelf: 1_700_00, MinimumFamily: 3_400_00, MaximumSelf: 8_500_00, MaximumFamily: 17_000_00},
		2027: {MinimumSelf: 1_750_00, MinimumFamily: 3_500_00, MaximumSelf: 8_700_00, MaximumFamily: 17_400_00},
	} {
		limits, known := reference.HSALimitsOf(year)
		assert.True(t, known, year)
		assert.Equal(t, want, limits, year)
	}
	for _, year := range []int{2024, 2028} {
		_, known := reference.HSALimitsOf(year)
		assert.False(t, known, year)
	}
}

func services2014(t *testing.T) (units, dollars map[string]*big.Rat) {
	t.Helper()
	units, dollars = map[string]*big.Rat{}, map[string]*big.Rat{}
	for _, row := range rows(t, "testdata/services_2014.csv") {
		units[row[0]], dollars[row[0]] = number(t, row[1]), number(t, row[2])
	}
	return units, dollars
}

// rows returns a table's rows below its header.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(name)
	require.NoError(t, err)
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	return all[1:]
}

func value(t *testing.T, code string) string {
	t.Helper()
	for _, f := range reference.Figures() {
		if f.Code == code {
			return f.Value
		}
	}
	require.Fail(t, "no figure "+code)
	return ""
}

func figure(t *testing.T, code string) *big.Rat {
	t.Helper()
	return number(t, value(t, code))
}

func number(t *testing.T, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	require.True(t, ok, text)
	return r
}

func product(a, b *big.Rat) *big.Rat  { return new(big.Rat).Mul(a, b) }
func quotient(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }
