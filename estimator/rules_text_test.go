package estimator_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A text of terms that states more than terms (R16) is held as the fields that state
// it: each case is a benefit, care in and out of network, and what the member pays.
func TestR16TextsStateMoreThanTerms(t *testing.T) {
	at := func(service, more string) string {
		return `{"id":"x","member":"a","service":"` + service + `",` + more + `}`
	}
	for _, c := range []struct {
		name, benefits, care string
		shares               []string
	}{
		{"the most that the plan pays for a use", `"eyeExam":"No charge; deductible does not apply up to $150"`, at("eyeExam", `"count":2,"price":420`),
			[]string{"n 270.00", "n 270.00"}},
		{"the most that it pays in a year", `"durableEquipment":"No charge; deductible does not apply; the plan pays up to $500 per year"`, at("durableEquipment", `"count":2,"price":300`),
			[]string{"", "n 100.00"}},
		{"a limit on visits", `"chiropractic":"$20 copay; deductible does not apply; limited to 2 visits per year"`, at("chiropractic", `"count":3,"price":100`),
			[]string{"c 20.00", "c 20.00", "n 100.00"}},
		{"a limit of a month", `"chiropractic":"$20 copay; deductible does not apply; limited to 1 visit per month"`, at("chiropractic", `"count":3,"price":100,"dates":["2026-03-01","2026-03-31","2026-04-01"]`),
			[]string{"c 20.00", "n 100.00", "c 20.00"}},
		{"a limit of days", `"skilledNursing":"No charge; deductible does not apply; limited to 10 days per year"`, at("skilledNursing", `"count":1,"days":20,"price":4000`),
			[]string{"n 2000.00"}},
		{"the same limit in and out of network is one", `"chiropractic":{"terms":"$20 copay; deductible does not apply; limited to 1 visit per year","outOfNetwork":"$30 copay; deductible does not apply; limited to 1 visit per year"}`,
			at("chiropractic", `"count":1,"price":100,"charge":100,"dates":["2026-01-01"]`) + `,` + `{"id":"y","member":"a","service":"chiropractic","count":1,"price":100,"charge":100,"outOfNetwork":true,"dates":["2026-02-01"]}`,
			[]string{"c 20.00", "n 100.00"}},
		{"a limit of one side counts there", `"chiropractic":{"terms":"$20 copay; deductible does not apply","outOfNetwork":"$30 copay; deductible does not apply; limited to 1 visit per year"}`,
			at("chiropractic", `"count":1,"price":100,"charge":100,"dates":["2026-01-01"]`) + `,` + `{"id":"y","member":"a","service":"chiropractic","count":2,"price":100,"charge":100,"outOfNetwork":true,"dates":["2026-02-01","2026-03-01"]}`,
			[]string{"c 20.00", "c 30.00", "n 100.00"}},
		{"mail order is 90 days by mail", `"genericDrug":"$10 copay; deductible does not apply; mail order: $20 copay; deductible does not apply (90-day supply)"`,
			at("genericDrug", `"count":1,"price":90,"supply":90,"mail":true`), []string{"c 20.00"}},
		{"a pharmacy has no such terms then", `"genericDrug":"$10 copay; deductible does not apply; mail order: $20 copay; deductible does not apply (90-day supply)"`,
			at("genericDrug", `"count":1,"price":90,"supply":90`), []string{"c 10.00", "c 10.00", "c 10.00"}},
		{"lab and x-ray in one text, stated for lab", `"lab":"Lab: $15 copay; deductible does not apply; X-ray: $40 copay; deductible does not apply"`,
			at("lab", `"count":1,"price":100`) + `,{"id":"y","member":"a","service":"xray","count":1,"price":100},{"id":"z","member":"a","service":"imaging","count":1,"price":100}`,
			[]string{"c 15.00", "c 40.00", "c 40.00"}},
		{"an office and an outpatient department", `"mentalHealthVisit":"Office: $25 copay; deductible does not apply; Outpatient: 20%; deductible does not apply"`,
			at("mentalHealthVisit", `"count":1,"price":100`), []string{"c 25.00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := year(t, onePerson, c.care, plan("PPO", benefits(c.benefits+`,"other":{"terms":"No charge; deductible does not apply","outOfNetwork":"No charge; deductible does not apply"}`)))
			assert.Equal(t, c.shares, shares(p))
		})
	}
}

func TestR16TextsAreHeldAgainstFields(t *testing.T) {
	for _, c := range []struct{ name, benefits, code, at string }{
		{"another count", `"chiropractic":{"terms":"$20 copay; deductible does not apply; limited to 2 visits per year","visitLimit":{"count":3}}`, "stated-otherwise", "/plans/0/benefits/chiropractic/terms"},
		{"another time", `"chiropractic":{"terms":"$20 copay; deductible does not apply; limited to 2 visits per year","visitLimit":{"count":2,"per":"month"}}`, "stated-otherwise", "/plans/0/benefits/chiropractic/terms"},
		{"another amount", `"eyeExam":{"terms":"No charge; deductible does not apply up to $150","planPaysAtMost":{"amount":100,"per":"use"}}`, "stated-otherwise", "/plans/0/benefits/eyeExam/terms"},
		{"other terms by mail", `"genericDrug":{"terms":"$10 copay; deductible does not apply; mail order: $20 copay; deductible does not apply (90-day supply)","mail90":"$25 copay; deductible does not apply"}`, "stated-otherwise", "/plans/0/benefits/genericDrug/mail90"},
		{"days of what is no stay", `"chiropractic":"$20 copay; deductible does not apply; limited to 20 days per year"`, "limit-of-visits-or-days", "/plans/0/benefits/chiropractic"},
		{"visits of a stay", `"skilledNursing":"$20 copay; deductible does not apply; limited to 20 visits per year"`, "limit-of-visits-or-days", "/plans/0/benefits/skilledNursing"},
		{"lab and x-ray of neither", `"dialysis":"Lab: $15 copay; deductible does not apply; X-ray: $40 copay; deductible does not apply"`, "terms-care", "/plans/0/benefits/dialysis"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := oneProblem(t, request(onePerson, ``, plan("HMO", benefits(c.benefits))))
			assert.Equal(t, c.code, p.Code)
			assert.Equal(t, c.at, p.Pointer)
			assert.NotEmpty(t, p.Found)
			assert.NotEmpty(t, p.Expected)
		})
	}
	for name, same := range map[string]string{
		"the same limit": `"chiropractic":{"terms":"$20 copay; deductible does not apply; limited to 2 visits per year","visitLimit":{"count":2}}`,
		"the same terms": `"genericDrug":{"terms":"$10 copay; deductible does not apply; mail order: $20 copay; deductible does not apply (90-day supply)","mail90":"$20; deductible does not apply"}`,
	} {
		t.Run(name, func(t *testing.T) { year(t, onePerson, ``, plan("HMO", benefits(same))) })
	}
}
