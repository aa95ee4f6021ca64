// Whether members can be split over the plans; how they are best split comes once they can.
import type { Draft } from '../draft/draft';
import { Later } from './later';
import type { OutpocketPage } from './outpocket-page';
import type { Page } from './page';
import type { Splits } from './splits';

const parts = new WeakMap<Page, Later<Splits>>();

/** Whether there are members to split, plans to split them over, and a plan that says whose it is. */
export const canSplit = ({ members, plans }: Draft): boolean =>
  members.length > 1 && plans.length > 1 && plans.some(({ through }) => through);

/** How the members are best split over the plans, once that is there; or what of it stands above the answer, in the bar, or in text. */
export function splits(page: Page, part: 'lead' | 'bar' | 'text' | 'render' = 'render'): unknown {
  if (!canSplit(page.draft)) return undefined;
  let later = parts.get(page);
  if (!later) {
    // What is loaded later is so on a page that works.
    const live = page as unknown as OutpocketPage;
    later = new Later(
      live,
      (there) => !there && canSplit(live.draft),
      async () => new (await import('./splits')).Splits(live),
    );
    parts.set(page, later);
  }
  return later.part?.[part]();
}
