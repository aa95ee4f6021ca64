// Everything that can be stated of a plan.
import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../draft/draft';
import {
  amountField,
  checkField,
  disclosure,
  group,
  percentField,
  selectField,
  ownField,
  wholeField,
  type Content,
} from './fields';
import type { Choice } from '../answer/labels';
import type { Page } from './page';
import { benefits } from './plan-benefits';
import { limits } from './plan-limits';
import { accounts, premium } from './plan-premium';
import { prices } from './plan-prices';
import { origin, sources, type Origin } from './plan-sources';
import { networkTiers } from './plan-tiers';
import { isType, types } from '../draft/plan-types';
import { at } from '../draft/pointer';
import { notCounted } from '../draft/request';
import { canBeListed, services } from '../draft/services';
import { serviceChecks } from './service-picker';
import type { Words } from '../words/words';

/** Everything that a plan's papers say, in the order in which a Summary of Benefits and Coverage says it. */
export function planForm(page: Page, plan: Plan, pointer: string): TemplateResult {
  const { say } = page.words;
  const from = origin(page, plan);
  const tag = (field: string): Content => from.tag(page, `/${field}`);
  const sbc = sbcFields.map((field) => at(pointer, field));
  return html`${from.marked ? html`<p class="help">${say('plan.illustrations')}</p>` : nothing}
    <div class="row names">
      ${nameField(page, plan, pointer, say('plan.name'))}
      ${selectField(page, at(pointer, 'type'), {
        label: say('plan.type'),
        help: isType(plan.type) ? say(`type.${plan.type}`) : undefined,
        choices: types.map((type): Choice => [type, say(`type.name.${type}`)]),
      })}
    </div>
    ${premium(page, plan, at(pointer, 'premium'), from)}
    ${notCounted(page.draft, plan).length > 0 ? html`<p class="help">${say('plan.uncounted')}</p>` : nothing}
    ${disclosure(page, `costs ${plan.id}`, sbc, named(page, say('plan.questions'), plan), () => questions(page, plan, pointer, from, tag))}
    ${disclosure(page, `events ${plan.id}`, [at(pointer, 'benefits')], named(page, say('plan.benefits'), plan), () => benefits(page, plan, pointer, from))}
    ${disclosure(
      page,
      `rules ${plan.id}`,
      ruleFields.map((field) => at(pointer, field)),
      named(page, say('plan.rules'), plan),
      () => rules(page, plan, pointer, tag),
    )}
    ${disclosure(page, `accounts ${plan.id}`, [at(pointer, 'accounts')], named(page, say('plan.accounts'), plan), () => accounts(page, plan, at(pointer, 'accounts'), from))}
    ${disclosure(page, `prices ${plan.id}`, [at(pointer, 'prices')], named(page, say('prices.title'), plan), () => prices(page, plan, at(pointer, 'prices'), from))}
    ${sources(page, plan, from)}`;
}

/** A plan's name: a sample's in the page's language, until somebody types another. */
export function nameField(page: Page, { name }: Plan, pointer: string, label: Content): TemplateResult {
  const place = at(pointer, 'name');
  const shown = page.words.named(name);
  return ownField(page, place, 'text', {
    label,
    shown,
    same: (text) => text === shown,
    change: (text) => page.type(place, text),
  });
}

/** A heading that says for a screen reader which plan it is about. */
const named = (page: Page, text: string, plan: Plan) =>
  html`${text}<span class="visually-hidden">${page.words.say('plan.of', { name: plan.name })}</span>`;

/** The fields of a summary's important questions. */
const sbcFields = [
  'deductibles',
  'outOfPocketMaximums',
  'unmarkedTerms',
  'requiresReferral',
  'requiresPCP',
  'requiresServiceArea',
  'tierShares',
  'allowedPercent',
  'usualAndCustomaryPercent',
];

/** The important questions of a summary, in its order. */
function questions(
  page: Page,
  plan: Plan,
  pointer: string,
  from: Origin,
  tag: (field: string) => Content,
): TemplateResult {
  const { say } = page.words;
  const question = (name: 'before' | 'other' | 'notIncluded' | 'network') => html`<h3>${say(`question.${name}`)}</h3>
    <p class="help">${say(`question.${name}.help`)}</p>`;
  // The type decides where a plan is silent, so there are three answers.
  const answer = (field: 'requiresPCP' | 'requiresReferral' | 'requiresServiceArea') =>
    selectField(page, at(pointer, field), {
      label: say(`plan.${field}`),
      help: say(`plan.${field}.help`),
      tag: tag(field),
      value: plan[field] === undefined ? '' : String(plan[field]),
      choices: [
        ['', say('plan.usual')],
        ['true', say('yes')],
        ['false', say('no')],
      ],
      change: (chosen) => page.type(at(pointer, field), chosen === '' ? undefined : chosen === 'true'),
    });
  return html`<p class="help">${say('plan.questions.help')}</p>
    ${limits(page, plan, at(pointer, 'deductibles'), 'deductible', from)} ${question('before')}
    ${selectField(page, at(pointer, 'unmarkedTerms'), {
      label: say('plan.unmarkedTerms'),
      help: say('plan.unmarkedTerms.help'),
      choices: [
        ['', say('plan.unmarkedTerms.none')],
        ['copaysWaived', say('plan.unmarkedTerms.copays')],
        ['afterDeductible', say('plan.unmarkedTerms.after')],
        ['deductibleWaived', say('plan.unmarkedTerms.waived')],
      ],
    })}
    ${question('other')} ${limits(page, plan, at(pointer, 'outOfPocketMaximums'), 'outOfPocketMaximum', from)} ${question('notIncluded')}
    ${question('network')} ${networkTiers(page, plan, pointer)}
    <div class="row">
      ${
        plan.type === 'Indemnity' && !plan.allowedPercent
          ? nothing
          : percentField(page, at(pointer, 'allowedPercent'), {
              label: say('plan.allowedPercent'),
              help: say('plan.allowedPercent.help'),
              tag: tag('allowedPercent'),
              optional: true,
            })
      }
      ${percentField(page, at(pointer, 'usualAndCustomaryPercent'), {
        label: say('plan.usualAndCustomaryPercent'),
        help: say(
          plan.type === 'Indemnity' ? 'plan.usualAndCustomaryPercent.help' : 'plan.usualAndCustomaryPercent.instead',
        ),
        tag: tag('usualAndCustomaryPercent'),
        optional: true,
      })}
    </div>
    <div class="row">${answer('requiresReferral')} ${answer('requiresPCP')} ${answer('requiresServiceArea')}</div>`;
}

const ruleFields = [
  'year',
  'metalLevel',
  'grandfathered',
  'hsaEligible',
  'acaLimit',
  'referralServices',
  'authorizationServices',
];

/** The levels of plans that a marketplace sells. */
export const levels = ({ say }: Words): Choice[] => [
  ['', say('plan.metalLevel.none')],
  ...['Catastrophic', 'Bronze', 'Silver', 'Gold', 'Platinum'].map((level): Choice => [level, level]),
];

/** What a summary does not ask, and the law or the plan's small print decides by. */
function rules(page: Page, plan: Plan, pointer: string, tag: (field: string) => Content): TemplateResult {
  const { say } = page.words;
  return html`<div class="row">
      ${wholeField(page, at(pointer, 'year'), { label: say('plan.year'), help: say('plan.year.help') })}
      ${selectField(page, at(pointer, 'metalLevel'), {
        label: say('plan.metalLevel'),
        choices: levels(page.words),
      })}
      ${amountField(page, at(pointer, 'acaLimit'), { label: say('plan.acaLimit'), help: say('plan.acaLimit.help'), tag: tag('acaLimit'), optional: true })}
    </div>
    <div class="questions">
      ${checkField(page, at(pointer, 'grandfathered'), { label: say('plan.grandfathered'), help: say('plan.grandfathered.help') })}
      ${checkField(page, at(pointer, 'hsaEligible'), { label: say('plan.hsaEligible'), help: say('plan.hsaEligible.help') })}
    </div>
    ${serviceList(page, plan, pointer, 'referralServices')} ${serviceList(page, plan, pointer, 'authorizationServices')}`;
}

/** A plan's own list of services in the place of the usual one. */
function serviceList(
  page: Page,
  plan: Plan,
  pointer: string,
  field: 'referralServices' | 'authorizationServices',
): TemplateResult {
  const { say } = page.words;
  const place = at(pointer, field);
  const list = plan[field];
  return group(
    page,
    place,
    say(`plan.${field}`),
    html`<p class="help">${say(`plan.${field}.help`)}</p>
      ${checkField(page, `${place}.own`, {
        label: say('plan.ownList'),
        checked: list !== undefined,
        toggle: (own) => page.type(place, own ? [] : undefined),
      })}
      ${
        list
          ? // What cannot be listed is offered only where it stands there, to be taken off.
            serviceChecks(
              page,
              place,
              list,
              services.filter((service) => list.includes(service) || canBeListed(field, service)),
              (next) => page.type(place, next),
            )
          : nothing
      }`,
  );
}
