// The answer as plain text, to be copied or mailed: what was found, what it
// rests on, and everything that was put in.
import { beyondWords, worksWords, worstWords } from './facts';
import { householdInputs, planInputs, type InputPart } from './inputs';
import { sentence, shortNames } from './labels';
import { asStanding } from './order';
import { sentences, type Told } from './sentences';
import { verdict, type Answer, type Standing } from './verdict';
import type { Page } from '../page/page';
import type { Words } from '../words/words';

/** What stands on the page. */
export type Summarized = Told &
  Standing & {
    /** The ids of the plans in the order in which they stand. */
    readonly standing: readonly string[];
    readonly example: boolean;
  };

/** What goes with it. */
export interface Beside {
  /** The day, as 2026-01-31. */
  readonly today: string;
  /** Who puts the page before the reader; empty where nobody else does. */
  readonly from: string;
  /** What the plans' insurers have to say. */
  readonly disclaimers: readonly string[];
}

/** Paragraphs, with an empty line between them. */
export function summary(of: Summarized & Page, { today, from, disclaimers }: Beside): string {
  const { words, answer, example } = of;
  const { say, date } = words;
  if (!answer) return '';
  const order = verdict(of);
  const split = (of.behind?.splits(of, 'text') ?? []) as string[];
  return [
    [say('title'), ...(from ? [from] : []), date(today)].join('\n'),
    [say(example ? 'answer.title.example' : 'answer.title'), ...split, ...(order ? sentences(of, order) : [])].join(
      '\n',
    ),
    columns(of, answer),
    ...householdInputs(words, answer.draft).map(listed),
    ...byPlan(words, answer),
    [say('footer'), ...disclaimers].join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

const heading = (text: string): string => `${text}\n${'-'.repeat(text.length)}`;

const listed = ({ title, rows }: InputPart): string =>
  [heading(title), ...rows.map(({ label, values: [value = ''] }) => line(label, value))].join('\n');

/** A label may be a question. */
const line = (label: string, value: string): string =>
  `${label}${/\p{P}$/u.test(label) && !label.endsWith(')') ? '' : ':'} ${value}`;

/** The plans across, what they come to down, in columns of a width. */
function columns(of: Summarized, answer: Answer): string {
  const { words } = of;
  const { say, told, money } = words;
  const order = verdict(of);
  const names = shortNames(words, answer.result.plans, 'line');
  const plans = asStanding(of, answer.result.plans);
  const ranked = (id: string) => order?.plans.find(({ plan }) => plan.id === id);
  const drawn = order?.drawn ?? false;
  const rows = [
    ['', ...plans.map(({ id, name }) => sentence(names.get(id) ?? name))],
    [
      say(drawn ? 'row.mean' : 'row.total'),
      ...plans.map(({ id, total }) => (drawn ? told(ranked(id)?.years?.told.mean ?? '') : money(total))),
    ],
    [say('row.premium.yours'), ...plans.map(({ premium }) => money(premium))],
    ...(drawn
      ? [
          [
            `${say('row.bad')} (${say('row.bad.under')})`,
            ...plans.map(({ id }) => told(ranked(id)?.years?.told.p90 ?? '')),
          ],
        ]
      : []),
    [`${say('row.worst')} ${say('row.worst.under')}`, ...plans.map((plan) => worstWords(words, plan))],
  ];
  const widths = rows.reduce<number[]>((so, row) => row.map((cell, i) => Math.max(so[i] ?? 0, cell.length)), []);
  const table = rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
  const more = plans.map((plan) => {
    const beyond = beyondWords(words, plan);
    const most = beyond ? `. ${say('row.worst')}: ${worstWords(words, plan)} ${beyond}` : '';
    return line(words.named(plan.name), `${worksWords(words, plan)}${most}.`);
  });
  return [...table, '', ...more].join('\n');
}

/** The terms of each plan by itself: in columns they would not fit a line. */
function byPlan(words: Words, { draft }: Answer): string[] {
  const parts = draft.plans.map((plan) => planInputs(words, { ...draft, plans: [plan] }));
  return parts.map((its, i) =>
    [
      heading(words.named(draft.plans[i]?.name ?? '')),
      ...its.flatMap(({ title, rows }, part) => [
        ...(part > 0 ? ['', title] : []),
        ...rows.map(({ label, values: [value = ''] }) => line(label, value)),
      ]),
    ].join('\n'),
  );
}
