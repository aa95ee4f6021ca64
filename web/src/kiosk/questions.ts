// The questions of the kiosk, one a screen. Each has an answer already.
import { html, nothing, type TemplateResult } from 'lit';
import { memberName } from '../answer/labels';
import { usualYears, type Draft, type UsualYear } from '../draft/draft';
import type { Words } from '../words/words';
import { choices, stepper, within, type Steps, type Tiles } from './controls';
import {
  ages,
  comings,
  eachOrAll,
  expecting,
  fitting,
  households,
  mostChildren,
  mostVisits,
  people,
  switched,
  toggled,
  withPerson,
  type Coming,
  type Outside,
  type Person,
  type Visit,
} from './visit';

export const questions = ['who', 'ages', 'care', 'coming', 'doctors'] as const;
export type Question = (typeof questions)[number];

export interface Asked {
  words: Words;
  visit: Visit;
  /** The draft that the visit makes: it knows what people are called. */
  draft: Draft;
  /** Takes what was touched into the visit as it is then: two touches may come before either is seen. */
  change: (touched: (visit: Visit) => Visit) => void;
}

/** A question, what is to be said of it, and what is touched to answer it. */
export interface Screen {
  title: string;
  help?: string;
  controls: TemplateResult;
}

/** The id of the question on the screen. */
export const asks = 'ask';

export const screens: Readonly<Record<Question, (asked: Asked) => Screen>> = { who, ages: old, care, coming, doctors };

/** A question within a question, named above its tiles. */
const part = (name: string, tiles: Omit<Tiles, 'by'>): TemplateResult =>
  html`<section class="person each" aria-label=${name}>
    <h2 class="label">${name}</h2>
    ${choices({ ...tiles, by: { text: name } })}
  </section>`;

/** A number with its name beside it. */
const counted = (words: Words, steps: Steps): TemplateResult =>
  html`<div class="beside"><p class="label" aria-hidden="true">${steps.label}</p>
    ${stepper(words, steps)}</div>`;

const names = ({ words, draft }: Asked, { id }: Person) => memberName(words, draft, id);

function who({ words, visit, change }: Asked): Screen {
  const { say } = words;
  return {
    title: say('kiosk.who.title'),
    controls: html`${choices({
      name: 'who',
      by: { id: asks },
      kind: 'radio',
      look: 'two',
      tiles: households.map((household) => ({
        label: say(`kiosk.who.${household}`),
        chosen: household === visit.household,
        choose: () => change((visit) => ({ ...visit, household })),
      })),
    })}
    ${
      visit.household === 'parent' || visit.household === 'family'
        ? counted(words, {
            label: say('kiosk.who.children'),
            value: visit.children,
            range: [1, mostChildren],
            change: (by) => change((visit) => ({ ...visit, children: within(visit.children + by, [1, mostChildren]) })),
          })
        : nothing
    }`,
  };
}

const decades = [20, 30, 40, 50, 60] as const;

function old(asked: Asked): Screen {
  const { words, visit, change } = asked;
  const { say, number } = words;
  const all = people(visit);
  const one = (person: Person) => {
    const name = names(asked, person);
    const { id, age, sex, relationship } = person;
    const set = (changed: (person: Person) => Partial<Person>) => change((visit) => withPerson(visit, id, changed));
    const adult = relationship !== 'child';
    const range = ages[adult ? 'adult' : 'child'];
    return html`<section class="person ${adult ? 'adult' : ''}" aria-label=${name}>
      <h2 class="label">${name}</h2>
      ${stepper(words, {
        label: say('kiosk.age.of', { name }),
        value: age,
        range,
        change: (by) => set(({ age }) => ({ age: within(age + by, range) })),
      })}
      ${choices({
        name: `sex ${id}`,
        by: { text: say('kiosk.sex.of', { name }) },
        kind: 'radio',
        look: 'pair',
        tiles: (['female', 'male'] as const).map((one) => ({
          label: say(`member.sex.${one}`),
          chosen: one === sex,
          choose: () => set(() => ({ sex: one })),
        })),
      })}
      ${
        adult
          ? html`<div class="tiles decades" role="group" aria-label=${say('kiosk.age.about', { name })}>${decades.map(
              (from) =>
                html`<button type="button" class="tile" aria-pressed=${age >= from && age < from + 10 ? 'true' : 'false'} @click=${() => set(() => ({ age: from + 5 }))}>
                  ${say('kiosk.age.decade', { from: number(from), to: number(from + 9) })}
                </button>`,
            )}</div>`
          : nothing
      }
    </section>`;
  };
  return {
    title: say('kiosk.age.title', { count: all.length }),
    help: say('kiosk.age.help'),
    controls: html`<div class="people ${all.length === 1 ? 'single' : ''}">${all.map(one)}</div>`,
  };
}

const usualTiles = (
  { words }: Asked,
  chosen: UsualYear | undefined,
  choose: (use: UsualYear) => void,
  short: boolean,
) =>
  usualYears.map((use) => ({
    label: words.say(`kiosk.use.${use}`),
    ...(short ? {} : { more: words.say(`kiosk.use.${use}.help`) }),
    chosen: use === chosen,
    choose: () => choose(use),
  }));

function care(asked: Asked): Screen {
  const { words, visit, change } = asked;
  const { say } = words;
  const all = people(visit);
  const alike = all.length === 1 ? (visit.use ?? all[0]?.use ?? 'unknown') : visit.use;
  return {
    title: say('kiosk.care.title', { count: all.length }),
    help: say('kiosk.care.help'),
    controls: html`${
      alike
        ? choices({
            name: 'use',
            by: { id: asks },
            kind: 'radio',
            look: 'two tall',
            tiles: usualTiles(asked, alike, (use) => change((visit) => ({ ...visit, use })), false),
          })
        : all.map((person) =>
            part(names(asked, person), {
              name: `use ${person.id}`,
              kind: 'radio',
              look: 'four',
              tiles: usualTiles(
                asked,
                person.use,
                (use) => change((visit) => withPerson(visit, person.id, () => ({ use }))),
                true,
              ),
            }),
          )
    }
    ${
      all.length > 1
        ? choices({
            name: 'each',
            by: { text: say('kiosk.care.each') },
            kind: 'checkbox',
            look: 'quiet',
            tiles: [
              {
                label: say('kiosk.care.each'),
                chosen: visit.use === undefined,
                choose: () => change(eachOrAll),
              },
            ],
          })
        : nothing
    }`,
  };
}

const comingName = ({ say }: Words, what: Coming) =>
  what === 'medicine' ? say('kiosk.coming.medicine') : say(`condition.${what}`);

function coming(asked: Asked): Screen {
  const { words, visit, change } = asked;
  const { say } = words;
  const all = people(visit);
  const able = comings.filter((what) => fitting(visit, what).length > 0);
  const said = able.filter((what) => expecting(visit, what).length > 0);
  return {
    title: say('kiosk.coming.title', { count: all.length }),
    help: say('kiosk.coming.help'),
    controls: html`${choices({
      name: 'coming',
      by: { id: asks },
      kind: 'checkbox',
      look: 'two',
      tiles: [
        ...able.map((what) => ({
          label: comingName(words, what),
          chosen: said.includes(what),
          choose: () => change((visit) => switched(visit, what)),
        })),
        {
          label: say('kiosk.coming.none'),
          chosen: said.length === 0,
          choose: () => change((visit) => ({ ...visit, coming: {} })),
        },
      ],
    })}
    ${said.flatMap((what) => {
      const whose = fitting(visit, what);
      // Where it can be one person alone, nobody has to say whose it is.
      if (whose.length === 1) return [];
      return [
        part(say('kiosk.coming.who', { what: comingName(words, what) }), {
          name: `who ${what}`,
          kind: 'checkbox',
          look: 'many',
          tiles: whose.map((person) => ({
            label: names(asked, person),
            chosen: expecting(visit, what).some(({ id }) => id === person.id),
            choose: () => change((visit) => toggled(visit, what, person.id)),
          })),
        }),
      ];
    })}`,
  };
}

function doctors(asked: Asked): Screen {
  const { words, visit, change } = asked;
  const { say } = words;
  const { outside } = visit;
  const all = people(visit);
  const set = (changed: Partial<Outside>) =>
    change((visit) => ({ ...visit, outside: { ...visit.outside, ...changed } }));
  const whose = all.some(({ id }) => id === outside.whose) ? outside.whose : 'self';
  return {
    title: say('kiosk.doctors.title', { count: all.length }),
    help: say('kiosk.doctors.help'),
    controls: html`${choices({
      name: 'seen',
      by: { id: asks },
      kind: 'radio',
      look: 'two',
      tiles: ([false, true] as const).map((seen) => ({
        label: say(seen ? 'kiosk.doctors.yes' : 'kiosk.doctors.none'),
        chosen: seen === outside.seen,
        choose: () => set({ seen }),
      })),
    })}
    ${
      outside.seen
        ? html`${
            all.length > 1
              ? part(say('kiosk.doctors.whose'), {
                  name: 'whose',
                  kind: 'radio',
                  look: 'many',
                  tiles: all.map((person) => ({
                    label: names(asked, person),
                    chosen: person.id === whose,
                    choose: () => set({ whose: person.id }),
                  })),
                })
              : nothing
          }
          ${counted(words, {
            label: say('kiosk.doctors.visits'),
            value: outside.visits,
            range: [1, mostVisits],
            change: (by) =>
              change((visit) => ({
                ...visit,
                outside: { ...visit.outside, visits: within(visit.outside.visits + by, [1, mostVisits]) },
              })),
          })}
          ${part(say('kiosk.doctors.if'), {
            name: 'if',
            kind: 'radio',
            look: 'two',
            tiles: (['keep', 'switch'] as const).map((ifOutside) => ({
              label: say(`kiosk.doctors.${ifOutside}`),
              chosen: ifOutside === outside.ifOutside,
              choose: () => set({ ifOutside }),
            })),
          })}`
        : nothing
    }`,
  };
}
