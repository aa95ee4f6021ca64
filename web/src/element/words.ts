// The few words that the element says while the estimator itself is not there.
import words from 'virtual:languages/element';
import type { Language } from './types';

export type ElementWord = 'element.loading' | 'element.unavailable' | 'element.plans' | 'element.retry';

export const say = (language: Language, key: ElementWord): string => words[language][key];

const languageOf = (tag: string): Language | undefined => {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(words, language) ? (language as Language) : undefined;
};

/** The first of `tags` that the estimator speaks and is to, else the first that it is to, else English. */
export function spoken(tags: readonly string[], among: string | null = null): Language {
  const known = (tags: readonly string[]) => tags.map(languageOf).filter((language) => language !== undefined);
  const offered = known(among?.split(/\s+/) ?? []);
  return known(tags).find((language) => offered.length === 0 || offered.includes(language)) ?? offered[0] ?? 'en';
}
