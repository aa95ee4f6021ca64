import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Kept {
  url: string;
  revision: string | null;
  integrity: string;
}

/** What is not of the pages: copies for servers, what is taken to other places, and words, plans and lists of an insurer, which are of no version (worker/sw.ts). */
const left =
  /\.(br|gz|d\.ts)$|^(_headers|\.nojekyll|sw\.js|outpocket-kiosk\.html|outpocket-frame\.js|custom-elements\.json|licenses\.md|words\.json|(?:plans|directory)\/.*)$/;

/** What only those need who open a file of others, say where they live, or look up a doctor: it is kept once it was asked for. */
const whenAsked =
  /\/(?:reader-[^/]*\.wasm|(?:reading-worker|marks|review|look-up|look-up-worker|files-[a-z]+)-[^/]*\.js|[A-Z]{2}-[^/]*\.json)$/;

const namesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !left.test(name))
    .toSorted();

/** Every file that the site needs without a network, but for those that few need, and what it must hash to. */
export function filesToKeep(folder: string): Kept[] {
  return namesIn(folder)
    .filter((name) => !whenAsked.test(name))
    .map((url) => {
      const integrity = `sha256-${createHash('sha256')
        .update(readFileSync(join(folder, url)))
        .digest('base64')}`;
      // A hashed name never stands for anything else.
      return { url, revision: /^(assets|later)\//.test(url) ? null : integrity, integrity };
    });
}

/** The files that are kept once they were asked for. */
export const filesWhenAsked = (folder: string): string[] => namesIn(folder).filter((name) => whenAsked.test(name));
