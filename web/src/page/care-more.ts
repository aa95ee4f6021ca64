// What can be changed of an item of care, but for its count.
import { html, nothing, type TemplateResult } from 'lit';
import { changeService, type Item } from '../draft/draft';
import {
  alter,
  amountField,
  checkField,
  dateField,
  disclosure,
  group,
  selectField,
  textField,
  wholeField,
} from './fields';
import { filled, inTiers } from './fills';
import { itemName, memberChoices, priceName, serviceChoices, type Choice } from '../answer/labels';
import type { Page } from './page';
import { append, at, drop, put } from '../draft/pointer';
import { hasDays, needsPrice } from '../draft/services';

const yesQuestions = ['atNetworkFacility', 'consented', 'emergency', 'admitted', 'away', 'authorized'] as const;

function moreOfItem(page: Page, one: Item, pointer: string): TemplateResult {
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

/** The fields that "More about this care" holds. */
const behind =
  'dates price charge course referral atNetworkFacility consented emergency admitted away authorized'.split(' ');

/** All that can be changed of an item but its count. */
export function ofItem(page: Page, one: Item, pointer: string): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  const name = itemName(words, draft, one);
  return html`
            <div class="row">
              ${
                one.drug !== undefined
                  ? nothing
                  : selectField(page, at(pointer, 'service'), {
                      label: say('care.service'),
                      choices: serviceChoices(words),
                      change: (service) => page.change(put(page.draft, pointer, changeService(one, service))),
                    })
              }
              ${selectField(page, at(pointer, 'member'), { label: say('care.who'), choices: memberChoices(words, draft) })}
              ${hasDays(one.service) || one.days !== undefined ? wholeField(page, at(pointer, 'days'), { label: say('care.days') }) : nothing}
              ${needsPrice(one.service) ? amountField(page, at(pointer, 'price'), { label: priceName(words, one), help: say('care.price.needed') }) : nothing}
              ${filled(page, one, pointer)}
              ${one.provider !== undefined || one.drug !== undefined ? nothing : html`${network(page, one, pointer)} ${inTiers(page, one, at(pointer, 'tier'))}`}
            </div>
            ${disclosure(
              page,
              `more ${one.id}`,
              behind
                .filter((field) => field !== 'price' || !needsPrice(one.service))
                .map((field) => at(pointer, field)),
              html`${say('care.more')}<span class="visually-hidden">: ${name}</span>`,
              () => moreOfItem(page, one, pointer),
              'small',
            )}`;
}

/** In whose network the provider is: everyone's, no one's, or some plans'. */
function network(page: Page, one: Item, whole: string): TemplateResult {
  const pointer = at(whole, 'outOfNetwork');
  const { say } = page.words;
  const outside = one.outOfNetwork;
  const value = outside === true ? 'none' : Array.isArray(outside) ? 'some' : 'every';
  const meaning: Record<string, boolean | string[] | undefined> = { every: undefined, none: true, some: [] };
  return html`${selectField(page, pointer, {
    label: say('care.network'),
    value,
    choices: (['every', 'some', 'none'] as const).map((which): Choice => [which, say(`care.network.${which}`)]),
    change: (which) => {
      alter<Item>(page, whole, (now) => ({
        ...now,
        outOfNetwork: meaning[which],
        ifOutside: which === 'every' ? undefined : (now.ifOutside ?? 'keep'),
      }));
      // It goes to the doctors outside a network, or back, and the focus with it.
      page.goTo(pointer);
    },
  })}
  ${
    Array.isArray(outside)
      ? group(
          page,
          `${pointer}.plans`,
          say('care.network.not'),
          page.draft.plans.map((plan) =>
            checkField(page, `${pointer}.${plan.id}`, {
              label: page.words.named(plan.name),
              checked: outside.includes(plan.id),
              toggle: (checked) =>
                alter<string[]>(page, pointer, (now) =>
                  checked ? [...now, plan.id] : now.filter((other) => other !== plan.id),
                ),
            }),
          ),
          'inline',
        )
      : nothing
  }`;
}
