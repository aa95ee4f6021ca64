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
//	terms       = ( "not" , "covered"
//	              | [ "retail" , [ ":" ] ] , [ lead ] ,
//	                ( share | first-and-rest ) , [ beside ] ) , [ "." ] ;
//	first-and-rest
//	            = share , [ separator ] , [ "and" ] , ( "then" , share , [ additional ]
//	              | share , additional ) ;
//	additional  = [ "for" , [ "the" ] ] , "additional" , "visits" ;
//	share       = part , { joiner , part } ;
//	joiner      = separator | [ separator ] , ( [ joint ] , "then" | joint ) ;
//	joint       = "and" | "plus" | "+" | "&" ;
//	separator   = "," | ";" | "." ;
//	lead        = deductible , [ separator | ":" | dash ]
//	            | "deductible" , ( joint | "," | "then" ) , [ "then" ] ;
//	dash        = "–" | "—" | "-" ;
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
//	about-share = aside( cap | visits | retail | supply ) ;
//	aside( x )  = [ separator | dash ] , x | "(" , x , ")" ;
//
//	unit        = ( "per" | "/" ) , ( noun | supply ) ;
//	days        = ( up-to | first ) , count , ( "day" | "days" ) ,
//	              [ ( "per" | "/" ) , ( "stay" | "admission" ) ] ;
//	waiver      = [ "copay" | "copayment" ] , "waived" , "if" , [ "you" , "are" ] , "admitted" ;
//	deductible  = ( "after" | "subject" , "to" ) , the-deductible , [ met ]
//	            | ( "with" | "before" ) , the-deductible
//	            | ( "without" | "no" | "not" , "subject" , "to" ) , the-deductible
//	            | "deductible" , ( "does" , "not" , "apply" | "doesn" , [ "'" | "’" ] , "t" , "apply"
//	                             | [ "is" ] , "waived" | "not" , "applicable" | "applies" ) ;
//	the-deductible
//	            = [ "the" | "your" ] , [ "plan" | "overall" | "annual" ] , "deductible" ;
//	met         = ( "is" | "has" , "been" ) , "met" ;
//	cap         = ( up-to , "$" , amount | "with" , "a" , "$" , amount , [ "copay" ] , "maximum" ) ,
//	              [ maximum ] , [ ( "per" | "/" ) , ( noun | supply ) ] ;
//	visits      = first , count , noun ;
//	up-to       = [ "for" ] , "up" , "to" , [ "a" ] , [ maximum ] , [ "of" ]
//	            | maximum , [ "of" ] ;
//	maximum     = "maximum" | "max" ;
//	first       = [ "for" , [ "the" ] ] , "first" ;
//
//	retail      = "retail" , [ "pharmacy" | "only" ] ,
//	              [ ( joint | "or" | "/" | "," ) , mail-order ] ;
//	supply      = [ [ "for" ] , "up" , "to" , [ "a" ] ] , "30" , [ "-" ] , ( "day" | "days" ) ,
//	              ( "supply" | "prescription" | "fill" ) ;
//	beside      = [ joiner | "/" ] , ( name , [ ":" ] , other-care | other-care , aside( name ) ) ;
//	other-care  = part | "not" , "covered" ;
//	name        = mail-order
//	            | [ "for" | "/" ] , [ "all" ] , "other" ,
//	              [ "outpatient" | "office" | "covered" ] , "services" ;
//	mail-order  = ( "mail" , [ "order" ] | "mail-order" | "home" , "delivery" ) ,
//	              [ "pharmacy" | "only" ] ;
//
//	noun        = day | stay | use ;  (* or its plural in -s *)
//	day         = "day" ;
//	stay        = "stay" | "admission" | "confinement" ;
//	use         = [ "office" ] , "visit" | "fill" | "refill" | "prescription" | "test"
//	            | "trip" | "transport" | "scan" | "session" | "procedure" | "service"
//	            | "item" | "dose" | "delivery" | "exam" | "use" ;
//	amount      = (* dollars, 0 to 9999999.99, by money.ParseCents (R1), thousands grouped or not *) ;
//	rate        = (* percent, 0 to 100, by money.ParseRate (R1) *) ;
//	count       = (* 1 to 366, without leading zeros *) ;
//
// and, beyond what EBNF says:
//
//   - A share has one or two parts, at most one copay and at most one
//     coinsurance among them, and not absent ones alone.
//   - About one part, each kind of phrase is said once, and so are cap, visits
//     and waiver within one share. After cap or visits no further part follows.
//   - The share before "then", or before additional visits, and no other, says
//     visits.
//   - "With" and "before" are said of a copay only: of a percentage they leave
//     open what it is a percentage of.
//   - Days are limited only of a copay per day.
//   - A coinsurance, a cap and visits are not counted by the day.
//   - After a lead no part says how it stands to the deductible.
//   - The supply of a mail order may be of 31 to 366 days. What is beside has one
//     part, which is there.
//   - A rate is below 100, and a cap limits something: see below.
//   - Thousands are grouped whole: "$1,50" and "$1500,000" are no amounts. In
//     "$40,20%" the comma joins two parts.
//
// # Meaning
//
// "No charge" and "0%" are one thing, a coinsurance of 0%; "$0" is a copay.
// "Before deductible" is "with deductible" in other words. A copay is owed for
// each use unless it says per day or per stay, and a coinsurance is the same
// whatever it is said to be per. Each part has its own place to the deductible:
// in "$300 copay and 20% after deductible" the copay is unmarked, and what
// unmarked parts mean is said by an [Unmarked], because CMS and the SBC differ.
// But "$300 copay and 20%; deductible does not apply" says it of both: no plan
// spares the percentage the deductible and not the copay before it, and SBCs print
// the mark once, at the end of the row. So does a sentence of its own, "Deductible
// does not apply.", of all before it that is unmarked, and ahead of the parts of
// all. First visits that do not mention the deductible come before it where the
// visits after them are said to come after it: "$50 for the first 3 visits, then
// $50 after deductible" would otherwise say nothing, and plans print it so.
// "$350 copay, then 20%" is a copay and a coinsurance of the rest.
// "Waived if admitted" belongs to the copay wherever it is said. "Up to" limits
// what copay and coinsurance of one line come to together.
//
// # What is refused because it is read wrong
//
// "100%" as the member's share is how issuers file that a plan does not cover
// something, and how others write that the plan pays all: it is refused, and the
// terms say "Not covered" or "No charge". Where a copay is stated beside it, the
// copay alone is what is owed. What files state in two cells, "$300 per stay" and
// "100%", is for the readers of those files to put together.
//
// "No charge up to $150" is an allowance: the plan pays at most 150. Terms say what
// the member owes, so that a cap with nothing to limit is refused, and so are
// "$150 allowance" and "Covered up to $150".
//
// # One row, two kinds of care
//
// Terms are of one kind of line. Rows of SBCs for drugs state mail order beside the
// pharmacy ("$10 copay/prescription (retail); $25 copay/90-day supply (mail order)"),
// those for visits what else is done there ("$35 copay/office visit and 20%
// coinsurance for other outpatient services"). A fill here is one of 30 days at a
// pharmacy, and a visit a visit: what the row states beside is read, kept in
// [Beside] and printed with the terms, but no line owes it. "Retail & mail order"
// says that a price holds at both.
//
// The mark of a footnote ("**") is refused, since what it points to may change the
// terms, and so is what names care otherwise: "for x-ray", "(inpatient)".
package terms
