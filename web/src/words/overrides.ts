/**
 * An insurer's own words in place of the page's: a JSON file with messages by
 * language and key, in ICU as in locales/*.json.
 *
 *     { "en": { "title": "What would a year with Acme cost you?" }, "es": { … } }
 *
 * Loaded only where there is such a file, since it needs the ICU parser:
 *
 *     const { overridden } = await import('./overrides');
 *     const { words, problems } = await overridden(await wordsOf('es'), file);
 *     html`${overrideProblems(words, problems)}`
 *
 * A message is taken only if it is ICU that the page can say, is not empty and
 * takes exactly the values of the message that it replaces, so that no amount
 * is lost from a sentence. Whatever is wrong is listed, and the page's own
 * words stay in its place.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../engine/types';
import { compileMessage, valuesOf } from './messages';
import { languages, type Key, type Messages, type Words } from './words';

type Code = 'not-json' | 'not-messages' | 'unknown-language' | 'unknown-key' | 'not-text' | 'not-icu' | 'values';

/** What is wrong in a file of words; the pointer begins at the file's root. */
export type OverrideProblem = Problem & { code: Code };

/** Reads a file's text and takes from it the words in the language of `words`; problems are those of every language. */
export async function overridden(words: Words, file: string): Promise<{ words: Words; problems: OverrideProblem[] }> {
  await words.complete(true);
  const problems: OverrideProblem[] = [];
  const problem = (code: Code, pointer: string, found: unknown, expected = '') =>
    problems.push({ code, pointer, found: typeof found === 'string' ? found : JSON.stringify(found), expected });
  const own: Messages = {};
  let content: unknown;
  try {
    content = JSON.parse(file);
  } catch (error) {
    problem('not-json', '', String(error));
    return { words, problems };
  }
  if (!isObject(content)) {
    problem('not-messages', '', content);
    return { words, problems };
  }
  for (const [language, messages] of Object.entries(content)) {
    if (!Object.hasOwn(languages, language)) {
      problem('unknown-language', pointerOf(language), language, Object.keys(languages).join(', '));
      continue;
    }
    if (!isObject(messages)) {
      problem('not-messages', pointerOf(language), messages);
      continue;
    }
    for (const [key, text] of Object.entries(messages)) {
      const pointer = pointerOf(language, key);
      if (!words.has(key)) problem('unknown-key', pointer, key);
      else if (typeof text !== 'string' || text.trim() === '') problem('not-text', pointer, text);
      else {
        const message = compiled(text);
        if (message instanceof Error) problem('not-icu', pointer, message.message);
        else {
          // Every language's message takes the same values.
          const [has, should] = [valuesOf(message), valuesOf(words.builtIn(key))].map((values) =>
            values.map((value) => `{${value}}`).join(' '),
          );
          if (has !== should) problem('values', pointer, has, should);
          else if (language === words.language) own[key as Key] = message;
        }
      }
    }
  }
  return { words: words.with(own), problems };
}

function compiled(text: string) {
  try {
    return compileMessage(text);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const pointerOf = (...names: string[]): string =>
  names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The list of what is wrong with an insurer's words; nothing where nothing is. */
export function overrideProblems(
  { say }: Words,
  problems: readonly OverrideProblem[],
): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  return html`<div class="trouble" role="group" aria-labelledby="override-problems">
    <h2 id="override-problems">${say('override.title', { count: problems.length })}</h2>
    <p>${say('override.help')}</p>
    <ul>
      ${problems.map(
        ({ code, pointer, found, expected }) =>
          html`<li>${pointer ? html`<code>${pointer}</code>: ` : nothing}${say(`override.${code}`, { found, expected })}</li>`,
      )}
    </ul>
  </div>`;
}
