// Where doctors and medicines are looked up, on a page with an insurer's lists of them
// beside it. What looks up is loaded when it is opened.
import { nothing } from 'lit';
import type { Found } from '../directory/lists';
import { disclosure } from './fields';
import { Later } from './later';
import type { LookUp } from './look-up';
import type { OutpocketPage } from './outpocket-page';
import type { Page } from './page';

const parts = new WeakMap<OutpocketPage, Later<LookUp>>();

function partOf(page: OutpocketPage): Later<LookUp> {
  const known = parts.get(page);
  if (known) return known;
  const wanted = (part: LookUp | undefined) =>
    page.lists !== undefined &&
    part?.at !== page.lists &&
    (page.isOpen('lookup doctors') || page.isOpen('lookup medicines'));
  const later = new Later(page, wanted, async () => {
    const { LookUp } = await import('./look-up');
    later.part?.end();
    return new LookUp(page, page.lists ?? { address: location.href });
  });
  parts.set(page, later);
  return later;
}

/** The place where doctors or medicines are looked up; nothing where there are no lists. */
export function lookUp(page: Page, what: keyof Found): unknown {
  const { lists, words } = page;
  if (!lists) return nothing;
  const { part } = partOf(page as OutpocketPage);
  return disclosure(page, `lookup ${what}`, [], words.say(`lookup.${what}`), () =>
    part?.at === lists ? part.render(what) : nothing,
  );
}
