import { html, noChange, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { PlanResult, Problem } from '../engine/types';
import { columns, taxRow, type Row } from './columns';
import { stay } from './fields';
import { cents, leading, orders, type Order } from '../answer/order';
import { areSamples, isDrawn } from '../draft/draft';
import { toldTotal, verdict, yearOfPlan, type Answer, type Verdict } from '../answer/verdict';
import type { Page } from './page';
import { following } from './part';
import { sentence, shortNames } from '../answer/labels';
import { dots } from './pictured';
import { planList } from './plan-list';
import { examplePremium } from './plan-sources';
import { at, within } from '../draft/pointer';
import { beyondWords, worksWords, worstWords } from '../answer/facts';
import { choiceInRow } from '../answer/providers';
import { problemsTitle } from '../answer/problems';
import { sentences } from '../answer/sentences';
import type { Key, Words } from '../words/words';

/**
 * A class that gives all amounts the look of an earlier answer. Half of what is typed is often wrong, so this look comes
 * and goes with each key. It is put on behind the paint, so that the answer does not wait for all amounts to be restyled.
 */
const marked = (page: Page, mark: string, is: boolean) => (page.atKey ? noChange : is ? mark : '');

/** What the year costs under each plan: the sentence, why, and the columns. */
export function answer(page: Page): TemplateResult {
  const { answer, words } = page;
  const { say } = words;
  const order = verdict(page);
  const [opening, ...reasons] = order ? sentences(page, order) : [];
  return html`<slot name="lead"></slot><section class="answer ${marked(page, 'old', !page.upToDate)} ${marked(page, 'waiting', order?.settled === false)}" aria-labelledby="answer">
    <div class="answer-head">
      <h2 id="answer" tabindex="-1">${say(page.example ? 'answer.title.example' : 'answer.title')}</h2>
      <span class="to-plans" ?inert=${!page.live}>
        ${ownIsNext(page) ? html`<button type="button" class="tool" @click=${() => page.useOwnPlans()}>${say('own.use')}</button>` : nothing}
        <button type="button" class="tool" @click=${() => page.goTo('plans')}>${say('plans.change')}</button>
      </span>
    </div>
    ${answer || page.fault || !page.onlyNeeded ? trouble(page) : nothing}
    ${
      answer
        ? html`${page.behind?.splits(page, 'lead')} ${
            order
              ? html`<p class="sentence"><strong>${opening}</strong></p>
              ${reasons.length > 0 ? html`<p class="following">${reasons.join(' ')}</p>` : nothing}`
              : html`<p class="sentence">${say('years.first')}</p>`
          }
          ${following(page, () => html`${earlier(page)} ${page.behind?.flags(page)} ${page.behind?.leftOfExample(page)}`)}
          ${columns(page, answer, 'answer', order?.drawn === false ? plainRows(page) : drawnRows(page, order))} ${following(page, () => html`${isDrawn(answer.draft) ? dots(page) : nothing} ${disclaimers(page)} ${ordered(page, answer)} ${progress(page)} ${planList(page)} ${page.behind?.splits(page)}`)}`
        : page.fault
          ? nothing
          : page.problems.length > 0
            ? begin(page)
            : html`<p class="sentence">${say('answer.loading')}</p>`
    }
    <slot name="action"></slot>
  </section>`;
}

/** That what stands here is of before the last change, and why; of what is there in a moment only where it is not. */
function earlier(page: Page): TemplateResult | typeof nothing {
  const { answer, upToDate, updating, fault, words } = page;
  // What keeps the engine away is said above. Where years are drawn, it is said in the place of how many: nothing moves.
  if (upToDate || fault || (updating && answer && isDrawn(answer.draft))) return nothing;
  return html`<p class="stale">${words.say(updating ? 'answer.updating' : 'answer.old')}</p>`;
}

/** That amounts of before the last change have stood for long, in the line below: nothing moves for it. */
function late({ late, upToDate, updating, problems, fault, words }: Page): TemplateResult | typeof nothing {
  // With mistakes it is said above, and why.
  if (!late || (!upToDate && !updating && problems.length > 0)) return nothing;
  // Both say it; what says more comes later.
  const key = words.isComplete ? 'answer.late' : 'answer.updating';
  return html`<p class="stale">${words.say(key, { comes: fault ? 'no' : 'yes' })}</p>`;
}

/** What the plans' insurers have to say, on a page of theirs. */
function disclaimers(page: Page): TemplateResult | typeof nothing {
  const texts = page.guest?.disclaimers(page) ?? [];
  return texts.length > 0 ? html`<div class="disclaimers">${texts.map((text) => html`<p>${text}</p>`)}</div>` : nothing;
}

/** Whether the reader's own plans are still to come, on a page whose plans are only there to begin with. */
const ownIsNext = ({ draft, guest }: Page): boolean => guest === undefined && areSamples(draft);

/** What an answer needs, where there has been none: who is covered, and which plans. */
function begin(page: Page): TemplateResult {
  const { say } = page.words;
  const step = (name: 'who' | 'care' | 'plans') =>
    html`<li><button type="button" class="quiet" @click=${() => page.goTo(name === 'who' ? '/members/0/age' : name)}>${say(`begin.${name}`)}</button></li>`;
  return html`<p class="sentence">${say('begin.title')}</p>
    <ol class="begin">${step('who')} ${step('care')} ${step('plans')}</ol>
    ${page.behind?.leftOfExample(page)}`;
}

/** A total, with the word example beside it where the household or the premium is one. */
function total(page: Page, id: string, amount: string): TemplateResult {
  const { words, answer, example } = page;
  const plan = answer?.draft.plans.find((one) => one.id === id);
  const key = example ? 'answer.example' : plan && examplePremium(page, plan) ? 'answer.premium.example' : undefined;
  return html`${amount} ${key ? html`<span class="tag">${words.say(key)}</span>` : nothing}`;
}

const worstRow = (words: Words): Row => ({
  label: 'row.worst',
  meaning: 'meaning.worst',
  under: words.say('row.worst.under'),
  cell: (plan) => html`<span class="sum">${worstWords(words, plan)}</span>`,
  rank: (plan) => cents(plan.worstCase.total),
  note: (plan) => beyondWords(words, plan),
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
  ...taxRow(page),
  worstRow(page.words),
  ...ruleRows(page),
];

const premiumRow = (words: Words): Row => ({
  label: 'row.premium.yours',
  meaning: 'meaning.premium',
  cell: (plan) => words.money(plan.premium),
  rank: (plan) => cents(plan.premium),
  note: ({ creditUsed }) =>
    cents(creditUsed) && words.has('credit.used')
      ? words.say('credit.used', { amount: words.money(creditUsed ?? '') })
      : '',
  kind: 'amount',
});

/** The rows where care is drawn: how the cost varies over possible years, rounded as the years are drawn. */
function drawnRows(page: Page, order: Verdict | undefined): Row[] {
  const { words } = page;
  const { say, told } = words;
  const of = ({ id }: PlanResult) => order?.plans.find(({ plan }) => plan.id === id)?.years;
  const figure = (label: Row['label'], meaning: NonNullable<Row['meaning']>, which: 'mean' | 'p90'): Row => ({
    label,
    meaning,
    cell: (plan) => {
      const years = of(plan);
      if (!years) return '…';
      const amount = told(years.told[which]);
      return which === 'mean' ? total(page, plan.id, amount) : amount;
    },
    ...(which === 'mean' ? { kind: 'total' } : { rank: (plan) => cents(of(plan)?.total[which]), kind: 'amount' }),
  });
  return [
    figure('row.mean', 'meaning.mean', 'mean'),
    premiumRow(words),
    ...taxRow(page),
    { ...figure('row.bad', 'meaning.bad', 'p90'), under: say('row.bad.under') },
    {
      ...worstRow(words),
      // Who reads that a bad year costs more than the most has to read why.
      note: (plan) => {
        const [bad, most] = [cents(of(plan)?.total.p90), cents(plan.worstCase.total)];
        const passed = bad !== undefined && most !== undefined && bad > most && words.isComplete;
        return [beyondWords(words, plan), passed ? say('worst.passed') : ''].filter(Boolean).join('. ');
      },
    },
    ...ruleRows(page),
  ];
}

/** What becomes of doctors outside the network, and how each plan works, in a few words. */
function ruleRows(page: Page): Row[] {
  const { words, answer } = page;
  const { say } = words;
  const ranked = verdict(page)?.plans;
  const choices = (plan: PlanResult) => (yearOfPlan(ranked, plan) ?? plan).providers.choices;
  const listed = page.behind !== undefined && answer?.result.plans.some(({ networks }) => networks) === true;
  const some = listed || answer?.result.plans.some((plan) => choices(plan).length > 0);
  return [
    ...(answer && some
      ? [
          {
            label: listed ? 'row.doctors.listed' : 'row.doctors',
            cell: (plan) => {
              const all = [
                ...choices(plan).map((choice) =>
                  choiceInRow(words, answer, choice, choices(plan).length > 1 || listed),
                ),
                ...(page.behind?.doctorsUnder(page, answer, plan) ?? []),
              ];
              return all.length > 0 ? all.map((text) => html`<p class="choice">${text}</p>`) : say('row.doctors.in');
            },
          } satisfies Row,
        ]
      : []),
    ...((answer && page.behind?.namedRows(page, answer)) ?? []),
    {
      label: 'row.works',
      cell: (plan) => worksWords(words, plan),
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

/** How many of the possible years have been looked at. */
function progress({ words, years, answer, live, updating, printing }: Page): TemplateResult | typeof nothing {
  if (!answer || !isDrawn(answer.draft)) return nothing;
  if (updating) return html`<p class="looked">${words.say('answer.updating')}</p>`;
  const now = years?.draft === answer.draft ? years.simulation : undefined;
  const done = now !== undefined && now.years === now.of;
  return html`<p class="looked">
    ${done || !live || !now ? nothing : html`<progress max=${now.of} .value=${now.years} aria-label=${words.say('years.progress')}></progress>`}
    ${now ? words.say(done ? 'years.done' : 'years.looking', { years: now.years, of: now.of }) : words.say(years && printing && words.isComplete ? 'answer.late' : 'years.first', { comes: 'no' })}
  </p>`;
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
  if (page.onlyNeeded || !page.behind)
    return html`<p class="unfinished">${title} ${link(problems[0] as Problem, say('answer.unfinished.go'))}</p>`;
  return html`<div class="trouble">
    <h3>${title}</h3>
    ${page.behind.problemList(page, link)}
  </div>`;
}

/** Goes somewhere on the page in the place of following the link. */
const instead = (go: () => void) => (event: Event) => {
  event.preventDefault();
  go();
};

/** The answer in a line, in reach while something is being changed where it is not in sight. */
export function totals(page: Page): TemplateResult | typeof nothing {
  if (!page.live) return nothing;
  const { answer, words } = page;
  const { say } = words;
  const plans = verdict(page)?.plans ?? [];
  const least = leading(plans);
  const [first] = least;
  const names = shortNames(words, answer?.result.plans ?? []);
  const overdue = late(page);
  const idle =
    page.answerInSight &&
    page.notice === undefined &&
    !page.unloaded &&
    page.problems.length === 0 &&
    overdue === nothing;
  return html`<div class="totals ${marked(page, 'old', !page.upToDate)} ${idle ? 'idle' : ''}">
    ${overdue}
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
      first && !page.answerInSight
        ? html`<p class="totals-line">
          ${page.behind?.splits(page, 'bar')} <span class="of-plan">${sentence(say('totals.least', { plan: words.list(least.map(({ plan }) => names.get(plan.id) ?? plan.name)), tied: !plans[1] ? 'alone' : least[1] ? 'yes' : 'no' }))} <strong class="sum">${toldTotal(words, first)}</strong></span>
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
