import { html, nothing, type TemplateResult } from 'lit';
import { addPlan, inColumn, maxPlans, removePlan, type Plan } from './draft';
import { checkField, disclosure, group, percentField, problemsHere, selectField, textField, wholeField, amountField, type Choice, type Content } from './fields';
import type { Page } from './page';
import { benefits } from './plan-benefits';
import { limits } from './plan-limits';
import { accounts, premium } from './plan-premium';
import { origin, sources } from './plan-sources';
import { at, put } from './pointer';
import { sampleNamed, samples } from './samples';
import { groupNames, serviceGroups } from './services';

const types = ['HMO', 'EPO', 'POS', 'PPO', 'Indemnity'] as const;

/** The plans to compare, each with everything that can be changed in it. */
export function plans(page: Page): TemplateResult {
  const { draft } = page;
  const { say } = page.words;
  return html`<section aria-labelledby="plans">
    <h2 id="plans" tabindex="-1">${say('plans.title')}</h2>
    <p class="lead">${say('plans.lead')}</p>
    <div id="/plans" tabindex="-1">${problemsHere(page, '/plans')}</div>
    <div class="plans">${draft.plans.map((plan, i) => onePlan(page, plan, at('/plans', i)))}</div>
    ${draft.plans.length < maxPlans
      ? html`<button type="button" class="add" @click=${() => addAnother(page)}>${say('plans.add')}</button>`
      : html`<p class="help">${say('plans.full', { most: maxPlans })}</p>`}
  </section>`;
}

/** Adds the first sample that is not there yet. */
function addAnother(page: Page): void {
  const { draft } = page;
  const sample = samples.find(({ id }) => !draft.plans.some((plan) => plan.sample === id)) ?? samples[0];
  if (sample) page.change(addPlan(draft, sample), `${at('/plans', draft.plans.length)}.sample`);
}

function onePlan(page: Page, plan: Plan, pointer: string): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  const from = origin(plan);
  const number = draft.plans.indexOf(plan) + 1;
  const tag = (field: string): Content => from.tag(page, `/${field}`);
  return group(
    page,
    pointer,
    say('plan.title', { number }),
    html`${selectField(page, `${pointer}.sample`, {
        label: say('plan.sample'),
        value: plan.sample ?? '',
        choices: samples.map(({ id, name }): Choice => [id, name]),
        change: (id) => {
          const sample = sampleNamed(id);
          if (sample) page.change(put(draft, pointer, inColumn(sample, plan.id)));
        },
      })}
      ${from.marked ? html`<p class="help">${say('plan.illustrations')}</p>` : nothing}
      ${textField(page, at(pointer, 'name'), { label: say('plan.name') })}
        ${selectField(page, at(pointer, 'type'), {
          label: say('plan.type'),
          help: say(types.includes(plan.type as never) ? `type.${plan.type as (typeof types)[number]}` : 'type.HMO'),
          choices: types.map((type): Choice => [type, say(`type.name.${type}`)]),
        })}
      ${premium(page, plan, at(pointer, 'premium'), from)}
      ${disclosure(
        page,
        `limits ${plan.id}`,
        [at(pointer, 'deductibles'), at(pointer, 'outOfPocketMaximums')],
        named(page, say('plan.limits'), plan),
        () => html`${limits(page, plan, at(pointer, 'deductibles'), 'deductible', from)}
          ${limits(page, plan, at(pointer, 'outOfPocketMaximums'), 'outOfPocketMaximum', from)}`,
      )}
      ${disclosure(page, `benefits ${plan.id}`, [at(pointer, 'benefits'), at(pointer, 'unmarkedTerms')], named(page, say('plan.benefits'), plan), () =>
        benefits(page, plan, pointer, from),
      )}
      ${disclosure(
        page,
        `rules ${plan.id}`,
        ruleFields.map((field) => at(pointer, field)),
        named(page, say('plan.rules'), plan),
        () => rules(page, plan, pointer, tag),
      )}
      ${disclosure(page, `accounts ${plan.id}`, [at(pointer, 'accounts')], named(page, say('plan.accounts'), plan), () =>
        accounts(page, plan, at(pointer, 'accounts'), from),
      )}
      ${sources(page, plan, from)}
      ${draft.plans.length > 1
        ? html`<button type="button" class="remove" @click=${() => page.undoable(removePlan(draft, plan.id), say('removed.plan', { name: plan.name }), pointer)}>
            ${say('remove')}<span class="visually-hidden"> ${plan.name}</span>
          </button>`
        : nothing}`,
    'card plan',
  );
}

/** A heading that says for a screen reader which plan it is about. */
const named = (page: Page, text: string, plan: Plan) =>
  html`${text}<span class="visually-hidden">${page.words.say('plan.of', { name: plan.name })}</span>`;

const ruleFields = [
  'year',
  'metalLevel',
  'grandfathered',
  'hsaEligible',
  'acaLimit',
  'requiresPCP',
  'requiresReferral',
  'requiresServiceArea',
  'referralServices',
  'authorizationServices',
  'allowedPercent',
  'usualAndCustomaryPercent',
];

/** What the plan asks of its members and how it pays outside the network. */
function rules(page: Page, plan: Plan, pointer: string, tag: (field: string) => Content): TemplateResult {
  const { say } = page.words;
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
  return html`<div class="row">
      ${answer('requiresPCP')} ${answer('requiresReferral')} ${answer('requiresServiceArea')}
      ${plan.type === 'Indemnity' && !plan.allowedPercent
        ? nothing
        : percentField(page, at(pointer, 'allowedPercent'), {
            label: say('plan.allowedPercent'),
            help: say('plan.allowedPercent.help'),
            tag: tag('allowedPercent'),
            optional: true,
          })}
      ${plan.type === 'Indemnity' || plan.usualAndCustomaryPercent
        ? percentField(page, at(pointer, 'usualAndCustomaryPercent'), {
            label: say('plan.usualAndCustomaryPercent'),
            help: say('plan.usualAndCustomaryPercent.help'),
            tag: tag('usualAndCustomaryPercent'),
            optional: true,
          })
        : nothing}
      ${wholeField(page, at(pointer, 'year'), { label: say('plan.year'), help: say('plan.year.help') })}
      ${selectField(page, at(pointer, 'metalLevel'), {
        label: say('plan.metalLevel'),
        choices: [['', say('plan.metalLevel.none')], ...['Catastrophic', 'Bronze', 'Silver', 'Gold', 'Platinum'].map((level): Choice => [level, level])],
      })}
      ${amountField(page, at(pointer, 'acaLimit'), { label: say('plan.acaLimit'), help: say('plan.acaLimit.help'), optional: true })}
    </div>
    <div class="questions">
      ${checkField(page, at(pointer, 'grandfathered'), { label: say('plan.grandfathered'), help: say('plan.grandfathered.help') })}
      ${checkField(page, at(pointer, 'hsaEligible'), { label: say('plan.hsaEligible'), help: say('plan.hsaEligible.help') })}
    </div>
    ${serviceList(page, plan, pointer, 'referralServices')} ${serviceList(page, plan, pointer, 'authorizationServices')}`;
}

/** A plan's own list of services in the place of the usual one. */
function serviceList(page: Page, plan: Plan, pointer: string, field: 'referralServices' | 'authorizationServices'): TemplateResult {
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
      ${list
        ? groupNames.map(
            (name) => html`<p class="subhead">${say(`group.${name}`)}</p>
              <div class="checks">
                ${serviceGroups[name].map((service) =>
                  checkField(page, `${place}.${service}`, {
                    label: say(`service.${service}`),
                    checked: list.includes(service),
                    toggle: (checked) => page.type(place, checked ? [...list, service] : list.filter((other) => other !== service)),
                  }),
                )}
              </div>`,
          )
        : nothing}`,
  );
}
