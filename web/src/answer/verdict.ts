// What the plans come to, in order: the one place that says which costs least.
import type { Amount, Comparison, EstimateResult, Parts, PlanResult, SimulatedPlan, Simulation } from '../engine/types';
import { isDrawn, type Draft } from '../draft/draft';
import type { Words } from '../words/words';

/** An answer of the engine, with the draft that it answers. */
export interface Answer {
  draft: Draft;
  result: EstimateResult;
}

/** Possible years, and what decides, each with the draft that it is of. */
export interface Years {
  draft: Draft;
  simulation: Simulation;
}

export interface Decided {
  draft: Draft;
  comparison: Comparison;
}

/** An answer with the order of its plans, all of its years drawn. */
export interface Decision {
  answer: Answer;
  verdict: Verdict;
}

/** An answer that was worked out elsewhere, when the page was built. */
export interface First {
  result: EstimateResult;
  simulation: Simulation;
  comparison: Comparison;
}

/** What an order of the plans rests on. */
export interface Standing {
  readonly draft: Draft;
  /** The last good answer. */
  readonly answer: Answer | undefined;
  /** False while the answer is of an earlier draft than the one on the page. */
  readonly upToDate: boolean;
  /** The possible years that were worked out last, some or all of them. */
  readonly years: Years | undefined;
}

/** Tells whether what was worked out earlier is about the plans of an answer, and no other. */
export const ofSamePlans = ({ result }: Answer, plans: readonly { id: string }[]): boolean =>
  plans.length === result.plans.length && plans.every(({ id }) => result.plans.some((plan) => plan.id === id));

/** A plan with the one total by which it stands in order (R29), and its possible years where care is drawn. */
export interface Ranked {
  plan: PlanResult;
  total: Amount;
  years?: SimulatedPlan;
}

/** A plan's year: what it is made of is of the possible years where care is drawn, so nothing comes here unnamed. */
export type Year = Pick<
  PlanResult,
  'id' | 'name' | 'type' | 'premium' | 'hsaContribution' | 'taxSaved' | 'total' | 'providers'
> &
  Record<keyof Parts, Amount>;

/** The year of a plan among those that are ranked, where it is there. */
export function yearOfPlan(ranked: readonly Ranked[] | undefined, { id }: PlanResult): Year | undefined {
  const its = ranked?.find(({ plan }) => plan.id === id);
  return its && yearOf(its);
}

/** A plan's year as it comes to its total: the estimate's, or the mean of the possible years. */
export function yearOf({ plan, total, years }: Ranked): Year {
  if (!years) return plan;
  const { id, name, type, premium, hsaContribution, taxSaved } = plan;
  const means = Object.fromEntries(Object.entries(years.parts).map(([part, { mean }]) => [part, mean]));
  return {
    id,
    name,
    type,
    premium,
    hsaContribution,
    ...(taxSaved === undefined ? {} : { taxSaved }),
    ...(means as Record<keyof Parts, Amount>),
    total,
    providers: years.providers,
  };
}

/** A plan's total as sentences say it (R52). */
export const toldTotal = ({ about, told }: Words, { total, years }: Ranked): string =>
  years ? told(years.told.mean) : about(total);

/** The plans in order, and whether that is the order of what stands on the page now. */
export interface Verdict {
  plans: Ranked[];
  drawn: boolean;
  settled: boolean;
}

/**
 * The plans, the least total first (R29): the estimate's, or where care is
 * drawn the mean of the possible years. Those that were worked out last stand
 * until there are others, as far as they are of the same plans.
 */
export function verdict({ answer, years, upToDate, draft }: Standing): Verdict | undefined {
  if (!answer) return undefined;
  const { ranking, plans } = answer.result;
  const named = (id: string) => plans.filter((plan) => plan.id === id);
  if (!isDrawn(answer.draft)) {
    return {
      plans: ranking.flatMap(named).map((plan) => ({ plan, total: plan.total })),
      drawn: false,
      settled: upToDate,
    };
  }
  const simulated = years?.simulation;
  const known = plans.every(({ id }) => simulated?.plans.some((one) => one.id === id));
  if (!simulated || !known) return undefined;
  const inOrder = simulated.ranking.flatMap(named).flatMap((plan): Ranked[] => {
    const its = simulated.plans.find(({ id }) => id === plan.id);
    return its ? [{ plan, total: its.total.mean, years: its }] : [];
  });
  return { plans: inOrder, drawn: true, settled: upToDate && years?.draft === draft };
}

/** Whether an order is that of what stands on the page now, with all years drawn that it rests on. */
export const isWhole = ({ draft, whole }: { draft: Draft; whole: Years | undefined }, order: Verdict): boolean =>
  order.settled && (!order.drawn || whole?.draft === draft);
