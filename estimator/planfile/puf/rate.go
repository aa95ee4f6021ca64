package puf

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
)

// AreaRates are a plan's premiums a month in one rating area, without tobacco.
type AreaRates struct {
	// Area is as the file has it, such as "Rating Area 1".
	Area string `json:"area"`
	// ByAge are amounts by age, neighbors with the same amount as one.
	ByAge []plan.AgeAmount `json:"byAge,omitempty"`
	// Tobacco are the amounts of those who use tobacco, where they are others.
	Tobacco []plan.AgeAmount `json:"tobacco,omitempty"`
	// Family are amounts for who is covered, where the area has no rates by age, as in
	// New York and Vermont.
	Family map[plan.Tier]money.Cents `json:"family,omitempty"`

	state   planfile.State
	reason  planfile.Reason
	first   planfile.Place
	text    string
	tobacco *planfile.Remark
}

// State tells how sure the reading is, and why.
func (r *AreaRates) State() (planfile.State, planfile.Reason) { return r.state, r.reason }

// mostAge is the last age of "64 and over".
const mostAge = 120

// ratesOf puts a plan's rate rows together by area.
func (s *Set) ratesOf(rows []*row) []AreaRates {
	byArea := map[string][]*row{}
	for _, r := range rows {
		area := r.cell("RATINGAREAID")
		byArea[area] = append(byArea[area], r)
	}
	var all []AreaRates
	for area, rows := range byArea {
		all = append(all, s.areaRates(area, rows))
	}
	slices.SortFunc(all, func(a, b AreaRates) int { return compareAreas(a.Area, b.Area) })
	return all
}

// compareAreas orders "Rating Area 2" before "Rating Area 10".
func compareAreas(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}

func (s *Set) areaRates(area string, rows []*row) AreaRates {
	rates := AreaRates{
		Area: area, state: planfile.Read, first: rows[0].place("INDIVIDUALRATE"), text: rows[0].cell("INDIVIDUALRATE"),
	}
	look := func(reason planfile.Reason) {
		if rates.state == planfile.Read {
			rates.state, rates.reason = planfile.Look, reason
		}
	}
	unread := func(r *row, column string) {
		rates.state, rates.reason = planfile.NotRead, planfile.NotANumber
		rates.first, rates.text = r.place(column), r.cell(column)
	}
	date := firstDate(rows)
	byAge, tobacco := map[[2]int]money.Cents{}, map[[2]int]money.Cents{}
	differs := false
	for _, r := range rows {
		if r.cell("RATEEFFECTIVEDATE") != date {
			look(RatesByDate)
			continue
		}
		if strings.EqualFold(r.cell("AGE"), "Family Option") {
			s.familyRates(r, &rates, look, unread)
			continue
		}
		from, to, ok := ages(r.cell("AGE"))
		if !ok {
			unread(r, "AGE")
			return rates
		}
		amount := amountOf("INDIVIDUALRATE", r.cell("INDIVIDUALRATE"))
		if !amount.stated {
			unread(r, "INDIVIDUALRATE")
			return rates
		}
		if was, twice := byAge[[2]int{from, to}]; twice && was != amount.amount {
			look(planfile.Disagrees)
			s.tell(Problem{
				Code: RowTwice, Place: r.place("INDIVIDUALRATE"), Found: r.cell("INDIVIDUALRATE"),
				Expected: was.String(),
			})
			continue
		}
		byAge[[2]int{from, to}] = amount.amount
		smokes := amountOf("INDIVIDUALTOBACCORATE", r.cell("INDIVIDUALTOBACCORATE"))
		if !smokes.stated {
			smokes.amount = amount.amount
		}
		tobacco[[2]int{from, to}] = smokes.amount
		if smokes.amount != amount.amount && !differs {
			differs = true
			rates.tobacco = &planfile.Remark{
				Place: r.place("INDIVIDUALTOBACCORATE"), Text: r.cell("INDIVIDUALTOBACCORATE"),
			}
		}
	}
	rates.ByAge = together(byAge)
	if differs {
		rates.Tobacco = together(tobacco)
	}
	if overlap(rates.ByAge) {
		look(planfile.Disagrees)
	}
	return rates
}

// firstDate returns the first date from which rates hold, as text: "2026-01-01" or
// "1/1/2026". Plans of employers have one for each quarter.
func firstDate(rows []*row) string {
	first, year := "", 0
	for _, r := range rows {
		text := r.cell("RATEEFFECTIVEDATE")
		if n := dateOf(text); first == "" || n < year {
			first, year = text, n
		}
	}
	return first
}

// dateOf returns a number that orders dates; unreadable ones come last.
func dateOf(text string) int {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == '/' || r == ' ' })
	if len(parts) < 3 {
		return 99999999
	}
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(parts[i])
	}
	if n[0] > 31 { // the year first
		return n[0]*10000 + n[1]*100 + n[2]
	}
	return n[2]*10000 + n[0]*100 + n[1]
}

// ages reads "0-14", "15", "64 and over".
func ages(text string) (from, to int, ok bool) {
	if first, over := strings.CutSuffix(strings.ToLower(text), " and over"); over {
		n, err := strconv.Atoi(first)
		return n, mostAge, err == nil && n >= 0 && n <= mostAge
	}
	first, last, band := strings.Cut(text, "-")
	if !band {
		last = first
	}
	from, err1 := strconv.Atoi(strings.TrimSpace(first))
	to, err2 := strconv.Atoi(strings.TrimSpace(last))
	return from, to, err1 == nil && err2 == nil && from >= 0 && from <= to && to <= mostAge
}

// together returns amounts in the order of ages, neighbors with the same amount as one.
func together(byAge map[[2]int]money.Cents) []plan.AgeAmount {
	var all []plan.AgeAmount
	for ages, amount := range byAge {
		all = append(all, plan.AgeAmount{From: ages[0], To: ages[1], Amount: amount})
	}
	slices.SortFunc(all, func(a, b plan.AgeAmount) int { return cmp.Or(a.From-b.From, a.To-b.To) })
	merged := all[:0]
	for _, one := range all {
		if n := len(merged); n > 0 && merged[n-1].Amount == one.Amount && merged[n-1].To+1 == one.From {
			merged[n-1].To = one.To
		} else {
			merged = append(merged, one)
		}
	}
	return merged
}

func overlap(all []plan.AgeAmount) bool {
	for i := 1; i < len(all); i++ {
		if all[i].From <= all[i-1].To {
			return true
		}
	}
	return false
}

// familyRates reads the row of a plan that is rated by who is covered.
func (s *Set) familyRates(r *row, rates *AreaRates, look func(planfile.Reason), unread func(*row, string)) {
	columns := []string{"INDIVIDUALRATE", "COUPLE", "PRIMARYSUBSCRIBERANDONEDEPENDENT", "COUPLEANDONEDEPENDENT"}
	more := [][]string{
		2: {"PRIMARYSUBSCRIBERANDTWODEPENDENTS", "PRIMARYSUBSCRIBERANDTHREEORMOREDEPENDENTS"},
		3: {"COUPLEANDTWODEPENDENTS", "COUPLEANDTHREEORMOREDEPENDENTS"},
	}
	rates.Family = map[plan.Tier]money.Cents{}
	for i, tier := range []plan.Tier{
		plan.Individual, plan.IndividualAndSpouse, plan.IndividualAndChildren, plan.Family,
	} {
		amount := amountOf(columns[i], r.cell(columns[i]))
		if !amount.stated {
			unread(r, columns[i])
			rates.Family = nil
			return
		}
		rates.Family[tier] = amount.amount
		if i >= len(more) {
			continue
		}
		for _, column := range more[i] {
			if other := amountOf(column, r.cell(column)); other.stated && other.amount != amount.amount {
				look(ChildrenDiffer)
			}
		}
	}
	rates.first, rates.text = r.place("INDIVIDUALRATE"), r.cell("INDIVIDUALRATE")
}

// premium puts the premium of the rating area that is chosen, or of the only one.
func (d *drafter) premium(rates []AreaRates) {
	if len(rates) == 0 {
		d.notThere("/premium")
		return
	}
	at := 0
	if area := d.set.options.Area; area != "" {
		at = slices.IndexFunc(rates, func(r AreaRates) bool { return strings.EqualFold(r.Area, area) })
		if at < 0 {
			d.field(planfile.Field{
				Pointer: "/premium", State: planfile.NotRead, Reason: NotInArea, Place: rates[0].first,
				Text: rates[0].Area,
			})
			return
		}
	} else if len(rates) > 1 {
		f := planfile.Field{
			Pointer: "/premium", State: planfile.NotRead, Reason: SeveralAreas, Place: rates[0].first,
			Text: rates[0].Area,
		}
		for _, r := range rates[1:] {
			f.Decided = append(f.Decided, planfile.Remark{Place: r.first, Text: r.Area})
		}
		d.field(f)
		return
	}
	d.premiumOf(&rates[at])
}

func (d *drafter) premiumOf(r *AreaRates) {
	if r.state == planfile.NotRead {
		d.field(planfile.Field{Pointer: "/premium", State: r.state, Reason: r.reason, Place: r.first, Text: r.text})
		return
	}
	d.read("/premium/period", r.first, r.text, plan.Month)
	f := planfile.Field{Pointer: "/premium/byAge", State: r.state, Reason: r.reason, Place: r.first, Text: r.text}
	if r.Family != nil {
		f.Pointer, f.Value = "/premium/amount", asJSON(r.Family)
	} else {
		f.Value = asJSON(r.ByAge)
	}
	d.field(f)
	if r.tobacco != nil {
		d.plan.NotExpressed = append(d.plan.NotExpressed, *r.tobacco)
	}
}
