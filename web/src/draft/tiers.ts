// The tiers of a plan's network (R39): as many as something is stated for, be it that nothing is stated there yet.
import type { Limit, Plan } from './draft';

export const mostTiers = 3;

/** How many tiers the network of a plan has. */
export function tiersOf({ benefits, deductibles = [], outOfPocketMaximums = [], tierShares = [] }: Plan): number {
  const stated = Object.values(benefits).map(({ tier2, tier3 }) =>
    tier3 !== undefined ? 3 : tier2 !== undefined ? 2 : 1,
  );
  const ofLimits = [...deductibles, ...outOfPocketMaximums].flatMap(({ tiers = [] }) => tiers.map(Number));
  return [...stated, ...ofLimits, tierShares.length].reduce(
    (most, tier) => (tier > most && tier <= mostTiers ? tier : most),
    1,
  );
}

/** A plan whose network has so many tiers; what was stated of further ones is gone. */
export function withTiers(plan: Plan, tiers: number): Plan {
  const benefits = Object.fromEntries(
    Object.entries(plan.benefits).map(([service, { tier2, tier3, ...rest }]) => [
      service,
      {
        ...rest,
        ...(tier2 !== undefined && tiers >= 2 ? { tier2 } : {}),
        ...(tier3 !== undefined && tiers >= 3 ? { tier3 } : {}),
      },
    ]),
  );
  // Empty terms say that there is the tier.
  benefits['other'] = {
    ...benefits['other'],
    ...(tiers >= 2 ? { tier2: benefits['other']?.tier2 ?? '' } : {}),
    ...(tiers >= 3 ? { tier3: benefits['other']?.tier3 ?? '' } : {}),
  };
  const within = (limits: readonly Limit[]) =>
    limits.flatMap(({ tiers: of, ...limit }): Limit[] => {
      if (!of) return [limit];
      const left = of.filter((tier) => !(Number(tier) > tiers));
      // A limit of further tiers alone goes with them; one of the only tier needs not say so.
      return left.length === 0 ? [] : [tiers === 1 ? limit : { ...limit, tiers: left }];
    });
  const { tierShares, ...rest } = plan;
  return {
    ...rest,
    benefits,
    ...(plan.deductibles ? { deductibles: within(plan.deductibles) } : {}),
    ...(plan.outOfPocketMaximums ? { outOfPocketMaximums: within(plan.outOfPocketMaximums) } : {}),
    ...(tierShares?.length === tiers ? { tierShares } : {}),
  };
}
