import type { Problem } from '../engine/types';
import { written } from '../words/decimals';
import type { Draft } from '../draft/draft';
import { get } from '../draft/pointer';
import type { Key, Words } from '../words/words';

/**
 * The field in which something is still to be stated; undefined for any other
 * problem. Where one of several could be, it is the one that is there at first.
 */
export function lackedAt(draft: Draft, { missing }: Problem): string | undefined {
  const field = missing?.[0]?.replace(/\/premium$/, '$&/amount').replace(/\/benefits$/, '$&/other/terms');
  // Of an amount by who is covered, an object, those that are needed are lacking.
  const there = get(draft, field ?? '');
  return there && (typeof there !== 'object' || Array.isArray(there)) ? undefined : field;
}

/** Problems without what follows from another one: the other amounts of a limit that has none yet. */
export function apart(problems: readonly Problem[]): readonly Problem[] {
  const lacking = new Set(problems.filter(({ code }) => code === 'missing').map(({ pointer }) => pointer));
  const first = (pointer: string) => pointer.replace(/\/(person|family)$/, '/self');
  return problems.filter(
    ({ code, pointer }) => code !== 'missing' || first(pointer) === pointer || !lacking.has(first(pointer)),
  );
}

/** How many fields are still to be filled in, are wrong, or are one or the other. */
export function problemsTitle({
  words,
  problems,
  draft,
}: {
  words: Words;
  problems: readonly Problem[];
  draft: Draft;
}): string {
  const count = problems.length;
  const lacking = problems.filter((problem) => lackedAt(draft, problem) !== undefined).length;
  return words.say(lacking === count ? 'problems.needed' : 'problems.title', { count, mixed: lacking ? 'yes' : 'no' });
}

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
export function problemWords(words: Words, problem: Problem): string {
  const { code, found, expected, column = 0, least, most, leastAmount, mostAmount, mostPercent, foundAmount } = problem;
  const key = [`problem.${code}`, 'problem.other'].find((one) => words.has(one));
  if (!key) return '';
  const dollars = (amount: string | undefined) => (amount ? words.money(amount) : '');
  return words.say(key as Key, {
    // Terms are quoted as they stand, in the writing of US papers.
    found: dollars(foundAmount) || (mostAmount || mostPercent ? written(words.locale.marks, found) : found),
    expected,
    column,
    empty: found === '' ? 'yes' : 'no',
    range: most === undefined ? 'no' : 'yes',
    // Years among them, which have no separators.
    least: String(least ?? ''),
    most: dollars(mostAmount) || (mostPercent ?? String(most ?? '')),
    amount: dollars(leastAmount ?? mostAmount),
    count: most ?? 0,
    age: String(problem.age ?? ''),
    end: problem.choices ? 'no' : 'yes',
  });
}
