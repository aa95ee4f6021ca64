// How much care each person is expected to need, beside the care that is listed.
import { html, nothing, type TemplateResult } from 'lit';
import type { Condition, Use } from '../engine/types';
import type { Member } from './draft';
import { checkField, disclosure, group, problemsHere, selectField, type Choice } from './fields';
import type { Page } from './page';
import { memberName } from './people';
import { at } from './pointer';

const uses: readonly Use[] = ['none', 'low', 'typical', 'high', 'unknown'];

/** What is coming, and what is there, each with care of its own. */
const conditions: readonly Condition[] = [
  'maternity',
  'plannedOperation',
  'brokenBone',
  'diabetes',
  'asthma',
  'depression',
  'rheumatoidArthritis',
  'bipolarDisorder',
  'schizophrenia',
  'multipleSclerosis',
  'hepatitisC',
  'hiv',
];

/** The visits that people seek outside a network most. */
const sought = ['specialist', 'mentalHealthVisit', 'primaryCare'] as const;

export function expected(page: Page): TemplateResult {
  const { draft } = page;
  const { say } = page.words;
  return html`<h4 id="expected" class="event">${say('expected.title')}</h4>
    <p class="help">${say('expected.help')}</p>
    <div class="rows">${draft.members.map((member, i) => person(page, member, at('/members', i)))}</div>`;
}

function person(page: Page, member: Member, pointer: string): TemplateResult {
  const { words, draft } = page;
  const { say, list } = words;
  const name = memberName(words, draft, member.id);
  const chosen = member.conditions ?? [];
  const place = at(pointer, 'conditions');
  const outside = at(pointer, 'outOfNetwork');
  const has = conditions.filter((condition) => chosen.includes(condition));
  return group(
    page,
    `${pointer}.expected`,
    say('expected.of', { name }),
    html`<div class="line-fields expected">
        ${selectField(page, at(pointer, 'use'), {
          label: name,
          value: member.use || 'none',
          choices: uses.map((use): Choice => [use, say(`use.${use}`)]),
        })}
        ${disclosure(
          page,
          `expected ${member.id}`,
          [place, outside],
          html`${has.length > 0 ? list(has.map((condition) => say(`condition.${condition}`))) : say('expected.more')}<span class="visually-hidden">: ${name}</span>`,
          () => html`${group(
            page,
            place,
            say('expected.conditions'),
            html`<div class="checks">
              ${conditions.map((condition) =>
                checkField(page, `${place}.${condition}`, {
                  label: say(`condition.${condition}`),
                  checked: chosen.includes(condition),
                  toggle: (checked) => page.type(place, checked ? [...chosen, condition] : without(chosen, condition)),
                }),
              )}
            </div>`,
            'inline',
          )}
          ${group(page, outside, say('expected.outside'), html`<p class="help">${say('expected.outside.help')}</p>${seek(page, member, outside)}`, 'inline')}`,
          'small',
        )}
      </div>`,
    'one',
  );
}

const without = (list: readonly string[], gone: string) => {
  const left = list.filter((one) => one !== gone);
  return left.length > 0 ? left : undefined;
};

/** How many of a year's drawn visits go to somebody outside every network. */
function seek(page: Page, { outOfNetwork = [] }: Member, pointer: string): TemplateResult {
  const { say } = page.words;
  return html`<div class="row">
    ${sought.map((service) => {
      const id = `${pointer}.${service}`;
      const index = outOfNetwork.findIndex((one) => one.service === service);
      const value = outOfNetwork[index]?.visits ?? '';
      const others = outOfNetwork.filter((one) => one.service !== service);
      const put = (visits: string) => {
        const all = visits === '' ? others : [...others, { service, visits }];
        page.type(pointer, all.length > 0 ? all : undefined);
      };
      return html`<div class="field whole">
        <div class="label"><label for=${id}>${say(`service.${service}`)} <span class="optional">${say('field.optional')}</span></label></div>
        <input id=${id} type="text" inputmode="numeric" autocomplete="off" .value=${value} @input=${(event: Event) => put((event.target as HTMLInputElement).value)} @change=${() => page.settle()} />
        <div class="notes">${index >= 0 ? problemsHere(page, at(pointer, index)) : nothing}</div>
      </div>`;
    })}
  </div>`;
}
