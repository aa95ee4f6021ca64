import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { firstAnswer } from './vite.first.ts';
import { icuMessages } from './vite.messages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Go's own JavaScript support, as the module `virtual:go-runtime`.
 *
 * The file comes from the Go installation that compiled the engine (`make`
 * copies it to build/), because the two must match. It is written as a classic
 * script that puts `Go`, `fs`, `process` and `path` on globalThis; on somebody
 * else's page those would be seen by other code as signs of Node. Here its
 * text becomes the body of a function whose parameter is called globalThis, so
 * that all of it lands on an object of ours. The parameter setTimeout is for
 * the same reason: a dead program's timers must not go off.
 */
function goRuntime(): Plugin {
  const name = 'virtual:go-runtime';
  const file = here('../build/wasm_exec.js');
  return {
    name: 'go-runtime',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null;
      if (!existsSync(file)) this.error('build/wasm_exec.js is missing: run `make build`, which copies it from the Go installation.');
      return `export default function (globalThis, setTimeout) {\n${readFileSync(file, 'utf8')}\nreturn globalThis.Go;\n}`;
    },
  };
}

// `vite build` makes the page; `vite build --mode test` makes the page that
// the engine's tests and measurements run in, with the same engine.
export default defineConfig(({ mode }) => {
  const forTests = mode === 'test';
  return {
    root: forTests ? here('test/harness') : here('.'),
    base: './',
    publicDir: false,
    plugins: [goRuntime(), icuMessages(), firstAnswer(() => [goRuntime(), icuMessages()])],
    worker: { format: 'es', plugins: () => [goRuntime()], rolldownOptions: { output: { entryFileNames: 'later/[name]-[hash].js' } } },
    build: {
      outDir: forTests ? here('../build/harness') : here('../dist'),
      emptyOutDir: true,
      target: 'es2022',
      // Data addresses need their own leave in a Content-Security-Policy.
      assetsInlineLimit: 0,
      // Every browser that runs the engine loads modules by itself.
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        output: {
          // `make build` holds everything outside later/ against the budget
          // for the first answer, so the folder says what is not needed then.
          chunkFileNames: (chunk) => (chunk.isDynamicEntry ? 'later/[name]-[hash].js' : 'assets/[name]-[hash].js'),
        },
      },
    },
    preview: { host: '127.0.0.1', port: 4173 },
  };
});
