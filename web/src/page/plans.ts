import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { addOwnPlan, addPlan, copyPlan, inColumn, maxPlans, removePlan, type Plan } from '../draft/draft';
import { group, problemsHere, selectField } from './fields';
import type { Choice } from '../answer/labels';
import type { Page } from './page';
import { isType } from '../draft/plan-types';
import { origin } from './plan-sources';
import { at, put, within } from '../draft/pointer';

/** The plans to compare, each with everything that can be changed in it. */
export function plans(page: Page): TemplateResult {
  const { draft, words } = page;
  const { say } = words;
  const shared = [words, page.problems, page.opened, page.samples, draft.plans.length];
  return html`<p class="lead">${say('plans.lead')}</p>
    <div id="/plans" tabindex="-1">${problemsHere(page, '/plans')}</div>
    <datalist id="terms">${page.behind?.termsForms.map((form) => html`<option value=${form}></option>`)}</datalist>
    <div class="rows">${draft.plans.map((plan, i) => guard([...shared, plan, planDigest(page, plan)], () => onePlan(page, plan, at('/plans', i))))}</div>
    ${
      draft.plans.length < maxPlans
        ? html`<div class="picks" role="group" aria-labelledby="plans-add">
          <p id="plans-add" class="subhead">${say('plans.add')}</p>
          <div class="chips">
            <button type="button" class="add" @click=${() => void addSample(page)}>${say('plans.add.sample')}</button>
            <button type="button" class="add" @click=${() => addOwn(page)}>${say('plans.add.own')}</button>
            ${page.sealed ? nothing : html`<button type="button" class="add" @click=${() => page.openPlanFile()}>${say('plans.add.file')}</button>`}
          </div>
        </div>`
        : html`<p class="help">${say('plans.full', { most: maxPlans })}</p>`
    }
    ${page.unread ? html`<ul class="problems" role="alert">${page.unread.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}`;
}

/** Adds the first sample that is not there yet. */
async function addSample(page: Page): Promise<void> {
  const samples = await page.everySample();
  const { draft } = page;
  if (draft.plans.length >= maxPlans) return;
  const sample = samples.find(({ id }) => !draft.plans.some((plan) => plan.sample === id)) ?? samples[0];
  if (sample) page.change(addPlan(draft, sample), `${at('/plans', draft.plans.length)}.sample`);
}

/** Adds an empty plan, its form open. */
function addOwn(page: Page): void {
  const { draft } = page;
  const after = addOwnPlan(draft, page.words.say('plan.own'));
  page.change(after, at(at('/plans', draft.plans.length), 'name'));
}

/** A plan as one line: which it is, and its form behind it. */
function onePlan(page: Page, plan: Plan, pointer: string): TemplateResult {
  const { words, draft, samples } = page;
  const { say } = words;
  const number = draft.plans.indexOf(plan) + 1;
  const name = plan.name.trim() || say('plan.title', { number });
  const key = `plan ${plan.id}`;
  const troubled = page.problems.some((problem) => within(problem.pointer, pointer));
  const open = troubled || page.isOpen(key);
  const hidden = html`<span class="visually-hidden"> ${name}</span>`;
  const full = draft.plans.length >= maxPlans;
  const own = !samples.some(({ id }) => id === plan.sample);
  return group(
    page,
    pointer,
    say('plan.title', { number }),
    html`<div class="line-fields plan">
        ${selectField(page, `${pointer}.sample`, {
          label: say('plan.title', { number }),
          help: planDigest(page, plan),
          value: own ? '' : (plan.sample ?? ''),
          choices: [
            ...(own ? [['', name] as const] : []),
            ...samples.map(({ id, name: sampleName }): Choice => [id, plan.sample === id ? name : sampleName]),
          ],
          change: (id) => {
            const sample = samples.find((one) => one.id === id);
            if (sample) page.change(put(page.draft, pointer, inColumn(sample, plan.id)));
          },
        })}
        <div class="acts">
          <button type="button" class="quiet" aria-expanded=${open} @click=${() => page.setOpen(key, !open)}>${say(open ? 'part.close' : 'part.change')}${hidden}</button>
          <button type="button" class="quiet" ?disabled=${full} @click=${() => page.change(copyPlan(page.draft, plan, say('plan.copied', { name })), at(at('/plans', page.draft.plans.length), 'name'))}>
            ${say('plan.copy')}${hidden}
          </button>
          ${page.sealed ? nothing : html`<button type="button" class="quiet" @click=${() => page.savePlanFile(plan)}>${say('plan.save')}${hidden}</button>`}
          ${
            draft.plans.length > 1
              ? html`<button type="button" class="remove" @click=${() => page.change(removePlan(page.draft, plan.id), 'undo', say('removed.plan', { name }))}>${say('remove')}${hidden}</button>`
              : nothing
          }
        </div>
      </div>
      ${open && page.behind ? html`<div class="behind">${page.behind.ofPlan(page, plan, pointer)}</div>` : nothing}`,
    'one',
  );
}

/** What is said of a plan beside its name. */
function planDigest(page: Page, plan: Plan): string {
  const { say, money } = page.words;
  const result = page.answer?.result.plans.find(({ id }) => id === plan.id);
  const from = origin(page, plan);
  return [
    ...(isType(plan.type) ? [say(`type.name.${plan.type}`)] : []),
    ...(plan.issuer ? [plan.issuer] : []),
    ...(result
      ? [
          say('plan.digest.premium', {
            amount: money(result.premium),
            months: page.answer?.result.coverage.months ?? 12,
          }),
        ]
      : []),
    ...(from.marked ? [say('plan.digest.marked')] : []),
  ].join(' · ');
}
