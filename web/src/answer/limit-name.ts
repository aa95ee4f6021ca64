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

/** A limit in words, by all that tells it from the others of its plan. */
export function limitName(
  words: Words,
  {
    kind,
    covers,
    network,
    services = [],
    tiers = [],
    inAddition,
    counts = 'allSharing',
    startsAnew,
  }: Omit<LimitResult, 'person' | 'family'>,
): string {
  const { say, list, monthName } = words;
  const what = [
    covers === 'services' ? servicesWords(words, services) : say(`covers.${covers}`),
    say(`network.${network}`),
    ...(tiers.length > 0 ? [say('limit.of.tiers', { count: tiers.length, tiers: list(tiers.map(String)) })] : []),
    ...(inAddition ? [say('limit.of.first')] : []),
    ...(counts === 'allSharing' ? [] : [say('limit.of.counts', { counts })]),
    ...(startsAnew ? [say('limit.of.anew', { month: monthName(startsAnew) })] : []),
  ];
  return say('limit.name', { limit: say(`limit.${kind}`), what: what.join(', ') });
}
