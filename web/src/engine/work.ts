import type { DoorFunction, Program } from './program';
import type { Problem } from './types';

/** What the door answers. */
export type Envelope<Result> = { ok: Result } | { error: { code: string; problems?: Problem[] } };

/** A request on its way: what of the door it is for, and its JSON. */
export interface Work {
  door: 'comparison' | 'simulation' | 'ranking' | 'split';
  request: string;
}

/** How work is done where it is done. */
export interface Place {
  /** The program that is running there, started afresh where it has ended. */
  program(): Program;
  /** How many milliseconds of work may come one after the other. */
  slice: number;
  /** Lets everything else there have its turn, and where there is a first answer, what is waited for more. */
  pause(answered: boolean): Promise<void>;
}

/** How many years there are before the first answer. */
const first = 200;

/** How many milliseconds lie between two answers of a stage: an eye follows no more, and each has the page rendered. */
const pace = 200;

/** How often a program may end during one piece of work: the second one shows that the work itself is the cause. */
const lives = 2;

/** What is thrown when a program has ended too often. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Calls a function that depends on nothing but its arguments, again on a fresh program where one ends. */
export function call(place: Pick<Place, 'program'>, name: DoorFunction, request: string): string {
  // The earlier requests may have used up a program's memory.
  for (let life = 1; ; life++) {
    const program = place.program();
    try {
      return program.call(name, request);
    } catch (cause) {
      if (life === lives) throw new Stopped('the engine ended', { cause });
    }
  }
}

/**
 * Does a piece of work, in slices, and gives its answer. A simulation hands over
 * what is there after the first years and after each slice from then on that has
 * something new; undefined is the answer of work that was told to stop.
 */
export async function work(
  place: Place,
  asked: Work,
  stopped: () => boolean,
  onAnswer: (answer: string) => void,
): Promise<string | undefined> {
  for (let life = 1; ;) {
    const program = place.program();
    try {
      return await inSteps(program, place, asked, stopped, onAnswer);
    } catch (cause) {
      // A program that something else ended between two slices tells nothing
      // about this piece of work.
      if (cause !== elsewhere && life++ === lives) throw new Stopped('the engine ended', { cause });
    }
  }
}

const elsewhere = new Error('the program ended between two slices');

async function inSteps(
  program: Program,
  place: Place,
  { door, request }: Work,
  stopped: () => boolean,
  onAnswer: (answer: string) => void,
): Promise<string | undefined> {
  const begun = program.call(door, request);
  const envelope = JSON.parse(begun) as Envelope<{ work: number }>;
  if ('error' in envelope) return begun;
  const number = envelope.ok.work;
  try {
    let done = 0;
    // A year of the largest household takes some milliseconds.
    let steps = Math.ceil(place.slice / 4);
    let last = '';
    let [stage, since]: [string | undefined, number] = [undefined, 0];
    for (;;) {
      await place.pause(done >= first);
      if (stopped()) return undefined;
      if (program.dead) throw elsewhere;
      steps = done < first ? Math.min(steps, first - done) : steps;
      const from = performance.now();
      const answer = program.call('advance', number, steps);
      const taken = performance.now() - from;
      // Of a comparison there is nothing to show before its end.
      if (!answer.startsWith('{"ok":{"stage":')) {
        const progress = progressOf(answer);
        if (!progress || progress.stage === 'done') return answer;
        done = progress.years;
        const due = stage !== progress.stage || from - since >= pace;
        if ((done >= first || done === progress.of) && due && answer !== last) {
          [stage, since] = [progress.stage, from];
          onAnswer((last = answer));
        }
      }
      // At most twice as many next: some clocks tell whole milliseconds only.
      steps = Math.max(1, Math.floor(steps * Math.min(2, place.slice / taken)));
    }
  } finally {
    if (!program.dead) program.call('close', number);
  }
}

/** How many years are done, and of how many, and what is next; nothing where the answer is an error. */
function progressOf(answer: string): { years: number; of: number; stage: string | undefined } | undefined {
  // The head of an answer, which is long and read elsewhere.
  const head = /^\{"ok":\{"seed":\d+,"years":(\d+),"of":(\d+),"stage":"(\w+)",/.exec(answer);
  return head ? { years: Number(head[1]), of: Number(head[2]), stage: head[3] } : undefined;
}
