package directory

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/directory/county"
)

// plainly works out from the files as they are, with maps and nothing of this package, what
// is to be said of every provider and plan, and of every drug and plan. Keys are what a
// provider looks like: a number is in no file of a directory.
type plainly struct {
	plans     map[string][]string
	providers map[string]map[string]string
	drugs     map[string]map[string]string
	twice     map[string]bool // providers that look the same
}

type any2 = map[string]any

func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// thisYear tells whether a row is of the year 2027.
func thisYear(v any) bool {
	list, is := v.([]any)
	if !is {
		list = []any{v}
	}
	said := false
	for _, y := range list {
		if textOf(y) == "2027" {
			return true
		}
		said = said || textOf(y) != ""
	}
	return !said
}

var tenDigits = regexp.MustCompile(`^[12][0-9]{9}$`)

// checks is Luhn's formula, from the right, over 80840 and the number.
func checks(npi string) bool {
	if !tenDigits.MatchString(npi) {
		return false
	}
	sum, double := 0, false
	for all := "80840" + npi; all != ""; all = all[:len(all)-1] {
		d, _ := strconv.Atoi(all[len(all)-1:])
		if double {
			d = d*2/10 + d*2%10
		}
		sum, double = sum+d, !double
	}
	return sum%10 == 0
}

func readPlainly(t *testing.T, all map[string]published) plainly {
	p := plainly{map[string][]string{}, map[string]map[string]string{}, map[string]map[string]string{}, map[string]bool{}}
	list := func(text string) (rows []any2) {
		require.NoError(t, json.Unmarshal([]byte(text), &rows))
		return rows
	}
	for _, files := range all {
		for _, one := range list(files["plans.json"]) {
			id := textOf(one["plan_id"])
			p.plans[id] = []string{}
			for _, n := range one["network"].([]any) {
				p.plans[id] = append(p.plans[id], textOf(n.(any2)["network_tier"]))
			}
		}
	}
	type who struct {
		look, name string
		joined     bool
		said       map[string][]string
	}
	people, drugs := map[string]*who{}, map[string]*who{}
	for issuer, files := range all {
		for i, one := range list(files["providers.json"]) {
			npi := textOf(one["npi"])
			joined := checks(npi)
			if !joined {
				npi = fmt.Sprint(issuer, i)
			}
			name := textOf(one["facility_name"]) + textOf(one["group_name"])
			if n, is := one["name"].(any2); is {
				name = textOf(n["last"]) + ", " + textOf(n["first"])
			}
			var sites, special []string
			for _, a := range one["addresses"].([]any) {
				a := a.(any2)
				sites = append(sites, strings.Join([]string{textOf(a["address"]), textOf(a["city"]), textOf(a["zip"]), textOf(a["phone"])}, "; "))
			}
			for _, field := range []string{"specialty", "speciality", "facility_type"} {
				if l, is := one[field].([]any); is {
					for _, s := range l {
						special = append(special, textOf(s))
					}
				}
			}
			slices.Sort(sites)
			slices.Sort(special)
			look := fmt.Sprint(name, slices.Compact(special), slices.Compact(sites))
			if people[npi] == nil {
				people[npi] = &who{look, name, joined, map[string][]string{}}
			}
			for _, row := range one["plans"].([]any) {
				row := row.(any2)
				plan := textOf(row["plan_id"])
				tiers, listed := p.plans[plan]
				if !listed || !thisYear(row["years"]) {
					continue
				}
				tier := textOf(row["network_tier"])
				said := "1"
				switch {
				case tier == "OUT-OF-NETWORK" || tier == "OON" || tier == "NON-PAR" || tier == "NOT-CONTRACTED":
					said = "out"
				case len(tiers) > 1:
					if said = strconv.Itoa(slices.Index(tiers, tier) + 1); said == "0" {
						said = "unclear"
					}
				}
				people[npi].said[plan] = append(people[npi].said[plan], said)
			}
		}
		for _, one := range list(files["drugs.json"]) {
			name := textOf(one["drug_name"])
			if drugs[name] == nil {
				drugs[name] = &who{look: name, joined: true, said: map[string][]string{}}
			}
			for _, row := range one["plans"].([]any) {
				row := row.(any2)
				if plan := textOf(row["plan_id"]); thisYear(row["years"]) {
					said := fmt.Sprint(slices.Index([]string{"ZERO-COST-SHARE-PREVENTIVE", "PREFERRED-GENERIC", "GENERIC", "PREFERRED-BRAND", "NON-PREFERRED-BRAND", "SPECIALTY"}, textOf(row["drug_tier"])))
					rules := 0
					for bit, rule := range map[int]string{1: "prior_authorization", 2: "step_therapy", 4: "quantity_limit"} {
						if row[rule] == true {
							rules |= bit
						}
					}
					drugs[name].said[plan] = append(drugs[name].said[plan], said+strconv.Itoa(rules))
				}
			}
		}
	}
	for _, w := range people {
		of := map[string]string{}
		for plan := range p.plans {
			said := w.said[plan]
			clear := slices.DeleteFunc(slices.Clone(said), func(s string) bool { return s == "unclear" || s == "out" })
			out := slices.Contains(said, "out")
			switch {
			case len(clear) > 0 && !out:
				of[plan] = slices.Max(clear)
			case len(clear) > 0 || slices.Contains(said, "unclear") || !w.joined:
				of[plan] = "?"
			default:
				of[plan] = "-"
			}
			for _, other := range people {
				if len(said) == 0 && w.joined && !other.joined && other.name == w.name &&
					slices.ContainsFunc(other.said[plan], func(s string) bool { return s != "out" }) {
					of[plan] = "?"
				}
			}
		}
		p.twice[w.look] = p.providers[w.look] != nil
		p.providers[w.look] = of
	}
	for name, w := range drugs {
		p.drugs[name] = map[string]string{}
		for plan := range p.plans {
			p.drugs[name][plan] = "-0"
			if said := w.said[plan]; said != nil {
				p.drugs[name][plan] = said[0]
			}
		}
	}
	return p
}

// spoiled changes entries of providers as real files have them.
func spoiled(t *testing.T, text string, seed uint64) string {
	var all []any2
	require.NoError(t, json.Unmarshal([]byte(text), &all))
	r := rand.New(rand.NewPCG(seed, 1))
	for _, one := range all {
		switch r.IntN(12) {
		case 0:
			one["npi"] = nil
		case 1:
			one["npi"] = "1234567890"
		case 2:
			n, _ := strconv.Atoi(textOf(one["npi"]))
			one["npi"] = n
		case 3:
			if s, is := one["speciality"]; is {
				one["specialty"] = s
				delete(one, "speciality")
			}
		}
		for _, row := range one["plans"].([]any) {
			row := row.(any2)
			switch r.IntN(14) {
			case 0:
				row["network_tier"] = []string{"OUT-OF-NETWORK", "OON", "NON-PAR", "NOT-CONTRACTED"}[r.IntN(4)]
			case 1:
				row["years"] = []any{2026.0}
			case 2:
				row["years"] = []any{"2026", "2027"}
			case 3:
				delete(row, "years")
			case 4:
				row["network_tier"] = "SELECT"
			case 5:
				row["network_tier"] = "PREFERRED"
			case 6:
				row["years"] = "2027"
			}
		}
	}
	for _, i := range r.Perm(len(all))[:len(all)/5] {
		all = append(all, all[i]) // some are listed again
	}
	return string(asJSON(all))
}

// TestEveryPair holds a directory against the plain reader: every provider and plan, every
// drug and plan, of files that are as they should be and of such as are not.
func TestEveryPair(t *testing.T) {
	for seed := range uint64(3) {
		c := county.County{Seed: seed, Providers: 500, Issuers: 2, Networks: 3, Plans: 2, Drugs: 120, Entries: 2, Year: 2027, Date: day2027}
		all := countyFiles(t, c)
		if seed > 0 {
			for name := range all {
				all[name]["providers.json"] = spoiled(t, all[name]["providers.json"], seed)
			}
		}
		// What one insurer lists is in another index too, in part.
		var half []any2
		require.NoError(t, json.Unmarshal([]byte(all["Insurer A"]["providers.json"]), &half))
		all["Insurer C"] = published{
			"index.json": all["Insurer A"]["index.json"], "plans.json": all["Insurer A"]["plans.json"], "drugs.json": all["Insurer A"]["drugs.json"],
			"providers.json": string(asJSON(half[:len(half)/2])),
		}
		want := readPlainly(t, all)
		b := mustBuild(t, all)
		require.Len(t, b.Areas, 1)
		a := b.area(t, 0)
		pairs, seen := map[string]int{}, map[string]bool{}
		for i, p := range a.providers() {
			name := p.last
			if p.kind == 0 {
				name += ", " + p.first
			}
			slices.Sort(p.sites)
			look := fmt.Sprint(name, p.specialties, p.sites)
			require.Contains(t, want.providers, look)
			if want.twice[look] {
				continue
			}
			seen[look] = true
			for plan, said := range want.providers[look] {
				require.Equal(t, said, string(b.standing(&a, i, plan)), "%s, %s", look, plan)
				pairs[said]++
			}
		}
		for look := range want.providers {
			assert.True(t, seen[look] || want.twice[look], look)
		}
		for i, name := range a.names() {
			for plan, said := range want.drugs[name] {
				require.Equal(t, said, b.covered(&a, i, plan), "%s, %s", name, plan)
				pairs["drugs"]++
			}
		}
		assert.Equal(t, len(want.drugs), len(a.names()))
		assert.Greater(t, len(seen), 250)
		for _, said := range []string{"1", "2", "-", "drugs"} {
			assert.Greater(t, pairs[said], 50, said)
		}
		if seed > 0 {
			assert.Greater(t, pairs["?"], 50)
		}
	}
}
