import type { EstimateRequest } from '../engine/types';
import { coversSpouse, isBorn, ofIncome, ownId, payer, type Draft, type Item, type Plan, type Provider } from './draft';
import { tiersOf } from './tiers';

/** The fields that the engine takes as JSON numbers; amounts it takes as text. */
const wholeNumbers = new Set(
  'year startMonth months age taxFamily birthMonth coveredFrom coveredUntil count days from to visits tier tiers supply years startsAnew area percent'.split(
    ' ',
  ),
);
/** Those of which there can be several: in a list, or by plan. */
const several = new Set(['tier', 'tiers']);

/** So many possible years are looked at, the same ones for the same household. */
export const draws = { seed: 1, years: 10_000 };

/** What nothing is computed from: where figures come from, what lists say beside, and who pays, by which premiums go already. */
const notForTheEngine: ReadonlySet<string> = new Set([
  'sample',
  'sources',
  'illustrations',
  'notExpressed',
  'whoPays',
  'entry',
  'accepting',
  'tierName',
  'asGeneric',
  'genericAs',
]);

/**
 * The request that a draft asks. A field left empty is left out. Everything
 * else goes as it was typed: text that is not a whole number stays text, and
 * the engine says what is wrong with it.
 */
export function requestOf(draft: Draft, ledger = false): EstimateRequest {
  const request = clean({
    ...draft,
    ...bought(draft),
    ...named(draft),
    care: draft.care.map((item) => atBirth(draft, item)),
    tax: taxed(draft),
    plans: [],
  }) as Record<string, unknown>;
  request['plans'] = draft.plans.map((plan) => asked(paidBy(draft, plan)));
  // Left out, the engine would take its defaults for what somebody emptied.
  for (const field of ['startMonth', 'months']) request[field] ??= '';
  return { ...request, ...(ledger ? { ledger } : {}) } as unknown as EstimateRequest;
}

/** Care at a birth that has no date is in the month from which the newborn is covered, where that is said. */
function atBirth({ members, year, startMonth }: Draft, item: Item): Item {
  const month = members.find(isBorn)?.coveredFrom;
  const dated = item.dates?.length || item.count !== '1' || !/^\d{4}$/.test(year);
  if (!month || dated || !item.service?.startsWith('delivery')) return item;
  return {
    ...item,
    dates: [`${Number(year) + Number(Number(month) < Number(startMonth))}-${month.padStart(2, '0')}-01`],
  };
}

/** What is said of providers and drugs under the plans of a request. Who is not named in a link has a number for a name. */
function named({ providers, drugs, plans }: Draft): Partial<Draft> {
  if (!providers && !drugs) return {};
  const under = <Said>(said: Record<string, Said> = {}, as: (one: Said, plan: Plan) => unknown = (one) => one) =>
    Object.fromEntries(
      plans.flatMap((plan) => {
        const one = said[ownId(plan)];
        return one ? [[plan.id, as(one, plan)]] : [];
      }),
    );
  // What care in a tier costs for which the plan has no terms is not known.
  const within = (one: NonNullable<Provider['plans']>[string], plan: Plan) =>
    Number(one.tier ?? 1) > tiersOf(plan) ? { network: 'unknown', source: one.source } : one;
  const said = {
    providers: providers?.map((one) => ({
      ...one,
      name: one.name || one.id,
      plans: under(one.plans, within),
    })),
    drugs: drugs?.map((one) => ({ ...one, name: one.name || one.id, plans: under(one.plans) })),
  };
  return said as Partial<Draft>;
}

/** Plans as a request has them. None is changed once it is there, and at a key at most one is another. */
const known = new WeakMap<Plan, unknown>();

function asked(plan: Plan): unknown {
  const its = known.get(plan) ?? clean(plan);
  known.set(plan, its);
  return its;
}

/**
 * Whether the premium tax credit is worked out: of plans of a marketplace, once there is an income, and a county, or the
 * benchmark there or the silver plans that it is of.
 */
export const asksCredit = (draft: Draft): boolean =>
  payer(draft) === 'marketplace' &&
  Boolean(draft.income) &&
  Boolean(draft.places ?? draft.place?.benchmark ?? draft.place?.silver?.some(({ year }) => year === draft.year));

/** How many are in the tax family: whoever is covered, where nobody says otherwise. */
export const taxFamily = ({ taxFamily: said, members }: Draft): string => said ?? String(members.length);

/** What the credit depends on, where it is asked for. */
const bought = (draft: Draft): Partial<Draft> =>
  asksCredit(draft) ? { taxFamily: taxFamily(draft) } : Object.fromEntries(ofIncome.map((field) => [field, undefined]));

/**
 * What is said of taxes, as far as it holds for who files and who pays. An FSA goes with the plans without an HSA. Without
 * wages only how the household files is left: that decides whether there is a credit.
 */
function taxed(draft: Draft): unknown {
  const { tax, plans } = draft;
  const { filingStatus, spouseWages, spouseAged, pretaxPremium, hsa, healthFSA } = tax ?? {};
  if (!tax?.wages) return { filingStatus };
  const employed = offPay(draft);
  const joint = filingStatus === 'marriedFilingJointly';
  const beside = plans.filter(({ hsaEligible }) => !hsaEligible).map(({ id }) => id);
  // What does not hold is left empty.
  return {
    ...tax,
    spouseWages: joint ? spouseWages : '',
    spouseAged: joint && !coversSpouse(draft) && spouseAged,
    pretaxPremium: employed && pretaxPremium,
    hsa: hsa?.amount ? { ...hsa, throughPayroll: employed && hsa.throughPayroll } : '',
    healthFSA: employed && healthFSA?.amount && beside[0] ? { ...healthFSA, plans: beside } : '',
  };
}

/** What others pay of a premium counts as long as it is them who pay, where somebody said who does. */
function paidBy(draft: Draft, plan: Plan): Plan {
  const left = notCounted(draft, plan);
  // Who buys at a marketplace means its plans, but for one that is said to be an employer's; who is asked of an employer, that employer's.
  const where = asksCredit(draft) ? (plan.through ? 'employer' : 'exchange') : offPay(draft) ? 'employer' : undefined;
  const market = where && !plan.market ? { market: where } : undefined;
  if (left.length === 0) return market ? { ...plan, ...market } : plan;
  const premium = Object.fromEntries(Object.entries(plan.premium).filter(([field]) => !left.includes(field)));
  return { ...plan, premium, ...market };
}

const offPay = (draft: Draft): boolean => Boolean(draft.tax?.wages) && payer(draft) === 'employer';

/** The fields of a plan's premium that do not count, since somebody said that others pay. */
export function notCounted(draft: Draft, { premium, through }: Plan): string[] {
  const worked = asksCredit(draft);
  if (draft.whoPays === undefined && !worked) return [];
  const counts = { employer: 'employerShare', marketplace: worked ? undefined : 'taxCredit', self: undefined }[
    through ? 'employer' : payer(draft)
  ];
  return (['employerShare', 'taxCredit'] as const).filter((field) => premium[field] && field !== counts);
}

/** A plan as a plan file has it, with its sources: for any household. */
export const planFile = (plan: Plan, id: string): unknown => clean({ ...plan, id }, '', new Set(['sample', 'through']));

function clean(value: unknown, name = '', without = notForTheEngine): unknown {
  if (typeof value === 'string') return wholeNumbers.has(name) ? wholeNumber(value) : value;
  const inner = several.has(name) ? name : '';
  if (Array.isArray(value)) return value.map((element) => clean(element, inner, without));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value)
    .filter(([field, value]) => value !== undefined && value !== '' && !without.has(field))
    .map(([field, value]) => [field, clean(value, inner || field, without)] as const)
    // An object in which nothing is stated states nothing; its place in a list counts.
    .filter(
      ([, value]) =>
        typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length > 0,
    );
  return Object.fromEntries(fields);
}

function wholeNumber(text: string): number | string {
  const number = Number(text);
  // Only text that the number says again unchanged: not "007", "1e3" or " 5".
  return Number.isSafeInteger(number) && String(number) === text ? number : text;
}
