import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Condition } from '../engine/types';
import {
  addKnown,
  isListed,
  kindOf,
  knownCare,
  mayExpect,
  removeItem,
  type Draft,
  type Item,
  type Known,
  type Member,
} from '../draft/draft';
import { disclosure, group, problemsHere, selectField, wholeField } from './fields';
import { isOutside } from './inputs';
import type { Page } from './page';
import { careName, countName, fillWords, itemName, memberChoices, memberName } from '../answer/labels';
import { at, within } from '../draft/pointer';
import { keepOrSwitch } from './keep-or-switch';

/** What is coming or ongoing, each with care of its own: those that most people look for, and the rest. */
const conditions: readonly Condition[] = [
  'maternity',
  'plannedOperation',
  'asthma',
  'diabetes',
  'depression',
  'brokenBone',
  'rheumatoidArthritis',
  'bipolarDisorder',
  'schizophrenia',
  'multipleSclerosis',
  'hepatitisC',
  'hiv',
];
const often = 6;

/** Whether a condition is one for a person: childbirth is none for a child, a man or a woman of 60. */
function fits(condition: Condition | Known, { age, sex, relationship }: Member): boolean {
  if (condition !== 'maternity' && condition !== 'baby') return true;
  const years = /^\d+$/.test(age) ? Number(age) : undefined;
  return sex !== 'male' && (years === undefined ? relationship !== 'child' : mayExpect(years));
}

/** The care that the household expects: conditions and events of each person, and care that is listed one by one. */
export function careItems(page: Page): TemplateResult {
  const { draft, words } = page;
  const { say } = words;
  const whose = draft.members.find(({ id }) => id === page.careFor) ?? draft.members[0];
  if (!whose) return html``;
  const pointer = at('/members', draft.members.indexOf(whose));
  const chosen = whose.conditions ?? [];
  // Who has all care listed would have the baby and the operation twice.
  const listing = isListed(draft);
  const shown = conditions.filter((one) => fits(one, whose) || chosen.includes(one));
  const chip = (condition: Condition) => {
    const on = chosen.includes(condition);
    return html`<button type="button" class="chip" aria-pressed=${on} @click=${() => page.change(toggled(page.draft, whose.id, condition))}>${say(`condition.${condition}`)}</button>`;
  };
  const rare = shown.slice(often);
  const others = draft.members.filter((one) => one !== whose && (one.conditions ?? []).length > 0);
  return html`${
    draft.members.length > 1
      ? selectField(page, 'care-for', {
          label: say('care.who'),
          value: whose.id,
          choices: memberChoices(words, draft),
          change: (id) => page.addCareFor(id),
        })
      : nothing
  }
    <fieldset class="group conditions" id=${at(pointer, 'conditions')} tabindex="-1">
      <legend>${say('conditions.title')}</legend>
      ${problemsHere(page, at(pointer, 'conditions'))}
      <div class="chips">${shown
        .slice(0, often)
        .filter((one) => chosen.includes(one) || !listing || !doubled.includes(one))
        .map(chip)}</div>
      ${
        rare.some((one) => chosen.includes(one))
          ? html`<div class="chips">${rare.map(chip)}</div>`
          : disclosure(
              page,
              'conditions',
              [],
              say('conditions.more'),
              () => html`<div class="chips">${rare.map(chip)}</div>`,
              'small',
            )
      }
      ${page.behind?.brought(page, whose)}
    </fieldset>
    ${others.map((one) => html`<p class="help">${say('conditions.other', { name: memberName(words, draft, one.id), conditions: words.list((one.conditions ?? []).map((condition) => (words.has(`condition.${condition}`) ? say(`condition.${condition as Condition}`) : condition))) })}</p>`)}
    <h3>${say('care.known')}</h3>
    ${page.behind?.instead(page)} ${page.behind?.lookUp(page, 'medicines')}
    <div id="/care" tabindex="-1">${problemsHere(page, '/care')}</div>
    ${draft.care.length === 0 && listing ? html`<p class="help">${say('care.none')}</p>` : nothing}
    ${itemRows(page, (item) => !isOutside(item))}
    ${page.behind?.newborn(page)}
    <div class="picks" role="group" aria-labelledby="care-add">
      <p id="care-add" class="subhead">${say('care.add')}</p>
      <div class="chips">
        ${knownCare
          .filter(
            (what) =>
              what !== 'outside' &&
              fits(what, whose) &&
              (listing || !(doubled as readonly string[]).includes(conditionOf[what] ?? '')),
          )
          .map(
            (what) => html`<button
            type="button"
            class="add chip"
            @click=${() => addCare(page, what)}
          >
            ${say(`known.${what}`)}
          </button>`,
          )}
      </div>
    </div>
    ${
      listing
        ? nothing
        : disclosure(
            page,
            'fills',
            draft.members.map((_, i) => at(at('/members', i), 'fills')),
            say('care.fills'),
            () => draft.members.map((one, i) => page.behind?.fillsOf(page, one, at(at('/members', i), 'fills'))),
            'small',
          )
    }`;
}

/** Adds care for the person who is chosen, opens it and goes there. */
export function addCare(page: Page, what: Known): void {
  const { draft } = page;
  const after = addKnown(draft, what, page.careFor);
  const added = after.care[draft.care.length];
  if (added) page.setOpen(`care ${added.id}`, true);
  page.change(after, at(at('/care', draft.care.length), 'count'));
}

/** What of the care to add is a condition too, under which it is drawn. */
const conditionOf: Partial<Record<Known, Condition>> = { baby: 'maternity', operation: 'plannedOperation' };
const doubled = Object.values(conditionOf);

/** The same household with a condition of a member the other way. */
function toggled(draft: Draft, id: string, condition: Condition): Draft {
  const members = draft.members.map((member) => {
    if (member.id !== id) return member;
    const { conditions: had = [], ...rest } = member;
    const has = had.includes(condition) ? had.filter((one) => one !== condition) : [...had, condition];
    return has.length > 0 ? { ...rest, conditions: has } : rest;
  });
  return { ...draft, members };
}

/** The lines of the care of one kind, each with the place that it has in the whole list. */
export function itemRows(page: Page, which: (item: Item) => boolean): TemplateResult {
  const { draft, words } = page;
  const shared = [words, page.problems, page.opened, draft.members, draft.providers, draft.drugs, tiersBehind(page)];
  return html`<div class="rows">${draft.care.map((one, i) => (which(one) ? guard([...shared, one, about(page, one)], () => item(page, one, at('/care', i))) : nothing))}</div>`;
}

/** What of the plans the fields of an item depend on. */
const tiersBehind = ({ behind, draft }: Page): string =>
  draft.plans.map((plan) => `${plan.name} ${behind?.tiersOf(plan) ?? ''}`).join('\n');

/** An item as one line, with the fields that change it behind it. */
function item(page: Page, one: Item, pointer: string): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  const name = itemName(words, draft, one);
  const key = `care ${one.id}`;
  const troubled = page.problems.some(
    (problem) => within(problem.pointer, pointer) && problem.pointer !== at(pointer, 'count'),
  );
  const open = troubled || page.isOpen(key);
  const hidden = html`<span class="visually-hidden"> ${name}</span>`;
  return group(
    page,
    pointer,
    name,
    html`<div class="line-fields item">
        <p class="what"><strong>${careName(words, draft, one)}</strong> <span class="note">${about(page, one)}</span></p>
        ${wholeField(page, at(pointer, 'count'), { label: countName(words, kindOf(one), one.supply) })}
        <div class="acts">
          <button type="button" class="quiet" aria-expanded=${open} @click=${() => page.setOpen(key, !open)}>${say(open ? 'part.close' : 'part.change')}${hidden}</button>
          <button type="button" class="remove" id=${`remove ${one.id}`} @click=${() => page.change(removeItem(page.draft, one.id), nextOf(page.draft, one), say('removed.care', { name }))}>${say('remove')}${hidden}</button>
        </div>
      </div>
      ${
        one.provider !== undefined || one.drug !== undefined
          ? page.behind?.ofNamed(page, one)
          : isOutside(one)
            ? keepOrSwitch(page, at(pointer, 'ifOutside'), one.ifOutside, (what) =>
                page.type(at(pointer, 'ifOutside'), what),
              )
            : nothing
      }
      ${open ? html`<div class="behind">${page.behind?.ofItem(page, one, pointer)}</div>` : nothing}`,
    'one',
  );
}

/** Where the focus goes when an item is taken away: to what takes away the next of its kind. */
function nextOf({ care }: Draft, gone: Item): string {
  const alike = care.filter((one) => isOutside(one) === isOutside(gone));
  const place = alike.indexOf(gone);
  const next = alike[place + 1] ?? alike[place - 1];
  return next ? `remove ${next.id}` : isOutside(gone) ? 'doctors' : 'care';
}

/** What is said of an item beside its service and number. */
function about(page: Page, one: Item): string {
  const { words, draft, answer } = page;
  const { say, money, list } = words;
  // While a field is missing, the answer is an earlier one, perhaps of other care.
  const answered = answer?.draft.care.find(({ id }) => id === one.id);
  const same = answered?.service === one.service && answered.drug === one.drug && answered.days === one.days;
  const defaults = answer?.result.defaults.filter((other) => same && other.item === one.id) ?? [];
  const assumed = (field: string) => defaults.find((other) => other.field === field);
  const [price, charge] = [assumed('price'), assumed('charge')];
  const outside = one.outOfNetwork;
  const plans = Array.isArray(outside) ? draft.plans.filter((plan) => outside.includes(plan.id)) : [];
  return [
    memberName(words, draft, one.member),
    ...fillWords(words, one),
    ...(one.provider === undefined ? (page.behind?.tierWords(page, one) ?? []) : []),
    ...(one.days ? [say('care.stays', { count: Number(one.days) || 0 })] : []),
    ...(outside === true ? [say('care.about.outside')] : []),
    ...(plans.length > 0 ? [say('care.about.some', { plans: list(plans.map((plan) => plan.name)) })] : []),
    ...(one.ifOutside === 'switch' ? [say('care.about.switch')] : []),
    ...(one.emergency ? [say('care.about.emergency')] : []),
    ...(one.away ? [say('care.about.away')] : []),
    ...(charge && outside === true
      ? [say('assumed.charge', { amount: money(charge.amount) })]
      : price
        ? [
            [
              say('assumed.price', { amount: money(price.amount) }),
              ...(price.drawn ? [say('assumed.price.drawn', { amount: money(price.drawn) })] : []),
            ].join(' '),
          ]
        : []),
  ].join(' · ');
}
