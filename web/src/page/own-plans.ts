import { ownPlans } from '../draft/own-plans';
import { planYear } from '../words/today';
import { leftIn } from './left-of-example';
import type { Page } from './page';

/** Puts two empty plans of the reader's own in the place of those that are there, ready to be typed in; tells what stays of the example. */
export function useOwnPlans(page: Page): void {
  const { say } = page.words;
  const year = planYear(page.draft.year);
  const after = ownPlans({ ...page.draft, year }, [
    ['HMO', say('own.hmo')],
    ['PPO', say('own.ppo')],
  ]);
  page.change(after, '/plans/0/premium/amount', say('own.began', { year, left: leftIn(page, after) ? 'yes' : 'no' }));
}
