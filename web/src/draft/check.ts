// The form of a draft and of a plan, to hold against what comes from a link or
// a file. Whether the values are right is the engine's to say.
import {
  payers,
  planFrom,
  typed,
  type AgeAmount,
  type AreaRates,
  type Benefit,
  type Draft,
  type Drug,
  type Item,
  type Limit,
  type Member,
  type Paid,
  type Used,
  type ServiceLimit,
  type VisitLimit,
  type Plan,
  type Provider,
  type Variant,
  type Source,
} from './draft';

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
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const recordOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
type Optional<T> = { [Field in keyof T]-?: object extends Pick<T, Field> ? Field : never }[keyof T];

/** An object with the fields of a type, for each of which the compiler asks here. */
const object =
  <T>(
    required: Record<Exclude<keyof T, Optional<T>>, Check> & Record<string, Check>,
    optional: Record<Optional<T>, Check> & Record<string, Check>,
  ): Check =>
  (value) =>
    isObject(value) &&
    Object.entries(value).every(([name, inner]) => {
      const check = Object.hasOwn(required, name)
        ? required[name]
        : Object.hasOwn(optional, name)
          ? optional[name]
          : undefined;
      return check?.(inner) ?? false;
    }) &&
    Object.keys(required).every((name) => Object.hasOwn(value, name));

const member = object<Member>(
  { id: text, relationship: words('self', 'spouse', 'child'), age: text },
  {
    alreadyPaid: listOf(
      object<Paid>(
        { toward: text, covers: text, network: text, amount: text },
        { plan: text, services: listOf(text), tier: text },
      ),
    ),
    alreadyUsed: listOf(object<Used>({ service: text, count: text }, { plan: text, network: text })),
    sex: text,
    use: text,
    conditions: listOf(text),
    fills: object<NonNullable<Member['fills']>>({ supply: text }, { mail: flag }),
    outOfNetwork: listOf(
      object<NonNullable<Member['outOfNetwork']>[number]>({ service: text, visits: text }, { ifOutside: text }),
    ),
    away: object<NonNullable<Member['away']>>({ startMonth: text, months: text }, {}),
    creditEligible: flag,
    creditReason: text,
    tobacco: flag,
    birthMonth: text,
    coveredFrom: text,
    coveredUntil: text,
  },
);

const item = object<Item>(
  { id: text, member: text, service: text, count: text },
  {
    days: text,
    dates: listOf(text),
    price: text,
    charge: text,
    outOfNetwork: either(flag, listOf(text)),
    tier: either(text, recordOf(text)),
    supply: text,
    mail: flag,
    atNetworkFacility: flag,
    consented: flag,
    emergency: flag,
    admitted: flag,
    away: flag,
    authorized: flag,
    course: text,
    referral: text,
    ifOutside: text,
    provider: text,
    drug: text,
    // What links had before that.
    keepProvider: flag,
  },
);

const byTier = either(text, recordOf(text));
const ages = listOf(object<AgeAmount>({ from: text, to: text, amount: text }, { tobacco: text }));
const limits = listOf(
  object<Limit>(
    { covers: text, network: text, self: text },
    {
      person: text,
      family: text,
      aggregate: flag,
      services: listOf(text),
      tiers: listOf(text),
      inAddition: flag,
      counts: text,
      startsAnew: text,
    },
  ),
);
const visitLimit = object<VisitLimit>({}, { count: text, per: text, years: text, perNetwork: flag, startsAnew: text });

const benefits = recordOf(
  object<Benefit>(
    {},
    {
      terms: text,
      outOfNetwork: text,
      tier2: text,
      tier3: text,
      retail90: text,
      mail90: text,
      visitLimit,
      planPaysAtMost: object<NonNullable<Benefit['planPaysAtMost']>>({}, { amount: text, per: text }),
      sharedFirstVisits: text,
      outsideMaximum: flag,
    },
  ),
);

const premium = object<Plan['premium']>(
  {},
  {
    period: text,
    amount: byTier,
    byAge: ages,
    base: text,
    byArea: listOf(object<AreaRates>({ area: text }, { amount: byTier, byAge: ages, base: text })),
    curve: text,
    tobaccoPercent: text,
    employerShare: byTier,
    essentialPercent: text,
    taxCredit: text,
  },
);

type Place = NonNullable<Draft['place']>;

const plan = object<Plan>(
  {
    id: text,
    name: text,
    type: text,
    year: text,
    premium,
    benefits,
  },
  {
    sample: text,
    issuer: text,
    metalLevel: text,
    market: text,
    hiosId: text,
    network: text,
    through: text,
    childAlone: flag,
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
    accounts: object<NonNullable<Plan['accounts']>>({}, { hsaContribution: byTier, hra: byTier }),
    unmarkedTerms: text,
    deductibles: limits,
    outOfPocketMaximums: limits,
    tierShares: listOf(text),
    serviceLimits: listOf(object<ServiceLimit>({}, { services: listOf(text), limit: visitLimit })),
    reducedCostSharing: listOf(
      object<Variant>({ percent: text }, { deductibles: limits, outOfPocketMaximums: limits, benefits }),
    ),
    prices: recordOf(text),
    links: object<NonNullable<Plan['links']>>(
      {},
      { summary: text, brochure: text, directory: text, formulary: text, phone: text },
    ),
    disclaimer: text,
    sources: listOf(object<Source>({ title: text }, { year: text, url: text, covers: listOf(text) })),
    illustrations: listOf(text),
    notExpressed: listOf(recordOf(text)),
  },
);

type Listed<One extends { plans?: Record<string, unknown> }> = NonNullable<One['plans']>[string];
const source = object<NonNullable<Listed<Provider>['source']>>({ title: text, checked: text }, { updated: text });
const provider = object<Provider>(
  { id: text, name: text },
  {
    entry: text,
    accepting: text,
    ifOutside: text,
    plans: recordOf(object<Listed<Provider>>({ network: text }, { tier: text, tierName: text, source })),
  },
);
const drug = object<Drug>(
  { id: text, name: text },
  {
    entry: text,
    ifUnknown: text,
    plans: recordOf(
      object<Listed<Drug>>(
        { service: text },
        { priorAuthorization: flag, stepTherapy: flag, quantityLimit: flag, asGeneric: flag, genericAs: text, source },
      ),
    ),
  },
);

const draft = object<Omit<Draft, 'places'>>(
  {
    year: text,
    startMonth: text,
    months: text,
    members: listOf(member),
    care: listOf(item),
    plans: listOf(plan),
  },
  {
    whoPays: words(...payers),
    providers: listOf(provider),
    drugs: listOf(drug),
    income: text,
    taxFamily: text,
    tribal: flag,
    place: object<Place>(
      { state: text },
      {
        county: text,
        zip: text,
        benchmark: text,
        silver: listOf(object<NonNullable<Place['silver']>[number]>({ id: text, year: text, premium }, {})),
      },
    ),
    tax: recordOf(either(text, flag, recordOf(either(text, flag)))),
  },
);

const different = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id)).size === list.length;

/** A draft, and whether it is from before the page asked about providers outside a network: they are kept then. */
export interface Read {
  draft: Draft;
  kept: boolean;
}

/** `value` as a draft, if it has the form of one. */
export function asDraft(value: unknown): Read | undefined {
  if (!draft(value)) return undefined;
  const read = keepUnasked(typed(value) as Draft);
  const found = read.draft;
  // The page tells members, items and plans apart by their ids.
  const { members, care, plans, providers = [], drugs = [] } = found;
  const fine = [members, care, plans, providers, drugs].every(different) && plans.length > 0;
  return fine ? read : undefined;
}

/** Says "keep" wherever a provider is outside a network and nothing is said about it. */
function keepUnasked(found: Draft): Read {
  let kept = false;
  const keep = <One extends { ifOutside?: string }>(one: One): One => {
    kept ||= one.ifOutside === undefined;
    return { ...one, ifOutside: one.ifOutside ?? 'keep' };
  };
  const members = found.members.map((one) =>
    one.outOfNetwork ? { ...one, outOfNetwork: one.outOfNetwork.map(keep) } : one,
  );
  const care = found.care.map((one) => {
    const { keepProvider: _, ...now } = one as typeof one & { keepProvider?: boolean };
    return now.outOfNetwork === true || Array.isArray(now.outOfNetwork) ? keep(now) : now;
  });
  return { draft: { ...found, members, care }, kept };
}

/** The plan of a plan file, if it has the form of one. */
export function asPlan(value: unknown): Plan | undefined {
  if (!isObject(value) || !('benefits' in value) || !isObject(value.benefits)) return undefined;
  const found: unknown = planFrom(value);
  return plan(found) ? (found as Plan) : undefined;
}
