import { Program, type DoorFunction } from './program';
import type { Comparison, EstimateRequest, EstimateResult, Problem, Ranking, Simulation, SplitAnswer } from './types';
import { turn } from './turn';
import { call, Stopped, work, type Envelope, type Place, type Work } from './work';
import { WorkerPlace } from './workplace';

/** Codes of an EngineError that come from the wrapper, not from the engine. */
export type EngineFault =
  /** The program could not be fetched, or what was fetched is not the program. A later call tries again. */
  | 'engine-unavailable'
  /** It arrived as it was built, and does not run here: a policy forbids it, memory is short, or the browser is too old. */
  | 'engine-unsupported'
  /** The program ended during this request, and again when it was tried on a fresh one. */
  | 'engine-stopped'
  /** estimateNow was called before the program was there. */
  | 'engine-not-ready';

/** What an estimate fails with. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(
    /** An EngineFault, or the code of the engine's own answer (estimator/doc.go). */
    readonly code: EngineFault | (string & {}),
    /** Every problem found in the request; empty where the request is not at fault. */
    readonly problems: readonly Problem[] = [],
    options?: ErrorOptions,
  ) {
    super(
      [code, ...problems.map((p) => `${p.code} at ${p.pointer || '/'}: found ${p.found}, expected ${p.expected}`)].join(
        '\n',
      ),
      options,
    );
  }
}

export interface Engine {
  /** True once estimateNow can be called. */
  readonly ready: boolean;
  /** Fetches and starts the program, once; a failure is not remembered. */
  load(): Promise<void>;
  /**
   * Loads, and starts the program in a task of its own where none is running: that
   * takes as long as the first estimate, and both together hold the page up.
   */
  start(): Promise<void>;
  /** Estimates, starting first where needed. Rejects with an EngineError. */
  estimate(request: EstimateRequest): Promise<EstimateResult>;
  /** Estimates at once, for use within a frame. Throws an EngineError. */
  estimateNow(request: EstimateRequest): EstimateResult;
  /** Looks for everything that is wrong with a plan, as a plan file has it. Rejects with an EngineError that tells it. */
  checkPlan(plan: unknown): Promise<void>;
  /**
   * Tells what decides between the plans, in a Worker where one is allowed.
   * Rejects with an EngineError, or with the signal's reason once it aborts.
   */
  compare(request: EstimateRequest, options?: WorkOptions): Promise<Comparison>;
  /**
   * Works out the request's simulated years, in a Worker where one is allowed,
   * else in slices between which the page goes on. What is there after 200
   * years, and from then on now and again, goes to onProgress; the same seed
   * and number of years give the same answer whichever way it ran. Rejects as
   * compare does.
   */
  simulate(request: EstimateRequest, options?: SimulateOptions): Promise<Simulation>;
  /**
   * Works out what the request's simulated years come to under each plan and no
   * more, which takes half as long: for many plans, asked for one request after
   * the other. It has a Worker of its own where there is more than one processor,
   * so that it does not wait for what takes longer. Rejects as compare does.
   */
  rank(request: EstimateRequest, options?: WorkOptions): Promise<Ranking>;
  /** Holds simulations in their Worker, once they have had a first answer, until something more waited for resolves. */
  hold(until: Promise<unknown>): void;
  /**
   * Finds how the members are best split over the plans. What is there after 200
   * years, and from then on now and again, goes to onProgress. Rejects as compare
   * does.
   */
  split(request: EstimateRequest, options?: SplitOptions): Promise<SplitAnswer>;
  /** Gives the running program and the Workers up, and their memory. The next call starts them afresh. */
  end(): void;
}

export interface WorkOptions {
  signal?: AbortSignal;
}

export interface SimulateOptions extends WorkOptions {
  onProgress?: (simulation: Simulation) => void;
}

export interface SplitOptions extends WorkOptions {
  onProgress?: (split: SplitAnswer) => void;
}

export interface EngineOptions {
  /** Where the program is, or what brings it compiled from elsewhere. */
  wasmUrl: string | URL | (() => Promise<WebAssembly.Module>);
  /** What the program must hash to (sha256-…, as in the integrity of a script): of a damaged one no answer is true. */
  integrity?: string;
  /**
   * Milliseconds after which a load that has not ended fails, so that a
   * connection that hangs leaves nobody waiting. The default, two minutes, lets
   * the slowest mobile connections through.
   */
  loadTimeout?: number;
  /** Set where an answer is there already: the program starts with the first request, and who only reads does without. */
  startLater?: boolean;
  /** Starts a Worker of ./worker for what takes longer, or throws; without it, or once it is lost, that goes in slices. */
  startWorker?: () => Worker;
}

/** How many milliseconds of work may hold up the page: with the answer's JSON, within a frame. */
const slice = 4;

/** Makes an engine. Nothing is fetched until it is first needed or loaded. */
export function createEngine({
  wasmUrl,
  integrity,
  loadTimeout = 120_000,
  startLater = false,
  startWorker,
}: EngineOptions): Engine {
  let compiling: Promise<WebAssembly.Module> | undefined;
  let module: WebAssembly.Module | undefined;
  let program: Program | undefined;

  /** The running program, started from the compiled module where there is none. */
  function running(compiled: WebAssembly.Module): Program {
    if (program && !program.dead) return program;
    try {
      return (program = new Program(compiled));
    } catch (cause) {
      throw new EngineError(integrity ? 'engine-unsupported' : 'engine-unavailable', [], { cause });
    }
  }

  async function load(): Promise<void> {
    // Callers that come while it loads share its outcome; after a failure the
    // next one starts over.
    const shared = (compiling ??= compile(wasmUrl, loadTimeout, integrity));
    try {
      module = await shared;
    } catch (cause) {
      if (compiling === shared) compiling = undefined;
      if (cause instanceof EngineError) throw cause;
      throw new EngineError('engine-unavailable', [], { cause });
    }
    if (!startLater) running(module);
  }

  async function start(): Promise<void> {
    await load();
    if (program && !program.dead) return;
    await turn();
    running(module as WebAssembly.Module);
    await turn();
  }

  function ask<Result>(door: DoorFunction, document: unknown): Result {
    if (!module) throw new EngineError('engine-not-ready');
    const compiled = module;
    const text = JSON.stringify(document);
    return unwrap<Result>(orStopped(() => call({ program: () => running(compiled) }, door, text)));
  }
  const estimateNow = (request: EstimateRequest) => ask<EstimateResult>('estimate', request);

  /** The Workers by what they are for. */
  const starting = new Map<'answer' | 'ranking', Promise<WorkerPlace | undefined>>();
  // There is none in Node.
  const { navigator } = globalThis as Partial<typeof globalThis>;
  const ofRankings = (navigator?.hardwareConcurrency ?? 1) > 1 ? 'ranking' : 'answer';

  /** The Worker for something, started where there is none, or undefined where none is allowed or it was lost. */
  async function workerPlace(
    compiled: WebAssembly.Module,
    work: 'answer' | 'ranking',
  ): Promise<WorkerPlace | undefined> {
    if (!startWorker) return undefined;
    const shared = starting.get(work) ?? WorkerPlace.start(startWorker, compiled);
    starting.set(work, shared);
    const there = await shared;
    if (!there?.ended) return there;
    if (there.lost) return undefined;
    if (starting.get(work) === shared) starting.delete(work);
    return workerPlace(compiled, work);
  }

  /** Has work done in a Worker, or here where none is allowed. */
  async function longer<Result>(
    asked: Work,
    { signal, onProgress }: WorkOptions & { onProgress?: (result: Result) => void },
  ): Promise<Result> {
    signal?.throwIfAborted();
    await load();
    const compiled = module as WebAssembly.Module;
    const worker = await workerPlace(compiled, asked.door === 'ranking' ? ofRankings : 'answer');
    signal?.throwIfAborted();
    const onAnswer = (answer: string) => {
      if (!signal?.aborted) onProgress?.(unwrap<Result>(answer));
    };
    let stop = () => {};
    let abort = () => {};
    const aborted = new Promise<never>((_, reject) => {
      abort = () => {
        stop();
        reject(signal?.reason as Error);
      };
    });
    signal?.addEventListener('abort', abort);
    const inWorker = async (there: WorkerPlace) => {
      const { outcome, stop: tell } = there.do(asked, onAnswer);
      stop = tell;
      const became = await outcome;
      if ('lost' in became) return inSlices();
      if ('stopped' in became) throw new EngineError('engine-stopped');
      return became.answer;
    };
    const here: Place = { program: () => running(compiled), slice, pause: turn };
    const inSlices = () => work(here, asked, () => signal?.aborted ?? false, onAnswer).catch(asEngineError);
    const answer = worker ? inWorker(worker) : inSlices();
    try {
      // Only work that was told to stop has no answer, and that has aborted.
      return unwrap<Result>((await Promise.race([answer, aborted])) as string);
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  return {
    get ready() {
      return module !== undefined;
    },
    load,
    start,
    async estimate(request) {
      await start();
      return estimateNow(request);
    },
    estimateNow,
    async checkPlan(plan) {
      await load();
      ask('checkPlan', plan);
    },
    compare: (request, options = {}) =>
      longer<Comparison>({ door: 'comparison', request: JSON.stringify(request) }, options),
    simulate: (request, options = {}) =>
      longer<Simulation>({ door: 'simulation', request: JSON.stringify(request) }, options),
    rank: (request, options = {}) => longer<Ranking>({ door: 'ranking', request: JSON.stringify(request) }, options),
    hold: (until) => void starting.get('answer')?.then((there) => there?.hold(until)),
    split: (request, options = {}) => longer<SplitAnswer>({ door: 'split', request: JSON.stringify(request) }, options),
    end() {
      program?.end();
      program = undefined;
      for (const one of starting.values()) void one.then((there) => there?.end());
    },
  };
}

function orStopped<T>(answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    return asEngineError(error);
  }
}

function asEngineError(error: unknown): never {
  throw error instanceof Stopped ? new EngineError('engine-stopped', [], { cause: error.cause }) : error;
}

function unwrap<Result>(answer: string): Result {
  const envelope = JSON.parse(answer) as Envelope<Result>;
  if ('ok' in envelope) return envelope.ok;
  throw new EngineError(envelope.error.code, envelope.error.problems);
}

export async function compile(
  url: EngineOptions['wasmUrl'],
  timeout: number,
  integrity?: string,
): Promise<WebAssembly.Module> {
  if (typeof url === 'function') return url();
  const signal = AbortSignal.timeout(timeout);
  const asked = { signal, ...(integrity ? { integrity } : {}) };
  const response = await fetch(url, asked).catch((cause: unknown) => {
    if (!integrity || signal.aborted) throw cause;
    // A copy that was kept may be damaged; this passes it by, and has it kept anew (offline/worker/sw.ts).
    return fetch(url, { ...asked, cache: 'reload' });
  });
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // Who checks what arrived has it all by now, and took twenty milliseconds for that; compiling takes as long.
  await turn();
  try {
    // Compiling while it arrives is refused unless the server names exactly this
    // type, and many static hosts do not.
    if (response.headers.get('content-type')?.toLowerCase() === 'application/wasm')
      return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    // What is as it was built, and does not compile, will not.
    throw integrity && cause instanceof WebAssembly.CompileError
      ? new EngineError('engine-unsupported', [], { cause })
      : cause;
  }
}
