// The engine's wrapper as tests and measurements reach it from outside the page.
import wasmUrl from '../../../build/outpocket.wasm?url';
import readerUrl from '../../../build/reader.wasm?url';
import crashingUrl from '../../../build/crashing-engine.wasm?url';
import marksWorkerUrl from './marks-worker?worker&url';
import { createEngine, EngineError } from '../../src/engine/engine';
import { Program } from '../../src/engine/program';
import { startWorker } from '../../src/engine/start-worker';

export interface Harness {
  createEngine: typeof createEngine;
  EngineError: typeof EngineError;
  /** A running engine as text in, text out. */
  Program: typeof Program;
  startWorker: typeof startWorker;
  /** The engine. */
  wasmUrl: string;
  /** The reader of files. */
  readerUrl: string;
  /** Where the Worker is that reads a PDF file into marks. */
  marksWorkerUrl: string;
  /** A program with the engine's door that ends when told to (test/crashing-engine). */
  crashingUrl: string;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

window.harness = { createEngine, EngineError, Program, startWorker, wasmUrl, readerUrl, marksWorkerUrl, crashingUrl };
