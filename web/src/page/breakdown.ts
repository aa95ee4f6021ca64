// A closer look at the answer: what the totals are made of, what each plan
// asks, every line, and what all of it assumes.
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Comparison, PlanResult, Rule, Simulation } from '../engine/types';
import { assumptions } from './assumptions';
import { columns, type Row } from './columns';
import { ledger } from './ledger';
import { asStanding, cents } from '../answer/order';
import { isDrawn } from '../draft/draft';
import { ofSamePlans, verdict, yearOfPlan, type Answer } from '../answer/verdict';
import { parts } from '../engine/parts';
import type { Page } from './page';
import { memberName } from '../answer/labels';
import { choiceWords, worthTelling } from './providers';
import { tips, why } from './why';

export function breakdown(page: Page): TemplateResult | typeof nothing {
  const { answer } = page;
  if (!answer) return nothing;
  const drawn = isDrawn(answer.draft);
  return html`${why(page)} ${tips(page)} ${pictured(page, drawn ? 'years' : 'all')} ${madeOf(page, answer)} ${asks(page, answer)} ${drawn ? listed(page) : page.live ? ledger(page) : nothing}
    ${assumptions(page, answer)}`;
}

/** The care that is listed, seen alone, where the answer counts drawn care as well (R51). */
function listed(page: Page): TemplateResult | typeof nothing {
  const { say } = page.words;
  // There is nothing to see without scripts: its pictures and lines are made when they are wanted.
  if (!page.live) return nothing;
  return html`<section class="closer listed" aria-labelledby="listed">
    <h2 id="listed" tabindex="-1">${say('listed.title')}</h2>
    <p class="lead">${say('listed.lead')}</p>
    ${pictured(page, 'listed')} ${ledger(page)}
  </section>`;
}

/** The pictures, once they have been fetched: of the possible years, of the listed care, or of all that there is where nothing is drawn. */
function pictured(page: Page, which: 'years' | 'listed' | 'all'): unknown {
  const { pictures, words, paused, decided, whole, standing, draft } = page;
  if (!paused || !pictures || !words.isComplete) return html`<div class="soon"></div>`;
  return guard([words, paused, decided, whole, standing, which], () => {
    const ranked = verdict({ answer: paused, years: whole, upToDate: true, draft })?.plans;
    return pictures(words, which, {
      plans: asStanding(page, paused.result.plans).map(
        (plan) => (which === 'listed' ? undefined : yearOfPlan(ranked, plan)) ?? plan,
      ),
      drawn: isDrawn(paused.draft),
      firstMonth: paused.result.coverage.from.slice(0, 7),
      memberName: (id) => memberName(words, paused.draft, id),
      ...(decided && ofSamePlans(paused, decided.comparison.plans) ? { comparison: decided.comparison } : {}),
      ...(ranked && whole && isDrawn(paused.draft) ? { simulation: whole.simulation } : {}),
    });
  });
}

/** The parts that a total adds up from: where care is drawn, of the mean year that it is of. */
function madeOf(page: Page, answer: Answer): TemplateResult {
  const { say, money } = page.words;
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
  </section>`;
}

/** What decides between the plans of what stands on the page: over the possible years, where care is drawn, else for the care that is listed (R51). */
export function decisive({
  answer,
  years,
  decided,
  draft,
}: Pick<Page, 'answer' | 'years' | 'decided' | 'draft'>): Comparison | Simulation | undefined {
  if (!answer) return undefined;
  const [of, what] = isDrawn(answer.draft) ? [years, years?.simulation] : [decided, decided?.comparison];
  return of?.draft === draft ? what : undefined;
}

/** What a rule of a plan costs this household, or saves it. */
const costs =
  (page: Page, rule: Rule) =>
  ({ id }: PlanResult): string => {
    const { words } = page;
    const difference = decisive(page)
      ?.plans.find((plan) => plan.id === id)
      ?.rules.find((one) => one.rule === rule)?.difference;
    if (!worthTelling(difference)) return '';
    return words.say(
      difference.startsWith('-') ? 'asks.saves' : rule === 'network' ? 'asks.costs.network' : 'asks.costs',
      { amount: words.about(difference.replace(/^-/, '')) },
    );
  };

/**
 * What each plan asks of its members, and what that costs. A plan that asks
 * nothing, or fewer times, asks least; what that is worth in dollars is in the
 * totals already. Which doctors are better is not said: how wide a network is,
 * and who is in it, is not known here.
 */
function asks(page: Page, answer: Answer): TemplateResult {
  const { words } = page;
  const { say, money, number } = words;
  const mark = 'asks.least';
  const drawn = isDrawn(answer.draft);
  /** The possible years, where care is drawn. */
  const inYears = ({ id }: PlanResult) =>
    drawn ? page.years?.simulation.plans.find((plan) => plan.id === id) : undefined;
  const ranked = verdict(page)?.plans;
  const rows: Row[] = [
    {
      label: 'asks.pcp',
      meaning: 'meaning.pcp',
      cell: ({ asks }) => say(asks.pcp ? 'asks.pcp.yes' : 'no'),
      rank: ({ asks }) => Number(asks.pcp),
      mark,
    },
    {
      label: 'asks.referrals',
      meaning: 'meaning.referral',
      cell: (plan) => {
        if (!plan.asks.referrals) return say('no');
        const years = inYears(plan);
        return years === undefined
          ? say('asks.referrals.visits', { count: plan.asks.referralVisits, cost: money(plan.asks.referralVisitCost) })
          : say('asks.referrals.years', {
              some: years.referralVisits > 0 ? 'yes' : 'no',
              visits: number(Math.round(years.referralVisits / 10) / 10),
              cost: words.about(years.referralVisitCost),
            });
      },
      // One that needs no more visits still has to be asked for.
      rank: (plan) => (plan.asks.referrals ? 1 + (inYears(plan)?.referralVisits ?? plan.asks.referralVisits) : 0),
      mark,
      // Of possible years the visits say what it costs: the rule by itself also counts those to doctors whom only the network keeps away.
      ...(drawn ? {} : { note: costs(page, 'referral') }),
    },
    {
      label: 'asks.network',
      meaning: 'meaning.network',
      cell: ({ asks, type }) =>
        say(type === 'Indemnity' ? 'asks.network.free' : asks.network ? 'asks.network.only' : 'asks.network.part'),
      note: costs(page, 'network'),
    },
    {
      label: 'asks.area',
      meaning: 'meaning.area',
      cell: ({ asks }) => say(asks.serviceArea ? 'yes' : 'no'),
      rank: ({ asks }) => Number(asks.serviceArea),
      mark,
      note: costs(page, 'serviceArea'),
    },
    {
      label: 'asks.authorizations',
      meaning: 'meaning.authorization',
      cell: ({ asks }) =>
        say(drawn ? 'asks.authorizations.listed' : 'asks.authorizations.count', { count: asks.priorAuthorizations }),
      rank: ({ asks }) => asks.priorAuthorizations,
      mark,
    },
    {
      label: 'asks.outside',
      cell: (plan) => {
        const { choices } = (yearOfPlan(ranked, plan) ?? plan).providers;
        return choices.length > 0
          ? choices.map((choice) => html`<p class="choice">${choiceWords(words, answer, choice)}</p>`)
          : say('asks.outside.none');
      },
    },
  ];
  return html`<section class="closer ${page.upToDate ? '' : 'old'}" aria-labelledby="asks">
    <h2 id="asks" tabindex="-1">${say('asks.title')}</h2>
    <p class="lead">${say(drawn ? 'asks.lead.years' : 'asks.lead')}</p>
    ${columns(page, answer, 'asks', rows)}
  </section>`;
}
