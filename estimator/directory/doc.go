// Package directory turns what insurers publish of their networks and formularies into small
// files in which a page looks doctors and medicines up (R67, R68). Insurers publish them as
// CMS has it: an index (index.json) names the files of plans, of providers and of drugs. A
// person then finds who and what is covered on the device, and nobody learns what was looked
// up.
//
// # What is said, and what is not
//
// A provider is in the network of a plan only if a row says so, and outside only if all files
// of the plan are whole and have no such row, or one with a word that means outside.
// Everything else is not known:
//
//   - A plan's files are all those that the indexes name whose files of plans list it, or
//     whose rows name it. If one is missing, is a web page, or is cut off, the plan gets no
//     data (Manifest.Skipped).
//   - Where rows of a whole file cannot be read, what is not listed under its plans is not
//     known (PlanEntry.ProvidersUnread, PlanEntry.DrugsUnread).
//   - A provider without a valid number is joined with nobody. What lists such a one under a
//     plan does not say that it is not listed elsewhere, and who has the same name is not
//     outside that plan for certain.
//   - A plan whose tiers are several and whose row names another one is not known.
//
// A plan in several indexes has what any of them says. Of rows that differ in a tier, the
// worse counts, and the report says so. Rows of other years are left out; rows without years
// count as of this one.
//
// # Files
//
// manifest.json ([Manifest]) names the plans, the networks and formularies that they have,
// and three files of each area: who is there ([Search]), where they practice ([Details]), and
// the drugs ([Formularies]). All three are columns: what stands at i in each is about the
// i-th provider, or drug. They are sorted, and dictionaries are by frequency, so that they
// compress well: of 40,000 made-up providers under six networks the first has some 175 KB as
// Brotli, the second 152; 5,000 drugs under four formularies have 30.
//
// Numbers of providers are not in them: eight digits at random do not compress. Who was chosen
// is found again by name, specialty and address.
package directory
