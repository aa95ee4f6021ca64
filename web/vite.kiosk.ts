import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, preprocessCSS, type Plugin, type ResolvedConfig, type Rolldown } from 'vite';
import { notStarted, withoutScripts } from './vite.first.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const pack = (bytes: Uint8Array | string) => gzipSync(bytes, { level: 9 }).toString('base64');
// The end of a script element ends it wherever it stands.
const inHtml = (script: string) => script.trim().replaceAll('</script', '<\\/script');

export interface KioskFile {
  /** The HTML around it, with {{names}} for what is put in. */
  template: string;
  /** The script that unpacks the page's own. */
  start: string;
  styles: string;
  engine: string;
}

/**
 * Puts the kiosk into one HTML file: its script, words and styles, and the
 * engine, each compressed. The file's policy allows these very scripts, by
 * their hashes, and no address at all.
 */
export function kioskFile(parts: KioskFile): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'kiosk-file',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    async generateBundle(_options, bundle) {
      const page = inHtml(scriptOf(bundle));
      const start = inHtml(await built(parts.start));
      // With what they import: the file can fetch nothing.
      const styles = (await preprocessCSS(readFileSync(parts.styles, 'utf8'), parts.styles, config)).code.trim();
      const values: Record<string, string> = {
        policy: [
          "default-src 'none'",
          `script-src ${hash(start)} ${hash(page)} 'wasm-unsafe-eval'`,
          `style-src ${hash(styles)}`,
          "base-uri 'none'",
          "form-action 'none'",
          "require-trusted-types-for 'script'",
          'trusted-types lit-html outpocket-file',
        ].join('; '),
        noscript: withoutScripts(),
        started: notStarted(),
        styles,
        start,
        page: pack(page),
        engine: pack(readFileSync(parts.engine)),
      };
      const source = readFileSync(parts.template, 'utf8').replaceAll(
        /\{\{([a-z]+)\}\}/g,
        (_, key: string) => values[key] ?? this.error(`no ${key}`),
      );
      for (const name of Object.keys(bundle)) delete bundle[name];
      this.emitFile({ type: 'asset', fileName: 'outpocket-kiosk.html', source });
    },
  };
}

/** A small script by itself. */
async function built(input: string): Promise<string> {
  const made = (await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input, output: { format: 'iife', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput;
  return scriptOf(Object.fromEntries(made.output.map((part) => [part.fileName, part])));
}

function scriptOf(bundle: Rolldown.OutputBundle): string {
  const chunks = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? [part.code] : []));
  if (chunks.length !== 1) throw new Error(`${chunks.length} scripts where one is wanted`);
  return chunks.join('');
}
