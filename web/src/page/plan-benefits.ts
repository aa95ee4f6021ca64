import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from './draft';
import { checkField, disclosure, group, selectField, termsField, textField, wholeField } from './fields';
import type { Page } from './page';
import type { Origin } from './plan-sources';
import { at } from './pointer';
import { groupNames, serviceGroups, type Service } from './services';

/** A plan's terms for every service, in the words of its summary of benefits. */
export function benefits(page: Page, plan: Plan, pointer: string, from: Origin): TemplateResult {
  const { say } = page.words;
  return html`<p class="help">${say('benefits.help')}</p>
    <details class="meaning"><summary>${say('benefits.forms')}</summary><ul class="forms">${forms.map((form) => html`<li><code>${form}</code></li>`)}</ul></details>
    ${selectField(page, at(pointer, 'unmarkedTerms'), {
      label: say('plan.unmarkedTerms'),
      help: say('plan.unmarkedTerms.help'),
      choices: [
        ['', say('plan.unmarkedTerms.none')],
        ['afterDeductible', say('plan.unmarkedTerms.after')],
        ['deductibleWaived', say('plan.unmarkedTerms.waived')],
      ],
    })}
    <div id=${at(pointer, 'benefits')} tabindex="-1">
      ${groupNames.map(
        (name) => html`<h3>${say(`group.${name}`)}</h3>
          ${serviceGroups[name].map((service) => benefit(page, plan, at(at(pointer, 'benefits'), service), service, from))}`,
      )}
    </div>`;
}

/** Terms as US papers write them: not translated, since the engine reads them. */
const forms = [
  'No charge',
  '$40',
  '$40 copay after deductible',
  '$40; deductible does not apply',
  '20% coinsurance after deductible',
  '$375 copay per day up to 5 days',
  '$300 copay and 20% after deductible',
  '$350 copay, waived if admitted',
  '20% after deductible up to $250',
  '$50 for the first 3 visits, then $50 after deductible',
  'Not covered',
];

function benefit(page: Page, plan: Plan, pointer: string, service: Service, from: Origin): TemplateResult {
  const { say } = page.words;
  const inPlan = `/benefits/${service}`;
  const name = say(`service.${service}`);
  const stated = plan.benefits[service];
  const indemnity = plan.type === 'Indemnity';
  return group(
    page,
    pointer,
    name,
    html`<div class="terms-pair">
        ${termsField(page, at(pointer, 'terms'), {
          label: say(indemnity ? 'benefit.every' : 'benefit.in'),
          tag: from.tag(page, `${inPlan}/terms`),
        })}
        ${indemnity && !stated?.outOfNetwork
          ? nothing
          : termsField(page, at(pointer, 'outOfNetwork'), { label: say('benefit.out'), tag: from.tag(page, `${inPlan}/outOfNetwork`) })}
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
