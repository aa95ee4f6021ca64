package terms_test

import (
	"errors"
	"fmt"

	"github.com/outpocket/outpocket/estimator/terms"
)

func ExampleParse() {
	t, _ := terms.Parse("$300 copay/visit and 20%", terms.UnmarkedAfter)
	fmt.Println(t.Rest.Copay.Amount, t.Rest.Coinsurance.Rate)
	fmt.Println(t)
	// Output:
	// 300.00 20
	// $300 copay after deductible and 20% coinsurance after deductible
}

// What a bare copay means depends on who wrote it.
func ExampleParse_unmarked() {
	inFileOfCMS, _ := terms.Parse("$40", terms.UnmarkedWaived)
	onSBC, _ := terms.Parse("$40", terms.UnmarkedAfter)
	_, err := terms.Parse("$40", terms.UnmarkedIsError)
	fmt.Println(inFileOfCMS)
	fmt.Println(onSBC)
	fmt.Println(err)
	// Output:
	// $40 copay; deductible does not apply
	// $40 copay after deductible
	// unmarked-terms at column 4: found "$40", expected after deductible | deductible does not apply
}

func ExampleSyntaxError() {
	_, err := terms.Parse("20% after dedcutible", terms.UnmarkedAfter)
	var failure *terms.SyntaxError
	if errors.As(err, &failure) {
		fmt.Println(failure.Code, failure.Column, failure.Found, failure.Expected)
	}
	// Output: terms-syntax 11 dedcutible deductible
}
