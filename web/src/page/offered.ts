import { withPlans } from '../answer/figures';
import { offerIn } from '../answer/offer';
import { sampleDraft, type Draft } from '../draft/draft';
import type { Problem } from '../engine/types';
import type { OutpocketPage } from './outpocket-page';

/**
 * Puts a list of plans before the reader, says `what` was done, and goes to the
 * field `focus`; who and whose care are on the page stays. Gives what is wrong with
 * the list. Rejects with an EngineError where the engine is at fault, or with the
 * signal's reason.
 */
export async function offerPlans(
  page: OutpocketPage,
  list: readonly unknown[],
  what: (count: number) => string,
  focus?: string,
  signal?: AbortSignal,
  place?: Draft['place'],
): Promise<readonly Problem[]> {
  await page.engine.load();
  const offered = await offerIn(list, page.engine, () => Promise.resolve(page.draft), signal);
  if ('problems' in offered) return offered.problems;
  signal?.throwIfAborted();
  Object.assign(page, offered);
  const { year, plans } = sampleDraft(offered.atFirst);
  // What was typed meanwhile stays.
  page.change(
    { ...withPlans(page.draft, plans), year, ...(place && { place, places: undefined }) } as Draft,
    focus,
    what(offered.samples.length),
  );
  return [];
}
