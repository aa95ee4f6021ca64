// What each plan asks of its members, and what that costs.
import { html, type TemplateResult } from 'lit';
import type { Comparison, PlanResult, Rule, Simulation } from '../engine/types';
import { columns, type Row } from './columns';
import { isDrawn } from '../draft/draft';
import { verdict, yearOfPlan, type Answer } from '../answer/verdict';
import type { Page } from './page';
import { choiceWords, worthTelling } from '../answer/providers';

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
  (plan: PlanResult): string => {
    const { words } = page;
    const { providers } = yearOfPlan(verdict(page)?.plans, plan) ?? plan;
    // What it costs to keep doctors has one figure, which the answer tells (R51).
    const kept = rule === 'network' && providers.choices.length > 0;
    const difference = kept
      ? providers.difference
      : decisive(page)
          ?.plans.find(({ id }) => id === plan.id)
          ?.rules.find((one) => one.rule === rule)?.difference;
    if (!worthTelling(difference)) return '';
    const size = (kept ? providers.told : difference).replace(/^-/, '');
    return words.say(
      difference.startsWith('-') ? 'asks.saves' : rule === 'network' ? 'asks.costs.network' : 'asks.costs',
      { amount: kept ? words.told(size) : words.about(size) },
    );
  };

/**
 * What each plan asks of its members, and what that costs. A plan that asks
 * nothing, or fewer times, asks least; what that is worth in dollars is in the
 * totals already. Which doctors are better is not said: how wide a network is,
 * and who is in it, is not known here.
 */
export function asks(page: Page, answer: Answer): TemplateResult {
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
      note: (plan) =>
        !plan.asks.serviceArea && answer.draft.members.some(({ away }) => away)
          ? say('asks.area.away')
          : costs(page, 'serviceArea')(plan),
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
