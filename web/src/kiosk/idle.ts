// When the last touch or key was, and what follows from that.

export interface IdleOptions {
  /** Seconds without a touch or key before the warning. */
  idle: number;
  /** Seconds of the warning. */
  warning: number;
  /** Says how many seconds are left; again at every second. */
  warn(left: number): void;
  /** Somebody is there after all. */
  carryOn(): void;
  /** Time is over; `touched` says whether anybody had been there at all. */
  over(touched: boolean): void;
}

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove', 'input'] as const;

/** Milliseconds in which the click of a touch follows it. */
const clickDelay = 700;

export class Idle {
  readonly #options: IdleOptions;
  #last = performance.now();
  #touched = false;
  #warned = false;
  /** Until when a click still belongs to the touch that answered the warning. */
  #answered = 0;

  constructor(options: IdleOptions) {
    this.#options = options;
    for (const sign of signs)
      addEventListener(sign, (event) => this.#alive(event), {
        capture: true,
        passive: sign === 'wheel' || sign === 'touchmove',
      });
    addEventListener('click', (event) => this.#swallow(event), { capture: true });
    setInterval(() => this.#tick(), 1000);
    // A screen that was off had no ticks: what is over must not be seen again.
    document.addEventListener('visibilitychange', () => this.#tick());
  }

  /** Begins as if nobody had been there. */
  restart(): void {
    this.#last = performance.now();
    this.#touched = false;
    this.#warned = false;
  }

  #alive(event: Event): void {
    // Only somebody at the machine: not a script, and not a pointer that lies
    // still while what is under it changes.
    if (
      !event.isTrusted ||
      (event instanceof PointerEvent && event.type === 'pointermove' && event.movementX === 0 && event.movementY === 0)
    )
      return;
    this.#last = performance.now();
    this.#touched = true;
    if (!this.#warned) return;
    this.#warned = false;
    // The touch or key that keeps going does nothing else.
    if (event.cancelable) event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'pointerdown') this.#answered = performance.now() + clickDelay;
    this.#options.carryOn();
  }

  #swallow(event: Event): void {
    if (performance.now() > this.#answered) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #tick(): void {
    const quiet = (performance.now() - this.#last) / 1000;
    const { idle, warning, warn, over } = this.#options;
    const left = Math.ceil(idle + warning - quiet);
    if (left <= 0) {
      const touched = this.#touched;
      this.restart();
      over(touched);
    } else if (quiet >= idle && this.#touched) {
      this.#warned = true;
      warn(left);
    }
  }
}
