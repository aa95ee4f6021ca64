// Tables with plans as columns and facts as rows, the best in a row marked.
import { html, nothing, type TemplateResult } from 'lit';
import type { PlanResult } from '../engine/types';
import { unknownTerms } from '../draft/draft';
import { explained, wordId } from './fields';
import { shortNames } from '../answer/labels';
import { asStanding, cents, leading } from '../answer/order';
import { verdict, type Answer } from '../answer/verdict';
import type { Page } from './page';
import type { Key } from '../words/words';

/** The marks at the best of a row, and their shapes. */
const marks = { 'answer.lowest': '▾', 'answer.most': '▴', 'asks.least': '▾' } as const satisfies Partial<
  Record<Key, string>
>;

type Rank = number | bigint;

export interface Row {
  label: Extract<Key, `row.${string}` | `asks.${string}`>;
  meaning?: Extract<Key, `meaning.${string}`>;
  cell: (plan: PlanResult) => unknown;
  /** By what the plans can be compared in this row, the best having the least. */
  rank?: (plan: PlanResult) => Rank | undefined;
  /** What the mark at the best of a row says: that it is the lowest, unless it is something else. */
  mark?: keyof typeof marks;
  /** What is said below the row's name, and below a cell. */
  under?: string;
  note?: (plan: PlanResult) => string;
  kind?: string;
}

/** The least of several ranks; undefined where they are all the same. None stated is behind all others. */
function leastOf(ranks: readonly (Rank | undefined)[]): Rank | undefined {
  const stated = ranks.filter((rank) => rank !== undefined);
  const least = stated.reduce<Rank | undefined>((so, rank) => (so === undefined || rank < so ? rank : so), undefined);
  return stated.length < ranks.length || stated.some((rank) => rank !== least) ? least : undefined;
}

/** How many of a plan's terms are unknown, on a page that has the words for it. */
function unread({ words, answer }: Page, { id }: PlanResult): TemplateResult | typeof nothing {
  const plan = words.isComplete && answer?.draft.plans.find((one) => one.id === id);
  const count = plan ? unknownTerms(plan) : 0;
  return count > 0 ? html`<span class="tag unread">${words.say('unknown.count', { count })}</span>` : nothing;
}

/** What is saved in taxes, where that is counted; in a sum it is below zero. */
export const taxRow = ({ answer, words }: Page, below = ''): Row[] =>
  answer?.result.tax && words.has('row.taxSaved')
    ? [
        {
          label: 'row.taxSaved',
          meaning: 'meaning.taxSaved',
          cell: ({ taxSaved = '' }) => words.money((cents(taxSaved) ? below : '') + taxSaved),
          rank: ({ taxSaved }) => -(cents(taxSaved) ?? 0n),
          mark: 'answer.most',
          kind: 'amount',
        },
      ]
    : [];

/** A table of `rows` for the plans of an answer; `where` tells it from the others. */
export function columns(page: Page, { result }: Answer, where: string, rows: readonly Row[]): TemplateResult {
  const { words } = page;
  const { say } = words;
  const plans = asStanding(page, result.plans);
  // Where there is no room for columns, each cell says whose it is.
  const short = shortNames(words, result.plans, 'line');
  const order = verdict(page)?.plans ?? [];
  const first = leading(order).map(({ plan }) => plan.id);
  // A plan by itself costs neither less nor more, and the listed care by itself can have another order.
  const isFirst = ({ id }: PlanResult) => where !== 'listed' && plans.length > 1 && first.includes(id);
  // The roles say again what the elements are, because on narrow screens the
  // rows are laid out as grids, and browsers then forget.
  return html`<div class="columns-frame" role="group" aria-labelledby=${where} tabindex=${plans.length > 2 ? 0 : nothing}>
    <table role="table" class="columns plans-${plans.length}" aria-labelledby=${where}>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell" class="corner"></td>
          ${plans.map(
            (plan) => html`<th role="columnheader" scope="col" class=${isFirst(plan) ? 'least' : ''}>
              <span class="plan-name">${words.named(plan.name)}</span>
              <span class="plan-type">${say(`type.name.${plan.type}`)}</span>
              ${where === 'answer' ? unread(page, plan) : nothing}
              ${isFirst(plan) ? html`<span class=${where === 'answer' ? 'badge' : 'lowest'}><span aria-hidden="true">✓</span> ${say('answer.badge', { tied: first.length })}</span>` : nothing}
              ${where === 'answer' ? page.guest?.actions(page, plan) : nothing}
            </th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(({ label, meaning, under, cell, rank, mark = 'answer.lowest', note, kind }) => {
          const best = rank && leastOf(plans.map(rank));
          const id = meaning && wordId(where, meaning);
          return html`<tr role="row" class=${kind ?? ''}>
            ${
              meaning && id
                ? html`<th role="rowheader" scope="row" aria-labelledby=${id}>${explained(page, where, meaning, say(label))}${under ? html`<span class="note">${under}</span>` : nothing}</th>`
                : html`<th role="rowheader" scope="row">${say(label)}</th>`
            }
            ${plans.map(
              (plan) => html`<td role="cell" class=${isFirst(plan) ? 'least' : ''} data-plan=${short.get(plan.id)}>
                ${cell(plan)} ${best !== undefined && rank?.(plan) === best ? html`<span class="lowest"><span aria-hidden="true">${marks[mark]}</span>${say(mark)}</span>` : nothing}
                ${note?.(plan) ? html`<span class="note">${note(plan)}</span>` : nothing}
              </td>`,
            )}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
