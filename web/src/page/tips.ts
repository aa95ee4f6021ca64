// What would change the answer: sentences with dollars, readable without opening anything.
import { html, nothing, type TemplateResult } from 'lit';
import type { Explanation, Saving, TippingPoint } from '../engine/types';
import { itemName, sentence, shortNames } from '../answer/labels';
import { cents, leading, tie } from '../answer/order';
import { ofSamePlans, verdict, type Answer } from '../answer/verdict';
import { isDrawn, type Draft } from '../draft/draft';
import type { Page } from './page';

/** How little would have to change for another plan to cost least (R31): in the care that is listed, or where care is drawn in every possible year (R51). */
export function tips(page: Page): TemplateResult | typeof nothing {
  const { words, decided, years, answer } = page;
  if (!answer) return nothing;
  const drawn = isDrawn(answer.draft);
  // Who lists all care has opened where it is listed, and that brings these words.
  if (!drawn && !words.isComplete) return nothing;
  const of = drawn ? years?.simulation : decided?.comparison;
  // Its tab keeps its place while it is worked out: the others would move from under the finger.
  if (!of || !ofSamePlans(answer, of.plans)) return answer.result.plans.length > 1 ? html`` : nothing;
  const { say, list } = words;
  const names = shortNames(words, answer.result.plans);
  const nameOf = (id: string) => names.get(id) ?? id;
  const least = leading(verdict(page)?.plans ?? []).map(({ plan }) => nameOf(plan.id));
  const tied = least.length > 1;
  const savings = of.plans.flatMap(({ id, savings = [] }) =>
    largest(savings).map((saving) => saved(words, answer.draft, nameOf(id), saving, tied)),
  );
  if (answer.result.plans.length < 2 && savings.length === 0) return nothing;
  const points = of.tippingPoints;
  const telling = points.filter(({ up, down }) => up || down);
  // Where no plan is the cheapest, nothing keeps it so.
  const still = tied ? [] : points.filter(({ up, down }) => !up && !down);
  const first = (drawn ? years?.simulation.ranking : answer.result.ranking)?.[0] ?? '';
  const current = (drawn ? years : decided)?.draft === page.draft;
  const even = tied ? [] : premiums(words, answer, of.explanations, nameOf, drawn);
  const looking = drawn && page.live && years?.simulation.stage !== 'done';
  return html`<section class="closer ${current ? '' : 'waiting'}" aria-labelledby="tips">
    <h2 id="tips" tabindex="-1">${say('tips.title')}</h2>
    ${answer.result.plans.length > 1 ? html`<p class="lead">${sentence(say(drawn ? 'tips.lead.years' : 'tips.lead', { tied: tied ? 'yes' : 'no', plans: list(least) }))}</p>` : nothing}
    ${telling.length > 0 ? html`<ul class="tips">${telling.flatMap((point) => told(words, point, nameOf, first, drawn, tied)).map((text) => html`<li>${text}</li>`)}</ul>` : nothing}
    ${savings.length > 0 ? html`<ul class="tips savings">${savings.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}
    ${
      still.length > 0
        ? html`<p>${say(others(telling.length > 0 || savings.length > 0, drawn), { quantities: list(still.map(({ quantity, now, most }) => say(`quantity.${quantity}`, { count: drawn ? most - now : most }))) })}</p>`
        : nothing
    }
    ${even.map((text) => html`<p class="even">${sentence(text)}</p>`)}
    ${looking ? html`<p class="looked">${say('tips.looking')}</p>` : nothing}
  </section>`;
}

/** What saves a dollar or more: of the ways to fill drugs, the one that saves the most. */
function largest(savings: readonly Saving[]): Saving[] {
  const dollars = ({ difference }: Saving) => Number.parseInt(difference, 10);
  const best = savings
    .filter(({ change }) => change !== 'tier1')
    .toSorted((one, other) => dollars(one) - dollars(other))[0];
  return savings.filter((one) => dollars(one) < 0 && (one.change === 'tier1' || one === best));
}

/** What it would save under a plan to fill drugs otherwise, or to go to another tier. */
function saved(
  words: Page['words'],
  draft: Draft,
  plan: string,
  { change, item, difference, cheapest }: Saving,
  tied: boolean,
): string {
  const care = draft.care.find(({ id }) => id === item);
  return words.say('tips.saving', {
    change: change === 'tier1' && !care ? 'drawn' : change,
    item: care ? itemName(words, draft, care) : '',
    amount: words.about(difference.replace(/^-/, '')),
    plan,
    cheapest: cheapest && !tied ? 'yes' : 'no',
  });
}

/** What is said of quantities that change nothing, where there are some that do or none. */
const others = (some: boolean, drawn: boolean) =>
  drawn ? (some ? 'tips.others.years' : 'tips.none.years') : some ? 'tips.others' : 'tips.none';

function told(
  { say, about }: Page['words'],
  { quantity, now, up, down }: TippingPoint,
  nameOf: (id: string) => string,
  first: string,
  drawn: boolean,
  tied: boolean,
): string[] {
  return [up, down].flatMap((tip, i) => {
    const alike = tip && tie(tip.instead, tip.total);
    // A tie that stays one is no change.
    if (!tip || (tied && alike)) return [];
    const change = drawn ? Math.abs(tip.count - now) : tip.count;
    return [
      say(drawn ? (i === 0 ? 'tips.up.years' : 'tips.down.years') : i === 0 ? 'tips.up' : 'tips.down', {
        quantity: say(`quantity.${quantity}`, { count: change }),
        now,
        tie: alike ? 'yes' : 'no',
        plan: nameOf(tip.plan),
        total: about(tip.total),
        first: nameOf(first),
        instead: about(tip.instead),
      }),
    ];
  });
}

/**
 * By how much the premium of the plan that costs least could be higher, or that of the next one lower, before they cost
 * the same: by what the totals differ, for a premium is a part of each as it is. Off pay it also lowers taxes, so
 * nothing is said where these are counted.
 */
function premiums(
  { say, told }: Page['words'],
  { result: { coverage, plans, tax } }: Answer,
  explanations: readonly Explanation[],
  nameOf: (id: string) => string,
  drawn: boolean,
): string[] {
  const [nearest] = explanations;
  if (!nearest || tax) return [];
  const { plan, other, difference } = nearest;
  const its = plans.find(({ id }) => id === other)?.premium;
  // No premium is below nothing.
  const lower = (cents(its) ?? 0n) >= (cents(difference) ?? 0n);
  return [
    say('tips.premium', {
      plan: nameOf(plan),
      other: nameOf(other),
      amount: told(nearest.told),
      lower: lower ? 'yes' : 'no',
      months: coverage.months,
      drawn: drawn ? 'yes' : 'no',
    }),
  ];
}
