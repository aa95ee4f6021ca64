// Package puf reads the public use files of the Centers for Medicare & Medicaid
// Services (CMS): Plan Attributes, Benefits and Cost Sharing, Rate and Service Area, of
// the federal exchange and of the exchanges that states run (R59).
//
// The files of a set belong together: a plan's limits are in the first, its terms in
// the second, its premiums in the third. They come in any order, and so do their rows.
// Add takes each once, as a stream; Plans then gives one plan after the other, by its
// identifier. Between the two the rows are sorted, within the memory that Options
// allow, on the disk that the caller gives.
//
//	set := puf.New(puf.Options{Spill: file})
//	for ... {
//		report, err := set.Add(name, reader)
//	}
//	err := set.Plans(func(plan *puf.Plan) error { ... })
//
// What a column means is from CMS's data dictionaries for the public use files, and
// from the instructions for the Plans & Benefits template that issuers fill in:
//
//   - A blank or "Not Applicable" where an amount is due means that there is none.
//     "$0" is an amount.
//   - Copay and coinsurance of a tier are read together, as two cells of one row
//     (package terms): no mention of the deductible means that it does not apply.
//   - A blank "IsCovered" means that the plan does not cover it.
//   - "100%" out of network is how issuers file that nothing is covered there.
//   - Variant -01 is sold on the exchange, -00 is the same off the exchange; -02 and -03
//     are for members of tribes, -04 to -06 are Silver plans with less cost sharing.
//
// The files of many states' exchanges have no columns for copays and coinsurance. Then
// every service that is covered is unknown, and none is free.
package puf
