// Looks doctors and medicines up in a Worker. It fetches the same three files whatever is
// looked up: whoever sends them learns which area, and nothing else.
import { Failure } from '../element/failure';
import { fetched } from '../element/fetched';
import { codes } from '../element/plan-file';
import { Drugs, Providers } from './directory';
import {
  mostShown,
  type Again,
  type Answered,
  type Asked,
  type Doctor,
  type FromWorker,
  type Medicine,
  type Site,
  type ToWorker,
} from './messages';
import { isDetails, isFormularies, isSearch } from './shape';
import { turn } from '../engine/turn';
import { troubleOf } from './trouble';
import type { Details, ManifestArea, PlanEntry, Search } from './types';

/** One more than is shown tells that there are more. */
const wanted = mostShown + 1;

/** Three times the details of 120,000 providers. */
const mostBytes = 64 << 20;

const scope = globalThis as unknown as {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
  postMessage(message: FromWorker): void;
};

/** How many names are looked up before anybody types, so that the first keys are as fast as later ones. */
const rehearsals = 6;

type Plans = readonly PlanEntry[];

/** A file is not what it should be. */
class Damaged extends Error {}

/** What several rows say alike; not known where they do not. */
function agreed<Answer>(answers: readonly Answer[]): Answer | 'unknown' {
  const [first] = answers;
  return first !== undefined && answers.every((one) => JSON.stringify(one) === JSON.stringify(first))
    ? first
    : 'unknown';
}

/** The files of an area. */
class Area {
  readonly #providers: Providers;
  readonly #drugs: Drugs;
  readonly #search: Search;
  readonly #details: Details;

  constructor(search: unknown, details: unknown, formularies: unknown) {
    if (!isSearch(search) || !isDetails(details, search) || !isFormularies(formularies)) throw new Damaged();
    this.#search = search;
    this.#details = details;
    this.#providers = new Providers(search);
    this.#drugs = new Drugs(formularies);
  }

  doctors(typed: string, plans: Plans) {
    const { rows, ...fitting } = this.#providers.find(typed, wanted);
    return { doctors: rows.map((row) => this.#doctor(row, plans)), ...fitting };
  }

  /** Looks one of its own names up, with a letter left out. */
  rehearse(n: number): void {
    const name = this.#providers.name(Math.floor((this.#providers.count * n) / rehearsals));
    this.doctors(name.slice(0, 1) + name.slice(2), []);
  }

  #doctor(row: number, plans: Plans): Doctor {
    const { accepting, updated } = this.#details;
    return {
      name: this.#providers.name(row),
      entry: this.#providers.entry(row),
      specialties: this.#providers.specialties(row),
      sites: this.#sites(row),
      accepting: accepting[row] ?? 0,
      updated: updated[row] ?? -1,
      standings: plans.map((plan) => this.#providers.standing(row, plan)),
    };
  }

  again(doctors: readonly string[], medicines: readonly string[], plans: Plans): Again {
    return {
      doctors: this.#providers.rowsOf(doctors).map((rows) => {
        const all = rows.map((row) => this.#doctor(row, plans));
        const [first, ...others] = all;
        if (!first || others.length === 0) return first;
        return {
          ...first,
          accepting: 0,
          updated: -1,
          standings: plans.map((_, i) => agreed(all.map(({ standings }) => standings[i] ?? 'unknown'))),
        };
      }),
      medicines: this.#drugs
        .rowsOf(medicines)
        .map((rows) =>
          rows.length > 0 ? plans.map((plan) => agreed(rows.map((row) => this.#drugs.coverage(row, plan)))) : undefined,
        ),
    };
  }

  #sites(row: number): Site[] {
    const { streets, siteCity, zips, phones, siteSets = [], at } = this.#details;
    const number = at[row] ?? -1;
    return (siteSets[number - streets.length] ?? [number]).flatMap((site) => {
      const street = streets[site];
      if (street === undefined) return [];
      const city = this.#search.cities[siteCity[site] ?? -1] ?? '';
      return [{ street, city, zip: zips[site] ?? '', phone: phones[site] ?? '' }];
    });
  }

  medicines(typed: string, plans: Plans) {
    const { rows, ...fitting } = this.#drugs.find(typed, wanted);
    return { medicines: rows.map((medicine) => this.#medicine(medicine, plans, true)), ...fitting };
  }

  #medicine(medicine: number, plans: Plans, generics: boolean): Medicine {
    const drugs = this.#drugs;
    const strengths = drugs.strengths(medicine).map((row) => ({
      strength: drugs.strength(row),
      entry: drugs.entry(medicine, row),
      coverages: plans.map((plan) => drugs.coverage(row, plan)),
    }));
    const covered = strengths
      .flatMap(({ coverages }) => coverages)
      .find((one) => typeof one === 'object' && 'genericAt' in one);
    const generic = typeof covered === 'object' && 'genericAt' in covered ? covered.genericAt : undefined;
    return {
      ...drugs.name(medicine),
      entry: drugs.entry(medicine),
      strengths,
      ...(generics && generic !== undefined
        ? { generic: this.#medicine(drugs.medicineOf(generic), plans, false) }
        : {}),
    };
  }
}

let area: Area | undefined;

async function opened(base: string, { search, details, formularies }: ManifestArea): Promise<Area> {
  const { signal } = new AbortController();
  // Each is read while the others are on their way.
  const read = async (name: string) => {
    const text = await fetched(new URL(name, base).href, codes, signal, mostBytes);
    try {
      return JSON.parse(text) as unknown;
    } catch (cause) {
      throw new Damaged('not JSON', { cause });
    }
  };
  const [found, more, drugs] = await Promise.all([search, details, formularies].map(read));
  return new Area(found, more, drugs);
}

/**
 * Programs are compiled bit by bit as they run: the first names would take ten times as long as those behind them. So
 * some are looked up before anybody types, each in a task of its own, that what is asked meanwhile does not wait for all.
 */
async function rehearse(there: Area): Promise<void> {
  for (let n = 0; n < rehearsals; n++) {
    await turn();
    if (area === there) there.rehearse(n);
  }
}

async function answer(asked: Asked): Promise<Answered> {
  if (asked.what === 'again') {
    const { doctors, medicines, plans } = asked;
    return { again: area?.again(doctors, medicines, plans) ?? { doctors: [], medicines: [] } };
  }
  if (asked.what !== 'open') {
    const { typed, plans } = asked;
    return asked.what === 'doctors'
      ? (area?.doctors(typed, plans) ?? { doctors: [], near: false, without: '' })
      : (area?.medicines(typed, plans) ?? { medicines: [], near: false, without: '' });
  }
  try {
    area = await opened(asked.base, asked.area);
    void rehearse(area);
    return { ready: true };
  } catch (error) {
    if (error instanceof Damaged) return { trouble: 'damaged' };
    if (!(error instanceof Failure)) throw error;
    return { trouble: troubleOf(error) };
  }
}

scope.addEventListener('message', ({ data: { id, asked } }) => {
  // What nobody foresaw ends it, as the page is told.
  void answer(asked).then((answered) => scope.postMessage({ id, answered }), reportError);
});
