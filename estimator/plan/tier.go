package plan

import (
	"github.com/outpocket/outpocket/estimator/document"
	"github.com/outpocket/outpocket/estimator/money"
)

// Tier is who of a household is covered, as premiums distinguish it (R25).
type Tier string

// The tiers.
const (
	Individual            Tier = "individual"
	IndividualAndSpouse   Tier = "individualAndSpouse"
	IndividualAndChildren Tier = "individualAndChildren"
	Family                Tier = "family"
)

// Words returns the tiers.
func (Tier) Words() []string {
	return []string{"individual", "individualAndSpouse", "individualAndChildren", "family"}
}

// ByTier is an amount that may depend on who is covered: one amount whoever
// is, or an object with one for each tier that it has.
type ByTier struct {
	// Same is the amount whoever is covered, where Each is nil.
	Same money.Cents
	Each map[Tier]money.Cents
}

// For returns the amount for a tier, and whether one is stated.
func (b ByTier) For(t Tier) (money.Cents, bool) {
	if b.Each == nil {
		return b.Same, true
	}
	amount, ok := b.Each[t]
	return amount, ok
}

// ReadDocument reads either form.
func (b *ByTier) ReadDocument(v document.Value) {
	if v.Kind() == document.Object {
		v.Into(&b.Each)
		return
	}
	v.Into(&b.Same)
}

// WriteDocument writes the form that was read.
func (b *ByTier) WriteDocument() any {
	if b.Each != nil {
		return &b.Each
	}
	return &b.Same
}

// MarshalJSON writes the form that was read.
func (b ByTier) MarshalJSON() ([]byte, error) { return document.Append(nil, &b), nil }
