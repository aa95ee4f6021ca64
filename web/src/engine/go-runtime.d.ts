// Go's wasm_exec.js, wrapped by vite.config.ts so that it touches no globals.
declare module 'virtual:go-runtime' {
  /** One Go program to be: give it an instance and it runs. */
  export interface Go {
    argv: string[];
    exit: (code: number) => void;
    readonly importObject: WebAssembly.Imports;
    /** Runs main until it first waits, then returns; resolves when main ends. */
    run(instance: WebAssembly.Instance): Promise<void>;
  }

  /** scope is what the Go program sees as globalThis. */
  export default function goRuntime(
    scope: object,
    setTimeout: (callback: () => void, milliseconds: number) => number,
  ): new () => Go;
}
