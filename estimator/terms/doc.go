// Package terms reads and prints what a plan lets a member owe for a service,
// written the way a Summary of Benefits and Coverage (SBC) or a file of CMS
// writes it (rule R16): "$40 copay; deductible does not apply", "20% after
// deductible up to $250", "$50 for the first 3 visits, then $50 after
// deductible".
//
// # Grammar
//
// In EBNF, over words and signs. Case does not matter; white space, no-break
// spaces included, matters only where it parts two words or two numbers.
//
//	terms       = ( "not" "covered"
//	              | share
//	              | share , [ separator ] , [ "and" ] , "then" , share ) , [ "." ] ;
//	share       = part , { joiner , part } ;
//	joiner      = separator | [ separator ] , ( "and" | "plus" | "+" | "&" ) ;
//	separator   = "," | ";" ;
//
//	part        = absent      , { about-share }
//	            | copay       , { about-copay | about-share }
//	            | coinsurance , { about-coinsurance | about-share } ;
//	absent      = "not" , "applicable" ;
//	copay       = "$" , amount ;
//	coinsurance = rate , "%" | "no" , "charge" ;
//
//	about-copay = "copay" | "copayment" | "co-pay" | "co-payment"
//	            | aside( unit | days | waiver | deductible ) ;
//	about-coinsurance
//	            = "coinsurance" | "co-insurance"
//	            | aside( unit | waiver | deductible ) ;
//	about-share = aside( cap | visits ) ;
//	aside( x )  = [ separator | "." ] , x | "(" , x , ")" ;
//
//	unit        = ( "per" | "/" ) , noun ;
//	days        = ( up-to | first ) , count , ( "day" | "days" ) ,
//	              [ ( "per" | "/" ) , ( "stay" | "admission" ) ] ;
//	waiver      = [ "copay" | "copayment" ] , "waived" , "if" , "admitted" ;
//	deductible  = ( "after" | "subject" , "to" ) , the-deductible , [ met ]
//	            | ( "with" | "before" ) , the-deductible
//	            | ( "without" | "no" | "not" , "subject" , "to" ) , the-deductible
//	            | "deductible" , ( "does" , "not" , "apply" | [ "is" ] , "waived" ) ;
//	the-deductible
//	            = [ "the" | "your" ] , "deductible" ;
//	met         = ( "is" | "has" , "been" ) , "met" ;
//	cap         = up-to , "$" , amount , [ ( "per" | "/" ) , noun ] ;
//	visits      = first , count , noun ;
//	up-to       = [ "for" ] , "up" , "to" , [ [ "a" ] , "maximum" , "of" ] ;
//	first       = [ "for" , [ "the" ] ] , "first" ;
//
//	noun        = day | "stay" | "admission" | use ;  (* or its plural in -s *)
//	day         = "day" ;
//	use         = [ "office" ] , "visit" | "fill" | "prescription" | "test"
//	            | "trip" | "scan" | "session" | "procedure" | "service" | "item"
//	            | "dose" | "delivery" | "exam" | "use" | "30-day" , "supply" ;
//	amount      = (* dollars, 0 to 9999999.99, by money.ParseCents (R1) *) ;
//	rate        = (* percent, 0 to 100, by money.ParseRate (R1) *) ;
//	count       = (* 1 to 366, without leading zeros *) ;
//
// and, beyond what EBNF says:
//
//   - A share has one or two parts, at most one copay and at most one
//     coinsurance among them, and not absent ones alone.
//   - About one part, each kind of phrase is said once, and so are cap, visits
//     and waiver within one share. After cap or visits no further part follows.
//   - The share before "then", and no other, says visits.
//   - "With" and "before" are said of a copay only: of a percentage they leave
//     open what it is a percentage of.
//   - Days are limited only of a copay per day.
//   - A coinsurance, a cap and visits are not counted by the day.
//
// # Meaning
//
// "No charge" and "0%" are one thing, a coinsurance of 0%; "$0" is a copay.
// "Before deductible" is "with deductible" in other words. A copay is owed for
// each use unless it says per day or per stay, and a coinsurance is the same
// whatever it is said to be per. Each part has its own place to the deductible:
// in "$300 copay and 20% after deductible" the copay is unmarked, and what
// unmarked parts mean is said by an [Unmarked], because CMS and the SBC differ.
// First visits that do not mention the deductible come before it where the
// visits after them are said to come after it: "$50 for the first 3 visits,
// then $50 after deductible" would otherwise say nothing, and plans print it so.
// "Waived if admitted" belongs to the copay wherever it is said. "Up to" limits
// what copay and coinsurance of one line come to together.
//
// Amounts have no separators (R1): "$1,500", which some SBCs print, is refused
// rather than read as $1 and something else.
package terms
