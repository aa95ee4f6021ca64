/** How often a watch looks, in milliseconds. */
const every = 250;

/** A tick that comes so much later than that was slept through, by the computer or by the whole page. */
const slept = 4 * every;

/** The page's time: a tab that is not seen, and a computer that sleeps, run late without being lost. */
const unseen = () => (globalThis.document as Document | undefined)?.hidden ?? false;

/**
 * Watches over somebody who is to give signs of life, and calls `lost` once,
 * where none has come for so many milliseconds. Only time in which the page is
 * seen counts, and whoever was not seen for a while is asked once more.
 */
export class Watch {
  #silent = 0;
  #looked = Date.now();
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(most: number, lost: () => void, ask: () => void = () => undefined) {
    ask();
    this.#timer = setInterval(() => {
      const now = Date.now();
      // A clock that was set back tells nothing.
      const awake = now - this.#looked < slept && !unseen();
      this.#looked = now;
      if (awake) this.#silent += every;
      else this.#silent = 0;
      if (this.#silent < most) return ask();
      this.end();
      lost();
    }, every);
  }

  /** A sign of life. */
  heard(): void {
    this.#silent = 0;
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
