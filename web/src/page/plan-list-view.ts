// All plans that are offered, ranked over the same possible years: which cost
// least, filters, and a way to compare each with what stands in the columns.
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { figuresOf, firstYears, mostAtOnce, rankedYears, withPlans } from '../answer/figures';
import { asStanding, cents } from '../answer/order';
import { choicesAmong, inRank, isShown, noFilter, type Figures, type Filter, type Place } from '../answer/ranking';
import { inColumn, isDrawn, maxPlans, unknownTerms, type Draft, type Plan } from '../draft/draft';
import { addPlan } from '../draft/own-plans';
import { at, put } from '../draft/pointer';
import { draws } from '../draft/request';
import { EngineError } from '../engine/engine';
import { turn } from '../engine/turn';
import type { Key } from '../words/words';
import { stay } from './fields';
import type { OutpocketPage } from './outpocket-page';
import { isType } from '../draft/plan-types';
import listStyles from './plan-list.css?inline';

/** How many rows are shown at first, and how many more with each press. */
const rowsAtOnce = 20;
/** How long to wait for more changes before there is a first order, in milliseconds. */
const quiet = 250;
/** How often, in milliseconds, the page is drawn for nothing but how far the list is. */
const tick = 500;

/** An order of the plans, and what it rests on. */
interface Ranking {
  draft: Draft;
  samples: readonly Plan[];
  years: number;
  places: Place[];
  /** How many have no price for the household. */
  left: number;
}

const idle = () =>
  new Promise<void>((then) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => then(), { timeout: 100 });
    else setTimeout(then);
  });

export class RankedPlans {
  readonly #page: OutpocketPage;
  /** The order that is shown: of the draft on the page, or until that is there, of the one before. */
  #ranking: Ranking | undefined;
  #filter = noFilter;
  #rows = rowsAtOnce;
  #work = new AbortController();
  /** For what the work under way, or done, is. */
  #asked: { draft: Draft; samples: readonly Plan[]; years: number } | undefined;
  #progress: { done: number; of: number } | undefined;
  #told = 0;
  /** The row to go to once it is there. */
  #goTo: string | undefined;

  constructor(page: OutpocketPage) {
    this.#page = page;
    page.adopt(listStyles);
  }

  /** Ranks what is on the page once its columns have their answer, and stops where that has changed. */
  follow(wanted: boolean): void {
    const { draft, samples } = this.#page;
    if (!wanted || this.#asked?.draft !== draft || this.#asked.samples !== samples) {
      this.#work.abort();
      this.#asked = undefined;
      this.#progress = undefined;
    }
    if (!wanted) return;
    if (this.#ranking?.samples !== samples) {
      this.#ranking = undefined;
      this.#filter = noFilter;
      this.#rows = rowsAtOnce;
    }
    const years = this.#yearsNow();
    if (years !== undefined && this.#asked?.years !== years) void this.#rank(years);
    if (this.#goTo !== undefined) {
      this.#page.renderRoot.querySelector<HTMLElement>(`[id="${CSS.escape(this.#goTo)}"]`)?.focus();
      this.#goTo = undefined;
    }
  }

  /** Over how many years to rank now; undefined: what is compared comes first. */
  #yearsNow(): number | undefined {
    const { draft, whole, paused, upToDate } = this.#page;
    if (!upToDate) return undefined;
    if (!isDrawn(draft)) return paused?.draft === draft ? 0 : undefined;
    const { known, others } = this.#plans();
    const drawn = whole?.draft === draft;
    // The first order is followed by the one that stands, once the columns have all their years.
    if (this.#asked)
      return drawn && this.#ranking?.draft === draft && !this.#progress ? rankedYears : this.#asked.years;
    // What fits into one batch needs no first look.
    if (known.missing(others, rankedYears).length <= mostAtOnce) return drawn ? rankedYears : undefined;
    return firstYears;
  }

  /** The figures there are, and those of the plans on offer that are not compared. */
  #plans() {
    const { draft, samples, engine } = this.#page;
    const others = samples.filter(({ id }) => !draft.plans.some(({ sample }) => sample === id));
    return { known: figuresOf(samples, engine), others: withPlans(draft, others) };
  }

  async #rank(years: number): Promise<void> {
    this.#work.abort();
    const { signal } = (this.#work = new AbortController());
    const { draft, samples } = this.#page;
    this.#asked = { draft, samples, years };
    const { known, others } = this.#plans();
    const missing = known.missing(others, years).length;
    this.#progress = undefined;
    // The first order has few years and is waited for: it comes between the columns' first years and all of them.
    const first = years === firstYears;
    if (first && missing > 0) await new Promise((then) => setTimeout(then, quiet));
    if (signal.aborted) return;
    let ranked = () => {};
    if (first) this.#page.engine.hold(new Promise<void>((then) => (ranked = then)));
    this.#progress = { done: 0, of: missing };
    if (missing > 0) this.#show();
    const pause = first ? turn : idle;
    const onBatch = () => {
      if (signal.aborted) return;
      this.#progress = { done: missing - known.missing(others, years).length, of: missing };
      if (performance.now() - this.#told > tick) this.#show();
    };
    try {
      await known.complete(draft, years, { signal, pause, together: true });
      await known.complete(others, years, { signal, pause, onBatch });
      signal.throwIfAborted();
      const offered = known.of(others, years);
      const places = inRank(new Map<Plan, Figures>([...known.of(draft, years), ...offered]));
      this.#ranking = { draft, samples, years, places, left: others.plans.length - offered.size };
      this.#progress = undefined;
      this.#show();
    } catch (error) {
      if (signal.aborted) return;
      // The answer stands without the list, and what is wrong with the draft is told there.
      this.#progress = undefined;
      if (!(error instanceof EngineError)) throw error;
      this.#page.requestUpdate();
    } finally {
      ranked();
    }
  }

  #show(): void {
    this.#told = performance.now();
    this.#page.requestUpdate();
  }

  #choose(part: keyof Filter, value: string): void {
    this.#filter = { ...this.#filter, [part]: value };
    this.#rows = rowsAtOnce;
    this.#show();
  }

  /** Puts a plan into a column of its own, or where there is no room for one in the place of the last. */
  #compare(place: Plan): void {
    const { draft, words, samples } = this.#page;
    const { plans } = draft;
    if (this.#isColumn(place)) return;
    // What was a column when this was ranked is offered as it was.
    const plan = samples.find(({ id }) => id === place.sample) ?? place;
    const { name } = plan;
    if (plans.length < maxPlans) {
      this.#page.change(addPlan(draft, plan), undefined, words.say('list.added', { name }));
      return;
    }
    const last = asStanding(this.#page, plans).at(-1) as Plan;
    const pointer = at('/plans', plans.indexOf(last));
    this.#page.change(
      put(draft, pointer, inColumn(plan, last.id)),
      undefined,
      words.say('list.replaced', { name, other: last.name }),
    );
  }

  /** Whether a plan is compared now. What is not on offer can only be a column. */
  #isColumn = (place: Plan): boolean => {
    const id = place.sample ?? place.id;
    const { draft, samples } = this.#page;
    return draft.plans.some(({ sample }) => sample === id) || !samples.some((sample) => sample.id === id);
  };

  render(): unknown {
    const { words, draft } = this.#page;
    const ranking = this.#ranking;
    if (!words.isComplete) return nothing;
    const { say } = words;
    const settled = ranking?.draft === draft;
    // Not with each key: there may be many plans.
    return guard(
      [words, ranking, settled, draft.plans, this.#filter, this.#rows, this.#progress],
      () => html`<section class="ranked ${settled ? '' : 'waiting'}" aria-labelledby="list">
        <h3 id="list" tabindex="-1">${say('list.title', { count: ranking ? ranking.places.length : this.#page.samples.length })}</h3>
        ${ranking ? html`<p class="help">${say(basis(ranking), { years: ranking.years, ranked: rankedYears, all: draws.years })}</p>` : nothing}
        ${this.#looked(settled)}
        ${ranking ? html`${this.#cheaper(ranking)} ${this.#filters(ranking)} ${this.#table(ranking)}` : nothing}
      </section>`,
    );
  }

  /** How far it is, or that it waits. */
  #looked(settled: boolean): TemplateResult | typeof nothing {
    const { say } = this.#page.words;
    const progress = this.#progress;
    if (progress?.of)
      return html`<p class="looked">
        <progress max=${progress.of} .value=${progress.done} aria-label=${say('list.progress')}></progress>
        ${say('list.looking', progress)}
      </p>`;
    return settled ? nothing : html`<p class="looked">${say('list.waits')}</p>`;
  }

  /** That a plan costs less than all that are compared. */
  #cheaper({ places, draft, years }: Ranking): TemplateResult | typeof nothing {
    const { words } = this.#page;
    const [first] = places;
    const compared = places.find(({ plan }) => this.#isColumn(plan));
    // A first look does not tell such plans apart.
    if (!first || !compared || years === firstYears || draft !== this.#page.draft) return nothing;
    // Less than $10 is a tie in words (R52).
    if ((cents(compared.figures.total) ?? 0n) - (cents(first.figures.total) ?? 0n) < 1000n) return nothing;
    const { name } = first.plan;
    return html`<p class="cheaper">
      <span>${words.say('list.cheaper', { name, total: words.told(first.figures.told.mean), compared: words.told(compared.figures.told.mean) })}</span>
      ${this.#button(first.plan)}
    </p>`;
  }

  #filters({ places }: Ranking): TemplateResult {
    const { words } = this.#page;
    const { say } = words;
    const choices = choicesAmong(places);
    const names: Record<keyof Filter, { label: Key; name: (one: string) => string }> = {
      type: { label: 'list.type', name: (type) => (isType(type) ? say(`type.name.${type}`) : type) },
      level: { label: 'list.level', name: (level) => level },
      issuer: { label: 'list.issuer', name: (issuer) => issuer },
      premium: { label: 'list.premium', name: (amount) => words.about(amount) },
    };
    const parts = (Object.keys(names) as (keyof Filter)[]).filter((part) => choices[part].length > 0);
    const shown = places.filter(isShown(this.#filter)).length;
    const filtered = parts.some((part) => this.#filter[part] !== '');
    return html`<form autocomplete="off" @submit=${stay}><div class="filters" role="group" aria-label=${say('list.filters')}>
      ${parts.map(
        (part) => html`<div class="field">
          <label for="list-${part}">${say(names[part].label)}</label>
          <select id="list-${part}" class=${this.#filter[part] ? 'set' : ''} @change=${(event: Event) => this.#choose(part, (event.target as HTMLSelectElement).value)}>
            <option value="" .selected=${live(this.#filter[part] === '')}>${say(part === 'premium' ? 'list.any' : 'list.all')}</option>
            ${choices[part].map((one) => html`<option value=${one} .selected=${live(one === this.#filter[part])}>${names[part].name(one)}</option>`)}
          </select>
        </div>`,
      )}
      <div class="of-filters">
        <p class="count" role="status">${say('list.shown', { count: shown, of: places.length })}</p>
        <button type="button" class="quiet" aria-disabled=${!filtered} @click=${() => this.#clear()}>${say('list.clear')}</button>
      </div></div>
    </form>`;
  }

  #clear(): void {
    this.#filter = noFilter;
    this.#rows = rowsAtOnce;
    this.#show();
  }

  #table({ places, draft, left }: Ranking): TemplateResult {
    const { words } = this.#page;
    const { say } = words;
    const found = places.filter(isShown(this.#filter));
    const shown = found.slice(0, this.#rows);
    const drawn = isDrawn(draft);
    const heads = {
      total: say(drawn ? 'list.mean' : 'list.total'),
      premium: say('row.premium'),
      bad: say(drawn ? 'list.bad' : 'list.worst'),
    };
    /** The most that could be paid is to the cent: rounded it would promise less, or threaten with more. */
    const bad = ({ bad, told }: Figures) =>
      drawn ? words.told(told.p90) : bad === undefined ? say('worst.unlimited') : words.money(bad);
    const amount = (what: keyof typeof heads, value: string) =>
      html`<td role="cell" class=${what}><span class="what">${heads[what]}</span> <span class="sum">${value}</span></td>`;
    return html`${
      shown.length > 0
        ? html`<table role="table" class="places" aria-labelledby="list">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col" class="rank">${say('list.rank')}</th>
              <th role="columnheader" scope="col">${say('list.plan')}</th>
              ${(['total', 'premium', 'bad'] as const).map((what) => html`<th role="columnheader" scope="col" class=${what}>${heads[what]}</th>`)}
              <td role="cell"></td>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${repeat(
              shown,
              ({ plan }) => plan.sample ?? plan.id,
              ({ plan, figures, rank }) => html`<tr role="row" class=${this.#isColumn(plan) ? 'compared' : ''}>
                <td role="cell" class="rank">${words.number(rank)}</td>
                <th role="rowheader" scope="row" class="of">
                  <span class="plan-name">${words.named(plan.name)}</span>
                  <span class="badges"><span class="kind">${isType(plan.type) ? say(`type.name.${plan.type}`) : plan.type}</span>${plan.metalLevel ? html` <span class="kind">${plan.metalLevel}</span>` : nothing}${plan.issuer ? html` <span class="issuer">${plan.issuer}</span>` : nothing}${unknownTerms(plan) > 0 ? html` <span class="tag unread">${say('unknown.count', { count: unknownTerms(plan) })}</span>` : nothing}</span>
                </th>
                ${amount('total', words.told(figures.told.mean))} ${amount('premium', words.about(figures.premium))} ${amount('bad', bad(figures))}
                <td role="cell" class="act">${this.#button(plan, `list ${plan.sample ?? plan.id}`)}</td>
              </tr>`,
            )}
          </tbody>
        </table>`
        : html`<p>${say('list.none')}</p>`
    }
    ${
      found.length > shown.length
        ? html`<button type="button" class="more" @click=${() => this.#more(found[shown.length])}>${say('list.more', { count: Math.min(rowsAtOnce, found.length - shown.length) })}</button>`
        : nothing
    }
    ${left > 0 ? html`<p class="help">${say('list.left', { count: left })}</p>` : nothing}`;
  }

  /** Shows more, and goes to the first of them. */
  #more(next: Place | undefined): void {
    this.#rows += rowsAtOnce;
    this.#goTo = next && `list ${next.plan.sample ?? next.plan.id}`;
    this.#show();
  }

  /** It stays when the plan is compared, so that the focus has its place. */
  #button(plan: Plan, id?: string): TemplateResult {
    const { say } = this.#page.words;
    const compared = this.#isColumn(plan);
    return html`<button type="button" class="quiet" id=${id ?? nothing} aria-disabled=${compared} @click=${() => this.#compare(plan)}>
      ${say(compared ? 'list.compared' : 'list.compare')}<span class="visually-hidden"> ${plan.name}</span>
    </button>`;
  }
}

/** What an order rests on. */
const basis = ({ years }: Ranking): Key =>
  years === rankedYears ? 'list.basis' : years === firstYears ? 'list.basis.first' : 'list.basis.listed';
