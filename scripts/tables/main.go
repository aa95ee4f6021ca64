// Tables writes the tables that simulated years are drawn from:
//
//	estimator/reference/utilization.txt   expected care, from reference/testdata
//	estimator/risk/spread.go              how counts and prices spread around it
//	estimator/risk/turnover.go            who is where after a usual year (R50)
//
// Run it in the module's folder:
//
//	go run ./scripts/tables
package main

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "tables:", err)
		os.Exit(1)
	}
}

const (
	testdata        = "estimator/reference/testdata"
	utilizationFile = "estimator/reference/utilization.txt"
	spreadFile      = "estimator/risk/spread.go"
	turnoverFile    = "estimator/risk/turnover.go"
)

func write() error {
	files, err := tables(".")
	if err != nil {
		return err
	}
	for name, text := range files {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// tables returns the texts of the files by their names below root, the
// module's folder.
func tables(root string) (map[string][]byte, error) {
	text, err := utilization(os.DirFS(filepath.Join(root, testdata)))
	if err != nil {
		return nil, err
	}
	return map[string][]byte{utilizationFile: text, spreadFile: spread(), turnoverFile: turnover()}, nil
}

// services are the rows of the tables, in their order.
var services = []string{
	"ip_fac", "ip_prof", "op_er_fac", "op_ambulance", "op_prev", "op_primcare", "op_speccare", "op_mh", "op_rehab", "op_chiro", "op_eye",
	"op_lab", "op_xray", "op_ultrasound", "op_diagnostic_cardiology", "op_ct_mri", "op_op_fac", "op_surg", "op_jcode", "op_dialysis", "op_dme",
	"rx_generic", "rx_pbrand", "rx_npbrand", "rx_specialty", "op_other",
}

// published names, row by row, the service of the tables of 2026 that the row
// counts as (R36). Rows of one name are brought there together; what is not
// here is unclassified, as those tables call it.
var published = map[string]string{
	"ip_fac": stay, "ip_prof": stay,
	"op_er_fac": "emergency room visit", "op_prev": preventive, "op_primcare": "primary care visit", "op_speccare": "specialist visit",
	"op_mh": "mental health and substance use visit", "op_rehab": therapy, "op_lab": lab, "op_ct_mri": "imaging (CT/PET/MRI)",
	"op_xray": "x-ray and diagnostic imaging", "op_ultrasound": "x-ray and diagnostic imaging", "op_diagnostic_cardiology": "x-ray and diagnostic imaging",
	"rx_generic": "generic drug fill", "rx_pbrand": "preferred brand drug fill", "rx_npbrand": "non-preferred brand drug fill", "rx_specialty": "specialty drug fill",
}

const (
	stay         = "inpatient stay"
	preventive   = "preventive service"
	therapy      = "therapy"
	lab          = "laboratory test"
	unclassified = "unclassified"
	other        = "op_other" // an amount, one unit a person
)

// therapies are told apart in the tables of 2026 and not in those of 2014.
var therapies = []string{"speech therapy", "occupational and physical therapy"}

// publishedAs returns the service of 2026 that a row counts as.
func publishedAs(row string) string {
	if name := published[row]; name != "" {
		return name
	}
	return unclassified
}

// counted tells whether both tables count the same thing as one unit of a
// service of 2026. Where they do not (preventive services against visits,
// tests against visits for tests, outpatient care), units are left as in 2014.
func counted(name string) bool { return name != preventive && name != lab && name != unclassified }

// The care of 2014 is brought to 2026 by three sets of factors (R36):
//
//   - The curve multiplies the units of a tenth. It is e to the power of
//     slope × x + bend × x², where x goes from -1 for the first tenth to 1 for
//     the last.
//   - A factor by service multiplies units, so that their mean over the
//     population is the published one.
//   - A factor by service multiplies prices, so that mean dollars are.
//
// The latter two follow from the curve, so that every service stays exact
// whatever the curve is. The curve, the widths and the part without care below
// are fitted to the bands of spending and nothing else: the people without any,
// the shares of those who spend most, and the means below amounts from 100 to
// 100,000. The fit has flat valleys (a flatter curve with wider needs does
// nearly as well), so the numbers are kept here and not fitted each time.
const (
	slope = -0.29
	bend  = 0.565
)

// curve returns what the units of a tenth are multiplied by, in thousandths.
func curve(tenth int) *big.Rat {
	x := (float64(tenth) - 5.5) / 4.5
	return big.NewRat(int64(math.Round(1000*math.Exp(slope*x+bend*x*x))), 1000)
}

// cell is what one row of the data expects: units a year and dollars each.
type cell struct{ units, price *big.Rat }

var (
	groups = []string{"0-5", "6-17", "18-25", "26-34", "35-44", "45-54", "55+"}
	sexes  = []string{"F", "M"}
)

func utilization(data fs.FS) ([]byte, error) {
	cells := map[string]cell{}
	members := map[string]string{}
	rows, err := read(data, "utilization_2014.csv")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		key := r[0] + " " + r[1] + " " + r[2]
		members[key] = r[3]
		cells[key+" "+r[4]] = cell{number(r[5]), number(r[6])}
	}
	factors, err := factors(data, cells, members)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	fmt.Fprintln(&b, "Expected care of a year, dollars of 2014, and what brings it to 2026. See scripts/tables and doc.go.")
	fmt.Fprint(&b, "tenths")
	for tenth := 1; tenth <= 10; tenth++ {
		fmt.Fprint(&b, " ", rounded(curve(tenth), 1000))
	}
	fmt.Fprintln(&b)
	fmt.Fprintln(&b, "factors")
	for _, s := range services {
		f := factors[s]
		fmt.Fprintln(&b, s, rounded(f.units, 1_000_000), rounded(f.price, 1_000_000), rounded(f.mean, 100))
	}
	for _, group := range groups {
		for _, sex := range sexes {
			person := group + " " + sex
			var levels []string
			for tenth := 1; tenth <= 10; tenth++ {
				if level := fmt.Sprint(person, " Decile ", tenth); members[level] != "" {
					levels = append(levels, level)
				}
			}
			fmt.Fprint(&b, person)
			for _, level := range levels {
				fmt.Fprint(&b, " ", members[level])
			}
			fmt.Fprintln(&b)
			for _, s := range services {
				var line []cell
				for _, level := range levels {
					line = append(line, cells[level+" "+s])
				}
				writeLine(&b, s, line)
			}
		}
	}
	for _, condition := range []struct{ name, level string }{{"asthma", "Asth"}, {"depression", "Depr"}} {
		for i, group := range groups {
			for _, sex := range sexes {
				fmt.Fprintln(&b, condition.name, group, sex)
				person := group + " " + sex + " "
				if number(members[person+condition.level+" Low"]).Cmp(few) < 0 {
					// Too few to tell anything: the next older group stands in.
					person = groups[i+1] + " " + sex + " "
				}
				for _, s := range services {
					var line []cell
					for _, c := range []struct{ with, without string }{{"Low", "3"}, {"Med", "5.5"}, {"High", "10"}} {
						without := person + "Decile " + c.without
						if members[without] == "" {
							without = fmt.Sprint(person, "Decile ", lowestOf(members, person))
						}
						with := cells[person+condition.level+" "+c.with+" "+s]
						line = append(line, more(with, cells[without+" "+s]))
					}
					writeLine(&b, s, line)
				}
			}
		}
	}
	return []byte(b.String()), nil
}

// few people are too few to tell what a condition brings.
var few = big.NewRat(50, 1)

// lowestOf returns the lowest tenth that a group of people has figures of.
func lowestOf(members map[string]string, person string) int {
	for tenth := 1; ; tenth++ {
		if members[fmt.Sprint(person, "Decile ", tenth)] != "" {
			return tenth
		}
	}
}

// more is what with expects beyond without, at its own price.
func more(with, without cell) cell {
	if with.units == nil || without.units == nil {
		return with
	}
	units := new(big.Rat).Sub(with.units, without.units)
	if units.Sign() <= 0 {
		return cell{}
	}
	return cell{units, with.price}
}

// writeLine writes a service's units in ten-thousandths and its prices in
// cents, level by level, unless there are none.
func writeLine(b *strings.Builder, s string, line []cell) {
	var units, prices strings.Builder
	there := false
	for _, c := range line {
		u, p := "0", "0"
		if c.units != nil {
			if u = rounded(c.units, 10_000); u != "0" {
				p = rounded(c.price, 100)
				there = true
			}
		}
		units.WriteString(" " + u)
		prices.WriteString(" " + p)
	}
	if there {
		fmt.Fprint(b, s, units.String(), prices.String(), "\n")
	}
}

// factor is what units and prices of a row are multiplied by, and the mean
// price of one unit that it leads to.
type factor struct{ units, price, mean *big.Rat }

// factors are those of each row.
func factors(data fs.FS, cells map[string]cell, members map[string]string) (map[string]factor, error) {
	dollars, units, err := means(data)
	if err != nil {
		return nil, err
	}
	// Over the population: units as they are and by the curve, and dollars of
	// 2014 by the curve, row by row.
	people := new(big.Rat)
	plain, curved, spent := sums{}, sums{}, sums{}
	for _, group := range groups {
		for _, sex := range sexes {
			for tenth := 1; tenth <= 10; tenth++ {
				level := fmt.Sprint(group, " ", sex, " Decile ", tenth)
				if members[level] == "" {
					continue
				}
				weight := number(members[level])
				people.Add(people, weight)
				// The lowest level of a group stands for the tenths below it as well.
				by := curve(tenth)
				if level == fmt.Sprint(group, " ", sex, " Decile ", lowestOf(members, group+" "+sex+" ")) {
					by = new(big.Rat)
					for t := 1; t <= tenth; t++ {
						by.Add(by, curve(t))
					}
					by.Quo(by, big.NewRat(int64(tenth), 1))
				}
				for _, s := range services {
					c := cells[level+" "+s]
					if c.units == nil {
						continue
					}
					n := product(weight, c.units)
					if s == other {
						// An amount a year, which the curve leaves alone.
						plain.add(s, n)
						curved.add(s, n)
						spent.add(s, product(n, c.price))
						continue
					}
					plain.add(s, n)
					curved.add(s, product(n, by))
					spent.add(s, product(n, by, c.price))
				}
				// Where there are days and no stays, each day is one.
				if days := cells[level+" ip_fac"].units; days != nil && cells[level+" ip_prof"].units == nil {
					curved.add(stay, product(weight, days, by))
				}
			}
		}
	}
	curved.add(stay, curved["ip_prof"])
	byService := sums{}
	for _, s := range services {
		if name := publishedAs(s); name != stay {
			byService.add(name, curved[s])
		}
	}
	byService[stay] = curved[stay]
	all := map[string]factor{}
	spending := sums{}
	for _, s := range services {
		name := publishedAs(s)
		f := factor{units: quotient(plain[s], curved[s])}
		if counted(name) {
			f.units = quotient(product(units[name], people), byService[name])
		}
		spending.add(name, product(spent[s], f.units))
		all[s] = f
	}
	for _, s := range services {
		f := all[s]
		f.price = quotient(product(dollars[publishedAs(s)], people), spending[publishedAs(s)])
		f.mean = product(f.price, quotient(spent[s], curved[s]))
		all[s] = f
	}
	return all, nil
}

// means are the mean dollars and units of 2026 by service, the therapies as one.
func means(data fs.FS) (dollars, units sums, err error) {
	rows, err := read(data, "service_means_2026.csv")
	if err != nil {
		return nil, nil, err
	}
	dollars, units = sums{}, sums{}
	for _, r := range rows {
		name := r[0]
		if slices.Contains(therapies, name) {
			name = therapy
		}
		dollars.add(name, number(r[1]))
		units.add(name, number(r[2]))
	}
	return dollars, units, nil
}

// sums are numbers that are added up by name.
type sums map[string]*big.Rat

func (s sums) add(name string, n *big.Rat) {
	if s[name] == nil {
		s[name] = new(big.Rat)
	}
	s[name].Add(s[name], n)
}

func product(all ...*big.Rat) *big.Rat {
	p := big.NewRat(1, 1)
	for _, n := range all {
		p.Mul(p, n)
	}
	return p
}

func quotient(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }

func read(data fs.FS, name string) ([][]string, error) {
	f, err := data.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return rows[1:], nil
}

func number(text string) *big.Rat {
	n, ok := new(big.Rat).SetString(text)
	if !ok {
		panic("not a number: " + text)
	}
	return n
}

// rounded is n in parts of a whole.
func rounded(n *big.Rat, parts int64) string {
	return new(big.Rat).Mul(n, big.NewRat(parts, 1)).FloatString(0)
}

// The spreads are log-normal. Their widths and the part without care are fitted
// with the curve.
const (
	priceWidth  = 0.35
	needWidth   = 0.29 // of the need for care within the tenths 1 to 9
	needWidth10 = 0.71 // and within the highest
	withoutCare = 11   // of 64 years in the tenths 1 to 3
)

func spread() []byte {
	var b strings.Builder
	b.WriteString("// Made by scripts/tables. DO NOT EDIT.\n\npackage risk\n\n")
	table := func(comment, name string, n, zeros int, width float64) {
		fmt.Fprintf(&b, "// %s\nvar %s = [%d]uint32{", comment, name, n)
		for i, q := range quantiles(n, zeros, width) {
			if i%12 == 0 {
				b.WriteString("\n\t")
			} else {
				b.WriteString(" ")
			}
			fmt.Fprintf(&b, "%d,", q)
		}
		b.WriteString("\n}\n\n")
	}
	table("priceSpread are what prices are multiplied by, in 65536ths, each as likely.", "priceSpread", 256, 0, priceWidth)
	table("needLowest are what expected units are multiplied by in the tenths 1 to 3, where some years have no care.", "needLowest", 64, withoutCare, needWidth)
	table("need are the same for the tenths 4 to 9.", "need", 16, 0, needWidth)
	table("needHighest are the same for the highest tenth.", "needHighest", 64, 0, needWidth10)
	return []byte(strings.TrimSuffix(b.String(), "\n"))
}

// quantiles are n equally likely values, in 65536ths: some zeros, and for the
// others slices of a log-normal distribution. Their mean is 1: they add up to
// n × 65536.
func quantiles(n, zeros int, width float64) []int {
	values := make([]float64, n-zeros)
	sum := 0.0
	for i := range values {
		// The mean of a slice of the distribution, from many points of it.
		const points = 64
		for j := range points {
			p := (float64(i*points+j) + 0.5) / float64(len(values)*points)
			values[i] += math.Exp(width*math.Sqrt2*math.Erfinv(2*p-1)) / points
		}
		sum += values[i]
	}
	whole := make([]int, n)
	left := n << 16
	for i, v := range values {
		whole[zeros+i] = int(math.Round(v / sum * float64(n<<16)))
		left -= whole[zeros+i]
	}
	whole[n-1] += left
	return whole
}
