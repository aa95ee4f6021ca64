import { html, nothing, type TemplateResult } from 'lit';
import { addMember, maxMembers, removeMember, type Member } from '../draft/draft';
import { disclosure, group, problemsHere, selectField, wholeField } from './fields';
import type { Page } from './page';
import { memberName, monthChoices, monthCountChoices, type Choice } from '../answer/labels';
import { at, within } from '../draft/pointer';

const relationships = ['self', 'spouse', 'child'] as const;

/** Who is covered together, each in a few words that open, and for which months. */
export function household(page: Page): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  const open = draft.members.flatMap((one, i) => (isOpen(page, one, at('/members', i)) ? [i] : []));
  return html`<div id="/members" tabindex="-1">${problemsHere(page, '/members')}</div>
    <div class="chips">
      ${draft.members.map((one, i) => {
        const opened = open.includes(i);
        return html`<button type="button" class="chip" id="chip ${one.id}" aria-expanded=${opened} @click=${() => page.setOpen(`member ${one.id}`, !opened)}>
          ${one.age ? say('household.chip', { name: memberName(words, draft, one.id), age: one.age }) : memberName(words, draft, one.id)}
        </button>`;
      })}
      ${
        draft.members.length < maxMembers
          ? html`<button type="button" class="add chip" @click=${() => page.change(addMember(page.draft), at(at('/members', page.draft.members.length), 'age'))}>
            ${say('household.add')}
          </button>`
          : nothing
      }
    </div>
    ${draft.members.length < maxMembers ? nothing : html`<p class="help">${say('household.full')}</p>`}
    <div class="rows">${open.map((i) => member(page, draft.members[i] as Member, at('/members', i)))}</div>
    ${open.length > 0 ? html`<p class="help">${say('member.sex.help')}</p>` : nothing}`;
}

/** What is rarely said of who is covered: for which months, and what is paid already. */
export function coverageAndPaid(page: Page): TemplateResult {
  const { words, draft } = page;
  const { say } = words;
  return html`${disclosure(page, 'coverage', ['/year', '/startMonth', '/months'], say('coverage.title'), () => coverage(page), 'small')}
    ${disclosure(
      page,
      'paid',
      draft.members.flatMap((_, i) => ['alreadyPaid', 'alreadyUsed'].map((field) => at(at('/members', i), field))),
      say('paid.title'),
      () => page.behind?.already(page),
      'small',
    )}`;
}

/** Who lacks an age or has something wrong is open: the words alone would not say it. */
function isOpen(page: Page, one: Member, pointer: string): boolean {
  const own = ['relationship', 'age', 'sex'].map((field) => at(pointer, field));
  return (
    page.isOpen(`member ${one.id}`) ||
    one.age === '' ||
    page.problems.some((problem) => own.some((field) => within(problem.pointer, field)))
  );
}

function coverage(page: Page): TemplateResult {
  const { words } = page;
  const { say } = words;
  return html`<div class="row coverage">
    ${wholeField(page, '/year', {
      label: say('coverage.year'),
      // Plans of one's own are of that year too.
      change(text) {
        const { plans, year } = page.draft;
        page.type('/year', text);
        for (const [i, plan] of plans.entries())
          if (!plan.sample && plan.year === year) page.type(at(at('/plans', i), 'year'), text, '/year');
      },
    })}
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
  /** What is taken away gives the focus to the next of its kind. */
  const next = draft.members[draft.members.indexOf(one) + 1] ?? draft.members[draft.members.indexOf(one) - 1];
  return group(
    page,
    pointer,
    name,
    html`<div class="line-fields">
      ${wholeField(page, at(pointer, 'age'), { label: say('member.age') })}
      ${selectField(page, at(pointer, 'sex'), {
        label: say('member.sex'),
        choices: [
          ['', say('member.sex.unsaid')],
          ['female', say('member.sex.female')],
          ['male', say('member.sex.male')],
        ],
      })}
      ${selectField(page, at(pointer, 'relationship'), {
        label: say('member.relationship'),
        choices: relationships.map((relationship): Choice => [relationship, say(`member.${relationship}`)]),
      })}
      ${
        draft.members.length > 1
          ? html`<button type="button" class="remove" id=${`remove ${one.id}`} @click=${() => page.change(removeMember(page.draft, one.id), `${next && page.isOpen(`member ${next.id}`) ? 'remove' : 'chip'} ${next?.id}`, say('removed.member', { name }))}>
            ${say('remove')}<span class="visually-hidden"> ${name}</span>
          </button>`
          : nothing
      }
    </div>
    ${page.behind?.joining(page, pointer)}`,
    'one open-member',
  );
}
