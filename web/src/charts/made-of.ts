import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Words } from '../words/words';
import { place, type Amount, type PictureData, type PicturePlan } from './data';
import { parts } from '../engine/parts';
import { filledWith, patterns, type Part } from './chart-style';
import { linear } from './scale';
import { styled } from './styled';

/** What comes off the parts of a year's cost. */
const accounts = ['hsa', 'hra', 'tax'] as const;

const none = '0.00';
const amountOf = (plan: PicturePlan, part: Part | (typeof accounts)[number]): Amount =>
  part === 'hsa'
    ? plan.hsaContribution
    : part === 'hra'
      ? plan.hraUsed
      : part === 'tax'
        ? (plan.taxSaved ?? none)
        : plan[part];

export interface MadeOf {
  /** What the patterns mean, and the patterns themselves: once beside the bars. */
  legend: TemplateResult;
  /** A plan's bar. It takes the width that there is, and its length is to the others' as its cost is. */
  bar: (id: string) => TemplateResult | typeof nothing;
}

/** What the year is made of under each plan, as bars for the cells of a table: its parts one after another, and where account money is taken off, a mark at what is left. */
export function madeOfBars(words: Words, { plans, drawn, simulation }: PictureData): MadeOf | undefined {
  if (drawn && !simulation) return undefined;
  const { say, about, list } = words;
  const shown = parts.filter((part) => plans.some((plan) => amountOf(plan, part) !== none));
  const taken = (plan: PicturePlan) => accounts.filter((part) => amountOf(plan, part) !== none);
  const said = (plan: PicturePlan, some: readonly Parameters<typeof amountOf>[1][]) =>
    list(
      some
        .filter((part) => amountOf(plan, part) !== none)
        .map((part) => say(`picture.part.${part}`, { amount: about(amountOf(plan, part)) })),
    );
  const paid = (plan: PicturePlan) => shown.reduce((sum, part) => sum + place(amountOf(plan, part)), 0);
  // Account money can leave a total below nothing.
  const least = Math.min(0, ...plans.map(({ total }) => place(total)));
  const across = linear([least, Math.max(...plans.map(paid)) || 1], [0, 100]);
  return {
    legend: html`<ul class="made-of-legend" ${styled()}>
      ${shown.map(
        (part, i) => html`<li>
          <svg viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">${i === 0 ? patterns() : nothing}<rect class="segment" width="24" height="16" fill=${filledWith(part)}></rect></svg>
          <span>${say(`row.${part}`)}</span>
        </li>`,
      )}
      ${
        plans.some((plan) => taken(plan).length > 0)
          ? html`<li><svg viewBox="0 0 24 16" width="24" height="16" aria-hidden="true"><path class="total-mark" d="M12 0V16"></path></svg> <span>${say('row.total')}</span></li>`
          : nothing
      }
    </ul>`,
    bar: (id) => {
      const plan = plans.find((one) => one.id === id);
      if (!plan) return nothing;
      const off = taken(plan);
      const name = [
        said(plan, parts) || about(none),
        ...(off.length > 0 ? [say('picture.madeOf.accounts', { parts: said(plan, off) })] : []),
      ].join('. ');
      let sum = 0;
      return html`<svg class="made-of-bar" role="img" aria-label=${name} width="100%" height="16">
        ${shown.map((part) => {
          const start = across(sum);
          sum += place(amountOf(plan, part));
          return amountOf(plan, part) === none
            ? nothing
            : svg`<rect class="segment" x="${start}%" y="2" width="${across(sum) - start}%" height="12" fill=${filledWith(part)}></rect>`;
        })}
        ${off.length > 0 ? svg`<line class="total-mark" x1="${across(place(plan.total))}%" x2="${across(place(plan.total))}%" y1="0" y2="16"></line>` : nothing}
      </svg>`;
    },
  };
}
