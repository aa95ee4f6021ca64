import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Benefit, Plan } from '../draft/draft';
import {
  alter,
  amountField,
  checkField,
  disclosure,
  group,
  problemsHere,
  selectField,
  termsField,
  textField,
} from './fields';
import { benefitWords } from '../answer/benefit-words';
import type { Choice } from '../answer/labels';
import type { Page } from './page';
import type { Origin } from './plan-sources';
import { pickerKey, servicePicker } from './service-picker';
import { servicesWords } from '../answer/limit-name';
import { visitLimitFields } from './visit-limit';
import { append, at, drop, put } from '../draft/pointer';
import { hasDays, isFilled } from '../draft/services';
import { tiersOf } from '../draft/tiers';
import { summaryRows } from '../engine/summary-rows';
import type { Service } from '../engine/types';

type Event = keyof typeof summaryRows;

const eventNames = Object.keys(summaryRows) as Event[];

/** The events of which something has to be known beforehand. */
const noted: readonly Event[] = ['office', 'drugs', 'child'];

/** The columns that terms can be in. */
const columns = ['terms', 'tier2', 'tier3', 'outOfNetwork', 'retail90', 'mail90'] as const;
type Column = (typeof columns)[number];

/** So many columns fit beside the names of the rows. */
const mostBeside = 4;

/** What the columns of a plan depend on. */
interface Layout {
  tiers: number;
  /** Whether fills of 90 days have columns of their own. */
  ninety: boolean;
  indemnity: boolean;
}

/** The columns of a row: those of all rows, and those in which something is stated. */
const columnsOf = ({ tiers, ninety, indemnity }: Layout, drug: boolean, stated: Benefit = {}): Column[] => {
  const there: Record<Column, boolean> = {
    terms: true,
    tier2: tiers >= 2,
    tier3: tiers >= 3,
    outOfNetwork: !indemnity,
    retail90: ninety && drug,
    mail90: ninety && drug,
  };
  return columns.filter((column) => there[column] || stated[column]);
};

/** A plan's terms for every service, in the words and order of its summary of benefits. */
export function benefits(page: Page, plan: Plan, pointer: string, from: Origin): TemplateResult {
  const { say } = page.words;
  const place = at(pointer, 'benefits');
  const stated = Object.entries(plan.benefits).filter(([, { retail90, mail90 }]) => retail90 || mail90);
  const asked = `ninety ${plan.id}`;
  const layout: Layout = {
    tiers: tiersOf(plan),
    ninety: stated.length > 0 || page.isOpen(asked),
    indemnity: plan.type === 'Indemnity',
  };
  /** Without columns for fills of 90 days nothing is stated of them. */
  const showNinety = (shown: boolean) => {
    page.setOpen(asked, shown);
    if (shown || stated.length === 0) return;
    const without = Object.fromEntries(
      stated.map(([service, benefit]) => [service, { ...benefit, retail90: undefined, mail90: undefined }]),
    );
    page.change(put(page.draft, place, { ...plan.benefits, ...without }), 'undo', say('benefits.ninety.removed'));
  };
  const { tiers, ninety } = layout;
  const shared = [page.words, page.problems, page.opened, plan.id, plan.sample, plan.type, tiers, ninety];
  return html`<p class="help">${say('benefits.help')}</p>
    <details class="meaning"><summary>${say('benefits.forms')}</summary><ul class="forms">${forms.map((form) => html`<li><code lang="en">${form}</code></li>`)}</ul></details>
    <div id=${place} tabindex="-1">
      ${eventNames.map((event) => {
        const head = columnsOf(layout, event === 'drugs');
        return html`<h3 class="event">${say(`event.${event}`)}</h3>
          ${noted.includes(event) ? html`<p class="help">${say(`event.${event as 'office'}.help`)}</p>` : nothing}
          ${event === 'drugs' ? checkField(page, `${place}.ninety`, { label: say('benefits.ninety'), checked: ninety, toggle: showNinety }) : nothing}
          ${head.length > mostBeside ? nothing : html`<div class="terms-head beside-${head.length}" aria-hidden="true"><span></span>${head.map((column) => html`<span>${columnName(page, column, layout)}</span>`)}</div>`}
          ${summaryRows[event].map((service) => guard([...shared, plan.benefits[service]], () => benefit(page, plan, at(place, service), service, from, layout, head)))}`;
      })}
    </div>
    ${sharedLimits(page, plan, at(pointer, 'serviceLimits'))}`;
}

function columnName({ words: { say } }: Page, column: Column, { tiers, indemnity }: Layout): string {
  if (column === 'terms')
    return indemnity ? say('benefit.every') : tiers > 1 ? say('benefit.tier', { tier: 1 }) : say('benefit.in');
  if (column === 'outOfNetwork') return say('benefit.out');
  if (column === 'tier2' || column === 'tier3') return say('benefit.tier', { tier: Number(column.at(-1)) });
  return say(`benefit.${column}`);
}

/** Terms as US papers write them: not translated, since the engine reads them. */
export const forms = [
  'No charge',
  '$40',
  '$40 copay after deductible',
  '$40; deductible does not apply',
  '20% coinsurance after deductible',
  '$375 copay per day up to 5 days',
  '$300 copay and 20% after deductible',
  '$350 copay, waived if admitted',
  'No charge after deductible',
  '$40 copay with deductible',
  '$1,500 copay per stay',
  'No charge for the first 3 visits, then 40% after deductible',
  '20% after deductible up to $250',
  '$50 for the first 3 visits, then $50 after deductible',
  '$10 copay/prescription (retail); $25 copay/90-day supply (mail order)',
  'Not covered',
];

/** Lines may break behind a slash, where browsers see one long word. */
const breakable = (name: string) => name.replaceAll('/', '/\u200b');

function benefit(
  page: Page,
  plan: Plan,
  pointer: string,
  service: Service,
  from: Origin,
  layout: Layout,
  head: readonly Column[],
): TemplateResult {
  const { say } = page.words;
  const inPlan = `/benefits/${service}`;
  const name = say(`sbc.${service}`);
  const stated = plan.benefits[service];
  const its = columnsOf(layout, isFilled(service), stated);
  // Rows with more columns than the others say themselves what is in each.
  const beside = its.length <= mostBeside && its.join() === head.join() ? `beside-${its.length}` : '';
  return group(
    page,
    pointer,
    // Two rows of a summary have the same name.
    service === 'hospitalPhysician' ? `${name}: ${say('event.hospital')}` : name,
    html`<div class="terms-pair ${beside}">
        <span class="benefit-name" aria-hidden="true">${breakable(name)}</span>
        ${its.map((column) =>
          termsField(page, at(pointer, column), {
            label: columnName(page, column, layout),
            tag: from.tag(page, `${inPlan}/${column}`),
          }),
        )}
      </div>
      ${disclosure(
        page,
        `benefit ${plan.id} ${service}`,
        ['visitLimit', 'planPaysAtMost', 'sharedFirstVisits', 'outsideMaximum'].map((field) => at(pointer, field)),
        html`${extras(page, plan, service)}<span class="visually-hidden">: ${name}</span>`,
        () => html`<div class="row">
            ${visitLimitFields(page, at(pointer, 'visitLimit'), stated?.visitLimit, {
              days: hasDays(service),
              optional: true,
              tag: from.tag(page, `${inPlan}/visitLimit/count`),
            })}
          </div>
          <div class="row">
            ${paysAtMost(page, at(pointer, 'planPaysAtMost'), stated?.planPaysAtMost, hasDays(service), from.tag(page, `${inPlan}/planPaysAtMost/amount`))}
            ${textField(page, at(pointer, 'sharedFirstVisits'), {
              label: say('benefit.shared'),
              help: say('benefit.shared.help'),
              optional: true,
            })}
          </div>
          <div class="questions">
            ${layout.indemnity && !stated?.visitLimit?.perNetwork ? nothing : checkField(page, at(at(pointer, 'visitLimit'), 'perNetwork'), { label: say('benefit.perNetwork') })}
            ${checkField(page, at(pointer, 'outsideMaximum'), { label: say('benefit.outsideMaximum'), help: say('benefit.outsideMaximum.help') })}
          </div>`,
        'small',
      )}`,
    'benefit',
  );
}

const payPeriods = ['use', 'day', 'year', 'lifetime'] as const;

/** The most that the plan pays (R43): first for which time, since most plans have none. */
function paysAtMost(
  page: Page,
  pointer: string,
  stated: Benefit['planPaysAtMost'],
  days: boolean,
  tag: ReturnType<Origin['tag']>,
): TemplateResult {
  const { say } = page.words;
  return html`${selectField(page, at(pointer, 'per'), {
    label: say('pays.per'),
    help: say('pays.help'),
    choices: [
      ['', say('pays.none')],
      ...payPeriods
        .filter((per) => per !== 'day' || days || stated?.per === 'day')
        .map((per): Choice => [per, say(`pays.per.${per}`)]),
    ],
    change: (per) =>
      alter<typeof stated>(page, pointer, (now) =>
        per === '' ? undefined : { ...now, amount: now?.amount ?? '', per },
      ),
  })}
  ${stated ? amountField(page, at(pointer, 'amount'), { label: say('pays.amount'), tag }) : nothing}`;
}

/** Limits on visits or days that several services share (R42). */
function sharedLimits(page: Page, plan: Plan, pointer: string): TemplateResult {
  const { words } = page;
  const { say } = words;
  const list = plan.serviceLimits ?? [];
  const add = () => {
    page.setOpen(pickerKey(at(at(pointer, list.length), 'services')), true);
    page.change(append(page.draft, pointer, { limit: { count: '' } }), at(at(pointer, list.length), 'services'));
  };
  return disclosure(
    page,
    `shared ${plan.id}`,
    [pointer],
    say('shared.title', { count: list.length }),
    () => html`<p class="help">${say('shared.help')}</p>
      <div class="limits" id=${pointer} tabindex="-1">
        ${problemsHere(page, pointer)}
        ${list.map(({ services, limit }, i) => {
          const place = at(pointer, i);
          const title =
            services && services.length > 0
              ? servicesWords(words, services)
              : say('limit.title', { kind: say('shared.one'), number: i + 1, count: list.length });
          return group(
            page,
            place,
            title,
            html`${servicePicker(page, at(place, 'services'), services)}
              <div class="row">
                ${visitLimitFields(page, at(place, 'limit'), limit, { days: services?.some(hasDays) ?? false, optional: false })}
              </div>
              ${plan.type === 'Indemnity' && !limit?.perNetwork ? nothing : checkField(page, at(at(place, 'limit'), 'perNetwork'), { label: say('benefit.perNetwork') })}
              <button type="button" class="remove" @click=${() => page.change(drop(page.draft, place), 'undo', say('removed.limit', { name: title }))}>
                ${say('remove')}<span class="visually-hidden"> ${title}</span>
              </button>`,
            'sub',
          );
        })}
        <button type="button" class="add" @click=${add}>${say('shared.add')}</button>
      </div>`,
    'shared',
  );
}

/** What else a plan states of a service, or that it can be stated. */
function extras({ words }: Page, plan: Plan, service: Service): string {
  const parts = benefitWords(words, plan.benefits[service] ?? {});
  return parts.length > 0 ? words.list(parts) : words.say('benefit.more');
}
