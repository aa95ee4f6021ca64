// What the answer depends on, as steps: who is covered, what care is coming,
// doctors outside a network, plans. In a wide window the first three stand in a
// pane beside the answer; in a narrow one each step is a screen.
import { html, nothing, type TemplateResult } from 'lit';
import { careItems } from './care-items';
import { doctors } from './doctors';
import type { Draft } from '../draft/draft';
import { coverageAndPaid, household } from './household';
import { steps, type Page, type Step } from './page';
import { part } from './part';
import { usualYear } from './usual-year';
import { where } from './where';
import { whoPays } from './who-pays';

/** A step with its heading, and the way to the next where steps are screens. */
export function step(page: Page, name: Exclude<Step, 'answer'>, content: unknown): TemplateResult {
  const { say } = page.words;
  const next = steps[steps.indexOf(name) + 1] ?? 'answer';
  return html`<section class="step ${page.step === name ? 'now' : ''}" data-step=${name} aria-labelledby=${name}>
    <h2 id=${name} tabindex="-1">${say(`step.title.${name}`)}</h2>
    ${content}
    ${
      next === 'answer'
        ? nothing
        : html`<p class="next">
          <button type="button" class="primary" @click=${() => page.goTo(next)}>${say('step.next', { step: say(`step.${next}`) })}</button>
        </p>`
    }
  </section>`;
}

/** Household and care. Before scripts run nothing in it does anything, and it is no more than seen. */
export function pane(page: Page): TemplateResult {
  const { say } = page.words;
  return html`<div class="pane" ?inert=${!page.live}>
    <div class="tools" role="group" aria-label=${say('tools')}>
      ${page.example ? html`<button type="button" class="tool" @click=${() => page.clear()}>${say('clear')}</button>` : nothing}
      <button type="button" class="tool" ?disabled=${!page.canUndo} @click=${() => page.undo()}>${say('undo')}</button>
      <button type="button" class="tool" ?disabled=${!page.canRedo} @click=${() => page.redo()}>${say('redo')}</button>
    </div>
    ${page.behind?.leftOfExample(page)}
    ${step(
      page,
      'who',
      [household, where, usualYear, whoPays, coverageAndPaid].map((one) => part(page, one)),
    )} ${step(page, 'care', part(page, careItems))}
    ${step(page, 'doctors', part(page, doctors))}
  </div>`;
}

/** The plans, in the place of the answer while they are changed. */
export function planStep(page: Page): TemplateResult | typeof nothing {
  if (!page.live) return nothing;
  const { say } = page.words;
  return step(
    page,
    'plans',
    html`<p class="back"><button type="button" class="quiet" @click=${() => page.goTo('answer')}>${say('totals.see')}</button></p>
      ${page.step === 'plans' ? (page.review?.render() ?? page.behind?.ofPlans(page)) : nothing}`,
  );
}

/** The steps by name, where one is seen at a time. */
export function stepNames(page: Page): TemplateResult {
  const { say } = page.words;
  return html`<div class="steps" role="group" aria-label=${say('step.all')}>
    ${steps.map(
      (name) =>
        html`<button type="button" class=${name === 'plans' ? 'to-plans' : ''} aria-current=${page.step === name ? 'step' : nothing} @click=${() => page.goTo(name)}>${say(`step.${name}`)}</button>`,
    )}
  </div>`;
}

/** In which step the field at a pointer is. */
export function stepOf(draft: Draft, pointer: string): Step | undefined {
  const [, field, index, inner] = pointer.split('/');
  if (field === 'plans') return 'plans';
  if (field === 'providers') return 'doctors';
  if (field === 'drugs') return 'care';
  if (field === 'care') return isOutside(draft.care[Number(index)]) ? 'doctors' : 'care';
  if (field === 'members' && /^(conditions|fills)/.test(inner ?? '')) return 'care';
  if (field === 'members' && /^(outOfNetwork|away)/.test(inner ?? '')) return 'doctors';
  return field === 'members' || /^(year|startMonth|months|whoPays|income|taxFamily|tribal|places?)$/.test(field ?? '')
    ? 'who'
    : undefined;
}

/** Whether care is with somebody who is named, or outside a network: it is asked for with the doctors. */
export const isOutside = (item: Draft['care'][number] | undefined): boolean =>
  item?.provider !== undefined || (item?.outOfNetwork !== undefined && item.outOfNetwork !== false);
