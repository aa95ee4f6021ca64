package market

import (
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/service"
	"github.com/outpocket/outpocket/estimator/terms"
)

// Options are what an answer does not say of its plans.
type Options struct {
	// Year is the plan year that was asked for; 0 where it is not known.
	Year int
	// Source is the document that the plans are from.
	Source *plan.Source
}

// ofCMS: the API has the cells of CMS's files, where terms without a word on the deductible
// come before it.
var ofCMS = planfile.Convention{Unmarked: terms.UnmarkedWaived}

// variants are the words of the API for variants, and the endings of CMS's files for them.
var variants = []struct{ word, ending string }{
	{"Exchange variant (no CSR)", "01"},
	{"Non-Exchange variant", "00"},
	{"Zero Cost Sharing Plan Variation", "02"},
	{"Limited Cost Sharing Plan Variation", "03"},
	{"73% AV Level Silver Plan CSR", "04"},
	{"87% AV Level Silver Plan CSR", "05"},
	{"94% AV Level Silver Plan CSR", "06"},
}

// Read reads the plans of a file and yields a draft for each variant, in its order. What
// gives no draft is in the report. It stops where yield returns false.
func Read(file io.Reader, options Options, yield func(planfile.Draft) bool) planfile.Report {
	var report planfile.Report
	planfile.Entries(file, &report, []string{"plans"}, func(entry json.RawMessage, at string) bool {
		return readEntry(entry, at, options, &report, yield)
	})
	if report.Plans == 0 && report.Refused == 0 {
		report.Refuse(planfile.NoPlans, planfile.Place{}, "")
	}
	return report
}

func readEntry(entry json.RawMessage, at string, options Options, report *planfile.Report, yield func(planfile.Draft) bool) bool {
	place := planfile.Place{Pointer: at}
	o, ok := planfile.ObjectAt(entry, at)
	if !ok {
		report.Refuse(planfile.WrongShape, place, string(entry))
		return true
	}
	if inner, is := o.Object("plan"); is {
		o = inner
	}
	id, named := o.Text("id")
	division, _ := o.Text("product_division")
	switch {
	case !named && !o.Is("benefits") && !o.Is("deductibles") && (o.Is("message") || o.Is("error") || o.Is("code")):
		report.Refuse(planfile.ErrorAnswer, place, o.String("code", "message", "error"))
		return true
	case !named || id == "":
		report.Refuse(planfile.NoID, place, string(entry))
		return true
	case strings.EqualFold(division, "dental"):
		report.Refuse(planfile.Dental, place, id)
		return true
	}
	report.Plans++
	for _, v := range variantsOf(o) {
		if !yield(draftOf(o, id, v, options)) {
			return false
		}
	}
	return true
}

// variantsOf are the indexes of the variants that the plan's limits are of; the first
// where they do not say.
func variantsOf(o planfile.Object) []int {
	var list []int
	for _, field := range []string{"deductibles", "moops"} {
		limits, _ := o.Objects(field)
		for _, l := range limits {
			csr, _ := l.Text("csr")
			for i, v := range variants {
				if v.word == csr && !slices.Contains(list, i) {
					list = append(list, i)
				}
			}
		}
	}
	if list == nil {
		return []int{0}
	}
	slices.Sort(list)
	return list
}

// reader makes the draft of one variant of a plan.
type reader struct {
	planfile.Draft
	o   planfile.Object
	csr string
	// votes are terms of benefits that are no service here.
	votes []planfile.Field
}

func draftOf(o planfile.Object, id string, variant int, options Options) planfile.Draft {
	r := &reader{o: o, csr: variants[variant].word}
	r.ID = id + "-" + variants[variant].ending
	if strings.Contains(id, "-") {
		r.ID = id
	}
	r.Name, _ = o.Text("name")
	if r.Name == "" {
		r.Name = id
	}
	if options.Source != nil {
		r.Sources = []plan.Source{*options.Source}
	}
	r.about(options)
	r.limits("deductibles", "/deductibles", deductibles)
	r.limits("moops", "/outOfPocketMaximums", maximums)
	r.benefits()
	r.links()
	r.Settle()
	return r.Draft
}

// about reads what kind of plan it is and what membership costs.
func (r *reader) about(options Options) {
	if issuer, ok := r.o.Object("issuer"); ok {
		if name, ok := issuer.Text("name"); ok && name != "" {
			r.Says("/issuer", name, issuer.Place("name"), name)
		}
	}
	r.word("type", "/type", plan.Type("").Words(), nil)
	r.word("metal_level", "/metalLevel", plan.MetalLevel("").Words(), map[string]string{"Expanded Bronze": "Bronze"})
	if options.Year > 0 {
		r.Says("/year", options.Year, planfile.Place{}, strconv.Itoa(options.Year))
	} else {
		r.Lacks("/year")
	}
	if hsa, ok := r.o.Truth("hsa_eligible"); ok && hsa {
		r.Says("/hsaEligible", true, r.o.Place("hsa_eligible"), "true")
	}
	if needs, ok := r.o.Truth("specialist_referral_required"); ok {
		r.Says("/requiresReferral", needs, r.o.Place("specialist_referral_required"), strconv.FormatBool(needs))
	} else {
		r.Lacks("/requiresReferral")
	}
	r.premium()
}

func (r *reader) word(field, pointer string, words []string, other map[string]string) {
	text, ok := r.o.Text(field)
	switch {
	case !r.o.Is(field):
		r.Lacks(pointer)
		return
	case !ok:
		r.Unread(pointer, planfile.WrongShape, r.o.Place(field), r.o.String(field))
		return
	}
	said := text
	if known, is := other[text]; is {
		said = known
	}
	if !slices.Contains(words, said) {
		r.Unread(pointer, planfile.NotAWord, r.o.Place(field), text)
		return
	}
	r.Says(pointer, said, r.o.Place(field), text)
}

// premium reads the premium of the household that the answer is for. A plan that was not
// asked for with one has none, or 0.
func (r *reader) premium() {
	number, ok := r.o.Number("premium")
	amount, isAmount := planfile.ParseAmount(string(number))
	switch {
	case !r.o.Is("premium"), ok && isAmount && amount == 0:
		r.Lacks("/premium")
	case !ok || !isAmount:
		r.Unread("/premium", planfile.NotANumber, r.o.Place("premium"), r.o.String("premium"))
	default:
		r.Looks("/premium", map[string]any{"period": plan.Month, "amount": amount}, planfile.OfHousehold, r.o.Place("premium"), string(number))
	}
}

// deductibles and maximums are the types of limits in the API, by what they cover.
var (
	deductibles = map[string]plan.Covers{
		"Combined Medical and Drug EHB Deductible": plan.MedicalAndDrug,
		"Medical EHB Deductible":                   plan.Medical,
		"Drug EHB Deductible":                      plan.Drug,
	}
	maximums = map[string]plan.Covers{
		"Maximum Out of Pocket for Medical and Drug EHB Benefits (Total)": plan.MedicalAndDrug,
		"Maximum Out of Pocket for Medical EHB Benefits":                  plan.Medical,
		"Maximum Out of Pocket for Drug EHB Benefits":                     plan.Drug,
	}
	tiers = map[string]struct {
		network plan.Network
		tier    int
		cell    string
	}{
		"In-Network":                 {plan.InNetwork, 1, "terms"},
		"In-Network Tier 2":          {plan.InNetwork, 2, "tier2"},
		"Out-of-Network":             {plan.OutOfNetwork, 0, "outOfNetwork"},
		"Combined In-Out of Network": {plan.Combined, 0, ""},
	}
	families = map[string]string{
		"Individual": "self", "Family Per Person": "person", "Family": "family", "Family Per Group": "family",
	}
)

// limits reads the amounts of a kind of limit, a limit for each type and network.
func (r *reader) limits(field, pointer string, types map[string]plan.Covers) {
	var list []planfile.Object
	for _, field := range []string{field, "tiered_" + field} { // those of a second tier may stand apart
		of, ok := r.o.Objects(field)
		if !ok {
			r.Unread(pointer, planfile.WrongShape, r.o.Place(field), r.o.String(field))
			return
		}
		list = append(list, of...)
	}
	type key struct {
		covers plan.Covers
		tier   string
	}
	list = slices.DeleteFunc(list, func(l planfile.Object) bool {
		csr, says := l.Text("csr")
		return says && csr != r.csr
	})
	if len(list) == 0 {
		// Nothing here, or other variants' alone, does not mean that the plan has no such
		// limit: no deductible is filed as $0.
		r.Unread(pointer, planfile.Unstated, r.o.Place(field), r.o.String(field))
		return
	}
	var limits []key
	second := slices.ContainsFunc(list, func(l planfile.Object) bool {
		tier, _ := l.Text("network_tier")
		return tiers[tier].tier == 2
	})
	alike := tiersAlike(list, types)
	for _, l := range list {
		kind, _ := l.Text("type")
		tier, _ := l.Text("network_tier")
		family, _ := l.Text("family_cost")
		covers, known := types[kind]
		of, known2 := tiers[tier]
		name, known3 := families[family]
		at := planfile.Place{Pointer: l.At}
		if !known || !known2 || !known3 {
			r.Unread(pointer+"/"+strconv.Itoa(len(limits)+len(list)), planfile.NotAWord, at, l.String("type", "network_tier", "family_cost", "amount"))
			continue
		}
		same := of.tier > 0 && alike[covers] != nil
		if same && of.tier == 2 {
			continue // the limit of tier 1 is that of both
		}
		k := key{covers, tier}
		i := slices.Index(limits, k)
		if i < 0 {
			i = len(limits)
			limits = append(limits, k)
			below := pointer + "/" + strconv.Itoa(i)
			r.Says(below+"/covers", covers, l.Place("type"), kind)
			r.Says(below+"/network", of.network, l.Place("network_tier"), tier)
			// The law's limit counts all of the network, and papers state one amount where the
			// tiers have the same. The answer does not say which tiers count toward it.
			switch {
			case same:
				r.Looks(below+"/tiers", []int{1, 2}, planfile.TiersAlike, l.Place("network_tier"), tier)
				f := r.Field(below + "/tiers")
				f.Decided = append(f.Decided, planfile.Remark{Place: alike[covers].Place("network_tier"), Text: alike[covers].String("network_tier", "amount")})
			case of.tier > 0 && second:
				r.Looks(below+"/tiers", []int{of.tier}, planfile.TiersAlike, l.Place("network_tier"), tier)
			}
		}
		below := pointer + "/" + strconv.Itoa(i) + "/" + name
		number, isNumber := l.Number("amount")
		if !isNumber {
			r.Unread(below, planfile.NotANumber, l.Place("amount"), l.String("amount"))
			continue
		}
		r.Amount(below, l.Place("amount"), string(number))
	}
}

// tiersAlike are the kinds of limits that state the same amounts for both tiers of the
// network, with where the second tier's stand: they are one limit, not two accounts.
func tiersAlike(list []planfile.Object, types map[string]plan.Covers) map[plan.Covers]*planfile.Object {
	stated := map[plan.Covers]*[2]map[string]string{}
	at := map[plan.Covers]*planfile.Object{}
	for i, l := range list {
		kind, _ := l.Text("type")
		tier, _ := l.Text("network_tier")
		family, _ := l.Text("family_cost")
		covers, known := types[kind]
		n, name := tiers[tier].tier, families[family]
		if !known || n == 0 || name == "" {
			continue
		}
		if stated[covers] == nil {
			stated[covers] = &[2]map[string]string{{}, {}}
		}
		amount := l.String("amount")
		if number, ok := l.Number("amount"); ok {
			if cents, ok := planfile.ParseAmount(string(number)); ok {
				amount = cents.String() // 9000 and 9000.00 are the same
			}
		}
		if was, twice := stated[covers][n-1][name]; twice && was != amount {
			amount = was + " " + amount
		}
		stated[covers][n-1][name] = amount
		if n == 2 && at[covers] == nil {
			at[covers] = &list[i]
		}
	}
	for covers, by := range stated {
		if !maps.Equal(by[0], by[1]) {
			delete(at, covers)
		}
	}
	return at
}

// benefits reads the terms of services, and says which of those that every answer has are
// not there.
func (r *reader) benefits() {
	list, ok := r.o.Objects("benefits")
	if !ok {
		r.NoPlace(r.o.Place("benefits"), "benefits: "+r.o.String("benefits"))
	}
	for _, b := range list {
		name, _ := b.Text("name")
		if name == "" {
			name, _ = b.Text("type")
		}
		s, known := planfile.Filed(name)
		if !known {
			if covered, says := b.Truth("covered"); !says || covered {
				r.NoPlace(planfile.Place{Pointer: b.At}, name+": "+displays(b))
				r.vote(b, name)
			}
			continue
		}
		r.benefit(b, name, s)
	}
	r.other()
	for _, s := range planfile.Due {
		if at := "/benefits/" + s.String() + "/terms"; r.Field(at) == nil {
			r.Lacks(at)
		}
	}
}

// displays are the words that HealthCare.gov prints for a benefit.
func displays(b planfile.Object) string {
	var words []string
	sharings, _ := b.Objects("cost_sharings")
	for _, c := range sharings {
		tier, _ := c.Text("network_tier")
		text, _ := c.Text("display_string")
		if word := tier + " " + text; !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return strings.Join(words, "; ")
}

func (r *reader) benefit(b planfile.Object, name string, s service.ID) {
	at := "/benefits/" + s.String() + "/"
	if covered, says := b.Truth("covered"); says && !covered {
		r.Says(at+"terms", "Not covered", b.Place("covered"), name+": covered: false")
		return
	}
	sharings, ok := b.Objects("cost_sharings")
	if !ok {
		r.Unread(at+"terms", planfile.WrongShape, b.Place("cost_sharings"), b.String("cost_sharings"))
		return
	}
	for _, c := range sharings {
		if csr, says := c.Text("csr"); says && csr != "" && csr != r.csr {
			continue
		}
		tier, _ := c.Text("network_tier")
		of, known := tiers[tier]
		switch {
		case !known:
			r.Unread(at+"terms", planfile.NotAWord, c.Place("network_tier"), tier)
		case of.cell == "":
			r.share(at+"terms", c)
			r.share(at+"outOfNetwork", c)
		default:
			r.share(at+of.cell, c)
		}
	}
	r.limit(at, s, b)
	for _, field := range []string{"explanation", "exclusions"} {
		text, _ := b.Text(field)
		if text == "" {
			continue
		}
		r.NoPlace(b.Place(field), name+": "+text)
		if f := r.Field(at + "visitLimit"); f != nil && planfile.IsShared(text) {
			if f.State == planfile.Read {
				f.State, f.Reason = planfile.Look, planfile.LimitShared
			}
			f.Decided = append(f.Decided, planfile.Remark{Place: b.Place(field), Text: text})
		}
		if !planfile.SpeaksOfCosts(text) {
			continue
		}
		for _, of := range tiers {
			if f := r.Field(at + of.cell); f != nil && f.State == planfile.Read && of.cell != "" {
				f.State, f.Reason = planfile.Look, planfile.DecidingRemark
				f.Decided = append(f.Decided, planfile.Remark{Place: b.Place(field), Text: text})
			}
		}
	}
}

// vote counts the terms of a benefit that is no service here for those of other care.
func (r *reader) vote(b planfile.Object, name string) {
	if !planfile.IsOtherCare(name) {
		return
	}
	sharings, _ := b.Objects("cost_sharings")
	one := &reader{o: r.o, csr: r.csr}
	for _, c := range sharings {
		tier, _ := c.Text("network_tier")
		csr, says := c.Text("csr")
		if of := tiers[tier]; of.cell != "" && (!says || csr == "" || csr == r.csr) {
			one.share("/benefits/other/"+of.cell, c)
		}
	}
	r.votes = append(r.votes, one.Fields...)
}

// other proposes the terms of care that has no benefit of its own here, which the API
// never states: those of most covered benefits that are no service here. A person has to
// confirm them.
func (r *reader) other() {
	for _, cell := range []string{"terms", "tier2", "outOfNetwork"} {
		counts := map[string]int{}
		most := -1
		for i, v := range r.votes {
			if v.Pointer != "/benefits/other/"+cell || v.Value == nil {
				continue
			}
			counts[string(v.Value)]++
			if most < 0 || counts[string(v.Value)] > counts[string(r.votes[most].Value)] {
				most = i
			}
		}
		switch {
		case most >= 0:
			f := r.votes[most]
			f.State, f.Reason = planfile.Look, planfile.Assumed
			r.Add(f)
		case cell == "terms":
			r.Lacks("/benefits/other/terms")
		}
	}
}

// share reads what HealthCare.gov prints for a share, and holds it against the amounts
// next to it. Where the printed words are not read, the amounts are.
func (r *reader) share(pointer string, c planfile.Object) {
	display, _ := c.Text("display_string")
	copay, _ := c.Number("copay_amount")
	rate, _ := c.Number("coinsurance_rate")
	copayOpt, _ := c.Text("copay_options")
	rateOpt, _ := c.Text("coinsurance_options")
	filing := planfile.Filing{Copay: copay, Rate: rate, CopayOpt: copayOpt, RateOpt: rateOpt}
	amounts := c.String("copay_amount", "copay_options", "coinsurance_rate", "coinsurance_options")
	words, unsure := filing.Words()
	switch {
	case display != "":
	case filing.Nothing() && strings.HasSuffix(pointer, "/tier2"):
		return // the terms of tier 1 hold (R39)
	default:
		r.Filed(pointer, filing, ofCMS, planfile.Place{Pointer: c.At}, amounts)
		return
	}
	said := planfile.Draft{}
	said.Terms(pointer, ofCMS, c.Place("display_string"), display)
	f := said.Fields[0]
	if filing.Contradicts() && f.State == planfile.Read {
		// The printed words repeat one half of what is filed, and the other half may hold.
		f.State, f.Reason = planfile.Look, planfile.Disagrees
		f.Decided = append(f.Decided, planfile.Remark{Place: planfile.Place{Pointer: c.At}, Text: amounts})
	}
	if words != "" && !unsure {
		filed := planfile.Draft{}
		filed.Filed(pointer, filing, ofCMS, planfile.Place{Pointer: c.At}, amounts)
		other := filed.Fields[0]
		switch {
		case f.State == planfile.NotRead && other.State == planfile.Read:
			f = other
			f.Text = display
		case f.State != planfile.NotRead && other.Value != nil && string(f.Value) != string(other.Value):
			f.State, f.Reason = planfile.Look, planfile.Disagrees
			f.Decided = append(f.Decided, planfile.Remark{Place: planfile.Place{Pointer: c.At}, Text: amounts})
		}
	}
	// The API does not say how many days owe a copay per day, as CMS's files do.
	if f.State == planfile.Read && strings.Contains(string(f.Value), " per day") && !strings.Contains(string(f.Value), " per day up to") {
		f.State, f.Reason = planfile.Look, planfile.Assumed
	}
	r.Add(f)
}

// limit reads how much of the care is covered.
func (r *reader) limit(at string, s service.ID, b planfile.Object) {
	if has, _ := b.Truth("has_limits"); !has {
		return
	}
	unit, _ := b.Text("limit_unit")
	number, isNumber := b.Number("limit_quantity")
	count, err := number.Int64()
	what, per, found := strings.Cut(strings.ToLower(unit), " per ")
	period, known := map[string]plan.LimitPeriod{
		"year": plan.PerYear, "benefit period": plan.PerYear, "month": plan.PerMonth, "stay": plan.PerStay, "admission": plan.PerStay, "lifetime": plan.PerLifetime,
	}[strings.TrimSpace(per)]
	days := strings.HasPrefix(what, "day")
	visits := slices.Contains([]string{"visit(s)", "visits", "exam(s)", "item(s)", "treatment(s)", "procedure(s)"}, what)
	text := b.String("limit_quantity", "limit_unit")
	if !isNumber || err != nil || count < 1 || count > 366 || !found || !known || !days && !visits || days != s.HasDays() || period == plan.PerStay && !s.HasDays() {
		r.NoPlace(b.Place("limit_unit"), s.String()+": "+text)
		return
	}
	limit := map[string]any{"count": count}
	if period != plan.PerYear {
		limit["per"] = period
	}
	r.Says(at+"visitLimit", limit, b.Place("limit_quantity"), text)
}

// links reads where the plan's papers are. What is no address on the web is left out.
func (r *reader) links() {
	for _, l := range []struct{ field, pointer string }{
		{"benefits_url", "/links/summary"}, {"brochure_url", "/links/brochure"}, {"network_url", "/links/directory"}, {"formulary_url", "/links/formulary"},
	} {
		if text, _ := r.o.Text(l.field); planfile.IsAddress(text) {
			r.Says(l.pointer, text, r.o.Place(l.field), text)
		}
	}
}
