// Plans that are added to a draft: a reader's own, to be filled in, and others as they are. Few
// come to them with the first answer, so this is loaded with what is behind what is opened.
import { freshId, inColumn, payer, removePlan, type Draft, type Limit, type Payer, type Plan } from './draft';

export const addPlan = (draft: Draft, sample: Plan): Draft => ({
  ...draft,
  plans: [...draft.plans, inColumn(sample, freshId('plan', draft.plans))],
});

/** A limit of all care in the network that is still to be filled in. */
export const emptyLimit = (type: string): Limit => ({
  covers: 'medicalAndDrug',
  network: type === 'Indemnity' ? 'combined' : 'inNetwork',
  self: '',
  person: '',
  family: '',
});

/** How often a premium is paid, where nobody has said it: most people are paid every two weeks. */
export const usualPeriod = (who: Payer) => (who === 'employer' ? 'biweekly' : 'month');

/** A plan of one's own, to be filled in from its papers. */
const ownPlan = (draft: Draft, id: string, name: string, type: string): Plan => ({
  id,
  name,
  type,
  year: draft.year,
  premium: { period: usualPeriod(payer(draft)), amount: '' },
  // As people mean what they copy in a few words.
  unmarkedTerms: 'copaysWaived',
  deductibles: [emptyLimit(type)],
  outOfPocketMaximums: [emptyLimit(type)],
  benefits: {},
});

export function addOwnPlan(draft: Draft, name: string, type = 'HMO'): Draft {
  return { ...draft, plans: [...draft.plans, ownPlan(draft, freshId('plan', draft.plans), name, type)] };
}

/** Empty plans of one's own, with their types and names, in the place of all that are there. */
export function ownPlans(draft: Draft, own: readonly (readonly [type: string, name: string])[]): Draft {
  // With ids of their own: what was said of the others is not said of them.
  const begun: Draft = { ...draft, whoPays: draft.whoPays ?? 'employer' };
  const added = own.reduce<Draft>((so, [type, name]) => addOwnPlan(so, name, type), begun);
  return draft.plans.reduce<Draft>((so, { id }) => removePlan(so, id), added);
}

/** An empty plan of one's own in the place of another one. */
export function ownPlanInstead(draft: Draft, id: string, name: string): Draft {
  const own = ownPlan(
    draft,
    freshId('plan', draft.plans),
    name,
    draft.plans.find((plan) => plan.id === id)?.type ?? 'HMO',
  );
  const after = removePlan(draft, id);
  return { ...after, plans: draft.plans.map((plan) => (plan.id === id ? own : plan)) };
}

/** The same plan once more, under a name of its own. */
export const copyPlan = (draft: Draft, plan: Plan, name: string): Draft => ({
  ...draft,
  plans: [...draft.plans, { ...plan, id: freshId('plan', draft.plans), name }],
});
