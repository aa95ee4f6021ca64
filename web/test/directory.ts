// A small directory of plans, made by scripts/plans as a host would make it: of two
// plans as they are in CMS's public use files of 2026, sold under more names, with
// premiums and service areas made for the tests.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeIn } from './made';
import { file } from './page';

const real = (name: string) =>
  file(`../../estimator/planfile/puf/testdata/real/${name}-2026.csv`).replace('\uFEFF', '');
const head = 'BusinessYear,StateCode,IssuerId,SourceName,ImportDate,';
const year = '2026';

/** A plan that is sold: what it is like, where, and for what. */
interface Sold {
  /** The plan whose terms it has. */
  like: string;
  id: string;
  name: string;
  /** Its premium at 21 in cents, by rating area. */
  rates: Record<number, number>;
  area: string;
}

const sold = (id: string, name: string, rates: Sold['rates'], area: string, like = '40220TX0080024'): Sold => ({
  id: `${id.padEnd(7, '0')}0080024`.slice(0, 14),
  name,
  rates,
  area,
  like,
});

/** In Texas, where Harris is in area 10 and Fort Bend in 26; in Los Angeles, which is in areas 15 and 16. */
const plans: readonly Sold[] = [
  sold('10001TX', 'Alder Gold', { 10: 30_000, 26: 30_500 }, 'TXS001'),
  sold('10002TX', 'Birch Gold', { 10: 31_000, 26: 31_500 }, 'TXS001'),
  sold('10003TX', 'Cedar Gold', { 10: 32_000, 26: 32_500 }, 'TXS001'),
  sold('10004TX', 'Dogwood Gold', { 10: 33_000, 26: 33_500 }, 'TXS001'),
  sold('10005TX', 'Elm Gold', { 10: 34_000, 26: 34_500 }, 'TXS001'),
  sold('10006TX', 'Fir Gold', { 10: 29_000, 26: 29_500 }, 'TXS002'),
  sold('10007CA', 'Grove Gold', { 15: 35_000, 16: 40_000 }, 'CAS001'),
];

/** The counties of each service area: all of it, or the ZIP codes that are in it. */
const areas: readonly (readonly [area: string, county: string, zips?: string])[] = [
  ['TXS001', '48201'],
  ['TXS001', '48157'],
  // In an area without premiums.
  ['TXS001', '48041'],
  // Of Fort Bend only some.
  ['TXS002', '48157', '77406, 77407'],
  ['CAS001', '06037'],
];

/** The rows of a table in which a plan has its terms, as another plan's. */
function rowsOf(table: string, { like, id, name, area }: Sold): string[] {
  const [of, state, issuer] = [id.slice(0, 14), id.slice(5, 7), id.slice(0, 5)];
  return table
    .split(/\r?\n/)
    .filter((row) => row.includes(`${like}-01`))
    .map((row) =>
      row
        .replaceAll(like, of)
        .replaceAll(`,${like.slice(5, 7)},${like.slice(0, 5)},`, `,${state},${issuer},`)
        .replaceAll('UHC Gold Standard', name)
        .replaceAll(/\bTXS011\b/g, area),
    );
}

const ages = ['0-14', ...Array.from({ length: 49 }, (_, i) => String(i + 15)), '64 and over'];

function tables(): Record<string, string> {
  const [attributes, benefits] = [real('plan-attributes'), real('benefits-and-cost-sharing')];
  const headOf = (table: string) => table.split(/\r?\n/, 1)[0] ?? '';
  const rates = plans.flatMap(({ id, rates: byArea }) =>
    Object.entries(byArea).flatMap(([area, cents]) =>
      ages.map((age, i) => {
        const rate = ((cents * (100 + 3 * Math.max(0, i - 7))) / 10_000).toFixed(2);
        return `${year},${id.slice(5, 7)},${id.slice(0, 5)},HIOS,2025-10-15,2026-01-01,2026-12-31,${id.slice(0, 14)},Rating Area ${area},No Preference,${age},${rate},,,,,,,,`;
      }),
    ),
  );
  const where = areas.flatMap(([area, county, zips]) =>
    plans
      .filter((plan) => plan.area === area)
      .map(
        ({ id }) =>
          `${year},${id.slice(5, 7)},${id.slice(0, 5)},HIOS,2025-10-15,${area},Area,No,${county},${zips ? 'Yes' : 'No'},"${zips ?? ''}",,Individual,No`,
      ),
  );
  return {
    attributes: [headOf(attributes), ...plans.flatMap((plan) => rowsOf(attributes, plan))].join('\n'),
    benefits: [headOf(benefits), ...plans.flatMap((plan) => rowsOf(benefits, plan))].join('\n'),
    rates: [
      `${head}RateEffectiveDate,RateExpirationDate,PlanId,RatingAreaId,Tobacco,Age,IndividualRate,IndividualTobaccoRate,Couple,PrimarySubscriberAndOneDependent,PrimarySubscriberAndTwoDependents,PrimarySubscriberAndThreeOrMoreDependents,CoupleAndOneDependent,CoupleAndTwoDependents,CoupleAndThreeOrMoreDependents`,
      ...rates,
    ].join('\n'),
    areas: [
      `${head}ServiceAreaId,ServiceAreaName,CoverEntireState,County,PartialCounty,ZipCodes,PartialCountyJustification,MarketCoverage,DentalOnlyPlan`,
      ...where,
    ].join('\n'),
  };
}

/** Has the directory made, and gives its files by name: of silver plans, which are all that there are, or of gold ones. */
export function directory(level: 'Gold' | 'Silver' = 'Gold'): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'plans-'));
  const names = Object.entries(tables()).map(([name, text]) => {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, name === 'attributes' ? text.replaceAll(',HMO,Gold,', `,HMO,${level},`) : text);
    return path;
  });
  const out = join(folder, 'plans');
  const accepted = 'tiers-count,no-family-amount,deciding-remark';
  return madeIn(out, 'plans', 'build', '-accept', accepted, ...(level === 'Silver' ? ['-whole'] : []), out, ...names);
}
