// Package estimator tells to the cent what a year costs a household under each
// of several health plans: premium and cost sharing, referrals and networks,
// emergencies and balance bills, and why each dollar is there.
//
// # The door
//
// [EstimateJSON] takes a request as JSON and returns one JSON object: {"ok":
// result} or {"error": {"code", "problems"}}. It is the same for the
// WebAssembly module and for scripts/estimate. The documents are [Request] and
// [Result]; schema/ has both as JSON Schema. Amounts go in as decimal text or
// JSON numbers with at most two decimals, from 0 to 9999999.99, and come out as
// text with exactly two. [Estimate] is the same for Go.
//
// [CompareJSON] takes the same request and returns what decides between its
// plans, a [compare.Comparison]; [Compare] is the same for Go.
//
// [SimulateJSON] takes the same request, with its field simulation, and tells
// what many possible years cost and what decides over them: a
// [SimulationResult]. [Simulation] works them out some at a time.
//
// [Estimator.Split] takes the same request and finds how its members are best split over
// its plans, a [SplitResult]; a [Splitting] does it some steps at a time.
//
// Whoever asks often makes the plans ready once: in Go with [Prepare], in JSON with
// an [Estimator], which remembers the plans of the requests before.
// [Estimator.CheckPlan] takes a plan alone and tells what is wrong with it.
// [Estimator.Credit] takes a household without plans, a [CreditRequest], and answers
// its premium tax credit, a [credit.Credit].
//
// A request that is not right gives every problem at once, or the first thousand: a stable code, the
// place as a JSON pointer, what was found, what is expected. Nothing is
// clamped, guessed or dropped. A field that is not known, a null, and a field
// that stands twice are problems too.
//
// What is expected is a short text in symbols and names, such as "1–12", "at least
// 1700.00" or "keep | switch". Its parts stand in fields of their own. A field that
// says nothing is left out: least and most are whole numbers, a value's bounds or a
// length's; leastAmount, mostAmount and foundAmount dollars with two decimals;
// leastPercent and mostPercent percentages; age an age without an amount; choices the
// words that may stand there; missing the pointers to empty fields, one of which is to
// be filled in.
// Terms that cannot be read have a column, counted in characters from 1, and as
// choices what they could go on with. [problem.Problem] says more of each.
//
// # How the rules are read
//
// The answers follow the numbered rules of rules.md, which has an example and the
// source of each; tests carry the numbers. A few points that follow from plan
// documents and the law rather than from one rule's text:
//
// Defaults (R3a). Each names what it rests on: the year of its dollars, how the
// figure came about, the factor that brought a price of 2014 to 2026 or makes a
// charge of a price, the service whose price stands in, whether it is what
// Medicare pays, and by their codes all documents, which sources has. A charge is
// an illustration. Visits added to get referrals (R13) take a default price too,
// told of for the member where no item is told of that has it.
//
// Terms. A bare "No charge" is as unmarked as a bare "$40" (R16): a summary that
// says "all costs shown are after your deductible" means its zeros too. Terms
// of a plan without any deductible need no unmarkedTerms. "100%" as the member's
// share is refused, since issuers file it where a plan does not cover a service:
// the terms say "Not covered", or "No charge" where the plan pays all. An allowance,
// "No charge up to $150", is the most that the plan pays for a use (R43). To put
// together what a file states in two cells, such as "$300 per stay" and "100%", is
// for the readers of files. "$300 copay and 20%;
// deductible does not apply" says it of both parts, as summaries mean it; "20% after
// deductible" says it of its part alone. What a row of a summary states beside the
// care it is about is kept with the terms and told as a plan's beside: no line owes it,
// and it is in no figure. Terms of 90 days or of mail order are those of such fills (R46).
//
// Fallbacks are taken for each network apart, to the nearest service in the
// chain that states terms there, together with the terms' first visits and their
// counter. A service that is listed has its own visit limit and outsideMaximum, or
// none; one that is not takes those of the benefit whose terms it uses, the visit
// limit only where both are counted alike (visits, or days of stays), and counts
// its visits toward it apart from that service's, as the law asks for rehabilitation and
// habilitation. First visits without a shared counter are counted for each text of
// terms: services that use the same benefit's terms in the same network share it. The
// hospital physician's stand-in (coinsurance of the stay, no copay) keeps what the
// coinsurance says of the deductible, and a cap; a stay with only a copay after the
// deductible gives "No charge after deductible"; first visits are not taken over. A
// grandfathered plan must state its terms for preventive care, since R15 does not
// supply any. Out of network, preventive care takes the plan's own terms or those of
// "other". Preventive drugs (R47) take those of genericDrug there, since a plan that
// covers no drugs outside its pharmacies covers these neither. Under a grandfathered
// plan they do so in network too: the law that makes them free does not bind it, its
// papers have no row for them, and without that law they are drugs of the first tier.
// No other terms stand in for those of childGlasses and childDentalCheckup, not even
// the ones of the other network.
//
// Indemnity plans state one text of terms for each service, no out-of-network
// terms, no allowedPercent, no referrals, no service area, and limits that are
// all combined. What their members pay, balance bills and care not covered
// apart, is in-network sharing to the law's limit (R21). Protected care (R9) of
// an out-of-network provider takes the lesser of price and charge there too.
//
// Where care is (R6–R10, R49), for one line under one plan, the first that
// holds:
//
//  1. In network, where the provider is in the plan's network and the care is
//     not away from a service area that the plan requires: the price.
//  2. Ground ambulance outside: in-network terms on the lesser of price and
//     charge; the charge beyond it is a balance bill. Amount = charge.
//  3. Protected care outside (emergency room, air ambulance, any emergency, and
//     unconsented care at a network facility, or lab, xray, imaging and
//     hospitalPhysician there, consented or not): in-network terms on the
//     lesser of price and charge. Away from the service area only emergency
//     room, air ambulance and emergencies are protected.
//  4. Authorized (not under indemnity, which has no network to extend):
//     in-network terms on the price.
//  5. Urgent care away from a required service area: in-network terms on the
//     lesser of price and charge; the charge beyond it is a balance bill.
//     Amount = charge.
//  6. Switched, and not away: the household goes to a provider in network, as
//     in 1, under indemnity one who takes the price. Care that it consented to
//     pay more for and authorized care stay where they are.
//  7. Covered out of network (the plan has out-of-network terms for the service
//     that are not "Not covered"): Amount = charge; the plan allows
//     allowedPercent of the price, at most the charge, or where it states
//     usualAndCustomaryPercent, that share of the charge; the rest of the charge is
//     a balance bill. Indemnity: usualAndCustomaryPercent of the charge.
//  8. Not covered there: the household pays the charge.
//
// Names (R67, R68). What an item's provider and drug say is said of the item before any
// plan is asked, so that everything that is worked out of items, possible years and tips
// too, counts them alike. A provider who is outside and switched is in the first tier. A
// drug that a plan does not cover comes before 1: its price, or from a pharmacy that is
// outside or away its charge; the plan's own price is not taken for it, nor is it an
// emergency. Where no plan is asked, a drug is of the tier that is picked for it, else
// the dearest that the request's plans say, the first of equals: that tier's drawn fills
// it stands for (R34), in that quantity it counts (R31), and from its reference price
// comes the charge that is not stated. A provider whom no item names counts too where
// plans are called dominated; a drug only if an item names it. What somebody of unknown
// network would cost outside is worked out for the items that name them, kept or
// switched as they say, away from home as ever.
//
// Care is away (R10) where its item says so, and on the days of its member's
// months away from home, both listed care, dated or spread, and drawn care. Those
// months are months of the calendar, December going on to January, as for people who
// winter elsewhere: where a coverage has both its ends, both are away. There may
// be twelve, for a member who lives elsewhere, such as a student: plans that ask
// members to live in their area often make an exception for children. Medicines of
// the drug tiers are not given away in those months: plans send them by mail, or
// let members fill them beforehand, so that only an item marked away is. Drugs given
// by a provider are care like any other. No care is put off until the member is home
// again.
//
// R8 speaks of authorized care only where a plan covers nothing out of network;
// plans that do cover it grant the same network exception, so 4 comes before 7.
// Care that is both away and out of network is away.
//
// "Not covered" in network: the member pays the price (or the amount of the
// line), it counts toward nothing.
//
// Lists of what needs a referral cannot name care that cannot wait for one
// (emergencyRoom, urgentCare, ambulance, airAmbulance), the visits that provide one
// (primaryCare, preventive), nor obgyn, which the law opens to members. For the
// same reasons emergencyRoom, airAmbulance and obgyn can be in no list of prior
// authorizations.
//
// Referrals (R11–R13) concern in-network lines by 1 or 6 only: protected,
// authorized, urgent, out-of-network and emergency lines take none. Items that share a
// course are of one member and agree in referral. The visit that gets a
// referral is on the day of the course's first line that takes one, just before
// it. Planned primary care and preventive visits provide one each if they are in
// network under the plan and in the coverage: not those away. One with a date, and
// a drawn one, provides it for courses whose first line is on its day or later; one
// without, whatever day it is spread to. A line with referral "none" takes
// the out-of-network terms on the price, all of it allowed, where the plan has
// terms out of network for the service (a POS plan); else it is not covered.
//
// Visit limits (R19) count every line, or day of a stay, adjudicated on terms
// that cover it. A stay crossing the limit is covered for the amount × days
// within ÷ days, the allowed amount likewise, each rounded once; the rest of the
// amount is not covered. Per-day copays count the days within.
//
// A copay per day is owed once for what is no stay (R17). "Up to" caps a copay
// before the deductible is worked out, so that the deductible is owed on the amount
// less what is left of the copay: "$300 copay with deductible up to $100" of a line
// of 250 is a copay of 100 and 150 of the deductible.
//
// Limits (R20–R23). "person" applies to each member of a household of two or
// more, "self" to a household of one. A part of a line that the out-of-pocket
// maximum stops (coinsurance, then copay, then deductible) is paid by the plan
// and does not count toward the deductible either. What was already paid (R23)
// counts toward each limit of its kind that covers it, the member's and the
// family's; a limit that overlaps it only in part is a problem, since the share
// is not known. In-network amounts toward out-of-pocket maximums count toward
// the law's limit; under Indemnity all do. The law has two limits (45 CFR 156.130):
// no member pays more than the self-only amount, and a household of two or more
// together no more than twice that. Before 2016 a household had the second alone.
// Both are medical care and drugs together, whatever maximums the plan has. They
// are known here from 2014, the first year, to the last of R21's table (R63); a plan
// of a later year states acaLimit, the self-only amount.
//
// HSA-eligible plans (R20) must have deductibles of at least the law's minimum:
// self-only, the family's, and a person's within a family the family's minimum. In
// network there is one for medical care and for drugs, and a maximum that is not
// above the law's for self and for family; where medical care and drugs have
// maximums of their own, the two together are not. Maximums out of network are free.
// Every other service than preventive, prenatalVisit, preventiveDrug, virtualVisit,
// eyeExam, childEyeExam, childGlasses and childDentalCheckup waits for the deductible,
// in network and out, the first visits too. The law allows it for telehealth from 2025
// on (26 USC 223(c)(2)(E)), which is every year that is checked. Under "$25; deductible
// does not apply and 20% after deductible" the plan pays nothing before it. From 2026
// Bronze and Catastrophic marketplace plans are eligible whatever their design, so
// metalLevel Bronze or Catastrophic exempts them. Years before 2025 are not checked:
// hsaEligible is taken as the plan says it.
//
// Premium (R25). The tier is individual for one member; else by whether two
// adults (self, spouse) and children are covered. Of members whose relationship
// is child and age is under 21 the three oldest pay a premium by age. For the
// coverage an amount is amount × periods a year × months ÷ 12 (R54), rounded once for
// premium, employer's share and tax credit each. Accounts are for the coverage period.
// HRA money is used up to deductible + copay + coinsurance.
//
// Premium tax credit (R55). Place and county are needed for the rating area and the
// estimated benchmark; a household that states its benchmark needs no county. The places
// of a state come with the request, or from the program ([Estimator.Places]). With an
// income, coverage stays within one calendar year. The credit lowers the premium of
// plans whose market is "exchange", and only if the plan says so. Ages are those at the
// start of the coverage. The benchmark of children alone in New York is that of each, up
// to three; Vermont's is asked for. Reduced cost sharing (R56) takes the plan's variant
// as soon as anybody gets the credit; the plan's own premium stays.
//
// Taxes (R56). A request says in tax how the household files, its wages, and the money
// that goes untaxed; otherwise nothing is said of taxes, and without wages only whether the
// filing status leaves a credit (R55). What is saved comes off total and
// worst case of each plan. Wages are of one person, through whose pay that money goes: Social
// Security's tax ends at a wage base of theirs. Own HSA money goes with the plans marked
// hsaEligible, premiums come off pay where market is "employer". healthFSA names the plans
// that it goes with. Splits (R69) have one return for all of their plans.
//
// Splits (R69). Each member has one plan for all months in which they are covered. A part
// is worked out as its members' household alone: tier, limits of one person or of several,
// accounts, what was already paid and used by them, and their own drawn years, which are
// those of the whole household (R33). Where nobody of a part is covered in some months, it
// has no premium then. An employer's share or contribution that is stated whoever is
// covered holds for each part; a premium that is so does not. In a household of children
// alone, a plan that says nothing takes all of them and no part. A variant with reduced cost
// sharing is taken for a part in which somebody gets the credit (R56).
//
// Worst case (R28) = net premium + the most that deductible, copay and
// coinsurance in network can still come to within person, family and ACA
// limits together (the law's of the family too), medical and drug maximums added − HSA contribution − HRA money
// up to that sum.
//
// # What decides
//
// A comparison is about the care that the household lists, ranked by R29 on the
// estimate.
//
// Curves (R30). The household's own care is multiplied with the visits added to
// get referrals, so that no care costs nothing; its amount is told as what the
// listed units in the coverage come to at network prices. Where that is 0 there is
// no such curve. The plain amount is the first member's, up to 9999999.99, one line
// in network with the limits as they stand when the estimate begins. Visits and
// days are counted as ever. Everything else is least amounts, sums and shares: so
// the curves have kinks and no jumps, also where terms are "up to", copays per day,
// or a stay crosses a visit limit. Allowed amounts are not rounded either. Points and
// crossings are worked out in whole and rational numbers, and rounded when they are
// told: points to the cent, crossings to the dollar. Where two plans cost the same
// over a stretch and then change places, that is one crossing, told with both ends;
// where they do not change places it is none.
//
// Tipping points (R31). A quantity is changed as the household would change it:
// the items that it has keep their units in the order of the request, the last
// one's go first and grow last, and units without dates are spread anew (R3), so
// that a request with that count gives the same totals to the cent. Quantities do
// not overlap: out-of-network visits are visits, emergencies aside, to providers
// that are not in every plan's network; specialist and primary care visits are the
// others. Hospital days make the last stay longer or shorter, with price and
// charge in proportion. A household that has none of a quantity gets it at reference
// figures, for its first adult: a preferred brand, or out of network a specialist
// who is kept. Visits to a provider who is switched are in network under every plan,
// so they are none out of network. Looked at are 60 fewer, and 24 more visits or brand fills, 6 more
// emergency visits, 30 more hospital days, 12 more specialty fills. The tip is the
// nearest count at which R29 puts another plan first, and every count on the way to
// it is tried.
//
// Dominated (R32). A plan is said to be dominated over both curves and, in a
// comparison, the estimate, in a simulation all years done; each once, by the plan
// that it costs the most more than at the least, and not by a plan that leaves out a
// provider whom somebody uses and whom it covers itself (R49). AtMost may be large where charges out of network are ten times as high
// or a plan has no limit.
//
// Keep or switch (R49). A plan's choices are about the listed items, and in a
// simulation the drawn visits sought out of network, where switching changes a line:
// nothing else is said to cost or save. Each is the plan's total with that choice
// alone made the other way, in a simulation the mean of the same years. More than 20
// are not worked out alone; the totals with all kept and all switched are.
//
// Rules in dollars. Referrals are lifted first, so that they cost what they cost as
// things are, then the network, then the service area; each difference is the total
// before less that after, so they add up. Without the network rule every provider
// takes the price, under the terms in network; an indemnity plan has no such rule. Care that is switched (R49) costs
// what it costs in network, so the network rule costs nothing for it.
//
// Explanations. Each dollar of a total is in one part: premium, account money,
// the deductible, copay and coinsurance by service, visits for referrals, balance
// bills. But what an item costs is told as a whole, under both plans, where under
// either it is out of network, away, without its referral, not covered or beyond a
// visit limit: "out of network" is then how much more it costs for being so. Parts
// that are the same under both plans are left out. A simulation's explanations
// are of the mean years, of drawn care by service. There, care away from home is
// apart from the same care at home, and "visit limit" is only what units beyond a
// limit cost, since other years have the same care within it.
// Kinds are the same parts in fewer: what readers take for one.
//
// One basis (R51). Where care is drawn, a simulation has over its years what a
// comparison has of the listed care: what each rule costs, as the difference of two
// means, lifted in the same order; tipping points; and by month in how many years
// each limit is reached. Tipping points change every year alike. More of a quantity
// comes on top of everything else in the year, at the price of the last listed item
// of it, or at reference figures. Less takes listed units away, and drawn care then
// counts as if the household had listed no more. Every count is tried in the first
// 1,000 years, in fewer where these have more than 250 million lines together. What the first years have too much of is taken off: what a count
// adds to them is added to the mean of all years. The count found so, and its
// nearer neighbor, are then worked out in all years, until both agree; a tip's
// "years" says of how many its totals are. Break-evens and months of payment stay
// with the listed care.
//
// Months. Premium and HSA contribution are spread evenly over the months with the same
// members (R57), by the month rounded so that the last comes to the whole (R2).
//
// Possible years (R33–R38). Package risk documents how years are drawn, package
// reference what from. Each is adjudicated like the estimate's year: the same
// lines, routes, referrals and limits. A member's sex is required where use is
// drawn, or for asthma and depression, whose care differs by it.
//
// Drawn care meets the published means of 2026 service by service, in dollars
// and, where both sources count the same thing, in units (R36). The price factor
// is that of the outpatient care that is published as one kind.
//
// A default price is the published one that drawn care meets, where there is one
// (R35). Elsewhere it is a mean price of 2014 times the one factor that brings all
// of 2014's spending to 7,386; "drawn" then says what one costs on average in the
// simulated years of the member, if their care is drawn.
//
// The care that the household lists stands for drawn care of the same member and
// service within the coverage. Care sought out of network is so for every plan,
// and kept or switched as the household says (R49).
// Away from home, drawn tests, scans and stays that are part of a visit to the
// emergency room are of the emergency (R9), as the law has them.
// A limit counts as reached (R38) when nothing is left of it for some member or
// the family, the law's among the maximums; a limit of 0 never is. Percentiles
// of parts are from bins, and of totals beyond 100,000 years: the middle of a bin
// at most 0.4% wide, so at most 0.2% off. A result's "referralVisits" is in 100
// years, like its other counts.
//
// What years rest on stands among the assumptions, by code: price-factor,
// mean-spending, utilization-source and price-source (codes of package
// reference), visits-per-referral, condition-without-drugs (the source has no
// drugs for it) and condition-illustration.
package estimator
