// The engine for programs of others, in a browser: outpocket/engine of the npm package.
import wasmUrl from '../../../build/outpocket.wasm?url';
import integrity from 'virtual:engine-hash';
import { createEngine as create, type Engine } from '../engine/engine';
import { startWorker } from '../engine/start-worker';

export type * from '../engine/types';
export { EngineError, type Engine, type EngineFault, type SimulateOptions, type WorkOptions } from '../engine/engine';

/**
 * Makes an engine. Nothing is fetched until it is first needed or loaded; `end`
 * gives its memory up. In a browser, what takes longer runs in a Worker where
 * one is allowed; in Node it runs in slices on the thread that asks.
 */
export const createEngine = (): Engine => create({ wasmUrl, integrity, startWorker });
