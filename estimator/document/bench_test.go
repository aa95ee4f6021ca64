package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/outpocket/outpocket/estimator/care"
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/plan"
	"github.com/outpocket/outpocket/estimator/problem"
)

// request is a request of 4 members, 4 plans and so many items.
func request(items int) []byte {
	var b strings.Builder
	b.WriteString(`{"year": 2026, "ledger": true, "members": [`)
	for i := range 4 {
		fmt.Fprintf(&b, `%s{"id": "m%d", "relationship": "child", "age": %d}`, ", "[:min(i, 1)*2], i, 10+i)
	}
	b.WriteString(`], "care": [`)
	for i := range items {
		fmt.Fprintf(&b, `%s{"id": "item%d", "member": "m%d", "service": "primaryCare", "count": 1, "price": "120.50", "charge": 241, "outOfNetwork": ["p1"], "course": "c%d"}`,
			", "[:min(i, 1)*2], i, i%4, i)
	}
	b.WriteString(`], "plans": [`)
	for i := range 4 {
		fmt.Fprintf(&b, `%s{"id": "p%d", "name": "Plan %d", "type": "PPO", "year": 2026, "premium": {"period": "month", "amount": "500.00"},
			"unmarkedTerms": "afterDeductible",
			"deductibles": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": "1500.00", "person": 1500, "family": 3000}],
			"outOfPocketMaximums": [{"covers": "medicalAndDrug", "network": "inNetwork", "self": 8000, "person": 8000, "family": 16000}],
			"benefits": {"primaryCare": "$30", "specialist": {"terms": "$60", "outOfNetwork": "50%%"}, "genericDrug": "$10; deductible does not apply",
				"emergencyRoom": "20%%", "hospitalStay": "20%%", "imaging": "20%%", "rehabilitation": {"terms": "$60", "visitLimit": {"count": 20}}, "other": "20%%"}}`,
			", "[:min(i, 1)*2], i, i)
	}
	b.WriteString(`]}`)
	return []byte(b.String())
}

func BenchmarkRead(b *testing.B) {
	for _, items := range []int{1, 160, 2000} {
		text := request(items)
		b.Run(fmt.Sprint(items, " items"), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				var r struct {
					Year    int           `json:"year"`
					Members []care.Member `json:"members"`
					Care    []care.Item   `json:"care"`
					Plans   []plan.Plan   `json:"plans"`
					Ledger  bool          `json:"ledger"`
				}
				var problems problem.List
				document.Read(text, &r, &problems)
				require.Empty(b, problems)
			}
		})
	}
}
