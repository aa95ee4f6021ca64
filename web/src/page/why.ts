// Where the difference between the plans comes from, and what would change the
// answer: sentences with dollars, readable without opening anything.
import { html, nothing, type TemplateResult } from 'lit';
import type { Explanation, Saving, TippingPoint } from '../engine/types';
import { cents } from '../answer/order';
import { isDrawn, type Draft } from '../draft/draft';
import { ofSamePlans } from '../answer/verdict';
import type { Page } from './page';
import { itemName, sentence, shortNames } from '../answer/labels';
import { because, signed } from '../answer/reasons';
import { worthTelling } from '../answer/providers';

/** So many reasons are told one by one; the rest together. */
const few = 4;

/** Why the plan that costs least does, against each other one: by the estimate's totals, or where care is drawn by the means of the possible years (R29). */
export function why(page: Page): TemplateResult | typeof nothing {
  const { words, decided, years, answer, draft } = page;
  if (!answer) return nothing;
  const drawn = isDrawn(answer.draft);
  const told = drawn ? years?.simulation : decided?.comparison;
  if (!told || told.explanations.length === 0 || !ofSamePlans(answer, told.plans)) return nothing;
  const current = (drawn ? years : decided)?.draft === draft;
  return html`<section class="closer ${current ? '' : 'waiting'}" aria-labelledby="why">
    <h2 id="why" tabindex="-1">${words.say('why.title')}</h2>
    ${told.explanations.map((explanation) => explained(page, explanation, drawn))}
  </section>`;
}

/** An explanation: of the mean of the possible years, where care is drawn, or of the care that is listed. */
function explained(
  { words, answer }: Page,
  { plan, other, difference, told, reasons }: Explanation,
  drawn: boolean,
): TemplateResult {
  const { say } = words;
  const short = shortNames(words, answer?.result.plans ?? []);
  const names = { plan: short.get(plan) ?? plan, other: short.get(other) ?? other };
  // The largest come first. Nothing under $10 is told (R52).
  const telling = reasons.filter(({ amount }) => worthTelling(amount)).length;
  const lead = worthTelling(difference)
    ? say(drawn ? 'why.lead.mean' : 'why.lead', { ...names, amount: words.told(told) })
    : say(drawn ? 'why.same.mean' : 'why.same', names);
  if (telling === 0) return html`<p>${sentence(lead)}</p>`;
  const shown = telling > few + 1 ? few : telling;
  const rest = shown < reasons.length ? reasons[shown - 1]?.rest : undefined;
  return html`<p>${sentence(lead)}</p>
    <ul class="reasons-why">
      ${reasons.slice(0, shown).map((reason) => html`<li>${because(words, answer?.draft, reason)}</li>`)}
      ${worthTelling(rest) ? html`<li>${say('why.rest', signed(words, rest))}</li>` : nothing}
    </ul>`;
}

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
  const savings = of.plans.flatMap(({ id, savings = [] }) =>
    largest(savings).map((saving) => saved(words, answer.draft, nameOf(id), saving)),
  );
  if (answer.result.plans.length < 2 && savings.length === 0) return nothing;
  const points = of.tippingPoints;
  const telling = points.filter(({ up, down }) => up || down);
  const still = points.filter(({ up, down }) => !up && !down);
  const first = (drawn ? years?.simulation.ranking : answer.result.ranking)?.[0] ?? '';
  const current = (drawn ? years : decided)?.draft === page.draft;
  const looking = drawn && page.live && years?.simulation.stage !== 'done';
  return html`<section class="closer ${current ? '' : 'waiting'}" aria-labelledby="tips">
    <h2 id="tips" tabindex="-1">${say('tips.title')}</h2>
    ${answer.result.plans.length > 1 ? html`<p class="lead">${say(drawn ? 'tips.lead.years' : 'tips.lead')}</p>` : nothing}
    ${telling.length > 0 ? html`<ul class="tips">${telling.flatMap((point) => told(words, point, nameOf, first, drawn)).map((text) => html`<li>${text}</li>`)}</ul>` : nothing}
    ${savings.length > 0 ? html`<ul class="tips savings">${savings.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}
    ${
      still.length > 0
        ? html`<p>${say(others(telling.length > 0 || savings.length > 0, drawn), { quantities: list(still.map(({ quantity, now, most }) => say(`quantity.${quantity}`, { count: drawn ? most - now : most }))) })}</p>`
        : nothing
    }
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
): string {
  const care = draft.care.find(({ id }) => id === item);
  return words.say('tips.saving', {
    change: change === 'tier1' && !care ? 'drawn' : change,
    item: care ? itemName(words, draft, care) : '',
    amount: words.about(difference.replace(/^-/, '')),
    plan,
    cheapest: cheapest ? 'yes' : 'no',
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
): string[] {
  return [up, down].flatMap((tip, i) => {
    if (!tip) return [];
    // Less than $10 is a tie in words (R52).
    const tie = (cents(tip.instead) ?? 0n) - (cents(tip.total) ?? 0n) < 1000n ? 'yes' : 'no';
    const change = drawn ? Math.abs(tip.count - now) : tip.count;
    return [
      say(drawn ? (i === 0 ? 'tips.up.years' : 'tips.down.years') : i === 0 ? 'tips.up' : 'tips.down', {
        quantity: say(`quantity.${quantity}`, { count: change }),
        now,
        tie,
        plan: nameOf(tip.plan),
        total: about(tip.total),
        first: nameOf(first),
        instead: about(tip.instead),
      }),
    ];
  });
}
