// What is rarely stated of an item of care.
import { html, nothing, type TemplateResult } from 'lit';
import type { Item } from '../draft/draft';
import { amountField, checkField, dateField, group, selectField, textField } from './fields';
import { priceName, type Choice } from '../answer/labels';
import type { Page } from './page';
import { append, at, drop, put } from '../draft/pointer';
import { needsPrice } from '../draft/services';

const yesQuestions = ['atNetworkFacility', 'consented', 'emergency', 'admitted', 'away', 'authorized'] as const;

export function moreOfItem(page: Page, one: Item, pointer: string): TemplateResult {
  const { say } = page.words;
  return html`<div class="row">
      ${needsPrice(one.service) ? nothing : amountField(page, at(pointer, 'price'), { label: priceName(page.words, one), help: say('care.price.help'), optional: true })}
      ${amountField(page, at(pointer, 'charge'), { label: say('care.charge'), help: say('care.charge.help'), optional: true })}
      ${selectField(page, at(pointer, 'referral'), {
        label: say('care.referral'),
        help: say('care.referral.help'),
        value: one.referral ?? 'planned',
        choices: (['planned', 'have', 'none'] as const).map((how): Choice => [how, say(`care.referral.${how}`)]),
      })}
      ${textField(page, at(pointer, 'course'), { label: say('care.course'), help: say('care.course.help'), optional: true })}
    </div>
    ${dates(page, one, at(pointer, 'dates'))}
    <div class="questions">
      ${yesQuestions.map((question) =>
        checkField(page, at(pointer, question), { label: say(`care.${question}`), help: say(`care.${question}.help`) }),
      )}
    </div>`;
}

/** One date for each unit, or none: then they are spread over the year. */
function dates(page: Page, one: Item, pointer: string): TemplateResult {
  const { say } = page.words;
  const list = one.dates ?? [];
  const without = (i: number) =>
    list.length > 1 ? drop(page.draft, at(pointer, i)) : put(page.draft, pointer, undefined);
  return group(
    page,
    pointer,
    say('care.dates'),
    html`<p class="help">${say('care.dates.help')}</p>
      <div class="row">
        ${list.map(
          (_, i) => html`<div class="date">
            ${dateField(page, at(pointer, i), { label: say('care.date', { number: i + 1 }) })}
            <button type="button" class="remove" @click=${() => page.change(without(i), pointer)}>
              ${say('remove')}<span class="visually-hidden"> ${say('care.date', { number: i + 1 })}</span>
            </button>
          </div>`,
        )}
        <button type="button" class="add" @click=${() => page.change(append(page.draft, pointer, ''), at(pointer, list.length))}>
          ${say('care.dates.add')}
        </button>
      </div>`,
  );
}
