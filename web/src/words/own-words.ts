// What an insurer puts beside a page of this site: their own words in words.json, or
// in the kiosk's one file, a directory of plans, and lists of doctors and medicines. Most sites have neither.
import { nothing } from 'lit';
import { wordsOf, type Language, type Words } from './words';

/** How long the page waits for them before it does without, in milliseconds. */
const patience = 5000;

/** What is in a file beside the page; nothing where it says nothing. */
export async function beside(file: 'words.json' | 'plans/index.json' | 'directory/manifest.json'): Promise<string> {
  try {
    const response = await fetch(`./${file}`, { signal: AbortSignal.timeout(patience) });
    return response.ok ? said(await response.text()) : '';
  } catch {
    return '';
  }
}

/** What a file says, or nothing where there is none of it. */
export const said = (file: string): string => (/^\s*(\{\s*\})?\s*$/.test(file) ? '' : file);

export interface Spoken {
  words: Words;
  /** What cannot be used of the file, listed for whoever put it there. */
  unused: unknown;
  /** Set where what reads the file did not come. */
  unloaded?: true;
}

/** The words of a language, or where they do not come, of the one that is always there. */
export const wordsToBegin = (language: Language, file: string): Promise<Spoken & { unspoken?: Language }> =>
  wordsWith(language, file).catch(async () => ({ ...(await wordsWith('en', file)), unspoken: language }));

/** The words of a language, an insurer's among them where a file has any. */
export async function wordsWith(language: Language, file: string): Promise<Spoken> {
  const words = await wordsOf(language);
  if (file === '') return { words, unused: nothing };
  try {
    const { overridden, overrideProblems } = await import('./overrides');
    const { words: both, problems } = await overridden(words, file);
    return { words: both, unused: overrideProblems(both, problems) };
  } catch {
    return { words, unused: nothing, unloaded: true };
  }
}
