// The reader of other people's files, from the page's side. Nothing of it is loaded
// before a file is opened.
import wasmUrl from '../../../build/reader.wasm?url';
import { compile } from '../engine/engine';
import { startWorker } from '../engine/start-worker';
import type { Problem } from '../engine/types';
import type { Asked, FromWorker, Given, Progress, ToWorker } from './messages';
import type { Draft, Place, Reason } from './types';
import workerUrl from './reading-worker?worker&url';

/** How long the Worker may say nothing while it reads, in milliseconds. */
const patience = 60_000;
/** How long the program may take to come, as the engine may. */
const loadTimeout = 120_000;

/** A plan that was found in a file, as a list of plans shows it. */
export interface Found {
  id: string;
  name: string;
  issuer?: string;
  type?: string;
  metalLevel?: string;
  variant?: string;
  counts: Counts;
}

/** How many fields of a draft are in each state. */
export interface Counts {
  read: number;
  look: number;
  notRead: number;
  notThere: number;
}

/** What was read: the plans of files, and what in them was not. */
export interface Reading {
  reading: number;
  plans: Found[];
  problems?: Wrong[];
}

/** Something in a file that was not read; its code has words, `reading.CODE`. */
export interface Wrong {
  code: string;
  place?: Place;
  found?: string;
  expected?: string;
  count?: number;
}

/** A plan of a file field by field, and its premiums a month where they depend on the place. */
export interface Drafted {
  draft: Draft;
  rates?: { area: string; byAge: unknown; state: 'read' | 'look'; reason?: Reason }[];
}

/** A plan made of a draft and what a person has confirmed; without one, what it lacks or what is wrong with it. */
export interface Made {
  plan?: unknown;
  /** The pointers of terms that nobody has read: they are unknown in the plan. */
  unknown?: string[];
  lacks?: string[];
  problems?: Problem[];
}

/** Why a file was not read: a code with words of its own, `reading.CODE`. */
export class NotRead extends Error {
  override readonly name = 'NotRead';

  constructor(
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

interface Waiting {
  onProgress: ((progress: Progress) => void) | undefined;
  settle: (outcome: { answer: string } | { code: string }) => void;
}

export class Reader {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #ended = false;
  #watch = 0;

  private constructor(worker: Worker, module: WebAssembly.Module) {
    this.#worker = worker;
    worker.postMessage({ module } satisfies ToWorker);
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.end();
    });
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if ('ready' in data) return;
      const waiting = this.#waiting.get(data.id);
      if (!waiting) return; // told to stop
      this.#watched();
      if ('progress' in data) return waiting.onProgress?.(data.progress);
      this.#waiting.delete(data.id);
      waiting.settle('answer' in data ? { answer: data.answer } : { code: 'stopped' });
      // A program that ended cannot be asked again.
      if ('failed' in data) this.end();
      this.#watched();
    });
  }

  /** Starts one. Rejects with NotRead where the page cannot have it. */
  static async start(): Promise<Reader> {
    const module = await compile(wasmUrl, loadTimeout).catch((cause: unknown) => {
      throw new NotRead('unavailable', { cause });
    });
    try {
      return new Reader(startWorker(workerUrl), module);
    } catch (cause) {
      throw new NotRead('unavailable', { cause });
    }
  }

  /** Whether it has given up: another one has to be started. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Reads files that belong together. Rejects with NotRead, or with the signal's reason. */
  read(files: Given[], options: { signal: AbortSignal; onProgress: (progress: Progress) => void }): Promise<Reading> {
    return this.#ask<Reading>({ files }, options);
  }

  /** One of the plans of what was read. */
  draft(reading: number, plan: number): Promise<Drafted> {
    return this.#ask<Drafted>({ call: 'draft', args: [reading, plan] });
  }

  /** The plan that a draft makes with what a person has confirmed, by the pointers of its fields. */
  plan(reading: number, plan: number, confirmed: Readonly<Record<string, unknown>>): Promise<Made> {
    return this.#ask<Made>({ call: 'plan', args: [reading, plan, JSON.stringify(confirmed)] });
  }

  async #ask<Answer>(
    asked: Asked,
    { signal, onProgress }: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
  ): Promise<Answer> {
    signal?.throwIfAborted();
    if (this.#ended) throw new NotRead('stopped');
    const id = ++this.#last;
    const outcome = await new Promise<{ answer: string } | { code: string }>((settle, reject) => {
      this.#waiting.set(id, { onProgress, settle });
      signal?.addEventListener('abort', () => {
        if (this.#waiting.delete(id)) this.#worker.postMessage({ stop: id } satisfies ToWorker);
        this.#watched();
        reject(signal.reason as Error);
      });
      this.#worker.postMessage({ id, asked } satisfies ToWorker);
      this.#watched();
    });
    if ('code' in outcome) throw new NotRead(outcome.code);
    const envelope = JSON.parse(outcome.answer) as { ok: Answer } | { error: { code: string } };
    if ('ok' in envelope) return envelope.ok;
    throw new NotRead(envelope.error.code);
  }

  /** Gives up where nothing is heard for too long of what is being read. */
  #watched(): void {
    clearTimeout(this.#watch);
    if (this.#waiting.size > 0) this.#watch = window.setTimeout(() => this.end(), patience);
  }

  /** Ends the Worker, and all that it has read. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#watch);
    this.#worker.terminate();
    for (const { settle } of this.#waiting.values()) settle({ code: 'stopped' });
    this.#waiting.clear();
  }
}
