package reference_test

import (
	"fmt"

	"github.com/outpocket/outpocket/estimator/reference"
	"github.com/outpocket/outpocket/estimator/service"
)

func Example() {
	visit := reference.DefaultPrice(service.Specialist, 0)
	stay := reference.DefaultPrice(service.HospitalStay, 4)
	fmt.Println(visit, reference.DefaultCharge(visit), stay)

	p := reference.PriceOf(service.Specialist)
	source, _ := reference.SourceOf(p.Sources[0])
	fmt.Println(p.Method, p.Year, source.Title)
	// Output:
	// 213.39 426.78 23939.92
	// observed 2026 Actuarial Value Calculator 2026: silver continuance tables
}
