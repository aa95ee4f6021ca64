// What the totals are made of.
import { html, nothing, type TemplateResult } from 'lit';
import type { MadeOf } from '../charts/made-of';
import type { PlanResult } from '../engine/types';
import { columns, taxRow, type Row } from './columns';
import { cents } from '../answer/order';
import { isDrawn } from '../draft/draft';
import { verdict, yearOfPlan, type Answer } from '../answer/verdict';
import { parts } from '../engine/parts';
import type { Page } from './page';
import { pictured } from './pictured';

/** The parts that a total adds up from: where care is drawn, of the mean year that it is of. */
export function madeOf(page: Page, answer: Answer): TemplateResult {
  const { words } = page;
  const { say, money } = words;
  const order = verdict(page);
  const years = new Map(answer.result.plans.map((plan) => [plan.id, yearOfPlan(order?.plans, plan)]));
  type Field = (typeof parts)[number] | 'total' | 'planPays' | 'hsaContribution' | 'hraUsed';
  const amount = ({ id }: PlanResult, field: Field) => years.get(id)?.[field];
  const cell =
    (field: Field, taken = false) =>
    (plan: PlanResult) => {
      const its = amount(plan, field);
      return its === undefined ? '…' : money(taken && its !== '0.00' ? `-${its}` : its);
    };
  const some = (field: Field) => answer.result.plans.some((plan) => (amount(plan, field) ?? '0.00') !== '0.00');
  const rows: Row[] = [
    ...(page.live
      ? [
          {
            label: 'row.madeOf',
            cell: (plan) => bars(page, (made) => made.bar(plan.id)),
            kind: 'made-of',
          } satisfies Row,
        ]
      : []),
    ...parts.map((part): Row => ({
      label: `row.${part}`,
      meaning: `meaning.${part}`,
      cell: cell(part),
      kind: 'amount',
      rank: (plan) => cents(amount(plan, part)),
    })),
    ...(some('hsaContribution')
      ? [
          {
            label: 'row.hsa',
            meaning: 'meaning.hsa',
            cell: cell('hsaContribution', true),
            rank: (plan) => -(cents(plan.hsaContribution) ?? 0n),
            mark: 'answer.most',
            kind: 'amount',
          } as const satisfies Row,
        ]
      : []),
    ...taxRow(page, '-'),
    // To use up more of it, or to have the plan pay more, is no better: dearer care does both.
    ...(some('hraUsed')
      ? [
          {
            label: 'row.hra',
            meaning: 'meaning.hra',
            cell: cell('hraUsed', true),
            kind: 'amount',
          } as const satisfies Row,
        ]
      : []),
    { label: 'row.total', cell: cell('total'), rank: (plan) => cents(amount(plan, 'total')), kind: 'sum' },
    { label: 'row.planPays', cell: cell('planPays'), kind: 'amount aside' },
  ];
  return html`<section class="closer ${page.upToDate ? '' : 'old'} ${order?.settled ? '' : 'waiting'}" aria-labelledby="made-of">
    <h2 id="made-of" tabindex="-1">${say('madeOf.title')}</h2>
    <p class="lead">${say(isDrawn(answer.draft) ? 'madeOf.lead.mean' : 'madeOf.lead')}</p>
    ${columns(page, answer, 'made-of', rows)}
    <div class="made-of-legend-room">${page.live ? bars(page, (made) => made.legend) : nothing}</div>
  </section>`;
}

/** The bars of an answer at a pause, and what they are of. */
const known = new WeakMap<Answer, { of: readonly unknown[]; made: MadeOf | undefined }>();

/** Something of the bars, once they can be drawn: once for all cells. */
const bars = (page: Page, draw: (made: MadeOf) => unknown) =>
  pictured(page, 'years', (charts, data) => {
    const { words, paused, decided, whole, standing } = page;
    const of = [words, decided, whole, standing];
    let its = paused && known.get(paused);
    if (!its || its.of.some((one, i) => one !== of[i])) {
      its = { of, made: charts.madeOfBars(words, data) };
      if (paused) known.set(paused, its);
    }
    return its.made ? draw(its.made) : nothing;
  });
