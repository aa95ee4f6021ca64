// Where somebody lives, on a page with a directory of plans beside it: what the first
// answer has of it. The rest is loaded when somebody wants to say it.
import { nothing, type ReactiveController } from 'lit';
import { disclosure } from './fields';
import type { OutpocketPage } from './outpocket-page';
import type { Page } from './page';

/** What is open where it is said. */
const key = 'where';

/** The question where somebody lives; nothing where there is no directory. */
export const where = (page: Page): unknown => page.where?.() ?? nothing;

/** Brings what asks for a place once it is opened. */
export class Where implements ReactiveController {
  readonly #page: OutpocketPage;
  #places: import('./places').Places | undefined;
  #coming = false;

  constructor(page: OutpocketPage) {
    this.#page = page;
    page.addController(this);
  }

  readonly render = (): unknown => {
    const { directory, words } = this.#page;
    if (!directory) return undefined;
    const of = this.#places?.directory === directory && words.ofFiles ? this.#places : undefined;
    return disclosure(this.#page, key, [], words.say('where.title'), () => of?.render());
  };

  hostUpdated(): void {
    const { directory, unloaded } = this.#page;
    if (directory && directory !== this.#places?.directory && this.#page.isOpen(key) && !unloaded) void this.#bring();
  }

  /** Forgets what was said. */
  forget(): void {
    this.#places?.end();
    this.#places = undefined;
  }

  async #bring(): Promise<void> {
    if (this.#coming) return;
    this.#coming = true;
    try {
      const [{ Places }] = await Promise.all([import('./places'), this.#page.words.complete(true)]);
      const { directory } = this.#page;
      this.forget();
      if (directory) this.#places = new Places(this.#page, directory);
    } catch {
      this.#page.unloaded = true;
    }
    this.#coming = false;
    this.#page.requestUpdate();
  }
}
