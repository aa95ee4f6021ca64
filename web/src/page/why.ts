// Where the difference between the plans comes from: sentences with dollars,
// readable without opening anything.
import { html, nothing, type TemplateResult } from 'lit';
import type { Explanation } from '../engine/types';
import { isDrawn } from '../draft/draft';
import { ofSamePlans } from '../answer/verdict';
import type { Page } from './page';
import { sentence, shortNames } from '../answer/labels';
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
