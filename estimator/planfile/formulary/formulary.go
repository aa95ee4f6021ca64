package formulary

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/service"
)

// Read reads the plans of a file and yields a draft for each that it is read of, in the
// order of the file. Year is the plan year that is wanted; 0 where any is. What gives no
// draft is in the report. It stops where yield returns false.
func Read(file io.Reader, year int, yield func(planfile.Draft) bool) planfile.Report {
	var report planfile.Report
	planfile.Entries(file, &report, []string{"entry"}, func(entry json.RawMessage, at string) bool {
		place := planfile.Place{Pointer: at}
		o, ok := planfile.ObjectAt(entry, at)
		if !ok {
			report.Refuse(planfile.WrongShape, place, string(entry))
			return true
		}
		if resource, is := o.Object("resource"); is { // of a bundle
			o = resource
		}
		kind, isFHIR := o.Text("resourceType")
		switch {
		case kind == "InsurancePlan":
			return readFHIR(o, year, &report, yield)
		case kind == "OperationOutcome":
			report.Refuse(planfile.ErrorAnswer, place, o.String("issue"))
			return true
		case kind == "Bundle":
			report.Refuse(planfile.NoPlans, place, kind)
			return true
		case isFHIR:
			return true // drugs, places and the like, next to plans
		case o.Is("rxnorm_id"), o.Is("npi"):
			return true // a drug of drugs.json, or who is in providers.json
		case o.Is("plan_urls"):
			report.Refuse(planfile.Index, place, o.String("plan_urls"))
			return true
		}
		return readQHP(o, year, &report, yield)
	})
	if report.Plans == 0 && report.Refused == 0 {
		report.Refuse(planfile.NoPlans, planfile.Place{}, "")
	}
	return report
}

// tiers are the drug tiers of both schemas, as letters alone, and the services that they
// are. Where the schema has finer ones than plans here, the coarser service has both.
var tiers = map[string]service.ID{
	"zerocostsharepreventive":        service.PreventiveDrug,
	"zerocostsharepreventivedrugs":   service.PreventiveDrug,
	"zerocostsharepreventative":      service.PreventiveDrug, // FHIR's spelling
	"zerocostsharepreventativedrugs": service.PreventiveDrug,
	"preferredgeneric":               service.PreferredGenericDrug,
	"generic":                        service.GenericDrug,
	"nonpreferredgeneric":            service.GenericDrug,
	"brand":                          service.PreferredBrandDrug,
	"preferredbrand":                 service.PreferredBrandDrug,
	"nonpreferredbrand":              service.NonPreferredBrandDrug,
	"specialty":                      service.SpecialtyDrug,
	"preferredspecialty":             service.SpecialtyDrug,
	"specialtydrugs":                 service.SpecialtyDrug,
	"nonpreferredspecialty":          service.NonPreferredSpecialtyDrug,
	"medicalservice":                 service.InfusedDrug,
}

// pharmacies are the kinds of pharmacies, and the terms of a service that they are.
var pharmacies = map[string]string{
	"1-month-in-retail":  "terms",
	"1-month-out-retail": "outOfNetwork",
	"3-month-in-retail":  "retail90",
	"3-month-in-mail":    "mail90",
}

// convention: nothing says what terms mean that do not mention the deductible. Issuers
// publish "no charge" for catastrophic plans, where it comes after it.
var convention = planfile.Convention{}

// Tier is the service that a tier of drugs is by its name; false where the name does not
// say it.
func Tier(name string) (service.ID, bool) {
	s, known := tiers[letters(name)]
	return s, known
}

func letters(tier string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, strings.ToLower(tier))
}

// A cost is one of a tier at a kind of pharmacy.
type cost struct {
	tier, pharmacy string
	filing         planfile.Filing
	at             planfile.Place
	text           string
	// unread is why the filing could not be read; empty where it was.
	unread planfile.Reason
}

// costs adds what a plan's drugs cost. What a plan here has no place for is told.
func costs(d *planfile.Draft, list []cost) {
	said := map[service.ID]map[string]planfile.Filing{}
	for _, c := range list {
		s, known := Tier(c.tier)
		cell, knownToo := pharmacies[strings.ToLower(c.pharmacy)]
		if said[s] == nil {
			said[s] = map[string]planfile.Filing{}
		}
		if c.unread == "" {
			said[s][strings.ToLower(c.pharmacy)] = c.filing
		}
		switch {
		case !known:
			d.NoPlace(c.at, c.tier+" "+c.pharmacy+": "+c.text)
			continue
		case !knownToo && c.unread == "" && alike(said[s], strings.ToLower(c.pharmacy)):
			continue // 30 days by mail as at a pharmacy, 90 days outside as inside
		case !knownToo:
			d.NoPlace(c.at, c.tier+" "+c.pharmacy+": "+c.text)
			continue
		case !s.IsDrug() && cell != "terms" && cell != "outOfNetwork":
			d.NoPlace(c.at, c.tier+" "+c.pharmacy+": "+c.text)
			continue
		}
		pointer := "/benefits/" + s.String() + "/" + cell
		if c.unread != "" { // half of a cost is none
			d.Unread(pointer, c.unread, c.at, c.text)
			continue
		}
		var one planfile.Draft
		one.Filed(pointer, c.filing, convention, c.at, c.text)
		f := one.Fields[0]
		// A tier by that name costs nothing: zeros say so there, with "no charge" or no word.
		if s == service.PreventiveDrug && isFree(c.filing) {
			f.State, f.Reason = planfile.Read, ""
		}
		// "No charge" says that no deductible comes first, and the other word that one does.
		words := []string{letters(c.filing.CopayOpt), letters(c.filing.RateOpt)}
		if f.State == planfile.Read && isZero(c.filing) && slices.Contains(words, "nocharge") && (strings.HasSuffix(words[0], "afterdeductible") || strings.HasSuffix(words[1], "afterdeductible")) {
			f.State, f.Reason = planfile.Look, planfile.Disagrees
		}
		d.Add(f)
	}
	// 100% may be what the plan pays. A file that writes it in the network leaves it open
	// outside too, where it else says that a plan covers nothing.
	for s := range said {
		inside, outside := d.Field("/benefits/"+s.String()+"/terms"), d.Field("/benefits/"+s.String()+"/outOfNetwork")
		if inside != nil && outside != nil && string(outside.Value) == `"Not covered"` && outside.State == planfile.Read && string(inside.Value) == `"Not covered"` {
			outside.State, outside.Reason = planfile.Look, planfile.HundredPercent
		}
	}
}

// isFree tells whether a filing has two zeros, and nothing or "no charge" with each.
func isFree(f planfile.Filing) bool {
	for _, opt := range []string{f.CopayOpt, f.RateOpt} {
		if word := letters(opt); word != "" && word != "nocharge" {
			return false
		}
	}
	return isZero(f)
}

// isZero tells whether a filing has no more than zeros.
func isZero(f planfile.Filing) bool {
	words, zeros := planfile.Filing{Copay: f.Copay, Rate: f.Rate}.Words()
	return zeros && words != ""
}

// alike tells whether what is said of a kind of pharmacy that has no terms of its own here
// is what would hold anyhow.
func alike(said map[string]planfile.Filing, pharmacy string) bool {
	base, known := map[string]string{
		"1-month-in-mail": "1-month-in-retail", "1-month-out-mail": "1-month-out-retail",
		"3-month-out-retail": "3-month-in-retail", "3-month-out-mail": "3-month-in-mail",
	}[pharmacy]
	other, there := said[base]
	return known && there && other == said[pharmacy]
}

// readQHP reads a plan by CMS's schema of machine-readable files.
func readQHP(o planfile.Object, year int, report *planfile.Report, yield func(planfile.Draft) bool) bool {
	place := planfile.Place{Pointer: o.At}
	id, ok := o.Text("plan_id")
	if !ok || id == "" {
		report.Refuse(planfile.NoID, place, o.String("plan_id", "marketing_name"))
		return true
	}
	d := planfile.Draft{ID: id}
	d.Name, _ = o.Text("marketing_name")
	if d.Name == "" {
		d.Name = id
	}
	if !years(&d, o, year) {
		return true // of another year
	}
	formulary, listed := o.Objects("formulary")
	if one, is := o.Object("formulary"); is { // an early form of the schema
		formulary, listed = []planfile.Object{one}, true
	}
	if !listed {
		report.Refuse(planfile.WrongShape, o.Place("formulary"), o.String("formulary"))
		return true
	}
	var list []cost
	for _, tier := range formulary {
		name, _ := tier.Text("drug_tier")
		sharing, ok := tier.Objects("cost_sharing")
		if !ok {
			d.NoPlace(tier.Place("cost_sharing"), name+": "+tier.String("cost_sharing"))
		}
		for _, c := range sharing {
			pharmacy, _ := c.Text("pharmacy_type")
			fields := []string{"copay_amount", "copay_opt", "coinsurance_rate", "coinsurance_opt"}
			f, ok := filing(c)
			at := planfile.Place{Pointer: c.At}
			one := cost{name, pharmacy, f, at, c.String(fields...), ""}
			if !ok {
				one.unread = planfile.NotANumber
			}
			list = append(list, one)
		}
	}
	if dental(list) {
		report.Refuse(planfile.Dental, place, id+" "+d.Name)
		return true
	}
	costs(&d, list)
	networks, _ := o.Objects("network")
	for _, n := range networks {
		if tier, _ := n.Text("network_tier"); tier != "" && !strings.EqualFold(tier, "PREFERRED") {
			d.NoPlace(n.Place("network_tier"), "network tier "+tier)
		}
	}
	links(&d, o, map[string]string{"summary_url": "summary", "marketing_url": "brochure", "formulary_url": "formulary"})
	report.Plans++
	return yield(d)
}

// filing reads the four fields of a cost; ok is false where one has another kind than is due.
func filing(c planfile.Object) (f planfile.Filing, ok bool) {
	ok = true
	for _, n := range []struct {
		field string
		value *json.Number
	}{{"copay_amount", &f.Copay}, {"coinsurance_rate", &f.Rate}} {
		number, is := c.Number(n.field)
		ok = ok && (is || !c.Is(n.field))
		*n.value = number
	}
	for _, w := range []struct {
		field string
		value *string
	}{{"copay_opt", &f.CopayOpt}, {"coinsurance_opt", &f.RateOpt}} {
		word, is := c.Text(w.field)
		ok = ok && (is || !c.Is(w.field))
		*w.value = word
	}
	return f, ok
}

// dental tells whether a plan has no drugs at all, as plans for dental care are published.
func dental(list []cost) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(c cost) bool { return !strings.EqualFold(c.tier, "NULL") && c.tier != "" })
}

// years reads the years that a plan is for, and tells whether the wanted one is among them.
func years(d *planfile.Draft, o planfile.Object, year int) bool {
	var list []int
	if json.Unmarshal(o.Raw("years"), &list) != nil || len(list) == 0 {
		d.Lacks("/year")
		return true
	}
	text := o.String("years")
	switch {
	case year != 0 && !slices.Contains(list, year):
		return false
	case year != 0:
		d.Says("/year", year, o.Place("years"), text)
	case len(list) == 1:
		d.Says("/year", list[0], o.Place("years"), text)
	default:
		d.Unread("/year", planfile.Several, o.Place("years"), text)
	}
	return true
}

func links(d *planfile.Draft, o planfile.Object, fields map[string]string) {
	for _, field := range []string{"summary_url", "marketing_url", "formulary_url"} {
		if text, _ := o.Text(field); planfile.IsAddress(text) {
			d.Says("/links/"+fields[field], text, o.Place(field), text)
		}
	}
}

// readFHIR reads an InsurancePlan.
func readFHIR(o planfile.Object, year int, report *planfile.Report, yield func(planfile.Draft) bool) bool {
	place := planfile.Place{Pointer: o.At}
	if code(o, "type") == "DRUGPOL" && !o.Is("plan") {
		return true // a list of drugs, which plans refer to
	}
	id := ""
	identifiers, _ := o.Objects("identifier")
	for _, i := range identifiers {
		value, _ := i.Text("value")
		_, ending, _ := strings.Cut(value, "-") // as in PayerPlan-12345TX0010001
		switch {
		case planfile.IsMarketplaceID(value):
			id = value
		case planfile.IsMarketplaceID(ending):
			id = ending
		case id == "":
			id = value
		}
	}
	if id == "" {
		report.Refuse(planfile.NoID, place, o.String("id", "name"))
		return true
	}
	d := planfile.Draft{ID: id}
	d.Name, _ = o.Text("name")
	if d.Name == "" {
		d.Name = id
	}
	if !period(&d, o, year) {
		return true
	}
	var list []cost
	plans, ok := o.Objects("plan")
	if !ok {
		report.Refuse(planfile.WrongShape, o.Place("plan"), o.String("plan"))
		return true
	}
	for _, p := range plans {
		specific, _ := p.Objects("specificCost")
		for _, c := range specific {
			category := code(c, "category")
			benefits, _ := c.Objects("benefit")
			for _, b := range benefits {
				list = append(list, fhirCost(b, category))
			}
		}
		general, _ := p.Objects("generalCost")
		for _, g := range general {
			d.NoPlace(planfile.Place{Pointer: g.At}, g.String("type", "cost", "comment"))
		}
	}
	costs(&d, list)
	networks, _ := o.Objects("network")
	for _, n := range networks {
		if name, _ := n.Text("display"); name != "" {
			d.NoPlace(n.Place("display"), "network "+name)
		}
	}
	contacts, _ := o.Objects("contact")
	for _, c := range contacts {
		field := ""
		for _, purpose := range codes(c, "purpose") {
			field = cmp.Or(field, map[string]string{"summary": "summary", "marketing": "brochure", "formulary": "formulary", "provider": "directory"}[strings.ToLower(purpose)])
		}
		telecoms, _ := c.Objects("telecom")
		for _, t := range telecoms {
			if value, _ := t.Text("value"); field != "" && planfile.IsAddress(value) {
				d.Says("/links/"+field, value, t.Place("value"), value)
			}
		}
	}
	report.Plans++
	return yield(d)
}

// code is the first code of a concept, or of the first of several.
func code(o planfile.Object, field string) string {
	if all := codes(o, field); len(all) > 0 {
		return all[0]
	}
	return ""
}

// codes are those of a concept, or of several; of one without any its text.
func codes(o planfile.Object, field string) (all []string) {
	list, _ := o.Objects(field)
	if concept, ok := o.Object(field); ok {
		list = []planfile.Object{concept}
	}
	for _, concept := range list {
		before := len(all)
		codings, _ := concept.Objects("coding")
		for _, c := range codings {
			if text, _ := c.Text("code"); text != "" {
				all = append(all, text)
			}
		}
		if text, _ := concept.Text("text"); text != "" && len(all) == before {
			all = append(all, text)
		}
	}
	return all
}

// fhirCost reads what a tier costs. A part of it that is neither a copay nor a percentage
// leaves all of it unread: what the others say may not be all that is owed.
func fhirCost(b planfile.Object, category string) cost {
	c := cost{tier: code(b, "type"), pharmacy: category, at: planfile.Place{Pointer: b.At}}
	amounts, ok := b.Objects("cost")
	if !ok {
		c.unread = planfile.WrongShape
	}
	var parts, kinds []string
	for _, a := range amounts {
		value, isObject := a.Object("value")
		number, isNumber := value.Number("value")
		kind, qualifiers := code(a, "type"), slices.Compact(codes(a, "qualifiers"))
		qualifier := strings.Join(qualifiers, " ")
		unit, _ := value.Text("code")
		parts = append(parts, strings.Join(strings.Fields(kind+" "+string(number)+" "+unit+" "+qualifier), " "))
		if a.Is("value") && !isObject || value.Is("value") && !isNumber {
			c.unread = planfile.NotANumber
		}
		kind = strings.ToLower(kind)
		switch {
		case len(qualifiers) > 1 || code(a, "applicability") == "out-of-network" || slices.Contains(kinds, kind):
			c.unread = planfile.NotTerms // which of them holds?
		case kind == "copay":
			c.filing.Copay, c.filing.CopayOpt = number, qualifier
		case kind == "coinsurance":
			c.filing.Rate, c.filing.RateOpt = ofHundred(number), qualifier
		default:
			c.unread = planfile.NotTerms
		}
		kinds = append(kinds, kind)
	}
	// The codes and amounts are the words: what is around them is for programs.
	if c.text = strings.Join(parts, ", "); c.unread != "" {
		c.text = b.String("cost")
	}
	return c
}

// ofHundred turns percent into a share of 1, as text. Values up to 1 are a share already,
// which issuers copy out of their machine-readable files: no plan asks 1 percent.
func ofHundred(percent json.Number) json.Number {
	n, err := strconv.ParseFloat(string(percent), 64)
	if err != nil || n <= 1 {
		return percent
	}
	whole, rest, _ := strings.Cut(string(percent), ".")
	whole = "000" + whole
	return json.Number(strings.TrimLeft(whole[:len(whole)-2], "0") + "." + whole[len(whole)-2:] + rest)
}

// period reads the time that a resource is for, and tells whether the wanted year is in it.
func period(d *planfile.Draft, o planfile.Object, year int) bool {
	span, ok := o.Object("period")
	if !ok {
		d.Lacks("/year")
		return true
	}
	of := func(field string) int {
		text, _ := span.Text(field)
		n, err := strconv.Atoi(text[:min(4, len(text))])
		if err != nil {
			return 0
		}
		return n
	}
	first, last := of("start"), of("end")
	text := o.String("period")
	switch {
	case first == 0 || last == 0:
		d.Lacks("/year")
	case year != 0 && (year < first || year > last):
		return false
	case year != 0:
		d.Says("/year", year, o.Place("period"), text)
	case first == last:
		d.Says("/year", first, o.Place("period"), text)
	default:
		d.Unread("/year", planfile.Several, o.Place("period"), text)
	}
	return true
}
