package directory

import (
	"cmp"
	"compress/flate"
	"errors"
	"slices"
	"unicode/utf8"

	"github.com/outpocket/outpocket/estimator/planfile"
)

// A Reason is why something is not read, or told.
type Reason string

// Those that the readers of other files have too.
const (
	WebPage        = Reason(planfile.WebPage)
	NotJSON        = Reason(planfile.NotJSON)
	IncompleteFile = Reason(planfile.IncompleteFile)
	EntryTooLarge  = Reason(planfile.EntryTooLarge)
	WrongShape     = Reason(planfile.WrongShape)
	NotUTF8        = Reason(planfile.NotUTF8)
)

// Why a file is not whole. A plan of which a file is not whole gets no data.
const (
	// MissingFile: there is no local copy of an address that the index names.
	MissingFile Reason = "missing-file"
	// SameFile: the local copy of an address is that of another one too.
	SameFile Reason = "same-file"
	// Damaged: it is packed, and does not unpack.
	Damaged Reason = "damaged"
	// Empty: nothing is in it.
	Empty Reason = "empty-file"
	// NoList: it is an object that has no list.
	NoList Reason = "no-list"
	// TwoLists: it is an object that has several lists.
	TwoLists Reason = "two-lists"
	// NoAddresses: an index names no file of a kind.
	NoAddresses Reason = "no-addresses"
)

// What cannot be read of a file that is whole. Where who or what is covered by a plan is
// among it, what is not listed under the plan is not known (PlanEntry.ProvidersUnread).
const (
	// UnreadPlans: the plans of an entry, or one of them, cannot be read.
	UnreadPlans Reason = "unread-plans"
	// UnreadYears: the years of a row are no years. Its standing is not known.
	UnreadYears Reason = "unread-years"
	// UnknownTier: a tier of the network that the plan does not name, which names several.
	UnknownTier Reason = "unknown-network-tier"
	// UnknownDrugTier: a tier of drugs that is no service by its words. It takes a line in
	// the insurer's tiers.csv.
	UnknownDrugTier Reason = "unknown-drug-tier"
	// InAndOut: a provider is listed in the network of a plan, and as outside it.
	InAndOut Reason = "in-and-out"
	// TiersDiffer: rows of a provider, or of a drug, have different tiers under a plan. The
	// worse one is kept.
	TiersDiffer Reason = "tiers-differ"
	// RulesDiffer: rows of a drug differ in what has to be asked for first under a plan.
	RulesDiffer Reason = "rules-differ"
	// NoName: an entry has no name that can be read, and nothing else names it.
	NoName Reason = "no-name"
	// NoPlace: no address of a provider is in an area.
	NoPlace Reason = "no-place"
	// TooLong: a text is longer than any such text is.
	TooLong Reason = "text-too-long"
	// NoNPI and NotNPI: an entry has no number, or none with its check digit. It is kept, and
	// never joined with another one.
	NoNPI  Reason = "no-npi"
	NotNPI Reason = "not-npi"
	// NoRxCUI: a drug has no number of RxNorm. It is kept by its name, never joined.
	NoRxCUI Reason = "no-rxcui"
	// NoDate: the date of a record is none, or after the day of the run.
	NoDate Reason = "no-date"
	// NoYears: rows that do not say for which years they are. They count as of this one.
	NoYears Reason = "no-years"
	// OtherYear: rows of other years, which are left out.
	OtherYear Reason = "other-year"
	// UnlistedPlan: rows of a plan that no file of plans has.
	UnlistedPlan Reason = "unlisted-plan"
	// OtherPlan: rows of plans that have no identifier of the marketplaces.
	OtherPlan Reason = "other-plan"
)

// Why a plan has no data, beside the faults of its files.
const (
	// NotWhole: not all files of it are whole.
	NotWhole Reason = "not-whole"
	// NoRows: no provider, or no drug, is listed under it.
	NoRows Reason = "no-rows"
)

// A Fault is what is wrong in a file, and where.
type Fault struct {
	File string
	// Offset is where the entry begins, in bytes from 0; of a packed file, unpacked.
	Offset int64
	// Field is the field of the entry; empty where it is all of it, or the file.
	Field string
	Code  Reason
	// Found is what stands there, shortened.
	Found string
	// More is how many further ones of this code there are in the file: that find the same, or
	// that are not told.
	More int
}

// How many faults of a kind and file are told. Names of tiers are all to be looked at.
const (
	mostTold      = 5
	mostTiersTold = 200
)

// Faults are those of all files.
type faults struct {
	all map[faultKey][]Fault
}

type faultKey struct {
	file string
	code Reason
}

// tell adds a fault, n times. Those of a file are told in the order of the file; of a kind
// that find the same, the first.
func (f *faults) tell(one Fault, n int) {
	if f.all == nil {
		f.all = map[faultKey][]Fault{}
	}
	key := faultKey{one.File, one.Code}
	one.Found = short(one.Found)
	told, most := f.all[key], mostTold
	if one.Code == UnknownTier || one.Code == UnknownDrugTier {
		most = mostTiersTold
	}
	if one.Found != "" {
		if i := slices.IndexFunc(told, func(t Fault) bool { return t.Found == one.Found }); i >= 0 {
			told[i].More += n
			return
		}
	}
	if len(told) >= most {
		told[most-1].More += n
		return
	}
	one.More = n - 1
	f.all[key] = append(told, one)
}

// list is all faults by file and place.
func (f *faults) list() (all []Fault) {
	for _, some := range f.all {
		all = append(all, some...)
	}
	slices.SortFunc(all, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Offset, b.Offset), cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Field, b.Field), cmp.Compare(a.Found, b.Found))
	})
	return all
}

func short(text string) string {
	const most = 60
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

func isCorrupt(err error) bool {
	var corrupt flate.CorruptInputError
	return errors.As(err, &corrupt)
}
