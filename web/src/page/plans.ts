import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { addOwnPlan, addPlan, copyPlan, inColumn, maxPlans, removePlan, type Plan } from '../draft/draft';
import {
  checkField,
  disclosure,
  group,
  percentField,
  problemsHere,
  selectField,
  textField,
  wholeField,
  amountField,
  type Content,
} from './fields';
import type { Choice } from '../answer/labels';
import type { Page } from './page';
import { benefits, forms } from './plan-benefits';
import { limits } from './plan-limits';
import { accounts, premium } from './plan-premium';
import { origin, sources, type Origin } from './plan-sources';
import { at, put, within } from '../draft/pointer';
import { canBeListed, groupNames, serviceGroups } from '../draft/services';

const types = ['HMO', 'EPO', 'POS', 'PPO', 'Indemnity'] as const;

/** The plans to compare, each with everything that can be changed in it. */
export function plans(page: Page): TemplateResult {
  const { draft, words } = page;
  const { say } = words;
  const shared = [words, page.problems, page.opened, page.samples, draft.plans.length];
  return html`<p class="lead">${say('plans.lead')}</p>
    <div id="/plans" tabindex="-1">${problemsHere(page, '/plans')}</div>
    <datalist id="terms">${forms.map((form) => html`<option value=${form}></option>`)}</datalist>
    <div class="rows">${draft.plans.map((plan, i) => guard([...shared, plan, planDigest(page, plan)], () => onePlan(page, plan, at('/plans', i))))}</div>
    ${
      draft.plans.length < maxPlans
        ? html`<div class="picks" role="group" aria-labelledby="plans-add">
          <p id="plans-add" class="subhead">${say('plans.add')}</p>
          <div class="chips">
            <button type="button" class="add" @click=${() => void addSample(page)}>${say('plans.add.sample')}</button>
            <button type="button" class="add" @click=${() => addOwn(page)}>${say('plans.add.own')}</button>
            ${page.sealed ? nothing : html`<button type="button" class="add" @click=${() => page.openPlanFile()}>${say('plans.add.file')}</button>`}
          </div>
        </div>`
        : html`<p class="help">${say('plans.full', { most: maxPlans })}</p>`
    }
    ${page.unread ? html`<ul class="problems" role="alert">${page.unread.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}`;
}

/** Adds the first sample that is not there yet. */
async function addSample(page: Page): Promise<void> {
  const samples = await page.everySample();
  const { draft } = page;
  if (draft.plans.length >= maxPlans) return;
  const sample = samples.find(({ id }) => !draft.plans.some((plan) => plan.sample === id)) ?? samples[0];
  if (sample) page.change(addPlan(draft, sample), `${at('/plans', draft.plans.length)}.sample`);
}

/** Adds an empty plan, its form open. */
function addOwn(page: Page): void {
  const { draft } = page;
  const after = addOwnPlan(draft, page.words.say('plan.own'));
  page.change(after, at(at('/plans', draft.plans.length), 'name'));
}

/** A plan as one line: which it is, and its form behind it. */
function onePlan(page: Page, plan: Plan, pointer: string): TemplateResult {
  const { words, draft, samples } = page;
  const { say } = words;
  const number = draft.plans.indexOf(plan) + 1;
  const name = plan.name.trim() || say('plan.title', { number });
  const key = `plan ${plan.id}`;
  const troubled = page.problems.some((problem) => within(problem.pointer, pointer));
  const open = troubled || page.isOpen(key);
  const hidden = html`<span class="visually-hidden"> ${name}</span>`;
  const full = draft.plans.length >= maxPlans;
  const own = !samples.some(({ id }) => id === plan.sample);
  return group(
    page,
    pointer,
    say('plan.title', { number }),
    html`<div class="line-fields plan">
        ${selectField(page, `${pointer}.sample`, {
          label: say('plan.title', { number }),
          help: planDigest(page, plan),
          value: own ? '' : (plan.sample ?? ''),
          choices: [
            ...(own ? [['', name] as const] : []),
            ...samples.map(({ id, name: sampleName }): Choice => [id, plan.sample === id ? name : sampleName]),
          ],
          change: (id) => {
            const sample = samples.find((one) => one.id === id);
            if (sample) page.change(put(page.draft, pointer, inColumn(sample, plan.id)));
          },
        })}
        <div class="acts">
          <button type="button" class="quiet" aria-expanded=${open} @click=${() => page.setOpen(key, !open)}>${say(open ? 'part.close' : 'part.change')}${hidden}</button>
          <button type="button" class="quiet" ?disabled=${full} @click=${() => page.change(copyPlan(page.draft, plan, say('plan.copied', { name })), at(at('/plans', page.draft.plans.length), 'name'))}>
            ${say('plan.copy')}${hidden}
          </button>
          ${page.sealed ? nothing : html`<button type="button" class="quiet" @click=${() => page.savePlanFile(plan)}>${say('plan.save')}${hidden}</button>`}
          ${
            draft.plans.length > 1
              ? html`<button type="button" class="remove" @click=${() => page.change(removePlan(page.draft, plan.id), 'undo', say('removed.plan', { name }))}>${say('remove')}${hidden}</button>`
              : nothing
          }
        </div>
      </div>
      ${open && words.isComplete ? html`<div class="behind">${form(page, plan, pointer)}</div>` : nothing}`,
    'one',
  );
}

/** What is said of a plan beside its name. */
function planDigest(page: Page, plan: Plan): string {
  const { say, money } = page.words;
  const result = page.answer?.result.plans.find(({ id }) => id === plan.id);
  const from = origin(page, plan);
  return [
    ...(isType(plan.type) ? [say(`type.name.${plan.type}`)] : []),
    ...(plan.issuer ? [plan.issuer] : []),
    ...(result
      ? [
          say('plan.digest.premium', {
            amount: money(result.premium),
            months: page.answer?.result.coverage.months ?? 12,
          }),
        ]
      : []),
    ...(from.marked ? [say('plan.digest.marked')] : []),
  ].join(' · ');
}

const isType = (type: string): type is (typeof types)[number] => (types as readonly string[]).includes(type);

/** Everything that a plan's papers say, in the order in which a Summary of Benefits and Coverage says it. */
function form(page: Page, plan: Plan, pointer: string): TemplateResult {
  const { say } = page.words;
  const from = origin(page, plan);
  const tag = (field: string): Content => from.tag(page, `/${field}`);
  const sbc = sbcFields.map((field) => at(pointer, field));
  return html`${from.marked ? html`<p class="help">${say('plan.illustrations')}</p>` : nothing}
    <div class="row names">
      ${textField(page, at(pointer, 'name'), { label: say('plan.name') })}
      ${selectField(page, at(pointer, 'type'), {
        label: say('plan.type'),
        help: isType(plan.type) ? say(`type.${plan.type}`) : undefined,
        choices: types.map((type): Choice => [type, say(`type.name.${type}`)]),
      })}
    </div>
    ${premium(page, plan, at(pointer, 'premium'), from)}
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
    ${sources(page, plan, from)}`;
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
  const question = (name: 'before' | 'other' | 'notIncluded' | 'network') => html`<h4>${say(`question.${name}`)}</h4>
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
        ['afterDeductible', say('plan.unmarkedTerms.after')],
        ['deductibleWaived', say('plan.unmarkedTerms.waived')],
      ],
    })}
    ${question('other')} ${limits(page, plan, at(pointer, 'outOfPocketMaximums'), 'outOfPocketMaximum', from)} ${question('notIncluded')}
    ${question('network')}
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

/** What a summary does not ask, and the law or the plan's small print decides by. */
function rules(page: Page, plan: Plan, pointer: string, tag: (field: string) => Content): TemplateResult {
  const { say } = page.words;
  return html`<div class="row">
      ${wholeField(page, at(pointer, 'year'), { label: say('plan.year'), help: say('plan.year.help') })}
      ${selectField(page, at(pointer, 'metalLevel'), {
        label: say('plan.metalLevel'),
        choices: [
          ['', say('plan.metalLevel.none')],
          ...['Catastrophic', 'Bronze', 'Silver', 'Gold', 'Platinum'].map((level): Choice => [level, level]),
        ],
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
          ? groupNames.map((name) => {
              // What cannot be listed is offered only where it stands there, to be taken off.
              const offered = serviceGroups[name].filter(
                (service) => list.includes(service) || canBeListed(field, service),
              );
              return offered.length === 0
                ? nothing
                : html`<p class="subhead">${say(`group.${name}`)}</p>
              <div class="checks">
                ${offered.map((service) =>
                  checkField(page, `${place}.${service}`, {
                    label: say(`service.${service}`),
                    checked: list.includes(service),
                    toggle: (checked) =>
                      page.type(place, checked ? [...list, service] : list.filter((other) => other !== service)),
                  }),
                )}
              </div>`;
            })
          : nothing
      }`,
  );
}
