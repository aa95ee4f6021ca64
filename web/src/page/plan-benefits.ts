import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Plan } from '../draft/draft';
import { checkField, disclosure, group, termsField, textField, wholeField } from './fields';
import type { Page } from './page';
import type { Origin } from './plan-sources';
import { at } from '../draft/pointer';
import { summaryRows } from '../engine/summary-rows';
import type { Service } from '../engine/types';

type Event = keyof typeof summaryRows;

const eventNames = Object.keys(summaryRows) as Event[];

/** The events of which something has to be known beforehand. */
const noted: readonly Event[] = ['office', 'drugs', 'child'];

/** A plan's terms for every service, in the words and order of its summary of benefits. */
export function benefits(page: Page, plan: Plan, pointer: string, from: Origin): TemplateResult {
  const { say } = page.words;
  const shared = [page.words, page.problems, page.opened, plan.id, plan.sample, plan.type];
  return html`<p class="help">${say('benefits.help')}</p>
    <details class="meaning"><summary>${say('benefits.forms')}</summary><ul class="forms">${forms.map((form) => html`<li><code lang="en">${form}</code></li>`)}</ul></details>
    <div id=${at(pointer, 'benefits')} tabindex="-1">
      ${eventNames.map(
        (event) => html`<h4 class="event">${say(`event.${event}`)}</h4>
          ${noted.includes(event) ? html`<p class="help">${say(`event.${event as 'office'}.help`)}</p>` : nothing}
          <div class="terms-head" aria-hidden="true"><span></span><span>${say(plan.type === 'Indemnity' ? 'benefit.every' : 'benefit.in')}</span>${plan.type === 'Indemnity' ? nothing : html`<span>${say('benefit.out')}</span>`}</div>
          ${summaryRows[event].map((service) => guard([...shared, plan.benefits[service]], () => benefit(page, plan, at(at(pointer, 'benefits'), service), service, from)))}`,
      )}
    </div>`;
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

function benefit(page: Page, plan: Plan, pointer: string, service: Service, from: Origin): TemplateResult {
  const { say } = page.words;
  const inPlan = `/benefits/${service}`;
  const name = say(`sbc.${service}`);
  const stated = plan.benefits[service];
  const indemnity = plan.type === 'Indemnity';
  return group(
    page,
    pointer,
    // Two rows of a summary have the same name.
    service === 'hospitalPhysician' ? `${name}: ${say('event.hospital')}` : name,
    html`<div class="terms-pair">
        <span class="benefit-name" aria-hidden="true">${breakable(name)}</span>
        ${termsField(page, at(pointer, 'terms'), {
          label: say(indemnity ? 'benefit.every' : 'benefit.in'),
          tag: from.tag(page, `${inPlan}/terms`),
        })}
        ${
          indemnity && !stated?.outOfNetwork
            ? nothing
            : termsField(page, at(pointer, 'outOfNetwork'), {
                label: say('benefit.out'),
                tag: from.tag(page, `${inPlan}/outOfNetwork`),
              })
        }
      </div>
      ${disclosure(
        page,
        `benefit ${plan.id} ${service}`,
        ['visitLimit', 'sharedFirstVisits', 'outsideMaximum'].map((field) => at(pointer, field)),
        html`${extras(page, plan, service)}<span class="visually-hidden">: ${name}</span>`,
        () => html`<div class="row">
            ${wholeField(page, at(at(pointer, 'visitLimit'), 'count'), {
              label: say('benefit.visitLimit'),
              help: say('benefit.visitLimit.help'),
              tag: from.tag(page, `${inPlan}/visitLimit/count`),
              optional: true,
            })}
            ${textField(page, at(pointer, 'sharedFirstVisits'), {
              label: say('benefit.shared'),
              help: say('benefit.shared.help'),
              optional: true,
            })}
          </div>
          <div class="questions">
            ${indemnity && !stated?.visitLimit?.perNetwork ? nothing : checkField(page, at(at(pointer, 'visitLimit'), 'perNetwork'), { label: say('benefit.perNetwork') })}
            ${checkField(page, at(pointer, 'outsideMaximum'), { label: say('benefit.outsideMaximum'), help: say('benefit.outsideMaximum.help') })}
          </div>`,
        'small',
      )}`,
    'benefit',
  );
}

/** What else a plan states of a service, or that it can be stated. */
function extras(page: Page, plan: Plan, service: Service): string {
  const { say, list } = page.words;
  const stated = plan.benefits[service];
  const parts = [
    ...(stated?.visitLimit?.count ? [say('benefit.limited', { count: stated.visitLimit.count })] : []),
    ...(stated?.sharedFirstVisits ? [say('benefit.sharing')] : []),
    ...(stated?.outsideMaximum ? [say('benefit.outside')] : []),
  ];
  return parts.length > 0 ? list(parts) : say('benefit.more');
}
