// The pictures and the guide, which the answer does without: they come when somebody nears their
// places, or when there is time.
import type { ReactiveController } from 'lit';
import { whenIdle } from './idle';
import type { OutpocketPage } from './outpocket-page';

/** How long they wait, in milliseconds, where nobody comes near them. */
const unhurried = 5000;

export class Furnishing implements ReactiveController {
  readonly #page: OutpocketPage;
  #soon = 0;
  #furnished = false;
  /** Where pictures and guide will be. */
  #places: readonly Element[] = [];
  readonly #near = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting) && !this.#page.pictures)
        void this.#bringPictures().catch(() => this.#page.missing());
    },
    { rootMargin: '600px' },
  );

  constructor(page: OutpocketPage) {
    this.#page = page;
    page.addController(this);
  }

  hostConnected(): void {
    this.#soon = window.setTimeout(() => whenIdle(() => void this.furnish()), unhurried);
  }

  hostDisconnected(): void {
    clearTimeout(this.#soon);
    this.#watch([]);
  }

  hostUpdated(): void {
    const page = this.#page;
    this.#watch(page.pictures ? [] : [...page.renderRoot.querySelectorAll('.soon')]);
  }

  #watch(places: readonly Element[]): void {
    // Observing asks for a frame, so it is not done again at each key.
    if (places.length === this.#places.length && places.every((place, i) => place === this.#places[i])) return;
    this.#near.disconnect();
    for (const place of places) this.#near.observe(place);
    this.#places = places;
  }

  /** Brings both, unless they are there or on their way. */
  async furnish(): Promise<void> {
    if (this.#furnished) return;
    this.#furnished = true;
    const page = this.#page;
    try {
      const [, { guide }, { default: styles }] = await Promise.all([
        this.#bringPictures(),
        import('../guide/guide'),
        import('../guide/guide.css?inline'),
        page.bringBehind(),
      ]);
      page.adopt(styles);
      page.guide = guide;
    } catch {
      // Everything else is there without them; they are tried again.
      this.#furnished = false;
      page.missing();
    }
  }

  /** Brings the pictures and their words. */
  async #bringPictures(): Promise<void> {
    const [pictures] = await Promise.all([import('../charts/charts'), this.#page.words.complete()]);
    this.#page.pictures = pictures;
  }
}
