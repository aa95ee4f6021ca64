// Where a difference between two plans comes from, in words.
import type { Contribution, Explanation, KindOfCost } from '../engine/types';
import type { Draft } from '../draft/draft';
import { groupNames, serviceGroups } from '../draft/services';
import { itemName, serviceName } from './labels';
import { worthTelling } from './providers';
import type { Key, Words } from '../words/words';

/** So many kinds of cost are looked at in a sentence. */
const few = 3;

/** An amount without its sign, and which it has. */
export const signed = ({ about }: Words, amount: string) => ({
  amount: about(amount.replace(/^-/, '')),
  sign: amount.startsWith('-') ? 'less' : 'more',
});

const briefKey = (code: KindOfCost['code']) => `brief.${code}` as Extract<Key, `brief.${string}`>;

/** A kind of cost in which plans differ, within a sentence; for what care, where that is one of several kinds. */
export function briefly(words: Words, { code, amount }: KindOfCost, { reasons }: Explanation): string {
  // The largest comes first. It must go the way of all of its kind together.
  const largest = reasons.find((one) => one.code === code && one.amount.startsWith('-') === amount.startsWith('-'));
  return words.say(briefKey(code), {
    ...signed(words, amount),
    care: groupNames.find((name) => (serviceGroups[name] as readonly string[]).includes(largest?.service ?? '')) ?? '',
  });
}

/**
 * Why one plan costs less than another, as a sentence: by the kinds of cost that
 * differ most, those against it too. Nothing under $10 is told (R52).
 */
export function inShort(words: Words, explanation: Explanation, other: string): string[] {
  const telling = explanation.kinds.filter(({ code, amount }) => worthTelling(amount) && words.has(briefKey(code)));
  const costsLess = ({ amount }: KindOfCost) => amount.startsWith('-');
  const [first, ...more] = telling.filter((kind) => !costsLess(kind));
  if (!first) return [];
  const most = telling.slice(0, few);
  const told = [first, ...more.filter((kind) => most.includes(kind))].slice(0, 2);
  const [against] = most.filter(costsLess);
  const say = (kind: KindOfCost) => briefly(words, kind, explanation);
  return [
    words.say('answer.why', {
      other,
      reasons: words.list(told.map(say)),
      but: against ? say(against) : 'none',
    }),
  ];
}

/** One reason for a difference, as a sentence. */
export function because(
  words: Words,
  draft: Draft | undefined,
  { code, amount, count, service, item, covers }: Contribution,
): string {
  const care = draft?.care.find(({ id }) => id === item);
  const name = service === undefined ? '' : serviceName(words, service);
  const ofAll =
    code === 'not-covered' && service === undefined
      ? 'why.not-covered.mean'
      : code === 'referral-visits' && count === undefined
        ? 'why.referral-visits.mean'
        : undefined;
  return words.say(ofAll ?? `why.${code}`, {
    ...signed(words, amount),
    count: count ?? 0,
    service: name,
    item: draft && care ? itemName(words, draft, care) : name,
    covers: covers ?? 'medicalAndDrug',
  });
}
