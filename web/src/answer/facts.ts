// What the columns of an answer say of a plan, in words.
import type { PlanResult } from '../engine/types';
import { sentence } from './labels';
import type { Words } from '../words/words';

/** Balance bills are of care outside the network, so that says them too. */
const outsides = ['outOfNetwork', 'notCovered', 'excludedServices'] as const;

/** The most that can be paid for what a limit covers. */
export const worstWords = ({ say, money }: Words, { worstCase }: PlanResult): string =>
  worstCase.total === undefined ? say('worst.unlimited') : money(worstCase.total);

/** What the worst case leaves out, since no limit covers it. */
export function beyondWords({ say, list }: Words, { worstCase }: PlanResult): string {
  const outside = outsides.filter((what) => worstCase.outside.includes(what)).map((what) => say(`outside.${what}`));
  return outside.length > 0 ? say('worst.outside', { what: list(outside) }) : '';
}

/** How a plan works. */
export const worksWords = ({ say }: Words, { asks, type }: PlanResult): string =>
  sentence(
    [
      ...(asks.referrals ? [say('works.referrals')] : asks.pcp ? [say('works.pcp')] : []),
      say(type === 'Indemnity' ? 'works.free' : asks.network ? 'works.only' : 'works.part'),
    ].join('; '),
  );
