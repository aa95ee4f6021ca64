// The same in Node: the program is read from the package's own file.
import { readFile } from 'node:fs/promises';
import wasmUrl from '../../../build/outpocket.wasm?url';
import { createEngine as create, type Engine } from '../engine/engine';

export { EngineError } from '../engine/engine';

export const createEngine = (): Engine =>
  create({ wasmUrl: async () => WebAssembly.compile(await readFile(new URL(wasmUrl))) });
