// A site's own words in place of the estimator's (words/overrides.ts).
import { Failure } from './failure';
import { addressOf, fetched, type Codes } from './fetched';
import type { WordOverrides } from './types';
import { wordsOf, type Language, type Words } from '../words/words';

const codes: Codes = {
  unreachable: 'words-unavailable',
  notFound: 'words-unavailable',
  slow: 'words-unavailable',
  tooLarge: 'words-unavailable',
  notText: 'words-unavailable',
};

/** Where own words are: an address, the words themselves, or nothing. */
export type OwnWords = string | WordOverrides | undefined;

/** The words of a language, with those of the site; what is wrong with these goes to `wrong`, and the estimator's own stay in their place. */
export async function wordsWith(
  language: Language,
  own: OwnWords,
  wrong: (failure: Failure) => void,
  signal: AbortSignal,
): Promise<Words> {
  const words = await wordsOf(language);
  if (own === undefined) return words;
  const address = typeof own === 'string' ? addressOf(own) : undefined;
  try {
    const file = address === undefined ? JSON.stringify(own) : await fetched(address, codes, signal);
    const { overridden } = await import('../words/overrides');
    const { words: both, problems } = await overridden(words, file);
    if (problems.length > 0)
      wrong(
        new Failure(
          problems.some(({ code }) => code === 'not-json') ? 'words-unavailable' : 'words-invalid',
          address,
          problems,
        ),
      );
    return both;
  } catch (error) {
    signal.throwIfAborted();
    wrong(error instanceof Failure ? error : new Failure('words-unavailable', address, [], { cause: error }));
    return words;
  }
}
