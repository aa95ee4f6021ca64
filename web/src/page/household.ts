import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { addMember, maxMembers, removeMember, type Member } from '../draft/draft';
import { disclosure, group, problemsHere, selectField, wholeField } from './fields';
import type { Page } from './page';
import { memberName, monthChoices, monthCountChoices, type Choice } from '../answer/labels';
import { at } from '../draft/pointer';

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
      draft.members.flatMap((_, i) => ['alreadyPaid', 'alreadyUsed'].map((field) => at(at('/members', i), field))),
      say('paid.title'),
      () => page.behind?.already(page),
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
