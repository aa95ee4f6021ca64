// What the page's answer comes of: the engine, asked anew with every change, and what is worked out
// behind the answer until the draft changes again. What is found stands on the page.
import type { ReactiveController } from 'lit';
import { EngineError } from '../engine/engine';
import type { EstimateRequest, EstimateResult, Simulation } from '../engine/types';
import { isDrawn, removePlan, type Draft } from '../draft/draft';
import { at, within } from '../draft/pointer';
import { draws, requestOf } from '../draft/request';
import type { Answer, First } from '../answer/verdict';
import type { OutpocketPage } from './outpocket-page';

/** How long amounts of an earlier draft may stand, in milliseconds, before it is said: less than two seconds. */
const patience = 1800;

/** How long to wait for more changes before years are drawn anew, in milliseconds. */
const quiet = 250;

export class Answering implements ReactiveController {
  readonly #page: OutpocketPage;
  /** The plans that have been part of an answer. */
  readonly #answered = new Set<string>();
  /** What is worked out in the background, until the draft changes. */
  #background = new AbortController();
  #beginning = 0;
  /** Set since amounts of an earlier draft stand. */
  #waiting = 0;

  constructor(page: OutpocketPage) {
    this.#page = page;
    page.addController(this);
  }

  hostDisconnected(): void {
    this.#wait(false);
    this.stop();
  }

  /** Takes an answer that was worked out when the page was built. */
  begin({ result, simulation, comparison }: First): void {
    const page = this.#page;
    const { draft } = page;
    this.#take({ draft, result });
    page.paused = page.answer;
    page.years = { draft, simulation };
    page.whole = page.years;
    page.decided = { draft, comparison };
  }

  #take(answer: Answer): void {
    this.#page.answer = answer;
    for (const plan of answer.result.plans) this.#answered.add(plan.id);
  }

  /** Works the answer out at once, so that it follows within the frame; rejects as the engine does. */
  estimate(): void {
    const page = this.#page;
    const { draft } = page;
    page.shown.found = [];
    try {
      this.#take({ draft, result: this.#result() });
      page.fault = undefined;
      this.work();
    } catch (error) {
      page.failed(error);
      // The last complete answer stands until its problems are solved, and becomes whole meanwhile.
      if (page.fault) this.stop();
      // One of other plans than these would be taken for theirs.
      else if (!page.answer?.result.plans.some(({ id }) => draft.plans.some((plan) => plan.id === id))) this.forget();
    }
  }

  /** Forgets the answer, with what was worked out behind it. */
  forget(): void {
    this.#page.answer = undefined;
    this.#page.paused = undefined;
    this.forgetYears();
  }

  /** Forgets what was worked out behind an answer, and the order that it gave. */
  forgetYears(): void {
    const page = this.#page;
    page.years = undefined;
    page.whole = undefined;
    page.decided = undefined;
    page.standing = [];
  }

  /** Forgets which plans were complete once. */
  forgetPlans(): void {
    this.#answered.clear();
  }

  /** Gives up what is worked out in the background. */
  stop(): void {
    clearTimeout(this.#beginning);
    this.#background.abort();
  }

  /** Has possible years drawn and what decides worked out, unless that is done for this draft. */
  work(): void {
    this.stop();
    const page = this.#page;
    const { draft, engine } = page;
    const { signal } = (this.#background = new AbortController());
    const current = () => !signal.aborted && draft === page.answer?.draft;
    const run = async <T>(work: Promise<T>, done: (value: T) => void) => {
      try {
        const value = await work;
        if (current()) done(value);
      } catch (error) {
        // What is wrong with the draft is told by the estimate. Else the answer stands, without what was to come.
        if (signal.aborted) return;
        if (!(error instanceof EngineError)) throw error;
        if (error.problems.length === 0) page.fault = error.code;
      }
    };
    const take = (simulation: Simulation) => {
      if (!current()) return;
      page.years = { draft, simulation };
      const whole = page.whole?.draft === draft ? page.whole : undefined;
      // The answer is whole with its years. What decides follows; pictures and guide wait for all of it.
      if (simulation.years === simulation.of && (!whole || simulation.stage === 'done')) page.whole = page.years;
      if (page.whole?.draft === draft && !whole) page.tellNews();
    };
    this.#beginning = window.setTimeout(() => {
      const request = this.#complete(draft);
      // Some years of this draft may be left from before it was changed and changed back.
      if ((page.years?.draft !== draft || page.years.simulation.stage !== 'done') && isDrawn(draft)) {
        void run(engine.simulate({ ...request, simulation: draws }, { signal, onProgress: take }), take);
      }
      if (page.decided?.draft !== draft)
        void run(engine.compare(request, { signal }), (comparison) => {
          page.decided = { draft, comparison };
          // What was settled without it is told now.
          if (page.paused?.draft === draft && !isDrawn(draft)) page.tellNews();
        });
    }, quiet);
  }

  /** The request of the draft, without the plans that are still being filled in. */
  #complete(draft: Draft): EstimateRequest {
    const present = this.#page.answer?.result.plans ?? [];
    return requestOf(without(draft, ({ id }) => !present.some((plan) => plan.id === id)));
  }

  /**
   * The answer to the draft. A plan that is still being filled in for the first
   * time does not keep the others' answer away: it is left out until it is
   * complete, and its problems are told.
   */
  #result(ledger = false): EstimateResult {
    const { engine, draft, shown } = this.#page;
    try {
      return engine.estimateNow(requestOf(draft, ledger));
    } catch (error) {
      if (!(error instanceof EngineError) || error.problems.length === 0) throw error;
      const { plans } = draft;
      const unfinished = plans.filter(
        (plan, i) =>
          !this.#answered.has(plan.id) && error.problems.some(({ pointer }) => within(pointer, at('/plans', i))),
      );
      const others = error.problems.some(
        ({ pointer }) => !unfinished.some((plan) => within(pointer, at('/plans', plans.indexOf(plan)))),
      );
      if (unfinished.length === 0 || unfinished.length === plans.length || others) throw error;
      const result = engine.estimateNow(
        requestOf(
          without(draft, (plan) => unfinished.includes(plan)),
          ledger,
        ),
      );
      shown.take(error.problems);
      return result;
    }
  }

  /** Works out the lines of the ledgers, which follow with the engine, as the answer does. */
  makeLedger(): void {
    const page = this.#page;
    if (!page.engine.ready) return;
    try {
      page.ledger = { draft: page.draft, result: this.#withLedgers() };
    } catch (error) {
      page.failed(error);
    }
  }

  /** The answer with its ledgers: plan by plan where they are too long for one. */
  #withLedgers(): EstimateResult {
    try {
      return this.#result(true);
    } catch (error) {
      if (!(error instanceof EngineError && error.problems.some(({ code }) => code === 'long-ledger'))) throw error;
      const result = this.#result();
      const { engine, draft } = this.#page;
      const plans = result.plans.map((plan) => {
        const alone = without(draft, ({ id }) => id !== plan.id && result.plans.some((other) => other.id === id));
        const { ledger } = engine.estimateNow(requestOf(alone, true)).plans[0] ?? plan;
        return ledger ? { ...plan, ledger } : plan;
      });
      return { ...result, plans };
    }
  }

  /** Sees to it that it is said where amounts of an earlier draft stand for long, through whatever it is. */
  hostUpdate(): void {
    const { draft, answer, upToDate, years } = this.#page;
    this.#wait(Boolean(answer && (!upToDate || (isDrawn(draft) && years && years.draft !== draft))));
  }

  #wait(earlier: boolean): void {
    if (earlier) this.#waiting ||= window.setTimeout(() => (this.#page.late = true), patience);
    else {
      clearTimeout(this.#waiting);
      this.#waiting = 0;
      this.#page.late = false;
    }
  }
}

/** The draft without some of its plans. */
const without = (draft: Draft, out: (plan: Draft['plans'][number]) => boolean): Draft =>
  draft.plans.filter(out).reduce((rest, plan) => removePlan(rest, plan.id), draft);
