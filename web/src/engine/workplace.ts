import { Watch } from './watch';
import type { FromWorker, ToWorker } from './worker';
import type { Work } from './work';

/** What became of work: its answer, the engine's end, or that of the Worker, which tells nothing about the work. */
export type Outcome = { answer: string } | { stopped: true } | { lost: true };

/** How many milliseconds a Worker may take to be there, and from then on between signs of life while it has work. */
const mostStarting = 5000;
const mostSilent = 2000;

interface Waiting {
  onAnswer(answer: string): void;
  settle(outcome: Outcome): void;
}

/** A Worker with the engine in it, from the page's side. */
export class WorkerPlace {
  #worker: Worker;
  #waiting = new Map<number, Waiting>();
  #last = 0;
  #ended = false;
  #lost = false;
  /** Browsers end Workers without a word, where memory is short or somebody tells them to. */
  #watch: Watch | undefined;

  private constructor(worker: Worker, module: WebAssembly.Module) {
    this.#worker = worker;
    worker.postMessage({ module } satisfies ToWorker);
    // Whatever it is that nobody caught there, what it waited for is lost.
    worker.addEventListener('error', () => this.#lose());
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      this.#watch?.heard();
      if (!('id' in data)) return;
      const waiting = this.#waiting.get(data.id);
      if (!waiting) return; // told to stop
      if ('stopped' in data || data.last) {
        this.#forget(data.id);
        waiting.settle('stopped' in data ? { stopped: true } : { answer: data.answer });
      } else {
        waiting.onAnswer(data.answer);
      }
    });
  }

  #forget(id: number): boolean {
    const waited = this.#waiting.delete(id);
    if (this.#waiting.size === 0) {
      this.#watch?.end();
      this.#watch = undefined;
    }
    return waited;
  }

  /** Starts one, or says with undefined that the page does not allow any, or that none came. */
  static async start(start: () => Worker, module: WebAssembly.Module): Promise<WorkerPlace | undefined> {
    try {
      const worker = start();
      // Some refusals come as an event, as do scripts that cannot be loaded.
      const there = await new Promise<boolean>((resolve) => {
        const watch = new Watch(mostStarting, () => resolve(false));
        const settled = (is: boolean) => {
          watch.end();
          resolve(is);
        };
        worker.addEventListener('message', () => settled(true), { once: true });
        worker.addEventListener(
          'error',
          (event) => {
            event.preventDefault();
            settled(false);
          },
          { once: true },
        );
      });
      if (!there) {
        worker.terminate();
        return undefined;
      }
      return new WorkerPlace(worker, module);
    } catch {
      return undefined;
    }
  }

  /** Has work done. Where stop is called, nothing more is heard of it. */
  do(asked: Work, onAnswer: (answer: string) => void): { outcome: Promise<Outcome>; stop(): void } {
    const id = ++this.#last;
    const outcome = new Promise<Outcome>((settle) => {
      this.#waiting.set(id, { onAnswer, settle });
    });
    this.#worker.postMessage({ id, ...asked } satisfies ToWorker);
    this.#watch ??= new Watch(
      mostSilent,
      () => this.#lose(),
      () => this.#worker.postMessage({ ask: true } satisfies ToWorker),
    );
    return {
      outcome,
      stop: () => {
        if (this.#forget(id)) this.#worker.postMessage({ stop: id } satisfies ToWorker);
      },
    };
  }

  /** Has what is answered there already, in part, wait for something. */
  hold(until: Promise<unknown>): void {
    const tell = (hold: boolean) => this.#worker.postMessage({ hold } satisfies ToWorker);
    tell(true);
    void until.then(() => tell(false));
  }

  /** True when the Worker has ended and no work is done there any more. */
  get ended(): boolean {
    return this.#ended;
  }

  /** True when it ended by itself: another would be no better. */
  get lost(): boolean {
    return this.#lost;
  }

  /** Ends the Worker, and all work in it. */
  end(): void {
    this.#end({ stopped: true });
  }

  #lose(): void {
    this.#lost = true;
    this.#end({ lost: true });
  }

  #end(outcome: Outcome): void {
    this.#ended = true;
    this.#watch?.end();
    this.#worker.terminate();
    for (const waiting of this.#waiting.values()) waiting.settle(outcome);
    this.#waiting.clear();
  }
}
