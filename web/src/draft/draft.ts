// The draft: what stands in the page's fields. It has the shape of the engine's
// request, so that a JSON pointer names the same thing in both, but holds every
// number and amount as the text that was typed.
import type * as engine from '../engine/types';
import { hasDays, isFilled } from './services';

/** A part of a request as it is typed: every number, amount and word is text, right or not. */
type Typed<T> = T extends boolean
  ? T
  : T extends string | number
    ? string
    : T extends readonly (infer One)[]
      ? Typed<One>[]
      : { [Field in keyof T]: Typed<T[Field]> };

/** The same type with some fields of another. */
type With<T, Fields> = Omit<T, keyof Fields> & Fields;

export type Draft = With<
  Typed<Omit<engine.EstimateRequest, 'ledger' | 'simulation' | 'providers' | 'drugs'>>,
  {
    startMonth: string;
    months: string;
    members: Member[];
    care: Item[];
    plans: Plan[];
    /** Those whom items name. */
    providers?: Provider[] | undefined;
    drugs?: Drug[] | undefined;
    /** Who pays the premium, where somebody said so; requests go by it, and the engine is not told. */
    whoPays?: string;
  }
>;

/** What is said of a household's money and place: it stays out of links unless somebody wants it there. */
export const ofIncome = [
  'income',
  'taxFamily',
  'tribal',
  'place',
  'places',
  'tax',
] as const satisfies readonly (keyof Draft)[];

/** Who is covered and what care is listed. */
export type Household = Pick<Draft, 'members' | 'care'>;

export type Member = With<Typed<engine.Member>, Pick<engine.Member, 'relationship'>>;
export type Paid = Typed<engine.Paid>;
/** The service of an item that names a drug is empty: each plan says it. */
export type Item = With<Typed<engine.CareItem>, { service: string }>;
/** Which entry of lists somebody or something is, so that what they say can be taken from them again. */
interface Entry {
  entry?: string;
}
/** What is said of a provider or a drug is by the ids under which plans were offered, whatever columns they are in. */
export type Provider = With<
  Typed<engine.Provider>,
  // Whether new patients are taken, where not everywhere, and what the insurer calls the tier.
  Entry & { accepting?: string; plans?: Record<string, Typed<engine.ProviderListing> & { tierName?: string }> }
>;
export type Drug = With<
  Typed<engine.Drug>,
  // Whether what is not covered is covered without its brand, and as which tier, where that was looked up.
  Entry & { plans?: Record<string, Typed<engine.DrugListing> & { asGeneric?: boolean; genericAs?: string }> }
>;
export type ByTier = Typed<engine.ByTier>;
export type AgeAmount = Typed<engine.AgeAmount>;
export type AreaRates = Typed<engine.AreaRates>;
export type Limit = Typed<engine.Limit>;
export type Source = Typed<engine.Source>;

export type Used = Typed<engine.Used>;
/** A limit may have no count yet, and one that several services share no services. */
export type VisitLimit = Partial<Typed<engine.VisitLimit>>;
export interface ServiceLimit {
  services?: string[];
  limit?: VisitLimit;
}

/** A benefit is always an object, and what is stated in it may lack a part yet. */
export type Benefit = With<
  Typed<engine.BenefitFields>,
  { visitLimit?: VisitLimit; planPaysAtMost?: Partial<Typed<engine.PayLimit>> }
>;

/** A plan with reduced cost sharing, its benefits like those of the plan. */
export type Variant = With<Typed<engine.Variant>, { benefits?: Record<string, Benefit> }>;

export type Plan = With<
  Typed<engine.Plan>,
  {
    /** The sample that the plan began as; the engine is not told. */
    sample?: string;
    premium: Partial<Typed<engine.Premium>>;
    /** By service, one that the engine may not know. */
    benefits: Record<string, Benefit>;
    reducedCostSharing?: Variant[];
    serviceLimits?: ServiceLimit[];
    prices?: Record<string, string>;
  }
>;

/** Whether a woman of an age may have a baby: nearly all births are in these years. */
export const mayExpect = (age: number): boolean => age >= 15 && age <= 50;

/** Tells whether anybody's care is drawn: then the answer is about possible years. */
export const isDrawn = ({ members }: Draft): boolean =>
  members.some(
    ({ use, conditions }) => (use !== undefined && use !== '' && use !== 'none') || (conditions ?? []).length > 0,
  );

/** What a usual year may be like, as people say it. */
export const usualYears = ['low', 'typical', 'high', 'unknown'] as const satisfies readonly engine.Use[];
export type UsualYear = (typeof usualYears)[number];

/** Whether all care is listed, but for what conditions bring. */
export const isListed = ({ members }: Draft): boolean => members.every(({ use }) => !use || use === 'none');

/** How many of a plan's terms nobody has read (R58). */
export const unknownTerms = ({ benefits }: Plan): number =>
  Object.values(benefits).flatMap((benefit) =>
    Object.values(benefit).filter((terms) => typeof terms === 'string' && /^\s*unknown\s*$/i.test(terms)),
  ).length;

/** Whether all plans are still those that somebody put before the reader. */
export const areSamples = ({ plans }: Draft): boolean => plans.every(({ sample }) => sample);

export const maxMembers = 12;
/** More columns than this cannot be read side by side. */
export const maxPlans = 4;

/** An id that none of `taken` has: `prefix` and the first free number. */
export function freshId(prefix: string, taken: readonly { id: string }[]): string {
  for (let n = 1; ; n++) {
    const id = `${prefix}${n}`;
    if (!taken.some((other) => other.id === id)) return id;
  }
}

/** Marks that turn the direction of what stands behind them: with one in a name the dollars beside it read backward. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;

/** What a field, a link, a request or a file says, as the draft holds it: numbers as text, and no marks that turn others. */
export function typed(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.replaceAll(turns, '');
  if (Array.isArray(value)) return value.map(typed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, typed(inner)]));
}

/** The household of a request, which the engine takes, as the draft holds it. */
export const householdFrom = (file: Pick<engine.EstimateRequest, 'members' | 'care'>): Household =>
  typed(file) as Household;

/** A plan file as the draft holds plans: numbers as text, every benefit as an object. */
export function planFrom(file: unknown): Plan {
  const plan = typed(file) as Plan;
  const variants = plan.reducedCostSharing?.map((variant) =>
    variant.benefits ? { ...variant, benefits: asObjects(variant.benefits) } : variant,
  );
  return {
    ...plan,
    benefits: asObjects(plan.benefits),
    ...(variants ? { reducedCostSharing: variants } : {}),
  };
}

const asObjects = (benefits: Record<string, Benefit | string>): Record<string, Benefit> =>
  Object.fromEntries(
    Object.entries(benefits).map(([service, benefit]) => [
      service,
      typeof benefit === 'string' ? { terms: benefit } : benefit,
    ]),
  );

/**
 * A sample in a column of the comparison, under the column's id. Care names
 * plans by that id, so that it still holds when another plan takes the column.
 */
export const inColumn = (sample: Plan, id: string): Plan => ({ ...sample, id, sample: sample.id });

/** The id under which a plan was offered, whatever column it is in; one's own plan has the column's. */
export const ownId = ({ id, sample = id }: Plan): string => sample;

/** A family for whom the answer is there before anything is typed, or another household. */
export function sampleDraft(samples: readonly Plan[], household = sampleFamily()): Draft {
  const columns = samples.map((sample, i) => inColumn(sample, `plan${i + 1}`));
  // The latest of them, whatever their order.
  const year = columns.reduce((latest, { year = '' }) => (year > latest ? year : latest), '');
  return { year, startMonth: '1', months: '12', ...household, plans: columns };
}

function sampleFamily(): Household {
  const item = (n: number, member: string, service: string, count: number, more: Partial<Item> = {}): Item => ({
    id: `care${n}`,
    member,
    service,
    count: String(count),
    ...more,
  });
  return {
    members: [
      { id: 'member1', relationship: 'self', age: '42', sex: 'female', use: 'unknown' },
      { id: 'member2', relationship: 'spouse', age: '40', sex: 'male', use: 'unknown' },
      { id: 'member3', relationship: 'child', age: '9', sex: 'female', use: 'unknown' },
    ],
    care: [
      item(1, 'member1', 'primaryCare', 2),
      item(2, 'member1', 'specialist', 6, { outOfNetwork: true, ifOutside: 'keep' }),
      item(3, 'member2', 'genericDrug', 12),
      item(4, 'member2', 'imaging', 1),
      item(5, 'member3', 'preventive', 1),
      item(6, 'member3', 'emergencyRoom', 1),
    ],
  };
}

/** The same plans and nobody but oneself, of whom nothing is known yet. */
export const emptyDraft = (draft: Draft): Draft => ({
  ...draft,
  startMonth: '1',
  months: '12',
  members: [{ id: 'member1', relationship: 'self', age: '', use: 'unknown' }],
  care: [],
  providers: undefined,
  drugs: undefined,
  ...Object.fromEntries(ofIncome.map((field) => [field, undefined])),
});

export function addMember(draft: Draft): Draft {
  const has = (relationship: string) => draft.members.some((member) => member.relationship === relationship);
  const relationship = !has('self') ? 'self' : !has('spouse') ? 'spouse' : 'child';
  // As much is expected of whoever is added as of the last of those who have care to be drawn.
  const use = draft.members.findLast((other) => other.use && other.use !== 'none')?.use;
  const member: Member = { id: freshId('member', draft.members), relationship, age: '', ...(use ? { use } : {}) };
  return { ...draft, members: [...draft.members, member] };
}

/** Takes a member away, and with them the care that was theirs. Their plan is nobody's then. */
export function removeMember(draft: Draft, id: string): Draft {
  return onlyNamed({
    ...draft,
    plans: draft.plans.map((plan) => (plan.through === id ? { ...plan, through: '' } : plan)),
    members: draft.members.filter((member) => member.id !== id),
    care: draft.care.filter((item) => item.member !== id),
  });
}

/** The same draft without providers and drugs that no item names any more. */
function onlyNamed(draft: Draft): Draft {
  const { care, providers, drugs } = draft;
  if (!providers && !drugs) return draft;
  const left = providers?.filter(({ id }) => care.some(({ provider }) => provider === id));
  const filled = drugs?.filter(({ id }) => care.some(({ drug }) => drug === id));
  return { ...draft, providers: left?.length ? left : undefined, drugs: filled?.length ? filled : undefined };
}

/**
 * Care that households know is coming, and the items that it is made of. The
 * numbers are where the fields begin, for the household to change.
 */
const known = {
  doctor: [{ service: 'primaryCare' }],
  specialist: [{ service: 'specialist' }],
  outside: [{ service: 'specialist', outOfNetwork: true, ifOutside: 'keep' }],
  medicine: [{ service: 'genericDrug', count: '12' }],
  test: [{ service: 'lab' }],
  operation: [
    { service: 'outpatientFacility', course: 'operation' },
    { service: 'outpatientSurgeon', course: 'operation' },
  ],
  hospital: [{ service: 'hospitalStay', days: '3' }, { service: 'hospitalPhysician' }],
  baby: [
    { service: 'prenatalVisit', count: '10' },
    { service: 'deliveryFacility', days: '2' },
    { service: 'deliveryPhysician' },
  ],
  away: [{ service: 'urgentCare', away: true }],
  more: [{ service: 'other' }],
} as const satisfies Record<string, readonly Partial<Item>[]>;

export type Known = keyof typeof known;
export const knownCare = Object.keys(known) as Known[];

/** Whose care is where nobody says: the first member's; a baby is a woman's, or else an adult's. */
function likely({ members }: Draft, what: Known): Member | undefined {
  const adults = members.filter(({ relationship }) => relationship !== 'child');
  const mother = adults.find(({ sex }) => sex === 'female') ?? adults.find(({ sex }) => sex !== 'male') ?? adults[0];
  return (what === 'baby' ? mother : undefined) ?? members[0];
}

/** Adds the items of something that is coming, for a member. */
export function addKnown(draft: Draft, what: Known, whose: string | undefined): Draft {
  const member = whose ?? likely(draft, what)?.id ?? '';
  return known[what].reduce<Draft>((so, part) => {
    const item: Item = { id: freshId('care', so.care), member, count: '1', ...part };
    return { ...so, care: [...so.care, item] };
  }, draft);
}

export const removeItem = (draft: Draft, id: string): Draft =>
  onlyNamed({ ...draft, care: draft.care.filter((item) => item.id !== id) });

/** What an item is counted and filled as: a drug is one whatever a plan has it under. */
export const kindOf = ({ drug, service }: Item): string => (drug === undefined ? service : 'genericDrug');

/** Another service for an item; days go with services that are not stays, and how it is filled with what is no drug. */
export function changeService(item: Item, service: string): Item {
  const { days, supply, mail, ...rest } = item;
  return {
    ...rest,
    service,
    ...(hasDays(service) ? { days: days ?? '1' } : {}),
    ...(isFilled(service) ? { ...(supply ? { supply } : {}), ...(mail ? { mail } : {}) } : {}),
  };
}

export const payers = ['employer', 'self', 'marketplace'] as const;
export type Payer = (typeof payers)[number];

/** Who pays the premium beside the household: where nobody said so, as the plans have it. */
export function payer({ whoPays, plans }: Draft): Payer {
  const said = payers.find((one) => one === whoPays);
  if (said) return said;
  if (plans.some(({ premium }) => premium.employerShare)) return 'employer';
  return plans.some(({ premium }) => premium.taxCredit) ? 'marketplace' : 'self';
}

/** Whether a member can be a newborn, who is covered from the birth on. */
export const isBorn = ({ relationship, age }: Member): boolean => relationship === 'child' && age === '0';

export const coversSpouse = ({ members }: Draft): boolean =>
  members.some(({ relationship }) => relationship === 'spouse');

/** What is asked of taxes, before anything is typed: off pay, as at most employers. */
export const taxesBegin = (draft: Draft): Draft['tax'] => ({
  filingStatus: coversSpouse(draft) ? 'marriedFilingJointly' : 'single',
  wages: '',
  pretaxPremium: true,
  hsa: { amount: '', throughPayroll: true },
});

/** Takes a plan away, and what was said about it elsewhere. */
export function removePlan(draft: Draft, id: string): Draft {
  const gone = draft.plans.find((plan) => plan.id === id);
  // What says nothing of the plan stays what it is, so that what is left of the example is known.
  const others = <One extends object>(list: readonly One[], less: (one: One) => One) =>
    list.map((one) => (JSON.stringify(one).includes(`"${id}"`) ? less({ ...one }) : one));
  // Another plan of one's own may get its id.
  const without = <One extends { plans?: Record<string, unknown> }>({ plans, ...one }: One) => ({
    ...one,
    ...(plans ? { plans: Object.fromEntries(Object.entries(plans).filter(([other]) => other !== id)) } : {}),
  });
  const own = gone && !gone.sample;
  return {
    ...draft,
    ...(own && draft.providers ? { providers: draft.providers.map(without) as Provider[] } : {}),
    ...(own && draft.drugs ? { drugs: draft.drugs.map(without) as Drug[] } : {}),
    plans: draft.plans.filter((plan) => plan.id !== id),
    care: others(draft.care, (item) => {
      if (Array.isArray(item.outOfNetwork)) item.outOfNetwork = item.outOfNetwork.filter((other) => other !== id);
      if (typeof item.tier === 'object')
        item.tier = Object.fromEntries(Object.entries(item.tier).filter(([other]) => other !== id));
      return item;
    }),
    members: others(draft.members, (member) => {
      for (const field of ['alreadyPaid', 'alreadyUsed'] as const) {
        const list: { plan?: string }[] | undefined = member[field];
        if (list) Object.assign(member, { [field]: list.filter(({ plan }) => plan !== id) });
      }
      return member;
    }),
  };
}
