import type { FromWorker, ToWorker } from './worker';
import type { Work } from './work';

/** What became of work: its answer, or the engine's end. */
export type Outcome = { answer: string } | { stopped: true };

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

  private constructor(worker: Worker, module: WebAssembly.Module) {
    this.#worker = worker;
    worker.postMessage({ module } satisfies ToWorker);
    // Whatever it is that nobody caught there, what it waited for is lost.
    worker.addEventListener('error', () => this.end());
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if ('ready' in data) return;
      const waiting = this.#waiting.get(data.id);
      if (!waiting) return; // told to stop
      if ('stopped' in data || data.last) {
        this.#waiting.delete(data.id);
        waiting.settle('stopped' in data ? { stopped: true } : { answer: data.answer });
      } else {
        waiting.onAnswer(data.answer);
      }
    });
  }

  /** Starts one, or says with undefined that the page does not allow any. */
  static async start(start: () => Worker, module: WebAssembly.Module): Promise<WorkerPlace | undefined> {
    try {
      const worker = start();
      // Some refusals come as an event, as do scripts that cannot be loaded.
      const there = await new Promise<boolean>((resolve) => {
        worker.addEventListener('message', () => resolve(true), { once: true });
        worker.addEventListener(
          'error',
          (event) => {
            event.preventDefault();
            resolve(false);
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
    return {
      outcome,
      stop: () => {
        if (this.#waiting.delete(id)) this.#worker.postMessage({ stop: id } satisfies ToWorker);
      },
    };
  }

  /** True when the Worker has ended and no work is done there any more. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Ends the Worker, and all work in it. */
  end(): void {
    this.#ended = true;
    this.#worker.terminate();
    for (const waiting of this.#waiting.values()) waiting.settle({ stopped: true });
    this.#waiting.clear();
  }
}
