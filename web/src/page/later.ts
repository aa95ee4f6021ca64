// A part of the page that few need: it is loaded, with the words for it, once it is wanted.
import type { ReactiveController } from 'lit';
import type { OutpocketPage } from './outpocket-page';

export class Later<Part> implements ReactiveController {
  readonly #page: OutpocketPage;
  readonly #wanted: (part: Part | undefined) => boolean;
  readonly #load: () => Promise<Part>;
  #part: Part | undefined;
  #coming = false;

  readonly #files: boolean;
  readonly #there: () => void;

  /**
   * `wanted` tells whether the part that is there, or none, should be loaded; `files`: with the words of files too;
   * `there` has what came drawn.
   */
  constructor(
    page: OutpocketPage,
    wanted: (part: Part | undefined) => boolean,
    load: () => Promise<Part>,
    files = true,
    there = () => page.requestUpdate(),
  ) {
    this.#page = page;
    this.#wanted = wanted;
    this.#load = load;
    this.#files = files;
    this.#there = there;
    page.addController(this);
  }

  /** The part, once it is there with its words. */
  get part(): Part | undefined {
    const { isComplete, ofFiles } = this.#page.words;
    return isComplete && (ofFiles || !this.#files) ? this.#part : undefined;
  }

  forget(): void {
    this.#part = undefined;
  }

  hostUpdated(): void {
    if (!this.#page.unloaded && this.#wanted(this.part)) void this.#bring();
  }

  async #bring(): Promise<void> {
    if (this.#coming) return;
    this.#coming = true;
    try {
      await this.#page.words.complete(this.#files);
      this.#part = await this.#load();
    } catch {
      this.#page.unloaded = true;
    }
    this.#coming = false;
    this.#there();
  }
}
