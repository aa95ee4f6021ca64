// A directory of plans on a host of files, as scripts/plans build writes it: an index
// names a file for each state and year, which has the state's counties, and where to
// find the plans that are sold there. Hosts send what they have, so every file is
// looked at before anything of it counts.

/** A directory: where its index is, and what is in that. */
export interface Directory {
  address: string;
  text: string;
}

/** The files of the states, by year and then by the state's two letters. */
export type Years = Record<string, Record<string, string>>;

/** What is sold where in a state in a year. */
export interface StatePlaces {
  state: string;
  year: number;
  /** The files of plans by rating area, and by what their variants are for. */
  files: Record<string, Record<string, string[]>>;
  /** The file of the silver plans that decide about the premium tax credit, by rating area. */
  silver?: Record<string, string>;
  /** The plans of each service area, without their variants. */
  serviceAreas: string[][];
  counties: County[];
}

export interface County {
  fips: string;
  name: string;
  /** Where it is sold in parts, the first that has a ZIP code; one without any is for all others. */
  parts: Part[];
}

export interface Part {
  area: number;
  /** ZIP codes, or their first three digits. */
  zips?: string[];
  /** Indexes of service areas. */
  sold: number[];
  /** The ids of the silver plans that decide here, where they are known. */
  silver?: string[];
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = <T>(value: unknown, of: (one: unknown) => one is T): value is T[] =>
  Array.isArray(value) && value.every(of);
const isText = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
/** A name within the directory: no other address. */
const isFile = (value: unknown): value is string => isText(value) && /^[\w-]+\.json$/.test(value);
const isMap = <T>(value: unknown, of: (one: unknown) => one is T): value is Record<string, T> =>
  isObject(value) && Object.values(value).every(of);

const isPart = (value: unknown): value is Part =>
  isObject(value) &&
  isWhole(value['area']) &&
  isList(value['sold'], isWhole) &&
  (value['zips'] === undefined || isList(value['zips'], isText)) &&
  (value['silver'] === undefined || isList(value['silver'], isText));
const isCounty = (value: unknown): value is County =>
  isObject(value) && isText(value['fips']) && isText(value['name']) && isList(value['parts'], isPart);
const isPlaces = (value: unknown): value is StatePlaces =>
  isObject(value) &&
  isMap(value['files'], (one) => isMap(one, (files) => isList(files, isFile))) &&
  (value['silver'] === undefined || isMap(value['silver'], isFile)) &&
  isList(value['serviceAreas'], (one) => isList(one, isText)) &&
  isList(value['counties'], isCounty);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Tells whether a file means to be the index of a directory. */
export const isDirectory = (file: unknown): boolean => isObject(file) && 'years' in file;

/** The files of the states; undefined where the index is damaged. */
export function yearsIn(text: string): Years | undefined {
  const index = parsed(text);
  if (!isObject(index)) return undefined;
  const { years } = index;
  return isMap(years, (states) => isMap(states, isFile)) ? years : undefined;
}

/** What a state's file says; undefined where it is damaged, or another's. */
export function placesIn(text: string, state: string, year: string): StatePlaces | undefined {
  const places = parsed(text);
  return isPlaces(places) && places.state === state && String(places.year) === year ? places : undefined;
}

/** Tells whether the ZIP code decides what is sold: the county is in several areas, or is covered in part. */
export const needsZip = ({ parts }: County): boolean => parts.length > 1 || parts.some(({ zips }) => zips);

/** The part of a county that a ZIP code is in; undefined where nothing is sold there. */
export const partOf = ({ parts }: County, zip: string): Part | undefined =>
  parts.find(({ zips }) => zips?.some((digits) => zip.startsWith(digits)) ?? true);

/** The files of what everybody can buy in a rating area: on the exchange, else off it. */
export function filesOf({ files }: StatePlaces, { area }: Part): string[] {
  const all = files[area];
  return all?.['exchange'] ?? all?.['offExchange'] ?? [];
}

/** The file of the silver plans that decide in a part of a county; undefined where they are not known. */
export const silverFileOf = ({ silver }: StatePlaces, { area, silver: ids }: Part): string | undefined =>
  ids && silver?.[area];

/** Those of a file that decide in a part of a county; undefined where the file is damaged. */
export function silverOf(text: string, { silver = [] }: Part): unknown[] | undefined {
  const all = parsed(text);
  if (!isList(all, isObject)) return undefined;
  const here = all.filter(({ id }) => isText(id) && silver.includes(id));
  return here.length === silver.length ? here : undefined;
}

/** Those of a rating area's plans that are sold in a part of a county. */
export function soldIn({ serviceAreas }: StatePlaces, { sold }: Part, plans: readonly unknown[]): unknown[] {
  const here = new Set(sold.flatMap((i) => serviceAreas[i] ?? []));
  return plans.filter((plan) => isObject(plan) && isText(plan['id']) && here.has(plan['id'].replace(/-\d+$/, '')));
}

/** What counties and their likes are called, longer names first. */
const kind = /(.)(?:cityandborough|censusarea|municipality|municipio|borough|district|county|island|parish|city)$/;

/** A name as it is compared: without case, accents and spaces; Saint is St. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\bsaint/g, 'st')
    .replaceAll(/[^a-z]/g, '');

/** The counties whose names have what was typed in them, those that begin with it first. */
export function countiesLike(counties: readonly County[], typed: string): County[] {
  const meant = plain(typed);
  const found = counties.filter(({ name }) => plain(name).includes(meant));
  const begins = ({ name }: County) => Number(!plain(name).startsWith(meant));
  return found.toSorted((a, b) => begins(a) - begins(b) || a.name.localeCompare(b.name, 'en'));
}

/** The one county that a name means, as a whole or else without its kind. */
export function countyOf(counties: readonly County[], typed: string): County | undefined {
  const meant = plain(typed);
  if (meant === '') return undefined;
  const bare = (name: string) => plain(name).replace(kind, '$1');
  for (const alike of [
    ({ name }: County) => plain(name) === meant,
    ({ name }: County) => bare(name) === meant,
    ({ name }: County) => bare(name) === bare(typed),
  ]) {
    const found = counties.filter(alike);
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}
