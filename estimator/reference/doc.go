// Package reference holds the figures that estimates rest on where a
// household or a plan does not give its own: a price for each service, the
// multiple of it that providers without an agreement charge, the limits that the
// law sets for each year, and the care that people use. No figure stands without its unit, its
// year and its source.
//
// # Prices
//
// [PriceOf] has one price per service, in US dollars, for one unit of it as
// package service counts it; of a stay, for one day. Children's glasses and dental
// check-ups have none ([HasPrice]). Amounts are rounded once,
// half away from zero, to the cent. Most are in dollars of 2026:
//
//   - Observed prices stand in their source as they stand here. Those of visits
//     to doctors' offices, for mental health and to the emergency room, of
//     tests, imaging, x-rays and drug fills are the unit prices of the silver
//     tables of the CMS Actuarial Value Calculator 2026, where its units are those
//     of package service. The price of therapy comes from the same tables, which
//     tell two kinds of it apart. Drawn care meets these prices too (R35).
//   - Prices brought to 2026 are mean unit prices that CMS observed in 2014 over
//     1,199,407 privately insured person-years, times one [Factor]. It is what
//     brings that population's mean yearly spending, 6,355.78, to that of the
//     silver tables of 2026, 7,386. The prices' relations are those of 2014.
//   - Derived prices come from other figures by arithmetic that the package's
//     tests repeat. A hospital stay of mean length, with its physician, costs
//     what the silver tables say: facility and physician share it as they did in
//     2014. A delivery in hospital with 13 prenatal visits costs what the coverage
//     example of the SBC says of a hospital's part, obstetric care and anesthesia.
//     What no source prices takes the price of the service whose terms it takes;
//     the tables of 2026 count visits for substance use with those for mental
//     health.
//
// Each names every document that it rests on, through whatever figures.
//
// Where no figure for the privately insured was found, Medicare's stands in
// (mentalHealthStay and substanceUseStay, skilledNursing, homeHealth, hospice): private prices tend
// to be higher. A figure of another year than 2026 is left as it is, its year
// beside it.
//
// # Expected care
//
// [TenthsOf] has what people of an age and sex are expected to use in a year, by
// tenth of their spending: units and mean prices of 2014, as CMS observed them,
// with the people observed as weights, which are the reference population.
// [FactorsOf2026] brings them to 2026 (R36), by what the silver tables of 2026
// say of each service:
//
//   - A curve over the tenths multiplies units. It is fitted to how spending is
//     spread; scripts/tables has it, with what else is.
//   - A factor by service multiplies units, so that their mean is the published
//     one. The tables count the same thing as package service for twelve
//     services: visits to the emergency room, to primary care and specialists,
//     for mental health and therapy, imaging, x-rays of all kinds, stays, and the
//     four kinds of drugs. Of other care there are as many units as in 2014.
//   - A factor by service multiplies prices, so that mean dollars are the
//     published ones. Nine rows are one service there, outpatient facility and
//     surgery; their factor is [SimulationFactor].
//
// Tests were counted in visits for several of them: there are as many tests as
// their dollars buy at the price of one. [DrawnPrice] has the mean prices of drawn
// care where they are not those of listed care.
//
// [ExtraOf] and [EpisodeOf] have what conditions and events bring. Asthma and
// depression: what people with them use beyond others of their place in the order
// of spending (the workbook has its low, medium and high at tenths 3, 5.5 and 10),
// service by service where that is more, at their prices and not multiplied by
// the factors of units or the curve; of children under 6
// with depression too few were observed, and those of 6 to 17 stand in. The other
// illnesses: the workbook's presets, those of six without drugs, which it has
// apart. Its second preset for diabetes is left out. A broken bone: the coverage
// example of the SBC, category by category. Having a baby: the workbook's tests,
// visits and drugs, with the birth itself as in the prices above, since its own
// count lumps prenatal visits and the birth together. A planned operation: an
// illustration.
//
// utilization.txt holds the tables, scripts/tables makes it from testdata.
//
// # Sources
//
// The tables of 2014 and of the Actuarial Value Calculator are works of the US
// government (Centers for Medicare & Medicaid Services) in the public domain;
// testdata has the part of them that the figures come from. [Sources] lists
// every document, [Figures] every figure. Both carry codes; the sentences that
// people read about them are made elsewhere.
package reference
