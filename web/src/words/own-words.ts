// An insurer's own words on a page of this site. They lie in words.json beside
// the page, or in the kiosk's one file; in either, most sites have none.
import { nothing } from 'lit';
import { wordsOf, type Language, type Words } from './words';

/** How long the page waits for an insurer's words before it says its own, in milliseconds. */
const patience = 5000;

/** What is in words.json beside the page; nothing where no words are. */
export async function wordsBeside(): Promise<string> {
  try {
    const response = await fetch('./words.json', { signal: AbortSignal.timeout(patience) });
    return response.ok ? said(await response.text()) : '';
  } catch {
    return '';
  }
}

/** A file of words, or nothing where there are none in it. */
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
