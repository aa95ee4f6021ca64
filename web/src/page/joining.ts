// Who is covered for a part of the year only: joins within it, as a newborn does, or leaves (R57).
import { html, nothing, type TemplateResult } from 'lit';
import { monthChoices, type Choice } from '../answer/labels';
import { addMember, maxMembers, type Draft, type Member } from '../draft/draft';
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

const isBorn = ({ relationship, age }: Member): boolean => relationship === 'child' && age === '0';

/** Whether a baby is listed or expected. */
const expects = ({ care, members }: Draft): boolean =>
  care.some(({ service }) => service === 'deliveryFacility') ||
  members.some(({ conditions }) => conditions?.includes('maternity'));

/** Offers to cover the newborn from the month of birth on, where a baby is coming and none is covered. */
export function newborn(page: Page): TemplateResult | typeof nothing {
  const { draft, words } = page;
  const { say } = words;
  if (!expects(draft) || draft.members.some(isBorn) || draft.members.length >= maxMembers) return nothing;
  return selectField(page, 'newborn', {
    label: say('joining.baby'),
    help: say('joining.baby.help'),
    value: '',
    choices: [['', say('joining.baby.no')], ...covered(page)],
    change: (month) => {
      if (!month) return;
      const after = born(page.draft, month);
      // How much care it has goes by its sex, which nobody has said.
      page.setOpen(`member ${after.members.at(-1)?.id}`, true);
      page.change(after, at(at('/members', after.members.length - 1), 'sex'), say('joining.baby.added'));
    },
  });
}

/** The household with a newborn from a month on; from the first one on, it is there like anybody else. */
function born(draft: Draft, month: string): Draft {
  const after = addMember(draft);
  const members = after.members.map((member, i): Member =>
    i < draft.members.length
      ? member
      : {
          ...member,
          relationship: 'child',
          age: '0',
          ...(month === draft.startMonth ? {} : { coveredFrom: month }),
        },
  );
  return { ...after, members };
}
