// The three parts in which everything is said that the answer depends on: who
// is covered, what care is expected, which plans. Closed, each is one line.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Use } from '../engine/types';
import { careItems } from './care-items';
import type { Draft } from '../draft/draft';
import { toggle, toggled } from './fields';
import { household } from './household';
import type { Page } from './page';
import { memberName, serviceName } from '../answer/labels';
import { within } from '../draft/pointer';
import { inColumns, plans } from './plans';

type Part = 'household' | 'care' | 'plans';

const order: readonly Part[] = ['household', 'care', 'plans'];

/** What of the draft each part is about. */
const covers: Record<Part, readonly string[]> = {
  household: ['/members', '/year', '/startMonth', '/months'],
  care: ['/care'],
  plans: ['/plans'],
};

/** In which part the field at a pointer is. */
const partOf = (pointer: string): Part | undefined =>
  /^\/members\/\d+\/(use|conditions|outOfNetwork|away|fills)/.test(pointer)
    ? 'care'
    : order.find((name) => covers[name].some((whole) => within(pointer, whole)));

const content: Record<Part, (page: Page) => TemplateResult> = { household, care: careItems, plans };

export function inputs(page: Page): TemplateResult {
  const { say } = page.words;
  return html`<section class="parts" aria-labelledby="parts">
    <div class="parts-head">
      <h2 id="parts" tabindex="-1">${say('parts.title')}</h2>
      <div class="tools" role="group" aria-label=${say('tools')}>
        <button type="button" class="tool" ?disabled=${!page.canUndo} @click=${() => page.undo()}>${say('undo')}</button>
        <button type="button" class="tool" ?disabled=${!page.canRedo} @click=${() => page.redo()}>${say('redo')}</button>
      </div>
    </div>
    <p class="lead">${say('parts.lead')}</p>
    ${order.map((name, i) => part(page, name, i + 1))}
  </section>`;
}

function part(page: Page, name: Part, number: number): TemplateResult {
  const { say } = page.words;
  const troubled = page.problems.some((problem) => partOf(problem.pointer) === name);
  const open = troubled || page.isOpen(name);
  const next = order[number];
  return html`<details class="part" ?open=${live(open)} @toggle=${toggled(page, name)}>
    <summary id=${name} @click=${toggle(page, name, open)}>
      <span class="number" aria-hidden="true">${number}</span>
      <h3>${say(`${name}.title`)}</h3>
      <span class="digest">${digest[name](page)}</span>
      <span class="turn">${say(open ? 'part.close' : 'part.change')}</span>
    </summary>
    ${
      open
        ? html`<div class="content">
          ${content[name](page)}
          <p class="next">
            <button
              type="button"
              class="primary"
              @click=${() => {
                page.setOpen(name, false);
                if (next) page.setOpen(next, true);
                page.goTo(next ?? 'answer');
              }}
            >
              ${next ? say('part.next', { part: say(`${next}.title`) }) : say('part.done')}
            </button>
          </p>
        </div>`
        : nothing
    }
  </details>`;
}

/** So much of a list is said in one line. */
const few = 3;

/** What a part says now, in a line. */
const digest: Record<Part, (page: Page) => string> = {
  household({ words, draft }) {
    const { say, list, monthName } = words;
    const people = draft.members.map((member) =>
      say('household.digest', { name: memberName(words, draft, member.id), age: member.age || '?' }),
    );
    const whole = draft.startMonth === '1' && draft.months === '12';
    const period =
      whole || !/^([1-9]|1[0-2])$/.test(draft.startMonth)
        ? []
        : [say('household.period', { month: monthName(Number(draft.startMonth)), count: Number(draft.months) || 0 })];
    return [list(people), ...period].join(' · ');
  },
  care({ words, draft }) {
    const { say, list } = words;
    const drawn = draft.members.filter(({ use }) => use && use !== 'none');
    const same =
      drawn.length === draft.members.length && drawn.every(({ use }) => use === drawn[0]?.use)
        ? drawn[0]?.use
        : undefined;
    // That nobody knows needs no telling.
    const use =
      drawn.length === 0 || same === 'unknown'
        ? []
        : [
            same
              ? say(`use.${same as Use}`)
              : list(
                  drawn.map((member) => `${memberName(words, draft, member.id)}: ${say(`use.${member.use as Use}`)}`),
                ),
          ];
    return [...use, listed({ words, draft })].join(' · ');
  },
  plans: ({ words, draft }) =>
    words.list(draft.plans.map((plan, i) => plan.name.trim() || words.say('plan.title', { number: i + 1 }))),
};

function listed({ words, draft }: Pick<Page, 'words' | 'draft'>): string {
  const { say, list } = words;
  if (draft.care.length === 0) return say('care.digest.none');
  const shown = draft.care.length > few + 1 ? few : draft.care.length;
  const items = draft.care
    .slice(0, shown)
    .map((item) => say('care.digest', { count: item.count || '?', service: serviceName(words, item.service) }));
  const more = draft.care.length - shown;
  return list(more > 0 ? [...items, say('care.digest.more', { count: more })] : items);
}

/** The keys of what has to be open for the field at `pointer` to be there. */
export function keysAround(draft: Draft, pointer: string): string[] {
  const [, field, index, inner] = pointer.split('/');
  const part = partOf(pointer);
  if (!part) return [];
  const item = draft.care[Number(index)];
  const plan = draft.plans[Number(index)];
  const member = draft.members[Number(index)];
  if (field === 'care' && item && inner !== undefined && inner !== 'count') return [part, `care ${item.id}`];
  if (field === 'members' && member && part === 'care') return [part, `expected ${member.id}`];
  if (field === 'members' && (inner === 'alreadyPaid' || inner === 'alreadyUsed')) return [part, 'paid'];
  if (part === 'household' && field !== 'members') return [part, 'coverage'];
  if (field !== 'plans' || !plan || inner === undefined) return [part];
  // In its column as in its form, these are always there.
  if (/^(name|type|premium)$/.test(inner) && inColumns(pointer)) return [part];
  return [
    part,
    ...(inColumns(pointer) ? [] : [`plan ${plan.id}`]),
    ...['costs', 'events', 'rules', 'accounts', ...(inner === 'prices' ? [inner] : [])].map(
      (section) => `${section} ${plan.id}`,
    ),
  ];
}
