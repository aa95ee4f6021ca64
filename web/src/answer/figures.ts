// What a year comes to under each of many plans: the engine is asked about some
// at a time, over the same possible years, which depend on the household alone (R33).
import { isDrawn, removePlan, type Draft, type Plan } from '../draft/draft';
import { at, within } from '../draft/pointer';
import { draws, requestOf } from '../draft/request';
import { EngineError, type Engine } from '../engine/engine';
import type { RankedPlan } from '../engine/types';
import { inBatches, type Figures } from './ranking';

/** The engine's limit for a request. */
export const mostAtOnce = 12;
/** How many households are remembered, so that a change that is undone has its figures at once. */
const remembered = 4;

/** How many years are drawn for the first order, and then for the final one. */
export const firstYears = 50;
export const rankedYears = 1000;

/** A plan's figures by how many years were drawn; undefined where it has no price for the household. */
type Known = Map<number, Figures> | undefined;

export interface Asking {
  signal?: AbortSignal | undefined;
  /** Waits before each batch, so that something else has its turn. */
  pause?: () => Promise<unknown>;
  /** Called behind each batch. */
  onBatch?: () => void;
  /** Asks for all plans where one is missing: the household's care names them, and they fit into one batch. */
  together?: boolean;
}

/** So many years tell what some number of them would: all are the same where nothing is drawn. */
const over = (draft: Draft, years: number): number => (isDrawn(draft) ? years : 1);

/** The figures of plans for the households they were asked for, as far as they are known. */
export class KnownFigures {
  readonly #engine: Engine;
  readonly #households = new Map<string, Map<Plan, Known>>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  #of(draft: Draft): Map<Plan, Known> {
    const key = JSON.stringify({ ...draft, plans: [] });
    const known = this.#households.get(key) ?? new Map<Plan, Known>();
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
    const found = new Map<Plan, Figures>();
    for (const plan of draft.plans) {
      const its = known.get(plan)?.get(over(draft, years));
      if (its) found.set(plan, its);
    }
    return found;
  }

  /** The draft's plans whose figures over that number of years have not been asked for. */
  missing(draft: Draft, years: number): Plan[] {
    const known = this.#of(draft);
    return draft.plans.filter((plan) => !known.has(plan) || known.get(plan)?.has(over(draft, years)) === false);
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
      const asked = await this.#ask({ ...draft, plans }, years, signal);
      const known = this.#of(draft);
      for (const [plan, figures] of asked)
        known.set(plan, figures && new Map([...(known.get(plan) ?? []), [over(draft, years), figures]]));
      onBatch?.();
    }
  }

  /** Asks for one batch; a plan that does not fit the household is undefined. */
  async #ask(draft: Draft, years: number, signal: AbortSignal | undefined): Promise<Map<Plan, Figures | undefined>> {
    try {
      const { plans } = await this.#engine.rank(
        { ...requestOf(draft), simulation: { seed: draws.seed, years: over(draft, years) } },
        signal ? { signal } : {},
      );
      const byId = new Map(plans.map((one) => [one.id, one]));
      return new Map(
        draft.plans.map((plan) => {
          const { premium, total, told, worstCase } = byId.get(plan.id) as RankedPlan;
          return [plan, { total: total.mean, premium, bad: isDrawn(draft) ? total.p90 : worstCase, told }];
        }),
      );
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const { problems } = error;
      const wrong = draft.plans.filter((_, i) => problems.some(({ pointer }) => within(pointer, at('/plans', i))));
      // What is wrong with the household is told where it is typed.
      if (wrong.length === 0 || !problems.every(({ pointer }) => within(pointer, '/plans'))) throw error;
      const others = wrong.reduce((rest, { id }) => removePlan(rest, id), draft);
      const answered = others.plans.length > 0 ? await this.#ask(others, years, signal) : new Map<Plan, undefined>();
      return new Map<Plan, Figures | undefined>([...answered, ...wrong.map((plan) => [plan, undefined] as const)]);
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

/** Gives the figures of plans to whatever asks about them. */
export const share = (plans: readonly Plan[], known: KnownFigures): unknown => ofPlans.set(plans, known);

/** The household of a draft, with plans that its care says nothing about. */
export const withPlans = (draft: Draft, plans: readonly Plan[]): Draft => ({
  ...draft.plans.reduce((rest, { id }) => removePlan(rest, id), draft),
  plans: [...plans],
});
