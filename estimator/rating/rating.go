// Package rating says how premiums differ by age and by who belongs to a family where
// a law sets that (R53): the age curves of the states, the family tiers of New York
// and Vermont, and whose premium a family pays.
package rating

import (
	"github.com/outpocket/outpocket/estimator/money"
)

// A Person is one of those whom a premium covers.
type Person struct {
	// Age in whole years when the coverage begins.
	Age int
	// Child says that the person is a child by relationship.
	Child bool
	// Tobacco says that the person uses tobacco.
	Tobacco bool
}

// childrenCharged is how many children under 21 pay a premium by age (R25).
const childrenCharged = 3

// adulthood is the age from which a child is charged like an adult by age.
const adulthood = 21

// Charged returns those whose premium by age a family pays (R25): of its children
// under 21 the three oldest, and everybody else. It uses the memory of people.
func Charged(people []Person) []Person {
	for {
		children, youngest := 0, 0
		for i, p := range people {
			if p.Child && p.Age < adulthood {
				if children == 0 || p.Age < people[youngest].Age {
					youngest = i
				}
				children++
			}
		}
		if children <= childrenCharged {
			return people
		}
		people = append(people[:youngest], people[youngest+1:]...)
	}
}

// A Curve is how premiums go by age, or by family tier: named after the state that
// has one of its own, else "default".
type Curve string

// Words returns the curves.
func (Curve) Words() []string {
	return []string{"default", "AL", "DC", "MA", "MN", "MS", "NY", "OR", "UT", "VT"}
}

// CurveOf returns the curve of a state by its two letters.
func CurveOf(state string) Curve {
	switch state {
	case "AL", "DC", "MA", "MN", "MS", "NY", "OR", "UT", "VT":
		return Curve(state)
	}
	return "default"
}

// Whole is the factor of whoever pays the base rate.
const Whole = 1000

// Factor is what a person of an age pays of the base rate, in thousandths. A curve of
// tiers has none.
func (c Curve) Factor(age int) int64 {
	age = min(age, len(defaultCurve)-1)
	switch c {
	case "DC":
		return int64(districtCurve[age])
	case "MA":
		return int64(massachusettsCurve[age])
	case "UT":
		return int64(utahCurve[age])
	}
	if age < adulthood {
		switch c {
		case "AL", "MS", "OR":
			return 635
		case "MN":
			return 890
		}
	}
	return int64(defaultCurve[age])
}

// Tiers tells whether premiums go by family tier, whatever the age.
func (c Curve) Tiers() bool { return c == "NY" || c == "VT" }

// Of returns what a rate that is for a factor, in thousandths, comes to for people
// who are covered together; of tiers the rate is that of one adult. Each person's
// premium is rounded to the cent, or that of the tier. By age, those who use tobacco
// pay so much more. It is not known, and so false,
// for children alone in Vermont. It uses the memory of people.
func (c Curve) Of(rate money.Cents, factor int64, tobacco money.Rate, people []Person) (money.Cents, bool) {
	if c.Tiers() {
		share, known := c.tier(people)
		return money.MulDiv(rate, share, Whole), known
	}
	var sum money.Cents
	for _, p := range Charged(people) {
		own := money.MulDiv(rate, c.Factor(p.Age), factor)
		if p.Tobacco {
			own += tobacco.Of(own)
		}
		sum += own
	}
	return sum, true
}

// childhood is the age up to which a child by relationship belongs to a tier with its
// parents.
const childhood = 25

// tier returns what a family pays of one adult's rate, in thousandths. Each child
// alone pays the rate of a child, up to three of them. Whoever belongs to no tier with
// the others pays like an adult.
func (c Curve) tier(people []Person) (share int64, known bool) {
	adults, children := 0, 0
	for _, p := range people {
		if p.Child && p.Age <= childhood {
			children++
		} else {
			adults++
		}
	}
	oneAndChildren, family := int64(1700), int64(2850)
	if c == "VT" {
		oneAndChildren, family = 1930, 2810
	}
	switch {
	case children == 0:
		return int64(adults) * Whole, true
	case adults == 0:
		return int64(min(children, childrenCharged)) * 412, c == "NY"
	case adults == 1:
		return oneAndChildren, true
	}
	return family + int64(adults-2)*Whole, true
}

// The curves by age from 0 to 64 and over, in thousandths: CMS, State Specific Age
// Curve Variations. Alabama, Minnesota, Mississippi and Oregon differ from the default
// below 21 alone.
var (
	defaultCurve = [...]uint16{
		765, 765, 765, 765, 765, 765, 765, 765, 765, 765, 765, 765, 765,
		765, 765, 833, 859, 885, 913, 941, 970, 1000, 1000, 1000, 1000, 1004,
		1024, 1048, 1087, 1119, 1135, 1159, 1183, 1198, 1214, 1222, 1230, 1238, 1246,
		1262, 1278, 1302, 1325, 1357, 1397, 1444, 1500, 1563, 1635, 1706, 1786, 1865,
		1952, 2040, 2135, 2230, 2333, 2437, 2548, 2603, 2714, 2810, 2873, 2952, 3000,
	}
	districtCurve = [len(defaultCurve)]uint16{
		654, 654, 654, 654, 654, 654, 654, 654, 654, 654, 654, 654, 654,
		654, 654, 654, 654, 654, 654, 654, 654, 727, 727, 727, 727, 727,
		727, 727, 744, 760, 779, 799, 817, 836, 856, 876, 896, 916, 927,
		938, 975, 1013, 1053, 1094, 1137, 1181, 1227, 1275, 1325, 1377, 1431, 1487,
		1545, 1605, 1668, 1733, 1801, 1871, 1944, 2020, 2099, 2181, 2181, 2181, 2181,
	}
	massachusettsCurve = [len(defaultCurve)]uint16{
		751, 751, 751, 751, 751, 751, 751, 751, 751, 751, 751, 751, 751,
		751, 751, 751, 751, 751, 751, 751, 751, 1183, 1183, 1183, 1183, 1183,
		1183, 1220, 1250, 1275, 1287, 1305, 1323, 1334, 1346, 1352, 1358, 1363, 1369,
		1381, 1393, 1410, 1427, 1450, 1478, 1511, 1550, 1593, 1641, 1688, 1741, 1792,
		1847, 1902, 1961, 2019, 2080, 2142, 2206, 2280, 2365, 2365, 2365, 2365, 2365,
	}
	utahCurve = [len(defaultCurve)]uint16{
		793, 793, 793, 793, 793, 793, 793, 793, 793, 793, 793, 793, 793,
		793, 793, 793, 793, 793, 793, 793, 793, 1000, 1050, 1113, 1191, 1298,
		1363, 1390, 1390, 1390, 1390, 1390, 1390, 1390, 1390, 1390, 1390, 1404, 1425,
		1450, 1479, 1516, 1562, 1616, 1681, 1748, 1818, 1891, 1966, 2045, 2127, 2212,
		2300, 2392, 2488, 2588, 2691, 2799, 2911, 3000, 3000, 3000, 3000, 3000, 3000,
	}
)
