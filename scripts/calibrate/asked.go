package main

import "fmt"

// A between is a range that is asked for, in shares of 1.
type between struct{ low, high float64 }

func (b between) holds(x float64) bool { return b.low <= x && x <= b.high }

func (b between) String() string { return fmt.Sprintf("%.4g–%.4g%%", 100*b.low, 100*b.high) }

// What R36 and R37 ask for, in shares of 1.
const (
	dollarsWithin = 0.05 // of every service
	unitsWithin   = 0.05 // of those that are counted alike
	meanWithin    = 0.05 // of all spending
	belowWithin   = 0.03 // of what is below an amount
	// Points of actuarial value: of filed plans on average and at most, and of
	// the samples from the calculator's means.
	valuesWithin  = 0.015
	valueWithin   = 0.025
	samplesWithin = 0.01
)

var (
	noneAsked = between{0.09, 0.11}
	// topsAsked are of the shares of tops. What is published of the first is
	// the least that it can be.
	topsAsked = []between{{0.207, 0.245}, {0.53, 0.58}, {0.68, 0.73}, {0.955, 0.98}}
	// aboveRange is how far a sample's actuarial value may be above the law's range
	// by the year of its design: what its papers leave open is not known.
	aboveRange = map[int]float64{2025: 0.035, 2026: 0.02}
)
