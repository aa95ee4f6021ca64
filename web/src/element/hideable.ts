import type { Hideable } from './types';

/** What of the page can be left out; where each is, guest.css says. */
export const hideable: Record<Hideable, true> = {
  title: true,
  language: true,
  plans: true,
  prices: true,
  pictures: true,
  bills: true,
  guide: true,
  share: true,
};
