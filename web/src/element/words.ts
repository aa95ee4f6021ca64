// The few words that the element says while the estimator itself is not there.
import words from 'virtual:languages/element';
import type { Language } from './types';

export type ElementWord = 'element.loading' | 'element.unavailable' | 'element.plans' | 'element.retry';

export const say = (language: Language, key: ElementWord): string => words[language][key];

const languageOf = (tag: string): Language | undefined => {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(words, language) ? (language as Language) : undefined;
};

/** The first of `tags` that the estimator speaks, else English. */
export const spoken = (tags: readonly string[]): Language =>
  tags.map(languageOf).find((language) => language !== undefined) ?? 'en';
