// The pictures of an answer, where the page has them: they are fetched behind it.
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { PictureData } from '../charts/data';
import { asStanding } from '../answer/order';
import { isDrawn } from '../draft/draft';
import { ofSamePlans, verdict, yearOfPlan } from '../answer/verdict';
import type { Page } from './page';
import { memberName } from '../answer/labels';

type Charts = NonNullable<Page['pictures']>;

/**
 * What `draw` makes of the answer at the last pause, of possible years or of the
 * listed care: typing does not wait for it. Until pictures are there, nothing.
 */
export function pictured(
  page: Page,
  of: 'years' | 'listed',
  draw: (charts: Charts, data: PictureData) => unknown,
): unknown {
  const { pictures, words, paused, decided, whole, standing, draft } = page;
  if (!paused || !pictures || !words.isComplete) return html`<div class="soon"></div>`;
  return guard([words, paused, decided, whole, standing, of], () => {
    const ranked = verdict({ answer: paused, years: whole, upToDate: true, draft })?.plans;
    return draw(pictures, {
      plans: asStanding(page, paused.result.plans).map(
        (plan) => (of === 'listed' ? undefined : yearOfPlan(ranked, plan)) ?? plan,
      ),
      drawn: isDrawn(paused.draft),
      firstMonth: paused.result.coverage.from.slice(0, 7),
      memberName: (id) => memberName(words, paused.draft, id),
      ...(decided && ofSamePlans(paused, decided.comparison.plans) ? { comparison: decided.comparison } : {}),
      ...(ranked && whole && isDrawn(paused.draft) ? { simulation: whole.simulation } : {}),
    });
  });
}

/** How the year could turn out, its room kept until it is there. */
export function dots(page: Page): TemplateResult {
  const count = page.answer?.result.plans.length ?? 0;
  return html`<div class="dots-room"><div class=${`dots-of-${count}`}>${pictured(page, 'years', (charts, data) => charts.dotsPicture(page.words, data))}</div></div>`;
}
