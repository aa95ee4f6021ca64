// Tables with plans as columns and facts as rows, the best in a row marked.
import { html, nothing, type TemplateResult } from 'lit';
import type { Amount, PlanResult } from '../engine/types';
import { explained, wordId } from './fields';
import { verdict, type Answer, type Page } from './page';
import type { Key } from './words';

export interface Row {
  label: Extract<Key, `row.${string}` | `asks.${string}`>;
  meaning?: Extract<Key, `meaning.${string}`>;
  cell: (plan: PlanResult) => unknown;
  /** The amount of which the lowest is the best, where one is. */
  least?: (plan: PlanResult) => Amount | undefined;
  /** What is said below it. */
  note?: (plan: PlanResult) => string;
  kind?: string;
}

/** Whole cents of an amount of the engine, to put amounts in order and for nothing else. */
const cents = (amount: Amount): bigint => BigInt(amount.replace('.', ''));

/** The lowest of several amounts; undefined where they are all the same. */
export function lowest(amounts: readonly (Amount | undefined)[]): Amount | undefined {
  const stated = amounts.filter((amount) => amount !== undefined);
  const least = stated.reduce<Amount | undefined>((so, amount) => (so === undefined || cents(amount) < cents(so) ? amount : so), undefined);
  return stated.length < amounts.length || stated.some((amount) => amount !== least) ? least : undefined;
}

/** A table of `rows` for the plans of an answer; `where` tells it from the others. */
export function columns(page: Page, { result }: Answer, where: string, rows: readonly Row[]): TemplateResult {
  const { words } = page;
  const { say } = words;
  const { plans } = result;
  const order = verdict(page)?.plans ?? [];
  const best = order.filter(({ total }) => total === order[0]?.total).map(({ plan }) => plan.id);
  const isFirst = ({ id }: PlanResult) => best.includes(id);
  // The roles say again what the elements are, because on narrow screens the
  // rows are laid out as grids, and browsers then forget.
  return html`<div class="columns-frame" role="group" aria-labelledby=${where} tabindex=${plans.length > 2 ? 0 : nothing}>
    <table role="table" class="columns plans-${plans.length}" aria-labelledby=${where}>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell" class="corner"></td>
          ${plans.map(
            (plan) => html`<th role="columnheader" scope="col" class=${isFirst(plan) ? 'least' : ''}>
              <span class="plan-name">${plan.name}</span>
              <span class="plan-type">${say(`type.name.${plan.type}`)}</span>
              ${isFirst(plan) && where === 'answer' ? html`<span class="badge"><span aria-hidden="true">✓</span> ${say('answer.badge')}</span>` : nothing}
            </th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(({ label, meaning, cell, least, note, kind }) => {
          const lowestHere = least && plans.length > 1 ? lowest(plans.map(least)) : undefined;
          const id = meaning && wordId(where, meaning);
          return html`<tr role="row" class=${kind ?? ''}>
            ${meaning && id
              ? html`<th role="rowheader" scope="row" aria-labelledby=${id}>${explained(page, where, meaning, say(label))}</th>`
              : html`<th role="rowheader" scope="row">${say(label)}</th>`}
            ${plans.map(
              (plan) => html`<td role="cell" class=${isFirst(plan) ? 'least' : ''}>
                ${cell(plan)} ${lowestHere !== undefined && least?.(plan) === lowestHere ? html`<span class="lowest"><span aria-hidden="true">▾</span>${say('answer.lowest')}</span>` : nothing}
                ${note?.(plan) ? html`<span class="note">${note(plan)}</span>` : nothing}
              </td>`,
            )}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
