// In which county the plans that are compared are sold, where they came from a directory of plans.
import type { County } from '../draft/directory';
import type { Draft, Plan } from '../draft/draft';

type Sold = Pick<County, 'fips' | 'name'>;

/** By what a plan's premium is until it is edited: another column, or a step back, has the same one. */
const counties = new WeakMap<Plan['premium'], Sold>();

/** Remembers where plans are sold that are offered. */
export function keepSold(plans: readonly Plan[], county: Sold): void {
  for (const { premium } of plans) counties.set(premium, county);
}

/** The names of the counties in which the plans of a draft are sold, each once, but for one of them. */
export function countiesOf({ plans }: Draft, but?: string): string[] {
  const sold = plans.flatMap(({ premium }) => counties.get(premium) ?? []);
  return [...new Set(sold.filter(({ fips }) => fips !== but).map(({ name }) => name))];
}
