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
//	terms       = ( uncovered
//	              | [ retail-ahead ] , [ lead ] , [ mail-ahead ] , [ retail-ahead ] ,
//	                ( share | first-and-rest ) , [ beside ] ) , [ "." ] ;
//	uncovered   = "not" , "covered" | you , "pay" , ( "all" , ( "charges" | "costs" ) | [ "the" ] , "full" , "cost" ) ;
//	first-and-rest
//	            = share , [ separator ] , [ "and" ] , ( then , share , [ additional ]
//	              | share , additional | share ) ;
//	then        = "then" | "thereafter"
//	            | "after" , "the" , ordinal , "visit" , [ ":" | "," ] ;
//	additional  = [ "for" , [ "the" ] ] , "additional" , "visits" ;
//	share       = part , { joiner , part } , [ again ] ;
//	again       = [ separator ] , share ;
//	joiner      = separator | [ separator ] , ( [ joint ] , "then" | joint )
//	            | "after" , [ article ]   (* "100% after your $25 copay" *)
//	            | "or" , [ article ] ;    (* with "whichever" behind *)
//	joint       = "and" | "plus" | "+" | "&" ;
//	separator   = "," | ";" | "." ;
//	lead        = deductible , [ separator | ":" | dash ] , [ "then" ]
//	            | [ [ you , "pay" ] , "all" , "costs" , "up" , "to" , [ "the" | "your" ] ] ,
//	              "deductible" , ( joint | "," | "then" ) , [ "then" ] ;
//	dash        = "–" | "—" | "-" ;
//	article     = "a" | "your" | "the" ;
//
//	part        = absent      , { about-share }
//	            | copay       , { about-copay | about-share }
//	            | coinsurance , { about-coinsurance | about-share } ;
//	absent      = "not" , "applicable" ;
//	copay       = [ you-pay ] , [ "copay" , [ "of" ] ] , "$" , amount
//	            | "up" , "to" , "$" , amount , "copay" ;
//	coinsurance = [ you-pay ] , ( rate , "%" | "no" , "charge" | "nothing" )
//	            | plan-pays , rate , "%"
//	            | rate , "%" , ( "covered" | "coverage" )
//	            | ( "covered" | "paid" ) , ( "at" , rate , "%" | "in" , "full" ) ;
//	you         = "you" | "member" | "members" ;
//	you-pay     = you , ( "pay" | "pays" ) , [ "a" | "an" | "the" ] ;
//	plan-pays   = ( [ "the" ] , "plan" | "we" ) , ( "pay" | "pays" | "covers" ) ;
//
//	about-copay = [ care ] , "copay" | stay-deductible
//	            | aside( unit | days | waiver | deductible | full-cost ) ;
//	about-coinsurance
//	            = "coinsurance" | aside( unit | waiver | deductible | least | of-what | other-side | to-maximum ) ;
//	about-share = aside( cap | visits | retail | supply | whichever ) ;
//	aside( x )  = [ separator | dash ] , x | "(" , x , ")" ;
//
//	care        = "emergency" , "room" | "office" , "visit" | "primary" , "care" | "pcp" | "specialist" ;
//	stay-deductible
//	            = "deductible" ;  (* with a unit of a stay behind it *)
//	unit        = ( "per" | "/" | "a" | "for" , "each" ) , ( noun | supply ) , [ ( "per" | "/" ) , "facility" ]
//	            | "ground" , ( "per" | "/" ) , "trip" ;
//	days        = ( up-to | first ) , count , ( "day" | "days" ) , [ per-stay ]
//	            | [ "for" ] , "days" , "1" , ( dash | "to" | "through" ) , count , [ per-stay ] ;
//	per-stay    = ( "per" | "/" ) , ( "stay" | "admission" ) ;
//	waiver      = [ "copay" ] , "waived" , "if" , admitted
//	            | "unless" , admitted
//	            | "if" , "not" , admitted , [ [ "/" | separator ] , nothing , "if" , admitted ] ;
//	admitted    = [ "you" , "are" ] , "admitted" , [ "directly" ] ,
//	              [ [ "as" , [ "an" ] ] , "inpatient" | "to" , [ "the" | "a" ] , "hospital" ] ;
//	nothing     = "$" , "0" , [ "copay" ] | "no" , "charge" | "nothing" ;
//	deductible  = ( "after" , [ "you" , ( "pay" | "meet" | "have" , ( "met" | "paid" ) ) ] | "subject" , "to" ) ,
//	              the-deductible , [ met ]
//	            | ( "with" | "before" ) , the-deductible
//	            | ( "without" | "no" | "not" , "subject" , "to" ) , the-deductible
//	            | the-deductible , ( "does" , "not" , "apply" | "doesn" , [ "'" | "’" ] , "t" , "apply"
//	                               | [ "is" ] , "waived" | "not" , "applicable" | "applies" ) ;
//	the-deductible
//	            = [ "the" | "your" | "a" | "any" ] , { which } , "deductible" ;
//	which       = "plan" | "overall" | "annual" | "yearly" | "individual"
//	            | ( "plan" | "calendar" | "contract" | "benefit" ) , "year" | "benefit" , "period"
//	            | "medical" | "in-network" | "out-of-network" | "$" , amount ;
//	met         = ( "is" | "has" , "been" ) , "met" | "met" | "is" , "paid" ;
//	cap         = ( up-to , "$" , amount | most , "$" , amount | bound , ( [ "copay" ] , maximum ) ) ,
//	              [ maximum ] , [ ( "per" | "/" ) , ( noun | supply ) ] ;
//	least       = ( at-least , "$" , amount | bound , "minimum" ) , [ ( "per" | "/" ) , ( noun | supply ) ] ,
//	              [ ( "and" | "or" | "nor" | "," | "/" ) , ( cap | "more" , "than" , "$" , amount ) ] ;
//	bound       = [ "with" | "but" ] , [ "a" ] , "$" , amount ;
//	most        = [ "with" | "but" ] , ( "not" , "to" , "exceed" | ( "not" | "no" ) , "more" , "than"
//	                                   | "at" , "most" | [ "a" ] , maximum , "of" ) ;
//	at-least    = [ "with" | "but" ] , ( "at" , "least" | ( "not" | "no" ) , "less" , "than"
//	                                   | [ [ "a" ] , "minimum" , "of" | "minimum" ] ) ;
//	whichever   = "whichever" , [ "is" ] , ( "greater" | "higher" | "more" | "less" | "lower" ) ;
//	full-cost   = "or" , [ "the" ] , [ "full" | "actual" | "total" ] , ( "cost" | "price" ) ,
//	              [ "of" , "the" , word ] , [ "," ] , "whichever" , "is" , ( "less" | "lower" ) ;
//	of-what     = "of" , [ "the" | "our" | "your" ] , [ "plan" , [ "'" , "s" ] ] ,
//	              ( "allowed" , ( "amount" | "charge" | "cost" ) | "allowance" | "negotiated" , ( "rate" | "fee" )
//	              | "MAC" | "remaining" , ( "cost" | "amount" ) | "cost" ) ;
//	other-side  = ( you-pay | plan-pays ) , ( rate , "%" | "the" , ( "rest" | "balance" | "remaining" , "amount" ) ) ;
//	to-maximum  = "to" , [ "the" | "your" ] , "out-of-pocket" , ( "limit" | maximum ) , [ [ "," ] , "then" , nothing ] ;
//	visits      = first , count , noun , [ ( "per" | "each" | "a" ) , [ "calendar" | "plan" | "benefit" ] , "year" ] ;
//	up-to       = [ "for" ] , "up" , "to" , [ "a" ] , [ maximum ] , [ "of" ]
//	            | maximum , [ "of" ] ;
//	maximum     = "maximum" ;
//	first       = [ "for" , [ "the" ] ] , "first" ;
//
//	retail-ahead
//	            = "retail" , [ "pharmacy" ] , [ ( "&" | "and" | "or" | "/" ) , mail-order ] , [ ":" | dash ] ;
//	mail-ahead  = mail-order , [ ":" | dash ] , other-care , [ joiner | "/" ] ;  (* before retail-ahead *)
//	retail      = [ "/" ] , "retail" , [ "pharmacy" | "only" | "supply" | "order" | "prescription" ] , [ supply ] ,
//	              [ ( joint | "or" | "/" | "," ) , mail-order ] ;
//	supply      = [ "of" ] , [ "for" ] , [ "up" , "to" ] , [ "a" ] , ( "30" | "31" | "34" ) , [ "-" ] , ( "day" | "days" ) ,
//	              ( "supply" | "prescription" | "fill" | maximum ) ;
//	beside      = [ joiner | "/" | "or" ] , ( name , [ ":" ] , other-care | other-care , aside( name ) ) , [ aside( deductible ) ] ;
//	other-care  = part | "not" , "covered" ;
//	name        = [ "/" ] , mail-order
//	            | [ "for" | "/" ] , [ "all" ] , "other" ,
//	              [ "outpatient" | "office" | "covered" ] , "services" ;
//	mail-order  = ( "mail" , [ "order" | "service" ] | "mail-order" | "home" , "delivery" ) ,
//	              [ "pharmacy" | "only" | "supply" | "prescription" ] ;
//
//	noun        = day | [ adjective ] , ( stay | use ) ;  (* or its plural in -s *)
//	day         = "day" ;
//	stay        = "stay" | "admission" | "confinement" ;
//	use         = "visit" | "fill" | "refill" | "prescription" | "test"
//	            | "trip" | "transport" | "scan" | "session" | "procedure" | "service"
//	            | "item" | "dose" | "delivery" | "exam" | "use" | "encounter" | "occurrence" | "purchase" ;
//	adjective   = "office" | "outpatient" | "inpatient" | "hospital" | "surgical" | "specialist" | "pcp"
//	            | "primary" , "care" | "urgent" , "care" | "emergency" , "room" | "telehealth" | "virtual" ;
//	amount      = (* dollars, 0 to 9999999.99, by money.ParseCents (R1), thousands grouped or not *) ;
//	rate        = (* percent, 0 to 100, by money.ParseRate (R1) *) ;
//	count       = (* 1 to 366, without leading zeros *) ;
//	ordinal     = (* the count of the first visits, with its ending: "3rd" *) ;
//
// Words have other spellings: "ded", "co-ins", "coins", "co-insurance", "copayment",
// "co-pay", "co-payment", "max", "min", "allowable"; and files of issuers join words by
// hyphens: "NO-CHARGE-AFTER-DEDUCTIBLE".
//
// and, beyond what EBNF says:
//
//   - A share has one or two parts, at most one copay and at most one
//     coinsurance among them, and not absent ones alone.
//   - About one part, each kind of phrase is said once, and so are cap, visits
//     and waiver within one share. After cap or visits no further part follows.
//   - The share before "then", or before additional visits, and no other, says
//     visits. Neither is needed where the share behind has a part of the same kind
//     as the one before: "No charge first 2 visits, no charge after deductible".
//   - "After" joins a copay to what says who pays it only: of "80% after $25 copay"
//     nobody can tell whose the 80% are. "No charge after $25 copay" is the copay.
//   - A cap and a least are of what the member pays: "the plan pays 80% up to $500" is
//     an allowance.
//   - The share behind another one is the same, and both name the care that they are
//     per: "40%/PCP visit 40%/specialist visit".
//   - A least goes with a percentage above 0% and without a copay, and is above 0 and
//     at most the cap.
//   - After "unless admitted" and "if not admitted" no further part follows.
//   - All that a text says of which deductible it means is the same.
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
// "Waived if admitted" belongs to the copay wherever it is said, and without one to
// the coinsurance; the deductible stays. "Up to" limits what copay and coinsurance of
// one line come to together, "at least" is owed as far as the deductible leaves so much
// (R44). "$200 per day up to $600 per admission and 15%" limits the copay alone, where
// that is a whole number of days.
//
// What the plan pays is turned around: "90% covered" is the member's 10%. Beside a
// copay, that the plan pays 100% says nothing more. "Covered in full" comes before the
// deductible unless it says otherwise, "no charge" and "nothing" are unmarked. Which
// deductible a text names, and whether its percentages say whose they are, is told by
// [Read], for the plan to be held against (R65, R66).
//
// Some wordings of real papers, of which testdata/wordings.json has more, under
// UnmarkedAfter:
//
//	25% co-ins, after ded.                     25% coinsurance after deductible
//	$45 copay/visit, then covered at 100%      $45 copay after deductible
//	The plan pays 80%; you pay 20%.            20% coinsurance after deductible
//	100% after $30 copay                       $30 copay after deductible
//	75% coverage after deductible              25% coinsurance after deductible
//	Covered in full                            No charge; deductible does not apply
//	Subject to Deductible then 30%             30% coinsurance after deductible
//	$350 deductible/admission                  $350 copay per stay after deductible
//	$275 copay per day for days 1-6            $275 copay per day up to 6 days after deductible
//	$175 / day up to $875 / admission          $175 copay per day after deductible up to $875
//	35% coinsurance with $400 max              35% coinsurance after deductible up to $400
//	$50 or 30%, whichever is greater           30% coinsurance after deductible, at least $50
//	25% – Waived if admitted                   25% coinsurance after deductible, waived if admitted
//	no charge after $1,200 deductible          No charge after deductible; the plan's is to be 1,200
//	$60 / retail supply or $120 / mail         $60 copay after deductible; mail order: $120 copay after deductible
//	You pay all charges                        Not covered
//
// # What is refused because it is read wrong
//
// "100%" as the member's share is how issuers file that a plan does not cover
// something, and how others write that the plan pays all: it is refused, and the
// terms say "Not covered" or "No charge". Where it is said that the plan covers 100%,
// or that it follows a copay, it is the plan's. Where a copay is stated beside it, the
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
// terms, and so is what names care otherwise: "for x-ray", "(inpatient)". "Same as
// in-network" is refused too, since the terms that it means stand elsewhere.
package terms
