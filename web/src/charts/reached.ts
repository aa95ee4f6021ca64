// When limits are used up, in sentences, with every one of them in a table behind.
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../words/words';
import type { PictureData, Reached, ReachedLimit } from './data';
import { limitName } from '../answer/limit-name';
import { table } from './figure';
import { disclosed } from './lazy-details';
import { styled } from './styled';

interface Of<Limit> {
  name: string;
  reached: readonly Limit[];
}

/** The plans that there is something about, in the order in which they stand. */
function named<Limit>(
  { plans }: PictureData,
  told: readonly { id: string; reached: readonly Limit[] }[] | undefined,
): Of<Limit>[] {
  return plans.flatMap(({ id, name }) => {
    const found = told?.find((plan) => plan.id === id);
    return found ? [{ name, reached: found.reached }] : [];
  });
}

/** Whose limit it is, in words. */
const whose = ({ say }: Words, { memberName }: PictureData, { member }: { member?: string }): string =>
  member === undefined ? say('picture.reached.family') : memberName(member);

/** Limits by their two kinds: the law's is an out-of-pocket limit. */
const kinds = <Limit extends { kind: string }>(reached: readonly Limit[]) =>
  [
    ['deductible', reached.filter(({ kind }) => kind === 'deductible')],
    ['maximum', reached.filter(({ kind }) => kind !== 'deductible')],
  ] as const;

/** In how many of 100 years. */
const often = ({ byMonth }: ReachedLimit): number => byMonth.at(-1) ?? 0;

/** The month by whose end half of those years have come to it. */
function halfBy({ month }: Words, firstMonth: string, limit: ReachedLimit): string {
  const [year = 0, first = 1] = firstMonth.split('-').map(Number);
  const at = first - 1 + limit.byMonth.findIndex((count) => 2 * count >= often(limit));
  return month(`${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
}

/** Whether nothing in the network that is covered costs anything once a limit is used up. */
const freesAll = ({ kind, covers, network, tiers, counts, startsAnew }: Reached): boolean =>
  kind !== 'deductible' &&
  covers === 'medicalAndDrug' &&
  network !== 'outOfNetwork' &&
  !tiers &&
  (counts ?? 'allSharing') === 'allSharing' &&
  startsAnew === undefined;

/**
 * When each plan's deductible and out-of-pocket limit are used up, one sentence
 * for each: in how many possible years and by when, or by the listed care in
 * which month. Of several the one that is used up most often, or first, the
 * family's before a member's.
 */
export function reachedWords(words: Words, data: PictureData, of: 'years' | 'listed'): string[] {
  const { say } = words;
  if (of === 'years')
    return named(data, data.simulation?.plans).flatMap(({ name, reached }) =>
      kinds(reached).flatMap(([kind, limits]) => {
        const [most] = limits.toSorted((a, b) => often(b) - often(a));
        if (!most || often(most) === 0) return [];
        return say(`picture.reached.${kind}`, {
          plan: name,
          count: often(most),
          month: halfBy(words, data.firstMonth, most),
        });
      }),
    );
  return named(data, data.comparison?.plans).flatMap(({ name, reached }) =>
    kinds(reached).flatMap(([kind, limits]) => {
      const first = limits.toSorted(
        (a, b) => Number(a.member !== undefined) - Number(b.member !== undefined) || (a.date < b.date ? -1 : 1),
      )[0];
      if (!first) return [];
      const who = whose(words, data, first);
      const values = {
        plan: name,
        month: words.month(first.date),
        whose: first.member === undefined ? 'family' : who === say('member.self') ? 'self' : 'member',
        who,
      };
      return [
        say(`picture.reached.listed.${kind}`, values),
        ...(freesAll(first) ? [say('picture.reached.listed.free', values)] : []),
      ].join(' ');
    }),
  );
}

/** Every limit that is ever used up, plan by plan; undefined where there is none. */
function reachedTable(words: Words, data: PictureData, of: 'years' | 'listed'): (() => TemplateResult) | undefined {
  const { say, date } = words;
  const identity = [say('picture.reached.plan'), say('picture.reached.limit'), say('picture.reached.whose')];
  const identified = (name: string, limit: Reached | ReachedLimit) => [
    name,
    limitName(words, limit),
    whose(words, data, limit),
  ];
  const [title, more, rows] =
    of === 'years'
      ? [
          say('picture.reached.years'),
          [say('picture.reached.often'), say('picture.reached.half')],
          named(data, data.simulation?.plans).flatMap(({ name, reached }) =>
            reached.map((limit) => [
              ...identified(name, limit),
              say('years.of100', { count: often(limit) }),
              often(limit) === 0 ? '' : halfBy(words, data.firstMonth, limit),
            ]),
          ),
        ]
      : [
          say('picture.reached.days'),
          [say('picture.reached.date')],
          named(data, data.comparison?.plans).flatMap(({ name, reached }) =>
            reached.map((limit) => [...identified(name, limit), date(limit.date)]),
          ),
        ];
  return rows.length > 0 ? () => table(title, [...identity, ...more], rows) : undefined;
}

/** The sentences under a heading, and every limit behind them; nothing where no limit is used up. */
export function reachedPart(words: Words, data: PictureData, of: 'years' | 'listed'): TemplateResult | typeof nothing {
  const all = reachedTable(words, data, of);
  if (!all) return nothing;
  return html`<section class="picture reached" aria-labelledby="reached-${of}" ${styled()}>
    <h3 id="reached-${of}">${words.say('picture.reached.title')}</h3>
    <ul class="says">${reachedWords(words, data, of).map((sentence) => html`<li>${sentence}</li>`)}</ul>
    ${disclosed(words.say('picture.table'), all)}
  </section>`;
}
