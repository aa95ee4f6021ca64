// The reader of files in a Worker: one program, and the files that it has read.
import { Program } from '../engine/program';
import type { Asked, FromWorker, ReaderFunction, ToWorker } from './messages';
import { read, stopped } from './read';

const scope = globalThis as unknown as {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
  postMessage(message: FromWorker): void;
};

let program: Program<ReaderFunction>;
const stop = new Set<number>();

scope.addEventListener('message', ({ data }) => {
  if ('module' in data) program = new Program(data.module);
  else if ('stop' in data) stop.add(data.stop);
  else void answer(data.id, data.asked);
});

async function answer(id: number, asked: Asked): Promise<void> {
  try {
    const text =
      'files' in asked
        ? await read(program, asked.files, {
            stopped: () => stop.has(id),
            onProgress: (progress) => scope.postMessage({ id, progress }),
          })
        : program.call(asked.call, ...asked.args);
    if (text !== stopped) scope.postMessage({ id, answer: text });
  } catch (cause) {
    scope.postMessage({ id, failed: String(cause) });
  } finally {
    stop.delete(id);
  }
}

scope.postMessage({ ready: true });
