// What lists say of the doctors and medicines that care names, in words.
import type { Draft, Drug, Item, Plan, Provider } from '../draft/draft';
import { ownId } from '../draft/draft';
import { tiersOf } from '../draft/tiers';
import type { Key, Words } from '../words/words';
import { serviceName } from './labels';

/** A plan's answer as one can see it from afar. */
export type Sign = 'yes' | 'no' | 'unknown';

export interface PlanAnswer {
  readonly sign: Sign;
  readonly text: string;
}

const rules = ['priorAuthorization', 'stepTherapy', 'quantityLimit'] as const;

/** What a plan asks before it pays for a medicine. */
export const ruleWords = ({ say }: Words, of: Partial<Record<(typeof rules)[number], boolean>>): string[] =>
  rules.filter((rule) => of[rule]).map((rule) => say(`listing.${rule}` satisfies Key));

const signOf: Record<string, Sign> = {
  in: 'yes',
  tier: 'yes',
  noTerms: 'unknown',
  out: 'no',
  notCovered: 'no',
  unknown: 'unknown',
};

/** Whom or what an item names, if anybody or anything. */
export const namedBy = ({ providers = [], drugs = [] }: Draft, { provider, drug }: Item) => ({
  doctor: provider === undefined ? undefined : providers.find(({ id }) => id === provider),
  medicine: drug === undefined ? undefined : drugs.find(({ id }) => id === drug),
});

/** What lists say of a provider under one plan. */
type ProviderListing = NonNullable<Provider['plans']>[string];

/** How a provider stands to the network of a plan: what a tier costs for which the plan has no terms is not known. */
export function standingOf(plan: Plan, { network = 'unknown', tier }: Partial<ProviderListing> = {}): string {
  if (network !== 'in' || tier === undefined) return network;
  return Number(tier) > tiersOf(plan) ? 'noTerms' : 'tier';
}

/** The same in words. */
export function standingIn({ say }: Words, plan: Plan, listing: ProviderListing | undefined): PlanAnswer {
  const { tier, tierName = '' } = listing ?? {};
  const standing = standingOf(plan, listing);
  return {
    sign: signOf[standing] ?? 'unknown',
    text: say('listing.network', {
      plan: plan.name,
      standing,
      tier: tier ?? '',
      named: tierName ? 'yes' : 'no',
      name: tierName,
    }),
  };
}

/** How each plan answers for what an item names. */
export function planAnswers(words: Words, draft: Draft, item: Item): PlanAnswer[] {
  const { say, list } = words;
  const { doctor, medicine } = namedBy(draft, item);
  return draft.plans.flatMap((plan): PlanAnswer[] => {
    if (doctor) {
      return [standingIn(words, plan, doctor.plans?.[ownId(plan)])];
    }
    if (!medicine) return [];
    const { service = 'unknown', asGeneric, ...of } = medicine.plans?.[ownId(plan)] ?? {};
    const covered = !(service in signOf);
    const text = say('listing.drug', {
      plan: plan.name,
      answer: covered ? 'covered' : asGeneric ? 'generic' : service,
      service: covered ? serviceName(words, service) : '',
    });
    const asked = ruleWords(words, of);
    return [
      {
        sign: covered ? 'yes' : (signOf[service] ?? 'unknown'),
        text: asked.length > 0 ? `${text}; ${list(asked)}` : text,
      },
    ];
  });
}

/** Whether new patients are taken. */
export const acceptingWords = ({ say }: Words, accepting: string): string => say('listing.accepting', { accepting });

/** Whose lists say so, and of when. */
export function sourceWords({ say, date }: Words, { plans }: Draft, named: Provider | Drug | undefined): string[] {
  const sources = plans.flatMap((plan) => named?.plans?.[ownId(plan)]?.source ?? []);
  const texts = sources.map(({ title, checked, updated }) =>
    say('listing.source', {
      title,
      date: isDate(checked) ? date(checked) : checked,
      updated: updated && isDate(updated) ? date(updated) : '',
      dated: updated ? 'yes' : 'no',
    }),
  );
  return [...new Set(texts)];
}

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** All of it, to be read elsewhere. */
export function listedWords(words: Words, draft: Draft, item: Item): string[] {
  const { doctor, medicine } = namedBy(draft, item);
  return [
    ...planAnswers(words, draft, item).map(({ text }) => text),
    ...(doctor?.accepting ? [acceptingWords(words, doctor.accepting)] : []),
    ...(doctor ? [words.say(`care.ifOutside.${doctor.ifOutside === 'switch' ? 'switch' : 'keep'}`)] : []),
    ...(medicine?.ifUnknown ? [`${words.say('listing.ifUnknown')}: ${serviceName(words, medicine.ifUnknown)}`] : []),
    ...sourceWords(words, draft, doctor ?? medicine),
  ];
}
