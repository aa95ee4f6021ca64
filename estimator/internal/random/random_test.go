package random_test

import (
	"encoding/json"
	"hash/fnv"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/internal/plain"
	"github.com/outpocket/outpocket/estimator/internal/random"
)

// aHundred stands for all reference prices.
func aHundred(string, int) string { return "100" }

// situations are what random requests have to reach again and again, as
// package plain observes it.
var situations = strings.Split(strings.TrimSpace(`
HRA left
HRA used
HSA contribution
already paid: medical and drug
already paid: toward acaLimit
already paid: toward deductible
already paid: toward outOfPocketMaximum
away by month
away by month: a medicine is not
away by month: after the year's end
away, not covered
consent that counts
consent that does not count
deductible: aggregate
deductible: drug combined
deductible: drug inNetwork
deductible: drug outOfNetwork
deductible: medical combined
deductible: medical inNetwork
deductible: medical outOfNetwork
deductible: medicalAndDrug combined
deductible: medicalAndDrug inNetwork
deductible: medicalAndDrug outOfNetwork
deductible: the family's is nearer
default price or charge
fallback: acupuncture from chiropractic
fallback: airAmbulance from other
fallback: childEyeExam from eyeExam
fallback: childEyeExam from specialist
fallback: chiropractic from specialist
fallback: deliveryPhysician from hospitalPhysician
fallback: deliveryPhysician from hospitalStay
fallback: habilitation from rehabilitation
fallback: hospitalPhysician from hospitalStay
fallback: hospitalPhysician from other
fallback: imaging from lab
fallback: imaging from xray
fallback: lab from other
fallback: lab from xray
fallback: nonPreferredSpecialtyDrug from specialtyDrug
fallback: preferredGenericDrug from genericDrug
fallback: preventive from other
fallback: preventiveDrug from genericDrug
fallback: preventiveDrug from other
fallback: specialtyDrug from genericDrug
fallback: substanceUseStay from mentalHealthStay
fallback: substanceUseVisit from mentalHealthVisit
fallback: virtualVisit from primaryCare
fallback: xray from lab
fallback: xray from other
first visits: beyond
first visits: one of them
first visits: shared counter
keeps the provider
maximum: aggregate
maximum: drug combined
maximum: drug inNetwork
maximum: drug outOfNetwork
maximum: medical combined
maximum: medical inNetwork
maximum: medical outOfNetwork
maximum: medicalAndDrug combined
maximum: medicalAndDrug inNetwork
maximum: medicalAndDrug outOfNetwork
maximum: none, inNetwork
maximum: none, outOfNetwork
maximum: reduces a copay
maximum: reduces a deductible
maximum: the family's is nearer
maximum: the law's limit of the family alone
maximum: the law's limit of the family is nearer
maximum: the law's limit stops a line
maximum: the plan's stops a line, inNetwork
maximum: the plan's stops a line, outOfNetwork
members who join or leave
network: inNetwork
network: notCovered
network: outOfNetwork
no referral: out-of-network terms
not covered: by its terms
not covered: no referral
not covered: no terms
not covered: out of network
not covered: visit limit
out of network: more than the price
out of network: of the charge
outside the coverage
outside the maximum
place: authorized
place: changed to network
place: changed to network, indemnity
place: ground ambulance outside
place: ground ambulance outside, indemnity
place: in network
place: in network, indemnity
place: out of network
place: out of network, indemnity
place: out of network, not covered
place: protected
place: protected, indemnity
place: referral visit
place: urgent away
premium: a fourth child
premium: by age
premium: family
premium: individual
premium: individualAndChildren
premium: individualAndSpouse
premium: not below zero
premium: month, part of a year
premium: year, part of a year
preventive: free by R15
ranking: equal totals
referral: course goes on
referral: from a planned visit
referral: from a planned visit with a date
referral: not from a later visit
referral: have
referral: not from a visit in months away
referral: visit added
referral: visit added at the default price
share: balance bill
share: coinsurance
share: copay
share: deductible
terms: at least
terms: coinsurance after
terms: coinsurance waived
terms: coinsurance waived, admitted
terms: copay after
terms: copay larger than the bill
terms: copay waived
terms: copay with
terms: inside the deductible, no copay
terms: per day
terms: per day, most days
terms: per day, of no stay
terms: two parts
terms: up to, less than the copay
terms: up to, reached
terms: waived, admitted
total below zero
visit limit: a stay crosses it
visit limit: for each network
visit limit: there is one
worst case: unlimited
service: preventive
service: primaryCare
service: virtualVisit
service: specialist
service: obgyn
service: urgentCare
service: emergencyRoom
service: ambulance
service: airAmbulance
service: lab
service: xray
service: imaging
service: outpatientFacility
service: outpatientSurgeon
service: hospitalStay
service: hospitalPhysician
service: prenatalVisit
service: deliveryFacility
service: deliveryPhysician
service: mentalHealthVisit
service: substanceUseVisit
service: mentalHealthStay
service: substanceUseStay
service: rehabilitation
service: habilitation
service: chiropractic
service: acupuncture
service: eyeExam
service: childEyeExam
service: childGlasses
service: childDentalCheckup
service: preventiveDrug
service: preferredGenericDrug
service: genericDrug
service: preferredBrandDrug
service: nonPreferredBrandDrug
service: specialtyDrug
service: nonPreferredSpecialtyDrug
service: infusedDrug
service: dialysis
service: durableEquipment
service: homeHealth
service: skilledNursing
service: hospice
service: other`), "\n")

// tieredSituations are those that requests of plans with tiers and the like have to
// reach beside them.
var tieredSituations = strings.Split(strings.TrimSpace(`
not covered: unknown terms
out of network: unknown terms
place: out of network, unknown
total with unknown terms
already paid: before the limit started anew
already paid: for services
already used: first visits
already used: visit limit
anew: deductible
anew: outOfPocketMaximum
anew: visit limit
deductible: in addition
deductible: in addition, and the others after it
deductible: in network inside a combined one
deductible: services combined
deductible: services inNetwork
deductible: services outOfNetwork
deductible: several together
deductible: stands in
fill: own terms in a further tier
fill: own terms of another drug
fill: own terms, mail90
fill: own terms, retail90
fill: thirds
fill: thirds without a rest
maximum: of allSharing stops a line
maximum: of coinsurance stops a line
maximum: of copayAndCoinsurance stops a line
maximum: reduces a deductible in addition
maximum: services combined
maximum: services inNetwork
maximum: services outOfNetwork
network: tier 2
network: tier 3
premium: biweekly, part of a year
premium: semimonthly, part of a year
premium: weekly, part of a year
plan pays at most: reached, per day
plan pays at most: reached, per lifetime
plan pays at most: reached, per use
plan pays at most: reached, per year
price: the plan's own
referral: visit added at the plan's price
tiers: by plan
tiers: terms of a further tier
tiers: terms of a tier before
tiers: the limits of the tier before
visit limit: a fill crosses it
visit limit: per lifetime
visit limit: per month
visit limit: per stay
visit limit: per year
visit limit: per years
visit limit: shared`), "\n")

// namedSituations are those that requests whose items name providers and drugs have to
// reach beside them.
var namedSituations = strings.Split(strings.TrimSpace(`
drug: not covered
drug: not covered, as the dearest tier
drug: of a tier
drug: of no stated price
drug: unknown
not covered: not on the list
place: drug not covered
place: drug not covered, indemnity
provider: in
provider: in a further tier
provider: not listed
provider: out
provider: unknown`), "\n")

// TestRequestReachesEveryRule keeps the random requests from going blind: each
// situation has to be met, and more than once.
func TestRequestReachesEveryRule(t *testing.T) {
	reaches(t, random.Request, situations, situations)
}

// TestTieredReachesEveryRule does the same for R39 to R46, R48 and R54.
func TestTieredReachesEveryRule(t *testing.T) {
	reaches(t, random.Tiered, tieredSituations, slices.Concat(situations, tieredSituations))
}

// TestNamedReachesEveryRule does the same for R67 and R68.
func TestNamedReachesEveryRule(t *testing.T) {
	reaches(t, random.Named, namedSituations, slices.Concat(situations, tieredSituations, namedSituations))
}

func reaches(t *testing.T, requestOf func(seed uint64) []byte, needed, known []string) {
	const cases, least = 1_200, 5
	observed := map[string]int{}
	for seed := range uint64(cases) {
		result, err := plain.EstimateWith(requestOf(seed), aHundred)
		require.NoError(t, err, "seed %d", seed)
		for situation, n := range result.Observed {
			observed[situation] += n
		}
	}
	for _, situation := range needed {
		assert.GreaterOrEqual(t, observed[situation], least, situation)
	}
	for situation := range observed {
		if !strings.HasPrefix(situation, "fallback: ") {
			assert.True(t, slices.Contains(known, situation), "not listed: %s", situation)
		}
	}
}

// TestRequestIsTheSameEverywhere: a seed that a report names makes the same
// request on every platform.
func TestRequestIsTheSameEverywhere(t *testing.T) {
	hash, away, tiers, named := fnv.New64a(), fnv.New64a(), fnv.New64a(), fnv.New64a()
	for seed := range uint64(200) {
		hash.Write(random.AtHome(seed))
		hash.Write(random.Family(seed))
		away.Write(random.Request(seed))
		tiers.Write(random.Tiered(seed))
		named.Write(random.Named(seed))
	}
	const changed = "the requests that seeds make have changed: all platforms must give this sum"
	assert.Equal(t, uint64(0x478a08413634b53a), hash.Sum64(), changed)
	assert.Equal(t, uint64(0xd8d4db70091548d8), away.Sum64(), changed)
	assert.Equal(t, uint64(0xc745fa3982c3259c), tiers.Sum64(), changed)
	assert.Equal(t, uint64(0xd202b8aa6f50f46b), named.Sum64(), changed)
}

// TestSizes: what benchmarks rely on.
func TestSizes(t *testing.T) {
	family, err := plain.Estimate(random.WithLedger(random.Family(1)))
	require.NoError(t, err)
	require.Len(t, family.Plans, 4)
	assert.InDelta(t, 160, len(family.Plans[2].Ledger), 10)

	for _, n := range []int{10, 100, 1000, 20_000} {
		var request struct {
			Care  []struct{ Count int }
			Plans []struct{ ID string }
		}
		require.NoError(t, json.Unmarshal(random.Lines(n, 12), &request))
		lines := 0
		for _, item := range request.Care {
			lines += item.Count
		}
		assert.Equal(t, n, lines)
		assert.Len(t, request.Plans, 12)
		assert.LessOrEqual(t, len(request.Care), 2_000)
		assert.Less(t, len(random.Lines(n, 12)), 1<<20)
	}
}
