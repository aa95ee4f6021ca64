package rating_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/outpocket/outpocket/estimator/money"
	"github.com/outpocket/outpocket/estimator/rating"
)

// people returns adults of some ages, and behind a 0 children.
func people(ages ...int) []rating.Person {
	var list []rating.Person
	child := false
	for _, age := range ages {
		if age == 0 && !child {
			child = true
			continue
		}
		list = append(list, rating.Person{Age: age, Child: child})
	}
	return list
}

func TestR53Rates(t *testing.T) {
	for _, c := range []struct {
		name  string
		curve rating.Curve
		rate  money.Cents
		ages  []rating.Person
		want  money.Cents
	}{
		{"21", "default", 400_00, people(21), 400_00},
		{"64", "default", 400_00, people(64), 1_200_00},
		{"65 and over are rated as 64", "default", 400_00, people(90), 1_200_00},
		{"each rounded: 3 × 0.765 × 333.33 = 3 × 255.00", "default", 333_33, people(0, 4, 5, 6), 765_00},
		{"of five children the three oldest", "default", 1_000_00, people(40, 38, 0, 20, 16, 15, 14, 2), 1_278_00 + 1_246_00 + 970_00 + 859_00 + 833_00},
		{"a child of 21 is charged beside them", "default", 1_000_00, people(40, 0, 21, 3, 2, 1), 1_278_00 + 1_000_00 + 3*765_00},
		{"young adults who are no children are all charged", "default", 1_000_00, people(20, 20, 20, 20), 4 * 970_00},
		{"Alabama's children", "AL", 1_000_00, people(30, 0, 20), 1_135_00 + 635_00},
		{"Minnesota's children", "MN", 1_000_00, people(30, 0, 14), 1_135_00 + 890_00},
		{"the District's own", "DC", 1_000_00, people(30, 61), 779_00 + 2_181_00},
		{"Massachusetts' own", "MA", 1_000_00, people(21, 60), 1_183_00 + 2_365_00},
		{"Utah's own", "UT", 1_000_00, people(24, 59), 1_191_00 + 3_000_00},
		{"New York, one", "NY", 700_00, people(62), 700_00},
		{"New York, two", "NY", 700_00, people(62, 21), 1_400_00},
		{"New York, one and a child", "NY", 700_00, people(62, 0, 25), 1_190_00},
		{"New York, one and five children", "NY", 700_00, people(62, 0, 25, 3, 4, 5, 6), 1_190_00},
		{"New York, a family", "NY", 700_00, people(62, 60, 0, 1), 1_995_00},
		{"New York, two and a child of 26", "NY", 700_00, people(62, 60, 0, 26), 2_100_00},
		{"New York, a family and a child of 26", "NY", 700_00, people(62, 60, 0, 26, 3), 2_695_00},
		{"New York, a child alone", "NY", 700_00, people(0, 9), 288_40},
		{"Vermont, one and a child", "VT", 1_299_00, people(41, 0, 4), 2_507_07},
		{"Vermont, a family", "VT", 1_299_00, people(56, 56, 0, 22), 3_650_19},
	} {
		factor := int64(rating.Whole)
		got, known := c.curve.Of(c.rate, factor, 0, c.ages)
		assert.True(t, known, c.name)
		assert.Equal(t, c.want, got, c.name)
	}
	_, known := rating.Curve("VT").Of(1_299_00, rating.Whole, 0, people(0, 9))
	assert.False(t, known, "Vermont says no rate of children alone")
	// A rate at age 0, as benchmarks are: 369 × 1.278 ÷ 0.765 = 616.447…
	got, _ := rating.CurveOf("TX").Of(369_00, rating.CurveOf("TX").Factor(0), 0, people(40))
	assert.Equal(t, money.Cents(616_45), got)
}

func TestR53Curves(t *testing.T) {
	for state, want := range map[string]rating.Curve{"TX": "default", "AL": "AL", "NY": "NY", "default": "default", "": "default"} {
		assert.Equal(t, want, rating.CurveOf(state), state)
	}
	for _, word := range rating.Curve("").Words() {
		curve := rating.Curve(word)
		if curve.Tiers() {
			continue
		}
		for age := range 120 {
			assert.LessOrEqual(t, curve.Factor(age), curve.Factor(age+1), "%s at %d", word, age)
			assert.LessOrEqual(t, curve.Factor(age), 3*curve.Factor(21), "the law's three to one: %s at %d", word, age)
		}
		assert.Equal(t, curve.Factor(64), curve.Factor(120), word)
	}
}
