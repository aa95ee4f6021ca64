// What the files of a directory say of a provider, or of a drug, under a plan. What they do
// not say is not known: see estimator/directory.
import { type Column, Finder, type Fitting } from './finder';
import type { Formularies, Manifest, PlanEntry, Search } from './types';

/** How a provider stands to a plan's network: its tier from 1, outside it, or not known. */
export type Standing = number | 'out' | 'unknown';

/**
 * How a plan covers a drug: under a service, with what has to be asked for first, or not at all. Where it is not, but
 * the same ingredient without a brand is, that one's row.
 */
export type Coverage =
  | {
      readonly service: string;
      readonly priorAuthorization: boolean;
      readonly stepTherapy: boolean;
      readonly quantityLimit: boolean;
      readonly rowsDiffer: boolean;
    }
  | { readonly genericAt: number; readonly genericAs: string }
  | 'notCovered'
  | 'unknown';

/** spread gives the number of each row of runs. */
function spread(runs: readonly number[]): Int32Array {
  const all = new Int32Array(runs.reduce((sum, n) => sum + n, 0));
  let row = 0;
  runs.forEach((n, i) => all.fill(i, row, (row += n)));
  return all;
}

/** The rows of each entry that is wanted, of so many that each go by some. Several rows can say the same of themselves. */
function rowsOf(wanted: readonly string[], count: number, entriesOf: (row: number) => readonly string[]): number[][] {
  const rows = new Map(wanted.map((entry): [string, number[]] => [entry, []]));
  for (let row = 0; rows.size > 0 && row < count; row++) for (const entry of entriesOf(row)) rows.get(entry)?.push(row);
  return wanted.map((entry) => rows.get(entry) ?? []);
}

const entryOf = (...parts: readonly string[]): string => parts.join('|');

/** plansOf finds the entry of a plan by its identifier in the marketplaces, with the variant or without. */
export function plansOf({ plans }: Manifest): (id: string) => PlanEntry | undefined {
  const all = new Map(plans.map((plan) => [plan.id, plan]));
  return (id) => all.get(id.slice(0, 14).toUpperCase());
}

/** middles are the middle names of those who are called alike. */
function middles(search: Search, rows: number): Column {
  const texts = new Map<string, number>();
  const numbers = new Int32Array(rows).fill(-1);
  for (const [row, text] of Object.entries(search.middle ?? {})) {
    if (!texts.has(text)) texts.set(text, texts.size);
    numbers[Number(row)] = texts.get(text) ?? -1;
  }
  return { texts: [...texts.keys()], numbers };
}

/** The providers of an area. */
export class Providers {
  readonly #search: Search;
  #finder: Finder | undefined;
  readonly #last: Int32Array;
  readonly #unjoined: ReadonlySet<number>;

  constructor(search: Search) {
    this.#search = search;
    this.#last = spread(search.runs);
    this.#unjoined = new Set(search.unjoined);
  }

  get count(): number {
    return this.#last.length;
  }

  /** find gives the providers that a text fits best. Its first call takes as long as reading the lists. */
  find(text: string, most = 10): Fitting {
    const search = this.#search;
    this.#finder ??= new Finder(this.count, [
      { texts: search.last, numbers: this.#last },
      { texts: search.firsts, numbers: search.first },
      middles(search, this.count),
      { texts: search.specialties, sets: search.specialtySets, numbers: search.specialty, terms: true },
      { texts: search.cities, sets: search.citySets, numbers: search.city, places: true },
    ]);
    return this.#finder.find(text, most);
  }

  /** name is first, middle where another one is called alike, and last, or the name of a facility or group. */
  name(row: number): string {
    const { firsts, first, middle, last } = this.#search;
    return [firsts[first[row] ?? -1], middle?.[row], last[this.#last[row] ?? -1]].filter(Boolean).join(' ');
  }

  specialties(row: number): string[] {
    return this.#texts(this.#search.specialties, this.#search.specialtySets, this.#search.specialty[row]);
  }

  cities(row: number): string[] {
    return this.#texts(this.#search.cities, this.#search.citySets, this.#search.city[row]);
  }

  /** entry is what tells a provider from others in any lists: name, specialties and cities. */
  entry(row: number): string {
    return entryOf(this.name(row), this.specialties(row).join(), this.cities(row).join());
  }

  /** rowsOf gives the rows of each of these entries. */
  rowsOf(entries: readonly string[]): number[][] {
    return rowsOf(entries, this.count, (row) => [this.entry(row)]);
  }

  #texts(texts: readonly string[], sets: readonly (readonly number[])[] | undefined, number = -1): string[] {
    return (sets?.[number - texts.length] ?? [number]).flatMap((one) => texts[one] ?? []);
  }

  /** standing is how a provider stands to the network of a plan, which may have no entry. */
  standing(row: number, plan: PlanEntry | undefined): Standing {
    const at = plan?.network === undefined ? -1 : this.#search.networks.indexOf(plan.network);
    if (!plan || at < 0) return 'unknown';
    const letter = this.#search.patterns[this.#search.pattern[row] ?? -1]?.[at] ?? '?';
    if (letter !== '-') return letter === '?' ? 'unknown' : Number(letter);
    return (plan.providersUnread ?? 0) > 0 || this.#unjoined.has(row) ? 'unknown' : 'out';
  }
}

/** The drugs of an area. */
export class Drugs {
  readonly #list: Formularies;
  readonly #medicine: Int32Array;
  #finder: Finder | undefined;
  readonly #unjoined: ReadonlySet<number>;
  /** The medicines without a brand that are another one otherwise, for those that were asked for. */
  readonly #plain = new Map<number, readonly number[]>();

  constructor(list: Formularies) {
    this.#list = list;
    this.#medicine = spread(list.runs);
    this.#unjoined = new Set(list.unjoined);
  }

  /** count is how many medicines there are, of however many strengths. */
  get count(): number {
    return this.#list.runs.length;
  }

  /** find gives the medicines that a text fits best: ingredient, brand and form, of any strength. */
  find(text: string, most = 10): Fitting {
    const list = this.#list;
    this.#finder ??= new Finder(this.count, [
      { texts: list.ingredients, numbers: list.ingredient },
      { texts: list.brands, numbers: list.brand },
      { texts: list.forms, numbers: list.form, terms: true },
    ]);
    return this.#finder.find(text, most);
  }

  /** strengths are the rows of a medicine, each of a strength. */
  strengths(medicine: number): number[] {
    const rows: number[] = [];
    for (let row = this.#medicine.indexOf(medicine); this.#medicine[row] === medicine; row++) rows.push(row);
    return rows;
  }

  /** medicineOf is the medicine that a row is a strength of. */
  medicineOf(row: number): number {
    return this.#medicine[row] ?? -1;
  }

  /** name is a medicine's: its brand where it has one, ingredient and form. */
  name(medicine: number): { readonly ingredient: string; readonly brand: string; readonly form: string } {
    const { ingredients, ingredient, brands, brand, forms, form } = this.#list;
    return {
      ingredient: ingredients[ingredient[medicine] ?? -1] ?? '',
      brand: brands[brand[medicine] ?? -1] ?? '',
      form: forms[form[medicine] ?? -1] ?? '',
    };
  }

  /** strength is a row's, as the list has it; empty where the name does not come apart. */
  strength(row: number): string {
    return this.#list.strengths[this.#list.strength[row] ?? -1] ?? '';
  }

  /** entry is what tells a medicine from others in any lists, of whatever strength; and then with the strength of a row. */
  entry(medicine: number, row?: number): string {
    const { brand, ingredient, form } = this.name(medicine);
    return entryOf(brand, ingredient, form, ...(row === undefined ? [] : [this.strength(row)]));
  }

  /** rowsOf gives the rows of each of these entries. */
  rowsOf(entries: readonly string[]): number[][] {
    return rowsOf(entries, this.#medicine.length, (row) => {
      const medicine = this.medicineOf(row);
      return [this.entry(medicine), this.entry(medicine, row)];
    });
  }

  /** coverage is how a plan, which may have no entry, covers a row. */
  coverage(row: number, plan: PlanEntry | undefined): Coverage {
    const said = this.#said(row, plan);
    if (said !== 'notCovered') return said;
    const { strength } = this.#list;
    for (const other of this.#plainOnes(this.medicineOf(row))) {
      const generic = strength[other] === strength[row] ? this.#said(other, plan) : undefined;
      if (typeof generic === 'object' && 'service' in generic) return { genericAt: other, genericAs: generic.service };
    }
    return said;
  }

  /** The rows of what a medicine is without its brand. */
  #plainOnes(here: number): readonly number[] {
    const known = this.#plain.get(here);
    if (known) return known;
    const { ingredient, brand, form } = this.#list;
    const rows = ingredient.flatMap((one, medicine) =>
      brand[here] !== 0 && one === ingredient[here] && form[medicine] === form[here] && brand[medicine] === 0
        ? this.strengths(medicine)
        : [],
    );
    this.#plain.set(here, rows);
    return rows;
  }

  #said(row: number, plan: PlanEntry | undefined): Coverage {
    const at = plan?.formulary === undefined ? -1 : this.#list.formularies.indexOf(plan.formulary);
    if (!plan || at < 0) return 'unknown';
    const letters = this.#list.patterns[this.#list.pattern[row] ?? -1] ?? '';
    const letter = letters[2 * at];
    if (letter === '-') return (plan.drugsUnread ?? 0) > 0 || this.#unjoined.has(row) ? 'unknown' : 'notCovered';
    const service = this.#list.services[Number(letter ?? '?')];
    if (service === undefined) return 'unknown';
    const rules = Number.parseInt(letters[2 * at + 1] ?? '0', 16);
    return {
      service,
      priorAuthorization: (rules & 1) > 0,
      stepTherapy: (rules & 2) > 0,
      quantityLimit: (rules & 4) > 0,
      rowsDiffer: (rules & 8) > 0,
    };
  }
}
