package money_test

import (
	"fmt"

	"github.com/outpocket/outpocket/estimator/money"
)

func ExampleParseCents() {
	price, _ := money.ParseCents("1234.5")
	_, err := money.ParseCents("1,234.50")
	fmt.Println(price)
	fmt.Println(err)
	// Output:
	// 1234.50
	// amount-syntax: found "1,234.50", expected 0–9999999.99
}

func ExampleParseRate() {
	coinsurance, _ := money.ParseRate("12.50")
	_, err := money.ParseRate("120")
	fmt.Println(coinsurance)
	fmt.Println(err)
	// Output:
	// 12.5
	// rate-range: found "120", expected 0–100
}

func ExampleRate_Of() {
	const coinsurance money.Rate = 20_00
	fmt.Println(coinsurance.Of(99_97)) // 19.994
	fmt.Println(coinsurance.Of(99_98)) // 19.996
	// Output:
	// 19.99
	// 20.00
}

func ExampleMulDiv() {
	const yearlyPremium money.Cents = 5_000_01
	fmt.Println(money.MulDiv(yearlyPremium, 5, 12)) // 2083.3375
	// Output: 2083.34
}

func ExampleCents_AppendTo() {
	b := []byte("you pay $")
	b = money.Cents(40_00).AppendTo(b)
	fmt.Println(string(b))
	// Output: you pay $40.00
}
