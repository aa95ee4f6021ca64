// Tables writes the tables that simulated years are drawn from:
//
//	estimator/reference/utilization.txt   expected care, from reference/testdata
//	estimator/risk/spread.go              how counts and prices spread around it
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
	return map[string][]byte{utilizationFile: text, spreadFile: spread()}, nil
}

// services are the rows of the tables, in their order.
var services = []string{
	"ip_fac", "ip_prof", "op_er_fac", "op_ambulance", "op_prev", "op_primcare", "op_speccare", "op_mh", "op_rehab", "op_chiro", "op_eye",
	"op_lab", "op_xray", "op_ultrasound", "op_diagnostic_cardiology", "op_ct_mri", "op_op_fac", "op_surg", "op_jcode", "op_dialysis", "op_dme",
	"rx_generic", "rx_pbrand", "rx_npbrand", "rx_specialty", "op_other",
}

// observed names, for the rows whose unit price is that of 2026, the row of
// the tables of 2026 (R35). Rows of one name are brought there together.
var observed = map[string]string{
	"op_primcare": "primary care visit", "op_speccare": "specialist visit", "op_mh": "mental health and substance use visit",
	"op_ct_mri": "imaging (CT/PET/MRI)",
	"op_xray":   "x-ray and diagnostic imaging", "op_ultrasound": "x-ray and diagnostic imaging", "op_diagnostic_cardiology": "x-ray and diagnostic imaging",
	"rx_generic": "generic drug fill", "rx_pbrand": "preferred brand drug fill", "rx_npbrand": "non-preferred brand drug fill", "rx_specialty": "specialty drug fill",
	"ip_fac": "inpatient stay", "ip_prof": "inpatient stay",
}

// mean is what spending comes to in a year, in dollars of 2026 (R35).
var mean = big.NewRat(7386, 1)

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
	factors, err := factors(data)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	fmt.Fprintln(&b, "Expected care of a year, dollars of 2014, and what brings them to 2026. See scripts/tables and doc.go.")
	fmt.Fprintln(&b, "prices")
	for _, s := range services {
		fmt.Fprintln(&b, s, rounded(factors[s], 1_000_000))
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
							without = lowest(members, person)
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

// lowest returns the lowest level that a group of people has.
func lowest(members map[string]string, person string) string {
	for tenth := 1; ; tenth++ {
		if level := fmt.Sprint(person, "Decile ", tenth); members[level] != "" {
			return level
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

// factors are what brings prices of 2014 to 2026, row by row (R35): to the
// mean price of 2026 where the units agree, elsewhere one factor for all that
// makes spending the mean.
func factors(data fs.FS) (map[string]*big.Rat, error) {
	means, err := read(data, "service_means_2026.csv")
	if err != nil {
		return nil, err
	}
	price := map[string]*big.Rat{}
	for _, r := range means {
		if r[3] != "" {
			price[r[0]] = number(r[3])
		}
	}
	totals, err := read(data, "services_2014.csv")
	if err != nil {
		return nil, err
	}
	people := new(big.Rat)
	units, dollars := map[string]*big.Rat{}, map[string]*big.Rat{} // by row of 2026
	rest := new(big.Rat)
	for _, r := range totals {
		row := observed[r[0]]
		if r[0] == "op_other" { // one unit a person
			people = number(r[1])
		}
		if row == "" {
			rest.Add(rest, number(r[2]))
			continue
		}
		if units[row] == nil {
			units[row], dollars[row] = new(big.Rat), new(big.Rat)
		}
		if r[0] != "ip_fac" { // days; stays are those of ip_prof
			units[row].Add(units[row], number(r[1]))
		}
		dollars[row].Add(dollars[row], number(r[2]))
	}
	left := new(big.Rat).Mul(mean, people)
	byRow := map[string]*big.Rat{}
	for row, n := range units {
		spending := new(big.Rat).Mul(n, price[row])
		byRow[row] = new(big.Rat).Quo(spending, dollars[row])
		left.Sub(left, spending)
	}
	byRow[""] = left.Quo(left, rest)
	all := map[string]*big.Rat{}
	for _, s := range services {
		all[s] = byRow[observed[s]]
	}
	return all, nil
}

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

// The spreads are log-normal. Their widths are fitted so that spending over
// the reference population is spread as in the tables of 2026 (R36).
const (
	priceWidth  = 0.35
	needWidth   = 0.40 // of the need for care within the tenths 1 to 9
	needWidth10 = 0.64 // and within the highest
)

func spread() []byte {
	var b strings.Builder
	b.WriteString("// Made by scripts/tables. DO NOT EDIT.\n\npackage risk\n\n")
	table := func(comment, name string, n int, width float64) {
		fmt.Fprintf(&b, "// %s\nvar %s = [%d]uint32{", comment, name, n)
		for i, q := range quantiles(n, width) {
			if i%12 == 0 {
				b.WriteString("\n\t")
			} else {
				b.WriteString(" ")
			}
			fmt.Fprintf(&b, "%d,", q)
		}
		b.WriteString("\n}\n\n")
	}
	table("priceSpread are what prices are multiplied by, in 65536ths, each as likely.", "priceSpread", 256, priceWidth)
	table("need are what expected units are multiplied by in the tenths 1 to 9.", "need", 16, needWidth)
	table("needHighest are the same for the highest tenth.", "needHighest", 64, needWidth10)
	return []byte(strings.TrimSuffix(b.String(), "\n"))
}

// quantiles are n equally likely values of a log-normal distribution of mean
// 1, in 65536ths; they add up to n × 65536.
func quantiles(n int, width float64) []int {
	values := make([]float64, n)
	sum := 0.0
	for i := range values {
		// The mean of a slice of the distribution, from many points of it.
		const points = 64
		for j := range points {
			p := (float64(i*points+j) + 0.5) / float64(n*points)
			values[i] += math.Exp(width*math.Sqrt2*math.Erfinv(2*p-1)) / points
		}
		sum += values[i]
	}
	whole := make([]int, n)
	left := n << 16
	for i, v := range values {
		whole[i] = int(math.Round(v / sum * float64(n<<16)))
		left -= whole[i]
	}
	whole[n-1] += left
	return whole
}
