// Package risk draws the years that a household may have and works out each of
// them under every plan (R33–R38).
//
// # What is drawn
//
// A member's use says which tenths of the people of their age and sex they are
// in in a usual year: low 1 to 3, typical 4 to 7, high 8 to 10, unknown all,
// weighted by the people observed. The year's own tenth is drawn from there by
// the table turnover (R50): use says the odds, and does not rule out a bad
// year. What the year's tenth is expected to use, as package reference brings it
// to 2026, is multiplied by the year's need for care, which spreads around 1, and
// becomes whole numbers of units: Poisson numbers of the expected mean. Each unit
// has a day of the year, every day as likely, and a price that spreads around the
// expected one. Both spreads are log-normal, cut into equal slices; the highest
// tenth's need spreads more, which is its heavy tail, and in the tenths 1 to 3
// some years have no need at all. What conditions bring does not vary with need.
//
// Care that belongs together comes on one day, as the lines it is made of:
//
//   - A stay brings its physician. Every other stay begins in the emergency
//     room, if the year has a visit there to begin with; the visit then ends in
//     the stay (Admitted).
//   - The tests of one visit come on its day.
//   - The first ambulance, visit for tests, x-ray and scan of a year for each
//     visit to the emergency room are part of it. The visit itself is one line, of
//     facility and professional together, as plans count it.
//   - Outpatient surgeons work on days of outpatient facility visits.
//   - A birth has its stay and physician on one day, visits and tests before it. Where
//     a child of age 0 is covered from a month on, the birth is in that month, and
//     its visits and tests are in the forty weeks before: those before the coverage
//     are left out.
//
// Three visits to a specialist are of one course, which takes one referral
// (R13); all rehabilitation in a year is of one course, and so is all of any other
// service. Conditions and events add what package reference says of them: one
// that is known as an episode the whole of it, with a course of its own for
// its specialist and rehabilitation; asthma and depression what people with
// them use more than others in the year's tenth (1 to 3, 4 to 9, and 10), or
// a middling amount where use is none.
//
// Care that the household lists replaces drawn care of the member and service,
// unit by unit, the first drawn going first. Drawn days are of the twelve months
// from the coverage's beginning on; what falls behind its end is left out.
//
// # Reproducible
//
// Numbers come from SplitMix64, started for year k of a member from the seed,
// the bytes of the member's id (FNV-1a) and k, and go through integer tables.
// A year always takes its numbers in one order: listed care, other members and
// other plans change none. There is no floating point here.
package risk
