import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Kept {
  url: string;
  revision: string | null;
  integrity: string;
}

/** What is not of the pages: copies for servers, what is taken to other places, and words, which are of no version (worker/sw.ts). */
const left =
  /\.(br|gz|d\.ts)$|^(_headers|\.nojekyll|sw\.js|outpocket-kiosk\.html|outpocket-frame\.js|custom-elements\.json|licenses\.md|words\.json)$/;

/** Every file that the site needs without a network, and what it must hash to. */
export function filesToKeep(folder: string): Kept[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !left.test(name))
    .toSorted()
    .map((url) => {
      const integrity = `sha256-${createHash('sha256')
        .update(readFileSync(join(folder, url)))
        .digest('base64')}`;
      // A hashed name never stands for anything else.
      return { url, revision: /^(assets|later)\//.test(url) ? null : integrity, integrity };
    });
}
