// For whom premiums are asked: where members join or leave within the year, one typed amount is
// that of some of its months, and the others' is asked for (R57).
import type { Tier } from '../engine/types';
import { payer, type Draft, type Plan } from './draft';
import { usualPeriod } from './own-plans';
import { notCounted } from './request';

/** Months in a row with the same members. */
export interface Stretch {
  tier: Tier;
  /** Their ids. */
  members: string[];
  /** The first and the last month, 1 to 12. */
  from: number;
  until: number;
}

/** Who is covered when, in the order of the coverage: as the engine has it (care.Coverage.Stretches, year.TierOf). */
export function stretches({ members, startMonth, months }: Draft): Stretch[] {
  const start = Number(startMonth) || 1;
  const after = (month: string | undefined, none: number) => (month ? (Number(month) - start + 12) % 12 : none);
  const all: Stretch[] = [];
  // More months than a year has are a problem at their field, and not counted here: a link can say any number.
  const most = Math.min(Number(months) || 12, 12);
  for (let i = 0; i < most; i++) {
    const covered = members.filter(
      ({ coveredFrom, coveredUntil }) => after(coveredFrom, 0) <= i && i <= after(coveredUntil, 11),
    );
    const ids = covered.map(({ id }) => id);
    const month = ((start + i - 1) % 12) + 1;
    const last = all.at(-1);
    if (last?.members.join(' ') === ids.join(' ')) last.until = month;
    else if (ids.length > 0) all.push({ tier: tierOf(covered), members: ids, from: month, until: month });
  }
  return all;
}

/** The kind of household that members are, as premiums distinguish it. */
export function tierOf(members: Draft['members']): Tier {
  const children = members.filter(({ relationship }) => relationship === 'child').length;
  if (members.length === 1) return 'individual';
  if (members.length - children < 2) return 'individualAndChildren';
  return children === 0 ? 'individualAndSpouse' : 'family';
}

/** The kinds of household that are covered in some month. */
export const tiersCovered = (draft: Draft): Tier[] => [...new Set(stretches(draft).map(({ tier }) => tier))];

/**
 * The draft `after` a change: where more kinds of household than one are covered in it, each
 * plan's one amount is that of those for whom it was asked, and those of the others are empty.
 */
export function premiumsApart(before: Draft, after: Draft): Draft {
  const tiers = tiersCovered(after);
  if (tiers.length < 2 || after.plans.every(({ premium }) => typeof premium.amount !== 'string')) return after;
  const [was, other] = tiersCovered(before);
  const most = stretches(after).reduce((one, next) => (next.members.length > one.members.length ? next : one));
  // Where it was asked of all at once, it is of the most who are covered together.
  const whose = was && !other && tiers.includes(was) ? was : most.tier;
  const apart = (plan: Plan): Plan => ({
    ...plan,
    premium: { ...plan.premium, amount: { [whose]: plan.premium.amount } },
  });
  return { ...after, plans: after.plans.map((plan) => (typeof plan.premium.amount === 'string' ? apart(plan) : plan)) };
}

/** Whether a plan's premium, or its credit, is one amount for months in which other people are covered, for whom it is another. */
export function isOneAmount(draft: Draft, plan: Plan): boolean {
  const { premium, through } = plan;
  const sets = new Set(stretches(draft).map(({ members }) => members.join(' '))).size;
  if (sets < 2) return false;
  if (premium.taxCredit && !notCounted(draft, plan).includes('taxCredit')) return true;
  const tiers = tiersCovered(draft).length;
  // An employer's amounts are for kinds of household, however many children there are.
  const byTier = payer(draft) === 'employer' || through;
  return typeof premium.amount === 'string'
    ? tiers > 1 || !byTier
    : premium.amount !== undefined && !byTier && tiers < sets;
}

/** The draft `after` somebody else is said to pay the premiums: those that nobody has typed are asked for as they are paid then. */
export function paidByOther(before: Draft, after: Draft): Draft {
  // What a link or a step back brings is as somebody left it.
  if (after.whoPays === before.whoPays || after.plans !== before.plans) return after;
  const period = usualPeriod(payer(after));
  return {
    ...after,
    plans: after.plans.map((plan) =>
      plan.premium.amount === '' ? { ...plan, premium: { ...plan.premium, period } } : plan,
    ),
  };
}
