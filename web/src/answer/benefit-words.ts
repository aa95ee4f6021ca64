// What a plan states of a service beside its terms, in a few words.
import type { Benefit, VisitLimit } from '../draft/draft';
import { inDollars } from '../draft/quick';
import type { Words } from '../words/words';

/** A limit on visits or days; nothing where it has no count. */
export const visitLimitWords = (
  { say, monthName }: Words,
  { count, per = 'year', years = '?', startsAnew = '', perNetwork }: VisitLimit = {},
): string[] =>
  count
    ? [
        say('benefit.limited', { count, per, years }),
        ...(/^([1-9]|1[0-2])$/.test(startsAnew)
          ? [say('limit.of.anew', { month: monthName(Number(startsAnew)) })]
          : []),
        ...(perNetwork ? [say('benefit.apart')] : []),
      ]
    : [];

/** Everything that is stated beside the terms. */
export function benefitWords(words: Words, benefit: Benefit): string[] {
  const { say, locale } = words;
  const { visitLimit, planPaysAtMost: pays, sharedFirstVisits: shared, outsideMaximum } = benefit;
  return [
    ...visitLimitWords(words, visitLimit),
    ...(pays?.amount
      ? [say('pays.most', { amount: inDollars(pays.amount, locale.marks), per: pays.per ?? 'use' })]
      : []),
    ...(shared ? [say('benefit.sharing', { name: shared })] : []),
    ...(outsideMaximum ? [say('benefit.outside')] : []),
  ];
}
