// Package split finds how the members of a household are best split over plans (R69).
//
// What members cost together under a plan depends on nobody else, so it is worked out
// once for each set of members and each plan; a split only adds such parts up. What parts
// share, a tax credit, comes off their sum.
package split

import (
	"cmp"
	"math/bits"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/year"
)

// MostCells is up to how many members times plans all splits are compared: then there are
// never more than 3^12 of them.
const MostCells = 36

// A Set are blocks of members who stay together: a bit for each block.
type Set uint16

// Has tells whether a block, from 0, is in the set.
func (s Set) Has(block int) bool { return s>>block&1 != 0 }

// A Part is what a set costs under a plan.
type Part struct {
	// Total is the total yearly cost, Worst the worst case (R28), which has no meaning where
	// Unlimited. What parts share is still in both.
	Total, Worst money.Cents
	Unlimited    bool
}

// A Split is a set for each plan, none for some. Together they have each block once.
type Split struct {
	Sets []Set
	// Part is what the split costs, less what its parts share.
	Part
}

// A Table has the parts that splits are made of.
type Table struct {
	// Blocks is how many there are.
	Blocks int
	// Parts are by plan and by set; nil where the plan cannot take the set. Among splits that
	// cost the same in all years and at worst, the plans stand in their order here.
	Parts [][]*Part
	// Shared returns what comes off the parts of a split together, and whether it is
	// known. The sets are not to be kept.
	Shared func(sets []Set) (money.Cents, bool)
}

// Best returns the split that costs least, the one on a single plan that does, and how many
// were compared: all that the table has the parts of, and those of them that are on several
// plans. Single is nil where no plan takes everybody, and both where there is no split.
func (t *Table) Best() (best, single *Split, compared, several int) {
	s := search{Table: t, sets: make([]Set, len(t.Parts))}
	s.from(0, 1<<t.Blocks-1, Part{})
	return s.best, s.single, s.compared, s.several
}

// Needed tells by plan and set whether some split has the set on the plan, where takes says
// which sets a plan can take.
func Needed(blocks, plans int, takes func(plan int, set Set) bool) [][]bool {
	all := Set(1<<blocks - 1)
	takesOf := make([][]bool, plans)
	for plan := range takesOf {
		takesOf[plan] = make([]bool, all+1)
		for set := Set(1); set <= all; set++ {
			takesOf[plan][set] = takes(plan, set)
		}
	}
	needed := make([][]bool, plans)
	for plan := range needed {
		// Which sets the other plans can divide.
		divided := make([]bool, all+1)
		divided[0] = true
		for other := range takesOf {
			if other == plan {
				continue
			}
			for set := all; set > 0; set-- { // larger ones first: each plan has one set
				for part := set; part > 0 && !divided[set]; part = (part - 1) & set {
					divided[set] = takesOf[other][part] && divided[set&^part]
				}
			}
		}
		needed[plan] = make([]bool, all+1)
		for set := Set(1); set <= all; set++ {
			needed[plan][set] = takesOf[plan][set] && divided[all&^set]
		}
	}
	return needed
}

type search struct {
	*Table
	sets         []Set
	best, single *Split
	// compared is how many splits were found, several how many of them on several plans.
	compared, several int
}

// from gives the plans from one on every division of the blocks that are left, with what the
// plans before cost.
func (s *search) from(plan int, left Set, sum Part) {
	if left == 0 {
		s.found(sum)
		return
	}
	if plan == len(s.Parts) {
		return
	}
	for set := left; ; set = (set - 1) & left {
		if set == 0 {
			s.from(plan+1, left, sum)
			return
		}
		if p := s.Parts[plan][set]; p != nil {
			s.sets[plan] = set
			s.from(plan+1, left&^set, Part{sum.Total + p.Total, sum.Worst + p.Worst, sum.Unlimited || p.Unlimited})
			s.sets[plan] = 0
		}
	}
}

// found takes a split, whose parts come to a sum.
func (s *search) found(sum Part) {
	shared, known := s.Shared(s.sets)
	if !known {
		return
	}
	s.compared++
	sum.Total -= shared
	sum.Worst -= shared
	s.take(&s.best, sum)
	if s.plans(s.sets) == 1 {
		s.take(&s.single, sum)
	} else {
		s.several++
	}
}

// take takes the split for the best so far, if it is.
func (s *search) take(best **Split, sum Part) {
	if *best == nil {
		*best = &Split{Sets: make([]Set, len(s.sets))}
	} else if !s.before(sum, *best) {
		return
	}
	copy((*best).Sets, s.sets)
	(*best).Part = sum
}

// before tells whether the split comes before another one: by total, worst case and number
// of plans, then by the plans of the blocks in their order.
func (s *search) before(sum Part, other *Split) bool {
	if order := cmp.Or(cmp.Compare(sum.Total, other.Total), year.CompareWorst(sum.Worst, sum.Unlimited, other.Worst, other.Unlimited)); order != 0 {
		return order < 0
	}
	if order := s.plans(s.sets) - s.plans(other.Sets); order != 0 {
		return order < 0
	}
	for block := range s.Blocks {
		if order := planOf(s.sets, block) - planOf(other.Sets, block); order != 0 {
			return order < 0
		}
	}
	return false
}

// plans returns how many plans a split has.
func (*search) plans(sets []Set) (n int) {
	for _, set := range sets {
		if set != 0 {
			n++
		}
	}
	return n
}

func planOf(sets []Set, block int) int {
	for plan, set := range sets {
		if set.Has(block) {
			return plan
		}
	}
	return len(sets)
}

// BlocksFor returns into how many blocks so many members go where there are so many plans:
// each one apart as long as all splits can be compared.
func BlocksFor(members, plans int) int {
	return max(min(members, MostCells/max(plans, 1)), 1)
}

// Each calls f with the blocks of a set, in order.
func (s Set) Each(f func(block int)) {
	for ; s != 0; s &= s - 1 {
		f(bits.TrailingZeros16(uint16(s)))
	}
}
