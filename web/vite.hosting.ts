import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { languages, pageOf } from './vite.languages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const kiosk = {
  name: 'Outpocket',
  start_url: './kiosk.html',
  scope: './',
  display: 'fullscreen',
  background_color: '#f5f6f3',
  theme_color: '#0a5f5a',
  icons: [{ src: './icon.svg', type: 'image/svg+xml', sizes: 'any' }],
};

const pages = languages.map(pageOf);

/** Puts beside the pages what static hosts look for there. */
export function hosting(): Plugin {
  return {
    name: 'hosting',
    generateBundle() {
      const source = readFileSync(here('hosting/_headers'), 'utf8').replace(/^\/index\.html(\n {2}.*)+/m, (rule) =>
        pages.map((page) => rule.replace('index.html', page)).join('\n'),
      );
      this.emitFile({ type: 'asset', fileName: '_headers', source });
      // GitHub's pages go through a generator otherwise, which leaves out names with an underscore.
      this.emitFile({ type: 'asset', fileName: '.nojekyll', source: '\n' });
      // Where an insurer puts their own words.
      this.emitFile({ type: 'asset', fileName: 'words.json', source: '{}\n' });
      // Where they put a directory of plans (scripts/plans build).
      this.emitFile({ type: 'asset', fileName: 'plans/index.json', source: '{}\n' });
      // Where they put lists of doctors and medicines (scripts/directory build).
      this.emitFile({ type: 'asset', fileName: 'directory/manifest.json', source: '{}\n' });
      // What makes the kiosk an app of its own where a browser installs such.
      this.emitFile({
        type: 'asset',
        fileName: 'kiosk.webmanifest',
        source: `${JSON.stringify(kiosk, undefined, 2)}\n`,
      });
      this.emitFile({ type: 'asset', fileName: 'icon.svg', source: readFileSync(here('src/icon.svg'), 'utf8') });
    },
  };
}
