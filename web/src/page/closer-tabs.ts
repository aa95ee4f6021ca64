// What the tabs of a closer look show, but for the first: what if, rules, bills,
// assumptions, the guide, and how an answer is kept.
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { assumptions } from './assumptions';
import { asks } from './asks';
import { ledger } from './ledger';
import { asStanding } from '../answer/order';
import { isDrawn } from '../draft/draft';
import { ofSamePlans, verdict, yearOfPlan } from '../answer/verdict';
import type { Page, Tab } from './page';
import { memberName } from '../answer/labels';
import { share } from './share';
import { tips } from './why';

/** What each tab shows; nothing: there is no such tab now. */
export const closerTabs: Record<Exclude<Tab, 'why'>, (page: Page) => unknown> = {
  whatIf: (page) => (page.answer ? tips(page) : nothing),
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
  const { say } = page.words;
  // There is nothing to see without scripts: its pictures and lines are made when they are wanted.
  if (!page.answer || !page.live) return nothing;
  if (!isDrawn(page.answer.draft)) return ledger(page);
  return html`<section class="closer listed" aria-labelledby="listed">
    <h2 id="listed" tabindex="-1">${say('listed.title')}</h2>
    <p class="lead">${say('listed.lead')}</p>
    ${pictured(page, 'listed')} ${ledger(page)}
  </section>`;
}

/** The pictures, once they have been fetched: of the possible years, of the listed care, or of all that there is where nothing is drawn. */
export function pictured(page: Page, which: 'years' | 'listed' | 'all'): unknown {
  const { pictures, words, paused, decided, whole, standing, draft } = page;
  if (!paused || !pictures || !words.isComplete) return html`<div class="soon"></div>`;
  return guard([words, paused, decided, whole, standing, which], () => {
    const ranked = verdict({ answer: paused, years: whole, upToDate: true, draft })?.plans;
    return pictures(words, which, {
      plans: asStanding(page, paused.result.plans).map(
        (plan) => (which === 'listed' ? undefined : yearOfPlan(ranked, plan)) ?? plan,
      ),
      drawn: isDrawn(paused.draft),
      firstMonth: paused.result.coverage.from.slice(0, 7),
      memberName: (id) => memberName(words, paused.draft, id),
      ...(decided && ofSamePlans(paused, decided.comparison.plans) ? { comparison: decided.comparison } : {}),
      ...(ranked && whole && isDrawn(paused.draft) ? { simulation: whole.simulation } : {}),
    });
  });
}
