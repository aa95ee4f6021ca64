// What is said beside the answer, so that nothing false is believed of it.
import { html, nothing, type TemplateResult } from 'lit';
import { cautions } from '../answer/cautions';
import { leading } from '../answer/order';
import { verdict } from '../answer/verdict';
import { isDrawn } from '../draft/draft';
import { canSplit } from './may-split';
import type { Page } from './page';
import { examplePremium } from './plan-sources';

/** Beside the answer: what could turn it, and plans that are never worth their price (R32). */
export function flags(page: Page): TemplateResult | typeof nothing {
  const { words, years, decided, draft, answer } = page;
  const { say, about } = words;
  const drawn = answer !== undefined && isDrawn(answer.draft);
  const dominated = drawn
    ? years?.draft === draft
      ? years.simulation.dominated
      : []
    : decided?.draft === draft
      ? decided.comparison.dominated
      : [];
  const least = leading(verdict(page)?.plans ?? []);
  const of = (id: string) => answer?.result.plans.find((plan) => plan.id === id);
  return html`${answer ? cautions(words, answer, (plan) => examplePremium(page, plan)).map((text) => html`<p class="flag">${text}</p>`) : nothing}
  ${dominated.map((found) => {
    const [plan, by] = [of(found.plan), of(found.by)];
    // What the answer calls a tie has no winner here either.
    if (least.some((one) => one.plan === plan)) return nothing;
    const outside = by?.asks.network && !plan?.asks.network;
    return html`<p class="flag">${say(drawn ? 'dominated.years' : 'dominated.care', { plan: plan?.name ?? '', by: by?.name ?? '', outside: outside ? 'yes' : 'no', least: about(found.atLeast), most: about(found.atMost), same: found.atLeast === found.atMost ? 'yes' : 'no', split: canSplit(draft) ? 'yes' : 'no' })}</p>`;
  })}`;
}
