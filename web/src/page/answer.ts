import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { PlanResult, Problem } from '../engine/types';
import { columns, type Row } from './columns';
import { stay } from './fields';
import { asStanding, cents, orders, type Order } from '../answer/order';
import { isDrawn } from '../draft/draft';
import { isWhole, verdict, type Answer, type Ranked, type Verdict } from '../answer/verdict';
import type { Page } from './page';
import { itemName, memberName, serviceName } from '../answer/labels';
import { planList } from './plan-list';
import { origin } from './plan-sources';
import { at, within } from '../draft/pointer';
import { keeping } from './providers';
import { problemsTitle, problemWords } from '../answer/problems';
import type { Key, Words } from '../words/words';

/** What the year costs under each plan: the sentence and the columns. */
export function answer(page: Page): TemplateResult {
  const { answer, words } = page;
  const { say } = words;
  const order = verdict(page);
  const [opening, ...following] = order ? sentences(page, order) : [];
  return html`<section class="answer ${page.upToDate ? '' : 'old'} ${order && !order.settled ? 'waiting' : ''}" aria-labelledby="answer">
    <h2 id="answer" tabindex="-1">${say(page.example ? 'answer.title.example' : 'answer.title')}</h2>
    ${trouble(page)}
    ${
      answer
        ? html`${
            order
              ? html`<p class="sentence"><strong>${opening}</strong></p>
              ${following.length > 0 ? html`<p class="following">${following.join(' ')}</p>` : nothing}`
              : html`<p class="sentence">${say('years.first')}</p>`
          }
          ${page.upToDate ? nothing : html`<p class="stale">${say('answer.old')}</p>`} ${flags(page)}
          ${columns(page, answer, 'answer', order?.drawn === false ? plainRows(page) : drawnRows(page, order))} ${ordered(page, answer)} ${progress(page)} ${planList(page)}`
        : page.fault || page.problems.length > 0
          ? nothing
          : html`<p class="sentence">${say('answer.loading')}</p>`
    }
    <slot name="action"></slot>
  </section>`;
}

/** A total, with the word example beside it where the household or the premium is one. */
function total(page: Page, id: string, amount: string): TemplateResult {
  const { words, answer, example } = page;
  const plan = answer?.draft.plans.find((one) => one.id === id);
  const key = example
    ? 'answer.example'
    : plan && origin(page, plan).examplePremium
      ? 'answer.premium.example'
      : undefined;
  return html`${amount} ${key ? html`<span class="tag">${words.say(key)}</span>` : nothing}`;
}

const worstRow = (words: Words): Row => ({
  label: 'row.worst',
  meaning: 'meaning.worst',
  cell: (plan) => worst(words, plan),
  rank: (plan) => cents(plan.worstCase.total),
  note: (plan) => beyond(words, plan),
  kind: 'worst',
});

/** The rows where the household has said all of its care. The best of the first is the plan with the badge. */
const plainRows = (page: Page): Row[] => [
  {
    label: 'row.total',
    meaning: 'meaning.total',
    cell: (plan) => total(page, plan.id, page.words.money(plan.total)),
    kind: 'total',
  },
  {
    label: 'row.premium',
    meaning: 'meaning.premium',
    cell: (plan) => page.words.money(plan.premium),
    rank: (plan) => cents(plan.premium),
    kind: 'amount',
  },
  worstRow(page.words),
];

/** The rows where care is drawn: how the cost varies over possible years. */
function drawnRows(page: Page, order: Verdict | undefined): Row[] {
  const { words } = page;
  const { say, money } = words;
  const of = ({ id }: PlanResult) => order?.plans.find(({ plan }) => plan.id === id)?.years;
  const figure = (
    label: Row['label'],
    meaning: NonNullable<Row['meaning']>,
    which: 'mean' | 'median' | 'p90',
  ): Row => ({
    label,
    meaning,
    cell: (plan) => {
      const years = of(plan);
      if (!years) return '…';
      const amount = money(years.total[which]);
      return which === 'mean' ? total(page, plan.id, amount) : amount;
    },
    ...(which === 'mean' ? { kind: 'total' } : { rank: (plan) => cents(of(plan)?.total[which]), kind: 'amount' }),
  });
  return [
    figure('row.mean', 'meaning.mean', 'mean'),
    figure('row.median', 'meaning.median', 'median'),
    figure('row.bad', 'meaning.bad', 'p90'),
    worstRow(words),
    {
      label: 'row.cheapest',
      meaning: 'meaning.cheapest',
      cell: (plan) => (of(plan) ? say('years.of100', { count: of(plan)?.cheapestOrTied ?? 0 }) : '…'),
      rank: (plan) => -(of(plan)?.cheapestOrTied ?? 0),
      mark: 'answer.most',
      kind: 'amount',
    },
    {
      label: 'row.listed',
      meaning: 'meaning.listed',
      cell: (plan) => money(plan.total),
      rank: (plan) => cents(plan.total),
      kind: 'amount',
    },
  ];
}

/** Why the plans stand in their order, and other orders to choose from. */
function ordered(page: Page, { result }: Answer): TemplateResult | typeof nothing {
  const { words, order } = page;
  const { say } = words;
  if (result.plans.length < 2) return nothing;
  const names: Record<Order, Key> = {
    total: 'row.total',
    worst: 'row.worst',
    premium: 'row.premium',
    entered: 'order.entered',
  };
  return html`<form class="order" autocomplete="off" @submit=${stay}>
    ${
      page.live
        ? html`<label for="order">${say('order.title')}</label>
          <select id="order" aria-describedby="order?" @change=${(event: Event) => page.putInOrder((event.target as HTMLSelectElement).value as Order)}>
            ${orders.map((one) => html`<option value=${one} .selected=${live(one === order)}>${say(names[one])}</option>`)}
          </select>`
        : html`<span>${say('order.title')}</span> <span class="chosen">${say(names[order])}</span>`
    }
    <p id="order?">${say(`order.why.${order}`)}</p>
  </form>`;
}

/** Plans that are never worth their price, said plainly (R32). */
function flags({ words, years, decided, draft, answer }: Page): TemplateResult | typeof nothing {
  const { say, about } = words;
  const drawn = answer !== undefined && isDrawn(answer.draft);
  const dominated = drawn
    ? years?.draft === draft
      ? years.simulation.dominated
      : []
    : decided?.draft === draft
      ? decided.comparison.dominated
      : [];
  const nameOf = (id: string) => answer?.result.plans.find((plan) => plan.id === id)?.name ?? id;
  if (dominated.length === 0 || !words.isComplete) return nothing;
  return html`${dominated.map(
    ({ plan, by, atLeast, atMost }) =>
      html`<p class="flag">${say(drawn ? 'dominated.years' : 'dominated.care', { plan: nameOf(plan), by: nameOf(by), least: about(atLeast), most: about(atMost), same: atLeast === atMost ? 'yes' : 'no' })}</p>`,
  )}`;
}

/** How many of the possible years have been looked at. */
function progress({ words, years, answer, live }: Page): TemplateResult | typeof nothing {
  if (!answer || !isDrawn(answer.draft)) return nothing;
  const now = years?.draft === answer.draft ? years.simulation : undefined;
  const done = now !== undefined && now.years === now.of;
  return html`<p class="looked">
    ${done || !live || !now ? nothing : html`<progress max=${now.of} .value=${now.years} aria-label=${words.say('years.progress')}></progress>`}
    ${now ? words.say(done ? 'years.done' : 'years.looking', { years: now.years, of: now.of }) : words.say('years.first')}
  </p>`;
}

/** What is read out when the answer has changed: once it is whole, so that nothing is read out twice. */
export function announcement(page: Page): string {
  const order = verdict(page);
  return order && isWhole(page, order) ? sentences(page, order).join(' ') : '';
}

/** What keeps an answer away: problems with links to their fields, or the engine itself. */
function trouble(page: Page): TemplateResult | typeof nothing {
  const { words, problems, fault, draft } = page;
  const { say } = words;
  if (fault) {
    const key = `fault.${fault}`;
    return html`<div class="trouble">
      <p>${say(words.has(key) ? key : 'fault.other', { code: fault })}</p>
      <button type="button" @click=${() => page.retry()}>${say('fault.retry')}</button>
    </div>`;
  }
  if (problems.length === 0) return nothing;
  const link = (problem: Problem, text: string) =>
    html`<a href="#${problem.pointer}" @click=${instead(() => page.goToProblem(problem))}>${text}</a>`;
  // The answer is there, without a plan that is still being filled in.
  if (page.upToDate) {
    const unfinished = draft.plans.flatMap((plan, i) => {
      const its = problems.filter(({ pointer }) => within(pointer, at('/plans', i)));
      return its[0]
        ? [
            html`<p class="unfinished">${say('answer.unfinished', { name: plan.name.trim() || say('plan.title', { number: i + 1 }), count: its.length })} ${link(its[0], say('answer.unfinished.go'))}</p>`,
          ]
        : [];
    });
    return html`${unfinished}`;
  }
  const title = problemsTitle(page);
  if (page.onlyNeeded)
    return html`<p class="unfinished">${title} ${link(problems[0] as Problem, say('answer.unfinished.go'))}</p>`;
  const shown = problems.slice(0, 8);
  return html`<div class="trouble">
    <h3>${title}</h3>
    <ul>
      ${shown.map((problem) => html`<li>${link(problem, place(page, problem.pointer))}: ${problemWords(words, problem)}</li>`)}
    </ul>
    ${problems.length > shown.length ? html`<p>${say('problems.more', { count: problems.length - shown.length })}</p>` : nothing}
  </div>`;
}

/** Goes somewhere on the page in the place of following the link. */
const instead = (go: () => void) => (event: Event) => {
  event.preventDefault();
  go();
};

/** Where a problem is, in the page's words: whose plan or care it is about. */
function place({ words, draft }: Page, pointer: string): string {
  const { say } = words;
  const [, part, index, field, service] = pointer.split('/');
  const n = Number(index);
  const plan = part === 'plans' ? draft.plans[n] : undefined;
  const item = part === 'care' ? draft.care[n] : undefined;
  if (plan) {
    const name = plan.name.trim() || say('plan.title', { number: n + 1 });
    return field === 'benefits' && service
      ? say('place.benefit', { name, service: serviceName(words, service) })
      : name;
  }
  if (item) return itemName(words, draft, item);
  const member = part === 'members' ? draft.members[n] : undefined;
  if (member) return memberName(words, draft, member.id);
  return say(part === 'plans' ? 'plans.title' : part === 'care' ? 'care.title' : 'household.title');
}

/** What each plan costs, the cheapest first, each with its total: differences are sums, which the page does not do. */
export function sentences({ words, answer }: Page, { plans, drawn }: Verdict): string[] {
  const { say, about, list } = words;
  const [first, ...others] = plans;
  if (!first || !answer) return [];
  const period = { months: answer.result.coverage.months };
  // Less than $10 is a tie in words; order and counts go by the cent (R52).
  const tied = (other: Ranked) => (cents(other.total) ?? 0n) - (cents(first.total) ?? 0n) < 1000n;
  const ties = others.filter(tied);
  const rest = others.filter((other) => !tied(other));
  const names = [first, ...ties].map(({ plan }) => plan.name);
  const opening =
    ties.length > 0
      ? say(drawn ? 'answer.tie.mean' : 'answer.tie', { ...period, plans: list(names), total: about(first.total) })
      : say(drawn ? 'answer.least.mean' : 'answer.least', {
          ...period,
          plan: first.plan.name,
          total: about(first.total),
        });
  // A year in which plans cost the same counts for each of them.
  const shared = plans.reduce((sum, { years }) => sum + (years?.cheapestOrTied ?? 0), 0) > 100;
  // The plan that costs least in most years, where that is another: its bad years are worse.
  const often = others.find(
    ({ years }) =>
      years &&
      first.years &&
      years.cheapestOrTied > first.years.cheapestOrTied &&
      (cents(years.total.p90) ?? 0n) > (cents(first.years.total.p90) ?? 0n),
  );
  const risk =
    often?.years && ties.length === 0
      ? [say('answer.often', { plan: often.plan.name, count: often.years.cheapestOrTied, first: first.plan.name })]
      : first.years && plans.length > 1
        ? [
            say('answer.cheapest', {
              plan: first.plan.name,
              count: first.years.cheapestOrTied,
              ties: shared ? 'yes' : 'no',
            }),
          ]
        : [];
  const bad = (ties.length > 0 ? [first, ...ties] : [first]).flatMap(({ plan, years }) =>
    years ? [say('answer.bad', { plan: plan.name, total: about(years.total.p90) })] : [],
  );
  // Of more than two others the columns tell better.
  const following = (rest.length > 2 ? [] : rest).map(({ plan, total, years }) =>
    years
      ? say('answer.other.years', { plan: plan.name, total: about(total), bad: about(years.total.p90) })
      : say('answer.other', { plan: plan.name, total: about(total) }),
  );
  const below = plans.some(({ total }) => total.startsWith('-')) ? [say('answer.below')] : [];
  // What would be with another choice comes last, so that nothing is read as part of it.
  return [opening, ...risk, ...bad, ...following, ...keeping(words, plans), ...below];
}

const outsides = ['outOfNetwork', 'balanceBills', 'notCovered', 'excludedServices'] as const;

const worst = ({ say, money }: Words, { worstCase }: PlanResult) =>
  html`<span class="sum">${worstCase.total !== undefined ? money(worstCase.total) : say('worst.unlimited')}</span>`;

/** What the worst case leaves out, since no limit covers it. */
function beyond({ say, list }: Words, { worstCase }: PlanResult): string {
  const outside = outsides.filter((what) => worstCase.outside.includes(what)).map((what) => say(`outside.${what}`));
  return outside.length > 0 ? say('worst.outside', { what: list(outside) }) : '';
}

/** The totals again, in reach while something is being changed. */
export function totals(page: Page): TemplateResult | typeof nothing {
  if (!page.live) return nothing;
  const { answer, words } = page;
  const { say, about } = words;
  const order = verdict(page)?.plans ?? [];
  const ofPlan = ({ id }: PlanResult) => order.find(({ plan }) => plan.id === id);
  const isFirst = (plan: PlanResult) => ofPlan(plan)?.total === order[0]?.total;
  return html`<div class="totals ${page.upToDate ? '' : 'old'} ${page.answerInSight && page.notice === undefined && !page.unloaded && page.problems.length === 0 ? 'idle' : ''}">
    ${
      page.notice
        ? html`<p class="notice">${page.notice} ${page.canUndo ? html`<button type="button" id="undo" class="tool" @click=${() => page.undo()}>${say('undo')}</button>` : nothing}</p>`
        : nothing
    }
    ${
      page.unloaded
        ? html`<p class="notice">${say('unloaded', { language: 'none' })} <button type="button" class="tool" @click=${() => page.reload()}>${say('fault.retry')}</button></p>`
        : nothing
    }
    ${
      answer && order.length > 0
        ? html`<a class="totals-link" href="#answer" @click=${instead(() => page.goTo('answer'))}>
          <span class="visually-hidden">${say('totals.link')}</span>
          ${asStanding(page, answer.result.plans).map(
            (plan) => html`<span class="of-plan ${isFirst(plan) ? 'least' : ''}">
              <span class="plan-name">${plan.name}</span>
              <span class="sum">${isFirst(plan) ? html`<span class="tick" role="img" aria-label=${say('answer.badge')}>✓</span> ` : nothing}${about(ofPlan(plan)?.total ?? plan.total)}</span>
            </span>`,
          )}
        </a>`
        : nothing
    }
    ${
      page.problems.length > 0
        ? html`<p class=${page.onlyNeeded ? 'unfinished' : 'stale'}><a href="#answer" @click=${instead(() => page.goToProblem(page.problems[0]))}>${problemsTitle(page)}</a></p>`
        : nothing
    }
  </div>`;
}
