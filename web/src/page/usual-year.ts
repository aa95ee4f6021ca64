// How much care each person needs in a usual year, apart from the care that is listed.
import { html, type TemplateResult } from 'lit';
import type { Use } from '../engine/types';
import { isListed, usualYears, type Member } from '../draft/draft';
import { alter, checkField, choiceField, disclosure } from './fields';
import type { Page } from './page';
import { memberName, type Choice } from '../answer/labels';
import { at } from '../draft/pointer';

export function usualYear(page: Page): TemplateResult {
  const { draft, words } = page;
  const { say } = words;
  return html`<h3 id="usual">${say('usual.title')}</h3>
    <div class="usual">${draft.members.map((member, i) => person(page, member, at('/members', i)))}</div>
    ${checkField(page, 'only-listed', {
      label: say('usual.none'),
      checked: isListed(draft),
      toggle: (checked) =>
        page.change({
          ...page.draft,
          members: page.draft.members.map((one) => using(one, checked ? 'none' : 'unknown')),
        }),
    })}
    ${disclosure(page, 'usual', [], say('usual.what'), () => html`<p class="help">${say('meaning.usual')}</p>`, 'small')}`;
}

/** Without drawn care there are no drawn drugs to be filled. */
function using(member: Member, use: Use): Member {
  if (use !== 'none' || (member.conditions ?? []).length > 0) return { ...member, use };
  const { fills: _, ...rest } = member;
  return { ...rest, use };
}

const person = (page: Page, member: Member, pointer: string): TemplateResult => {
  const { words, draft } = page;
  const name = memberName(words, draft, member.id);
  return choiceField(page, at(pointer, 'use'), {
    label: words.say('usual.of', { name }),
    shown: name,
    kind: 'segments',
    value: member.use || 'none',
    choices: usualYears.map((use): Choice => [use, words.say(`use.${use}`)]),
    change: (use) => alter<Member>(page, pointer, (now) => using(now, use as Use)),
  });
};
