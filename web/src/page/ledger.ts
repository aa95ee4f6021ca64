import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { disclosure } from './fields';
import { asStanding } from '../answer/order';
import type { Page } from './page';

/** Tells whether a ledger is open, and so has to be made. */
export const ledgerOpen = (page: Page): boolean =>
  page.answer?.result.plans.some((plan) => page.isOpen(`ledger ${plan.id}`)) ?? false;

/** Every line of every plan, with its reasons. A plan's are made when it is opened. */
export function ledger(page: Page): TemplateResult | typeof nothing {
  const { say } = page.words;
  if (!page.answer) return nothing;
  return html`<section class="ledger ${page.upToDate ? '' : 'old'}" aria-labelledby="ledger">
    <h2 id="ledger" tabindex="-1">${say('ledger.title')}</h2>
    <p class="lead">${say('ledger.lead')}</p>
    ${repeat(
      asStanding(page, page.answer.result.plans),
      ({ id }) => id,
      (plan) =>
        disclosure(
          page,
          `ledger ${plan.id}`,
          [],
          page.words.named(plan.name),
          () => page.behind?.ofLedger(page, plan.id) ?? html`<p>${say('ledger.making')}</p>`,
          'plan-ledger',
        ),
    )}
  </section>`;
}
