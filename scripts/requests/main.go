// Requests writes the requests that are measured in the page, one a line, made
// of the sample plans in web/plans. Run it in the module's folder:
//
//	go run ./scripts/requests > build/requests.jsonl
//
// With -households N it writes so many households instead, each with its
// simulated years under twelve plans, for scripts/estimate rank.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"

	"github.com/outpocket/outpocket/estimator"
	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/service"
)

func main() {
	count := flag.Int("households", 0, "how many households to write, each with simulated years")
	flag.Parse()
	plans := os.DirFS("web/plans")
	err := error(nil)
	if *count > 0 {
		err = households(os.Stdout, plans, *count)
	} else {
		err = write(os.Stdout, plans)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "requests:", err)
		os.Exit(1)
	}
}

// request is an estimator.Request whose plans are as their files have them.
type request struct {
	Year    int               `json:"year"`
	Members []care.Member     `json:"members"`
	Care    []care.Item       `json:"care"`
	Plans   []json.RawMessage `json:"plans"`
	Ledger  bool              `json:"ledger,omitempty"`

	Simulation *estimator.Draws `json:"simulation,omitempty"`
}

// write writes one person's year and a family's of 160 lines without ledger,
// the same family's with ledger, and a family's of a chronic illness, with
// twelve times as much care.
func write(out io.Writer, plans fs.FS) error {
	four, err := read(plans,
		"covered-california-gold-hmo-2026.json", "covered-california-gold-ppo-2026.json",
		"healthfirst-bronze-leaf-hmo-new-york-2025.json", "indemnity-80-20-2026.json")
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for _, r := range []request{
		{Members: family[:1], Care: items(family[:1], 1), Plans: four[:2]},
		{Members: family, Care: items(family, 1), Plans: four},
		{Members: family, Care: items(family, 1), Plans: four, Ledger: true},
		{Members: family, Care: items(family, 12), Plans: four},
	} {
		r.Year = 2026
		if err := encoder.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// households writes so many, drawn: one or two adults and up to three children,
// who use care as people of their age and sex do, 1,000 years under six sample
// plans, each twice.
func households(out io.Writer, plans fs.FS, count int) error {
	var twelve []json.RawMessage
	for _, copied := range []string{"", " again"} {
		texts, err := read(plans,
			"covered-california-gold-hmo-2026.json", "covered-california-gold-ppo-2026.json",
			"covered-california-platinum-hmo-2026.json", "covered-california-platinum-ppo-2026.json",
			"healthfirst-bronze-leaf-hmo-new-york-2025.json", "indemnity-80-20-2026.json")
		if err != nil {
			return err
		}
		for _, text := range texts {
			var plan map[string]json.RawMessage
			if err := json.Unmarshal(text, &plan); err != nil {
				return err
			}
			plan["id"] = append(plan["id"][:len(plan["id"])-1], copied+`"`...)
			if text, err = json.Marshal(plan); err != nil {
				return err
			}
			twelve = append(twelve, text)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for n := range count {
		age := 22 + random.IntN(43)
		members := []care.Member{{ID: "self", Relationship: care.Self, Age: age}}
		if random.IntN(2) == 0 {
			members = append(members, care.Member{ID: "spouse", Relationship: care.Spouse, Age: age})
		}
		for child := range random.IntN(4) {
			members = append(members, care.Member{ID: fmt.Sprint("child ", child+1), Relationship: care.Child, Age: random.IntN(22)})
		}
		for i := range members {
			members[i].Sex = []care.Sex{care.Female, care.Male}[random.IntN(2)]
			members[i].Use = care.UseUnknown
		}
		r := request{Year: 2026, Members: members, Care: []care.Item{}, Plans: twelve,
			Simulation: &estimator.Draws{Seed: n, Years: 1000, TotalsOnly: true}}
		if err := encoder.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

func read(plans fs.FS, names ...string) ([]json.RawMessage, error) {
	texts := make([]json.RawMessage, len(names))
	for i, name := range names {
		text, err := fs.ReadFile(plans, name)
		if err != nil {
			return nil, err
		}
		texts[i] = text
	}
	return texts, nil
}

var family = []care.Member{
	{ID: "Ana", Relationship: care.Self, Age: 41},
	{ID: "Ben", Relationship: care.Spouse, Age: 43},
	{ID: "Cleo", Relationship: care.Child, Age: 12},
	{ID: "Dan", Relationship: care.Child, Age: 7},
}

// year is what care each member expects: 160 units in all. Prices are those of
// the reference figures.
var year = map[string][]care.Item{
	"Ana": {
		{Service: service.Preventive, Count: 1},
		{Service: service.PrimaryCare, Count: 3},
		{Service: service.OBGYN, Count: 1},
		{Service: service.Specialist, Count: 5, Course: "knee", OutOfNetwork: care.OutOfNetwork{All: true}},
		{Service: service.Imaging, Count: 1, Course: "knee"},
		{Service: service.Rehabilitation, Count: 10, Course: "knee"},
		{Service: service.Lab, Count: 5},
		{Service: service.GenericDrug, Count: 24},
		{Service: service.PreferredBrandDrug, Count: 12},
	},
	"Ben": {
		{Service: service.Preventive, Count: 1},
		{Service: service.PrimaryCare, Count: 2},
		{Service: service.Ambulance, Count: 1, Emergency: true, OutOfNetwork: care.OutOfNetwork{All: true}},
		{Service: service.EmergencyRoom, Count: 1, Admitted: true, OutOfNetwork: care.OutOfNetwork{All: true}},
		{Service: service.HospitalStay, Count: 1, Days: 4},
		{Service: service.HospitalPhysician, Count: 1, AtNetworkFacility: true, OutOfNetwork: care.OutOfNetwork{All: true}},
		{Service: service.Specialist, Count: 4},
		{Service: service.XRay, Count: 2},
		{Service: service.Chiropractic, Count: 6},
		{Service: service.GenericDrug, Count: 12},
	},
	"Cleo": {
		{Service: service.Preventive, Count: 1},
		{Service: service.PrimaryCare, Count: 3},
		{Service: service.MentalHealthVisit, Count: 20},
		{Service: service.UrgentCare, Count: 1},
		{Service: service.GenericDrug, Count: 12},
	},
	"Dan": {
		{Service: service.Preventive, Count: 2},
		{Service: service.PrimaryCare, Count: 5},
		{Service: service.Specialist, Count: 3},
		{Service: service.Habilitation, Count: 13},
		{Service: service.DurableEquipment, Count: 1},
		{Service: service.NonPreferredBrandDrug, Count: 6},
	},
}

// items are the members' care, so many times as much of it.
func items(members []care.Member, times int) []care.Item {
	var all []care.Item
	for _, m := range members {
		for i, item := range year[m.ID] {
			item.ID = fmt.Sprintf("%s %d", m.ID, i+1)
			item.Member = m.ID
			item.Count *= times
			all = append(all, item)
		}
	}
	return all
}
