import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig, type Plugin, type UserConfig } from 'vite';
import { firstAnswer, noScripts } from './vite.first.ts';
import { hosting } from './vite.hosting.ts';
import { kioskFile } from './vite.kiosk.ts';
import { icuMessages } from './vite.messages.ts';
import { filesToKeep, filesWhenAsked } from './vite.offline.ts';

/** Features.LightDark of lightningcss. */
const lightDark = 1 << 20;

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
      if (!existsSync(file))
        this.error('build/wasm_exec.js is missing: run `make build`, which copies it from the Go installation.');
      return `export default function (globalThis, setTimeout) {\n${readFileSync(file, 'utf8')}\nreturn globalThis.Go;\n}`;
    },
  };
}

/** What the engine's program hashes to, as the module `virtual:engine-hash`. */
function engineHash(): Plugin {
  const name = 'virtual:engine-hash';
  const hash = () =>
    createHash('sha256')
      .update(readFileSync(here('../build/outpocket.wasm')))
      .digest('base64');
  return {
    name: 'engine-hash',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(`sha256-${hash()}`)};` : null),
  };
}

/**
 * Lit leaves its versions and its notes on globalThis. Somebody else's page
 * may use Lit as well, so ours gets an object of its own in that place, with
 * what it looks for there.
 */
function litScope(): Plugin {
  const name = 'virtual:lit-scope';
  return {
    name: 'lit-scope',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) =>
      id === `\0${name}`
        ? 'export const scope = { ShadowRoot: globalThis.ShadowRoot, trustedTypes: globalThis.trustedTypes };'
        : null,
    transform(code, id) {
      if (!/\/node_modules\/(@lit|lit|lit-html|lit-element)\//.test(id) || !code.includes('globalThis')) return null;
      // One of the notes is named without globalThis in one place.
      const scoped = code
        .replaceAll('globalThis', 'litScope')
        .replaceAll(/(?<![.\w])litPropertyMetadata/g, 'litScope.litPropertyMetadata');
      return { code: `import { scope as litScope } from '${name}';\n${scoped}`, map: null };
    },
  };
}

/**
 * What Vite wraps each import() in fetches beforehand what the script imports,
 * of which there is nothing here (resolveDependencies below), and tells the
 * whole page when it fails, which on somebody else's is not ours to do: many
 * load themselves anew upon that event. So an import is only an import.
 */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
  };
}

/** What pages elsewhere name in a script tag has a name that stays. */
const named = ['outpocket', 'outpocket-frame'];

const shared: UserConfig = {
  root: here('.'),
  base: './',
  publicDir: false,
  // No style uses light-dark(), for which older browsers would be given variables at each color-scheme.
  css: { lightningcss: { exclude: lightDark } },
  worker: {
    format: 'es',
    plugins: () => [goRuntime()],
    rolldownOptions: {
      output: { entryFileNames: 'later/[name]-[hash].js', chunkFileNames: 'later/[name]-[hash].js' },
    },
  },
  build: {
    target: 'es2022',
    // Data addresses need their own leave in a Content-Security-Policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
};

/** `vite build`: the pages and what others put on theirs. */
const site: UserConfig = {
  plugins: [
    goRuntime(),
    engineHash(),
    icuMessages(),
    litScope(),
    firstAnswer(() => [goRuntime(), icuMessages()]),
    noScripts,
    plainImports(),
    hosting(),
  ],
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    // Of what is bundled here; scripts/licenses has the others.
    license: { fileName: 'licenses.md' },
    modulePreload: {
      // Every browser that runs the engine loads modules by itself.
      polyfill: false,
      // The element puts nothing into the head of the page that it is on.
      resolveDependencies: (_file, files, { hostType }) => (hostType === 'js' ? [] : files),
    },
    rolldownOptions: {
      input: {
        index: here('index.html'),
        kiosk: here('kiosk.html'),
        frame: here('frame.html'),
        outpocket: here('src/element/outpocket.ts'),
        'outpocket-frame': here('src/frame/host.ts'),
      },
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: (chunk) => (named.includes(chunk.name) ? '[name].js' : 'assets/[name]-[hash].js'),
        // What the element asks for far from the viewport comes in one file beside its own.
        // So does what is said of an answer, which parts that come later need as well: many small files compress badly.
        codeSplitting: {
          groups: [
            { name: 'shared', test: /preload-helper|src\/page\/press|src\/engine\/turn\.ts/ },
            {
              name: 'answer',
              test: /src\/(answer\/(labels|order|problems|verdict|reasons|sentences|facts)|draft\/(pointer|plan-types|request)|engine\/parts)\.ts/,
            },
          ],
        },
        // What no page needs to begin with.
        chunkFileNames: (chunk) =>
          chunk.facadeModuleId?.endsWith('?files')
            ? 'later/files-[name]-[hash].js'
            : chunk.isDynamicEntry
              ? 'later/[name]-[hash].js'
              : 'assets/[name]-[hash].js',
      },
    },
  },
  preview: { host: '127.0.0.1', port: 4173 },
};

/** `vite build --mode kiosk`: the kiosk in one file. */
const kiosk: UserConfig = {
  plugins: [
    goRuntime(),
    icuMessages(),
    litScope(),
    kioskFile({
      template: here('src/kiosk/file.html'),
      start: here('src/kiosk/start.ts'),
      styles: here('src/bare.css'),
      engine: here('../build/outpocket.wasm'),
    }),
  ],
  build: {
    outDir: here('../dist'),
    emptyOutDir: false,
    // A library, as far as Vite is concerned: nothing is loaded later.
    lib: { entry: here('src/kiosk/file.ts'), formats: ['iife'], name: 'outpocket' },
    rolldownOptions: { output: { codeSplitting: false } },
  },
};

/** `vite build --mode offline`, the last: the service worker, which knows every file. */
const offline = (): UserConfig => ({
  define: {
    files: JSON.stringify(filesToKeep(here('../dist'))),
    filesWhenAsked: JSON.stringify(filesWhenAsked(here('../dist'))),
  },
  build: {
    outDir: here('../dist'),
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: here('src/offline/worker/sw.ts'),
      output: { format: 'iife', codeSplitting: false, entryFileNames: 'sw.js' },
    },
  },
});

/** `vite build --mode test`: the page that the engine's tests and measurements run in, with the same engine. */
const harness: UserConfig = {
  root: here('test/harness'),
  plugins: [goRuntime(), engineHash(), icuMessages()],
  build: {
    outDir: here('../build/harness'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index', 'pictures', 'fuzz'].map((name) => here(`test/harness/${name}.html`)) },
  },
  preview: { host: '127.0.0.1' },
};

/** `vite build --mode package`: the engine of the npm package, beside the site's files in dist/. */
const engines: UserConfig = {
  plugins: [goRuntime(), engineHash()],
  worker: { rolldownOptions: { output: { entryFileNames: 'dist/later/[name]-[hash].js' } } },
  build: {
    outDir: here('../build/package'),
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: [here('src/package/engine.ts'), here('src/package/engine-node.ts')],
      external: /^node:/,
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'engine-shared.js',
        assetFileNames: 'dist/assets/[name]-[hash][extname]',
      },
    },
  },
};

const configs: Record<string, () => UserConfig> = {
  production: () => site,
  kiosk: () => kiosk,
  package: () => engines,
  offline,
  test: () => harness,
};

export default defineConfig(({ mode }) => {
  const config = configs[mode];
  if (!config) throw new Error(`no mode ${mode}: there are ${Object.keys(configs).join(', ')}`);
  return mergeConfig(shared, config());
});
