// Where doctors and medicines are looked up, on a page with an insurer's lists of them
// beside it. What looks up is loaded when it is opened.
import { nothing } from 'lit';
import type { Found } from '../directory/lists';
import { disclosure } from './fields';
import { Later } from './later';
import type { LookUp } from './look-up';
import type { OutpocketPage } from './outpocket-page';
import type { Page } from './page';
import { redrawn, type Piece } from './redrawn';

interface Place {
  readonly later: Later<LookUp>;
  readonly pieces: Record<keyof Found, Piece>;
}

const places = new WeakMap<OutpocketPage, Place>();

function placeOf(page: OutpocketPage): Place {
  const known = places.get(page);
  if (known) return known;
  const wanted = (part: LookUp | undefined) =>
    page.lists !== undefined &&
    part?.at !== page.lists &&
    (page.isOpen('lookup doctors') || page.isOpen('lookup medicines'));
  const pieces: Place['pieces'] = { doctors: {}, medicines: {} };
  const later = new Later(
    page,
    wanted,
    async () => {
      const { LookUp } = await import('./look-up');
      later.part?.end();
      return new LookUp(page, page.lists ?? { address: location.href });
    },
    true,
    // The rest of the page has nothing new: to draw it too would hold up who opened this.
    () => {
      if (later.part?.at !== page.lists) page.requestUpdate();
      else for (const piece of Object.values(pieces)) piece.again?.();
    },
  );
  const place = { later, pieces };
  places.set(page, place);
  return place;
}

/** The place where doctors or medicines are looked up; nothing where there are no lists. */
export function lookUp(page: Page, what: keyof Found): unknown {
  const { lists, words } = page;
  if (!lists) return nothing;
  const { later, pieces } = placeOf(page as OutpocketPage);
  return disclosure(page, `lookup ${what}`, [], words.say(`lookup.${what}`), () =>
    redrawn(pieces[what], () => (later.part?.at === lists ? later.part.render(what) : nothing)),
  );
}
