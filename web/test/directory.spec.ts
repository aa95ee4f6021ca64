// Who and what is found in a directory, and what is said then. The county is made up, and
// built by scripts/directory.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { Drugs, plansOf, Providers } from '../src/directory/directory';
import { edits, Finder, fold } from '../src/directory/finder';
import type { Formularies, Manifest, Search } from '../src/directory/types';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** OUTPOCKET_DIRECTORY_PROVIDERS=40000 is a large county; the one of every day is small. */
const count = process.env.OUTPOCKET_DIRECTORY_PROVIDERS ?? '4000';

let manifest: Manifest;
let providers: Providers;
let drugs: Drugs;

test.describe.configure({ mode: 'serial' });

test.beforeAll(() => {
  test.setTimeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), 'outpocket-directory-'));
  const [input, output] = [join(folder, 'in'), join(folder, 'out')];
  const go = (...args: string[]) =>
    execFileSync('go', ['run', './scripts/directory', ...args], { cwd: root, stdio: 'pipe' });
  go('sample', '-year', '2027', '-date', '2026-11-29', '-providers', count, input);
  go('build', '-year', '2027', '-date', '2026-11-29', output, ...readdirSync(input).map((name) => join(input, name)));
  const read = (name: string): unknown => JSON.parse(readFileSync(join(output, name), 'utf8'));
  manifest = read('manifest.json') as Manifest;
  const [area] = manifest.areas;
  if (!area) throw new Error('no area');
  providers = new Providers(read(area.search) as Search);
  drugs = new Drugs(read(area.formularies) as Formularies);
  rmSync(folder, { recursive: true });
});

/** Numbers that are the same on every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** mistyped is a word with one letter changed, left out, put in, or swapped with its neighbor. */
function mistyped(word: string, pick: (below: number) => number): string {
  const letters = [...word];
  const at = pick(letters.length - 1);
  const letter = String.fromCharCode(97 + pick(26));
  switch (pick(4)) {
    case 0:
      letters[at + 1] = letter;
      break;
    case 1:
      letters.splice(at + 1, 1);
      break;
    case 2:
      letters.splice(at, 0, letter);
      break;
    default:
      letters.splice(at, 2, ...letters.slice(at, at + 2).toReversed());
  }
  return letters.join('');
}

/** found is how many of persons are among the first ten for what is typed, of a hundred. */
function found(
  typed: (row: number, pick: (below: number) => number) => string | undefined,
  same: (row: number, other: number) => boolean,
): number {
  const pick = random(7);
  let tried = 0;
  let hits = 0;
  for (let i = 0; i < 400; i++) {
    const row = pick(Math.floor(providers.count * 0.9));
    const text = typed(row, pick);
    if (text === undefined) continue;
    tried++;
    if (providers.find(text).rows.some((other) => same(row, other))) hits++;
  }
  expect(tried).toBeGreaterThan(20);
  return (100 * hits) / tried;
}

const words = (row: number): string[] => providers.name(row).split(' ');
const called = (row: number, other: number): boolean => providers.name(row) === providers.name(other);

test('a name with one wrong letter is found', () => {
  const share = found((row, pick) => {
    const [first, ...last] = words(row);
    const name = last.join(' ');
    if (!first || Math.min(first.length, name.length) < 4) return undefined;
    return pick(2) === 0 ? `${mistyped(first, pick)} ${name}` : `${first} ${mistyped(name, pick)}`;
  }, called);
  expect(share).toBeGreaterThanOrEqual(95);
});

test('a name without its accents, and with its parts swapped, is found', () => {
  expect(
    found(
      (row) =>
        fold(providers.name(row)) === providers.name(row).toLowerCase() ? undefined : fold(providers.name(row)),
      called,
    ),
  ).toBe(100);
  expect(found((row) => words(row).toReversed().join(', '), called)).toBe(100);
});

test('a name with specialty and city finds that one', () => {
  const share = found(
    (row) => `Dr. ${providers.name(row)}, ${providers.specialties(row).join(' ')} in ${providers.cities(row)[0]}`,
    (row, other) => row === other,
  );
  expect(share).toBeGreaterThanOrEqual(99);
});

test('what fits nowhere finds nobody, one word too many whoever has the others, and any text can be typed', () => {
  expect(providers.find('xqzwv')).toEqual({ rows: [], near: true, without: '' });
  expect(providers.find('xqzwv xqzwvv')).toEqual({ rows: [], near: true, without: '' });
  expect(providers.find('Smith xqzwv xqzwvv').rows).toEqual([]);
  const smiths = providers.find('Smith John');
  expect(smiths).toMatchObject({ near: false });
  expect(smiths.rows).not.toHaveLength(0);
  expect(providers.find('Smith John xqzwv')).toEqual({ ...smiths, near: true, without: 'xqzwv' });
  expect(providers.find('Smith, John, Xqzwv Xqzwvv')).toEqual({ ...smiths, near: true, without: 'Xqzwv Xqzwvv' });
  for (const text of ['', ' ', 'a', "'", 'Dr.', '🙂', 'x'.repeat(10_000), 'a '.repeat(1000), '[(*+?\\', 'İ'])
    expect(providers.find(text).rows.length).toBeLessThanOrEqual(10);
  expect(providers.find('dermatology', 3).rows).toHaveLength(3);
});

test('only rows that fit are found, however few', () => {
  const few = new Finder(3, [{ texts: ["O'Neill", 'Nguyen'], numbers: [0, 1, -1] }]);
  for (const [text, rows] of [
    ['oneill', [0]],
    ['nguyen', [1]],
    ['ngu', [1]],
  ] as const)
    expect(few.find(text, 10).rows).toStrictEqual(rows);
});

test('who has moved is found by the city of before, and comes before namesakes who are there', () => {
  const [rogers, ulagi, smith, houston] = [0, 1, 2, 3];
  const people = new Finder(4, [
    { texts: ['Patricia', 'Walter'], numbers: [0, 0, 1, 1] },
    { texts: ['Rogers', 'Ulagi', 'Smith', 'Houston'], numbers: [0, 1, 2, 3] },
    { texts: ['Northfield', 'Elm Springs', 'Houston', 'Elm Grove'], numbers: [0, 1, 2, 3], places: true },
  ]);
  for (const [text, rows, near] of [
    ['Patricia Rogers Elm Springs', [rogers, ulagi], true],
    ['elm springs, rogers, patricia', [rogers, ulagi], true],
    ['Patricia Elm Springs', [ulagi], false],
    ['Walter Smith Northfield', [smith], true],
    // A city’s name is a person’s too.
    ['Walter Houston', [smith, houston], false],
    ['Walter Houston Northfield', [smith, houston], true],
    // Of a place all words have to fit.
    ['Smith Elm Springs', [smith, ulagi], true],
  ] as const)
    expect(people.find(text, 10)).toMatchObject({ rows, near });
});

test('who is in another city than any of the lists is found by name, and the city said', () => {
  const [rogers, ulagi, roe] = [0, 1, 2];
  const people = new Finder(3, [
    { texts: ['Patricia', 'Antonio'], numbers: [0, 0, 1] },
    { texts: ['Rogers', 'Ulagi', 'Roe'], numbers: [0, 1, 2] },
    { texts: ['Northfield', 'Elm Springs'], numbers: [0, 1, 0], places: true },
  ]);
  for (const [text, rows, without] of [
    ['Patricia Rogers Laredo', [rogers], 'Laredo'],
    ['Patricia Rogers, Corpus Christi', [rogers], 'Corpus Christi'],
    ['Corpus Christi, TX: Dr. Patricia Rogers', [rogers], 'Corpus Christi TX'],
    // A word of the city is a name of somebody else.
    ['Patricia Rogers San Antonio', [rogers], 'San Antonio'],
    ['Patricia Rogers Elm Springs', [rogers, ulagi], ''],
    ['Antonio Roe Laredo', [roe], 'Laredo'],
    ['Patricia Laredo', [rogers, ulagi], 'Laredo'],
    // Not all of them fit the rest.
    ['Patricia Rogers Antonio Roe Laredo', [rogers, roe], ''],
    // One word of so many is nobody's name.
    ['Patricia Xqzwv Laredo', [], ''],
  ] as const)
    expect(people.find(text, 10), text).toEqual({ rows, near: true, without });
});

test('a name is not taken for a term that it begins with, and a term is found as people call who has it', () => {
  const [oral, skin, heart] = [0, 1, 2];
  const people = new Finder(3, [
    { texts: ['Maria', 'Oralia'], numbers: [0, 1, 0] },
    { texts: ['Smith'], numbers: [0, 0, 0] },
    { texts: ['Oral Surgery', 'Dermatology', 'Cardiology'], numbers: [0, 1, 2], terms: true },
  ]);
  expect(people.find('Oralia', 10)).toMatchObject({ rows: [skin], near: false });
  expect(people.find('Oralia Smith', 10)).toMatchObject({ rows: [skin], near: false });
  const others = new Finder(1, [{ texts: ['Oral Surgery'], numbers: [0], terms: true }]);
  expect(others.find('Oralia', 10).rows).toEqual([]);
  for (const [text, row] of [
    ['smith oral surgeon', oral],
    ['smith surgeries', oral],
    ['smith dermatologist', skin],
    ['smith dermatóloga', skin],
    ['smith cardiologists', heart],
    ['smith cardiologo', heart],
    ['smith cardilogy', heart],
  ] as const)
    expect(people.find(text, 10), text).toMatchObject({ rows: [row], near: false });
  const forms = new Finder(2, [{ texts: ['Oral Tablet', 'Capsule'], numbers: [0, 1], terms: true }]);
  for (const [text, row] of [
    ['tablets', 0],
    ['tabletas', 0],
    ['capsules', 1],
  ] as const)
    expect(forms.find(text, 10), text).toMatchObject({ rows: [row], near: false });
});

test('edits are counted', () => {
  for (const [a, b, n] of [
    ['chen', 'chen', 0],
    ['chen', 'chan', 1],
    ['chen', 'cehn', 1],
    ['chen', 'che', 1],
    ['smith', 'smyhte', 3],
    ['ab', 'ba', 1],
    ['kitten', 'sittin', 2],
    ['a', 'abcd', 3],
  ] as const) {
    expect(edits(a, b, 2), `${a} ${b}`).toBe(n);
    expect(edits(b, a, 2), `${b} ${a}`).toBe(n);
  }
});

/** A directory of three doctors: Chen is in the only network, Diaz outside, Roe has no number. */
const search: Search = {
  kinds: [3, 0, 0],
  last: ['Chen', 'Díaz', 'Roe'],
  runs: [1, 1, 1],
  firsts: ['Mei', 'Ana'],
  first: [0, 1, 1],
  specialties: ['Dermatology', 'Cardiology'],
  specialtySets: [[0, 1]],
  specialty: [0, 2, -1],
  cities: ['Elm'],
  city: [0, 0, 0],
  networks: [4],
  patterns: ['2', '-', '?'],
  pattern: [0, 1, 1],
  unjoined: [2],
};

test('who is not listed is outside only if nothing is left unread', () => {
  const few = new Providers(search);
  const plan = { id: '12345TX0010001', issuer: 0, network: 4 };
  expect([0, 1, 2].map((row) => few.standing(row, plan))).toEqual([2, 'out', 'unknown']);
  expect([0, 1, 2].map((row) => few.standing(row, { ...plan, providersUnread: 1 }))).toEqual([2, 'unknown', 'unknown']);
  expect([0, 1].map((row) => few.standing(row, { ...plan, network: 5 }))).toEqual(['unknown', 'unknown']);
  expect(few.standing(0, { id: plan.id, issuer: 0 })).toBe('unknown');
  expect(few.standing(0, undefined)).toBe('unknown');
  expect(new Providers({ ...search, pattern: [2, 1, 1] }).standing(0, plan)).toBe('unknown');
  expect(few.find('cardiology').rows).toEqual([1]);
  expect(few.specialties(1)).toEqual(['Dermatology', 'Cardiology']);
  expect(few.specialties(2)).toEqual([]);
  expect(few.find('diaz ana').rows).toEqual([1]);
  const [first] = manifest.plans;
  expect(plansOf(manifest)(`${first?.id.toLowerCase()}-01`)).toBe(first);
  expect(plansOf(manifest)('a plan')).toBeUndefined();
});

test('a drug is covered, not covered, covered without its brand, or not known', () => {
  const list: Formularies = {
    formularies: [7],
    services: ['preventiveDrug', 'genericDrug'],
    patterns: ['1b', '-0', '?0'],
    ingredients: ['semaglutide', 'zinc'],
    brands: ['', 'Rybelsus'],
    forms: ['', 'Oral Tablet'],
    strengths: ['', '1 MG', '2 MG'],
    ingredient: [0, 0, 1],
    brand: [0, 1, 0],
    form: [1, 1, 0],
    runs: [1, 2, 1],
    strength: [1, 1, 2, 0],
    pattern: [0, 1, 1, 2],
  };
  const few = new Drugs(list);
  const plan = { id: '12345TX0010001', issuer: 0, formulary: 7 };
  expect(few.coverage(0, plan)).toEqual({
    service: 'genericDrug',
    priorAuthorization: true,
    stepTherapy: true,
    quantityLimit: false,
    rowsDiffer: true,
  });
  expect(few.coverage(1, plan)).toEqual({ genericAt: 0, genericAs: 'genericDrug' });
  expect(few.coverage(2, plan)).toBe('notCovered');
  expect(few.coverage(3, plan)).toBe('unknown');
  expect(few.coverage(2, { ...plan, drugsUnread: 1 })).toBe('unknown');
  expect(few.coverage(0, undefined)).toBe('unknown');
  expect(new Drugs({ ...list, unjoined: [2] }).coverage(2, plan)).toBe('unknown');
  expect(few.strengths(1).map((row) => few.strength(row))).toEqual(['1 MG', '2 MG']);
  expect(few.name(1)).toEqual({ ingredient: 'semaglutide', brand: 'Rybelsus', form: 'Oral Tablet' });
  expect(few.find('ribelsus').rows).toEqual([1]);
  expect(few.find('semaglutide tablet').rows).toEqual([0, 1]);
});

test('medicines of the county are found by their names', () => {
  for (let medicine = 0; medicine < drugs.count; medicine += 37) {
    expect(drugs.strengths(medicine)).not.toHaveLength(0);
    const { ingredient, brand, form } = drugs.name(medicine);
    // Strengths are asked for later: which one is typed keeps nobody from what they take.
    for (const strength of ['', '20 mg', '0.5mg'])
      expect(
        drugs.find(`${brand} ${ingredient} ${strength} ${form}`).rows.map((one) => drugs.name(one)),
      ).toContainEqual(drugs.name(medicine));
    expect(drugs.find(`${ingredient} 500 mg`)).toEqual(drugs.find(ingredient));
  }
});
