// Who is covered for a part of the year only: joins within it, as a newborn does, or leaves (R57).
import { html, nothing, type TemplateResult } from 'lit';
import { monthChoices, type Choice } from '../answer/labels';
import { addMember, isBorn, maxMembers, removeMember, type Draft, type Member } from '../draft/draft';
import { at } from '../draft/pointer';
import { disclosure, selectField } from './fields';
import type { Page } from './page';

/** The months that the coverage has, in their order. */
function covered({ draft: { startMonth, months }, words }: Page): Choice[] {
  const all = monthChoices(words);
  const first = all.findIndex(([month]) => month === startMonth);
  return first < 0 ? all : [...all.slice(first), ...all.slice(0, first)].slice(0, Number(months) || all.length);
}

/** From when and until when a member is covered. */
export function joining(page: Page, pointer: string): TemplateResult {
  const { say } = page.words;
  const [from, until] = [at(pointer, 'coveredFrom'), at(pointer, 'coveredUntil')];
  const choices = covered(page);
  return disclosure(
    page,
    `joining ${pointer}`,
    [from, until],
    say('joining.title'),
    () => html`<div class="row">
      ${selectField(page, from, { label: say('joining.from'), choices: [['', say('joining.start')], ...choices] })}
      ${selectField(page, until, { label: say('joining.until'), choices: [['', say('joining.end')], ...choices] })}
    </div>`,
    'small',
  );
}

/** Whether somebody expects a baby whose birth is drawn; that of one who is listed is wherever it is listed. */
const isBirthDrawn = ({ members }: Draft): boolean =>
  members.some(({ conditions }) => conditions?.includes('maternity'));

/** Whether a baby is listed or expected. */
const expects = (draft: Draft): boolean =>
  isBirthDrawn(draft) || draft.care.some(({ service }) => service === 'deliveryFacility');

/** Offers to cover the newborn from the month of birth on, where a baby is coming, and says from when it is. */
export function newborn(page: Page): TemplateResult | typeof nothing {
  const { draft, words } = page;
  const { say } = words;
  const index = draft.members.findIndex(isBorn);
  const baby = draft.members[index];
  if (!expects(draft) || (!baby && draft.members.length >= maxMembers)) return nothing;
  const { startMonth, year } = draft;
  // Coverage can go on into the next year.
  const choices = covered(page).map(([month, name]): Choice => [
    month,
    `${name} ${Number(year) + Number(Number(month) < Number(startMonth)) || ''}`,
  ]);
  const place = at('/members', index);
  const drawn = isBirthDrawn(draft) ? 'yes' : 'no';
  return html`${selectField(page, 'newborn', {
    label: say('joining.baby'),
    help: [
      // The birth counts all the same.
      ...(baby ? [] : [say('joining.baby.unsaid', { drawn })]),
      say('joining.baby.help', { year, drawn }),
    ].join(' '),
    value: baby ? (baby.coveredFrom ?? startMonth) : '',
    choices: [['', say('joining.baby.no')], ...choices],
    change: (month) => {
      const without = baby ? removeMember(draft, baby.id) : draft;
      if (!month) page.change(without);
      else if (baby) page.type(at(place, 'coveredFrom'), month);
      else {
        const after = born(draft, month);
        page.setOpen(`member ${after.members.at(-1)?.id}`, true);
        page.change(after, undefined, say('joining.baby.added'));
      }
    },
  })}
  ${
    // How much care it has goes by its sex, which nobody has said. Who chooses the month stays there.
    baby && !baby.sex && baby.use && baby.use !== 'none'
      ? html`<p class="help">
          ${say('joining.baby.sex')}
          <button type="button" class="quiet" @click=${() => page.goTo(at(place, 'sex'))}>${say('joining.baby.go')}</button>
        </p>`
      : nothing
  }`;
}

/** The household with a newborn from a month on, which tells the month of the birth, the first one too. */
function born(draft: Draft, month: string): Draft {
  const after = addMember(draft);
  const members = after.members.map((member, i): Member =>
    i < draft.members.length
      ? member
      : {
          ...member,
          relationship: 'child',
          age: '0',
          coveredFrom: month,
        },
  );
  return { ...after, members };
}
