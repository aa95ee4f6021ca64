// An insurer's lists of doctors and medicines, from the page's side: a Worker has them.
import { startWorker } from '../engine/start-worker';
import workerUrl from './look-up-worker?worker&url';
import type { Again, Answered, Asked, Doctor, FromWorker, Medicine, Near, ToWorker, Trouble } from './messages';
import type { ManifestArea, PlanEntry } from './types';

/** What can be looked up, and what is found then. */
export interface Found {
  doctors: Doctor;
  medicines: Medicine;
}

export class Lists {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answered: Answered | undefined) => void>();
  #last = 0;

  /** Throws where the page cannot have a Worker; `ended` is called where it ends by itself. */
  constructor(ended: () => void) {
    this.#worker = startWorker(workerUrl);
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.end();
      ended();
    });
    this.#worker.addEventListener('message', ({ data: { id, answered } }: MessageEvent<FromWorker>) => {
      this.#waiting.get(id)?.(answered);
      this.#waiting.delete(id);
    });
  }

  /** Loads the files of an area; gives what keeps them away. */
  async open(base: string, area: ManifestArea): Promise<Trouble | undefined> {
    const answered = await this.#ask({ what: 'open', base, area });
    return answered && 'trouble' in answered ? answered.trouble : undefined;
  }

  /** What fits best of what is typed, the best first, with what it is to each of these plans. */
  async find<What extends keyof Found>(
    what: What,
    typed: string,
    plans: readonly PlanEntry[],
  ): Promise<Near & { readonly found: readonly Found[What][] }> {
    const answered = (await this.#ask({ what, typed, plans })) as (Near & Record<string, unknown>) | undefined;
    const { near = false, without = '' } = answered ?? {};
    return { found: (answered?.[what] ?? []) as readonly Found[What][], near, without };
  }

  /** What these entries of doctors and of medicines are to each of these plans. */
  async again(
    doctors: readonly string[],
    medicines: readonly string[],
    plans: readonly PlanEntry[],
  ): Promise<Again | undefined> {
    const answered = await this.#ask({ what: 'again', doctors, medicines, plans });
    return answered && 'again' in answered ? answered.again : undefined;
  }

  #ask(asked: Asked): Promise<Answered | undefined> {
    const id = ++this.#last;
    return new Promise((settle) => {
      this.#waiting.set(id, settle);
      this.#worker.postMessage({ id, asked } satisfies ToWorker);
    });
  }

  end(): void {
    this.#worker.terminate();
    for (const settle of this.#waiting.values()) settle(undefined);
    this.#waiting.clear();
  }
}
