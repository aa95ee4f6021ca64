import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../engine/types';
import { written } from './decimals';
import type { Draft } from './draft';
import type { Page } from './page';
import { get } from './pointer';
import type { Key, Words } from './words';

/**
 * The field in which something is still to be stated; undefined for any other
 * problem. Where one of several could be, it is the one that is there at first.
 */
export function lackedAt(draft: Draft, { pointer, found }: Problem): string | undefined {
  if (!['', 'neither'].includes(found)) return undefined;
  const field = pointer
    .replace(/\/premium$/, '$&/amount')
    .replace(/\/benefits$/, '$&/other')
    .replace(/\/benefits\/\w+$/, '$&/terms');
  return get(draft, field) ? undefined : field;
}

/** How many fields are wrong, or where nobody made a mistake, still to be filled in. */
export const problemsTitle = ({ words, problems, onlyNeeded }: Page): string =>
  words.say(onlyNeeded ? 'problems.needed' : 'problems.title', { count: problems.length });

/** Where in the text at its place a problem is: what stands before it, itself, and behind it. */
export function faultySpot(text: string, { column, found }: Problem): [string, string, string] | undefined {
  if (!column) return undefined;
  const characters = [...text];
  const start = column - 1;
  const length = [...found].length;
  // What was found can be named in another way than it stands there.
  const end = characters.slice(start, start + length).join('') === found ? start + length : start + 1;
  return [characters.slice(0, start).join(''), characters.slice(start, end).join(''), characters.slice(end).join('')];
}

/** What is wrong, in a sentence; nothing until the words for it have been fetched. */
export function problemWords(words: Words, { code, found, expected, column = 0 }: Problem): string {
  const key = [`problem.${code}`, 'problem.other'].find((one) => words.has(one));
  if (!key) return '';
  const range = /(\d[\d.]*)–(\d[\d.]*)$/.exec(expected);
  const dollars = (text: string) => (/^\d+\.\d\d$/.test(text) ? words.money(text) : text);
  const said = code.startsWith('rate-') ? found : dollars(found);
  return words.say(key as Key, {
    // Terms are quoted as they stand, in the writing of US papers.
    found: /^(amount|rate)-/.test(code) ? written(words.locale.marks, said) : said,
    expected,
    column,
    empty: found === '' ? 'yes' : 'no',
    range: range ? 'yes' : 'no',
    least: dollars(range?.[1] ?? ''),
    most: dollars(range?.[2] ?? ''),
    // The engine's expectations are in symbols and names; these are the parts
    // of them that sentences are made of.
    amount: dollars(/\d+\.\d\d$/.exec(expected)?.[0] ?? ''),
    count: Number(/\d+$/.exec(expected)?.[0] ?? 0),
    age: /\d+$/.exec(found)?.[0] ?? '',
    // The full stop is what terms end with: nothing more is expected.
    end: expected === '.' ? 'yes' : 'no',
  });
}

/** The sentence, and where the spot is known, the text with the spot marked in it. */
export function problemText(words: Words, problem: Problem, value: unknown): TemplateResult {
  const spot = typeof value === 'string' ? faultySpot(value, problem) : undefined;
  return html`${problemWords(words, problem)}${spot ? html` <code class="spot">${spot[0]}<mark>${spot[1] || '␣'}</mark>${spot[2]}</code>` : nothing}`;
}
