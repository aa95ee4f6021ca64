// Where somebody lives, on a page with a directory of plans beside it: what the first
// answer has of it. The rest is loaded when somebody wants to say it.
import { nothing } from 'lit';
import { disclosure } from './fields';
import { Later } from './later';
import type { OutpocketPage } from './outpocket-page';
import type { Page } from './page';

/** What is open where it is said. */
const key = 'where';

/** The question where somebody lives; nothing where there is no directory. */
export const where = (page: Page): unknown => page.where?.() ?? nothing;

/** Brings what asks for a place once it is opened. */
export class Where {
  readonly #page: OutpocketPage;
  readonly #places: Later<import('./places').Places>;

  constructor(page: OutpocketPage) {
    this.#page = page;
    this.#places = new Later(
      page,
      (places) => page.directory !== undefined && page.directory !== places?.directory && page.isOpen(key),
      async () => {
        const { Places } = await import('./places');
        this.forget();
        // It can be another than the one that was wanted.
        return new Places(page, page.directory ?? { address: location.href, text: '' });
      },
    );
  }

  readonly render = (): unknown => {
    const { directory, words } = this.#page;
    if (!directory) return undefined;
    const { part } = this.#places;
    return disclosure(this.#page, key, [], words.say('where.title'), () =>
      part?.directory === directory ? part.render() : nothing,
    );
  };

  /** Forgets what was said. */
  forget(): void {
    this.#places.part?.end();
    this.#places.forget();
  }
}
