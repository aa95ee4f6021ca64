// What is wrong, one by one: whose, in which field, and what, with a link there.
import { html, nothing, type TemplateResult } from 'lit';
import { countName, itemName, memberName, priceName, serviceName } from '../answer/labels';
import { lackedAt, problemWords } from '../answer/problems';
import type { Problem } from '../engine/types';
import type { Page } from './page';

/** So many are told; the others follow once these are solved. */
const most = 8;

export function problemList(page: Page, link: (problem: Problem, text: string) => TemplateResult): TemplateResult {
  const { words, problems } = page;
  const shown = problems.slice(0, most);
  const rest = problems.length - shown.length;
  return html`<ul>
      ${shown.map((problem) => html`<li>${link(problem, place(page, problem))}: ${problemWords(words, problem)}</li>`)}
    </ul>
    ${rest > 0 ? html`<p>${words.say('problems.more', { count: rest })}</p>` : nothing}`;
}

/** Where a problem is: of which plan, care or member, and in which field. */
function place(page: Page, problem: Problem): string {
  const { words, draft } = page;
  const { say } = words;
  const [, part, index, field = '', service = ''] = (lackedAt(draft, problem) ?? problem.pointer).split('/');
  const n = Number(index);
  const named = (kind: 'plan' | 'care' | 'member', name: string) => {
    const key = `${kind}.${field}`;
    const what = own[field]?.(page, n, service) ?? (words.has(key) ? say(key) : undefined);
    return what ? say('place.field', { name, field: what }) : name;
  };
  const plan = part === 'plans' ? draft.plans[n] : undefined;
  if (plan) return named('plan', plan.name.trim() || say('plan.title', { number: n + 1 }));
  const item = part === 'care' ? draft.care[n] : undefined;
  if (item) return named('care', itemName(words, draft, item));
  const member = part === 'members' ? draft.members[n] : undefined;
  if (member) return named('member', memberName(words, draft, member.id));
  return say(part === 'plans' ? 'step.title.plans' : part === 'care' ? 'step.title.care' : 'step.title.who');
}

/** Fields that are not called by a message of their own name. */
const own: Record<string, (page: Page, index: number, service: string) => string | undefined> = {
  premium: ({ words }) => words.say('premium.title'),
  deductibles: ({ words }) => words.say('limit.deductible'),
  outOfPocketMaximums: ({ words }) => words.say('limit.outOfPocketMaximum'),
  benefits({ words }, _index, service) {
    const row = `quick.row.${service}`;
    return words.has(row) ? words.say(row) : serviceName(words, service);
  },
  count: ({ words, draft: { care } }, index) =>
    care[index] && countName(words, care[index].service, care[index].supply),
  price: ({ words, draft: { care } }, index) => care[index] && priceName(words, care[index]),
};
