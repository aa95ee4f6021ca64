// Many plans in one order: what a year under each comes to, and which of them to show.
import type { Plan } from '../draft/draft';
import type { Amount, Told } from '../engine/types';
import { cents, tie } from './order';

/** What a year under a plan comes to: the mean of possible years, or the year of the listed care. */
export interface Figures {
  total: Amount;
  premium: Amount;
  /** 10 of 100 years cost more; where nothing is drawn the most that could be paid, undefined: no limit. */
  bad: Amount | undefined;
  /** The same of possible years as people are told it (R52). */
  told: Told;
}

/** A plan with its figures and its place among all of them, from 1: those that cost the same in words share one (R52). */
export interface Place {
  readonly plan: Plan;
  readonly figures: Figures;
  readonly rank: number;
}

const before = <T extends bigint | string>(a: T, b: T): number => Number(a > b) - Number(a < b);

/** Plans by total, to the cent, then by name and id: whatever the order in which they are given. */
export function inRank(figures: ReadonlyMap<Plan, Figures>): Place[] {
  const places: Place[] = [];
  let first: Place | undefined;
  const inOrder = [...figures]
    .map(([plan, its]) => ({ plan, figures: its, total: cents(its.total) ?? 0n }))
    .toSorted((a, b) => before(a.total, b.total) || byName(a.plan, b.plan));
  for (const { plan, figures } of inOrder) {
    const shared = first && tie(first.figures.total, figures.total) ? first.rank : undefined;
    const place = { plan, figures, rank: shared ?? places.length + 1 };
    if (shared === undefined) first = place;
    places.push(place);
  }
  return places;
}

/** An order of plans that depends on nothing but them. */
export const byName = (a: Plan, b: Plan): number => before(a.name, b.name) || before(a.id, b.id);

/** Parts of a list, each of at most so many. */
export const inBatches = <T>(list: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / most) }, (_, i) => list.slice(i * most, (i + 1) * most));

/** Which plans are asked for; an empty text asks for all. */
export interface Filter {
  readonly type: string;
  readonly level: string;
  readonly issuer: string;
  /** The premium is at most this. */
  readonly premium: Amount | '';
}
export const noFilter: Filter = { type: '', level: '', issuer: '', premium: '' };

export const isShown =
  ({ type, level, issuer, premium }: Filter) =>
  ({ plan, figures }: Place): boolean =>
    (!type || plan.type === type) &&
    (!level || plan.metalLevel === level) &&
    (!issuer || plan.issuer === issuer) &&
    (!premium || (cents(figures.premium) ?? 0n) <= (cents(premium) ?? 0n));

const levels = ['Catastrophic', 'Bronze', 'Silver', 'Gold', 'Platinum'];
const bounds = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50].map((thousands) =>
  `${thousands}000.00`.replace(/^0+(?=\d)/, ''),
);

/** What there is to choose between among the plans; nothing where that leaves all or none. */
export function choicesAmong(places: readonly Place[]): { [Part in keyof Filter]: string[] } {
  const among = (of: (plan: Plan) => string | undefined) => {
    const found = new Set(places.map(({ plan }) => of(plan) ?? ''));
    return found.size > 1 ? [...found].filter((one) => one !== '') : [];
  };
  const premiums = places.map(({ figures }) => cents(figures.premium) ?? 0n);
  return {
    type: among(({ type }) => type).toSorted(before),
    level: levels.filter((level) => among(({ metalLevel }) => metalLevel).includes(level)),
    issuer: among(({ issuer }) => issuer).toSorted(before),
    premium: bounds.filter((bound) => {
      const most = cents(bound) ?? 0n;
      return premiums.some((premium) => premium <= most) && premiums.some((premium) => premium > most);
    }),
  };
}
