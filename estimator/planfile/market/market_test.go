package market_test

import (
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/planfile"
	"github.com/outpocket/outpocket/estimator/planfile/internal/roundtrip"
	"github.com/outpocket/outpocket/estimator/planfile/market"
	"github.com/outpocket/outpocket/estimator/planfile/puf"
	"github.com/outpocket/outpocket/estimator/problem"
)

func read(t testing.TB, file io.Reader, year int) (map[string]*planfile.Draft, planfile.Report) {
	drafts := map[string]*planfile.Draft{}
	report := market.Read(file, market.Options{Year: year}, func(d planfile.Draft) bool {
		assert.NotContains(t, drafts, d.ID)
		drafts[d.ID] = &d
		return true
	})
	return drafts, report
}

func open(t testing.TB, name string) *os.File {
	f, err := os.Open("testdata/" + name)
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// What is in the fields of real plans, as their files' own cells have it (see testdata).
func TestR60Plans(t *testing.T) {
	search, report := read(t, open(t, "search.json"), 2026)
	assert.Equal(t, planfile.Report{Plans: 5}, report)
	one, report := read(t, open(t, "plan-2024.json"), 2024)
	assert.Equal(t, planfile.Report{Plans: 1}, report)
	for _, c := range []struct {
		id, name string
		count    planfile.Count
		fields   map[string]string
	}{
		{"40220TX0080024-01", "UHC Gold Standard", planfile.Count{Read: 90, Look: 4, NotThere: 3}, map[string]string{
			"/type": `"HMO"`, "/metalLevel": `"Gold"`, "/requiresReferral": `true`, "/issuer": `"UnitedHealthcare"`,
			"/deductibles/0/covers": `"medicalAndDrug"`, "/deductibles/0/self": `"2000.00"`, "/deductibles/0/family": `"4000.00"`,
			"/outOfPocketMaximums/0/self": `"8200.00"`, "/outOfPocketMaximums/0/person": `"8200.00"`, "/outOfPocketMaximums/0/family": `"16400.00"`,
			"/benefits/specialist/terms":    `"$60 copay; deductible does not apply"`,
			"/benefits/emergencyRoom/terms": `"25% coinsurance after deductible"`, "/benefits/emergencyRoom/outOfNetwork": `"25% coinsurance after deductible"`,
			"/benefits/genericDrug/terms": `"$15 copay; deductible does not apply"`, "/benefits/specialtyDrug/terms": `"$250 copay; deductible does not apply"`,
			"/benefits/lab/outOfNetwork": `"Not covered"`, "/benefits/acupuncture/terms": `"Not covered"`, "/benefits/rehabilitation/visitLimit": `{"count":35}`,
			"/benefits/skilledNursing/visitLimit": `{"count":25}`, "/links/summary": `"https://www.uhc.com/ifp/sbc.40220TX0080024-01.en.2026.pdf"`,
		}},
		{"19898FL0340001-01", "AvMed Entrust Gold 125 (2026)", planfile.Count{Read: 55, Look: 4, NotThere: 21}, map[string]string{
			"/deductibles/0/self": `"2000.00"`, "/outOfPocketMaximums/0/family": `"11700.00"`,
			"/benefits/imaging/terms": `"$250 copay; deductible does not apply"`, "/benefits/imaging/tier2": `"$500 copay; deductible does not apply"`,
			"/benefits/hospitalStay/terms": `"$850 copay per stay after deductible"`, "/benefits/hospice/terms": `"No charge after deductible"`,
			"/benefits/habilitation/tier2": `"$70 copay after deductible"`,
		}},
		{"97176LA0340010-01", "Blue Max Copay (PCP) 50/50 $3300 with 2 $0 PCP Virtual Visits", planfile.Count{Read: 56, Look: 2, NotThere: 34}, map[string]string{
			"/type": `"PPO"`, "/deductibles/0/covers": `"medical"`, "/deductibles/0/self": `"3300.00"`, "/deductibles/1/network": `"outOfNetwork"`,
			"/deductibles/2/network": `"combined"`, "/deductibles/3/covers": `"drug"`, "/deductibles/3/self": `"500.00"`,
			"/benefits/genericDrug/terms": `"$15 copay after deductible"`, "/benefits/ambulance/terms": `"50% coinsurance after deductible"`,
		}},
		{"20069TX0100005-01", "Bronze Elite + PCP Saver Plus", planfile.Count{Read: 29, Look: 4, NotThere: 18}, map[string]string{
			"/type": `"EPO"`, "/metalLevel": `"Bronze"`, "/outOfPocketMaximums/0/self": `"10150.00"`,
			"/benefits/ambulance/terms": `"50% coinsurance; deductible does not apply"`,
		}},
		{"17970NJ0010003-01", "", planfile.Count{Read: 11, NotThere: 39}, map[string]string{"/deductibles/0/self": `"2500.00"`, "/outOfPocketMaximums/0/self": `"9800.00"`}},
		{"17970NJ0010003-02", "", planfile.Count{Read: 11, NotThere: 39}, map[string]string{"/deductibles/0/self": `"0.00"`, "/outOfPocketMaximums/0/self": `"0.00"`}},
		{"17970NJ0010003-03", "", planfile.Count{Read: 11, NotThere: 39}, map[string]string{"/deductibles/0/self": `"2500.00"`}},
		{"76962CT0010001-01", "Choice Bronze Standard POS", planfile.Count{Read: 17, NotThere: 39}, map[string]string{
			"/type": `"POS"`, "/year": `2024`, "/deductibles/0/self": `"6550.00"`, "/deductibles/1/self": `"13100.00"`, "/outOfPocketMaximums/1/self": `"18200.00"`,
		}},
	} {
		d := search[c.id]
		if d == nil {
			d = one[c.id]
		}
		require.NotNil(t, d, c.id)
		if c.name != "" {
			assert.Equal(t, c.name, d.Name)
		}
		assert.Equal(t, c.count, d.Count(), c.id)
		for pointer, want := range c.fields {
			f := d.Field(pointer)
			require.NotNil(t, f, "%s %s", c.id, pointer)
			assert.Equal(t, want, string(f.Value), "%s %s", c.id, pointer)
			assert.Equal(t, planfile.Read, f.State, "%s %s", c.id, pointer)
		}
	}
	imaging := search["19898FL0340001-01"].Field("/benefits/imaging/tier2")
	assert.Equal(t, planfile.Place{Pointer: "/plans/1/benefits/11/cost_sharings/1/display_string"}, imaging.Place)
	assert.Equal(t, "$500", imaging.Text)
}

// Where an answer does not say which tiers count toward a limit, or a remark shares a
// limit with other care, a person looks at it, as in the public use files.
func TestR60WhatAnAnswerLeavesOpen(t *testing.T) {
	said := func(d *planfile.Draft, pointer string) string {
		f := d.Field(pointer)
		if f == nil {
			return ""
		}
		return strings.TrimSpace(string(f.State) + " " + string(f.Reason) + " " + string(f.Value))
	}
	search, _ := read(t, open(t, "search.json"), 2026)
	const moop, deductible = "Maximum Out of Pocket for Medical and Drug EHB Benefits (Total)", "Combined Medical and Drug EHB Deductible"
	limit := func(kind, tier, family, amount string) string {
		return `{"type":"` + kind + `","network_tier":"` + tier + `","family_cost":"` + family + `","amount":` + amount + `}`
	}
	made, _ := read(t, strings.NewReader(`{"plans":[{"id":"12345TX0010001","name":"x","deductibles":[`+strings.Join([]string{
		limit(deductible, "In-Network", "Individual", "1000"), limit(deductible, "In-Network Tier 2", "Individual", "2000"),
	}, ",")+`],"moops":[`+strings.Join([]string{
		limit(moop, "In-Network Tier 2", "Individual", "9000"), limit(moop, "In-Network", "Individual", "9000.00"), limit(moop, "Out-of-Network", "Individual", "18000"),
	}, ",")+`],"benefits":[{"name":"Specialist Visit","has_limits":true,"limit_unit":"Visit(s) per Year","limit_quantity":20,"explanation":"See the policy."},
		{"name":"Chiropractic Care","has_limits":true,"limit_unit":"Visit(s) per Year","limit_quantity":20,"exclusions":"Combined with acupuncture."}]}]}`), 2026)
	// A second tier's limits can stand in lists of their own, beside all or alone.
	apart, _ := read(t, strings.NewReader(`{"plans":[{"id":"12345TX0010001","name":"x","deductibles":[`+limit(deductible, "In-Network", "Individual", "1000")+
		`],"tiered_deductibles":[`+limit(deductible, "In-Network", "Individual", "1000")+`,`+limit(deductible, "In-Network Tier 2", "Individual", "2000")+
		`],"moops":[`+limit(moop, "In-Network", "Individual", "9000")+`],"tiered_moops":[`+limit(moop, "In-Network", "Individual", "8000")+`]}]}`), 2026)
	for _, c := range []struct {
		name          string
		d             *planfile.Draft
		pointer, want string
	}{
		{"a first tier's, stated twice", apart["12345TX0010001-01"], "/deductibles/0/self", `read  "1000.00"`},
		{"a second tier's, stated apart", apart["12345TX0010001-01"], "/deductibles/1/self", `read  "2000.00"`},
		{"two amounts of one limit", apart["12345TX0010001-01"], "/outOfPocketMaximums/0/self", `look disagrees "9000.00"`},
		{"a limit of several services", made["12345TX0010001-01"], "/benefits/chiropractic/visitLimit", `look limit-shared {"count":20}`},
		{"a limit of one", made["12345TX0010001-01"], "/benefits/specialist/visitLimit", `read  {"count":20}`},
		{"tiers of a real plan, alike", search["19898FL0340001-01"], "/deductibles/0/tiers", `look tiers-count [1,2]`},
		{"are no second account", search["19898FL0340001-01"], "/deductibles/1/self", ``},
		{"tiers with amounts of their own", made["12345TX0010001-01"], "/deductibles/0/tiers", `look tiers-count [1]`},
		{"the second one's", made["12345TX0010001-01"], "/deductibles/1/tiers", `look tiers-count [2]`},
		{"tiers with the same amount have one limit", made["12345TX0010001-01"], "/outOfPocketMaximums/0/tiers", `look tiers-count [1,2]`},
		{"which is stated once", made["12345TX0010001-01"], "/outOfPocketMaximums/0/self", `read  "9000.00"`},
		{"and is followed by what is out of network", made["12345TX0010001-01"], "/outOfPocketMaximums/1/network", `read  "outOfNetwork"`},
		{"not by a second one", made["12345TX0010001-01"], "/outOfPocketMaximums/2/self", ``},
	} {
		assert.Equal(t, c.want, said(c.d, c.pointer), c.name)
	}
}

// TestR60WholePlans holds whole plans against what a year comes to.
func TestR60WholePlans(t *testing.T) {
	drafts, _ := read(t, open(t, "search.json"), 2026)
	for _, c := range []struct{ id, care, total, unread string }{
		// 12 × 400 premium; $30; $60; the deductible of 2,000 and 25% of the other 1,000: 250.
		{"40220TX0080024-01", "primaryCare 150,specialist 300,imaging 3000", "7140.00", ""},
		// What no source says of other care counts in full: 500.
		{"40220TX0080024-01", "primaryCare 150,dialysis 400,other 500", "5730.00", "other 500.00 5230.00"},
		// In the second tier: $500 of 900.
		{"19898FL0340001-01", `imaging 900 "tier":2,imaging 900`, "5550.00", ""},
		{"20069TX0100005-01", "specialist 100,xray 400,genericDrug 60", "5110.00", "genericDrug 60.00 5050.00"},
	} {
		roundtrip.Check(t, drafts[c.id], c.care, c.total, c.unread)
	}
}

// The same plan from CMS's public use files says the same.
func TestR60AsInPublicUseFiles(t *testing.T) {
	drafts, _ := read(t, open(t, "search.json"), 2026)
	set := puf.New(puf.Options{})
	for _, name := range []string{"plan-attributes-2026.csv", "benefits-and-cost-sharing-2026.csv"} {
		text, err := os.Open("../puf/testdata/real/" + name)
		require.NoError(t, err)
		_, err = set.Add(name, text)
		require.NoError(t, err)
		require.NoError(t, text.Close())
	}
	compared := 0
	require.NoError(t, set.Plans(func(p *puf.Plan) error {
		d := drafts[p.ID]
		if d == nil {
			return nil
		}
		for _, f := range p.Fields {
			own := d.Field(f.Pointer)
			if own == nil || own.Value == nil || f.Value == nil || !strings.HasSuffix(f.Pointer, "/terms") && !strings.HasSuffix(f.Pointer, "/self") {
				continue
			}
			compared++
			if own.State == planfile.Read { // what differs is to be looked at
				assert.Equal(t, string(f.Value), string(own.Value), p.ID+" "+f.Pointer)
			}
		}
		return nil
	}))
	assert.Greater(t, compared, 70)
}

// The words that are printed and the amounts next to them are held against each other.
func TestShares(t *testing.T) {
	for _, c := range []struct {
		name, sharing, state, reason, value string
	}{
		{"printed", `"display_string":"$30"`, "read", "", `"$30 copay; deductible does not apply"`},
		{"printed and alike", `"display_string":"$30","copay_amount":30,"copay_options":"Not Applicable"`, "read", "", `"$30 copay; deductible does not apply"`},
		{"printed otherwise", `"display_string":"$30","copay_amount":35,"copay_options":"Not Applicable"`, "look", "disagrees", `"$30 copay; deductible does not apply"`},
		{"what is not read is by its amounts", `"display_string":"see plan","copay_amount":35,"copay_options":"Copay after deductible"`, "read", "", `"$35 copay after deductible"`},
		{"neither", `"display_string":"see plan"`, "notRead", "not-terms", ``},
		{"amounts alone", `"coinsurance_rate":0.125,"coinsurance_options":"Coinsurance after deductible"`, "read", "", `"12.5% coinsurance after deductible"`},
		{"two parts", `"copay_amount":50,"copay_options":"Copay","coinsurance_rate":0.2,"coinsurance_options":"Coinsurance after deductible"`, "read", "", `"$50 copay; deductible does not apply and 20% coinsurance after deductible"`},
		{"nothing filed", `"copay_options":"Not Applicable","coinsurance_options":"Not Applicable"`, "notThere", "unstated", ``},
		{"zeros without a word", `"copay_amount":0,"coinsurance_rate":0`, "look", "zeros", `"No charge; deductible does not apply"`},
		{"no charge", `"copay_amount":0,"copay_options":"No Charge","coinsurance_rate":0`, "read", "", `"No charge; deductible does not apply"`},
		{"no charge next to an amount", `"copay_amount":35,"copay_options":"No Charge"`, "notRead", "disagrees", ``},
		{"no charge next to a percentage", `"coinsurance_rate":0.2,"coinsurance_options":"No Charge after deductible"`, "notRead", "disagrees", ``},
		{"printed from one half of that", `"display_string":"No Charge","copay_amount":35,"copay_options":"No Charge"`, "look", "disagrees", `"No charge; deductible does not apply"`},
		{"a percentage of a third", `"coinsurance_rate":0.33333333`, "notRead", "not-terms", ``},
		{"a number in words", `"copay_amount":"thirty","display_string":"thirty dollars"`, "notRead", "not-terms", ``},
		{"all of it", `"coinsurance_rate":1,"coinsurance_options":"Not Applicable"`, "look", "hundred-percent", `"Not covered"`},
	} {
		drafts, report := read(t, strings.NewReader(`{"plan":{"id":"12345TX0010001","name":"x","benefits":[{"name":"Specialist Visit","covered":true,"cost_sharings":[{"network_tier":"In-Network",`+c.sharing+`}]}]}}`), 2026)
		require.Equal(t, 1, report.Plans)
		f := drafts["12345TX0010001-01"].Field("/benefits/specialist/terms")
		assert.Equal(t, c.state+" "+c.reason+" "+c.value, string(f.State)+" "+string(f.Reason)+" "+string(f.Value), c.name)
	}
}

const good = `{"id":"12345TX0010001","name":"Good","benefits":[{"name":"Specialist Visit","cost_sharings":[{"network_tier":"In-Network","display_string":"$30"}]}]}`

// What is no answer is told, each with its place; plans that are right are kept and counted.
func TestBadInput(t *testing.T) {
	for _, c := range []struct {
		name, file string
		plans      int
		refused    string
	}{
		{"nothing", ``, 0, "no-plans "},
		{"space", " \n\t", 0, "no-plans "},
		{"a page that tells of an error", `<!DOCTYPE html><html><body>502 Bad Gateway</body></html>`, 0, "web-page "},
		{"words", `Service unavailable`, 0, "not-json "},
		{"an answer that tells of an error", `{"code":"1001","message":"apikey is required","status":"401"}`, 0, "error-answer "},
		{"an empty search", `{"plans":[],"total":0}`, 0, "no-plans "},
		{"null", `{"plans":null}`, 0, "no-plans "},
		{"an object for a list", `{"plans":{"a":` + good + `}}`, 0, "wrong-shape /plans"},
		{"a text for a list", `{"plans":"none"}`, 0, "wrong-shape /plans"},
		{"a list for a plan", `{"plans":[[1],` + good + `]}`, 1, "wrong-shape /plans/0"},
		{"a number for a plan", `{"plans":[7,` + good + `]}`, 1, "wrong-shape /plans/0"},
		{"no id", `{"plans":[{"name":"x","benefits":[]},` + good + `]}`, 1, "no-id /plans/0"},
		{"a number for an id", `{"plans":[{"id":7,"benefits":[]},` + good + `]}`, 1, "no-id /plans/0"},
		{"teeth", `{"plans":[{"id":"12345TX0020001","product_division":"Dental"},` + good + `]}`, 1, "dental /plans/0"},
		{"cut in half", `{"plans":[` + good + `,` + good[:len(good)/2], 1, "incomplete-file /plans/1"},
		{"cut after a plan", `{"plans":[` + good, 1, "incomplete-file /plans/0"},
		{"a comma too many", `{"plans":[` + good + `,,` + good + `]}`, 1, "not-json /plans/1"},
		{"nested without end", `{"plans":[` + good + `,` + strings.Repeat(`[`, 20_000), 1, "not-json /plans/1"},
		{"nested deep", `{"plans":[` + good + `,{"id":"x","a":` + strings.Repeat(`[`, 100) + strings.Repeat(`]`, 100) + `}]}`, 1, "too-deep /plans/1"},
		{"an entry of 5 MB", `{"plans":[` + good + `,{"id":"` + strings.Repeat("x", 5<<20) + `"}]}`, 1, "entry-too-large /plans/1"},
		{"a list of plans by itself", `[` + good + `]`, 1, ""},
		{"a plan by itself", good, 1, ""},
		{"a byte order mark", "\uFEFF{\"plans\":[" + good + "]}", 1, ""},
		{"a line each", good + "\n" + strings.Replace(good, "0001\"", "0002\"", 1) + "\n", 2, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			drafts, report := read(t, strings.NewReader(c.file), 2026)
			assert.Equal(t, c.plans, report.Plans)
			assert.Len(t, drafts, c.plans)
			refused := ""
			for _, r := range report.Refusals {
				refused += string(r.Code) + " " + r.Place.Pointer
			}
			assert.Equal(t, c.refused, refused)
		})
	}
}

// A field of another kind than is due is told at its place, and lets no plan come about
// without it.
func TestWrongShapes(t *testing.T) {
	for _, c := range []struct{ field, pointer, reason string }{
		{`"type":["HMO"]`, "/type", "wrong-shape"},
		{`"type":"Managed"`, "/type", "not-a-word"},
		{`"premium":"three hundred"`, "/premium", "not-a-number"},
		{`"premium":{"amount":3}`, "/premium", "not-a-number"},
		{`"deductibles":{"amount":3}`, "/deductibles", "wrong-shape"},
		{`"deductibles":[3]`, "/deductibles", "wrong-shape"},
		{`"moops":"9200"`, "/outOfPocketMaximums", "wrong-shape"},
		{`"tiered_deductibles":"9200"`, "/deductibles", "wrong-shape"},
		// None, or those of other variants alone, are not "no deductible".
		{`"deductibles":[]`, "/deductibles", "unstated"},
		{`"deductibles":[{"type":"Combined Medical and Drug EHB Deductible","network_tier":"In-Network","family_cost":"Individual","csr":"Unknown CSR","amount":5000}]`, "/deductibles", "unstated"},
		{`"deductibles":[{"type":"Combined Medical and Drug EHB Deductible","network_tier":"In-Network","family_cost":"Individual","amount":"two thousand"}]`, "/deductibles/0/self", "not-a-number"},
		{`"deductibles":[{"type":"Vision Deductible","network_tier":"In-Network","family_cost":"Individual","amount":3}]`, "/deductibles/1", "not-a-word"},
	} {
		drafts, _ := read(t, strings.NewReader(`{"plans":[{"id":"12345TX0010001","name":"x",`+c.field+`}]}`), 2026)
		d := drafts["12345TX0010001-01"]
		f := d.Field(c.pointer)
		require.NotNil(t, f, c.field)
		assert.Equal(t, planfile.NotRead, f.State, c.field)
		assert.Equal(t, planfile.Reason(c.reason), f.Reason, c.field)
		made := d.Plan(nil)
		assert.Contains(t, made.Lacks, c.pointer, c.field)
		assert.Nil(t, made.Plan)
	}
}

// plans is a file of so many plans, which is never in memory whole.
type plans struct {
	left int
	text []byte
}

func (p *plans) Read(b []byte) (int, error) {
	if len(p.text) == 0 {
		if p.left == 0 {
			return 0, io.EOF
		}
		p.left--
		p.text = []byte("," + strings.Replace(good, "Good", strings.Repeat("x", 50_000), 1))
		if p.left == 0 {
			p.text = []byte("]}")
		}
	}
	n := copy(b, p.text)
	p.text = p.text[n:]
	return n, nil
}

// A file of 20 MB is read entry by entry.
func TestLargeFile(t *testing.T) {
	file := io.MultiReader(strings.NewReader(`{"plans":[`+good), &plans{left: 401})
	n := 0
	report := market.Read(file, market.Options{}, func(planfile.Draft) bool { n++; return true })
	assert.Equal(t, planfile.Report{Plans: 401}, report)
	assert.Equal(t, 401, n)
}

// FuzzRead: whatever a file is, each draft says where its fields stand, and no plan comes
// about that the estimator refuses.
func FuzzRead(f *testing.F) {
	f.Fuzz(func(t *testing.T, text []byte) {
		yielded := 0
		report := market.Read(strings.NewReader(string(text)), market.Options{Year: 2026}, func(d planfile.Draft) bool {
			yielded++
			seen := map[string]bool{}
			for i := range d.Fields {
				field := &d.Fields[i]
				require.False(t, seen[field.Pointer], field.Pointer)
				seen[field.Pointer] = true
				require.Equal(t, field.State == planfile.Read, field.Reason == "", "%+v", field)
				require.Equal(t, field.State == planfile.Read || field.State == planfile.Look, field.Value != nil, "%+v", field)
			}
			made := d.Plan(map[string]json.RawMessage{"/premium": json.RawMessage(`{"period":"month","amount":400}`)})
			if made.Plan != nil {
				var p plan.Plan
				var problems problem.List
				document.Read(made.Plan, &p, &problems)
				plan.Check(&p, "", &problems)
				require.Empty(t, problems)
			}
			return yielded < 20
		})
		require.GreaterOrEqual(t, yielded, min(report.Plans, 20))
	})
}
