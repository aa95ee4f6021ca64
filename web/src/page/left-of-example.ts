// What is still the example's where something has been changed: people and care
// that nobody touched would be taken for the reader's own.
import { html, nothing, type TemplateResult } from 'lit';
import { itemName, memberName } from '../answer/labels';
import { removeMember, type Draft, type Household } from '../draft/draft';
import type { Page } from './page';

/** The people and the care of the example that stand in a draft as they came, if any do. */
export function leftIn({ ofExample }: Page, draft: Draft): Household | undefined {
  const members = draft.members.filter((member) => ofExample?.members.includes(member));
  const care = draft.care.filter((item) => ofExample?.care.includes(item));
  // Somebody has to be first, and may be of that age.
  return care.length === 0 && members.every((member) => member === draft.members[0]) ? undefined : { members, care };
}

export function leftOfExample(page: Page): TemplateResult | typeof nothing {
  const { words, draft, example } = page;
  const left = leftIn(page, draft);
  // A kiosk asks for all of it.
  if (example || !left || page.sealed) return nothing;
  const { say } = words;
  const { members, care } = left;
  const [self] = draft.members;
  // All that it lists would fill a small screen.
  const names = [
    ...members.map(({ id }) => memberName(words, draft, id)),
    ...(care.length > 1
      ? [say('example.care', { count: care.length })]
      : care.map((item) => itemName(words, draft, item))),
  ];
  const takeOut = () => {
    const without = members.filter((member) => member !== self).reduce((less, { id }) => removeMember(less, id), draft);
    page.change(
      { ...without, care: without.care.filter((item) => !care.includes(item)) },
      // Who is filling in plans goes on with that.
      self && members.includes(self) && page.step !== 'plans' ? '/members/0/age' : page.step,
      say('example.taken'),
    );
  };
  return html`<p class="flag">
    ${say('example.left', { what: words.list(names) })}
    <button type="button" class="quiet" @click=${takeOut}>${say('example.take')}</button>
  </p>`;
}
