// What a year comes to under each of many plans: the engine is asked about some
// at a time, over the same possible years, which depend on the household alone (R33).
import { isDrawn, removePlan, type Draft, type Plan } from '../draft/draft';
import { at, within } from '../draft/pointer';
import { draws, requestOf } from '../draft/request';
import { EngineError, type Engine } from '../engine/engine';
import type { Amount } from '../engine/types';
import { inBatches, type Figures } from './ranking';

/** The engine's limit for a request. */
export const mostAtOnce = 12;
/** How many households are remembered, so that a change that is undone has its figures at once. */
const remembered = 4;

/** How many years are drawn for the first order, and then for the final one. */
export const firstYears = 50;
export const rankedYears = 1000;

interface Known {
  total: Amount;
  premium: Amount;
  worst: Amount | undefined;
  /** By how many years were drawn. */
  years: Map<number, { mean: Amount; bad: Amount }>;
}

export interface Asking {
  signal?: AbortSignal | undefined;
  /** Waits before each batch, so that something else has its turn. */
  pause?: () => Promise<unknown>;
  /** Called behind each batch. */
  onBatch?: () => void;
  /** Asks for all plans where one is missing: the household's care names them, and they fit into one batch. */
  together?: boolean;
}

/** The figures of plans for the households they were asked for, as far as they are known. */
export class KnownFigures {
  readonly #engine: Engine;
  readonly #households = new Map<string, Map<Plan, Known | undefined>>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  #of(draft: Draft): Map<Plan, Known | undefined> {
    const key = JSON.stringify({ ...draft, plans: [] });
    const known = this.#households.get(key) ?? new Map<Plan, Known | undefined>();
    // The one that was asked for last is the last to be forgotten.
    this.#households.delete(key);
    this.#households.set(key, known);
    const [oldest] = this.#households.keys();
    if (this.#households.size > remembered && oldest !== undefined) this.#households.delete(oldest);
    return known;
  }

  /**
   * The figures of a draft's plans over a number of drawn years, as far as they
   * are known. A plan that has no price for the household is left out.
   */
  of(draft: Draft, years: number): Map<Plan, Figures> {
    const known = this.#of(draft);
    const drawn = isDrawn(draft);
    const found = new Map<Plan, Figures>();
    for (const plan of draft.plans) {
      const its = known.get(plan);
      const of = its?.years.get(years);
      if (!its || (drawn && !of)) continue;
      const { premium } = its;
      found.set(plan, of ? { total: of.mean, premium, bad: of.bad } : { total: its.total, premium, bad: its.worst });
    }
    return found;
  }

  /** The draft's plans whose figures over that number of years have not been asked for. */
  missing(draft: Draft, years: number): Plan[] {
    const known = this.#of(draft);
    const drawn = isDrawn(draft);
    return draft.plans.filter(
      (plan) => !known.has(plan) || (drawn && known.get(plan) && !known.get(plan)?.years.has(years)),
    );
  }

  /**
   * Asks for what is missing, in the order of the draft's plans. Rejects with an
   * EngineError where something else than a plan is at fault, or with the
   * signal's reason.
   */
  async complete(
    draft: Draft,
    years: number,
    { signal, pause, onBatch, together = false }: Asking = {},
  ): Promise<void> {
    const missing = this.missing(draft, years);
    for (const plans of inBatches(together && missing.length > 0 ? draft.plans : missing, mostAtOnce)) {
      await pause?.();
      signal?.throwIfAborted();
      const known = this.#of(draft);
      for (const [plan, its] of await this.#ask({ ...draft, plans }, years, signal)) known.set(plan, its);
      onBatch?.();
    }
  }

  /** Asks for one batch; a plan that does not fit the household is undefined. */
  async #ask(draft: Draft, years: number, signal: AbortSignal | undefined): Promise<Map<Plan, Known | undefined>> {
    const known = this.#of(draft);
    const options = signal ? { signal } : {};
    try {
      const request = requestOf(draft);
      const estimated = draft.plans.every((plan) => known.get(plan))
        ? undefined
        : await this.#engine.estimateBehind(request, options);
      const simulated = isDrawn(draft)
        ? await this.#engine.simulate(
            { ...request, simulation: { seed: draws.seed, years, totalsOnly: true } },
            options,
          )
        : undefined;
      return new Map(
        draft.plans.map((plan) => {
          const result = estimated?.plans.find(({ id }) => id === plan.id);
          const before = known.get(plan);
          const its = before ?? {
            total: result?.total ?? '',
            premium: result?.premium ?? '',
            worst: result?.worstCase.total,
            years: new Map(),
          };
          const drawn = simulated?.plans.find(({ id }) => id === plan.id)?.total;
          if (drawn) its.years.set(years, { mean: drawn.mean, bad: drawn.p90 });
          return [plan, its];
        }),
      );
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const { problems } = error;
      const wrong = draft.plans.filter((_, i) => problems.some(({ pointer }) => within(pointer, at('/plans', i))));
      // What is wrong with the household is told where it is typed.
      if (wrong.length === 0 || !problems.every(({ pointer }) => within(pointer, '/plans'))) throw error;
      const others = wrong.reduce((rest, { id }) => removePlan(rest, id), draft);
      const answered = others.plans.length > 0 ? await this.#ask(others, years, signal) : new Map<Plan, Known>();
      return new Map([...answered, ...wrong.map((plan) => [plan, undefined] as const)]);
    }
  }
}

const ofPlans = new WeakMap<readonly Plan[], KnownFigures>();

/** The figures of plans to choose from, which whatever asks about them shares. */
export function figuresOf(plans: readonly Plan[], engine: Engine): KnownFigures {
  const known = ofPlans.get(plans) ?? new KnownFigures(engine);
  ofPlans.set(plans, known);
  return known;
}

/** The household of a draft, with plans that its care says nothing about. */
export const withPlans = (draft: Draft, plans: readonly Plan[]): Draft => ({
  ...draft.plans.reduce((rest, { id }) => removePlan(rest, id), draft),
  plans: [...plans],
});
