import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nothing, type TemplateResult } from 'lit';
import { runnerImport, type Plugin, type Rolldown } from 'vite';
import type { first } from './src/page/prerender';
import { languages, localeOf } from './vite.languages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The answer that is on the page before anything is typed, or any script runs:
 * worked out here by the very engine that goes out, written as plain HTML in
 * each language, each a page of its own beside index.html, which leaves places
 * open for it (<!--first-->), and as the module `virtual:first` for the page to
 * begin with.
 */
export function firstAnswer(plugins: () => Plugin[]): Plugin {
  const engine = here('../build/outpocket.wasm');
  const name = 'virtual:first';
  let working: Promise<Awaited<ReturnType<typeof first>>> | undefined;
  const answer = () =>
    (working ??= (async () => {
      if (!existsSync(engine)) throw new Error('build/outpocket.wasm is missing: run `make build`, which makes it.');
      const { module } = await runnerImport<{ first: typeof first }>(here('src/page/prerender.ts'), {
        configFile: false,
        root: here('.'),
        logLevel: 'warn',
        plugins: [...plugins(), withoutStyles],
      });
      return module.first(readFileSync(engine));
    })());
  return {
    name: 'first-answer',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      const json = JSON.stringify(JSON.stringify((await answer()).begun));
      return `export default JSON.parse(${json});`;
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const index = bundle['index.html'];
        if (index?.type !== 'asset') return this.error('there is no index.html');
        const template = String(index.source);
        for (const { name, language, parts } of (await answer()).pages) {
          const source = template
            .replaceAll(/<!--([a-z]+)-->/g, (_, part: string) =>
              part in parts ? plain(parts[part]) : this.error(`no ${part}`),
            )
            .replace('  </head>', (end) => preload(bundle, `/locales/${language}.json?first`) + end);
          if (name === index.fileName) index.source = source;
          else this.emitFile({ type: 'asset', fileName: name, source });
        }
      },
    },
  };
}

/** What a page says that is nothing without scripts, in every language: that it needs them, or that they did not start. */
const inAll = (key: 'plain.needs' | 'plain.started'): string =>
  languages
    .map((language) => [language === 'en' ? '' : ` lang="${language}"`, localeOf(language).messages[key]])
    .map(([attribute, text]) => `<p${attribute}>${escaped(text ?? '')}</p>`)
    .join('\n      ');
export const withoutScripts = (): string => inAll('plain.needs');
export const notStarted = (): string => inAll('plain.started');

/** Puts that into the pages that leave a place for it. */
export const noScripts: Plugin = {
  name: 'no-scripts',
  transformIndexHtml: {
    order: 'pre',
    handler: (page) => page.replace('<!--without-scripts-->', withoutScripts).replace('<!--not-started-->', notStarted),
  },
};

/** Has the words of a page's language fetched with its scripts, where they are not in these. */
function preload(bundle: Rolldown.OutputBundle, module: string): string {
  const chunk = Object.values(bundle).find((part) => part.type === 'chunk' && part.facadeModuleId?.endsWith(module));
  return chunk ? `    <link rel="modulepreload" crossorigin href="./${chunk.fileName}">\n` : '';
}

/** Plain HTML has its style sheets from index.html. */
const withoutStyles: Plugin = {
  name: 'without-styles',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.css?inline') ? '\0no-styles' : null),
  load: (id) => (id === '\0no-styles' ? 'export default "";' : null),
};

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A template as the HTML that it makes. What only scripts do (events, properties) is left out, but for what fields say. */
export function plain(value: unknown): string {
  if (value === undefined || value === null || value === nothing || value === '') return '';
  if (Array.isArray(value)) return value.map(plain).join('');
  if (typeof value !== 'object') return escaped(String(value));
  if (!('strings' in value)) return plain(guarded(value));
  const { strings, values } = value as TemplateResult;
  let html = '';
  values.forEach((inner, i) => {
    html += strings[i] ?? '';
    // What a value stands in: an attribute, if its name and = come before it.
    const attribute = /\s([.?@]?)([\w-]+)=("?)([^"<>]*)$/.exec(html);
    if (!attribute) {
      html += plain(inner);
      return;
    }
    const [whole, kind, name, quote] = attribute;
    const before = html.slice(0, html.length - whole.length);
    if (kind === '?' && given(inner)) html = `${before} ${name}`;
    else if (kind === '.' && name === 'value') html = `${before} value="${escaped(String(stated(inner)))}"`;
    else if (kind === '.' && (name === 'checked' || name === 'selected') && given(inner)) html = `${before} ${name}`;
    else if (kind !== '' || inner === nothing) html = before;
    else html += quote ? escaped(String(inner)) : `"${escaped(String(inner))}"`;
  });
  return (html + (strings.at(-1) ?? '')).replaceAll(/\s*\n\s*/g, '\n');
}

/** What lit's guard would make. */
function guarded(directive: object): unknown {
  const make = 'values' in directive ? (directive.values as unknown[]).at(-1) : undefined;
  if (typeof make !== 'function') throw new Error('plain HTML has no directives but guard');
  return make();
}

/** What a property is, or what a directive makes of it. */
const stated = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'values' in value ? (value.values as unknown[]).at(-1) : value;

/** Whether a yes-or-no attribute's value, or that within a directive, is a yes. */
const given = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'values' in value
    ? Boolean((value.values as unknown[])[0])
    : Boolean(value);
