// Doctors and medicines that were looked up, as the draft has them: who or what it is, and what
// the lists say under each plan.
import { freshId, ownId, type Draft, type Drug, type Item, type Provider } from './draft';
import { drugTiers } from './services';

/** Services by words of specialties; all others are specialists. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/psychiatr|psycholog|counsel|mental|behavior|clinical social work|addiction/i, 'mentalHealthVisit'],
  [/^(family|general|internal) (medicine|practice)|^pediatrics$|^geriatric|primary care/i, 'primaryCare'],
];

/** The service as which visits with somebody count, by their specialties. */
export const serviceOf = (specialties: readonly string[]): string =>
  kinds.find(([words]) => specialties.some((one) => words.test(one)))?.[1] ?? 'specialist';

const same = (a: object, b: object): boolean => JSON.stringify({ ...a, id: '' }) === JSON.stringify({ ...b, id: '' });

/** The one of a list that says the same, or a new one; and the list with it. */
function within<One extends { id: string }>(
  list: readonly One[] = [],
  one: Omit<One, 'id'>,
  prefix: string,
): [One[], string] {
  const known = list.find((other) => same(other, one));
  if (known) return [[...list], known.id];
  const id = freshId(prefix, list);
  return [[...list, { ...one, id } as One], id];
}

const withItem = (draft: Draft, item: Omit<Item, 'id' | 'member'>, whose: string | undefined): Draft => ({
  ...draft,
  care: [...draft.care, { id: freshId('care', draft.care), member: whose ?? draft.members[0]?.id ?? '', ...item }],
});

/** Adds a visit with a doctor. */
export function addDoctor(
  draft: Draft,
  doctor: Omit<Provider, 'id'>,
  service: string,
  whose: string | undefined,
): Draft {
  const [providers, provider] = within(draft.providers, { ifOutside: 'keep', ...doctor }, 'doctor');
  return withItem({ ...draft, providers }, { service, count: '1', provider }, whose);
}

/** Adds a year's fills of a medicine. */
export function addMedicine(draft: Draft, medicine: Omit<Drug, 'id'>, whose: string | undefined): Draft {
  const ifUnknown = dearest(draft, medicine);
  const [drugs, drug] = within(draft.drugs, { ...medicine, ...(ifUnknown ? { ifUnknown } : {}) }, 'medicine');
  return withItem({ ...draft, drugs }, { service: '', count: '12', drug }, whose);
}

/** The dearest tier in which plans have a drug, where others do not cover it and none is unknown: by it its price is told. */
export function dearest({ plans }: Draft, { plans: said = {} }: Omit<Drug, 'id'>): string | undefined {
  const under = plans.map((plan) => said[ownId(plan)]?.service ?? 'unknown');
  if (!under.includes('notCovered') || under.includes('unknown')) return undefined;
  return drugTiers.findLast((tier) => under.includes(tier));
}
