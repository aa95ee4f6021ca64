import { Program } from './program';
import type { EstimateRequest, EstimateResult, Problem } from './types';

/** Codes of an EngineError that come from the wrapper, not from the engine. */
export type EngineFault =
  /** The program could not be fetched, compiled or started. A later call tries again. */
  | 'engine-unavailable'
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
    super([code, ...problems.map((p) => `${p.code} at ${p.pointer || '/'}: found ${p.found}, expected ${p.expected}`)].join('\n'), options);
  }
}

export interface Engine {
  /** True once estimateNow can be called. */
  readonly ready: boolean;
  /** Fetches and starts the program, once; a failure is not remembered. */
  load(): Promise<void>;
  /** Estimates, loading first where needed. Rejects with an EngineError. */
  estimate(request: EstimateRequest): Promise<EstimateResult>;
  /** Estimates at once, for use within a frame. Throws an EngineError. */
  estimateNow(request: EstimateRequest): EstimateResult;
}

export interface EngineOptions {
  wasmUrl: string | URL;
  /**
   * Milliseconds after which a load that has not ended fails, so that a
   * connection that hangs leaves nobody waiting. The default, two minutes, lets
   * the slowest mobile connections through.
   */
  loadTimeout?: number;
}

type Envelope = { ok: EstimateResult } | { error: { code: string; problems?: Problem[] } };

/** Makes an engine. Nothing is fetched until it is first needed or loaded. */
export function createEngine({ wasmUrl, loadTimeout = 120_000 }: EngineOptions): Engine {
  let compiling: Promise<WebAssembly.Module> | undefined;
  let module: WebAssembly.Module | undefined;
  let program: Program | undefined;

  /** The running program, started from the compiled module where there is none. */
  function running(compiled: WebAssembly.Module): Program {
    if (program && !program.dead) return program;
    try {
      return (program = new Program(compiled));
    } catch (cause) {
      throw new EngineError('engine-unavailable', [], { cause });
    }
  }

  async function load(): Promise<void> {
    // Callers that come while it loads share its outcome; after a failure the
    // next one starts over.
    const shared = (compiling ??= compile(wasmUrl, loadTimeout));
    try {
      module = await shared;
    } catch (cause) {
      if (compiling === shared) compiling = undefined;
      throw new EngineError('engine-unavailable', [], { cause });
    }
    running(module);
  }

  function ask(compiled: WebAssembly.Module, request: string): Envelope {
    // An estimate depends on nothing but its request, so one that ended with
    // its program may be asked again: the earlier requests may have used up
    // the program's memory. One that ends two programs is itself the cause.
    for (let attempt = 1; ; attempt++) {
      const asked = running(compiled);
      try {
        return JSON.parse(asked.call(request)) as Envelope;
      } catch (cause) {
        asked.end();
        if (attempt === 2) throw new EngineError('engine-stopped', [], { cause });
      }
    }
  }

  function estimateNow(request: EstimateRequest): EstimateResult {
    if (!module) throw new EngineError('engine-not-ready');
    const envelope = ask(module, JSON.stringify(request));
    if ('ok' in envelope) return envelope.ok;
    throw new EngineError(envelope.error.code, envelope.error.problems);
  }

  return {
    get ready() {
      return module !== undefined;
    },
    load,
    async estimate(request) {
      if (!module) await load();
      return estimateNow(request);
    },
    estimateNow,
  };
}

async function compile(url: string | URL, timeout: number): Promise<WebAssembly.Module> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout) });
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // Compiling while it arrives is refused unless the server names exactly this
  // type, and many static hosts do not.
  if (response.headers.get('content-type')?.toLowerCase() === 'application/wasm') {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
