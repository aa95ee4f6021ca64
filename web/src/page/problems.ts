import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../engine/types';
import type { Words } from './words';

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

/** What is wrong, in a sentence. */
export function problemWords(words: Words, { code, found, expected, column = 0 }: Problem): string {
  const key = `problem.${code}`;
  const range = /(\d[\d.]*)–(\d[\d.]*)$/.exec(expected);
  const dollars = (text: string) => (/^\d+\.\d\d$/.test(text) ? words.money(text) : text);
  return words.say(words.has(key) ? key : 'problem.other', {
    found: dollars(found),
    expected,
    column,
    empty: found === '' ? 'yes' : 'no',
    range: range ? 'yes' : 'no',
    least: range?.[1] ?? '',
    most: range?.[2] ?? '',
    // The engine's expectations are in symbols and names; these are the parts
    // of them that sentences are made of.
    amount: dollars(/\d+\.\d\d$/.exec(expected)?.[0] ?? ''),
    count: Number(/\d+$/.exec(expected)?.[0] ?? 0),
    years: words.list(expected.match(/\b\d{4}\b/g) ?? []),
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
