// The form of a draft and of a plan, to hold against what comes from a link or
// a file. Whether the values are right is the engine's to say.
import { planFrom, type Draft, type Plan } from './draft';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const words =
  (...all: string[]): Check =>
  (value) =>
    typeof value === 'string' && all.includes(value);
const either =
  (...checks: Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const recordOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
const object =
  (required: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  (value) =>
    isObject(value) &&
    Object.entries(value).every(([name, inner]) => {
      const check = Object.hasOwn(required, name) ? required[name] : Object.hasOwn(optional, name) ? optional[name] : undefined;
      return check?.(inner) ?? false;
    }) &&
    Object.keys(required).every((name) => Object.hasOwn(value, name));

const member = object(
  { id: text, relationship: words('self', 'spouse', 'child'), age: text },
  {
    alreadyPaid: listOf(object({ toward: text, covers: text, network: text, amount: text }, { plan: text })),
    sex: text,
    use: text,
    conditions: listOf(text),
    outOfNetwork: listOf(object({ service: text, visits: text })),
    away: object({ startMonth: text, months: text }),
  },
);

const item = object(
  { id: text, member: text, service: text, count: text },
  {
    days: text,
    dates: listOf(text),
    price: text,
    charge: text,
    outOfNetwork: either(flag, listOf(text)),
    atNetworkFacility: flag,
    consented: flag,
    emergency: flag,
    admitted: flag,
    away: flag,
    authorized: flag,
    course: text,
    referral: text,
    keepProvider: flag,
  },
);

const byTier = either(text, recordOf(text));
const limits = listOf(object({ covers: text, network: text, self: text }, { person: text, family: text, aggregate: flag }));

const plan = object(
  { id: text, name: text, type: text, year: text, premium: object({}, {
    period: text,
    amount: byTier,
    byAge: listOf(object({ from: text, to: text, amount: text })),
    employerShare: byTier,
    taxCredit: text,
  }), benefits: recordOf(object({}, {
    terms: text,
    outOfNetwork: text,
    visitLimit: object({}, { count: text, perNetwork: flag }),
    sharedFirstVisits: text,
    outsideMaximum: flag,
  })) },
  {
    sample: text,
    issuer: text,
    metalLevel: text,
    grandfathered: flag,
    hsaEligible: flag,
    acaLimit: text,
    requiresPCP: flag,
    requiresReferral: flag,
    requiresServiceArea: flag,
    referralServices: listOf(text),
    authorizationServices: listOf(text),
    allowedPercent: text,
    usualAndCustomaryPercent: text,
    accounts: object({}, { hsaContribution: byTier, hra: byTier }),
    unmarkedTerms: text,
    deductibles: limits,
    outOfPocketMaximums: limits,
    sources: listOf(object({ title: text }, { year: text, url: text, covers: listOf(text) })),
    illustrations: listOf(text),
    notExpressed: listOf(recordOf(text)),
  },
);

const draft = object({ year: text, startMonth: text, months: text, members: listOf(member), care: listOf(item), plans: listOf(plan) });

const different = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id)).size === list.length;

/** `value` as a draft, if it has the form of one. */
export function asDraft(value: unknown): Draft | undefined {
  if (!draft(value)) return undefined;
  const found = value as Draft;
  // The page tells members, items and plans apart by their ids.
  const fine = different(found.members) && different(found.care) && different(found.plans) && found.plans.length > 0;
  return fine ? found : undefined;
}

/** The plan of a plan file, if it has the form of one. */
export function asPlan(value: unknown): Plan | undefined {
  if (!isObject(value) || !('benefits' in value) || !isObject(value.benefits)) return undefined;
  const found: unknown = planFrom(value);
  return plan(found) ? (found as Plan) : undefined;
}
