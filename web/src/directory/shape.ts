// Whether files of a directory are whole, and are what they say: hosts send what they have, so
// each is looked at before anything of it counts.
import type { Details, Formularies, Manifest, Search } from './types';

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isList = (value: unknown, of: (one: unknown) => boolean): boolean => Array.isArray(value) && value.every(of);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isOptional = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value);
const isDay = (value: unknown): boolean => isText(value) && /^\d{4}-\d\d-\d\d$/.test(value);
/** A name within the directory: no other address. */
const isFile = (value: unknown): boolean => isText(value) && /^[\w-]+\.json$/.test(value);

/** Tells whether these are texts. */
const texts = (value: unknown): value is readonly string[] => isList(value, isText);
/** Tells whether these are so many numbers, each from least to below most. */
const numbers = (value: unknown, count: number | undefined, least: number, most: number): value is readonly number[] =>
  Array.isArray(value) &&
  (count === undefined || value.length === count) &&
  value.every((one) => Number.isSafeInteger(one) && one >= least && one < most);
/** Tells whether these are sets of numbers below most. */
const sets = (value: unknown, most: number): value is readonly (readonly number[])[] | undefined =>
  isOptional(value, (all) => isList(all, (set) => numbers(set, undefined, 0, most)));
/** Tells whether these are texts of so many letters. */
const letters = (value: unknown, length: number): value is readonly string[] =>
  isList(value, (one) => isText(one) && one.length === length);
const sum = (all: readonly number[]): number => all.reduce((so, one) => so + one, 0);
const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

const isEntry = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['id']) &&
  isCount(value['issuer']) &&
  isOptional(value['name'], isText) &&
  isOptional(value['tiers'], texts) &&
  isOptional(value['updated'], isDay) &&
  ['network', 'formulary', 'providersUnread', 'drugsUnread'].every((field) => isOptional(value[field], isCount));

const isArea = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['id']) &&
  isText(value['name']) &&
  ['search', 'details', 'formularies'].every((field) => isFile(value[field]));

/** Tells whether a file is a manifest. */
export const isManifest = (value: unknown): value is Manifest =>
  isObject(value) &&
  isCount(value['year']) &&
  isDay(value['date']) &&
  isList(value['issuers'], (one) => isObject(one) && isText(one['name']) && isOptional(one['updated'], isDay)) &&
  isList(value['plans'], isEntry) &&
  (value['plans'] as { issuer: number }[]).every(({ issuer }) => issuer < lengthOf(value['issuers'])) &&
  isList(value['areas'], isArea) &&
  lengthOf(value['areas']) > 0 &&
  isOptional(value['skipped'], (all) =>
    isList(all, (one) => isObject(one) && isText(one['id']) && isText(one['reason'])),
  );

/** Tells whether a file has the columns in which providers are looked up. */
export function isSearch(value: unknown): value is Search {
  if (!isObject(value) || !numbers(value['kinds'], 3, 0, Number.MAX_SAFE_INTEGER)) return false;
  const { kinds, last, runs, firsts, first, middle = {}, specialties, specialtySets, cities, citySets } = value;
  const count = sum(kinds as readonly number[]);
  const within = (field: string, least: number, most: number) => numbers(value[field], count, least, most);
  return (
    texts(last) &&
    numbers(runs, last.length, 1, count + 1) &&
    sum(runs) === count &&
    texts(firsts) &&
    numbers(first, (kinds as readonly number[])[0], 0, firsts.length) &&
    isObject(middle) &&
    Object.values(middle).every(isText) &&
    texts(specialties) &&
    sets(specialtySets, specialties.length) &&
    within('specialty', -1, specialties.length + lengthOf(specialtySets)) &&
    texts(cities) &&
    sets(citySets, cities.length) &&
    within('city', -1, cities.length + lengthOf(citySets)) &&
    isList(value['networks'], isCount) &&
    letters(value['patterns'], lengthOf(value['networks'])) &&
    within('pattern', 0, lengthOf(value['patterns'])) &&
    isOptional(value['unjoined'], (all) => numbers(all, undefined, 0, count))
  );
}

/** Tells whether a file has the details of a search's providers. */
export function isDetails(value: unknown, { pattern: { length: count }, cities }: Search): value is Details {
  if (!isObject(value)) return false;
  const { streets, siteCity, zips, phones, siteSets, at, accepting, updated } = value;
  return (
    texts(streets) &&
    numbers(siteCity, streets.length, -1, cities.length) &&
    [zips, phones].every((one) => texts(one) && one.length === streets.length) &&
    sets(siteSets, streets.length) &&
    numbers(at, count, -1, streets.length + lengthOf(siteSets)) &&
    numbers(accepting, count, 0, 4) &&
    numbers(updated, count, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  );
}

/** Tells whether a file has drugs, and how plans cover them. */
export function isFormularies(value: unknown): value is Formularies {
  if (!isObject(value)) return false;
  const { formularies, services, patterns, ingredients, brands, forms, strengths, runs, pattern } = value;
  const [medicines, rows] = [lengthOf(runs), lengthOf(pattern)];
  const dictionary = (texts_: unknown, field: string, count: number) =>
    texts(texts_) && numbers(value[field], count, 0, texts_.length);
  return (
    isList(formularies, isCount) &&
    texts(services) &&
    letters(patterns, 2 * lengthOf(formularies)) &&
    dictionary(ingredients, 'ingredient', medicines) &&
    dictionary(brands, 'brand', medicines) &&
    dictionary(forms, 'form', medicines) &&
    dictionary(strengths, 'strength', rows) &&
    numbers(runs, medicines, 1, rows + 1) &&
    sum(runs) === rows &&
    numbers(pattern, rows, 0, lengthOf(patterns)) &&
    isOptional(value['unjoined'], (all) => numbers(all, undefined, 0, rows))
  );
}
