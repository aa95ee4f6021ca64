import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Explanation, PlanResult, Problem } from '../engine/types';
import { columns, type Row } from './columns';
import { stay } from './fields';
import { cents, orders, type Order } from '../answer/order';
import { areSamples, isDrawn } from '../draft/draft';
import { isWhole, ofSamePlans, verdict, yearOfPlan, type Answer, type Ranked, type Verdict } from '../answer/verdict';
import type { Page } from './page';
import { itemName, memberName, sentence, serviceName, shortNames } from '../answer/labels';
import { dots } from './pictured';
import { useOwnPlans } from './own-plans';
import { planList } from './plan-list';
import { origin } from './plan-sources';
import { at, within } from '../draft/pointer';
import { choiceInRow, keeping, worthTelling } from './providers';
import { briefly } from './why';
import { problemsTitle, problemWords } from '../answer/problems';
import type { Key, Words } from '../words/words';

/** What the year costs under each plan: the sentence, why, and the columns. */
export function answer(page: Page): TemplateResult {
  const { answer, words } = page;
  const { say } = words;
  const order = verdict(page);
  const [opening, ...following] = order ? sentences(page, order) : [];
  return html`<slot name="lead"></slot><section class="answer ${page.upToDate ? '' : 'old'} ${order && !order.settled ? 'waiting' : ''}" aria-labelledby="answer">
    <div class="answer-head">
      <h2 id="answer" tabindex="-1">${say(page.example ? 'answer.title.example' : 'answer.title')}</h2>
      <span class="to-plans" ?inert=${!page.live}>
        ${ownIsNext(page) ? html`<button type="button" class="tool" @click=${() => useOwnPlans(page)}>${say('own.use')}</button>` : nothing}
        <button type="button" class="tool" @click=${() => page.goTo('plans')}>${say('plans.change')}</button>
      </span>
    </div>
    ${answer || page.fault || !page.onlyNeeded ? trouble(page) : nothing}
    ${
      answer
        ? html`${
            order
              ? html`<p class="sentence"><strong>${opening}</strong></p>
              ${following.length > 0 ? html`<p class="following">${following.join(' ')}</p>` : nothing}`
              : html`<p class="sentence">${say('years.first')}</p>`
          }
          ${earlier(page)} ${flags(page)}
          ${columns(page, answer, 'answer', order?.drawn === false ? plainRows(page) : drawnRows(page, order))} ${isDrawn(answer.draft) ? dots(page) : nothing} ${page.guest?.disclaimers(page)} ${ordered(page, answer)} ${progress(page)} ${planList(page)}`
        : page.fault
          ? nothing
          : page.problems.length > 0
            ? begin(page)
            : html`<p class="sentence">${say('answer.loading')}</p>`
    }
    <slot name="action"></slot>
  </section>`;
}

/** That what stands here is of an earlier draft, where that is not gone in a moment. */
function earlier(page: Page): TemplateResult | typeof nothing {
  const { say } = page.words;
  if (!page.upToDate && page.problems.length > 0) return html`<p class="stale">${say('answer.old')}</p>`;
  return page.late ? html`<p class="stale">${say('answer.late', { comes: page.fault ? 'no' : 'yes' })}</p>` : nothing;
}

/** Whether the reader's own plans are still to come, on a page whose plans are only there to begin with. */
const ownIsNext = ({ draft, guest }: Page): boolean => guest === undefined && areSamples(draft);

/** What an answer needs, where there has been none: who is covered, and which plans. */
function begin(page: Page): TemplateResult {
  const { say } = page.words;
  const step = (name: 'who' | 'care' | 'plans') =>
    html`<li><button type="button" class="quiet" @click=${() => page.goTo(name === 'who' ? '/members/0/age' : name)}>${say(`begin.${name}`)}</button></li>`;
  return html`<p class="sentence">${say('begin.title')}</p>
    <ol class="begin">${step('who')} ${step('care')} ${step('plans')}</ol>`;
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
  under: words.say('row.worst.under'),
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
  premiumRow(page.words),
  worstRow(page.words),
  ...ruleRows(page),
];

const premiumRow = (words: Words): Row => ({
  label: 'row.premium.yours',
  meaning: 'meaning.premium',
  cell: (plan) => words.money(plan.premium),
  rank: (plan) => cents(plan.premium),
  kind: 'amount',
});

/** The rows where care is drawn: how the cost varies over possible years. To the ten dollars: the years are drawn. */
function drawnRows(page: Page, order: Verdict | undefined): Row[] {
  const { words } = page;
  const { say, about } = words;
  const of = ({ id }: PlanResult) => order?.plans.find(({ plan }) => plan.id === id)?.years;
  const figure = (label: Row['label'], meaning: NonNullable<Row['meaning']>, which: 'mean' | 'p90'): Row => ({
    label,
    meaning,
    cell: (plan) => {
      const years = of(plan);
      if (!years) return '…';
      const amount = about(years.total[which]);
      return which === 'mean' ? total(page, plan.id, amount) : amount;
    },
    ...(which === 'mean' ? { kind: 'total' } : { rank: (plan) => cents(of(plan)?.total[which]), kind: 'amount' }),
  });
  return [
    figure('row.mean', 'meaning.mean', 'mean'),
    premiumRow(words),
    { ...figure('row.bad', 'meaning.bad', 'p90'), under: say('row.bad.under') },
    worstRow(words),
    ...ruleRows(page),
  ];
}

/** What becomes of doctors outside the network, and how each plan works, in a few words. */
function ruleRows(page: Page): Row[] {
  const { words, answer } = page;
  const { say } = words;
  const ranked = verdict(page)?.plans;
  const choices = (plan: PlanResult) => (yearOfPlan(ranked, plan) ?? plan).providers.choices;
  const some = answer?.result.plans.some((plan) => choices(plan).length > 0);
  return [
    ...(answer && some
      ? [
          {
            label: 'row.doctors',
            cell: (plan) =>
              choices(plan).length > 0
                ? choices(plan).map(
                    (choice) =>
                      html`<p class="choice">${choiceInRow(words, answer, choice, choices(plan).length > 1)}</p>`,
                  )
                : say('row.doctors.in'),
          } satisfies Row,
        ]
      : []),
    {
      label: 'row.works',
      cell: ({ asks, type }) =>
        sentence(
          [
            ...(asks.referrals ? [say('works.referrals')] : asks.pcp ? [say('works.pcp')] : []),
            say(type === 'Indemnity' ? 'works.free' : asks.network ? 'works.only' : 'works.part'),
          ].join('; '),
        ),
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
    premium: 'row.premium.yours',
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
  // Where all care is listed, what decides comes last.
  const decided = order?.drawn || page.decided?.draft === page.draft;
  return order && decided && isWhole(page, order) ? (sentences(page, order)[0] ?? '') : '';
}

/** What keeps an answer away: problems with links to their fields, or the engine itself. */
function trouble(page: Page): TemplateResult | typeof nothing {
  const { words, problems, fault, draft } = page;
  const { say } = words;
  if (fault) {
    const key = `fault.${fault}`;
    return html`<div class="trouble">
      <p>${say(page.replaced ? 'replaced' : words.has(key) ? key : 'fault.other', { code: fault })}</p>
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
  return say(part === 'plans' ? 'step.title.plans' : part === 'care' ? 'step.title.care' : 'step.title.who');
}

/** The answer: what the cheapest plan costs and how much less that is, then why, what keeping doctors costs, and how sure it is. */
export function sentences(
  page: Pick<Page, 'words' | 'answer' | 'years' | 'decided'>,
  { plans, drawn }: Verdict,
): string[] {
  const { words, answer } = page;
  const { say, about, list } = words;
  const [first, ...others] = plans;
  if (!first || !answer) return [];
  const names = shortNames(words, answer.result.plans);
  const name = ({ plan }: Ranked) => names.get(plan.id) ?? plan.name;
  const period = { months: answer.result.coverage.months, drawn: drawn ? 'yes' : 'no' };
  // Less than $10 is a tie in words; order and counts go by the cent (R52).
  const tied = (other: Ranked) => (cents(other.total) ?? 0n) - (cents(first.total) ?? 0n) < 1000n;
  const ties = others.filter(tied);
  const [second] = others;
  const explained = explanationsOf(page)?.find(
    ({ plan, other }) => plan === first.plan.id && other === second?.plan.id,
  );
  const total = about(first.total);
  const opening =
    ties.length > 0
      ? say('answer.tie', { ...period, plans: list([first, ...ties].map(name)), total })
      : second && explained
        ? say('answer.less', {
            ...period,
            plan: name(first),
            total,
            difference: about(explained.difference),
            other: name(second),
            many: plans.length > 2 ? 'yes' : 'no',
          })
        : say('answer.least', { ...period, plan: name(first), total });
  const reasons =
    second && explained && ties.length === 0
      ? explained.reasons.filter(({ amount }) => worthTelling(amount)).slice(0, 2)
      : [];
  const why =
    second && reasons.length > 0
      ? [
          say('answer.why', {
            other: name(second),
            reasons: list(reasons.map((reason) => briefly(words, answer.draft, reason))),
          }),
        ]
      : [];
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
      ? [say('answer.often', { plan: name(often), count: often.years.cheapestOrTied, first: name(first) })]
      : first.years && plans.length > 1
        ? [
            say('answer.cheapest', {
              plan: name(first),
              count: first.years.cheapestOrTied,
              ties: shared ? 'yes' : 'no',
            }),
          ]
        : [];
  const below = plans.some((plan) => plan.total.startsWith('-')) ? [say('answer.below')] : [];
  // What would be with another choice comes last, so that nothing is read as part of it.
  return [opening, ...why, ...risk, ...keeping(words, plans, name), ...below].map(sentence);
}

/** What explains the difference between the plans that stand on the page. */
const explanationsOf = ({
  answer,
  years,
  decided,
}: Pick<Page, 'answer' | 'years' | 'decided'>): readonly Explanation[] | undefined => {
  if (!answer) return undefined;
  const told = isDrawn(answer.draft) ? years?.simulation : decided?.comparison;
  return told && ofSamePlans(answer, told.plans) ? told.explanations : undefined;
};

/** Balance bills are of care outside the network, so that says them too. */
const outsides = ['outOfNetwork', 'notCovered', 'excludedServices'] as const;

const worst = ({ say, money }: Words, { worstCase }: PlanResult) =>
  html`<span class="sum">${worstCase.total !== undefined ? money(worstCase.total) : say('worst.unlimited')}</span>`;

/** What the worst case leaves out, since no limit covers it. */
function beyond({ say, list }: Words, { worstCase }: PlanResult): string {
  const outside = outsides.filter((what) => worstCase.outside.includes(what)).map((what) => say(`outside.${what}`));
  return outside.length > 0 ? say('worst.outside', { what: list(outside) }) : '';
}

/** The answer in a line, in reach while something is being changed where it is not in sight. */
export function totals(page: Page): TemplateResult | typeof nothing {
  if (!page.live) return nothing;
  const { answer, words } = page;
  const { say, about } = words;
  const [first, second] = verdict(page)?.plans ?? [];
  const tied = first && second && (cents(second.total) ?? 0n) - (cents(first.total) ?? 0n) < 1000n;
  const name = first && (shortNames(words, answer?.result.plans ?? []).get(first.plan.id) ?? first.plan.name);
  return html`<div class="totals ${page.upToDate ? '' : 'old'} ${page.answerInSight && page.notice === undefined && !page.unloaded && page.problems.length === 0 ? 'idle' : ''}">
    ${
      page.notice
        ? html`<p class="notice">${page.notice} ${page.canUndo ? html`<button type="button" id="undo" class="tool" @click=${() => page.undo()}>${say('undo')}</button>` : nothing}</p>`
        : nothing
    }
    ${
      page.unloaded
        ? html`<p class="notice">${say(page.replaced ? 'replaced' : 'unloaded', { language: 'none' })} <button type="button" class="tool" @click=${() => page.reload()}>${say('fault.retry')}</button></p>`
        : nothing
    }
    ${
      first && name !== undefined && !page.answerInSight
        ? html`<p class="totals-line">
          <span class="of-plan">${sentence(say('totals.least', { plan: name, tied: tied ? 'yes' : 'no' }))} <strong class="sum">${about(first.total)}</strong></span>
          <button type="button" class="tool" @click=${() => page.goTo('answer')}>${say('totals.see')}</button>
        </p>`
        : nothing
    }
    ${
      page.problems.length > 0 && (answer || !page.onlyNeeded)
        ? html`<p class=${page.onlyNeeded ? 'unfinished' : 'stale'}><a href="#answer" @click=${instead(() => page.goToProblem(page.problems[0]))}>${problemsTitle(page)}</a></p>`
        : nothing
    }
  </div>`;
}
