// What the tabs of a closer look show, but for the first: what if, rules, bills,
// assumptions, the guide, and how an answer is kept.
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { assumptions } from './assumptions';
import { asks } from './asks';
import { columns } from './columns';
import { ledger } from './ledger';
import { asStanding, cents } from '../answer/order';
import { isDrawn } from '../draft/draft';
import { ofSamePlans, verdict, yearOfPlan } from '../answer/verdict';
import type { Page, Tab } from './page';
import { pictured } from './pictured';
import { share } from './share';
import { tips } from './tips';

/** What each tab shows; nothing: there is no such tab now. */
export const closerTabs: Record<Exclude<Tab, 'why'>, (page: Page) => unknown> = {
  whatIf,
  rules: (page) => (page.answer ? asks(page, page.answer) : nothing),
  bills: listed,
  assumptions: (page) => (page.answer ? assumptions(page, page.answer) : nothing),
  guide: guided,
  keep: share,
};

/** The guide, with the household's own dollars. */
function guided(page: Page): unknown {
  const { guide, words, paused, decided, whole, standing, draft } = page;
  if (!guide || !words.isComplete) return html`<div class="soon"></div>`;
  return guard([words, guide, paused, decided, whole, standing], () => {
    if (!paused) return guide(words);
    const drawn = isDrawn(paused.draft);
    const ranked = verdict({ answer: paused, years: whole, upToDate: true, draft })?.plans;
    const plans = asStanding(page, paused.result.plans).map((plan) => ({
      ...(yearOfPlan(ranked, plan) ?? plan),
      worstCase: plan.worstCase,
      asks: plan.asks,
    }));
    const comparison = drawn ? whole?.simulation : decided?.comparison;
    // Without years there is nothing to tell of what is drawn.
    if (drawn && (!ranked || !comparison)) return guide(words);
    return guide(words, {
      plans,
      drawn,
      ...(comparison && ofSamePlans(paused, comparison.plans) ? { comparison } : {}),
    });
  });
}

/** Every bill of the care that is listed, seen alone where the answer counts drawn care as well (R51). */
function listed(page: Page): TemplateResult | typeof nothing {
  const { words } = page;
  const { say } = words;
  const { answer } = page;
  // There is nothing to see without scripts: its pictures and lines are made when they are wanted.
  if (!answer || !page.live) return nothing;
  const reached = pictured(page, 'listed', (charts, data) => charts.reachedPart(words, data, 'listed'));
  if (!isDrawn(answer.draft)) return html`${ledger(page)}${reached}`;
  if (answer.draft.care.length === 0)
    return html`<section class="closer listed" aria-labelledby="listed">
      <h2 id="listed" tabindex="-1">${say('ledger.title')}</h2>
      <p class="lead">${say('listed.none')}</p>
    </section>`;
  return html`<section class="closer listed" aria-labelledby="listed">
    <h2 id="listed" tabindex="-1">${say('listed.title')}</h2>
    <p class="lead">${say('listed.lead')}</p>
    ${columns(page, answer, 'listed', [{ label: 'row.listed', meaning: 'meaning.listed', cell: (plan) => words.money(plan.total), rank: (plan) => cents(plan.total), kind: 'amount' }])}
    ${ledger(page)} ${reached} ${byAmount(page, 'ownCare')}
  </section>`;
}

/** What each plan costs by the amount of care. */
const byAmount = (page: Page, by: 'ownCare' | 'plainAmount') =>
  pictured(page, 'listed', (charts, data) => charts.amountPicture(page.words, data, by));

/** What would change the answer; where all care is listed, in pictures too. */
function whatIf(page: Page): unknown {
  const { answer } = page;
  if (!answer) return nothing;
  return isDrawn(answer.draft) || !page.live
    ? tips(page)
    : html`${tips(page)}${byAmount(page, 'ownCare')}${byAmount(page, 'plainAmount')}`;
}
