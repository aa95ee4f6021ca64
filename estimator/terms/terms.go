package terms

import "github.com/outpocket/outpocket/estimator/money"

// Deductible tells how a copay or a coinsurance stands to the deductible.
type Deductible uint8

// Ways to stand to the deductible.
const (
	// Waived: the deductible does not apply.
	Waived Deductible = iota
	// After: owed on what the deductible leaves.
	After
	// With: the copay first, then the deductible on the rest. Copays only.
	With
)

// Unmarked tells what terms mean that do not mention the deductible: a plan's
// unmarkedTerms (R16).
type Unmarked uint8

// Readings of unmarked terms.
const (
	// UnmarkedIsError refuses them.
	UnmarkedIsError Unmarked = iota
	// UnmarkedWaived reads them as files of CMS do: the deductible does not apply.
	UnmarkedWaived
	// UnmarkedAfter reads them as an SBC does: after the deductible.
	UnmarkedAfter
	// UnmarkedCopaysWaived reads them as people mean them who copy a few words: the
	// deductible does not apply to copays and to what costs nothing, and percentages
	// come after it.
	UnmarkedCopaysWaived
)

// Per is what a copay is owed for.
type Per uint8

// What a copay can be owed for.
const (
	// PerUse: each line, be it a visit, a fill, a test or a trip.
	PerUse Per = iota
	// PerDay: each day of a stay.
	PerDay
	// PerStay: each stay, whatever its days.
	PerStay
)

// Copay is an amount owed for a line, a day or a stay.
type Copay struct {
	Amount           money.Cents
	Per              Per
	MaxDays          int // the days that owe it, 1 to 366; 0: all; only PerDay
	Deductible       Deductible
	WaivedIfAdmitted bool // not owed by who is admitted to the hospital from there
}

// Coinsurance is a percentage owed of what is left of a line. "No charge" is
// the coinsurance of 0%.
type Coinsurance struct {
	Rate       money.Rate
	Deductible Deductible // Waived or After
	// AtLeast is the least that it comes to, as far as the deductible leaves so much
	// of the line (R44); 0: it has no least.
	AtLeast          money.Cents
	WaivedIfAdmitted bool // not owed by who is admitted to the hospital from there
}

// Share is what the member owes of a line: a copay, a coinsurance or both.
type Share struct {
	HasCopay       bool
	Copay          Copay // zero without HasCopay
	HasCoinsurance bool
	Coinsurance    Coinsurance // zero without HasCoinsurance
	HasUpTo        bool
	UpTo           money.Cents // the most that copay and coinsurance of one line come to
}

// Subject tells whether the deductible applies to a line, to all of it or to what a
// copay before it leaves.
func (s *Share) Subject() bool {
	return s.HasCopay && s.Copay.Deductible != Waived || s.HasCoinsurance && s.Coinsurance.Deductible != Waived
}

// Terms is what a plan lets a member owe for a service (R16). Two Terms are the
// same terms exactly if they are ==.
//
// What [Parse] gives always holds to this:
//
//   - NotCovered stands alone: everything else is zero, but Unknown may be with it.
//   - Otherwise Rest has a copay, a coinsurance or both. So has First where
//     FirstVisits is 1 to 366; where FirstVisits is 0, First is zero.
//   - Beside is filled from the front: OtherServices alone, or Retail90, or MailOrder,
//     or both in this order and then without First. Each is NotCovered or has a copay
//     or a coinsurance, which is per use but for OtherServices.
//   - What is absent is zero: a Copay without HasCopay, a Coinsurance without
//     HasCoinsurance, an UpTo without HasUpTo.
//   - With stands in copays only, MaxDays with PerDay only.
//   - AtLeast and a coinsurance's WaivedIfAdmitted stand with a Rate above 0 and
//     without a copay, AtLeast at most at an UpTo.
//   - Amounts are within 0 to money.MaxCents and rates within 0 to, but not,
//     money.MaxRate.
//   - An UpTo limits a coinsurance above 0%, a copay per day, or a
//     copay above it.
type Terms struct {
	NotCovered bool
	// Unknown: nobody has read what the plan pays (R58). NotCovered is with it, so that
	// nothing is paid where nobody looks.
	Unknown     bool
	FirstVisits int   // how many visits First holds for, 1 to 366; 0: there is no First
	First       Share // for the first visits of a member
	Rest        Share // for every other visit
	Beside      [2]Beside
}

// Beside is what the same row of an SBC states for care of another kind. It is zero
// where there is none.
type Beside struct {
	Of         Other
	NotCovered bool
	Share      Share // one copay or one coinsurance, or zero with NotCovered
	// Days are those of a fill: 90, or 30 where a mail order says so. 0 for
	// OtherServices, and for what is not covered.
	Days int
}

// Other is care that a row of an SBC names beside the care that the row is about.
type Other uint8

// Kinds of other care, in the order in which Terms hold them.
const (
	// NoOther: the row is about one kind of care, as most are.
	NoOther Other = iota
	// OtherServices: what else is done at an office visit, or on an outpatient's.
	OtherServices
	// Retail90: a drug for 90 days at a pharmacy, where the row's own is for 30 (R46).
	Retail90
	// MailOrder: a drug by mail.
	MailOrder
)
