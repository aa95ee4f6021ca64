// Doctors outside a network, whom one keeps or leaves, and months away from home.
import { html, type TemplateResult } from 'lit';
import type { Member } from '../draft/draft';
import { addCare, itemRows } from './care-items';
import { disclosure, group } from './fields';
import { isOutside } from './inputs';
import type { Page } from './page';
import { awayWords, memberName } from '../answer/labels';
import { at } from '../draft/pointer';

export function doctors(page: Page): TemplateResult {
  const { draft, words } = page;
  const { say } = words;
  const named = (member: Member) => memberName(words, draft, member.id);
  const away = draft.members.flatMap((member) => awayWords(words, member).map((when) => `${named(member)}: ${when}`));
  const places = (field: 'outOfNetwork' | 'away') => draft.members.map((_, i) => at(at('/members', i), field));
  return html`${page.behind?.lookUp(page, 'doctors')}
    <p class="help">${say('doctors.lead')}</p>
    ${itemRows(page, isOutside)}
    <button type="button" class="add" @click=${() => addCare(page, 'outside')}>${say('doctors.add')}</button>
    ${disclosure(
      page,
      'outOfNetwork',
      places('outOfNetwork'),
      say('doctors.usual'),
      () =>
        page.behind &&
        html`<p class="help">${say('doctors.usual.help')}</p>
        ${draft.members.map((member, i) => {
          const pointer = at(at('/members', i), 'outOfNetwork');
          return group(page, pointer, named(member), page.behind?.seek(page, member, pointer), 'inline');
        })}`,
      'small',
    )}
    <h3>${say('away.title')}</h3>
    ${disclosure(
      page,
      'away',
      places('away'),
      away.length > 0 ? words.list(away) : say('away.nobody'),
      () =>
        page.behind &&
        html`<p class="help">${say('away.help')}</p>
        ${draft.members.map((member, i) => {
          const pointer = at(at('/members', i), 'away');
          return group(page, pointer, named(member), page.behind?.elsewhere(page, member, pointer), 'inline');
        })}`,
      'small',
    )}`;
}
