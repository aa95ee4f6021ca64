// Package filings writes public use files like those of CMS, for tests and measurements:
// the headers of 2026, and values about as often as they are in the files of that year.
package filings

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
)

// Files is what is written. The same Files write the same text.
type Files struct {
	// Seed picks the values, Plans is how many there are without their variants.
	Seed  uint64
	Plans int
	// Areas are how many rating areas a plan is sold in, at most.
	Areas int
	// Scattered writes rows so that those of a plan are as far from each other as can be.
	Scattered bool
}

// Year is that of all files.
const Year = 2026

const head = "BusinessYear,StateCode,IssuerId,SourceName,ImportDate,"

// States are those of the plans, in turn.
var States = strings.Fields("TX FL WI NC OH AZ OK NE TN MI AL AK AR CA CO CT DE DC GA HI ID IL IN IA KS KY LA " +
	"ME MD MA MN MS MO MT NV NH NJ NM NY ND OR PA RI SC SD UT VT VA WA WV WY")

func (f Files) random(what, plan int) *rand.Rand {
	return rand.New(rand.NewPCG(f.Seed, uint64(what)<<32|uint64(plan)))
}

// ID returns the identifier of a plan without its variant.
func (f Files) ID(plan int) string {
	return fmt.Sprintf("%05d%s%03d%04d", 10000+plan/8%89999, States[plan/8%len(States)], plan/10000, plan%10000)
}

// metal returns a plan's metal level, and its variants.
func (f Files) metal(plan int) (string, []string) {
	switch n := f.random(0, plan).IntN(100); {
	case n < 28:
		return "Silver", []string{"00", "01", "02", "03", "04", "05", "06"}
	case n < 60:
		return "Gold", []string{"00", "01", "02", "03"}
	case n < 92:
		return "Expanded Bronze", []string{"00", "01", "02", "03"}
	case n < 97:
		return "Bronze", []string{"00", "01", "02", "03"}
	case n < 99:
		return "Platinum", []string{"00", "01", "02", "03"}
	}
	return "Catastrophic", []string{"00", "01"}
}

var variants = map[string]string{
	"00": "Standard %s Off Exchange Plan", "01": "Standard %s On Exchange Plan",
	"02": "Zero Cost Sharing Plan Variation",
	"03": "Limited Cost Sharing Plan Variation", "04": "73% AV Level Silver Plan",
	"05": "87% AV Level Silver Plan", "06": "94% AV Level Silver Plan",
}

// AttributesHeader is that of Plan Attributes.
var AttributesHeader = attributesHeader()

func attributesHeader() string {
	names := strings.Split("BusinessYear,StateCode,IssuerId,IssuerMarketPlaceMarketingName,SourceName,ImportDate,MarketCoverage,DentalOnlyPlan,"+
		"StandardComponentId,PlanMarketingName,HIOSProductId,NetworkId,ServiceAreaId,FormularyId,IsNewPlan,PlanType,MetalLevel,DesignType,"+
		"UniquePlanDesign,QHPNonQHPTypeId,IsNoticeRequiredForPregnancy,IsReferralRequiredForSpecialist,SpecialistRequiringReferral,"+
		"PlanLevelExclusions,IndianPlanVariationEstimatedAdvancedPaymentAmountPerEnrollee,CompositeRatingOffered,ChildOnlyOffering,"+
		"ChildOnlyPlanId,WellnessProgramOffered,DiseaseManagementProgramsOffered,EHBPercentTotalPremium,"+
		"EHBPediatricDentalApportionmentQuantity,IsGuaranteedRate,PlanEffectiveDate,PlanExpirationDate,OutOfCountryCoverage,"+
		"OutOfCountryCoverageDescription,OutOfServiceAreaCoverage,OutOfServiceAreaCoverageDescription,NationalNetwork,"+
		"URLForEnrollmentPayment,FormularyURL,PlanId,PlanVariantMarketingName,CSRVariationType,IssuerActuarialValue,"+
		"AVCalculatorOutputNumber,MedicalDrugDeductiblesIntegrated,MedicalDrugMaximumOutofPocketIntegrated,MultipleInNetworkTiers,"+
		"FirstTierUtilization,SecondTierUtilization", ",")
	for _, example := range []string{"SBCHavingaBaby", "SBCHavingDiabetes", "SBCHavingSimplefracture"} {
		for _, part := range []string{"Deductible", "Copayment", "Coinsurance", "Limit"} {
			names = append(names, example+part)
		}
	}
	names = append(names, "SpecialtyDrugMaximumCoinsurance", "InpatientCopaymentMaximumDays",
		"BeginPrimaryCareCostSharingAfterNumberOfVisits", "BeginPrimaryCareDeductibleCoinsuranceAfterNumberOfCopays")
	sides := []string{"InnTier1", "InnTier2", "OutOfNet", "CombInnOon"}
	whose := []string{"Individual", "FamilyPerPerson", "FamilyPerGroup"}
	for _, kind := range []string{"MEHB", "DEHB", "TEHB"} {
		for _, side := range sides {
			for _, who := range whose {
				names = append(names, kind+side+who+"MOOP")
			}
		}
	}
	for _, kind := range []string{"MEHB", "DEHB", "TEHB"} {
		for _, side := range sides {
			for _, who := range whose {
				names = append(names, kind+"Ded"+side+who)
			}
			if strings.HasPrefix(side, "InnTier") {
				names = append(names, kind+"Ded"+side+"Coinsurance")
			}
		}
	}
	names = append(
		names, "IsHSAEligible", "HSAOrHRAEmployerContribution", "HSAOrHRAEmployerContributionAmount",
		"URLForSummaryofBenefitsCoverage", "PlanBrochure",
	)
	return strings.Join(names, ",")
}

// Attributes writes Plan Attributes.
func (f Files) Attributes(to io.Writer) error {
	out := bufio.NewWriter(to)
	fmt.Fprintln(out, AttributesHeader)
	columns := strings.Split(AttributesHeader, ",")
	row := make([]string, len(columns))
	for plan := range f.Plans {
		metal, all := f.metal(plan)
		for _, variant := range all {
			values := f.attributes(plan, metal, variant)
			for i, name := range columns {
				row[i] = quoted(values[name])
			}
			fmt.Fprintln(out, strings.Join(row, ","))
		}
	}
	return out.Flush()
}

func quoted(text string) string {
	if strings.ContainsAny(text, "\",\n") {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// tiers tells whether a plan's network has two.
func (f Files) tiers(plan int) bool { return f.random(1, plan).IntN(4) == 0 }

// apart tells whether a plan has deductibles for medical care and drugs apart.
func (f Files) apart(plan int) bool { return f.random(2, plan).IntN(10) == 0 }

func (f Files) kind(plan int) string {
	return pick(f.random(3, plan), "HMO", "HMO", "HMO", "HMO", "HMO", "EPO", "EPO", "PPO", "PPO", "POS")
}

func pick(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }

func (f Files) attributes(plan int, metal, variant string) map[string]string {
	r := f.random(4, plan)
	id := f.ID(plan)
	name := fmt.Sprintf(
		"%s %s %d", pick(r, "Blue Advantage", "Classic", "Secure", "Connect", "Essential"), metal, 100+plan%900,
	)
	v := map[string]string{
		"BusinessYear": fmt.Sprint(Year), "StateCode": id[5:7], "IssuerId": id[:5],
		"IssuerMarketPlaceMarketingName": "Issuer " + id[:5],
		"SourceName": pick(
			r, "HIOS", "HIOS", "SERFF",
		), "ImportDate": "10/15/2025", "MarketCoverage": "Individual", "DentalOnlyPlan": "No",
		"StandardComponentId": id, "PlanMarketingName": name, "HIOSProductId": id[:10],
		"NetworkId": id[5:7] + "N001", "ServiceAreaId": fmt.Sprintf("%sS%03d", id[5:7], 1+plan%3),
		"FormularyId": id[5:7] + "F001", "IsNewPlan": "Existing", "PlanType": f.kind(plan), "MetalLevel": metal,
		"DesignType":       "Not Applicable",
		"UniquePlanDesign": "No", "QHPNonQHPTypeId": "Both", "IsNoticeRequiredForPregnancy": "No",
		"IsReferralRequiredForSpecialist":                              pick(r, "No", "No", "No", "Yes"),
		"IndianPlanVariationEstimatedAdvancedPaymentAmountPerEnrollee": "$0.00 ",
		"CompositeRatingOffered":                                       "No", "ChildOnlyOffering": "Allows Adult and Child-Only",
		"WellnessProgramOffered":           "No",
		"DiseaseManagementProgramsOffered": "Asthma, Depression, Diabetes, Heart Disease, High Blood Pressure & High Cholesterol, Pregnancy",
		"EHBPercentTotalPremium": pick(
			r, "1", "1", "1", "0.9997", "0.998",
		), "PlanEffectiveDate": "1/1/2026", "PlanExpirationDate": "12/31/2026",
		"OutOfCountryCoverage": "Yes", "OutOfCountryCoverageDescription": "Emergency Services Only",
		"OutOfServiceAreaCoverage":            "Yes",
		"OutOfServiceAreaCoverageDescription": "Emergency and Urgent Services", "NationalNetwork": "No",
		"URLForEnrollmentPayment": "https://plans.example/pay", "FormularyURL": "https://plans.example/drugs",
		"PlanId":                   id + "-" + variant,
		"PlanVariantMarketingName": name, "CSRVariationType": strings.Replace(
			variants[variant], "%s", strings.TrimPrefix(metal, "Expanded "), 1,
		),
		"AVCalculatorOutputNumber": "0.700079495", "MedicalDrugDeductiblesIntegrated": "Yes",
		"MedicalDrugMaximumOutofPocketIntegrated": "Yes",
		"MultipleInNetworkTiers":                  "No", "FirstTierUtilization": "100%", "InpatientCopaymentMaximumDays": pick(
			r, "0", "0", "0", "0", "0", "0", "0", "0", "0", "3",
		),
		"BeginPrimaryCareCostSharingAfterNumberOfVisits": pick(
			r, "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "3",
		),
		"BeginPrimaryCareDeductibleCoinsuranceAfterNumberOfCopays": "0", "IsHSAEligible": pick(
			r, "No", "No", "No", "Yes",
		),
		"URLForSummaryofBenefitsCoverage": "https://plans.example/sbc/" + id + variant + ".pdf",
		"PlanBrochure":                    "https://plans.example/brochure.pdf",
	}
	if v["IsReferralRequiredForSpecialist"] == "Yes" {
		v["SpecialistRequiringReferral"] = pick(
			r, "All Specialists require a referral", "All except OB/Gyn, Chiropractor",
			"Referrals are required for some Specialists",
		)
	}
	deductible := map[string]int{
		"Catastrophic": 10600, "Bronze": 7500, "Expanded Bronze": 6500, "Silver": 5000, "Gold": 2000, "Platinum": 0,
	}[metal] + 50*r.IntN(20)
	maximum := min(10600, deductible+2000+50*r.IntN(60))
	switch variant {
	case "02":
		deductible, maximum = 0, 0
	case "04":
		deductible, maximum = deductible*2/3, min(8450, maximum)
	case "05":
		deductible, maximum = deductible/6, 3350
	case "06":
		deductible, maximum = deductible/40, 1900
	}
	limit(v, "TEHB", "", "InnTier1", "MOOP", maximum)
	limit(v, "TEHB", "", "OutOfNet", "MOOP", -1)
	limit(v, "TEHB", "", "CombInnOon", "MOOP", -1)
	kinds := []string{"TEHB"}
	if f.apart(plan) {
		kinds = []string{"MEHB", "DEHB"}
		v["MedicalDrugDeductiblesIntegrated"] = "No"
	}
	for i, kind := range kinds {
		amount := deductible
		if i == 1 {
			amount /= 4
		}
		limit(v, kind, "Ded", "InnTier1", "", amount)
		v[kind+"DedInnTier1Coinsurance"] = pick(r, "0.00%", "50.00%", "40.00%", "30.00%", "25.00%", "20.00%")
		limit(v, kind, "Ded", "OutOfNet", "", -1)
		limit(v, kind, "Ded", "CombInnOon", "", -1)
		if kind := v["PlanType"]; kind == "PPO" || kind == "POS" {
			limit(v, kinds[i], "Ded", "OutOfNet", "", 3*amount)
		}
		if f.tiers(plan) {
			limit(v, kind, "Ded", "InnTier2", "", amount+500)
		}
	}
	if f.tiers(plan) {
		v["MultipleInNetworkTiers"], v["FirstTierUtilization"], v["SecondTierUtilization"] = "Yes", "85%", "15%"
		limit(v, "TEHB", "", "InnTier2", "MOOP", maximum)
	}
	for _, example := range []string{"SBCHavingaBaby", "SBCHavingDiabetes", "SBCHavingSimplefracture"} {
		for i, part := range []string{"Deductible", "Copayment", "Coinsurance", "Limit"} {
			amount := []int{deductible, 100, 500, 60}[i]
			if variant == "02" || variant == "03" {
				amount = 0
			}
			v[example+part] = dollars(amount) + " "
		}
	}
	return v
}

// limit sets the three amounts of a limit, "Not Applicable" where there is none.
func limit(v map[string]string, kind, ded, side, moop string, amount int) {
	at := kind + ded + side
	if amount < 0 {
		v[at+"Individual"+moop], v[at+"FamilyPerPerson"+moop], v[at+"FamilyPerGroup"+moop] = "Not Applicable", "per person not applicable", "per group not applicable"
		return
	}
	v[at+"Individual"+moop] = dollars(amount) + " "
	v[at+"FamilyPerPerson"+moop] = fmt.Sprintf("$%d per person", amount)
	v[at+"FamilyPerGroup"+moop] = fmt.Sprintf("$%d per group", 2*amount)
}

func dollars(amount int) string {
	if amount >= 1000 {
		return fmt.Sprintf("$%d,%03d", amount/1000, amount%1000)
	}
	return fmt.Sprintf("$%d", amount)
}

// BenefitsHeader is that of Benefits and Cost Sharing.
const BenefitsHeader = head + "StandardComponentId,PlanId,BenefitName,CopayInnTier1,CopayInnTier2,CopayOutofNet,CoinsInnTier1,CoinsInnTier2," +
	"CoinsOutofNet,IsEHB,IsCovered,QuantLimitOnSvc,LimitQty,LimitUnit,Exclusions,Explanation,EHBVarReason,IsExclFromInnMOOP,IsExclFromOonMOOP"

var benefits = []string{
	"Primary Care Visit to Treat an Injury or Illness", "Specialist Visit",
	"Other Practitioner Office Visit (Nurse, Physician Assistant)",
	"Outpatient Facility Fee (e.g., Ambulatory Surgery Center)",
	"Outpatient Surgery Physician/Surgical Services", "Hospice Services",
	"Routine Dental Services (Adult)", "Infertility Treatment", "Long-Term/Custodial Nursing Home Care",
	"Private-Duty Nursing",
	"Routine Eye Exam (Adult)", "Urgent Care Centers or Facilities", "Home Health Care Services",
	"Emergency Room Services",
	"Emergency Transportation/Ambulance", "Inpatient Hospital Services (e.g., Hospital Stay)",
	"Inpatient Physician and Surgical Services",
	"Bariatric Surgery", "Cosmetic Surgery", "Skilled Nursing Facility", "Prenatal and Postnatal Care",
	"Delivery and All Inpatient Services for Maternity Care", "Mental/Behavioral Health Outpatient Services",
	"Mental/Behavioral Health Inpatient Services", "Substance Abuse Disorder Outpatient Services",
	"Substance Abuse Disorder Inpatient Services",
	"Generic Drugs", "Preferred Brand Drugs", "Non-Preferred Brand Drugs", "Specialty Drugs",
	"Outpatient Rehabilitation Services",
	"Habilitation Services", "Chiropractic Care", "Durable Medical Equipment", "Hearing Aids",
	"Imaging (CT/PET Scans, MRIs)",
	"Preventive Care/Screening/Immunization", "Routine Foot Care", "Acupuncture", "Weight Loss Programs",
	"Routine Eye Exam for Children",
	"Eye Glasses for Children", "Dental Check-Up for Children", "Rehabilitative Speech Therapy",
	"Rehabilitative Occupational and Rehabilitative Physical Therapy", "Well Baby Visits and Care",
	"Laboratory Outpatient and Professional Services",
	"X-rays and Diagnostic Imaging", "Basic Dental Care - Child", "Orthodontia - Child",
	"Major Dental Care - Child", "Basic Dental Care - Adult",
	"Orthodontia - Adult", "Major Dental Care - Adult", "Abortion for Which Public Funding is Prohibited",
	"Transplant", "Accidental Dental", "Dialysis",
	"Allergy Testing", "Chemotherapy", "Radiation", "Diabetes Education", "Prosthetic Devices", "Infusion Therapy",
	"Treatment for Temporomandibular Joint Disorders", "Nutritional Counseling", "Reconstructive Surgery",
}

// shares are copays and coinsurances of the first tier, about as often as they are filed.
var shares = []struct {
	weight             int
	copay, coinsurance string
}{
	{
		149, "Not Applicable", "50.00% Coinsurance after deductible",
	}, {101, "Not Applicable", "40.00% Coinsurance after deductible"},
	{
		65, "Not Applicable", "30.00% Coinsurance after deductible",
	}, {48, "Not Applicable", "25.00% Coinsurance after deductible"},
	{37, "Not Applicable", "20.00% Coinsurance after deductible"}, {38, "Not Applicable", "No Charge after deductible"},
	{100, "$0.00", "0.00%"}, {60, "$0.00", "Not Applicable"}, {70, "Not Applicable", "0.00%"}, {
		40, "No Charge", "Not Applicable",
	},
	{25, "No Charge", "No Charge"}, {
		28, "$40.00", "Not Applicable",
	}, {22, "$30.00", "Not Applicable"}, {22, "$50.00", "Not Applicable"},
	{
		20, "No Charge after deductible", "Not Applicable",
	}, {24, "Not Applicable", "50.00%"}, {17, "Not Applicable", "25.00%"},
	{12, "$10.00", "Not Applicable"}, {14, "$60.00", "Not Applicable"}, {9, "$80.00", "Not Applicable"}, {
		3, "$500.00 Copay after deductible", "Not Applicable",
	},
	{2, "$50.00 Copay after deductible", "Not Applicable"}, {1, "$4.70", "Not Applicable"}, {
		1, "$1000.00 Copay with deductible", "50.00% Coinsurance after deductible",
	},
}

var weights = func() (sum int) {
	for _, s := range shares {
		sum += s.weight
	}
	return sum
}()

// Benefits writes Benefits and Cost Sharing.
func (f Files) Benefits(to io.Writer) error {
	out := bufio.NewWriterSize(to, 64<<10)
	fmt.Fprintln(out, BenefitsHeader)
	if f.Scattered {
		for i := range benefits {
			for plan := range f.Plans {
				f.benefit(out, plan, i)
			}
		}
		return out.Flush()
	}
	for plan := range f.Plans {
		for i := range benefits {
			f.benefit(out, plan, i)
		}
	}
	return out.Flush()
}

func (f Files) benefit(out *bufio.Writer, plan, i int) {
	id := f.ID(plan)
	_, all := f.metal(plan)
	name := benefits[i]
	r := f.random(100+i, plan)
	covered := "Covered"
	if strings.Contains(name, "Adult") || strings.Contains(
		name, "Cosmetic",
	) || strings.Contains(name, "Weight") || strings.Contains(name, "Long-Term") || name == "Acupuncture" {
		covered = "Not Covered"
	}
	n := r.IntN(weights)
	share := shares[0]
	for _, s := range shares {
		if n -= s.weight; n < 0 {
			share = s
			break
		}
	}
	if strings.HasPrefix(name, "Preventive") || strings.HasPrefix(name, "Well Baby") {
		share.copay, share.coinsurance = "No Charge", "No Charge"
	}
	if strings.HasPrefix(name, "Inpatient Hospital") && r.IntN(20) == 0 {
		share.copay, share.coinsurance = "$3000.00 Copay per Day", "Not Applicable"
	}
	copay2, coins2 := "", ""
	if f.tiers(plan) {
		if copay2, coins2 = "Not Applicable", "Not Applicable"; r.IntN(2) == 0 {
			copay2, coins2 = "Not Applicable", "50.00% Coinsurance after deductible"
		}
	}
	copayOut, coinsOut := "Not Applicable", "100.00%"
	if kind := f.kind(plan); (kind == "PPO" || kind == "POS") && r.IntN(5) > 0 {
		coinsOut = "50.00% Coinsurance after deductible"
	}
	if strings.HasPrefix(name, "Emergency") {
		copayOut, coinsOut = share.copay, share.coinsurance
	}
	limit, count, unit := "", "", ""
	switch {
	case strings.Contains(name, "Rehabilitat") || strings.Contains(name, "Habilitat") || strings.Contains(
		name, "Chiropractic",
	):
		limit, count, unit = "Yes", pick(r, "30.0", "35.0", "20.0"), pick(
			r, "Visit(s) per Year", "Visit(s) per Benefit Period",
		)
	case strings.Contains(name, "Skilled"):
		limit, count, unit = "Yes", "60.0", pick(r, "Days per Year", "Days per Benefit Period")
	case strings.Contains(name, "for Children"):
		limit, count, unit = "Yes", "1.0", pick(r, "Exam(s) per Year", "Item(s) per Year")
	}
	explanation := ""
	switch n := r.IntN(10); {
	case n == 0:
		explanation = "See policy or plan document for additional benefit explanation."
	case n == 1:
		explanation = "Member cost share may increase when using a Hospital-based facility; \"prior authorization\" may be required."
	case n == 2:
		explanation = "Prior authorization may be required - please contact the number listed on your ID card.\nSee the policy, section 4, for more."
	}
	for _, variant := range all {
		row := share
		if covered != "Covered" {
			row.copay, row.coinsurance = "", ""
		} else if variant == "02" {
			row.copay, row.coinsurance = "$0.00", "0.00%"
		}
		cells := []string{row.copay, copay2, copayOut, row.coinsurance, coins2, coinsOut}
		if covered != "Covered" {
			cells = make([]string, 6)
		}
		fmt.Fprintf(out, "%d,%s,%s,HIOS,2025-10-15,%s,%s-%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n", Year, id[5:7], id[:5], id, id, variant, quoted(name),
			quoted(cells[0]), quoted(cells[1]), quoted(cells[2]), quoted(cells[3]), quoted(cells[4]), quoted(cells[5]),
			"Yes", covered, limit, count, unit, "", quoted(explanation), "", "No", "Yes")
	}
}

// RatesHeader is that of Rate.
const RatesHeader = head + "RateEffectiveDate,RateExpirationDate,PlanId,RatingAreaId,Tobacco,Age,IndividualRate,IndividualTobaccoRate,Couple," +
	"PrimarySubscriberAndOneDependent,PrimarySubscriberAndTwoDependents,PrimarySubscriberAndThreeOrMoreDependents,CoupleAndOneDependent," +
	"CoupleAndTwoDependents,CoupleAndThreeOrMoreDependents"

// Rates writes Rate: each plan in up to Areas rating areas, for 51 ages.
func (f Files) Rates(to io.Writer) error {
	out := bufio.NewWriterSize(to, 64<<10)
	fmt.Fprintln(out, RatesHeader)
	one := func(plan, age int) {
		r := f.random(5, plan)
		areas := 1 + r.IntN(max(f.Areas, 1))
		base := 20000 + r.IntN(30000)
		id := f.ID(plan)
		for area := range areas {
			cents := (base + 137*area) * (100 + 4*max(0, age-20)) / 100
			fmt.Fprintf(out, "%d,%s,%s,HIOS,2025-10-15,2026-01-01,2026-12-31,%s,Rating Area %d,%s,%s,%d.%02d,%s,,,,,,,\n", Year, id[5:7], id[:5], id, area+1,
				[]string{"No Preference", "Tobacco User/Non-Tobacco User"}[plan%2], ageText(age), cents/100, cents%100, []string{"", fmt.Sprintf("%d.%02d", cents*12/1000, cents*12/10%100)}[plan%2])
		}
	}
	if f.Scattered {
		for age := 14; age <= 64; age++ {
			for plan := range f.Plans {
				one(plan, age)
			}
		}
		return out.Flush()
	}
	for plan := range f.Plans {
		for age := 14; age <= 64; age++ {
			one(plan, age)
		}
	}
	return out.Flush()
}

func ageText(age int) string {
	switch age {
	case 14:
		return "0-14"
	case 64:
		return "64 and over"
	}
	return fmt.Sprint(age)
}

// ServiceAreasHeader is that of Service Area.
const ServiceAreasHeader = head + "ServiceAreaId,ServiceAreaName,CoverEntireState,County,PartialCounty,ZipCodes,PartialCountyJustification,MarketCoverage,DentalOnlyPlan"

// ServiceAreas writes Service Area. Counties are those of a state by their five digits,
// of which each issuer covers about so many of 100.
func (f Files) ServiceAreas(to io.Writer, counties func(state string) []string, of100 int) error {
	out := bufio.NewWriter(to)
	fmt.Fprintln(out, ServiceAreasHeader)
	seen := map[string]bool{}
	for plan := range f.Plans {
		id := f.ID(plan)
		area := fmt.Sprintf("%sS%03d", id[5:7], 1+plan%3)
		key := id[:5] + area
		if seen[key] {
			continue
		}
		seen[key] = true
		r := f.random(6, plan)
		for _, county := range counties(id[5:7]) {
			if r.IntN(100) < of100 {
				fmt.Fprintf(
					out, "%d,%s,%s,HIOS,2025-10-15,%s,Area,No,%s,No,,,Individual,No\n", Year, id[5:7], id[:5], area,
					county,
				)
			}
		}
	}
	return out.Flush()
}
