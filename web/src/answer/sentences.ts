// The answer in sentences: what costs least and by how much, why, and how sure that is.
import type { Explanation } from '../engine/types';
import { isDrawn } from '../draft/draft';
import { sentence, shortNames } from './labels';
import { cents, leading } from './order';
import { filling, keeping, unknown } from './providers';
import { inShort } from './reasons';
import {
  isWhole,
  ofSamePlans,
  toldTotal,
  verdict,
  type Answer,
  type Decided,
  type Ranked,
  type Standing,
  type Verdict,
  type Years,
} from './verdict';
import type { Words } from '../words/words';

/** What sentences are about: the last good answer, with possible years and what decides, as far as they are there. */
export interface Told {
  readonly words: Words;
  readonly answer: Answer | undefined;
  readonly years: Years | undefined;
  readonly decided: Decided | undefined;
}

/** The answer: what the cheapest plan costs and how much less that is, then why, what keeping doctors costs, and how sure it is. */
export function sentences(page: Told, { plans, drawn }: Verdict): string[] {
  const { words, answer } = page;
  const { say, list } = words;
  const [first, ...others] = plans;
  if (!first || !answer) return [];
  const names = shortNames(words, answer.result.plans);
  const name = ({ plan }: Ranked) => names.get(plan.id) ?? plan.name;
  const period = { months: answer.result.coverage.months, drawn: drawn ? 'yes' : 'no' };
  const least = leading(plans);
  const tied = least.length > 1;
  const [second] = others;
  const explained = explanationsOf(page)?.find(
    ({ plan, other }) => plan === first.plan.id && other === second?.plan.id,
  );
  const total = toldTotal(words, first);
  const opening = tied
    ? say('answer.tie', { ...period, plans: list(least.map(name)), total })
    : second && explained
      ? say('answer.less', {
          ...period,
          plan: name(first),
          total,
          difference: words.told(explained.told),
          other: name(second),
          many: plans.length > 2 ? 'yes' : 'no',
        })
      : say('answer.least', { ...period, plan: name(first), total, alone: second ? 'no' : 'yes' });
  const why = second && explained && !tied ? inShort(words, explained, name(second)) : [];
  // A year in which plans cost the same counts for each of them.
  const shared = plans.reduce((sum, { years }) => sum + (years?.cheapestOrTied ?? 0), 0) > 100;
  // The plan that costs least in most years, where that is another: its bad years are worse.
  const often = others.find(
    ({ years }) =>
      years &&
      first.years &&
      years.cheapestOrTied > first.years.cheapestOrTied &&
      (cents(years.total.p90) ?? 0n) > (cents(first.years.total.p90) ?? 0n),
  );
  const risk =
    // In how many years either of two costs less names a winner where there is none.
    tied
      ? badYears(words, least, name)
      : often?.years
        ? [say('answer.often', { plan: name(often), count: often.years.cheapestOrTied, first: name(first) })]
        : first.years && plans.length > 1
          ? [
              say('answer.cheapest', {
                plan: name(first),
                count: first.years.cheapestOrTied,
                ties: shared ? 'yes' : 'no',
              }),
            ]
          : [];
  const below = plans.some((plan) => plan.total.startsWith('-')) ? [say('answer.below')] : [];
  // What would be with another choice comes last, so that nothing is read as part of it.
  return [
    opening,
    ...why,
    ...risk,
    ...keeping(words, answer, plans, name),
    ...unknown(words, answer, plans, name),
    ...filling(words, answer, plans, name),
    ...below,
  ].map(sentence);
}

/** What a bad year costs under plans that cost the same on average, where that differs. */
function badYears(words: Words, tied: readonly Ranked[], called: (plan: Ranked) => string): string[] {
  const bad = tied.map(({ years }) => (years ? words.told(years.told.p90) : ''));
  if (new Set(bad).size < 2 || !words.has('answer.tie.bad')) return [];
  const costs = tied.map((plan, i) => words.say('listing.with', { cost: bad[i] ?? '', plan: called(plan) }));
  return [words.say('answer.tie.bad', { costs: words.list(costs) })];
}

/** What explains the difference between the plans that stand on the page. */
const explanationsOf = ({ answer, years, decided }: Told): readonly Explanation[] | undefined => {
  if (!answer) return undefined;
  const told = isDrawn(answer.draft) ? years?.simulation : decided?.comparison;
  return told && ofSamePlans(answer, told.plans) ? told.explanations : undefined;
};

/** What is read out when the answer has changed: once it is whole, so that nothing is read out twice. */
export function announcement(page: Told & Standing & { readonly whole: Years | undefined }): string {
  const order = verdict(page);
  // Where all care is listed, what decides comes last.
  const decided = order?.drawn || page.decided?.draft === page.draft;
  return order && decided && isWhole(page, order) ? (sentences(page, order)[0] ?? '') : '';
}
