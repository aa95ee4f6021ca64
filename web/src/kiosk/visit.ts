// What a visitor of the kiosk has touched so far, and the draft that it makes.
import { addKnown, mayExpect, sampleDraft, type Draft, type Member, type Plan, type UsualYear } from '../draft/draft';
import type { Condition, IfOutside, Relationship, Sex } from '../engine/types';

/** Who is covered together. */
export const households = ['me', 'couple', 'parent', 'family'] as const;
export type Household = (typeof households)[number];

/**
 * What may be coming or there, in the order in which it is asked. Strangers may
 * stand behind a visitor, so what people keep to themselves is not among it.
 */
export const comings = ['maternity', 'plannedOperation', 'medicine', 'asthma', 'diabetes', 'depression'] as const;
export type Coming = (typeof comings)[number];

export interface Person {
  readonly id: string;
  readonly relationship: Relationship;
  readonly age: number;
  readonly sex: Sex;
  readonly use: UsualYear;
}

export interface Visit {
  readonly household: Household;
  readonly children: number;
  /** Everybody who could be covered, so that who is taken out and put back is as before. */
  readonly everyone: readonly Person[];
  /** How much care all of them use, or undefined where each has a usual year of their own. */
  readonly use: UsualYear | undefined;
  /** By whom each is expected, as ids of people. */
  readonly coming: Readonly<Partial<Record<Coming, readonly string[]>>>;
  readonly outside: Outside;
}

/** Visits to a doctor who may be outside a network. */
export interface Outside {
  readonly seen: boolean;
  readonly whose: string;
  readonly visits: number;
  readonly ifOutside: IfOutside;
}

/** More than a dozen are no household that the engine takes; so many fit on a screen. */
export const mostChildren = 6;
export const mostVisits = 52;
export const ages = { adult: [18, 100], child: [0, 25] } as const;

const beginning = [9, 6, 12, 3, 15, 1];

/** The visit that begins: who only touches Next has a plain answer to every question. */
export const freshVisit: Visit = {
  household: 'me',
  children: 1,
  everyone: [
    { id: 'self', relationship: 'self', age: 42, sex: 'female', use: 'unknown' },
    { id: 'spouse', relationship: 'spouse', age: 40, sex: 'male', use: 'unknown' },
    ...beginning.map((age, i): Person => ({
      id: `child${i + 1}`,
      relationship: 'child',
      age,
      sex: i % 2 === 0 ? 'female' : 'male',
      use: 'unknown',
    })),
  ],
  use: 'unknown',
  coming: {},
  outside: { seen: false, whose: 'self', visits: 4, ifOutside: 'keep' },
};

/** Those who are covered. */
export function people({ household, children, everyone }: Visit): Person[] {
  const spouse = household === 'couple' || household === 'family';
  const young = household === 'parent' || household === 'family' ? children : 0;
  return everyone.filter(
    ({ id, relationship }) =>
      relationship === 'self' || (relationship === 'spouse' ? spouse : Number(id.replace('child', '')) <= young),
  );
}

export const withPerson = (visit: Visit, id: string, changed: (person: Person) => Partial<Person>): Visit => ({
  ...visit,
  everyone: visit.everyone.map((one) => (one.id === id ? { ...one, ...changed(one) } : one)),
});

/** A usual year for each, which begins with that of all, or one for all. */
export function eachOrAll(visit: Visit): Visit {
  const { use } = visit;
  if (use === undefined) return { ...visit, use: 'unknown' };
  return { ...visit, use: undefined, everyone: visit.everyone.map((one) => ({ ...one, use })) };
}

/** Whom something can be asked about. */
export const fitting = (visit: Visit, what: Coming): Person[] =>
  people(visit).filter(
    ({ age, sex }) =>
      (what !== 'maternity' || (sex === 'female' && mayExpect(age))) && (what !== 'depression' || age >= 6),
  );

/** Those of whom something was said, and still can be. */
export function expecting(visit: Visit, what: Coming): Person[] {
  const said = visit.coming[what] ?? [];
  return fitting(visit, what).filter(({ id }) => said.includes(id));
}

/** Says something of one person, or takes it back. */
export function toggled(visit: Visit, what: Coming, id: string): Visit {
  const said = expecting(visit, what).map((one) => one.id);
  const now = said.includes(id) ? said.filter((one) => one !== id) : [...said, id];
  return { ...visit, coming: { ...visit.coming, [what]: now } };
}

/** Says it of the one whom it most likely is about, or takes it back altogether. */
export function switched(visit: Visit, what: Coming): Visit {
  const able = fitting(visit, what);
  const likely = (what === 'asthma' && able.find(({ relationship }) => relationship === 'child')) || able[0];
  const now = expecting(visit, what).length > 0 || !likely ? [] : [likely.id];
  return { ...visit, coming: { ...visit.coming, [what]: now } };
}

/** The draft that a visit makes, to compare these plans. */
export function draftFrom(visit: Visit, plans: readonly Plan[]): Draft {
  const there = people(visit);
  const members = there.map(({ id, relationship, age, sex, use }): Member => {
    const conditions = comings.filter(
      (what): what is Coming & Condition => what !== 'medicine' && expecting(visit, what).some((one) => one.id === id),
    );
    return {
      id,
      relationship,
      age: String(age),
      sex,
      use: visit.use ?? use,
      ...(conditions.length > 0 ? { conditions } : {}),
    };
  });
  let draft: Draft = { ...sampleDraft(plans), members, care: [] };
  for (const { id } of expecting(visit, 'medicine')) draft = addKnown(draft, 'medicine', id);
  const { seen, whose, visits, ifOutside } = visit.outside;
  if (!seen) return draft;
  const patient = there.some(({ id }) => id === whose) ? whose : 'self';
  const added = addKnown(draft, 'outside', patient);
  return {
    ...added,
    care: added.care.map((item, i) => (i < draft.care.length ? item : { ...item, count: String(visits), ifOutside })),
  };
}
