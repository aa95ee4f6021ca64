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
//	terms       = ( "unknown" | uncovered
//	              | [ retail-ahead ] , [ lead ] , ( kinds | [ office-ahead ] , [ mail-ahead ] , [ retail-ahead ] ,
//	                ( share | cells | first-and-rest ) , [ beside , [ beside ] ] ) ) , [ "." ] ;
//	uncovered   = "not" , "covered" | you , "pay" , ( "all" , ( "charges" | "costs" ) | [ "the" ] , "full" , "cost" ) ;
//	first-and-rest
//	            = share , [ separator ] , [ "and" ] , ( then , share , [ additional ]
//	              | share , additional | share ) ;
//	then        = "then" | "thereafter"
//	            | "after" , "the" , ordinal , "visit" , [ ":" | "," ] ;
//	additional  = [ "for" , [ "the" ] ] , "additional" , "visits" ;
//	cells       = ( absent | copay | "no" , "charge" ) , { about-copay | about-share } , "|" , part ;
//	kinds       = kind-name , sign , [ lead ] , tested , [ joiner | "/" ] , kind-name , sign , [ lead ] , tested
//	            | share , of-kind , ( joiner | "/" ) , share , of-kind ;
//	tested      = share | "not" , "covered" ;
//	of-kind     = aside( [ "for" | "/" | "per" ] , kind-name ) ;
//	kind-name   = "lab" | "labs" | "laboratory" | ( "lab" | "laboratory" ) , ( "tests" | "services" ) | "blood" , "work"
//	            | "x-ray" | "x-rays" ;
//	office-ahead
//	            = "office" , [ "visit" | "visits" ] , ( ":" | dash ) ;
//	sign        = [ ":" | dash ] ;
//	share       = part , { joiner , part } , [ again ] ;
//	again       = [ separator ] , share ;
//	joiner      = separator | [ separator ] , ( [ joint ] , "then" | joint )
//	            | "after" , [ article ]   (* "100% after your $25 copay", in parentheses or not *)
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
//	            | coinsurance , { about-coinsurance | about-share }
//	            | allowance   , { about-coinsurance | about-share } ;
//	absent      = "not" , "applicable" ;
//	copay       = [ you-pay ] , [ "copay" , [ "of" ] ] , "$" , amount
//	            | "up" , "to" , "$" , amount , "copay" ;
//	coinsurance = [ you-pay ] , ( rate , "%" | "no" , "charge" | "nothing" )
//	            | plan-pays , rate , "%"
//	            | rate , "%" , ( "covered" | "coverage" )
//	            | ( "covered" | "paid" ) , ( "at" , rate , "%" | "in" , "full" ) | "covered" , rate , "%" ;
//	allowance   = ( ( plan-pays | "covered" | "coverage" , [ "is" ] ) , ( "limited" , "to" | most-words ) | "reimbursed" , [ "up" , "to" ]
//	              | "allowance" , [ "of" ] ) , "$" , amount , [ allowed ] , [ each ]
//	            | [ "up" , "to" ] , "$" , amount , allowed , [ each ] ;
//	allowed     = [ "plan" | "retail" | "frame" | "maximum" ] , "allowance" ;
//	you         = "you" | "member" | "members" ;
//	you-pay     = you , ( "pay" | "pays" ) , [ "a" | "an" | "the" ] ;
//	plan-pays   = ( [ "the" ] , "plan" | "we" ) , ( "pay" | "pays" | "covers" ) ;
//
//	about-copay = [ care ] , "copay" | stay-deductible
//	            | aside( unit | days | waiver | deductible | full-cost ) ;
//	about-coinsurance
//	            = "coinsurance" | aside( unit | waiver | deductible | least | of-what | other-side | to-maximum ) ;
//	about-share = aside( cap | most-of-plan | visits | limit | retail | supply | whichever ) ;
//	aside( x )  = [ separator | dash ] , x | "(" , x , ")" ;
//
//	care        = "emergency" , "room" | "office" , "visit" | "primary" , "care" | "pcp" | "specialist" ;
//	stay-deductible
//	            = "deductible" ;  (* with a unit of a stay behind it *)
//	unit        = ( "per" | "/" | "a" | "for" , "each" ) , ( noun | supply ) , [ ( "per" | "/" ) , "facility" ]
//	            | "ground" , ( "per" | "/" ) , "trip" ;
//	days        = ( up-to | first ) , count , ( "day" | "days" ) , [ per-stay ]
//	            | "for" , count , ( "day" | "days" ) , [ per-stay ]  (* of a copay said to be per day ahead *)
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
//	              [ maximum ] , [ ( "per" | "/" ) , ( noun | supply ) ] , [ [ "," ] , "then" , plan-pays , "100" , "%" ] ;
//	most-of-plan
//	            = plan-pays , most-words , "$" , amount , [ each ]
//	            | cap , [ allowed ] , [ each ]  (* of nothing, or of what the plan pays *)
//	            | "limited" , "to" , "$" , amount , [ each ] ;
//	most-words  = "up" , "to" | "at" , "most" | "a" , maximum , "of" ;
//	limit       = [ "coverage" , [ "is" ] ] , [ noun ] , limited , [ ":" | dash ] , counted , [ each ]
//	            | counted , [ maximum | "limit" ] , each ;
//	limited     = "limited" , "to" | "limit" , [ "is" | "of" ] ;
//	counted     = [ [ "for" ] , "up" , "to" ] , [ "a" ] , [ maximum , [ "of" ] ] , ( count , [ noun ] | "once" ) ;
//	each        = [ "per" , ( "member" | "person" ) ] , ( "per" | "/" | "each" | "every" | "a" ) , [ number ] , term
//	            | ( "annual" | term ) , maximum | "annually" ;
//	term        = [ "calendar" | "plan" | "contract" | "benefit" | "policy" ] , "year" | "benefit" , "period"
//	            | "month" | stay | "lifetime" | day ;
//	least       = ( at-least , "$" , amount | bound , "minimum" ) , [ ( "per" | "/" ) , ( noun | supply ) ] ,
//	              [ ( "and" | "or" | "nor" | "," | "/" ) , ( cap | "more" , "than" , "$" , amount ) ] ;
//	bound       = [ "with" | "but" | "subject" , "to" ] , [ "a" ] , "$" , amount ;
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
//	            = "retail" , [ "pharmacy" ] , [ ( "&" | "and" | "or" | "/" ) , mail-order | fill ] , [ ":" | dash ] ;
//	mail-ahead  = mail-order , [ ":" | dash ] , other-care , [ joiner | "/" ] ;  (* before retail-ahead *)
//	retail      = [ "/" ] , "retail" , [ "pharmacy" | "only" | "supply" | "order" | "prescription" ] , [ supply ] ,
//	              [ ( joint | "or" | "/" | "," ) , mail-order ] ;
//	supply      = [ "of" ] , [ "for" ] , [ "up" , "to" ] , [ "a" ] , number , [ "-" ] , ( "day" | "days" ) ,
//	              ( "supply" | "prescription" | "fill" | maximum ) ;
//	fill        = aside( supply | number , [ "-" ] , [ "day" | "days" ] ) ;  (* beside the name of what sells it *)
//	beside      = [ joiner | "/" | "or" ] , ( name , [ ":" | dash ] , other-care | other-care , aside( name ) ) , [ aside( deductible ) ] ;
//	other-care  = part | "not" , "covered" ;
//	name        = [ "/" ] , [ fill ] , ( mail-order | "retail" , [ "pharmacy" | "only" | "supply" ] , [ ( joint | "or" | "/" ) , mail-order ] ) , [ fill ]
//	            | [ "for" | "/" ] , [ "all" ] , "other" ,
//	              [ "outpatient" | "office" | "covered" ] , "services"
//	            | "outpatient" , [ "services" | "visits" | "care" ] ;  (* where office-ahead is *)
//	mail-order  = ( [ "by" ] , "mail" , [ "order" | "service" ] | "mail-order" | "home" , "delivery" ) ,
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
//   - A fill of the row's own is of 30, 31 or 34 days. One beside it is of these by mail
//     alone, which then count as 30, or of 84 to 102, which count as 90, by mail or at
//     retail. Mail order is of 90 days unless it says otherwise; retail beside the row's
//     own is, and says so.
//   - What is beside has one part, which is there. A fill is not counted by the day or
//     the stay. Two fills are beside no first visits.
//   - A limit of an unnamed kind says what it counts anew for. Months come in dozens or
//     alone. It stands with the row's own care, and not beside a copay per day unless
//     it is called a limit.
//   - The most that the plan pays stands with one share and no other care. It counts
//     anew for a use, which goes without saying, a day, a year or a lifetime.
//   - Two cells of a file stand in their order: the copay's, the percentage's.
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
// A limit of visits or days is the plan's, not the terms': [Read] tells it (R42), and so
// the most that the plan pays (R43): "No charge up to $150" is no cap on the member's
// share, but one on the plan's, of 150 a use. [Parse] refuses both, as Terms cannot hold
// them. In the two cells of a file of CMS (R59) 0% adds nothing to a copay, 100% beside
// a copay is the plan's, and without one it is how files say "Not covered".
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
//	$60 / retail supply or $120 / mail         $60 copay after deductible; mail order: $120 copay after deductible (90-day supply)
//	$10 (retail 30 days), $20 (retail 90 days) $10 copay after deductible; 90-day retail: $20 copay after deductible
//	20% Limited to 60 days per year.           20% coinsurance after deductible, and a Limit
//	100% up to $150 Retail Allowance           No charge after deductible, and PlanPays
//	X-ray - $35 Lab - $15                      $35 copay after deductible, and $15 copay after deductible, by Kinds
//	$300.00 Copay per Stay | 100.00%           $300 copay per stay after deductible
//	You pay all charges                        Not covered
//
// "Unknown" is what a plan file says where a paper was not read (R58). No paper says it.
//
// # What is refused because it is read wrong
//
// "100%" as the member's share is how issuers file that a plan does not cover
// something, and how others write that the plan pays all: it is refused, and the
// terms say "Not covered" or "No charge". Where it is said that the plan covers 100%,
// or that it follows a copay, it is the plan's, and so where it has an allowance.
//
// "$10 copay up to $150" limits nothing that the member owes, and does not say that it
// limits the plan: it is refused, and says "$10 copay; the plan pays up to $150". "20%
// up to $1,000 per year" could be of either, and so could "20%, limited to $1,500".
//
// # One row, other care
//
// Rows of SBCs for drugs state 90 days at retail and mail order beside the pharmacy's
// 30 days ("$10 copay/prescription (retail); $25 copay/90-day supply (mail order)"),
// those for visits what else is done there ("$35 copay/office visit and 20%
// coinsurance for other outpatient services"). It is kept in [Beside] and printed with
// the terms: fills are terms of their own (R46), other services no line owes. "Retail &
// mail order" says that a price holds at both. "$10 (30-day) / $25 (90-day)" is refused,
// since it does not say where.
//
// A row can have terms for two kinds of care where both are services by their names:
// lab tests and x-rays, office visits and what else is done there. [Reading.Of] gives
// those of one. Any other name ahead of terms is refused: "Prenatal: No charge;
// Postnatal: 40%" is written as the terms of one of the two.
//
// The mark of a footnote ("**") is refused, since what it points to may change the
// terms, and so is what names care otherwise: "for MRI", "(inpatient)". "Same as
// in-network" is refused too, since the terms that it means stand elsewhere.
package terms
