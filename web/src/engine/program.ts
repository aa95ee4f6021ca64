import goRuntime from 'virtual:go-runtime';

/** What a Go program is handed. */
type Argument = string | number | Uint8Array;

/** What begins a work, which goes in steps. */
const begins: readonly string[] = ['simulation', 'ranking', 'comparison', 'split'] satisfies DoorFunction[];

/** How much memory a program may keep, in bytes. */
const mostMemory = 128 << 20;

/** The functions of the door: of a request's JSON, or of a work's number. */
export type DoorFunction =
  'estimate' | 'checkPlan' | 'simulation' | 'ranking' | 'comparison' | 'split' | 'advance' | 'close';

/**
 * One running copy of a Go program: the engine, or the reader of files. What it can
 * be asked is on the object `outpocket` of its scope.
 *
 * A Go program ends at an uncaught panic or os.Exit, and a JavaScript stack
 * overflow or lack of memory leaves it halfway through its work. Either way it
 * cannot be used again: `call` throws, `dead` is true from then on, and whoever
 * holds the program starts another. Starting takes some tens of milliseconds
 * and does not wait for anything, so it can be done in the middle of a call.
 * One whose memory has grown beyond 128 MB ends by itself once no work is under
 * way in it: memory of a program never shrinks.
 */
export class Program<Named extends string = DoorFunction> {
  readonly #memory: WebAssembly.Memory;
  /** How many works are under way. */
  #works = 0;
  #door: Partial<Record<Named, (...args: Argument[]) => unknown>> = {};
  #dead = false;

  constructor(module: WebAssembly.Module) {
    // All that the Go program may see of the page, under the names it expects
    // on globalThis. Two programs on one page do not meet, and the page's own
    // globals are neither read nor written.
    const scope = {
      Object,
      Array,
      Uint8Array,
      Date,
      console,
      crypto,
      performance,
      TextEncoder,
      TextDecoder,
      outpocket: this.#door,
    };
    const timer = (callback: () => void, milliseconds: number): number =>
      setTimeout(() => {
        if (!this.#dead) callback();
      }, milliseconds) as unknown as number;

    const Go = goRuntime(scope, timer);
    const go = new Go();
    const end = () => this.end();
    go.exit = end;
    const instance = new WebAssembly.Instance(module, go.importObject);
    this.#memory = instance.exports['mem'] as WebAssembly.Memory;
    go.run(instance).then(end, end);
    if (this.#dead || Object.keys(this.#door).length === 0) {
      this.end();
      throw new Error('the program ended while starting');
    }
  }

  /** True when the program has ended and no call can succeed any more. */
  get dead(): boolean {
    return this.#dead;
  }

  /** Calls a function of the door, and returns the answer's JSON. */
  call(name: Named, ...args: Argument[]): string {
    let answer: unknown;
    try {
      answer = this.#door[name]?.(...args);
    } catch (error) {
      this.end();
      throw error;
    }
    // A program that ends during a call returns from it with undefined.
    if (this.#dead || typeof answer !== 'string') {
      this.end();
      throw new Error('the program ended during a call');
    }
    if (name === 'close') this.#works--;
    else if (begins.includes(name) && answer.startsWith('{"ok"')) this.#works++;
    if (this.#works === 0 && this.#memory.buffer.byteLength > mostMemory) this.end();
    return answer;
  }

  /** Gives the program up. Its memory goes when the last call has returned. */
  end(): void {
    this.#dead = true;
    this.#door = {};
  }
}
