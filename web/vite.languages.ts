import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from './src/words/languages';
import type { Marks } from './src/words/decimals';

const folder = fileURLToPath(new URL('./locales', import.meta.url));

/** Where the words of a language are. */
export const fileOf = (language: Language): string => `${folder}/${language}.json`;

/** The page in a language lies beside the others, so that everything else is where it is for them. */
export const pageOf = (language: Language): string => (language === 'en' ? 'index.html' : `${language}.html`);

/** Every language that has a file of words; English, which the others fall back to, is the first. */
export const languages = readdirSync(folder)
  .flatMap((name) => (/^([a-z]+)\.json$/.exec(name)?.[1] as Language | undefined) ?? [])
  .toSorted((a, b) => Number(b === 'en') - Number(a === 'en') || a.localeCompare(b, 'en'));

/** The messages of a language, and beside them what the build alone reads: its own name, and the tag by which Intl knows how to write in it. */
export function localeOf(language: Language) {
  const {
    'locale.name': name,
    'locale.tag': tag,
    ...messages
  } = JSON.parse(readFileSync(fileOf(language), 'utf8')) as Record<string, string>;
  if (!name || !tag) throw new Error(`${fileOf(language)} has no locale.name or no locale.tag`);
  return { name, tag, messages };
}

/** The marks by which people read and write numbers in a language; found here, since making what Intl has takes a browser milliseconds. */
export function marksOf(tag: string): Marks {
  const parts = new Intl.NumberFormat(tag).formatToParts(1_234_567.5);
  const mark = (type: 'decimal' | 'group') => parts.find((part) => part.type === type)?.value ?? '';
  const [decimal, thousands] = [mark('decimal'), mark('group')];
  return {
    // A point will do in every language but those that have it between thousands.
    decimals: decimal === '.' || thousands === '.' ? decimal : `${decimal}.`,
    // No two keyboards have the same space.
    thousands: thousands.trim() === '' ? ' \u00a0\u202f' : thousands,
  };
}
