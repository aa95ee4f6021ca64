// Package county writes files like those that insurers publish of their networks and
// formularies, of people and drugs that are made up: for tests, measurements and samples.
// Names of people are put together at random, from names that many have and from syllables;
// nobody is meant.
package county

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A County is what is written. The same County writes the same files.
type County struct {
	Seed uint64
	// Providers is how many there are, in places that eight of them share on average.
	Providers int
	// Issuers have Networks each, with Plans plans each; every plan is listed with each
	// provider of its network.
	Issuers, Networks, Plans int
	// Drugs is how many there are. Each network's plans have a formulary of their own.
	Drugs int
	// Entries is how often a provider is listed by an insurer at most, once if it is 0: each
	// time with some of its plans.
	Entries int
	// Year is the plan year, Date the day of the newest records.
	Year int
	Date time.Time
}

func (c *County) random(what, of int) *rand.Rand {
	return rand.New(rand.NewPCG(c.Seed, uint64(what)<<40|uint64(of)))
}

// What random numbers are for.
const (
	ofPerson = iota
	ofSite
	ofNetworks
	ofEntries
	ofDrug
	ofTier
)

// PlanID is the identifier of a plan.
func (c *County) PlanID(issuer, network, plan int) string {
	return fmt.Sprintf("%05dTX%03d%04d", 20000+issuer, network, plan+1)
}

// Index writes an issuer's index.
func (c *County) Index(to io.Writer, issuer int) error {
	base := fmt.Sprintf("https://insurer-%d.example/cms/", issuer)
	_, err := fmt.Fprintf(to, `{"provider_urls":["%sproviders.json"],"formulary_urls":["%sdrugs.json"],"plan_urls":["%splans.json"]}`, base, base, base)
	return err
}

// Tiers returns the names of a network's tiers: each third network has two.
func (c *County) tiers(issuer, network int) []string {
	if (issuer*c.Networks+network)%3 == 2 {
		return []string{"PREFERRED", "NON-PREFERRED"}
	}
	return []string{"PREFERRED"}
}

// PlansFile writes an issuer's file of plans.
func (c *County) PlansFile(to io.Writer, issuer int) error {
	w := bufio.NewWriter(to)
	before := "["
	for n := range c.Networks {
		for p := range c.Plans {
			var tiers []string
			for _, t := range c.tiers(issuer, n) {
				tiers = append(tiers, `{"network_tier":"`+t+`"}`)
			}
			fmt.Fprintf(w, `%s{"plan_id_type":"HIOS-PLAN-ID","plan_id":"%s","marketing_name":"Made-up Plan %d-%d-%d","network":[%s],`+
				`"formulary":[{"drug_tier":"GENERIC","mail_order":true,"cost_sharing":[]}],"last_updated_on":"%s","years":[%d]}`,
				before, c.PlanID(issuer, n, p), issuer, n, p, strings.Join(tiers, ","), c.Date.Format(time.DateOnly), c.Year)
			before = ",\n"
		}
	}
	fmt.Fprint(w, "]")
	return w.Flush()
}

// pick takes one of a list, the first ones more often.
func pick(r *rand.Rand, list []string) string {
	x := r.Float64()
	return list[int(x*x*float64(len(list)))]
}

func made(r *rand.Rand, parts ...[]string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p[r.IntN(len(p))])
	}
	text := b.String()
	return strings.ToUpper(text[:1]) + text[1:]
}

// last is a last name: half of them from those that many have.
func last(r *rand.Rand) string {
	if r.IntN(100) < 50 {
		return pick(r, lastNames)
	}
	return made(rand.New(rand.NewPCG(7, uint64(r.IntN(18_000)))), onsets, middles, endings)
}

func first(r *rand.Rand) string {
	if r.IntN(100) < 80 {
		return pick(r, firstNames)
	}
	return made(rand.New(rand.NewPCG(8, uint64(r.IntN(1_500)))), onsets, softEndings)
}

// npi is a number with its check digit, of some 600,000 at most.
func npi(number int) string {
	text := strconv.Itoa(100_000_000 + number)
	sum := 24
	for i := range 9 {
		d := int(text[i] - '0')
		if i%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return text + strconv.Itoa((10-sum%10)%10)
}

// site writes a place.
func (c *County) site(n int) string {
	r := c.random(ofSite, n)
	city := pick(r, cities)
	return fmt.Sprintf(`{"address":"%d %s %s","city":"%s","state":"TX","zip":"77%03d","phone":"%d%03d%04d"}`,
		100+r.IntN(9900), pick(r, streets), pick(r, streetKinds), city, (slices.Index(cities, city)*7+r.IntN(7))%1000,
		[]int{713, 281, 832, 346}[r.IntN(4)], 200+r.IntN(800), r.IntN(10_000))
}

// in are the networks that a provider is in, with its tier from 1. Some networks have nearly
// everybody, some a third, and mostly those who are in the others too; of a place most are in
// the same.
func (c *County) in(provider, site int) []int {
	r, here := c.random(ofNetworks, provider), c.random(ofSite, site)
	all := make([]int, c.Issuers*c.Networks)
	rank := 0.6*here.Float64() + 0.4*r.Float64()
	for n := range all {
		widest := 0.85 - 0.5*float64(n*5%len(all))/float64(len(all))
		if (rank < widest) != (r.IntN(100) < 6) {
			all[n] = 1
			if len(c.tiers(n/c.Networks, n%c.Networks)) > 1 && here.IntN(4) == 0 {
				all[n] = 2
			}
		}
	}
	return all
}

// ProvidersFile writes an issuer's file of providers.
func (c *County) ProvidersFile(to io.Writer, issuer int) error {
	w := bufio.NewWriterSize(to, 1<<20)
	before := "["
	for i := range c.Providers {
		sites := max(1, c.Providers/8)
		r := c.random(ofPerson, i)
		site := r.IntN(sites)
		at := c.site(site)
		if r.IntN(8) == 0 {
			at += "," + c.site(r.IntN(sites))
		}
		in := c.in(i, site)[issuer*c.Networks : (issuer+1)*c.Networks]
		if slices.Max(in) == 0 {
			continue
		}
		var who string
		updated := c.Date.AddDate(0, 0, -[]int{3, 3, 3, 17, 17, 40, 75, 120}[r.IntN(8)]).Format(time.DateOnly)
		switch kind := r.IntN(100); {
		case kind < 93:
			specialty := `"` + pick(r, specialties) + `"`
			if r.IntN(12) == 0 {
				specialty += `,"` + pick(r, specialties) + `"`
			}
			who = fmt.Sprintf(`"type":"INDIVIDUAL","name":{"prefix":"Dr.","first":"%s","middle":"%c","last":"%s"},"speciality":[%s],"accepting":"%s","gender":"%s","languages":["English"]`,
				first(r), 'A'+r.IntN(26), last(r), specialty, []string{"accepting", "accepting", "accepting", "not accepting", "accepting in some locations"}[r.IntN(5)],
				[]string{"Male", "Female"}[r.IntN(2)])
		case kind < 98:
			who = fmt.Sprintf(`"type":"FACILITY","facility_name":"%s %s","facility_type":["%s"]`, last(r), pick(r, facilities), pick(r, facilities))
		default:
			who = fmt.Sprintf(`"type":"GROUP","group_name":"%s Medical Group","speciality":["%s"]`, last(r), pick(r, specialties))
		}
		entries, again := 1, c.random(ofEntries, i)
		if c.Entries > 1 {
			entries = 1 + again.IntN(c.Entries)
		}
		plans := make([][]string, entries)
		for n, tier := range in {
			if tier == 0 {
				continue
			}
			e := again.IntN(entries)
			for p := range c.Plans {
				plans[e] = append(plans[e], fmt.Sprintf(`{"plan_id_type":"HIOS-PLAN-ID","plan_id":"%s","network_tier":"%s","years":[%d]}`,
					c.PlanID(issuer, n, p), c.tiers(issuer, n)[tier-1], c.Year))
			}
		}
		for _, some := range plans {
			fmt.Fprintf(w, `%s{"npi":"%s",%s,"addresses":[%s],"plans":[%s],"last_updated_on":"%s"}`, before, npi(i*313), who, at, strings.Join(some, ","), updated)
			before = ",\n"
		}
	}
	if before == "[" {
		fmt.Fprint(w, "[")
	}
	fmt.Fprint(w, "]")
	return w.Flush()
}

// drug is the name of one, in the form of RxNorm: of made-up ingredients two strengths each,
// without a brand and with one.
func (c *County) drug(n int) string {
	r := rand.New(rand.NewPCG(9, uint64(n/4)))
	form, unit := pick(r, forms), pick(r, units)
	brand := made(r, onsets, softEndings)
	ingredients := 1 + r.IntN(8)/7
	from := r.IntN(len(strengths) - 1)
	var text strings.Builder
	if r.IntN(16) == 0 {
		text.WriteString("24 HR ")
	}
	for i := range ingredients {
		if i > 0 {
			text.WriteString(" / ")
		}
		fmt.Fprintf(&text, "%s %s %s", strings.ToLower(made(r, onsets, middles, drugEndings)), strengths[(from+n%2)%len(strengths)], unit)
		from = r.IntN(len(strengths) - 1)
	}
	text.WriteString(" " + form)
	if n%4 >= 2 {
		text.WriteString(" [" + brand + "]")
	}
	return text.String()
}

// DrugsFile writes an issuer's file of drugs.
func (c *County) DrugsFile(to io.Writer, issuer int) error {
	w := bufio.NewWriterSize(to, 1<<20)
	before := "["
	for d := range c.Drugs {
		var plans []string
		for n := range c.Networks {
			r := c.random(ofTier, (issuer*c.Networks+n)<<16|d/4)
			if own := c.random(ofTier, (issuer*c.Networks+n)<<16|1<<15|d); own.IntN(4) == 0 {
				r = own // not as the others of its ingredient
			}
			if r.IntN(100) < 25 {
				continue
			}
			tier := pick(r, []string{"GENERIC", "PREFERRED-BRAND", "NON-PREFERRED-BRAND", "SPECIALTY", "PREFERRED-GENERIC", "ZERO-COST-SHARE-PREVENTIVE"})
			prior, step, quantity := r.IntN(8) == 0, r.IntN(16) == 0, r.IntN(6) == 0
			for p := range c.Plans {
				plans = append(plans, fmt.Sprintf(`{"plan_id_type":"HIOS-PLAN-ID","plan_id":"%s","drug_tier":"%s","prior_authorization":%t,"step_therapy":%t,"quantity_limit":%t,"years":[%d]}`,
					c.PlanID(issuer, n, p), tier, prior, step, quantity, c.Year))
			}
		}
		fmt.Fprintf(w, `%s{"rxnorm_id":"%d","drug_name":"%s","plans":[%s]}`, before, 200_000+7*d, c.drug(d), strings.Join(plans, ","))
		before = ",\n"
	}
	if before == "[" {
		fmt.Fprint(w, "[")
	}
	fmt.Fprint(w, "]")
	return w.Flush()
}
