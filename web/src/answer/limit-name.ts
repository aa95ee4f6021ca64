// What a limit of a plan is called: the one place that says of which care, where and how it counts.
import type { LimitResult } from '../engine/types';
import { serviceName } from './labels';
import type { Words } from '../words/words';

/** So many services are named one by one. */
const few = 3;

/** Some services in words: the first of them, and how many more. */
export function servicesWords(words: Words, services: readonly string[]): string {
  const shown = services.length > few + 1 ? few : services.length;
  const names = services.slice(0, shown).map((id) => serviceName(words, id));
  const more = services.length - shown;
  return words.list(more > 0 ? [...names, words.say('services.more', { count: more })] : names);
}

type LimitOf = Omit<LimitResult, 'kind' | 'person' | 'family'>;

/** A limit in words, by all that tells it from the others of its plan. */
export const limitName = (words: Words, { kind, ...limit }: LimitOf & Pick<LimitResult, 'kind'>): string =>
  words.say('limit.name', {
    limit: words.say(`limit.${kind}`),
    what: limitOf(words, limit, servicesWords(words, limit.services ?? [])),
  });

/** Of which care a limit is, where, and how it counts; `services` says which, where it is of some alone. */
export function limitOf(
  { say, list, monthName }: Words,
  { covers, network, tiers = [], inAddition, counts = 'allSharing', startsAnew }: LimitOf,
  services: string,
): string {
  return [
    covers === 'services' ? services : say(`covers.${covers}`),
    say(`network.${network}`),
    ...(tiers.length > 0 ? [say('limit.of.tiers', { count: tiers.length, tiers: list(tiers.map(String)) })] : []),
    ...(inAddition ? [say('limit.of.first')] : []),
    ...(counts === 'allSharing' ? [] : [say('limit.of.counts', { counts })]),
    ...(startsAnew ? [say('limit.of.anew', { month: monthName(startsAnew) })] : []),
  ].join(', ');
}
