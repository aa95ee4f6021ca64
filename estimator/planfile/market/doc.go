// Package market reads plans of the Marketplace API of HealthCare.gov: an answer to a
// search (plans), one plan (plan), a list of them, or a plan by itself (R60).
//
// A plan gives a draft for each of its variants that the answer has amounts of, named as
// in CMS's files: -01 on the exchange, -00 off it, -02 and -03 for members of tribes, -04,
// -05 and -06 with reduced cost sharing.
package market
