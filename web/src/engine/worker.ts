// The engine in a Worker: one program, and the work that it is asked for.
import { Program } from './program';
import { turn } from './turn';
import { work, type Work } from './work';

/** What the page says. The first message brings the program. */
export type ToWorker =
  { module: WebAssembly.Module } | ({ id: number } & Work) | { stop: number } | { hold: boolean } | { ask: true };
/** What the Worker says: that it is there, an answer on the way or at the end, or that the engine ended. */
export type FromWorker =
  { there: true } | { id: number; answer: string; last: boolean } | { id: number; stopped: true };

const scope = globalThis as unknown as {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
  postMessage(message: FromWorker): void;
};

let module: WebAssembly.Module;
let program: Program | undefined;
const stop = new Set<number>();
/** How much is waited for more than the work here, and what ends the wait for it. */
let holds = 0;
let held: Promise<void> | undefined;
let release = () => {};

function hold(on: boolean): void {
  holds += on ? 1 : -1;
  if (holds === 0) release();
  else held ??= new Promise<void>((then) => (release = then)).then(() => (held = undefined));
}

const place = {
  program(): Program {
    if (!program || program.dead) program = new Program(module);
    return program;
  },
  // Between slices the Worker hears that it may stop; each slice is an answer,
  // and more of them than a page can show are for nobody.
  slice: 80,
  async pause(answered: boolean) {
    await turn();
    if (answered) await held;
  },
};

scope.addEventListener('message', ({ data }) => {
  if ('module' in data) {
    module = data.module;
  } else if ('stop' in data) {
    stop.add(data.stop);
  } else if ('hold' in data) {
    hold(data.hold);
  } else if ('ask' in data) {
    scope.postMessage({ there: true });
  } else {
    void run(data);
  }
});

async function run({ id, ...asked }: { id: number } & Work): Promise<void> {
  try {
    const answer = await work(
      place,
      asked,
      () => stop.has(id),
      (answer) => scope.postMessage({ id, answer, last: false }),
    );
    if (answer !== undefined) scope.postMessage({ id, answer, last: true });
  } catch {
    scope.postMessage({ id, stopped: true });
  } finally {
    stop.delete(id);
  }
}

scope.postMessage({ there: true });
