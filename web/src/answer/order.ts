// In which order the plans stand: one order, everywhere on the page.
import type { Amount } from '../engine/types';
import { verdict, type Standing } from './verdict';

/**
 * The orders to choose from, by what people ask: what a year costs (R29), how
 * bad it can get (R28), what is due in any case (R25), and where the plan is
 * that I entered. Every other row is part of one of these.
 */
export const orders = ['total', 'worst', 'premium', 'entered'] as const;
export type Order = (typeof orders)[number];

/** Whole cents of an amount of the engine, to put amounts in order and for nothing else. */
export const cents = (amount: Amount | undefined): bigint | undefined =>
  amount === undefined ? undefined : BigInt(amount.replace('.', ''));

/** Whether amounts are the same in words: less than $10 apart. Order and counts go by the cent (R52). */
export function tie(one: Amount, other: Amount): boolean {
  const apart = (cents(one) ?? 0n) - (cents(other) ?? 0n);
  return -1000n < apart && apart < 1000n;
}

/** The plans that cost least, of all in order: several where that is a tie. */
export const leading = <P extends { total: Amount }>([first, ...others]: readonly P[]): P[] =>
  first ? [first, ...others.filter(({ total }) => tie(total, first.total))] : [];

/** The ids of an answer's plans in an order. Plans that are the same in it stand as they rank (R29). */
export function inOrder(page: Standing, order: Order): string[] {
  const { plans = [], ranking = [] } = page.answer?.result ?? {};
  if (order === 'entered') return plans.map(({ id }) => id);
  // Until years are drawn, the ranking by the care that is listed is the best there is.
  const ranked = verdict(page)?.plans.map(({ plan }) => plan.id) ?? ranking;
  if (order === 'total') return [...ranked];
  const rank = (id: string) => {
    const plan = plans.find((one) => one.id === id);
    // No limit is the worst.
    return cents(order === 'worst' ? plan?.worstCase.total : plan?.premium) ?? Infinity;
  };
  return ranked.toSorted((a, b) => Number(rank(a) > rank(b)) - Number(rank(a) < rank(b)));
}

/** Plans as they stand on the page: those that have come since the order was taken are last. */
export function asStanding<P extends { id: string }>(
  { standing }: { standing: readonly string[] },
  plans: readonly P[],
): P[] {
  const place = ({ id }: P) => (standing.includes(id) ? standing.indexOf(id) : standing.length);
  return plans.toSorted((a, b) => place(a) - place(b));
}
