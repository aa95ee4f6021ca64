package plan

import "github.com/outpocket/outpocket/estimator/document"

// benefitFields is a Benefit in the form of an object.
type benefitFields Benefit

// ReadDocument reads a text as the terms, or an object.
func (b *Benefit) ReadDocument(v document.Value) {
	switch v.Kind() {
	case document.Text:
		b.Terms = v.Text()
	case document.Object:
		b.object = true
		v.Into((*benefitFields)(b))
	default:
		v.Wrong("terms | object")
	}
}

// WriteDocument writes terms alone as a text, anything more as an object.
func (b *Benefit) WriteDocument() any {
	if *b == (Benefit{Terms: b.Terms}) {
		return &b.Terms
	}
	return (*benefitFields)(b)
}

// MarshalJSON writes terms alone as a text, anything more as an object.
func (b Benefit) MarshalJSON() ([]byte, error) { return document.Append(nil, &b), nil }
