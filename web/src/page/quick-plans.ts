// The plans beside each other, each a column of the few fields that decide what
// a year costs, so that what a row is stands there once. A column is a part of
// the plan that its whole form shows, and gives way to it.
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { memberName, type Choice } from '../answer/labels';
import { monthsOf } from '../answer/months';
import { areSamples, inColumn, maxPlans, payer, removePlan, type Draft, type Member, type Plan } from '../draft/draft';
import { addOwnPlan, addPlan, copyPlan, ownPlanInstead } from '../draft/own-plans';
import { at, put } from '../draft/pointer';
import type { Tier } from '../engine/types';
import { stretches, tiersCovered } from '../draft/premiums';
import {
  inDollars,
  isTwice,
  limitAt,
  outsideWords,
  withFamily,
  withLimit,
  withOutside,
  withType,
  type LimitField,
} from '../draft/quick';
import { read } from '../words/decimals';
import type { Words } from '../words/words';
import { alter, ownField, problemsHere, selectField, type Content } from './fields';
import type { Page } from './page';
import { useOwnPlans } from './own-plans';
import { forms } from './plan-benefits';
import { levels, nameField, planForm } from './plan-form';
import { origin } from './plan-sources';
import { types } from '../draft/plan-types';
import { asksCredit } from '../draft/request';
import { babyRows, firstRows } from './column-fields';

/** A plan as its column shows it. */
interface Column {
  plan: Plan;
  pointer: string;
  /** What it is called: its name, or its number. */
  name: string;
}

interface Row {
  label: string;
  cell: (page: Page, column: Column) => Content;
}

interface Part {
  title?: string;
  rows: readonly Row[];
}

/** The plans to compare, each with everything that can be changed in it. */
export function quickPlans(page: Page): TemplateResult {
  const { draft, words } = page;
  const { say } = words;
  const columns = draft.plans.map((plan, i): Column => ({
    plan,
    pointer: at('/plans', i),
    name: words.named(plan.name.trim()) || say('plan.title', { number: i + 1 }),
  }));
  const isOpen = ({ plan }: Column) => page.isOpen(`plan ${plan.id}`);
  const [whole, short] = [columns.filter(isOpen), columns.filter((column) => !isOpen(column))];
  const unmarked = short.some(({ plan }) => hasDeductible(plan));
  const parts = partsOf(words, draft, unmarked);
  // What a column shows depends on these beside its plan.
  const shared = [words, page.problems, page.opened, page.samples, draft.plans.length, JSON.stringify(parts)];
  const about = (column: Column) => [...shared, column.plan, digest(page, column.plan)];
  return html`<p class="help">${say('quick.lead')}</p>
    ${
      areSamples(draft)
        ? html`<button type="button" class="add use" @click=${() => useOwnPlans(page)}>${say('own.use')}</button>`
        : nothing
    }
    <div id="/plans" tabindex="-1">${problemsHere(page, '/plans')}</div>
    <datalist id="terms">${forms.map((form) => html`<option value=${form}></option>`)}</datalist>
    ${
      short.length === 0
        ? nothing
        : html`<div class="quick of-${short.length}">
          <div class="quick-grid">
            <div class="quick-labels" aria-hidden="true">
              ${parts.map(
                ({ title, rows }) => html`${title ? html`<p class="head">${title}</p>` : nothing}
                  ${rows.map(({ label }) => html`<p class="name">${label}</p>`)}`,
              )}
            </div>
            ${short.map((column) => guard(about(column), () => shortForm(page, column, parts)))}
          </div>
        </div>
        <p class="help">${say('quick.outside.help')}</p>
        ${unmarked ? html`<p class="help">${say('quick.unmarked.help')}</p>` : nothing}`
    }
    <div class="rows">${whole.map((column) => guard(about(column), () => wholeForm(page, column)))}</div>
    ${unfinished(page, columns)}
    <div class="quick-acts">
      <button type="button" class="primary" @click=${() => page.goTo('answer')}>${say('totals.see')}</button>
      ${
        short.length === 0
          ? nothing
          : html`<button
            type="button"
            class="quiet"
            @click=${() => {
              for (const { plan } of short) openForm(page, plan);
              page.goTo(short[0]?.pointer ?? '/plans');
            }}
          >
            ${say('quick.rest')}
          </button>`
      }
    </div>
    ${
      draft.plans.length < maxPlans
        ? html`<div class="picks" role="group" aria-labelledby="plans-add">
          <p id="plans-add" class="subhead">${say('plans.add')}</p>
          <div class="chips">
            <button type="button" class="add" @click=${() => void addSample(page)}>${say('plans.add.sample')}</button>
            <button type="button" class="add" @click=${() => addOwn(page)}>${say('plans.add.own')}</button>
            ${page.sealed ? nothing : html`<button type="button" class="add" @click=${() => chooseFiles(page)}>${say('plans.add.file')}</button>`}
          </div>
          ${page.sealed ? nothing : pasted(page)}
        </div>`
        : html`<p class="help">${say('plans.full', { most: maxPlans })}</p>`
    }
    ${unread(page)}`;
}

/** What is wrong with plan files that were opened. */
export const unread = (page: Page): TemplateResult | typeof nothing =>
  page.unread
    ? html`<ul class="problems" role="alert" id="unread" tabindex="-1">${page.unread.map((text) => html`<li>${text}</li>`)}</ul>`
    : nothing;

/** Asks for files with plans and opens them. */
function chooseFiles(page: Page): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.json,.csv,.pdf,.txt,.gz';
  input.addEventListener('change', () => void page.openFiles([...(input.files ?? [])]));
  input.click();
}

/** A place for text that is copied out of a plan's papers, where dropping and pasting anywhere is not known or not possible. */
const pasted = (page: Page): TemplateResult => html`<p class="help">${page.words.say('file.help')}</p>
  <details class="paste">
    <summary>${page.words.say('file.paste')}</summary>
    <form
      autocomplete="off"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const text = (event.target as HTMLFormElement).querySelector('textarea')?.value ?? '';
        if (text.trim() !== '') void page.openFiles([new Blob([text])]);
      }}
    >
      <label class="visually-hidden" for="paste">${page.words.say('file.paste')}</label>
      <textarea id="paste" spellcheck="false"></textarea>
      <button type="submit" class="quiet">${page.words.say('file.paste.read')}</button>
    </form>
  </details>`;

/** Adds the first sample that is not there yet. */
async function addSample(page: Page): Promise<void> {
  const { step } = page;
  const samples = await page.everySample();
  const { draft } = page;
  if (draft.plans.length >= maxPlans) return;
  const sample = samples.find(({ id }) => !draft.plans.some((plan) => plan.sample === id)) ?? samples[0];
  // Who has gone on meanwhile is not called back.
  const place = page.step === step ? `${at('/plans', draft.plans.length)}.sample` : undefined;
  if (sample) page.change(addPlan(draft, sample), place);
}

/** Adds an empty plan. */
function addOwn(page: Page): void {
  const { draft } = page;
  page.change(addOwnPlan(draft, page.words.say('plan.own')), at(at('/plans', draft.plans.length), 'name'));
}

/** The plans that are no part of the answer, since they are still being filled in. */
function unfinished({ words, answer }: Page, columns: readonly Column[]): Content {
  const names = columns.filter(({ plan }) => !answer?.result.plans.some(({ id }) => id === plan.id));
  return names.length === 0
    ? nothing
    : html`<p class="quick-lacks">${words.say('quick.unfinished', { plans: words.list(names.map(({ name }) => name)), count: names.length })}</p>`;
}

/** Whether somebody's baby is coming. */
const expectsBaby = ({ members, care }: Draft): boolean =>
  members.some(({ conditions }) => conditions?.includes('maternity')) ||
  care.some(({ service }) => (babyRows as readonly string[]).includes(service));

const hasDeductible = ({ deductibles }: Plan): boolean =>
  (deductibles ?? []).some(({ self, person, family }) =>
    [self, person, family].some((one) => one && !/^[0.]*$/.test(one)),
  );

/** The rows, for this household and plans, of which some say how a row without a word of the deductible stands to it. */
function partsOf(words: Words, draft: Draft, unmarked: boolean): Part[] {
  const { say } = words;
  const family = draft.members.length > 1;
  const services = [...firstRows.slice(0, -1), ...(expectsBaby(draft) ? babyRows : []), 'other' as const];
  const limit = (field: LimitField, name: 'deductible' | 'maximum'): Row[] => [
    { label: say(`quick.${name}.person`), cell: limitCell(field) },
    ...(family ? [{ label: say(`quick.${name}.family`), cell: familyCell(field) }] : []),
  ];
  return [
    {
      rows: [
        { label: say('quick.start'), cell: startCell },
        { label: say('quick.name'), cell: nameCell },
        ...(asksWhose(draft) ? [{ label: say('quick.whose'), cell: whoseCell }] : []),
        ...(asksAlone(draft) ? [{ label: say('quick.alone'), cell: aloneCell }] : []),
      ],
    },
    { title: say('quick.pay'), rows: premiumRows(words, draft) },
    {
      title: say('quick.limits'),
      rows: [...limit('deductibles', 'deductible'), ...limit('outOfPocketMaximums', 'maximum')],
    },
    {
      title: say('quick.inside'),
      rows: [
        ...services.map((service) => ({ label: say(`quick.row.${service}`), cell: termsCell(service) })),
        ...(unmarked ? [{ label: say('quick.unmarked'), cell: unmarkedCell }] : []),
      ],
    },
    { title: say('quick.outside'), rows: [{ label: say('quick.everything'), cell: outsideCell }] },
  ];
}

/** A plan as a column: the fields of every row, one below the other. */
function shortForm(page: Page, column: Column, parts: readonly Part[]): TemplateResult {
  const { plan, pointer } = column;
  const number = page.draft.plans.indexOf(plan) + 1;
  return html`<div class="quick-plan" role="group" aria-label=${page.words.say('plan.title', { number })} id=${pointer} tabindex="-1">
    ${parts.map(({ title, rows }, i) => {
      const cells = rows.map(({ cell }) => html`<div class="cell">${cell(page, column)}</div>`);
      if (!title) return cells;
      const id = `${pointer}.part${i}`;
      return html`<div class="quick-part" role="group" aria-labelledby=${id}><p class="head"><span id=${id}>${title}</span></p>${cells}</div>`;
    })}
    <div class="cell foot">${problemsHere(page, pointer)}${acts(page, column)}</div>
  </div>`;
}

/** A plan as everything that its papers say. */
function wholeForm(page: Page, column: Column): TemplateResult {
  const { plan, pointer } = column;
  const number = page.draft.plans.indexOf(plan) + 1;
  return html`<div class="one" role="group" aria-label=${page.words.say('plan.title', { number })} id=${pointer} tabindex="-1">
    ${problemsHere(page, pointer)}
    <div class="line-fields plan">
      ${startCell(page, column)}${asksWhose(page.draft) ? whoseCell(page, column) : nothing}${asksAlone(page.draft) ? aloneCell(page, column) : nothing}${acts(page, column)}
    </div>
    <div class="behind">${planForm(page, plan, pointer)}</div>
  </div>`;
}

/** Opens a plan's form, and in it what a plan of the reader's own is still to be given. */
function openForm(page: Page, plan: Plan): void {
  for (const part of plan.sample ? ['plan'] : ['plan', 'costs', 'events']) page.setOpen(`${part} ${plan.id}`, true);
}

/** What can be done with a plan. */
function acts(page: Page, { plan, pointer, name }: Column): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  const key = `plan ${plan.id}`;
  const open = page.isOpen(key);
  const hidden = html`<span class="visually-hidden"> ${name}</span>`;
  const full = draft.plans.length >= maxPlans;
  const remove = () => {
    const { plans } = page.draft;
    const next = at('/plans', Math.min(plans.indexOf(plan), plans.length - 2));
    // To the next of its kind, so that another one can be removed at once; the last plan stays.
    page.change(
      removePlan(page.draft, plan.id),
      plans.length > 2 ? `${next}.remove` : at(next, 'name'),
      say('removed.plan', { name }),
    );
  };
  return html`<div class="acts">
    <button
      type="button"
      class="quiet"
      aria-expanded=${open}
      @click=${() => {
        if (open) page.setOpen(key, false);
        else openForm(page, plan);
        page.goTo(pointer);
      }}
    >
      ${say(open ? 'part.close' : 'quick.all.fields')}${hidden}
    </button>
    <button type="button" class="quiet" ?disabled=${full} @click=${() => page.change(copyPlan(page.draft, plan, say('plan.copied', { name })), at(at('/plans', page.draft.plans.length), 'name'))}>
      ${say('plan.copy')}${hidden}
    </button>
    ${page.sealed ? nothing : html`<button type="button" class="quiet" @click=${() => page.keeping?.savePlanFile(plan)}>${say('plan.save')}${hidden}</button>`}
    ${draft.plans.length > 1 ? html`<button type="button" class="remove" id="${pointer}.remove" @click=${remove}>${say('remove')}${hidden}</button>` : nothing}
  </div>`;
}

/** A row's name, and of which plan it is. */
const labelOf = (label: string, { name }: Column): TemplateResult =>
  html`${label}<span class="visually-hidden">, ${name}</span>`;

/** What a plan began as: the reader's own, or a sample. */
function startCell(page: Page, { plan, pointer }: Column): TemplateResult {
  const { say, named } = page.words;
  const own = !page.samples.some(({ id }) => id === plan.sample);
  return selectField(page, `${pointer}.sample`, {
    label: say('plan.title', { number: page.draft.plans.indexOf(plan) + 1 }),
    help: digest(page, plan),
    value: own ? '' : (plan.sample ?? ''),
    choices: [
      ['', say('quick.own')],
      ...page.samples.map(({ id, name }): Choice => [id, named(plan.sample === id ? plan.name : name)]),
    ],
    change: (id) => {
      const { draft } = page;
      const sample = page.samples.find((one) => one.id === id);
      const next = sample
        ? put(draft, pointer, inColumn(sample, plan.id))
        : ownPlanInstead(draft, plan.id, say('plan.own'));
      const who = payer(next);
      page.change(next, undefined, who === payer(draft) ? undefined : say('quick.payer', { who: say(`payer.${who}`) }));
    },
  });
}

/** What a field holds, once more, for letters so large that it shows the beginning alone. */
const whole = (text: string, language?: 'en'): TemplateResult =>
  html`<p class="whole" lang=${language ?? nothing} aria-hidden="true">${text}</p>`;

/** What is said of a plan below its choice. */
function digest(page: Page, plan: Plan): string {
  const { say, money } = page.words;
  const result = page.answer?.result.plans.find(({ id }) => id === plan.id);
  const months = page.answer?.result.coverage.months ?? 12;
  return [
    ...(plan.issuer ? [plan.issuer] : []),
    ...(result ? [say('plan.digest.premium', { amount: money(result.premium), months })] : []),
    ...(origin(page, plan).marked ? [say('plan.digest.marked')] : []),
  ].join(' · ');
}

function nameCell(page: Page, { plan, pointer }: Column): TemplateResult {
  const { say } = page.words;
  const of = html`<span class="visually-hidden">, ${say('plan.title', { number: page.draft.plans.indexOf(plan) + 1 })}</span>`;
  return html`<div class="beside">
    ${nameField(page, plan, pointer, html`${say('plan.name')}${of}`)}
    ${selectField(page, at(pointer, 'type'), {
      label: html`${say('plan.type')}${of}`,
      choices: types.map((type): Choice => [type, say(`type.name.${type}`)]),
      change: (type) => alter<Plan>(page, pointer, (now) => withType(now, type), at(pointer, 'type')),
    })}
  </div>${whole(page.words.named(plan.name))}`;
}

/** Whose employer's plan it is: asked where there are two whose it can be. */
const asksWhose = ({ members, plans }: Draft): boolean =>
  (plans.length > 1 && members.filter(isAdult).length > 1) || plans.some(({ through }) => through);

const isAdult = ({ relationship }: Member): boolean => relationship !== 'child';

function whoseCell(page: Page, column: Column): TemplateResult {
  const { words, draft } = page;
  const { pointer } = column;
  const { say } = words;
  return selectField(page, at(pointer, 'through'), {
    label: labelOf(say('quick.whose'), column),
    choices: [
      ['', say('quick.whose.nobody', { payer: payer(draft) })],
      ...draft.members.filter(isAdult).map(({ id }): Choice => [id, memberName(words, draft, id)]),
    ],
    // A plan that is somebody's takes nobody without them.
    change: (through) =>
      page.change(put(put(page.draft, at(pointer, 'through'), through), at(pointer, 'childAlone'), undefined)),
  });
}

/**
 * Whether a plan that is nobody's takes children alone: asked where there are children, once another plan
 * is somebody's. Until then no plan is split, and it makes no difference.
 */
const asksAlone = (draft: Draft): boolean =>
  asksWhose(draft) &&
  !draft.members.every(isAdult) &&
  draft.plans.some(({ through }) => through) &&
  draft.plans.some(({ through }) => !through);

function aloneCell(page: Page, column: Column): TemplateResult | typeof nothing {
  const { plan, pointer } = column;
  const { say } = page.words;
  return plan.through
    ? nothing
    : selectField(page, at(pointer, 'childAlone'), {
        label: labelOf(say('quick.alone'), column),
        value: plan.childAlone ? 'yes' : '',
        choices: [
          ['', say('no')],
          ['yes', say('yes')],
        ],
        change: (yes) => page.change(put(page.draft, at(pointer, 'childAlone'), yes ? true : undefined)),
      });
}

/** The whole form in the place of a cell that cannot hold what the plan says. */
const instead = (page: Page, { plan, name }: Column, pointer: string, text: string): TemplateResult =>
  html`${problemsHere(page, pointer)}
    <button
      type="button"
      class="quiet more"
      id=${pointer}
      @click=${() => {
        for (const part of ['plan', 'costs']) page.setOpen(`${part} ${plan.id}`, true);
        page.goTo(pointer);
      }}
    >
      ${text}<span class="visually-hidden">, ${name}</span>
    </button>`;

/** How often a premium is paid. */
export const periods = ['biweekly', 'semimonthly', 'month', 'weekly', 'year'] as const;

/** What a premium is, of whom, and in which months. */
export function premiumOf(words: Words, draft: Draft, tier: Tier): string {
  const { say, list } = words;
  const those = stretches(draft).filter((one) => one.tier === tier);
  const who = those.reduce((one, next) => (next.members.length > one.members.length ? next : one));
  return say('quick.premium.of', {
    premium: say(`quick.premium.${payer(draft)}`, { people: 1 }),
    who: list(who.members.map((id) => memberName(words, draft, id))),
    months: list(those.map((one) => monthsOf(words, one))),
  });
}

/** What a premium is, and for how many people. */
export const premiumLabel = ({ say }: Words, draft: Draft): string =>
  say(`quick.premium.${payer(draft)}`, { people: draft.members.length });

/** A premium for each kind of household that is covered in some months, and the credit that somebody knows. */
function premiumRows(words: Words, draft: Draft): Row[] {
  const { say } = words;
  const tiers = tiersCovered(draft);
  const row = (label: string, tier: Tier | undefined, first: boolean): Row => ({
    label,
    cell: premiumCell(label, tier, first),
  });
  return [
    ...(tiers.length > 1
      ? tiers.map((tier, i) => row(premiumOf(words, draft, tier), tier, i === 0))
      : [row(premiumLabel(words, draft), tiers[0], true)]),
    ...(payer(draft) !== 'marketplace'
      ? []
      : asksCredit(draft)
        ? [{ label: say('plan.metalLevel'), cell: levelCell }]
        : [{ label: say('quick.credit'), cell: creditCell }]),
  ];
}

const premiumCell =
  (label: string, tier: Tier | undefined, first: boolean) =>
  (page: Page, column: Column): Content => {
    const { plan, pointer } = column;
    const { words, draft, answer } = page;
    const { say, money } = words;
    const { premium } = plan;
    const place = at(pointer, 'premium');
    const amounts = premium.amount;
    if (premium.employerShare || (amounts === undefined && (premium.byAge || premium.base || premium.byArea))) {
      const result = answer?.result.plans.find(({ id }) => id === plan.id);
      const months = answer?.result.coverage.months ?? 12;
      return first
        ? instead(
            page,
            column,
            place,
            result ? say('quick.premium.more', { amount: money(result.premium), months }) : say('quick.more'),
          )
        : nothing;
    }
    const amount = at(place, 'amount');
    const apart = typeof amounts === 'object' && tier !== undefined;
    const help = asksCredit(draft) && !plan.through ? say('quick.premium.worked') : undefined;
    return html`${apart && first ? html`<div id=${amount} tabindex="-1">${problemsHere(page, amount)}</div>` : nothing}
      <div class="beside">
        ${amountCell(page, apart ? at(amount, tier) : amount, {
          label: labelOf(label, column),
          help: first ? help : undefined,
          value: apart ? (amounts[tier] ?? '') : ((amounts as string | undefined) ?? ''),
          change: (text, field) => page.type(field, text),
        })}
        ${
          first
            ? selectField(page, at(place, 'period'), {
                label: labelOf(say('quick.period'), column),
                choices: periods.map((period): Choice => [period, say(`quick.period.${period}`)]),
              })
            : nothing
        }
      </div>`;
  };

/** The level, on which it depends whether the plan takes the credit. */
function levelCell(page: Page, column: Column): Content {
  const { say } = page.words;
  const { plan, pointer } = column;
  if (plan.through) return nothing;
  return selectField(page, at(pointer, 'metalLevel'), {
    label: labelOf(say('plan.metalLevel'), column),
    help: plan.metalLevel === 'Catastrophic' ? say('quick.level.none') : undefined,
    choices: levels(page.words),
  });
}

/** The credit as the marketplace shows it, where it is not worked out. */
function creditCell(page: Page, column: Column): Content {
  const { say } = page.words;
  const { plan, pointer } = column;
  if (plan.through) return nothing;
  return amountCell(page, at(at(pointer, 'premium'), 'taxCredit'), {
    label: labelOf(say('quick.credit'), column),
    help: say('quick.credit.help'),
    value: plan.premium.taxCredit ?? '',
    change: (text, field) => page.type(field, text || undefined),
  });
}

function amountCell(
  page: Page,
  pointer: string,
  options: {
    label: Content;
    value: string | undefined;
    help?: string | undefined;
    change: (text: string, pointer: string) => void;
    /** What is to happen where there is none, if there can be none. */
    none?: (pointer: string) => void;
  },
): TemplateResult {
  const { say, locale } = page.words;
  const { marks } = locale;
  const { label, help, change, none, value } = options;
  const isNone = (text: string) =>
    none !== undefined && [say('quick.none'), 'none'].includes(text.trim().toLowerCase());
  return ownField(page, pointer, 'text', {
    label,
    help,
    same: (text) => (isNone(text) ? value === undefined : value !== undefined && read(marks, text) === value),
    shown: value === undefined ? say('quick.none') : inDollars(value, marks),
    change: (text) => (isNone(text) ? none?.(pointer) : change(read(marks, text.trim()), pointer)),
  });
}

/** A limit for each person; the family's goes with it. */
const limitCell =
  (field: LimitField) =>
  (page: Page, column: Column): Content => {
    const { say } = page.words;
    const { plan, pointer } = column;
    const name = field === 'deductibles' ? 'deductible' : 'maximum';
    const list = at(pointer, field);
    const place = limitAt(plan, field);
    if (!place) return instead(page, column, list, say('quick.more'));
    const here = at(list, place.index);
    const take = (text: string | undefined, from: string) =>
      alter<Plan>(page, pointer, (now) => withLimit(now, field, text), from);
    const wrong = page.problemsAt(here).length > 0;
    return html`<div id=${here} tabindex="-1">${wrong ? problemsHere(page, here) : nothing}</div>
      ${amountCell(page, at(here, 'self'), {
        label: labelOf(say(`quick.${name}.person`), column),
        value: place.limit && place.limit.self,
        change: take,
        none: (from) => take(undefined, from),
      })}`;
  };

/** What it is for the family: twice a person's, unless it says otherwise. */
const familyCell =
  (field: LimitField) =>
  (page: Page, column: Column): Content => {
    const { say } = page.words;
    const { plan, pointer } = column;
    const place = limitAt(plan, field);
    if (!place) return nothing;
    const { limit } = place;
    const label = say(field === 'deductibles' ? 'quick.deductible.family' : 'quick.maximum.family');
    const same = (text: string) => html`<p class="same"><span class="label">${label}</span> ${text}</p>`;
    if (!limit) return same(say('quick.none'));
    if (!limit.self && !limit.family) return same(say('quick.twice'));
    return amountCell(page, at(at(at(pointer, field), place.index), 'family'), {
      label: labelOf(label, column),
      help: isTwice(limit) ? say('quick.twice') : undefined,
      value: limit.family ?? '',
      change: (text, from) => alter<Plan>(page, pointer, (now) => withFamily(now, field, text), from),
    });
  };

/** Words for "Not covered" that plans do not use and people do. */
const asTerms = ({ say }: Words, text: string): string =>
  [say('quick.all'), 'all of it'].includes(text.trim().toLowerCase()) ? 'Not covered' : text;

type RowService = (typeof firstRows)[number] | (typeof babyRows)[number];

/** Whose terms stand in for those of a row that is left empty, where all of them do (R15, R47). */
const standIns: Partial<Record<RowService, RowService>> = {
  primaryCare: 'other',
  specialist: 'other',
  genericDrug: 'other',
  preferredBrandDrug: 'genericDrug',
  emergencyRoom: 'other',
  hospitalStay: 'other',
  prenatalVisit: 'specialist',
  deliveryFacility: 'hospitalStay',
  deliveryPhysician: 'hospitalStay',
};

const termsCell =
  (service: RowService) =>
  (page: Page, column: Column): TemplateResult => {
    const { words } = page;
    const { say } = words;
    const { plan, pointer } = column;
    const place = at(at(at(pointer, 'benefits'), service), 'terms');
    const stored = plan.benefits[service]?.terms ?? '';
    const standIn = standIns[service];
    const as = standIn && say('quick.as', { row: say(`quick.row.${standIn}`) });
    const generic = plan.benefits['genericDrug']?.terms;
    return html`${ownField(page, place, 'terms', {
      label: labelOf(say(`quick.row.${service}`), column),
      placeholder: as,
      // The stand-ins that are likely to be far from what the plan says.
      help: stored
        ? undefined
        : service === 'prenatalVisit'
          ? say('quick.prenatal')
          : service === 'preferredBrandDrug' && generic
            ? say('quick.brand', { terms: generic })
            : undefined,
      same: (text) => asTerms(words, text) === stored,
      shown: stored,
      change: (text) => page.type(place, asTerms(words, text)),
    })}${stored ? whole(stored, 'en') : whole(as ?? '')}`;
  };

/** How what a row says stands to the deductible where it does not mention it. */
function unmarkedCell(page: Page, column: Column): Content {
  const { say } = page.words;
  const { plan, pointer } = column;
  if (!hasDeductible(plan)) return nothing;
  return selectField(page, at(pointer, 'unmarkedTerms'), {
    label: labelOf(say('quick.unmarked'), column),
    value: plan.unmarkedTerms ?? '',
    choices: [
      ...(plan.unmarkedTerms ? [] : [['', say('quick.unmarked.none')] as const]),
      ...(['copaysWaived', 'afterDeductible', 'deductibleWaived'] as const).map((one): Choice => [
        one,
        say(`quick.unmarked.${one}`),
      ]),
    ],
  });
}

/** Terms by which nothing is to be paid. */
const free = /^(?:you pay )?(?:nothing|no charge|\$?\s*0(?:\.0+)?%?)\.?$/i;

function outsideCell(page: Page, column: Column): Content {
  const { words } = page;
  const { say } = words;
  const { plan, pointer } = column;
  const place = at(at(at(pointer, 'benefits'), 'other'), 'outOfNetwork');
  if (plan.type === 'Indemnity') return html`<p class="same">${say('quick.no.network')}</p>`;
  const stored = outsideWords(plan);
  if (stored === undefined) return instead(page, column, place, say('quick.more'));
  const said = (text: string) => outsideWords(withOutside(plan, asTerms(words, text)));
  return html`${ownField(page, place, 'terms', {
    label: html`<span class="visually-hidden">${say('quick.outside')}: </span>${labelOf(say('quick.everything'), column)}`,
    // HMOs and EPOs that say nothing pay nothing there (R5).
    placeholder: ['HMO', 'EPO'].includes(plan.type) ? say('quick.all') : undefined,
    // Who writes that the plan covers nothing there can have written that they pay nothing.
    help: free.test(stored) ? say('quick.outside.free') : undefined,
    same: (text) => said(text) === stored,
    shown: stored,
    change: (text) => alter<Plan>(page, pointer, (now) => withOutside(now, asTerms(words, text)), place),
  })}${whole(stored, 'en')}`;
}
