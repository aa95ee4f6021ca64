import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { addMember, maxMembers, removeMember, type Member, type Paid } from '../draft/draft';
import { amountField, disclosure, group, problemsHere, selectField, wholeField } from './fields';
import type { Page } from './page';
import { memberName, monthChoices, monthCountChoices, type Choice } from '../answer/labels';
import { append, at, drop } from '../draft/pointer';

const relationships = ['self', 'spouse', 'child'] as const;

/** Who is covered together, and for which months. */
export function household(page: Page): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  const shared = [words, page.problems, page.opened, draft.members.map(({ relationship }) => relationship).join(' ')];
  return html`<p class="lead">${say('household.lead')}</p>
    <div id="/members" tabindex="-1">${problemsHere(page, '/members')}</div>
    <div class="rows">${draft.members.map((one, i) => guard([...shared, one], () => member(page, one, at('/members', i))))}</div>
    <p class="help">${say('member.sex.help')}</p>
    ${
      draft.members.length < maxMembers
        ? html`<button type="button" class="add" @click=${() => page.change(addMember(page.draft), at(at('/members', page.draft.members.length), 'age'))}>
          ${say('household.add')}
        </button>`
        : html`<p class="help">${say('household.full')}</p>`
    }
    ${disclosure(page, 'coverage', ['/year', '/startMonth', '/months'], say('coverage.title'), () => coverage(page), 'small')}
    ${disclosure(
      page,
      'paid',
      draft.members.map((_, i) => at(at('/members', i), 'alreadyPaid')),
      say('paid.title'),
      () => html`<p class="help">${say('paid.help')}</p>
        ${draft.members.map((one, i) => group(page, `${at('/members', i)}.paid`, memberName(words, draft, one.id), alreadyPaid(page, one, at(at('/members', i), 'alreadyPaid')), 'paid'))}`,
      'small',
    )}`;
}

function coverage(page: Page): TemplateResult {
  const { words } = page;
  const { say } = words;
  return html`<div class="row coverage">
    ${wholeField(page, '/year', { label: say('coverage.year') })}
    ${selectField(page, '/startMonth', {
      label: say('coverage.from'),
      choices: monthChoices(words),
    })}
    ${selectField(page, '/months', {
      label: say('coverage.months'),
      choices: monthCountChoices(words),
    })}
  </div>`;
}

function member(page: Page, one: Member, pointer: string): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  const name = memberName(words, draft, one.id);
  return group(
    page,
    pointer,
    name,
    html`<div class="line-fields">
      ${selectField(page, at(pointer, 'relationship'), {
        label: say('member.relationship'),
        choices: relationships.map((relationship): Choice => [relationship, say(`member.${relationship}`)]),
      })}
      ${wholeField(page, at(pointer, 'age'), { label: say('member.age') })}
      ${selectField(page, at(pointer, 'sex'), {
        label: say('member.sex'),
        choices: [
          ['', say('member.sex.unsaid')],
          ['female', say('member.sex.female')],
          ['male', say('member.sex.male')],
        ],
      })}
      ${
        draft.members.length > 1
          ? html`<button type="button" class="remove" @click=${() => page.change(removeMember(page.draft, one.id), 'undo', say('removed.member', { name }))}>
            ${say('remove')}<span class="visually-hidden">: ${name}</span>
          </button>`
          : nothing
      }
    </div>`,
    'one',
  );
}

/** What counts toward deductibles and maximums before the estimate begins. */
function alreadyPaid(page: Page, one: Member, pointer: string): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  const list = one.alreadyPaid ?? [];
  const fresh: Paid = { toward: 'deductible', covers: 'medicalAndDrug', network: 'inNetwork', amount: '' };
  const name = memberName(page.words, draft, one.id);
  return html`<div id=${pointer} tabindex="-1">${problemsHere(page, pointer)}</div>
    ${list.map((_, i) => {
      const place = at(pointer, i);
      return group(
        page,
        place,
        say('paid.amount', { number: i + 1 }),
        html`<div class="row">
          ${amountField(page, at(place, 'amount'), { label: say('amount') })}
          ${selectField(page, at(place, 'toward'), {
            label: say('paid.toward'),
            choices: [
              ['deductible', say('limit.deductible')],
              ['outOfPocketMaximum', say('limit.outOfPocketMaximum')],
            ],
          })}
          ${selectField(page, at(place, 'covers'), {
            label: say('limit.covers'),
            choices: (['medicalAndDrug', 'medical', 'drug'] as const).map((covers): Choice => [
              covers,
              say(`covers.${covers}`),
            ]),
          })}
          ${selectField(page, at(place, 'network'), {
            label: say('paid.network'),
            choices: (['inNetwork', 'outOfNetwork'] as const).map((network): Choice => [
              network,
              say(`network.${network}`),
            ]),
          })}
          ${selectField(page, at(place, 'plan'), {
            label: say('paid.plan'),
            choices: [['', say('paid.everyPlan')], ...draft.plans.map((plan): Choice => [plan.id, plan.name])],
          })}
        </div>
        <button type="button" class="remove" @click=${() => page.change(drop(page.draft, place), 'undo', say('removed.paid'))}>
          ${say('remove')}<span class="visually-hidden"> ${say('paid.amount', { number: i + 1 })}</span>
        </button>`,
        'sub',
      );
    })}
    <button type="button" class="add" @click=${() => page.change(append(page.draft, pointer, fresh), at(at(pointer, list.length), 'amount'))}>${say('paid.add')}<span class="visually-hidden">: ${name}</span>
    </button>`;
}
