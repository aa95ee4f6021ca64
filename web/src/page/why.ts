// Where the difference between the plans comes from, and what would change the
// answer: sentences with dollars, readable without opening anything.
import { html, nothing, type TemplateResult } from 'lit';
import type { Contribution, Explanation, PlanResult, TippingPoint } from '../engine/types';
import { isDrawn, ofSamePlans, verdict, type Page } from './page';
import { itemName, serviceName } from './people';

/** So many reasons are told one by one; the rest together. */
const few = 4;

const codes = [
  'premium',
  'hsa-contribution',
  'hra-used',
  'deductible',
  'copay-and-coinsurance',
  'referral-visits',
  'balance-bill',
  'visit-limit',
  'not-covered',
  'no-referral',
  'away',
  'out-of-network',
] as const;

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

/** That the care that is listed speaks for another plan than the possible years do, where it does. */
function aside({ words }: Page, first: PlanResult | undefined, listed: PlanResult | undefined): TemplateResult | typeof nothing {
  if (!first || !listed || first.id === listed.id) return nothing;
  return html`<p class="flag">${words.say('tips.differ', { plan: first.name, listed: listed.name })}</p>`;
}

/** An explanation: of the mean of the possible years, where care is drawn, or of the care that is listed. */
function explained({ words, answer }: Page, { plan, other, difference, reasons }: Explanation, drawn: boolean): TemplateResult {
  const { say, about } = words;
  const nameOf = (id: string) => answer?.result.plans.find((one) => one.id === id)?.name ?? id;
  const names = { plan: nameOf(plan), other: nameOf(other) };
  if (reasons.length === 0) return html`<p>${say(drawn ? 'why.same.mean' : 'why.same', names)}</p>`;
  const shown = reasons.length > few + 1 ? few : reasons.length;
  const rest = shown < reasons.length ? reasons[shown - 1]?.rest : undefined;
  return html`<p>${say(drawn ? 'why.lead.mean' : 'why.lead', { ...names, amount: about(difference) })}</p>
    <ul class="reasons-why">
      ${reasons.slice(0, shown).map((reason) => html`<li>${because(words, answer?.draft, reason)}</li>`)}
      ${rest !== undefined && rest !== '0.00' ? html`<li>${say('why.rest', signed(words, rest))}</li>` : nothing}
    </ul>`;
}

/** An amount without its sign, and which it has. */
const signed = ({ about }: Page['words'], amount: string) => ({ amount: about(amount.replace(/^-/, '')), sign: amount.startsWith('-') ? 'less' : 'more' });

function because(words: Page['words'], draft: Page['draft'] | undefined, { code, amount, count, service, item, covers }: Contribution): string {
  const care = draft?.care.find(({ id }) => id === item);
  const name = service === undefined ? '' : serviceName(words, service);
  const known = codes.find((one) => one === code);
  const ofAll = known === 'not-covered' && service === undefined ? 'why.not-covered.mean' : known === 'referral-visits' && count === undefined ? 'why.referral-visits.mean' : undefined;
  return words.say(ofAll ?? (known ? `why.${known}` : 'why.rest'), {
    ...signed(words, amount),
    count: count ?? 0,
    service: name,
    item: draft && care ? itemName(words, draft, care) : name,
    covers: covers ?? 'medicalAndDrug',
  });
}

/** How little would have to change for another plan to cost least (R31). */
export function tips(page: Page): TemplateResult | typeof nothing {
  const { words, decided, answer } = page;
  if (!answer || !decided || answer.result.plans.length < 2 || !ofSamePlans(answer, decided.comparison.plans)) return nothing;
  const { say, list } = words;
  const planOf = (id: string | undefined) => answer.result.plans.find((one) => one.id === id);
  const nameOf = (id: string) => planOf(id)?.name ?? id;
  const points = decided.comparison.tippingPoints;
  const telling = points.filter(({ up, down }) => up || down);
  const still = points.filter(({ up, down }) => !up && !down);
  const first = answer.result.ranking[0] ?? '';
  return html`<section class="closer ${decided.draft === page.draft ? '' : 'waiting'}" aria-labelledby="tips">
    <h2 id="tips" tabindex="-1">${say('tips.title')}</h2>
    <p class="lead">${say(isDrawn(answer.draft) ? 'tips.lead.listed' : 'tips.lead', { first: nameOf(first) })}</p>
    ${aside(page, verdict(page)?.plans[0]?.plan, planOf(first))}
    ${telling.length > 0 ? html`<ul class="tips">${telling.flatMap((point) => told(words, point, nameOf, first)).map((text) => html`<li>${text}</li>`)}</ul>` : nothing}
    ${still.length > 0
      ? html`<p>${say(telling.length > 0 ? 'tips.others' : 'tips.none', { quantities: list(still.map(({ quantity, most }) => say(`quantity.${quantity}`, { count: most }))) })}</p>`
      : nothing}
  </section>`;
}

function told({ say, about }: Page['words'], { quantity, now, up, down }: TippingPoint, nameOf: (id: string) => string, first: string): string[] {
  return [up, down].flatMap((tip, i) =>
    tip
      ? [
          say(i === 0 ? 'tips.up' : 'tips.down', {
            quantity: say(`quantity.${quantity}`, { count: tip.count }),
            now,
            plan: nameOf(tip.plan),
            total: about(tip.total),
            first: nameOf(first),
            instead: about(tip.instead),
          }),
        ]
      : [],
  );
}
