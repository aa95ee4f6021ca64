import { html, nothing, type TemplateResult } from 'lit';
import { addItem, changeService, removeItem, type Item } from './draft';
import { amountField, checkField, dateField, disclosure, group, problemsHere, selectField, textField, wholeField, type Choice } from './fields';
import type { Page } from './page';
import { countName, itemName, memberChoices } from './people';
import { append, at, drop, put } from './pointer';
import { groupNames, hasDays, serviceGroups } from './services';
import type { Words } from './words';

const yesQuestions = ['atNetworkFacility', 'consented', 'emergency', 'admitted', 'away', 'authorized', 'keepProvider'] as const;
/** The fields that "More about this care" holds. */
const behind = ['dates', 'price', 'charge', 'course', 'referral', ...yesQuestions];

/** The care that the household expects. */
export function careItems(page: Page): TemplateResult {
  const { draft } = page;
  const { say } = page.words;
  return html`<section aria-labelledby="care">
    <h2 id="care" tabindex="-1">${say('care.title')}</h2>
    <p class="lead">${say('care.lead')}</p>
    <div id="/care" tabindex="-1">${problemsHere(page, '/care')}</div>
    ${draft.care.length === 0 ? html`<p class="help">${say('care.none')}</p>` : nothing}
    <div class="cards care">${draft.care.map((one, i) => item(page, one, at('/care', i)))}</div>
    <button type="button" class="add" @click=${() => page.change(addItem(draft), at(at('/care', draft.care.length), 'service'))}>
      ${say('care.add')}
    </button>
  </section>`;
}

/** Every service, under the headings of its groups. */
export const serviceChoices = ({ say }: Words) =>
  groupNames.map((name) => ({
    label: say(`group.${name}`),
    choices: serviceGroups[name].map((service): Choice => [service, say(`service.${service}`)]),
  }));

function item(page: Page, one: Item, pointer: string): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  const name = itemName(words, draft, one);
  return group(
    page,
    pointer,
    name,
    html`<div class="row">
        ${selectField(page, at(pointer, 'service'), {
          label: say('care.service'),
          choices: serviceChoices(words),
          change: (service) => page.change(put(draft, pointer, changeService(one, service))),
        })}
        ${selectField(page, at(pointer, 'member'), { label: say('care.who'), choices: memberChoices(words, draft) })}
        ${wholeField(page, at(pointer, 'count'), { label: countName(words, one.service) })}
        ${hasDays(one.service) || one.days !== undefined ? wholeField(page, at(pointer, 'days'), { label: say('care.days') }) : nothing}
        ${network(page, one, at(pointer, 'outOfNetwork'))}
      </div>
      ${assumed(page, one)}
      ${disclosure(
        page,
        `more ${one.id}`,
        behind.map((field) => at(pointer, field)),
        html`${say('care.more')}<span class="visually-hidden">: ${name}</span>`,
        () => more(page, one, pointer),
      )}
      <button type="button" class="remove" @click=${() => page.undoable(removeItem(draft, one.id), say('removed.care', { name }), pointer)}>
        ${say('remove')}<span class="visually-hidden"> ${name}</span>
      </button>`,
    'card',
  );
}

/** In whose network the provider is: everyone's, no one's, or some plans'. */
function network(page: Page, one: Item, pointer: string): TemplateResult {
  const { say } = page.words;
  const outside = one.outOfNetwork;
  const value = outside === true ? 'none' : Array.isArray(outside) ? 'some' : 'every';
  const meaning: Record<string, boolean | string[] | undefined> = { every: undefined, none: true, some: [] };
  return html`${selectField(page, pointer, {
    label: say('care.network'),
    value,
    choices: (['every', 'some', 'none'] as const).map((which): Choice => [which, say(`care.network.${which}`)]),
    change: (which) => page.type(pointer, meaning[which]),
  })}
  ${Array.isArray(outside)
    ? group(
        page,
        `${pointer}.plans`,
        say('care.network.not'),
        page.draft.plans.map((plan) =>
          checkField(page, `${pointer}.${plan.id}`, {
            label: plan.name,
            checked: outside.includes(plan.id),
            toggle: (checked) =>
              page.type(pointer, checked ? [...outside, plan.id] : outside.filter((other) => other !== plan.id)),
          }),
        ),
        'inline',
      )
    : nothing}`;
}

/** The figures that the engine took where none are stated. */
function assumed(page: Page, one: Item): TemplateResult | typeof nothing {
  const { say, money } = page.words;
  const defaults = page.answer?.result.defaults.filter((other) => other.item === one.id) ?? [];
  const amount = (field: string) => defaults.find((other) => other.field === field)?.amount;
  const price = amount('price');
  const charge = amount('charge');
  if (!price && !charge) return nothing;
  return html`<p class="assumed">
    ${price ? html`<span>${say('assumed.price', { amount: money(price) })}</span>` : nothing}
    ${charge ? html` <span>${say('assumed.charge', { amount: money(charge) })}</span>` : nothing}
  </p>`;
}

function more(page: Page, one: Item, pointer: string): TemplateResult {
  const { say } = page.words;
  return html`<div class="row">
      ${amountField(page, at(pointer, 'price'), { label: say('care.price'), help: say('care.price.help'), optional: true })}
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
  const { draft } = page;
  const { say } = page.words;
  const list = one.dates ?? [];
  const without = (i: number) => (list.length > 1 ? drop(draft, at(pointer, i)) : put(draft, pointer, undefined));
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
        <button type="button" class="add" @click=${() => page.change(append(draft, pointer, ''), at(pointer, list.length))}>
          ${say('care.dates.add')}
        </button>
      </div>`,
  );
}
