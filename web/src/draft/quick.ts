// What of a plan people type first, in columns beside each other. It is the plan
// that its whole form shows, of which this reads and writes a part.
import { type Limit, type Plan } from './draft';
import { emptyLimit } from './own-plans';
import type { Marks } from '../words/decimals';

export type LimitField = 'deductibles' | 'outOfPocketMaximums';

const amount = /^(\d+)(?:\.(\d{1,2}))?$/;

/** Whole cents of an amount as it stands in a draft. */
function cents(text: string | undefined): bigint | undefined {
  const [, whole, rest = ''] = amount.exec(text ?? '') ?? [];
  return whole === undefined ? undefined : BigInt(whole + rest.padEnd(2, '0'));
}

/** Twice an amount: what most plans have for a family. Empty for what is no amount. */
export function twice(text: string | undefined): string {
  const one = cents(text);
  if (one === undefined) return '';
  const digits = String(one + one).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace('.00', '');
}

/** An amount as a language writes it, or US papers, which terms are in. */
export function inDollars(text: string, { decimals, thousands }: Marks): string {
  const [, whole, rest = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, thousands.charAt(0));
  return `$${grouped}${/^0*$/.test(rest) ? '' : `${decimals.charAt(0)}${rest}`}`;
}

/** Whether two texts are one amount. */
const equal = (one: string | undefined, other: string | undefined): boolean =>
  one === other || (cents(one) !== undefined && cents(one) === cents(other));

const isPlain = ({ covers, services, tiers, aggregate, inAddition, counts, startsAnew }: Limit): boolean =>
  covers === 'medicalAndDrug' &&
  !services &&
  !tiers &&
  !aggregate &&
  !inAddition &&
  !startsAnew &&
  (!counts || counts === 'allSharing');

/**
 * Where the one limit of a kind is that holds in the network, or where it would
 * be if there is none. Undefined where a plan says more of it than one amount a
 * person and one a family.
 */
export function limitAt(plan: Plan, field: LimitField): { index: number; limit: Limit | undefined } | undefined {
  const list = plan[field] ?? [];
  const inside = list.filter(({ network }) => network !== 'outOfNetwork');
  const [limit] = inside;
  if (!limit) return { index: list.length, limit };
  if (inside.length > 1 || !isPlain(limit) || (limit.person && !equal(limit.self, limit.person))) return undefined;
  return { index: list.indexOf(limit), limit };
}

/** Whether a family's amount is twice a person's. */
export const isTwice = ({ self, family }: Limit): boolean => twice(self) !== '' && equal(family, twice(self));

/** A limit with an amount for each person; the family's follows as long as it is twice that. */
const withPerson = (limit: Limit, text: string): Limit => ({
  ...limit,
  self: text,
  person: text,
  family: !limit.family || isTwice(limit) ? twice(text) : limit.family,
});

/** A plan with so much of a limit for each person; undefined: it has none. */
export function withLimit(plan: Plan, field: LimitField, text: string | undefined): Plan {
  const place = limitAt(plan, field);
  if (!place) return plan;
  const list = [...(plan[field] ?? [])];
  if (text === undefined) list.splice(place.index, 1);
  else list[place.index] = withPerson(place.limit ?? emptyLimit(plan.type), text);
  const after = { ...plan, [field]: list };
  // One that is new is for care outside the network too, where that is said of it.
  const line = field === 'deductibles' && !place.limit ? outsideWords(after) : undefined;
  return line ? withOutside(after, line) : after;
}

/** A plan with so much of a limit for the family. */
export function withFamily(plan: Plan, field: LimitField, text: string): Plan {
  const place = limitAt(plan, field);
  if (!place?.limit) return plan;
  const list = [...(plan[field] ?? [])];
  list[place.index] = { ...place.limit, family: text };
  return { ...plan, [field]: list };
}

const after = /^(.*\S)\s+after\s+(?:a\s+|the\s+|your\s+)?\$?\s*(\d[\d,]*(?:\.\d{1,2})?)(?:\s+deductible)?$/i;
const waits = / after deductible$/i;

/** Deductibles of care outside the network alone. */
const outside = (plan: Plan) => (plan.deductibles ?? []).filter(({ network }) => network === 'outOfNetwork');

/** What a plan says of care outside its network, in one line; undefined where that takes more. */
export function outsideWords(plan: Plan): string | undefined {
  const terms = plan.benefits['other']?.outOfNetwork ?? '';
  const [own, ...more] = outside(plan);
  if (!own) return terms;
  const plain = more.length === 0 && isPlain(own) && (!own.person || equal(own.self, own.person)) && waits.test(terms);
  return plain ? terms.replace(waits, ` after ${inDollars(own.self, { decimals: '.', thousands: ',' })}`) : undefined;
}

/**
 * A plan with what a line says of care outside its network: "40% after $2,000"
 * states a deductible of its own, and anything else that the deductible of the
 * network is for both.
 */
export function withOutside(plan: Plan, line: string): Plan {
  const [, terms, self] = after.exec(line.trim()) ?? [];
  const rest = (plan.deductibles ?? []).filter(({ network }) => network !== 'outOfNetwork');
  const covered = line !== '' && !/^not covered\.?$/i.test(line.trim());
  const network = plan.type === 'Indemnity' || (covered && self === undefined) ? 'combined' : 'inNetwork';
  const main = limitAt(plan, 'deductibles')?.limit;
  const deductibles = rest.map((limit) => (limit === main ? { ...limit, network } : limit));
  const own = withPerson(emptyLimit(plan.type), (self ?? '').replaceAll(',', ''));
  return {
    ...plan,
    deductibles: self === undefined ? deductibles : [...deductibles, { ...own, network: 'outOfNetwork' }],
    benefits: {
      ...plan.benefits,
      other: { ...plan.benefits['other'], outOfNetwork: terms === undefined ? line : `${terms} after deductible` },
    },
  };
}

/** A plan of another type. One without a network has limits for all care alike, and nothing outside. */
export function withType(plan: Plan, type: string): Plan {
  if ((type === 'Indemnity') === (plan.type === 'Indemnity')) return { ...plan, type };
  const alike = type === 'Indemnity';
  const moved = (field: LimitField) => {
    const main = limitAt(plan, field)?.limit;
    return (plan[field] ?? [])
      .filter(({ network }) => !alike || network !== 'outOfNetwork')
      .map((limit) => (limit === main ? { ...limit, network: alike ? 'combined' : 'inNetwork' } : limit));
  };
  const { outOfNetwork, ...other } = plan.benefits['other'] ?? {};
  return {
    ...plan,
    type,
    deductibles: moved('deductibles'),
    outOfPocketMaximums: moved('outOfPocketMaximums'),
    benefits: alike && outOfNetwork !== undefined ? { ...plan.benefits, other } : plan.benefits,
  };
}
